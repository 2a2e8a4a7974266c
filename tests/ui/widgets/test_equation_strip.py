"""The strip under the picture: its rows, its parts that light up, and what gives way where it is narrow."""

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from nnviz.ui.base.number_format import raised
from nnviz.ui.base.theme import THEME, THEMES
from nnviz.ui.widgets.equation_strip import Equation, EquationStrip
from nnviz.ui.widgets.live_text import LiveText

ROWS = (
    Equation('y = <a href="w">w</a>x + <a href="b">b</a>', '<a href="y">0.7</a> = 0.5·1 + 0.2', "y = w * x + b"),
    Equation("h(a) = 1 where a &gt; 0", "h(0.7) = 1", "int(a > 0 and b < 1)"),
)


@pytest.fixture
def strip(qtbot) -> EquationStrip:
    strip = EquationStrip()
    strip.resize(900, 80)
    qtbot.addWidget(strip)
    strip.show_equations(ROWS)
    with qtbot.waitExposed(strip):
        strip.show()
    QApplication.processEvents()
    yield strip
    THEME.choose("light")


def shown(strip: EquationStrip) -> list[str]:
    """Return the texts on show, as a screen reader hears them."""
    lines = strip.findChildren(LiveText)
    return [line.accessibleDescription() for line in lines if line.isVisible()]


def points(line: QWidget) -> list[QPoint]:
    """Return points along the middle of a line."""
    return [QPoint(x, line.height() // 2) for x in range(0, line.width(), 2)]


def test_every_row_has_symbols_numbers_and_python(strip):
    assert shown(strip) == [
        "y = wx + b", "0.7 = 0.5·1 + 0.2", "y = w * x + b", "h(a) = 1 where a > 0", "h(0.7) = 1", "int(a > 0 and b < 1)"
    ]  # fmt: skip
    assert strip.texts()[0] == (ROWS[0].symbols, ROWS[0].numbers, ROWS[0].python)


def test_other_numbers_lay_nothing_out_anew(strip):
    class Requests(QObject):
        count = 0

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            self.count += event.type() == QEvent.Type.LayoutRequest
            return False

    requests = Requests()
    strip.installEventFilter(requests)
    for number in ("1", "1.23456", "−12", "0.000001"):
        strip.show_equations((Equation(ROWS[0].symbols, f"{number} = …", ROWS[0].python), ROWS[1]))
        QApplication.processEvents()
    assert requests.count == 0
    strip.show_equations((Equation("a much longer row of symbols than there was", "1", ""), ROWS[1]))
    QApplication.processEvents()
    assert requests.count > 0


def test_pointing_at_a_part_names_it_and_leaving_names_nothing(strip):
    heard = []
    strip.pointed.connect(heard.append)
    line = next(one for one in strip.findChildren(LiveText) if one.accessibleDescription() == "y = wx + b")
    for at in points(line):
        QTest.mouseMove(line, at)
    assert [key for key in heard if key] == ["w", "b"]
    assert heard[-1] in ("b", "")
    QTest.mouseMove(strip, QPoint(1, 1))
    QApplication.processEvents()
    assert heard[-1] == ""


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("column", [0, 1, 2], ids=["symbols", "numbers", "Python"])
def test_pointing_at_symbols_numbers_or_python_is_seen_and_leaving_takes_it_away(strip, column, theme):
    THEME.choose(theme)
    strip.resize(1400, 120)
    strip.show_equations((Equation('<a href="y"><i>y</i></a> = 2x', "2·0.5 = 1", "y = 2 * x"),))
    QApplication.processEvents()
    heard = []
    strip.pointed.connect(heard.append)
    before, line = strip.grab().toImage(), strip.lines()[column]
    QTest.mouseMove(line, QPoint(4, line.height() // 2))
    assert heard == ["y"]
    after = strip.grab().toImage()
    for lit in strip.lines():  # all that belongs together is lit
        place = lit.mapTo(strip, QPoint(4, 4))
        area = [(place.x() + dx, place.y() + dy) for dx in range(12) for dy in range(lit.height() - 8)]
        assert sum(before.pixel(*at) != after.pixel(*at) for at in area) > 30
    QTest.mouseMove(strip, QPoint(1, 1))
    QApplication.sendEvent(line, QEvent(QEvent.Type.Leave))
    assert heard[-1] == "" and strip.grab().toImage() == before


def test_numbers_change_without_new_widgets(strip):
    before = strip.findChildren(LiveText)
    for n in range(20):
        strip.show_equations([Equation("y = x", f"y = {n}", "y = x")] * 2)
    assert strip.findChildren(LiveText) == before
    assert shown(strip)[1] == "y = 19"


def test_fewer_rows_hide_the_others_and_more_bring_them_back(strip):
    strip.show_equations(ROWS[:1])
    assert len(shown(strip)) == 3
    strip.show_equations(())
    assert shown(strip) == []
    strip.show_equations([*ROWS, *ROWS])
    QApplication.processEvents()
    assert len(shown(strip)) == 12


def test_a_row_without_python_has_none(strip):
    strip.show_equations([Equation("a", "b", ""), ROWS[1]])
    assert shown(strip) == ["a", "b", "h(a) = 1 where a > 0", "h(0.7) = 1", "int(a > 0 and b < 1)"]


def test_python_gives_way_where_it_is_narrow_and_comes_back(qtbot, strip):
    strip.resize(430, 80)
    QApplication.processEvents()
    assert "y = w * x + b" not in shown(strip)
    assert "y = wx + b" in shown(strip)
    strip.resize(900, 80)
    QApplication.processEvents()
    assert "y = w * x + b" in shown(strip)


def test_no_result_is_cut_while_the_type_can_still_shrink(strip):
    """The symbols ask for their width in steps, so the numbers get less than what the symbols leave."""
    symbols = "(<i>f</i>(<i>x</i>) − <i>f</i>(<i>x</i> − <i>h</i>)) / <i>h</i>"
    numbers = "slope <b>−0.41666666666666663</b>, intercept −0.25, error 1.7"
    strip.show_equations((Equation(symbols, numbers, "f(x)"),))
    for width in range(400, 760, 4):
        strip.resize(width, 80)
        QApplication.processEvents()
        if strip._share > 0.6:
            assert not [line.text() for line in strip.lines() if line.needed_width() > line.width() + 2], width


@pytest.mark.parametrize("theme", ["light", "dark", "projector"])
def test_the_ink_is_that_of_the_theme_in_every_column(strip, theme):
    strip.resize(1600, 120)
    THEME.choose(theme)
    QApplication.processEvents()
    for line in strip.findChildren(LiveText):
        image = line.grab().toImage()
        colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
        assert THEME.current.ink in colours, line.accessibleDescription()


def test_the_same_rows_again_are_no_work(strip):
    line = strip.findChildren(LiveText)[0]
    layout_before = line.sizeHint()
    strip.show_equations(list(ROWS))
    assert line.sizeHint() == layout_before
    assert strip.texts() == [(e.symbols, e.numbers, e.python) for e in ROWS]


def test_beside_hangul_superscripts_are_markup_and_elsewhere_they_stay():
    assert raised("<b>9.1×10⁻¹³</b> x²") == "<b>9.1×10⁻¹³</b> x²"
    assert raised("오차 <b>9.1×10⁻¹³</b>, x²") == "오차 <b>9.1×10<sup>−13</sup></b>, x<sup>2</sup>"


def test_screen_readers_are_told_superscripts_as_superscripts(strip):
    strip.show_equations([Equation("y", "오차 <b>9.1×10⁻¹³</b> &lt; 1", "")])
    assert strip._rows[0][1].accessibleDescription() == "오차 9.1×10⁻¹³ < 1"


def test_a_strip_that_is_too_narrow_from_the_first_row_on_shows_no_python(qtbot):
    strip = EquationStrip()
    strip.resize(300, 80)
    qtbot.addWidget(strip)
    with qtbot.waitExposed(strip):
        strip.show()
    strip.show_equations(ROWS)
    qtbot.wait(50)
    assert [[line.isVisible() for line in row] for row in strip._rows] == [[True, True, False]] * len(ROWS)
