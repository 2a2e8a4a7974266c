"""Pictures of a chosen width, shape and background, and on paper; nothing is left on the screen."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from nnviz.ui.base.theme import DARK, THEME
from nnviz.ui.files.export import export_picture, picture_image, print_picture
from nnviz.ui.files.export_dialog import ExportDialog
from nnviz.ui.files.picture_size import LAST_LOOK, NOT_EXPORTED, PictureLook, drawn_area, look_of
from nnviz.ui.plots.plot import Plot
from nnviz.ui.widgets.themed import Sheet


@pytest.fixture
def picture(qtbot) -> QWidget:
    """A row of buttons over a plot, in a window with more."""
    window = QWidget()
    outer = QVBoxLayout(window)
    picture = Sheet()
    outer.addWidget(picture)
    outer.addWidget(QPushButton("below"))
    column = QVBoxLayout(picture)
    column.setContentsMargins(0, 0, 0, 0)
    picture.bar, picture.plot = QPushButton("view"), Plot("test")
    picture.bar.setProperty(NOT_EXPORTED, True)
    picture.plot.set_texts("Title", "x", "y")
    curve = picture.plot.curve("training", "curve", width=2)
    picture.plot.set_data(curve, np.arange(50.0), np.cos(np.arange(50.0)))
    picture.plot.fit()
    column.addWidget(picture.bar)
    column.addWidget(picture.plot, 1)
    window.resize(640, 480)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    yield picture
    LAST_LOOK.look = PictureLook()


def test_what_is_for_the_hand_stays_out_of_every_kind_of_picture(picture, tmp_path):
    area = drawn_area(picture)
    assert area.top() == picture.bar.geometry().bottom() + 1
    image = QImage(export_picture(picture, str(tmp_path / "a.png")))
    assert image.size() == 2 * area.size()
    text = Path(export_picture(picture, str(tmp_path / "a.svg"))).read_text("utf-8")
    assert "Title" in text and ">view<" not in text


@pytest.mark.parametrize(("width", "ratio"), [(1600, 16 / 9), (900, 1.0), (3000, 2.0), (777, 0.0)])
def test_a_picture_has_the_width_and_shape_that_were_chosen_and_the_screen_stays(picture, width, ratio):
    picture.plot.getViewBox().setRange(xRange=(3, 9), yRange=(-0.5, 0.5), padding=0)
    picture.plot.fitted = False
    before, ranges = picture.geometry(), picture.plot.getViewBox().viewRange()
    screen = picture.window().grab().toImage()
    image = picture_image(picture, PictureLook(width, ratio))
    assert image.width() == pytest.approx(width, abs=1)
    assert image.width() / image.height() == pytest.approx(ratio or drawn_area(picture).width() /
                                                           drawn_area(picture).height(), rel=0.01)  # fmt: skip
    QApplication.processEvents()
    assert picture.geometry() == before
    np.testing.assert_allclose(picture.plot.getViewBox().viewRange(), ranges)
    assert picture.window().grab().toImage() == screen


def test_a_transparent_picture_has_no_background_and_the_same_ink(picture):
    opaque, clear = picture_image(picture), picture_image(picture, PictureLook(background="transparent"))
    alphas = [clear.pixelColor(x, y).alpha() for x in range(0, clear.width(), 7) for y in range(0, clear.height(), 7)]
    assert alphas.count(0) > 0.6 * len(alphas)
    full = [(x, y) for x in range(0, clear.width(), 3) for y in range(0, clear.height(), 3)
            if clear.pixelColor(x, y).alpha() == 255]  # fmt: skip
    assert full and all(clear.pixelColor(x, y) == opaque.pixelColor(x, y) for x, y in full)
    assert THEME.current.training in {clear.pixelColor(x, y).name() for x, y in full}


def test_paper_is_light_in_a_dark_window_too_and_the_window_stays_dark(picture):
    for choice in ("light", "dark"):  # twice: the first theme brings its type to buttons that had the system's
        THEME.choose(choice)
        QApplication.processEvents()
    screen = picture.window().grab().toImage()
    paper, dark = picture_image(picture, PictureLook(background="paper")), picture_image(picture)
    assert paper.pixelColor(3, 3).name() == "#ffffff" and dark.pixelColor(3, 3).name() == DARK.background
    assert THEME.choice == "dark"
    QApplication.processEvents()
    assert picture.window().grab().toImage() == screen


def test_a_pdf_says_what_it_shows_and_what_made_it(picture, tmp_path):
    content = Path(export_picture(picture, str(tmp_path / "a.pdf"), title="Training: 손실")).read_bytes()
    title = "Training: 손실".encode("utf-16-be")
    assert b"\xfe\xff" + title in content or b"Training" in content
    assert "nnviz".encode("utf-16-be") in content or b"nnviz" in content
    assert b"/FontFile" in content  # letters, not pixels


def test_a_picture_is_printed_as_large_as_the_page_has_room_for(picture, tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "a.pdf"))
    assert print_picture(picture, printer)
    content = (tmp_path / "a.pdf").read_bytes()
    assert content.startswith(b"%PDF-") and b"/Count 1" in content
    width = int(content.split(b"/Width ", 1)[1].split()[0])
    assert width > 300 * 6  # an inch has 300 dots, and the page is 8 inches wide


def test_the_dialog_gives_what_was_chosen_and_remembers_it(picture, qtbot):
    dialog = ExportDialog(picture.window(), picture)
    qtbot.addWidget(dialog)
    assert dialog.look == PictureLook() and dialog.width_box.value() == 2 * picture.width()
    dialog.width_box.setValue(1200)
    dialog.ratio_box.setCurrentIndex(1)
    dialog.background_box.setCurrentIndex(2)
    wanted = PictureLook(1200, 16 / 9, "transparent")
    with qtbot.waitSignal(dialog.save_wanted) as saved:
        dialog.save_button.click()
    assert saved.args == [wanted] and LAST_LOOK.look == wanted
    assert look_of(LAST_LOOK.values()) == wanted
    again = ExportDialog(picture.window(), picture)
    qtbot.addWidget(again)
    assert again.look == wanted


def test_enter_saves_and_escape_does_not(picture, qtbot):
    for key, wanted in ((Qt.Key.Key_Return, 1), (Qt.Key.Key_Escape, 0)):
        dialog = ExportDialog(picture.window(), picture)
        with qtbot.waitExposed(dialog):
            dialog.open()
        saved = []
        dialog.save_wanted.connect(saved.append)
        assert dialog.save_button.isDefault()
        QTest.keyClick(dialog.width_box, key)
        assert len(saved) == wanted


def test_a_background_remembered_under_its_old_name_is_taken():
    assert look_of({"ground": "paper"}).background == "paper"


@pytest.mark.parametrize("values", [None, 3, {}, {"width": "wide", "ratio": "x", "background": 7}, {"width": 10**9}])
def test_a_remembered_look_that_cannot_be_is_left_out(values):
    assert look_of(values) == PictureLook()
