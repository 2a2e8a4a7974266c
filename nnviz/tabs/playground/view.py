"""What the views share: the run of the tab, which the time bar moves in, unless a view has a run of its own."""

from typing import Any, Protocol

from nnviz.tabs.playground.run import SharedRun
from nnviz.tabs.playground.state import PlaygroundState
from nnviz.ui.base.language import QT_TRANSLATE_NOOP
from nnviz.ui.playback.playback import Playback
from nnviz.ui.playback.playback_bar import PlaybackBar
from nnviz.ui.view import Host, View

UPDATE = ("playground", QT_TRANSLATE_NOOP("playground", "update"))
"""What the time bar counts in the shared run."""


class PlaygroundHost(Host, Protocol):
    """What a view asks of its tab. owner: whose run the time bar has: the SharedRun, or a view."""

    run: SharedRun
    timeline: Playback
    playback_bar: PlaybackBar
    owner: object

    def refresh_start(self) -> None:
        """Bring the main button up to date."""


class PlaygroundView(View):
    """A view of this tab."""

    tab: PlaygroundHost

    def prepare(self, state: PlaygroundState) -> None:
        """Get the time bar ready before the State is drawn; a view with a run of its own gives the bar that one."""
        if self.tab.owner is not self.tab.run:
            self.tab.owner = self.tab.run
            self.tab.run.show_again()
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

    def start_text(self, status: str) -> str:
        """Return what the main button says of a run of the view's own; empty: what it says everywhere."""
        return ""

    def restart(self) -> None:
        """Begin the run anew from its seed."""
        self.tab.run.begin(self.tab.state)
