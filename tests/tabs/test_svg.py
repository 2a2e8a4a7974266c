"""Every view as SVG, drawn by another program (librsvg, where it is installed), looks as it does on the screen."""

import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from nnviz.tabs import ENTRIES
from nnviz.ui.files.export import export_picture, picture_image
from nnviz.ui.files.picture_size import PictureLook, drawn_area

RSVG = shutil.which("rsvg-convert")
MOST = 3.0  # of 255: the mean difference of a view, blurred so that the edges of letters and lines do not count


def blurred(path: str, width: int, height: int) -> np.ndarray:
    """Return a picture as (height/8, width/8, 3) means of blocks."""
    size = (width // 8, height // 8)
    image = QImage(path).scaled(*size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    flat = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return flat[..., :3].astype(float)


@pytest.mark.skipif(RSVG is None, reason="rsvg-convert is not installed")
@pytest.mark.parametrize("name", [entry.name for entry in ENTRIES])
def test_librsvg_draws_every_view_as_the_window_does(qtbot, tmp_path, name):
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
        png, svg, drawn = (str(tmp_path / f"view{view}.{kind}") for kind in ("png", "svg", "drawn.png"))
        export_picture(tab.picture, png)
        export_picture(tab.picture, svg)
        width, height = drawn_area(tab.picture).width(), drawn_area(tab.picture).height()
        subprocess.run([RSVG, "-w", str(width), "-h", str(height), svg, "-o", drawn], check=True)
        apart = np.abs(blurred(png, width, height) - blurred(drawn, width, height))
        assert apart.mean() < MOST, f"{view}: {apart.mean():.1f}"
    tab.close_down()


@pytest.mark.parametrize("name", [entry.name for entry in ENTRIES])
def test_every_view_leaves_as_pdf_without_its_ground_and_in_another_shape_without_a_warning(qtbot, tmp_path, name):
    tab = next(entry for entry in ENTRIES if entry.name == name).load()()
    qtbot.addWidget(tab)
    tab.resize(1280, 660)
    with qtbot.waitExposed(tab):
        tab.show()
    for view in tab.views or [""]:
        if view:
            tab.change(view=view)
        qtbot.waitUntil(lambda: not tab.busy, timeout=30_000)
        path = Path(export_picture(tab.picture, str(tmp_path / f"{view}.pdf"), title=f"{name}: {view}"))
        assert path.read_bytes().count(b"/Type /Page\n") == 1
        clear = picture_image(tab.picture, PictureLook(400, ground="transparent"))
        assert clear.pixelColor(0, clear.height() - 1).alpha() < 255, f"{view} has a ground"
        size = tab.picture.size()
        shaped = picture_image(tab.picture, PictureLook(800, 4 / 3), ready=lambda: not tab.busy)
        assert abs(shaped.width() / shaped.height() - 4 / 3) < 0.01
        assert tab.picture.size() == size
    tab.close_down()
