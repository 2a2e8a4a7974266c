"""A network of one hidden layer that learns a curve through noisy points: NumPy and Matplotlib.

Copied from nnviz with the settings that were on the screen.
"""

import matplotlib.pyplot as plt
import numpy as np

UNITS = 8
ACTIVATION = "tanh"
RATE = 0.02
DECAY = 0.0
UPDATES = 5000
SAMPLES = 20
NOISE = 0.25
SEED = 1
POINTS = []  # points (x, t) of your own; empty: they are drawn
WIDTHS = (1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 24, 32)  # the narrower begin with the first units of the widest one


def curve(x):
    """The curve that the points follow, apart from the noise."""
    return np.sin(1.5 * x)  # the curve


def points(samples, noise, seed):
    """One point in each of `samples` equal parts of the x axis, and 200 others to test with."""
    places, scatter, scatter_test = (np.random.default_rng((seed, part)) for part in range(3))
    x = 3 * (2 * (np.arange(samples) + places.random(samples)) / samples - 1)
    x_test = 3 * (2 * (np.arange(200) + 0.5) / 200 - 1)
    t = curve(x) + noise * scatter.normal(size=samples)
    return x, t, x_test, curve(x_test) + noise * scatter_test.normal(size=200)


def start(units, seed):
    """w, b, v, c: the bends of the units are spread over the x axis."""
    rng = np.random.default_rng(seed)
    w = 2.0 * rng.normal(size=WIDTHS[-1])
    b, v = -w * rng.uniform(-3, 3, WIDTHS[-1]), rng.normal(size=WIDTHS[-1])
    return np.concatenate([w[:units], b[:units], v[:units] / (2 * np.sqrt(units)), [0.0]])


def parts(p):
    """w, b, v and c of a network's parameters in a row."""
    units = len(p) // 3
    return np.split(p, [units, 2 * units, 3 * units])


def answers(p, x):
    """Hidden units h (N, units) and outputs y (N,)."""
    w, b, v, c = parts(p)
    a = np.outer(x, w) + b
    h = np.tanh(a) if ACTIVATION == "tanh" else np.maximum(0, a)
    return h, h @ v + c


def gradient(p, x, t):
    """The gradient of the mean squared error and of DECAY/2 times the squared weights."""
    w, b, v, c = parts(p)
    h, y = answers(p, x)
    e = 2 * (y - t) / len(x)
    da = np.outer(e, v) * (1 - h * h if ACTIVATION == "tanh" else h > 0)
    return np.concatenate([x @ da + DECAY * w, da.sum(axis=0), e @ h + DECAY * v, [e.sum()]])


x, t, x_test, t_test = points(SAMPLES, NOISE, SEED)
if POINTS:
    x, t = np.array(POINTS).T


def learn(units):
    """The parameters after UPDATES with Adam."""
    p = start(units, SEED)
    m, s = np.zeros_like(p), np.zeros_like(p)  # averages of g and g²
    for n in range(1, UPDATES + 1):
        g = gradient(p, x, t)
        m += 0.1 * (g - m)
        s += 0.001 * (g * g - s)
        p -= RATE * (m / (1 - 0.9**n)) / (np.sqrt(s / (1 - 0.999**n)) + 1e-8)
    return p


networks = {units: learn(units) for units in WIDTHS}
train = [np.mean((answers(p, x)[1] - t) ** 2) for p in networks.values()]
test = [np.mean((answers(p, x_test)[1] - t_test) ** 2) for p in networks.values()]
here = WIDTHS.index(UNITS)
print(f"{UNITS} units, {UPDATES} updates: training error {train[here]:.6g}, test error {test[here]:.6g}")

figure, (left, right) = plt.subplots(1, 2, figsize=(11, 4.5))
line = np.linspace(-3, 3, 601)
left.plot(line, curve(line), "--", color="0.5", label="true curve")
left.plot(line, answers(networks[UNITS], line)[1], "k", label=f"{UNITS} hidden units")
left.plot(x_test, t_test, ".", color="#f0c890", ms=3, label="test points")
left.plot(x, t, "o", color="#0072b2", label="training points")
left.set_xlabel("x")
left.legend()
right.semilogy(WIDTHS, train, "o-", color="#0072b2", label="training error")
right.semilogy(WIDTHS, test, "o--", color="#c06a00", label="test error")
right.axhline(NOISE**2, color="0.5", linestyle="--", linewidth=1, label="noise variance")
right.axvline(UNITS, color="0.5")
right.plot(UNITS, test[here], "D", color="black")
right.set(xlabel="hidden units", ylabel="mean squared error")
right.legend()
plt.show()
