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
plt.plot([(float(v) - float(stored)) / gap for v in near], np.zeros(len(near)), "o")
plt.plot(float(Decimal(TYPED) - Decimal(float(stored))) / gap if np.isfinite(stored) else 0, 0, "D")
plt.xlabel("Gaps from the stored number")
plt.show()
