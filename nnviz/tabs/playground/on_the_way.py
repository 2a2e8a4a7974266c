"""What was changed while a run went on, as a State holds it: enough to do the run again, to the last bit.

An entry (update, name, before) says that up to this update a field had another value. Of points only those are kept
that differ: (update, "points", left, right, points), which stood between `left` points at the front and `right` at the
end of what they are after it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from nnviz.core.studies.playground.history import LearningHistory
from nnviz.core.studies.playground.learner import Change, Recipe
from nnviz.core.studies.playground.plane_data import PlaneData
from nnviz.tabs.playground.state import (
    DATA,
    OWN,
    PlaygroundState,
    are_points,
    is_count,
    is_valid,
    recipes_of,
)

Entry = tuple[Any, ...]
OF_A = ("batch_size", "l2", "l1", "dropout", "momentum", "rho", "beta1", "beta2", "frozen")
"""Fields of the State that may change on the way, beside the rate and the points, and are read off the recipe of A."""
OF_B = {"rate": "rate_b", "l2": "l2_b"}
"""Difference of A | B → the field of the State that is read off the recipe of B."""
MOST_ENTRIES, MOST_KEPT = 1000, 20_000
"""So many changes are kept, with so many points in them in all; of more the first are forgotten."""


def planned(state: PlaygroundState) -> tuple[PlaygroundState, list[Change]]:
    """Return the State from which a run begins, and what is to be changed on the way, in order."""
    entries = sorted([*((n, "rate", rate) for n, rate in state.early), *state.earlier], key=lambda entry: entry[0])
    moments: list[tuple[int, PlaygroundState]] = []
    for entry in reversed(entries):
        moments.append((int(entry[0]), state))
        state = _before(state, entry)
    changes = [Change(n, recipes_of(then), ()) for n, then in _last_of_each(moments[::-1])]
    return state, changes


def _last_of_each(moments: Sequence[tuple[int, PlaygroundState]]) -> Iterator[tuple[int, PlaygroundState]]:
    """Yield the last State of each update: what changed at once is one change."""
    for place, (n, state) in enumerate(moments, 1):
        if place == len(moments) or moments[place][0] != n:
            yield n, state


def _before(state: PlaygroundState, entry: Entry) -> PlaygroundState:
    """Return the State as it was before an entry."""
    name = entry[1]
    if name == "points":
        left, right, between = int(entry[2]), int(entry[3]), entry[4]
        points = state.points
        return replace(state, points=(*points[:left], *between, *points[len(points) - right :]))
    return replace(state, **{name: entry[2]})


def earlier_of(history: LearningHistory, state: PlaygroundState, data: str) -> tuple[Entry, ...]:
    """Return the entries of a run. data: the kind of points that it began with."""
    entries: list[Entry] = []
    recipes = history.recipes
    for done, made in groupby((change for change in history.changes if change.recipes), lambda change: change.done):
        *_, last = made
        if done:
            entries += [(done, *rest) for rest in _differences(recipes, last.recipes, state, data)]
        data = data if last.recipes[0].data.same_as(recipes[0].data) else OWN
        recipes = last.recipes
    return bounded(tuple(entries))


def _differences(old: Sequence[Recipe], new: Sequence[Recipe], state: PlaygroundState, data: str) -> Iterator[Entry]:
    before, after = settings_of(old[0]), settings_of(new[0])
    yield from ((name, before[name]) for name in OF_A if name in before and before[name] != after[name])
    if len(new) > 1 and state.difference in OF_B:
        value, other = (settings_of(recipes[1])[state.difference] for recipes in (old, new))
        if value != other:
            yield OF_B[state.difference], value
    if not old[0].data.same_as(new[0].data):
        yield ("data", data) if data != OWN else ("points", *_between(_rows(old[0].data), _rows(new[0].data)))


def settings_of(recipe: Recipe) -> dict[str, Any]:
    """Return a recipe's settings by the names of the State's fields."""
    return {"batch_size": recipe.batch_size, "l2": recipe.l2, "l1": recipe.l1, "dropout": recipe.dropout,
            "frozen": recipe.frozen, **dict(recipe.hyper)}  # fmt: skip


def _rows(data: PlaneData) -> list[tuple[float, ...]]:
    return [(x, y, float(t)) for (x, y), t in zip(data.x.tolist(), data.t.tolist(), strict=True)]


def _between(old: Sequence[Any], new: Sequence[Any]) -> tuple[int, int, tuple[Any, ...]]:
    """Return how many entries two sequences share at the front and at the end, and what the old one has between."""
    most = min(len(old), len(new))
    left = next((i for i in range(most) if old[i] != new[i]), most)
    right = next((i for i in range(most - left) if old[-1 - i] != new[-1 - i]), most - left)
    return left, right, tuple(old[left : len(old) - right])


def bounded(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Return the last entries, no more than may be kept."""
    room, first = MOST_KEPT, max(0, len(entries) - MOST_ENTRIES)
    for place in range(len(entries) - 1, first - 1, -1):
        room -= len(entries[place][4]) if entries[place][1] == "points" else 0
        if room < 0:
            return entries[place + 1 :]
    return entries[first:]


def noted(state: PlaygroundState, changed: dict[str, Any], done: int) -> tuple[Entry, ...]:
    """Return the entries for fields that are about to change after `done` updates."""
    names = [name for name in (*OF_A, *OF_B.values()) if name in changed and changed[name] != getattr(state, name)]
    entries: list[Entry] = [(done, name, getattr(state, name)) for name in names]
    if "points" in changed and changed["points"] != state.points or changed.get("data", state.data) != state.data:
        between = _between(state.points, changed.get("points", state.points))
        entries.append((done, "points", *between) if state.data == OWN else (done, "data", state.data))
    return tuple(entries)


def with_what_was(state: PlaygroundState, changed: dict[str, Any], done: int) -> tuple[Entry, ...]:
    """Return all entries of a State some of whose fields are about to change after `done` updates.

    What changes between the same two updates, as in a drag while nothing learns, is one change.
    """
    earlier = tuple(entry for entry in state.earlier if entry[0] <= done)
    then = state
    while earlier and earlier[-1][0] == done:
        then, earlier = _before(then, earlier[-1]), earlier[:-1]
    now = {name: getattr(state, name) for name in (*OF_A, *OF_B.values(), "points", "data")}
    return bounded((*earlier, *noted(then, now | changed, done)))


def are_entries(state: PlaygroundState) -> bool:
    """Return whether the entries of a State are what they are meant to be, in order."""
    if len(state.earlier) > MOST_ENTRIES or not all(isinstance(e, tuple) and len(e) > 2 for e in state.earlier):
        return False
    moments = [entry[0] for entry in state.earlier]
    if not all(is_count(moment, 1) for moment in moments) or moments != sorted(moments):
        return False
    for entry in reversed(state.earlier):
        if not _is_entry(entry, state):
            return False
        state = _before(state, entry)
    return True


def _is_entry(entry: Entry, after: PlaygroundState) -> bool:
    """Return whether an entry says what was before a State."""
    _, name, *rest = entry
    if name == "points":
        return (len(rest) == 3 and is_count(rest[0]) and is_count(rest[1]) and isinstance(rest[2], tuple)
                and rest[0] + rest[1] <= len(after.points) and are_points(rest[2]))  # fmt: skip
    if len(rest) != 1:
        return False
    if name == "frozen":
        return isinstance(rest[0], tuple) and all(map(is_count, rest[0]))
    if name == "data":
        return isinstance(rest[0], str) and rest[0] in DATA and rest[0] != OWN
    return isinstance(name, str) and name in (*OF_A, *OF_B.values()) and is_valid(name, rest[0])
