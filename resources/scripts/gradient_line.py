"""Gradient descent in one variable: where the ball goes, and the value after each step."""

import matplotlib.pyplot as plt
import numpy as np

START = -2.5
RATE = 0.1
STEPS = 30
OPTIMISER = "SGD"
MOMENTUM, RHO, BETA1, BETA2 = 0.9, 0.9, 0.9, 0.999
X_RANGE = (-3.0, 3.0)
Y_RANGE = (-1.0, 9.0)


def f(x):
    return x**2  # f


def slope(x):
    return 2 * x  # its slope


def update(g, v, h, t):
    """Return the step, and the memory of the optimiser after it."""
    if OPTIMISER in ("Momentum", "Nesterov"):
        v = MOMENTUM * v - RATE * g
        return (v if OPTIMISER == "Momentum" else MOMENTUM * v - RATE * g), v, h
    if OPTIMISER in ("AdaGrad", "RMSProp"):
        h = h + g * g if OPTIMISER == "AdaGrad" else RHO * h + (1 - RHO) * g * g
        return -RATE * g / (np.sqrt(h) + 1e-7), v, h
    if OPTIMISER == "Adam":
        v, h = BETA1 * v + (1 - BETA1) * g, BETA2 * h + (1 - BETA2) * g * g
        return -RATE * (v / (1 - BETA1**t)) / (np.sqrt(h / (1 - BETA2**t)) + 1e-8), v, h
    return -RATE * g, v, h


x, v, h = np.float64(START), 0.0, 0.0
path = [x]
with np.errstate(all="ignore"):
    for step in range(1, STEPS + 1):
        change, v, h = update(slope(x), v, h, step)
        if not np.isfinite(f(x + change)):
            break
        x = x + change
        path.append(x)
path = np.array(path)
print(f"after {len(path) - 1} steps x = {x:.10g}, f = {f(x):.10g}")

curve = np.linspace(*X_RANGE, 500)
figure, (left, right) = plt.subplots(1, 2, figsize=(11, 4.5))
with np.errstate(all="ignore"):
    left.plot(curve, f(curve) + 0 * curve, "k")
left.plot(path, f(path) + 0 * path, "o-", ms=4, color="#0072b2")
left.plot(path[0], f(path[0]), "kD")
reach = (X_RANGE[1] - X_RANGE[0]) / 10
left.plot(x + np.array([-reach, reach]), f(x) + slope(x) * np.array([-reach, reach]), color="#c24500")
left.plot(x, f(x), "o", color="#c24500", ms=10)
left.set(xlim=X_RANGE, ylim=Y_RANGE, xlabel="x", ylabel="f(x)")
right.plot(f(path) + 0 * path, color="#0072b2")
right.set(xlabel="Step", ylabel="Value f")
plt.show()
