"""What the views share: what each of them is, how things stand on a page, and the small texts they all need."""

from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np
from PySide6.QtGui import QPen, QTextDocumentFragment
from PySide6.QtWidgets import QGraphicsItem

from nnviz.core.activations import ACTIVATIONS
from nnviz.tabs.activations.state import TITLES, ActivationsState
from nnviz.tabs.common.dragging import held, rounded, wide
from nnviz.tabs.common.layout import below, beside, caption, mark, set_text
from nnviz.ui.base.language import translate
from nnviz.ui.base.number_format import number_text
from nnviz.ui.files.script_template import script_text
from nnviz.ui.playback.playback import Playback
from nnviz.ui.plots.curve import PlotCurve, curve_pen
from nnviz.ui.plots.plot import Plot
from nnviz.ui.view import Host, View
from nnviz.ui.widgets.equation_strip import Equation
from nnviz.ui.widgets.formulas.text import line_text

__all__ = [
    "ActivationsView", "Family", "ClockHost", "below", "beside", "caption", "held", "mark", "rounded", "set_text",
    "title_of", "vector", "wide",
]  # fmt: skip


class ClockHost(Host, Protocol):
    """What a view in which something evolves asks of the tab beside that: the moment on show."""

    timeline: Playback


class ActivationsView(View):
    """A view of this tab: it remembers what is lit up, and its program is a template with its settings."""

    lit = ""  # the term of the strip whose part of the picture is lit up

    def highlight(self, key: str) -> None:
        """Light up the part of the picture that the mouse points at in the strip; an empty key: none."""
        self.lit = key
        self.draw(self.tab.state)

    def script(self, state: ActivationsState) -> str:
        """Return the program of this view with its settings."""
        return script_text(f"activations_{state.view}", **self.settings(state))

    def settings(self, state: ActivationsState) -> dict[str, Any]:
        """Return what the copied program has to know: constant → value."""
        return {}


def spoken(text: str, equations: Sequence[Equation]) -> str:
    """Return a sentence and the numbers of the strip without markup, for who cannot see them."""
    sentence = QTextDocumentFragment.fromHtml(text).toPlainText()
    return "; ".join([sentence, *(line_text(row.numbers).text for row in equations if row.numbers)])


def title_of(name: str) -> str:
    return translate("activations", TITLES[name])


def vector(values: Sequence[float] | np.ndarray) -> str:
    texts = [number_text(float(value)) for value in values]
    return texts[0] if len(texts) == 1 else f"({', '.join(texts)})"


_ROLES = ("ink", "training", "test", "vermillion", "right", "marker", "muted")
_PATTERNS = (  # told apart without colour
    (), (9, 3), (2, 2), (9, 3, 2, 3), (18, 4), (9, 3, 2, 3, 2, 3), (5, 5), (1, 3), (18, 4, 4, 4), (12, 3, 12, 3, 2, 3),
)  # fmt: skip


class Family:
    """One curve for each activation function, told apart by colour and by pattern."""

    def __init__(self, plot: Plot, dots: bool = False) -> None:
        self.plot = plot
        self.curves: dict[str, PlotCurve] = {}
        for index, (name, row) in enumerate(ACTIVATIONS.items()):
            role, pattern = _ROLES[index % len(_ROLES)], _PATTERNS[index % len(_PATTERNS)]
            self.curves[name] = plot.curve(role, row.title, width=2, pattern=pattern, dots=dots, still=not dots)
        plot.legend.hide()

    def pen(self, name: str) -> QPen:
        """Return the pen a function is drawn with."""
        return curve_pen(self.curves[name])

    def clear_others(self, names: Sequence[str]) -> None:
        """Empty the curves that are not wanted; one that is hidden is not painted either."""
        for name, curve in self.curves.items():
            if name not in names and len(curve.x):
                self.plot.set_data(curve, np.empty(0), np.empty(0))
            items: tuple[QGraphicsItem | None, ...] = curve.item, curve.scatter
            for item in filter(None, items):
                if item.isVisible() != (name in names):
                    item.setVisible(name in names)
