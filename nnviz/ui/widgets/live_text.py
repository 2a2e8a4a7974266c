"""Text that changes up to thirty times a second: painted, so that no layout has to think again with each of them.

A QLabel that gets a new text asks every layout around it for new room; at thirty frames a second that costs more than
the plots. This one asks only when it needs other room than before.
"""

from collections.abc import Callable
from html import escape
from math import ceil

from PySide6.QtCore import QEvent, QPointF, QSize, QSizeF, Qt, Signal, Slot
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QContextMenuEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QShowEvent,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui.base.exponents import one_level
from nnviz.ui.base.number_format import raised
from nnviz.ui.base.runtime.throttle import Throttle
from nnviz.ui.base.theme import CONTROL_SIZE, THEME, blend
from nnviz.ui.widgets.formulas.line import FormulaLine, formula_line
from nnviz.ui.widgets.formulas.text import LineText, line_text
from nnviz.ui.widgets.live_label import announce
from nnviz.ui.widgets.text_selection import TextSelection

_LIT = 0.25  # of the accent's colour in the background behind a part that is pointed at
_SELECTED = 0.45  # the same behind what is selected
_WIDTH_STEP = 24  # px
_OVERHANG = 6  # px of the last sign, such as a slanted bracket, beyond its width


def _plain_font() -> QFont:
    return THEME.font(CONTROL_SIZE)


class LiveText(QWidget):
    """A line or some lines of text with a little HTML in it: powers, ✓ and ✗, parts that can be pointed at.

    It can be selected with the mouse, and copied with a key, from its menu, or whole by a double click.
    """

    linkHovered = Signal(str)  # noqa: N815 (named as QLabel's)

    def __init__(
        self, role: str = "ink", margin: int = 8, *, plain: bool = False, wraps: bool = True, shrinks: bool = False,
        font: Callable[[], QFont] = _plain_font, formulas: bool = False,
    ) -> None:  # fmt: skip
        """role: of its colour in the theme; margin: px left and right; plain: the texts are no HTML.

        wraps: the text is broken into lines of the width there is. shrinks: room that is not needed any more is given
        back; without this nothing under the text jumps while numbers change. font: asked with every theme.
        formulas: lines that are mathematics are set as such, with bars, roofs and bounds.
        """
        super().__init__()
        self._role, self._margin, self._font = role, margin, font
        self._plain, self._wraps, self._shrinks = plain, wraps, shrinks
        self._formulas, self._compact = formulas, False
        self._formula: FormulaLine | None = None  # what is painted instead of the document
        self._text = self._link = self._lit = ""
        self._room = QSize(0, 0)
        self._anew = False
        self._document = QTextDocument(self)
        self._document.setDocumentMargin(0)
        self._sentence = Throttle(self, self._take_text)
        self._selection = TextSelection(self, self._character_at, self._part)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        across = QSizePolicy.Policy.Fixed if shrinks and not wraps else QSizePolicy.Policy.Ignored
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        THEME.changed.connect(self._on_theme)
        self.restyle()

    def text(self) -> str:
        """Return the text on show as it was given, HTML and all."""
        return self._text

    def setText(self, text: str) -> None:
        """Show a text, and tell it to screen readers."""
        if text != self._text or self._anew:
            self._text = text
            if self._wraps:  # a sentence: in a drag nobody reads it faster
                self._sentence.call()
            else:
                self._take_text()

    def _take_text(self) -> None:
        font = self._document.defaultFont()
        self._formula = formula_line(self._text, font, self._compact) if self._formulas else None
        self._write_text()
        self._line = LineText(self._text, (*range(len(self._text) + 1),)) if self._plain else line_text(self._text)
        self._selection.clear()
        announce(self, self._line.text)
        # A click gives it the key that copies; where there is nothing to read there is nothing to copy.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus if self._line.text else Qt.FocusPolicy.NoFocus)
        self._make_room()
        self.update()

    def _write_text(self) -> None:
        """Put the text into the document, the parts that are lit on a background of their own."""
        if self._formula is not None:
            return
        html = raised(escape(self._text, quote=False) if self._plain else one_level(self._text))
        lit, background = f'href="{self._lit}"', _lit_background().name()
        shown = html.replace(lit, f'{lit} class="lit"') if self._lit else html
        self._document.setDefaultStyleSheet(f".lit {{ background-color: {background}; }}")
        self._document.setHtml(f'<span style="color:{THEME.colour(self._role).name()}">{shown}</span>')

    # Room.

    def forget(self) -> None:
        """Let the next text have the room that it needs, whatever room those before it needed."""
        self._anew = True

    def set_compact(self, on: bool) -> None:
        """Say whether mathematics is to be little higher than a line of text."""
        if on != self._compact:
            self._compact = on
            if self._formulas:
                self._take_text()

    def needed_width(self) -> int:
        """Return the width of the text on show in one line."""
        return round(self._document.idealWidth() if self._formula is None else self._formula.size.width()) + 2

    def _size(self) -> QSizeF:
        """Return the room of what is painted."""
        return self._document.size() if self._formula is None else self._formula.size

    def sizeHint(self) -> QSize:
        """Return the room it needs, or needed in this width."""
        return self._room

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        if self._wraps and event.size().width() != event.oldSize().width():
            self._room = QSize(0, 0)
            self._make_room()

    def _make_room(self) -> None:
        if self._wraps:
            self._document.setTextWidth(max(1, self.width() - 2 * self._margin))
            room = QSize(200, round(self._document.size().height()) + 2)
        else:
            is_asked = self.sizePolicy().horizontalPolicy() != QSizePolicy.Policy.Ignored
            width = room_in_steps(self._size().width() + 2 * self._margin) if is_asked else 0
            room = QSize(width, ceil(self._size().height()))
        room = room if self._shrinks or self._anew else room.expandedTo(self._room)
        self._anew = False
        if room != self._room:
            self._room = room
            self.updateGeometry()

    def _origin(self) -> QPointF:
        """Return where the text begins: at the top while lines are kept free under it, else in the middle."""
        above = 0.0 if self._wraps and not self._shrinks else (self.height() - self._size().height()) / 2
        return QPointF(self._margin, above)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text."""
        with QPainter(self) as painter:
            painter.translate(self._origin())
            if self._formula is None:
                self._paint_document(painter)
                return
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for area in self._formula.areas(self._lit):
                painter.fillRect(area, _lit_background())
            for area in self._formula.areas_between(self._selection.start, self._selection.end):
                painter.fillRect(area, _selected_background())
            self._formula.paint(painter, THEME.colour(self._role))

    def _paint_document(self, painter: QPainter) -> None:
        """Paint lines of text, what is selected in them on a background of its own."""
        if self._selection.start == self._selection.end:
            self._document.drawContents(painter)
            return
        selected = QAbstractTextDocumentLayout.Selection()
        selected.cursor = QTextCursor(self._document)
        selected.cursor.setPosition(self._selection.start)
        selected.cursor.setPosition(self._selection.end, QTextCursor.MoveMode.KeepAnchor)
        selected.format.setBackground(_selected_background())
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette.setColor(QPalette.ColorRole.Text, THEME.colour(self._role))
        context.selections = [selected]
        self._document.documentLayout().draw(painter, context)

    # What is selected.

    def selected_text(self) -> str:
        """Return the part that is selected, as it is copied; empty: none."""
        return self._selection.text

    def _character_at(self, place: QPointF) -> int:
        place -= self._origin()
        if self._formula is not None:
            return self._formula.character_at(place)
        return max(0, self._document.documentLayout().hitTest(place, Qt.HitTestAccuracy.FuzzyHit))

    def _part(self, start: int, end: int) -> str:
        """Return the text of some characters; where the document holds others than the line, as they stand there."""
        shown = self._document.toPlainText() if self._formula is None else ""
        is_same = self._formula is not None or len(shown) + 1 == len(self._line.places)
        return self._line.part(start, end) if is_same else shown[start:end]

    # Parts that can be pointed at.

    def light(self, link: str) -> None:
        """Show a part on a background of its own, as long as the mouse is on it or on what belongs to it; "": none."""
        if link != self._lit:
            had = self._lit
            self._lit = link
            if any(part and f'href="{part}"' in self._text for part in (had, link)):
                self._write_text()
                self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to select."""
        self._selection.press(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End it."""
        self._selection.release()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy what is selected; all other keys are for others."""
        if self._selection.takes(event):
            self._selection.copy()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy."""
        self._selection.ask(event.globalPos())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell which part the mouse is on, or select."""
        if self._selection.move(event):
            return
        place, formula = event.position() - self._origin(), self._formula
        self._point(self._document.documentLayout().anchorAt(place) if formula is None else formula.link_at(place))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select all of it and put it on the clipboard, as a screen reader says it."""
        in_document = self._document.characterCount() - 1  # fewer where HTML takes spaces together
        self._selection.choose(0, in_document if self._formula is None else len(self._line.places) - 1)
        self._selection.copy()

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that it is on none."""
        super().leaveEvent(event)
        self._point("")

    def _point(self, link: str) -> None:
        if link != self._link:
            self._link = link
            self.setCursor(Qt.CursorShape.PointingHandCursor if link else Qt.CursorShape.IBeamCursor)
            self.linkHovered.emit(link)

    @Slot()
    def _on_theme(self) -> None:
        if self.isVisible() and self._theme is not THEME.current:  # hundreds are out of sight, in other tabs
            self.restyle()

    def showEvent(self, event: QShowEvent) -> None:
        """Take over the theme that was chosen meanwhile."""
        super().showEvent(event)
        self._on_theme()

    def restyle(self) -> None:
        """Take type and colour of the theme in force."""
        self._theme = THEME.current
        self._document.setDefaultFont(self._font())
        self._room = QSize(0, 0)
        self._take_text()


def room_in_steps(width: float) -> int:
    """Return the px to ask layouts for where a text in one line is so many px wide.

    With each new width all layouts of the window think again and all of it is painted: not with every digit.
    """
    return _WIDTH_STEP * ceil((width + _OVERHANG) / _WIDTH_STEP)


def _selected_background() -> QColor:
    """Return the colour behind what is selected."""
    return blend(THEME.current.accent, THEME.current.background, _SELECTED)


def _lit_background() -> QColor:
    """Return the colour behind a part that is pointed at."""
    return blend(THEME.current.accent, THEME.current.background, _LIT)
