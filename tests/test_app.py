"""The program from outside and its window: command line, session, crashes, menus."""

import gc
import json
import logging
import os
import re
import subprocess
import sys
import threading
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication, QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QMessageBox
from shiboken6 import isValid

from nnviz import __version__, app
from nnviz.main_window import NAMES, MainWindow
from nnviz.ui.base.language import LANGUAGE
from nnviz.ui.base.settings import old_settings, settings_folder
from nnviz.ui.base.theme import THEME
from nnviz.window.menus import ACTIONS
from tests.gestures import drop_file

ROOT = Path(__file__).resolve().parents[1]
FIRST = NAMES[0]


def program(*arguments: str, **environment: str) -> subprocess.CompletedProcess:
    """Start the real program, without a display."""
    clean = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    command = [sys.executable, "-m", "nnviz", *arguments]
    return subprocess.run(command, cwd=ROOT, env=clean | environment, capture_output=True, text=True, timeout=50)


def options(*arguments: str) -> Namespace:
    """Return what the command line asks for."""
    return app.arguments(list(arguments))


@pytest.fixture(autouse=True)
def as_it_was(qapp) -> Iterator[None]:
    yield
    LANGUAGE.choose("en")
    THEME.choose("light")


@pytest.fixture
def open_window(qtbot):
    """Open windows as the command line would."""
    windows = []

    def opened(*arguments: str) -> MainWindow:
        window = app.open_window(options("--lang", "en", "--theme", "light", *arguments))
        windows.append(window)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        return window

    yield opened
    for window in windows:
        window.close()


# The command line.


def test_the_version_is_told_without_qt_or_numpy():
    code = (
        "import sys; from nnviz.__main__ import main; sys.argv = ['nnviz', '--version']; code = main();"
        "assert not {'PySide6', 'numpy', 'pyqtgraph'} & set(sys.modules); sys.exit(code)"
    )
    result = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert (result.returncode, result.stdout, result.stderr) == (0, f"nnviz {__version__}\n", "")


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["--tab", "wormholes"], "wormholes"), (["--size", "big"], "--size"), (["--size", "10x10"], "--size"),
        (["--size", "1280x"], "--size"), (["--size", "99999x1"], "--size"),
    ],
)  # fmt: skip
def test_a_bad_option_is_one_line(qapp, capsys, arguments, word):
    assert app.open_window(options("--fresh", *arguments)) is None
    errors = capsys.readouterr().err
    assert word in errors and errors.count("\n") == 1 and errors.startswith("nnviz: ")


@pytest.mark.parametrize("arguments", [["--lang", "xx"], ["--theme", "sepia"], ["--nonsense"]])
def test_an_option_that_is_none_ends_with_two(capsys, arguments):
    with pytest.raises(SystemExit) as ended:
        options(*arguments)
    assert ended.value.code == 2
    assert arguments[-1] in capsys.readouterr().err


def test_without_a_display_the_program_says_so():
    result = program("--fresh")
    assert result.returncode == 1
    assert result.stderr.startswith("nnviz: there is no display") and "Traceback" not in result.stderr


def test_a_bad_tab_ends_with_two_and_names_the_tabs():
    result = program("--fresh", "--tab", "wormholes", "--screenshot", "unused.png")
    assert result.returncode == 2
    assert FIRST in result.stderr and "Traceback" not in result.stderr
    assert not (ROOT / "unused.png").exists()


def test_a_screenshot_needs_no_display_and_has_size_theme_and_language(tmp_path):
    pictures = {}
    for theme, language in (("light", "en"), ("dark", "ko")):
        path = tmp_path / f"{theme}.png"
        result = program("--fresh", "--tab", FIRST, "--size", "1280x720", "--theme", theme, "--lang", language,
                         "--screenshot", str(path))  # fmt: skip
        assert (result.returncode, result.stderr) == (0, "")
        pictures[theme] = QImage(str(path))
        assert (pictures[theme].width(), pictures[theme].height()) == (1280, 720)
    brightness = {name: sum(p.pixelColor(x, y).lightness() for x in range(0, 1280, 50) for y in range(0, 720, 50))
                  for name, p in pictures.items()}  # fmt: skip
    assert brightness["light"] > 2 * brightness["dark"]


def test_a_screenshot_that_cannot_be_written_is_a_line(open_window, capsys, tmp_path):
    window = open_window("--fresh", "--tab", FIRST)
    assert app.screenshot(window, str(tmp_path / "nowhere" / "a.png")) == 1
    assert capsys.readouterr().err.startswith("nnviz: ")


def test_a_screenshot_does_not_touch_the_session(open_window, tmp_path):
    window = open_window("--fresh", "--tab", FIRST)
    assert app.screenshot(window, str(tmp_path / "a.png")) == 0
    assert list(settings_folder().glob("*")) == []


def test_a_data_folder_reaches_the_program_through_its_variable(open_window, tmp_path):
    parsed = options("--data-dir", str(tmp_path), "--fresh")
    assert parsed.data_dir == str(tmp_path)


def test_a_scene_on_the_command_line_is_shown(open_window, tmp_path):
    scene = tmp_path / "a.nnviz"
    window = open_window("--fresh", "--tab", FIRST)
    values = window.tab.values()
    scene.write_text(json.dumps({"nnviz": 1, "tab": FIRST, "state": values}), encoding="utf-8")
    again = open_window("--fresh", str(scene))
    assert again.tab.name == FIRST and again.tab.values() == values


def test_a_file_that_is_of_no_use_is_a_sentence(qtbot, open_window, tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("hello")
    window = open_window("--fresh", "--tab", "training", str(path))
    qtbot.waitUntil(lambda: "notes.txt" in window.tab.message.text, timeout=30_000)


# The start-up guard: what is installed is really another version here.


@pytest.mark.parametrize(("found", "bad"), [("6.12.0", sys.version_info < (3, 12)), ("6.11.3", False)])
def test_a_pair_that_crashes_is_told_before_it_does(tmp_path, monkeypatch, found, bad):
    info = tmp_path / f"PySide6_Essentials-{found}.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: PySide6-Essentials\nVersion: {found}\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    reason = app.unusable_pair()
    assert bool(reason) == bad
    if bad:
        assert found in reason and "pip install 'PySide6-Essentials<6.12'" in reason


def test_a_pyside_that_no_pip_installed_is_not_refused():
    code = (
        "import importlib.metadata as m, sys\n"
        "m.MetadataPathFinder.find_distributions = classmethod(lambda cls, *a, **k: iter(()))\n"
        "from nnviz.app import unusable_pair\n"
        "sys.exit(unusable_pair() != '')"
    )
    result = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert (result.returncode, result.stderr) == (0, "")


# The session.


def test_the_session_comes_back(open_window):
    window = open_window("--fresh", "--tab", FIRST)
    window.resize(1300, 705)
    size = window.size()
    window.tab.show_preset(1)
    values = window.tab.values()
    window.show_tab("training")
    window.choose_theme("dark")
    LANGUAGE.choose("ko")
    QApplication.processEvents()
    window.close()

    again = app.open_window(options())
    again.show()
    assert (LANGUAGE.current, THEME.choice) == ("ko", "dark")
    screen = QGuiApplication.primaryScreen().availableSize()  # no session makes a window larger than the screen
    assert again.size() == size.boundedTo(screen).expandedTo(again.minimumSizeHint())
    assert again.tab.name == "training"
    assert again.tab_of(FIRST).values() == values
    again.close()

    fresh = open_window("--fresh")
    assert (fresh.width(), fresh.height()) == (1280, 720)
    assert fresh.tab.name == FIRST
    assert fresh.tab.values() != values


def test_the_command_line_comes_before_the_session(open_window):
    open_window("--fresh", "--tab", "training").close()
    window = app.open_window(options("--tab", FIRST, "--lang", "ko", "--theme", "projector"))
    assert (window.tab.name, LANGUAGE.current, THEME.choice) == (FIRST, "ko", "projector")
    window.close()


@pytest.mark.parametrize(
    "damage",
    [
        {"window/geometry": "rubbish"}, {"window/geometry": ["a", "b"]}, {"window/tab": "wormholes"},
        {"window/tab": ["a", "b"]},
        {"window/language": ["ko", "en"]}, {"window/language": "xx"}, {"window/theme": ["a", "b"]},
        {"window/theme": "sepia"},
        {f"states/{FIRST}": "{"}, {f"states/{FIRST}": '{"nonsense": 1}'}, {f"states/{FIRST}": '{"view": "nowhere"}'},
        {f"states/{FIRST}": '{"view": []}'}, {f"states/{FIRST}": "[" * 50_000},
    ],
)  # fmt: skip
def test_a_damaged_session_is_left_out(open_window, damage, caplog):
    for key, value in damage.items():
        old_settings().setValue(key, value)
    with caplog.at_level(logging.CRITICAL):
        window = open_window("--tab", FIRST)
    assert window.tab.values() == type(window.tab)().values()


def test_a_settings_file_of_rubbish_is_left_out(open_window):
    path = Path(old_settings().fileName())
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(os.urandom(5000))
    window = open_window()
    assert window.tab.name == FIRST


def test_closing_during_a_run_leaves_no_thread(qtbot, open_window):
    from tests.conftest import running_threads

    window = open_window("--fresh", "--tab", FIRST)
    window.tab.timeline.load(lambda: iter(range(10**9)), threaded=True)
    window.tab.timeline.play()
    qtbot.waitUntil(lambda: bool(running_threads()))
    window.close()
    assert running_threads() == []


# Crashes.


class Clumsy(QObject):
    """Fails where Qt calls it."""

    poked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.poked.connect(self._on_poked)

    @Slot(str)
    def _on_poked(self, text: str) -> None:
        raise RuntimeError(text)


@pytest.fixture
def crash(qapp, tmp_path) -> Iterator[app.CrashHandler]:
    handler = app.CrashHandler(tmp_path / "nnviz.log")
    yield handler
    handler.remove()


class Reader(QObject):
    """Looks at crash dialogs as they come, reads them, and presses a button."""

    def __init__(self, button: str = "Close") -> None:
        super().__init__()
        self.read: list[str] = []
        self._button = button
        self._timer = QTimer(self, interval=20)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    @Slot()
    def _look(self) -> None:
        for box in QApplication.topLevelWidgets():
            if isinstance(box, QMessageBox) and box.isVisible():
                self.read.append("\n".join((box.text(), box.informativeText(), box.detailedText())))
                next(b for b in box.buttons() if b.text().replace("&", "") == self._button).click()


@pytest.mark.qt_no_exception_capture
def test_a_failure_in_a_slot_is_one_dialog_and_a_line_in_the_log(qtbot, crash, caplog):
    reader, clumsy = Reader(), Clumsy()
    for _ in range(3):
        clumsy.poked.emit("spilt")
    qtbot.waitUntil(lambda: bool(reader.read))
    qtbot.wait(100)
    assert len(reader.read) == 1  # what fails while it is on show is in the log only
    assert "Something went wrong inside nnviz." in reader.read[0]
    assert "nnviz.log" in reader.read[0]
    assert f"nnviz {__version__}" in reader.read[0] and "RuntimeError: spilt" in reader.read[0]
    assert caplog.text.count("RuntimeError: spilt") == 3
    caplog.clear()


@pytest.mark.qt_no_exception_capture
def test_a_failure_in_a_thread_reaches_the_dialog_and_the_clipboard(qtbot, crash, caplog):
    reader = Reader("Copy details")
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(reader.read))
    qtbot.waitUntil(lambda: "ZeroDivisionError" in QApplication.clipboard().text())


@pytest.mark.qt_no_exception_capture
def test_a_thread_that_ends_itself_is_no_crash(qtbot, crash, caplog):
    reader = Reader()
    thread = threading.Thread(target=sys.exit)
    thread.start()
    thread.join()
    qtbot.wait(80)
    assert reader.read == [] and caplog.text == ""


def test_the_hooks_go_back(qapp):
    before = sys.excepthook, threading.excepthook
    app.CrashHandler(None).remove()
    assert (sys.excepthook, threading.excepthook) == before


def test_the_log_is_written_where_it_is_said(tmp_path):
    code = (
        "import sys, logging; from pathlib import Path; from nnviz.app import start_log;"
        "log = start_log(Path(sys.argv[1])); logging.getLogger('nnviz').warning('here'); print(log)"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "a" / "b")]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert "here" in Path(result.stdout.strip()).read_text(encoding="utf-8")


def test_a_folder_that_takes_no_log_does_not_stop_the_program(tmp_path):
    (tmp_path / "file").write_text("")
    assert app.start_log(tmp_path / "file" / "logs") is None


# The window.


def test_every_action_works(open_window, monkeypatch, tmp_path):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a: (str(tmp_path / Path(a[2]).name), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *a: ("", ""))
    window = open_window("--fresh")
    for name in (FIRST, "training"):  # what the others export: tests/tabs/test_all_tabs.py
        window.show_tab(name)
        for entry in ACTIONS:
            if entry.text and entry.slot not in ("close", "open_file"):
                window.menus.actions[entry.slot].trigger()
                if entry.slot == "export":
                    window._files.dialog.save_button.click()
                QApplication.processEvents()
        for box in window.findChildren(QDialog):
            box.close()
        proposed = {FIRST: f"nnviz-{FIRST}-plane-and"}.get(name, "nnviz-training-run")  # tab, view, preset
        assert (tmp_path / f"{proposed}.nnviz").stat().st_size > 20
        assert (tmp_path / f"{proposed}.png").stat().st_size > 3000
    assert (tmp_path / f"nnviz-{FIRST}-plane-and.csv").stat().st_size > 20
    window.menus.actions["close"].trigger()
    assert not window.isVisible()


def test_a_scene_saved_by_the_menu_is_opened_by_the_menu(open_window, monkeypatch, tmp_path):
    path = str(tmp_path / "a.nnviz")
    window = open_window("--fresh", "--tab", FIRST)
    window.tab.show_preset(1)
    values = window.tab.values()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a: (path, ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *a: (path, ""))
    window.menus.actions["save_scene"].trigger()
    window.tab.reset()
    window.show_tab("training")
    window.menus.actions["open_file"].trigger()
    assert (window.tab.name, window.tab.values()) == (FIRST, values)


def test_saving_where_nothing_can_be_saved_is_a_sentence(open_window, monkeypatch, tmp_path):
    window = open_window("--fresh", "--tab", FIRST)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a: (str(tmp_path / "nowhere" / Path(a[2]).name), ""))
    for slot in ("save_scene", "export", "export_data"):
        window.tab.message.clear()
        window.menus.actions[slot].trigger()
        if slot == "export":
            window._files.dialog.save_button.click()
        assert re.match(r"Not saved: .+", window.tab.message.text), slot
        assert "Errno" not in window.tab.message.text


def test_ctrl_and_a_number_shows_a_tab_whose_shortcuts_and_presets_are_in_the_menus(open_window):
    window = open_window("--fresh", "--tab", NAMES[-1])
    window.activateWindow()
    table = {key for entry in ACTIONS for key in entry.shortcut.split("; ") if key}
    for index, name in enumerate(NAMES[:9]):
        QTest.keyClick(window, Qt.Key(Qt.Key.Key_1 + index), Qt.KeyboardModifier.ControlModifier)
        assert window.tab.name == name
        every = [action for menu in window.menus.menus for action in menu.actions()]
        keys = [key.toString() for action in every for key in action.shortcuts()]
        assert len(keys) == len(set(keys)) and table <= set(keys), name
        presets = window.menus.presets_menu.actions()
        assert len(presets) == len(window.tab.presets)
        presets[-1].trigger()
        assert window.tab.state == window.tab.preset_state(window.tab.presets[-1])
    assert all(not QKeySequence(key).isEmpty() for key in table)


def test_f1_shows_the_help_of_the_tab_and_hides_it(open_window):
    window = open_window("--fresh", "--tab", "training")
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert window.tab.explain.isVisible() and len(window.tab.explain.toPlainText()) > 100
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert not window.tab.explain.isVisible()


def test_f5_is_the_projector_and_back(open_window):
    window = open_window("--fresh", "--tab", FIRST)
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_F5)
    assert THEME.current.name == "projector" and not window.tab.panel.isVisible()
    QTest.keyClick(window, Qt.Key.Key_F5)
    assert THEME.choice == "light" and window.tab.panel.isVisible()


def test_f5_comes_back_to_a_light_or_dark_screen_from_a_projector_of_the_last_session(open_window):
    open_window("--fresh", "--theme", "projector").close()
    window = open_window("--theme", "projector")
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_F5)
    assert THEME.current.name in ("light", "dark")


def test_f11_is_the_whole_screen_and_back(open_window):
    window = open_window("--fresh", "--tab", FIRST)
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_F11)
    assert window.isFullScreen()
    QTest.keyClick(window, Qt.Key.Key_F11)
    assert not window.isFullScreen()


def test_ctrl_z_and_ctrl_shift_z_are_undo_and_redo(open_window):
    window = open_window("--fresh", "--tab", FIRST)
    window.activateWindow()
    before = window.tab.state
    window.tab.show_preset(1)
    after = window.tab.state
    ctrl, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window, Qt.Key.Key_Z, ctrl)
    assert window.tab.state == before
    QTest.keyClick(window, Qt.Key.Key_Z, ctrl | shift)
    assert window.tab.state == after


def test_menus_and_tabs_follow_the_language(open_window):
    window = open_window("--fresh", "--tab", FIRST)
    english = [menu.title() for menu in window.menus.menus] + [window.pages.tabText(i) for i in range(len(NAMES))]
    LANGUAGE.choose("ko")
    QApplication.processEvents()
    korean = [menu.title() for menu in window.menus.menus] + [window.pages.tabText(i) for i in range(len(NAMES))]
    same = [a for a, b in zip(english, korean, strict=True) if a == b]
    assert same == []


def test_menus_that_were_replaced_leave_nothing_behind(open_window):
    window = open_window("--fresh", "--tab", FIRST)
    before = dead_menus()
    for language, theme in (("ko", "dark"), ("en", "light"), ("ko", "projector")):
        LANGUAGE.choose(language)
        window.choose_theme(theme)
        QApplication.processEvents()
    assert dead_menus() == before


def dead_menus() -> int:
    """Return how many menus and actions that Qt has deleted are still kept by Python."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    return sum(type(found) in (QMenu, QAction) and not isValid(found) for found in gc.get_objects())


def test_the_theme_in_force_is_ticked_in_the_menu(open_window):
    window = open_window("--fresh", "--tab", FIRST)
    QTest.keyClick(window, Qt.Key.Key_F5)
    ticked = [action.data() for action in window.findChildren(QAction) if action.isChecked()]
    assert "projector" in ticked and not {"system", "light", "dark"} & set(ticked)


def test_a_scene_dropped_on_the_window_is_opened_in_its_tab(open_window, tmp_path):
    path = tmp_path / "a.nnviz"
    path.write_text(json.dumps({"nnviz": 1, "tab": "training", "state": {"rate": 0.03}}), encoding="utf-8")
    window = open_window("--fresh", "--tab", FIRST)
    assert drop_file(window, str(path))
    assert (window.tab.name, window.tab.state.rate) == ("training", 0.03)


def test_a_folder_dropped_on_the_window_is_tried_as_data(qtbot, open_window, tmp_path):
    window = open_window("--fresh", "--tab", "training")
    assert drop_file(window, str(tmp_path))
    assert window.tab.state.path == str(tmp_path)
    qtbot.waitUntil(lambda: bool(window.tab.message.text), timeout=30_000)  # an empty folder holds no data


def test_a_screenshot_without_a_size_shows_the_window_as_it_opens(tmp_path):
    path = tmp_path / "usual.png"
    assert program("--fresh", "--tab", FIRST, "--screenshot", str(path)).returncode == 0
    picture = QImage(str(path))
    assert (picture.width(), picture.height()) == (1280, 720)


def test_a_tab_out_of_sight_takes_the_theme_when_it_is_shown_again(qtbot, own_settings):
    window = MainWindow(fresh=True, first="derivatives")
    qtbot.addWidget(window)
    window.resize(1280, 720)
    with qtbot.waitExposed(window):
        window.show()
    window.show_tab("gates")
    window.choose_theme("dark")
    window.show_tab("derivatives")
    QApplication.processEvents()
    late = window.tab.picture.grab().toImage()
    window.choose_theme("light")
    window.choose_theme("dark")
    QApplication.processEvents()
    assert window.tab.picture.grab().toImage() == late
    window.choose_theme("light")
    window.remembers = False


def test_a_tab_out_of_sight_takes_the_language_when_it_is_shown_again(qtbot, own_settings):
    window = MainWindow(fresh=True, first="derivatives")
    qtbot.addWidget(window)
    window.resize(1280, 720)
    with qtbot.waitExposed(window):
        window.show()
    hidden = window.tab
    texts = [button.text() for button in hidden.view_bar.buttons.values()]
    window.show_tab("gates")
    LANGUAGE.choose("ko")
    QApplication.processEvents()
    assert [button.text() for button in hidden.view_bar.buttons.values()] == texts
    window.show_tab("derivatives")
    QApplication.processEvents()
    late = hidden.picture.grab().toImage()
    assert not set(texts) & {button.text() for button in hidden.view_bar.buttons.values()}
    LANGUAGE.choose("en")
    LANGUAGE.choose("ko")
    QApplication.processEvents()
    assert hidden.picture.grab().toImage() == late
    window.remembers = False


def test_what_numpy_imports_late_is_imported_when_the_window_has_been_painted(tmp_path):
    program = """if True:
        import os, sys
        os.environ["QT_QPA_PLATFORM"] = "minimal"
        import numpy
        at_once = "numpy.ma" in sys.modules  # NumPy 1 does that
        from nnviz import app, main_window
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QApplication
        early = "numpy.ma" in sys.modules and not at_once

        def look():
            if "numpy.ma" in sys.modules:
                print(early)
                QApplication.quit()

        show = main_window.MainWindow.show

        def shown(window):
            show(window)
            window.looking = QTimer(window, interval=10)
            window.looking.timeout.connect(look)
            window.looking.start()

        main_window.MainWindow.show = shown
        app.main(["--fresh", "--tab", "gates"])
    """
    environment = os.environ | {"XDG_CONFIG_HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env=environment, timeout=60)
    assert done.stdout.strip() == "False", done.stderr
