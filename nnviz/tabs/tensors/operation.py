"""One operator on two arrays at one moment: what is drawn of A, of B and of the result, and which cells take part."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from nnviz.core.studies.tensors.broadcasting import CLASH, OPERATORS, Meeting, Shape, meet, stretched
from nnviz.core.studies.tensors.products import CALLS, CELLS, COLUMNS, OUTER, count, origin, partial
from nnviz.tabs.tensors.state import DRAWN, LONGEST_SUM, TensorsState, operand

Array = NDArray[np.generic]
Index = tuple[int, ...]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Side:
    """An array as it is drawn now: its shape, its cells (None: too many), which of them are pale, which lit."""

    shape: Shape
    values: Array | None
    pale: Bools | None = None
    lit: tuple[Index, ...] = ()


@dataclass(frozen=True, eq=False)
class Operation:
    """What the picture of operators shows. stretches: the steps of broadcasting that there are; cell: the one lit."""

    meeting: Meeting
    a: Side
    b: Side
    result: Side | None
    order: str
    stretches: int = 0
    stretch: int = 0
    moments: int = 0
    at: int = 0
    cell: Index | None = None
    terms: tuple[tuple[float, float], ...] = ()
    diagonal: bool = False

    @property
    def grown(self) -> bool:
        """Whether both operands have the shape in which they meet."""
        return self.stretch == self.stretches

    @property
    def last(self) -> int:
        """The last position of the time bar; the first is 0."""
        return max(0, self.stretches + self.moments - 1)


@lru_cache(maxsize=2)  # the picture, the strip and the time bar ask for the same one
def operation(state: TensorsState) -> Operation:
    """Return what a State shows."""
    a, b = state.arrays()
    meeting = meet(a.shape, b.shape, state.operator)
    if meeting.result is None or not _drawable(a, b, meeting):
        lit = _misfit(a, b, meeting)
        one, two = _side(a, lit[0]), _side(b, lit[1])
        result = None if meeting.result is None else Side(meeting.result, None)
        return Operation(meeting, one, two, result, state.order)
    return _product(state, a, b, meeting) if state.operator in ("@", "dot") else _stretching(state, a, b, meeting)


FEW = 64
"""Cells of a result that are written on its card."""


def all_results(state: TensorsState) -> tuple[dict[str, Meeting], dict[str, str]]:
    """Return what every operator makes of the shapes of a State, and the numbers of results with few cells."""
    return _all_results(state.operands, state.a, state.b, *(x.shape for x in state.arrays()))


@lru_cache(maxsize=4)
def _all_results(kind: str, a: str, b: str, first: Shape, second: Shape) -> tuple[dict[str, Meeting], dict[str, str]]:
    meetings = {name: meet(first, second, name) for name in OPERATORS}
    small = max(np.prod(first, dtype=np.float64), np.prod(second, dtype=np.float64)) <= DRAWN
    if kind != "arrays" or not small:
        return meetings, {}
    x, y = operand(a), operand(b)
    numbers = {}
    for name, meeting in meetings.items():
        if meeting.result is not None and np.prod(meeting.result, dtype=np.float64) <= FEW:
            with np.errstate(all="ignore"):
                numbers[name] = str(CALLS[name](x, y).tolist())
    return meetings, numbers


def _side(x: Array, lit: tuple[Index, ...]) -> Side:
    return Side(x.shape, x if x.size <= DRAWN else None, None, lit)


def _misfit(a: Array, b: Array, meeting: Meeting) -> tuple[tuple[Index, ...], tuple[Index, ...]]:
    """Return the first row of A and the first column of B where they differ in length, else nothing."""
    inner = next((axis for axis in meeting.axes if axis.relation == CLASH), None)
    if meeting.operator not in ("@", "dot") or inner is None or not a.size or not b.size or not a.ndim or not b.ndim:
        return (), ()
    place = b.ndim - 2 if b.ndim > 1 else 0
    if a.shape[-1] == b.shape[place] or max(a.size, b.size) > DRAWN:
        return (), ()
    row = tuple((0,) * (a.ndim - 1) + (k,) for k in range(a.shape[-1]))
    column = tuple(tuple(k if i == place else 0 for i in range(b.ndim)) for k in range(b.shape[place]))
    return row, column


def _drawable(a: Array, b: Array, meeting: Meeting) -> bool:
    cells = max(a.size, b.size, int(np.prod(meeting.result or (), dtype=np.float64)))
    return cells <= DRAWN and (not a.ndim or a.shape[-1] <= LONGEST_SUM)


def _product(state: TensorsState, a: Array, b: Array, meeting: Meeting) -> Operation:
    order = state.order if a.ndim and b.ndim else CELLS
    shape = meeting.result or ()
    moments = count(a.shape, b.shape, state.operator, order, shape)
    at = min(max(0, state.at), moments - 1)
    value, done = partial(a, b, state.operator, order, at)
    diagonal = state.operator == "dot" and order == CELLS and a.ndim == b.ndim == 3 and len(a) == len(b)
    pale = ~_diagonal(shape) if diagonal else ~done
    if not value.size:
        return Operation(meeting, Side(a.shape, a), Side(b.shape, b), Side(shape, value), order)
    if order == CELLS:
        cell = tuple(int(i) for i in np.unravel_index(at, shape)) if shape else ()
        found = origin(a.shape, b.shape, state.operator, cell)
        terms = tuple((float(a[i]), float(b[j])) for i, j in zip(found.a, found.b, strict=True))
        return Operation(meeting, Side(a.shape, a, None, found.a), Side(b.shape, b, None, found.b),
                         Side(shape, value, pale, (cell,)), order, moments=moments, at=at, cell=cell, terms=terms,
                         diagonal=diagonal)  # fmt: skip
    lit_a, lit_b, lit = _lit(a.shape, b.shape, shape, order, at)
    return Operation(meeting, Side(a.shape, a, None, lit_a), Side(b.shape, b, None, lit_b),
                     Side(shape, value, pale, lit), order, moments=moments, at=at)  # fmt: skip


def _diagonal(shape: Shape) -> Bools:
    """Return where the samples of A and of B are the same in dot's result (N, i, N, j)."""
    grid = np.indices(shape)
    return grid[0] == grid[2]


def _lit(a: Shape, b: Shape, result: Shape, order: str, at: int) -> tuple[tuple[Index, ...], ...]:
    """Return the cells of A, B and the result that a column, or a term of the sum, is about."""
    if order == OUTER:
        place = len(b) - 2 if len(b) > 1 else 0
        return (tuple(i for i in np.ndindex(a) if i[-1] == at),
                tuple(i for i in np.ndindex(b) if i[place] == at), ())  # fmt: skip
    one = len(b) == 1
    return (tuple(np.ndindex(a)), tuple(i for i in np.ndindex(b) if one or i[-1] == at),
            tuple(i for i in np.ndindex(result) if one or i[-1] == at))  # fmt: skip


def _stretching(state: TensorsState, a: Array, b: Array, meeting: Meeting) -> Operation:
    shape = meeting.result or ()
    ways = stretched(a.shape, shape), stretched(b.shape, shape)
    stretches = len(ways[0]) + len(ways[1]) - 2
    stretch = min(max(0, state.stretch), stretches)
    first = min(stretch, len(ways[0]) - 1)
    shapes = ways[0][first], ways[1][stretch - first]
    value, done = partial(a, b, state.operator, CELLS, max(0, state.at))
    moments = max(1, value.size)
    at = min(max(0, state.at), moments - 1)
    cell = tuple(int(i) for i in np.unravel_index(at, shape)) if value.size and stretch == stretches else None
    lit = () if cell is None else (cell,)
    pale = np.ones(shape, np.bool_) if cell is None else ~done
    one, two = (Side(s, np.broadcast_to(x, s), _copies(x.shape, s), lit) for x, s in zip((a, b), shapes, strict=True))
    result = Side(shape, value, pale, lit)
    if cell is None:
        return Operation(meeting, one, two, result, CELLS, stretches, stretch, moments)
    found = origin(a.shape, b.shape, state.operator, cell)
    return Operation(meeting, one, two, result, CELLS, stretches, stretch, moments, at, cell,
                     ((float(a[found.a[0]]), float(b[found.b[0]])),))  # fmt: skip


def _copies(own: Shape, shape: Shape) -> Bools:
    """Return which cells of a stretched array only repeat another one."""
    grid, copies = np.indices(shape), np.zeros(shape, np.bool_)
    padded = (1,) * (len(shape) - len(own)) + own
    for axis, size in enumerate(padded):
        if size == 1:
            copies |= grid[axis] > 0
    return copies


__all__ = ["COLUMNS", "OUTER", "Operation", "Side", "operation"]
