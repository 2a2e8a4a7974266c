"""Every view as SVG, drawn by another program (librsvg, where it is installed), looks as it does on the screen."""

import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from nnviz.tabs import ENTRIES
from nnviz.ui.files.export import export_picture, picture_image
from nnviz.ui.files.picture_size import PictureLook, drawn_area
from nnviz.ui.files.picture_tools import tools_in
from nnviz.ui.tab import Tab

RSVG = shutil.which("rsvg-convert")
MOST = 2.5  # of 255: the mean difference of a view, blurred so that the edges of letters and lines do not count


def blurred(path: str, width: int, height: int) -> np.ndarray:
    """Return a picture as (height/8, width/8, 3) means of blocks."""
    size = (width // 8, height // 8)
    image = QImage(path).scaled(*size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    flat = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return flat[..., :3].astype(float)


@pytest.mark.timeout(180)
@pytest.mark.parametrize("name", [entry.name for entry in ENTRIES])
def test_every_view_leaves_as_svg_as_pdf_without_its_background_and_in_another_shape(
    qtbot, tmp_path, monkeypatch, name
):
    monkeypatch.setattr("nnviz.data.sources.DRAWN_TRAIN", 2000)  # drawing more takes the most of the time
    monkeypatch.setattr("nnviz.data.sources.DRAWN_TEST", 400)
    tab = next(entry for entry in ENTRIES if entry.name == name).load()()
    qtbot.addWidget(tab)
    tab.resize(1280, 660)
    with qtbot.waitExposed(tab):
        tab.show()
    for view in tab.views or [""]:
        if view:
            tab.change(view=view)
        qtbot.waitUntil(lambda: not tab.busy, timeout=30_000)
        QApplication.processEvents()
        shown = tab.picture.grab().toImage()
        if RSVG is not None:
            assert apart_in_librsvg(tab.picture, tmp_path / f"{view}.svg") < MOST, view
        _leaves_without_its_buttons(tab.picture, tmp_path / f"{view}.png")
        assert tab.picture.grab().toImage() == shown, f"{view}: exporting has changed the screen"
        _leaves_otherwise(tab, name, tmp_path / f"{view}.pdf")
    tab.close_down()


def apart_in_librsvg(picture: QWidget, path: Path) -> float:
    """Return how far a picture saved as SVG and drawn by librsvg is from itself, as a mean of 255."""
    png, drawn = str(path.with_suffix(".png")), str(path.with_suffix(".drawn.png"))
    export_picture(picture, png)
    export_picture(picture, str(path))
    width, height = drawn_area(picture).width(), drawn_area(picture).height()
    subprocess.run([RSVG, "-w", str(width), "-h", str(height), str(path), "-o", drawn], check=True)
    return float(np.abs(blurred(png, width, height) - blurred(drawn, width, height)).mean())


def _leaves_without_its_buttons(picture: QWidget, path: Path) -> None:
    """Check that there is nothing where a button is, in pixels and in the texts of an SVG."""
    area = drawn_area(picture)
    tools = [tool for tool in tools_in(picture) if area.contains(tool.mapTo(picture, tool.rect().center()))]
    if not tools:
        return
    image = picture_image(picture, PictureLook(area.width()))
    said = export_picture(picture, str(path.with_suffix(".svg"))) and path.with_suffix(".svg").read_text("utf-8")
    for tool in tools:
        place = tool.rect().translated(tool.mapTo(picture, QPoint()) - area.topLeft()).intersected(image.rect())
        assert len(set(pixels(image.copy(place)))) == 1, f"{path.stem}: {tool} is in the picture"
        assert len(name := getattr(tool, "text", str)()) < 3 or f">{name}<" not in said, f"{path.stem}: {name}"


def pixels(image: QImage) -> list[int]:
    """Return the pixels of an image."""
    flat = np.frombuffer(image.convertToFormat(QImage.Format.Format_RGB32).constBits(), np.uint32)
    return flat.tolist()


def _leaves_otherwise(tab: Tab, name: str, path: Path) -> None:
    export_picture(tab.picture, str(path), title=f"{name}: {path.stem}")
    assert path.read_bytes().count(b"/Type /Page\n") == 1
    clear = picture_image(tab.picture, PictureLook(400, background="transparent"))
    assert clear.pixelColor(0, clear.height() - 1).alpha() < 255, f"{path.stem} has a background"
    size = tab.picture.size()
    shaped = picture_image(tab.picture, PictureLook(800, 4 / 3), ready=lambda: not tab.busy)
    assert abs(shaped.width() / shaped.height() - 4 / 3) < 0.01
    assert tab.picture.size() == size
