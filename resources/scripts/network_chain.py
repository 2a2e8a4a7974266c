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

x = np.linspace(-3, 3, 401)
between = np.linspace(g(x).min(), g(x).max(), 401)
three = (  # the curve, the place on it, the rate there
    (x, g, X, dt_dx, "t = g(x)", "x", "#0072b2"),
    (between, f, t, dy_dt, "y = f(t)", "t", "#007a57"),
    (x, lambda x: f(g(x)), X, dy_dt * dt_dx, "y = f(g(x))", "x", "#c24500"),
)
figure, all_axes = plt.subplots(1, 3, figsize=(13, 4), layout="constrained")
with np.errstate(all="ignore"):
    for axes, (places, function, at, rate, title, name, colour) in zip(all_axes, three):
        values, reach = function(places), 0.25 * np.ptp(places)
        axes.plot(places, values, color="black")
        axes.plot(at + np.array([-reach, reach]), function(at) + rate * np.array([-reach, reach]), "--", color=colour)
        axes.plot(at, function(at), "o", color=colour)
        low, high = np.nanmin(values), np.nanmax(values)
        room = 0.1 * (high - low) or 1
        axes.set(title=f"{title}: rate {rate:.4g}", xlabel=name, ylim=(low - room, high + room))
plt.show()
