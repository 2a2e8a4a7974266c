"""What the training tab shows: before the start its data, its network and the plan; then curves whose axes fit."""

from dataclasses import replace

import numpy as np
import pytest

from nnviz.tabs.inference import InferenceTab
from nnviz.tabs.training import TrainingTab
from nnviz.tabs.training.state import PRESETS, TrainingState
from nnviz.tabs.training.words import sentence_over
from nnviz.ui.base.theme import THEME
from tests.tabs.training.test_training import digits, run, short, tab  # noqa: F401 (fixtures)


def test_before_the_start_images_the_network_and_the_plan_are_there_and_then_the_curves(qtbot, tab: TrainingTab):  # noqa: F811
    short(tab, hidden=(50, 20), iterations=30)
    view = tab.run_view
    assert view.before.isVisible() and not view.losses.isVisible()
    assert view.before.images.count == 80
    assert view.before.network.accessibleDescription() == "784 pixels; 50 ReLU; 20 ReLU; 10 softmax"
    for number in ("50 of the 1,200 images", "40,480 parameters", "Updates an epoch: 24; in the run: 30", "2.30"):
        assert number in view.before.plan.text()
    run(qtbot, tab)
    assert view.losses.isVisible() and not view.before.isVisible()
    tab.rewind()
    assert view.before.isVisible()


def test_the_accuracy_axis_fits_the_later_epochs_and_the_gap_is_shaded(qtbot, tab: TrainingTab):  # noqa: F811
    short(tab, iterations=240)
    run(qtbot, tab)
    plot, evaluations = tab.run_view.accuracies, tab.history.evaluations
    low, high = plot.getViewBox().viewRange()[1]
    late = [a for e in evaluations[-3:] for a in (e.train_accuracy, e.test_accuracy)]
    assert 0.3 < low < min(late) and max(late) < high < 1.05
    corners = np.array(plot.gap.corners)
    assert len(corners) == 2 * len(evaluations)
    np.testing.assert_allclose(corners[0], (0, evaluations[0].train_accuracy))
    np.testing.assert_allclose(corners[-1], (0, evaluations[0].test_accuracy))


@pytest.mark.parametrize(("moment", "note"), [(0, ""), (1, "last 1, N = 50"), (60, "last 50, N = 50")])
def test_the_figure_of_the_loss_says_of_how_many_mini_batches_it_is_the_mean(qtbot, tab: TrainingTab, moment, note):  # noqa: F811
    short(tab)
    run(qtbot, tab)
    tab.timeline.go(moment)
    name = tab.run_view.figures.values["loss"].accessibleName()
    assert name == ("Loss · " + note if note else "Loss")
    if moment:
        mean = tab.history.losses[max(0, moment - 50) : moment].mean()
        assert float(tab.run_view.figures.values["loss"].text()) == pytest.approx(mean, abs=6e-5)


def test_while_the_time_bar_is_dragged_the_sentence_keeps_up_and_the_strip_is_written_as_fast_as_one_reads(
    qtbot, tab: TrainingTab, monkeypatch  # noqa: F811
):
    short(tab)
    run(qtbot, tab)
    qtbot.wait(100)
    written, write = [], tab.strip.show_equations
    monkeypatch.setattr(tab.strip, "show_equations", lambda rows: (written.append(tab.timeline.position), write(rows)))
    for moment in (50, 40, 30, 20, 1):
        tab.timeline.scrub(moment)
    told = sentence_over(tab.training, 1, None)
    assert told in tab.run_view.verdict.text() and written == [50]
    qtbot.waitUntil(lambda: written[-1] == 1)
    assert tab.strip.texts() == [(e.symbols, e.numbers, e.python) for e in tab.equations(tab.state)]


def test_the_last_mini_batch_of_an_epoch_may_be_smaller_and_the_figure_says_so(qtbot, tab: TrainingTab):  # noqa: F811
    short(tab, batch_size=500, iterations=10)
    run(qtbot, tab)
    assert tab.run_view.figures.values["loss"].accessibleName() == "Loss · last 10, N ≤ 500"


def test_a_preset_during_a_finished_run_says_which_run_is_on_show(qtbot, tab: TrainingTab):  # noqa: F811
    short(tab)
    run(qtbot, tab)
    tab.show_preset(1)
    text = tab.run_view.verdict.text()
    assert "Shown here: the run 784-50-10, ReLU, SGD; the settings on the left are those of the next one." in text
    tab.rewind()
    assert "Shown here" not in tab.run_view.verdict.text()


def test_in_a_low_window_the_plan_leaves_the_network_room_to_be_seen(qtbot, tab: TrainingTab):  # noqa: F811
    short(tab)
    page = tab.run_view.before
    whole = page.plan.text()
    THEME.choose("projector")
    try:
        tab.panel.hide()
        tab.resize(1280, 640)
        qtbot.waitUntil(lambda: page.network.height() > 0.4 * page.height())
        assert "Each update" in page.plan.text() and page.plan.text() in whole and page.plan.text() != whole
    finally:
        THEME.choose("light")
        tab.panel.show()
        tab.resize(1280, 660)
    qtbot.waitUntil(lambda: page.plan.text() == whole)


def test_in_a_low_window_the_loss_has_the_whole_height(qtbot, tab: TrainingTab):  # noqa: F811
    THEME.choose("projector")
    try:
        short(tab)
        run(qtbot, tab)
        tab.resize(1280, 620)
        qtbot.waitUntil(lambda: tab.run_view.losses.height() > 1.6 * tab.run_view.accuracies.height())
        THEME.choose("light")
        tab.resize(1280, 660)
        qtbot.waitUntil(lambda: tab.run_view.losses.getViewBox().height() > 240)  # px: all of the loss is in sight
        tab.resize(1900, 1000)
        qtbot.waitUntil(lambda: tab.run_view.weights.height() > 1.5 * tab.run_view.losses.height())
    finally:
        THEME.choose("light")


def test_in_projector_type_the_accuracy_is_high_enough_to_be_read(qtbot, tab: TrainingTab):  # noqa: F811
    THEME.choose("projector")
    try:
        short(tab)
        run(qtbot, tab)
        tab.panel.hide()
        tab.resize(1280, 649)  # what a screen of 1280 × 720 leaves
        accuracies = tab.run_view.accuracies
        qtbot.waitUntil(lambda: accuracies.getViewBox().height() > 120)
        assert tab.run_view.losses.getViewBox().height() > 200 and not accuracies.legend.isVisible()
        accuracies.maximise_requested.emit()
        qtbot.waitUntil(lambda: accuracies.legend.isVisible() and accuracies.getViewBox().height() > 200)
        assert accuracies.getAxis("left").labelText
        accuracies.maximise_requested.emit()
        qtbot.waitUntil(lambda: not accuracies.legend.isVisible())
        THEME.choose("light")
        tab.resize(1900, 1000)
        qtbot.waitUntil(lambda: accuracies.legend.isVisible() and bool(accuracies.getAxis("left").labelText))
    finally:
        THEME.choose("light")
        tab.panel.show()
        tab.resize(1280, 660)


def test_dropout_and_weight_decay_are_shown_on_the_net_of_the_failure_they_mend():
    states = {preset.title: preset.state for preset in PRESETS}
    plain = states["Failure: only 300 images"]
    assert states["300 images with dropout"] == replace(plain, dropout=0.2)
    assert states["300 images with weight decay"] == replace(plain, weight_decay=0.1)
    assert (plain.hidden, plain.train_size, plain.rate) == ((100,) * 6, 300, 0.01)


FIELDS = (
    {"hidden": (50,)}, {"hidden": (60, 30), "activation": "sigmoid", "normalise": False, "rate": 0.01},
    {"hidden": (30,), "activation": "tanh", "dropout": 0.3, "weight_decay": 0.001}, {"hidden": ()},
)  # fmt: skip


@pytest.mark.parametrize("suffix", [".npz", ".safetensors"])
@pytest.mark.parametrize("fields", FIELDS, ids=map(str, range(len(FIELDS))))
def test_saved_weights_have_the_same_accuracy_in_inference(qtbot, tab: TrainingTab, tmp_path, fields, suffix):  # noqa: F811
    short(tab, **fields)
    run(qtbot, tab)
    path = str(tmp_path / f"w{suffix}")
    tab.saving._write_weights(path, tab.run, *tab.history.weights_at(len(tab.history)))
    other = InferenceTab()
    qtbot.addWidget(other)
    other.show()
    other.change(network="own", weights=path)
    for view in ("one", "batches"):
        other.change(view=view)
        qtbot.waitUntil(lambda: other.asking.ready and not other.busy and bool(other.shown().found), timeout=9000)
        found = float(np.mean(other.shown().found.answers == other.dataset.t_test))
        assert found == tab.history.evaluations[-1].test_accuracy
    other.close_down()


def test_the_state_at_the_start_is_the_one_view_that_there_is():
    assert TrainingState().view in TrainingTab.views
