"""The State of the playground: everything its pictures follow from, and the tables its choosers list."""

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain
from typing import Any

import numpy as np

from nnviz.core.activations import ACTIVATIONS
from nnviz.core.network import WEIGHT_INITS
from nnviz.core.optimizers import OPTIMIZERS
from nnviz.core.studies.playground.learner import LOSSES, MOST_UPDATES, Recipe
from nnviz.core.studies.playground.plane_data import DATASETS, MOST_POINTS, PlaneData, make_data, own_data
from nnviz.core.studies.playground.plane_rules import rule_data, rule_of
from nnviz.core.studies.playground.trials import check_expectation, check_trials
from nnviz.tabs.common import fields
from nnviz.tabs.playground.curve.state import CurveFields, check_curve
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.forms.parameters import choice, count, counts, number, parameters, picks, switch, text

MOST_LAYERS, MOST_UNITS = 6, 8
ANEW = frozenset(("data", "rule", "samples", "noise", "share", "inputs", "hidden", "activation", "output", "loss",
                  "weight_init", "seed", "optimizer", "difference", "hidden_b", "activation_b"))  # fmt: skip
"""Fields with which a run begins anew."""
OTHER_NETWORK = frozenset(("data", "inputs", "hidden", "output"))
"""Fields with which a network may have other weights and units."""
LEARNS = ("learn", "space", "compare")
"""Views that show the run of a network on points of the plane."""

_DATA = QT_TRANSLATE_NOOP("playground", "Data")
_NETWORK = QT_TRANSLATE_NOOP("playground", "Network")
_LEARNING = QT_TRANSLATE_NOOP("playground", "Learning")
_VIEW = QT_TRANSLATE_NOOP("playground", "View")
_NOTEBOOK = QT_TRANSLATE_NOOP("playground", "Notebook")
_COMPARE = QT_TRANSLATE_NOOP("playground", "B differs in")

OWN, RULE = "own", "rule"
DATA = {
    **{key: row.title for key, row in DATASETS.items()},
    RULE: QT_TRANSLATE_NOOP("playground", "A rule of your own"),
    OWN: QT_TRANSLATE_NOOP("playground", "Points of your own"),
}
INPUT_TEXTS = {"x1": "x₁", "x2": "x₂", "x1x1": "x₁²", "x2x2": "x₂²", "x1x2": "x₁x₂", "sinx1": "sin x₁",
               "sinx2": "sin x₂"}  # fmt: skip
_OUTPUTS = {
    "sigmoid": QT_TRANSLATE_NOOP("playground", "Sigmoid, one output"),
    "softmax": QT_TRANSLATE_NOOP("playground", "Softmax, an output for each class"),
    "identity": QT_TRANSLATE_NOOP("playground", "Identity"),
}
_LOSSES = {
    "cross entropy": QT_TRANSLATE_NOOP("playground", "Cross entropy"),
    "squared error": QT_TRANSLATE_NOOP("playground", "Squared error"),
}
assert list(_LOSSES) == list(LOSSES)
DIFFERENCES = {
    "hidden": QT_TRANSLATE_NOOP("playground", "its hidden layers"),
    "activation": QT_TRANSLATE_NOOP("playground", "its activation"),
    "rate": QT_TRANSLATE_NOOP("playground", "its learning rate"),
    "l2": QT_TRANSLATE_NOOP("playground", "its weight decay"),
}
_NAMES = {name: row.title for name, row in ACTIVATIONS.items() if name != "step"}
_POINTS_REFUSED = QT_TRANSLATE_NOOP(
    "playground", "Points must be (x₁, x₂, class or number), with x₁ and x₂ from −3 to 3."
)
CHANGES_REFUSED = QT_TRANSLATE_NOOP(
    "playground", "What was changed on the way must be settings, weights and units of this network, in order."
)
_FAR = 3.0  # own points: the plane on show
_LARGEST = 1e6  # of a number to regress


def _learns(state: Any) -> bool:
    return state.view in LEARNS


def _made(state: Any) -> bool:
    return _learns(state) and state.data != OWN


def _uses(*names: str) -> Any:
    return lambda state: _learns(state) and state.optimizer in names


def _two_classes(state: Any) -> bool:
    return _learns(state) and (state.data in (OWN, RULE) or DATASETS[state.data].classes == 2)


def _differs(name: str) -> Any:
    return lambda state: state.view == "compare" and state.difference == name


@dataclass(frozen=True)
class PlaygroundState(CurveFields):
    """Everything the pictures follow from.

    points: (x₁, x₂, class or number) of one's own. early: (update, rate before it); earlier: the same of other fields,
    see `on_the_way`. edits: (updates done, learner,
    index in the vector of parameters, value, value before). frozen: such indices. ablated: (layer from 1, unit from
    0). chosen: the key of a unit or a weight in the drawing. trials: the rows of the notebook.
    """

    view: str = "learn"
    data: str = choice(
        "circle", QT_TRANSLATE_NOOP("playground", "Points"), DATA, section=_DATA, shown=_learns,
        tip=QT_TRANSLATE_NOOP("playground", "What is to be learned."),
    )
    rule: str = text(
        "y > x^2 - 1", QT_TRANSLATE_NOOP("playground", "Class 1 where"), rule_of, section=_DATA,
        shown=lambda state: _learns(state) and state.data == RULE,
        tip=QT_TRANSLATE_NOOP("playground", "A comparison in x and y, such as y > x² − 1 or x² + y² < 4."),
    )
    samples: int = count(
        300, QT_TRANSLATE_NOOP("playground", "Number"), 10, 1000, 10, section=_DATA, shown=_made,
        tip=QT_TRANSLATE_NOOP("playground", "How many points there are, for training and testing together."),
    )
    noise: float = number(
        0.1, QT_TRANSLATE_NOOP("playground", "Noise"), 0, 1, 0.05, section=_DATA, shown=_made,
        tip=QT_TRANSLATE_NOOP("playground", "How far the points are moved at random."),
    )
    share: float = number(
        0.5, QT_TRANSLATE_NOOP("playground", "For testing"), 0, 0.9, 0.1, section=_DATA, shown=_learns,
        tip=QT_TRANSLATE_NOOP("playground", "Share of the points that the network never learns from."),
    )
    inputs: tuple[str, ...] = picks(
        ("x1", "x2"), QT_TRANSLATE_NOOP("playground", "Inputs"), INPUT_TEXTS, section=_NETWORK, shown=_learns,
        tip=QT_TRANSLATE_NOOP("playground", "What the network is given of a point: features made by people."),
    )
    hidden: tuple[int, ...] = counts(
        (3,), QT_TRANSLATE_NOOP("playground", "Hidden layers"), 1, MOST_UNITS, MOST_LAYERS, section=_NETWORK,
        shown=_learns,
        tip=QT_TRANSLATE_NOOP("playground", "Units of each hidden layer, with commas: 3 or 8, 8. Empty: none."),
    )
    activation: str = choice(
        "tanh", QT_TRANSLATE_NOOP("activations", "Activation"), _NAMES, section=_NETWORK, shown=_learns,
        context="activations", tip=QT_TRANSLATE_NOOP("activations", "The function after every hidden layer."),
    )
    output: str = choice(
        "sigmoid", QT_TRANSLATE_NOOP("playground", "Output"), _OUTPUTS, section=_NETWORK, shown=_two_classes,
        tip=QT_TRANSLATE_NOOP("playground", "What stands at the end. More than two classes always get a softmax."),
    )
    loss: str = choice(
        "cross entropy", QT_TRANSLATE_NOOP("playground", "Loss"), _LOSSES, section=_NETWORK,
        shown=lambda state: _two_classes(state) and state.output == "sigmoid",
        tip=QT_TRANSLATE_NOOP("playground", "What learning makes smaller."),
    )
    weight_init: str = choice(
        "Xavier", QT_TRANSLATE_NOOP("playground", "Initial weights"), tuple(WEIGHT_INITS), section=_NETWORK,
        shown=_learns,
        tip=QT_TRANSLATE_NOOP("playground", "The spread of the random weights at the start. Biases start at 0."),
    )
    seed: int = count(
        1, QT_TRANSLATE_NOOP("playground", "Seed"), 0, 9999, section=_NETWORK, shown=_learns,
        tip=QT_TRANSLATE_NOOP("playground", "The same seed gives the same points, weights and run, to the last digit."),
    )
    difference: str = choice(
        "hidden", QT_TRANSLATE_NOOP("playground", "Difference"), DIFFERENCES, section=_COMPARE,
        shown=lambda state: state.view == "compare",
        tip=QT_TRANSLATE_NOOP("playground", "The one thing in which B differs from A."),
    )
    hidden_b: tuple[int, ...] = counts(
        (), QT_TRANSLATE_NOOP("playground", "Hidden layers of B"), 1, MOST_UNITS, MOST_LAYERS, section=_COMPARE,
        shown=_differs("hidden"),
        tip=QT_TRANSLATE_NOOP("playground", "Units of each hidden layer, with commas: 3 or 8, 8. Empty: none."),
    )
    activation_b: str = choice(
        "relu", QT_TRANSLATE_NOOP("activations", "Activation of B"), _NAMES, section=_COMPARE,
        shown=_differs("activation"), context="activations",
        tip=QT_TRANSLATE_NOOP("activations", "The function after every hidden layer."),
    )
    rate_b: float = number(
        1.0, QT_TRANSLATE_NOOP("playground", "Learning rate of B"), 1e-5, 100, 0.01, log=True, section=_COMPARE,
        live=True, shown=_differs("rate"),
        tip=QT_TRANSLATE_NOOP("playground", "The length of a step along the gradient."),
    )
    l2_b: float = number(
        0.01, QT_TRANSLATE_NOOP("playground", "Weight decay of B"), 0, 1, 0.001, section=_COMPARE, live=True,
        shown=_differs("l2"),
        tip=QT_TRANSLATE_NOOP("playground", "Adds λ/2·ΣW² to the loss, so that weights stay small."),
    )
    optimizer: str = choice(
        "SGD", QT_TRANSLATE_NOOP("playground", "Optimiser"), tuple(OPTIMIZERS), section=_LEARNING, shown=_learns,
        tip=QT_TRANSLATE_NOOP("playground", "How the gradient becomes a step of the weights."),
    )
    rate: float = number(
        0.1, QT_TRANSLATE_NOOP("playground", "Learning rate"), 1e-5, 100, 0.01, log=True, section=_LEARNING, live=True,
        shown=_learns, tip=QT_TRANSLATE_NOOP("playground", "The length of a step along the gradient."),
    )
    momentum: float = fields.momentum(_LEARNING, _uses("Momentum", "Nesterov"))
    rho: float = fields.rho(_LEARNING, _uses("RMSProp"))
    beta1: float = fields.beta1(_LEARNING, _uses("Adam"))
    beta2: float = fields.beta2(_LEARNING, _uses("Adam"))
    batch_size: int = count(
        10, QT_TRANSLATE_NOOP("playground", "Batch size"), 1, 100, section=_LEARNING, live=True, shown=_learns,
        tip=QT_TRANSLATE_NOOP("playground", "How many points an update learns from."),
    )
    l2: float = number(
        0.0, QT_TRANSLATE_NOOP("playground", "Weight decay λ"), 0, 1, 0.001, section=_LEARNING, live=True,
        shown=_learns, tip=QT_TRANSLATE_NOOP("playground", "Adds λ/2·ΣW² to the loss, so that weights stay small."),
    )
    l1: float = number(
        0.0, QT_TRANSLATE_NOOP("playground", "L1 decay"), 0, 1, 0.001, section=_LEARNING, live=True, shown=_learns,
        tip=QT_TRANSLATE_NOOP("playground", "Adds λ·Σ|W| to the loss: small weights become 0."),
    )
    dropout: float = number(
        0.0, QT_TRANSLATE_NOOP("playground", "Dropout"), 0, 0.9, 0.05, section=_LEARNING, live=True, shown=_learns,
        tip=QT_TRANSLATE_NOOP("playground", "The share of hidden units switched off at random in every update."),
    )  # fmt: skip
    log_loss: bool = switch(
        False, QT_TRANSLATE_NOOP("playground", "Logarithmic loss"), section=_VIEW, live=True, shown=_learns,
        tip=QT_TRANSLATE_NOOP("playground", "Shows small losses as clearly as large ones."),
    )  # fmt: skip
    expect: str = text(
        "", QT_TRANSLATE_NOOP("playground", "I expect"), check_expectation, section=_NOTEBOOK, live=True,
        shown=lambda state: _learns(state) or state.view == "notebook",
        tip=QT_TRANSLATE_NOOP("playground", "The result that you expect; it is noted with the trial."),
    )
    points: tuple[tuple[float, float, float], ...] = ()
    early: tuple[tuple[int, float], ...] = ()
    earlier: tuple[tuple[Any, ...], ...] = ()
    edits: tuple[tuple[float, ...], ...] = ()
    frozen: tuple[int, ...] = ()
    ablated: tuple[tuple[int, int], ...] = ()
    chosen: str = ""
    trials: tuple[str, ...] = ()


@lru_cache(maxsize=4)
def _data(kind: str, samples: int, noise: float, share: float, seed: int, rule: str, points: Any) -> PlaneData:
    if kind == OWN:
        return own_data(points, share)
    if kind == RULE:
        return rule_data(rule, samples, noise, share, seed)
    return make_data(kind, samples, noise, share, seed)


def data_of(state: PlaygroundState) -> PlaneData:
    """Return the points of a State; the same object for the same ones. Raises Problem if there are none."""
    rule = state.rule if state.data == RULE else ""
    return _data(state.data, state.samples, state.noise, state.share, state.seed, rule,
                 state.points if state.data == OWN else ())  # fmt: skip


def recipe_of(state: PlaygroundState) -> Recipe:
    """Return what the run of A follows from, with the rate in force now."""
    row = OPTIMIZERS[state.optimizer]
    data = data_of(state)
    return Recipe(data, state.inputs, state.hidden, state.activation, state.output, state.loss, state.weight_init,
                  state.seed, state.optimizer, tuple((p.name, float(getattr(state, p.name))) for p in row.parameters),
                  state.batch_size, state.l1, state.l2, state.dropout, tuple(map(int, state.frozen)))  # fmt: skip


def recipes_of(state: PlaygroundState) -> tuple[Recipe, ...]:
    """Return the recipe of A, and in the view "compare" that of B."""
    one = recipe_of(state)
    if state.view != "compare":
        return (one,)
    if state.difference == "rate":
        hyper = tuple((name, state.rate_b if name == "rate" else value) for name, value in one.hyper)
        return one, replace(one, hyper=hyper)
    changes: dict[str, Any] = {state.difference: getattr(state, f"{state.difference}_b"), "frozen": ()}
    return one, replace(one, **changes)


def check(state: PlaygroundState) -> None:
    """Raise ValueError, with a sentence, unless the fields without controls are what they are meant to be."""
    if len(state.points) > MOST_POINTS or not are_points(state.points):
        raise ValueError(translate("playground", _POINTS_REFUSED))
    checks = ((_is_early, state.early), (_is_unit, state.ablated))
    moments = [entry[0] for entry in state.early if _is_early(entry)]
    if not (all(fits(entry) for fits, entries in checks for entry in entries) and moments == sorted(set(moments))
            and _are_edits(state.edits) and all(is_count(index) for index in state.frozen)):  # fmt: skip
        raise ValueError(translate("playground", CHANGES_REFUSED))
    check_curve(state)
    check_trials(state.trials)


def is_count(value: Any, least: int = 0) -> bool:
    """Return whether a value is a whole number that counts updates, parameters or points."""
    return type(value) in (int, float) and least <= value <= MOST_UPDATES and value == int(value)


def _is_early(entry: Any) -> bool:
    return isinstance(entry, tuple) and len(entry) == 2 and is_count(entry[0], 1) and is_valid("rate", entry[1])


def is_valid(name: str, value: Any) -> bool:
    """Return whether a field with a number may have a value."""
    field = parameters(PlaygroundState)[name]
    return type(value) in (int, float) and field.low <= value <= field.high


def _are_edits(edits: tuple[Any, ...]) -> bool:
    """Return whether these are changes of weights; all at once, each move of a drag asks."""
    table = _table(edits, 5)
    if table is None:
        return False
    counts = table[:, :3]
    return bool(((counts >= 0) & (counts <= (MOST_UPDATES, 1, MOST_UPDATES)) & (counts == np.floor(counts))).all()
                and (np.abs(table[:, 3:]) <= _LARGEST).all())  # fmt: skip


def _table(rows: tuple[Any, ...], columns: int) -> np.ndarray | None:
    """Return rows of so many numbers as (rows, columns), None if they are not that."""
    if not rows:
        return np.empty((0, columns))
    if set(map(type, rows)) != {tuple} or set(map(len, rows)) != {columns}:
        return None
    if not set(map(type, chain.from_iterable(rows))) <= {int, float}:
        return None
    try:
        return np.array(rows, np.float64)
    except OverflowError:  # a whole number of hundreds of digits
        return None


def _is_unit(entry: Any) -> bool:
    return isinstance(entry, tuple) and len(entry) == 2 and is_count(entry[0], 1) and is_count(entry[1])


def are_points(points: tuple[Any, ...]) -> bool:
    """Return whether these are (x₁, x₂, class or number) on the plane; all at once, each piece of a stroke asks."""
    table = _table(points, 3)
    return table is not None and bool((np.abs(table) <= (_FAR, _FAR, _LARGEST)).all())
