"""What a training run follows from, and the runs worth looking at."""

from dataclasses import dataclass, replace
from typing import Any

from nnviz.core.activations import ACTIVATIONS
from nnviz.core.optimizers import OPTIMIZERS
from nnviz.laboratory.experiments import TITLES
from nnviz.laboratory.run_settings import TAKEN, Rates
from nnviz.tabs.common import fields
from nnviz.tabs.training.laboratory.words import AXES, QUANTITIES
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.forms.parameters import choice, count, counts, number, parameters, switch
from nnviz.ui.tab import Preset

_DATA = QT_TRANSLATE_NOOP("training", "Data")
_NETWORK = QT_TRANSLATE_NOOP("training", "Network")
_LEARNING = QT_TRANSLATE_NOOP("training", "Learning")
_VIEW = QT_TRANSLATE_NOOP("training", "View")
_LABORATORY = QT_TRANSLATE_NOOP("training", "Laboratory")
NOT_OF_A_RUN = (
    "log_loss", "raw", "experiment", "seeds", "quantity", "axis", "differences_only", "baseline",
)  # fmt: skip
"""Fields of the State that say how things are shown: a preset leaves them."""
OF_A_RUN = (_NETWORK, _LEARNING, _VIEW)
"""Sections of the panel that are of no use to a view that is not about the run on show."""

_UNITS = {"iterations": QT_TRANSLATE_NOOP("training", "Iterations"), "epochs": QT_TRANSLATE_NOOP("training", "Epochs")}

_SCHEDULES = {
    "constant": QT_TRANSLATE_NOOP("training", "Constant"),
    "step": QT_TRANSLATE_NOOP("training", "Steps"),
    "cosine": QT_TRANSLATE_NOOP("training", "Cosine"),
    "warm-up": QT_TRANSLATE_NOOP("training", "Warm-up"),
    "warm-up, cosine": QT_TRANSLATE_NOOP("training", "Warm-up, cosine"),
}
_INITS = {
    TAKEN: QT_TRANSLATE_NOOP("training", "taken over"),
    "zeros": QT_TRANSLATE_NOOP("training", "zeros"), "0.01": "N(0, 0.01²)", "N(0, 1)": "N(0, 1)",
    "Xavier": "Xavier: N(0, 1/n)", "He": "He: N(0, 2/n)", "Glorot": "Glorot uniform",
}
_EXPERIMENTS = {"": QT_TRANSLATE_NOOP("laboratory", "All questions"), **TITLES}
_ACTIVATIONS = {name: row.title for name, row in ACTIVATIONS.items() if name != "step"}


def _uses(*names: str) -> Any:
    return lambda state: state.optimizer in names


def _shown_in(*views: str) -> Any:
    return lambda state: state.view in views


@dataclass(frozen=True)
class TrainingState:
    """Everything a run follows from."""

    rate: float = number(
        0.1, QT_TRANSLATE_NOOP("training", "Learning rate"), 1e-6, 100, 0.01, log=True, section=_LEARNING, live=True,
        tip=QT_TRANSLATE_NOOP("training", "The step size of each update. May be changed while the network learns."),
    )
    early: tuple[tuple[int, float], ...] = ()  # (n, rate): the updates before the n-th had another rate than `rate`
    optimizer: str = choice(
        "SGD", QT_TRANSLATE_NOOP("training", "Optimiser"), tuple(OPTIMIZERS), section=_LEARNING,
        tip=QT_TRANSLATE_NOOP("training", "The rule that turns gradients into updates."),
    )
    momentum: float = fields.momentum(_LEARNING, _uses("Momentum", "Nesterov"))
    rho: float = fields.rho(_LEARNING, _uses("RMSProp"))
    beta1: float = fields.beta1(_LEARNING, _uses("Adam"))
    beta2: float = fields.beta2(_LEARNING, _uses("Adam"))
    schedule: str = choice(
        "constant", QT_TRANSLATE_NOOP("training", "Schedule"), _SCHEDULES, section=_LEARNING,
        tip=QT_TRANSLATE_NOOP("training", "What the learning rate is multiplied by as the run goes on."),
    )
    drop_every: int = count(
        5, QT_TRANSLATE_NOOP("training", "Epochs a step"), 1, 100, log=True, section=_LEARNING,
        shown=lambda state: state.schedule == "step",
        tip=QT_TRANSLATE_NOOP("training", "After so many epochs the learning rate drops, again and again."),
    )
    drop_factor: float = number(
        0.5, QT_TRANSLATE_NOOP("training", "Factor"), 0.01, 1, 0.05, section=_LEARNING,
        shown=lambda state: state.schedule == "step",
        tip=QT_TRANSLATE_NOOP("training", "What each drop multiplies the learning rate by."),
    )
    warmup: float = number(
        0.05, QT_TRANSLATE_NOOP("training", "Warm-up"), 0.0, 1, 0.05, section=_LEARNING,
        shown=lambda state: state.schedule.startswith("warm-up"),
        tip=QT_TRANSLATE_NOOP("training", "The share of the run in which the learning rate rises to its full size."),
    )
    clip: float = number(
        0.0, QT_TRANSLATE_NOOP("training", "Longest gradient"), 0, 1000, 0.5, slide=(0, 20), section=_LEARNING,
        tip=QT_TRANSLATE_NOOP("training", "Gradient clipping: a gradient longer than this, over all layers, is "
                              "shortened to it. 0: never."),
    )
    batch_size: int = count(
        100, QT_TRANSLATE_NOOP("training", "Batch size"), 1, 10_000, log=True, section=_LEARNING,
        tip=QT_TRANSLATE_NOOP("training", "How many images each update sees."),
    )
    sampling: str = fields.sampling(_LEARNING)
    unit: str = choice("iterations", QT_TRANSLATE_NOOP("training", "Length in"), _UNITS, section=_LEARNING)
    iterations: int = count(
        10_000, QT_TRANSLATE_NOOP("training", "Iterations"), 10, 1_000_000, log=True, section=_LEARNING,
        shown=lambda state: state.unit == "iterations",
        tip=QT_TRANSLATE_NOOP("training", "How many updates the run has."),
    )
    epochs: int = count(
        5, QT_TRANSLATE_NOOP("training", "Epochs"), 1, 200, log=True, section=_LEARNING,
        shown=lambda state: state.unit == "epochs",
        tip=QT_TRANSLATE_NOOP("training", "How often the run sees every image."),
    )
    seed: int = count(
        0, QT_TRANSLATE_NOOP("training", "Seed"), 0, 9999, section=_LEARNING,
        tip=QT_TRANSLATE_NOOP("training", "The same seed gives the same run, to the last digit."),
    )
    hidden: tuple[int, ...] = counts(
        (100,), QT_TRANSLATE_NOOP("training", "Hidden layers"), 1, 2000, 20, section=_NETWORK,
        tip=QT_TRANSLATE_NOOP("training", "Units of each hidden layer, with commas: 50 or 100, 50. Empty: none."),
    )
    activation: str = choice(
        "relu", QT_TRANSLATE_NOOP("activations", "Activation"), _ACTIVATIONS, section=_NETWORK, context="activations",
        tip=QT_TRANSLATE_NOOP("activations", "The function after every hidden layer."),
    )
    weight_init: str = choice(
        "He", QT_TRANSLATE_NOOP("training", "Initial weights"), _INITS, section=_NETWORK, formerly="weight_start",
        tip=QT_TRANSLATE_NOOP("training", "How the initial weights of a layer of n inputs and m outputs are drawn: "
                                          "normally, N(mean, variance), or uniformly (Glorot, between ±√(6/(n + "
                                          "m))). Biases start at 0."),
    )
    weight_decay: float = number(
        0.0, QT_TRANSLATE_NOOP("training", "Weight decay λ"), 0, 1, 0.001, section=_NETWORK,
        tip=QT_TRANSLATE_NOOP("training", "Adds λ/2·ΣW² to the loss, so that weights stay small."),
    )
    dropout: float = number(
        0.0, QT_TRANSLATE_NOOP("training", "Dropout"), 0, 0.9, 0.05, section=_NETWORK,
        tip=QT_TRANSLATE_NOOP("training", "The share of hidden units switched off at random in every update."),
    )
    source: str = fields.source(_DATA)
    path: str = fields.path(_DATA)
    turn: str = fields.turn(_DATA)
    inverted: bool = fields.inverted(_DATA)
    train_size: int = count(
        60_000, QT_TRANSLATE_NOOP("training", "Training images"), 10, 60_000, log=True, section=_DATA,
        tip=QT_TRANSLATE_NOOP("training", "How many of the training images to use."),
    )
    normalise: bool = switch(
        True, QT_TRANSLATE_NOOP("training", "Divide by 255"), section=_DATA,
        tip=QT_TRANSLATE_NOOP("training", "Pixels from 0 to 1 instead of 0 to 255."),
    )
    log_loss: bool = switch(
        False, QT_TRANSLATE_NOOP("training", "Logarithmic loss"), section=_VIEW, live=True,
        tip=QT_TRANSLATE_NOOP("training", "Shows small losses as clearly as large ones."),
    )
    raw: bool = switch(
        True, QT_TRANSLATE_NOOP("training", "Every mini-batch"), section=_VIEW, live=True,
        tip=QT_TRANSLATE_NOOP("training", "The loss of each mini-batch behind the smoothed curve."),
    )  # fmt: skip
    experiment: str = choice(
        "", QT_TRANSLATE_NOOP("laboratory", "Experiment"), _EXPERIMENTS, context="laboratory", section=_LABORATORY,
        live=True, shown=_shown_in("experiments"),
        tip=QT_TRANSLATE_NOOP("laboratory", "The question that is to be answered."),
    )
    seeds: int = count(
        3, QT_TRANSLATE_NOOP("laboratory", "Seeds"), 1, 10, context="laboratory", section=_LABORATORY, live=True,
        shown=_shown_in("experiments"),
        tip=QT_TRANSLATE_NOOP("laboratory", "Every setting is run so many times: how far the runs lie apart is chance. "
                                            "A search has one seed."),
    )
    quantity: str = choice(
        "test_accuracy", QT_TRANSLATE_NOOP("laboratory", "Curves of"), QUANTITIES, context="laboratory",
        section=_LABORATORY, live=True, shown=_shown_in("experiments", "compare"),
    )
    axis: str = choice(
        "iterations", QT_TRANSLATE_NOOP("laboratory", "Drawn against"), AXES, context="laboratory",
        section=_LABORATORY, live=True, shown=_shown_in("experiments", "compare"),
        tip=QT_TRANSLATE_NOOP("laboratory", "What is held equal decides who wins: updates, images seen, or time."),
    )  # fmt: skip
    differences_only: bool = switch(
        False, QT_TRANSLATE_NOOP("laboratory", "Differences only"), context="laboratory", section=_LABORATORY,
        live=True, shown=_shown_in("compare"),
        tip=QT_TRANSLATE_NOOP("laboratory", "Of each run only the settings in which it differs from the baseline."),
    )  # fmt: skip
    taken: str = ""  # where the weights lie that a run with weight_init "taken" begins with
    baseline: str = ""  # key of a kept run; empty: the oldest
    view: str = "run"
    truth: int = -1  # the cell of the confusion matrix that is chosen; −1: all
    answer: int = -1


def rate_at(iteration: int, state: TrainingState) -> float:
    """Return the learning rate of an iteration (from 0), before the schedule."""
    return Rates(state.early, state.rate).at(iteration)


def check_early(state: TrainingState) -> None:
    """Raise ValueError, with a sentence, unless the early rates are in order and rates that there can be."""
    moments = [entry[0] for entry in state.early if _is_early(entry)]
    if len(moments) < len(state.early) or sorted(set(moments)) != moments:
        raise ValueError(translate("training", "The changes of the learning rate must be (iteration, rate) in order."))


def _is_early(entry: Any) -> bool:
    """Return whether something, perhaps from a scene file, is (iteration, rate)."""
    numbers = isinstance(entry, tuple) and len(entry) == 2 and all(type(value) in (int, float) for value in entry)
    rate = parameters(TrainingState)["rate"]
    return numbers and int(entry[0]) == entry[0] > 0 and rate.low <= entry[1] <= rate.high


SHOWN = ("view", "truth", "answer", "baseline")
"""Fields that say what of a run is shown."""

LIVE = tuple(name for name, parameter in parameters(TrainingState).items() if parameter.live)
"""Fields that may change while a run goes on."""

NOTES_RUN = TrainingState(hidden=(50,), activation="sigmoid", weight_init="0.01", sampling="replacement")
_FEW_IMAGES = TrainingState(hidden=(100,) * 6, train_size=300, rate=0.01, unit="epochs", epochs=200)  # book, 6.4
PRESETS = (
    Preset(
        QT_TRANSLATE_NOOP("training", "The book's run"), NOTES_RUN,
        QT_TRANSLATE_NOOP("training", "784-50-10, sigmoid, 10,000 iterations: about 94.5 % of MNIST's test images."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("training", "The same with ReLU"), replace(NOTES_RUN, activation="relu"),
        QT_TRANSLATE_NOOP(
            "training", "Only the activation differs: on MNIST about 97 % in the same 10,000 iterations."
        ),
    ),
    Preset(
        QT_TRANSLATE_NOOP("training", "512 ReLU units, RMSProp"),
        TrainingState(hidden=(512,), activation="relu", weight_init="Xavier", optimizer="RMSProp", rate=0.001,
                      batch_size=128, unit="epochs", epochs=5),
        QT_TRANSLATE_NOOP("training", "The Keras book's first example: on MNIST five epochs reach about 98 %."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("training", "Failure: learning rate too large"),
        replace(NOTES_RUN, activation="relu", rate=20.0, iterations=2000),
        QT_TRANSLATE_NOOP(
            "training", "The first updates are so large that nearly all ReLU units give 0 for every image from then "
            "on: no gradient reaches them any more, whatever the learning rate is later."
        ),
    ),
    Preset(
        QT_TRANSLATE_NOOP("training", "Failure: all weights zero"),
        replace(NOTES_RUN, weight_init="zeros", iterations=3000),
        QT_TRANSLATE_NOOP("training", "All hidden units get the same gradient and stay the same however long it "
                                      "trains."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("training", "Failure: ten sigmoid layers"),
        replace(NOTES_RUN, hidden=(20,) * 10, weight_init="Xavier", unit="epochs", epochs=3),
        QT_TRANSLATE_NOOP(
            "training", "The slope of the sigmoid is at most 1/4: with these weights the gradient shrinks about "
            "fourfold from layer to layer."
        ),
    ),
    Preset(
        QT_TRANSLATE_NOOP("training", "Ten layers with ReLU"),
        replace(NOTES_RUN, hidden=(20,) * 10, activation="relu", weight_init="He", unit="epochs", epochs=3),
        QT_TRANSLATE_NOOP("training", "The same depth learns: the slope of ReLU is 1 wherever the unit is active."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("training", "Failure: only 300 images"),
        _FEW_IMAGES,
        QT_TRANSLATE_NOOP("training", "Too few images are memorised: on MNIST, after 200 epochs, 100 % of the training "
                                      "images are correct, but only 75 % of the test images."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("training", "300 images with dropout"), replace(_FEW_IMAGES, dropout=0.2),
        QT_TRANSLATE_NOOP("training", "A fifth of the hidden units is switched off in every update. On MNIST, after "
                                      "200 epochs: 81 % and 62 %. The gap is smaller than without (100 % and 75 %)."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("training", "300 images with weight decay"), replace(_FEW_IMAGES, weight_decay=0.1),
        QT_TRANSLATE_NOOP("training", "Large weights cost something now. On MNIST, after 200 epochs: 90 % and 73 %. "
                                      "The gap is smaller than without (100 % and 75 %)."),
    ),
)  # fmt: skip
