"""Is f linear? f(u) + f(v) = f(u + v) and c f(u) = f(c u), as nnviz asks it."""

import math  # noqa: F401 (GELU needs it)

import matplotlib.pyplot as plt
import numpy as np

FUNCTION = "a * x"  # in x, or x[0] and x[1]
INPUTS = 1
TEST = "sum"  # or "multiple"
a = 0.5
b = 1.0
slope = 0.01  # of leaky ReLU
alpha = 1.0  # of ELU
U = [1.0]
V = [2.0]
C = 2.0

f = eval(f"lambda x: {FUNCTION}", globals())
u, v = (np.array(U), np.array(V)) if INPUTS > 1 else (np.float64(U[0]), np.float64(V[0]))
sides = {
    "f(u) + f(v)": float(f(u) + f(v)), "f(u + v)": float(f(u + v)),
    "c f(u)": float(C * f(u)), "f(c u)": float(f(C * u)),
}
for name, value in sides.items():
    print(f"{name} = {value:.6g}")
print("sum:", np.isclose(sides["f(u) + f(v)"], sides["f(u + v)"]))
print("multiple:", np.isclose(sides["c f(u)"], sides["f(c u)"]))
figure, (left, right) = plt.subplots(1, 2, width_ratios=(3, 2))
ends = np.array([np.zeros(INPUTS), U, V, np.add(U, V)] if TEST == "sum" else [np.zeros(INPUTS), U, np.multiply(C, U)])
half = 1.2 * max(1.0, np.abs(ends).max())
if INPUTS == 1:
    x = np.linspace(-half, half, 1001)
    left.plot(x, [f(value) for value in x], color="black")
    left.plot(ends[1:, 0], [f(value) for value in ends[1:, 0]], "o", color="#0072b2")
    left.plot(ends[-1, 0], list(sides.values())[0 if TEST == "sum" else 2], "s", color="#8a4f7d")
    for name, x in zip(("u", "v", "u + v") if TEST == "sum" else ("u", "c u"), ends[1:, 0]):
        left.annotate(name, (x, f(x)), (-12, 8), textcoords="offset points")
    left.set_xlabel("x")
    left.set_ylabel("f(x)")
else:
    x = np.array(np.meshgrid(np.linspace(-half, half, 101), np.linspace(-half, half, 101)))
    left.contour(*x, f(x), levels=21, colors="gray", linewidths=0.5)
    for name, end in zip(("u", "v", "u + v") if TEST == "sum" else ("u", "c u"), ends[1:]):
        left.annotate("", end, (0, 0), arrowprops={"arrowstyle": "->"})
        left.annotate(name, end, (4, 4), textcoords="offset points")
    left.set_aspect("equal")
left.set_title(f"f = {FUNCTION}")
parts = {"f(u)": float(f(u)), "f(v)": float(f(v))} if TEST == "sum" else {"f(u)": float(f(u))}
two = list(sides.items())[:2] if TEST == "sum" else list(sides.items())[2:]
right.bar(parts.keys(), parts.values(), color="#73afd3")
right.bar(*zip(*two), color="#0072b2" if np.isclose(two[0][1], two[1][1]) else "#c24500")
right.tick_params("x", rotation=20)
right.set_title("The two sides")
right.axhline(0, color="black", linewidth=0.5)
plt.show()
