"""Photos of handwriting made by a program: digits on paper, seen by a camera. No photo of real paper is among them.

What is made: the large ones of ten styles of hand (`tests.handwriting`) with pencil, ballpoint and felt pen; plain,
lined and squared paper with grain, a margin, holes and what shows through from its other side; crumpled sheets; uneven
light, soft and hard shadows; perspective, a desk, a turned sheet; blur, a shaken camera, noise of the sensor, JPEG.
Pens and sheets have their luminance instead of a colour: light, lens and shadow act on all colours alike, and nnviz
looks at luminance only (a blue ballpoint of (45, 60, 150) is 66).

What is not made, and may be otherwise in a real photo: strokes whose ink is uneven along them, smears and corrections,
reflections of a flash, text of a printer, fingers and other things on the sheet, lenses that bend lines, the sharpening
of a phone, sheets that are bent.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage

from nnviz.data.handwritten.ink import InkStroke, Pad
from nnviz.data.handwritten.mnist_steps import resized
from tests.handwriting import STYLES, lines

Grey = NDArray[np.uint8]
_SIDE = 150  # px of a digit's square on the sheet


@dataclass(frozen=True)
class Photo:
    """What is photographed, and how.

    ink: grey of the pen (0 black); paper: plain, lined or squared; thick: of the pen, thousandths of a digit's square;
    shade: how much darker the darkest corner is (share of the light); shadow: a soft shadow over a part of it; tilt:
    how far corners are moved by perspective (share of the side); noise: of the sensor (grey levels); blur: pixels;
    jpeg: quality; desk: whether the dark desk beside the sheet is seen; turned: degrees clockwise; hard: whether the
    shadow's edge is sharp; sheet: grey of the paper; crumple: by how much the light on the facets of a crumpled sheet
    differs (share); through: how much of the ink of its other side shows (share); shake: pixels that the camera moves;
    margin: whether a margin is printed and the sheet is punched.
    """

    name: str
    ink: float = 40.0
    paper: str = "plain"
    thick: int = 70
    shade: float = 0.0
    shadow: float = 0.0
    tilt: float = 0.0
    noise: float = 3.0
    blur: int = 0
    jpeg: int = 90
    desk: bool = False
    turned: float = 0.0
    rows: int = 1
    hard: bool = False
    sheet: float = 228.0
    crumple: float = 0.0
    through: float = 0.0
    shake: int = 0
    margin: bool = False


PHOTOS = (
    Photo("a scan"),
    Photo("pencil", ink=130.0, thick=45),
    Photo("pale pencil in uneven light", ink=150.0, thick=55, shade=0.35),
    Photo("blue pen on lined paper", ink=80.0, paper="lined"),
    Photo("pencil on lined paper", ink=120.0, paper="lined", thick=60),
    Photo("pen on squared paper", ink=50.0, paper="squared"),
    Photo("pencil on squared paper in uneven light", ink=110.0, paper="squared", shade=0.3, thick=60),
    Photo("felt pen", ink=25.0, thick=130),
    Photo("perspective", tilt=0.08, shade=0.2),
    Photo("perspective on lined paper", ink=60.0, paper="lined", tilt=0.06, shade=0.3),
    Photo("a shadow across", shadow=0.45, noise=4.0),
    Photo("dark, noisy", shade=0.5, noise=14.0, ink=30.0),
    Photo("out of focus", blur=3),
    Photo("much compressed", jpeg=15, noise=6.0),
    Photo("a desk beside the sheet", desk=True, shade=0.2),
    Photo("held askew", turned=7.0, shade=0.15),
    Photo("two rows on squared paper", ink=60.0, paper="squared", rows=2, shade=0.2),
    Photo("a phone in the evening", ink=70.0, paper="lined", tilt=0.05, shade=0.45, shadow=0.25, noise=9.0, blur=1,
          jpeg=40),
    Photo("crumpled paper", crumple=0.12),
    Photo("pencil on crumpled paper in uneven light", ink=115.0, thick=60, crumple=0.08, shade=0.25),
    Photo("the shadow of a hand", shadow=0.4, hard=True, ink=60.0),
    Photo("a blue ballpoint on squared paper", ink=66.0, thick=40, paper="squared", jpeg=60),
    Photo("a red pen on yellow paper", ink=105.0, sheet=222.0, shade=0.2),
    Photo("the other side shows through", through=0.1, paper="lined"),
    Photo("a shaken camera", shake=7, ink=55.0),
    Photo("a margin and holes", paper="lined", margin=True, shade=0.15),
    Photo("everything at once", ink=66.0, paper="squared", shade=0.3, shadow=0.2, tilt=0.04, noise=7.0, blur=1, jpeg=50,
          crumple=0.05, through=0.06, turned=3.0, margin=True),
)  # fmt: skip


def photographed(photo: Photo, digits: str, seed: int) -> Grey:
    """Return a grey picture of digits as a camera sees them; the digits of each row are of equal number."""
    rng = np.random.default_rng(seed)
    cover = _sheet(photo, digits, rng)
    paper = _paper(photo, cover, rng)
    grey = paper - cover * (paper - photo.ink)
    if photo.crumple:
        grey *= _facets(photo.crumple, grey.shape, rng)
    grey = _warped(grey, photo, rng)
    grey *= _light(photo, grey.shape, rng)
    for _ in range(photo.blur):
        grey = _blurred(grey)
    if photo.shake:
        grey = np.mean([np.roll(grey, (k // 2, k), axis=(0, 1)) for k in range(photo.shake)], axis=0)
    grey += rng.normal(0, photo.noise, grey.shape)
    return _compressed(np.clip(grey, 0, 255).astype(np.uint8), photo.jpeg)


def _sheet(photo: Photo, digits: str, rng: np.random.Generator) -> NDArray[np.float64]:
    """Return how much ink covers each pixel of the sheet, 0 to 1."""
    per_row = -(-len(digits) // photo.rows)
    step = round(1.15 * _SIDE)
    cover = np.zeros((photo.rows * step + 110, per_row * step + 110))
    for number, digit in enumerate(digits):
        row, column = divmod(number, per_row)
        top, left = 55 + row * step + int(rng.integers(-6, 7)), 55 + column * step + int(rng.integers(-6, 7))
        part = cover[top : top + _SIDE, left : left + _SIDE]
        np.maximum(part, resized(_digit(int(digit), photo.thick, rng), _SIDE, _SIDE) / 255, out=part)
    return cover


_LARGE = [style for style in STYLES if style.size > 0.5]


def _digit(digit: int, thick: int, rng: np.random.Generator) -> Grey:
    """Return a digit in one of the styles of `tests.handwriting`, with a pen of its own."""
    style = _LARGE[int(rng.integers(len(_LARGE)))]
    return Pad().drawn([InkStroke("pen", thick, tuple((round(1000 * x), round(1000 * y), 100) for x, y in line)).text()
                        for line in lines(digit, style)])  # fmt: skip


def _paper(photo: Photo, cover: NDArray[np.float64], rng: np.random.Generator) -> NDArray[np.float64]:
    """Return the grey of a sheet without what is written on it."""
    paper = photo.sheet + _grain(rng, cover.shape)
    paper -= 38 * _rules(photo.paper, cover.shape)
    if photo.through:
        other = np.roll(cover[:, ::-1], (17, 31), axis=(0, 1))
        paper -= photo.through * (photo.sheet - photo.ink) * _blurred(_blurred(other))
    if photo.margin:
        rows, columns = np.indices(cover.shape)
        paper[:, 38:40] -= 60
        for middle in (0.25, 0.75):
            paper[(rows - middle * cover.shape[0]) ** 2 + (columns - 17) ** 2 < 9**2] = 60
    return paper


def _facets(depth: float, shape: tuple[int, int], rng: np.random.Generator) -> NDArray[np.float64]:
    """Return the share of the light that the facets between twelve creases of a crumpled sheet send to the camera."""
    y, x = np.indices(shape)
    light = np.ones(shape)
    for _ in range(12):
        angle, row, column = rng.uniform(0, 2 * np.pi), rng.uniform(0, shape[0]), rng.uniform(0, shape[1])
        away = (x - column) * np.cos(angle) + (y - row) * np.sin(angle)
        light += depth * rng.uniform(0.1, 0.5) * (np.tanh(away / 3) - 0.6 * np.exp(-((away / 2) ** 2)))
    return np.clip(light, 0.4, 1.1)


def _grain(rng: np.random.Generator, shape: tuple[int, int]) -> NDArray[np.float64]:
    """Return the grain of paper: soft, a few grey levels."""
    return 3 * _blurred(rng.normal(0, 2, shape))


def _rules(paper: str, shape: tuple[int, int]) -> NDArray[np.float64]:
    """Return where lines are printed: 1 on a line."""
    rows, columns = np.indices(shape)
    level, upright = (rows % 57 < 2), (columns % 38 < 2)
    if paper == "lined":
        return level.astype(float)
    return ((rows % 38 < 2) | upright).astype(float) if paper == "squared" else np.zeros(shape)


def _light(photo: Photo, shape: tuple[int, int], rng: np.random.Generator) -> NDArray[np.float64]:
    """Return the share of the light at every pixel: less towards one corner, much less behind the edge of a shadow."""
    y, x = np.mgrid[0 : 1 : shape[0] * 1j, 0 : 1 : shape[1] * 1j]
    angle = rng.uniform(0, 2 * np.pi)
    away = (x - 0.5) * np.cos(angle) + (y - 0.5) * np.sin(angle)
    edge = 1 / (1 + np.exp(np.clip(-(away + 0.1) / (0.002 if photo.hard else 0.03), -50, 50)))
    return (1 - photo.shade * (away + 0.7) / 1.4) * (1 - photo.shadow * edge)


def _warped(grey: NDArray[np.float64], photo: Photo, rng: np.random.Generator) -> NDArray[np.float64]:
    """Return a sheet in perspective, turned, on a desk if one is seen: each pixel is looked for on the sheet."""
    if not (photo.tilt or photo.turned or photo.desk):
        return grey
    height, width = grey.shape
    margin = 0.06 if photo.desk else -0.03 if photo.tilt else 0.0
    corners = np.array([[0, 0], [1, 0], [1, 1], [0, 1]], float)
    moved = corners + rng.uniform(-photo.tilt, photo.tilt, (4, 2))
    moved = 0.5 + (moved - 0.5) * (1 - 2 * margin)
    turn = np.radians(photo.turned)
    ratio = width / height
    x, y = (moved - 0.5).T * np.array([[ratio], [1.0]])
    moved = 0.5 + np.stack([(np.cos(turn) * x - np.sin(turn) * y) / ratio, np.sin(turn) * x + np.cos(turn) * y], axis=1)
    back = _homography(moved, corners)
    v, u = np.mgrid[0 : 1 : height * 1j, 0 : 1 : width * 1j]
    seen = back @ np.stack([u.ravel(), v.ravel(), np.ones(u.size)])
    u, v = (seen[:2] / seen[2]).reshape(2, height, width)
    shown = between(grey, v * (height - 1), u * (width - 1))
    return np.where((u < 0) | (u > 1) | (v < 0) | (v > 1), 70.0 if photo.desk else 225.0, shown)


def _homography(before: NDArray[np.float64], after: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the 3×3 matrix of the perspective that takes four points (4, 2) to four others."""
    rows, wanted = [], []
    for (x, y), (u, v) in zip(before, after, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        wanted += [u, v]
    return np.append(np.linalg.solve(np.array(rows), np.array(wanted)), 1.0).reshape(3, 3)


def between(grey: NDArray[np.float64], row: NDArray[np.float64], column: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return a picture at places between its pixels (bilinear); beyond its edge the edge goes on."""
    row, column = np.clip(row, 0, grey.shape[0] - 1.001), np.clip(column, 0, grey.shape[1] - 1.001)
    r, c = row.astype(int), column.astype(int)
    down, right = row - r, column - c
    upper = grey[r, c] * (1 - right) + grey[r, c + 1] * right
    lower = grey[r + 1, c] * (1 - right) + grey[r + 1, c + 1] * right
    return upper * (1 - down) + lower * down


def _blurred(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the mean of each pixel and its neighbours."""
    for axis in (0, 1):
        ends = np.pad(values, [(1, 1) if a == axis else (0, 0) for a in (0, 1)], mode="edge")
        values = sum(np.take(ends, range(k, k + values.shape[axis]), axis=axis) for k in range(3)) / 3
    return values


def _compressed(grey: Grey, quality: int) -> Grey:
    """Return a picture as it comes back from a JPEG."""
    grey = np.ascontiguousarray(grey)
    height, width = grey.shape
    image, content = QImage(grey.data, width, height, width, QImage.Format.Format_Grayscale8), QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPG", quality)
    again = QImage.fromData(content, "JPG").convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(again.constBits(), np.uint8).reshape(height, again.bytesPerLine())
    return rows[:, :width].copy()
