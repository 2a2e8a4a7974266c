"""The texts of the laboratory notebook: the settings of a trial, what was changed, what came out."""

from collections.abc import Mapping, Sequence
from typing import Any

from nnviz.core.studies.playground.plane_data import DATASETS
from nnviz.core.studies.playground.trials import (
    EXAMPLES,
    GOAL_ACCURACY,
    GOAL_LOSS,
    LEAST_TESTED,
    Trial,
    changed,
    records,
)
from nnviz.tabs.playground.state import PlaygroundState
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.number_format import fixed_text, number_text, percent_text
from nnviz.ui.forms.parameters import Parameter, parameters

_FIELDS: Mapping[str, Parameter] = parameters(PlaygroundState)
SETTINGS = (
    "data", "rule", "samples", "noise", "share", "inputs", "hidden", "activation", "output", "loss", "weight_init",
    "seed", "optimizer", "rate", "momentum", "rho", "beta1", "beta2", "batch_size", "l2", "l1", "dropout",
)  # fmt: skip
"""The fields of the State that make a trial what it is."""
HEADERS = (
    "", QT_TRANSLATE_NOOP("playground", "Points"), QT_TRANSLATE_NOOP("playground", "Changed"),
    QT_TRANSLATE_NOOP("playground", "Expected"), QT_TRANSLATE_NOOP("playground", "Updates"),
    QT_TRANSLATE_NOOP("playground", "Training loss"), QT_TRANSLATE_NOOP("playground", "Test loss"),
    QT_TRANSLATE_NOOP("playground", "Test accuracy"),
)  # fmt: skip
GOALS = (
    QT_TRANSLATE_NOOP("playground", "Challenge"), QT_TRANSLATE_NOOP("playground", "Fewest hidden units"),
    QT_TRANSLATE_NOOP("playground", "Fewest updates"), QT_TRANSLATE_NOOP("playground", "To beat"),
)  # fmt: skip


def settings_of(state: PlaygroundState) -> dict[str, Any]:
    """Return the settings of a trial with a State."""
    return {name: getattr(state, name) for name in SETTINGS}


def value_text(name: str, value: Any) -> str:
    """Return the value of a setting as it is shown in its control."""
    parameter = _FIELDS[name]
    context = parameter.context or "playground"
    if isinstance(value, tuple):
        parts = [parameter.choices.get(part, str(part)) if parameter.choices else str(part) for part in value]
        return "-".join(parts) if name == "hidden" and parts else ", ".join(parts) or "–"
    if parameter.choices:
        return translate(context, parameter.choices.get(value, str(value)))
    return number_text(value) if isinstance(value, (int, float)) else str(value)


def change_text(trial: Trial, before: Trial | None) -> str:
    """Return what was changed since the trial before: "Learning rate: 0.1 → 1"."""
    if before is None:
        return translate("playground", "(first trial)")
    names = [name for name in changed(trial, before) if name in _FIELDS]
    if not names:
        return translate("playground", "nothing")
    return "; ".join(f"{_label(name)}: {value_text(name, before.settings.get(name, ''))} → "
                     f"{value_text(name, trial.settings[name])}" for name in names)  # fmt: skip


def _label(name: str) -> str:
    parameter = _FIELDS[name]
    return translate(parameter.context or "playground", parameter.label)


def network_text(trial: Trial) -> str:
    """Return the sizes of a trial's network, such as 2-3-1."""
    settings = trial.settings
    return _sizes(settings["data"], len(settings.get("inputs", ())), settings["hidden"], settings.get("output", ""))


def _sizes(data: str, inputs: int, hidden: Sequence[int], output: str) -> str:
    classes = DATASETS[data].classes if data in DATASETS else 2
    outputs = classes if classes > 2 or classes and output == "softmax" else 1
    return "-".join(map(str, (inputs, *hidden, outputs)))


def row_of(number: int, trial: Trial, before: Trial | None) -> tuple[str, ...]:
    """Return the texts of one row of the notebook; number: from 1."""
    what = f"{value_text('data', trial.settings['data'])}, {network_text(trial)}"
    return (str(number), what, change_text(trial, before), trial.expected, number_text(trial.updates, 7),
            _loss(trial.train_loss), _loss(trial.test_loss), _share(trial.test_accuracy))  # fmt: skip


def _loss(value: float) -> str:
    return fixed_text(value, 4) if value == value else "–"


def _share(value: float) -> str:
    return percent_text(value) if value == value else "–"


def challenge_rows(trials: Sequence[Trial]) -> list[tuple[str, ...]]:
    """Return the rows of the challenge table: data set, fewest units, fewest updates, and what is to be beaten."""
    found = records(trials)
    rows: list[tuple[str, ...]] = []
    for key, data in DATASETS.items():
        best = found.get(key)
        title = translate("playground", data.title)
        if best is None:
            rows.append((title, "–", "–", _to_beat(key)))
        else:
            rows.append((title, _record(trials, best.units, trials[best.units].units),
                         _record(trials, best.updates, trials[best.updates].updates), _to_beat(key)))  # fmt: skip
    return rows


def _to_beat(data: str) -> str:
    """Return the network of the table that meets the challenge of a data set."""
    example = EXAMPLES[data]
    text = translate("playground", "{network} in {updates} updates")
    return text.format(network=_sizes(data, 2, example.hidden, "sigmoid"), updates=number_text(example.updates))


def _record(trials: Sequence[Trial], place: int, value: int) -> str:
    text = translate("playground", "{value} (trial {number}, {network})")
    return text.format(value=number_text(value, 7), number=place + 1, network=network_text(trials[place]))


def sentence_of(trials: Sequence[Trial], example: bool = False) -> str:
    """Return what the notebook holds, and what the challenge is; example: two trials in grey are shown as one."""
    goal = translate(
        "playground", "A challenge is met with x₁ and x₂ as inputs when {share} of at least {tested} test points are "
        "right; for numbers, when the test loss is at most {loss}.")  # fmt: skip
    told = goal.format(share=f"{100 * GOAL_ACCURACY:.0f} %", tested=LEAST_TESTED, loss=number_text(GOAL_LOSS))
    if not trials:
        first = translate("playground", "The notebook is empty. Train, then note the trial: what you changed, what you "
                          "expected, what came out.")  # fmt: skip
        grey = translate("playground", "The grey rows are an example.") if example else ""
        return " ".join(filter(None, (first, grey, told)))
    met = translate("playground", "Trials: {trials}. Challenges met: {met} of {all}.")
    return f"{met.format(trials=len(trials), met=len(records(trials)), all=len(DATASETS))} {told}"
