"""Points of the plane to learn from: every shape of the playground, how they scatter, and which of them test.

    x = (x₁, x₂) in the square −3 … 3        t: the class 0, 1, 2, 3, or a number to regress

The same seed gives the same points whatever the noise and the share for testing are: they only move and change sides.
"""

from __future__ import annotations  # np.random in them would load it, 15 ms of the first window

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from nnviz.core.numerics.floats import Floats
from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem

PLANE = 3.0
"""The plane that is shown: x₁ and x₂ from −PLANE to PLANE."""
EDGE = 2.6
"""How far from the middle the shapes reach without noise."""
MOST_POINTS, MOST_CLASSES = 2000, 4

Targets = Floats | NDArray[np.intp]
Shape = Callable[[int, "np.random.Generator"], tuple[Floats, Floats]]

NO_POINTS = QT_TRANSLATE_NOOP("problems", "There are no points to learn from. Paint some, or choose a data set.")
TOO_MANY_POINTS = QT_TRANSLATE_NOOP(
    "problems", "At most {most} points can be used, and these are {found}. Remove some."
)


@dataclass(frozen=True, eq=False)
class PlaneData:
    """Points x: (N, 2) float64, what they are t: (N,), and which of them are kept for testing: (N,).

    classes: how many there are, t (intp) is one of 0 … classes − 1; 0: t (float64) is a number to regress.
    """

    x: Floats
    t: Targets
    test: NDArray[np.bool_]
    classes: int

    def same_as(self, other: PlaneData) -> bool:
        """Say whether these are the same points, in the same order."""
        return self is other or self.classes == other.classes and all(
            np.array_equal(ours, theirs)
            for ours, theirs in ((self.x, other.x), (self.t, other.t), (self.test, other.test))
        )

    @cached_property
    def x_train(self) -> Floats:
        """The points that are learnt from: (n, 2)."""
        return self.x[~self.test]

    @cached_property
    def t_train(self) -> Targets:
        """What they are: (n,)."""
        return self.t[~self.test]

    @cached_property
    def x_test(self) -> Floats:
        """The points that are kept for testing: (m, 2)."""
        return self.x[self.test]

    @cached_property
    def t_test(self) -> Targets:
        """What those are: (m,)."""
        return self.t[self.test]


# The shapes: each returns points (N, 2) and what they are (N,). All of them draw the same numbers for the same N.


def _classes(count: int, classes: int) -> Floats:
    """Return as many points of every class as can be: 0 1 0 1 …"""
    return (np.arange(count) % classes).astype(np.float64)


def _around(centres: list[tuple[float, float]], spread: float) -> Shape:
    """Return a cluster of each class around its centre, with a normal spread."""

    def shape(count: int, rng: np.random.Generator) -> tuple[Floats, Floats]:
        t = _classes(count, len(centres))
        return np.array(centres)[t.astype(np.intp)] + rng.normal(0, spread, (count, 2)), t

    return shape


_TWO = [(-1.4, -1.0), (1.4, 1.0)]


def _on_circle(classes: int) -> list[tuple[float, float]]:
    angles = np.pi / 2 + 2 * np.pi * np.arange(classes) / classes + (np.pi / 4 if classes == 4 else 0)
    return [(1.6 * float(np.cos(a)), 1.6 * float(np.sin(a))) for a in angles]


def _square(count: int, rng: np.random.Generator) -> Floats:
    return rng.uniform(-EDGE, EDGE, (count, 2))


def _xor(count: int, rng: np.random.Generator) -> tuple[Floats, Floats]:
    """Class 1 where x₁ and x₂ have different signs; a gap of 0.2 on both sides of the axes."""
    gap, t = 0.2, _classes(count, 2)
    size = rng.uniform(gap, EDGE, (count, 2))
    first = np.where(rng.random(count) < 0.5, -1.0, 1.0)
    return size * np.stack([first, np.where(t == 1, -first, first)], axis=1), t


def _polar(radius: Floats, angle: Floats) -> Floats:
    return radius[:, None] * np.stack([np.cos(angle), np.sin(angle)], axis=1)


def _circle(count: int, rng: np.random.Generator) -> tuple[Floats, Floats]:
    """Class 0: a disc of radius 1.3; class 1: a ring round it from 1.8 to EDGE."""
    t, u, angle = _classes(count, 2), rng.random(count), rng.uniform(0, 2 * np.pi, count)
    radius = np.where(t == 0, 1.3 * np.sqrt(u), np.sqrt(1.8**2 + u * (EDGE**2 - 1.8**2)))  # even over the area
    return _polar(radius, angle), t


def _moons(count: int, rng: np.random.Generator) -> tuple[Floats, Floats]:
    """Two half circles of radius 1.5 that reach into each other."""
    t, angle = _classes(count, 2), rng.uniform(0, np.pi, count)
    upper = np.stack([np.cos(angle) - 0.5, np.sin(angle) - 0.25], axis=1)
    return 1.5 * np.where(t[:, None] == 0, upper, -upper), t


def _spirals(count: int, rng: np.random.Generator) -> tuple[Floats, Floats]:
    """Two arms of one turn and a half, one the other turned by half a turn."""
    t, u = _classes(count, 2), rng.random(count)
    return _polar(0.3 + (EDGE - 0.3) * u, 3 * np.pi * u + np.pi * t), t


def _stripes(count: int, rng: np.random.Generator) -> tuple[Floats, Floats]:
    """Four upright stripes, in turn of class 0 and 1."""
    x = _square(count, rng)
    return x, (np.floor((x[:, 0] + EDGE) / (EDGE / 2)) % 2).astype(np.float64)


def _slope(count: int, rng: np.random.Generator) -> tuple[Floats, Floats]:
    """To regress: t = (x₁ + x₂) / 2·EDGE, from −1 to 1."""
    x = _square(count, rng)
    return x, x.sum(axis=1) / (2 * EDGE)


def _hill(count: int, rng: np.random.Generator) -> tuple[Floats, Floats]:
    """To regress: t = 2·exp(−|x|²/2) − 1, from −1 far away to 1 on the top."""
    x = _square(count, rng)
    return x, 2 * np.exp(-(x**2).sum(axis=1) / 2) - 1


@dataclass(frozen=True)
class PlaneShape:
    """A row of the table: what it is called (source language), how many classes it has (0: numbers), its points."""

    title: str
    classes: int
    points: Shape


DATASETS: Mapping[str, PlaneShape] = {
    "clusters": PlaneShape(QT_TRANSLATE_NOOP("playground", "Two clusters"), 2, _around(_TWO, 0.5)),
    "xor": PlaneShape(QT_TRANSLATE_NOOP("playground", "XOR"), 2, _xor),
    "circle": PlaneShape(QT_TRANSLATE_NOOP("playground", "Circle"), 2, _circle),
    "moons": PlaneShape(QT_TRANSLATE_NOOP("playground", "Two moons"), 2, _moons),
    "spirals": PlaneShape(QT_TRANSLATE_NOOP("playground", "Two spirals"), 2, _spirals),
    "stripes": PlaneShape(QT_TRANSLATE_NOOP("playground", "Stripes"), 2, _stripes),
    "three": PlaneShape(QT_TRANSLATE_NOOP("playground", "Three classes"), 3, _around(_on_circle(3), 0.4)),
    "four": PlaneShape(QT_TRANSLATE_NOOP("playground", "Four classes"), 4, _around(_on_circle(4), 0.4)),
    "plane": PlaneShape(QT_TRANSLATE_NOOP("playground", "Plane (numbers)"), 0, _slope),
    "hill": PlaneShape(QT_TRANSLATE_NOOP("playground", "Hill (numbers)"), 0, _hill),
}


def make_data(kind: str, samples: int, noise: float, share: float, seed: int) -> PlaneData:
    """Return points of a data set (a key of DATASETS), `samples` in all.

    noise: standard deviation by which each point is moved (of numbers to regress: by which t is moved).
    share: which part of each class is kept for testing, 0 to below 1.

    >>> data = make_data("circle", 200, 0.0, 0.5, seed=0)
    >>> data.x_train.shape, data.t_test.shape, data.classes
    ((100, 2), (100,), 2)
    """
    row = DATASETS[kind]
    places, scatter, order = (np.random.default_rng((seed, part)) for part in range(3))
    x, t = row.points(samples, places)
    if row.classes:
        x = x + noise * scatter.normal(size=x.shape)
    else:
        t = t + noise * scatter.normal(size=t.shape)
    mixed = order.permutation(samples)
    return divided(x[mixed], t[mixed], row.classes, share)


def own_data(points: Sequence[tuple[float, float, float]], share: float) -> PlaneData:
    """Return points (x₁, x₂, t) that somebody painted or opened; Problem if there are none, or too many.

    They are classes if every t is one of 0, 1, 2, 3, and numbers to regress otherwise.
    """
    table = np.array(points, np.float64).reshape(-1, 3)
    if not len(table):
        raise Problem(NO_POINTS)
    if len(table) > MOST_POINTS:
        raise Problem(TOO_MANY_POINTS, most=f"{MOST_POINTS:,}", found=f"{len(table):,}")
    return divided(table[:, :2], table[:, 2], classes_of(table[:, 2]), share)


def classes_of(t: Floats) -> int:
    """Return how many classes numbers t (N,) stand for: the largest and one, at least 2; 0 if they are no classes."""
    if np.any((t % 1 != 0) | (t < 0) | (t >= MOST_CLASSES)):
        return 0
    return max(2, int(t.max(initial=0)) + 1)


def divided(x: Floats, t: Floats, classes: int, share: float) -> PlaneData:
    """Return points of which the same share of each class is kept for testing, evenly spread over its points.

    A point that is added at the end, or one that is moved, changes no other's side.
    """
    test = np.zeros(len(t), np.bool_)
    for label in range(max(1, classes)):
        own = np.flatnonzero(t == label) if classes else np.arange(len(t))
        place = np.arange(len(own)) * share + 1e-9  # ten times 0.1 must count as 1
        test[own] = np.floor(place + share) > np.floor(place)
    return PlaneData(x, t.astype(np.intp) if classes else t, test, classes)
