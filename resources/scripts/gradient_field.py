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

figure, (left, right) = plt.subplots(1, 2, figsize=(11, 5))
xs, ys = np.linspace(a, b, 121), np.linspace(c, d, 121)
z = np.array([[f(x, y) for x in xs] for y in ys])
left.contourf(xs, ys, z, LEVELS, cmap="Blues_r", alpha=0.6)
grid = [(x, y) for x in np.arange(np.ceil(a / SPACING), b / SPACING + 1e-9) * SPACING
        for y in np.arange(np.ceil(c / SPACING), d / SPACING + 1e-9) * SPACING]
arrows = np.array([SIGN * numerical_gradient(np.array(at)) for at in grid])
if EQUAL:
    arrows = arrows / np.maximum(np.hypot(*arrows.T), 1e-12)[:, None]
left.quiver(*np.array(grid).T, *arrows.T, angles="xy", color="0.3", width=0.002)
left.quiver(*point, *g, angles="xy", color="#cf4a00", width=0.008)
left.quiver(*point, np.cos(angle), np.sin(angle), angles="xy", color="k", width=0.005)
left.plot(*point, "o", color="#cf4a00")
left.set_aspect("equal")
left.set_xlabel("x0")
left.set_ylabel("x1")
left.set_title(f"gradient ({g[0]:.4g}, {g[1]:.4g}), slope towards {ANGLE:g} degrees: {slope:.4g}")
degrees = np.linspace(-180, 180, 361)
right.plot(degrees, g[0] * np.cos(np.deg2rad(degrees)) + g[1] * np.sin(np.deg2rad(degrees)), "k")
right.plot((ANGLE + 180) % 360 - 180, slope, "ks")
right.axvline(np.rad2deg(np.arctan2(g[1], g[0])), color="#cf4a00", linestyle="--")
right.set_xlabel("direction in degrees")
right.set_ylabel("slope")
plt.show()
