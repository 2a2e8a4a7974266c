"""One answer: ten outputs to take by the top, and what the one of the true class costs on the curve of −ln y."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from nnviz.core.losses import cross_entropy_error
from nnviz.core.studies.losses.one_answer import ANSWER_A, ANSWER_B, TRUTH, one_hot, wandering, with_output
from nnviz.tabs.common.layout import below, beside
from nnviz.tabs.losses.cards import CardText, CostCards
from nnviz.tabs.losses.state import LossesState
from nnviz.tabs.losses.view import LossesView, Moment, cost_text, over_bar, remarks
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.number_format import fixed_text, number_text
from nnviz.ui.base.theme import FIGURE_SIZE, THEME
from nnviz.ui.plots.curve import smooth
from nnviz.ui.plots.items.drag_handle import Handle
from nnviz.ui.plots.items.draggable_bars import BarChart
from nnviz.ui.plots.items.marks import Look, Marks
from nnviz.ui.plots.items.plot_text import PlotText
from nnviz.ui.plots.line_item import LineItem
from nnviz.ui.plots.plot import Plot
from nnviz.ui.view import Picture
from nnviz.ui.widgets.equation_strip import Equation
from nnviz.ui.widgets.live_text import LiveText

TOP = 5.0  # of the axis of costs: what an output of 0.0067 costs
HEIGHT = 1.5  # of the axis of outputs: room for the numbers over the bars, and for the cost over those
CARDS = (
    (QT_TRANSLATE_NOOP("losses", "Confident and correct"), with_output(ANSWER_A, TRUTH, 0.95)),
    (QT_TRANSLATE_NOOP("losses", "Not confident"), ANSWER_A),
    (QT_TRANSLATE_NOOP("losses", "Confident and wrong"), ANSWER_B),
)


class AnswerView(LossesView):
    """Bars of the outputs, three cards with answers and their costs, and the cost on the curve of −ln y."""

    rate = 12.0
    played = ("y",)
    start = QT_TRANSLATE_NOOP("losses", "Make it wrong")
    hint = QT_TRANSLATE_NOOP(
        "losses", "Drag the bar of the true class down. A click under a bar makes its class the true "
                  "one. Space moves the probability to a wrong class step by step.")  # fmt: skip

    def build(self, page: QWidget) -> None:
        """Make the sentence, the cards, the bars and the curve."""
        self.sentence = LiveText(plain=True)
        self.cards = CostCards(len(CARDS))
        self.cards.chosen.connect(self._on_card)
        self.bars = BarChart("losses", handles=True)
        self.bars.set_texts(QT_TRANSLATE_NOOP("losses", "Output of the model; ★: the true class"),
                            QT_TRANSLATE_NOOP("losses", "Class"), QT_TRANSLATE_NOOP("losses", "Output y"))  # fmt: skip
        self.bars.dragged.connect(self._on_dragged)
        self.bars.clicked.connect(self._on_clicked)
        for handle in self.bars.handles:
            handle.key_step = (0.0, 0.01)
        self.bars.set_domain((-0.7, 9.7), (0.0, HEIGHT))
        self.truth, self.cost = Marks(self.bars), PlotText(self.bars, role="vermillion", size=FIGURE_SIZE, bold=True)
        self._build_curve()
        pictures = beside(self.bars, self.plot, stretch=(3, 2))
        page.setLayout(below(self.sentence, self.cards, pictures, stretch=(0, 0, 1)))

    def _build_curve(self) -> None:
        self.plot = Plot("losses")
        self.plot.set_texts(QT_TRANSLATE_NOOP("losses", "Its cost"),
                            QT_TRANSLATE_NOOP("losses", "y of the true class"),
                            QT_TRANSLATE_NOOP("losses", "Cost −ln y"))  # fmt: skip
        self.curve = self.plot.curve("ink", QT_TRANSLATE_NOOP("losses", "−ln y"), width=2, still=True)
        self.plot.legend.hide()
        smooth(self.curve)
        x = np.concatenate([np.geomspace(1e-4, 0.05, 60), np.linspace(0.055, 1, 120)])
        self.plot.set_data(self.curve, x, -np.log(x))
        self.plot.set_domain((0.0, 1.0), (0.0, TOP))
        self.height = LineItem(connect="pairs")
        self.plot.addItem(self.height, ignoreBounds=True)
        self.known = Marks(self.plot)
        self.known_texts = [PlotText(self.plot, role="muted") for _ in CARDS]
        self.handle = Handle(self.plot, "vermillion", key_step=(0.01, 0.0))
        self.handle.moved.connect(self._on_moved)
        self.here = PlotText(self.plot, role="vermillion", size=FIGURE_SIZE, bold=True)

    def pictures(self) -> Sequence[Picture]:
        """Return the bars and the curve."""
        return (self.bars, self.plot)

    # Mouse and keys.

    def _set_output(self, index: int, value: float) -> None:
        state = self.tab.state
        value = round(min(1.0, max(0.0, value)), 3)
        self.tab.change(merge=f"y{index}", y=with_output(state.y, index, value, state.keep_sum))

    @Slot(int, float)
    def _on_dragged(self, index: int, value: float) -> None:
        self._set_output(index, value)

    @Slot(float, float)
    def _on_moved(self, x: float, y: float) -> None:
        self._set_output(self.tab.state.truth, x)

    @Slot(float, float)
    def _on_clicked(self, x: float, y: float) -> None:
        if 0 <= round(x) < len(self.tab.state.y):
            self.tab.change(truth=round(x))

    @Slot(int)
    def _on_card(self, index: int) -> None:
        self.tab.change(y=CARDS[index][1], truth=TRUTH)

    # Drawing.

    def draw(self, state: LossesState) -> None:
        """Draw the answer, its cost, and which card it is."""
        y_true = state.y[state.truth]
        cost = cross_entropy_error(state.y, state.truth)
        self._draw_bars(state, cost)
        self._draw_point(y_true, cost)
        shown = next((i for i, (_, y) in enumerate(CARDS) if (y, TRUTH) == (state.y, state.truth)), None)
        self.cards.show_cards(card_texts(), shown)
        self.sentence.setText(sentence_of(state, cost))

    def _draw_bars(self, state: LossesState, cost: float) -> None:
        names = [f"★ {index}" if index == state.truth else str(index) for index in range(len(state.y))]
        self.bars.set_domain((-0.7, len(state.y) - 0.3), (0.0, HEIGHT))
        lit = (state.truth,) if self.lit in ("", "cost") else ()
        self.bars.show_bars(state.y, [over_bar(v) for v in state.y], names, lit)
        theme = THEME.current
        star = Look(theme.test, theme.background, "star", 8.5 * theme.scale)
        self.truth.show_marks([(state.truth, 1.0)], [star])
        text = translate("losses", "costs {cost}").format(cost=cost_text(cost))
        self.cost.write(text, state.truth, HEIGHT, (_lean(state.truth, len(state.y)), 0.0))

    def _draw_point(self, y_true: float, cost: float) -> None:
        level = min(cost, TOP)
        self.height.set_points([y_true, y_true], [0.0, level])
        self.handle.put(y_true, level)
        far = cost > TOP
        text = f"{cost_text(cost)} ↑" if far else cost_text(cost)
        self.here.write(text, y_true, level, (-0.25, 0.0 if far else 0.8) if y_true < 0.75 else (0.9, 1.4))
        self._draw_known(y_true)

    def _draw_known(self, y_true: float) -> None:
        """Mark what the cards cost, without a text where the point itself says it."""
        theme = THEME.current
        beside = 0.13 * max(1.0, theme.scale)  # so near a text has no room beside that of the point
        places = [(y[TRUTH], -math.log(y[TRUTH])) for _, y in CARDS]
        self.known.show_marks(places, [Look(theme.muted, theme.background, "square", 5 * theme.scale)] * len(places))
        for label, (x, cost) in zip(self.known_texts, places, strict=True):
            near = abs(x - y_true) < (0.45 if x > 0.9 else beside)
            label.write("" if near else cost_text(cost), x, cost, (-0.15, 1.05) if x < 0.75 else (0.9, 1.3))

    def highlight(self, key: str) -> None:
        """Light up the bar of the true class, or the curve."""
        self.plot.set_width(self.curve, 4 if key == "cost" else 2)
        super().highlight(key)

    def restyle(self) -> None:
        """Take type and colours of the theme in force."""
        theme = THEME.current
        self.height.setPen(pg.mkPen(theme.vermillion, width=round(4 * theme.scale)))

    def retranslate(self) -> None:
        """Name the handles."""
        for index, handle in enumerate(self.bars.handles):
            handle.set_name(translate("losses", "Drag output {index}").format(index=index))
        self.handle.set_name(translate("losses", "Drag the output of the true class"))

    # Time, strip, program.

    def moments(self, state: LossesState) -> Sequence[Moment]:
        """Return the probability of the true class wandering to the wrong one that has most."""
        return [{"y": y} for y in wandering(state.y, state.truth)]

    def run_key(self, state: LossesState) -> tuple[Any, ...]:
        """Return the true class."""
        return (state.truth,)

    def equations(self, state: LossesState) -> Sequence[Equation]:
        """Return the cross entropy, and what is left of it."""
        cost = cross_entropy_error(state.y, state.truth)
        y_true = number_text(state.y[state.truth])
        k = state.truth
        return (
            Equation("<i>E</i> = −Σ<sub><i>k</i></sub> <i>t<sub>k</sub></i> ln(<i>y<sub>k</sub></i> + <i>δ</i>)",
                     f'−(<a href="truth">1 × ln <i>y</i><sub>{k}</sub></a> + 0 × …)',
                     "E = -np.sum(t * np.log(y + 1e-7))"),
            Equation(f"<i>E</i> = −ln(<i>y</i><sub>{k}</sub> + <i>δ</i>)",
                     f'−ln({y_true} + 10<sup>−7</sup>) = <a href="cost"><b>{fixed_text(cost, 9)}</b></a>',
                     f"E = -np.log(y[{k}] + 1e-7)"),
        )  # fmt: skip

    def settings(self, state: LossesState) -> dict[str, Any]:
        """Return the outputs and the true class."""
        return {"Y": list(state.y), "TRUTH": state.truth}


def card_texts() -> list[CardText]:
    """Return what the three cards say in the language in force."""
    costs = [-math.log(y[TRUTH]) for _, y in CARDS]
    return [
        CardText(translate("losses", name), f"−ln {number_text(y[TRUTH])}", cost_text(cost), cost / max(costs))
        for (name, y), cost in zip(CARDS, costs, strict=True)
    ]


def sentence_of(state: LossesState, cost: float) -> str:
    """Return what the picture shows: how much of the truth the model sees, and what it costs."""
    y, truth = state.y, state.truth
    best = max(range(len(y)), key=y.__getitem__)
    if y[truth] >= y[best]:
        text = translate(
            "losses", "Class {truth}, the true one, gets {y}, and no class gets more. Cost: {cost}."
        )
    else:
        text = translate(
            "losses",
            "Class {best} gets more than class {truth}, the true one, which gets {y}. Cost: {cost}.",
        )
    text = text.format(truth=truth, best=best, y=number_text(y[truth], 3), cost=cost_text(cost))
    return f"{text} {remarks(y, one_hot(truth, len(y)))}".strip()


def _lean(index: int, count: int) -> float:
    """Return where a text is anchored over a bar, so that it stays inside at both ends."""
    return 0.2 if index == 0 else 0.8 if index == count - 1 else 0.5
