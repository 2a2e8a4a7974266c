"""Mini-batches drawn again and again: how their losses scatter, as nnviz shows it.

    python losses_estimates.py FOLDER

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
SIZE = 100
COUNT = 300
SEED = 0


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
    images, t = read(folder, "t10k-images-idx3-ubyte"), read(folder, "t10k-labels-idx1-ubyte").astype(int)
    y = predict(params, activate, images.reshape(len(images), -1) / 255)
    losses = -np.log(y[np.arange(len(t)), t] + 1e-7)
    rng = np.random.default_rng(SEED)

    def draw(size):
        return np.array([losses[rng.choice(len(losses), size, replace=False)].mean() for _ in range(COUNT)])

    sizes = [size for size in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000) if size <= len(losses)]
    found = {size: draw(size) for size in sizes}
    size = max(size for size in sizes if size <= SIZE)
    law = losses.std() / np.sqrt(size)
    print(f"loss = {losses.mean():.9g}, spread = {found[size].std():.6g}, law = {law:.6g}")
    figure, (left, right) = plt.subplots(1, 2, figsize=(10, 4))
    left.plot(found[size], ".", color="#73afd3")
    left.axhline(losses.mean(), color="black", label="all images")
    for side in (-1, 1):
        left.axhline(losses.mean() + side * law, color="#c24500", linestyle="--", label="± std/√N"[: 9 * (side > 0)])
    left.legend()
    left.set(xlabel="Batch drawn", ylabel="Loss")
    right.loglog(sizes, [found[size].std() for size in sizes], "o", color="#73afd3", label="measured")
    right.loglog(sizes, losses.std() / np.sqrt(sizes), "--", color="#c24500", label="1/√N")
    right.loglog(size, found[size].std(), "D", color="black")
    right.legend()
    right.set(xlabel="Batch size N", ylabel="Standard deviation")
    plt.show()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Name the folder with the MNIST files: python losses_estimates.py FOLDER")
    main(sys.argv[1])
