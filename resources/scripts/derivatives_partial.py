"""Partial derivatives: one variable moves, the other one is frozen.

Copied from nnviz with the settings that were on the screen.
"""

import matplotlib.pyplot as plt
import numpy as np

# settings
X0 = 3.0
X1 = 4.0
H = 0.0001
KIND = "central"
PRECISION = "float64"
DOMAIN = (-5.0, 5.0, -5.0, 5.0)
# end of settings

number = getattr(np, PRECISION)


def f(x0, x1):
    """The function."""
    return x0**2 + x1**2  # f


def exact_gradient(x0, x1):
    """Both partial derivatives by rule."""
    by_x0 = 2 * x0  # by x0
    by_x1 = 2 * x1  # by x1
    return float(by_x0), float(by_x1)


def numerical_derivative(g, x, h, kind):
    """The difference quotient of a function of one variable."""
    x, h = number(x), number(h)
    if kind == "forward":
        return float((g(x + h) - g(x)) / h)
    if kind == "backward":
        return float((g(x) - g(x - h)) / h)
    return float((g(x + h) - g(x - h)) / (number(2) * h))


def along_x0(t):
    """The slice in which x1 is frozen."""
    return f(t, number(X1))


def along_x1(t):
    """The slice in which x0 is frozen."""
    return f(number(X0), t)


np.seterr(all="ignore")
slopes = numerical_derivative(along_x0, X0, H, KIND), numerical_derivative(along_x1, X1, H, KIND)
exact = exact_gradient(np.float64(X0), np.float64(X1))
print("numerical", *slopes)
print("exact", *exact)

x0, x1 = np.meshgrid(np.linspace(*DOMAIN[:2], 60), np.linspace(*DOMAIN[2:], 60))
value = float(f(number(X0), number(X1)))
figure = plt.figure(figsize=(11, 6))
surface = figure.add_subplot(121, projection="3d")
surface.plot_surface(x0, x1, f(x0, x1) + 0 * x0, cmap="YlGnBu_r", alpha=0.7)
surface.scatter([X0], [X1], [value], color="black", s=60)
surface.set(xlabel="x0", ylabel="x1", zlabel="f")
slices = (along_x0, X0, DOMAIN[:2], slopes[0], exact[0]), (along_x1, X1, DOMAIN[2:], slopes[1], exact[1])
for row, (g, at, ends, slope, true_slope) in enumerate(slices):
    t = np.linspace(*ends, 400)
    values = g(t) + 0 * t
    axes = figure.add_subplot(2, 2, 2 * row + 2)
    places = (t, np.full_like(t, X1)) if row == 0 else (np.full_like(t, X0), t)
    surface.plot(*places, values, color="black")  # the slice, and the slope along it
    near = at + np.linspace(-1, 1, 9) * np.ptp(ends) / 8
    places = (near, np.full(9, X1)) if row == 0 else (np.full(9, X0), near)
    surface.plot(*places, value + slope * (near - at), color="orangered", linewidth=3)
    axes.plot(t, values, "black", label=f"slice along x{row}")
    axes.plot(t, value + true_slope * (t - at), "--", color="#0072b2", label="exact")
    axes.plot(t, value + slope * (t - at), "orangered", label="numerical")
    axes.plot(at, value, "ko", markersize=8)
    axes.set(xlabel=f"x{row}", ylabel="f", ylim=(np.nanmin(values), np.nanmax(values)))
    axes.legend()
plt.tight_layout()
plt.show()
