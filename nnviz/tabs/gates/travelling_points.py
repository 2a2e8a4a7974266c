"""Marks that travel from one plot to another, over both of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from nnviz.ui.base.theme import THEME
from nnviz.ui.plots.items.drag_handle import draw_mark
from nnviz.ui.plots.items.draggable_points import CLASSES
from nnviz.ui.plots.plot import Plot

Place = tuple[float, float]


@dataclass(frozen=True)
class Traveller:
    """A point of class 0 or 1 travelling from a place in the first plot to one in the second."""

    start: Place
    end: Place
    label: int


class Flight(QWidget):
    """A pane over a page that paints travellers `share` of their path; the mouse does not notice it."""

    def __init__(self, page: QWidget, first: Plot, second: Plot) -> None:
        super().__init__(page)
        self._page = page
        self._first, self._second = first, second
        self.travellers: tuple[Traveller, ...] = ()
        self.share = 0.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        page.installEventFilter(self)
        self.hide()

    def put(self, travellers: Sequence[Traveller], share: float) -> None:
        """Show travellers at a share of their paths, 0 to 1; none hides the pane."""
        self.travellers, self.share = tuple(travellers), share
        self.setVisible(bool(travellers))
        if travellers:
            self.setGeometry(self._page.rect())
            self.raise_()
            self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the page when its size changes."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._page.rect())
        return False

    def path(self, traveller: Traveller) -> tuple[QPointF, QPointF]:
        """Return the pixels at which a traveller starts and arrives."""
        return self._pixel(self._first, traveller.start), self._pixel(self._second, traveller.end)

    def _pixel(self, plot: Plot, place: Place) -> QPointF:
        scene = plot.getViewBox().mapViewToScene(QPointF(*place))
        return QPointF(plot.mapTo(self._page, plot.mapFromScene(scene)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint each mark and its path so far."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            scale = THEME.current.scale
            eased = self.share * self.share * (3 - 2 * self.share)
            for traveller in self.travellers:
                start, end = self.path(traveller)
                here = start + (end - start) * eased
                role, shape = CLASSES[traveller.label]
                painter.setPen(QPen(THEME.colour(role), 1.5 * scale, Qt.PenStyle.DotLine))
                painter.drawLine(start, here)
                painter.setPen(QPen(THEME.colour("background"), 2 * scale))
                painter.setBrush(THEME.colour(role))
                painter.translate(here)
                draw_mark(painter, shape, 9 * scale)
                painter.translate(-here)
