"""The tab Network: what its pictures teach, by mouse, keys and time."""

import importlib.util
import math
import os
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from nnviz.core.backprop import UPDATE
from nnviz.core.studies.network.cases import WORKED
from nnviz.data.digits import generate
from nnviz.data.weights import load_weights, save_weights
from nnviz.main_window import MainWindow
from nnviz.tabs.common.networks import shipped_file
from nnviz.tabs.common.present_network import present_network
from nnviz.tabs.network import NetworkState, NetworkTab
from nnviz.tabs.network.moments import moment_of
from nnviz.tabs.network.state import of_case
from nnviz.ui.base.language import LANGUAGE
from nnviz.ui.base.number_format import number_text
from nnviz.ui.widgets.network.editor import NetworkDiagram
from tests.sentences import number_of

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def tab(qtbot):
    tab = NetworkTab()
    qtbot.addWidget(tab)
    tab.resize(1280, 660)
    with qtbot.waitExposed(tab):
        tab.show()
    tab.activateWindow()
    QApplication.processEvents()
    yield tab
    tab.close_down()


def place(diagram: NetworkDiagram, key: str) -> QPoint:
    return diagram.place_of(key).center().toPoint()


def texts(tab: NetworkTab) -> str:
    """What the strip is to show (it follows a quick change a moment later)."""
    return "\n".join(f"{e.symbols} {e.numbers} {e.python}" for e in tab.equations(tab.state))


# Forward.


def test_it_opens_with_the_first_unit_computed_its_sum_written_out_and_its_wires_lit(tab):
    view = tab.view
    assert "1·0.1 + 0.5·0.2 + 0.1 = 0.3" in view.sum.text() and "0.5744" in view.sum.text()
    nodes = {node.key: node for node in view.diagram.nodes}
    assert nodes["1.0"].text == "0.574" and nodes["1.0"].lit
    assert nodes["1.1"].pale and nodes["1.1"].text == "…"
    assert {w.key for w in view.diagram.wires if w.halo} == {"0.0-1.0", "0.1-1.0"}


def test_space_runs_the_wave_through_the_units_and_home_goes_back(tab):
    seen = []
    for _ in range(6):
        tab.timeline.step(1)
        seen.append((tab.state.layer, tab.state.unit_to))
    assert seen == [(1, 1), (1, 2), (2, 0), (2, 1), (3, 0), (3, 1)]
    assert "0.696279" in texts(tab)
    assert "(0.316827, 0.696279)" in tab.view.sentence.text()
    tab.rewind()
    assert all(node.pale for node in tab.view.diagram.nodes if not node.key.startswith("0."))


@pytest.mark.parametrize(("by", "last"), [("unit", 7), ("layer", 3), ("whole", 1)])
def test_time_goes_by_unit_layer_or_as_a_whole(tab, by, last):
    tab.change(by=by)
    assert len(tab.timeline.keep) == last


def test_a_click_on_a_unit_writes_its_sum_out_and_what_is_not_computed_yet_is(tab):
    diagram = tab.view.diagram
    QTest.mouseClick(diagram, LEFT, pos=place(diagram, "2.1"))
    assert (tab.state.layer, tab.state.unit_to, tab.state.at) == (2, 1, 5)
    assert "a</i><sub>2</sub><sup>(2)</sup> = 0.5744·0.4" in tab.view.sum.text()
    QTest.mouseClick(diagram, LEFT, pos=place(diagram, "1.0"))
    assert (tab.state.layer, tab.state.unit_to, tab.state.at) == (1, 0, 5)


def drag(diagram, key, up):
    at = place(diagram, key)
    QTest.mousePress(diagram, LEFT, pos=at)
    for step in range(1, 6):
        point = at - QPoint(0, round(up * step / 5))
        QTest.mouseMove(diagram, point)
        QApplication.processEvents()
    QTest.mouseRelease(diagram, LEFT, pos=at - QPoint(0, up))


@pytest.mark.parametrize(("key", "name", "index"), [("0.0-1.0", "parameters", 0), ("0.1", "x", 1),
                                                    ("1.2:above", "parameters", 8)])  # fmt: skip
def test_a_drag_up_raises_a_weight_an_input_or_a_bias_in_one_step_of_undo(tab, key, name, index):
    before = getattr(tab.state, name)
    drag(tab.view.diagram, key, 40)
    after = getattr(tab.state, name)
    assert after[index] == pytest.approx(before[index] + 0.4, abs=0.02)
    assert [a for i, a in enumerate(after) if i != index] == [b for i, b in enumerate(before) if i != index]
    while getattr(tab.state, name) != before:
        tab.undo()
    assert tab.state.x == NetworkState().x and tab.state.parameters == NetworkState().parameters


def test_a_number_is_typed_in_its_place_with_a_decimal_comma(tab):
    diagram = tab.view.diagram
    QTest.mouseDClick(diagram, LEFT, pos=place(diagram, "0.0-1.1"))
    field = QApplication.focusWidget()
    QTest.keyClicks(field, "-0,75")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert tab.state.network().weights[0][0, 1] == -0.75
    wire = next(w for w in diagram.wires if w.key == "0.0-1.1")
    assert wire.dash and wire.text == "−0.75"


def test_a_wire_that_looks_as_before_is_not_made_again(tab):
    diagram, before = tab.view.diagram, tab.view.diagram.wires
    tab.change(parameters=(0.9, *tab.state.parameters[1:]))
    pairs = [pair for pair in zip(before, diagram.wires, strict=True) if not pair[0].halo]
    assert pairs and all(then is now for then, now in pairs)
    assert diagram.wires[0].value == 0.9 != before[0].value


def test_escape_gives_typing_up_and_nonsense_is_told(tab):
    diagram = tab.view.diagram
    for text, key, said in (("7", Qt.Key.Key_Escape, False), ("seven", Qt.Key.Key_Return, True)):
        QTest.mouseDClick(diagram, LEFT, pos=place(diagram, "0.0"))
        QTest.keyClicks(QApplication.focusWidget(), text)
        QTest.keyClick(QApplication.focusWidget(), key)
        assert tab.state.x == (1.0, 0.5)
        assert bool(tab.message.text) == said


def test_the_keys_go_to_every_number_and_change_it(tab):
    diagram = tab.view.diagram
    diagram.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(diagram, Qt.Key.Key_Down)
    assert diagram.spot == "0.0"
    QTest.keyClicks(diagram, "++")
    assert tab.state.x[0] == pytest.approx(1.2)
    QTest.keyClick(diagram, Qt.Key.Key_Right)
    assert diagram.spot == "0.0-1.0"
    QTest.keyClicks(diagram, "-")
    assert tab.state.parameters[0] == pytest.approx(0.0)
    QTest.keyClick(diagram, Qt.Key.Key_Return)
    QTest.keyClicks(QApplication.focusWidget(), "2.5")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert tab.state.parameters[0] == 2.5
    assert QApplication.focusWidget() is diagram
    reached = {diagram.spot}
    for key in [Qt.Key.Key_Right] * 6 + [Qt.Key.Key_Down] * 6:
        QTest.keyClick(diagram, key)
        reached.add(diagram.spot)
    assert "3.1" in reached


def test_a_instead_of_z_is_one_matrix(tab):
    tab.change(mistake=True, at=7, layer=3)
    assert "(<a href=\"3.0\"><b>0.426</b></a>, 0.912)" in texts(tab)
    assert "[[0.12, 0.262], [0.156, 0.34]]" in tab.view.sentence.text()


def test_biases_of_one_row_make_the_output_a_row(tab):
    tab.change(bias_rows=True, at=7, layer=3)
    assert "(1, 2)" in tab.view.sentence.text()
    assert "→ (1, 2)" in texts(tab)


def test_other_sizes_draw_other_weights_and_the_sample_follows(tab):
    tab.change(sizes=(3, 4, 1))
    state = tab.state
    assert (len(state.x), len(state.t), len(state.parameters)) == (3, 1, 21)
    tab.change(sizes=(3,))
    assert tab.state == state and "at least 2 layers" in tab.message.text


# Backward.


@pytest.fixture
def worked(tab):
    tab.set_state(of_case(WORKED, view="backward", at=5, learn_biases=False))
    return tab


def test_the_chain_of_a_weight_has_three_factors_and_two_paths_in_two_colours(worked):
    view = worked.view
    assert [f.value for f in view.factors.factors] == ["0.03635", "0.2413", "0.05", "4.386×10⁻⁴"]
    halos = {w.key: w.halo for w in view.diagram.wires if w.halo}
    assert halos["0.0-1.0"] == "vermillion"
    assert len({halos["1.0-2.0"], halos["1.0-2.1"]}) == 2
    pieces = [role for text, role in view.factors.factors[0].pieces if "·" in text]
    assert pieces == [halos["1.0-2.0"], halos["1.0-2.1"]]


@pytest.mark.parametrize(("layer", "i", "j", "gradient", "after"), [
    (1, 0, 0, "0.000438568", "0.149780716"), (1, 1, 0, "0.000877135", "0.199561432"),
    (1, 0, 1, "0.000497713", "0.249751144"), (1, 1, 1, "0.000995425", "0.299502287"),
    (2, 0, 0, "0.082167041", "0.358916480"), (2, 1, 0, "0.082667628", "0.408666186"),
    (2, 0, 1, "−0.022602540", "0.511301270"), (2, 1, 1, "−0.022740242", "0.561370121"),
])  # fmt: skip
def test_every_number_of_the_worked_example_stands_in_the_strip_to_nine_digits(worked, layer, i, j, gradient, after):
    worked.change(layer=layer, unit_from=i, unit_to=j)
    assert "0.274811083 + 0.023560026 = <b>0.298371109</b>" in texts(worked)
    assert f"<b>{gradient}</b>" in texts(worked)
    assert f"<b>{after}</b>" in texts(worked)


def test_a_click_on_a_weight_lights_its_chain(worked):
    diagram = worked.view.diagram
    QTest.mouseClick(diagram, LEFT, pos=place(diagram, "1.1-2.0"))
    assert (worked.state.layer, worked.state.unit_from, worked.state.unit_to) == (2, 1, 0)
    assert worked.view.factors.factors[0].name == "∂E/∂y₁"


def test_space_makes_the_update_and_the_loss_falls_with_every_one(worked):
    losses = []
    for _ in range(30):
        worked.timeline.step(1)
        losses.append(worked.view.shown(worked.state).gradient.loss)
    assert losses == sorted(losses, reverse=True) and losses[0] < 0.298371109
    assert worked.state.at == 35
    assert "lowered E" in worked.view.sentence.text()
    assert len(worked.view.curve.x) == 31
    worked.rewind()
    assert worked.view.factors.factors[0].value == "…"


def test_too_long_a_step_is_said_to_raise_the_loss(tab):
    tab.set_state(NetworkState(view="backward", at=9, rate=30.0))
    assert moment_of(tab.state).step.phase == UPDATE
    assert "raised E" in tab.view.sentence.text()


def test_a_loss_without_end_is_told_and_nothing_breaks(tab):
    tab.set_state(NetworkState(view="backward", hidden="identity", at=100, rate=100.0))
    assert "no longer a finite number" in tab.view.sentence.text()


def test_positive_gradients_point_down_beside_their_weights(worked):
    view = worked.view
    gradient = view.shown(worked.state).gradient
    for wire in view.diagram.wires:
        layer, i, j = int(wire.end[0]), int(wire.start[2:]), int(wire.end[2:])
        assert wire.text[-1] == ("↓" if gradient.dW[layer - 1][i, j] > 0 else "↑")


# The drawing.


@pytest.mark.parametrize("sizes", [(2, 2, 2), (2, 3, 2, 2), (8, 8, 8, 4), (1, 1), (8, 8), (1, 8, 1), (3, 3, 3, 3, 3)])
@pytest.mark.parametrize("view", ["forward", "backward"])
def test_nothing_overlaps(tab, sizes, view):
    tab.change(sizes=sizes)
    tab.change(view=view)
    tab.change(layer=len(sizes) - 1)
    QApplication.processEvents()
    diagram = tab.view.diagram
    boxes = [diagram.shape().full_box(node) for node in diagram.nodes] + list(diagram.labels().values())
    inside = diagram.rect().adjusted(-1, -1, 1, 1)
    for index, box in enumerate(boxes):
        assert inside.contains(box.toAlignedRect()), box
        assert not any(box.intersects(other) for other in boxes[:index])
    lit = [w for w in diagram.wires if w.halo and w.text]
    assert sum(w.key in diagram.labels() for w in lit) >= 0.7 * len(lit)


def test_the_network_agrees_with_what_is_drawn(tab):
    tab.change(at=7)
    passed = moment_of(tab.state).passed
    shown = [float(n.text) for n in tab.view.diagram.nodes if n.key.startswith("3.")]
    assert np.round(passed.y, 3) == pytest.approx(shown)

# Graph.


def labels(tab):
    return {wire.key: (wire.text, wire.under) for wire in tab.view.diagram.wires}


def test_apples_stand_forward_above_and_backward_below_each_edge(tab):
    tab.change(view="graph")
    assert tab.timeline.position == 1 and labels(tab)["#2-#4"] == ("200", ""), "it opens with the first product"
    assert list(labels(tab).values())[-1] == ("…", "")
    assert [row.numbers for row in tab.equations(tab.state)] == ["…", "apple: …, apples: …, tax: …"]
    tab.timeline.go(4)
    found = labels(tab)
    assert found["apple-#2"] == ("100", "2.2") and found["apples-#2"] == ("2", "110")
    assert found["tax-#4"] == ("1.1", "200") and list(found.values())[-1] == ("220", "1")
    tab.rewind()
    assert all(under == "" for _, under in labels(tab).values())


def test_a_number_of_the_graph_is_dragged_and_both_directions_follow(tab):
    tab.change(view="graph")
    drag(tab.view.diagram, "apples", 100)
    assert tab.state.prices[1] == pytest.approx(3.0, abs=0.05)
    assert labels(tab)["apple-#2"][1] == "3.3" and tab.timeline.position == 4
    tab.timeline.go(2)
    drag(tab.view.diagram, "apples", 100)
    assert tab.timeline.position == 2, "who goes through it node by node is left there"


def test_a_formula_that_is_typed_is_shown_in_both_directions(tab):
    tab.change(view="graph", graph="formula")
    assert tab.timeline.position == 1
    tab.change(formula="w^2 + 3")
    assert tab.timeline.position == tab.timeline.total == 4


@pytest.mark.parametrize(("formula", "values", "value", "slope"), [("w^2 + 3", (1.5, 0, 0), "5.25", "3"),
                                                                   ("x*w + b", (2, 3, 1), "7", "3")])  # fmt: skip
def test_a_typed_formula_is_differentiated_node_by_node(tab, formula, values, value, slope):
    tab.change(view="graph", graph="formula", formula=formula, values=tuple(float(v) for v in values))
    tab.timeline.go(tab.timeline.total)
    nodes = {node.key: node for node in tab.view.diagram.nodes}
    assert nodes["end"].text == value and nodes["w"].below == f"∂ {slope}"


@pytest.mark.parametrize("graph", ["affine", "relu", "sigmoid", "softmax"])
def test_layers_say_what_backward_has_to_keep(tab, graph):
    tab.change(view="graph", graph=graph)
    assert any(node.above.startswith("keeps") for node in tab.view.diagram.nodes)


def test_a_formula_without_a_variable_is_refused_with_a_sentence(tab):
    tab.change(view="graph", graph="formula", formula="2 + 3")
    assert tab.state.formula != "2 + 3" and "needs a variable" in tab.message.text


# One layer, chain rule.


def test_the_numbers_of_note_a_stand_in_the_strip_and_over_the_picture(tab):
    tab.change(view="layer")
    assert "0.92806854" in tab.view.sentence.text() and "0.92806828" in tab.view.sentence.text()
    assert "(1.05414809, 0.63071652, 1.13280740)" in texts(tab)
    assert [side[0] for side in tab.view.gradient.sides] == ["Σ 0", "Σ 0"]


def test_a_nudge_is_foretold_by_its_rate_only_if_it_is_small(tab):
    tab.change(view="layer", h=0.001)
    real, foretold = (number_of(factor.value) for factor in tab.view.cards.factors[:2])
    assert real == pytest.approx(foretold, rel=1e-3)


def test_the_numerical_gradient_goes_through_the_elements_and_fills_the_matrix(tab):
    tab.change(view="layer")
    tab.timeline.go(6)
    assert tab.view.gradient.texts[0][:2] == ("0.219248", "0.143562") and tab.view.gradient.texts[0][2] == "…"
    assert tab.view.gradient.lit == (0, 1)


def test_two_rates_multiply_to_the_third_wherever_x_is_dragged(tab):
    tab.change(view="chain", outer="t²", inner="3x + 1")
    tab.view.whole.handle.moved.emit(1.0, 0.0)
    assert [f.value for f in tab.view.cards.factors] == ["8", "3", "24"]


# Gradient check, one update.


def test_a_bug_lights_up_the_layers_behind_it_without_another_check(tab, qtbot):
    tab.change(view="check")
    qtbot.waitUntil(lambda: not tab.busy and tab.view.known is not None, timeout=30_000)
    qtbot.waitUntil(lambda: "agree" in tab.view.sentence.text(), timeout=30_000)
    assert "The two agree" in tab.view.sentence.text()
    known = tab.view.known
    tab.change(bug="mask")
    assert tab.view.known is known and "do not agree" in tab.view.sentence.text()


def test_the_check_of_the_book_s_network_tells_how_far_it_is_and_can_be_cancelled(tab, qtbot):
    tab.change(view="check", checked="book")
    assert tab.view.known is None and tab.start_button.isEnabled()
    tab.start_button.click()
    qtbot.waitUntil(lambda: tab.view.known is not None and tab.view.known.done > 100, timeout=30_000)
    assert tab.view.known.total == 39760 and tab.start_button.text() == "Cancel"
    tab.start_button.click()
    assert not tab.view.task.busy and tab.start_button.text() == "Check"


def test_the_loss_falls_in_the_right_order_and_not_in_the_wrong_ones(tab, qtbot):
    tab.change(view="update", order="uphill")
    qtbot.waitUntil(lambda: not tab.busy, timeout=30_000)
    right, wrong = (tab.view._rounds[name] for name in ("right", "uphill"))
    assert right[-1].whole < 0.7 * right[0].whole and wrong[-1].whole > 2 * wrong[0].whole
    tab.timeline.go(14)
    assert "Round 3, step 5 of 6: update." in tab.view.sentence.text()
    assert [shape.columns for shape in tab.view.shapes.shapes] == [784, 50, 50, 10, 10]
    assert [factor.name[:2] for factor in tab.view.cards.factors] == ["1.", "2.", "3.", "4.", "5."]
    tab.change(listed=4, arrays_of="pretrained", batch=100)
    assert [factor.name[:2] for factor in tab.view.cards.factors] == ["1.", "2.", "2.", "2.", "3."]
    x, *arrays = tab.view.shapes.shapes
    assert [(x.rows, x.columns), *((s.rows, s.columns) for s in arrays)] == [
        (100, 784), (784, 50), (100, 50), (50, 100), (100, 100), (100, 10), (100, 10)]  # fmt: skip
    entered = x
    for weights, result in zip(arrays[::2], arrays[1::2], strict=True):  # sides that must agree have one colour
        assert weights.roles[0] == entered.roles[1] and result.roles == (entered.roles[0], weights.roles[1])
        entered = result


def test_the_lines_of_the_book_class_run_one_after_the_other(tab):
    tab.change(view="class")
    view = tab.view
    assert tab.state.at == 1 and [row[1] == "…" for row in view.lines.texts()] == [False, *[True] * 6]
    tab.timeline.go(7)
    assert view.lines.texts()[-1] == ("return y", "y[0].sum() = 1")
    view.members.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(4):
        QTest.keyClick(view.members, Qt.Key.Key_Down)
    assert tab.state.member == "gradient" and tab.state.at == 1
    assert view.lines.texts()[0][1] == "(784, 50), (50, 10)"


def test_the_arrays_of_the_book_class_are_filled_line_by_line_and_the_page_with_them(tab):
    tab.change(view="class")
    arrays = tab.view.arrays
    assert [c.title for c in arrays.columns] == ["x[0]", "a1[0] …", "z1[0] …", "a2[0] …", "y[0] …"]
    assert not any(column.values.any() for column in arrays.columns[1:]) and "a1[0]" not in arrays.table()
    assert arrays.isVisible() and tab.view.lines.height() + arrays.height() > 0.85 * tab.view.page.height()
    tab.timeline.go(4)
    assert [c.known for c in arrays.columns] == [True, True, True, False, False]
    tab.timeline.go(7)
    assert arrays.columns[-1].values.sum() == pytest.approx(1) and len(arrays.columns[1].values) == 50
    tab.change(member="gradient")
    tab.timeline.go(len(tab.timeline.keep))
    assert [c.title for c in arrays.columns] == ["x[0]", "dz1[0]", "da1[0]", "dW1[:, 0]", "db1"]


@pytest.fixture
def layer(tab):
    tab.change(view="layer")
    return tab


def cell(matrix, row: int, column: int) -> QPoint:
    return matrix.rect_of(row, column).center().toPoint()


def test_a_cell_of_the_one_layer_network_is_chosen_dragged_and_typed(layer):
    matrix = layer.view.weights
    QTest.mouseClick(matrix, LEFT, pos=cell(matrix, 1, 2))
    assert (layer.state.row, layer.state.column) == (1, 2) and matrix.lit == (1, 2)
    before = layer.state.matrix
    start = cell(matrix, 0, 1)
    QTest.mousePress(matrix, LEFT, pos=start)
    QTest.mouseMove(matrix, start - QPoint(0, 40))
    QTest.mouseRelease(matrix, LEFT, pos=start - QPoint(0, 40))
    assert layer.state.matrix[1] == pytest.approx(before[1] + 0.4, abs=0.02)
    QTest.mouseDClick(matrix, LEFT, pos=cell(matrix, 1, 0))
    QTest.keyClicks(QApplication.focusWidget(), "0,25")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert layer.state.matrix[3] == 0.25 and matrix.texts[1][0].startswith("0.25")
    QTest.mouseDClick(matrix, LEFT, pos=cell(matrix, 1, 0))
    QTest.keyClicks(QApplication.focusWidget(), "much")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert layer.state.matrix[3] == 0.25 and "much" in layer.message.text


def test_the_cells_of_the_one_layer_network_are_reached_by_keys(layer):
    matrix = layer.view.weights
    matrix.setFocus(Qt.FocusReason.TabFocusReason)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down):
        QTest.keyClick(matrix, key)
    assert (layer.state.row, layer.state.column) == (1, 1)
    before = layer.state.matrix[4]
    QTest.keyClicks(matrix, "++-")
    assert layer.state.matrix[4] == pytest.approx(before + 0.1)
    QTest.keyClick(matrix, Qt.Key.Key_Return)
    QTest.keyClicks(QApplication.focusWidget(), "-2")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert layer.state.matrix[4] == -2.0
    assert QApplication.focusWidget() is matrix  # Enter ends the typing and does not begin another one


def test_mistakes_in_numerical_gradient_are_run_and_shown(layer):
    layer.change(slip="integers")
    assert [f.value for f in layer.view.cards.factors] == ["x = np.array([3, 4])", "(25000, 35000)", "(6, 8)"]
    layer.change(slip="range")
    assert "NameError: name 'size' is not defined" in layer.view.cards.factors[1].value


def test_argmax_is_told_along_both_axes(tab, qtbot):
    tab.change(view="update", batch=4)
    qtbot.waitUntil(lambda: not tab.busy, timeout=30_000)
    here = tab.view.round_of(tab.state)
    assert len(here.likeliest) == 4 and len(here.surest) == 10 and here.likeliest[0] == int(here.y.argmax())
    assert f"axis=1: ({', '.join(map(str, here.likeliest))})" in texts(tab)


# One network through all tabs, and programs to take home.


def test_a_network_is_saved_and_opened_again_with_every_digit(tab, qtbot, tmp_path, monkeypatch):
    path = str(tmp_path / "net")
    tab.set_state(of_case(WORKED, hidden="tanh"))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (path, ""))
    tab.save_network()
    assert "net.npz" in tab.message.text
    tab.set_state(NetworkState())
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (path + ".npz", ""))
    tab.open_network()
    qtbot.waitUntil(lambda: tab.state.sizes == (2, 2, 2), timeout=30_000)
    assert tab.state.parameters == pytest.approx(WORKED.parameters, rel=1e-6)
    assert (tab.state.hidden, tab.state.output) == ("tanh", "sigmoid")


def test_a_large_trained_network_is_opened_and_folded(tab, qtbot):
    path = str(shipped_file("relu-50"))
    tab.files.open(path)
    qtbot.waitUntil(lambda: tab.state.trained == "file", timeout=30_000)
    diagram = tab.view.diagram
    assert [node.text for node in diagram.nodes if node.fold] == ["… 784", "… 50"]
    assert [len([n for n in diagram.nodes if n.x == x and not n.fold]) for x in (0.0, 0.5, 1.0)] == [6, 6, 10]
    weights = load_weights(path).params
    tab.change(image=17)
    image, label = generate(1, np.random.default_rng(17), labels=[7])
    hidden = np.maximum(0, image.reshape(784) / 255 @ weights["W1"] + weights["b1"])
    assert (hidden @ weights["W2"] + weights["b2"]).argmax() == label[0] == 7
    shares = np.abs(hidden * weights["W2"][:, label[0]])
    drawn = {n.key for n in diagram.nodes if n.x == 0.5 and not n.fold}
    assert drawn == {f"1.{unit}" for unit in np.argsort(-shares)[:6]}
    assert f"class {label[0]}" in tab.view.sentence.text() and tab.view.digit.isVisible()


def test_forward_backward_and_an_update_work_in_a_trained_network(tab):
    tab.change(trained="relu-50")
    diagram = tab.view.diagram
    unit = next(n.key for n in diagram.nodes if n.x == 0.5 and not n.fold)
    QTest.mouseClick(diagram, LEFT, pos=place(diagram, unit))
    assert (tab.state.layer, f"1.{tab.state.unit_to}") == (1, unit) and "781 more" in tab.view.sum.text()
    fold = next(n for n in diagram.nodes if n.fold)
    QTest.mouseClick(diagram, LEFT, pos=place(diagram, fold.key))  # which is no unit
    assert f"1.{tab.state.unit_to}" == unit
    drag(diagram, unit, 40)
    assert tab.state.parameters == NetworkState().parameters  # they are looked at, not edited
    tab.change(view="backward")
    assert tab.view.chain_of(tab.state, tab.view.shown(tab.state)).input > 0  # from the pixel that contributes most
    tab.change(layer=1, unit_from=300, unit_to=7)
    assert [f.value for f in tab.view.factors.factors][-1] != "…"
    before = tab.view.shown(tab.state).gradient.loss
    tab.timeline.go(tab.state.at + 2)
    assert tab.view.shown(tab.state).updates == 2 and tab.view.shown(tab.state).gradient.loss < before
    with pytest.raises(ValueError, match="no such weight"):
        tab.set_state(replace(tab.state, unit_from=784))


def test_one_neuron_has_a_chooser_of_its_activation(tab):
    tab.show_preset([preset.title for preset in tab.presets].index("One neuron"))
    for name, out in (("step", 1.0), ("relu", 0.3), ("tanh", math.tanh(0.3)), ("sigmoid", 1 / (1 + math.exp(-0.3)))):
        tab.change(output=name)
        assert tab.state.output == name and tab.view.shown(tab.state).passed.y == pytest.approx([out])
        assert number_text(out) in tab.view.sum.text()


def test_a_trained_network_with_a_instead_of_z_reads_fewer_digits(tab, qtbot):
    tab.change(trained="sigmoid-50-100", mistake=True)
    qtbot.waitUntil(lambda: not tab.busy, timeout=30_000)
    counted = tab.view.counted
    assert counted.count == 1000 and counted.right > 900 and counted.mistaken < 0.8 * counted.right
    assert f"recognises {counted.mistaken};" in tab.view.sentence.text()


def test_the_network_on_show_is_offered_to_other_tabs(tab, qtbot, tmp_path):
    offered = present_network("network")
    assert offered.metadata == {"activation": "sigmoid", "output": "identity"}
    assert (offered.params["W1"] == NetworkState().network().weights[0]).all()
    tab.change(view="backward")
    tab.timeline.go(tab.state.at + 3)
    shown = tab.view.shown(tab.state)
    assert shown.updates == 3 and (present_network("network").params["W2"] == shown.network.weights[1]).all()
    tab.change(view="forward", trained="relu-50")
    shipped = load_weights(shipped_file("relu-50"))
    assert (present_network("network").params["W1"] == shipped.params["W1"]).all()
    save_weights(tmp_path / "own.npz", offered.params, offered.metadata)
    assert tab.accept_file(str(tmp_path / "own.npz")) and not tab.accept_file(str(tmp_path))
    qtbot.waitUntil(lambda: tab.state.trained == "", timeout=30_000)
    assert tab.state.parameters == NetworkState().parameters  # 0.1, not the 0.10000000149 of float32


def test_a_file_that_is_gone_is_told(tab):
    with pytest.raises(ValueError, match=r"gone\.npz"):
        tab.set_state(replace(NetworkState(), trained="file", path="/nowhere/gone.npz"))


def ran(program: str) -> str:
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=50,
                          env={**os.environ, "MPLBACKEND": "Agg"}).stdout  # fmt: skip


def test_the_pytorch_program_gives_the_numbers_of_the_worked_example(tab):
    pytest.importorskip("torch")
    tab.set_state(of_case(WORKED, view="backward", at=5))
    tab.copy_pytorch()
    said = ran(QApplication.clipboard().text())
    assert "E = 0.298371109" in said and "0.35891648" in said and "0.14978072" in said


def test_the_keras_program_holds_the_network(tab):
    tab.copy_keras()
    program = QApplication.clipboard().text()
    compile(program, "keras", "exec")
    assert "X = [1.0, 0.5]" in program and "keras.layers.Dense" in program
    if importlib.util.find_spec("keras"):
        assert "0.31682" in ran(program)


@pytest.mark.parametrize(("view", "said"), [
    ("forward", "0.31682708"), ("backward", "E = 0.096312894"), ("graph", "dy/dapple = 2.2 (by the graph)"),
    ("layer", "0.92806828"), ("chain", "1.0806"), ("check", "largest difference"), ("update", "updates"),
])  # fmt: skip
def test_the_copied_python_of_every_view_runs_and_agrees(tab, view, said):
    tab.change(view=view)
    assert said in ran(tab.script(tab.state))


def test_every_view_gives_its_picture_half_of_a_projector(qtbot):
    window = MainWindow(fresh=True, first="network")
    window.remembers = False
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.choose_theme("projector")
    with qtbot.waitExposed(window):
        window.show()
    tab = window.tab
    for language in ("en", "ko"):
        LANGUAGE.choose(language)
        for view in tab.views:
            tab.change(view=view)
            qtbot.waitUntil(lambda: not tab.busy, timeout=30_000)
            qtbot.waitUntil(lambda: max(picture.height() for picture in tab.plots()) >= 360, timeout=5_000)
    window.close()
