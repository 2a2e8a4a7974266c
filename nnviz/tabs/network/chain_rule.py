"""Chain rule: y = f(g(x)) in three small curves with their tangents; two rates multiply to the third.

Five seconds: three curves, a point and a tangent on each, and under them rate × rate = rate. One second: x is dragged,
and all three points move.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from nnviz.core.expressions import Expression
from nnviz.core.studies.network.chain_rule import (
    ChainedRates,
    inner_function,
    inner_rate,
    outer_function,
    outer_rate,
    rates,
)
from nnviz.tabs.common.layout import below, beside
from nnviz.tabs.network.state import REACH, NetworkState
from nnviz.tabs.network.view import NetworkView
from nnviz.tabs.network.widgets.factor_row import Factor, FactorRow
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.number_format import bracketed_text, number_text
from nnviz.ui.files.script_template import script_text
from nnviz.ui.plots.curve import smooth
from nnviz.ui.plots.items.drag_handle import Handle
from nnviz.ui.plots.plot import Plot
from nnviz.ui.view import Picture
from nnviz.ui.widgets.equation_strip import Equation
from nnviz.ui.widgets.live_text import LiveText

_STEPS = 60  # of x from left to right


class _Curve:
    """A plot with a curve, the tangent in a point, and the point."""

    def __init__(self, across: str, up: str, role: str) -> None:
        self.plot = Plot("network")
        self.plot.set_texts(up, across, "")
        self.curve = self.plot.curve("ink", up, width=2, still=True)
        self.tangent = self.plot.curve(role, QT_TRANSLATE_NOOP("network", "tangent"), width=2, dash=True)
        smooth(self.curve)
        self.plot.legend.hide()
        self.handle = Handle(self.plot, role, key_step=(0.05, 0.0))

    def draw_curve(self, x: np.ndarray, y: np.ndarray) -> None:
        """Draw a curve through (x, y)."""
        self.plot.set_data(self.curve, x, y)
        finite = y[np.isfinite(y)]
        low, high = (float(finite.min()), float(finite.max())) if len(finite) else (-1.0, 1.0)
        room = 0.15 * (high - low) or 1.0
        self.plot.set_domain((float(x[0]), float(x[-1])), (low - room, high + room))
        self.reach = 0.25 * float(x[-1] - x[0])

    def draw_tangent(self, at: tuple[float, float], slope: float) -> None:
        """Draw the tangent with a slope in one of its points."""
        there, reach = bool(np.isfinite([*at, slope]).all()), self.reach
        ends = np.array([at[0] - reach, at[0] + reach]) if there else np.empty(0)
        self.plot.set_data(self.tangent, ends, at[1] + slope * (ends - at[0]))
        self.handle.setVisible(there)
        if there:
            self.handle.put(*at)


class ChainRuleView(NetworkView):
    """Three curves in a row over the product of their rates."""

    start = QT_TRANSLATE_NOOP("network", "Move x")
    hint = QT_TRANSLATE_NOOP("network", "Drag a point. Where does a rate become 0, and what does that do to the "
                                        "product?")  # fmt: skip
    rate = 10.0

    def build(self, page: QWidget) -> None:
        """Make the sentence, the three curves and the cards."""
        self.sentence = LiveText(plain=True)
        self.inner = _Curve("x", QT_TRANSLATE_NOOP("network", "t = g(x)"), "training")
        self.outer = _Curve("t", QT_TRANSLATE_NOOP("network", "y = f(t)"), "right")
        self.whole = _Curve("x", QT_TRANSLATE_NOOP("network", "y = f(g(x))"), "vermillion")
        for curve in (self.inner, self.whole):
            curve.handle.moved.connect(self._on_moved)
        self.outer.handle.moved.connect(self._on_outer)
        self.cards = FactorRow()
        self._functions: tuple[str, str] | None = None  # whose curves are drawn
        plots = beside(self.inner.plot, self.outer.plot, self.whole.plot, stretch=(1, 1, 1))
        page.setLayout(below(self.sentence, plots, self.cards, stretch=(0, 1, 0)))

    def pictures(self) -> Sequence[Picture]:
        """Return the three curves and the cards."""
        return (self.inner.plot, self.outer.plot, self.whole.plot, self.cards)

    @Slot(float, float)
    def _on_moved(self, x: float, y: float) -> None:
        self.tab.change(merge="x", place_x=round(min(REACH, max(-REACH, x)), 2) + 0.0)

    @Slot(float, float)
    def _on_outer(self, t: float, y: float) -> None:
        """Take the x on the side where it is now that comes nearest to a t."""
        state = self.tab.state
        x = np.linspace(-REACH, REACH, 121)
        off = np.abs(inner_function(state.inner)(x) - t) + 1e-6 * np.abs(x - state.place_x)
        self.tab.change(merge="x", place_x=round(float(x[int(np.argmin(off))]), 2) + 0.0)

    # Time: x from left to right.

    def positions(self, state: NetworkState) -> tuple[int, int]:
        """Return the last place of x and the one on show."""
        return _STEPS, round((state.place_x + REACH) * _STEPS / (2 * REACH))

    def moment(self, state: NetworkState, position: int) -> dict[str, Any]:
        """Return x at a position."""
        return {"place_x": round(-REACH + 2 * REACH * position / _STEPS, 2) + 0.0}

    # Drawing.

    def draw(self, state: NetworkState) -> None:
        """Draw the curves, the tangents and the product."""
        at = rates(state.outer, state.inner, state.place_x)
        if (state.outer, state.inner) != self._functions:
            self._functions = state.outer, state.inner
            self._draw_curves(*self._functions)
        self.inner.draw_tangent((at.x, at.t), at.inner)
        self.outer.draw_tangent((at.t, at.y), at.outer)
        self.whole.draw_tangent((at.x, at.y), at.product)
        self.cards.show_factors(*_cards(at))
        self.sentence.setText(_sentence(at))

    def _draw_curves(self, outer: str, inner: str) -> None:
        f, g = outer_function(outer), inner_function(inner)
        x = np.linspace(-REACH, REACH, 201)
        through = g(x)
        t = np.linspace(*_ends(through), 201)
        self.inner.draw_curve(x, through)
        self.outer.draw_curve(t, _shown(f, t))
        self.whole.draw_curve(x, _shown(f, through))

    def equations(self, state: NetworkState) -> Sequence[Equation]:
        """Return both rates and their product."""
        at = rates(state.outer, state.inner, state.place_x)
        outer, inner = outer_rate(state.outer), inner_rate(state.inner)
        product = f"{number_text(at.outer, 6)} · {bracketed_text(at.inner, 6)} = <b>{number_text(at.product, 6)}</b>"
        return (
            Equation("d<i>t</i>/d<i>x</i> = <i>g</i>′(<i>x</i>)", f"{inner.mathematics} = {number_text(at.inner, 6)}",
                     f"dt_dx = {inner.python}", essential=False),
            Equation("d<i>y</i>/d<i>t</i> = <i>f</i>′(<i>t</i>)", f"{outer.mathematics} = {number_text(at.outer, 6)}",
                     f"dy_dt = {outer.python}", essential=False),
            Equation("d<i>y</i>/d<i>x</i> = d<i>y</i>/d<i>t</i> · d<i>t</i>/d<i>x</i>", product,
                     "dy_dx = dy_dt * dt_dx"),
        )  # fmt: skip

    def script(self, state: NetworkState) -> str:
        """Return both rates as a program."""
        outer, inner = state.outer, state.inner
        return script_text(
            "network_chain", X=state.place_x, INNER=inner_function(inner).python, OUTER=outer_function(outer).python,
            INNER_RATE=inner_rate(inner).python, OUTER_RATE=outer_rate(outer).python,
        )  # fmt: skip

    def retranslate(self) -> None:
        """Name the handles and the cards."""
        for curve in (self.inner, self.outer, self.whole):
            curve.handle.set_name(translate("network", "Drag x"))
        self.cards.setAccessibleName(translate("network", "Two rates and their product"))


def _ends(values: np.ndarray) -> tuple[float, float]:
    """Return what t covers: everything that g gives, and some more."""
    low, high = float(np.min(values)), float(np.max(values))
    room = 0.05 * (high - low) or 1.0
    return low - room, high + room


def _shown(f: Expression, t: np.ndarray) -> np.ndarray:
    return np.asarray(f(t))


def _cards(at: ChainedRates) -> tuple[list[Factor], list[str]]:
    return [
        Factor("dy/dt", number_text(at.outer), ((f"t = {number_text(at.t)}", "muted"),), "right"),
        Factor("dt/dx", number_text(at.inner), ((f"x = {number_text(at.x)}", "muted"),), "training"),
        Factor("dy/dx", number_text(at.product), ((f"Δy/Δx {number_text(at.numerical, 6)}", "muted"),), "vermillion"),
    ], ["×", "="]  # fmt: skip


def _sentence(at: ChainedRates) -> str:
    if not np.isfinite([at.y, at.product]).all():
        return translate("network", "f is not defined at t = {t}. Move x to where it is.").format(t=number_text(at.t))
    if at.product == 0:
        return translate("network", "One rate is 0, so the product is 0 too: to first order y does not change here.")
    text = translate("network", "If x changes by a little, t changes {inner} times as much, and y "
                                "{outer} times as much as t: together {product} times.")  # fmt: skip
    values = {"inner": at.inner, "outer": at.outer, "product": at.product}
    return text.format(**{name: number_text(value, 3) for name, value in values.items()})
