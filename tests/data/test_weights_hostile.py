"""Pickles that attack the reader: none may run anything, cost much memory, or change the program."""

import builtins
import copyreg
import io
import os
import pickle
import struct
import subprocess
import sys
import time
import tracemalloc
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from nnviz.core.problems import Problem
from nnviz.data import book_pickle, weights
from nnviz.data.book_pickle import load_any_weights, read_book_pickle

GOOD = {"W1": np.ones((2, 3), "f4"), "b1": np.ones(3, "f4")}


class Calls:
    """An object whose pickle asks for a call."""

    def __init__(self, function: Any, *arguments: Any) -> None:
        self.parts = function, arguments

    def __reduce__(self) -> tuple[Any, tuple[Any, ...]]:
        return self.parts

    def __call__(self) -> None:
        raise AssertionError("only there so that a call may stand for a function")


def refusal(folder: Path, data: bytes) -> Problem:
    path = folder / "w.pkl"
    path.write_bytes(data)
    with pytest.raises(Problem) as caught:
        load_any_weights(path)
    assert "{" not in str(caught.value).replace("w.pkl", "")
    return caught.value


PROTOCOLS = pytest.mark.parametrize("protocol", range(6))


@PROTOCOLS
@pytest.mark.parametrize(
    "harmful",
    [
        lambda target: Calls(os.mkdir, target),
        lambda target: Calls(os.system, f'"{sys.executable}" -c "import os; os.mkdir({target!r})"'),
        lambda target: Calls(eval, f"__import__('os').mkdir({target!r})"),
        lambda target: Calls(exec, f"import os; os.mkdir({target!r})"),
        lambda target: Calls(
            subprocess.check_call, [sys.executable, "-c", f"import os; os.mkdir({target!r})"]
        ),
        lambda target: Calls(Calls(getattr, Calls(__import__, "os"), "mkdir"), target),
        lambda target: Calls(open, target, "x"),
        lambda target: Calls(np.save, target + ".npy", GOOD["b1"]),
        lambda target: Calls(np.fromfile, target, "u1"),
    ],
    ids=[
        "mkdir",
        "system",
        "eval",
        "exec",
        "subprocess",
        "getattr chain",
        "open",
        "numpy.save",
        "numpy.fromfile",
    ],
)
@pytest.mark.parametrize("place", ["alone", "value", "key", "array state"])
def test_no_pickle_can_call_anything(tmp_path: Path, harmful: Any, protocol: int, place: str) -> None:
    target = str(tmp_path / "proof")
    call = harmful(target)
    objects = np.array([call, None], object)  # an array whose state holds the call
    wrapped = {
        "alone": call,
        "value": GOOD | {"W1": call},
        "key": (call, GOOD),
        "array state": GOOD | {"W1": objects},
    }
    problem = refusal(tmp_path, pickle.dumps(wrapped[place], protocol))
    assert problem.sentence in (book_pickle.UNSAFE, book_pickle.UNKNOWN, book_pickle.BROKEN_PICKLE, weights.NOT_WEIGHTS)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["w.pkl"]


def test_the_attack_would_have_worked_on_pythons_own_reader(tmp_path: Path) -> None:
    data = pickle.dumps(GOOD | {"W1": Calls(os.mkdir, str(tmp_path / "proof"))})
    pickle.loads(data)
    (tmp_path / "proof").rmdir()
    assert refusal(tmp_path, data).values["what"] == f"{os.mkdir.__module__}.mkdir"
    assert not (tmp_path / "proof").exists()


def text(value: str) -> bytes:
    return b"X" + struct.pack("<I", len(value)) + value.encode()


RECONSTRUCTED = b"cnumpy.core.multiarray\n_reconstruct\n(cnumpy\nndarray\n(K\0tC\1btR"
FLOAT32 = (
    b"cnumpy\ndtype\n"
    + text("f4")
    + b"\x89\x88\x87R(K\3"
    + text("<")
    + b"NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\0tb"
)


def array(shape: bytes, raw: bytes, kind: bytes = FLOAT32) -> bytes:
    """The instructions for one array; `shape` are those for the tuple."""
    return RECONSTRUCTED + b"(K\1" + shape + kind + b"\x89" + raw + b"tb"


def saved(W: bytes, b: bytes = array(b"K\2\x85", b"C\x08" + bytes(8))) -> bytes:
    return b"\x80\2}(" + text("W1") + W + text("b1") + b + b"u."


def test_the_handmade_instructions_are_sound_without_an_attack(tmp_path: Path) -> None:
    (tmp_path / "w.pkl").write_bytes(saved(array(b"K\2K\2\x86", b"C\x10" + bytes(16))))
    assert read_book_pickle(tmp_path / "w.pkl").sizes == (2, 2)


def huge(code: bytes, size: int) -> bytes:
    return b"\x80\4" + code + struct.pack("<Q" if code in b"\x8d\x8e\x96" else "<I", size) + b"x."


MINUS = b"J\xff\xff\xff\xff"
ATTACKS = {
    "a list of numbers": b"\x80\4](K\1K\2e.",
    "an instruction that does not exist": b"\x80\4\xff.",
    "a name that is not there": b"\x80\4cnumpy\nload\n.",
    "a name inside an admitted module": b"\x80\4cnumpy.core.multiarray\nfromfile\n.",
    "a dotted name": b"\x80\4\x8c\5numpy\x8c\x0fndarray.__new__\x93.",
    "a dotted name through builtins": b"\x80\4\x8c\5numpy\x8c\x0d__builtins__.x\x93.",
    "a name made of other things": b"\x80\4N}\x93.",
    "an extension code": b"\x80\4\x82\1.",
    "an extension code of 2 bytes": b"\x80\4\x83\1\0.",
    "an extension code of 4 bytes": b"\x80\4\x84\1\0\0\0.",
    "a persistent name": b"(Pname\n.",
    "a persistent object": b"\x80\4N\x88\x86Q.",
    "an instance": b"(ios\nsystem\n.",
    "an object": b"\x80\2(cnumpy\nndarray\nK\1o.",
    "a new object": b"\x80\2cnumpy\nndarray\n)\x81.",
    "a new object with names": b"\x80\4cnumpy\nndarray\n)}\x92.",
    "a buffer from outside": b"\x80\5\x97.",
    "a class with a state": b"\x80\4cnumpy\nndarray\n}" + text("x") + b"K\1sb.",
    "a function with a state": b"\x80\4cnumpy.core.multiarray\n_reconstruct\n}" + text("x") + b"K\1sb.",
    "a class with slots": b"\x80\4cnumpy\nndarray\nN}" + text("__array__") + b"K\1s\x86b.",
    "a type that is called with a type": b"\x80\4cnumpy\ndtype\ncnumpy\ndtype\n\x85R.",
    "an array that is called": b"\x80\4cnumpy\nndarray\nJ\xff\xff\xff\x7f\x85R.",
    "reconstruct with a giant shape": b"\x80\4" + RECONSTRUCTED.replace(b"K\0", b"J\xff\xff\xff\x7f") + b".",
    "reconstruct of another class": b"\x80\4" + RECONSTRUCTED.replace(b"ndarray", b"dtype") + b".",
    "encode with another coding": b"\x80\2c_codecs\nencode\n" + text("a") + text("zip") + b"\x86R.",
    "encode of bytes": b"\x80\2c_codecs\nencode\nC\1a" + text("latin1") + b"\x86R.",
    "encode of what latin1 lacks": b"\x80\2c_codecs\nencode\nX\3\0\0\0\xea\xb0\x80"
    + text("latin1")
    + b"\x86R.",
    "a giant shape": saved(array(b"J\xff\xff\xff\x7fJ\xff\xff\xff\x7f\x86", b"C\x10" + bytes(16))),
    "a shape that overflows": saved(array(b"\x8a\x09\0\0\0\0\0\0\0\0\1K\2\x86", b"C\x10" + bytes(16))),
    "a negative shape": saved(array(MINUS + b"K\2\x86", b"C\x10" + bytes(16))),
    "an empty shape": saved(array(b")", b"C\4" + bytes(4))),
    "a shape of texts": saved(array(text("2") + b"K\2\x86", b"C\x10" + bytes(16))),
    "a shape of yes and no": saved(array(b"\x88K\4\x86", b"C\x10" + bytes(16))),
    "a deep shape": saved(array(b"(" + b"K\1" * 40 + b"t", b"C\4" + bytes(4))),
    "too few bytes": saved(array(b"K\2K\3\x86", b"C\x10" + bytes(16))),
    "too many bytes": saved(array(b"K\1K\2\x86", b"C\x10" + bytes(16))),
    "bytes that are a text": saved(array(b"K\2K\2\x86", text("x" * 16))),
    "bytes that are objects": saved(array(b"K\2K\2\x86", b"NNN\x87")),
    "a state set twice": saved(
        array(b"K\2K\2\x86", b"C\x10" + bytes(16))
        + b"(K\1K\2\x85"
        + FLOAT32
        + b"\x89C\x08"
        + bytes(8)
        + b"tb"
    ),
    "a state that is a dict": saved(RECONSTRUCTED + b"}b"),
    "objects": saved(array(b"K\2K\2\x86", b"C\x10" + bytes(16), FLOAT32.replace(text("f4"), text("O8")))),
    "whole numbers": saved(
        array(b"K\2K\2\x86", b"C\x10" + bytes(16), FLOAT32.replace(text("f4"), text("i4")))
    ),
    "a long double": saved(
        array(b"K\2K\2\x86", b"C\x10" + bytes(16), FLOAT32.replace(text("f4"), text("f16")))
    ),
    "a type with fields": saved(array(b"K\2K\2\x86", b"C\x10" + bytes(16), FLOAT32.replace(b"NNN", b"N}}"))),
    "a type of an odd order": saved(
        array(b"K\2K\2\x86", b"C\x10" + bytes(16), FLOAT32.replace(text("<"), text("V")))
    ),
    "an array that was never filled": saved(RECONSTRUCTED),
    "a dict inside its own key": b"\x80\4}\x94h\0h\0s.",
    "a tuple as a key": b"\x80\4})Ns.",
    "a dict that holds itself": b"\x80\4}\x94" + text("W1") + b"h\0" + text("b1") + b"h\0u.",
    "more keys than values": b"\x80\4}(" + text("W1") + b"u.",
    "no mark": b"\x80\4}t.",
    "nothing on the stack": b"\x80\4R.",
    "a mark as a value": b"\x80\4(\x85.",
    "a memo that is empty": b"\x80\4h\7.",
    "a memo of nothing": b"\x80\4\x94.",
    "a giant memo": b"\x80\4Nr\xff\xff\xff\xff.",
    "a giant memo as text": b"(p999999999999999999\n.",
    "a number of many digits": b"(I" + b"9" * 100_000 + b"\n.",
    "a long number of many digits": b"(L" + b"9" * 100_000 + b"L\n.",
    "a line without end": b"(S'" + b"a" * 100_000,
    "a text with code in its escapes": b"(S'\\N{DIGIT ONE}'\n.",
    "a text with a loose escape": b"(S'\\q\\x9'\n.",
    **{f"claimed bytes {code.hex()}": huge(code, 2**31) for code in (b"X", b"B", b"T")},
    **{f"claimed bytes {code.hex()}, 8": huge(code, 2**62) for code in (b"\x8d", b"\x8e", b"\x96")},
    "a frame of exabytes": b"\x80\4\x95\xff\xff\xff\xff\xff\xff\xff\x7fcos\nsystem\n.",
    "instructions without end": b"\x80\4" + b"N" * 10_000_000,
    "marks without end": b"\x80\4" + b"(" * 1_000_000,
    "billion laughs": b"\x80\4"
    + b"N"
    + b"\x94h\0\x86"
    + b"".join(b"\x94h" + bytes([i % 256]) + b"\x86" for i in range(1, 255))
    + b".",
    "billion laughs as a key": b"\x80\4}"
    + b"N"
    + b"".join(b"\x94h" + bytes([i]) + b"\x86" for i in range(200))
    + b"Ns.",
}


@pytest.mark.parametrize("kind", ATTACKS)
def test_an_attack_is_refused_quickly_and_cheaply(tmp_path: Path, kind: str) -> None:
    data = ATTACKS[kind]
    (tmp_path / "w.pkl").write_bytes(data)
    start = time.perf_counter()
    tracemalloc.start()
    try:
        with pytest.raises(Problem) as caught:
            read_book_pickle(tmp_path / "w.pkl")
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert "w.pkl" in str(caught.value)
    assert peak < 4 * min(len(data), 100_000) + (1 << 20)
    assert time.perf_counter() - start < 2


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        ("an object", book_pickle.UNSAFE),
        ("a persistent name", book_pickle.UNSAFE),
        ("an extension code", book_pickle.UNSAFE),
        ("objects", book_pickle.UNSAFE),
        ("a name inside an admitted module", book_pickle.UNSAFE),
        ("a list of numbers", book_pickle.UNKNOWN),
        ("a class with a state", book_pickle.UNKNOWN),
        ("an instruction that does not exist", book_pickle.BROKEN_PICKLE),
        ("a giant shape", book_pickle.BROKEN_PICKLE),
        ("billion laughs as a key", book_pickle.BROKEN_PICKLE),
        ("an array that was never filled", weights.NOT_WEIGHTS),
    ],
)
def test_the_sentence_tells_an_attack_from_damage(tmp_path: Path, kind: str, wanted: str) -> None:
    assert refusal(tmp_path, ATTACKS[kind]).sentence == wanted


def test_texts_made_into_bytes_again_and_again_cost_no_more_than_the_file(tmp_path: Path) -> None:
    long = text("x" * 1_000_000) + b"q\0" + text("latin1") + b"q\1c_codecs\nencode\nq\2"
    again = b"h\2h\0h\1\x86R" * 3000  # 3 GB when nobody counts
    (tmp_path / "w.pkl").write_bytes(b"\x80\2" + long + again + b".")
    tracemalloc.start()
    assert refusal(tmp_path, (tmp_path / "w.pkl").read_bytes()).sentence == book_pickle.BROKEN_PICKLE
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 6_000_000


def test_one_array_under_many_names_is_counted_each_time(tmp_path: Path) -> None:
    side = 2048
    layers = {f"W{number}": None for number in range(1, 6)} | {f"b{number}": None for number in range(1, 6)}
    shared, bias = np.zeros((side, side), "f2"), np.zeros(side, "f2")
    data = pickle.dumps({name: shared if name[0] == "W" else bias for name in layers}, 4)
    assert len(data) < 9_000_000
    assert refusal(tmp_path, data).sentence == weights.TOO_MANY


def test_hostile_files_leave_the_program_as_it_was(tmp_path: Path) -> None:
    def state() -> tuple[object, ...]:
        return (
            set(sys.modules),
            set(vars(builtins)),
            dict(copyreg.dispatch_table),
            dict(vars(weights)),
            [
                dict(vars(found))
                for found in (
                    book_pickle.PickledArray, book_pickle.PickledType, book_pickle.PickleReference,
                    book_pickle._Unpickler,
                )  # fmt: skip
            ],
            dict(book_pickle.ADMITTED),
        )

    before = state()
    for data in ATTACKS.values():
        if len(data) < 1_000_000:
            refusal(tmp_path, data)
    assert state() == before
    stream = io.BytesIO()
    pickle.dump(GOOD, stream)
    (tmp_path / "w.pkl").write_bytes(stream.getvalue())
    assert read_book_pickle(tmp_path / "w.pkl").sizes == (2, 3)


PIECES = [
    *(
        b"N",
        b"\x88",
        b"\x89",
        b"K\0",
        b"K\1",
        b"K\2",
        b"K\3",
        MINUS,
        b"\x8a\1\2",
        b"I01\n",
        b"L2L\n",
        b"V2\n",
        b"S'<'\n",
    ),
    *(b"(", b")", b"\x85", b"\x86", b"\x87", b"t", b"}", b"d", b"s", b"u", b"R", b"b", b"\x93", b"."),
    *(b"\x94", b"q\0", b"q\1", b"h\0", b"h\1", b"p0\n", b"g0\n", b"r\2\0\0\0", b"j\2\0\0\0"),
    *(text(word) for word in ("W1", "b1", "f4", "<", "numpy", "dtype", "ndarray", "latin1")),
    *(
        b"cnumpy\nndarray\n",
        b"cnumpy\ndtype\n",
        b"c_codecs\nencode\n",
        b"cnumpy._core.multiarray\n_reconstruct\n",
    ),
    *(
        b"cnumpy._core.numeric\n_frombuffer\n",
        RECONSTRUCTED,
        FLOAT32,
        b"C\x08" + bytes(8),
        b"C\x10" + bytes(16),
    ),
    *(array(b"K\2\x85", b"C\x08" + bytes(8)), array(b"K\2K\2\x86", b"C\x10" + bytes(16))),
]


def test_random_programs_of_sound_instructions_do_no_harm(tmp_path: Path) -> None:
    rng, path, refused = np.random.default_rng(8), tmp_path / "w.pkl", 0
    for _ in range(1000):
        chosen = rng.integers(0, len(PIECES), rng.integers(1, 30))
        path.write_bytes(b"\x80\4" + b"".join(PIECES[piece] for piece in chosen) + b".")
        try:
            read_book_pickle(path)
        except Problem as problem:
            refused += problem.sentence in (book_pickle.UNKNOWN, book_pickle.UNSAFE, weights.NOT_WEIGHTS)
    assert refused > 100  # many a program runs far enough to be refused for what it means
