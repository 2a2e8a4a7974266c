"""Arrays of one forward pass to scale: each as a rectangle as wide as it has columns and as high as it has rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.ui.base.table_text import table_text
from nnviz.ui.base.theme import CONTROL_SIZE, THEME, blend

_LEAST = 3.0  # px of a side


@dataclass(frozen=True)
class Shape:
    """An array: its name, rows and columns, the role of its colour, and whether it takes part now."""

    name: str
    rows: int
    columns: int
    role: str
    lit: bool = False


class ShapeRow(QWidget):
    """Rectangles in a row, all in one scale; sides that must agree have one colour."""

    def __init__(self) -> None:
        super().__init__()
        self.shapes: tuple[Shape, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        THEME.changed.connect(self.restyle)

    def show_shapes(self, shapes: Sequence[Shape]) -> None:
        """Show these."""
        if tuple(shapes) != self.shapes:
            self.shapes = tuple(shapes)
            self.setAccessibleDescription("; ".join(f"{s.name} ({s.rows}, {s.columns})" for s in self.shapes))
            self.update()

    def minimumSizeHint(self) -> QSize:
        """Ask for enough to tell sizes apart."""
        return QSize(240, 100)

    def fit(self) -> None:
        """Do nothing: everything is always in sight."""

    def table(self, separator: str = "\t") -> str:
        """Return names and sizes."""
        return table_text(("array", "rows", "columns"), [(s.name, s.rows, s.columns) for s in self.shapes], separator)

    def scale_of(self) -> float:
        """Return how many pixels one row or column is."""
        line = QFontMetricsF(THEME.font(CONTROL_SIZE)).height()
        across = sum(shape.columns for shape in self.shapes) or 1
        up = max((shape.rows for shape in self.shapes), default=1)
        gaps = self._gap() * (len(self.shapes) + 1)
        return max(1e-3, min((self.width() - gaps) / across, (self.height() - 2 * line - 12) / up))

    @staticmethod
    def _gap() -> float:
        return QFontMetricsF(THEME.font(CONTROL_SIZE)).horizontalAdvance("(784, 50)   ")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rectangles with their names above and their shapes below."""
        metrics = QFontMetricsF(THEME.font(CONTROL_SIZE))
        scale, gap, theme = self.scale_of(), self._gap(), THEME.current
        widths = [max(_LEAST, shape.columns * scale) for shape in self.shapes]
        x = (self.width() - sum(widths) - gap * (len(widths) - 1)) / 2
        with QPainter(self) as painter:
            painter.setFont(THEME.font(CONTROL_SIZE))
            for shape, width in zip(self.shapes, widths, strict=True):
                height = max(_LEAST, shape.rows * scale)
                box = QRectF(x, (self.height() - height) / 2, width, height)
                painter.fillRect(box, blend(getattr(theme, shape.role), theme.background, 0.55 if shape.lit else 0.15))
                painter.setPen(QPen(THEME.colour(shape.role), (2.5 if shape.lit else 1.0) * theme.scale))
                painter.drawRect(box)
                painter.setPen(THEME.colour("ink"))
                wide = QRectF(box.center().x() - gap, box.top() - metrics.height() - 3, 2 * gap, metrics.height())
                painter.drawText(wide, Qt.AlignmentFlag.AlignCenter, shape.name)
                wide.moveTop(box.bottom() + 3)
                painter.drawText(wide, Qt.AlignmentFlag.AlignCenter, f"({shape.rows}, {shape.columns})")
                x += width + gap

    @Slot()
    def restyle(self) -> None:
        """Take type and colours of the theme in force."""
        self.update()
