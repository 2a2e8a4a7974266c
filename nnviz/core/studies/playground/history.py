"""The history of a run in bounded memory: it keeps weights, halves itself, and every moment comes back exactly.

A moment between two that were kept is made again from the one before, with what changed on the way: at most
`interval` updates, a few milliseconds, or in pieces while somebody drags over them. When more than MOST moments are
kept every second one goes and the interval doubles; so do the bins of the losses.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Any

import numpy as np

from nnviz.core.activations import Floats
from nnviz.core.numerics.silence import silent
from nnviz.core.studies.playground.learner import Change, Kept, Learner, Recipe, made

MOST, FIRST_INTERVAL, MOST_BINS = 2048, 32, 4096
MOST_CHANGES = 2000
"""Changes that are remembered; of a run with more, the moments before them are shown as they were kept."""


class LearningHistory:
    """What runs of one or two networks have left so far. `len` counts updates.

    interval: updates between two moments that are kept; bin: updates of which one mean loss is kept.
    """

    def __init__(self, recipes: Sequence[Recipe]) -> None:
        self.recipes = tuple(recipes)
        self.interval, self.bin = FIRST_INTERVAL, 1
        self.kept: list[list[Kept]] = []
        self.changes: list[Change] = []
        self._done = 0
        self._bins = np.empty((0, len(self.recipes)))
        self._rest: list[Sequence[float]] = []  # losses that do not fill a bin yet
        self._rows = np.empty((MOST + 2, len(self.recipes), 5))  # what was measured at each moment in `kept`
        self._replay: tuple[int, list[Learner]] | None = None

    def __len__(self) -> int:
        return self._done

    def extend(self, frames: list[Any]) -> None:
        """Take what `learn` has yielded; None is nothing."""
        losses = [frame for frame in frames if type(frame) is tuple]  # most of them are
        self._rest += losses
        self._done += len(losses)
        for frame in frames:
            if type(frame) is list:
                self._keep(frame)
            elif type(frame) is Change:
                self.changes.append(frame)
                self._replay = None  # it may stand at this very moment, without the change
        self._fill_bins()

    def _keep(self, moment: list[Kept]) -> None:
        if self.kept and self.kept[-1][0].done >= moment[0].done:
            self.kept.pop()  # changed at this very moment
        self._put(moment)
        while len(self.kept) > MOST:
            self.interval *= 2
            stays = [place for place, kept in enumerate(self.kept) if kept[0].done % self.interval == 0]
            self.kept, self._rows[: len(stays)] = [self.kept[place] for place in stays], self._rows[stays]
        if len(self.changes) > MOST_CHANGES:
            del self.changes[: MOST_CHANGES // 2]

    def _put(self, moment: list[Kept]) -> None:
        self._rows[len(self.kept)] = [(one.done, *one.measured) for one in moment]
        self.kept.append(moment)

    def _fill_bins(self) -> None:
        whole = len(self._rest) // self.bin * self.bin
        if whole:
            means = np.array(self._rest[:whole]).reshape(-1, self.bin, len(self.recipes)).mean(axis=1)
            self._bins, self._rest = np.concatenate([self._bins, means]), self._rest[whole:]
        while len(self._bins) > MOST_BINS:
            if len(self._bins) % 2:
                self._rest = [tuple(self._bins[-1])] * self.bin + self._rest
                self._bins = self._bins[:-1]
            self._bins = (self._bins[0::2] + self._bins[1::2]) / 2
            self.bin *= 2

    # What is known of the run.

    def losses(self) -> tuple[Floats, Floats]:
        """Return after which updates (n,), and the mean losses of the mini-batches up to there (n, networks)."""
        return np.arange(1, len(self._bins) + 1) * float(self.bin), self._bins

    def measured(self, number: int = 0) -> tuple[Floats, Floats]:
        """Return after which updates (n,) a network was measured, and the numbers of `Measured` (n, 4)."""
        table = self._rows[: len(self.kept), number].copy()
        return table[:, 0], table[:, 1:]

    def recipes_at(self, done: int) -> tuple[Recipe, ...]:
        """Return the recipes that update number `done` (from 0) was or will be made with."""
        place = bisect_right(self.changes, done, key=lambda change: change.done)
        return next((change.recipes for change in self.changes[:place][::-1] if change.recipes), self.recipes)

    def rates(self, number: int = 0) -> list[tuple[int, float]]:
        """Return the changes of the learning rate: (updates done, rate), the first one at 0.

        Of several between the same two updates, as in a drag while nothing learns, only the last one counts.
        """
        found = [(0, self.recipes[number].rate)]
        for change in self.changes:
            if change.recipes:
                if found[-1][0] == change.done:
                    found.pop()
                rate = change.recipes[number].rate
                if not found or rate != found[-1][1]:
                    found.append((change.done, rate))
        return found

    # A moment.

    def near(self, done: int) -> list[Kept]:
        """Return the last moment that was kept up to a number of updates."""
        return self.kept[max(0, bisect_right(self.kept, done, key=lambda kept: kept[0].done) - 1)]

    def at(self, done: int, most: int | None = None) -> list[Kept]:
        """Return the moment after so many updates, made again from the one that was kept before it.

        most: how many updates may be made for it now; where that is too few it is an earlier moment, and the next call
        goes on from there.
        """
        kept = self.near(done)
        if kept[0].done >= done:
            return kept
        return silent(self._made_again)(kept, done, most)

    def _made_again(self, kept: list[Kept], done: int, most: int | None) -> list[Kept]:
        learners = self._learners(kept, done)
        done = done if most is None else min(done, learners[0].done + most)
        later = [change for change in self.changes if learners[0].done < change.done <= done]
        while learners[0].done < done:
            for learner in learners:
                learner.step()
            for change in later:
                if change.done == learners[0].done:
                    made(learners, change)
        self._replay = done, learners
        return [learner.kept() for learner in learners]

    def _learners(self, kept: list[Kept], done: int) -> list[Learner]:
        """Return learners at the nearest moment before `done`: where the last one was made again, or a kept one."""
        replay, self._replay = self._replay, None  # until they have arrived: they may diverge
        if replay is None:
            return self.learners_from(kept)
        place, learners = replay
        if kept[0].done <= place <= done:
            return learners
        recipes = self.recipes_at(kept[0].done)
        if any(learner.recipe is not recipe for learner, recipe in zip(learners, recipes, strict=True)):
            return self.learners_from(kept)
        for learner, moment in zip(learners, kept, strict=True):  # half of what new ones cost
            learner.go_back(moment)
        return learners

    def learners_from(self, kept: list[Kept]) -> list[Learner]:
        """Return learners that go on from a moment."""
        learners = [Learner(recipe) for recipe in self.recipes_at(kept[0].done)]
        for learner, moment in zip(learners, kept, strict=True):
            learner.go_back(moment)
        return learners

    def until(self, done: int) -> LearningHistory:
        """Return the history up to a moment, from which another branch can begin."""
        twin = LearningHistory(self.recipes)
        twin.interval, twin.bin = self.interval, self.bin
        twin.changes = [change for change in self.changes if change.done <= done]
        stays = bisect_left(self.kept, done, key=lambda kept: kept[0].done)
        twin.kept, twin._rows[:stays] = self.kept[:stays], self._rows[:stays]
        twin._put(self.at(done))
        whole = done // self.bin
        twin._bins, twin._done = self._bins[:whole].copy(), done
        twin._rest = [tuple(self._bins[min(whole, len(self._bins) - 1)])] * (done - whole * self.bin) if done else []
        return twin
