"""Two shapes one below the other, axis by axis: green where they go together, vermillion where they do not."""

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.core.studies.tensors.broadcasting import CLASH, FIRST, FREE, INNER, SECOND, Axis, Meeting
from nnviz.ui.base.number_format import number_text
from nnviz.ui.base.theme import CONTROL_SIZE, THEME, TITLE_SIZE, blend

_LARGE = 1.25  # times the usual type, from which on rows are tight: the arrays below need the room


def is_large() -> bool:
    """Return whether the type is so large that what stands over the arrays takes as little height as it can."""
    return THEME.current.scale >= _LARGE


class AlignmentPicture(QWidget):
    """The sizes of A over those of B, aligned, and the result's below them."""

    def __init__(self) -> None:
        super().__init__()
        self.meeting: Meeting | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        THEME.changed.connect(self.restyle)

    def show_meeting(self, meeting: Meeting) -> None:
        """Show two shapes that meet."""
        if meeting != self.meeting:
            self.meeting = meeting
            self.setAccessibleName(f"{meeting.a} {meeting.operator} {meeting.b} → {meeting.result or meeting.error}")
            self.update()

    def sizeHint(self) -> QSize:
        """Return room for three rows of sizes."""
        return QSize(240, round(3 * self._row() + 2 * self._margin()))

    def minimumSizeHint(self) -> QSize:
        """Return the height of three rows."""
        return QSize(160, self.sizeHint().height())

    @staticmethod
    def _type() -> int:
        return CONTROL_SIZE if is_large() else TITLE_SIZE

    @classmethod
    def _row(cls) -> float:
        return QFontMetricsF(THEME.font(cls._type())).height() + (1 if is_large() else 5)

    @staticmethod
    def _margin() -> int:
        return 1 if is_large() else 4

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows."""
        if self.meeting is None:
            return
        with QPainter(self) as painter:
            painter.setFont(THEME.font(self._type(), bold=True))
            row, axes = self._row(), self.meeting.axes
            names = painter.fontMetrics().horizontalAdvance("A @ B ") + 8
            width = min((self.width() - names) / max(1, len(axes)), 76 * THEME.current.scale)
            self._paint_name(painter, ("A", "training"), 0, names)
            self._paint_name(painter, ("B", "test"), 1, names)
            failed = self.meeting.result is None
            self._paint_name(painter, ("✗" if failed else "=", "vermillion" if failed else "ink"), 2, names)
            for place, axis in enumerate(axes):
                for line, text in enumerate(_sizes(axis)):
                    rect = QRectF(names + place * width, self._margin() + line * row, width - 4, row - 3)
                    self._paint_size(painter, axis, line, text, rect)

    def _paint_name(self, painter: QPainter, name: tuple[str, str], line: int, width: float) -> None:
        painter.setPen(THEME.colour(name[1]))
        rect = QRectF(0, self._margin() + line * self._row(), width - 8, self._row() - 3)
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, name[0])

    def _paint_size(self, painter: QPainter, axis: Axis, line: int, text: str, rect: QRectF) -> None:
        if not text or (line == 2 and self.meeting is not None and self.meeting.result is None and text != "✗"):
            return
        role = "vermillion" if axis.relation == CLASH else "muted" if axis.relation == FREE else "right"
        theme, ghost = THEME.current, text.startswith("·")
        painter.setPen(QPen(THEME.colour(role), theme.scale, Qt.PenStyle.DashLine if ghost else Qt.PenStyle.SolidLine))
        painter.setBrush(blend(getattr(theme, role), theme.background, 0.05 if ghost else 0.2))
        painter.drawRoundedRect(rect, 3, 3)
        painter.setPen(THEME.colour("muted" if ghost else "ink"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text.removeprefix("·"))

    @Slot()
    def restyle(self) -> None:
        """Take colours and type of the theme in force."""
        self.updateGeometry()
        self.update()


def _sizes(axis: Axis) -> tuple[str, str, str]:
    """Return what stands in the rows of A, of B and of the result; a dot in front: stretched, or put in front."""
    a, b = ("" if size is None else number_text(size) for size in (axis.a, axis.b))
    if axis.relation == CLASH:
        return a, b, "✗"
    if axis.relation == INNER:
        return a, b, ""
    if axis.relation == FIRST:
        return f"·{a} → {b}" if a else f"·→ {b}", b, b
    if axis.relation == SECOND:
        return a, f"·{b} → {a}" if b else f"·→ {a}", a
    return a, b, a or b
