"""What the layers of a deep network hold, for four first weights, as nnviz shows it."""

import math  # noqa: F401 (GELU needs it)

import matplotlib.pyplot as plt
import numpy as np

ACTIVATION = "1 / (1 + np.exp(-x))"
SLOPE = "1 / (2 + np.exp(x) + np.exp(-x))"
LAYERS = 5
UNITS = 100
INPUTS = "random"  # or "digits": they are drawn by nnviz, which then has to be installed
SHOWN = "values"  # or "gradients"
SEED = 0
RANGE = (0.0, 1.0)

slope, alpha = 0.01, 1.0
f = eval(f"lambda x: {ACTIVATION}", globals())
df = eval(f"lambda x: {SLOPE}", globals())
np.seterr(over="ignore", under="ignore")


def samples():
    """Return 1000 inputs (1000, n) and their classes (1000,)."""
    rng = np.random.default_rng(SEED)
    if INPUTS == "digits":
        from nnviz.data import digits

        images, labels = digits.generate(1000, rng)
        return images.reshape(1000, -1) / 255.0, labels.astype(int)
    return rng.standard_normal((1000, 100)), rng.integers(0, 10, 1000)


def forward_and_back(deviation, x, t):
    """Return what each hidden layer hands on, and the gradient of the loss for each layer's weights."""
    rng, sizes = np.random.default_rng(SEED), [x.shape[1], *[UNITS] * LAYERS, t.max() + 1]
    weights = [deviation(n) * rng.standard_normal((n, m)) for n, m in zip(sizes[:-1], sizes[1:])]
    sums, values = [], [x]
    for W in weights[:-1]:
        sums.append(values[-1] @ W)
        values.append(f(sums[-1]))
    a = values[-1] @ weights[-1]
    y = np.exp(a - a.max(axis=1, keepdims=True))
    da = (y / y.sum(axis=1, keepdims=True) - np.eye(sizes[-1])[t]) / len(x)  # softmax with cross entropy
    gradients = []
    for W, z, inputs in zip(weights[:0:-1], sums[::-1], values[-2::-1]):
        da = (da @ W.T) * df(z)
        gradients.insert(0, inputs.T @ da)
    return values[1:], gradients


x, t = samples()
starts = {
    "1": lambda n: 1.0, "0.01": lambda n: 0.01,
    "Xavier": lambda n: (1 / n) ** 0.5, "He": lambda n: (2 / n) ** 0.5,
}
size = (2.2 * LAYERS, 7)
figure, axes = plt.subplots(4, LAYERS, figsize=size, sharex=True, sharey=True, squeeze=False, layout="constrained")
for row, (name, deviation) in zip(axes, starts.items()):
    values, gradients = forward_and_back(deviation, x, t)
    for layer, (axis, z, dW) in enumerate(zip(row, values, gradients), 1):
        if SHOWN == "values":
            shown, ends, size, colour = np.clip(z.ravel(), *RANGE), RANGE, z.std(), "#0072b2"
        else:
            shown, ends = np.log10(np.clip(np.abs(dW.ravel()), 1e-12, 100)), (-12, 2)
            size, colour = np.sqrt(np.mean(dW**2)), "#c24500"
        print(f"{name}, layer {layer}: {size:.6g}")
        counts, edges = np.histogram(shown, bins=40, range=ends)
        axis.stairs(np.sqrt(counts / shown.size), edges, fill=True, color=colour, alpha=0.6)
        title = f"std {size:.2g}" if SHOWN == "values" else f"{size:.2g}"
        axis.set(yticks=[], title=f"Layer {layer}\n{title}" if name == "1" else title)
        axis.spines[["left", "right", "top"]].set_visible(False)
    row[0].set_ylabel(name)
what = "Value after the activation" if SHOWN == "values" else "Size of dE/dW, power of ten"
figure.supxlabel(f"{what} (height: square root of the share)")
plt.show()
