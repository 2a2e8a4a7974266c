"""How the view on show keeps up with a run: frames that arrive, the moment on the time bar, and the sentence."""

from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtCore import QObject, Slot

from nnviz.core.evaluation import EvaluationProgress
from nnviz.core.training import TrainingStep
from nnviz.laboratory.live.job import DIED
from nnviz.tabs.training.saving import RUN
from nnviz.tabs.training.state import TrainingState
from nnviz.tabs.training.view import TrainingHost, TrainingView
from nnviz.tabs.training.words import sentence_over, waiting_text
from nnviz.ui.base.language import sentence, translate
from nnviz.ui.base.number_format import number_text
from nnviz.ui.base.runtime.throttle import Debounce, Throttle

_SLOW = 200  # ms between two updates of figures, strip and weights: the eye reads no faster
_READ = 100  # ms between two sentences, with the strip, while somebody drags the time bar
_WORDS_AFTER = 60  # ms from weights to sentence and strip: both in one frame would keep the event loop for 10 ms


class DisplayHost(TrainingHost, Protocol):
    """What the display asks of the tab."""

    @property
    def busy(self) -> bool:
        """Whether data is being opened."""

    @property
    def state(self) -> TrainingState:
        """The State on show."""

    @property
    def view(self) -> TrainingView:
        """The view on show."""

    def isVisible(self) -> bool:  # noqa: N802 (Qt's name)
        """Return whether the tab is on show."""

    def follow_equations(self) -> None:
        """Bring the strip up to date while time moves on: no faster than one reads."""


class RunDisplay(QObject):
    """Draws what changes without the State; only the view on show, and only while the tab is."""

    def __init__(self, tab: Any) -> None:
        """tab: a DisplayHost that is a QObject."""
        super().__init__(tab)
        self._tab: DisplayHost = tab
        self._slowly = Throttle(self, self._draw_slowly, _SLOW)
        self._words = Debounce(self, self._say_of, _WORDS_AFTER)
        self._on_the_way = Throttle(self, self._say_on_the_way, _READ)
        tab.timeline.extended.connect(self._on_frames)
        tab.timeline.moved.connect(self._on_moved)
        tab.timeline.failed.connect(self._on_failed)

    def draw_all(self) -> None:
        """Draw everything that is known of the run by now."""
        self._stop()
        self._tab.view.draw(self._tab.state)
        self._say_so()

    def draw_moment(self) -> None:
        """Show the figures, the weights, the sentence and the strip of the moment on show."""
        self._stop()
        self._tab.view.draw_moment()
        self._say_so()

    def _stop(self) -> None:
        self._slowly.stop()
        self._words.stop()
        self._on_the_way.stop()

    def say(self) -> None:
        """Say how the run on show stands."""
        tab, view = self._tab, self._tab.view
        if tab.training.run is None:
            view.say(waiting_text(tab.busy))
        else:
            wanted = tab.state if tab.pending else None
            view.say(sentence_over(tab.training, tab.timeline.position, wanted))
        if not tab.busy:
            view.show_share(len(tab.timeline.keep) / (tab.timeline.total or 1))

    def say_on_the_way(self) -> None:
        """Say it in the middle of a drag: no faster than one reads."""
        self._on_the_way.call()

    def _say_so(self) -> None:
        self.say()
        self._tab.refresh_equations()

    def _say_on_the_way(self) -> None:
        self.say()
        self._tab.follow_equations()

    @Slot(object)
    def _on_frames(self, items: Sequence[Any]) -> None:
        for code in self._tab.training.deaths():
            self._tab.message.say(translate("problems", DIED).format(code=code), RUN)
        frames = [item for item in items if isinstance(item, (TrainingStep, EvaluationProgress))]
        if not frames or not self._tab.isVisible():
            return
        measured = any(isinstance(frame, TrainingStep) and frame.evaluation for frame in frames)
        self._tab.view.draw_frames(self._tab.state, measured)
        self._slowly.call(frames[-1])
        self._show_evaluating(frames[-1])

    def _draw_slowly(self, newest: Any) -> None:
        """Draw what need not follow every batch of frames, the newest of which is given."""
        self._tab.view.draw_slowly(self._tab.state)
        if self._tab.timeline.following:
            self._tab.view.draw_moment()
            self._words.call(newest)
        else:
            self._show_evaluating(newest)

    def _say_of(self, newest: Any) -> None:
        self._say_so()
        self._show_evaluating(newest)

    def _show_evaluating(self, newest: Any) -> None:
        if isinstance(newest, EvaluationProgress) and self._tab.timeline.running:
            share = number_text(round(100 * newest.done / newest.total))
            text = translate("training", "Measuring the accuracy: {share} % …")
            self._tab.view.say(text.format(share=share))

    @Slot(int)
    def _on_moved(self, moment: int) -> None:
        if not (self._tab.timeline.following and self._tab.timeline.running):
            self._tab.view.draw_moment()
            self.say()  # at once: the sentence names the moment
            self._tab.follow_equations()

    @Slot(Exception)
    def _on_failed(self, problem: Exception) -> None:
        self._tab.training.problem = problem
        self.draw_moment()
        self._tab.message.say(sentence(problem), RUN)
