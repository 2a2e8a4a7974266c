"""Training, live: real data, a real network in a worker thread, and curves that grow."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent

from nnviz.core.studies.training_history import History
from nnviz.core.training import EvaluationProgress, TrainingStep
from nnviz.data.dataset import Dataset
from nnviz.data.idx import Progress
from nnviz.tabs.common.dataset_tab import DatasetTab
from nnviz.tabs.training.run import Run, TrainingRun
from nnviz.tabs.training.run_view import RunView
from nnviz.tabs.training.saving import RUN, RunSaving
from nnviz.tabs.training.state import PRESETS, TrainingState, check_early, rate_at
from nnviz.tabs.training.words import counts_text, sentence_over, waiting_text
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, sentence, translate
from nnviz.ui.base.number_format import number_text
from nnviz.ui.base.throttle import Debounce, Throttle
from nnviz.ui.playback.status import Status
from nnviz.ui.tab import Command, Preset

_SETTLED = 1200  # ms after which a rate that is being dragged is what was wanted
_SLOW = 200  # ms between two updates of figures, strip and weights: the eye reads no faster


class TrainingTab(DatasetTab):
    """Loss and accuracy while a network learns, its first-layer weights, and every moment of the run to go back to."""

    name = "training"
    State = TrainingState
    presets = PRESETS
    views = {"run": (QT_TRANSLATE_NOOP("training", "Run"), RunView)}
    commands = (
        Command(QT_TRANSLATE_NOOP("training", "Open data…"), "open_data"),
        Command(QT_TRANSLATE_NOOP("training", "Download MNIST…"), "fetch_data"),
        Command(QT_TRANSLATE_NOOP("training", "Save weights…"), "save_weights"),
        Command(QT_TRANSLATE_NOOP("training", "Save the run as JSON…"), "save_run"),
        Command(QT_TRANSLATE_NOOP("training", "Copy the network as PyTorch"), "copy_pytorch", menu="edit"),
        Command(QT_TRANSLATE_NOOP("training", "Copy the network as Keras"), "copy_keras", menu="edit"),
    )
    time_unit = ("training", QT_TRANSLATE_NOOP("training", "iteration"))

    def build(self) -> None:
        """Make what drives a run, and listen to the loader and the time bar."""
        super().build()
        self.training = TrainingRun(self.timeline)
        self.saving = RunSaving(self, self.message)
        self._slowly = Throttle(self, self._draw_slowly, _SLOW)
        self._soon = Debounce(self, self._note_rates, _SETTLED)
        self.playback_bar.set_stride_tip("training", QT_TRANSLATE_NOOP("training", "To the end of the epoch"))
        self.timeline.extended.connect(self._on_frames)
        self.timeline.moved.connect(self._on_moved)
        self.timeline.failed.connect(self._on_failed)
        self.timeline.status_changed.connect(self._on_run_status)

    @property
    def run_view(self) -> RunView:
        """The view of the run."""
        view = self.view_of["run"]
        assert isinstance(view, RunView)
        return view

    # Following the State.

    def prepare(self, state: TrainingState) -> None:
        """Get the run ready, and pass on what may change while it runs."""
        self.training.rates = state
        if not self.training.begun:
            self._prepare()
        self._show_hint()

    def draw(self, state: TrainingState) -> None:
        """Draw the run, and say how it stands."""
        super().draw(state)
        self._say()

    def check(self, state: TrainingState) -> None:
        """Refuse a batch that is larger than the training set, and rates out of order."""
        check_early(state)
        if self.dataset is None or self.brings_other_data(state):
            return
        if state.batch_size > (samples := Run(state, self.dataset).samples):
            text = translate("training", "Batch size: {batch} is more than the {images} training images.")
            raise ValueError(text.format(batch=number_text(state.batch_size), images=number_text(samples)))

    def preset_state(self, preset: Preset) -> TrainingState:
        """Return a preset's State with the data and the view that are in use."""
        own = self.state
        shown = {"log_loss": own.log_loss, "raw": own.raw}
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
        self.run_view.progress.set_share(progress.done / max(1, progress.total))
        text = translate("training", "Opening the data: {what} …")
        self.run_view.say(text.format(what=progress.what))

    def show_dataset(self, dataset: Dataset) -> None:
        """Get a run with this data ready, unless one goes on; the batch follows the data."""
        if self._fitted(self.state) != self.state:
            self._rewrite(self._fitted)
            text = translate("training", "The batch size is now {batch}: all the training images that there are.")
            self.message.say(text.format(batch=number_text(self.state.batch_size)))
        self._after_opening()

    def show_not_opened(self) -> None:
        """Show the data that stays."""
        self._after_opening()

    def _after_opening(self) -> None:
        if not self.training.begun:
            self._prepare()
        self._draw_moment()
        self._show_hint()

    @Slot()
    def save_weights(self) -> None:
        """Save the weights of the moment on show."""
        self.saving.save_weights(self.training, self.timeline.position)

    @Slot()
    def save_run(self) -> None:
        """Save every iteration and evaluation of the run on show, with the settings that make it again."""
        self.saving.save_run(self.training)

    @Slot()
    def copy_pytorch(self) -> None:
        """Put a PyTorch program of the network on the clipboard."""
        self.saving.copy_network("pytorch", self.state, self.dataset)

    @Slot()
    def copy_keras(self) -> None:
        """Put a Keras program of the network on the clipboard."""
        self.saving.copy_network("keras", self.state, self.dataset)

    def values(self) -> dict[str, Any]:
        """Return the State as plain values; in the middle of a run with the rates its updates really had."""
        if self.training.live and self._soon.is_waiting:
            self._soon.stop()
            self._note_rates()
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
        if self.run is not None:
            self.run_view.begin(self.run, self.state.log_loss)

    def change(self, merge: str = "", **fields: Any) -> None:
        """Set fields; a new rate holds from the next update on, or for a whole run if none is under way."""
        if "rate" in fields and "early" not in fields:
            fields["early"] = self._early_rates()
        super().change(merge, **fields)

    def _early_rates(self) -> tuple[tuple[int, float], ...]:
        """Return the rates that a new one leaves as they were: those of the updates that are done."""
        done = len(self.history) if self.history is not None and self.training.live else 0
        kept = tuple(entry for entry in self.state.early if entry[0] < done)
        return (*kept, (done, rate_at(done - 1, self.state))) if done else ()

    def _note_rates(self) -> None:
        """Write into the State at which updates the rate really changed, so that the run can be done again."""
        early, now = self.training.early(self.state), self.state
        if early != now.early:
            self._rewrite(lambda state: replace(state, early=early) if state is now else state)

    @Slot()
    def rewind(self) -> None:
        """Back to the beginning with the present settings and seed."""
        self._prepare()
        self._draw_moment()
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
        self._slowly.stop()
        if self.training.has_just_ended():
            self._soon.stop()
            self._note_rates()
        if status != Status.RUNNING:
            self.run_view.draw_curves(self.state)
        self._draw_moment()
        self._show_hint()

    @Slot(Exception)
    def _on_failed(self, problem: Exception) -> None:
        self.training.problem = problem
        self._draw_moment()
        self.message.say(sentence(problem), RUN)

    # Drawing.

    @Slot(list)
    def _on_frames(self, frames: list[Any]) -> None:
        steps = [frame for frame in frames if isinstance(frame, TrainingStep)]
        if steps:
            self.training.count()
            if self.training.rate_changed():
                self._soon.call()
        if not self.isVisible():
            return
        self.run_view.draw_losses(self.state, mean=not self.state.raw)
        if any(step.evaluation for step in steps):
            self.run_view.draw_accuracies()
        self._slowly.call(frames[-1])
        self._show_evaluating(frames[-1])

    def _draw_slowly(self, newest: Any) -> None:
        """Draw what need not follow every batch of frames, the newest of which is given."""
        self.run_view.draw_losses(self.state)
        if self.timeline.following:
            self._draw_moment()
        self._show_evaluating(newest)

    def _show_evaluating(self, newest: Any) -> None:
        if isinstance(newest, EvaluationProgress) and self.timeline.running:
            share = number_text(round(100 * newest.done / newest.total))
            text = translate("training", "Measuring the accuracy: {share} % …")
            self.run_view.say(text.format(share=share))

    @Slot(int)
    def _on_moved(self, moment: int) -> None:
        if not (self.timeline.following and self.timeline.running):
            self._draw_moment()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while another tab was on show."""
        super().showEvent(event)
        self.run_view.draw_curves(self.state)
        self._draw_moment()

    def _draw_moment(self) -> None:
        """Show the figures, the weights, the sentence and the strip of the moment on show."""
        self.run_view.draw_moment()
        self._say()
        self.refresh_equations()

    def _say(self) -> None:
        """Say how the run on show stands."""
        run, view = self.training, self.run_view
        if run.run is None:
            view.say(waiting_text(self.busy))
        else:
            view.say(sentence_over(run, self.timeline.position, self.state if self.pending else None))
        if not self.busy:
            view.progress.set_share(len(self.timeline.keep) / (self.timeline.total or 1))

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
