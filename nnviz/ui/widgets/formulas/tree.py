"""A formula written in one line of HTML, read as mathematics: fractions, roots, sums, scripts and brackets.

The lines of the strip are written as one types them, (<i>a</i> + <i>b</i>) / 2<i>h</i>; here a slash becomes a fraction
of what it divides, √ takes what follows it, Σ its bounds. What does not read as mathematics stays text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from typing import NamedTuple


class Text(NamedTuple):
    """A word, number, sign or space, and how it is set; link: the part of the picture that it stands for.

    at: where it begins in the line, counted in characters of the screen.
    """

    text: str
    italic: bool = False
    bold: bool = False
    link: str = ""
    at: int = 0


class Fraction(NamedTuple):
    """One row over another."""

    above: tuple["Node", ...]
    below: tuple["Node", ...]


class Root(NamedTuple):
    """A row under a roof."""

    inside: tuple["Node", ...]


class Scripts(NamedTuple):
    """Something with a row above and a row below at its right; of a sum, they are its bounds."""

    base: "Node"
    above: tuple["Node", ...] = ()
    below: tuple["Node", ...] = ()


class FormulaGroup(NamedTuple):
    """A row between brackets as high as it is."""

    left: Text
    inside: tuple["Node", ...]
    right: Text


Node = Text | Fraction | Root | Scripts | FormulaGroup

SUM = "Σ"
_TOKEN = re.compile(r"<(/?)(\w+)([^>]*)>|([^<]+)")
_ATOM = re.compile(
    r"\d+(?:,\d{3})*(?:\.\d+)?(?:×10[⁰¹²³⁴-⁹⁻]+)?"  # 60,000 and 8.2×10³⁰⁷
    r"|[^\W\d_][^\W\d_\u0300-\u036f]*[\u0300-\u036f′]*|\s+|.",  # words, v̂ and f′; spaces; signs
    re.DOTALL,
)
_HREF = re.compile(r'href="([^"]*)"')
_SLASHES = "/⁄"
_PAIRS = {"(": ")", "[": "]", "|": "|"}
_MARKS = "\u0302\u0304′"  # hat, bar, prime
PRIMED = re.compile("(?<=f)(?=[′″])")
"""Between an f and its prime: in one text many fonts let them touch."""
_PREFIXES = "∂Δ∇"
_HALF = "½"
_NAMES = ("inf", "nan", "sin", "cos", "tan", "tanh", "ln", "log", "exp", "max", "min", "std")


@dataclass
class Script:
    """A superscript or subscript that is not yet put to what it belongs to."""

    raised: bool
    items: list["Text | Script"] = field(default_factory=list)


_Item = Text | Script


@lru_cache(maxsize=512)
def formula_of(html: str, always: bool = False) -> tuple[Node, ...] | None:
    """Return a line of HTML as a formula; None for other markup.

    None as well, unless `always`, if there is nothing in it that one line of text cannot show.
    """
    items, foreign = items_of(html)
    if foreign:
        return None
    row = _Reader(items, 0).row()
    return row if always or PRIMED.search(plain_of(items)) or any(_is_set(node) for node in row) else None


def _is_set(node: Node) -> bool:
    """Say whether a node needs more than a line of text with scripts."""
    if isinstance(node, FormulaGroup):
        return any(map(_is_set, node.inside))
    if isinstance(node, Scripts):
        inner = (*node.above, *node.below)
        return _is_set(node.base) or _is_sum(node.base) or any(isinstance(n, Scripts) or _is_set(n) for n in inner)
    return isinstance(node, (Fraction, Root))


def _is_sum(node: Node) -> bool:
    return isinstance(node, Text) and node.text == SUM


@lru_cache(maxsize=64)
def items_of(html: str) -> tuple[list[_Item], bool]:
    """Return words and scripts of a line in their order, and whether there is markup that is no formula's."""
    rows: list[list[_Item]] = [[]]
    italic = bold = at = 0
    link, foreign = "", False
    for match in _TOKEN.finditer(html):
        closes, tag, attributes, text = match.groups()
        if text is not None:
            plain = unescape(text).replace("\u00a0", " ")
            for atom in _ATOM.findall(plain):
                rows[-1].append(Text(atom, italic > 0, bold > 0, link, at))
                at += len(atom)
        elif tag == "i":
            italic += -1 if closes else 1
        elif tag == "b":
            bold += -1 if closes else 1
        elif tag == "a":
            found = None if closes else _HREF.search(attributes)
            link = found[1] if found else ""
        elif tag not in ("sup", "sub"):
            foreign = True
            if tag == "br":
                rows[-1].append(Text("\n", at=at))
                at += 1
        elif not closes:
            script = Script(tag == "sup")
            rows[-1].append(script)
            rows.append(script.items)
        elif len(rows) > 1:
            rows.pop()
    return rows[0], foreign


def plain_of(items: Sequence[_Item]) -> str:
    """Return the characters of some items as they stand on the screen."""
    return "".join(item.text if isinstance(item, Text) else plain_of(item.items) for item in items)


class _Reader:
    """Reads a row of items; level: how deep it stands in scripts, where a slash stays a slash."""

    def __init__(self, items: Sequence[_Item], level: int) -> None:
        self.items, self.level, self.at = items, level, 0

    def row(self, close: str = "") -> tuple[Node, ...]:
        """Return the nodes up to a closing bracket, or to the end."""
        nodes: list[Node] = []
        while self.at < len(self.items) and not (close and self._text() == close):
            if self._text() in _SLASHES and self._text() and self.level == 0 and self._fraction(nodes):
                continue
            nodes += self._factor()
        return tuple(nodes)

    def _text(self, ahead: int = 0) -> str:
        """Return the text of an item, empty for a script and beyond the end."""
        item = self.items[self.at + ahead] if self.at + ahead < len(self.items) else None
        return item.text if isinstance(item, Text) else ""

    def _fraction(self, nodes: list[Node]) -> bool:
        """Make a fraction at a slash of what stands before and after it; False if one of them is nothing to divide."""
        first = _first_of_product(nodes)
        start = self.at
        above = nodes[first:]
        while above and _is_space(above[-1]):
            above.pop()
        self.at += 1
        self._skip_spaces()
        below = self._product() if above else []
        if not below:
            self.at = start
            return False
        nodes[first:] = [Fraction(_bare(above), _bare(below))]
        return True

    def _skip_spaces(self) -> None:
        while self._text().isspace():
            self.at += 1

    def _product(self) -> list[Node]:
        """Return what a slash divides by: a factor, and what adheres to it without a space."""
        found: list[Node] = []
        while self.at < len(self.items):
            start, item = self.at, self.items[self.at]
            if isinstance(item, Script) and item.raised is False and not found:
                self.at += 1
                return list(_Reader(item.items, 1).row())
            if isinstance(item, Text) and item.text.isspace() and found and _is_sum(_base(found[-1])):
                if _divides(Text(self._text(1))) or self._text(1) in _PAIRS:
                    found.append(item)
                    self.at += 1
                    continue
            nodes = self._factor()
            if not all(map(_divides, nodes)):
                self.at = start
                break
            found += nodes
            if isinstance(nodes[-1], (FormulaGroup, Root)):
                break
        return found

    def _factor(self) -> list[Node]:
        """Return the next thing with its scripts; a script that belongs to nothing may be half of a fraction."""
        item = self.items[self.at]
        if isinstance(item, Script):
            return self._lone_script(item)
        self.at += 1
        node: Node = item
        if item.text in _PAIRS:
            node = self._group(item)
        elif item.text == "√":
            argument = self._factor() if self.at < len(self.items) and not self._text().isspace() else []
            node = Root(_bare(argument)) if argument else item
        elif item.text == _HALF and self.level == 0:
            node = Fraction((item._replace(text="1"),), (item._replace(text="2"),))
        return [self._scripted(node)]

    def _group(self, left: Text) -> Node:
        """Return a row between brackets; the bracket alone if it is not closed."""
        start = self.at
        inside = self.row(_PAIRS[left.text])
        right = self.items[self.at] if self.at < len(self.items) else None
        if isinstance(right, Text) and inside:
            self.at += 1
            return FormulaGroup(left, inside, right)
        self.at = start
        return left

    def _scripted(self, node: Node) -> Node:
        above: tuple[Node, ...] = ()
        below: tuple[Node, ...] = ()
        while self.at < len(self.items) and isinstance(item := self.items[self.at], Script):
            if _is_space(node) or (above if item.raised else below) or self._begins_fraction():
                break
            self.at += 1
            row = _Reader(item.items, self.level + 1).row()
            above, below = (row, below) if item.raised else (above, row)
        return Scripts(node, above, below) if above or below else node

    def _begins_fraction(self) -> bool:
        """Say whether <sup>1</sup>⁄<sub>N</sub> stands here."""
        three = self.items[self.at : self.at + 3]
        first, last = three[0], three[-1]
        return (
            len(three) == 3 and isinstance(first, Script) and first.raised and self._text(1) != ""
            and self._text(1) in _SLASHES and isinstance(last, Script) and not last.raised
        )  # fmt: skip

    def _lone_script(self, item: Script) -> list[Node]:
        """Return <sup>1</sup>⁄<sub>N</sub> as a fraction, and any other script as one of nothing."""
        fraction = self._begins_fraction()
        self.at += 1
        row = _Reader(item.items, self.level + 1).row()
        if fraction:
            below = self.items[self.at + 1]
            self.at += 2
            return [Fraction(row, _Reader(below.items, 1).row())] if isinstance(below, Script) else []
        nothing = Text("")
        return [Scripts(nothing, row) if item.raised else Scripts(nothing, (), row)]


def _base(node: Node) -> Node:
    return node.base if isinstance(node, Scripts) else node


def _is_space(node: Node) -> bool:
    return isinstance(node, Text) and node.text.isspace()


def _divides(node: Node) -> bool:
    """Say whether a node is a factor: a number, a variable, something in brackets; no sign, space or plain word."""
    base = _base(node)
    if not isinstance(base, Text):
        return True
    text = base.text
    return bool(text) and (
        text[0].isdigit() or text in (SUM, "∞", "…", "%") or text in _PREFIXES
        or (text[0].isalpha() and (base.italic or base.bold or len(text.rstrip(_MARKS)) == 1 or text in _NAMES))
    )  # fmt: skip


def _first_of_product(nodes: Sequence[Node]) -> int:
    """Return where the factors begin that stand before a slash: they adhere to each other, or with a dot between."""
    at = len(nodes)
    while at and _is_space(nodes[at - 1]):
        at -= 1
    end = at
    while at and (_divides(nodes[at - 1]) or (at < end and _is_dot(nodes[at - 1]))):
        at -= 1
    return at + 1 if at < end and _is_dot(nodes[at]) else at


def _is_dot(node: Node) -> bool:
    return isinstance(node, Text) and node.text == "·"


def _bare(row: Sequence[Node]) -> tuple[Node, ...]:
    """Return a row without the brackets that a bar or a roof makes superfluous."""
    if len(row) == 1 and isinstance(group := row[0], FormulaGroup) and group.left.text == "(":
        return group.inside
    return tuple(row)
