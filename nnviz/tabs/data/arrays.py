"""The view of the arrays: an image, the vector that is made of it, and shape and type of all four arrays."""

from collections.abc import Iterator, Sequence

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from nnviz.core.tensors import as_arrays, flat_index
from nnviz.tabs.data.contents import Contents
from nnviz.tabs.data.data_view import PictureView, shape_text
from nnviz.tabs.data.fact_table import FactTable
from nnviz.tabs.data.state import PARTS, DataState
from nnviz.tabs.data.vector import VectorPlot
from nnviz.ui.base.language import translate
from nnviz.ui.base.number_format import bytes_text, fixed_text, number_text
from nnviz.ui.view import Picture
from nnviz.ui.widgets.equation_strip import Equation


class ArraysView(PictureView):
    """Rows of an image are laid end to end; a pixel has its place in the square and in the vector.

    Five seconds: the upper half of a digit lies unrolled below it as a curve; beside it the shapes of the arrays.
    One second after Play: one row after the other goes to the end of the vector.
    """

    def build(self, page: QWidget) -> None:
        """Make the image, the table and the vector."""
        super().build(page)
        self._table_key: tuple[object, ...] = ()
        self._table_rows: list[tuple[str, ...]] = []
        self.large.picked.connect(self._on_pixel)
        self.table = FactTable()
        self.vector = VectorPlot()
        self.vector.handle.moved.connect(self._on_handle)
        grid = QGridLayout(page)
        grid.setContentsMargins(8, 4, 8, 0)
        grid.setSpacing(0)
        grid.addWidget(self.large, 0, 0)
        grid.addWidget(self.table, 0, 1)
        grid.addWidget(self.vector, 1, 0, 1, 2)
        grid.setColumnStretch(0, 45)
        grid.setColumnStretch(1, 55)
        grid.setRowStretch(0, 63)
        grid.setRowStretch(1, 37)

    def pictures(self) -> Sequence[Picture]:
        """Return the vector and the image."""
        return self.vector, self.large

    def draw_data(self, state: DataState, contents: Contents) -> None:
        """Show image, vector and table."""
        image, pixel = contents.image(state)[0], contents.pixel(state)
        self.large.show_image(image)
        self.large.mark(pixel[0] if pixel else None, pixel)
        self.draw_captions(state, contents)
        self._draw_table(state, contents)
        self._draw_vector(state, image, pixel)

    def idle_caption(self) -> str:
        """Return what to do with the image."""
        return translate("data", "Click or drag in the image.")

    def sentences(self) -> Sequence[str]:
        """Return what the table says of the label too."""
        return [*super().sentences(), self.table.note_text]

    def data_description(self, state: DataState, contents: Contents) -> str:
        """Return the arrays with their shapes and types."""
        return "; ".join(" ".join(row[:4]) for row in self.table.rows)

    # The vector.

    def _draw_vector(self, state: DataState, image: np.ndarray, pixel: tuple[int, int] | None) -> None:
        x, _ = as_arrays(image[None], np.zeros(1, np.uint8), 1, normalised=state.normalise)
        pixels, values = image.reshape(-1), x[0].astype(float)
        width, top = image.shape[1], 1.0 if state.normalise else 255.0
        laid = (pixel[0] + 1) * width if pixel else 0
        row = slice(laid - width, laid) if laid else slice(0, 0)
        if not state.flat:  # the one row by itself
            pixels, values, laid, row = pixels[row], values[row], width, slice(0, width)
        self.vector.show_vector(pixels, values, laid, row, top)
        self.vector.label(state.flat, len(values), width, top)
        self.vector.handle.setVisible(pixel is not None)
        if pixel is not None:
            index = flat_index(*pixel, image.shape) if state.flat else pixel[1]
            self.vector.put_handle(index, values[index])

    @Slot(int, int)
    def _on_pixel(self, row: int, column: int) -> None:
        self.tab.change(merge="pixel", laid=row + 1, column=column)

    @Slot(float, float)
    def _on_handle(self, x: float, y: float) -> None:
        if self.contents is None:
            return
        height, width = self.contents.data.image_shape
        if not self.state.flat:
            self.tab.change(merge="pixel", column=max(0, min(width - 1, round(x))))
            return
        index = max(0, min(height * width - 1, round(x)))
        self.tab.change(merge="pixel", laid=index // width + 1, column=index % width)

    # The table.

    def _draw_table(self, state: DataState, contents: Contents) -> None:
        """Show the arrays: name, shape, type, range and size in memory."""
        heads = (translate("data", "Array"), translate("data", "Shape"), translate("data", "Type"),
                 translate("data", "Range"), translate("data", "Memory"))  # fmt: skip
        key = contents, contents.facts, state.normalise, state.flat, state.one_hot, state.names
        if key != self._table_key:
            self._table_key = key
            self._table_rows = [cells for part in PARTS for cells in _array_rows(state, contents, part)]
        self.table.show_facts(heads, self._table_rows, _label_parts(state, contents))

    # The strip.

    def highlight(self, key: str) -> None:
        """Frame only the row or only the pixel while the mouse points at it in the strip."""
        if self.contents is not None:
            pixel = self.contents.pixel(self.state)
            row = pixel[0] if pixel else None
            self.large.mark(None if key == "pixel" else row, None if key == "row" else pixel)

    def data_equations(self, state: DataState, contents: Contents) -> Sequence[Equation]:
        """Return where the pixel is in the vector, and its value there."""
        image, label = contents.image(state)
        pixel, (height, width) = contents.pixel(state), image.shape
        place, value = _place_text(state, contents, pixel), ""
        if pixel is not None:
            byte = int(image[pixel])
            share = f"{byte} ⁄ 255 = <b>{fixed_text(byte / 255, 4)}</b>"
            value = share if state.normalise else f"<b>{byte}</b>"
        symbols = f'<i>i</i> = {width} · <a href="row"><i>r</i></a> + <a href="pixel"><i>c</i></a>'
        if not state.flat:
            symbols = '<i>x</i> [<i>n</i>, 0, <a href="row"><i>r</i></a>, <a href="pixel"><i>c</i></a>]'
        reshape = f".reshape(-1, {height * width})" if state.flat else f".reshape(-1, 1, {height}, {width})"
        scale = ".astype(np.float32) / 255" if state.normalise else ""
        classes = max(len(contents.class_names(state)), label + 1)
        labels = f"t = np.eye({classes})[t_{state.part}]" if state.one_hot else f"t = t_{state.part}"
        formula = "<i>x</i> = <i>p</i> ⁄ 255" if state.normalise else "<i>x</i> = <i>p</i>"
        return (
            Equation(symbols, place, f"x = x_{state.part}{reshape}{scale}"),
            Equation(formula, value, labels),
        )

    def retranslate(self) -> None:
        """Take the texts of table and vector anew."""
        self._table_key = ()
        self.vector.relabel()


def _place_text(state: DataState, contents: Contents, pixel: tuple[int, int] | None) -> str:
    """Return where a pixel is, in numbers: its index in the vector, or its place in the array."""
    if pixel is None:
        return ""
    (row, column), shape = pixel, contents.data.image_shape
    if not state.flat:
        return f"<i>x</i> [{contents.index(state)}, 0, {row}, {column}]"
    place = f"{shape[1]} · {row} + {column} = <b>{flat_index(row, column, shape)}</b>"
    return f'<a href="row"><i>r</i> = {row}</a>, <a href="pixel"><i>c</i> = {column}</a>: {place}'


def _array_rows(state: DataState, contents: Contents, part: str) -> Iterator[tuple[str, ...]]:
    """Yield the cells of a part's two arrays; two images with the extreme values stand for all of them."""
    images, labels = contents.arrays(part)
    names = contents.class_names(state)
    low, high = contents.facts.ranges[part] if contents.facts else (0, 255)
    ends = np.full((2, *images.shape[1:]), [[[low]], [[high]]], np.uint8)
    x, t = as_arrays(
        ends, np.array([labels.min(), labels.max()]), max(len(names), int(labels.max()) + 1),
        normalised=state.normalise, flat=state.flat, one_hot_labels=state.one_hot,
    )  # fmt: skip
    kind_t = t.dtype if state.one_hot else labels.dtype
    for name, array, kind in ((f"x_{part}", x, x.dtype), (f"t_{part}", t, kind_t)):
        shape = (len(images), *array.shape[1:])
        least, most = (float(v) for v in (array.min(), array.max()))
        told = translate("data", "{low} … {high}").format(low=number_text(least), high=number_text(most))
        yield name, shape_text(shape), str(kind), told, bytes_text(int(np.prod(shape)) * kind.itemsize)


def _label_parts(state: DataState, contents: Contents) -> list[tuple[str, bool]]:
    """Return the label of the image as parts of a line, the class itself bold."""
    _, label = contents.image(state)
    told = translate("data", "the label of this image: {label}")
    before, after = told.split("{label}")
    if not state.one_hot:
        return [(before, False), (str(label), True), (after, False)]
    classes = max(len(contents.class_names(state)), label + 1)
    left, right = "0 " * label, " 0" * (classes - label - 1)
    return [(f"{before}{label}{after} → [{left}", False), ("1", True), (f"{right}]", False)]
