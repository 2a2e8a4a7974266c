"""The one-layer network of the notes: its printed numbers, its numerical gradient, a nudge."""

import numpy as np
import pytest

from nnviz.core.studies.network.one_layer import (
    NOTE_A,
    NOTE_B,
    NOTE_C_GRADIENT,
    X,
    answer,
    losses_along,
    nudge,
    probes,
    weights_of,
)


def matrix(row):
    return np.reshape(row, (2, 3))


def test_note_a_with_and_without_delta():
    found = answer(X, matrix(NOTE_A), 2)
    assert found.p == pytest.approx([1.05414809, 0.63071653, 1.1328074], abs=2e-8)
    assert (found.plain_loss, found.loss) == pytest.approx((0.92806854, 0.92806828), abs=5e-9)
    assert found.dW == pytest.approx(
        np.array([[0.21924763, 0.14356247, -0.36281009], [0.32887144, 0.2153437, -0.54421514]]), abs=1e-8)


def test_note_b():
    found = answer(X, matrix(NOTE_B), 2)
    assert found.p == pytest.approx([0.82080655, 0.08388358, -0.37995059], abs=1e-8)
    assert np.argmax(found.p) == 0
    assert found.loss == pytest.approx(1.7771174, abs=1e-7)


def test_a_w_is_found_for_note_c():
    W = weights_of(X, matrix(NOTE_C_GRADIENT), 1)
    found = answer(X, W, 1)
    assert found.dW == pytest.approx(matrix(NOTE_C_GRADIENT), abs=2e-8)
    assert found.plain_loss == pytest.approx(0.21824, abs=1e-5)


@pytest.mark.parametrize("row", [NOTE_A, NOTE_B])
def test_rows_of_the_gradient_add_up_to_nothing_and_are_in_the_ratio_of_the_inputs(row):
    dW = answer(X, matrix(row), 2).dW
    assert dW.sum(axis=1) == pytest.approx([0, 0], abs=1e-15)
    assert dW[1] / dW[0] == pytest.approx([1.5] * 3)


def test_the_numerical_gradient_goes_to_every_element_up_down_and_back():
    W = matrix(NOTE_A)
    found = list(probes(X, W, 2))
    assert [(p.row, p.column) for p in found[::3]] == [(r, c) for r in range(2) for c in range(3)]
    assert [p.sign for p in found[:3]] == [1, -1, 0]
    slopes = np.array([p.slope for p in found if p.slope is not None]).reshape(2, 3)
    assert slopes == pytest.approx(answer(X, W, 2).dW, abs=1e-6)
    assert pytest.approx(matrix(NOTE_A)) == W


def test_a_small_nudge_changes_the_loss_by_its_rate_times_h_and_a_large_one_does_not():
    small, large = (nudge(X, matrix(NOTE_A), 2, 0, 0, h) for h in (0.001, 1.0))
    assert small.change == pytest.approx(small.predicted, rel=1e-3)
    assert abs(large.change - large.predicted) > 0.01


def test_the_loss_along_one_weight_is_that_of_the_layer_with_this_weight():
    W = np.reshape(NOTE_A, (2, 3))
    values = np.array([-3.0, 0.0, W[1, 2], 700.0])
    found = losses_along(X, W, 2, 1, 2, values)
    for value, loss in zip(values, found, strict=True):
        moved = W.copy()
        moved[1, 2] = value
        assert loss == pytest.approx(answer(X, moved, 2).plain_loss, rel=1e-12, abs=1e-12)
