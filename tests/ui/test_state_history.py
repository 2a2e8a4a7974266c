"""Undo and redo over plain values: what is one step, what is forgotten, and how much is kept."""

from dataclasses import dataclass

import pytest

from nnviz.ui.state_history import MERGE_SECONDS, StateHistory, size_of


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@dataclass(frozen=True)
class Text:
    text: str
    points: tuple[float, ...] = ()


def history_of(*states: str, **limits: int) -> StateHistory[str]:
    history = StateHistory(states[0], **limits)
    for state in states[1:]:
        history.push(state)
    return history


def undone(history: StateHistory[str]) -> list[str]:
    """Return what is on show after each step back."""
    states = []
    while history.undo():
        states.append(history.state)
    return states


def test_a_new_history_shows_its_first_state_and_knows_no_other():
    history = StateHistory("a")
    assert history.state == "a" and len(history) == 1
    assert not history.can_undo and not history.can_redo
    assert not history.undo() and not history.redo()
    assert history.state == "a"


def test_undo_and_redo_walk_through_all_states_and_stop_at_the_ends():
    history = history_of("a", "b", "c")
    assert undone(history) == ["b", "a"]
    assert history.redo() and history.state == "b"
    assert history.redo() and history.state == "c"
    assert not history.redo() and history.state == "c"


def test_a_push_after_undo_forgets_what_was_undone():
    history = history_of("a", "b", "c")
    history.undo()
    history.push("d")
    assert not history.can_redo
    assert undone(history) == ["b", "a"]


def test_quick_changes_of_one_name_are_one_step_and_slow_or_other_ones_are_not():
    clock = Clock()
    history = StateHistory("a", clock=clock)
    for state in ("b", "c", "d"):
        history.push(state, "drag")
        clock.now += MERGE_SECONDS / 2
    history.push("e", "other")
    clock.now += 2 * MERGE_SECONDS
    history.push("f", "other")
    assert undone(history) == ["e", "d", "a"]


def test_a_drag_there_and_back_leaves_no_step():
    history = history_of("a", "b")
    history.push("c", "drag")
    history.push("b", "drag")
    assert undone(history) == ["a"]


def test_a_change_after_undo_is_not_merged_with_the_drag_before_it():
    history = history_of("a")
    history.push("b", "drag")
    history.push("c", "other")
    history.undo()
    history.push("d", "drag")
    assert undone(history) == ["b", "a"]


@pytest.mark.parametrize("most", [2, 3, 500])
def test_no_more_steps_are_kept_than_allowed_and_the_oldest_go_first(most):
    history = history_of(*map(str, range(700)), most_steps=most)
    assert len(history) == most
    assert undone(history)[-1] == str(700 - most)


def test_large_states_are_kept_up_to_a_number_of_bytes():
    size = size_of("x" * 1000)
    history = history_of(*("x" * 999 + str(n % 10) for n in range(50)), most_bytes=7 * size)
    assert len(history) == 7 and history.size <= 7 * size
    assert len(undone(history)) == 6


def test_a_state_larger_than_all_that_is_allowed_can_still_be_undone():
    history = history_of("a", "x" * 5000, "y" * 5000, most_bytes=100)
    assert undone(history) == ["x" * 5000]


def test_a_snapshot_brings_back_states_place_and_merging():
    clock = Clock()
    history = StateHistory("a", clock=clock)
    history.push("b", "drag")
    before = history.snapshot()
    history.push("c")
    history.undo()
    history.push("d")
    history.restore(before)
    assert history.state == "b" and not history.can_redo
    history.push("e", "drag")
    assert undone(history) == ["a"]


def test_starting_anew_forgets_everything():
    history = history_of("a", "b", "c")
    history.start("z")
    assert history.state == "z" and not history.can_undo and not history.can_redo


def test_the_size_of_a_state_grows_with_what_it_holds():
    small, large = Text("a"), Text("a" * 10_000, tuple(range(1000)))
    assert size_of(large) - size_of(small) > 10_000 + 8 * 1000
    assert size_of({"key": [1, 2, 3]}) > size_of({})
