"""Three losses of one answer and the terms they are made of, as nnviz shows them."""

import matplotlib.pyplot as plt
import numpy as np

Y = [0.1, 0.05, 0.6, 0.0, 0.05, 0.1, 0.0, 0.1, 0.0, 0.0]
T = [0, 0, 1, 0, 0, 0, 0, 0, 0, 0]
FORM = "half"  # half, mean or sum

y, t, d = np.array(Y, float), np.array(T, float), 1e-7
factor = {"half": 0.5, "mean": 1 / len(y), "sum": 1.0}[FORM]
terms = {"squared error": factor * (y - t) ** 2}
if min(y.min(), t.min()) >= 0 and max(y.max(), t.max()) <= 1:  # a logarithm wants probabilities
    terms["cross entropy"] = -t * np.log(y + d)
    terms["binary cross entropy"] = -(t * np.log(y + d) + (1 - t) * np.log(1 - y + d))

figure, all_axes = plt.subplots(1, len(terms), figsize=(4 * len(terms), 4), squeeze=False)
for axes, (name, values) in zip(all_axes[0], terms.items()):
    print(f"{name}: {values.sum():.9g}")
    axes.bar(np.arange(len(y)), values)
    axes.set(title=f"{name}: {values.sum():.4g}", xlabel="Class", ylabel="Term")
plt.show()
