"""The same State gives the same picture, whatever was shown before: every preset of every tab, to the pixel."""

import time
from collections import Counter
from collections.abc import Callable
from itertools import count
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from nnviz.core import inference
from nnviz.core.studies.network import gradient_check
from nnviz.data.dataset import Dataset, save_idx
from nnviz.tabs import ENTRIES
from nnviz.ui.files.scenes import Scene, read_scene, write_scene
from nnviz.ui.plots.plot import Plot
from nnviz.ui.tab import Tab
from nnviz.ui.widgets.surface_view import SurfaceView
from tests.gestures import wheel

OF_A_VIEW = 1  # presets that are compared; all are shown on the way
PATIENCE = 20.0  # s until a picture rests


@pytest.fixture
def made(qapp, monkeypatch, tmp_path) -> Callable[[str], Tab]:
    """Make a tab on show; its data is 200 images."""
    rng = np.random.default_rng(0)
    images, labels = rng.integers(0, 256, (200, 28, 28), np.uint8), (np.arange(200) % 10).astype(np.uint8)
    save_idx(Dataset("made", images, labels, images[:50], labels[:50]), tmp_path / "data")
    monkeypatch.setenv("NNVIZ_DATA_DIR", str(tmp_path / "data"))
    ticks = count()  # what is measured is no part of the State; powers of two, so that differences are exact
    monkeypatch.setattr(inference, "time", SimpleNamespace(perf_counter=lambda: 2.0**-20 * next(ticks)))
    *others, _ = gradient_check.check.__defaults__
    monkeypatch.setattr(gradient_check.check, "__defaults__", (*others, lambda: 2.0**-20 * next(ticks)))

    def make(name: str) -> Tab:
        tab = next(entry for entry in ENTRIES if entry.name == name).load()()
        tab.resize(1280, 660)
        tab.show()
        rest(tab)
        return tab

    return make


def rest(tab: Tab) -> None:
    """Wait until everything that follows from the State was drawn: no work goes on, and nothing is put off."""
    end = time.monotonic() + PATIENCE
    for _ in range(2):  # a layout at the end may put something off again
        QApplication.processEvents()
        while tab.busy or any(timer.isSingleShot() and timer.isActive() for timer in tab.findChildren(QTimer)):
            assert time.monotonic() < end, "the picture does not come to rest"
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)
            time.sleep(0.002)
        for _ in range(3):  # layouts, and what follows from them
            QApplication.processEvents()


def picture(tab: Tab) -> np.ndarray:
    """Return the picture of a tab, (height, width, 3)."""
    image = tab.picture.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return pixels[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).copy()


def moment(tab: Tab) -> int | None:
    return tab.timeline.position if tab.timeline is not None else None


def zoom_in(tab: Tab) -> None:
    """Turn the wheel over every plot and surface on show."""
    for picture in (*tab.findChildren(Plot), *tab.findChildren(SurfaceView)):
        if picture.isVisible():
            wheel(picture, 3)


def done_with(tab: Tab) -> None:
    tab.close_down()
    tab.close()
    tab.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", [entry.name for entry in ENTRIES if entry.load().presets])
def test_a_preset_looks_as_its_scene_does_in_a_new_tab_of_the_same_size(made, tmp_path: Path, name):
    tab, seen, shown = made(name), [], Counter()
    for index, preset in enumerate(tab.presets):
        tab.show_preset(index)
        tab.message.clear()
        rest(tab)
        view = getattr(tab.state, "view", "")
        shown[view] += 1
        if shown[view] > OF_A_VIEW:
            continue
        path = write_scene(Scene(name, tab.values()), str(tmp_path / f"{index}.nnviz"))
        seen.append((preset.title, path, moment(tab), picture(tab)))
    done_with(tab)

    other = []
    for title, path, when, pixels in seen:
        tab = made(name)
        tab.show_values(read_scene(path, [name]).values)
        rest(tab)
        if moment(tab) != when:
            other.append(f"{title}: moment {moment(tab)} instead of {when}")
        elif (now := picture(tab)).shape != pixels.shape or (now != pixels).any():
            rows, columns = np.nonzero((now != pixels).any(axis=2))
            other.append(f"{title}: {len(rows)} pixels, rows {rows.min()}–{rows.max()}, "
                         f"columns {columns.min()}–{columns.max()}")  # fmt: skip
        done_with(tab)
    assert other == []


@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", [entry.name for entry in ENTRIES if entry.load().presets])
def test_a_preset_looks_as_before_after_its_plots_were_zoomed_by_hand_and_another_one_shown(made, name):
    tab, shown, other = made(name), set(), []
    for index, preset in enumerate(tab.presets):
        if (view := getattr(preset.state, "view", "")) in shown:
            continue
        shown.add(view)
        seen = []
        for _ in range(2):
            tab.show_preset(index)
            tab.message.clear()
            rest(tab)
            seen.append(picture(tab))
            zoom_in(tab)
            tab.show_preset((index + 1) % len(tab.presets))
        if seen[0].shape != seen[1].shape or (seen[0] != seen[1]).any():
            other.append(preset.title)
    done_with(tab)
    assert other == []
