"""Formulas in 220 digits: what the program computes with 16 is held against it."""

from functools import cache

import mpmath

from nnviz.core.expressions import Expression, parse
from nnviz.core.expressions.nodes import Call, Node, Number

mp = mpmath.mp.clone()
mp.dps = 220
NEAR = mp.mpf(10) ** -25
"""A step so small that only slopes that grow without end, or jumps, are larger than anything at it."""


def _step(x):
    return mp.mpf(x > 0)


_VALUES = {
    "+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a / b,
    "^": lambda a, b: a**b, "neg": lambda a: -a, "sin": mp.sin, "cos": mp.cos, "tan": mp.tan, "asin": mp.asin,
    "acos": mp.acos, "atan": mp.atan, "sinh": mp.sinh, "cosh": mp.cosh, "tanh": mp.tanh, "asinh": mp.asinh,
    "acosh": mp.acosh, "atanh": mp.atanh, "sec": mp.sec, "csc": mp.csc, "cot": mp.cot, "exp": mp.exp, "ln": mp.log,
    "log10": mp.log10, "log2": lambda a: mp.log(a, 2), "sqrt": mp.sqrt,
    "cbrt": lambda a: mp.sign(a) * mp.cbrt(abs(a)), "abs": abs, "sign": mp.sign, "floor": mp.floor, "step": _step,
    "relu": lambda a: max(a, mp.mpf(0)), "sigmoid": lambda a: 1 / (1 + mp.exp(-a)),
    "softplus": lambda a: mp.log(1 + mp.exp(a)), "max": max, "min": min,
}  # fmt: skip


class UndefinedError(Exception):
    """The formula has no real value there."""


class Exact:
    """A formula whose values are real numbers of 220 digits; `UndefinedError` where it has none."""

    def __init__(self, f: Expression) -> None:
        self._f = f

    def __call__(self, *point):
        """Return the value at a point."""
        names = dict(zip(self._f.variables, map(mp.mpf, point), strict=True))
        try:
            return self._value(self._f.tree, names)
        except (ZeroDivisionError, ValueError, OverflowError, mpmath.libmp.ComplexResult) as error:
            raise UndefinedError from error

    def _value(self, node: Node, names):
        if isinstance(node, Number):
            return {"π": +mp.pi, "e": +mp.e}.get(node.name) or mp.mpf(node.value)
        if not isinstance(node, Call):
            return names[node.name]
        value = _VALUES[node.name](*(self._value(a, names) for a in node.arguments))
        if isinstance(value, mp.mpc):
            if value.imag:
                raise UndefinedError
            value = value.real
        if not mp.isfinite(value):
            raise UndefinedError
        return value

    def is_defined(self, *point) -> bool:
        """Return whether there is a value."""
        try:
            self(*point)
        except UndefinedError:
            return False
        return True

    def quotient(self, point, step, axis=0):
        """Return the slope of the secant from a point to one a step (above or below 0) away along an axis."""
        moved = [mp.mpf(v) for v in point]
        moved[axis] += step
        return (self(*moved) - self(*point)) / step

    def side(self, point, direction, axis=0):
        """Return the slope to one side: a number, ±inf where it grows without end, None where there is no value."""
        try:
            near, nearer = (self.quotient(point, direction * NEAR**power, axis) for power in (1, 2))
        except UndefinedError:
            return None
        scale = max(1, abs(near))
        if abs(nearer - near) < mp.mpf("1e-12") * scale:
            limit = nearer - (near - nearer) * NEAR / (1 - NEAR)
            return limit if abs(limit) > NEAR * abs(near) else mp.mpf(0)
        return mp.inf * mp.sign(nearer) if abs(nearer) > 1.05 * abs(near) else None

    def slope(self, point, axis=0):
        """Return the derivative, or None where there is none."""
        left, right = (self.side(point, direction, axis) for direction in (-1, 1))
        if left is None or right is None or not (mp.isfinite(left) and mp.isfinite(right)):
            return None
        return (left + right) / 2 if abs(left - right) < mp.mpf("1e-9") * max(1, abs(left)) else None


@cache
def exact(text: str, variables: tuple[str, ...] = ("x",)) -> Exact:
    """Return a formula as typed."""
    return Exact(parse(text, variables))
