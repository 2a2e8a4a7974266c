"""Noisy points and polynomials through them: NumPy for the numbers, Matplotlib for the picture.

Copied from nnviz with the settings that were on the screen.
"""

import matplotlib.pyplot as plt
import numpy as np

DEGREE = 1
SAMPLES = 20
NOISE = 0.25
SEED = 1
POINTS = []  # points (x, t) of your own; empty: they are drawn


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


x, t, x_test, t_test = points(SAMPLES, NOISE, SEED)
if POINTS:
    x, t = np.array(POINTS).T

most = min(20, len(np.unique(x)) - 1)  # this degree passes through every point
degrees = np.arange(most + 1)
# Polynomial.fit puts the x axis onto −1 … 1 first; Chebyshev's polynomials keep high degrees accurate
fits = [np.polynomial.Chebyshev.fit(x, t, d, domain=[-3, 3]) for d in degrees]
train = np.array([np.mean((fit(x) - t) ** 2) for fit in fits])
test = np.array([np.mean((fit(x_test) - t_test) ** 2) for fit in fits])
degree = min(DEGREE, most)
print(f"degree {degree}: training error {train[degree]:.6g}, test error {test[degree]:.6g}")
print("smallest test error: degree", degrees[test.argmin()])

figure, (left, right) = plt.subplots(1, 2, figsize=(11, 4.5))
line = np.linspace(-3, 3, 601)
left.plot(line, curve(line), "--", color="0.5", label="true curve")
left.plot(line, fits[degree](line), "k", label=f"degree {degree}")
left.plot(x_test, t_test, ".", color="#f0c890", ms=3, label="test points")
left.plot(x, t, "o", color="#0072b2", label="training points")
left.set_ylim(t.min() - 0.5, t.max() + 0.5)
left.set_xlabel("x")
left.legend()
right.semilogy(degrees, np.maximum(train, 1e-12), "o-", color="#0072b2", label="training error")
right.semilogy(degrees, test, "o--", color="#c06a00", label="test error")
right.axvline(degree, color="0.5")
right.axhline(NOISE**2, color="0.5", linestyle="--", linewidth=1, label="noise variance")
right.plot(degree, test[degree], "D", color="black")
right.set_ylim(test.min() / 200, 300 * test.min())
right.set_xlabel("degree")
right.legend()
plt.show()
