"""The pickled dict of arrays that the book ships its trained network in, read without running anything.

A pickle is a program, and Python's reader runs it. `read_book_pickle` therefore has an interpreter of its own
for the few instructions that a dict of arrays needs; it has no way to look anything up or call anything.
"""

import os
import struct
from collections.abc import Callable
from typing import Any, BinaryIO

from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem
from nnviz.data.file_kinds import begins_safetensors
from nnviz.data.idx import EMPTY, open_file
from nnviz.data.pickled_values import (
    ADMITTED,
    BrokenError,
    PickledArray,
    PickledType,
    PickleReference,
    RefusedError,
    array_of,
    integer_of,
    python_2_bytes,
    text_of,
    type_code,
)
from nnviz.data.safetensors_file import load_safetensors
from nnviz.data.weights import NOT_WEIGHTS, Weights, float32_params, load_weights
from nnviz.safe_file import short_name

MAX_PICKLE = 64 << 20
MAX_INSTRUCTIONS = 20_000
"""A pickled dict of a hundred layers takes some 7,000 instructions."""

UNSAFE = QT_TRANSLATE_NOOP(
    "problems", "{file} asks for {what}. Only arrays of numbers are read from it: nothing was run."
)
UNKNOWN = QT_TRANSLATE_NOOP(
    "problems", "{file} describes something other than arrays of numbers. Nothing was run."
)
BROKEN_PICKLE = QT_TRANSLATE_NOOP("problems", "{file} is a damaged pickle file. Save the weights again.")
PICKLE_TOO_LARGE = QT_TRANSLATE_NOOP("problems", "{file} is larger than {most} MiB. Choose a smaller file.")


def load_any_weights(path: str | os.PathLike[str]) -> Weights:
    """Return the weights in a .npz, a .safetensors or the book's pickle, told apart by content; else Problem."""
    with open_file(path) as stream:
        head = stream.read(16)
    if begins_safetensors(head):
        return load_safetensors(path)
    return load_weights(path) if head.startswith(b"PK") else read_book_pickle(path)


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
        if not isinstance(value, PickledArray) or value.array is None:
            raise Problem(NOT_WEIGHTS, file=name)
        arrays[key.decode("latin-1") if isinstance(key, bytes) else key] = value.array
    return Weights(float32_params(arrays, name), {})


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
_MARK = object()


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
        except RefusedError as refused:
            sentence = UNSAFE if refused.args else UNKNOWN
            raise Problem(sentence, file=self._name, what=str(refused)) from None
        except (BrokenError, IndexError, KeyError, TypeError, ValueError, struct.error):
            raise Problem(BROKEN_PICKLE, file=self._name) from None

    def _run(self) -> Any:
        for count in range(MAX_INSTRUCTIONS):
            code = self._take(1)
            if code == b".":
                return self._stack.pop()
            if count == 0 and code not in FIRST:
                raise Problem(NOT_WEIGHTS, file=self._name)
            if code in DANGEROUS:
                raise RefusedError(DANGEROUS[code])
            if code in HARMLESS:
                raise RefusedError
            HANDLERS[code](self)  # a KeyError when there is no such instruction
        raise BrokenError

    def _take(self, count: int) -> bytes:
        """Return the next bytes; the length of the file is asked before any memory is."""
        if not 0 <= count <= self._left:
            raise BrokenError
        self._left -= count
        found = self._stream.read(count)
        if len(found) < count:
            raise BrokenError
        return found

    def _number(self, form: str) -> int:
        return int(struct.unpack(form, self._take(struct.calcsize(form)))[0])

    def _line(self) -> bytes:
        line = self._stream.readline()
        self._left -= len(line)
        if line[-1:] != b"\n":
            raise BrokenError
        return line[:-1]

    def _marked(self) -> list[Any]:
        """Remove and return what lies above the topmost mark."""
        at = len(self._stack) - 1
        while self._stack[at] is not _MARK:
            at -= 1
            if at < 0:
                raise BrokenError
        items = self._stack[at + 1 :]
        del self._stack[at:]
        return items

    def _pop(self, count: int) -> list[Any]:
        items = self._stack[-count:]
        if len(items) < count or any(item is _MARK for item in items):
            raise BrokenError
        del self._stack[-count:]
        return items

    def push(self, value: Any) -> None:
        """Put a value on the stack."""
        self._stack.append(value)

    def check_protocol(self) -> None:
        """Take the number of the pickle protocol, 0 to 5."""
        if self._number("<B") > 5:
            raise BrokenError

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
            raise BrokenError
        self._memo[len(self._memo) if index is None else index] = self._stack[-1]

    def recall(self, index: int) -> None:
        """Put a remembered value on the stack again."""
        self.push(self._memo[index])

    def set_items(self, items: list[Any]) -> None:
        """Enter keys and values in the dict below them; keys are texts, whose hash costs little."""
        found = self._stack[-1]
        texts_only = all(type(key) in (str, bytes) for key in items[::2])
        if not isinstance(found, dict) or len(items) % 2 or not texts_only:
            raise BrokenError
        found.update(zip(items[::2], items[1::2], strict=True))

    def look_up(self, module: Any, name: Any) -> None:
        """Put an admitted name on the stack, as a mark; anything else is refused."""
        module, name = text_of(module), text_of(name)
        if (module, name) not in ADMITTED:
            raise RefusedError(f"{module[:40]}.{name[:40]}")
        self.push(ADMITTED[module, name])

    def reduce(self) -> None:
        """Stand in for the one call that each admitted name allows."""
        name, arguments = self._pop(2)
        match name, arguments:
            case PickleReference.RECONSTRUCT, (PickleReference.NDARRAY, (0,), _):
                self.push(PickledArray())
            case PickleReference.DTYPE, (code, *_):
                self.push(PickledType(type_code(code)))
            case PickleReference.ENCODE, (str(text), coding) if text_of(coding) in ("latin1", "latin-1"):
                self._budget -= len(text)
                if self._budget < 0:
                    raise BrokenError
                self.push(text.encode("latin-1"))
            case PickleReference.FROMBUFFER, (raw, PickledType() as kind, shape, order):
                self.push(PickledArray(array_of(raw, kind, shape, text_of(order) == "F")))
            case _:
                raise RefusedError

    def build(self) -> None:
        """Set the state of the type or array below it."""
        target, state = self._pop(2)
        match target, state:
            case PickledType(), (3 | 4, order, None, None, None, *_) if text_of(order) in ("<", ">", "=", "|"):
                target.order = text_of(order)
            case PickledArray(array=None), (1, shape, PickledType() as kind, bool() | 0 | 1 as fortran, raw):
                target.array = array_of(raw, kind, shape, bool(fortran))
            case _:
                raise RefusedError
        self.push(target)


HANDLERS: dict[bytes, Callable[[_Unpickler], None]] = {
    # values
    b"N": lambda m: m.push(None),
    b"\x88": lambda m: m.push(True),
    b"\x89": lambda m: m.push(False),
    b"K": lambda m: m.push(m._number("<B")),
    b"M": lambda m: m.push(m._number("<H")),
    b"J": lambda m: m.push(m._number("<i")),
    b"\x8a": lambda m: m.push(int.from_bytes(m._take(m._number("<B")), "little", signed=True)),
    b"I": lambda m: m.push(integer_of(m._line())),
    b"L": lambda m: m.push(integer_of(m._line())),
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
    b"S": lambda m: m.push(python_2_bytes(m._line())),
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
    b"p": lambda m: m.memoize(integer_of(m._line())),
    b"q": lambda m: m.memoize(m._number("<B")),
    b"r": lambda m: m.memoize(m._number("<I")),
    b"\x94": lambda m: m.memoize(None),
    b"g": lambda m: m.recall(integer_of(m._line())),
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
