"""The themes: every colour can be read on its background, and a change reaches everything that paints."""

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLabel

from nnviz.ui.base.icons import icon
from nnviz.ui.base.theme import CHOICES, CONTROL_SIZE, THEME, THEMES, UNDER_INK, blend, contrast, luminance
from nnviz.ui.widgets.themed import Sheet

MARKS = ("training", "test", "vermillion", "right", "marker")
ALL = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)


@pytest.fixture(autouse=True)
def light(qapp):
    THEME.choose("light")
    yield
    THEME.choose("light")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#ffffff", "#ffffff", 1.0), ("#777777", "#ffffff", 4.48), ("#ff0000", "#fff", 4.0)],
)
def test_contrast_is_that_of_wcag(one, other, ratio):
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.005)


def test_luminance_runs_from_black_to_white():
    assert (luminance("#000000"), luminance("#ffffff")) == (0.0, pytest.approx(1.0))


@ALL
@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("background", ["background", "panel", "notice"])
def test_marks_stand_out_three_to_one(theme, mark, background):
    assert contrast(getattr(theme, mark), getattr(theme, background)) >= 3


@ALL
@pytest.mark.parametrize(
    ("text", "background"),
    [
        *((text, background) for text in ("ink", "muted") for background in ("background", "panel", "notice")),
        ("on_accent", "accent"), ("accent", "background"), ("accent", "panel"), ("vermillion", "panel"),
        ("muted", "grid"),
    ],
)  # fmt: skip
def test_text_stands_out_four_and_a_half_to_one(theme, text, background):
    assert contrast(getattr(theme, text), getattr(theme, background)) >= 4.5


@ALL
@pytest.mark.parametrize("role", ["training", "test", "vermillion", "right", "marker", "accent", "muted"])
def test_ink_can_be_read_on_the_deepest_shade_of_a_cell(theme, role):
    assert contrast(theme.ink, blend(getattr(theme, role), theme.background, UNDER_INK).name()) >= 4.5


@ALL
def test_the_two_classes_differ_in_colour_for_everyone(theme):
    """Blue against orange: the blue channel tells them apart with every colour blindness but total."""
    one, other = QColor(theme.training), QColor(theme.test)
    assert abs(one.blueF() - other.blueF()) > 0.3


@ALL
def test_grid_and_border_are_fainter_than_every_mark(theme):
    weakest = min(contrast(getattr(theme, mark), theme.background) for mark in MARKS)
    assert max(contrast(theme.grid, theme.background), contrast(theme.border, theme.background)) < weakest


@pytest.mark.parametrize("choice", CHOICES)
def test_choosing_a_theme_reaches_palette_font_and_listeners(qapp, choice):
    spy = QSignalSpy(THEME.changed)
    THEME.choose(choice)
    assert spy.count() == 1
    assert THEME.choice == choice
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == THEME.current.panel
    assert qapp.palette().color(QPalette.ColorRole.Text).name() == THEME.current.ink
    assert qapp.font().pointSizeF() == pytest.approx(CONTROL_SIZE * THEME.current.scale)


def test_widgets_that_exist_already_follow(qtbot, qapp):
    label, sheet = QLabel("x"), Sheet("panel")
    for widget in (label, sheet):
        qtbot.addWidget(widget)
        widget.show()
    THEME.choose("dark")
    qapp.processEvents()  # Qt tells the widgets by an event
    assert label.palette().color(QPalette.ColorRole.WindowText).name() == THEMES["dark"].ink
    assert sheet.grab().toImage().pixelColor(8, 8).name() == THEMES["dark"].panel


def test_a_theme_nobody_knows_is_refused_and_nothing_changes():
    with pytest.raises(ValueError, match="sepia"):
        THEME.choose("sepia")
    assert THEME.current is THEMES["light"]


def test_following_the_system_does_nothing_to_a_theme_that_was_chosen(qapp):
    THEME.choose("dark")
    THEME.follow_system()
    assert THEME.current is THEMES["dark"]
    THEME.choose("system")
    THEME.follow_system()
    assert (THEME.choice, THEME.current.name) == ("system", "light")  # no desktop says otherwise here


def test_projector_type_is_larger_and_its_background_white(qapp):
    size = THEME.font(12).pointSizeF()
    THEME.choose("projector")
    assert THEME.font(12).pointSizeF() == pytest.approx(1.6 * size)
    assert THEME.current.background == "#ffffff"


def test_a_blend_lies_between_and_is_opaque(qapp):
    assert blend("#000000", "#ffffff", 0.0).name() == "#ffffff"
    assert blend("#000000", "#ffffff", 1.0).name() == "#000000"
    middle = blend("#ff0000", "#0000ff", 0.5)
    assert (middle.name(), middle.alpha()) == ("#800080", 255)


@ALL
def test_icons_take_the_colour_of_the_text(qapp, theme):
    THEME.choose(theme.name)
    picture = icon("play").pixmap(32, 32).toImage()
    colours = (picture.pixelColor(x, y) for x in range(32) for y in range(32))
    opaque = [colour for colour in colours if colour.alpha() == 255]
    ink = QColor(theme.ink)
    assert opaque
    for colour in opaque:  # to one step of 255: Qt multiplies with the alpha and divides again
        assert all(abs(a - b) <= 1 for a, b in zip(colour.getRgb(), ink.getRgb(), strict=True))
