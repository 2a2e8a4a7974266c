"""Pictures as SVG that every program draws alike.

Qt's generator leaves three things to be done. It writes no clip (its SVG 1.1 mode writes one in the wrong place), so
curves leave the frame of their plot: what lies inside a frame is written again in a group with a clip of its own (an
inner <svg>, which cuts off too, is not cut off by Inkscape).
It leaves lines in the units of their plot and asks for strokes that do not scale, which librsvg does not know: their
points are written in pixels instead. And it cuts a curve into single lines, so that dashes begin anew in each: those
that meet become one. What was drawn as single pixels (a digit, a layer's units) librsvg and Chromium smooth until
nothing can be told apart: such a picture is written with many pixels for each of its own.
"""

import base64
import math
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pyqtgraph as pg
from PySide6.QtCore import QBuffer, QIODevice, QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QGraphicsView, QWidget

_SVG = "http://www.w3.org/2000/svg"
_HREF = "{http://www.w3.org/1999/xlink}href"
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")
_PAIR = re.compile(r"(-?[\d.]+(?:e-?\d+)?),(-?[\d.]+(?:e-?\d+)?)")
ET.register_namespace("", _SVG)
ET.register_namespace("xlink", "http://www.w3.org/1999/xlink")

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


Paint = Callable[[QWidget, QPainter, QRect], None]


def svg(widget: QWidget, paint: Paint, title: str = "", area: QRect | None = None) -> bytes:
    """Return an area of a widget and the plots in it as SVG 1.1; paint(widget, painter, area) paints for a file."""
    area = widget.rect() if area is None else area
    frames = list(_frames(widget))
    with _without_contents(frames):
        root = _recorded(widget, paint, area)
    for index, (view, box) in enumerate(frames):
        inner = _recorded(view, paint, view.rect(), f"plot{index}")
        root.append(_frame(widget, view, box, inner, area.topLeft(), f"frame{index}"))
    _name(root, title)
    return ET.tostring(root, encoding="utf-8", xml_declaration=True)


def _frames(widget: QWidget) -> Iterator[tuple[QGraphicsView, pg.ViewBox]]:
    """Yield the plots in a widget that can be seen, each with the box that its curves must not leave."""
    views = [widget] if isinstance(widget, QGraphicsView) else widget.findChildren(QGraphicsView)
    for view in views:
        if view is widget or view.isVisibleTo(widget):
            yield from ((view, item) for item in view.scene().items() if isinstance(item, pg.ViewBox))


@contextmanager
def _without_contents(frames: list[tuple[QGraphicsView, pg.ViewBox]]) -> Iterator[None]:
    """Hide what is inside the frames for as long as all the rest is painted."""
    shown = [box.childGroup for _, box in frames if box.childGroup.isVisible()]
    for group in shown:
        group.setVisible(False)
    try:
        yield
    finally:
        for group in shown:
            group.setVisible(True)


def _recorded(widget: QWidget, paint: Paint, area: QRect, prefix: str = "") -> ET.Element:
    """Return what Qt writes for an area of a widget, in the units of pixels; prefix: of the names of its gradients."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    size: QSize = area.size()
    generator.setSize(size)
    generator.setViewBox(QRect(QPoint(), size))
    generator.setResolution(widget.logicalDpiX())  # otherwise the type comes out small
    with QPainter(generator) as painter:
        paint(widget, painter, area)
    text = bytes(buffer.data().data()).decode("utf-8")
    root = ET.fromstring(re.sub(r'(id="|url\(#)gradient', rf"\g<1>{prefix}gradient", text))
    root.set("version", "1.1")
    root.attrib.pop("baseProfile", None)
    for group in root.iter(f"{{{_SVG}}}g"):
        _join_lines(group)
        _write_in_pixels(group)
    for image in root.iter(f"{{{_SVG}}}image"):
        if image.get("image-rendering") == "optimizeSpeed":
            _enlarge(image)
    return root


def _enlarge(element: ET.Element) -> None:
    """Give a picture at least three pixels for each that it is drawn on, in blocks of one colour."""
    image = QImage.fromData(base64.b64decode((element.get(_HREF) or "").partition(",")[2]))
    drawn = ((float(element.get("width", 0)), image.width()), (float(element.get("height", 0)), image.height()))
    if image.isNull() or (times := max(math.ceil(3 * length / pixels) for length, pixels in drawn)) < 2:
        return
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.scaled(image.size() * times).save(buffer, "PNG")  # type: ignore[call-overload]  # PySide6 takes a str
    element.set(_HREF, "data:image/png;base64," + base64.b64encode(buffer.data().data()).decode())


def _frame(
    widget: QWidget, view: QGraphicsView, box: pg.ViewBox, inner: ET.Element, origin: QPoint, name: str
) -> ET.Element:
    """Return a picture of a plot with all cut off that is outside its frame."""
    place: QRectF = view.viewportTransform().mapRect(box.sceneBoundingRect())
    corner = (QPoint() if view is widget else view.viewport().mapTo(widget, QPoint())) - origin
    there = f"translate({corner.x()},{corner.y()})"
    frame = ET.Element(f"{{{_SVG}}}g", {"transform": there, "clip-path": f"url(#{name})"})
    clip = ET.SubElement(frame, f"{{{_SVG}}}clipPath", {"id": name})
    sides = {"x": place.x(), "y": place.y(), "width": place.width(), "height": place.height()}
    ET.SubElement(clip, f"{{{_SVG}}}rect", {side: f"{value:g}" for side, value in sides.items()})
    frame.extend(child for child in inner if not child.tag.endswith(("title", "desc")))
    return frame


def _name(root: ET.Element, title: str) -> None:
    """Say what the picture shows, and what made it."""
    for tag, text in (("title", title or "nnviz"), ("desc", "nnviz")):
        element = root.find(f"{{{_SVG}}}{tag}")
        if element is not None:
            element.text = text


def _join_lines(group: ET.Element) -> None:
    """Make one line of those that begin where the one before ends."""
    before: ET.Element | None = None
    for child in list(group):
        line = child.tag.endswith("polyline")
        if line and before is not None and child.get("vector-effect") == before.get("vector-effect"):
            first, rest = (child.get("points") or "").split(" ", 1)
            if (before.get("points") or "").rstrip().endswith(" " + first):
                before.set("points", (before.get("points") or "").rstrip() + " " + rest)
                group.remove(child)
                continue
        before = child if line else None


def _write_in_pixels(group: ET.Element) -> None:
    """Take the transformation of a group over into the points of its shapes whose strokes must not scale."""
    matrix = _matrix(group.get("transform", ""))
    fixed = [child for child in group if child.get("vector-effect") == "non-scaling-stroke"]
    if matrix == _IDENTITY or not fixed or len(fixed) < len(group):
        for child in fixed:
            child.attrib.pop("vector-effect")
        return
    for child in fixed:
        _transform(child, matrix)
        child.attrib.pop("vector-effect")
    group.set("transform", f"matrix({','.join(f'{v:g}' for v in _IDENTITY)})")


def _matrix(text: str) -> Matrix:
    numbers = tuple(float(number) for number in _NUMBER.findall(text))
    return numbers if len(numbers) == 6 else _IDENTITY  # type: ignore[return-value]  # six, as just counted


def _transform(shape: ET.Element, matrix: Matrix) -> None:
    """Write a line, path, rectangle or circle in other units; the last two become paths and ellipses."""
    a, b, c, d, e, f = matrix

    def moved(pair: re.Match[str]) -> str:
        x, y = float(pair[1]), float(pair[2])
        return f"{a * x + c * y + e:.6g},{b * x + d * y + f:.6g}"

    kind = shape.tag.rpartition("}")[2]
    if kind == "rect":
        x, y, width, height = (float(shape.attrib.pop(name)) for name in ("x", "y", "width", "height"))
        right, bottom = x + width, y + height
        shape.tag = f"{{{_SVG}}}path"
        shape.set("d", f"M{x!r},{y!r} L{right!r},{y!r} L{right!r},{bottom!r} L{x!r},{bottom!r} Z")
    if kind in ("circle", "ellipse"):
        _transform_ellipse(shape, matrix)
    for name in ("points", "d"):
        if name in shape.attrib:
            shape.set(name, _PAIR.sub(moved, shape.attrib[name]))


def _transform_ellipse(shape: ET.Element, matrix: Matrix) -> None:
    a, b, c, d, e, f = matrix
    x, y = float(shape.get("cx", 0)), float(shape.get("cy", 0))
    radius = float(shape.attrib.pop("r", 0))
    width, height = float(shape.attrib.pop("rx", radius)), float(shape.attrib.pop("ry", radius))
    shape.tag = f"{{{_SVG}}}ellipse"
    shape.attrib |= {
        "cx": f"{a * x + c * y + e:.6g}", "cy": f"{b * x + d * y + f:.6g}",
        "rx": f"{abs(a) * width + abs(c) * height:.6g}", "ry": f"{abs(b) * width + abs(d) * height:.6g}",
    }  # fmt: skip
