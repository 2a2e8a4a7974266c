"""The strip under the playground: the network from the points to the answer, and one unit with its numbers."""

from collections.abc import Sequence

import numpy as np

from nnviz.core.studies.playground.learner import Kept, Recipe
from nnviz.tabs.playground.network_picture import unit_of
from nnviz.tabs.playground.state import INPUT_TEXTS
from nnviz.ui.base.number_format import bracketed_text, number_text
from nnviz.ui.widgets.equation_strip import Equation

_ENDS = {"sigmoid": "<i>σ</i>", "sigmoid, squares": "<i>σ</i>", "softmax": "softmax", "identity": ""}
_PYTHON_ENDS = {"sigmoid": "sigmoid({})", "sigmoid, squares": "sigmoid({})", "softmax": "softmax({})", "identity": "{}"}


def _matrix(name: str, layer: int) -> str:
    return f"<b>{name}</b><sub>{layer}</sub>"


def equations_of(recipe: Recipe, kept: Kept, chosen: str) -> Sequence[Equation]:
    """Return the rows of the strip."""
    unit = unit_of(chosen)
    if unit is None or not 1 <= unit[0] < len(recipe.sizes) or unit[1] >= recipe.sizes[unit[0]]:
        unit = (1, 0)
    return _forward(recipe), _one_unit(recipe, kept, *unit)


def _forward(recipe: Recipe) -> Equation:
    layers = len(recipe.sizes) - 1
    text, python = "<b>x</b>", "x"
    for layer in range(1, layers):
        text = f"<i>h</i>({text}·{_matrix('W', layer)} + {_matrix('b', layer)})"
        python = f"h({python} @ W{layer} + b{layer})"
    end = _ENDS[recipe.ending]
    inner = f"{text}·{_matrix('W', layers)} + {_matrix('b', layers)}"
    shapes = f"{' → '.join(map(str, recipe.sizes))}, <i>η</i> = {number_text(recipe.rate)}"
    return Equation(f"<b>y</b> = {end}({inner})" if end else f"<b>y</b> = {inner}", shapes,
                    f"y = {_PYTHON_ENDS[recipe.ending].format(f'{python} @ W{layers} + b{layers}')}")  # fmt: skip


def _one_unit(recipe: Recipe, kept: Kept, layer: int, number: int) -> Equation:
    """Return the sum of one unit with its weights."""
    start = sum(n * m + m for n, m in zip(recipe.sizes[: layer - 1], recipe.sizes[1:layer], strict=True))
    n, m = recipe.sizes[layer - 1], recipe.sizes[layer]
    table = np.asarray(kept.vector[start : start + n * m + m], np.float64).reshape(n + 1, m)[:, number]
    names = [INPUT_TEXTS[name] for name in recipe.inputs] if layer == 1 else [
        f"<i>z</i><sub>{i + 1}</sub>" for i in range(n)]  # fmt: skip
    sums = " + ".join(f"<i>w</i><sub>{i + 1}</sub>{name}" for i, name in enumerate(names))
    numbers = " + ".join(f"{bracketed_text(float(w), 3)}·{name}" for w, name in zip(table[:-1], names, strict=True))
    is_end = layer == len(recipe.sizes) - 1
    function = (_ENDS[recipe.ending] if is_end else "<i>h</i>") or ""
    symbol = "<i>y</i>" if is_end and recipe.sizes[-1] == 1 else "<i>z</i>"
    total = f"{numbers} + {bracketed_text(float(table[-1]), 3)}"
    return Equation(f"{symbol} = {function}({sums} + <i>b</i>)", f"{function}({total})",
                    f"h = {recipe.activation}")  # fmt: skip
