"""Curves through points: a skeleton in text becomes matrices, so that thousands of curves are one product.

A stroke is a chain of uniform Catmull–Rom splines from corner to corner
(E. Catmull, R. Rom, "A class of local interpolating splines", 1974): from the point P1 to P2, 0 ≤ s ≤ 1,
2·P(s) = (−s + 2s² − s³) P0 + (2 − 5s² + 3s³) P1 + (s + 4s² − 3s³) P2 + (−s² + s³) P3.
"""

from dataclasses import dataclass

import numpy as np

from nnviz.data.drawn.strokes import Skeleton

SAMPLES = 33
"""Points of the polyline that every skeleton becomes."""

REACH = 0.2  # how far along a stroke two points still move together, in heights of the digit

Span = tuple[int, int, int, int]


@dataclass(frozen=True)
class StrokePath:
    """A skeleton as numbers; its polyline is `basis` times K control points.

    poses: (P, K, 2) control points in heights of the digit; stroke: (K,) the stroke each point belongs to;
    wobble: (K, K) turns independent noise into noise that changes slowly along a stroke;
    basis: (SAMPLES, K); pen: (SAMPLES - 1,) whether a segment of the polyline is ink.
    """

    poses: np.ndarray
    stroke: np.ndarray
    wobble: np.ndarray
    basis: np.ndarray
    pen: np.ndarray


def compiled(skeleton: Skeleton) -> StrokePath:
    """Return `skeleton` as matrices."""
    poses = np.array([_points(pose) for pose in skeleton.poses])
    strokes = [piece.split() for piece in skeleton.poses[0].split("/")]
    lengths = [len(words) for words in strokes]
    firsts = np.cumsum([0, *lengths[:-1]])
    stroke = np.repeat(np.arange(len(strokes)), lengths)
    spans = [span for words, first in zip(strokes, firsts, strict=True) for span in _spans(words, int(first))]
    basis, pen = _sampled(spans, poses[0])
    return StrokePath(poses, stroke, _wobble(poses[0], stroke), basis, pen)


def _points(pose: str) -> list[list[float]]:
    words = pose.replace("!", "").replace("/", " ").split()
    return [[float(number) / 100 for number in word.split(",")] for word in words]


def _spans(words: list[str], first: int) -> list[Span]:
    """Return the four control points that shape each piece of a stroke; -1: there is none."""
    last = len(words) - 1
    sharp = [index in (0, last) or word.endswith("!") for index, word in enumerate(words)]
    return [
        (-1 if sharp[k] else first + k - 1, first + k, first + k + 1, -1 if sharp[k + 1] else first + k + 2)
        for k in range(last)
    ]


def _sampled(spans: list[Span], points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the basis and the pen: samples shared out among `spans` by length, pen up between strokes."""
    lifted = [index > 0 and spans[index - 1][2] != span[1] for index, span in enumerate(spans)]
    lengths = [float(np.linalg.norm(points[b] - points[a])) for _, a, b, _ in spans]
    rows, pen = [_row(spans[0], 0.0, len(points))], []
    for span, share, lift in zip(spans, _shares(lengths, SAMPLES - 1 - sum(lifted)), lifted, strict=True):
        if lift:
            rows.append(_row(span, 0.0, len(points)))
            pen.append(False)
        rows += [_row(span, step / share, len(points)) for step in range(1, share + 1)]
        pen += [True] * share
    return np.array(rows), np.array(pen)


def _shares(lengths: list[float], total: int) -> list[int]:
    """Return how many segments each span gets: at least one, `total` in all, the coarsest served next."""
    shares = [1] * len(lengths)
    while sum(shares) < total:
        shares[int(np.argmax(np.array(lengths) / shares))] += 1
    return shares


def _row(span: Span, s: float, count: int) -> np.ndarray:
    """Return the weights (count,) of the control points at `s` in [0, 1] along a span.

    A neighbour that is not there is the mirror image of the opposite end: a free end runs straight.
    """
    before, a, b, after = span
    row = np.zeros(count)
    row[a] += (2 - 5 * s**2 + 3 * s**3) / 2
    row[b] += (s + 4 * s**2 - 3 * s**3) / 2
    first, last = (-s + 2 * s**2 - s**3) / 2, (-(s**2) + s**3) / 2
    for neighbour, end, opposite, weight in ((before, a, b, first), (after, b, a, last)):
        if neighbour >= 0:
            row[neighbour] += weight
        else:
            row[end] += 2 * weight
            row[opposite] -= weight
    return row


def _wobble(points: np.ndarray, stroke: np.ndarray) -> np.ndarray:
    """Return the Cholesky factor of a Gaussian process along each stroke, of variance 1 at every point."""
    along = np.cumsum(np.concatenate([[0.0], np.linalg.norm(np.diff(points, axis=0), axis=1)]))
    near = np.exp(-0.5 * ((along[:, None] - along) / REACH) ** 2) * (stroke[:, None] == stroke)
    # The small diagonal keeps the matrix positive definite where two points lie close together.
    return np.linalg.cholesky(near + 1e-6 * np.eye(len(points)))
