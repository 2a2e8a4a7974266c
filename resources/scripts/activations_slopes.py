"""What is left of a gradient after many layers: a product of slopes, as nnviz shows it."""

import matplotlib.pyplot as plt
import numpy as np

SLOPES = {"Sigmoid": 0.25, "tanh": 1.0, "ReLU": 1.0}
DEPTH = 10

layers = np.arange(DEPTH + 1)
for name, slope in SLOPES.items():
    products = abs(slope) ** layers
    plt.semilogy(layers, np.where(products > 0, products, np.nan), "o-", label=name)  # 0 has no place on this axis
    print(f"{name}: {slope:.6g}**{DEPTH} = {slope**DEPTH:.6g}")
plt.xlabel("Layers it has passed")
plt.ylabel("Product of slopes")
plt.legend()
plt.show()
