"""Ink on a pad: strokes as short texts, and the grey picture that a pen leaves.

A stroke is one line of text, so that a State of many strokes is small, is compared fast and can be read in a scene:

    pen 80 120,300,100 124,322,100        the tool, the width, then x,y,pressure of each point

Width and places are thousandths of the pad's width (0, 0 is top left), the pressure is in per cent of the width.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem

SIDE = 168
"""Pixels of the pad's side: six to each of MNIST's 28."""
UNITS = 1000
"""Units of the pad's side in which strokes are written."""
MOST_POINTS, MOST_STROKES = 4000, 400
TOOLS = ("pen", "eraser")
NO_STROKE = QT_TRANSLATE_NOOP("problems", "“{text}” is not a stroke. Undo it, or clear the pad.")
TOO_MUCH = QT_TRANSLATE_NOOP("problems", "There is no room for more ink. Clear the pad.")

Ink = NDArray[np.float32]
Point = tuple[int, int, int]


@dataclass(frozen=True)
class InkStroke:
    """One line of the pen or the eraser: width in UNITS, points (x, y, pressure in per cent)."""

    tool: str
    width: int
    points: tuple[Point, ...]

    def text(self) -> str:
        """Return the stroke as it is written in a State."""
        return " ".join((self.tool, str(self.width), *(f"{x},{y},{p}" for x, y, p in self.points)))


def point_text(x: float, y: float, pressure: float) -> str:
    """Return a point as it is written in a stroke; x, y: shares of the pad's side; pressure: 0 to 1."""
    place = (min(UNITS, max(0, round(UNITS * value))) for value in (x, y))
    return ",".join(map(str, (*place, min(100, max(1, round(100 * pressure))))))


@lru_cache(maxsize=4096)
def read_stroke(text: str) -> InkStroke:
    """Return the stroke that a text describes; Problem if it describes none."""
    try:
        tool, width, *places = text.split(" ")
        points = tuple(_point(place) for place in places)
        stroke = InkStroke(tool, int(width), points)
    except ValueError:
        raise Problem(NO_STROKE, text=text[:40]) from None
    if tool not in TOOLS or not 1 <= stroke.width <= UNITS or not points:
        raise Problem(NO_STROKE, text=text[:40])
    if len(points) > MOST_POINTS:
        raise Problem(TOO_MUCH)
    return stroke


def _point(text: str) -> Point:
    x, y, pressure = map(int, text.split(","))
    if not (0 <= x <= UNITS and 0 <= y <= UNITS and 1 <= pressure <= 100):
        raise ValueError(text)
    return x, y, pressure


def check_strokes(strokes: Sequence[object]) -> None:
    """Raise Problem unless all are texts of strokes, and not too many."""
    if len(strokes) > MOST_STROKES:
        raise Problem(TOO_MUCH)
    for text in strokes:
        if not isinstance(text, str):
            raise Problem(NO_STROKE, text=str(text)[:40])
        read_stroke(text)


class Pad:
    """The picture that strokes make. It goes on from the one before where only something was added to it.

    A stroke of two thousand points costs what its last point costs, as long as it grows.
    """

    def __init__(self) -> None:
        self._base: bytes = b""
        self._done: tuple[str, ...] = ()
        self._points = 0  # of the last stroke that are drawn
        self._ink = np.zeros((SIDE, SIDE), np.float32)

    def drawn(self, strokes: Sequence[str], base: NDArray[np.uint8] | None = None) -> NDArray[np.uint8]:
        """Return the picture (SIDE, SIDE), 0 paper to 255 ink, of strokes over a base picture (SIDE, SIDE) uint8."""
        under = b"" if base is None else base.tobytes()
        if under != self._base or not self._continues(strokes):
            self._base, self._done, self._points = under, (), 0
            self._ink = np.zeros((SIDE, SIDE), np.float32)
            if base is not None:
                self._ink += base / np.float32(255)
        for index in range(max(0, len(self._done) - 1), len(strokes)):
            if index >= len(self._done):
                self._points = 0
            stroke = read_stroke(strokes[index])
            _draw(self._ink, stroke, self._points)
            self._points = len(stroke.points)
        self._done = tuple(strokes)
        return np.rint(255 * self._ink).astype(np.uint8)

    def _continues(self, strokes: Sequence[str]) -> bool:
        """Return whether strokes are those that are drawn, the last one perhaps longer, and more after them."""
        done = len(self._done)
        if len(strokes) < done:
            return False
        if not done:
            return True
        last, new = self._done[-1], strokes[done - 1]
        return tuple(strokes[: done - 1]) == self._done[:-1] and (new == last or new.startswith(last + " "))


def _draw(ink: Ink, stroke: InkStroke, begin: int) -> None:
    """Draw the points of a stroke from number `begin` on into a picture, joined to the one before."""
    points = stroke.points[max(0, begin - 1) :]
    if begin >= len(stroke.points):
        return
    scale = SIDE / UNITS
    placed = [(x * scale, y * scale, 0.5 * stroke.width * scale * p / 100) for x, y, p in points]
    first = [(placed[0], placed[0])] if begin == 0 else []  # a dot, however the stroke goes on
    for start, end in (*first, *zip(placed, placed[1:], strict=False)):
        _segment(ink, start, end, stroke.tool == "eraser")


def _segment(ink: Ink, a: tuple[float, float, float], b: tuple[float, float, float], erases: bool) -> None:
    """Draw a line from one round end (x, y, radius in pixels) to another, its edge softened over one pixel."""
    reach = max(a[2], b[2]) + 1
    left, right = math.floor(min(a[0], b[0]) - reach), math.ceil(max(a[0], b[0]) + reach)
    top, bottom = math.floor(min(a[1], b[1]) - reach), math.ceil(max(a[1], b[1]) + reach)
    left, top, right, bottom = max(0, left), max(0, top), min(SIDE, right), min(SIDE, bottom)
    if left >= right or top >= bottom:
        return
    x = np.arange(left, right, dtype=np.float32) + np.float32(0.5 - a[0])
    y = np.arange(top, bottom, dtype=np.float32)[:, None] + np.float32(0.5 - a[1])
    dx, dy = b[0] - a[0], b[1] - a[1]
    along = np.clip((x * dx + y * dy) / max(dx * dx + dy * dy, 1e-9), 0, 1)
    distance = np.hypot(x - along * np.float32(dx), y - along * np.float32(dy))
    cover = np.clip(np.float32(a[2] + 0.5) + along * np.float32(b[2] - a[2]) - distance, 0, 1)
    part = ink[top:bottom, left:right]
    if erases:
        np.minimum(part, 1 - cover, out=part)
    else:
        np.maximum(part, cover, out=part)
