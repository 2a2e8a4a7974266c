"""A curve through noisy points: how much the model can bend decides how well it does on points it has not seen.

    y = c₀·q₀(x) + … + c_d·q_d(x)            a polynomial of degree d, least squares
    y = v·h(w·x + b) + c                     a network of one hidden layer (`curve_learning`)

Too little capacity: it errs everywhere (under-fitting). Too much: it follows the noise (over-fitting).
"""

from __future__ import annotations  # np.random in them would load it, 15 ms of the first window

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import numpy as np

from nnviz.core.expressions import Expression, parse
from nnviz.core.numerics.floats import Floats
from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem

REACH = 3.0
"""x goes from −REACH to REACH."""
MOST_DEGREE = 20
TEST_POINTS = 200
"""Points that nothing is learnt from, at even distances: the test error is their mean squared error."""
HIGHEST = 5.0
NEAR = 1.2
"""Errors up to so many times the smallest one count as good."""
EXACT = 1e-12
"""A mean squared error below it is rounding, and counts as this one."""
_MOST_KEPT = 4  # places at which a basis is known: the points to test with, and those of a curve
_SMALLEST = 1e-10  # of a new direction against x·q, from which on it is nothing but rounding

CURVE_VALUES = QT_TRANSLATE_NOOP(
    "problems", "The curve must have values between −{most} and {most} for all x from −{reach} to {reach}."
)


@dataclass(frozen=True)
class TrueCurve:
    """A row of the table: what it is called (source language) and its formula."""

    title: str
    formula: str


CURVES: Mapping[str, TrueCurve] = {
    "wave": TrueCurve(QT_TRANSLATE_NOOP("playground", "Wave"), "sin(1.5x)"),
    "line": TrueCurve(QT_TRANSLATE_NOOP("playground", "Line"), "x/3"),
    "parabola": TrueCurve(QT_TRANSLATE_NOOP("playground", "Parabola"), "x²/4 - 1"),
    "peak": TrueCurve(QT_TRANSLATE_NOOP("playground", "Peak"), "2/(1 + 4x²) - 1"),
    "step": TrueCurve(QT_TRANSLATE_NOOP("playground", "Step"), "sign(x)"),
}


@lru_cache(maxsize=16)
def curve_of(formula: str) -> Expression:
    """Return a typed curve; Problem if it is none, or not between −HIGHEST and HIGHEST everywhere."""
    curve = parse(formula)
    values = curve(np.linspace(-REACH, REACH, 601))
    if not (np.abs(values) <= HIGHEST).all():
        raise Problem(CURVE_VALUES, most=f"{HIGHEST:g}", reach=f"{REACH:g}", position=0)
    return curve


@dataclass(frozen=True, eq=False)
class CurvePoints:
    """Points to learn from, x and t: (N,), in the order of x, and points to test with, x_test and t_test: (M,)."""

    x: Floats
    t: Floats
    x_test: Floats
    t_test: Floats

    @property
    def places(self) -> int:
        """How many different x there are to learn from."""
        return len(np.unique(self.x))


def noisy_points(curve: Expression, samples: int, noise: float, seed: int) -> CurvePoints:
    """Return points around a curve: one at a random place of each of `samples` equal parts of the x axis.

    noise: standard deviation of t. The same seed gives the same places, and noise of the same shape.

    >>> noisy_points(parse("x"), 20, 0.0, seed=1).x.shape
    (20,)
    """
    places, scatter, scatter_test = (np.random.default_rng((seed, part)) for part in range(3))
    x = REACH * (2 * (np.arange(samples) + places.random(samples)) / samples - 1)
    x_test = REACH * (2 * (np.arange(TEST_POINTS) + 0.5) / TEST_POINTS - 1)
    t_test = np.asarray(curve(x_test)) + noise * scatter_test.normal(size=TEST_POINTS)
    return CurvePoints(x, np.asarray(curve(x)) + noise * scatter.normal(size=samples), x_test, t_test)


def with_places(points: CurvePoints, places: Sequence[tuple[float, float]]) -> CurvePoints:
    """Return the same test with other points (x, t) to learn from."""
    table = np.array(places, np.float64).reshape(-1, 2)
    return CurvePoints(table[:, 0], table[:, 1], points.x_test, points.t_test)


class OrthonormalPolynomials:
    """Polynomials that are orthonormal over some x, one of each degree as far as there are different x.

    Arnoldi's method, orthogonalised twice: x·q_k minus its parts along q₀ … q_k, made of length 1.
    Source: P. D. Brubeck, Y. Nakatsukasa, L. N. Trefethen, Vandermonde with Arnoldi, SIAM Review 63 (2021).
    """

    def __init__(self, x: Floats, most: int) -> None:
        """most: the highest degree."""
        self._length = len(x)
        self.recurrence: list[Floats] = []
        """For each k: the parts of x·q_k along q₀ … q_k, and what is left."""
        self.own = self._orthonormal(x, most)
        """q₀ … q_most at the points: (most + 1, N)."""
        self._elsewhere: dict[bytes, Floats] = {}

    def _orthonormal(self, x: Floats, most: int) -> Floats:
        basis = np.zeros((most + 1, len(x)))
        basis[0] = 1 / np.sqrt(len(x))
        for k in range(most):
            new = x * basis[k]
            size, parts = math.sqrt(new.dot(new)), np.zeros(k + 1)
            for _ in range(2):  # once is not enough: what is left has parts along the others again
                along = basis[: k + 1] @ new
                new, parts = new - along @ basis[: k + 1], parts + along
            left = math.sqrt(new.dot(new))
            if left <= _SMALLEST * size:  # points so close together that they count as one
                return basis[: k + 1]
            basis[k + 1] = new / left
            self.recurrence.append(np.append(parts, left))
        return basis

    def at(self, x: Floats) -> Floats:
        """Return q₀ … q_most at any x (M,): (most + 1, M); not to be changed, for it is kept."""
        key = x.tobytes()
        if key not in self._elsewhere:
            if len(self._elsewhere) == _MOST_KEPT:
                self._elsewhere.clear()
            self._elsewhere[key] = self._made_at(x)
        return self._elsewhere[key]

    def _made_at(self, x: Floats) -> Floats:
        values = np.empty((len(self.recurrence) + 1, len(x)))
        values[0] = 1 / np.sqrt(self._length)
        for k, parts in enumerate(self.recurrence):
            values[k + 1] = (x * values[k] - parts[:-1] @ values[: k + 1]) / parts[-1]
        return values


@lru_cache(maxsize=4)
def _basis_over(x: bytes, most: int) -> OrthonormalPolynomials:
    """Return the basis over points; with other noise or another degree the x are the same again."""
    return OrthonormalPolynomials(np.frombuffer(x), most)


class PolynomialFits:
    """Every polynomial of least squares through some points, up to the degree that passes through all of them.

    They are written in polynomials that are orthonormal over the points. So nothing is ill-conditioned, a coefficient
    is an inner product, and the fit of degree d is the beginning of the fit of degree d + 1.
    """

    def __init__(self, points: CurvePoints, most: int = MOST_DEGREE) -> None:
        self.points = points
        self._basis = _basis_over(np.asarray(points.x, np.float64).tobytes(), min(most, points.places - 1))
        self.coefficients: Floats = self._basis.own @ points.t
        """c₀ … c_most: of any degree d the first d + 1."""
        self.train_errors = self._errors(self._basis.own, points.t)
        self.test_errors = self._errors(self._basis.at(points.x_test), points.t_test)

    @property
    def most(self) -> int:
        """The highest degree: one less than there are different x, or the degree that was asked for."""
        return len(self.coefficients) - 1

    def values(self, degree: int, x: Floats) -> Floats:
        """Return the fit of a degree at x: (M,)."""
        used = min(degree, self.most) + 1
        return self.coefficients[:used] @ self._basis.at(x)[:used]

    def _errors(self, basis: Floats, t: Floats) -> Floats:
        """Return the mean squared error of every degree: (most + 1,)."""
        fits = np.cumsum(self.coefficients[:, None] * basis, axis=0)
        return ((fits - t) ** 2).mean(axis=1)

    def powers(self, degree: int) -> Floats:
        """Return the coefficients of 1, x, x² …: (degree + 1,). For reading; the larger the degree the less exact."""
        used = min(degree, self.most) + 1
        table = np.zeros((used, used))
        table[0, 0] = 1 / np.sqrt(len(self.points.x))
        for k, parts in enumerate(self._basis.recurrence[: used - 1]):
            raised = np.append(0, table[k, :-1])
            table[k + 1] = (raised - parts[:-1] @ table[: k + 1]) / parts[-1]
        return self.coefficients[:used] @ table


class Fit(StrEnum):
    """What the errors of a capacity say."""

    UNDER = "under"  # a larger capacity tests clearly better, and it knows its training points better too
    GOOD = "good"  # the test error is the smallest, or nearly
    OVER = "over"  # a smaller capacity tests clearly better, although it knows its training points less well
    STUCK = "stuck"  # the test error is clearly larger than the smallest, and the training error is not smaller either


@dataclass(frozen=True)
class Judgement:
    """What kind of fit a capacity gives; best: the index of the capacity with the smallest test error.

    ratio: how many times the smallest test error the own one is.
    """

    fit: Fit
    best: int
    ratio: float


def judge(train: Floats, test: Floats, index: int) -> Judgement:
    """Return what the errors of all capacities (K,), in their order, say about one of them.

    >>> judge(np.array([1.0, 0.2, 0.1]), np.array([1.1, 0.3, 0.9]), 2).fit
    <Fit.OVER: 'over'>
    """
    train, test = np.maximum(train, EXACT), np.maximum(test, EXACT)
    best = int(np.argmin(test))
    ratio = float(test[index] / test[best])
    if ratio <= NEAR:
        return Judgement(Fit.GOOD, best, ratio)
    if index < best:
        return Judgement(Fit.UNDER if train[index] > train[best] else Fit.STUCK, best, ratio)
    return Judgement(Fit.OVER if train[index] < train[best] else Fit.STUCK, best, ratio)
