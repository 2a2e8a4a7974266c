"""The points of the playground: shapes, noise, sides for training and testing; rules; painting; tables."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnviz.core.problems import Problem
from nnviz.core.studies.playground.plane_data import DATASETS, MOST_CLASSES, MOST_POINTS, PLANE, make_data, own_data
from nnviz.core.studies.playground.plane_painting import (
    added,
    erased,
    moved,
    nearest,
    points_of,
    relabelled,
    removed,
    sprayed,
)
from nnviz.core.studies.playground.plane_rules import rule_data, rule_of
from nnviz.core.studies.playground.plane_tables import read_points, written_points

PAINTED = ((0.0, 0.0, 0.0), (1.0, 1.0, 1.0), (-2.0, 0.5, 1.0))


@pytest.mark.parametrize("kind", DATASETS)
def test_every_data_set_lies_in_the_plane_and_has_all_its_classes_equally_often(kind):
    data = make_data(kind, 240, 0.0, 0.0, seed=3)
    assert data.x_train.shape == (240, 2) and len(data.t_test) == 0
    assert np.abs(data.x).max() <= PLANE
    assert data.classes == DATASETS[kind].classes
    if data.classes:
        shares = np.bincount(data.t_train, minlength=data.classes) / 240
        assert len(shares) == data.classes and np.abs(shares - 1 / data.classes).max() < 0.1
    else:
        assert data.t_train.dtype == np.float64 and np.abs(data.t_train).max() <= 1


@pytest.mark.parametrize("kind", DATASETS)
def test_the_seed_alone_decides_where_points_are_and_noise_only_moves_them(kind):
    one, same = (make_data(kind, 100, 0.2, 0.3, seed=5) for _ in range(2))
    quiet, split = make_data(kind, 100, 0.0, 0.3, seed=5), make_data(kind, 100, 0.2, 0.0, seed=5)
    other = make_data(kind, 100, 0.2, 0.3, seed=6)
    assert np.array_equal(one.x, same.x) and np.array_equal(one.t, same.t) and not np.array_equal(one.x, other.x)
    assert np.array_equal(one.x, split.x)
    moved_by = one.x - quiet.x if one.classes else one.t - quiet.t
    assert 0.15 < moved_by.std() < 0.25
    if one.classes:
        assert np.array_equal(one.t, quiet.t)


def test_shapes_are_what_they_are_called():
    xor = make_data("xor", 400, 0, 0, 0)
    assert np.array_equal(xor.t == 1, np.prod(xor.x, axis=1) < 0)
    circle = make_data("circle", 400, 0, 0, 0)
    assert np.array_equal(circle.t == 1, np.hypot(*circle.x.T) > 1.5)
    stripes = make_data("stripes", 400, 0, 0, 0)
    assert np.array_equal(stripes.t == 1, np.floor((stripes.x[:, 0] + 2.6) / 1.3) % 2 == 1)
    spirals = make_data("spirals", 400, 0, 0, 0)
    radius = np.hypot(*spirals.x.T)
    arm = 3 * np.pi * (radius - 0.3) / 2.3 + np.pi * spirals.t
    assert np.allclose(spirals.x, radius[:, None] * np.stack([np.cos(arm), np.sin(arm)], axis=1))
    plane = make_data("plane", 400, 0, 0, 0)
    assert np.allclose(plane.t, plane.x.sum(axis=1) / 5.2)
    hill = make_data("hill", 400, 0, 0, 0)
    assert np.abs(hill.x[hill.t.argmax()]).max() < 0.5


@given(st.integers(1, 300), st.floats(0, 0.9), st.integers(1, 4))
def test_each_class_gives_its_share_to_the_test(count, share, classes):
    points = tuple((0.0, 0.0, float(i % classes)) for i in range(count))
    data = own_data(points, share)
    for label in range(classes):
        own = np.count_nonzero(data.t == label)
        assert int(np.count_nonzero(data.t_test == label)) == int(own * share + 1e-6)
    assert len(data.t_train) + len(data.t_test) == count


def test_a_point_painted_at_the_end_changes_no_other_points_side():
    before = own_data(points_of(make_data("moons", 90, 0.1, 0, 0)), 0.3)
    after = own_data(added(points_of(before), 0.0, 0.0, 1), 0.3)
    assert np.array_equal(after.test[:-1], before.test)


def test_no_points_and_too_many_are_refused_with_what_to_do():
    with pytest.raises(Problem, match="Paint some"):
        own_data((), 0.0)
    with pytest.raises(Problem, match="At most 2,000 points"):
        own_data(((0.0, 0.0, 1.0),) * (MOST_POINTS + 1), 0.0)


def test_points_whose_labels_are_no_classes_are_numbers_to_regress():
    assert own_data(((0.0, 0.0, 0.25), (1.0, 1.0, 1.0)), 0).classes == 0
    assert own_data(((0.0, 0.0, 0.0),), 0).classes == 2
    assert own_data(((0.0, 0.0, 3.0),), 0).classes == MOST_CLASSES


# Rules.


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        ("y > x²", (0, 1), (0, -1)),
        ("x₂ < sin(2x₁)", (0.5, 0), (-0.5, 0)),
        ("x^2 + y^2 - 4 < 0", (0, 0), (2.5, 0)),
        ("-1 < x - y ≤ 1", (0, 0), (2, 0)),
        ("y = x/2", (0, 1), (0, -1)),
        ("ln(x) > 0", (2, 0), (-2, 0)),
    ],
)
def test_a_rule_holds_where_its_comparisons_do(text, inside, outside):
    assert rule_of(text)(np.array([inside, outside], float)).tolist() == [True, False]


def test_points_of_a_rule_have_its_classes_before_noise():
    data = rule_data("y > x²", 300, 0.0, 0.2, seed=1)
    assert np.array_equal(data.t == 1, data.x[:, 1] > data.x[:, 0] ** 2) and len(data.t_test) == 59
    noisy = rule_data("y > x²", 300, 0.3, 0.2, seed=1)
    assert np.array_equal(noisy.t, data.t) and not np.array_equal(noisy.x, data.x)


@pytest.mark.parametrize(
    ("text", "words", "position"),
    [
        ("x + y", "compares two formulas", 5),
        ("", "compares two formulas", 0),
        ("y > ", "missing beside “>” at character 3", 2),
        ("< x", "missing beside “<” at character 1", 0),
        ("y > 2x + q", "“q” at character 10", 9),
        ("y > (x", "at character 5 is never closed", 4),
        ("x² + y² < -1", "one class", 0),
        ("y < 7", "one class", 0),
    ],
)
def test_what_is_no_rule_is_told_with_its_place(text, words, position):
    with pytest.raises(Problem, match=r".") as found:
        rule_of(text)
    assert words in str(found.value) and found.value.values["position"] == position


def test_the_python_of_a_rule_computes_the_same():
    rule = rule_of("-1 < x1·x2 < sqrt(x1 + 4)")
    x = np.random.default_rng(0).uniform(-3, 3, (200, 2))
    assert np.array_equal(eval(rule.python, {"np": np, "x1": x[:, 0], "x2": x[:, 1]}), rule(x))


# Painting.


def test_painting_makes_new_points_and_leaves_the_old_ones():
    assert added(PAINTED, 9, -0.00049, 1)[-1] == (PLANE, 0.0, 1.0)
    assert moved(PAINTED, 1, 0.5, -9)[1] == (0.5, -PLANE, 1.0)
    assert relabelled(PAINTED, 0, 2)[0] == (0.0, 0.0, 2.0)
    assert removed(PAINTED, 1) == (PAINTED[0], PAINTED[2])
    assert PAINTED == ((0.0, 0.0, 0.0), (1.0, 1.0, 1.0), (-2.0, 0.5, 1.0))


def test_the_spray_fills_a_disc_and_is_the_same_again():
    points = sprayed(PAINTED, 1.0, -1.0, 1, 0.5, 40, seed=2)
    assert points == sprayed(PAINTED, 1.0, -1.0, 1, 0.5, 40, seed=2) and points[:3] == PAINTED
    distances = [np.hypot(x - 1, y + 1) for x, y, _ in points[3:]]
    assert len(points) == 43 and max(distances) <= 0.501 and max(distances) > 0.4


def test_the_eraser_takes_what_is_under_it_and_nothing_else():
    assert erased(PAINTED, 0.9, 1.0, 0.2) == (PAINTED[0], PAINTED[2])
    assert erased(PAINTED, -1.0, -1.0, 0.2) is PAINTED


def test_the_nearest_point_is_found_within_reach_only():
    assert nearest(PAINTED, 0.8, 0.9) == 1
    assert nearest(PAINTED, 0.8, 0.9, within=0.1) is None
    assert nearest((), 0, 0) is None


def test_no_stroke_paints_more_points_than_there_may_be():
    full = ((0.0, 0.0, 1.0),) * MOST_POINTS
    for stroke in (lambda: added(full, 0, 0, 1), lambda: sprayed(full, 0, 0, 1, 1.0, 3, 0)):
        with pytest.raises(Problem, match="At most 2,000"):
            stroke()


# Tables.


def test_points_go_into_a_table_and_come_back():
    points = points_of(make_data("three", 60, 0.1, 0.0, 0))
    table = read_points(written_points(points))
    assert table.points == points and table.classes == 3 and not table.scaled


@pytest.mark.parametrize(
    "text",
    ["x1,x2,label\n0.5,1,1\n-1,2,0\n", "0.5\t1\t1\n\n-1\t2\t0", "0,5;1;b\r\n-1;2;a\r\n", "\ufeff0.5 1 1\n-1  2 0",
     '"x";"y";"class"\n"0,5";"1";"red"\n"−1";"2";"blue"\n', "0.5,1,1,\n-1,2,0,\n", "0.5,1,7\n-1,2,-3"],
)  # fmt: skip
def test_tables_are_read_as_they_come(text):
    assert read_points(text).points == ((0.5, 1.0, 1.0), (-1.0, 2.0, 0.0))


def test_numbers_beyond_the_plane_are_fitted_to_it_and_that_is_said():
    table = read_points("0,100,0\n10,200,1\n5,150,1\n")
    assert table.scaled and table.points == ((-2.6, -2.6, 0.0), (2.6, 2.6, 1.0), (0.0, 0.0, 1.0))
    numbers = read_points("0,0,10.5\n1,1,20.5\n1,0,15.5")
    assert numbers.scaled and numbers.classes == 0 and [t for _, _, t in numbers.points] == [-1, 1, 0]
    assert not read_points("0,0,0.5\n1,1,-0.25").scaled


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Points found: 0"),
        ("1,2,0", "Points found: 1"),
        ("1,2,0\n1,2", "Line 2 has 2 columns"),
        ("1,2,0\n\n1,2,0,4", "Line 3 has 4 columns"),
        ("1,2,0\n1,two,0", "“two” in line 2 is not a number"),
        ("1,2,0\n1,nan,0", "“nan” in line 2 is not a number"),
        ("1,2,0\n1,3,", "Line 2 has no label"),
        ("1,2,0\n1,3,red", "“red” in line 2 is not a number, but"),
        ("1,2,a\n1,3,b\n1,3,c\n1,3,d\n1,3,e", "Line 5 has the label “e”"),
        ("1,2,0\n" * (MOST_POINTS + 1), "more than 2,000 points"),
        ("1" * 2_000_000, "too long"),
    ],
)
def test_what_is_no_table_of_points_is_told_with_its_line(text, words):
    with pytest.raises(Problem, match=r".") as found:
        read_points(text)
    assert words in str(found.value)


@given(st.text(alphabet="0123456789,;.\t\n -e\"x", max_size=80))
def test_any_text_is_a_table_or_is_told_why_not(text):
    try:
        table = read_points(text)
    except Problem as problem:
        assert str(problem)
    else:
        assert np.isfinite(table.points).all() and len(own_data(table.points, 0.0).t) == len(table.points)


def test_what_noise_moved_out_of_the_plane_is_put_back_when_it_is_painted_on():
    data = make_data("xor", 200, 0.9, 0.0, 0)
    assert np.abs(data.x).max() > PLANE >= np.abs(points_of(data)).max()
