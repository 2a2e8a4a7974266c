"""What is left of a gradient after many layers: a product of slopes, as nnviz shows it."""

import math  # noqa: F401 (GELU needs it)

import matplotlib.pyplot as plt
import numpy as np

SLOPES = {"Sigmoid": 0.25}  # the factor of each layer
FORMULAS = {"Sigmoid": "1 / (2 + np.exp(x) + np.exp(-x))"}  # the slope in x
PLACES = {"Sigmoid": 0.0}  # where the factor is taken
DEPTH = 10
HALF = 6.0
slope = 0.01  # of leaky ReLU
alpha = 1.0  # of ELU

layers = np.arange(DEPTH + 1)
x = np.union1d(np.linspace(-HALF, HALF, 1001), [0, 1e-9])  # both sides of 0, where a slope may jump
figure, (left, right) = plt.subplots(1, 2, figsize=(10, 5), constrained_layout=True)
for name, factor in SLOPES.items():
    products = abs(factor) ** layers
    left.semilogy(layers, np.where(products > 0, products, np.nan), "o-", label=name)  # 0 has no place on this axis
    df = eval(f"lambda x: {FORMULAS[name]}", globals())
    line, = right.plot(x, df(x), label=name)
    right.plot(PLACES[name], factor, "o", color=line.get_color())
    print(f"{name}: {factor:.6g}**{DEPTH} = {factor**DEPTH:.6g}")
left.set_xlabel("Layers it has passed")
left.set_ylabel("Product of slopes")
right.set_xlabel("x")
right.set_ylabel("slope dy/dx")
left.legend()
plt.show()
