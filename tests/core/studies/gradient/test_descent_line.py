"""A typed curve to descend is seen so near that its valleys can be told apart, and its start lies on it."""

import numpy as np
import pytest

from nnviz.core.curves import sight
from nnviz.core.expressions import parse
from nnviz.core.problems import Problem
from nnviz.core.studies.gradient.descent_line import typed_line
from nnviz.core.studies.gradient.loss_landscape import typed


@pytest.mark.parametrize("formula", ["x^4 - 3x^2 + x", "x^4/4 - x^2 + 0.3x", "x^6 - x^2", "(x^2 - 1)^2", "x^4 - 50x^2"])
def test_the_valleys_of_a_typed_curve_are_no_ripple(formula):
    curve = typed_line(formula)
    x = np.linspace(*curve.x_range, 4001)
    turns = np.flatnonzero(np.diff(np.sign(curve.derivative(x))))
    assert len(turns) >= 3
    assert np.ptp(curve.f(x[turns])) > 0.08 * (curve.y_range[1] - curve.y_range[0])
    assert 0.4 < (x[turns[-1]] - x[turns[0]]) / (curve.x_range[1] - curve.x_range[0]) < 0.8


@pytest.mark.parametrize("formula", ["x^2", "sin(x) + x^2/10", "sin(x)", "exp(x)", "x^3", "1/x"])
def test_a_curve_that_is_seen_well_is_seen_as_in_other_views(formula):
    assert typed_line(formula).x_range == sight(parse(formula))[0]


@pytest.mark.parametrize("formula", ["log(x)", "sqrt(x - 100)", "tan(x)", "x^x", "1/x", "x^4 - 3x^2 + x"])
def test_the_start_lies_on_the_curve(formula):
    curve = typed_line(formula)
    assert curve.x_range[0] < curve.start < curve.x_range[1] and np.isfinite(curve.f(curve.start))


@pytest.mark.parametrize("text", ["1/0", "sqrt(-1 - x0^2)", "ln(-1)"])
def test_a_formula_without_any_value_is_refused_and_no_start_is_blamed(text):
    for read, formula in ((typed_line, text.replace("x0", "x")), (typed, text)):
        with pytest.raises(Problem, match="No place was found"):
            read(formula)
