"""What it costs to measure a network on all 70,000 images of MNIST, against its bare matrix products.

    NNVIZ_DATA_DIR=FOLDER python tests/benchmarks/evaluation.py

A step is one slice of the evaluation as training does it: answers, mean loss and dead units, progress reported. Its
bare products are those of as many images. Prints medians and their ratios (see turns.py). Wanted: at most 1.15.
"""

import os

os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = os.environ["MKL_NUM_THREADS"] = "1"

import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).parents[2]))

from turns import Beside, Job, beside

from nnviz.core.evaluation import evaluate
from nnviz.core.network import Network
from nnviz.data import mnist

ROWS = ((50, "sigmoid"), (50, "relu"), (512, "relu"))


def every_image() -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Return all 70,000 images and labels of the folder NNVIZ_DATA_DIR."""
    data = mnist.load(Path(os.environ["NNVIZ_DATA_DIR"]))
    return np.concatenate([data.x_train, data.x_test]), np.concatenate([data.t_train, data.t_test])


def ours(network: Network, x: NDArray[np.uint8], t: NDArray[np.uint8]) -> Job:
    """Slices of evaluations, one evaluation after the other."""

    def slices() -> Iterator[object]:
        while True:
            yield from evaluate(network, x, t)

    endless = slices()

    def run(steps: int) -> None:
        for _ in islice(endless, steps):
            pass

    return run


def bare(hidden: int, rows: int) -> Job:
    """The two matrix products of a slice and nothing else: float32, results into existing arrays."""
    rng = np.random.default_rng(0)

    def random(*shape: int) -> NDArray[np.float32]:
        return rng.standard_normal(shape, dtype=np.float32)

    x, W1, W2 = random(rows, 784), random(784, hidden), random(hidden, 10)
    a1, z1, a2 = random(rows, hidden), random(rows, hidden), random(rows, 10)

    def run(steps: int) -> None:
        for _ in range(steps):
            np.matmul(x, W1, out=a1)
            np.matmul(z1, W2, out=a2)

    return run


def measured(x: NDArray[np.uint8], t: NDArray[np.uint8], hidden: int, activation: str, rounds: int) -> Beside:
    """Return what slices of 784-hidden-10 cost beside their bare products."""
    network = Network((784, hidden, 10), activation, "He", rng=np.random.default_rng(0))
    rows = network.slice_rows
    whole = len(x) - len(x) % rows  # no slice shorter than the others
    return beside(ours(network, x[:whole], t[:whole]), bare(hidden, rows), rounds)


def main() -> None:
    """Print a line for each network."""
    x, t = every_image()
    for hidden, activation in ROWS:
        result = measured(x, t, hidden, activation, 40)
        print(f"784-{hidden}-10 {activation:8} {result.text('slice', 'bare')}   wanted ≤ 1.15", flush=True)


if __name__ == "__main__":
    main()
