"""Speed: the same work as a loop and as NumPy, timed on this machine from two numbers to a million.

Five seconds: two pale lines, another computer's, part more and more, and a button measures here. One second after it:
two strong lines grow over them, and a mark says from which size on NumPy wins.
"""

import math
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFontDatabase, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from nnviz.core.studies.tensors.loop_timings import OPERATIONS, LoopTiming, measure, wins_from
from nnviz.tabs.common.layout import below, beside
from nnviz.tabs.tensors.speed_words import described, equations_of, sentence_of
from nnviz.tabs.tensors.state import TensorsState
from nnviz.tabs.tensors.view import TensorsView
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, sentence, translate
from nnviz.ui.base.runtime.background_task import BackgroundTask
from nnviz.ui.base.theme import THEME, TICK_SIZE, TITLE_SIZE
from nnviz.ui.files.script_template import script_text
from nnviz.ui.plots.curve import PlotCurve
from nnviz.ui.plots.items.plot_text import PlotText
from nnviz.ui.plots.plot import Plot
from nnviz.ui.view import Picture
from nnviz.ui.widgets.equation_strip import Equation
from nnviz.ui.widgets.live_text import LiveText
from nnviz.ui.widgets.themed import tint

_PALE = 0.4  # of the colour of what was not measured here
_ONE_LINE = 720  # px at scale 1: in a wider plot the legend takes one line


class _TimesPlot(Plot):
    """A plot with its legend over it, in one line where there is room: a crossing may be marked anywhere in it."""

    _columns = 0  # of the legend, which is not there yet when the plot first gets a size

    def __init__(self) -> None:
        super().__init__("tensors", log=("x", "y"))
        self._columns = 2
        self.put_legend_above(self._columns)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Write the names of the curves in as many columns as have room."""
        super().resizeEvent(event)
        columns = 5 if self.width() > _ONE_LINE * THEME.current.scale else 2
        if self._columns and columns != self._columns:
            self._columns = columns
            self.put_legend_above(columns)


class SpeedView(TensorsView):
    """Two lines of seconds over numbers, and both programs."""

    start = QT_TRANSLATE_NOOP("tensors", "Measure on this machine")
    evolves = False

    def build(self, page: QWidget) -> None:
        """Make the sentence, the plot and the programs."""
        self._timings: dict[str, tuple[LoopTiming, ...]] = {}
        self._running = ""  # the operation that is being timed
        self._task = BackgroundTask(self)
        self._task.progressed.connect(self._on_timings)
        self._task.finished.connect(self._on_over)
        self._task.failed.connect(self._on_failed)
        self.sentence = LiveText(plain=True)
        self.plot = _TimesPlot()
        self.plot.set_texts(QT_TRANSLATE_NOOP("tensors", "Loops against NumPy"),
                            QT_TRANSLATE_NOOP("tensors", "numbers in each operand"),
                            QT_TRANSLATE_NOOP("tensors", "seconds"))  # fmt: skip
        self.loop = self.plot.curve("test", QT_TRANSLATE_NOOP("tensors", "Loop"), width=2, dots=True)
        self.numpy = self.plot.curve("training", QT_TRANSLATE_NOOP("tensors", "NumPy"), width=2, dots=True)
        self.elsewhere = [
            self.plot.curve(role, name, width=2, share=_PALE, still=True)
            for role, name in (("test", QT_TRANSLATE_NOOP("tensors", "Loop, another computer")),
                               ("training", QT_TRANSLATE_NOOP("tensors", "NumPy, another computer")))
        ]
        self.notes = self.plot.curve("muted", QT_TRANSLATE_NOOP("tensors", "Course notes"), dots=True)
        self.crossing = self.plot.marker("right")
        self.crossing_text = PlotText(self.plot, role="right", size=TITLE_SIZE, bold=True)
        self.codes = [QLabel(), QLabel()]
        for code in self.codes:
            code.setTextFormat(Qt.TextFormat.PlainText)
            code.setAutoFillBackground(True)
            code.setMargin(8)
            code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse
                                         | Qt.TextInteractionFlag.TextSelectableByKeyboard)  # fmt: skip
        programs = beside(*self.codes, stretch=(3, 2))
        page.setLayout(below(self.sentence, self.plot, programs, stretch=(0, 1, 0)))

    def pictures(self) -> Sequence[Picture]:
        """Return the plot."""
        return (self.plot,)

    @property
    def busy(self) -> bool:
        """Whether a measurement is going on."""
        return self._task.busy

    def timings(self, state: TensorsState) -> tuple[LoopTiming, ...]:
        """Return what has been timed of the operation of a State."""
        return self._timings.get(state.timed, ())

    # Measuring.

    def press(self) -> bool:
        """Measure, in a worker; or end it."""
        name = self.tab.state.timed
        if self._task.busy:
            self._task.stop()
        else:
            self._running = name
            self._timings[name] = ()
            self._task.start(lambda: measure(name))
        self.draw_again()
        return True

    def button(self) -> str:
        """Return what the main button says."""
        return translate("tensors", "Stop measuring") if self._task.busy else translate("tensors", self.start)

    def stop(self) -> None:
        """End the measurement."""
        self._task.stop()

    @Slot(object)
    def _on_timings(self, timings: tuple[LoopTiming, ...]) -> None:
        if timings != self._timings.get(self._running):
            self._timings[self._running] = timings
            self.draw_again()

    @Slot()
    def _on_over(self) -> None:
        self.draw_again()

    @Slot(Exception)
    def _on_failed(self, problem: Exception) -> None:
        self.tab.message.say(sentence(problem))
        self.draw_again()

    # Drawing.

    def draw(self, state: TensorsState) -> None:
        """Draw what has been timed, the notes' figures, and where NumPy begins to win."""
        timings, operation = self.timings(state), OPERATIONS[state.timed]
        looped = [(t.numbers, t.loop) for t in timings if t.loop is not None]
        self._line(self.loop, looped)
        self._line(self.numpy, [(t.numbers, t.numpy) for t in timings])
        for which, curve in enumerate(self.elsewhere):
            self._line(curve, [(n, pair[which]) for n, pair in operation.elsewhere.items()])
        self._line(self.notes, [(n, seconds) for n, pair in operation.notes.items() for seconds in pair])
        self.plot.set_domain((1.0, 2e6), (1e-8, 1.0))
        found = None if self._task.busy else wins_from(timings)
        self.crossing.setVisible(found is not None)
        if found is not None:
            self.crossing.setValue(math.log10(found))
        text = "" if found is None else translate("tensors", "NumPy faster from {numbers}").format(numbers=f"{found:,}")
        place = math.log10(found or 1)
        self.crossing_text.write(text, place, -0.1, (0.0 if place < 3.5 else 1.0, 0.0))
        for label, code in zip(self.codes, operation.code, strict=True):
            if label.text() != code:
                label.setText(code)
        self.sentence.setText(sentence_of(state, timings, self._task.busy))

    def _line(self, curve: PlotCurve, points: Sequence[tuple[float, float]]) -> None:
        x, y = np.array(points, np.float64).reshape(-1, 2).T
        self.plot.set_data(curve, x, y)

    def highlight(self, key: str) -> None:
        """Light up the line that a term of the strip stands for."""
        for name, curve in (("loop", self.loop), ("numpy", self.numpy)):
            self.plot.set_width(curve, 5 if key == name else 2)

    def restyle(self) -> None:
        """Take the type and colours of the theme in force."""
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(TICK_SIZE * THEME.current.scale)
        for code in self.codes:
            code.setFont(font)
            tint(code, QPalette.ColorRole.Window, THEME.colour("panel"))

    # Strip, program.

    def equations(self, state: TensorsState) -> Sequence[Equation]:
        """Return the times at the largest size that both were timed at."""
        return equations_of(state, self.timings(state))

    def description(self, state: TensorsState) -> str:
        """Return in words what was timed."""
        return described(state, self.timings(state), self._task.busy)

    def sentences(self) -> Sequence[str]:
        """Return the sentence, and what stands at the crossing."""
        return [*super().sentences(), self.crossing_text.text()]

    def script(self, state: TensorsState) -> str:
        """Return a program that times the same."""
        return script_text("tensors_speed", OPERATION=state.timed, NOTES=OPERATIONS[state.timed].notes,
                           ELSEWHERE=OPERATIONS[state.timed].elsewhere)  # fmt: skip
