"""Icons: SVG drawings that take the colour of the text, in every theme."""

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from nnviz.ui.base.kept_pictures import stamp
from nnviz.ui.base.resources import resource_dir


class _TintedEngine(QIconEngine):
    """Paints an SVG whose `currentColor` is the palette's text colour at the moment of painting."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def clone(self) -> "QIconEngine":
        """Return a copy; Qt asks for one when an icon is shared."""
        return _TintedEngine(self._name)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Paint with the colour of the theme in force, so a theme switch needs no reload."""
        ratio = painter.device().devicePixelRatioF() if painter.device() else 1.0
        painter.drawPixmap(rect, _picture(self._name, _colour(mode), rect.width(), rect.height(), ratio))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return a picture of the icon."""
        return _picture(self._name, _colour(mode), size.width(), size.height(), 1.0)


def _colour(mode: QIcon.Mode) -> str:
    group = QPalette.ColorGroup.Disabled if mode == QIcon.Mode.Disabled else QPalette.ColorGroup.Active
    return QGuiApplication.palette().color(group, QPalette.ColorRole.ButtonText).name()


@lru_cache(maxsize=256)
def _picture(name: str, colour: str, width: int, height: int, ratio: float) -> QPixmap:
    size = QSize(round(width * ratio), round(height * ratio))
    picture = stamp(size, 1.0, lambda painter: _renderer(name, colour).render(painter, QRectF(QRect(QPoint(), size))))
    picture.setDevicePixelRatio(ratio)
    return picture


@cache
def _source(name: str) -> str:
    return (resource_dir() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))


def icon(name: str) -> QIcon:
    """Return the icon of `resources/icons/<name>.svg`."""
    return QIcon(_TintedEngine(name))
