"""The versions of the gates: their code, the proof that they agree, and what a call costs on this machine."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFontDatabase, QPalette
from PySide6.QtWidgets import QLabel, QWidget

from nnviz.core.perceptron import INPUTS
from nnviz.core.studies.gates.gate_timings import VERSIONS, Timing, measure
from nnviz.tabs.gates.state import GatesState
from nnviz.tabs.gates.view import columns
from nnviz.tabs.gates.words import VERSION_NAMES, version_equation, versions_text
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, sentence, translate
from nnviz.ui.base.runtime.background_task import BackgroundTask
from nnviz.ui.base.theme import THEME, TICK_SIZE
from nnviz.ui.files.script_template import script_text
from nnviz.ui.view import Picture, View
from nnviz.ui.widgets.equation_strip import Equation
from nnviz.ui.widgets.measured_times import MeasuredTime, MeasuredTimes
from nnviz.ui.widgets.themed import RoleLabel, tint


class VersionsView(View):
    """The versions as bars, the code of the chosen one, and what it all means.

    Five seconds: the same gate takes ten and more times as long with NumPy, by the bars of the course notes.
    One second after the first touch: the bars of this machine grow beside them.
    """

    measured = Signal()  # a measurement has begun or is over

    def build(self, page: QWidget) -> None:
        """Make bars, code and texts."""
        self._timings: dict[str, Timing] = {}
        self._input: int | None = None  # for which the timings are
        self._task = BackgroundTask(self)
        self._task.batch.connect(self._on_timings)
        self._task.finished.connect(self._on_finished)
        self._task.failed.connect(self._on_failed)
        self.bars = MeasuredTimes(
            "gates", QT_TRANSLATE_NOOP("gates", "How long does one call take?"),
            QT_TRANSLATE_NOOP("gates", "this machine"),
            QT_TRANSLATE_NOOP("gates", "course notes"), QT_TRANSLATE_NOOP("gates", "Time of one call, logarithmic"),
            QT_TRANSLATE_NOOP("gates", "answers"),
        )  # fmt: skip
        self.bars.chosen.connect(self._on_version)
        self.verdict, self.price, self.code = RoleLabel("ink"), RoleLabel("muted"), QLabel()
        for label in (self.verdict, self.price):
            label.setWordWrap(True)
        self.code.setTextFormat(Qt.TextFormat.PlainText)
        self.code.setAutoFillBackground(True)
        self.code.setMargin(8)
        self.code.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        columns(page, self.bars, self.verdict, self.code, self.price, share=61).addStretch(1)

    @property
    def timings(self) -> dict[str, Timing]:
        """What has been measured for the input of the State on show."""
        return self._timings if self._input == self.tab.state.timed else {}

    @property
    def busy(self) -> bool:
        """Whether a measurement is going on."""
        return self._task.busy

    def draw(self, state: GatesState) -> None:
        """Show the bars and the code of the chosen version."""
        bars = []
        for name, version in VERSIONS.items():
            timing, agrees = self.timings.get(name), version.agrees()
            answers = " ".join(map(str, version.outputs())) + ("  ✓" if agrees else "  ✗")
            times = (timing.mean, timing.deviation) if timing else (None, 0.0)
            notes = version.notes.get(INPUTS[state.timed])
            bars.append(MeasuredTime(translate("gates", VERSION_NAMES[name]), answers, agrees, notes, *times))
        self.bars.show_bars(bars, state.version)
        code = list(VERSIONS.values())[state.version].code
        if self.code.text() != code:
            self.code.setText(code)
        self.verdict.say(versions_text(self.timings, INPUTS[state.timed]))

    def equations(self, state: GatesState) -> Sequence[Equation]:
        """Return the sum in the chosen version and what it costs."""
        name = list(VERSIONS)[state.version]
        return (version_equation(name, self.timings.get(name), INPUTS[state.timed]),)

    def script(self, state: GatesState) -> str:
        """Return a program that measures the versions."""
        return script_text("gates_times", x=INPUTS[state.timed])

    def pictures(self) -> Sequence[Picture]:
        """Return the bars."""
        return (self.bars,)

    def measure(self) -> None:
        """Measure all versions, in a worker."""
        if self._task.busy:
            return
        self._timings, self._input = {}, self.tab.state.timed
        inputs = INPUTS[self.tab.state.timed]
        self._task.start(lambda: measure(inputs))
        self.measured.emit()

    def stop(self) -> None:
        """End the measurement."""
        self._task.stop()

    @Slot(object)
    def _on_timings(self, timings: list[Timing]) -> None:
        self._timings |= {timing.name: timing for timing in timings}
        self.draw(self.tab.state)

    @Slot()
    def _on_finished(self) -> None:
        self.measured.emit()

    @Slot(Exception)
    def _on_failed(self, problem: Exception) -> None:
        self.measured.emit()
        self.tab.message.say(sentence(problem))

    @Slot(int)
    def _on_version(self, row: int) -> None:
        self.tab.change("version", version=row)

    def retranslate(self) -> None:
        """Take all texts in the language in force."""
        self.price.setText(translate(
            "gates", "Every call of NumPy has a fixed cost. With two numbers NumPy is slower; with an image of 784 "
                     "pixels it is faster."
        ))  # fmt: skip

    def restyle(self) -> None:
        """Take the type and colours of the theme in force."""
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(TICK_SIZE * THEME.current.scale)
        self.code.setFont(font)
        self.code.setMinimumHeight(self.code.fontMetrics().lineSpacing() * 6 + 16)
        tint(self.code, QPalette.ColorRole.Window, THEME.colour("panel"))
        self.verdict.setMinimumHeight(self.verdict.fontMetrics().lineSpacing() * 2)
