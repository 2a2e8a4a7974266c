"""The data itself: its images and classes, the arrays that a network gets, the mini-batches it learns from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollBar,
    QVBoxLayout,
    QWidget,
)

from nnviz.core.batches import mini_batch
from nnviz.core.tensors import as_arrays, class_means, flat_index
from nnviz.core.training import iterations_per_epoch
from nnviz.data.dataset import MAX_CLASSES, Dataset, Origin, saving_idx
from nnviz.data.idx import Progress
from nnviz.data.mnist import FILES, MIRRORS, find, verifying
from nnviz.data.sources import candidates, opening
from nnviz.ui.background import GeneratorThread
from nnviz.ui.column_plot import ColumnPlot
from nnviz.ui.download_dialog import DownloadDialog, Item
from nnviz.ui.equations import Equation
from nnviz.ui.facts import FactTable, TextLine
from nnviz.ui.figures import ThinProgress
from nnviz.ui.handles import Handle
from nnviz.ui.image_rows import ImageRows
from nnviz.ui.image_strip import ImageStrip
from nnviz.ui.language import QT_TRANSLATE_NOOP, sentence, translate
from nnviz.ui.mosaic import Mosaic
from nnviz.ui.numbers import fixed_text, number_text
from nnviz.ui.numbers_dialog import Entry, NumbersDialog
from nnviz.ui.parameters import choice, count, folder, switch, text
from nnviz.ui.pixel_image import GREYS, PixelImage
from nnviz.ui.plots import Plot
from nnviz.ui.scripts import script_text
from nnviz.ui.settings import data_folder
from nnviz.ui.tab import Preset, Tab
from nnviz.ui.theme import THEME

_DATA = QT_TRANSLATE_NOOP("data", "Data")
_IMAGE = QT_TRANSLATE_NOOP("data", "Image")
_ARRAYS = QT_TRANSLATE_NOOP("data", "Arrays")
_BATCH = QT_TRANSLATE_NOOP("data", "Mini-batch")

_SOURCES = {
    "automatic": QT_TRANSLATE_NOOP("data", "MNIST or drawn digits"),
    "folder": QT_TRANSLATE_NOOP("data", "Folder or .npz file"),
    "digits": QT_TRANSLATE_NOOP("data", "Drawn digits"),
}
_PARTS = {
    "train": QT_TRANSLATE_NOOP("data", "Training images"),
    "test": QT_TRANSLATE_NOOP("data", "Test images"),
}
_SAMPLINGS = {
    "shuffled": QT_TRANSLATE_NOOP("data", "Shuffled epochs"),
    "replacement": QT_TRANSLATE_NOOP("data", "With replacement"),
}
_PACKED = (9_912_422, 28_881, 1_648_877, 4_542)  # bytes of FILES as their authors offer them, gzipped
_MOST_TILES = 400  # images of a batch that are shown
_INDICES = 10  # of a batch that are written in the strip


def _in(*views: str) -> Any:
    return lambda state: state.view in views


def class_names(typed: str) -> tuple[str, ...]:
    """Return the names in a text with commas between them; ValueError, with a sentence, if one is missing."""
    names = tuple(part.strip() for part in typed.split(",")) if typed.strip() else ()
    if not all(names):
        raise ValueError(
            translate("data", "There is nothing between two commas. Give a name for every class.")
        )
    if len(names) > MAX_CLASSES:
        told = translate("data", "There are {found} class names. At most {most} can be used.")
        raise ValueError(told.format(found=len(names), most=MAX_CLASSES))
    return names


@dataclass(frozen=True)
class DataState:
    """Everything the pictures follow from."""

    view: str = "images"
    part: str = choice(
        "train",
        QT_TRANSLATE_NOOP("data", "Part"),
        _PARTS,
        section=_IMAGE,
        shown=_in("images", "classes", "arrays"),
        tip=QT_TRANSLATE_NOOP(
            "data", "A network learns from the training images. The test images only examine it."
        ),
    )
    index: int = count(
        0,
        QT_TRANSLATE_NOOP("data", "Number"),
        0,
        999_999,
        section=_IMAGE,
        shown=_in("images", "arrays"),
        slide=(0, 59_999),
        tip=QT_TRANSLATE_NOOP("data", "The place of the image in its array, from 0."),
    )
    written: bool = switch(
        False,
        QT_TRANSLATE_NOOP("data", "Pixel values"),
        section=_IMAGE,
        shown=_in("images"),
        tip=QT_TRANSLATE_NOOP("data", "Writes the value of every pixel, 0 to 255, into the image."),
    )
    normalise: bool = switch(
        True,
        QT_TRANSLATE_NOOP("data", "Normalise"),
        section=_ARRAYS,
        shown=_in("arrays"),
        tip=QT_TRANSLATE_NOOP("data", "Pixels from 0 to 1 as float32 instead of 0 to 255 as uint8."),
    )
    flat: bool = switch(
        True,
        QT_TRANSLATE_NOOP("data", "Flatten"),
        section=_ARRAYS,
        shown=_in("arrays"),
        tip=QT_TRANSLATE_NOOP("data", "Each image as one vector, row after row, instead of a square."),
    )
    one_hot: bool = switch(
        False,
        QT_TRANSLATE_NOOP("data", "One-hot labels"),
        section=_ARRAYS,
        shown=_in("arrays"),
        tip=QT_TRANSLATE_NOOP("data", "Each label as a vector that is 1 at the class and 0 elsewhere."),
    )
    batch_size: int = count(
        100,
        QT_TRANSLATE_NOOP("data", "Batch size"),
        1,
        10_000,
        log=True,
        section=_BATCH,
        shown=_in("batch"),
        tip=QT_TRANSLATE_NOOP("data", "How many images one update sees."),
    )
    sampling: str = choice(
        "shuffled",
        QT_TRANSLATE_NOOP("data", "Sampling"),
        _SAMPLINGS,
        section=_BATCH,
        shown=_in("batch"),
        tip=QT_TRANSLATE_NOOP(
            "data", "Each image once per epoch, or every batch drawn afresh from all images."
        ),
    )
    seed: int = count(
        0,
        QT_TRANSLATE_NOOP("data", "Seed"),
        0,
        9999,
        section=_BATCH,
        shown=_in("batch"),
        tip=QT_TRANSLATE_NOOP("data", "The same seed gives the same batches."),
    )
    source: str = choice(
        "automatic",
        QT_TRANSLATE_NOOP("data", "Source"),
        _SOURCES,
        section=_DATA,
        tip=QT_TRANSLATE_NOOP("data", "Where the images come from."),
    )
    path: str = folder(
        "",
        QT_TRANSLATE_NOOP("data", "Folder"),
        section=_DATA,
        shown=lambda state: state.source == "folder",
        tip=QT_TRANSLATE_NOOP(
            "data", "A folder with four IDX files, or an .npz file. It may be dropped here."
        ),
    )
    names: str = text(
        "",
        QT_TRANSLATE_NOOP("data", "Class names"),
        class_names,
        section=_DATA,
        tip=QT_TRANSLATE_NOOP(
            "data", "With commas between them, the name of class 0 first. Empty: the data's own."
        ),
    )
    first: int = 0  # of every class, the first image of the grid
    picked: int = 3  # the class whose mean is shown large
    laid: int = 15  # rows of the image that are laid end to end
    column: int = 14  # of the framed pixel; its row is the last one laid
    number: int = 0  # of the batch


@dataclass(frozen=True, eq=False)
class _Facts:
    """What takes a moment to find out: the means of the classes and the range of the pixels, for each part."""

    means: dict[str, np.ndarray]  # (classes, height, width)
    ranges: dict[str, tuple[int, int]]


def _finding(data: Dataset) -> Iterator[Progress | _Facts]:
    """Work the facts out: yield Progress often, then the facts."""
    means, ranges = {}, {}
    classes = len(data.class_names)
    for part in _PARTS:
        x, t = _arrays_of(data, part)
        low, high = 255, 0
        for step in class_means(x, t, classes):
            if isinstance(step, np.ndarray):
                means[part] = step
            else:
                yield Progress(step, len(x), "")
        for start in range(0, len(x), 4096):
            low, high = (
                min(low, int(x[start : start + 4096].min())),
                max(high, int(x[start : start + 4096].max())),
            )
            yield Progress(min(start + 4096, len(x)), len(x), "")
        ranges[part] = low, high
    yield _Facts(means, ranges)


def _arrays_of(data: Dataset, part: str) -> tuple[np.ndarray, np.ndarray]:
    return (data.x_train, data.t_train) if part == "train" else (data.x_test, data.t_test)


_PRESETS = (
    Preset(
        QT_TRANSLATE_NOOP("data", "A digit as numbers"), DataState(written=True),
        QT_TRANSLATE_NOOP(
            "data", "What looks like a digit is a table of numbers; nothing else reaches the network."
        ),
    ),
    Preset(
        QT_TRANSLATE_NOOP("data", "Rows end to end"), DataState(view="arrays", laid=1, column=27),
        QT_TRANSLATE_NOOP("data", "Press Play: row after row goes to the end of the vector."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("data", "The arrays of the book's network"), DataState(view="arrays", one_hot=True),
        QT_TRANSLATE_NOOP("data", "normalize=True, flatten=True, one_hot_label=True: compare the shapes and types."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("data", "A batch of ten"), DataState(view="batch", batch_size=10, sampling="replacement"),
        QT_TRANSLATE_NOOP("data", "Ten images seldom show all ten classes. Draw a few batches and watch the columns."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("data", "A batch of a thousand"), DataState(view="batch", batch_size=1000),
        QT_TRANSLATE_NOOP("data", "The more images, the closer the batch comes to the shares of all the data."),
    ),
)  # fmt: skip


class DataTab(Tab):
    """The images one by one, their classes, the arrays made of them, and the mini-batches drawn from them."""

    name = "data"
    title = QT_TRANSLATE_NOOP("data", "Data")
    sections = QT_TRANSLATE_NOOP("data", "Book chapters 3.6 and 4.2.3")
    State = DataState
    presets = _PRESETS
    views = {
        "images": QT_TRANSLATE_NOOP("data", "Images"),
        "classes": QT_TRANSLATE_NOOP("data", "Classes"),
        "arrays": QT_TRANSLATE_NOOP("data", "As arrays"),
        "batch": QT_TRANSLATE_NOOP("data", "Mini-batch"),
    }
    has_time = True
    time_unit = ("data", QT_TRANSLATE_NOOP("data", "row"))

    # What is on the screen.

    def build(self) -> None:
        """Make the pictures of the four views."""
        self.dataset: Dataset | None = None
        self.facts: _Facts | None = None
        self._opened: tuple[str, str] | None = None
        self._opener: GeneratorThread | None = None
        self._saver: GeneratorThread | None = None
        self._saving_text = ""
        self._members: dict[str, list[np.ndarray]] = {}
        self._run: tuple[str, int] | None = None
        self._hovered = (-1, -1)
        self._grid_key: tuple[object, ...] = ()
        self._opening_text = ""
        self._build_top()
        self._build_images()
        self._build_classes()
        self._build_arrays()
        self._build_batch()
        self._build_buttons()
        self.timeline.moved.connect(self._on_moved)

    def _build_top(self) -> None:
        self.origin = QLabel(objectName="verdict")
        self.origin.setContentsMargins(16, 4, 16, 2)
        self.origin.setTextFormat(Qt.TextFormat.RichText)
        self.progress = ThinProgress()
        policy = self.progress.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.progress.setSizePolicy(policy)
        self.progress.hide()
        self.picture.layout().insertWidget(1, self.origin)
        self.picture.layout().insertWidget(2, self.progress)

    def _build_images(self) -> None:
        self.rows = ImageRows()
        self.rows.chosen.connect(self._on_image)
        self.rows.room_changed.connect(self._on_room)
        self.rows.wheeled.connect(self._on_wheel)
        self.scroll_bar = QScrollBar(Qt.Orientation.Horizontal)
        self.scroll_bar.valueChanged.connect(self._on_scrolled)
        self.grid_box = QWidget()
        column = QVBoxLayout(self.grid_box)
        column.setContentsMargins(8, 4, 0, 8)
        column.setSpacing(4)
        column.addWidget(self.rows, 1)
        column.addWidget(self.scroll_bar)
        self.large = PixelImage()
        self.large.pointed.connect(self._on_pointed_pixel)
        row = QHBoxLayout(self.pages["images"])
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.grid_box, 54)
        row.addWidget(self.large, 46)

    def _build_classes(self) -> None:
        self.counts_plot = ColumnPlot("data", legend_at=(-8, 1))
        self.counts_plot.set_texts(
            "", QT_TRANSLATE_NOOP("data", "Class"), QT_TRANSLATE_NOOP("data", "Images")
        )  # fmt: skip
        self.counts_plot.series("training", QT_TRANSLATE_NOOP("data", "training"))
        self.counts_plot.series("test", QT_TRANSLATE_NOOP("data", "test"))
        self.counts_plot.left_width = 64
        self.counts_plot.restyle()
        self.counts_plot.clicked.connect(self._on_column)
        self.mean_strip = ImageStrip(self._column_middle)
        self.mean_strip.chosen.connect(self._on_class)
        self.mean_title = QLabel(objectName="verdict")
        self.mean_title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.counts_plot.getViewBox().sigResized.connect(self._on_plot_resized)
        self.mean_large = PixelImage()
        self.mean_large.pointed.connect(self._on_pointed_pixel)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.mean_title)
        left.addWidget(self.mean_strip)
        left.addWidget(self.counts_plot, 1)
        row = QHBoxLayout(self.pages["classes"])
        row.setContentsMargins(8, 4, 0, 0)
        row.addLayout(left, 62)
        row.addWidget(self.mean_large, 38)

    def _build_arrays(self) -> None:
        self.square = PixelImage()
        self.square.picked.connect(self._on_pixel)
        self.square.pointed.connect(self._on_pointed_pixel)
        self.table = FactTable()
        self.vector_plot = Plot("data")
        self.vector_plot.left_width = 56
        self.vector_plot.restyle()
        self.vector_plot.getViewBox().setMouseEnabled(True, False)
        self.ghost_curve = self.vector_plot.curve("muted", share=0.45)
        self.vector_curve = self.vector_plot.curve("ink", QT_TRANSLATE_NOOP("data", "value"))
        self.vector_plot.legend.hide()
        self.row_curve = self.vector_plot.curve("test", width=2)
        self.paper_strip = pg.ImageItem(axisOrder="row-major")
        self.row_frame = pg.PlotCurveItem()
        for item in (self.paper_strip, self.row_frame):
            self.vector_plot.addItem(item, ignoreBounds=True)
        self.handle = Handle(self.vector_plot, role="accent", key_step=(1.0, 0.0))
        self.handle.moved.connect(self._on_handle)
        THEME.changed.connect(self._style_frame)
        self._style_frame()
        grid = QGridLayout(self.pages["arrays"])
        grid.setContentsMargins(8, 4, 8, 0)
        grid.setSpacing(0)
        grid.addWidget(self.square, 0, 0)
        grid.addWidget(self.table, 0, 1)
        grid.addWidget(self.vector_plot, 1, 0, 1, 2)
        grid.setColumnStretch(0, 45)
        grid.setColumnStretch(1, 55)
        grid.setRowStretch(0, 63)
        grid.setRowStretch(1, 37)

    def _build_batch(self) -> None:
        self.tiles = Mosaic("data", signed=False)
        self.tiles.chosen.connect(self._on_tile)
        self.shares_plot = ColumnPlot("data")
        self.shares_plot.set_texts(
            QT_TRANSLATE_NOOP("data", "Share of each class"), QT_TRANSLATE_NOOP("data", "Class"),
            QT_TRANSLATE_NOOP("data", "Share in %"),
        )  # fmt: skip
        self.shares_plot.series("training", QT_TRANSLATE_NOOP("data", "this batch"))
        self.shares_plot.series("muted", QT_TRANSLATE_NOOP("data", "all training images"), hollow=True)
        self.verdict = TextLine()
        column = QVBoxLayout(self.pages["batch"])
        column.setContentsMargins(0, 4, 8, 0)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.addWidget(self.tiles, 60)
        row.addWidget(self.shares_plot, 40)
        column.addWidget(self.verdict)
        column.addLayout(row, 1)

    def _build_buttons(self) -> None:
        self.save_button, self.fetch_button = QPushButton(), QPushButton()
        self.save_button.clicked.connect(self._on_save)
        self.fetch_button.clicked.connect(self._on_fetch)
        grid = self.form.sections[_DATA].grid
        for button in (self.fetch_button, self.save_button):
            grid.addWidget(button, grid.rowCount(), 0, 1, 2)

    def plots(self) -> Sequence[QWidget]:
        """Return the pictures of the view on show that can be exported, the main one first."""
        return {
            "images": (self.large,), "classes": (self.counts_plot, self.mean_large),
            "arrays": (self.vector_plot, self.square), "batch": (self.shares_plot,),
        }[self.state.view]  # fmt: skip

    # Following the State.

    def draw(self, state: DataState) -> None:
        """Open the data and draw the view."""
        self._open(state)
        self._follow_time(state)
        self._follow_data(state)
        if self.dataset is not None:
            {"images": self._draw_images, "classes": self._draw_classes, "arrays": self._draw_arrays,
             "batch": self._draw_batch}[state.view](state)  # fmt: skip

    def check(self, state: DataState) -> None:
        """Refuse what this dataset does not have."""
        data = self.dataset
        if data is None:
            return
        if state.names != self.state.names and (names := class_names(state.names)):
            self._check_names(data, len(names))
        images = len(_arrays_of(data, state.part)[0])
        if state.index != self.state.index and state.index >= images:
            told = translate("data", "There is no image {index}. Choose from 0 to {last}.")
            raise ValueError(told.format(index=number_text(state.index), last=number_text(images - 1)))
        # What a reset sets is never refused: a batch is then as large as the data allows.
        usual = state.batch_size in (self.state.batch_size, DataState.batch_size)
        if not usual and state.batch_size > len(data.x_train):
            told = translate("data", "Batch size: {batch} is more than the {images} training images.")
            size, images = number_text(state.batch_size), number_text(len(data.x_train))
            raise ValueError(told.format(batch=size, images=images))

    def _check_names(self, data: Dataset, found: int) -> None:
        if not self._names_fit(data, found):
            told = translate(
                "data", "There are {found} class names, but the data has {classes} classes. Give {classes}."
            )
            raise ValueError(told.format(found=found, classes=_classes_used(data)))

    def _names_fit(self, data: Dataset, found: int) -> bool:
        return found in (_classes_used(data), len(data.class_names))

    def class_names(self, state: DataState) -> tuple[str, ...]:
        """Return the names of the classes: those typed if they fit the data, else the data's own."""
        typed = class_names(state.names)
        return typed if self._names_fit(self.dataset, len(typed)) else self.dataset.class_names

    def preset_state(self, preset: Preset) -> DataState:
        """Return a preset's State with the data that is in use."""
        own, wanted = self.state, preset.state
        most = len(self.dataset.x_train) if self.dataset else wanted.batch_size
        size = min(wanted.batch_size, most)
        return replace(wanted, source=own.source, path=own.path, names=own.names, batch_size=size)

    @property
    def busy(self) -> bool:
        """Whether data is being opened or saved."""
        return self._opener is not None or self._saver is not None

    def accept_file(self, path: str) -> bool:
        """Open a folder, an IDX file's folder or an .npz file that was dropped or named on the command line."""
        ours = Path(path).is_dir() or path.lower().endswith(".npz")
        if ours or any(Path(path).name in file.names for file in FILES):
            self._opened = None  # files that have changed are read again
            self.change(source="folder", path=path)
            self._draw_again()
            return True
        return False

    def close_down(self) -> None:
        """Stop whatever runs."""
        self._stop_opening()
        self._stop_saving()
        super().close_down()

    # The data.

    def _open(self, state: DataState) -> None:
        wanted = (state.source, state.path if state.source == "folder" else "")
        if wanted == self._opened or wanted == ("folder", ""):
            return
        self._opened = wanted
        self._stop_opening()
        self._opener = GeneratorThread(self._opening(*wanted), self)
        self._opener.batch.connect(self._on_opening)
        self._opener.failed.connect(self._on_not_opened)
        self._opener.ended.connect(self._on_opened)
        self._opener.start()

    def _opening(self, source: str, path: str) -> Iterator[Any]:
        # A generator of its own, so that what opening() checks at once is checked in the worker too.
        for frame in opening(source, path, candidates(data_folder())):
            yield frame
            if isinstance(frame, Dataset):
                yield from _finding(frame)

    def _stop_opening(self) -> None:
        if self._opener is not None:
            self._opener.stop()
            self._opener.deleteLater()
            self._opener = None

    @Slot(object)
    def _on_opening(self, frames: list[Any]) -> None:
        for frame in frames:
            if isinstance(frame, Dataset):
                self._take(frame)
            elif isinstance(frame, _Facts):
                self.facts = frame
        last = frames[-1]
        if isinstance(last, Progress):
            self._show_share(last.done / max(1, last.total))
            self._opening_text = last.what
            self._show_origin()

    def _take(self, data: Dataset) -> None:
        """Show another dataset; what is not known of it yet is left out."""
        self.message.clear()
        self.dataset, self.facts, self._members, self._grid_key = data, None, {}, ()
        self._draw_again()

    def _draw_again(self) -> None:
        self.draw(self.state)
        self.refresh_equations()

    @Slot()
    def _on_opened(self) -> None:
        self._stop_opening()
        self._show_share(0)
        self._draw_again()
        typed = class_names(self.state.names)
        if typed and not self._names_fit(self.dataset, len(typed)):
            told = translate(
                "data",
                "The {found} class names do not fit this data with {classes} classes: its own are shown.",
            )
            self.message.say(told.format(found=len(typed), classes=_classes_used(self.dataset)))

    @Slot(Exception)
    def _on_not_opened(self, problem: Exception) -> None:
        self._stop_opening()
        self._show_share(0)
        if self.dataset is None and self.state.source != "automatic":
            self._opened = None
            self.change(source="automatic")
        self.message.say(sentence(problem))
        self._draw_again()

    def _indices(self, part: str) -> list[np.ndarray]:
        """Return the indices of every class's images, in the order of the data."""
        if part not in self._members:
            _, t = _arrays_of(self.dataset, part)
            self._members[part] = [np.flatnonzero(t == k) for k in range(MAX_CLASSES)]
        return self._members[part]

    def _image_index(self, state: DataState) -> int:
        return min(max(0, state.index), len(_arrays_of(self.dataset, state.part)[0]) - 1)

    def _image(self, state: DataState) -> tuple[np.ndarray, int]:
        """Return the image in question, (height, width), and its label."""
        x, t = _arrays_of(self.dataset, state.part)
        return x[self._image_index(state)], int(t[self._image_index(state)])

    # What all views share.

    def _follow_data(self, state: DataState) -> None:
        self._show_origin()
        self.save_button.setEnabled(self.dataset is not None and self._saver is None)
        self.fetch_button.setHidden(self.dataset is None or self.dataset.verified)
        if self.dataset is None:
            return
        images, training = len(_arrays_of(self.dataset, state.part)[0]), len(self.dataset.x_train)
        key = images, training
        if key != getattr(self, "_slides", None):
            self._slides = key
            self.form.controls["index"].set_slide(0, images - 1)
            self.form.controls["batch_size"].set_slide(1, min(10_000, training))
        self.form.controls["names"].edit.setPlaceholderText(", ".join(self.dataset.class_names))

    def _show_share(self, share: float) -> None:
        self.progress.set_share(share)
        self.progress.setVisible(share > 0)

    def _show_origin(self) -> None:
        data = self.dataset
        if self._saver is not None:
            self.origin.setText(self._saving_text)
        elif data is None:
            told = translate("data", "Opening the data: {what} …") if self._opening_text else translate(
                "data", "Opening the data …")  # fmt: skip
            none = translate("data", "There is no data yet: choose a source on the left.")
            self.origin.setText(told.format(what=self._opening_text) if self.busy else none)
        else:
            self.origin.setText(self._origin_text(data))

    def _origin_text(self, data: Dataset) -> str:
        told = {
            Origin.DRAWN: translate("data", "<b>Drawn by the program</b>, nobody's handwriting"),
            Origin.MNIST: translate("data", "<b>The genuine MNIST</b>: contents verified"),
            Origin.IDX: translate("data", "<b>{name}</b>: the same format, not MNIST"),
            Origin.NPZ: translate("data", "<b>{name}</b>: arrays from an .npz file, not MNIST"),
        }[data.origin]
        numbers = translate("data", "{train} training and {test} test images of {height} × {width} pixels")
        height, width = data.image_shape
        numbers = numbers.format(train=number_text(len(data.x_train)), test=number_text(len(data.x_test)),
                                 height=height, width=width)  # fmt: skip
        whole = translate("data", "{origin} · {numbers}")
        return whole.format(origin=told.format(name=_plain(data.name)), numbers=numbers)

    def _follow_time(self, state: DataState) -> None:
        """Let the time bar count what the view has: rows that are laid end to end, or batches."""
        timed = state.view in ("arrays", "batch") and self.dataset is not None
        self.timeline.setVisible(timed)
        self.start_button.setVisible(timed)
        if not timed:
            if self._run is not None:
                self._run = None
                self.timeline.clear()
            return
        if state.view == "arrays":
            total, position, rate = self.dataset.image_shape[0], self._laid(state), 4.0
        else:
            total, position, rate = self._batches(state) - 1, self._number(state), 2.0
        if (state.view, total) != self._run:
            self.timeline.pause()
            self._run = state.view, total
            unit = (
                QT_TRANSLATE_NOOP("data", "row")
                if state.view == "arrays"
                else QT_TRANSLATE_NOOP("data", "batch")
            )
            self.timeline.set_unit("data", unit)
            self.timeline.show_run(range(total), total, position, rate=rate, hurry=False)
        self.timeline.go(position)

    @Slot(int)
    def _on_moved(self, position: int) -> None:
        if self._run is not None:
            self.change(
                merge="time", **({"laid": position} if self._run[0] == "arrays" else {"number": position})
            )

    def rewind(self) -> None:
        """Go back to the first row or the first batch."""
        self.timeline.go(0)

    def start_text(self, status: str) -> str:
        """Return what the main button says."""
        return translate("data", "Pause") if status == "running" else translate("data", "Play")

    @Slot(int, int)
    def _on_pointed_pixel(self, row: int, column: int) -> None:
        self._hovered = row, column
        if self.dataset is not None:
            self._draw_captions(self.state)
            self.refresh_equations()

    def _draw_captions(self, state: DataState) -> None:
        """Tell the pixel under the mouse."""
        widget = {"images": self.large, "classes": self.mean_large, "arrays": self.square}.get(state.view)
        if widget is None or not widget.values.size:
            return
        row, column = self._hovered
        if not (0 <= row < widget.values.shape[0] and 0 <= column < widget.values.shape[1]):
            widget.set_texts(*self._headings(state), self._idle_caption(state))
            return
        told = translate(
            "data", "row {row}, column {column}: {value}, index {width} · {row} + {column} = {index}"
        )
        index = flat_index(row, column, widget.values.shape)
        value = widget.values[row, column]
        value = fixed_text(float(value), 1) if state.view == "classes" else str(int(value))
        widget.set_texts(*self._headings(state), told.format(
            row=row, column=column, value=value, width=widget.values.shape[1], index=index))  # fmt: skip

    def _idle_caption(self, state: DataState) -> str:
        if state.view == "arrays":
            return translate("data", "Click or drag in the image.")
        return translate("data", "Point at a pixel to read its value.")

    def _headings(self, state: DataState) -> tuple[str, str]:
        """Return the title and the second line of the large image."""
        names = self.class_names(state)
        if state.view == "classes":
            k = self._picked(state)
            members = len(self._indices(state.part)[k])
            told = translate("data", "mean of {count} images, each pixel 0 to 255")
            return self._class_text(names, k), told.format(count=number_text(members))
        told = (
            translate("data", "training image {index}") if state.part == "train"
            else translate("data", "test image {index}")
        )  # fmt: skip
        return self._class_text(names, self._image(state)[1]), told.format(
            index=number_text(self._image_index(state))
        )

    def _class_text(self, names: Sequence[str], label: int) -> str:
        name = names[label] if label < len(names) else str(label)
        if name == str(label):
            return translate("data", "Label {label}").format(label=label)
        return translate("data", "Label {label}: {name}").format(label=label, name=name)

    # Images.

    def _draw_images(self, state: DataState) -> None:
        image, _ = self._image(state)
        self.grid_box.setVisible(not state.written)
        self._draw_grid(state)
        self.large.show_image(image, written=state.written)
        self._draw_captions(state)

    def _draw_grid(self, state: DataState) -> None:
        members = self._indices(state.part)
        names = self.class_names(state)
        remarks = [number_text(len(members[k])) for k in range(len(names))]
        self.rows.set_frame(list(zip(names, remarks, strict=True)), self.dataset.image_shape)
        columns, first = self.rows.columns, self._first(state)
        key = id(self.dataset), state.part, names, columns, first
        if key != self._grid_key:
            self._grid_key = key
            self._fill_grid(state.part, len(names), columns, first)
        place = np.argwhere(self._chosen == self._image_index(state))
        self.rows.set_ring(tuple(place[0].tolist()) if len(place) else None)

    def _fill_grid(self, part: str, classes: int, columns: int, first: int) -> None:
        members, (x, _) = self._indices(part), _arrays_of(self.dataset, part)
        self._chosen = np.full((classes, columns), -1)
        for k in range(classes):
            shown = members[k][first : first + columns]
            self._chosen[k, : len(shown)] = shown
        self.rows.show_rows(x[self._chosen], self._chosen >= 0, None)
        self._set_scroll(first, columns, max(map(len, members)))

    def _set_scroll(self, first: int, columns: int, longest: int) -> None:
        self.scroll_bar.blockSignals(True)
        self.scroll_bar.setRange(0, max(0, longest - columns))
        self.scroll_bar.setPageStep(columns)
        self.scroll_bar.setSingleStep(1)
        self.scroll_bar.setValue(first)
        self.scroll_bar.blockSignals(False)

    def _first(self, state: DataState) -> int:
        longest = max(map(len, self._indices(state.part)))
        return max(0, min(state.first, longest - self.rows.columns))

    @Slot(int, int)
    def _on_image(self, row: int, column: int) -> None:
        self.change(index=int(self._chosen[row, column]))

    @Slot()
    def _on_room(self) -> None:
        if self.dataset is not None and self.state.view == "images":
            self._draw_grid(self.state)

    @Slot(int)
    def _on_wheel(self, columns: int) -> None:
        if self.dataset is not None:
            self.scroll_bar.setValue(self.scroll_bar.value() + columns)

    @Slot(int)
    def _on_scrolled(self, first: int) -> None:
        self.change(merge="first", first=first)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the arrow keys choose the next image where no time runs."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(event.key())
        if self.state.view != "images" or step is None or self.dataset is None:
            super().keyPressEvent(event)
            return
        last = len(_arrays_of(self.dataset, self.state.part)[0]) - 1
        self.change(merge="index", index=max(0, min(last, self._image_index(self.state) + step)))

    # Classes.

    def _picked(self, state: DataState) -> int:
        return max(0, min(state.picked, len(self.dataset.class_names) - 1, len(self.class_names(state)) - 1))

    def _draw_classes(self, state: DataState) -> None:
        names = self.class_names(state)
        counts = [np.array([len(m) for m in self._indices(part)[: len(names)]]) for part in _PARTS]
        self.counts_plot.show_columns(names, counts)
        told = (
            translate("data", "The mean of all training images of each class, and how many there are")
            if state.part == "train"
            else translate("data", "The mean of all test images of each class, and how many there are")
        )
        self.mean_title.setText(told)
        if self.facts is None:
            self.mean_large.set_texts("", "", translate("data", "The means are being worked out …"))
            return
        means = self.facts.means[state.part][: len(names)]
        self.mean_strip.show_images(means, self._picked(state))
        self.mean_large.show_image(means[self._picked(state)], decimals=1)
        self._draw_captions(state)

    def _column_middle(self, number: int) -> float:
        """Return where the column of a class is, in pixels of the strip above it."""
        box = self.counts_plot.getViewBox()
        place = self.counts_plot.mapFromScene(box.mapViewToScene(pg.Point(number, 0)))
        return float(place.x() + self.counts_plot.x() - self.mean_strip.x())

    @Slot(object)
    def _on_plot_resized(self, box: object) -> None:
        self.mean_strip.update()

    @Slot(int)
    def _on_class(self, number: int) -> None:
        self.change(picked=number)

    @Slot(float, float)
    def _on_column(self, x: float, y: float) -> None:
        if self.dataset is not None:
            self.change(picked=max(0, min(round(x), len(self.class_names(self.state)) - 1)))

    # As arrays.

    def _laid(self, state: DataState) -> int:
        return max(0, min(state.laid, self.dataset.image_shape[0]))

    def _pixel(self, state: DataState) -> tuple[int, int] | None:
        """Return row and column of the framed pixel; None before the first row is laid."""
        if not self._laid(state):
            return None
        return self._laid(state) - 1, self._column(state)

    def _column(self, state: DataState) -> int:
        return max(0, min(state.column, self.dataset.image_shape[1] - 1)) if self.dataset else state.column

    def _draw_arrays(self, state: DataState) -> None:
        image, _ = self._image(state)
        pixel = self._pixel(state)
        self.square.show_image(image)
        self.square.mark(pixel[0] if pixel else None, pixel)
        self._draw_captions(state)
        self._draw_table(state)
        self._draw_vector(state, image, pixel)

    def _draw_vector(self, state: DataState, image: np.ndarray, pixel: tuple[int, int] | None) -> None:
        x, _ = as_arrays(image[None], np.zeros(1, np.uint8), 1, normalised=state.normalise)
        values, width, top = x[0].astype(float), image.shape[1], 1.0 if state.normalise else 255.0
        laid = self._laid(state) * width
        row = slice(laid - width, laid) if laid else slice(0, 0)
        if not state.flat:  # the one row by itself
            values, greys, laid, row = values[row], image.reshape(-1)[row], width, slice(0, width)
        else:
            greys = image.reshape(-1)
        places = np.arange(len(values), dtype=float)
        for curve, part in ((self.ghost_curve, slice(laid, None)), (self.vector_curve, slice(0, laid)),
                            (self.row_curve, row)):  # fmt: skip
            self.vector_plot.set_data(curve, places[part], values[part])
        self._draw_paper(greys, laid, row, top)
        self._label_vector(state, len(values), width, top)
        self.handle.setVisible(pixel is not None)
        if pixel is not None:
            index = pixel[1] + (pixel[0] * width if state.flat else 0)
            self.handle.put(index, values[index])
            self.handle.set_name(translate("data", "Drag: the pixel moves through the vector"))

    def _draw_paper(self, greys: np.ndarray, laid: int, row: slice, top: float) -> None:
        """Draw the pixels themselves under the curve, and a frame around those of the row."""
        colours = GREYS[greys][None, :, None] >> np.array([16, 8, 0, 24], np.uint32) & 0xFF
        colours = colours.astype(np.uint8)
        colours[:, laid:, 3] = 60
        low, high = -0.30 * top, -0.08 * top
        if len(greys):
            self.paper_strip.setImage(colours, autoLevels=False, levels=None)
            self.paper_strip.setRect(QRectF(-0.5, low, len(greys), high - low))
        left, right = row.start - 0.5, row.stop - 0.5
        box = np.array([[left, low], [right, low], [right, high], [left, high], [left, low]])
        self.row_frame.setData(*box.T) if row.stop > row.start else self.row_frame.setData([], [])

    def _label_vector(self, state: DataState, size: int, width: int, top: float) -> None:
        flat = state.flat
        key = (flat, size, width, top, state.normalise)
        if key == getattr(self, "_vector_key", None):
            return
        self._vector_key = key
        title = (
            QT_TRANSLATE_NOOP("data", "The image as a vector: row after row") if flat
            else QT_TRANSLATE_NOOP("data", "One row of the image")
        )  # fmt: skip
        self.vector_plot.set_texts(
            title,
            QT_TRANSLATE_NOOP("data", "Index") if flat else QT_TRANSLATE_NOOP("data", "Column"),
            QT_TRANSLATE_NOOP("data", "Value"),
        )
        step = width * max(1, -(-size // (width * 7))) if flat else max(1, width // 7)
        ticks = [(i, number_text(i)) for i in range(0, size + 1, step)]
        self.vector_plot.getAxis("bottom").setTicks([ticks])
        values = [0.0, 0.5, 1.0] if state.normalise else [0, 128, 255]
        self.vector_plot.getAxis("left").setTicks([[(v, number_text(v)) for v in values]])
        self.vector_plot.set_domain((-0.5, max(1.0, size - 0.5)), (-0.36 * top, 1.08 * top))

    def _draw_table(self, state: DataState) -> None:
        """Show the arrays: name, shape, type, range and size in memory."""
        heads = (translate("data", "Array"), translate("data", "Shape"), translate("data", "Type"),
                 translate("data", "Range"), translate("data", "Memory"))  # fmt: skip
        rows = [cells for part in _PARTS for cells in self._array_rows(state, part)]
        self.table.show_facts(heads, rows, self._label_parts(state))

    def _array_rows(self, state: DataState, part: str) -> Iterator[tuple[str, ...]]:
        images, labels = _arrays_of(self.dataset, part)
        names = self.class_names(state)
        low, high = self.facts.ranges[part] if self.facts else (0, 255)
        ends = np.full((2, *images.shape[1:]), [[[low]], [[high]]], np.uint8)
        x, t = as_arrays(
            ends, np.array([labels.min(), labels.max()]), max(len(names), int(labels.max()) + 1),
            normalised=state.normalise, flat=state.flat, one_hot_labels=state.one_hot,
        )  # fmt: skip
        kind_t = t.dtype if state.one_hot else labels.dtype
        for name, array, kind in ((f"x_{part}", x, x.dtype), (f"t_{part}", t, kind_t)):
            shape = (len(images), *array.shape[1:])
            size = int(np.prod(shape)) * kind.itemsize / 1e6
            least, most = (float(v) for v in (array.min(), array.max()))
            told = translate("data", "{low} … {high}").format(low=number_text(least), high=number_text(most))
            yield name, _shape_text(shape), str(kind), told, translate("data", "{size} MB").format(
                size=number_text(float(f"{size:.3g}"), 3))  # fmt: skip

    def _label_parts(self, state: DataState) -> list[tuple[str, bool]]:
        """Return the label of the image as parts of a line, the class itself bold."""
        _, label = self._image(state)
        told = translate("data", "the label of this image: {label}")
        before, after = told.split("{label}")
        if not state.one_hot:
            return [(before, False), (str(label), True), (after, False)]
        classes = max(len(self.class_names(state)), label + 1)
        left, right = "0 " * label, " 0" * (classes - label - 1)
        return [(f"{before}{label}{after} → [{left}", False), ("1", True), (f"{right}]", False)]

    @Slot(int, int)
    def _on_pixel(self, row: int, column: int) -> None:
        self.change(merge="pixel", laid=row + 1, column=column)

    @Slot(float, float)
    def _on_handle(self, x: float, y: float) -> None:
        if self.dataset is None:
            return
        height, width = self.dataset.image_shape
        if not self.state.flat:
            self.change(merge="pixel", column=max(0, min(width - 1, round(x))))
            return
        index = max(0, min(height * width - 1, round(x)))
        self.change(merge="pixel", laid=index // width + 1, column=index % width)

    @Slot()
    def _style_frame(self) -> None:
        self.row_frame.setPen(pg.mkPen(THEME.colour("test"), width=2 * THEME.current.scale))

    # Mini-batch.

    def _size(self, state: DataState) -> int:
        return min(state.batch_size, len(self.dataset.x_train))

    def _batches(self, state: DataState) -> int:
        return iterations_per_epoch(len(self.dataset.x_train), self._size(state))

    def _number(self, state: DataState) -> int:
        return max(0, min(state.number, self._batches(state) - 1))

    def batch(self, state: DataState) -> np.ndarray:
        """Return the indices of the images in the batch on show."""
        return mini_batch(
            len(self.dataset.x_train), self._size(state), self._number(state), state.sampling, state.seed
        )

    def _draw_batch(self, state: DataState) -> None:
        data, indices, names = self.dataset, self.batch(state), self.class_names(state)
        shown = min(len(indices), _MOST_TILES)
        subtitle = (
            QT_TRANSLATE_NOOP("data", "the first {shown} images of {size}") if shown < len(indices) else ""
        )
        self.tiles.set_texts(
            QT_TRANSLATE_NOOP("data", "The images of batch {batch}"), subtitle, "",
            QT_TRANSLATE_NOOP("data", "Image {number} of the batch. Click: shown large."),
            batch=number_text(self._number(state)), shown=number_text(shown), size=number_text(len(indices)),
        )  # fmt: skip
        self.tiles.set_tiles(data.x_train[indices[:shown]])
        counts = np.bincount(data.t_train[indices], minlength=len(names))[: len(names)]
        members = np.array([len(m) for m in self._indices("train")[: len(names)]])
        shares, whole = 100 * counts / len(indices), 100 * members / len(data.t_train)
        # In steps of ten, so that the axis holds still from batch to batch.
        top = float(10 * np.ceil(1.3 * max(shares.max(), whole.max(), 18.0) / 10))
        self.shares_plot.show_columns(names, (shares, whole), top)
        step = 5 if top <= 50 else 10
        self.shares_plot.set_value_ticks(range(0, int(top) + 1, step))
        self.verdict.set_text(self._batch_text(indices, shares, whole, names))

    def _batch_text(
        self, indices: np.ndarray, shares: np.ndarray, whole: np.ndarray, names: Sequence[str]
    ) -> str:
        widest = int(np.abs(shares - whole).argmax())
        told = translate(
            "data", "{size} images, {different} different ones. Farthest from the data: class {name} with {share} % "
            "instead of {whole} %.")  # fmt: skip
        return told.format(
            size=number_text(len(indices)), different=number_text(len(np.unique(indices))), name=names[widest],
            share=fixed_text(shares[widest], 1), whole=fixed_text(whole[widest], 1),
        )  # fmt: skip

    @Slot(int)
    def _on_tile(self, number: int) -> None:
        self.change(view="images", part="train", index=int(self.batch(self.state)[number]))

    # Fetching.

    @Slot()
    def _on_fetch(self) -> None:
        items = [
            Item(file.gz_name, file.size, packed, verifying)
            for file, packed in zip(FILES, _PACKED, strict=True)
        ]
        self.download_dialog = DownloadDialog(items, MIRRORS, Path(data_folder()) / "mnist", self)
        self.download_dialog.ready.connect(self._on_fetched)
        self.download_dialog.open()

    @Slot(str)
    def _on_fetched(self, folder: str) -> None:
        """Open what was fetched; where it is found by itself, the source stays automatic."""
        self._opened = None
        by_itself = find(candidates(data_folder())) == Path(folder)
        self.change(**({"source": "automatic"} if by_itself else {"source": "folder", "path": folder}))
        self._draw_again()

    # Saving.

    @Slot()
    def _on_save(self) -> None:
        if self.dataset is None:
            return
        images = len(self.dataset.x_train)
        self.subset_dialog = NumbersDialog(
            translate("data", "Save a subset as IDX"),
            translate("data", "So many training images are drawn without repetition; all test images are saved too. "
                      "Four files are written into a folder of your choice."),
            {"count": Entry(translate("data", "Training images"), 1, images, min(1000, images)),
             "seed": Entry(translate("data", "Seed"), 0, 9999, self.state.seed)},
            translate("data", "Choose a folder…"), self,
        )  # fmt: skip
        self.subset_dialog.accepted.connect(self._on_subset)
        self.subset_dialog.open()

    @Slot()
    def _on_subset(self) -> None:
        values = self.subset_dialog.values()
        folder = QFileDialog.getExistingDirectory(self, translate("data", "Save a subset as IDX"))
        if folder:
            self.save_subset(folder, values["count"], values["seed"])

    def save_subset(self, folder: str, count: int, seed: int) -> None:
        """Save `count` training images and all test images as IDX files, in a worker; a sentence tells the end."""
        if self._saver is not None or self.dataset is None:
            return
        if any((Path(folder) / name).exists() for file in FILES for name in file.names):
            told = translate("data", "{folder} already holds a dataset. Choose an empty folder.")
            self.message.say(told.format(folder=folder))
            return
        done = translate("data", "{count} training and {test} test images are saved in {folder}.")
        self._saved_text = done.format(
            count=number_text(count), test=number_text(len(self.dataset.x_test)), folder=folder
        )
        self._saver = GeneratorThread(_saving(self.dataset, folder, count, seed), self)
        self._saver.batch.connect(self._on_saving)
        self._saver.failed.connect(self._on_not_saved)
        self._saver.ended.connect(self._on_saved)
        self.save_button.setEnabled(False)
        self._saver.start()

    @Slot(object)
    def _on_saving(self, frames: list[Progress]) -> None:
        last = frames[-1]
        self._show_share(last.done / max(1, last.total))
        self._saving_text = translate("data", "Saving: {what} …").format(what=last.what)
        self._show_origin()

    @Slot()
    def _on_saved(self) -> None:
        self._stop_saving()
        self.message.say(self._saved_text)

    @Slot(Exception)
    def _on_not_saved(self, problem: Exception) -> None:
        self._stop_saving()
        self.message.say(sentence(problem))

    def _stop_saving(self) -> None:
        if self._saver is not None:
            self._saver.stop()
            self._saver.deleteLater()
            self._saver = None
            self._show_share(0)
            self.save_button.setEnabled(self.dataset is not None)
            self._show_origin()

    # Words and numbers.

    def equations(self, state: DataState) -> Sequence[Equation]:
        """Return what the picture says as formulas with today's numbers."""
        if self.dataset is None:
            return ()
        return {"images": self._image_rows, "classes": self._class_rows, "arrays": self._array_equations,
                "batch": self._batch_rows}[state.view](state)  # fmt: skip

    def _image_rows(self, state: DataState) -> Sequence[Equation]:
        image, label = self._image(state)
        row, column = self._hovered
        index = self._image_index(state)
        height, width = image.shape
        inside = 0 <= row < height and 0 <= column < width
        value = (
            f"{_at(index, row, column)} = <b>{image[row, column]}</b>"
            if inside
            else (
                f"{_shape_text(image.shape)}, {number_text(int(image.min()))} … {number_text(int(image.max()))}"
            )
        )
        return (
            Equation("<i>x</i> [<i>n</i>, <i>r</i>, <i>c</i>]", value, f"x_{state.part}[{index}]"),
            Equation(
                "<i>t</i> [<i>n</i>]", f"<i>t</i> [{index}] = <b>{label}</b>", f"t_{state.part}[{index}]"
            ),
        )

    def _class_rows(self, state: DataState) -> Sequence[Equation]:
        k, part = self._picked(state), state.part
        members, images = len(self._indices(part)[k]), len(_arrays_of(self.dataset, part)[1])
        share = fixed_text(100 * members / images, 2)
        numbers = f"{number_text(members)} ⁄ {number_text(images)} = <b>{share} %</b>"
        mean = "<i>x̄</i><sub>k</sub> = <sup>1</sup>⁄<sub><i>n</i><sub>k</sub></sub> Σ <i>x</i>"
        return (
            Equation("<i>n</i><sub>k</sub> ⁄ <i>N</i>", numbers, f"(t_{part} == {k}).mean()"),
            Equation(mean, f"k = {k}, <i>n</i><sub>k</sub> = {number_text(members)}",
                     f"x_{part}[t_{part} == {k}].mean(axis=0)"),
        )  # fmt: skip

    def _array_equations(self, state: DataState) -> Sequence[Equation]:
        (height, width), part = self.dataset.image_shape, state.part
        image, label = self._image(state)
        pixel = self._pixel(state)
        numbers = value = ""
        if pixel is not None:
            row, column = pixel
            place = f"{width} · {row} + {column} = <b>{flat_index(row, column, image.shape)}</b>"
            numbers = f'<a href="row"><i>r</i> = {row}</a>, <a href="pixel"><i>c</i> = {column}</a>: {place}'
            byte = int(image[row, column])
            value = (
                f"{byte} ⁄ 255 = <b>{fixed_text(byte / 255, 4)}</b>" if state.normalise else f"<b>{byte}</b>"
            )
        reshape = f".reshape(-1, {height * width})" if state.flat else f".reshape(-1, 1, {height}, {width})"
        scale = ".astype(np.float32) / 255" if state.normalise else ""
        classes = max(len(self.class_names(state)), label + 1)
        labels = f"t = np.eye({classes})[t_{part}]" if state.one_hot else f"t = t_{part}"
        symbols = f'<i>i</i> = {width} · <a href="row"><i>r</i></a> + <a href="pixel"><i>c</i></a>'
        if not state.flat:
            symbols = '<i>x</i> [<i>n</i>, 0, <a href="row"><i>r</i></a>, <a href="pixel"><i>c</i></a>]'
            numbers = f"<i>x</i> [{self._image_index(state)}, 0, {pixel[0]}, {pixel[1]}]" if pixel else ""
        return (
            Equation(symbols, numbers, f"x = x_{part}{reshape}{scale}"),
            Equation(
                "<i>x</i> = <i>p</i> ⁄ 255" if state.normalise else "<i>x</i> = <i>p</i>", value, labels
            ),
        )

    def _batch_rows(self, state: DataState) -> Sequence[Equation]:
        indices, images, size = self.batch(state), len(self.dataset.x_train), self._size(state)
        written = ", ".join(number_text(int(i)) for i in indices[:_INDICES])
        written += ", …" if len(indices) > _INDICES else ""
        number = self._number(state)
        if state.sampling == "shuffled":
            line = f"i = rng.permutation({images})[{number * size}:{number * size + len(indices)}]"
        else:
            line = f"i = rng.choice({images}, ({self._batches(state)}, {size}))[{number}]"
        height, width = self.dataset.image_shape
        return (
            Equation("<i>i</i>", written, f"rng = np.random.default_rng({state.seed}); {line}"),
            Equation(
                "<i>x</i>[<i>i</i>]", _shape_text((len(indices), height * width)), "x_batch = x_train[i]"
            ),
        )

    def highlight(self, key: str) -> None:
        """Frame only the row or only the pixel while the mouse points at it in the strip."""
        if self.dataset is None or self.state.view != "arrays":
            return
        pixel = self._pixel(self.state)
        row = pixel[0] if pixel else None
        self.square.mark(None if key == "pixel" else row, None if key == "row" else pixel)

    def script(self, state: DataState) -> str:
        """Return a NumPy + Matplotlib program that draws the view on show."""
        data = self.dataset
        drawn = data is None or data.path is None
        return script_text(
            "data", DATA="" if drawn else data.path, VIEW=state.view, PART=state.part,
            INDEX=self._image_index(state) if data else state.index, FIRST=self._first(state) if data else 0,
            COLUMNS=self.rows.columns, WRITTEN=state.written,
            CLASS_NAMES=self.class_names(state) if data else tuple("0123456789"),
            PICKED=self._picked(state) if data else state.picked, NORMALISE=state.normalise, FLATTEN=state.flat,
            ONE_HOT=state.one_hot, LAID=self._laid(state) if data else state.laid,
            COLUMN=self._column(state), BATCH_SIZE=self._size(state) if data else state.batch_size,
            NUMBER=self._number(state) if data else state.number, SAMPLING=state.sampling, SEED=state.seed,
        )  # fmt: skip

    def retranslate(self) -> None:
        """Take all texts in the language in force."""
        super().retranslate()
        self._vector_key = None
        self.save_button.setText(translate("data", "Save a subset as IDX…"))
        self.fetch_button.setText(translate("data", "Fetch MNIST…"))
        self.scroll_bar.setAccessibleName(translate("data", "Further images of every class"))
        self.scroll_bar.setToolTip(translate("data", "Further images of every class"))

    def showEvent(self, event: QShowEvent) -> None:
        """Draw again with the sizes that the widgets have by now."""
        super().showEvent(event)
        self._draw_again()


def _saving(data: Dataset, folder: str, count: int, seed: int) -> Iterator[Progress]:
    # A generator of its own, so that the images are drawn in the worker too.
    yield from saving_idx(data.subset(count, np.random.default_rng(seed)), folder)


def _classes_used(data: Dataset) -> int:
    return int(max(data.t_train.max(), data.t_test.max())) + 1


def _shape_text(shape: Sequence[int]) -> str:
    """Return a shape as NumPy writes it, without separators in the numbers."""
    return "(" + ", ".join(map(str, shape)) + ("," if len(shape) == 1 else "") + ")"


def _at(index: int, row: int, column: int) -> str:
    return f"<i>x</i> [{index}, {row}, {column}]"


def _plain(text: str) -> str:
    """Return a text for HTML."""
    return text.replace("&", "&amp;").replace("<", "&lt;")
