"""What can be done with every picture of every view of every tab: fit, table, and the entries of its menu."""

import csv
import io
import zipfile
from collections.abc import Callable, Iterator

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu

from nnviz.main_window import MainWindow
from nnviz.tabs import ENTRIES
from nnviz.ui.files.tables import has_rows
from nnviz.ui.plots.plot import Plot
from nnviz.ui.tab import Tab

VIEWS = [(entry.name, view) for entry in ENTRIES for view in entry.load().views or [""]]
WITHOUT_NUMBERS = tuple(("training", view) for view in ("run", "experiments"))  # nothing trained
TIMEOUT = 60_000  # ms until a view has its data, on a busy machine


@pytest.fixture(scope="module", params=VIEWS, ids="-".join)
def view(request: pytest.FixtureRequest) -> tuple[str, str]:
    """Each view in turn, those of one tab one after the other."""
    return request.param


@pytest.fixture(scope="module")
def windows(qapp) -> Iterator[Callable[[str], MainWindow]]:
    """Give a window that begins with a tab: the same one until another tab is asked for."""
    opened: dict[str, MainWindow] = {}

    def close() -> None:
        for window in opened.values():
            window.close()
            window.deleteLater()
        opened.clear()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def window_of(name: str) -> MainWindow:
        if name not in opened:
            close()
            opened[name] = window = MainWindow(fresh=True, first=name)
            window.remembers = False
            window.show()
        return opened[name]

    yield window_of
    close()


@pytest.fixture(scope="module")
def opened(windows, view: tuple[str, str]) -> MainWindow:
    """A window that shows the view as a fresh one does, complete; all tests of one view have it."""
    window = windows(view[0])
    window.tab.restore({"view": view[1]} if view[1] else {})
    window.tab.message.clear()
    return window


@pytest.fixture
def window(qtbot, opened: MainWindow) -> MainWindow:
    """The window of the view, at rest."""
    qtbot.waitUntil(lambda: opened.isVisible() and not opened.tab.busy, timeout=TIMEOUT)
    QApplication.processEvents()
    return opened


def trigger(window: MainWindow, text: str) -> None:
    """Choose an entry of the menus."""
    menus = window.menuBar().findChildren(QMenu)
    next(action for menu in menus for action in menu.actions() if action.text() == text).trigger()


def plots_of(tab: Tab) -> list[Plot]:
    """Return the plots on show, whether the tab counts them among its pictures or not."""
    return [plot for plot in tab.picture.findChildren(Plot) if plot.isVisible()]


def zoom(plot: Plot) -> None:
    """Turn the wheel over the middle of a plot."""
    at = QPointF(plot.mapFromScene(plot.getViewBox().sceneBoundingRect().center()))
    event = QWheelEvent(
        at, QPointF(plot.viewport().mapToGlobal(at.toPoint())), QPoint(), QPoint(0, 360), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(plot.viewport(), event)


def pick(plot: Plot, text: str) -> None:
    """Open the menu of a plot with the right button and trigger one of its entries."""
    found: list[str] = []

    def trigger() -> None:
        menu = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QMenu) and w.isVisible())
        action = next(action for action in menu.actions() if action.text() == text)
        found.append(action.text())
        menu.close()
        action.trigger()

    QTimer.singleShot(0, trigger)
    at = plot.viewport().rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, plot.viewport().mapToGlobal(at))
    QApplication.sendEvent(plot.viewport(), event)
    assert found == [text]


def test_fit_brings_back_every_plot_that_was_zoomed(view, window):
    plots = [plot for plot in plots_of(window.tab) if plot in window.tab.plots()]
    for plot in plots:
        zoom(plot)
    trigger(window, "Fit the plots")
    assert window.tab.plots() or view in WITHOUT_NUMBERS  # which have no plot before the first run
    assert all(plot.fitted for plot in plots)


def columns_of(text: str) -> list[np.ndarray]:
    """Return the columns of a CSV table as NumPy reads them, words as NaN; every column has a name."""
    head = next(csv.reader(io.StringIO(text)))
    cells = np.loadtxt(io.StringIO(text), str, delimiter=",", quotechar='"', comments=None, skiprows=1, ndmin=2)
    assert all(head) and cells.shape[1] == len(head), head
    return [np.array([number_or_nan(cell) for cell in column]) for column in cells.T]


def number_or_nan(cell: str) -> float:
    try:
        return float(cell)
    except ValueError:
        return float("nan")


def test_the_numbers_of_every_view_leave_as_csv_that_numpy_reads(view, window, tmp_path, monkeypatch):
    path = tmp_path / "tables.zip"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    trigger(window, "Export data as CSV…")
    if view in WITHOUT_NUMBERS:
        assert window.tab.message.text == "There are no numbers to save in this picture yet."
        assert not path.exists()
        return
    assert window.tab.message.text == f"Saved as {path}."
    archive = zipfile.ZipFile(path)
    assert len(archive.namelist()) == len(set(archive.namelist())) > 0
    pictures = [picture for picture in window.tab.plots() if has_rows(picture.table(","))]
    for name, picture in zip(archive.namelist(), pictures, strict=True):
        text = archive.read(name).decode("utf-8-sig")
        columns = columns_of(text)
        assert text == picture.table(",") and picture.table("\t").endswith("\n")
        if type(picture).table is Plot.table:
            for curve in picture.curves:  # every number as it is, to the last bit
                for values in (curve.x, curve.y) if len(curve.x) else ():
                    found = [r[: len(values)] for r in columns if len(r) >= len(values)]
                    assert any(np.array_equal(r, values, equal_nan=True) for r in found), (name, curve.name)


@pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)
def test_every_entry_of_the_menu_of_every_plot_does_what_it_says(view, window, tmp_path, monkeypatch):
    for index, plot in enumerate(plots_of(window.tab)):
        zoom(plot)
        pick(plot, "Fit")
        assert plot.fitted
        clipboard = QApplication.clipboard()
        pick(plot, "Copy picture")
        assert clipboard.image().size() == 2 * plot.size()
        pick(plot, "Copy data")
        assert clipboard.text() == plot.table()
        path = tmp_path / f"{index}.png"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, path=path: (str(path), ""))
        size = plot.size()  # before the message bar takes some of it
        pick(plot, "Export…")
        window._files.dialog.save_button.click()
        assert QImage(str(path)).size() == 2 * size
        assert window.tab.message.text == f"Saved as {path}."


WITHOUT_PROGRAM = {("training", "experiments"), ("playground", "notebook")}
"""Views that draw what has no program: questions before one is asked; nothing compared yet."""


def test_copy_as_python_copies_a_program_of_every_view_or_says_that_there_is_none(view, window):
    QApplication.clipboard().setText("before")
    trigger(window, "Copy as Python")
    copied = QApplication.clipboard().text()
    if view in WITHOUT_PROGRAM:
        assert copied == "before" and "no Python program" in window.tab.message.text
    else:
        compile(copied, "copied", "exec")
        assert "import numpy" in copied and "is on the clipboard" in window.tab.message.text
