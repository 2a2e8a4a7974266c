"""The view Compare of the training tab: real files, real mouse and keys."""

import json

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit

from nnviz.laboratory.kept_run import RunFigures, RunLabels
from nnviz.laboratory.run_settings import RunSettings
from nnviz.laboratory.run_store import RunStore
from nnviz.tabs.common.present_network import present_network
from nnviz.tabs.training import TrainingTab
from nnviz.tabs.training.laboratory.compare import _row
from nnviz.tabs.training.laboratory.compare_table import NAME, NOTE, SHOWN, TAGS
from nnviz.tabs.training.laboratory.compare_words import settings_parts, summary_text
from nnviz.tabs.training.laboratory.kept_runs import runs_folder
from nnviz.ui.files.tables import tables_of
from tests.laboratory.runs import kept_run
from tests.tabs.training.test_training import write_digits

pytestmark = pytest.mark.timeout(300)


@pytest.fixture(scope="module")
def few(tmp_path_factory):
    return write_digits(tmp_path_factory.mktemp("few"), 200, 60)


@pytest.fixture
def tab(qtbot, few, monkeypatch) -> TrainingTab:
    """A tab whose folder of runs holds three."""
    monkeypatch.setenv("NNVIZ_DATA_DIR", str(few))
    store = RunStore(runs_folder())
    for number, settings in enumerate((RunSettings(hidden=(4,)), RunSettings(hidden=(4,), rate=0.5),
                                       RunSettings(hidden=(4,), optimizer="Adam", rate=0.01))):  # fmt: skip
        figures = RunFigures(iterations=30, planned=30, test_accuracy=0.8 + number / 100, train_accuracy=0.9,
                             test_loss=0.5)  # fmt: skip
        kept_run(store, settings, number, figures, RunLabels(f"run {number}", number))
    tab = TrainingTab()
    qtbot.addWidget(tab)
    tab.resize(1280, 660)
    with qtbot.waitExposed(tab):
        tab.show()
    qtbot.waitUntil(lambda: not tab.busy, timeout=120_000)
    tab.change(view="compare")
    settled(qtbot, tab)
    yield tab
    tab.close_down()


def settled(qtbot, tab: TrainingTab) -> None:
    qtbot.waitUntil(lambda: not tab.kept.busy, timeout=120_000)
    tab.view._soon.call_now()
    qtbot.waitUntil(lambda: not tab.kept.busy, timeout=120_000)
    tab.view._soon.call_now()


def names(tab: TrainingTab) -> list[str]:
    return [row.name for row in tab.view.table.runs]


def stored(tab: TrainingTab) -> dict:
    return {run.labels.name: run.labels for run in RunStore(runs_folder()).listing().runs}


def test_kept_runs_are_there_again_with_their_curves_and_what_differs_in_bold(tab):
    view = tab.view
    assert names(tab) == ["run 2", "run 1", "run 0"], "the newest first"
    assert view.base.labels.name == "run 0"
    assert [part.text for part in view.table.runs[0].parts if part.bold][:2] == ["η 0.01", "optimiser Adam"]
    assert view.table.runs[1].figures[0] == "81.00 % (+1.00)"
    assert view.table.runs[2].figures[0] == "80.00 %"
    assert [line.name for line in view.curves.lines] == ["run 2", "run 1", "run 0"]
    assert "The best test accuracy is that of “run 2”: 82.00 %." in view.summary.text()
    tab.change(differences_only=True)
    assert [part.text for part in view.table.runs[1].parts] == ["η 0.5"]
    tab.change(baseline=view.table.runs[1].key)
    assert [part.text for part in view.table.runs[2].parts] == ["η 0.1"]
    tab.undo()
    assert view.base.labels.name == "run 0"


def test_a_run_under_the_mouse_lights_its_curve_and_its_dot_hides_it_in_every_picture(qtbot, tab):
    view = tab.view
    table = view.table
    place = table.visualRect(table.model().index(1, NAME)).center()
    QTest.mouseMove(table.viewport(), place - QPoint(5, 0))
    QTest.mouseMove(table.viewport(), place)
    qtbot.waitUntil(lambda: [curve.width for curve in view.curves.curves[:3]] == [2.0, 4.0, 2.0], timeout=60_000)
    dot = table.visualRect(table.model().index(1, SHOWN)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=dot)
    settled(qtbot, tab)
    assert [line.name for line in view.curves.lines] == ["run 2", "run 0"]
    assert len(view.bars.test.y) == 2
    assert stored(tab)["run 1"].hidden


def test_what_is_written_into_a_cell_is_kept_and_pinned_runs_stand_on_top(qtbot, tab):
    view = tab.view
    table = view.table
    table.choose(view.runs[2].key)
    QTest.mouseClick(view.actions.buttons["pin"], Qt.MouseButton.LeftButton)
    QTest.mouseClick(view.actions.buttons["recolour"], Qt.MouseButton.LeftButton)
    settled(qtbot, tab)
    assert names(tab) == ["run 0", "run 2", "run 1"]
    model = table.model()
    model.setData(model.index(0, NAME), " first ")
    settled(qtbot, tab)
    model.setData(model.index(0, 7), "a, b")
    settled(qtbot, tab)
    model.setData(model.index(0, 8), "a note")
    settled(qtbot, tab)
    labels = stored(tab)["first"]
    assert (labels.pinned, labels.colour, labels.tags, labels.note) == (True, 1, ("a", "b"), "a note")


def test_a_deleted_run_can_be_brought_back_until_the_program_ends(qtbot, tab):
    view = tab.view
    view.table.choose(view.runs[0].key)
    QTest.mouseClick(view.actions.buttons["remove"], Qt.MouseButton.LeftButton)
    settled(qtbot, tab)
    assert names(tab) == ["run 1", "run 0"] and len(stored(tab)) == 2
    QTest.mouseClick(view.actions.buttons["bring_back"], Qt.MouseButton.LeftButton)
    settled(qtbot, tab)
    assert names(tab) == ["run 2", "run 1", "run 0"] and len(stored(tab)) == 3
    view.table.choose(view.runs[0].key)
    view.actions.remove()
    tab.close_down()
    assert len(list(runs_folder().iterdir())) == 2


def test_a_kept_run_becomes_the_present_one_with_its_settings_curves_and_weights(tab):
    view = tab.view
    view.table.choose(view.runs[0].key)
    QTest.mouseClick(view.actions.buttons["present"], Qt.MouseButton.LeftButton)
    assert tab.state.view == "run" and (tab.state.optimizer, tab.state.rate) == ("Adam", 0.01)
    assert len(tab.history) == 30 and tab.timeline.status == "finished"
    assert tab.history.weights_at(30)[1]["W1"].shape == (784, 4)
    assert tab.run_view.weights.count == 4
    assert not tab.pending
    inference = present_network()  # a kept run reads drawn digits too
    np.testing.assert_array_equal(inference.params["W1"], tab.history.weights_at(30)[1]["W1"])


def test_csv_and_json_hold_every_iteration(tab, tmp_path, monkeypatch):
    table = next(t for t in tables_of(tab.plots()) if "run 2" in t.text)
    lines = table.text.splitlines()
    assert len(lines) == 31 and "run 0: losses" in lines[0] and "run 0: samples" in lines[0]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "runs.json"), ""))
    tab.view.actions.save()
    runs = json.loads((tmp_path / "runs.json").read_text())["runs"]
    assert [run["labels"]["name"] for run in runs] == ["run 2", "run 1", "run 0"]
    assert all(len(run["iterations"]["losses"]) == 30 for run in runs)


def test_a_run_of_the_view_run_is_kept(qtbot, tab):
    tab.change(view="run", hidden=(5,), iterations=20, batch_size=20)
    QTest.mouseClick(tab.start_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: tab.timeline.status == "finished", timeout=120_000)
    tab.kept.keep(tab.run, tab.history)
    qtbot.waitUntil(lambda: not tab.kept.busy, timeout=120_000)
    (run,) = [run for run in RunStore(runs_folder()).listing().runs if run.settings.hidden == (5,)]
    assert run.labels.name == "784-5-10, ReLU, SGD" and run.figures.iterations == 20
    assert run.figures.test_accuracy == tab.history.evaluations[-1].test_accuracy


def test_settings_of_the_baseline_itself_are_never_bold():
    run = kept_run(None, RunSettings(), 0, RunFigures(), RunLabels("a"))
    assert not any(part.bold for part in settings_parts(run, run, True)) and settings_parts(run, run, True)


def test_while_no_runs_are_kept_two_short_ones_show_what_will_stand_here(qtbot, tab):
    view = tab.view
    for key in list(tab.kept.runs):
        tab.kept.remove(key)
    settled(qtbot, tab)
    qtbot.waitUntil(lambda: not tab.busy, timeout=20_000)
    view._soon.call_now()
    assert names(tab) == ["Example, η = 0.1", "Example, η = 0.01"]
    assert [len(drawn.curves) for drawn in view.curves.drawn] == [200, 200] and view.example.curves("example 1")
    assert "No runs are kept yet" in view.summary.text() and "two short runs" in view.summary.text()
    assert not view.actions.buttons["pin"].isEnabled() and not tab.kept.runs
    QTest.mouseClick(view.ask_button, Qt.MouseButton.LeftButton)
    assert (tab.state.view, tab.state.experiment) == ("experiments", "")
    tab.undo()
    tab.kept.bring_back()
    settled(qtbot, tab)
    assert len(names(tab)) == 1 and not view.ask_button.isVisible()


def test_the_keys_choose_a_cell_write_into_it_and_hide_a_run_as_the_mouse_does(qtbot, tab):
    table = tab.view.table
    table.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(table, Qt.Key.Key_Down)
    key = table.chosen_key
    for column, text in ((NAME, "first"), (TAGS, "a, b"), (NOTE, "a note")):
        assert table.currentIndex().column() == column
        QTest.keyClick(table, Qt.Key.Key_Return)
        editor = table.viewport().findChildren(QLineEdit)[-1]
        editor.selectAll()
        QTest.keyClicks(editor, text)
        QTest.keyClick(editor, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not table.viewport().findChildren(QLineEdit))  # what is written is told a moment later
        settled(qtbot, tab)
        QTest.keyClick(table, Qt.Key.Key_Right)
    labels = stored(tab)["first"]
    assert (labels.tags, labels.note) == (("a", "b"), "a note") and table.chosen_key == key
    QTest.keyClick(table, Qt.Key.Key_Space)
    settled(qtbot, tab)
    assert stored(tab)["first"].hidden


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Right])
def test_the_first_key_in_the_table_chooses_a_run_though_there_is_only_one(tab, qtbot, key):
    table = tab.view.table
    table.show_runs(table.runs[:1])
    table.choose("")
    table.clearFocus()
    table.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(table, key)
    assert [index.row() for index in table.selectionModel().selectedRows()] == [0]
    assert table.currentIndex().column() == NAME and tab.view.actions.buttons["rename"].isEnabled()


def test_a_click_on_a_button_of_a_run_leaves_the_keyboard_where_it_is_and_the_tab_key_reaches_it(tab):
    policies = {button.focusPolicy() for button in tab.view.actions.buttons.values()}
    assert policies == {Qt.FocusPolicy.TabFocus}


def test_how_a_run_ended_is_no_part_of_the_name_that_is_written(tab):
    figures = RunFigures(iterations=10, planned=30, test_accuracy=0.5)
    run = kept_run(None, RunSettings(hidden=(4,)), 7, figures, RunLabels("short"))
    table = tab.view.table
    table.show_runs([_row(run, run, False, 1)])
    cell = table.model().index(0, NAME)
    assert cell.data(Qt.ItemDataRole.EditRole) == "short"
    assert cell.data().startswith("short (") and "10" in cell.data()


def test_with_one_run_alone_nothing_is_said_to_differ():
    run = kept_run(None, RunSettings(), 0, RunFigures(), RunLabels("a"))
    assert "Bold" not in summary_text([run], run, 1) and "Bold" in summary_text([run, run], run, 2)
