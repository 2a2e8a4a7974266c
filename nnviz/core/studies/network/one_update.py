"""Mini-batch learning taken apart (chapter 4.5): batch, forward, loss, gradient, update, and again; and wrong orders.

ORDERS: the update before the gradient (it uses the gradient of the batch before), weights that are drawn towards 0
instead of along −∂E/∂W, and steps in the direction of the gradient, uphill.
"""

from __future__ import annotations  # which name np.random, and would load it

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from nnviz.core.activations import Floats
from nnviz.core.network import Network
from nnviz.core.problems import QT_TRANSLATE_NOOP

ORDERS = {
    "right": QT_TRANSLATE_NOOP("network", "Gradient, then update"),
    "early": QT_TRANSLATE_NOOP("network", "Update before the gradient"),
    "zero": QT_TRANSLATE_NOOP("network", "Weights go towards 0"),
    "uphill": QT_TRANSLATE_NOOP("network", "In the direction of the gradient"),
}
SIZES = (784, 50, 10)
RATE = 0.1
ROUNDS = 30


@dataclass(frozen=True, eq=False)
class Round:
    """One update: the batch's labels, the outputs for its first image, its loss, and one weight before and after.

    whole: the loss over all images before the update. slope: the gradient of that weight, W2[0, label].
    """

    number: int
    labels: tuple[int, ...]
    y: Floats
    likeliest: tuple[int, ...]  # class of each image: argmax along axis 1
    surest: tuple[int, ...]  # image of each class: argmax along axis 0
    loss: float
    whole: float
    weight: float
    slope: float
    after: float


def rounds(images: Floats, labels: Floats, batch: int, order: str, rng: np.random.Generator,
           count: int = ROUNDS) -> Iterator[Round]:
    """Yield `count` updates of a fresh 784-50-10 network on images (M, 784) from 0 to 1, in one of ORDERS."""
    network = Network(SIZES, "relu", "He", np.float64, rng)
    last = {name: np.zeros_like(values) for name, values in network.params.items()}
    for number in range(count):
        chosen = rng.choice(len(images), batch)
        x, t = images[chosen], labels[chosen]
        whole = network.loss(images, labels)
        loss, grads = network.loss_and_gradient(x, t)
        gradient = {name: values.copy() for name, values in grads.items()}
        place = (0, int(t[0]))
        before, y = float(network.params["W2"][place]), network.predict(x)
        used = last if order == "early" else gradient
        for name, values in network.params.items():
            if order == "zero":
                values *= 1 - RATE / 10
            else:
                values -= RATE * used[name] * (-1 if order == "uphill" else 1)
        last = gradient
        yield Round(number, tuple(t.tolist()), y[0], tuple(y.argmax(axis=1).tolist()), tuple(y.argmax(axis=0).tolist()),
                    float(loss), float(whole), before,
                    float(gradient["W2"][place]), float(network.params["W2"][place]))  # fmt: skip
