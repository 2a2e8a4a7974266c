"""What is said at the end of a run holds whatever the seed: presets that fail, cut short, on a few drawn digits.

All presets at their full length, on drawn digits and on MNIST: `python -m tests.stress verdicts`.
"""

from dataclasses import replace

import pytest

from nnviz.core.studies.training.diagnosis import Verdict
from nnviz.data import mnist
from nnviz.tabs.training.state import PRESETS
from tests.stress.verdicts import EXPECTED, expected, outcome
from tests.tabs.training.test_training import digits  # noqa: F401 (a fixture)

SHORT = {"Failure: learning rate too large": 120, "Failure: all weights zero": 120, "Failure: ten sigmoid layers": 120}
"""Preset → iterations after which its verdict is the one of its end."""


@pytest.mark.parametrize("seed", range(10))
def test_a_run_that_does_not_learn_is_called_so_with_every_seed(digits, seed):  # noqa: F811
    data, states = mnist.load(digits), {preset.title: preset.state for preset in PRESETS}
    for title, iterations in SHORT.items():
        found = outcome(replace(states[title], unit="iterations", iterations=iterations, seed=seed), data)
        assert found.verdict in expected(title), title


def test_a_loss_below_that_of_its_first_mini_batch_is_still_stuck_while_it_is_that_of_guessing(digits):  # noqa: F811
    data, state = mnist.load(digits), next(p.state for p in PRESETS if p.title == "Failure: ten sigmoid layers")
    # N(0, 1) begins far above ln 10 and falls to it: a fall, but no learning
    found = outcome(replace(state, weight_init="N(0, 1)", unit="iterations", iterations=120, rate=0.01), data)
    assert found.first_loss > 1.05 * found.recent_loss and found.verdict is Verdict.STUCK


def test_every_verdict_that_is_expected_belongs_to_a_preset():
    assert set(EXPECTED) <= {preset.title for preset in PRESETS}
