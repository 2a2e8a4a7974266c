"""Random texts that a person or a damaged file may hold: formulas of the grammar, and what is no formula."""

from collections.abc import Sequence
from random import Random

from nnviz.core.expressions.tree import FUNCTIONS

CONSTANTS = ("0", "1", "2", "3", "0.5", "10", "100", "1e9", "999999999999", "1e-12", "π", "e", "½", "0.1")
WORDS = ("sin ", "ln ", "√", "∛", "|", "|", "(", ")", "²", "⁻¹", "^", "**", "x", "x₀", "x_1", "y", "e", "π", ",", ".",
         "=", "max(", "relu(", "1e", "9", "0", "+", "-", "*", "/", "·", "－", "½", " ")  # fmt: skip
ODD = ("\0", "\n", "\t", "\u202e", "\ud800", "🙂", "한", "ß", "İ", "ﬁ", "٣", "²" * 40, "(" * 40, "x" * 300, "{0}", "%s",
       "<b>", "&lt;", "__import__('os')", "lambda:0", "nan", "inf", "1_0", "\\", "'", '"', ";")  # fmt: skip
_OF_TWO = ("max", "min")


def formula(rng: Random, variables: Sequence[str], depth: int) -> str:
    """Return a formula of the grammar, nested `depth` deep."""
    if depth <= 0:
        return rng.choice([*variables, *variables, rng.choice(CONSTANTS)])
    a = formula(rng, variables, depth - rng.randint(1, 2))
    kind = rng.randrange(12)
    if kind == 0:
        return f"-({a})"
    if kind <= 3:
        name = rng.choice(sorted(FUNCTIONS))
        b = formula(rng, variables, depth - 2)
        return f"{name}({a}, {b})" if name in _OF_TWO else f"{name}({a})"
    b = formula(rng, variables, depth - rng.randint(1, 2))
    return rng.choice(
        [f"{a}+{b}", f"({a})-({b})", f"({a})·({b})", f"({a})/({b})", f"({a})^({b})", f"({a})²", f"|{a}|", f"{a} {b}"]
    )


def junk(rng: Random) -> str:
    """Return a text that is most likely no formula."""
    return "".join(rng.choice(WORDS if rng.random() < 0.85 else ODD) for _ in range(rng.randint(0, 14)))


def damaged(text: str, rng: Random) -> str:
    """Return a text with one to three letters lost, doubled, swapped or put in."""
    letters = list(text)
    for _ in range(rng.randint(1, 3)):
        at = rng.randrange(len(letters) + 1)
        kind = rng.randrange(4)
        if kind == 0:
            del letters[at : at + rng.randint(1, 3)]
        elif kind == 1:
            letters[at:at] = letters[at : at + 3]
        elif kind == 2 and at + 1 < len(letters):
            letters[at], letters[at + 1] = letters[at + 1], letters[at]
        else:
            letters.insert(at, rng.choice(WORDS if rng.random() < 0.8 else ODD))
    return "".join(letters)
