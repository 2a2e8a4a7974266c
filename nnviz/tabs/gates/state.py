"""What the gates tab shows follows from here: its State, the presets, and what a State stands for."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from nnviz.core import decision_boundary
from nnviz.core.decision_boundary import Overlap, overlap
from nnviz.core.perceptron import (
    GATES,
    INPUTS,
    TARGETS,
    Circuit,
    Perceptron,
    PerceptronStep,
    learn,
    random_points,
)
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.forms.parameters import choice, count, number, switch
from nnviz.ui.tab import Preset

Labelled = tuple[float, float, int]  # x1, x2 and the class that is wanted

EVERYWHERE = (-8.0, -8.0, 9.0, 9.0)  # as far as any window shows
LIMIT = 10.0  # of weights and biases
_FIELD = (-0.5, -0.5, 1.5, 1.5)  # where points may be
_MOST_POINTS = 60
_CLOUDS = ("cloud", "xor cloud")

_TASKS = {
    "AND": "AND", "OR": "OR", "NAND": "NAND", "NOR": "NOR",
    "XOR": QT_TRANSLATE_NOOP("gates", "XOR, one line"),
    "own": QT_TRANSLATE_NOOP("gates", "Free: own points"),
    "cloud": QT_TRANSLATE_NOOP("gates", "Two random clouds"),
    "xor cloud": QT_TRANSLATE_NOOP("gates", "Random XOR clouds"),
}  # fmt: skip
_CLASSES = {
    0: QT_TRANSLATE_NOOP("gates", "0, blue circle"), 1: QT_TRANSLATE_NOOP("gates", "1, orange square"),
}  # fmt: skip
_STARTS = {
    "random": QT_TRANSLATE_NOOP("gates", "Random"), "zero": QT_TRANSLATE_NOOP("gates", "All 0"),
    "drawn": QT_TRANSLATE_NOOP("gates", "As drawn"),
}  # fmt: skip
_TIMED = {i: f"{x1}, {x2}" for i, (x1, x2) in enumerate(INPUTS)}

_WEIGHTS = QT_TRANSLATE_NOOP("gates", "Perceptron")
_POINTS = QT_TRANSLATE_NOOP("gates", "Points")
_LEARNING = QT_TRANSLATE_NOOP("gates", "Learning")
_NAND = QT_TRANSLATE_NOOP("gates", "NAND, gives s₁")
_OR = QT_TRANSLATE_NOOP("gates", "OR, gives s₂")
_AND = QT_TRANSLATE_NOOP("gates", "AND, gives y")
_TIMES = QT_TRANSLATE_NOOP("gates", "Measurement")


def _in_view(*names: str) -> Any:
    return lambda state: state.view in names


def _weight(default: float, label: str, section: str, view: str, tip: str = "") -> Any:
    return number(
        default, label, -LIMIT, LIMIT, 0.01, slide=(-2, 2), section=section, shown=_in_view(view), tip=tip
    )


@dataclass(frozen=True)
class GatesState:
    """Everything the picture follows from. theta is −b: the same number in the book's first form."""

    task: str = choice(
        "AND",
        QT_TRANSLATE_NOOP("gates", "Task"),
        _TASKS,
        section=_POINTS,
        shown=_in_view("plane", "learn"),
        tip=QT_TRANSLATE_NOOP("gates", "Which answers are wanted. Choosing a gate sets the book's weights."),
    )
    label: int = choice(
        1,
        QT_TRANSLATE_NOOP("gates", "A click adds"),
        _CLASSES,
        section=_POINTS,
        shown=lambda state: state.view in ("plane", "learn") and state.task not in TARGETS,
        tip=QT_TRANSLATE_NOOP("gates", "The class of a new point: click into the plane."),
    )
    size: int = count(
        20,
        QT_TRANSLATE_NOOP("gates", "Random points"),
        2,
        _MOST_POINTS,
        section=_POINTS,
        shown=lambda state: state.view in ("plane", "learn") and state.task in _CLOUDS,
    )
    spread: float = number(
        0.15,
        QT_TRANSLATE_NOOP("gates", "Spread"),
        0.0,
        0.5,
        0.01,
        section=_POINTS,
        shown=lambda state: state.view in ("plane", "learn") and state.task in _CLOUDS,
        tip=QT_TRANSLATE_NOOP("gates", "The standard deviation of each cloud."),
    )
    seed: int = count(
        0,
        QT_TRANSLATE_NOOP("gates", "Seed"),
        0,
        9999,
        section=_POINTS,
        shown=lambda state: state.view == "learn" or state.view == "plane" and state.task in _CLOUDS,
        tip=QT_TRANSLATE_NOOP("gates", "The same seed gives the same random points, weights and order."),
    )
    why: bool = switch(
        False,
        QT_TRANSLATE_NOOP("gates", "Why no line can"),
        section=_POINTS,
        shown=lambda state: state.view == "plane" and overlap_of(points_of(state)) is not None,
        tip=QT_TRANSLATE_NOOP("gates", "A place that lies in the convex hull of both classes."),
    )
    w1: float = _weight(0.5, "w₁", _WEIGHTS, "plane", QT_TRANSLATE_NOOP("gates", "The weight of x₁."))
    w2: float = _weight(0.5, "w₂", _WEIGHTS, "plane", QT_TRANSLATE_NOOP("gates", "The weight of x₂."))
    b: float = _weight(
        -0.7, "b", _WEIGHTS, "plane", QT_TRANSLATE_NOOP("gates", "The bias: how easily it says 1.")
    )
    theta: float = _weight(
        0.7,
        "θ = −b",
        _WEIGHTS,
        "plane",
        QT_TRANSLATE_NOOP("gates", "The threshold that w₁x₁ + w₂x₂ has to exceed."),
    )
    rate: float = number(
        0.1,
        QT_TRANSLATE_NOOP("gates", "Learning rate"),
        0.001,
        10,
        0.01,
        log=True,
        section=_LEARNING,
        shown=_in_view("learn"),
        tip=QT_TRANSLATE_NOOP("gates", "How far a wrong answer moves the line."),
    )
    start: str = choice(
        "random",
        QT_TRANSLATE_NOOP("gates", "Initial weights"),
        _STARTS,
        section=_LEARNING,
        shown=_in_view("learn"),
        tip=QT_TRANSLATE_NOOP("gates", "Drag the line to begin where you want."),
    )
    shuffled: bool = switch(
        False,
        QT_TRANSLATE_NOOP("gates", "Shuffled"),
        section=_LEARNING,
        shown=_in_view("learn"),
        tip=QT_TRANSLATE_NOOP("gates", "The samples come in a new order in each pass."),
    )
    n1: float = _weight(-0.5, "w₁", _NAND, "layers")
    n2: float = _weight(-0.5, "w₂", _NAND, "layers")
    nb: float = _weight(0.7, "b", _NAND, "layers")
    o1: float = _weight(0.5, "w₁", _OR, "layers")
    o2: float = _weight(0.5, "w₂", _OR, "layers")
    ob: float = _weight(-0.2, "b", _OR, "layers")
    a1: float = _weight(0.5, "w₁", _AND, "layers")
    a2: float = _weight(0.5, "w₂", _AND, "layers")
    ab: float = _weight(-0.7, "b", _AND, "layers")
    timed: int = choice(
        1, QT_TRANSLATE_NOOP("gates", "Input x₁, x₂"), _TIMED, section=_TIMES, shown=_in_view("times"),
        tip=QT_TRANSLATE_NOOP("gates", "Every version gets the same input."),
    )  # fmt: skip
    view: str = "plane"
    chosen: int = 3  # the row of the table whose numbers are shown
    version: int = 2
    points: tuple[tuple[float, float, int], ...] = tuple((float(x1), float(x2), x1 & x2) for x1, x2 in INPUTS)

    def __post_init__(self) -> None:
        object.__setattr__(self, "theta", 0.0 - self.b)


# What a State stands for.


def points_of(state: GatesState) -> tuple[Labelled, ...]:
    """Return the points (x1, x2, target) of the task."""
    if state.task in TARGETS:
        return tuple((*x, t) for x, t in zip(INPUTS, TARGETS[state.task], strict=True))
    if state.task in _CLOUDS:
        return _cloud(state.task, state.size, state.seed, state.spread)
    return state.points


@lru_cache(maxsize=32)
def _cloud(kind: str, size: int, seed: int, spread: float) -> tuple[Labelled, ...]:
    return random_points(kind, size, np.random.default_rng(seed), spread)


@lru_cache(maxsize=32)
def overlap_of(points: tuple[Labelled, ...]) -> Overlap | None:
    """Return why no line separates these points, or None if one does."""
    return overlap([p[:2] for p in points], [p[2] for p in points])


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


def circuit_of(state: GatesState) -> Circuit:
    """Return the circuit of the three gates."""
    return Circuit(
        Perceptron((state.n1, state.n2), state.nb), Perceptron((state.o1, state.o2), state.ob),
        Perceptron((state.a1, state.a2), state.ab),
    )  # fmt: skip


def task_fields(state: GatesState, task: str) -> dict[str, Any]:
    """Return what choosing a task brings along: a gate the book's weights, free points those that are there."""
    fields: dict[str, Any] = {"task": task, "why": False}
    if task in GATES and state.view == "plane":
        (w1, w2), b = GATES[task].w, GATES[task].b
        fields |= {"w1": w1, "w2": w2, "b": b}
    if task == "own":
        fields["points"] = tuple((float(x1), float(x2), t) for x1, x2, t in points_of(state))
    return fields


def field_place(x: float, y: float) -> tuple[float, float]:
    """Return the nearest place where a point may be, in hundredths."""
    x, y = decision_boundary.inside((x, y), _FIELD)
    return round(x, 2) + 0.0, round(y, 2) + 0.0


def check_points(points: Sequence[Any]) -> None:
    """Raise ValueError, with a sentence, for too many points and for what is no point."""
    if len(points) > _MOST_POINTS:
        text = translate("gates", "There is room for {most} points. Remove one first.")
        raise ValueError(text.format(most=_MOST_POINTS))
    for point in points:
        if not _is_point(point):
            text = translate("gates", "{point} is not a point x₁, x₂ from −0.5 to 1.5 with a class, 0 or 1.")
            raise ValueError(text.format(point=point))


def _is_point(point: Any) -> bool:
    if not isinstance(point, tuple) or len(point) != 3 or any(isinstance(v, (bool, str)) for v in point):
        return False
    try:
        return point[:2] == decision_boundary.inside(point[:2], _FIELD) and point[2] in (0, 1)
    except TypeError:
        return False


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
    """A moment of the wiring: the stage that has been reached, and which share of the way the points have gone."""

    stage: int  # 0: inputs, 1: NAND, 2: OR, 3: the points travel, 4: AND
    share: float = 0.0


HOLD, _TRAVEL = 20, 40  # frames
WIRING = (
    *(Wiring(stage) for stage in (0, 1, 2) for _ in range(HOLD)),
    *(Wiring(3, (i + 1) / _TRAVEL) for i in range(_TRAVEL)), *(Wiring(3, 1.0) for _ in range(HOLD // 2)),
    Wiring(4, 1.0),
)  # fmt: skip

_LEARN_AND = GatesState(view="learn", task="AND")
PRESETS = (
    Preset("AND", GatesState(), QT_TRANSLATE_NOOP("gates", "The book's AND: 0.5, 0.5 and θ = 0.7. Drag the line.")),
    Preset("OR", GatesState(task="OR", b=-0.2),
           QT_TRANSLATE_NOOP("gates", "The same weights, another bias. Which b still give OR?")),
    Preset("NAND", GatesState(task="NAND", w1=-0.5, w2=-0.5, b=0.7),
           QT_TRANSLATE_NOOP("gates", "AND with every sign flipped: the same line, the sides changed.")),
    Preset(QT_TRANSLATE_NOOP("gates", "A line through two points"), GatesState(task="OR", b=-0.5),
           QT_TRANSLATE_NOOP("gates", "On the line a is 0, and 0 is not above 0: the answer is 0.")),
    Preset(QT_TRANSLATE_NOOP("gates", "w = 0: no line at all"), GatesState(w1=0.0, w2=0.0, b=-0.7),
           QT_TRANSLATE_NOOP("gates", "Without weights only b is left: one answer for every input.")),
    Preset(QT_TRANSLATE_NOOP("gates", "XOR: try with one line"), GatesState(task="XOR", b=-0.2, chosen=3),
           QT_TRANSLATE_NOOP("gates", "Three of four is the best a line can do.")),
    Preset(QT_TRANSLATE_NOOP("gates", "XOR: why no line can"), GatesState(task="XOR", b=-0.2, chosen=3, why=True),
           QT_TRANSLATE_NOOP("gates", "The middle lies between the blue points and between the orange ones.")),
    Preset(QT_TRANSLATE_NOOP("gates", "XOR from two layers"), GatesState(view="layers", chosen=1),
           QT_TRANSLATE_NOOP("gates", "Two gates move the four points; then one line is enough. Press the button.")),
    Preset(QT_TRANSLATE_NOOP("gates", "Learning AND"), _LEARN_AND,
           QT_TRANSLATE_NOOP("gates", "Only wrong answers move the line. Step through the samples.")),
    Preset(QT_TRANSLATE_NOOP("gates", "Learning XOR: never"), GatesState(view="learn", task="XOR", start="zero"),
           QT_TRANSLATE_NOOP("gates", "The weights come back to where they were, again and again.")),
    Preset(QT_TRANSLATE_NOOP("gates", "Learning two clouds"),
           GatesState(view="learn", task="cloud", size=30, seed=3),
           QT_TRANSLATE_NOOP("gates", "Change the seed: when do the clouds overlap?")),
    Preset(QT_TRANSLATE_NOOP("gates", "What NumPy costs"), GatesState(view="times"),
           QT_TRANSLATE_NOOP("gates", "Measure on this machine: how many times slower is NumPy on two numbers?")),
)  # fmt: skip
