"""The curves to differentiate: derivatives agree with differences, and holes, jumps and poles lift the pen."""

import numpy as np
import pytest

from nnviz.core.curves import CURVES, Curve, sample, sight, window
from nnviz.core.expressions import parse


@pytest.mark.parametrize("name", CURVES)
def test_a_curve_is_seen_in_its_window_and_its_derivative_is_right(name):
    curve = CURVES[name]
    low, high = curve.x_range
    assert low < curve.start < high and curve.y_range[0] < curve.f(curve.start) < curve.y_range[1]
    x = np.linspace(low, high, 77)[1:-1] + 0.0123
    slope = (curve.f(x + 1e-6) - curve.f(x - 1e-6)) / 2e-6
    fine = np.isfinite(slope) & (np.abs(x) > 0.03)
    np.testing.assert_allclose(curve.derivative(x)[fine], slope[fine], rtol=1e-5, atol=1e-7)


def test_the_book_s_values():
    assert (float(CURVES["parabola"].f(5)), float(CURVES["parabola"].f(10))) == (0.75, 2.0)


@pytest.mark.parametrize(
    ("text", "at"), [("step(x)", 0), ("1/x", 0), ("floor(x)", 1), ("sign(x-1)", 1), ("tan x", np.pi / 2)]
)
def test_the_pen_is_lifted_at_jumps_and_poles(text, at):
    x, y = sample(parse(text), at - 0.9, at + 0.8, 400, 4.0)
    gaps = x[np.isnan(y)]
    assert len(gaps) >= 1 and np.abs(gaps - at).min() < 0.01


@pytest.mark.parametrize("text", ["x²", "|x|", "sin(40x)", "tanh(500x)", "∛x", "relu(x)"])
def test_the_pen_is_not_lifted_where_a_curve_is_only_steep(text):
    x, y = sample(parse(text), -2, 2, 300, 0.5)
    assert len(x) == 300 and np.isfinite(y).all()


def test_holes_are_gaps():
    x, y = sample(parse("ln x"), -1, 2, 301, 4.0)
    assert np.isnan(y[x <= 0]).all() and np.isfinite(y[x > 0]).all()


def test_the_window_cuts_poles_off_and_gives_a_constant_room():
    low, high = window(parse("1/x")(np.linspace(-5, 5, 1000)))
    assert -30 < low < -2 and 2 < high < 30
    assert window(np.full(5, 3.0)) == (1.5, 4.5)
    assert window(np.full(5, np.nan)) == (-1.0, 1.0)


@pytest.mark.parametrize("zoom", [-4, 0, 1, 16])
@pytest.mark.parametrize(("text", "x"), [("e^x", 100), ("e^x", 700), ("e^x", 800), ("e^(x^2)", 26), ("10^17+x", 3),
                                         ("ln x", 1e-300), ("1e11^25 x", 5), ("x²", 1000), ("√(x-100)", 5)])
def test_every_window_has_places_to_tell_apart(text, x, zoom):
    curve = Curve(text, (-3.0, 3.0), (-2.0, 12.0))
    for low, high in curve.around(float(x), zoom):
        assert len(np.unique(np.linspace(low, high, 500))) == 500 and np.isfinite([low, high]).all()


def test_a_window_reaches_as_far_as_a_point_that_is_a_little_too_high_and_never_jumps():
    curve = Curve("tan x", (-10.0, 10.0), (-10.0, 10.0))
    assert curve.around(-1.5, 0) == ((-10.0, 10.0), pytest.approx((-16.101, 10.0), abs=0.001))
    x = np.arctan(np.linspace(9.0, 25.0, 161))
    tops = [curve.around(float(place), 0)[1][1] for place in x]
    assert max(np.diff(tops)) < 0.21 and tops[0] == 10.0 and tops[-1] == pytest.approx(27.0)


def test_a_window_about_a_point_out_of_sight_keeps_its_size():
    assert Curve("x²", (-3.0, 3.0), (-2.0, 8.0)).around(100.0, 0) == ((97.0, 103.0), (9995.0, 10005.0))
    assert Curve("e^x", (-3.0, 3.0), (-2.0, 8.0)).around(100.0, 0)[1] == (0.0, 2 * float(np.exp(100.0)))


def test_a_window_of_numbers_that_cannot_be_told_apart_or_shown_is_one_that_can():
    assert window(np.array([1e17, 1e17 + 16])) == pytest.approx((0.5e17, 1.5e17))
    assert window(np.array([-1e308, 1.0, 2.0, 1e308])) == pytest.approx((0.9, 2.1))


def test_a_curve_is_looked_at_where_it_is_defined():
    assert sight(parse("x²"))[0] == (-10.0, 10.0)
    (low, high), (bottom, top) = sight(parse("√(x-100)"))
    assert low < 100 < high and bottom < 5 < top
    assert sight(parse("√(-1-x²)")) == ((-10.0, 10.0), (-1.0, 1.0))
    for text in ("e^(x²)", "1e11^2", "-(1e11^2)", "tan x", "x^x", "1/x"):
        _, (bottom, top) = sight(parse(text))
        assert bottom < top, text


@pytest.mark.parametrize("text", ["x^x", "e^x", "-e^x", "e^(x²)", "sinh x", "x^7"])
def test_a_curve_that_would_be_a_flat_line_and_a_wall_is_seen_nearer(text):
    (low, high), (bottom, top) = sight(parse(text))
    y = np.clip(parse(text)(np.linspace(low, high, 1001)), bottom, top)
    assert high == -low <= 5 and top < 5_000
    assert np.subtract(*np.nanquantile(y, (0.8, 0.2))) > 0.02 * (top - bottom)


@pytest.mark.parametrize("text", ["x", "x³", "sin x", "tan x", "1/x", "1/x²", "max(0, x − 8)", "5", "|x|", "√x"])
def test_any_other_curve_is_seen_from_minus_10_to_10(text):
    assert sight(parse(text))[0] == (-10.0, 10.0)


@pytest.mark.parametrize("name", CURVES)
def test_the_window_of_a_curve_that_is_not_enlarged_is_the_same_to_the_last_bit(name):
    curve = CURVES[name]
    low, high = curve.x_range
    places = [x for x in np.linspace(low, high, 57) if curve.y_range[0] <= curve.f(x) <= curve.y_range[1]]
    assert len(places) > 9 and {curve.around(x, 0) for x in places} == {(curve.x_range, curve.y_range)}
