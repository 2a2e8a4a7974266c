"""A shaky hand and a pen: skeletons become lines, lines become ink on 28×28 pixels, many images at a time.

The order is that of writing: mix the poses, wobble the points, bend the sheet, stretch, slant and turn it,
press the pen, and bring the ink into the form of MNIST. Lengths are heights of the digit until it is put into
the box, and pixels from then on. Everything works on n images at once; no image depends on its neighbours.
"""

from __future__ import annotations  # np.random in them would load it, 15 ms of the first window

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import numpy as np

from nnviz.data.drawn.splines import SAMPLES, compiled
from nnviz.data.drawn.strokes import LEAN, SKELETONS, WIDTH

SIDE, BOX = 28, 20


@dataclass(frozen=True)
class Hand:
    """How the writing varies: standard deviations, unless said otherwise."""

    contrast: float = 2.2  # 1: any mixture of the poses as likely as any other; more: mostly near one of them
    exaggeration: float = 0.2  # a mixture may lie this share of the way outside the poses
    wobble: float = 0.03  # of the control points, in heights
    slip: float = 0.02  # of a whole stroke against the others, in heights: sloppy joins
    bend: float = 0.04  # amplitude of slow waves across the sheet, in heights
    waist: float = 0.04  # of the middle, up or down, in heights
    taper: float = 0.18  # of the width at the foot against the width at the head
    stretch: float = 0.16  # of the logarithm of the width
    slant: float = 0.24  # sideways shift over the height
    turn: float = 0.13  # radians
    radius: float = 1.22  # median of half the pen's width, in pixels
    thickness: float = 0.28  # of the logarithm of that
    pressure: float = 0.15  # share of the width that comes and goes along the line
    nib: float = 0.11  # share of the width that depends on the direction: a pen held at an angle
    softness: float = 1.2  # width of the edge from paper to ink, in pixels (no deviation)
    grain: float = 0.08  # of the edge from pixel to pixel, in pixels: paper and scanner


class _Skeletons(NamedTuple):
    """The skeletons as arrays, padded to a common number of poses and points: one gather serves all images."""

    poses: np.ndarray
    posed: np.ndarray  # 1 where a skeleton has the pose
    wobble: np.ndarray
    stroke: np.ndarray  # which stroke a point belongs to
    basis: np.ndarray
    pen: np.ndarray
    digit: np.ndarray
    wildness: np.ndarray
    lean: np.ndarray
    width: np.ndarray
    cumulative: np.ndarray  # (10, skeletons): the shares of a digit's skeletons, added up
    uniforms: dict[str, int]  # how many random numbers an image takes, by what they are for
    normals: dict[str, int]


@cache  # made with the first image, not with the program: it takes 35 ms
def _skeletons() -> _Skeletons:
    paths = [compiled(skeleton) for skeleton in SKELETONS]
    poses, points = max(len(path.poses) for path in paths), max(len(path.stroke) for path in paths)
    strokes = max(path.stroke[-1] + 1 for path in paths)
    digit = np.array([skeleton.digit for skeleton in SKELETONS])
    share = np.array([skeleton.weight for skeleton in SKELETONS]) * (np.arange(10)[:, None] == digit)
    return _Skeletons(
        poses=_padded([path.poses for path in paths], poses, points, 2),
        posed=_padded([np.ones(len(path.poses)) for path in paths], poses),
        wobble=_padded([path.wobble for path in paths], points, points),
        stroke=_padded([path.stroke for path in paths], points).astype(np.intp),
        basis=_padded([path.basis for path in paths], SAMPLES, points),
        pen=np.array([path.pen for path in paths]),
        digit=digit,
        wildness=np.array([skeleton.wildness for skeleton in SKELETONS], np.float32),
        lean=np.array(LEAN, np.float32)[digit],
        width=np.array(WIDTH, np.float32)[digit],
        cumulative=np.cumsum(share / share.sum(axis=1, keepdims=True), axis=1),
        uniforms={"which": 1, "poses": poses, "phases": 4, "pen": 3},
        normals={"points": 2 * points, "strokes": 2 * strokes, "sheet": 6, "posture": 3, "pen": 3},
    )


def _padded(arrays: list[np.ndarray], *shape: int) -> np.ndarray:
    """Return the arrays stacked as float32, each filled up with zeros to `shape`."""
    whole = np.zeros((len(arrays), *shape), np.float32)
    for row, array in zip(whole, arrays, strict=True):
        row[tuple(slice(length) for length in array.shape)] = array
    return whole


def draw(labels: np.ndarray, streams: list[np.random.Generator], hand: Hand) -> np.ndarray:
    """Draw one image of each of the `labels` (n,): (n, 28, 28) uint8.

    streams: three generators, read in step, image by image: what image k gets does not depend on how many
    images are drawn in one call.
    """
    n, skeletons = len(labels), _skeletons()
    uniform = _named(streams[0].random((n, sum(skeletons.uniforms.values())), np.float32), skeletons.uniforms)
    # Beyond two standard deviations a digit is a scrawl that nobody would take for what it is meant to be.
    normals = streams[1].standard_normal((n, sum(skeletons.normals.values())), np.float32)
    normal = _named(np.clip(normals, -2, 2), skeletons.normals)
    grain = streams[2].standard_normal((n, BOX, BOX), np.float32)
    which = chosen(labels, uniform["which"][:, 0])
    points = _mixed(which, uniform["poses"], hand)
    points += _wobbled(which, normal["points"], normal["strokes"], hand)
    line = np.einsum("nsk,nkd->nsd", skeletons.basis[which], points)
    line = _bent(line, uniform["phases"], normal["sheet"], hand)
    line = _postured(line, which, normal["posture"], hand)
    radius = _radius(line, uniform["pen"], normal["pen"], hand)
    ink = (_depth(_boxed(line, radius), radius, skeletons.pen[which]) + hand.grain * grain) / hand.softness
    return _centred(np.clip(0.5 + ink, 0, 1))


def chosen(labels: np.ndarray, uniform: np.ndarray) -> np.ndarray:
    """Return an index into SKELETONS for each label (n,), by weight; uniform: (n,) in [0, 1)."""
    which = (uniform[:, None] >= _skeletons().cumulative[labels]).sum(axis=1)
    # The weights of a digit may add up to 0.999…: then the last one is meant.
    return np.minimum(which, np.searchsorted(_skeletons().digit, labels, side="right") - 1)


def _named(values: np.ndarray, widths: dict[str, int]) -> dict[str, np.ndarray]:
    """Return the columns of `values` (n, K) under the names that share them out."""
    return dict(zip(widths, np.split(values, np.cumsum(list(widths.values()))[:-1], axis=1), strict=True))


def _mixed(which: np.ndarray, uniforms: np.ndarray, hand: Hand) -> np.ndarray:
    """Return the control points (n, K, 2): a random mixture of each skeleton's poses."""
    posed = _skeletons().posed[which]
    share = (-np.log1p(-uniforms)) ** hand.contrast * posed + 1e-9 * posed
    share /= share.sum(axis=1, keepdims=True)
    share += hand.exaggeration * (share - posed / posed.sum(axis=1, keepdims=True))
    return np.einsum("np,npkd->nkd", share, _skeletons().poses[which])


def _wobbled(which: np.ndarray, points: np.ndarray, strokes: np.ndarray, hand: Hand) -> np.ndarray:
    """Return how far each control point (n, K, 2) is off: it wobbles, and its stroke slips."""
    n = len(which)
    wobble = hand.wobble * np.einsum("nkj,njd->nkd", _skeletons().wobble[which], points.reshape(n, -1, 2))
    slip = hand.slip * strokes.reshape(n, -1, 2)[np.arange(n)[:, None], _skeletons().stroke[which]]
    return _skeletons().wildness[which][:, None, None] * (wobble + slip)


def _bent(line: np.ndarray, uniforms: np.ndarray, normals: np.ndarray, hand: Hand) -> np.ndarray:
    """Return the line (n, SAMPLES, 2) on a bent sheet, its middle moved, its foot widened, centred on 0."""
    x, y = line[:, :, 0], line[:, :, 1]
    amount, phase = normals[:, :, None], 2 * np.pi * uniforms[:, :, None]
    across = amount[:, 0] * np.sin(4.4 * y + phase[:, 0]) + amount[:, 1] * np.sin(4.4 * x + phase[:, 1])
    along = amount[:, 2] * np.sin(4.4 * y + phase[:, 2]) + amount[:, 3] * np.sin(4.4 * x + phase[:, 3])
    middle = hand.waist * amount[:, 4] * np.sin(np.pi * y)
    width = 1 + hand.taper * amount[:, 5] * (2 * y - 1)
    return np.stack([(x - 0.5) * width + hand.bend * across, y - 0.5 + middle + hand.bend * along], axis=2)


def _postured(line: np.ndarray, which: np.ndarray, normals: np.ndarray, hand: Hand) -> np.ndarray:
    """Return the line stretched, slanted (to the right is positive) and turned about 0."""
    x, y = line[:, :, 0], line[:, :, 1]
    stretch, slant, turn = normals[:, :1], normals[:, 1:2], hand.turn * normals[:, 2:]
    width = _skeletons().width[which][:, None] * np.exp(hand.stretch * stretch)
    x = x * width - (_skeletons().lean[which][:, None] + hand.slant * slant) * y
    cos, sin = np.cos(turn), np.sin(turn)
    return np.stack([cos * x - sin * y, sin * x + cos * y], axis=2)


def _radius(line: np.ndarray, uniforms: np.ndarray, normals: np.ndarray, hand: Hand) -> np.ndarray:
    """Return half the width of the pen at each sample (n, SAMPLES), in pixels."""
    waves, phase, angle = uniforms[:, :1], uniforms[:, 1:2], uniforms[:, 2:]
    along = np.linspace(0, 1, SAMPLES, dtype=np.float32)
    pressure = hand.pressure * normals[:, 1:2] * np.sin(2 * np.pi * ((0.5 + waves) * along + phase))
    step = np.gradient(line, axis=1)
    direction = np.arctan2(step[:, :, 1], step[:, :, 0])
    nib = hand.nib * normals[:, 2:] * np.cos(2 * (direction - np.pi * angle))
    return hand.radius * np.exp(hand.thickness * normals[:, :1]) * np.clip(1 + pressure + nib, 0.5, 1.6)


def _boxed(line: np.ndarray, radius: np.ndarray) -> np.ndarray:
    """Return the line in pixels: the longer side of its ink fills the 20×20 box, the shorter one is centred.

    The pen keeps its width whatever the scale, so the scale is found in two steps: as if the pen's width were
    even, then with what that leaves over.
    """
    usual = 2 * radius.mean(axis=1)
    scale = (BOX - usual) / np.ptp(line, axis=1).max(axis=1)
    low, high = _edges(line * scale[:, None, None], radius)
    scale = scale * (BOX - usual) / ((high - low).max(axis=1) - usual)
    low, high = _edges(line * scale[:, None, None], radius)
    return line * scale[:, None, None] + (BOX - low - high)[:, None] / 2


def _edges(line: np.ndarray, radius: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the lowest and the highest x and y of the ink, (n, 2) each."""
    return (line - radius[:, :, None]).min(axis=1), (line + radius[:, :, None]).max(axis=1)


def _depth(line: np.ndarray, radius: np.ndarray, pen: np.ndarray) -> np.ndarray:
    """Return how deep each pixel's centre lies in the ink (n, 20, 20), in pixels; negative outside.

    The depth in one segment is the pen's radius less the distance to the segment; the deepest of all counts.
    One segment at a time: the fields of a few dozen images then stay in the processor's cache.
    """
    depth = np.full((len(line), BOX, BOX), -BOX, np.float32)
    centre = np.arange(BOX, dtype=np.float32) + 0.5
    step, swell = np.diff(line, axis=1), np.diff(radius, axis=1)
    square = np.maximum((step**2).sum(axis=2), 1e-6)
    start = np.where(pen, radius[:, :-1], -2 * BOX)
    for k in range(SAMPLES - 1):
        dx, dy = step[:, k, 0, None], step[:, k, 1, None]
        x, y = centre - line[:, k, 0, None], centre - line[:, k, 1, None]
        t = (y * dy / square[:, k, None])[:, :, None] + (x * dx / square[:, k, None])[:, None, :]
        np.clip(t, 0, 1, out=t)
        ex = x[:, None, :] - t * dx[:, :, None]
        ey = y[:, :, None] - t * dy[:, :, None]
        ex *= ex
        ey *= ey
        ex += ey
        t *= swell[:, k, None, None]
        t += start[:, k, None, None]
        t -= np.sqrt(ex, out=ex)
        np.maximum(depth, t, out=depth)
    return depth


def _centred(ink: np.ndarray) -> np.ndarray:
    """Return images (n, 28, 28) uint8: the ink (n, 20, 20), 0 to 1, moved by whole pixels to centre its mass.

    In MNIST the centre of mass lies between 14 and 15 pixels from the left and from the top (measured).
    """
    ink = np.rint(255 * ink)
    middle = np.arange(BOX) + 0.5
    mass = ink.sum(axis=(1, 2))
    top = np.clip(15 - np.einsum("nij,i->n", ink, middle) / mass, 0, SIDE - BOX).astype(np.intp)
    left = np.clip(15 - np.einsum("nij,j->n", ink, middle) / mass, 0, SIDE - BOX).astype(np.intp)
    images = np.zeros((len(ink), SIDE, SIDE), np.uint8)
    rows, columns = top[:, None, None] + np.arange(BOX)[:, None], left[:, None, None] + np.arange(BOX)
    images[np.arange(len(ink))[:, None, None], rows, columns] = ink
    return images
