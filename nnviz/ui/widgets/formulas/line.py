"""A formula set as mathematics and painted: bars, roofs, bounds and nested powers, in a millisecond."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from nnviz.ui.widgets.formulas.primes import is_primed, primes_apart
from nnviz.ui.widgets.formulas.tree import SUM, FormulaGroup, Fraction, Node, Root, Scripts, Text, formula_of

_SMALLER = (1.0, 0.74, 0.6)  # the type at each depth of scripts
_ACCENTS = {"\u0302": ((0.2, 0.0), (0.5, 0.5), (0.8, 0.0)), "\u0304": ((0.15, 0.2), (0.85, 0.2))}
"""Combining hat and bar: their lines over a letter, x in its width, y in half the height of an x."""
_BIG = 1.35  # the sign of a sum against the type


_PRIME_GAP = 0.12  # of the type's height between an f and its prime: many fonts let them touch


class _Spacing(NamedTuple):
    """in_fraction: the type over and under a bar; the others are shares of the type's height.

    gap: between a bar and what it divides; air: over and under the line, so that fractions of two lines keep apart.
    """

    in_fraction: float
    gap: float
    air: float


_DISPLAYED, _COMPACT = _Spacing(0.9, 0.14, 0.18), _Spacing(0.76, 0.05, 0.01)

_Style = tuple[float, bool, bool]  # size of the type, italic, bold


class Glyphs(NamedTuple):
    """Text at a place from the left end of the baseline."""

    x: float
    y: float
    width: float
    text: str
    style: _Style
    link: str
    at: int  # where it begins in the line, counted in characters


class Stroke(NamedTuple):
    """Straight lines through places."""

    places: tuple[tuple[float, float], ...]


class Box(NamedTuple):
    """What is set: its width, how far it reaches over and under the baseline, and its parts.

    parts: glyphs, strokes, and boxes with their places (x, y, box).
    """

    width: float
    above: float
    below: float
    parts: tuple["Glyphs | Stroke | tuple[float, float, Box]", ...] = ()


class FormulaLine:
    """A line of HTML, set with a font. Make it with `formula_line`."""

    def __init__(self, row: Sequence[Node], font: QFont, compact: bool = False) -> None:
        """compact: little higher than a line of text, for where there is no room; a sum has its bounds beside it."""
        self._setter = _setter(font.toString(), compact)
        self._box = self._setter.row(row, 1.0, 0)
        self._glyphs: list[Glyphs] = []
        self._strokes: list[Stroke] = []
        self._air = self._setter.spacing.air * self._setter.height
        self._take(self._box, 0.0, self._air + self._box.above)

    def _take(self, box: Box, x: float, y: float) -> None:
        """Note the parts of a box at their places from the upper left."""
        for part in box.parts:
            if isinstance(part, Glyphs):
                self._glyphs.append(part._replace(x=part.x + x, y=part.y + y) if x or y else part)
            elif isinstance(part, Stroke):
                self._strokes.append(Stroke(tuple((px + x, py + y) for px, py in part.places)))
            else:
                self._take(part[2], x + part[0], y + part[1])

    @property
    def baseline(self) -> float:
        """How far the baseline is under the upper edge."""
        return self._air + self._box.above

    @property
    def size(self) -> QSizeF:
        """The room it takes."""
        return QSizeF(self._box.width, self._box.above + self._box.below + 2 * self._air)

    def link_at(self, place: QPointF) -> str:
        """Return which part of the picture a place, from the upper left, stands for."""
        x, y = place.x(), place.y() + self._setter.axis
        there = [part for part in self._glyphs if part.x <= x <= part.x + part.width]
        return min(there, key=lambda part: abs(part.y - y)).link if there else ""

    def areas(self, link: str) -> list[QRectF]:
        """Return the places of the glyphs that stand for a part of the picture; none for an empty link."""
        return [self._area(part) for part in self._glyphs if part.link == link] if link else []

    def areas_between(self, start: int, end: int) -> list[QRectF]:
        """Return the places of the characters from one to another, counted as in `line_text`."""
        found = []
        for part in self._glyphs if start < end else ():
            first, last = (min(max(0, place - part.at), len(part.text)) for place in (start, end))
            if first < last:
                left, right = (self._setter.width(part.text[:n], part.style) for n in (first, last))
                found.append(self._area(part, left, right))
        return found

    def character_at(self, place: QPointF) -> int:
        """Return the number of the character that begins nearest to a place from the upper left."""
        x, y = place.x(), place.y()
        parts = [part for part in self._glyphs if part.text]
        if not parts:
            return 0
        nearest = min(parts, key=lambda part: (_outside(x, part.x, part.width), abs(part.y - self._setter.axis - y)))
        widths = [self._setter.width(nearest.text[:n], nearest.style) for n in range(len(nearest.text) + 1)]
        return nearest.at + min(range(len(widths)), key=lambda n: abs(nearest.x + widths[n] - x))

    def _area(self, part: Glyphs, left: float = 0.0, right: float | None = None) -> QRectF:
        """Return the place of a text, or of what lies between two places of it."""
        height = self._setter.height * (part.style[0] if self._setter.compact else 1.0)
        width = (part.width if right is None else right) - left
        return QRectF(part.x + left, part.y - 0.8 * height, width, 1.05 * height)

    def paint(self, painter: QPainter, colour: QColor) -> None:
        """Paint it under and to the right of the origin."""
        painter.setPen(QPen(colour, self._setter.stroke))
        for x, y, _, text, style, _, _ in self._glyphs:
            painter.setFont(self._setter.font(style))
            painter.drawText(QPointF(x, y), text)
        if self._strokes:
            painter.drawPath(self._path())

    def _path(self) -> QPainterPath:
        """Return all strokes as one path."""
        path = QPainterPath()
        for (places,) in self._strokes:
            path.moveTo(*places[0])
            for x, y in places[1:]:
                path.lineTo(x, y)
        return path


def formula_line(html: str, font: QFont, compact: bool = False, always: bool = False) -> FormulaLine | None:
    """Return a line of HTML set as mathematics; None if it has other markup or, unless `always`, text shows it as well.
    """
    row = formula_of(html, always)
    return FormulaLine(row, font, compact) if row else None


def _outside(x: float, left: float, width: float) -> float:
    """Return how far x is outside a span."""
    return max(left - x, x - left - width, 0.0)


@lru_cache(maxsize=16)
def _setter(font: str, compact: bool) -> "_Setter":
    """Return what sets with a font, with all that it has measured so far."""
    return _Setter(font, compact)


class _Setter:
    """Sets nodes with one font; every size and style of it is measured once."""

    def __init__(self, font: str, compact: bool) -> None:
        self._font, self.compact = font, compact
        self.spacing = _COMPACT if compact else _DISPLAYED
        self._fonts: dict[_Style, tuple[QFont, QFontMetricsF]] = {}
        self._widths: dict[tuple[str, _Style], float] = {}
        metrics = self._metrics((1.0, False, False))
        self.height, self.axis = metrics.height(), metrics.xHeight() / 2
        self.stroke = max(1.0, metrics.lineWidth())

    def font(self, style: _Style) -> QFont:
        """Return the font in a size and style."""
        return self._known(style)[0]

    def _known(self, style: _Style) -> tuple[QFont, QFontMetricsF]:
        if style not in self._fonts:
            font = QFont()
            font.fromString(self._font)
            size, italic, bold = style
            font.setPointSizeF(max(5.0, font.pointSizeF() * size))
            font.setItalic(italic)
            font.setBold(bold or font.bold())
            self._fonts[style] = font, QFontMetricsF(font)
        return self._fonts[style]

    def _metrics(self, style: _Style) -> QFontMetricsF:
        return self._known(style)[1]

    def width(self, text: str, style: _Style) -> float:
        """Return how wide a text is."""
        key = (text, style)
        if key not in self._widths:
            if len(self._widths) > 4000:  # numbers that pass by
                self._widths.clear()
            self._widths[key] = self._metrics(style).horizontalAdvance(text)
        return self._widths[key]

    # Setting.

    def row(self, nodes: Sequence[Node], size: float, depth: int) -> Box:
        """Set nodes beside each other; words of one style in a row are one text."""
        boxes: list[Box] = []
        words: list[Text] = []
        for node in primes_apart(nodes):
            plain = isinstance(node, Text) and node.text[-1:] not in _ACCENTS
            if isinstance(node, Text) and plain and (not words or _like(words[-1], node)) and not is_primed(node):
                words.append(node)
                continue
            if words:
                boxes.append(self._text(words, size))
                words = []
            if isinstance(node, Text) and plain:
                words = [node]
                if is_primed(node):
                    boxes.append(Box(_PRIME_GAP * self.height * size, 0.0, 0.0))
            else:
                boxes.append(self._node(node, size, depth))
        if words:
            boxes.append(self._text(words, size))
        return _beside(boxes)

    def _text(self, words: Sequence[Text], size: float) -> Box:
        text = "".join(word.text for word in words)
        style = (size, words[0].italic, words[0].bold)
        metrics, width = self._metrics(style), self.width(text, style)
        return Box(width, 0.8 * metrics.ascent(), 0.8 * metrics.descent(),
                   (Glyphs(0.0, 0.0, width, text, style, words[0].link, words[0].at),))  # fmt: skip

    def _node(self, node: Node, size: float, depth: int) -> Box:
        if isinstance(node, Text):
            return self._accented(node, size)
        if isinstance(node, Fraction):
            return self._fraction(node, size, depth)
        if isinstance(node, Root):
            return self._root(node, size, depth)
        if isinstance(node, FormulaGroup):
            return self._group(node, size, depth)
        assert isinstance(node, Scripts)
        base = node.base
        if isinstance(base, Text) and base.text == SUM and not self.compact:
            return self._sum(node, base, size, depth)
        return self._scripts(node, size, depth)

    def _accented(self, node: Text, size: float) -> Box:
        """Set a letter under its accent; fonts put it anywhere."""
        letter = self._text([node._replace(text=node.text[:-1])], size)
        metrics = self._metrics((size, node.italic, node.bold))
        low = node.text[:-1].islower()
        top = -1.15 * (metrics.xHeight() if low else metrics.capHeight()) - self.stroke
        lean = 0.12 * letter.width if node.italic else 0.0
        accent = tuple((x * letter.width + lean, top - y * self.axis) for x, y in _ACCENTS[node.text[-1]])
        return Box(letter.width, max(letter.above, -top + self.axis), letter.below, (*letter.parts, Stroke(accent)))

    def _fraction(self, node: Fraction, size: float, depth: int) -> Box:
        above, below = (self.row(row, size * self.spacing.in_fraction, depth) for row in (node.above, node.below))
        gap, pad = self.spacing.gap * self.height * size, 0.12 * self.height * size
        width, axis = max(above.width, below.width) + 2 * pad, self.axis * size
        upper, lower = -axis - gap - above.below, -axis + gap + below.above
        parts = (
            ((width - above.width) / 2, upper, above), ((width - below.width) / 2, lower, below),
            Stroke(((pad / 2, -axis), (width - pad / 2, -axis))),
        )  # fmt: skip
        return Box(width, above.above - upper, lower + below.below, parts)

    def _root(self, node: Root, size: float, depth: int) -> Box:
        inside = self.row(node.inside, size, depth)
        hook, gap = 0.5 * self.height * size, 0.08 * self.height * size
        top, bottom = -inside.above - gap, inside.below * 0.6
        sign = Stroke((
            (0.1 * hook, -self.axis * size), (0.35 * hook, -self.axis * size - gap), (0.6 * hook, bottom), (hook, top),
            (hook + inside.width + gap, top),
        ))  # fmt: skip
        return Box(hook + inside.width + 2 * gap, -top + gap, max(inside.below, bottom),
                   (sign, (hook + gap / 2, 0.0, inside)))  # fmt: skip

    def _group(self, node: FormulaGroup, size: float, depth: int) -> Box:
        inside = self.row(node.inside, size, depth)
        plain = self._text([node.left], size)
        if inside.above <= 1.15 * plain.above and inside.below <= 1.4 * plain.below:
            return _beside([plain, inside, self._text([node.right], size)])
        bend = 0.0 if node.left.text == "|" else 0.12 * (inside.above + inside.below)
        left, right = (self._bracket(bend, inside, sign) for sign in (-1, 1))
        return _beside([left, inside, right])

    def _bracket(self, bend: float, inside: Box, side: int) -> Box:
        """Return a bracket as high as what it holds; side: −1 the left one, 1 the right one."""
        bend = min(bend, 0.3 * self.height)
        middle, half = (inside.below - inside.above) / 2, (inside.above + inside.below) / 2
        steps = [number / 8 - 1 for number in range(17)]
        places = tuple((1 + bend * (t * t if side < 0 else 1 - t * t), middle + half * t) for t in steps)
        return Box(bend + 3, inside.above, inside.below, (Stroke(places),))

    def _sum(self, node: Scripts, sign: Text, size: float, depth: int) -> Box:
        """Set a sum with its bounds over and under the sign."""
        large = self._text([sign], size * _BIG)
        small = _SMALLER[min(depth + 1, 2)] * 0.9 * size
        above, below = (self.row(row, small, depth + 1) for row in (node.above, node.below))
        width = max(large.width, above.width, below.width)
        drop = 0.12 * self.height * size
        gap = 0.02 * self.height * size
        upper, lower = drop - large.above - gap - above.below, drop + large.below * 0.4 + gap + below.above
        parts = (
            ((width - large.width) / 2, drop, large), ((width - above.width) / 2, upper, above),
            ((width - below.width) / 2, lower, below),
        )  # fmt: skip
        over = above.above - upper if node.above else large.above - drop
        under = lower + below.below if node.below else drop + large.below
        return Box(width, over, under, parts)

    def _scripts(self, node: Scripts, size: float, depth: int) -> Box:
        base = self.row((node.base,), size, depth)
        small = size * _SMALLER[1] if depth < 2 else size
        above, below = (self.row(row, small, depth + 1) for row in (node.above, node.below))
        rise = max(0.38 * self.height * size, base.above - 0.55 * above.above)
        drop = max(0.16 * self.height * size, base.below - 0.3 * below.above)
        gap = 0.04 * self.height * size
        parts = (*base.parts, (base.width + gap, -rise, above), (base.width, drop, below))
        width = base.width + max(above.width + gap if node.above else 0.0, below.width)
        over = max(base.above, rise + above.above if node.above else 0.0)
        return Box(width, over, max(base.below, drop + below.below if node.below else 0.0), parts)


def _like(one: Text, other: Text) -> bool:
    return (one.italic, one.bold, one.link) == (other.italic, other.bold, other.link)


def _beside(boxes: Sequence[Box]) -> Box:
    """Return boxes one beside the other on one baseline."""
    if len(boxes) == 1:
        return boxes[0]
    x, above, below, parts = 0.0, 0.0, 0.0, []
    for box in boxes:
        parts.append((x, 0.0, box))
        x += box.width
        above, below = max(above, box.above), max(below, box.below)
    return Box(x, above, below, tuple(parts))
