"""The inner product of two vectors as a projection, as nnviz shows it."""

import matplotlib.pyplot as plt
import numpy as np

U = [4.0, 1.0]
V = [2.0, 3.0]

u, v = np.array(U), np.array(V)
product = np.dot(u, v)
print(f"u . v = {product:.6g}")
figure, axis = plt.subplots(figsize=(6, 6))
for vector, name, colour in ((u, "u", "tab:blue"), (v, "v", "tab:orange")):
    axis.annotate("", vector, (0, 0), arrowprops={"arrowstyle": "->", "color": colour, "linewidth": 2})
    axis.text(*vector, f" {name}", color=colour)
if u.any():
    length = np.linalg.norm(u)
    foot = product / length * u / length
    print(f"shadow of v on u: {product / length:.6g}")
    colour = "tab:red" if product < 0 else "tab:green"
    axis.plot([0, foot[0]], [0, foot[1]], linewidth=6, color=colour)
    axis.annotate(f"{product / length:.4g}", foot / 2, (0, -16), textcoords="offset points", color=colour)
    side = np.array([-u[1], u[0]])  # |u| long: the area over the shadow is the product
    axis.fill(*np.array([(0, 0), foot, foot + side, side]).T, fill=False, edgecolor=colour)
    axis.plot([v[0], foot[0]], [v[1], foot[1]], ":", color="grey")
far = max(6, 1.2 * np.abs([u, v]).max())
axis.set(xlim=(-far, far), ylim=(-far, far), aspect="equal", title=f"u · v = {product:.4g}")
axis.grid(alpha=0.3)
plt.show()
