"""Exponents within exponents in lines of HTML: a label draws them all at one height, 2^(x²) as if it were 2^(x2)."""

import re

_TAGS = re.compile(r"(</?sup>)")
_RAISED = str.maketrans("0123456789−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_ALONE = re.compile(r"<i>\w+</i>[₀-₉]*|[\w.]+")  # needs no brackets behind ^


def one_level(html: str) -> str:
    """Return a line in which what is raised or lowered within an exponent is written ², ^b or ^(a + b), and x₀.

    >>> one_level("10<sup>10<sup><i>x</i></sup></sup> + <i>e</i><sup>−<i>x</i><sup>2</sup> / 2</sup>")
    '10<sup>10^<i>x</i></sup> + <i>e</i><sup>−<i>x</i>² / 2</sup>'
    """
    if "<sup>" not in html:
        return html
    rows = [""]
    for part in _TAGS.split(html):
        if part == "<sup>":
            rows.append("")
        elif part == "</sup>" and len(rows) > 1:
            inside = re.sub(r"<sub>(\d+)</sub>", lambda found: found[1].translate(_LOWERED), rows.pop())
            rows[-1] += f"<sup>{inside}</sup>" if len(rows) == 1 else _in_line(inside)
        else:
            rows[-1] += part
    return "".join(rows)


def _in_line(exponent: str) -> str:
    if re.fullmatch(r"−?\d+", exponent):
        return exponent.translate(_RAISED)
    return f"^{exponent}" if _ALONE.fullmatch(exponent) else f"^({exponent})"
