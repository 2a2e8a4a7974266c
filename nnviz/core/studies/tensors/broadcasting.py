"""Shapes that meet (chapter 3.3): how + and * align and stretch them, what dot and @ want of them, in NumPy's words.

Only shapes are worked with here, so that arrays of any size can be asked about.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from nnviz.core.problems import QT_TRANSLATE_NOOP

Shape = tuple[int, ...]

OPERATORS = ("*", "@", "dot", "+")
"""What is asked of two arrays. + and * work cell by cell; @ and dot are products of rows with columns."""

SAME = "same"
FIRST = "first"  # the first operand is stretched along this axis
SECOND = "second"
CLASH = "clash"
INNER = "inner"  # the axis that is summed over, as long in both
FREE = "free"  # an axis that only one operand has, as the rows of a product

TRANSPOSE_B = QT_TRANSLATE_NOOP("problems", "Transpose B")
TRANSPOSE_A = QT_TRANSLATE_NOOP("problems", "Transpose A")
COLUMN_A = QT_TRANSLATE_NOOP("problems", "Make A a column")
COLUMN_B = QT_TRANSLATE_NOOP("problems", "Make B a column")
RESHAPE_B = QT_TRANSLATE_NOOP("problems", "Reshape B to fit")
RESHAPE_A = QT_TRANSLATE_NOOP("problems", "Reshape A to fit")


@dataclass(frozen=True)
class Axis:
    """One axis of both shapes, one below the other: sizes (None: there is no such axis) and how they go together."""

    a: int | None
    b: int | None
    relation: str


@dataclass(frozen=True)
class Meeting:
    """Two shapes under an operator: their axes from left to right, and the result's shape or NumPy's error.

    culprit: "A" or "B", the operand whose shape NumPy's message blames, "" for both or if nothing is wrong.
    """

    a: Shape
    b: Shape
    operator: str
    axes: tuple[Axis, ...]
    result: Shape | None
    error: str = ""
    culprit: str = ""


def meet(a: Sequence[int], b: Sequence[int], operator: str) -> Meeting:
    """Return what becomes of shapes a and b under one of OPERATORS.

    >>> meet((32, 10), (10,), "+").result
    (32, 10)
    >>> meet((2,), (1, 2, 3), "*").error
    'operands could not be broadcast together with shapes (2,) (1,2,3) '
    """
    a, b = tuple(a), tuple(b)
    if operator in "+*":
        return _cell_by_cell(a, b, operator)
    return _matmul(a, b) if operator == "@" else _dot(a, b)


def aligned(a: Shape, b: Shape) -> tuple[Axis, ...]:
    """Return the axes of two shapes aligned from the right, as broadcasting does it.

    >>> [axis.relation for axis in aligned((3, 1), (4,))]
    ['second', 'first']
    """
    count = max(len(a), len(b))
    rows = [(None,) * (count - len(shape)) + shape for shape in (a, b)]
    return tuple(Axis(x, y, _relation(x, y)) for x, y in zip(*rows, strict=True))


def stretched(shape: Shape, result: Shape) -> list[Shape]:
    """Return the shapes that broadcasting takes an operand through: as it is, with axes of 1 in front, each stretched.

    >>> stretched((10,), (32, 10))
    [(10,), (1, 10), (32, 10)]
    """
    steps = [shape]
    current = (1,) * (len(result) - len(shape)) + shape
    if current != shape:
        steps.append(current)
    for axis, size in reversed(list(enumerate(result))):
        if current[axis] != size:
            current = (*current[:axis], size, *current[axis + 1 :])
            steps.append(current)
    return steps


def repairs(meeting: Meeting) -> list[tuple[str, str, str, Shape]]:
    """Return what would make a failing meeting succeed: a label, the operand ("A" or "B"), what to write behind it,
    and the shape it has then.

    Every one has been tried; at most three are offered.
    """
    if meeting.result is not None:
        return []
    a, b, found = meeting.a, meeting.b, []
    for label, operand, text, shape in (*_candidates(a, "A"), *_candidates(b, "B"), *_reshapes(a, b)):
        pair = (shape, b) if operand == "A" else (a, shape)
        if meet(*pair, meeting.operator).result is not None:
            found.append((label, operand, text, shape))
    return found[:3]


def _candidates(shape: Shape, operand: str) -> list[tuple[str, str, str, Shape]]:
    turn, column = (TRANSPOSE_A, COLUMN_A) if operand == "A" else (TRANSPOSE_B, COLUMN_B)
    result = []
    if len(shape) >= 2:
        result.append((turn, operand, ".T", shape[::-1]))
    if len(shape) == 1:
        result.append((column, operand, "[:, None]", (*shape, 1)))
    return result


def _reshapes(a: Shape, b: Shape) -> list[tuple[str, str, str, Shape]]:
    result = []
    for label, operand, own, other in ((RESHAPE_B, "B", b, a), (RESHAPE_A, "A", a, b)):
        for shape in {other, other[::-1], (*other[-1:], -1), (-1, *other[:1])}:
            full = _filled_in(shape, math.prod(own))
            if full is not None and full != own and full not in ((), own[::-1]):
                result.append((label, operand, f".reshape({', '.join(map(str, full))})", full))
    return sorted(result, key=lambda row: (row[0] != RESHAPE_B, row[3]))


def _filled_in(shape: Shape, cells: int) -> Shape | None:
    known = math.prod(size for size in shape if size != -1)
    if -1 not in shape:
        return shape if known == cells else None
    return tuple(cells // known if s == -1 else s for s in shape) if known and cells % known == 0 else None


def _relation(a: int | None, b: int | None) -> str:
    if a == b:
        return SAME
    if a is None or (a == 1 and b is not None):
        return FIRST
    return SECOND if b is None or b == 1 else CLASH


def _joined(axes: Sequence[Axis]) -> Shape | None:
    if any(axis.relation == CLASH for axis in axes):
        return None
    return tuple((axis.b if axis.relation == FIRST else axis.a) or 0 for axis in axes)  # a size, or an axis of 0


def _text(shape: Shape) -> str:
    """Return a shape as NumPy's messages write it: (2,) and (1,2,3), without spaces."""
    return f"({shape[0]},)" if len(shape) == 1 else f"({','.join(map(str, shape))})"


def _cell_by_cell(a: Shape, b: Shape, operator: str) -> Meeting:
    axes = aligned(a, b)
    result = _joined(axes)
    error = "" if result is not None else (
        f"operands could not be broadcast together with shapes {_text(a)} {_text(b)} ")  # fmt: skip
    return Meeting(a, b, operator, axes, result, error)


_SIGNATURE = "(n?,k),(k,m?)->(n?,m?)"


def _matmul(a: Shape, b: Shape) -> Meeting:
    if not a or not b:
        number = 0 if not a else 1
        error = (f"matmul: Input operand {number} does not have enough dimensions (has 0, gufunc core with signature "
                 f"{_SIGNATURE} requires 1)")  # fmt: skip
        return Meeting(a, b, "@", (), None, error, "AB"[number])
    rows, columns = (a[-2:-1], b[-1:] if len(b) > 1 else ())
    batch = aligned(a[:-2], b[:-2])
    core = _core(a, b)
    if a[-1] != b[-2 if len(b) > 1 else 0]:
        inner = b[-2 if len(b) > 1 else 0]
        error = (f"matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature {_SIGNATURE} "
                 f"(size {inner} is different from {a[-1]})")  # fmt: skip
        return Meeting(a, b, "@", (*batch, *core), None, error, "B")
    joined = _joined(batch)
    if joined is None:
        error = _batch_error(a, b)
        return Meeting(a, b, "@", (*batch, *core), None, error)
    return Meeting(a, b, "@", (*batch, *core), (*joined, *rows, *columns))


def _batch_error(a: Shape, b: Shape) -> str:
    """Return NumPy's words for batch axes that do not fit, with the core axes remapped as it prints them."""
    remapped = " ".join(f"{_text(shape)}->({_mapped(shape)})" for shape in (a, b))
    return (f"operands could not be broadcast together with remapped shapes [original->remapped]: {remapped}"
            f"  and requested shape {_text((a[-2], b[-1]))}")  # fmt: skip


def _mapped(shape: Shape) -> str:
    return ",".join([*map(str, shape[:-2]), "newaxis", "newaxis"])


def _core(a: Shape, b: Shape) -> tuple[Axis, ...]:
    """Return the axes of the product itself: rows of A, the axis summed over, columns of B."""
    inner = b[-2 if len(b) > 1 else 0]
    axes = [Axis(a[-2], None, FREE)] if len(a) > 1 else []
    axes.append(Axis(a[-1], inner, INNER if a[-1] == inner else CLASH))
    return (*axes, Axis(None, b[-1], FREE)) if len(b) > 1 else tuple(axes)


def _dot(a: Shape, b: Shape) -> Meeting:
    if not a or not b:
        return Meeting(a, b, "dot", tuple(Axis(*pair, FREE) for pair in _alone(a, b)), a or b)
    place = len(b) - 2 if len(b) > 1 else 0
    core = (
        *(Axis(size, None, FREE) for size in a[:-1]),
        Axis(a[-1], b[place], INNER if a[-1] == b[place] else CLASH),
        *(Axis(None, size, FREE) for i, size in enumerate(b) if i != place),
    )
    if a[-1] != b[place]:
        error = f"shapes {_text(a)} and {_text(b)} not aligned: {a[-1]} (dim {len(a) - 1}) != {b[place]} (dim {place})"
        return Meeting(a, b, "dot", core, None, error)
    return Meeting(a, b, "dot", core, (*a[:-1], *b[:place], *b[place + 1 :]))


def _alone(a: Shape, b: Shape) -> list[tuple[int | None, int | None]]:
    return [(size, None) for size in a] or [(None, size) for size in b]


def numpy_words(a: Shape, b: Shape, operator: str) -> str:
    """Return the message NumPy itself gives for these shapes, "" if it has none: what the rules above must agree with.

    The arrays are views of one number, so no memory is taken; products are not worked out beyond a small size.
    """
    x, y = (np.broadcast_to(np.float64(1), shape) for shape in (a, b))
    calls: dict[str, Callable[[Any, Any], Any]] = {"+": np.add, "*": np.multiply, "@": np.matmul, "dot": np.dot}
    try:
        calls[operator](x, y)
    except ValueError as error:
        return str(error)
    return ""
