"""What is said about a map of the plane: the sentence over the picture, and the rows of the strip."""

import math
from collections.abc import Sequence

import numpy as np

from nnviz.core.activations import Floats
from nnviz.core.studies.affine_composition import best_affine, collapse, grid_lines
from nnviz.core.studies.tensors.plane_maps import determinant, factors, partly, turn
from nnviz.tabs.tensors.geometry.plane_map import PlaneMap
from nnviz.tabs.tensors.state import WHOLE, TensorsState
from nnviz.ui.base.language import translate
from nnviz.ui.base.number_format import bracketed_text, number_text
from nnviz.ui.widgets.equation_strip import Equation

_TINY = 1e-9
_SAMPLE = np.concatenate([part.reshape(-1, 2) for part in grid_lines(2.0, 9, 9)]).T  # of the grid on show


def sentence_of(state: TensorsState, found: PlaneMap) -> str:
    """Return what the map does to areas and lines; before, what to do; on the way, how far it has come."""
    if not state.moved:
        return translate("tensors", "Nothing has moved yet. Space plays the map; what is pale shows where it leads.")
    if state.moved < WHOLE:
        return translate("tensors", "{share} % of the way from the identity to the whole map.").format(
            share=state.moved)  # fmt: skip
    if state.map == "translate":
        return _translated() if found.b.any() else _identity()
    if found.folds:
        return f"{_folded(state, found)} {_area(found.W)}"
    if state.map == "two":
        text = translate("tensors", "Two affine maps in a row are one: straight lines stay straight.")
        return f"{text} {_area(collapse(found.layers).W)}"
    if state.map == "rotate":
        return translate("tensors", "A rotation: lengths and areas do not change, the determinant is 1.")
    return _area(found.W)


def _translated() -> str:
    return translate("tensors", "Every point moves by the same vector: lengths, angles and areas do "
                                "not change. The origin moves too, so no matrix does this.")  # fmt: skip


def _identity() -> str:
    return translate("tensors", "Nothing moves: this is the identity.")


def _area(W: Floats) -> str:
    size = determinant(W)
    text = number_text(abs(size))
    if abs(size) < _TINY * max(1.0, float(np.abs(W).max()) ** 2):
        return translate("tensors", "The determinant of W is 0: the plane becomes a line or a point, "
                                    "and no matrix can undo this.")  # fmt: skip
    if size < 0:
        return translate("tensors", "W makes every area {area} times as large and mirrors it: its determinant is "
                         "below 0.").format(area=text)  # fmt: skip
    return translate("tensors", "W makes every area {area} times as large: its determinant.").format(area=text)


def _folded(state: TensorsState, found: PlaneMap) -> str:
    miss = best_affine(_SAMPLE, partly(found.steps, _SAMPLE, 1.0))[1]
    if miss < 1e-6:
        return translate("tensors", "On this grid one affine map does the same.")
    return translate("tensors", "ReLU folds the plane: no affine map does this, the best one misses by up to {miss} "
                     "on this grid.").format(miss=number_text(miss, 3))  # fmt: skip


def described(state: TensorsState, found: PlaneMap) -> str:
    """Return in words where the unit square and the figure go."""
    origin, one, two = (_vector(found.layers[0](np.array(place, np.float64))) for place in ((0, 0), (1, 0), (0, 1)))
    text = translate("tensors", "The origin goes to {origin}, (1, 0) to {one} and (0, 1) to {two}.")
    return f"{sentence_of(state, found)} {text.format(origin=origin, one=one, two=two)}"


# The strip.


def equations_of(state: TensorsState, found: PlaneMap) -> Sequence[Equation]:
    """Return the map with its numbers, its determinant, and the factors and the angle of its matrix."""
    rows = [_map(state, found)]
    if state.map == "translate":
        return rows
    if state.map == "two":
        one = collapse(found.layers)
        rows.append(Equation("<i>W</i><sub>2</sub><i>W</i><sub>1</sub><i>x</i> + <i>W</i><sub>2</sub><i>b</i>"
                             "<sub>1</sub> + <i>b</i><sub>2</sub>", f"{_matrix(one.W)} <i>x</i> + {_vector(one.b)}",
                             "W2 @ W1, W2 @ b1 + b2"))  # fmt: skip
    W = collapse(found.layers).W if state.map == "two" else found.W
    a, b, c, d = (bracketed_text(float(v)) for v in W.ravel())
    rows.append(Equation(
        "det <i>W</i> = <i>w</i><sub>11</sub><i>w</i><sub>22</sub> − <i>w</i><sub>12</sub><i>w</i><sub>21</sub>",
        f'{a}·{d} − {b}·{c} = <a href="area"><b>{number_text(determinant(W))}</b></a>',
        "np.linalg.det(W)"))  # fmt: skip
    rows.append(_shape(W))
    return rows


_SYMBOLS = {
    "translate": "<i>x</i> + <i>t</i>", "affine": "<i>Wx</i> + <i>b</i>", "relu": "ReLU(<i>Wx</i> + <i>b</i>)",
    "two": "<i>W</i><sub>2</sub>(<i>W</i><sub>1</sub><i>x</i> + <i>b</i><sub>1</sub>) + <i>b</i><sub>2</sub>",
    "deep": "<i>W</i><sub>2</sub> ReLU(<i>W</i><sub>1</sub><i>x</i> + <i>b</i><sub>1</sub>) + <i>b</i><sub>2</sub>",
}  # fmt: skip
_PYTHON = {
    "translate": "x + t", "affine": "W @ x + b", "relu": "np.maximum(W @ x + b, 0)",
    "two": "W2 @ (W1 @ x + b1) + b2", "deep": "W2 @ np.maximum(W1 @ x + b1, 0) + b2",
}  # fmt: skip


def _map(state: TensorsState, found: PlaneMap) -> Equation:
    point = state.figure[0] if state.figure else (0.0, 0.0)
    end = partly(found.steps, np.array(point, np.float64).reshape(2, 1), 1.0)[:, 0]
    path = f'<a href="figure">{_vector(point)} → <b>{_vector(end)}</b></a>'
    first = f"{_matrix(found.W, linked=True)} <i>x</i>" if state.map != "translate" else "<i>x</i>"
    shift = f" + {_vector(found.b)}" if found.b.any() or state.map not in ("rotate", "scale", "matrix") else ""
    python = _PYTHON.get(state.map, "W @ x")
    return Equation(_SYMBOLS.get(state.map, "<i>Wx</i>"), f"{first}{shift}: {path}", python)


def _shape(W: Floats) -> Equation:
    large, small = factors(W)
    text = translate("tensors", "lengths grow {large} to {small} times").format(
        large=number_text(small), small=number_text(large))  # fmt: skip
    angle = turn(W)
    if determinant(W) > 0 and math.isfinite(angle):
        turned = translate("tensors", "rotated by {angle}°").format(angle=number_text(angle))
        text = f'{text}, <a href="columns">{turned}</a>'
    return Equation("<i>σ</i><sub>1</sub>, <i>σ</i><sub>2</sub>, <i>θ</i>", text,
                    "np.linalg.svd(W).S, np.arctan2(W[1, 0] - W[0, 1], W[0, 0] + W[1, 1])")  # fmt: skip


def _matrix(W: Floats, linked: bool = False) -> str:
    """Return a matrix in one line, rows in brackets; linked: each number lights its column's arrow."""
    rows = []
    for row in W:
        texts = [number_text(round(float(v), 4)) for v in row]
        parts = [f'<a href="column{n}">{t}</a>' for n, t in enumerate(texts, 1)] if linked else texts
        rows.append(f"[{', '.join(parts)}]")
    return f"[{', '.join(rows)}]"


def _vector(values: Sequence[float] | Floats) -> str:
    return f"({', '.join(number_text(round(float(v), 4)) for v in values)})"
