"""What is said about one array: the sentence over the picture, the line below it, the rows of the strip."""

from collections.abc import Sequence
from html import escape

import numpy as np

from nnviz.core.arrays.limits import Array
from nnviz.core.studies.tensors.array_console import DTYPES, Value
from nnviz.tabs.tensors.array.console import Console, console
from nnviz.tabs.tensors.state import TensorsState
from nnviz.ui.base.language import sentence, translate
from nnviz.ui.base.number_format import bytes_text, number_text
from nnviz.ui.widgets.equation_strip import Equation

GUESSES = range(6)
"""The ranks that can be answered."""


def words_of(value: Value) -> str:
    """Return what stands in the place of an array: words such as a shape's, or what is wrong."""
    return sentence(value.problem) if value.problem is not None else value.words


def sentence_of(state: TensorsState) -> str:
    """Return what x is; or the question, or what the answer to it was worth."""
    x = console(state).x.array
    if x is None:
        return translate("tensors", "There is no array x to work with.")
    if state.ask and state.guess < 0:
        return translate("tensors", "What is the rank of x, its number of axes? Choose an answer.")
    return f"{_answer(state, x)} {_facts(x)}".strip()


def _facts(x: Array) -> str:
    if not x.ndim:
        text = translate("tensors", "A single number: rank 0, shape (), {bytes} of {dtype}.")
        return text.format(bytes=bytes_text(x.nbytes), dtype=x.dtype)
    text = translate("tensors", "Rank {rank}: the shape {shape} has as many sizes. {size} numbers of {dtype} take "
                     "{bytes}.")  # fmt: skip
    if x.ndim == 1:
        text = translate("tensors", "Rank 1: the shape {shape} has one size. {size} numbers of {dtype} take {bytes}.")
    return text.format(rank=x.ndim, shape=x.shape, size=f"{x.size:,}", dtype=x.dtype, bytes=bytes_text(x.nbytes))


def _answer(state: TensorsState, x: Array) -> str:
    if not state.ask:
        return ""
    if state.guess == x.ndim:
        return translate("tensors", "Right.")
    if x.ndim == 1 and state.guess == x.size:
        text = translate("tensors", "{guess} is how many numbers it has, along its only axis.")
    else:
        text = translate("tensors", "Not {guess}.")
    return text.format(guess=state.guess)


def moved_text(state: TensorsState) -> str:
    """Return the line below the arrays: where the cells that are lit came from."""
    found = console(state)
    move, x, result = found.move(state), found.x.array, found.result.array
    if move is None or x is None or result is None:
        return ""
    if len(move.source) == 1:
        value = number_text(float(x.ravel()[move.source[0]]), 6)
        return f"({state.line}){_index(move.target[0], result)} = x{_index(move.source[0], x)} = {value}"
    first, last = int(move.target[0]), int(move.target[-1])
    row = int(move.source[0]) // x.shape[-1]
    if result.ndim != 1 or last - first + 1 != len(move.target):
        text = translate("tensors", "The cells of row {row} of x go to {count} cells of the result")
        return text.format(row=row, count=len(move.target))
    if x.ndim == 2 and first == row * x.shape[-1]:
        text = translate("tensors", "x[{row}, c] goes to {width} · {row} + c: indices {first} to {last}")
        return text.format(row=row, width=x.shape[-1], first=first, last=last)
    text = translate("tensors", "{count} cells of x go to indices {first} to {last}")
    return text.format(count=len(move.target), first=first, last=last)


def _index(place: int, x: Array) -> str:
    """Return the index of a flat place as one types it."""
    return f"[{', '.join(str(int(i)) for i in np.unravel_index(place, x.shape))}]" if x.ndim else ""


def equations_of(state: TensorsState) -> Sequence[Equation]:
    """Return rank, size, bytes and result as symbols, numbers and Python."""
    found = console(state)
    x = found.x.array
    if x is None:
        return (Equation("<i>x</i>", escape(words_of(found.x)), f"x = np.array({state.x})"),)
    rows = [Equation(_link("line", translate("tensors", "result")), _outcome(found.result), state.line)]
    if found.beside is not None:
        rows.append(Equation(translate("tensors", "beside it"), _outcome(found.beside), state.beside))
    if state.ask and state.guess < 0:
        return rows
    sizes = [_link(f"axis{axis}", f"{size:,}") for axis, size in enumerate(x.shape)]
    shape = f"({', '.join(sizes)}{',' if x.ndim == 1 else ''})"
    product = f"{' · '.join(sizes)} = <b>{x.size:,}</b>" if x.ndim > 1 else f"<b>{x.size:,}</b>"
    memory = ", ".join(f"{name} {bytes_text(x.size * np.dtype(name).itemsize)}" for name in DTYPES)
    whole = f"{x.size:,} · {x.itemsize} = <b>{bytes_text(x.nbytes)}</b> ({x.dtype}); {memory}"
    rows.append(Equation(translate("tensors", "rank, size"), f"{shape} → <b>{x.ndim}</b>, {product}",
                         "x.ndim, x.size"))  # fmt: skip
    rows.append(Equation(translate("tensors", "bytes"), whole, "x.nbytes"))
    return rows


def _link(key: str, html: str) -> str:
    return f'<a href="{key}">{html}</a>'


def _outcome(value: Value) -> str:
    if value.array is None:
        return escape(value.words or "✗")
    text = translate("tensors", "shape {shape}")
    return escape(text.format(shape=value.array.shape))


def described(state: TensorsState, found: Console) -> str:
    """Return in words what the arrays on show are."""
    parts = [sentence_of(state)]
    for name, value in (("x", found.x), (state.line, found.result), (state.beside, found.beside)):
        if value is not None and name:
            shown = "" if value.array is None else _outcome(value)
            parts.append(f"{name}: {shown or words_of(value)}.")
    return " ".join([*parts, moved_text(state)]).strip()
