"""What a network of the playground makes of every place of the plane: its answer, and the output of every unit.

One forward pass over SIDE × SIDE places gives all of it; the maps of the units are every second place of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from nnviz.core.activations import Floats
from nnviz.core.layers import Affine
from nnviz.core.numerics.silence import silent
from nnviz.core.studies.playground.learner import Recipe
from nnviz.core.studies.playground.plane_data import PLANE

SIDE, STEP = 121, 2
"""Places along each axis, and how many of them lie from one pixel of a unit's map to the next."""
THIN = (SIDE + STEP - 1) // STEP
"""Pixels of a unit's map along each axis."""
ZERO, LEVELS = 127, 127
"""Of the bytes of a map of two classes: the one for 0, and how many there are on each side of it."""
CLASS_LEVELS = 63
"""Bytes of a class where there are more than two: from unsure to certain."""

Bytes = NDArray[np.uint8]

PLACES = np.linspace(-PLANE, PLANE, SIDE)
"""The places along each axis."""


@dataclass(frozen=True, eq=False)
class AnswerMap:
    """The plane as a network sees it, row by row from the lowest x₂.

    answer (SIDE, SIDE): bytes, 0 certainly class 0 … ZERO undecided … 254 certainly class 1; of more classes
    c · (CLASS_LEVELS + 1) + certainty. margins (lines, SIDE, SIDE): each is 0 where the answer changes.
    inputs (inputs, side, side): bytes; hidden: what the units of each hidden layer give (units, side, side), and what
    the strongest colour stands for; side = THIN. scores (SIDE · SIDE, outputs): what reaches the end of the network.
    """

    answer: Bytes
    margins: Floats
    inputs: Bytes
    hidden: tuple[tuple[Floats, Floats | float], ...]
    scores: Floats

    @cached_property
    def units(self) -> tuple[Bytes, ...]:
        """The map of every unit, (units, side, side) for each hidden layer; in a drag they are seldom asked for."""
        with np.errstate(all="ignore"):
            return tuple(signed_bytes(values, span) for values, span in self.hidden)

    @cached_property
    def outputs(self) -> Bytes:
        """Of more than one output bytes (outputs, side, side) from 0 (never) to 254 (certainly)."""
        return _outputs(self.scores)


class AnswerMapper:
    """Makes the maps of networks of one recipe."""

    def __init__(self, recipe: Recipe) -> None:
        self.recipe = recipe
        self.network = replace(recipe, weight_init="zeros", dropout=0.0, l2=0.0).network()
        x1, x2 = np.meshgrid(PLACES, PLACES)
        self.x = recipe.features(np.stack([x1.ravel(), x2.ravel()], axis=1))
        self.inputs = signed_bytes(_thinned(self.x), np.abs(self.x).max(axis=0))
        self._mapped = silent(self._map)
        self._last: AnswerMap | None = None  # of the parameters that the network has

    def suits(self, recipe: Recipe) -> bool:
        """Say whether networks of a recipe have their maps from here: other points change nothing."""
        return recipe is self.recipe or (
            recipe.begins_like(self.recipe) and recipe.data.classes == self.recipe.data.classes
        )

    def map(self, vector: Floats, ablated: Sequence[tuple[int, int]] = ()) -> AnswerMap:
        """Return the maps for parameters; ablated: units (layer from 1, number) that are taken out.

        The same parameters as in the call before give the same object: in a drag of a point nothing else changes.
        """
        wanted, own = without(self.recipe, vector, ablated), self.network.params.vector
        if self._last is None or not np.array_equal(own, wanted):  # NaN is never equal: it is mapped again
            np.copyto(own, wanted)
            self._last = self._mapped()
        return self._last

    def _map(self) -> AnswerMap:
        hidden, scores = self._pass()
        margins, answer = _answer(self.recipe, scores)
        return AnswerMap(answer, margins, self.inputs, tuple(hidden), scores)

    def _pass(self) -> tuple[list[tuple[Floats, Floats | float]], Floats]:
        values, hidden = self.x, []
        for layer in self.network.layers:
            values = layer.forward(values)
            if not isinstance(layer, Affine):
                hidden.append((_thinned(values).copy(), self._span(values)))  # the next map is made in the same memory
        return hidden, values.copy()

    def _span(self, values: Floats) -> Floats | float:
        """Return what the strongest colour stands for: 1 for what lies between −1 and 1, else the largest output."""
        if self.recipe.activation in ("sigmoid", "tanh"):
            return 1.0
        return np.maximum(np.abs(values).max(axis=0), 1e-6)


def _outputs(scores: Floats) -> Bytes:
    """Return how probable each of several outputs is, as bytes; nothing for a single one, whose map is the answer."""
    if scores.shape[1] == 1:
        return np.empty((0, THIN, THIN), np.uint8)
    thin = _thinned(scores)
    with np.errstate(all="ignore"):
        odds = np.exp(thin - thin.max(axis=0))
        return signed_bytes(2 * odds / odds.sum(axis=0) - 1, 1.0)


def _thinned(values: Floats) -> Floats:
    """Return every STEP-th place of values (SIDE · SIDE, n): (n, side, side)."""
    return values.reshape(SIDE, SIDE, -1)[::STEP, ::STEP].transpose(2, 0, 1)


def signed_bytes(values: Floats, span: Floats | float) -> Bytes:
    """Return values (n, …) as bytes: ZERO for 0, 254 for their span (n,) or more, 0 for its negative."""
    share = values / np.asarray(span, np.float32).reshape(-1, *(1,) * (values.ndim - 1))
    np.clip(share, -1, 1, out=share)
    if np.isnan(share.sum()):
        np.nan_to_num(share, copy=False)
    share *= LEVELS
    share += ZERO + 0.5
    return share.astype(np.uint8)


def _answer(recipe: Recipe, scores: Floats) -> tuple[Floats, Bytes]:
    """Return margins (lines, SIDE, SIDE) and the bytes of the answer."""
    ending, planes = recipe.ending, scores.T.reshape(-1, SIDE, SIDE)
    if ending == "softmax" and len(planes) > 2:
        return _among_many(planes)
    margin = planes[0] if len(planes) == 1 else planes[1] - planes[0]
    if ending == "identity":
        margin = margin - 0.5 if recipe.data.classes else margin
        return margin[None], signed_bytes(margin[None] * (2 if recipe.data.classes else 1), 1.0)[0]
    return margin[None], signed_bytes(np.tanh(margin[None] / 2), 1.0)[0]  # tanh(a/2) = 2σ(a) − 1


def _among_many(planes: Floats) -> tuple[Floats, Bytes]:
    """Return by how much each class is ahead of the others, and the bytes of the most probable one."""
    order = np.sort(planes, axis=0)
    margins = np.where(planes == order[-1], planes - order[-2], planes - order[-1])
    best, classes = planes.argmax(axis=0), len(planes)
    total = np.exp(planes - order[-1]).sum(axis=0)
    certainty = np.clip((1 / total - 1 / classes) / (1 - 1 / classes), 0, 1)
    return margins, (best * (CLASS_LEVELS + 1) + np.nan_to_num(certainty) * CLASS_LEVELS).astype(np.uint8)


def without(recipe: Recipe, vector: Floats, ablated: Sequence[tuple[int, int]]) -> Floats:
    """Return parameters of which units are taken out: all that they hand on becomes 0."""
    if not ablated:
        return vector
    twin = recipe.network()
    np.copyto(twin.params.vector, vector)
    for layer, unit in ablated:
        if layer < len(recipe.sizes) - 1 and unit < recipe.sizes[layer]:
            twin.params[f"W{layer + 1}"][unit] = 0
    return twin.params.vector
