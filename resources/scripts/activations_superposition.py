"""Is f linear? f(u) + f(v) = f(u + v) and c f(u) = f(c u), as nnviz asks it."""

import math  # noqa: F401 (GELU needs it)

import matplotlib.pyplot as plt
import numpy as np

FUNCTION = "a * x"  # in x, or x[0] and x[1]
INPUTS = 1
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
plt.bar(list(sides), list(sides.values()))
plt.axhline(0, color="black", linewidth=0.5)
plt.title(f"f = {FUNCTION}")
plt.show()
