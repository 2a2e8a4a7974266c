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
REACH = 2.2  # steps h to each side
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
figure, (left, right) = plt.subplots(1, 2, figsize=(12, 5), layout="constrained")
for kind, colour in (("forward", "sandybrown"), ("central", "orangered")):
    error = np.abs(numerical_derivative(X, h, kind).astype(float) - exact)
    left.loglog(h, np.where(error > 0, error, np.nan), color=colour, label=kind)
low, high = left.get_ylim()

# What is to be expected: the error of cutting off grows with h, that of rounding with 1/h.
step = 1e-3 * max(1.0, abs(X))
before, here, after = (float(exact_derivative(np.float64(X + s))) for s in (-step, 0, step))
second, third = (after - before) / (2 * step), (after - 2 * here + before) / step**2
order, factor = (2, abs(third) / 6) if KIND == "central" else (1, abs(second) / 2)
noise = np.finfo(number).eps * (abs(float(f(number(X)))) + abs(X * here))
left.loglog(h, factor * h**order, "--", color="grey", label="truncation")
left.loglog(h, noise / h, ":", color="grey", label="rounding")
left.axvline(H, color="black", linewidth=1)
if factor and noise:
    best = (noise / (order * factor)) ** (1 / (order + 1))
    left.axvline(best, color="#007a57", linestyle="--", linewidth=1, label=f"best h: {best:.0e}")
left.set(xlabel="h", ylabel="error of the slope", title=f"f'({X:g}), {PRECISION}", ylim=(low, high))
left.legend()

t = np.linspace(-REACH, REACH, 441)  # steps h from x: what f looks like from so near
around = number(X) + (t * H).astype(number)
right.plot(t, (f(around) - f(number(X))).astype(float) / H + 0 * t, color="black", label="f as computed")
right.plot(t, exact * t, "--", color="#0072b2", label="exact tangent")
low, high = {"forward": (0, 1), "backward": (-1, 0), "central": (-1, 1)}[KIND]
foot = float(f(number(X) + number(low * H)) - f(number(X))) / H
slope = float(numerical_derivative(X, H, KIND))
right.plot(t, foot + slope * (t - low), color="#c24500", label="secant")
right.plot([low, high], [foot, foot + slope * (high - low)], "D", color="#c24500")
right.set(title="Around x, magnified by 1/h", xlabel="(t - x) / h", ylabel="(f(t) - f(x)) / h")
right.legend()
plt.show()
