"""The numerical-derivative laboratory: a point on a curve, secants that become its tangent, and what h does to them."""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, cast

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout

from nnviz.core.curves import Curve
from nnviz.core.studies.derivatives.rounding_error import LEAST_STEP, Quotient, halvings
from nnviz.tabs.derivatives.curve import CurveView
from nnviz.tabs.derivatives.presets import PRESETS
from nnviz.tabs.derivatives.state import (
    MOST_ZOOM,
    PLAYS,
    DerivativesState,
    by_difference,
    curve_of,
    following_zoom,
    on_curve,
    surface_of,
)
from nnviz.tabs.derivatives.view import DerivativesView
from nnviz.tabs.derivatives.words import exact_text, hint_text
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.number_format import full_text, number_text, readable
from nnviz.ui.playback.status import Status
from nnviz.ui.state_player import StatePlayer
from nnviz.ui.timed_tab import TimedTab
from nnviz.ui.widgets.figures import Figures
from nnviz.ui.widgets.live_text import LiveText

_REST = 1e-20  # where halving stops if it began above: long after the last digit is gone
_RATE = 4.0  # halvings a second


def _place_on(state: DerivativesState, fields: dict[str, Any]) -> dict[str, Any]:
    """Return another place for a State that takes these fields, where its own is of no use; nothing where it is."""
    try:
        new = curve_of(replace(state, **fields))
    except ValueError:  # the frame tells it
        return {}
    before = curve_of(state)
    if new == before:
        return {}
    chosen = fields.get("curve", state.curve) != state.curve  # or typed: a place that was far out before stays
    if (chosen or _has(before, state.x)) and not _has(new, state.x):
        return {"zoom": 0, "x": new.nearest(new.start)}
    x = new.nearest(state.x)
    return {"x": x} if x != state.x else {}


def _has(curve: Curve, x: float) -> bool:
    """Return whether a curve is worth looking at around x."""
    return curve.x_range[0] < x < curve.x_range[1]


class DerivativesTab(TimedTab):
    """A curve and its secants, the error against h with the digits that are lost, and partial derivatives."""

    name = "derivatives"
    State = DerivativesState
    presets = PRESETS
    views = {  # noqa: RUF012 (the frame only reads it)
        "curve": (QT_TRANSLATE_NOOP("derivatives", "Curve and tangent"), CurveView),
        "error": (QT_TRANSLATE_NOOP("derivatives", "Error against h"), "nnviz.tabs.derivatives.error:ErrorView"),
        "partial": (
            QT_TRANSLATE_NOOP("derivatives", "Partial derivatives"), "nnviz.tabs.derivatives.partial:PartialView",
        ),  # fmt: skip
        "plane": (QT_TRANSLATE_NOOP("derivatives", "Tangent plane"), "nnviz.tabs.derivatives.plane:PlaneView"),
        "number": (QT_TRANSLATE_NOOP("derivatives", "A number as stored"), "nnviz.tabs.derivatives.number:NumberView"),
    }
    time_unit = ("derivatives", QT_TRANSLATE_NOOP("derivatives", "halving"))

    def build(self) -> None:
        """Make the figures and the sentence over the views, once."""
        self._run: list[float] = []
        self._run_key: tuple[str, float, int] = ("", 0.0, 0)
        self._moment_key = self._run_key  # of the moment on show: drawn again, it is still the same run
        self._player = StatePlayer(self, self._fields_at)
        self.figures = Figures("derivatives", {
            "numerical": QT_TRANSLATE_NOOP("derivatives", "Numerical slope"),
            "exact": QT_TRANSLATE_NOOP("derivatives", "Exact slope"),
            "error": QT_TRANSLATE_NOOP("derivatives", "Error"),
        }, {"numerical": "−0.00000000000000000", "exact": "−0.0000000000000000", "error": "0.000×10⁻⁰⁰"})  # fmt: skip
        self.verdict = LiveText(margin=16, plain=True, shrinks=True)
        column = cast("QVBoxLayout", self.picture.layout())
        column.insertWidget(1, self.figures)
        column.insertWidget(2, self.verdict)
        self.playback_bar.set_stride_tip("derivatives", QT_TRANSLATE_NOOP("derivatives", "Ten halvings"))
        self.timeline.moved.connect(self._on_moved)

    @property
    def view(self) -> DerivativesView:
        """The view on show."""
        return cast("DerivativesView", super().view)

    def change(self, merge: str = "", **fields: Any) -> None:
        """Set some fields; another curve brings its own place if the present one is out of sight or has no value."""
        state = self.state
        if {"curve", "formula"} & fields.keys() and "x" not in fields:
            fields |= _place_on(state, fields)
        if fields.get("surface", state.surface) != state.surface:
            low0, high0, low1, high1 = surface_of(replace(state, surface=fields["surface"]))[1]
            fields |= {"x0": min(high0, max(low0, state.x0)), "x1": min(high1, max(low1, state.x1))}
        super().change(merge, **fields)

    def _load_run(self, state: DerivativesState) -> None:
        key = (state.play, state.h, state.zoom)
        if key == self._moment_key or self._player.moving:
            return
        self._moment_key = key
        if key == self._run_key:  # undone: it is where the halving began
            self._player.show(self._run, rate=_RATE)
            return
        self._run_key = key
        if state.play == "zoom":
            self._run = [float(n) for n in range(state.zoom + 1, MOST_ZOOM + 1)]
        else:
            self._run = list(halvings(state.h, _REST if state.h > _REST else LEAST_STEP))
        self._player.show(self._run, rate=_RATE)

    def _fields_at(self, position: int) -> dict[str, Any]:
        play, h, zoom = self._run_key
        if play == "zoom":
            return {"zoom": int(self._run[position - 1]) if position else zoom}
        # The view follows the step: back at the beginning it is the one from which it came.
        h = self._run[position - 1] if position else h
        return {"h": h, "zoom": following_zoom(replace(self.state, zoom=zoom), h) if position else zoom}

    @Slot(int)
    def _on_moved(self, position: int) -> None:
        self._moment_key = (self.state.play, self.state.h, self.state.zoom)  # after the State has followed

    def start_text(self, status: str) -> str:
        """Return what the main button says."""
        if status == Status.RUNNING:
            return super().start_text(status)
        return translate("derivatives", PLAYS[self.state.play])

    def draw(self, state: DerivativesState) -> None:
        """Draw the view on show."""
        self._load_run(state)
        for widget in (self.playback_bar, self.start_button):
            widget.setVisible(on_curve(state))
        self.hint.setText(self._hint(state))
        super().draw(state)
        self.figures.setVisible(self.view.shows_slope)
        if self.view.shows_slope:
            self._show_figures(*self.view.slope(state))
        self.verdict.setText(self.view.verdict(state))

    def _hint(self, state: DerivativesState) -> str:
        if state.view == "plane":
            return translate("derivatives", "Drag the point, or the diamond for the step; or Tab, then the arrow keys.")
        return readable(hint_text(state)) if by_difference(state) else ""

    def sentences(self) -> Sequence[str]:
        """Return every text that says something of the picture, the sentence over it and the strip among them."""
        rows = self.view.equations(self.state) if self.view.shows_slope else ()
        return [*super().sentences(), self.verdict.text(), *(row.numbers for row in rows)]

    def _show_figures(self, quotient: Quotient, exact: float) -> None:
        error = abs(quotient.slope - exact)
        self.figures.show_values(
            numerical=full_text(quotient.slope), exact=exact_text(exact),
            error=number_text(error) if math.isfinite(error) else "–",
        )  # fmt: skip
