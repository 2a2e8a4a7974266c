"""The base of the tabs in which something evolves."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from nnviz.ui.base.language import translate
from nnviz.ui.playback.playback import Playback
from nnviz.ui.playback.playback_bar import PlaybackBar
from nnviz.ui.playback.status import Status
from nnviz.ui.tab import Tab


class TimedTab(Tab):
    """A tab in which something evolves: it has a time bar under the picture and a main button that plays."""

    time_unit: tuple[str, str]  # context and text of one moment, such as ("gates", "step")
    timeline: Playback

    def _assemble(self) -> None:
        super()._assemble()
        self.timeline = self.make_timeline()
        self.playback_bar = PlaybackBar(self.timeline, self.time_unit)
        self.centre.addWidget(self.playback_bar)
        self.timeline.status_changed.connect(self._on_status)
        self.playback_bar.reset_requested.connect(self.rewind)
        self.panel.start_wanted.connect(self._on_start)
        self.start_button.show()

    def adopt(self, part: QWidget) -> None:
        """Listen to the plots of a part made late, and let the Tab key reach it before the time bar."""
        super().adopt(part)
        if part is not self:
            self.playback_bar.become_last_stop()

    def make_timeline(self) -> Playback:
        """Return what plays the time of this tab."""
        return Playback(self)

    @Slot()
    def rewind(self) -> None:
        """Go back to the beginning of what evolves, with the same seed, and stay there."""
        self.timeline.pause()
        self.timeline.go(0)

    def show_moment(self) -> None:
        """Draw the view on show at the moment of the time bar, with the button and the strip."""
        self.view.draw(self.state)
        self.start_button.setText(self.start_text(self.timeline.status))
        self.follow_equations()

    def close_down(self) -> None:
        """Stop whatever runs; the window closes."""
        super().close_down()
        self.timeline.clear()

    @Slot()
    def _on_start(self) -> None:
        self.timeline.toggle()

    @Slot(str)
    def _on_status(self, status: str) -> None:
        self.start_button.setText(self.start_text(status))
        self.start_button.setEnabled(self.can_start(status))

    def can_start(self, status: str) -> bool:
        """Return whether the main button can be pressed while the Playback has a Status."""
        return status not in (Status.EMPTY, Status.FAILED)

    def refresh_start(self) -> None:
        """Bring the main button up to date."""
        self._on_status(self.timeline.status)

    def start_text(self, status: str) -> str:
        """Return what the main button says while the Playback has a Status."""
        texts: dict[str, str] = {
            Status.RUNNING: translate("tab", "Pause"), Status.PAUSED: translate("tab", "Continue"),
            Status.FINISHED: translate("tab", "Play again"),
        }  # fmt: skip
        return texts.get(status, translate("tab", "Start"))

    def retranslate(self) -> None:
        """Take all texts in the language in force; subclasses extend it for their own."""
        super().retranslate()
        self.start_button.setText(self.start_text(self.timeline.status))

    def key(self, key: int) -> bool:
        """Move the time, where there is a time bar; else Space is the main button, which a folded panel hides."""
        if not self.playback_bar.isHidden() and self.playback_bar.key(key):
            return True
        offered = not self.start_button.isHidden() and self.start_button.isEnabled()
        if key != Qt.Key.Key_Space or not offered:
            return False
        self.start_button.click()
        return True
