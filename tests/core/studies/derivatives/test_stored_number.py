"""A number as it is stored: the nearest one of its type, by fractions."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from nnviz.core.studies.derivatives.stored_number import TYPES, stored_number


@settings(max_examples=300, deadline=None, derandomize=True)
@given(some.decimals(-70000, 70000, allow_nan=False, places=9), some.sampled_from(list(TYPES)))
def test_what_is_stored_is_the_nearest_number_of_the_type(typed, name):
    found = stored_number(typed, name)
    if not found.stored.is_finite():
        assert name == "float16" and abs(typed) >= 65520
        return
    distance = abs(Fraction(found.stored) - Fraction(typed))
    assert Fraction(found.error) == distance
    for other in (found.below, found.above):
        assert not other.is_finite() or abs(Fraction(other) - Fraction(typed)) >= distance


@pytest.mark.parametrize(("typed", "name", "stored", "gap"), [
    ("0.1", "float32", "0.100000001490116119384765625", "7.450580596923828125E-9"),
    ("16777217", "float32", "16777216", "2"), ("1e-50", "float32", "0", None), ("0.125", "float16", "0.125", None),
])  # fmt: skip
def test_numbers_of_the_book(typed, name, stored, gap):
    found = stored_number(Decimal(typed), name)
    assert found.stored == Decimal(stored)
    assert gap is None or found.gap == Decimal(gap)
    assert found.is_exact == (Decimal(typed) == Decimal(stored))


def test_where_a_type_ends_there_is_infinity_and_no_gap():
    found = stored_number(Decimal("1e39"), "float32")
    assert not found.stored.is_finite() and not found.gap.is_finite()
    assert stored_number(Decimal(65504), "float16").gap == 32  # towards 0: nothing lies beyond


def test_a_neighbour_below_a_power_of_two_is_half_as_far():
    places = stored_number(Decimal(16777216), "float32").neighbours(4)
    assert sorted(places) == [-2.0, -1.5, -1.0, -0.5, 1.0, 2.0, 3.0, 4.0]


def test_a_decimal_is_rounded_once_and_not_by_way_of_float64():
    typed = Decimal(1) + Decimal(2) ** -24 + Decimal(2) ** -60  # float64 drops the last part and makes a tie of it
    assert stored_number(typed, "float32").stored == Decimal(float(np.float32(1) + np.finfo(np.float32).eps))
