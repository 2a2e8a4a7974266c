"""Digits drawn by the program, so that there is always something to train on: strokes, a shaky hand, a pen.

Each image is one way of writing (`strokes.SKELETONS`) whose points are shifted, bent, slanted and stretched at random,
drawn with a pen of uneven width and brought into the form of MNIST: the longer side of the ink fills 20 pixels,
the centre of mass lies in the middle of 28×28 pixels. No image of anybody's handwriting is behind them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem
from nnviz.data.strokes import SAMPLES, SKELETONS, compiled

MOST = 200_000
"""The largest number of images drawn at once: 157 MB."""

SIDE, BOX = 28, 20
CHUNK = 48  # images drawn between two frames: about 8 ms, and the fields below stay in the processor's cache


@dataclass(frozen=True)
class Hand:
    """How shaky, slanted and heavy the writing is: standard deviations, lengths in heights of the digit or pixels."""

    wobble: float = 0.03
    point: float = 0.005
    contrast: float = 1.3
    stroke: float = 0.02
    exaggeration: float = 0.6
    bend: float = 0.045
    middle: float = 0.04
    taper: float = 0.18
    slant_mean: float = 0.07
    slant: float = 0.25
    turn: float = 0.13
    aspect: float = 0.16
    radius: float = 1.15
    radius_spread: float = 0.28
    pressure: float = 0.12
    nib: float = 0.08
    softness: float = 1.1
    grain: float = 0.08


HAND = Hand()


@dataclass(frozen=True)
class Progress:
    """So many of so many images are drawn."""

    done: int
    total: int


@dataclass(frozen=True)
class Drawn(Progress):
    """The last frame: images (total, 28, 28) uint8, 0 paper to 255 ink, and the digit of each, (total,) uint8."""

    images: np.ndarray
    labels: np.ndarray


def generate(
    count: int, rng: np.random.Generator, labels: Sequence[int] | np.ndarray | None = None
) -> tuple[np.ndarray, np.ndarray]:
    """Draw `count` digits: images (count, 28, 28) uint8 and labels (count,) uint8.

    All ten digits come equally often, shuffled, unless `labels` (count,) says which. The same state of `rng` gives
    the same images to the last bit. Raises Problem for a count or labels that cannot be drawn.
    """
    for frame in generating(count, rng, labels):
        if isinstance(frame, Drawn):
            drawn = frame
    return drawn.images, drawn.labels


def generating(
    count: int,
    rng: np.random.Generator,
    labels: Sequence[int] | np.ndarray | None = None,
    *,
    chunk: int = CHUNK,
    hand: Hand = HAND,
) -> Iterator[Progress]:
    """Draw as `generate` does, `chunk` images at a time, and yield the Progress after each; the last frame is a Drawn.

    The images do not depend on `chunk`.
    """
    _check_count(count)
    wanted = _balanced(count, rng) if labels is None else _checked(labels, count)
    # Three streams of their own, read image by image: where one chunk ends does not matter to the next image.
    streams = [np.random.default_rng(seed) for seed in rng.integers(2**63, size=3)]
    images = np.zeros((count, SIDE, SIDE), np.uint8)
    for start in range(0, count, chunk):
        stop = min(start + chunk, count)
        images[start:stop] = _draw(wanted[start:stop], streams, hand)
        yield Progress(stop, count)
    yield Drawn(count, count, images, wanted)


def _check_count(count: int) -> None:
    whole = isinstance(count, (int, np.integer)) and not isinstance(count, bool)
    if not whole or not 1 <= count <= MOST:
        sentence = QT_TRANSLATE_NOOP("problems", "The number of digits must be a whole number from 1 to {most}, not {count}.")
        raise Problem(sentence, most=MOST, count=count)


def _balanced(count: int, rng: np.random.Generator) -> np.ndarray:
    return rng.permutation(np.arange(count) % 10).astype(np.uint8)


def _checked(labels: Sequence[int] | np.ndarray, count: int) -> np.ndarray:
    given = np.asarray(labels)
    if given.shape != (count,):
        sentence = QT_TRANSLATE_NOOP("problems", "There must be one label for each of the {count} digits.")
        raise Problem(sentence, count=count)
    if given.dtype.kind not in "iu" or given.min() < 0 or given.max() > 9:
        raise Problem(QT_TRANSLATE_NOOP("problems", "Each label must be a whole number from 0 to 9."))
    return given.astype(np.uint8)


# The skeletons as arrays, padded to a common number of poses and control points, so that one gather serves a chunk.
_PATHS = [compiled(skeleton) for skeleton in SKELETONS]
_POINTS = max(path.basis.shape[1] for path in _PATHS)
_POSE_COUNT = np.array([len(path.poses) for path in _PATHS])
_POSES = np.zeros((len(_PATHS), _POSE_COUNT.max(), _POINTS, 2), np.float32)
_BASIS = np.zeros((len(_PATHS), SAMPLES, _POINTS), np.float32)
_WOBBLE = np.zeros((len(_PATHS), _POINTS, _POINTS), np.float32)
_STROKE = np.zeros((len(_PATHS), _POINTS), np.intp)
_PEN = np.array([path.pen for path in _PATHS])
for _index, _path in enumerate(_PATHS):
    _POSES[_index, : len(_path.poses), : _path.basis.shape[1]] = _path.poses
    _BASIS[_index, :, : _path.basis.shape[1]] = _path.basis
    _WOBBLE[_index, : len(_path.stroke), : len(_path.stroke)] = _path.wobble
    _STROKE[_index, : len(_path.stroke)] = _path.stroke
_CARE = np.array([skeleton.care for skeleton in SKELETONS], np.float32)
_DIGIT = np.array([skeleton.digit for skeleton in SKELETONS])
_SHARE = np.array([skeleton.weight for skeleton in SKELETONS]) * (_DIGIT == np.arange(10)[:, None])
_CUMULATIVE = np.cumsum(_SHARE / _SHARE.sum(axis=1, keepdims=True), axis=1)

_UNIFORMS = 16
_NORMALS = 2 * _POINTS + 32


def _draw(labels: np.ndarray, streams: list[np.random.Generator], hand: Hand) -> np.ndarray:
    """Draw one chunk: images (n, 28, 28) uint8."""
    n = len(labels)
    uniforms = streams[0].random((n, _UNIFORMS), np.float32)
    normals = np.clip(streams[1].standard_normal((n, _NORMALS), np.float32), -2, 2)
    grain = streams[2].standard_normal((n, BOX, BOX), np.float32)
    which = _chosen(labels, uniforms[:, 0])
    line = _polyline(which, uniforms[:, 11:16], normals, hand)
    line = _bent(line, uniforms[:, 4:8], normals[:, 2 * _POINTS + 6 : 2 * _POINTS + 14], hand)
    line = _slanted(line, normals[:, 2 * _POINTS + 14 : 2 * _POINTS + 17], hand)
    radius = _radius(line, uniforms[:, 8:12], normals[:, 2 * _POINTS + 17 : 2 * _POINTS + 20], hand)
    line, radius = _boxed(line, radius, _PEN[which])
    return _centred(_inked(line, radius, _PEN[which], grain, hand))


def _chosen(labels: np.ndarray, uniform: np.ndarray) -> np.ndarray:
    """Return the index of a skeleton for each label, by weight."""
    which = (uniform[:, None] >= _CUMULATIVE[labels]).sum(axis=1)
    return np.minimum(which, np.searchsorted(_DIGIT, labels, side="right") - 1)


def _polyline(which: np.ndarray, uniforms: np.ndarray, normals: np.ndarray, hand: Hand) -> np.ndarray:
    """Return the pen's way (n, SAMPLES, 2): a mixture of poses, each stroke and each point a little off."""
    poses = _POSES.shape[1]
    share = (-np.log(1 - uniforms)) ** hand.contrast * (np.arange(poses) < _POSE_COUNT[which][:, None])
    share = share / share.sum(axis=1, keepdims=True)
    mean = (np.arange(poses) < _POSE_COUNT[which][:, None]) / _POSE_COUNT[which][:, None]
    share = (share + hand.exaggeration * (share - mean)).astype(np.float32)
    points = np.einsum("np,npkd->nkd", share, _POSES[which])
    noise = normals[:, : 2 * _POINTS].reshape(-1, _POINTS, 2)
    noise = noise * _CARE[which][:, None, None]
    points += hand.wobble * np.einsum("nkj,njd->nkd", _WOBBLE[which], noise) + hand.point * noise
    slips = _CARE[which][:, None, None] * hand.stroke * normals[:, 2 * _POINTS : 2 * _POINTS + 6].reshape(-1, 3, 2)
    points += slips[np.arange(len(which))[:, None], _STROKE[which]]
    return np.einsum("nsk,nkd->nsd", _BASIS[which], points)


def _bent(line: np.ndarray, uniforms: np.ndarray, normals: np.ndarray, hand: Hand) -> np.ndarray:
    """Bend the paper: slow waves, a middle that is too high or too wide, a top wider than the bottom."""
    x, y = line[:, :, 0], line[:, :, 1]
    amount = normals[:, :, None]
    phase = 2 * np.pi * uniforms[:, :, None]
    waves_x = amount[:, 0] * np.sin(4.4 * y + phase[:, 0]) + amount[:, 1] * np.sin(4.4 * x + phase[:, 1])
    waves_y = amount[:, 2] * np.sin(4.4 * y + phase[:, 2]) + amount[:, 3] * np.sin(4.4 * x + phase[:, 3])
    waist = hand.middle * amount[:, 4] * np.sin(np.pi * y)
    wide = 1 + hand.taper * amount[:, 5] * (2 * y - 1)
    return np.stack([(x - 0.5) * wide + hand.bend * waves_x, y - 0.5 + waist + hand.bend * waves_y], axis=2)


def _slanted(line: np.ndarray, normals: np.ndarray, hand: Hand) -> np.ndarray:
    """Stretch, slant and turn the line about the origin."""
    x, y = line[:, :, 0], line[:, :, 1]
    x = x * np.exp(hand.aspect * normals[:, :1]) - (hand.slant_mean + hand.slant * normals[:, 1:2]) * y
    cos, sin = np.cos(hand.turn * normals[:, 2:3]), np.sin(hand.turn * normals[:, 2:3])
    return np.stack([cos * x - sin * y, sin * x + cos * y], axis=2)


def _radius(line: np.ndarray, uniforms: np.ndarray, normals: np.ndarray, hand: Hand) -> np.ndarray:
    """Return half the width of the pen at each sample (n, SAMPLES), in pixels: pressure and a nib that is not round."""
    usual = hand.radius * np.exp(hand.radius_spread * normals[:, :1])
    along = np.linspace(0, 1, SAMPLES, dtype=np.float32)
    pressure = hand.pressure * normals[:, 1:2] * np.sin(2 * np.pi * ((0.5 + uniforms[:, :1]) * along + uniforms[:, 1:2]))
    step = np.gradient(line, axis=1)
    angle = np.arctan2(step[:, :, 1], step[:, :, 0])
    nib = hand.nib * normals[:, 2:3] * np.cos(2 * (angle - np.pi * uniforms[:, 2:3]))
    return usual * np.clip(1 + pressure + nib, 0.5, 1.6)


def _boxed(line: np.ndarray, radius: np.ndarray, pen: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the line in pixels: its ink touches the edges of the 20×20 box with the longer side, and is centred."""
    low, high = line.min(axis=1), line.max(axis=1)
    scale = (BOX - 2 * radius.mean(axis=1)) / (high - low).max(axis=1)
    line = (line - (low + high)[:, None] / 2) * scale[:, None, None] + BOX / 2
    return line, radius


def _inked(line: np.ndarray, radius: np.ndarray, pen: np.ndarray, grain: np.ndarray, hand: Hand) -> np.ndarray:
    """Return the ink (n, 20, 20) in [0, 1]: how far each pixel lies inside the stroke, over a soft edge."""
    depth = np.full((len(line), BOX, BOX), -100, np.float32)
    row = (np.arange(BOX, dtype=np.float32) + 0.5)[None, :, None]
    column = (np.arange(BOX, dtype=np.float32) + 0.5)[None, None, :]
    step = np.diff(line, axis=1)
    length2 = np.maximum((step**2).sum(axis=2), 1e-6)
    for index in range(SAMPLES - 1):
        ax, ay, dx, dy, r, dr, l2 = (
            values[:, None, None]
            for values in (
                line[:, index, 0], line[:, index, 1], step[:, index, 0], step[:, index, 1],
                np.where(pen[:, index], radius[:, index], -100), radius[:, index + 1] - radius[:, index],
                length2[:, index],
            )
        )
        x, y = column - ax, row - ay
        t = x * (dx / l2) + y * (dy / l2)
        np.clip(t, 0, 1, out=t)
        ex = x - t * dx
        ey = y - t * dy
        ex *= ex
        ey *= ey
        ex += ey
        np.sqrt(ex, out=ex)
        t *= dr
        t -= ex
        t += r
        np.maximum(depth, t, out=depth)
    return np.clip(0.5 + (depth + hand.grain * grain) / hand.softness, 0, 1)


def _centred(ink: np.ndarray) -> np.ndarray:
    """Return the images (n, 28, 28) uint8: the box shifted by whole pixels until the mass lies in the middle."""
    mass = ink.sum(axis=(1, 2))
    middle = np.arange(BOX) + 0.5
    top = np.clip(np.floor(15 - np.einsum("nij,i->n", ink, middle) / mass), 0, SIDE - BOX).astype(int)
    left = np.clip(np.floor(15 - np.einsum("nij,j->n", ink, middle) / mass), 0, SIDE - BOX).astype(int)
    images = np.zeros((len(ink), SIDE, SIDE), np.uint8)
    rows = top[:, None, None] + np.arange(BOX)[:, None]
    columns = left[:, None, None] + np.arange(BOX)
    images[np.arange(len(ink))[:, None, None], rows, columns] = np.rint(255 * ink).astype(np.uint8)
    return images
