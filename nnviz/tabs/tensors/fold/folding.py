"""Where the folds of a State come from: a person, or a network that learns them in a worker."""

from functools import lru_cache

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from nnviz.core.studies.tensors.folded_moons import Folds, Moons, fold_of, learn, two_moons, with_last_layer
from nnviz.tabs.tensors.state import TensorsState
from nnviz.ui.base.runtime.background_task import BackgroundTask

_Key = tuple[int, float, int, int, float, int]


@lru_cache(maxsize=2)
def _moons(count: int, noise: float, seed: int) -> Moons:
    return two_moons(count, noise, np.random.default_rng(seed))


def moons_of(state: TensorsState) -> Moons:
    """Return the points of a State."""
    return _moons(state.samples, state.noise, state.seed)


@lru_cache(maxsize=2)
def by_hand(
    folds: tuple[tuple[float, ...], ...], units: int, count: int, noise: float, seed: int, share: float = 1.0
) -> Folds:
    """Return the first `units` folds with the last layer that suits them; share: how far the plane is folded."""
    found = [fold_of(place) for place in folds[:units]]
    W = np.array([w for w, _ in found]).reshape(-1, 2)
    return with_last_layer(W, np.array([b for _, b in found]), _moons(count, noise, seed), 1.0 - share)


class Learning(QObject):
    """The last learning, moment by moment. `finished` when it is complete."""

    finished = Signal()
    failed = Signal(Exception)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._key: _Key | None = None
        self._frames: list[Folds] = []
        self._done = False
        self._task = BackgroundTask(self)
        self._task.batch.connect(self._on_batch)
        self._task.finished.connect(self._on_finished)
        self._task.failed.connect(self._on_failed)

    @property
    def busy(self) -> bool:
        """Whether a network is learning."""
        return self._task.busy

    def frames(self, state: TensorsState) -> list[Folds]:
        """Return the moments of a State's learning; while it runs in the worker only the first one."""
        key = (state.samples, state.noise, state.seed, state.units, state.rate, state.start)
        if key != self._key or not self._done and not self._task.busy:
            moons = moons_of(state)
            units, rate, start = state.units, state.rate, state.start
            self._key, self._done = key, False
            self._frames = [next(learn(moons, units, rate, start))]
            self._learnt: list[Folds] = []
            self._task.start(lambda: learn(moons, units, rate, start))
        return self._learnt if self._done else self._frames

    def last(self, state: TensorsState) -> int:
        """Return the number of the last moment; 0 while there is only one."""
        return len(self.frames(state)) - 1 if state.by == "learnt" and state.units else 0

    def stop(self) -> None:
        """End the learning; it begins anew when it is asked for again."""
        self._task.stop()

    @Slot(object)
    def _on_batch(self, frames: list[Folds]) -> None:
        self._learnt.extend(frames)

    @Slot(object)
    def _on_finished(self, last: object) -> None:
        self._done = True
        self.finished.emit()

    @Slot(Exception)
    def _on_failed(self, problem: Exception) -> None:
        self._learnt, self._done = list(self._frames), True
        self.failed.emit(problem)
