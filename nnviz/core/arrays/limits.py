"""How large and how deep a typed array may be, and the sentences about it."""

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nnviz.core.arrays.named import Named
from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem

Array = NDArray[np.generic]

MOST_LETTERS = 2000
MOST_CELLS = 1_000_000
"""Cells that an array may really hold; one filled with a single value may have MOST_VIRTUAL."""
MOST_VIRTUAL = 10_000_000_000
MOST_AXES = 8
MOST_DEPTH = 40
LARGEST = 10**15  # the largest whole number that may be typed: sums of squares of two such still fit into float64

EMPTY = QT_TRANSLATE_NOOP("problems", "Type an array, such as [[1, 2], [3, 4]].")
TOO_LONG = QT_TRANSLATE_NOOP("problems", "This is too long: at most {most} characters.")
WRONG_CHARACTER = QT_TRANSLATE_NOOP("problems", "“{found}” at character {place} cannot be read. Check this place.")
NOT_CLOSED = QT_TRANSLATE_NOOP("problems", "The line ends too early. Close every bracket.")
NOT_HERE = QT_TRANSLATE_NOOP("problems", "“{found}” at character {place} is not available here. Try {examples}.")
TOO_DEEP = QT_TRANSLATE_NOOP("problems", "There are too many brackets inside each other: at most {most}.")
TOO_LARGE = QT_TRANSLATE_NOOP("problems", "An array of shape {shape} is too large here: at most {most} cells.")
TOO_MANY_AXES = QT_TRANSLATE_NOOP("problems", "An array has at most {most} axes here. This one has {found}.")
TOO_BIG = QT_TRANSLATE_NOOP("problems", "The number {number} is too large. Use at most {most}.")
NUMPY_SAYS = QT_TRANSLATE_NOOP("problems", "NumPy says: {message}")
EXAMPLES = "x.T, x[0], x[:, 1:3], x.reshape(2, -1), x.sum(axis=0)"
"""What may be typed instead of what is not available."""

NO_WORK = frozenset(
    "zeros ones full eye arange linspace reshape transpose swapaxes ravel squeeze T moveaxis expand_dims ndim shape "
    "size".split()
)
"""Calls that make a view, or that check their own size."""


def check_shape(shape: tuple[int, ...], most: int = MOST_CELLS) -> None:
    """Raise Problem for a shape with too many axes or cells."""
    if len(shape) > MOST_AXES:
        raise Problem(TOO_MANY_AXES, most=MOST_AXES, found=len(shape))
    if math.prod(shape) > most:
        raise Problem(TOO_LARGE, shape=shape, most=f"{most:,}")


def as_shape(shape: Any) -> tuple[int, ...]:
    """Return a shape as a tuple of whole numbers, as NumPy takes it; TypeError or ValueError in NumPy's words."""
    sizes = tuple(shape) if isinstance(shape, tuple | list | np.ndarray) else (shape,)
    result = []
    for size in sizes:
        if isinstance(size, bool) or not isinstance(size, int | np.integer):
            raise TypeError(f"'{type(size).__name__}' object cannot be interpreted as an integer")
        if size < 0:
            raise ValueError("negative dimensions are not allowed")
        result.append(int(size))
    return tuple(result)


def filled(shape: Any, value: float, dtype: Any = np.float64) -> Array:
    """Return an array of one value, of any size up to MOST_VIRTUAL cells: they share one place in memory."""
    sizes = as_shape(shape)
    check_shape(sizes, MOST_VIRTUAL)
    return np.broadcast_to(np.asarray(value, dtype), sizes)


def check_broadcast(a: Any, b: Any) -> None:
    """Raise Problem if a + b would be too large; what does not fit at all is left to NumPy's own words."""
    shapes = [np.shape(value) for value in (a, b) if not isinstance(value, Named)]
    check_shape(tuple(max(pair) for pair in _aligned(shapes)))


def _aligned(shapes: list[tuple[int, ...]]) -> list[tuple[int, ...]]:
    longest = max((len(shape) for shape in shapes), default=0)
    rows = [(1,) * (longest - len(shape)) + tuple(shape) for shape in shapes]
    return list(zip(*rows, strict=True)) if rows else []


def check_product(a: Any, b: Any, matmul: bool) -> None:
    """Raise Problem if a @ b (or dot(a, b)) would be too large, or would take too long."""
    for value in (a, b):
        check_shape(np.shape(value))
    first, second = np.shape(a), np.shape(b)
    inner = first[-1] if first else 1
    if matmul:
        batches = math.prod(max(pair) for pair in _aligned([first[:-2], second[:-2]]))
        cells = batches * (first[-2] if len(first) > 1 else 1) * (second[-1] if len(second) > 1 else 1)
    else:
        cells = math.prod(first[:-1]) * math.prod(second) // max(1, second[-2] if len(second) > 1 else inner)
    check_shape((cells,))
    check_shape((cells * inner,), 20 * MOST_CELLS)


def check_call(name: str, arguments: list[Any], options: Mapping[str, Any]) -> None:
    """Raise Problem if a call of NumPy would make or go through more than MOST_CELLS cells."""
    if name in NO_WORK:
        return
    if name in ("dot", "matmul") and len(arguments) >= 2:
        check_product(arguments[0], arguments[1], matmul=name == "matmul")
        return
    if name in ("add", "multiply", "maximum") and len(arguments) >= 2:
        check_broadcast(arguments[0], arguments[1])
    for value in [*arguments, *options.values()]:
        if isinstance(value, np.ndarray):
            check_shape(value.shape)
        elif isinstance(value, list | tuple):
            check_shape((sum(np.size(item) for item in value if isinstance(item, np.ndarray)),))
