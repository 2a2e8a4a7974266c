"""What every tab is: one State, and a picture that follows from it.

A tab says what it is with class attributes, builds its plots in `build`, and draws a State in `draw`. The form, undo,
presets, the session, the help pane and the message bar come from here. (`draw` and not `show`: QWidget has a `show`.)
"""

import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from PySide6.QtCore import QEvent, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QButtonGroup,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QTextBrowser,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from nnviz.safe_file import displayable
from nnviz.ui.base.icons import icon
from nnviz.ui.base.language import LANGUAGE, sentence, translate
from nnviz.ui.base.number_format import readable
from nnviz.ui.base.resources import resource_dir
from nnviz.ui.base.theme import CONTROL_SIZE, THEME
from nnviz.ui.forms.form import Form
from nnviz.ui.forms.parameters import checked_state
from nnviz.ui.playback.playback import Timeline
from nnviz.ui.widgets.equation_strip import Equation, EquationStrip
from nnviz.ui.widgets.themed import PrimaryButton, RoleLabel, Sheet, ViewButton, checked_button, tint

PANEL_WIDTH, EXPLAIN_WIDTH = 316, 312
_MERGE_SECONDS = 1.0  # changes of one control within this time are one step of undo
_MOST_UNDO = 500


@dataclass(frozen=True)
class Preset:
    """A named State: `title` and `note` (what to look at) in the source language."""

    title: str
    state: Any
    note: str = ""


@dataclass(frozen=True)
class Command:
    """What a tab adds to the File menu: its text (source language) and the method of the tab that does it."""

    text: str
    slot: str
    shortcut: str = ""


class MessageBar(Sheet):
    """A sentence under the picture, only when there is something to say."""

    def __init__(self) -> None:
        super().__init__("notice", "border")
        self.text = ""  # the sentence on show
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        self.label = QLabel()
        self.label.setWordWrap(True)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(self.label, 1)
        self.close_button = QToolButton(autoRaise=True)
        self.close_button.setIcon(icon("close"))
        self.close_button.clicked.connect(self.clear)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    @Slot(str)
    def say(self, text: str) -> None:
        """Show a sentence until it is closed or replaced."""
        self.close_button.setToolTip(translate("tab", "Close"))
        self.close_button.setAccessibleName(translate("tab", "Close"))
        self.text = displayable(text)
        self.label.setText(readable(self.text))
        self.show()

    @Slot()
    def clear(self) -> None:
        """Take the sentence away."""
        self.text = ""
        self.label.clear()
        self.hide()


class Tab(QWidget):
    """The base of all tabs. Subclasses set the attributes below and write `build`, `draw`, `equations`, `script`."""

    name = ""  # the file's name; the context of its texts; the name on the command line
    State: type
    presets: Sequence[Preset] = ()
    views: Mapping[str, str] = {}  # key → label: pages of the picture; the State then has a field `view`
    commands: Sequence[Command] = ()
    has_time = False
    time_unit: tuple[str, str] | None = None

    state_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._states: list[Any] = [self.State()]
        self._index = 0
        self._merge = ("", 0.0)
        self._assemble()
        self.build()
        self.retranslate()
        self._follow(self.state)

    # What a subclass writes.

    def build(self) -> None:
        """Make the plots and put them into `self.picture` (with `views`: into `self.pages[key]`), once."""
        raise NotImplementedError

    def draw(self, state: Any) -> None:
        """Draw a State: core function to items. Reads no widget and makes no item."""
        raise NotImplementedError

    def equations(self, state: Any) -> Sequence[Equation]:
        """Return the rows of the strip under the picture."""
        return ()

    def script(self, state: Any) -> str:
        """Return a complete NumPy + Matplotlib program that draws the same picture."""
        return ""

    def check(self, state: Any) -> None:
        """Raise ValueError with a sentence if the fields do not go together."""

    def plots(self) -> Sequence[QWidget]:
        """Return the plots that can be copied and exported, the main one first."""
        return ()

    def highlight(self, key: str) -> None:
        """Light up the part of the picture that the mouse points at in the strip."""

    @property
    def busy(self) -> bool:
        """Whether the picture is still being prepared (a screenshot waits for it)."""
        return False

    def accept_file(self, path: str) -> bool:
        """Take a file or folder that was dropped or given on the command line; False if it is not ours."""
        return False

    @Slot()
    def rewind(self) -> None:
        """Go back to the beginning of what evolves, with the same seed."""
        if self.timeline is not None:
            self.timeline.restart()

    def close_down(self) -> None:
        """Stop whatever runs; the window closes."""
        if self.timeline is not None:
            self.timeline.clear()

    # One state, one direction.

    @property
    def state(self) -> Any:
        """The State on show."""
        return self._states[self._index]

    def set_state(self, state: Any, merge: str = "") -> None:
        """Show a State and remember it for undo; ValueError (with a sentence) leaves everything as it was.

        merge: a name under which quick successive changes (a drag) become one step of undo.
        """
        state = self._checked({entry.name: getattr(state, entry.name) for entry in fields(state)})
        if state == self.state:
            return
        now = time.monotonic()
        merged = bool(merge) and self._merge[0] == merge and now - self._merge[1] < _MERGE_SECONDS and self._index > 0
        before = self._states[: self._index + 1 - merged]
        if before and before[-1] == state:  # a drag there and back: no step that does nothing
            self._states, merge = before, ""
        else:
            self._states = [*before, state][-_MOST_UNDO:]
        self._index = len(self._states) - 1
        self._merge = (merge, now)
        self._follow(state)

    def change(self, merge: str = "", **fields: Any) -> None:
        """Set some fields of the State; a refusal is told in the message bar."""
        try:
            self.set_state(replace(self.state, **fields), merge)
        except ValueError as problem:
            self.message.say(sentence(problem))
            self.form.set_state(self.state, again=True)

    @Slot()
    def undo(self) -> None:
        """Go back to the State before."""
        self._go(self._index - 1)

    @Slot()
    def redo(self) -> None:
        """Take the undo back."""
        self._go(self._index + 1)

    @Slot()
    def reset(self) -> None:
        """Return to the State the tab starts with."""
        self.message.clear()
        self.set_state(self.State())

    def show_preset(self, index: int) -> None:
        """Show one of the presets, with its note in the message bar."""
        preset = self.presets[index]
        self.set_state(self.preset_state(preset))
        if preset.note:
            self.message.say(translate(self.name, preset.note))

    def preset_state(self, preset: Preset) -> Any:
        """Return the State of a preset; a tab may keep some fields (the data folder) as they are."""
        return preset.state

    def can_undo(self) -> bool:
        """Return whether there is a State before."""
        return self._index > 0

    def can_redo(self) -> bool:
        """Return whether there is a State after."""
        return self._index < len(self._states) - 1

    def values(self) -> dict[str, Any]:
        """Return the State as plain values, for the session and for scene files."""
        return asdict(self.state)

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Show a State from plain values as one step that can be undone; ValueError if they are not acceptable."""
        self.set_state(self._checked(values))

    def restore(self, values: Mapping[str, Any]) -> None:
        """Show a State from plain values; ValueError (with a sentence) if they are not acceptable."""
        state = self._checked(values)
        self._states, self._index = [state], 0
        self._follow(state)

    def _checked(self, values: Mapping[str, Any]) -> Any:
        state = checked_state(self.name, self.State, values)
        if self.views and state.view not in self.views:
            raise ValueError(translate("tab", "There is no view called {name}.").format(name=state.view))
        self.check(state)
        return state

    @Slot()
    def refresh_equations(self) -> None:
        """Bring the strip up to date (the numbers may change without the State)."""
        self.strip.show_equations(self.equations(self.state))

    def _go(self, index: int) -> None:
        if 0 <= index < len(self._states):
            self._index = index
            self._merge = ("", 0.0)
            self._follow(self.state)

    def _follow(self, state: Any) -> None:
        self.form.set_state(state)
        if self.views:
            self._stack.setCurrentWidget(self.pages[state.view])
            self._view_buttons[state.view].setChecked(True)
        self.draw(state)
        self.refresh_equations()
        self._show_preset_name()
        self.undo_button.setEnabled(self.can_undo())
        self.redo_button.setEnabled(self.can_redo())
        self.state_changed.emit()

    @Slot(str, object)
    def _on_edited(self, name: str, value: Any) -> None:
        self.change(merge=name, **{name: value})

    @Slot(str)
    def _on_pointed(self, key: str) -> None:
        self.highlight(key)

    # The frame.

    def _assemble(self) -> None:
        self.form = Form(self.name, self.State)
        self.form.edited.connect(self._on_edited)
        self.picture = Sheet()
        self.pages: dict[str, QWidget] = {}
        if self.views:
            self._add_views()
        self.strip = EquationStrip()
        self.strip.pointed.connect(self._on_pointed)
        self.timeline = Timeline(self.time_unit) if self.has_time and self.time_unit else None
        self.message = MessageBar()
        self.panel = self._make_panel()
        self.explain = QTextBrowser()
        self.explain.setFrameShape(QFrame.Shape.NoFrame)
        self.explain.setOpenExternalLinks(True)
        self.explain.hide()
        centre = QVBoxLayout()
        centre.setSpacing(0)
        for widget in (self.picture, self.strip, self.timeline):
            if widget is not None:
                centre.addWidget(widget, 1 if widget is self.picture else 0)
        columns = QHBoxLayout()
        columns.setSpacing(0)
        columns.addWidget(self.panel)
        columns.addLayout(centre, 1)
        columns.addWidget(self.explain)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(columns, 1)
        whole.addWidget(self.message)
        THEME.changed.connect(self._follow_theme)
        self._on_theme()

    def _add_views(self) -> None:
        column = QVBoxLayout(self.picture)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(16, 8, 16, 0)
        row.setSpacing(4)
        self._stack = QStackedWidget()
        self._view_buttons: dict[str, ViewButton] = {}
        group = QButtonGroup(self)
        for key in self.views:
            button = ViewButton()
            group.addButton(button)
            row.addWidget(button)
            page = Sheet()
            self._stack.addWidget(page)
            self._view_buttons[key], self.pages[key] = button, page
        row.addStretch(1)
        group.buttonClicked.connect(self._on_view)
        column.addLayout(row)
        column.addWidget(self._stack, 1)

    @Slot(QAbstractButton)
    def _on_view(self, button: QAbstractButton) -> None:
        self.change(view=checked_button(self._view_buttons, button))
        if not button.hasFocus():  # clicked: what had the keys may be out of sight now
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_panel(self) -> QWidget:
        self.preset_box = QComboBox()
        self.preset_box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.preset_box.activated.connect(self._on_preset)
        self.undo_button, self.redo_button = QToolButton(autoRaise=True), QToolButton(autoRaise=True)
        self.undo_button.setIcon(icon("undo"))
        self.redo_button.setIcon(icon("redo"))
        self.undo_button.clicked.connect(self.undo)
        self.redo_button.clicked.connect(self.redo)
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self.preset_box, 1)
        top.addWidget(self.undo_button)
        top.addWidget(self.redo_button)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setSizeAdjustPolicy(QAbstractScrollArea.SizeAdjustPolicy.AdjustIgnored)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 0, 12, 8)
        column.addWidget(self.form)
        column.addStretch(1)
        area.setWidget(inner)
        panel = QWidget()
        whole = QVBoxLayout(panel)
        whole.setContentsMargins(0, 12, 0, 12)
        whole.setSpacing(8)
        self.hint = RoleLabel("muted")  # what follows from the settings: sizes, counts
        self.hint.setWordWrap(True)
        self.start_button = PrimaryButton()
        self.start_button.clicked.connect(self._on_start)
        self.start_button.setVisible(self.has_time)
        bottom = QVBoxLayout()
        bottom.setSpacing(8)
        bottom.addWidget(self.hint)
        bottom.addWidget(self.start_button)
        for layout in (top, bottom):
            layout.setContentsMargins(16, 0, 12, 0)
        whole.addLayout(top)
        whole.addWidget(area, 1)
        whole.addLayout(bottom)
        if self.timeline is not None:
            self.timeline.status_changed.connect(self._on_status)
            self.timeline.reset_requested.connect(self.rewind)
        return panel

    @Slot(int)
    def _on_preset(self, index: int) -> None:
        if index > 0:
            self.show_preset(index - 1)

    def _show_preset_name(self) -> None:
        states = [self.preset_state(preset) for preset in self.presets]
        self.preset_box.setCurrentIndex(states.index(self.state) + 1 if self.state in states else 0)

    @Slot()
    def _on_start(self) -> None:
        if self.timeline is not None:
            self.timeline.pause() if self.timeline.running else self.timeline.play()

    @Slot(str)
    def _on_status(self, status: str) -> None:
        self.start_button.setText(self.start_text(status))
        self.start_button.setEnabled(status not in ("empty", "failed"))

    def start_text(self, status: str) -> str:
        """Return what the main button says."""
        texts = {
            "running": translate("tab", "Pause"), "paused": translate("tab", "Continue"),
            "finished": translate("tab", "Play again"),
        }  # fmt: skip
        return texts.get(status, translate("tab", "Start"))

    def help_text(self) -> str:
        """Return this tab's help page in the language in force (Markdown)."""
        page = resource_dir() / "help" / LANGUAGE.current / f"{self.name}.md"
        return page.read_text(encoding="utf-8") if page.is_file() else ""

    @Slot()
    def toggle_explain(self) -> None:
        """Fold the help pane in or out."""
        self.explain.setVisible(self.explain.isHidden())

    @Slot()
    def toggle_panel(self) -> None:
        """Fold the control panel in or out."""
        self.panel.setVisible(self.panel.isHidden())

    def retranslate(self) -> None:
        """Take all texts in the language in force; subclasses extend it for their own."""
        self.form.retranslate()
        for key, label in self.views.items():
            self._view_buttons[key].setText(translate(self.name, label))
        self.preset_box.blockSignals(True)
        self.preset_box.clear()
        self.preset_box.addItem(translate("tab", "Presets"))
        for preset in self.presets:
            self.preset_box.addItem(translate(self.name, preset.title))
            self.preset_box.setItemData(self.preset_box.count() - 1, translate(self.name, preset.note), 3)
        self.preset_box.blockSignals(False)
        self.preset_box.setAccessibleName(translate("tab", "Presets"))
        for button, text in (
            (self.undo_button, translate("tab", "Undo (Ctrl+Z)")),
            (self.redo_button, translate("tab", "Redo (Ctrl+Shift+Z)")),
        ):
            button.setToolTip(text)
            button.setAccessibleName(text)
        self.explain.setMarkdown(self.help_text())
        self.start_button.setText(self.start_text(self.timeline.status if self.timeline else ""))
        self.message.clear()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self._follow(self.state)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give the time bar the keys that no control wanted."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if not (plain and self.timeline is not None and self.timeline.key(event.key())):
            super().keyPressEvent(event)

    @Slot()
    def _follow_theme(self) -> None:
        self._on_theme()  # PySide goes on calling a slot that a subclass overrides after the object is gone

    @Slot()
    def _on_theme(self) -> None:
        scale = THEME.current.scale
        self.panel.setFixedWidth(round(PANEL_WIDTH * (1 + 0.7 * (scale - 1))))
        self.explain.setFixedWidth(round(EXPLAIN_WIDTH * (1 + 0.7 * (scale - 1))))
        self.start_button.setFont(THEME.font(CONTROL_SIZE + 1, bold=True))
        tint(self.explain, QPalette.ColorRole.Base, THEME.colour("panel"))
        self.explain.document().setDocumentMargin(16)
        self.explain.setSearchPaths([str(resource_dir() / "help")])
        self.explain.setSource(QUrl())
        self.explain.setMarkdown(self.help_text())
