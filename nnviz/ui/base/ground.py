"""The ground that pictures are painted on: the theme's, or none where a picture is to lie on something else."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from nnviz.ui.base.theme import THEME, luminance

_BRIGHT = 0.7  # luminance of a ground that is paper
_seen_through = False


def fill_ground(painter: QPainter, area: QRect | QRectF, role: str = "ground") -> None:
    """Paint the ground of a theme's role; nothing while pictures are seen through."""
    if not (_seen_through and role == "ground"):
        painter.fillRect(area, THEME.colour(role))


def is_seen_through() -> bool:
    """Return whether a picture without ground is being painted."""
    return _seen_through


@contextmanager
def seen_through(wanted: bool = True) -> Iterator[None]:
    """Paint no ground, for as long as the context lasts."""
    global _seen_through
    before, _seen_through = _seen_through, wanted
    try:
        yield
    finally:
        _seen_through = before


@contextmanager
def on_paper() -> Iterator[None]:
    """Put everything into the light theme for a moment, unless the ground is as bright as paper already."""
    choice = THEME.choice
    if luminance(THEME.current.ground) > _BRIGHT:
        yield
        return
    THEME.choose("light")
    try:
        yield
    finally:
        THEME.choose(choice)
