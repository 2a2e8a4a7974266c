"""Where the cells of a result come from, against NumPy."""

import random

import numpy as np
import pytest

from nnviz.core.studies.tensors.broadcasting import OPERATORS, meet
from nnviz.core.studies.tensors.products import CALLS, CELLS, COLUMNS, OUTER, count, diagonal_of_dot, origin, partial


def pairs(operator: str) -> list[tuple[np.ndarray, np.ndarray]]:
    """Return arrays with shapes that fit."""
    chance, rng = random.Random(4), np.random.default_rng(4)
    found = []
    while len(found) < 60:
        a, b = (tuple(chance.choice((1, 2, 3)) for _ in range(chance.randint(0, 4))) for _ in "ab")
        if meet(a, b, operator).result is not None:
            found.append((rng.integers(-5, 6, a), rng.integers(-5, 6, b)))
    return found


@pytest.mark.parametrize("operator", OPERATORS)
def test_the_cells_that_meet_give_the_result(operator):
    for a, b in pairs(operator):
        result = np.asarray(CALLS[operator](a, b))
        for cell in np.ndindex(result.shape):
            found = origin(a.shape, b.shape, operator, cell)
            terms = [(a[i], b[j]) for i, j in zip(found.a, found.b, strict=True)]
            made = sum(x + y for x, y in terms) if operator == "+" else sum(x * y for x, y in terms)
            assert made == result[cell]


@pytest.mark.parametrize("order", [CELLS, COLUMNS, OUTER])
@pytest.mark.parametrize("operator", OPERATORS)
def test_every_order_ends_with_the_whole_result(operator, order):
    for a, b in pairs(operator):
        result = np.asarray(CALLS[operator](a, b))
        last = count(a.shape, b.shape, operator, order, result.shape) - 1
        value, done = partial(a, b, operator, order, last)
        assert done.all() and (value == result).all()


def test_a_sum_of_outer_products_grows_term_by_term():
    a, b = np.array([[1, 2], [3, 4]]), np.array([[5, 6], [7, 8]])
    assert partial(a, b, "@", OUTER, 0)[0].tolist() == [[5, 6], [15, 18]]
    assert partial(a, b, "@", COLUMNS, 0)[1].tolist() == [[True, False], [True, False]]


def test_the_notes_three_dimensional_pair_gives_the_printed_numbers():
    A, B = np.arange(24).reshape(2, 3, 4), np.arange(24).reshape(2, 4, 3)
    assert (A @ B)[0].tolist() == [[42, 48, 54], [114, 136, 158], [186, 224, 262]]
    assert (A @ B)[1].tolist() == [[906, 960, 1014], [1170, 1240, 1310], [1434, 1520, 1606]]
    assert np.dot(A, B).size == 36 and np.dot(A, B)[0, 0].tolist() == [[42, 48, 54], [114, 120, 126]]
    assert (diagonal_of_dot(A, B) == A @ B).all()
