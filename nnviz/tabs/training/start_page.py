"""What stands there before the start: the images to learn from, the network, and what will happen."""

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nnviz.tabs.training.network_sketch import NetworkSketch
from nnviz.tabs.training.run import Run
from nnviz.tabs.training.words import activation_name, plan_text
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.number_format import number_text
from nnviz.ui.base.theme import THEME
from nnviz.ui.images.tile_grid import TileGrid
from nnviz.ui.widgets.live_text import LiveText

_IMAGES = 80
_LOW = 300  # px at scale 1: where there is less, the plan is short


class StartPage(QWidget):
    """Images on the left, the network on the right, and the plan of the run under it."""

    def __init__(self) -> None:
        super().__init__()
        self.images, self.network = TileGrid("training", signed=False), NetworkSketch()
        self.plan = LiveText(margin=16, shrinks=True)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.network, 1)
        right.addWidget(self.plan, 0, Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 12)
        row.addWidget(self.images, 48)
        row.addLayout(right, 52)
        self._shown: Run | None = None

    def show_run(self, run: Run | None) -> None:
        """Show what a run would do; None while there is no data."""
        if run is not self._shown:
            self._shown = run
            self._show_images(run)
        self.network.setVisible(run is not None)
        self._show_plan()
        if run is not None:
            self._show_network(run)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the height to the pictures where there is little."""
        super().resizeEvent(event)
        self._show_plan()

    def _show_plan(self) -> None:
        low = self.height() < _LOW * THEME.current.scale
        self.plan.setText(plan_text(self._shown, low) if self._shown is not None else "")

    def _show_images(self, run: Run | None) -> None:
        shown = min(_IMAGES, run.samples) if run is not None else 0
        self.images.set_texts(
            QT_TRANSLATE_NOOP("training", "What it learns from"),
            QT_TRANSLATE_NOOP("training", "the first {shown} of {count} training images") if shown else "",
            shown=number_text(shown), count=number_text(run.samples if run is not None else 0),
        )  # fmt: skip
        self.images.set_tiles(np.asarray(run.data.x_train[:shown]) if run is not None else None)

    def _show_network(self, run: Run) -> None:
        hidden = [(units, activation_name(run.state.activation)) for units in run.state.hidden]
        layers = [(run.sizes[0], translate("training", "pixels")), *hidden, (run.sizes[-1], "softmax")]
        self.network.show_layers(translate("training", "The network that learns"), layers)
