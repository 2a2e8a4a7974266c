"""The slope of a curve from two of its values: NumPy for the numbers, Matplotlib for the picture.

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
    """The difference quotient; x: a number or an array."""
    x, h = np.asarray(x, number), number(h)
    if kind == "forward":
        return (f(x + h) - f(x)) / h
    if kind == "backward":
        return (f(x) - f(x - h)) / h
    return (f(x + h) - f(x - h)) / (number(2) * h)


np.seterr(all="ignore")  # outside its domain f is nan
for kind in ("forward", "backward", "central"):
    print(kind, float(numerical_derivative(X, H, kind)))
print("exact", float(exact_derivative(np.float64(X))) if np.isfinite(f(number(X))) else np.nan)

slope = float(numerical_derivative(X, H, KIND))
exact = float(exact_derivative(np.float64(X)))
value = float(f(number(X)))
intercept = value - slope * float(number(X))
print("tangent", slope, intercept)
first = number(X) if KIND == "forward" else number(X) - number(H)

x = np.linspace(*X_RANGE, 800)
figure, (above, below) = plt.subplots(2, sharex=True, figsize=(9, 7), height_ratios=(2, 1))
above.plot(x, f(x) + 0 * x, "black", label="f")
above.plot(x, slope * (x - first) + f(first), "sandybrown", label="secant")
above.plot(x, slope * x + intercept, "orangered", label="numerical tangent")
above.plot(x, exact * (x - X) + value, "--", color="tab:blue", label="exact tangent")
above.plot(X, value, "ko", markersize=8)
above.set(ylim=Y_RANGE, ylabel="f(x)")
above.legend()
below.plot(x, numerical_derivative(x, H, KIND) + 0 * x, "orangered", label="numerical f'")
defined = np.isfinite(f(x) + 0 * x)  # ln x has a rule at −1, and no value
below.plot(x, np.where(defined, exact_derivative(x), np.nan), "--", color="tab:blue", label="exact f'")
below.plot(X, slope, "o", color="orangered")
below.set(xlabel="x", ylabel="slope")
below.legend()
plt.show()
