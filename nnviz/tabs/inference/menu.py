"""What the menus do in Inference: weights, networks of other tabs and pictures of digits come in."""

import math

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog

from nnviz.data.file_kinds import FileKind, is_kind
from nnviz.data.weights import Weights
from nnviz.tabs.common.dataset_tab import DatasetTab
from nnviz.tabs.common.networks import kept_for_tabs
from nnviz.tabs.common.present_network import NetworkTaker, check_images, taking
from nnviz.tabs.inference.drawing.photos import PictureReader
from nnviz.tabs.inference.state import FILES, FROM_FILE
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.tab import Command


class InferenceMenu(NetworkTaker, DatasetTab):
    """The commands of the tab; its subclass makes `photos`, and the two that open pictures are methods of that."""

    commands = (
        Command(QT_TRANSLATE_NOOP("inference", "Open weights…"), "open_weights"),
        *taking("inference"),
        Command(QT_TRANSLATE_NOOP("inference", "Open data…"), "open_data"),
        Command(QT_TRANSLATE_NOOP("inference", "Open a picture of digits…"), "open_picture"),
        Command(QT_TRANSLATE_NOOP("inference", "Paste a picture of digits"), "paste_picture", "Ctrl+V", "edit"),
    )
    photos: PictureReader

    def accept_file(self, path: str) -> bool:
        """Open weights, a folder, a dataset or a picture of digits that was dropped."""
        if is_kind(path, FileKind.PICTURE):
            self.photos.open(path)
            return True
        if not is_kind(path, FileKind.WEIGHTS):
            return super().accept_file(path)
        self.change(network="own", weights=path)
        return True

    @Slot()
    def open_weights(self) -> None:
        """Choose a file of weights."""
        kinds = translate("inference", "Weights ({kinds})").format(kinds=FILES)
        path, _ = QFileDialog.getOpenFileName(self, translate("inference", "Open weights"), self.state.weights, kinds)
        if path:
            self.change(network="own", weights=path)

    def take_network(self, weights: Weights, tab: str) -> None:
        """Let a network of another tab answer; Problem if it does not fit the images. That of Training stays live."""
        if (data := self.dataset) is not None:
            check_images(weights, math.prod(data.x_test.shape[1:]), len(data.class_names))
        path = "" if tab == "training" else kept_for_tabs(weights.params, weights.metadata)
        own = {"network": "own", "weights": path, "activation": FROM_FILE} if path else {"network": "present"}
        self.change(**own)
