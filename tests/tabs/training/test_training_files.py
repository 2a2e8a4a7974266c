"""What leaves a training run: every iteration and evaluation as CSV and JSON, and the settings that make it again."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QFileDialog

from nnviz.main_window import MainWindow
from nnviz.tabs.common import networks
from nnviz.tabs.training import TrainingTab
from nnviz.tabs.training.state import TrainingState
from nnviz.ui.files.scenes import read_scene
from nnviz.ui.files.tables import tables_of
from tests.tabs.training.test_training import digits, run, short

__all__ = ["digits"]


@pytest.fixture
def window(qtbot, digits, monkeypatch) -> Iterator[MainWindow]:
    """A window that shows training with 1,200 drawn digits."""
    monkeypatch.setenv("NNVIZ_DATA_DIR", str(digits))
    window = MainWindow(fresh=True, first="training")
    window.remembers = False
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(lambda: not window.tab.busy, timeout=30_000)
    yield window
    window.close()


@pytest.fixture
def tab(window) -> TrainingTab:
    return window.tab


def train_with_changes(qtbot, tab: TrainingTab, **fields) -> None:
    """Run 400 iterations whose learning rate is changed twice while they go on."""
    short(tab, iterations=400, **fields)
    for wanted, rate in ((60, 0.02), (150, 0.3)):
        tab.timeline.step(wanted - len(tab.history))  # a busy machine would not pause in time
        qtbot.waitUntil(lambda wanted=wanted: len(tab.history) >= wanted and not tab.busy, timeout=30_000)
        tab.change(rate=rate)
    run(qtbot, tab)
    assert len(tab.history) == 400 and [rate for _, rate in tab.history.rates] == [0.1, 0.02, 0.3]


def columns_of(text: str) -> dict[str, np.ndarray]:
    """Read a CSV table with NumPy."""
    data = np.genfromtxt(io.StringIO(text), delimiter=",", names=True)
    return {name: data[name] for name in data.dtype.names}


def test_the_csv_of_a_run_has_every_iteration_and_every_evaluation(qtbot, tab):
    train_with_changes(qtbot, tab, batch_size=70, weight_decay=0.01)
    iterations, evaluations = (columns_of(table.text) for table in tables_of(tab.plots()))
    history, run_ = tab.history, tab.run
    assert list(iterations) == ["iteration", "epoch", "loss", "penalty", "learning_rate", "images", "seconds"]
    np.testing.assert_array_equal(iterations["iteration"], np.arange(1, 401))
    np.testing.assert_array_equal(iterations["loss"].astype(np.float32), history.losses)
    np.testing.assert_array_equal(iterations["penalty"].astype(np.float32), history.penalties)
    np.testing.assert_array_equal(iterations["learning_rate"], [history.rate_at(n) for n in range(1, 401)])
    np.testing.assert_array_equal(iterations["epoch"], np.cumsum(history.images) / run_.samples)
    assert iterations["images"].min() == 1200 % 70 and iterations["images"].max() == 70
    assert (np.diff(iterations["seconds"]) > 0).all() and iterations["seconds"][-1] < 60
    assert len(evaluations["iteration"]) == len(history.evaluations) == 1 + 22 + 1
    for name in ("epoch", "train_accuracy", "test_accuracy", "train_loss", "test_loss", "dead_units"):
        np.testing.assert_array_equal(evaluations[name], [getattr(e, name) for e in history.evaluations])
    np.testing.assert_array_equal(evaluations["iteration"], [e.moment for e in history.evaluations])


def test_what_is_copied_from_the_plot_is_the_run_whole_too(qtbot, tab):
    short(tab, iterations=3000, hidden=(4,))
    run(qtbot, tab)
    rows = list(csv.reader(io.StringIO(tab.view.losses.table(","))))
    assert len(rows) == 3001 > len(tab.view.losses.raw.x)


def test_before_a_run_the_window_says_that_there_are_no_numbers(window, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: pytest.fail("asked where to save nothing"))
    window.menus.actions["export_data"].trigger()
    assert window.tab.message.text == "There are no numbers to save in this picture yet."
    window.tab.save_run()
    assert window.tab.message.text == "There is no run yet: start one first."


def saved_run(tab: TrainingTab, path: Path, monkeypatch) -> dict:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    tab.save_run()
    assert str(path) in tab.message.text
    return json.loads(path.read_text("utf-8"))


def test_a_run_as_json_holds_all_numbers_settings_and_seed(qtbot, tab, tmp_path, monkeypatch):
    train_with_changes(qtbot, tab, seed=7, dropout=0.2)
    content = saved_run(tab, tmp_path / "run.json", monkeypatch)
    assert content["state"]["seed"] == 7 and content["state"]["rate"] == 0.3
    assert content["state"]["early"] == [[n, rate] for (_, rate), (n, _) in
                                         zip(tab.history.rates, tab.history.rates[1:], strict=False)]  # fmt: skip
    assert content["network"]["sizes"] == [784, 50, 10]
    np.testing.assert_array_equal(np.float32(content["iterations"]["loss"]), tab.history.losses)
    last = content["evaluations"]
    assert last["test_accuracy"][-1] == tab.history.evaluations[-1].test_accuracy
    np.testing.assert_array_equal(last["confusion"], [e.confusion for e in tab.history.evaluations])


def test_a_run_that_is_done_again_keeps_the_changes_of_its_rate_that_are_still_to_come(qtbot, tab):
    train_with_changes(qtbot, tab)
    before = tab.history.losses.copy()
    tab.rewind()
    tab.timeline.step(90)
    qtbot.waitUntil(lambda: len(tab.history) >= 90 and not tab.busy, timeout=30_000)
    tab.rate_notes.note()  # as 1.2 s after the first change
    assert [rate for _, rate in tab.state.early] == [0.1, 0.02] and tab.state.early[1][0] >= 150
    run(qtbot, tab)
    np.testing.assert_array_equal(tab.history.losses, before)


def test_a_scene_that_is_saved_right_after_a_run_has_the_moments_at_which_its_rate_really_changed(qtbot, tab):
    train_with_changes(qtbot, tab)
    moments = [int(n) for n, _ in tab.history.rates[1:]]
    tab.rewrite(lambda state: replace(state, early=((7, 0.1), (11, 0.02))))  # as when they were not known yet
    tab.rate_notes._soon.call()
    assert [n for n, _ in TrainingState(**tab.values()).early] == moments


@pytest.mark.parametrize("kind", ["json", "nnviz"])
def test_a_saved_run_or_scene_makes_the_very_same_run_again(qtbot, window, tab, tmp_path, monkeypatch, kind):
    train_with_changes(qtbot, tab, seed=3, sampling="replacement", optimizer="Momentum")
    before, evaluations = tab.history.losses.copy(), tab.history.evaluations
    path = tmp_path / f"run.{kind}"
    if kind == "json":
        saved_run(tab, path, monkeypatch)
    else:
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
        window.menus.actions["save_scene"].trigger()
    tab.reset()
    tab.rewind()
    assert window.open_path(str(path))
    tab.rewind()
    run(qtbot, tab)
    np.testing.assert_array_equal(tab.history.losses, before)
    assert [e.test_loss for e in tab.history.evaluations] == [e.test_loss for e in evaluations]
    assert read_scene(str(path), ["training"]).tab == "training"


def test_a_scene_saved_at_once_after_a_change_of_the_rate_has_the_change(qtbot, window, tab, tmp_path, monkeypatch):
    short(tab, iterations=2000)
    tab.timeline.play()
    qtbot.waitUntil(lambda: len(tab.history) >= 20, timeout=30_000)
    tab.change(rate=0.01)
    qtbot.waitUntil(lambda: len(tab.history.rates) == 2, timeout=30_000)
    tab.timeline.pause()
    path = tmp_path / "a.nnviz"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    window.menus.actions["save_scene"].trigger()
    assert json.loads(path.read_text("utf-8"))["state"]["early"] == [[tab.history.rates[1][0], 0.1]]


def test_a_trained_network_goes_to_network_and_inference_and_is_trained_on(qtbot, window, tab, tmp_path, monkeypatch):
    monkeypatch.setattr(networks, "cache_folder", lambda: str(tmp_path))
    network, inference = window.tab_of("network"), window.tab_of("inference")
    network.take_from_training()
    assert "Start a run in Training" in network.message.text and network.state.trained == ""  # there is none yet
    short(tab, iterations=30, hidden=(20,))
    run(qtbot, tab)
    weights = tab.history.weights_at(tab.timeline.position)[1]
    network.take_from_training()
    assert "784-20-10" in network.message.text and network.state.trained == "file"
    shown = network.view.shown(network.state).network
    assert shown.sizes == (784, 20, 10) and (shown.weights[0] == weights["W1"].astype(np.float64)).all()
    inference.take_from_network()
    qtbot.waitUntil(lambda: not inference.network.busy, timeout=30_000)
    answering = inference.network.weights.params
    assert inference.state.network == "own" and (answering["W1"] == weights["W1"]).all()
    inference.take_from_training()
    assert inference.state.network == "present"
    tab.take_from_network()  # and back, to be trained on
    assert (tab.state.weight_init, tab.state.hidden) == ("taken", (20,)) and "784-20-10" in tab.message.text
    run(qtbot, tab)
    begun = tab.history.weights_at(0)[1]
    assert all((begun[name] == values).all() for name, values in weights.items())
    assert tab.history.evaluations[0].test_loss < 1.8  # where the other run ended, not where new weights begin


def test_weights_that_do_not_fit_the_images_are_refused_with_a_sentence(qtbot, window, tab):
    for name in ("network", "playground", "inference"):
        window.show_tab(name)
    qtbot.waitUntil(lambda: window.tab.dataset is not None, timeout=30_000)
    before = tab.state
    for take in (tab.take_from_network, tab.take_from_playground, window.tab.take_from_network):
        take()
        assert "784 inputs and 10 outputs" in take.__self__.message.text
    assert tab.state == before


def test_taken_weights_hold_the_layers_fast_and_a_lost_file_is_told(qtbot, window, tab, tmp_path, monkeypatch):
    monkeypatch.setattr(networks, "cache_folder", lambda: str(tmp_path))
    qtbot.waitUntil(lambda: tab.dataset is not None, timeout=30_000)
    tab.change(weight_init="taken")
    assert "No network has been taken over yet" in tab.message.text and tab.state.weight_init == "He"
    window.tab_of("network").change(trained="relu-50")
    tab.take_from_network()
    assert (tab.state.hidden, tab.state.activation, tab.state.normalise) == ((50,), "relu", True)
    tab.change(hidden=(20,))
    assert "belong to the layers 784-50-10" in tab.message.text and tab.state.hidden == (50,)
    Path(tab.state.taken).unlink()
    tab.change(batch_size=20)
    assert "are gone" in tab.message.text
    tab.change(weight_init="He", hidden=(20,))
    assert tab.state.hidden == (20,)
