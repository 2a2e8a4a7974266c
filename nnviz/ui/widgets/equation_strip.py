"""The equation strip: each step as symbols, with today's numbers in it, and as a line of Python."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from math import ceil

from PySide6.QtCore import QSizeF, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontDatabase, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from nnviz.ui.base.low_window import in_low_window
from nnviz.ui.base.theme import CONTROL_SIZE, THEME
from nnviz.ui.widgets.formulas.line import formula_line
from nnviz.ui.widgets.live_text import LiveText, room_in_steps
from nnviz.ui.widgets.themed import Sheet

_SHARES, _LOW_SHARES = (1.0, 0.9, 0.8, 0.7, 0.6), (0.8, 0.7, 0.6)  # of the type, the largest in which nothing is cut
_UNEVEN = 1.06  # times: what a text may be wider for its size in one size of type than in another
_MOST_ROWS = 3  # in a low window
_NO_ROW = 50  # of the grid, more than there are equations
_SPARE = 48  # px to be free before the Python comes back: numbers that change must not make it flicker


@dataclass(frozen=True)
class Equation:
    """One row. `symbols` and `numbers` are HTML; `<a href="key">part</a>` lights up in the picture when hovered.

    essential: no for a row that the picture itself says: in a low window it goes.
    others: numbers that may come to stand in the row instead; it keeps room for them, so that nothing moves then.
    """

    symbols: str
    numbers: str
    python: str
    essential: bool = True
    others: tuple[str, ...] = ()


_FIRST_PART = re.compile(r'href="[^"]+"')
_PARTS = re.compile(r'<a href="([^"]+)"')

Row = tuple[LiveText, LiveText, LiveText]  # symbols, numbers, Python


class EquationStrip(Sheet):
    """Rows of equations under the picture. `pointed(key)`: the mouse is on a part ("" when it leaves)."""

    pointed = Signal(str)

    def __init__(self) -> None:
        super().__init__("background", "grid")
        self._grid = QGridLayout(self)
        self._grid.setHorizontalSpacing(24)
        self._grid.setColumnStretch(1, 1)
        self._grid.setRowStretch(_NO_ROW, 1)  # height that is kept lies under the rows
        self._rows: list[Row] = []
        self._equations: Sequence[Equation] = ()
        self._python = True  # whether there is room for the third column
        self._share = 1.0  # of the type
        self._low = False
        self._least = 0  # px of its height
        self._lit = ""  # the part that is lit up
        self._space_out()
        self._theme = THEME.current
        THEME.changed.connect(self._on_theme)

    def show_equations(self, equations: Sequence[Equation]) -> None:
        """Show these rows; labels are made once and reused, so that a drag costs no layout work."""
        if list(equations) == list(self._equations):
            return
        self._equations = tuple(equations)
        self._low = in_low_window(self)
        self._space_out()
        while len(self._rows) < len(equations):
            self._rows.append(self._new_row(len(self._rows)))
        rows = [row for row, equation in enumerate(equations) if equation.essential or not self._low]
        seen = rows[:_MOST_ROWS] if self._low else rows
        for row, lines in enumerate(self._rows):
            used = row < len(equations)
            symbols, numbers, python = _parts(equations[row]) if used else ("", "", "")
            for line, text in zip(lines, (symbols, numbers, python), strict=True):
                line.setText(text)
            for line in lines[:2]:
                line.set_compact(self._low)
            _show(lines[0], row in seen)
            _show(lines[1], row in seen)
        self._make_room()
        self._hold_height()

    def keep_height(self, on: bool) -> None:
        """Be no lower than now, whatever is shown, or as high as the rows need."""
        self._least = self.height() if on else 0
        self._hold_height()

    def _hold_height(self) -> None:
        """Say how low it may be, where the rows do not say it: a new minimum costs the window a layout."""
        self.setMinimumHeight(self._least if self.sizeHint().height() < self._least else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what matters most in sight."""
        super().resizeEvent(event)
        if self._low != in_low_window(self):
            self._show_again()
        elif event.size().width() != event.oldSize().width():  # another height is what another size of type led to
            self._make_room()

    def _space_out(self) -> None:
        """Leave little room around the rows in a low window, and none where there are no rows."""
        margin = (2 if self._low else 8) if self._equations else 0
        if self._grid.contentsMargins().top() != margin:
            self._grid.setContentsMargins(16, margin, 16, margin)
        if self._grid.verticalSpacing() != (1 if self._low else 4):
            self._grid.setVerticalSpacing(1 if self._low else 4)

    def _make_room(self) -> None:
        """Where the strip is too narrow for all three columns, let the lines of Python go; then type gets smaller.

        What is shown follows from the text and the room alone, never from what was shown before.
        """
        room = self.width() - 32 - self._grid.horizontalSpacing()
        shares = _LOW_SHARES if self._low else _SHARES
        for share in shares:
            symbols, numbers, _ = (share / self._share * width for width in self._widths())
            if share == shares[-1] or room_in_steps(symbols / _UNEVEN) + numbers / _UNEVEN <= room:
                self._set_share(share)
                widths = self._widths()
                if room_in_steps(widths[0]) + widths[1] <= room:
                    break
        steps = sum(room_in_steps(width) - width for width in (widths[0], widths[2]))
        self._python = room - self._grid.horizontalSpacing() - sum(widths) >= max(_SPARE, steps)
        for number, row in enumerate(self._rows):
            used = number < len(self._equations) and bool(self._equations[number].python)
            _show(row[2], used and self._python and not row[1].isHidden())
        self._keep_rows()

    def _widths(self) -> list[float]:
        """Return the px that symbols, numbers and Python need in the type as it is."""
        rows = [row for row in self._rows[: len(self._equations)] if not row[1].isHidden()]
        widths: list[float] = [max((row[column].needed_width() for row in rows), default=0) for column in range(3)]
        kept = (_room(equation.others, self._formula_font().toString(), self._low)[0] for equation in self._equations)
        widths[1] = max(widths[1], *kept, 0)
        return widths

    def _set_share(self, share: float) -> None:
        if share != self._share:
            self._share = share
            for row in self._rows:
                for line in row:
                    line.restyle()

    def _keep_rows(self) -> None:
        """Keep each row as high as what may come to stand in it."""
        font = self._formula_font().toString()
        for number, row in enumerate(self._rows):
            others = self._equations[number].others if number < len(self._equations) else ()
            _, height = _room(() if row[1].isHidden() else others, font, self._low)
            if self._grid.rowMinimumHeight(number) != height:
                self._grid.setRowMinimumHeight(number, height)

    def lines(self) -> list[LiveText]:
        """Return the lines that are seen."""
        return [line for row in self._rows for line in row if line.isVisible()]

    def spoken(self) -> str:
        """Return the rows as a screen reader says them: symbols and numbers."""
        rows = self._rows[: len(self._equations)]
        return "; ".join(f"{row[0].accessibleDescription()}: {row[1].accessibleDescription()}" for row in rows)

    def plain_text(self) -> str:
        """Return the rows as text: symbols, numbers and Python with a tab between, a row a line."""
        rows = self._rows[: len(self._equations)]
        return "\n".join("\t".join(filter(None, (line.accessibleDescription() for line in row))) for row in rows)

    def texts(self) -> list[tuple[str, str, str]]:
        """Return what is shown, row by row."""
        return [(e.symbols, e.numbers, e.python) for e in self._equations]

    @Slot()
    def _on_theme(self) -> None:
        if self.isVisible():
            self.restyle()

    def showEvent(self, event: QShowEvent) -> None:
        """Take over the theme that was chosen meanwhile."""
        super().showEvent(event)
        if self._theme is not THEME.current:
            self.restyle()

    def restyle(self) -> None:
        """Take type and colours of the theme in force."""
        self._theme = THEME.current
        for row in self._rows:
            for line in row:
                line.restyle()  # before their room is asked for
        self._show_again()

    def _show_again(self) -> None:
        equations, self._equations = self._equations, ()
        self.show_equations(equations)

    def _formula_font(self) -> QFont:
        return THEME.font((CONTROL_SIZE + 1) * self._share)

    def _code_font(self) -> QFont:
        mono = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        mono.setPointSizeF(CONTROL_SIZE * THEME.current.scale * self._share)
        return mono

    def light_next(self) -> None:
        """Do with the next part what happens when the mouse comes to it; after the last part with none."""
        rows = [row for row, lines in zip(self._equations, self._rows, strict=False) if not lines[1].isHidden()]
        parts = list(dict.fromkeys(part for row in rows for part in _PARTS.findall(row.symbols + row.numbers)))
        after = parts.index(self._lit) + 1 if self._lit in parts else 0
        self._on_pointed(parts[after] if after < len(parts) else "")

    @Slot(str)
    def _on_pointed(self, key: str) -> None:
        """Light up what belongs to a part, in symbols, numbers and Python, and tell."""
        self._lit = key
        for lines in self._rows:
            for line in lines:
                line.light(key)
        self.pointed.emit(key)

    def _new_row(self, row: int) -> Row:
        lines = (
            LiveText(margin=0, wraps=False, shrinks=True, font=self._formula_font, formulas=True),
            LiveText(margin=0, wraps=False, shrinks=True, font=self._formula_font, formulas=True),
            LiveText(margin=0, wraps=False, shrinks=True, font=self._code_font),
        )
        lines[1].setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # it takes what is left
        for column, line in enumerate(lines):
            line.linkHovered.connect(self._on_pointed)
            line.setMouseTracking(True)
            line.hide()  # in so many words: what is only not shown yet, a layout shows a moment later
            self._grid.addWidget(line, row, column, Qt.AlignmentFlag.AlignVCenter)
        return lines


@lru_cache(maxsize=64)
def _room(texts: tuple[str, ...], font: str, compact: bool) -> tuple[int, int]:
    """Return the width and height in which each of some lines has room, set in a font (as `QFont.toString`)."""
    own = QFont()
    own.fromString(font)
    lines = [formula_line(text, own, compact, always=True) for text in texts]
    room = QSizeF(0, 0)
    for line in filter(None, lines):
        room = room.expandedTo(line.size)
    return ceil(room.width()), ceil(room.height())


def _parts(equation: Equation) -> tuple[str, str, str]:
    """Return the HTML of a row; numbers and Python without parts of their own belong to the first of the symbols."""
    key = _FIRST_PART.search(equation.symbols)
    numbers, python = equation.numbers, escape(equation.python)
    if key:
        numbers = numbers if "<a href" in numbers else f"<a {key[0]}>{numbers}</a>"
        python = f"<a {key[0]}>{python}</a>"
    return _plain_links(equation.symbols), _plain_links(numbers), _plain_links(python)


def _show(widget: QWidget, visible: bool) -> None:
    if widget.isHidden() == visible:
        widget.setVisible(visible)


def _plain_links(html: str) -> str:
    """Give the parts the colour of the text: they are hovered, not followed."""
    return html.replace('<a href', f'<a style="color:{THEME.current.ink}; text-decoration:none" href')
