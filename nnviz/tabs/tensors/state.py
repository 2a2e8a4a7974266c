"""Everything the pictures of tensors follow from."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nnviz.core.arrays import read_array
from nnviz.core.arrays.reader import parsed
from nnviz.core.problems import Problem
from nnviz.core.studies.tensors.array_console import DTYPES, NO_NUMBERS, Value, value_of
from nnviz.core.studies.tensors.broadcasting import OPERATORS, Meeting, Shape, meet
from nnviz.core.studies.tensors.loop_timings import ADD, DOT, PRODUCT
from nnviz.core.studies.tensors.plane_maps import LETTER
from nnviz.core.studies.tensors.products import CELLS, COLUMNS, OUTER
from nnviz.data.digits import generate
from nnviz.ui.base.language import QT_TRANSLATE_NOOP
from nnviz.ui.forms.parameters import choice, count, counts, number, numbers, switch, text

_ARRAY = QT_TRANSLATE_NOOP("tensors", "Array")
_OPERANDS = QT_TRANSLATE_NOOP("tensors", "Operands")
_KINDS = {
    "arrays": QT_TRANSLATE_NOOP("tensors", "Typed arrays"),
    "shapes": QT_TRANSLATE_NOOP("tensors", "Shapes only"),
    "sliders": QT_TRANSLATE_NOOP("tensors", "Shapes with sliders"),
}
PATTERNS = ("(a, b)", "(b, c)", "(c, b)", "(a,)", "(b,)", "(c,)", "(a, 1)", "(1, b)", "(a, b, c)", "(c, a, b)")
ORDERS = {
    CELLS: QT_TRANSLATE_NOOP("tensors", "Row times column"),
    COLUMNS: QT_TRANSLATE_NOOP("tensors", "Matrix times column"),
    OUTER: QT_TRANSLATE_NOOP("tensors", "Sum of outer products"),
}
DRAWN = 2500
"""Cells of an operand or a result up to which they are drawn one by one."""
LONGEST_SUM = 2000
_EXACT = 2**20  # whole numbers up to here are multiplied as whole numbers

_VECTORS = QT_TRANSLATE_NOOP("tensors", "Vectors")
_MAP = QT_TRANSLATE_NOOP("tensors", "Map")
MAPS = {
    "translate": QT_TRANSLATE_NOOP("tensors", "Translation"),
    "rotate": QT_TRANSLATE_NOOP("tensors", "Rotation"),
    "scale": QT_TRANSLATE_NOOP("tensors", "Scaling"),
    "matrix": QT_TRANSLATE_NOOP("tensors", "Matrix"),
    "affine": QT_TRANSLATE_NOOP("tensors", "Affine: Wx + b"),
    "relu": QT_TRANSLATE_NOOP("tensors", "Affine, then ReLU"),
    "two": QT_TRANSLATE_NOOP("tensors", "Two affine layers"),
    "deep": QT_TRANSLATE_NOOP("tensors", "Two layers, ReLU between"),
}
_MOONS = QT_TRANSLATE_NOOP("tensors", "Moons")
_FOLDING = QT_TRANSLATE_NOOP("tensors", "Folds")
HAND, LEARNT = "hand", "learnt"
_FOLDED = {HAND: QT_TRANSLATE_NOOP("tensors", "By hand"), LEARNT: QT_TRANSLATE_NOOP("tensors", "Learned")}
_SPEED = QT_TRANSLATE_NOOP("tensors", "Race")
_TIMED = {
    ADD: QT_TRANSLATE_NOOP("tensors", "Addition of vectors"),
    DOT: QT_TRANSLATE_NOOP("tensors", "Inner product of vectors"),
    PRODUCT: QT_TRANSLATE_NOOP("tensors", "Product of matrices"),
}
MOST_FOLDS = 8
FOLDS = (
    (-0.94, 0.6, -0.5, 0.32), (-0.28, -0.15, 0.16, 0.1), (0.34, 0.14, 0.8, 0.33), (0.9, -0.6, 1.3, -0.3),
    (0.0, 1.0, 0.0, 0.5), (-1.0, -0.5, -0.5, -0.5), (1.2, 0.4, 0.7, 0.4), (0.5, -1.0, 0.5, -0.5),
)  # fmt: skip
"""Where folds are at first: a place on each, and the place towards which its inner side is."""
WHOLE = 100
"""Steps from the identity to the whole map, and from the flat plane to the folded one."""
TURNS, TURN = 72, 5
"""Steps in which a vector goes round once, and the degrees of one."""


TYPED = "typed"
_DTYPES = {TYPED: QT_TRANSLATE_NOOP("tensors", "As typed")} | {name: name for name in DTYPES}


def _array(state: Any) -> bool:
    return state.view == "array"


def _operators(state: Any) -> bool:
    return state.view == "operators"


def _arrays(state: Any) -> bool:
    return _operators(state) and state.operands == "arrays"


def _shapes(state: Any) -> bool:
    return _operators(state) and state.operands == "shapes"


def _sliders(state: Any) -> bool:
    return _operators(state) and state.operands == "sliders"


def _side(letter: str, default: int, label: str) -> Any:
    return count(default, label, 1, 10, section=_OPERANDS,
                 shown=lambda state: _sliders(state) and letter in state.pattern_a + state.pattern_b)  # fmt: skip


def _vectors(state: Any) -> bool:
    return state.view == "projection"


def _map(*kinds: str) -> Any:
    return lambda state: state.view == "geometry" and (not kinds or state.map in kinds)


def _fold(by: str = "") -> Any:
    return lambda state: state.view == "fold" and (not by or state.by == by)


def _amount(default: float, label: str, *kinds: str) -> Any:
    return number(default, label, -100, 100, 0.1, slide=(-4, 4), section=_MAP, shown=_map(*kinds))


_LAYERS = ("affine", "relu", "two", "deep")


def _coordinate(default: float, label: str) -> Any:
    return number(default, label, -100, 100, 0.1, slide=(-5, 5), section=_VECTORS, shown=_vectors)


@lru_cache(maxsize=1)
def digit() -> NDArray[np.generic]:
    """Return the drawn digit that a line may call `digit`: (28, 28) uint8."""
    return generate(1, np.random.default_rng(7), [3])[0][0]


@lru_cache(maxsize=16)  # every change of a State asks again
def typed(line: str) -> Value:
    """Return the array x of a typed line, or NumPy's own refusal; Problem for what this program refuses."""
    value = value_of(line, {"digit": digit()})
    if value.problem is not None and not value.is_refusal_of_numpy:
        raise value.problem
    return value


@lru_cache(maxsize=16)
def expression(line: str) -> str:
    """Return a line about x if it can be read; whether NumPy accepts it too is for the picture to say."""
    parsed(line)
    return line


def perhaps(line: str) -> str:
    """Return a second line about x, or none."""
    return expression(line) if line.strip() else ""


@lru_cache(maxsize=16)
def operand(line: str) -> NDArray[np.generic]:
    """Return a typed array of numbers, in int64 or float64; Problem for anything else."""
    return as_numbers(read_array(line))


def as_numbers(x: NDArray[np.generic]) -> NDArray[np.generic]:
    """Return an array as int64 where products of its numbers are exact in it, as float64 otherwise."""
    if x.dtype.kind not in "buif":
        raise Problem(NO_NUMBERS)
    if x.size > DRAWN:
        return x
    whole = x.dtype.kind in "bui" and (not x.size or abs(x.astype(np.float64)).max() <= _EXACT)
    return x.astype(np.int64 if whole else np.float64)


@dataclass(frozen=True)
class TensorsState:
    """Everything the pictures follow from. at: the cell, column or term on show; stretch: steps of broadcasting.

    guess: the rank that was answered, −1 for none yet.
    """

    view: str = "operators"
    x: str = text(
        "[[1, 2, 3], [4, 5, 6]]", QT_TRANSLATE_NOOP("tensors", "x"), typed, section=_ARRAY, shown=_array,
        tip=QT_TRANSLATE_NOOP("tensors", "An array such as [[1, 2], [3, 4]], np.zeros((60000, 28, 28)), or digit."))
    dtype: str = choice(
        TYPED, QT_TRANSLATE_NOOP("tensors", "Type"), _DTYPES, section=_ARRAY, shown=_array,
        tip=QT_TRANSLATE_NOOP("tensors", "How many bytes each number takes, and which numbers there are."))
    line: str = text(
        "x.T", QT_TRANSLATE_NOOP("tensors", "Line"), expression, section=_ARRAY, shown=_array,
        tip=QT_TRANSLATE_NOOP("tensors", "An expression of NumPy, such as x.T, x[:, 1:3] or x.reshape(-1)."))
    beside: str = text(
        "", QT_TRANSLATE_NOOP("tensors", "Beside it"), perhaps, section=_ARRAY, shown=_array,
        tip=QT_TRANSLATE_NOOP("tensors", "A second line to compare with, or nothing."))
    ask: bool = switch(
        False, QT_TRANSLATE_NOOP("tensors", "Predict the rank first"), section=_ARRAY, shown=_array,
        tip=QT_TRANSLATE_NOOP("tensors", "Hides what is known about x until you have answered."))
    guess: int = -1
    operator: str = choice(
        "@", QT_TRANSLATE_NOOP("tensors", "Operator"), OPERATORS, section=_OPERANDS, shown=_operators,
        tip=QT_TRANSLATE_NOOP("tensors", "* and + work cell by cell, @ and dot multiply rows with columns."))
    operands: str = choice("arrays", QT_TRANSLATE_NOOP("tensors", "Given as"), _KINDS, section=_OPERANDS,
        shown=_operators)
    a: str = text(
        "[[1, 2, 3], [4, 5, 6]]", QT_TRANSLATE_NOOP("tensors", "A"), operand, section=_OPERANDS, shown=_arrays,
        tip=QT_TRANSLATE_NOOP("tensors", "An array such as [[1, 2], [3, 4]], or np.arange(6).reshape(2, 3)."))
    b: str = text(
        "[[1, 2], [3, 4], [5, 6]]", QT_TRANSLATE_NOOP("tensors", "B"), operand, section=_OPERANDS, shown=_arrays,
        tip=QT_TRANSLATE_NOOP("tensors", "An array such as [[1, 2], [3, 4]], or np.arange(6).reshape(2, 3)."))
    shape_a: tuple[int, ...] = counts(
        (60000, 784), QT_TRANSLATE_NOOP("tensors", "Shape of A"), 0, 1_000_000, 6, section=_OPERANDS, shown=_shapes,
        tip=QT_TRANSLATE_NOOP("tensors", "Up to 6 sizes with commas; none for a single number."))
    shape_b: tuple[int, ...] = counts(
        (784, 50), QT_TRANSLATE_NOOP("tensors", "Shape of B"), 0, 1_000_000, 6, section=_OPERANDS, shown=_shapes,
        tip=QT_TRANSLATE_NOOP("tensors", "Up to 6 sizes with commas; none for a single number."))
    pattern_a: str = choice("(a, b)", QT_TRANSLATE_NOOP("tensors", "Shape of A"), PATTERNS, section=_OPERANDS,
        shown=_sliders)
    pattern_b: str = choice("(b, c)", QT_TRANSLATE_NOOP("tensors", "Shape of B"), PATTERNS, section=_OPERANDS,
        shown=_sliders)
    size_a: int = _side("a", 2, QT_TRANSLATE_NOOP("tensors", "a"))
    size_b: int = _side("b", 3, QT_TRANSLATE_NOOP("tensors", "b"))
    size_c: int = _side("c", 4, QT_TRANSLATE_NOOP("tensors", "c"))
    order: str = choice(
        CELLS, QT_TRANSLATE_NOOP("tensors", "Shown as"), ORDERS, section=_OPERANDS,
        shown=lambda state: _operators(state) and state.operator in ("@", "dot"),
        tip=QT_TRANSLATE_NOOP("tensors", "The same product, computed in another order."))  # fmt: skip
    at: int = 0
    stretch: int = 0
    ux: float = _coordinate(4.0, QT_TRANSLATE_NOOP("tensors", "u₁"))
    uy: float = _coordinate(1.0, QT_TRANSLATE_NOOP("tensors", "u₂"))
    vx: float = _coordinate(2.0, QT_TRANSLATE_NOOP("tensors", "v₁"))
    vy: float = _coordinate(3.0, QT_TRANSLATE_NOOP("tensors", "v₂"))
    turn: int = count(
        0, QT_TRANSLATE_NOOP("tensors", "Rotation, 5° ×"), 0, TURNS, section=_VECTORS, shown=_vectors,
        tip=QT_TRANSLATE_NOOP("tensors", "How far v is rotated to the left. Space rotates it."))

    map: str = choice(
        "matrix", QT_TRANSLATE_NOOP("tensors", "Map"), MAPS, section=_MAP, shown=_map(),
        tip=QT_TRANSLATE_NOOP("tensors", "What happens to every point of the plane."))
    shift_x: float = _amount(1.0, QT_TRANSLATE_NOOP("tensors", "t₁"), "translate")
    shift_y: float = _amount(-3.0, QT_TRANSLATE_NOOP("tensors", "t₂"), "translate")
    angle: float = number(
        30.0, QT_TRANSLATE_NOOP("tensors", "Angle θ"), -360, 360, 5, slide=(-180, 180), unit="°", section=_MAP,
        shown=_map("rotate"), tip=QT_TRANSLATE_NOOP("tensors", "Above 0 it rotates to the left."))
    stretch_x: float = _amount(1.0, QT_TRANSLATE_NOOP("tensors", "Horizontally"), "scale")
    stretch_y: float = _amount(0.5, QT_TRANSLATE_NOOP("tensors", "Vertically"), "scale")
    w1: tuple[float, ...] = numbers(
        (1.2, 0.5, -0.4, 1.2), QT_TRANSLATE_NOOP("tensors", "W"), -100, 100, 4, 4, section=_MAP,
        shown=_map("matrix", *_LAYERS), tip=QT_TRANSLATE_NOOP("tensors", "w₁₁ w₁₂ w₂₁ w₂₂, with spaces between them."))
    b1: tuple[float, ...] = numbers(
        (1.0, -3.0), QT_TRANSLATE_NOOP("tensors", "b"), -100, 100, 2, 2, section=_MAP, shown=_map(*_LAYERS),
        tip=QT_TRANSLATE_NOOP("tensors", "b₁ b₂: where the origin goes."))
    w2: tuple[float, ...] = numbers(
        (0.5, -1.0, 1.0, 0.5), QT_TRANSLATE_NOOP("tensors", "W of layer 2"), -100, 100, 4, 4, section=_MAP,
        shown=_map("two", "deep"), tip=QT_TRANSLATE_NOOP("tensors", "w₁₁ w₁₂ w₂₁ w₂₂, with spaces between them."))
    b2: tuple[float, ...] = numbers(
        (0.0, -1.0), QT_TRANSLATE_NOOP("tensors", "b of layer 2"), -100, 100, 2, 2, section=_MAP,
        shown=_map("two", "deep"), tip=QT_TRANSLATE_NOOP("tensors", "b₁ b₂ of the second layer."))
    moved: int = count(
        0, QT_TRANSLATE_NOOP("tensors", "Progress"), 0, WHOLE, unit="%", section=_MAP, shown=_map(),
        tip=QT_TRANSLATE_NOOP("tensors", "0 %: the identity, 100 %: the whole map. Space plays it."))
    figure: tuple[tuple[float, ...], ...] = LETTER
    by: str = choice(HAND, QT_TRANSLATE_NOOP("tensors", "Folded"), _FOLDED, section=_FOLDING, shown=_fold(),
        tip=QT_TRANSLATE_NOOP("tensors", "Drag the folds yourself, or let a network find them."))
    units: int = count(
        3, QT_TRANSLATE_NOOP("tensors", "Folds"), 0, MOST_FOLDS, section=_FOLDING, shown=_fold(),
        tip=QT_TRANSLATE_NOOP("tensors", "Hidden units: each folds the plane along a line. 0: no hidden layer."))
    folded: int = count(
        0, QT_TRANSLATE_NOOP("tensors", "Progress"), 0, WHOLE, unit="%", section=_FOLDING, shown=_fold(HAND),
        tip=QT_TRANSLATE_NOOP("tensors", "0 %: the plane is flat, 100 %: it is folded. Space folds it."))
    rate: float = number(
        0.05, QT_TRANSLATE_NOOP("tensors", "Learning rate"), 0.001, 1, 0.01, log=True, section=_FOLDING,
        shown=_fold(LEARNT), tip=QT_TRANSLATE_NOOP("tensors", "The step size of Adam."))
    start: int = count(
        1, QT_TRANSLATE_NOOP("tensors", "Start"), 0, 9999, section=_FOLDING, shown=_fold(LEARNT),
        tip=QT_TRANSLATE_NOOP("tensors", "Other random initial weights."))
    samples: int = count(120, QT_TRANSLATE_NOOP("tensors", "Points"), 10, 400, 10, section=_MOONS, shown=_fold())
    noise: float = number(
        0.08, QT_TRANSLATE_NOOP("tensors", "Noise"), 0, 0.5, 0.01, section=_MOONS, shown=_fold(),
        tip=QT_TRANSLATE_NOOP("tensors", "How far the points are moved from their half circles."))
    seed: int = count(1, QT_TRANSLATE_NOOP("tensors", "Seed"), 0, 9999, section=_MOONS, shown=_fold())
    timed: str = choice(
        ADD, QT_TRANSLATE_NOOP("tensors", "Operation"), _TIMED, section=_SPEED,
        shown=lambda state: state.view == "speed",
        tip=QT_TRANSLATE_NOOP("tensors", "What is timed, as a loop and as NumPy."))
    folds: tuple[tuple[float, ...], ...] = FOLDS
    epoch: int = 0

    def arrays(self) -> tuple[NDArray[np.generic], NDArray[np.generic]]:
        """The two operands; those of which only the shape is given share one number among all their cells."""
        if self.operands == "arrays":
            return operand(self.a), operand(self.b)
        if self.operands == "sliders":
            return _counted(self._sizes(self.pattern_a)), _counted(self._sizes(self.pattern_b))
        return _counted(self.shape_a), _counted(self.shape_b)

    def _sizes(self, pattern: str) -> Shape:
        """Return a pattern such as (a, 1) with the sizes of the sliders."""
        parts = pattern.strip("()").replace(" ", "").split(",")
        return tuple(getattr(self, f"size_{part}") if part in "abc" else int(part) for part in parts if part)

    def meeting(self, operator: str = "") -> Meeting:
        """What becomes of the two shapes, under another operator if one is given."""
        a, b = self.arrays()
        return meet(a.shape, b.shape, operator or self.operator)


def _counted(shape: Shape) -> NDArray[np.generic]:
    """Return 0, 1, 2 … in a shape, or where that would be much to hold, one 0 for all cells."""
    size = int(np.prod(shape, dtype=np.float64))
    return np.arange(size).reshape(shape) if size <= DRAWN else np.broadcast_to(np.int64(0), shape)


def check(state: TensorsState) -> None:
    """Raise Problem for operands that are too large to be anything on this computer."""
    for shape in (state.shape_a, state.shape_b):
        if np.prod(shape, dtype=np.float64) > 1e12:
            raise Problem(TOO_MANY, shape=shape)
        if np.prod([size for size in shape if size], dtype=np.float64) > _MOST_EMPTY:
            raise Problem(TOO_MANY_FOR_NONE, shape=shape)
    if len(state.figure) > 60 or any(len(p) != 2 or max(map(abs, p)) > 100 for p in state.figure):
        raise Problem(BAD_FIGURE)
    if len(state.folds) != MOST_FOLDS or any(len(f) != 4 or max(map(abs, f)) > 100 for f in state.folds):
        raise Problem(BAD_FOLDS, count=MOST_FOLDS)


_MOST_EMPTY = 2.0**59  # NumPy counts the bytes of an empty array as if its zeros were ones
BAD_FOLDS = QT_TRANSLATE_NOOP("problems", "Give {count} folds of four numbers each, from −100 to 100.")
BAD_FIGURE = QT_TRANSLATE_NOOP("problems", "A figure has at most 60 points (x₁, x₂) with numbers from −100 to 100.")
TOO_MANY = QT_TRANSLATE_NOOP("problems", "The shape {shape} has more than 10¹² cells. Use smaller sizes.")
TOO_MANY_FOR_NONE = QT_TRANSLATE_NOOP(
    "problems", "The sizes of {shape} are too large for NumPy, though it has no cells. Use smaller sizes."
)


_ANEW = {"operator", "operands", "a", "b", "shape_a", "shape_b", "order", "x", "dtype", "line", "pattern_a",
         "pattern_b", "size_a", "size_b", "size_c"}  # fmt: skip


def fitted(changes: dict[str, Any]) -> dict[str, Any]:
    """Return changes and what must follow from them: other operands are looked at from their first cell."""
    if {"map", "shift_x", "shift_y", "angle", "stretch_x", "stretch_y", "w1", "b1", "w2", "b2"} & changes.keys():
        changes = {"moved": WHOLE} | changes
    if {"by", "units", "rate", "start", "samples", "noise", "seed"} & changes.keys():
        changes = {"epoch": 0} | changes
    if "folds" in changes:
        changes = {"folded": WHOLE} | changes
    if {"x", "ask"} & changes.keys():
        changes = {"guess": -1} | changes
    if _ANEW & changes.keys():
        return {"at": 0, "stretch": 0} | changes
    return changes
