"""What a run leaves behind, in full: a number for every iteration, and every measurement."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from nnviz.core.training import Evaluation, TrainingStep, WeightUpdate

Weights = Mapping[str, NDArray[np.floating]]
AXES = ("iterations", "epochs", "samples", "seconds")
"""Against what curves can be drawn: updates, times every image was seen, images seen, time of the updates alone."""
SERIES = {"losses": np.float32, "penalties": np.float32, "rates": np.float64, "images": np.int32,
          "durations": np.float32}  # fmt: skip
"""What there is for every iteration, and its type."""

_NO_UPDATE = WeightUpdate("", 0.0, 0.0, 0.0)
_EMPTY = np.empty(0, np.uint8)


class Recorded(Protocol):
    """What of a run's history is kept: see `core.studies.training.history.History`."""

    evaluations: list[Evaluation]

    @property
    def losses(self) -> np.ndarray: ...  # noqa: D102
    @property
    def penalties(self) -> np.ndarray: ...  # noqa: D102
    @property
    def images(self) -> np.ndarray: ...  # noqa: D102
    def seconds(self) -> np.ndarray: ...  # noqa: D102
    def all_rates(self) -> np.ndarray: ...  # noqa: D102


@dataclass(frozen=True, eq=False)
class RunCurves:
    """Every iteration and every measurement of a run, or of a part of it.

    losses: of each mini-batch before its update, without penalty (n,) float32; penalties: weight decay's part (n,);
    rates: the learning rate of each update (n,) float64; images: in each mini-batch (n,) int32; durations: of each
    update in seconds (n,) float32, measurements not counted.
    """

    losses: np.ndarray
    penalties: np.ndarray
    rates: np.ndarray
    images: np.ndarray
    durations: np.ndarray
    evaluations: tuple[Evaluation, ...] = ()

    def __len__(self) -> int:
        """Return how many iterations there are."""
        return len(self.losses)

    @property
    def seconds(self) -> np.ndarray:
        """How long all updates up to and with each one took: (n,)."""
        return np.cumsum(self.durations, dtype=np.float64)

    @property
    def seen(self) -> np.ndarray:
        """How many images were seen by the end of each iteration: (n,)."""
        return np.cumsum(self.images, dtype=np.int64)

    def places(self, axis: str, samples: int) -> np.ndarray:
        """Return where on one of AXES a run stands after 0, 1 … n iterations: (n + 1,); samples: images an epoch."""
        if axis == "iterations":
            return np.arange(len(self) + 1, dtype=np.float64)
        values = self.seconds if axis == "seconds" else self.seen / (samples if axis == "epochs" else 1)
        return np.concatenate([[0.0], values])

    def smoothed(self, window: int) -> np.ndarray:
        """Return the mean loss over a window around each iteration, cut evenly at the ends: (n,)."""
        n = len(self)
        sums = np.concatenate([[0.0], np.cumsum(self.losses, dtype=np.float64)])
        at = np.arange(n)
        reach = np.minimum(window // 2, np.minimum(at, n - 1 - at))
        return (sums[at + reach + 1] - sums[at - reach]) / (2 * reach + 1)

    def mean_loss(self, first: int, last: int) -> float:
        """Return the mean of the losses of iterations first … last − 1, NaN when there are none."""
        part = self.losses[first:last]
        return float(part.mean()) if len(part) else float("nan")

    @property
    def last(self) -> Evaluation | None:
        """The last measurement."""
        return self.evaluations[-1] if self.evaluations else None

    def steps(self, weights: Weights, samples: int, base_rate: Callable[[int], float]) -> Iterator[TrainingStep]:
        """Yield the steps of the run again as training yielded them; the weights of the end come with the last one.

        base_rate(iteration): the learning rate before the schedule.
        """
        measured = {e.moment: e for e in self.evaluations}
        epochs = (self.seen / samples).tolist()
        for i in range(len(self)):
            yield TrainingStep(
                i, epochs[i], float(self.losses[i]), float(self.rates[i]), _NO_UPDATE, measured.get(i + 1),
                dict(weights) if i + 1 == len(self) else None, measured.get(0) if i == 0 else None,
                float(self.penalties[i]), int(self.images[i]), float(self.durations[i]), base_rate(i),
            )  # fmt: skip


def curves_of(history: Recorded) -> RunCurves:
    """Return the curves of a run that was watched."""
    durations = np.diff(history.seconds(), prepend=0.0).astype(np.float32)
    return RunCurves(history.losses.copy(), history.penalties.copy(), history.all_rates(), history.images.copy(),
                  durations, _with_last_predictions(history.evaluations))  # fmt: skip


def piece_of(steps: Sequence[TrainingStep]) -> RunCurves:
    """Return a part of a run as curves."""
    measured = [e for step in steps for e in (step.untrained, step.evaluation) if e is not None]
    columns = {"losses": [s.loss for s in steps], "penalties": [s.penalty for s in steps],
               "rates": [s.rate for s in steps], "images": [s.images for s in steps],
               "durations": [s.seconds for s in steps]}  # fmt: skip
    return RunCurves(**{name: np.array(values, SERIES[name]) for name, values in columns.items()},
                  evaluations=tuple(measured))  # fmt: skip


def joined(pieces: Iterable[RunCurves]) -> RunCurves:
    """Return parts of a run, in their order, as one."""
    parts = [*pieces] or [piece_of(())]
    series = {name: np.concatenate([getattr(p, name) for p in parts]) for name in SERIES}
    evaluations = [e for p in parts for e in p.evaluations]
    return RunCurves(**series, evaluations=_with_last_predictions(evaluations))


def _with_last_predictions(evaluations: Sequence[Evaluation]) -> tuple[Evaluation, ...]:
    """Return evaluations of which only the last has the answer to every test image: 10 kB each."""
    return (*(replace(e, predictions=_EMPTY) for e in evaluations[:-1]), *evaluations[-1:])
