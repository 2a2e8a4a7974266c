"""A small network that learns points of the plane, as the playground of nnviz shows it: NumPy alone, and Matplotlib.

The same seed makes the very same run as on the screen, but for the rounding of the points.
"""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.colors import LinearSegmentedColormap, ListedColormap

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
VIEW = "learn"  # or "space", "compare": what is drawn
B = {}  # the settings that the second network of "compare" has instead

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
        z = ACTIVATIONS[ACTIVATION][0](sums[-1]) if i < len(params) - 1 else ending(sums[-1])
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
            d = (d @ W.T) * (masks[i - 1] if masks else 1) * ACTIVATIONS[ACTIVATION][1](sums[i - 1])
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


def deal(count, epoch):
    """Return the order of so many points in an epoch, and the generator that goes on with dropout."""
    rng = np.random.default_rng((SEED, epoch))
    return rng.permutation(count), rng


def learn():
    """Return the parameters after UPDATES, (update, training loss, test loss) on the way, and all numbers in a row."""
    rng = np.random.default_rng(SEED)
    numbers = np.zeros(sum((n + 1) * m for n, m in zip(SIZES[:-1], SIZES[1:])), np.float32)
    params, at = [], 0
    for n, m in zip(SIZES[:-1], SIZES[1:]):  # the weights and biases are parts of one vector
        W, b = numbers[at : at + n * m].reshape(n, m), numbers[at + n * m : at + (n + 1) * m]
        W[...] = first_weights(n, m, rng)
        params.append((W, b))
        at += (n + 1) * m
    memories = [tuple((np.zeros_like(w), np.zeros_like(w)) for w in layer) for layer in params]
    x, t, x_test, t_test = take_points()
    epoch, start, curve = 0, 0, []
    order, order_rng = deal(len(x), epoch)
    for i in range(UPDATES):
        if i in CHANGES:
            globals().update(CHANGES[i])
            if "POINTS" in CHANGES[i]:
                x, t, x_test, t_test = take_points()
                order, order_rng = deal(len(x), epoch)
        for n, place, value in EDITS:
            if n == i:
                numbers[place] = value
        if start >= len(x):
            epoch, start = epoch + 1, 0
            order, order_rng = deal(len(x), epoch)
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
    return params, np.array(curve), numbers


COLOURS = ["#0072b2", "#c06a00", "#007a57", "#8a4f7d"]  # of the classes; of numbers from small to large
SHADES = LinearSegmentedColormap.from_list("shades", [COLOURS[0], "white", COLOURS[1]])
places = np.linspace(-3, 3, 121)
grid = np.stack(np.meshgrid(places, places), axis=-1).reshape(-1, 2)


def draw_map(axes, values, limits):
    """Draw numbers (grid,) as shades over the plane."""
    axes.imshow(values.reshape(len(places), -1), extent=(-3, 3, -3, 3), origin="lower", cmap=SHADES,
                vmin=limits[0], vmax=limits[1], alpha=0.5)


def draw_points(axes, move=lambda points: np.asarray(points, float).reshape(-1, 2).T):
    """Draw the points where `move` puts them: those to train with full, those to test with hollow."""
    for part, edge in (("train", "white"), ("test", None)):
        if not len(POINTS[f"x_{part}"]):
            continue
        labels = np.array(POINTS[f"t_{part}"], float)
        numbers = OUTPUT == "identity"
        colours = SHADES((labels + 1) / 2) if numbers else [COLOURS[int(n)] for n in labels]
        axes.scatter(*move(POINTS[f"x_{part}"]), s=22, c=colours if edge else "white", edgecolors=edge or colours)


def draw_answers(axes, params, title):
    """Draw what the network answers, and the line on which it changes its mind."""
    y = forward(params, features(grid))[1][-1]
    if SIZES[-1] > 2:
        shown = ListedColormap(COLOURS[: SIZES[-1]])
        axes.imshow(y.argmax(axis=1).reshape(len(places), -1), extent=(-3, 3, -3, 3), origin="lower", cmap=shown,
                    vmin=0, vmax=SIZES[-1] - 1, alpha=0.4, interpolation="nearest")
    else:
        value, limits = y[:, -1], (-1, 1) if OUTPUT == "identity" else (0, 1)
        draw_map(axes, value, limits)
        if value.min() < sum(limits) / 2 < value.max():
            axes.contour(places, places, value.reshape(len(places), -1), [sum(limits) / 2], colors="black")
    draw_points(axes)
    axes.set(title=title, xlabel="x1", ylabel="x2", xlim=(-3, 3), ylim=(-3, 3), aspect="equal")


def draw_losses(axes, curve, colour=COLOURS[0], test_colour=COLOURS[1], name=""):
    axes.plot(curve[:, 0], curve[:, 1], color=colour, label=name + "training")
    axes.plot(curve[:, 0], curve[:, 2], "--", color=test_colour, label=name + "test")
    axes.set(xlabel="update", ylabel="loss", ylim=(0, 1.05 * np.nanmax(axes.dataLim.y1)))
    axes.legend()


def draw_network(axes, params):
    """Draw every unit as a map of what it gives over the plane, and every weight as a line."""
    outputs, tallest = forward(params, features(grid))[1], max(SIZES)
    height = 0.8 / tallest

    def place(layer, i):
        return 0.08 + 0.84 * layer / (len(SIZES) - 1), 0.5 + 0.95 * ((SIZES[layer] - 1) / 2 - i) / tallest

    heaviest = max(abs(W).max() for W, _ in params) or 1
    for layer, (W, _) in enumerate(params):
        for (i, j), w in np.ndenumerate(W):
            axes.plot(*zip(place(layer, i), place(layer + 1, j)), "-" if w > 0 else "--",
                      color=COLOURS[int(w > 0)], linewidth=0.5 + 4 * abs(w) / heaviest, zorder=0)
    for layer, values in enumerate(outputs):
        for i, value in enumerate(values.T):
            x, y = place(layer, i)
            unit = axes.inset_axes((x - 0.06, y - height / 2, 0.12, height))
            largest = abs(value).max()
            draw_map(unit, value, (0, 1) if value.min() >= 0 and largest <= 1 else (-largest, largest))
            unit.set(xticks=[], yticks=[], ylabel=INPUTS[i] if layer == 0 else "", aspect="auto")
    axes.set(xlim=(0, 1), ylim=(0, 1))
    axes.axis("off")


def bent(params):
    """Return what moves points (N, 2) to where the last hidden layer puts them, (2, N), seen along the boundary."""
    def hidden(points):
        return forward(params, features(points))[1][-2]

    (W, b), centred = params[-1], hidden(POINTS["x_train"]) - hidden(POINTS["x_train"]).mean(axis=0)
    if W.shape[0] == 2:
        return lambda points: hidden(points).T
    if W.shape[1] > 2:  # several boundaries: as wide as can be
        return lambda points: (hidden(points) @ np.linalg.svd(centred, full_matrices=False)[2][:2].T).T
    w, shift = (W[:, 0], b[0]) if W.shape[1] == 1 else (W[:, 1] - W[:, 0], b[1] - b[0])
    length = np.linalg.norm(w) or 1
    up = w / length
    if len(up) == 1:  # there is no other direction: the points lie over their x1
        return lambda points: np.stack([np.asarray(points)[:, 0], hidden(points) @ up + shift / length])
    along = np.linalg.svd(centred - np.outer(centred @ up, up), full_matrices=False)[2][0]
    return lambda points: np.stack([hidden(points) @ along, hidden(points) @ up + shift / length])


def draw_space(axes, params):
    """Draw the plane as the last hidden layer bends it."""
    move, steps = bent(params), np.linspace(-3, 3, 61)
    for at in np.linspace(-3, 3, 13):
        for line in ((np.full(61, at), steps), (steps, np.full(61, at))):
            axes.plot(*move(np.stack(line, axis=1)), color="grey", linewidth=0.6)
    draw_points(axes, move)
    (x0, x1), (y0, y1) = axes.get_xlim(), axes.get_ylim()
    W, b = params[-1]
    w, shift = (W[:, 0], b[0]) if W.shape[1] == 1 else (W[:, 1] - W[:, 0], b[1] - b[0])
    if W.shape[1] <= 2 and len(w) == 2 and w.any():  # the straight line that parts the classes
        foot = -shift * w / (w @ w)
        axes.axline(foot, foot + [-w[1], w[0]], color="black")
    elif W.shape[1] <= 2:
        axes.axhline(0, color="black")
    axes.set(title="The last hidden layer's space", xlim=(x0, x1), ylim=(y0, y1))


start_with = {name: value for name, value in globals().items() if name.isupper()}
params, curve, numbers = learn()
if LEFT_OUT:
    print(LEFT_OUT)
for layer, unit in TAKEN_OUT:
    params[layer][0][unit] = 0
if VIEW == "space":
    figure, (left, right) = plt.subplots(1, 2, figsize=(11, 5), layout="constrained")
    draw_answers(left, params, "Answers")
    draw_space(right, params)
elif VIEW == "compare":
    figure, (left, middle, right) = plt.subplots(1, 3, figsize=(15, 4.5), layout="constrained")
    draw_answers(left, params, "A")
    draw_losses(right, curve, "black", "black", "A, ")
    globals().update(start_with | B)  # the other network has these settings instead
    params, curve, numbers = learn()
    draw_answers(middle, params, "B")
    draw_losses(right, curve, "#c24500", "#c24500", "B, ")
else:
    figure, (left, middle, right) = plt.subplots(1, 3, figsize=(15, 4.5), layout="constrained")
    draw_network(left, params)
    draw_answers(middle, params, "Answers")
    draw_losses(right, curve)
plt.show()
