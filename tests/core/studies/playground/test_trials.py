"""The laboratory notebook: trials as lines, what changed between them, and who holds the records."""

import math

import pytest

from nnviz.core.problems import Problem
from nnviz.core.studies.playground.trials import (
    MOST_TRIALS,
    Record,
    Trial,
    changed,
    check_expectation,
    check_trials,
    reaches_goal,
    records,
    trial_of,
    with_trial,
)

SETTINGS = {"data": "xor", "inputs": ("x1", "x2"), "hidden": (3,), "samples": 300, "share": 0.5, "rate": 0.1}


def trial(updates: int = 100, accuracy: float = 1.0, loss: float = 0.1, **settings: object) -> Trial:
    return Trial(SETTINGS | settings, updates, 0.1, loss, 1.0, accuracy)


def test_a_trial_comes_back_from_its_line_as_it_was():
    one = Trial(SETTINGS, 7, 0.25, math.nan, math.nan, 0.5, expected="zwei “Geraden” → 1")
    again = trial_of(one.text())
    assert again.settings == SETTINGS and again.expected == one.expected and again.updates == 7
    assert (again.train_loss, again.test_accuracy) == (0.25, 0.5) and math.isnan(again.test_loss)


@pytest.mark.parametrize("line", [
    "", "{", "[]", "7", '{"settings":{}}', trial().text().replace('"updates":100', '"updates":-1'),
    trial().text().replace("[3]", '["3"]'), trial().text().replace("[3]", "3"), trial().text().replace('"xor"', "{}"),
    trial().text().replace('"expected":""', '"expected":"' + 200 * "x" + '"'), "[" * 5000,
])  # fmt: skip
def test_a_line_that_is_no_trial_is_refused(line):
    with pytest.raises(Problem, match="not a trial"):
        check_trials((trial().text(), line))


def test_the_notebook_has_an_end_and_an_expectation_too():
    full = (trial().text(),) * MOST_TRIALS
    assert len(with_trial(full[1:], trial())) == MOST_TRIALS
    for act in (lambda: with_trial(full, trial()), lambda: check_trials((*full, full[0]))):
        with pytest.raises(Problem, match="is full"):
            act()
    check_expectation("x" * 120)
    with pytest.raises(Problem, match="these are 121"):
        check_expectation("x" * 121)


def test_what_changed_is_named_in_the_order_of_the_settings():
    assert changed(trial(), None) == () and changed(trial(), trial(updates=5)) == ()
    assert changed(trial(rate=1.0, data="circle"), trial()) == ("data", "rate")


@pytest.mark.parametrize(
    ("one", "reached"),
    [
        (trial(), True),
        (trial(accuracy=0.95), True),
        (trial(accuracy=0.949), False),
        (trial(accuracy=math.nan), False),
        (trial(inputs=("x1", "x2", "x1x2")), False),
        (trial(samples=79), True),  # 39.5 of them: 40 may be tested
        (trial(samples=78), False),
        (trial(data="own"), False),
        (trial(data="hill", accuracy=math.nan, loss=0.02), True),
        (trial(data="hill", accuracy=math.nan, loss=0.021), False),
        (trial(updates=0), False),
    ],
)
def test_a_challenge_is_met_by_what_its_rule_says(one, reached):
    assert reaches_goal(one) is reached


def test_records_go_to_the_fewest_and_of_equals_to_the_better_then_the_earlier():
    trials = [trial(900, hidden=(2,)), trial(100, hidden=(3,)), trial(800, hidden=(1, 1)), trial(100, hidden=(3,)),
              trial(10, accuracy=0.5, hidden=()), trial(50, hidden=(), data="clusters")]  # fmt: skip
    assert records(trials) == {"xor": Record(units=2, updates=1), "clusters": Record(units=5, updates=5)}
    assert records([]) == {}
