"""What the layers of a deep network hold, for four first weights (random inputs), as nnviz shows it."""

import math  # noqa: F401 (GELU needs it)

import matplotlib.pyplot as plt
import numpy as np

ACTIVATION = "1 / (1 + np.exp(-x))"
LAYERS = 5
UNITS = 100
SEED = 0
RANGE = (0.0, 1.0)

slope, alpha = 0.01, 1.0
f = eval(f"lambda x: {ACTIVATION}", globals())
np.seterr(over="ignore")
data = np.random.default_rng(SEED).standard_normal((1000, 100))
starts = {
    "1": lambda n: 1.0, "0.01": lambda n: 0.01,
    "Xavier": lambda n: (1 / n) ** 0.5, "He": lambda n: (2 / n) ** 0.5,
}
figure, axes = plt.subplots(4, LAYERS, sharex=True, sharey="row", squeeze=False)
for row, (name, deviation) in zip(axes, starts.items()):
    rng, z = np.random.default_rng(SEED), data
    for layer, axis in enumerate(row, 1):
        W = deviation(z.shape[1]) * rng.standard_normal((z.shape[1], UNITS))
        z = f(z @ W)
        axis.hist(z.ravel(), bins=40, range=RANGE)
        axis.set_yticks([])
        print(f"{name}, layer {layer}: {z.std():.6g}")
    row[0].set_ylabel(name)
plt.show()
