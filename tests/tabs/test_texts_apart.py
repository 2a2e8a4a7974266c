"""No text lies on another one or is cut at an edge: every view, in usual and in projector type, as far as the program
paints its texts."""

from collections.abc import Iterator
from itertools import combinations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from nnviz.data.dataset import Dataset, save_idx
from nnviz.tabs import ENTRIES
from nnviz.ui.base.language import LANGUAGE
from nnviz.ui.base.theme import THEME

LOOKS = (("light", "en"), ("projector", "ko"))
LEANING = "′"  # a mark that stands in the room of the letter before it
ROOM = 2.0  # px that the ink of two texts may share: letters of one formula lean over each other

CUT = 1.0  # px that a text may reach over the edge of its widget

Painted = dict[int, list[tuple[str, QRectF, bool]]]  # for each device what was painted where, and whether it is cut


@pytest.fixture
def painted(monkeypatch) -> Iterator[Painted]:
    """Note where painters write; they write as before."""
    found: Painted = {}
    write = QPainter.drawText

    def noted(painter: QPainter, *arguments) -> object:
        room = ink(painter, *arguments)
        if room is not None:
            place, device = painter.deviceTransform().mapRect(room), painter.device()
            found.setdefault(id(device), []).append((arguments[-1], place, is_cut(painter, room)))
        return write(painter, *arguments)

    monkeypatch.setattr(QPainter, "drawText", noted)
    yield found


def ink(painter: QPainter, place, *rest) -> QRectF | None:
    """Return what the letters of a text of one line cover; None for other texts."""
    text, metrics = rest[-1], QFontMetricsF(painter.font())
    if not isinstance(text, str) or text.strip() in ("", LEANING) or "\n" in text:
        return None
    letters = metrics.tightBoundingRect(text.strip())
    before = metrics.horizontalAdvance(text[: len(text) - len(text.lstrip())])
    if isinstance(place, (QPoint, QPointF)):
        return letters.translated(QPointF(place) + QPointF(before, 0))
    if not isinstance(place, (QRect, QRectF)) or len(rest) < 2 or int(rest[0]) & int(Qt.TextFlag.TextWordWrap):
        return None
    line = QRectF(painter.boundingRect(QRectF(place), int(rest[0]), text))
    return letters.translated(line.left() + before, line.top() + metrics.ascent())


def is_cut(painter: QPainter, room: QRectF) -> bool:
    """Return whether a text reaches over the left or the right edge of the widget that paints it."""
    device, own = painter.device(), painter.combinedTransform().mapRect(room)
    return isinstance(device, QWidget) and (own.left() < -CUT or own.right() > device.width() + CUT)


def collisions(painted: Painted) -> list[tuple[str, str]]:
    """Return which texts lie on each other; the same one painted twice is none."""
    found = []
    for texts in painted.values():
        for (one, a, _), (other, b, _) in combinations(texts, 2):
            shared = a.intersected(b)
            again = one == other and (a.topLeft() - b.topLeft()).manhattanLength() < 4
            if shared.width() > ROOM and shared.height() > ROOM and not again:
                found.append((one, other))
    return found


def test_texts_that_lie_on_each_other_are_found(qtbot, painted):
    from nnviz.ui.plots.items.plot_text import PlotText
    from nnviz.ui.plots.plot import Plot

    plot = Plot("gates")
    qtbot.addWidget(plot)
    plot.resize(400, 300)
    plot.set_domain((0.0, 1.0), (0.0, 1.0))
    first, second = PlotText(plot), PlotText(plot)
    first.write("first", 0.5, 0.5)
    second.write("second", 0.5, 0.8)
    plot.grab()
    assert ("first", "second") not in collisions(painted) and any(painted.values())
    painted.clear()
    second.write("second", 0.52, 0.5)
    plot.grab()
    assert ("first", "second") in collisions(painted)


@pytest.mark.parametrize("name", [entry.name for entry in ENTRIES])
def test_no_text_lies_on_another_one_or_is_cut(qtbot, monkeypatch, tmp_path, painted, name):
    images, labels = np.full((60, 28, 28), 99, np.uint8), (np.arange(60) % 10).astype(np.uint8)
    save_idx(Dataset("few", images, labels, images, labels), tmp_path / "data")
    monkeypatch.setenv("NNVIZ_DATA_DIR", str(tmp_path / "data"))
    tab = next(entry for entry in ENTRIES if entry.name == name).load()()
    qtbot.addWidget(tab)
    try:
        for theme, language in LOOKS:
            THEME.choose(theme)
            LANGUAGE.choose(language)
            tab.panel.setVisible(theme != "projector")
            tab.resize(1280, 649)
            tab.show()
            for view in tab.views or [""]:
                if view:
                    tab.change(view=view)
                for _ in range(3):
                    QApplication.processEvents()
                painted.clear()
                tab.grab()
                assert not collisions(painted), (view, theme, language)
                cut = [text for texts in painted.values() for text, _, is_cut in texts if is_cut]
                assert not cut, (view, theme, language)
    finally:
        tab.close_down()
        THEME.choose("light")
        LANGUAGE.choose("en")


@pytest.mark.parametrize("seconds", [(2e-4, 3e-4), (1.2e-3, 0.9), (3e-8, 2e-6)])
@pytest.mark.parametrize("width", [260, 420])
def test_the_times_at_the_ends_of_an_axis_are_whole(qtbot, painted, seconds, width):
    from nnviz.ui.widgets.time_bars import TimeBar, TimeBars

    THEME.choose("projector")
    bars = TimeBars()
    qtbot.addWidget(bars)
    bars.resize(width, 300)
    bars.show_times("Time", "s", [TimeBar(str(second), second) for second in seconds])
    painted.clear()
    bars.grab()
    (texts,) = painted.values()
    assert len(texts) > 3 and not [text for text, _, is_cut in texts if is_cut]
