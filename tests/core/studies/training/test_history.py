"""What a run leaves behind can be asked for any moment, and stays small."""

from types import SimpleNamespace

import numpy as np
import pytest

from nnviz.core.evaluation import Evaluation
from nnviz.core.network import Network
from nnviz.core.optimizers import SGD
from nnviz.core.studies.training import history
from nnviz.core.studies.training.history import History
from nnviz.core.training import TrainingStep, WeightUpdate, train


def step(i: int, loss: float, rate: float = 0.1, weights: dict | None = None) -> TrainingStep:
    return TrainingStep(i, i / 10, loss, rate, WeightUpdate("W1[0, 0]", float(i), 1.0, i + 1.0), None, weights)


def test_losses_are_kept_in_order_beyond_the_expected_length():
    run = History(3)
    run.extend(step(i, i * 0.5) for i in range(10))
    assert len(run) == 10
    np.testing.assert_allclose(run.losses, np.arange(10) * 0.5)


def test_the_smoothed_curve_is_a_centred_mean_that_is_cut_at_the_ends():
    rng = np.random.default_rng(0)
    losses = rng.random(50)
    run = History(50)
    run.extend(step(i, float(loss)) for i, loss in enumerate(losses))
    moments = np.arange(1, 51)
    for m, value in zip(moments, run.smoothed(moments, 7), strict=True):
        reach = min(3, m - 1)
        assert value == pytest.approx(losses[m - 1 - reach : m + reach].mean())


def test_penalties_and_batch_sizes_are_kept_beside_the_losses():
    run = History(2)
    run.extend(step(i, 1.0)._replace(penalty=i / 4, images=100 + i) for i in range(9))
    np.testing.assert_array_equal(run.penalties, np.arange(9) / 4)
    np.testing.assert_array_equal(run.images, np.arange(100, 109))


def test_at_the_end_of_an_epoch_the_evaluation_is_of_that_moment():
    rng = np.random.default_rng(0)
    data = SimpleNamespace(x_train=rng.random((1000, 16)), t_train=rng.integers(0, 3, 1000),
                           x_test=rng.random((50, 16)), t_test=rng.integers(0, 3, 50))
    run = History(8)
    run.extend(train(Network((16, 3), rng=rng), data, SGD(0.1), 300, rng, epochs=2))
    assert [run.evaluation_at(moment).moment for moment in range(9)] == [0, 0, 0, 0, 4, 4, 4, 4, 8]


def test_a_straight_line_stays_where_it_is_when_smoothed():
    run = History(100)
    run.extend(step(i, 5 - 0.01 * i) for i in range(100))
    np.testing.assert_allclose(run.smoothed(np.arange(1, 91), 20), run.losses[:90], atol=1e-6)


def test_the_loss_of_a_moment_is_the_mean_of_the_recent_ones():
    run = History(200)
    run.extend(step(i, float(i)) for i in range(200))
    assert run.loss_at(1) == 0.0
    assert run.loss_at(200) == pytest.approx(np.arange(150, 200).mean())


def test_a_change_of_rate_is_remembered_where_it_happened():
    run = History(6)
    run.extend(step(i, 1.0, 0.1 if i < 4 else 0.05) for i in range(6))
    assert run.rates == [(0, 0.1), (4, 0.05)]
    assert (run.rate_at(0), run.rate_at(4), run.rate_at(5)) == (None, 0.1, 0.05)


def test_snapshots_stay_within_their_bytes_and_keep_the_first_and_the_last(monkeypatch):
    monkeypatch.setattr(history, "MOST_BYTES", 80 * 10)
    run = History(1000)
    run.start({"W1": np.zeros(10)})
    run.extend(step(i, 1.0, weights={"W1": np.full(10, float(i))}) for i in range(1000))
    moments = [moment for moment, _ in run.snapshots]
    assert len(moments) <= 10
    assert moments[0] == 0 and moments[-1] == 1000
    assert moments == sorted(moments)
    assert np.diff(moments).max() <= 256  # and not only of the end


@pytest.mark.parametrize("best", [3, 200, 777])
def test_evaluations_stay_within_their_number_and_keep_the_first_the_last_and_the_best(monkeypatch, best):
    monkeypatch.setattr(history, "MOST_EVALUATIONS", 50)
    none = np.zeros(0, np.uint8)
    run = History(1000)
    for i in range(1000):
        loss = np.nan if i == 5 else 0.5 if i == best else 1.0
        run.extend([step(i, 1.0)._replace(evaluation=Evaluation(i, i / 10, 0.5, 0.5, loss, loss, none, none))])
        assert run.evaluations[-1].moment == i + 1
    moments = [evaluation.moment for evaluation in run.evaluations]
    assert 20 < len(moments) <= 50
    assert moments == sorted(moments) and moments[0] == 1 and best + 1 in moments
    assert np.diff(moments).max() <= 64


def test_a_moment_shows_the_last_snapshot_not_after_it():
    run = History(10)
    run.start({"W1": np.zeros(1)})
    run.extend(step(i, 1.0, weights={"W1": np.array([float(i)])} if i % 4 == 3 else None) for i in range(10))
    assert [run.weights_at(m)[0] for m in (0, 3, 4, 7, 8, 10)] == [0, 0, 4, 4, 8, 8]
    assert run.update_at(10).before == 9.0
    assert run.update_at(6).before == 3.0
