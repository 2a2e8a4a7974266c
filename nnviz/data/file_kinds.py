"""What a file is, by what it holds: asked once, before anybody is handed the file."""

import os
import re
import zlib
from enum import Enum
from pathlib import Path

from nnviz.data.csv_tables import in_utf8, is_image_table
from nnviz.safe_file import reading

_HEAD = 1 << 12
"""Bytes that are looked at: enough for the first name in an archive and the first keys of a scene."""
_GZIP = b"\x1f\x8b"
_IDX = re.compile(rb"\0\0[\x08\x09\x0b-\x0e][\x01-\x04]|[\x01-\x04]\x08\0\0", re.DOTALL)
_ARRAY = re.compile(rb"PK\x03\x04.{22}(?P<length>..)..(?P<name>.*)", re.DOTALL)
_PARAMETER = re.compile(rb"(?:[Wb]\d+|metadata)\.npy")
_PICKLE = re.compile(rb"\x80[\x02-\x05]|\(d|\}q", re.DOTALL)
_JSON_BEGIN = re.compile(r"\s*\{")
_PICTURE = re.compile(
    rb"\xff\xd8\xff|\x89PNG\r\n|GIF8[79]a|II\*\0|MM\0\*|RIFF.{4}WEBP|BM.{4}\0{4}|<svg", re.DOTALL
)
SCENE_SUFFIX = ".nnviz"
_OF_POINTS = 3  # columns: x₁, x₂ and a label


class FileKind(Enum):
    """The kinds of files there are for the program."""

    SCENE = "scene"
    WEIGHTS = "weights"
    DATASET = "dataset"
    PICTURE = "picture"
    POINTS = "points"
    TABLE = "table"
    UNKNOWN = "unknown"


def kind_of(path: str | os.PathLike[str]) -> FileKind:
    """Return what a file or folder is, by its first bytes; a folder is one of a dataset, and its reader says more.

    Nothing but ordinary files is opened. Raises FileError when the file is missing, special or not readable.
    """
    if os.path.isdir(path):
        return FileKind.DATASET
    kind = _kind(_head(path))
    is_scene = kind is FileKind.UNKNOWN and Path(path).suffix.lower() == SCENE_SUFFIX
    return FileKind.SCENE if is_scene else kind  # a damaged one: the reader of scenes says so


def is_kind(path: str | os.PathLike[str], kind: FileKind) -> bool:
    """Return whether a file or folder is of a kind; what cannot be read is of none."""
    try:
        return kind_of(path) is kind
    except OSError:
        return False


def is_table(path: str | os.PathLike[str]) -> bool:
    """Return whether a file is a dataset written as a table of text; what cannot be read is none."""
    try:
        head = _head(path)
    except OSError:
        return False
    return _kind(head) is FileKind.DATASET and is_image_table(head, len(head) < _HEAD)


def dataset_path(path: str | os.PathLike[str]) -> str:
    """Return what opens the dataset that a file belongs to: of the four IDX files their folder, else the file."""
    path = os.fspath(path)
    if os.path.isdir(path):
        return path
    head = _head(path)
    return path if head.startswith(b"PK") or is_image_table(head, len(head) < _HEAD) else str(Path(path).parent)


def _head(path: str | os.PathLike[str]) -> bytes:
    with reading(path) as stream:
        return stream.read(_HEAD)


def begins_safetensors(head: bytes) -> bool:
    """Say whether a file's first bytes are those of the format: the length of a header, and its first brace."""
    length = int.from_bytes(head[:8], "little")
    return head[8:9] == b"{" and 2 <= length <= 100_000_000


def _kind(head: bytes) -> FileKind:
    if head.startswith(_GZIP):
        head = _unpacked(head)
        return FileKind.DATASET if _IDX.match(head) else FileKind.UNKNOWN
    if head.startswith(b"PK\3\4"):
        return _kind_of_archive(head)
    if _IDX.match(head):
        return FileKind.DATASET
    if begins_safetensors(head) or _PICKLE.match(head):
        return FileKind.WEIGHTS
    if _PICTURE.match(head):
        return FileKind.PICTURE
    if _begins_scene(head):
        return FileKind.SCENE
    if is_image_table(head, len(head) < _HEAD):
        return FileKind.DATASET
    columns = _columns(in_utf8(head))
    return FileKind.POINTS if columns == _OF_POINTS else FileKind.TABLE if columns else FileKind.UNKNOWN


def _columns(head: bytes) -> int:
    """Return how many columns a text begins with, between commas, semicolons or tabs; 0 if it is no table."""
    lines = [line for line in head.split(b"\n")[:-1] if line.strip()][:5]
    if b"\0" in head or len(lines) < 2 or not _is_text(b"\n".join(lines)):
        return 0
    counts = ({line.count(mark) for line in lines} for mark in (b"\t", b";", b","))
    return next((count.pop() + 1 for count in counts if len(count) == 1 and count != {0}), 0)


def _is_text(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


def _kind_of_archive(head: bytes) -> FileKind:
    """Tell weights from datasets by the first array: a file of weights holds nothing but parameters and metadata."""
    found = _ARRAY.match(head)
    name = found["name"][: int.from_bytes(found["length"], "little")] if found else b""
    if not name.endswith(b".npy"):
        return FileKind.UNKNOWN
    return FileKind.WEIGHTS if _PARAMETER.fullmatch(name) else FileKind.DATASET


def _begins_scene(head: bytes) -> bool:
    for encoding in ("utf-8-sig", "utf-16"):
        text = head.decode(encoding, "ignore")
        if _JSON_BEGIN.match(text) and '"nnviz"' in text:
            return True
    return False


def _unpacked(head: bytes) -> bytes:
    try:
        return zlib.decompressobj(wbits=31).decompress(head, 16)
    except zlib.error:
        return b""
