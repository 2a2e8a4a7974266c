"""Smaller type for a text that has little room."""

from PySide6.QtGui import QFont, QFontMetrics

_STEP = 0.5  # points


def fitted_font(font: QFont, text: str, width: float, least: float = 0.6) -> QFont:
    """Return a font in which a line fits a width (px), with `least` of its size if need be.

    It is measured, for small type does not scale evenly.
    """
    smaller, smallest = QFont(font), least * font.pointSizeF()
    while QFontMetrics(smaller).horizontalAdvance(text) > width and smaller.pointSizeF() - _STEP >= smallest:
        smaller.setPointSizeF(smaller.pointSizeF() - _STEP)
    return smaller
