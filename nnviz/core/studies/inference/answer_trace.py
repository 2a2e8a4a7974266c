"""How a network comes to one answer (chapters 3.4 and 5): every layer's values, what each value adds, and what would
have to change.

    a = z·W + b: the value z_i adds z_i·W_ij to the sum a_j (the bias adds b_j)
    ∂ log y_k / ∂x: which pixels, made darker or lighter, make class k more likely (backpropagation down to the input)
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from nnviz.core.activations import ACTIVATIONS, Floats, softmax
from nnviz.core.inference import Model
from nnviz.core.numerics.floats import finite

BRANCHES = 3
"""How many contributions are followed back from one unit."""
_FLAT = 1e-30  # a gradient below this points nowhere: float32 has no digits left there
_STEP, _MOST_STEPS = 12.0, 60  # of 255 for the pixel that changes most; a digit has become another one long before


@dataclass(frozen=True, eq=False)
class Trace:
    """One image on its way: values[0] (inputs,), the hidden layers after their activation, at last the scores
    (classes,) before softmax; sums: what the activations were taken of; probabilities (classes,)."""

    values: tuple[Floats, ...]
    sums: tuple[Floats, ...]
    probabilities: Floats

    @property
    def answer(self) -> int:
        """The class with the largest probability."""
        return int(self.probabilities.argmax())


@dataclass(frozen=True)
class Link:
    """A connection: unit `source` of layer `layer` adds `amount` to the sum of unit `target` of the next layer."""

    layer: int
    source: int
    target: int
    amount: float


def trace(model: Model, image: ArrayLike) -> Trace:
    """Return all values that one image (height, width), 0 to 255, makes in a network."""
    x = model.inputs(image)
    values, sums = [x], []
    activate = ACTIVATIONS[model.activation].value
    with np.errstate(all="ignore"):
        for number, (W, b) in enumerate(model.layers, 1):
            sums.append(values[-1] @ W + b)
            last = number == len(model.layers) or model.mistakes.unused_activation
            values.append(sums[-1] if last else activate(sums[-1]))
        return Trace(tuple(map(finite, values)), tuple(sums), finite(softmax(values[-1])))


def contributions(model: Model, found: Trace, layer: int, target: int) -> Floats:
    """Return what every value of a layer (0: the pixels) adds to the sum of one unit of the next: (units,)."""
    with np.errstate(all="ignore"):
        return finite(found.values[layer] * model.layers[layer][0][:, target])


def largest_path(model: Model, found: Trace, target: int) -> tuple[Link, ...]:
    """Return the largest contributions to a score, and the largest to those units, back to the first hidden layer.

    Only what adds something is followed: BRANCHES links from each unit, units that are met twice once.
    """
    links: list[Link] = []
    units = [target]
    for layer in range(len(model.layers) - 1, 0, -1):
        new: list[int] = []
        for unit in units:
            amounts = contributions(model, found, layer, unit)
            best = [int(i) for i in np.argsort(-amounts, kind="stable")[:BRANCHES] if amounts[i] > 0]
            links += [Link(layer, i, unit, float(amounts[i])) for i in best]
            new += [i for i in best if i not in new]
        units = new
    return tuple(links)


def pixel_gradient(model: Model, found: Trace, target: int) -> Floats:
    """Return ∂ log y_target / ∂x for every input (inputs,): + where more ink speaks for the class, − where less does.

    The gradient of log softmax with respect to the scores is t − y; then it goes back layer by layer.
    """
    derivative = ACTIVATIONS[model.activation].derivative
    flow: Floats = -found.probabilities
    flow[target] += 1
    with np.errstate(all="ignore"):
        for layer in range(len(model.layers) - 1, -1, -1):
            flow = model.layers[layer][0] @ flow
            if layer and not model.mistakes.unused_activation:
                flow = flow * derivative(found.sums[layer - 1])
        return finite(flow)


@dataclass(frozen=True, eq=False)
class Changed:
    """An image that was changed until the network gives another answer: image (height, width) uint8, the number of
    steps that were taken, and whether it is read as wanted."""

    image: np.ndarray
    steps: int
    reached: bool


def changed_until(model: Model, image: np.ndarray, target: int) -> Changed:
    """Follow the gradient of log y_target from an image (height, width) uint8 until the answer is `target`.

    Every step changes the pixel that matters most by 12 of 255, the others in proportion, within 0 to 255.
    """
    pixels = image.astype(np.float32)
    for step in range(_MOST_STEPS + 1):
        found = trace(model, pixels)
        if found.answer == target:
            return Changed(np.rint(pixels).astype(np.uint8), step, trace(model, np.rint(pixels)).answer == target)
        gradient = pixel_gradient(model, found, target).reshape(pixels.shape)
        stuck = ((pixels <= 0) & (gradient < 0)) | ((pixels >= 255) & (gradient > 0))
        gradient = np.where(stuck, 0, gradient)
        largest = float(np.abs(gradient).max())
        if largest < _FLAT or step == _MOST_STEPS:
            break
        pixels = np.clip(pixels + _STEP * (gradient / largest), 0, 255)
    return Changed(np.rint(pixels).astype(np.uint8), step, False)
