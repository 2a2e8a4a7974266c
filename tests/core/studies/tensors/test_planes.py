"""The inner product as a projection, against NumPy."""

import math

import numpy as np

from nnviz.core.studies.tensors.planes import project, rectangle, turned


def test_a_projection_agrees_with_numpy_and_its_rectangle_has_the_products_area():
    rng = np.random.default_rng(5)
    for u, v in rng.normal(size=(200, 2, 2)).tolist():
        found = project(tuple(u), tuple(v))
        assert math.isclose(found.product, np.dot(u, v))
        assert math.isclose(found.shadow * np.linalg.norm(u), found.product, abs_tol=1e-12)
        assert math.isclose(np.linalg.norm(v) * math.cos(math.radians(found.angle)), found.shadow, abs_tol=1e-9)
        assert abs(np.dot(np.subtract(v, found.foot), u)) < 1e-12  # the line down is at right angles to u
        corners = np.array(rectangle(tuple(u), found.shadow))
        area = np.linalg.norm(corners[1]) * np.linalg.norm(corners[3])
        assert math.isclose(area, abs(found.product), abs_tol=1e-12)


def test_zero_vectors_have_no_angle_and_nothing_is_projected_on_one():
    assert project((0.0, 0.0), (1.0, 2.0)).foot is None
    found = project((1.0, 0.0), (0.0, 0.0))
    assert found.product == 0 and found.shadow == 0 and math.isnan(found.angle)


def test_a_quarter_turn_is_exact_and_keeps_lengths():
    assert turned((3.0, 1.0), 90) == (-1.0, 3.0) and turned((3.0, 1.0), 360) == (3.0, 1.0)
    assert math.isclose(math.hypot(*turned((3.0, 4.0), 33)), 5.0)
    assert project((3.0, 1.0), turned((3.0, 1.0), 90)).product == 0
