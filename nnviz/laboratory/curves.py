"""What a run leaves behind, in full: a number for every iteration, and every measurement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from nnviz.core.training import Evaluation, TrainingStep, WeightUpdate

Weights = Mapping[str, np.ndarray]
AXES = ("iterations", "epochs", "samples", "seconds")
"""Against what curves can be drawn: updates, times every image was seen, images seen, time of the updates alone."""

_NO_UPDATE = WeightUpdate("", 0.0, 0.0, 0.0)
_EMPTY = np.empty(0, np.uint8)


class Recorded(Protocol):
    """What of a run's history is kept: see `core.studies.training_history.History`."""

    evaluations: list[Evaluation]
    rates: list[tuple[int, float]]

    @property
    def losses(self) -> np.ndarray: ...  # noqa: D102
    @property
    def penalties(self) -> np.ndarray: ...  # noqa: D102
    @property
    def images(self) -> np.ndarray: ...  # noqa: D102
    def seconds(self) -> np.ndarray: ...  # noqa: D102


@dataclass(frozen=True, eq=False)
class Curves:
    """Every iteration and every measurement of a run, or of a part of it.

    losses: of each mini-batch before its update, without penalty (n,) float32; penalties: weight decay's part (n,);
    images: in each mini-batch (n,) int32; durations: of each update in seconds (n,) float32, measurements not
    counted; rates: (n, rate): from the n-th iteration on it was this.
    """

    losses: np.ndarray
    penalties: np.ndarray
    images: np.ndarray
    durations: np.ndarray
    rates: tuple[tuple[int, float], ...] = ()
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

    def steps(self, weights: Weights, samples: int) -> Iterator[TrainingStep]:
        """Yield the steps of the run again as training yielded them; the weights of the end come with the last one."""
        measured = {e.moment: e for e in self.evaluations}
        rates, starts = [rate for _, rate in self.rates], [start for start, _ in self.rates]
        rate_of = np.repeat(rates, np.diff([*starts, len(self)])).tolist()
        epochs = (self.seen / samples).tolist()
        for i in range(len(self)):
            yield TrainingStep(
                i, epochs[i], float(self.losses[i]), rate_of[i], _NO_UPDATE, measured.get(i + 1),
                weights if i + 1 == len(self) else None, measured.get(0) if i == 0 else None,
                float(self.penalties[i]), int(self.images[i]), float(self.durations[i]),
            )  # fmt: skip


def curves_of(history: Recorded) -> Curves:
    """Return the curves of a run that was watched."""
    durations = np.diff(history.seconds(), prepend=0.0).astype(np.float32)
    return Curves(history.losses.copy(), history.penalties.copy(), history.images.copy(), durations,
                  tuple((int(n), float(rate)) for n, rate in history.rates),
                  _with_last_predictions(history.evaluations))  # fmt: skip


def piece_of(steps: Sequence[TrainingStep], rate_before: float | None) -> Curves:
    """Return a part of a run as curves; rate_before: the learning rate of the iteration before it."""
    rates, rate = [], rate_before
    for step in steps:
        if step.rate != rate:
            rate = step.rate
            rates.append((step.iteration, rate))
    measured = [e for step in steps for e in (step.untrained, step.evaluation) if e is not None]
    return Curves(
        np.array([s.loss for s in steps], np.float32), np.array([s.penalty for s in steps], np.float32),
        np.array([s.images for s in steps], np.int32), np.array([s.seconds for s in steps], np.float32),
        tuple(rates), tuple(measured),
    )  # fmt: skip


def joined(pieces: Iterable[Curves]) -> Curves:
    """Return parts of a run, in their order, as one."""
    parts = [*pieces] or [piece_of((), None)]
    arrays = (np.concatenate([getattr(p, name) for p in parts])
              for name in ("losses", "penalties", "images", "durations"))  # fmt: skip
    evaluations = [e for p in parts for e in p.evaluations]
    return Curves(*arrays, tuple(r for p in parts for r in p.rates), _with_last_predictions(evaluations))


def _with_last_predictions(evaluations: Sequence[Evaluation]) -> tuple[Evaluation, ...]:
    """Return evaluations of which only the last has the answer to every test image: 10 kB each."""
    return (*(replace(e, predictions=_EMPTY) for e in evaluations[:-1]), *evaluations[-1:])
