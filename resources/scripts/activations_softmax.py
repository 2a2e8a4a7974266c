"""Softmax, with the maximum subtracted first and as the formula is written, as nnviz shows it."""

import matplotlib.pyplot as plt
import numpy as np

SCORES = [0.3, 2.9, 4.0]
SHIFT = 0.0
DTYPE = "float64"

x = np.array([score + SHIFT for score in SCORES], dtype=DTYPE)


def softmax(x):
    e = np.exp(x - x.max())
    return e / e.sum()


def softmax_as_written(x):
    with np.errstate(all="ignore"):
        return np.exp(x) / np.exp(x).sum()


print("stable:", [f"{y:.6g}" for y in softmax(x)])
print("written:", [f"{y:.6g}" for y in softmax_as_written(x)])
names = [str(i + 1) for i in range(len(x))]
figure, axes = plt.subplots(1, 3, figsize=(9, 4), constrained_layout=True)
shown = (x, softmax(x), np.nan_to_num(softmax_as_written(x)))
for axis, values, title in zip(axes, shown, ("x", "stable", "as written")):
    axis.bar(names, values)
    axis.set_title(title)
plt.show()
