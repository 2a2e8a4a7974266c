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
shown = (x, "Scores", "Greys"), (right, "axis = -1", "Blues"), (wrong, "axis = 0, wrong", "Oranges")
figure, axes = plt.subplots(1, 3, figsize=(12, 4), width_ratios=(3, 4, 4), layout="constrained")
for axis, (values, title, colours) in zip(axes, shown):
    low, high = (x.min(), 2 * x.max() - x.min() + 1) if values is x else (0, 1.5)
    axis.imshow(values, vmin=low, vmax=high, cmap=colours, aspect="auto")
    axis.set(title=title, xlabel="Class", xticks=range(x.shape[1]), yticks=range(len(x)))
    for (row, column), value in np.ndenumerate(values):
        axis.text(column, row, f"{value:.3f}", ha="center", va="center")
    if values is x:
        axis.set_ylabel("Sample")
        continue
    for row, best in enumerate(values.argmax(axis=1)):  # the class that is chosen, and what the row adds up to
        axis.add_patch(plt.Rectangle((best - 0.5, row - 0.5), 1, 1, fill=False, linewidth=2))
        axis.text(x.shape[1] - 0.4, row, f"sum {values[row].sum():.2f}", va="center")
plt.show()
