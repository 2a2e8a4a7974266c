"""The view of a run: before the start what will happen; then loss, accuracy, first-layer weights, and figures."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from nnviz.core.studies.training.history import History
from nnviz.tabs.training.curves import AccuracyPlot, LossPlot
from nnviz.tabs.training.laboratory.host import LaboratoryHost
from nnviz.tabs.training.programs import program
from nnviz.tabs.training.run import Run
from nnviz.tabs.training.start_page import StartPage
from nnviz.tabs.training.state import TrainingState
from nnviz.tabs.training.view import TrainingView
from nnviz.tabs.training.weight_tiles import WeightTiles
from nnviz.tabs.training.words import described, epoch_text, equations, gap_text, loss_note
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.number_format import fixed_text, number_text, percent_text
from nnviz.ui.base.theme import THEME
from nnviz.ui.view import Picture
from nnviz.ui.widgets.equation_strip import Equation
from nnviz.ui.widgets.figures import Figures, ThinProgress
from nnviz.ui.widgets.live_text import LiveText

_LOW = 460  # px at scale 1: where there is less, the loss takes all of the height


class RunPage(QWidget):
    """The three pictures of a run; in a low window the loss takes the whole height, the others stand beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.losses, self.accuracies = LossPlot(), AccuracyPlot()
        self.weights = WeightTiles()
        self._parts: tuple[QWidget, ...] = self.losses, self.accuracies, self.weights
        self._low: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(8, 0, 8, 0)
        self._grid.setSpacing(0)
        self._arrange(False)
        self.accuracies.installEventFilter(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the arrangement for the new height."""
        super().resizeEvent(event)
        self._arrange(self.height() < _LOW * THEME.current.scale)

    def _arrange(self, low: bool) -> None:
        if low == self._low or any(part.parentWidget() not in (None, self) for part in self._parts):  # one is maximised
            return
        self._low = low
        losses, accuracies, weights = self._parts
        for part in self._parts:
            self._grid.removeWidget(part)
        self._grid.addWidget(losses, 0, 0, 2 if low else 1, 1)
        self._grid.addWidget(accuracies, 0 if low else 1, 1 if low else 0)
        self._grid.addWidget(weights, 1 if low else 0, 1, 1 if low else 2, 1)
        for number, (column, row) in enumerate(zip((60, 40), (56, 44) if low else (58, 42), strict=True)):
            self._grid.setColumnStretch(number, column)
            self._grid.setRowStretch(number, row)
        self.accuracies.set_low(low)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice that the accuracies are maximised, with no losses beside them, or put back."""
        if event.type() == QEvent.Type.ParentChange:
            self.accuracies.set_low(bool(self._low) and self.accuracies.parentWidget() is self)
        return False


class RunView(TrainingView):
    """One run.

    Five seconds: digits on the left, a network on the right, and a sentence how the one will learn the other.
    One second after Start: the loss falls through the line of guessing, the accuracy rises, weights become strokes.
    """

    tab: LaboratoryHost

    def build(self, page: QWidget) -> None:
        """Make the figures, the sentence, and under them what there is before and after the start."""
        self.figures = Figures("training", {
            "test": QT_TRANSLATE_NOOP("training", "Test accuracy"),
            "train": QT_TRANSLATE_NOOP("training", "Training accuracy"),
            "gap": QT_TRANSLATE_NOOP("training", "Gap, points"),
            "loss": QT_TRANSLATE_NOOP("training", "Loss"),
            "epoch": QT_TRANSLATE_NOOP("training", "Epoch"),
            "rate": QT_TRANSLATE_NOOP("training", "Learning rate"),
            "left": QT_TRANSLATE_NOOP("training", "Time left"),
            "speed": QT_TRANSLATE_NOOP("training", "Iterations per second"),
        }, {"test": "100.00 %", "train": "100.00 %", "gap": "−00.00", "loss": "0.0000", "epoch": "000.00",
            "rate": "0.00000", "left": "00:00", "speed": "00,000"})  # fmt: skip
        self.verdict = LiveText(margin=16, plain=True, shrinks=True)
        self.keep = QPushButton()
        self.keep.clicked.connect(self._on_keep)
        self.progress, self.before = ThinProgress(), StartPage()
        self._run_page: RunPage | None = None  # made when a run starts: the first window need not wait for it
        self._tiles_moment = -1
        self._drawn: tuple[object, ...] = ()  # what the curves on show follow from
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 16, 0)
        line.addWidget(self.verdict, 1)
        line.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.figures)
        column.addLayout(line)
        column.addWidget(self.progress)
        self.stack = QStackedLayout()
        column.addLayout(self.stack, 1)  # first: what is added to a layout without a page is shown as a window
        self.stack.addWidget(self.before)

    def pictures(self) -> Sequence[Picture]:
        """Return the plots, the main one first; before a run starts there are none."""
        return (self.losses, self.accuracies) if self._run_page is not None else ()

    @property
    def run_page(self) -> RunPage:
        """The three pictures of a run, made when they are first asked for."""
        if self._run_page is None:
            self._run_page = RunPage()
            self.stack.addWidget(self._run_page)
            self.tab.adopt(self._run_page)
            self._run_page.losses.set_log_y(self.tab.state.log_loss)
            if self.run is not None:
                self.begin(self.run, self.tab.state.log_loss)
        return self._run_page

    @property
    def _shows_run(self) -> bool:
        """Whether the pictures of a run are there, or are needed now."""
        return self._run_page is not None or self.tab.training.begun

    @property
    def losses(self) -> LossPlot:
        """The losses of the mini-batches."""
        return self.run_page.losses

    @property
    def accuracies(self) -> AccuracyPlot:
        """The accuracies measured during the run."""
        return self.run_page.accuracies

    @property
    def weights(self) -> WeightTiles:
        """The weights of the first layer."""
        return self.run_page.weights

    def draw(self, state: TrainingState) -> None:
        """Draw the run on show, or what a run would be."""
        if self._shows_run:
            self.losses.set_log_y(state.log_loss)
            if (drawn := self._drawn_of(state)) != self._drawn:  # a drag of the rate draws none of them anew
                self.draw_curves(state)
                self._drawn = drawn
        self.draw_moment()

    def _drawn_of(self, state: TrainingState) -> tuple[object, ...]:
        """Return what the curves follow from, as far as it can be another one."""
        history = self.history
        known = (history, len(history), len(history.evaluations), len(history.rates)) if history is not None else ()
        return self.run, *known, state.raw, state.log_loss, self.losses.width()

    def begin(self, run: Run, log: bool) -> None:
        """Empty the plots for a new run."""
        if self._run_page is None:  # it takes the run when it is made
            return
        self._tiles_moment, self._drawn = -1, ()
        self.losses.start(run, log)
        self.accuracies.start()
        self.accuracies.draw(run, (), self.losses.span)

    # The curves.

    def draw_frames(self, state: TrainingState, measured: bool) -> None:
        """Draw the losses, and the accuracies if there are new ones; the mean moves slowly."""
        self.draw_losses(state, mean=not state.raw)
        if measured:
            self.draw_accuracies()

    def draw_slowly(self, state: TrainingState) -> None:
        """Draw the losses with their mean."""
        self.draw_losses(state)

    def draw_curves(self, state: TrainingState) -> None:
        """Draw everything that is known of the run by now."""
        self.draw_losses(state)
        self.draw_accuracies()

    def draw_losses(self, state: TrainingState, mean: bool = True) -> None:
        """Draw the losses; the mean moves slowly and need not follow every frame."""
        if self.run is None or self.history is None or not self._shows_run:
            return
        span = self.losses.span
        self.losses.shown = self.accuracies.shown = self.run, self.history
        self.losses.draw(self.run, self.history, state.raw, state.log_loss, mean)
        if self.losses.span != span:
            self.draw_accuracies()

    def draw_accuracies(self) -> None:
        """Draw the accuracies measured so far."""
        if self.run is not None and self.history is not None and self._shows_run:
            self.losses.draw_measured(self.history.evaluations)
            self.accuracies.draw(self.run, self.history.evaluations, self.losses.span)

    # One moment.

    def draw_moment(self) -> None:
        """Show the figures, the weights and the sentence of the moment on show."""
        run, history, moment = self.run, self.history, self.moment
        begun = self.tab.training.begun
        self.stack.setCurrentWidget(self.run_page if begun else self.before)
        if not begun:
            self.before.show_run(run)
        self._show_figures(run, history, moment)
        self.keep.setVisible(bool(history))
        if self._run_page is None:
            return
        past = history is not None and not self.tab.timeline.following
        self.losses.put_cursor(moment, past)
        self.accuracies.put_cursor(moment / run.per_epoch if run is not None else 0, past)
        self._show_weights(run, history, moment)

    def _show_figures(self, run: Run | None, history: History | None, moment: int) -> None:
        evaluation = history.evaluation_at(moment) if history else None
        when, speed = "", self.tab.training.speed
        if run is not None and evaluation is not None:
            when = translate("training", "epoch {epoch}").format(epoch=epoch_text(run, evaluation.moment))
        self.figures.show_notes(test=when, train=when, loss=loss_note(history, moment))
        seconds = round((run.total - len(history)) / speed) if run and speed and history else 0
        self.figures.show_values(
            test=percent_text(evaluation.test_accuracy) if evaluation else "–",
            train=percent_text(evaluation.train_accuracy) if evaluation else "–",
            gap=gap_text(evaluation) if evaluation else "–",
            loss=fixed_text(history.loss_at(moment), 4) if history and moment else "–",
            rate=number_text((history.rate_at(moment) if history else None) or run.first_rate, 3) if run else "–",
            epoch=fixed_text(moment / run.per_epoch, 2) if run else "–",
            speed=number_text(round(speed)) if speed else "–",
            left=f"{seconds // 60}:{seconds % 60:02d}" if speed else "–",
        )

    def _show_weights(self, run: Run | None, history: History | None, moment: int) -> None:
        """Show the first layer's weights as they were at a moment, one picture for each hidden unit."""
        entry = history.weights_at(moment) if history else None
        if run is None or entry is None:
            self.weights.show_weights(None, None)
            self._tiles_moment = -1
        elif entry[0] != self._tiles_moment:
            self._tiles_moment = entry[0]
            self.weights.show_weights(run, entry[1]["W1"])

    @Slot()
    def _on_keep(self) -> None:
        """Keep the run on show, as far as it is: Compare lists it from now on."""
        if self.run is not None and self.history:
            self.tab.kept.keep(self.run, self.history)

    # Words.

    def retranslate(self) -> None:
        """Name the button."""
        self.keep.setText(translate("training", "Keep this run"))

    def say(self, text: str) -> None:
        """Show a sentence over the picture."""
        self.verdict.setText(text)

    def show_share(self, share: float) -> None:
        """Show how much is done as a line over the picture."""
        self.progress.set_share(share)

    def sentences(self) -> Sequence[str]:
        """Return the sentence over the picture and the plan of the run."""
        return [self.verdict.text(), *([self.before.plan.text()] if self.stack.currentWidget() is self.before else [])]

    def description(self, state: TrainingState) -> str:
        """Return how far the run is, its figures, and what they show."""
        return described(self.run, self.history, self.moment, self.verdict.text())

    def equations(self, state: TrainingState) -> Sequence[Equation]:
        """Return the update of one weight with its numbers, and the loss."""
        return equations(self.run, self.history, self.moment, state.rate, state.optimizer)

    def script(self, state: TrainingState) -> str:
        """Return a NumPy + Matplotlib program that trains with these settings and draws the two plots."""
        return program(state, self.tab.dataset)
