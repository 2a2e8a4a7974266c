"""The chain rule: two rates multiply to the third, as nnviz shows it."""

import matplotlib.pyplot as plt
import numpy as np

X = 1.0
INNER = 'x**2'
OUTER = 'np.sin(t)'
INNER_RATE = '2 * x'
OUTER_RATE = 'np.cos(t)'


def g(x):
    return eval(INNER, {"np": np, "x": x}) + 0 * x


def f(t):
    return eval(OUTER, {"np": np, "t": t}) + 0 * t


t = g(X)
dt_dx, dy_dt = eval(INNER_RATE, {"np": np, "x": X}), eval(OUTER_RATE, {"np": np, "t": t})
h = 1e-5
print("dy/dt · dt/dx =", dy_dt, "·", dt_dx, "=", dy_dt * dt_dx)
print("numerical:", (f(g(X + h)) - f(g(X - h))) / (2 * h))

x = np.linspace(X - 2, X + 2, 401)
plt.plot(x, f(g(x)))
plt.plot(x, f(t) + dy_dt * dt_dx * (x - X), "--")
plt.xlabel("x")
plt.ylabel("y = f(g(x))")
plt.show()
