"""What the gates tab shows follows from here: its State, and what a State stands for."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from nnviz.core import decision_boundary
from nnviz.core.decision_boundary import Overlap, overlap
from nnviz.core.perceptron import GATES, INPUTS, TARGETS, Circuit, Perceptron, random_points
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.forms.parameters import choice, count, number, switch

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
ACTIVATION_NAMES = {
    "step": QT_TRANSLATE_NOOP("gates", "Step function"), "sigmoid": QT_TRANSLATE_NOOP("gates", "Sigmoid"),
    "tanh": "tanh", "relu": "ReLU", "identity": QT_TRANSLATE_NOOP("gates", "Identity"),
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


def _inseparable(state: Any) -> bool:
    return overlap_of(points_of(state)) is not None


@dataclass(frozen=True)
class GatesState:
    """Everything the picture follows from. theta is −b: the same number in the book's first form."""

    task: str = choice(
        "AND",
        QT_TRANSLATE_NOOP("gates", "Task"),
        _TASKS,
        section=_POINTS,
        shown=_in_view("plane", "learn"),
        tip=QT_TRANSLATE_NOOP("gates", "The outputs that are wanted. Choosing a gate sets the book's weights."),
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
        shown=lambda state: state.view == "plane" and _inseparable(state),
        tip=QT_TRANSLATE_NOOP("gates", "A place that lies in the convex hull of both classes."),
    )
    w1: float = _weight(0.5, "w₁", _WEIGHTS, "plane", QT_TRANSLATE_NOOP("gates", "The weight of x₁."))
    w2: float = _weight(0.5, "w₂", _WEIGHTS, "plane", QT_TRANSLATE_NOOP("gates", "The weight of x₂."))
    b: float = _weight(
        -0.7, "b", _WEIGHTS, "plane", QT_TRANSLATE_NOOP("gates", "The bias: how easily the neuron outputs 1.")
    )
    theta: float = _weight(
        0.7,
        "θ = −b",
        _WEIGHTS,
        "plane",
        QT_TRANSLATE_NOOP("gates", "The threshold that w₁x₁ + w₂x₂ has to exceed."),
    )
    activation: str = choice(
        "step", QT_TRANSLATE_NOOP("gates", "Activation"), ACTIVATION_NAMES, section=_WEIGHTS, shown=_in_view("plane"),
        tip=QT_TRANSLATE_NOOP("gates", "What the neuron makes of its weighted sum a. The answer is 1 where a is "
                              "above 0, whichever you choose."),
    )  # fmt: skip
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
        tip=QT_TRANSLATE_NOOP("gates", "The samples come in a new order in each epoch."),
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
        0, QT_TRANSLATE_NOOP("gates", "Input x₁, x₂"), _TIMED, section=_TIMES, shown=_in_view("times"),
        tip=QT_TRANSLATE_NOOP("gates", "Every version gets the same input."),
    )  # fmt: skip
    view: str = "plane"
    chosen: int = 3  # the row of the table whose numbers are shown
    version: int = 5
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


def line_of(gate: Perceptron) -> tuple[tuple[float, float], float]:
    """Return w and b of a perceptron with two inputs: its line in the plane."""
    w1, w2 = gate.w
    return (w1, w2), gate.b


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
