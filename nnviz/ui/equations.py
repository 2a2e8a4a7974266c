"""The equation strip: each step as symbols, with today's numbers in it, and as a line of Python."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFontDatabase, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy

from nnviz.ui.theme import CONTROL_SIZE, THEME


@dataclass(frozen=True)
class Equation:
    """One row. `symbols` and `numbers` are HTML; `<a href="key">part</a>` lights up in the picture when hovered."""

    symbols: str
    numbers: str
    python: str


class EquationStrip(QFrame):
    """Rows of equations under the picture. `pointed(key)`: the mouse is on a part ("" when it leaves)."""

    pointed = Signal(str)

    def __init__(self) -> None:
        super().__init__(objectName="strip")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 8, 16, 8)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._rows: list[tuple[QLabel, QLabel, QLabel]] = []
        self._equations: Sequence[Equation] = ()
        THEME.changed.connect(self.restyle)

    def show_equations(self, equations: Sequence[Equation]) -> None:
        """Show these rows; labels are made once and reused, so that a drag costs no layout work."""
        if list(equations) == list(self._equations):
            return
        self._equations = tuple(equations)
        while len(self._rows) < len(equations):
            self._rows.append(self._new_row(len(self._rows)))
        for row, labels in enumerate(self._rows):
            used = row < len(equations)
            parts = (equations[row].symbols, equations[row].numbers, equations[row].python) if used else ("",) * 3
            for label, text in zip(labels, parts, strict=True):
                label.setText(_plain_links(text))
                label.setVisible(used)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what matters most in sight."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Where the strip is too narrow for all three columns, let the lines of Python go."""
        rows = self._rows[: len(self._equations)]
        widths = [max((row[column].sizeHint().width() for row in rows), default=0) for column in range(3)]
        room = self.width() - 32 - 2 * self._grid.horizontalSpacing()
        for row, equation in zip(self._rows, self._equations, strict=False):
            row[2].setVisible(bool(equation.python) and sum(widths) <= room)

    def texts(self) -> list[tuple[str, str, str]]:
        """Return what is shown, row by row."""
        return [(e.symbols, e.numbers, e.python) for e in self._equations]

    @Slot()
    def restyle(self) -> None:
        """Take type and colours of the theme in force."""
        for row in self._rows:
            self._style(row)
        equations, self._equations = self._equations, ()
        self.show_equations(equations)

    def _new_row(self, row: int) -> tuple[QLabel, QLabel, QLabel]:
        labels = QLabel(), QLabel(), QLabel()
        for column, label in enumerate(labels):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse
                                          | Qt.TextInteractionFlag.LinksAccessibleByMouse)  # fmt: skip
            label.setSizePolicy(QSizePolicy.Policy.Ignored if column == 1 else QSizePolicy.Policy.Preferred,
                                QSizePolicy.Policy.Fixed)  # fmt: skip
            label.linkHovered.connect(self.pointed)
            self._grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignVCenter)
        labels[2].setTextFormat(Qt.TextFormat.PlainText)
        self._style(labels)
        return labels

    def _style(self, row: tuple[QLabel, QLabel, QLabel]) -> None:
        row[0].setFont(THEME.font(CONTROL_SIZE + 1))
        row[1].setFont(THEME.font(CONTROL_SIZE + 1))
        mono = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        mono.setPointSizeF(CONTROL_SIZE * THEME.current.scale)
        row[2].setFont(mono)


def _plain_links(html: str) -> str:
    """Give the parts the colour of the text: they are hovered, not followed."""
    return html.replace('<a href', f'<a style="color:{THEME.current.ink}; text-decoration:none" href')
