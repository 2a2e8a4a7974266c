"""Formulas as mathematics: how a typed line is read, how it is set, and that it costs no more than a frame has."""

import re
import statistics
import time
from html import unescape
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QFont, QImage, QMouseEvent, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from nnviz.core.activations import ACTIVATIONS
from nnviz.core.optimizers import OPTIMIZERS
from nnviz.core.surfaces import SURFACES
from nnviz.ui.base.theme import CONTROL_SIZE, THEME
from nnviz.ui.widgets.equation_strip import Equation, EquationStrip
from nnviz.ui.widgets.formulas.line import Stroke, formula_line
from nnviz.ui.widgets.formulas.text import line_text
from nnviz.ui.widgets.formulas.tree import FormulaGroup, Fraction, Node, Root, Text, formula_of, items_of, plain_of
from nnviz.ui.widgets.live_text import LiveText


def written(node: Node) -> str:
    """Return a node as one writes LaTeX, more or less."""
    if isinstance(node, Text):
        return node.text
    if isinstance(node, Fraction):
        return f"{{{row(node.above)}|{row(node.below)}}}"
    if isinstance(node, Root):
        return f"√{{{row(node.inside)}}}"
    if isinstance(node, FormulaGroup):
        return node.left.text + row(node.inside) + node.right.text
    above = f"^{{{row(node.above)}}}" if node.above else ""
    return written(node.base) + above + (f"_{{{row(node.below)}}}" if node.below else "")


def row(nodes) -> str:
    return "".join(map(written, nodes))


@pytest.mark.parametrize(("html", "expected"), [
    ("<i>y</i> = 1 / (1 + <i>e</i><sup>−<i>x</i></sup>)", "y = {1|1 + e^{−x}}"),
    ("(<i>f</i>(<i>x</i> + <i>h</i>) − <i>f</i>(<i>x</i>)) / 2<i>h</i>", "{f(x + h) − f(x)|2h}"),
    ("<i>dy</i>/<i>dx</i> = <i>y</i> · (1 − <i>y</i>)", "{dy|dx} = y · (1 − y)"),
    ("<i>w</i> − <i>η</i>·<i>g</i> / (√<i>h</i> + <i>ε</i>)", "w − {η·g|√{h} + ε}"),
    ("∂<i>E</i>/∂<i>w</i> = ∂<i>E</i>/∂<i>y</i> · ∂<i>y</i>/∂<i>w</i>", "{∂E|∂w} = {∂E|∂y} · {∂y|∂w}"),
    ("<i>E</i> = −<sup>1</sup>⁄<sub><i>N</i></sub> Σ ln <i>y</i>", "E = −{1|N} Σ ln y"),
    ("Σ<sub><i>k</i></sub> <i>y<sub>k</sub></i> = 1", "Σ_{k} y_{k} = 1"),
    ("<i>e</i><sup><i>a</i></sup> / Σ <i>e</i><sup><i>a</i></sup>", "{e^{a}|Σ e^{a}}"),
    ("<i>x</i><sub>0</sub><sup>2</sup>/20 + <i>x</i><sub>1</sub>", "{x^{2}_{0}|20} + x_{1}"),
    ("2<sup>2<sup><i>n</i></sup></sup>", "2^{2^{n}}"),
    ("0.62 / √100 = <b>0.062</b>", "{0.62|√{100}} = 0.062"),
    ("0 / 0, because h = 0", "{0|0}, because h = 0"),
    ("6,131 ⁄ 60,000", "{6,131|60,000}"),
    ("−cos(1 / <i>x</i>) / <i>x</i><sup>2</sup>", "−{cos({1|x})|x^{2}}"),
    ("½ × 0.06", "{1|2} × 0.06"),
    ("|<i>x</i> / 2|", "|{x|2}|"),
    ("(<i>a</i> / 2", "({a|2}"),
])  # fmt: skip
def test_a_typed_line_is_read_as_one_means_it(html, expected):
    assert row(formula_of(html)) == expected


@pytest.mark.parametrize("html", [
    "<i>y</i> = <i>w</i>·<i>x</i> + <i>b</i>", "slope 0.5, tangent <i>y</i> = 2 · <i>x</i>", "<i>x</i><sup>2</sup>",
    "correct/wrong answers", "and / or", "/", "a /", "/ 2", "", "<table><tr><td>1/2</td></tr></table>", "1<br>2",
])  # fmt: skip
def test_what_one_line_of_text_shows_as_well_stays_text(html):
    assert formula_of(html) is None


PIECES = [*"01x,.()|[]/⁄√Σ½∂ ·+−=", "<i>", "</i>", "<sup>", "</sup>", "<sub>", "</sub>", "<b>", "</b>"]


@given(st.lists(st.sampled_from(PIECES)).map("".join))
@settings(max_examples=400, deadline=None)
def test_no_line_is_too_strange_to_be_read_and_nothing_written_is_lost(html):
    found = formula_of(html)
    if found is not None:
        kept = row(found)
        for sign in "01x+−=∂":
            assert kept.count(sign) + 0 >= html.count(sign)


FORMULAS = {
    **{f"{name}.derivative": r.derivative_formula for name, r in ACTIVATIONS.items()},
    **{name: r.formula for name, r in {**ACTIVATIONS, **OPTIMIZERS, **SURFACES}.items()},
}


@pytest.mark.parametrize("name", FORMULAS)
def test_every_formula_of_the_chapters_is_set_inside_its_room(qapp, name):
    line = formula_line(FORMULAS[name], THEME.font(11))
    if line is None:
        flat = re.sub("<sup>.*?</sup>", "", FORMULAS[name])  # in an exponent a slash stays one
        assert "/" not in flat.replace("</", "") and "√" not in flat
        return
    size = line.size.toSize()
    image = QImage(size.width() + 40, size.height() + 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        painter.translate(20, 20)
        line.paint(painter, THEME.colour("ink"))
    dark = [(x, y) for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y).value() < 128]
    assert len(dark) > 20
    assert all(17 <= x <= size.width() + 23 and 18 <= y <= size.height() + 22 for x, y in dark)


def test_the_bar_lies_between_what_it_divides(qapp):
    line = formula_line("<i>a</i> / <i>b</i>", QFont())
    above, below = line._glyphs
    (stroke,) = (stroke for stroke in line._strokes if isinstance(stroke, Stroke))
    (left, bar), (right, _) = stroke.places
    assert above.text == "a" and below.text == "b"
    assert above.y < bar < below.y and left <= above.x and above.x + above.width <= right


TOWER = "10<sup>10<sup>10<sup><i>x</i><sub>0</sub></sup></sup></sup>"


def test_each_exponent_stands_higher_than_the_one_that_it_raises(qapp):
    base, *raised, x, zero = formula_line(TOWER, QFont())._glyphs
    heights = [part.y for part in (base, *raised, x)]
    assert [part.text for part in (base, *raised, x)] == ["10", "10", "10", "x"]
    assert heights == sorted(heights, reverse=True) and len(set(heights)) == 4
    assert zero.text == "0" and x.y < zero.y < raised[-1].y


@pytest.fixture
def strip(qtbot) -> EquationStrip:
    strip = EquationStrip()
    strip.resize(1200, 120)
    qtbot.addWidget(strip)
    with qtbot.waitExposed(strip):
        strip.show()
    return strip


def lines(strip: EquationStrip) -> list[LiveText]:
    return [line for line in strip.findChildren(LiveText) if line.isVisible()]


def test_a_part_of_a_fraction_can_be_pointed_at(strip, qtbot):
    strip.show_equations([Equation('<a href="top"><i>w</i></a> / <a href="bottom"><i>h</i></a>', "", "")])
    QApplication.processEvents()
    line, heard = lines(strip)[0], []
    strip.pointed.connect(heard.append)
    formula = line._formula
    for part in formula._glyphs:
        place = line._origin() + QPointF(part.x + part.width / 2, part.y - 2)
        QTest.mouseMove(line, place.toPoint())
        QApplication.processEvents()
    assert heard == ["top", "bottom"]
    QTest.mouseMove(line, QPoint(line.width() - 1, 1))
    assert heard[-1] == ""


def test_a_screen_reader_hears_the_line_as_it_is_typed(strip):
    strip.show_equations([Equation("<i>y</i> = 1 / (1 + <i>e</i>)", "√4 = <b>2</b>", "")])
    assert [line.accessibleDescription() for line in lines(strip)[:2]] == ["y = 1 / (1 + e)", "√4 = 2"]


def test_the_text_of_a_line_can_be_copied(strip):
    strip.show_equations([Equation("<i>y</i> = 1 / (1 + <i>e</i>)", "√4 = <b>2</b>", "y = 1")])
    QApplication.processEvents()
    for line, text in zip(lines(strip), ("y = 1 / (1 + e)", "√4 = 2", "y = 1"), strict=True):
        QTest.mouseDClick(line, Qt.MouseButton.LeftButton)
        assert QApplication.clipboard().text() == text


def test_in_a_sentence_and_aloud_no_two_levels_of_exponents_are_alike(qtbot):
    line = LiveText(margin=0, wraps=False, shrinks=True, formulas=False)
    qtbot.addWidget(line)
    line.setText(TOWER)
    assert line._document.toPlainText() == "1010^(10^x₀)"
    assert line.accessibleDescription() == "10^(10^(10^x₀))"


def test_in_a_low_window_fractions_have_bars_and_take_little_more_than_a_line(qtbot):
    line = LiveText(margin=0, wraps=False, shrinks=True, formulas=True)
    qtbot.addWidget(line)
    line.setText("<i>a</i> = <i>b</i>")
    plain = line.sizeHint().height()
    line.setText("<i>y</i> = 1 / (1 + <i>e</i>)")
    high = line.sizeHint().height()
    line.set_compact(True)
    assert line.sizeHint().height() < min(1.5 * plain, 0.8 * high)
    (bar,) = line._formula._strokes
    above, below = (part.y for part in line._formula._glyphs if part.text.startswith("1"))
    assert above < bar.places[0][1] < below


@pytest.mark.parametrize(("html", "text"), [
    ("<i>x</i><sup>2</sup> + <i>x</i><sub>10</sub>", "x² + x₁₀"),
    ("<i>e</i><sup>−<i>x</i></sup>", "e^(−x)"),
    ("8.2·10<sup>−7</sup>", "8.2·10⁻⁷"),
    ("<b>W</b><sup>(2)</sup> <i>x</i><sup>T</sup>", "W^(2) x^T"),
    ("−<sup>1</sup>⁄<sub><i>N</i></sub> Σ<sub><i>k</i></sub> ln <i>y<sub>n,t</sub></i>", "−1⁄N Σ_k ln y_(n,t)"),
    ("<sup>1</sup>/<sub>2<i>n</i></sub>", "1/2n"),
    ('<span style="x">✗</span> e<sup>1010</sup> &lt; ∞<br>more', "✗ e¹⁰¹⁰ < ∞\nmore"),
    ("<a href=\"w\"><i>w</i></a>&nbsp;&amp; ½", "w & ½"), ("</sup>a<sub>", "a"), ("", ""),
])  # fmt: skip
def test_a_line_can_be_said_without_its_markup(html, text):
    assert line_text(html).text == text


@given(st.lists(st.sampled_from(PIECES)).map("".join))
@settings(max_examples=200, deadline=None)
def test_every_character_of_the_screen_has_its_place_in_the_text(html):
    line = line_text(html)
    shown = unescape(re.sub("<[^>]*>", "", html))
    assert len(line.places) == len(shown) + 1 and line.places[-1] == len(line.text)
    assert list(line.places) == sorted(line.places)
    assert line.part(0, len(shown)) == line.text


def pull(line: LiveText, start: QPointF, end: QPointF) -> None:
    """Select from one place to another with the left button."""
    QTest.mousePress(line, Qt.MouseButton.LeftButton, pos=start.toPoint())
    for place in (start * 0.5 + end * 0.5, end):
        event = QMouseEvent(QEvent.Type.MouseMove, place, line.mapToGlobal(place), Qt.MouseButton.NoButton,
                            Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)  # fmt: skip
        QApplication.sendEvent(line, event)
    QTest.mouseRelease(line, Qt.MouseButton.LeftButton, pos=end.toPoint())


def middle(line: LiveText, text: str, side: float) -> QPointF:
    """Return a place of a text in a formula; side: 0 its left end, 1 its right end."""
    part = next(part for part in line._formula._glyphs if part.text == text)
    return line._origin() + QPointF(part.x + side * part.width, part.y - 2)


@pytest.mark.parametrize("compact", [False, True])
@pytest.mark.parametrize(("first", "last", "selected"), [
    (("b", 0), ("c", 1), "b) / c"), (("a + ", 0), ("b", 1), "a + b"), (("a + ", 0), ("c", 1), "(a + b) / c"),
    (("4", 1), ("b", 0), "b) / c = √4"), (("4", 0), ("4", 0), ""),
])  # fmt: skip
def test_a_part_of_a_formula_is_selected_by_mouse_and_copied_by_key(strip, first, last, selected, compact):
    strip.show_equations([Equation("(a + <b>b</b>) / <i>c</i> = √4", "", "")])
    line = lines(strip)[0]
    line.set_compact(compact)
    QApplication.processEvents()
    before = line.grab().toImage()
    QApplication.clipboard().setText("before")
    pull(line, middle(line, *first), middle(line, *last))
    assert line.selected_text() == selected
    QTest.keyClick(line, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == (selected or "before")
    assert (line.grab().toImage() == before) is (not selected)


def test_a_part_of_a_plain_line_and_of_python_is_selected_too(strip):
    strip.show_equations([Equation("<i>x</i><sup>2</sup> = 4", "two words", "x**2")])
    QApplication.processEvents()
    for line, whole in zip(lines(strip), ("x² = 4", "two words", "x**2"), strict=True):
        pull(line, QPointF(0, line.height() / 2), QPointF(line.width() - 1, line.height() / 2))
        assert line.selected_text() == whole
    strip.show_equations([Equation("<i>x</i><sup>2</sup> = 5", "two words", "x**2")])
    assert lines(strip)[0].selected_text() == "" and lines(strip)[1].selected_text() == "two words"


@pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)
def test_the_menu_of_a_line_copies_it(strip):
    strip.show_equations([Equation("1 / <i>h</i>", "", "")])
    QApplication.processEvents()
    line = lines(strip)[0]
    QApplication.sendEvent(line, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(4, 4), QPoint(4, 4)))
    (menu,) = line.findChildren(QMenu)
    menu.actions()[0].trigger()
    assert QApplication.clipboard().text() == "1 / h"
    menu.close()


def test_a_strip_with_new_numbers_costs_a_small_part_of_a_frame(strip):
    costs = []
    for i in range(60):
        rows = [
            Equation(OPTIMIZERS["RMSProp"].formula, f"0.1 · {i / 7:.5f} / (√{i / 9:.5f} + 10⁻⁷) = {i / 3:.5f}", "w"),
            Equation("<i>y</i> = 1 / (1 + <i>e</i>)", f"1 / (1 + <i>e</i><sup>−{i / 7:.4f}</sup>)", "y"),
        ]
        begun = time.thread_time()
        strip.show_equations(rows)
        strip.repaint()
        costs.append(time.thread_time() - begun)
    assert statistics.median(costs) < 0.008  # a millisecond on a machine with nothing else to do


@pytest.mark.parametrize("html", ["<i>f</i>′(<i>x</i>) = 2<i>x</i>", "f′(x) = 2x", "<b>f</b>″ = 2"])
def test_the_prime_of_an_f_does_not_touch_it(qapp, html):
    line = formula_line(html, THEME.font(CONTROL_SIZE))
    assert line is not None and "".join(part.text for part in line._glyphs) == plain_of(items_of(html)[0])
    letter, prime = line._glyphs[:2]
    assert letter.text == "f" and prime.text[0] in "′″"
    assert prime.x - (letter.x + letter.width) > 0.05 * line._setter.height


def test_between_the_fractions_of_two_lines_there_is_more_room_than_in_one(qapp):
    """Else one reads the lower part of one and the upper part of the next as a fraction."""
    THEME.choose("light")
    line = formula_line("Δ<i>E</i> / Δ<i>w</i>", THEME.font(14))
    size = line.size.toSize()
    image = QImage(size.width() + 2, 2 * size.height() + 2, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        line.paint(painter, QColor("black"))
        painter.translate(0, size.height())
        line.paint(painter, QColor("black"))
    across = range(image.width())
    inked = [y for y in range(image.height()) if any(image.pixelColor(x, y).value() < 128 for x in across)]
    gaps = sorted(b - a for a, b in pairwise(inked) if b - a > 1)
    assert len(gaps) == 5, "over and under the bar of each, and between them"
    between = next(b - a for a, b in pairwise(inked) if a < size.height() <= b)
    assert between == gaps[-1] and between >= 1.8 * gaps[-2]
