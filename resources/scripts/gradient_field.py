"""The gradient of a function of two variables as a field of arrows, and its slope in one direction."""

import matplotlib.pyplot as plt
import numpy as np

POINT = (2.0, 1.5)
ANGLE = 120.0  # degrees, from the x0 axis
SIGN = 1  # 1: the gradient, -1: minus the gradient
EQUAL = False  # arrows of equal length
SPACING = 1.0
DOMAIN = (-5.0, 5.0, -5.0, 5.0)
LEVELS = 14
H = 1e-4


def f(x0, x1):
    return x0**2 + x1**2


def numerical_gradient(x):
    """Central differences: one number for each variable."""
    x0, x1 = x
    return np.array([(f(x0 + H, x1) - f(x0 - H, x1)) / (2 * H), (f(x0, x1 + H) - f(x0, x1 - H)) / (2 * H)])


a, b, c, d = DOMAIN
point, angle = np.array(POINT), np.deg2rad(ANGLE)
g = numerical_gradient(point)
slope = g @ [np.cos(angle), np.sin(angle)]
print("gradient", *map(float, g))
print("slope", float(slope))

xs, ys = np.linspace(a, b, 121), np.linspace(c, d, 121)
z = np.array([[f(x, y) for x in xs] for y in ys])
plt.contourf(xs, ys, z, LEVELS, cmap="Blues_r", alpha=0.6)
grid = [(x, y) for x in np.arange(np.ceil(a / SPACING), b / SPACING + 1e-9) * SPACING
        for y in np.arange(np.ceil(c / SPACING), d / SPACING + 1e-9) * SPACING]
arrows = np.array([SIGN * numerical_gradient(np.array(at)) for at in grid])
if EQUAL:
    arrows = arrows / np.maximum(np.hypot(*arrows.T), 1e-12)[:, None]
plt.quiver(*np.array(grid).T, *arrows.T, angles="xy", color="0.3", width=0.002)
plt.quiver(*point, *g, angles="xy", color="#cf4a00", width=0.008)
plt.quiver(*point, np.cos(angle), np.sin(angle), angles="xy", color="k", width=0.005)
plt.plot(*point, "o", color="#cf4a00")
plt.gca().set_aspect("equal")
plt.xlabel("x0")
plt.ylabel("x1")
plt.title(f"gradient ({g[0]:.4g}, {g[1]:.4g}), slope towards {ANGLE:g} degrees: {slope:.4g}")
plt.show()
