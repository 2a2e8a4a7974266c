"""What the pickle of an array is made of: the few names it may refer to, and the values it builds from them.

None of this can be called or run; whatever else a file asks for is a RefusedError or a BrokenError.
"""

import re
from dataclasses import dataclass
from enum import Enum
from typing import Any

import numpy as np

from nnviz.data.weights import MAX_WEIGHTS


class PickleReference(Enum):
    """What a pickled array may refer to. These are marks: none of them can be called."""

    RECONSTRUCT = "_reconstruct"
    FROMBUFFER = "_frombuffer"
    NDARRAY = "ndarray"
    DTYPE = "dtype"
    ENCODE = "encode"


ADMITTED = {
    ("numpy", "ndarray"): PickleReference.NDARRAY,
    ("numpy", "dtype"): PickleReference.DTYPE,
    ("_codecs", "encode"): PickleReference.ENCODE,  # bytes in protocols 0 to 2
    ("numpy.core.multiarray", "_reconstruct"): PickleReference.RECONSTRUCT,
    ("numpy._core.multiarray", "_reconstruct"): PickleReference.RECONSTRUCT,
    ("numpy.core.numeric", "_frombuffer"): PickleReference.FROMBUFFER,  # protocol 5
    ("numpy._core.numeric", "_frombuffer"): PickleReference.FROMBUFFER,
}
TYPES = {"f2", "f4", "f8"}
ESCAPE = re.compile(rb"""\\(?:[\\'"nrt]|x[0-9a-f]{2})""")


class RefusedError(Exception):
    """The file asks for something that is not admitted; the argument names it, if it has a name."""


class BrokenError(Exception):
    """The instructions make no sense."""


@dataclass(eq=False)
class PickledType:
    """A number type under construction: its order is set by BUILD."""

    code: str
    order: str = "="


@dataclass(eq=False)
class PickledArray:
    """An array under construction: its contents are set by BUILD."""

    array: np.ndarray | None = None


def text_of(value: Any) -> str:
    """Return a short text, which Python 2 wrote as bytes."""
    if type(value) is bytes:
        return value.decode("latin-1")
    if type(value) is not str:
        raise BrokenError
    return value


def type_code(code: Any) -> str:
    """Return the code of a type of floating-point numbers; no other is admitted."""
    found = text_of(code)
    if found not in TYPES:
        raise RefusedError(f"dtype('{found[:10]}')")
    return found


def array_of(raw: Any, kind: PickledType, shape: Any, fortran: bool) -> np.ndarray:
    """Return a view of the bytes as an array of 1 or 2 dimensions; they must fill it exactly."""
    if type(raw) not in (bytes, bytearray) or type(shape) is not tuple or not 1 <= len(shape) <= 2:
        raise BrokenError
    if any(type(size) is not int or not 1 <= size <= MAX_WEIGHTS for size in shape):
        raise BrokenError
    flat = np.frombuffer(raw, np.dtype(kind.order.replace("|", "=") + kind.code))
    return flat.reshape(shape, order="F" if fortran else "C")


def python_2_bytes(line: bytes) -> bytes:
    """Return the bytes whose `repr` Python 2 wrote; only the escapes that it writes are taken."""
    body = line[1:-1]
    if line[:1] not in (b"'", b'"') or line[-1:] != line[:1] or b"\\" in ESCAPE.sub(b"", body):
        raise BrokenError
    return body.decode("unicode_escape").encode("latin-1")


def integer_of(line: bytes) -> int:
    """Return the number on a line of protocol 0: 12, 12L, or 00 and 01 for false and true."""
    if line in (b"00", b"01"):
        return line == b"01"
    if not re.fullmatch(rb"-?\d{1,18}L?", line):
        raise BrokenError
    return int(line.rstrip(b"L"))
