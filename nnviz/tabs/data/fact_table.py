"""Facts beside a picture that may change in every frame: painted, not laid out."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui.base.background import fill_background
from nnviz.ui.base.theme import CONTROL_SIZE, THEME

_GAP = 24  # px between two columns, at scale 1
_LEAST_GAP = 8  # px, where there is little room


class FactTable(QWidget):
    """Rows of short texts under a heading, and a line of parts below it; the first column is bold."""

    def __init__(self) -> None:
        super().__init__()
        self.heads: tuple[str, ...] = ()
        self.rows: tuple[tuple[str, ...], ...] = ()
        self.note: tuple[tuple[str, bool], ...] = ()  # (text, whether it is bold)
        self._widths: list[int] = []
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        THEME.changed.connect(self.restyle)
        self.restyle()

    def show_facts(
        self, heads: Sequence[str], rows: Sequence[Sequence[str]], note: Sequence[tuple[str, bool]] = ()
    ) -> None:
        """Show rows of as many texts as there are heads; note: the parts of the line below, bold or not."""
        table, line = (tuple(heads), tuple(tuple(row) for row in rows)), tuple(note)
        if (*table, line) == (self.heads, self.rows, self.note):
            return
        if table == (self.heads, self.rows):  # thirty texts that need not be painted again
            self.update(self._note_box().toAlignedRect())
        else:
            self.heads, self.rows = table
            self._measure()
            self.update()
        self.note = line
        self.setAccessibleDescription("; ".join(" ".join(row) for row in (*self.rows, (self.note_text,))))

    @property
    def note_text(self) -> str:
        """The line below as one text."""
        return "".join(text for text, _ in self.note)

    def sizeHint(self) -> QSize:
        """Return room for everything."""
        return QSize(sum(self._widths) + 16, round(self._line() * (len(self.rows) + 3)))

    def _fonts(self) -> tuple[QFont, QFont]:
        return THEME.font(CONTROL_SIZE + 1), THEME.font(CONTROL_SIZE + 1, bold=True)

    def _line(self) -> float:
        return 1.7 * self.fontMetrics().height()

    def _measure(self) -> None:
        self.setFont(self._fonts()[1])
        metrics, gap = self.fontMetrics(), round(_GAP * THEME.current.scale)
        columns = zip(self.heads, *self.rows, strict=True)
        self._widths = [max(map(metrics.horizontalAdvance, texts)) + gap for texts in columns]

    def _top(self) -> float:
        return max(0.0, (self.height() - self._line() * (len(self.rows) + 2.5)) / 2)

    def _note_box(self) -> QRectF:
        """Return where the line below is."""
        return QRectF(0, self._top() + (len(self.rows) + 1.3) * self._line(), self.width(), self._line())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint everything in the middle of the widget, or only the line below."""
        with QPainter(self) as painter:
            fill_background(painter, event.rect())
            note = self._note_box()
            if not note.toAlignedRect().contains(event.rect()):
                self._paint_rows(painter)
            self._paint_note(painter, note.y(), note.height())

    def _paint_rows(self, painter: QPainter) -> None:
        plain, bold = self._fonts()
        line, top, widths = self._line(), self._top(), self._fitting()
        for number, row in enumerate((self.heads, *self.rows)):
            x = max(4.0, (self.width() - sum(widths)) / 2)
            for column, (text, width) in enumerate(zip(row, widths, strict=True)):
                painter.setFont(bold if column == 0 and number else plain)
                painter.setPen(THEME.colour("ink" if number else "muted"))
                box = QRectF(x, top + number * line, width, line)
                painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, text)
                x += width

    def _fitting(self) -> list[float]:
        """Return the widths of the columns, which move together where there is no room for all that is between them."""
        lacking = max(0.0, sum(self._widths) + 4.0 - self.width())
        closer = min(lacking / max(1, len(self._widths)), round(_GAP * THEME.current.scale) - _LEAST_GAP)
        return [width - closer for width in self._widths]

    def _paint_note(self, painter: QPainter, top: float, line: float) -> None:
        plain, bold = self._fonts()
        widths = []
        for text, strong in self.note:
            painter.setFont(bold if strong else plain)
            widths.append(painter.fontMetrics().horizontalAdvance(text))
        x = max(4.0, (self.width() - sum(widths)) / 2)
        painter.setPen(THEME.colour("ink"))
        for (text, strong), width in zip(self.note, widths, strict=True):
            painter.setFont(bold if strong else plain)
            painter.drawText(QRectF(x, top, width + 2, line), Qt.AlignmentFlag.AlignVCenter, text)
            x += width

    @Slot()
    def restyle(self) -> None:
        """Take colours and type of the theme in force."""
        self._measure()
        self.updateGeometry()
        self.update()
