"""Activation functions, their slopes and the values at one x, as nnviz shows them."""

import math  # noqa: F401 (GELU needs it)

import matplotlib.pyplot as plt
import numpy as np

# Name -> the function and its slope, in x.
FUNCTIONS = {"ReLU": ("np.maximum(0, x)", "np.where(x > 0, 1.0, 0.0)")}
X = 1.0
HALF = 6.0
TANGENTS = True
TWIN = False  # 2 sigmoid(2x) - 1 behind tanh
slope = 0.01  # of leaky ReLU
alpha = 1.0  # of ELU

np.seterr(over="ignore")  # exp(-x) may become infinite: 1 / inf = 0 is then right


def lifted(x, y):
    """Return y with a gap where it jumps, so that no ramp is drawn there."""
    return np.where(np.append(np.abs(np.diff(y)) > 1e3 * np.diff(x), False), np.nan, y)


def limits(values, half):
    """Return the ends of an axis: what is far out of a window as high as this one is cut off."""
    low, high = max(min(values.min(), 0), -half / 4), min(max(values.max(), 1), half / 2)
    return low - 0.08 * (high - low), high + 0.08 * (high - low)


x = np.union1d(np.linspace(-HALF, HALF, 1001), [0, 1e-9])  # both sides of 0, where the step jumps
figure, axes = plt.subplots(2, sharex=True, figsize=(8, 7), constrained_layout=True)
drawn = [[], []]
if TWIN:
    twin = 2 / (1 + np.exp(-2 * x)) - 1
    axes[0].plot(x, twin, linewidth=5, alpha=0.4, label="2 sigmoid(2x) - 1")
    print(f"2 sigmoid(2x) - 1 and tanh x differ by at most {np.abs(twin - np.tanh(x)).max():.1e}")
for (name, formulas), style in zip(FUNCTIONS.items(), ["-", "--", "-.", ":"] * 3):
    f, df = (eval(f"lambda x: {formula}", globals()) for formula in formulas)
    at = np.array([X])
    y, dy = float(f(at)[0]), float(df(at)[0])
    for ax, values, all_values, function in zip(axes, (y, dy), drawn, (f, df)):
        all_values.append(function(x))
        line, = ax.plot(x, lifted(x, function(x)), style, label=name)
        ax.plot(X, values, "o", color=line.get_color())
    if TANGENTS:
        ends = np.array([X - HALF / 4, X + HALF / 4])
        axes[0].plot(ends, y + dy * (ends - X), color="gray", linewidth=1)
    print(f"{name}: y = {y:.6g}, dy/dx = {dy:.6g}")
for ax, values, label in zip(axes, drawn, ("y = f(x)", "slope dy/dx")):
    ax.axvline(X, color="gray", linewidth=0.5)
    ax.set_ylim(limits(np.concatenate(values), HALF))
    ax.set_ylabel(label)
axes[1].set_xlim(-HALF, HALF)
axes[1].set_xlabel("x")
axes[0].legend()
plt.show()
