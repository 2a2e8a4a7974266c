"""Activation functions, their slopes and the values at one x, as nnviz shows them."""

import math  # noqa: F401 (GELU needs it)

import matplotlib.pyplot as plt
import numpy as np

FUNCTIONS = {"Sigmoid": "1 / (1 + np.exp(-x))", "ReLU": "np.maximum(0, x)"}  # name -> formula in x
X = 1.0
HALF = 6.0
slope = 0.01  # of leaky ReLU
alpha = 1.0  # of ELU

H = 1e-5
functions = {name: eval(f"lambda x: {formula}", globals()) for name, formula in FUNCTIONS.items()}
np.seterr(over="ignore")  # exp(-x) may become infinite: 1 / inf = 0 is then right

x = np.linspace(-HALF, HALF, 1001)
figure, (top, bottom) = plt.subplots(2, sharex=True)
for (name, f), style in zip(functions.items(), ["-", "--", "-.", ":"] * 3):
    top.plot(x, f(x), style, label=name)
    bottom.plot(x, (f(x + H) - f(x - H)) / (2 * H), style)
    y, dy = float(f(np.float64(X))), float((f(np.float64(X + H)) - f(np.float64(X - H))) / (2 * H))
    top.plot(X, y, "ko")
    print(f"{name}: y = {y:.6g}, dy/dx = {dy:.6g}")
top.axvline(X, linewidth=0.5)
bottom.axvline(X, linewidth=0.5)
top.set_ylim(-HALF / 4, HALF / 2)
top.set_ylabel("y = f(x)")
bottom.set_ylabel("slope dy/dx")
bottom.set_xlabel("x")
top.legend()
plt.show()
