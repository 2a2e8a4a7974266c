"""Colours for numbers: greys for images, blue-white-orange for signed weights, pale bands for a surface."""

import numpy as np
from PySide6.QtGui import QColor

from nnviz.ui.base.theme import THEME, luminance

# The same in every theme, because they are data; blue and vermillion of Okabe and Ito, safe for the colour-blind.
_PAPER, _INK = 255, 0
_NEGATIVE, _ZERO, _POSITIVE = "#0072b2", "#f7f7f7", "#d55e00"
GAP_INDEX = 255  # of the two indexed tables below: what is between tiles, transparent until it gets a colour

# Lowest to highest, even steps of lightness, pale (or dark) enough for ink on top.
_LIGHT_BANDS = ("#a9cbe0", "#cfe0e6", "#f7f3e8")
_DARK_BANDS = ("#0f3450", "#28394a", "#474a50")


def _greys() -> np.ndarray:
    grey = np.linspace(_PAPER, _INK, 256).round().astype(np.uint32)
    return 0xFF000000 | grey << 16 | grey << 8 | grey


GREYS = _greys()
"""256 colours 0xAARRGGBB (256,), 0 white paper to 255 black ink."""


def grey_colours() -> list[int]:
    """Return a table for an indexed image: 0 white paper to 254 ink, and 255 the gap."""
    greys = (255 - round(i * 255 / 254) for i in range(255))
    return [*(QColor(grey, grey, grey).rgb() for grey in greys), QColor(0, 0, 0, 0).rgba()]


def _rgb(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()


def signed_colours() -> list[int]:
    """Return a table for an indexed image: 0 most negative (blue), 127 zero (white), 254 most positive (orange)."""
    ends = [np.array(_rgb(QColor(c)), dtype=np.float64) for c in (_NEGATIVE, _ZERO, _POSITIVE)]
    shares = np.linspace(-1, 1, 255)[:, None]
    rgb = np.where(shares < 0, ends[1] + (ends[0] - ends[1]) * -shares, ends[1] + (ends[2] - ends[1]) * shares)
    rows = [QColor(*map(int, row)).rgb() for row in np.round(rgb)]
    return [*rows, QColor(128, 128, 128, 0).rgba()]


def field_colours(count: int) -> list[QColor]:
    """Return `count` colours of a surface's bands from low to high, in the theme in force."""
    stops = [QColor(c) for c in (_DARK_BANDS if luminance(THEME.current.ground) < 0.2 else _LIGHT_BANDS)]
    table = np.array([(c.redF(), c.greenF(), c.blueF()) for c in stops])
    at = np.linspace(0, len(stops) - 1, max(2, count))
    rgb = np.stack([np.interp(at, range(len(stops)), table[:, i]) for i in range(3)], axis=1)
    return [QColor.fromRgbF(*map(float, row)) for row in rgb[:count]]
