"""The activations tab: States set and pictures read back, hands and keys, presets, languages, themes, copied Python."""

import math
import os
import re
import subprocess
import sys

import numpy as np
import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nnviz.core.activations import ACTIVATIONS
from nnviz.core.studies.activations.linearity import CANDIDATES
from nnviz.tabs.activations import ActivationsState, ActivationsTab
from nnviz.tabs.activations.view import vector
from nnviz.ui.base.language import LANGUAGE
from nnviz.ui.base.number_format import number_text
from nnviz.ui.base.theme import THEME
from tests.gestures import click, drag
from tests.layouts import counted_layouts
from tests.pixels import colours_of
from tests.stress.program import wait

S = ActivationsState


def settle(tab: ActivationsTab) -> None:
    """Let events pass, and a computation end."""
    for _ in range(3):
        QApplication.processEvents()
    if tab.busy:
        tab.view_of["signals"].task.wait(20_000)
        assert wait(tab, 20)


@pytest.fixture(scope="module")
def one(qapp):
    """One tab for all tests of this file: making it takes longer than most of them."""
    THEME.choose("light")
    tab = ActivationsTab()
    tab.show()
    yield tab
    tab.close_down()
    tab.deleteLater()


@pytest.fixture
def tab(one):
    """The tab as a person finds it: first State, nothing to undo, nothing running."""
    one.resize(1280, 660)
    one.message.clear()
    one.restore({})
    for plot in (plot for part in one.view_of.values() for plot in part.pictures() if hasattr(plot, "fit")):
        plot.fit()
    QApplication.processEvents()
    yield one
    one.view_of["signals"].stop()
    one.view_of["signals"].key = None


def show(tab: ActivationsTab, **fields) -> ActivationsTab:
    tab.set_state(S(**fields))
    settle(tab)
    return tab


@pytest.mark.parametrize("index", range(len(ActivationsTab.presets)))
def test_every_preset_shows_a_picture_and_numbers(tab, index):
    tab.show_preset(index)
    settle(tab)
    assert tab.state == tab.presets[index].state
    assert colours_of(tab.picture, 5) > 5
    texts = " ".join(" ".join(row) for row in tab.strip.texts())
    assert texts
    if tab.state.view != "softmax":  # where nan is what is taught
        assert "nan" not in texts and "inf" not in texts


def test_the_curves_are_the_functions_and_their_slopes(tab):
    show(tab, functions=tuple(ACTIVATIONS))
    page = tab.view_of["curves"]
    for name, row in ACTIVATIONS.items():
        curve, slope = page.family.curves[name], page.slope_family.curves[name]
        away = np.abs(curve.x) > 1e-9
        np.testing.assert_allclose(curve.y[away], row.value(curve.x[away]), atol=1e-12)
        away = np.abs(slope.x) > 1e-9
        np.testing.assert_allclose(slope.y[away], row.derivative(slope.x[away]), atol=1e-12)


def test_the_step_jumps_at_0_with_a_lifted_pen(tab):
    page = show(tab, functions=("step",)).view_of["curves"]
    curve = page.family.curves["step"]
    at = np.flatnonzero(curve.x == 0)
    assert len(at) == 2 and list(curve.y[at]) == [0, 1]
    path = curve.item.getPath()
    moves = [path.elementAt(i) for i in range(path.elementCount()) if path.elementAt(i).isMoveTo()]
    assert [(m.x, m.y) for m in moves][1:] == [(0.0, 1.0)]


def test_no_two_functions_have_the_same_line_without_colour(tab):
    page = tab.view_of["curves"]
    patterns = [curve.pattern for curve in page.family.curves.values()]
    assert len(set(patterns)) == len(patterns)


def test_the_point_is_dragged_along_the_curve(tab):
    page = show(tab, functions=("sigmoid",), x=1.0).view_of["curves"]
    drag(page.plot, (1.0, 0.7311), (-2.0, 0.5))
    assert tab.state.x == pytest.approx(-2.0, abs=0.05)
    assert page.handle.y() == pytest.approx(float(ACTIVATIONS["sigmoid"].value(tab.state.x)))
    tab.undo()
    assert tab.state.x == 1.0 and page.handle.x() == 1.0


def test_arrow_keys_move_the_point(tab):
    page = show(tab, functions=("sigmoid",), x=1.0).view_of["curves"]
    click(page.plot, 1.0, 0.7311)
    QTest.keyClick(page.plot, Qt.Key.Key_Left)
    assert tab.state.x == pytest.approx(0.9)


def test_the_table_reads_value_and_slope(tab):
    page = show(tab, functions=("sigmoid", "tanh"), x=0.0).view_of["curves"]
    assert [line.cells for line in page.table.lines] == [("0.5", "0.25"), ("0", "1")]


@pytest.mark.parametrize("x", [0.0, 1.0, -2.5])
@pytest.mark.parametrize("name", ACTIVATIONS)
def test_the_lines_of_python_in_the_strip_give_its_numbers(tab, name, x):
    """At a corner too: a difference quotient gives 0.5 for ReLU at 0, where the strip says 0."""
    tab.set_state(S(functions=(name,), focus=name, x=x))
    given = {"np": np, "math": math, "x": np.float64(x), **tab.state.parameters_of(name)}
    for row, (_, shown, line) in enumerate(tab.strip.texts()):
        exec(line, given)
        value = float(re.findall(r"[−\d.]+", re.sub("<[^>]*>", "", shown))[row == 0].replace("−", "-"))
        assert float(given[line.split(" = ")[0]]) == pytest.approx(value, abs=1e-5)


def test_the_slope_of_the_sigmoid_is_not_0_at_38_although_its_value_is_rounded_to_1(tab):
    page = show(tab, functions=("sigmoid",), x=38.0).view_of["curves"]
    assert page.table.lines[0].cells == ("1", "3.139×10⁻¹⁷")


@pytest.mark.parametrize("x", [-1000.0, 1000.0])
def test_all_functions_at_1000_show_numbers_and_no_warning(tab, x):
    show(tab, functions=tuple(ACTIVATIONS), x=x)
    for line in tab.view_of["curves"].table.lines:
        assert "–" not in line.cells


@pytest.mark.parametrize("name", CANDIDATES)
@pytest.mark.parametrize("test", ["sum", "multiple"])
def test_only_lines_through_0_pass_the_test_of_superposition(tab, name, test):
    show(tab, view="superposition", candidate=name, test=test, a=0.5, b=1.0)
    linear = name in ("linear", "two_inputs", "identity")
    assert ("✓" in tab.view_of["superposition"].verdict.text()) == linear


def test_the_books_example_adds_up_to_6a_plus_12b(tab):
    page = show(
        tab, view="superposition", candidate="two_inputs", a=2.0, b=3.0, u=1.0, u2=2.0, v=5.0, v2=10.0
    )
    assert list(page.view_of["superposition"].bars.values) == [8, 40, 48, 6 * 2 + 12 * 3]


def test_relu_passes_by_chance_and_is_found_out(tab):
    page = show(tab, view="superposition", candidate="relu", u=1.0, v=2.0).view_of["superposition"]
    assert "chance" in page.verdict.text() and "✗" in page.verdict.text()
    drag(page.plot, (1.0, 1.0), (-2.0, 0.0))
    assert tab.state.u == pytest.approx(-2.0, abs=0.1)
    assert "differ" in page.verdict.text()


def test_linear_layers_are_one_matrix_and_relu_is_none(tab):
    half = (0.5, 0, 0, 0.5, 0, 0)
    show(tab, view="layers", depth=3, layer1=half, layer2=half, layer3=half, point_x=4.0, point_y=0.0)
    symbols, path = tab.strip.texts()[0][1], tab.strip.texts()[1][1]
    assert "[0.125, 0]" in symbols and "(0.5, 0)" in path.rpartition("→")[2]
    tab.timeline.go(len(tab.timeline.keep))
    assert "one matrix" in tab.view_of["layers"].note.text()
    tab.change(fold="relu")
    assert "No single matrix" in tab.view_of["layers"].note.text()


def test_dragging_the_square_changes_the_matrix(tab):
    page = show(tab, view="layers", layer1=(1, 0, 0, 1, 0, 0)).view_of["layers"]
    drag(page.square, (1.0, 0.0), (1.0, 0.8))
    w11, w12, w21, w22, b1, b2 = tab.state.layer1
    assert (w11, w12) == pytest.approx((1.0, 0.8), abs=0.06)
    assert (w21, w22, b1, b2) == (0, 1, 0, 0)
    assert page.formula.terms[2].content[0] == tuple(number_text(w, 3) for w in (w11, w12))


def test_the_strip_and_the_matrices_say_x_times_W_and_do_it(tab):
    page = show(tab, view="layers", depth=2).view_of["layers"]
    texts = page.formula.text()
    (W1, b1), (W2, b2) = ((np.array(m[:4]).reshape(2, 2), np.array(m[4:])) for m in tab.state.matrices())
    x = np.array([tab.state.point_x, tab.state.point_y])
    y = (x @ W1 + b1) @ W2 + b2
    assert vector(np.round(y, 4)) in tab.strip.texts()[1][1]
    assert texts.startswith("(x · [0.9 −0.4; 0.5 0.9] + [0.3 −0.2] ) · ") and "= x · [" in texts
    assert "<i>xW</i> + <i>b</i>" in tab.strip.texts()[0][0] and "W1 @ W2" in tab.strip.texts()[0][2]


def test_the_grid_goes_through_the_layers_from_where_it_was_to_the_fold(tab, qtbot):
    page = show(tab, view="layers", depth=2, fold="relu").view_of["layers"]
    assert tab.timeline.position == 0, "it opens before it happens"
    last = page.end_grid.curves[0].y.copy()
    assert last.min() >= 0 and page.note.text().startswith("2 layers, a matrix each: would a single one do the same?")
    assert (page.grids[1].curves[0].x == page.grids[0].curves[0].x).all()
    lit = []
    for position in range(1, len(tab.timeline.keep) + 1):
        tab.timeline.go(position)
        lit.append(tuple(index for index, term in enumerate(page.formula.terms) if term.lit))
    assert len(set(lit)) == 5  # W₁ with b₁, f, W₂ with b₂, f, and nothing at the end
    assert (page.grids[1].curves[0].y == last).all() and len(page.end_grid.curves[0].y) == 0
    assert page.note.text().startswith("No single matrix does this")
    tab.timeline.go(0)
    QTest.keyClick(tab, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: tab.timeline.position > 5, timeout=30_000)
    tab.timeline.pause()


def test_the_signal_reaches_layer_after_layer_and_the_gradient_comes_back(tab):
    page = show(tab, view="signals", layers=3, units=10).view_of["signals"]
    assert tab.timeline.position == 1, "it opens with the first layer"
    for position, columns in ((0, set()), (1, {0}), (2, {0, 1}), (3, {0, 1, 2})):
        tab.timeline.go(position)
        assert {column for _, column in page.grid.cells} == columns
        assert {column for _, column in page.grid._ahead} == {0, 1, 2} - columns
        asked = [remark for remark in page.grid.remarks if remark.endswith(f" in layer {position}. And in layer 3?")]
        assert len(asked) == 4 * (position in (1, 2)) and all(page.grid.remarks) == (position > 0)
    tab.change(shown="gradients")
    tab.timeline.go(1)
    assert {column for _, column in page.grid.cells} == {2} and "in layer 3. And in layer 1?" in page.grid.remarks[0]


def test_layers_that_are_changed_before_they_were_played_are_seen_where_they_end(tab):
    page = show(tab, view="layers").view_of["layers"]
    for fields in ({"layer1": (1.0, 0.0, 0.0, 2.0, 0.0, 0.0)}, {"fold": "relu"}, {"depth": 3}, {"point_x": -1.0}):
        tab.timeline.go(0)
        tab.change(**fields)
        assert tab.timeline.position == len(tab.timeline.keep) and len(page.end_grid.curves[0].x) == 0
    tab.timeline.go(0)
    tab.change(layer=2)
    assert tab.timeline.position == 0, "which layer can be dragged changes nothing in the picture of the grid"


def test_a_view_that_is_left_and_a_preset_open_before_it_happens_again(tab):
    show(tab, view="layers")
    tab.timeline.go(20)
    tab.change(view="curves")
    tab.change(view="layers")
    assert tab.timeline.position == 0
    for index, preset in enumerate(tab.presets):
        if preset.state.view in ("layers", "signals"):
            tab.show_preset(index)
            assert tab.timeline.position == (preset.state.view == "signals")


def test_the_numbers_of_a_left_axis_do_not_touch_its_name_however_near_one_comes(tab):
    page = show(tab, view="curves").view_of["curves"]
    axes = [plot.getAxis("left") for plot in (page.plot, page.slopes)]
    before = axes[0].width()
    for half in (1e-2, 1e-4, 1e-6):
        page.plot.fitted = False
        page.plot.getViewBox().setRange(xRange=(1.5 - half, 1.5 + half), yRange=(0.09 - half, 0.09 + half), padding=0)
        QApplication.processEvents()
        assert axes[0].width() == axes[1].width() >= max(axis.needed_width() for axis in axes)
    assert axes[0].width() > before
    page.plot.fit()
    QApplication.processEvents()
    assert axes[0].width() == axes[1].width() == before


def test_curves_and_shade_go_on_as_far_as_one_zooms(tab):
    page = show(tab).view_of["curves"]
    box = page.plot.getViewBox()
    page.plot.fitted = False  # as after a turn of the wheel
    box.setXRange(-900.0, 700.0, padding=0)
    QApplication.processEvents()
    for name in tab.state.functions:
        x = page.family.curves[name].x
        assert x.min() <= -900 and x.max() >= 700
    shown = page.plot.grab().toImage()
    area = page.plot.getViewBox().sceneBoundingRect()
    edges = {shown.pixelColor(round(area.x() + dx), round(area.y() + 20)).name() for dx in (5, area.width() - 5)}
    assert len(edges) == 1 and edges != {QColor(THEME.current.background).name()}
    page.plot.fit()
    assert page.family.curves["sigmoid"].x.max() < 7


def test_twice_the_sigmoid_less_one_lies_on_tanh(tab):
    page = show(tab, functions=("tanh",), focus="tanh", twin=True).view_of["curves"]
    np.testing.assert_allclose(page.twin.y, np.tanh(page.twin.x), atol=1e-15)
    assert "rounding" in page.facts.text() and "×10⁻¹⁶" in page.facts.text()
    tab.change(twin=False)
    assert not len(page.twin.x) and "rounding" not in page.facts.text()


@pytest.mark.parametrize("view", list(ActivationsTab.views))
def test_the_description_follows_what_is_shown(tab, view):
    change = {"curves": {"x": 2.0}, "superposition": {"u": -1.5}, "layers": {"point_x": -1.0}, "slopes": {"deep": 4},
              "signals": {"activation": "relu"}, "softmax": {"shift": 800.0}, "batch": {"draws": 9},
              "output": {"score": -3.0}}[view]  # fmt: skip
    show(tab, view=view, layers=3, units=10)
    before = tab.view.description(tab.state)
    tab.change(**change)
    settle(tab)
    after = tab.view.description(tab.state)
    assert before and after and before != after and "<" not in after.replace("< ", "")


def test_ten_sigmoids_leave_less_than_a_millionth(tab):
    page = show(tab, view="slopes", functions=("sigmoid", "tanh", "relu"), deep=10).view_of["slopes"]
    np.testing.assert_allclose(page.family.curves["sigmoid"].y, 0.25 ** np.arange(11), rtol=1e-12)
    assert page.table.lines[0].cells == ("0.25", "9.537×10⁻⁷")
    drag(page.plot, (10, -6.0206), (5, -3))  # the axis is logarithmic
    assert tab.state.deep == 5


def test_another_depth_asks_for_no_layout_and_leaves_the_time_bar_alone(tab, qtbot):
    show(tab, view="slopes", functions=("sigmoid", "tanh", "relu"), deep=10)
    qtbot.wait(250)  # until what follows a change a moment later has done so
    told = []
    tab.timeline.status_changed.connect(told.append)
    with counted_layouts() as layouts:
        tab.change(deep=11)
        QApplication.processEvents()
    tab.timeline.status_changed.disconnect(told.append)
    assert (layouts.count, told) == (0, [])


def test_beside_the_product_stands_where_the_factor_of_one_layer_comes_from(tab):
    page = show(tab, view="slopes", functions=("sigmoid", "relu", "identity"), focus="sigmoid").view_of["slopes"]
    factor = page.factor
    assert factor.isVisible() and factor.height() > 200 and factor.geometry().top() >= page.note.geometry().bottom()
    assert list(factor.dots.places) == [(0.0, 0.25), (pytest.approx(0.01), 1.0), (0.0, 1.0)]
    assert not factor.handle.isVisible() and factor.level.value() == 0.25
    tab.change(place="x", x=2.0)
    settle(tab)
    slope = float(ACTIVATIONS["sigmoid"].derivative(2.0))
    assert factor.handle.isVisible() and factor.level.value() == pytest.approx(slope)
    drag(factor, (2.0, slope), (-1.0, 0.5))
    assert tab.state.x == pytest.approx(-1.0, abs=0.05)
    assert tab.state.slope_at("sigmoid") == pytest.approx(factor.level.value())
    QTest.keyClick(factor, Qt.Key.Key_Right)
    assert tab.state.x > -1.0
    tab.resize(700, 660)
    settle(tab)
    assert not factor.isVisible()
    tab.resize(1280, 660)
    settle(tab)


def test_the_deep_network_shows_what_four_starts_make_of_it(tab):
    page = show(tab, view="signals").view_of["signals"]
    assert len(page.grid.cells) == 4 and len(page.grid._ahead) == 16
    tab.timeline.go(5)
    assert len(page.grid.cells) == 20
    spread = {start: page.found[start, 5].spread for start in ("N(0, 1)", "0.01", "Xavier")}
    assert spread["N(0, 1)"] > 0.4 and spread["0.01"] < 0.02 < spread["Xavier"] < 0.25
    tab.change(shown="gradients")
    assert len(page.grid.cells) == 20


def test_a_new_network_while_one_is_computed_leaves_no_mixture(tab):
    tab.set_state(S(view="signals", layers=10, units=200))
    tab.set_state(S(view="signals", layers=3, units=20, activation="relu"))
    settle(tab)
    assert {s.layer for s in tab.view_of["signals"].found.values()} == {1, 2, 3}


def test_a_score_is_dragged_and_the_probabilities_follow(tab):
    page = show(tab, view="softmax").view_of["softmax"]
    np.testing.assert_allclose(page.stable.values, [0.01821127, 0.24519181, 0.73659691], atol=1e-8)
    drag(page.scores, (0, 0.3), (0, 4.0))
    assert tab.state.scores[0] == pytest.approx(4.0, abs=0.15)
    assert page.stable.values.sum() == pytest.approx(1)


def test_a_shift_changes_no_probability(tab):
    page = show(tab, view="softmax").view_of["softmax"]
    before = page.stable.values.copy()
    tab.change(shift=512.0)
    np.testing.assert_allclose(page.stable.values, before, rtol=1e-12)


@pytest.mark.parametrize(
    ("fields", "texts", "why"),
    [
        ({"scores": (1010.0, 1000.0, 990.0)}, ["nan", "nan", "nan"], "inf / inf"),
        ({"scores": (709.0, 709.0, 709.0)}, ["0.0000"] * 3, "their sum"),
        ({"scores": (88.0, 89.0, 80.0), "dtype": "float32"}, ["0.0000", "nan", "0.0000"], "88.72"),
        ({"scores": (-800.0, -801.0, -802.0)}, ["nan"] * 3, "0 / 0"),
        ({"scores": (709.0, 1.0, 1.0)}, ["1.0000", "0.0000", "0.0000"], "Both agree"),
    ],
)
def test_the_written_formula_breaks_and_the_sentence_says_why(tab, fields, texts, why):
    page = show(tab, view="softmax", **fields).view_of["softmax"]
    shown = [text if re.fullmatch(r"nan|[01]\.0000", text) else "0.0000" for text in page.naive.texts]
    assert shown == texts
    assert why in page.verdict.text()
    assert np.isfinite(page.stable.values).all() and "nan" not in page.stable.texts


def test_the_wrong_axis_gives_rows_that_are_no_probabilities(tab):
    page = show(tab, view="batch", samples=5).view_of["batch"]
    assert all(side.startswith("Σ 1.00") for side, _ in page.grids[1].sides)
    assert not all(side.startswith("Σ 1.00") for side, _ in page.grids[2].sides)
    assert all(foot == "Σ 1.00" for foot in page.grids[2].foot)


@pytest.mark.parametrize(
    ("task", "outputs", "activation", "loss"),
    [
        ("regression", "1", "Identity", "Half the sum of squares"),
        ("two", "1", "Sigmoid", "Binary cross entropy"),
        ("ten", "10", "Softmax", "Cross entropy"),
    ],
)
def test_the_task_decides_outputs_activation_and_loss(tab, task, outputs, activation, loss):
    page = show(tab, view="output", task=task).view_of["output"]
    shown = {key: figure.text() for key, figure in page.figures.values.items()}
    assert (shown["outputs"], shown["activation"], shown["loss"]) == (outputs, activation, loss)
    slope = np.gradient(page.curve.y, page.curve.x)
    at = np.abs(page.curve.x - page.handle.x()).argmin()
    a, t, index = page.numbers_of(tab.state)
    from nnviz.core.outputs import OUTPUT_LAYERS

    assert slope[at] == pytest.approx(float(OUTPUT_LAYERS[task].value(a)[index] - t[index]), abs=0.05)


def lit_bars(chart) -> list[int]:
    """Return the numbers of the bars that are not pale."""
    colours = [colour.name() for colour in chart._bars.colours]
    return [index for index, colour in enumerate(colours) if colour == THEME.colour(chart._role).name()]


def hrefs(tab: ActivationsTab) -> list[str]:
    return re.findall('href="([^"]+)"', " ".join(" ".join(row) for row in tab.strip.texts()))


@pytest.mark.parametrize(
    ("fields", "key", "look"),
    [
        ({"view": "curves"}, "slope", lambda page: page.tangents.opts["pen"].width()),
        ({"view": "superposition", "u": -1.0}, "left", lambda page: lit_bars(page.bars)),
        ({"view": "superposition", "test": "multiple"}, "right", lambda page: lit_bars(page.bars)),
        ({"view": "slopes"}, "product", lambda page: page.family.curves["sigmoid"].item.opts["pen"].widthF()),
        ({"view": "softmax"}, "stable", lambda page: lit_bars(page.stable)),
        ({"view": "softmax"}, "naive", lambda page: lit_bars(page.naive)),
        ({"view": "output", "task": "ten"}, "y", lambda page: lit_bars(page.outputs)),
        ({"view": "output"}, "loss", lambda page: page.curve.item.opts["pen"].widthF()),
        ({"view": "output"}, "slope", lambda page: page.tangent.item.opts["pen"].widthF()),
    ],
)
def test_a_part_pointed_at_in_the_strip_lights_up_in_the_picture_and_goes_out_again(tab, fields, key, look):
    page = show(tab, **fields).view
    assert key in hrefs(tab)
    before = look(page)
    tab.strip.pointed.emit(key)
    assert look(page) != before
    tab.strip.pointed.emit("")
    assert look(page) == before


def test_what_cannot_be_is_refused_with_a_sentence_and_changes_nothing(tab):
    before = tab.state
    tab.change(functions=())
    assert "at least one" in tab.message.text and tab.state == before
    tab.change(scores=(1.0, 2.0))
    assert "3" in tab.message.text and tab.state == before
    tab.change(x=float("nan"))
    assert tab.state == before
    assert [box.isChecked() for box in tab.form.controls["functions"].boxes.values()].count(True) == 3


def test_check_boxes_change_the_set_but_never_empty_it(tab):
    show(tab, functions=("relu",))
    boxes = tab.form.controls["functions"].boxes
    boxes["relu"].click()
    assert tab.state.functions == ("relu",) and boxes["relu"].isChecked()
    boxes["tanh"].click()
    assert tab.state.functions == ("tanh", "relu")


def test_typed_scores_may_have_commas_and_semicolons(tab):
    show(tab, view="softmax")
    edit = tab.form.controls["scores"].edit
    for text, wanted in (
        ("1010,1000,990", (1010, 1000, 990)),
        ("0,5 1,5 −2", (0.5, 1.5, -2)),
        ("1; 2; 3", (1, 2, 3)),
    ):
        edit.setText(text)
        edit.editingFinished.emit()
        assert tab.state.scores == wanted


@pytest.mark.parametrize("view", ActivationsTab.views)
def test_language_and_theme_change_while_a_view_is_shown(tab, view):
    show(tab, view=view)
    try:
        for theme in ("dark", "projector"):
            THEME.choose(theme)
            settle(tab)
            assert colours_of(tab.picture, 5) > 5
        LANGUAGE.choose("ko")
        settle(tab)
        LANGUAGE.choose("en")
        settle(tab)
    finally:
        THEME.choose("light")
        LANGUAGE.choose("en")
    assert colours_of(tab.picture, 5) > 5


def test_the_picture_keeps_its_place_when_the_tab_is_small(tab):
    for view in tab.views:
        show(tab, view=view)
        tab.resize(1280, 660)
        QApplication.processEvents()
        assert tab.picture.width() >= 0.7 * 1280


SCRIPTS = [
    S(), S(functions=tuple(ACTIVATIONS), x=-2.0), S(view="slopes", functions=("sigmoid", "elu"), place="x"),
    S(view="superposition", candidate="two_inputs"), S(view="superposition", candidate="gelu", u=0.5),
    S(view="superposition", test="multiple", c=-2.0), S(view="layers", fold="relu", depth=3), S(view="signals"),
    S(view="signals", activation="gelu", layers=3, units=20, shown="gradients", inputs="digits", seed=1),
    S(view="signals", activation="step", layers=2, units=10, shown="gradients"),
    S(view="softmax", scores=(1010.0, 1000.0, 990.0)), S(view="batch"), S(view="output"),
    S(view="output", task="two"), S(view="output", task="ten"),
]  # fmt: skip


def numbers(text: str) -> list[float]:
    return [float(n) for n in re.findall(r"(?<![\w.])-?\d+(?:\.\d+)?(?:e[-+]?\d+)?|nan", text)]


def run(program: str) -> str:
    environment = os.environ | {"MPLBACKEND": "Agg"}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program], capture_output=True, text=True, env=environment
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_copied_programs_run_and_print_the_numbers_of_the_tab(tab):
    # One process for all: importing Matplotlib is what takes the time.
    programs = []
    for state in SCRIPTS:
        tab.set_state(state)
        settle(tab)
        programs.append(tab.script(state))
    parts = run("import matplotlib\n" + "\n".join(
        f"print('=====')\nexec(compile({p!r}, 'script', 'exec'), {{'__name__': '__main__'}})" for p in programs
    )).split("=====\n")[1:]  # fmt: skip
    assert len(parts) == len(SCRIPTS)
    for state, text in zip(SCRIPTS, parts, strict=True):
        check_printed(tab, state, text)


def check_printed(tab: ActivationsTab, state: ActivationsState, text: str) -> None:
    if state.view == "curves":
        for name, line in zip(state.functions, text.splitlines(), strict=True):
            row, options = ACTIVATIONS[name], state.parameters_of(name)
            wanted = [float(row.value(state.x, **options)), float(row.derivative(state.x, **options))]
            assert numbers(line) == pytest.approx(wanted, abs=2e-6)
    elif state.view == "signals":
        tab.set_state(state)
        settle(tab)
        field = "spread" if state.shown == "values" else "gradient_size"
        wanted = [getattr(signal, field) for signal in tab.view_of["signals"].found.values()]
        assert [numbers(line)[-1] for line in text.splitlines()] == pytest.approx(wanted, rel=1e-5)
    elif state.view == "softmax":
        assert numbers(text)[:3] == pytest.approx([0.999955, 4.53979e-05, 2.06106e-09], rel=1e-5)
        assert text.count("nan") == 3
    elif state.view == "output":
        page = tab.view_of["output"]
        a, t, index = page.numbers_of(state)
        from nnviz.core.outputs import OUTPUT_LAYERS

        row = OUTPUT_LAYERS[state.task]
        y = row.value(a)
        assert numbers(text) == pytest.approx([y[index], row.loss(a, t), y[index] - t[index]], rel=1e-5)
    elif state.view == "layers":
        tab.set_state(state)
        assert numbers(text.splitlines()[-1]) == pytest.approx(
            numbers(tab.strip.texts()[1][1].replace("−", "-"))[-2:], abs=1e-4
        )
    else:
        assert numbers(text)


def test_a_hundred_random_states_show_only_numbers(tab):
    rng = np.random.default_rng(5)
    for _ in range(100):
        view = str(rng.choice(list(tab.views)))
        if view == "signals":  # has its own test; each state would start a computation
            continue
        wild = float(rng.choice([-100.0, -1.0, 0.0, 1e-9, 3.7, 100.0]))
        tab.set_state(S(
            view=view, x=wild * 10, u=wild, v=-wild, c=wild, a=wild, b=-wild, deep=int(rng.integers(1, 51)),
            functions=tuple(ACTIVATIONS)[: int(rng.integers(1, 11))], place=str(rng.choice(["x", "steepest"])),
            candidate=str(rng.choice(list(CANDIDATES))), test=str(rng.choice(["sum", "multiple"])),
            depth=int(rng.integers(1, 7)), fold=str(rng.choice(list(ACTIVATIONS))), layer1=tuple(rng.normal(size=6)),
            scores=tuple(rng.normal(size=3) * abs(wild)), shift=wild * 10,
            task=str(rng.choice(["regression", "two", "ten"])),
            score=min(10.0, max(-10.0, wild)), target=-min(10.0, max(-10.0, wild)),
        ))  # fmt: skip
        QApplication.processEvents()
        for plot in tab.plots():
            for curve in getattr(plot, "curves", ()):
                assert np.isfinite(curve.x).all() and np.isfinite(curve.y).all()
        if view != "softmax":
            assert "nan" not in " ".join(" ".join(row) for row in tab.strip.texts())


def test_pages_own_their_children_and_nothing_is_left_to_chance(tab):
    assert all(isinstance(part, QObject) and part.parent() is tab for part in tab.view_of.values())


def links(tab: ActivationsTab) -> list[str]:
    """Return the keys of all parts of the strip that light something up."""
    rows = tab.equations(tab.state)
    return [key for row in rows for key in re.findall(r'href="([^"]*)"', row.symbols + row.numbers)]


@pytest.mark.parametrize("view", [view for view in ActivationsTab.views if view != "signals"])
def test_every_part_that_can_be_pointed_at_lights_something_up_and_goes_dark_again(tab, view):
    tab.change(view=view)
    settle(tab)
    keys = links(tab)
    assert keys
    page = tab.pages[view]
    dark = page.grab().toImage()
    for key in keys:
        tab.highlight(key)
        settle(tab)
        lit = page.grab().toImage()
        assert other_pixels(lit, dark) > 20, key
    tab.highlight("")
    settle(tab)
    assert other_pixels(page.grab().toImage(), dark) < 200  # the rim of a mark that was painted anew


def other_pixels(one: QImage, other: QImage) -> int:
    """Return in how many pixels two pictures differ."""
    a, b = (np.frombuffer(i.convertToFormat(QImage.Format.Format_RGB32).constBits(), np.uint32) for i in (one, other))
    return int((a != b).sum())


def test_a_number_of_the_deep_network_frames_its_histogram(tab, qtbot):
    tab.change(view="signals", layers=3, units=20)
    qtbot.waitUntil(lambda: not tab.busy, timeout=30_000)
    assert links(tab) == [f"{start} 1" for start in ("N(0, 1)", "0.01", "Xavier", "He")]  # no more is told than is seen
    tab.timeline.go(3)
    keys = links(tab)
    assert keys == [f"{start} {layer}" for layer in (3, 1) for start in ("N(0, 1)", "0.01", "Xavier", "He")]
    grid = tab.view_of["signals"].grid
    dark = grid.grab().toImage()
    for key in keys:
        tab.highlight(key)
        assert grid._lit is not None
        assert grid.grab().toImage() != dark
    tab.highlight("")
    assert grid.grab().toImage() == dark


def test_a_scene_saved_for_columns_shows_the_same_layers_as_rows(tab):
    """Scenes from before x·W: all fields but `twin`, and w₁₂ and w₂₁ in each other's place."""
    show(tab, view="layers", layer1=(1.0, 2.0, 3.0, 4.0, 5.0, 6.0))
    today = tab.values()
    tab.show_values(today)
    assert tab.state.layer1 == (1.0, 2.0, 3.0, 4.0, 5.0, 6.0)
    old = {name: value for name, value in today.items() if name != "twin"}
    tab.show_values(old)
    assert tab.state.layer1 == (1.0, 3.0, 2.0, 4.0, 5.0, 6.0)
    tab.show_values({"layer1": (1.0, 2.0, 3.0, 4.0, 5.0, 6.0)})
    assert tab.state.layer1 == (1.0, 2.0, 3.0, 4.0, 5.0, 6.0)
    with pytest.raises(ValueError, match="Layer 2"):
        tab.show_values(old | {"layer2": [1.0]})
