"""Numbers as people write them: real minus signs, 1.2×10⁻⁵, decimal commas when typing."""

import math
import re
from functools import lru_cache
from html import escape

MINUS = "\u2212"
_SUPERSCRIPTS = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_PLAIN = str.maketrans({MINUS: "-", "–": "-", "·": "*", "×": "*", "\u00a0": " ", "\u202f": " "})
_FROM_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_BYTES = (("GB", 1e9), ("MB", 1e6), ("kB", 1e3))
_HANGUL = re.compile("[가-힣]")
_RAISED = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+")


@lru_cache(maxsize=1024)  # in a drag most numbers on the screen stay what they are
def number_text(value: float, digits: int = 4) -> str:
    """Return a number with `digits` significant digits, for reading.

    >>> number_text(-0.25), number_text(1.2e-5), number_text(39760)
    ('−0.25', '1.2×10⁻⁵', '39,760')
    """
    if not math.isfinite(value):
        return {math.inf: "∞", -math.inf: MINUS + "∞"}.get(value, "–")
    if value == 0:
        return "0"
    if float(value).is_integer() and abs(value) < 1e9:
        return f"{int(value):,}".replace("-", MINUS)
    if 1e-3 <= abs(value) < 1e6:
        decimals = max(0, digits - 1 - math.floor(math.log10(abs(value))))
        text = f"{value:,.{decimals}f}"
        return (text.rstrip("0").rstrip(".") if "." in text else text).replace("-", MINUS)
    mantissa, exponent = f"{value:.{digits - 1}e}".split("e")
    mantissa = mantissa.rstrip("0").rstrip(".") if "." in mantissa else mantissa
    return f"{mantissa}×10{str(int(exponent)).translate(_SUPERSCRIPTS)}".replace("-", MINUS)


def bound_text(value: float, digits: int = 4) -> str:
    """Return `number_text` of a number above 0 rounded up, for what is said to be "at most" so much.

    >>> bound_text(0.25), bound_text(1.00011), number_text(1.00011)
    ('0.25', '1.001', '1')
    """
    if not (math.isfinite(value) and value > 0):
        return number_text(value, digits)
    unit = 10.0 ** (math.floor(math.log10(value)) + 1 - digits)
    return number_text(math.ceil(value / unit - 1e-6) * unit, digits) if unit > 0 else number_text(value, digits)


def ten_to_text(power: int) -> str:
    """Return a power of ten.

    >>> ten_to_text(-5), ten_to_text(12)
    ('10⁻⁵', '10¹²')
    """
    return f"10{str(power).translate(_SUPERSCRIPTS)}"


def bracketed_text(value: float, digits: int = 4) -> str:
    """Return `number_text` for the inside of a formula, where a number below 0 stands in brackets: 4 · (−3)."""
    text = number_text(value, digits)
    return f"({text})" if value < 0 else text


def full_text(value: float) -> str:
    """Return a number with all digits that tell it from its neighbours, as Python prints it.

    >>> full_text(0.1999999999990898), full_text(-1e-49), full_text(6.0)
    ('0.1999999999990898', '−1×10⁻⁴⁹', '6')
    """
    if not math.isfinite(value) or value == 0:
        return number_text(value)
    mantissa, _, exponent = repr(float(value)).partition("e")
    power = f"×10{str(int(exponent)).translate(_SUPERSCRIPTS)}" if exponent else ""
    return (mantissa.removesuffix(".0") + power).replace("-", MINUS)


def editing_text(value: float) -> str:
    """Return a number as it stands in a field to be edited: all its digits, powers of ten only when tiny or huge.

    >>> editing_text(0.0001), editing_text(60000), editing_text(2.5e-9)
    ('0.0001', '60000', '2.5×10⁻⁹')
    """
    if value == 0:
        return "0"
    if 1e-6 <= abs(value) < 1e9:
        decimals = max(1, 9 - math.floor(math.log10(abs(value))))  # ten digits, wherever the point is
        return f"{value:.{decimals}f}".rstrip("0").rstrip(".").replace("-", MINUS)
    return number_text(value, 10)


def fixed_text(value: float, decimals: int = 4) -> str:
    """Return a number with a fixed count of decimals, so that a changing figure does not jump.

    >>> fixed_text(-0.5, 3)
    '−0.500'
    """
    if not math.isfinite(value):
        return number_text(value)
    return f"{value:z,.{decimals}f}".replace("-", MINUS)  # z: no minus before 0.000


def percent_text(share: float) -> str:
    """Return a share as a percentage with two decimals.

    >>> percent_text(0.9468)
    '94.68 %'
    """
    return f"{100 * share:.2f} %"


def duration_text(seconds: float, digits: int = 3) -> str:
    """Return a time with the unit that suits it.

    >>> duration_text(138e-9), duration_text(12.8e-6), duration_text(0.0015), duration_text(1e-7)
    ('138 ns', '12.8 µs', '1.5 ms', '100 ns')
    """
    if not math.isfinite(seconds) or seconds <= 0:
        return "–"
    rounded = float(f"{seconds:.{digits - 1}e}")
    unit, size = next((u for u in (("s", 1.0), ("ms", 1e-3), ("µs", 1e-6)) if rounded >= u[1]), ("ns", 1e-9))
    return f"{number_text(float(f'{rounded / size:.{digits}g}'), digits)} {unit}"


def bytes_text(count: int) -> str:
    """Return a number of bytes with the unit that suits it.

    >>> bytes_text(47_040_000), bytes_text(24)
    ('47.04 MB', '24 B')
    """
    unit, size = next((u for u in _BYTES if count >= u[1]), ("B", 1.0))
    return f"{number_text(count / size)} {unit}"


def parse_number(text: str) -> float:
    """Return the number that a person typed; ValueError if it is none.

    Accepts a decimal comma, thousands separators, a real minus sign and powers of ten.

    >>> parse_number("0,1"), parse_number("1.2×10⁻⁵"), parse_number("10,000"), parse_number("−3")
    (0.1, 1.2e-05, 10000.0, -3.0)
    """
    plain = re.sub(r"[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+", lambda m: "^" + m[0].translate(_FROM_SUPERSCRIPTS), text.strip())
    plain = re.sub(r"(?<=\d) (?=\d{3}(?!\d))", "", plain.translate(_PLAIN))  # 10 000 is a number, 1 2 is none
    plain = re.sub(r" *([*xX]) *", r"\1", plain)
    if power := re.fullmatch(r"([+-]?)(?:(.+)[*xX])?10\^([+-]?\d+)", plain):  # but 110^2 is no power of ten
        plain = f"{power[1]}{power[2] or 1}e{power[3]}"
    if re.fullmatch(r"[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d*)?", plain):  # 0,123 is a decimal comma
        plain = plain.replace(",", "")
    value = float(plain.replace(",", ".")) if "_" not in plain else math.nan
    if not math.isfinite(value):
        raise ValueError(text)
    return value


def raised(text: str) -> str:
    """Return a line in Korean with its superscripts as markup, and any other line as it is.

    Beside Hangul Qt takes digits from the Korean font. It has ¹²³, the other superscripts come from elsewhere: in
    10⁻¹³ no character fits the next one, and in small type none can be read.
    """
    if not _HANGUL.search(text):
        return text
    return _RAISED.sub(lambda found: f"<sup>{found[0].translate(_FROM_SUPERSCRIPTS).replace('-', MINUS)}</sup>", text)


def readable(text: str) -> str:
    """Return plain text for a label: as it is, or with its superscripts `raised` where they could not be read."""
    html = escape(text, quote=False).replace("\n", "<br>")
    return text if raised(html) == html else raised(html)
