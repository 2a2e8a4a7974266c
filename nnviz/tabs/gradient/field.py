"""The view of the gradient: a point to drag, its gradient, both partial derivatives, and a direction to turn."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QWidget

from nnviz.tabs.gradient.state import GradientState
from nnviz.tabs.gradient.strip import field_equations
from nnviz.tabs.gradient.surface import probe_gradient_at, scale_of_surface, tidy
from nnviz.tabs.gradient.view import GradientView
from nnviz.tabs.gradient.words import point_text
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.number_format import number_text
from nnviz.ui.base.theme import THEME, TICK_SIZE
from nnviz.ui.plots.items.arrows import Arrows
from nnviz.ui.plots.items.drag_handle import Handle
from nnviz.ui.plots.items.line_pool import Line, LinesPlot
from nnviz.ui.plots.ranges import round_range
from nnviz.ui.widgets.equation_strip import Equation

_THETA = np.linspace(-180, 180, 181)
_TURNS = (-180, -90, 0, 90, 180)
_BESIDE = 10  # px at scale 1 between the line of the largest slope and the end of its label, beside the words
_KEY_TURN = np.deg2rad(2)  # by which an arrow key turns the direction, however much of the surface is seen
_LEVEL = 1e-9  # slopes up to here are noise of the differences: the axis does not follow them
_LABEL_AT, _ROOM = 0.96, 1.24  # how high the label of the largest slope stands, and the axis above that slope for it


class FieldView(GradientView):
    """The probe on the map, and beside it the slope in every direction."""

    def build(self, page: QWidget) -> None:
        """Make the probe with its arrows and the plot of slopes."""
        self.partial_arrows = [Arrows(self.map, "training", 2, z=8, dash=True) for _ in range(2)]
        self.direction_arrow = Arrows(self.map, "ink", 2.5, z=9)
        self.turner = Handle(self.map, "ink", "square", radius=6)
        self.turner.moved.connect(self._on_turned)
        self.probe = Handle(self.map, "vermillion", "circle", key_step=(0.1, 0.1))
        self.probe.moved.connect(self._on_probe)
        self.slope_plot = LinesPlot("gradient")
        self.slope_plot.set_texts(
            QT_TRANSLATE_NOOP("gradient", "Slope in every direction"),
            QT_TRANSLATE_NOOP("gradient", "Direction θ in degrees"),
            QT_TRANSLATE_NOOP("gradient", "Directional derivative"),
        )  # fmt: skip
        self.zero = self.slope_plot.marker("muted", dash=False, angle=0)
        self.slope_plot.getAxis("bottom").setTicks([[(turn, number_text(turn)) for turn in _TURNS]])
        self.best = self.slope_plot.marker("vermillion", label=" ")
        self.best.label.setPosition(_LABEL_AT)
        self.slope_plot.getViewBox().sigResized.connect(self._name_best)
        self.slope_handle = Handle(self.slope_plot, "ink", "square", key_step=(1, 1), radius=6)
        self.slope_handle.moved.connect(self._on_angle)
        self._top, self._largest = 1.0, 0.0  # of the axis of slopes; the largest slope
        self.beside = (self.slope_plot,)
        self.items = (self.probe, self.turner, self.direction_arrow, *self.partial_arrows)

    def draw(self, state: GradientState) -> None:
        """Put the point, its arrows and the direction."""
        self.map.hide_runs()
        if not self.probe.held:  # in a drag the window stands still
            self.map.frame()
        x = np.array([state.p0, state.p1])
        g = probe_gradient_at(state, x)
        good = bool(np.isfinite(np.hypot(*g)))
        self._draw_arrows(state, x, g if good else np.full(2, np.nan))
        self._draw_direction(state, x)
        self.probe.put(*x)
        self._draw_slopes(state, g if good else np.full(2, np.nan))

    def verdict(self, state: GradientState, moment: int) -> str:
        """Return what is to say of the point."""
        x = np.array([state.p0, state.p1])
        return point_text(state, x)

    def _draw_arrows(self, state: GradientState, x: np.ndarray, g: np.ndarray) -> None:
        view = self.map.view()
        height, length = view[3] - view[2], float(np.hypot(*g))
        scale = 0.2 * height / scale_of_surface(state).slope
        if length * scale > 0.42 * height:
            scale = 0.42 * height / length
        sides = (1.0, 1.0), (1.0, 0.0), (0.0, 1.0)  # the gradient, and each partial derivative alone
        for arrow, (across, up) in zip((self.map.gradient_arrow, *self.partial_arrows), sides, strict=True):
            arrow.show_arrows(x[0], x[1], g[0] * across * scale, g[1] * up * scale, 12)

    def _draw_direction(self, state: GradientState, x: np.ndarray) -> None:
        view, angle = self.map.view(), np.deg2rad(state.angle)
        along = 0.24 * (view[3] - view[2]) * np.array([np.cos(angle), np.sin(angle)])
        self.direction_arrow.show_arrows(x[0], x[1], along[0], along[1], 10)
        self.turner.key_step = 2 * (_KEY_TURN * float(np.hypot(*along)),)
        self.turner.put(*(x + along))

    def _draw_slopes(self, state: GradientState, g: np.ndarray) -> None:
        """Draw the slope in every direction: none where there is no gradient, a level line where it is 0."""
        slopes = g[0] * np.cos(np.deg2rad(_THETA)) + g[1] * np.sin(np.deg2rad(_THETA))
        self.slope_plot.show_lines([Line(translate("gradient", "Slope"), "ink", _THETA, slopes)])
        self._largest = float(np.nan_to_num(np.hypot(*g)))
        top = self._largest * _ROOM if self._largest > _LEVEL else 1.0
        if not 0.4 * self._top < top <= self._top or not self.probe.held:  # the axis stands still in a drag
            self._top = round_range(0, top)[1]
        self.slope_plot.set_domain((-180.0, 180.0), (-self._top, self._top))
        self.best.setVisible(self._largest > 0)
        self.best.setValue(float(np.rad2deg(np.arctan2(g[1], g[0]))) if self._largest else 0.0)
        self._name_best()
        at = np.deg2rad(state.angle)
        self.slope_handle.put(state.angle, float(np.nan_to_num(g[0] * np.cos(at) + g[1] * np.sin(at))))

    @Slot(object)
    def _name_best(self, box: object = None) -> None:
        """Write the largest slope beside its line; in a plot too narrow for the words the number alone."""
        number = number_text(self._largest)
        words = translate("gradient", "largest: {value}").format(value=number)
        width, turn = self.slope_plot.getViewBox().width(), self.best.value()
        room = max(180 - turn, 180 + turn) / 360 * width - _BESIDE * THEME.current.scale
        wide = QFontMetricsF(THEME.font(TICK_SIZE)).horizontalAdvance(words)
        self.best.label.setFormat(words if wide < room else number)

    def hint(self) -> str:
        """Return what to do with the mouse."""
        return translate(
            "gradient", "Drag the round point, or its square to turn the direction; or Tab, then the arrow keys."
        )

    def equations(self, state: GradientState) -> Sequence[Equation]:
        """Return f, the gradient and the slope in the direction."""
        return field_equations(state)

    def highlight(self, key: str) -> None:
        """Light up the gradient, the partial derivatives and the direction."""
        super().highlight(key)
        for name, item in (("partial0", self.partial_arrows[0]), ("partial1", self.partial_arrows[1]),
                           ("direction", self.direction_arrow)):  # fmt: skip
            item.light(key == name)

    def retranslate(self) -> None:
        """Name the handles."""
        self.probe.set_name(translate("gradient", "Point whose gradient is shown"))
        for handle in (self.turner, self.slope_handle):
            handle.set_name(translate("gradient", "Direction whose slope is shown"))

    @Slot(float, float)
    def _on_probe(self, x: float, y: float) -> None:
        self.tab.change(merge="probe", p0=tidy(x, self.map), p1=tidy(y, self.map))

    @Slot(float, float)
    def _on_turned(self, x: float, y: float) -> None:
        angle = float(np.rad2deg(np.arctan2(y - self.state.p1, x - self.state.p0)))
        self.tab.change(merge="angle", angle=float(round(angle)))

    @Slot(float, float)
    def _on_angle(self, angle: float, slope: float) -> None:
        self.tab.change(merge="angle", angle=float(min(180, max(-180, round(angle)))))
