"""Colours for numbers: greys for images, blue-white-orange for signed weights, sizes, pale bands for a surface."""

from functools import lru_cache

import numpy as np
from PySide6.QtGui import QColor

from nnviz.ui.base.theme import THEME, luminance

# The same in every theme, because they are data; blue and vermillion of Okabe and Ito, safe for the colour-blind.
_PAPER, _INK = 255, 0
_SIGNED = ("#0072b2", "#f7f7f7", "#d55e00")
_SIGNED_ON_DARK = ("#56b4e9", "#34373d", "#ff9a55")  # for maps that are asked to follow the theme: white would glare
GAP_INDEX = 255  # of the two indexed tables below: what is between tiles, transparent until it gets a colour

# A surface's bands, lowest and highest: lightness, chroma and hue in Oklab. As strong as marks and ink on top allow.
_LIGHT_ENDS = ((0.845, 0.075, 245.0), (0.965, 0.065, 95.0))
_DARK_ENDS = ((0.28, 0.07, 255.0), (0.44, 0.05, 110.0))
_LMS_FROM_OKLAB = np.array([[1, 0.3963377774, 0.2158037573], [1, -0.1055613458, -0.0638541728],
                            [1, -0.0894841775, -1.2914855480]])  # fmt: skip
# Sizes on a logarithmic scale, small to large: blue near the background, grey between, orange (Oklab as above).
_SIZES_LIGHT = ((0.87, 0.05, 245.0), (0.72, 0.09, 245.0), (0.60, 0.20, 42.0))
_SIZES_DARK = ((0.36, 0.06, 245.0), (0.58, 0.10, 245.0), (0.80, 0.17, 58.0))
_RGB_FROM_LMS = np.array([[4.0767416621, -3.3077115913, 0.2309699292], [-1.2684380046, 2.6097574011, -0.3413193965],
                          [-0.0041960863, -0.7034186147, 1.7076147010]])  # fmt: skip


def _greys() -> np.ndarray:
    grey = np.linspace(_PAPER, _INK, 256).round().astype(np.uint32)
    return 0xFF000000 | grey << 16 | grey << 8 | grey


GREYS = _greys()
"""256 colours 0xAARRGGBB (256,), 0 white paper to 255 black ink."""


def grey_colours() -> list[int]:
    """Return a table for an indexed image: 0 white paper to 254 ink, and 255 the gap."""
    return list(_grey_table())


@lru_cache
def _grey_table() -> tuple[int, ...]:
    greys = (255 - round(i * 255 / 254) for i in range(255))
    return (*(QColor(grey, grey, grey).rgb() for grey in greys), QColor(0, 0, 0, 0).rgba())


def _rgb(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()


def _dark() -> bool:
    """Return whether the theme in force has a dark background."""
    return luminance(THEME.current.background) < 0.2


def signed_colours(themed: bool = False) -> list[int]:
    """Return a table for an indexed image: 0 most negative (blue), 127 zero (white), 254 most positive (orange).

    themed: zero is near the background of a dark theme.
    """
    return list(_signed_table(_SIGNED_ON_DARK if themed and _dark() else _SIGNED))


@lru_cache
def _signed_table(anchors: tuple[str, str, str]) -> tuple[int, ...]:
    """Return the table between three colours; it takes half a millisecond and is wanted for every frame."""
    ends = [np.array(_rgb(QColor(c)), dtype=np.float64) for c in anchors]
    shares = np.linspace(-1, 1, 255)[:, None]
    rgb = np.where(shares < 0, ends[1] + (ends[0] - ends[1]) * -shares, ends[1] + (ends[2] - ends[1]) * shares)
    rows = [QColor(*map(int, row)).rgb() for row in np.round(rgb)]
    return (*rows, QColor(128, 128, 128, 0).rgba())


def signed_pixels(values: np.ndarray) -> np.ndarray:
    """Return a colour 0xAARRGGBB for each value, the one farthest from 0 the strongest, as the theme in force has it.

    What is not a number counts as 0.
    """
    if not np.isfinite(values).all():
        values = np.nan_to_num(values)
    largest = float(np.abs(values).max(initial=0)) or 1.0
    return _signed_pixels(_dark())[np.rint(127 + 127 * (values / largest)).astype(np.intp)]


@lru_cache
def _signed_pixels(dark: bool) -> np.ndarray:
    return np.array(_signed_table(_SIGNED_ON_DARK if dark else _SIGNED), np.uint32)


def size_colours() -> list[int]:
    """Return a table for an indexed image in the theme in force: 0 smallest (blue) to 254 largest (orange), a gap."""
    return list(_size_table(_SIZES_DARK if _dark() else _SIZES_LIGHT))


@lru_cache
def _size_table(stops: tuple[tuple[float, float, float], ...]) -> tuple[int, ...]:
    """Return the table between three colours of Oklab."""
    anchors = np.array(stops)
    angle = np.radians(anchors[:, 2])
    oklab = np.stack([anchors[:, 0], anchors[:, 1] * np.cos(angle), anchors[:, 1] * np.sin(angle)])
    shares = np.linspace(0, 1, 255)
    rgb = _srgb(np.stack([np.interp(shares, (0.0, 0.5, 1.0), row) for row in oklab], axis=1))
    return (*(QColor.fromRgbF(*map(float, row)).rgb() for row in rgb), QColor(128, 128, 128, 0).rgba())


def field_colours(count: int) -> list[QColor]:
    """Return `count` colours of a surface's bands from low to high, in the theme in force: equal steps to the eye."""
    low, high = np.array(_DARK_ENDS if _dark() else _LIGHT_ENDS)
    lightness, chroma, hue = (low + (high - low) * np.linspace(0, 1, max(2, count))[:, None]).T
    angle = np.radians(hue)
    rgb = _srgb(np.stack([lightness, chroma * np.cos(angle), chroma * np.sin(angle)], axis=1))
    return [QColor.fromRgbF(*map(float, row)) for row in rgb[:count]]


# Two classes: as light at the line between them as the background allows, equal steps to the eye on both sides, and
# blue darker than orange, so that the sides are told apart in print too. Further classes: green, purple.
_CLASSES_LIGHT = ((0.68, 0.115, 245.0), (0.80, 0.125, 65.0), (0.76, 0.11, 165.0), (0.74, 0.10, 335.0))
_CLASSES_DARK = ((0.55, 0.12, 245.0), (0.62, 0.12, 60.0), (0.58, 0.10, 165.0), (0.58, 0.10, 335.0))
_MIDDLE_LIGHT, _MIDDLE_DARK = (0.975, 0.004, 95.0), (0.26, 0.01, 260.0)
MOST_SURE = 63  # of a class among more than two, from 0: unsure


def class_table(classes: int) -> np.ndarray:
    """Return colours 0xAARRGGBB (256,) in the theme in force for the bytes of an answer.

    Two classes (or numbers, classes 0): 0 class 0, 127 the line between them, 254 class 1. More: 64 for each class.
    """
    dark = _dark()
    ends, middle = (_CLASSES_DARK, _MIDDLE_DARK) if dark else (_CLASSES_LIGHT, _MIDDLE_LIGHT)
    if classes <= 2:
        return _diverging((ends[0], middle, ends[1]))
    return _fans(ends, middle)


@lru_cache
def _diverging(stops: tuple[tuple[float, float, float], ...]) -> np.ndarray:
    return np.array([*_size_table(stops)[:255], 0], np.uint32)


@lru_cache
def _fans(ends: tuple[tuple[float, float, float], ...], middle: tuple[float, float, float]) -> np.ndarray:
    """Return 64 colours for each end, from the middle to it."""
    halves = [np.array(_size_table((middle, end, end))[: 2 * (MOST_SURE + 1) : 2], np.uint32) for end in ends]
    return np.concatenate(halves)


def _srgb(oklab: np.ndarray) -> np.ndarray:
    """Return colours (n, 3) of Oklab (Ottosson 2020) in sRGB, 0 to 1."""
    linear = np.clip((oklab @ _LMS_FROM_OKLAB.T) ** 3 @ _RGB_FROM_LMS.T, 0, 1)
    return np.clip(np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055), 0, 1)
