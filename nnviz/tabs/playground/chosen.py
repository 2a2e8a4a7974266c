"""The row under the drawing: which unit or weight is chosen, and what can be done beside changing its number."""

import numpy as np
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from nnviz.core.studies.playground.learner import Recipe
from nnviz.tabs.common.layout import set_text
from nnviz.tabs.playground.network_picture import Spots, unit_of
from nnviz.tabs.playground.state import INPUT_TEXTS, PlaygroundState
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.number_format import number_text
from nnviz.ui.widgets.themed import IconButton, RoleLabel

_NOTHING = QT_TRANSLATE_NOOP(
    "playground", "Click a unit or a weight: drag it, or type."
)
_WEIGHT = QT_TRANSLATE_NOOP("playground", "Weight from {start} to {end}: {value}")
_BIAS = QT_TRANSLATE_NOOP("playground", "Bias of {unit}: {value}")
_INPUT = QT_TRANSLATE_NOOP("playground", "Input {name}")


class ChosenRow(QWidget):
    """Says what is chosen. freeze: the number stays as it is; take_out: the unit gives 0 (the tab does it)."""

    def __init__(self) -> None:
        super().__init__()
        self.text = RoleLabel("muted")
        self.text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # it makes nothing wider
        self.freeze, self.take_out = IconButton(), IconButton()
        for button in (self.freeze, self.take_out):
            button.setCheckable(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.addWidget(self.text, 1)
        row.addWidget(self.freeze)
        row.addWidget(self.take_out)

    def minimumSizeHint(self) -> QSize:
        """Keep the height, whether there are buttons or not: what is above does not move."""
        return QSize(super().minimumSizeHint().width(), self.freeze.sizeHint().height())

    def retranslate(self) -> None:
        """Name the buttons."""
        self.freeze.setText(translate("playground", "Freeze"))
        self.freeze.setToolTip(translate("playground", "The number stays as it is while the others learn."))
        self.take_out.setText(translate("playground", "Take out"))
        self.take_out.setToolTip(translate("playground", "What does the network answer without this unit?"))

    def show_choice(self, recipe: Recipe, state: PlaygroundState, keys: Spots, vector: np.ndarray) -> None:
        """Say what is chosen, and what its number is."""
        spot, unit = keys.get(state.chosen), unit_of(state.chosen)
        set_text(self.text, _text(recipe, state.chosen, None if spot is None else float(vector[spot])))
        self.freeze.setVisible(spot is not None)
        self.freeze.setChecked(spot is not None and spot in state.frozen)
        hidden = unit is not None and 1 <= unit[0] <= len(recipe.hidden)
        self.take_out.setVisible(hidden)
        self.take_out.setChecked(hidden and unit in state.ablated)


def name_of(recipe: Recipe, unit: tuple[int, int]) -> str:
    """Return what a unit is called; layer 0 are the inputs."""
    layer, number = unit
    if layer == 0:
        return INPUT_TEXTS[recipe.inputs[number]]
    if layer == len(recipe.sizes) - 1:
        return translate("playground", "the output") if recipe.sizes[-1] == 1 else f"y{'₀₁₂₃'[number]}"
    return translate("playground", "unit {unit} of layer {layer}").format(unit=number + 1, layer=layer)


def _text(recipe: Recipe, key: str, value: float | None) -> str:
    unit = unit_of(key)
    if unit is not None and unit[0] == 0 and unit[1] < len(recipe.inputs):
        return translate("playground", _INPUT).format(name=name_of(recipe, unit))
    if value is None:
        return translate("playground", _NOTHING)
    if unit is not None:
        return translate("playground", _BIAS).format(unit=name_of(recipe, unit), value=number_text(value))
    start, end = (unit_of(part) or (0, 0) for part in key.split("-"))
    return translate("playground", _WEIGHT).format(
        start=name_of(recipe, start), end=name_of(recipe, end), value=number_text(value))  # fmt: skip


