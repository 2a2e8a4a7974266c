"""The losses against the book's numbers, and one-hot against labels."""

import numpy as np
import pytest

from nnviz.core.losses import (
    LARGEST_CROSS_ENTROPY,
    binary_cross_entropy_error,
    cross_entropy_error,
    sum_squared_error,
)
from nnviz.core.problems import Problem

# Independent reference values
A = np.array([0.1, 0.05, 0.6, 0.0, 0.05, 0.1, 0.0, 0.1, 0.0, 0.0])
B = np.array([0.1, 0.05, 0.1, 0.0, 0.05, 0.1, 0.0, 0.6, 0.0, 0.0])
T = np.eye(10)[2]
BATCH = np.random.default_rng(0).dirichlet(np.ones(10), 7)
LABELS = np.array([0, 9, 3, 3, 1, 2, 8])


@pytest.mark.parametrize("t", [T, 2], ids=["one-hot", "label"])
@pytest.mark.parametrize(("y", "squares", "entropy"), [(A, 0.0975, 0.510825457099338),
                                                       (B, 0.5975, 2.302584092994546)])
def test_the_books_two_examples(y, t, squares, entropy):
    assert sum_squared_error(y, t) == pytest.approx(squares, abs=1e-15)
    assert cross_entropy_error(y, t) == pytest.approx(entropy, abs=1e-14)


def test_the_binary_loss_adds_its_two_terms():
    assert binary_cross_entropy_error(A, T) == pytest.approx(0.9294926489883184, abs=1e-12)


def test_the_binary_loss_is_never_negative_by_a_wrong_sign():
    assert binary_cross_entropy_error([0.9], [0]) == pytest.approx(2.302584, abs=1e-5)


@pytest.mark.parametrize("loss", [sum_squared_error, cross_entropy_error])
def test_one_hot_and_labels_give_the_same_number(loss):
    assert loss(BATCH, LABELS) == pytest.approx(loss(BATCH, np.eye(10)[LABELS]), rel=1e-14)
    assert loss(BATCH, LABELS.astype(np.uint8)) == loss(BATCH, LABELS)


@pytest.mark.parametrize("loss", [sum_squared_error, cross_entropy_error])
def test_over_a_batch_the_loss_is_the_mean_over_the_samples(loss):
    each = [loss(y, t) for y, t in zip(BATCH, LABELS, strict=True)]
    assert loss(BATCH, LABELS) == pytest.approx(np.mean(each), rel=1e-14)


def test_an_impossible_truth_costs_16_118():
    assert cross_entropy_error([0.0, 1.0], 0) == pytest.approx(16.118, abs=1e-3) == LARGEST_CROSS_ENTROPY


@pytest.mark.parametrize(("y", "t", "part"), [
    (BATCH, LABELS[:3], "shape"), (BATCH, np.eye(9)[LABELS[:7] % 9], "shape"), (A, 10, "0 to 9"), (A, -1, "0 to 9"),
    (A, 2.0, "whole numbers"),
])
def test_targets_that_do_not_fit_are_explained(y, t, part):
    with pytest.raises(Problem, match=part):
        cross_entropy_error(y, t)


def test_the_binary_loss_wants_equal_shapes():
    with pytest.raises(Problem, match="agree"):
        binary_cross_entropy_error([0.1, 0.9], [1])
