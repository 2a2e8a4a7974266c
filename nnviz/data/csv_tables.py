"""Images as a table of text: a line for each image, its label and its pixels, as mnist_train.csv has them.

The label is the first number of a line (the last one where the first column is the same everywhere and the last is
not). A line with names may come first. The test images come from the file of the same name with "test" in the place
of "train", or are every sixth line. The text is in UTF-8, or in UTF-16 with its mark, as spreadsheets save it too.
"""

import codecs
import math
import os
import re
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import BinaryIO

import numpy as np

from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem
from nnviz.data.dataset import MAX_CLASSES, MAX_SIDE, Dataset, Origin, class_names_for
from nnviz.data.idx import MAX_BYTES, Progress, open_file
from nnviz.safe_file import displayable, short_name

HELD_OUT = 6
"""Every sixth line is for the test, where there is no file of test images."""
LEAST_SIDE = 4
_LINES = 200  # read at once: some 20 ms
_MOST_LINE = 8 * MAX_SIDE * MAX_SIDE
_SEPARATORS = (b",", b";", b"\t", b" ")
_NAMES = re.compile(rb'\s*"?(?:label|class|target|y)"?[,;\t ]+"?(?:pixel|1x1|x)', re.IGNORECASE)
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SPLITS = (("train", "test"), ("test", "train"))

NOT_A_TABLE = QT_TRANSLATE_NOOP(
    "problems", "{file} is not a table of images: each line must hold a label and the pixels of a square image."
)
WRONG_LINE = QT_TRANSLATE_NOOP("problems", "{file}: line {line} does not hold {wanted} numbers. Save the table again.")
WRONG_VALUES = QT_TRANSLATE_NOOP(
    "problems", "{file}: the pixels go from {low} to {high}. Pixels must be from 0 to 1 or from 0 to 255."
)
WRONG_LABELS = QT_TRANSLATE_NOOP(
    "problems", "{file}: the labels must be whole numbers from 0 to {most}. They go from {low} to {high}."
)
FEW_LINES = QT_TRANSLATE_NOOP("problems", "{file} holds {found} images. At least two are needed.")
OTHER_WIDTH = QT_TRANSLATE_NOOP(
    "problems", "{file} and {other} have lines of different length. Choose files that match."
)
LARGE_TABLE = QT_TRANSLATE_NOOP("problems", "{file} holds more images than can be read: at most {most} MiB of pixels.")


def in_utf8(head: bytes) -> bytes:
    """Return the beginning of a text in UTF-8 and without a mark; what has none stays as it is."""
    if head.startswith(_WIDE):
        return head.decode("utf-16", "ignore").encode("utf-8", "ignore")
    return head.removeprefix(codecs.BOM_UTF8)


def is_image_table(head: bytes, whole: bool) -> bool:
    """Return whether a file that begins with these bytes is a table of images; whole: it ends with them.

    The first line that is numbers throughout must hold a square and one more; a line that is cut off must at least
    begin with many numbers.
    """
    lines = [line.strip(b"\r") for line in in_utf8(head).split(b"\n")]
    complete = lines if whole else lines[:-1]
    for line in complete[:2]:
        if (width := _width(line)) is not None:
            return _side(width) is not None
        if not _is_heading(line):
            return False
    cut = b"" if whole or len(lines) > 2 else lines[-1]
    if _is_heading(cut) and _NAMES.match(cut):
        return True
    numbers = _numbers(cut[: max(0, cut.rfind(_separator(cut)))])
    return len(numbers) > LEAST_SIDE**2 and all(numbers)


def find(folder: str | os.PathLike[str]) -> Path | None:
    """Return the only table of training images in a folder, or its only table of images at all; None else."""
    try:
        found = sorted(path for path in Path(folder).iterdir() if path.suffix.lower() == ".csv" and path.is_file())
    except (OSError, ValueError):
        return None
    tables = [path for path in found if _begins_table(path)]
    training = [path for path in tables if "train" in path.name.lower()]
    best = training if len(training) == 1 else tables
    return best[0] if len(best) == 1 else None


def loading(path: str | os.PathLike[str]) -> Iterator[Progress | Dataset]:
    """Read a table of images, and its partner of test images if there is one: yield Progress (bytes), then the Dataset.

    Raises Problem for what is no such table.
    """
    own = Path(path)
    partner = _partner(own)
    pair = (own, partner) if partner is None or "test" not in own.name.lower() else (partner, own)
    tables = []
    for file in pair:
        if file is not None:
            tables.append((yield from _reading(file)))
    if len(tables) == 2 and tables[0][0].shape[1:] != tables[1][0].shape[1:]:
        raise Problem(OTHER_WIDTH, file=short_name(own), other=short_name(partner or own))
    (x_train, t_train), (x_test, t_test) = tables if len(tables) == 2 else _split(*tables[0], short_name(own))
    yield Dataset(displayable(own.stem), x_train, t_train, x_test, t_test, origin=Origin.CSV, path=str(own),
                  class_names=class_names_for(max(int(t_train.max()), int(t_test.max()))),
                  held_out=HELD_OUT if partner is None else 0)  # fmt: skip


def _split(x: np.ndarray, t: np.ndarray, name: str) -> tuple[tuple[np.ndarray, np.ndarray], ...]:
    if len(x) < 2:
        raise Problem(FEW_LINES, file=name, found=len(x))
    test = np.arange(len(x)) % HELD_OUT == HELD_OUT - 1
    test[-1] = True  # of few lines at least one
    return (x[~test], t[~test]), (x[test], t[test])


def _partner(path: Path) -> Path | None:
    """Return the table of the other images of the same set: mnist_test.csv beside mnist_train.csv."""
    for part, other in _SPLITS:
        name = re.sub(part, other, path.name, count=1, flags=re.IGNORECASE)
        if name != path.name and (path.parent / name).is_file() and _begins_table(path.parent / name):
            return path.parent / name
    return None


def _begins_table(path: Path) -> bool:
    with open_file(path) as stream:
        head = stream.read(1 << 14)
        return is_image_table(head, len(head) < 1 << 14)


def _reading(path: Path) -> Generator[Progress, None, tuple[np.ndarray, np.ndarray]]:
    """Read one table: yield Progress, return images (N, side, side) uint8 and labels (N,) uint8."""
    name, blocks, labels = short_name(path), [], []
    with open_file(path) as stream:
        length = max(1, os.fstat(stream.fileno()).st_size)
        for block in _blocks(_reader(stream), name):
            blocks.append(_narrow(block, name))
            labels.append(block[:, [0, -1]])
            if sum(len(b) for b in blocks) * block.shape[1] > MAX_BYTES:
                raise Problem(LARGE_TABLE, file=name, most=MAX_BYTES >> 20)
            yield Progress(min(stream.tell(), length), length, name)
    if not blocks:
        raise Problem(FEW_LINES, file=name, found=0)
    table, ends = np.concatenate(blocks), np.concatenate(labels)
    last = np.ptp(ends[:, 0]) == 0 and np.ptp(ends[:, 1]) > 0
    pixels = table[:, :-1] if last else table[:, 1:]
    side = math.isqrt(pixels.shape[1])
    return _bytes(pixels, name).reshape(len(table), side, side), _labels(ends[:, int(last)], name)


def _reader(stream: BinaryIO) -> Callable[[int], bytes]:
    """Return what reads the next line, of so many bytes at most, in UTF-8 whatever the file is written in."""
    wide = stream.read(2) in _WIDE
    stream.seek(0)
    lines = _wide_lines(stream)
    return (lambda most: next(lines, b"")) if wide else stream.readline


def _wide_lines(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the lines of a text in UTF-16, with their ends, in UTF-8; one that is too long in pieces."""
    decoder, rest = codecs.getincrementaldecoder("utf-16")("replace"), b""
    while block := stream.read(1 << 16):
        *lines, rest = (rest + decoder.decode(block).encode()).split(b"\n")
        yield from (line + b"\n" for line in lines)
        if len(rest) > _MOST_LINE:
            yield rest
            rest = b""
    yield rest


def _blocks(readline: Callable[[int], bytes], name: str) -> Iterator[np.ndarray]:
    """Yield some lines at a time as numbers (lines, 1 + pixels) float32."""
    width, separator, number = 0, b",", 0
    while lines := _lines(readline):
        if not width:
            lines[0] = lines[0].removeprefix(codecs.BOM_UTF8)
            if _width(lines[0]) is None and _is_heading(lines[0]):
                lines, number = lines[1:], 1
                if not lines and not (lines := _lines(readline)):
                    return
            width, separator = _width(lines[0]) or 0, _separator(lines[0])
            if _side(width) is None:
                raise Problem(NOT_A_TABLE, file=name)
        yield _numbers_of(lines, separator, width, name, number)
        number += len(lines)


def _lines(readline: Callable[[int], bytes]) -> list[bytes]:
    """Return the next lines that are not empty, without their ends."""
    found: list[bytes] = []
    while len(found) < _LINES and (line := readline(_MOST_LINE)):
        if line.strip():
            found.append(line.strip(b"\r\n"))
    return found


def _numbers_of(lines: list[bytes], separator: bytes, width: int, name: str, before: int) -> np.ndarray:
    try:
        table = np.loadtxt([line.decode("ascii") for line in lines], np.float32, delimiter=separator.decode(), ndmin=2)
    except ValueError:
        table = np.empty((0, 0), np.float32)
    if table.shape != (len(lines), width) or not np.isfinite(table).all():
        wrong = next((i for i, line in enumerate(lines) if _width(line) != width), 0)
        raise Problem(WRONG_LINE, file=name, line=f"{before + wrong + 1:,}", wanted=width)
    return table


def _narrow(block: np.ndarray, name: str) -> np.ndarray:
    """Return a block as bytes where nothing is lost by it: a fourth of the memory."""
    low, high = float(block.min()), float(block.max())
    if low < 0 or high > 255:
        raise Problem(WRONG_VALUES, file=name, low=f"{low:g}", high=f"{high:g}")
    narrow = block.astype(np.uint8)
    return narrow if np.array_equal(narrow, block) else block


def _bytes(pixels: np.ndarray, name: str) -> np.ndarray:
    """Return pixels as bytes; where none is above 1 they are shares of 255."""
    high = float(pixels.max(initial=0))
    if pixels.dtype == np.uint8 and high > 1:
        return np.ascontiguousarray(pixels)
    return np.rint(pixels * (255.0 if high <= 1 else 1.0)).astype(np.uint8)


def _labels(values: np.ndarray, name: str) -> np.ndarray:
    low, high = float(values.min()), float(values.max())
    if low < 0 or high >= MAX_CLASSES or np.any(values % 1):
        raise Problem(WRONG_LABELS, file=name, most=MAX_CLASSES - 1, low=f"{low:g}", high=f"{high:g}")
    return values.astype(np.uint8)


# A line.


def _separator(line: bytes) -> bytes:
    return max(_SEPARATORS, key=line.count)


def _numbers(line: bytes) -> list[bytes]:
    """Return the numbers of a line as they are written; an empty text for what is none."""
    pieces = line.split(_separator(line))
    return [piece.strip() if re.fullmatch(rb"\s*[0-9.]+(?:[eE][-+]?\d+)?\s*", piece) else b"" for piece in pieces]


def _width(line: bytes) -> int | None:
    """Return how many numbers a line holds; None if there is anything else in it."""
    numbers = _numbers(line)
    return len(numbers) if numbers and all(numbers) else None


def _is_heading(line: bytes) -> bool:
    """Return whether a line is one of names, such as label,pixel0,pixel1."""
    pieces = line.split(_separator(line))
    return len(pieces) > LEAST_SIDE**2 and re.match(rb'\s*"?[A-Za-z]', pieces[0]) is not None


def _side(width: int) -> int | None:
    """Return the side of the square image in a line of so many numbers, one of which is the label."""
    side = math.isqrt(max(0, width - 1))
    return side if side * side == width - 1 and LEAST_SIDE <= side <= MAX_SIDE else None
