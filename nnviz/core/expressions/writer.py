"""Writing formulas down: as rich text, as plain text that is read again, and as a line of NumPy."""

from collections.abc import Callable
from dataclasses import dataclass

from nnviz.core.expressions.tree import OPERATIONS, RULES, Call, Node, Number, Variable


def write(tree: Node, style: "Style") -> str:
    """Return a formula in one of the styles HTML, TEXT and PYTHON."""
    return _write(tree, style)[0]


@dataclass(frozen=True)
class Style:
    """How the parts of a formula are written in one kind of text."""

    number: Callable[[Number], str]
    variable: Callable[[str], str]
    power: str
    times: str
    minus: str
    juxtapose: bool
    bracketed_power: bool  # whether an exponent needs brackets to be one


_SUM, _PRODUCT, _SIGN, _POWER, _ATOM = range(5)
_RANKS = {"+": _SUM, "-": _SUM, "*": _PRODUCT, "/": _PRODUCT, "neg": _SIGN, "^": _POWER}


def _digits(number: Number) -> str:
    if number.name:
        return number.name
    value = abs(number.value)
    return str(int(value)) if value.is_integer() and value < 1e9 else f"{value:.10g}"


def _html_number(number: Number) -> str:
    text = f"<i>{number.name}</i>" if number.name == "e" else _digits(number)
    mantissa, _, exponent = text.partition("e") if not number.name else (text, "", "")
    return f"{mantissa}·10<sup>{int(exponent)}</sup>".replace("-", "−") if exponent else text


def _html_variable(name: str) -> str:
    return f"<i>{name[0]}</i>" + (f"<sub>{name[1:]}</sub>" if name[1:] else "")


def _python_number(number: Number) -> str:
    names = {"π": "np.pi", "e": "np.e"}
    return names.get(number.name) or (str(int(v)) if (v := abs(number.value)).is_integer() and v < 1e9 else repr(v))


HTML = Style(_html_number, _html_variable, "{}<sup>{}</sup>", " · ", "−", True, False)
TEXT = Style(_digits, lambda name: name, "{}^{}", " · ", "-", True, True)
PYTHON = Style(_python_number, lambda name: name, "{}**{}", " * ", "-", False, True)


def _write(node: Node, style: Style) -> tuple[str, int]:
    """Return the text of a tree and how tightly it holds together."""
    if isinstance(node, Variable):
        return style.variable(node.name), _ATOM
    if isinstance(node, Number):
        return (style.minus + style.number(node), _SIGN) if node.value < 0 else (style.number(node), _ATOM)
    if node.name not in OPERATIONS:
        return _write_function(node, style)
    rank = _RANKS[node.name]
    if node.name == "neg":
        return style.minus + _within(node.arguments[0], _POWER if style is PYTHON else _PRODUCT, style), rank
    if node.name == "^":
        return _write_power(node, style), rank
    left = _within(node.arguments[0], rank, style)
    right = _within(node.arguments[1], rank + (node.name in "-/" or node.name in "+*"), style)
    if node.name == "*":
        return _product(node, left, right, style), rank
    return f"{left} {style.minus if node.name == '-' else node.name} {right}", rank


def _within(node: Node, rank: int, style: Style) -> str:
    text, own = _write(node, style)
    return text if own >= rank else f"({text})"


def _product(node: Call, left: str, right: str, style: Style) -> str:
    number, other = node.arguments
    plain = style.juxtapose and isinstance(number, Number) and not number.name and "10<sup>" not in left
    if plain and "e" not in left and not (right[0].isdigit() or right.startswith(("-", "−", "√", "∛", "⌊"))):
        return left + right
    return left + style.times + right


def _write_power(node: Call, style: Style) -> str:
    base = _within(node.arguments[0], _ATOM, style)
    exponent = node.arguments[1]
    return style.power.format(base, _within(exponent, _ATOM if style.bracketed_power else _SUM, style))


def _write_function(node: Call, style: Style) -> tuple[str, int]:
    arguments = [_write(argument, style)[0] for argument in node.arguments]
    if style is TEXT:
        return f"{node.name}({', '.join(arguments)})", _ATOM
    template = RULES[node.name].html if style is HTML else RULES[node.name].python
    rank = _PRODUCT if node.name == "sigmoid" and style is PYTHON else _ATOM
    return template.format(*arguments), _POWER if style is HTML and node.name == "exp" else rank
