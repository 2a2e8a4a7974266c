"""Arrays in .npz files, read in small pieces and trusted in nothing: only plain numbers and texts, never a pickle.

Source of the formats: PKWARE's APPNOTE.TXT for the archive, `numpy.lib.format` for the arrays in it.
"""

import errno
import os
import re
import struct
import zipfile
import zlib
from collections.abc import Collection, Generator, Iterator, Mapping
from contextlib import contextmanager
from typing import IO, BinaryIO

import numpy as np

from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem
from nnviz.data import idx
from nnviz.data.idx import CHUNK, Progress, open_file
from nnviz.safe_file import short_name

NOT_NPZ = QT_TRANSLATE_NOOP("problems", "{file} is not a valid .npz file. Save it again with numpy.savez.")
BAD_ARRAY = QT_TRANSLATE_NOOP(
    "problems", "{file}: {array} is not a numeric array. Save it again as numbers."
)

MAX_DIRECTORY = 1 << 16
"""Bytes in the table of contents of a .npz: some 800 arrays. Python's reader takes ten times that."""
MAX_HEADER = 1 << 12
ARRAY_HEADER = re.compile(
    rb"\{'descr': '([<>|]?(?:b1|[iu][1248]|f[248]|U\d{1,4}))', 'fortran_order': (True|False), "
    rb"'shape': \(((?:\d{1,12}, ?)*(?:\d{1,12})?)\), ?\} *\n?"
)
"""What NumPy writes before an array. Matching, not evaluating it, leaves nothing to attack."""


def reading_arrays(
    path: str | os.PathLike[str], names: Collection[str] | None = None
) -> Generator[Progress, None, dict[str, np.ndarray]]:
    """Read arrays of numbers or texts from a .npz: yield Progress (unpacked bytes), return name → array.

    names: which arrays; None takes all. Nothing is unpacked that the file's own headers do not justify,
    and nothing is ever unpickled. Raises Problem when the file is not sound.
    """
    name = short_name(path)
    with open_file(path) as stream, _damage(name):
        length = os.fstat(stream.fileno()).st_size
        _check_directory(stream, length, name)
        with zipfile.ZipFile(stream) as archive:
            members = _members(archive, names)
            total, before, arrays = _unpacked_size(members, length, name), 0, {}
            for key, info in members.items():
                for step in _array(archive, info, name):
                    if isinstance(step, np.ndarray):
                        arrays[key] = step
                    else:
                        yield Progress(before + step, total, name)
                before += info.file_size
    return arrays


@contextmanager
def _damage(name: str) -> Iterator[None]:
    """Turn everything that Python's zip reader raises for a damaged file into one Problem."""
    try:
        yield
    except Problem:
        raise
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, ValueError, RuntimeError, OverflowError):
        raise Problem(NOT_NPZ, file=name) from None
    except OSError as error:
        if error.errno != errno.EINVAL:  # the reader was sent before the start of the file
            raise
        raise Problem(NOT_NPZ, file=name) from None


def _check_directory(stream: BinaryIO, length: int, name: str) -> None:
    """Refuse an archive whose table of contents is long: the reader would hold all of it in memory."""
    stream.seek(max(0, length - (1 << 16) - 22))
    tail = stream.read()
    plain = tail[-22:-18] == b"PK\5\6" and tail[-2:] == b"\0\0"
    at = len(tail) - 22 if plain else tail.rfind(b"PK\5\6")
    wide = tail[max(0, at - 20) : max(0, at)][:4] == b"PK\6\7"  # sizes beyond 4 GiB
    if at < 0 or len(tail) - at < 22 or wide or struct.unpack_from("<I", tail, at + 12)[0] > MAX_DIRECTORY:
        raise Problem(NOT_NPZ, file=name)
    stream.seek(0)


def _members(archive: zipfile.ZipFile, names: Collection[str] | None) -> dict[str, zipfile.ZipInfo]:
    infos = {info.filename.removesuffix(".npy"): info for info in archive.infolist()}
    return {key: info for key, info in infos.items() if names is None or key in names}


def _unpacked_size(members: Mapping[str, zipfile.ZipInfo], length: int, name: str) -> int:
    """Return the bytes of all members together; Problem when they are too many or cannot be in the file."""
    for info in members.values():
        plain = info.compress_type == zipfile.ZIP_STORED
        most = min(info.compress_size, length) * (1 if plain else idx.DEFLATE_RATIO)
        known = plain or info.compress_type == zipfile.ZIP_DEFLATED
        if not known or info.flag_bits & 1 or info.file_size > most:  # flag 1: locked with a password
            raise Problem(NOT_NPZ, file=name)
    return idx.bytes_of((sum(info.file_size for info in members.values()),), 1, name) if members else 0


def _array(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> Iterator[int | np.ndarray]:
    """Yield the bytes read so far, often, and at last the array of one member."""
    with archive.open(info) as member:
        dtype, fortran, shape, start = _array_header(member, info, name)
        flat = idx.empty_bytes(idx.bytes_of(shape, dtype.itemsize, name), name)
        if start + flat.size != info.file_size:
            raise Problem(NOT_NPZ, file=name)
        done = 0
        while piece := member.read(CHUNK):  # the read after the last byte checks the CRC
            flat[done : done + len(piece)] = np.frombuffer(piece, np.uint8)
            done += len(piece)
            yield start + done
    if done != flat.size:
        raise Problem(NOT_NPZ, file=name)
    yield flat.view(dtype).reshape(shape, order="F" if fortran else "C")


def _array_header(
    member: IO[bytes], info: zipfile.ZipInfo, name: str
) -> tuple[np.dtype, bool, tuple[int, ...], int]:
    """Return type, column order, shape and length of the header of a .npy (format versions 1 to 3)."""
    magic = member.read(8)
    field = {1: "<H", 2: "<I", 3: "<I"}.get(magic[6] if magic[:6] == b"\x93NUMPY" and len(magic) == 8 else 0)
    if field is None:
        raise Problem(NOT_NPZ, file=name)
    (length,) = struct.unpack(field, member.read(struct.calcsize(field)))
    match = ARRAY_HEADER.fullmatch(member.read(min(length, MAX_HEADER)))
    if match is None:
        raise Problem(BAD_ARRAY, file=name, array=info.filename.removesuffix(".npy"))
    shape = tuple(int(size) for size in match[3].replace(b" ", b"").split(b",") if size)
    return np.dtype(match[1].decode()), match[2] == b"True", shape, 8 + struct.calcsize(field) + length


def texts(array: np.ndarray, problem: Problem) -> list[str]:
    """Return the texts in an array read from a file, flat; raises `problem` when they are no valid texts."""
    if array.dtype.kind != "U":
        raise problem
    coding = "utf-32-be" if array.dtype.str[0] == ">" else "utf-32-le"
    size = array.dtype.itemsize
    raw = array.tobytes()
    try:  # decoded here, because NumPy lets halves of surrogate pairs through
        return [raw[at : at + size].decode(coding).rstrip("\0") for at in range(0, len(raw), size)]
    except UnicodeDecodeError:
        raise problem from None


def writing_arrays(stream: BinaryIO, arrays: Mapping[str, np.ndarray], what: str) -> Iterator[Progress]:
    """Write arrays as a packed .npz: yield Progress (bytes) often; equal arrays give equal files."""
    total, before = sum(array.nbytes for array in arrays.values()), 0
    with zipfile.ZipFile(stream, "w") as archive:
        for key, array in arrays.items():
            info = zipfile.ZipInfo(f"{key}.npy")  # dated 1980
            info.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(info, "w", force_zip64=True) as member:
                for done in _writing_array(member, np.asarray(array, order="C")):
                    yield Progress(before + done, total, what)
            before += array.nbytes


def _writing_array(member: IO[bytes], array: np.ndarray) -> Iterator[int]:
    """Write one array in NumPy's own format: yield the bytes written so far, often."""
    np.lib.format.write_array_header_1_0(member, np.lib.format.header_data_from_array_1_0(array))
    flat = array.reshape(-1).view(np.uint8)
    for start in range(0, flat.size, idx.PACKING_CHUNK):
        piece = flat[start : start + idx.PACKING_CHUNK]
        member.write(piece.data)
        yield start + piece.size
