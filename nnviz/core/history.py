"""What a training run leaves behind: every loss, the records, and weights from time to time, in bounded memory."""

from collections.abc import Iterable, Mapping

import numpy as np

from nnviz.core.training import Record, TrainingStep, WeightUpdate

SMOOTHING = 0.98  # share of the old value in the running mean: a memory of about 50 iterations

Weights = Mapping[str, np.ndarray]


class History:
    """Takes the steps of one run and gives back any moment of it.

    A moment is a count of iterations: 0 is the start, n is after n updates. Losses are kept for every iteration in
    float32 (8 bytes with their running mean); weights only at the moments the run took a snapshot of.
    """

    def __init__(self, expected: int) -> None:
        """expected: how many iterations will come, if all goes well."""
        self._count = 0
        self._losses = np.empty(max(1, expected), np.float32)
        self._means = np.empty_like(self._losses)
        self._mean = 0.0  # the running mean, not yet corrected for its start at 0
        self.records: list[Record] = []
        self.rates: list[tuple[int, float]] = []
        self.snapshots: list[tuple[int, Weights]] = []
        self.update: WeightUpdate | None = None
        self._updates: dict[int, WeightUpdate] = {}

    def __len__(self) -> int:
        """Return how many iterations there are."""
        return self._count

    @property
    def losses(self) -> np.ndarray:
        """The loss of each iteration's mini-batch: (n,) float32."""
        return self._losses[: self._count]

    @property
    def means(self) -> np.ndarray:
        """The running mean of the losses, free of the bias of its start (as Adam corrects it): (n,) float32."""
        return self._means[: self._count]

    def start(self, weights: Weights) -> None:
        """Take the weights before the first update."""
        self.snapshots.insert(0, (0, weights))

    def extend(self, steps: Iterable[TrainingStep]) -> None:
        """Take steps in their order; frames that are no steps are passed over."""
        for step in steps:
            if isinstance(step, TrainingStep):
                self._take(step)

    def _take(self, step: TrainingStep) -> None:
        i = self._count
        if i == len(self._losses):
            self._grow()
        self._mean = SMOOTHING * self._mean + (1 - SMOOTHING) * step.loss
        self._losses[i] = step.loss
        self._means[i] = self._mean / (1 - SMOOTHING ** (i + 1))
        self._count = i + 1
        self.update = step.update
        if not self.rates or self.rates[-1][1] != step.rate:
            self.rates.append((i, step.rate))
        if step.record is not None:
            self.records.append(step.record)
        if step.weights is not None:
            self.snapshots.append((i + 1, step.weights))
            self._updates[i + 1] = step.update

    def _grow(self) -> None:
        self._losses = np.concatenate([self._losses, np.empty_like(self._losses)])
        self._means = np.concatenate([self._means, np.empty_like(self._means)])

    def weights_at(self, moment: int) -> tuple[int, Weights] | None:
        """Return the last snapshot not after a moment, with its own moment; None if there is none."""
        return next((entry for entry in reversed(self.snapshots) if entry[0] <= moment), None)

    def record_at(self, moment: int) -> Record | None:
        """Return the last record not after a moment, or None."""
        return next((record for record in reversed(self.records) if record.iteration < moment), None)

    def rate_at(self, moment: int) -> float | None:
        """Return the learning rate of the update that led to a moment, or None before the first."""
        return next((rate for i, rate in reversed(self.rates) if i < moment), None)

    def update_at(self, moment: int) -> WeightUpdate | None:
        """Return the update shown in the equation strip: the newest, or that of the last snapshot before a moment."""
        if moment >= self._count:
            return self.update
        moments = [m for m in self._updates if m <= moment]
        return self._updates[max(moments)] if moments else None
