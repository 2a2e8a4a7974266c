"""Labels as QMNIST has them: an IDX file of 32-bit numbers with eight of them for each image, the first its class.

Source: C. Yadav, L. Bottou, "Cold Case: the Lost MNIST Digits" (2019), and the page of its files.
"""

import hashlib
import os
import struct
from collections.abc import Iterator

import numpy as np

from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem
from nnviz.data.dataset import MAX_CLASSES
from nnviz.data.idx import DEFLATE_RATIO, Content, Progress, contents, open_file
from nnviz.safe_file import short_name

_INT, _DIMENSIONS = 0x0C, 2
_MOST = 1 << 26  # bytes: 2 million images
NOT_LABEL_TABLE = QT_TRANSLATE_NOOP(
    "problems", "{file} is not a table of labels like those of QMNIST: 32-bit numbers, a row for each image."
)


def reading(path: str | os.PathLike[str]) -> Iterator[Progress | Content]:
    """Read the first column of such a table: yield Progress (bytes) often, then the Content, labels (N,) uint8.

    Raises Problem for what is no sound table.
    """
    name, data = short_name(path), bytearray()
    digest = hashlib.sha256()
    with open_file(path) as stream:
        length = os.fstat(stream.fileno()).st_size
        for piece in contents(stream, name):
            data += piece
            digest.update(piece)
            if len(data) > min(_MOST, length * DEFLATE_RATIO):
                raise Problem(NOT_LABEL_TABLE, file=name)
            yield Progress(min(stream.tell(), length), length, name)
    yield Content(_first_column(bytes(data), name), digest.hexdigest())


def _first_column(data: bytes, name: str) -> np.ndarray:
    if len(data) < 12 or data[:4] != bytes((0, 0, _INT, _DIMENSIONS)):
        raise Problem(NOT_LABEL_TABLE, file=name)
    rows, columns = struct.unpack_from(">II", data, 4)
    if not rows or not columns or len(data) != 12 + 4 * rows * columns:
        raise Problem(NOT_LABEL_TABLE, file=name)
    labels = np.frombuffer(data, ">i4", offset=12).reshape(rows, columns)[:, 0]
    if labels.min() < 0 or labels.max() >= MAX_CLASSES:
        raise Problem(NOT_LABEL_TABLE, file=name)
    return labels.astype(np.uint8)
