"""The losses against the book's numbers, and one-hot against labels."""

import numpy as np
import pytest

from nnviz.core.activations import sigmoid, softmax
from nnviz.core.differentiation import numerical_gradient
from nnviz.core.losses import (
    LARGEST_CROSS_ENTROPY,
    SQUARED_FORMS,
    binary_cross_entropy_error,
    binary_cross_entropy_gradient,
    binary_terms,
    check_probabilities,
    cross_entropies,
    cross_entropy_error,
    cross_entropy_gradient,
    sigmoid_cross_entropy_gradient,
    softmax_cross_entropy_gradient,
    squared_error_gradient,
    squared_errors,
    sum_squared_error,
    wrong_sign_terms,
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


# Every form, sample by sample, and the gradients: against numerical differences, scikit-learn and PyTorch.

GRADIENTS = {
    "half": (lambda y, t: sum_squared_error(y, t), squared_error_gradient),
    "mean": (lambda y, t: sum_squared_error(y, t, "mean"), lambda y, t: squared_error_gradient(y, t, "mean")),
    "sum": (lambda y, t: sum_squared_error(y, t, "sum"), lambda y, t: squared_error_gradient(y, t, "sum")),
    "entropy": (cross_entropy_error, cross_entropy_gradient),
    "entropy, no delta": (lambda y, t: cross_entropy_error(y, t, 0), lambda y, t: cross_entropy_gradient(y, t, 0)),
    "binary": (binary_cross_entropy_error, binary_cross_entropy_gradient),
    "softmax": (lambda a, t: cross_entropy_error(softmax(a), t, 0), softmax_cross_entropy_gradient),
    "sigmoid": (lambda a, t: binary_cross_entropy_error(sigmoid(a), t, 0), sigmoid_cross_entropy_gradient),
}


@pytest.mark.parametrize("name", GRADIENTS)
@pytest.mark.parametrize("shape", [(5,), (7, 5)])
def test_a_gradient_is_the_numerical_one(name, shape):
    loss, gradient = GRADIENTS[name]
    rng = np.random.default_rng(len(name))
    y, t = rng.uniform(0.05, 0.95, shape), rng.uniform(0, 1, shape)
    expected = numerical_gradient(lambda values: loss(values, t), y.copy(), 1e-5)
    assert gradient(y, t) == pytest.approx(expected, rel=1e-6, abs=1e-8)


def test_the_three_forms_of_the_squared_error_differ_by_their_factor():
    half, mean, whole = (sum_squared_error(A, T, form) for form in SQUARED_FORMS)
    assert (half, mean, whole) == pytest.approx((0.0975, 0.0195, 0.195), abs=1e-15)
    with pytest.raises(Problem, match="half, mean, sum"):
        sum_squared_error(A, T, "root")


def test_a_and_b_as_a_batch_of_two_cost_their_mean():
    y = np.stack([A, B])
    assert cross_entropies(y, [2, 2]) == pytest.approx([0.510825457099338, 2.302584092994546], abs=1e-14)
    assert cross_entropy_error(y, [2, 2]) == pytest.approx(1.406704775, abs=5e-10)
    assert squared_errors(y, [2, 2]) == pytest.approx([0.0975, 0.5975], abs=1e-15)


def test_without_delta_an_impossible_target_costs_infinitely_much_and_nothing_warns():
    assert cross_entropy_error([0.0, 1.0], 0, delta=0) == np.inf
    assert cross_entropy_error([0.0, 1.0], 1, delta=0) == 0
    assert binary_cross_entropy_error([0.0, 1.0], [0, 1], delta=0) == 0
    assert cross_entropy_gradient([0.0, 1.0], 0, delta=0)[0] == -np.inf


def test_the_wrong_sign_rewards_wrong_answers_for_targets_of_no():
    right = binary_terms([0.9, 0.1, 0.9, 0.1], [1, 1, 0, 0], 0)
    wrong = wrong_sign_terms([0.9, 0.1, 0.9, 0.1], [1, 1, 0, 0], 0)
    assert right == pytest.approx([0.105361, 2.302585, 2.302585, 0.105361], abs=1e-6)
    assert wrong == pytest.approx([0.105361, 2.302585, -2.302585, -0.105361], abs=1e-6)
    assert np.sum(wrong_sign_terms(A, T)) == pytest.approx(0.09215826521035758, abs=1e-12)


@pytest.mark.parametrize("bad", [[-0.1, 1.1], [0.5, np.nan], [np.inf, 0.0], [0.2, 1.0000001]])
def test_outputs_under_a_logarithm_must_be_probabilities(bad):
    check_probabilities([0.0, 0.3, 1.0])
    with pytest.raises(Problem, match="from 0 to 1"):
        check_probabilities(bad)


def test_scikit_learn_gives_the_same_losses():
    metrics = pytest.importorskip("sklearn.metrics")
    assert cross_entropy_error(BATCH, LABELS, 0) == pytest.approx(
        metrics.log_loss(LABELS, BATCH, labels=range(10)), rel=1e-12)
    squares = metrics.mean_squared_error(np.eye(10)[LABELS], BATCH)
    assert sum_squared_error(BATCH, LABELS, "mean") == pytest.approx(squares, rel=1e-12)
    y, t = BATCH[:, 0], LABELS % 2
    assert binary_cross_entropy_error(y[:, None], t[:, None], 0) == pytest.approx(metrics.log_loss(t, y), rel=1e-12)


def test_pytorch_gives_the_same_losses_and_gradients():
    torch = pytest.importorskip("torch")
    a = np.random.default_rng(1).normal(0, 3, (7, 10))
    scores = torch.tensor(a, requires_grad=True)
    loss = torch.nn.functional.cross_entropy(scores, torch.tensor(LABELS))
    loss.backward()
    assert cross_entropy_error(softmax(a), LABELS, 0) == pytest.approx(loss.item(), rel=1e-12)
    assert softmax_cross_entropy_gradient(a, LABELS) == pytest.approx(scores.grad.numpy(), rel=1e-9, abs=1e-15)
    scores = torch.tensor(a, requires_grad=True)
    targets = np.eye(10)[LABELS]
    loss = torch.nn.functional.binary_cross_entropy_with_logits(scores, torch.tensor(targets), reduction="sum") / 7
    loss.backward()
    assert binary_cross_entropy_error(sigmoid(a), targets, 0) == pytest.approx(loss.item(), rel=1e-9)
    assert sigmoid_cross_entropy_gradient(a, targets) == pytest.approx(scores.grad.numpy(), rel=1e-9, abs=1e-15)
