"""What stands in the place of a tab that could not be made, so that the others can be used."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout

from nnviz.ui.base.language import translate
from nnviz.ui.tab import Tab


@dataclass(frozen=True)
class NoState:
    """Nothing can be set."""


class UnavailableTab(Tab):
    """A sentence in place of a picture."""

    State = NoState

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__()
        self.panel.hide()

    def build(self) -> None:
        """Make the sentence."""
        self.label = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        QVBoxLayout(self.picture).addWidget(self.label)

    def draw(self, state: NoState) -> None:
        """Say what happened; the log says why."""
        text = translate("window", "This tab could not be opened; the reason is in the log. The other tabs work.")
        self.label.setText(text)
