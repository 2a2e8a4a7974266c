"""Every kind of file, in every way, over every tab: it goes to its place, or nothing changes and one is told."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QFileDialog

from nnviz import app
from nnviz.data.idx import write
from nnviz.data.weights import save_weights
from nnviz.main_window import NAMES, MainWindow
from nnviz.tabs.inference.drawing.drawn import digits_of

WITH_DATA = {"data", "training", "inference", "losses"}
UNUSABLE = ("picture", "text", "marks", "missing", "pipe", "deep scene", "scene of another kind", "scene of no tab")


def by_dialog(window: MainWindow, path: str, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *a: (path, ""))
    window.menus.actions["open_file"].trigger()
    return window


def by_drop(window: MainWindow, path: str, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(path)])
    rest = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(50, 50), *rest))
    QApplication.sendEvent(window, QDropEvent(QPointF(50, 50), *rest))
    return window


def by_command_line(window: MainWindow, path: str, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    name = window.tab.name
    window.close()
    return app.open_window(app.arguments(["--fresh", "--lang", "en", "--theme", "light", "--tab", name, path]))


WAYS: dict[str, Callable[..., MainWindow]] = {
    "dialog": by_dialog, "drop": by_drop, "command line": by_command_line,
}  # fmt: skip

OVER = [(way, name) for way in WAYS for name in (NAMES if way == "drop" else ("gates", "inference"))]


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
        "digits.csv": "".join(f"{k % 10}," + ",".join(["0", "200"] * 392) + "\n" for k in range(12)),
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text)
    (tmp_path / "holiday.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(100))
    for number, image in enumerate(x):
        (tmp_path / "by class" / str(number % 3)).mkdir(parents=True, exist_ok=True)
        QImage(image.tobytes(), 28, 28, 28, QImage.Format.Format_Grayscale8).save(
            str(tmp_path / "by class" / str(number % 3) / f"{number}.png"))
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "x.npz")
    names = {
        "scene": "scene.nnviz", "weights": "w.npz", "dataset": "own.npz", "folder": "digits",
        "marks": "marks.csv", "table": "digits.csv", "pictures": "by class",
        "one of four": "digits/t10k-labels-idx1-ubyte.gz", "picture": "holiday.jpg", "text": "notes.txt",
        "missing": "none.npz", "pipe": "x.npz", "deep scene": "deep.nnviz", "scene of another kind": "kind.nnviz",
        "scene of no tab": "tab.nnviz",
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
@pytest.mark.parametrize(("way", "name"), OVER)
def test_a_file_that_is_of_no_use_changes_nothing_and_makes_no_tab(qtbot, open_window, files, monkeypatch, name, way):
    window = open_window(name)
    before = window.tab.values()
    for kind in UNUSABLE:
        shown = WAYS[way](window, files[kind], monkeypatch)
        assert (shown.tab.name, shown.tab.values(), list(shown.tabs)) == (name, before, [name]), kind
        assert Path(files[kind]).name in shown.tab.message.text, kind
        assert "MNIST" not in shown.tab.message.text or ".nnviz" in shown.tab.message.text
        qtbot.addWidget(shown)
        shown.close()


USABLE = ("weights", "scene", "dataset", "folder", "one of four", "table", "pictures")
# Every way with every kind over a tab that has data and one that has none; every tab with two kinds, in turn.
GOES = [(kind, *over) for kind in USABLE for over in OVER if over[1] in ("gates", "inference")] + [
    (USABLE[(2 * index + more) % len(USABLE)], "drop", name)
    for index, name in enumerate(NAMES) if name not in ("gates", "inference") for more in range(2)
]  # fmt: skip


@pytest.mark.parametrize(("kind", "way", "name"), GOES)
def test_a_file_goes_to_its_place(qtbot, open_window, files, monkeypatch, kind, name, way):
    shown = WAYS[way](open_window(name), files[kind], monkeypatch)
    qtbot.addWidget(shown)
    home = {"weights": "network" if name == "network" else "inference", "scene": "training"}.get(
        kind, name if name in WITH_DATA else "data")  # fmt: skip
    assert shown.tab.name == home
    assert set(shown.tabs) <= {name, home}
    state = shown.tab.state
    if kind == "weights" and home == "network":
        qtbot.waitUntil(lambda: shown.tab.state != state, timeout=30_000)  # it is read in the background
    elif kind == "weights":
        assert (state.network, state.weights) == ("own", files[kind])
    elif kind == "scene":
        assert state.rate == 0.03
    else:
        assert (state.source, state.path) == ("folder", files["folder"] if kind == "one of four" else files[kind])
    shown.close()


@pytest.mark.parametrize("way", WAYS)
def test_a_table_of_points_is_opened_in_the_playground(qtbot, open_window, tmp_path, monkeypatch, way):
    path = tmp_path / "points.csv"
    path.write_text("x1,x2,label\n0.5,1,a\n-1,2,b\n")
    shown = WAYS[way](open_window("gates"), str(path), monkeypatch)
    qtbot.addWidget(shown)
    assert shown.tab.name == "playground" and shown.tab.state.points == ((0.5, 1.0, 0.0), (-1.0, 2.0, 1.0))
    shown.close()


@pytest.mark.parametrize("way", WAYS)
def test_a_picture_of_digits_is_read_by_inference(qtbot, open_window, tmp_path, monkeypatch, way):
    page = np.full((120, 200), 230, np.uint8)
    page[20:100, 40:52] = page[20:100, 140:152] = 30  # two ones
    path = str(tmp_path / "page.png")
    QImage(page.tobytes(), 200, 120, 200, QImage.Format.Format_Grayscale8).save(path)
    shown = WAYS[way](open_window("gates"), path, monkeypatch)
    qtbot.addWidget(shown)
    qtbot.waitUntil(lambda: bool(shown.tab.state.picture), timeout=10_000)
    assert (shown.tab.name, shown.tab.state.view) == ("inference", "draw")
    assert len(digits_of(shown.tab.state.picture)) == 2
    shown.close()


@pytest.mark.qt_log_ignore("JPEG", extend=True)
def test_the_message_names_what_can_be_opened(open_window, files):
    window = open_window("gates")
    for kind, what in (("picture", "is a damaged picture"), ("text", "nnviz cannot open")):
        assert not window.open_path(files[kind])
        assert all(word in window.tab.message.text for word in (what, ".nnviz", ".npz", ".pkl", "folder"))
