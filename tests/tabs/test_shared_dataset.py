"""One dataset for the whole program: opened anywhere, it is there everywhere."""

import os
from pathlib import Path

import numpy as np
import pytest

from nnviz.data.dataset import Dataset, save_idx
from nnviz.data.npz_datasets import save_npz
from nnviz.main_window import MainWindow

TABS = ("losses", "data", "training", "inference")


def made(images: int, seed: int = 0) -> Dataset:
    rng = np.random.default_rng(seed)
    x, t = rng.integers(0, 256, (images, 28, 28), np.uint8), (np.arange(images) % 10).astype(np.uint8)
    return Dataset("made", x, t, x[:20], t[:20])


@pytest.fixture
def window(qtbot, monkeypatch, tmp_path) -> MainWindow:
    """A window whose data is 200 images."""
    save_idx(made(200), tmp_path / "first")
    monkeypatch.setenv("NNVIZ_DATA_DIR", str(tmp_path / "first"))
    window = MainWindow(fresh=True, first="training")
    window.remembers = False
    qtbot.addWidget(window)
    window.show()
    wait(qtbot, window)
    yield window
    window.close()


def wait(qtbot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.tab.busy, timeout=30_000)


def show(window: MainWindow, name: str) -> None:
    """Show a tab, with a view that shows data."""
    window.show_tab(name)
    if name == "losses":
        window.tab.change(view="estimates")


def everywhere(window: MainWindow) -> set[int]:
    """Return which datasets the tabs have, by identity; Losses may show none, and then opens none."""
    found = {name: window.tab_of(name).dataset for name in TABS}
    return {id(dataset) for name, dataset in found.items() if name != "losses" or dataset is not None}


@pytest.mark.parametrize("first", TABS)
def test_what_is_dropped_on_one_tab_is_there_in_all(qtbot, window, tmp_path, first):
    for name in TABS:
        show(window, name)
        wait(qtbot, window)
    save_npz(made(300, 1), tmp_path / "second.npz")
    show(window, first)
    assert window.tab.accept_file(str(tmp_path / "second.npz"))
    wait(qtbot, window)
    assert len(everywhere(window)) == 1
    for name in TABS:
        tab = window.tab_of(name)
        assert len(tab.dataset.x_train) == 300
        assert (tab.state.source, tab.state.path) == ("folder", str(tmp_path / "second.npz"))
        assert not tab.can_undo() or name in (first, "losses")


def test_a_tab_that_is_made_later_has_the_data_too(qtbot, window, tmp_path):
    save_idx(made(300, 1), tmp_path / "second")
    window.tab.accept_file(str(tmp_path / "second"))
    wait(qtbot, window)
    for name in TABS:
        show(window, name)
        wait(qtbot, window)
    assert len(everywhere(window)) == 1
    assert len(window.tab.dataset.x_train) == 300


def test_the_session_of_a_tab_that_is_made_later_does_not_bring_its_own_data(qtbot, window, tmp_path):
    save_idx(made(300, 1), tmp_path / "second")
    tab = window.tab_of("data")
    tab.restore({"source": "folder", "path": str(tmp_path / "second"), "index": 7})
    wait(qtbot, window)
    assert (tab.state.source, tab.state.index) == ("automatic", 7)
    qtbot.waitUntil(lambda: len(everywhere(window)) == 1, timeout=30_000)
    assert len(tab.dataset.x_train) == 200


def test_undo_in_another_tab_does_not_touch_the_data(qtbot, window, tmp_path):
    window.show_tab("inference")
    wait(qtbot, window)
    window.tab_of("data")
    window.tab.change(batch_size=7)
    qtbot.waitUntil(lambda: len(everywhere(window)) == 1, timeout=30_000)
    save_idx(made(300, 1), tmp_path / "second")
    window.show_tab("training")
    window.tab.accept_file(str(tmp_path / "second"))
    wait(qtbot, window)
    inference = window.tab_of("inference")
    inference.undo()
    assert (inference.state.batch_size, inference.state.source) == (100, "folder")
    assert len(everywhere(window)) == 1
    window.tab.undo()
    wait(qtbot, window)
    assert {len(window.tab_of(name).dataset.x_train) for name in TABS} == {200}


def test_data_that_cannot_be_opened_changes_no_other_tab(qtbot, window, tmp_path):
    window.tab_of("data")
    window.show_tab("inference")
    wait(qtbot, window)
    (tmp_path / "bad.npz").write_bytes(b"PK\3\4 and no more")
    window.tab.change(source="folder", path=str(tmp_path / "bad.npz"))
    wait(qtbot, window)
    assert "bad.npz" in window.tab.message.text
    for name in ("data", "training"):
        assert window.tab_of(name).state.source == "automatic"
    qtbot.waitUntil(lambda: len(everywhere(window)) == 1, timeout=30_000)


@pytest.mark.parametrize("name", TABS)
def test_why_other_data_stands_in_stays_on_the_screen(qtbot, monkeypatch, tmp_path, name):
    save_idx(made(200), tmp_path / "first")
    monkeypatch.setenv("NNVIZ_DATA_DIR", str(tmp_path / "first"))
    window = MainWindow(fresh=True, first=name)
    window.remembers = False
    qtbot.addWidget(window)
    window.show()
    show(window, name)
    window.tab.change(source="folder", path="/no/such/folder")
    wait(qtbot, window)
    assert window.tab.state.source == "automatic"
    assert "/no/such/folder" in window.tab.message.text
    window.close()


def test_files_that_have_changed_are_read_again_in_every_tab(qtbot, window, tmp_path):
    window.tab_of("data")
    window.tab_of("inference")
    qtbot.waitUntil(lambda: len(everywhere(window)) == 1, timeout=30_000)
    save_idx(made(300, 1), tmp_path / "first")
    for path in (tmp_path / "first").iterdir():
        os.utime(path, (1, 1))
    window.tab.accept_file(str(tmp_path / "first"))
    wait(qtbot, window)
    assert {len(window.tab_of(name).dataset.x_train) for name in TABS} == {300}


# A dataset that is smaller than the batch.


def open_in_training(qtbot, window: MainWindow, folder: Path, images: int):
    save_idx(made(images, images), folder / str(images))
    window.show_tab("training")
    assert window.tab.accept_file(str(folder / str(images)))
    wait(qtbot, window)
    assert len(window.tab.dataset.x_train) == images
    return window.tab


def test_the_batch_follows_a_small_dataset_and_nothing_is_locked(qtbot, window, tmp_path):
    tab = open_in_training(qtbot, window, tmp_path, 30)
    assert tab.state.batch_size == 30
    assert tab.message.text == "The batch size is now 30: all the training images that there are."
    for index in range(len(tab.presets)):
        tab.show_preset(index)
        assert tab.state.batch_size <= 30
        assert tab.preset_box.currentIndex() >= 0
    tab.change(batch_size=31)
    assert "31 is more than the 30 training images" in tab.message.text
    tab = open_in_training(qtbot, window, tmp_path, 20)
    assert tab.message.text == "The batch size is now 20: all the training images that there are."
    tab = open_in_training(qtbot, window, tmp_path, 300)
    assert not tab.message.text
    tab.change(batch_size=250)
    assert tab.state.batch_size == 250
    tab = open_in_training(qtbot, window, tmp_path, 20)
    assert tab.state.batch_size == 20
    tab.reset()
    wait(qtbot, window)
    assert (tab.state.source, tab.state.batch_size) == ("automatic", 100)


def test_a_reset_with_a_small_dataset_of_the_programs_own_fits_too(qtbot, window, tmp_path, monkeypatch):
    save_idx(made(40, 3), tmp_path / "small")
    monkeypatch.setenv("NNVIZ_DATA_DIR", str(tmp_path / "small"))
    window.tab.source.open_again(window.tab.source.choice)
    wait(qtbot, window)
    tab = window.tab
    assert (len(tab.dataset.x_train), tab.state.batch_size) == (40, 40)
    tab.change(rate=0.5)
    tab.reset()
    assert (tab.state.rate, tab.state.batch_size) == (0.1, 40)
    tab.undo()
    assert (tab.state.rate, tab.state.batch_size) == (0.5, 40)


def test_a_run_on_a_small_dataset_that_another_tab_opened_learns(qtbot, window, tmp_path):
    training = window.tab
    window.show_tab("data")
    wait(qtbot, window)
    save_idx(made(30, 3), tmp_path / "small")
    window.tab.accept_file(str(tmp_path / "small"))
    wait(qtbot, window)
    window.show_tab("training")
    assert training.state.batch_size == 30
    training.change(iterations=10)
    training.timeline.play()
    qtbot.waitUntil(lambda: training.timeline.status == "finished", timeout=30_000)


@pytest.mark.parametrize("first", TABS)
def test_what_another_said_stays_when_data_is_opened_and_what_was_said_of_the_data_goes(qtbot, window, tmp_path, first):
    show(window, first)
    wait(qtbot, window)
    tab, second = window.tab, tmp_path / "second.npz"
    save_npz(made(300, 1), second)
    tab.message.say("Not saved: the disk is full.", "window")
    assert tab.accept_file(str(second))
    wait(qtbot, window)
    assert tab.message.text == "Not saved: the disk is full."

    tab.change(source="folder", path=str(tmp_path / "nowhere"))
    wait(qtbot, window)
    assert tab.message.origin == "data" and tab.message.text.endswith(".")
    tab.accept_file(str(second))
    wait(qtbot, window)
    assert not tab.message.text


def test_a_run_that_starts_takes_away_only_what_was_said_of_a_run(qtbot, window):
    tab = window.tab
    tab.message.say("The picture is on the clipboard.")
    tab.start_button.click()
    qtbot.waitUntil(lambda: tab.timeline.position > 3, timeout=30_000)
    tab.timeline.pause()
    assert tab.message.text == "The picture is on the clipboard."
    tab.message.say("There are no weights yet: start a run first.", "run")
    tab.timeline.play()
    assert not tab.message.text
    tab.timeline.pause()
