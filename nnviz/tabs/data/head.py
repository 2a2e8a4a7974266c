"""What stands over the pictures of every view: where the data comes from, and how far opening or saving is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QLabel

from nnviz.data.dataset import Dataset
from nnviz.tabs.data.words import opening_text, origin_text
from nnviz.ui.widgets.figures import ThinProgress


class DataHead:
    """A line about the data, and a thin bar under it that keeps its room while nothing goes on."""

    def __init__(self, column: QBoxLayout) -> None:
        """column: holds the views; the head is put over them."""
        self.origin = QLabel()
        self.origin.setContentsMargins(16, 4, 16, 2)
        self.origin.setTextFormat(Qt.TextFormat.RichText)
        self.origin.setWordWrap(True)
        self.progress = ThinProgress()
        policy = self.progress.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.progress.setSizePolicy(policy)
        self.progress.hide()
        self.opening = self.saving = ""  # what is being opened, and the sentence while a subset is saved
        column.insertWidget(1, self.origin)
        column.insertWidget(2, self.progress)

    def show_share(self, share: float) -> None:
        """Show how far something is, from 0 to 1; 0: nothing goes on."""
        self.progress.set_share(share)
        self.progress.setVisible(share > 0)

    def show_origin(self, data: Dataset | None, busy: bool) -> None:
        """Say what is being saved or opened, or where the data on show comes from."""
        if self.saving:
            self.origin.setText(self.saving)
        elif data is None:
            self.origin.setText(opening_text(busy, self.opening))
        else:
            self.origin.setText(origin_text(data))
