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
        axes.plot(x, f(x, t), ("--", "-")[t], color=("#c06a00", "#0072b2")[t], lw=3 if t == T else 1, label=f"t = {t}")
    axes.plot(Y, f(Y, T), "o", color="#c24500")
    axes.axhspan(min(0, axes.get_ylim()[0]), 0, color="#c24500", alpha=0.12)  # a cost below 0 is none
    axes.annotate(f"{f(Y, T):.2f}", (Y, f(Y, T)), (-34, 4), textcoords="offset points", color="#c24500")
    axes.set(title=title, xlabel="Output y", ylabel="Cost")
    axes.legend()
plt.show()
