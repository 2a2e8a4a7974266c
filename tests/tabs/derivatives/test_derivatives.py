"""The derivatives tab: the book's numbers on the screen, real drags and keys, copied programs that agree."""

import itertools
import json
import math
import os
import re
import subprocess
import sys
from dataclasses import asdict, replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nnviz.core.curves import CURVES
from nnviz.core.expressions import parse
from nnviz.core.surfaces import SURFACES
from nnviz.tabs.derivatives import DerivativesTab
from nnviz.tabs.derivatives.presets import BOOK
from nnviz.tabs.derivatives.state import DerivativesState, surface_of
from nnviz.ui.base.language import LANGUAGE
from nnviz.ui.base.number_format import full_text
from nnviz.ui.base.theme import THEME
from tests.gestures import click, drag, wheel


@pytest.fixture(scope="module")
def made(qapp) -> DerivativesTab:
    """One tab for all: every State must follow from any other."""
    THEME.choose("light")
    tab = DerivativesTab()
    tab.curve_page, tab.error_page, tab.partial_page = (tab.view_of[key] for key in ("curve", "error", "partial"))
    tab.resize(1280, 660)
    tab.show()
    tab.activateWindow()
    yield tab
    tab.close_down()
    tab.close()
    tab.deleteLater()


@pytest.fixture
def tab(made, qtbot) -> DerivativesTab:
    """The tab with the book's first example, on show."""
    qtbot.waitUntil(made.isVisible)
    made.restore(asdict(BOOK))
    made.message.clear()
    for plot in (made.curve_page.plot, made.curve_page.slope_plot, made.error_page.plot, made.error_page.lens_plot):
        plot.fit()
    made.draw(made.state)
    QApplication.processEvents()
    yield made
    made.timeline.pause()


def strip(tab: DerivativesTab) -> str:
    return "\n".join(" | ".join(row) for row in tab.strip.texts())


def preset(tab: DerivativesTab, title: str) -> None:
    tab.show_preset([p.title for p in tab.presets].index(title))


# The numbers of the chapter, as they stand on the screen.


@pytest.mark.parametrize(
    ("x", "numerical", "exact", "tangent"),
    [
        (5.0, "0.1999999999990898", "0.2", "0.2<i>x</i> − 0.25"),
        (10.0, "0.2999999999986347", "0.3", "0.3<i>x</i> − 1"),
        (-10.0, "−0.0999999999995449", "−0.1", "−0.1<i>x</i> − 1"),
    ],
)
def test_the_book_s_slopes_and_tangents_are_on_the_screen_digit_for_digit(tab, x, numerical, exact, tangent):
    tab.set_state(replace(BOOK, x=x))
    assert tab.figures.values["numerical"].text() == numerical
    assert tab.figures.values["exact"].text() == exact
    assert f"<b>{numerical}</b>" in strip(tab) and tangent in strip(tab)


@pytest.mark.parametrize(("x", "words"), [(5.0, "f(5) = 0.75"), (10.0, "f(10) = 2")])
def test_the_value_of_f_stands_beside_the_point(tab, x, words):
    tab.set_state(replace(BOOK, x=x))
    label = tab.curve_page.value_label
    assert label.isVisible() and label.text() == words
    assert (label.pos().x(), label.pos().y()) == pytest.approx((x, 0.01 * x**2 + 0.1 * x))


@pytest.mark.parametrize("theme", ["light", "projector"])
def test_no_legend_lies_where_curves_are(tab, theme):
    try:
        THEME.choose(theme)
        for view in tab.views:
            tab.change(view=view)
            QApplication.processEvents()
            for plot in tab.plots():
                area = plot.getViewBox().sceneBoundingRect()
                legend = plot.legend.sceneBoundingRect()
                assert not plot.legend.isVisible() or legend.bottom() <= area.top() + 1
    finally:
        THEME.choose("light")


def test_the_partial_derivatives_at_3_4_are_on_the_screen_digit_for_digit(tab):
    preset(tab, "Partial derivatives at (3, 4)")
    assert "<b>6.00000000000378</b>, exact 6," in strip(tab)
    assert "<b>7.999999999999119</b>, exact 8," in strip(tab)
    assert tab.figures.values["numerical"].text() == "6.00000000000378"
    tab.change(moving="x1")
    assert tab.figures.values["numerical"].text() == "7.999999999999119"


def test_a_step_of_10e_50_gives_0_and_the_strip_says_why(tab):
    preset(tab, "h = 10e-50")
    assert tab.figures.values["numerical"].text() == "0"
    assert "slope <b>0</b>, because h is lost beside x: the difference is 0" in strip(tab)
    assert "x + h is exactly x" in tab.verdict.text()
    rows = tab.error_page.digit_table.rows
    assert rows[0].kept.startswith("5.00") and rows[-1].note == "digits left: 0"


def test_in_float32_a_step_of_1e_50_is_0(tab):
    preset(tab, "float32 and 1e-50")
    assert tab.figures.values["numerical"].text() == "–"
    assert "1.4×10⁻⁴⁵" in tab.verdict.text() and "h = 0 in float32" in strip(tab)
    assert "1.4×10⁻⁴⁵" in tab.hint.text()


def test_the_run_s_average_speed_is_a_fifth_of_a_kilometre_a_minute(tab):
    preset(tab, "Average speed of a run")
    assert tab.verdict.text() == "From minute 0 to minute 10: 2 km in 10 min, 0.2 km/min on average."
    tab.change(h=1e-4)
    assert "0.3 km/min" in tab.verdict.text()
    tab.change(h=2.0**-20)  # the ends read as one number: “from minute 10 to minute 10” says nothing
    assert tab.verdict.text() == "At minute 10, within 9.537×10⁻⁷ min: 2.861×10⁻⁷ km, 0.3 km/min on average."


def test_every_difference_has_its_slope_intercept_and_error_in_the_strip(tab):
    rows = tab.strip.texts()
    assert len(rows) == 4
    assert "0.20000099999917254" in rows[0][1] and "0.19999899999900705" in rows[1][1]
    assert all("intercept −0.2" in row[1] and "error" in row[1] for row in rows[:3])
    assert rows[0][2] == "(f(x + h) - f(x)) / h" and rows[1][2] == "(f(x) - f(x - h)) / h"
    assert rows[2][2] == "(f(x + h) - f(x - h)) / (2 * h)"


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("No derivative: |x| at 0", "−1 from the left and 1 from the right"),
        ("No derivative: ReLU at 0", "0 from the left and 1 from the right"),
        ("No derivative: a step", "the curve jumps"),
        ("No derivative: sin(1/x) at 0", "f(x) cannot be computed at x = 0"),
    ],
)
def test_where_there_is_no_derivative_the_tab_says_so(tab, title, words):
    preset(tab, title)
    assert words in tab.verdict.text()
    assert tab.figures.values["exact"].text() == "–"
    assert "no derivative here" in strip(tab)


# The pictures.


def test_the_drawn_lines_are_the_curve_its_tangent_and_the_secant(tab):
    tab.set_state(replace(BOOK, curve="sine", x=1.0, h=1.5, secants=True))
    x, y = tab.curve_page.function_line.x, tab.curve_page.function_line.y
    np.testing.assert_allclose(y, np.sin(x))
    for line, slope, through in (
        (tab.curve_page.exact_line, math.cos(1), (1, math.sin(1))),
        (tab.curve_page.numerical_line, (math.sin(2.5) - math.sin(-0.5)) / 3, (1, math.sin(1))),
        (tab.curve_page.secant_line, (math.sin(2.5) - math.sin(-0.5)) / 3, (-0.5, math.sin(-0.5))),
        (tab.curve_page.other_lines[0], (math.sin(2.5) - math.sin(1)) / 1.5, (2.5, math.sin(2.5))),
        (tab.curve_page.other_lines[1], (math.sin(1) - math.sin(-0.5)) / 1.5, (-0.5, math.sin(-0.5))),
    ):
        np.testing.assert_allclose(line.y, through[1] + slope * (line.x - through[0]), atol=1e-12)
    np.testing.assert_allclose(tab.curve_page.numerical_slopes.y, (np.sin(tab.curve_page.numerical_slopes.x + 1.5)
                               - np.sin(tab.curve_page.numerical_slopes.x - 1.5)) / 3, atol=1e-12)  # fmt: skip
    np.testing.assert_allclose(tab.curve_page.exact_slopes.y, np.cos(tab.curve_page.exact_slopes.x))


def test_holes_and_jumps_lift_the_pen(tab):
    for formula in ("ln x", "1/x", "step(x)"):
        tab.set_state(replace(BOOK, curve="typed", formula=formula, x=1.0))
        assert np.isnan(tab.curve_page.function_line.y).any()


def test_the_error_has_the_shape_of_a_v_with_h_marked(tab):
    preset(tab, "The error against h")
    h, error = tab.error_page.central_errors.x, tab.error_page.central_errors.y
    best = h[np.nanargmin(np.where(error > 0, error, np.nan))]
    assert 1e-7 < best < 1e-3
    assert error[h > 0.5].min() > 1e-2 and np.median(error[h < 1e-13]) > 1e-4
    assert tab.error_page.h_handle.x() == pytest.approx(-5)
    assert 10 ** tab.error_page.h_handle.y() == pytest.approx(abs(0.5403023058569989 - math.cos(1)), rel=0.1)
    for line, slope in ((tab.error_page.truncation_line, 2), (tab.error_page.rounding_line, -1)):
        assert np.polyfit(np.log10(line.x), np.log10(line.y), 1)[0] == pytest.approx(slope)


def test_the_axis_of_h_reaches_1e_50_when_h_does(tab):
    tab.set_state(replace(BOOK, view="error", h=1e-6))
    assert tab.error_page.central_errors.x.min() == pytest.approx(1e-18)
    tab.change(h=1e-50)
    assert tab.error_page.central_errors.x.min() == pytest.approx(1e-50)
    assert tab.error_page.plot.getViewBox().viewRange()[0][0] < -49


def test_under_the_lens_a_small_step_shows_a_staircase(tab):
    tab.set_state(replace(BOOK, view="error", h=1e-15, kind="forward"))
    assert len(np.unique(tab.error_page.lens_line.y)) < 12
    tab.change(h=1e-3)
    assert len(np.unique(tab.error_page.lens_line.y)) > 400


@pytest.mark.parametrize("name", SURFACES)
def test_every_surface_of_the_table_is_read_as_it_is_computed(name):
    formula, domain = surface_of(replace(BOOK, surface=name))
    f = parse(formula, ("x0", "x1"))
    rng = np.random.default_rng(0)
    x = np.stack([rng.uniform(*domain[:2], 50), rng.uniform(*domain[2:], 50)])
    np.testing.assert_allclose(f(*x), SURFACES[name].value(x), rtol=1e-12)
    gradient = SURFACES[name].gradient(x)
    for axis in (0, 1):
        np.testing.assert_allclose(f.derivative(f"x{axis}")(*x), gradient[axis], rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("name", SURFACES)
def test_slices_run_through_the_point_of_every_surface(tab, name):
    tab.set_state(replace(BOOK, view="partial"))
    tab.change(surface=name)
    for axis, (plot, (_, exact, numerical), handle) in enumerate(tab.partial_page.slices.values()):
        at = (tab.state.x0, tab.state.x1)[axis]
        assert handle.x() == at and math.isfinite(handle.y())
        assert abs(np.polyfit(exact.x, exact.y, 1)[0] - np.polyfit(numerical.x, numerical.y, 1)[0]) < 1e-3
        low, high = plot.getViewBox().viewRange()[1]
        assert low < handle.y() < high
    assert tab.verdict.text().startswith("Only x₀ varies")


# The hand and the keys.


def test_the_point_is_dragged_along_the_curve(tab):
    drag(tab.curve_page.plot, (5.0, 0.75), (-8.0, 2.0))
    assert tab.state.x == pytest.approx(-8.0, abs=0.06)
    assert tab.curve_page.point_handle.y() == pytest.approx(0.01 * tab.state.x**2 + 0.1 * tab.state.x)
    assert tab.state.x == round(tab.state.x, 3)  # a hand reaches round numbers
    tab.undo()
    assert tab.state == BOOK


def test_the_step_is_dragged_at_its_own_handle(tab):
    tab.set_state(replace(BOOK, curve="sine", x=1.0, h=2.0))
    drag(tab.curve_page.plot, (3.0, math.sin(3)), (2.0, 0.0))
    assert tab.state.h == pytest.approx(1.0, abs=0.05)
    assert tab.state.x == 1.0
    tab.change(kind="backward")
    drag(tab.curve_page.plot, (1 - tab.state.h, math.sin(1 - tab.state.h)), (-2.0, 0.0))
    assert tab.state.h == pytest.approx(3.0, abs=0.05)


def test_h_is_dragged_along_the_v(tab):
    tab.set_state(replace(BOOK, view="error", curve="sine", x=1.0, h=1e-5))
    for _ in range(3):
        QApplication.processEvents()
    drag(tab.error_page.plot, (tab.error_page.h_handle.x(), tab.error_page.h_handle.y()), (-12.0, -2.0))
    assert math.log10(tab.state.h) == pytest.approx(-12, abs=0.3)
    assert "too small" in tab.verdict.text()


def test_the_point_of_a_slice_is_dragged_and_becomes_the_moving_one(tab, qtbot):
    tab.set_state(replace(BOOK, view="partial"))
    QTest.qWait(50)  # the strip is lower than that of the view before
    qtbot.waitUntil(lambda: abs(tab.strip.height() - tab.strip.sizeHint().height()) <= 1)
    QTest.qWait(50)
    drag(tab.partial_page.slices["x1"][0], (4.0, 25.0), (-2.0, 10.0))
    assert tab.state.x1 == pytest.approx(-2.0, abs=0.1) and tab.state.moving == "x1"
    assert tab.state.x0 == 3.0


def test_the_arrow_keys_move_the_point(tab):
    click(tab.curve_page.plot, 5.0, 0.75)
    QTest.keyClick(tab.curve_page.plot, Qt.Key.Key_Right)
    step = tab.state.x - 5.0
    assert 0 < step < 1
    QTest.keyClick(tab.curve_page.plot, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert tab.state.x == pytest.approx(5.0 + 11 * step)
    QTest.keyClick(tab.curve_page.plot, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert tab.state.x == pytest.approx(5.0 + 10.9 * step)


def press(*keys: Qt.Key) -> None:
    """Press keys where the keyboard is."""
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key)
        QApplication.processEvents()


def tab_to(reached) -> None:
    """Press the Tab key until something is reached."""
    for _ in range(60):
        if reached():
            return
        press(Qt.Key.Key_Tab)
    pytest.fail("the Tab key does not get there")


def test_a_preset_is_walked_through_with_the_tab_key_and_the_arrow_keys_alone(tab):
    tab.form.setFocus()
    tab.focusNextPrevChild(True)
    tab_to(tab.preset_box.hasFocus)
    titles = [p.title for p in tab.presets]
    press(*[Qt.Key.Key_Up] * (titles.index("The book: tangent at 5") - titles.index("A secant becomes the tangent")))
    assert tab.state == tab.presets[titles.index("A secant becomes the tangent")].state
    error = float(tab.figures.values["error"].text())
    tab_to(tab.curve_page.step_handle.hasFocus)
    press(*[Qt.Key.Key_Left] * 20)
    assert tab.state.h == pytest.approx(2 * 0.9**20, rel=0.05)
    assert float(tab.figures.values["error"].text()) < error / 4
    tab_to(tab.curve_page.point_handle.hasFocus)
    press(*[Qt.Key.Key_Right] * 3)
    assert tab.state.x > -1.5 and tab.curve_page.point_handle.y() == pytest.approx(tab.state.x**3 / 3 - tab.state.x)
    assert tab.figures.values["exact"].text() == full_text(float(f"{tab.state.x**2 - 1:.15g}"))


@pytest.mark.parametrize("kind", ["forward", "backward", "central"])
def test_keys_keep_the_end_of_the_step_in_sight(tab, kind):
    tab.restore(asdict(DerivativesState(kind=kind, x=0.5)))
    handle, box = tab.curve_page.step_handle, tab.curve_page.plot.getViewBox()
    handle.setFocus()
    for _ in range(40):
        press(Qt.Key.Key_Left if kind == "backward" else Qt.Key.Key_Right)
        assert handle.hasFocus() and box.sceneBoundingRect().contains(handle.scenePos())
    assert tab.state.h == pytest.approx(3.5 if kind == "backward" else 2.5, abs=0.2)


def test_the_tab_key_reaches_the_point_first(tab):
    tab.curve_page.slope_plot.setFocus()
    tab.curve_page.plot.setFocus(Qt.FocusReason.TabFocusReason)
    assert tab.curve_page.point_handle.hasFocus()


def test_a_formula_is_typed_and_a_mistake_is_pointed_at(tab):
    tab.change(curve="typed")
    edit = tab.form.controls["formula"].edit
    edit.setText("x³ − 2x")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert tab.state.formula == "x³ − 2x"
    assert "3<i>x</i><sup>2</sup> − 2" in strip(tab)
    before = tab.state
    edit.setFocus()
    edit.setText("x³ − 2y")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert tab.state == before
    assert edit.selectedText() == "y"
    assert "“y” at character 7 is not known" in tab.form._refusals["formula"].text()


@pytest.mark.parametrize(
    "text", ["", "(", "1/0", "0/0", "x^x^x", "1e11x", "ln(-x²)", "9^9^9^9", "__import__('os')", "7"]
)
def test_nothing_typed_breaks_the_picture(tab, text):
    tab.change(curve="typed")
    for view in tab.views:
        tab.change(view=view)
        tab.change(formula=text, surface="typed", surface_formula=text)
        tab.change(x=0.0, h=1.0)
        tab.change(x=-1000.0, h=1e-50, precision="float32")
        QApplication.processEvents()
        assert "nan" not in (strip(tab) + tab.verdict.text()).lower()


@pytest.mark.parametrize("curve", CURVES)
def test_every_curve_stands_every_place_and_step(tab, curve):
    for view, x, h in itertools.product(("curve", "error"), (0.0, -1000.0, 1000.0, 1e-9), (10.0, 1e-3, 1e-50)):
        tab.set_state(replace(BOOK, view=view, curve=curve, x=x, h=h, kind="backward", precision="float32"))
        assert "nan" not in (strip(tab) + tab.verdict.text()).lower()
    QApplication.processEvents()


def test_another_curve_brings_its_own_place(tab):
    tab.change(curve="fast waves")
    assert tab.state.x == CURVES["fast waves"].start
    tab.undo()
    assert (tab.state.curve, tab.state.x) == ("parabola", 5.0)


# Time.


def test_the_time_bar_halves_h_and_goes_back(tab):
    tab.set_state(replace(BOOK, h=1.0))
    tab.timeline.step()
    tab.timeline.step()
    assert tab.state.h == 0.25
    tab.timeline.go(0)
    assert tab.state.h == 1.0
    tab.timeline.go(60)
    assert tab.figures.values["numerical"].text() == "0"


def test_the_time_bar_zooms_until_the_curve_is_its_tangent(tab, qtbot):
    preset(tab, "Zoom until the curve is straight")
    QTest.mouseClick(tab.start_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: tab.state.zoom >= 2, timeout=30_000)
    tab.timeline.pause()
    tab.timeline.go(16)
    low, high = tab.curve_page.plot.getViewBox().viewRange()[0]
    assert high - low < 13 / 2**15
    assert "Magnified 65,536×" in tab.verdict.text()
    share = float(re.search(r"at most ([\d.]+) %", tab.verdict.text())[1])
    tangent = np.interp(tab.curve_page.function_line.x, tab.curve_page.exact_line.x, tab.curve_page.exact_line.y)
    height = np.ptp(tab.curve_page.plot.getViewBox().viewRange()[1])
    apart = 100 * np.abs(tangent - tab.curve_page.function_line.y).max() / height
    assert apart < 0.1
    # At most so much, rounded up to two decimals: what is drawn goes a little beyond the frame.
    assert 0.01 < share <= 0.02 and share < apart + 0.01


def test_a_hand_on_h_begins_a_new_run_from_there(tab):
    tab.set_state(replace(BOOK, h=1.0))
    tab.timeline.go(3)
    tab.change(h=0.4)
    assert tab.timeline.position == 0
    tab.timeline.step()
    assert tab.state.h == 0.2


# Everything else.


def test_every_preset_shows(tab):
    for index in range(len(tab.presets)):
        tab.show_preset(index)
        QApplication.processEvents()
        assert tab.state == tab.presets[index].state
        assert tab.preset_box.currentIndex() == index + 1


@pytest.mark.parametrize("theme", ["light", "dark", "projector"])
def test_every_view_is_painted_in_every_theme(tab, theme):
    try:
        THEME.choose(theme)
        for view in tab.views:
            tab.change(view=view)
            QApplication.processEvents()
            image = tab.picture.grab().toImage()
            pixels = np.frombuffer(image.constBits(), np.uint32)
            assert len(np.unique(pixels)) > 50
    finally:
        THEME.choose("light")


def test_the_language_may_change_at_any_time(tab):
    try:
        for view in tab.views:
            tab.change(view=view)
            LANGUAGE.choose("ko")
            QApplication.processEvents()
            LANGUAGE.choose("en")
            QApplication.processEvents()
            assert tab.figures.values["numerical"].text() not in ("", "–")
    finally:
        LANGUAGE.choose("en")
    assert tab.curve_page.plot._texts[1:] == ("x", "f(x)")
    assert tab.curve_page.slope_plot._texts[1:] == ("x", "f\u200a′(x)")


def test_hovering_the_strip_lights_a_line_up(tab):
    tab.highlight("exact")
    assert tab.curve_page.exact_line.width == 4
    tab.highlight("")
    assert tab.curve_page.exact_line.width == 2 and tab.curve_page.secant_line.width == 1


def test_the_mouse_zooms_and_the_curve_goes_on(tab):
    tab.curve_page.plot.getViewBox().setXRange(20, 40)
    tab.curve_page.plot.fitted = False
    tab.curve_page.plot.getViewBox().setXRange(20, 60)
    assert tab.curve_page.function_line.x.max() >= 59
    tab.curve_page.plot.fit()
    tab.change(x=4.0)
    assert tab.curve_page.function_line.x.max() < 20


def test_a_session_comes_back(tab):
    tab.set_state(replace(BOOK, view="error", curve="typed", formula="x³", x=0.3, h=1e-7, kind="forward"))
    values = tab.values()
    tab.reset()
    tab.restore(values)
    assert tab.state.formula == "x³" and tab.state.view == "error"


def test_a_restored_formula_that_is_none_is_refused(tab):
    values = DerivativesTab.State().__dict__ | {"formula": "x +* 2"}
    with pytest.raises(ValueError, match="character"):
        tab.restore(values)
    assert tab.state == BOOK


SCRIPTS = {
    "curve": (replace(BOOK, x=10.0), [
        "forward 0.3000009999976072", "central 0.2999999999986347", "tangent 0.2999999999986347 -0.999999999986346"]),
    "typed": (replace(BOOK, curve="typed", formula="|x|·e^-x", x=0.5, h=0.1), None),
    "constant": (replace(BOOK, curve="typed", formula="7", x=0.5, h=0.1), None),
    "10e-50": (replace(BOOK, view="error", h=10e-50, kind="forward"), [
        "forward 0.0", "x + h == x: True", "difference 0.0"]),
    "float32": (replace(BOOK, view="error", h=1e-50, precision="float32"), ["forward nan"]),
    "partial": (replace(BOOK, view="partial"), ["numerical 6.00000000000378 7.999999999999119", "exact 6.0 8.0"]),
    "waves": (replace(BOOK, view="partial", surface="waves", x0=-1.5, x1=2.0, h=1e-3), None),
}  # fmt: skip


# One Python for all programs: importing Matplotlib takes longer than any of them.
RUNNER = """
import contextlib, io, json, runpy, sys
said = {}
for path in sys.argv[1:]:
    with contextlib.redirect_stdout(io.StringIO()) as out:
        runpy.run_path(path, run_name="__main__")
    said[path] = out.getvalue()
json.dump(said, sys.stdout)
"""


@pytest.fixture(scope="module")
def said(made, tmp_path_factory) -> dict[str, str]:
    """What the copied program of each of SCRIPTS prints."""
    folder, paths = tmp_path_factory.mktemp("programs"), {}
    for name, (state, _) in SCRIPTS.items():
        made.set_state(state)
        paths[name] = folder / f"{name}.py"
        paths[name].write_text(made.script(made.state), encoding="utf-8")
    command = [sys.executable, "-W", "error", "-c", RUNNER, *map(str, paths.values())]
    result = subprocess.run(command, env=os.environ | {"MPLBACKEND": "Agg"}, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    printed = json.loads(result.stdout)
    return {name: printed[str(path)] for name, path in paths.items()}


@pytest.mark.parametrize("name", SCRIPTS)
def test_the_copied_python_runs_and_agrees(said, tab, name):
    state, expected = SCRIPTS[name]
    tab.set_state(state)
    for words in expected or ():
        assert words in said[name]
    if expected is None:
        shown = tab.figures.values["numerical"].text().replace("−", "-").replace("×10⁻", "e-")
        numbers = [float(word) for word in said[name].split() if word.lstrip("-")[:1].isdigit()]
        assert any(math.isclose(number, float(shown), rel_tol=1e-9, abs_tol=1e-12) for number in numbers)


def test_zoomed_far_in_the_numbers_of_the_axes_leave_room_for_their_names(tab, qtbot):
    page = tab.curve_page
    tab.change(x=-6.95, zoom=12)
    qtbot.waitUntil(lambda: page.slope_plot.left_width > 64)
    qtbot.wait(60)  # the slopes follow 25 times a second
    for plot in (page.plot, page.slope_plot):
        axis = plot.getAxis("left")
        assert axis.needed_width() <= axis.width() + 1
    assert page.plot.left_width == page.slope_plot.left_width > 64
    tab.change(zoom=0)
    qtbot.waitUntil(lambda: page.plot.left_width == page.slope_plot.left_width == 64)


def test_the_mouse_reads_a_tangent_where_it_is_and_not_at_its_far_ends(tab):
    tab.change(x=-6.95)
    shown = dict(line.split(": ") for line in tab.curve_page.plot.readout_at(-6.0).splitlines())
    for name in ("exact tangent", "numerical tangent"):
        assert float(shown[name].replace("−", "-")) == pytest.approx(-0.039 * -6.0 - 0.483025, abs=1e-4)


# The first picture.


def test_the_view_follows_the_step_that_is_halved_and_comes_back_with_it(tab):
    tab.set_state(DerivativesTab.State())
    for position, zoom in ((1, 0), (6, 4), (30, 16), (0, 0)):
        tab.timeline.go(position)
        assert tab.state.h == 2.0 * 0.5**position and tab.state.zoom == zoom
        low, high = tab.curve_page.plot.getViewBox().viewRange()[0]
        assert tab.state.h > (high - low) / 30 or tab.state.zoom == 16


@pytest.mark.parametrize("view", ["partial", "plane"])
def test_arrow_keys_turn_the_surface_where_no_time_bar_takes_them(tab, view):
    tab.set_state(replace(BOOK, view=view))
    surface = tab.view_of[view].surface_view
    before = surface.azimuth, surface.elevation
    QTest.keyClick(surface, Qt.Key.Key_Right)
    QTest.keyClick(surface, Qt.Key.Key_Up)
    assert (surface.azimuth, surface.elevation) == (before[0] - 5, before[1] + 5)


def test_lines_pass_behind_the_words_at_the_point(tab):
    tab.set_state(DerivativesTab.State())
    assert tab.curve_page.value_label._halo is not None and tab.curve_page.hint_label._halo is not None


def test_another_curve_is_seen_whatever_was_zoomed_before(tab):
    tab.set_state(replace(BOOK, curve="typed", formula="x^x", x=2.0))
    plot = tab.curve_page.plot
    wheel(plot, 40)
    (low, high), _ = plot.getViewBox().viewRange()
    assert high - low < 1 and not plot.fitted
    tab.change(h=0.5)
    assert plot.getViewBox().viewRange()[0] == [low, high]  # the same curve stays as it is
    tab.change(formula="√(x − 100)")
    (low, high), (bottom, top) = plot.getViewBox().viewRange()
    assert low < tab.state.x < high and bottom < tab.view.place.value < top


def test_in_a_low_page_the_curve_has_all_of_the_height(tab):
    """In a window of 1280×720 (660 px of which are the tab's) it is half of the height; narrow, they stay below it."""
    tab.set_state(DerivativesTab.State())
    curve, slopes = tab.curve_page.plot, tab.curve_page.slope_plot
    for size in ((1280, 420), (1280, 660)):
        tab.resize(*size)
        QApplication.processEvents()
        assert curve.height() == slopes.height() and curve.width() > 1.5 * slopes.width()
    assert curve.height() > 0.5 * 720
    for size in ((960, 660), (1280, 900)):
        tab.resize(*size)
        QApplication.processEvents()
        assert curve.width() == slopes.width() and curve.height() > slopes.height()
    tab.resize(1280, 660)
    QApplication.processEvents()


@pytest.mark.parametrize(("formula", "x"), [("√(x − 3)", 3.0), ("ln(-x)", -0.02), ("1/(x-1)", 0.98)])
def test_a_formula_without_value_at_the_point_moves_it_to_the_nearest_place_that_has_one(tab, formula, x):
    tab.set_state(replace(BOOK, curve="typed", x=1.0))
    tab.change(formula=formula)
    assert tab.state.x == pytest.approx(x, abs=0.03)
    assert "not defined" not in tab.verdict.text()


def test_a_formula_that_is_of_interest_elsewhere_brings_its_place_and_one_s_own_stays(tab):
    tab.restore(asdict(DerivativesState(curve="typed", formula="x²")))
    tab.change(formula="sqrt(x − 100)")
    assert tab.state.x > 100
    tab.change(formula="x^x")
    assert 0 < tab.state.x < 10
    tab.change(formula="sin x")
    tab.change(x=700.0)
    tab.change(formula="cos x")
    assert tab.state.x == 700.0


def test_the_value_beside_a_point_at_an_edge_is_whole(tab):
    tab.restore(asdict(DerivativesState(x=-3.0)))
    for x in (-3.0, -2.9, 0.0, 2.9, 3.0):
        tab.change(x=x)
        QApplication.processEvents()
        label, box = tab.curve_page.value_label.room(), tab.curve_page.plot.getViewBox().sceneBoundingRect()
        assert box.left() - 1 <= label.left() and label.right() <= box.right() + 1, x


@pytest.mark.parametrize("kind", ["forward", "backward", "central"])
@pytest.mark.parametrize("theme", ["light", "projector"])
def test_no_end_of_a_step_lies_on_the_words_at_the_point(tab, kind, theme):
    THEME.choose(theme)
    page = tab.curve_page
    try:
        for x, h in itertools.product((-2.2, -1.5, 0.0, 1.5), (2.0, 1.0, 0.7, 0.5, 0.35, 0.25, 0.18, 0.125)):
            tab.restore(asdict(DerivativesState(kind=kind, x=x, h=h)))
            QApplication.processEvents()
            if page.step_handle.isVisible():
                end = page.step_handle.scenePos()
                assert not page.value_label.room().contains(end), (x, h)
                assert not (page.hint_label.isVisible() and page.hint_label.room().contains(end)), (x, h)
    finally:
        THEME.choose("light")


def test_a_change_of_theme_in_the_middle_of_a_run_keeps_the_run_and_its_moment(tab):
    tab.timeline.go(5)
    shown, length = tab.state, len(tab.timeline.keep)
    for theme in ("projector", "light"):
        THEME.choose(theme)
        assert (tab.timeline.position, len(tab.timeline.keep), tab.state) == (5, length, shown)
    tab.timeline.go(0)
    assert tab.state.h > shown.h


# The tangent plane and a number as it is stored.


def test_the_plane_and_the_surface_part_as_the_step_grows(tab):
    preset(tab, "The plane that touches")
    assert tab.verdict.text() == "The plane changes by −16, the surface by −9.75: the difference is 6.25."
    tab.view.end.moved.emit(1.5, 2.0)
    assert (tab.state.d0, tab.state.d1) == (-0.5, -0.5)
    assert "the difference is 0.5" in tab.verdict.text() and not tab.figures.isVisible()


def test_point_and_step_are_seen_wherever_keys_and_fields_put_them(tab):
    preset(tab, "The plane that touches")
    box = tab.view.map.getViewBox()

    def seen() -> bool:
        QApplication.processEvents()
        return all(box.sceneBoundingRect().contains(handle.scenePos()) for handle in (tab.view.point, tab.view.end))

    tab.view.end.setFocus()
    for _ in range(8):
        QTest.keyClick(tab.view.map, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
        assert tab.view.end.hasFocus() and seen()
    assert tab.state.x0 + tab.state.d0 < -5.5
    tab.change(x1=40.0)
    assert seen()
    preset(tab, "The plane that touches")
    assert seen() and box.viewRange()[1][1] < 6


def test_dragging_the_point_keeps_the_step(tab):
    preset(tab, "The plane that touches")
    tab.view.point.moved.emit(-1.0, 1.0)
    assert (tab.state.x0, tab.state.x1, tab.state.d0, tab.state.d1) == (-1.0, 1.0, -1.5, -2.0)


@pytest.mark.parametrize(("number", "kind", "words"), [
    ("0.1", "float32", "float32 cannot store 0.1 exactly: its nearest number is 1.49×10⁻⁹ away."),
    ("0,125", "float16", "float16 stores 0.125 exactly."),
    ("16777217", "float32", "its nearest number is 1 away"),
    ("1e-50", "float32", "0 is stored"), ("1e39", "float32", "it becomes infinity"), ("−3.25", "float64", "exactly"),
])  # fmt: skip
def test_what_a_type_makes_of_a_number_is_told(tab, number, kind, words):
    tab.change(view="number", number=number, number_type=kind)
    assert words in tab.verdict.text()


@pytest.mark.parametrize("text", ["", "abc", "1e99999", "1" * 80, "nan", "1_000", "٣"])
def test_what_is_no_number_is_refused_with_a_sentence(tab, text):
    with pytest.raises(ValueError, match="Type"):
        tab.form.controls["number"].parameter.accepts(text)


@pytest.mark.parametrize("width", [700, 900, 1211, 1500, 1900])
def test_arrow_keys_move_the_point_in_a_window_of_any_width(tab, width):
    tab.resize(width, 700)
    QApplication.processEvents()
    tab.change(x=1.0)
    assert tab.curve_page.point_handle.key_step[0] > 0


def test_undoing_the_halving_puts_the_time_bar_back_with_h(tab):
    tab.restore({})
    h = tab.state.h
    tab.timeline.go(1)
    tab.timeline.go(2)
    assert tab.state.h == h / 4 and tab.timeline.position == 2
    tab.undo()
    assert tab.state.h == h and tab.timeline.position == 0
    tab.timeline.go(1)
    assert tab.state.h == h / 2


def test_the_field_of_h_shows_all_of_its_number_and_the_panel_stays_as_wide_as_it_is(made, qtbot):
    made.restore({})
    made.timeline.go(len(made.timeline.keep))
    QApplication.processEvents()
    line = made.form.controls["h"].edit.lineEdit()
    assert line.fontMetrics().horizontalAdvance(line.text()) < line.width() and "×10" in line.text()
    assert made.form.width() <= made.panel.width()
    made.restore({})


def test_the_best_h_is_named_beside_its_line(qtbot, tab):
    tab.change(view="error")
    page = tab.view_of["error"]
    for x in (-1.5, 0.3, 1.4):
        tab.change(x=x)
        QApplication.processEvents()
        label, box = page.best_label, page.plot.getViewBox()
        line = box.mapViewToScene(QPointF(page.best_line.value(), 0)).x()
        room = label.room()
        assert room.right() <= line + 1 or room.left() >= line - 1
        assert box.sceneBoundingRect().left() <= room.left() and room.right() <= box.sceneBoundingRect().right()
