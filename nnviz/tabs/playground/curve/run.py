"""What the time bar plays while a curve is fitted: degree after degree, or networks of all widths that learn."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

import numpy as np

from nnviz.core.numerics.floats import Floats
from nnviz.core.studies.playground.curve_learning import MOMENTS, WIDTHS, Widths, learn_widths
from nnviz.tabs.playground.curve.state import POLYNOMIAL, CurveFields, fits_of, points_of
from nnviz.tabs.playground.curve.words import Errors
from nnviz.ui.playback.playback import Playback

_DEGREES_A_SECOND = 1.5


class CurveRun:
    """Gives the time bar the run of a State, and knows what is on show.

    loading: whether the time bar is being moved to where the State is, so that its moves mean nothing.
    """

    def __init__(self, timeline: Playback) -> None:
        self._timeline = timeline
        self._key: tuple[Any, ...] | None = None
        self._start: Widths | None = None
        self.loading = False

    def follow(self, state: CurveFields, taken: bool) -> None:
        """Get the time bar ready. taken: something else had it."""
        self.loading = True
        try:
            if state.curve_model == POLYNOMIAL:
                self._follow_degree(state, taken)
            else:
                self._follow_learning(state, taken)
        finally:
            self.loading = False

    def _follow_degree(self, state: CurveFields, taken: bool) -> None:
        most = fits_of(points_of(state)).most
        degree, key = min(state.curve_degree, most), (POLYNOMIAL, most)
        if taken or key != self._key:
            self._key, self._start = key, None
            self._timeline.show_run(range(most), most, degree, stride=5, rate=_DEGREES_A_SECOND)
        self._timeline.go(degree)

    def _follow_learning(self, state: CurveFields, taken: bool) -> None:
        points = points_of(state)
        settings = (state.curve_activation, state.curve_rate, state.curve_decay, state.curve_updates, state.curve_seed)
        if not taken and (points, *settings) == self._key:
            return
        running = self._timeline.running and not taken and self._start is not None
        self._key = (points, *settings)

        def make() -> Iterator[Widths]:
            return islice(learn_widths(points, *settings), 1, None)

        self._start = next(learn_widths(points, *settings))
        self._timeline.load(make, min(MOMENTS, state.curve_updates), threaded=True, stride=10, rate=30.0)
        if running:
            self._timeline.play()

    def widths(self) -> Widths:
        """Return the networks at the moment on show."""
        assert self._start is not None
        kept: Any = self._timeline.keep
        position = min(self._timeline.position, len(kept))
        return kept[position - 1] if position else self._start

    def errors(self, state: CurveFields) -> Errors:
        """Return the errors of all capacities at the moment on show."""
        if state.curve_model == POLYNOMIAL:
            fits = fits_of(points_of(state))
            asked = state.curve_degree if state.curve_degree > fits.most else None
            return Errors(tuple(range(fits.most + 1)), fits.train_errors, fits.test_errors,
                          min(state.curve_degree, fits.most), asked=asked)  # fmt: skip
        networks = self.widths()
        index = WIDTHS.index(state.curve_width)
        return Errors(WIDTHS, networks.train, networks.test, index, networks.updates)

    def curve(self, state: CurveFields, x: Floats) -> Floats:
        """Return what the model on show makes of x: (M,)."""
        if state.curve_model == POLYNOMIAL:
            return np.asarray(fits_of(points_of(state)).values(state.curve_degree, x))
        return self.widths().values(WIDTHS.index(state.curve_width), x)
