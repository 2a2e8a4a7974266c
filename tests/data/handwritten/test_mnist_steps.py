"""The steps of MNIST's makers, proved on MNIST itself."""

import numpy as np
import pytest

from nnviz.core.inference import Model
from nnviz.data import idx
from nnviz.data.handwritten.ink import SIDE
from nnviz.data.handwritten.mnist_steps import BOX, FIELD, Steps, box_of, mass_of, prepare, resized
from nnviz.tabs.common.networks import shipped_network

COUNT = 1500


def square(top: int, left: int, height: int, width: int) -> np.ndarray:
    ink = np.zeros((SIDE, SIDE), np.uint8)
    ink[top : top + height, left : left + width] = 255
    return ink


def test_the_box_holds_all_ink_and_no_more():
    assert box_of(square(10, 20, 30, 40)) == (10, 20, 40, 60)
    assert box_of(np.zeros((SIDE, SIDE), np.uint8)) is None


def test_the_longer_side_becomes_twenty_pixels_and_the_aspect_stays():
    found = prepare(square(0, 100, 120, 30))
    assert found.cut.shape == (120, 30) and found.scaled.shape == (BOX, 5) and found.image.shape == (FIELD, FIELD)
    assert found.image.sum() == pytest.approx(255 * BOX * 5)


@pytest.mark.parametrize("place", [(0, 0), (100, 20), (40, 90)])
def test_the_centre_of_mass_lies_in_the_middle_wherever_the_ink_was(place):
    ink = np.maximum(square(*place, 60, 12), square(*place, 12, 40))
    found = prepare(ink)
    assert found.mass is not None and all(14 < at <= 15 for at in found.mass)
    moved = np.maximum(square(place[0] + 4, place[1] + 9, 60, 12), square(place[0] + 4, place[1] + 9, 12, 40))
    np.testing.assert_array_equal(found.image, prepare(moved).image)


def test_without_any_step_the_pad_is_the_image():
    ink = square(12, 24, 60, 6)
    found = prepare(ink, Steps(False, False, False))
    np.testing.assert_array_equal(found.image, resized(ink, FIELD, FIELD))
    assert found.image[2:12, 4].tolist() == [255] * 10 and found.image.sum() == 2550


@pytest.mark.parametrize("steps", [Steps(b, s, c) for b in (0, 1) for s in (0, 1) for c in (0, 1)])
def test_every_choice_of_steps_gives_an_image_and_an_empty_pad_none(steps):
    for ink in (square(0, 0, SIDE, SIDE), square(160, 0, 8, 8), square(0, 0, 1, 1)):
        found = prepare(ink, steps)
        assert found.image.shape == (FIELD, FIELD) and found.image.dtype == np.uint8 and not found.is_empty
    empty = prepare(np.zeros((SIDE, SIDE), np.uint8), steps)
    assert empty.is_empty and not empty.image.any() and empty.mass is None


def test_only_scaling_lets_the_box_lie_in_the_middle():
    found = prepare(square(100, 100, 40, 40), Steps(centre=False))
    assert found.place == (4, 4) and mass_of(found.image) == (14, 14)


def test_a_resized_picture_keeps_its_mean():
    picture = np.random.default_rng(1).integers(0, 256, (37, 53)).astype(np.uint8)
    for size in ((20, 13), (74, 106), (1, 1)):
        assert resized(picture, *size).mean() == pytest.approx(picture.mean(), abs=1)


@pytest.fixture
def digits(real_mnist) -> tuple[np.ndarray, np.ndarray]:
    """The first real test digits."""
    images = idx.read(str(real_mnist / find(real_mnist, "t10k-images-idx3-ubyte")))
    return images[:COUNT], idx.read(str(real_mnist / find(real_mnist, "t10k-labels-idx1-ubyte")))[:COUNT]


def find(folder, name: str) -> str:
    return next(path.name for path in folder.glob(f"{name}*"))


def accuracy(network: str, images: list[np.ndarray], labels: np.ndarray) -> float:
    weights = shipped_network(network)
    return float((Model(weights.params, weights.metadata["activation"]).answers(np.stack(images)) == labels).mean())


def on_paper(image: np.ndarray, side: int, top: int, left: int) -> np.ndarray:
    ink = np.zeros((SIDE, SIDE), np.uint8)
    ink[top : top + side, left : left + side] = resized(image, side, side)
    return ink


def thicker(ink: np.ndarray) -> np.ndarray:
    """Return ink whose lines are two pixels of the pad wider: a third of one of MNIST's at full size."""
    return np.max([np.roll(ink, (y, x), (0, 1)) for y, x in ((0, 0), (1, 0), (-1, 0), (0, 1), (0, -1))], axis=0)


@pytest.mark.parametrize("network", ["relu-50", "relu-512", "sigmoid-50-100"])
@pytest.mark.parametrize("how", ["moved", "scaled", "thickened"])
def test_real_digits_that_are_moved_scaled_and_thickened_are_read_as_before(digits, network, how):
    images, labels = digits
    rng = np.random.default_rng(3)
    changed = []
    for image in images:
        side = int(rng.integers(84, 160)) if how == "scaled" else 112
        ink = on_paper(image, side, *map(int, rng.integers(0, SIDE - side, 2)))
        changed.append(prepare(thicker(ink) if how == "thickened" else ink).image)
    before, after = accuracy(network, list(images), labels), accuracy(network, changed, labels)
    assert after >= before - 0.01, (before, after)
