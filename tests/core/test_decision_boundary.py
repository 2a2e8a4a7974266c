"""Lines: every drag of any line gives a line again, and the proof that none can separate is a proof."""

import math
from itertools import combinations

import numpy as np
import pytest
from scipy.optimize import linprog

from nnviz.core.decision_boundary import (
    clip,
    corners,
    grips,
    height,
    hull,
    inside,
    moved_to,
    overlap,
    positive_side,
    segment,
    through,
    within_limits,
)
from nnviz.core.perceptron import GATES, INPUTS, TARGETS

BOX = (-0.5, -0.5, 1.5, 1.5)
LINES = [
    ((0.5, 0.5), -0.7), ((-0.5, -0.5), 0.7), ((1, 0), -0.5), ((0, 1), -0.5), ((0, -2), 1), ((0.5, 0.5), 0),
    ((0.5, 0.5), -1.49), ((1e-3, 1e-3), 0), ((0.5, 0.5), -3), ((-3, 3), 3), ((0, 0), 0), ((0, 0), 1),
    ((0, 0), -1), ((1, 0), 0.5), ((0, 1), -1.5), ((1, 1), -3), ((1, 1), 1),
]  # fmt: skip


def area(polygon):
    return 0.5 * sum(
        a[0] * b[1] - a[1] * b[0] for a, b in zip(polygon, polygon[1:] + polygon[:1], strict=True)
    )


@pytest.mark.parametrize("line", LINES)
def test_the_positive_side_is_where_z_is_above_zero(line):
    polygon = positive_side(*line, BOX)
    rng = np.random.default_rng(0)
    share = np.mean([height(*line, p) > 0 for p in rng.uniform(-0.5, 1.5, (20_000, 2))])
    assert area(polygon) == pytest.approx(4 * share, abs=0.06)
    assert all(height(*line, p) > -1e-9 for p in polygon)


@pytest.mark.parametrize("line", LINES)
def test_the_two_sides_fill_the_box_also_where_there_is_no_line(line):
    sides = [clip(corners(BOX), *line, positive) for positive in (True, False)]
    assert sum(area(side) for side in sides) == pytest.approx(4)


@pytest.mark.parametrize("line", LINES)
def test_the_segment_lies_on_the_line_with_the_positive_side_on_its_left(line):
    ends = segment(*line, BOX)
    if ends is None:
        assert line[0] == (0, 0) or area(positive_side(*line, BOX)) in (pytest.approx(0), pytest.approx(4))
        return
    (x, y), (u, v) = ends
    assert height(*line, ends[0]) == pytest.approx(0, abs=1e-9) == height(*line, ends[1])
    assert all(any(abs(c - edge) < 1e-9 for c in end for edge in (-0.5, 1.5)) for end in ends)
    middle, d = ((x + u) / 2, (y + v) / 2), math.dist(*ends)
    assert height(*line, (middle[0] - (v - y) / d, middle[1] + (u - x) / d)) > 0


@pytest.mark.parametrize("line", LINES)
def test_the_three_grips_are_inside_and_apart_for_every_line(line):
    places = grips(*line, BOX)
    for place in places:
        assert place == inside(place, BOX)
    assert min(math.dist(a, b) for a, b in combinations(places, 2)) > 0.05


def test_the_grips_stay_inside_and_apart_for_thousands_of_random_lines():
    rng = np.random.default_rng(2)
    for w1, w2, b in rng.uniform(-3, 3, (5000, 3)).round(2):
        places = grips((w1, w2), b, BOX)
        assert all(p == inside(p, BOX) for p in places)
        assert min(math.dist(places[0], places[1]), math.dist(places[1], places[2])) > 0.04


@pytest.mark.parametrize("line", [line for line in LINES if line[0] != (0, 0)])
def test_a_line_taken_through_its_own_ends_is_the_same_line(line):
    if ends := segment(*line, BOX):
        w, b = through(*ends, line[0])
        length = max(math.hypot(*line[0]), 0.1)
        scale = length / math.hypot(*line[0])
        assert (*w, b) == pytest.approx((line[0][0] * scale, line[0][1] * scale, line[1] * scale), abs=1e-9)


def test_turning_an_end_all_the_way_round_never_flips_the_sides():
    w, pivot = (0.5, 0.5), (0.5, 0.5)
    for angle in np.linspace(0, 4 * math.pi, 200):
        end = (0.5 + math.cos(angle), 0.5 + math.sin(angle))
        w, b = through(pivot, end, w)
        left = (0.5 - math.sin(angle), 0.5 + math.cos(angle))
        assert height(w, b, left) > 0
        assert math.hypot(*w) == pytest.approx(math.hypot(0.5, 0.5))


def test_two_ends_on_one_spot_change_nothing():
    assert through((0.3, 0.3), (0.3, 0.3), (0.5, 0.5)) is None
    assert through((0.3, 0.3), (math.inf, 0.3), (0.5, 0.5)) is None


def test_moving_keeps_the_direction_and_meets_the_point():
    w, b = moved_to((0.2, 0.9), (0.5, -0.25))
    assert w == (0.5, -0.25)
    assert height(w, b, (0.2, 0.9)) == pytest.approx(0)


def test_where_there_was_no_line_a_drag_makes_one():
    w, b = moved_to((0.2, 0.4), (0, 0))
    assert math.hypot(*w) > 0.5 and height(w, b, (0.2, 0.4)) == pytest.approx(0)


def test_too_large_values_are_scaled_down_together_and_stay_the_same_line():
    w, b = within_limits((3.0, 4.0), -8.0, 2.0)
    assert (w, b) == ((0.75, 1.0), -2.0)
    assert str(within_limits((-1e-9, 0.0), -0.0, 2.0)) == "((0.0, 0.0), 0.0)"


def separable(points, t) -> bool:
    """Ask a linear program: is there w, b with (2t − 1)(w·x + b) ≥ 1 for all points?"""
    signs = 2 * np.asarray(t) - 1
    rows = -signs[:, None] * np.column_stack([points, np.ones(len(points))])
    return linprog([0, 0, 0], A_ub=rows, b_ub=-np.ones(len(points)), bounds=[(None, None)] * 3).status == 0


@pytest.mark.parametrize("seed", range(60))
def test_there_is_an_overlap_exactly_when_a_linear_program_finds_no_line(seed):
    rng = np.random.default_rng(seed)
    points = rng.integers(0, 5, (rng.integers(2, 9), 2)) / 4  # a coarse grid: many on one line or spot
    t = rng.integers(0, 2, len(points))
    found = overlap([tuple(p) for p in points], t)
    assert (found is None) == separable(points, t)


def test_the_overlap_of_xor_is_the_middle_between_both_classes():
    found = overlap(INPUTS, TARGETS["XOR"])
    assert found.place == (0.5, 0.5)
    assert set(found.zeros) == {(0, 0), (1, 1)} and set(found.ones) == {(0, 1), (1, 0)}


@pytest.mark.parametrize("name", GATES)
def test_no_gate_that_one_perceptron_realises_has_an_overlap(name):
    assert overlap(INPUTS, TARGETS[name]) is None


def test_empty_classes_and_no_points_have_no_overlap():
    assert overlap([], []) is None
    assert overlap(INPUTS, [0, 0, 0, 0]) is None


def test_two_classes_on_one_spot_overlap_there():
    assert overlap([(0.3, 0.3), (0.3, 0.3)], [0, 1]).place == (0.3, 0.3)


def test_the_hull_leaves_out_inner_points_and_runs_anticlockwise():
    ring = hull([*corners(BOX), (0.5, 0.5), (0.5, -0.5)])
    assert sorted(ring) == sorted(corners(BOX)) and area(ring) == 4
