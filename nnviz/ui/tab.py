"""What every tab is: one State, and a picture that follows from it.

A tab says what it is with class attributes; what it shows are its `views`, each a `View`. The form, undo, presets,
the session, the help pane and the message bar come from here, and every call that a view can answer is passed on to
the view on show. (`draw` and not `show`: QWidget has a `show`.)
"""

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from nnviz.ui.base.language import sentence, translate
from nnviz.ui.base.theme import THEME
from nnviz.ui.base.throttle import Throttle
from nnviz.ui.control_panel import ControlPanel, Preset
from nnviz.ui.forms.parameters import checked_state
from nnviz.ui.help_pane import HelpPane, help_text
from nnviz.ui.maximised import Maximised
from nnviz.ui.overlay_bar import OverlayBar
from nnviz.ui.playback.playback import Playback
from nnviz.ui.plots.plot import Plot
from nnviz.ui.spoken import Spoken, describe
from nnviz.ui.state_history import StateHistory
from nnviz.ui.view import NoView, Picture, View, ViewBar, ViewSet, ViewStack
from nnviz.ui.widgets.equation_strip import Equation, EquationStrip
from nnviz.ui.widgets.themed import Sheet

__all__ = ["Command", "Preset", "Tab"]

_LOG = logging.getLogger("nnviz")
_NOTE = "note"  # the origin of the notes of presets


@dataclass(frozen=True)
class Command:
    """What a tab adds to the menu "file" or "edit": its text (source language) and the method that does it."""

    text: str
    slot: str
    shortcut: str = ""
    menu: str = "file"


class Tab(QWidget):
    """The base of all tabs. Subclasses set the attributes below; a tab without views writes `build` and `draw`."""

    name = ""  # the file's name; the context of its texts; the name on the command line
    State: type
    presets: Sequence[Preset] = ()
    views: Mapping[str, tuple[str, type[View]] | str] = {}  # key → label, class; the State then has a field `view`
    shared_pages: Mapping[str, str] = {}  # views that stand on the page of another one: key → that one's key
    commands: Sequence[Command] = ()
    timeline: Playback | None = None  # a TimedTab has one

    state_changed = Signal()
    export_requested = Signal(QWidget)  # the user asked for this picture as a file

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.states: StateHistory[Any] = StateHistory(self.State())
        self._spoken = Spoken()
        self._strip_text = Throttle(self, self._show_equations)  # in a drag nobody reads it faster
        self._no_view = NoView(self, self)
        self._lit: View = self._no_view  # of which a part is lit up
        self._hidden = self._outdated = False  # whether another tab is on show; whether the theme changed meanwhile
        THEME.changed.connect(self._on_theme)
        self._assemble()
        kinds = {key: entry[1] for key, entry in self.views.items() if not isinstance(entry, str)}
        self.view_of = ViewSet(kinds, self.pages, lambda kind, page: kind(self, page), self._on_built)
        self.build()
        self._adopt(self)
        self.retranslate()
        self._follow()

    # What a subclass writes. What follows from the State alone and belongs to one view is the View's.

    def build(self) -> None:
        """Make what the views share, once, before they are made."""

    def page_built(self, page: QWidget) -> None:
        """Put the views of a page together where they do not do it themselves; called once, when they are made."""

    def draw(self, state: Any) -> None:
        """Draw a State: core function to items. Reads no widget and makes no item."""
        self.view_for(state).draw(state)

    def equations(self, state: Any) -> Sequence[Equation]:
        """Return the rows of the strip under the picture."""
        return self.view_for(state).equations(state)

    def script(self, state: Any) -> str:
        """Return a complete NumPy + Matplotlib program that draws the same picture."""
        return self.view_for(state).script(state)

    def check(self, state: Any) -> None:
        """Raise ValueError with a sentence if the fields do not go together."""

    def plots(self) -> Sequence[Picture]:
        """Return what can be fitted, copied and exported, the main one first."""
        return self.view.pictures()

    def sentences(self) -> Sequence[str]:
        """Return every text that says something of the picture: the hint and what the view says."""
        return [self.hint.text(), *self.view.sentences()]

    @Slot(str)
    def highlight(self, key: str) -> None:
        """Light up the part of the picture that the mouse points at in the strip."""
        if self._lit is not self.view:
            self._lit.highlight("")
        self.view.highlight(key)
        self._lit = self.view if key else self._no_view

    @property
    def busy(self) -> bool:
        """Whether the picture is still being prepared (a screenshot waits for it)."""
        return self.view.busy

    def accept_file(self, path: str) -> bool:
        """Take a file or folder that was dropped or given on the command line; False if it is not ours."""
        return False

    @Slot()
    def rewind(self) -> None:
        """Go back to the beginning of what evolves, with the same seed."""

    def close_down(self) -> None:
        """Stop whatever runs; the window closes."""
        for view in self.view_of.built():
            view.stop()

    def key(self, key: int) -> bool:
        """Do what a key of the time bar means here, whatever has the focus; False if it means nothing."""
        return False

    def escape(self) -> bool:
        """Close what lies over the picture; False if nothing does."""
        was_said = bool(self.message.text)
        self.message.clear()
        return was_said or self.maximised.restore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key that no control wanted means in this tab."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if not (plain and (self.key(event.key()) or event.key() == Qt.Key.Key_Escape and self.escape())):
            super().keyPressEvent(event)

    # One state, one direction.

    @property
    def state(self) -> Any:
        """The State on show."""
        return self.states.state

    @property
    def view(self) -> View:
        """The view on show; one that shows nothing if the tab has none."""
        return self.view_for(self.state)

    def view_for(self, state: Any) -> View:
        """Return the view that shows a State."""
        return self.view_of[state.view] if self.view_of else self._no_view

    def set_state(self, state: Any, merge: str = "") -> None:
        """Show a State and remember it for undo.

        ValueError (with a sentence) leaves everything as it was: the fields do not go together, or it cannot be drawn.
        merge: a name under which quick successive changes (a drag) become one step of undo.
        """
        state = self._checked({entry.name: getattr(state, entry.name) for entry in fields(state)})
        if state != self.state:
            self._step(lambda: self.states.push(state, merge))

    def change(self, merge: str = "", **fields: Any) -> None:
        """Set some fields of the State; a refusal is told in the message bar."""
        with self._told():
            self.set_state(replace(self.state, **fields), merge)

    @Slot()
    def undo(self) -> None:
        """Go back to the State before."""
        if self.states.can_undo:
            with self._told():
                self._step(self.states.undo)

    @Slot()
    def redo(self) -> None:
        """Take the undo back."""
        if self.states.can_redo:
            with self._told():
                self._step(self.states.redo)

    @Slot()
    def reset(self) -> None:
        """Return to the State the tab starts with."""
        self.message.clear()
        with self._told():
            self.set_state(self.State())

    @Slot(int)
    def show_preset(self, index: int) -> None:
        """Show one of the presets, with its note in the message bar; a refusal is told there instead."""
        preset = self.presets[index]
        with self._told():
            self.set_state(self.preset_state(preset))
            if preset.note:
                self.message.say(translate(self.name, preset.note), _NOTE)

    def preset_state(self, preset: Preset) -> Any:
        """Return the State of a preset; a tab may keep some fields (the data folder) as they are."""
        return preset.state

    def can_undo(self) -> bool:
        """Return whether there is a State before."""
        return self.states.can_undo

    def can_redo(self) -> bool:
        """Return whether there is a State after."""
        return self.states.can_redo

    def values(self) -> dict[str, Any]:
        """Return the State as plain values, for the session and for scene files."""
        return asdict(self.state)

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Show a State from plain values as one step that can be undone; ValueError if they are not acceptable."""
        self.set_state(self._checked(values))

    def restore(self, values: Mapping[str, Any]) -> None:
        """Show a State from plain values; ValueError (with a sentence) if they are not acceptable."""
        state = self._checked(values)
        self._step(lambda: self.states.start(state))

    def _checked(self, values: Mapping[str, Any]) -> Any:
        with _as_sentence(ValueError):
            state = checked_state(self.name, self.State, values)
            if self.views and state.view not in self.views:
                raise ValueError(translate("tab", "There is no view called {name}.").format(name=state.view))
            self.check(state)
        return state

    def _step(self, step: Callable[[], object]) -> None:
        """Change the history and show its State; ValueError, and all as it was, if it cannot be drawn."""
        before = self.states.snapshot()
        try:
            with _as_sentence():
                step()
                self._follow(self.states.is_merging)
        except ValueError:
            self.states.restore(before)
            self._redraw()
            raise
        self.message.withdraw(_NOTE)  # it was said of the State before
        self.state_changed.emit()

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Tell a refusal in the message bar; the form shows the State that stays."""
        try:
            with _as_sentence(ValueError):
                yield
        except ValueError as problem:
            self.message.say(sentence(problem))
            self.form.set_state(self.state, again=True)

    def _redraw(self) -> None:
        """Draw the State on show again: the theme or language is another, or the one after it could not be drawn."""
        with self._told(), _as_sentence():
            self._follow()

    def _follow(self, dragged: bool = False) -> None:
        state, _ = self.state, self.view  # what is built while it is out of sight needs no second layout
        self.form.set_state(state)
        if self.views:
            if self.stack.currentWidget() is not self.pages[state.view]:
                self.maximised.restore()
            self.stack.setCurrentWidget(self.pages[state.view])
            self.view_bar.show_view(state.view)
        self.draw(state)
        equations = self.equations(state)
        (self._strip_text.call if dragged else self._strip_text.call_now)(equations)
        states = [self.preset_state(preset) for preset in self.presets]
        self.panel.show_preset(states.index(state) if state in states else None)
        self.panel.show_history(self.states.can_undo, self.states.can_redo)

    @Slot()
    def refresh_equations(self) -> None:
        """Bring the strip up to date (the numbers may change without the State)."""
        self._strip_text.call_now(self.equations(self.state))

    def _show_equations(self, equations: Sequence[Equation]) -> None:
        self.strip.show_equations(equations)
        describe(self.plots(), self.view.description(self.state) or self.strip.spoken())

    @Slot(str, object)
    def _on_edited(self, name: str, value: Any) -> None:
        self.change(merge=name, **{name: value})

    @Slot(str)
    def _on_view(self, key: str) -> None:
        self.change(view=key)
        if not self.view_bar.buttons[key].hasFocus():  # clicked: what had the keys may be out of sight now
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def toggle_maximised(self) -> None:
        """Show one plot alone, the one with the keyboard or else the main one, or all of them again."""
        if self.maximised.restore():
            return
        pictures = [p for p in self.plots() if isinstance(p, QWidget) and p.isVisible()]
        chosen = next((p for p in pictures if p.hasFocus() or p.isAncestorOf(self.focusWidget() or self)), None)
        if chosen is not None or pictures:
            self.maximised.show(chosen or pictures[0])

    @Slot()
    def _on_maximise(self) -> None:
        plot = self.sender()
        if not (self.maximised.restore() or not isinstance(plot, QWidget)):
            self.maximised.show(plot)

    @Slot()
    def _on_export(self) -> None:
        self.export_requested.emit(self.sender())

    # The frame.

    def _assemble(self) -> None:
        self.panel = ControlPanel(self.name, self.State, self.presets)
        self.form, self.hint, self.start_button = self.panel.form, self.panel.hint, self.panel.start_button
        self.preset_box = self.panel.preset_box
        self.undo_button, self.redo_button = self.panel.undo_button, self.panel.redo_button
        self.picture, self.strip = Sheet(), EquationStrip()
        self.explain = HelpPane(self.name)
        self.pages: dict[str, QWidget] = {}
        if self.views:
            self._add_views()
        self.centre = QVBoxLayout()
        self.centre.setSpacing(0)
        self.centre.addWidget(self.picture, 1)
        self.centre.addWidget(self.strip)
        columns = QHBoxLayout()
        columns.setSpacing(0)
        columns.addWidget(self.panel)
        columns.addLayout(self.centre, 1)
        columns.setContentsMargins(0, 0, 0, 0)
        self.setLayout(columns)
        self.explain.stand_in(columns)
        self.message = OverlayBar(self.picture, self)
        self.maximised = Maximised(self.stack if self.views else self.picture)
        self._connect()

    def _add_views(self) -> None:
        self.view_bar = ViewBar(list(self.views))
        self.stack = ViewStack(list(self.views), self.shared_pages)
        self.pages = self.stack.pages
        column = QVBoxLayout(self.picture)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view_bar)
        self.view_bar.setVisible(len(self.views) > 1)
        column.addWidget(self.stack, 1)
        self.view_bar.chosen.connect(self._on_view)

    def _connect(self) -> None:
        self.form.edited.connect(self._on_edited)
        self.panel.preset_chosen.connect(self.show_preset)
        self.panel.undo_wanted.connect(self.undo)
        self.panel.redo_wanted.connect(self.redo)
        self.strip.pointed.connect(self.highlight)

    def _on_built(self, page: QWidget) -> None:
        """Take in the views that were just made on a page."""
        self.page_built(page)
        self._adopt(page)
        for view in self.view_of.built():
            if view.page is page:
                view.restyle()
                view.retranslate()
        self._name_parts(page)

    def _adopt(self, part: QWidget) -> None:
        """Connect what was just made on a part of the tab."""
        for button in part.findChildren(QAbstractButton):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves Space and the arrows to the time bar
        for plot in part.findChildren(Plot):
            plot.export_requested.connect(self._on_export)
            plot.maximise_requested.connect(self._on_maximise)
            plot.follows_theme = not self._hidden
        THEME.changed.disconnect(self._on_theme)
        THEME.changed.connect(self._on_theme)  # after the plots', which take their own colours first

    def _name_parts(self, page: QWidget) -> None:
        """Call the parts of a page by the name of its first view."""
        key = next(key for key, other in self.pages.items() if other is page)
        self._spoken.name_parts(page, self.view_bar.buttons[key].text())

    def help_text(self) -> str:
        """Return this tab's help page in the language in force (Markdown)."""
        return help_text(self.name)

    @Slot()
    def toggle_explain(self) -> None:
        """Fold the help pane in or out."""
        self.explain.unfold(self.explain.isHidden())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the help pane its place for the new size."""
        super().resizeEvent(event)
        if self.explain.isVisible():
            self.explain.unfold(True)

    @Slot()
    def toggle_panel(self) -> None:
        """Fold the control panel in or out."""
        self.panel.setVisible(self.panel.isHidden())

    def retranslate(self) -> None:
        """Take all texts in the language in force; subclasses extend it for their own."""
        labels = {key: entry if isinstance(entry, str) else entry[0] for key, entry in self.views.items()}
        if labels:
            self.view_bar.set_texts({key: translate(self.name, label) for key, label in labels.items()})
        self.panel.retranslate()
        self.explain.retranslate()
        self.message.clear()
        for view in self.view_of.built():
            view.retranslate()
        for page in self.pages.values():
            self._name_parts(page)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self._restyle()  # another language, another font
            self._redraw()

    @Slot()
    def _on_theme(self) -> None:
        if self._hidden:  # all tabs at once would keep the window waiting
            self._outdated = True
            return
        self._restyle()
        if self.view_of:
            self._redraw()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let the theme change unnoticed for as long as another tab is on show."""
        super().hideEvent(event)
        self._set_hidden(not event.spontaneous())  # a window that is only minimised stays up to date

    def showEvent(self, event: QShowEvent) -> None:
        """Take over the theme that was chosen meanwhile."""
        super().showEvent(event)
        self._set_hidden(False)
        if self._outdated:
            self._outdated = False
            for plot in self.findChildren(Plot):
                plot.restyle()
            self._on_theme()

    def _set_hidden(self, hidden: bool) -> None:
        if hidden != self._hidden:
            self._hidden = hidden
            for plot in self.findChildren(Plot):
                plot.follows_theme = not hidden

    def _restyle(self) -> None:
        for view in self.view_of.built():
            view.restyle()


@contextmanager
def _as_sentence(*passing: type[Exception]) -> Iterator[None]:
    """Turn what went wrong inside the program into a sentence, and write it into the log; sentences pass."""
    try:
        yield
    except Exception as problem:
        if isinstance(problem, passing) or hasattr(problem, "sentence"):
            raise
        _LOG.exception("A State could not be shown")
        text = translate("tab", "These settings cannot be shown, so the last ones stay. The reason is in the log.")
        raise ValueError(text) from problem
