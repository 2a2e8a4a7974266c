"""The surface of a State: its landscape, measured once, and what is refused as a surface or a start."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

import numpy as np

from nnviz.core.curves import Curve
from nnviz.core.descent import partials, start_values
from nnviz.core.studies.gradient.descent_diagnosis import SurfaceScale, scale_of
from nnviz.core.studies.gradient.descent_line import LINES, line_landscape, typed_line
from nnviz.core.studies.gradient.loss_landscape import Landscape, from_table, in_window, of_neuron, safe, typed
from nnviz.core.studies.gradient.neuron_loss import LARGEST_NUMBER, LEAST_POINTS, NeuronLoss
from nnviz.core.surfaces import Surface
from nnviz.tabs.gradient.state import MOST_DATA, MOST_STARTS, GradientState
from nnviz.ui.base.language import translate
from nnviz.ui.plots.plot import Plot

_BOOK_STEP = 1e-4


@lru_cache(maxsize=8)
def _landscape(surface: str, formula: str, neuron: str, points: tuple, window: tuple) -> Landscape:
    """Return the surface to descend; Problem for one without values."""
    if surface == "neuron":
        landscape = of_neuron(NeuronLoss(points, neuron))
    else:
        landscape = typed(formula) if surface == "typed" else from_table(surface)
    return in_window(landscape, window)


@lru_cache(maxsize=8)
def _scale(landscape: Landscape) -> SurfaceScale:
    """Return how steep, large and low a surface is, measured once, when a verdict or an arrow asks for it."""
    return scale_of(landscape.surface.gradient, landscape.surface.domain, landscape.surface.lowest)


def neuron_of(state: GradientState) -> NeuronLoss:
    """Return the neuron whose loss is the surface of a State over the data."""
    neuron = landscape_of(state).data
    assert neuron is not None, "only over the data"
    return neuron


def scale_of_surface(state: GradientState) -> SurfaceScale:
    """Return what the verdicts need to know of a State's landscape: how steep it is, how large, how low."""
    return _scale(landscape_of(state))


def line_of(state: GradientState) -> Curve:
    """Return the curve of a descent in one variable."""
    return typed_line(state.line_formula) if state.line == "typed" else LINES[state.line]


@lru_cache(maxsize=8)
def _along(curve: Curve) -> Landscape:
    return line_landscape(curve)


def landscape_of(state: GradientState) -> Landscape:
    """Return the surface of a State; Problem for one without values."""
    if state.view == "line":
        return _along(line_of(state))
    kind = "neuron" if state.view == "data" else state.surface
    points = tuple(map(tuple, state.points)) if kind == "neuron" else ()
    return _landscape(kind, state.formula if kind == "typed" else "", state.neuron if kind == "neuron" else "",
                      points, () if kind == "neuron" else tuple(state.window))  # fmt: skip


def value_at(state: GradientState, x: np.ndarray) -> np.ndarray:
    """Return f at points (2, …), without warnings."""
    return safe(landscape_of(state).surface.value)(x)


def gradient_at(state: GradientState, x: np.ndarray) -> np.ndarray:
    """Return the gradient the State asks for at points (2, …): exact or by central differences.

    Their step can be set in a descent; elsewhere it is that of the book.
    """
    if state.kind == "exact":
        return exact_gradient_at(state, x)
    return partials(safe(landscape_of(state).surface.value), x, _BOOK_STEP if state.view == "field" else state.h)


def probe_gradient_at(state: GradientState, x: np.ndarray) -> np.ndarray:
    """Return the gradient the State asks for at one place x (2,); NaN for the exact one where f has none.

    By the rules a step has the slope 0 everywhere, at its jump too.
    """
    if state.kind == "exact" and landscape_of(state).edge_at(x) is not None:
        return np.full(2, np.nan)
    return gradient_at(state, x)


def exact_gradient_at(state: GradientState, x: np.ndarray) -> np.ndarray:
    """Return the gradient by the rules at points (2, …), without warnings."""
    with np.errstate(all="ignore"):
        return np.asarray(landscape_of(state).surface.gradient(x))


def check(state: GradientState) -> None:
    """Refuse a surface without values, and starts outside of it: ValueError with a sentence."""
    starts = _pairs(state.more)
    if starts is None or len(starts) >= MOST_STARTS:
        raise ValueError(translate("gradient", "There can be at most {most} starts.").format(most=MOST_STARTS))
    points = _pairs(state.points)
    if points is None or not LEAST_POINTS <= len(points) <= MOST_DATA:
        told = translate("gradient", "The data needs {least} to {most} points.")
        raise ValueError(told.format(least=LEAST_POINTS, most=MOST_DATA))
    if state.window and not _is_window(state.window):
        raise ValueError(translate("gradient", "The window needs four numbers: low and high x₀, low and high x₁."))
    if not all(isinstance(e, Sequence) and len(e) == 2 and e[1] > 0 for e in state.early) or len(state.early) > 50:
        raise ValueError(translate("gradient", "The list of learning rates cannot be read."))
    kept = state.aside
    if kept and (len(kept) < 3 or len(kept) % 2 == 0 or not np.isfinite(kept).all() or min(kept[2:]) <= 0):
        raise ValueError(translate("gradient", "The list of learning rates cannot be read."))
    landscape = landscape_of(state)
    if state.view == "line":
        start_values(safe(landscape.surface.value), np.array([[state.line_start], [0.0]]))
    elif state.view != "field":
        start_values(safe(landscape.surface.value), np.array([(state.s0, state.s1), *state.more]).T)


def with_start(state: GradientState, fields: dict[str, Any]) -> dict[str, Any]:
    """Add the start, the probe and the rate that suit a new surface; what the user has set stays if it is on it."""
    try:
        surface = landscape_of(replace(state, **{"window": (), **fields})).surface
    except ValueError:  # told by check
        return fields
    new, before = _own(surface), _own(landscape_of(state).surface)
    a, b, c, d = surface.domain
    for x, y in (("s0", "s1"), ("p0", "p1")):
        there = getattr(state, x), getattr(state, y)
        inside = a <= there[0] <= b and c <= there[1] <= d and _has_value(surface, there)
        if there != (before[x], before[y]) and inside:
            new[x], new[y] = there
    if state.rate not in (before["rate"], GradientState.rate):
        new["rate"] = state.rate
    more = tuple((x, y) for x, y in state.more if a <= x <= b and c <= y <= d and _has_value(surface, (x, y)))
    return {**new, "more": more, "early": (), "window": (), **fields}


def with_places(state: GradientState, fields: dict[str, Any]) -> dict[str, Any]:
    """Add a start and a point where a new formula has a value, in the place of those where it has none."""
    changed = replace(state, **fields)
    if changed.surface != "typed" or changed.view in ("data", "line"):
        return fields
    try:
        surface = landscape_of(changed).surface
    except ValueError:  # told by check
        return fields
    moved: dict[str, Any] = {}
    for x, y in (("s0", "s1"), ("p0", "p1")):
        if not _has_value(surface, (getattr(changed, x), getattr(changed, y))):
            moved[x], moved[y] = surface.start
    more = tuple((x, y) for x, y in changed.more if _has_value(surface, (x, y)))
    return {**moved, **fields, "more": more}


def _has_value(surface: Surface, place: tuple[float, float]) -> bool:
    return bool(np.isfinite(safe(surface.value)(np.array(place))))


def with_line_start(state: GradientState, fields: dict[str, Any]) -> dict[str, Any]:
    """Add the start that suits a new curve; what the user has set stays if it lies in sight on it."""
    try:
        curve = line_of(replace(state, **fields))
    except ValueError:  # told by check
        return fields
    x, (low, high) = state.line_start, curve.x_range
    stays = x != line_of(state).start and low <= x <= high and np.isfinite(curve.f(x))
    return fields if stays else {"line_start": curve.start, **fields}


def _own(surface: Surface) -> dict[str, float]:
    """Return start, probe and rate as a surface suggests them."""
    s0, s1 = surface.start
    return {"s0": s0, "s1": s1, "p0": s0, "p1": s1, "rate": surface.rate}


def with_run_set_aside(state: GradientState, fields: dict[str, Any]) -> dict[str, Any]:
    """Add start and rate of the other side, the data or the surface, as they were left there; keep those of this."""
    kept = state.aside
    if kept:
        back = {"s0": kept[0], "s1": kept[1], "rate": kept[2]}
        early = tuple((int(until), rate) for until, rate in zip(kept[3::2], kept[4::2], strict=True))
    else:
        surface = landscape_of(replace(state, view=fields["view"])).surface
        back, early = {key: _own(surface)[key] for key in ("s0", "s1", "rate")}, ()
    flat = (float(number) for entry in state.early for number in entry)
    return {**back, "early": early, "aside": (state.s0, state.s1, state.rate, *flat), **fields}


def tidy(value: float, plot: Plot) -> float:
    """Return a dragged coordinate rounded to what a pixel can say, within what a field accepts."""
    pixel = max(plot.getViewBox().viewPixelSize())
    step = 10.0 ** np.floor(np.log10(pixel)) if pixel > 0 else 1e-6
    return _bounded(float(f"{round(value / step) * step:.10g}"))


def _bounded(value: float) -> float:
    return min(float(LARGEST_NUMBER), max(-float(LARGEST_NUMBER), value))


def _pairs(values: Any) -> list[tuple[float, float]] | None:
    """Return pairs of finite numbers, or None if they are not."""
    try:
        array = np.array([tuple(map(float, pair)) for pair in values], dtype=np.float64)
    except (TypeError, ValueError):
        return None
    if not len(array):
        return []
    good = array.ndim == 2 and array.shape[1] == 2 and (np.abs(array) <= LARGEST_NUMBER).all()
    return [tuple(pair) for pair in array.tolist()] if good else None


def _is_window(window: Sequence[float]) -> bool:
    try:
        a, b, c, d = map(float, window)
    except (TypeError, ValueError):
        return False
    return a < b and c < d and max(map(abs, (a, b, c, d))) <= LARGEST_NUMBER
