"""A syntax tree becomes a value, node by node; every node and every name that is not listed is refused."""

import ast
import math
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from nnviz.core.arrays.functions import ATTRIBUTES, CONSTANTS, DTYPES, FUNCTIONS, METHODS, RANDOM
from nnviz.core.arrays.limits import (
    EXAMPLES,
    LARGEST,
    MOST_AXES,
    MOST_DEPTH,
    NOT_HERE,
    TOO_BIG,
    TOO_DEEP,
    TOO_MANY_AXES,
    Array,
    check_broadcast,
    check_call,
    check_product,
    check_shape,
)  # fmt: skip
from nnviz.core.arrays.named import Method, Named
from nnviz.core.problems import Problem

_BINARY: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: lambda a, b: a + b, ast.Sub: lambda a, b: a - b, ast.Mult: lambda a, b: a * b,
    ast.Div: lambda a, b: a / b, ast.MatMult: lambda a, b: a @ b,
}  # fmt: skip


class Evaluator:
    """Walks a syntax tree; every kind of node has a method of its own, and every other one is refused."""

    def __init__(self, text: str, names: Mapping[str, Array], seed: int) -> None:
        self._text, self._names = text.strip(), names
        self._rng = np.random.default_rng(seed)

    def value(self, node: ast.AST, depth: int) -> Any:
        """Return what a node stands for."""
        if depth > 3 * MOST_DEPTH:
            raise Problem(TOO_DEEP, most=MOST_DEPTH)
        method = getattr(self, f"_{type(node).__name__.lower()}", None)
        if method is None:
            raise self._refusal(node)
        return method(node, depth + 1)

    def _refusal(self, node: ast.AST, found: str = "") -> Problem:
        place = getattr(node, "col_offset", 0)
        end = getattr(node, "end_col_offset", None) or place + 1
        return Problem(NOT_HERE, found=found or self._text[place:end][:40], place=place + 1, examples=EXAMPLES)

    def _constant(self, node: ast.Constant, depth: int) -> Any:
        value = node.value
        if value is None or value is Ellipsis or isinstance(value, bool | str) and len(str(value)) <= 20:
            return value
        if isinstance(value, int | float):
            if isinstance(value, int) and abs(value) > LARGEST:
                raise Problem(TOO_BIG, number=value, most=LARGEST)
            return value
        raise self._refusal(node)

    def _name(self, node: ast.Name, depth: int) -> Any:
        if node.id in self._names:
            return self._names[node.id]
        if node.id in ("np", "numpy", "rng", "len", "float", "int", "bool"):
            return Named({"numpy": "np"}.get(node.id, node.id))
        raise self._refusal(node, node.id)

    def _list(self, node: ast.List, depth: int) -> list[Any]:
        return [self.value(item, depth) for item in node.elts]

    def _tuple(self, node: ast.Tuple, depth: int) -> tuple[Any, ...]:
        return tuple(self.value(item, depth) for item in node.elts)

    def _slice(self, node: ast.Slice, depth: int) -> slice:
        return slice(*(part and self.value(part, depth) for part in (node.lower, node.upper, node.step)))

    def _unaryop(self, node: ast.UnaryOp, depth: int) -> Any:
        value = self.value(node.operand, depth)
        if isinstance(node.op, ast.USub):
            return -self._real(value)
        if isinstance(node.op, ast.UAdd):
            return +self._real(value)
        raise self._refusal(node)

    def _binop(self, node: ast.BinOp, depth: int) -> Any:
        a, b = self.value(node.left, depth), self.value(node.right, depth)
        if type(node.op) is ast.Pow:
            self._check_power(b, node)
            check_broadcast(a, b)
            return np.asarray(a, np.float64) ** b if isinstance(a, np.ndarray) else float(a) ** b
        if type(node.op) not in _BINARY:
            raise self._refusal(node)
        if isinstance(a, str) or isinstance(b, str):
            raise self._refusal(node)
        if isinstance(a, list | tuple) and _whole(b) or isinstance(b, list | tuple) and _whole(a):
            return self._repeated(node, a, b)
        if isinstance(a, list | tuple) and isinstance(b, list | tuple) and isinstance(node.op, ast.Add):
            return (*a, *b) if isinstance(a, tuple) and isinstance(b, tuple) else [*a, *b]
        if isinstance(node.op, ast.MatMult):
            check_product(a, b, matmul=True)
        else:
            check_broadcast(a, b)
        return _BINARY[type(node.op)](self._real(a), self._real(b))

    def _repeated(self, node: ast.BinOp, a: Any, b: Any) -> list[Any]:
        """Return a list times a number, which in Python repeats it."""
        if not isinstance(node.op, ast.Mult):
            raise self._refusal(node)
        items, times = (a, b) if isinstance(a, list | tuple) else (b, a)
        check_shape((_leaves(items) * max(int(times), 0),), 10_000)
        return list(items) * int(times)

    def _check_power(self, exponent: Any, node: ast.AST) -> None:
        if isinstance(exponent, Named | list | tuple | str) or exponent is None:
            raise self._refusal(node)

    def _real(self, value: Any) -> Any:
        """Return a number or an array that may really be worked with, cell by cell."""
        if isinstance(value, Named):
            raise Problem(NOT_HERE, found=value.path, place=1, examples=EXAMPLES)
        if isinstance(value, np.ndarray):
            check_shape(value.shape)
        return value

    def _attribute(self, node: ast.Attribute, depth: int) -> Any:
        owner = self.value(node.value, depth)
        if isinstance(owner, Named):
            return self._member(owner, node)
        if isinstance(owner, np.ndarray | np.generic) and node.attr in ATTRIBUTES:
            found = getattr(owner, node.attr)
            return str(found) if node.attr == "dtype" else found
        if isinstance(owner, np.ndarray | np.generic) and node.attr in METHODS:
            return Method(owner, node.attr)
        if isinstance(owner, np.ndarray | np.generic):  # x.ndim(), x.foo: NumPy's own words
            raise AttributeError(f"'numpy.ndarray' object has no attribute '{node.attr}'")
        raise self._refusal(node)

    def _member(self, owner: Named, node: ast.Attribute) -> Any:
        if owner.path == "np" and node.attr in CONSTANTS:
            return CONSTANTS[node.attr]
        if owner.path == "np" and node.attr in DTYPES:
            return np.dtype(node.attr)
        if owner.path == "np" and node.attr in FUNCTIONS or owner.path == "rng" and node.attr in RANDOM:
            return Named(f"{owner.path}.{node.attr}")
        raise self._refusal(node)

    def _subscript(self, node: ast.Subscript, depth: int) -> Any:
        owner, index = self.value(node.value, depth), self.value(node.slice, depth)
        if isinstance(owner, list | tuple):
            return owner[index]
        if not isinstance(owner, np.ndarray):
            raise self._refusal(node)
        parts = index if isinstance(index, tuple) else (index,)
        if any(isinstance(part, Named | str | float) for part in parts):
            raise IndexError("only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or "
                             "boolean arrays are valid indices")  # fmt: skip
        if any(isinstance(part, list | np.ndarray) for part in parts):
            check_shape((sum(np.size(part) for part in parts if isinstance(part, list | np.ndarray)),), 10_000)
            check_shape((owner.size,))
        if owner.ndim + sum(part is None for part in parts) > MOST_AXES:
            raise Problem(TOO_MANY_AXES, most=MOST_AXES, found=owner.ndim + sum(part is None for part in parts))
        return owner[index]

    def _call(self, node: ast.Call, depth: int) -> Any:
        function = self.value(node.func, depth)
        if any(isinstance(item, ast.Starred) for item in node.args) or any(key.arg is None for key in node.keywords):
            raise self._refusal(node)
        arguments = [self.value(item, depth) for item in node.args]
        options = {str(key.arg): self.value(key.value, depth) for key in node.keywords}
        if isinstance(function, Method):
            return self._call_method(function, arguments, options)
        if isinstance(function, Named):
            return self._call_named(function, arguments, options, node)
        raise TypeError(f"'{type(function).__name__}' object is not callable")

    def _call_named(self, function: Named, arguments: list[Any], options: dict[str, Any], node: ast.Call) -> Any:
        group, _, name = function.path.partition(".")
        if group == "len" and len(arguments) == 1:
            return len(arguments[0])
        if group == "np" and name in FUNCTIONS:
            check_call(name, arguments, options)
            return FUNCTIONS[name](*(_plain(a) for a in arguments), **{k: _plain(v) for k, v in options.items()})
        if group == "rng" and name in RANDOM:
            return self._random(name, arguments, options)
        raise self._refusal(node)

    def _random(self, name: str, arguments: list[Any], options: dict[str, Any]) -> Any:
        sizes = [options.get("size"), *arguments]
        check_shape((max(_cells(size) for size in sizes),))
        return getattr(self._rng, name)(*arguments, **options)

    def _call_method(self, method: Method, arguments: list[Any], options: dict[str, Any]) -> Any:
        check_call(method.name, [method.owner, *arguments], options)
        plain = [_plain(a) for a in arguments]
        return getattr(method.owner, method.name)(*plain, **{k: _plain(v) for k, v in options.items()})


def _plain(value: Any) -> Any:
    """Return an argument as NumPy takes it: a named type instead of our name for it."""
    if isinstance(value, Named):
        if value.path in ("float", "int", "bool"):
            return {"float": np.float64, "int": np.int64, "bool": np.bool_}[value.path]
        raise Problem(NOT_HERE, found=value.path, place=1, examples=EXAMPLES)
    return value


def _cells(size: Any) -> int:
    """Return how many cells a size or shape means; an array or list given in its place counts its own cells."""
    if isinstance(size, tuple):
        return math.prod(abs(int(s)) for s in size) if all(isinstance(s, int | np.integer) for s in size) else 1
    if isinstance(size, np.ndarray | list):
        return int(np.size(size))
    return abs(int(size)) if isinstance(size, int | np.integer) else 1


def _whole(value: Any) -> bool:
    return isinstance(value, int | np.integer)


def _leaves(value: Any) -> int:
    """Return how many cells a list of lists would have as an array, at least one for each list."""
    return max(1, sum(map(_leaves, value))) if isinstance(value, list | tuple) else max(1, int(np.size(value)))
