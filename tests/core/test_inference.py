"""Inference: the same answers one by one and in batches, and the known cost of the usual mistakes."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from nnviz.core.activations import ACTIVATIONS
from nnviz.core.inference import MISTAKES, Answers, Mistakes, Model, inferring, wrong_ones
from nnviz.core.network import Network
from nnviz.core.problems import Problem
from nnviz.core.training import EvaluationProgress, confusion_matrix
from nnviz.data import mnist
from nnviz.data.book_pickle import load_any_weights

WEIGHTS = Path(__file__).resolve().parents[2] / "resources" / "weights"
SHIPPED = sorted(path.stem for path in WEIGHTS.glob("*.npz"))


@pytest.fixture
def images() -> np.ndarray:
    return np.random.default_rng(1).integers(0, 256, (57, 4, 3), dtype=np.uint8)


def model(activation: str = "sigmoid", mistakes: Mistakes | None = None, sizes=(12, 7, 6, 5)) -> Model:
    network = Network(sizes, activation, "N(0, 1)", rng=np.random.default_rng(3))
    return Model(network.copy_params(), activation, mistakes=mistakes)


def answers(*arguments, **options) -> Answers:
    *_, found = inferring(*arguments, **options)
    assert isinstance(found, Answers)
    return found


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_a_model_answers_like_the_network_it_comes_from(images, activation):
    network = Network((12, 7, 6, 5), activation, "N(0, 1)", rng=np.random.default_rng(3))
    found = model(activation).probabilities(images)
    np.testing.assert_allclose(found, network.predict(images), rtol=2e-5, atol=1e-7)
    assert found.dtype == np.float32


@pytest.mark.parametrize("size", [1, 2, 10, 57, 1000])
@pytest.mark.parametrize("activation", ["sigmoid", "relu", "tanh"])
def test_batches_of_any_size_give_the_answers_that_come_one_by_one(images, size, activation):
    one, batch = answers(model(activation), images), answers(model(activation), images, size)
    np.testing.assert_array_equal(batch.answers, one.answers)
    np.testing.assert_allclose(batch.probabilities, one.probabilities, rtol=1e-5, atol=1e-7)
    assert one.probabilities.shape == (57, 5)
    assert len(one.seconds) == 57 and len(batch.seconds) == -(-57 // size)
    assert (batch.seconds > 0).all() and batch.total == pytest.approx(batch.seconds.sum())


def test_the_books_network_gives_the_books_numbers():
    params = {
        "W1": [[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]], "b1": [0.1, 0.2, 0.3],
        "W2": [[0.1, 0.4], [0.2, 0.5], [0.3, 0.6]], "b2": [0.1, 0.2],
        "W3": [[0.1, 0.3], [0.2, 0.4]], "b3": [0.1, 0.2],
    }  # fmt: skip
    params = {name: np.array(values) for name, values in params.items()}
    x = np.array([1.0, 0.5])
    y = Model(params).predict(x)
    assert np.log(y[1] / y[0]) == pytest.approx(0.696279 - 0.316827, abs=1e-6)  # softmax keeps differences
    y = Model(params, mistakes=Mistakes(unused_activation=True)).predict(x)
    assert np.log(y[1] / y[0]) == pytest.approx(0.912 - 0.426, abs=1e-9)


def test_an_unused_activation_makes_one_matrix_of_all_layers(images):
    wrong = model("sigmoid", Mistakes(unused_activation=True))
    (W1, b1), (W2, b2), (W3, b3) = wrong.layers
    scores = wrong.inputs(images) @ (W1 @ W2 @ W3) + ((b1 @ W2 + b2) @ W3 + b3)
    np.testing.assert_array_equal(answers(wrong, images, 10).answers, scores.argmax(axis=1))


def test_softmax_along_axis_0_is_right_for_one_image_and_sums_over_the_images_of_a_batch(images):
    wrong = model("sigmoid", Mistakes(softmax_over_batch=True))
    right = model("sigmoid")
    np.testing.assert_array_equal(wrong.probabilities(images[0]), right.probabilities(images[0]))
    np.testing.assert_allclose(wrong.probabilities(images).sum(axis=0), np.ones(5), rtol=1e-5)
    # A batch of one image: every output is 1, and the first of equals is the answer.
    alone = answers(wrong, images, 1)
    assert (alone.probabilities == 1).all() and (alone.answers == 0).all()


def test_raw_pixels_are_255_times_as_large(images):
    np.testing.assert_allclose(model(mistakes=Mistakes(raw_pixels=True)).inputs(images), 255 * model().inputs(images),
                               rtol=1e-6)  # fmt: skip


@pytest.mark.parametrize("size", [0, 10])
def test_images_and_weights_are_left_as_they_were(images, size):
    kept, used = images.copy(), model()
    before = [(W.copy(), b.copy()) for W, b in used.layers]
    answers(used, images, size)
    np.testing.assert_array_equal(images, kept)
    for (W, b), (W0, b0) in zip(used.layers, before, strict=True):
        np.testing.assert_array_equal(W, W0)
        np.testing.assert_array_equal(b, b0)


@pytest.mark.parametrize("size", [0, 25])
def test_signs_of_life_come_often_and_count_up(size):
    many = np.zeros((20_000, 28, 28), np.uint8)
    frames: Iterator = inferring(model(sizes=(784, 50, 10)), many, size, passes=1)
    seen = list(islice(frames, 3))
    assert all(isinstance(frame, EvaluationProgress) for frame in seen)
    assert 0 < seen[0].done <= seen[1].done <= seen[2].done <= seen[0].total == 20_000
    frames.close()


@pytest.mark.parametrize("scale", [1e30, 3e38])
def test_weights_too_large_for_float32_never_give_anything_that_is_not_a_number(images, scale):
    params = {"W1": np.full((12, 4), scale, np.float32), "b1": np.full(4, -scale, np.float32),
              "W2": np.full((4, 5), -scale, np.float32), "b2": np.full(5, scale, np.float32)}  # fmt: skip
    for activation in ACTIVATIONS:
        for row in MISTAKES.values():
            wild = Model(params, activation, mistakes=row.mistakes)
            assert np.isfinite(wild.probabilities(images)).all()
            assert np.isfinite(answers(wild, images, 10).probabilities).all()


def test_seconds_until_an_image_are_those_of_its_batch_too(images):
    found = answers(model(), images, 10)
    assert found.seconds_until(0) == 0
    assert found.seconds_until(1) == found.seconds_until(10) == found.seconds[0]
    assert found.seconds_until(11) == pytest.approx(found.seconds[:2].sum())
    assert found.seconds_until(57) == pytest.approx(found.total)
    assert found.each == pytest.approx(found.total / 57)


def test_wrong_ones_are_the_wrong_ones_with_the_most_confident_first():
    y = np.array([[0.6, 0.4], [0.1, 0.9], [0.2, 0.8], [0.3, 0.7]], np.float32)
    found = Answers(y, y.argmax(axis=1), np.ones(4), 0)
    assert wrong_ones(found, [0, 0, 0, 1]).tolist() == [1, 2]
    assert wrong_ones(found, [1, 0, 0, 0]).tolist() == [1, 2, 3, 0]
    assert wrong_ones(found, y.argmax(axis=1)).tolist() == []


def test_bad_values_are_refused_with_a_sentence(images):
    for call in (
        lambda: Model({}, "sigmoid"),
        lambda: Model({"W1": np.ones((2, 2)), "b1": np.ones(2)}, "nonsense"),
        lambda: model().inputs(np.zeros((2, 5, 5), np.uint8)),
        lambda: model().inputs(np.zeros(12, np.uint8)),
        lambda: next(inferring(model(), images, -1)),
        lambda: next(inferring(model(), images[:, :2], 10)),
    ):
        with pytest.raises(Problem) as caught:
            call()
        assert "{" not in str(caught.value)


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_weights_are_small_described_and_sound(name):
    path = WEIGHTS / f"{name}.npz"
    weights = load_any_weights(path)
    assert path.stat().st_size < 900_000
    assert list(weights.sizes) == weights.metadata["sizes"]
    assert weights.metadata["activation"] in ACTIVATIONS
    assert weights.metadata["scale"] == 1 / 255
    assert abs(weights.metadata["test accuracy"] - weights.metadata["test accuracy float32"]) < 5e-4
    with np.load(path) as file:
        assert file["W1"].dtype == np.float16


def test_three_networks_are_shipped():
    assert SHIPPED == ["relu-50", "relu-512", "sigmoid-50-100"]


# What nnviz measured on the real test images, by network and batch size, with each mistake alone.
MEASURED = {
    ("sigmoid-50-100", 100): {"none": 9479, "unused_activation": 6604, "softmax_over_batch": 9393, "raw_pixels": 9411},
    ("sigmoid-50-100", 10): {"none": 9479, "softmax_over_batch": 7958},
    ("sigmoid-50-100", 1): {"none": 9479, "softmax_over_batch": 980},
    ("relu-50", 100): {"none": 9726, "unused_activation": 6141, "softmax_over_batch": 9077, "raw_pixels": 9689},
    ("relu-512", 100): {"none": 9788, "unused_activation": 6639, "softmax_over_batch": 9634, "raw_pixels": 9787},
}


@pytest.mark.parametrize("key", MEASURED)
def test_shipped_weights_reach_on_the_real_images_what_they_say(real_mnist, key):
    name, size = key
    data, weights = mnist.load(real_mnist), load_any_weights(WEIGHTS / f"{name}.npz")
    for mistake, right in MEASURED[key].items():
        used = Model(weights.params, weights.metadata["activation"], mistakes=MISTAKES[mistake].mistakes)
        found = answers(used, data.x_test, size, passes=1)
        assert np.count_nonzero(found.answers == data.t_test) == pytest.approx(right, abs=2), mistake
        if mistake == "none":
            assert right / 10_000 == pytest.approx(weights.metadata["test accuracy"])
            counts = confusion_matrix(data.t_test, found.answers, 10)
            assert counts.sum() == 10_000 and np.trace(counts) == pytest.approx(right, abs=2)
            assert len(wrong_ones(found, data.t_test)) == 10_000 - np.trace(counts)


def test_the_real_images_get_the_same_answers_one_by_one_and_in_batches(real_mnist):
    data, weights = mnist.load(real_mnist), load_any_weights(WEIGHTS / "sigmoid-50-100.npz")
    one, batch = (answers(Model(weights.params), data.x_test, size, passes=1) for size in (0, 100))
    np.testing.assert_array_equal(one.answers, batch.answers)
    assert one.each > batch.each  # several times slower; how many times depends on the machine
