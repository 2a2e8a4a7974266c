"""What has one State: it is set, undone, saved and restored here, and whatever is shown follows from it."""

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import fields, replace
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from nnviz.ui.base.language import sentence, translate
from nnviz.ui.control_panel import Preset
from nnviz.ui.forms.form import Form
from nnviz.ui.forms.parameters import checked_state
from nnviz.ui.message_bar import MessageBar
from nnviz.ui.state_history import StateHistory

_LOG = logging.getLogger("nnviz")
_NOTE = "note"  # the origin of the notes of presets


class StateOwner(QWidget):
    """A widget that shows one State. Every change makes a new one; one that cannot be shown leaves all as it was."""

    name = ""  # the context of its texts
    State: type
    presets: Sequence[Preset] = ()
    form: Form  # shows the State that stays after a refusal
    message: MessageBar  # tells refusals, and the notes of presets

    state_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.states: StateHistory[Any] = StateHistory(self.State())

    # What a subclass writes.

    def check(self, state: Any) -> None:
        """Raise ValueError with a sentence if the fields do not go together."""

    def preset_state(self, preset: Preset) -> Any:
        """Return the State of a preset; a tab may keep some fields (the data folder) as they are."""
        return preset.state

    def is_preset(self, preset: Preset) -> bool:
        """Return whether a preset is on show; asked of all of them after every change."""
        return bool(self.preset_state(preset) == self.state)

    def forget(self) -> None:
        """Forget what was on show: a State shown as a whole looks as in a tab that was just made (`state` is it)."""

    def _accept(self, state: Any) -> None:
        """Raise ValueError with a sentence if a State cannot be shown here."""
        self.check(state)

    def _follow(self, dragged: bool = False) -> None:
        """Show the State; dragged: it is one of many in quick succession."""
        raise NotImplementedError

    # One State, one direction.

    @property
    def state(self) -> Any:
        """The State on show."""
        return self.states.state

    def set_state(self, state: Any, merge: str = "", anew: bool = False) -> None:
        """Show a State and remember it for undo.

        ValueError (with a sentence) leaves everything as it was: the fields do not go together, or it cannot be drawn.
        merge: a name under which quick successive changes (a drag) become one step of undo.
        anew: it is shown as a whole, not as a change of the one before: nothing of that one has a say in the picture.
        """
        state = self._checked({entry.name: getattr(state, entry.name) for entry in fields(state)}, self.state)
        if state != self.state:
            self._step(lambda: self.states.push(state, merge), anew)

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
            self.set_state(self.State(), anew=True)

    @Slot(int)
    def show_preset(self, index: int) -> None:
        """Show one of the presets, with its note in the message bar; a refusal is told there instead."""
        preset = self.presets[index]
        with self._told():
            self.set_state(self.preset_state(preset), anew=True)
            if preset.note:
                self.message.say(translate(self.name, preset.note), _NOTE)

    def can_undo(self) -> bool:
        """Return whether there is a State before."""
        return self.states.can_undo

    def can_redo(self) -> bool:
        """Return whether there is a State after."""
        return self.states.can_redo

    def values(self) -> dict[str, Any]:
        """Return the State as plain values, for the session and for scene files."""
        return {entry.name: getattr(self.state, entry.name) for entry in fields(self.state)}

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Show a State from plain values as one step that can be undone; ValueError if they are not acceptable."""
        self.set_state(self._checked(values), anew=True)

    def restore(self, values: Mapping[str, Any]) -> None:
        """Show a State from plain values; ValueError (with a sentence) if they are not acceptable."""
        state = self._checked(values)
        self._step(lambda: self.states.start(state), anew=True)

    def upgraded(self, values: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return what an older scene or session holds as it is meant today: where a field has changed."""
        return values

    def _checked(self, values: Mapping[str, Any], valid: object = None) -> Any:
        with _as_sentence(ValueError):
            state = checked_state(self.name, self.State, self.upgraded(values), valid)
            self._accept(state)
        return state

    def _step(self, step: Callable[[], object], anew: bool = False) -> None:
        """Change the history and show its State; ValueError, and all as it was, if it cannot be drawn."""
        before = self.states.snapshot()
        try:
            with _as_sentence():
                step()
                if anew:
                    self.forget()
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
        with self._guarded():
            self._follow()

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        """Tell in the message bar, as a sentence, whatever goes wrong in showing the State."""
        with self._told(), _as_sentence():
            yield


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
