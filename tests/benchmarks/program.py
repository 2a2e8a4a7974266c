"""The program, begun as a user begins it, for the measurements beside this file.

Nothing of the user's session is read or written, and no screen is needed.
"""

import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("PYQTGRAPH_QT_LIB", "PySide6")
_home = tempfile.TemporaryDirectory(prefix="nnviz-benchmark-")
for _kind in ("CONFIG", "DATA", "CACHE", "STATE"):
    os.environ[f"XDG_{_kind}_HOME"] = _home.name


def open_window(size: tuple[int, int] = (1280, 720), tab: str = "training"):  # noqa: ANN201 (MainWindow is imported late)
    """Return the application and its window with a tab, not yet shown."""
    from nnviz.__main__ import prepare

    prepare()
    from PySide6.QtWidgets import QApplication

    from nnviz import app

    qt = QApplication.instance() or QApplication(["nnviz"])
    qt.setApplicationName("nnviz")
    qt.setStyle("Fusion")
    options = ["--fresh", "--lang", "en", "--theme", "light", "--tab", tab]
    window = app.open_window(app.arguments([*options, "--size", "{}x{}".format(*size)]))
    from nnviz.ui.base.runtime.garbage import begin_collecting

    begin_collecting(qt)
    return qt, window


def wait_until(ready, seconds: float = 60.0, look: int = 20) -> None:  # noqa: ANN001
    """Run the event loop until `ready()`, looking every `look` ms; raises TimeoutError.

    A real event loop, that sleeps: calling processEvents again and again would keep the interpreter lock busy.
    """
    from PySide6.QtCore import QDeadlineTimer, QEventLoop, QTimer

    loop, timer, deadline = QEventLoop(), QTimer(), QDeadlineTimer(int(seconds * 1000))

    def check() -> None:
        if ready() or deadline.hasExpired():
            loop.quit()

    timer.timeout.connect(check)
    timer.start(look)
    loop.exec()
    if not ready():
        raise TimeoutError(f"not ready after {seconds} s")
