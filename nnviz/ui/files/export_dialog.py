"""The dialog that asks how a picture is to leave: its width, its shape and its background."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QPushButton,
    QSpinBox,
    QWidget,
)

from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.files.picture_size import (
    BACKGROUNDS,
    LAST_LOOK,
    LEAST_WIDTH,
    MOST_WIDTH,
    PIXELS_PER_POINT,
    RATIOS,
    PictureLook,
    drawn_area,
)

_RATIO_TEXTS = ("", "16 : 9", "3 : 2", "4 : 3", "1 : 1", "2 : 1")
_BACKGROUND_TEXTS = {
    "screen": QT_TRANSLATE_NOOP("export", "As on the screen"),
    "paper": QT_TRANSLATE_NOOP("export", "Paper: light"),
    "transparent": QT_TRANSLATE_NOOP("export", "Transparent"),
}


class ExportDialog(QDialog):
    """Width, shape and background of a picture. `save_wanted(look)` and `copy_wanted(look)`: what was chosen."""

    save_wanted = Signal(object)
    copy_wanted = Signal(object)

    def __init__(self, parent: QWidget, picture: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("export", "Export picture"))
        self._usual = PIXELS_PER_POINT * drawn_area(picture).width()
        self.width_box, self.ratio_box, self.background_box = QSpinBox(), QComboBox(), QComboBox()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.copy_button = self._button(translate("export", "Copy"))
        self.save_button = self._button(translate("export", "Save…"))
        self._wanted = ((self.save_button, self.save_wanted), (self.copy_button, self.copy_wanted))
        self._fill()
        self._lay_out()
        self.save_button.setDefault(True)  # only now does it know whose default it is
        self.width_box.setFocus()

    def _button(self, text: str) -> QPushButton:
        return self.buttons.addButton(text, QDialogButtonBox.ButtonRole.ActionRole)

    def _fill(self) -> None:
        self.width_box.setRange(LEAST_WIDTH, MOST_WIDTH)
        self.width_box.setSingleStep(100)
        self.width_box.setSuffix(" px")
        self.width_box.setValue(LAST_LOOK.look.width or self._usual)
        for ratio, text in zip(RATIOS, _RATIO_TEXTS, strict=True):
            self.ratio_box.addItem(text or translate("export", "As on the screen"), ratio)
        self.ratio_box.setCurrentIndex(RATIOS.index(LAST_LOOK.look.ratio))
        for background in BACKGROUNDS:
            self.background_box.addItem(translate("export", _BACKGROUND_TEXTS[background]), background)
        self.background_box.setCurrentIndex(BACKGROUNDS.index(LAST_LOOK.look.background))

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.addRow(translate("export", "Width of a PNG"), self.width_box)
        form.addRow(translate("export", "Aspect ratio"), self.ratio_box)
        form.addRow(translate("export", "Background"), self.background_box)
        form.addRow(self.buttons)
        self.buttons.clicked.connect(self._on_clicked)

    @property
    def look(self) -> PictureLook:
        """What is chosen now; the usual width is no choice, so that it follows the window."""
        width = self.width_box.value()
        ratio, background = self.ratio_box.currentData(), self.background_box.currentData()
        return PictureLook(0 if width == self._usual else width, ratio, background)

    @Slot(QAbstractButton)
    def _on_clicked(self, button: QAbstractButton) -> None:
        wanted = next((signal for one, signal in self._wanted if one is button), None)
        if wanted is not None:
            LAST_LOOK.look = self.look
        self.close()
        if wanted is not None:
            wanted.emit(LAST_LOOK.look)
