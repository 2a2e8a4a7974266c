"""The questions that experiments answer, as cards: four large ones and the others; a click on one runs it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from nnviz.ui.base.focus_ring import paint_focus
from nnviz.ui.base.theme import CONTROL_SIZE, THEME, TICK_SIZE, TITLE_SIZE, blend

_WRAPPED = int(Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True)
class QuestionText:
    """What a card says: the question, the names of what is compared with the colours of their curves, the rest."""

    question: str
    guess: str = ""
    compared: tuple[tuple[str, str], ...] = ()  # (name, role of the theme)
    cost: str = ""


class QuestionCard(QAbstractButton):
    """One question; where there is room with the guess of the notes, what is compared and how long it takes."""

    def __init__(self) -> None:
        super().__init__()
        self._text = QuestionText("")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        THEME.changed.connect(self.restyle)

    def show_text(self, text: QuestionText) -> None:
        """Show a question."""
        if text != self._text:
            self._text = text
            names = ", ".join(name for name, _ in text.compared)
            self.setAccessibleName(text.question)
            self.setAccessibleDescription(" ".join(filter(None, (text.guess, names, text.cost))))
            self.update()

    def sizeHint(self) -> QSize:
        """Return room for a line of the question."""
        return QSize(160, QFontMetrics(self._font_of_question()).height() + 2 * self._margin())

    def lines(self) -> list[tuple[str, QRect]]:
        """Return the question, the guess and the cost, each with the box that it gets; a small card has the first."""
        text, font, inner = self._text, THEME.font(CONTROL_SIZE), self._inner()
        if not text.guess:
            return [(text.question, inner)]
        question = QRect(inner.topLeft(), QSize(inner.width(), self._needed(text.question, self._font_of_question())))
        guess = QRect(0, 0, inner.width(), self._needed(text.guess, font))
        guess.moveTopLeft(question.bottomLeft() + QPoint(0, question.height() // 8))
        line = QFontMetrics(THEME.font(TICK_SIZE)).height()
        cost = QRect(inner.left(), inner.bottom() - line, inner.width(), line)
        return list(zip((text.question, text.guess, text.cost), (question, guess, cost), strict=True))

    def places(self) -> list[tuple[str, str, QPoint]]:
        """Return the names of what is compared with their colours and where they stand, over the cost."""
        metrics, inner = QFontMetrics(THEME.font(TICK_SIZE)), self._inner()
        x, row, found = 0, 0, []
        for name, role in self._text.compared:
            if x and x + metrics.horizontalAdvance(name) > inner.width():
                x, row = 0, row + 1
            found.append((name, role, x, row))
            x += metrics.horizontalAdvance(name + "   ")
        top = inner.bottom() - (row + 2) * metrics.height()
        return [(name, role, QPoint(inner.left() + x, top + line * metrics.height())) for name, role, x, line in found]

    def _needed(self, text: str, font: QFont) -> int:
        """Return the height of a text in lines of the card's width."""
        box = QRect(0, 0, self._inner().width(), 10_000)
        return QFontMetrics(font).boundingRect(box, _WRAPPED, text).height()

    def _inner(self) -> QRect:
        margin = self._margin()
        return self.rect().adjusted(margin, margin, -margin, -margin)

    def _font_of_question(self) -> QFont:
        return THEME.font(TITLE_SIZE if self._text.guess else CONTROL_SIZE, bold=True)

    @staticmethod
    def _margin() -> int:
        return round(8 * THEME.current.scale)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame and the texts."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_frame(painter)
            lines = self.lines()
            painter.setFont(self._font_of_question())
            painter.setPen(THEME.colour("ink"))
            middle = Qt.AlignmentFlag.AlignVCenter if len(lines) == 1 else Qt.AlignmentFlag.AlignTop
            painter.drawText(lines[0][1], _WRAPPED | int(middle), lines[0][0])
            if len(lines) > 1:
                painter.setFont(THEME.font(CONTROL_SIZE))
                self._paint_rest(painter, lines[1:])
            paint_focus(painter, self)

    def _paint_frame(self, painter: QPainter) -> None:
        theme, hovered = THEME.current, self.underMouse()
        painter.setPen(QPen(THEME.colour("accent" if hovered else "border"), 1))
        painter.setBrush(blend(theme.accent, theme.background, 0.08) if hovered else THEME.colour("background"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 6, 6)

    def _paint_rest(self, painter: QPainter, lines: Sequence[tuple[str, QRect]]) -> None:
        (guess, guess_box), (cost, cost_box) = lines
        painter.setPen(THEME.colour("muted"))
        painter.drawText(guess_box, _WRAPPED, guess)
        painter.setFont(THEME.font(TICK_SIZE))
        painter.drawText(cost_box, 0, cost)
        for name, role, place in self.places():
            painter.setPen(THEME.colour(role))
            painter.drawText(place + QPoint(0, painter.fontMetrics().ascent()), name)

    @Slot()
    def restyle(self) -> None:
        """Take type and colours of the theme in force."""
        self.updateGeometry()
        self.update()


class QuestionCards(QWidget):
    """Large cards two by two, small ones under them. `asked(key)`: a person wants the answer to that question."""

    asked = Signal(str)

    def __init__(self, large: Sequence[str], small: Sequence[str]) -> None:
        """large, small: the keys of the questions."""
        super().__init__()
        self.cards = {key: QuestionCard() for key in (*large, *small)}
        self._group = QButtonGroup(self, exclusive=False)
        for number, card in enumerate(self.cards.values()):
            self._group.addButton(card, number)
        self._group.idClicked.connect(self._on_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 4, 16, 12)
        column.setSpacing(8)
        column.addLayout(self._grid(large, 2), 4)
        column.addLayout(self._grid(small, 4), 1)

    def _grid(self, keys: Sequence[str], columns: int) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(8)
        for index, key in enumerate(keys):
            grid.addWidget(self.cards[key], *divmod(index, columns))
        for column in range(columns):
            grid.setColumnStretch(column, 1)
        return grid

    def show_texts(self, texts: dict[str, QuestionText]) -> None:
        """Show what the cards say: key → text."""
        for key, text in texts.items():
            self.cards[key].show_text(text)

    @Slot(int)
    def _on_clicked(self, number: int) -> None:
        self.asked.emit(list(self.cards)[number])
