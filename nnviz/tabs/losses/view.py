"""What the views share: what time plays in each of them, and how costs are written."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

from nnviz.core.studies.losses.one_answer import is_one_hot
from nnviz.tabs.losses.state import LossesState
from nnviz.ui.base.language import translate
from nnviz.ui.base.number_format import fixed_text, number_text
from nnviz.ui.files.script_template import script_text
from nnviz.ui.view import View

Moment = Mapping[str, Any]
"""Fields of the State at a moment of what time plays."""


class LossesView(View):
    """A view of this tab. What it plays are moments: fields of the State, one set after the other."""

    rate = 10.0  # moments a second
    lit = ""  # the term of the strip whose part of the picture is lit up
    played: tuple[str, ...] = ()  # the fields that time changes
    start = ""  # what the main button says (source language)
    hint = ""  # what the panel says (source language)

    def moments(self, state: LossesState) -> Sequence[Moment]:
        """Return what time plays from this State on."""
        return ()

    def start_text(self, state: LossesState) -> str:
        """Return what the main button says while nothing plays."""
        return translate("losses", self.start)

    def run_key(self, state: LossesState) -> tuple[Any, ...]:
        """Return what the moments follow from, beside the fields that time changes."""
        return ()

    def highlight(self, key: str) -> None:
        """Light up the part of the picture that the mouse points at in the strip; an empty key: none."""
        self.lit = key
        self.draw(self.tab.state)

    def script(self, state: LossesState) -> str:
        """Return the program of this view with its settings."""
        return script_text(f"losses_{state.view}", **self.settings(state))

    def settings(self, state: LossesState) -> dict[str, Any]:
        """Return what the copied program has to know: constant → value."""
        return {}


def cost_text(cost: float, decimals: int = 2) -> str:
    """Return a cost with fixed decimals; infinity as its sign."""
    return fixed_text(cost, decimals)


def short(value: float) -> str:
    """Return an output as it is written in a table."""
    return number_text(value, 3)


def over_bar(value: float) -> str:
    """Return an output as it has room over one of ten bars: small ones with two digits."""
    return number_text(value, 3 if abs(value) >= 0.1 else 2)


def remarks(y: Sequence[float], t: Sequence[float]) -> str:
    """Return what is unusual about outputs or targets: their sums, or targets that are not one-hot."""
    texts = []
    if (total := number_text(math.fsum(y), 6)) != "1":
        text = translate("losses", "The outputs add up to {sum}, not to 1: not a softmax.")
        texts.append(text.format(sum=total))
    if not is_one_hot(t):
        texts.append(translate("losses", "The targets are not one-hot: in the cross entropy every one above 0 counts."))
    return " ".join(texts)
