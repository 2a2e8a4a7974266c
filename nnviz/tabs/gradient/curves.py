"""What is measured of all runs against the step: three views show it."""

import math

import numpy as np

from nnviz.core.descent import rate_at
from nnviz.tabs.gradient.run import DescentRun
from nnviz.tabs.gradient.state import MEASURES, GradientState
from nnviz.tabs.gradient.surface import landscape_of
from nnviz.ui.base.language import QT_TRANSLATE_NOOP
from nnviz.ui.base.low_window import in_low_window
from nnviz.ui.base.number_format import number_text
from nnviz.ui.base.runtime.throttle import Throttle
from nnviz.ui.base.theme import THEME
from nnviz.ui.plots.curve import peaks
from nnviz.ui.plots.items.line_pool import Line, LinesPlot
from nnviz.ui.plots.items.shapes import Veil
from nnviz.ui.plots.ranges import round_range

_BINS = 600  # a curve keeps at most about twice as many points; it looks like the whole one
_LABEL = 80  # px at scale 1 that the label of a change of the learning rate takes
_ROOMY = 0.2  # of its height an axis that stands still must be used


class Curves(LinesPlot):
    """A curve for each run, the moment on show, and where the learning rate changed.

    The curves are drawn for the whole run, and shown up to the moment or pale beyond it: as time moves, nothing of
    them is drawn anew.
    """

    def __init__(self) -> None:
        super().__init__("gradient", still=True)
        self.now, self.veil = self.marker("marker"), Veil(self)
        self._range = (0.0, 0.0)  # of the values
        self._throttle = Throttle(self, self._draw)
        self._key: tuple | None = None  # what the curves on show follow from
        self._shown: tuple[GradientState, DescentRun, int] | None = None  # and up to which moment they are shown
        self._lines_read = False  # whether `lines` are those up to that moment
        self.rate_marks = [self.marker("muted", label=" ") for _ in range(8)]

    def draw(self, state: GradientState, run: DescentRun, moment: int, keep: bool) -> None:
        """Draw the curves; a run that leaves all bounds gets a logarithmic axis.

        keep: something is dragged. The axes stand still if they can, and the curves, which are not what the eye is
        on then, follow 25 times a second.
        """
        draw = self._throttle.call if keep else self._throttle.call_now
        draw(state, run, moment, keep)

    def _draw(self, state: GradientState, run: DescentRun, moment: int, keep: bool) -> None:
        ahead, whole = state.shows_ahead(), moment >= len(run.trajectory)
        shown = len(run.trajectory) if ahead else moment
        self.now.setValue(moment)
        self.veil.put(None if whole or not ahead else moment)
        self.background_cache.show_until(None if whole or ahead else moment or -math.inf)  # at 0 no line yet
        self._mark_rates(state, max(1, state.steps if run.busy else len(run.trajectory)))
        self._shown, self._lines_read = (state, run, shown), False
        key = (run.version, run.busy, state.measure, state.log, state.view, keep, in_low_window(self))
        if key != self._key:
            self._key = key
            self._draw_lines(state, run, keep)
        self._on_change()  # of what the mouse reads out

    def _draw_lines(self, state: GradientState, run: DescentRun, keep: bool) -> None:
        lines = _lines(state, run, len(run.trajectory))
        values = np.concatenate([_measured(state, run, i) for i in range(len(run.styles))])  # of the whole run
        values = values[np.isfinite(values)]
        positive = values[values > 0]
        huge = bool(len(positive)) and positive.max() / 1e6 > max(positive[0], 1e-6)
        log = bool(len(positive)) and (state.log or huge)
        self.set_log_y(log)
        self.show_lines(lines)
        short = state.view == "data" and in_low_window(self)  # two plots share the height, the time bar tells the step
        step = QT_TRANSLATE_NOOP("gradient", "Step")
        self.set_texts("", "" if short else step, MEASURES[state.measure])
        span = (0.0, float(max(1, state.steps if run.busy else len(run.trajectory))))
        if log:
            low = max(positive.min(), positive.max() * 1e-30) if not huge else positive.min()
            self._take_range(span, round_range(low, positive.max(), log=True), keep)
        elif len(values):
            self._take_range(span, round_range(min(0.0, values.min()), values.max()), keep)

    # What is read out and copied: the curves as far as they are shown.

    def readout_at(self, x: float, y: float = math.nan) -> str:
        """Return the names and values of the curves at the sampled point nearest to x, a line each."""
        self._read_lines()
        return super().readout_at(x, y)

    def table(self, separator: str = "\t") -> str:
        """Return the curves on show as text, under their names."""
        self._read_lines()
        return super().table(separator)

    def _read_lines(self) -> None:
        if self._shown is not None and not self._lines_read:
            self.lines, self._lines_read = _lines(*self._shown), True

    # The axes.

    def _take_range(self, span: tuple[float, float], wanted: tuple[float, float], keep: bool) -> None:
        """Show a range; during a drag keep the one on show as long as it holds all and is not much too large."""
        low, high = self._range
        roomy = self._log["y"] or wanted[1] - wanted[0] > _ROOMY * (high - low)
        fits = low <= wanted[0] and wanted[1] <= high and roomy
        if not (keep and fits):
            self._range = wanted
        self.set_domain(span, self._range)

    def _mark_rates(self, state: GradientState, steps: int) -> None:
        """Mark where the rate changed, on an axis of so many steps; of marks that touch, as of a drag, name one."""
        shown = state.early[-len(self.rate_marks):] if state.view not in ("race", "line") else ()
        room = _LABEL * THEME.current.scale * steps / max(1.0, self.getViewBox().width())
        for i, mark in enumerate(self.rate_marks):
            mark.setVisible(i < len(shown))
            if i < len(shown):
                until = shown[i][0]
                mark.setValue(until)
                named = i + 1 == len(shown) or shown[i + 1][0] - until >= room
                told = f"η = {number_text(rate_at(until, state.rate, state.early), 3)}"
                mark.label.setFormat(told if named else "")


def _lines(state: GradientState, run: DescentRun, shown: int) -> list[Line]:
    """Return the curves up to a moment."""
    lines = []
    for i, style in enumerate(run.styles):
        y = _measured(state, run, i)[: shown + 1]
        lines.append(Line(style.name, style.role, *peaks(np.arange(len(y), dtype=np.float64), y, _BINS), style.dash))
    return lines


def _measured(state: GradientState, run: DescentRun, i: int) -> np.ndarray:
    """Return what the curve of run i is about: (moments,)."""
    trace = run.trajectory
    if state.measure == "value":
        return trace.value[:, i].astype(np.float64)
    if state.measure == "step":
        return np.hypot(*trace.update[:, :, i].astype(np.float64).T)
    if state.measure == "slope":
        return np.hypot(*trace.gradient[:, :, i].astype(np.float64).T)
    with np.errstate(all="ignore"):
        exact = landscape_of(state).surface.gradient(trace.x[:-1, :, i].T.astype(np.float64)).T
    return np.hypot(*(trace.gradient[:, :, i] - exact).T)
