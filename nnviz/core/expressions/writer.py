"""Writing formulas down: as rich text, as plain text that is read again, and as a line of NumPy."""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from nnviz.core.expressions.nodes import Call, Node, Number, Variable, in_order
from nnviz.core.expressions.tree import OPERATIONS, RULES

_SUM, _PRODUCT, _SIGN, _POWER, _ATOM = range(5)
_RANKS = {"+": _SUM, "-": _SUM, "*": _PRODUCT, "/": _PRODUCT, "neg": _SIGN, "^": _POWER}
_RAISED = str.maketrans("0123456789-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


@dataclass(frozen=True)
class Style:
    """How the parts of a formula are written in one kind of text.

    inner: the style inside an exponent, where it is another one.  A label with rich text draws one level of
    superscripts: what is raised within an exponent is written x², a^b and exp(x) there, so that no two levels are
    drawn alike.  What sets mathematics gets exponents within exponents (NESTED).
    """

    number: Callable[[Number], str]
    variable: Callable[[str], str]
    power: str
    times: str
    minus: str
    juxtapose: bool
    bracketed_power: bool  # whether an exponent needs brackets to be one
    inner: "Style | None" = None


def _digits(number: Number) -> str:
    if number.name:
        return number.name
    value = abs(number.value)
    return str(int(value)) if value.is_integer() and value < 1e9 else f"{value:.10g}"


def _html_number(number: Number) -> str:
    mantissa, exponent = _scientific(number)
    return f"{mantissa}·10<sup>{exponent}</sup>" if exponent else mantissa


def _inner_number(number: Number) -> str:
    mantissa, exponent = _scientific(number)
    return f"{mantissa}·10{exponent.translate(_RAISED)}" if exponent else mantissa


def _scientific(number: Number) -> tuple[str, str]:
    """Return mantissa and exponent of ten, the latter empty where it is not needed."""
    if number.name:
        return (f"<i>{number.name}</i>" if number.name == "e" else number.name), ""
    mantissa, _, exponent = _digits(number).partition("e")
    return mantissa, str(int(exponent)).replace("-", "−") if exponent else ""


def _html_variable(name: str) -> str:
    return f"<i>{name[0]}</i>" + (f"<sub>{name[1:]}</sub>" if name[1:] else "")


def _inner_variable(name: str) -> str:
    return f"<i>{name[0]}</i>" + name[1:].translate(_LOWERED)


def _python_number(number: Number) -> str:
    """Return a constant beside a variable: 2 stands for 2.0, for the variable is a float."""
    value = abs(number.value)
    return _python_float(number) if number.name or not value.is_integer() or value >= 1e9 else str(int(value))


def _python_float(number: Number) -> str:
    return {"π": "np.pi", "e": "np.e"}.get(number.name) or repr(abs(number.value))


_INNER = Style(_inner_number, _inner_variable, "{}^{}", " · ", "−", True, False)
HTML = Style(_html_number, _html_variable, "{}<sup>{}</sup>", " · ", "−", True, False, _INNER)
NESTED = Style(_html_number, _html_variable, "{}<sup>{}</sup>", " · ", "−", True, False)
TEXT = Style(_digits, lambda name: name, "{}^{}", " · ", "-", True, True)
PYTHON = Style(_python_number, lambda name: name, "{}**{}", " * ", "-", False, True)
_CONSTANT = Style(_python_float, lambda name: name, "{}**{}", " * ", "-", False, True)
"""Python for what holds no variable: whole numbers would grow without end (9**9**9) or overflow as NumPy integers."""


def write(tree: Node, style: Style) -> str:
    """Return a formula in one of the styles HTML, NESTED, TEXT and PYTHON."""
    return _Writer(_constants(tree) if style is PYTHON else {}).write(tree, style)[0]


def _constants(tree: Node) -> dict[int, float]:
    """Return the values of all operations that hold no variable, by the id of their node."""
    values: dict[int, float] = {}
    with np.errstate(all="ignore"):
        for node in in_order(tree):
            if isinstance(node, Number):
                values[id(node)] = node.value
            elif isinstance(node, Call) and all(id(a) in values for a in node.arguments):
                values[id(node)] = float(RULES[node.name].value(*(np.float64(values[id(a)]) for a in node.arguments)))
    return values


class _Writer:
    """Writes the parts of one formula; constants: see `_constants`."""

    def __init__(self, constants: dict[int, float]) -> None:
        self._constants = constants

    def write(self, node: Node, style: Style) -> tuple[str, int]:
        """Return the text of a tree and how tightly it holds together."""
        if isinstance(node, Variable):
            return style.variable(node.name), _ATOM
        if isinstance(node, Number):
            return (style.minus + style.number(node), _SIGN) if node.value < 0 else (style.number(node), _ATOM)
        if style is PYTHON and id(node) in self._constants:
            return self._constant(node)
        if node.name not in OPERATIONS:
            return self._function(node, style)
        if node.name == "neg":
            strict = style in (PYTHON, _CONSTANT) or _begins_with_zero(node.arguments[0])
            needed = _POWER if strict else _PRODUCT
            inner, own = self._bracketed(node.arguments[0], needed, style)
            return style.minus + inner, min(own, _SIGN)  # −2x holds no tighter than 2x: 1 / (−2 · x)
        return (self._power if node.name == "^" else self._binary)(node, style), _RANKS[node.name]

    def _constant(self, node: Call) -> tuple[str, int]:
        """Return an operation on numbers alone; what is no finite number is written as its value."""
        value = self._constants[id(node)]
        if math.isfinite(value):
            return self.write(node, _CONSTANT)
        return ("np.nan", _ATOM) if math.isnan(value) else ("np.inf", _ATOM) if value > 0 else ("-np.inf", _SIGN)

    def _bracketed(self, node: Node, rank: int, style: Style) -> tuple[str, int]:
        """Return a part, in brackets where it holds together less tightly than `rank`, and how tightly it does now."""
        text, own = self.write(node, PYTHON if style is _CONSTANT and isinstance(node, Call) else style)
        return (text, own) if own >= rank else (f"({text})", _ATOM)

    def _within(self, node: Node, rank: int, style: Style) -> str:
        return self._bracketed(node, rank, style)[0]

    def _binary(self, node: Call, style: Style) -> str:
        rank = _RANKS[node.name]
        left, right = self._within(node.arguments[0], rank, style), self._within(node.arguments[1], rank + 1, style)
        if node.name == "*":
            return _product(node, left, right, style)
        return f"{left} {style.minus if node.name == '-' else node.name} {right}"

    def _power(self, node: Call, style: Style) -> str:
        base, exponent = self._within(node.arguments[0], _ATOM, style), node.arguments[1]
        if style is _INNER and isinstance(exponent, Number) and not exponent.name and exponent.value.is_integer():
            return base + self.write(exponent, style)[0].translate(_RAISED)
        if style is _INNER:
            return style.power.format(base, self._within(exponent, _POWER, style))
        return style.power.format(
            base, self._within(exponent, _ATOM if style.bracketed_power else _SUM, style.inner or style))

    def _function(self, node: Call, style: Style) -> tuple[str, int]:
        if style is TEXT or style is _INNER and node.name == "exp":
            return f"{node.name}({', '.join(self.write(a, style)[0] for a in node.arguments)})", _ATOM
        if style in (HTML, NESTED) and node.name == "exp":
            return RULES["exp"].html.format(self.write(node.arguments[0], style.inner or style)[0]), _POWER
        arguments = [self._within(argument, _SUM, style) for argument in node.arguments]
        template = RULES[node.name].html if style in (HTML, NESTED, _INNER) else RULES[node.name].python
        return template.format(*arguments), _PRODUCT if template.startswith("1 / ") else _ATOM


def _product(node: Call, left: str, right: str, style: Style) -> str:
    number = node.arguments[0]
    plain = style.juxtapose and isinstance(number, Number) and not number.name and "·" not in left and "e" not in left
    if plain and not (right[0].isdigit() or right.startswith(("-", "−", "√", "∛", "⌊"))):
        return left + right
    return left + style.times + right


def _begins_with_zero(node: Node) -> bool:
    """Return whether a product begins with the number 0: −(0x) is −0 for positive x, but −0x is read as 0 · x."""
    while isinstance(node, Call) and node.name in "*/":
        node = node.arguments[0]
    return isinstance(node, Number) and node.value == 0
