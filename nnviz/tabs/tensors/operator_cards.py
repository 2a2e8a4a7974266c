"""The four operators on the same two operands as cards: the shape each of them gives, or that it gives none."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from nnviz.core.studies.tensors.broadcasting import OPERATORS, Meeting
from nnviz.tabs.tensors.alignment import is_large
from nnviz.ui.base.fitted_type import fitted_font
from nnviz.ui.base.focus_ring import paint_focus
from nnviz.ui.base.theme import CONTROL_SIZE, THEME, TICK_SIZE, TITLE_SIZE, blend

NAMES = {"*": "A * B", "@": "A @ B", "dot": "np.dot(A, B)", "+": "A + B"}


class OperatorCard(QAbstractButton):
    """One operator and the shape of its result."""

    def __init__(self, operator: str) -> None:
        super().__init__()
        self.operator, self._shape, self._numbers, self._good = operator, "", "", True
        self._given: tuple[Meeting, str] | None = None
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        THEME.changed.connect(self.restyle)

    def show_meeting(self, meeting: Meeting, numbers: str, chosen: bool) -> None:
        """Show what the operator makes of two shapes, its numbers if they are few, and whether it is the chosen one."""
        self.setChecked(chosen)
        if (meeting, numbers) == self._given:
            return
        self._given, self._good = (meeting, numbers), meeting.result is not None
        self._shape = str(meeting.result) if self._good else "✗"
        self._numbers = numbers if self._good else meeting.error.strip()
        self.setAccessibleName(f"{NAMES[self.operator]}: {meeting.result if self._good else meeting.error}")
        self.setAccessibleDescription(self._numbers)
        self.setToolTip(self._numbers)
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for three lines; in large type for name and shape alone."""
        sizes = (CONTROL_SIZE, TITLE_SIZE) if is_large() else (CONTROL_SIZE, TITLE_SIZE, TICK_SIZE)
        lines = sum(QFontMetrics(THEME.font(size, bold=True)).height() for size in sizes)
        return QSize(110, round(lines + 10 * THEME.current.scale))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame, the name, the shape, and as much of the numbers or of NumPy's error as there is room for."""
        theme, scale = THEME.current, THEME.current.scale
        box = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            strong = self.underMouse() or self.isChecked()
            painter.setPen(QPen(THEME.colour("accent" if strong else "border"), 2 if self.isChecked() else 1))
            painter.setBrush(blend(theme.accent, theme.background, 0.1 if self.isChecked() else 0.0))
            painter.drawRoundedRect(box, 6, 6)
            inner = box.adjusted(4 * scale, 3 * scale, -4 * scale, -3 * scale)
            middle = Qt.AlignmentFlag.AlignHCenter
            painter.setFont(fitted_font(THEME.font(CONTROL_SIZE), NAMES[self.operator], inner.width()))
            painter.setPen(THEME.colour("muted"))
            painter.drawText(inner, middle | Qt.AlignmentFlag.AlignTop, NAMES[self.operator])
            painter.setFont(fitted_font(THEME.font(TITLE_SIZE, bold=True), self._shape, inner.width()))
            painter.setPen(THEME.colour("right" if self._good else "vermillion"))
            top = inner.adjusted(0, QFontMetrics(THEME.font(CONTROL_SIZE)).height(), 0, 0)
            painter.drawText(top, middle | Qt.AlignmentFlag.AlignTop, self._shape)
            if not is_large():
                self._paint_numbers(painter, inner)
            paint_focus(painter, self)

    def _paint_numbers(self, painter: QPainter, inner: QRectF) -> None:
        painter.setFont(THEME.font(TICK_SIZE))
        painter.setPen(THEME.colour("ink" if self._good else "vermillion"))
        text = painter.fontMetrics().elidedText(self._numbers, Qt.TextElideMode.ElideRight, round(inner.width()))
        painter.drawText(inner, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, text)

    @Slot()
    def restyle(self) -> None:
        """Take type and colours of the theme in force."""
        self.updateGeometry()
        self.update()


class OperatorCards(QWidget):
    """The four cards side by side. `chosen(operator)`: a person wants that one."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.cards = {operator: OperatorCard(operator) for operator in OPERATORS}
        for card in self.cards.values():
            row.addWidget(card, 1)
            card.clicked.connect(self._on_clicked)

    def show_meetings(self, meetings: Mapping[str, Meeting], numbers: Mapping[str, str], chosen: str) -> None:
        """Show what every operator gives; numbers: the results as text, as far as they are drawn."""
        for operator, card in self.cards.items():
            card.show_meeting(meetings[operator], numbers.get(operator, ""), operator == chosen)

    @Slot()
    def _on_clicked(self) -> None:
        card = self.sender()
        if isinstance(card, OperatorCard):
            self.chosen.emit(card.operator)
