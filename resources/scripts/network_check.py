"""Gradient check: backpropagation against the numerical gradient, as nnviz shows it."""

import base64
import math
import time
import zlib

import matplotlib.pyplot as plt
import numpy as np

SIZES = (2, 3, 2)
W = [[[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]], [[0.1, 0.4], [0.2, 0.5], [0.3, 0.6]]]
B = [[0.1, 0.2, 0.3], [0.1, 0.2]]
X = [[1.0, 0.5], [-0.5, 2.0]]
T = [[0.2, 0.8], [0.6, 0.4]]
HIDDEN = 'sigmoid'
OUTPUT = 'identity'
BUG = 'none'  # or mask, path, sums, batch, mean, sign: mistakes in backward


def sigmoid(a):
    return 1 / (1 + np.exp(-a))


def normal(a):
    return 0.5 * np.vectorize(math.erfc)(-a / np.sqrt(2))


ACTIVATIONS = {  # name: (value, derivative)
    "step": (lambda a: np.where(a > 0, 1.0, 0.0), np.zeros_like),
    "sigmoid": (sigmoid, lambda a: sigmoid(a) * (1 - sigmoid(a))),
    "tanh": (np.tanh, lambda a: 1 - np.tanh(a)**2),
    "relu": (lambda a: np.maximum(0, a), lambda a: np.where(a > 0, 1.0, 0.0)),
    "leaky_relu": (lambda a: np.where(a > 0, a, 0.01 * a), lambda a: np.where(a > 0, 1.0, 0.01)),
    "elu": (lambda a: np.where(a > 0, a, np.expm1(np.minimum(a, 0))),
            lambda a: np.where(a > 0, 1.0, np.exp(np.minimum(a, 0)))),
    "softplus": (lambda a: np.logaddexp(0, a), sigmoid),
    "swish": (lambda a: a * sigmoid(a), lambda a: sigmoid(a) * (1 + a * sigmoid(-a))),
    "gelu": (lambda a: a * normal(a), lambda a: normal(a) + a * np.exp(-a**2 / 2) / np.sqrt(2 * np.pi)),
    "identity": (lambda a: a, np.ones_like),
}


def packed(text):
    """Return images of 784 pixels that stand in the program as text."""
    return np.frombuffer(zlib.decompress(base64.b64decode(text)), np.uint8).reshape(-1, 784) / 255


def drawn():
    """Return first weights as He draws them and biases 0, rounded to 2 decimals."""
    rng = np.random.default_rng(0)
    W = [np.round(rng.standard_normal((n, m)) * np.sqrt(2 / n), 2) for n, m in zip(SIZES, SIZES[1:])]
    return W, [np.zeros(m) for m in SIZES[1:]]


def softmax(a):
    e = np.exp(a - a.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def forward():
    """Return what enters each layer, its sums, and what comes out at the end."""
    entered, sums = [x], []
    for layer, (w, b) in enumerate(zip(weights, biases), 1):
        sums.append(entered[-1] @ w + b)
        if layer < len(weights):
            entered.append(ACTIVATIONS[HIDDEN][0](sums[-1]))
    return entered, sums, softmax(sums[-1]) if OUTPUT == "softmax" else ACTIVATIONS[OUTPUT][0](sums[-1])


def loss():
    y = forward()[2]
    if OUTPUT == "softmax":
        return -np.sum(t * np.log(y)) / len(x)
    return 0.5 * np.sum((y - t)**2) / len(x)


def backprop():
    entered, sums, y = forward()
    if OUTPUT == "softmax":
        delta = y * t.sum(axis=1, keepdims=True) - t
    else:
        delta = (y - t) * ACTIVATIONS[OUTPUT][1](sums[-1])
    delta = (-delta if BUG == "sign" else delta) / (1 if BUG == "mean" else len(x))
    slopes = []
    for layer in reversed(range(len(weights))):
        db = delta[0] if BUG == "batch" else delta.sum(axis=0)
        remembered = sums[layer - 1] if BUG == "sums" and layer else entered[layer]
        slopes[:0] = [remembered.T @ delta, db]
        if layer:
            w = weights[layer]
            delta = np.outer(delta[:, 0], w[:, 0]) if BUG == "path" else delta @ w.T
            if BUG != "mask":
                delta = delta * ACTIVATIONS[HIDDEN][1](sums[layer - 1])
    return slopes


def numerical(h=1e-4):
    slopes = []
    for values in (part for pair in zip(weights, biases) for part in pair):
        slope = np.zeros_like(values)
        for place in np.ndindex(values.shape):
            middle = values[place]
            values[place] = middle + h
            above = loss()
            values[place] = middle - h
            below = loss()
            values[place] = middle
            slope[place] = (above - below) / (2 * h)
        slopes.append(slope)
    return slopes


def timed(method, calls=5):
    """Return the result and the median time of some calls, after a first one that does not count."""
    times, result = [], None
    for _ in range(1 + calls):
        began = time.perf_counter()
        result = method()
        times.append(time.perf_counter() - began)
        if times[-1] > 0.5:  # so long that the first call makes no difference
            break
    return result, float(np.median(times[1:] or times))


weights, biases = drawn() if W is None else ([np.array(w) for w in W], [np.array(b) for b in B])
x, t = packed(X) if isinstance(X, str) else np.array(X), np.array(T)
with np.errstate(all="ignore"):
    exact, fast = timed(backprop)
    slopes, slow = timed(numerical)
differences = [np.abs(a - b) for a, b in zip(slopes, exact)]
sizes = [np.maximum(np.abs(a), np.abs(b)) for a, b in zip(slopes, exact)]
floor = max(1e-4 * max(size.max() for size in sizes), 1e-12)
print(f"numerical: {slow * 1000:.3g} ms, backprop: {fast * 1000:.3g} ms, {slow / fast:.3g} times as long")
for number, difference in enumerate(differences):
    print(f"{'Wb'[number % 2]}{number // 2 + 1}: largest difference {difference.max():.3e}")
errors = [(d / np.maximum(size, floor)).max() for d, size in zip(differences, sizes)]
print(f"all: largest difference {max(d.max() for d in differences):.3e}, relative error {max(errors):.3e}")

fig, axes = plt.subplots(2, len(weights) + 1, figsize=(12, 4), height_ratios=(4, 1), layout="constrained")
for number, difference in enumerate(differences):
    axis = axes[number % 2, number // 2]
    size = np.log10(np.maximum(np.atleast_2d(difference), 1e-14))
    shown = axis.imshow(size, vmin=-14, vmax=0, aspect="auto", cmap="RdBu_r")
    axis.set(title=f"{'Wb'[number % 2]}{number // 2 + 1}", xticks=[], yticks=[])
fig.colorbar(shown, ax=axes[:, :-1], label="log10 |numerical - backprop|")
axes[1, -1].axis("off")
axes[0, -1].bar(["numerical", "backprop"], [slow, fast], color=["#c06a00", "#0072b2"])
axes[0, -1].set(ylabel="seconds", yscale="log")
plt.show()
