"""The same gates written in several ways (chapter 2): they agree, and their speeds differ a hundredfold.

NumPy has a price per call that is paid for two numbers as for two million: here it loses, on images it wins.
"""

import inspect
import statistics
import textwrap
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from nnviz.core.perceptron import INPUTS, TARGETS

REPEATS = 7  # as `timeit` does by default
_SLICE = 0.008  # s; one measurement, short enough to hand the processor over in between


def sigmoid(x: float) -> float:
    """The sigmoid as the book writes it: what is timed is the notes' program."""
    return 1 / (1 + np.exp(-x))


def and_product(x1: float, x2: float) -> float:
    """AND as a product."""
    return x1 * x2


def and_floats(x1: float, x2: float) -> int:
    """AND with a threshold, in plain numbers."""
    w1, w2, theta = 0.5, 0.5, 0.7
    a = x1 * w1 + x2 * w2
    return 1 if a > theta else 0


def and_sigmoid(x1: float, x2: float) -> int:
    """AND with NumPy arrays of two elements and a sigmoid cut at 0.5."""
    x = np.array([x1, x2])
    w, b = np.array([0.5, 0.5]), -0.7
    a = np.sum(w * x) + b
    return 1 if sigmoid(a) > 0.5 else 0


or_lambda = lambda x1, x2: 1 if x1 + x2 > 0 else 0  # noqa: E731 (the version that is being compared)


def or_floats(x1: float, x2: float) -> int:
    """OR with a threshold, in plain numbers."""
    w1, w2, theta = 0.5, 0.5, 0.2
    a = x1 * w1 + x2 * w2
    return 1 if a > theta else 0


def or_numpy(x1: float, x2: float) -> int:
    """OR with NumPy arrays of two elements."""
    x = np.array([x1, x2])
    w, b = np.array([0.5, 0.5]), -0.2
    a = np.sum(w * x) + b
    return 1 if a > 0 else 0


def or_sigmoid(x1: float, x2: float) -> int:
    """OR with NumPy arrays of two elements and a sigmoid cut at 0.5, which is redundant."""
    x = np.array([x1, x2])
    w, b = np.array([0.5, 0.5]), -0.1
    a = np.sum(w * x) + b
    return 1 if sigmoid(a) > 0.5 else 0


def nand_sigmoid(x1: float, x2: float) -> int:
    """NAND with NumPy arrays of two elements and a sigmoid, one of the gates of the XOR below."""
    x = np.array([x1, x2])
    w, b = np.array([-0.5, -0.5]), 0.7
    a = np.sum(w * x) + b
    return 1 if sigmoid(a) > 0.5 else 0


def xor_numpy(x1: float, x2: float) -> int:
    """XOR of three NumPy gates."""
    s1 = nand_sigmoid(x1, x2)
    s2 = or_sigmoid(x1, x2)
    return and_sigmoid(s1, s2)


@dataclass(frozen=True)
class Version:
    """One way to write a gate: its function, which gate it is, and the course notes' seconds per call.

    notes: input → s; only the inputs for which the notes have a time.
    """

    gate: str
    function: Callable[[float, float], float]
    notes: Mapping[tuple[int, int], float]

    @property
    def code(self) -> str:
        """The source of the function, without its docstring and types."""
        return _bare(inspect.getsource(self.function))

    def outputs(self) -> tuple[int, ...]:
        """Return the answers to the four inputs."""
        return tuple(int(self.function(x1, x2)) for x1, x2 in INPUTS)

    def agrees(self) -> bool:
        """Return whether all four answers are those of the gate."""
        return self.outputs() == TARGETS[self.gate]


# The course notes' figures: `timeit` in a notebook, each with its input. Those of the two whose
# input is not told (13.9 µs, 40.7 µs) are left out.
VERSIONS = {
    "AND, product": Version("AND", and_product, {(0, 0): 138e-9}),
    "AND, plain numbers": Version("AND", and_floats, {(0, 0): 413e-9}),
    "AND, NumPy and sigmoid": Version("AND", and_sigmoid, {(0, 1): 12.8e-6}),
    "OR, lambda": Version("OR", or_lambda, {(0, 0): 385e-9, (0, 1): 418e-9}),
    "OR, plain numbers": Version("OR", or_floats, {(0, 0): 501e-9, (0, 1): 379e-9}),
    "OR, NumPy": Version("OR", or_numpy, {(0, 0): 9.47e-6, (0, 1): 9.74e-6}),
    "OR, NumPy and sigmoid": Version("OR", or_sigmoid, {}),
    "XOR, three NumPy gates": Version("XOR", xor_numpy, {}),
}


@dataclass(frozen=True)
class Timing:
    """Seconds per call of one version: every repeat so far."""

    name: str
    seconds: tuple[float, ...]

    @property
    def mean(self) -> float:
        """The mean of the repeats, s."""
        return statistics.fmean(self.seconds)

    @property
    def deviation(self) -> float:
        """The standard deviation of the repeats, s; 0 for a single one."""
        return statistics.pstdev(self.seconds)


def measure(x: Sequence[float] = (0, 1), repeats: int = REPEATS) -> Iterator[Timing]:
    """Yield timings of every version with the same input x: (2,), one after each repeat."""
    for name, version in VERSIONS.items():
        loops = _loops(version.function, x)
        seconds: list[float] = []
        for _ in range(repeats):
            seconds.append(_time(version.function, x, loops))
            yield Timing(name, tuple(seconds))


def _loops(function: Callable[[float, float], float], x: Sequence[float]) -> int:
    """Return how many calls fill one measurement."""
    loops = 1
    while (seconds := _time(function, x, loops) * loops) < _SLICE / 10:
        loops *= 4
    return max(1, round(loops * _SLICE / seconds))


def _time(function: Callable[[float, float], float], x: Sequence[float], loops: int) -> float:
    x1, x2 = x
    calls = [None] * loops  # the cheapest loop that Python has, as in `timeit`
    start = time.perf_counter()
    for _ in calls:
        function(x1, x2)
    return max(time.perf_counter() - start, 1e-9) / loops


def _bare(source: str) -> str:
    """Return a function as one writes it on the board."""
    lines = textwrap.dedent(source).rstrip().splitlines()
    plain = [line for line in lines if not line.strip().startswith('"""')]
    head = plain[0].split("  # noqa")[0].replace(": float", "")
    head = head.replace(") -> int", ")").replace(") -> float", ")")
    return "\n".join([head, *plain[1:]])
