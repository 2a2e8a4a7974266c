"""What of NumPy may be called in a typed line; nothing else can be reached."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from nnviz.core.arrays.limits import MOST_CELLS, TOO_LARGE, Array, as_shape, check_shape, filled
from nnviz.core.problems import Problem


def _arange(*ends: Any, dtype: Any = None) -> Array:
    if not 1 <= len(ends) <= 3:
        raise TypeError("arange() requires stop to be specified.")
    start, stop, step = (0, ends[0], 1) if len(ends) == 1 else (ends[0], ends[1], ends[2] if len(ends) == 3 else 1)
    if step and abs((stop - start) / step) > MOST_CELLS:
        raise Problem(TOO_LARGE, shape=(int(min(abs((stop - start) / step), 1e300)),), most=f"{MOST_CELLS:,}")
    return np.arange(start, stop, step, dtype=dtype)


def _eye(size: Any) -> Array:
    rows, = as_shape(size)
    check_shape((rows, rows))
    return np.eye(rows)


def _linspace(start: float, stop: float, num: int = 50) -> Array:
    check_shape(as_shape(num))
    return np.linspace(start, stop, num)


def _array(values: Any, dtype: Any = None) -> Array:
    return np.array(values, dtype=dtype)


def _expand_dims(x: Any, axis: int) -> Any:
    return np.expand_dims(x, axis)


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "array": _array, "arange": _arange, "eye": _eye, "linspace": _linspace,
    "zeros": lambda shape, dtype=np.float64: filled(shape, 0, dtype),
    "ones": lambda shape, dtype=np.float64: filled(shape, 1, dtype),
    "full": lambda shape, value, dtype=None: filled(shape, value, dtype),
    "ndim": np.ndim, "shape": np.shape, "size": np.size,
    "dot": np.dot, "matmul": np.matmul, "add": np.add, "multiply": np.multiply, "maximum": np.maximum,
    "sum": np.sum, "mean": np.mean, "max": np.max, "min": np.min, "argmax": np.argmax, "argmin": np.argmin,
    "exp": np.exp, "sqrt": np.sqrt, "abs": np.abs, "transpose": np.transpose, "swapaxes": np.swapaxes,
    "moveaxis": np.moveaxis, "expand_dims": _expand_dims, "squeeze": np.squeeze, "ravel": np.ravel,
    "reshape": np.reshape, "concatenate": np.concatenate, "stack": np.stack,
}  # fmt: skip
"""What may be called as np.<name>; each returns values or views and has no other effect."""

METHODS = frozenset(
    "reshape transpose swapaxes flatten ravel squeeze astype sum mean max min argmax argmin dot copy tolist".split()
)
ATTRIBUTES = frozenset("T ndim shape size dtype nbytes itemsize".split())
STRUCTURAL = frozenset("reshape transpose swapaxes flatten ravel squeeze copy T moveaxis expand_dims".split())
"""What only moves cells: the origin of every cell of the result can be told."""

DTYPES = ("bool", "uint8", "int8", "int16", "int32", "int64", "float16", "float32", "float64")
CONSTANTS = {"pi": math.pi, "newaxis": None, "inf": math.inf}
RANDOM = ("random", "choice", "integers", "normal", "permutation")
