"""What one walks on: a surface of SURFACES, a formula that somebody typed, or the loss of a neuron over its data."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from nnviz.core.expressions import Expression, parse
from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem
from nnviz.core.studies.gradient.edges import Edge, edge_at
from nnviz.core.studies.gradient.neuron_loss import NeuronLoss
from nnviz.core.surfaces import SURFACES, Surface

Array = NDArray[np.floating]

NOWHERE = QT_TRANSLATE_NOOP("problems", "No place was found at which this formula has a value. Try another one.")
VARIABLES = ("x0", "x1")
_HALVES, _LOOKED = (5.0, 50.0, 500.0), 41  # of windows in which a formula is looked for; places along a side
_USUAL = (-0.6, 0.8)  # where a descent begins, in halves
_HALF = 3.0  # half of the window around the best w and b


@dataclass(frozen=True)
class Landscape:
    """A surface with the names (HTML) of its two variables; `python` may need the arrays x and t of `data`.

    formula: of a typed surface, if it may have corners or jumps.
    """

    surface: Surface
    names: tuple[str, str] = ("<i>x</i><sub>0</sub>", "<i>x</i><sub>1</sub>")
    data: NeuronLoss | None = None
    formula: Expression | None = None

    def edge_at(self, x: Array) -> Edge | None:
        """Return why there is no gradient at a place x (2,) where f has a value; None if no edge is known there."""
        return edge_at(self.formula, x) if self.formula is not None else None


def from_table(name: str) -> Landscape:
    """Return a surface of SURFACES."""
    return Landscape(SURFACES[name])


def typed(text: str) -> Landscape:
    """Return a formula in x0 and x1 with its exact gradient by the rules.

    Problem for what is no formula, and for one without values.
    """
    formula = parse(text, VARIABLES)
    slopes = [formula.derivative(name) for name in VARIABLES]

    def gradient(x: Array) -> Array:
        return np.stack([slope(x[0], x[1]) for slope in slopes])

    half, start = _window_of(formula)
    surface = Surface(lambda x: formula(x[0], x[1]), gradient, formula.mathematics, formula.python,
                      (-half, half, -half, half), start)
    return Landscape(surface, formula=None if formula.smooth else formula)


def _window_of(formula: Expression) -> tuple[float, tuple[float, float]]:
    """Return half the side of the smallest window in which a formula has values, and a start that has one.

    >>> _window_of(parse("x0^2 + x1^2", VARIABLES)), _window_of(parse("sqrt(x0 - 100) + x1", VARIABLES))
    ((5.0, (-3.0, 4.0)), (500.0, (125.0, 400.0)))

    Not at an edge of where it has values, if there is another place: it has no gradient there. Problem for a formula
    of which no value is found.
    """
    for half in _HALVES:
        grid = np.stack(np.meshgrid(*2 * [np.linspace(-half, half, _LOOKED)])).reshape(2, -1)
        usual = half * np.array(_USUAL)[:, None]
        places = np.hstack([usual, grid[:, np.argsort(np.hypot(*(grid - usual)), kind="stable")]])
        around = half / _LOOKED * np.array([[0, 1, -1, 0, 0], [0, 0, 0, 1, -1]])
        finite = np.isfinite(formula(*(places[:, :, None] + around[:, None, :])))  # at each place, and beside it
        inner = finite.all(axis=1)
        there = inner if inner.any() else finite[:, 0]
        if there.any():
            x, y = map(float, places[:, np.argmax(there)])
            return half, (x, y)
    raise Problem(NOWHERE)


def of_neuron(loss: NeuronLoss) -> Landscape:
    """Return the loss of a neuron over w and b; its window lies around the best line."""
    best = loss.best_line()
    w, b = best or (0.0, 0.0)
    half = _HALF if best else 2 * _HALF
    domain = (round(w - half, 1), round(w + half, 1), round(b - half, 1), round(b + half, 1))
    python = f"((({_PYTHON[loss.activation]}) - t)**2).mean() / 2"
    formula = f"1/(2<i>N</i>) · Σ ({_HTML[loss.activation]} − <i>t</i>)²"
    surface = Surface(loss.value, loss.gradient, formula, python, domain,
                      (round(w - 0.8 * half, 1), round(b + 0.75 * half, 1)),
                      (best,) if best else (), float(loss.value(np.array(best))) if best else None)
    return Landscape(surface, ("<i>w</i>", "<i>b</i>"), loss)


def in_window(landscape: Landscape, window: tuple[float, float, float, float] | tuple[()]) -> Landscape:
    """Return the same landscape with another domain; an empty window leaves it as it is."""
    if not window:
        return landscape
    left, right, low, high = map(float, window)
    return replace(landscape, surface=replace(landscape.surface, domain=(left, right, low, high)))


def safe(f: Callable[[Array], Array]) -> Callable[[Array], Array]:
    """Return f without warnings: what overflows or is not defined gives infinity or NaN."""

    def quiet(x: Array) -> Array:
        with np.errstate(all="ignore"):
            return np.asarray(f(x))

    return quiet


_SUM = "w * x + b"
_HTML_SUM = "<i>w</i>·<i>x</i> + <i>b</i>"
_PYTHON = {"identity": _SUM, "sigmoid": f"1 / (1 + np.exp(-({_SUM})))", "tanh": f"np.tanh({_SUM})",
           "relu": f"np.maximum(0, {_SUM})"}  # fmt: skip
_HTML = {"identity": _HTML_SUM, "sigmoid": f"sigmoid({_HTML_SUM})", "tanh": f"tanh({_HTML_SUM})",
         "relu": f"ReLU({_HTML_SUM})"}  # fmt: skip
NEURONS = tuple(_PYTHON)
