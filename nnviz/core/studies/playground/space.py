"""The plane as the last hidden layer hands it on: bent until one straight line, or plane, parts the classes.

    z = what the last hidden layer makes of x          y changes its answer where w·z + b = 0

With two units z is shown as it is. With more it is seen along the plane w·z + b = 0, which is then a level line.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from nnviz.core.activations import Floats
from nnviz.core.layers import Affine
from nnviz.core.network import Network
from nnviz.core.numerics.silence import silent
from nnviz.core.studies.playground.learner import Recipe

TINY = 1e-9


@dataclass(frozen=True, eq=False)
class BentSpace:
    """Places in the picture of the space: points (N, 2) and grid (n, 2); the line as two ends (2, 2).

    direct: the axes are the outputs of the two units. line: None where more than two classes are told apart, or where
    no line can be drawn.
    """

    points: Floats
    grid: Floats
    line: Floats | None
    direct: bool


class SpaceBender:
    """Bends the plane as networks of one recipe do."""

    def __init__(self, recipe: Recipe, grid: Floats) -> None:
        """grid: places (n, 2) of lines that show the plane."""
        self.recipe = recipe
        self._network = replace(recipe, weight_init="zeros", dropout=0.0, l2=0.0).network()
        self._points, self._grid = recipe.features(recipe.data.x), recipe.features(grid)
        self._grid_x1 = np.asarray(grid, np.float64)[:, 0]
        self._x1 = recipe.data.x[:, 0] - recipe.data.x[:, 0].mean()
        self._handed_on = silent(self._hidden)

    def bend(self, vector: Floats) -> BentSpace:
        """Return the plane as it is for parameters."""
        np.copyto(self._network.params.vector, vector)
        points, grid = self._handed_on(self._points), self._handed_on(self._grid)
        w, b = last_boundary(self._network)
        if points.shape[1] == 2:
            return BentSpace(points, grid, None if w is None else _line_through(w, b, points), True)
        along, up = self._view(points, w)
        shift = 0.0 if w is None else b / max(float(np.linalg.norm(w)), TINY)
        seen = [np.stack([part @ along, part @ up + shift], axis=1) for part in (points, grid)]
        if points.shape[1] == 1:  # there is no other direction: the points lie over their x₁
            seen[0][:, 0], seen[1][:, 0] = self.recipe.data.x[:, 0], self._grid_x1
        low, high = seen[0][:, 0].min(), seen[0][:, 0].max()
        ends = (low, high) if high > low else (low - 1, high + 1)
        line = None if w is None else np.array([[ends[0], 0.0], [ends[1], 0.0]])
        return BentSpace(seen[0], seen[1], line, False)

    def _hidden(self, x: Floats) -> Floats:
        values = x
        for layer in self._network.layers[:-1]:
            values = layer.forward(values)
        return np.nan_to_num(np.array(values, np.float64), posinf=1e9, neginf=-1e9)

    def _view(self, points: Floats, w: Floats | None) -> tuple[Floats, Floats]:
        """Return the directions (units,) that run to the right and up in the picture."""
        centred = points - points.mean(axis=0)
        if w is None or np.linalg.norm(w) < TINY:
            first = np.linalg.svd(centred, full_matrices=False)[2]
            along, up = first[0], first[1] if len(first) > 1 else np.zeros_like(first[0])
        else:
            up = w / np.linalg.norm(w)
            rest = centred - np.outer(centred @ up, up)
            along = np.linalg.svd(rest, full_matrices=False)[2][0] if len(up) > 1 else np.zeros(1)
        return along if (centred @ along) @ self._x1 >= 0 else -along, up


def last_boundary(network: Network) -> tuple[Floats | None, float]:
    """Return w (units,) and b of w·z + b = 0, where the answer changes; None for more than two classes."""
    last = network.layers[-1]
    assert isinstance(last, Affine)
    W, b = np.asarray(last.W, np.float64), np.asarray(last.b, np.float64)
    if W.shape[1] > 2:
        return None, 0.0
    if W.shape[1] == 2:
        return W[:, 1] - W[:, 0], float(b[1] - b[0])
    return W[:, 0], float(b[0])


def _line_through(w: Floats, b: float, points: Floats) -> Floats | None:
    """Return two far ends of the line w·z + b = 0 in a plane; None if w is 0."""
    size = float(np.linalg.norm(w))
    if size < TINY or not np.isfinite(size):
        return None
    normal = w / size
    middle = points.mean(axis=0)
    foot = middle - normal * (middle @ normal + b / size)
    reach = 4 * max(1.0, float(np.abs(points - middle).max()))
    along = np.array([-normal[1], normal[0]])
    return np.stack([foot - reach * along, foot + reach * along])
