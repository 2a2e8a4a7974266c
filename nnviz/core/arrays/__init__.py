"""Arrays as one types them (chapter 3.3): a literal or a line of NumPy becomes an array, without ever running code.

    [[1, 2, 3], [4, 5, 6]]      np.arange(24).reshape(2, 3, 4)      x[:, 1:3].T

A line is read by Python's own parser, and only the nodes and the functions named here are worked out, one by one.
Sizes are bounded before anything is made; a large array of one value takes no memory (all its strides are 0).
"""

import ast
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nnviz.core.arrays.evaluator import Evaluator
from nnviz.core.arrays.functions import STRUCTURAL
from nnviz.core.arrays.limits import EXAMPLES, MOST_CELLS, MOST_DEPTH, NOT_HERE, NUMPY_SAYS, TOO_DEEP, Array
from nnviz.core.arrays.named import Named
from nnviz.core.arrays.reader import parsed
from nnviz.core.problems import Problem

__all__ = ["evaluate", "origins", "read_array"]


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
    tree = parsed(text)
    evaluator = Evaluator(text, names, seed)
    try:
        with np.errstate(all="ignore"):
            value = evaluator.value(tree.body, 0)
            if isinstance(value, list):
                value = np.array(value)
    except Problem:
        raise
    except RecursionError:
        raise Problem(TOO_DEEP, most=MOST_DEPTH) from None
    except (ValueError, TypeError, IndexError, OverflowError, ZeroDivisionError, AttributeError) as error:
        raise Problem(NUMPY_SAYS, message=str(error)) from None
    if isinstance(value, Named):
        raise Problem(NOT_HERE, found=value.path, place=1, examples=EXAMPLES)
    return value


def origins(text: str, x: Array, seed: int = 0) -> NDArray[np.intp] | None:
    """Return, for a line about x that only moves cells, the flat index in x of every cell of its result.

    None when the line works numbers out (a sum, a product), so that no cell of the result is a cell of x.

    >>> origins("x[:, 1:].T", np.zeros((2, 3)))
    array([[1, 4],
           [2, 5]])
    """
    if x.size > MOST_CELLS or not _moves_only(parsed(text)):
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
