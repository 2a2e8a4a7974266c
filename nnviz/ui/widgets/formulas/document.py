"""Formulas within the running text of a document: painted as in the strip, found, copied and read aloud as text.

In a document a formula is an object that this paints, so it is sharp at every size and has the colour of the theme.
Behind it stands the same as text, too thin to be seen: for the clipboard, for a search, for screen readers.
"""

import re

from PySide6.QtCore import QRect, QRectF, QRegularExpression, QSizeF
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QFontMetricsF,
    QPainter,
    QPyTextObject,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QTextBrowser

from nnviz.ui.base.theme import THEME
from nnviz.ui.widgets.formulas.line import FormulaLine, formula_line
from nnviz.ui.widgets.formulas.text import line_text

_OBJECT = QTextFormat.ObjectTypes.UserObject.value + 1
_SOURCE = QTextFormat.Property.UserProperty.value + 1  # the formula's HTML
_ALONE = QTextFormat.Property.UserProperty.value + 2  # whether it is a paragraph of its own
_SIGN = "\ufffc"  # where an object stands in a text
_FORMULA = re.compile(r"\$([^$\n]+)\$")
_MARKER = QRegularExpression("\ue000(\\d+)\ue001")  # what stands for a formula while Markdown is read
_TAG = re.compile(r"(<[^>]*>)")
_LETTER = re.compile(r"(?<![A-Za-zα-ω])(d?)([A-Za-zα-ω][\u0302\u0304]?)(?![A-Za-zα-ω])")


class FormulaObjects(QPyTextObject):
    """Paints the formulas of a document."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        document.documentLayout().registerHandler(_OBJECT, self)

    def intrinsicSize(self, doc: QTextDocument, pos_in_document: int, form: QTextFormat) -> QSizeF:
        """Return the room of a formula: Qt puts its middle half the height of an x over the line's baseline."""
        line, share = _fitted(doc, pos_in_document, form)
        above, below = line.baseline * share, (line.size.height() - line.baseline) * share
        return QSizeF(line.size.width() * share, max(2 * above - _lift(doc), 2 * below + _lift(doc)))

    def drawObject(
        self, painter: QPainter, rect: QRectF | QRect, doc: QTextDocument, pos_in_document: int, form: QTextFormat
    ) -> None:
        """Paint a formula with its baseline on that of the line."""
        line, share = _fitted(doc, pos_in_document, form)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(rect)
        painter.translate(place.left(), place.center().y() + _lift(doc) / 2 - line.baseline * share)
        painter.scale(share, share)
        line.paint(painter, THEME.colour("ink"))
        painter.restore()


def _lift(document: QTextDocument) -> float:
    return QFontMetrics(document.defaultFont()).xHeight() / 2


def _fitted(document: QTextDocument, place: int, form: QTextFormat) -> tuple[FormulaLine, float]:
    """Return a formula, and how much smaller it has to be for the width of its paragraph."""
    compact = not form.property(_ALONE)
    line = formula_line(form.property(_SOURCE), document.defaultFont(), compact=compact, always=True)
    assert line is not None  # nothing else becomes an object
    items = document.findBlock(place).textList()
    indent = items.format().indent() * document.indentWidth() if items else 0.0
    room = document.textWidth() - 2 * document.documentMargin() - indent
    return line, min(1.0, room / line.size.width()) if room > 0 else 1.0


def show_markdown(browser: QTextBrowser, text: str) -> None:
    """Show a page of Markdown in which what stands between two $ is a formula, as it is written in the strip.

    Variables of one letter need no markup: $1 / √N$.
    """
    sources = [_with_italics(source) for source in _FORMULA.findall(text)]
    numbers = iter(range(len(sources)))
    browser.setMarkdown(_FORMULA.sub(lambda _: f"\ue000{next(numbers)}\ue001", text))
    cursor = browser.document().find(_MARKER)
    while not cursor.isNull():
        _put(cursor, sources[int(cursor.selectedText()[1:-1])])
        cursor = browser.document().find(_MARKER, cursor)


def _with_italics(source: str) -> str:
    """Return a formula with its variables in italics; text within <b> stays as it is.

    >>> _with_italics("dy/dx = sin(2x) / <b>W</b>")
    'd<i>y</i>/d<i>x</i> = sin(2<i>x</i>) / <b>W</b>'
    """
    parts = _TAG.split(source)
    free = [number for number in range(0, len(parts), 2) if not number or parts[number - 1] not in ("<b>", "<i>")]
    for number in free:
        parts[number] = _LETTER.sub(lambda found: f"{found[1]}<i>{found[2]}</i>", parts[number])
    return "".join(parts)


def _put(cursor: QTextCursor, source: str) -> None:
    """Put a formula in the place of what is selected."""
    words = line_text(source).text
    around = cursor.charFormat()
    alone = cursor.selectedText() == cursor.block().text().strip()
    if formula_line(source, around.font(), always=True) is None:
        cursor.insertText(words, around)
        return
    form = QTextCharFormat(around)
    form.setObjectType(_OBJECT)
    form.setProperty(_SOURCE, source)
    form.setProperty(_ALONE, alone)
    form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
    form.setToolTip(words)
    cursor.insertText(_SIGN, form)
    cursor.insertText(words.replace(" ", "\u00a0"), _unseen(words))
    cursor.setCharFormat(around)


def _unseen(words: str) -> QTextCharFormat:
    """Return the look of a text that takes no room and has no colour."""
    font = QFont()
    font.setPixelSize(1)
    font.setStretch(1)
    width = QFontMetricsF(font).horizontalAdvance(words) / max(1, len(words))
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, -width)
    form = QTextCharFormat()
    form.setFont(font)
    form.setForeground(QColor(0, 0, 0, 0))
    return form


def selected_text(cursor: QTextCursor) -> str:
    """Return what is selected in a document as text, its formulas as one types them."""
    text = cursor.selectedText().replace("\u2029", "\n").replace("\u2028", "\n")
    return text.replace(_SIGN, "").replace("\u00a0", " ")
