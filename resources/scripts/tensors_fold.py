"""Two moons and a plane folded by ReLU until one line separates them, as nnviz shows it."""

import matplotlib.pyplot as plt
import numpy as np

COUNT = 120
NOISE = 0.08
SEED = 1
W = [[0.42, -0.27], [0.44, 0.25], [0.47, 0.2]]
B = [0.56, 0.16, -0.19]
V = [-8.0, 30.0, -35.0]
C = 4.0
SLOPE = 0.0  # of a unit below 0: 1, nothing is folded, to 0, ReLU

rng = np.random.default_rng(SEED)
upper = (COUNT + 1) // 2
one, two = np.linspace(0, np.pi, upper), np.linspace(0, np.pi, COUNT - upper)
x = np.hstack([[np.cos(one), np.sin(one)], [1 - np.cos(two), 0.5 - np.sin(two)]]) - [[0.5], [0.25]]
x = x + rng.normal(0, NOISE, x.shape)
t = np.repeat([0, 1], [upper, COUNT - upper])


def hidden(x):
    """Return what the hidden units make of points (2, N)."""
    if not W:
        return x
    z = np.array(W) @ x + np.array(B)[:, None]
    return np.maximum(z, SLOPE * z)


def score(x):
    """Return v·h + c for points (2, N)."""
    return np.array(V) @ hidden(x) + C


def seen(points):
    """Return the folded plane from the side, (2, N): along it, where it is widest, and the distance from y = 0."""
    up = np.array(V) / (np.linalg.norm(V) or 1)
    flat = hidden(x) - np.outer(up, up @ hidden(x))
    flat = flat - flat.mean(axis=1, keepdims=True)
    along = np.linalg.svd(flat, full_matrices=False)[0][:, 0]
    along = along - up * (up @ along)
    along = along if along @ flat @ x[0] >= 0 else -along
    return np.stack([along @ hidden(points), score(points) / (np.linalg.norm(V) or 1)])


print(f"{np.count_nonzero((score(x) > 0) == (t == 1))} of {COUNT} right")
across, up = np.meshgrid(np.linspace(-2.1, 2.1, 200), np.linspace(-1.4, 1.4, 140))
z = score(np.stack([across.ravel(), up.ravel()])).reshape(across.shape)
figure, (axis, side) = plt.subplots(1, 2, figsize=(13, 5))
axis.contourf(across, up, z, levels=[z.min() - 1, 0, z.max() + 1], colors=["tab:blue", "tab:orange"], alpha=0.2)
axis.contour(across, up, z, levels=[0], colors="black")
for w, b in zip(W, B, strict=True):
    axis.contour(across, up, w[0] * across + w[1] * up + b, levels=[0], colors="grey", linestyles="dashed")
axis.set(aspect="equal", xlabel="x1", ylabel="x2", title="The plane and its folds")
steps = np.linspace(-1, 1, 41)
for at in np.linspace(-1, 1, 11):  # a grid on the plane, to see how it is folded
    side.plot(*seen(np.stack([np.full(41, 2.1 * at), 1.4 * steps])), color="grey", linewidth=0.6)
    side.plot(*seen(np.stack([2.1 * steps, np.full(41, 1.4 * at)])), color="grey", linewidth=0.6)
far, high = seen(x)[0], 1.05 * np.abs(seen(x)[1]).max()
side.axhspan(-high, 0, color="tab:blue", alpha=0.2)
side.axhspan(0, high, color="tab:orange", alpha=0.2)
side.axhline(0, color="black")
side.set(xlim=(far.min() - 0.1, far.max() + 0.1), ylim=(-high, high), xlabel="along", ylabel="distance from y = 0")
side.set_title("The folded plane, seen from the side")
for plot, move in ((axis, lambda x: x), (side, seen)):
    plot.scatter(*move(x[:, t == 0]), color="tab:blue")
    plot.scatter(*move(x[:, t == 1]), color="tab:orange", marker="s")
plt.show()
