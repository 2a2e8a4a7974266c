"""What is said about an operation: the sentence over the picture, the sum below it, the rows of the strip."""

from collections.abc import Sequence
from html import escape, unescape

from nnviz.core.studies.tensors.broadcasting import INNER, meet
from nnviz.core.studies.tensors.products import COLUMNS, OUTER
from nnviz.tabs.tensors.operation import Operation
from nnviz.tabs.tensors.operator_cards import NAMES
from nnviz.ui.base.language import translate
from nnviz.ui.base.number_format import bracketed_text, number_text
from nnviz.ui.widgets.equation_strip import Equation

_TERMS = 5
"""Terms of a sum that are written out; of a longer one the middle is left out."""


def sentence_of(shown: Operation) -> str:
    """Return what becomes of the shapes and why, as HTML."""
    if shown.meeting.result is None:
        return _failure(shown)
    parts = _product(shown) if shown.meeting.operator in ("@", "dot") else _cells(shown)
    if shown.result is not None and shown.result.values is None:
        parts.append(translate("tensors", "There are too many numbers to draw them, so only the shapes are computed."))
    return escape(" ".join(parts))


def _failure(shown: Operation) -> str:
    meeting = shown.meeting
    parts = [translate("tensors", "NumPy says: {message}.").format(message=meeting.error.strip())]
    if meeting.culprit:
        shape = meeting.a if meeting.culprit == "A" else meeting.b
        text = translate("tensors", "It names {operand}, whose shape is {shape}.")
        parts.append(text.format(operand=meeting.culprit, shape=shape))
    if 1 in (len(meeting.a), len(meeting.b)) and meeting.operator in ("@", "dot"):
        shape = meeting.a if len(meeting.a) == 1 else meeting.b
        text = translate("tensors", "{shape} is neither a row nor a column: .T of a vector changes nothing.")
        parts.append(text.format(shape=shape))
    return escape(" ".join(parts))


def _product(shown: Operation) -> list[str]:
    meeting = shown.meeting
    inner = next((axis.a for axis in meeting.axes if axis.relation == INNER), None)
    if inner is None:
        return [translate("tensors", "One of the two is a single number: dot multiplies every cell by it.")]
    text = translate("tensors", "The inner sizes are equal, {inner} and {inner}, so the result has the shape {shape}.")
    parts = [text.format(inner=inner, shape=meeting.result)]
    if shown.diagonal:
        parts.append(translate(
            "tensors", "dot pairs every matrix of A with every one of B. The darker cells, where both have the same "
            "number, are all that A @ B keeps."))  # fmt: skip
    return parts


def _cells(shown: Operation) -> list[str]:
    meeting = shown.meeting
    if meeting.a == meeting.b:
        parts = [translate("tensors", "The shapes are equal: cell by cell.")]
    else:
        text = translate("tensors", "Aligned from the right, {a} and {b} are both stretched to {shape}. Nothing is "
                         "copied in memory.")  # fmt: skip
        if meeting.result in (meeting.a, meeting.b):
            text = translate("tensors", "Aligned from the right, {small} is stretched to {shape}. Nothing is copied in "
                             "memory.")  # fmt: skip
        small = meeting.b if meeting.result == meeting.a else meeting.a
        parts = [text.format(a=meeting.a, b=meeting.b, small=small, shape=meeting.result)]
    if meeting.operator == "*" and min(len(meeting.a), len(meeting.b)) >= 2:
        product = meet(meeting.a, meeting.b, "@")
        if product.result is not None:
            text = translate("tensors", "This is not the matrix product: that is A @ B, of shape {shape}.")
            parts.append(text.format(shape=product.result))
    return parts


def sum_of(shown: Operation) -> str:
    """Return the line below the arrays: the cell that is lit, with its sum written out; or what does not meet."""
    if shown.meeting.result is None and shown.a.lit:
        text = translate("tensors", "A row of {row} meets a column of {column}")
        return text.format(row=len(shown.a.lit), column=len(shown.b.lit))
    if shown.result is None or shown.result.values is None or not shown.result.values.size:
        return ""
    if not shown.grown:
        text = translate("tensors", "{a} and {b}: Space stretches them step by step")
        return text.format(a=shown.a.shape, b=shown.b.shape)
    if shown.order == COLUMNS and len(shown.meeting.b) > 1:
        return translate("tensors", "A times column {number} of B is column {number} of the result").format(
            number=shown.at)  # fmt: skip
    if shown.order == COLUMNS:
        return translate("tensors", "A times the vector B is the whole result")
    if shown.order == OUTER:
        return _term(shown)
    name = f"[{', '.join(map(str, shown.cell))}]" if shown.cell else NAMES[shown.meeting.operator]
    return f"{name} = {_sum(shown)}"


def _term(shown: Operation) -> str:
    text = translate("tensors", "Index {k}: column {k} of A times row {k} of B is added ({number} of {all})")
    if min(len(shown.meeting.a), len(shown.meeting.b)) < 2:
        text = translate("tensors", "Term {k} of the sum is added ({number} of {all})")
    return text.format(k=shown.at, number=shown.at + 1, all=shown.moments)


def _sum(shown: Operation, linked: bool = False) -> str:
    """Return the terms and their sum; linked: as HTML in which every term lights up."""
    whole = shown.result.values  # type: ignore[union-attr]  # whoever asks for terms has a result
    value = number_text(float(whole[shown.cell]), 6)  # type: ignore[index]  # … with the values of its cells
    if shown.meeting.operator == "+":
        a, b = shown.terms[0]
        text = f"{number_text(a)} + {bracketed_text(b)}"
        return f"{_link('term0', text) if linked else text} = {value}"
    places = list(range(len(shown.terms)))
    places = places if len(places) <= _TERMS else [*places[: _TERMS - 2], places[-1]]
    texts = []
    for place in places:
        a, b = shown.terms[place]
        text = f"{bracketed_text(a)}·{bracketed_text(b)}"
        texts.append(_link(f"term{place}", text) if linked else text)
    if len(places) < len(shown.terms):
        texts.insert(-1, "…")
    return f"{' + '.join(texts) or '0'} = {value}"


_FREE = "ijlmnpqrst"
"""Letters of the axes; k is the one that is summed over."""


def _indexed(name: str, letters: str) -> str:
    return f"<i>{name}</i><sub><i>{letters}</i></sub>" if letters else f"<i>{name}</i>"


def rule_of(a: int, b: int, operator: str) -> str:
    """Return how a cell of the result is made of operands with so many axes, as HTML.

    >>> import re
    >>> re.sub("<.*?>", "", rule_of(2, 2, "@")), re.sub("<.*?>", "", rule_of(3, 3, "dot"))
    ('(A @ B)ij = Σk aik bkj', 'dot(A, B)ijlm = Σk aijk blkm')
    """
    if operator in "+*":
        letters = _FREE[: max(a, b)]
        sign = "·" if operator == "*" else "+"
        ends = letters[len(letters) - a :], letters[len(letters) - b :]
        return f"{_named(operator, letters)} = {_indexed('a', ends[0])} {sign} {_indexed('b', ends[1])}"
    if not a or not b:
        letters = _FREE[: a or b]
        parts = _indexed("a", letters if a else ""), _indexed("b", letters if b else "")
        return f"{_named(operator, letters)} = {' '.join(parts)}"
    if operator == "dot":
        first = _FREE[: a - 1]
        second = _FREE[a - 1 : a + b - 2]
        inner = f"{second[:-1]}k{second[-1:]}" if b > 1 else "k"
        result = first + second
    else:
        batch = _FREE[2 : 2 + max(a - 2, b - 2, 0)]
        own = batch[len(batch) - max(a - 2, 0) :], batch[len(batch) - max(b - 2, 0) :]
        row, column = "i" if a > 1 else "", "j" if b > 1 else ""
        first, inner, result = own[0] + row, f"{own[1]}k{column}", batch + row + column
    return (f"{_named(operator, result)} = Σ<sub><i>k</i></sub> {_indexed('a', f'{first}k')} "
            f"{_indexed('b', inner)}")  # fmt: skip


def _named(operator: str, letters: str) -> str:
    name = "dot(<i>A</i>, <i>B</i>)" if operator == "dot" else f"(<i>A</i> {operator} <i>B</i>)"
    return f"{name}<sub><i>{letters}</i></sub>" if letters else name


def equations_of(shown: Operation) -> Sequence[Equation]:
    """Return the shapes and the cell that is lit as symbols, numbers and Python; every part lights up."""
    meeting, name = shown.meeting, NAMES[shown.meeting.operator]
    shapes = [_link(key, str(shape)) for key, shape in (("A", meeting.a), ("B", meeting.b))]
    result = "✗" if meeting.result is None else _link("result", str(meeting.result))
    python = f"({name}).shape" if meeting.result is not None else f"{name}  # ValueError"
    rows = [Equation(translate("tensors", "shapes"), f"{', '.join(shapes)} → {result}", python)]
    rule = rule_of(len(meeting.a), len(meeting.b), meeting.operator)
    if shown.cell is not None and shown.terms:
        index = f"[{', '.join(map(str, shown.cell))}]" if shown.cell else ""
        rows.append(Equation(rule, _sum(shown, linked=True), f"({name}){index}"))
    else:
        rows.append(Equation(rule, "", name))
    return rows


def _link(key: str, text: str) -> str:
    return f'<a href="{key}">{escape(text)}</a>'


def described(shown: Operation) -> str:
    """Return in words what the arrays are and which cells meet."""
    meeting = shown.meeting
    shapes = f"A {meeting.a}, B {meeting.b} → {meeting.result if meeting.result is not None else '✗'}."
    return " ".join([shapes, unescape(sentence_of(shown)), sum_of(shown)]).strip()
