"""Inference with a trained network: plain NumPy, the pictures with Matplotlib.

Copied from nnviz with the settings that were on the screen. Run it with

    python inference.py FOLDER

where FOLDER holds the four MNIST files (train-images-idx3-ubyte and so on, packed as .gz or not) or a folder of PNG
pictures for each class, or is an .npz or a .csv file.
"""

import math
import os
import sys
import time

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # several threads on small matrices get in each other's way

import matplotlib.pyplot as plt  # noqa: E402
import numpy as np  # noqa: E402
from dataset_files import load_dataset  # in this folder
from weights_files import read_weights  # in this folder

DATA = ""  # used when no folder is named
TURN = "stored"
INVERTED = False
VIEW = "one"  # one, batches, wrong or bugs
WEIGHTS = "resources/weights/sigmoid-50-100.npz"
ACTIVATION = "sigmoid"
SCALE = 0.00392156862745098  # 1 / 255
BATCH_SIZE = 100
IMAGE = 0
UNUSED_ACTIVATION = False  # mistake: a instead of z
SOFTMAX_OVER_BATCH = False  # mistake: softmax along axis 0
RAW_PIXELS = False  # mistake: 0 … 255 instead of 0 … 1


ACTIVATIONS = {
    "step": lambda a: (a > 0).astype(a.dtype),
    "sigmoid": lambda a: 1 / (1 + np.exp(-a)),
    "tanh": np.tanh,
    "relu": lambda a: np.maximum(a, 0),
    "leaky_relu": lambda a: np.where(a > 0, a, 0.01 * a),
    "elu": lambda a: np.where(a > 0, a, np.expm1(np.minimum(a, 0))),
    "softplus": lambda a: np.logaddexp(0, a),
    "swish": lambda a: a / (1 + np.exp(-a)),
    "gelu": lambda a: a * 0.5 * (1 + np.vectorize(math.erf)(a / math.sqrt(2))).astype(a.dtype),
    "identity": lambda a: a,
}


def softmax(a, axis):
    e = np.exp(a - a.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


def predict(network, x, unused=UNUSED_ACTIVATION, over_batch=SOFTMAX_OVER_BATCH):
    """Return probabilities for one image x (784,) or a batch (N, 784): the same line for both."""
    layers = len(network) // 2
    for i in range(1, layers):
        a = x @ network[f"W{i}"] + network[f"b{i}"]
        x = a if unused else ACTIVATIONS[ACTIVATION](a)
    a = x @ network[f"W{layers}"] + network[f"b{layers}"]
    return softmax(a, axis=0 if over_batch else -1)


def one_by_one(network, x):
    """Return the answer to each image, and the seconds it took."""
    begin = time.perf_counter()
    answers = np.array([np.argmax(predict(network, row)) for row in x])
    return answers, time.perf_counter() - begin


def in_batches(network, x, **mistakes):
    """Return the probabilities (N, classes), and the seconds it took."""
    begin = time.perf_counter()
    parts = [predict(network, x[i : i + BATCH_SIZE], **mistakes) for i in range(0, len(x), BATCH_SIZE)]
    return np.concatenate(parts), time.perf_counter() - begin


def picture(axes, image, text, right):
    axes.imshow(image, cmap="gray_r")
    axes.set_title(text, fontsize=8, color="#007a57" if right else "#cf4a00")
    axes.axis("off")


def draw_one(network, images, x, t):
    y = predict(network, x[IMAGE])
    p = int(y.argmax())
    figure, (left, right) = plt.subplots(1, 2, figsize=(9, 4), constrained_layout=True)
    picture(left, images[IMAGE], f"answer {p}, truth {t[IMAGE]}", p == t[IMAGE])
    right.bar(np.arange(len(y)), y, color="#0072b2")
    right.set(xlabel="Class", ylabel="Probability", ylim=(0, 1.05), xticks=np.arange(len(y)))


def draw_batches(images, t, answers, times):
    first = IMAGE // BATCH_SIZE * BATCH_SIZE
    shown = range(first, min(first + min(BATCH_SIZE, 60), len(t)))
    figure = plt.figure(figsize=(11, 6), constrained_layout=True)
    left, right = figure.subfigures(1, 2, width_ratios=(2, 1))
    for axes in left.subplots(6, 10).flat:
        axes.axis("off")
    for axes, i in zip(left.axes, shown, strict=False):
        picture(axes, images[i], str(answers[i]), answers[i] == t[i])
    axes = right.subplots()
    each = [1e6 * s / len(t) for s in times[::-1]]
    axes.barh(["in batches", "one by one"], each, color=["#0072b2", "#c06a00"])
    ends = 10 ** np.floor(np.log10(min(each))), 10 ** np.ceil(np.log10(max(each)))  # whole powers of ten
    axes.set(xscale="log", xlim=ends, xlabel="µs per image")
    axes.xaxis.set_minor_formatter("")


def draw_wrong(images, t, y, answers):
    wrong = np.flatnonzero(answers != t)
    wrong = wrong[np.argsort(-y[wrong, answers[wrong]], kind="stable")]
    figure = plt.figure(figsize=(12, 6), constrained_layout=True)
    left, right = figure.subfigures(1, 2)
    for axes in left.subplots(6, 9).flat:
        axes.axis("off")
    for axes, i in zip(left.axes, wrong, strict=False):
        picture(axes, images[i], f"{t[i]} → {answers[i]}", False)
    classes = max(y.shape[1], int(t.max()) + 1)
    counts = np.zeros((classes, classes), int)
    np.add.at(counts, (t, answers), 1)
    axes = right.subplots()
    axes.imshow(np.sqrt(counts - np.diag(np.diag(counts))), cmap="Oranges")
    for truth in range(classes):
        for answer in range(classes):
            axes.text(answer, truth, counts[truth, answer], ha="center", va="center", fontsize=8)
    axes.set(xlabel="Answer", ylabel="Truth", xticks=range(classes), yticks=range(classes))
    return counts


def draw_bugs(network, images, x, t):
    raw = images.reshape(len(images), -1).astype(np.float32)
    right = images.reshape(len(images), -1) * np.float32(SCALE)
    plain = {"unused": False, "over_batch": False}
    rows = {
        "as it should be": (right, plain),
        "a instead of z": (right, plain | {"unused": True}),
        "softmax along axis 0": (right, plain | {"over_batch": True}),
        "pixels 0 … 255": (raw, plain),
    }
    shares = [float((in_batches(network, pixels, **m)[0].argmax(axis=1) == t).mean()) for pixels, m in rows.values()]
    figure, axes = plt.subplots(figsize=(8, 4), constrained_layout=True)
    axes.bar(list(rows), shares, color="#0072b2")
    axes.set(ylabel="Accuracy", ylim=(0, 1.05))
    for i, share in enumerate(shares):
        axes.text(i, share, f"{100 * share:.2f} %", ha="center", va="bottom")
        print(f"{list(rows)[i]}: {share:.4f}")


def main(place):
    network = read_weights(WEIGHTS)
    _, _, images, t = load_dataset(place, TURN, INVERTED)
    t = t.astype(int)
    x = images.reshape(len(images), -1) * np.float32(1 if RAW_PIXELS else SCALE)
    with np.errstate(over="ignore"):  # the sigmoid of a very negative number is 0
        single, slow = one_by_one(network, x)
        y, fast = in_batches(network, x)
        answers = y.argmax(axis=1)
        print(f"one by one: {(single == t).mean():.4f} right, {1e6 * slow / len(t):.1f} µs per image")
        print(f"in batches of {BATCH_SIZE}: {(answers == t).mean():.4f} right, {1e6 * fast / len(t):.1f} µs per image")
        if VIEW == "one":
            draw_one(network, images, x, t)
        elif VIEW == "batches":
            draw_batches(images, t, answers, (slow, fast))
        elif VIEW == "wrong":
            draw_wrong(images, t, y, answers)
        else:
            draw_bugs(network, images, x, t)
    plt.show()


if __name__ == "__main__":
    if len(sys.argv) != 2 and not DATA:
        sys.exit("Name a folder or file with images: python inference.py FOLDER")
    main(sys.argv[1] if len(sys.argv) == 2 else DATA)
