"""The cross entropy of a batch, from labels or one-hot rows, as nnviz shows it."""

import matplotlib.pyplot as plt
import numpy as np

Y = [[0.1, 0.05, 0.6, 0, 0.05, 0.1, 0, 0.1, 0, 0], [0.1, 0.05, 0.1, 0, 0.05, 0.1, 0, 0.6, 0, 0]]
LABELS = [2, 2]
ONE_HOT = False

y, t = np.array(Y), np.array(LABELS)
if ONE_HOT:
    t = np.eye(y.shape[1], dtype=int)[t]


def cross_entropy_error(y, t):
    if t.size == y.size:  # one-hot rows
        t = t.argmax(axis=1)
    N = len(y)
    return -np.sum(np.log(y[np.arange(N), t] + 1e-7)) / N


print(f"t.size = {t.size}, y.size = {y.size}, E = {cross_entropy_error(y, t):.9f}")
figure, axes = plt.subplots()
axes.imshow(y, cmap="Blues", vmin=0, vmax=1)
for row, label in enumerate(LABELS):
    axes.add_patch(plt.Rectangle((label - 0.5, row - 0.5), 1, 1, fill=False, linewidth=2))
    for column in range(y.shape[1]):
        axes.text(column, row, f"{y[row, column]:.2f}", ha="center", va="center")
axes.set(xlabel="Class", ylabel="Sample")
plt.show()
