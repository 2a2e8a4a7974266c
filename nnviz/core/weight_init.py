"""The first weights of a network (chapter 6.2): how they are drawn, for a layer of n inputs and m outputs.

    zeros      0
    0.01       N(0, 0.01²)
    N(0, 1)    N(0, 1)
    Xavier     N(0, 1/n), as the book and LeCun et al. (1998) have it
    He         N(0, 2/n) (He et al. 2015)
    Glorot     evenly between ±√(6/(n + m)) (Glorot and Bengio 2010, equation 16): Keras begins so
"""

from __future__ import annotations  # np.random in them would load it, 15 ms of the first window

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class WeightInit:
    """How first weights are drawn. deviation(n, m): their standard deviation; uniform: evenly instead of normally."""

    deviation: Callable[[int, int], float]
    uniform: bool = False

    def draw(self, rng: np.random.Generator, inputs: int, outputs: int) -> NDArray[np.float64]:
        """Return weights (inputs, outputs), in float64 whatever the network's type: one seed, one network."""
        deviation = self.deviation(inputs, outputs)
        if self.uniform:
            return rng.uniform(-math.sqrt(3) * deviation, math.sqrt(3) * deviation, (inputs, outputs))
        return deviation * rng.standard_normal((inputs, outputs))


WEIGHT_INITS: dict[str, WeightInit] = {
    "zeros": WeightInit(lambda n, m: 0.0),
    "0.01": WeightInit(lambda n, m: 0.01),
    "N(0, 1)": WeightInit(lambda n, m: 1.0),
    "Xavier": WeightInit(lambda n, m: (1 / n) ** 0.5),
    "He": WeightInit(lambda n, m: (2 / n) ** 0.5),
    "Glorot": WeightInit(lambda n, m: (2 / (n + m)) ** 0.5, uniform=True),
}
