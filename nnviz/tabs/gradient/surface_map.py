"""The map that five views share: the surface from above, its arrows, the paths of the runs, and their starts."""

import numpy as np
from PySide6.QtCore import Signal, Slot

from nnviz.core.studies.gradient.loss_landscape import Landscape
from nnviz.core.surfaces import Surface, contour_levels
from nnviz.tabs.gradient.contour_map import MapPlot, field_grid
from nnviz.tabs.gradient.run import DescentRun
from nnviz.tabs.gradient.state import MOST_STARTS, ROLES, GradientState
from nnviz.tabs.gradient.surface import gradient_at, landscape_of, scale_of_surface, value_at
from nnviz.tabs.gradient.trajectory_item import TrajectoryItem, frame_of
from nnviz.tabs.gradient.words import pair
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.number_format import number_text
from nnviz.ui.base.runtime.throttle import Throttle
from nnviz.ui.base.table_text import table_text
from nnviz.ui.base.theme import THEME
from nnviz.ui.plots.items.arrows import Arrows
from nnviz.ui.plots.items.drag_handle import Handle

_GRID = 200  # points along the longer side
_COARSENESS = 2.5  # how many times fewer while something is dragged
_CLOSE_VIEWS = "race", "update"
_STEPS_ACROSS = 20  # a window that is fitted to paths has bounds on a grid of so many steps across the domain
_PAD = 0.04  # of the longer side, between a point outside the domain and the edge of the map
_Box = tuple[float, float, float, float]  # low x, high x, low y, high y
_WEIGHT, _BIAS = QT_TRANSLATE_NOOP("gradient", "Weight w"), QT_TRANSLATE_NOOP("gradient", "Bias b")


class SurfaceMap(MapPlot):
    """The map. `start_moved(index, x, y)`: a start is dragged."""

    start_moved = Signal(int, float, float)

    def __init__(self) -> None:
        super().__init__("gradient")
        self._state = GradientState()
        self._landscape: Landscape | None = None
        self.run: DescentRun | None = None  # on show
        self._field_key: tuple | None = None
        self._framed = -1  # the version of the run for which the window was chosen
        self._coarse = False  # whether the surface on show is a low-quality one, or is going to be
        self._throttle = Throttle(self, self._draw_coarsely)
        self.set_reader(self._read)
        self.trajectories = [TrajectoryItem(self, "ink") for _ in range(2 * MOST_STARTS)]
        self.gradient_arrow = Arrows(self, "vermillion", 3, z=23)
        self.starts = [Handle(self, "ink", "diamond") for _ in range(MOST_STARTS)]
        for handle in self.starts:
            handle.moved.connect(self._on_start_moved)

    def table(self, separator: str = "\t") -> str:
        """Return the runs on show step by step, or where there are none the value and the gradient on the grid."""
        if self.run:
            return self.run.table(separator)
        grid, _ = field_grid(self.view(), self._state.density)
        columns = (*grid, value_at(self._state, grid), *gradient_at(self._state, grid))
        rows = zip(*(values.tolist() for values in columns), strict=True)
        return table_text(("x0", "x1", "f", "df/dx0", "df/dx1"), list(rows), separator)

    def name_starts(self, name: str) -> None:
        """Say what a start is (in the language in force)."""
        for handle in self.starts:
            handle.set_name(name)

    # The surface.

    def draw(self, state: GradientState, fine: bool) -> bool:
        """Draw the surface if it is another one; fine: in full quality. Return whether it was drawn in a lower one."""
        self._state, landscape = state, landscape_of(state)
        self.set_texts("", *(("x₀", "x₁") if landscape.data is None else (_WEIGHT, _BIAS)))
        if (drawn := landscape is not self._landscape):
            before, self._landscape = self._landscape, landscape
            if before is None or _is_elsewhere(before.surface, landscape.surface, state):
                self.fitted = True
            if fine:
                self.draw_surface()
            else:  # the eye is on what is dragged
                self._coarse = True
                self._throttle.call()
        if state.view != "update":  # which has words on the map
            self.contours.keep_clear(())
        if fine:
            self.draw_field()
        return drawn and not fine

    def _draw_coarsely(self) -> None:
        if self._coarse:
            self.draw_surface(fine=False)
            self.draw_field()

    def draw_surface(self, fine: bool = True) -> None:
        """Compute the surface for what is seen."""
        surface = landscape_of(self._state).surface
        if fine:  # in a drag the window stands still
            self._coarse = False
            self.frame()
        a, b, c, d = self.view()
        side = max(b - a, d - c) / (_GRID if fine else _GRID / _COARSENESS)
        x, y = (np.linspace(lo, hi, max(12, round((hi - lo) / side))) for lo, hi in ((a, b), (c, d)))
        z = value_at(self._state, np.stack(np.meshgrid(x, y)))
        show = self.contours.set_field if fine else self.contours.set_bands
        show(x, y, z, contour_levels(z))
        self.contours.set_crosses(np.array(surface.minima, dtype=float).reshape(-1, 2))

    def frame(self) -> None:
        """Choose what is to be seen: the whole domain with the point or the starts, wherever they have been set.

        Where a view looks close, as much of that as the paths need.
        """
        state, surface = self._state, landscape_of(self._state).surface
        domain = surface.domain if state.window else self._with_places(surface.domain)
        if state.view in _CLOSE_VIEWS and self.run is not None and self.run.prepared and not state.window:
            domain = _box_of(self.run.trajectory.x, surface, domain)
        self.show_domain(domain)

    def _with_places(self, domain: _Box) -> _Box:
        """Return a domain, and more of the surface if the point or a start would lie outside of what is shown."""
        state = self._state
        more = state.more if state.view == "descent" else ()
        places = np.array([(state.p0, state.p1)] if state.view == "field" else [(state.s0, state.s1), *more])
        seen = self.seen_of(domain)
        if (places >= seen[::2]).all() and (places <= seen[1::2]).all():
            return domain
        a, b, c, d = domain
        (low, bottom), (high, top) = (tuple(map(float, end)) for end in (places.min(axis=0), places.max(axis=0)))
        pad = _PAD * max(max(b, high) - min(a, low), max(d, top) - min(c, bottom))
        return (low - pad if low < a else a, high + pad if high > b else b,
                bottom - pad if bottom < c else c, top + pad if top > d else d)  # fmt: skip

    def draw_field(self) -> None:
        """Draw the arrows of what is seen, on round grid points; nothing if they are drawn already."""
        state, own = self._state, self._state.view == "field"
        key = (landscape_of(state), self.view(), state.arrows, own, state.sign, state.length, state.density,
               THEME.current.scale)  # fmt: skip
        if key == self._field_key:
            return
        self._field_key = key
        if not state.arrows:
            self.show_field(*np.empty((4, 0)))
            return
        grid, spacing = field_grid(self.view(), state.density if own else 10)
        with np.errstate(all="ignore"):
            g = landscape_of(state).surface.gradient(grid)
        shown = _lengths(g if own and state.sign != "minus" else -g, spacing, own and state.length == "true")
        self.show_field(grid[0], grid[1], shown[0], shown[1], 0.75 if own else 0.4)

    # The runs.

    def draw_starts(self, state: GradientState) -> None:
        """Put the starts where the State says."""
        places = [(state.s0, state.s1), *(state.more if state.view == "descent" else ())]
        for i, handle in enumerate(self.starts):
            handle.setVisible(i < len(places))
            if i < len(places):
                handle.put(*places[i])
                handle.set_role(ROLES[i % 6] if len(places) > 1 else "ink", "diamond")

    def draw_trajectories(self, state: GradientState, run: DescentRun, moment: int) -> None:
        """Draw all paths up to a moment, pale what lies ahead, and the gradient where the runs are."""
        if run.version != self._framed and not self.start_held() and not self._coarse:  # a drag: the window stands
            self._framed = run.version
            self.frame()
        frame = frame_of(self)
        for i, item in enumerate(self.trajectories):
            if i < len(run.styles):
                style = run.styles[i]
                item.set_style(style.role, style.symbol, style.dash, fades=state.view == "race")
                item.show_trajectory(run.trajectory.x[:, :, i], moment, state.shows_ahead(), run.version, frame)
            elif item.isVisible():
                item.hide()
        self._draw_current(state, run, moment)

    def hide_runs(self) -> None:
        """Show neither paths nor starts."""
        for items in (self.trajectories, self.starts):
            for item in items:
                item.hide()

    def _draw_current(self, state: GradientState, run: DescentRun, moment: int) -> None:
        """Draw the arrow of minus the gradient where the runs are now."""
        if state.view == "update":
            return  # the view draws its own
        if state.view != "descent" or len(run.styles) > 4:
            self.gradient_arrow.clear_arrows()
            return
        x = run.trajectory.x[moment].astype(np.float64)
        g = -gradient_at(state, x)
        view = self.view()
        height = view[3] - view[2]
        length = np.hypot(*g)
        with np.errstate(all="ignore"):
            share = np.minimum(0.16 * length / scale_of_surface(state).slope, 0.3)
            shown = share * height / np.where(length > 0, length, 1)
            inside = np.isfinite(length) & (np.abs(x).max(axis=0) < 1e6)
        dx, dy = np.where(inside, g * shown, np.nan)
        self.gradient_arrow.show_arrows(x[0], x[1], dx, dy, 11)

    # The mouse.

    def start_held(self) -> bool:
        """Return whether a start is being dragged."""
        return any(handle.held for handle in self.starts)

    def focused_start(self) -> int:
        """Return which start has the keyboard, −1 if none."""
        return next((i for i, handle in enumerate(self.starts) if handle.hasFocus()), -1)

    @Slot(float, float)
    def _on_start_moved(self, x: float, y: float) -> None:
        self.start_moved.emit(self.starts.index(self.sender()), x, y)

    def _read(self, x: float, y: float) -> str:
        """Return the value under the mouse and the levels it lies between."""
        point = np.array([x, y])
        value = float(value_at(self._state, point))
        if not np.isfinite(value):
            return ""
        lines = [pair(point, 3), f"f = {number_text(value)}"]
        levels = self.contours.levels
        at = int(np.searchsorted(levels, value))
        if 0 < at < len(levels):
            told = translate("gradient", "between the levels {low} and {high}")
            lines.append(told.format(low=number_text(float(levels[at - 1])), high=number_text(float(levels[at]))))
        return "\n".join(lines)


def _box_of(paths: np.ndarray, surface: Surface, domain: _Box) -> _Box:
    """Return round bounds of all paths (steps, 2, n) and the nearest minimum, within a domain."""
    a, b, c, d = domain
    low, high = np.array([a, c]), np.array([b, d])
    start = paths[0].T
    seen = paths.transpose(0, 2, 1).reshape(-1, 2)
    seen = seen[np.isfinite(seen).all(axis=1)]
    if surface.minima:
        minima = np.array(surface.minima)
        seen = np.vstack([seen, minima[np.argmin(np.hypot(*(minima - start[0]).T))]])
    seen = np.clip(seen, low, high)
    step = (high - low).max() / _STEPS_ACROSS
    first, last = np.floor(seen.min(axis=0) / step) - 1, np.ceil(seen.max(axis=0) / step) + 1
    (x, y), (right, top) = np.clip(first * step, low, high), np.clip(last * step, low, high)
    return float(x), float(right), float(y), float(top)


def _is_elsewhere(before: Surface, surface: Surface, state: GradientState) -> bool:
    """Return whether another surface is to be seen whole again; over the data it only follows a drag."""
    return before.domain != surface.domain or before.value != surface.value and state.view != "data"


def _lengths(g: np.ndarray, spacing: float, true: bool) -> np.ndarray:
    """Return arrows (2, n) along g that fit on a grid: the longest as long as a cell, or all equally long."""
    length = np.hypot(*g)
    top = float(np.nanmax(np.where(np.isfinite(length), length, np.nan), initial=0.0)) if length.size else 0.0
    if true:
        return g / top * 0.95 * spacing if top else g * 0
    with np.errstate(all="ignore"):
        return np.where(length > 1e-12 * top, g / length, 0) * 0.55 * spacing
