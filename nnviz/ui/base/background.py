"""The background that pictures are painted on: the theme's, or none where a picture is to lie on something else."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPaintEngine, QPainter, QRegion

from nnviz.ui.base.theme import THEME, luminance

_SURE = 2  # px inside the edge of a picture: there it covers all, wherever its edge falls between pixels
_BRIGHT = 0.7  # luminance of a background that is paper
_seen_through = False


def fill_background(painter: QPainter, area: QRect | QRectF, role: str = "background") -> None:
    """Paint the background of a theme's role; nothing while pictures are seen through."""
    if not (_seen_through and role == "background"):
        painter.fillRect(area, THEME.colour(role))


def fill_around(painter: QPainter, area: QRect, picture: QRectF) -> None:
    """Paint the background of an area that an opaque picture is going to cover in part; a file gets it whole."""
    raster = painter.paintEngine().type() == QPaintEngine.Type.Raster
    covered = picture.toAlignedRect().adjusted(_SURE, _SURE, -_SURE, -_SURE) if raster else QRect()
    for part in QRegion(area).subtracted(QRegion(covered)):  # type: ignore[attr-defined]  # its stub leaves that out
        fill_background(painter, part)


def is_seen_through() -> bool:
    """Return whether a picture without background is being painted."""
    return _seen_through


@contextmanager
def seen_through(wanted: bool = True) -> Iterator[None]:
    """Paint no background, for as long as the context lasts."""
    global _seen_through
    before, _seen_through = _seen_through, wanted
    try:
        yield
    finally:
        _seen_through = before


@contextmanager
def on_paper() -> Iterator[None]:
    """Put everything into the light theme for a moment, unless the background is as bright as paper already."""
    choice = THEME.choice
    if luminance(THEME.current.background) > _BRIGHT:
        yield
        return
    THEME.choose("light")
    try:
        yield
    finally:
        THEME.choose(choice)
