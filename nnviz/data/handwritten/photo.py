"""A picture of handwriting, such as a photo of paper: where its ink is, made clean as if it were drawn on a pad."""

import base64
import binascii
import zlib

import numpy as np
from numpy.typing import NDArray

from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem
from nnviz.data.handwritten.connected import connected_parts
from nnviz.data.handwritten.mnist_steps import Grey, InkBox, box_of, resized
from nnviz.data.handwritten.thickness import thickness_of

MOST_SIDE = 800
"""Larger pictures are made smaller before they are looked at."""
STORED = 360
"""Pixels of the longer side of the ink that is kept in a State."""
_LEVELS = 15  # of grey that are kept, beside paper
_MOST_TEXT = 80_000
_LEAST_CONTRAST = 28.0  # of 255 between paper and ink
_MOST_INK = 0.5  # of the pixels: more is no writing
_BLOCK, _MOST_COVERED = 8, 0.97  # px; of the blocks: writing leaves paper between its strokes, noise does not
_LEAST_PART = 0.12  # of the longest side of the largest part: smaller ones are specks
_LEAST_CLEAR, _MOST_UNCLEAR = 0.78, 0.2  # share of variance explained by ink and paper; of ink, where it is less
_MOST_CROPPED = 2  # parts that may all reach the edges of the picture: it was cropped tightly
_MOST_PARTS = 120  # twice as many as the digits that are read
_SKEWED = 0.5  # skewness of the differences from the mean around: with less it says nothing
_WINDOW = 2.0  # thicknesses of the strokes that the window for the paper reaches, to each side
_THICKEST, _THINNEST = 2.5, 0.35  # times the usual thickness: beyond, no stroke of the same pen
_LEAST_SLENDER = 3.5  # lengths of a part in its thicknesses: digits of a felt pen are 5 long, stains and shadows 1 to 3
_LEAST_SHARP = 1.7  # depths that an edge rises within a thickness: strokes out of focus 2.2 and more, clouds 0.8 to 1.3
_DOT = 1.8  # lengths in thicknesses: shorter parts are dots and punched holes
_SCRAP = 0.4  # of the longest side: a smaller part that touches the edge of the picture is what is left of something
_MOST_HOLES, _HOLES_LEFT, _LEAST_HOLE = 3, 6, 12  # an 8 has two, and digits may touch; px: smaller ones are grain
_MOST_SPECKS = 0.4  # of the pixels of all parts: more is no writing
_LEAST_SIDE, _ENLARGED = 112, 4  # pictures of fewer pixels, such as MNIST's own, are made so many times larger

EMPTY_PICTURE = QT_TRANSLATE_NOOP("problems", "The picture has no pixels. Choose another one.")
NO_WRITING = QT_TRANSLATE_NOOP(
    "problems", "No writing was found: the picture is almost even. Take one with dark ink on light paper."
)
NOT_WRITING = QT_TRANSLATE_NOOP(
    "problems", "Ink and paper cannot be told apart in this picture. Crop it to the writing, or take it in even light."
)
NO_EDGES = QT_TRANSLATE_NOOP(
    "problems", "No digit was found: what stands out in this picture has softer edges than the strokes of a pen. "
                "Take a picture of writing, in focus."
)  # fmt: skip
NO_PICTURE = QT_TRANSLATE_NOOP("problems", "The stored picture is damaged. Open the picture again.")


def ink_of(grey: Grey) -> Grey:
    """Return the ink of a picture (height, width) uint8: 0 paper to 255 ink, cut to the writing.

    Whether ink is dark or light is found out; uneven light, the grain of paper, specks, ruled lines and the edges of
    the sheet are taken away. Raises Problem for a picture in which no writing is found.
    """
    if grey.ndim != 2 or min(grey.shape) < 4:
        raise Problem(EMPTY_PICTURE)
    shrink = max(1.0, max(grey.shape) / MOST_SIDE)
    shrink = 1 / _ENLARGED if max(grey.shape) < _LEAST_SIDE else shrink
    small = resized(grey, *(max(4, round(side / shrink)) for side in grey.shape)) if shrink != 1 else grey
    mask, depth, level = _ink_mask(small.astype(np.float32), alone=shrink < 1)
    full = float(np.percentile(depth[mask], 60))
    soft = np.clip((depth - 0.5 * level) / max(full - 0.5 * level, 1.0), 0, 1) * _widened(mask)
    ink = np.rint(255 * soft).astype(np.uint8)
    box = box_of(ink)
    if box is None:
        raise Problem(NO_WRITING)
    return box.of(ink)


def _ink_mask(
    grey: NDArray[np.float32], alone: bool
) -> tuple[NDArray[np.bool_], NDArray[np.float32], float]:
    """Return where there is ink, how much darker or lighter than its paper every pixel is, and from where on it is ink.

    alone: the picture is so small that it may be one digit and nothing else. The second look is for what is about as
    fine as the strokes of the first one, so that the shadows near the edges are none of it.
    """
    smooth, reach = _mean(grey, 1), max(2, max(grey.shape) // 8)
    smooth, depth = _turned(smooth, reach)
    mask, level, thick = _strokes(depth, alone)
    if not alone and (finer := max(4, round(_WINDOW * thick))) < reach:
        depth = _depth(smooth, finer)
        mask, level, thick = _strokes(depth, alone)
    if not alone and thick * _sharpness(smooth, depth, mask) < _LEAST_SHARP:
        raise Problem(NO_EDGES)
    return mask, depth, level


def _turned(smooth: NDArray[np.float32], reach: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return a picture with its ink dark on light paper, and the depth of the ink."""
    away = (smooth - _mean(smooth, reach)).astype(np.float64)
    skewness = float((away**3).mean()) / max(1e-9, float(away.std())) ** 3  # the long tail of the differences is ink
    depths = [_depth(smooth, reach), _depth(255 - smooth, reach)]
    if abs(skewness) >= _SKEWED:
        light = skewness > 0
    else:  # a sheet on a desk, or thick strokes that fill the picture: what is told apart better is right
        light = _threshold(depths[1])[1] > _threshold(depths[0])[1]
    return (255 - smooth, depths[1]) if light else (smooth, depths[0])


def _depth(smooth: NDArray[np.float32], reach: int) -> NDArray[np.float32]:
    """Return how much darker every pixel is than the paper around it; reach: half of the window for the paper."""
    paper = -_largest(-_largest(smooth, reach), reach)  # closing: what is thinner than the window is filled with paper
    return np.minimum(paper, _mean(paper, reach // 2)) - smooth  # the mean alone is too light behind a shadow's edge


def _strokes(depth: NDArray[np.float32], alone: bool) -> tuple[NDArray[np.bool_], float, float]:
    """Return where there is ink, from which depth on, and how thick its strokes are; Problem for something else."""
    level, clearness = _threshold(depth)
    mask = depth > level
    unclear = clearness < _LEAST_CLEAR and mask.mean() > _MOST_UNCLEAR
    if mask.mean() > _MOST_INK or not alone and (unclear or _covered(mask) > _MOST_COVERED):
        raise Problem(NOT_WRITING)
    labels, parts, sides = _cleaned(mask)
    if alone:
        return np.isin(labels, parts + 1), level, 0.0
    thick = thickness_of(labels, len(sides))[parts]
    usual = float(np.median(thick))
    slender = sides[parts] / thick
    scraps = _at_edge(labels, parts) & (sides[parts] < _SCRAP * sides[parts].max())
    strokes = (thick <= _THICKEST * usual) & (thick >= _THINNEST * usual) & (slender >= _DOT) & ~scraps
    parts, slender = parts[strokes], slender[strokes]
    mask = np.isin(labels, parts + 1)
    if not len(parts) or np.median(slender) < _LEAST_SLENDER or _holes(mask) > _HOLES_LEFT + _MOST_HOLES * len(parts):
        raise Problem(NOT_WRITING)
    return mask, level, usual


def _at_edge(labels: NDArray[np.intp], parts: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Return which parts touch the edge of the picture."""
    border = np.concatenate([labels[0], labels[-1], labels[:, 0], labels[:, -1]])
    return np.isin(parts + 1, border)


def _sharpness(smooth: NDArray[np.float32], depth: NDArray[np.float32], mask: NDArray[np.bool_]) -> float:
    """Return which share of the depth of the ink lies between two pixels at the edge of the ink, in the median."""
    edge = mask & (_largest((~mask).astype(np.float32), 1) > 0)
    down, across = np.gradient(smooth)
    return float(np.median(np.hypot(down, across)[edge])) / max(1.0, float(np.percentile(depth[mask], 60)))


def _holes(mask: NDArray[np.bool_]) -> int:
    """Return in how many pieces the paper lies, without those too small to be more than grain."""
    labels, count = connected_parts(_largest(mask.astype(np.float32), 1) == 0)
    return int(np.count_nonzero(np.bincount(labels.ravel(), minlength=count + 1)[1:] >= _LEAST_HOLE))


def _mean(values: NDArray[np.float32], reach: int) -> NDArray[np.float32]:
    """Return the mean of the square of 2·reach + 1 pixels around every pixel; the edge is continued."""
    for axis in (0, 1):
        padded = np.pad(values, [(reach + 1, reach) if a == axis else (0, 0) for a in (0, 1)], mode="edge")
        sums = np.cumsum(padded, axis=axis, dtype=np.float64)
        size = 2 * reach + 1
        upper, lower = [slice(None)] * 2, [slice(None)] * 2
        upper[axis], lower[axis] = slice(size, None), slice(None, -size)
        values = ((sums[tuple(upper)] - sums[tuple(lower)]) / size).astype(np.float32)
    return values


def _largest(values: NDArray[np.float32], reach: int) -> NDArray[np.float32]:
    """Return the largest value of the square of 2·reach + 1 pixels around every pixel."""
    for axis in (0, 1):
        padded = np.pad(values, [(reach, reach) if a == axis else (0, 0) for a in (0, 1)], mode="edge")
        size, window = 2 * reach + 1, 1
        while window < size:  # windows are joined two by two
            step = min(window, size - window)
            first, second = [slice(None)] * 2, [slice(None)] * 2
            first[axis], second[axis] = slice(None, -step), slice(step, None)
            padded = np.maximum(padded[tuple(first)], padded[tuple(second)])
            window += step
        values = padded
    return values


def _threshold(depth: NDArray[np.float32]) -> tuple[float, float]:
    """Return the depth that separates ink from paper best (Otsu 1979), and which share of the variance it explains.

    Problem where there is too little between ink and paper.
    """
    counts, edges = np.histogram(depth, 128, (0.0, max(1.0, float(depth.max()))))
    middles = (edges[:-1] + edges[1:]) / 2
    weight = np.cumsum(counts)
    sums = np.cumsum(counts * middles)
    other = weight[-1] - weight
    with np.errstate(divide="ignore", invalid="ignore"):
        low, high = sums / weight, (sums[-1] - sums) / other
        between = np.nan_to_num(weight * other * (high - low) ** 2)
    best = int(between.argmax())
    contrast = float(np.nan_to_num(high[best] - low[best]))
    if contrast < _LEAST_CONTRAST:
        raise Problem(NO_WRITING)
    variance = counts @ (middles - sums[-1] / weight[-1]) ** 2
    return float(edges[best + 1]), float(between[best] / (weight[-1] * variance))


def _covered(mask: NDArray[np.bool_]) -> float:
    """Return the share of the small blocks of a picture that have ink in them."""
    rows, columns = (side // _BLOCK for side in mask.shape)
    whole = mask[: rows * _BLOCK, : columns * _BLOCK].reshape(rows, _BLOCK, columns, _BLOCK)
    return float(whole.any(axis=(1, 3)).mean()) if whole.size else 0.0


def _widened(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return a mask with the pixels around it: the soft edge of the ink."""
    return _largest(mask.astype(np.float32), 2) > 0


def _cleaned(mask: NDArray[np.bool_]) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.float64]]:
    """Return the parts of a mask: labels, the numbers (from 0) of those that may be digits, the longer side of all.

    Specks, ruled lines and what lies along the edges of the picture are left out.
    """
    labels, count = connected_parts(mask)
    boxes = part_boxes(labels, count)
    kept = [n for n, box in enumerate(boxes) if not _is_line(box, mask.shape)]
    inside = [n for n in kept if not _is_edge(boxes[n], mask.shape)]
    if not kept:
        raise Problem(NO_WRITING)
    if not inside and len(kept) > _MOST_CROPPED:
        raise Problem(NOT_WRITING)
    kept = inside or kept
    sides = np.array([max(box.height, box.width) for box in boxes], np.float64)
    large = [n for n in kept if sides[n] >= max(4.0, _LEAST_PART * sides[kept].max())]
    areas = np.bincount(labels.ravel(), minlength=count + 1)[1:]
    if areas[large].sum() < (1 - _MOST_SPECKS) * areas[kept].sum() or len(large) > _MOST_PARTS:
        raise Problem(NOT_WRITING)
    return labels, np.array(large), sides


def part_boxes(labels: NDArray[np.intp], count: int) -> list[InkBox]:
    """Return the rectangle of every part of a labelled picture."""
    rows, columns = np.nonzero(labels)
    numbers = labels[rows, columns] - 1
    low, high = np.full((2, count), np.iinfo(np.intp).max), np.full((2, count), -1)
    for axis, places in enumerate((rows, columns)):
        np.minimum.at(low[axis], numbers, places)
        np.maximum.at(high[axis], numbers, places + 1)
    return [InkBox(*map(int, (low[0, n], low[1, n], high[0, n], high[1, n]))) for n in range(count)]


def _is_line(box: InkBox, shape: tuple[int, ...]) -> bool:
    """Return whether a part is a ruled line: across most of the picture and thin."""
    across = box.width > 0.6 * shape[1] and box.height < 0.08 * shape[0]
    return across and box.width > 8 * box.height


def _is_edge(box: InkBox, shape: tuple[int, ...]) -> bool:
    """Return whether a part lies along an edge of the picture."""
    at_edge = box.top == 0 or box.left == 0 or box.bottom == shape[0] or box.right == shape[1]
    return at_edge and (box.height > 0.6 * shape[0] or box.width > 0.6 * shape[1])


# The ink in a State.


def picture_text(ink: Grey) -> str:
    """Return ink as a text that a State can hold: at most STORED pixels long, in 16 greys, packed."""
    shrink = max(1.0, max(ink.shape) / STORED)
    small = resized(ink, *(max(1, round(side / shrink)) for side in ink.shape)) if shrink > 1 else ink
    levels = np.rint(small.astype(np.float32) * _LEVELS / 255).astype(np.uint8).ravel()
    pairs = np.pad(levels, (0, len(levels) % 2)).reshape(-1, 2)
    packed = zlib.compress((pairs[:, 0] << 4 | pairs[:, 1]).tobytes(), 9)
    return f"{small.shape[0]}x{small.shape[1]}:{base64.b64encode(packed).decode('ascii')}"


def picture_of(text: str) -> Grey:
    """Return the ink that a text of `picture_text` holds, (height, width) uint8; Problem for another text."""
    try:
        if len(text) > _MOST_TEXT:
            raise ValueError(len(text))
        size, _, packed = text.partition(":")
        height, width = map(int, size.split("x"))
        count = height * width
        if not (0 < height <= STORED and 0 < width <= STORED):
            raise ValueError(size)
        content = zlib.decompressobj().decompress(base64.b64decode(packed, validate=True), (count + 1) // 2)
        pairs = np.frombuffer(content, np.uint8)
        if len(pairs) != (count + 1) // 2:
            raise ValueError(len(pairs))
    except (ValueError, zlib.error, binascii.Error):
        raise Problem(NO_PICTURE) from None
    levels = np.stack([pairs >> 4, pairs & 15], axis=1).ravel()[:count]
    return (levels * (255 // _LEVELS)).reshape(height, width)
