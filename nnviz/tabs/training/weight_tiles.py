"""The weights of the first layer as pictures, one for each hidden unit."""

import numpy as np

from nnviz.tabs.training.run import Run
from nnviz.ui.base.language import QT_TRANSLATE_NOOP
from nnviz.ui.images.tile_grid import TileGrid

_MOST_TILES = 100  # units whose weights are shown


class WeightTiles(TileGrid):
    """First-layer weights in the shape of the images: what raises a unit's sum, and what lowers it."""

    def __init__(self) -> None:
        super().__init__("training")

    def show_weights(self, run: Run | None, matrix: np.ndarray | None) -> None:
        """Show weights (pixels, units) of a run's network; None: there are none yet."""
        if run is None or matrix is None:
            self.set_texts(QT_TRANSLATE_NOOP("training", "First-layer weights"))
            self.set_tiles(None)
            return
        shown = min(_MOST_TILES, matrix.shape[1])
        some = QT_TRANSLATE_NOOP("training", "units 1 to {shown} of {units}")
        self.set_texts(
            QT_TRANSLATE_NOOP("training", "First-layer weights"), some if shown < matrix.shape[1] else "", "",
            QT_TRANSLATE_NOOP("training", "Unit {number}: blue weights below 0, orange above"),
            shown=shown, units=matrix.shape[1],
        )  # fmt: skip
        self.set_tiles(matrix[:, :shown].T.reshape(shown, *run.data.image_shape))
