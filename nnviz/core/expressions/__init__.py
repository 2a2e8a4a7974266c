"""Formulas typed by a person: read safely, computed on arrays, differentiated by rule and written down (chapter 4.3).

    parse("0.01x² + 0.1x")(5) = 0.75      parse("0.01x² + 0.1x").derivative("x") is 0.02x + 0.1
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike

from nnviz.core.activations import as_floats
from nnviz.core.expressions.nodes import ZERO, Call, Node, Number, Variable, depth, in_order, size
from nnviz.core.expressions.reader import TOO_BIG, read
from nnviz.core.expressions.tree import RULES, Floats, differentiate
from nnviz.core.expressions.writer import HTML, NESTED, PYTHON, TEXT, write
from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem

MOST_DERIVATIVE_NODES = 20_000  # of a repeated derivative, which may grow without end
MOST_DERIVATIVE_DEPTH = 150  # writing it down takes three frames of Python's stack, of 1,000, for each level

NO_SUCH_VARIABLE = QT_TRANSLATE_NOOP("problems", "The formula has no variable called {name}.")


def parse(text: str, variables: Sequence[str] = ("x",)) -> "Expression":
    """Return a formula in some variables; Problem (whose values have `position`, from 0) says what is wrong where.

    >>> f = parse("0.01x² + 0.1x")
    >>> float(f(5)), f.derivative("x").text
    (0.75, '0.02x + 0.1')
    """
    return Expression(read(text, variables), tuple(variables))


@dataclass(frozen=True)
class Expression:
    """A formula. Call it with one number or array for each variable; where it is not defined it gives NaN."""

    tree: Node
    variables: tuple[str, ...]

    def __call__(self, *values: ArrayLike) -> Floats:
        """Return the values of the formula, in float32 if all arguments are float32, in float64 otherwise."""
        arguments: Sequence[Floats] = [as_floats(v) for v in values]
        if len(arguments) > 1:
            arguments = np.broadcast_arrays(*arguments)
        kind = np.result_type(*arguments)
        with np.errstate(all="ignore"):
            y = self._program([a.astype(kind, copy=False) for a in arguments], kind.type)
        finite = np.isfinite(y)
        return y if finite.all() else np.where(finite, y, kind.type(np.nan))

    @cached_property
    def _plan(self) -> tuple[list[tuple[object, tuple[int, ...]]], dict[int, int]]:
        """What is computed one after the other, and where the values are kept."""
        return _steps(self.tree, self.variables)

    @cached_property
    def _nodes(self) -> tuple[Node, ...]:
        """The nodes in the order of computing."""
        return tuple(in_order(self.tree))

    @cached_property
    def _program(self) -> Callable[[Sequence[Floats], type], Floats]:
        """Return the tree as a list of steps in the order of computing; a shared part is computed once."""
        steps, places = self._plan

        def run(arguments: Sequence[Floats], kind: type) -> Floats:
            memory: list[Floats] = []
            for value, parts in steps:
                if value is None:
                    memory.append(arguments[parts[0]])
                elif callable(value):
                    memory.append(value(*(memory[i] for i in parts)))
                else:
                    memory.append(kind(value))
            y, shape = memory[places[id(self.tree)]], arguments[0].shape
            return y if np.shape(y) == shape else np.broadcast_to(y, shape)

        return run

    def derivative(self, variable: str) -> "Expression":
        """Return the derivative by one variable; Problem for a variable it has not, or when it grows too long."""
        if variable not in self.variables:
            raise Problem(NO_SUCH_VARIABLE, name=variable)
        tree = differentiate(self.tree, variable)
        if size(tree, MOST_DERIVATIVE_NODES) > MOST_DERIVATIVE_NODES or depth(tree) > MOST_DERIVATIVE_DEPTH:
            raise Problem(TOO_BIG, position=0)
        return Expression(tree, self.variables)

    @cached_property
    def smooth(self) -> bool:
        """Whether no corner or jump can hide in the formula: where value and derivative are finite, all is well."""
        return not any(_may_break(node) for node in in_order(self.tree))

    @cached_property
    def degree(self) -> float:
        """The degree in the first variable if it is at most 2 and the same everywhere; otherwise infinity."""
        if not self.smooth:
            return math.inf
        try:
            first = self.derivative(self.variables[0])
            second = first.derivative(self.variables[0])
            third = second.derivative(self.variables[0])
        except Problem:  # a derivative that grows without end
            return math.inf
        return next((degree for degree, d in enumerate((first, second, third)) if d.tree == ZERO), math.inf)

    def side_slopes(self, *point: float, variable: str = "") -> tuple[float, float]:
        """Return the slopes from the left and from the right; ±infinity at a jump or upright, NaN where there is none.

        Found by rule, not by a small step: |x| at 0 gives exactly −1 and 1. variable: the first unless named.
        """
        along = self.variables.index(variable) if variable else 0
        value = float(self(*point))
        if math.isnan(value):
            return math.nan, math.nan
        left, right = (self._side_slope(point, along, direction) for direction in (-1, 1))
        return left, right

    def _side_slope(self, point: Sequence[float], along: int, direction: int) -> float:
        """Return the slope to one side; NaN where the formula ends there."""
        slope = direction * self._speed(point, along, direction) + 0.0
        if not math.isinf(slope):
            return slope
        beside = list(point)
        beside[along] = math.nextafter(point[along], direction * math.inf)
        return slope if math.isfinite(self(*beside)) else math.nan

    def _speed(self, point: Sequence[float], along: int, direction: int) -> float:
        """Return how fast the value begins to change when one variable moves up (1) or down (−1)."""
        steps, places = self._plan
        values: list[np.float64] = []
        speeds: list[float] = []
        with np.errstate(all="ignore"):
            for (_, parts), node in zip(steps, self._nodes, strict=True):
                if not isinstance(node, Call):
                    moves = isinstance(node, Variable) and parts[0] == along
                    values.append(np.float64(point[parts[0]] if isinstance(node, Variable) else node.value))
                    speeds.append(float(direction) if moves else 0.0)
                    continue
                inner, rates = [values[i] for i in parts], [speeds[i] for i in parts]
                values.append(np.float64(RULES[node.name].value(*inner)))
                speeds.append(self._rate(node, inner, rates, point))
        speed = speeds[places[id(self.tree)]]
        return speed if not math.isnan(speed) else self._limit(point, along, direction)

    def _rate(self, node: Call, inner: Sequence[float], rates: Sequence[float], point: Sequence[float]) -> float:
        """Return the chain rule for one operation, or the rule of its corner or jump."""
        rule = RULES[node.name]
        at_edge = rule.edge(inner, rates) if rule.edge is not None else None
        if at_edge is not None:
            return float(at_edge)
        if id(node) not in self._slopes:
            self._slopes[id(node)] = tuple(Expression(tree, self.variables) for tree in rule.slopes(*node.arguments))
        total = 0.0
        for slope, rate in zip(self._slopes[id(node)], rates, strict=True):
            if rate:
                total += float(rate) * slope._value(point)
        return total

    @cached_property
    def _slopes(self) -> dict[int, tuple["Expression", ...]]:
        """The derivatives of operations by their arguments, by the id of their node, as far as they were needed."""
        return {}

    def _value(self, point: Sequence[float]) -> float:
        """Return the value at a point; infinite values stay as they are."""
        if isinstance(self.tree, Number):
            return self.tree.value
        arguments = [np.array(float(p)) for p in point]
        return float(self._program(arguments, np.float64))

    @np.errstate(all="ignore")
    def _limit(self, point: Sequence[float], along: int, direction: int) -> float:
        """Return the one-sided slope as a limit of quotients where the rules end (√(x²) at 0); NaN if there is none."""
        scale = max(1.0, abs(point[along]))
        steps = scale * 2.0 ** -np.arange(12, 24)
        where = [np.full(len(steps), float(p)) for p in point]
        where[along] = where[along] + direction * steps
        slopes = (self(*where) - self(*point)) / (where[along] - point[along])
        if _grows(slopes):
            return direction * math.inf * float(np.sign(slopes[-1]))
        last = _limits(slopes)[-4:]
        if not np.isfinite(last).all() or np.ptp(last) > 1e-5 * max(1.0, float(np.abs(last).max())):
            return math.nan
        return direction * float(round(last[-1], 9))

    @cached_property
    def html(self) -> str:
        """The formula for reading, as rich text with one level of exponents."""
        return write(self.tree, HTML)

    @cached_property
    def mathematics(self) -> str:
        """The formula for reading, with exponents within exponents: for what sets lines as mathematics."""
        return write(self.tree, NESTED)

    @cached_property
    def text(self) -> str:
        """The formula as plain text that `parse` reads again."""
        return write(self.tree, TEXT)

    @cached_property
    def python(self) -> str:
        """The formula as a line of NumPy."""
        return write(self.tree, PYTHON)


def _limits(values: Floats) -> Floats:
    """Return where a sequence leads, from each three of its values (Aitken): the limit of a + b·qⁿ is exactly a."""
    before, after = np.diff(values)[:-1], np.diff(values)[1:]
    shrinks = np.abs(after) < 0.95 * np.abs(before)
    return np.where(shrinks, values[2:] - after**2 / (after - before), values[2:])


def _grows(slopes: Floats) -> bool:
    """Return whether slopes at ever smaller steps grow without end: by equal or larger amounts, as ln h and 1/√h do."""
    grown = np.diff(np.abs(slopes))
    return bool(np.isfinite(slopes).all() and (grown > 0).all() and (grown[1:] > 0.98 * grown[:-1]).all())


def _may_break(node: Node) -> bool:
    """Return whether an operation has places with different slopes on both sides; whole powers have none."""
    if not isinstance(node, Call) or RULES[node.name].edge is None:
        return False
    exponent = node.arguments[1] if node.name == "^" else None
    return not (isinstance(exponent, Number) and exponent.value.is_integer() and exponent.value >= 1)


def _steps(tree: Node, variables: Sequence[str]) -> tuple[list[tuple[object, tuple[int, ...]]], dict[int, int]]:
    """Return what is computed one after the other, and where the value of each node (by its id) is kept.

    A step is (function, places of its arguments), (constant, ()) or (None, (number of the variable,)).
    """
    steps: list[tuple[object, tuple[int, ...]]] = []
    places: dict[int, int] = {}
    for node in in_order(tree):
        places[id(node)] = len(steps)
        if isinstance(node, Call):
            steps.append((RULES[node.name].value, tuple(places[id(a)] for a in node.arguments)))
        elif isinstance(node, Variable):
            steps.append((None, (variables.index(node.name),)))
        else:
            steps.append((node.value, ()))
    return steps, places
