"""The names of the tabs in one row that always shows all of them."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Slot
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QTabBar

from nnviz.ui.base.theme import CONTROL_SIZE, THEME
from nnviz.ui.widgets.choice_box import PatientWheel

_PADS = (14, 12, 10, 8, 6, 4)  # px at scale 1 left and right of a name: the largest that leaves room for all
_SIZES = (1.0, 0.94, 0.88, 0.82, 0.76, 0.7, 0.64, 0.58, 0.5)  # of the type, where the least pad is still too much
_LINE = 3  # px at scale 1 under the chosen name


class TabBar(PatientWheel, QTabBar):
    """A row of names without scroll buttons: where it is narrow they move together, and then get smaller type.

    A click leaves the focus where it was; the Tab key and the arrows reach every name.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setUsesScrollButtons(False)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self._fitted: tuple[object, ...] = ()  # what pad and type were chosen for
        self._pad, self._font = _PADS[0], QFont()
        THEME.changed.connect(self._on_theme)

    def tabSizeHint(self, index: int) -> QSize:
        """Return the room of a name among the others."""
        self._fit()
        metrics = QFontMetrics(self._font)
        height = QFontMetrics(THEME.font(CONTROL_SIZE, bold=True)).height() + round(14 * min(1.3, THEME.current.scale))
        return QSize(metrics.horizontalAdvance(self.tabText(index)) + 2 * self._pad, height)

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Return the same: a name that is cut says nothing."""
        return self.tabSizeHint(index)

    def minimumSizeHint(self) -> QSize:
        """Return one line's height and no width: the row takes what the window has."""
        return QSize(0, self.sizeHint().height())

    def name_width(self, index: int) -> int:
        """Return the width (px) of a name in the type in use."""
        return QFontMetrics(self._font).horizontalAdvance(self.tabText(index))

    def type_share(self) -> float:
        """Return the size of the type as a share of that of the controls."""
        return self._font.pointSizeF() / THEME.font(CONTROL_SIZE).pointSizeF()

    def _fit(self) -> None:
        """Choose pad and type for the width there is, unless they are: Qt asks for every name, again and again."""
        room = (self.parentWidget() or self).width()
        scale, texts = min(1.3, THEME.current.scale), [self.tabText(i) for i in range(self.count())]
        wanted = (room, scale, THEME.font(CONTROL_SIZE).key(), *texts)
        if wanted == self._fitted:
            return
        self._fitted = wanted
        for size in _SIZES:
            self._font = THEME.font(CONTROL_SIZE * size, bold=True)
            metrics = QFontMetrics(self._font)
            free = (room - 4 - sum(map(metrics.horizontalAdvance, texts))) / max(1, 2 * len(texts))
            self._pad = next((pad for pad in (round(p * scale) for p in _PADS) if pad <= free), 0)
            if self._pad:
                return
        self._pad = 2

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the names, a line under the chosen one, and a ring round it while the row has the keyboard."""
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), THEME.colour("panel"))
            for index in range(self.count()):
                self._paint_tab(painter, index, self.tabRect(index))

    def _paint_tab(self, painter: QPainter, index: int, area: QRect) -> None:
        chosen, line = index == self.currentIndex(), round(_LINE * min(1.3, THEME.current.scale))
        pointed = self.underMouse() and area.contains(self.mapFromGlobal(self.cursor().pos()))
        font = QFont(self._font)
        font.setBold(chosen)
        painter.setFont(font)
        if chosen:
            painter.fillRect(area, THEME.colour("background"))
            painter.fillRect(area.left(), area.bottom() + 1 - line, area.width(), line, THEME.colour("accent"))
        painter.setPen(THEME.colour("accent" if pointed else "ink" if chosen else "muted"))
        painter.drawText(area.adjusted(0, 0, 0, -2), Qt.AlignmentFlag.AlignCenter, self.tabText(index))
        if chosen and self.hasFocus():
            painter.setPen(QPen(THEME.colour("accent"), 2))
            painter.drawRect(area.adjusted(2, 2, -2, -line - 1))

    def event(self, event: QEvent) -> bool:
        """Paint anew when the mouse comes, goes or moves from name to name."""
        if event.type() in (QEvent.Type.HoverMove, QEvent.Type.HoverLeave, QEvent.Type.Leave, QEvent.Type.MouseMove):
            self.update()
        return super().event(event)

    @Slot()
    def _on_theme(self) -> None:
        self.setFont(THEME.font(CONTROL_SIZE))  # Qt asks for all sizes anew
        self.update()
