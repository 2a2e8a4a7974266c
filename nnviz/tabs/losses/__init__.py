"""Losses: what a wrong answer costs, why it costs that, and why it is not the accuracy that is learned from."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from nnviz.data.dataset import Dataset
from nnviz.data.idx import Progress
from nnviz.tabs.common.dataset_tab import DatasetTab
from nnviz.tabs.losses.answer import AnswerView
from nnviz.tabs.losses.network_view import TrainedNetworkView
from nnviz.tabs.losses.presets import PRESETS
from nnviz.tabs.losses.state import WITH_DATA, LossesState, check, fitted
from nnviz.tabs.losses.view import LossesView, Moment
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.runtime.throttle import Throttle
from nnviz.ui.playback.status import Status
from nnviz.ui.state_player import StatePlayer
from nnviz.ui.tab import Preset, Tab

__all__ = ["LossesState", "LossesTab"]


class LossesTab(DatasetTab):
    """The cost of one answer, every loss beside the others, a batch, and the loss of a real network."""

    name = "losses"
    State = LossesState
    presets = PRESETS
    views = {  # noqa: RUF012 (the frame only reads it)
        "answer": (QT_TRANSLATE_NOOP("losses", "One answer"), AnswerView),
        "compare": (QT_TRANSLATE_NOOP("losses", "All losses"), "nnviz.tabs.losses.compare:CompareView"),
        "logarithm": (QT_TRANSLATE_NOOP("losses", "The logarithm"), "nnviz.tabs.losses.logarithm:LogarithmView"),
        "binary": (QT_TRANSLATE_NOOP("losses", "Yes or no"), "nnviz.tabs.losses.yes_no:YesNoView"),
        "batch": (QT_TRANSLATE_NOOP("losses", "Batch"), "nnviz.tabs.losses.batch:LossBatchView"),
        "accuracy": (QT_TRANSLATE_NOOP("losses", "Loss and accuracy"), "nnviz.tabs.losses.accuracy:AccuracyView"),
        "estimates": (QT_TRANSLATE_NOOP("losses", "Mini-batches"), "nnviz.tabs.losses.estimates:EstimatesView"),
    }
    time_unit = ("losses", QT_TRANSLATE_NOOP("losses", "moment"))

    def build(self) -> None:
        """Prepare what evolves."""
        super().build()
        self._moments: Sequence[Moment] = ()
        self._first: Moment = {}
        self._run_key: object = None
        self._player = StatePlayer(self, self._fields_at)
        self._runs = Throttle(self, self._load_run)  # what a drag leads to is not played before it ends

    # Following the State.

    def view_for(self, state: LossesState) -> LossesView:
        """Return the view that shows a State."""
        view = super().view_for(state)
        assert isinstance(view, LossesView)
        return view

    def change(self, merge: str = "", **fields: Any) -> None:
        """Set some fields, and those that must follow: the targets have as many numbers as the outputs."""
        super().change(merge, **fitted(self.state, fields))

    def check(self, state: LossesState) -> None:
        """Refuse fields that do not go together."""
        check(state)

    def preset_state(self, preset: Preset) -> LossesState:
        """Return a preset's State with the data that is in use."""
        own, wanted = self.state, preset.state
        if (own.source, own.path) == (wanted.source, wanted.path):  # nearly always, and asked in every move of a drag
            return wanted
        return replace(wanted, **self.data_fields())

    def draw(self, state: LossesState) -> None:
        """Draw the view on show; only two of them need data."""
        (self._runs.call if self.states.is_merging else self._runs.call_now)(state)
        view = self.view_for(state)
        self.hint.setText(translate("losses", view.hint))
        if state.view in WITH_DATA:
            super().draw(state)
        else:
            Tab.draw(self, state)

    @property
    def busy(self) -> bool:
        """Whether the view on show is still being prepared."""
        return self.state.view in WITH_DATA and super().busy

    # Time: moments of the State.

    def _load_run(self, state: LossesState) -> None:
        """Give the time bar what the view plays, unless it is being played."""
        view = self.view_for(state)
        key = (state.view, view.run_key(state), *(getattr(state, name) for name in view.played))
        if self._player.moving or key == self._run_key:
            self._run_key = key
            return
        self._run_key = key
        self._moments = view.moments(state)
        self._first = {name: getattr(state, name) for name in view.played}
        self._player.show(self._moments, rate=view.rate)

    def _fields_at(self, position: int) -> Moment:
        return self._moments[position - 1] if position else self._first

    def can_start(self, status: str) -> bool:
        """Return whether the view on show has moments."""
        return bool(self._moments)

    def start_text(self, status: str) -> str:
        """Return what the main button says."""
        if status == Status.RUNNING:
            return super().start_text(status)
        return self.view_for(self.state).start_text(self.state)

    # The data.

    def accept_file(self, path: str) -> bool:
        """Open a dataset where it is seen: the other views show none of it, and leave it to the tab of data."""
        return self.state.view in WITH_DATA and super().accept_file(path)

    def show_opening(self, progress: Progress) -> None:
        """Say how far the opening is."""
        if isinstance(self.view, TrainedNetworkView):
            self.view.show_opening(progress)

    def show_dataset(self, dataset: Dataset) -> None:
        """Show other data than before."""
        self._redraw()

    def show_not_opened(self) -> None:
        """Show the data that stays."""
        self._redraw()
