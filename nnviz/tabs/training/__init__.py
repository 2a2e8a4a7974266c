"""Training, live: real data, a real network in a process beside the window, and curves that grow."""

from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QShowEvent

from nnviz.core.studies.training.history import History
from nnviz.data.dataset import Dataset
from nnviz.data.idx import Progress
from nnviz.tabs.training.display import RunDisplay
from nnviz.tabs.training.menu import TrainingMenu
from nnviz.tabs.training.rate_notes import RateNotes
from nnviz.tabs.training.run import Run, TrainingRun
from nnviz.tabs.training.run_view import RunView
from nnviz.tabs.training.saving import RUN, RunSaving
from nnviz.tabs.training.state import NOT_OF_A_RUN, OF_A_RUN, PRESETS, TrainingState, check_early
from nnviz.tabs.training.taken import check_taken
from nnviz.tabs.training.view import TrainingView
from nnviz.tabs.training.words import counts_text
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.number_format import number_text
from nnviz.ui.playback.status import Status
from nnviz.ui.tab import Preset

if TYPE_CHECKING:
    from nnviz.laboratory.kept_run import KeptRun

_BATCH = "batch"  # the origin of what is said of its size
_WARM_UP = 500  # ms after the tab is first seen: its picture comes first


class TrainingTab(TrainingMenu):
    """Loss and accuracy while a network learns, its first-layer weights, and every moment of the run to go back to."""

    name = "training"
    State = TrainingState
    presets = PRESETS
    views = {  # noqa: RUF012 (the frame only reads it)
        "run": (QT_TRANSLATE_NOOP("training", "Run"), RunView),
        "inside": (QT_TRANSLATE_NOOP("training", "Inside"), "nnviz.tabs.training.inside:InsideView"),
        "mistakes": (QT_TRANSLATE_NOOP("training", "Mistakes"), "nnviz.tabs.training.mistakes:MistakesView"),
        "epochs": (QT_TRANSLATE_NOOP("training", "Epoch by epoch"), "nnviz.tabs.training.epochs.view:EpochsView"),
        "compare": (QT_TRANSLATE_NOOP("training", "Compare"), "nnviz.tabs.training.laboratory.compare:CompareRunsView"),
        "experiments": (
            QT_TRANSLATE_NOOP("training", "Experiments"), "nnviz.tabs.training.laboratory.experiments:ExperimentsView",
        ),  # fmt: skip
    }
    time_unit = ("training", QT_TRANSLATE_NOOP("training", "iteration"))

    def build(self) -> None:
        """Make what drives a run, and listen to the loader and the time bar."""
        super().build()
        self.training = TrainingRun(self.timeline)
        self.saving = RunSaving(self, self.message)
        self.playback_bar.set_stride_tip("training", QT_TRANSLATE_NOOP("training", "To the end of the epoch"))
        self.rate_notes = RateNotes(self)
        self.display = RunDisplay(self)
        self.timeline.status_changed.connect(self._on_run_status)

    @property
    def run_view(self) -> RunView:
        """The view of the run."""
        view = self.view_of["run"]
        assert isinstance(view, RunView)
        return view

    @property
    def view(self) -> TrainingView:
        """The view on show."""
        return self.view_for(self.state)

    def view_for(self, state: TrainingState) -> TrainingView:
        """Return the view that shows a State."""
        view = super().view_for(state)
        assert isinstance(view, TrainingView)
        return view

    # Following the State.

    def prepare(self, state: TrainingState) -> None:
        """Get the run ready, and pass on what may change while it runs."""
        self.training.take_rates(state, self.dataset)
        if not self.training.begun:
            self._prepare()
        self.playback_bar.setVisible(self.view_for(state).timed)
        self.start_button.setVisible(self.view_for(state).timed)
        for section in OF_A_RUN:
            self.form.sections[section].setVisible(self.view_for(state).timed)
        self._show_hint()

    def draw(self, state: TrainingState) -> None:
        """Draw the run, and say how it stands."""
        super().draw(state)
        self.display.say_on_the_way() if self.states.is_merging else self.display.say()

    def check(self, state: TrainingState) -> None:
        """Refuse a batch that is larger than the training set, rates out of order, and weights that do not fit."""
        check_early(state)
        if self.dataset is None or self.brings_other_data(state):
            return
        check_taken(Run(state, self.dataset))
        if state.batch_size > (samples := Run(state, self.dataset).samples):
            text = translate("training", "Batch size: {batch} is more than the {images} training images.")
            raise ValueError(text.format(batch=number_text(state.batch_size), images=number_text(samples)))

    def preset_state(self, preset: Preset) -> TrainingState:
        """Return a preset's State with the data in use, and in the view in use if that one shows a run."""
        own = self.state
        view = own.view if self.view.timed else preset.state.view
        shown = {name: getattr(own, name) for name in NOT_OF_A_RUN} | {"view": view}
        return self._fitted(replace(preset.state, **self.data_fields(), **shown))

    def set_state(self, state: TrainingState, merge: str = "", anew: bool = False) -> None:
        """Show a State; the one at the start is never refused: its batch is as large as the data allows."""
        super().set_state(self._fitted(state) if state == TrainingState() else state, merge, anew)

    def _fitted(self, state: TrainingState) -> TrainingState:
        """Return a State whose batch is no larger than what there is to learn from."""
        if self.dataset is None or self.brings_other_data(state):
            return state
        return replace(state, batch_size=min(state.batch_size, Run(state, self.dataset).samples))

    # The data.

    def show_opening(self, progress: Progress) -> None:
        """Say how far the opening is."""
        self.view.show_share(progress.done / max(1, progress.total))
        text = translate("training", "Opening the data: {what} …")
        self.view.say(text.format(what=progress.what))

    def show_dataset(self, dataset: Dataset) -> None:
        """Get a run with this data ready, unless one goes on; the batch follows the data."""
        self.message.withdraw(_BATCH)  # of the data before
        if self._fitted(self.state) != self.state:
            self.rewrite(self._fitted)
            text = translate("training", "The batch size is now {batch}: all the training images that there are.")
            self.message.say(text.format(batch=number_text(self.state.batch_size)), _BATCH)
        self._after_opening()

    def show_not_opened(self) -> None:
        """Show the data that stays."""
        self._after_opening()

    def _after_opening(self) -> None:
        if not self.training.begun:
            self._prepare()
        self._show_moment()

    def values(self) -> dict[str, Any]:
        """Return the State as plain values; of a run that has begun with the rates its updates really had."""
        if self.training.begun:
            self.rate_notes.note_waiting()
        return super().values()

    # The run.

    @property
    def run(self) -> Run | None:
        """The run on show, ready or begun."""
        return self.training.run

    @property
    def history(self) -> History | None:
        """What the run on show has left so far."""
        return self.training.history

    @property
    def pending(self) -> bool:
        """Whether settings or data have changed in a way that only a new run can take up."""
        return self.training.pending(self.state, self.dataset)

    def _prepare(self) -> None:
        """Get a run of the present State ready; it starts when Start is pressed."""
        self.training.prepare(self.state, self.dataset)
        for view in self.view_of.built():
            if self.run is not None and isinstance(view, TrainingView):
                view.begin(self.run, self.state.log_loss)

    def change(self, merge: str = "", **fields: Any) -> None:
        """Set fields; a new rate holds from the next update on, or for a whole run if none like it is under way."""
        if "rate" in fields and "early" not in fields:
            fields["early"] = self.training.early_before(self.state, self.dataset)
        super().change(merge, **fields)

    @Slot()
    def rewind(self) -> None:
        """Back to the beginning with the present settings and seed."""
        self._prepare()
        self._show_moment()

    def _show_moment(self) -> None:
        self.display.draw_moment()
        self._show_hint()

    @Slot()
    def _on_start(self) -> None:
        if self.timeline.status in (Status.FINISHED, Status.FAILED):
            self.rewind()
        super()._on_start()

    def start_text(self, status: str) -> str:
        """Return what the main button says."""
        if status in (Status.FINISHED, Status.FAILED):
            return translate("training", "Start a new run")
        return super().start_text(status)

    @Slot(str)
    def _on_run_status(self, status: str) -> None:
        self.start_button.setEnabled(status != Status.EMPTY)
        if status in (Status.RUNNING, Status.PAUSED):
            self.training.stop_clock()
        if status == Status.RUNNING:
            self.message.withdraw(RUN)
        if self.training.has_just_ended():
            self.rate_notes.note()
        self.display.draw_moment() if status == Status.RUNNING else self.display.draw_all()
        self._show_hint()

    def show_kept(self, run: "KeptRun") -> None:
        """Make a kept run the present one: its settings on the left, its curves and last weights in the view Run."""
        curves, weights = self.kept.curves(run.key), self.kept.weights(run.key)
        if curves is None or weights is None or self.dataset is None:
            return
        self.change(**asdict(run.settings), view="run")
        self.training.show_kept(self.state, self.dataset, curves, weights)
        self.display.draw_all()
        if run.data.name != self.dataset.name:
            text = translate("laboratory", "“{name}” was trained on other data: {data}.")
            self.message.say(text.format(name=run.labels.name, data=run.data.name), RUN)

    # Drawing.

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while another tab was on show."""
        super().showEvent(event)
        self.display.draw_all()
        QTimer.singleShot(_WARM_UP, self, self._warm_up)

    @Slot()
    def _warm_up(self) -> None:
        """Begin the process in which a run is done."""
        from nnviz.laboratory.live.process import PROCESSES  # 10 ms that the picture does not wait for

        PROCESSES.warm_up()

    def _show_hint(self) -> None:
        if self.dataset is None:
            self.hint.setText("")
            return
        text = counts_text(Run(self.state, self.dataset))
        if self.pending:
            text += "<br>\n<b>" + translate("training", "The changes apply to the next run (Ctrl+R).") + "</b>"
        self.hint.setText(text)

    def retranslate(self) -> None:
        """Take all texts in the language in force."""
        super().retranslate()
        self._show_hint()
