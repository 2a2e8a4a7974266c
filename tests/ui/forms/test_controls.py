"""The control panel: typed in, stepped, slid and scrolled with real keys and a real mouse."""

from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, Slot
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QVBoxLayout, QWidget

from nnviz.ui.base.keys import step_factor
from nnviz.ui.base.language import LANGUAGE
from nnviz.ui.base.number_format import editing_text, parse_number
from nnviz.ui.base.theme import THEME
from nnviz.ui.forms.form import CONTROLS, Form
from nnviz.ui.forms.parameters import choice, count, counts, folder, number, numbers, parameters, picks, switch, text

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def accepts_x_only(formula: str) -> None:
    if set(formula) - set("x+ "):
        raise ValueError("only x and + are understood.")


@dataclass(frozen=True)
class State:
    rate: float = number(0.1, "Rate", 1e-6, 100, 0.01, log=True, tip="How far", section="First")
    bias: float = number(0.5, "Bias", -2, 2, 0.1, section="First", unit="V")
    seed: int = count(5, "Seed", 0, 40, section="First")
    batch: int = count(100, "Batch", 1, 10_000, log=True, section="First")
    hidden: tuple[int, ...] = counts((50, 20), "Hidden", 1, 2000, 3, section="First")
    inputs: tuple[float, ...] = numbers((1.0, 2.5), "Inputs", -10, 10, 1, 4, section="First")
    method: str = choice("SGD", "Optimiser", {"SGD": "Plain", "Adam": "Adaptive"}, section="First")
    live: bool = switch(True, "Live", section="First")
    shown_ones: tuple[str, ...] = picks(("a",), "Curves", {"a": "One", "b": "Two", "c": "Three"}, section="Second")
    path: str = folder("", "Folder", section="Second")
    formula: str = text("x", "f(x)", accepts_x_only, section="Second")
    momentum: float = number(0.9, "Momentum", 0, 1, 0.1, section="Third", shown=lambda s: s.method == "Adam")


class Owner(QWidget):
    """Does with a form what a tab does: what was edited becomes a new State, and the form shows it."""

    def __init__(self) -> None:
        super().__init__()
        self.state = State()
        self.heard: list[tuple[str, object]] = []
        self.form = Form("test", State)
        QVBoxLayout(self).addWidget(self.form)
        self.form.edited.connect(self._on_edited)
        self.form.set_state(self.state)

    @Slot(str, object)
    def _on_edited(self, name: str, value: object) -> None:
        self.heard.append((name, value))
        self.state = replace(self.state, **{name: value})
        self.form.set_state(self.state)


@pytest.fixture
def owner(qtbot) -> Owner:
    owner = Owner()
    owner.resize(320, 900)
    qtbot.addWidget(owner)
    with qtbot.waitExposed(owner):
        owner.show()
    owner.activateWindow()
    return owner


def line(owner: Owner, name: str) -> QWidget:
    """Return the field of a control."""
    return owner.form.controls[name].edit


def enter(owner: Owner, name: str, typed: str) -> None:
    """Type into a field as a person does, and press Enter."""
    field = line(owner, name)
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    for letter in typed:
        QTest.keyClick(field, letter) if letter.isascii() else insert(field, letter)
    QTest.keyClick(field, Qt.Key.Key_Return)


def insert(field: QWidget, letter: str) -> None:
    """Type a letter that is on no keyboard."""
    inner = field.lineEdit() if hasattr(field, "lineEdit") else field
    inner.insert(letter)


def refusal(owner: Owner, name: str) -> str:
    """Return the sentence beside a control, if it is on show."""
    label = owner.form._refusals[name]
    return label.text() if label.isVisible() else ""


def wheel(widget: QWidget, notches: int, modifiers: Qt.KeyboardModifier = NONE) -> bool:
    """Turn the wheel over a widget; return whether it took the event."""
    event = QWheelEvent(
        QPointF(5, 5), widget.mapToGlobal(QPointF(5, 5)), QPoint(), QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton, modifiers, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("rate", "0.02", 0.02), ("rate", "0,02", 0.02), ("rate", "1.2×10⁻⁵", 1.2e-5), ("rate", "1e-3", 1e-3),
        ("bias", "−1.5", -1.5), ("bias", "-1,5", -1.5), ("bias", "1.25 V", 1.25), ("batch", "1,000", 1000),
        ("batch", "10 000", 10_000), ("seed", "40", 40), ("hidden", "100, 50", (100, 50)), ("hidden", "30", (30,)),
        ("hidden", "", ()), ("inputs", "1,5 2", (1.5, 2.0)), ("inputs", "1.5, 2", (1.5, 2.0)),
        ("formula", "x + x", "x + x"),
        ("inputs", "-1;2;3", (-1.0, 2.0, 3.0)), ("path", "/data/mnist", "/data/mnist"),
    ],
)  # fmt: skip
def test_what_is_typed_becomes_the_state(owner, name, typed, value):
    enter(owner, name, typed)
    assert owner.heard == [(name, value)]
    assert refusal(owner, name) == ""


@pytest.mark.parametrize(
    ("name", "typed", "word"),
    [
        ("rate", "200", "between"), ("rate", "0", "between"), ("rate", "-1", "between"), ("rate", "abc", "abc"),
        ("rate", "", "number"), ("rate", "nan", "nan"), ("rate", "1e999", "1e999"), ("bias", "3", "between"),
        ("seed", "1.5", "whole"), ("seed", "41", "between"), ("hidden", "1,2,3,4", "most 3"),
        ("hidden", "0", "between"),
        ("hidden", "ten", "whole"), ("hidden", "1.5", "whole"), ("inputs", "x", "number"),
        ("inputs", "", "give 1 to 4"),
        ("inputs", "11", "between"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_beside_the_control_and_the_old_value_comes_back(owner, name, typed, word):
    before = line(owner, name).text()
    enter(owner, name, typed)
    assert owner.heard == []
    assert word in refusal(owner, name)
    assert line(owner, name).text() == before


def test_a_refused_formula_stays_marked_until_it_is_mended_or_given_up(owner):
    before, field = line(owner, "formula").text(), line(owner, "formula")
    enter(owner, "formula", "y")
    assert owner.heard == [] and "only x" in refusal(owner, "formula")
    field.clearFocus()
    assert field.text() == "y" and field.palette().text().color() == THEME.colour("vermillion")
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == before and refusal(owner, "formula") == ""
    enter(owner, "formula", "y")
    field.selectAll()
    QTest.keyClicks(field, "x")
    assert refusal(owner, "formula") == "" and field.palette().text().color() != THEME.colour("vermillion")


def test_a_refusal_goes_when_the_next_value_is_good(owner):
    enter(owner, "rate", "200")
    enter(owner, "rate", "2")
    assert (owner.state.rate, refusal(owner, "rate")) == (2.0, "")


@pytest.mark.parametrize(("name", "bad"), [("rate", "200"), ("hidden", "0")])
def test_a_refusal_goes_when_the_old_value_is_typed_again(owner, name, bad):
    good = line(owner, name).text()
    enter(owner, name, bad)
    assert refusal(owner, name)
    enter(owner, name, good)
    assert refusal(owner, name) == ""
    assert owner.heard == []


def test_leaving_a_field_without_typing_changes_nothing(owner):
    owner.form.set_state(replace(State(), rate=1 / 3))
    line(owner, "rate").setFocus()
    line(owner, "bias").setFocus()
    assert owner.heard == []


@pytest.mark.parametrize(
    ("name", "key", "modifiers", "value"),
    [
        ("bias", Qt.Key.Key_Up, NONE, 0.6), ("bias", Qt.Key.Key_Down, NONE, 0.4), ("bias", Qt.Key.Key_Up, SHIFT, 1.5),
        ("bias", Qt.Key.Key_Up, CTRL, 0.51), ("bias", Qt.Key.Key_PageUp, NONE, 1.5), ("seed", Qt.Key.Key_Up, NONE, 6),
        ("seed", Qt.Key.Key_Up, SHIFT, 15), ("seed", Qt.Key.Key_Down, CTRL, 4), ("rate", Qt.Key.Key_Up, NONE, 0.126),
        ("rate", Qt.Key.Key_Up, SHIFT, 1.0), ("rate", Qt.Key.Key_Down, SHIFT, 0.01),
        ("rate", Qt.Key.Key_Up, CTRL, 0.102),
        ("batch", Qt.Key.Key_Up, NONE, 126), ("batch", Qt.Key.Key_Up, CTRL, 126), ("batch", Qt.Key.Key_Down, SHIFT, 10),
    ],
)  # fmt: skip
def test_arrow_keys_step(owner, name, key, modifiers, value):
    line(owner, name).setFocus()
    QTest.keyClick(line(owner, name), key, modifiers)
    assert owner.heard == [(name, value)]


@pytest.mark.parametrize("name", ["rate", "bias", "seed", "batch"])
@pytest.mark.parametrize("key", [Qt.Key.Key_PageUp, Qt.Key.Key_PageDown])
def test_stepping_stops_at_the_ends_without_a_refusal(owner, name, key):
    parameter = parameters(State)[name]
    line(owner, name).setFocus()
    for _ in range(300):
        QTest.keyClick(line(owner, name), key)
    assert getattr(owner.state, name) == (parameter.high if key == Qt.Key.Key_PageUp else parameter.low)
    assert refusal(owner, name) == ""


def test_a_logarithmic_field_steps_up_from_one_and_from_its_lowest_whole_number(owner):
    enter(owner, "batch", "1")
    for _ in range(3):
        QTest.keyClick(line(owner, "batch"), Qt.Key.Key_Up)
    assert owner.state.batch == 4


@pytest.mark.parametrize("name", ["rate", "seed"])
def test_the_wheel_counts_only_in_a_field_or_slider_with_the_focus(owner, name):
    control = owner.form.controls[name]
    line(owner, "bias").setFocus()
    for part in (control.edit, control.slider):
        assert not wheel(part, 1)
    assert owner.heard == []
    for part in (control.edit, control.slider):
        part.setFocus()
        before = getattr(owner.state, name)
        assert wheel(part, 1)
        assert getattr(owner.state, name) > before


def test_the_wheel_changes_a_choice_only_with_the_focus(owner):
    box = owner.form.controls["method"].box
    line(owner, "bias").setFocus()
    assert not wheel(box, -1)
    assert owner.state.method == "SGD"
    box.setFocus()
    wheel(box, -1)
    assert owner.state.method == "Adam"


@pytest.mark.parametrize(
    ("modifiers", "factor"), [(NONE, 1.0), (SHIFT, 10.0), (CTRL, 0.1), (SHIFT | Qt.KeyboardModifier.AltModifier, 10.0)]
)
def test_shift_is_ten_and_ctrl_a_tenth(modifiers, factor):
    assert step_factor(modifiers) == factor


@pytest.mark.parametrize("name", ["rate", "bias", "seed", "batch", "momentum"])
def test_the_slider_and_the_field_show_the_same_number_over_the_whole_range(owner, name):
    owner.state = replace(owner.state, method="Adam")
    owner.form.set_state(owner.state)
    control, parameter = owner.form.controls[name], parameters(State)[name]
    for position in range(control.slider.maximum() + 1):
        control.slider.setValue(position)
        value = getattr(owner.state, name)
        assert parameter.low <= value <= parameter.high
        assert control.edit.text().removesuffix(" V") == editing_text(value)
    assert value == parameter.high
    control.slider.setValue(0)
    assert getattr(owner.state, name) == parameter.low


@pytest.mark.parametrize("name", ["rate", "bias", "seed", "batch", "momentum"])
def test_one_arrow_key_on_the_slider_changes_the_number(owner, name):
    owner.state = replace(owner.state, method="Adam")
    owner.form.set_state(owner.state)
    slider = owner.form.controls[name].slider
    for share in (0.1, 0.5, 0.9):
        slider.setValue(round(share * slider.maximum()))
        before = getattr(owner.state, name)
        QTest.keyClick(slider, Qt.Key.Key_Right)
        assert getattr(owner.state, name) > before


@pytest.mark.parametrize("name", ["rate", "bias", "seed", "batch"])
def test_a_typed_number_moves_the_slider_without_being_rounded_to_it(owner, name):
    typed = {"rate": 0.0123, "bias": 1.2345, "seed": 17, "batch": 777}[name]
    enter(owner, name, str(typed))
    assert owner.heard == [(name, typed)]
    control = owner.form.controls[name]
    share = control.slider.value() / control.slider.maximum()
    expected = {"rate": 0.511, "bias": 0.809, "seed": 0.425, "batch": 0.723}[name]
    assert share == pytest.approx(expected, abs=0.01)


@pytest.mark.parametrize("value", [-6.111107928998789e-10, 1e-10, 0.123456789, -1.234567891])
@pytest.mark.parametrize("theme", ["light", "projector"])
def test_a_number_is_never_cut_and_whole_while_it_is_edited(owner, value, theme):
    THEME.choose(theme)
    owner.resize(round(300 * THEME.current.scale), 700)
    owner.state = replace(owner.state, bias=value)
    owner.form.set_state(owner.state)
    QApplication.processEvents()
    edit = owner.form.controls["bias"].edit
    line = edit.lineEdit()
    shown = line.text()
    assert line.fontMetrics().horizontalAdvance(shown) < line.width()
    assert (parse_number(shown.removesuffix(" V"))) == pytest.approx(value, rel=0.5)
    edit.setFocus()
    assert line.text() == f"{editing_text(value)} V"
    owner.form.controls["seed"].edit.setFocus()
    assert line.text() == shown and owner.heard == []


def test_a_power_of_ten_is_seen_whole_in_a_row_of_the_panel(owner):
    owner.resize(300, 700)
    owner.state = replace(owner.state, rate=1e-10)
    owner.form.set_state(owner.state)
    QApplication.processEvents()
    assert owner.form.controls["rate"].edit.lineEdit().text() == editing_text(1e-10)
    line = owner.form.controls["rate"].edit.lineEdit()
    assert line.fontMetrics().horizontalAdvance(line.text()) < line.width()


def test_the_middle_of_a_logarithmic_slider_is_the_geometric_mean(owner):
    slider = owner.form.controls["rate"].slider
    slider.setValue(slider.maximum() // 2)
    assert owner.state.rate == pytest.approx(0.01, rel=0.01)


def test_a_slider_may_cover_less_than_the_field_takes(owner):
    control = owner.form.controls["batch"]
    control.set_slide(1, 1000)
    control.slider.setValue(control.slider.maximum())
    assert owner.state.batch == 1000
    enter(owner, "batch", "5000")
    assert owner.state.batch == 5000
    assert control.slider.value() == control.slider.maximum()


def test_choices_switches_and_picks_are_chosen_by_key_and_mouse(owner):
    QTest.keyClick(owner.form.controls["method"].box, Qt.Key.Key_Down)
    QTest.keyClick(owner.form.controls["live"].box, Qt.Key.Key_Space)
    boxes = owner.form.controls["shown_ones"].boxes
    QTest.mouseClick(boxes["c"], LEFT, NONE, QPoint(8, boxes["c"].height() // 2))
    assert owner.heard == [("method", "Adam"), ("live", False), ("shown_ones", ("a", "c"))]


def test_the_last_pick_cannot_be_taken_away(owner):
    box = owner.form.controls["shown_ones"].boxes["a"]
    QTest.mouseClick(box, LEFT, NONE, QPoint(8, box.height() // 2))
    assert "at least one" in refusal(owner, "shown_ones")
    assert box.isChecked() and owner.heard == []


def test_a_folder_is_chosen_in_a_dialog(owner, monkeypatch, tmp_path):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    QTest.mouseClick(owner.form.controls["path"].button, LEFT)
    assert owner.state.path == str(tmp_path)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")  # cancelled
    QTest.mouseClick(owner.form.controls["path"].button, LEFT)
    assert owner.state.path == str(tmp_path)


def test_a_control_of_no_use_is_hidden_with_its_section(owner):
    momentum, section = owner.form.controls["momentum"], owner.form.sections["Third"]
    assert not momentum.isVisible() and not section.isVisible()
    QTest.keyClick(owner.form.controls["method"].box, Qt.Key.Key_Down)
    assert momentum.isVisible() and section.isVisible()
    assert owner.form._labels["momentum"].isVisible()
    QTest.keyClick(owner.form.controls["method"].box, Qt.Key.Key_Up)
    assert not section.isVisible()


def test_a_section_folds_away_and_back(owner):
    section = owner.form.sections["First"]
    QTest.mouseClick(section.heading, LEFT)
    assert not section.body.isVisible()
    QTest.mouseClick(section.heading, LEFT)
    assert section.body.isVisible()


def test_showing_a_state_tells_nobody(owner):
    owner.form.set_state(State(rate=3.0, seed=9, hidden=(7,), method="Adam", live=False, shown_ones=("b",), path="/x"))
    assert owner.heard == []
    assert line(owner, "rate").text() == "3"
    assert owner.form.controls["method"].box.currentText() == "Adaptive"
    assert not owner.form.controls["live"].box.isChecked()


def test_every_part_that_takes_the_keyboard_has_a_name_for_screen_readers(owner):
    for name, control in owner.form.controls.items():
        parts = [part for part in control.findChildren(QWidget) if part.focusPolicy() & Qt.FocusPolicy.TabFocus]
        outer = [part for part in parts if part.parentWidget() in (control, control.row.itemAt(0).widget())]
        assert outer, name
        for part in outer:
            assert part.accessibleName() or isinstance(part, QAbstractButton) and part.text(), (name, part)
    assert line(owner, "rate").accessibleName() == "Rate"
    assert line(owner, "rate").toolTip() == "How far"


def test_there_is_a_control_for_every_kind(owner):
    assert {p.kind for p in parameters(State).values()} == set(CONTROLS)


@pytest.mark.parametrize("theme", ["light", "projector"])
def test_texts_of_all_rows_fit_into_the_panel(owner, qapp, theme):
    try:
        THEME.choose(theme)
        owner.resize(round(300 * (1 + 0.7 * (THEME.current.scale - 1))), 1200)
        qapp.processEvents()
        for name in ("rate", "seed", "batch"):
            field = line(owner, name)
            text_width = field.fontMetrics().horizontalAdvance(field.text())
            assert text_width < field.lineEdit().width(), name
    finally:
        THEME.choose("light")


def test_a_change_of_language_keeps_values_and_refusals_make_sense(owner):
    try:
        LANGUAGE.choose("ko")
        owner.form.retranslate()
        enter(owner, "rate", "200")
        assert "200" in refusal(owner, "rate")
        assert any("가" <= letter <= "힣" for letter in refusal(owner, "rate"))
    finally:
        LANGUAGE.choose("en")
