"""What the views share: the moment on show, how they are laid out, and a few words."""

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nnviz.core.perceptron import INPUTS, PerceptronStep
from nnviz.ui.base.language import translate
from nnviz.ui.base.theme import CONTROL_SIZE, FIGURE_SIZE, THEME
from nnviz.ui.playback.playback import Playback
from nnviz.ui.view import Host
from nnviz.ui.widgets.themed import RoleLabel


class TimedHost(Host, Protocol):
    """What the views ask of the tab beside that: the run of learning, and the moment on show."""

    steps: tuple[PerceptronStep, ...]
    timeline: Playback


def columns(page: QWidget, left: QWidget, *right: QWidget, share: int = 57) -> QVBoxLayout:
    """Lay out a page: the large picture left, all the rest right; return the right column."""
    row, column = QHBoxLayout(page), QVBoxLayout()
    row.setContentsMargins(8, 4, 16, 4)
    row.setSpacing(16)
    column.setSpacing(4)
    for widget in right:
        column.addWidget(widget)
    row.addWidget(left, share)
    row.addLayout(column, 100 - share)
    return column


def style_verdict(verdict: RoleLabel, rows: int, score: RoleLabel | None = None) -> None:
    """Keep room for a verdict of so many rows: nothing is to jump; give a score its large type."""
    for label in filter(None, (score, verdict)):
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        label.setFont(THEME.font(CONTROL_SIZE) if label is verdict else THEME.font(FIGURE_SIZE, bold=True))
    verdict.setMinimumHeight(verdict.fontMetrics().lineSpacing() * rows)


def handle_names() -> dict[str, str]:
    """Return what the handles of a line are called, in the language in force."""
    return {
        "middle": translate("gates", "The line: drag it, or use the arrow keys"),
        "ends": translate("gates", "An end of the line: drag it to turn the line"),
        "tip": translate("gates", "The weight vector w: drag its tip"),
    }


def switched(chosen: int, key: str) -> int:
    """Return the row of the truth table after one input, x1 or x2, is switched."""
    x = list(INPUTS[min(chosen, 3)])
    place = ("x1", "x2").index(key)
    x[place] = 1 - x[place]
    return INPUTS.index(tuple(x))
