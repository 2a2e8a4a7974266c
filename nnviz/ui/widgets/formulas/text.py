"""A line of HTML as plain text that says the same: x², e^(−x), y_true. It is what is copied and what is read aloud."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from nnviz.ui.widgets.formulas.tree import Script, Text, items_of, plain_of

_RAISED = str.maketrans("0123456789−+", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_SIGN = re.compile(r"[−+]?\d+")
_BRACKETED = re.compile(r"\([^()]*\)")


class LineText(NamedTuple):
    """A line as text; places: where each character that is on the screen begins in it, and where the text ends."""

    text: str
    places: tuple[int, ...]

    def part(self, start: int, end: int) -> str:
        """Return the text of some characters of the screen, with the brackets that a bar made superfluous there."""
        last = len(self.places) - 1
        first, behind = self.places[min(start, last)] if start else 0, self.places[min(end, last)]
        while first and self.text[first - 1] == "(" and _open(self.text[first:behind]) < 0:
            first -= 1
        while self.text[behind : behind + 1] == ")" and _open(self.text[first:behind]) > 0:
            behind += 1
        return self.text[first:behind]


@lru_cache(maxsize=64)
def line_text(html: str) -> LineText:
    """Return a line of HTML as text in which powers and indices can be told from what they stand at.

    >>> line_text("<i>e</i><sup>−<i>x</i></sup> / 10<sup>−7</sup> + <i>y</i><sub>true</sub>").text
    'e^(−x) / 10⁻⁷ + y_true'
    """
    writer = _LineWriter()
    writer.write(items_of(html)[0])
    return LineText(writer.text, (*writer.places, len(writer.text)))


def _open(text: str) -> int:
    return text.count("(") - text.count(")")


class _LineWriter:
    """Writes items one after the other, and notes where each character of theirs went."""

    def __init__(self) -> None:
        self.text = ""
        self.places: list[int] = []

    def write(self, items: Sequence[Text | Script]) -> None:
        """Write items; a script that a slash follows is the upper part of a fraction."""
        for number, item in enumerate(items):
            if isinstance(item, Text):
                self._put(item.text)
            elif _is_fraction(items, number):
                self._bracketed(item)
            elif number and _is_fraction(items, number - 2):
                self._bracketed(item)
            else:
                self._script(item)

    def _put(self, text: str) -> None:
        self.places += range(len(self.text), len(self.text) + len(text))
        self.text += text

    def _script(self, item: Script) -> None:
        plain = plain_of(item.items)
        if not plain:
            return None
        if not any(isinstance(inner, Script) for inner in item.items):
            if item.raised and _SIGN.fullmatch(plain):
                return self._put(plain.translate(_RAISED))
            if not item.raised and plain.isdigit():
                return self._put(plain.translate(_LOWERED))
        self.text += "^" if item.raised else "_"
        return self._bracketed(item)

    def _bracketed(self, item: Script) -> None:
        """Write what is in a script, in brackets unless it is one thing."""
        plain = plain_of(item.items)
        nests = any(isinstance(inner, Script) and inner.raised for inner in item.items)
        alone = not plain or (plain.isalnum() and not nests) or bool(_BRACKETED.fullmatch(plain))
        self.text += "" if alone else "("
        self.write(item.items)
        self.text += "" if alone else ")"


def _is_fraction(items: Sequence[Text | Script], at: int) -> bool:
    """Say whether <sup>1</sup>⁄<sub>N</sub> begins at an item."""
    if at < 0 or at + 2 >= len(items):
        return False
    first, slash, last = items[at : at + 3]
    return (
        isinstance(first, Script) and first.raised and isinstance(slash, Text) and slash.text in "/⁄"
        and isinstance(last, Script) and not last.raised
    )  # fmt: skip
