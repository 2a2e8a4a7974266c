"""The numerical-derivative laboratory: a point on a curve, secants that become its tangent, and what h does to them."""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSignalBlocker, Slot

from nnviz.core.studies.rounding_error import KINDS, LEAST_STEP, Quotient, halvings
from nnviz.core.studies.tangents import Place, diagnose
from nnviz.tabs.derivatives.curve import CurvePage
from nnviz.tabs.derivatives.error import ErrorPage
from nnviz.tabs.derivatives.page import Page
from nnviz.tabs.derivatives.partial import PartialPage
from nnviz.tabs.derivatives.presets import PRESETS
from nnviz.tabs.derivatives.state import (
    MOST_ZOOM,
    MOVES,
    PLAYS,
    DerivativesState,
    curve_of,
    on_curve,
    partials_of,
    surface_of,
)
from nnviz.tabs.derivatives.words import (
    difference_row,
    exact_row,
    exact_text,
    hint_text,
    partial_row,
    partial_verdict_text,
    script_text,
    verdict_text,
)
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.number_format import full_text, number_text, readable
from nnviz.ui.playback.status import Status
from nnviz.ui.plots.plot import Plot
from nnviz.ui.tab import TimedTab
from nnviz.ui.widgets.equation_strip import Equation
from nnviz.ui.widgets.figures import Figures
from nnviz.ui.widgets.live_text import LiveText

_REST = 1e-20  # where halving stops if it began above: long after the last digit is gone
_RATE = 4.0  # halvings a second


class DerivativesTab(TimedTab):
    """A curve and its secants, the error against h with the digits that are lost, and partial derivatives."""

    name = "derivatives"
    State = DerivativesState
    presets = PRESETS
    views = {  # noqa: RUF012 (the frame only reads it)
        "curve": QT_TRANSLATE_NOOP("derivatives", "Curve and tangent"),
        "error": QT_TRANSLATE_NOOP("derivatives", "Error against h"),
        "partial": QT_TRANSLATE_NOOP("derivatives", "Partial derivatives"),
    }
    time_unit = ("derivatives", QT_TRANSLATE_NOOP("derivatives", "halving"))

    def build(self) -> None:
        """Make the three pages and the figures over them, once."""
        self._place: Place | None = None
        self._partial: tuple[tuple[Quotient, float], ...] = ()
        self._run: list[float] = []
        self._run_key: tuple[str, float] = ("", 0.0)
        self._from_time = False
        self.figures = Figures("derivatives", {
            "numerical": QT_TRANSLATE_NOOP("derivatives", "Numerical slope"),
            "exact": QT_TRANSLATE_NOOP("derivatives", "Exact slope"),
            "error": QT_TRANSLATE_NOOP("derivatives", "Error"),
        }, {"numerical": "−0.00000000000000000", "exact": "−0.0000000000000000", "error": "0.000×10⁻⁰⁰"})  # fmt: skip
        self.verdict = LiveText(margin=16, plain=True, shrinks=True)
        self.picture.layout().insertWidget(1, self.figures)
        self.picture.layout().insertWidget(2, self.verdict)
        self.curve_page = CurvePage(self, self.pages["curve"])
        self.error_page = ErrorPage(self, self.pages["error"])
        self.partial_page = PartialPage(self, self.pages["partial"])
        self.parts: dict[str, Page] = {
            "curve": self.curve_page, "error": self.error_page, "partial": self.partial_page,
        }  # fmt: skip
        self.playback_bar.set_stride_tip("derivatives", QT_TRANSLATE_NOOP("derivatives", "Ten halvings"))
        self.timeline.moved.connect(self._on_moved)

    def plots(self) -> Sequence[Plot]:
        """Return the plots of the view on show, the main one first."""
        return self.parts[self.state.view].plots()

    def change(self, merge: str = "", **fields: Any) -> None:
        """Set some fields; another curve brings its own place to begin with if the present one is out of sight."""
        state = self.state
        if fields.get("curve", state.curve) != state.curve and "x" not in fields:
            new = curve_of(replace(state, curve=fields["curve"]))
            if not new.x_range[0] < state.x < new.x_range[1]:
                fields |= {"zoom": 0, "x": new.start}
        if fields.get("surface", state.surface) != state.surface:
            low0, high0, low1, high1 = surface_of(replace(state, surface=fields["surface"]))[1]
            fields |= {"x0": min(high0, max(low0, state.x0)), "x1": min(high1, max(low1, state.x1))}
        super().change(merge, **fields)

    def _load_run(self, state: DerivativesState) -> None:
        key = (state.play, float(state.zoom) if state.play == "zoom" else state.h)
        if key == self._run_key or self._from_time:
            return
        self._run_key = key
        if state.play == "zoom":
            self._run = [float(n) for n in range(state.zoom + 1, MOST_ZOOM + 1)]
        else:
            self._run = list(halvings(state.h, _REST if state.h > _REST else LEAST_STEP))
        with QSignalBlocker(self.timeline):
            self.timeline.show_run(self._run, len(self._run), 0, stride=10, rate=_RATE)
        self._on_status(self.timeline.status)

    @Slot(int)
    def _on_moved(self, position: int) -> None:
        value = self._run[position - 1] if position else self._run_key[1]
        self._from_time = True
        try:
            self.change(merge="time", **({"zoom": int(value)} if self._run_key[0] == "zoom" else {"h": value}))
        finally:
            self._from_time = False

    @Slot()
    def rewind(self) -> None:
        """Back to where the halving began."""
        self.timeline.pause()
        self.timeline.go(0)

    def start_text(self, status: str) -> str:
        """Return what the main button says."""
        if status == Status.RUNNING:
            return super().start_text(status)
        return translate("derivatives", PLAYS[self.state.play])

    def draw(self, state: DerivativesState) -> None:
        """Draw the view on show."""
        self._load_run(state)
        for widget in (self.timeline, self.start_button):
            widget.setVisible(on_curve(state))
        self.hint.setText(readable(hint_text(state)))
        if on_curve(state):
            self._draw_place(state)
        else:
            self._draw_partials(state)

    def _draw_place(self, state: DerivativesState) -> None:
        curve = curve_of(state)
        self._place = place = diagnose(curve.f, curve.derivative, state.x, state.h, state.precision)
        page = self.curve_page if state.view == "curve" else self.error_page
        page.draw(state, curve, place)
        self._show_figures(place.quotients[state.kind], place.exact)
        self.verdict.setText(verdict_text(state, curve, place))

    def _draw_partials(self, state: DerivativesState) -> None:
        self._partial = self.partial_page.draw(state)
        moving = self._partial[list(MOVES).index(state.moving)]
        self._show_figures(*moving)
        self.verdict.setText(partial_verdict_text(state, *moving))

    def _show_figures(self, quotient: Quotient, exact: float) -> None:
        error = abs(quotient.slope - exact)
        self.figures.show_values(
            numerical=full_text(quotient.slope), exact=exact_text(exact),
            error=number_text(error) if math.isfinite(error) else "–",
        )  # fmt: skip

    def equations(self, state: DerivativesState) -> Sequence[Equation]:
        """Return every difference with its slope, intercept and error, and the exact derivative."""
        if not on_curve(state):
            f_and_partials = partials_of(surface_of(state)[0])
            return [partial_row(i, state.kind, f_and_partials[1 + i], *self._partial[i]) for i in (0, 1)]
        kinds = KINDS if state.view == "curve" else (state.kind,)  # the digits need the room
        return [*(difference_row(kind, self._place) for kind in kinds), exact_row(curve_of(state), self._place)]

    def highlight(self, key: str) -> None:
        """Draw the line that a part of the strip belongs to thicker."""
        page = self.parts[self.state.view]
        for name, lines in page.lines().items():
            for line in lines:
                line.width = 4 if name == key else 1 if line in self.curve_page.other_lines else 2
        for plot in page.plots():
            plot.restyle()

    def script(self, state: DerivativesState) -> str:
        """Return a program of NumPy and Matplotlib that draws the view on show."""
        return script_text(state)

    def retranslate(self) -> None:
        """Take all texts in the language in force."""
        super().retranslate()
        for page in self.parts.values():
            page.retranslate()
