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

rng = np.random.default_rng(SEED)
upper = (COUNT + 1) // 2
one, two = np.linspace(0, np.pi, upper), np.linspace(0, np.pi, COUNT - upper)
x = np.hstack([[np.cos(one), np.sin(one)], [1 - np.cos(two), 0.5 - np.sin(two)]]) - [[0.5], [0.25]]
x = x + rng.normal(0, NOISE, x.shape)
t = np.repeat([0, 1], [upper, COUNT - upper])


def score(x):
    """Return v·h + c for points (2, N)."""
    h = np.maximum(np.array(W) @ x + np.array(B)[:, None], 0) if W else x
    return np.array(V) @ h + C


print(f"{np.count_nonzero((score(x) > 0) == (t == 1))} of {COUNT} right")
across, up = np.meshgrid(np.linspace(-2.1, 2.1, 200), np.linspace(-1.4, 1.4, 140))
z = score(np.stack([across.ravel(), up.ravel()])).reshape(across.shape)
figure, axis = plt.subplots(figsize=(8, 5))
axis.contourf(across, up, z, levels=[z.min() - 1, 0, z.max() + 1], colors=["tab:blue", "tab:orange"], alpha=0.2)
axis.contour(across, up, z, levels=[0], colors="black")
for w, b in zip(W, B, strict=True):
    axis.contour(across, up, w[0] * across + w[1] * up + b, levels=[0], colors="grey", linestyles="dashed")
axis.scatter(*x[:, t == 0], color="tab:blue")
axis.scatter(*x[:, t == 1], color="tab:orange", marker="s")
axis.set(aspect="equal", xlabel="x1", ylabel="x2")
plt.show()
