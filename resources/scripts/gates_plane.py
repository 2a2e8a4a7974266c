"""One perceptron: four inputs (or other points), the line and its two sides, as nnviz shows them."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.colors import LinearSegmentedColormap

w = (0.5, 0.5)
b = -0.7
activation = "step"  # step, sigmoid, tanh, relu or identity: y is 1 where a > 0 with each of them
points = ((0.0, 0.0, 0), (0.0, 1.0, 0), (1.0, 0.0, 0), (1.0, 1.0, 1))  # x1, x2, target

x = np.array([p[:2] for p in points]).reshape(-1, 2)
t = np.array([p[2] for p in points], dtype=int)


def perceptron_z(x):
    # Rounded, so that 0.1 + 0.2 - 0.3 is 0 as on paper: on the line the answer is 0.
    return np.round(x @ np.array(w) + b, 12)


def sigmoid(a):
    return 1 / (1 + np.exp(-a))


# Where the step jumps, the sigmoid shows how far a place is from the line.
h = {
    "step": sigmoid, "sigmoid": sigmoid, "tanh": np.tanh, "relu": lambda a: np.maximum(a, 0), "identity": lambda a: a,
}[activation]
middle, reach = (0.5, 0.5) if h is sigmoid else (0.0, 1.0)

a = perceptron_z(x)
y = (a > 0).astype(int)
print("x1 x2 a h(a) y target right")
for (x1, x2), ai, yi, ti in zip(x, a, y, t):
    print(f"{x1:g} {x2:g} {ai:.10g} {h(ai):.10g} {yi} {ti} {yi == ti}")

plt.figure(figsize=(6, 6))
grid = np.linspace(-0.8, 1.8, 521)
u, v = np.meshgrid(grid, grid)
colours = LinearSegmentedColormap.from_list("classes", ["#80b8d8", "#ffffff", "#dfb480"])
field = h(perceptron_z(np.stack([u, v], axis=-1)))
plt.pcolormesh(u, v, field, cmap=colours, vmin=middle - reach, vmax=middle + reach, shading="auto")
length = np.hypot(*w)
if length > 0:
    foot = -b / length**2 * np.array(w)
    along = np.array([-w[1], w[0]]) / length
    ends = np.stack([foot - 10 * along, foot + 10 * along])
    plt.plot(ends[:, 0], ends[:, 1], "k", linewidth=2)
    centre = foot + along * (along @ (np.array([0.5, 0.5]) - foot))
    plt.annotate("", centre + w, centre, arrowprops={"arrowstyle": "-|>", "linewidth": 2})
for label, colour, mark in ((0, "#0072b2", "o"), (1, "#c06a00", "s")):
    plt.scatter(*x[t == label].T, c=colour, marker=mark, s=120, zorder=3, label=f"target {label}")
wrong = y != t
plt.scatter(*x[wrong].T, marker="x", c="#cf4a00", s=300, zorder=4, label="wrong")
plt.xlim(-0.8, 1.8)
plt.ylim(-0.8, 1.8)
plt.gca().set_aspect("equal")
plt.xlabel("x1")
plt.ylabel("x2")
plt.title(f"{(y == t).sum()} of {len(t)} right")
plt.legend()
plt.show()
