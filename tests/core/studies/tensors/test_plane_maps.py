"""Maps of the plane against NumPy's own linear algebra."""

import numpy as np
import pytest

from nnviz.core.studies.affine_composition import affine
from nnviz.core.studies.tensors.plane_maps import (
    AffineStep,
    Fold,
    Rotation,
    determinant,
    factors,
    partly,
    rotation,
    turn,
)

RNG = np.random.default_rng(3)
MATRICES = [*RNG.normal(0, 2, (200, 2, 2)), np.zeros((2, 2)), np.eye(2), -np.eye(2), np.array([[1, 2], [0.5, 1]])]
POINTS = RNG.normal(0, 3, (2, 40))


def test_determinant_and_factors_are_those_of_numpy():
    for W in MATRICES:
        assert determinant(W) == pytest.approx(np.linalg.det(W), abs=1e-12)
        assert factors(W) == pytest.approx(tuple(np.linalg.svd(W)[1]), abs=1e-12)


def test_the_angle_is_that_of_the_rotation_in_the_polar_decomposition():
    for W in MATRICES:
        if np.linalg.det(W) > 1e-9:
            U, _, V = np.linalg.svd(W)
            R = U @ V
            assert rotation(turn(W)) == pytest.approx(R, abs=1e-9)
    assert np.isnan(turn(np.zeros((2, 2))))


@pytest.mark.parametrize("degrees", [0, 30, 90, 180, 270, -90, 360, 47.3])
def test_a_rotation_keeps_lengths_and_has_determinant_one(degrees):
    R = rotation(degrees)
    assert determinant(R) == pytest.approx(1) and np.hypot(*(R @ POINTS)) == pytest.approx(np.hypot(*POINTS))
    assert turn(R) == pytest.approx((degrees + 180) % 360 - 180) or abs(degrees) == 180


def test_half_of_a_rotation_is_a_rotation_and_not_a_shrinking():
    half = Rotation(180.0).part(POINTS, 0.5)
    assert half == pytest.approx(rotation(90) @ POINTS)


def test_the_way_begins_at_the_identity_and_ends_with_the_whole_map():
    one, two = affine((1, 0.5, -0.5, 2, 1, -3)), affine((0.5, -1, 1, 0.5, 0, -1))
    steps = (AffineStep(one), Fold(), AffineStep(two))
    assert (partly(steps, POINTS, 0.0) == POINTS).all()
    assert partly(steps, POINTS, 1.0) == pytest.approx(two(np.maximum(one(POINTS), 0)))
    assert partly(steps, POINTS, 1 / 3) == pytest.approx(one(POINTS))
    assert partly(steps, POINTS, 1 / 6) == pytest.approx((POINTS + one(POINTS)) / 2)
    assert (partly(steps[:2], POINTS, 1.0) >= 0).all()
