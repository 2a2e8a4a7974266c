"""Points painted on the plane: drag, add, spray, erase, with the mouse or from the keyboard, while it learns too."""

import math
from typing import Protocol

from PySide6.QtCore import QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QSizePolicy, QWidget

from nnviz.core.problems import Problem
from nnviz.core.studies.playground.plane_data import MOST_CLASSES, PLANE, PlaneData
from nnviz.core.studies.playground.plane_painting import Points, added, erased, moved, nearest, points_of, sprayed
from nnviz.tabs.playground.state import OWN
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, sentence, translate
from nnviz.ui.plots.items.brush import BrushCursor, Canvas
from nnviz.ui.plots.plot import Plot
from nnviz.ui.view import Host
from nnviz.ui.widgets.themed import ViewButton, checked_button

MOVE, ADD, SPRAY, ERASE = "move", "add", "spray", "erase"
TOOLS = {
    MOVE: (QT_TRANSLATE_NOOP("playground", "Move"), QT_TRANSLATE_NOOP("playground", "Drag points (M)")),
    ADD: (QT_TRANSLATE_NOOP("playground", "Paint"),
          QT_TRANSLATE_NOOP("playground", "Add a point with every click, or a row of them in a stroke (P)")),
    SPRAY: (QT_TRANSLATE_NOOP("playground", "Spray"),
            QT_TRANSLATE_NOOP("playground", "Add many points around the mouse (S)")),
    ERASE: (QT_TRANSLATE_NOOP("playground", "Erase"), QT_TRANSLATE_NOOP("playground", "Remove points in the ring (E)")),
}  # fmt: skip
_LETTERS: dict[int, str] = {Qt.Key.Key_M: MOVE, Qt.Key.Key_P: ADD, Qt.Key.Key_S: SPRAY, Qt.Key.Key_E: ERASE}
_RADIUS = {MOVE: 0.0, ADD: 0.0, SPRAY: 0.4, ERASE: 0.3}
_MARKS = "●■▲◆"
_PRESS, _STROKE = 8, 2  # points that a press of the spray adds, and each piece of a stroke
_GAP = 0.25  # between two points of a painted row
_PIECE = 0.08  # of a stroke of the spray
_SPACE = 12  # px between the tools and the classes


class PaintedPlot(Protocol):
    """The plot that is painted on. plane_data: the points on show."""

    plane_data: PlaneData | None


class PaintBar(QWidget):
    """The tools and the classes, one below the other; in a low window the classes stand beside the tools.

    `chosen(tool)`, `labelled(class)`: the user wants another one.
    """

    chosen = Signal(str)
    labelled = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.tools: dict[str, QAbstractButton] = {tool: ViewButton() for tool in TOOLS}
        self.labels: dict[str, QAbstractButton] = {str(label): ViewButton() for label in range(MOST_CLASSES)}
        for buttons, slot in ((self.tools, self._on_tool), (self.labels, self._on_label)):
            group = QButtonGroup(self)
            for button in buttons.values():
                group.addButton(button)
            group.buttonClicked.connect(slot)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(2)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._stands_high: bool | None = None
        self._arrange(True)

    def _arrange(self, high: bool) -> None:
        """Put all in one column, or the classes beside the tools."""
        if high == self._stands_high:
            return
        self._stands_high = high
        for row, button in enumerate(self.tools.values()):
            self._grid.addWidget(button, row, 0)
        for row, button in enumerate(self.labels.values()):
            self._grid.addWidget(button, *((len(TOOLS) + 1 + row, 0) if high else (row, 1)))
        self._grid.setRowMinimumHeight(len(TOOLS), _SPACE if high else 0)
        self._grid.setRowStretch(len(TOOLS) + 1 + MOST_CLASSES, 1)

    def minimumSizeHint(self) -> QSize:
        """Do with the height of the tools."""
        height = self.tools[MOVE].sizeHint().height()
        return QSize(super().minimumSizeHint().width(), len(TOOLS) * (height + 2))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand as there is room."""
        super().resizeEvent(event)
        height = self.tools[MOVE].sizeHint().height()
        self._arrange(self.height() >= (len(TOOLS) + MOST_CLASSES) * (height + 2) + _SPACE + 2)

    def show_choice(self, tool: str, label: int) -> None:
        """Mark the tool and the class in use."""
        self.tools[tool].setChecked(True)
        self.labels[str(label)].setChecked(True)

    def put_classes(self, classes: int) -> None:
        """Offer classes, or for numbers the values −1 and 1 (classes: 0)."""
        for number, button in enumerate(self.labels.values()):
            button.setVisible(bool(classes) or number < 2)
            text = f"{_MARKS[number]} {number}" if classes else ("−1", "1", "", "")[number]
            if button.text() != text:
                button.setText(text)

    def retranslate(self) -> None:
        """Take the texts in the language in force."""
        for tool, (text, tip) in TOOLS.items():
            self.tools[tool].setText(translate("playground", text))
            self.tools[tool].setToolTip(translate("playground", tip))
        for label, button in self.labels.items():
            tip = translate("playground", "Class of the points that are added: {label}")
            button.setToolTip(tip.format(label=label))

    @Slot(QAbstractButton)
    def _on_tool(self, button: QAbstractButton) -> None:
        self.chosen.emit(checked_button(self.tools, button))

    @Slot(QAbstractButton)
    def _on_label(self, button: QAbstractButton) -> None:
        self.labelled.emit(int(checked_button(self.labels, button)))


class Painting(QObject):
    """Turns strokes and keys into other points of the State. tool: one of TOOLS; label: the class that is painted."""

    def __init__(self, plot: Plot, shown: PaintedPlot, host: Host, bar: PaintBar | None = None) -> None:
        """plot: what is painted on; shown: the same plot, for the points in it; host: the tab, which has the State.

        bar: tools that another plot beside it has as well.
        """
        super().__init__(plot)
        self._shown, self._host = shown, host
        self.tool, self.label = MOVE, 1
        self._stroke = 0
        self._held: int | None = None  # the point that is being dragged
        self._last = (math.nan, math.nan)
        self.canvas, self.cursor, self.bar = Canvas(plot, PLANE), BrushCursor(plot), bar or PaintBar()
        self.place = (0.0, 0.0)  # of the cursor
        self.canvas.takes = self._takes
        self.canvas.pressed.connect(self._on_pressed)
        self.canvas.stroked.connect(self._on_stroked)
        self.canvas.ended.connect(self._on_ended)
        self.cursor.moved.connect(self._on_cursor)
        self.cursor.applied.connect(self._on_applied)
        self.cursor.removing.connect(self._on_removing)
        self.cursor.digit.connect(self.choose_label)
        self.bar.chosen.connect(self.choose)
        self.bar.labelled.connect(self.choose_label)
        self.cursor.put(*self.place)
        self.choose(MOVE)

    # What is chosen.

    @Slot(str)
    def choose(self, tool: str) -> None:
        """Take another tool."""
        self.tool, self._held = tool, None
        self.canvas.set_radius(_RADIUS[tool])
        self.canvas.shape_of_cursor = Qt.CursorShape.OpenHandCursor if tool == MOVE else Qt.CursorShape.CrossCursor
        self.bar.show_choice(tool, self.label)

    @Slot(int)
    def choose_label(self, label: int) -> None:
        """Paint another class."""
        if label < (MOST_CLASSES if self._classes() else 2):
            self.label = label
            self.bar.show_choice(self.tool, label)

    def key(self, key: int) -> bool:
        """Choose a class by its number, or a tool by its letter; False for another key."""
        if key in _LETTERS:
            self.choose(_LETTERS[key])
        elif Qt.Key.Key_0 <= key < Qt.Key.Key_0 + MOST_CLASSES:
            self.choose_label(key - Qt.Key.Key_0)
        else:
            return False
        return True

    def refresh(self) -> None:
        """Follow the points on show: they may have other classes."""
        self.bar.put_classes(self._classes())
        if not self._classes() and self.label > 1:
            self.choose_label(1)

    def retranslate(self) -> None:
        """Take the texts in the language in force."""
        self.bar.retranslate()
        name = translate("playground", "Arrows move the cursor. Enter uses the tool, Delete erases, 0 to 3 choose the "
                         "class.")  # fmt: skip
        self.cursor.set_name(name)

    # The points.

    def _classes(self) -> int:
        return self._shown.plane_data.classes if self._shown.plane_data is not None else 2

    def _value(self) -> float:
        """Return what a painted point is: its class, or −1 or 1 among numbers."""
        return float(self.label) if self._classes() else 2.0 * self.label - 1

    def points(self) -> Points:
        """Return the points on show; those of a data set become points of one's own with the first stroke."""
        state = self._host.state
        if state.data == OWN:
            return tuple(state.points)
        return points_of(self._shown.plane_data) if self._shown.plane_data is not None else ()

    def _change(self, points: Points) -> None:
        self._host.change(merge=f"paint{id(self)} {self._stroke}", data=OWN, points=points)

    def _takes(self, x: float, y: float, reach: float) -> bool:
        """Return whether a press is for the brush: with MOVE only where there is a point."""
        if max(abs(x), abs(y)) > PLANE:
            return False
        return self.tool != MOVE or nearest(self.points(), x, y, reach) is not None

    def _use(self, x: float, y: float, count: int) -> None:
        """Use the tool at a place; count: how many points the spray adds."""
        points = self.points()
        try:
            if self.tool == ADD:
                self._change(added(points, x, y, self._value()))
            elif self.tool == SPRAY:
                seed = self._host.state.seed
                self._change(sprayed(points, x, y, self._value(), _RADIUS[SPRAY], count, seed))
            elif self.tool == ERASE and (left := erased(points, x, y, _RADIUS[ERASE])) is not points:
                self._change(left)
        except Problem as problem:  # more points than there may be
            self._host.message.say(sentence(problem))

    # The mouse.

    @Slot(float, float)
    def _on_pressed(self, x: float, y: float) -> None:
        self._stroke += 1
        self._last = (x, y)
        if self.tool == MOVE:
            self._held = nearest(self.points(), x, y, self.canvas.reach)
        else:
            self._use(x, y, _PRESS)

    @Slot(float, float)
    def _on_stroked(self, x: float, y: float) -> None:
        if self.tool == MOVE:
            self._drag(x, y)
            return
        gap = {ADD: _GAP, SPRAY: _PIECE, ERASE: 0.0}[self.tool]
        if max(abs(x), abs(y)) <= PLANE and math.dist((x, y), self._last) >= gap:
            self._last = (x, y)
            self._use(x, y, _STROKE)

    def _drag(self, x: float, y: float) -> None:
        points = self.points()
        if self._held is not None and self._held < len(points):
            self._change(moved(points, self._held, x, y))

    @Slot()
    def _on_ended(self) -> None:
        self._held = None

    # The keyboard.

    @Slot(float, float)
    def _on_cursor(self, x: float, y: float) -> None:
        self.place = (min(PLANE, max(-PLANE, x)), min(PLANE, max(-PLANE, y)))
        self.cursor.put(*self.place)
        if self._held is not None:
            self._drag(*self.place)

    @Slot()
    def _on_applied(self) -> None:
        """Use the tool at the cursor; MOVE takes hold of the nearest point, and lets go of it again."""
        self._stroke += 1
        if self.tool != MOVE:
            self._use(*self.place, _PRESS)
        elif self._held is not None:
            self._held = None
        elif (index := nearest(self.points(), *self.place)) is not None:
            self._held = index
            self._on_cursor(*self.points()[index][:2])

    @Slot()
    def _on_removing(self) -> None:
        self._stroke += 1
        self._held = None
        left = erased(self.points(), *self.place, _RADIUS[ERASE])
        if left != self.points():
            self._change(left)
