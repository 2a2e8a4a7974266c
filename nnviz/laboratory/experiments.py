"""The experiments of the course: how large a batch, deep or wide, which optimiser, which first weights …"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np

from nnviz.core.problems import QT_TRANSLATE_NOOP
from nnviz.laboratory.experiment import Experiment, Sentence, Variant
from nnviz.laboratory.run_plan import parameters_of
from nnviz.laboratory.run_settings import RunSettings

BOOK = RunSettings(hidden=(50,), activation="sigmoid", weight_init="0.01", sampling="replacement")
"""The network of chapter 4.5 and how it is trained there."""
FIVE_LAYERS = RunSettings(
    hidden=(100,) * 4, activation="relu", weight_init="He", rate=0.01, batch_size=128, iterations=2000,
    sampling="replacement",
)
"""The network of chapter 6.1, with which the optimisers are compared."""
PARAMETERS = parameters_of((784, 50, 10))
RMS = RunSettings(
    hidden=(512,), activation="relu", weight_init="Xavier", optimizer="RMSProp", rate=0.001, batch_size=128,
    unit="epochs", epochs=5,
)
FEW = RunSettings(hidden=(100,) * 6, train_size=300, rate=0.01, unit="epochs", epochs=200)
SEARCHED = RunSettings(hidden=(100,) * 6, train_size=500, rate=0.01, unit="epochs", epochs=50)
"""The network of chapter 6.5, in which the learning rate and weight decay are searched for."""
HELD_OUT = 2000
RATES, DECAYS = (-6.0, -2.0), (-8.0, -4.0)
"""Powers of ten between which the book searches."""
TRIALS = 25

TITLES = {
    "batch_iterations": QT_TRANSLATE_NOOP("laboratory", "Batch size, equal iterations"),
    "batch_epochs": QT_TRANSLATE_NOOP("laboratory", "Batch size, one epoch"),
    "depth": QT_TRANSLATE_NOOP("laboratory", "Deep or wide"),
    "optimisers": QT_TRANSLATE_NOOP("laboratory", "Six optimisers"),
    "first_weights": QT_TRANSLATE_NOOP("laboratory", "Initial weights"),
    "normalise": QT_TRANSLATE_NOOP("laboratory", "Dividing by 255"),
    "few_images": QT_TRANSLATE_NOOP("laboratory", "Only 300 images"),
    "activations": QT_TRANSLATE_NOOP("laboratory", "Activations in ten layers"),
    "grid": QT_TRANSLATE_NOOP("laboratory", "Search on a grid"),
    "random": QT_TRANSLATE_NOOP("laboratory", "Search at random"),
    "rate_finder": QT_TRANSLATE_NOOP("laboratory", "Learning-rate finder"),
}
"""The experiments and what they are called, in the order of the course."""

PLAIN = QT_TRANSLATE_NOOP("laboratory", "{text}")


def _text(text: str) -> Sentence:
    """Return a label that is the same in every language: a name, a formula."""
    return Sentence(PLAIN, {"text": text})


def _batches(settings: RunSettings) -> tuple[Variant, ...]:
    label = QT_TRANSLATE_NOOP("laboratory", "batch {size}")
    return tuple(Variant(str(n), Sentence(label, {"size": n}), replace(settings, batch_size=n))
                 for n in (10, 100, 6000))  # fmt: skip


def equal_width(layers: int, parameters: int = PARAMETERS) -> int:
    """Return the width of so many equal hidden layers with which a network has about so many parameters.

    >>> equal_width(1), equal_width(2)
    (50, 47)
    """
    return min(range(1, 200), key=lambda width: abs(parameters_of((784, *(width,) * layers, 10)) - parameters))


def _depths() -> Iterable[Variant]:
    settings = RunSettings(activation="relu", weight_init="He", unit="epochs", epochs=5, sampling="replacement")
    for layers in (1, 2, 3, 5):
        width = equal_width(layers)
        label = QT_TRANSLATE_NOOP("laboratory", "{layers} × {width}, ReLU")
        yield Variant(str(layers), Sentence(label, {"layers": layers, "width": width}),
                      replace(settings, hidden=(width,) * layers))  # fmt: skip
    width = equal_width(10)
    label = QT_TRANSLATE_NOOP("laboratory", "10 × {width}, sigmoid")
    yield Variant("sigmoid", Sentence(label, {"width": width}),
                  replace(settings, hidden=(width,) * 10, activation="sigmoid", weight_init="Xavier"))  # fmt: skip


def _each(settings: RunSettings, field: str, values: Iterable[Any], **more: dict[str, Any]) -> tuple[Variant, ...]:
    """Return a variant for each value of a field; more: other fields that go with a value."""
    return tuple(Variant(str(v), _text(str(v)), replace(settings, **{field: v}, **more.get(str(v), {})))
                 for v in values)  # fmt: skip


def _normalising() -> tuple[Variant, ...]:
    return (
        Variant("divided", Sentence(QT_TRANSLATE_NOOP("laboratory", "pixels 0 to 1")), RMS),
        Variant("raw", Sentence(QT_TRANSLATE_NOOP("laboratory", "pixels 0 to 255")), replace(RMS, normalise=False)),
    )


def _remedies() -> tuple[Variant, ...]:
    return (
        Variant("plain", Sentence(QT_TRANSLATE_NOOP("laboratory", "nothing against it")), FEW),
        Variant("decay", Sentence(QT_TRANSLATE_NOOP("laboratory", "weight decay {value}"), {"value": "0.1"}),
                replace(FEW, weight_decay=0.1)),
        Variant("dropout", Sentence(QT_TRANSLATE_NOOP("laboratory", "dropout {value}"), {"value": "0.2"}),
                replace(FEW, dropout=0.2)),
    )  # fmt: skip


def _activations() -> tuple[Variant, ...]:
    settings = RunSettings(hidden=(20,) * 10, weight_init="Xavier", unit="epochs", epochs=3, sampling="replacement")
    names = {"sigmoid": "sigmoid", "tanh": "tanh", "relu": "ReLU", "leaky_relu": "leaky ReLU", "identity": "identity"}
    return tuple(Variant(name, _text(label), replace(settings, activation=name)) for name, label in names.items())


def _searched(points: Iterable[tuple[float, float]]) -> tuple[Variant, ...]:
    """Return a variant for each (power of ten of the rate, of the decay)."""
    pairs = [(float(f"{10**rate:.3g}"), float(f"{10**decay:.3g}")) for rate, decay in points]
    return tuple(Variant(f"{rate:g} {decay:g}", Sentence("η = {rate}, λ = {decay}", {"rate": rate, "decay": decay}),
                         replace(SEARCHED, rate=rate, weight_decay=decay)) for rate, decay in pairs)  # fmt: skip


def _grid() -> tuple[Variant, ...]:
    side = round(TRIALS**0.5)
    return _searched((rate, decay) for rate in np.linspace(*RATES, side) for decay in np.linspace(*DECAYS, side))


def _random() -> tuple[Variant, ...]:
    rng = np.random.default_rng(65)
    return _searched(zip(rng.uniform(*RATES, TRIALS), rng.uniform(*DECAYS, TRIALS), strict=True))


@cache
def experiments() -> dict[str, Experiment]:
    """Return the experiments by their keys, in the order of the course."""
    return {experiment.key: experiment for experiment in _all()}


def _all() -> Iterable[Experiment]:
    yield Experiment(
        "batch_iterations", TITLES["batch_iterations"],
        QT_TRANSLATE_NOOP("laboratory", "How large a batch, when every run has the same number of updates?"),
        QT_TRANSLATE_NOOP("laboratory", "A larger batch is more accurate."),
        _batches(replace(BOOK, iterations=1000)), (("6000",), ("100",), ("10",)),
        caveat=QT_TRANSLATE_NOOP("laboratory", "The larger batch has seen many more images by then: look at it against "
                                               "samples or seconds too."),
    )  # fmt: skip
    yield Experiment(
        "batch_epochs", TITLES["batch_epochs"],
        QT_TRANSLATE_NOOP("laboratory", "How large a batch, when every run sees each image once?"),
        QT_TRANSLATE_NOOP("laboratory", "A larger batch is more accurate."),
        _batches(replace(BOOK, unit="epochs", epochs=1, sampling="shuffled")), (("6000",), ("100",), ("10",)),
        caveat=QT_TRANSLATE_NOOP("laboratory", "The smaller batch has had many more updates by then."),
    )  # fmt: skip
    yield Experiment(
        "depth", TITLES["depth"],
        QT_TRANSLATE_NOOP("laboratory", "Deep or wide, when all networks have about as many parameters?"),
        QT_TRANSLATE_NOOP("laboratory", "A deeper network is more accurate."),
        tuple(_depths()), (("5",), ("3",), ("2",), ("1",)),
    )  # fmt: skip
    yield Experiment(
        "optimisers", TITLES["optimisers"],
        QT_TRANSLATE_NOOP("laboratory", "Which optimiser lowers the loss of five layers fastest?"),
        QT_TRANSLATE_NOOP("laboratory", "In the book's picture AdaGrad is lowest, then Adam, Momentum and SGD."),
        _each(FIVE_LAYERS, "optimizer", ("SGD", "Momentum", "Nesterov", "AdaGrad", "RMSProp", "Adam"),
              Adam={"rate": 0.001}, RMSProp={"rate": 0.001}),
        (("AdaGrad",), ("Adam",), ("Momentum",), ("SGD",)), measure="late_loss",
        caveat=QT_TRANSLATE_NOOP("laboratory", "Each loss is that of the mini-batch before its update. The book "
                                               "measures it again after the update, when it is lower."),
    )  # fmt: skip
    yield Experiment(
        "first_weights", TITLES["first_weights"],
        QT_TRANSLATE_NOOP("laboratory", "With which initial weights do five ReLU layers learn fastest?"),
        QT_TRANSLATE_NOOP("laboratory", "He's weights suit ReLU best, Xavier's come next, small ones hardly learn."),
        _each(FIVE_LAYERS, "weight_init", ("zeros", "0.01", "Xavier", "He")),
        (("He",), ("Xavier",), ("0.01", "zeros")), measure="late_loss",
    )  # fmt: skip
    yield Experiment(
        "normalise", TITLES["normalise"],
        QT_TRANSLATE_NOOP("laboratory", "What does it help to divide the pixels by 255?"),
        QT_TRANSLATE_NOOP("laboratory", "Divided pixels give a more accurate network."),
        _normalising(), (("divided",), ("raw",)), measured=0,
    )  # fmt: skip
    yield Experiment(
        "few_images", TITLES["few_images"],
        QT_TRANSLATE_NOOP("laboratory", "What helps against overfitting when there are only 300 images?"),
        QT_TRANSLATE_NOOP("laboratory", "Weight decay and dropout both make the gap smaller."),
        _remedies(), (("decay", "dropout"), ("plain",)), measure="gap", measured=0,
        caveat=QT_TRANSLATE_NOOP("laboratory", "A smaller gap is not a better network: look at the test accuracy too."),
    )  # fmt: skip
    yield Experiment(
        "activations", TITLES["activations"],
        QT_TRANSLATE_NOOP("laboratory", "Which activation lets ten layers learn?"),
        QT_TRANSLATE_NOOP("laboratory", "ReLU learns, the sigmoid does not."),
        _activations(), (("relu",), ("sigmoid",)),
    )  # fmt: skip
    search = QT_TRANSLATE_NOOP("laboratory", "Which learning rate η and which weight decay λ? A network of six layers "
                                             "and 500 images, judged by 2,000 others that it does not learn from.")
    yield Experiment("grid", TITLES["grid"], search, "", _grid(),
                     seeds=1, measured=0, kind="search", held_out=HELD_OUT)  # fmt: skip
    yield Experiment("random", TITLES["random"], search, "", _random(),
                     seeds=1, measured=0, kind="search", held_out=HELD_OUT)  # fmt: skip
    yield Experiment(
        "rate_finder", TITLES["rate_finder"],
        QT_TRANSLATE_NOOP("laboratory", "Which learning rate is large and still safe? It rises from update to update, "
                                        "until the loss rises too."),
        "", (Variant("sweep", Sentence(QT_TRANSLATE_NOOP("laboratory", "loss of the mini-batches")),
                     replace(BOOK, hidden=(100,), activation="relu", weight_init="He", iterations=400)),),
        measured=0, kind="sweep", sweep=(1e-4, 1e2),
    )  # fmt: skip
