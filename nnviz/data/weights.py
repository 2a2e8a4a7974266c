"""The parameters of a trained network as files: .npz of our own, and the pickled dict that the book ships.

A pickle is a program, and Python's reader runs it. `read_book_pickle` therefore has an interpreter of its own
for the few instructions that a dict of arrays needs; it has no way to look anything up or call anything.
"""

import json
import os
import re
import struct
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, BinaryIO, NamedTuple

import numpy as np
from numpy.typing import DTypeLike

from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem
from nnviz.data.dataset import reading_arrays, texts, writing_arrays
from nnviz.data.idx import EMPTY, Progress, open_file, replace_file
from nnviz.safe_file import parse_json, reading, short_name

WEIGHT_SUFFIXES = (".npz", ".pkl", ".pickle")

MAX_WEIGHTS = 1 << 24
"""The most parameters a file may hold: 64 MiB as float32, four hundred times the book's network."""
MAX_LAYERS = 100
MAX_METADATA = 1 << 16
MAX_PICKLE = 64 << 20
MAX_INSTRUCTIONS = 20_000
"""A pickled dict of a hundred layers takes some 7,000 instructions."""

NOT_WEIGHTS = QT_TRANSLATE_NOOP(
    "problems", "{file} is no file of weights. Choose an .npz or the book's .pkl."
)
WRONG_NAMES = QT_TRANSLATE_NOOP(
    "problems", "{file} must hold W1, b1, W2, b2 and so on without a gap, up to {most} layers."
)
WRONG_SHAPE = QT_TRANSLATE_NOOP(
    "problems", "{file}: {array} has the shape {found} where {wanted} belongs. The layers must fit together."
)
NOT_FLOATS = QT_TRANSLATE_NOOP(
    "problems", "{file}: {array} has the type {type}. Save it as float16, float32 or float64."
)
NOT_FINITE = QT_TRANSLATE_NOOP(
    "problems", "{file}: {array} holds infinity or not-a-number. Train again with a lower learning rate."
)
TOO_MANY = QT_TRANSLATE_NOOP("problems", "{file} holds {found} weights. At most {most} can be used.")
WRONG_METADATA = QT_TRANSLATE_NOOP(
    "problems", "{file}: the description of the network is damaged. Save the weights again."
)
UNSAFE = QT_TRANSLATE_NOOP(
    "problems", "{file} asks for {what}. Only arrays of numbers are read from it: nothing was run."
)
UNKNOWN = QT_TRANSLATE_NOOP(
    "problems", "{file} describes something other than arrays of numbers. Nothing was run."
)
BROKEN_PICKLE = QT_TRANSLATE_NOOP("problems", "{file} is a damaged pickle file. Save the weights again.")
PICKLE_TOO_LARGE = QT_TRANSLATE_NOOP("problems", "{file} is larger than {most} MiB. Choose a smaller file.")


class Weights(NamedTuple):
    """params: W1 (inputs, units), b1 (units,), W2 … in order, all float32; metadata: what was saved along."""

    params: dict[str, np.ndarray]
    metadata: dict[str, Any]

    @property
    def sizes(self) -> tuple[int, ...]:
        """The number of inputs, then of the units of each layer: 784, 50, 10."""
        shapes = [array.shape for name, array in self.params.items() if name[0] == "W"]
        return shapes[0][0], *(shape[1] for shape in shapes)


def holds_weights(path: str) -> bool:
    """Return whether a file is one of weights rather than a dataset, by its name and its first bytes."""
    if not path.lower().endswith(WEIGHT_SUFFIXES):
        return False
    if not path.lower().endswith(".npz"):
        return True
    try:
        with reading(path) as stream:
            head = stream.read(64)
    except OSError:
        return False
    return head[30:31] in (b"W", b"b", b"m")  # the name of the first array: W1, b1, metadata, not x_train


def save_weights(
    path: str | os.PathLike[str],
    params: Mapping[str, np.ndarray],
    metadata: Mapping[str, Any] | None = None,
    dtype: DTypeLike = np.float32,
) -> None:
    """Save W1, b1, W2, b2 … as .npz in float16, float32 or float64, with a description that JSON can hold.

    Raises Problem when the parameters do not chain, are not finite in `dtype`, or cannot be written.
    """
    name = short_name(path)
    with np.errstate(over="ignore", invalid="ignore"):
        arrays = {key: np.asarray(array).astype(dtype) for key, array in params.items()}
    arrays = _chained(arrays, name)
    arrays["metadata"] = np.array(_as_json(metadata or {}, name))
    with replace_file(path) as stream:
        for _ in writing_arrays(stream, arrays, name):
            pass


def load_weights(path: str | os.PathLike[str]) -> Weights:
    """Return the weights in a .npz in one go; see `loading_weights`."""
    *_, weights = loading_weights(path)
    assert isinstance(weights, Weights)
    return weights


def loading_weights(path: str | os.PathLike[str]) -> Iterator[Progress | Weights]:
    """Read W1, b1, … and metadata, if there is any, from a .npz: yield Progress (bytes), then the Weights.

    Raises Problem when the file is not sound or holds anything else.
    """
    name = short_name(path)
    arrays = yield from reading_arrays(path)
    metadata = _from_json(arrays.pop("metadata", None), name)
    yield Weights(_float32(arrays, name), metadata)


def load_any_weights(path: str | os.PathLike[str]) -> Weights:
    """Return the weights in a .npz or the book's pickle, told apart by content; else Problem."""
    with open_file(path) as stream:
        zipped = stream.read(2) == b"PK"
    return load_weights(path) if zipped else read_book_pickle(path)


def read_book_pickle(path: str | os.PathLike[str]) -> Weights:
    """Return the weights in a pickled dict of W1, b1, …, of any pickle protocol, without running anything.

    Raises Problem when the file asks for more than arrays of floating-point numbers, or is damaged.
    """
    name = short_name(path)
    with open_file(path) as stream:
        found = _Unpickler(stream, name).load()
    if not isinstance(found, dict):
        raise Problem(NOT_WEIGHTS, file=name)
    arrays = {}
    for key, value in found.items():
        if not isinstance(value, _Array) or value.array is None:
            raise Problem(NOT_WEIGHTS, file=name)
        arrays[key.decode("latin-1") if isinstance(key, bytes) else key] = value.array
    return Weights(_float32(arrays, name), {})


def _float32(arrays: Mapping[str, np.ndarray], name: str) -> dict[str, np.ndarray]:
    chained = _chained(arrays, name)
    with np.errstate(over="ignore", invalid="ignore"):
        narrow = {key: array.astype(np.float32, order="C") for key, array in chained.items()}
    _check_finite(narrow, name)
    return narrow


def _chained(arrays: Mapping[str, np.ndarray], name: str) -> dict[str, np.ndarray]:
    """Return W1, b1, W2, b2 … in this order; Problem unless the names, types and shapes fit together."""
    layers = len(arrays) // 2
    names = [f"{letter}{layer}" for layer in range(1, layers + 1) for letter in "Wb"]
    if not 1 <= layers <= MAX_LAYERS or set(names) != set(arrays):
        raise Problem(WRONG_NAMES, file=name, most=MAX_LAYERS)
    width = None
    for key in names:
        shape = arrays[key].shape
        _check_type(key, arrays[key], name)
        if key[0] == "b" and shape != (width,):
            raise Problem(WRONG_SHAPE, file=name, array=key, found=str(shape), wanted=f"({width},)")
        if key[0] == "W":
            if len(shape) != 2 or 0 in shape or width not in (None, shape[0]):
                raise Problem(
                    WRONG_SHAPE, file=name, array=key, found=str(shape), wanted=f"({width or 'N'}, M)"
                )
            width = shape[1]
    ordered = {key: arrays[key] for key in names}
    if (count := sum(array.size for array in ordered.values())) > MAX_WEIGHTS:
        raise Problem(TOO_MANY, file=name, found=f"{count:,}", most=f"{MAX_WEIGHTS:,}")
    _check_finite(ordered, name)
    return ordered


def _check_type(key: str, array: np.ndarray, name: str) -> None:
    if array.dtype.kind != "f" or array.dtype.itemsize > 8:
        raise Problem(NOT_FLOATS, file=name, array=key, type=str(array.dtype))


def _check_finite(arrays: Mapping[str, np.ndarray], name: str) -> None:
    for key, array in arrays.items():
        if not np.isfinite(array).all():
            raise Problem(NOT_FINITE, file=name, array=key)


def _as_json(metadata: Mapping[str, Any], name: str) -> str:
    try:
        text = json.dumps(dict(metadata), ensure_ascii=False, allow_nan=False)
        text.encode()
    except (TypeError, ValueError, RecursionError):
        raise Problem(WRONG_METADATA, file=name) from None
    if len(text) > MAX_METADATA:
        raise Problem(WRONG_METADATA, file=name)
    return text


def _from_json(array: np.ndarray | None, name: str) -> dict[str, Any]:
    problem = Problem(WRONG_METADATA, file=name)
    if array is None:
        return {}
    if array.size != 1 or array.nbytes > 4 * MAX_METADATA:
        raise problem
    try:
        found = parse_json(texts(array, problem)[0], finite=True)
    except ValueError:
        raise problem from None
    if not isinstance(found, dict):
        raise problem
    return found


class _Name(Enum):
    """What a pickled array may refer to. These are marks: none of them can be called."""

    RECONSTRUCT = "_reconstruct"
    FROMBUFFER = "_frombuffer"
    NDARRAY = "ndarray"
    DTYPE = "dtype"
    ENCODE = "encode"


ADMITTED = {
    ("numpy", "ndarray"): _Name.NDARRAY,
    ("numpy", "dtype"): _Name.DTYPE,
    ("_codecs", "encode"): _Name.ENCODE,  # bytes in protocols 0 to 2
    ("numpy.core.multiarray", "_reconstruct"): _Name.RECONSTRUCT,
    ("numpy._core.multiarray", "_reconstruct"): _Name.RECONSTRUCT,
    ("numpy.core.numeric", "_frombuffer"): _Name.FROMBUFFER,  # protocol 5
    ("numpy._core.numeric", "_frombuffer"): _Name.FROMBUFFER,
}
DANGEROUS = {
    **{b"i": "INST", b"o": "OBJ", b"\x81": "NEWOBJ", b"\x92": "NEWOBJ_EX"},  # make objects
    **{b"\x82": "EXT1", b"\x83": "EXT2", b"\x84": "EXT4"},  # names by number
    **{b"P": "PERSID", b"Q": "BINPERSID", b"\x97": "NEXT_BUFFER"},  # things outside the file
}
"""Instructions of the pickle language that reach beyond plain values; the refusal names them."""
HARMLESS = [bytes([code]) for code in b"012FGael]\x8b\x8f\x90\x91\x98"]
"""Instructions for lists, sets, fractions and giant numbers: no dict of arrays needs them."""
FIRST = (b"\x80", b"(", b"}")
"""How pickled dicts begin: with the protocol, or in protocols 0 and 1 with a mark or an empty dict."""
ESCAPE = re.compile(rb"""\\(?:[\\'"nrt]|x[0-9a-f]{2})""")
TYPES = {"f2", "f4", "f8"}


@dataclass(eq=False)
class _Type:
    """A number type under construction: its order is set by BUILD."""

    code: str
    order: str = "="


@dataclass(eq=False)
class _Array:
    """An array under construction: its contents are set by BUILD."""

    array: np.ndarray | None = None


_MARK = object()


class _RefusedError(Exception):
    """The file asks for something that is not admitted; the argument names it, if it has a name."""


class _BrokenError(Exception):
    """The instructions make no sense."""


class _Unpickler:
    """Runs the instructions of a pickle on a stack of plain values; the memo shares, it never copies."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self._stream, self._name = stream, name
        self._left = os.fstat(stream.fileno()).st_size
        if self._left > MAX_PICKLE:
            raise Problem(PICKLE_TOO_LARGE, file=name, most=MAX_PICKLE >> 20)
        if self._left == 0:
            raise Problem(EMPTY, file=name)
        # Bytes that instructions may make out of texts: no more than an honest file needs.
        self._budget = self._left
        self._stack: list[Any] = []
        self._memo: dict[int, Any] = {}

    def load(self) -> Any:
        """Return what the pickle describes; Problem when it is damaged or asks for too much."""
        try:
            return self._run()
        except Problem:
            raise
        except _RefusedError as refused:
            sentence = UNSAFE if refused.args else UNKNOWN
            raise Problem(sentence, file=self._name, what=str(refused)) from None
        except (_BrokenError, IndexError, KeyError, TypeError, ValueError, struct.error):
            raise Problem(BROKEN_PICKLE, file=self._name) from None

    def _run(self) -> Any:
        for count in range(MAX_INSTRUCTIONS):
            code = self._take(1)
            if code == b".":
                return self._stack.pop()
            if count == 0 and code not in FIRST:
                raise Problem(NOT_WEIGHTS, file=self._name)
            if code in DANGEROUS:
                raise _RefusedError(DANGEROUS[code])
            if code in HARMLESS:
                raise _RefusedError
            HANDLERS[code](self)  # a KeyError when there is no such instruction
        raise _BrokenError

    def _take(self, count: int) -> bytes:
        """Return the next bytes; the length of the file is asked before any memory is."""
        if not 0 <= count <= self._left:
            raise _BrokenError
        self._left -= count
        found = self._stream.read(count)
        if len(found) < count:
            raise _BrokenError
        return found

    def _number(self, form: str) -> int:
        return int(struct.unpack(form, self._take(struct.calcsize(form)))[0])

    def _line(self) -> bytes:
        line = self._stream.readline()
        self._left -= len(line)
        if line[-1:] != b"\n":
            raise _BrokenError
        return line[:-1]

    def _marked(self) -> list[Any]:
        """Remove and return what lies above the topmost mark."""
        at = len(self._stack) - 1
        while self._stack[at] is not _MARK:
            at -= 1
            if at < 0:
                raise _BrokenError
        items = self._stack[at + 1 :]
        del self._stack[at:]
        return items

    def _pop(self, count: int) -> list[Any]:
        items = self._stack[-count:]
        if len(items) < count or any(item is _MARK for item in items):
            raise _BrokenError
        del self._stack[-count:]
        return items

    def push(self, value: Any) -> None:
        """Put a value on the stack."""
        self._stack.append(value)

    def check_protocol(self) -> None:
        """Take the number of the pickle protocol, 0 to 5."""
        if self._number("<B") > 5:
            raise _BrokenError

    def skip_frame(self) -> None:
        """Pass over the length of a frame: how the bytes were grouped for sending is of no use here."""
        self._number("<Q")

    def gather(self, count: int) -> None:
        """Put the topmost 1 to 3 values in a tuple."""
        self.push(tuple(self._pop(count)))

    def start_dict(self) -> None:
        """Make a dict of the keys and values above the mark."""
        items = self._marked()
        self.push({})
        self.set_items(items)

    def memoize(self, index: int | None) -> None:
        """Remember the topmost value under a number, the next free one for None."""
        if not self._stack or self._stack[-1] is _MARK:
            raise _BrokenError
        self._memo[len(self._memo) if index is None else index] = self._stack[-1]

    def recall(self, index: int) -> None:
        """Put a remembered value on the stack again."""
        self.push(self._memo[index])

    def set_items(self, items: list[Any]) -> None:
        """Enter keys and values in the dict below them; keys are texts, whose hash costs little."""
        found = self._stack[-1]
        texts_only = all(type(key) in (str, bytes) for key in items[::2])
        if not isinstance(found, dict) or len(items) % 2 or not texts_only:
            raise _BrokenError
        found.update(zip(items[::2], items[1::2], strict=True))

    def look_up(self, module: Any, name: Any) -> None:
        """Put an admitted name on the stack, as a mark; anything else is refused."""
        module, name = _text(module), _text(name)
        if (module, name) not in ADMITTED:
            raise _RefusedError(f"{module[:40]}.{name[:40]}")
        self.push(ADMITTED[module, name])

    def reduce(self) -> None:
        """Stand in for the one call that each admitted name allows."""
        name, arguments = self._pop(2)
        match name, arguments:
            case _Name.RECONSTRUCT, (_Name.NDARRAY, (0,), _):
                self.push(_Array())
            case _Name.DTYPE, (code, *_):
                self.push(_Type(_type_code(code)))
            case _Name.ENCODE, (str(text), coding) if _text(coding) in ("latin1", "latin-1"):
                self._budget -= len(text)
                if self._budget < 0:
                    raise _BrokenError
                self.push(text.encode("latin-1"))
            case _Name.FROMBUFFER, (raw, _Type() as kind, shape, order):
                self.push(_Array(_array(raw, kind, shape, _text(order) == "F")))
            case _:
                raise _RefusedError

    def build(self) -> None:
        """Set the state of the type or array below it."""
        target, state = self._pop(2)
        match target, state:
            case _Type(), (3 | 4, order, None, None, None, *_) if _text(order) in ("<", ">", "=", "|"):
                target.order = _text(order)
            case _Array(array=None), (1, shape, _Type() as kind, bool() | 0 | 1 as fortran, raw):
                target.array = _array(raw, kind, shape, bool(fortran))
            case _:
                raise _RefusedError
        self.push(target)


def _text(value: Any) -> str:
    """Return a short text, which Python 2 wrote as bytes."""
    if type(value) is bytes:
        return value.decode("latin-1")
    if type(value) is not str:
        raise _BrokenError
    return value


def _type_code(code: Any) -> str:
    found = _text(code)
    if found not in TYPES:
        raise _RefusedError(f"dtype('{found[:10]}')")
    return found


def _array(raw: Any, kind: _Type, shape: Any, fortran: bool) -> np.ndarray:
    """Return a view of the bytes as an array of 1 or 2 dimensions; they must fill it exactly."""
    if type(raw) not in (bytes, bytearray) or type(shape) is not tuple or not 1 <= len(shape) <= 2:
        raise _BrokenError
    if any(type(size) is not int or not 1 <= size <= MAX_WEIGHTS for size in shape):
        raise _BrokenError
    flat = np.frombuffer(raw, np.dtype(kind.order.replace("|", "=") + kind.code))
    return flat.reshape(shape, order="F" if fortran else "C")


def _python_2_bytes(line: bytes) -> bytes:
    """Return the bytes whose `repr` Python 2 wrote; only the escapes that it writes are taken."""
    body = line[1:-1]
    if line[:1] not in (b"'", b'"') or line[-1:] != line[:1] or b"\\" in ESCAPE.sub(b"", body):
        raise _BrokenError
    return body.decode("unicode_escape").encode("latin-1")


def _integer(line: bytes) -> int:
    """Return the number on a line of protocol 0: 12, 12L, or 00 and 01 for false and true."""
    if line in (b"00", b"01"):
        return line == b"01"
    if not re.fullmatch(rb"-?\d{1,18}L?", line):
        raise _BrokenError
    return int(line.rstrip(b"L"))


HANDLERS: dict[bytes, Callable[[_Unpickler], None]] = {
    # values
    b"N": lambda m: m.push(None),
    b"\x88": lambda m: m.push(True),
    b"\x89": lambda m: m.push(False),
    b"K": lambda m: m.push(m._number("<B")),
    b"M": lambda m: m.push(m._number("<H")),
    b"J": lambda m: m.push(m._number("<i")),
    b"\x8a": lambda m: m.push(int.from_bytes(m._take(m._number("<B")), "little", signed=True)),
    b"I": lambda m: m.push(_integer(m._line())),
    b"L": lambda m: m.push(_integer(m._line())),
    # texts and bytes
    b"X": lambda m: m.push(m._take(m._number("<I")).decode()),
    b"\x8c": lambda m: m.push(m._take(m._number("<B")).decode()),
    b"\x8d": lambda m: m.push(m._take(m._number("<Q")).decode()),
    b"V": lambda m: m.push(m._line().decode("raw_unicode_escape")),
    b"B": lambda m: m.push(m._take(m._number("<I"))),
    b"C": lambda m: m.push(m._take(m._number("<B"))),
    b"\x8e": lambda m: m.push(m._take(m._number("<Q"))),
    b"\x96": lambda m: m.push(m._take(m._number("<Q"))),
    b"T": lambda m: m.push(m._take(m._number("<i"))),
    b"U": lambda m: m.push(m._take(m._number("<B"))),
    b"S": lambda m: m.push(_python_2_bytes(m._line())),
    # tuples and dicts
    b"(": lambda m: m.push(_MARK),
    b")": lambda m: m.push(()),
    b"\x85": lambda m: m.gather(1),
    b"\x86": lambda m: m.gather(2),
    b"\x87": lambda m: m.gather(3),
    b"t": lambda m: m.push(tuple(m._marked())),
    b"}": lambda m: m.push({}),
    b"d": lambda m: m.start_dict(),
    b"s": lambda m: m.set_items(m._pop(2)),
    b"u": lambda m: m.set_items(m._marked()),
    # the memo
    b"p": lambda m: m.memoize(_integer(m._line())),
    b"q": lambda m: m.memoize(m._number("<B")),
    b"r": lambda m: m.memoize(m._number("<I")),
    b"\x94": lambda m: m.memoize(None),
    b"g": lambda m: m.recall(_integer(m._line())),
    b"h": lambda m: m.recall(m._number("<B")),
    b"j": lambda m: m.recall(m._number("<I")),
    # arrays
    b"c": lambda m: m.look_up(m._line(), m._line()),
    b"\x93": lambda m: m.look_up(*m._pop(2)),
    b"R": lambda m: m.reduce(),
    b"b": lambda m: m.build(),
    # frames
    b"\x80": lambda m: m.check_protocol(),
    b"\x95": lambda m: m.skip_frame(),
}
