"""The view of the images: a row for each class, and one image large with its values."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QScrollBar, QVBoxLayout, QWidget

from nnviz.tabs.data.contents import Contents
from nnviz.tabs.data.data_view import PictureView, shape_text
from nnviz.tabs.data.state import DataState
from nnviz.ui.base.language import translate
from nnviz.ui.base.number_format import number_text
from nnviz.ui.images.image_grid import ImageGrid
from nnviz.ui.view import Picture
from nnviz.ui.widgets.equation_strip import Equation

_ROWS = 10  # classes on show at once


class ImagesView(PictureView):
    """The members of every class side by side; the one that is clicked stands large beside them.

    Five seconds: rows of handwritten digits, and one of them so large that it is seen to be a square of grey levels.
    One second after a click: another digit stands there large; the pixel under the mouse tells its value.
    """

    def build(self, page: QWidget) -> None:
        """Make the grid, its scroll bar and the large image."""
        super().build(page)
        self.chosen = np.full((0, 0), -1)  # the number of the image at every place of the grid
        self._grid_key: tuple[object, ...] = ()
        self.rows = ImageGrid()
        self.rows.chosen.connect(self._on_image)
        self.rows.room_changed.connect(self._on_room)
        self.rows.wheeled.connect(self._on_wheel)
        self.scroll_bar = QScrollBar(Qt.Orientation.Horizontal)
        self.scroll_bar.valueChanged.connect(self._on_scrolled)
        self.class_bar = QScrollBar(Qt.Orientation.Vertical)  # where there are more classes than rows
        self.class_bar.valueChanged.connect(self._on_class_scrolled)
        self.grid_box = QWidget()
        column = QVBoxLayout(self.grid_box)
        column.setContentsMargins(8, 4, 0, 8)
        column.setSpacing(4)
        upper = QHBoxLayout()
        upper.addWidget(self.rows, 1)
        upper.addWidget(self.class_bar)
        column.addLayout(upper, 1)
        column.addWidget(self.scroll_bar)
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.grid_box, 54)
        row.addWidget(self.large, 46)

    def pictures(self) -> Sequence[Picture]:
        """Return the large image."""
        return (self.large,)

    def draw_data(self, state: DataState, contents: Contents) -> None:
        """Show the grid, unless the values have its room, and the large image."""
        self.grid_box.setVisible(not state.written)
        self._draw_grid(state, contents)
        self.large.show_image(contents.image(state)[0], written=state.written)
        self.draw_captions(state, contents)

    def _draw_grid(self, state: DataState, contents: Contents) -> None:
        members, names = contents.members(state.part), contents.class_names(state)
        top = max(0, min(state.first_class, len(names) - _ROWS))
        classes = range(top, min(len(names), top + _ROWS))
        remarks = [(names[k], number_text(len(members[k]))) for k in classes]
        self.rows.set_frame(remarks, contents.data.image_shape)
        columns = self.rows.columns
        first = contents.first(state, columns)
        key = contents, state.part, names, columns, first, top
        if key != self._grid_key:
            self._grid_key = key
            self._fill_grid(contents, state.part, classes, columns, first)
            self.class_bar.setVisible(len(names) > _ROWS)
            _set_scroll(self.class_bar, top, _ROWS, len(names))
        place = np.flatnonzero(self.chosen == contents.index(state))
        self.rows.set_ring(int(place[0]) if len(place) else None)

    def _fill_grid(self, contents: Contents, part: str, classes: range, columns: int, first: int) -> None:
        members, (x, _) = contents.members(part), contents.arrays(part)
        self.chosen = np.full((len(classes), columns), -1)
        for row, k in enumerate(classes):
            shown = members[k][first : first + columns]
            self.chosen[row, : len(shown)] = shown
        self.rows.show_images(x[self.chosen], self.chosen >= 0)
        _set_scroll(self.scroll_bar, first, columns, max(map(len, members)))

    @Slot(int)
    def _on_image(self, number: int) -> None:
        self.tab.change(index=int(self.chosen.flat[number]))

    @Slot()
    def _on_room(self) -> None:
        if self.contents is not None and self.rows.isVisible():
            self._draw_grid(self.state, self.contents)

    @Slot(int)
    def _on_wheel(self, columns: int) -> None:
        self.scroll_bar.setValue(self.scroll_bar.value() + columns)

    @Slot(int)
    def _on_scrolled(self, first: int) -> None:
        self.tab.change(merge="first", first=first)

    @Slot(int)
    def _on_class_scrolled(self, first: int) -> None:
        self.tab.change(merge="first_class", first_class=first)

    def step(self, by: int) -> None:
        """Go to the next image of the data, or to the one before."""
        if self.contents is not None:
            last = len(self.contents.arrays(self.state.part)[0]) - 1
            self.tab.change(merge="index", index=max(0, min(last, self.contents.index(self.state) + by)))

    def data_description(self, state: DataState, contents: Contents) -> str:
        """Return what the image is, its size and its values."""
        image = contents.image(state)[0]
        told = translate("data", "{label}, {part}: {height} × {width} pixels with values from {low} to {high}.")
        label, part = self.headings(state, contents)
        return told.format(label=label, part=part, height=image.shape[0], width=image.shape[1],
                           low=int(image.min()), high=int(image.max()))  # fmt: skip

    def data_equations(self, state: DataState, contents: Contents) -> Sequence[Equation]:
        """Return how the image, or the pixel under the mouse, and the label are addressed."""
        image, label = contents.image(state)
        (row, column), index = self.hovered, contents.index(state)
        if 0 <= row < image.shape[0] and 0 <= column < image.shape[1]:
            value = f"<i>x</i> [{index}, {row}, {column}] = <b>{image[row, column]}</b>"
        else:
            low, high = number_text(int(image.min())), number_text(int(image.max()))
            value = f"{shape_text(image.shape)}, {low} … {high}"
        told = f"<i>t</i> [{index}] = <b>{label}</b>"
        return (
            Equation("<i>x</i> [<i>n</i>, <i>r</i>, <i>c</i>]", value, f"x_{state.part}[{index}]"),
            Equation("<i>t</i> [<i>n</i>]", told, f"t_{state.part}[{index}]"),
        )

    def retranslate(self) -> None:
        """Name the scroll bar in the language in force."""
        self.scroll_bar.setAccessibleName(translate("data", "Further images of every class"))
        self.scroll_bar.setToolTip(translate("data", "Further images of every class"))
        self.class_bar.setAccessibleName(translate("data", "Further classes"))
        self.class_bar.setToolTip(translate("data", "Further classes"))


def _set_scroll(bar: QScrollBar, first: int, page: int, count: int) -> None:
    """Let a scroll bar stand at `first` of `count` of which a page shows so many."""
    bar.blockSignals(True)
    bar.setRange(0, max(0, count - page))
    bar.setPageStep(page)
    bar.setSingleStep(1)
    bar.setValue(first)
    bar.blockSignals(False)
