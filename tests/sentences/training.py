"""The sentences of the training tab."""

import math
from pathlib import Path
from random import Random
from typing import Any

import numpy as np

from tests.sentences import Said, _experiments, number_of, true
from tests.sentences import _datasets as datasets
from tests.sentences._datasets import prepare as prepare  # noqa: PLC0414 (the runner looks for it here)
from tests.stress.program import wait, wait_while

VIEWS = ("run", "run", "inside", "mistakes", "epochs")
SHORT = 24  # iterations of a run here
OTHER_LAYERS = "weights.npz"  # of a network without a hidden layer
FUNCTIONS = {
    "sigmoid": lambda a: 1 / (1 + np.exp(-a)), "tanh": np.tanh, "relu": lambda a: np.maximum(a, 0),
    "identity": lambda a: a,
}  # fmt: skip

SLOPES = {
    "sigmoid": lambda a: (1 / (1 + np.exp(-a))) * (1 - 1 / (1 + np.exp(-a))), "tanh": lambda a: 1 - np.tanh(a) ** 2,
    "relu": lambda a: (a > 0).astype(float), "identity": np.ones_like,
}  # fmt: skip
NAMES = {"sigmoid": "Sigmoid", "tanh": "tanh", "relu": "ReLU", "identity": "Identity"}


def untrained(said: Said) -> bool:
    run, tests = said.tab.run, said.tab.dataset
    network = run.network(np.random.default_rng(said.state.seed))
    answers = network.scores(network.batch(np.asarray(tests.x_test))).argmax(axis=1)
    wrong = int((answers != np.asarray(tests.t_test)).sum())
    return (said.number("count"), said.number("all")) == (wrong, len(answers))


def example(fields: dict[str, Any]) -> dict[str, Any]:
    """Return fields of a run that is over in a moment."""
    found = datasets.example(fields)
    if found.get("taken") == OTHER_LAYERS:
        found["taken"] = str(datasets.folder() / OTHER_LAYERS)
    if found.pop("exact", False):
        return found
    hidden = tuple(min(units, 12) for units in found.get("hidden", (12,)))
    return found | {"unit": "iterations", "iterations": SHORT, "hidden": hidden}


def change(tab: Any, rng: Random) -> dict[str, Any]:
    """Return random fields of a short run on one of the small datasets."""
    found = example(datasets.change(tab, rng))
    found |= {
        "iterations": rng.choice([10, 24, 60]), "activation": rng.choice(list(FUNCTIONS)), "early": (),
        "hidden": tuple(rng.randint(1, 12) for _ in range(rng.randint(0, 3))), "batch_size": rng.choice([1, 20, 64]),
        "train_size": rng.choice([10, 150, 60_000]), "rate": rng.choice([1e-4, 0.05, 0.5, 5.0, 100.0]),
        "taken": rng.choice(["", "gone", str(datasets.folder() / OTHER_LAYERS)]),
        "view": rng.choice(VIEWS), "sampling": rng.choice(["shuffled", "shuffled", "replacement"]),
    }  # fmt: skip
    return found


def moment(tab: Any, share: float) -> None:
    """Run to the end what the settings say, then go to a moment of it."""
    if tab.pending or not tab.training.begun:
        tab.rewind()
        tab._on_start()
        wait_while(lambda: tab.timeline.running, 20)
    tab.timeline.go(round(share * len(tab.timeline.keep)))
    wait(tab, 40)  # what Inside shows is counted in a worker


# The network at a moment, used as the book uses it.


def run(said: Said) -> Any:
    return said.tab.training.run


def at(said: Said) -> int:
    return said.tab.timeline.position


def outputs(said: Said, moment: int, images: np.ndarray) -> tuple[np.ndarray, list[np.ndarray]]:
    """Return the outputs with the weights of a moment, and what each hidden layer gives."""
    a, layers = scores(said, moment, images)
    with np.errstate(all="ignore"):
        e = np.exp(a - a.max(axis=1, keepdims=True))
        return e / e.sum(axis=1, keepdims=True), layers


def scores(said: Said, moment: int, images: np.ndarray) -> tuple[np.ndarray, list[np.ndarray]]:
    """Return what softmax gets with the weights of a moment, and what each hidden layer gives."""
    state, (kept, weights) = run(said).state, said.tab.history.weights_at(moment)
    assert kept == moment
    z, layers = images.reshape(len(images), -1) * np.float32(1 / 255 if state.normalise else 1), []
    count = len(weights) // 2
    with np.errstate(all="ignore"):
        for k in range(1, count):
            z = FUNCTIONS[state.activation](z @ weights[f"W{k}"] + weights[f"b{k}"])
            layers.append(z)
        return (z @ weights[f"W{count}"] + weights[f"b{count}"]).astype(np.float64), layers


def part(said: Said, name: str) -> tuple[np.ndarray, np.ndarray]:
    data = run(said).data
    if name == "test":
        return data.x_test, data.t_test.astype(int)
    return data.x_train[: run(said).samples], data.t_train[: run(said).samples].astype(int)


def accuracy(said: Said, name: str, moment: int) -> float:
    x, t = part(said, name)
    return 100 * float((outputs(said, moment, x)[0].argmax(axis=1) == t).mean())


def mean_loss(said: Said, name: str, moment: int) -> float:
    x, t = part(said, name)
    y = outputs(said, moment, x)[0]
    return float(-np.log(y[np.arange(len(t)), t] + 1e-7).mean())


def measured(said: Said) -> int:
    """Return the last moment not after the one on show at which all images were tested: the start, an epoch's end."""
    per_epoch, last = run(said).per_epoch, len(said.tab.history)
    return last if at(said) == run(said).total == last else at(said) // per_epoch * per_epoch


def shares(said: Said, *names: str) -> bool:
    """The shares are those of the last test, and the epoch is that of it."""
    when = measured(said)
    epoch = "epoch" not in said.values or abs(said.number("epoch") - when / run(said).per_epoch) < 0.006
    tolerance = {name: 100 / len(part(said, name)[1]) + 0.006 for name in names}
    return epoch and all(abs(said.number(n) - accuracy(said, n, when)) <= tolerance[n] for n in names)


def recent(said: Said) -> bool:
    losses = said.tab.history.losses[: at(said)]
    return close(said.number("recent"), float(np.mean(losses[-50:])))


def first(said: Said) -> bool:
    """The loss at the start is that of the untrained network on all training images."""
    return close(said.number("first"), mean_loss(said, "train", 0))


def close(told: float, true_value: float) -> bool:
    return abs(told - true_value) <= 0.006 * abs(true_value) + 1e-6


def fallen(said: Said) -> bool:
    return first(said) and recent(said) and said.number("recent") < said.number("first")


def unchanged(said: Said) -> bool:
    return first(said) and recent(said) and abs(said.number("recent") / said.number("first") - 1) < 0.06


def grown(said: Said) -> bool:
    return first(said) and recent(said) and said.number("recent") > said.number("first")


def guessing(said: Said) -> float:
    counts = np.bincount(part(said, "test")[1])
    p = counts[counts > 0] / counts.sum()
    return float(-(p * np.log(p)).sum())


def stuck(said: Said) -> bool:
    right = close(said.number("guessing"), guessing(said)) and recent(said)
    largest = np.bincount(part(said, "test")[1]).max() / len(part(said, "test")[1])
    no_better = accuracy(said, "train", measured(said)) < 100 * largest + 5.5
    return right and no_better and said.number("recent") > 0.94 * min(guessing(said), mean_loss(said, "train", 0))


def gap(said: Said) -> bool:
    return shares(said, "train", "test") and said.number("train") - said.number("test") >= 4.9


def early_stopping(said: Said) -> bool:
    """The epoch is that of the lowest test loss, both losses are measured, and at least three tests lie between."""
    moments = [e.moment for e in said.tab.history.evaluations if e.moment <= at(said)]
    losses = [mean_loss(said, "test", m) for m in moments]
    best = int(np.argmin(losses))
    told = [said.number("epoch") * run(said).per_epoch, said.number("least"), said.number("now")]
    right = abs(told[0] - moments[best]) < 0.006 * run(said).per_epoch
    near = abs(told[1] - losses[best]) < 0.0016 and abs(told[2] - losses[-1]) < 0.0016
    return right and near and len(moments) - 1 - best >= 3 and losses[-1] > 1.019 * losses[best]


def low_and_flat(said: Said) -> bool:
    moments = [e.moment for e in said.tab.history.evaluations if e.moment <= at(said)]
    before, now = (mean_loss(said, "train", m) for m in (moments[-1 - max(1, len(moments) // 4)], moments[-1]))
    return shares(said, "train") and said.number("train") < 90 and before - now < 0.021 * before


def dead(said: Said) -> bool:
    _, layers = outputs(said, measured(said), part(said, "test")[0])
    silent = np.concatenate([(layer == 0).all(axis=0) for layer in layers])
    right = abs(said.number("dead") - 100 * silent.mean()) < 0.6 and said.number("dead") >= 49.9
    return right and run(said).state.activation == "relu"


def alike(said: Said) -> bool:
    """All units of some hidden layer have the same weights in and out, but for rounding."""
    kept, weights = said.tab.history.weights_at(at(said))
    matrices = [weights[f"W{k}"] for k in range(1, 1 + len(weights) // 2)]
    pairs = zip(matrices, matrices[1:], strict=False)
    return any(
        into.shape[1] > 1 and np.ptp(into, axis=1).max() <= 1e-3 * max(np.abs(into).max(), 1e-30)
        and np.ptp(out, axis=0).max() <= 1e-3 * max(np.abs(out).max(), 1e-30) for into, out in pairs)  # fmt: skip


def diverged(said: Said) -> bool:
    losses = said.tab.history.losses[: at(said)]
    late, start = float(np.mean(losses[-50:])), mean_loss(said, "train", 0)
    return not np.isfinite(losses).all() or late > min(2 * start, max(8.0, start)) * 0.99


def beyond(said: Said) -> bool:
    return said.tab.timeline.status == "failed" and at(said) == len(said.tab.history) < run(said).total


# Before the start.


def updates(said: Said) -> bool:
    state, images = said.state, min(said.state.train_size, len(said.tab.dataset.x_train))
    sizes = (int(np.prod(said.tab.dataset.image_shape)), *state.hidden, len(said.tab.dataset.class_names))
    parameters = sum(n * m + m for n, m in zip(sizes[:-1], sizes[1:], strict=True))
    told = [said.number(gap) for gap in ("batch", "images", "parameters")]
    return told == [state.batch_size, images, parameters] and not said.tab.training.begun


def epochs(said: Said) -> bool:
    state, images = said.state, min(said.state.train_size, len(said.tab.dataset.x_train))
    per_epoch = -(-images // state.batch_size)
    total = state.iterations if state.unit == "iterations" else state.epochs * per_epoch
    return [said.number("iterations"), said.number("total")] == [per_epoch, total]


def evenly(said: Said) -> bool:
    classes = len(said.tab.dataset.class_names)
    return int(said.values["classes"]) == classes and abs(said.number("loss") - math.log(classes)) < 0.0051


def counts(said: Said) -> bool:
    data = said.tab.dataset
    return said.number("train") == min(said.state.train_size, len(data.x_train)) and said.number("test") == len(
        data.x_test)


def layers(said: Said) -> bool:
    sizes = [int(n) for n in said.values["layers"].split("-")]
    own = [int(np.prod(said.tab.dataset.image_shape)), *said.state.hidden, len(said.tab.dataset.class_names)]
    total = sum(n * m + m for n, m in zip(sizes[:-1], sizes[1:], strict=True))
    return sizes == own and number_of(said.values["parameters"]) == total


def ready(said: Said) -> bool:
    return not said.tab.training.begun and said.tab.dataset is not None


def shown_run(said: Said) -> bool:
    """The settings on the left are not those of the run on show."""
    state = run(said).state
    parts = "-".join(map(str, run(said).sizes)), NAMES[state.activation], state.optimizer
    named = said.values["run"] == ", ".join(parts)
    return named and said.tab.training.begun and said.tab.pending


# Inside, Mistakes, Epoch by epoch.


def inside_images(said: Said) -> int:
    return min(500, run(said).samples)


def gradients(said: Said) -> tuple[list[np.ndarray], list[np.ndarray]]:
    """Return the gradients of all W over the first images with the weights of the snapshot on show, and the layers."""
    state, (x, t) = run(said).state, part(said, "train")
    count = inside_images(said)
    entry = said.tab.history.weights_at(at(said)) if said.tab.history else None
    weights = entry[1] if entry else run(said).network(np.random.default_rng(state.seed)).copy_params()
    depth, z = len(weights) // 2, x[:count].reshape(count, -1) * np.float64(1 / 255 if state.normalise else 1)
    inputs, sums = [], []
    with np.errstate(all="ignore"):
        for k in range(1, depth + 1):
            inputs.append(z)
            sums.append(z @ weights[f"W{k}"] + weights[f"b{k}"])
            z = FUNCTIONS[state.activation](sums[-1]) if k < depth else sums[-1]
        e = np.exp(z - z.max(axis=1, keepdims=True))
        delta = e / e.sum(axis=1, keepdims=True)
        delta[np.arange(count), t[:count]] -= 1
        found = []
        for k in range(depth, 0, -1):
            found.insert(0, inputs[k - 1].T @ (delta / count))
            slope = SLOPES[state.activation](sums[k - 2]) if k > 1 else 1.0
            delta = delta @ weights[f"W{k}"].T * slope
    return found, inputs[1:]


def measured_on(said: Said) -> bool:
    kept = said.tab.history.weights_at(at(said))[0]
    return said.number("moment") == kept > 0 and said.number("images") == inside_images(said)


def first_weights(said: Said) -> bool:
    history = said.tab.history
    return said.number("images") == inside_images(said) and (not history or history.weights_at(at(said))[0] == 0)


def not_begun(said: Said) -> bool:
    return run(said).state.weight_init == "taken" and not said.tab.history


def ratio(said: Said) -> bool:
    lengths = [float(np.linalg.norm(g)) for g in gradients(said)[0]]
    told = said.number("ratio")
    return said.number("last") == len(lengths) and abs(told - lengths[0] / lengths[-1]) <= 0.06 * told + 1e-6


def no_gradient(said: Said) -> bool:
    return float(np.abs(gradients(said)[0][0]).max()) < 1e-20


def silent_units(said: Said) -> bool:
    layers, state = gradients(said)[1], run(said).state
    dead = sum(int((layer == 0).all(axis=0).sum()) for layer in layers)
    return state.activation == "relu" and said.number("units") == sum(state.hidden) and abs(
        said.number("dead") - dead) <= 1


def wrong(said: Said) -> bool:
    x, t = part(said, "test")
    a, _ = scores(said, measured(said), x)
    count, first_two = int((a.argmax(axis=1) != t).sum()), np.sort(a, axis=1)[:, -2:]
    equal = int((np.diff(first_two).ravel() <= 1e-5 * np.abs(a).max(axis=1)).sum())  # but for rounding
    epoch = abs(said.number("epoch") - measured(said) / run(said).per_epoch) < 0.006
    return epoch and said.number("all") == len(t) and abs(said.number("count") - count) <= equal


def batches(said: Said) -> bool:
    state, samples = run(said).state, run(said).samples
    told = [said.number(gap) for gap in ("images", "batch", "iterations")]
    return told == [samples, state.batch_size, -(-samples // state.batch_size)]


def full_batches(said: Said) -> bool:
    return batches(said) and run(said).samples % run(said).state.batch_size == 0 and not replaced(said)


def smaller_batch(said: Said) -> bool:
    rest = run(said).samples % run(said).state.batch_size
    return batches(said) and said.number("last") == rest > 0 and not replaced(said)


def replaced(said: Said) -> bool:
    return run(said).state.sampling == "replacement"


def length(said: Said) -> bool:
    epochs = run(said).total / -(-run(said).samples // run(said).state.batch_size)
    return said.number("total") == run(said).total and abs(said.number("epochs") - epochs) <= 6e-4 * epochs


def batch_outputs(said: Said) -> bool:
    numbers, batch = sum(run(said).sizes[1:]), run(said).state.batch_size
    told = [said.number(gap) for gap in ("numbers", "bytes", "batch")]
    return told == [numbers, 4 * numbers * batch, batch]


SENTENCES = {
    "The initial weights, and what they give for the first {images} training images.": first_weights,
    "No network has been taken over yet: use File ▸ Take over the network of … first.":
        lambda said: not_begun(said) and not run(said).state.taken,
    "The weights that were taken over are gone. Take them over again, or choose other initial weights.":
        lambda said: not_begun(said) and not Path(run(said).state.taken).is_file(),
    "The weights that were taken over belong to the layers {sizes}. Choose other initial weights first, then other "
    "layers or images.": lambda said: not_begun(said) and said.values["sizes"] != "-".join(map(str, run(said).sizes)),
    "After iteration {moment}, measured on the first {images} training images.": measured_on,
    "The gradient of layer 1 is {ratio} times as long as that of layer {last}.": ratio,
    "No gradient reaches layer 1.": no_gradient,
    "ReLU units that give 0 for all of these images: {dead} of {units}.": silent_units,
    "After epoch {epoch}, {count} of the {all} test images are wrong.": wrong,
    "Not trained yet: with its initial weights the network gets {count} of the {all} test images wrong.": untrained,
    "Press Start.": true,
    "{images} images in batches of {batch}; iterations an epoch: {iterations}.": full_batches,
    "{images} images in batches of {batch}; iterations an epoch: {iterations}; in the last batch: {last}.":
        smaller_batch,
    "{iterations} batches of {batch}, drawn from {images} images with replacement, count as an epoch.":
        lambda said: batches(said) and replaced(said),
    "Iterations in the run: {total}; in epochs: {epochs}.": length,
    "The layers give {numbers} numbers for an image, {bytes} bytes for a batch of {batch}.": batch_outputs,
    "This run has the settings of the course notes.":
        lambda said: run(said).state.hidden == (50,) and run(said).data.verified,
    "Their numbers are training / test accuracies as printed; the first ones were measured after one update.": true,
    (
        "The numbers of the course notes are training / test accuracies of the book's run on MNIST; this run has "
        "other settings or data."
    ):
        lambda said: not run(said).data.verified or run(said).state.hidden != (50,),
    "Ready: press Start.": ready,
    "Ready: press Start. These are synthetic digits, generated by nnviz and not written by people.":
        lambda said: ready(said) and said.state.source == "digits",
    "There is no data yet: choose a source on the left.": lambda said: said.tab.dataset is None,
    "Opening the data …": lambda said: said.tab.busy,
    "Not started: the network has learned nothing yet.": lambda said: at(said) == 0,
    "Untrained: {test} of the test images are correct.": lambda said: at(said) == 0 and shares(said, "test"),
    "Stuck: all weights began at zero, so all hidden units stay alike.": lambda said: alike(said)
    and run(said).state.weight_init == "zeros",
    "Choose another weight initialisation.": true,
    "Stuck: all units of a hidden layer have the same weights, so they stay alike.": alike,
    "Choose another learning rate or less weight decay.": true,
    "Learning: the loss has fallen from {first} to {recent}.": fallen,
    "So far the loss has hardly changed: it was {first} at the start and is {recent} now.": unchanged,
    "So far the loss has grown: it was {first} at the start and is {recent} now.": grown,
    "Learned: {test} of the test images are correct (epoch {epoch}).": lambda said: shares(said, "test")
    and said.number("test") >= 89.9,
    "Overfitting: {train} of the training images are correct, but only {test} of the test images (epoch {epoch}).": gap,
    "Early stopping would keep the network of epoch {epoch}: its test loss was the lowest, {least}; now it is {now}.":
        early_stopping,
    "Underfitting: the loss hardly falls any more, and even of the training images only {train} are correct "
    "(epoch {epoch}).": low_and_flat,
    "Stuck: the loss is {recent}, and guessing gives {guessing}.": stuck,
    "Try another activation, weight initialisation or learning rate.": true,
    "Dead units: {dead} of the ReLU units give 0 for every test image (epoch {epoch}).": dead,
    "Try a smaller learning rate.": true,
    "Diverged: the loss grew instead of falling.": diverged,
    "Diverged: the numbers grew beyond all bounds.": beyond,
    "Shown here: the run {run}; the settings on the left are those of the next one.": shown_run,
    "<b>Each update</b> looks at {batch} of the {images} images, computes their loss and changes all {parameters} "
    "parameters a little.": updates,
    "Updates an epoch: {iterations}; in the run: {total}.": epochs,
    "<b>Guessing</b> evenly among {classes} classes costs ln {classes} = {loss}.": evenly,
    "What the network learns is seen in how far its loss falls below that.": true,
    "<b>After every epoch</b> and at the end it is tested on {test} images that it never learns from.":
        lambda said: said.number("test") == len(said.tab.dataset.x_test),
    "{name}: {train} + {test} images": counts,
    "{layers}: {parameters} parameters": layers,
    "Iterations an epoch: {iterations}": lambda said: said.number("iterations") == -(
        -min(said.state.train_size, len(said.tab.dataset.x_train)) // said.state.batch_size),
    "The changes apply to the next run (Ctrl+R).": lambda said: said.tab.pending,
} | _experiments.SENTENCES  # fmt: skip
EXAMPLES = 20  # States of the property test: each is a run
UNREACHED = {
    "Not trained yet: with its initial weights the network gets {count} of the {all} test images wrong.",
    "Press Start.", "This run has the settings of the course notes.",
    "Their numbers are training / test accuracies as printed; the first ones were measured after one update.",
    "Ready: press Start. These are synthetic digits, generated by nnviz and not written by people.",
    "There is no data yet: choose a source on the left.", "Opening the data …",
    "Not started: the network has learned nothing yet.",
} | _experiments.UNREACHED  # fmt: skip
_BASE = {"exact": True, "hidden": (12,), "activation": "relu", "batch_size": 20}
STATES = (
    _BASE | {"rate": 0.3, "iterations": 400},
    _BASE | {"view": "inside", "weight_init": "taken"},
    _BASE | {"view": "inside", "weight_init": "taken", "taken": "gone"},
    _BASE | {"view": "inside", "weight_init": "taken", "taken": OTHER_LAYERS},
    _BASE | {"view": "inside", "iterations": 20}, _BASE | {"view": "inside", "iterations": 20, "weight_init": "zeros"},
    _BASE | {"view": "mistakes", "iterations": 20}, _BASE | {"view": "epochs", "iterations": 20, "batch_size": 7},
    _BASE | {"rate": 0.5, "iterations": 900, "train_size": 60, "batch_size": 20},
    _BASE | {"rate": 1e-6, "iterations": 20, "activation": "sigmoid"},
    _BASE | {"rate": 100.0, "iterations": 40}, _BASE | {"weight_init": "zeros", "iterations": 20},
    _BASE | {"train_size": 10, "batch_size": 10, "rate": 0.1, "iterations": 60},
    _BASE | {"weight_init": "0.01", "hidden": (5,) * 4, "activation": "sigmoid", "iterations": 200, "rate": 0.1},
    _BASE | {"weight_decay": 1.0, "rate": 1.0, "iterations": 40, "hidden": (12, 12)},
    _BASE | {"hidden": (1,), "rate": 0.02, "iterations": 700},
    _BASE | {"rate": 100.0, "normalise": False, "iterations": 30},
    _BASE | {"rate": 100.0, "weight_decay": 1.0, "iterations": 60},
    _BASE | {"rate": 2.0, "iterations": 20},
    _BASE | {"rate": 1e-6, "iterations": 60, "activation": "sigmoid"},
    _BASE | {"rate": 1.0, "normalise": False, "weight_decay": 1.0, "iterations": 60},
    _BASE | {"hidden": (60,), "rate": 0.2, "batch_size": 40, "iterations": 150, "source": "folder",
             "path": "easy.npz"},
    *({"view": "experiments", "experiment": key} for key in _experiments.KEYS), {"view": "compare"},
)  # fmt: skip
