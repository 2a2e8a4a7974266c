"""A small network: forward, loss, gradient by backpropagation, update; and again, as nnviz shows it."""

import math

import matplotlib.pyplot as plt
import numpy as np
from network_drawing import draw_network  # in this folder

W = [[[0.15, 0.25], [0.2, 0.3]], [[0.4, 0.5], [0.45, 0.55]]]
B = [[0.35, 0.35], [0.6, 0.6]]
X = [0.05, 0.1]
T = [0.01, 0.99]
HIDDEN = 'sigmoid'
OUTPUT = 'sigmoid'
RATE = 0.5
LEARN_BIASES = False
ROUNDS = 100


def sigmoid(a):
    return 1 / (1 + np.exp(-a))


def softmax(a):
    e = np.exp(a - np.max(a))
    return e / np.sum(e)


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

x, t = np.array(X), np.array(T)
weights, biases = [np.array(w) for w in W], [np.array(b) for b in B]
losses = []
for number in range(ROUNDS + 1):
    # forward
    zs, sums = [x], []
    for layer, (w, b) in enumerate(zip(weights, biases)):
        sums.append(zs[-1] @ w + b)
        last = layer == len(weights) - 1
        if last and OUTPUT == "softmax":
            zs.append(softmax(sums[-1]))
        else:
            zs.append(ACTIVATIONS[OUTPUT if last else HIDDEN][0](sums[-1]))
    y = zs[-1]
    # loss, and delta = dE/da of the last layer
    if OUTPUT == "softmax":
        losses.append(-np.sum(t * np.log(y)))
        delta = y * np.sum(t) - t
    else:
        losses.append(0.5 * np.sum((y - t)**2))
        delta = (y - t) * ACTIVATIONS[OUTPUT][1](sums[-1])
    # backward
    dW, db = [], []
    for layer in reversed(range(len(weights))):
        dW.insert(0, np.outer(zs[layer], delta))
        db.insert(0, delta)
        if layer:
            delta = (weights[layer] @ delta) * ACTIVATIONS[HIDDEN][1](sums[layer - 1])
    if number == 0:
        first = zs, weights, biases, dW, db
        for layer, (slope, bias) in enumerate(zip(dW, db), 1):
            print(f"dW{layer} =", slope, f"db{layer} =", bias, sep="\n")
    # update
    weights = [w - RATE * slope for w, slope in zip(weights, dW)]
    if LEARN_BIASES:
        biases = [b - RATE * slope for b, slope in zip(biases, db)]
    if number == 0:
        for layer, w in enumerate(weights, 1):
            print(f"W{layer} after one update =", w, sep="\n")

print(f"E = {losses[0]:.9f}, after {ROUNDS} updates {losses[-1]:.9f}")
zs, weights, biases, dW, db = first  # the network before the first update; red: the gradient, and delta of each unit
figure, (network, loss) = plt.subplots(1, 2, figsize=(13, 5), width_ratios=(3, 1), layout="constrained")
notes = [[(f"x{i}", "") for i in range(1, len(x) + 1)]]
notes += [[(f"{b:+.4g}", f"δ {d:.4g}") for b, d in zip(*pair)] for pair in zip(biases, db)]
wires = [[[(f"{w:.4g}", f"{d:.4g}") for w, d in zip(*row)] for row in zip(*pair)] for pair in zip(weights, dW)]
draw_network(network, zs, weights, notes, wires)
loss.plot(losses, color="#0072b2")
loss.set(title="Loss E", xlabel="updates", ylabel="E")
plt.show()
