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

size = (4 * (1 + len(terms)), 4)
figure, (first, *others) = plt.subplots(1, 1 + len(terms), figsize=size, layout="constrained")
first.bar(np.arange(len(y)), y, color="#0072b2")
first.plot(np.flatnonzero(t), t[t != 0], "*", color="#c06a00", markeredgecolor="white", markersize=12)
first.set(title="Outputs y, targets ★", xlabel="Class", ylabel="Output y")
for axes, (name, values) in zip(others, terms.items()):
    print(f"{name}: {values.sum():.9g}")
    axes.bar(np.arange(len(y)), values, color="#c24500")
    axes.set(title=f"{name}: {values.sum():.4g}", xlabel="Class", ylabel="Term")
plt.show()
