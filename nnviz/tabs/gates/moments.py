"""What evolves in the gates tab: the steps of learning, the wiring of XOR, and what a moment of them shows."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from nnviz.core.perceptron import Perceptron, PerceptronStep, learn
from nnviz.tabs.gates.state import GatesState, Labelled, points_of

# Learning.

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


# XOR being wired.


@dataclass(frozen=True)
class Wiring:
    """A moment of the wiring: the stage that has been reached, and which share of it is over."""

    stage: int
    share: float = 1.0

    def after(self, stage: int) -> bool:
        """Return whether a stage is over."""
        return self.stage > stage or self.stage == stage and self.share >= 1

    @property
    def folded(self) -> float:
        """How far the plane is folded, 0 to 1; it stays so for the last fifth of that stage."""
        if self.stage != FOLD:
            return float(self.stage > FOLD)
        share = min(1.0, self.share / 0.8)
        return share * share * (3 - 2 * share)

    @property
    def done(self) -> bool:
        """Whether XOR is wired, so that there are answers."""
        return self == WIRED


INPUTS_ONLY, NAND, OR, FLIGHT, FOLD, AND = range(6)  # the stages
WIRED = Wiring(AND)
_FRAMES = {INPUTS_ONLY: 20, NAND: 30, OR: 30, FLIGHT: 24, FOLD: 60, AND: 45}
WIRING = tuple(Wiring(stage, (i + 1) / count) for stage, count in _FRAMES.items() for i in range(count))
BEFORE_FOLD = WIRING.index(Wiring(FLIGHT)) + 1  # the moment the view opens at: the next one begins to fold the plane
WIRING_RATE = 30.0  # frames a second


def stage_end(position: int) -> int:
    """Return how far it is from a moment to the end of the stage that is under way there."""
    ends = [n + 1 for n, moment in enumerate(WIRING) if moment.share == 1.0]
    return next((end - position for end in ends if end > position), 1)


# Values travelling through one perceptron.


@dataclass(frozen=True)
class Firing:
    """A moment of a row passing through the perceptron: shares of the path to the sum, and from there to y."""

    row: int
    to_sum: float = 1.0
    to_answer: float = 1.0


_TO_SUM, _TO_ANSWER, _PAUSE = 24, 16, 10  # frames
FIRING_FRAMES = _TO_SUM + _TO_ANSWER + _PAUSE
"""Frames of each row."""
FIRING_RATE = 30.0


def firing(position: int) -> Firing | None:
    """Return what a moment shows: None at 0, where nothing is under way."""
    if position < 1:
        return None
    row, frame = divmod(position - 1, FIRING_FRAMES)
    to_sum = min(1.0, (frame + 1) / _TO_SUM)
    return Firing(row, to_sum, min(1.0, max(0.0, (frame + 1 - _TO_SUM) / _TO_ANSWER)))


# One perceptron.


@dataclass(frozen=True)
class GateMoment:
    """What one perceptron's page shows: a State, the steps where it learns, and the position of the time bar."""

    state: GatesState
    steps: tuple[PerceptronStep, ...] = ()
    position: int = 0

    @cached_property
    def step(self) -> PerceptronStep | None:
        """The step on show, None at the beginning and where nothing is learned."""
        return self.steps[self.position - 1] if self.steps and self.position else None

    @cached_property
    def gate(self) -> Perceptron:
        """The perceptron on show."""
        if self.state.view != "learn":
            return Perceptron((self.state.w1, self.state.w2), self.state.b)
        return Perceptron(self.step.w, self.step.b) if self.step else first_weights(self.state)

    @cached_property
    def before(self) -> Perceptron | None:
        """The perceptron before the step on show changed it; None if it changed nothing."""
        if not self.step or self.step.t == self.step.y:
            return None
        if self.step.number == 1:
            return first_weights(self.state)
        earlier = self.steps[self.step.number - 2]
        return Perceptron(earlier.w, earlier.b)

    @cached_property
    def points(self) -> tuple[Labelled, ...]:
        """The points (x1, x2, target)."""
        return points_of(self.state)

    @cached_property
    def firing(self) -> Firing | None:
        """What travels through the perceptron, None if nothing does."""
        return firing(self.position) if self.state.view == "plane" else None

    @cached_property
    def chosen(self) -> int:
        """The row whose numbers are shown; −1 if there is no point."""
        if self.step:
            return self.step.index
        row = self.firing.row if self.firing else self.state.chosen
        return min(row, len(self.points) - 1)

    @cached_property
    def activation(self) -> str:
        """The activation of the neuron: what learns is the perceptron, and its answers are those of the step."""
        return self.state.activation if self.state.view == "plane" else "step"
