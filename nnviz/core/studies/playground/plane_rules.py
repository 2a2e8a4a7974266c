"""Classes of the plane from a rule that somebody types: y > x², or x² + y² < 4, or −1 < x₁ − x₂ < 1.

    class 1 where every comparison holds, class 0 everywhere else (and where a formula has no value)

y = x² is the boundary of y > x².
"""

from __future__ import annotations  # np.random in them would load it, 15 ms of the first window

import re
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from nnviz.core.expressions import Expression, parse
from nnviz.core.numerics.floats import Floats
from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem
from nnviz.core.studies.playground.plane_data import EDGE, PLANE, PlaneData, divided

NO_COMPARISON = QT_TRANSLATE_NOOP("problems", "A rule compares two formulas with < or >, such as {example}.")
NOTHING_TO_COMPARE = QT_TRANSLATE_NOOP(
    "problems", "Something to compare is missing beside “{sign}” at character {place}."
)
ONE_CLASS = QT_TRANSLATE_NOOP(
    "problems", "The rule “{rule}” gives all of the plane from −{reach} to {reach} one class. Change its numbers."
)
EXAMPLE = "y > x²"
_SIGNS = re.compile("[<>≤≥＜＞]=?|[=＝]")
_GRID = 121  # places along each axis at which a rule is tried


@dataclass(frozen=True)
class Rule:
    """Formulas of x₁ and x₂ and the signs between them: ("<",) for two formulas, ("<", "<") for three."""

    text: str
    sides: tuple[Expression, ...]
    signs: tuple[str, ...]

    def __call__(self, x: Floats) -> NDArray[np.bool_]:
        """Return where the rule holds: x (N, 2) → (N,)."""
        values = [np.asarray(side(x[:, 0], x[:, 1])) for side in self.sides]
        holds = np.ones(len(x), np.bool_)
        for sign, left, right in zip(self.signs, values, values[1:], strict=False):
            holds &= left < right if sign == "<" else left > right
        return holds

    @property
    def python(self) -> str:
        """The rule as NumPy, in terms of x1 and x2."""
        parts = [f"({a.python} {sign} {b.python})"
                 for sign, a, b in zip(self.signs, self.sides, self.sides[1:], strict=False)]  # fmt: skip
        return " & ".join(parts)


@lru_cache(maxsize=64)
def rule_of(text: str) -> Rule:
    """Return the rule that a text stands for; Problem (whose values have `position`, from 0) if it is none.

    x and y are other names of x₁ and x₂.

    >>> rule_of("x² + y² < 1")(np.array([[0.0, 0.0], [1.0, 1.0]])).tolist()
    [True, False]
    """
    found = list(_SIGNS.finditer(text))
    if not found:
        raise Problem(NO_COMPARISON, example=EXAMPLE, position=len(text))
    starts = [0, *(sign.end() for sign in found)]
    ends = [*(sign.start() for sign in found), len(text)]
    sides = [_side(text, start, end, found) for start, end in zip(starts, ends, strict=True)]
    rule = Rule(text, tuple(sides), tuple("<" if sign[0][0] in "<≤＜" else ">" for sign in found))
    line = np.linspace(-PLANE, PLANE, _GRID)
    holds = rule(np.stack(np.meshgrid(line, line), axis=-1).reshape(-1, 2))
    if holds.all() or not holds.any():
        raise Problem(ONE_CLASS, rule=text.strip(), reach=f"{PLANE:g}", position=0)
    return rule


def _side(text: str, start: int, end: int, signs: list[re.Match[str]]) -> Expression:
    """Return one of the formulas; what is wrong is told with its place in the whole rule."""
    if not text[start:end].strip():
        sign = next(s for s in signs if s.start() == end or s.end() == start)
        raise Problem(NOTHING_TO_COMPARE, sign=sign[0], place=sign.start() + 1, position=sign.start())
    try:
        return parse(text[start:end], ("x1", "x2"))
    except Problem as problem:
        values = dict(problem.values)
        for name in ("place", "position"):
            if isinstance(place := values.get(name), int):
                values[name] = place + start
        raise Problem(problem.sentence, **values) from None


def rule_data(text: str, samples: int, noise: float, share: float, seed: int) -> PlaneData:
    """Return points spread evenly over the plane whose class a rule gave before noise moved them.

    Problem for a text that is no rule, or if all points are of one class. The arguments are those of `make_data`.
    """
    rule = rule_of(text)
    places, scatter = (np.random.default_rng((seed, part)) for part in range(2))
    x = places.uniform(-EDGE, EDGE, (samples, 2))
    t = rule(x).astype(np.float64)
    if t.min() == t.max():
        raise Problem(ONE_CLASS, rule=text.strip(), reach=f"{PLANE:g}", position=0)
    return divided(x + noise * scatter.normal(size=x.shape), t, 2, share)
