"""Pictures as PNG, SVG or PDF, and their data as a table."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMarginsF, QPoint, QRect, QSaveFile, QSize, QSizeF
from PySide6.QtGui import QImage, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QGraphicsItem, QGraphicsView, QWidget

from nnviz.ui.base.language import translate

SUFFIXES = (".png", ".svg", ".pdf")
_PNG_SCALE = 2  # pixels per point of the screen: enough for print at the size of a slide


def export_picture(widget: QWidget, path: str) -> str:
    """Save a widget and the plots in it as PNG, SVG or PDF, by the suffix; return the path used.

    Raises OSError with a sentence if the file cannot be written, ValueError for another suffix.
    """
    path = path if Path(path).suffix else path + ".png"
    writer = {".png": _png, ".svg": _svg, ".pdf": _pdf}.get(Path(path).suffix.lower())
    if writer is None:
        raise ValueError(translate("export", "choose a name that ends in .png, .svg or .pdf."))
    _probe(path)
    writer(widget, path)
    return path


def export_table(plots: Sequence[Any], path: str) -> str:
    """Save the curves of plots as a comma-separated table that spreadsheets read in any language."""
    text = "\n".join(plot.table(",") for plot in plots)
    file = QSaveFile(path)
    if not file.open(QSaveFile.OpenModeFlag.WriteOnly) or file.write(text.encode("utf-8-sig")) < 0 or not file.commit():
        raise OSError(file.errorString())
    return path


def _probe(path: str) -> None:
    """Raise OSError now rather than have a painter fail silently."""
    if not Path(path).parent.is_dir():
        raise OSError(translate("export", "there is no folder {folder}.").format(folder=Path(path).parent))
    try:
        with open(path, "ab"):
            pass
    except OSError:
        raise OSError(translate("export", "the picture could not be written.")) from None


def _png(widget: QWidget, path: str) -> None:
    image = QImage(widget.size() * _PNG_SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_PNG_SCALE)
    painter = QPainter(image)
    _paint(widget, painter)
    painter.end()
    if not image.save(path):
        raise OSError(translate("export", "the picture could not be written."))


def _svg(widget: QWidget, path: str) -> None:
    generator = QSvgGenerator()
    generator.setFileName(path)
    generator.setSize(widget.size())
    generator.setViewBox(QRect(QPoint(), widget.size()))
    generator.setResolution(widget.logicalDpiX())  # otherwise the type comes out small
    painter = QPainter(generator)
    _paint(widget, painter)
    painter.end()


def _pdf(widget: QWidget, path: str) -> None:
    writer = QPdfWriter(path)
    size: QSize = widget.size()
    dots = widget.logicalDpiX()
    writer.setPageSize(QPageSize(QSizeF(size.width(), size.height()) * 72 / dots, QPageSize.Unit.Point))
    writer.setPageMargins(QMarginsF())
    writer.setResolution(dots)
    painter = QPainter(writer)
    _paint(widget, painter)
    painter.end()


def _paint(widget: QWidget, painter: QPainter) -> None:
    """Paint a widget; the items of plots are told that they are exported, or symbols come out sliced."""
    views = [widget] if isinstance(widget, QGraphicsView) else widget.findChildren(QGraphicsView)
    items = [item for view in views for item in view.scene().items() if hasattr(item, "setExportMode")]
    cached = [(item, item.cacheMode()) for item in items]
    for item in items:
        item.setCacheMode(QGraphicsItem.CacheMode.NoCache)  # lines and text, not the pixels of the screen
        item.setExportMode(True, {"painter": painter, "antialias": True, "background": None, "resolutionScale": 1.0})
    try:
        # The unbound method: QGraphicsView.render has another meaning and would crop.
        QWidget.render(widget, painter, QPoint())
    finally:
        for item, mode in cached:
            item.setExportMode(False)
            item.setCacheMode(mode)
