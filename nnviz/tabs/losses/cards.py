"""Three answers as cards: how much of the true class each gives, and what that costs."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from nnviz.ui.base.focus_ring import paint_focus
from nnviz.ui.base.theme import CONTROL_SIZE, FIGURE_SIZE, THEME, blend


@dataclass(frozen=True)
class CardText:
    """What a card says: its name, the sum, its result, and the result as a share (0 to 1) of the dearest one."""

    name: str
    formula: str
    cost: str
    share: float


class CostCard(QAbstractButton):
    """One answer and its cost: the cost in large type over a bar as long as the cost."""

    def __init__(self) -> None:
        super().__init__()
        self._text = CardText("", "", "", 0.0)
        self._lit = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        THEME.changed.connect(self.restyle)

    def show_card(self, text: CardText, lit: bool) -> None:
        """Show an answer; lit: it is the one on show in the picture."""
        if (text, lit) != (self._text, self._lit):
            self._text, self._lit = text, lit
            self.setAccessibleName(f"{text.name}: {text.formula} = {text.cost}")
            self.update()

    @property
    def lit(self) -> bool:
        """Whether its answer is the one on show."""
        return self._lit

    def sizeHint(self) -> QSize:
        """Return room for two lines and the bar."""
        name, cost = (QFontMetrics(font).height() for font in self._fonts())
        return QSize(200, round(name + cost + 16 * THEME.current.scale))

    @staticmethod
    def _fonts() -> tuple:
        return THEME.font(CONTROL_SIZE), THEME.font(FIGURE_SIZE, bold=True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame, the texts and the bar."""
        theme, scale = THEME.current, THEME.current.scale
        small, large = self._fonts()
        box = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        pad = 8 * scale
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            strong = self._lit or self.underMouse()
            painter.setPen(QPen(THEME.colour("accent" if strong else "border"), 2 if self._lit else 1))
            painter.setBrush(blend(theme.accent, theme.background, 0.08) if self._lit else THEME.colour("background"))
            painter.drawRoundedRect(box, 6, 6)
            inner = box.adjusted(pad, 3 * scale, -pad, -3 * scale)
            bar = QRectF(inner.left(), inner.bottom() - 6 * scale, inner.width() * self._text.share, 5 * scale)
            painter.fillRect(bar, THEME.colour("vermillion"))
            painter.setPen(THEME.colour("ink"))
            painter.setFont(small)
            height = QFontMetrics(small).height()
            name = painter.fontMetrics().elidedText(self._text.name, Qt.TextElideMode.ElideRight, round(inner.width()))
            painter.drawText(QRectF(inner.left(), inner.top(), inner.width(), height), Qt.AlignmentFlag.AlignLeft, name)
            row = QRectF(inner.left(), inner.top() + height, inner.width(), bar.top() - inner.top() - height)
            middle = Qt.AlignmentFlag.AlignVCenter
            painter.setFont(large)
            painter.setPen(THEME.colour("vermillion"))
            painter.drawText(row, middle | Qt.AlignmentFlag.AlignLeft, self._text.cost)
            painter.setFont(small)
            painter.setPen(THEME.colour("muted"))
            painter.drawText(row, middle | Qt.AlignmentFlag.AlignRight, self._text.formula)
            paint_focus(painter, self)

    @Slot()
    def restyle(self) -> None:
        """Take type and colours of the theme in force."""
        self.updateGeometry()
        self.update()


class CostCards(QWidget):
    """The cards side by side. `chosen(index)`: a person wants that answer."""

    chosen = Signal(int)

    def __init__(self, count: int) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(8)
        self.cards = [CostCard() for _ in range(count)]
        self._group = QButtonGroup(self, exclusive=False)
        for index, card in enumerate(self.cards):
            row.addWidget(card, 1)
            self._group.addButton(card, index)
        self._group.idClicked.connect(self.chosen)

    def show_cards(self, texts: Sequence[CardText], lit: int | None) -> None:
        """Show the answers; lit: which of them is on show in the picture."""
        for index, (card, text) in enumerate(zip(self.cards, texts, strict=True)):
            card.show_card(text, index == lit)
