"""What is said about an operation: the sentence over the picture, the sum below it, the rows of the strip."""

from collections.abc import Sequence
from html import escape

from nnviz.core.studies.broadcasting import INNER, meet
from nnviz.core.studies.products import COLUMNS, OUTER
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
        parts.append(translate("tensors", "The numbers are too many to be drawn, so only the shapes are worked out."))
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
    if shown.order == COLUMNS:
        return translate("tensors", "A times column {number} of B is column {number} of the result").format(
            number=shown.at)  # fmt: skip
    if shown.order == OUTER:
        text = translate("tensors", "Place {k}: column {k} of A times row {k} of B is added ({number} of {all})")
        return text.format(k=shown.at, number=shown.at + 1, all=shown.moments)
    return f"[{', '.join(map(str, shown.cell or ()))}] = {_sum(shown)}"


def _sum(shown: Operation) -> str:
    """Return the terms and their sum."""
    value = number_text(float(shown.result.values[shown.cell]), 6)  # type: ignore[union-attr, index]
    if shown.meeting.operator == "+":
        a, b = shown.terms[0]
        return f"{number_text(a)} + {bracketed_text(b)} = {value}"
    terms = shown.terms if len(shown.terms) <= _TERMS else (*shown.terms[: _TERMS - 2], shown.terms[-1])
    texts = [f"{bracketed_text(a)}·{bracketed_text(b)}" for a, b in terms]
    if len(terms) < len(shown.terms):
        texts.insert(-1, "…")
    return f"{' + '.join(texts) or '0'} = {value}"


_RULES = {
    "@": "(<i>A</i> @ <i>B</i>)<sub>…<i>ij</i></sub> = Σ<sub><i>k</i></sub> <i>a</i><sub>…<i>ik</i></sub> "
         "<i>b</i><sub>…<i>kj</i></sub>",
    "dot": "dot(<i>A</i>, <i>B</i>)<sub><i>i</i>…<i>j</i>…<i>m</i></sub> = Σ<sub><i>k</i></sub> "
           "<i>a</i><sub><i>i</i>…<i>k</i></sub> <i>b</i><sub><i>j</i>…<i>km</i></sub>",
    "*": "(<i>A</i> * <i>B</i>)<sub><i>i</i>…</sub> = <i>a</i><sub><i>i</i>…</sub> · <i>b</i><sub><i>i</i>…</sub>",
    "+": "(<i>A</i> + <i>B</i>)<sub><i>i</i>…</sub> = <i>a</i><sub><i>i</i>…</sub> + <i>b</i><sub><i>i</i>…</sub>",
}  # fmt: skip


def equations_of(shown: Operation) -> Sequence[Equation]:
    """Return the shapes and the cell that is lit as symbols, numbers and Python."""
    meeting, name = shown.meeting, NAMES[shown.meeting.operator]
    shapes = f"{meeting.a}, {meeting.b} → {meeting.result if meeting.result is not None else '✗'}"
    python = f"({name}).shape" if meeting.result is not None else f"{name}  # ValueError"
    rows = [Equation(translate("tensors", "shapes"), escape(shapes), python)]
    if shown.cell is not None and shown.terms:
        index = f"[{', '.join(map(str, shown.cell))}]" if shown.cell else ""
        rows.append(Equation(_RULES[meeting.operator], escape(_sum(shown)), f"({name}){index}"))
    else:
        rows.append(Equation(_RULES[meeting.operator], "", name))
    return rows
