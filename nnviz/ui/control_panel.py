"""What stands left of the picture: presets, undo, the form of the State, a hint, and the main button."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from nnviz.ui.base.icons import icon
from nnviz.ui.base.language import translate
from nnviz.ui.base.theme import CONTROL_SIZE, THEME
from nnviz.ui.forms.form import Form
from nnviz.ui.widgets.choice_box import ChoiceBox
from nnviz.ui.widgets.themed import IconButton, PrimaryButton, RoleLabel

_WIDTH = 316


@dataclass(frozen=True)
class Preset:
    """A named State: `title` and `note` (what to look at) in the source language."""

    title: str
    state: Any
    note: str = ""


class FollowingArea(QScrollArea):
    """A scroll area that shows what has the keyboard, wherever it came from: Qt does that within the area only."""

    def __init__(self) -> None:
        super().__init__()
        cast("QApplication", QApplication.instance()).focusChanged.connect(self._on_focus)

    @Slot(QWidget, QWidget)
    def _on_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now) and now.visibleRegion().isEmpty():
            self.ensureWidgetVisible(now)


class ControlPanel(QWidget):
    """The panel. Its signals say what the user wants; the tab does it and shows the result."""

    preset_chosen = Signal(int)
    undo_wanted = Signal()
    redo_wanted = Signal()
    start_wanted = Signal()

    def __init__(self, context: str, state_class: type, presets: Sequence[Preset]) -> None:
        """context: of the texts of fields and presets."""
        super().__init__()
        self._context, self._presets = context, presets
        self.form = Form(context, state_class)
        self.preset_box = ChoiceBox()
        self.preset_box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.preset_box.activated.connect(self._on_preset)
        self.undo_button, self.redo_button = IconButton(flat=True), IconButton(flat=True)
        self.undo_button.setIcon(icon("undo"))
        self.redo_button.setIcon(icon("redo"))
        self.undo_button.clicked.connect(self.undo_wanted)
        self.redo_button.clicked.connect(self.redo_wanted)
        self.hint = RoleLabel("muted")  # what follows from the settings: sizes, counts
        self.hint.setWordWrap(True)
        self.start_button = PrimaryButton()
        self.start_button.clicked.connect(self.start_wanted)
        self.start_button.hide()  # a tab with time shows it
        self._lay_out()
        THEME.changed.connect(self._on_theme)
        self._on_theme()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self.preset_box, 1)
        top.addWidget(self.undo_button)
        top.addWidget(self.redo_button)
        bottom = QVBoxLayout()
        bottom.setSpacing(8)
        bottom.addWidget(self.hint)
        bottom.addWidget(self.start_button)
        for layout in (top, bottom):
            layout.setContentsMargins(16, 0, 12, 0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 12, 0, 12)
        whole.setSpacing(8)
        whole.addLayout(top)
        whole.addWidget(self._scrolled_form(), 1)
        whole.addLayout(bottom)

    def _scrolled_form(self) -> QScrollArea:
        area = FollowingArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setSizeAdjustPolicy(QAbstractScrollArea.SizeAdjustPolicy.AdjustIgnored)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its controls have the keyboard
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 0, 12, 8)
        column.addWidget(self.form)
        column.addStretch(1)
        area.setWidget(inner)
        return area

    def show_preset(self, index: int | None) -> None:
        """Name the preset on show; None: the State is none of them."""
        self.preset_box.setCurrentIndex(0 if index is None else index + 1)

    @property
    def shown_preset(self) -> int | None:
        """The preset on show, None if the State is none of them."""
        row = self.preset_box.currentIndex()
        return row - 1 if row > 0 else None

    def show_history(self, can_undo: bool, can_redo: bool) -> None:
        """Enable what can be undone and redone."""
        self.undo_button.setEnabled(can_undo)
        self.redo_button.setEnabled(can_redo)

    @Slot(int)
    def _on_preset(self, index: int) -> None:
        if index > 0:
            self.preset_chosen.emit(index - 1)

    def retranslate(self) -> None:
        """Take all texts in the language in force; the main button is the tab's matter."""
        self.form.retranslate()
        self.preset_box.blockSignals(True)
        self.preset_box.clear()
        self.preset_box.addItem(translate("tab", "Presets"))
        for row, preset in enumerate(self._presets, 1):
            self.preset_box.addItem(translate(self._context, preset.title))
            self.preset_box.setItemData(row, translate(self._context, preset.note), Qt.ItemDataRole.ToolTipRole)
        self.preset_box.blockSignals(False)
        self.preset_box.setAccessibleName(translate("tab", "Presets"))
        for button, text in (
            (self.undo_button, translate("tab", "Undo (Ctrl+Z)")),
            (self.redo_button, translate("tab", "Redo (Ctrl+Shift+Z)")),
        ):
            button.setToolTip(text)
            button.setAccessibleName(text)

    @Slot()
    def _on_theme(self) -> None:
        self.setFixedWidth(round(_WIDTH * (1 + 0.7 * (THEME.current.scale - 1))))
        self.start_button.setFont(THEME.font(CONTROL_SIZE + 1, bold=True))
