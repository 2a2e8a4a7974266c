"""The gradient tab: real States, real drags through the scene, and the numbers of the book on the screen."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict, replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nnviz.core.optimizers import OPTIMIZERS
from nnviz.core.studies.gradient.descent_diagnosis import Outcome
from nnviz.core.surfaces import SURFACES
from nnviz.tabs.gradient import GradientState, GradientTab
from nnviz.tabs.gradient.data import LossDataView
from nnviz.tabs.gradient.descent import DescentView
from nnviz.tabs.gradient.state import MOST_STARTS
from nnviz.tabs.gradient.strip import run_equations
from nnviz.tabs.gradient.surface import exact_gradient_at, landscape_of
from nnviz.tabs.gradient.words import OUTCOMES
from nnviz.ui.base.language import LANGUAGE
from nnviz.ui.base.number_format import number_text
from nnviz.ui.base.theme import THEME
from tests.gestures import click, drag, pixel
from tests.layouts import Layouts
from tests.pixels import colours_of


@pytest.fixture(scope="module")
def made(qapp) -> Iterator[GradientTab]:
    """One tab for all tests: making it takes a third of a second."""
    tab = GradientTab()
    tab.resize(1280, 660)
    tab.show()
    yield tab
    tab.close_down()
    tab.deleteLater()


@pytest.fixture
def tab(qtbot, made) -> Iterator[GradientTab]:
    """The tab in the State it starts with, nothing running."""
    made.timeline.pause()
    made.run.forget()
    made.restore(asdict(GradientState()))
    made.message.clear()
    made.map.fit()
    settle(qtbot, made)
    yield made
    made.timeline.pause()
    made.refining.stop()
    made.run.stop()


def settle(qtbot, tab: GradientTab) -> None:
    """Wait until everything that follows from the State is computed and drawn."""
    qtbot.waitUntil(lambda: not tab.busy, timeout=30_000)


def show(qtbot, tab: GradientTab, **fields) -> None:
    tab.set_state(replace(GradientState(), **fields))
    settle(qtbot, tab)


def end(tab: GradientTab, run: int = 0) -> np.ndarray:
    return tab.run.trajectory.x[-1, :, run]


PRESETS = [preset.title for preset in GradientTab.presets]


# Presets, views, frame.


@pytest.mark.parametrize("index", range(len(PRESETS)), ids=PRESETS)
def test_every_preset_shows_a_picture_and_numbers(qtbot, tab, index):
    tab.show_preset(index)
    settle(qtbot, tab)
    assert tab.message.text and tab.verdict.text()
    assert all(symbols for symbols, _, _ in ((e.symbols, e.numbers, e.python) for e in tab.equations(tab.state)))
    assert colours_of(tab.picture, 9) > 12
    assert tab.preset_box.currentIndex() == index + 1


@pytest.mark.parametrize("surface", [*SURFACES, "neuron", "typed"])
def test_every_surface_shows_in_every_view(qtbot, tab, surface):
    tab.change(surface=surface)
    for view in tab.views:
        tab.change(view=view, surface=surface)
        assert tab.state.view == view and tab.state.surface == surface
        if view != "field":
            assert np.isfinite(tab.run.trajectory.x).all() and np.isfinite(tab.run.trajectory.value).all()


@pytest.mark.parametrize(("preset", "outcome"), [
    ("Failure: learning rate too small", Outcome.TOO_SMALL), ("Failure: far too small", Outcome.TOO_SMALL),
    ("Failure: oscillating", Outcome.OSCILLATING), ("Failure: between two points", Outcome.JUMPING),
    ("Failure: diverging", Outcome.DIVERGING), ("Failure: local minimum", Outcome.LOCAL_MINIMUM),
    ("Failure: stuck at a saddle point", Outcome.SADDLE), ("Failure: plateau", Outcome.PLATEAU),
    ("The book's descent", Outcome.ARRIVED),
])  # fmt: skip
def test_every_failure_is_named(qtbot, tab, preset, outcome):
    tab.show_preset(PRESETS.index(preset))
    settle(qtbot, tab)
    tab.timeline.go(20 if outcome is Outcome.OSCILLATING else len(tab.run.trajectory))
    assert tab.verdict.text() == OUTCOMES[outcome]


@pytest.mark.parametrize(("preset", "factor"), [
    ("Failure: tiny steps, 1 variable", 0.998), ("Failure: oscillating, 1 variable", -0.9),
    ("Failure: diverging, 1 variable", -1.1),
])  # fmt: skip
def test_a_failure_in_one_variable_multiplies_the_distance_as_its_note_says(qtbot, tab, preset, factor):
    tab.show_preset(PRESETS.index(preset))
    settle(qtbot, tab)
    x = tab.run.trajectory.x[:, 0, 0]
    np.testing.assert_allclose(x[1:] / x[:-1], factor, rtol=1e-9)
    assert tab.timeline.position == 0


def test_the_freeze_stands_beside_the_exact_walk(qtbot, tab):
    tab.show_preset(PRESETS.index("Failure: stopped by rounding"))
    settle(qtbot, tab)
    assert end(tab, 0) == pytest.approx([-25898374737328.363, -1295248616896.5398], rel=1e-9)
    assert end(tab, 1) == pytest.approx([-2.2515487259475596e128, 3.0020649679300793e128], rel=1e-12)
    cell = tab.view_of["descent"].table.text
    assert cell(100, 1).startswith("−2.58984×10¹³") and cell(100, 2).startswith("−2.25155×10¹²⁸")
    tab.timeline.go(100)
    said = tab.verdict.text()
    assert "Numerical: Diverged, then stopped by rounding" in said and "Exact: Diverging" in said


# The numbers of the book.


@pytest.mark.parametrize(("point", "text"), [
    ((3.0, 4.0), "(6, 8)"), ((0.0, 2.0), "(0, 4)"), ((3.0, 0.0), "(6, 0)"), ((0.0, 100.0), "(0, 200.00000001)"),
])  # fmt: skip
def test_gradients_of_the_book_stand_in_the_strip(qtbot, tab, point, text):
    show(qtbot, tab, p0=point[0], p1=point[1])
    assert f"= <b>{text}</b>, |∇" in tab.strip.texts()[1][1]


@pytest.mark.parametrize(("view", "parts"), [
    ("field", ("gradient", "partial0", "partial1", "direction")), ("descent", ("gradient",)), ("update", ("step",)),
])  # fmt: skip
def test_parts_of_the_strip_light_up_in_the_picture_under_the_mouse(qtbot, tab, view, parts):
    show(qtbot, tab, view=view, optimizer="Adam" if view == "update" else "SGD")
    arrows = {"gradient": tab.map.gradient_arrow, "partial0": tab.view_of["field"].partial_arrows[0],
              "partial1": tab.view_of["field"].partial_arrows[1], "direction": tab.view_of["field"].direction_arrow,
              "step": tab.view_of["update"].step_arrow}  # fmt: skip
    seen = set()
    for line in (line for row in tab.strip._rows for line in row if line.isVisible()):
        for x in range(0, line.width(), 2):
            QTest.mouseMove(line, QPoint(x, line.height() // 2))
            if line._link:
                seen.add(line._link)
                assert [name for name, arrow in arrows.items() if arrow._lit] == [line._link]
        QApplication.sendEvent(line, QEvent(QEvent.Type.Leave))
        assert not any(arrow._lit for arrow in arrows.values())
    assert seen == set(parts)


def test_over_the_data_places_are_called_weight_and_bias(qtbot, tab):
    show(qtbot, tab, view="data", s0=-0.5, s1=4.0)
    assert [tab.form._labels[name].text() for name in ("s0", "s1")] == ["Start w", "Start b"]
    tab.change(view="descent")
    assert [tab.form._labels[name].text() for name in ("s0", "s1")] == ["Start x₀", "Start x₁"]


@pytest.mark.parametrize(("rate", "place"), [
    (0.1, "(−6.111107929×10⁻¹⁰, 8.148143905×10⁻¹⁰)"), (0.001, "(−2.455700414, 3.274267219)"),
    (1e-10, "(−2.99999994, 3.99999992)"), (10.0, "(−2.589837474×10¹³, −1.295248617×10¹²)"),
])  # fmt: skip
def test_ends_of_the_books_descents_stand_in_the_strip(qtbot, tab, rate, place):
    show(qtbot, tab, view="descent", rate=rate)
    tab.timeline.go(100)
    assert place in tab.equations(tab.state)[0].numbers


def test_the_books_field_has_its_arrows(qtbot, tab):
    tab.show_preset(PRESETS.index("The book's arrow field"))
    settle(qtbot, tab)
    x, y = (part.reshape(-1, 6) for part in tab.map.strokes)
    ends = zip(x[:, 0], y[:, 0], x[:, 1], y[:, 1], strict=True)
    starts = {(round(a, 6), round(b, 6)): (c - a, d - b) for a, b, c, d in ends}
    assert {(-2.0, -2.0), (1.0, 0.5), (-1.75, 2.0)} <= set(starts)
    corner, other = np.array(starts[-2.0, -2.0]), np.array(starts[1.0, 0.5])
    assert corner / corner[0] == pytest.approx([1, 1])
    assert other / corner[0] == pytest.approx([-2 / 4, -1 / 4])


@pytest.mark.parametrize(("name", "rate"), [("SGD", 0.95), ("Momentum", 0.1), ("AdaGrad", 1.5), ("Adam", 0.3)])
def test_the_race_of_the_book_has_its_rates(qtbot, tab, name, rate):
    tab.show_preset(PRESETS.index("Four optimisers of the book"))
    settle(qtbot, tab)
    column = [w.name for w in tab.run.styles].index(name)
    assert tab.run.trajectory.rate[0, column] == rate and len(tab.run.trajectory) == 30
    assert tab.view_of["race"].standings.text(column, 0) == name


# The hand.


def test_dragging_the_probe_moves_the_gradient_and_nothing_else(qtbot, tab):
    before = tab.map.view()
    drag(tab.map, (2.0, 1.5), (-1.0, 3.0))
    assert (tab.state.p0, tab.state.p1) == pytest.approx((-1.0, 3.0), abs=0.05)
    assert tab.map.view() == before
    x, y = tab.map.gradient_arrow.getData()
    assert (x[1] - x[0]) / (y[1] - y[0]) == pytest.approx(tab.state.p0 / tab.state.p1, rel=1e-3)
    tab.undo()
    assert (tab.state.p0, tab.state.p1) == (2.0, 1.5)


def test_dragging_the_square_turns_the_direction_to_the_steepest(qtbot, tab):
    turner = tab.view_of["field"].turner
    drag(tab.map, (turner.x(), turner.y()), (tab.state.p0 + 2.4 * 0.8, tab.state.p1 + 2.4 * 0.6))
    assert tab.state.angle == pytest.approx(37, abs=1.5)
    assert tab.view_of["field"].slope_handle.y() == pytest.approx(5.0, abs=0.01)
    assert tab.view_of["field"].best.value() == pytest.approx(np.rad2deg(np.arctan2(3, 4)), abs=1e-3)


@pytest.mark.parametrize("theme", ["light", "projector"])
@pytest.mark.parametrize("place", [(2.0, 1.5), (2.0, 3.54), (-1.3, 4.6), (0.21, 0.0), (3.0, 4.0)])
def test_the_largest_slope_is_written_above_the_curve(qtbot, tab, theme, place):
    THEME.choose(theme)
    tab.change(p0=place[0], p1=place[1])
    qtbot.wait(50)
    view = tab.view_of["field"]
    label = view.best.label.sceneBoundingRect()
    top = view.slope_plot.getViewBox().mapViewToScene(QPointF(0, 2 * np.hypot(*place))).y()
    assert label.bottom() <= top
    assert label.top() >= view.slope_plot.getViewBox().sceneBoundingRect().top() - 1


def test_a_click_on_the_map_takes_the_probe_there(qtbot, tab):
    click(tab.map, -3.0, -2.0)
    assert (tab.state.p0, tab.state.p1) == pytest.approx((-3.0, -2.0), abs=0.03)


def test_dragging_the_start_draws_the_whole_way_anew(qtbot, tab):
    show(qtbot, tab, view="descent")
    tab.timeline.go(100)
    drag(tab.map, (-3.0, 4.0), (2.0, -3.0))
    settle(qtbot, tab)
    assert (tab.state.s0, tab.state.s1) == pytest.approx((2.0, -3.0), abs=0.05)
    x, y = tab.map.trajectories[0].passed
    assert (x[0], y[0]) == pytest.approx((tab.state.s0, tab.state.s1))
    assert tab.timeline.position == 100
    assert np.abs(tab.map.trajectories[0].head[0]).max() < 1e-8


def test_shift_click_adds_a_start_and_delete_removes_it(qtbot, tab, monkeypatch):
    show(qtbot, tab, view="descent")
    monkeypatch.setattr(QApplication, "keyboardModifiers", lambda: Qt.KeyboardModifier.ShiftModifier)
    click(tab.map, 2.0, 2.0)
    monkeypatch.undo()
    assert len(tab.state.more) == 1 and len(tab.run.styles) == 2
    click(tab.map, *tab.state.more[0])
    QTest.keyClick(tab.map, Qt.Key.Key_Delete)
    assert tab.state.more == () and (tab.state.s0, tab.state.s1) == (-3.0, 4.0)


def test_the_key_a_adds_a_start_beside_the_one_with_the_keyboard(qtbot, tab):
    show(qtbot, tab, view="descent")
    QTest.keyClick(tab.map, Qt.Key.Key_A)
    assert len(tab.state.more) == 1 and len(tab.run.styles) == 2 and tab.map.focused_start() == 1
    (x, y), high = tab.state.more[0], tab.map.getViewBox().viewRange()[0][1]
    assert -3.0 < x < high and y == 4.0, "towards the middle, where it can be seen"
    QTest.keyClick(tab.map, Qt.Key.Key_Right)
    assert tab.state.more[0][0] > x and tab.state.s0 == -3.0
    tab.undo()
    QTest.keyClick(tab.map, Qt.Key.Key_Delete)
    assert tab.state.more == () and (tab.state.s0, tab.state.s1) == (-3.0, 4.0)


def test_the_key_a_adds_no_more_starts_than_there_may_be(qtbot, tab):
    show(qtbot, tab, view="descent")
    for _ in range(MOST_STARTS + 2):
        QTest.keyClick(tab.map, Qt.Key.Key_A)
    assert len(tab.state.more) <= MOST_STARTS - 1
    tab.change(view="race")
    before = tab.state
    QTest.keyClick(tab.map, Qt.Key.Key_A)
    assert tab.state == before


def test_the_key_a_adds_a_sample_that_the_keys_then_move_and_remove(qtbot, tab):
    show(qtbot, tab, view="data")
    plot, before = tab.part(LossDataView).data_plot, tab.state.points
    QTest.keyClick(tab, Qt.Key.Key_A)
    assert tab.state.points[:-1] == before and plot.hasFocus()
    x, t = tab.state.points[-1]
    assert x != before[-1][0] and t == before[-1][1]
    QTest.keyClick(plot, Qt.Key.Key_Up)
    assert tab.state.points[:-1] == before and tab.state.points[-1][1] > t
    QTest.keyClick(plot, Qt.Key.Key_Delete)
    assert tab.state.points == before
    QTest.keyClick(plot, Qt.Key.Key_Up)  # the keys have gone over to the sample before it
    assert tab.state.points[:-1] == before[:-1] and tab.state.points[-1][1] > before[-1][1]


def test_when_a_start_is_removed_by_a_key_the_keys_go_over_to_another(qtbot, tab):
    show(qtbot, tab, view="descent", more=((1.0, 2.0), (2.0, 3.0)))
    tab.map.setFocus()
    tab.map.starts[2].setFocus()
    for left in (1, 0):
        QTest.keyClick(tab.map, Qt.Key.Key_Delete)
        assert len(tab.state.more) == left and tab.map.focused_start() == left
    QTest.keyClick(tab.map, Qt.Key.Key_Right)
    assert tab.state.s0 > -3.0


def test_a_row_of_the_steps_is_chosen_by_keys_as_by_a_click_and_a_adds_a_start_there_too(qtbot, tab):
    show(qtbot, tab, view="descent")
    table = tab.part(DescentView).table
    table.setFocus()
    for step in (1, 2, 3):
        QTest.keyClick(table, Qt.Key.Key_Down)
        assert tab.timeline.position == step and table.currentIndex().row() == step
    QTest.keyClick(table, Qt.Key.Key_PageDown)
    assert tab.timeline.position > 4
    QTest.keyClick(table, Qt.Key.Key_A)
    assert len(tab.state.more) == 1


def test_arrow_keys_move_a_start_that_was_clicked(qtbot, tab):
    show(qtbot, tab, view="descent")
    click(tab.map, -3.0, 4.0)
    QTest.keyClick(tab.map, Qt.Key.Key_Right)
    assert (tab.state.s0, tab.state.s1) == pytest.approx((-2.9, 4.0), abs=0.02)


def test_dragging_a_sample_changes_the_surface_under_the_walkers(qtbot, tab):
    show(qtbot, tab, view="data", s0=-0.5, s1=4.0)
    before = landscape_of(tab.state).surface.minima[0]
    drag(tab.view_of["data"].data_plot, tab.state.points[0], (-1.5, 3.0))
    settle(qtbot, tab)
    assert tab.state.points[0] == pytest.approx((-1.5, 3.0), abs=0.1)
    assert landscape_of(tab.state).surface.minima[0] != before
    best = np.polyfit(*np.array(tab.state.points).T, 1)
    assert landscape_of(tab.state).surface.minima[0] == pytest.approx(best)


def test_a_click_into_the_data_adds_a_sample(qtbot, tab):
    show(qtbot, tab, view="data", s0=-0.5, s1=4.0)
    click(tab.view_of["data"].data_plot, 0.0, 5.0)
    assert len(tab.state.points) == 9 and tab.state.points[-1] == pytest.approx((0.0, 5.0), abs=0.1)


def test_the_mouse_reads_the_value_and_its_levels(qtbot, tab):
    at = pixel(tab.map, 3.0, 1.0)
    QTest.mouseMove(tab.map.viewport(), at)
    QApplication.processEvents()
    assert tab.map._readout.isVisible()
    assert "between the levels 5 and 10" in tab.map._readout.text() or "f = 10" in tab.map._readout.text()


def test_zooming_computes_the_contours_of_what_is_seen(qtbot, tab):
    tab.map.getViewBox().scaleBy((0.25, 0.25))
    settle(qtbot, tab)
    seen, (a, b, c, d) = tab.map.contours.boundingRect(), tab.map.view()
    assert (seen.left(), seen.right(), seen.top(), seen.bottom()) == pytest.approx((a, b, c, d))
    assert b - a < 4
    assert len(tab.map.contours.levels) > 4


# Time.


def test_one_can_step_on_and_back_scrub_and_play(qtbot, tab):
    show(qtbot, tab, view="descent")
    tab.playback_bar.key(Qt.Key.Key_Home)
    assert tab.timeline.position == 0 and tab.map.trajectories[0].head[0].tolist() == [-3.0, 4.0]
    tab.playback_bar.key(Qt.Key.Key_Right)
    assert tab.map.trajectories[0].head[0] == pytest.approx([-2.4, 3.2])
    tab.playback_bar.key(Qt.Key.Key_Left)
    assert tab.timeline.position == 0
    tab.playback_bar.slider.setValue(50)
    assert tab.map.trajectories[0].head[0] == pytest.approx(tab.run.trajectory.x[50, :, 0])
    tab.playback_bar.key(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: tab.timeline.position > 51, timeout=30_000)
    tab.playback_bar.key(Qt.Key.Key_Space)
    assert not tab.timeline.running


def test_a_row_of_the_table_leads_to_its_moment(qtbot, tab):
    show(qtbot, tab, view="descent")
    tab.view_of["descent"].table.chosen.emit(7)
    assert tab.timeline.position == 7
    cell = tab.view_of["descent"].table.text
    assert cell(1, 1) == "−2.4\n3.2" and cell(0, 3) == "−6\n8" and cell(0, 4) == "0.6\n−0.8"


def test_a_rate_changed_from_here_on_leaves_the_past_alone(qtbot, tab):
    show(qtbot, tab, view="descent", from_here=True)
    past = tab.run.trajectory.x[:21].copy()
    tab.timeline.go(20)
    tab.change(rate=0.4)
    settle(qtbot, tab)
    assert tab.state.early == ((20, 0.1),)
    assert (tab.run.trajectory.x[:21] == past).all() and tab.run.trajectory.rate[20, 0] == 0.4
    assert tab.timeline.position == 20
    tab.change(from_here=False)
    tab.change(rate=0.3)
    assert tab.state.early == () and tab.run.trajectory.rate[0, 0] == 0.3


def test_a_rate_changed_while_it_plays_holds_from_the_step_on_show(qtbot, tab):
    show(qtbot, tab, view="descent")
    tab.timeline.go(10)
    tab.timeline.play()
    tab.change(rate=0.2)
    at = tab.state.early[0][0]
    assert 10 <= at < 100 and tab.timeline.running
    assert tab.run.trajectory.rate[at - 1, 0] == 0.1 and tab.run.trajectory.rate[at, 0] == 0.2
    tab.timeline.pause()


def test_ten_thousand_steps_of_all_six_are_there_to_scrub(qtbot, tab):
    show(qtbot, tab, view="race", surface="valley", s0=-7.0, s1=2.0, steps=10_000)
    tab.timeline.go(10_000)
    assert len(tab.run.trajectory) == 10_000 and tab.timeline.position == 10_000
    for moment in (0, 1, 9_999, 5_000):
        tab.timeline.go(moment)
        assert tab.map.trajectories[5].head[0] == pytest.approx(tab.run.trajectory.x[moment, :, 5])
    assert all(len(item.passed[0]) < 20_000 for item in tab.map.trajectories)


def test_changing_the_state_while_steps_are_computed_mixes_nothing(qtbot, tab):
    for rate in (0.3, 0.2, 0.1):
        tab.set_state(replace(GradientState(view="descent", steps=5000), rate=rate))
        qtbot.wait(90)
    settle(qtbot, tab)
    assert len(tab.run.trajectory) == 5000 and (tab.run.trajectory.rate == 0.1).all()


def test_who_diverges_out_of_all_numbers_keeps_the_last_good_step(qtbot, tab):
    show(qtbot, tab, view="descent", surface="rosenbrock", s0=-1.5, s1=2.0, rate=0.1, kind="exact")
    assert len(tab.run.trajectory) == tab.timeline.total == 4
    tab.timeline.go(4)
    assert np.isfinite(tab.run.trajectory.x).all()
    assert tab.verdict.text().startswith("Diverged: f cannot be computed any more where step 5 leads")
    assert tab.curves._log["y"]  # drawn on a logarithmic axis by itself


# Taken apart.


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_every_update_is_taken_apart_into_parts_that_make_the_step(qtbot, tab, name):
    show(qtbot, tab, view="update", surface="valley", s0=-7.0, s1=2.0, optimizer=name, rate=0.2, steps=30)
    for moment in (0, 1, 12, 30):
        tab.timeline.go(moment)
        rows = tab.view_of["update"].parts.rows
        assert rows[0].title.startswith("<b><i>g</i></b>") and all(row.note for row in rows)
        step = tab.run.trajectory.update[max(0, moment - 1), :, 0]
        assert rows[-1].values == pytest.approx(step, rel=1e-9, abs=1e-15)
    assert len(rows) == {"SGD": 2, "Momentum": 4, "Nesterov": 5, "AdaGrad": 5, "RMSProp": 5, "Adam": 6}[name]


# Bad input.


@pytest.mark.parametrize("formula", ["", "x0 +", "import os", "x0 * z", "f(", "x0..1", "a" * 500])
def test_a_formula_that_is_none_is_refused_and_the_last_good_one_stays(qtbot, tab, formula):
    tab.change(surface="typed")
    before = tab.state
    tab.change(formula=formula)
    assert tab.state == before and tab.message.text


@pytest.mark.parametrize("formula", ["5", "1/x0", "log(x0)", "sqrt(x0 x1)", "exp(exp(x0))", "abs(x0)", "x0/0",
                                     "10^300 x0", "x0 x1", "tan(3x0)"])  # fmt: skip
def test_awkward_formulas_never_hurt(qtbot, tab, formula):
    for view in tab.views:
        tab.reset()
        tab.change(view=view)
        tab.change(surface="typed", formula=formula)
        tab.change(s0=0.0, s1=0.0, p0=0.0, p1=0.0)
        tab.change(s0=1000.0, s1=-1000.0, p0=1000.0, p1=-1000.0)
        if view != "field" and tab.run.trajectory is not None:
            assert np.isfinite(tab.run.trajectory.x).all()
        assert "nan" not in tab.verdict.text().lower()


@pytest.mark.parametrize("fields", [
    {"more": ((1.0, float("nan")),)}, {"more": ((1.0,),)}, {"more": "ab"}, {"more": ((0.0, 0.0),) * 12}, {"points": ()},
    {"points": ((1.0, 2.0),)}, {"points": ((1.0, 2.0),) * 61}, {"window": (1.0, 0.0, 0.0, 1.0)}, {"window": (1.0,)},
    {"early": ((3,),)}, {"view": "nowhere"}, {"rate": 0.0}, {"rate": float("nan")}, {"steps": 0}, {"surface": "moon"},
    {"racers": ()}, {"s0": float("inf")}, {"aside": (1.0,)},
])  # fmt: skip
def test_scenes_that_are_damaged_are_refused_with_a_sentence(tab, fields):
    before = tab.state
    with pytest.raises(ValueError, match=r"\w \w.*\.$"):
        tab.restore({**tab.values(), **fields})
    assert tab.state == before


def test_a_state_survives_its_json(qtbot, tab):
    tab.show_preset(PRESETS.index("Eight starts, four minima"))
    values = json.loads(json.dumps(tab.values()))
    state = tab.state
    tab.reset()
    tab.restore(values)
    assert tab.state == state


# Language, theme, export.


@pytest.mark.parametrize("theme", ["light", "dark", "projector"])
def test_every_theme_and_language_shows_every_view(qtbot, tab, theme):
    try:
        THEME.choose(theme)
        LANGUAGE.choose("ko")
        for view in tab.views:
            tab.change(view=view)
            assert not tab.grab().isNull()
    finally:
        LANGUAGE.choose("en")
        THEME.choose("light")


# The programs to take home: all of them in one process, as importing Matplotlib takes longer than drawing.

BOOKS = ("The book's descent", "All six optimisers", "Failure: stopped by rounding", "Batch, mini-batch, one sample",
         "Rosenbrock in 3-D")  # fmt: skip
OTHERS = {
    "Adam step by step": {"view": "update", "optimizer": "Adam"},
    "float32": {"view": "descent", "single": True},
    "another rate later": {"view": "descent", "early": ((5, 0.3),)},
    "sigmoid neuron": {"view": "data", "neuron": "sigmoid"},
    "field of a neuron": {"view": "field", "surface": "neuron"},
    "own formula": {"view": "descent", "surface": "typed", "kind": "exact"},
    "Beale": {"view": "descent", "surface": "beale", "kind": "exact", "rate": 0.01},
}
STATES = {title: GradientTab.presets[PRESETS.index(title)].state for title in BOOKS} | {
    name: GradientState(**{"s0": 0.5, "s1": 1.0, "steps": 15, **fields}) for name, fields in OTHERS.items()
}
RUNNER = """
import contextlib, io, json, sys
import matplotlib.pyplot as plt
said = {}
for name, text in json.load(sys.stdin).items():
    with contextlib.redirect_stdout(io.StringIO()) as out:
        exec(compile(text, name, "exec"), {"__name__": "__main__"})
    plt.close("all")
    said[name] = out.getvalue()
json.dump(said, sys.stdout)
"""


@pytest.fixture(scope="module")
def said(made) -> dict[str, str]:
    """What the copied program of each State prints."""
    field = GradientState(surface="typed", formula="x0^2 + 2 sin(2 x0) + x1^2", p0=0.7, p1=-0.4, angle=30.0)
    programs = {name: made.script(state) for name, state in (STATES | {"field": field}).items()}
    result = subprocess.run([sys.executable, "-W", "error", "-c", RUNNER], env={**os.environ, "MPLBACKEND": "Agg"},
                            input=json.dumps(programs), capture_output=True, text=True)  # fmt: skip
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


@pytest.mark.parametrize("name", STATES)
def test_the_copied_program_ends_where_the_tab_ends(qtbot, tab, said, name):
    tab.set_state(STATES[name])
    settle(qtbot, tab)
    rows = [[float(v) for v in line.split(";")[1:]] for line in said[name].strip().splitlines()]
    if tab.state.view == "field":
        assert "nan" not in said[name]
        return
    relative, absolute = (1e-4, 1e-4) if tab.state.single else (1e-6, 1e-12)
    assert len(rows) == len(tab.run.styles)
    for i, (steps, x0, x1, value) in enumerate(rows):
        assert steps == len(tab.run.trajectory)
        assert (x0, x1) == pytest.approx(end(tab, i), rel=relative, abs=absolute)
        assert value == pytest.approx(tab.run.trajectory.value[-1, i], rel=relative, abs=absolute)


def test_the_copied_program_of_the_field_prints_the_gradient(said):
    lines = said["field"].split("\n")
    g = [float(v) for v in lines[0].split()[1:]]
    assert g == pytest.approx([2 * 0.7 + 4 * np.cos(1.4), -0.8], abs=1e-6)
    slope = (1.4 + 4 * np.cos(1.4)) * np.cos(np.pi / 6) - 0.8 * np.sin(np.pi / 6)
    assert float(lines[1].split()[1]) == pytest.approx(slope, abs=1e-6)


def test_the_context_menu_offers_the_data_of_the_curves(qtbot, tab):
    show(qtbot, tab, view="race", surface="valley", s0=-7.0, s1=2.0, steps=30, race_ahead=True)
    assert len(tab.curves.table().splitlines()) == 32


def test_as_a_race_goes_on_its_curves_are_not_drawn_anew_and_say_nothing_of_what_is_to_come(qtbot, tab, monkeypatch):
    show(qtbot, tab, view="race", surface="valley", s0=-7.0, s1=2.0, steps=30, race_ahead=False)
    drawn = []
    monkeypatch.setattr(type(tab.curves), "set_data", lambda *_: drawn.append(1))
    for moment in (5, 20, 1, 30):
        tab.timeline.go(moment)
        assert len(tab.curves.table().splitlines()) == moment + 2
        end = tab.run.trajectory.value[moment, 0]
        assert tab.curves.readout_at(30.0).splitlines()[:2] == [str(moment), f"SGD: {number_text(float(end))}"]
    assert not drawn


def test_a_path_that_has_come_to_rest_is_not_painted_again_and_one_that_moves_always_is(qtbot, tab, monkeypatch):
    show(qtbot, tab, view="race", surface="bowl", s0=-3.0, s1=4.0, steps=2_000)
    sgd, updates = tab.map.trajectories[0], []
    tab.timeline.go(1_000)
    monkeypatch.setattr(type(sgd), "update", lambda item, *_: updates.append(item))
    tab.timeline.go(1_500)
    assert sgd not in updates and np.abs(sgd.head).max() < 1e-8
    for moment in (3, 2, 4):
        updates.clear()
        tab.timeline.go(moment)
        assert sgd in updates and sgd.head[0] == pytest.approx(tab.run.trajectory.x[moment, :, 0])


def test_of_two_paths_the_one_whose_start_is_dragged_is_painted_again(qtbot, tab, monkeypatch):
    show(qtbot, tab, view="descent", surface="himmelblau", s0=-0.5, s1=-1.0, rate=0.01, more=((2.0, 1.0),), steps=20)
    first, second, updates = *tab.map.trajectories[:2], []
    monkeypatch.setattr(type(first), "update", lambda item, *_: updates.append(item))
    tab.move_start(1, 2.5, 1.0)
    assert set(updates) == {second} and second.head[0] == pytest.approx((2.5, 1.0))
    tab.move_start(0, -1.0, -1.0)
    assert updates[-1] is first and updates.count(second) == 1
    tab.change(more=())
    assert not second.isVisible()
    tab.change(more=((2.5, 1.0),))
    assert second.isVisible() and second.head[0] == pytest.approx((2.5, 1.0))


def test_the_surface_turns_with_the_hand(qtbot, tab):
    show(qtbot, tab, view="surface", surface="rosenbrock", s0=-1.5, s1=2.0, rate=0.001)
    solid = tab.view_of["surface"].solid
    middle, left, plain = solid.rect().center(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(solid, left, plain, middle)
    QTest.mouseMove(solid, middle + QPoint(40, 10))
    QTest.mouseRelease(solid, left, plain, middle + QPoint(40, 10))
    assert tab.state.azimuth == pytest.approx(-80) and tab.state.elevation == pytest.approx(36)


def test_looking_at_the_data_and_coming_back_loses_nothing(qtbot, tab):
    show(qtbot, tab, view="descent", surface="valley", s0=-6.0, s1=1.5, rate=0.3, early=((3, 0.2),), more=((1.0, 1.0),))
    before = tab.state
    tab.change(view="data")
    assert tab.state.early == () and (tab.state.s0, tab.state.s1) != (-6.0, 1.5)
    tab.change(rate=0.05)
    tab.change(view="descent")
    assert replace(tab.state, aside=()) == before
    tab.change(view="data")
    assert tab.state.rate == 0.05


def test_another_surface_keeps_what_the_user_has_set(qtbot, tab):
    show(qtbot, tab, view="descent", s0=1.0, s1=2.0, rate=0.07)
    tab.change(surface="saddle")
    assert (tab.state.s0, tab.state.s1, tab.state.rate) == (1.0, 2.0, 0.07)


def test_the_race_opens_in_the_valley_before_it_has_begun(qtbot, tab):
    tab.change(view="race")
    settle(qtbot, tab)
    assert tab.state.surface == "valley" and tab.state.log and tab.timeline.position == 0
    assert tab.verdict.text() == "All start at f = 6.45. Which one will be the lowest? Press Space."
    assert {tab.view_of["race"].standings.text(row, 4) for row in range(6)} == {"1"} and not tab.state.race_ahead
    tab.timeline.go(1)
    assert "is ahead" in tab.verdict.text()
    tab.change(view="descent")
    assert tab.state.surface == "valley"  # it is left as it is


@pytest.mark.parametrize("view", ["descent", "race", "data", "surface", "line"])
def test_a_descent_opens_before_it_has_begun_its_path_ahead_is_pale(qtbot, tab, view):
    tab.change(view=view)
    settle(qtbot, tab)
    assert tab.timeline.position == 0 and tab.timeline.total > 1
    for preset in [i for i, preset in enumerate(tab.presets) if preset.state.view == view]:
        tab.show_preset(preset)
        settle(qtbot, tab)
        assert tab.timeline.position == 0


def test_what_the_curves_have_ahead_of_the_moment_on_show_is_pale(qtbot, tab):
    show(qtbot, tab, view="descent")
    curves = tab.curves
    tab.timeline.go(50)
    place = curves.getViewBox().sceneBoundingRect().adjusted(1, 1, -1, -1)
    image = curves.grab().toImage()
    ratio, middle = image.devicePixelRatio(), place.center().x()

    def darkest(low: float, high: float) -> int:
        columns = range(round(low * ratio), round(high * ratio))
        rows = range(round(place.top() * ratio), round(place.bottom() * ratio))
        return min(image.pixelColor(x, y).lightness() for x in columns for y in rows[-12:])

    assert darkest(place.left() + 20, middle - 4) < 80 < 120 < darkest(middle + 4, place.right() - 4)


def test_data_and_descent_are_found_again_at_the_moments_at_which_they_were_left(qtbot, tab):
    show(qtbot, tab, view="descent")
    tab.timeline.go(50)
    tab.change(view="data")
    settle(qtbot, tab)
    assert tab.timeline.position == 0
    tab.timeline.go(20)
    for view, moment in (("descent", 50), ("surface", 50), ("data", 20), ("descent", 50)):
        tab.change(view=view)
        settle(qtbot, tab)
        assert (view, tab.timeline.position) == (view, moment)


def test_a_race_hides_its_paths_ahead_those_of_the_other_views_stay_to_be_seen(qtbot, tab):
    tab.change(view="race")
    settle(qtbot, tab)
    assert all(len(item._ahead[0]) == 0 for item in tab.map.trajectories[:6])
    tab.change(view="data")
    settle(qtbot, tab)
    assert all(len(item._ahead[0]) for item in tab.map.trajectories[:3])
    old = asdict(GradientState(view="race", ahead=True))
    del old["race_ahead"]
    tab.restore(old)
    settle(qtbot, tab)
    assert tab.state.race_ahead and all(len(item._ahead[0]) for item in tab.map.trajectories[:6])


def test_one_update_opens_in_the_valley_after_a_look_at_the_data_too(qtbot, tab):
    tab.change(view="data")
    tab.change(view="update")
    assert (tab.state.surface, tab.state.optimizer, tab.timeline.position) == ("valley", "Adam", 1)


def test_one_update_opens_with_its_parts_after_a_look_at_the_race_too(qtbot, tab):
    for view in ("descent", "race", "update"):
        tab.change(view=view)
        settle(qtbot, tab)
    assert (tab.state.surface, tab.state.optimizer, tab.state.rate) == ("valley", "Adam", 0.3)
    tab.change(view="race")
    tab.change(view="update")
    assert (tab.state.optimizer, tab.state.rate, tab.state.s0) == ("Adam", 0.3, -7.0)


@pytest.mark.parametrize("after", ["descent", "data", "surface", "line"])
def test_views_after_one_update_open_with_plain_descent_and_it_with_its_parts_again(qtbot, tab, after):
    tab.change(view="update")
    settle(qtbot, tab)
    tab.change(view=after)
    settle(qtbot, tab)
    assert tab.state.optimizer == "SGD" and (after == "line" or tab.state.rate == {"data": 0.1}.get(after, 0.95))
    tab.change(view="update")
    assert (tab.state.surface, tab.state.optimizer, tab.state.rate) == ("valley", "Adam", 0.3)
    tab.change(rate=0.2)
    tab.change(view=after)
    tab.change(view="update")
    assert (tab.state.optimizer, tab.state.rate) == ("Adam", 0.2)


@pytest.mark.parametrize("touched", [{"rate": 0.5}, {"s0": -5.0}, {"optimizer": "AdaGrad"}, {"surface": "beale"}])
def test_one_update_keeps_what_was_set_before_or_after_the_race(qtbot, tab, touched):
    for before in (True, False):
        show(qtbot, tab, view="descent")
        for change in ({"view": "race"}, touched)[:: -1 if before else 1]:
            tab.change(**change)
        tab.change(view="update")
        assert {name: getattr(tab.state, name) for name in touched} == touched


def test_the_start_that_was_overwritten_leads_elsewhere(qtbot, tab):
    tab.show_preset(PRESETS.index("Pitfall: the start is overwritten"))
    settle(qtbot, tab)
    assert end(tab, 0) == pytest.approx([2.34e12, -3.96e12], rel=0.01)


def test_of_changes_of_the_rate_that_lie_close_together_the_last_one_is_named(qtbot, tab):
    show(qtbot, tab, view="descent", early=((12, 0.3), (13, 0.4), (14, 0.5), (70, 0.2)), rate=0.1)
    labels = [mark.label.toPlainText() for mark in tab.curves.rate_marks if mark.isVisible()]
    assert labels == ["", "", "η = 0.2", "η = 0.1"]


# One variable.


def test_a_ball_goes_down_a_curve_by_the_sign_of_its_slope(qtbot, tab):
    show(qtbot, tab, view="line")
    assert tab.timeline.position == 0 and tab.verdict.text() == "The slope is −5, below 0: the next step goes right."
    tab.timeline.go(1)
    assert tab.run.trajectory.x[1, 0, 0] == pytest.approx(-2.0)
    tab.change(line_start=2.5)
    settle(qtbot, tab)
    tab.timeline.go(0)
    assert "above 0: the next step goes left" in tab.verdict.text()


@pytest.mark.parametrize(("fields", "words"), [
    ({"line_rate": 1.0}, "jumps back and forth"), ({"line_rate": 1.05, "steps": 60}, "Diverging"),
    ({"line": "valleys", "line_start": 2.2, "line_rate": 0.05}, "In the wrong valley"),
    ({"line": "valleys", "line_start": -2.2, "line_rate": 0.05}, "Arrived at a minimum"),
    ({"line": "plateau", "line_start": 4.0}, "On a plateau"), ({"line_rate": 1e-4}, "Learning rate too small"),
    ({"line": "typed", "line_formula": "x^3", "line_start": 0.0}, "this is not a minimum"),
])  # fmt: skip
def test_each_failure_in_one_variable_is_named(qtbot, tab, fields, words):
    show(qtbot, tab, view="line", **fields)
    tab.timeline.go(len(tab.run.trajectory))
    assert words in tab.verdict.text()


@pytest.mark.parametrize(("title", "words"), [
    ("Failure: learning rate too small", "Learning rate too small"), ("Failure: far too small", "too small"),
    ("Failure: oscillating", "Oscillating"), ("Failure: between two points", "between two points"),
    ("Failure: diverging", "Diverging"), ("Failure: local minimum", "Stuck in a local minimum"),
    ("Failure: stuck at a saddle point", "At a saddle point"), ("Failure: plateau", "On a plateau"),
    ("Failure: stopped by rounding", "stopped by rounding"),
    ("Pitfall: the start is overwritten", "stopped by rounding"),
    ("Failure: tiny steps, 1 variable", "Learning rate too small"),
    ("Failure: oscillating, 1 variable", "Oscillating"), ("Failure: diverging, 1 variable", "Diverging"),
    ("Failure: the wrong valley", "In the wrong valley"), ("Failure: a plateau, 1 variable", "On a plateau"),
])  # fmt: skip
def test_a_preset_that_fails_says_so_at_its_end(qtbot, tab, title, words):
    tab.show_preset([preset.title for preset in tab.presets].index(title))
    settle(qtbot, tab)
    tab.timeline.go(len(tab.run.trajectory))
    assert words in tab.verdict.text()


@pytest.mark.parametrize("fields", [
    {"line": "valleys", "line_start": -2.5}, {"line": "typed", "line_formula": "tan(x)", "line_start": -8.0},
    {"line": "square", "line_start": 2.99}, {"line": "square", "line_start": -2.95},
])  # fmt: skip
@pytest.mark.parametrize("theme", ["light", "projector"])
def test_the_note_of_the_next_step_is_never_cut(qtbot, tab, fields, theme):
    THEME.choose(theme)
    show(qtbot, tab, view="line", **fields)
    qtbot.wait(50)
    view = tab.view_of["line"]
    box = view.plot.getViewBox()
    place = box.mapViewToScene(view.step_note.pos())
    note = view.step_note.boundingRect().translated(place)  # in pixels, whatever the plot shows
    assert view.step_note._halo is not None  # the curve passes behind it
    assert view.step_note.isVisible() and box.sceneBoundingRect().adjusted(-4, -4, 4, 4).contains(note)


def test_another_curve_brings_its_start_unless_one_was_set_that_lies_on_it(qtbot, tab):
    show(qtbot, tab, view="line")
    tab.change(line="valleys")
    assert tab.state.line_start == 2.2
    tab.change(line_start=-1.5)
    tab.change(line="plateau")
    assert tab.state.line_start == -1.5
    tab.change(line="typed", line_formula="log(x)")
    assert tab.state.line_start > 0 and tab.state.line_formula == "log(x)"
    tab.change(line_formula="sqrt(x - 100)")
    assert tab.state.line_start > 100


def test_the_start_of_the_ball_is_dragged_along_the_curve(qtbot, tab):
    show(qtbot, tab, view="line")
    view = tab.view_of["line"]
    view.start.moved.emit(1.5, 99.0)
    assert tab.state.line_start == pytest.approx(1.5, abs=0.02)
    assert view.start.pos().y() == pytest.approx(tab.state.line_start**2)


def test_the_start_that_the_first_run_overwrote_leads_the_second_far_away(qtbot, tab):
    titles = [preset.title for preset in tab.presets]
    tab.show_preset(titles.index("Pitfall: the start is overwritten"))
    settle(qtbot, tab)
    assert end(tab) == pytest.approx([2.34e12, -3.96e12], rel=0.01)


# What is seen.


def test_a_race_is_seen_as_near_as_its_paths_allow(qtbot, tab):
    tab.change(view="race")
    settle(qtbot, tab)
    paths = tab.run.trajectory.x.transpose(0, 2, 1).reshape(-1, 2)
    a, b, c, d = tab.map.view()
    assert (paths[:, 0] > a).all() and (paths[:, 0] < b).all()
    assert b - a < 15  # the domain of the valley is 20 wide


def test_the_parts_of_an_update_are_drawn_where_it_is_made(qtbot, tab):
    tab.change(view="update")
    settle(qtbot, tab)
    view = tab.view_of["update"]
    assert [note.text() for note in view.notes.values() if note.isVisible()] == ["g", "m̂", "√v̂", "Δw"]
    x, y = tab.run.trajectory.x[0, :, 0]
    box = view.root_box
    assert box.x.mean() == pytest.approx(x, abs=0.3)
    assert np.ptp(box.y) / np.ptp(box.x) == pytest.approx(4 / 0.7, rel=0.01)
    tab.change(optimizer="SGD")
    settle(qtbot, tab)
    assert not view.notes["squares"].isVisible() and len(box.x) == 0


def test_the_parts_of_an_update_have_their_share_of_the_column_and_a_drag_lays_nothing_out_anew(qtbot, tab):
    tab.change(view="update", optimizer="Adam")
    settle(qtbot, tab)
    parts = tab.view_of["update"].parts
    column = parts.parentWidget().layout()
    layouts = Layouts(tab)
    parts.parentWidget().installEventFilter(layouts)
    for i in range(5):
        tab.move_start(0, -7.0 + i / 10, 2.0)
        QApplication.processEvents()
    assert layouts.count == 0
    assert column.stretch(column.indexOf(parts)) == 2 * len(parts.rows) == 12
    tab.change(optimizer="SGD")
    settle(qtbot, tab)
    assert column.stretch(column.indexOf(parts)) == 2 * len(parts.rows) == 4


@pytest.mark.parametrize(("name", "effective"), [("AdaGrad", (1 / 0.7, 1 / 4)), ("RMSProp", (1 / 0.7, 1 / 4))])
def test_the_effective_rate_of_each_axis_stands_among_the_parts(qtbot, tab, name, effective):
    show(qtbot, tab, view="update", surface="valley", s0=-7.0, s1=2.0, optimizer=name, rate=1.0, rho=0.0, steps=5)
    tab.timeline.go(1)
    rows = {row.note: row for row in tab.view_of["update"].parts.rows}
    row = rows["The effective learning rate of each axis: the steeper, the smaller."]
    assert row.values == pytest.approx(effective, rel=1e-4) and row.kind == "bars"


@pytest.mark.parametrize("theme", ["light", "projector"])
def test_nothing_moves_under_the_mouse_when_another_one_takes_the_lead(qtbot, tab, theme):
    THEME.choose(theme)
    tab.change(view="race")
    settle(qtbot, tab)
    tab.timeline.go(5)
    strip, places = tab.strip, []
    for who in range(len(tab.state.racers)):
        strip.show_equations(run_equations(tab.state, tab.run, 5, who))
        for _ in range(3):
            QApplication.processEvents()
        lines = [line for line in strip.lines() if line.text()]
        places.append([strip.y(), strip.height(), *(line.geometry().center().y() for line in lines)])
        assert all(line.sizeHint().height() <= line.height() for line in lines)
    THEME.choose("light")
    moved = np.ptp(places, axis=0)
    assert not moved[:2].any() and moved.max() <= 1  # px: half of an odd height


@pytest.mark.parametrize("turn", (0.0, 45.0, 170.0, -170.0))
@pytest.mark.parametrize("width", (280, 600))
def test_the_largest_slope_can_be_read_however_narrow_its_plot(qtbot, tab, width, turn):
    THEME.choose("projector")
    try:
        slope = 1234.0 * np.array([np.cos(np.deg2rad(turn)), np.sin(np.deg2rad(turn))])
        show(qtbot, tab, surface="typed", formula=f"{slope[0]:.3f} * x0 + ({slope[1]:.3f}) * x1")
        view = tab.view_of["field"]
        plot, label = view.slope_plot, view.best.label
        plot.setFixedWidth(width)
        for _ in range(3):
            QApplication.processEvents()
            plot.grab()
        seen = plot.getViewBox().sceneBoundingRect().adjusted(-2, 0, 2, 0)
        words = label.textItem.sceneBoundingRect()
        assert seen.left() <= words.left() and words.right() <= seen.right()
        assert number_text(1234.0) in label.textItem.toPlainText()
        assert width < 600 or "largest" in label.textItem.toPlainText()
    finally:
        plot.setMinimumWidth(0)
        plot.setMaximumWidth(16777215)
        THEME.choose("light")


@pytest.mark.parametrize("half", (0.01, 5.0, 900.0))
def test_an_arrow_key_turns_the_direction_by_a_few_degrees_however_much_is_seen(qtbot, tab, half):
    show(qtbot, tab, angle=0.0, p0=0.0, p1=0.0, window=(-half, half, -half, half))
    tab.view_of["field"].turner.setFocus()
    angles = [0.0]
    for _ in range(3):
        QTest.keyClick(tab.map, Qt.Key.Key_Up)
        angles.append(tab.state.angle)
    assert (np.diff(angles) >= 1).all() and (np.diff(angles) <= 3).all()


@pytest.mark.parametrize("fields", (
    {"view": "field", "p0": 30.0, "p1": 0.0}, {"view": "descent", "s0": 30.0, "s1": 0.0},
    {"view": "descent", "s0": 0.0, "s1": 4.0, "more": ((6.0, -20.0),)}, {"view": "race", "s0": 0.0, "s1": -20.0},
    {"view": "update", "s0": -20.0, "s1": 4.0}, {"view": "data", "s0": 1.0, "s1": 40.0},
), ids=str)  # fmt: skip
def test_a_point_or_a_start_outside_the_domain_is_on_the_map(qtbot, tab, fields):
    show(qtbot, tab, **fields)
    settle(qtbot, tab)
    a, b, c, d = tab.map.view()
    state = tab.state
    places = [(state.p0, state.p1)] if state.view == "field" else [(state.s0, state.s1), *state.more]
    for x, y in places:
        assert a + 0.01 * (b - a) < x < b - 0.01 * (b - a) and c + 0.01 * (d - c) < y < d - 0.01 * (d - c)


def test_a_start_beside_the_domain_that_is_seen_moves_nothing(qtbot, tab):
    show(qtbot, tab, view="descent", s0=0.0, s1=4.0)
    before = tab.map.view()
    assert before[1] > 5.5  # the map is broader than the domain is
    tab.change(s0=5.5, s1=0.0)
    settle(qtbot, tab)
    assert tab.map.view() == before
    tab.change(s0=60.0)
    settle(qtbot, tab)
    assert tab.map.view()[1] > 60
    tab.change(s0=5.5)
    settle(qtbot, tab)
    assert tab.map.view() == before


@pytest.mark.parametrize("theme", ["light", "projector"])
@pytest.mark.parametrize("name", ["SGD", "Adam", "RMSProp"])
def test_the_names_at_the_arrows_of_an_update_lie_on_nothing_that_is_read(qtbot, tab, name, theme):
    THEME.choose(theme)
    try:
        rate = {"SGD": 0.95, "Adam": 0.3, "RMSProp": 0.3}[name]
        show(qtbot, tab, view="update", surface="valley", s0=-7.0, s1=2.0, optimizer=name, rate=rate, steps=12)
        settle(qtbot, tab)
        contours, view = tab.map.contours, tab.view_of["update"]
        for moment in range(1, 13):
            tab.timeline.go(moment)
            notes = [note for note in view.notes.values() if note.isVisible()]
            boxes = [note.room().adjusted(4, 4, -4, -4) for note in notes]
            assert not any(box.intersects(other) for i, box in enumerate(boxes) for other in boxes[:i]), moment
            shown = [at for i, (at, _, _) in enumerate(contours._labels) if i not in contours._hidden]
            assert not any(box.contains(contours.mapToScene(at)) for box in boxes for at in shown), moment
            dot = tab.map.getViewBox().mapViewToScene(QPointF(*tab.run.trajectory.x[moment, :, 0]))
            assert not any(box.contains(dot) for box in boxes), moment
        tab.change(view="descent")
        assert not contours._hidden
    finally:
        THEME.choose("light")


def test_where_there_is_no_slope_none_is_drawn_and_where_it_is_0_the_axis_is_a_usual_one(qtbot, tab):
    show(qtbot, tab, surface="typed", formula="sqrt(x0) + x1", p0=-2.0, p1=1.0)
    plot = tab.view_of["field"].slope_plot
    assert not any(np.isfinite(curve.y).any() for curve in plot.curves)
    for formula, x in (("|x0| + |x1|", 0.0), ("x0^2 + x1^2", 1e-13)):
        show(qtbot, tab, surface="typed", formula=formula, p0=x, p1=x)
        assert plot.getViewBox().viewRange()[1][1] >= 1


@pytest.mark.parametrize("view", ["field", "descent", "race", "surface"])
def test_the_start_and_the_point_move_to_where_a_new_formula_has_a_value(qtbot, tab, view):
    show(qtbot, tab, view=view, surface="typed", formula="x0^2 + x1^2", s0=-2.0, s1=2.0, more=((1.0, 1.0), (4.0, 3.0)))
    tab.change(formula="sqrt(x0 - 2) + x1^2")
    settle(qtbot, tab)
    assert tab.state.formula == "sqrt(x0 - 2) + x1^2" and not tab.message.text
    assert tab.state.s0 > 2 and tab.state.p0 >= 2 and tab.state.more == ((4.0, 3.0),)
    assert np.isfinite(exact_gradient_at(tab.state, np.array([tab.state.s0, tab.state.s1]))).all()
    tab.change(formula="sqrt(x0 - 100) + x1^2")
    settle(qtbot, tab)
    assert tab.state.s0 >= 100 and not tab.message.text
    tab.change(view="descent")
    settle(qtbot, tab)
    assert tab.state.view == "descent" and not tab.message.text and tab.map.view()[1] > 100
