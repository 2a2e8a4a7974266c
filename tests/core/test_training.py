"""The training loop: its arithmetic, its frames, its determinism, and real runs on small real problems."""

import time
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from types import SimpleNamespace

import numpy as np
import pytest

from nnviz.core.network import Network
from nnviz.core.optimizers import OPTIMIZERS, SGD
from nnviz.core.problems import Problem
from nnviz.core.training import (
    Diverged,
    EvaluationProgress,
    TrainingStep,
    confusion_matrix,
    evaluate,
    iterations_per_epoch,
    train,
)
from nnviz.data import mnist


def blobs(samples: int = 230, seed: int = 0) -> SimpleNamespace:
    """Three noisy patterns as 4×4 images in bytes: a network can learn them, but not from a glance."""
    rng = np.random.default_rng(seed)
    patterns = np.random.default_rng(42).integers(60, 200, (3, 4, 4))

    def draw(count: int) -> tuple[np.ndarray, np.ndarray]:
        labels = rng.integers(0, 3, count).astype(np.uint8)
        return np.clip(patterns[labels] + rng.normal(0, 40, (count, 4, 4)), 0, 255).astype(np.uint8), labels

    (x_train, t_train), (x_test, t_test) = draw(samples), draw(90)
    return SimpleNamespace(x_train=x_train, t_train=t_train, x_test=x_test, t_test=t_test)


def run(seed: int = 1, rate: float = 0.5, batch_size: int = 50, data=None, network=None, **more):
    """Train a small network and return it with all frames."""
    rng = np.random.default_rng(seed)
    network = network or Network((16, 8, 3), weight_init="Xavier", rng=rng)
    more = {"iterations": 12} | more
    return network, list(train(network, data or blobs(), SGD(rate), batch_size, rng, **more))


@pytest.mark.parametrize(("samples", "batch", "wanted"), [(60_000, 100, 600), (1000, 200, 5), (1000, 300, 4),
                                                          (5, 5, 1)])
def test_an_epoch_has_so_many_iterations(samples, batch, wanted):
    assert iterations_per_epoch(samples, batch) == wanted


def test_twenty_epochs_of_a_thousand_in_batches_of_two_hundred_are_a_hundred_iterations():
    steps = run(data=blobs(1000), batch_size=200, iterations=None, epochs=20)[1]
    assert len(steps) == 100 and steps[-1].epoch == 20


@pytest.mark.parametrize(("samples", "batch", "iterations", "evaluated"), [
    (1000, 100, 31, [10, 20, 30, 31]), (1000, 300, 42, [4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 42]),
    (230, 230, 3, [1, 2, 3]), (230, 50, 1, [1]), (6000, 10, 10_000, [*range(600, 10_000, 600), 10_000]),
])
def test_evaluations_come_before_the_first_iteration_at_the_end_of_each_epoch_and_at_the_last(
        samples, batch, iterations, evaluated):
    steps = run(data=blobs(samples), batch_size=batch, iterations=iterations)[1]
    assert [step.evaluation.moment for step in steps if step.evaluation] == evaluated
    assert all(step.evaluation.iteration == step.iteration for step in steps if step.evaluation)
    assert [step.untrained.moment for step in steps if step.untrained] == [0] and steps[0].untrained
    assert [step.iteration for step in steps] == list(range(iterations))


def test_epochs_count_the_samples_seen_with_a_smaller_last_batch():
    epochs = [step.epoch for step in run(data=blobs(230), batch_size=100, iterations=4)[1]]
    assert epochs == [100 / 230, 200 / 230, 1.0, 330 / 230]


def test_the_untrained_network_is_measured_before_the_first_update():
    data = blobs()
    network = Network((16, 8, 3), weight_init="Xavier", rng=np.random.default_rng(0))
    loss, accuracy = network.loss(data.x_train, data.t_train), network.accuracy(data.x_test, data.t_test)
    step = next(train(network, data, SGD(0.5), 50, np.random.default_rng(0), iterations=5))
    assert step.untrained.train_loss == pytest.approx(loss, rel=1e-6) and step.untrained.test_accuracy == accuracy
    assert network.loss(data.x_train, data.t_train) != pytest.approx(loss, rel=1e-6)


def test_a_step_tells_how_many_images_its_batch_had():
    assert [step.images for step in run(data=blobs(1000), batch_size=300, iterations=8)[1]] == [300, 300, 300, 100] * 2


def test_the_loss_of_a_step_is_told_without_and_with_the_penalty_of_weight_decay():
    data = blobs()
    network = Network((16, 8, 3), weight_init="N(0, 1)", rng=np.random.default_rng(0), weight_decay=0.1)
    whole, penalty = network.loss(data.x_train, data.t_train), network.penalty()
    step = next(train(network, data, SGD(0.1), 230, np.random.default_rng(0), iterations=1))
    assert step.penalty == pytest.approx(penalty, rel=1e-6) and penalty > 1
    assert step.loss + step.penalty == pytest.approx(whole, rel=1e-5)
    plain = Network((16, 8, 3), rng=np.random.default_rng(0))
    assert next(train(plain, data, SGD(0.1), 230, np.random.default_rng(0), iterations=1)).penalty == 0


def batches_seen(**more) -> list[np.ndarray]:
    """Return the indices of every batch: each image is its own number, read off by the network."""
    data = SimpleNamespace(x_train=np.arange(10.0)[:, None], t_train=np.arange(10) % 2, x_test=np.ones((1, 1)),
                           t_test=np.zeros(1, int))
    seen = []

    class Watching(Network):
        def learn_from(self, x, t):
            seen.append(x[:, 0].copy())
            return super().learn_from(x, t)

    list(train(Watching((1, 2)), data, SGD(), 4, np.random.default_rng(0), **more))
    return seen


def test_shuffled_epochs_show_every_image_once_in_a_new_order():
    seen = batches_seen(epochs=2)
    assert [len(batch) for batch in seen] == [4, 4, 2] * 2
    first, second = np.concatenate(seen[:3]), np.concatenate(seen[3:])
    assert sorted(first) == sorted(second) == list(range(10)) and (first != second).any()


def test_sampling_with_replacement_repeats_images_and_never_shrinks_the_batch():
    seen = batches_seen(iterations=100, sampling="replacement")
    assert {len(batch) for batch in seen} == {4}
    assert any(len(set(batch)) < 4 for batch in seen)
    counts = np.bincount(np.concatenate(seen).astype(int), minlength=10)
    assert counts.min() > 15 and counts.max() < 70


def test_a_smaller_training_set_uses_the_first_images_only():
    assert max(batch.max() for batch in batches_seen(epochs=3, train_size=6)) == 5


@pytest.mark.parametrize("sampling", ["shuffled", "replacement"])
@pytest.mark.parametrize("dropout", [0.0, 0.3])
def test_the_same_seed_gives_the_same_run_to_the_last_bit(sampling, dropout):
    def losses(seed: int) -> list[float]:
        rng = np.random.default_rng(seed)
        network = Network((16, 8, 3), "relu", "He", rng=rng, dropout=dropout)
        return [step.loss for step in train(network, blobs(), SGD(0.1), 50, rng, iterations=40, sampling=sampling)]

    assert losses(1) == losses(1) != losses(2)


def test_evaluating_or_snapshots_do_not_change_the_run():
    plain = [step.loss for step in run()[1]]
    other = [step.loss for step in run(snapshot_every=1, report_progress=True)[1] if isinstance(step, TrainingStep)]
    assert plain == other


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_a_run_is_the_books_algorithm_to_the_last_digits(name):
    """Written out: batch, loss and gradient of the same weights, update; in float64."""
    data, rng = blobs(), np.random.default_rng(3)
    network = Network((16, 8, 3), "tanh", "Xavier", np.float64, np.random.default_rng(0))
    p = network.copy_params()
    steps = list(train(network, data, OPTIMIZERS[name].make(0.05), 50, rng, iterations=12))
    optimizer, rng, order, x_all = OPTIMIZERS[name].make(0.05), np.random.default_rng(3), np.arange(230), data.x_train
    for i in range(12):
        if i % 5 == 0:
            rng.shuffle(order)
        mask = order[i % 5 * 50 : i % 5 * 50 + 50]
        x, t = x_all[mask].reshape(-1, 16) / 255, np.eye(3)[data.t_train[mask]]
        z = np.tanh(x @ p["W1"] + p["b1"])
        y = np.exp(z @ p["W2"] + p["b2"])
        y /= y.sum(axis=1, keepdims=True)
        assert steps[i].loss == pytest.approx(-np.sum(t * np.log(y + 1e-7)) / len(x), rel=1e-9)
        d2 = (y - t) / len(x)
        d1 = d2 @ p["W2"].T * (1 - z**2)
        optimizer.update(p, {"W1": x.T @ d1, "b1": d1.sum(axis=0), "W2": z.T @ d2, "b2": d2.sum(axis=0)})
    for key, values in network.params.items():
        np.testing.assert_allclose(values, p[key], rtol=1e-7, atol=1e-10)


def test_the_loss_belongs_to_the_weights_before_the_update():
    data = blobs(50)
    network = Network((16, 8, 3), rng=np.random.default_rng(0))
    before = network.loss(data.x_train, data.t_train)
    step = next(train(network, data, SGD(0.5), 50, np.random.default_rng(0), iterations=1))
    assert step.loss == pytest.approx(before, rel=1e-5)
    assert step.evaluation.train_loss == pytest.approx(network.loss(data.x_train, data.t_train), rel=1e-6)
    assert step.evaluation.train_loss < before


def test_the_watched_weight_is_one_and_its_numbers_are_an_update():
    network, steps = run(snapshot_every=1)
    assert len({step.update.name for step in steps}) == 1
    name, place = steps[0].update.name.split("[")
    row, column = map(int, place.rstrip("]").split(","))
    for step, following in zip(steps, steps[1:], strict=False):
        assert step.update.after == step.weights[name][row, column] == following.update.before
    for step in steps:
        assert step.update.gradient != 0
        assert step.update.after == pytest.approx(step.update.before - step.rate * step.update.gradient, abs=1e-6)


def test_a_learning_rate_set_during_the_run_is_used_from_the_next_iteration():
    optimizer, rng = SGD(0.5), np.random.default_rng(0)
    frames = train(Network((16, 3), rng=rng), blobs(), optimizer, 50, rng, iterations=4)
    rates = [next(frames).rate]
    optimizer.rate = 0.25
    step = next(frames)
    assert [*rates, step.rate] == [0.5, 0.25]
    assert step.update.after == pytest.approx(step.update.before - 0.25 * step.update.gradient, abs=1e-6)


def test_snapshots_are_copies_and_come_when_asked_for():
    network, steps = run(iterations=9, snapshot_every=2)
    assert [step.iteration for step in steps if step.weights] == [0, 2, 4, 6, 8]
    assert not np.array_equal(steps[0].weights["W1"], steps[2].weights["W1"])
    np.testing.assert_array_equal(steps[-1].weights["W1"], network.params["W1"])
    assert not np.shares_memory(steps[-1].weights["W1"], network.params["W1"])


def test_a_record_tells_what_the_network_itself_says():
    data = blobs()
    network, steps = run(data=data, iterations=60)
    evaluation = steps[-1].evaluation
    assert evaluation.train_accuracy == network.accuracy(data.x_train, data.t_train)
    assert evaluation.test_accuracy == network.accuracy(data.x_test, data.t_test)
    assert evaluation.test_loss == pytest.approx(network.loss(data.x_test, data.t_test), rel=1e-6)
    np.testing.assert_array_equal(evaluation.predictions, network.predict(data.x_test).argmax(axis=1))
    assert evaluation.predictions.dtype == np.uint8
    assert evaluation.confusion.sum() == 90 and np.trace(evaluation.confusion) == round(90 * evaluation.test_accuracy)
    np.testing.assert_array_equal(evaluation.confusion.sum(axis=1), np.bincount(data.t_test))


def test_rows_of_the_confusion_matrix_are_the_truth():
    assert confusion_matrix([0, 0, 2], [1, 0, 2], 3).tolist() == [[1, 1, 0], [0, 0, 0], [0, 0, 1]]


def test_losses_of_a_record_leave_the_penalty_out():
    rng, data = np.random.default_rng(0), blobs()
    network = Network((16, 8, 3), rng=rng, weight_decay=0.5, weight_init="N(0, 1)")
    evaluation = next(train(network, data, SGD(0.001), 50, rng, iterations=1)).evaluation
    pure = network.loss(data.x_train, data.t_train) - network.penalty()
    assert evaluation.train_loss == pytest.approx(pure, rel=1e-5)
    assert network.penalty() > 1


def test_frames_are_frozen():
    step = run()[1][0]
    for frame, field in ((step, "loss"), (step.update, "after"), (step.untrained, "test_accuracy")):
        with pytest.raises(AttributeError):
            setattr(frame, field, 5)


def test_pulses_come_between_the_slices_of_a_measurement_and_end_at_the_total():
    data, rng = blobs(3000), np.random.default_rng(0)
    frames = list(train(Network((16, 3), rng=rng), data, SGD(), 100, rng, iterations=1, report_progress=True))
    twice = [(1000, 3000), (2000, 3000), (3000, 3000), (90, 90)] * 2
    assert [(frame.done, frame.total) for frame in frames[:-1]] == twice
    assert all(isinstance(frame, EvaluationProgress) for frame in frames[:-1]) and isinstance(frames[-1], TrainingStep)


def test_a_slice_of_a_large_network_is_measured_within_milliseconds():
    network = Network((784, 512, 10), "relu", rng=np.random.default_rng(0))
    x, t = np.zeros((2000, 28, 28), np.uint8), np.zeros(2000, np.intp)
    start, times = time.perf_counter(), []
    for _ in evaluate(network, x, t):
        times.append(time.perf_counter() - start)
        start = time.perf_counter()
    assert len(times) > 10 and np.median(times) < 0.02


def test_units_that_give_0_for_every_image_are_counted_as_dead_and_one_that_answers_once_is_not():
    network, data = Network((16, 8, 3), "relu", "He", rng=np.random.default_rng(0)), blobs(2500)
    network.params["b1"][:3] = -1000
    sums = data.x_train.reshape(2500, 16) / 255 @ network.params["W1"][:, 3]
    network.params["b1"][3] = -np.sort(sums)[-2:].mean()
    on = network.hidden(data.x_train)[0] > 0
    assert on[:, 3].sum() == 1 and not on[:, :3].any()
    last = evaluate(network, data.x_train, data.t_train, report_progress=False)
    with pytest.raises(StopIteration) as end:
        next(last)
    assert end.value.value.dead_units == np.mean(~on.any(axis=0)) >= 3 / 8


def test_the_error_state_of_the_caller_is_untouched_between_two_frames():
    before = np.geterr()
    frames = train(Network((16, 3)), blobs(), SGD(), 50, np.random.default_rng(0), iterations=3, report_progress=True)
    for _ in frames:
        assert np.geterr() == before
    assert np.geterr() == before


def test_numbers_beyond_all_bounds_give_no_warning_in_whatever_thread_the_run_goes_on():
    rng = np.random.default_rng(0)
    network = Network((16, 8, 3), "sigmoid", "He", rng=rng)
    frames = train(network, blobs(), SGD(1e4), 50, rng, iterations=30)
    with np.errstate(all="raise"):  # what the thread that pulls first demands of its own numbers
        first = next(frames)
    with ThreadPoolExecutor(1) as pool:
        rest = pool.submit(list, frames).result()
    assert network.params.vector.min() < -100  # e to the power of 100 is beyond float32
    assert [step.iteration for step in (first, *rest)] == list(range(30))


def test_floats_are_trained_on_as_they_are():
    data = blobs()
    floats = SimpleNamespace(x_train=data.x_train.reshape(-1, 16) / 255, t_train=data.t_train,
                             x_test=data.x_test.reshape(-1, 16) / 255, t_test=data.t_test)
    np.testing.assert_allclose([s.loss for s in run(data=data)[1]], [s.loss for s in run(data=floats)[1]], rtol=1e-4)


def test_the_data_is_left_alone():
    data, same = blobs(), blobs()
    run(data=data)
    for name in vars(data):
        np.testing.assert_array_equal(getattr(data, name), getattr(same, name))


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_every_optimizer_learns_the_patterns(name):
    rng = np.random.default_rng(0)
    network = Network((16, 12, 3), "relu", "He", rng=rng)
    rate = 0.5 if name == "SGD" else 0.02
    *_, last = train(network, blobs(600), OPTIMIZERS[name].make(rate), 50, rng, epochs=15)
    assert last.evaluation.test_accuracy > 0.9


@pytest.mark.parametrize("name", OPTIMIZERS)
@pytest.mark.parametrize("rate", [1e4, 1e30, 3e38])
@pytest.mark.parametrize("activation", ["relu", "sigmoid", "identity"])
def test_whatever_happens_weights_and_losses_stay_finite(name, rate, activation):
    rng = np.random.default_rng(0)
    network = Network((16, 8, 8, 3), activation, "He", rng=rng)
    losses, iteration = [], None
    try:
        for step in train(network, blobs(), OPTIMIZERS[name].make(rate), 50, rng, iterations=60):
            losses.append(step.loss)
            assert np.isfinite([step.update.before, step.update.gradient, step.update.after]).all()
    except Diverged as problem:
        iteration = problem.iteration
        assert problem.last_loss is None or np.isfinite(problem.last_loss)
    assert np.isfinite(losses).all() and np.isfinite(network.params.vector).all()
    assert iteration is None or iteration >= len(losses)


def test_divergence_is_reported_with_the_iteration_and_a_remedy():
    rng = np.random.default_rng(0)
    frames = train(Network((16, 8, 8, 3), "relu", "He", rng=rng), blobs(), SGD(1e20), 50, rng, iterations=500)
    with pytest.raises(Diverged, match="smaller learning rate") as caught:
        list(frames)
    assert str(caught.value.iteration) in str(caught.value)


def changed(**fields) -> SimpleNamespace:
    return SimpleNamespace(**(vars(blobs()) | fields))


@pytest.mark.parametrize(("data", "more", "part"), [
    (blobs(), {"batch_size": 0}, "batch size"), (blobs(), {"batch_size": 231}, "from 1 to 230"),
    (blobs(), {"batch_size": 2.5}, "batch size"), (blobs(), {"iterations": 0}, "number of iterations"),
    (blobs(), {"epochs": 3}, "iterations or"), (blobs(), {"iterations": None}, "iterations or"),
    (blobs(), {"sampling": "sorted"}, "sorted"), (blobs(), {"train_size": 231}, "training-set size"),
    (blobs(), {"train_size": 0}, "training-set size"), (blobs(), {"snapshot_every": -1}, "Snapshots"),
    (changed(t_train=blobs().t_train[:9]), {}, "230 images but 9"), (changed(t_test=blobs().t_test + 7), {}, "0 to 2"),
    (changed(x_train=np.zeros((230, 5, 5), np.uint8)), {}, "25 values"),
    (changed(x_train=np.full((230, 16), np.nan)), {}, "not numbers"),
    (changed(x_train=np.tile([np.inf, -np.inf], (230, 8))), {}, "not numbers"),
    (changed(x_test=np.zeros((0, 4, 4)), t_test=np.zeros(0, int)), {}, "no data"),
])
def test_wrong_arguments_are_refused_when_train_is_called(data, more, part):
    arguments = {"batch_size": 50, "iterations": 5} | more
    with pytest.raises(Problem, match=part):
        train(Network((16, 3)), data, SGD(), arguments.pop("batch_size"), np.random.default_rng(0), **arguments)


def test_a_run_can_be_left_at_any_time():
    rng = np.random.default_rng(0)
    frames = train(Network((16, 3)), blobs(), SGD(), 50, rng, iterations=10**9, report_progress=True)
    assert len(list(islice(frames, 5))) == 5
    frames.close()


def exact(step: TrainingStep) -> tuple:
    """Return what two steps have in common that are the same to the last bit."""
    evaluation, weights = step.evaluation, step.weights
    measured = None if evaluation is None else (evaluation.test_loss, evaluation.predictions.tobytes())
    kept = None if weights is None else [values.tobytes() for values in weights.values()]
    return step._replace(evaluation=measured, weights=kept, untrained=None, seconds=0.0)


@pytest.mark.parametrize("name", OPTIMIZERS)
@pytest.mark.parametrize(("sampling", "dropout", "size"), [
    ("shuffled", 0.3, 230), ("replacement", 0.0, 230), ("replacement", 0.2, 50), ("shuffled", 0.0, 130)])
def test_another_training_goes_on_from_a_checkpoint_to_the_last_bit(name, sampling, dropout, size):
    def begun(seed):
        rng = np.random.default_rng(seed)
        network = Network((16, 9, 3), "relu", "He", rng=rng, weight_decay=0.01, dropout=dropout)
        return train(network, blobs(), OPTIMIZERS[name].make(0.05), 50, rng, iterations=150, sampling=sampling,
                     train_size=size, schedule=lambda n: 1 - n / 200, clip=0.5, snapshot_every=4)  # fmt: skip

    first, second = begun(1), begun(2)
    for done in (0, 1, 5, 70):
        list(islice(first, done))
        second.go_back(first.checkpoint())
        ahead, first_ahead = list(islice(second, 70)), begun(3)
        first_ahead.go_back(first.checkpoint())
        assert [exact(step) for step in ahead] == [exact(step) for step in islice(first_ahead, 70)]
    assert [exact(s) for s in first] == [exact(s) for s in [*ahead, *second]]


# The real thing: MNIST, when it is there

@pytest.mark.parametrize(("activation", "sampling", "low", "high"), [
    ("sigmoid", "replacement", 0.94, 0.95), ("sigmoid", "shuffled", 0.94, 0.95), ("relu", "replacement", 0.965, 0.975),
])
def test_the_notes_run_on_mnist_ends_where_the_notes_end(real_mnist, activation, sampling, low, high):
    data, rng = mnist.load(real_mnist), np.random.default_rng(0)
    network = Network((784, 50, 10), activation, rng=rng)
    steps = train(network, data, SGD(0.1), 100, rng, iterations=10_000, sampling=sampling)
    evaluations = [e for step in steps for e in (step.untrained, step.evaluation) if e]
    assert [evaluation.moment for evaluation in evaluations] == [*range(0, 10_000, 600), 10_000]
    assert 0.05 < evaluations[0].test_accuracy < 0.3
    assert low <= evaluations[-1].test_accuracy <= high


def test_a_schedule_multiplies_the_rate_and_the_step_tells_both():
    steps = run(rate=0.5, iterations=6, schedule=lambda i: 1 / (1 + i))[1]
    assert [step.rate for step in steps] == [0.5 / (1 + i) for i in range(6)]
    assert {step.base_rate for step in steps} == {0.5}
    slower = run(rate=0.25, iterations=1)[0].params.vector
    halved = run(rate=0.5, iterations=1, schedule=lambda i: 0.5)[0].params.vector
    np.testing.assert_array_equal(slower, halved)


def test_without_a_schedule_and_clipping_nothing_changes_and_a_long_limit_never_shortens():
    plain, limited = run()[0].params.vector, run(clip=1e6, schedule=lambda i: 1.0)[0].params.vector
    np.testing.assert_array_equal(plain, limited)


@pytest.mark.parametrize("clip", [1e-3, 0.05])
def test_a_gradient_longer_than_the_limit_is_shortened_to_it_over_all_layers(clip):
    def start() -> Network:
        return Network((16, 8, 3), weight_init="N(0, 1)", rng=np.random.default_rng(5))

    network, before = start(), start().params.vector
    list(train(network, blobs(), SGD(1.0), 50, np.random.default_rng(0), iterations=1, clip=clip))
    change = network.params.vector - before
    assert np.linalg.norm(change) == pytest.approx(clip, rel=1e-3)
    free = start()
    list(train(free, blobs(), SGD(1.0), 50, np.random.default_rng(0), iterations=1))
    whole = free.params.vector - before
    np.testing.assert_allclose(change / clip, whole / np.linalg.norm(whole), atol=2e-3)  # the same direction


def test_a_gradient_whose_square_is_beyond_float32_is_shortened_too():
    network = Network((16, 8, 3), weight_init="Xavier", rng=np.random.default_rng(0))
    frames = train(network, blobs(), SGD(1.0), 50, np.random.default_rng(0), iterations=1, clip=1.0)
    loop = frames._run
    network.grads.vector[:] = 1e25
    assert loop._shorten(network.grads.vector, float("inf")) == 1.0
    assert np.linalg.norm(network.grads.vector) == pytest.approx(1.0, rel=1e-5)


@pytest.mark.parametrize("every", [4, 7])
def test_it_is_measured_every_so_many_iterations_when_that_is_asked(every):
    steps = run(data=blobs(230), batch_size=23, iterations=25, evaluate_every=every)[1]
    wanted = {10, 20, 25} | set(range(every, 26, every))
    assert [step.evaluation.moment for step in steps if step.evaluation] == sorted(wanted)


@pytest.mark.parametrize("more", [{"clip": -1.0}, {"clip": float("nan")}, {"evaluate_every": -1}])
def test_limits_and_intervals_that_make_no_sense_are_refused(more):
    with pytest.raises(Problem):
        run(**more)
