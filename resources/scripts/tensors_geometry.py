"""A map of the plane on a grid and on a figure, as nnviz shows it."""

import matplotlib.pyplot as plt
import numpy as np

LAYERS = [([[1.0, 0.5], [-0.5, 2.0]], [0.0, 0.0])]
RELU = [False]
FIGURE = [[-1.8, 0.25], [-1.5, 0.25], [-1.5, 1.85], [-1.8, 1.85]]


def mapped(x):
    """Return where points (2, N) go."""
    for (W, b), relu in zip(LAYERS, RELU, strict=True):
        x = np.array(W) @ x + np.array(b)[:, None]
        x = np.maximum(x, 0) if relu else x
    return x


W = np.array(LAYERS[0][0])
print(f"det W = {np.linalg.det(W):.6g}")
print("singular values", np.round(np.linalg.svd(W)[1], 6))
along, across = np.linspace(-2, 2, 65), np.linspace(-2, 2, 9)
figure, axes = plt.subplots(1, 2, figsize=(11, 5))
for axis, move, title in ((axes[0], lambda x: x, "before"), (axes[1], mapped, "after")):
    for at in across:
        axis.plot(*move(np.stack([np.full_like(along, at), along])), color="tab:blue", linewidth=0.7)
        axis.plot(*move(np.stack([along, np.full_like(along, at)])), color="tab:orange", linewidth=0.7)
    corners = move(np.array(FIGURE + FIGURE[:1]).T.reshape(2, -1))
    axis.fill(*corners, color="black", alpha=0.3)
    axis.plot(*corners, color="black", linewidth=2)
    basis, start = (np.eye(2), np.zeros(2)) if title == "before" else (W, np.array(LAYERS[0][1]))
    corner, one, two = start, start + basis[:, 0], start + basis[:, 1]
    axis.fill(*np.array([corner, one, one + two - corner, two]).T, color="tab:purple", alpha=0.2)
    for end, colour in ((one, "tab:blue"), (two, "tab:orange")):  # where (1, 0) and (0, 1) go
        axis.annotate("", end, corner, arrowprops={"arrowstyle": "->", "color": colour, "linewidth": 3})
    axis.set(title=f"{title}: area {abs(np.linalg.det(basis)):.3g}", aspect="equal")
plt.tight_layout()
plt.show()
