"""The error of a numerical derivative against its step h: too large and too small are both wrong.

Copied from nnviz with the settings that were on the screen.
"""

import matplotlib.pyplot as plt
import numpy as np

# settings
X = 5.0
H = 0.0001
KIND = "central"
PRECISION = "float64"
X_RANGE = (-16.0, 16.0)
Y_RANGE = (-1.0, 4.0)
# end of settings

number = getattr(np, PRECISION)


def f(x):
    """The function."""
    return 0.01 * x**2 + 0.1 * x  # f


def exact_derivative(x):
    """Its derivative by rule."""
    return 0.02 * x + 0.1  # f'


def numerical_derivative(x, h, kind):
    """The difference quotient; x, h: numbers or arrays."""
    x, h = np.asarray(x, number), np.asarray(h, number)
    if kind == "forward":
        return (f(x + h) - f(x)) / h
    if kind == "backward":
        return (f(x) - f(x - h)) / h
    return (f(x + h) - f(x - h)) / (number(2) * h)


np.seterr(all="ignore")  # outside its domain f is nan, and a step may become 0
exact = float(exact_derivative(np.float64(X)))
for kind in ("forward", "backward", "central"):
    print(kind, float(numerical_derivative(X, H, kind)))
print("exact", exact)
print("x + h == x:", bool(number(X) + number(H) == number(X)))
print("difference", float(f(number(X) + number(H)) - f(number(X))))

h = np.logspace(-18 if H >= 1e-18 else -50, 1, 400)
for kind, colour in (("forward", "sandybrown"), ("central", "orangered")):
    error = np.abs(numerical_derivative(X, h, kind).astype(float) - exact)
    plt.loglog(h, np.where(error > 0, error, np.nan), color=colour, label=kind)
plt.axvline(H, color="black", linewidth=1)
plt.xlabel("h")
plt.ylabel("error of the slope")
plt.title(f"f'({X:g}), {PRECISION}")
plt.legend()
plt.show()
