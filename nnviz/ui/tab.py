"""What every tab is: one State, and a picture that follows from it.

A tab says what it is with class attributes; what it shows are its `views`, each a `View`. The form, undo, presets and
the session come from `StateOwner`, the panel, help and messages from `TabFrame`; every call that a view can answer is
passed on to the view on show. (`draw` and not `show`: QWidget has a `show`.)
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from nnviz.ui.base.language import translate
from nnviz.ui.base.runtime.throttle import Debounce, Throttle
from nnviz.ui.control_panel import Preset
from nnviz.ui.playback.playback import Playback
from nnviz.ui.plots.plot import Plot
from nnviz.ui.plots.zoom_keys import follow_key
from nnviz.ui.spoken import describe, name_plainly
from nnviz.ui.tab_frame import TabFrame
from nnviz.ui.view import NoView, Picture, View
from nnviz.ui.widgets.equation_strip import Equation
from nnviz.ui.widgets.live_text import LiveText

__all__ = ["Command", "Preset", "Tab"]

_REST = 150  # ms without a move, after which a drag or the time has come to rest


@dataclass(frozen=True)
class Command:
    """What a tab adds to the menu "file" or "edit": its text (source language) and the method that does it.

    context: of the text, if it is not the tab's name.
    """

    text: str
    slot: str
    shortcut: str = ""
    menu: str = "file"
    context: str = ""


class Tab(TabFrame):
    """The base of all tabs. Subclasses set `name` (the file's name, the context of its texts, the name on the command
    line), `State`, `presets`, `views` and `commands`; a tab without views writes `build` and `draw`."""

    commands: Sequence[Command] = ()
    timeline: Playback | None = None  # a TimedTab has one

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strip_text = Throttle(self, self._show_equations_on_the_way)
        self._resting = Debounce(self, self._come_to_rest, _REST)
        self._no_view = NoView(self, self)
        self._lit: View = self._no_view  # of which a part is lit up
        self.build()
        self.adopt(self)
        self.retranslate()
        self._follow()

    # What a subclass writes. What follows from the State alone and belongs to one view is the View's.

    def build(self) -> None:
        """Make what the views share, once, before they are made."""

    def draw(self, state: Any) -> None:
        """Draw a State: core function to items. Reads no widget and makes no item."""
        self.view_for(state).draw(state)

    def equations(self, state: Any) -> Sequence[Equation]:
        """Return the rows of the strip under the picture."""
        return self.view_for(state).equations(state)

    def script(self, state: Any) -> str:
        """Return a complete NumPy + Matplotlib program that draws the same picture."""
        return self.view_for(state).script(state)

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

    def forget(self) -> None:
        """Give back the room that sentences of another State needed, and undo what a hand has zoomed in."""
        for text in self.findChildren(LiveText):
            text.forget()
        for picture in self.findChildren(QWidget):
            if hasattr(picture, "forget_zoom"):
                picture.forget_zoom()

    def close_down(self) -> None:
        """Stop whatever runs; the window closes."""
        for view in self.view_of.built():
            view.stop()

    # What follows from the State.

    @property
    def view(self) -> View:
        """The view on show; one that shows nothing if the tab has none."""
        return self.view_for(self.state)

    def view_for(self, state: Any) -> View:
        """Return the view that shows a State."""
        return self.view_of[state.view] if self.view_of else self._no_view

    def _accept(self, state: Any) -> None:
        if self.views and state.view not in self.views:
            raise ValueError(translate("tab", "There is no view called {name}.").format(name=state.view))
        super()._accept(state)

    def _follow(self, dragged: bool = False) -> None:
        state, _ = self.state, self.view  # what is built while it is out of sight needs no second layout
        self.form.set_state(state)
        if self.views:
            if self.stack.currentWidget() is not self.pages[state.view]:
                self.maximised.restore()
            self.stack.setCurrentWidget(self.pages[state.view])
            self.view_bar.show_view(state.view)
        self.draw(state)
        if dragged:
            self.follow_equations()
        else:
            self.refresh_equations()
            self._mark_preset()
        self.panel.show_history(self.states.can_undo, self.states.can_redo)

    def _mark_preset(self) -> None:
        self.panel.show_preset(next((i for i, p in enumerate(self.presets) if self.is_preset(p)), None))

    @Slot()
    def refresh_equations(self) -> None:
        """Bring the strip up to date (the numbers may change without the State)."""
        self._strip_text.stop()
        self._resting.stop()
        self.strip.show_equations(self.equations(self.state))
        self._come_to_rest()

    @Slot()
    def follow_equations(self) -> None:
        """Bring the strip up to date while time or a drag moves on: no faster than one reads."""
        self._strip_text.call()

    def _show_equations_on_the_way(self) -> None:
        """Bring the strip up to date, which only grows: with every other height the picture is laid out anew."""
        with self._guarded():
            self.strip.keep_height(True)
            self.strip.show_equations(self.equations(self.state))
        self._mark_preset()
        self._resting.call()

    def _come_to_rest(self) -> None:
        """Give back the room that the strip does not need, and tell screen readers what is shown."""
        self.strip.keep_height(False)
        described = self.view.description(self.state)
        describe(self.plots(), described or " ".join(filter(None, (self.view.told(), self.strip.spoken()))))

    def event(self, event: QEvent) -> bool:
        """After a change of language name the pictures without markup: by then they have their new titles."""
        done = super().event(event)
        if event.type() == QEvent.Type.LanguageChange and not self._hidden:
            name_plainly(self.plots())
        return done

    @Slot()
    def toggle_maximised(self) -> None:
        """Show one plot alone, the one with the keyboard or else the main one, then each other one, then all again."""
        following = self.maximised.following if self.maximised.widget is not None else self._plots_in_turn()
        self.maximised.restore()
        if following:
            self.maximised.show(following[0], following[1:])

    @Slot()
    def light_next(self) -> None:
        """Light up the next part of the formula strip, and what belongs to it in the picture; after the last none."""
        self.strip.light_next()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom the first plot by keys that nothing with the keyboard wanted."""
        plots = (picture.getViewBox() for picture in self._plots_in_turn() if isinstance(picture, Plot))
        if not any(follow_key(box, event) for box in plots):
            super().keyPressEvent(event)

    def _plots_in_turn(self) -> Sequence[QWidget]:
        """Return the pictures on show, the one with the keyboard first."""
        pictures = [p for p in self.plots() if isinstance(p, QWidget) and p.isVisible()]
        focus = self.focusWidget() or self
        first = next((i for i, p in enumerate(pictures) if p is focus or p.isAncestorOf(focus)), 0)
        return pictures[first:] + pictures[:first]
