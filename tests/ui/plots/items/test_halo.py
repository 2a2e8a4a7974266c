"""The edge round the letters of a text in a plot."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QSizeF
from PySide6.QtGui import QImage, QPainter

from nnviz.ui.base.theme import THEME
from nnviz.ui.plots.items.plot_text import PlotText
from nnviz.ui.plots.plot import Plot

EIGHTH = 16  # of 255: what an edge from grey to white changes where it lies an eighth of a pixel beside its place;
# letters are placed no better, and Qt's outline of one that is loaded for the first time differs by half as much


def grey_picture(text: PlotText, at: QPointF, ratio: float, times: int) -> np.ndarray:
    """Return the pixels of a text at a place, painted so often over grey; `ratio`: pixels a point."""
    image = QImage((QSizeF(160, 60) * ratio).toSize(), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    for _ in range(times):
        image.fill(0xFF808080)
        with QPainter(image) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(at)
            text.paint(painter, None)
    return np.array(image.constBits(), np.uint8).reshape(image.height(), -1, 4).astype(int)


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("at", [QPointF(80, 40), QPointF(80.3, 40.7), QPointF(79.51, 39.49)])
@pytest.mark.parametrize(  # most: Qt bends a long outline a little otherwise
    ("word", "most"), [("(0, 1)", EIGHTH), ("f(1.234) = 5.678", 24), ("x₁ = −0.25", 24), ("0.5 가나", 24)]
)
def test_the_kept_edge_is_the_stroke_of_the_letters(qtbot, monkeypatch, at, ratio, word, most):
    plot = Plot("gates")
    qtbot.addWidget(plot)
    text = PlotText(plot, halo=True)
    text.write(word, 0.0, 0.0)
    first = grey_picture(text, at, ratio, times=1)
    kept = grey_picture(text, at, ratio, times=2)
    assert np.array_equal(first, kept)

    halo = text._halo
    monkeypatch.setattr(halo, "paint", lambda painter: painter.scale(1 + 1e-9, 1) or type(halo).paint(halo, painter))
    stroked = grey_picture(text, at, ratio, times=1)  # as where nothing can be kept, such as in a file
    assert (kept != 128).any() and np.abs(kept - stroked).max() <= most


def test_the_edge_follows_its_text_and_the_theme(qtbot):
    plot = Plot("gates")
    qtbot.addWidget(plot)
    text = PlotText(plot, halo=True)
    pictures = []
    for word, dark in (("one", False), ("two", False), ("two", True), ("one", False)):
        THEME.choose("dark" if dark else "light")
        text.write(word, 0.0, 0.0)
        pictures.append(grey_picture(text, QPointF(80, 40), 1.0, times=1))
    THEME.choose("light")
    apart = [np.abs(pictures[0] - other).max() for other in pictures]
    assert apart[3] <= EIGHTH
    assert min(apart[1], apart[2], np.abs(pictures[1] - pictures[2]).max()) > 50


@pytest.mark.parametrize("theme", ["light", "projector"])
def test_no_line_is_seen_in_the_space_between_letters(qtbot, theme):
    """Else (0, 1) on a line reads as (0,-1)."""
    THEME.choose(theme)
    plot = Plot("gates")
    qtbot.addWidget(plot)
    text = PlotText(plot, halo=True, anchor=(0.0, 1.0))
    text.write("(0, 1)", 0.0, 0.0)
    pixels = grey_picture(text, QPointF(10, 50), 1.0, times=1)
    space = text._rect.left() + text.width_of("(0,") + 0.5 * text.width_of(" ") + 4  # the pad
    across, middle = round(10 + space), round(50 + text._base.y() - 0.5 * text._metrics.xHeight())
    assert (pixels[middle, across, :3] > 250).all()
    THEME.choose("light")
