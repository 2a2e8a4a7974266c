"""Experiments: a question, its plan, runs side by side in processes of their own, and the answer in words."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from nnviz.laboratory.answers import SAFE, sweep_curve
from nnviz.laboratory.experiment import Experiment
from nnviz.laboratory.experiments import TITLES, experiments
from nnviz.laboratory.jobs import FAILED
from nnviz.laboratory.results import Results
from nnviz.laboratory.run_plan import RunPlan
from nnviz.tabs.training.laboratory.experiments_plot import ROLES, BandPlot, NamedBand, SearchPlot, SweepPlot
from nnviz.tabs.training.laboratory.experiments_runner import ExperimentRunner
from nnviz.tabs.training.laboratory.experiments_words import (
    answer_text,
    caveat_text,
    plan_text,
    progress_text,
    question_text,
    row_of,
    text_of,
    titles,
    waiting_text,
)
from nnviz.tabs.training.laboratory.host import LaboratoryHost
from nnviz.tabs.training.laboratory.question_page import QuestionPage
from nnviz.tabs.training.laboratory.words import AXES, CONTEXT, QUANTITIES
from nnviz.tabs.training.programs import compared_program
from nnviz.tabs.training.state import TrainingState
from nnviz.tabs.training.view import TrainingView
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, sentence, translate
from nnviz.ui.base.runtime.throttle import Throttle
from nnviz.ui.plots.plot import Plot
from nnviz.ui.tables.choice_table import ChoiceTable
from nnviz.ui.view import Picture
from nnviz.ui.widgets.figures import ThinProgress
from nnviz.ui.widgets.live_text import LiveText
from nnviz.ui.widgets.themed import PrimaryButton

_SLOW = 250  # ms between two drawings while runs go on
MOST_CURVES = 8
_ORIGIN = "experiment"


class ExperimentsView(TrainingView):
    """All questions as cards, or one experiment.

    Five seconds: four questions, what the notes guessed, what will be compared and how long the answer takes here.
    One second after a click on one: the first curves of several runs at once.
    """

    tab: LaboratoryHost
    timed = False

    def build(self, page: QWidget) -> None:
        """Make the question, the buttons, the pictures, the table and the answer."""
        self.question, self.plan = LiveText(margin=16, plain=True, shrinks=True), LiveText(plain=True, shrinks=True)
        self.answer = LiveText(margin=16, plain=True, shrinks=True)
        self.run_button, self.cancel_button, self.keep_button = PrimaryButton(), QPushButton(), QPushButton()
        self.time_button, self.back_button = QPushButton(), QPushButton()
        self.cards = QuestionPage()
        self.progress = ThinProgress()
        self.bands, self.points, self.sweep = BandPlot(CONTEXT, MOST_CURVES), SearchPlot(CONTEXT), SweepPlot(CONTEXT)
        self.plots: dict[str, Plot] = {"compare": self.bands, "search": self.points, "sweep": self.sweep}
        self.table = ChoiceTable(CONTEXT, [""] * 6, left=(0,), visible=6)
        self.table.set_shares(0.26, 0.1, 0.18, 0.22, 0.13, 0.11)
        self.table.chosen.connect(self._on_row)
        self.runner = ExperimentRunner(self)
        self._redraw = Throttle(self, self._draw_results, _SLOW)
        self.runner.changed.connect(self._on_changed)
        self.runner.failed.connect(self._on_failed)
        self.run_button.clicked.connect(self.start)
        self.cancel_button.clicked.connect(self.cancel)
        self.time_button.clicked.connect(self.measure)
        self.keep_button.clicked.connect(self.keep)
        self.back_button.clicked.connect(self.back)
        self.cards.asked.connect(self._on_asked)
        self._lay_out(page)

    def _lay_out(self, page: QWidget) -> None:
        buttons = QHBoxLayout()
        buttons.setContentsMargins(16, 0, 16, 0)
        for button in (self.back_button, self.run_button, self.time_button, self.cancel_button, self.keep_button):
            buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        buttons.addWidget(self.plan, 1)
        self.stack = QStackedLayout()
        self.pages, one = QStackedLayout(page), QWidget()
        self.pages.addWidget(self.cards)
        self.pages.addWidget(one)
        column = QVBoxLayout(one)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.question)
        column.addLayout(buttons)
        column.addWidget(self.progress)
        column.addLayout(self.stack, 3)  # first: what is added to a layout without a page is shown as a window
        for plot in self.plots.values():
            self.stack.addWidget(plot)
        column.addWidget(self.table, 2)
        column.addWidget(self.answer)

    def pictures(self) -> Sequence[Picture]:
        """Return the picture of this kind of experiment; the questions are none."""
        return (self.plots[self.experiment.kind],) if self.tab.state.experiment else ()

    # What is on show.

    @property
    def experiment(self) -> Experiment:
        """The experiment of the State; the first one while all questions are shown."""
        return experiments()[self.tab.state.experiment or next(iter(TITLES))]

    @property
    def seeds(self) -> int:
        """How many seeds it is done with; a search has many settings and one seed."""
        return self.experiment.seeds if self.experiment.kind != "compare" else self.tab.state.seeds

    @property
    def results(self) -> Results | None:
        """What is known of it by now."""
        return self.runner.results(self.experiment, self.seeds)

    @property
    def is_running(self) -> bool:
        """Whether it is under way or waits for its turn."""
        key = self.experiment.key, self.seeds
        return key == self.runner.current or key in self.runner.waiting

    def draw(self, state: TrainingState) -> None:
        """Show the experiment of the State, or all questions."""
        self.runner.use(self.tab.dataset)
        self.pages.setCurrentIndex(1 if state.experiment else 0)
        if not state.experiment:
            self.cards.show_questions(self.tab.dataset, state.seeds)
            return
        experiment = self.experiment
        self.question.setText(question_text(experiment))
        self.stack.setCurrentWidget(self.plots[experiment.kind])
        self.table.set_titles(titles(experiment))
        self._name_plots(state, experiment)
        self._redraw.call_now()

    @property
    def busy(self) -> bool:
        """Whether it is being measured how long the answers take."""
        return self.cards.busy

    def draw_moment(self) -> None:
        """Take the data that has been opened meanwhile; the run on show is no matter of this view."""
        if self.tab.dataset is not self.runner.data:
            self.draw(self.tab.state)

    def _name_plots(self, state: TrainingState, experiment: Experiment) -> None:
        self.bands.set_texts(QUANTITIES[state.quantity], AXES[state.axis], QUANTITIES[state.quantity])
        rate = QT_TRANSLATE_NOOP("laboratory", "Learning rate")
        held_out = QT_TRANSLATE_NOOP("laboratory", "Accuracy, images held out")
        self.points.set_texts(TITLES[experiment.key], rate, held_out)
        self.sweep.set_texts(TITLES[experiment.key], rate, QUANTITIES["loss"])

    def _draw_results(self) -> None:
        results, experiment = self.results, self.experiment
        self._draw_buttons(results)
        if results is None:
            self.plan.setText(translate("laboratory", "There is no data yet: choose a source on the left."))
            return
        self.plan.setText(_plan(results, self.runner))
        self.progress.set_share(results.share() if results.runs else 0.0)
        {"compare": self._draw_bands, "search": self._draw_points, "sweep": self._draw_sweep}[experiment.kind](results)
        shown = results.ranked() if experiment.kind == "search" else [(v, None) for v in experiment.variants]
        rows = [row_of(results, variant) for variant, _ in shown]
        self.table.show_rows(rows, [(_role(i, experiment), *[""] * 5) for i in range(len(rows))],
                             self.table.currentIndex().row())  # fmt: skip
        self.answer.setText(" ".join(filter(None, (answer_text(results), caveat_text(experiment)))))

    def _draw_buttons(self, results: Results | None) -> None:
        again = results is not None and bool(results.runs) and not self.is_running
        run = translate("laboratory", "Run the experiment")
        self.run_button.setText(translate("laboratory", "Run again") if again else run)
        self.run_button.setEnabled(results is not None and not self.is_running)
        idle = self.runner.current is None and not self.runner.measuring
        self.time_button.setEnabled(results is not None and idle and results.seconds(1) is None)
        self.cancel_button.setEnabled(self.is_running)
        self.keep_button.setEnabled(results is not None and results.ended > 0)

    def _draw_bands(self, results: Results) -> None:
        state, named = self.tab.state, []
        for number, variant in enumerate(results.experiment.variants):
            band = results.band(variant, state.axis, state.quantity)
            if band is not None:
                named.append(NamedBand(text_of(variant.label), number, band))
        self.bands.show_bands(named)
        if self.bands.fitted:
            self.bands.fit()

    def _draw_points(self, results: Results) -> None:
        ranked = results.ranked()
        names = [text_of(variant.label) for variant, _ in ranked]
        rates = np.array([variant.settings.rate for variant, _ in ranked])
        self.points.show_points(names, rates, np.array([s.mean for _, s in ranked]), 0 if ranked else -1)
        if self.points.fitted:
            self.points.fit()

    def _draw_sweep(self, results: Results) -> None:
        curve = sweep_curve(results)
        rates, losses = curve if curve is not None else (np.empty(0), np.empty(0))
        at = int(losses.argmin()) if len(losses) else 0
        known = results.is_over and at < len(losses) - 1
        self.sweep.show_sweep(rates, losses, rates[at] if known else None, rates[at] / SAFE if known else None)
        if self.sweep.fitted:
            self.sweep.fit()

    # What a person does.

    @Slot(str)
    def _on_asked(self, key: str) -> None:
        """Show an experiment and run it, unless what came of it is known."""
        self.tab.change(experiment=key)
        if self.results is not None and not self.results.runs:
            self.start()

    @Slot()
    def back(self) -> None:
        """Show all questions."""
        self.tab.change(experiment="")

    @Slot()
    def start(self) -> None:
        """Run it, or put it behind those that run."""
        self.tab.message.withdraw(_ORIGIN)
        self.runner.run(self.experiment, self.seeds)
        self._redraw.call_now()

    @Slot()
    def measure(self) -> None:
        """Measure how long it takes: the first updates of every setting, in the processes that will run it."""
        self.runner.measure(self.experiment)
        self._redraw.call_now()

    @Slot()
    def cancel(self) -> None:
        """End it at once."""
        self.runner.cancel(self.experiment, self.seeds)
        self._redraw.call_now()

    @Slot()
    def keep(self) -> None:
        """Keep its runs that are over."""
        results, data = self.results, self.tab.dataset
        if results is None or data is None:
            return
        for variant in results.experiment.variants:
            name = text_of(variant.label)
            for seed, run in enumerate(results.of(variant)):
                if run.outcome and run.outcome != FAILED:
                    plan = RunPlan(results.jobs[f"{variant.key}/{seed}"].settings, data)
                    told = translate("laboratory", "{title}: {name}, seed {seed}").format(
                        title=translate(CONTEXT, TITLES[results.experiment.key]), name=name, seed=seed)  # fmt: skip
                    self.tab.kept.keep_run(plan, run.curves, run.weights, data.name, run.outcome,
                                           results.experiment.key, variant.key, told)  # fmt: skip

    @Slot(int)
    def _on_row(self, row: int) -> None:
        self.bands.light_band(row if self.experiment.kind == "compare" else -1)

    # What happens.

    @Slot()
    def _on_changed(self) -> None:
        if self.page.isVisible() and self.tab.state.experiment:
            self._redraw.call()

    @Slot(Exception)
    def _on_failed(self, problem: Exception) -> None:
        self.tab.message.say(sentence(problem), _ORIGIN)

    def retranslate(self) -> None:
        """Take the buttons' texts in the language in force."""
        self.cancel_button.setText(translate("laboratory", "Cancel"))
        self.back_button.setText(translate("laboratory", "All questions"))
        self.time_button.setText(translate("laboratory", "Measure the time"))
        self.keep_button.setText(translate("laboratory", "Keep these runs"))
        self.table.retranslate()

    def sentences(self) -> Sequence[str]:
        """Return the question, the plan and the answer; or what the cards say."""
        if not self.tab.state.experiment:
            return self.cards.sentences()
        return [text.text() for text in (self.question, self.plan, self.answer)]

    def description(self, state: TrainingState) -> str:
        """Return the question, how far it is, and the answer; or what the cards say."""
        return " ".join(self.sentences())

    def script(self, state: TrainingState) -> str:
        """Return a NumPy + Matplotlib program that does the experiment on show; none while all questions are."""
        experiment, data = self.experiment, self.tab.dataset
        if not state.experiment or data is None:
            return ""
        runs = {text_of(variant.label): variant.settings for variant in experiment.variants}
        return compared_program(runs, data, range(self.seeds), state.quantity, state.axis, measured=experiment.measured,
                                HELD_OUT=experiment.held_out, SWEEP=experiment.sweep or ())  # fmt: skip

    def stop(self) -> None:
        """End whatever runs; the window closes."""
        self._redraw.stop()
        self.cards.stop()
        self.runner.stop()


def _role(row: int, experiment: Experiment) -> str:
    return ROLES[row] if experiment.kind == "compare" and row < len(ROLES) else ""


def _plan(results: Results, runner: ExperimentRunner) -> str:
    """Say how far it is, or what is to be done; and what waits."""
    waiting = waiting_text([TITLES[key] for key, _ in runner.waiting])
    if results.runs:
        return " ".join(filter(None, (progress_text(results), waiting)))
    measuring = translate("laboratory", "Measuring how long it takes …") if runner.measuring else ""
    return " ".join(filter(None, (plan_text(results), measuring, waiting)))
