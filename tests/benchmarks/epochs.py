"""What users run: steps on the real MNIST with four optimisers, in the first epoch and in the fifth, beside others.

    NNVIZ_DATA_DIR=FOLDER python tests/benchmarks/epochs.py [--steps N] [WORD …]

784-50-10 in batches of 100 and 784-512-10 in batches of 128, ReLU, with SGD, Momentum, RMSProp and Adam. Beside
nnviz stand the bare matrix products of a step, and PyTorch and scikit-learn where they are installed; scikit-learn
only with the optimisers it has. One thread each, every pair in turns of its own (see turns.py). The fifth epoch takes
turns with the first one of another run, so that a machine that becomes busier does not count.
Prints medians of the turns and their ratios. `--steps`: of an epoch, for a quick look. A word chooses rows that contain
it.
Wanted: ours / bare at most 1.40 (784-50 SGD), 1.25, 1.45, 1.65 (784-512 SGD, RMSProp, Adam); the fifth epoch within
3 % of the first; PyTorch / ours above 1, and at least 2.5 for 784-50.
"""

import os

os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = os.environ["MKL_NUM_THREADS"] = "1"

import argparse
import sys
import warnings
from itertools import islice
from pathlib import Path
from types import SimpleNamespace

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2]))

from turns import TURN, Beside, Job, bare_products, beside

from nnviz.core.network import Network
from nnviz.core.optimizers import OPTIMIZERS
from nnviz.core.training import train
from nnviz.data import idx

EPOCHS = 5
RATES = {"SGD": 0.1, "Momentum": 0.01, "RMSProp": 0.001, "Adam": 0.001}
WANTED = {("50", "SGD"): 1.40, ("512", "SGD"): 1.25, ("512", "RMSProp"): 1.45, ("512", "Adam"): 1.65}


def mnist() -> SimpleNamespace:
    """Return the training images and labels of the folder NNVIZ_DATA_DIR, with a few test images."""
    folder = Path(os.environ["NNVIZ_DATA_DIR"])
    names = ("train-images-idx3-ubyte", "train-labels-idx1-ubyte")
    x, t = (idx.read(next(folder.glob(name + "*"))) for name in names)
    return SimpleNamespace(x_train=x, t_train=t, x_test=x[:100], t_test=t[:100])


def ours(data: SimpleNamespace, hidden: int, batch: int, optimizer: str) -> Job:
    """Steps of nnviz: the generator, its yield and the divergence check included."""
    rng = np.random.default_rng(0)
    network = Network((784, hidden, 10), "relu", "He", rng=rng)
    frames = train(network, data, OPTIMIZERS[optimizer].make(RATES[optimizer]), batch, rng,
                   iterations=10**9, sampling="replacement")  # fmt: skip
    next(frames)  # the first one measures all images

    def run(steps: int) -> None:
        for _ in islice(frames, steps):
            pass

    return run


def pytorch(data: SimpleNamespace, hidden: int, batch: int, optimizer: str) -> Job | None:
    """Steps as a PyTorch user writes them, images already float32; None where it is not installed."""
    try:
        import torch
    except ImportError:
        return None
    torch.set_num_threads(1)
    torch.manual_seed(0)
    nn, optim = torch.nn, torch.optim
    model = nn.Sequential(nn.Linear(784, hidden), nn.ReLU(), nn.Linear(hidden, 10))
    rate = RATES[optimizer]
    chosen = {
        "SGD": lambda p: optim.SGD(p, rate), "Momentum": lambda p: optim.SGD(p, rate, momentum=0.9),
        "RMSProp": lambda p: optim.RMSprop(p, rate, alpha=0.9), "Adam": lambda p: optim.Adam(p, rate),
    }[optimizer](model.parameters())  # fmt: skip
    x = torch.from_numpy(data.x_train.reshape(-1, 784).astype(np.float32) / 255)
    t, loss_of = torch.from_numpy(data.t_train.astype(np.int64)), nn.CrossEntropyLoss()

    def run(steps: int) -> None:
        for _ in range(steps):
            mask = torch.randint(len(x), (batch,))
            loss = loss_of(model(x[mask]), t[mask])
            chosen.zero_grad()
            loss.backward()
            chosen.step()
            loss.item()

    return run


def scikit_learn(data: SimpleNamespace, hidden: int, batch: int, optimizer: str) -> Job | None:
    """Steps of MLPClassifier, one pass over as many images as they need; None where it has no such optimiser."""
    try:
        from sklearn.neural_network import MLPClassifier
    except ImportError:
        return None
    if optimizer == "RMSProp":
        return None
    warnings.simplefilter("ignore")
    model = MLPClassifier(
        (hidden,), "relu", solver="adam" if optimizer == "Adam" else "sgd", alpha=0.0, batch_size=batch,
        learning_rate_init=RATES[optimizer], momentum=0.9 if optimizer == "Momentum" else 0.0,
        nesterovs_momentum=False, random_state=0,
    )  # fmt: skip
    x, t = data.x_train.reshape(-1, 784).astype(np.float32) / 255, data.t_train
    rng = np.random.default_rng(0)

    def run(steps: int) -> None:
        at = int(rng.integers(len(x) - steps * batch))
        model.partial_fit(x[at : at + steps * batch], t[at : at + steps * batch], classes=np.arange(10))

    return run


def fifth_epoch(data: SimpleNamespace, hidden: int, batch: int, optimizer: str, steps: int) -> Beside:
    """Return what steps of the fifth epoch cost beside those of the first, of another run: each in its turn."""
    late = ours(data, hidden, batch, optimizer)
    late((EPOCHS - 1) * steps)
    return beside(late, ours(data, hidden, batch, optimizer), steps // TURN)


def row(data: SimpleNamespace, hidden: int, batch: int, optimizer: str, steps: int) -> None:
    """Print what a step of one network with one optimiser costs beside all others."""
    name = f"784-{hidden:<3} {optimizer:8}"
    wanted = WANTED.get((str(hidden), optimizer))
    over_bare = beside(ours(data, hidden, batch, optimizer), bare_products(hidden, batch), steps // TURN)
    print(f"{name} {over_bare.text('ours', 'bare')}{f'   wanted ≤ {wanted}' if wanted else ''}", flush=True)
    late = fifth_epoch(data, hidden, batch, optimizer, steps)
    print(f"{name} {late.text('fifth', 'first')}   wanted ≤ 1.03", flush=True)
    for title, make in (("PyTorch", pytorch), ("scikit-learn", scikit_learn)):
        other = make(data, hidden, batch, optimizer)
        if other is not None:
            compared = beside(other, ours(data, hidden, batch, optimizer), steps // TURN)
            print(f"{name} {compared.text(title, 'ours')}", flush=True)


def main() -> None:
    """Print a row for each network and optimiser."""
    parser = argparse.ArgumentParser()
    parser.add_argument("words", nargs="*")
    parser.add_argument("--steps", type=int, help="how many steps count as an epoch, 30 at least")
    options = parser.parse_args()
    data = mnist()
    for hidden, batch in ((50, 100), (512, 128)):
        for optimizer in RATES:
            if all(word in f"784-{hidden} {optimizer}" for word in options.words):
                row(data, hidden, batch, optimizer, options.steps or -(-len(data.x_train) // batch))


if __name__ == "__main__":
    main()
