"""The IDX format: two zero bytes, a type, the number of dimensions, one big-endian size each, the data.

Source: the format description on the MNIST page of Y. LeCun, C. Cortes and C. Burges.
Files are read in small pieces, gzipped or not, and trusted in nothing: a file costs no more
memory than its header and its own length justify.
"""

import hashlib
import math
import os
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO

import numpy as np

from nnviz import safe_file
from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem
from nnviz.safe_file import FileError, short_name

CHUNK = 1 << 18
"""Bytes handled between two yields: about 1 ms of unpacking and hashing, so 20 ms holds on slow machines."""
PACKING_CHUNK = 1 << 16
"""Bytes compressed between two yields: compressing is some twenty times slower than unpacking."""
MAX_BYTES = 512 << 20
"""The largest array that is read, in bytes: ten times MNIST."""
MAX_DIMENSIONS = 4
DEFLATE_RATIO = 1032
"""Deflate shrinks data no further than this (zlib's "Technical Details"): a header that claims more lies."""
GZIP_MAGIC = b"\x1f\x8b"
UBYTE = 0x08
OTHER_TYPES = {0x09, 0x0B, 0x0C, 0x0D, 0x0E}

EMPTY = QT_TRANSLATE_NOOP("problems", "{file} is empty. Download it again.")
BROKEN_GZIP = QT_TRANSLATE_NOOP("problems", "{file} is a damaged gzip file. Download it again.")
CUT_GZIP = QT_TRANSLATE_NOOP("problems", "{file} ends in the middle of its gzip data. Download it again.")
NOT_IDX = QT_TRANSLATE_NOOP(
    "problems", "{file} is not an IDX file. Choose a file of images or labels as MNIST has them."
)
WRONG_TYPE = QT_TRANSLATE_NOOP(
    "problems", "{file} holds numbers of type {type}. Only unsigned bytes (0x08) can be read."
)
OTHER_ORDER = QT_TRANSLATE_NOOP(
    "problems", "{file} has its bytes in the other order (little-endian). IDX is big-endian: save it with '>i4' sizes."
)
WRONG_DIMENSIONS = QT_TRANSLATE_NOOP(
    "problems", "{file} has {found} dimensions instead of {wanted}. Are images and labels swapped?"
)
TOO_MANY_DIMENSIONS = QT_TRANSLATE_NOOP(
    "problems", "{file} has {found} dimensions. From 1 to {most} can be read."
)
NO_ITEMS = QT_TRANSLATE_NOOP("problems", "According to its header {file} is empty. Choose another file.")
TOO_LARGE = QT_TRANSLATE_NOOP(
    "problems", "According to its header {file} holds {size} MiB. At most {most} MiB can be read."
)
TRUNCATED = QT_TRANSLATE_NOOP(
    "problems", "{file} is too short: it should have {expected} bytes. Download it again."
)
TRAILING = QT_TRANSLATE_NOOP(
    "problems", "{file} contains more data than its header states: it should have {expected} bytes. Download it again."
)
AFTER_GZIP = QT_TRANSLATE_NOOP("problems", "{file} contains more data after its gzip data. Download it again.")
NO_MEMORY = QT_TRANSLATE_NOOP("problems", "There is not enough memory for {file}. Close other programs.")
NOT_BYTES = QT_TRANSLATE_NOOP("problems", "Only whole numbers from 0 to 255 can be saved as IDX, not {type}.")


@dataclass(frozen=True)
class Progress:
    """How far a long job is: `done` of `total` units (bytes), working on `what` (a short file name)."""

    done: int
    total: int
    what: str


@dataclass(frozen=True, eq=False)
class Content:
    """What an IDX file held: the array of unsigned bytes, and the SHA-256 of the unpacked file in hex."""

    array: np.ndarray
    sha256: str


def bytes_of(shape: tuple[int, ...], itemsize: int, name: str) -> int:
    """Return how many bytes an array takes; Problem when it is more than MAX_BYTES or nothing at all."""
    size = math.prod(shape) * itemsize
    if size == 0:
        raise Problem(NO_ITEMS, file=name)
    if size > MAX_BYTES:
        raise Problem(TOO_LARGE, file=name, size=f"{size >> 20:,}", most=MAX_BYTES >> 20)
    return size


def empty_bytes(size: int, name: str) -> np.ndarray:
    """Return room for `size` bytes, (size,) uint8; Problem when the machine has none."""
    try:
        return np.empty(size, np.uint8)
    except MemoryError:
        raise Problem(NO_MEMORY, file=name) from None


@contextmanager
def open_file(path: str | os.PathLike[str]) -> Iterator[BinaryIO]:
    """Open an ordinary file for reading; any failure, also a later one, is a Problem that names the file."""
    with _told(), safe_file.reading(path) as stream:
        yield stream


@contextmanager
def replace_file(path: str | os.PathLike[str]) -> Iterator[BinaryIO]:
    """Open a file for writing that takes its name only when all is written: never half a file.

    Its folder is made. Raises Problem when it cannot be written; whatever was there before stays.
    """
    with _told(), safe_file.replacing(path, make_folder=True) as stream:
        yield stream


@contextmanager
def _told() -> Iterator[None]:
    """Tell what is wrong with a file as `data` tells everything: by a Problem."""
    try:
        yield
    except FileError as error:
        raise Problem(error.sentence, **error.values) from None


def contents(stream: BinaryIO, name: str) -> Iterator[bytes]:
    """Yield what a stream holds in pieces of at most CHUNK bytes (some may be empty), unpacked when gzipped.

    Gzip is recognised by its first two bytes, not by a suffix: browsers unpack and keep the name.
    """
    head = stream.read(len(GZIP_MAGIC))
    raw = _raw(stream, head)
    return _unpacked(raw, name) if head == GZIP_MAGIC else raw


def _raw(stream: BinaryIO, head: bytes) -> Iterator[bytes]:
    yield head
    while piece := stream.read(CHUNK):
        yield piece


def _unpacked(raw: Iterator[bytes], name: str) -> Iterator[bytes]:
    """Yield the unpacked contents of one or more gzip members; zlib checks their CRC and length."""
    inflater = zlib.decompressobj(wbits=31)
    members = 1
    try:
        for packed in raw:
            while packed:
                if inflater.eof:  # gzip allows further members and zeros as padding
                    packed = packed.lstrip(b"\0")
                    if not packed:
                        break
                    inflater, members = zlib.decompressobj(wbits=31), members + 1
                piece = inflater.decompress(packed, CHUNK)
                packed = inflater.unused_data if inflater.eof else inflater.unconsumed_tail
                yield piece
        while not inflater.eof and (piece := inflater.decompress(b"", CHUNK)):
            yield piece
    except zlib.error:
        # What follows a sound member is no member of its own: something was appended.
        raise Problem(BROKEN_GZIP if members == 1 else AFTER_GZIP, file=name) from None
    if not inflater.eof:
        raise Problem(CUT_GZIP, file=name)


class _Filler:
    """Takes the pieces of one IDX file: first the header, then the data, straight into the array."""

    def __init__(self, name: str, dimensions: int | None, length: int, packed: bool) -> None:
        self._name, self._dimensions, self._length, self._packed = name, dimensions, length, packed
        self._head = b""
        self._flat: np.ndarray | None = None
        self._shape: tuple[int, ...] = ()
        self._expected = 0
        self._filled = 0

    def feed(self, piece: bytes) -> None:
        """Take the next piece; Problem as soon as it cannot belong to a sound file."""
        if self._flat is None:
            piece = self._feed_header(piece)
        if self._flat is not None and piece:
            if self._filled + len(piece) > self._flat.size:
                raise Problem(TRAILING, file=self._name, expected=f"{self._expected:,}")
            self._flat[self._filled : self._filled + len(piece)] = np.frombuffer(piece, np.uint8)
            self._filled += len(piece)

    def array(self) -> np.ndarray:
        """Return the full array; Problem when data is missing."""
        if self._flat is None:
            raise Problem(EMPTY if not self._head else NOT_IDX, file=self._name)
        if self._filled < self._flat.size:
            raise Problem(TRUNCATED, file=self._name, expected=f"{self._expected:,}")
        return self._flat.reshape(self._shape)

    def _feed_header(self, piece: bytes) -> bytes:
        self._head += piece
        length = header_length(self._head, self._name, self._dimensions)
        if length is None:
            return b""
        self._start(length)
        return self._head[length:]

    def _start(self, length: int) -> None:
        self._shape = struct.unpack_from(f">{length // 4 - 1}I", self._head, 4)
        swapped = struct.unpack_from(f"<{length // 4 - 1}I", self._head, 4)
        if not self._packed and swapped != self._shape and 0 < math.prod(swapped) == self._length - length:
            raise Problem(OTHER_ORDER, file=self._name)
        size = bytes_of(self._shape, 1, self._name)
        self._expected = length + size
        # The file's own length refutes a false header before anything is allocated.
        most = self._length * DEFLATE_RATIO if self._packed else self._length
        if self._expected > most:
            raise Problem(TRUNCATED, file=self._name, expected=f"{self._expected:,}")
        self._flat = empty_bytes(size, self._name)


def header_length(head: bytes, name: str, dimensions: int | None = None) -> int | None:
    """Return how long the header is that starts with `head`, None when more of it is needed to tell.

    dimensions: how many the file must have (3 for images, 1 for labels); None takes 1 to MAX_DIMENSIONS.
    Raises Problem when it is no IDX header of unsigned bytes.
    """
    if _begins_little(head):
        if len(head) < 4:
            return None
        raise Problem(OTHER_ORDER, file=name)
    if head[:2] != b"\0\0"[: len(head)] or (len(head) > 2 and head[2] not in OTHER_TYPES | {UBYTE}):
        raise Problem(NOT_IDX, file=name)
    if len(head) < 4:
        return None
    if head[2] != UBYTE:
        raise Problem(WRONG_TYPE, file=name, type=f"0x{head[2]:02X}")
    if dimensions is not None and head[3] != dimensions:
        raise Problem(WRONG_DIMENSIONS, file=name, found=head[3], wanted=dimensions)
    if not 1 <= head[3] <= MAX_DIMENSIONS:
        raise Problem(TOO_MANY_DIMENSIONS, file=name, found=head[3], most=MAX_DIMENSIONS)
    length = 4 + 4 * head[3]
    return length if len(head) >= length else None


def _begins_little(head: bytes) -> bool:
    """Return whether a file begins like IDX that was written in the byte order of a PC: 0x0803 as 03 08 00 00."""
    return bool(head) and 1 <= head[0] <= MAX_DIMENSIONS and (b"\x08\0\0").startswith(head[1:4])


def reading(path: str | os.PathLike[str], dimensions: int | None = None) -> Iterator[Progress | Content]:
    """Read an IDX file, gzipped or not: yield Progress (bytes of the file) often, then the Content.

    Raises Problem for anything that is not a sound file, before it costs memory.
    """
    name = short_name(path)
    with open_file(path) as stream:
        length = os.fstat(stream.fileno()).st_size
        packed = stream.read(len(GZIP_MAGIC)) == GZIP_MAGIC
        stream.seek(0)
        filler, digest = _Filler(name, dimensions, length, packed), hashlib.sha256()
        for piece in contents(stream, name):
            filler.feed(piece)
            digest.update(piece)
            yield Progress(min(stream.tell(), length), length, name)
        yield Content(filler.array(), digest.hexdigest())


def read(path: str | os.PathLike[str], dimensions: int | None = None) -> np.ndarray:
    """Return the array of unsigned bytes in an IDX file, gzipped or not; Problem when it is not sound."""
    *_, content = reading(path, dimensions)
    assert isinstance(content, Content)
    return content.array


def writing(stream: BinaryIO, array: np.ndarray, what: str, compress: bool = True) -> Iterator[Progress]:
    """Write an array of unsigned bytes, 1 to 4 dimensions, to a stream as IDX: yield Progress often.

    Gzipped with `compress`; the same array always gives the same file (no time stamp in it).
    Raises Problem for another type.
    """
    if array.dtype != np.uint8 or not 1 <= array.ndim <= MAX_DIMENSIONS:
        raise Problem(NOT_BYTES, type=f"{array.dtype}, {array.ndim}-D")
    packer = zlib.compressobj(6, wbits=31) if compress else None
    header = struct.pack(f">2x2B{array.ndim}I", UBYTE, array.ndim, *array.shape)
    stream.write(packer.compress(header) if packer else header)
    flat = np.ascontiguousarray(array).reshape(-1)
    for start in range(0, flat.size, PACKING_CHUNK):
        piece = flat[start : start + PACKING_CHUNK].data
        stream.write(packer.compress(piece) if packer else piece)
        yield Progress(start + len(piece), flat.size, what)
    if packer:
        stream.write(packer.flush())


def write(path: str | os.PathLike[str], array: np.ndarray, compress: bool = True) -> None:
    """Save an array of unsigned bytes as an IDX file; Problem when it cannot be written."""
    with replace_file(path) as stream:
        for _ in writing(stream, array, short_name(path), compress):
            pass
