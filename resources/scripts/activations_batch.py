"""Softmax of a batch along the classes, and along the batch by mistake, as nnviz shows it."""

import matplotlib.pyplot as plt
import numpy as np

SCORES = [[1.0, 2.0, 0.5], [0.2, -1.0, 0.3]]  # a row for each sample

x = np.array(SCORES)


def softmax(x, axis):
    e = np.exp(x - x.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


right, wrong = softmax(x, -1), softmax(x, 0)
print("row sums:", right.sum(axis=1).round(6).tolist())
print("row sums, wrong axis:", wrong.sum(axis=1).round(6).tolist())
print("samples with another class:", int((right.argmax(axis=1) != wrong.argmax(axis=1)).sum()))
figure, axes = plt.subplots(1, 2)
for axis, values, title in zip(axes, (right, wrong), ("axis = -1", "axis = 0, wrong")):
    axis.imshow(values, vmin=0, vmax=1, cmap="Blues")
    axis.set_title(title)
    for (row, column), value in np.ndenumerate(values):
        axis.text(column, row, f"{value:.3f}", ha="center", va="center")
plt.show()
