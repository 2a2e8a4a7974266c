"""Networks: reference values, gradient checks with every activation, the book's interface."""

import numpy as np
import pytest

from nnviz.core.activations import ACTIVATIONS
from nnviz.core.network import Network, TwoLayerNet
from nnviz.core.problems import Problem
from nnviz.core.weight_init import WEIGHT_INITS

RNG = np.random.default_rng(3)
X = RNG.normal(size=(7, 5))
T = np.array([0, 2, 1, 1, 0, 2, 2])


def small(activation="sigmoid", **more) -> Network:
    more = {"weight_init": "Xavier", "dtype": np.float64, "rng": np.random.default_rng(2)} | more
    return Network((5, 6, 4, 3), activation, **more)


def exact_gradient(network, x, t):
    """Backpropagation through ln(y + δ): backward() leaves δ out, which is worth up to 1e-7/y and no mistake."""
    network.loss_and_gradient(x, t)
    dout = network.last.backward()
    if network.output == "softmax":
        true = np.sum(network.last.y * (np.eye(3)[t] if t.ndim == 1 else t), axis=1, keepdims=True)
        dout = dout * true / (true + 1e-7)
    for layer in network.layers[::-1]:
        dout = layer.backward(dout)
    return network.grads.copies()


def assert_gradients_agree(network, x, t):
    backprop, numerical = network.gradient(x, t), network.numerical_gradient(x, t, 1e-5)
    assert list(backprop) == list(numerical) == list(network.params)
    for name, exact in exact_gradient(network, x, t).items():
        np.testing.assert_allclose(exact, numerical[name], atol=2e-10, err_msg=name)
        np.testing.assert_allclose(backprop[name], numerical[name], atol=1e-6, err_msg=name)


@pytest.mark.parametrize("decay", [0.0, 0.1])
@pytest.mark.parametrize("name", [name for name in ACTIVATIONS if name != "step"])
def test_backpropagation_agrees_with_numerical_gradients(name, decay):
    assert_gradients_agree(small(name, weight_decay=decay), X, T)


def test_backpropagation_agrees_with_numerical_gradients_for_a_regression():
    assert_gradients_agree(small("tanh", output="identity"), X, RNG.normal(size=(7, 3)))


def test_backpropagation_agrees_with_numerical_gradients_with_mixed_activations():
    assert_gradients_agree(small(["relu", "tanh"]), X, np.eye(3)[T])


def test_the_two_layer_net_of_the_book_passes_its_gradient_check():
    network = TwoLayerNet(8, 5, 3, rng=np.random.default_rng(0))
    x = np.random.default_rng(1).random((3, 8))
    backprop, numerical = network.gradient(x, T[:3]), network.numerical_gradient(x, T[:3])
    for name in ("W1", "b1", "W2", "b2"):
        assert np.abs(backprop[name] - numerical[name]).mean() < 3e-7
        assert numerical[name].dtype == np.float64


# Independent reference values
def test_the_three_layer_network_of_the_book():
    network = Network((2, 3, 2, 2), "sigmoid", dtype=np.float64, output="identity")
    for name, values in {"W1": [[.1, .3, .5], [.2, .4, .6]], "b1": [.1, .2, .3], "W2": [[.1, .4], [.2, .5], [.3, .6]],
                         "b2": [.1, .2], "W3": [[.1, .3], [.2, .4]], "b3": [.1, .2]}.items():
        network.params[name] = values
    x = np.array([1.0, 0.5])
    np.testing.assert_allclose(network.predict(x), [0.3168270764110298, 0.6962790898619668], atol=1e-9)
    z1, z2 = network.hidden(x)
    np.testing.assert_allclose(z1, [[0.574442516811659, 0.6681877721681662, 0.7502601055951177]], atol=1e-9)
    np.testing.assert_allclose(z2, [[0.6262493703990729, 0.7710106968556123]], atol=1e-9)


@pytest.mark.parametrize(("W", "loss", "dW"), [
    ([[0.47355232, 0.9977393, 0.84668094], [0.85557411, 0.0356366, 0.69422093]], 0.9280685366341133,
     [[0.21924763, 0.14356247, -0.36281009], [0.32887144, 0.2153437, -0.54421514]]),
    ([[-0.99410894, 0.82344361, -0.63989023], [1.57474657, -0.45575843, 0.00442616]], 1.777117368406503,
     [[0.33716359, 0.16136119, -0.49852478], [0.50574539, 0.24204179, -0.74778717]]),
])
def test_the_simple_net_of_the_notes(W, loss, dW):
    network = Network((2, 3), dtype=np.float64)
    network.params["W1"] = W
    x = np.array([0.6, 0.9])
    assert network.loss(x, np.array([0, 0, 1])) == pytest.approx(loss, abs=1e-6)
    gradient = network.gradient(x, 2)["W1"]
    np.testing.assert_allclose(gradient, dW, atol=1e-6)
    np.testing.assert_allclose(gradient.sum(axis=1), 0, atol=1e-15)
    np.testing.assert_allclose(gradient[1] / gradient[0], 1.5)


def test_the_two_layer_net_has_the_books_shapes_and_start():
    network = TwoLayerNet(784, 50, 10, weight_init_std=0.01, rng=np.random.default_rng(0))
    assert {name: p.shape for name, p in network.params.items()} == {
        "W1": (784, 50), "b1": (50,), "W2": (50, 10), "b2": (10,)}
    assert not network.params["b1"].any() and not network.params["b2"].any()
    assert 0.0098 < network.params["W1"].std() < 0.0102
    assert network.parameter_count == 39_760
    assert network.params["W1"].dtype == np.float32


@pytest.mark.parametrize("name", WEIGHT_INITS)
def test_weights_start_with_the_deviation_of_the_table(name):
    wanted = {"zeros": 0, "0.01": 0.01, "N(0, 1)": 1, "Xavier": 400**-0.5, "He": (2 / 400) ** 0.5,
              "Glorot": (2 / 700) ** 0.5}[name]
    network = Network((400, 300, 2), weight_init=name, rng=np.random.default_rng(0))
    assert network.params["W1"].std() == pytest.approx(wanted, rel=0.02)


def test_the_same_seed_starts_the_same_network_in_both_types():
    one, two = (Network((4, 3), dtype=d, rng=np.random.default_rng(7)) for d in (np.float32, np.float64))
    np.testing.assert_allclose(one.params["W1"], two.params["W1"], rtol=1e-6)


def test_loss_and_gradient_are_those_of_the_separate_methods():
    network = small(weight_decay=0.2)
    loss, gradient = network.loss_and_gradient(X, T)
    assert loss == pytest.approx(network.loss(X, T), rel=1e-12)
    for name, values in network.gradient(X, T).items():
        np.testing.assert_array_equal(values, gradient[name])


def test_labels_and_one_hot_rows_give_the_same_loss_accuracy_and_gradient():
    network, one_hot = small(), np.eye(3)[T]
    assert network.loss(X, T) == pytest.approx(network.loss(X, one_hot), rel=1e-12)
    assert network.accuracy(X, T) == network.accuracy(X, one_hot)
    np.testing.assert_allclose(network.gradient(X, T)["W2"], network.gradient(X, one_hot)["W2"], rtol=1e-9)


def test_bytes_are_scaled_and_floats_are_not():
    images = RNG.integers(0, 256, (3, 28, 28), dtype=np.uint8)
    network = Network((784, 5, 10), rng=np.random.default_rng(0))
    np.testing.assert_allclose(network.predict(images), network.predict(images.reshape(3, 784) / 255), rtol=1e-5)
    raw = Network((784, 5, 10), rng=np.random.default_rng(0), scale=1)
    np.testing.assert_allclose(raw.predict(images), network.predict(images.reshape(3, 784) * 1.0), rtol=1e-5)


@pytest.mark.parametrize("scale", [1 / 255, 1 / 50])
def test_backpropagation_from_bytes_agrees_with_numerical_gradients_and_with_scaled_floats(scale):
    x = np.random.default_rng(4).integers(0, 256, (7, 5), dtype=np.uint8)
    network = small("tanh", scale=scale, weight_init="0.01", weight_decay=0.1)
    assert_gradients_agree(network, x, T)
    for name, wanted in network.gradient(x * scale, T).items():
        np.testing.assert_allclose(network.gradient(x, T)[name], wanted, rtol=1e-10, atol=1e-14, err_msg=name)
    np.testing.assert_allclose(network.hidden(x)[0], network.hidden(x * scale)[0], rtol=1e-12)


def test_a_single_image_gives_a_single_answer_and_a_batch_of_one_a_batch():
    image = RNG.integers(0, 256, (28, 28), dtype=np.uint8)
    network = Network((784, 5, 10))
    assert network.predict(image).shape == network.predict(image.ravel()).shape == (10,)
    assert network.predict(image[None]).shape == network.predict(image.reshape(1, 784)).shape == (1, 10)
    assert network.predict(image).sum() == pytest.approx(1)


def test_a_network_with_one_input_tells_a_batch_from_a_sample():
    network = Network((1, 3, 2))
    assert network.predict(np.zeros((4, 1))).shape == (4, 2)


def test_slices_of_many_samples_give_what_one_by_one_gives():
    network = small()
    x = np.random.default_rng(0).normal(size=(2503, 5))
    t = np.arange(2503) % 3
    np.testing.assert_allclose(network.predict(x), [network.predict(row) for row in x], rtol=1e-12)
    assert network.loss(x, t) == pytest.approx(np.mean([network.loss(a, b) for a, b in zip(x, t, strict=True)]))


def test_the_answers_are_the_callers_own():
    network = small()
    first = network.predict(X)
    kept, gradient = first.copy(), network.gradient(X, T)
    before = gradient["W1"].copy()
    network.predict(X + 1)
    network.gradient(X + 1, T)
    assert (first == kept).all() and (gradient["W1"] == before).all()


def test_a_parameter_that_is_replaced_reaches_the_layers():
    network = small()
    copies = network.copy_params()
    network.params["W1"] = np.zeros((5, 6))
    assert not np.array_equal(network.predict(X), small().predict(X)) and copies["W1"].any()


def test_dropout_works_in_training_and_not_in_use():
    network = small("relu", dropout=0.5)
    assert network.loss(X, T) == network.loss(X, T) == small("relu").loss(X, T)
    assert network.loss_and_gradient(X, T)[0] != network.loss_and_gradient(X, T)[0]


def test_inputs_are_left_alone():
    x, t = X.copy(), T.copy()
    network = small()
    network.gradient(x, t), network.numerical_gradient(x[:1], t[:1]), network.accuracy(x, t)
    assert (x == X).all() and (t == T).all()


@pytest.mark.parametrize(("make", "part"), [
    (lambda: Network((5,)), "at least two sizes"), (lambda: Network((5, 0, 2)), "above 0"),
    (lambda: Network((5, 2.5, 2)), "whole numbers"), (lambda: Network((5, 3, 2), "cosine"), "cosine"),
    (lambda: Network((5, 3, 2), ["relu", "tanh"]), "each of the 1"),
    (lambda: Network((5, 3, 2), weight_init="ones"), "ones"), (lambda: Network((5, 3, 2), dropout=1), "Dropout"),
    (lambda: Network((5, 3, 2), weight_decay=-1), "Weight decay"), (lambda: Network((5, 3), output="max"), "max"),
    (lambda: small().predict(np.zeros((2, 4))), "takes 5 inputs"), (lambda: small().loss(X, T[:3]), "7 samples"),
    (lambda: small().loss(X, T + 1), "0 to 2"), (lambda: small().gradient(X, T + 1), "0 to 2"),
    (lambda: small().params.__setitem__("W1", np.zeros((2, 2))), "W1 has shape"),
    (lambda: small().params.__setitem__("W9", 1), "W9"),
])
def test_what_does_not_fit_is_refused_with_a_sentence(make, part):
    with pytest.raises(Problem, match=part):
        make()


@pytest.mark.parametrize("layer", [1, 2, 3])
def test_weights_and_biases_of_a_layer_are_one_array_on_the_same_memory(layer):
    params = Network((5, 4, 3, 2), rng=np.random.default_rng(0), dtype=np.float64).params
    params[f"b{layer}"] = np.arange(len(params[f"b{layer}"])) + 1.5
    joined = params.joined(layer)
    np.testing.assert_array_equal(joined, np.vstack([params[f"W{layer}"], params[f"b{layer}"]]))
    joined += 1
    assert params[f"b{layer}"][0] == 2.5 and params[f"W{layer}"][0, 0] == joined[0, 0]
