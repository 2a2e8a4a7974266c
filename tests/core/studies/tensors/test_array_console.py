"""Lines about one array: the result, NumPy's own words, and where every cell came from."""

from random import Random

import numpy as np
import pytest

from nnviz.core.studies.tensors.array_console import DTYPES, as_type, moves_of, value_of

X = np.arange(24).reshape(2, 3, 4)


@pytest.mark.parametrize("line", [
    "x.T", "x[1]", "x[:, 1:3]", "x[..., None]", "x.reshape(-1)", "x[:, ::-1]", "x.swapaxes(0, 2)", "x[[1, 0, 1]]",
    "np.moveaxis(x, 0, -1)", "x[rng.choice(2, 1)]", "x.reshape(4, 6).T", "x[1, 2, 3]", "x[x > 90]", "x[:0]",
])  # fmt: skip
def test_the_moves_put_every_cell_of_the_result_where_numpy_puts_it(line):
    values = X * 7 + 1
    result = value_of(line, {"x": values}).array if ">" not in line else None
    moves = moves_of(line, values)
    if result is None or not result.size:
        assert moves == ()
        return
    built = np.full(result.size, -1)
    for move in moves:
        built[move.target] = values.ravel()[move.source]
    assert built.tolist() == result.ravel().tolist()


def test_a_digit_goes_row_by_row():
    moves = moves_of("x.reshape(-1)", np.zeros((28, 28)))
    assert len(moves) == 28
    assert [move.target.tolist() for move in moves] == [list(range(28 * r, 28 * r + 28)) for r in range(28)]


@pytest.mark.parametrize("line", ["x.sum(axis=0)", "x + x", "x.shape", "x.nonsense", "[1, 2]", "x[7]", ""])
def test_a_line_that_works_numbers_out_moves_nothing(line):
    assert moves_of(line, X) == ()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("x.ndim()", "'int' object is not callable"),
        ("np.array([[1, 2], [3]])", "setting an array element with a sequence. The requested array has an inhomogeneous"
                                    " shape after 1 dimensions. The detected shape was (2,) + inhomogeneous part."),
        ("x.reshape(5, 5)", "cannot reshape array of size 24 into shape (5,5)"),
        ("x[7]", "index 7 is out of bounds for axis 0 with size 2"),
    ],
)  # fmt: skip
def test_what_numpy_refuses_is_told_in_its_own_words(line, words):
    value = value_of(line, {"x": X})
    assert value.is_refusal_of_numpy and str(value.problem) == f"NumPy says: {words}"


def test_what_this_program_refuses_is_no_refusal_of_numpy():
    for line in ("open('a')", "x.tofile('a')", "['a', 'b']", "x ? y"):
        value = value_of(line, {"x": X})
        assert value.problem is not None
        assert not value.is_refusal_of_numpy or "tofile" in line


def test_a_shape_is_told_in_words_and_a_number_is_an_array():
    assert value_of("x.shape", {"x": X}).words == "(2, 3, 4)"
    assert value_of("x.dtype", {"x": X}).words == str(X.dtype)
    assert value_of("x.ndim", {"x": X}).array.tolist() == 3


@pytest.mark.parametrize("dtype", DTYPES)
def test_another_type_never_copies_an_array_of_one_value(dtype):
    x = value_of("np.ones((60000, 28, 28))", {}).array
    found = as_type(x, dtype)
    assert found.shape == x.shape and not any(found.strides) and found.dtype == dtype and found[7, 7, 7] == 1
    assert found.nbytes == 47_040_000 * np.dtype(dtype).itemsize


def test_random_types_are_those_of_numpy():
    rng = Random(0)
    for _ in range(200):
        x = np.array([rng.randint(-300, 300) for _ in range(4)])
        for dtype in DTYPES:
            assert as_type(x, dtype).tolist() == x.astype(dtype).tolist()
    assert as_type(np.array([np.nan, np.inf, 2.7]), "uint8").tolist() == [0, 0, 2]
