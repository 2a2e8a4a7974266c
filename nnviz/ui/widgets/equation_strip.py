"""The equation strip: each step as symbols, with today's numbers in it, and as a line of Python."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontDatabase, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from nnviz.ui.base.theme import CONTROL_SIZE, THEME
from nnviz.ui.widgets.live_text import LiveText
from nnviz.ui.widgets.themed import Sheet

_SPARE = 48  # px to be free before the Python comes back: numbers that change must not make it flicker


@dataclass(frozen=True)
class Equation:
    """One row. `symbols` and `numbers` are HTML; `<a href="key">part</a>` lights up in the picture when hovered."""

    symbols: str
    numbers: str
    python: str


Row = tuple[LiveText, LiveText, LiveText]  # symbols, numbers, Python


class EquationStrip(Sheet):
    """Rows of equations under the picture. `pointed(key)`: the mouse is on a part ("" when it leaves)."""

    pointed = Signal(str)

    def __init__(self) -> None:
        super().__init__("ground", "grid")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 8, 16, 8)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._rows: list[Row] = []
        self._equations: Sequence[Equation] = ()
        self._python = True  # whether there is room for the third column
        THEME.changed.connect(self.restyle)

    def show_equations(self, equations: Sequence[Equation]) -> None:
        """Show these rows; labels are made once and reused, so that a drag costs no layout work."""
        if list(equations) == list(self._equations):
            return
        self._equations = tuple(equations)
        while len(self._rows) < len(equations):
            self._rows.append(self._new_row(len(self._rows)))
        for row, lines in enumerate(self._rows):
            used = row < len(equations)
            symbols, numbers, python = _parts(equations[row]) if used else ("", "", "")
            for line, text in zip(lines, (symbols, numbers, python), strict=True):
                line.setText(text)
            _show(lines[0], used)
            _show(lines[1], used)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what matters most in sight."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Where the strip is too narrow for all three columns, let the lines of Python go."""
        rows = self._rows[: len(self._equations)]
        widths = [max((row[column].needed_width() for row in rows), default=0) for column in range(3)]
        room = self.width() - 32 - 2 * self._grid.horizontalSpacing() - sum(widths)
        self._python = room >= (0 if self._python else _SPARE)
        for number, row in enumerate(self._rows):
            used = number < len(self._equations) and bool(self._equations[number].python)
            _show(row[2], used and self._python)

    def texts(self) -> list[tuple[str, str, str]]:
        """Return what is shown, row by row."""
        return [(e.symbols, e.numbers, e.python) for e in self._equations]

    @Slot()
    def restyle(self) -> None:
        """Take type and colours of the theme in force."""
        for row in self._rows:
            for line in row:
                line.restyle()  # before their room is asked for
        equations, self._equations = self._equations, ()
        self.show_equations(equations)

    def _new_row(self, row: int) -> Row:
        lines = (
            LiveText(margin=0, wraps=False, shrinks=True, font=_formula_font),
            LiveText(margin=0, wraps=False, font=_formula_font),
            LiveText(margin=0, wraps=False, shrinks=True, font=_code_font),
        )
        for column, line in enumerate(lines):
            line.linkHovered.connect(self.pointed)
            line.setMouseTracking(True)
            line.hide()  # in so many words: what is only not shown yet, a layout shows a moment later
            self._grid.addWidget(line, row, column, Qt.AlignmentFlag.AlignVCenter)
        return lines


def _formula_font() -> QFont:
    return THEME.font(CONTROL_SIZE + 1)


def _code_font() -> QFont:
    mono = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    mono.setPointSizeF(CONTROL_SIZE * THEME.current.scale)
    return mono


def _parts(equation: Equation) -> tuple[str, str, str]:
    return _plain_links(equation.symbols), _plain_links(equation.numbers), escape(equation.python)


def _show(widget: QWidget, visible: bool) -> None:
    if widget.isHidden() == visible:
        widget.setVisible(visible)


def _plain_links(html: str) -> str:
    """Give the parts the colour of the text: they are hovered, not followed."""
    return html.replace('<a href', f'<a style="color:{THEME.current.ink}; text-decoration:none" href')
