"""Loops against NumPy (chapter 3.3): the same addition, inner product and product of matrices, timed on this machine.

NumPy has a price per call, which few numbers do not repay; from some size on it is faster, in the end a hundredfold.
Only products use BLAS, a library of linear algebra; an addition is NumPy's own loop in C.
"""

import time
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

_SLICE = 0.006  # s; what is done between two yields, at most about that
_REPEATS = 7

# The processor time of this thread: a window that is painted meanwhile, and other programs, do not count. Where it is
# counted only coarsely (Windows), the time on the wall.
_FINE = time.get_clock_info("thread_time").resolution < 1e-6
_clock = time.thread_time if _FINE else time.perf_counter

ADD, DOT, PRODUCT = "add", "dot", "product"
VECTORS = (2, 4, 10, 30, 100, 300, 1000, 3000, 10_000, 30_000, 100_000, 300_000, 1_000_000)
"""Numbers in each operand that are tried, where these are vectors."""
SIDES = (2, 3, 5, 8, 13, 20, 32, 50, 80, 100, 180, 320, 560, 1000)
"""Sides of the square matrices that are tried."""
LONGEST_SIDE = 100
"""The side up to which a product is also made by loops: they take side³ steps."""


def add_loop(a: list[float], b: list[float], c: list[float], start: int, stop: int) -> None:
    """Add with a loop."""
    for i in range(start, stop):
        c[i] = a[i] + b[i]


def dot_loop(a: list[float], b: list[float], c: list[float], start: int, stop: int) -> None:
    """Multiply and add up with a loop."""
    total = c[0]
    for i in range(start, stop):
        total += a[i] * b[i]
    c[0] = total


def product_loop(a: Any, b: Any, c: Any, start: int, stop: int) -> None:
    """Multiply matrices with three loops."""
    size = len(b)
    for i in range(start, stop):
        for j in range(size):
            total = 0.0
            for k in range(size):
                total += a[i][k] * b[k][j]
            c[i][j] = total


@dataclass(frozen=True)
class LoopOperation:
    """What is timed: the loop over places start … stop of the first axis, NumPy's way, and the sizes.

    code: both as one writes them on a board; notes: numbers in an operand → seconds of the loop and of NumPy;
    elsewhere: the same as it was measured on another computer, for who has not measured yet.
    """

    loop: Callable[[Any, Any, Any, int, int], None]
    numpy: Callable[[Any, Any], Any]
    sizes: tuple[int, ...]
    axes: int
    code: tuple[str, str]
    blas: bool
    notes: dict[int, tuple[float, float]]
    elsewhere: dict[int, tuple[float, float]]

    def numbers(self, size: int) -> int:
        """Return how many numbers an operand of a size has."""
        return size**self.axes

    def operands(self, size: int) -> tuple[Any, Any]:
        """Return two arrays of a size."""
        rng = np.random.default_rng(0)
        shape = (size,) * self.axes
        return rng.random(shape), rng.random(shape)

    def is_looped(self, size: int) -> bool:
        """Return whether the loop is timed at a size too."""
        return self.axes == 1 or size <= LONGEST_SIDE


# The notes' figures: 300 × 300 numbers added, and 100 × 100 matrices multiplied. Elsewhere: the least of five runs of
# `measure` on Linux x86-64, Python 3.11, NumPy 2.4.
OPERATIONS = {
    ADD: LoopOperation(add_loop, np.add, VECTORS, 1, ("for i in range(len(a)):\n    c[i] = a[i] + b[i]", "c = a + b"),
                   False, {90_000: (21e-3, 55e-6)},
                   {2: (2.9e-7, 2.5e-7), 10: (5e-7, 2.5e-7), 100: (2.8e-6, 2.6e-7), 1000: (3e-5, 4.6e-7),
                    10_000: (3.2e-4, 2.4e-6), 100_000: (3.2e-3, 2.5e-5), 1_000_000: (3.2e-2, 6.9e-4)}),
    DOT: LoopOperation(dot_loop, np.dot, VECTORS, 1,
                   ("for i in range(len(a)):\n    total += a[i] * b[i]", "total = a @ b"), True, {},
                   {2: (2.9e-7, 4.3e-7), 10: (5.3e-7, 4.3e-7), 100: (3e-6, 4.6e-7), 1000: (3.5e-5, 5.6e-7),
                    10_000: (3.6e-4, 1.9e-6), 100_000: (3.9e-3, 1.8e-5), 1_000_000: (3.6e-2, 2.4e-4)}),
    PRODUCT: LoopOperation(product_loop, np.matmul, SIDES, 2,
                       ("for i in range(n):\n    for j in range(n):\n        for k in range(n):\n"
                        "            c[i][j] += a[i][k] * b[k][j]", "c = a @ b"), True, {10_000: (38e-3, 28e-6)},
                       {4: (1.1e-6, 8.6e-7), 25: (8.2e-6, 8e-7), 100: (5.1e-5, 9.2e-7), 900: (1.1e-3, 2e-6),
                        10_000: (5.4e-2, 3.6e-5)}),
}  # fmt: skip


@dataclass(frozen=True)
class LoopTiming:
    """One size: the numbers of an operand, and the seconds of the loop (None: not timed) and of NumPy."""

    size: int
    numbers: int
    loop: float | None
    numpy: float

    @property
    def factor(self) -> float | None:
        """How many times as fast NumPy is."""
        return None if self.loop is None else self.loop / self.numpy


def timed_elsewhere(name: str) -> tuple[LoopTiming, ...]:
    """Return what was measured of an operation on another computer."""
    operation = OPERATIONS[name]
    return tuple(LoopTiming(round(numbers ** (1 / operation.axes)), numbers, loop, numpy)
                 for numbers, (loop, numpy) in operation.elsewhere.items())  # fmt: skip


def measure(name: str) -> Iterator[tuple[LoopTiming, ...]]:
    """Time an operation at all its sizes: yields what is known so far, often enough to be stopped at any moment."""
    operation = OPERATIONS[name]
    found: list[LoopTiming] = []
    for size in operation.sizes:
        a, b = operation.operands(size)
        yield tuple(found)
        loop = None
        if operation.is_looped(size):
            loop = yield from _loop_seconds(operation, a, b, tuple(found))
        numpy = yield from _call_seconds(partial(operation.numpy, a, b), tuple(found))
        found.append(LoopTiming(size, operation.numbers(size), loop, numpy))
        yield tuple(found)


def wins_from(timings: Sequence[LoopTiming]) -> int | None:
    """Return the smallest number from which on NumPy is faster at every size that was timed; None if there is none."""
    both = [timing for timing in timings if timing.loop is not None]
    for place in range(len(both)):
        if all(timing.factor and timing.factor > 1 for timing in both[place:]):
            return both[place].numbers
    return None


Found = tuple[LoopTiming, ...]


def _loop_seconds(operation: LoopOperation, a: Any, b: Any, found: Found) -> Generator[Found, None, float]:
    """Return the seconds of one pass of the loop; a long one is made in slices."""
    lists = a.tolist(), b.tolist(), (a * 0).tolist()
    size, step, total, start = len(a), 1, 0.0, 0
    while start < size:
        stop = min(size, start + step)
        before = _clock()
        operation.loop(*lists, start, stop)
        spent = max(_clock() - before, 1e-9)
        total, start = total + spent, stop
        if spent < _SLICE / 2:
            step *= 2
        yield found
    if total > _SLICE:
        return total
    return (yield from _call_seconds(lambda: operation.loop(*lists, 0, size), found))


def _call_seconds(call: Callable[[], object], found: Found) -> Generator[Found, None, float]:
    """Return the seconds of one call, the least of some repeats: what else runs here only makes a time longer."""
    calls, spent = 1, 0.0
    while True:
        spent = _spent(call, calls)
        yield found
        if spent >= _SLICE / 4:
            break
        calls *= 4
    if spent > _SLICE * 4:
        return spent / calls
    repeats = [spent / calls]
    for _ in range(_REPEATS - 1):
        repeats.append(_spent(call, calls) / calls)
        yield found
    return min(repeats)


def _spent(call: Callable[[], object], calls: int) -> float:
    """Return the seconds of some calls, at least a nanosecond."""
    rounds = [None] * calls
    before = _clock()
    for _ in rounds:
        call()
    return max(_clock() - before, 1e-9)
