"""Make the weights that nnviz brings along: train three networks on the real MNIST and save them as float16.

    NNVIZ_DATA_DIR=FOLDER python resources/weights/make.py

FOLDER holds the four MNIST files. The same seed gives the same weights on the same machine and NumPy; elsewhere the
last digits of a sum may differ, and with them a few answers. Every file says inside (`metadata`) how it was made and
what it reaches. 16 bits for each weight halve the files; the accuracy before and after is printed and saved.
"""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

for _name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_name] = "1"  # before NumPy is imported: sums are then added up in one order

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))

import numpy as np  # noqa: E402 (the environment comes first)

from nnviz.core.network import Network  # noqa: E402
from nnviz.core.optimizers import OPTIMIZERS  # noqa: E402
from nnviz.core.training import TrainingStep, train  # noqa: E402
from nnviz.data import mnist  # noqa: E402
from nnviz.data.dataset import Dataset  # noqa: E402
from nnviz.data.weights import load_weights, save_weights  # noqa: E402

SEED = 0


@dataclass(frozen=True)
class Recipe:
    """One network: its file, hidden layers, activation, and how it is trained."""

    file: str
    hidden: tuple[int, ...]
    activation: str
    start: str
    optimizer: str
    rate: float
    batch: int
    epochs: int


RECIPES = (
    Recipe("sigmoid-50-100.npz", (50, 100), "sigmoid", "Xavier", "SGD", 0.1, 100, 16),
    Recipe("relu-50.npz", (50,), "relu", "He", "SGD", 0.1, 100, 16),
    Recipe("relu-512.npz", (512,), "relu", "Xavier", "RMSProp", 0.001, 128, 5),
)


def trained(recipe: Recipe, data: Dataset) -> tuple[Network, float]:
    """Return a network trained as the recipe says, and its accuracy on the training images."""
    rng = np.random.default_rng(SEED)
    network = Network((784, *recipe.hidden, 10), recipe.activation, recipe.start, rng=rng)
    optimizer = OPTIMIZERS[recipe.optimizer].make()
    optimizer.rate = recipe.rate
    for step in train(network, data, optimizer, recipe.batch, rng, epochs=recipe.epochs):
        if isinstance(step, TrainingStep) and step.record is not None:
            print(f"  epoch {step.epoch:5.2f}  test accuracy {step.record.test_accuracy:.4f}", flush=True)
    return network, step.record.train_accuracy


def accuracy_of_file(path: Path, network: Network, data: Dataset) -> float:
    """Return the test accuracy with the weights as they are in the file."""
    for name, values in load_weights(path).params.items():
        network.params[name] = values
    return network.accuracy(data.x_test, data.t_test)


def make(recipe: Recipe, data: Dataset, folder: Path) -> None:
    """Train one network and save it."""
    network, on_training = trained(recipe, data)
    path = folder / recipe.file
    metadata = {
        "about": "Trained by nnviz on the 60,000 training images of MNIST; made by resources/weights/make.py.",
        "sizes": list(network.sizes), "activation": recipe.activation, "scale": 1 / 255, "first weights": recipe.start,
        "optimizer": recipe.optimizer, "rate": recipe.rate, "batch size": recipe.batch, "epochs": recipe.epochs,
        "seed": SEED, "training accuracy": on_training,
        "test accuracy float32": network.accuracy(data.x_test, data.t_test),
    }  # fmt: skip
    save_weights(path, network.copy_params(), metadata, "float16")  # to measure what is really in the file
    metadata["test accuracy"] = accuracy_of_file(path, network, data)
    save_weights(path, network.copy_params(), metadata, "float16")
    size = path.stat().st_size
    print(f"{recipe.file}: float32 {metadata['test accuracy float32']:.4f}, in the file "
          f"{metadata['test accuracy']:.4f}, {size:,} bytes", flush=True)  # fmt: skip


def main(arguments: list[str]) -> None:
    """Make all files, or those named, beside this program or in the folder that NNVIZ_WEIGHTS names."""
    folder = Path(os.environ.get("NNVIZ_WEIGHTS", HERE))
    data = mnist.load(os.environ.get("NNVIZ_DATA_DIR"))
    for recipe in RECIPES:
        if not arguments or recipe.file in arguments:
            make(recipe, data, folder)


if __name__ == "__main__":
    main(sys.argv[1:])
