"""The binary cross entropy, and the mistake of a minus between its terms, as nnviz shows them."""

import matplotlib.pyplot as plt
import numpy as np

Y = 0.9
T = 0

d = 1e-7


def loss(y, t):
    return -(t * np.log(y + d) + (1 - t) * np.log(1 - y + d))


def wrong(y, t):
    return -(t * np.log(y + d) - (1 - t) * np.log(1 - y + d))


print(f"right: {loss(Y, T):.9g}, with the wrong sign: {wrong(Y, T):.9g}")
for y, t in ((0.9, 1), (0.1, 1), (0.9, 0), (0.1, 0)):
    print(f"y = {y}, t = {t}: {loss(y, t):.6f}  {wrong(y, t):.6f}")

x = np.linspace(0.01, 0.99, 200)
figure, both = plt.subplots(1, 2, figsize=(10, 4))
for axes, f, title in zip(both, (loss, wrong), ("right", "wrong: a minus between the terms")):
    for t in (1, 0):
        axes.plot(x, f(x, t), label=f"t = {t}")
    axes.plot(Y, f(Y, T), "o")
    axes.set(title=title, xlabel="Output y", ylabel="Cost")
    axes.legend()
plt.show()
