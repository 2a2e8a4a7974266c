"""Text that changes up to thirty times a second: painted, so that no layout has to think again with each of them.

A QLabel that gets a new text asks every layout around it for new room; at thirty frames a second that costs more than
the plots. These two ask only when they need other room than before.
"""

import re
from collections.abc import Callable
from html import escape, unescape
from math import ceil

from PySide6.QtCore import QEvent, QPointF, QSize, QSizeF, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFont,
    QGuiApplication,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextDocument,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui.base.exponents import one_level
from nnviz.ui.base.number_format import raised
from nnviz.ui.base.theme import CONTROL_SIZE, THEME, blend
from nnviz.ui.base.throttle import Throttle
from nnviz.ui.widgets.formula_line import FormulaLine, formula_line

_LIT = 0.25  # of the accent's colour in the background behind a part that is pointed at
_WIDTH_STEP = 24  # px
_OVERHANG = 6  # px of the last sign, such as a slanted bracket, beyond its width
_MARGIN = 16  # px left and right of a label that takes the width there is


def announce(widget: QWidget, text: str) -> None:
    """Tell screen readers a text: as the description, and as the name while the widget has no other."""
    if widget.accessibleName() == widget.accessibleDescription():
        widget.setAccessibleName(text)
    widget.setAccessibleDescription(text)


class LiveLabel(QWidget):
    """One line of plain text."""

    def __init__(self, widest: str | None = None, size: float = CONTROL_SIZE, bold: bool = False) -> None:
        """widest: the longest text to come, for which room is kept.

        Without it the label takes the width there is; a text that does not fit is cut, and whole in the tool tip.
        """
        super().__init__()
        self._widest, self._size, self._bold = widest, size, bold
        self._text = "" if widest is None else "–"
        across = QSizePolicy.Policy.Ignored if widest is None else QSizePolicy.Policy.Fixed
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        THEME.changed.connect(self.restyle)
        self.restyle()

    def text(self) -> str:
        """Return the text on show."""
        return self._text

    def setText(self, text: str) -> None:
        """Show a text, and tell it to screen readers."""
        if text != self._text:
            self._text = text
            announce(self, text)
            if self._widest is None:
                self.setToolTip(text)
            self.update()

    def set_size(self, size: float) -> None:
        """Give the text another size of the type scale."""
        if size != self._size:
            self._size = size
            self.restyle()

    def set_widest(self, text: str) -> None:
        """Say which is the longest text to come."""
        if text != self._widest:
            before = self.sizeHint()
            self._widest = text
            if self.sizeHint() != before:  # a new size makes every layout around it think again
                self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return room for the longest text."""
        metrics = self.fontMetrics()
        if self._widest is None:
            return QSize(200, metrics.height() + 6)
        return QSize(metrics.horizontalAdvance(self._widest) + 2, metrics.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text."""
        room, text = self.rect(), self._text
        with QPainter(self) as painter:
            painter.setPen(THEME.colour("ink"))
            if self._widest is None:
                room = room.adjusted(_MARGIN, 0, -_MARGIN, 0)
                text = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    @Slot()
    def restyle(self) -> None:
        """Take the type scale of the theme in force."""
        self.setFont(THEME.font(self._size, self._bold))
        self.updateGeometry()
        self.update()


def _plain_font() -> QFont:
    return THEME.font(CONTROL_SIZE)


class LiveText(QWidget):
    """A line or some lines of text with a little HTML in it: powers, ✓ and ✗, parts that can be pointed at."""

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
        self._formulas = formulas
        self._formula: FormulaLine | None = None  # what is painted instead of the document
        self._text = self._link = self._lit = ""
        self._room = QSize(0, 0)
        self._anew = False
        self._document = QTextDocument(self)
        self._document.setDocumentMargin(0)
        self._sentence = Throttle(self, self._take_text)
        across = QSizePolicy.Policy.Fixed if shrinks and not wraps else QSizePolicy.Policy.Ignored
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        THEME.changed.connect(self.restyle)
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
        self._formula = formula_line(self._text, self._document.defaultFont()) if self._formulas else None
        html = self._write_text()
        announce(self, self._spoken(html))
        self._make_room()
        self.update()

    def _write_text(self) -> str:
        """Put the text into the document, the parts that are lit on a background of their own; return its HTML."""
        html = raised(escape(self._text, quote=False) if self._plain else one_level(self._text))
        lit, background = f'href="{self._lit}"', _lit_background().name()
        shown = html.replace(lit, f'{lit} class="lit"') if self._lit else html
        if self._formula is None:
            self._document.setDefaultStyleSheet(f".lit {{ background-color: {background}; }}")
            self._document.setHtml(f'<span style="color:{THEME.colour(self._role).name()}">{shown}</span>')
        return html

    def _spoken(self, html: str) -> str:
        """Return the text without markup, but with superscripts as they were written."""
        if self._plain:
            return self._text
        if html == self._text and self._formula is None:
            return self._document.toPlainText()
        return unescape(re.sub("<[^>]*>", "", one_level(self._text)))

    # Room.

    def forget(self) -> None:
        """Let the next text have the room that it needs, whatever room those before it needed."""
        self._anew = True

    def set_formulas(self, on: bool) -> None:
        """Say whether lines that are mathematics are set as such."""
        if on != self._formulas:
            self._formulas = on
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
            room = QSize(self._needed_room(), ceil(self._size().height()))
        room = room if self._shrinks or self._anew else room.expandedTo(self._room)
        self._anew = False
        if room != self._room:
            self._room = room
            self.updateGeometry()

    def _needed_room(self) -> int:
        """Return the width to ask layouts for: none where it is not asked, else in steps.

        With each new width all layouts of the window think again and all of it is painted: not with every digit.
        """
        if self.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Ignored:
            return 0
        return _WIDTH_STEP * ceil((self._size().width() + 2 * self._margin + _OVERHANG) / _WIDTH_STEP)

    def _origin(self) -> QPointF:
        """Return where the text begins: at the top while lines are kept free under it, else in the middle."""
        above = 0.0 if self._wraps and not self._shrinks else (self.height() - self._size().height()) / 2
        return QPointF(self._margin, above)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text."""
        with QPainter(self) as painter:
            painter.translate(self._origin())
            if self._formula is None:
                self._document.drawContents(painter)
                return
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for area in self._formula.areas(self._lit):
                painter.fillRect(area, _lit_background())
            self._formula.paint(painter, THEME.colour(self._role))

    # Parts that can be pointed at.

    def light(self, link: str) -> None:
        """Show a part on a background of its own, as long as the mouse is on it or on what belongs to it; "": none."""
        if link != self._lit:
            had = self._lit
            self._lit = link
            if any(part and f'href="{part}"' in self._text for part in (had, link)):
                self._write_text()
                self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell which part the mouse is on."""
        place, formula = event.position() - self._origin(), self._formula
        self._point(self._document.documentLayout().anchorAt(place) if formula is None else formula.link_at(place))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Put the text on the clipboard, as a screen reader says it."""
        QGuiApplication.clipboard().setText(self.accessibleDescription())

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that it is on none."""
        super().leaveEvent(event)
        self._point("")

    def _point(self, link: str) -> None:
        if link != self._link:
            self._link = link
            self.setCursor(Qt.CursorShape.PointingHandCursor if link else Qt.CursorShape.ArrowCursor)
            self.linkHovered.emit(link)

    @Slot()
    def restyle(self) -> None:
        """Take type and colour of the theme in force."""
        self._document.setDefaultFont(self._font())
        self._room = QSize(0, 0)
        self._take_text()


def _lit_background() -> QColor:
    """Return the colour behind a part that is pointed at."""
    return blend(THEME.current.accent, THEME.current.background, _LIT)
