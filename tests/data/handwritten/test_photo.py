"""Pictures of handwriting: the ink is found, whatever paper and light; digits are told apart."""

import numpy as np
import pytest

from nnviz.core.inference import Model
from nnviz.core.problems import Problem
from nnviz.data import idx
from nnviz.data.handwritten.connected import connected_parts
from nnviz.data.handwritten.found_digits import find_digits, on_pad
from nnviz.data.handwritten.ink import SIDE, Pad
from nnviz.data.handwritten.mnist_steps import prepare, resized
from nnviz.data.handwritten.photo import STORED, ink_of, picture_of, picture_text
from nnviz.data.handwritten.thickness import thickness_of
from nnviz.tabs.common.networks import shipped_network
from nnviz.tabs.inference.drawing.presets import ink as strokes
from tests.no_writing import NOT_WRITING, soft
from tests.photos import PHOTOS, Photo, photographed

DIGITS = "3479"


def page(
    dark: bool = True, light: bool = False, ruled: bool = False, grain: float = 4.0, edge: bool = False
) -> np.ndarray:
    """Return a grey picture (240, 520) of four digits on paper."""
    rng = np.random.default_rng(1)
    ink = np.zeros((240, 520), np.float32)
    for k, digit in enumerate(DIGITS):
        ink[40:200, 20 + 124 * k : 140 + 124 * k] = resized(Pad().drawn(strokes(digit)), 160, 120)
    y, x = np.mgrid[0:240, 0:520]
    paper = 225.0 - light * (0.15 * x + 0.1 * y)
    paper[::40] -= 60 * ruled
    paper[:, :6] -= 150 * edge  # the table beside the sheet
    grey = paper - ink / 255 * (paper - 40) + rng.normal(0, grain, ink.shape)
    return np.clip(grey if dark else 255 - grey, 0, 255).astype(np.uint8)


def read(ink: np.ndarray) -> str:
    weights = shipped_network("relu-512")
    model = Model(weights.params, weights.metadata["activation"])
    return "".join(str(model.answers(prepare(on_pad(digit.ink)).image[None])[0]) for digit in find_digits(ink))


@pytest.mark.parametrize("how", [
    {}, {"dark": False}, {"light": True}, {"ruled": True}, {"grain": 12.0}, {"edge": True},
    {"light": True, "ruled": True, "grain": 8.0},
], ids=str)  # fmt: skip
def test_digits_are_found_on_every_paper_and_read_in_order(how):
    assert read(ink_of(page(**how))) == DIGITS


@pytest.mark.parametrize("photo", PHOTOS, ids=lambda photo: photo.name)
def test_digits_on_photos_of_paper_are_read_be_they_dark_or_light(photo):
    right = 0
    for seed in range(2):
        digits = "".join(map(str, np.random.default_rng(seed).integers(0, 10, 4 * photo.rows)))
        grey = photographed(photo, digits, seed)
        right += sum(a == b for a, b in zip(read(ink_of(grey if seed else 255 - grey)), digits, strict=True))
    assert right >= 8 * photo.rows - 1


@pytest.mark.parametrize("thick", [50, 90, 150])
@pytest.mark.parametrize("digit", "0148")
def test_a_digit_that_fills_its_picture_is_read(digit, thick):
    sheet = photographed(Photo("a scan", thick=thick), digit, 3)
    rows, columns = (np.flatnonzero((sheet < 130).any(axis=axis)) for axis in (1, 0))
    cropped = sheet[rows[0] - 4 : rows[-1] + 5, columns[0] - 4 : columns[-1] + 5]
    assert read(ink_of(np.kron(cropped, np.ones((2, 2), np.uint8)))) == digit


@pytest.mark.parametrize("name", NOT_WRITING)
def test_pictures_of_anything_else_are_not_taken_for_digits(name):
    with pytest.raises(Problem, match="told apart|No writing|No digit"):
        ink_of(NOT_WRITING[name](np.random.default_rng(0)))


@pytest.mark.parametrize(("size", "seed"), [(120, 1), (120, 11), (160, 4)])
def test_soft_clouds_that_look_like_four_thick_digits_are_told_by_their_edges(size, seed):
    with pytest.raises(Problem, match="No digit was found: what stands out in this picture has softer edges"):
        ink_of(soft(size)(np.random.default_rng(seed)))


@pytest.mark.parametrize("thick", [30, 70])
def test_strokes_far_out_of_focus_still_have_edges(thick):
    assert read(ink_of(photographed(Photo("out of focus", thick=thick, blur=30), DIGITS, 1))) == DIGITS


@pytest.mark.parametrize(("size", "thick"), [((5, 9), 5), ((12, 3), 3), ((20, 20), 19)])
def test_the_thickness_of_a_part_is_the_side_of_the_largest_square_in_it(size, thick):
    mask = np.zeros((40, 60), np.bool_)
    mask[10 : 10 + size[0], 20 : 20 + size[1]] = True
    mask[2, :50] = True
    assert thickness_of(*connected_parts(mask)).tolist() == [1, thick]


def test_digits_in_two_lines_are_read_line_by_line():
    both = np.vstack([page(), page()])
    assert read(ink_of(both)) == 2 * DIGITS


def test_a_five_whose_bar_is_apart_is_one_digit_and_touching_ones_are_cut():
    five = np.zeros((100, 80), np.uint8)
    five[5:12, 22:60] = 255
    five[20:90, 20:28] = five[50:58, 20:58] = five[50:90, 52:60] = five[82:90, 20:60] = 255
    assert len(find_digits(five)) == 1
    touching = np.zeros((100, 160), np.uint8)
    touching[10:90, 20:28] = touching[10:90, 140:148] = touching[82:90, 20:148] = 255
    assert len(find_digits(touching)) == 2


def test_the_ink_in_a_state_is_small_and_as_it_was():
    ink = ink_of(page())
    text = picture_text(ink)
    again = picture_of(text)
    assert max(again.shape) == STORED and len(text) < 12_000
    small = resized(ink, *again.shape)
    assert np.abs(again.astype(int) - small).max() <= 9
    assert picture_text(again) == text


@pytest.mark.parametrize("text", [
    "", "x", "3x3:", "3x3:abc", "0x4:eJwDAAAAAAE=", "900x900:eJwDAAAAAAE=", "-1x-1:", "5x5:eJwDAAAAAAE=",
    "1x1:" + "A" * 100_000,
])  # fmt: skip
def test_a_damaged_text_is_refused_with_a_sentence(text):
    with pytest.raises(Problem, match="damaged"):
        picture_of(text)


@pytest.mark.parametrize(("picture", "what"), [
    (np.full((200, 300), 128), "No writing"), (np.zeros((2, 2)), "no pixels"), (np.zeros((300, 300)), "No writing"),
    (np.random.default_rng(0).normal(180, 6, (300, 300)), "No writing"),
    (np.random.default_rng(0).integers(0, 256, (400, 600)), "told apart"),
    (np.linspace(0, 255, 90_000).reshape(300, 300), "writing|told apart"),
], ids=["even", "tiny", "black", "paper", "noise", "shadow"])  # fmt: skip
def test_what_cannot_be_read_gets_a_sentence(picture, what):
    with pytest.raises(Problem, match=what):
        ink_of(picture.astype(np.uint8))


def test_connected_parts_are_those_of_a_slow_search():
    mask = np.random.default_rng(2).random((40, 50)) < 0.4
    labels, count = connected_parts(mask)
    slow, seen = np.zeros(mask.shape, int), 0
    for start in zip(*np.nonzero(mask), strict=True):
        if slow[start]:
            continue
        seen += 1
        todo = [start]
        while todo:
            y, x = todo.pop()
            if 0 <= y < 40 and 0 <= x < 50 and mask[y, x] and not slow[y, x]:
                slow[y, x] = seen
                todo += [(y + i, x + j) for i in (-1, 0, 1) for j in (-1, 0, 1)]
    assert count == seen and len(set(zip(labels[mask], slow[mask], strict=True))) == seen
    assert not labels[~mask].any()


def test_real_digits_on_a_photo_are_found_and_read(real_mnist):
    images = idx.read(str(next(real_mnist.glob("t10k-images-idx3-ubyte*"))))
    labels = idx.read(str(next(real_mnist.glob("t10k-labels-idx1-ubyte*"))))
    right = 0
    for start in range(0, 60, 6):
        ink = np.zeros((160, 840), np.float32)
        for k in range(6):
            ink[10:150, 140 * k : 140 * k + 140] = resized(images[start + k], 140, 140)
        shade = 210 - 0.08 * np.arange(840)
        answers = read(ink_of((shade - ink / 255 * (shade - 50)).astype(np.uint8)))
        right += sum(a == str(t) for a, t in zip(answers, labels[start : start + 6], strict=False))
    assert right >= 54
    assert on_pad(np.full((3, 9), 255, np.uint8)).shape == (SIDE, SIDE)
