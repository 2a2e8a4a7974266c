"""A number as it is typed and as it is stored: its distance to the one typed, and the gap to the next (chapter 4.3)."""

from dataclasses import dataclass
from decimal import Decimal, localcontext

import numpy as np

TYPES: dict[str, type[np.floating]] = {"float64": np.float64, "float32": np.float32, "float16": np.float16}
_PRECISE = 1200  # digits in which everything is exact: a float64 has at most 767


@dataclass(frozen=True)
class StoredNumber:
    """A typed number and its neighbours in a type; all of them exact decimals, infinite where the type ends."""

    type_name: str
    typed: Decimal
    stored: Decimal
    below: Decimal
    above: Decimal

    @property
    def error(self) -> Decimal:
        """How far the stored number is from the one typed."""
        with localcontext() as context:
            context.prec = _PRECISE
            return abs(self.stored - self.typed)

    @property
    def gap(self) -> Decimal:
        """The distance to the next number away from 0, or towards 0 where the type ends; infinite beyond its end."""
        if not self.stored.is_finite():
            return Decimal("Infinity")
        ends = [end for end in (self.above, self.below)[:: 1 if self.typed >= 0 else -1] if end.is_finite()]
        with localcontext() as context:
            context.prec = _PRECISE
            return abs(ends[0] - self.stored)

    def in_gaps(self, place: Decimal) -> float:
        """Return where a number lies, in gaps from the stored one."""
        with localcontext() as context:
            context.prec = _PRECISE
            return float((place - self.stored) / abs(self.gap))

    def neighbours(self, count: int) -> list[float]:
        """Return where the next numbers of the type lie on both sides, in gaps: as many, and as far, as `count`."""
        kind, found = TYPES[self.type_name], []
        for end in (-np.inf, np.inf):
            value = kind(float(self.stored))
            for _ in range(count):
                with np.errstate(over="ignore"):  # the last one is followed by infinity
                    value = np.nextafter(value, kind(end))
                if np.isfinite(value):
                    found.append(self.in_gaps(Decimal(float(value))))
        return [place for place in found if abs(place) <= count]

    @property
    def is_exact(self) -> bool:
        """Whether the typed number itself can be stored."""
        return self.stored == self.typed


def stored_number(typed: Decimal, type_name: str) -> StoredNumber:
    """Return what a type makes of a number: the nearest one that it has.

    >>> stored_number(Decimal(16777217), "float32").stored
    Decimal('16777216')
    """
    kind = TYPES[type_name]
    with np.errstate(all="ignore"):
        value = _nearest(typed, kind)
        below, above = (np.nextafter(value, kind(end)) for end in (-np.inf, np.inf))
    return StoredNumber(type_name, typed, *(Decimal(float(v)) for v in (value, below, above)))


def _nearest(typed: Decimal, kind: type[np.floating]) -> np.floating:
    """Return the number of a type that is nearest to a decimal: rounded once, not by way of float64."""
    guess = kind(float(typed))
    if not np.isfinite(guess):
        return guess
    ends = (kind(-np.inf), kind(np.inf))
    near = [v for v in (guess, *(np.nextafter(guess, end) for end in ends)) if np.isfinite(v)]
    with localcontext() as context:
        context.prec = _PRECISE
        least = min(abs(Decimal(float(v)) - typed) for v in near)
        best = [v for v in near if abs(Decimal(float(v)) - typed) == least]
    return guess if guess in best else best[0]
