"""Starts that fail: the next one begins safely, whatever way it is started, and the settings are one click away."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from nnviz.session import KEPT, NAME, decode, encode, read_session, write_session
from nnviz.start_stamp import StartStamp, failed_starts, forget
from nnviz.ui.base.settings import log_folder, settings_folder

ROOT = Path(__file__).resolve().parents[1]
SETTINGS = {"window": {"theme": "dark", "tab": "gates", "language": "en"}, "gates": {"view": "layers"}}

# A start with something that happens when its window is shown, before it is painted.
START = """
import os, sys, time
from PySide6.QtCore import QTimer
from nnviz import app
from nnviz.main_window import MainWindow

def tell(window):
    print(window.tab.name, window.tab.values().get("view"), window.notice.button.text(), window.notice.text, sep="|")

def restore_and_tell(window):
    window.notice.button.click()
    QTimer.singleShot(100, lambda: (tell(window), window.close()))

def on_show(window, event):
    {happens}

MainWindow.showEvent = on_show
sys.exit(app.main(sys.argv[1:]))
"""
KILLED = "os.kill(os.getpid(), 9)"
HANGS = "print('hangs', flush=True); time.sleep(60)"
FAILS = "pass\n\nMainWindow._build = lambda window: 1 / 0"
TELLS = "QTimer.singleShot(100, lambda: (tell(window), window.close()))"
RESTORES = "QTimer.singleShot(100, lambda: restore_and_tell(window))"
DIES_RESTORING = "QTimer.singleShot(100, lambda: (window.notice.button.click(), os.kill(os.getpid(), 9)))"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="signals, and the platform plugin called minimal")


@pytest.fixture
def folder(qapp) -> Path:
    write_session(settings_folder(), encode(SETTINGS))
    return settings_folder()


def command(happens: str, *arguments: str) -> list[str]:
    return [sys.executable, "-c", START.format(happens=happens), *arguments]


def environment() -> dict[str, str]:
    return os.environ | {"QT_QPA_PLATFORM": "minimal", "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"}


def start(happens: str, *arguments: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        command(happens, *arguments), env=environment(), capture_output=True, text=True, timeout=30
    )


def told(*arguments: str, happens: str = TELLS) -> list[str]:
    """Return tab, view, remedy and notice of a start that succeeds."""
    result = start(happens, *arguments)
    assert (result.returncode, result.stderr) == (0, "")
    return result.stdout.rstrip("\n").split("|")


def test_a_start_that_succeeds_comes_back_to_the_settings_and_leaves_no_mark(folder):
    assert told() == ["gates", "layers", "", ""]
    assert [path.name for path in folder.iterdir()] == [NAME]
    assert read_session(folder).of("gates")["view"] == "layers"


@pytest.mark.parametrize(("zoom", "scale"), [(1.25, "1.25"), (7.0, "1.0"), ([1.1], "1.0"), (True, "1.0")])
def test_a_start_has_the_size_that_was_chosen_and_a_damaged_one_is_not_used(folder, zoom, scale):
    write_session(folder, encode({**SETTINGS, "window": {**SETTINGS["window"], "zoom": zoom}}))
    result = start("""
    from nnviz.ui.base.theme import THEME
    QTimer.singleShot(100, lambda: (print(THEME.current.scale), window.close()))""")
    assert (result.returncode, result.stdout.strip()) == (0, scale)


@pytest.mark.parametrize("arguments", [("--tab", "training"), ("scene",)])
def test_after_a_start_that_was_killed_the_next_begins_safely_whatever_way_it_is_started(folder, tmp_path, arguments):
    scene = tmp_path / "a.nnviz"
    scene.write_text('{"nnviz": 1, "tab": "training", "state": {"rate": 0.03}}')
    arguments = tuple(str(scene) if word == "scene" else word for word in arguments)
    assert start(KILLED).returncode == -9
    tab, _, remedy, notice = told(*arguments)
    assert tab == "training"
    assert remedy == "Restore" and notice.startswith("The last start failed.")
    assert decode((folder / KEPT).read_bytes()) == (SETTINGS, 0)
    assert failed_starts(folder) == []


def test_one_click_brings_the_settings_back(folder):
    start(KILLED)
    tab, view, _, notice = told(happens=RESTORES)
    assert (tab, view, notice) == ("gates", "layers", "")
    assert read_session(folder).of("gates")["view"] == "layers" and failed_starts(folder) == []


def test_settings_that_kill_the_program_when_they_are_restored_are_not_lost_and_it_starts_again(folder):
    start(KILLED)
    assert start(DIES_RESTORING).returncode == -9
    assert told()[2] == "Restore"
    assert decode((folder / KEPT).read_bytes()) == (SETTINGS, 0)


def test_a_picture_after_a_failed_start_is_of_fresh_settings_and_leaves_the_way_back_to_the_window(folder, tmp_path):
    start(KILLED)
    path = tmp_path / "a.png"
    result = start("pass", "--screenshot", str(path))
    assert result.returncode == 0
    assert QImage(str(path)).pixelColor(2, 300).lightness() > 128  # the settings say dark
    assert read_session(folder).values == SETTINGS
    assert told()[2] == "Restore"


def test_a_start_that_hangs_makes_the_next_begin_safely_and_one_that_is_young_does_not(folder):
    with subprocess.Popen(command(HANGS), env=environment(), stdout=subprocess.PIPE) as hanging:
        try:
            assert hanging.stdout.readline()
            assert told()[2:] == ["", ""]
            mark = folder / f"starting-{hanging.pid}"
            assert mark.exists()  # two programs do not take each other's marks away
            os.utime(mark, (time.time() - 60,) * 2)
            assert told()[2] == "Restore"
        finally:
            hanging.kill()


def test_a_start_that_fails_leaves_its_traceback_in_the_log_and_the_next_begins_safely(folder):
    result = start(FAILS, "--screenshot", "unused.png")
    assert result.returncode == 1 and "ZeroDivisionError" in result.stderr
    assert "ZeroDivisionError" in (Path(log_folder()) / "nnviz.log").read_text(encoding="utf-8")
    assert told()[2] == "Restore"


def test_what_was_being_saved_when_a_program_was_killed_is_cleared_by_the_next_start(folder, tmp_path):
    saved = tmp_path / "a.png"
    result = start(f"""
    from nnviz import safe_file
    with safe_file.replacing({str(saved)!r}) as stream:
        stream.write(bytes(9999))
        stream.flush()
        {KILLED}""")
    assert result.returncode == -9 and len(list(tmp_path.glob(".nnviz-*.part"))) == 1
    told()
    assert list(tmp_path.iterdir()) == [] and not list(folder.glob("unfinished-*"))


@pytest.mark.timeout(40)
def test_a_kill_loses_at_most_five_seconds(folder):
    change = "QTimer.singleShot(100, lambda: (window.tab.change(view='times'), print('changed', flush=True)))"
    with subprocess.Popen(command(change), env=environment(), stdout=subprocess.PIPE) as working:
        try:
            assert working.stdout.readline() == b"changed\n"
            end = time.monotonic() + 5
            while time.monotonic() < end and read_session(folder).of("gates")["view"] != "times":
                time.sleep(0.05)
        finally:
            working.kill()
    assert read_session(folder).of("gates")["view"] == "times"


# The marks.


def test_a_mark_of_a_process_that_is_gone_tells_of_a_failed_start_and_is_taken_away_by_name(tmp_path):
    child = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, text=True)
    gone, alive, strange = (tmp_path / f"starting-{name}" for name in (child.stdout.strip(), os.getppid(), "x"))
    for mark in (gone, alive, strange):
        mark.touch()
    assert set(failed_starts(tmp_path)) == {gone, strange}
    forget(failed_starts(tmp_path))
    assert list(tmp_path.iterdir()) == [alive]


def test_a_mark_of_the_same_number_is_of_an_earlier_process(tmp_path):
    stamp = StartStamp(tmp_path)
    stamp.set()
    assert len(failed_starts(tmp_path)) == 1
    stamp.clear()
    assert failed_starts(tmp_path) == []


def test_a_folder_that_takes_no_mark_does_not_stop_a_start(tmp_path):
    (tmp_path / "file").touch()
    stamp = StartStamp(tmp_path / "file")
    stamp.set()
    stamp.clear()
    assert failed_starts(tmp_path / "file") == []
