"""The view of one variable: a ball on a curve, the slope under it, and the step that follows from it."""

import math
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from nnviz.core.curves import Curve, sample
from nnviz.core.studies.gradient.descent_diagnosis import Outcome, diagnose, end_of
from nnviz.tabs.gradient.curves import Curves
from nnviz.tabs.gradient.state import GradientState
from nnviz.tabs.gradient.surface import line_of, scale_of_surface, tidy
from nnviz.tabs.gradient.view import GradientView
from nnviz.tabs.gradient.words import OUTCOMES
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.number_format import bracketed_text, number_text
from nnviz.ui.files.script_template import script_text
from nnviz.ui.plots.curve import cut_off
from nnviz.ui.plots.items.arrows import Arrows
from nnviz.ui.plots.items.drag_handle import Handle
from nnviz.ui.plots.items.marks import Dots
from nnviz.ui.plots.items.plot_text import PlotText
from nnviz.ui.plots.plot import Plot
from nnviz.ui.view import Picture
from nnviz.ui.widgets.equation_strip import Equation

_SAMPLES = 500
_TANGENT = 0.12  # of the width: half of the piece of the tangent under the ball
_FAR = 1e9  # a ball farther out cannot be drawn
_NO_MINIMUM = QT_TRANSLATE_NOOP(
    "gradient", "The slope is (nearly) 0, but this is not a minimum: the curve falls to one side."
)
_SENTENCES = OUTCOMES | {
    Outcome.ARRIVED: QT_TRANSLATE_NOOP(
        "gradient", "Arrived at a minimum: the slope is (nearly) 0, and the curve bends up."
    ),
    Outcome.LOCAL_MINIMUM: QT_TRANSLATE_NOOP(
        "gradient", "In the wrong valley: the slope is (nearly) 0, but the curve is lower elsewhere."
    ),
    Outcome.FLAT_MINIMUM: QT_TRANSLATE_NOOP(
        "gradient", "Arrived at a flat minimum: the slope is (nearly) 0, and nowhere near does the curve fall."
    ),
    Outcome.PLATEAU: QT_TRANSLATE_NOOP("gradient", "On a plateau: there is almost no slope."),
    **dict.fromkeys((Outcome.SADDLE, Outcome.MAXIMUM, Outcome.FLAT_MAXIMUM), _NO_MINIMUM),
}
_LEFT = QT_TRANSLATE_NOOP("gradient", "The slope is {slope}, above 0: the next step goes left.")
_RIGHT = QT_TRANSLATE_NOOP("gradient", "The slope is {slope}, below 0: the next step goes right.")
_SLOPE = QT_TRANSLATE_NOOP("gradient", "At x = {x} the slope is {slope}.")


class LineView(GradientView):
    """A curve with a ball that goes down it.

    In five seconds: the ball lies on a slope; an arrow along the axis says where its next step goes, and how far.
    First touch: Space lets it go down, shorter and shorter; or the start is dragged to the other side of the valley.
    """

    def build(self, page: QWidget) -> None:
        """Make the plots, once."""
        self.plot = plot = Plot("gradient", legend_at=(8, 8))
        plot.set_texts("", "x", "f(x)")
        self.line = plot.curve("ink", "", width=2, still=True)
        self.tangent = plot.curve("vermillion", "", width=2, straight=True)
        self.path = plot.curve("training", "", width=1)
        self.dots, self.ball = Dots(plot, "o", "training", 6), Dots(plot, "o", diameter=18)
        self.step_arrow = Arrows(plot, "ink", 3, z=22)
        self.step_note = PlotText(plot, (0.5, 1.7), halo=True, z=30)
        self.start = Handle(plot, "ink", "diamond", key_step=(0.1, 0.0))
        self.start.moved.connect(self._on_start)
        self.values = Curves()
        self._curve: Curve | None = None
        row = QHBoxLayout(page)
        row.setContentsMargins(8, 6, 8, 0)
        row.setSpacing(8)
        row.addWidget(plot, 62)
        row.addWidget(self.values, 38)

    def draw(self, state: GradientState) -> None:
        """Draw the curve if it is another one, and put the start."""
        curve = line_of(state)
        if curve is not self._curve:
            self._curve = curve
            x, y = sample(curve.f, *curve.x_range, _SAMPLES, curve.y_range[1] - curve.y_range[0])
            self.plot.set_data(self.line, x, cut_off(y, curve.y_range))
            self.plot.fitted = True
            self.plot.set_domain(curve.x_range, curve.y_range)
        self.start.put(state.line_start, float(curve.f(state.line_start)))

    def draw_moment(self, state: GradientState, moment: int) -> None:
        """Draw where the ball was, where it is, the slope there and the next step."""
        x = self.trajectory.x[: moment + 1, 0, 0].astype(np.float64)
        x = np.where(np.abs(x) < _FAR, x, np.nan)
        y = np.asarray(line_of(state).f(x), np.float64)
        self.plot.set_data(self.path, x, y)
        few = slice(-60, None)
        self.dots.show_points(list(zip(x[few].tolist(), y[few].tolist(), strict=True))[:-1])
        self.ball.show_points([(float(x[-1]), float(y[-1]))])
        self._draw_slope(state, float(x[-1]), float(y[-1]), moment)
        self.values.draw(state, self.run, moment, self.start.held)

    def _draw_slope(self, state: GradientState, x: float, y: float, moment: int) -> None:
        low, high = line_of(state).x_range
        half, slope = _TANGENT * (high - low), self._slope(state, moment)
        there = math.isfinite(slope) and math.isfinite(y)
        ends = np.array([x - half, x + half])[: 2 * there]
        self.plot.set_data(self.tangent, ends, y + slope * (ends - x))
        step = self._next_step(moment)
        shown = there and math.isfinite(step) and step != 0
        self.step_note.setVisible(shown)
        if not shown:
            self.step_arrow.clear_arrows()
            return
        self.step_arrow.show_arrows(x, y, max(-_FAR, min(_FAR, step)), 0.0, 10)
        beside = x + max(low - x, min(high - x, step / 2))
        told = number_text(step, 3)
        note = f"Δx = {told}"
        self.step_note.write(note, beside, y, self._anchor_at(beside, y, note))

    def _anchor_at(self, x: float, y: float, text: str) -> tuple[float, float]:
        """Return which part of the note lies at a place: the middle, over it, unless that would be cut at an edge."""
        wide, tall = self.step_note.size_of(text)
        box = self.plot.getViewBox()
        (left, right), (_, top) = box.viewRange()
        across, up = box.viewPixelSize()
        before, behind = (x - left) / across / wide, (right - x) / across / wide
        return max(0.0, min(max(0.5, 1 - behind), before)), 1.7 if (top - y) / up > 1.7 * tall else -0.7

    def _slope(self, state: GradientState, moment: int) -> float:
        return float(line_of(state).derivative(float(self.trajectory.x[moment, 0, 0])))

    def _next_step(self, moment: int) -> float:
        """Return the step that follows; NaN at the end."""
        return float(self.run.step(moment, 0)[0]) if moment < len(self.trajectory) else math.nan

    def verdict(self, state: GradientState, moment: int) -> str:
        """Return what has become of the ball, or where its next step goes."""
        trajectory, scale = self.trajectory, scale_of_surface(state)
        if self.run.ended(state) and moment == len(trajectory):
            outcome = end_of(trajectory.x[:, :, 0], trajectory.value[:, 0], scale)
        else:
            outcome = diagnose(trajectory, 0, moment, scale, self.run.styles[0].h)
        slope = self._slope(state, moment)
        if outcome not in (Outcome.START, Outcome.DESCENDING):
            told = _SENTENCES[outcome]
        elif state.optimizer != "SGD" or not self._next_step(moment) * slope < 0:
            told = _SLOPE
        else:
            told = _LEFT if slope > 0 else _RIGHT
        return translate("gradient", told).format(
            slope=number_text(slope), x=number_text(float(trajectory.x[moment, 0, 0])),
            step=number_text(len(trajectory) + 1),
        )  # fmt: skip

    def hint(self) -> str:
        """Return what to do with the mouse."""
        return translate("gradient", "Drag the diamond, the start; or Tab, then the arrow keys.")

    def equations(self, state: GradientState) -> Sequence[Equation]:
        """Return f, the slope and the next step with their numbers."""
        curve, moment = line_of(state), self.tab.timeline.position
        x = float(self.trajectory.x[moment, 0, 0])
        slope, step = self._slope(state, moment), self._next_step(moment)
        shown = f"<i>f</i>({number_text(x, 6)}) = <b>{number_text(float(curve.f(x)), 6)}</b>"
        told = ""
        if state.optimizer == "SGD" and math.isfinite(step):
            told = (f"{number_text(x)} − {number_text(state.line_rate)} · {bracketed_text(slope)} = "
                    f"<b>{number_text(x + step)}</b>")  # fmt: skip
        elif math.isfinite(step):
            told = f"{number_text(x)} + {bracketed_text(step)} = <b>{number_text(x + step)}</b>"
        rule = "<i>x</i> ← <i>x</i> − <i>η</i>·<i>f</i>′(<i>x</i>)" if state.optimizer == "SGD" else \
            f"<b>{state.optimizer}</b>: <i>x</i> ← <i>x</i> + Δ<i>x</i>"
        return (
            Equation(f"<i>f</i>(<i>x</i>) = {curve.f.mathematics}", shown, f"f = {curve.f.python}"),
            Equation(f"<i>f</i>′(<i>x</i>) = {curve.derivative.mathematics}", f"<b>{number_text(slope, 6)}</b>",
                     curve.derivative.python if len(curve.derivative.python) < 50 else ""),
            Equation(rule, told, "x -= rate * slope" if state.optimizer == "SGD" else ""),
        )  # fmt: skip

    def script(self, state: GradientState) -> str:
        """Return a program that draws the same curve with the same run."""
        curve = line_of(state)
        text = script_text("gradient_line", START=state.line_start, RATE=state.line_rate, STEPS=state.steps,
                           OPTIMISER=state.optimizer, X_RANGE=curve.x_range, Y_RANGE=curve.y_range,
                           **{"MOMENTUM, RHO, BETA1, BETA2": (state.momentum, state.rho, state.beta1, state.beta2)})
        bodies = {"    return x**2  # f\n": curve.f, "    return 2 * x  # its slope\n": curve.derivative}
        for old, new in bodies.items():
            text = text.replace(old, f"    return {new.python}{old[old.index('  #') :]}")
        return text

    def pictures(self) -> Sequence[Picture]:
        """Return the curve and the values."""
        return self.plot, self.values

    def held(self) -> bool:
        """Return whether the start is being dragged."""
        return self.start.held

    def highlight(self, key: str) -> None:
        """Nothing of the strip is marked here."""

    def retranslate(self) -> None:
        """Name the start."""
        self.start.set_name(translate("gradient", "Start of the descent"))

    @Slot(float, float)
    def _on_start(self, x: float, y: float) -> None:
        low, high = self.plot.getViewBox().viewRange()[0]
        self.tab.change(merge="line", line_start=tidy(min(high, max(low, x)), self.plot))


