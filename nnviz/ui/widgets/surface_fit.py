"""How large the box around a surface in three dimensions is drawn, so that it fills its widget from every side."""

import math
from functools import lru_cache

_USUAL = (-60.0, 30.0)  # degrees: from where a surface is seen at first
_MARGIN = 34  # px at scale 1 for the numbers around the box
_WIDEST = 1.8  # times as wide as high the box is drawn at most
_FLATTEST, _TALLEST = 0.5, 1.2  # height of the box, in units in which the longer horizontal side is 2


def _spread(sides: tuple[float, float], azimuth: float) -> tuple[float, float]:
    """Return how far the floor of a box reaches across and away from the middle, seen from a side."""
    across, away = (side / max(sides) for side in sides)
    sine, cosine = abs(math.sin(azimuth)), abs(math.cos(azimuth))
    return across * sine + away * cosine, across * cosine + away * sine


@lru_cache(maxsize=8)  # asked for with every line of a picture
def height_of_box(wide: int, high: int, sides: tuple[float, float], scale: float) -> float:
    """Return the height of a box with these sides that fills a widget (px) seen from where it is at first."""
    e = math.radians(_USUAL[1])
    across, away = _spread(sides, math.radians(_USUAL[0]))
    margin = _MARGIN * scale
    size = max(1.0, (wide / 2 - 2 * margin) / across)
    wanted = ((high - 2 * margin) / size - 2 * away * math.sin(e)) / math.cos(e)
    return min(_TALLEST, max(_FLATTEST, wanted))


@lru_cache(maxsize=8)
def scales_of_box(
    wide: int, high: int, sides: tuple[float, float], scale: float, azimuth: float, elevation: float, zoom: float
) -> tuple[float, float]:  # fmt: skip
    """Return the scales, across and up, at which such a box fills the widget, seen from two angles (degrees)."""
    e, margin = math.radians(elevation), _MARGIN * scale
    across, away = _spread(sides, math.radians(azimuth))
    tall = 2 * away * math.sin(e) + height_of_box(wide, high, sides, scale) * math.cos(e)
    room, rise = (wide / 2 - 2 * margin) / across, (high - 2 * margin) / tall
    size = max(min(room, rise), 10.0) * zoom
    return size * min(_WIDEST, max(1.0, room / max(rise, 1.0))), size
