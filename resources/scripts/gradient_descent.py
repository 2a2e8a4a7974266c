"""Gradient descent with six optimisers: the ways down a surface, and the value after each step."""

import matplotlib.pyplot as plt
import numpy as np

# Name, optimiser, learning rate, start, and which gradient: "numerical", "exact", or a number of samples.
WALKS = [("SGD", "SGD", 0.1, (-3.0, 4.0), "numerical")]
EARLY = ()  # (until, rate): other learning rates before a step
STEPS = 100
MOMENTUM, RHO, BETA1, BETA2 = 0.9, 0.9, 0.9, 0.999
H = 1e-4
KIND = "float64"
SEED = 0
DOMAIN = (-5.0, 5.0, -5.0, 5.0)
LOGARITHMIC = False
SOLID = False  # in three dimensions
PARTS = False  # with the parts that the last update is made of
X = np.array([])  # of the data, if the surface is a loss
T = np.array([])


def f(x0, x1, X=X, T=T):
    return x0**2 + x1**2


def numerical_gradient(x):
    """Central differences: one number for each variable."""
    h = x.dtype.type(H)
    x0, x1 = x
    return np.array([(f(x0 + h, x1) - f(x0 - h, x1)) / (2 * h), (f(x0, x1 + h) - f(x0, x1 - h)) / (2 * h)])


def exact_gradient(x, X=X, T=T):
    """The derivatives by a step along the imaginary axis: nothing is subtracted, so nothing is lost."""
    x0, x1 = x.astype(complex)
    return np.array([f(x0 + 1e-30j, x1, X, T).imag, f(x0, x1 + 1e-30j, X, T).imag], dtype=x.dtype) / x.dtype.type(1e-30)


def sampled_gradient(x, size, queue, rng):
    """The gradient for the next samples; all are seen once before any is seen again."""
    while len(queue) < size:
        queue.extend(rng.permutation(len(X)).tolist())
    chosen = [queue.pop(0) for _ in range(size)]
    return exact_gradient(x, X[chosen], T[chosen])


def update(optimizer, g, v, h, t, rate):
    """Return the step, and the memory of the optimiser after it."""
    if optimizer in ("Momentum", "Nesterov"):
        v = MOMENTUM * v - rate * g
        return (v if optimizer == "Momentum" else MOMENTUM * v - rate * g), v, h
    if optimizer in ("AdaGrad", "RMSProp"):
        h = h + g * g if optimizer == "AdaGrad" else RHO * h + (1 - RHO) * g * g
        return -rate * g / (np.sqrt(h) + 1e-7), v, h
    if optimizer == "Adam":
        v, h = BETA1 * v + (1 - BETA1) * g, BETA2 * h + (1 - BETA2) * g * g
        return -rate * (v / (1 - BETA1**t)) / (np.sqrt(h / (1 - BETA2**t)) + 1e-8), v, h
    return -rate * g, v, h


def walk(optimizer, rate, start, gradient):
    """Return all positions, and the parts of the last update; it ends when a value is no number any more."""
    x = np.array(start, dtype=KIND)
    path, v, h, queue, rng = [x], np.zeros_like(x), np.zeros_like(x), [], np.random.default_rng(SEED)
    parts = {}
    for t in range(1, STEPS + 1):
        if gradient == "numerical":
            g = numerical_gradient(x)
        else:
            g = exact_gradient(x) if gradient == "exact" else sampled_gradient(x, gradient, queue, rng)
        now = next((early for until, early in EARLY if t - 1 < until), rate)
        step, v, h = update(optimizer, g, v, h, t, now)
        x = x + step
        if not np.isfinite(f(*x)):
            break
        path.append(x)
        memory = {"memory of gradients": v, "memory of squares": h}
        parts = {"gradient": g, **{name: kept for name, kept in memory.items() if kept.any()}, "update": step}
    return np.array(path), parts


np.seterr(all="ignore")
a, b, c, d = DOMAIN
xs, ys = np.linspace(a, b, 121), np.linspace(c, d, 121)
z = np.array([[f(x, y) for x in xs] for y in ys])
figure = plt.figure(figsize=(12, 5.5), layout=None if PARTS else "constrained")
left = figure.add_subplot(1, 2, 1, projection="3d" if SOLID else None)
right = figure.add_subplot(2, 2, 4) if PARTS or len(X) else figure.add_subplot(1, 2, 2)
data = figure.add_subplot(2, 2, 2) if len(X) else None
if SOLID:
    left.plot_surface(*np.meshgrid(xs, ys), z, cmap="Blues_r", alpha=0.6)
else:
    left.contourf(xs, ys, z, 14, cmap="Blues_r", alpha=0.6)
    down1, down0 = -np.array(np.gradient(z, ys, xs))[:, 6::12, 6::12]  # arrows: where the surface falls fastest
    length = np.hypot(down0, down1) + 1e-300
    left.quiver(xs[6::12], ys[6::12], down0 / length, down1 / length, color="#5a606b", alpha=0.7, scale=25)
    left.set_xlim(a, b)
    left.set_ylim(c, d)
    left.set_aspect("equal")
colours = ["black", "#0072b2", "#c06a00", "#007a57", "#8a4f7d", "#c24500"]
racers = ["SGD", "Momentum", "Nesterov", "AdaGrad", "RMSProp", "Adam"]
for number, (name, optimizer, rate, start, gradient) in enumerate(WALKS):
    colour = colours[racers.index(name) if name in racers else number % len(colours)]
    path, parts = walk(optimizer, rate, start, gradient)
    values = np.array([f(*x) for x in path])
    print(name, len(path) - 1, *(repr(float(x)) for x in path[-1]), repr(float(values[-1])), sep=";")
    seen = np.clip(path, (a - (b - a), c - (d - c)), (b + (b - a), d + (d - c)))
    left.plot(*seen.T, *([values] if SOLID else []), "o-", color=colour, markersize=3, label=name)
    right.plot(values, color=colour, label=name)
    if data:
        ends = np.array([X.min(), X.max()])
        data.plot(ends, path[-1][0] * ends + path[-1][1], color=colour, label=name)
if LOGARITHMIC:
    right.set_yscale("log")
if data:
    data.plot(X, T, "o", color="#0072b2")
    data.set(title="Data and outputs", xlabel="x", ylabel="t, y")
for number, (name, part) in enumerate(parts.items() if PARTS else ()):  # each as long as its place: only directions
    place = figure.add_subplot(2, 2 * len(parts), len(parts) + 1 + number)
    x, y = np.array(part, float) / (np.abs(part).max() or 1)
    colour = {"gradient": "#c24500", "update": "black"}.get(name, "#0072b2")
    place.annotate("", (x, y), (0, 0), arrowprops={"arrowstyle": "->", "color": colour, "linewidth": 3})
    place.set(xlim=(-1.2, 1.2), ylim=(-1.2, 1.2), xticks=[], yticks=[], aspect="equal")
    place.set_title(f"{name}\n({part[0]:.3g}, {part[1]:.3g})", fontsize=8)
left.set_xlabel("Weight w" if len(X) else "x0")
left.set_ylabel("Bias b" if len(X) else "x1")
right.set_xlabel("step")
right.set_ylabel("f")
right.legend()
plt.show()
