"""How an answer comes about: every value, every contribution, and the gradient down to the pixels."""

import numpy as np
import pytest

from nnviz.core.activations import ACTIVATIONS
from nnviz.core.inference import Mistakes, Model
from nnviz.core.studies.inference.answer_trace import (
    BRANCHES,
    changed_until,
    contributions,
    largest_path,
    pixel_gradient,
    trace,
)


def model(activation: str = "relu", mistakes: Mistakes | None = None, sizes=(16, 9, 8, 5)) -> Model:
    rng, params = np.random.default_rng(4), {}
    for k, (n, m) in enumerate(zip(sizes[:-1], sizes[1:], strict=True), 1):
        params |= {f"W{k}": rng.normal(size=(n, m)), f"b{k}": rng.normal(size=m)}
    return Model(params, activation, 1 / 255, mistakes)


IMAGE = np.random.default_rng(5).integers(0, 256, (4, 4)).astype(np.uint8)


@pytest.mark.parametrize("mistakes", [Mistakes(), Mistakes(unused_activation=True), Mistakes(raw_pixels=True)])
def test_the_trace_ends_where_the_model_answers(mistakes):
    network = model(mistakes=mistakes)
    found = trace(network, IMAGE)
    np.testing.assert_allclose(found.probabilities, network.probabilities(IMAGE), rtol=1e-12)
    assert [len(values) for values in found.values] == [16, 9, 8, 5]
    assert found.answer == network.answers(IMAGE[None])[0]


def test_contributions_and_bias_add_up_to_the_sum():
    network = model()
    found = trace(network, IMAGE)
    for layer, (_, b) in enumerate(network.layers):
        for unit in range(len(b)):
            total = contributions(network, found, layer, unit).sum() + b[unit]
            assert total == pytest.approx(found.sums[layer][unit])


def test_the_path_follows_the_largest_contributions():
    network = model()
    found = trace(network, IMAGE)
    links = largest_path(network, found, found.answer)
    last = [link for link in links if link.layer == 2]
    parts = contributions(network, found, 2, found.answer)
    assert [link.source for link in last] == [int(i) for i in np.argsort(-parts)[:BRANCHES] if parts[i] > 0]
    assert {link.target for link in links if link.layer == 1} <= {link.source for link in last}
    assert all(link.amount > 0 for link in links)
    assert largest_path(model(sizes=(16, 5)), trace(model(sizes=(16, 5)), IMAGE), 0) == ()


@pytest.mark.parametrize("activation", [name for name in ACTIVATIONS if name != "step"])
def test_the_gradient_of_the_pixels_is_the_numerical_one(activation):
    network, target, h = model(activation), 2, 1e-3
    found = trace(network, IMAGE)
    numerical = []
    for pixel in range(16):
        away = h * (np.arange(16) == pixel).reshape(4, 4)
        up, down = (np.log(trace(network, IMAGE + sign * away).probabilities[target]) for sign in (1, -1))
        numerical.append((up - down) / (2 * h) * 255)  # the input is the pixel / 255
    np.testing.assert_allclose(pixel_gradient(network, found, target), numerical, rtol=1e-4, atol=1e-7)


@pytest.mark.parametrize("target", range(5))
def test_a_changed_image_is_read_as_it_says(target):
    network = model()
    changed = changed_until(network, IMAGE, target)
    assert (network.answers(changed.image[None])[0] == target) == changed.reached
    assert np.abs(changed.image.astype(int) - IMAGE).max() <= 12 * changed.steps + 1
    assert changed.reached or changed.steps > 0


def test_where_the_gradient_vanishes_nothing_is_promised():
    params = {"W1": np.zeros((16, 3), np.float32), "b1": np.array([0, 1, 0], np.float32)}
    changed = changed_until(Model(params), IMAGE, 0)
    assert not changed.reached and changed.steps == 0 and np.array_equal(changed.image, IMAGE)
