"""Lines that Python would warn of are written so that it does not, and do the same."""

import warnings

import numpy as np
import pytest

from nnviz.core.arrays.written import written

LINES = ("x.T", "x[:, 1:3]", "1 (x)/(x)", "'a'(x)", "[1, 2](x)", "(1)[0]", "(1, 2)(x)[0]", "1 is x", "x is 1",
         "1if 1else 2", "{1: 2}(x)", "x[1 (2)]", "[1, 2][0.5]", "f'{x}'(1)", "not closed(")  # fmt: skip


def outcome(text: str) -> str:
    x = np.arange(6).reshape(2, 3)
    try:
        return repr(eval(text, {"x": x}))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


@pytest.mark.parametrize("line", LINES)
def test_a_line_does_the_same_without_a_warning(line):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        expected = outcome(line)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert outcome(written(line)).partition(" (line")[0] == expected.partition(" (line")[0]


@pytest.mark.parametrize("line", ["x.T", "x[:, 1:3]", "x.reshape(2,-1) + 1"])
def test_a_sound_line_stands_as_it_was_typed(line):
    assert written(f" {line} ") == line
