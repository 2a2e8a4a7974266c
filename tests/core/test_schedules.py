"""Learning-rate schedules: they begin, fall and end as their formulas say."""

import math

import pytest

from nnviz.core.problems import Problem
from nnviz.core.schedules import SCHEDULES, Schedule, schedule


@pytest.mark.parametrize("name", SCHEDULES)
@pytest.mark.parametrize(("total", "per_epoch"), [(1, 1), (10, 3), (1000, 10)])
def test_every_factor_is_above_0_and_at_most_1(name, total, per_epoch):
    made = schedule(name, total, per_epoch) or (lambda i: 1.0)
    assert all(0 < made(i) <= 1 for i in range(total))


def test_a_constant_rate_costs_nothing():
    assert schedule("constant", 100, 10) is None


def test_steps_drop_after_so_many_epochs():
    made = Schedule("step", 100, 10, drop_every=3, drop_factor=0.1)
    assert [made(i) for i in (0, 29, 30, 59, 60)] == pytest.approx([1, 1, 0.1, 0.1, 0.01])


def test_cosine_falls_by_half_in_the_middle():
    made = Schedule("cosine", 200, 10)
    assert made(0) == 1 and made(100) == pytest.approx(0.5) and made(199) < 1e-4
    assert made(50) == pytest.approx(0.5 + math.sqrt(0.125))


@pytest.mark.parametrize("name", ["warm-up", "warm-up, cosine"])
def test_warm_up_rises_evenly_and_then_goes_on_as_the_rest_says(name):
    made = Schedule(name, 100, 10, warmup=0.2)
    assert [made(i) for i in (0, 9, 19, 20)] == pytest.approx([0.05, 0.5, 1, 1])
    assert made(60) == pytest.approx(0.5 if "cosine" in name else 1)


def test_a_name_that_is_none_is_refused():
    with pytest.raises(Problem):
        schedule("linear", 10, 1)
