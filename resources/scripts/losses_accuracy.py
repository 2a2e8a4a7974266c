"""Loss and accuracy over one weight of a trained network, as nnviz shows them.

    python losses_accuracy.py FOLDER

FOLDER holds the MNIST test images (t10k-images-idx3-ubyte, t10k-labels-idx1-ubyte, packed as .gz or not).
"""

import gzip
import os
import sys
from pathlib import Path

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # several threads on small matrices get in each other's way

import matplotlib.pyplot as plt  # noqa: E402
import numpy as np  # noqa: E402

WEIGHTS = "resources/weights/sigmoid-50-100.npz"
LAYER = 3
ROW = 98
COLUMN = 9
IMAGES = 100
NUDGE = 0.0


def read(folder, name):
    """Read one IDX file: four bytes of magic, the sizes, then one byte per value."""
    path = next(p for p in (Path(folder) / name, Path(folder) / (name + ".gz")) if p.exists())
    data = path.read_bytes()
    data = gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
    dimensions = data[3]
    shape = [int.from_bytes(data[4 + 4 * i : 8 + 4 * i], "big") for i in range(dimensions)]
    return np.frombuffer(data, np.uint8, offset=4 + 4 * dimensions).reshape(shape)


def read_weights():
    """Return W1, b1, W2 ... as float64, and the function after every hidden layer."""
    with np.load(WEIGHTS) as file:
        params = {name: file[name].astype(np.float64) for name in file.files if name[0] in "Wb"}
        relu = "\"activation\": \"relu\"" in str(file["metadata"])
    return params, (lambda a: np.maximum(a, 0)) if relu else (lambda a: 1 / (1 + np.exp(-a)))


def predict(params, activate, x):
    layers = len(params) // 2
    for i in range(1, layers):
        x = activate(x @ params[f"W{i}"] + params[f"b{i}"])
    a = x @ params[f"W{layers}"] + params[f"b{layers}"]
    e = np.exp(a - a.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def main(folder):
    params, activate = read_weights()
    images = read(folder, "t10k-images-idx3-ubyte")[:IMAGES]
    t = read(folder, "t10k-labels-idx1-ubyte")[:IMAGES].astype(int)
    x = images.reshape(len(images), -1) / 255

    def at(weight):
        W = params[f"W{LAYER}"].copy()
        W[ROW, COLUMN] = weight
        y = predict(params | {f"W{LAYER}": W}, activate, x)
        return -np.mean(np.log(y[np.arange(len(t)), t] + 1e-7)), np.mean(y.argmax(axis=1) == t)

    trained = params[f"W{LAYER}"][ROW, COLUMN]
    weights = trained + np.linspace(-4, 4, 201)
    losses, accuracies = np.array([at(weight) for weight in weights]).T
    loss, accuracy = at(trained + NUDGE)
    print(f"w = {trained + NUDGE:.6g}, loss = {loss:.9g}, accuracy = {accuracy:.6g}")
    figure, (top, bottom) = plt.subplots(2, 1, sharex=True)
    top.step(weights, 100 * accuracies, where="mid", color="#c06a00")
    top.plot(trained + NUDGE, 100 * accuracy, "o", color="#c06a00")
    top.set(ylabel="Correct answers (%)")
    bottom.plot(weights, losses, color="#0072b2")
    bottom.plot(trained + NUDGE, loss, "o", color="#0072b2")
    for axes in (top, bottom):
        axes.axvline(trained + NUDGE, linestyle="--", color="#8a4f7d", linewidth=1)
    bottom.set(xlabel="Weight w", ylabel="Loss")
    plt.show()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Name the folder with the MNIST files: python losses_accuracy.py FOLDER")
    main(sys.argv[1])
