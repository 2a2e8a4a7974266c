"""The program from outside: command line, start-up, what happens when something fails."""

import argparse
import contextlib
import faulthandler
import logging
import os
import platform
import sys
import threading
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Any

from nnviz import __version__

_LOG = logging.getLogger("nnviz")
_SCREENSHOT_PATIENCE = 60.0  # s
_SWITCH = 0.0005  # s between two chances for another thread


def arguments(argv: list[str]) -> argparse.Namespace:
    """Return the parsed command line."""
    from nnviz.ui.base.language import LANGUAGES
    from nnviz.ui.base.theme import CHOICES

    parser = argparse.ArgumentParser(prog="nnviz", description="See how neural networks work.")
    parser.add_argument("path", nargs="?", metavar="SCENE", help="a scene, or a folder with a dataset")
    parser.add_argument("--tab", metavar="NAME", help="the tab to show first")
    parser.add_argument("--lang", choices=LANGUAGES, help="the language")
    parser.add_argument("--theme", choices=CHOICES, help="the theme")
    parser.add_argument("--data-dir", metavar="DIR", help="the folder of the MNIST files")
    parser.add_argument("--screenshot", metavar="OUT.png", help="save a picture of the window and end")
    parser.add_argument("--size", metavar="WxH", default="", help="the size of the window, such as 1920x1080")
    parser.add_argument("--fresh", action="store_true", help="forget the last session")
    parser.add_argument("--version", action="version", version=f"nnviz {__version__}")
    return parser.parse_args(argv)


def unusable_pair() -> str:
    """Return why this Python and PySide6 cannot run together, or an empty text.

    PySide6 6.12.0 loses references to None on Python before 3.12; the process would abort within seconds.
    """
    from importlib.metadata import PackageNotFoundError, version

    try:
        found = version("PySide6-Essentials")
    except PackageNotFoundError:  # from a Linux distribution, or in a bundle
        return ""
    if sys.version_info < (3, 12) and found.startswith("6.12"):
        return (
            f"nnviz cannot run with PySide6 {found} on Python {platform.python_version()}: this pair crashes within "
            "seconds. Please install PySide6 6.11 with\n\n    python -m pip install 'PySide6-Essentials<6.12'\n\n"
            "or use Python 3.12 or newer."
        )
    return ""


def main(argv: list[str]) -> int:
    """Run the program; return its exit code."""
    if "--version" in argv:  # answered without Qt
        print(f"nnviz {__version__}")
        return 0
    if reason := unusable_pair():
        print(reason, file=sys.stderr)
        return 1
    from nnviz.ui.base.lean_pyside import prepare_pyside

    prepare_pyside()
    options = arguments(argv)
    if options.screenshot or not _has_display():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if options.data_dir:
        os.environ["NNVIZ_DATA_DIR"] = options.data_dir
    return _run(options)


def _has_display() -> bool:
    on_linux = sys.platform.startswith("linux")
    return not on_linux or any(os.environ.get(n) for n in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _run(options: argparse.Namespace) -> int:
    from nnviz.ui.base.settings import log_folder

    log = start_log(Path(log_folder()))  # first of all: whatever fails from now on leaves a trace
    crash = CrashHandler(log)
    try:
        return _run_window(options)
    except Exception:
        _LOG.critical("The program did not start.", exc_info=True)
        crash.tell_failed_start(traceback.format_exc(), in_dialog=not options.screenshot)
        return 1
    finally:
        crash.remove()


def _run_window(options: argparse.Namespace) -> int:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    from nnviz.safe_file import JOURNAL
    from nnviz.start_stamp import StartStamp, failed_starts, forget
    from nnviz.ui.base.settings import settings_folder

    app = _application()
    if not options.screenshot and QApplication.platformName() == "offscreen":
        print("nnviz: there is no display; use --screenshot OUT.png to get a picture.", file=sys.stderr)
        return 1
    JOURNAL.folder = settings_folder()
    failed, stamp = failed_starts(settings_folder()), StartStamp(settings_folder())
    stamp.set()
    window = open_window(options, safely=bool(failed))
    if window is None:
        stamp.clear()
        return 2
    if options.screenshot:
        return screenshot(window, options.screenshot)
    from nnviz.ui.base.runtime.garbage import begin_collecting
    from nnviz.ui.base.runtime.heap import HeapTrimmer
    from nnviz.ui.base.runtime.late_imports import import_for_later

    collector = begin_collecting(app)
    HeapTrimmer(app)
    window.painted.connect(lambda: forget(failed))
    clearing = threading.Thread(target=JOURNAL.clear, daemon=True)  # a drive that has gone may keep it waiting
    window.painted.connect(clearing.start, Qt.ConnectionType.SingleShotConnection)
    importing = threading.Thread(target=import_for_later, daemon=True)
    window.painted.connect(importing.start, Qt.ConnectionType.SingleShotConnection)
    window.show()
    code = app.exec()
    collector.stop()
    if clearing.is_alive():
        clearing.join(0.5)
    return code


def _application():  # noqa: ANN202 (QApplication is imported late)
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance() or QApplication([sys.argv[0]])
    app.setApplicationName("nnviz")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("nnviz")
    app.setStyle("Fusion")
    return app


def open_window(options: argparse.Namespace, safely: bool = False):  # noqa: ANN201 (MainWindow is imported late)
    """Return the window as the command line and the last session want it; None (and a line) for a bad option.

    safely: the last start failed: the session is put aside, offered again, and the settings are fresh.
    """
    from nnviz.session import WINDOW, Session, keep, read_session
    from nnviz.ui.base.settings import settings_folder

    last = read_session(settings_folder())
    if (safely or options.fresh) and not options.screenshot:
        with contextlib.suppress(OSError):
            keep(settings_folder(), last.raw)
    session = Session() if safely or options.fresh else last
    _choose_looks(options, session.of(WINDOW))

    # A worker that comes back from NumPy asks for the interpreter lock; at Python's 5 ms it would wait out whole frames
    # (4 % fewer training steps, measured in turns of 1.2 s; the event loop is no later for it).
    sys.setswitchinterval(_SWITCH)

    from nnviz.main_window import NAMES, MainWindow

    if options.tab and options.tab not in NAMES:
        print(f"nnviz: there is no tab {options.tab}; there are: {', '.join(NAMES)}", file=sys.stderr)
        return None
    # Without a screen Qt pretends to one of 800×800; a picture is to show what a user sees.
    size = _size(options.size or ("1280x720" if options.screenshot else ""))
    if options.size and size is None:
        print("nnviz: --size wants something like 1280x720.", file=sys.stderr)
        return None
    window = MainWindow(first=options.tab or "", remembered=session)
    if size:
        window.resize(*size)
    if safely:
        window.session.begin_safely()
    if path := options.path or options.data_dir:
        window.open_path(path)
    return window


def _choose_looks(options: argparse.Namespace, remembered: dict[str, Any]) -> None:
    """Take language and theme from the command line, else from the last session, else from the system."""
    from nnviz.ui.base.language import LANGUAGE, LANGUAGES, system_language
    from nnviz.ui.base.theme import CHOICES, THEME

    language = options.lang or remembered.get("language")
    LANGUAGE.choose(language if language in list(LANGUAGES) else system_language())  # a damaged file holds a list
    theme = options.theme or remembered.get("theme")
    THEME.choose(theme if theme in CHOICES else "system")
    THEME.enlarge_to(remembered.get("zoom"))
    _follow_system_scheme()


def _size(text: str) -> tuple[int, int] | None:
    with contextlib.suppress(ValueError):
        width, height = map(int, text.lower().split("x"))
        return (width, height) if 200 <= width <= 10000 and 200 <= height <= 10000 else None
    return None


def _follow_system_scheme() -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QGuiApplication

    from nnviz.ui.base.theme import THEME

    # Queued: the palette is not yet swapped when the signal comes.
    signal = QGuiApplication.styleHints().colorSchemeChanged
    signal.connect(THEME.follow_system, Qt.ConnectionType.QueuedConnection)


def screenshot(window, path: str) -> int:  # noqa: ANN001
    """Save a picture of the window when the tab on show is ready, and end."""
    from PySide6.QtCore import QDeadlineTimer, QEventLoop, QTimer
    from PySide6.QtWidgets import QApplication

    window.session.leave_no_trace()
    window.show()
    deadline = QDeadlineTimer(int(_SCREENSHOT_PATIENCE * 1000))
    QApplication.processEvents()
    look = QTimer(interval=5)  # asking without a pause would take the interpreter from the thread that reads the data
    look.start()
    while window.tab.busy and not deadline.hasExpired():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    look.stop()
    for _ in range(3):  # layout, ranges, paint
        QApplication.processEvents()
    saved = window.grab().save(path)
    window.close()
    if not saved:
        print(f"nnviz: {path} could not be written.", file=sys.stderr)
    return 0 if saved else 1


def start_log(folder: Path) -> Path | None:
    """Log to a file (Qt's messages and hard crashes too); return it, or None where no file can be written."""
    from PySide6.QtCore import qInstallMessageHandler

    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / "nnviz.log", maxBytes=1_000_000, backupCount=1, encoding="utf-8", errors="backslashreplace"
        )
        faulthandler.enable(open(folder / "crash.log", "a", encoding="utf-8"))  # noqa: SIM115 (kept open on purpose)
    except OSError:
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logging.getLogger().addHandler(handler)
    qInstallMessageHandler(_on_qt_message)
    return folder / "nnviz.log"


def _on_qt_message(kind: object, context: object, text: str) -> None:
    _LOG.warning("Qt: %s", text)


class CrashHandler:
    """Catches what nobody caught, in any thread: logs it and shows one dialog; the program goes on."""

    def __init__(self, log: Path | None) -> None:
        from PySide6.QtCore import QObject, Qt, Signal, Slot

        class Bell(QObject):
            """Carries a report into the GUI thread."""

            rang = Signal(str)

            @Slot(str)
            def answer(self, report: str) -> None:
                """Show the dialog, one at a time."""
                handler.show(report)

        handler = self
        self._log = log
        self._open = False
        self._bell = Bell()
        self._bell.rang.connect(self._bell.answer, Qt.ConnectionType.QueuedConnection)
        self._before = sys.excepthook, threading.excepthook
        sys.excepthook, threading.excepthook = self._on_exception, self._on_thread_exception

    def remove(self) -> None:
        """Give the hooks back."""
        sys.excepthook, threading.excepthook = self._before

    def _on_exception(
        self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.exit(130)
        report = "".join(traceback.format_exception(kind, error, trace))
        _LOG.error("%s", report)
        self._bell.rang.emit(report)

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_type is SystemExit:  # a thread that ends itself
            return
        self._on_exception(args.exc_type, args.exc_value, args.exc_traceback)

    def show(self, report: str) -> None:
        """Tell the user, with the report to copy."""
        from nnviz.ui.base.language import translate

        where = translate("app", "You can go on. The details are in {log}.")
        self._show(translate("app", "Something went wrong inside nnviz."), where, report)

    def tell_failed_start(self, report: str, in_dialog: bool = True) -> None:
        """Tell the user that no window will come, on the terminal and, where there is a screen, in a dialog."""
        from PySide6.QtWidgets import QApplication

        from nnviz.ui.base.language import translate

        print(report, file=sys.stderr)
        if in_dialog and QApplication.instance() is not None and QApplication.platformName() != "offscreen":
            where = translate(
                "app", "The next start begins with fresh settings; yours are kept. The details are in {log}."
            )
            self._show(translate("app", "nnviz could not start."), where, report)

    def _show(self, title: str, where: str, report: str) -> None:
        from PySide6.QtWidgets import QApplication, QMessageBox

        from nnviz.ui.base.language import translate

        if self._open:
            return
        self._open = True
        box = QMessageBox(QMessageBox.Icon.Warning, "nnviz", title)
        box.setInformativeText(where.format(log=self._log or "–"))
        details = f"nnviz {__version__}, Python {platform.python_version()}, {platform.platform()}\n\n{report}"
        box.setDetailedText(details)
        copy = box.addButton(translate("app", "Copy details"), QMessageBox.ButtonRole.ActionRole)
        box.addButton(QMessageBox.StandardButton.Close)
        box.exec()
        if box.clickedButton() is copy:
            QApplication.clipboard().setText(details)
        self._open = False
