"""The training tab: real data in its real format, a real network, the real thread, real mouse and keys."""

import gzip
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from nnviz.core.studies.training.diagnosis import Verdict
from nnviz.data.digits import generate
from nnviz.data.mnist import FILES
from nnviz.tabs.common import dataset_tab
from nnviz.tabs.training import TrainingTab
from nnviz.tabs.training.state import TrainingState
from nnviz.tabs.training.words import VERDICTS, verdict_text
from nnviz.ui.base.language import LANGUAGE
from nnviz.ui.base.settings import data_folder
from nnviz.ui.base.theme import THEME
from tests.gestures import click
from tests.run_program import run_program
from tests.tabs.fetching import offered


@cache
def drawn(count: int) -> tuple[np.ndarray, np.ndarray]:
    """Return drawn images and labels; nobody writes into them."""
    return generate(count, np.random.default_rng(1))


def write_digits(folder: Path, train: int = 1200, test: int = 200) -> Path:
    """Write drawn digits as four IDX files."""
    folder.mkdir(parents=True, exist_ok=True)
    images, labels = drawn(train + test)
    parts = (images[:train], labels[:train], images[train:], labels[train:])
    for file, array in zip(FILES, parts, strict=True):
        head = bytes([0, 0, 8, array.ndim]) + b"".join(n.to_bytes(4, "big") for n in array.shape)
        (folder / file.gz_name).write_bytes(gzip.compress(head + array.tobytes(), 1))
    return folder


@pytest.fixture(scope="session")
def digits(tmp_path_factory) -> Path:
    return write_digits(tmp_path_factory.mktemp("digits"))


@pytest.fixture
def tab(qtbot, digits, monkeypatch) -> TrainingTab:
    """A tab with 1,200 drawn digits, on show."""
    monkeypatch.setenv("NNVIZ_DATA_DIR", str(digits))
    tab = TrainingTab()
    qtbot.addWidget(tab)
    tab.resize(1280, 660)
    with qtbot.waitExposed(tab):
        tab.show()
    qtbot.waitUntil(lambda: not tab.busy, timeout=30_000)
    yield tab
    tab.close_down()


def short(tab: TrainingTab, **fields) -> None:
    """Set a run of a few iterations."""
    tab.set_state(replace(TrainingState(hidden=(50,), iterations=60, batch_size=50), **fields))


def run(qtbot, tab: TrainingTab, timeout: int = 30_000) -> None:
    """Press Start and wait for the end."""
    QTest.mouseClick(tab.start_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: tab.timeline.status in ("finished", "failed"), timeout=timeout)


def test_start_trains_to_the_end_and_shows_curves_accuracies_weights_and_numbers(qtbot, tab):
    short(tab, iterations=100)
    run(qtbot, tab)
    assert tab.timeline.status == "finished"
    assert len(tab.history) == 100
    assert tab.run_view.losses.mean.x[-1] == 100
    assert tab.run_view.losses.mean.y[-1] < tab.run_view.losses.mean.y[0]
    np.testing.assert_allclose(tab.run_view.accuracies.train.x, [0, 1, 2, 3, 4, 100 / 24])
    assert tab.run_view.accuracies.test.y[-1] == pytest.approx(tab.history.evaluations[-1].test_accuracy)
    assert tab.run_view.weights.count == 50
    assert tab.run_view.figures.values["test"].text().endswith("%")
    update = tab.history.update
    assert update.after == pytest.approx(update.before - 0.1 * update.gradient, rel=1e-4)
    assert update.name.replace(", ", ",") in tab.strip.texts()[0][1]


def test_the_same_seed_gives_the_same_run_after_a_reset(qtbot, tab):
    short(tab)
    run(qtbot, tab)
    first = tab.history.losses.copy()
    tab.rewind()
    assert (tab.timeline.status, len(tab.history)) == ("ready", 0)
    run(qtbot, tab)
    np.testing.assert_array_equal(tab.history.losses, first)
    tab.change(seed=7)
    run(qtbot, tab)
    assert not np.array_equal(tab.history.losses, first)


def test_keys_step_one_iteration_and_one_epoch_and_back_and_continue(qtbot, tab):
    short(tab)
    tab.setFocus()
    QTest.keyClick(tab, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: tab.timeline.status == "paused" and len(tab.history) == 1)
    QTest.mouseClick(tab.playback_bar.buttons["stride"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: tab.timeline.status == "paused" and len(tab.history) == 24)
    QTest.keyClick(tab, Qt.Key.Key_Left)
    assert tab.timeline.position == 23
    assert tab.run_view.losses.cursor.isVisible() and tab.run_view.accuracies.cursor.isVisible()
    QTest.keyClick(tab, Qt.Key.Key_Home)
    assert tab.timeline.position == 0
    QTest.keyClick(tab, Qt.Key.Key_End)
    assert tab.timeline.position == 24 and not tab.run_view.losses.cursor.isVisible()
    QTest.keyClick(tab, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: tab.timeline.status == "finished")
    assert len(tab.history) == 60


def test_scrubbing_back_shows_figures_weights_and_update_of_that_moment(qtbot, tab):
    short(tab)
    run(qtbot, tab)
    tab.playback_bar.slider.setValue(30)
    assert tab.timeline.position == 30
    evaluation = tab.history.evaluation_at(30)
    assert evaluation.moment == 24
    assert tab.run_view.figures.values["test"].text() == f"{100 * evaluation.test_accuracy:.2f} %"
    assert tab.run_view.losses.cursor.value() == 30
    moment, weights = tab.history.weights_at(30)
    assert moment <= 30
    assert not np.array_equal(weights["W1"], tab.history.snapshots[-1][1]["W1"])


def test_the_learning_rate_changes_while_it_runs_and_is_marked(qtbot, tab):
    short(tab, iterations=10_000)
    tab.start_button.click()
    qtbot.waitUntil(lambda: len(tab.history) > 20)
    tab.change(rate=0.02)
    qtbot.waitUntil(lambda: len(tab.history.rates) == 2)
    tab.timeline.end_run()
    assert tab.history.rates[1][1] == 0.02
    tab.run_view.draw_losses(tab.state)
    assert [mark.value() for mark in tab.run_view.losses.rate_marks] == [tab.history.rates[1][0]]
    assert not tab.pending


def test_the_steps_of_a_schedule_are_marked_and_the_strip_uses_the_rate_of_the_moment(qtbot, tab):
    short(tab, iterations=80, schedule="step", drop_every=1, drop_factor=0.1)
    run(qtbot, tab)
    marks = tab.run_view.losses.rate_marks
    assert [mark.value() for mark in marks] == [24, 48, 72]
    assert tab.history.rates == [(0, 0.1)] and tab.state.early == () and not tab.pending
    for moment, rate in ((24, 0.1), (25, 0.01), (80, 1e-4)):
        tab.timeline.go(moment)
        assert tab.history.rate_at(moment) == pytest.approx(rate)
    update = tab.history.update
    assert update.after == pytest.approx(update.before - 1e-4 * update.gradient, rel=1e-4)
    assert tab.run_view.figures.values["rate"].text() == "1×10⁻⁴"


def test_a_rate_that_is_changed_under_a_schedule_is_marked_once_and_the_run_can_be_done_again(qtbot, tab):
    short(tab, iterations=1500, schedule="warm-up, cosine", rate=0.05)
    tab.start_button.click()
    qtbot.waitUntil(lambda: len(tab.history) > 20)
    tab.change(rate=0.2)
    qtbot.waitUntil(lambda: tab.timeline.status == "finished", timeout=30_000)
    changed = tab.history.rates[1][0]
    assert tab.history.rates == [(0, 0.05), (changed, 0.2)] and not tab.pending
    assert [mark.value() for mark in tab.run_view.losses.rate_marks] == [changed]
    losses, rates = tab.history.losses.copy(), tab.history.all_rates().copy()
    tab.rewind()
    run(qtbot, tab)
    np.testing.assert_array_equal(tab.history.losses, losses)
    np.testing.assert_array_equal(tab.history.all_rates(), rates)


def test_other_changes_wait_for_the_next_run_and_say_so(qtbot, tab):
    short(tab, iterations=10_000)
    tab.start_button.click()
    qtbot.waitUntil(lambda: len(tab.history) > 5)
    tab.change(hidden=(20,))
    assert tab.pending and tab.timeline.running
    assert "next run" in tab.hint.text()
    tab.rewind()
    assert not tab.pending
    tab.change(iterations=10)
    run(qtbot, tab)
    assert tab.history.weights_at(10)[1]["W1"].shape == (784, 20)


def test_a_preset_during_a_run_leaves_the_run_and_its_rate_alone_and_is_told_to_be_the_next(qtbot, tab):
    short(tab, iterations=2000, rate=0.05)
    tab.start_button.click()
    qtbot.waitUntil(lambda: len(tab.history) > 20)
    tab.show_preset(next(i for i, p in enumerate(tab.presets) if p.state.rate not in (0.05, tab.state.rate)))
    wanted = tab.state
    tab.change(rate=0.7)
    assert tab.pending and "next run" in tab.hint.text()
    qtbot.waitUntil(lambda: tab.timeline.status == "finished", timeout=30_000)
    assert tab.history.rates == [(0, 0.05)]
    assert tab.state == replace(wanted, rate=0.7), "nothing of the old run is written into the settings of the new one"
    tab.rewind()
    assert tab.training.run.first_rate == 0.7 and not tab.pending


def test_pause_holds_and_stop_keeps_what_was_shown(qtbot, tab):
    short(tab, iterations=10_000)
    tab.start_button.click()
    qtbot.waitUntil(lambda: len(tab.history) > 5)
    tab.start_button.click()
    qtbot.waitUntil(lambda: tab.timeline.status == "paused")
    qtbot.wait(100)
    held = len(tab.history)
    qtbot.wait(150)
    assert len(tab.history) == held
    QTest.mouseClick(tab.playback_bar.buttons["stop"], Qt.MouseButton.LeftButton)
    assert (tab.timeline.status, len(tab.history)) == ("finished", held)
    assert tab.start_button.text() == "Start a new run"


@pytest.mark.parametrize("index", range(len(TrainingTab.presets)))
def test_every_preset_starts(qtbot, tab, index):
    tab.show_preset(index)
    assert tab.preset_box.currentIndex() == index + 1
    tab.timeline.step(3)
    qtbot.waitUntil(lambda: len(tab.history) == 3, timeout=30_000)
    assert tab.run_view.verdict.text()


def test_all_weights_zero_is_called_stuck(qtbot, tab):
    short(tab, weight_init="zeros")
    run(qtbot, tab)
    assert "all weights began at zero" in tab.run_view.verdict.text()


def test_a_huge_learning_rate_ends_with_a_sentence_and_a_new_run_works(qtbot, tab):
    short(tab, rate=100.0, hidden=(50, 50, 50), iterations=300, weight_init="N(0, 1)", optimizer="Momentum")
    run(qtbot, tab)
    assert np.isfinite(tab.history.losses).all()
    assert tab.run_view.verdict.text().startswith(("Diverged", "Dead units", "Stuck"))
    short(tab)
    run(qtbot, tab)
    assert len(tab.history) == 60


def test_loss_can_be_shown_on_a_logarithmic_axis(tab, qtbot):
    short(tab)
    run(qtbot, tab)
    tab.change(log_loss=True)
    low, high = tab.run_view.losses.getViewBox().viewRange()[1]
    assert low < np.log10(tab.history.losses.min()) < np.log10(tab.history.losses.max()) < high
    tab.change(log_loss=False)
    assert tab.run_view.losses.getViewBox().viewRange()[1][1] > 2


def test_hovering_reads_out_the_values(qtbot, tab):
    short(tab)
    run(qtbot, tab)
    text = tab.run_view.losses.readout_at(30.2)
    assert text.splitlines()[0] == "Iteration: 30"
    assert "mini-batch" in text and "smoothed" in text
    click(tab.run_view.losses, 30, 1.0)


OPTIMIZERS = ("SGD", "Momentum", "Nesterov", "AdaGrad", "RMSProp", "Adam")
ACTIVATIONS = ("sigmoid", "tanh", "leaky_relu", "elu", "softplus", "swish", "gelu", "identity")


@pytest.mark.parametrize(
    "fields",
    [{"optimizer": name, "rate": 0.01} for name in OPTIMIZERS]
    + [{"activation": name} for name in ACTIVATIONS]
    + [{"sampling": "replacement"}, {"weight_decay": 0.01}, {"dropout": 0.3, "hidden": (30, 20)},
       {"weight_init": "Glorot", "clip": 0.3}, {"schedule": "step", "drop_every": 1, "train_size": 170},
       {"schedule": "warm-up, cosine", "warmup": 0.4}, {"schedule": "cosine", "clip": 0.2, "weight_decay": 0.1},
       {"normalise": False, "rate": 1e-3}, {"train_size": 170, "hidden": ()}, {"unit": "epochs", "epochs": 1}],
    ids=str,
)
def test_the_copied_program_trains_to_the_same_losses(qtbot, tab, digits, fields, monkeypatch, capsys):
    import matplotlib

    matplotlib.use("Agg")
    short(tab, iterations=20, **fields)
    run(qtbot, tab)
    program = run_program(tab.script(tab.state), "training.py", {"__name__": "copied"})
    monkeypatch.setattr(program["plt"], "show", lambda: None)
    losses, train, test = program["main"](digits)
    program["plt"].close("all")
    np.testing.assert_allclose(losses, tab.history.losses, rtol=2e-3)
    assert test[-1] == pytest.approx(tab.history.evaluations[-1].test_accuracy, abs=0.011)
    assert len(train) == len(tab.history.evaluations)


def spoil_missing(folder: Path) -> None:
    (folder / FILES[0].gz_name).unlink()


def spoil_truncated(folder: Path) -> None:
    path = folder / FILES[0].gz_name
    path.write_bytes(path.read_bytes()[:2000])


def spoil_magic(folder: Path) -> None:
    (folder / FILES[2].gz_name).write_bytes(gzip.compress(b"\x00\x00\x0d\x03" + bytes(100)))


def spoil_count(folder: Path) -> None:
    (folder / FILES[1].gz_name).write_bytes(gzip.compress(b"\x00\x00\x08\x01\x00\x00\x00\x05" + bytes(5)))


def spoil_labels(folder: Path) -> None:
    labels = bytes([177] * 1200)
    head = b"\x00\x00\x08\x01" + (1200).to_bytes(4, "big")
    (folder / FILES[1].gz_name).write_bytes(gzip.compress(head + labels))


def spoil_directory(folder: Path) -> None:
    path = folder / FILES[3].gz_name
    path.unlink()
    path.mkdir()


def spoil_bomb(folder: Path) -> None:
    head = b"\x00\x00\x08\x01" + (1200).to_bytes(4, "big")
    (folder / FILES[1].gz_name).write_bytes(gzip.compress(head + bytes(50_000_000), 9))


@pytest.mark.parametrize(
    "spoil",
    [spoil_missing, spoil_truncated, spoil_magic, spoil_count, spoil_labels, spoil_directory, spoil_bomb],
    ids=lambda spoil: spoil.__name__[6:],
)
def test_bad_data_is_a_sentence_and_the_run_and_its_data_stay(qtbot, tab, tmp_path, spoil):
    short(tab)
    run(qtbot, tab)
    before, losses = tab.dataset, tab.history.losses.copy()
    folder = write_digits(tmp_path / "bad", 1200, 50)
    spoil(folder)
    tab.change(source="folder", path=str(folder))
    qtbot.waitUntil(lambda: not tab.busy, timeout=30_000)
    assert tab.message.isVisible() and len(tab.message.text) > 20
    assert "Traceback" not in tab.message.text and "Error" not in tab.message.text
    assert tab.dataset is before
    np.testing.assert_array_equal(tab.history.losses, losses)
    tab.rewind()
    run(qtbot, tab)
    assert tab.timeline.status == "finished"


def test_a_folder_that_does_not_exist_is_a_sentence(qtbot, tab):
    before = tab.dataset
    tab.change(source="folder", path="/no/such/folder")
    qtbot.waitUntil(lambda: not tab.busy)
    assert "is not a folder" in tab.message.text
    assert tab.dataset is before


def test_a_bad_folder_at_the_start_is_said_and_something_else_stands_in(qtbot, digits, monkeypatch):
    monkeypatch.setenv("NNVIZ_DATA_DIR", str(digits))
    tab = TrainingTab()
    qtbot.addWidget(tab)
    tab.change(source="folder", path="/no/such/folder")
    tab.show()
    qtbot.waitUntil(lambda: tab.dataset is not None and not tab.busy, timeout=30_000)
    assert "is not a folder" in tab.message.text
    assert tab.state.source == "automatic"
    tab.close_down()


def test_without_files_the_program_draws_digits_and_says_so(qtbot, monkeypatch):
    monkeypatch.delenv("NNVIZ_DATA_DIR", raising=False)
    monkeypatch.setattr("nnviz.data.sources.DRAWN_TRAIN", 300)
    tab = TrainingTab()
    qtbot.addWidget(tab)
    qtbot.waitUntil(lambda: not tab.busy, timeout=60_000)
    assert tab.dataset.origin.value == "drawn"
    assert "Synthetic digits" in tab.hint.text()
    tab.close_down()


def test_files_that_come_while_another_tab_is_shown_are_taken_up(qtbot, monkeypatch, tmp_path):
    monkeypatch.delenv("NNVIZ_DATA_DIR", raising=False)
    monkeypatch.setattr("nnviz.data.sources.DRAWN_TRAIN", 300)
    tab = TrainingTab()
    qtbot.addWidget(tab)
    tab.show()
    qtbot.waitUntil(lambda: not tab.busy, timeout=60_000)
    assert tab.dataset.origin.value == "drawn"
    tab.hide()
    monkeypatch.setenv("NNVIZ_DATA_DIR", str(write_digits(tmp_path / "fetched", 400, 50)))
    tab.show()
    qtbot.waitUntil(lambda: tab.dataset.origin.value != "drawn", timeout=30_000)
    assert len(tab.dataset.x_train) == 400
    tab.close_down()


@pytest.mark.parametrize("form", ["npz", "folder"])
def test_any_dataset_in_the_same_form_trains(qtbot, tab, tmp_path, form):
    rng = np.random.default_rng(3)
    labels = rng.integers(0, 4, 500).astype(np.uint8)
    images = np.zeros((500, 14, 12), np.uint8)
    images[np.arange(500), labels * 3] = 200  # a bright row tells the class
    images += rng.integers(0, 40, images.shape).astype(np.uint8)
    path = tmp_path / ("shapes.npz" if form == "npz" else "shapes")
    if form == "npz":
        np.savez(path, x_train=images[:400], t_train=labels[:400], x_test=images[400:], t_test=labels[400:])
    else:
        path.mkdir()
        for file, array in zip(FILES, (images[:400], labels[:400], images[400:], labels[400:]), strict=True):
            head = bytes([0, 0, 8, array.ndim]) + b"".join(n.to_bytes(4, "big") for n in array.shape)
            (path / file.name).write_bytes(head + array.tobytes())
    assert tab.accept_file(str(path))
    qtbot.waitUntil(lambda: not tab.busy and tab.dataset.path == str(path), timeout=30_000)
    short(tab, source="folder", path=str(path), iterations=150)
    run(qtbot, tab)
    assert tab.history.evaluations[-1].test_accuracy > 0.95
    assert tab.run_view.weights.count == 50
    assert "shapes" in tab.hint.text() and tab.dataset.origin.value != "MNIST"


def test_a_batch_larger_than_the_training_set_is_refused(tab):
    tab.change(batch_size=5000)
    assert tab.state.batch_size == 100
    assert "5,000" in tab.message.text


def test_language_and_theme_change_during_a_run_without_stopping_it(qtbot, tab):
    short(tab, iterations=10_000)
    tab.start_button.click()
    qtbot.waitUntil(lambda: len(tab.history) > 5)
    try:
        for code, word in (("ko", "손실"), ("en", "Loss")):
            LANGUAGE.choose(code)
            qtbot.waitUntil(lambda word=word: word in tab.run_view.losses.plotItem.titleLabel.text)
        for theme in ("dark", "projector", "light"):
            THEME.choose(theme)
            qtbot.wait(20)
        assert tab.timeline.running
    finally:
        LANGUAGE.choose("en")
        THEME.choose("light")
    tab.timeline.end_run()


def test_a_hidden_tab_goes_on_and_catches_up(qtbot, tab):
    short(tab, iterations=10_000)
    tab.start_button.click()
    tab.hide()
    qtbot.waitUntil(lambda: len(tab.history) > 100, timeout=30_000)
    assert len(tab.run_view.losses.mean.x) < 100
    tab.show()
    assert tab.run_view.losses.mean.x[-1] > 90
    tab.timeline.end_run()


def test_closing_the_tab_during_a_run_ends_it(qtbot, tab):
    short(tab, iterations=100_000)
    tab.start_button.click()
    qtbot.waitUntil(lambda: len(tab.history) > 5)
    tab.close_down()
    assert tab.timeline.worker is None


def test_plot_formula_number_and_python_of_the_loss_are_without_the_penalty_which_has_a_row_of_its_own(qtbot, tab):
    short(tab, train_size=1000, batch_size=300, iterations=12, weight_decay=0.1)
    run(qtbot, tab)
    formula, numbers, python = tab.strip.texts()[1]
    assert "λ" not in formula and "weight_decay" not in python and "100" in numbers.split("N")[1]
    assert float(re.search(r"\d+\.\d+", numbers)[0]) == pytest.approx(tab.history.losses[11], abs=1e-4)
    np.testing.assert_allclose(tab.run_view.losses.raw.y[-1], tab.history.losses[11])
    formula, numbers, python = tab.strip.texts()[2]
    assert "λ" in formula and "weight_decay" in python
    pure, penalty, whole = (float(part) for part in re.findall(r"\d+\.\d+", numbers))
    assert (pure, penalty) == pytest.approx((tab.history.losses[11], tab.history.penalties[11]), abs=1e-4)
    assert whole == pytest.approx(pure + penalty, abs=2e-4)
    tab.timeline.go(3)
    assert "300" in tab.strip.texts()[1][1].split("N")[1]
    tab.change(weight_decay=0.0)
    tab.rewind()
    assert len(tab.strip.texts()) == 2


def test_the_accuracies_say_of_which_epoch_they_are(qtbot, tab):
    short(tab)
    run(qtbot, tab)
    for moment, epoch in ((0, "0"), (23, "0"), (24, "1"), (47, "1"), (48, "2"), (60, "2.50")):
        tab.timeline.go(moment)
        assert tab.run_view.figures.values["test"].accessibleName().endswith(f"epoch {epoch}")


def test_a_scene_from_before_the_first_weights_were_renamed_opens(tab):
    tab.restore({"weight_start": "zeros"})
    assert tab.state.weight_init == "zeros"


def test_all_verdicts_have_a_sentence():
    assert set(VERDICTS) == set(Verdict)


def test_dragging_the_time_bar_with_the_mouse_scrubs(qtbot, tab):
    short(tab)
    run(qtbot, tab)
    slider = tab.playback_bar.slider
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() - 6, slider.height() // 2))
    QTest.mouseMove(slider, QPoint(slider.width() // 2, slider.height() // 2))
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() // 2, slider.height() // 2))
    assert 20 < tab.timeline.position < 40


def test_what_is_written_follows_the_time_bar_at_once(qtbot, tab):
    short(tab)
    run(qtbot, tab)
    for moment in range(1, 31):
        tab.timeline.scrub(moment)
        assert tab.run_view.figures.values["epoch"].text() == f"{moment / 24:.2f}"
        assert tab.view.verdict.text() == verdict_text(tab.view.run, tab.view.history, moment, None)


@pytest.mark.timeout(240)
@pytest.mark.parametrize(("activation", "low", "high"), [("sigmoid", 0.94, 0.95), ("relu", 0.965, 0.98)])
def test_the_books_run_on_the_real_data_ends_where_the_book_says(qtbot, real_mnist, activation, low, high):
    tab = TrainingTab()
    qtbot.addWidget(tab)
    tab.resize(1280, 660)
    tab.show()
    qtbot.waitUntil(lambda: not tab.busy, timeout=60_000)
    assert tab.dataset.verified
    index = ["sigmoid", "relu"].index(activation)
    tab.show_preset(index)
    run(qtbot, tab, 200_000)
    assert len(tab.history) == 10_000
    assert [evaluation.iteration for evaluation in tab.history.evaluations] == [-1, *range(599, 10_000, 600), 9999]
    assert low <= tab.history.evaluations[-1].test_accuracy <= high
    tab.close_down()


def test_weights_are_left_to_the_tab_that_uses_them(qtbot, tab, tmp_path, monkeypatch):
    short(tab)
    run(qtbot, tab)
    path = tmp_path / "mine.npz"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    tab.save_weights()
    before = tab.state
    assert not tab.accept_file(str(path))
    assert tab.state == before
    assert "60" in tab.message.text


def test_mnist_is_fetched_from_the_file_menu_and_then_opened(qtbot, tab, digits, monkeypatch):
    assert "fetch_data" in [command.slot for command in tab.commands]
    with offered(monkeypatch, digits, dataset_tab) as server:
        tab.fetch_data()
        assert server.requests == []  # nothing is fetched unasked
        QTest.keyClick(tab.download_dialog, Qt.Key.Key_Return)
        folder = Path(data_folder()) / "mnist"
        qtbot.waitUntil(lambda: not tab.busy and tab.dataset.path == str(folder), timeout=30_000)
    assert len(tab.dataset.x_train) == 1200 and tab.dataset.verified
    assert tab.state.source == "automatic"


def test_a_run_whose_rate_was_changed_on_the_way_can_be_done_again_exactly(qtbot, tab, digits, monkeypatch):
    short(tab, iterations=1500, rate=0.05)
    tab.start_button.click()
    qtbot.waitUntil(lambda: len(tab.history) > 20)
    tab.change(rate=0.5)
    qtbot.waitUntil(lambda: len(tab.history.rates) == 2)
    tab.change(rate=0.1)
    qtbot.waitUntil(lambda: tab.timeline.status == "finished", timeout=30_000)
    losses, rates = tab.history.losses.copy(), list(tab.history.rates)
    assert [rate for _, rate in rates] == [0.05, 0.5, 0.1]
    assert tab.state.rate == 0.1 and not tab.pending
    assert tab.state.early == ((rates[1][0], 0.05), (rates[2][0], 0.5))
    values = tab.values()
    tab.rewind()
    run(qtbot, tab)
    np.testing.assert_array_equal(tab.history.losses, losses)
    tab.reset()
    tab.show_values(values)
    run(qtbot, tab)
    np.testing.assert_array_equal(tab.history.losses, losses)
    program = run_program(tab.script(tab.state), "training.py", {"__name__": "copied"})
    assert [program["rate_at"](n) for n in (0, rates[1][0], rates[2][0], 1499)] == [0.05, 0.5, 0.1, 0.1]


def test_a_rate_that_no_update_was_done_with_leaves_the_run_as_it_was(qtbot, tab):
    short(tab, iterations=10_000, rate=0.05)
    tab.start_button.click()
    qtbot.waitUntil(lambda: len(tab.history) > 20)
    tab.start_button.click()
    qtbot.waitUntil(lambda: tab.timeline.status == "paused")
    qtbot.wait(60)
    tab.change(rate=0.3)
    tab.timeline.end_run()
    assert tab.state.early == ((len(tab.history), 0.05),)
    assert not tab.pending
    tab.change(rate=0.2)
    assert tab.state.early == () and tab.pending


@pytest.mark.parametrize(
    "early",
    [((5, 0.1), (5, 0.2)), ((0, 0.1),), ((5, -1.0),), ((5,),), ((2.5, 0.1),), (1.5,), ((("x",), 0.1),), ((5, "x"),)],
)
def test_early_rates_that_make_no_sense_are_refused_with_a_sentence(tab, early):
    with pytest.raises(ValueError, match="in order"):
        tab.show_values({"early": early})
