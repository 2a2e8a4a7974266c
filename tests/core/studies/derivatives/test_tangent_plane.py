"""The tangent plane, and what is left over beside it."""

import math

import numpy as np
import pytest

from nnviz.core.expressions import parse
from nnviz.core.studies.derivatives.tangent_plane import tangent_plane


def plane(text: str, point=(1.0, 2.0), step=(0.1, -0.2)):
    return tangent_plane(parse(text, ("x0", "x1")), point, step)


def test_of_a_bowl_the_square_of_the_step_is_left_over():
    found = plane("x0² + x1²", (2, 2.5), (-1.5, -2))
    assert (found.differential, found.change, found.left_over, found.bend) == (-16.0, -9.75, 6.25, 6.25)


@pytest.mark.parametrize("text", ["x0² + x1²", "sin(x0)·x1", "x0 x1", "e^x0 cos x1", "x0³ − 3x1"])
def test_half_of_the_step_leaves_a_quarter_of_the_rest(text):
    whole, half = plane(text, step=(0.01, -0.02)), plane(text, step=(0.005, -0.01))
    assert whole.left_over == pytest.approx(4 * half.left_over, rel=0.02, abs=1e-12)
    assert whole.left_over == pytest.approx(whole.bend, rel=0.02, abs=1e-12)


def test_a_flat_surface_is_its_plane():
    found = plane("3x0 − 2x1")
    assert found.left_over == pytest.approx(0, abs=1e-12) and found.bend == 0
    assert found.height(np.array([0.0]), np.array([0.0])) == pytest.approx(0, abs=1e-12)


def test_at_a_corner_there_is_no_plane():
    assert not plane("|x0| + x1²", (0, 1)).exists and math.isnan(plane("|x0|", (0, 1)).differential)
    assert not plane("ln x0", (-1, 1)).exists
