"""A number with a type: what is stored of it, and the gap to the next one.

Copied from nnviz with the settings that were on the screen.
"""

from decimal import Decimal

import matplotlib.pyplot as plt
import numpy as np

TYPED = "0.1"
TYPE = "float64"

number = getattr(np, TYPE)
np.seterr(all="ignore")
stored = number(float(TYPED))
above = np.nextafter(stored, number(np.inf))
print("typed   ", TYPED)
print("stored  ", Decimal(float(stored)))
print("distance", float(abs(Decimal(float(stored)) - Decimal(TYPED))) if np.isfinite(stored) else np.inf)
print("gap     ", float(above) - float(stored))

near = [stored]
for end in (-np.inf, np.inf):
    value = stored
    for _ in range(4):
        value = np.nextafter(value, number(end))
        near.append(value)
gap = float(above) - float(stored)
typed = float(Decimal(TYPED) - Decimal(float(stored))) / gap if np.isfinite(stored) else 0
plt.axhline(0, color="grey", linewidth=1)
plt.plot([(float(v) - float(stored)) / gap for v in near], np.zeros(len(near)), "o", color="black")
plt.plot(0, 0, "o", color="#0072b2", markersize=12)
plt.plot(typed, 0, "D", color="#c24500")
plt.annotate("stored", (0, 0), (0, -24), textcoords="offset points", ha="center", color="#0072b2")
plt.annotate("typed", (typed, 0), (0, 16), textcoords="offset points", ha="center", color="#c24500")
plt.yticks([])
plt.title("The numbers around it")
plt.xlabel("Gaps from the stored number")
plt.show()
