"""Points of the plane as text: a line for each, with x₁, x₂ and a label, between commas, semicolons or tabs.

A first line of names is skipped. Labels are names or whole numbers (classes), or any numbers (to regress). Numbers
that reach out of the plane are moved and scaled into it, each column by itself.
"""

import math
import re
from dataclasses import dataclass

import numpy as np

from nnviz.core.numerics.floats import Floats
from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem
from nnviz.core.studies.playground.plane_data import EDGE, MOST_CLASSES, MOST_POINTS, PLANE, classes_of
from nnviz.core.studies.playground.plane_painting import Points

MOST_CHARACTERS = 1 << 20
LEAST_POINTS = 2

NOT_THREE = QT_TRANSLATE_NOOP(
    "problems", "Line {line} has {found} columns. Each line needs three: x₁, x₂ and a label, with commas between them."
)
NO_NUMBER = QT_TRANSLATE_NOOP(
    "problems", "“{text}” in line {line} is not a number. Write the first two columns as numbers."
)
NO_LABEL = QT_TRANSLATE_NOOP(
    "problems", "Line {line} has no label. Write the class of the point into the third column."
)
FEW_POINTS = QT_TRANSLATE_NOOP(
    "problems", "Points found: {found}. A table needs at least {least} lines with x₁, x₂ and a label."
)
MANY_LINES = QT_TRANSLATE_NOOP("problems", "The table has more than {most} points. Keep at most that many lines.")
MANY_CLASSES = QT_TRANSLATE_NOOP(
    "problems", "Line {line} has the label “{label}”, the first above {most} different ones. Join some classes."
)
MIXED_LABELS = QT_TRANSLATE_NOOP(
    "problems", "“{text}” in line {line} is not a number, but the labels before it are. Write names or numbers only."
)
LONG_TABLE = QT_TRANSLATE_NOOP("problems", "The text is too long for a table of points: at most {most} characters.")

_NAMES = re.compile(r"[^\W\d]", re.UNICODE)  # a letter


@dataclass(frozen=True)
class PointTable:
    """Points that were read. names: of the classes, empty for numbers; scaled: whether they were moved to fit."""

    points: Points
    names: tuple[str, ...]
    scaled: bool

    @property
    def classes(self) -> int:
        """How many classes there are; 0: the third column is a number to regress."""
        return len(self.names)


def read_points(text: str) -> PointTable:
    """Return the points of a table; Problem says which line is wrong, and what to do.

    >>> read_points("x1;x2;label\\n0,5;1;red\\n-1;2;blue").points
    ((0.5, 1.0, 1.0), (-1.0, 2.0, 0.0))
    """
    if len(text) > MOST_CHARACTERS:
        raise Problem(LONG_TABLE, most=f"{MOST_CHARACTERS:,}")
    rows = _rows(text)
    places = np.array([[_number(cell, line) for cell in cells[:2]] for line, cells in rows])
    values, names = _values([(line, cells[2]) for line, cells in rows])
    fitted, targets = _fitted(places, PLANE, EDGE), values if names else _fitted(values[:, None], 1.0, 1.0)[:, 0]
    table = np.round(np.column_stack([fitted, targets]), 6) + 0.0
    points = tuple((x, y, t) for x, y, t in table.tolist())
    return PointTable(points, names, fitted is not places or not names and not np.array_equal(targets, values))


def _rows(text: str) -> list[tuple[int, list[str]]]:
    """Return the lines that hold points, with their numbers from 1."""
    lines = [(number, line) for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1) if line.strip()]
    separator = _separator([line for _, line in lines[:20]])
    rows = [(number, _cells(line, separator)) for number, line in lines]
    if rows and _is_heading(rows[0][1]):
        rows = rows[1:]
    for number, cells in rows:
        if len(cells) != 3:
            raise Problem(NOT_THREE, line=number, found=len(cells))
    if len(rows) < LEAST_POINTS:
        raise Problem(FEW_POINTS, found=len(rows), least=LEAST_POINTS)
    if len(rows) > MOST_POINTS:
        raise Problem(MANY_LINES, most=f"{MOST_POINTS:,}")
    return rows


def _separator(lines: list[str]) -> str | None:
    """Return what stands between the columns; None: blanks. A comma beside semicolons or tabs is a decimal one."""
    for sign in "\t;,":
        if any(sign in line for line in lines):
            return sign
    return None


def _cells(line: str, separator: str | None) -> list[str]:
    cells = [cell.strip().strip("\"'").strip() for cell in line.split(separator)]
    return cells[:3] if len(cells) == 4 and not cells[3] else cells  # a separator at the end of the line


def _is_heading(cells: list[str]) -> bool:
    """Return whether a first line is one of names: neither of its first two cells is a number."""
    return len(cells) >= 2 and all(_NAMES.search(cell) and _value(cell) is None for cell in cells[:2])


def _value(text: str) -> float | None:
    """Return the finite number a text stands for, or None."""
    plain = text.replace("−", "-")
    if re.fullmatch(r"[+-]?\d+,\d+", plain):
        plain = plain.replace(",", ".")
    try:
        value = float(plain)
    except ValueError:
        return None
    return value if math.isfinite(value) and abs(value) < 1e100 and "_" not in plain else None


def _number(text: str, line: int) -> float:
    value = _value(text)
    if value is None:
        raise Problem(NO_NUMBER, text=text, line=line)
    return value


def _values(labels: list[tuple[int, str]]) -> tuple[Floats, tuple[str, ...]]:
    """Return the third column as numbers, and the names of the classes if it holds any."""
    for line, text in labels:
        if not text:
            raise Problem(NO_LABEL, line=line)
    found = [_value(text) for _, text in labels]
    numbers = [value for value in found if value is not None]
    if found[0] is not None and len(numbers) < len(found):
        wrong = found.index(None)
        raise Problem(MIXED_LABELS, text=labels[wrong][1], line=labels[wrong][0])
    if len(numbers) < len(found):
        return _named(labels)
    values = np.array(numbers)
    different = np.unique(values)
    if not np.array_equal(different, np.round(different)) or len(different) > MOST_CLASSES:
        return values, ()
    if classes_of(values):
        return values, tuple(str(label) for label in range(classes_of(values)))
    return np.searchsorted(different, values).astype(np.float64), tuple(f"{value:g}" for value in different)


def _named(labels: list[tuple[int, str]]) -> tuple[Floats, tuple[str, ...]]:
    """Return classes that have names as numbers, in the order of the alphabet."""
    names: set[str] = set()
    for line, text in labels:
        names.add(text)
        if len(names) > MOST_CLASSES:
            raise Problem(MANY_CLASSES, line=line, label=text, most=MOST_CLASSES)
    order = sorted(names)
    return np.array([float(order.index(text)) for _, text in labels]), tuple(order)


def _fitted(columns: Floats, most: float, reach: float) -> Floats:
    """Return columns (N, k) as they are if nothing is beyond ±most; else each from −reach to reach by itself."""
    if np.abs(columns).max() <= most:
        return columns
    low, high = columns.min(axis=0), columns.max(axis=0)
    span = np.where(high > low, high - low, 1.0)
    return np.where(high > low, reach * (2 * (columns - low) / span - 1), 0.0)


def written_points(points: Points) -> str:
    """Return points as a table that `read_points` reads again: a line of names, then one for each point.

    >>> written_points(((0.5, -1.0, 1.0),))
    'x1,x2,label\\n0.5,-1,1\\n'
    """
    return "".join(["x1,x2,label\n", *(f"{x:.6g},{y:.6g},{t:.6g}\n" for x, y, t in points)])
