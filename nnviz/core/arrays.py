"""Arrays as one types them (chapter 3.3): a literal or a line of NumPy becomes an array, without ever running code.

    [[1, 2, 3], [4, 5, 6]]      np.arange(24).reshape(2, 3, 4)      x[:, 1:3].T

A line is read by Python's own parser, and only the nodes and the functions named here are worked out, one by one.
Sizes are bounded before anything is made; a large array of one value takes no memory (all its strides are 0).
"""

import ast
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem

Array = NDArray[np.generic]

MOST_LETTERS = 2000
MOST_CELLS = 1_000_000
"""Cells that an array may really hold; one filled with a single value may have MOST_VIRTUAL."""
MOST_VIRTUAL = 10_000_000_000
_MOST_AXES = 8
_MOST_DEPTH = 40
_LARGEST = 10**15  # the largest whole number that may be typed: sums of squares of two such still fit into float64

EMPTY = QT_TRANSLATE_NOOP("problems", "Type an array, such as [[1, 2], [3, 4]].")
TOO_LONG = QT_TRANSLATE_NOOP("problems", "This is too long: at most {most} characters.")
WRONG_CHARACTER = QT_TRANSLATE_NOOP("problems", "“{found}” at character {place} cannot be read. Check this place.")
NOT_CLOSED = QT_TRANSLATE_NOOP("problems", "The line ends too early. Close every bracket.")
NOT_HERE = QT_TRANSLATE_NOOP("problems", "“{found}” at character {place} is not available here. Try {examples}.")
TOO_DEEP = QT_TRANSLATE_NOOP("problems", "There are too many brackets inside each other: at most {most}.")
TOO_LARGE = QT_TRANSLATE_NOOP("problems", "An array of shape {shape} is too large here: at most {most} cells.")
TOO_MANY_AXES = QT_TRANSLATE_NOOP("problems", "An array has at most {most} axes here. This one has {found}.")
TOO_BIG = QT_TRANSLATE_NOOP("problems", "The number {number} is too large. Use at most {most}.")
NUMPY_SAYS = QT_TRANSLATE_NOOP("problems", "NumPy says: {message}")

EXAMPLES = "x.T, x[0], x[:, 1:3], x.reshape(2, -1), x.sum(axis=0)"
_DTYPES = ("bool", "uint8", "int8", "int16", "int32", "int64", "float16", "float32", "float64")


@dataclass(frozen=True)
class Named:
    """A name that stands for something that is no array: np, rng, a type, or a function of one of them."""

    path: str


@dataclass(frozen=True, eq=False)
class Method:
    """A method of an array before it is called."""

    owner: Any
    name: str


def read_array(text: str, seed: int = 0) -> Array:
    """Return the array that a line of text stands for; Problem with the place of what cannot be read.

    >>> read_array("[[1, 2], [3, 4]]").shape
    (2, 2)
    >>> read_array("np.zeros((60000, 28, 28), np.uint8)").strides
    (0, 0, 0)
    """
    value = evaluate(text, {}, seed)
    return value if isinstance(value, np.ndarray) else np.asarray(value)


def evaluate(text: str, names: Mapping[str, Array], seed: int = 0) -> Any:
    """Work out one expression over arrays with names; returns an array, a number, a tuple, a list or a text.

    rng is a generator that starts from `seed` in every call. What NumPy itself refuses becomes a Problem with its
    own words. Nothing but the functions of this file can be called, so nothing outside can be reached.
    """
    tree = _parsed(text)
    evaluator = _Evaluator(text, names, seed)
    try:
        with np.errstate(all="ignore"):
            value = evaluator.value(tree.body, 0)
            if isinstance(value, list):
                value = np.array(value)
    except Problem:
        raise
    except RecursionError:
        raise Problem(TOO_DEEP, most=_MOST_DEPTH) from None
    except (ValueError, TypeError, IndexError, OverflowError, ZeroDivisionError, AttributeError) as error:
        raise Problem(NUMPY_SAYS, message=str(error)) from None
    if isinstance(value, Named):
        raise Problem(NOT_HERE, found=value.path, place=1, examples=EXAMPLES)
    return value


def _parsed(text: str) -> ast.Expression:
    """Return the syntax tree of a line, or a Problem that points at the first character that does not fit."""
    text = text.strip()
    if not text:
        raise Problem(EMPTY)
    if len(text) > MOST_LETTERS:
        raise Problem(TOO_LONG, most=MOST_LETTERS)
    _check_depth(text)
    for place, letter in enumerate(text, 1):
        if not (letter.isascii() and letter.isprintable()):
            raise Problem(WRONG_CHARACTER, found=letter, place=place)
    for number in _long_numbers(text):
        raise Problem(TOO_BIG, number=f"{number[:20]}…", most=_LARGEST)
    try:
        return ast.parse(text, mode="eval")
    except SyntaxError as error:
        place = min(max(error.offset or 1, 1), len(text) + 1)
        if place > len(text) or "never closed" in (error.msg or "") or "EOF" in (error.msg or ""):
            raise Problem(NOT_CLOSED) from None
        raise Problem(WRONG_CHARACTER, found=text[place - 1], place=place) from None
    except (ValueError, MemoryError, RecursionError):
        raise Problem(NOT_CLOSED) from None


def _check_depth(text: str) -> None:
    """Refuse brackets nested so deeply that Python's own parser would run out of its stack."""
    depth = 0
    for letter in text:
        depth += (letter in "([{") - (letter in ")]}")
        if depth > _MOST_DEPTH:
            raise Problem(TOO_DEEP, most=_MOST_DEPTH)


def _long_numbers(text: str) -> list[str]:
    """Return the runs of digits that are too long to be a number anybody means."""
    runs, run = [], ""
    for letter in [*text, " "]:
        if letter.isdigit() or (run and letter == "_"):
            run += letter
            continue
        if len(run) > 40:
            runs.append(run)
        run = ""
    return runs


def check_shape(shape: tuple[int, ...], most: int = MOST_CELLS) -> None:
    """Raise Problem for a shape with too many axes or cells."""
    if len(shape) > _MOST_AXES:
        raise Problem(TOO_MANY_AXES, most=_MOST_AXES, found=len(shape))
    if math.prod(shape) > most:
        raise Problem(TOO_LARGE, shape=shape, most=f"{most:,}")


def as_shape(shape: Any) -> tuple[int, ...]:
    """Return a shape as a tuple of whole numbers, as NumPy takes it; TypeError or ValueError in NumPy's words."""
    sizes = tuple(shape) if isinstance(shape, tuple | list | np.ndarray) else (shape,)
    result = []
    for size in sizes:
        if isinstance(size, bool) or not isinstance(size, int | np.integer):
            raise TypeError(f"'{type(size).__name__}' object cannot be interpreted as an integer")
        if size < 0:
            raise ValueError("negative dimensions are not allowed")
        result.append(int(size))
    return tuple(result)


def filled(shape: Any, value: float, dtype: Any = np.float64) -> Array:
    """Return an array of one value, of any size up to MOST_VIRTUAL cells: all its cells are the same place in memory."""
    sizes = as_shape(shape)
    check_shape(sizes, MOST_VIRTUAL)
    return np.broadcast_to(np.asarray(value, dtype), sizes)


def _arange(*ends: Any, dtype: Any = None) -> Array:
    if not 1 <= len(ends) <= 3:
        raise TypeError("arange() requires stop to be specified.")
    start, stop, step = (0, ends[0], 1) if len(ends) == 1 else (ends[0], ends[1], ends[2] if len(ends) == 3 else 1)
    if step and abs((stop - start) / step) > MOST_CELLS:
        raise Problem(TOO_LARGE, shape=(int(min(abs((stop - start) / step), 1e300)),), most=f"{MOST_CELLS:,}")
    return np.arange(start, stop, step, dtype=dtype)


def _eye(size: Any) -> Array:
    rows, = as_shape(size)
    check_shape((rows, rows))
    return np.eye(rows)


def _linspace(start: float, stop: float, num: int = 50) -> Array:
    check_shape(as_shape(num))
    return np.linspace(start, stop, num)


def _array(values: Any, dtype: Any = None) -> Array:
    return np.array(values, dtype=dtype)


def _expand_dims(x: Any, axis: int) -> Any:
    return np.expand_dims(x, axis)


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "array": _array, "arange": _arange, "eye": _eye, "linspace": _linspace,
    "zeros": lambda shape, dtype=np.float64: filled(shape, 0, dtype),
    "ones": lambda shape, dtype=np.float64: filled(shape, 1, dtype),
    "full": lambda shape, value, dtype=None: filled(shape, value, dtype),
    "ndim": np.ndim, "shape": np.shape, "size": np.size,
    "dot": np.dot, "matmul": np.matmul, "add": np.add, "multiply": np.multiply, "maximum": np.maximum,
    "sum": np.sum, "mean": np.mean, "max": np.max, "min": np.min, "argmax": np.argmax, "argmin": np.argmin,
    "exp": np.exp, "sqrt": np.sqrt, "abs": np.abs, "transpose": np.transpose, "swapaxes": np.swapaxes,
    "moveaxis": np.moveaxis, "expand_dims": _expand_dims, "squeeze": np.squeeze, "ravel": np.ravel,
    "reshape": np.reshape, "concatenate": np.concatenate, "stack": np.stack,
}  # fmt: skip
"""What may be called as np.<name>; each returns values or views and has no other effect."""

METHODS = frozenset(
    "reshape transpose swapaxes flatten ravel squeeze astype sum mean max min argmax argmin dot copy tolist".split()
)
ATTRIBUTES = frozenset("T ndim shape size dtype nbytes itemsize".split())
STRUCTURAL = frozenset("reshape transpose swapaxes flatten ravel squeeze copy T moveaxis expand_dims".split())
"""What only moves cells: the origin of every cell of the result can be told."""


_CONSTANTS = {"pi": math.pi, "newaxis": None, "inf": math.inf}
_BINARY: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: lambda a, b: a + b, ast.Sub: lambda a, b: a - b, ast.Mult: lambda a, b: a * b,
    ast.Div: lambda a, b: a / b, ast.MatMult: lambda a, b: a @ b,
}  # fmt: skip
_VIEWS = STRUCTURAL - {"copy", "flatten"} | {"ndim", "shape", "size"}
_RNG = ("random", "choice", "integers", "normal", "permutation")


class _Evaluator:
    """Walks a syntax tree; every kind of node has a method of its own, and every other one is refused."""

    def __init__(self, text: str, names: Mapping[str, Array], seed: int) -> None:
        self._text, self._names = text.strip(), names
        self._rng = np.random.default_rng(seed)

    def value(self, node: ast.AST, depth: int) -> Any:
        """Return what a node stands for."""
        if depth > 3 * _MOST_DEPTH:
            raise Problem(TOO_DEEP, most=_MOST_DEPTH)
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
            if isinstance(value, int) and abs(value) > _LARGEST:
                raise Problem(TOO_BIG, number=value, most=_LARGEST)
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
        if isinstance(a, list) and isinstance(b, int) or isinstance(b, list) and isinstance(a, int):
            return self._repeated(node, a, b)
        if isinstance(a, list | tuple) and isinstance(b, list | tuple) and isinstance(node.op, ast.Add):
            return a + b if type(a) is type(b) else list(a) + list(b)
        if isinstance(node.op, ast.MatMult):
            check_product(a, b, matmul=True)
        else:
            check_broadcast(a, b)
        return _BINARY[type(node.op)](self._real(a), self._real(b))

    def _repeated(self, node: ast.BinOp, a: Any, b: Any) -> list[Any]:
        """Return a list times a number, which in Python repeats it."""
        if not isinstance(node.op, ast.Mult):
            raise self._refusal(node)
        items, times = (a, b) if isinstance(a, list) else (b, a)
        check_shape((len(items) * max(times, 0),), 10_000)
        return items * times

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
        if owner.path == "np" and node.attr in _CONSTANTS:
            return _CONSTANTS[node.attr]
        if owner.path == "np" and node.attr in _DTYPES:
            return np.dtype(node.attr)
        if owner.path == "np" and node.attr in FUNCTIONS or owner.path == "rng" and node.attr in _RNG:
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
        if owner.ndim + sum(part is None for part in parts) > _MOST_AXES:
            raise Problem(TOO_MANY_AXES, most=_MOST_AXES, found=owner.ndim + sum(part is None for part in parts))
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
        if group == "rng" and name in _RNG:
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


def check_broadcast(a: Any, b: Any) -> None:
    """Raise Problem if a + b would be too large; what does not fit at all is left to NumPy's own words."""
    shapes = [np.shape(value) for value in (a, b) if not isinstance(value, Named)]
    check_shape(tuple(max(pair) for pair in _aligned(shapes)))


def _aligned(shapes: list[tuple[int, ...]]) -> list[tuple[int, ...]]:
    longest = max((len(shape) for shape in shapes), default=0)
    rows = [(1,) * (longest - len(shape)) + tuple(shape) for shape in shapes]
    return list(zip(*rows, strict=True)) if rows else []


def check_product(a: Any, b: Any, matmul: bool) -> None:
    """Raise Problem if a @ b (or dot(a, b)) would be too large, or would take too long."""
    for value in (a, b):
        check_shape(np.shape(value))
    first, second = np.shape(a), np.shape(b)
    inner = first[-1] if first else 1
    if matmul:
        batches = math.prod(max(pair) for pair in _aligned([first[:-2], second[:-2]]))
        cells = batches * (first[-2] if len(first) > 1 else 1) * (second[-1] if len(second) > 1 else 1)
    else:
        cells = math.prod(first[:-1]) * math.prod(second) // max(1, second[-2] if len(second) > 1 else inner)
    check_shape((cells,))
    check_shape((cells * inner,), 20 * MOST_CELLS)


def check_call(name: str, arguments: list[Any], options: Mapping[str, Any]) -> None:
    """Raise Problem if a call of NumPy would make or go through more than MOST_CELLS cells."""
    if name in ("zeros", "ones", "full", "eye", "arange", "linspace", *_VIEWS):
        return
    if name in ("dot", "matmul") and len(arguments) >= 2:
        check_product(arguments[0], arguments[1], matmul=name == "matmul")
        return
    if name in ("add", "multiply", "maximum") and len(arguments) >= 2:
        check_broadcast(arguments[0], arguments[1])
    for value in [*arguments, *options.values()]:
        if isinstance(value, np.ndarray):
            check_shape(value.shape)
        elif isinstance(value, list | tuple):
            check_shape((sum(np.size(item) for item in value if isinstance(item, np.ndarray)),))


def origins(text: str, x: Array, seed: int = 0) -> NDArray[np.intp] | None:
    """Return, for a line about x that only moves cells, the flat index in x of every cell of its result.

    None when the line works numbers out (a sum, a product), so that no cell of the result is a cell of x.

    >>> origins("x[:, 1:].T", np.zeros((2, 3)))
    array([[1, 4],
           [2, 5]])
    """
    if x.size > MOST_CELLS or not _moves_only(_parsed(text)):
        return None
    found = evaluate(text, {"x": np.arange(x.size).reshape(x.shape)}, seed)
    return np.asarray(found) if isinstance(found, np.ndarray | np.generic) else None


def _moves_only(tree: ast.Expression) -> bool:
    """Return whether an expression is x with only indices and STRUCTURAL calls on it."""
    node: ast.AST = tree.body
    while not (isinstance(node, ast.Name) and node.id == "x"):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in STRUCTURAL:
            at_numpy = isinstance(node.func.value, ast.Name) and node.func.value.id == "np"
            if at_numpy and not node.args:
                return False
            node = node.args[0] if at_numpy else node.func.value
        elif isinstance(node, ast.Attribute) and node.attr == "T":
            node = node.value
        elif isinstance(node, ast.Subscript):
            node = node.value
        else:
            return False
    return True
