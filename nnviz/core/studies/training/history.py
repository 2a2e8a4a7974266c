"""What a training run leaves behind: every loss, the evaluations, and weights from time to time, in bounded memory."""

import math
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from nnviz.core.evaluation import Evaluation
from nnviz.core.training import TrainingStep, WeightUpdate

RECENT = 50  # iterations over which the loss in figures is averaged

MOST_BYTES = 64_000_000  # of all snapshots together
MOST_EVALUATIONS = 4096  # of 11 kB each with MNIST; a run may have a million epochs where a batch is all images

Weights = Mapping[str, np.ndarray]


class History:
    """Takes the steps of one run and gives back any moment of it.

    A moment is a count of iterations: 0 is the start, n is after n updates. Every loss is kept (32 bytes each, with
    penalty, batch size, rate, time and the running sum that makes means cheap); weights only at the moments the run
    took a snapshot of, and fewer of those when they grow beyond `MOST_BYTES`, as of the evaluations when there are more
    than `MOST_EVALUATIONS`: what stays is spread over the run, with the first, the last and the lowest test loss.
    rates: (iteration, rate) where the rate changed, without the factor of a schedule.
    """

    def __init__(self, expected: int) -> None:
        """expected: how many iterations will come, if all goes well."""
        self._count = 0
        self._losses = np.empty(max(1, expected), np.float32)
        self._penalties = np.empty(len(self._losses), np.float32)
        self._images = np.empty(len(self._losses), np.int32)
        self._durations = np.empty(len(self._losses), np.float32)
        self._rates = np.empty(len(self._losses))
        self._sums = np.zeros(len(self._losses) + 1)  # _sums[n]: of the first n losses
        self.evaluations: list[Evaluation] = []
        self.rates: list[tuple[int, float]] = []
        self.snapshots: list[tuple[int, Weights]] = []
        self.update: WeightUpdate | None = None
        self._updates: dict[int, WeightUpdate] = {}

    def __len__(self) -> int:
        """Return how many iterations there are."""
        return self._count

    @property
    def losses(self) -> np.ndarray:
        """The loss of each iteration's mini-batch, without weight decay's penalty: (n,) float32."""
        return self._losses[: self._count]

    @property
    def penalties(self) -> np.ndarray:
        """What weight decay added to each of the losses: (n,) float32."""
        return self._penalties[: self._count]

    @property
    def images(self) -> np.ndarray:
        """How many images each mini-batch had, the last one of an epoch may be smaller: (n,) int32."""
        return self._images[: self._count]

    @property
    def durations(self) -> np.ndarray:
        """How long each update took, without evaluations and pauses: (n,) float32, in s."""
        return self._durations[: self._count]

    def seconds(self) -> np.ndarray:
        """Return how long all updates up to and with each one took, without evaluations and pauses: (n,), in s."""
        return np.cumsum(self.durations, dtype=np.float64)

    def all_rates(self) -> np.ndarray:
        """Return the learning rate of every update, the factor of a schedule in it: (n,)."""
        return self._rates[: self._count]

    def smoothed(self, moments: np.ndarray, window: int) -> np.ndarray:
        """Return the mean of the losses in a window around each moment (1 … n), so that it does not lag behind.

        moments: (m,) whole numbers; window: in iterations. At the start, where the curve is steep, the window is cut
        evenly on both sides; at the end only on the right, so that the newest value does not jump with each batch.
        """
        reach = np.minimum(window // 2, moments - 1)
        first, last = moments - 1 - reach, np.minimum(moments + reach, self._count)
        return (self._sums[last] - self._sums[first]) / (last - first)

    def loss_at(self, moment: int) -> float:
        """Return the mean of the RECENT losses up to a moment (1 … n)."""
        first = max(0, moment - RECENT)
        return float((self._sums[moment] - self._sums[first]) / (moment - first))

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
        self._losses[i], self._penalties[i], self._images[i] = step.loss, step.penalty, step.images
        self._durations[i], self._rates[i] = step.seconds, step.rate
        self._sums[i + 1] = self._sums[i] + step.loss
        self._count = i + 1
        self.update = step.update
        base = step.base_rate or step.rate
        if not self.rates or self.rates[-1][1] != base:
            self.rates.append((i, base))
        for evaluation in (step.untrained, step.evaluation):
            if evaluation is not None:
                self._keep_evaluation(evaluation)
        if step.weights is not None:
            self._keep(i + 1, step.weights)
            self._updates[i + 1] = step.update

    def _grow(self) -> None:
        for name in ("_losses", "_penalties", "_images", "_durations", "_rates"):
            values = getattr(self, name)
            setattr(self, name, np.concatenate([values, np.empty_like(values)]))
        self._sums = np.concatenate([self._sums, np.empty(len(self._losses) + 1 - len(self._sums))])

    def _keep(self, moment: int, weights: Weights) -> None:
        """Take a snapshot; when all together are too large, let half of them go."""
        self.snapshots.append((moment, weights))
        size = sum(array.nbytes for array in weights.values())
        while len(self.snapshots) > 4 and size * len(self.snapshots) > MOST_BYTES:
            kept = _spread([moment for moment, _ in self.snapshots], len(self.snapshots) // 2)
            self.snapshots = [entry for entry in self.snapshots if entry[0] in kept]

    def _keep_evaluation(self, evaluation: Evaluation) -> None:
        """Take an evaluation; when there are too many, let half of them go."""
        self.evaluations.append(evaluation)
        if len(self.evaluations) > MOST_EVALUATIONS:
            best = min(self.evaluations, key=lambda e: e.test_loss if math.isfinite(e.test_loss) else math.inf)
            kept = _spread([e.moment for e in self.evaluations], MOST_EVALUATIONS // 2) | {best.moment}
            self.evaluations = [e for e in self.evaluations if e.moment in kept]

    def weights_at(self, moment: int) -> tuple[int, Weights] | None:
        """Return the last snapshot not after a moment, with its own moment; None if there is none."""
        return next((entry for entry in reversed(self.snapshots) if entry[0] <= moment), None)

    def evaluation_at(self, moment: int) -> Evaluation | None:
        """Return the last evaluation not after a moment (its own `moment` says when it was), or None."""
        return next((e for e in reversed(self.evaluations) if e.moment <= moment), None)

    def rate_at(self, moment: int) -> float | None:
        """Return the learning rate of the update that led to a moment, or None before the first."""
        return float(self._rates[min(moment, self._count) - 1]) if moment and self._count else None

    def base_rate_at(self, moment: int) -> float | None:
        """Return that rate without the factor of a schedule."""
        return next((rate for i, rate in reversed(self.rates) if i < moment), None)

    def forget_updates(self) -> None:
        """Know nothing of the watched weight: the steps came from a file, which does not tell of it."""
        self.update, self._updates = None, {}

    def update_at(self, moment: int) -> WeightUpdate | None:
        """Return the update shown in the equation strip: the newest, or that of the last snapshot before a moment."""
        if moment >= self._count:
            return self.update
        moments = [m for m in self._updates if m <= moment]
        return self._updates[max(moments)] if moments else None


def _spread(moments: Sequence[int], count: int) -> set[int]:
    """Return at most count of rising moments, evenly spread, and the first and the last.

    They are the first ones of pieces of 1, 2, 4, 8 … iterations: done again and again, the same ones stay.
    """
    piece = 1
    while len(kept := {moment // piece: moment for moment in reversed(moments)}) > count:
        piece *= 2
    return {*kept.values(), moments[0], moments[-1]}
