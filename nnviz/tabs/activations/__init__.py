"""Activation functions: curves, slopes, why there must be one, what depth does to them, and the output layer."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Slot

from nnviz.tabs.activations.batch import BatchPage
from nnviz.tabs.activations.curves import CurvesPage
from nnviz.tabs.activations.output import OutputPage
from nnviz.tabs.activations.page import Page
from nnviz.tabs.activations.presets import PRESETS
from nnviz.tabs.activations.signals import SignalsPage
from nnviz.tabs.activations.slopes import SlopesPage
from nnviz.tabs.activations.softmax import SoftmaxPage
from nnviz.tabs.activations.stacked import LayersPage
from nnviz.tabs.activations.state import ActivationsState
from nnviz.tabs.activations.superposition import SuperpositionPage
from nnviz.ui.base.language import QT_TRANSLATE_NOOP
from nnviz.ui.base.theme import THEME
from nnviz.ui.files.script_template import script_text
from nnviz.ui.tab import Preset, Tab
from nnviz.ui.widgets.equation_strip import Equation

_PAGES: dict[str, type[Page]] = {
    "curves": CurvesPage, "superposition": SuperpositionPage, "layers": LayersPage, "slopes": SlopesPage,
    "signals": SignalsPage, "softmax": SoftmaxPage, "batch": BatchPage, "output": OutputPage,
}  # fmt: skip


class ActivationsTab(Tab):
    """Activation functions in eight views of one idea."""

    name = "activations"
    State = ActivationsState
    presets = PRESETS
    views = {  # noqa: RUF012 (the frame only reads it)
        "curves": QT_TRANSLATE_NOOP("activations", "Curves"),
        "superposition": QT_TRANSLATE_NOOP("activations", "Superposition"),
        "layers": QT_TRANSLATE_NOOP("activations", "Stacked layers"),
        "slopes": QT_TRANSLATE_NOOP("activations", "Vanishing gradient"),
        "signals": QT_TRANSLATE_NOOP("activations", "Deep network"),
        "softmax": QT_TRANSLATE_NOOP("activations", "Softmax"),
        "batch": QT_TRANSLATE_NOOP("activations", "Batch"),
        "output": QT_TRANSLATE_NOOP("activations", "Output layer"),
    }

    def build(self) -> None:
        """Make the eight pages."""
        self.parts = {key: _PAGES[key](self, self.pages[key]) for key in self.views}
        THEME.changed.connect(self._on_look)
        self._restyle()

    def part(self) -> Page:
        """Return the view on show."""
        return self.parts[self.state.view]

    def draw(self, state: ActivationsState) -> None:
        """Draw the view on show; the others are drawn when they are shown."""
        self.parts[state.view].draw(state)

    def equations(self, state: ActivationsState) -> Sequence[Equation]:
        """Return the rows of the view on show."""
        return self.parts[state.view].equations(state)

    def script(self, state: ActivationsState) -> str:
        """Return a program that draws the view on show."""
        part = self.parts[state.view]
        return script_text(f"activations_{state.view}", **part.settings(state))

    def plots(self) -> Sequence[Any]:
        """Return what the view on show can copy and export."""
        return self.part().plots()

    def highlight(self, key: str) -> None:
        """Light up a part of the view on show."""
        here = self.part()
        for part in self.parts.values():
            if part is here or part.lit:  # a view left while a part of it was lit goes dark too
                part.highlight(key if part is here else "")

    @property
    def busy(self) -> bool:
        """Whether the deep network is being computed."""
        return self.state.view == "signals" and self.parts["signals"].busy

    def close_down(self) -> None:
        """Stop what runs."""
        self.parts["signals"].stop()
        super().close_down()

    def preset_state(self, preset: Preset) -> ActivationsState:
        """Return a preset's State."""
        return preset.state

    def retranslate(self) -> None:
        """Take all texts in the language in force."""
        super().retranslate()
        for part in self.parts.values():
            part.retranslate()

    @Slot()
    def _on_look(self) -> None:
        self._restyle()
        self.draw(self.state)

    def _restyle(self) -> None:
        for part in self.parts.values():
            part.restyle()
