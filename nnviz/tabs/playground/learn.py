"""Learn: a network drawn with a map in each of its units, and the plane as it answers it.

Five seconds: a ring of orange round blue, and an untrained network whose units each show their own soft half-plane.
One second after Start: three half-planes close round the blue points, and the loss falls.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from nnviz.core.studies.playground.diagnosis import PlaygroundDiagnosis, dead_units, diagnose_learning
from nnviz.core.studies.playground.learner import Kept, Recipe
from nnviz.core.studies.playground.maps import AnswerMap, AnswerMapper
from nnviz.tabs.common.layout import below
from nnviz.tabs.playground.chosen import ChosenRow, name_of
from nnviz.tabs.playground.losses import LearningCurves
from nnviz.tabs.playground.network_picture import NetworkPanel, keys_of, unit_of
from nnviz.tabs.playground.painting import Painting
from nnviz.tabs.playground.state import PlaygroundState
from nnviz.tabs.playground.strip import equations_of
from nnviz.tabs.playground.surface import SquareRow, SurfacePlot
from nnviz.tabs.playground.view import LearningView
from nnviz.tabs.playground.words import loss_text, sentences_of
from nnviz.ui.base.language import QT_TRANSLATE_NOOP
from nnviz.ui.base.number_format import number_text, percent_text
from nnviz.ui.base.runtime.throttle import Throttle
from nnviz.ui.view import Picture
from nnviz.ui.widgets.equation_strip import Equation
from nnviz.ui.widgets.figures import Figures
from nnviz.ui.widgets.live_text import LiveText

_REST = 90  # ms between two pictures of the network and the curves in a run
_MOST_EDITS = 500  # of weights, that a State remembers


@dataclass(frozen=True)
class LearnMoment:
    """The moment on show: the network, its parameters, and what it answers."""

    recipe: Recipe
    kept: Kept
    plane: AnswerMap


class LearnView(LearningView):
    """One network, learning."""

    def build(self, page: QWidget) -> None:
        """Make the figures, the sentence, the network, the curves and the surface."""
        self.figures = Figures("playground", {
            "train": QT_TRANSLATE_NOOP("playground", "Training loss"),
            "test": QT_TRANSLATE_NOOP("playground", "Test loss"),
            "accuracy": QT_TRANSLATE_NOOP("playground", "Test accuracy"),
            "speed": QT_TRANSLATE_NOOP("playground", "Updates per second"),
        }, {"train": "0.0000", "test": "0.0000", "accuracy": "100.00 %", "speed": "00,000"}, margin=8)  # fmt: skip
        self.sentence = LiveText(plain=True, shrinks=True)
        self.network, self.chosen = NetworkPanel(), ChosenRow()
        self.surface, self.losses = SurfacePlot(named=False), LearningCurves()
        self.painting = Painting(self.surface, self.surface, self.tab)
        self.shown: LearnMoment | None = None
        self.found: PlaygroundDiagnosis | None = None
        self._mapper: AnswerMapper | None = None
        self._pointed = ""
        self._less_often = Throttle(self, self._draw_rest, _REST)
        self._connect()
        left = below(self.network, self.chosen, self.losses, stretch=(6, 0, 4))
        row = SquareRow(left, self.surface, bar=self.painting.bar)
        page.setLayout(below(self.figures, self.sentence, row, stretch=(0, 0, 1)))

    def _connect(self) -> None:
        diagram = self.network.diagram
        self.network.layers_wanted.connect(self._on_layers)
        self.network.inputs_wanted.connect(self._on_inputs)
        diagram.edited.connect(self._on_edited)
        diagram.chosen.connect(self._on_chosen)
        diagram.pointed.connect(self._on_pointed)
        self.chosen.freeze.clicked.connect(self._on_freeze)
        self.chosen.take_out.clicked.connect(self._on_take_out)

    def pictures(self) -> Sequence[Picture]:
        """Return the surface, the network and the curves."""
        return (self.surface, self.network.diagram, self.losses)

    # Drawing.

    def key(self, key: int) -> bool:
        """Choose what is painted."""
        return self.painting.key(key)

    def restyle(self) -> None:
        """Let the maps be painted in the colours of the theme."""
        self._mapper = None

    def retranslate(self) -> None:
        """Name the buttons."""
        self.network.retranslate()
        self.chosen.retranslate()
        self.painting.retranslate()

    def draw_moment(self, state: PlaygroundState, quick: bool = False) -> None:
        """Show the network, the surface and the curves of the moment on show; `say` shows its figures."""
        run = self.tab.run
        if run.history is None or not run.recipes:
            return
        kept, recipe = run.moment(quick)[0], run.recipes[0]
        if self._mapper is None or not self._mapper.suits(recipe):
            self._mapper = AnswerMapper(recipe)
        plane = self._mapper.map(kept.vector, state.ablated)
        other = self.shown is None or self.shown.recipe.sizes != recipe.sizes
        self.shown = LearnMoment(recipe, kept, plane)
        self.surface.put_points(recipe.data)
        self.painting.refresh()
        self._draw_surface()
        # another network is drawn at once: what the mouse takes hold of must be there
        (self._less_often.call if quick and not other else self._less_often.call_now)(state)

    def _draw_rest(self, state: PlaygroundState) -> None:
        """Show the network and the curves: in a run they follow less often than the surface."""
        if self.shown is not None:
            self.network.show_network(self.shown.recipe, self.shown.kept.vector, self.shown.plane)
            self._draw_curves(state)

    def draw_past(self, state: PlaygroundState) -> None:
        """Let the curves grow while a moment of the past is on show."""
        self._draw_curves(state)

    def _draw_curves(self, state: PlaygroundState) -> None:
        run = self.tab.run
        if run.history is not None:
            self.losses.show_run(run.history, run.before, state.log_loss)
            self.losses.put_cursor(self.tab.timeline.position, not self.tab.timeline.following)

    def _draw_surface(self) -> None:
        """Show the answers, or the map of the unit that the mouse is on."""
        if self.shown is None:
            return
        unit = unit_of(self._pointed)
        layers = (self.shown.plane.inputs, *self.shown.plane.units)
        if unit is not None and unit[0] < len(layers) and unit[1] < len(layers[unit[0]]):
            self.surface.put_unit(layers[unit[0]][unit[1]], name_of(self.shown.recipe, unit))
        else:
            self.surface.put_map(self.shown.plane)

    def _show_figures(self, kept: Kept) -> None:
        now = kept.measured
        self.figures.show_values(
            train=loss_text(now.train_loss), test=loss_text(now.test_loss), accuracy=_share_text(now.test_accuracy),
            speed=number_text(round(self.tab.run.speed), 7) if self.tab.run.speed else "–",
        )  # fmt: skip

    def say(self) -> None:
        """Say how the run stands, in figures and in words of the same moment."""
        shown, history, state = self.shown, self.tab.run.history, self.tab.state
        if shown is None or history is None:
            return
        self._show_figures(shown.kept)
        dead = dead_units(shown.recipe, shown.kept.vector)
        self.found = diagnose_learning(history, shown.kept, 0, shown.recipe)
        self.sentence.setText(sentences_of(self.found, shown.recipe, shown.kept, dead, state.ablated))
        frozen = set(state.frozen)
        keys = self.network.keys()
        held = frozenset(key for key, spot in keys.items() if spot in frozen)
        self.network.diagram.mark(keys_of(state.ablated), held, keys_of(dead))
        self.network.diagram.set_spot(state.chosen if state.chosen in keys or unit_of(state.chosen) else "")
        self.chosen.show_choice(shown.recipe, state, keys, shown.kept.vector)
        self.tab.refresh_equations()

    # What a person does with the drawing.

    @Slot(object)
    def _on_layers(self, hidden: tuple[int, ...]) -> None:
        self.tab.change(merge="layers", hidden=hidden, frozen=(), ablated=(), edits=(), chosen="")

    @Slot(object)
    def _on_inputs(self, inputs: tuple[str, ...]) -> None:
        self.tab.change(merge="inputs", inputs=inputs)

    @Slot(str)
    def _on_pointed(self, key: str) -> None:
        self._pointed = key
        self._draw_surface()

    @Slot(str)
    def _on_chosen(self, key: str) -> None:
        self.tab.change(merge="chosen", chosen=key)

    @Slot(str, float)
    def _on_edited(self, key: str, value: float) -> None:
        spot, state = self.network.spot_of(key), self.tab.state
        if spot is None or self.shown is None or spot >= len(self.shown.kept.vector) or not abs(value) <= 1e6:
            return
        before = float(self.shown.kept.vector[spot])
        done = len(self.tab.run.history or ()) if self.tab.run.follows else self.tab.timeline.position
        earlier = [edit for edit in state.edits if edit[0] <= done]
        first = sum(edit[0] == 0 for edit in earlier)  # weights that were taken over, too: without them another network
        edits = [*earlier[:first], *[*earlier[first:], (done, 0, spot, float(value), before)][-_MOST_EDITS:]]
        self.tab.change(merge=f"edit{key}", edits=tuple(edits), chosen=key)

    @Slot()
    def _on_freeze(self) -> None:
        state = self.tab.state
        spot = self.network.spot_of(state.chosen)
        if spot is not None:
            self.tab.change(frozen=tuple(sorted(set(state.frozen) ^ {spot})))

    @Slot()
    def _on_take_out(self) -> None:
        state, unit = self.tab.state, unit_of(self.tab.state.chosen)
        if unit is not None:
            self.tab.change(ablated=tuple(sorted(set(state.ablated) ^ {unit})))

    # Strip.

    def equations(self, state: PlaygroundState) -> Sequence[Equation]:
        """Return the network, and one unit with its numbers."""
        return equations_of(self.shown.recipe, self.shown.kept, state.chosen) if self.shown is not None else ()

    def description(self, state: PlaygroundState) -> str:
        """Return in words how the run stands."""
        return self.sentence.text()



def _share_text(share: float) -> str:
    return percent_text(share) if share == share else "–"
