"""The view of the mini-batches: their images, and the share of every class beside that of all the data."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nnviz.tabs.data.contents import Contents
from nnviz.tabs.data.data_view import DatasetView, shape_text
from nnviz.tabs.data.state import DataState
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.number_format import fixed_text, number_text
from nnviz.ui.images.choice_tiles import ChoiceTiles
from nnviz.ui.plots.items.grouped_bars import ColumnPlot
from nnviz.ui.view import Picture
from nnviz.ui.widgets.equation_strip import Equation
from nnviz.ui.widgets.live_label import LiveLabel

_MOST_TILES = 400  # images of a batch that are shown
_INDICES = 5  # of a batch that are written in the strip: the line of Python beside them needs its room


class MiniBatchView(DatasetView):
    """The images of one batch, and its classes.

    Five seconds: a hundred digits, and columns that miss the dashed shares of all the data by a few per cent.
    One second after Play: another hundred, other columns.
    """

    def build(self, page: QWidget) -> None:
        """Make the images, the columns and the sentence over them."""
        self.tiles = ChoiceTiles("data", signed=False)
        self.tiles.chosen.connect(self._on_tile)
        self.shares_plot = ColumnPlot("data")
        self.shares_plot.set_texts(
            QT_TRANSLATE_NOOP("data", "Share of each class"), QT_TRANSLATE_NOOP("data", "Class"),
            QT_TRANSLATE_NOOP("data", "Share in %"),
        )  # fmt: skip
        self.shares_plot.series("training", QT_TRANSLATE_NOOP("data", "this batch"))
        self.shares_plot.series("muted", QT_TRANSLATE_NOOP("data", "all training images"), hollow=True)
        self.verdict = LiveLabel()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 4, 8, 0)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.addWidget(self.tiles, 60)
        row.addWidget(self.shares_plot, 40)
        column.addWidget(self.verdict)
        column.addLayout(row, 1)

    def pictures(self) -> Sequence[Picture]:
        """Return the columns."""
        return (self.shares_plot,)

    def sentences(self) -> Sequence[str]:
        """Return the sentence over the picture and the title of the images."""
        return [self.verdict.text(), *self.tiles.texts()]

    def data_description(self, state: DataState, contents: Contents) -> str:
        """Return the sentence over the picture."""
        return self.verdict.text()

    def draw_data(self, state: DataState, contents: Contents) -> None:
        """Show the batch."""
        indices = contents.batch(state)
        self._draw_tiles(state, contents, indices)
        self._draw_shares(state, contents, indices)

    def _draw_tiles(self, state: DataState, contents: Contents, indices: np.ndarray) -> None:
        shown = min(len(indices), _MOST_TILES)
        subtitle = (
            QT_TRANSLATE_NOOP("data", "the first {shown} images of {size}") if shown < len(indices) else ""
        )
        self.tiles.set_texts(
            QT_TRANSLATE_NOOP("data", "The images of batch {batch}"), subtitle, "",
            QT_TRANSLATE_NOOP("data", "Image {number} of the batch. Click it to enlarge it."),
            batch=number_text(contents.number(state)), shown=number_text(shown), size=number_text(len(indices)),
        )  # fmt: skip
        self.tiles.set_tiles(contents.data.x_train[indices[:shown]])

    def _draw_shares(self, state: DataState, contents: Contents, indices: np.ndarray) -> None:
        data, names = contents.data, contents.class_names(state)
        counts = np.bincount(data.t_train[indices], minlength=len(names))[: len(names)]
        members = np.array([len(m) for m in contents.members("train")[: len(names)]])
        shares, whole = 100 * counts / len(indices), 100 * members / len(data.t_train)
        # In steps of ten, so that the axis holds still from batch to batch.
        top = float(10 * np.ceil(1.3 * max(shares.max(), whole.max(), 18.0) / 10))
        self.shares_plot.show_columns(names, (shares, whole), top)
        self.shares_plot.set_value_ticks(range(0, int(top) + 1, 5 if top <= 50 else 10))
        self.verdict.setText(_verdict_text(indices, shares, whole, names))

    @Slot(int)
    def _on_tile(self, number: int) -> None:
        if self.contents is not None:
            self.tab.change(view="images", part="train", index=int(self.contents.batch(self.state)[number]))

    def data_equations(self, state: DataState, contents: Contents) -> Sequence[Equation]:
        """Return how the indices are drawn, and the array of the batch."""
        indices, images, size = contents.batch(state), len(contents.data.x_train), contents.size(state)
        written = ", ".join(number_text(int(i)) for i in indices[:_INDICES])
        written += ", …" if len(indices) > _INDICES else ""
        number = contents.number(state)
        if state.sampling == "shuffled":
            line = f"i = rng.permutation({images})[{number * size}:{number * size + len(indices)}]"
        else:
            line = f"i = rng.choice({images}, ({contents.batches(state)}, {size}))[{number}]"
        height, width = contents.data.image_shape
        shape = shape_text((len(indices), height * width))
        return (
            Equation("<i>i</i>", written, f"rng = np.random.default_rng({state.seed}); {line}"),
            Equation("<i>x</i>[<i>i</i>]", shape, "x_batch = x_train[i]"),
        )


def _verdict_text(indices: np.ndarray, shares: np.ndarray, whole: np.ndarray, names: Sequence[str]) -> str:
    widest = int(np.abs(shares - whole).argmax())
    different = int(np.count_nonzero(np.bincount(indices)))  # ten times as fast as np.unique
    count = translate("data", "{size} images, {different} different ones.").format(
        size=number_text(len(indices)), different=number_text(different))  # fmt: skip
    share, all_of_them = fixed_text(shares[widest], 1), fixed_text(whole[widest], 1)
    told = translate("data", "Class {name} is farthest from its share of the data: {share} % instead of {whole} %.")
    if share == all_of_them:
        told = translate("data", "Every class has the same share as in all the data, to a tenth of a per cent.")
    return f"{count} {told.format(name=names[widest], share=share, whole=all_of_them)}"
