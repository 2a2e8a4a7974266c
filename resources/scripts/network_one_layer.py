"""One layer with softmax and cross entropy: its gradient numerically and by backpropagation, as nnviz shows it."""

import matplotlib.pyplot as plt
import numpy as np

X = [0.6, 0.9]
W = [[0.47355232, 0.9977393, 0.84668094], [0.85557411, 0.0356366, 0.69422093]]
LABEL = 2


def softmax(a):
    e = np.exp(a - np.max(a))
    return e / np.sum(e)


x, t = np.array(X), np.eye(3)[LABEL]


def loss(w):
    return -np.log(softmax(x @ w)[LABEL] + 1e-7)


w = np.array(W, dtype=float)  # with whole numbers, w + 0.0001 would be cut off
h = 1e-4
numerical = np.zeros_like(w)
for place in np.ndindex(w.shape):
    middle = w[place]
    w[place] = middle + h
    above = loss(w)
    w[place] = middle - h
    below = loss(w)
    w[place] = middle  # put it back
    numerical[place] = (above - below) / (2 * h)

y = softmax(x @ w)
backprop = np.outer(x, y - t)
print("p =", x @ w)
print("E =", loss(w))
print("dW =", backprop, "numerical:", numerical, sep="\n")
print("rows add up to", backprop.sum(axis=1))

fig, axes = plt.subplots(1, 2, figsize=(10, 3.5))
for ax, values, title in zip(axes, (w, backprop), ("W", "dE/dW")):
    limit = 1.5 * np.abs(values).max()
    ax.imshow(values, cmap="PuOr_r", vmin=-limit, vmax=limit)
    ax.set(title=title, xticks=range(3), yticks=range(2), yticklabels=[f"x{i} = {v:.4g}" for i, v in enumerate(x)])
    for (row, column), value in np.ndenumerate(values):
        ax.text(column, row, f"{value:.6f}", ha="center", va="center")
for column, (score, output) in enumerate(zip(x @ w, y)):
    axes[0].text(column, 1.95, f"p = {score:.6f}", ha="center")
    axes[1].text(column, 1.95, f"y = {output:.6f}", ha="center")
plt.show()
