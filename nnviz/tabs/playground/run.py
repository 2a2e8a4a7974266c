"""The run that the views share: begun when the State asks for another, changed on the way, branched off the past."""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from PySide6.QtCore import Slot

from nnviz.core.studies.playground.history import LearningHistory
from nnviz.core.studies.playground.learner import Change, Kept, Learner, Recipe, made
from nnviz.core.studies.playground.plane_painting import Points, points_of
from nnviz.laboratory.live.playground import PlaygroundRun
from nnviz.laboratory.live.run import beside
from nnviz.tabs.playground.on_the_way import bounded, earlier_of, planned
from nnviz.tabs.playground.state import OWN, PlaygroundState, recipes_of
from nnviz.ui.playback.playback import Playback
from nnviz.ui.playback.status import Status

_PIECE, _GLANCE, _POINTS_PER_CALL = 9000, 600, 60
"""Work in points of a piece, and of one in the middle of a drag; how many points of a mini-batch cost as much as the
calls around them."""
_BATCH = 26  # ms from one batch of updates to the next: two pieces of what learns, more than 33 frames a second


class BranchingPlayback(Playback):
    """Time that goes on from the moment on show: `before_playing` gets it ready, whatever asked for it."""

    before_playing: Callable[[], None] | None = None

    @Slot()
    def play(self) -> None:
        """Go on from the moment on show."""
        if self.before_playing is not None and not self.running:
            self.before_playing()
        super().play()


def _is_update(frame: Any) -> bool:
    return type(frame) is tuple


@dataclass(frozen=True)
class _Aside:
    """A run while another is on show. moment: None for the newest; ran: whether it was followed while it learned."""

    history: LearningHistory
    before: LearningHistory | None
    recipes: tuple[Recipe, ...]
    edits: tuple[tuple[float, ...], ...]
    key: tuple[Any, ...]
    data: str
    moment: int | None
    ran: bool


class SharedRun:
    """One run of one network, or of two side by side; the time bar moves in it. The other one is kept aside.

    history: what it has left; problem: what ended it; before: the history of the branch that was left, if any.
    """

    def __init__(self, timeline: Playback) -> None:
        self._timeline = timeline
        self.history: LearningHistory | None = None
        self.problem: Exception | None = None
        self.before: LearningHistory | None = None
        self.has_arrived = True
        """Whether `moment` last gave the moment on show, and not one on the way there."""
        self.is_dragged = False
        """Whether another moment is likely to be wanted soon, so that `quick` means less work than else."""
        self.loading = False
        """Whether the time bar is being given a run, so that its moves mean nothing."""
        self._recipes: tuple[Recipe, ...] = ()  # that are in force, or asked for
        self._edits: tuple[tuple[float, ...], ...] = ()  # that are made
        self._key: tuple[Any, ...] | None = None
        self._changes: deque[Change] = deque()
        self._branching: tuple[list[Kept] | None, list[Learner]] = (None, [])  # the last branch's moment, and its state
        self._live: PlaygroundRun | None = None
        self._data = ""  # kind of the points that it began with
        self._aside: _Aside | None = None  # the run of two while that of one is on show, and the other way round
        self._left_at: int | None = None
        self.came_back = False
        """Whether a run that was kept aside is on show again, and the State does not say yet what was changed in it."""
        self._clock: deque[tuple[float, int]] = deque(maxlen=40)

    # Following the State.

    def follow(self, state: PlaygroundState) -> None:
        """Show the run of a State: a new one if it has another beginning, else what has changed holds from here on."""
        recipes, key = recipes_of(state), _beginning(state)
        back = self._exchanged() if self._key is not None and key[0] != self._key[0] else None
        same = self.history is not None and len(recipes) == len(self._recipes)
        same = same and (key == self._key or self._painted_on(state, key))
        self._key = key
        if not same or not all(a.begins_like(b) for a, b in zip(recipes, self._recipes, strict=True)):
            self.begin(state)
            return
        if back is not None:
            goes_on = back.ran and self._timeline.running  # as it did, unless it was paused since
            self._show_at(back.moment)
            self.before, self.came_back = back.before, True
            if goes_on:
                self._timeline.play()
        recipes = tuple(new if not new.same_as(old) else old for new, old in zip(recipes, self._recipes, strict=True))
        wanted = state.edits if back is None else self._edits
        edits = _edits_between(self._edits, wanted)
        changed = any(new is not old for new, old in zip(recipes, self._recipes, strict=True))
        self._recipes, self._edits = recipes, wanted
        if changed or edits:
            self._change(state, Change(0, recipes if changed else (), edits))

    def _exchanged(self) -> _Aside | None:
        """Keep the run aside, and take up the one that was kept aside before, if any; the time bar has neither."""
        back, self._aside = self._aside, None
        if self.begun and not self._changes and self.history is not None and self._key is not None:
            self._aside = _Aside(self.history, self.before, self._recipes, self._edits, self._key, self._data,
                                 _on_show(self._timeline), self.follows)  # fmt: skip
        if back is not None:
            self.history, self._recipes, self._edits = back.history, back.recipes, back.edits
            self._key, self._data = back.key, back.data
        return back

    def _painted_on(self, state: PlaygroundState, key: tuple[Any, ...]) -> bool:
        """Return whether points of a data set have become one's own by a stroke on them: the run goes on with them."""
        old = self._key
        if state.data != OWN or old is None or old[1] == OWN or (old[0], *old[2:4]) != (key[0], *key[2:4]):
            return False
        return self.is_painted_on(state.points)

    def is_painted_on(self, points: Points) -> bool:
        """Return whether most of the points that are learned from are among others: those were painted on these."""
        before = set(points_of(self._recipes[0].data)) if self._recipes else set()
        return 2 * len(before & set(points)) > len(before)

    def begin(self, state: PlaygroundState) -> None:
        """Begin anew from the seed; what was running runs on."""
        running = self._timeline.running and self.history is not None
        self._recipes, self._edits, self.before = recipes_of(state), state.edits, None
        first, changes = self._plan(state)
        self.history = LearningHistory(first)
        learners = [Learner(recipe) for recipe in first]
        while changes and changes[0].done == 0:
            made(learners, changes.pop(0))
        self._load(learners, changes)
        if running:
            self._timeline.play()

    def _plan(self, state: PlaygroundState) -> tuple[tuple[Recipe, ...], list[Change]]:
        """Return the recipes from which a State's run begins, and what is to be changed on the way, in order."""
        start, changes = planned(state)
        first = recipes_of(start)
        recipes = [first, *(change.recipes for change in changes)]
        if not all(a.begins_like(b) for row in recipes for a, b in zip(row, self._recipes, strict=True)):
            start, first, changes = state, self._recipes, []  # they are of another network
        self._data = start.data
        changes += [Change(int(n), (), ((int(who), int(index), value),)) for n, who, index, value, _ in state.edits]
        return first, sorted(changes, key=lambda change: change.done)

    def _change(self, state: PlaygroundState, change: Change) -> None:
        """Let a change hold from now on: in the thread that learns, or at the moment on show."""
        if self._timeline.running and self._timeline.live:
            self._changes.append(change)
        elif self.history is not None and len(self.history) == 0 and not change.edits:
            self.begin(state)
        else:
            self.branch(self._timeline.position, change)

    def branch(self, moment: int, change: Change | None = None) -> None:
        """Go on from a moment, perhaps with a change; what came after it is kept as `before`."""
        history = self.history
        if history is None:
            return
        if moment < len(history):
            self.before = history
            self._edits = tuple(edit for edit in self._edits if edit[0] <= moment)
        self.history = history.until(moment)
        learners = self._learners_at(self.history)
        if not all(learner.recipe.same_as(now) for learner, now in zip(learners, self._recipes, strict=True)):
            change = (change or Change(0, (), ()))._replace(recipes=self._recipes)  # what the controls say holds now
        if change is not None:
            self.history.extend([made(learners, change), [learner.kept() for learner in learners]])
        self._branching = self.history.kept[-1], learners
        self._load(learners, [])

    def _learners_at(self, history: LearningHistory) -> list[Learner]:
        """Return learners at the end of a history: in a drag while nothing learns, those of the move before."""
        moment, learners = self._branching
        return learners if moment is history.kept[-1] else history.learners_from(history.kept[-1])

    def _load(self, learners: list[Learner], changes: list[Change]) -> None:
        history, self.problem = self.history, None
        assert history is not None
        if not history.kept:
            history.extend([[learner.kept() for learner in learners]])
        recipes, self._changes = tuple(learner.recipe for learner in learners), deque(changes)
        self._live = live = PlaygroundRun(recipes, history.kept[-1], lambda: history.interval, self._changes)
        self._clock.clear()
        self.loading = True
        self._timeline.load(lambda: beside(live), threaded=True, keep=lambda: history, counts=_is_update,
                            stride=self.per_epoch, interval=_BATCH, at_end=True)  # fmt: skip
        self.loading = False

    def last_good(self) -> int:
        """Return the last moment at which a mini-batch cost no more than all points did before the first update."""
        history = self.history
        if history is None:
            return 0
        updates, losses = history.losses()
        first = np.array([kept.measured.train_loss for kept in history.kept[0]])
        good = np.flatnonzero((losses <= first).all(axis=1))
        return int(updates[good[-1]]) - 1 if len(good) else 0

    def leave(self) -> None:
        """Remember the moment on show: a view with a run of its own is about to take the time bar."""
        self._left_at = _on_show(self._timeline)

    def show_again(self, state: PlaygroundState) -> None:
        """Give the time bar this run again, at the moment that was on show: another view had a run of its own there."""
        if self.history is not None and len(self.history):
            self._show_at(self._left_at)
        elif self.history is not None:
            self.begin(state)

    def _show_at(self, moment: int | None) -> None:
        """Give the time bar the run that is known, at a moment; None: at the newest."""
        self.branch(len(self.history or ()))
        self.loading = True
        if moment is not None:
            self._timeline.go(moment)
        self.loading = False

    def note_edits(self, edits: tuple[tuple[float, ...], ...]) -> None:
        """Take note that a State says in other words which edits are made."""
        self._edits = edits

    # What is known.

    @property
    def recipes(self) -> tuple[Recipe, ...]:
        """The recipes that hold for the next update of the run."""
        return self._recipes

    @property
    def per_epoch(self) -> int:
        """How many updates an epoch has."""
        recipe = self._recipes[0]
        return max(1, -(-len(recipe.data.x_train) // recipe.batch_size))

    @property
    def begun(self) -> bool:
        """Whether there was an update."""
        return self.history is not None and len(self.history) > 0

    @property
    def follows(self) -> bool:
        """Whether the newest moment of a run that goes on is on show."""
        return self._timeline.running and self._timeline.following

    def moment(self, quick: bool = False) -> list[Kept]:
        """Return the moment on show; of a run that goes on, the newest that was kept.

        quick: it may be one on the way to the moment on show, see `has_arrived`; the next call comes nearer.
        """
        history = self.history
        assert history is not None
        if self.follows:
            return history.kept[-1]
        most = self._per(_GLANCE if self.is_dragged else _PIECE) if quick else None
        moment = history.at(self._timeline.position, most)
        self.has_arrived = moment[0].done >= self._timeline.position
        return moment

    def _per(self, points: int) -> int:
        """Return how many updates may be made again in one go."""
        return max(4, points // (len(self._recipes) * (_POINTS_PER_CALL + self._recipes[0].batch_size)))

    def count(self) -> None:
        """Take note that updates have arrived."""
        self._clock.append((time.perf_counter(), len(self.history or ())))

    @property
    def process(self) -> int:
        """The number of the process in which it learns, 0 for none."""
        return self._live.process if self._live is not None else 0

    def deaths(self) -> list[int]:
        """Return the exit codes of processes that died while they learned, once; the run has gone on without them."""
        return self._live.new_deaths() if self._live is not None else []

    @property
    def speed(self) -> float:
        """Updates per second over the last second or so, 0 when nothing runs."""
        if len(self._clock) < 2 or self._timeline.status != Status.RUNNING:
            return 0.0
        (start, before), (end, now) = self._clock[0], self._clock[-1]
        return (now - before) / max(end - start, 1e-9)

    def edits(self) -> tuple[tuple[float, ...], ...]:
        """Return the edits of weights as a State holds them, each at the update before which it was really made."""
        made_at = [(change.done, edit) for change in (self.history.changes if self.history else ())
                   for edit in change.edits]  # fmt: skip
        planned = [edit for edit in self._edits if edit[0] == 0][: len(self._edits) - len(made_at)]
        if len(made_at) + len(planned) != len(self._edits):
            return self._edits  # some were taken back on the way
        return (*planned, *((done, *edit[1:]) for (done, _), edit in
                            zip(made_at, self._edits[len(planned) :], strict=True)))  # fmt: skip

    def earlier(self, state: PlaygroundState) -> tuple[tuple[Any, ...], ...]:
        """Return the changes of other settings and of the points as a State holds them."""
        return earlier_of(self.history, state, self._data) if self.history is not None else ()

    def earlier_and_planned(self, state: PlaygroundState) -> tuple[tuple[Any, ...], ...]:
        """Return the same, and what the State says of updates that are not made yet: it is still to be changed."""
        found, done = self.earlier(state), len(self.history or ())
        last = found[-1][0] if found else 0
        return bounded((*found, *(entry for entry in state.earlier if entry[0] >= max(done, last + 1))))

    def early(self) -> tuple[tuple[int, float], ...]:
        """Return the changes of the rate as a State holds them: (update, the rate before it)."""
        rates = self.history.rates() if self.history else []
        return tuple((int(n), rate) for (_, rate), (n, _) in zip(rates, rates[1:], strict=False))


def _on_show(timeline: Playback) -> int | None:
    """Return the moment on show, None for the newest."""
    return None if timeline.following else timeline.position


def _beginning(state: PlaygroundState) -> tuple[Any, ...]:
    """Return what a run cannot take up on the way: the data, but for painted points, and how many networks."""
    made_from = () if state.data == OWN else (state.samples, state.noise, state.rule)
    return state.view == "compare", state.data, state.share, state.seed, made_from


def _edits_between(old: tuple[Any, ...], new: tuple[Any, ...]) -> tuple[tuple[int, int, float], ...]:
    """Return which numbers to put where so that the edits of `old` become those of `new`."""
    common = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    back = [(int(who), int(index), before) for _, who, index, _, before in reversed(old[common:])]
    return (*back, *((int(who), int(index), value) for _, who, index, value, _ in new[common:]))
