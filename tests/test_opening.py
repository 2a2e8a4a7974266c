"""Every kind of file, in every way, over every tab: it goes to its place, or nothing changes and one is told."""

import json
import os
import pickle
import re
from collections.abc import Callable, Sequence
from fnmatch import fnmatch
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from nnviz import app
from nnviz.data.idx import write
from nnviz.data.mnist import FILES
from nnviz.data.safetensors_file import save_safetensors
from nnviz.data.weights import save_weights
from nnviz.main_window import NAMES, MainWindow
from nnviz.tabs.inference.drawing.drawn import digits_of
from tests.data.test_layouts import NAMES as LAYOUTS
from tests.gestures import drop_file

WITH_DATA = {"data", "training", "inference"}  # whatever view is on show
UNUSABLE = ("picture", "text", "marks", "missing", "pipe", "deep scene", "scene of another kind", "scene of no tab")


def by_dialog(window: MainWindow, path: str, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *a: (path, ""))
    window.menus.actions["open_file"].trigger()
    return window


def by_drop(window: MainWindow, path: str, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    drop_file(window, path)
    return window


def by_command_line(window: MainWindow, path: str, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    name = window.tab.name
    window.close()
    return app.open_window(app.arguments(["--fresh", "--lang", "en", "--theme", "light", "--tab", name, path]))


IN_WINDOW: dict[str, Callable[..., MainWindow]] = {"drop": by_drop, "dialog": by_dialog}


def two_tabs_each(kinds: Sequence[str]) -> list[tuple[str, str]]:
    """Return each kind of file with two tabs, such that all tabs come: each start makes a window of its own."""
    count = len(NAMES)
    return [(kind, NAMES[(i + shift) % count]) for i, kind in enumerate(kinds) for shift in (0, count // 2)]


@pytest.fixture
def files(tmp_path) -> dict[str, str]:
    """Return a small file of every kind."""
    folder = tmp_path / "digits"
    folder.mkdir()
    rng = np.random.default_rng(1)
    x, t = rng.integers(0, 255, (20, 28, 28)).astype(np.uint8), np.arange(20, dtype=np.uint8) % 10
    for part in ("train", "t10k"):
        write(folder / f"{part}-images-idx3-ubyte", x, compress=False)
        write(folder / f"{part}-labels-idx1-ubyte.gz", t)
    np.savez(tmp_path / "own.npz", x_train=x, t_train=t, x_test=x, t_test=t)
    save_weights(tmp_path / "w.npz", {"W1": np.ones((784, 10)) / 784, "b1": np.zeros(10)}, {})
    deep = "[" * 50_000 + "]" * 50_000
    texts = {
        "scene.nnviz": json.dumps({"nnviz": 1, "tab": "training", "state": {"rate": 0.03}}),
        "deep.nnviz": f'{{"nnviz": 1, "tab": "gates", "state": {{"task": {deep}}}}}',
        "kind.nnviz": json.dumps({"nnviz": "one", "tab": ["gates"], "state": 3}),
        "tab.nnviz": json.dumps({"nnviz": 1, "tab": "wormholes", "state": {}}),
        "notes.txt": "hello",
        "marks.csv": "name,mark\nKim,3\nLee,4\n",
        "points.csv": "x1,x2,label\n0.5,1,a\n-1,2,b\n",
        "digits.csv": "".join(f"{k % 10}," + ",".join(["0", "200"] * 392) + "\n" for k in range(12)),
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text)
    (tmp_path / "holiday.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(100))
    for number, image in enumerate(x):
        (tmp_path / "by class" / str(number % 3)).mkdir(parents=True, exist_ok=True)
        QImage(image.tobytes(), 28, 28, 28, QImage.Format.Format_Grayscale8).save(
            str(tmp_path / "by class" / str(number % 3) / f"{number}.png"))
    page = np.full((120, 200), 230, np.uint8)
    page[20:100, 40:52] = page[20:100, 140:152] = 30  # two ones
    QImage(page.tobytes(), 200, 120, 200, QImage.Format.Format_Grayscale8).save(str(tmp_path / "page.png"))
    params = {"W1": np.full((784, 10), 2**-10, np.float32), "b1": np.zeros(10, np.float32)}
    (tmp_path / "w.pkl").write_bytes(pickle.dumps(params))
    save_safetensors(tmp_path / "w.safetensors", params)
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "x.npz")
    names = {
        "scene": "scene.nnviz", "weights": "w.npz", "dataset": "own.npz", "folder": "digits",
        "marks": "marks.csv", "table": "digits.csv", "pictures": "by class",
        "one of four": "digits/t10k-labels-idx1-ubyte.gz", "picture": "holiday.jpg", "text": "notes.txt",
        "missing": "none.npz", "pipe": "x.npz", "deep scene": "deep.nnviz", "scene of another kind": "kind.nnviz",
        "scene of no tab": "tab.nnviz", "points": "points.csv", "page of digits": "page.png",
        "safetensors": "w.safetensors", "pickle": "w.pkl",
    }  # fmt: skip
    return {kind: str(tmp_path / name) for kind, name in names.items()}


@pytest.fixture
def open_window(qtbot):
    windows = []

    def opened(name: str) -> MainWindow:
        window = MainWindow(fresh=True, first=name)
        qtbot.addWidget(window)
        windows.append(window)
        return window

    yield opened
    for window in windows:
        window.close()


@pytest.mark.qt_log_ignore("JPEG", extend=True)  # Qt says of the damaged one what is wrong with it
@pytest.mark.parametrize("name", NAMES)
def test_a_file_that_is_of_no_use_changes_nothing_and_makes_no_tab(open_window, files, monkeypatch, name):
    window = open_window(name)
    before = window.tab.values()
    for opened in IN_WINDOW.values():
        for kind in UNUSABLE:
            window.tab.message.clear()
            opened(window, files[kind], monkeypatch)
            assert_refused(window, kind, files[kind], name, before)


@pytest.mark.qt_log_ignore("JPEG", extend=True)
@pytest.mark.parametrize(("kind", "name"), two_tabs_each(UNUSABLE))
def test_a_file_of_no_use_on_the_command_line_is_told_in_the_tab_that_was_asked_for(
    qtbot, open_window, files, monkeypatch, kind, name
):
    window = open_window(name)
    before = window.tab.values()
    shown = by_command_line(window, files[kind], monkeypatch)
    qtbot.addWidget(shown)
    assert_refused(shown, kind, files[kind], name, before)
    shown.close()


def assert_refused(window: MainWindow, kind: str, path: str, name: str, before: object) -> None:
    """Fail unless a window is as it was, and says what a file is or why it cannot be opened."""
    assert (window.tab.name, window.tab.values(), list(window.tabs)) == (name, before, [name]), kind
    assert Path(path).name in window.tab.message.text, kind
    assert "MNIST" not in window.tab.message.text or ".nnviz" in window.tab.message.text


DATASETS = ("dataset", "folder", "one of four", "table", "pictures")
WEIGHTS = ("weights", "safetensors", "pickle")
USABLE = (*DATASETS, *WEIGHTS, "scene", "points", "page of digits")


def home_of(kind: str, name: str) -> str:
    """Return the tab in which a file of some kind belongs when it is opened over a tab."""
    if kind in WEIGHTS:
        return "network" if name == "network" else "inference"
    other = {"scene": "training", "points": "playground", "page of digits": "inference"}
    return other.get(kind) or (name if name in WITH_DATA else "data")


def assert_taken(qtbot, window: MainWindow, kind: str, path: str, before: object) -> None:
    """Fail unless the tab on show holds what is in a file; before: its State."""
    tab = window.tab
    if kind in WEIGHTS and tab.name == "inference":
        assert (tab.state.network, tab.state.weights) == ("own", path)
    elif kind in WEIGHTS:
        qtbot.waitUntil(lambda: tab.state != before, timeout=30_000)  # it is read in the background
    elif kind == "page of digits":
        qtbot.waitUntil(lambda: bool(tab.state.picture), timeout=30_000)
        assert tab.state.view == "draw" and len(digits_of(tab.state.picture)) == 2
    elif kind == "scene":
        assert tab.state.rate == 0.03
    elif kind == "points":
        assert tab.state.points == ((0.5, 1.0, 0.0), (-1.0, 2.0, 1.0))
    else:
        assert (tab.state.source, tab.state.path) == ("folder", path)


def opened_path(files: dict[str, str], kind: str) -> str:
    return files["folder" if kind == "one of four" else kind]


@pytest.mark.parametrize(("kind", "name"), two_tabs_each(USABLE))
def test_a_file_on_the_command_line_goes_to_its_place(qtbot, open_window, files, monkeypatch, kind, name):
    window = open_window(name)
    before = window.tab.state
    shown = by_command_line(window, files[kind], monkeypatch)
    qtbot.addWidget(shown)
    assert shown.tab.name == home_of(kind, name) and set(shown.tabs) <= {name, shown.tab.name}
    assert_taken(qtbot, shown, kind, opened_path(files, kind), before)
    shown.close()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("way", IN_WINDOW)
def test_every_kind_of_file_opened_over_any_tab_goes_to_its_place(qtbot, open_window, files, monkeypatch, way, name):
    window, needed = open_window(name), {name}
    for kind in USABLE:
        window.show_tab(name)
        home = home_of(kind, name)
        before = window.tabs[home].state if home in window.tabs else None
        IN_WINDOW[way](window, files[kind], monkeypatch)
        assert window.tab.name == home, kind
        needed.add(home)
        assert set(window.tabs) == needed, kind
        assert_taken(qtbot, window, kind, opened_path(files, kind), before)


@pytest.mark.qt_log_ignore("JPEG", extend=True)
def test_the_message_names_what_can_be_opened(open_window, files):
    window = open_window("gates")
    for kind, what in (("picture", "is a damaged picture"), ("text", "nnviz cannot open")):
        assert not window.open_path(files[kind])
        assert all(word in window.tab.message.text for word in (what, ".nnviz", ".npz", ".pkl", "folder"))


@pytest.mark.parametrize(("view", "home"), [("accuracy", "losses"), ("estimates", "losses"), ("batch", "data")])
def test_losses_takes_a_dataset_where_it_shows_one(open_window, files, view, home):
    window = open_window("losses")
    window.tab.change(view=view)
    assert window.open_path(files["dataset"])
    assert window.tab.name == home and window.tab.state.path == files["dataset"]


@pytest.mark.parametrize("name", LAYOUTS.values(), ids=LAYOUTS)
def test_the_dialog_shows_the_files_of_a_dataset_under_the_names_that_people_have(open_window, monkeypatch, name):
    asked = []
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *given: asked.append(given[-1]) or ("", ""))
    open_window("gates").menus.actions["open_file"].trigger()
    patterns = re.search(r"\((.*?)\)", asked[0])[1].split()
    for file in FILES:
        assert any(fnmatch(Path(name(file.name)).name, pattern) for pattern in patterns), file.name


def test_what_was_said_of_one_file_goes_when_the_next_is_opened(open_window, files):
    window = open_window("network")
    window.open_path(files["text"])
    assert window.tab.message.text
    assert window.open_path(files["weights"])
    assert window.tab.name == "network" and not window.tab.message.text
    window.show_tab("inference")
    window.open_path(files["text"])
    window.show_tab("gates")
    assert window.open_path(files["weights"])
    assert window.tab.name == "inference" and "notes" not in window.tab.message.text
