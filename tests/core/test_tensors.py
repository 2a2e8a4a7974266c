"""Images and labels as arrays: the book's shapes and types, and the places of pixels in the flat vector."""

import numpy as np
import pytest

from nnviz.core.problems import Problem
from nnviz.core.tensors import (
    as_arrays,
    class_means,
    flat_index,
    flatten,
    normalise,
    one_hot,
    with_channel,
)


@pytest.fixture
def images() -> np.ndarray:
    return np.random.default_rng(0).integers(0, 256, (1500, 5, 7)).astype(np.uint8)


@pytest.fixture
def labels() -> np.ndarray:
    return np.random.default_rng(1).integers(0, 4, 1500).astype(np.uint8)


def test_the_shapes_and_types_are_those_of_the_books_loader():
    x, t = np.full((6, 28, 28), 255, np.uint8), np.arange(6, dtype=np.uint8)
    flat, labels = as_arrays(x, t, 10)
    assert (flat.shape, flat.dtype, flat.max(), labels.shape) == ((6, 784), np.float32, 1.0, (6,))
    square, rows = as_arrays(x, t, 10, normalised=False, flat=False, one_hot_labels=True)
    assert (square.shape, square.dtype, square.max()) == ((6, 1, 28, 28), np.uint8, 255)
    assert (rows.shape, rows.dtype, rows.sum()) == ((6, 10), np.float64, 6)


def test_every_pixel_stands_at_width_times_row_plus_column(images):
    vectors = flatten(images)
    for row in range(5):
        for column in range(7):
            place = flat_index(row, column, (5, 7))
            assert place == 7 * row + column
            np.testing.assert_array_equal(vectors[:, place], images[:, row, column])


@pytest.mark.parametrize("place", [(-1, 0), (0, -1), (5, 0), (0, 7)])
def test_a_pixel_outside_the_image_has_no_index(place):
    with pytest.raises(Problem, match=r"has no pixel at row -?\d"):
        flat_index(*place, (5, 7))


def test_flattening_and_the_channel_axis_copy_nothing(images):
    assert np.shares_memory(flatten(images), images)
    assert np.shares_memory(with_channel(images), images)


def test_normalising_leaves_its_argument_and_gives_the_nearest_float32(images):
    before = images.copy()
    np.testing.assert_array_equal(normalise(images), (images / 255).astype(np.float32))
    np.testing.assert_array_equal(images, before)


def test_one_hot_rows_have_their_one_at_the_label(labels):
    rows = one_hot(labels, 4)
    np.testing.assert_array_equal(rows.argmax(axis=1), labels)
    np.testing.assert_array_equal(rows.sum(axis=1), 1)


@pytest.mark.parametrize("label", [-1, 4])
def test_a_label_without_a_class_is_refused(label):
    with pytest.raises(Problem, match=f"The label {label} has no place among 4 classes"):
        one_hot(np.array([0, label]), 4)


def test_no_labels_give_no_rows():
    assert one_hot(np.empty(0, np.uint8), 3).shape == (0, 3)


def test_the_means_of_the_classes_are_exact(images, labels):
    *steps, means = class_means(images, labels, 5)
    assert steps[-1] == 1500 and steps == sorted(steps)
    for k in range(4):
        np.testing.assert_allclose(means[k], images[labels == k].mean(axis=0), rtol=1e-14)
    np.testing.assert_array_equal(means[4], 0)
