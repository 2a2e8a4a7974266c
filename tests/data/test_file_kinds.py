"""What a file is, told by what it holds: names may lie, and no file can make the program wait."""

import gzip
import json
import os
import pickle
import zipfile
from pathlib import Path

import numpy as np
import pytest

from nnviz.data.file_kinds import FileKind, dataset_path, is_kind, kind_of
from nnviz.data.weights import save_weights
from nnviz.safe_file import FileError

IDX = b"\0\0\x08\x01" + b"\0\0\0\2" + b"\1\2"
SCENE = json.dumps({"nnviz": 1, "tab": "gates", "state": {}})


def arrays(path: Path, **content: np.ndarray) -> None:
    np.savez(path, **content)
    if path.suffix != ".npz":
        os.replace(f"{path}.npz", path)


def weights(path: Path) -> None:
    save_weights(path, {"W1": np.ones((4, 2)), "b1": np.ones(2)}, {"activation": "sigmoid"})


MAKERS = {
    "a.nnviz": (FileKind.SCENE, lambda path: path.write_text(SCENE)),
    "no_suffix": (FileKind.SCENE, lambda path: path.write_text(SCENE)),
    "bom.nnviz": (FileKind.SCENE, lambda path: path.write_text(SCENE, encoding="utf-8-sig")),
    "utf16.json": (FileKind.SCENE, lambda path: path.write_text(SCENE, encoding="utf-16")),
    "damaged.nnviz": (FileKind.SCENE, lambda path: path.write_bytes(b"{")),
    "w.npz": (FileKind.WEIGHTS, weights),
    "renamed.nnviz": (FileKind.WEIGHTS, weights),
    "plain.npz": (FileKind.WEIGHTS, lambda path: arrays(path, b1=np.ones(2), W1=np.ones((4, 2)))),
    "book.pkl": (FileKind.WEIGHTS, lambda path: path.write_bytes(pickle.dumps({"W1": 1}))),
    "old.pkl": (FileKind.WEIGHTS, lambda path: path.write_bytes(pickle.dumps({"W1": 1}, 0))),
    "w.safetensors": (FileKind.WEIGHTS, lambda path: path.write_bytes(b"\x50\0\0\0\0\0\0\0{" + bytes(80))),
    "like.pkl": (FileKind.WEIGHTS, lambda path: path.write_bytes(b"\x80\2\0\0\0\0\0\0{" + bytes(80))),
    "d.npz": (FileKind.DATASET, lambda path: arrays(path, x_train=np.zeros(3), t_train=np.zeros(3))),
    "keras.dat": (FileKind.DATASET, lambda path: arrays(path, x_test=np.zeros(3))),
    "t10k-labels-idx1-ubyte": (FileKind.DATASET, lambda path: path.write_bytes(IDX)),
    "labels.gz": (FileKind.DATASET, lambda path: path.write_bytes(gzip.compress(IDX))),
    "folder": (FileKind.DATASET, lambda path: path.mkdir()),
    "holiday.jpg": (FileKind.PICTURE, lambda path: path.write_bytes(b"\xff\xd8\xff\xe0" + bytes(100))),
    "png.npz": (FileKind.PICTURE, lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n")),
    "x.bmp": (FileKind.PICTURE, lambda path: path.write_bytes(b"BM" + bytes(20))),
    "mnist_train.csv": (FileKind.DATASET, lambda path: path.write_text("7," + ",".join(["0"] * 784) + "\n")),
    "kaggle.csv": (FileKind.DATASET, lambda path: path.write_text(
        "label," + ",".join(f"pixel{i}" for i in range(784)) + "\n" + "1," + ",".join(["0"] * 784))),
    "small.tsv": (FileKind.DATASET, lambda path: path.write_text("7\t" + "\t".join(["0.5"] * 64) + "\r\n" * 2)),
    "large.csv": (FileKind.DATASET, lambda path: path.write_text("7," + ",".join(["255"] * 64 * 64) + "\n")),
    "marks.csv": (FileKind.TABLE, lambda path: path.write_text("name,mark\nKim,3\nLee,4\n")),
    "numbers.csv": (FileKind.TABLE, lambda path: path.write_text("1,2,3,4\n" * 9)),
    "points.csv": (FileKind.POINTS, lambda path: path.write_text("x1,x2,label\n0.5,1,a\n1,2,b\n")),
    "wide.csv": (FileKind.POINTS, lambda path: path.write_text("x1,x2,label\n0.5,1,가\n1,2,b\n", encoding="utf-16")),
    "wide.txt": (FileKind.DATASET, lambda path: path.write_text("7\t" + "\t".join(["0"] * 784) + "\n", "utf-16")),
    "points.txt": (FileKind.POINTS, lambda path: path.write_text("0,5;1;0\n1,5;2;1\n")),
    "swapped": (FileKind.DATASET, lambda path: path.write_bytes(b"\x01\x08\0\0" + b"\2\0\0\0" + b"\1\2")),
    "notes.txt": (FileKind.UNKNOWN, lambda path: path.write_text("BM is not a picture")),
    "empty.npz": (FileKind.UNKNOWN, lambda path: path.write_bytes(b"")),
    "cut.npz": (FileKind.UNKNOWN, lambda path: path.write_bytes(b"PK\3\4")),
    "other.json": (FileKind.UNKNOWN, lambda path: path.write_text('{"a": 1}')),
    "text.gz": (FileKind.UNKNOWN, lambda path: path.write_bytes(gzip.compress(b"hello"))),
    "torn.gz": (FileKind.UNKNOWN, lambda path: path.write_bytes(b"\x1f\x8b\x08")),
    "letter.docx": (FileKind.UNKNOWN, lambda path: zipfile.ZipFile(path, "w").writestr("word/document.xml", "x")),
    "noise": (FileKind.UNKNOWN, lambda path: path.write_bytes(bytes(range(255, 0, -1)) * 40)),
}


@pytest.mark.parametrize("name", MAKERS)
def test_a_file_is_what_it_holds(tmp_path, name):
    kind, make = MAKERS[name]
    make(tmp_path / name)
    assert kind_of(tmp_path / name) is kind
    assert [is_kind(tmp_path / name, other) for other in FileKind] == [other is kind for other in FileKind]


def test_a_file_that_is_not_there_is_a_sentence_and_of_no_kind(tmp_path):
    with pytest.raises(FileError, match=r"none\.npz"):
        kind_of(tmp_path / "none.npz")
    assert not any(is_kind(tmp_path / "none.npz", kind) for kind in FileKind)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
@pytest.mark.timeout(10)
def test_a_pipe_with_a_tempting_name_is_not_opened(tmp_path):
    os.mkfifo(tmp_path / "x.npz")
    with pytest.raises(FileError, match=r"x\.npz"):
        kind_of(tmp_path / "x.npz")


def test_one_of_the_four_files_stands_for_its_folder(tmp_path):
    for name in ("labels.gz", "t10k-labels-idx1-ubyte", "d.npz"):
        MAKERS[name][1](tmp_path / name)
    assert dataset_path(tmp_path / "labels.gz") == dataset_path(tmp_path / "t10k-labels-idx1-ubyte") == str(tmp_path)
    assert dataset_path(tmp_path / "d.npz") == str(tmp_path / "d.npz")
    assert dataset_path(tmp_path) == str(tmp_path)
