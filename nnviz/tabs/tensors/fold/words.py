"""What is said about folded moons: how many are right and why, and the network with its numbers."""

from collections.abc import Sequence
from functools import lru_cache
from html import escape

import numpy as np

from nnviz.core.decision_boundary import overlap
from nnviz.core.studies.tensors.folded_moons import Folds, Moons
from nnviz.tabs.common.layout import mark
from nnviz.tabs.tensors.state import LEARNT, TensorsState
from nnviz.ui.base.language import translate
from nnviz.ui.base.number_format import bracketed_text, number_text
from nnviz.ui.widgets.equation_strip import Equation


@lru_cache(maxsize=2)
def no_line(moons: Moons) -> bool:
    """Return whether no line separates the two classes."""
    return overlap([(float(x), float(y)) for x, y in moons.x.T], moons.t.tolist()) is not None


def sentence_of(state: TensorsState, found: Folds, moons: Moons, last: int) -> str:
    """Return how many points are right, and what that shows, as HTML."""
    right, count = found.right(moons), len(moons.t)
    text = translate("tensors", "{right} of {count} correct.").format(right=right, count=count)
    return f"{mark(right == count)} {escape(f'{text} {_why(state, found, moons, last)}'.strip())}"


def _why(state: TensorsState, found: Folds, moons: Moons, last: int) -> str:
    complete = found.right(moons) == len(moons.t)
    if not state.units and no_line(moons):
        return translate("tensors", "Without a hidden layer there is one line, and no line separates the moons.")
    if not state.units:
        return translate("tensors", "These moons can be separated by a line.")
    if found.slope == 1:
        return translate("tensors", "Nothing is folded yet, so one line has to do. Space folds the plane along the "
                         "dashed lines.")  # fmt: skip
    if found.slope:
        return translate("tensors", "Folded by {share} %. Space goes on.").format(share=state.folded)
    if state.by == LEARNT and not last:
        return translate("tensors", "The network is learning.")
    if state.by == LEARNT and state.epoch < last:
        text = translate("tensors", "Moment {epoch} of {last}: Space shows how it learns.")
        return text.format(epoch=max(0, state.epoch), last=last)
    if complete:
        return translate("tensors", "In the folded plane a single horizontal line separates the classes.")
    if state.by == LEARNT:
        return translate("tensors", "It has not found folds that separate them. Try another start or more folds.")
    return translate("tensors", "Drag the folds until the two classes are separated.")


def described(state: TensorsState, found: Folds, moons: Moons, last: int) -> str:
    """Return in words what both planes show."""
    count, right = len(moons.t), found.right(moons)
    text = translate("tensors", "{right} of {count} correct.").format(right=right, count=count)
    folds = "; ".join(_fold(w, float(b)) for w, b in zip(found.W, found.b, strict=True))
    return f"{text} {_why(state, found, moons, last)} {folds}".strip()


def _fold(w: np.ndarray, b: float) -> str:
    first, second = number_text(float(w[0]), 3), bracketed_text(float(w[1]), 3)
    return f"{first}·x₁ + {second}·x₂ + {bracketed_text(b, 3)} = 0"


_MOST = 3
"""Units whose numbers stand in the strip."""


def equations_of(found: Folds, moons: Moons) -> Sequence[Equation]:
    """Return the folds, the last layer and what it gives for the first point."""
    rows = []
    if len(found.b):
        folds = [f'<a href="fold{n}">max(0, {_sum(w, float(b))})</a>'
                 for n, (w, b) in enumerate(zip(found.W[:_MOST], found.b[:_MOST], strict=True))]  # fmt: skip
        more = " …" if len(found.b) > _MOST else ""
        if found.slope:
            rows.append(Equation("<i>h</i> = max(<i>z</i>, <i>a</i>·<i>z</i>), <i>z</i> = <i>Wx</i> + <i>b</i>",
                                 f"<i>a</i> = <b>{number_text(found.slope)}</b>", "h = np.maximum(z, a * z)"))
        else:
            rows.append(Equation("<i>h</i> = ReLU(<i>Wx</i> + <i>b</i>)", ", ".join(folds) + more,
                                 "h = np.maximum(W @ x + b, 0)"))  # fmt: skip
    names = "h" if len(found.b) else "x"
    terms = " + ".join(f"{bracketed_text(float(v), 3)}·<i>{names}</i><sub>{n}</sub>" for n, v in enumerate(found.v, 1))
    rows.append(Equation(f"<i>y</i> = <i>v·{names}</i> + <i>c</i>",
                         f"{terms} + {bracketed_text(found.c, 3)}", f"y = v @ {names} + c"))  # fmt: skip
    return rows


def _sum(w: np.ndarray, b: float) -> str:
    x = ("<i>x</i><sub>1</sub>", "<i>x</i><sub>2</sub>")
    parts = [f"{bracketed_text(float(v), 3)}{name}" for v, name in zip(w, x, strict=True)]
    return " + ".join([*parts, bracketed_text(b, 3)])
