"""Digits that are drawn already, by a few points each."""

from nnviz.data.handwritten.ink import InkStroke

_PLACES = dict[str, tuple[tuple[tuple[float, float], ...], ...]]
_DIGITS: _PLACES = {
    "3": (((0.25, 0.2), (0.42, 0.1), (0.65, 0.13), (0.72, 0.28), (0.6, 0.43), (0.42, 0.48), (0.64, 0.53), (0.76, 0.68),
           (0.66, 0.86), (0.45, 0.92), (0.24, 0.83)),),
    "4": (((0.45, 0.1), (0.28, 0.52), (0.8, 0.52)), ((0.66, 0.12), (0.62, 0.92))),
    "7": (((0.2, 0.14), (0.5, 0.13), (0.8, 0.12), (0.62, 0.45), (0.45, 0.92)),),
    "9": (((0.7, 0.3), (0.58, 0.12), (0.38, 0.14), (0.28, 0.32), (0.4, 0.48), (0.6, 0.45), (0.7, 0.28), (0.68, 0.6),
           (0.6, 0.92)),),
}  # fmt: skip
"""Digit → strokes of points, as shares of a square's side."""


def ink(digit: str, size: float = 0.8, left: float = 0.1, top: float = 0.1, width: int = 80) -> tuple[str, ...]:
    """Return the strokes of a digit in a square of the pad: its size and its corner as shares of the pad's side."""
    return tuple(
        InkStroke("pen", width, tuple((round(1000 * (left + size * x)), round(1000 * (top + size * y)), 100)
                                   for x, y in points)).text() for points in _DIGITS[digit]
    )  # fmt: skip


SEVEN = ink("7")
"""What lies on the pad before anybody draws; the first stroke of a pen takes its place."""
