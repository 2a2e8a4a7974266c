"""A laboratory notebook: what was set, what was expected, what came out; and who needed the fewest units and updates.

A trial is kept as one line of JSON, so that many of them are cheap to hold in a State and to save.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem
from nnviz.core.studies.playground.plane_data import DATASETS

MOST_TRIALS = 200
LONGEST_TEXT = 120
GOAL_ACCURACY, GOAL_LOSS = 0.95, 0.02
"""Of the test points this share must be right; of numbers to regress the loss on test points must not be above this."""
LEAST_TESTED = 40
PLAIN_INPUTS = ("x1", "x2")
_LONGEST_LINE = 4000


@dataclass(frozen=True)
class Example:
    """A network that meets a challenge, to be beaten: hidden layers, the seed, after how many updates it does.

    tanh, Adam with rate 0.02, batches of 10, else as a new playground. Found from the seeds 0 to 4.
    """

    hidden: tuple[int, ...]
    seed: int
    updates: int


EXAMPLES: Mapping[str, Example] = {
    "clusters": Example((), 0, 100), "xor": Example((3,), 1, 200), "circle": Example((3,), 0, 300),
    "moons": Example((3,), 3, 900), "spirals": Example((8, 8), 0, 3300), "stripes": Example((3,), 1, 900),
    "three": Example((), 0, 100), "four": Example((), 0, 100), "plane": Example((), 0, 100),
    "hill": Example((3,), 2, 300),
}  # fmt: skip
"""One for every data set: the fewest hidden units with which a few tries have met its challenge."""

NO_TRIAL = QT_TRANSLATE_NOOP("problems", "The notebook holds a line that is not a trial. Open another session or "
                                         "scene.")
LONG_TEXT = QT_TRANSLATE_NOOP("problems", "At most {most} characters fit into the notebook; these are {found}.")
FULL = QT_TRANSLATE_NOOP("problems", "The notebook is full: it holds {most} trials. Export it, then remove some.")


@dataclass(frozen=True)
class Trial:
    """One row. settings: name of a field → value. What came out after `updates`: NaN where there is no such number."""

    settings: Mapping[str, Any]
    updates: int
    train_loss: float
    test_loss: float
    train_accuracy: float
    test_accuracy: float
    expected: str = ""

    @property
    def units(self) -> int:
        """How many hidden units the network has."""
        return sum(self.settings["hidden"])

    def text(self) -> str:
        """Return the trial as one line of JSON, which `trial_of` reads again."""
        numbers = (self.train_loss, self.test_loss, self.train_accuracy, self.test_accuracy)
        measured = [value if math.isfinite(value) else None for value in numbers]
        row = {"settings": dict(self.settings), "updates": self.updates, "measured": measured,
               "expected": self.expected}  # fmt: skip
        return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=2 * MOST_TRIALS)
def trial_of(text: str) -> Trial:
    """Return the trial that a line of JSON stands for; Problem if it is none.

    >>> trial = Trial({"hidden": (2, 1), "data": "xor"}, 100, 0.1, 0.2, 0.9, math.nan)
    >>> again = trial_of(trial.text())
    >>> again.settings["hidden"], again.updates, again.units
    ((2, 1), 100, 3)
    """
    try:
        if len(text) > _LONGEST_LINE:
            raise ValueError(len(text))
        row = json.loads(text)
        settings = {str(name): _plain(value) for name, value in row["settings"].items()}
        measured = [math.nan if value is None else float(value) for value in row["measured"]]
        train_loss, test_loss, train, test = measured
        trial = Trial(settings, int(row["updates"]), train_loss, test_loss, train, test, str(row["expected"]))
        good = all(isinstance(units, int) and units > 0 for units in settings["hidden"]) and trial.updates >= 0
        if not good or not isinstance(settings["data"], str) or len(trial.expected) > LONGEST_TEXT:
            raise ValueError(text)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise Problem(NO_TRIAL) from None
    return trial


def _plain(value: Any) -> Any:
    """Return a value of JSON as a State has it: tuples, not lists; a dictionary is none."""
    if isinstance(value, dict):
        raise ValueError(value)
    return tuple(_plain(part) for part in value) if isinstance(value, list) else value


def check_trials(trials: Sequence[str]) -> None:
    """Raise Problem unless every line is a trial, and there are not too many."""
    if len(trials) > MOST_TRIALS:
        raise Problem(FULL, most=MOST_TRIALS)
    for text in trials:
        trial_of(text)


def check_expectation(text: str) -> None:
    """Raise Problem for more than fits into a row."""
    if len(text) > LONGEST_TEXT:
        raise Problem(LONG_TEXT, most=LONGEST_TEXT, found=len(text))


def with_trial(trials: Sequence[str], trial: Trial) -> tuple[str, ...]:
    """Return the notebook with one more line; Problem if it is full."""
    if len(trials) >= MOST_TRIALS:
        raise Problem(FULL, most=MOST_TRIALS)
    return (*trials, trial.text())


def changed(trial: Trial, before: Trial | None) -> tuple[str, ...]:
    """Return the names of the settings in which a trial differs from the one before it, in their order."""
    if before is None:
        return ()
    return tuple(name for name, value in trial.settings.items() if before.settings.get(name) != value)


def reaches_goal(trial: Trial) -> bool:
    """Return whether a trial counts: a data set of the table, x₁ and x₂ as inputs, enough test points, good on them."""
    data = DATASETS.get(trial.settings["data"])
    if data is None or tuple(trial.settings.get("inputs", ())) != PLAIN_INPUTS:
        return False
    tested = float(trial.settings.get("samples", 0)) * float(trial.settings.get("share", 0))
    if tested < LEAST_TESTED - 0.5 or trial.updates < 1:
        return False
    return trial.test_accuracy >= GOAL_ACCURACY if data.classes else trial.test_loss <= GOAL_LOSS


@dataclass(frozen=True)
class Record:
    """The best trials on one data set, by their place in the notebook: fewest units, fewest updates."""

    units: int
    updates: int


def records(trials: Sequence[Trial]) -> dict[str, Record]:
    """Return the records of every data set on which a trial has reached the goal; of equals the earlier one holds.

    Of as many units the fewer updates are better, and the other way round.
    """
    found: dict[str, list[int]] = {}
    for place, trial in enumerate(trials):
        if reaches_goal(trial):
            found.setdefault(trial.settings["data"], []).append(place)
    return {
        data: Record(min(places, key=lambda i: (trials[i].units, trials[i].updates)),
                     min(places, key=lambda i: (trials[i].updates, trials[i].units)))
        for data, places in found.items()
    }  # fmt: skip
