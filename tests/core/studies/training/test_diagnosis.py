"""Every verdict from a real, small training of its kind."""

import math
from types import SimpleNamespace

import numpy as np
import pytest

from nnviz.core.network import Network
from nnviz.core.optimizers import SGD
from nnviz.core.studies.training.diagnosis import GAP, HIGH_ACCURACY, Diagnosis, Verdict, diagnose, units_are_alike
from nnviz.core.training import Diverged, train


def patterns(samples: int = 600, noise: float = 0.5, classes: int = 4) -> SimpleNamespace:
    """So many noisy copies of a few patterns of 30 numbers, and 300 more to test on."""
    rng = np.random.default_rng(0)
    centres = rng.normal(size=(classes, 30))

    def draw(count: int) -> tuple[np.ndarray, np.ndarray]:
        labels = rng.integers(0, classes, count)
        return centres[labels] + rng.normal(0, noise, (count, 30)), labels

    (x_train, t_train), (x_test, t_test) = draw(samples), draw(300)
    return SimpleNamespace(x_train=x_train, t_train=t_train, x_test=x_test, t_test=t_test)


def judged(data: SimpleNamespace, sizes=(30, 20, 4), activation="relu", start="He", rate=0.1, epochs=20,
           prepare=None, seed=1) -> Diagnosis:
    """Train and return the verdict on it."""
    rng = np.random.default_rng(seed)
    network = Network(sizes, activation, start, rng=rng)
    if prepare:
        prepare(network)
    losses, evaluations, weights, diverged = [], [], None, False
    try:
        for step in train(network, data, SGD(rate), 50, rng, epochs=epochs):
            losses.append(step.loss)
            evaluations += [e for e in (step.untrained, step.evaluation) if e]
            weights = step.weights or weights
    except Diverged:
        diverged = True
    return diagnose(losses, evaluations, weights, diverged)


def test_before_the_first_iteration_nothing_has_started():
    assert diagnose([], []) == Diagnosis(Verdict.NOT_STARTED)


def test_a_good_run_has_learnt():
    result = judged(patterns())
    assert result.verdict is Verdict.LEARNT
    assert result.test_accuracy >= HIGH_ACCURACY and result.gap < GAP
    assert result.gap == result.train_accuracy - result.test_accuracy
    assert result.recent_loss < 0.3 < result.first_loss


def test_a_good_run_is_learning_on_its_way():
    assert judged(patterns(noise=2), rate=0.01, epochs=3).verdict is Verdict.LEARNING


@pytest.mark.parametrize("activation", ["sigmoid", "relu", "tanh"])
def test_a_start_with_zeros_is_seen_at_once_and_later(activation):
    for epochs in (1, 20):
        result = judged(patterns(), activation=activation, start="zeros", epochs=epochs)
        assert result.verdict is Verdict.ALL_ZERO


def test_few_noisy_samples_are_overfitted():
    result = judged(patterns(samples=60, noise=3), sizes=(30, 100, 4), epochs=200)
    assert result.verdict is Verdict.OVERFITTING and result.train_accuracy > 0.9 and result.gap > 0.2


def test_deep_sigmoid_layers_are_stuck():
    result = judged(patterns(), sizes=(30, *[10] * 8, 4), activation="sigmoid", start="0.01", epochs=5)
    assert result.verdict is Verdict.STUCK and result.recent_loss == pytest.approx(math.log(4), abs=0.05)


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
@pytest.mark.parametrize("start", ["Xavier", "N(0, 1)", "0.01"])
def test_ten_sigmoid_layers_that_only_guess_are_stuck_however_high_they_began(seed, start):
    result = judged(patterns(classes=10), sizes=(30, *[20] * 10, 10), activation="sigmoid", start=start, epochs=3,
                    seed=seed)
    assert result.train_accuracy < 0.2
    assert result.verdict is Verdict.STUCK and result.guessing_loss == pytest.approx(math.log(10), abs=0.05)


def test_a_network_that_is_right_more_often_than_guessing_is_not_called_stuck():
    result = judged(patterns(), start="0.01", rate=0.05, epochs=3)
    assert result.train_accuracy > 0.7 and result.recent_loss > 0.95 * result.guessing_loss
    assert result.verdict is Verdict.UNDECIDED


def test_the_loss_is_called_falling_only_where_it_has_clearly_fallen():
    rng, seen = np.random.default_rng(1), set()
    steps = list(train(Network((30, 20, 4), "relu", "He", rng=rng), patterns(noise=2), SGD(0.01), 50, rng, epochs=1))
    for count in range(1, len(steps)):
        result = diagnose([step.loss for step in steps[:count]], [steps[0].untrained])
        seen.add(result.verdict)
        assert (result.verdict is Verdict.LEARNING) == (result.recent_loss < 0.95 * result.first_loss)
    assert seen == {Verdict.LEARNING, Verdict.UNDECIDED}


def test_the_accuracies_say_of_when_they_are():
    assert judged(patterns(), epochs=3).evaluated == 36


def test_a_network_without_hidden_layers_underfits_what_no_line_can_separate():
    rng = np.random.default_rng(0)
    x = rng.normal(size=(900, 30))
    # three classes by the sign of a product, plus one that a line can tell: the loss falls, and then rests
    t = np.where(x[:, 2] > 0.8, 2, (x[:, 0] * x[:, 1] > 0).astype(int))
    data = SimpleNamespace(x_train=x[:600], t_train=t[:600], x_test=x[600:], t_test=t[600:])
    result = judged(data, sizes=(30, 4), start="0.01", epochs=60)
    assert result.verdict in (Verdict.UNDERFITTING, Verdict.OVERFITTING)
    data = SimpleNamespace(x_train=x, t_train=t, x_test=x[:300], t_test=t[:300])
    assert judged(data, sizes=(30, 4), start="0.01", epochs=60).verdict is Verdict.UNDERFITTING


def test_units_that_never_fire_are_dead():
    def kill(network: Network) -> None:
        network.params["b1"] = np.where(np.arange(20) < 14, -1000, 0)

    result = judged(patterns(), prepare=kill)
    assert result.verdict is Verdict.DEAD_UNITS and result.dead_units >= 0.7


def test_a_huge_learning_rate_kills_the_units_or_diverges():
    assert judged(patterns(), rate=50).verdict in (Verdict.DEAD_UNITS, Verdict.DIVERGED)


def test_infinite_numbers_are_a_divergence():
    result = judged(patterns(), activation="relu", sizes=(30, 20, 20, 4), rate=1e30)
    assert result.verdict is Verdict.DIVERGED


@pytest.mark.parametrize("activation", ["sigmoid", "tanh"])
def test_a_loss_far_above_its_start_is_a_divergence_although_finite(activation):
    result = judged(patterns(noise=3), activation=activation, rate=300, epochs=5)
    assert result.verdict is Verdict.DIVERGED and math.isfinite(result.recent_loss)
    assert result.recent_loss > 2 * result.first_loss


def test_a_random_start_has_units_that_differ():
    for start in ("0.01", "Xavier", "He", "N(0, 1)"):
        assert not units_are_alike(Network((30, 20, 4), weight_init=start).params)
    assert not units_are_alike(Network((30, 4), weight_init="zeros").params)  # no hidden units at all
    assert units_are_alike(Network((30, 20, 4), weight_init="zeros").params)


def test_a_verdict_is_a_plain_word():
    assert Verdict("learnt") is Verdict.LEARNT and Verdict.LEARNT == "learnt"
