"""Images that are made worse on purpose, and what a network loses by it."""

import numpy as np
import pytest

from nnviz.core.inference import Model
from nnviz.core.studies.inference.disturbances import DISTURBANCES, accuracy_against, noisy, rotated, shifted

IMAGES = np.random.default_rng(0).integers(0, 256, (6, 9, 9)).astype(np.uint8)


@pytest.mark.parametrize("kind", DISTURBANCES)
def test_nothing_changes_at_nought_and_everything_stays_a_picture(kind):
    row, rng = DISTURBANCES[kind], np.random.default_rng(1)
    assert 0.0 in row.amounts
    np.testing.assert_array_equal(row.apply(IMAGES, 0.0, rng), IMAGES)
    for amount in row.amounts:
        found = row.apply(IMAGES, amount, rng)
        assert found.shape == IMAGES.shape and found.dtype == np.uint8


def test_a_shift_moves_to_the_right_and_half_a_pixel_is_the_mean():
    np.testing.assert_array_equal(shifted(IMAGES, 3)[:, :, 3:], IMAGES[:, :, :-3])
    np.testing.assert_array_equal(shifted(IMAGES, -2)[:, :, :-2], IMAGES[:, :, 2:])
    assert not shifted(IMAGES, 3)[:, :, :3].any() and not shifted(IMAGES, 9).any() and not shifted(IMAGES, -20).any()
    both = (shifted(IMAGES, 1).astype(int) + shifted(IMAGES, 2)) / 2
    assert np.abs(shifted(IMAGES, 1.5) - both).max() <= 0.5


@pytest.mark.parametrize("turns", [-2, -1, 1, 2, 3])
def test_quarter_turns_are_exact_and_counter_clockwise(turns):
    np.testing.assert_array_equal(rotated(IMAGES, 90 * turns), np.rot90(IMAGES, turns, axes=(1, 2)))


def test_noise_has_the_standard_deviation_it_says():
    grey = np.full((20, 28, 28), 128, np.uint8)
    assert (noisy(grey, 0.1, np.random.default_rng(2)).std() / 255) == pytest.approx(0.1, rel=0.02)


def test_the_accuracy_is_that_of_the_disturbed_images():
    rng = np.random.default_rng(3)
    model = Model({"W1": rng.normal(size=(81, 4)), "b1": rng.normal(size=4)})
    labels = model.answers(IMAGES).astype(np.uint8)
    for kind, row in DISTURBANCES.items():
        *frames, last = accuracy_against(model, IMAGES, labels, kind)
        assert last.share == 1.0 and len(last.values) == len(row.amounts) and len(frames) == len(row.amounts)
        assert last.values[row.amounts.index(0.0)] == 1.0
        if kind != "noise":
            wanted = [(model.answers(row.apply(IMAGES, a, rng)) == labels).mean() for a in row.amounts]
            np.testing.assert_allclose(last.values, wanted)
