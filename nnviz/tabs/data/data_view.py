"""What the views share: they show a State of a dataset, and a large picture whose pixels can be read."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from nnviz.core.tensors import flat_index
from nnviz.tabs.data.contents import Contents
from nnviz.tabs.data.state import DataState
from nnviz.ui.base.language import translate
from nnviz.ui.base.number_format import number_text
from nnviz.ui.images.pixel_image import PixelImage
from nnviz.ui.view import Host, View
from nnviz.ui.widgets.equation_strip import Equation


class DataHost(Host, Protocol):
    """What the views ask of their tab."""

    contents: Contents | None


class DatasetView(View):
    """A view of a dataset; while there is none, it shows nothing."""

    tab: DataHost

    @property
    def state(self) -> DataState:
        """The State on show."""
        return self.tab.state

    @property
    def contents(self) -> Contents | None:
        """The dataset on show."""
        return self.tab.contents

    def draw(self, state: DataState) -> None:
        """Show a State of the dataset."""
        if self.contents is not None:
            self.draw_data(state, self.contents)

    def draw_data(self, state: DataState, contents: Contents) -> None:
        """Bring everything up to date."""
        raise NotImplementedError

    def description(self, state: DataState) -> str:
        """Return in words what the picture shows."""
        return self.data_description(state, self.contents) if self.contents is not None else ""

    def data_description(self, state: DataState, contents: Contents) -> str:
        """Return the same of a dataset that is there."""
        raise NotImplementedError

    def equations(self, state: DataState) -> Sequence[Equation]:
        """Return what the picture says as formulas with today's numbers."""
        return self.data_equations(state, self.contents) if self.contents is not None else ()

    def data_equations(self, state: DataState, contents: Contents) -> Sequence[Equation]:
        """Return the same of a dataset that is there."""
        raise NotImplementedError


class PictureView(DatasetView):
    """A view with a large image; the pixel under the mouse is read out below it."""

    def build(self, page: QWidget) -> None:
        """Make the large image."""
        self.hovered = (-1, -1)
        self._said: tuple[str, ...] = ()  # over and under the large image
        self.large = PixelImage()
        self.large.pointed.connect(self._on_pointed)

    @Slot(int, int)
    def _on_pointed(self, row: int, column: int) -> None:
        self.hovered = row, column
        if self.contents is not None:
            self.draw_captions(self.state, self.contents)
            self.tab.refresh_equations()

    def draw_captions(self, state: DataState, contents: Contents) -> None:
        """Say what the image is, and the pixel under the mouse."""
        image, (row, column) = self.large, self.hovered
        if not image.values.size:
            return
        height, width = image.values.shape
        if not (0 <= row < height and 0 <= column < width):
            self._say(*self.headings(state, contents), self.idle_caption())
            return
        told = translate(
            "data", "row {row}, column {column}: {value}, index {width} · {row} + {column} = {index}"
        )
        index, value = flat_index(row, column, image.values.shape), self.value_text(row, column)
        told = told.format(row=row, column=column, value=value, width=width, index=index)
        self._say(*self.headings(state, contents), told)

    def _say(self, *texts: str) -> None:
        self._said = texts
        self.large.set_texts(*texts)

    def value_text(self, row: int, column: int) -> str:
        """Return the value of a pixel in words."""
        return str(int(self.large.values[row, column]))

    def idle_caption(self) -> str:
        """Return what to do with the image."""
        return translate("data", "Point at a pixel to read its value.")

    def sentences(self) -> Sequence[str]:
        """Return what stands over and under the large image."""
        return self._said

    def headings(self, state: DataState, contents: Contents) -> tuple[str, str]:
        """Return the title and the second line of the image."""
        told = (
            translate("data", "training image {index}") if state.part == "train"
            else translate("data", "test image {index}")
        )  # fmt: skip
        label = contents.image(state)[1]
        return class_text(contents.class_names(state), label), told.format(index=number_text(contents.index(state)))


def class_text(names: Sequence[str], label: int) -> str:
    """Return a label in words, with the name of its class where that says more."""
    name = names[label] if label < len(names) else str(label)
    if name == str(label):
        return translate("data", "Label {label}").format(label=label)
    return translate("data", "Label {label}: {name}").format(label=label, name=name)


def shape_text(shape: Sequence[int]) -> str:
    """Return a shape as NumPy writes it, without separators in the numbers."""
    return "(" + ", ".join(map(str, shape)) + ("," if len(shape) == 1 else "") + ")"
