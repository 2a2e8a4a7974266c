"""The real program for the campaigns: one application, windows, small files to open, and dialogs that never block."""

import gc
import math
import re
import sys
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.ma  # noqa: F401 (the program imports it when its window has been painted)
import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QMetaObject, Qt, QTimer, Slot
from PySide6.QtNetwork import QNetworkProxy
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QMenu, QWidget
from shiboken6 import isValid

from nnviz.main_window import NAMES, MainWindow
from nnviz.tabs import ENTRIES
from nnviz.ui.base.language import LANGUAGE
from nnviz.ui.base.theme import THEME
from tests.stress.report import Finding

SMALL = (1280, 720)
WAITING = 0.0005, 0.005  # seconds between two looks at what is prepared: at least and at most
PATIENT = 0.05  # of the time that has been waited already
ON_PURPOSE = {"activations/softmax"}  # pages that teach what overflow does: nan is what they have to show
# np.nan in a line of Python is what such a line is to say: a constant that is no number.
_NOT_FINITE = re.compile(r"(?<![“\w.-])[-−]?(nan|inf)(?![\w-])", re.IGNORECASE)
_TAGS = re.compile(r"<[^>]*>|“[^”]*”")  # and what somebody typed, which a sentence may repeat


def application() -> QApplication:
    """Return the application, ready for windows without a screen; nothing reaches the network."""
    app = QApplication.instance() or QApplication(["nnviz"])
    app.setApplicationName("nnviz")
    app.setStyle("Fusion")
    app.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    QNetworkProxy.setApplicationProxy(QNetworkProxy(QNetworkProxy.ProxyType.HttpProxy, "127.0.0.1", 9))
    pg.setConfigOption("mouseRateLimit", -1)
    LANGUAGE.choose("en")
    THEME.choose("light")
    sys.setswitchinterval(0.0005)
    return app


def tab_names(only: str = "") -> list[str]:
    """Return the names of all tabs, or of the one asked for; ValueError for one that is not there."""
    if only and only not in NAMES:
        raise ValueError(f"there is no tab {only}; there are {', '.join(NAMES)}")
    return [only] if only else list(NAMES)


@cache
def tab_class(name: str) -> Any:
    """Return the class of a tab."""
    return ENTRIES[NAMES.index(name)].load()


def window(first: str, size: tuple[int, int] = SMALL) -> MainWindow:
    """Return a new window on show, without the settings of the last."""
    found = MainWindow(fresh=True, first=first)
    found.remembers = False
    found.resize(*size)
    found.show()
    settle()
    return found


def close(shown: MainWindow) -> None:
    """Close a window and free it."""
    shown.close()
    shown.deleteLater()
    settle()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()


def settle(rounds: int = 2) -> None:
    """Let the event loop do what waits, and delete what is to be deleted: processEvents alone never does."""
    for _ in range(rounds):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def wait(tab: Any, seconds: float) -> bool:
    """Let a tab prepare its picture; False if it was not ready in time."""
    return wait_while(lambda: tab.busy, seconds)


def wait_while(going: Callable[[], bool], seconds: float) -> bool:
    """Let events pass as long as something goes on; False if it did not end in time."""
    begin = time.monotonic()
    while going() and (waited := time.monotonic() - begin) < seconds:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        # or this loop would take the interpreter, and a processor, from the worker it waits for
        time.sleep(min(max(WAITING[0], PATIENT * waited), WAITING[1]))
    return not going()


class Closer(QTimer):
    """Answers dialogs and menus that wait for a person: closes them, or takes what they offer every third time."""

    def __init__(self) -> None:
        super().__init__(interval=15)
        self._count = 0
        self.timeout.connect(self._on_tick)

    @Slot()
    def _on_tick(self) -> None:
        popup, dialog = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        if popup is not None and isinstance(popup, QMenu):
            popup.close()
        elif dialog is not None:
            self._count += 1
            self._answer(dialog)

    def _answer(self, dialog: QWidget) -> None:
        if self._count % 3 == 0 and isinstance(dialog, QFileDialog):
            # Later: it may ask whether a file is to be replaced, and this timer has to answer that as well.
            QMetaObject.invokeMethod(dialog, "accept", Qt.ConnectionType.QueuedConnection)
            return
        if isinstance(dialog, QDialog):
            dialog.reject()
        if isValid(dialog) and dialog.isVisible():
            dialog.close()


# What is drawn.


def not_finite(tab: Any) -> list[Finding]:
    """Return every number on show that is not finite: in plotted items, ranges, the strip and labels."""
    on_purpose = f"{tab.name}/{getattr(tab.state, 'view', '')}" in ON_PURPOSE
    found = [*_of_plots(tab), *(() if on_purpose else _of_texts(tab))]
    return [Finding(f"{tab.name}: {key}", f"{key}: {text}") for key, text in found]


def _of_plots(tab: Any) -> Iterator[tuple[str, str]]:
    for view in tab.findChildren(pg.GraphicsView):
        if not view.isVisible():
            continue
        box = getattr(view, "getViewBox", lambda: None)()
        if box is not None and not np.isfinite(np.asarray(box.viewRange(), float)).all():
            yield "the range of a plot is not finite", str(box.viewRange())
        for item in view.scene().items():
            if item.isVisible():
                yield from _of_item(item)


def _of_item(item: Any) -> Iterator[tuple[str, str]]:
    name, rect, at = type(item).__name__, item.boundingRect(), item.pos()
    if not all(math.isfinite(v) for v in (rect.x(), rect.y(), rect.width(), rect.height(), at.x(), at.y())):
        yield f"{name} has a place that is not finite", f"{rect} {at}"
    for axis in ("xData", "yData"):
        data = getattr(item, axis, None)
        if data is not None and len(data) and np.isinf(np.asarray(data, float)).any():
            yield f"infinity in {name}.{axis}", repr(data)[:200]


def _of_texts(tab: Any) -> Iterator[tuple[str, str]]:
    for label in tab.findChildren(QLabel):
        if label is tab.message.label:  # which may repeat what somebody wrote
            continue
        if label.isVisible() and _NOT_FINITE.search(_TAGS.sub(" ", label.text())):
            yield f"a label ({type(label).__name__}) says nan or inf", label.text()[:300]
    typed = " ".join(value for value in vars(tab.state).values() if isinstance(value, str)).lower()
    for row in tab.equations(tab.state):
        found = _NOT_FINITE.search(_TAGS.sub(" ", str(row)))
        if found and found[1].lower() not in typed:  # the Python of a typed line repeats it
            yield "the strip says nan or inf", str(row)[:300]


def small_files(folder: Path) -> None:
    """Write what the tabs can open into a folder, and a small dataset where they look for MNIST by themselves."""
    from nnviz.data import dataset, digits, npz_datasets, weights
    from nnviz.ui.base.settings import data_folder

    images, labels = digits.generate(360, np.random.default_rng(0))
    data = dataset.Dataset("small", images[:240], labels[:240], images[240:], labels[240:])
    npz_datasets.save_npz(data, folder / "small.npz")
    home = Path(data_folder()) / "mnist"
    home.mkdir(parents=True, exist_ok=True)
    dataset.save_idx(data, home)
    params = {"W1": np.ones((784, 10), "f4"), "b1": np.zeros(10, "f4")}
    weights.save_weights(folder / "weights.npz", params, {"activation": "relu"})
    (folder / "damaged.npz").write_bytes((folder / "small.npz").read_bytes()[:3000])
