"""Learn: a network drawn with a map in each of its units, and the plane as it answers it.

Five seconds: a ring of orange round blue, and an untrained network whose units each show their own soft half-plane.
One second after Start: three half-planes close round the blue points, and the loss falls.
"""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from nnviz.core.studies.playground_maps import AnswerMapper
from nnviz.tabs.common.layout import below, beside
from nnviz.tabs.playground.state import PlaygroundState
from nnviz.tabs.playground.surface import SurfacePlot
from nnviz.tabs.playground.view import PlaygroundView
from nnviz.ui.base.language import QT_TRANSLATE_NOOP
from nnviz.ui.base.number_format import fixed_text, number_text, percent_text
from nnviz.ui.plots.plot import Plot
from nnviz.ui.view import Picture
from nnviz.ui.widgets.figures import Figures


class LearnView(PlaygroundView):
    """One network, learning."""

    def build(self, page: QWidget) -> None:
        """Make the figures, the surface and the curves."""
        self.figures = Figures("playground", {
            "train": QT_TRANSLATE_NOOP("playground", "Training loss"),
            "test": QT_TRANSLATE_NOOP("playground", "Test loss"),
            "accuracy": QT_TRANSLATE_NOOP("playground", "Test accuracy"),
            "speed": QT_TRANSLATE_NOOP("playground", "Updates per second"),
        }, {"train": "0.0000", "test": "0.0000", "accuracy": "100.0 %", "speed": "00,000"})  # fmt: skip
        self.surface = SurfacePlot()
        self.losses = Plot("playground")
        self.losses.set_texts(QT_TRANSLATE_NOOP("playground", "Loss"), QT_TRANSLATE_NOOP("playground", "Update"), "")
        self.train = self.losses.curve("training", QT_TRANSLATE_NOOP("playground", "training"), width=2)
        self.test = self.losses.curve("test", QT_TRANSLATE_NOOP("playground", "test"), width=2, dash=True)
        self._mapper: AnswerMapper | None = None
        page.setLayout(below(self.figures, beside(self.losses, self.surface, stretch=(5, 5)), stretch=(0, 1)))

    def pictures(self) -> Sequence[Picture]:
        """Return the surface and the curves."""
        return (self.surface, self.losses)

    def draw(self, state: PlaygroundState) -> None:
        """Draw the moment on show."""
        self.draw_moment()

    def on_frames(self, frames: list[Any]) -> None:
        """Follow the run."""
        self.draw_moment()

    def on_moved(self, moment: int) -> None:
        """Show another moment."""
        if not self.tab.run.follows:
            self.draw_moment()

    def draw_moment(self) -> None:
        """Show the moment on show."""
        run = self.tab.run
        if run.history is None:
            return
        kept, recipe = run.moment()[0], run.recipes[0]
        if self._mapper is None or self._mapper.recipe is not recipe:
            self._mapper = AnswerMapper(recipe)
        self.surface.put_points(recipe.data)
        self.surface.put_map(self._mapper.map(kept.vector, self.tab.state.ablated))
        done, measured = run.history.measured()
        self.losses.set_data(self.train, done, measured[:, 0])
        self.losses.set_data(self.test, done, measured[:, 1])
        self.losses.fit()
        now = kept.measured
        self.figures.show_values(train=fixed_text(now.train_loss, 4), test=fixed_text(now.test_loss, 4),
                                 accuracy=percent_text(now.test_accuracy), speed=number_text(round(run.speed)))
