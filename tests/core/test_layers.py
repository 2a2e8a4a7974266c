"""Every layer against numerical gradients in float64, and the promises about arguments and buffers."""

import numpy as np
import pytest

from nnviz.core.activations import ACTIVATIONS
from nnviz.core.differentiation import numerical_gradient
from nnviz.core.layers import (
    Affine,
    Dropout,
    Elementwise,
    IdentityWithLoss,
    PixelAffine,
    ReLU,
    Sigmoid,
    SoftmaxWithLoss,
    Tanh,
    activation_layer,
)
from nnviz.core.problems import Problem

RNG = np.random.default_rng(5)
X = RNG.normal(size=(6, 4))
DOUT = RNG.normal(size=(6, 4))
LABELS = np.array([0, 3, 1, 1, 2, 0])
SMOOTH = [name for name in ACTIVATIONS if name != "step"]


def affine(reuse: bool = False, weight_decay: float = 0.0) -> Affine:
    rng = np.random.default_rng(1)
    return Affine(rng.normal(size=(4, 3)), rng.normal(size=3), weight_decay=weight_decay, reuse=reuse)


@pytest.mark.parametrize("reuse", [False, True])
@pytest.mark.parametrize("name", SMOOTH)
def test_an_activation_layer_sends_back_the_numerical_gradient(name, reuse):
    layer = activation_layer(name, reuse)
    np.testing.assert_array_equal(layer.forward(X), ACTIVATIONS[name].value(X))
    wanted = numerical_gradient(lambda x: np.sum(activation_layer(name).forward(x) * DOUT), X, 1e-6)
    np.testing.assert_allclose(layer.backward(DOUT), wanted, atol=1e-8)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_the_own_layers_agree_with_the_table_at_zero_and_far_out(name):
    x = np.array([[-1e4, -40.0, 0.0, 40.0, 1e4]])
    layer = activation_layer(name)
    np.testing.assert_allclose(layer.forward(x), ACTIVATIONS[name].value(x), rtol=1e-14)
    np.testing.assert_allclose(layer.backward(np.ones_like(x)), ACTIVATIONS[name].derivative(x), atol=1e-15)


@pytest.mark.parametrize("decay", [0.0, 0.3])
def test_affine_has_the_numerical_gradient_in_x_w_and_b(decay):
    layer, dout = affine(weight_decay=decay), RNG.normal(size=(6, 3))

    def loss(x=X, W=layer.W, b=layer.b) -> float:
        other = Affine(W, b, weight_decay=decay)
        return float(np.sum(other.forward(x) * dout)) + other.penalty()

    layer.forward(X)
    np.testing.assert_allclose(layer.backward(dout), numerical_gradient(lambda x: loss(x=x), X), atol=1e-8)
    np.testing.assert_allclose(layer.dW, numerical_gradient(lambda W: loss(W=W), layer.W), atol=1e-8)
    np.testing.assert_allclose(layer.db, numerical_gradient(lambda b: loss(b=b), layer.b), atol=1e-8)


@pytest.mark.parametrize("t", [LABELS, np.eye(4)[LABELS]], ids=["labels", "one-hot"])
def test_softmax_with_loss_has_the_numerical_gradient_but_for_delta(t):
    layer = SoftmaxWithLoss()
    layer.forward(X, t)
    wanted = numerical_gradient(lambda x: SoftmaxWithLoss().forward(x, t), X, 1e-5)
    smallest = layer.y[np.arange(6), LABELS].min()
    np.testing.assert_allclose(layer.backward(), wanted, atol=1e-10 + 1e-7 / smallest)


def test_softmax_with_loss_sends_back_y_minus_t_over_n_times_dout():
    layer = SoftmaxWithLoss()
    layer.forward(X, LABELS)
    np.testing.assert_allclose(layer.backward(2.0), 2 * (layer.y - np.eye(4)[LABELS]) / 6, rtol=1e-13)


def test_identity_with_loss_has_the_numerical_gradient():
    layer, t = IdentityWithLoss(), RNG.normal(size=(6, 4))
    layer.forward(X, t)
    wanted = numerical_gradient(lambda x: IdentityWithLoss().forward(x, t), X)
    np.testing.assert_allclose(layer.backward(), wanted, atol=1e-8)


def test_labels_outside_the_classes_are_refused():
    with pytest.raises(Problem, match="0 to 3"):
        SoftmaxWithLoss().forward(X, np.array([0, 1, 2, 3, 4, 0]))


def test_dropout_lets_the_kept_values_grow_so_that_the_mean_stays():
    layer = Dropout(0.25, np.random.default_rng(0))
    y = layer.forward(np.ones((400, 500)))
    assert set(np.unique(y)) == {0.0, 4 / 3}
    assert y.mean() == pytest.approx(1, abs=0.01) and (y == 0).mean() == pytest.approx(0.25, abs=0.01)
    np.testing.assert_array_equal(layer.backward(np.ones((400, 500))), y)


def test_dropout_does_nothing_when_the_network_is_used():
    layer = Dropout(0.5, np.random.default_rng(0))
    layer.training = False
    assert (layer.forward(X) == X).all() and (layer.backward(DOUT) == DOUT).all()


@pytest.mark.parametrize("ratio", [-0.1, 1.0, np.nan])
def test_a_useless_dropout_is_refused(ratio):
    with pytest.raises(Problem, match="Dropout"):
        Dropout(ratio, np.random.default_rng(0))


MAKERS = {
    "affine": affine,
    "dropout": lambda reuse: Dropout(0.5, np.random.default_rng(0), reuse),
    "elementwise": lambda reuse: Elementwise(ACTIVATIONS["elu"], reuse),
    "sigmoid": Sigmoid, "tanh": Tanh, "relu": ReLU,
}


@pytest.mark.parametrize("reuse", [False, True])
@pytest.mark.parametrize("name", MAKERS)
def test_no_layer_overwrites_its_argument(name, reuse):
    layer, x = MAKERS[name](reuse), X.copy()
    y = layer.forward(x)
    dout = np.ones_like(y)
    dx = layer.backward(dout)
    assert (x == X).all() and (dout == 1).all()
    assert not np.shares_memory(y, x) and not np.shares_memory(dx, dout)


@pytest.mark.parametrize("name", MAKERS)
def test_without_reuse_an_earlier_result_stays_as_it_was(name):
    layer = MAKERS[name](False)
    first = layer.forward(X)
    kept = first.copy()
    layer.forward(X + 1)
    assert (first == kept).all()


@pytest.mark.parametrize("name", sorted(set(MAKERS) - {"dropout"}))
def test_with_reuse_batches_of_changing_size_give_the_same_results(name):
    layer = MAKERS[name](True)
    for rows in (3, 6, 2, 6, 1):
        fresh = MAKERS[name](False)
        np.testing.assert_array_equal(layer.forward(X[:rows]), fresh.forward(X[:rows]))
        dout = np.ones_like(fresh.forward(X[:rows]))
        np.testing.assert_array_equal(layer.backward(dout), fresh.backward(dout))


def test_with_reuse_a_smaller_batch_needs_no_new_array():
    layer = Sigmoid(reuse=True)
    assert np.shares_memory(layer.forward(X), layer.forward(X[:2]))


def test_a_sigmoid_layer_far_outside_gives_no_warning():
    assert Sigmoid().forward(np.float32([[-1000, 1000]])).tolist() == [[0.0, 1.0]]


BYTES = np.random.default_rng(5).integers(0, 256, (4, 6), dtype=np.uint8)


def affine_for_bytes(reuse: bool = False, dtype: type = np.float64, order: str = "C") -> PixelAffine:
    Wb = np.random.default_rng(6).normal(size=(7, 3)).astype(dtype)
    return PixelAffine(Wb, np.zeros_like(Wb), 1 / 255, weight_decay=0.1, order=order, reuse=reuse)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("reuse", [False, True])
def test_bytes_count_the_scale_and_give_what_scaled_floats_give(reuse, dtype):
    of_bytes, of_floats = affine_for_bytes(reuse, dtype), affine_for_bytes(reuse, dtype)
    dout = np.random.default_rng(7).normal(size=(4, 3)).astype(dtype)
    kept = BYTES.copy(), dout.copy()
    tolerance = {"rtol": 1e-5 if dtype == np.float32 else 1e-13, "atol": 1e-6 if dtype == np.float32 else 1e-15}
    np.testing.assert_allclose(of_bytes.forward(BYTES), of_floats.forward((BYTES / 255).astype(dtype)), **tolerance)
    np.testing.assert_allclose(of_bytes.backward(dout), of_floats.backward(dout), **tolerance)
    for name in ("dW", "db"):
        np.testing.assert_allclose(getattr(of_bytes, name), getattr(of_floats, name), err_msg=name, **tolerance)
        assert getattr(of_bytes, name).dtype == dtype
    assert (kept[0] == BYTES).all() and (kept[1] == dout).all()


@pytest.mark.parametrize("order", ["C", "F"])
def test_bytes_in_batches_of_changing_size_and_floats_between_them_give_what_fresh_arrays_give(order):
    kept, fresh = affine_for_bytes(True, order=order), affine_for_bytes(order=order)
    for rows, kind in ((2, np.uint8), (4, np.uint8), (3, np.float64), (1, np.uint8), (4, np.uint8)):
        x, dout = BYTES[:rows].astype(kind), np.random.default_rng(rows).normal(size=(rows, 3))
        for call in ("forward", "backward"):
            argument = x if call == "forward" else dout
            np.testing.assert_array_equal(getattr(kept, call)(argument), getattr(fresh, call)(argument))
        np.testing.assert_array_equal(kept.dWb, fresh.dWb)


def test_floats_after_bytes_are_not_scaled():
    mixed, fresh = affine_for_bytes(True), affine_for_bytes()
    mixed.forward(BYTES)
    mixed.backward(np.ones((4, 3)))
    floats = BYTES / 255
    np.testing.assert_array_equal(mixed.forward(floats), fresh.forward(floats))
    np.testing.assert_array_equal(mixed.backward(np.ones((4, 3))), fresh.backward(np.ones((4, 3))))
    np.testing.assert_array_equal(mixed.dW, fresh.dW)


def test_the_slope_of_the_biases_is_the_sum_of_the_rows_for_every_batch_size():
    layer = affine_for_bytes()
    for rows in (4, 1, 3):
        dout = np.arange(rows * 3.0).reshape(rows, 3)
        layer.forward(BYTES[:rows])
        layer.parameter_gradients(dout)
        np.testing.assert_array_equal(layer.db, dout.sum(axis=0))


@pytest.mark.parametrize("order", ["C", "F"])
def test_with_reuse_a_smaller_batch_lies_in_one_piece(order):
    layer = Affine(np.ones((5, 3)), np.zeros(3), order=order, reuse=True)
    for rows in (6, 2, 4):
        out = layer.forward(np.ones((rows, 5)))
        assert out.flags[f"{order}_CONTIGUOUS"] and out.tolist() == [[5.0] * 3] * rows
