"""The map of the plane that a State asks for, step by step, and what a dragged arrow makes of it."""

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from nnviz.core.activations import Floats
from nnviz.core.studies.affine_composition import AffineMap, affine
from nnviz.core.studies.tensors.plane_maps import AffineStep, Fold, MapStep, Rotation, partly, rotation
from nnviz.tabs.tensors.state import TensorsState

_ALONG, _MOMENTS = 9, 13  # places along each side of a square, and moments, that are looked at


@dataclass(frozen=True, eq=False)
class PlaneMap:
    """The steps of a map; layers: the affine maps among them, of which the first one is dragged."""

    steps: tuple[MapStep, ...]
    layers: tuple[AffineMap, ...]

    @property
    def W(self) -> Floats:  # noqa: N802 (the book's symbol)
        """The matrix of the first layer."""
        return self.layers[0].W

    @property
    def b(self) -> Floats:
        """Where the first layer takes the origin."""
        return self.layers[0].b

    @property
    def folds(self) -> bool:
        """Whether ReLU is among the steps."""
        return any(isinstance(step, Fold) for step in self.steps)

    def settings(self, state: TensorsState) -> dict[str, Any]:
        """Return what the copied program has to know."""
        layers = [(one.W.tolist(), one.b.tolist()) for one in self.layers]
        relu = [bool(self.folds and (state.map == "relu" or number == 0)) for number in range(len(layers))]
        return {"LAYERS": layers, "RELU": relu, "FIGURE": [list(place) for place in state.figure]}


def plane_map(state: TensorsState) -> PlaneMap:
    """Return the map of a State."""
    return _plane_map(state.map, state.shift_x, state.shift_y, state.angle, state.stretch_x, state.stretch_y,
                      (*state.w1, *state.b1), (*state.w2, *state.b2))  # fmt: skip


@lru_cache(maxsize=4)
def _plane_map(
    kind: str, shift_x: float, shift_y: float, angle: float, stretch_x: float, stretch_y: float,
    first: tuple[float, ...], second: tuple[float, ...],
) -> PlaneMap:  # fmt: skip
    if kind == "rotate":
        return PlaneMap((Rotation(angle),), (AffineMap(rotation(angle), np.zeros(2)),))
    plain = {"translate": (1, 0, 0, 1, shift_x, shift_y), "scale": (stretch_x, 0, 0, stretch_y, 0, 0),
             "matrix": (*first[:4], 0, 0)}  # fmt: skip
    one, two = affine(plain.get(kind, first)), affine(second)
    if kind == "two":
        return PlaneMap((AffineStep(one), AffineStep(two)), (one, two))
    if kind == "deep":
        return PlaneMap((AffineStep(one), Fold(), AffineStep(two)), (one, two))
    return PlaneMap((AffineStep(one), Fold()) if kind == "relu" else (AffineStep(one),), (one,))


@lru_cache(maxsize=4)
def reach_of(found: PlaneMap, half: float) -> float:
    """Return how far from 0, in a coordinate, a square from −half to half comes at any time while it is mapped."""
    side = np.linspace(-half, half, _ALONG)
    square = np.stack(np.meshgrid(side, side)).reshape(2, -1)
    return max(float(np.abs(partly(found.steps, square, share)).max()) for share in np.linspace(0, 1, _MOMENTS))


def dragged(state: TensorsState, corner: int, place: tuple[float, float]) -> dict[str, Any]:
    """Return the fields of a State in which a corner of the unit square is at a place; 0: the origin, 1 and 2: ends."""
    x, y = place
    if state.map == "translate":
        return {"shift_x": x, "shift_y": y}
    if state.map == "rotate":
        turned = math.degrees(math.atan2(y, x)) - 90 * (corner - 1)
        return {"angle": round((turned + 180) % 360 - 180, 1) + 0.0} if x or y else {}
    if state.map == "scale":
        return {"stretch_x": x} if corner == 1 else {"stretch_y": y}
    if corner == 0:
        return {"b1": (x, y)}
    b = state.b1 if state.map != "matrix" else (0.0, 0.0)
    w11, w12, w21, w22 = state.w1
    dx, dy = round(x - b[0], 2) + 0.0, round(y - b[1], 2) + 0.0
    return {"w1": (dx, w12, dy, w22) if corner == 1 else (w11, dx, w21, dy)}
