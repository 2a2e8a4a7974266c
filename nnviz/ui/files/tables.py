"""The numbers of a picture as CSV: one table in a file, several in one .zip or in files beside each other."""

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nnviz import safe_file
from nnviz.ui.base.language import translate
from nnviz.ui.base.table_text import plain_name

_MARK = "utf-8-sig"  # its mark tells spreadsheets that Korean is no Latin
_LONGEST_NAME = 60
_BEGINNING = (1980, 1, 1, 0, 0, 0)  # of the time of .zip files: the same numbers make the same file


@dataclass(frozen=True)
class Table:
    """A table with a name that a file can have; text: CSV, its first row the names of the columns."""

    name: str
    text: str


def tables_of(pictures: Sequence[Any]) -> tuple[Table, ...]:
    """Return the tables of the pictures that hold any numbers, each with a name of its own."""
    found = [(picture, text) for picture in pictures if has_rows(text := picture.table(","))]
    names: list[str] = []
    for number, (picture, _) in enumerate(found, start=1):
        name = file_name(picture.accessibleName()) or str(number)
        names.append(name if name not in names else f"{name}-{number}")
    return tuple(Table(name, text) for name, (_, text) in zip(names, found, strict=True))


def has_rows(text: str) -> bool:
    """Return whether a table has anything under its head."""
    _, _, rows = text.partition("\n")
    return bool(rows.strip(",\t\r\n "))


def file_name(text: str) -> str:
    """Return a text as a part of a file's name that every system takes.

    >>> file_name("Loss: <i>E</i> / N?"), file_name("정확도 (시험)")
    ('loss-e-n', '정확도-시험')
    """
    words = re.findall(r"[^\W_]+(?:[.^][^\W_]+)*", plain_name(text).lower())
    return "-".join(words)[:_LONGEST_NAME].strip("-.")


def export_tables(tables: Sequence[Table], path: str) -> str:
    """Save tables and return the path used, of the first one if several files are written.

    A name that ends in .zip takes all in one file. Else one table is that file, and of several each becomes a file
    NAME-TABLE.csv; none of these may be there yet, because nobody was asked whether it may go.
    Raises OSError or ValueError with a sentence.
    """
    if not tables:
        raise ValueError(translate("export", "there are no numbers in this picture yet."))
    suffix = Path(path).suffix.lower()
    if suffix not in (".csv", ".zip"):
        path, suffix = path + (".csv" if len(tables) == 1 else ".zip"), ".csv" if len(tables) == 1 else ".zip"
    if suffix == ".zip":
        safe_file.write(path, _archive(tables))
        return path
    paths = [path] if len(tables) == 1 else [f"{path[:-4]}-{table.name}.csv" for table in tables]
    if len(tables) > 1 and (taken := next((p for p in paths if Path(p).exists()), None)):
        text = translate("export", "there is a file {name} already. Choose another name, or one that ends in .zip.")
        raise ValueError(text.format(name=safe_file.short_name(taken)))
    for place, table in zip(paths, tables, strict=True):
        safe_file.write(place, table.text.encode(_MARK))
    return paths[0]


def _archive(tables: Sequence[Table]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for table in tables:
            entry = zipfile.ZipInfo(f"{table.name}.csv", _BEGINNING)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, table.text.encode(_MARK))
    return buffer.getvalue()
