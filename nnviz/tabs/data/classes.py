"""The view of the classes: how many images each has, and what they look like on average."""

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from nnviz.tabs.data.contents import Contents
from nnviz.tabs.data.data_view import PictureView, class_text
from nnviz.tabs.data.state import PARTS, DataState
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.number_format import fixed_text, number_text
from nnviz.ui.images.image_grid import ImageGrid
from nnviz.ui.plots.items.grouped_bars import ColumnPlot
from nnviz.ui.view import Picture
from nnviz.ui.widgets.equation_strip import Equation


class ClassesView(PictureView):
    """Columns for the counts, over each the mean of its class, and one mean large.

    Five seconds: every class has about as many images, and the mean of a class still looks like its digit.
    One second after a click on a column: the mean of that class stands large.
    """

    def build(self, page: QWidget) -> None:
        """Make the columns, the strip of means over them and the large mean."""
        super().build(page)
        self.counts_plot = ColumnPlot("data", legend_at=(-8, 1))
        self.counts_plot.set_texts(
            "", QT_TRANSLATE_NOOP("data", "Class"), QT_TRANSLATE_NOOP("data", "Images")
        )  # fmt: skip
        self.counts_plot.series("training", QT_TRANSLATE_NOOP("data", "training"))
        self.counts_plot.series("test", QT_TRANSLATE_NOOP("data", "test"))
        self.counts_plot.set_left_width(64)
        self.counts_plot.clicked.connect(self._on_column)
        self.counts_plot.getViewBox().sigResized.connect(self._on_plot_resized)
        self.mean_strip = ImageGrid(self._column_middle)
        self.mean_strip.chosen.connect(self._on_class)
        self.mean_title = QLabel()
        self.mean_title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.mean_title)
        left.addWidget(self.mean_strip)
        left.addWidget(self.counts_plot, 1)
        row = QHBoxLayout(page)
        row.setContentsMargins(8, 4, 0, 0)
        row.addLayout(left, 62)
        row.addWidget(self.large, 38)

    def pictures(self) -> Sequence[Picture]:
        """Return the columns and the large mean."""
        return self.counts_plot, self.large

    def draw_data(self, state: DataState, contents: Contents) -> None:
        """Show the counts, and the means as soon as they are known."""
        names = contents.class_names(state)
        counts = [np.array([len(m) for m in contents.members(part)[: len(names)]]) for part in PARTS]
        self.counts_plot.show_columns(names, counts)
        told = (
            translate("data", "The mean of all training images of each class, and how many there are")
            if state.part == "train"
            else translate("data", "The mean of all test images of each class, and how many there are")
        )
        self.mean_title.setText(told)
        self.mean_strip.setAccessibleName(told)
        if contents.facts is None:
            self.large.set_texts("", "", translate("data", "Computing the means …"))
            return
        means, picked = contents.facts.means[state.part][: len(names)], contents.picked(state)
        self.mean_strip.show_images(means[None], ring=picked)
        self.large.show_image(means[picked])
        self.draw_captions(state, contents)

    def headings(self, state: DataState, contents: Contents) -> tuple[str, str]:
        """Return the class, and how many images the mean is taken of."""
        k = contents.picked(state)
        told = translate("data", "mean of {count} images, each pixel 0 to 255")
        members = len(contents.members(state.part)[k])
        return class_text(contents.class_names(state), k), told.format(count=number_text(members))

    def sentences(self) -> Sequence[str]:
        """Return what stands over the means too."""
        return [self.mean_title.text(), *super().sentences()]

    def data_description(self, state: DataState, contents: Contents) -> str:
        """Return how many images each class has."""
        counts = [len(members) for members in contents.members(state.part)]
        names = contents.class_names(state)
        pairs = "; ".join(f"{name}: {number_text(count)}" for name, count in zip(names, counts, strict=False))
        told = translate("data", "Training images of each class: {counts}.") if state.part == "train" else translate(
            "data", "Test images of each class: {counts}.")
        return told.format(counts=pairs)

    def value_text(self, row: int, column: int) -> str:
        """Return the mean of a pixel with one decimal."""
        return fixed_text(float(self.large.values[row, column]), 1)

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
        self.tab.change(picked=number)

    @Slot(float, float)
    def _on_column(self, x: float, y: float) -> None:
        if self.contents is not None:
            self.tab.change(picked=max(0, min(round(x), len(self.contents.class_names(self.state)) - 1)))

    def data_equations(self, state: DataState, contents: Contents) -> Sequence[Equation]:
        """Return the share of the class and its mean."""
        k, part = contents.picked(state), state.part
        members, images = len(contents.members(part)[k]), len(contents.arrays(part)[1])
        share = fixed_text(100 * members / images, 2)
        numbers = f"{number_text(members)} ⁄ {number_text(images)} = <b>{share} %</b>"
        mean = "<i>x̄</i><sub>k</sub> = <sup>1</sup>⁄<sub><i>n</i><sub>k</sub></sub> Σ <i>x</i>"
        return (
            Equation("<i>n</i><sub>k</sub> ⁄ <i>N</i>", numbers, f"(t_{part} == {k}).mean()"),
            Equation(mean, f"k = {k}, <i>n</i><sub>k</sub> = {number_text(members)}",
                     f"x_{part}[t_{part} == {k}].mean(axis=0)"),
        )  # fmt: skip
