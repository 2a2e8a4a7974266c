"""Epochs: how many iterations they are, what each left behind, beside the notes' records, and the print-out as text."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtGui import QFocusEvent, QFontDatabase, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from nnviz.core.evaluation import Evaluation
from nnviz.core.studies.training.epoch_arithmetic import EpochArithmetic
from nnviz.core.studies.training.history import History
from nnviz.tabs.common.layout import below, beside, caption, set_text
from nnviz.tabs.training.epochs.notes_records import noted
from nnviz.tabs.training.epochs.tiles import EpochTiles
from nnviz.tabs.training.epochs.words import arithmetic_of, print_out, records_note, tiles_caption, tiles_title
from nnviz.tabs.training.programs import program
from nnviz.tabs.training.run import Run
from nnviz.tabs.training.state import TrainingState
from nnviz.tabs.training.view import TrainingView
from nnviz.tabs.training.words import epoch_text, equations, gap_text
from nnviz.ui.base.focus_ring import paint_focus
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.number_format import duration_text, fixed_text, number_text
from nnviz.ui.base.table_text import table_text
from nnviz.ui.base.theme import CONTROL_SIZE, THEME
from nnviz.ui.tables.number_table import NumberTable
from nnviz.ui.view import Picture
from nnviz.ui.widgets.equation_strip import Equation
from nnviz.ui.widgets.figures import Figures
from nnviz.ui.widgets.live_text import LiveText
from nnviz.ui.widgets.low_page import LowPage

_TITLES = (
    QT_TRANSLATE_NOOP("training", "Epoch"), QT_TRANSLATE_NOOP("training", "Iteration"),
    QT_TRANSLATE_NOOP("training", "Train loss"), QT_TRANSLATE_NOOP("training", "Test loss"),
    QT_TRANSLATE_NOOP("training", "Train"), QT_TRANSLATE_NOOP("training", "Test"),
    QT_TRANSLATE_NOOP("training", "Gap"), QT_TRANSLATE_NOOP("training", "Notes A"),
    QT_TRANSLATE_NOOP("training", "Notes B"),
)  # fmt: skip
_TIMED = 1000  # updates of whose times the median is told
_LOW = 430  # px at scale 1: where there is less, sentence and table alone have room
_COLUMNS = ("epoch", "iteration", "train_loss", "test_loss", "train_accuracy", "test_accuracy", "notes_a", "notes_b")
_MOST_PLANNED = 200  # epochs that are listed before they come


class RecordTable(NumberTable):
    """The measurements of a run; those to come are empty. Leaves as CSV with English names: programs read them."""

    records: Sequence[tuple[object, ...]] = ()

    def fit(self) -> None:
        """Leave it: all of it can be seen by scrolling."""

    def table(self, separator: str = "\t") -> str:
        """Return a row for every measurement."""
        return table_text(_COLUMNS, self.records, separator)


class PrintOut(QPlainTextEdit):
    """Lines to read and to copy, with a ring while the keyboard is here."""

    def __init__(self) -> None:
        super().__init__(readOnly=True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines, and the ring."""
        super().paintEvent(event)
        with QPainter(self.viewport()) as painter:
            paint_focus(painter, self.viewport(), self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Paint the ring."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Paint it away."""
        super().focusOutEvent(event)
        self.viewport().update()


class EpochsView(TrainingView):
    """The run counted in epochs.

    Five seconds: rows of tiles, a tile an iteration; the table waits with the notes' numbers in it.
    One second after Start: tiles fill, rows of the table get their numbers, the print-out grows.
    """

    def build(self, page: QWidget) -> None:
        """Make figures, table, tiles and print-out."""
        self.figures = Figures("training", {
            "epoch": QT_TRANSLATE_NOOP("training", "Iterations per epoch"),
            "last": QT_TRANSLATE_NOOP("training", "Last batch"),
            "total": QT_TRANSLATE_NOOP("training", "Iterations in all"),
            "time": QT_TRANSLATE_NOOP("training", "An iteration takes"),
            "image": QT_TRANSLATE_NOOP("training", "For an image"),
            "bytes": QT_TRANSLATE_NOOP("training", "Outputs of a batch"),
        }, {"epoch": "00,000", "last": "00,000", "total": "0,000,000", "time": "00.00 ms", "image": "00.00 ms",
            "bytes": "00,000 kB"})  # fmt: skip
        self.verdict = LiveText(margin=16, plain=True, shrinks=True)
        self.table = RecordTable("training", _TITLES, narrow=())
        self.note = caption()
        self.tiles = EpochTiles()
        self.text = PrintOut()
        self.copy = QPushButton()
        self.copy.clicked.connect(self._on_copy)
        inner = LowPage(page, _LOW)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(4)
        for widget in (self.figures, self.verdict):
            column.addWidget(widget)
        column.addLayout(below(self.table, self.note, stretch=(1,)), 55)
        column.addLayout(beside(self.tiles, below(self.text, self.copy, stretch=(1,)), stretch=(45, 55)), 45)
        inner.set_arrangement(self._arrange, ())
        self.restyle()
        self.retranslate()

    def _arrange(self, low: bool) -> None:
        """Leave a low page to the sentence, which says most of what the figures do, and the table."""
        for part in (self.figures, self.tiles, self.note, self.text, self.copy):
            part.setVisible(not low)

    def restyle(self) -> None:
        """Take the fixed type of the theme in force for the print-out."""
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(THEME.font(CONTROL_SIZE - 1).pointSizeF())
        self.text.setFont(font)

    def retranslate(self) -> None:
        """Name the button and the text."""
        self.copy.setText(translate("training", "Copy the text"))
        self.text.setPlaceholderText(translate(
            "training", "Here comes what the copied program prints: a line for every epoch."))
        self.text.setAccessibleName(translate("training", "Print-out of the epochs"))

    def pictures(self) -> Sequence[Picture]:
        """Return the table."""
        return (self.table,)

    # Drawing.

    def draw(self, state: TrainingState) -> None:
        """Draw everything that is known of the run on show."""
        self.draw_moment()

    def draw_moment(self) -> None:
        """Show the run up to the moment on show."""
        run, history, moment = self.run, self.history, self.moment
        if run is None:
            self._show_nothing()
            return
        counted = arithmetic(run)
        self._show_figures(run, counted, history, moment)
        self._show_table(run, counted, history, moment)
        self.tiles.show_epochs(counted, moment, run.state.sampling == "replacement", tiles_title(counted),
                               tiles_caption(counted))  # fmt: skip
        self._show_text(print_out(run, history, moment) if history else "")
        self.verdict.setText(arithmetic_of(run, counted))
        set_text(self.note, records_note(run))

    def _show_nothing(self) -> None:
        """Show that there is no data yet."""
        self.figures.show_values(**dict.fromkeys(self.figures.values, "–"))
        self.table.show_rows(0, lambda row, column: "")
        self.table.records = []
        self.tiles.show_epochs(None, 0, False, "", "")
        self._show_text("")
        self.verdict.setText("")
        set_text(self.note, "")

    def _show_figures(self, run: Run, counted: EpochArithmetic, history: History | None, moment: int) -> None:
        seconds = per_image = 0.0
        if history and moment:
            recent = slice(max(0, moment - _TIMED), moment)
            seconds = float(np.median(history.durations[recent]))
            per_image = float(np.median(history.durations[recent] / history.images[recent]))
        full = run.state.sampling == "replacement"
        self.figures.show_values(
            epoch=number_text(counted.per_epoch), last=number_text(counted.batch if full else counted.last_batch),
            total=number_text(counted.total), time=duration_text(seconds), image=duration_text(per_image),
            bytes=f"{number_text(counted.activation_bytes / 1000, 3)} kB",
        )  # fmt: skip

    def _show_table(self, run: Run, counted: EpochArithmetic, history: History | None, moment: int) -> None:
        """List what was measured by the moment on show, and the epochs to come with what the notes printed."""
        measured = [e for e in history.evaluations if e.moment <= moment] if history else []
        epochs = min(_MOST_PLANNED, -(-counted.total // counted.per_epoch))
        planned = [min(n * counted.per_epoch, counted.total) for n in range(epochs + 1)]
        to_come = [n for n in planned if not measured or n > measured[-1].moment]
        rows = [*((e.moment, e) for e in measured), *((n, None) for n in to_come)]
        self.table.show_rows(len(rows), lambda row, column: _cell(run, *rows[row], column))
        self.table.records = [_record(run, *row) for row in rows]
        if measured:
            self.table.choose(len(measured) - 1)

    def _show_text(self, text: str) -> None:
        """Show the print-out; what was selected in it stays while it does not change."""
        if text != self.text.toPlainText():
            self.text.setPlainText(text)
            self.text.verticalScrollBar().setValue(self.text.verticalScrollBar().maximum())

    @Slot()
    def _on_copy(self) -> None:
        QApplication.clipboard().setText(self.text.toPlainText())
        self.tab.message.say(translate("training", "The print-out is on the clipboard."))

    # Words.

    def sentences(self) -> Sequence[str]:
        """Return the arithmetic and what the notes' numbers are."""
        return [self.verdict.text(), self.note.text()]

    def equations(self, state: TrainingState) -> Sequence[Equation]:
        """Return the update of one weight with its numbers, and the loss."""
        return equations(self.run, self.history, self.moment, state.rate, state.optimizer)

    def script(self, state: TrainingState) -> str:
        """Return the program that trains with these settings and prints the same lines."""
        return program(state, self.tab.dataset)

    def description(self, state: TrainingState) -> str:
        """Return the arithmetic in words."""
        return self.verdict.text()


def arithmetic(run: Run) -> EpochArithmetic:
    """Return the numbers of a run's epochs."""
    return EpochArithmetic(run.samples, min(run.state.batch_size, run.samples), run.total, run.sizes)


def _record(run: Run, moment: int, found: Evaluation | None) -> tuple[object, ...]:
    """Return a row of _COLUMNS."""
    epoch = moment / run.per_epoch
    numbers = ("",) * 4 if found is None else (
        found.train_loss, found.test_loss, found.train_accuracy, found.test_accuracy)  # fmt: skip
    return epoch, moment, *numbers, noted("A", epoch), noted("B", epoch)


def _cell(run: Run, moment: int, found: Evaluation | None, column: int) -> str:
    """Return a cell of the table: of a measurement, or of one to come."""
    if column < 2:
        return epoch_text(run, moment) if column == 0 else number_text(moment)
    if column >= 7:
        return noted("AB"[column - 7], moment / run.per_epoch)
    if found is None:
        return "–"
    losses, shares = (found.train_loss, found.test_loss), (found.train_accuracy, found.test_accuracy)
    return gap_text(found) if column == 6 else fixed_text((*losses, *shares)[column - 2], 4)
