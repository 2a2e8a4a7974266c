"""The perceptron (chapter 2): a neuron that says yes when its weighted sum is above 0, and its gates.

    y = 1 if w1·x1 + w2·x2 + b > 0, else 0

With θ = −b this is the threshold form w1·x1 + w2·x2 > θ.  The comparison is strict: 0 on the line.
"""

from __future__ import annotations  # np.random in them would load it, 15 ms of the first window

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, overload

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem

Points = Sequence[Sequence[float]] | NDArray[Any]  # (N, D)

INPUTS = ((0, 0), (0, 1), (1, 0), (1, 1))
TARGETS = {
    "AND": (0, 0, 0, 1), "OR": (0, 1, 1, 1), "NAND": (1, 1, 1, 0), "NOR": (1, 0, 0, 0), "XOR": (0, 1, 1, 0),
}  # fmt: skip

# 0.1 + 0.2 − 0.3 is 5.6e-17 in floating point. Sums are rounded to so many digits of their largest term, so that a
# point on the line gives z = 0, as on paper, however small the weights are; weights to more, to leave that z exact.
_DIGITS, _DIGITS_OF_WEIGHTS = 12, 14
_TINY = 1e-290  # below, a power of ten that brings the digits before the point would be infinite


def _sum_of(*terms: float, digits: int = _DIGITS) -> float:
    """Return a sum, rounded to `digits` digits of its largest term."""
    largest = max(map(abs, terms))
    return round(sum(terms), digits - 1 - math.floor(math.log10(largest))) if largest else 0.0


@dataclass(frozen=True)
class Perceptron:
    """A neuron with weights w (one per input) and bias b; Problem if one of them is not a finite number.

    >>> Perceptron((0.5, 0.5), -0.7)([1, 1])
    1
    """

    w: tuple[float, ...]
    b: float

    def __post_init__(self) -> None:
        object.__setattr__(self, "w", tuple(float(v) for v in self.w))
        object.__setattr__(self, "b", float(self.b))
        if not all(map(math.isfinite, (*self.w, self.b))):
            raise Problem(QT_TRANSLATE_NOOP("problems", "Weights and bias must be finite numbers."))

    @property
    def threshold(self) -> float:
        """θ = −b, what the weighted sum has to exceed."""
        return 0.0 - self.b  # not −b: minus zero would be shown with its sign

    def z(self, x: ArrayLike) -> NDArray[np.float64]:
        """Return the weighted sum w·x + b; x: (D,) or (N, D), the result () or (N,)."""
        products = np.asarray(x, dtype=np.float64) * np.array(self.w)
        largest, sums = np.abs(products).max(axis=-1, initial=abs(self.b)), products.sum(axis=-1) + self.b
        scale = 10.0 ** (_DIGITS - 1 - np.floor(np.log10(np.maximum(largest, _TINY))))  # as in _sum_of, for many points
        return np.where(largest < _TINY, sums, np.round(sums * scale) / scale)

    @overload
    def __call__(self, x: Sequence[float]) -> int: ...
    @overload
    def __call__(self, x: Points) -> NDArray[np.int64]: ...
    def __call__(self, x: ArrayLike) -> int | NDArray[np.int64]:
        """Return 1 where w·x + b > 0, else 0; x: (D,) gives an int, (N, D) an array (N,)."""
        y = (self.z(x) > 0).astype(np.int64)
        return int(y) if y.ndim == 0 else y


GATES = {
    "AND": Perceptron((0.5, 0.5), -0.7),
    "OR": Perceptron((0.5, 0.5), -0.2),
    "NAND": Perceptron((-0.5, -0.5), 0.7),  # AND with every sign flipped
    "NOR": Perceptron((-0.5, -0.5), 0.2),  # OR with every sign flipped
}


@dataclass(frozen=True)
class Circuit:
    """Two gates side by side and a third on top: XOR(x) = AND(NAND(x), OR(x)) with the book's gates."""

    nand: Perceptron = GATES["NAND"]
    or_: Perceptron = GATES["OR"]
    and_: Perceptron = GATES["AND"]

    def hidden(self, x: ArrayLike) -> NDArray[np.int64]:
        """Return (s1, s2), the answers of the first layer; x: (N, 2), the result (N, 2)."""
        x = np.asarray(x, dtype=np.float64)
        return np.stack([self.nand(x), self.or_(x)], axis=-1)

    @overload
    def __call__(self, x: Sequence[float]) -> int: ...
    @overload
    def __call__(self, x: Points) -> NDArray[np.int64]: ...
    def __call__(self, x: ArrayLike) -> int | NDArray[np.int64]:
        """Return the circuit's answer; x: (2,) gives an int, (N, 2) an array (N,)."""
        return self.and_(self.hidden(x))


def xor(x1: float, x2: float) -> int:
    """XOR of two layers (section 2.5): true when exactly one input is 1.

    >>> [xor(x1, x2) for x1, x2 in INPUTS]
    [0, 1, 1, 0]
    """
    return int(Circuit()([x1, x2]))


@dataclass(frozen=True, slots=True)
class PerceptronStep:
    """What one sample did: Δ = rate·(t − y) moves w along x and b by itself, and nothing when y is right."""

    number: int  # of samples seen so far, this one included
    index: int  # which sample
    z: float
    y: int
    t: int
    dw: tuple[float, float]
    db: float
    w: tuple[float, float]  # after the step
    b: float
    updates: int  # steps so far that changed something
    outcome: str = ""  # in the last step: "converged", "cycle" or "limit"
    since: int = 0  # for a cycle: the sample count at which the weights were the same


def learn(
    x: ArrayLike,
    t: Sequence[int],
    rate: float = 0.1,
    rng: np.random.Generator | None = None,
    *,
    start: Perceptron | None = None,
    most: int = 1000,
) -> Iterator[PerceptronStep]:
    """Yield the steps of Rosenblatt's learning rule, w ← w + rate·(t − y)·x and b ← b + rate·(t − y).

    x: (N, 2) points; t: (N,) targets 0 or 1; start: first weights, 0 by default. The samples come in turn, or
    with an rng in a new order in each pass. Ends when all samples have been right since
    the last change ("converged"), when a pass would begin with the weights of an earlier one ("cycle": it
    would repeat for ever), or after `most` samples ("limit").
    Raises Problem when there is no point or the rate is not positive.
    """
    points = [(float(x1), float(x2)) for x1, x2 in np.asarray(x, dtype=np.float64).reshape(-1, 2)]
    if not points:
        raise Problem(QT_TRANSLATE_NOOP("problems", "There is nothing to learn from: add a point."))
    if not rate > 0 or not np.isfinite(rate):
        text = QT_TRANSLATE_NOOP("problems", "The learning rate must be above 0; {rate} is not.")
        raise Problem(text, rate=rate)
    return _steps(points, [int(v) for v in t], float(rate), rng, start or Perceptron((0, 0), 0), most)


def _steps(
    points: list[tuple[float, float]], t: list[int], rate: float, rng: np.random.Generator | None,
    start: Perceptron, most: int,
) -> Iterator[PerceptronStep]:  # fmt: skip
    before = w1, w2, b = (*start.w, start.b)
    # The sums of (t − y)·x are kept apart from the rate and rounded: a cycle meets the very same numbers.
    s1 = s2 = sb = 0.0
    number = updates = 0
    right: set[int] = set()  # the samples answered rightly since the weights changed last
    seen: dict[tuple[float, float, float], int] = {}
    while True:
        since = seen.setdefault((s1, s2, sb), number) if rng is None else number
        order = range(len(points)) if rng is None else rng.permutation(len(points)).tolist()
        for place, index in enumerate(order):
            x1, x2 = points[index]
            z = _sum_of(w1 * x1, w2 * x2, b)
            y = int(z > 0)
            error = t[index] - y
            number += 1
            right.add(index)
            if error:
                right.clear()
                updates += 1
                s1, s2, sb = round(s1 + error * x1, 9), round(s2 + error * x2, 9), sb + error
                changes = rate * s1, rate * s2, rate * sb
                pairs = zip(before, changes, strict=True)
                w1, w2, b = (_sum_of(old, change, digits=_DIGITS_OF_WEIGHTS) for old, change in pairs)
            outcome = _outcome(len(right), len(points), number, most)
            last = place == len(points) - 1
            if last and not outcome and rng is None and (s1, s2, sb) in seen:
                outcome, since = "cycle", seen[s1, s2, sb]
            yield PerceptronStep(
                number, index, z, y, t[index], (rate * error * x1, rate * error * x2), rate * error,
                (w1, w2), b, updates, outcome, since if outcome == "cycle" else 0,
            )  # fmt: skip
            if outcome:
                return


def _outcome(right: int, count: int, number: int, most: int) -> str:
    if right >= count:
        return "converged"
    return "limit" if number >= most else ""


def random_points(
    kind: str, count: int, rng: np.random.Generator, spread: float = 0.15
) -> tuple[tuple[float, float, int], ...]:
    """Return `count` points (x1, x2, target) of a "cloud" of two heaps, or of an "xor cloud" of four.

    spread: standard deviation of each heap. The points lie between -0.5 and 1.5, in hundredths; the classes
    take turns. Two heaps can often be separated by a line, four as in XOR cannot.
    """
    heaps = {"cloud": (((0.15, 0.25),), ((0.85, 0.75),)), "xor cloud": (((0, 0), (1, 1)), ((0, 1), (1, 0)))}[
        kind
    ]
    points = []
    for number in range(count):
        t = number % 2
        centre = heaps[t][number // 2 % len(heaps[t])]
        x1, x2 = np.clip(np.round(rng.normal(centre, spread), 2), -0.5, 1.5) + 0.0
        points.append((float(x1), float(x2), t))
    return tuple(points)
