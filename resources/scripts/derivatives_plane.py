"""The tangent plane: what it says of a step, what the surface does, and what is left over.

Copied from nnviz with the settings that were on the screen.
"""

import matplotlib.pyplot as plt
import numpy as np

# settings
X0 = 2.0
X1 = 2.5
D0 = -1.5
D1 = -2.0
DOMAIN = (-5.0, 5.0, -5.0, 5.0)
# end of settings


def f(x0, x1):
    """The function."""
    return x0**2 + x1**2  # f


def exact_gradient(x0, x1):
    """Both partial derivatives by rule."""
    by_x0 = 2 * x0  # by x0
    by_x1 = 2 * x1  # by x1
    return float(by_x0), float(by_x1)


np.seterr(all="ignore")
start, slopes = (np.float64(X0), np.float64(X1)), exact_gradient(np.float64(X0), np.float64(X1))
value = float(f(*start))
differential = slopes[0] * D0 + slopes[1] * D1
change = float(f(start[0] + D0, start[1] + D1)) - value
print("plane", differential)
print("surface", change)
print("difference", change - differential)

x0, x1 = np.meshgrid(np.linspace(*DOMAIN[:2], 60), np.linspace(*DOMAIN[2:], 60))
figure = plt.figure(figsize=(11, 6))
axes = figure.add_subplot(1, 2, 1, projection="3d")
axes.plot_surface(x0, x1, f(x0, x1) + 0 * x0, cmap="viridis", alpha=0.6)
p0, p1 = np.meshgrid(X0 + np.linspace(-2, 2, 9), X1 + np.linspace(-2, 2, 9))
axes.plot_wireframe(p0, p1, value + slopes[0] * (p0 - X0) + slopes[1] * (p1 - X1), color="tab:blue")
axes.scatter([X0], [X1], [value], color="black", s=40)
axes.scatter([X0 + D0], [X1 + D1], [value + change], color="#c24500", marker="D", s=40)
axes.set(xlabel="x0", ylabel="x1", zlabel="f")

axes = figure.add_subplot(2, 2, 2)
axes.annotate("", (X0 + D0, X1 + D1), (X0, X1), arrowprops={"arrowstyle": "->", "color": "#c24500", "linewidth": 2})
axes.plot(X0, X1, "ko")
axes.plot(X0 + D0, X1 + D1, "D", color="#c24500")
axes.set(title="The step from above", xlabel="x0", ylabel="x1", xlim=DOMAIN[:2], ylim=DOMAIN[2:], aspect="equal")

axes = figure.add_subplot(2, 2, 4)
t = np.linspace(-1.5, 1.5, 300)
axes.plot(t, f(X0 + t * D0, X1 + t * D1) + 0 * t, "k", label="surface")
axes.plot(t, value + t * differential, "--", color="#0072b2", label="plane")
axes.plot([1, 1], [value + differential, value + change], color="#c24500", label="difference")
axes.plot(0, value, "ko")
axes.set_xlabel("Steps from the point")
axes.set_title("Along the step")
axes.legend()
plt.tight_layout()
plt.show()
