"""What a copied program draws, and whether it is what the window shows."""

import contextlib
import io
import os
import sys
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from tests.run_program import run_program


@dataclass
class Drawn:
    """What a program drew: curves (x, y), images, heights of bars; and what it said."""

    curves: list[tuple[np.ndarray, np.ndarray]] = field(default_factory=list)
    images: list[np.ndarray] = field(default_factory=list)
    heights: list[np.ndarray] = field(default_factory=list)
    said: str = ""


def drawn_by(text: str, picture: str = "") -> Drawn:
    """Run a program as its own main program and return what it drew; picture: where it is saved."""
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    said, before = io.StringIO(), sys.argv
    plt.close("all")
    sys.argv = ["copied.py", os.environ.get("NNVIZ_DATA_DIR", "")]
    try:
        with contextlib.redirect_stdout(said), warnings.catch_warnings():
            warnings.filterwarnings("ignore", message=".*non-interactive.*")
            run_program(text)
    finally:
        sys.argv = before
    found = Drawn(said=said.getvalue())
    for number in plt.get_fignums():
        for axes in plt.figure(number).axes:
            _take(axes, found)
    if picture and plt.get_fignums():
        plt.figure(plt.get_fignums()[-1]).savefig(picture, dpi=75)
    plt.close("all")
    return found


def _take(axes: Any, found: Drawn) -> None:
    for line in axes.lines:
        found.curves.append(tuple(np.asarray(v, float) for v in line.get_data(orig=True)[:2]))
    for points in axes.collections:
        places = np.asarray(points.get_offsets(), float)
        if places.ndim == 2 and len(places):
            found.curves.append((places[:, 0], places[:, 1]))
    found.images += [np.asarray(image.get_array(), float) for image in axes.images]
    bars = [patch for patch in axes.patches if hasattr(patch, "get_height")]
    if bars:
        found.heights.append(np.array([bar.get_height() for bar in bars]))
        found.heights.append(np.array([bar.get_width() for bar in bars]))


def compared(tab: Any, found: Drawn) -> Iterator[tuple[str, bool]]:
    """Yield every curve, row of bars and image of the window, and whether the program drew it too."""
    from nnviz.ui.images.pixel_image import PixelImage
    from nnviz.ui.plots.items.draggable_bars import BarChart
    from nnviz.ui.plots.plot import Plot

    for picture in tab.plots():
        if isinstance(picture, BarChart):
            yield picture.accessibleName(), any(holds(bars, picture._values) for bars in found.heights)
        elif isinstance(picture, Plot):
            for curve in picture.curves:
                if len(curve.x) > 1 and np.isfinite(curve.y).any():
                    as_bars = any(holds(bars, curve.y) for bars in found.heights)
                    yield curve.name, as_bars or any(agree(curve.x, curve.y, *other) for other in found.curves)
        elif isinstance(picture, PixelImage) and picture._values.size:
            yield picture.accessibleName(), any(alike(picture._values, image) for image in found.images)


def holds(bars: np.ndarray, values: Any) -> bool:
    """Return whether values are among the bars, in their order."""
    values = np.asarray(values, float)
    starts = range(len(bars) - len(values) + 1)
    return any(np.allclose(bars[at : at + len(values)], values, rtol=1e-3, atol=1e-6) for at in starts)


def agree(x: Any, y: Any, others: np.ndarray, heights: np.ndarray) -> bool:
    """Return whether two curves lie on each other where both are."""
    x, y = (np.asarray(v, float) for v in (x, y))
    if len(x) == len(others) and np.allclose(y, heights, rtol=1e-3, atol=1e-9, equal_nan=True):
        return True
    if len(others) != len(heights):
        return False
    return _lies_on(x, y, others, heights) or _lies_on(others, heights, x, y)


def _lies_on(x: np.ndarray, y: np.ndarray, others: np.ndarray, heights: np.ndarray) -> bool:
    """Return whether the points of a curve that another one reaches lie on it."""
    if len(others) < 2 or (np.diff(others) < 0).any():
        return False
    both = np.isfinite(y) & (x >= others[0]) & (x <= others[-1])
    if both.sum() < 2:
        return False
    gap = np.abs(np.interp(x[both], others, heights) - y[both])
    return bool(np.median(gap) <= 0.01 * (np.ptp(y[both]) or abs(y[both][0]) or 1.0))


def alike(values: np.ndarray, image: np.ndarray) -> bool:
    """Return whether two images differ in their scale at most."""
    if image.ndim != 2 or image.shape != values.shape:
        return False
    if not np.ptp(values) or not np.ptp(image):
        return not np.ptp(values) and not np.ptp(image)
    return abs(np.corrcoef(values.ravel(), image.ravel())[0, 1]) > 0.999
