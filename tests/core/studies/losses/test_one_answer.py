"""One answer moved by hand: sums that stay 1, what wanders and slides, the terms of every loss."""

import numpy as np
import pytest

from nnviz.core.losses import SQUARED_FORMS, binary_cross_entropy_error, cross_entropy_error, sum_squared_error
from nnviz.core.studies.losses.one_answer import (
    ANSWER_A,
    ANSWER_B,
    TRUTH,
    is_one_hot,
    one_hot,
    random_batch,
    rival,
    shrinking,
    sliding,
    terms_of,
    wandering,
    with_output,
)

RNG = np.random.default_rng(4)


@pytest.mark.parametrize("value", [0.0, 0.3, 1.0])
@pytest.mark.parametrize("y", [ANSWER_A, one_hot(3, 5), (0.5, 0.5), (0.0, 0.0, 0.0)])
def test_with_the_sum_kept_the_others_share_what_is_left(y, value):
    moved = with_output(y, 1, value)
    assert moved[1] == value and sum(moved) == pytest.approx(1)
    assert all(0 <= v <= 1 for v in moved)


def test_without_it_the_others_stay():
    assert with_output(ANSWER_A, 2, 0.9, keep_sum=False) == (*ANSWER_A[:2], 0.9, *ANSWER_A[3:])


def test_the_probability_wanders_from_a_through_b_to_a_certain_mistake():
    moments = wandering(ANSWER_A, TRUTH)
    assert rival(ANSWER_A, TRUTH) == 7 and ANSWER_B in moments
    assert moments[-1][TRUTH] == 0 and moments[-1][7] == pytest.approx(0.7)
    assert all(sum(y) == pytest.approx(1) for y in moments)
    costs = [cross_entropy_error(y, TRUTH) for y in moments]
    assert costs == sorted(costs) and costs[-1] == pytest.approx(16.118, abs=1e-3)
    assert wandering(moments[-1], TRUTH)[-1][TRUTH] == pytest.approx(0.7)


def test_an_output_slides_to_0_and_delta_shrinks():
    outputs = [y[TRUTH] for y in sliding(ANSWER_A, TRUTH)]
    assert outputs == sorted(outputs, reverse=True) and outputs[-1] == 0 and len(outputs) == 40
    assert sliding(one_hot(1, 10), TRUTH) == []
    deltas = shrinking(1e-7)
    assert deltas[:2] == [3.16e-8, 1e-8] and deltas[-1] == 1e-15
    assert shrinking(1e-15) == []


@pytest.mark.parametrize("form", SQUARED_FORMS)
def test_the_terms_add_up_to_the_losses(form):
    for _ in range(100):
        y, t = RNG.dirichlet(np.ones(5)), RNG.dirichlet(np.ones(5))
        terms = terms_of(y, t, form)
        assert terms.sums() == pytest.approx(
            (sum_squared_error(y, t, form), cross_entropy_error(y, t), binary_cross_entropy_error(y, t))
        )


def test_no_logarithm_is_taken_of_what_is_no_probability():
    for y, t in (((1.5, -0.5), (1, 0)), ((0.5, 0.5), (2, 0))):
        terms = terms_of(y, t)
        assert terms.entropy is None and terms.binary is None and terms.sums()[1:] == (None, None)


def test_one_hot_is_one_1_among_zeros():
    assert is_one_hot(one_hot(2, 3)) and not is_one_hot((1, 1, 0)) and not is_one_hot((0.5, 0.5))


def test_a_random_batch_is_the_same_for_a_seed_and_its_rows_add_up_to_1():
    y = random_batch((2, 7, 0), 10, 1)
    assert y.shape == (3, 10) and y.sum(axis=1) == pytest.approx(1)
    assert (y == random_batch((2, 7, 0), 10, 1)).all() and (y != random_batch((2, 7, 0), 10, 2)).any()
