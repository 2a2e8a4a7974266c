"""What users run: steps on the real MNIST with four optimisers, in the first epoch and in the fifth, beside others.

    NNVIZ_DATA_DIR=FOLDER python tests/benchmarks/epochs.py [--steps N] [WORD …]

784-50-10 in batches of 100 and 784-512-10 in batches of 128, ReLU, with SGD, Momentum, RMSProp and Adam. Beside
nnviz stand the bare matrix products of a step, and PyTorch and scikit-learn where they are installed; scikit-learn
only with the optimisers it has. One thread each, processor time of this thread, in turns of a few steps and in
alternating order; between the first and the fifth epoch nnviz and PyTorch train on unmeasured.
Prints medians of the turns, their ratios to nnviz, and the fifth epoch over the first. `--steps`: of an epoch, for a
quick look. A word chooses rows that contain it.
Wanted: ours / bare at most 1.40 (784-50 SGD), 1.25, 1.45, 1.65 (784-512 SGD, RMSProp, Adam); the fifth epoch within
3 % of the first; PyTorch / ours above 1, and at least 2.5 for 784-50.
"""

import os

os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = os.environ["MKL_NUM_THREADS"] = "1"

import argparse
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from types import SimpleNamespace

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2]))

from nnviz.core.network import Network
from nnviz.core.optimizers import OPTIMIZERS
from nnviz.core.training import train
from nnviz.data import idx

TURN = 33  # steps of one job before the next has its turn
EPOCHS = 5
RATES = {"SGD": 0.1, "Momentum": 0.01, "RMSProp": 0.001, "Adam": 0.001}
WANTED = {("50", "SGD"): 1.40, ("512", "SGD"): 1.25, ("512", "RMSProp"): 1.45, ("512", "Adam"): 1.65}
Job = Callable[[int], None]


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


def bare(hidden: int, batch: int) -> Job:
    """The five matrix products of a step and nothing else: float32, results into existing arrays."""
    rng = np.random.default_rng(0)

    def random(*shape: int) -> np.ndarray:
        return rng.standard_normal(shape, dtype=np.float32)

    x, W1, W2 = random(batch, 784), random(784, hidden), random(hidden, 10)
    a1, z1, d1, dW1 = random(batch, hidden), random(batch, hidden), random(batch, hidden), random(784, hidden)
    a2, dout, dW2 = random(batch, 10), random(batch, 10), random(hidden, 10)

    def run(steps: int) -> None:
        for _ in range(steps):
            np.matmul(x, W1, out=a1)
            np.matmul(z1, W2, out=a2)
            np.matmul(z1.T, dout, out=dW2)
            np.matmul(dout, W2.T, out=d1)
            np.matmul(x.T, d1, out=dW1)

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


def turns(jobs: dict[str, Job], steps: int) -> Iterator[dict[str, float]]:
    """Microseconds per step of each job, in turns and in alternating order."""
    for number in range(max(1, steps // TURN)):
        times = {}
        for name in list(jobs)[:: 1 if number % 2 else -1]:
            start = time.thread_time()
            jobs[name](TURN)
            times[name] = (time.thread_time() - start) / TURN * 1e6
        yield times


def row(data: SimpleNamespace, hidden: int, batch: int, optimizer: str, steps: int) -> None:
    """Train five epochs and print what the first and the fifth cost."""
    every = {"ours": ours(data, hidden, batch, optimizer), "bare": bare(hidden, batch),
             "PyTorch": pytorch(data, hidden, batch, optimizer),
             "scikit-learn": scikit_learn(data, hidden, batch, optimizer)}  # fmt: skip
    jobs = {name: job for name, job in every.items() if job is not None}
    first = list(turns(jobs, steps))
    for name, job in jobs.items():
        job((EPOCHS - 2) * steps) if name != "bare" and name != "scikit-learn" else None
    fifth = list(turns(jobs, steps))
    for label, taken in (("first", first), ("fifth", fifth)):
        parts = [f"{name} {np.median([t[name] for t in taken]):7.1f}" for name in jobs]
        over = [f"ours/bare {np.median([t['ours'] / t['bare'] for t in taken]):.2f}"]
        over += [f"{name}/ours {np.median([t[name] / t['ours'] for t in taken]):.2f}" for name in list(jobs)[2:]]
        print(f"784-{hidden:<3} {optimizer:8} {label} epoch: {'  '.join(parts)} µs   {'  '.join(over)}", flush=True)
    # against the bare products of the same turns, so that a machine that became busier does not count
    late, early = (np.median([t["ours"] / t["bare"] for t in taken]) for taken in (fifth, first))
    wanted = WANTED.get((str(hidden), optimizer))
    print(f"    fifth / first {late / early:.3f} (wanted ≤ 1.03){f'; ours/bare wanted ≤ {wanted}' if wanted else ''}")


def main() -> None:
    """Print a row for each network and optimiser."""
    parser = argparse.ArgumentParser()
    parser.add_argument("words", nargs="*")
    parser.add_argument("--steps", type=int, help="how many steps count as an epoch")
    options = parser.parse_args()
    data = mnist()
    for hidden, batch in ((50, 100), (512, 128)):
        for optimizer in RATES:
            if all(word in f"784-{hidden} {optimizer}" for word in options.words):
                row(data, hidden, batch, optimizer, options.steps or -(-len(data.x_train) // batch))


if __name__ == "__main__":
    main()
