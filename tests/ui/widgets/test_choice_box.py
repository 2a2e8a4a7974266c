"""A chooser in little room, and a slider that is put together of kept pictures."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QRegion
from PySide6.QtWidgets import QSlider, QStyle, QStyleOptionComboBox, QWidget

from nnviz.ui.base.kept_pictures import painted_at
from nnviz.ui.base.theme import THEME
from nnviz.ui.widgets.choice_box import ChoiceBox, PatientSlider

LONG = "(1.5 − x₀ + x₀x₁)² + (2.25 − x₀ + x₀x₁²)²"


@pytest.mark.parametrize("width", [60, 120, 200, 500])
def test_a_chosen_text_is_whole_or_ends_in_three_points(qtbot, width):
    box = ChoiceBox()
    box.addItems([LONG, "x²"])
    qtbot.addWidget(box)
    box.resize(width, 24)
    box.show()
    for number, text in enumerate((LONG, "x²")):
        box.setCurrentIndex(number)
        option = QStyleOptionComboBox()
        box.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, box).width()
        assert option.fontMetrics.horizontalAdvance(option.currentText) <= room
        whole = option.fontMetrics.horizontalAdvance(text) < room - 4
        assert option.currentText == text if whole else option.currentText.endswith("…")
        assert box.currentText() == text


def pixels(widget: QWidget, ratio: int) -> np.ndarray:
    """Return what a widget looks like on the background of the theme."""
    image = QImage(widget.size() * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor(THEME.current.background))
    with painted_at(ratio):
        widget.render(image, QPoint(), QRegion(), QWidget.RenderFlag(0))
    return np.frombuffer(image.constBits(), np.uint8).astype(int)


@pytest.fixture
def sliders(qtbot) -> tuple[QSlider, PatientSlider]:
    """A slider as Qt paints it, and ours."""
    both = QSlider(Qt.Orientation.Horizontal), PatientSlider(Qt.Orientation.Horizontal)
    for slider in both:
        qtbot.addWidget(slider)
        slider.setRange(0, 1000)
        slider.show()
    yield both
    THEME.choose("light")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [40, 75, 700])
def test_a_slider_looks_as_qt_paints_it_wherever_its_handle_is(sliders, width, theme):
    THEME.choose(theme)
    for ratio in (1, 2):
        for value in (0, 1, 150, 500, 501, 850, 1000):
            for on in (True, False):
                for slider in sliders:
                    slider.resize(width, 15)
                    slider.setEnabled(on)
                    slider.setValue(value)
                by_qt, ours = (pixels(slider, ratio) for slider in sliders)
                assert np.abs(by_qt - ours).max() <= 2  # of 255: half of a colour laid on another is rounded twice
                assert by_qt.std() > 5


def test_a_handle_that_moves_has_no_groove_painted_anew(sliders, monkeypatch):
    slider, painted = sliders[1], []
    slider.resize(300, 15)
    slider.setValue(300)
    pixels(slider, 1)
    monkeypatch.setattr(PatientSlider, "_paint_as", lambda *_: painted.append(1))
    for value in range(310, 700, 30):
        slider.setValue(value)
        pixels(slider, 1)
    assert not painted
    slider.setEnabled(False)
    pixels(slider, 1)
    assert len(painted) == 3  # with the handle at the left, in the middle and at the right
