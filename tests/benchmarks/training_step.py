"""What a training step costs: against its bare matrix products, and against the book's way of writing it.

    python tests/benchmarks/training_step.py

Prints medians of rounds and their ratios, for each pair in turns of its own (see turns.py); one BLAS thread. Other
programs fill the caches, which slows our step and the book's more than the bare products: so the fastest round of each
is compared too. Wanted: ours ≤ 1.4 × bare, book ≥ 3 × ours.
"""

import os

os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = os.environ["MKL_NUM_THREADS"] = "1"

import sys
from itertools import islice
from pathlib import Path
from types import SimpleNamespace

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2]))

from turns import Job, bare_products, beside

from nnviz.core.network import Network
from nnviz.core.optimizers import SGD
from nnviz.core.training import train

SAMPLES, BATCH, ROUNDS = 60_000, 100, 151


def data(rng: np.random.Generator) -> SimpleNamespace:
    """Images and labels of MNIST's shape: time does not depend on what they show."""
    images = rng.integers(0, 256, (SAMPLES, 28, 28), dtype=np.uint8)
    labels = rng.integers(0, 10, SAMPLES)
    return SimpleNamespace(x_train=images, t_train=labels, x_test=images[:100], t_test=labels[:100])


def ours(everything: SimpleNamespace, rng: np.random.Generator) -> Job:
    """Steps of nnviz: the generator, its yield and the divergence check included."""
    network = Network((784, 50, 10), rng=rng)
    frames = train(network, everything, SGD(0.1), BATCH, rng, iterations=10**9, sampling="replacement")
    next(frames)  # the first one measures the whole data set

    def run(steps: int) -> None:
        for _ in islice(frames, steps):
            pass

    return run


def book(everything: SimpleNamespace, rng: np.random.Generator) -> Job:
    """The book's way: float64, one-hot labels, a second forward pass for the loss, nothing reused."""
    x_train = everything.x_train.reshape(SAMPLES, 784).astype(np.float32) / 255
    t_train = np.eye(10)[everything.t_train]
    W1, W2 = 0.01 * rng.standard_normal((784, 50)), 0.01 * rng.standard_normal((50, 10))
    b1, b2 = np.zeros(50), np.zeros(10)

    def predict(x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        z1 = 1 / (1 + np.exp(-(np.dot(x, W1) + b1)))
        a2 = (np.dot(z1, W2) + b2).T
        a2 = a2 - np.max(a2, axis=0)
        return z1, (np.exp(a2) / np.sum(np.exp(a2), axis=0)).T

    def run(steps: int) -> None:
        for _ in range(steps):
            mask = rng.choice(SAMPLES, BATCH)
            x, t = x_train[mask], t_train[mask]
            z1, y = predict(x)
            dy = (y - t) / BATCH
            dz1 = np.dot(dy, W2.T) * z1 * (1 - z1)
            for w, grad in ((W2, np.dot(z1.T, dy)), (b2, np.sum(dy, axis=0)),
                            (W1, np.dot(x.T, dz1)), (b1, np.sum(dz1, axis=0))):
                w -= 0.1 * grad
            y = predict(x)[1]
            -np.sum(np.log(y[np.arange(BATCH), t.argmax(axis=1)] + 1e-7)) / BATCH

    return run


def main() -> None:
    """Print what was measured."""
    rng = np.random.default_rng(0)
    everything = data(rng)
    step = ours(everything, rng)
    print(beside(step, bare_products(50, BATCH), ROUNDS).text("ours", "bare"), "wanted ≤ 1.4", sep="   ")
    print(beside(book(everything, rng), step, ROUNDS).text("book", "ours"), "wanted ≥ 3", sep="   ")


if __name__ == "__main__":
    main()
