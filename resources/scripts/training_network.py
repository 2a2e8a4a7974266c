"""What the programs that train on handwritten digits share: settings, network, optimisers, training."""

import math
import time

import numpy as np
from dataset_files import load_dataset  # in this folder

DATA = ""  # used when no folder is named
TURN = "stored"
INVERTED = False
CLASSES = 10
HIDDEN = (50,)
ACTIVATION = "sigmoid"
FIRST_WEIGHTS = "0.01"
TAKEN = ""  # the file of weights to begin with where FIRST_WEIGHTS is "taken"
OPTIMIZER = "SGD"
RATE = 0.1
EARLY = ()
MOMENTUM = 0.9
RHO = 0.9
BETA1 = 0.9
BETA2 = 0.999
SCHEDULE = "constant"  # or "step", "cosine", "warm-up", "warm-up, cosine": see factor_at
DROP_EVERY = 5  # epochs
DROP_FACTOR = 0.5
WARMUP = 0.05  # share of the run
CLIP = 0.0  # the longest gradient, 0: any
BATCH_SIZE = 100
SAMPLING = "shuffled"
ITERATIONS = 10000
TRAIN_SIZE = 60000
WEIGHT_DECAY = 0.0
DROPOUT = 0.0
SCALE = 1 / 255
SEED = 0
MEASURED_EVERY = 0  # iterations from one measurement to the next beside the ends of epochs, 0: none


def sigmoid(x):
    return np.where(x >= 0, 1 / (1 + np.exp(-np.abs(x))), np.exp(-np.abs(x)) / (1 + np.exp(-np.abs(x))))


def normal_cdf(x):
    return 0.5 * (1 + np.vectorize(math.erf)(x / math.sqrt(2))).astype(x.dtype)


# name: the function, and its derivative at x where the function is y
ACTIVATIONS = {
    "sigmoid": (sigmoid, lambda x, y: y * (1 - y)),
    "tanh": (np.tanh, lambda x, y: 1 - y * y),
    "relu": (lambda x: np.maximum(x, 0), lambda x, y: (x > 0).astype(x.dtype)),
    "leaky_relu": (lambda x: np.where(x > 0, x, 0.01 * x), lambda x, y: np.where(x > 0, 1, 0.01).astype(x.dtype)),
    "elu": (lambda x: np.where(x > 0, x, np.expm1(np.minimum(x, 0))), lambda x, y: np.where(x > 0, 1, y + 1)),
    "softplus": (lambda x: np.logaddexp(0, x), lambda x, y: sigmoid(x)),
    "swish": (lambda x: x * sigmoid(x), lambda x, y: y + sigmoid(x) * (1 - y)),
    "gelu": (lambda x: x * normal_cdf(x),
             lambda x, y: normal_cdf(x) + x * np.exp(-x * x / 2) / math.sqrt(2 * math.pi)),
    "identity": (lambda x: x, lambda x, y: np.ones_like(x)),
}
DEVIATIONS = {
    "zeros": lambda n: 0, "0.01": lambda n: 0.01, "N(0, 1)": lambda n: 1,
    "Xavier": lambda n: (1 / n) ** 0.5, "He": lambda n: (2 / n) ** 0.5,
}


def first_weights(n, m, rng):
    """Return the first weights of a layer of n inputs and m outputs."""
    if FIRST_WEIGHTS == "Glorot":
        limit = (6 / (n + m)) ** 0.5
        return rng.uniform(-limit, limit, (n, m)).astype(np.float32)
    return (DEVIATIONS[FIRST_WEIGHTS](n) * rng.standard_normal((n, m))).astype(np.float32)


def softmax(a):
    e = np.exp(a - a.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


class Network:
    def __init__(self, sizes, rng):
        self.rng, (self.f, self.df) = rng, ACTIVATIONS[ACTIVATION]
        if FIRST_WEIGHTS == "taken":
            with np.load(TAKEN) as saved:
                self.W, self.b = ([saved[f"{letter}{i}"] for i in range(1, len(sizes))] for letter in "Wb")
            return
        self.W = [first_weights(n, m, rng) for n, m in zip(sizes, sizes[1:])]
        self.b = [np.zeros(m, np.float32) for m in sizes[1:]]

    def predict(self, x):
        for W, b in zip(self.W[:-1], self.b[:-1]):
            x = self.f(x @ W + b)
        return softmax(x @ self.W[-1] + self.b[-1])

    def loss_and_gradient(self, x, t):
        """Return the cross entropy of a batch and the gradients of all W and b, weight decay included."""
        inputs, sums, outputs, masks = [x], [], [], []
        for W, b in zip(self.W[:-1], self.b[:-1]):
            sums.append(inputs[-1] @ W + b)
            outputs.append(self.f(sums[-1]))
            keep = np.ones_like(outputs[-1])
            if DROPOUT:
                keep = ((self.rng.random(keep.shape, dtype=np.float32) >= DROPOUT) / np.float32(1 - DROPOUT))
            masks.append(keep.astype(np.float32))
            inputs.append(outputs[-1] * masks[-1])
        y = softmax(inputs[-1] @ self.W[-1] + self.b[-1])
        rows = np.arange(len(t))
        loss = float(-np.log(y[rows, t] + 1e-7).mean())
        d = y
        d[rows, t] -= 1
        d /= len(t)
        dW, db = [], []
        for i in range(len(self.W) - 1, -1, -1):
            dW.insert(0, inputs[i].T @ d + np.float32(WEIGHT_DECAY) * self.W[i])
            db.insert(0, d.sum(axis=0))
            if i:
                d = (d @ self.W[i].T) * masks[i - 1] * self.df(sums[i - 1], outputs[i - 1])
        return loss, clipped(dW + db)


def clipped(gradients):
    """Return the gradients, shortened together if they are longer than CLIP."""
    length = math.sqrt(sum(float((g * g).sum()) for g in gradients))
    return [g * np.float32(CLIP / length) for g in gradients] if CLIP and length > CLIP else gradients


def factor_at(i, per_epoch):
    """Return what SCHEDULE multiplies the learning rate of iteration i by."""
    if SCHEDULE == "step":
        return DROP_FACTOR ** (i // (per_epoch * DROP_EVERY))
    rising = max(1, round(WARMUP * ITERATIONS)) if SCHEDULE.startswith("warm-up") else 0
    if i < rising:
        return (i + 1) / rising
    if SCHEDULE.endswith("cosine"):
        return 0.5 * (1 + math.cos(math.pi * (i - rising) / max(1, ITERATIONS - rising)))
    return 1.0


def rate_at(i, per_epoch=1):
    """Return the learning rate of iteration i: it was changed while the network learned if EARLY says so."""
    return next((rate for before, rate in EARLY if i < before), RATE) * factor_at(i, per_epoch)


def update(w, g, state, t, rate):
    """Change w in place by the t-th step of the optimiser; `state` is this parameter's memory."""
    if not state:
        state.update(v=np.zeros_like(w), h=np.zeros_like(w))
    v, h = state["v"], state["h"]
    if OPTIMIZER == "SGD":
        w -= rate * g
    elif OPTIMIZER in ("Momentum", "Nesterov"):
        v[:] = MOMENTUM * v - rate * g
        w += v if OPTIMIZER == "Momentum" else MOMENTUM * v - rate * g
    elif OPTIMIZER in ("AdaGrad", "RMSProp"):
        h[:] = h + g * g if OPTIMIZER == "AdaGrad" else RHO * h + (1 - RHO) * g * g
        w -= rate * g / (np.sqrt(h) + 1e-7)
    else:  # Adam
        v += (1 - BETA1) * (g - v)
        h += (1 - BETA2) * (g * g - h)
        w -= rate / (1 - BETA1**t) * v / (np.sqrt(h / (1 - BETA2**t)) + 1e-8)


def batches(count, rng):
    """Yield the indices of one mini-batch after the other, without end."""
    order = np.arange(count)
    while SAMPLING == "replacement":
        yield rng.integers(0, count, BATCH_SIZE)
    while True:
        rng.shuffle(order)
        for start in range(0, count, BATCH_SIZE):
            yield order[start : start + BATCH_SIZE]


def accuracy(network, x, t):
    parts = [network.predict(x[i : i + 1000] * np.float32(SCALE)).argmax(axis=1) for i in range(0, len(x), 1000)]
    return float((np.concatenate(parts) == t).mean())


def use(settings):
    """Set constants from a dictionary."""
    globals().update(settings)


def images(place):
    """Return training and test images as rows, each with their labels."""
    x_train, t_train, x_test, t_test = load_dataset(place, TURN, INVERTED)
    x_train, x_test = (x.reshape(len(x), -1) for x in (x_train[:TRAIN_SIZE], x_test))
    return x_train, t_train[: len(x_train)], x_test, t_test


def train(data, tells=True, is_over=lambda losses: False, watch=lambda network: None):
    """Return, of a network that learns from images(place): the loss, the learning rate and the seconds of every
    update; and the iterations after which it was measured, with the training and the test accuracy there.

    watch(network) is called then, too."""
    x_train, t_train, x_test, t_test = data
    rng = np.random.default_rng(SEED)
    network = Network((x_train.shape[1], *HIDDEN, CLASSES), rng)
    parameters = network.W + network.b
    memory = [{} for _ in parameters]
    per_epoch = math.ceil(len(x_train) / BATCH_SIZE)
    losses, rates, seconds, measured = [], [], [], [0]
    train, test = [accuracy(network, x_train, t_train)], [accuracy(network, x_test, t_test)]
    watch(network)
    for i, chosen in zip(range(ITERATIONS), batches(len(x_train), rng)):
        started = time.perf_counter()
        loss, gradients = network.loss_and_gradient(x_train[chosen] * np.float32(SCALE), t_train[chosen])
        losses.append(loss)
        rates.append(rate_at(i, per_epoch))
        for w, g, state in zip(parameters, gradients, memory):
            update(w, g, state, i + 1, rates[-1])
        seconds.append(time.perf_counter() - started)
        if not math.isfinite(loss) or is_over(losses):
            break
        between = MEASURED_EVERY and (i + 1) % MEASURED_EVERY == 0
        if (i + 1) % per_epoch == 0 or i == ITERATIONS - 1 or between:
            measured.append(i + 1)
            train.append(accuracy(network, x_train, t_train))
            test.append(accuracy(network, x_test, t_test))
            watch(network)
            if tells:
                print(f"epoch {(i + 1) / per_epoch:.2f}: loss {loss:.4f}, training {train[-1]:.4f}, "
                      f"test {test[-1]:.4f}")
    return losses, rates, seconds, measured, train, test
