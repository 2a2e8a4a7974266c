"""Curves through noisy points: polynomials of every degree, networks of every width, and what their errors say."""

from fractions import Fraction

import numpy as np
import pytest

from nnviz.core.expressions import parse
from nnviz.core.network import Network
from nnviz.core.optimizers import Adam
from nnviz.core.problems import Problem
from nnviz.core.studies.playground.curve_fit import (
    CURVES,
    MOST_DEGREE,
    CurvePoints,
    Fit,
    PolynomialFits,
    curve_of,
    judge,
    noisy_points,
    with_places,
)
from nnviz.core.studies.playground.curve_learning import MOMENTS, WIDTHS, learn_widths

WAVE = parse("sin(1.5x)")
POINTS = noisy_points(WAVE, 20, 0.25, seed=0)
GRID = np.linspace(-3, 3, 41)


def check_networks(seed: int) -> None:
    """Assert what the presets say of the widest network: it over-fits, and weight decay cures it."""
    points = noisy_points(WAVE, 20, 0.25, seed)
    for decay, fit in ((0.0, Fit.OVER), (0.01, Fit.GOOD)):
        *_, last = learn_widths(points, "tanh", 0.02, decay, 5000, seed)
        assert judge(last.train, last.test, 0).fit is Fit.UNDER
        assert judge(last.train, last.test, len(WIDTHS) - 1).fit is fit
        assert decay or last.train[-1] < 0.01


def exact_fit(points: CurvePoints, degree: int, x: np.ndarray) -> np.ndarray:
    """Return the least-squares polynomial at x by the normal equations in exact fractions."""
    rows = [[Fraction(float(a)) ** k for k in range(degree + 1)] for a in points.x]
    t = [Fraction(float(b)) for b in points.t]
    size = degree + 1
    A = [[sum(r[i] * r[j] for r in rows) for j in range(size)] + [sum(r[i] * b for r, b in zip(rows, t, strict=True))]
         for i in range(size)]  # fmt: skip
    for i in range(size):
        for j in range(i + 1, size):
            factor = A[j][i] / A[i][i]
            A[j] = [p - factor * q for p, q in zip(A[j], A[i], strict=True)]
    c = [Fraction(0)] * size
    for i in reversed(range(size)):
        c[i] = (A[i][-1] - sum(A[i][k] * c[k] for k in range(i + 1, size))) / A[i][i]
    return np.array([float(sum(c[k] * Fraction(float(a)) ** k for k in range(size))) for a in x])


@pytest.mark.parametrize("degree", [0, 1, 3, 9, 14])
def test_a_polynomial_is_the_exact_least_squares_fit(degree):
    x = GRID[5:-5:6]
    np.testing.assert_allclose(PolynomialFits(POINTS).values(degree, x), exact_fit(POINTS, degree, x), rtol=1e-10)


def test_the_highest_degree_passes_through_every_point_and_a_higher_one_is_not_there():
    few = noisy_points(WAVE, 12, 0.3, seed=3)
    fits = PolynomialFits(few)
    assert fits.most == 11
    np.testing.assert_allclose(fits.values(11, few.x), few.t, atol=1e-10)
    assert np.array_equal(fits.values(20, GRID), fits.values(11, GRID))
    assert PolynomialFits(POINTS).most == 19 and PolynomialFits(noisy_points(WAVE, 100, 0.1, 0)).most == MOST_DEGREE


def test_points_at_the_same_places_share_their_polynomials():
    one, other = (PolynomialFits(noisy_points(WAVE, 20, noise, 3)) for noise in (0.1, 0.4))
    assert one._basis is other._basis
    np.testing.assert_allclose(other.values(6, GRID), exact_fit(other.points, 6, GRID), rtol=1e-9)
    assert one._basis.at(GRID) is one._basis.at(GRID.copy())
    for shift in range(9):  # no more than a few are kept
        np.testing.assert_array_equal(one.values(3, GRID + shift / 100), one.values(3, (GRID + shift / 100).copy()))
    assert len(one._basis._elsewhere) <= 4


def test_points_above_each_other_count_as_one_place():
    fits = PolynomialFits(with_places(POINTS, [(0.0, 1.0), (0.0, 3.0), (1.0, 1.0), (2.0, 0.0)]))
    assert fits.most == 2 and fits.values(2, np.array([0.0, 1.0, 2.0])) == pytest.approx([2, 1, 0])
    assert PolynomialFits(with_places(POINTS, [(1.0, 2.0), (1.0, 4.0)])).values(5, GRID) == pytest.approx(3)


def test_the_errors_are_those_of_the_fits():
    fits = PolynomialFits(POINTS)
    for degree in (0, 4, 13):
        assert fits.train_errors[degree] == pytest.approx(np.mean((fits.values(degree, POINTS.x) - POINTS.t) ** 2))
        miss = fits.values(degree, POINTS.x_test) - POINTS.t_test
        assert fits.test_errors[degree] == pytest.approx(np.mean(miss**2))
    assert (np.diff(fits.train_errors) <= 1e-12).all()


def test_powers_are_the_same_polynomial():
    fits = PolynomialFits(POINTS)
    for degree in (0, 1, 5, 10):
        same = np.polynomial.polynomial.polyval(GRID, fits.powers(degree))
        np.testing.assert_allclose(same, fits.values(degree, GRID), rtol=1e-6, atol=1e-8)


@pytest.mark.parametrize("seed", range(10))
def test_what_the_presets_say_of_polynomials_holds_whatever_the_seed(seed):
    fits = PolynomialFits(noisy_points(WAVE, 20, 0.25, seed))
    line, five, high = (judge(fits.train_errors, fits.test_errors, degree) for degree in (1, 5, 16))
    assert line.fit is Fit.UNDER and line.ratio > 3 and five.fit is Fit.GOOD and high.fit is Fit.OVER
    assert fits.test_errors[16] > 100 * fits.test_errors[5]
    more = PolynomialFits(noisy_points(WAVE, 60, 0.25, seed))
    assert judge(more.train_errors, more.test_errors, 16).ratio < 2


@pytest.mark.parametrize("seed", [7])  # tests/stress/curves.py tries all ten
def test_what_the_presets_say_of_networks_holds_whatever_the_seed(seed):
    check_networks(seed)


def test_every_verdict_follows_from_the_errors():
    train, test = np.array([1.0, 0.4, 0.5, 0.1]), np.array([1.5, 0.5, 0.9, 0.55])
    assert [judge(train, test, index).fit for index in range(4)] == [Fit.UNDER, Fit.GOOD, Fit.STUCK, Fit.GOOD]
    assert judge(train, test, 0).ratio == 3.0 and judge(train, test, 2).best == 1


def test_errors_that_are_rounding_tell_no_difference():
    fits = PolynomialFits(noisy_points(parse("x/3"), 20, 0.0, seed=0))
    found = [judge(fits.train_errors, fits.test_errors, degree) for degree in (0, 1, 12)]
    assert [one.fit for one in found] == [Fit.UNDER, Fit.GOOD, Fit.GOOD] and {one.best for one in found} == {1}


def test_every_curve_of_the_table_stays_in_sight():
    for row in CURVES.values():
        assert np.isfinite(curve_of(row.formula)(GRID)).all()
    for formula in ("1/x", "x^3", "ln(x)"):
        with pytest.raises(Problem, match="between −5 and 5"):
            curve_of(formula)


def test_points_follow_from_the_seed_and_noise_has_its_size():
    one, same, other = (noisy_points(WAVE, 2000, 0.25, seed) for seed in (4, 4, 5))
    assert np.array_equal(one.t, same.t) and not np.array_equal(one.t, other.t)
    assert (np.diff(one.x) > 0).all() and np.abs(one.x).max() <= 3
    assert (one.t - WAVE(one.x)).std() == pytest.approx(0.25, rel=0.1)


@pytest.mark.parametrize("activation", ["tanh", "relu"])
@pytest.mark.parametrize("width", [1, 5, 32])
def test_each_width_learns_as_the_network_of_the_book_does(activation, width):
    index, updates, rate, decay = WIDTHS.index(width), 30, 0.02, 0.01
    first, *_, last = learn_widths(POINTS, activation, rate, decay, updates, seed=3)
    network = Network((1, width, 1), activation, "zeros", np.float64, weight_decay=decay, scale=1.0, output="identity")
    network.params["W1"], network.params["b1"] = first.w[index, None, :width], first.b[index, :width]
    network.params["W2"], network.params["b2"] = first.v[index, :width, None], first.c[index : index + 1]
    optimizer, t = Adam(rate), POINTS.t[:, None]
    for _ in range(updates):
        _, gradient = network.loss_and_gradient(POINTS.x[:, None], t)
        scaled = {name: 2 * g for name, g in gradient.items()}  # the book's loss is half of the mean square
        for name in ("W1", "W2"):
            scaled[name] = scaled[name] - decay * network.params[name]  # and its penalty is doubled with it
        optimizer.update(network.params, scaled)
    np.testing.assert_allclose(last.values(index, GRID), network.predict(GRID[:, None])[:, 0], rtol=1e-8, atol=1e-9)
    assert not last.w[index, width:].any() and not last.v[index, width:].any()


def test_moments_are_evenly_spread_and_end_with_the_last_update():
    moments = list(learn_widths(POINTS, "tanh", 0.02, 0.0, 500, seed=0))
    assert len(moments) == MOMENTS + 1 and moments[0].updates == 0 and moments[-1].updates == 500
    few = list(learn_widths(POINTS, "tanh", 0.02, 0.0, 7, seed=0))
    assert [moment.updates for moment in few] == list(range(8))
    assert few[3].train[2] == pytest.approx(np.mean((few[3].values(2, POINTS.x) - POINTS.t) ** 2))
