"""Mini-batch learning: batch, forward, loss, gradient, update, and again; and wrong orders, as nnviz shows them."""

import matplotlib.pyplot as plt
import numpy as np

BATCH = 10
ORDER = 'right'  # right, early, zero or uphill
RATE = 0.1
ROUNDS = 30

rng = np.random.default_rng(0)
centres = rng.random((10, 784))  # ten patterns instead of ten digits
labels = rng.integers(0, 10, 200)
images = np.clip(centres[labels] + 0.3 * rng.normal(size=(200, 784)), 0, 1)
first = {"W1": rng.normal(size=(784, 50)) * np.sqrt(2 / 784), "b1": np.zeros(50),
         "W2": rng.normal(size=(50, 10)) * np.sqrt(2 / 50), "b2": np.zeros(10)}


def forward(params, x):
    a = x @ params["W1"] + params["b1"]
    z = np.maximum(0, a)
    p = z @ params["W2"] + params["b2"]
    e = np.exp(p - p.max(axis=1, keepdims=True))
    return a, z, e / e.sum(axis=1, keepdims=True)


def loss(y, t):
    return -np.mean(np.log(y[np.arange(len(t)), t] + 1e-7))


def learn(order):
    """Return the loss over all images before each update."""
    rng = np.random.default_rng(1)
    params = {name: values.copy() for name, values in first.items()}
    last = {name: np.zeros_like(values) for name, values in first.items()}
    losses = []
    for _ in range(ROUNDS):
        mask = rng.choice(len(images), BATCH)  # 1 a mini-batch
        x, t = images[mask], labels[mask]
        a, z, y = forward(params, x)  # 2 forward
        losses.append(loss(forward(params, images)[2], labels))  # 3 the loss
        delta = (y - np.eye(10)[t]) / BATCH  # 4 the gradient
        back = (delta @ params["W2"].T) * (a > 0)
        grad = {"W1": x.T @ back, "b1": back.sum(axis=0), "W2": z.T @ delta, "b2": delta.sum(axis=0)}
        for name, values in params.items():  # 5 the update
            if order == "zero":
                values *= 1 - RATE / 10
            else:
                values -= RATE * (last if order == "early" else grad)[name] * (-1 if order == "uphill" else 1)
        last = grad
    return losses


arrays = {"x": (BATCH, 784), "W1": (784, 50), "z": (BATCH, 50), "W2": (50, 10), "y": (BATCH, 10)}
figure, (shapes, plot) = plt.subplots(1, 2, figsize=(12, 4.5), width_ratios=(3, 2), layout="constrained")
left = 0
for name, (rows, columns) in arrays.items():  # to scale
    shapes.add_patch(plt.Rectangle((left, -rows / 2), columns, rows, facecolor="#cde2f0", edgecolor="#0072b2"))
    shapes.text(left + columns / 2, rows / 2 + 15, f"{name}\n{rows, columns}", ha="center")
    left += columns + 150
shapes.set(xlim=(-100, left), ylim=(-430, 500), aspect="equal")
shapes.axis("off")
for order in dict.fromkeys(("right", ORDER)):  # the right one beside a wrong one
    losses = learn(order)
    style, colour = ("-", "#0072b2") if order == "right" else ("--", "#c24500")
    plot.plot(losses, style, color=colour, label=f"{order} order" if order == "right" else order)
print(f"loss before {losses[0]:.3f}, after {ROUNDS - 1} updates {losses[-1]:.3f}")
plot.set(xlabel="updates", ylabel="loss over all images", ylim=(0, 5))
plot.legend()
plt.show()
