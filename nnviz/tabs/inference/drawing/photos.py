"""Pictures of handwriting that are opened, dropped or pasted: read in a thread, kept as ink."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, QSize, Qt, Slot
from PySide6.QtGui import QImage, QImageReader
from PySide6.QtWidgets import QApplication, QFileDialog

from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem
from nnviz.data.handwritten.mnist_steps import Grey
from nnviz.data.handwritten.photo import ink_of, picture_text
from nnviz.data.png import LUMA
from nnviz.safe_file import short_name
from nnviz.ui.base.language import sentence, translate
from nnviz.ui.base.runtime.background_task import BackgroundTask

KINDS = "*.png *.jpg *.jpeg *.bmp *.gif *.webp"
NOT_READ = QT_TRANSLATE_NOOP("problems", "{file} cannot be read as a picture. Save it as PNG or JPEG and try again.")
_LARGEST = 1600  # pixels of the longer side that are read

class PictureReader(QObject):
    """Reads one picture after the other, and lays its digits onto the pad; what cannot be read is told."""

    def __init__(self, tab: Any) -> None:
        """tab: a Host and a widget."""
        super().__init__(tab)
        self._tab = tab
        self._worker = BackgroundTask(self)
        self._worker.finished.connect(self._on_read)
        self._worker.failed.connect(self._on_failed)

    @property
    def busy(self) -> bool:
        """Whether a picture is being read."""
        return self._worker.busy

    def open(self, path: str) -> None:
        """Read a file."""
        self._worker.start(lambda: _reading_file(path))

    @Slot()
    def choose(self) -> None:
        """Ask for a file and read it."""
        kinds = translate("inference", "Pictures ({kinds})").format(kinds=KINDS)
        title = translate("inference", "Open a picture of digits")
        path, _ = QFileDialog.getOpenFileName(self._tab, title, "", kinds)
        if path:
            self.open(path)

    @Slot()
    def paste(self) -> None:
        """Read the picture on the clipboard, or the file that was copied."""
        clipboard = QApplication.clipboard()
        files = [url.toLocalFile() for url in clipboard.mimeData().urls() if url.isLocalFile()]
        if not clipboard.image().isNull():
            self.take(clipboard.image())
        elif files:
            self.open(files[0])
        else:
            text = translate("inference", "There is no picture on the clipboard. Copy one, then paste it.")
            self._tab.message.say(text)

    def take(self, image: QImage) -> None:
        """Read an image, such as the clipboard's."""
        copy = image.copy()
        self._worker.start(lambda: _reading(copy))

    def stop(self) -> None:
        """End what runs."""
        self._worker.stop()

    @Slot(object)
    def _on_read(self, text: str) -> None:
        self._tab.change(view="draw", picture=text, digit=0, ink=())

    @Slot(Exception)
    def _on_failed(self, problem: Exception) -> None:
        self._tab.message.say(sentence(problem))


def _reading_file(path: str) -> Iterator[str]:
    reader = QImageReader(path)
    reader.setAutoTransform(True)  # a phone says in the file which way it was held
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > _LARGEST:
        reader.setScaledSize(size.scaled(QSize(_LARGEST, _LARGEST), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise Problem(NOT_READ, file=short_name(path))
    yield from _reading(image)


def _reading(image: QImage) -> Iterator[str]:
    yield picture_text(ink_of(grey_of(image)))


def grey_of(image: QImage) -> Grey:
    """Return a picture as grey levels (height, width) uint8; what is transparent is white."""
    if max(image.width(), image.height()) > _LARGEST:
        mode = Qt.TransformationMode.SmoothTransformation
        image = image.scaled(_LARGEST, _LARGEST, Qt.AspectRatioMode.KeepAspectRatio, mode)
    image = image.convertToFormat(QImage.Format.Format_RGBA8888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    pixels = rows[:, : 4 * image.width()].reshape(image.height(), image.width(), 4).astype(np.float32)
    cover = pixels[:, :, 3] / 255
    grey = pixels[:, :, :3] @ np.array(LUMA, np.float32)
    return np.rint(grey * cover + 255 * (1 - cover)).astype(np.uint8)
