"""The ways people write the ten digits: pen strokes as plain text, and as matrices ready for drawing.

A skeleton is written in percent of the digit's height, x to the right and y down: ``"50,0 50,100"`` is a plain 1.
A space goes on along a smooth curve, ``!`` makes the point before it a sharp corner, ``/`` lifts the pen.
The poses of a skeleton are the same strokes in other proportions, point for point; what is drawn lies between them.
"""

from dataclasses import dataclass

import numpy as np

SAMPLES = 40
"""Points of the polyline that every skeleton is sampled to."""


import os
WOBBLE = float(os.environ.get('WOB','0.2'))


@dataclass(frozen=True)
class Skeleton:
    """One way of writing a digit; `weight` says how often, relative to the digit's other skeletons."""

    digit: int
    name: str
    weight: float
    poses: tuple[str, ...]
    care: float = 1.0


SKELETONS = (
    Skeleton(0, "oval", 3, (
        "50,0 24,10 8,34 6,62 20,90 46,100 72,90 88,62 86,32 70,8 46,1",
        "58,6 30,6 12,32 10,64 22,90 42,100 62,88 74,60 72,30 60,6 40,2",
        "66,12 36,2 12,26 6,58 16,88 44,100 74,88 92,58 86,26 62,4 30,10",
        "56,2 40,8 28,34 22,62 26,88 38,100 52,88 64,60 68,32 64,8 50,2",
    )),
    Skeleton(0, "ring from above", 1, (
        "42,16 60,0 84,18 94,50 80,84 48,100 16,88 4,56 12,24 36,4 66,6",
        "50,10 62,4 74,22 80,52 70,84 48,100 24,86 14,56 20,26 40,6 56,0",
        "60,20 74,2 92,20 98,52 80,84 46,98 14,84 4,56 14,30 40,14 72,22",
    )),
    Skeleton(1, "stick", 12, (
        "50,0 50,33 50,67 50,100",
        "50,0 53,33 53,67 48,100",
        "50,0 47,33 48,67 52,100",
    )),
    Skeleton(1, "flag", 2, ("28,22 40,12 50,0! 50,50 50,100", "40,12 45,6 50,0! 50,50 48,100")),
    Skeleton(1, "flag and base", 1, (
        "24,24 38,14 50,0! 50,50 50,100 / 16,99 50,100 84,99",
        "36,16 44,10 50,0! 50,50 50,100 / 26,99 50,100 74,98",
    )),
    Skeleton(2, "corner", 3, (
        "8,24 26,4 56,0 78,18 72,46 44,72 8,98! 46,96 90,98",
        "4,16 30,2 62,4 72,24 60,48 36,70 6,92! 44,94 88,100",
        "18,16 34,2 52,2 60,20 54,48 38,72 16,94! 52,94 98,92",
        "20,14 36,0 56,4 60,26 52,50 38,74 22,98! 36,98 54,100",
        "6,32 14,6 48,-2 74,16 68,48 44,74 14,98! 46,92 80,90",
    )),
    Skeleton(2, "loop", 7, (
        "10,22 32,3 60,2 76,22 66,50 40,78 18,96 5,88 20,76 48,88 92,94",
        "14,18 34,2 56,3 68,20 62,48 42,76 26,94 12,98 16,86 44,88 84,96",
        "6,20 30,0 66,4 80,26 64,56 36,84 12,98 0,84 16,70 46,86 100,88",
        "22,16 38,2 54,4 60,22 56,50 42,80 22,98 6,86 20,70 54,80 104,86",
        "20,24 34,0 62,0 76,22 68,56 44,86 20,100 4,88 16,68 44,80 84,100",
    )),
    Skeleton(2, "flat top", 1, (
        "10,8 44,4 82,6! 46,50 8,96! 50,95 92,96",
        "10,14 44,2 78,10! 46,50 12,92! 50,93 92,98",
        "16,10 40,2 62,4! 42,50 16,94! 50,94 84,92",
    )),
    Skeleton(2, "curled top", 3, (
        "28,34 12,32 10,12 42,0 74,14 72,42 42,74 12,98 4,90 20,80 48,92 92,94",
        "34,28 20,32 16,12 40,0 66,12 66,40 42,72 14,96 4,94 18,86 48,92 92,98",
        "20,44 4,36 6,10 46,-2 80,16 74,46 46,76 16,98 4,86 18,72 50,84 88,90",
    )),
    Skeleton(3, "two bows", 5, (
        "10,14 36,0 68,6 72,26 54,42 34,48! 66,52 80,74 60,96 30,100 4,88",
        "14,10 40,0 64,8 66,26 52,40 38,44! 60,52 70,74 52,94 26,100 8,94",
        "6,10 36,0 72,4 80,20 62,36 36,44! 72,46 88,72 66,94 32,100 2,86",
        "24,10 42,0 58,6 58,24 48,38 36,44! 54,50 60,72 46,92 28,100 10,96",
        "16,28 24,4 58,0 74,20 58,42 40,48! 66,50 82,72 60,98 24,98 12,78",
    )),
    Skeleton(3, "small loop", 2, (
        "10,14 36,0 66,6 70,26 54,42 38,48 52,48 74,60 74,84 44,100 6,90",
        "10,10 38,0 66,8 66,28 48,46 36,52 44,44 68,54 76,80 44,100 2,92",
        "22,8 42,0 58,8 56,28 44,44 34,46 46,44 64,58 64,84 38,100 8,96",
    )),
    Skeleton(3, "flat top", 1, (
        "10,5 44,2 78,3! 58,24 38,42! 68,46 82,70 62,95 30,100 4,88",
        "10,2 44,3 74,6! 60,24 44,38! 64,46 74,70 56,93 30,100 8,94",
        "20,6 40,4 62,2! 50,20 36,36! 60,40 68,66 52,92 28,100 10,94",
    )),
    Skeleton(3, "soft middle", 1, (
        "10,12 40,0 70,10 68,30 56,44 64,56 78,74 60,96 30,100 4,90",
        "14,8 42,0 66,12 60,30 46,44 58,54 72,74 56,94 28,100 6,96",
    )),
    Skeleton(4, "open", 5, (
        "24,4 16,30 8,56! 44,58 88,54 / 74,0 68,34 64,68 60,100",
        "22,8 14,32 6,54! 40,56 72,52 / 66,0 66,34 66,68 66,100",
        "34,0 20,28 4,56! 46,58 96,50 / 80,6 70,36 60,68 50,100",
    ), 0.6),
    Skeleton(4, "open bowl", 4, (
        "20,4 10,32 16,52 42,54 70,42 / 76,0 72,34 68,68 64,100",
        "14,2 6,34 22,54 48,52 68,40 / 72,4 68,36 66,68 62,100",
    ), 0.6),
    Skeleton(4, "bowl in one stroke", 1.5, (
        "18,4 10,34 20,54 46,54 66,36 76,4! 72,36 68,68 64,100",
        "24,0 12,32 20,54 46,52 64,34 72,10! 66,40 60,70 52,100",
    ), 0.6),
    Skeleton(4, "closed", 2, (
        "62,0 34,30 6,62! 45,63 92,60 / 64,2 63,34 62,68 60,100",
        "70,4 38,32 4,60! 46,60 86,58 / 66,8 62,36 58,68 54,100",
    ), 0.6),
    Skeleton(5, "two strokes", 4, (
        "24,4 20,24 14,44! 46,38 74,50 78,74 56,96 28,100 4,88 / 24,4 50,4 86,0",
        "30,6 26,24 20,40! 46,40 66,52 66,74 48,94 26,100 4,92 / 28,6 60,4 100,0",
        "18,4 16,24 12,46! 44,38 78,52 82,76 58,98 28,100 2,90 / 18,5 46,5 80,4",
        "28,4 26,18 22,32! 54,26 84,44 86,72 58,98 26,100 4,84 / 28,5 50,6 76,4",
        "26,6 22,30 18,56! 40,50 58,60 60,78 44,96 24,100 4,94 / 26,6 54,4 88,2",
    )),
    Skeleton(5, "one stroke", 3, (
        "88,2 56,4 26,6! 20,26 14,45! 46,38 76,50 78,76 54,98 28,100 4,88",
        "100,0 64,4 36,10! 28,28 22,42! 46,42 64,54 64,76 44,96 22,100 2,92",
        "80,0 54,2 28,4! 22,26 18,48! 48,40 80,50 82,76 54,100 20,98 8,80",
        "76,2 54,2 34,6! 30,24 26,42! 44,42 58,54 58,76 46,94 30,100 14,96",
    )),
    Skeleton(5, "snake", 2, (
        "84,4 50,2 26,12 22,34 46,44 70,56 74,80 48,98 6,92",
        "96,0 60,4 34,18 30,36 46,48 60,60 58,80 36,98 2,94",
        "72,2 50,2 34,12 32,32 46,46 60,60 62,82 46,98 18,96",
    )),
    Skeleton(6, "curved back", 3, (
        "70,2 42,18 20,46 12,74 32,99 66,92 78,70 56,56 30,64 14,82",
        "60,0 36,20 20,48 16,78 34,100 58,92 66,74 50,60 30,68 18,86",
        "82,4 44,10 14,40 8,74 34,99 74,92 86,66 60,48 30,58 12,78",
        "70,0 44,20 24,48 14,80 30,100 52,92 58,78 48,68 36,76 28,90",
    )),
    Skeleton(6, "straight back", 2, (
        "58,0 42,24 26,50 16,76 34,99 62,92 70,72 52,60 32,70 18,88",
        "44,0 32,24 22,50 16,78 34,100 60,92 66,72 50,62 30,72 18,90",
        "50,0 38,26 26,54 20,82 34,100 50,94 56,80 46,70 32,80 22,94",
        "64,0 44,22 24,48 12,76 34,100 66,92 74,68 62,54 44,62 32,78",
    )),
    Skeleton(6, "wide loop", 1.5, (
        "24,0 10,32 4,66 24,94 60,98 90,80 82,60 60,54 40,66 38,90",
        "60,0 30,26 8,60 18,92 54,100 86,82 82,62 58,56 36,70 34,94",
        "50,0 26,28 12,60 18,90 46,100 70,86 68,64 48,60 34,72 30,88",
    )),
    Skeleton(7, "plain", 5, (
        "8,10 46,8 88,6! 66,40 50,70 40,100",
        "10,4 40,6 74,6! 66,38 60,68 54,100",
        "2,14 46,6 92,0! 66,36 44,66 26,100",
        "10,16 40,6 70,2! 72,36 70,68 66,100",
    )),
    Skeleton(7, "serif", 2, (
        "10,26 14,8! 50,8 88,4! 68,38 54,68 44,100",
        "14,20 16,4! 46,5 76,4! 66,36 58,68 52,100",
    )),
    Skeleton(7, "round corner", 2, (
        "8,16 34,4 66,2 80,14 68,44 54,72 44,100",
        "6,14 34,4 64,4 74,18 68,44 60,72 52,100",
        "10,26 24,6 54,0 76,12 74,44 68,72 62,100",
    )),
    Skeleton(7, "bar", 1.5, (
        "8,10 46,8 86,6! 68,38 54,68 44,100 / 28,54 56,52 84,48",
        "10,6 44,6 76,6! 66,36 58,66 50,100 / 34,52 58,50 80,50",
    )),
    Skeleton(8, "s first", 5, (
        "76,14 50,0 24,14 30,36 54,50 76,70 66,94 38,100 16,86 26,62 52,46 76,28 78,10",
        "68,12 48,0 28,16 34,38 50,50 64,70 56,94 40,100 26,88 32,64 48,46 64,28 70,8",
        "82,18 52,0 16,14 24,36 54,48 84,70 72,96 38,100 8,88 22,60 52,46 80,34 88,8",
        "80,14 50,0 16,14 24,38 46,54 58,72 52,96 40,100 30,88 38,66 56,48 82,26 82,10",
        "64,12 52,0 38,12 38,30 52,46 80,70 66,96 36,100 10,84 26,60 48,46 62,26 64,10",
    )),
    Skeleton(8, "s with open top", 2, (
        "84,20 54,2 26,12 30,34 50,50 64,72 54,96 36,100 24,86 34,64 54,46 76,26 100,4",
        "70,24 50,6 30,16 34,36 48,52 60,74 50,96 34,100 24,86 34,64 52,46 72,24 90,0",
        "60,2 42,6 26,20 32,40 48,54 58,74 50,96 36,100 26,86 36,66 52,50 70,32 76,10",
    )),
    Skeleton(8, "s from the left", 1, (
        "24,14 50,0 76,14 70,36 48,50 24,70 34,94 62,100 84,86 74,62 50,46 26,28 22,10",
        "34,10 52,0 70,14 66,36 50,50 36,70 42,94 56,100 72,88 66,64 50,46 36,28 30,6",
    )),
    Skeleton(8, "two rings", 1, (
        "54,0 28,8 22,28 48,46 74,30 72,8 50,1 / 50,46 22,58 14,82 46,100 80,84 76,58 48,46",
        "52,0 32,10 28,30 48,48 66,30 68,10 50,1 / 50,48 28,60 22,82 46,100 70,84 70,60 48,47",
    )),
    Skeleton(9, "straight tail", 5, (
        "78,16 50,0 20,14 12,38 36,54 64,42 78,14! 74,40 70,70 64,100",
        "70,14 48,0 24,14 18,38 36,52 58,40 72,12! 66,40 58,70 48,100",
        "80,10 54,2 22,10 10,34 34,50 66,36 80,12! 78,40 76,70 76,100",
        "64,10 50,0 36,10 30,26 40,38 56,30 66,8! 62,38 58,68 52,100",
        "62,14 44,6 20,22 12,46 34,60 62,46 82,2! 76,36 70,68 62,100",
    )),
    Skeleton(9, "round tail", 2, (
        "78,14 50,0 20,14 14,38 38,52 66,40 78,14 78,46 72,80 46,100 14,92",
        "72,12 48,0 24,16 20,38 40,50 62,38 72,14 72,44 66,76 46,98 24,98",
        "60,10 44,2 24,16 18,38 34,50 56,40 72,12 72,46 64,80 44,98 20,94",
    )),
    Skeleton(9, "leaf", 2, (
        "72,4 42,4 18,24 16,46 42,46 66,26 72,6! 62,38 50,70 40,100",
        "78,2 50,2 26,18 20,38 42,40 68,22 78,4! 66,36 52,68 36,100",
        "84,2 52,4 26,20 20,40 40,42 62,30 74,16! 62,42 50,70 38,100",
    )),
    Skeleton(9, "ring and stick", 1, (
        "58,2 28,2 10,22 14,44 38,50 62,36 70,14 54,2 / 74,4 74,38 72,70 72,100",
        "54,4 32,2 16,18 18,38 38,46 58,36 64,16 52,4 / 68,8 64,40 60,70 54,100",
    )),
)
"""Every way of writing that is drawn, digit by digit."""


@dataclass(frozen=True)
class Path:
    """A skeleton as numbers: polyline = `basis` · control points, `pen` tells which of its segments are ink.

    poses: (P, K, 2) control points in units of the height, stroke: (K,) the stroke each belongs to,
    basis: (SAMPLES, K), pen: (SAMPLES - 1,) bool.
    """

    poses: np.ndarray
    stroke: np.ndarray
    wobble: np.ndarray
    basis: np.ndarray
    pen: np.ndarray


def compiled(skeleton: Skeleton) -> Path:
    """Return `skeleton` as matrices; its curves are Catmull–Rom splines between the corners."""
    poses = np.array([_points(pose) for pose in skeleton.poses])
    strokes = [piece.split() for piece in skeleton.poses[0].split("/")]
    stroke = np.repeat(np.arange(len(strokes)), [len(points) for points in strokes])
    spans = [span for words, first in zip(strokes, _starts(strokes), strict=True) for span in _spans(words, first)]
    basis, pen = _sampled(spans, poses[0])
    return Path(poses, stroke, _wobble(poses[0], stroke), basis, pen)


def _wobble(points: np.ndarray, stroke: np.ndarray) -> np.ndarray:
    """Return the matrix (K, K) that turns independent noise into noise that changes slowly along a stroke."""
    along = np.cumsum(np.concatenate([[0.0], np.linalg.norm(np.diff(points, axis=0), axis=1)]))
    near = np.exp(-0.5 * ((along[:, None] - along) / WOBBLE) ** 2) * (stroke[:, None] == stroke)
    return np.linalg.cholesky(near + 1e-6 * np.eye(len(points)))


def _points(pose: str) -> list[list[float]]:
    words = pose.replace("!", "").replace("/", " ").split()
    return [[float(number) / 100 for number in word.split(",")] for word in words]


def _starts(strokes: list[list[str]]) -> list[int]:
    return [sum(len(words) for words in strokes[:index]) for index in range(len(strokes))]


def _spans(words: list[str], first: int) -> list[tuple[int, int, int, int]]:
    """Return the four control points that shape each piece of a stroke; -1 stands for one that is not there."""
    last = len(words) - 1
    sharp = [index in (0, last) or word.endswith("!") for index, word in enumerate(words)]
    return [
        (-1 if sharp[k] else first + k - 1, first + k, first + k + 1, -1 if sharp[k + 1] else first + k + 2)
        for k in range(last)
    ]


def _sampled(spans: list[tuple[int, int, int, int]], points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the basis and the pen: SAMPLES points shared out among `spans` by length, pen up between strokes."""
    lifts = sum(before[2] != after[1] for before, after in zip(spans, spans[1:], strict=False))
    shares = _shares([float(np.linalg.norm(points[b] - points[a])) for _, a, b, _ in spans], SAMPLES - 1 - lifts)
    rows, pen = [], []
    for index, (span, share) in enumerate(zip(spans, shares, strict=True)):
        if index == 0 or spans[index - 1][2] != span[1]:
            rows.append(_row(span, 0.0, len(points)))
            pen.append(False)
        rows += [_row(span, step / share, len(points)) for step in range(1, share + 1)]
        pen += [True] * share
    return np.array(rows), np.array(pen[1:])


def _shares(lengths: list[float], total: int) -> list[int]:
    """Return how many segments each span gets: at least one, `total` in all, the longest always served next."""
    shares = [1] * len(lengths)
    while sum(shares) < total:
        shares[int(np.argmax(np.array(lengths) / shares))] += 1
    return shares


def _row(span: tuple[int, int, int, int], s: float, count: int) -> np.ndarray:
    """Return the weights of the control points at `s` in [0, 1] along a span of a uniform Catmull–Rom spline.

    A neighbour that is not there is replaced by the mirror image of the other end, which leaves a free end straight.
    """
    before, a, b, after = span
    row = np.zeros(count)
    weights = 0.5 * np.array([
        -s + 2 * s**2 - s**3, 2 - 5 * s**2 + 3 * s**3, s + 4 * s**2 - 3 * s**3, -(s**2) + s**3,
    ])
    for index, mirror, other, weight in ((before, a, b, weights[0]), (after, b, a, weights[3])):
        if index >= 0:
            row[index] += weight
        else:
            row[mirror] += 2 * weight
            row[other] -= weight
    row[a] += weights[1]
    row[b] += weights[2]
    return row
