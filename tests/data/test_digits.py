"""The drawn digits: reproducible, balanced, in MNIST's form, drawn in every way, and real enough to learn."""

from itertools import islice

import numpy as np
import pytest

from nnviz.core.network import Network
from nnviz.core.optimizers import Adam
from nnviz.core.problems import Problem
from nnviz.core.training import TrainingStep, train
from nnviz.data import mnist, sources
from nnviz.data.digits import MOST, DrawingProgress, Drawn, generate, generating
from nnviz.data.drawn.handwriting import Hand, chosen
from nnviz.data.drawn.splines import compiled
from nnviz.data.drawn.strokes import SKELETONS, Skeleton

COUNT = 300


@pytest.fixture(scope="module")
def drawn() -> tuple[np.ndarray, np.ndarray]:
    return generate(COUNT, np.random.default_rng(5))


def test_images_and_labels_have_the_promised_shapes_and_types(drawn):
    images, labels = drawn
    assert (images.shape, images.dtype) == ((COUNT, 28, 28), np.uint8)
    assert (labels.shape, labels.dtype) == ((COUNT,), np.uint8)


def test_paper_is_0_and_full_ink_is_255(drawn):
    images, _ = drawn
    assert images.min() == 0
    assert (images.max(axis=(1, 2)) >= 128).all()
    assert np.median(images.max(axis=(1, 2))) == 255


def test_all_digits_come_equally_often_in_mixed_order(drawn):
    _, labels = drawn
    assert (np.bincount(labels, minlength=10) == COUNT // 10).all()
    assert (np.diff(labels.astype(int)) < 0).sum() > COUNT // 4


def test_an_odd_count_is_balanced_to_within_one():
    _, labels = generate(13, np.random.default_rng(0))
    counts = np.bincount(labels, minlength=10)
    assert counts.max() - counts.min() == 1


def test_a_seed_gives_the_same_images_to_the_last_bit(drawn):
    images, labels = generate(COUNT, np.random.default_rng(5))
    np.testing.assert_array_equal(images, drawn[0])
    np.testing.assert_array_equal(labels, drawn[1])


def test_another_seed_gives_other_images(drawn):
    images, _ = generate(COUNT, np.random.default_rng(6))
    assert (images != drawn[0]).any(axis=(1, 2)).all()


@pytest.mark.parametrize("chunk", [1, 7, COUNT])
def test_images_do_not_depend_on_how_many_are_drawn_at_a_time(drawn, chunk):
    *_, frame = generating(COUNT, np.random.default_rng(5), chunk=chunk)
    np.testing.assert_array_equal(frame.images, drawn[0])
    np.testing.assert_array_equal(frame.labels, drawn[1])


def test_an_image_does_not_depend_on_the_ones_after_it():
    few, _ = generate(5, np.random.default_rng(1), labels=[3, 1, 4, 1, 5])
    more, _ = generate(7, np.random.default_rng(1), labels=[3, 1, 4, 1, 5, 9, 2])
    np.testing.assert_array_equal(few, more[:5])


def test_the_digits_asked_for_are_the_digits_drawn():
    asked = np.array([7, 7, 0, 9])
    _, labels = generate(4, np.random.default_rng(0), labels=asked)
    np.testing.assert_array_equal(labels, asked)
    assert labels is not asked


def test_the_centre_of_mass_lies_within_a_pixel_of_the_centre(drawn):
    images, _ = drawn
    middle = np.arange(28) + 0.5
    mass = images.sum(axis=(1, 2), dtype=float)
    assert np.abs(images.sum(axis=1) @ middle / mass - 14).max() <= 1
    assert np.abs(images.sum(axis=2) @ middle / mass - 14).max() <= 1


def test_the_longer_side_of_the_ink_fills_the_box_of_20_pixels(drawn):
    images, _ = drawn
    longer = np.maximum(extent(images.any(axis=1)), extent(images.any(axis=2)))
    assert longer.max() <= 20
    assert np.median(longer) == 20
    assert longer.min() >= 17


def extent(hit: np.ndarray) -> np.ndarray:
    """Return the number of cells from the first hit to the last, for each row of `hit`."""
    return hit.shape[1] - hit[:, ::-1].argmax(axis=1) - hit.argmax(axis=1)


def test_no_image_is_blank_or_a_blot(drawn):
    share = (drawn[0] > 127).mean(axis=(1, 2))
    assert share.min() > 0.015
    assert share.max() < 0.45


@pytest.mark.parametrize("skeleton", SKELETONS, ids=lambda skeleton: f"{skeleton.digit} {skeleton.name}")
def test_every_way_of_writing_is_drawn(skeleton):
    which = chosen(np.full(4000, skeleton.digit), np.random.default_rng(0).random(4000))
    index = SKELETONS.index(skeleton)
    others = sum(other.weight for other in SKELETONS if other.digit == skeleton.digit)
    assert (which == index).mean() == pytest.approx(skeleton.weight / others, abs=0.03)


@pytest.mark.parametrize("skeleton", SKELETONS, ids=lambda skeleton: f"{skeleton.digit} {skeleton.name}")
def test_the_poses_of_a_skeleton_agree_in_points_corners_and_strokes(skeleton):
    marks = [[word.strip("-0123456789,.") for word in pose.split()] for pose in skeleton.poses]
    assert all(mark == marks[0] for mark in marks)
    assert {mark for mark in marks[0]} <= {"", "!", "/"}


@pytest.mark.parametrize("skeleton", SKELETONS, ids=lambda skeleton: f"{skeleton.digit} {skeleton.name}")
def test_a_line_passes_through_every_point_of_its_skeleton_and_the_pen_lifts_between_strokes(skeleton):
    path = compiled(skeleton)
    line = path.basis @ path.poses[0]
    off = np.linalg.norm(line[:, None] - path.poses[0], axis=2)
    np.testing.assert_allclose(off.min(axis=0), 0, atol=1e-12)
    assert off[0].argmin() == 0
    assert off[-1, len(path.stroke) - 1] == pytest.approx(0, abs=1e-12)
    assert (~path.pen).sum() == path.stroke[-1]


def test_a_smooth_curve_is_the_catmull_rom_spline():
    path = compiled(Skeleton(0, "test", 1, ("0,0 100,0 200,100 300,100",)))
    line = path.basis @ path.poses[0]
    x, y = line[(line[:, 0] >= 1) & (line[:, 0] <= 2)].T
    s = x - 1
    np.testing.assert_allclose(y, (s + 3 * s**2 - 2 * s**3) / 2, atol=1e-12)
    assert len(s) > 5


def test_positive_lean_is_to_the_right():
    upright = Hand(slant=0, turn=0, bend=0, wobble=0)
    *_, frame = generating(60, np.random.default_rng(0), labels=[1] * 60, hand=upright)
    mean = frame.images.mean(axis=0)
    assert centre_column(mean[:14]) > centre_column(mean[14:]) + 1


def centre_column(image: np.ndarray) -> float:
    return float(image.sum(axis=0) @ np.arange(28) / image.sum())


def test_digits_stand_upright_and_are_not_mirrored():
    images, labels = generate(1000, np.random.default_rng(3))
    mean = np.stack([images[labels == digit].mean(axis=0) for digit in range(10)])
    ink = mean / mean.sum(axis=(1, 2), keepdims=True)
    top, left = ink[:, 4:11].sum(axis=(1, 2)), ink[:, 11:18, :13].sum(axis=(1, 2))
    assert top[7] > top[6]
    assert top[9] > top[6]
    assert left[6] > left[3]
    assert left[4] > left[7]


def test_every_digit_has_several_ways_of_writing():
    assert all(sum(skeleton.digit == digit for skeleton in SKELETONS) >= 2 for digit in range(10))


def test_progress_counts_up_and_the_last_frame_carries_the_images():
    *before, frame = generating(100, np.random.default_rng(0), chunk=40)
    assert before == [DrawingProgress(40, 100), DrawingProgress(80, 100), DrawingProgress(100, 100)]
    assert isinstance(frame, Drawn)
    assert (len(frame.images), len(frame.labels)) == (100, 100)


def test_drawing_can_be_stopped_between_two_frames():
    frames = generating(MOST, np.random.default_rng(0))
    seen = list(islice(frames, 3))
    frames.close()
    assert seen[-1].done < 1000
    assert next(frames, None) is None


@pytest.mark.parametrize("count", [0, -3, 2.5, MOST + 1, True, "ten", None, float("nan")])
def test_a_count_that_cannot_be_drawn_is_a_problem(count):
    with pytest.raises(Problem, match="whole number from 1 to 200000"):
        generate(count, np.random.default_rng(0))


@pytest.mark.parametrize("labels", [[1, 2], [[1, 2, 3]], 5])
def test_labels_that_do_not_match_the_count_are_a_problem(labels):
    with pytest.raises(Problem, match="one label for each of the 3 digits to generate"):
        generate(3, np.random.default_rng(0), labels=labels)


@pytest.mark.parametrize("labels", [[1, 2, 10], [-1, 2, 3], [1.0, 2.0, 3.0], ["1", "2", "3"]])
def test_labels_that_are_no_digits_are_a_problem(labels):
    with pytest.raises(Problem, match="from 0 to 9"):
        generate(3, np.random.default_rng(0), labels=labels)


@pytest.fixture(scope="module")
def trained() -> tuple[Network, TrainingStep]:
    """A 784-100-10 ReLU network trained on 20,000 drawn digits; its last step, measured on 4,000 others."""
    *_, drawing = sources.drawing(20_000, 4_000)
    rng = np.random.default_rng(0)
    network = Network((784, 100, 10), "relu", weight_init="He", rng=rng)
    *_, step = train(network, drawing, Adam(), 100, rng, epochs=12)
    return network, step


def test_a_small_network_learns_the_drawn_digits_out_of_the_box(trained):
    _, step = trained
    assert step.evaluation.test_accuracy >= 0.97


def test_a_network_that_saw_only_drawn_digits_reads_real_handwriting(trained, real_mnist):
    network, _ = trained
    real = mnist.load()
    assert network.accuracy(real.x_test, real.t_test) >= 0.85
