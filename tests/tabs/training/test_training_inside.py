"""The views Inside, Mistakes and Epochs of Training: they follow the moment on show."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nnviz.tabs.training import TrainingTab
from nnviz.tabs.training.epochs.view import EpochsView
from nnviz.tabs.training.inside import InsideView
from nnviz.tabs.training.mistakes import MistakesView, images_of
from nnviz.ui.tables.cell_grid import ALL
from tests.tabs.training.test_training import digits, run, short, tab  # noqa: F401 (fixtures)


def inside(qtbot, tab: TrainingTab) -> InsideView:  # noqa: F811
    tab.change(view="inside")
    view = tab.view
    assert isinstance(view, InsideView)
    qtbot.waitUntil(lambda: not view.busy, timeout=9000)
    return view


def test_before_the_start_the_first_weights_are_seen_and_they_are_those_the_run_begins_with(qtbot, tab):  # noqa: F811
    short(tab, hidden=(50, 20), weight_init="Xavier", seed=3)
    view = inside(qtbot, tab)
    assert "The initial weights" in view.verdict.text()
    shown = view.shown.weights["W1"]
    assert view.weights.cells[0, 0][0].sum() == pytest.approx(1) and len(view.weights.cells) == 3
    assert view.tiles.count == 50
    tab.change(view="run")
    run(qtbot, tab)
    np.testing.assert_array_equal(tab.history.weights_at(0)[1]["W1"], shown)


def test_inside_follows_the_moment_on_the_time_bar(qtbot, tab):  # noqa: F811
    short(tab, iterations=100, rate=0.5)
    run(qtbot, tab)
    view = inside(qtbot, tab)
    late = view.shown
    for moment in (0, 40, 100):
        tab.timeline.go(moment)
        qtbot.waitUntil(lambda: not view.busy, timeout=9000)
        kept, weights = tab.history.weights_at(moment)
        np.testing.assert_array_equal(view.shown.weights["W1"], weights["W1"])
        assert (f"After iteration {kept}" if kept else "The initial weights") in view.verdict.text()
    assert view.shown.inside.layers[0].weight_std == late.inside.layers[0].weight_std
    assert list(view.lengths.y) == [layer.gradient for layer in view.shown.inside.layers]


def test_inside_counts_while_the_network_learns_and_the_run_goes_on(qtbot, tab):  # noqa: F811
    short(tab, iterations=10_000)
    tab.change(view="inside")
    tab.start_button.click()
    qtbot.waitUntil(lambda: "After iteration" in tab.view.verdict.text(), timeout=9000)
    assert tab.timeline.running
    tab.timeline.end_run()


def test_the_confusion_matrix_and_the_wrong_images_are_those_of_the_moment(qtbot, tab):  # noqa: F811
    short(tab, iterations=72)
    tab.change(view="mistakes")
    view = tab.view
    assert isinstance(view, MistakesView)
    qtbot.waitUntil(lambda: not view.busy, timeout=9000)
    before = view.matrix.counts.copy()
    assert "Not trained yet" in view.sentences()[0] and len(view.numbers) == before.sum() - np.trace(before)
    run(qtbot, tab)
    np.testing.assert_array_equal(before, tab.history.evaluation_at(0).confusion)
    for moment, measured in ((0, 0), (30, 24), (72, 72)):
        tab.timeline.go(moment)
        found = tab.history.evaluation_at(moment)
        assert found.moment == measured
        np.testing.assert_array_equal(view.matrix.counts, found.confusion)
        wrong = np.flatnonzero(np.asarray(tab.dataset.t_test) != found.predictions)
        np.testing.assert_array_equal(view.numbers, wrong)
        assert f"{len(wrong)} of the 200 test images are wrong" in view.verdict.text()


def test_a_cell_of_the_matrix_shows_its_images_and_the_run_stays_the_one_on_show(qtbot, tab):  # noqa: F811
    short(tab, iterations=24)
    run(qtbot, tab)
    tab.change(view="mistakes")
    view, found = tab.view, tab.history.evaluations[-1]
    truth, answer = (int(n) for n in np.argwhere(found.confusion - np.diag(np.diag(found.confusion)))[0])
    view.matrix.chosen.emit(truth, answer)
    assert (tab.state.truth, tab.state.answer) == (truth, answer) and not tab.pending
    assert len(view.numbers) == found.confusion[truth, answer]
    tab.change(truth=ALL, answer=ALL)
    assert len(view.numbers) == 200 - np.trace(found.confusion)


def test_images_of_a_diagonal_cell_are_right_and_all_others_wrong():
    truth, answers = np.array([0, 0, 1, 1]), np.array([0, 1, 1, 0])
    assert images_of(truth, answers, (1, 1)).tolist() == [2]
    assert images_of(truth, answers, (ALL, 0)).tolist() == [3]
    assert images_of(truth, answers, (0, ALL)).tolist() == [1]


def epochs(tab: TrainingTab) -> EpochsView:  # noqa: F811
    tab.change(view="epochs")
    assert isinstance(tab.view, EpochsView)
    return tab.view


@pytest.mark.parametrize(("batch", "told"), [
    (200, "iterations an epoch: 5."), (300, "iterations an epoch: 4; in the last batch: 100."),
    (1000, "iterations an epoch: 1."),
])  # fmt: skip
def test_the_arithmetic_of_an_epoch_is_told_and_seen(qtbot, tab, batch, told):  # noqa: F811
    short(tab, train_size=1000, batch_size=batch, unit="epochs", epochs=20)
    view = epochs(tab)
    assert told in view.verdict.text()
    values = {key: value.text() for key, value in view.figures.values.items()}
    assert (values["epoch"], values["total"], values["last"]) == {
        200: ("5", "100", "200"), 300: ("4", "80", "100"), 1000: ("1", "20", "1,000")}[batch]  # fmt: skip
    assert view.table.count == 21 and view.table.text(1, 8) == ".7988 / .796" and view.table.text(1, 4) == "–"


def test_every_measurement_is_a_row_and_a_line_of_the_print_out_which_can_be_copied(qtbot, tab):  # noqa: F811
    short(tab, iterations=60)
    run(qtbot, tab)
    view, found = epochs(tab), tab.history.evaluations
    assert view.table.count == len(found) == 4
    last = found[-1]
    texts = [view.table.text(3, column) for column in range(7)]
    assert texts[:2] == ["2.50", "60"]
    numbers = (last.train_loss, last.test_loss, last.train_accuracy, last.test_accuracy)
    assert [float(text) for text in texts[2:6]] == pytest.approx(numbers, abs=6e-5)
    assert float(texts[6].replace("−", "-")) == pytest.approx(100 * (numbers[2] - numbers[3]), abs=0.006)
    QTest.mouseClick(view.copy, Qt.MouseButton.LeftButton)
    lines = QApplication.clipboard().text().splitlines()
    assert len(lines) == 3 and lines[-1] == (
        f"epoch 2.50: loss {tab.history.losses[-1]:.4f}, training {numbers[2]:.4f}, test {numbers[3]:.4f}")
    tab.timeline.go(30)
    assert len(view.text.toPlainText().splitlines()) == 1 and view.tiles.done == 30


def test_the_notes_run_is_known_by_its_settings_and_data(qtbot, tab):  # noqa: F811
    tab.show_preset(0)
    view = epochs(tab)
    assert "other settings or data" in view.note.text()  # the data is not MNIST
    assert view.table.text(16, 8) == ".9443 / .943" and view.table.text(2, 7) == ""


def test_the_run_on_show_is_kept_from_the_run_view_and_compare_lists_it(qtbot, tab):  # noqa: F811
    short(tab, iterations=30, schedule="cosine", clip=2.0, weight_init="Glorot")
    assert not tab.run_view.keep.isVisible()
    run(qtbot, tab)
    before = len(tab.kept.runs)
    QTest.mouseClick(tab.run_view.keep, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not tab.kept.busy, timeout=9000)
    assert len(tab.kept.runs) == before + 1
    kept = list(tab.kept.runs.values())[-1]
    assert (kept.settings.schedule, kept.settings.clip, kept.settings.weight_init) == ("cosine", 2.0, "Glorot")
    curves = tab.kept.curves(kept.key)
    np.testing.assert_array_equal(curves.losses, tab.history.losses)
    np.testing.assert_array_equal(curves.rates, tab.history.all_rates())
    tab.change(view="compare")
    qtbot.waitUntil(lambda: tab.view.table.model().rowCount() == len(tab.kept.runs), timeout=9000)


@pytest.mark.parametrize("width", [300, 700, 1600])
def test_no_layer_stands_between_two_layers_on_the_axis(qtbot, tab, width):  # noqa: F811
    axis = inside(qtbot, tab).gradients.getAxis("bottom")
    layers = [float(text) for _, texts in axis._levels(*axis.range, width) for text in texts]
    assert layers == [1, 2]
