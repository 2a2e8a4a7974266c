"""Pictures as PNG, SVG or PDF, as an image for the clipboard, and on paper."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPoint, QRect, QSizeF, Qt
from PySide6.QtGui import QBrush, QImage, QPagedPaintDevice, QPageSize, QPainter, QPdfWriter, QRegion
from PySide6.QtWidgets import QGraphicsItem, QGraphicsView, QWidget

from nnviz import safe_file
from nnviz.ui.base.background import is_seen_through, on_paper, seen_through
from nnviz.ui.base.kept_pictures import painted_at
from nnviz.ui.base.language import translate
from nnviz.ui.files.picture_size import MOST_WIDTH, PIXELS_PER_POINT, PictureLook, always, drawn_area, laid_out
from nnviz.ui.files.picture_tools import without_tools
from nnviz.ui.files.svg import svg

SUFFIXES = (".png", ".svg", ".pdf")
AUTHOR = "nnviz"
_DOTS = 300  # an inch, of what is printed


def export_picture(
    widget: QWidget, path: str, look: PictureLook = PictureLook(), title: str = "",  # noqa: B008 (it is frozen)
    ready: Callable[[], bool] = always,
) -> str:  # fmt: skip
    """Save a widget and the plots in it as PNG, SVG or PDF, by the suffix; return the path used.

    title: what the picture shows, for the file; ready: whether nothing in it is being computed any more.
    The old file stays as it was unless all of the new one is on the disk. Raises OSError with a sentence if it
    cannot be written, ValueError for another suffix.
    """
    path = path if Path(path).suffix else path + ".png"
    writer = {".png": _png, ".svg": _svg, ".pdf": _pdf}.get(Path(path).suffix.lower())
    if writer is None:
        raise ValueError(translate("export", "choose a name that ends in .png, .svg or .pdf."))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    with _prepared(widget, look, ready) as area:
        writer(widget, area, look, title or widget.accessibleName(), buffer)
    safe_file.write(path, bytes(buffer.data().data()))
    return path


def picture_image(
    widget: QWidget, look: PictureLook = PictureLook(), ready: Callable[[], bool] = always,  # noqa: B008
) -> QImage:  # fmt: skip
    """Return a widget as an image, as it is saved as a PNG."""
    with _prepared(widget, look, ready) as area:
        return _image(widget, area, look)


def print_picture(widget: QWidget, device: QPagedPaintDevice) -> bool:
    """Print a widget as large as the page has room for, on paper's own background, with 300 dots an inch.

    False if the printer refuses. (Qt prints widgets as the pixels of the screen, so it gets an image.)
    """
    with QPainter(device) as painter:
        if not painter.isActive():
            return False
        room, area = painter.viewport(), drawn_area(widget)
        shape = area.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        width = min(MOST_WIDTH, max(area.width(), round(_DOTS * shape.width() / painter.device().logicalDpiX())))
        image = picture_image(widget, PictureLook(width, background="paper"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRect(QPoint((room.width() - shape.width()) // 2, 0), shape), image)
    return True


@contextmanager
def _prepared(widget: QWidget, look: PictureLook, ready: Callable[[], bool] = always) -> Iterator[QRect]:
    """Give a widget its background and its shape, without its buttons, and yield the area of it that leaves."""
    with ExitStack() as stack:
        if look.background == "paper":
            stack.enter_context(on_paper())
        area = stack.enter_context(laid_out(widget, look, ready))
        stack.enter_context(seen_through(look.background == "transparent"))
        stack.enter_context(without_tools(widget))
        yield area


def _image(widget: QWidget, area: QRect, look: PictureLook) -> QImage:
    scale = look.width / area.width() if look.width else PIXELS_PER_POINT
    clear = look.background == "transparent"
    size = area.size() * scale
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied if clear else QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.transparent if clear else Qt.GlobalColor.white)
    image.setDevicePixelRatio(scale)
    with painted_at(scale), QPainter(image) as painter:
        _paint(widget, painter, area)
    return image


def _png(widget: QWidget, area: QRect, look: PictureLook, title: str, device: QIODevice) -> None:
    image = _image(widget, area, look)
    image.setText("Title", title)
    image.setText("Software", AUTHOR)
    image.save(device, "PNG")  # type: ignore[call-overload]  # PySide6 takes a str, its stubs say bytes


def _svg(widget: QWidget, area: QRect, look: PictureLook, title: str, device: QIODevice) -> None:
    with painted_at(PIXELS_PER_POINT):  # what there is of pixels in it
        device.write(svg(widget, _paint, title, area))


def _pdf(widget: QWidget, area: QRect, look: PictureLook, title: str, device: QIODevice) -> None:
    writer = QPdfWriter(device)
    writer.setTitle(title)
    writer.setCreator(AUTHOR)
    writer.setColorModel(QPdfWriter.ColorModel.RGB)  # otherwise it warns of every shade between a style's colours
    if hasattr(writer, "setAuthor"):  # Qt 6.9 on
        writer.setAuthor(AUTHOR)
    dots = widget.logicalDpiX()
    size = QSizeF(area.size()) * 72 / dots
    writer.setPageSize(QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch))
    writer.setPageMargins(QMarginsF())
    writer.setResolution(dots)
    with painted_at(PIXELS_PER_POINT), QPainter(writer) as painter:
        _paint(widget, painter, area)


def _paint(widget: QWidget, painter: QPainter, area: QRect | None = None) -> None:
    """Paint an area of a widget; the items of plots are told that they are exported, or symbols come out sliced."""
    views = [widget] if isinstance(widget, QGraphicsView) else widget.findChildren(QGraphicsView)
    with _exporting(views, painter):
        # The unbound method: QGraphicsView.render has another meaning and would crop.
        flags = QWidget.RenderFlag.DrawChildren
        QWidget.render(widget, painter, QPoint(), QRegion(area if area is not None else widget.rect()), flags)


@contextmanager
def _exporting(views: list[QGraphicsView], painter: QPainter) -> Iterator[None]:
    """Have plots paint lines and text not the kept pixels of the screen, and a background only if there is one."""
    items = [item for view in views for item in view.scene().items() if hasattr(item, "setExportMode")]
    cached = [(item, item.cacheMode()) for item in items]
    brushes = [(view, view.backgroundBrush()) for view in views if is_seen_through()]
    for view, _ in brushes:
        view.setBackgroundBrush(QBrush(Qt.BrushStyle.NoBrush))
        view.viewport().setAutoFillBackground(False)
    for item in items:
        item.setCacheMode(QGraphicsItem.CacheMode.NoCache)
        item.setExportMode(True, {"painter": painter, "antialias": True, "background": None, "resolutionScale": 1.0})
    try:
        yield
    finally:
        for item, mode in cached:
            item.setExportMode(False)
            item.setCacheMode(mode)
        for view, brush in brushes:
            view.setBackgroundBrush(brush)
            view.viewport().setAutoFillBackground(True)
