"""The functions of formulas, their values and the rules of differentiation (chapter 4.3).

    (u + v)′ = u′ + v′      (u·v)′ = u′·v + u·v′      (u/v)′ = (u′·v − u·v′) / v²      f(u)′ = f′(u)·u′

What the user typed is kept as it was typed; only derivatives are tidied, so that a formula is computed in the order
in which it is written.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeGuard

import numpy as np
from numpy.typing import NDArray

from nnviz.core.activations import relu, sigmoid, softplus, step
from nnviz.core.expressions.nodes import ONE, TWO, ZERO, Call, Node, Number, Variable, size

Floats = NDArray[np.floating]


_SHORT, _MOST_TERMS = 40, 12  # nodes and terms up to which sums are tidied: comparing takes time


def tidy(name: str, *arguments: Node) -> Node:
    """Return the operation on its arguments, without the ones and zeros that differentiating leaves behind."""
    return _TIDY[name](*arguments) if name in _TIDY else Call(name, arguments)


def _is(node: Node, value: float) -> bool:
    return isinstance(node, Number) and node.value == value


def _plain(node: Node) -> TypeGuard[Number]:
    """Return whether a node is a number that may be merged: π and e keep their names."""
    return isinstance(node, Number) and not node.name


def _add(a: Node, b: Node) -> Node:
    return _sum([*_terms(a, 1.0), *_terms(b, 1.0)])


def _subtract(a: Node, b: Node) -> Node:
    return _sum([*_terms(a, 1.0), *_terms(b, -1.0)])


def _terms(node: Node, sign: float) -> list[tuple[float, Node]]:
    """Return a sum as factors and what they multiply: 2x − 3 is (2, x), (−3, 1)."""
    if _plain(node):
        return [(sign * node.value, ONE)] if node.value else []
    if isinstance(node, Call):
        if node.name in ("+", "-"):
            second = sign if node.name == "+" else -sign
            return _terms(node.arguments[0], sign) + _terms(node.arguments[1], second)
        if node.name == "neg":
            return _terms(node.arguments[0], -sign)
        if node.name == "*" and _plain(first := node.arguments[0]):
            return [(sign * first.value, node.arguments[1])]
    return [(sign, node)]


def _sum(terms: list[tuple[float, Node]]) -> Node:
    """Return the sum of terms, with like ones taken together where they are short enough to be compared."""
    merged: list[tuple[float, Node]] = []
    short = len(terms) <= _MOST_TERMS and all(size(node, _SHORT) <= _SHORT for _, node in terms)
    for factor, node in terms:
        place = next((i for i, (_, other) in enumerate(merged) if other == node), None) if short else None
        if place is None:
            merged.append((factor, node))
        else:
            merged[place] = (merged[place][0] + factor, node)
    merged = [(factor, node) for factor, node in merged if factor] or [(0.0, ONE)]
    total = _multiply(Number(merged[0][0]), merged[0][1])
    for factor, node in merged[1:]:
        total = Call("-" if factor < 0 else "+", (total, _multiply(Number(abs(factor)), node)))
    return total


def _negate(a: Node) -> Node:
    if _plain(a):
        return Number(-a.value + 0.0)
    if isinstance(a, Call) and a.name == "neg":
        return a.arguments[0]
    if isinstance(a, Call) and a.name in "*/" and _plain(first := a.arguments[0]):
        return tidy(a.name, Number(-first.value), a.arguments[1])
    return Call("neg", (a,))


def _multiply(a: Node, b: Node) -> Node:
    if _is(a, 0) or _is(b, 0):
        return ZERO
    if _is(a, 1) or _is(b, 1):
        return b if _is(a, 1) else a
    if _plain(a) and _plain(b):
        return Number(a.value * b.value)
    for one, other in ((a, b), (b, a)):
        if _is(one, -1):
            return _negate(other)
        if isinstance(one, Call) and one.name == "neg":
            return _negate(_multiply(one.arguments[0], other))
    if _plain(b):
        return _multiply(b, a)
    for one, other in ((a, b), (b, a)):
        if isinstance(one, Call) and one.name == "/" and not (_plain(other) and not _plain(one.arguments[0])):
            return _divide(_multiply(other, one.arguments[0]), one.arguments[1])
    if isinstance(b, Call) and b.name == "*" and _plain(b.arguments[0]):
        return _multiply(_multiply(a, b.arguments[0]), b.arguments[1])
    (base, n), (other, m) = _base(a), _base(b)
    return _power(base, Number(n + m)) if size(a, _SHORT) <= _SHORT and base == other else Call("*", (a, b))


def _base(node: Node) -> tuple[Node, float]:
    """Return base and exponent of a power with a plain exponent: x is x¹."""
    if isinstance(node, Call) and node.name == "^" and _plain(exponent := node.arguments[1]):
        return node.arguments[0], exponent.value
    return node, 1.0


def _divide(a: Node, b: Node) -> Node:
    if _is(b, 1) or _is(a, 0):
        return a
    if _plain(a) and _plain(b) and b.value and float(a.value / b.value).is_integer():
        return Number(a.value / b.value)
    if isinstance(a, Call) and a.name == "neg":
        return _negate(_divide(a.arguments[0], b))
    if isinstance(a, Call) and a.name == "*" and _plain(b) and _plain(first := a.arguments[0]) and b.value:
        factor = first.value / b.value
        return _multiply(Number(factor), a.arguments[1]) if factor.is_integer() else Call("/", (a, b))
    if isinstance(a, Call) and a.name == "/":
        return _divide(a.arguments[0], _multiply(a.arguments[1], b))
    return ONE if size(a, _SHORT) <= _SHORT and a == b else Call("/", (a, b))


def _power(a: Node, b: Node) -> Node:
    if _is(b, 0) or _is(a, 1):
        return ONE
    if isinstance(a, Call) and a.name == "^" and _is(b, 2) and _plain(a.arguments[1]):
        return _power(a.arguments[0], _multiply(TWO, a.arguments[1]))
    return a if _is(b, 1) else Call("^", (a, b))


_TIDY: dict[str, Callable[..., Node]] = {
    "+": _add, "-": _subtract, "*": _multiply, "/": _divide, "^": _power, "neg": _negate,
}  # fmt: skip


def power(base: Floats, exponent: Floats) -> Floats:
    """Return base^exponent; a square is a product, as exact on every machine."""
    if np.ndim(exponent) == 0 and exponent == 2:
        return base * base
    return np.power(base, exponent)


@dataclass(frozen=True)
class Function:
    """A row of FUNCTIONS.

    value: of arrays. slopes: of nodes, the derivative by each argument. html, python: templates for the arguments.
    edge: of the arguments' values and of how fast each changes along a direction, the speed of the value where
    `slopes` does not say it (a corner, a jump, the end of the domain); None where it does.
    """

    value: Callable[..., Floats]
    slopes: Callable[..., Sequence[Node]]
    html: str
    python: str
    edge: Callable[[Sequence[float], Sequence[float]], float | None] | None = None


def _at_zero(speed: Callable[[float], float]) -> Callable[[Sequence[float], Sequence[float]], float | None]:
    """Return an edge rule for a function of one argument whose only corner or jump is at 0."""
    return lambda values, speeds: speed(speeds[0]) if values[0] == 0 else None


def _jump(up: float, down: float) -> Callable[[float], float]:
    """Return the speed at a jump: `up` when the argument grows, `down` when it falls, unknown when it rests."""
    return lambda speed: up if speed > 0 else down if speed < 0 else np.nan


def _power_edge(values: Sequence[float], speeds: Sequence[float]) -> float | None:
    base, exponent = values
    if base != 0 or speeds[1] != 0 or exponent <= 0:
        return None
    if speeds[0] < 0 and not float(exponent).is_integer():
        return np.nan
    return 0.0 if exponent > 1 else speeds[0] if exponent == 1 else np.inf * speeds[0] if speeds[0] else np.nan


def _choice_edge(best: Callable[..., float]) -> Callable[[Sequence[float], Sequence[float]], float | None]:
    return lambda values, speeds: best(*speeds) if values[0] == values[1] else None


def _floor_edge(values: Sequence[float], speeds: Sequence[float]) -> float | None:
    return _jump(0.0, -np.inf)(speeds[0]) if float(values[0]).is_integer() else None


def _power_slopes(u: Node, v: Node) -> Sequence[Node]:
    by_base = tidy("*", v, tidy("^", u, tidy("-", v, ONE)))
    log = ONE if isinstance(u, Number) and u.name == "e" else tidy("ln", u)
    return by_base, tidy("*", Call("^", (u, v)), log)


def _greater(u: Node, v: Node) -> Node:
    return Call("step", (tidy("-", u, v),))


def _square(u: Node) -> Node:
    return tidy("^", u, TWO)


def _root(u: Node) -> Node:
    """Return √((1 − u)·(1 + u)), which is √(1 − u²) without its cancelling near ±1."""
    return Call("sqrt", (tidy("*", tidy("-", ONE, u), tidy("+", ONE, u)),))


OPERATIONS: dict[str, Function] = {
    "+": Function(np.add, lambda u, v: (ONE, ONE), "", ""),
    "-": Function(np.subtract, lambda u, v: (ONE, Number(-1.0)), "", ""),
    "*": Function(np.multiply, lambda u, v: (v, u), "", ""),
    "/": Function(np.divide, lambda u, v: (tidy("/", ONE, v), tidy("neg", tidy("/", u, _square(v)))), "", ""),
    "^": Function(power, _power_slopes, "", "", _power_edge),
    "neg": Function(np.negative, lambda u: (Number(-1.0),), "", ""),
}

_ROOT_EDGE = _at_zero(_jump(np.inf, np.nan))
FUNCTIONS: dict[str, Function] = {
    "sin": Function(np.sin, lambda u: (Call("cos", (u,)),), "sin({})", "np.sin({})"),
    "cos": Function(np.cos, lambda u: (tidy("neg", Call("sin", (u,))),), "cos({})", "np.cos({})"),
    "tan": Function(np.tan, lambda u: (tidy("/", ONE, _square(Call("cos", (u,)))),), "tan({})", "np.tan({})"),
    "asin": Function(np.arcsin, lambda u: (tidy("/", ONE, _root(u)),), "arcsin({})", "np.arcsin({})"),
    "acos": Function(np.arccos, lambda u: (tidy("/", Number(-1.0), _root(u)),), "arccos({})", "np.arccos({})"),
    "atan": Function(np.arctan, lambda u: (tidy("/", ONE, tidy("+", ONE, _square(u))),), "arctan({})",
                     "np.arctan({})"),
    "sinh": Function(np.sinh, lambda u: (Call("cosh", (u,)),), "sinh({})", "np.sinh({})"),
    "cosh": Function(np.cosh, lambda u: (Call("sinh", (u,)),), "cosh({})", "np.cosh({})"),
    "tanh": Function(np.tanh, lambda u: (tidy("/", ONE, _square(Call("cosh", (u,)))),), "tanh({})", "np.tanh({})"),
    "asinh": Function(np.arcsinh, lambda u: (tidy("/", ONE, Call("sqrt", (tidy("+", _square(u), ONE),))),),
                      "arsinh({})", "np.arcsinh({})"),
    "acosh": Function(np.arccosh, lambda u: (tidy("/", ONE, Call("sqrt", (
        tidy("*", tidy("-", u, ONE), tidy("+", u, ONE)),))),), "arcosh({})", "np.arccosh({})"),
    "atanh": Function(np.arctanh, lambda u: (tidy("/", ONE, tidy("*", tidy("-", ONE, u), tidy("+", ONE, u))),),
                      "artanh({})", "np.arctanh({})"),
    "sec": Function(lambda u: 1 / np.cos(u), lambda u: (
        tidy("/", Call("sin", (u,)), _square(Call("cos", (u,)))),), "sec({})", "1 / np.cos({})"),
    "csc": Function(lambda u: 1 / np.sin(u), lambda u: (
        tidy("neg", tidy("/", Call("cos", (u,)), _square(Call("sin", (u,))))),), "csc({})", "1 / np.sin({})"),
    "cot": Function(lambda u: 1 / np.tan(u), lambda u: (
        tidy("/", Number(-1.0), _square(Call("sin", (u,)))),), "cot({})", "1 / np.tan({})"),
    "exp": Function(np.exp, lambda u: (Call("exp", (u,)),), "<i>e</i><sup>{}</sup>", "np.exp({})"),
    "ln": Function(np.log, lambda u: (tidy("/", ONE, u),), "ln({})", "np.log({})"),
    "log10": Function(np.log10, lambda u: (tidy("/", ONE, tidy("*", u, Call("ln", (Number(10.0),)))),),
                      "log₁₀({})", "np.log10({})"),
    "log2": Function(np.log2, lambda u: (tidy("/", ONE, tidy("*", u, Call("ln", (TWO,)))),), "log₂({})",
                     "np.log2({})"),
    "sqrt": Function(np.sqrt, lambda u: (tidy("/", ONE, tidy("*", TWO, Call("sqrt", (u,)))),), "√({})",
                     "np.sqrt({})", _ROOT_EDGE),
    "cbrt": Function(np.cbrt, lambda u: (tidy("/", ONE, tidy("*", Number(3.0), _square(Call("cbrt", (u,))))),),
                     "∛({})", "np.cbrt({})", _at_zero(_jump(np.inf, -np.inf))),
    "abs": Function(np.abs, lambda u: (Call("/", (u, Call("abs", (u,)))),), "|{}|", "np.abs({})", _at_zero(abs)),
    "sign": Function(np.sign, lambda u: (ZERO,), "sign({})", "np.sign({})", _at_zero(_jump(np.inf, -np.inf))),
    "floor": Function(np.floor, lambda u: (ZERO,), "⌊{}⌋", "np.floor({})", _floor_edge),
    "step": Function(step, lambda u: (ZERO,), "step({})", "np.where({} > 0, 1.0, 0.0)",
                     _at_zero(_jump(np.inf, 0.0))),
    "relu": Function(relu, lambda u: (Call("step", (u,)),), "ReLU({})", "np.maximum({}, 0)",
                     _at_zero(lambda speed: max(speed, 0.0))),
    "sigmoid": Function(sigmoid, lambda u: (
        Call("*", (Call("sigmoid", (u,)), Call("sigmoid", (tidy("neg", u),)))),), "<i>σ</i>({})",
                        "1 / (1 + np.exp(-({})))"),  # σ(−u) is 1 − σ(u) without its cancelling
    "softplus": Function(softplus, lambda u: (Call("sigmoid", (u,)),), "softplus({})", "np.logaddexp(0, {})"),
    "max": Function(np.maximum, lambda u, v: (_greater(u, v), tidy("-", ONE, _greater(u, v))), "max({}, {})",
                    "np.maximum({}, {})", _choice_edge(max)),
    "min": Function(np.minimum, lambda u, v: (tidy("-", ONE, _greater(u, v)), _greater(u, v)), "min({}, {})",
                    "np.minimum({}, {})", _choice_edge(min)),
}  # fmt: skip
RULES = OPERATIONS | FUNCTIONS


def differentiate(node: Node, variable: str) -> Node:
    """Return the derivative of a tree by one variable, tidied."""
    if not isinstance(node, Call):
        return ONE if isinstance(node, Variable) and node.name == variable else ZERO
    if node.name == "/":
        return _quotient_rule(node.arguments, variable)
    total: Node = ZERO
    for argument, slope in zip(node.arguments, RULES[node.name].slopes(*node.arguments), strict=True):
        inner = differentiate(argument, variable)
        if not _is(inner, 0):
            total = _add(total, _multiply(slope, inner))
    return total


def _quotient_rule(parts: Sequence[Node], variable: str) -> Node:
    (u, v), (du, dv) = parts, (differentiate(part, variable) for part in parts)
    if _is(dv, 0):
        return _divide(du, v)
    return _divide(_subtract(_multiply(du, v), _multiply(u, dv)), _square(v))
