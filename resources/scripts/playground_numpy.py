"""A small network that learns points of the plane, as the playground of nnviz shows it: NumPy alone, and Matplotlib.

The same seed makes the very same run as on the screen, but for the rounding of the points.
"""

import matplotlib.pyplot as plt
import numpy as np

SIZES = (2, 3, 1)  # inputs, hidden units, outputs
INPUTS = ("x1", "x2")
ACTIVATION = "tanh"
OUTPUT = "sigmoid"
FIRST_WEIGHTS = "Xavier"
OPTIMIZER = "SGD"
RATE = 0.1
MOMENTUM = 0.9
RHO = 0.9
BETA1 = 0.9
BETA2 = 0.999
BATCH_SIZE = 10
L1 = 0.0
L2 = 0.0
DROPOUT = 0.0
FROZEN = ()  # numbers that do not learn: their places among all weights and biases, layer by layer
TAKEN_OUT = ()  # (layer, unit): hidden units that hand on nothing in the picture
UPDATES = 3000
SEED = 1
POINTS = {"x_train": [[0.0, 0.0], [2.0, 0.0]], "t_train": [0, 1], "x_test": [[0.0, 2.0]], "t_test": [1]}
CHANGES = {}  # n: what holds from the n-th update on (from 0), where it was changed while the network learned
EDITS = ()  # (n, place, value): numbers that were put in before the n-th update
LEFT_OUT = ""  # what this program leaves out of the run

FEATURES = {
    "x1": lambda x: x[:, 0], "x2": lambda x: x[:, 1], "x1x1": lambda x: x[:, 0] ** 2, "x2x2": lambda x: x[:, 1] ** 2,
    "x1x2": lambda x: x[:, 0] * x[:, 1], "sinx1": lambda x: np.sin(x[:, 0]), "sinx2": lambda x: np.sin(x[:, 1]),
}
DEVIATIONS = {
    "zeros": lambda n: 0.0, "0.01": lambda n: 0.01, "N(0, 1)": lambda n: 1.0,
    "Xavier": lambda n: (1 / n) ** 0.5, "He": lambda n: (2 / n) ** 0.5,
}


def features(x):
    """Return what the network is given of points x (N, 2): (N, inputs)."""
    x = np.asarray(x, np.float64).reshape(-1, 2)
    return np.stack([FEATURES[name](x) for name in INPUTS], axis=1).astype(np.float32)


def first_weights(n, m, rng):
    """Return the first weights of a layer of n inputs and m outputs."""
    if FIRST_WEIGHTS == "Glorot":
        limit = (6 / (n + m)) ** 0.5
        return rng.uniform(-limit, limit, (n, m)).astype(np.float32)
    return (DEVIATIONS[FIRST_WEIGHTS](n) * rng.standard_normal((n, m))).astype(np.float32)


def sigmoid(x):
    return 0.5 * (1 + np.tanh(0.5 * x))


def gauss(x):
    from math import erf

    return 0.5 * (1 + np.vectorize(erf)(x / 2**0.5))


ACTIVATIONS = {  # value and slope
    "sigmoid": (sigmoid, lambda x: sigmoid(x) * (1 - sigmoid(x))),
    "tanh": (np.tanh, lambda x: 1 - np.tanh(x) ** 2),
    "relu": (lambda x: np.maximum(x, 0), lambda x: (x > 0) * 1.0),
    "leaky_relu": (lambda x: np.where(x > 0, x, 0.01 * x), lambda x: np.where(x > 0, 1.0, 0.01)),
    "elu": (lambda x: np.where(x > 0, x, np.expm1(np.minimum(x, 0))), lambda x: np.exp(np.minimum(x, 0))),
    "softplus": (lambda x: np.logaddexp(0, x), sigmoid),
    "swish": (lambda x: x * sigmoid(x), lambda x: sigmoid(x) * (1 + x * (1 - sigmoid(x)))),
    "gelu": (lambda x: x * gauss(x), lambda x: gauss(x) + x * np.exp(-x * x / 2) / (2 * np.pi) ** 0.5),
    "identity": (lambda x: x, np.ones_like),
}
h, slope = ACTIVATIONS[ACTIVATION]


def ending(a):
    """Return what the scores a (N, outputs) stand for."""
    if OUTPUT == "identity":
        return a
    if OUTPUT.startswith("sigmoid"):
        return sigmoid(a)
    e = np.exp(a - a.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def loss_of(y, t):
    """Return the mean loss of outputs y against targets t of their shape."""
    if OUTPUT in ("identity", "sigmoid, squares"):
        return 0.5 * np.sum((y - t) ** 2) / len(y)
    if OUTPUT == "sigmoid":
        return -np.sum(t * np.log(y + 1e-12) + (1 - t) * np.log(1 - y + 1e-12)) / len(y)
    return -np.sum(t * np.log(y + 1e-7)) / len(y)


def forward(params, x, masks=None):
    """Return the sums of all layers and what each hands on."""
    sums, outputs = [], [x]
    for i, (W, b) in enumerate(params):
        sums.append(outputs[-1] @ W + b)
        z = h(sums[-1]) if i < len(params) - 1 else ending(sums[-1])
        outputs.append(z * masks[i] if masks and i < len(masks) else z)
    return sums, outputs


def gradients(params, x, t, rng):
    """Return the gradient of the loss for every weight and bias: backpropagation."""
    keep = 1 - DROPOUT
    masks = [(rng.random((len(x), n), dtype=np.float32) >= DROPOUT) / keep for n in SIZES[1:-1]] if DROPOUT else None
    sums, outputs = forward(params, x, masks)
    y = outputs[-1]
    d = (y - t) / len(x)
    if OUTPUT == "sigmoid, squares":
        d = d * y * (1 - y)
    grads = [None] * len(params)
    for i in reversed(range(len(params))):
        W = params[i][0]
        grads[i] = outputs[i].T @ d + L2 * W + L1 * np.sign(W), d.sum(axis=0)
        if i:
            d = (d @ W.T) * (masks[i - 1] if masks else 1) * slope(sums[i - 1])
    return grads


def update(w, g, memory, n):
    """Change w by its gradient g in place; memory: two arrays like w; n: number of the update, from 1."""
    m, v = memory
    if OPTIMIZER == "SGD":
        w -= RATE * g
    elif OPTIMIZER in ("Momentum", "Nesterov"):
        m *= MOMENTUM
        m -= RATE * g
        w += MOMENTUM * m - RATE * g if OPTIMIZER == "Nesterov" else m
    elif OPTIMIZER in ("AdaGrad", "RMSProp"):
        v[...] = v + g * g if OPTIMIZER == "AdaGrad" else RHO * v + (1 - RHO) * g * g
        w -= RATE * g / (np.sqrt(v) + 1e-7)
    else:
        m += (1 - BETA1) * (g - m)
        v += (1 - BETA2) * (g * g - v)
        w -= RATE * (m / (1 - BETA1**n)) / (np.sqrt(v / (1 - BETA2**n)) + 1e-8)


def targets(t):
    """Return labels or numbers (N,) as targets (N, outputs)."""
    t = np.asarray(t)
    return np.eye(SIZES[-1], dtype=np.float32)[t] if OUTPUT == "softmax" else t[:, None].astype(np.float32)


def take_points():
    """Return the points: inputs and targets to learn from, and for testing."""
    return (features(POINTS["x_train"]), targets(POINTS["t_train"]),
            features(POINTS["x_test"]), targets(POINTS["t_test"]))


rng = np.random.default_rng(SEED)
numbers = np.zeros(sum((n + 1) * m for n, m in zip(SIZES[:-1], SIZES[1:])), np.float32)
params, at = [], 0
for n, m in zip(SIZES[:-1], SIZES[1:]):  # the weights and biases are parts of one vector
    W, b = numbers[at : at + n * m].reshape(n, m), numbers[at + n * m : at + (n + 1) * m]
    W[...] = first_weights(n, m, rng)
    params.append((W, b))
    at += (n + 1) * m
memories = [tuple((np.zeros_like(w), np.zeros_like(w)) for w in layer) for layer in params]


def deal(epoch):
    """Return the order of the points in an epoch, and the generator that goes on with dropout."""
    rng = np.random.default_rng((SEED, epoch))
    return rng.permutation(len(x)), rng


x, t, x_test, t_test = take_points()
epoch, start, curve = 0, 0, []
order, order_rng = deal(epoch)
for i in range(UPDATES):
    if i in CHANGES:
        globals().update(CHANGES[i])
        if "POINTS" in CHANGES[i]:
            x, t, x_test, t_test = take_points()
            order, order_rng = deal(epoch)
    for n, place, value in EDITS:
        if n == i:
            numbers[place] = value
    if start >= len(x):
        epoch, start = epoch + 1, 0
        order, order_rng = deal(epoch)
    batch = order[start : start + BATCH_SIZE]
    start += BATCH_SIZE
    frozen = numbers[list(FROZEN)]
    for layer, grads, memory in zip(params, gradients(params, x[batch], t[batch], order_rng), memories):
        for w, g, kept in zip(layer, grads, memory):
            update(w, g, kept, i + 1)
    numbers[list(FROZEN)] = frozen
    if i % 50 == 49 or i == UPDATES - 1:
        losses = [loss_of(forward(params, *pair[:1])[1][-1], pair[1]) if len(pair[0]) else np.nan
                  for pair in ((x, t), (x_test, t_test))]
        curve.append((i + 1, *losses))
print(f"after {UPDATES} updates: training loss {curve[-1][1]:.4f}, test loss {curve[-1][2]:.4f}")
if LEFT_OUT:
    print(LEFT_OUT)

for layer, unit in TAKEN_OUT:
    params[layer][0][unit] = 0

places = np.linspace(-3, 3, 121)
grid = np.stack(np.meshgrid(places, places), axis=-1).reshape(-1, 2)
y = forward(params, features(grid))[1][-1]
shown = y[:, 0] if SIZES[-1] == 1 else y[:, 1] if SIZES[-1] == 2 else y.argmax(axis=1)
figure, (left, right) = plt.subplots(1, 2, figsize=(10, 4.5))
left.plot(*np.array(curve).T[:2], label="training")
left.plot(*np.array(curve).T[::2], "--", label="test")
left.set(xlabel="update", ylabel="loss")
left.legend()
right.contourf(places, places, shown.reshape(len(places), -1), 20, cmap="coolwarm", alpha=0.8)
right.scatter(*np.array(POINTS["x_train"]).T, c=POINTS["t_train"], cmap="coolwarm", edgecolors="white")
right.set(xlabel="x1", ylabel="x2", aspect="equal")
plt.show()
