"""XOR from two layers: AND(NAND(x), OR(x)), as nnviz shows it."""

import matplotlib.pyplot as plt
import numpy as np

nand = (-0.5, -0.5, 0.7)  # w1, w2, b
or_ = (0.5, 0.5, -0.2)
and_ = (0.5, 0.5, -0.7)

x = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
t = np.array([0, 1, 1, 0])


def gate(x, parameters):
    w1, w2, b = parameters
    return (np.round(x[..., 0] * w1 + x[..., 1] * w2 + b, 12) > 0).astype(int)


def hidden(x):
    return np.stack([gate(x, nand), gate(x, or_)], axis=-1)


s = hidden(x)
y = gate(s, and_)
print("x1 x2 s1 s2 y target")
for xi, si, yi, ti in zip(x, s, y, t):
    print(*xi, *si, yi, ti)

fig, planes = plt.subplots(1, 2, figsize=(11, 5))
grid = np.linspace(-0.8, 1.8, 521)
uv = np.stack(np.meshgrid(grid, grid), axis=-1)
sides = gate(hidden(uv), and_), gate(uv, and_)
for plane, side, at, names in zip(planes, sides, (x, s), (("x1", "x2"), ("s1", "s2"))):
    plane.contourf(uv[..., 0], uv[..., 1], side, levels=[-0.5, 0.5, 1.5], colors=["#d6e8f3", "#f5e5d1"])
    for label, colour, mark in ((0, "#0072b2", "o"), (1, "#c06a00", "s")):
        plane.scatter(*at[t == label].T, c=colour, marker=mark, s=120, zorder=3, label=f"target {label}")
    plane.set_aspect("equal")
    plane.set_xlabel(names[0])
    plane.set_ylabel(names[1])
for parameters in (nand, or_):
    z = uv[..., 0] * parameters[0] + uv[..., 1] * parameters[1] + parameters[2]
    if parameters[:2] != (0, 0):
        planes[0].contour(uv[..., 0], uv[..., 1], z, levels=[0], colors="k")
if and_[:2] != (0, 0):
    z = uv[..., 0] * and_[0] + uv[..., 1] * and_[1] + and_[2]
    planes[1].contour(uv[..., 0], uv[..., 1], z, levels=[0], colors="k")
planes[0].set_title("input plane: NAND and OR")
planes[1].set_title("after the first layer: AND")
planes[0].legend()
plt.show()
