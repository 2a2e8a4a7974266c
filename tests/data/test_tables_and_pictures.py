"""Digits as a table of text and as PNG pictures in folders: read back pixel by pixel, and refused with a sentence."""

import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage

from nnviz.core.problems import Problem
from nnviz.data import csv_tables, picture_folders, png
from nnviz.data.dataset import Dataset, Origin
from nnviz.data.sources import opening

RNG = np.random.default_rng(4)
X, T = RNG.integers(0, 256, (24, 8, 8)).astype(np.uint8), (np.arange(24) % 4).astype(np.uint8)


def opened(path: Path) -> Dataset:
    *_, found = opening("folder", str(path), [])
    return found


def table(path: Path, x=X, t=T, separator=",", heading="", label_last=False, encoding="utf-8") -> Path:
    lines = []
    for image, label in zip(x, t, strict=True):
        pixels = [f"{v:g}" for v in image.reshape(-1)]
        lines.append(separator.join([*pixels, str(label)] if label_last else [str(label), *pixels]))
    path.write_text(heading + "\n".join(lines) + "\n", encoding=encoding)
    return path


def saved(path: Path, image: np.ndarray, kind=QImage.Format.Format_Grayscale8) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    height, width = image.shape
    picture = QImage(image.tobytes(), width, height, width, QImage.Format.Format_Grayscale8)
    assert picture.convertToFormat(kind).save(str(path))


HELD = np.arange(24) % 6 == 5
LAYOUTS = {
    "as mnist_train.csv": {},
    "with a heading": {"heading": "label," + ",".join(f"pixel{i}" for i in range(64)) + "\n"},
    "with semicolons": {"separator": ";"},
    "with tabs": {"separator": "\t"},
    "from 0 to 1": {"x": X / 255},
    "with a mark of byte order": {"heading": "\ufeff"},
    "in UTF-16": {"encoding": "utf-16", "heading": "label," + ",".join(f"pixel{i}" for i in range(64)) + "\n"},
    "in UTF-16, the high byte first": {"encoding": "utf-16-be", "heading": "\ufeff", "separator": "\t"},
}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_a_table_of_labels_and_pixels_is_a_dataset_of_which_every_sixth_image_is_for_the_test(tmp_path, layout):
    found = opened(table(tmp_path / "digits.csv", **layout))
    np.testing.assert_allclose(found.x_train, X[~HELD], atol=1)
    np.testing.assert_allclose(found.x_test, X[HELD], atol=1)
    assert (found.t_train.tolist(), found.t_test.tolist()) == (T[~HELD].tolist(), T[HELD].tolist())
    assert (found.origin, found.held_out, found.name) == (Origin.CSV, 6, "digits")


def test_a_label_at_the_end_of_a_line_is_found_where_the_first_column_says_nothing(tmp_path):
    x = X.copy()
    x[:, 0, 0] = 0
    found = opened(table(tmp_path / "digits.csv", x=x, label_last=True))
    np.testing.assert_array_equal(found.x_train, x[~HELD])
    np.testing.assert_array_equal(found.t_train, T[~HELD])


@pytest.mark.parametrize("name", ["mnist_train.csv", "mnist_test.csv", ""])
def test_the_table_of_the_test_images_is_found_beside_that_of_the_training_images(tmp_path, name):
    table(tmp_path / "mnist_train.csv", X[:20], T[:20])
    table(tmp_path / "mnist_test.csv", X[20:], T[20:])
    found = opened(tmp_path / name)
    np.testing.assert_array_equal(found.x_train, X[:20])
    np.testing.assert_array_equal(found.x_test, X[20:])
    assert found.held_out == 0


BAD_TABLES = {
    "a line too short": (csv_tables.WRONG_LINE, lambda lines: [*lines[:5], lines[5][:-9], *lines[6:]]),
    "a word": (csv_tables.WRONG_LINE, lambda lines: [*lines[:5], "x" + lines[5][1:], *lines[6:]]),
    "pixels above 255": (csv_tables.WRONG_VALUES, lambda lines: [*lines[:5], lines[5] + "9", *lines[6:]]),
    "labels between classes": (csv_tables.WRONG_LABELS, lambda lines: ["0.5" + lines[0][1:], *lines[1:]]),
    "a single line": (csv_tables.FEW_LINES, lambda lines: lines[:1]),
}


@pytest.mark.parametrize("name", BAD_TABLES)
def test_a_damaged_table_is_refused_with_a_sentence_that_names_it(tmp_path, name):
    wanted, change = BAD_TABLES[name]
    x = X.copy()
    x[5, -1, -1] = 200
    path = table(tmp_path / "digits.csv", x)
    path.write_text("\n".join(change(path.read_text().splitlines())))
    with pytest.raises(Problem) as found:
        list(csv_tables.loading(path))
    assert found.value.sentence == wanted
    assert "digits.csv" in str(found.value)


# Pictures.


def by_class(folder: Path, x=X, t=T, part="") -> Path:
    for number, (image, label) in enumerate(zip(x, t, strict=True)):
        saved(folder / part / str(label) / f"{number}.png", image)
    return folder


def test_a_folder_of_pictures_for_each_class_is_a_dataset(tmp_path):
    found = opened(by_class(tmp_path / "own"))
    held = [number for k in range(4) for number in np.flatnonzero(k == T)[5::6]]
    kept = [number for k in range(4) for number in np.flatnonzero(k == T) if number not in held]
    np.testing.assert_array_equal(found.x_train, X[kept])
    np.testing.assert_array_equal(found.x_test, X[held])
    assert found.class_names == ("0", "1", "2", "3")
    assert (found.origin, found.held_out) == (Origin.PICTURES, 6)


@pytest.mark.parametrize("names", [("training", "testing"), ("train", "test"), ("Train", "val")])
def test_folders_for_training_and_test_are_kept_apart(tmp_path, names):
    by_class(tmp_path, X[:16], T[:16], names[0])
    by_class(tmp_path, X[16:], T[16:], names[1])
    found = opened(tmp_path)
    assert (len(found.x_train), len(found.x_test), found.held_out) == (16, 8, 0)
    np.testing.assert_array_equal(found.x_test[found.t_test == 1], X[16:][T[16:] == 1])


@pytest.mark.parametrize(
    "kind", [QImage.Format.Format_Grayscale8, QImage.Format.Format_RGB888, QImage.Format.Format_RGBA8888,
             QImage.Format.Format_Indexed8, QImage.Format.Format_Grayscale16, QImage.Format.Format_Mono],
)  # fmt: skip
def test_a_png_of_every_kind_has_the_grey_levels_that_qt_sees(tmp_path, kind):
    smooth = np.add.outer(np.arange(31) * 4, np.arange(29) * 3).astype(np.uint8)  # all filters come up
    path = tmp_path / "a.png"
    saved(path, smooth, kind)
    seen = QImage(str(path)).convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(seen.constBits(), np.uint8).reshape(31, seen.bytesPerLine())[:, : 29 * 3]
    wanted = rows.reshape(31, 29, 3) @ png.LUMA
    np.testing.assert_allclose(png.grey_pixels(path.read_bytes(), "a.png", 100), wanted, atol=1.01)


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def written(filters: list[int], x: np.ndarray, interlaced: int = 0) -> bytes:
    """Return a grey PNG whose rows say that they are filtered, with the bytes of x as they are."""
    rows = b"".join(bytes([kind]) + row.tobytes() for kind, row in zip(filters, x, strict=True))
    head = struct.pack(">IIBBBBB", x.shape[1], x.shape[0], 8, 0, 0, 0, interlaced)
    return png.SIGNATURE + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


@pytest.mark.parametrize("kind", range(5))
def test_every_filter_of_png_is_undone_as_qt_does_it(kind):
    x = RNG.integers(0, 256, (9, 7)).astype(np.uint8)
    content = written([kind] * 9, x)
    seen = QImage.fromData(content).convertToFormat(QImage.Format.Format_Grayscale8)
    wanted = np.frombuffer(seen.constBits(), np.uint8).reshape(9, seen.bytesPerLine())[:, :7]
    np.testing.assert_array_equal(png.grey_pixels(content, "a.png", 100), wanted)


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        (b"", png.DAMAGED_PNG),
        (png.SIGNATURE + bytes(60), png.DAMAGED_PNG),
        (written([0] * 4, X[0, :4])[:-30], png.DAMAGED_PNG),
        (written([7] * 4, X[0, :4]), png.DAMAGED_PNG),
        (written([0] * 4, X[0, :4], interlaced=1), png.INTERLACED),
        (written([0] * 101, np.zeros((101, 3), np.uint8)), png.LARGE_PNG),
    ],
)
def test_what_is_no_png_for_us_is_refused_with_a_sentence(content, wanted):
    with pytest.raises(Problem) as found:
        png.grey_pixels(content, "a.png", 100)
    assert found.value.sentence == wanted


def test_a_torn_png_raises_nothing_but_a_problem():
    content = written([4, 3, 2, 1] * 2, X[0])
    for _ in range(400):
        torn = bytearray(content)
        for place in RNG.integers(0, len(torn), 3):
            torn[place] = RNG.integers(0, 256)
        try:
            image = png.grey_pixels(bytes(torn[: RNG.integers(8, len(torn) + 1)]), "a.png", 64)
        except Problem:
            continue
        assert image.dtype == np.uint8 and max(image.shape) <= 64


def test_pictures_of_several_sizes_are_refused_and_both_are_named(tmp_path):
    by_class(tmp_path)
    saved(tmp_path / "3" / "99.png", np.zeros((9, 8), np.uint8))
    with pytest.raises(Problem, match=r"99\.png has 9 × 8 pixels, 0\.png has 8 × 8") as found:
        opened(tmp_path)
    assert found.value.sentence == picture_folders.OTHER_SIZE
