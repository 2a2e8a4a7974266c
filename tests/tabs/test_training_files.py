"""What leaves a training run: every iteration and evaluation as CSV and JSON, and the settings that make it again."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QFileDialog

from nnviz.main_window import MainWindow
from nnviz.tabs.common import networks
from nnviz.tabs.training import TrainingTab
from nnviz.ui.files.scenes import read_scene
from nnviz.ui.files.tables import tables_of
from tests.tabs.test_training import digits, run, short

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


def test_a_trained_network_is_looked_at_in_network_and_used_in_inference(qtbot, window, tab, tmp_path, monkeypatch):
    monkeypatch.setattr(networks, "cache_folder", lambda: str(tmp_path))
    tab.hand_to_network()
    assert "start a run first" in tab.message.text and window.tab is tab  # there is nothing to look at yet
    short(tab, iterations=30, hidden=(20,))
    run(qtbot, tab)
    weights = tab.history.weights_at(tab.timeline.position)[1]
    tab.hand_to_network()
    network = window.tab
    assert network.name == "network"
    qtbot.waitUntil(lambda: network.state.trained == "file", timeout=30_000)
    shown = network.view.shown(network.state).network
    assert shown.sizes == (784, 20, 10) and (shown.weights[0] == weights["W1"].astype(np.float64)).all()
    network.hand_to_inference()
    assert window.tab.name == "inference" and window.tab.state.weights == network.state.path
