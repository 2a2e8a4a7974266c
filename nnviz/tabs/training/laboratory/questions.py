"""The questions that experiments answer, as cards: four large ones and the others; a click on one runs it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from nnviz.ui.base.focus_ring import paint_focus
from nnviz.ui.base.theme import CONTROL_SIZE, THEME, TICK_SIZE, TITLE_SIZE, blend

_WRAPPED = int(Qt.TextFlag.TextWordWrap)
_UNDER = _WRAPPED | int(Qt.AlignmentFlag.AlignHCenter)
_LOWEST = 48  # px at scale 1: bars that are lower would say nothing


@dataclass(frozen=True)
class QuestionText:
    """What a card says: the question, the names of what is compared with the colours of their curves, the rest.

    ranks: what the notes guess of each of them as the height of a bar, 1.0 for the highest; None: nothing.
    caption: what the height of the bars stands for.
    """

    question: str
    guess: str = ""
    compared: tuple[tuple[str, str], ...] = ()  # (name, role of the theme)
    cost: str = ""
    ranks: tuple[float | None, ...] = ()
    caption: str = ""


@dataclass(frozen=True)
class GuessBar:
    """One of the things compared: what it is called and where, and how high its bar is by the guess."""

    name: str
    role: str
    below: QRect  # the place of the name
    bar: QRectF  # without height where nothing is guessed


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
        return QSize(160, QFontMetrics(THEME.font(CONTROL_SIZE, bold=True)).height() + 2 * self._margin())

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

    def bars(self) -> list[GuessBar]:
        """Return the guess as bars over the names of what is compared; none where there is no room for them."""
        text, lines = self._text, self.lines()
        if not text.ranks or len(lines) == 1:
            return []
        font, (top, bottom) = THEME.font(TICK_SIZE), (lines[1][1].bottom(), lines[2][1].top())
        width = self._inner().width() // len(text.compared)
        wide = min(width, round(150 * THEME.current.scale))
        below = max(_height(name, font, wide) for name, _ in text.compared)
        room = bottom - top - below - QFontMetrics(font).height() - 3 * self._margin()
        if room < _LOWEST * THEME.current.scale:
            return []
        found = []
        for column, ((name, role), rank) in enumerate(zip(text.compared, text.ranks, strict=True)):
            place = QRect(self._inner().left() + column * wide, bottom - below - self._margin(), wide, below)
            bar = QRectF(0, 0, min(wide * 0.5, 64 * THEME.current.scale), room * (rank or 0.0))
            bar.moveCenter(QPointF(place.center().x() + 0.5, 0))
            bar.moveBottom(place.top() - 4)
            found.append(GuessBar(name, role, place, bar))
        return found

    def places(self) -> list[tuple[str, str, QPoint]]:
        """Return, where there are no bars, the names of what is compared with colours and places, over the cost."""
        if self.bars():
            return []
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
        return _height(text, font, self._inner().width())

    def _inner(self) -> QRect:
        margin = self._margin()
        return self.rect().adjusted(margin, margin, -margin, -margin)

    def _font_of_question(self) -> QFont:
        if self._text.guess:
            return THEME.font(TITLE_SIZE, bold=True)
        font, inner = THEME.font(CONTROL_SIZE, bold=True), self._inner()
        has_room = _height(self._text.question, font, inner.width()) <= inner.height()
        return font if has_room else THEME.font(TICK_SIZE, bold=True)

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
        bars = self.bars()
        if bars:
            above = QRect(guess_box.left(), guess_box.bottom() + self._margin(), guess_box.width(), cost_box.height())
            painter.drawText(above, 0, self._text.caption)
        for one in bars:
            _paint_bar(painter, one)
        for name, role, place in self.places():
            painter.setPen(THEME.colour(role))
            painter.drawText(place + QPoint(0, painter.fontMetrics().ascent()), name)

    @Slot()
    def restyle(self) -> None:
        """Take type and colours of the theme in force."""
        self.updateGeometry()
        self.update()


def _height(text: str, font: QFont, width: int) -> int:
    """Return the height of a text in lines of a width."""
    return QFontMetrics(font).boundingRect(QRect(0, 0, width, 10_000), _WRAPPED, text).height()


def _paint_bar(painter: QPainter, one: GuessBar) -> None:
    """Paint a bar with a dashed outline, for it is guessed and not measured; a question mark where nothing is."""
    colour = THEME.colour(one.role)
    painter.setPen(colour)
    painter.drawText(one.below, _UNDER, one.name)
    if not one.bar.height():
        line = painter.fontMetrics().height()
        painter.drawText(one.below.translated(0, -line - 4), _UNDER, "?")
        return
    painter.setPen(QPen(colour, 1.5, Qt.PenStyle.DashLine))
    colour.setAlphaF(0.12)
    painter.setBrush(colour)
    painter.drawRect(one.bar)
    painter.setBrush(Qt.BrushStyle.NoBrush)


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
