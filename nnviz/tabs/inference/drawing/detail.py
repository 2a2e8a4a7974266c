"""What stands under the pad: one page of several, of which one is on show."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from nnviz.core.inference import Answers
from nnviz.data.dataset import Dataset
from nnviz.tabs.inference.drawing.drawn import DrawnDigit
from nnviz.tabs.inference.inference_view import InferenceHost
from nnviz.ui.base.language import translate
from nnviz.ui.view import Picture
from nnviz.ui.widgets.live_text import LiveText


class Detail(QObject):
    """One page. A subclass writes `build` and `show`, and of the others what it needs."""

    def __init__(self, tab: Any) -> None:
        super().__init__(tab)
        self.tab: InferenceHost = tab
        self.widget = QWidget()
        self.text = LiveText()
        self.column = QVBoxLayout(self.widget)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(2)
        self.build()
        self.column.addWidget(self.text)

    def build(self) -> None:
        """Put everything but the sentence on the page."""
        raise NotImplementedError

    def show(self, drawn: DrawnDigit) -> None:
        """Bring the page up to date."""
        raise NotImplementedError

    def pictures(self) -> Sequence[Picture]:
        """Return what can be copied and exported."""
        return ()

    def retranslate(self) -> None:
        """Take texts of its own in the language in force."""

    @property
    def busy(self) -> bool:
        """Whether something on the page is still to come."""
        return False

    def stop(self) -> None:
        """End whatever runs."""

    def misfit(self, drawn: DrawnDigit) -> str:
        """Return why the data that is open is of no use for the pad; empty if it is, or is still to come."""
        if self.data is None or self.data.image_shape == drawn.image.shape:
            return ""
        return translate("inference", "The data's images are not 28 × 28, as the pad's are. Open MNIST, or other data "
                                      "of this size.")  # fmt: skip

    @property
    def data(self) -> Dataset | None:
        """The data that is open."""
        return self.tab.dataset

    def test_answers(self) -> Answers | None:
        """Return the answers to all test images, if they are known by now."""
        return self.tab.asking.answers(self.tab.state.batch_size)


def button() -> QPushButton:
    """Make a button that a click gives no focus."""
    made = QPushButton()
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made
