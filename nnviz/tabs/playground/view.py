"""What the views share: the run of the tab, which the time bar moves in, unless a view has a run of its own."""

from typing import Any, Protocol

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget

from nnviz.tabs.playground.programs import USUAL_UPDATES, program
from nnviz.tabs.playground.run import SharedRun
from nnviz.tabs.playground.state import PlaygroundState
from nnviz.ui.base.language import QT_TRANSLATE_NOOP
from nnviz.ui.base.runtime.throttle import Throttle
from nnviz.ui.playback.playback import Playback
from nnviz.ui.playback.playback_bar import PlaybackBar
from nnviz.ui.state_history import StateHistory
from nnviz.ui.view import Host, View

UPDATE = ("playground", QT_TRANSLATE_NOOP("playground", "update"))
"""What the time bar counts in the shared run."""


class PlaygroundHost(Host, Protocol):
    """What a view asks of its tab. owner: whose run the time bar has: the SharedRun, or a view."""

    run: SharedRun
    states: StateHistory[PlaygroundState]
    timeline: Playback
    playback_bar: PlaybackBar
    owner: object

    def refresh_start(self) -> None:
        """Bring the main button up to date."""

    def follow_equations(self) -> None:
        """Bring the strip up to date as fast as one reads."""


_SLOW = 250  # ms between two sentences: the eye reads no faster
_NEARER = 25  # ms without a move, after which the very moment is made: the arrow keys repeat more slowly


class PlaygroundView(View):
    """A view of this tab."""

    tab: PlaygroundHost

    def prepare(self, state: PlaygroundState) -> None:
        """Get the time bar ready before the State is drawn; a view with a run of its own gives the bar that one."""
        if self.tab.owner is not self.tab.run:
            self.tab.owner = self.tab.run
            self.tab.run.show_again(state)
            self.tab.playback_bar.set_unit(*UPDATE)
        self.tab.run.follow(state)

    def on_frames(self, frames: list[Any]) -> None:
        """Take note of what the run yields."""

    def on_moved(self, moment: int) -> None:
        """Show another moment."""

    def on_status(self, status: str) -> None:
        """Take note that the run goes on, pauses, has ended."""

    def on_failed(self, problem: Exception) -> None:
        """Take note of what ended the run."""

    def on_shown(self) -> None:
        """Catch up with what happened while another tab was on show."""

    def key(self, key: int) -> bool:
        """Do what a key means in this view, whatever has the focus; False if it means nothing."""
        return False

    def start_text(self, status: str) -> str:
        """Return what the main button says of a run of the view's own; empty: what it says everywhere."""
        return ""

    def restart(self) -> None:
        """Begin the run anew from its seed."""
        self.tab.run.begin(self.tab.state)


class LearningView(PlaygroundView):
    """A view of the shared run. A subclass draws moments, and says slowly what is to be read."""

    def __init__(self, tab: Any, page: QWidget) -> None:
        self._slowly: Throttle | None = None
        super().__init__(tab, page)
        self._slowly = Throttle(self, self.say, _SLOW)
        self._nearer = QTimer(self, singleShot=True, interval=_NEARER)
        self._nearer.timeout.connect(self._on_nearer)

    def draw_moment(self, state: PlaygroundState, quick: bool = False) -> None:
        """Draw the moment on show; quick: others follow soon, what costs much need not be drawn with each of them."""
        raise NotImplementedError

    def draw_past(self, state: PlaygroundState) -> None:
        """Draw what grows while a moment of the past is on show: the curves."""

    def say(self) -> None:
        """Say how the moment on show stands."""

    def draw(self, state: PlaygroundState) -> None:
        """Draw the moment on show, and say how it stands; in a drag as often as it is read."""
        if self._slowly is None:  # it is being built
            self.draw_moment(state)
        elif self.tab.states.is_merging:
            self._draw_nearer()
            self._slowly.call()
        else:
            self.draw_moment(state)
            self._slowly.call_now()

    def on_frames(self, frames: list[Any]) -> None:
        """Follow the run."""
        if self.tab.run.follows:
            self.draw_moment(self.tab.state, quick=True)
        else:
            self.draw_past(self.tab.state)
        if self._slowly is not None:
            self._slowly.call()

    def on_moved(self, moment: int) -> None:
        """Show another moment."""
        if not self.tab.run.follows:
            self._draw_nearer()
            if self._slowly is not None:
                self._slowly.call()

    def _draw_nearer(self, at_rest: bool = False) -> None:
        """Draw the moment on show, or one on the way there, and soon the next: a drag need not wait for any of them."""
        self.tab.run.is_dragged = not at_rest
        self.draw_moment(self.tab.state, quick=True)
        if self.tab.run.has_arrived:
            self._nearer.stop()
        else:
            self._nearer.start(0 if at_rest else _NEARER)

    @Slot()
    def _on_nearer(self) -> None:
        if self.tab.owner is self.tab.run and not self.tab.run.follows and self.page.isVisible():
            self._draw_nearer(at_rest=True)
            if self._slowly is not None:
                self._slowly.call()

    def on_status(self, status: str) -> None:
        """Show the very moment, not only the one kept last."""
        self.draw(self.tab.state)

    def on_shown(self) -> None:
        """Catch up with the run."""
        self.draw(self.tab.state)

    def script(self, state: PlaygroundState) -> str:
        """Return a program that trains the same network on the same points."""
        return program("numpy", state, self.tab.timeline.position or USUAL_UPDATES)
