"""Softmax step by step: where the written formula breaks, and what the wrong axis does."""

import numpy as np
import pytest

from nnviz.core.activations import softmax
from nnviz.core.outputs.softmax_steps import Fault, batch_softmax, largest_exponent, random_scores, softmax_steps


def test_the_largest_exponents_are_those_of_the_reference():
    assert largest_exponent("float64") == pytest.approx(709.782712893384, rel=1e-12)
    assert largest_exponent("float32") == pytest.approx(88.72283905206835, rel=1e-9)


@pytest.mark.parametrize(
    ("scores", "dtype", "fault"),
    [
        ([0.3, 2.9, 4.0], "float64", Fault.NONE),
        ([709, 0, 0], "float64", Fault.NONE),
        ([709, 709, 709], "float64", Fault.SUM),
        ([709, 710, 711], "float64", Fault.POWER),
        ([1010, 1000, 990], "float64", Fault.POWER),
        ([-746, -747, -750], "float64", Fault.NOTHING),
        ([-740, -741, -742], "float64", Fault.PRECISION),
        ([88.7, 0, 0], "float32", Fault.NONE),
        ([88.7, 88.7, 0], "float32", Fault.SUM),
        ([88.8, 0, 0], "float32", Fault.POWER),
        ([-110, -111, -112], "float32", Fault.NOTHING),
    ],
)
def test_the_fault_is_named_and_the_stable_way_has_none(scores, dtype, fault):
    with np.errstate(all="raise"):
        written, stable = softmax_steps(scores, dtype, False), softmax_steps(scores, dtype, True)
    assert written.fault is fault and stable.fault is Fault.NONE
    np.testing.assert_allclose(stable.y, softmax(np.asarray(scores, dtype)), rtol=1e-6)
    assert stable.y.dtype == dtype and stable.y.sum() == pytest.approx(1, rel=1e-6)
    if fault is Fault.NONE:
        np.testing.assert_allclose(written.y, stable.y, rtol=1e-5, atol=1e-30)


def test_an_infinite_sum_makes_every_share_0_and_an_infinite_power_makes_nan():
    assert softmax_steps([709, 709, 709], stable=False).y.tolist() == [0, 0, 0]
    assert np.isnan(softmax_steps([1010, 1000, 990], stable=False).y).all()


def test_the_reference_values_of_large_scores():
    wanted = [0.09003057317038046, 0.24472847105479764, 0.6652409557748219]
    np.testing.assert_allclose(softmax_steps([709, 710, 711]).y, wanted, atol=1e-12)


def test_the_right_axis_gives_probabilities_and_the_wrong_one_depends_on_the_neighbours():
    scores = random_scores(5, 3, 3)
    result = batch_softmax(scores)
    np.testing.assert_allclose(result.right.sum(axis=1), 1)
    np.testing.assert_allclose(result.wrong.sum(axis=0), 1)
    assert result.changed.any()
    np.testing.assert_allclose(batch_softmax(scores[:2]).right, result.right[:2])
    assert not np.allclose(batch_softmax(scores[:2]).wrong, result.wrong[:2])
