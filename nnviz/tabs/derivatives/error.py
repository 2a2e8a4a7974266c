"""The error of a slope against h, what the lens shows at that h, and the digits that are lost."""

import math
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from nnviz.core.curves import Curve, divided, jumps
from nnviz.core.studies.derivatives.rounding_error import LEAST_STEP, Quotient, error_curve, lens, written_out
from nnviz.core.studies.derivatives.tangents import PointOfCurve
from nnviz.tabs.derivatives.digit_table import DigitRow, DigitTable
from nnviz.tabs.derivatives.state import LARGEST_STEP, DerivativesState
from nnviz.tabs.derivatives.view import PlaceView, draw_straight, exact_curve, round_up
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.number_format import number_text, ten_to_text
from nnviz.ui.base.runtime.throttle import Throttle
from nnviz.ui.plots.curve import cut_off, smooth
from nnviz.ui.plots.items.drag_handle import Handle
from nnviz.ui.plots.items.marks import Dots
from nnviz.ui.plots.items.plot_text import PlotText
from nnviz.ui.plots.plot import Plot

_STAIRS = 1e-5  # the step, as a share of x, from which on rounding makes no stairs in the lens
_REACH = 2.2  # steps h to each side that the lens shows
_APART = "   "  # between two notes of a row
_END = 0.27  # the share of the axis at each end where a text in its middle might be cut
_PER_DECADE = 14  # steps h of the error curves


class ErrorView(PlaceView):
    """The V of the error, the lens, and the digits.

    In five seconds: a step that is too large is wrong, and one that is too small is wrong again.
    First touch: Space halves h, the point slides down the V and up again, and the digits of the difference are struck.
    """

    def build(self, page: QWidget) -> None:
        """Make the plots and the table, once."""
        self.plot = plot = Plot("derivatives", legend_at=(8, -8), log="xy")
        plot.set_texts(
            QT_TRANSLATE_NOOP("derivatives", "Error of the slope against h"), "h",
            QT_TRANSLATE_NOOP("derivatives", "Error"),
        )  # fmt: skip
        self.truncation_line = plot.curve(
            "muted", QT_TRANSLATE_NOOP("derivatives", "truncation"), dash=True, still=True
        )
        self.rounding_line = plot.curve(
            "muted", QT_TRANSLATE_NOOP("derivatives", "rounding"), pattern=(2, 3), still=True
        )
        self.one_sided_errors = plot.curve(
            "vermillion", QT_TRANSLATE_NOOP("derivatives", "one-sided"), width=2, share=0.45, still=True
        )
        self.central_errors = plot.curve("vermillion", QT_TRANSLATE_NOOP("derivatives", "central"), width=2, still=True)
        plot.put_legend_above(4)
        self.h_line, self.best_line = plot.marker("ink", dash=False), plot.marker("right")
        self.best_label = PlotText(plot, (0.5, 0), "muted", z=30)
        self.h_handle = Handle(plot, "ink", "diamond")
        self.h_handle.moved.connect(self._on_h_dragged)
        self._lens = Throttle(self, self._draw_lens)
        self._build_lens_plot()
        self.digit_table = DigitTable()
        grid = QGridLayout(page)
        grid.setContentsMargins(8, 0, 8, 8)
        grid.setSpacing(8)
        grid.addWidget(plot, 0, 0, 2, 1)
        grid.addWidget(self.lens_plot, 0, 1)
        grid.addWidget(self.digit_table, 1, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(0, 1)

    def _build_lens_plot(self) -> None:
        self.lens_plot = plot = Plot("derivatives", legend_at=(-8, -8))
        plot.set_texts(
            QT_TRANSLATE_NOOP("derivatives", "Around x, magnified by 1/h"), "(t − x) / h", "(f(t) − f(x)) / h"
        )
        self.lens_line = plot.curve("ink", QT_TRANSLATE_NOOP("derivatives", "f as computed"), width=2)
        self.lens_exact = exact_curve(plot, QT_TRANSLATE_NOOP("derivatives", "exact tangent"))
        self.lens_secant = plot.curve(
            "vermillion", QT_TRANSLATE_NOOP("derivatives", "secant"), width=2, straight=True
        )
        smooth(self.lens_secant)
        plot.put_legend_above(3)
        self.lens_ends = Dots(plot, "d")

    def pictures(self) -> Sequence[Plot]:
        """Return the plots, the main one first."""
        return (self.plot, self.lens_plot)

    def sentences(self) -> Sequence[str]:
        """Return what is written into the plots and under them."""
        best = [self.best_label.text()] if self.best_label.isVisible() else []
        notes = (note for row in self.digit_table.rows for note in row.note.split(_APART))
        return [*super().sentences(), *best, self.digit_table.title, *notes]

    def retranslate(self) -> None:
        """Take texts of its own in the language in force."""
        super().retranslate()
        self.h_handle.set_name(translate("derivatives", "The step h"))

    @Slot(float, float)
    def _on_h_dragged(self, log_h: float, y: float) -> None:
        self.take_h(10.0 ** max(-60.0, min(10.0, log_h)))

    def draw_place(self, state: DerivativesState, curve: Curve, place: PointOfCurve) -> None:
        """Show the place."""
        lowest = 1e-18 if state.h >= 1e-18 else LEAST_STEP
        one_sided = "backward" if state.kind == "backward" else "forward"
        if self.fresh("errors", curve.formula, state.x, state.precision, state.kind, lowest):
            self._draw_v(state, curve, place, one_sided, lowest)
        bottom, top = self._error_window
        error = abs(place.quotients[state.kind].slope - place.exact)
        self.h_line.setValue(math.log10(state.h))
        level = min(max(error, bottom), top) if math.isfinite(error) else bottom
        self.h_handle.put(math.log10(state.h), math.log10(level))
        only_x = not self.fresh("lens", curve.formula, state.h, state.kind, state.precision)
        draw_lens = self._lens.call if only_x else self._lens.call_now  # while x moves, the eye is on the V
        draw_lens(state, curve, place)
        self._show_digits(place.quotients[state.kind])

    def _draw_v(
        self, state: DerivativesState, curve: Curve, place: PointOfCurve, one_sided: str, lowest: float
    ) -> None:
        plot = self.plot
        h = np.logspace(math.log10(lowest), math.log10(LARGEST_STEP), _PER_DECADE * round(1 - math.log10(lowest)) + 1)
        both = [error_curve(curve.f, place.exact, state.x, h, kind, state.precision) for kind in (one_sided, "central")]
        positive = np.concatenate([errors[errors > 0] for errors in both])
        bottom, top = _error_range(place.exact, state.precision, positive)
        self._error_window = bottom, top
        plot.set_domain((lowest, LARGEST_STEP), self._error_window)
        for line, errors in zip((self.one_sided_errors, self.central_errors), both, strict=True):
            plot.set_data(line, h, errors)
        model = place.models.get(state.kind)
        plot.set_data(self.truncation_line, h, model.truncation(h) if model else np.full(len(h), np.nan))
        plot.set_data(self.rounding_line, h, model.rounding(h) if model else np.full(len(h), np.nan))
        self._mark_best(place.best_step(curve.derivative, state.kind), lowest, top)

    def _mark_best(self, best: float, lowest: float, top: float) -> None:
        shown = bool(lowest < best < LARGEST_STEP)
        self.best_line.setVisible(shown)
        self.best_label.setVisible(shown)
        if shown:
            self.best_line.setValue(math.log10(best))
            text = translate("derivatives", "best h ≈ {h}").format(h=number_text(best, 1))
            place = (math.log10(best) - math.log10(lowest)) / (math.log10(LARGEST_STEP) - math.log10(lowest))
            room = max(place, 1 - place) * self.plot.getViewBox().width()
            aside = 1.0 if place > 0.5 else 0.0  # beside its line, on the side that has more room
            if _END <= place <= 1 - _END and self.best_label.size_of(text)[0] > room:
                aside = 0.5
            self.best_label.write(text, math.log10(best), math.log10(top), (aside, 0.0))

    def _draw_lens(self, state: DerivativesState, curve: Curve, place: PointOfCurve) -> None:
        plot, q = self.lens_plot, place.quotients[state.kind]
        s, y = lens(q, curve.f, _REACH)
        finite = np.abs(y[np.isfinite(y)])
        steepest = [abs(v) for v in (place.exact, q.slope) if math.isfinite(v)]
        tallest = max([*(_REACH * slope for slope in steepest), float(finite.max()) if len(finite) else 0.0])
        tallest = round_up(min(1e9, 1.1 * tallest) or 1.0)
        plot.set_domain((-_REACH, _REACH), (-tallest, tallest))
        y = cut_off(y, (-tallest, tallest))
        if q.h > _STAIRS * max(1.0, abs(q.x)):  # below it is the stairs of rounding that are to be seen
            t = q.x + s * q.h
            s, y = divided(s, y, jumps(curve.f, t, np.asarray(curve.f(t), np.float64), 2 * tallest * q.h))
        plot.set_data(self.lens_line, s, y)
        ends = np.array([-_REACH, _REACH])
        draw_straight(plot, self.lens_exact, ends, place.exact, 0.0, 0.0)
        low, high = {"forward": (0.0, 1.0), "backward": (-1.0, 0.0), "central": (-1.0, 1.0)}[state.kind]
        foot = (q.f_left - q.value) / q.h if q.h else math.nan
        draw_straight(plot, self.lens_secant, ends, q.slope, low, foot)
        self.lens_ends.show_points([(t, foot + q.slope * (t - low)) for t in (low, high)])

    def _show_digits(self, q: Quotient) -> None:
        power, rows = written_out(q)
        taken_out = f"×{ten_to_text(power)}" if power else ""
        left = translate("derivatives", "digits left: {digits}").format(digits=q.digits_left)
        shown = []
        for name, row in rows:
            last = name == rows[-1][0]
            note = _APART.join(filter(None, (taken_out if name.startswith("f") else "", left if last else "")))
            kept = row.kept.replace("-", "−") or translate("derivatives", "not defined")
            shown.append(DigitRow(name, kept, row.lost, note, strong=last))
        title = translate("derivatives", "As stored in {precision}; struck: beyond its precision")
        self.digit_table.show_rows(title.format(precision=q.precision), shown)


def _error_range(slope: float, precision: str, errors: np.ndarray) -> tuple[float, float]:
    """Return a range for the errors of a slope that stands still while x is dragged: it moves by four decades at once.

    errors: those above 0.
    """
    size = min(1e12, max(1e-8, abs(slope))) if slope and math.isfinite(slope) else 1.0
    scale = 10.0 ** (4 * round(math.log10(size) / 4))
    bottom, top = (1e-16 if precision == "float64" else 1e-9) * scale, 1e2 * scale
    if len(errors) and not bottom < float(np.median(errors)) < top:
        middle = 10.0 ** (4 * round(math.log10(float(np.median(errors))) / 4))
        bottom, top = 1e-8 * middle, 1e8 * middle
    return bottom, top
