"""Logic gates: a perceptron one can take in the hand, XOR from two layers, learning, and what NumPy costs."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from nnviz.core.perceptron import INPUTS, TARGETS, PerceptronStep
from nnviz.core.studies.gate_timings import VERSIONS
from nnviz.tabs.gates.layers_page import LayersPage
from nnviz.tabs.gates.one_page import OnePage
from nnviz.tabs.gates.state import (
    HOLD,
    PRESETS,
    WIRING,
    GatesState,
    Moment,
    Wiring,
    check_points,
    circuit_of,
    first_weights,
    learning_steps,
    points_of,
    task_fields,
)
from nnviz.tabs.gates.versions_page import VersionsPage
from nnviz.tabs.gates.words import circuit_equations, gate_equations, learning_equations, version_equation
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, sentence, translate
from nnviz.ui.base.theme import THEME
from nnviz.ui.files.script_template import script_text
from nnviz.ui.playback.status import Status
from nnviz.ui.tab import TimedTab
from nnviz.ui.widgets.equation_strip import Equation

__all__ = ["GatesState", "GatesTab"]


class GatesTab(TimedTab):
    """A line in the hand, the truth table and the neuron beside it; XOR wired; learning; the cost of NumPy."""

    name = "gates"
    State = GatesState
    presets = PRESETS
    views = {
        "plane": QT_TRANSLATE_NOOP("gates", "One perceptron"),
        "layers": QT_TRANSLATE_NOOP("gates", "XOR from two layers"),
        "learn": QT_TRANSLATE_NOOP("gates", "Learning"),
        "times": QT_TRANSLATE_NOOP("gates", "Versions compared"),
    }
    time_unit = ("gates", QT_TRANSLATE_NOOP("gates", "Step"))

    def build(self) -> None:
        """Make the three pages; one perceptron and its learning share one picture."""
        self._run_key: object = None
        self._steps: tuple[PerceptronStep, ...] = ()
        self.pages["learn"] = self.pages["plane"]
        self.one = OnePage(self.pages["plane"])
        self.layers = LayersPage(self.pages["layers"])
        self.versions = VersionsPage(self.pages["times"])
        for page in (self.one, self.layers, self.versions):
            page.wanted.connect(self._on_wanted)
        for page in (self.one, self.layers):
            page.pointed.connect(self.highlight)
        self.versions.measured.connect(self._on_measured)
        self.versions.failed.connect(self._on_failed)
        self.timeline.moved.connect(self._on_moved)
        THEME.changed.connect(self._on_look)
        tip = QT_TRANSLATE_NOOP("gates", "To the end of the pass, or of the stage")
        self.playback_bar.set_stride_tip("gates", tip)

    def plots(self) -> Sequence[QWidget]:
        """Return the plots, the main one first."""
        views = {"layers": (self.layers.inner, self.layers.outer), "times": (self.versions.bars,)}
        return views.get(self.state.view, (self.one.plane,))

    # Following the State.

    def draw(self, state: GatesState) -> None:
        """Draw the view that is on show."""
        self._load_run(state)
        self._show_frame(state)
        self._draw_view(state)

    def _draw_view(self, state: GatesState) -> None:
        if state.view == "layers":
            self.layers.draw(state, self._wiring())
        elif state.view == "times":
            self.versions.draw(state)
        else:
            self.one.draw(self._moment(state))

    def check(self, state: GatesState) -> None:
        """Refuse points that are none, too many points, and rows that do not exist."""
        check_points(state.points)
        if not (state.chosen >= 0 and 0 <= state.version < len(VERSIONS)):
            raise ValueError(translate("gates", "There is no such row in the table."))

    def _moment(self, state: GatesState) -> Moment:
        return Moment(state, self._steps if state.view == "learn" else (), self.timeline.position)

    def _wiring(self) -> Wiring:
        return WIRING[max(0, self.timeline.position - 1)]

    # What evolves: learning, and the wiring of XOR.

    def _load_run(self, state: GatesState) -> None:
        """Give the time bar the run of this view, unless it has it."""
        key: object = state.view
        if state.view == "learn":
            key = (points_of(state), first_weights(state), state.rate, state.shuffled, state.seed)
        if key == self._run_key:
            return
        self._run_key, self._steps = key, ()
        self.timeline.moved.disconnect(self._on_moved)  # drawn once, afterwards
        if state.view == "learn":
            self._load_learning(state)
        elif state.view == "layers":
            self.timeline.show_run(WIRING, position=len(WIRING), stride=HOLD, rate=20)
        else:
            self.timeline.clear()
        self.timeline.moved.connect(self._on_moved)

    def _load_learning(self, state: GatesState) -> None:
        try:
            self._steps = learning_steps(state)
        except ValueError:  # no point at all: the verdict says so
            self.timeline.clear()
        else:
            self.timeline.show_run(self._steps, position=0, stride=len(points_of(state)), rate=2)

    @Slot()
    def rewind(self) -> None:
        """Back to the first moment."""
        self.timeline.go(0)

    @Slot(int)
    def _on_moved(self, moment: int) -> None:
        if self.state.view in ("learn", "layers"):
            self._draw_view(self.state)
            self.start_button.setText(self.start_text(self.timeline.status))
            self.refresh_equations()

    # The frame around the picture.

    def _show_frame(self, state: GatesState) -> None:
        """Show what only some views have: the time bar and the main button."""
        timed = state.view in ("learn", "layers")
        self.playback_bar.setVisible(timed)
        self.start_button.setVisible(timed or state.view == "times")
        able = not self.versions.busy if state.view == "times" else bool(self.timeline.keep)
        self.start_button.setEnabled(able)
        self.start_button.setText(self.start_text(self.timeline.status))
        text = self._hint_text(state)
        if text != self.hint.text():
            self.hint.setText(text)

    def _hint_text(self, state: GatesState) -> str:
        if state.view in ("plane", "learn") and state.task not in TARGETS:
            return translate(
                "gates",
                "Click into the plane to add a point. On a point: drag, T changes its class, Delete removes it.",
            )
        texts = {
            "plane": translate("gates", "Drag the line, its ends or its arrow. Click a point to see its numbers."),
            "learn": translate("gates", "Drag the line to begin somewhere else. Space plays, ← and → step."),
            "layers": translate("gates", "Drag any of the three lines and watch the table."),
        }
        return texts.get(state.view, "")

    def start_text(self, status: str) -> str:
        """Return what the main button says."""
        view = self.state.view
        if view == "times":
            idle = translate("gates", "Measure on this machine")
            return translate("gates", "Measuring …") if self.versions.busy else idle
        if status == Status.RUNNING:
            return super().start_text(status)
        position = self.timeline.position
        if 0 < position < len(self.timeline.keep):
            return translate("gates", "Continue")
        if view == "layers":
            return translate("gates", "Wire it step by step")
        return translate("gates", "Learn again") if position else translate("gates", "Learn")

    @Slot()
    def _on_start(self) -> None:
        self.versions.measure() if self.state.view == "times" else super()._on_start()

    @Slot(str)
    def _on_status(self, status: str) -> None:
        super()._on_status(status)
        if self.state.view == "times":
            self.start_button.setEnabled(not self.versions.busy)

    @Slot()
    def _on_measured(self) -> None:
        self._show_frame(self.state)
        self.refresh_equations()

    @Slot(Exception)
    def _on_failed(self, problem: Exception) -> None:
        self.message.say(sentence(problem))

    @property
    def busy(self) -> bool:
        """Whether a measurement is going on."""
        return self.versions.busy

    def close_down(self) -> None:
        """Stop whatever runs."""
        self.versions.stop()
        super().close_down()

    # The hand.

    @Slot(str, object)
    def _on_wanted(self, merge: str, fields: dict[str, Any]) -> None:
        self.change(merge=merge, **fields)

    @Slot(str, object)
    def _on_edited(self, name: str, value: Any) -> None:
        if name == "theta":
            self.change(merge="b", b=0.0 - value)
        elif name == "task":
            self.change(**task_fields(self.state, value))
        else:
            super()._on_edited(name, value)

    # Words and numbers.

    def equations(self, state: GatesState) -> Sequence[Equation]:
        """Return the sums with the numbers of the chosen row, or of the step of learning."""
        if state.view == "layers":
            return circuit_equations(circuit_of(state), INPUTS[min(state.chosen, 3)], self._wiring().stage)
        if state.view == "times":
            name = list(VERSIONS)[state.version]
            return (version_equation(name, self.versions.timings.get(name), INPUTS[state.timed]),)
        moment = self._moment(state)
        return learning_equations(moment) if state.view == "learn" else gate_equations(moment)

    @Slot(str)
    def highlight(self, key: str) -> None:
        """Light up the part of the picture that the mouse points at in the strip or in the neuron."""
        (self.layers if self.state.view == "layers" else self.one).highlight(key)

    def script(self, state: GatesState) -> str:
        """Return a NumPy + Matplotlib program that draws the view on show and prints its numbers."""
        if state.view == "layers":
            gates = {"nand": ("n1", "n2", "nb"), "or_": ("o1", "o2", "ob"), "and_": ("a1", "a2", "ab")}
            values = {key: tuple(getattr(state, n) for n in names) for key, names in gates.items()}
            return script_text("gates_layers", **values)
        if state.view == "times":
            return script_text("gates_times", x=INPUTS[state.timed])
        points = tuple((float(x1), float(x2), int(t)) for x1, x2, t in points_of(state))
        if state.view == "plane":
            return script_text("gates_plane", w=(state.w1, state.w2), b=state.b, points=points)
        first = first_weights(state)
        return script_text(
            "gates_learn", points=points, first=(*first.w, first.b), rate=state.rate,
            shuffled=state.shuffled, seed=state.seed,
        )  # fmt: skip

    def retranslate(self) -> None:
        """Take all texts in the language in force."""
        super().retranslate()
        for page in (self.one, self.layers, self.versions):
            page.retranslate()
            page.restyle()

    @Slot()
    def _on_look(self) -> None:
        for page in (self.one, self.layers, self.versions):
            page.restyle()
