"""Random and damaged formulas: read, computed, differentiated and written down; nothing but Problem may come out."""

import ast
import time
from random import Random
from typing import Any

import numpy as np

from nnviz.core.expressions import Expression, parse
from nnviz.core.expressions.nodes import Number, in_order
from nnviz.core.problems import Problem
from tests.stress import texts
from tests.stress.report import NOT_AGAIN, Finding, Report
from tests.stress.values import VARIABLES
from tests.stress.watch import HangError, Watch, deadline, is_sentence, of_exception, resident

SLOWEST = 0.05  # seconds of own CPU for all that is done with one text
LONGEST = 5.0
HOSTILE = np.array([0.0, -0.0, 1.0, -1.0, 0.5, 2.0, 5e-324, 1e-300, 1e300, -1e300, 1.7976931348623157e308, np.pi, 1e15,
                    -7.0, np.nan, np.inf, -np.inf])  # fmt: skip
SLOPES_AT = (0.0, 1.0, -2.5, -0.0, 1e-9, 2.0)  # the slopes of a formula are asked for at one of them
LAST_BITS = 1e-14  # ln(0.5 ** 1e-12) keeps four digits: the last bit of a power decides the others
WORTH_COMPARING = 1e-6  # how far the Python may be from the formula, as a share
LARGEST_POWER = 64  # of whole numbers that stand in a program: above, Python computes with numbers of any length


def run(tries: int, seed: int, tab: str = "", until: float = 1e18) -> Report:
    """Try texts; a third of them is damaged or no formula."""
    report, rng = Report("formulas", seed), Random(f"{seed} formulas")
    with Watch() as watch:
        for _ in range(tries):
            if time.monotonic() > until:
                break
            variables = rng.choice(VARIABLES)
            text = text_of(rng, variables)
            began = time.thread_time()
            found, accepted = check(text, variables)
            report.measure("formula, ms", 1000 * (time.thread_time() - began), text)
            report.tried += 1
            report.refused += not accepted
            for finding in found + watch.take():
                report.add(finding, lambda key=finding.key, text=text, names=variables: _smallest(key, text, names))
    report.measure("memory, MiB", resident(), "at the end")
    return report


def text_of(rng: Random, variables: tuple[str, ...]) -> str:
    """Return a formula, a damaged one, or no formula at all."""
    kind = rng.randrange(9)
    if kind == 0:
        return texts.junk(rng)
    text = texts.formula(rng, variables, rng.randint(0, 6))
    return texts.damaged(text, rng) if kind <= 2 else text


def check(text: str, variables: tuple[str, ...]) -> tuple[list[Finding], bool]:
    """Return what is wrong with how a text is dealt with, and whether it is a formula."""
    began = time.thread_time()
    try:
        with deadline(LONGEST):
            found = list(_problems(text, variables))
        accepted = True
    except Problem as problem:
        said, place = str(problem), problem.values.get("position", 0)
        found, accepted = [], False
        if not is_sentence(said) or not 0 <= place <= max(200, len(text)):
            found = [Finding(f"no sentence or no place: {problem.sentence[:60]}", f"{said!r} at {place}")]
    except HangError as error:
        return [Finding("a formula hangs", f"{text!r}: {error}")], True
    except Exception as error:
        return [of_exception(error)], True
    taken = time.thread_time() - began
    if taken > SLOWEST and _again(text, variables) > SLOWEST:
        key = f"a formula takes more than {1000 * SLOWEST:.0f} ms"
        found.append(Finding(key, f"{text!r}: {1000 * taken:.0f} ms", timing=True))
    return found, accepted


def _again(text: str, variables: tuple[str, ...]) -> float:
    began = time.thread_time()
    try:
        list(_problems(text, variables))
    except Problem:
        pass
    return time.thread_time() - began


def _problems(text: str, variables: tuple[str, ...]) -> list[Finding]:
    formula = parse(text, variables)
    points = np.meshgrid(*[HOSTILE] * len(variables))
    found = _written(formula, points)
    parts = []
    for name in variables:
        try:
            parts.append(formula.derivative(name))
        except Problem as problem:  # a derivative may grow too long, and says so
            found += [] if is_sentence(str(problem)) else [Finding("no sentence", str(problem))]
    for part in parts:
        found += _finite(part(*points))
        found += [] if len(part.text) > 2000 else _written(part, points)
    with np.errstate(all="raise"):
        formula.side_slopes(*[SLOPES_AT[len(text) % len(SLOPES_AT)]] * len(variables))
    return found


def _finite(values: np.ndarray) -> list[Finding]:
    return [Finding("a formula gives infinity", repr(values))] if np.isinf(values).any() else []


def _written(formula: Expression, points: list[np.ndarray]) -> list[Finding]:
    """Return what is wrong with a formula's values and with what is written of it."""
    values = formula(*points)
    found = _finite(values)
    if formula.html.count("<sup>") != formula.html.count("</sup>"):
        found.append(Finding("the HTML of a formula is not closed", formula.html))
    try:
        again = parse(formula.text, formula.variables)
    except Problem:  # the text of a long derivative may be too long to be typed
        again = None
    if again is not None and _written_in_full(formula):
        found += _differs("the text of a formula", formula.text, again(*points), values)
    return found + _of_python(formula, points, values)


def _written_in_full(formula: Expression) -> bool:
    """Return whether ten digits, which the text has, are enough for its numbers."""
    numbers = (node.value for node in in_order(formula.tree) if isinstance(node, Number))
    return all(float(f"{value:.10g}") == value for value in numbers)


def _of_python(formula: Expression, points: list[np.ndarray], values: np.ndarray) -> list[Finding]:
    tree = ast.parse(formula.python, mode="eval")
    if "**" in formula.python and endless(tree):
        return [Finding("the Python of a formula computes a power of whole numbers", formula.python)]
    known: dict[str, Any] = {"np": np, **dict(zip(formula.variables, points, strict=True))}
    with np.errstate(all="ignore"):
        try:
            result = np.asarray(eval(compile(tree, "formula", "eval"), known), float)  # noqa: S307 (our own output)
        except ArithmeticError as error:  # constants alone: Python is stricter than NumPy
            return [Finding(f"the Python of a formula raises {type(error).__name__}", f"{formula.python}: {error}")]
    what, written = "the Python of a formula", formula.python
    found = _differs(what, written, np.broadcast_to(result, values.shape), values)
    if not found:
        return []
    with np.errstate(all="ignore"):  # Python's own power and NumPy's may differ in the last bit, as acos near 1 shows
        result = eval(compile(_Arrays().visit(tree), "formula", "eval"), known)  # noqa: S307
        result = np.broadcast_to(np.asarray(result, float), values.shape)
        known.update(zip(formula.variables, (place.astype(np.longdouble) for place in points), strict=True))
        precise = np.asarray(eval(compile(tree, "formula", "eval"), known), np.longdouble)  # noqa: S307
        chance = np.abs(result - precise) > WORTH_COMPARING / 100 * np.abs(precise)
    # The cosine of a power of 1e300 hangs on the last bits of all that is in it: such places say nothing.
    return _differs(what, written, np.where(chance, values, result), values)


class _Arrays(ast.NodeTransformer):
    """Makes arrays of all constants, so that NumPy computes what Python would compute by itself."""

    def visit_Constant(self, node: ast.Constant) -> ast.AST:  # noqa: N802 (the name is the library's)
        array = ast.Attribute(ast.Name("np", ast.Load()), "array", ast.Load())
        number = ast.Call(array, [ast.List([node], ast.Load())], [])
        return ast.fix_missing_locations(ast.copy_location(number, node))


def endless(tree: ast.AST) -> bool:
    """Return whether a program takes powers of whole numbers that may become very long."""
    for node in ast.walk(tree):
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow) and _whole(node.left) and _whole(node.right):
            small = isinstance(node.right, ast.Constant) and abs(node.right.value) <= LARGEST_POWER
            if not (small and isinstance(node.left, ast.Constant)):
                return True
    return False


def _whole(node: ast.AST) -> bool:
    return all(
        isinstance(part, (ast.BinOp, ast.UnaryOp, ast.operator, ast.unaryop))
        and not isinstance(part, ast.Div)
        or isinstance(part, ast.Constant)
        and isinstance(part.value, int)
        for part in ast.walk(node)
    )


def _differs(what: str, written: str, found: np.ndarray, wanted: np.ndarray) -> list[Finding]:
    found = np.where(np.isfinite(found), found, np.nan)
    with np.errstate(all="ignore"):
        near = np.abs(found - wanted) <= WORTH_COMPARING * np.abs(wanted) + LAST_BITS
    wrong = ~(near | (np.isnan(found) & np.isnan(wanted)))
    if not wrong.any():
        return []
    at = tuple(index[0] for index in np.nonzero(wrong))
    return [Finding(f"{what} says something else", f"{written}: {found[at]} instead of {wanted[at]}")]


def _smallest(key: str, text: str, variables: tuple[str, ...]) -> str:
    """Return the shortest text found that still shows a finding, letters left out one stretch after the other."""
    if not any(finding.key == key for finding in check(text, variables)[0]):
        return f"   {NOT_AGAIN}: {text!r}"
    end = time.monotonic() + 20
    size = max(1, len(text) // 2)
    while size and time.monotonic() < end:
        at = 0
        while at < len(text):
            candidate = text[:at] + text[at + size :]
            if any(finding.key == key for finding in check(candidate, variables)[0]):
                text = candidate
            else:
                at += 1
        size //= 2
    return f"   parse({text!r}, {variables})"
