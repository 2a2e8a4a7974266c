"""Tables as text: a name over every column, as many cells in every row, and numbers with all their digits."""

import csv
import re
from collections.abc import Iterable, Sequence
from html import unescape
from io import StringIO

import numpy as np

from nnviz.ui.base.exponents import one_level


def table_text(head: Sequence[str], rows: Iterable[Sequence[object]], separator: str = "\t") -> str:
    """Return a head and rows as text; cells are `separator` apart and quoted where they hold one.

    A number is written so that reading it gives the same number; None is an empty cell, and so is what a row lacks.

    >>> table_text(("a", "b"), [(1.0, 0.1), (2, None), (3,)], ",")
    'a,b\\n1,0.1\\n2,\\n3,\\n'
    """
    text = StringIO()
    writer = csv.writer(text, delimiter=separator, lineterminator="\n")
    writer.writerow([plain_name(name) for name in head])
    writer.writerows([*map(cell_text, row), *[""] * (len(head) - len(row))] for row in rows)
    return text.getvalue()


def cell_text(value: object) -> str:
    """Return what stands in a cell: a number with the fewest digits that tell it from its neighbours.

    >>> cell_text(0.1), cell_text(np.float32(0.1)), cell_text(60000.0), cell_text(-0.0), cell_text(True)
    ('0.1', '0.1', '60000', '0', '1')
    """
    if value is None:
        return ""
    if isinstance(value, (bool, np.bool_)):
        return str(int(value))
    if isinstance(value, (float, np.floating)):
        return str(value + 0.0).removesuffix(".0")  # + 0: no −0
    return str(value)


def plain_name(text: str) -> str:
    """Return a text without markup, in one line.

    >>> plain_name("<i>f</i>(<i>x</i>) = x<sup>2</sup>")
    'f(x) = x^2'
    """
    raised = re.sub(r"<sup>(.*?)</sup>", r"^\1", one_level(text))
    return " ".join(unescape(re.sub(r"<[a-zA-Z/][^>]*>", "", raised)).split())
