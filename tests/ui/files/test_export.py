"""Pictures and tables for other programs: what is in the files, and what is said when there can be none."""

import base64
import xml.etree.ElementTree as ET
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from nnviz.ui.base.theme import THEME
from nnviz.ui.files.export import SUFFIXES, export_picture
from nnviz.ui.images.pixel_image import PixelImage
from nnviz.ui.images.tile_grid import TileGrid
from nnviz.ui.plots.plot import Plot


@pytest.fixture
def picture(qtbot) -> QWidget:
    """Two plots and a tiles_shown, as a tab has them."""
    widget = QWidget()
    column = QVBoxLayout(widget)
    widget.plots = [Plot("test"), Plot("test")]
    for plot, name in zip(widget.plots, ("loss", "accuracy"), strict=True):
        plot.set_texts(f"Title of {name}", "Iteration", "Value")
        curve = plot.curve("training", name, width=2, dots=True)
        plot.set_data(curve, np.arange(50.0), np.cos(np.arange(50.0)))
        plot.fit()
        column.addWidget(plot)
    tiles_shown = TileGrid("test")
    tiles_shown.set_tiles(np.random.default_rng(1).standard_normal((4, 5, 5)))
    column.addWidget(tiles_shown)
    widget.resize(600, 800)
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def blank(image: QImage) -> bool:
    """Return whether a picture has one colour only."""
    first = image.pixel(0, 0)
    return all(image.pixel(x, y) == first for x in range(0, image.width(), 3) for y in range(0, image.height(), 3))


def test_a_png_has_two_pixels_per_point_and_shows_the_curves(picture, tmp_path):
    path = export_picture(picture, str(tmp_path / "a.png"))
    image = QImage(path)
    assert (image.width(), image.height()) == (1200, 1600)
    colours = {image.pixelColor(x, y).name() for x in range(1200) for y in range(0, 1600, 7)}
    assert {THEME.current.training, THEME.current.background} <= colours


def test_an_svg_holds_curves_and_texts_as_lines_and_letters(picture, tmp_path):
    path = export_picture(picture, str(tmp_path / "a.svg"))
    root = ET.parse(path).getroot()
    assert (root.get("viewBox") or "").split() == ["0", "0", "600", "800"]
    text = Path(path).read_text(encoding="utf-8")
    assert text.lower().count(f'stroke="{THEME.current.training}"') >= 2
    shapes = [e for e in root.iter() if e.tag.endswith(("path", "polyline"))]
    longest = max(len(e.get("d", "") + e.get("points", "")) for e in shapes)
    assert longest > 50 * 4 or len(shapes) > 90  # fifty points, in one way or as as many lines
    words = " ".join("".join(e.itertext()) for e in root.iter() if e.tag.endswith("text"))
    for word in ("Title of loss", "Title of accuracy", "Iteration"):
        assert word in words


def test_a_pdf_is_one_page_of_the_pictures_shape(picture, tmp_path):
    content = Path(export_picture(picture, str(tmp_path / "a.pdf"))).read_bytes()
    assert content.startswith(b"%PDF-") and content.rstrip().endswith(b"%%EOF")
    assert b"/Count 1" in content
    box = content.split(b"/MediaBox", 1)[1].split(b"]")[0].replace(b"[", b"").split()
    width, height = float(box[2]), float(box[3])
    assert height / width == pytest.approx(800 / 600, abs=0.01)
    assert len(content) > 3000


def test_exporting_leaves_the_picture_on_the_screen_as_it_was(picture, tmp_path):
    before = picture.grab().toImage()
    for suffix in SUFFIXES:
        export_picture(picture, str(tmp_path / f"a{suffix}"))
    QApplication.processEvents()
    assert picture.grab().toImage() == before


def test_a_name_without_ending_becomes_a_png(picture, tmp_path):
    path = export_picture(picture, str(tmp_path / "lesson 1"))
    assert path == str(tmp_path / "lesson 1.png")
    assert not blank(QImage(path))


@pytest.mark.parametrize("name", ["수업.PNG", "a b.Svg", "x.pdf"])
def test_any_letters_and_capitals_will_do(picture, tmp_path, name):
    assert Path(export_picture(picture, str(tmp_path / name))).stat().st_size > 1000


def test_another_ending_is_a_sentence(picture, tmp_path):
    with pytest.raises(ValueError, match=r"^choose a name that ends in .*\.$"):
        export_picture(picture, str(tmp_path / "a.gif"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_folder_that_does_not_exist_is_a_sentence(picture, tmp_path, suffix):
    with pytest.raises(OSError, match=r"^There is no folder .*nowhere\. Choose another folder\.$"):
        export_picture(picture, str(tmp_path / "nowhere" / f"a{suffix}"))


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_path_that_cannot_be_written_is_a_sentence(picture, tmp_path, suffix):
    (tmp_path / f"a{suffix}").mkdir()
    with pytest.raises(OSError, match=r"^[^\[\]]+\.$"):
        export_picture(picture, str(tmp_path / f"a{suffix}"))


def test_curves_cannot_leave_their_frame_in_an_svg_and_strokes_have_a_width_in_pixels(picture, tmp_path):
    plot = picture.plots[0]
    plot.set_domain((10, 20), (-0.1, 0.1))  # most of the curve is outside
    path = export_picture(picture, str(tmp_path / "a.svg"))
    root = ET.parse(path).getroot()
    frames = [element for element in root if element.get("clip-path")]
    assert len(frames) == 2
    box = plot.getViewBox().sceneBoundingRect()
    clips = [frame.find("{*}clipPath/{*}rect") for frame in frames]
    sizes = {(round(float(clip.get("width"))), round(float(clip.get("height")))) for clip in clips}
    assert (round(box.width()), round(box.height())) in sizes
    named = [frame.find("{*}clipPath").get("id") for frame in frames]
    assert [frame.get("clip-path") for frame in frames] == [f"url(#{name})" for name in named]
    assert "non-scaling-stroke" not in Path(path).read_text(encoding="utf-8")
    plain = [element for element in root if element not in frames]
    text = "".join(ET.tostring(element, encoding="unicode") for element in plain)
    assert f'<polyline fill="none" stroke="{THEME.current.training}"' not in text
    assert plot.getViewBox().childGroup.isVisible()


def test_single_pixels_of_a_picture_stay_apart_in_an_svg(qtbot, tmp_path):
    """librsvg and Chromium smooth what is enlarged."""
    image = PixelImage()
    qtbot.addWidget(image)
    image.resize(300, 300)
    image.show_image(np.array([[0, 255], [255, 0]], np.uint8))
    image.show()
    path = export_picture(image, str(tmp_path / "a.svg"))
    found = [e for e in ET.parse(path).getroot().iter() if e.get("image-rendering") == "optimizeSpeed"]
    coded = [e.get("{http://www.w3.org/1999/xlink}href").partition(",")[2] for e in found]
    pictures = [QImage.fromData(base64.b64decode(text)) for text in coded]
    assert pictures and all(p.width() >= 3 * float(e.get("width")) for p, e in zip(pictures, found, strict=True))
    assert {pictures[0].pixelColor(x, 3).value() for x in range(pictures[0].width())} == {0, 255}
