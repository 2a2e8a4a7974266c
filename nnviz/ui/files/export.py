"""Pictures as PNG, SVG or PDF."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPoint, QSize, QSizeF
from PySide6.QtGui import QImage, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QGraphicsItem, QGraphicsView, QWidget

from nnviz import safe_file
from nnviz.ui.base.language import translate
from nnviz.ui.files.svg import svg

SUFFIXES = (".png", ".svg", ".pdf")
_PNG_SCALE = 2  # pixels per point of the screen: enough for print at the size of a slide


def export_picture(widget: QWidget, path: str) -> str:
    """Save a widget and the plots in it as PNG, SVG or PDF, by the suffix; return the path used.

    The old file stays as it was unless all of the new one is on the disk. Raises OSError with a sentence if it
    cannot be written, ValueError for another suffix.
    """
    path = path if Path(path).suffix else path + ".png"
    writer = {".png": _png, ".svg": _svg, ".pdf": _pdf}.get(Path(path).suffix.lower())
    if writer is None:
        raise ValueError(translate("export", "choose a name that ends in .png, .svg or .pdf."))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer(widget, buffer)
    safe_file.write(path, bytes(buffer.data().data()))
    return path


def _png(widget: QWidget, device: QIODevice) -> None:
    image = QImage(widget.size() * _PNG_SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_PNG_SCALE)
    with QPainter(image) as painter:
        _paint(widget, painter)
    image.save(device, "PNG")  # type: ignore[call-overload]  # PySide6 takes a str, its stubs say bytes


def _svg(widget: QWidget, device: QIODevice) -> None:
    device.write(svg(widget, _paint, widget.accessibleName()))


def _pdf(widget: QWidget, device: QIODevice) -> None:
    writer = QPdfWriter(device)
    size: QSize = widget.size()
    dots = widget.logicalDpiX()
    writer.setPageSize(QPageSize(QSizeF(size.width(), size.height()) * 72 / dots, QPageSize.Unit.Point))
    writer.setPageMargins(QMarginsF())
    writer.setResolution(dots)
    with QPainter(writer) as painter:
        _paint(widget, painter)


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
