"""The equation strip: each step as symbols, with today's numbers in it, and as a line of Python."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape, unescape

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontDatabase, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from nnviz.ui.base.number_format import raised
from nnviz.ui.base.theme import CONTROL_SIZE, THEME
from nnviz.ui.widgets.themed import Sheet

_SPARE = 48  # px to be free before the Python comes back: numbers that change must not make it flicker


@dataclass(frozen=True)
class Equation:
    """One row. `symbols` and `numbers` are HTML; `<a href="key">part</a>` lights up in the picture when hovered."""

    symbols: str
    numbers: str
    python: str


class FormattedLine(QWidget):
    """A line of HTML that changes often: painted here, so that no layout has to think again with each number."""

    linkHovered = Signal(str)  # noqa: N815 (named as QLabel's)

    def __init__(self, keeps_width: bool) -> None:
        """keeps_width: give the line the width it needs; otherwise it takes what is left."""
        super().__init__()
        self._keeps_width = keeps_width
        self._document = QTextDocument(self)
        self._document.setDocumentMargin(0)
        self._html, self._link = "", ""
        self._room = QSize(0, 0)
        policy = QSizePolicy.Policy.Fixed if keeps_width else QSizePolicy.Policy.Ignored
        self.setSizePolicy(policy, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)

    def set_html(self, html: str) -> None:
        """Show a line; only one that needs more room than any before makes the layout think."""
        if html != self._html:
            self._html = html
            self._take_html()

    def set_font(self, font: QFont) -> None:
        """Show it in a font."""
        self._document.setDefaultFont(font)
        self._room = QSize(0, 0)
        self._take_html()

    def _take_html(self) -> None:
        html = raised(self._html)
        self._document.setHtml(f'<span style="color:{THEME.current.ink}">{html}</span>')
        plain = self._document.toPlainText() if html == self._html else unescape(re.sub("<[^>]*>", "", self._html))
        self.setAccessibleDescription(plain)
        size = self._document.size().toSize() + QSize(2, 0)
        room = size if self._keeps_width else size.expandedTo(self._room)
        if room != self._room:
            self._room = room
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room it needs."""
        return self._room

    def needed_width(self) -> int:
        """Return the width of the text on show."""
        return round(self._document.idealWidth()) + 2

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line, in the middle of its height."""
        painter = QPainter(self)
        painter.translate(0, (self.height() - self._document.size().height()) / 2)
        self._document.drawContents(painter)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell which part the mouse is on."""
        above = (self.height() - self._document.size().height()) / 2
        link = self._document.documentLayout().anchorAt(event.position() - QPointF(0, above))
        if link != self._link:
            self._link = link
            self.linkHovered.emit(link)

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that it is on none."""
        super().leaveEvent(event)
        if self._link:
            self._link = ""
            self.linkHovered.emit("")


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
        self._rows: list[tuple[FormattedLine, FormattedLine, FormattedLine]] = []
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
                line.set_html(text)
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
            self._style(row)
        equations, self._equations = self._equations, ()
        self.show_equations(equations)

    def _new_row(self, row: int) -> tuple[FormattedLine, FormattedLine, FormattedLine]:
        lines = FormattedLine(True), FormattedLine(False), FormattedLine(True)
        for column, line in enumerate(lines):
            line.linkHovered.connect(self.pointed)
            line.hide()  # in so many words: what is only not shown yet, a layout shows a moment later
            self._grid.addWidget(line, row, column, Qt.AlignmentFlag.AlignVCenter)
        self._style(lines)
        return lines

    def _style(self, row: tuple[FormattedLine, FormattedLine, FormattedLine]) -> None:
        row[0].set_font(THEME.font(CONTROL_SIZE + 1))
        row[1].set_font(THEME.font(CONTROL_SIZE + 1))
        mono = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        mono.setPointSizeF(CONTROL_SIZE * THEME.current.scale)
        row[2].set_font(mono)


def _parts(equation: Equation) -> tuple[str, str, str]:
    return _plain_links(equation.symbols), _plain_links(equation.numbers), escape(equation.python)


def _show(widget: QWidget, visible: bool) -> None:
    if widget.isHidden() == visible:
        widget.setVisible(visible)


def _plain_links(html: str) -> str:
    """Give the parts the colour of the text: they are hovered, not followed."""
    return html.replace('<a href', f'<a style="color:{THEME.current.ink}; text-decoration:none" href')
