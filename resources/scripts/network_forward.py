"""A small network, forward: every sum and every output, as nnviz shows them."""

import math

import matplotlib.pyplot as plt
import numpy as np
from network_drawing import draw_network  # in this folder

W = [[[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]], [[0.1, 0.4], [0.2, 0.5], [0.3, 0.6]], [[0.1, 0.3], [0.2, 0.4]]]
B = [[0.1, 0.2, 0.3], [0.1, 0.2], [0.1, 0.2]]
X = [1.0, 0.5]
HIDDEN = 'sigmoid'
OUTPUT = 'identity'
MISTAKE = False  # hand a on instead of z


def softmax(a):
    e = np.exp(a - np.max(a))
    return e / np.sum(e)


ACTIVATIONS = {
    "step": lambda a: np.where(a > 0, 1.0, 0.0),
    "sigmoid": lambda a: 1 / (1 + np.exp(-a)),
    "tanh": np.tanh,
    "relu": lambda a: np.maximum(0, a),
    "leaky_relu": lambda a: np.where(a > 0, a, 0.01 * a),
    "elu": lambda a: np.where(a > 0, a, np.expm1(np.minimum(a, 0))),
    "softplus": lambda a: np.logaddexp(0, a),
    "swish": lambda a: a / (1 + np.exp(-a)),
    "gelu": lambda a: a * 0.5 * np.vectorize(math.erfc)(-a / np.sqrt(2)),
    "identity": lambda a: a,
    "softmax": softmax,
}

z = np.array(X)
layers, notes = [z], [[(f"x{i}", "") for i in range(1, len(z) + 1)]]
for number, (w, b) in enumerate(zip(W, B), 1):
    a = z @ np.array(w) + np.array(b)
    out = ACTIVATIONS[OUTPUT if number == len(W) else HIDDEN](a)
    print(f"a{number} =", a)
    print("y  =" if number == len(W) else f"z{number} =", out)
    z = a if MISTAKE else out
    layers.append(out)
    notes.append([(f"{bias:+.4g}", f"a = {total:.4g}") for bias, total in zip(b, a)])

fig, axes = plt.subplots(figsize=(9, 5), layout="constrained")
wires = [[[(f"{v:.4g}", "") for v in row] for row in w] for w in W]
draw_network(axes, layers, [np.array(w) for w in W], notes, wires, under="#5a606b")
plt.show()
