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
costs = -np.log(y[np.arange(len(y)), LABELS] + 1e-7)
figure, (axes, bars) = plt.subplots(2, 1, figsize=(9, 6), layout="constrained")
axes.imshow(y, cmap="Blues", vmin=0, vmax=1.5, aspect="auto")
for row, label in enumerate(LABELS):
    axes.add_patch(plt.Rectangle((label - 0.5, row - 0.5), 1, 1, fill=False, linewidth=2))
    for column in range(y.shape[1]):
        axes.text(column, row, f"{y[row, column]:.2f}", ha="center", va="center")
    axes.text(y.shape[1] - 0.4, row, f"t = {label}", va="center", color="#c06a00")
axes.set(xlabel="Class", ylabel="Sample", xticks=range(y.shape[1]), yticks=range(len(y)), title=f"Outputs y {y.shape}")
bars.bar([f"sample {n}" for n in range(len(y))], costs, color="#c24500")
bars.axhline(costs.mean(), linestyle="--", color="black", label=f"the mean: {costs.mean():.6g}")
bars.set(title="The cost of each sample, and the mean", ylabel="Cost -ln y")
bars.legend()
plt.show()
