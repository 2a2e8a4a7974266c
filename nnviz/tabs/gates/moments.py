"""What evolves in the gates tab: the steps of learning, the wiring of XOR, and what a moment of them shows."""

from dataclasses import dataclass

import numpy as np

from nnviz.core.perceptron import Perceptron, PerceptronStep, learn
from nnviz.tabs.gates.state import GatesState, Labelled, points_of


def first_weights(state: GatesState) -> Perceptron:
    """Return the perceptron that learning begins with."""
    if state.start == "zero":
        return Perceptron((0, 0), 0)
    if state.start == "drawn":
        return Perceptron((state.w1, state.w2), state.b)
    w1, w2, b = np.random.default_rng([state.seed, 1]).uniform(-1, 1, 3).round(1) + 0.0
    return Perceptron((w1, w2), b)


def learning_steps(state: GatesState) -> tuple[PerceptronStep, ...]:
    """Return all steps of learning; Problem if there is no point."""
    points = points_of(state)
    rng = np.random.default_rng(state.seed) if state.shuffled else None
    x, t = [p[:2] for p in points], [p[2] for p in points]
    return tuple(learn(x, t, state.rate, rng, start=first_weights(state)))


@dataclass(frozen=True)
class Moment:
    """What one perceptron's page shows: a State and, where it learns, the steps and how many have been made."""

    state: GatesState
    steps: tuple[PerceptronStep, ...] = ()
    position: int = 0

    @property
    def step(self) -> PerceptronStep | None:
        """The step on show, None at the beginning and where nothing is learned."""
        return self.steps[self.position - 1] if self.steps and self.position else None

    @property
    def gate(self) -> Perceptron:
        """The perceptron on show."""
        if self.state.view != "learn":
            return Perceptron((self.state.w1, self.state.w2), self.state.b)
        return Perceptron(self.step.w, self.step.b) if self.step else first_weights(self.state)

    @property
    def before(self) -> Perceptron | None:
        """The perceptron before the step on show changed it; None if it changed nothing."""
        if not self.step or self.step.t == self.step.y:
            return None
        if self.step.number == 1:
            return first_weights(self.state)
        earlier = self.steps[self.step.number - 2]
        return Perceptron(earlier.w, earlier.b)

    @property
    def points(self) -> tuple[Labelled, ...]:
        """The points (x1, x2, target)."""
        return points_of(self.state)

    @property
    def chosen(self) -> int:
        """The row whose numbers are shown; −1 if there is no point."""
        return self.step.index if self.step else min(self.state.chosen, len(self.points) - 1)


@dataclass(frozen=True)
class Wiring:
    """A moment of the wiring: the stage reached, and which share of their path the points have travelled."""

    stage: int  # 0: inputs, 1: NAND, 2: OR, 3: the points travel, 4: AND
    share: float = 0.0


HOLD, _TRAVEL = 20, 40  # frames
WIRING = (
    *(Wiring(stage) for stage in (0, 1, 2) for _ in range(HOLD)),
    *(Wiring(3, (i + 1) / _TRAVEL) for i in range(_TRAVEL)), *(Wiring(3, 1.0) for _ in range(HOLD // 2)),
    Wiring(4, 1.0),
)  # fmt: skip
