"""The cost of one answer on the curve of -ln y, as nnviz shows it."""

import matplotlib.pyplot as plt
import numpy as np

Y = [0.1, 0.05, 0.6, 0.0, 0.05, 0.1, 0.0, 0.1, 0.0, 0.0]
TRUTH = 2

y = np.array(Y)
t = np.zeros(len(y))
t[TRUTH] = 1
E = -np.sum(t * np.log(y + 1e-7))
print(f"y = {y[TRUTH]:.6g}, E = {E:.9g}")

figure, (left, right) = plt.subplots(1, 2, figsize=(10, 4))
left.bar(np.arange(len(y)), y, color=["#0072b2" if n == TRUTH else "#73afd3" for n in range(len(y))])
left.plot(TRUTH, 1, "*", color="#c06a00", markersize=12)
left.set(title="Output of the model; ★: the true class", xlabel="Class", ylabel="Output y", xticks=np.arange(len(y)))
x = np.geomspace(1e-3, 1, 200)
right.plot(x, -np.log(x), color="black")
right.plot(y[TRUTH], E, "o", color="#c24500")
right.vlines(y[TRUTH], 0, E, color="#c24500")
right.annotate(f"{E:.2f}", (y[TRUTH], E), (8, 4), textcoords="offset points", color="#c24500")
right.set(title="Its cost", xlabel="y of the true class", ylabel="Cost -ln y", ylim=(0, max(5, 1.05 * E)))
plt.show()
