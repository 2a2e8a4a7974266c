"""Is f linear? Two inputs, their sum or multiple, and the two sides of the question."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from nnviz.core.studies.activations.linearity import (
    CANDIDATES,
    Comparison,
    Function,
    additivity,
    counterexample,
    function_of,
    homogeneity,
)
from nnviz.tabs.activations.state import ActivationsState
from nnviz.tabs.activations.view import ActivationsView, below, beside, held, mark, rounded, spoken, vector, wide
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.number_format import bracketed_text, number_text
from nnviz.ui.base.theme import THEME, blend
from nnviz.ui.plots.items.drag_handle import Handle
from nnviz.ui.plots.items.draggable_bars import BarChart
from nnviz.ui.plots.items.marks import Look, Marks
from nnviz.ui.plots.items.plot_text import PlotText
from nnviz.ui.plots.items.shapes import Place
from nnviz.ui.plots.line_item import LineItem
from nnviz.ui.plots.plot import Plot
from nnviz.ui.view import Picture
from nnviz.ui.widgets.equation_strip import Equation
from nnviz.ui.widgets.live_text import LiveText


class SuperpositionView(ActivationsView):
    """Is f linear? Two inputs, their sum or multiple, and the two sides of the question as bars.

    Five seconds: two points on a line, and two bars of the same height: f(u) + f(v) is f(u + v).
    One second after the first touch: the dragged input moves both bars; with another function they come apart.
    """

    def build(self, page: QWidget) -> None:
        """Make the plot with two points to drag, the bars, and the verdict."""
        self.plot = Plot("activations", legend_at=(8, 8))
        self.function = self.plot.curve("ink", QT_TRANSLATE_NOOP("activations", "f"), width=2, still=True)
        self.levels = self.plot.curve("muted")
        self.sides = LineItem(connect="pairs")
        self.gap = LineItem()
        for item in (self.sides, self.gap):
            self.plot.addItem(item, ignoreBounds=True)
        self.plot.marker("border", dash=False, angle=0)
        self.plot.marker("border", dash=False)
        self.result = Marks(self.plot)
        self.plot.legend.hide()
        self.labels = [
            PlotText(self.plot, role=role, bold=True, z=20) for role in ("training", "test", "marker", "ink")
        ]
        self.first, self.second = Handle(self.plot, "training"), Handle(self.plot, "test", "square")
        self.first.moved.connect(self._on_first)
        self.second.moved.connect(self._on_second)
        self.bars = BarChart("activations", 4)
        self.bars.set_texts(QT_TRANSLATE_NOOP("activations", "The two sides"), "", "")
        self.verdict = LiveText()
        self._drawn: tuple[object, ...] | None = None  # what the function was drawn for
        page.setLayout(below(self.verdict, beside(self.plot, self.bars, stretch=(3, 2)), stretch=(0, 1)))

    def pictures(self) -> Sequence[Picture]:
        """Return the plot and the bars."""
        return (self.plot, self.bars)

    @Slot(float, float)
    def _on_first(self, x: float, y: float) -> None:
        x, y = (rounded(v, self.half) for v in (x, y))
        self.tab.change(merge="u", u=x, **({"u2": y} if self.tab.state.candidate == "two_inputs" else {}))

    @Slot(float, float)
    def _on_second(self, x: float, y: float) -> None:
        state = self.tab.state
        x, y = (rounded(v, self.half) for v in (x, y))
        if state.test == "sum":
            self.tab.change(merge="v", v=x, **({"v2": y} if state.candidate == "two_inputs" else {}))
        elif abs(state.u) > 1e-9:
            self.tab.change(merge="c", c=rounded(x / state.u, 100))

    def draw(self, state: ActivationsState) -> None:
        """Draw the points, the sides and the verdict."""
        row = CANDIDATES[state.candidate]
        f = function_of(state.candidate, state.a, state.b)
        u, v = _inputs(state, "u"), _inputs(state, "v")
        summed = state.test == "sum"
        compared = additivity(f, u, v) if summed else homogeneity(f, u, state.c)
        end = u + v if summed else state.c * u
        plane = row.inputs == 2
        self.plot.getViewBox().setAspectLocked(plane)
        if not held(self.first, self.second):
            self.half = wide(float(np.abs([*u, *v, *end]).max() if summed else np.abs([*u, *end]).max()))
        self._set_plot_texts(plane)
        shape = (state.candidate, state.a, state.b, self.half)
        if shape != self._drawn:
            self._drawn = shape
            self._draw_function(f, plane)
        if plane:
            self._draw_plane(u, v if summed else end, end, summed)
        else:
            self._draw_line(f, u, v if summed else end, end, compared, summed)
        self._draw_bars(compared, summed)
        self._say(state, f, compared)

    def _set_plot_texts(self, plane: bool) -> None:
        self.plot.set_texts(
            QT_TRANSLATE_NOOP("activations", "Contour lines of f, and the sum of two inputs") if plane
            else QT_TRANSLATE_NOOP("activations", "The function and the values of the two sides"),
            QT_TRANSLATE_NOOP("activations", "x₁") if plane else QT_TRANSLATE_NOOP("activations", "x"),
            QT_TRANSLATE_NOOP("activations", "x₂") if plane else QT_TRANSLATE_NOOP("activations", "f(x)"),
        )  # fmt: skip

    def _draw_function(self, f: Function, plane: bool) -> None:
        """Draw f as a line, or as lines of equal f; only when it changed, for it covers the whole plot."""
        x: np.ndarray = np.empty(0)
        y: np.ndarray = np.empty(0)
        levels = np.empty(0), np.empty(0)
        if plane:
            levels = _level_lines(float(f(np.array([1.0, 0.0]))), float(f(np.array([0.0, 1.0]))), self.half)
        else:
            x = np.union1d(np.linspace(-self.half, self.half, 401), [0.0, 1e-9])
            y = f(x[None])
        self.plot.set_data(self.function, x, y)
        self.plot.set_data(self.levels, *levels, np.resize([True, False], len(levels[0])))

    def _draw_line(
        self, f: Function, u: np.ndarray, v: np.ndarray, end: np.ndarray, compared: Comparison, summed: bool
    ) -> None:
        fu, fv = float(f(u)), float(f(v)) if summed else compared.left
        corner = (float(end[0]), compared.left)
        tall = wide(max(map(abs, (fu, fv, compared.left, compared.right))), 1.5)
        lowest = min(fu, fv, compared.left, compared.right, float(f(np.array([-self.half]))))
        if not held(self.first, self.second):
            low = -tall * (1.1 if lowest < -0.05 * tall else 0.2)
            self.plot.set_domain((-self.half, self.half), (low, tall * 1.3))  # a text stands over the point
        sides = [(0, 0), (u[0], fu), (u[0], fu), corner, (0, 0), (v[0], fv), (v[0], fv), corner]
        sides = sides if summed else [(0, 0), corner]
        self._set_sides(sides, corner, (float(end[0]), compared.right))
        self.first.put(u[0], fu)
        self.second.put(v[0], fv)
        names = ("u", "v", "", "") if summed else ("u", "", "", "")
        self._set_labels(names, ((u[0], fu), (v[0], fv), corner, (float(end[0]), compared.right)), compared, summed)

    def _draw_plane(self, u: np.ndarray, v: np.ndarray, end: np.ndarray, summed: bool) -> None:
        self.plot.set_domain((-self.half, self.half), (-self.half, self.half))
        o, p, q, r = (0.0, 0.0), *((float(x), float(y)) for x, y in (u, v, end))
        self._set_sides([o, p, p, r, o, q, q, r] if summed else [o, r], r, r)
        self.first.put(*p)
        self.second.put(*q)
        names = ("u", "v", "", "u + v") if summed else ("u", "c·u", "", "")
        self._set_labels(names, (p, q, r, r), None, summed)

    def _set_sides(self, sides: Sequence[Place], left: tuple[float, float], right: tuple[float, float]) -> None:
        points = np.array(sides, float)
        self.sides.set_points(points[:, 0], points[:, 1])
        self.gap.set_points([left[0], right[0]], [left[1], right[1]])
        theme = THEME.current
        radius = 5.5 * theme.scale
        self.result.show_marks([left, right], [Look(theme.marker, theme.background, "square", radius, 1),
                                               Look(theme.ink, theme.background, "circle", radius, 1)])  # fmt: skip

    def _set_labels(
        self, names: Sequence[str], places: Sequence[Place], compared: Comparison | None, summed: bool
    ) -> None:
        texts = list(names)
        if compared is not None:
            texts[2] = "f(u) + f(v)" if summed else "c·f(u)"
            texts[3] = "f(u + v)" if summed else "f(c·u)"
            if compared.equal:
                texts[2], texts[3] = "", f"{texts[2]} = {texts[3]}"
        anchors = [(1.05, 1.25)] * 4
        if compared is not None and not compared.equal:
            under = compared.left < compared.right
            anchors[2:] = [(0.5, -0.3 if under else 1.3), (0.5, 1.3 if under else -0.3)]
        for label, text, place, anchor in zip(self.labels, texts, places, anchors, strict=True):
            label.write(text, float(place[0]), float(place[1]), anchor)

    def _draw_bars(self, compared: Comparison, summed: bool) -> None:
        values = [*compared.parts, compared.left, compared.right]
        names = ["f(u)", "f(v)", "f(u) + f(v)", "f(u + v)"] if summed else ["f(u)", "c·f(u)", "f(c·u)"]
        tall = wide(max(map(abs, values)), 1.5)
        low = -tall if min(values) < 0 else 0.0
        self.bars.set_domain((-0.6, len(values) - 0.4), (low * 1.15, tall * 1.15 if max(values) > 0 else 0.15 * tall))
        last = (len(values) - 2, len(values) - 1)
        lit = {"left": last[:1], "right": last[1:]}.get(self.lit, last)
        self.bars.show_bars(values, [number_text(v) for v in values], names, lit, () if compared.equal else last)

    def _say(self, state: ActivationsState, f: Function, compared: Comparison) -> None:
        row = CANDIDATES[state.candidate]
        linear = row.linear(state.a, state.b)
        if compared.equal and linear:
            text = translate("activations", "The sides agree, for these numbers and for all others: f is linear.")
        elif compared.equal:
            text = self._counter(f, row.inputs, state.b)
        else:
            text = translate("activations", "The sides differ by {gap}: f is not linear.")
            text = text.format(gap=number_text(abs(compared.gap)))
        self.verdict.setText(f"{mark(compared.equal and linear)} {text}")

    @staticmethod
    def _counter(f: Function, inputs: int, b: float) -> str:
        found = counterexample(f, inputs)
        if found is None:
            text = translate("activations", "The sides agree as far as these digits go, and yet f is not linear: "
                             "f(0) is {b}, not 0.")  # fmt: skip
            return text.format(b=number_text(b))
        text = translate("activations", "The sides agree for these numbers only by chance: try the sum "
                                        "with u = {u}, v = {v}. f is not linear.")  # fmt: skip
        return text.format(u=number_text(found.u[0]), v=number_text(found.v[0]))

    def restyle(self) -> None:
        """Take the colours of the theme in force."""
        theme = THEME.current
        self.sides.setPen(pg.mkPen(blend(theme.marker, theme.background, 0.7), width=round(theme.scale)))
        self.gap.setPen(pg.mkPen(theme.vermillion, width=round(3 * theme.scale)))

    def retranslate(self) -> None:
        """Name the handles."""
        self.first.set_name(translate("activations", "Drag u"))
        self.second.set_name(translate("activations", "Drag to change the other input"))

    def description(self, state: ActivationsState) -> str:
        """Return the sentence of the view and the numbers of the strip."""
        return spoken(self.verdict.text(), self.equations(state))

    def equations(self, state: ActivationsState) -> Sequence[Equation]:
        """Return the question with its numbers."""
        f = function_of(state.candidate, state.a, state.b)
        u, v = _inputs(state, "u"), _inputs(state, "v")
        row = CANDIDATES[state.candidate]
        formula = Equation(f"<i>f</i> = {row.formula}", self._numbers(state, u, v), f"f = lambda x: {row.python}")
        if state.test == "sum":
            c = additivity(f, u, v)
            text = f"{number_text(c.parts[0])} + {bracketed_text(c.parts[1])} = {_sides(c)}"
            return formula, Equation("<i>f</i>(<i>u</i>) + <i>f</i>(<i>v</i>) = <i>f</i>(<i>u</i> + <i>v</i>)", text,
                                     "np.isclose(f(u) + f(v), f(u + v))")  # fmt: skip
        c = homogeneity(f, u, state.c)
        text = f"{number_text(state.c)} · {bracketed_text(c.parts[0])} = {_sides(c)}"
        return formula, Equation("<i>c</i> · <i>f</i>(<i>u</i>) = <i>f</i>(<i>c</i> · <i>u</i>)", text,
                                 "np.isclose(c * f(u), f(c * u))")  # fmt: skip

    @staticmethod
    def _numbers(state: ActivationsState, u: np.ndarray, v: np.ndarray) -> str:
        texts = {"u": vector(u), "v": vector(v)} if state.test == "sum" else {"u": vector(u), "c": number_text(state.c)}
        texts = {k: number_text(getattr(state, k)) for k in CANDIDATES[state.candidate].uses} | texts
        return ", ".join(f"<i>{name}</i> = {text}" for name, text in texts.items())

    def settings(self, state: ActivationsState) -> dict[str, Any]:
        """Return the function and the numbers."""
        row = CANDIDATES[state.candidate]
        inputs = [float(i) for i in _inputs(state, "u")], [float(i) for i in _inputs(state, "v")]
        return {"FUNCTION": row.python, "INPUTS": row.inputs, "TEST": state.test, "a": state.a, "b": state.b,
                "slope": 0.01, "alpha": 1.0, "U": inputs[0], "V": inputs[1], "C": state.c}  # fmt: skip


def _sides(compared: Comparison) -> str:
    """Return both sides with = or ≠ between them; each lights up its bar."""
    left, right = (f'<a href="{key}"><b>{number_text(getattr(compared, key))}</b></a>' for key in ("left", "right"))
    return f"{left} {'=' if compared.equal else '≠'} {right}"


def _inputs(state: ActivationsState, name: str) -> np.ndarray:
    """Return u or v with as many numbers as the function has inputs."""
    values = (getattr(state, name), getattr(state, f"{name}2"))
    return np.array(values[: CANDIDATES[state.candidate].inputs])


def _level_lines(a: float, b: float, half: float) -> tuple[np.ndarray, np.ndarray]:
    """Return pairs of points on lines a·x₁ + b·x₂ = k that cross the square of side 2·half."""
    steep = math.hypot(a, b)
    if steep == 0:
        return np.empty(0), np.empty(0)
    offsets = np.arange(-14, 15) * half / 7
    along, across = np.array([-b, a]) / steep, np.array([a, b]) / steep
    ends = np.array([offset * across + side * 3 * half * along for offset in offsets for side in (-1, 1)])
    return ends[:, 0], ends[:, 1]
