"""A | B: two networks on the same points with the same seed, different in one thing, on one clock.

Five seconds: the same points twice; A has a hidden layer, B has none; both are untrained.
One second after Start: A closes round the blue points, B can only turn its straight line.
"""

from collections.abc import Sequence

import numpy as np
from PySide6.QtWidgets import QWidget

from nnviz.core.studies.playground.learner import Kept, Recipe
from nnviz.core.studies.playground.maps import AnswerMapper
from nnviz.tabs.common.layout import below, beside
from nnviz.tabs.playground.losses import SteadyPlot
from nnviz.tabs.playground.painting import PaintBar, Painting
from nnviz.tabs.playground.state import PlaygroundState
from nnviz.tabs.playground.strip import equations_of
from nnviz.tabs.playground.surface import SideBySide, SurfacePlot
from nnviz.tabs.playground.view import LearningView
from nnviz.tabs.playground.words import loss_text, overflown_text
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.number_format import number_text, percent_text
from nnviz.ui.plots.ranges import round_top
from nnviz.ui.view import Picture
from nnviz.ui.widgets.equation_strip import Equation
from nnviz.ui.widgets.live_text import LiveText

_SPAN = 500  # updates that the axis has room for before the first one
_SHARES = QT_TRANSLATE_NOOP(
    "playground", "{what}: A {a}, B {b}. Of the test points A has {right_a} right, B {right_b}."
)
_LOSSES = QT_TRANSLATE_NOOP(
    "playground", "{what}: A {a}, B {b}. The training loss of A is {loss_a}, that of B {loss_b}."
)
_WHAT = {
    "hidden": QT_TRANSLATE_NOOP("playground", "Hidden layers"),
    "activation": QT_TRANSLATE_NOOP("activations", "Activation"),
    "rate": QT_TRANSLATE_NOOP("playground", "Learning rate"),
    "l2": QT_TRANSLATE_NOOP("playground", "Weight decay λ"),
}
_NONE = QT_TRANSLATE_NOOP("playground", "none")


_CURVES = (
    ("ink", False, QT_TRANSLATE_NOOP("playground", "A, training")),
    ("ink", True, QT_TRANSLATE_NOOP("playground", "A, test")),
    ("vermillion", False, QT_TRANSLATE_NOOP("playground", "B, training")),
    ("vermillion", True, QT_TRANSLATE_NOOP("playground", "B, test")),
)


class BothCurves(SteadyPlot):
    """The losses of both networks against updates."""

    def __init__(self) -> None:
        super().__init__("playground")
        self.set_texts("", QT_TRANSLATE_NOOP("playground", "Update"), QT_TRANSLATE_NOOP("playground", "Loss"))
        self.all = [self.curve(role, name, width=2, dash=dash) for role, dash, name in _CURVES]
        self._span, self._top = _SPAN, 0.8

    def show_losses(self, tables: Sequence[tuple[np.ndarray, np.ndarray]], newest: int) -> None:
        """Show what was measured of both: (updates done, rows of `Measured`)."""
        for number, (done, table) in enumerate(tables):
            for column in (0, 1):
                self.put(self.all[2 * number + column], done, table[:, column])
        if newest < self._span / 2 and newest <= _SPAN:
            self._span, self._top = _SPAN, 0.8
        while self._span < newest:
            self._span *= 2
        losses = np.concatenate([table[:, :2].ravel() for _, table in tables])
        top = float(losses[np.isfinite(losses)].max(initial=0.1))
        if top > self._top:
            self._top = round_top(1.05 * top)
        self.set_domain((0.0, float(self._span)), (0.0, self._top))


class CompareNetworksView(LearningView):
    """Two networks, learning side by side."""

    def build(self, page: QWidget) -> None:
        """Make two surfaces and the curves of both."""
        self.sentence = LiveText(plain=True, shrinks=True)
        self.surfaces = SurfacePlot("A"), SurfacePlot("B")
        self.losses = BothCurves()
        self._mappers: list[AnswerMapper | None] = [None, None]
        self.shown: tuple[tuple[Recipe, ...], list[Kept]] | None = None
        self.bar = PaintBar()
        self.paintings = [Painting(surface, surface, self.tab, self.bar) for surface in self.surfaces]
        row = beside(SideBySide(*self.surfaces, self.losses), self.bar, stretch=(1, 0))
        page.setLayout(below(self.sentence, row, stretch=(0, 1)))

    def pictures(self) -> Sequence[Picture]:
        """Return both surfaces and the curves."""
        return (*self.surfaces, self.losses)

    def key(self, key: int) -> bool:
        """Choose what is painted."""
        return all([painting.key(key) for painting in self.paintings])

    def retranslate(self) -> None:
        """Name the tools."""
        for painting in self.paintings:
            painting.retranslate()

    def draw_moment(self, state: PlaygroundState, quick: bool = False) -> None:
        run = self.tab.run
        if run.history is None or len(run.recipes) < 2:
            return
        moment = run.moment(quick)
        self.shown = run.recipes, moment
        for number, (recipe, surface, kept) in enumerate(zip(run.recipes, self.surfaces, moment, strict=True)):
            mapper = self._mappers[number]
            if mapper is None or not mapper.suits(recipe):
                mapper = self._mappers[number] = AnswerMapper(recipe)
            surface.put_points(recipe.data)
            self.paintings[number].refresh()
            surface.put_map(mapper.map(kept.vector))
        self.losses.show_losses([run.history.measured(number) for number in (0, 1)], len(run.history))

    def say(self) -> None:
        if self.shown is not None:
            self.sentence.setText(_sentence(self.tab.state, *self.shown))
            self.tab.refresh_equations()

    def equations(self, state: PlaygroundState) -> Sequence[Equation]:
        """Return both networks."""
        if self.shown is None:
            return ()
        rows = [equations_of(recipe, kept, "")[0] for recipe, kept in zip(*self.shown, strict=True)]
        return [Equation(f"{name}:&nbsp; {row.symbols}", row.numbers, row.python)
                for name, row in zip("AB", rows, strict=True)]  # fmt: skip

    def description(self, state: PlaygroundState) -> str:
        """Return in words how both stand."""
        return self.sentence.text()



def _sentence(state: PlaygroundState, recipes: Sequence[Recipe], moment: Sequence[Kept]) -> str:
    texts = [f"{name}: {text}" for name, kept in zip("AB", moment, strict=True) if (text := overflown_text(kept))]
    if texts:
        return " ".join(texts)
    context = "activations" if state.difference == "activation" else "playground"
    a, b = (_value_text(recipe, state.difference) for recipe in recipes)
    one, other = (kept.measured for kept in moment)
    if recipes[0].data.classes and len(recipes[0].data.x_test):
        return translate("playground", _SHARES).format(
            what=translate(context, _WHAT[state.difference]), a=a, b=b, right_a=percent_text(one.test_accuracy),
            right_b=percent_text(other.test_accuracy))  # fmt: skip
    return translate("playground", _LOSSES).format(
        what=translate(context, _WHAT[state.difference]), a=a, b=b, loss_a=loss_text(one.train_loss),
        loss_b=loss_text(other.train_loss))  # fmt: skip


def _value_text(recipe: Recipe, name: str) -> str:
    value = recipe.rate if name == "rate" else getattr(recipe, name)
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) if value else translate("playground", _NONE)
    return value if isinstance(value, str) else number_text(value)
