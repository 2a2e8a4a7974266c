"""Digits written by a mouse: the skeletons of ten digits, ten styles, and the real mouse on a real pad.

Nothing here is shared with the digits that nnviz generates: neither the skeletons nor how they vary.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nnviz.ui.images.drawing_pad import DrawingPad

Run = list[tuple[float, float]]  # points of one curve, in a square of side 1; y grows downwards

DIGITS: dict[int, list[list[Run]]] = {
    0: [[[(0.5, 0.06), (0.28, 0.2), (0.2, 0.5), (0.3, 0.82), (0.5, 0.94), (0.72, 0.8), (0.8, 0.5), (0.72, 0.2),
          (0.5, 0.06)]]],
    1: [[[(0.5, 0.05), (0.5, 0.95)]]],
    2: [[[(0.22, 0.26), (0.36, 0.08), (0.62, 0.08), (0.75, 0.26), (0.64, 0.48), (0.4, 0.72), (0.2, 0.92)],
         [(0.2, 0.92), (0.8, 0.9)]]],
    3: [[[(0.25, 0.15), (0.5, 0.06), (0.72, 0.2), (0.62, 0.42), (0.42, 0.48)],
         [(0.42, 0.48), (0.68, 0.54), (0.76, 0.74), (0.55, 0.94), (0.22, 0.86)]]],
    4: [[[(0.5, 0.06), (0.2, 0.6)], [(0.2, 0.6), (0.82, 0.58)]], [[(0.68, 0.2), (0.62, 0.95)]]],
    5: [[[(0.3, 0.08), (0.27, 0.45)],
         [(0.27, 0.45), (0.5, 0.38), (0.75, 0.5), (0.75, 0.76), (0.52, 0.94), (0.22, 0.85)]],
        [[(0.3, 0.08), (0.76, 0.08)]]],
    6: [[[(0.66, 0.06), (0.4, 0.25), (0.26, 0.6), (0.36, 0.9), (0.6, 0.93), (0.74, 0.74), (0.62, 0.56), (0.4, 0.58),
          (0.29, 0.72)]]],
    7: [[[(0.2, 0.1), (0.8, 0.1)], [(0.8, 0.1), (0.55, 0.5), (0.42, 0.95)]]],
    8: [[[(0.68, 0.18), (0.5, 0.06), (0.3, 0.18), (0.36, 0.38), (0.62, 0.56), (0.72, 0.78), (0.5, 0.94), (0.28, 0.78),
          (0.38, 0.56), (0.62, 0.4), (0.7, 0.2)]]],
    9: [[[(0.72, 0.25), (0.55, 0.07), (0.32, 0.16), (0.3, 0.4), (0.5, 0.5), (0.7, 0.34), (0.72, 0.25)],
         [(0.72, 0.25), (0.7, 0.6), (0.6, 0.95)]]],
}  # fmt: skip
"""Digit → strokes → runs, joined at corners."""


@dataclass(frozen=True)
class Style:
    """How somebody writes: where (corner and size as shares of the pad), how thick, how far from the skeleton."""

    name: str
    left: float = 0.12
    top: float = 0.12
    size: float = 0.76
    thickness: int = 80  # thousandths of the pad
    slant: float = 0.0  # to the right, share of the height
    turn: float = 0.0  # degrees clockwise
    width: float = 1.0  # of the digit, in its own widths
    shake: float = 0.0  # standard deviation of every point of the skeleton, in heights


STYLES = (
    Style("plain"),
    Style("slanted to the right", slant=0.3, shake=0.015),
    Style("slanted to the left", slant=-0.15, shake=0.015),
    Style("small, upper left", 0.04, 0.04, 0.42, 45, shake=0.015),
    Style("small, lower right", 0.55, 0.54, 0.42, 45, shake=0.015),
    Style("thin", thickness=40, shake=0.015),
    Style("thick", thickness=130, shake=0.015),
    Style("narrow", width=0.65, shake=0.015),
    Style("wide and turned", width=1.2, turn=10.0, shake=0.015),
    Style("shaky", 0.2, 0.05, 0.6, 65, shake=0.035),
)


def lines(digit: int, style: Style) -> Iterator[np.ndarray]:
    """Yield the strokes of a digit, (points, 2) as shares of the pad's side."""
    rng = np.random.default_rng([digit, STYLES.index(style)])
    for stroke in DIGITS[digit]:
        runs = [np.array(run) for run in stroke]
        for before, after in zip(runs, runs[1:], strict=False):
            before[-1] += style.shake * rng.standard_normal(2)
            after[0] = before[-1]
        for run in runs:
            run[1:-1] += style.shake * rng.standard_normal((len(run) - 2, 2))
        yield placed(np.concatenate([smooth(run) for run in runs]), style)


def smooth(run: np.ndarray) -> np.ndarray:
    """Return a run as a curve through its points (Catmull and Rom), eight points between two."""
    if len(run) == 2:
        return run[0] + np.linspace(0, 1, 9)[:, None] * (run[1] - run[0])
    ends = np.vstack([2 * run[0] - run[1], run, 2 * run[-1] - run[-2]])
    t = np.linspace(0, 1, 8, endpoint=False)[:, None]
    parts = []
    for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        parts.append(b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a))))
    return np.vstack([*parts, run[-1:]])


def placed(points: np.ndarray, style: Style) -> np.ndarray:
    """Return points of the unit square where and how the style writes them."""
    x, y = points.T - 0.5
    x = style.width * x - style.slant * y
    angle = np.radians(style.turn)
    x, y = np.cos(angle) * x - np.sin(angle) * y, np.sin(angle) * x + np.cos(angle) * y
    shown = np.column_stack([style.left + style.size * (x + 0.5), style.top + style.size * (y + 0.5)])
    return np.clip(shown, 0.01, 0.99)


def write(pad: DrawingPad, digit: int, style: Style) -> None:
    """Write a digit with the mouse."""
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for line in lines(digit, style):
        points = [pad.place_of(*point).toPoint() for point in line]
        QTest.mousePress(pad, left, none, points[0])
        for point in points[1:]:
            QTest.mouseMove(pad, point)
        QTest.mouseRelease(pad, left, none, points[-1])
    QApplication.processEvents()
