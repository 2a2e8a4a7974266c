"""The gates tab, driven as a hand would: what is dragged, typed and played is what the table and the picture say."""

import math
import os
import subprocess
import sys
from dataclasses import asdict

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QTransform
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nnviz.core import decision_boundary as lines
from nnviz.core.perceptron import GATES, INPUTS, TARGETS, Circuit, Perceptron
from nnviz.core.studies.gates.gate_timings import VERSIONS
from nnviz.tabs.gates import GatesTab
from nnviz.tabs.gates.answers import ANSWERS
from nnviz.tabs.gates.moments import AND, BEFORE_FOLD, FIRING_FRAMES, FLIGHT, NAND, OR, WIRING, Wiring
from nnviz.tabs.gates.plane import Plane
from nnviz.tabs.gates.shade import Shade, colour_of
from nnviz.tabs.gates.state import EVERYWHERE, GatesState, task_fields
from nnviz.ui.base.language import LANGUAGE
from nnviz.ui.base.theme import THEME, THEMES, contrast
from nnviz.ui.files.tables import export_tables, tables_of
from nnviz.ui.widgets.network.diagram import pulse_height, text_on
from tests.gestures import click, drag, pixel
from tests.layouts import counted_layouts
from tests.pixels import colours_of, pixels_of


@pytest.fixture(scope="module")
def shown(qapp):
    """One tab for all tests: making it takes longer than most of them."""
    THEME.choose("light")
    tab = GatesTab()
    tab.resize(1280, 640)
    tab.show()
    QTest.qWaitForWindowExposed(tab)
    yield tab
    tab.close()
    tab.deleteLater()


@pytest.fixture
def tab(shown: GatesTab, qtbot) -> GatesTab:
    """The tab as it is when it is first shown."""
    shown.restore(asdict(GatesState()))
    shown.message.clear()
    shown.versions._timings.clear()
    shown.one.plane.clearFocus()
    QApplication.processEvents()
    yield shown
    shown.close_down()
    shown._run_key = None  # closing has cleared the time bar


def column(tab: GatesTab, index: int) -> list[str]:
    return [row[index] for row in tab.one.table.texts()]


def line_of(tab: GatesTab) -> tuple[float, float, float]:
    return tab.state.w1, tab.state.w2, tab.state.b


def bottom_right(plane, place: tuple[float, float]) -> int:
    """Return the colour of the plane right below a place, where no mark and no text is."""
    return plane.grab().toImage().pixel(pixel(plane, place[0] + 0.09, place[1] - 0.09))


def places_in(plane, view) -> list[tuple[float, float]]:
    """Return where the points of a plane are."""
    marks = view.marks[plane]
    return [(point.x(), point.y()) for point in marks.handles[: marks.count]]


def wired(tab: GatesTab, **fields) -> None:
    """Show XOR with everything in its place."""
    tab.set_state(GatesState(view="layers", **fields))
    tab.timeline.go(len(WIRING))
    QApplication.processEvents()


def on_screen(tab: GatesTab, plot, line) -> bool:
    """Say whether every handle of a line is inside its plot's view."""
    area = plot.getViewBox().sceneBoundingRect()
    return all(area.contains(handle.scenePos()) for handle in line.handles.values())


# One perceptron.


@pytest.mark.parametrize("name", ["AND", "OR", "NAND", "NOR"])
def test_choosing_a_gate_brings_its_weights_and_the_truth_table_is_right(tab, name):
    box = tab.form.controls["task"].box
    box.setCurrentIndex(box.findData(name))
    box.activated.emit(box.currentIndex())
    assert line_of(tab) == (*GATES[name].w, GATES[name].b)
    assert column(tab, 4) == column(tab, 5) == [str(t) for t in TARGETS[name]]
    assert column(tab, 6) == ["✓"] * 4
    assert tab.one.score.text() == "4 of 4 correct"


def test_another_score_asks_for_no_layout(tab, qtbot):
    tab.set_state(GatesState(task="cloud", size=30, w1=0.5, w2=0.5, b=-1.0))
    qtbot.wait(120)
    before, said = tab.one.score.text(), tab.one.verdict.text()
    with counted_layouts() as layouts:
        tab.change(b=-0.9)
        for _ in range(3):
            QApplication.processEvents()
    assert tab.one.score.text() != before and tab.one.verdict.text() == said
    assert layouts.count == 0
    assert tab.one.score.text() in tab.one.sentences()


def test_the_table_shows_the_printed_z_and_sigmoid(tab):
    assert column(tab, 2) == ["−0.7", "−0.2", "−0.2", "0.3"]
    assert column(tab, 3) == ["0.3318", "0.4502", "0.4502", "0.5744"]


def test_theta_is_minus_b_whichever_of_them_is_typed(tab):
    tab.form.controls["theta"].offer(0.2)
    assert (tab.state.b, tab.state.theta) == (-0.2, 0.2)
    tab.form.controls["b"].offer(0.0)
    assert (tab.state.b, str(tab.state.theta)) == (0.0, "0.0")
    assert GatesState(b=-0.25).theta == 0.25


def test_the_line_is_moved_by_its_middle_and_keeps_its_direction(tab):
    drag(tab.one.plane, (0.7, 0.7), (0.3, 0.3))
    assert (tab.state.w1, tab.state.w2) == (0.5, 0.5)
    assert tab.state.b == pytest.approx(-0.3, abs=0.01)
    assert tab.one.score.text() == "3 of 4 correct" or tab.one.score.text() == "2 of 4 correct"


def test_the_line_can_be_taken_anywhere_along_its_length(tab):
    drag(tab.one.plane, (1.05, 0.35), (0.75, 0.05))
    assert (tab.state.w1, tab.state.w2) == (0.5, 0.5)
    assert tab.state.b == pytest.approx(-0.4, abs=0.01)


def test_an_end_turns_the_line_about_the_other_end(tab):
    first, last = tab.one.line.place("first"), tab.one.line.place("last")
    length = math.hypot(tab.state.w1, tab.state.w2)
    drag(tab.one.plane, first, (1.2, 1.5))
    w = (tab.state.w1, tab.state.w2)
    assert math.hypot(*w) == pytest.approx(length, abs=0.002)
    assert abs(lines.height(w, tab.state.b, last)) < 0.02
    assert abs(lines.height(w, tab.state.b, (1.2, 1.5))) < 0.02


def test_the_tip_of_the_arrow_sets_w_and_the_line_turns_about_its_middle(tab):
    middle, tip = tab.one.line.place("middle"), tab.one.line.place("tip")
    assert tip == pytest.approx((middle[0] + 0.5, middle[1] + 0.5))
    drag(tab.one.plane, tip, (middle[0] + 0.6, middle[1]))
    assert (tab.state.w1, tab.state.w2) == pytest.approx((0.6, 0.0), abs=0.01)
    assert abs(lines.height((tab.state.w1, tab.state.w2), tab.state.b, middle)) < 0.02


def test_every_view_follows_a_drag_at_once(tab):
    drag(tab.one.plane, (0.7, 0.7), (0.35, 0.35))
    gate = Perceptron((tab.state.w1, tab.state.w2), tab.state.b)
    assert column(tab, 4) == [str(v) for v in gate(INPUTS)]
    assert [node.text for node in tab.one.neuron.nodes if node.key == "y"] == [str(gate([1, 1]))]
    assert float(tab.form.controls["b"].edit.value()) == tab.state.b
    wrong = [x for x, y, t in zip(INPUTS, gate(INPUTS), TARGETS["AND"], strict=True) if y != t]
    assert tab.one.wrong.places == wrong
    shaded = [bottom_right(tab.one.plane, x) for x in INPUTS]
    assert [QColor(c).red() > QColor(c).blue() for c in shaded] == [bool(v) for v in gate(INPUTS)]


def test_a_drag_is_one_step_of_undo(tab):
    drag(tab.one.plane, (0.7, 0.7), (0.3, 0.3))
    tab.undo()
    assert tab.state == GatesState()
    assert column(tab, 6) == ["✓"] * 4


def test_the_neuron_and_the_strip_show_the_chosen_row(tab):
    click(tab.one.plane, 0.0, 1.0)
    assert tab.state.chosen == 1
    assert [node.text for node in tab.one.neuron.nodes] == ["0", "1", "1", "−0.2", "0"]
    assert "= −0.2 ≤ 0 → <b>0</b>" in tab.strip.texts()[0][1]
    assert "0.5 ≤ 0.7 → <b>0</b>" in tab.strip.texts()[1][1]


def test_an_input_of_the_neuron_is_switched_by_a_click(tab):
    at = tab.one.neuron.centre_of("x1").toPoint()
    QTest.mouseClick(tab.one.neuron, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert tab.state.chosen == INPUTS.index((0, 1))


@pytest.mark.parametrize(
    ("b", "says"), [(0.3, "every answer is 1"), (0.0, "every answer is 0"), (-0.3, "every answer is 0")]
)
def test_without_weights_there_is_no_line_and_it_says_what_is_answered(tab, b, says):
    tab.set_state(GatesState(w1=0.0, w2=0.0, b=b))
    assert says in tab.one.verdict.text()
    assert tab.one.line.line.ends is None
    assert on_screen(tab, tab.one.plane, tab.one.line)


def test_a_line_through_points_is_named_and_the_comparison_is_strict(tab):
    tab.set_state(GatesState(task="OR", b=-0.5))
    assert "(0, 1), (1, 0)" in tab.one.verdict.text()
    assert column(tab, 4) == ["0", "0", "0", "1"]


def test_a_line_can_be_made_again_where_there_was_none(tab):
    tab.set_state(GatesState(w1=0.0, w2=0.0, b=0.0))
    drag(tab.one.plane, tab.one.line.place("first"), (0.0, 1.4))
    assert (tab.state.w1, tab.state.w2) != (0.0, 0.0)


def test_no_line_gets_xor_right_and_it_says_why(tab):
    tab.set_state(GatesState(task="XOR", b=-0.2))
    assert tab.one.score.text() == "3 of 4 correct"
    assert "(0.5, 0.5)" in tab.one.verdict.text()
    tab.change(why=True)
    assert tab.one.shared.places == [(0.5, 0.5)]
    assert len(tab.one.hulls[0].x) == len(tab.one.hulls[1].x) == 2


@pytest.mark.parametrize("name", ["step", "sigmoid", "tanh", "relu", "identity"])
def test_the_activation_is_chosen_and_the_answers_stay_the_same(tab, name):
    tab.set_state(GatesState(activation=name, chosen=3))
    a = 0.3
    value = {"step": 1.0, "sigmoid": 1 / (1 + math.exp(-a)), "tanh": math.tanh(a), "relu": a, "identity": a}[name]
    shown = next(node.text for node in tab.one.neuron.nodes if node.key == "y")
    assert float(shown) == pytest.approx(value, rel=0.01)
    assert column(tab, 4) == ["0", "0", "0", "1"]
    assert ("θ" in tab.strip.texts()[1][0]) == (name == "step")


def test_the_shade_of_the_plane_gets_steeper_with_w_and_jumps_only_with_the_step(tab):
    def shade(x: float, **fields) -> QColor:
        tab.set_state(GatesState(w2=0.0, b=-0.5 * fields["w1"], **fields))
        return tab.one.shade.colour_at(fields["w1"] * (x - 0.5))

    def depth(colour: QColor) -> float:
        background = QColor(THEME.current.background)
        return sum(abs(a - b) for a, b in zip(colour.getRgbF()[:3], background.getRgbF()[:3], strict=True))

    depths = [depth(shade(0.7, w1=w, activation="sigmoid")) for w in (0.5, 2.0, 8.0)]
    assert depths == sorted(depths) and depths[0] < 0.3 * depths[2]
    assert depth(shade(0.5001, w1=1.0, activation="sigmoid")) < 0.01 < depth(shade(0.5001, w1=1.0, activation="step"))


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("activation", ["step", "sigmoid", "identity"])
def test_every_pixel_of_the_plane_has_the_colour_of_its_answer(qtbot, activation, ratio):
    """Lines in all directions, also level and upright ones; a gradient of Qt is three pixels off where it jumps."""
    plane, answer = Plane("gates", "x₁", "x₂", (-0.8, 1.8)), ANSWERS[activation]
    shade = Shade(plane, EVERYWHERE)
    for line in plane._markers:
        line.setVisible(False)
    plane.resize(700, 600)
    qtbot.addWidget(plane)
    with qtbot.waitExposed(plane):
        plane.show()
    room = plane.getViewBox().sceneBoundingRect().adjusted(4, 4, -4, -4)
    back = (shade.deviceTransform(plane.viewportTransform()) * QTransform.fromScale(ratio, ratio)).inverted()[0]
    image = QImage(plane.size() * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    shares = np.random.default_rng(0).uniform(0, 1, (200, 2))
    for degrees in (*range(0, 360, 15), 0.1, 44.9, 89.9):
        w1, w2 = 3 * math.cos(math.radians(degrees)), 3 * math.sin(math.radians(degrees))
        b = -0.5 * (w1 + w2)
        shade.put((w1, w2), b, answer.share, answer.jumps)
        plane.viewport().render(image)
        for share_x, share_y in shares:
            x, y = int(ratio * (room.x() + share_x * room.width())), int(ratio * (room.y() + share_y * room.height()))
            place = back.map(QPointF(x + 0.5, y + 0.5))
            a = w1 * place.x() + w2 * place.y() + b
            if answer.jumps and abs(a) < 1.5 * 3 * back.m11():  # less than 1.5 pixels from the jump
                continue
            found, wanted = image.pixelColor(x, y).getRgb(), shade.colour_at(a).getRgb()
            assert max(abs(f - w) for f, w in zip(found, wanted, strict=True)) <= 3, (degrees, x, y)


@pytest.mark.parametrize("theme", THEMES)
def test_ink_can_be_read_on_every_shade(tab, theme):
    THEME.choose(theme)
    found = [contrast(THEME.current.ink, colour_of(float(share)).name()) for share in np.linspace(-1, 1, 41)]
    THEME.choose("light")
    assert min(found) >= 4.5


def test_space_sends_the_rows_through_the_neuron(tab):
    tab.set_state(GatesState())
    seen = []
    for position in range(1, len(tab.timeline.keep) + 1):
        tab.timeline.go(position)
        texts = {node.key: node.text for node in tab.one.neuron.nodes}
        assert tab.one.table.currentIndex().row() == (position - 1) // FIRING_FRAMES
        assert (texts["z"] == "–") == any(pulse.end == "z" for pulse in tab.one.neuron.pulses)
        assert (texts["y"] == "–") == bool(tab.one.neuron.pulses)
        seen += [pulse.text for pulse in tab.one.neuron.pulses if pulse.start == "bias"]
    assert set(seen) == {"1", "−0.7"}
    tab.timeline.go(0)
    assert tab.one.table.currentIndex().row() == tab.state.chosen


def test_numbers_in_neurons_keep_one_size(tab):
    tab.set_state(GatesState())
    sizes = set()
    for b in np.linspace(-0.99, 0.99, 23):
        tab.change(b=round(float(b), 2))
        sizes |= {tab.one.neuron._font_for(node.text).pointSizeF() for node in tab.one.neuron.nodes}
    assert len(sizes) == 1


@pytest.mark.parametrize("line", [(0.5, 0.5, -0.7), (0.5, 0.5, -0.2), (0.5, 0.5, -0.1), (-0.5, -0.5, 0.7),
                                  (1.0, 0.02, -0.5), (0, 0, 1)])  # fmt: skip
def test_no_text_of_the_plane_lies_on_a_line_or_on_another_text(tab, line):
    tab.set_state(GatesState(**dict(zip(("w1", "w2", "b"), line, strict=True))))
    QApplication.processEvents()
    assert tab.one.plane._labels[-1].text() == "drag me"
    assert not collisions(tab.one.plane, [tab.one.line], INPUTS)
    wired(tab)
    assert not collisions(tab.layers.inner, [tab.layers.nand, tab.layers.or_])
    assert not collisions(tab.layers.outer, [tab.layers.and_])


def collisions(plane, lines_shown, points=()) -> list[str]:
    """Return the texts of a plane that lie on another one, on a line with its handles, or on points; in pixels."""
    words = [item for item in plane._labels if item.isVisible()]
    boxes = {item.text(): item.boundingRect().translated(item.scenePos()).adjusted(4, 4, -4, -4) for item in words}
    pairs = [(text, box, other) for text, box in boxes.items() for other in boxes.values() if other is not box]
    found = [text for text, box, other in pairs if box.intersects(other)]
    spots = [plane.getViewBox().mapViewToScene(QPointF(*point)) for point in points]
    for shown in lines_shown:
        spots += [handle.scenePos() for handle in shown.handles.values() if handle.isVisible()]
        if shown.line.ends:
            start, end = (plane.getViewBox().mapViewToScene(QPointF(*p)) for p in shown.line.ends)
            spots += [start + (end - start) * share for share in np.linspace(0, 1, 2000)]
    return found + [text for text, box in boxes.items() for spot in spots if box.contains(spot)]


def test_the_key_of_the_colours_hides_nothing_that_can_be_dragged(tab):
    tab.set_state(GatesState(view="learn"))
    QApplication.processEvents()
    key, handles = tab.one.shade_key, tab.one.line.handles.values()
    covered = key.boundingRect().translated(key.scenePos())
    assert any(covered.contains(handle.scenePos()) for handle in handles)
    assert all(h.parentItem() is key.parentItem() and h.zValue() > key.zValue() for h in handles)
    assert tab.one.plane.getViewBox().sceneBoundingRect().contains(covered)


@pytest.mark.parametrize("w2", [0.5, 0.758, -0.125])
def test_the_weight_of_a_wire_is_not_hidden_by_a_unit(tab, w2):
    tab.set_state(GatesState(w2=w2))
    neuron, places = tab.one.neuron, tab.one.neuron._places()
    wire = next(wire for wire in neuron.wires if wire.start == "x2")
    start, end = places[wire.start], places[wire.end]
    box = neuron._label_box(wire, start, end).adjusted(4, 0, -4, 0)  # the letters
    assert start.x() + neuron._radius() <= box.left() and box.right() <= end.x() - neuron._radius()


def test_numbers_fit_into_the_neuron_beside_the_help_pane(tab):
    tab.toggle_explain()
    try:
        for _ in range(4):
            QApplication.processEvents()
        neuron = tab.one.neuron
        assert neuron.width() < 320
        for text in ("0.3", "−0.88", "1"):
            wide = QFontMetricsF(neuron._font_for(text)).horizontalAdvance(text)
            assert wide <= 2 * neuron._radius(), text
        assert {text_on(neuron, wire) for wire in neuron.wires} >= {"0.5", "−0.7"}
    finally:
        tab.toggle_explain()


def test_the_circles_and_their_type_keep_one_size_while_xor_is_wired(tab):
    tab.set_state(GatesState(view="layers"))
    sizes = set()
    for moment in range(len(WIRING)):
        tab.timeline.go(moment)
        QApplication.processEvents()
        circuit = tab.layers.circuit
        sizes.add((circuit._radius(), circuit._font_for("0").pointSizeF(), circuit._font_for("NAND").pointSizeF()))
    assert len(sizes) == 1


def test_a_value_on_its_way_to_the_answer_passes_under_the_name_of_the_activation(tab):
    neuron, places = tab.one.neuron, tab.one.neuron._places()
    wire = next(wire for wire in neuron.wires if wire.end == "y")
    box = neuron._label_box(wire, places["z"], places["y"])
    assert box.bottom() <= places["z"].y() - pulse_height(neuron._label_metrics) / 2


def test_the_row_of_a_new_point_is_whole(tab):
    tab.change(**task_fields(tab.state, "own"))
    table = tab.one.table
    for count in (5, 6, 7):
        tab.one.tools["add 0"].click()
        for _ in range(3):
            QApplication.processEvents()
        assert table.currentIndex().row() == count - 1
        assert table.viewport().rect().contains(table.visualRect(table.currentIndex()))


@pytest.mark.parametrize("name", ["first", "middle", "last", "tip"])
@pytest.mark.parametrize("offset", [(-7, -6), (7, 6), (-7, 6), (9, 0)])
def test_a_handle_is_taken_hold_of_anywhere_on_it(tab, name, offset):
    """Near an edge of the plane too: Qt compared its pixels with the clip of the plot, which is in data units."""
    handle = tab.one.line.handles[name]
    moved = []
    handle.moved.connect(lambda x, y: moved.append((x, y)))
    at = tab.one.plane.mapFromScene(handle.scenePos()) + QPoint(*offset)
    viewport = tab.one.plane.viewport()
    QTest.mouseMove(viewport, at)
    QApplication.processEvents()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    for step in (5, 10, 15):
        QTest.mouseMove(viewport, at + QPoint(step, 0))
        QApplication.processEvents()
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at + QPoint(15, 0))
    assert moved


# Points of one's own.


def test_a_click_adds_a_point_and_delete_removes_it(tab):
    tab.change(**task_fields(tab.state, "own"))
    click(tab.one.plane, 0.5, 1.3)
    assert tab.state.points[-1] == (pytest.approx(0.5, abs=0.01), pytest.approx(1.3, abs=0.01), 1)
    assert len(tab.one.table.texts()) == 5 and tab.state.chosen == 4
    click(tab.one.plane, 0.5, 1.3)
    QTest.keyClick(tab.one.plane, Qt.Key.Key_Delete)
    assert len(tab.state.points) == 4


def test_a_point_is_dragged_and_relabelled(tab):
    tab.change(**task_fields(tab.state, "own"))
    drag(tab.one.plane, (0.0, 1.0), (0.3, 1.2))
    assert tab.state.points[1] == (pytest.approx(0.3, abs=0.02), pytest.approx(1.2, abs=0.02), 0)
    click(tab.one.plane, *tab.state.points[1][:2])
    QTest.keyClick(tab.one.plane, Qt.Key.Key_T)
    assert tab.state.points[1][2] == 1


def test_a_point_of_a_gate_stays_where_it_is(tab):
    drag(tab.one.plane, (0.0, 1.0), (0.3, 1.2))
    assert tab.state.task == "AND" and [row[:2] for row in tab.one.table.texts()][1] == ("0", "1")


def test_a_dragged_point_stays_in_the_plane(tab):
    tab.change(**task_fields(tab.state, "own"))
    tab.one._on_point(0, 99.0, -99.0)
    assert tab.state.points[0] == (1.5, -0.5, 0)


@pytest.mark.parametrize("task", ["cloud", "xor cloud"])
def test_the_same_seed_gives_the_same_cloud(tab, task):
    tab.set_state(GatesState(task=task, seed=5, size=24))
    first = tab.one.table.texts()
    tab.set_state(GatesState(task=task, seed=6, size=24))
    assert tab.one.table.texts() != first
    tab.set_state(GatesState(task=task, seed=5, size=24))
    assert tab.one.table.texts() == first and len(first) == 24


def test_buttons_do_all_that_the_mouse_does_to_points(tab):
    tab.change(**task_fields(tab.state, "own"))
    tab.one.tools["clear"].click()
    assert tab.one.score.text() == "No points yet"
    for name in ("add 0", "add 1", "add 1"):
        tab.one.tools[name].click()
    assert [t for *_, t in tab.state.points] == [0, 1, 1]
    assert len({p[:2] for p in tab.state.points}) == 3
    tab.one.tools["flip"].click()
    tab.one.tools["remove"].click()
    assert [t for *_, t in tab.state.points] == [0, 1]


def test_the_sixty_first_point_is_refused_with_a_sentence(tab):
    tab.set_state(GatesState(task="cloud", size=60))
    before = tab.state
    tab.one.add_point(0.5, 0.5, 1)
    assert tab.state == before
    assert "60" in tab.message.text


@pytest.mark.parametrize(
    "points",
    [((0.0, 0.0, 2),), ((0.0, float("nan"), 1),), ((0.0, 1),), (("a", 0.0, 1),), ((9.0, 0.0, 1),), (None,)],
)
def test_points_that_are_none_are_refused(tab, points):
    with pytest.raises(ValueError, match="is not a point|another kind"):
        tab.set_state(GatesState(task="own", points=points))
    assert tab.state == GatesState()


# Learning.


def test_learning_goes_forwards_and_backwards_and_converges(tab):
    tab.set_state(GatesState(view="learn"))
    end = len(tab.timeline.keep)
    seen = []
    for moment in range(end + 1):
        tab.timeline.go(moment)
        seen.append((tab.one.line.w, tab.one.line._b, tab.one.verdict.text()))
    assert "Converged after" in seen[-1][2] and tab.one.score.text() == "4 of 4 correct"
    for moment in range(end, -1, -1):
        tab.timeline.go(moment)
        assert (tab.one.line.w, tab.one.line._b, tab.one.verdict.text()) == seen[moment]


def test_crosses_leave_every_point_of_a_cloud_to_be_seen(tab):
    tab.restore(asdict(next(p.state for p in tab.presets if p.title == "Learning two clouds")))
    plane, orange = tab.one.plane, QColor(THEME.current.test)

    def seen_of_points() -> int:
        QApplication.processEvents()
        image = plane.grab().toImage()
        return int((pixels_of(image) == orange.rgb()).sum())

    assert len(tab.one.wrong.places) > 10
    crossed = seen_of_points()
    tab.one.wrong.put([])
    assert 1000 < seen_of_points() == crossed


def test_each_wrong_sample_shows_its_change_with_numbers(tab):
    tab.set_state(GatesState(view="learn", start="zero"))
    step = next(i for i, s in enumerate(tab.timeline.keep) if s.t != s.y)
    tab.timeline.go(step + 1)
    assert "Δw = (+0.1, +0.1), Δb = +0.1" in tab.one.verdict.text()
    assert "0.1·(1 − 0)·(1, 1) = <b>(0.1, 0.1)</b>" in tab.strip.texts()[0][1]
    assert tab.one.ring.places == [INPUTS[tab.timeline.keep[step].index]]


def test_learning_xor_comes_back_to_its_weights_and_says_so(tab):
    tab.set_state(GatesState(view="learn", task="XOR", start="zero"))
    tab.timeline.go(len(tab.timeline.keep))
    assert "Never converges" in tab.one.verdict.text() and "(0.5, 0.5)" in tab.one.verdict.text()
    assert tab.one.shared.places == [(0.5, 0.5)]


def test_dragging_the_line_begins_the_run_there(tab):
    tab.set_state(GatesState(view="learn"))
    tab.timeline.go(3)
    drag(tab.one.plane, tab.one.line.place("middle"), (1.2, 1.2))
    assert tab.state.start == "drawn" and tab.timeline.position == 0
    assert tab.one.line.w == (tab.state.w1, tab.state.w2)


def test_space_plays_and_arrows_step(tab, qtbot):
    tab.set_state(GatesState(view="learn"))
    QTest.keyClick(tab, Qt.Key.Key_Right)
    assert tab.timeline.position == 1
    QTest.keyClick(tab, Qt.Key.Key_Left)
    assert tab.timeline.position == 0
    QTest.keyClick(tab, Qt.Key.Key_Space)
    assert tab.timeline.running
    qtbot.waitUntil(lambda: tab.timeline.position >= 1, timeout=30_000)
    tab.timeline.pause()


def test_there_is_nothing_to_learn_without_a_point(tab):
    tab.set_state(GatesState(view="learn", task="own", points=()))
    assert "nothing to learn from" in tab.one.verdict.text()
    assert not tab.start_button.isEnabled()


# XOR from two layers.


def test_xor_opens_before_the_plane_folds_and_space_folds_it(tab, qtbot):
    tab.set_state(GatesState(view="layers"))
    QApplication.processEvents()
    assert tab.layers.moment() == Wiring(FLIGHT) and tab.layers.grid.item.isVisible()
    before = places_in(tab.layers.outer, tab.layers)
    assert before == [(float(x1), float(x2)) for x1, x2 in INPUTS]
    QTest.keyClick(tab, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: tab.layers.moment().folded > 0.2, timeout=30_000)
    tab.timeline.pause()
    share = tab.layers.moment().folded
    moved = places_in(tab.layers.outer, tab.layers)
    ends = [tuple(map(float, s)) for s in Circuit().hidden(INPUTS)]
    for start, now, end in zip(before, moved, ends, strict=True):
        assert now == pytest.approx([a + share * (b - a) for a, b in zip(start, end, strict=True)])
    tab.timeline.go(len(WIRING))
    assert places_in(tab.layers.outer, tab.layers) == ends and not tab.layers.grid.item.isVisible()


def test_values_travel_along_the_wires_of_xor(tab):
    tab.set_state(GatesState(view="layers", chosen=1))
    seen = {}
    for n, moment in enumerate(WIRING):
        tab.timeline.go(n + 1)
        for pulse in tab.layers.circuit.pulses:
            seen.setdefault((pulse.start, pulse.end), set()).add(pulse.text)
        assert bool(tab.layers.circuit.pulses) == (moment.stage in (NAND, OR, AND) and moment.share < 1)
    assert seen == {
        ("x1", "s1"): {"0"}, ("x2", "s1"): {"1"}, ("x1", "s2"): {"0"}, ("x2", "s2"): {"1"},
        ("s1", "and"): {"1"}, ("s2", "and"): {"1"}, ("and", "y"): {"1"},
    }  # fmt: skip


def test_the_circuit_gives_xor_and_its_hidden_values(tab):
    wired(tab)
    rows = tab.layers.table.texts()
    assert [row[2:4] for row in rows] == [("1", "0"), ("1", "1"), ("1", "1"), ("0", "1")]
    assert [row[4] for row in rows] == ["0", "1", "1", "0"]
    assert tab.layers.score.text() == "XOR: 4 of 4 correct"


@pytest.mark.parametrize("chosen", range(4))
def test_every_wire_carries_its_value(tab, chosen):
    wired(tab, chosen=chosen)
    x = INPUTS[chosen]
    s1, s2 = Circuit().hidden(x)
    texts = {(wire.start, wire.end): wire.text for wire in tab.layers.circuit.wires}
    assert texts[("x1", "s1")] == texts[("x1", "s2")] == str(x[0])
    assert texts[("x2", "s1")] == texts[("x2", "s2")] == str(x[1])
    assert (texts[("s1", "and")], texts[("s2", "and")]) == (str(s1), str(s2))
    assert texts[("and", "y")] == str(Circuit()(x))


def test_dragging_a_gate_breaks_xor_and_the_table_tells_at_once(tab):
    wired(tab)
    drag(tab.layers.inner, tab.layers.nand.place("middle"), (0.1, 0.1))
    assert tab.layers.score.text().startswith("No longer XOR")
    assert "NAND" in tab.layers.verdict.text()
    assert "✗" in [row[6] for row in tab.layers.table.texts()]
    tab.undo()
    assert tab.layers.score.text() == "XOR: 4 of 4 correct"


def test_the_points_travel_between_the_planes(tab):
    wired(tab)
    assert not tab.layers.flight.isVisible() and tab.layers.marks[tab.layers.outer].count == 4
    tab.timeline.go(BEFORE_FOLD - 10)
    assert tab.layers.flight.isVisible() and 0 < tab.layers.flight.share < 1
    assert tab.layers.marks[tab.layers.outer].count == 0
    start, end = tab.layers.flight.path(tab.layers.flight.travellers[1])
    page = tab.pages["layers"]
    assert start.toPoint() == tab.layers.inner.mapTo(page, pixel(tab.layers.inner, 0, 1))
    assert end.toPoint() == tab.layers.outer.mapTo(page, pixel(tab.layers.outer, 0, 1))
    tab.timeline.go(5)
    assert [row[2:5] for row in tab.layers.table.texts()] == [("–", "–", "–")] * 4
    assert not tab.layers.nand.line.isVisible()


def test_the_four_parts_of_the_input_plane_are_shaded_with_the_circuits_answer(tab):
    wired(tab)
    for s, cell in tab.layers.cells.items():
        assert cell.role == ("test" if GATES["AND"](s) else "training")
        for x, y in cell.corners:
            z = GATES["NAND"].z([x, y]), GATES["OR"].z([x, y])
            assert all(v >= -1e-6 if want else v <= 1e-6 for v, want in zip(z, s, strict=True))


# The versions.


def test_the_versions_are_measured_in_a_worker_and_compared_with_the_notes(tab, qtbot):
    tab.set_state(GatesState(view="times"))
    assert all(bar.measured is None for bar in tab.versions.bars.bars)
    QTest.mouseClick(tab.start_button, Qt.MouseButton.LeftButton)
    assert tab.busy
    qtbot.waitUntil(lambda: not tab.busy, timeout=30_000)
    assert all(0 < bar.measured < 0.05 and bar.good for bar in tab.versions.bars.bars)
    assert [bar.printed for bar in tab.versions.bars.bars] == [v.notes.get((0, 0)) for v in VERSIONS.values()]
    assert "times as long" in tab.versions.verdict.text()
    tab.change(timed=3)
    assert all(bar.measured is None for bar in tab.versions.bars.bars)


def test_closing_while_it_measures_ends_the_worker(tab):
    tab.set_state(GatesState(view="times"))
    tab.versions.measure()
    tab.close_down()
    assert not tab.busy


def test_the_code_of_the_chosen_version_is_shown(tab):
    tab.set_state(GatesState(view="times", version=0))
    QTest.keyClick(tab.versions.bars, Qt.Key.Key_Down)
    assert tab.state.version == 1
    assert "theta" in tab.versions.code.text()


# Everything.


@pytest.mark.parametrize("view", GatesTab.views)
def test_the_data_behind_every_view_can_be_exported(tab, view, tmp_path):
    tab.set_state(GatesState(view=view))
    path = tmp_path / "gates.csv"
    export_tables(tables_of(tab.plots()), str(path))
    written = sorted(tmp_path.iterdir())  # one file for each plane
    assert len(written) == len(tab.plots())
    rows = written[-1].read_text(encoding="utf-8-sig").splitlines()
    assert len(rows) >= 5
    if view == "plane":
        cells = [[float(cell) for cell in row.split(",")] for row in rows[1:5]]
        a = np.array([-0.7, -0.2, -0.2, 0.3])
        expected = [[0, 0], [0, 1], [1, 0], [1, 1]], a, 1 / (1 + np.exp(-a)), [0, 0, 0, 1], [0, 0, 0, 1]
        assert np.array(cells) == pytest.approx(np.column_stack(expected))


@pytest.mark.parametrize("index", range(len(GatesTab.presets)))
def test_every_preset_shows_a_picture(tab, index):
    tab.show_preset(index)
    QApplication.processEvents()
    assert tab.preset_box.currentIndex() == index + 1
    assert colours_of(tab.pages[tab.state.view], 7) > 5
    assert not any(text in ("nan", "∞") for row in tab.one.table.texts() for text in row)


@pytest.mark.parametrize("view", GatesTab.views)
@pytest.mark.parametrize("theme", THEMES)
def test_themes_and_languages_change_while_it_is_shown(tab, view, theme):
    tab.set_state(GatesState(view=view))
    THEME.choose(theme)
    for language in ("ko", "en"):
        LANGUAGE.choose(language)
        QApplication.processEvents()
    assert colours_of(tab.pages[view], 7) > 5
    THEME.choose("light")


@pytest.mark.parametrize("theme", ["light", "projector"])
def test_no_size_of_the_window_sets_axes_and_view_against_each_other(tab, theme):
    THEME.choose(theme)
    for view in ("plane", "layers"):
        tab.set_state(GatesState(view=view))
        for width in range(900, 1500, 60):
            tab.resize(width, 420 + width // 6)
            QApplication.processEvents()  # this would never end: each repaint would ask for the next
    THEME.choose("light")
    tab.resize(1280, 640)


def test_at_1280_by_720_nothing_is_scrolled_away(tab):
    tab.resize(1280, 640)
    for view in GatesTab.views:
        tab.set_state(GatesState(view=view))
        QApplication.processEvents()
        bar = tab.panel.findChild(type(tab.one.table).__mro__[2], "panel")
        assert bar is None or bar.verticalScrollBar().maximum() == 0
    assert tab.one.table.verticalScrollBar().maximum() == 0
    assert tab.layers.table.verticalScrollBar().maximum() == 0


def test_the_strip_lights_up_its_parts(tab):
    tab.highlight("w1")
    assert tab.one.line.arrow.lit and not tab.one.line.line.lit
    tab.highlight("b")
    assert tab.one.line.line.lit
    tab.highlight("")
    assert not tab.one.line.line.lit


def test_a_session_comes_back(tab, qtbot):
    tab.set_state(GatesState(task="own", points=((0.5, 0.25, 1),), view="learn", b=0.3))
    values = {
        k: [list(p) for p in v] if k == "points" else v for k, v in tab.values().items()
    }  # as JSON has it
    other = GatesTab()
    qtbot.addWidget(other)
    other.restore(values)
    assert other.state == tab.state


def test_the_whole_tab_works_from_the_keyboard(tab):
    tab.set_state(GatesState())  # whatever an earlier test has shown and held
    tab.activateWindow()
    tab.setFocus()
    tab.one.plane.scene().setFocusItem(None)
    tab.one.plane.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    reached = []
    for _ in range(len(tab.one.line.handles) + 1):
        reached.append(tab.one.plane.scene().focusItem())
        QTest.keyClick(tab.one.plane, Qt.Key.Key_Tab)
    handles = tab.one.line.handles
    assert set(handles.values()) <= set(reached)
    handles["middle"].setFocus()
    before = line_of(tab)
    QTest.keyClick(tab.one.plane, Qt.Key.Key_Up)
    assert line_of(tab) != before and (tab.state.w1, tab.state.w2) == before[:2]


PROGRAMS = {
    "plane": GatesState(task="NAND", w1=-0.5, w2=-0.5, b=0.7),
    "no line": GatesState(w1=0.0, w2=0.0, b=0.4),
    "no points": GatesState(task="own", points=()),
    "learn": GatesState(view="learn", seed=4),
    "learn shuffled": GatesState(view="learn", seed=2, shuffled=True, task="cloud", size=12),
    "learn XOR": GatesState(view="learn", task="XOR", start="zero"),
    "layers": GatesState(view="layers", nb=0.2),
    "times": GatesState(view="times", timed=2),
}


# One Python for all programs: importing Matplotlib takes longer than any of them.
RUNNER = """
import runpy, sys, warnings
warnings.simplefilter("error")
for path in sys.argv[1:]:
    runpy.run_path(path, run_name="__main__")
    print("-----", flush=True)
"""


@pytest.fixture(scope="module")
def outputs(shown: GatesTab, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What the copied programs print when they are run for themselves."""
    folder = tmp_path_factory.mktemp("programs")
    paths = [folder / f"{name.replace(' ', '_')}.py" for name in PROGRAMS]
    for path, state in zip(paths, PROGRAMS.values(), strict=True):
        path.write_text(shown.script(state), encoding="utf-8")
    environment = {**os.environ, "MPLBACKEND": "Agg", "MPLCONFIGDIR": str(folder), "PYTHONPATH": ""}
    done = subprocess.run(
        [sys.executable, "-c", RUNNER, *paths],
        capture_output=True,
        text=True,
        cwd=folder,
        env=environment,
        timeout=55,
    )
    assert done.returncode == 0, done.stderr
    return dict(zip(PROGRAMS, done.stdout.split("-----\n"), strict=False))


@pytest.mark.parametrize("name", PROGRAMS)
def test_the_copied_python_runs_and_agrees(tab, name, outputs):
    tab.set_state(PROGRAMS[name])
    output = outputs[name]
    words = [line.split() for line in output.splitlines()]
    if tab.state.view == "plane":
        shown = [[text.replace("−", "-") for text in row[:6]] for row in tab.one.table.texts()]
        for mine, theirs in zip(shown, words[1:], strict=True):
            assert [float(v) for v in mine] == pytest.approx([float(v) for v in theirs[:6]], abs=5e-5)
    elif tab.state.view == "learn":
        last = tab.timeline.keep[-1]
        assert f"{last.updates} updates" in output and f"{last.number} samples" in output
        numbers = [float(part.split("=")[1]) for part in output.splitlines()[1].split(",")]
        assert numbers == pytest.approx([*last.w, last.b], abs=1e-9)
    elif tab.state.view == "layers":
        tab.timeline.go(len(WIRING))
        assert [tuple(row) for row in words[1:]] == [row[:6] for row in tab.layers.table.texts()]
    else:
        assert len(words) == len(VERSIONS) and "x = (1, 0)" in tab.script(tab.state)


# Whatever is dragged where.


def shake(tab: GatesTab, rng: np.random.Generator, plots, moves: int) -> None:
    """Press, move and release at random places, on handles more often than beside them."""
    for _ in range(moves):
        plot, line = plots[rng.integers(len(plots))]
        viewport = plot.viewport()
        places = [line.place(name) for name in line.handles]
        if plot is tab.one.plane:
            places += [handle.pos().toTuple() for handle in tab.one.marks.handles[: tab.one.marks.count]]
        start = places[rng.integers(len(places))] if rng.random() < 0.85 else tuple(rng.uniform(-0.8, 1.8, 2))
        a = pixel(plot, *start)
        b = QPoint(*(int(v) for v in rng.integers(-200, 1400, 2)))
        if rng.random() < 0.4:
            b = pixel(plot, *places[rng.integers(len(places))])  # onto another handle, or onto itself
        QTest.mouseMove(viewport, a)
        QTest.mousePress(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, a)
        for share in (0.3, 0.7, 1.0):
            QTest.mouseMove(viewport, a + (b - a) * share)
        QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, b)
        state = tab.state
        assert all(
            math.isfinite(v) for v in (state.w1, state.w2, state.b, state.n1, state.nb, state.o2, state.ab)
        )
        assert on_screen(tab, plot, line), (start, b, state)
        assert all(math.isfinite(c) for name in line.handles for c in line.place(name))


# A few hundred drags each time; NNVIZ_DRAGS=10 makes thousands of them, NNVIZ_SEED others.
DRAGS, SEED = float(os.environ.get("NNVIZ_DRAGS", "1")), int(os.environ.get("NNVIZ_SEED", "11"))


@pytest.mark.timeout(500)
@pytest.mark.parametrize(
    ("state", "moves"),
    [
        (GatesState(), 120),
        (GatesState(w1=0.0, w2=0.0, b=0.0), 40),
        (GatesState(w1=10.0, w2=-10.0, b=10.0), 40),
        (GatesState(task="own", points=()), 30),
        (GatesState(task="xor cloud", size=12), 80),
        (GatesState(view="learn", start="drawn"), 40),
        (GatesState(view="layers"), 120),
    ],
)
def test_no_drag_ever_breaks_the_picture(tab, state, moves):
    tab.setUpdatesEnabled(False)  # thousands of drags: what they do is tested, painting has its own tests
    tab.set_state(state)
    QApplication.processEvents()
    plots = [(tab.one.plane, tab.one.line)]
    if state.view == "layers":
        page = tab.layers
        plots = [(page.inner, page.nand), (page.inner, page.or_), (page.outer, page.and_)]
    shake(tab, np.random.default_rng(SEED), plots, round(moves * DRAGS))
    tab.setUpdatesEnabled(True)
    QApplication.processEvents()
    texts = [text for table in (tab.one.table, tab.layers.table) for row in table.texts() for text in row]
    assert not any("nan" in text.lower() or "∞" in text for text in texts)


@pytest.mark.parametrize(
    "line",
    [
        (1.0, 0.0, -0.5),
        (0.0, 1.0, -0.5),
        (0.5, 0.5, -9.0),
        (0.001, 0.0, 5.0),
        (0.0, 0.0, 0.0),
        (-3.0, 3.0, 0.0),
    ],
)
def test_vertical_horizontal_far_and_missing_lines_keep_their_handles_in_reach(tab, line):
    tab.set_state(GatesState(w1=line[0], w2=line[1], b=line[2]))
    assert on_screen(tab, tab.one.plane, tab.one.line)
    drag(tab.one.plane, tab.one.line.place("middle"), (0.5, 0.5))
    w = (tab.state.w1, tab.state.w2)
    assert w == (0.0, 0.0) or abs(lines.height(w, tab.state.b, (0.5, 0.5))) < 0.03
    assert on_screen(tab, tab.one.plane, tab.one.line)


def test_both_ends_on_one_spot_leave_the_line_alone(tab):
    first, last = tab.one.line.place("first"), tab.one.line.place("last")
    tab.one.line.handles["first"].moved.emit(*last)
    assert line_of(tab) == (0.5, 0.5, -0.7)
    tab.one.line.handles["first"].released.emit()
    assert tab.one.line.place("first") == pytest.approx(first)


@pytest.mark.parametrize("place", [(math.nan, 0.0), (math.inf, 0.0), (0.0, -math.inf), (1e300, -1e300)])
@pytest.mark.parametrize("name", ["first", "middle", "last", "tip"])
def test_places_that_are_none_do_nothing_worse_than_the_edge(tab, name, place):
    tab.one.line.handles[name].moved.emit(*place)
    tab.one.line.handles[name].released.emit()
    assert all(math.isfinite(v) for v in line_of(tab)) and on_screen(tab, tab.one.plane, tab.one.line)


@pytest.mark.parametrize("labels", [(0, 0, 0), (1, 1, 1)])
def test_points_of_one_class_only_can_be_learned(tab, labels):
    points = tuple((0.2 * i, 0.3, t) for i, t in enumerate(labels))
    tab.set_state(GatesState(task="own", points=points, view="learn"))
    tab.timeline.go(len(tab.timeline.keep))
    assert "Converged" in tab.one.verdict.text()


def test_after_a_click_on_a_view_the_keys_drive_its_time_bar(tab):
    tab.activateWindow()
    QTest.mouseClick(tab.view_bar.buttons["learn"], Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert tab.state.view == "learn"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert (tab.state.view, tab.timeline.position) == ("learn", 2)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    assert tab.timeline.position == 1
