"""Numbers as people read and write them."""

import math
import random

import pytest

from nnviz.ui.base.number_format import (
    MINUS,
    bracketed_text,
    duration_text,
    editing_text,
    fixed_text,
    full_text,
    number_text,
    parse_number,
    percent_text,
    readable,
)


def spread(count: int = 400) -> list[float]:
    """Return numbers of every size and both signs, always the same ones."""
    rng = random.Random(7)
    return [rng.choice((-1, 1)) * rng.uniform(1, 10) * 10.0 ** rng.randint(-12, 12) for _ in range(count)]


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("0.1", 0.1), ("0,1", 0.1), (".5", 0.5), ("5.", 5.0), ("+3", 3.0), ("-3", -3.0), (f"{MINUS}3", -3.0),
        ("–3", -3.0), (" 7 ", 7.0), ("10,000", 10_000.0), ("1,234,567.5", 1_234_567.5), ("10 000", 10_000.0),
        ("1\u202f234\u202f567", 1_234_567.0), ("0,123", 0.123), ("1,5", 1.5), ("1e-3", 0.001), ("1E5", 1e5),
        ("1.2×10⁻⁵", 1.2e-5), ("1,2 × 10⁻⁵", 1.2e-5), ("2·10³", 2000.0), ("1.2*10^-5", 1.2e-5), ("1.2x10^-5", 1.2e-5),
        ("10⁻³", 0.001), (f"{MINUS}10⁻³", -0.001), (f"{MINUS}1,5×10²", -150.0), ("１２", 12.0),
    ],
)  # fmt: skip
def test_what_a_person_types_is_understood(typed, value):
    assert parse_number(typed) == pytest.approx(value, rel=1e-15)


@pytest.mark.parametrize(
    "typed",
    ["", "abc", "1 2", "1,23,4", "1.2.3", "5²", "110^2", "210^3", "½", "1_000", "nan", "inf", "∞", "1e999", "0x10",
     "5 %", "--3", "1.2×", "×10³", "1.2 10^3", "10^", "3 - 1"],
)  # fmt: skip
def test_what_is_no_number_is_refused(typed):
    with pytest.raises(ValueError):
        parse_number(typed)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.25, "0.25"), (-0.25, f"{MINUS}0.25"), (0, "0"), (-0.0, "0"), (60_000, "60,000"), (1e9, "1×10⁹"),
        (1.2e-5, "1.2×10⁻⁵"), (-1.2e-5, f"{MINUS}1.2×10⁻⁵"), (0.99999, "1"), (999.96, "1,000"), (3.14159265, "3.142"),
        (math.inf, "∞"), (-math.inf, f"{MINUS}∞"), (math.nan, "–"), (0.001, "0.001"), (1e-10, "1×10⁻¹⁰"),
    ],
)  # fmt: skip
def test_numbers_are_written_with_four_digits_for_reading(value, text):
    assert number_text(value) == text


def test_no_number_shows_a_hyphen_or_the_notation_of_programs():
    for value in spread():
        for text in (number_text(value), full_text(value), editing_text(value), fixed_text(value)):
            assert not set(text) & set("-eE")


def test_what_is_read_is_the_value_to_the_digits_asked_for():
    for value in spread():
        for digits in (2, 4, 8):
            rounding = 0.5000001 * 10.0 ** (1 - digits)
            assert parse_number(number_text(value, digits)) == pytest.approx(value, rel=rounding)


def test_all_digits_tell_a_number_from_its_neighbours():
    for value in spread():
        assert parse_number(full_text(value)) == value


def test_a_field_shows_a_number_that_is_read_back_as_itself_to_ten_digits():
    for value in [*spread(), 1.23456789e-6, 123_456_789.5, 0.30000000000000004, 1_234_567_890.0]:
        assert parse_number(editing_text(value)) == pytest.approx(value, rel=5e-10)
    assert editing_text(0.30000000000000004) == "0.3"
    assert editing_text(-0.0) == "0"


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [(-0.5, 3, f"{MINUS}0.500"), (-0.0001, 3, "0.000"), (1234.5, 1, "1,234.5"), (math.nan, 2, "–"), (2, 0, "2")],
)
def test_a_figure_that_changes_keeps_its_decimals(value, decimals, text):
    assert fixed_text(value, decimals) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(138e-9, "138 ns"), (0.0015, "1.5 ms"), (0.9999e-3, "1 ms"), (2.0, "2 s"), (0, "–"), (math.nan, "–")],
)
def test_a_time_has_the_unit_that_suits_it(seconds, text):
    assert duration_text(seconds) == text


def test_a_share_is_a_percentage_with_two_decimals():
    assert percent_text(0.9468) == "94.68 %"


@pytest.mark.parametrize(("value", "text"), [(3, "3"), (0, "0"), (-0.0, "0"), (-2.5, f"({MINUS}2.5)")])
def test_only_a_number_below_zero_stands_in_brackets(value, text):
    assert bracketed_text(value) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("x² is 9.1×10⁻¹³ < 1", "x² is 9.1×10⁻¹³ < 1"),
        ("값은 3 < 5입니다.", "값은 3 < 5입니다."),
        ("값은 3×10⁻⁵입니다.\n3 < 5 & 7", "값은 3×10<sup>−5</sup>입니다.<br>3 &lt; 5 &amp; 7"),
    ],
)
def test_superscripts_beside_hangul_are_raised_and_nothing_else_is_taken_for_markup(text, shown):
    assert readable(text) == shown
