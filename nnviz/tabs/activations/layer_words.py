"""What Stacked layers says: one sentence, the layers as matrices, and the row of the strip."""

from collections.abc import Sequence

import numpy as np

from nnviz.core.activations import ACTIVATIONS
from nnviz.core.studies.affine_composition import AffineMap, Passing, affine, best_affine, collapse, rank_beside
from nnviz.tabs.activations.state import ActivationsState
from nnviz.tabs.activations.view import vector
from nnviz.ui.base.language import translate
from nnviz.ui.base.number_format import number_text
from nnviz.ui.widgets.equation_strip import Equation
from nnviz.ui.widgets.matrix_row import Rows, RowTerm

_MOST_LAYERS = 3  # that are written out


def layer_map(numbers: Sequence[float]) -> AffineMap:
    """Return the layer x ↦ x·W + b with w₁₁, w₁₂, w₂₁, w₂₂, b₁, b₂; core counts points in columns, so it has Wᵀ."""
    layer = affine(numbers)
    return AffineMap(layer.W.T, layer.b)


def maps_of(state: ActivationsState) -> list[AffineMap]:
    """Return the layers of a State, the first one first."""
    return [layer_map(numbers) for numbers in state.matrices()]


def layers_text(state: ActivationsState, maps: Sequence[AffineMap], points: np.ndarray, warped: np.ndarray) -> str:
    """Return whether one matrix does what the layers do with the grid: points and where they come to, (2, N) each."""
    if state.fold != "identity" and not (fit := best_affine(points, warped)).exact:
        text = translate("activations", "No single matrix does this: the best one (least squares) misses by up to "
                         "{miss}.")  # fmt: skip
        return text.format(miss=number_text(fit.miss))
    if state.fold != "identity":
        return translate("activations", "One matrix would do the same with this grid: no point of it meets the bend.")
    if rank_beside(collapse(maps), warped) < 2:
        return translate("activations", "One matrix does the same, and it flattens the plane.")
    if len(maps) == 1:
        return translate("activations", "One layer, one matrix: straight lines stay straight and parallel.")
    text = translate("activations", "These {n} layers do what one matrix does: straight lines stay straight and "
                     "parallel.")  # fmt: skip
    return text.format(n=len(maps))


def question_text(count: int) -> str:
    """Return what to look for while the grid is on its path through `count` layers."""
    if count == 1:
        return translate("activations", "One layer: a matrix and a bias. What is pale shows where the grid ends.")
    text = translate("activations", "{n} layers, a matrix each: would a single one do the same? What is pale shows "
                     "where the grid ends.")  # fmt: skip
    return text.format(n=count)


def formula_terms(state: ActivationsState, maps: Sequence[AffineMap], moment: Passing) -> list[RowTerm]:
    """Return the layers as matrices, and the one matrix that equals them; what happens at the moment is lit.

    Of more than three layers only the dragged one is written out. f is the activation.
    """
    folds, count = state.fold != "identity", len(maps)
    if count > _MOST_LAYERS:
        layer = state.edited_layer() - 1
        f = ("f(", ")") if folds else ("", "")
        own = [RowTerm(f"x → … → {f[0]}x"), *_layer_terms(maps, layer, moment), RowTerm(f"{f[1]} → … → y")]
        return own if folds else [*own, RowTerm(";"), *_product_terms(maps, moment)]
    opening, closing = ("f(", ")") if folds else ("(", ")")
    terms = [RowTerm(opening * (count if folds else count - 1) + "x")]
    for layer in range(count):
        terms += _layer_terms(maps, layer, moment)
        if folds or layer < count - 1:
            terms.append(RowTerm(closing, folds and moment.layers == layer and moment.moved >= 1))
    return terms if folds or count == 1 else [*terms, RowTerm("="), *_product_terms(maps, moment)]


def _layer_terms(maps: Sequence[AffineMap], layer: int, moment: Passing) -> list[RowTerm]:
    lit = moment.layers == layer and 0 < moment.moved < 1
    return [RowTerm("·"), RowTerm(_rows(maps[layer].W.T), lit), RowTerm("+"), RowTerm(_rows(maps[layer].b[None]), lit)]


def _product_terms(maps: Sequence[AffineMap], moment: Passing) -> list[RowTerm]:
    one, lit = collapse(maps), moment.layers == len(maps)
    return [RowTerm("x ·"), RowTerm(_rows(one.W.T), lit), RowTerm("+"), RowTerm(_rows(one.b[None]), lit)]


def _rows(values: np.ndarray) -> Rows:
    return tuple(tuple(number_text(round(float(v), 3) + 0.0, 3) for v in row) for row in values)


def layers_equation(state: ActivationsState, maps: Sequence[AffineMap]) -> Equation:
    """Return the layers as one formula, with the one matrix that equals them or with the activation."""
    count = len(maps)
    if state.fold != "identity":
        formula, python = "<i>x</i>", "x"
        for layer in range(1, min(count, _MOST_LAYERS) + 1):
            formula = f"<i>f</i>({formula}<i>W</i><sub>{layer}</sub> + <i>b</i><sub>{layer}</sub>)"
            python = f"f({python} @ W{layer} + b{layer})"
        more = count > _MOST_LAYERS
        return Equation(f"<i>y</i> = {'… ' * more}{formula}", f"<i>f</i> = {ACTIVATIONS[state.fold].formula}",
                        f"y = {'… ' * more}{python}")  # fmt: skip
    one = collapse(maps)
    numbers = f"<i>W</i> = {_matrix(one.W.T)}, <i>b</i> = {vector(np.round(one.b, 4))}"
    if count == 1:
        return Equation("<i>y</i> = <i>xW</i> + <i>b</i>", numbers, "y = x @ W + b")
    product = "".join(f"<i>W</i><sub>{i}</sub>" for i in range(1, count + 1))
    python = "W, b = W1 @ W2, b1 @ W2 + b2" if count == 2 else "for W_, b_ in layers[1:]: W, b = W @ W_, b @ W_ + b_"
    return Equation(f"<i>x</i>{product} + … = <i>xW</i> + <i>b</i>", numbers, python)


def _matrix(values: np.ndarray) -> str:
    """Return a matrix in one line: rows in brackets."""
    return "[" + ", ".join("[" + ", ".join(number_text(round(float(v), 4)) for v in row) + "]" for row in values) + "]"
