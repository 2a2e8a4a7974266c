"""What stands over the picture of every view: figures, a sentence, and how far the work is."""

from PySide6.QtWidgets import QBoxLayout, QLabel

from nnviz.tabs.inference.shown import Shown
from nnviz.tabs.inference.words import FIGURES, figures, verdict
from nnviz.ui.base.language import QT_TRANSLATE_NOOP
from nnviz.ui.widgets.figures import Figures, ThinProgress


class Head:
    """The figures and the sentence of the moment on show."""

    def __init__(self, column: QBoxLayout) -> None:
        """column: holds the views; the head is put over its last part."""
        self.figures = Figures("inference", {
            "accuracy": QT_TRANSLATE_NOOP("inference", "Accuracy so far"),
            "right": QT_TRANSLATE_NOOP("inference", "Correct"),
            "wrong": QT_TRANSLATE_NOOP("inference", "Incorrect"),
            "time": QT_TRANSLATE_NOOP("inference", "Time so far"),
            "each": QT_TRANSLATE_NOOP("inference", "Time per image"),
        }, {"accuracy": "100.00 %", "right": "00,000", "wrong": "00,000", "time": "0,000 ms", "each": "0.000 ms"})
        self.verdict = QLabel()
        self.verdict.setWordWrap(True)
        self.verdict.setContentsMargins(16, 0, 16, 4)
        self.progress = ThinProgress()
        for widget in (self.figures, self.verdict, self.progress):
            column.insertWidget(column.count() - 1, widget)

    def show(self, shown: Shown, words: bool = True) -> None:
        """Show the figures of a moment, and the sentence unless it may wait."""
        self.figures.show_values(**figures(shown))
        if words:
            self.say(verdict(shown))

    def show_nothing(self, text: str) -> None:
        """Show a sentence and no figures."""
        self.figures.show_values(**dict.fromkeys(FIGURES, "–"))
        self.say(text)

    def set_shown(self, shown: bool) -> None:
        """Show the head, or leave its room to a view that has no use for it."""
        for widget in (self.figures, self.verdict, self.progress):
            if widget.isHidden() == shown:
                widget.setVisible(shown)

    def say(self, text: str) -> None:
        """Show a sentence; the same one again costs no layout."""
        if text != self.verdict.text():
            self.verdict.setText(text)
