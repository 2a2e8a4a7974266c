"""The versions of the gates: they agree, their code is real, and their timings are measured."""

from itertools import islice

import numpy as np
import pytest

from nnviz.core.perceptron import INPUTS, TARGETS
from nnviz.core.studies.gates import gate_timings as gate_versions
from nnviz.core.studies.gates.gate_timings import REPEATS, VERSIONS, measure


@pytest.mark.parametrize("name", VERSIONS)
def test_every_version_agrees_with_its_truth_table(name):
    version = VERSIONS[name]
    assert version.agrees()
    assert version.outputs() == TARGETS[version.gate]


@pytest.mark.parametrize("name", VERSIONS)
def test_the_code_on_show_is_the_code_that_runs(name):
    space = {"np": np} | {v.function.__name__: v.function for v in VERSIONS.values()}
    space |= {helper: getattr(gate_versions, helper) for helper in ("sigmoid", "nand_sigmoid")}
    exec(VERSIONS[name].code, space)
    function = space[VERSIONS[name].function.__name__]
    assert tuple(int(function(*x)) for x in INPUTS) == TARGETS[VERSIONS[name].gate]


def test_the_notes_figures_are_those_printed():
    ns = {
        (0, 0): [138, 413, None, 385, 501, 9470, None, None], (0, 1): [None, None, 12_800, 418, 379, 9740, None, None],
        (1, 0): [None] * 8, (1, 1): [None] * 8,
    }  # fmt: skip
    for x, printed in ns.items():
        found = [version.notes.get(x) for version in VERSIONS.values()]
        assert found == [None if v is None else pytest.approx(v * 1e-9) for v in printed]


def test_the_versions_of_or_have_the_biases_of_the_notes():
    assert "b = np.array([0.5, 0.5]), -0.2" in VERSIONS["OR, NumPy"].code
    assert "b = np.array([0.5, 0.5]), -0.1" in VERSIONS["OR, NumPy and sigmoid"].code


def test_a_measurement_gives_every_repeat_and_numpy_is_slower_on_two_numbers():
    timings = list(measure(repeats=2))
    last = {timing.name: timing for timing in timings}
    assert list(last) == list(VERSIONS)
    assert [len(t.seconds) for t in islice(timings, 4)] == [1, 2, 1, 2]
    assert all(0 < t.mean < 0.01 and t.deviation >= 0 for t in last.values())
    assert last["AND, NumPy and sigmoid"].mean > 5 * last["AND, plain numbers"].mean
    assert REPEATS == 7
