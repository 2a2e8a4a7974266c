"""No text lies on another one or is cut at an edge: every view, in usual and in projector type, as far as the program
paints its texts."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from nnviz.data.dataset import Dataset, save_idx
from nnviz.tabs import ENTRIES
from nnviz.ui.base.language import LANGUAGE
from nnviz.ui.base.theme import THEME
from tests.painted_texts import Painted, collisions, cut_texts, noted_texts

LOOKS = (("light", "en"), ("projector", "ko"))
@pytest.fixture
def painted() -> Iterator[Painted]:
    """What is painted while a test runs."""
    with noted_texts() as found:
        yield found


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
def test_no_text_lies_on_another_one_or_is_cut(qtbot, monkeypatch, tmp_path, name):
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
                with noted_texts() as painted:
                    tab.grab()
                assert any(painted.values()), (view, theme, language)
                assert not collisions(painted), (view, theme, language)
                assert not cut_texts(painted), (view, theme, language)
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
    assert len(texts) > 3 and not cut_texts(painted)
