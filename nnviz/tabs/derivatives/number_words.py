"""The words of a number as it is stored."""

from collections.abc import Sequence
from decimal import Decimal, localcontext

from nnviz.core.studies.derivatives.stored_number import StoredNumber
from nnviz.ui.base.language import translate
from nnviz.ui.base.number_format import MINUS, number_text, ten_to_text
from nnviz.ui.widgets.equation_strip import Equation


def decimal_text(value: Decimal, digits: int = 10) -> str:
    """Return an exact decimal with at most so many digits, as people write it."""
    if not value.is_finite():
        return number_text(float(value))
    with localcontext() as context:
        context.prec = digits
        rounded = +value
    if not rounded:
        return "0"
    if -8 < rounded.adjusted() < max(9, digits):
        plain = f"{rounded:f}"
        return (plain.rstrip("0").rstrip(".") if "." in plain else plain).replace("-", MINUS)
    mantissa, _, exponent = f"{rounded:e}".partition("e")
    mantissa = mantissa.rstrip("0").rstrip(".") if "." in mantissa else mantissa
    return f"{mantissa}×{ten_to_text(int(exponent))}".replace("-", MINUS)


def stored_text(number: StoredNumber) -> str:
    """Say what a type makes of a number."""
    if not number.stored.is_finite():
        told = translate("derivatives", "{typed} is beyond the largest number of {type}: it becomes infinity.")
    elif number.is_exact:
        told = translate("derivatives", "{type} stores {typed} exactly. The next number is {gap} away.")
    elif not number.stored:
        told = translate("derivatives", "{typed} is too close to 0 for {type}: 0 is stored. The next number is {gap}.")
    else:
        told = translate("derivatives", "{type} cannot store {typed} exactly: its nearest number is {error} away.")
    return told.format(type=number.type_name, typed=decimal_text(number.typed, 20), gap=decimal_text(number.gap, 4),
                       error=decimal_text(number.error, 4))  # fmt: skip


def number_rows(number: StoredNumber) -> Sequence[Equation]:
    """Return the typed number, the stored one, and the gap to the next."""
    kind = number.type_name
    return (
        Equation("<i>x</i>", decimal_text(number.typed, 40), ""),
        Equation(f"{kind}(<i>x</i>)", f"<b>{decimal_text(number.stored, 40)}</b>", f"np.{kind}(x)"),
        Equation(translate("derivatives", "gap to the next"), decimal_text(number.gap, 8), f"np.spacing(np.{kind}(x))"),
    )
