"""How a result is made cell by cell (chapter 3.3): which cells of A and of B meet in it, and the sum of their products.

    (A @ B)[…, i, j] = Σₖ A[…, i, k] · B[…, k, j]          dot(A, B)[i, …, j, …, m] = Σₖ A[i, …, k] · B[j, …, k, m]

One product can be looked at in three orders: a dot product for every cell, A times one column of B after the other,
or a sum of outer products, one for every place k of the axis that is summed over.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.generic]
Index = tuple[int, ...]

CELLS, COLUMNS, OUTER = "cells", "columns", "outer"
CALLS: dict[str, Callable[[Array, Array], Array]] = {
    "*": np.multiply, "@": np.matmul, "dot": np.dot, "+": np.add,
}  # fmt: skip


@dataclass(frozen=True)
class Operands:
    """The cells of A and of B that meet in one cell of the result, in the order of the sum."""

    a: tuple[Index, ...]
    b: tuple[Index, ...]


def origin(a: Index, b: Index, operator: str, cell: Index) -> Operands:
    """Return which cells of arrays of shapes a and b make one cell of their result; the shapes must fit.

    >>> origin((2, 3), (3, 2), "@", (0, 1)).b
    ((0, 1), (1, 1), (2, 1))
    """
    if operator in "+*" or not a or not b:
        return Operands((_own(a, cell),), (_own(b, cell),))
    row, column = _row_and_column(a, b, operator, cell)
    inner = range(a[-1])
    return Operands(tuple((*row, k) for k in inner),
                  tuple((*column[:-1], k, column[-1]) if len(b) > 1 else (k,) for k in inner))  # fmt: skip


def _own(shape: Index, cell: Index) -> Index:
    """Return the index of a broadcast operand: its own axes from the right, 0 where it was stretched."""
    place = cell[len(cell) - len(shape) :]
    return tuple(0 if size == 1 else i for size, i in zip(shape, place, strict=True))


def _row_and_column(a: Index, b: Index, operator: str, cell: Index) -> tuple[Index, Index]:
    """Return the index of the row of A without k, and of the column of B without k."""
    if operator == "dot":
        return cell[: len(a) - 1], cell[len(a) - 1 :]
    cores = (len(a) > 1) + (len(b) > 1)
    batch, core = cell[: len(cell) - cores], cell[len(cell) - cores :]
    row = (*_own(a[:-2], batch), core[0]) if len(a) > 1 else ()
    column = (*_own(b[:-2], batch), core[-1]) if len(b) > 1 else ()
    return row, column


def count(a: Index, b: Index, operator: str, order: str, result: Index) -> int:
    """Return how many moments a result takes in an order: cells, columns, or terms of the sum; at least 1."""
    if operator in "+*" or order == CELLS or not a or not b:
        return max(1, int(np.prod(result, dtype=np.int64)))
    return max(1, a[-1] if order == OUTER else b[-1] if len(b) > 1 else 1)


def partial(a: Array, b: Array, operator: str, order: str, moment: int) -> tuple[Array, NDArray[np.bool_]]:
    """Return the result after moments 0 to `moment`, and which of its cells have been worked on.

    With OUTER every cell holds the sum of the terms so far; with the others the cells not yet reached hold their
    values already and are False in the second array.
    """
    whole = _applied(a, b, operator)
    done = np.zeros(np.shape(whole), np.bool_)
    if order == OUTER and operator in ("@", "dot") and a.ndim and b.ndim:
        some = slice(0, moment + 1)
        whole = _applied(a[..., some], b[..., some, :] if b.ndim > 1 else b[some], operator)
        done[...] = True
    elif order == COLUMNS and operator in ("@", "dot") and b.ndim > 1:
        done[..., : moment + 1] = True
    elif order == COLUMNS and operator in ("@", "dot"):
        done[...] = True
    else:
        done.reshape(-1)[: moment + 1] = True
    return np.asarray(whole), done


def _applied(a: Array, b: Array, operator: str) -> Array:
    """Return a result; what is too large for float64 becomes infinite, as NumPy has it, without its warning."""
    with np.errstate(all="ignore"):
        return CALLS[operator](a, b)


def diagonal_of_dot(a: Array, b: Array) -> Array:
    """Return what matmul takes of dot for two stacks of matrices: dot[i, :, i, :] for every i.

    It answers why the two differ from three dimensions on: dot makes all pairs, matmul only those of one sample.

    >>> A, B = np.arange(24).reshape(2, 3, 4), np.arange(24).reshape(2, 4, 3)
    >>> bool((diagonal_of_dot(A, B) == A @ B).all())
    True
    """
    i = np.arange(len(a))
    return np.dot(a, b)[i, :, i, :]
