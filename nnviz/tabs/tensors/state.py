"""Everything the pictures of tensors follow from."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nnviz.core.arrays import read_array
from nnviz.core.problems import Problem
from nnviz.core.studies.broadcasting import OPERATORS, Meeting, Shape, meet
from nnviz.core.studies.products import CELLS, COLUMNS, OUTER
from nnviz.ui.base.language import QT_TRANSLATE_NOOP
from nnviz.ui.forms.parameters import choice, count, counts, number, text

NO_NUMBERS = QT_TRANSLATE_NOOP("problems", "This array holds no numbers. Type numbers only, such as [[1, 2], [3, 4]].")

_OPERANDS = QT_TRANSLATE_NOOP("tensors", "Operands")
_KINDS = {
    "arrays": QT_TRANSLATE_NOOP("tensors", "Typed arrays"),
    "shapes": QT_TRANSLATE_NOOP("tensors", "Shapes only"),
}
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
TURNS, TURN = 72, 5
"""Steps in which a vector goes round once, and the degrees of one."""


def _operators(state: Any) -> bool:
    return state.view == "operators"


def _arrays(state: Any) -> bool:
    return _operators(state) and state.operands == "arrays"


def _shapes(state: Any) -> bool:
    return _operators(state) and state.operands == "shapes"


def _vectors(state: Any) -> bool:
    return state.view == "projection"


def _coordinate(default: float, label: str) -> Any:
    return number(default, label, -100, 100, 0.1, slide=(-5, 5), section=_VECTORS, shown=_vectors)


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
    """Everything the pictures follow from. at: the cell, column or term on show; stretch: steps of broadcasting."""

    view: str = "operators"
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
    order: str = choice(
        CELLS, QT_TRANSLATE_NOOP("tensors", "Watch it as"), ORDERS, section=_OPERANDS,
        shown=lambda state: _operators(state) and state.operator in ("@", "dot"),
        tip=QT_TRANSLATE_NOOP("tensors", "The same product, made in another order."))  # fmt: skip
    at: int = 0
    stretch: int = 0
    ux: float = _coordinate(4.0, QT_TRANSLATE_NOOP("tensors", "u₁"))
    uy: float = _coordinate(1.0, QT_TRANSLATE_NOOP("tensors", "u₂"))
    vx: float = _coordinate(2.0, QT_TRANSLATE_NOOP("tensors", "v₁"))
    vy: float = _coordinate(3.0, QT_TRANSLATE_NOOP("tensors", "v₂"))
    turn: int = count(
        0, QT_TRANSLATE_NOOP("tensors", "Turned by 5° ×"), 0, TURNS, section=_VECTORS, shown=_vectors,
        tip=QT_TRANSLATE_NOOP("tensors", "How far v has turned to the left. Space turns it."))

    def arrays(self) -> tuple[NDArray[np.generic], NDArray[np.generic]]:
        """The two operands; those of which only the shape is given share one number among all their cells."""
        if self.operands == "arrays":
            return operand(self.a), operand(self.b)
        return _counted(self.shape_a), _counted(self.shape_b)

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


_MOST_EMPTY = 2.0**59  # NumPy counts the bytes of an empty array as if its zeros were ones
TOO_MANY = QT_TRANSLATE_NOOP("problems", "The shape {shape} has more than 10¹² cells. Use smaller sizes.")
TOO_MANY_FOR_NONE = QT_TRANSLATE_NOOP(
    "problems", "The sizes of {shape} are too large for NumPy, though it has no cells. Use smaller sizes."
)


def fitted(changes: dict[str, Any]) -> dict[str, Any]:
    """Return changes and what must follow from them: other operands are looked at from their first cell."""
    if {"operator", "operands", "a", "b", "shape_a", "shape_b", "order"} & changes.keys():
        return {"at": 0, "stretch": 0} | changes
    return changes
