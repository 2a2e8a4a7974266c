"""Layers of the plane: a grid, what each layer makes of it, and the one matrix that linear layers are."""

import math  # noqa: F401 (GELU needs it)

import matplotlib.pyplot as plt
import numpy as np

LAYERS = [[0.9, -0.4, 0.5, 0.9, 0.3, -0.2], [1.0, 0.6, -0.5, 0.7, 0.0, 0.4]]  # w11 w12 w21 w22 b1 b2
ACTIVATION = "x"
POINT = [1.0, 0.5]

slope, alpha = 0.01, 1.0
f = eval(f"lambda x: {ACTIVATION}", globals())


def through(x):
    for w11, w12, w21, w22, b1, b2 in LAYERS:
        x = f(x @ np.array([[w11, w12], [w21, w22]]) + np.array([b1, b2]))
    return x


W, b = np.eye(2), np.zeros(2)
for w11, w12, w21, w22, b1, b2 in LAYERS:
    layer = np.array([[w11, w12], [w21, w22]])
    W, b = W @ layer, b @ layer + (b1, b2)
print("without activation: W =", W.round(6).tolist(), "b =", b.round(6).tolist())
y = through(np.array(POINT))
print("point:", y.round(6).tolist())

along = np.linspace(-2, 2, 101)
figure, (left, right) = plt.subplots(1, 2)
for axis, layers, point, title in ((left, lambda x: x, POINT, "Input"), (right, through, y, "After all layers")):
    for place in np.linspace(-2, 2, 17):
        axis.plot(*layers(np.stack([np.full(101, place), along], axis=1)).T, color="tab:blue", linewidth=0.8)
        axis.plot(*layers(np.stack([along, np.full(101, place)], axis=1)).T, color="tab:orange", linewidth=0.8)
    axis.plot(*point, "o", color="purple")
    axis.set_aspect("equal", "datalim")
    axis.set_title(title)
plt.show()
