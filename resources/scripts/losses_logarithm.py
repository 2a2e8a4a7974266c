"""-ln y over y and over powers of ten, with and without delta, as nnviz shows it."""

import matplotlib.pyplot as plt
import numpy as np

Y = 0.6
DELTA = 1e-07  # 0: none
SIGN = -1  # -1: -ln y, 1: ln y

with np.errstate(divide="ignore"):
    E = float(-np.log(np.float64(Y) + DELTA))
print(f"E = {E:.9g}" + (f", at most {-np.log(DELTA):.6g}" if DELTA else ""))

x = np.geomspace(1e-12, 1, 400)
figure, both = plt.subplots(1, 2, figsize=(10, 4))
for axes in both:
    axes.plot(x, SIGN * np.log(x), "--", color="#5a606b", label="without delta")
    axes.plot(x, SIGN * np.log(x + DELTA), color="#0072b2", label="with delta")
    if DELTA:
        axes.axhline(SIGN * np.log(DELTA), linestyle=":", color="#5a606b", label=f"ln delta = {np.log(DELTA):.5g}")
    if np.isfinite(E):
        axes.plot(max(Y, 1e-12), -SIGN * E, "o", color="#c24500")
    axes.set(xlabel="y", ylabel="-ln y" if SIGN < 0 else "ln y")
both[1].set_xscale("log")
both[0].legend()
plt.show()
