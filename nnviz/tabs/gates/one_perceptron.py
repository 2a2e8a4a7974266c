"""One perceptron: the plane with a line to drag, the neuron and the truth table; it can learn here too."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nnviz.core import decision_boundary
from nnviz.core.perceptron import TARGETS
from nnviz.tabs.gates.answers import ANSWERS, column_values
from nnviz.tabs.gates.labels import Label, Obstacles, label_gap
from nnviz.tabs.gates.line_handles import LineHandles
from nnviz.tabs.gates.moments import GateMoment, first_weights
from nnviz.tabs.gates.neuron import Neuron
from nnviz.tabs.gates.plane import Plane
from nnviz.tabs.gates.shade import Shade, ShadeKey
from nnviz.tabs.gates.state import (
    EVERYWHERE,
    LIMIT,
    GatesState,
    Labelled,
    field_place,
    line_of,
    overlap_of,
    points_of,
)
from nnviz.tabs.gates.view import TimedHost, columns, handle_names, style_verdict, switched
from nnviz.tabs.gates.words import (
    gate_equations,
    learning_equations,
    learning_text,
    plane_description,
    plane_text,
)
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.number_format import number_text
from nnviz.ui.base.theme import FIGURE_SIZE
from nnviz.ui.files.script_template import script_text
from nnviz.ui.plots.items.draggable_points import Points
from nnviz.ui.plots.items.shapes import Rings
from nnviz.ui.tables.choice_table import ChoiceTable
from nnviz.ui.view import Picture, View
from nnviz.ui.widgets.equation_strip import Equation
from nnviz.ui.widgets.live_label import LiveLabel
from nnviz.ui.widgets.themed import IconButton, RoleLabel
from nnviz.ui.widgets.wrapped_row import WrappedRow

_VIEW = (-0.8, 1.8)  # of both axes
_BOX = (-0.7, -0.7, 1.7, 1.7)  # where handles may be
_TITLES = {
    "plane": QT_TRANSLATE_NOOP("gates", "Which inputs give the output 1?"),
    "learn": QT_TRANSLATE_NOOP("gates", "The line moves when an answer is wrong"),
}
_HINT_SIDES = ("below left", "left", "below", "above left", "right", "below right", "above", "above right")
_TOOLS = ("add 0", "add 1", "flip", "remove", "clear")


class PerceptronView(View):
    """A line to drag, the neuron and the truth table; where it learns, at the moment on show.

    Five seconds: a line divides four points, one side is orange and answers 1; the deeper the colour, the surer.
    One second after the first touch: the dragged line takes the colours, the weights and the table with it; Space
    sends the values of the chosen row through the neuron.
    """

    tab: TimedHost

    def build(self, page: QWidget) -> None:
        """Make plane, neuron, table and texts."""
        self._moment = GateMoment(GatesState())
        self._touched = False  # until the first drag, a hint says what can be dragged
        self._build_plane()
        self.neuron = Neuron()
        self.neuron.chosen.connect(self._on_input)
        self.neuron.pointed.connect(self._on_neuron)
        self.table = ChoiceTable("gates", ("x₁", "x₂", "a", "σ(a)", "y", "t", ""))
        self.table.chosen.connect(self._on_chosen)
        self.table.set_shares(10, 10, 15, 15, 8, 8, 7)
        self.score, self.verdict = LiveLabel("", FIGURE_SIZE, bold=True), RoleLabel("ink")
        side = columns(page, self._with_tools(), self.score, self.verdict, self.neuron, self.table)
        side.setAlignment(self.score, Qt.AlignmentFlag.AlignLeft)
        side.setStretch(2, 1)

    def _build_plane(self) -> None:
        self.plane = Plane("gates", "x₁", "x₂", _VIEW)
        self.shade, self.shade_key = Shade(self.plane, EVERYWHERE), ShadeKey(self.plane)
        self.hulls = [self.plane.curve(role, width=2, dash=True) for role in ("training", "test")]
        self.before = self.plane.curve("muted", width=1.5, dash=True)  # the line before the last update
        self.line = LineHandles(self.plane, decision_boundary, _BOX)
        self.line.wanted.connect(self._on_line)
        self.marks = Points(self.plane, radius=10)
        self.marks.moved.connect(self._on_point)
        self.marks.chosen.connect(self._on_chosen)
        self.marks.keyed.connect(self._on_key)
        self.wrong = Rings(self.plane, "vermillion", 36, cross=True, z=29.5)  # behind the points: many crosses hid them
        self.ring = Rings(self.plane, "ink", 32, z=29)
        self.shared = Rings(self.plane, "marker", 22, cross=True)
        self.plane.scene().sigMouseClicked.connect(self._on_clicked)

    def _with_tools(self) -> QWidget:
        """Return the plane with the buttons for own points over it."""
        self.tools = {name: IconButton() for name in _TOOLS}
        for name, button in self.tools.items():
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setProperty("tool", name)
            button.clicked.connect(self._on_tool)
        self.tool_bar, whole = WrappedRow([*self.tools.values()], margins=(8, 4)), QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tool_bar)
        column.addWidget(self.plane, 1)
        return whole

    # Drawing.

    def moment(self, state: GatesState) -> GateMoment:
        """Return what a State shows at the moment on show."""
        steps = self.tab.steps if state.view == "learn" else ()
        known = self._moment  # for the strip the one that is drawn: it knows its perceptron already
        if known.state is state and known.steps is steps and known.position == self.tab.timeline.position:
            return known
        return GateMoment(state, steps, self.tab.timeline.position)

    def draw(self, state: GatesState) -> None:
        """Show a moment: line, sides, points, neuron, table and verdict."""
        self._moment = moment = self.moment(state)
        gate, points = moment.gate, moment.points
        places, t = [p[:2] for p in points], [p[2] for p in points]
        x = np.array(places).reshape(-1, 2)
        z = gate.z(x)
        y = (z > 0).astype(np.int64)
        chosen, free = moment.chosen, state.task not in TARGETS
        self.plane.set_title(_TITLES[state.view])
        self.tool_bar.setVisible(free)
        self.line.put(*line_of(gate))
        answer = ANSWERS[moment.activation]
        self.shade.put(*line_of(gate), answer.share, answer.jumps)
        self.shade_key.put(*answer.key)
        self.marks.put(places, t, free)
        self.wrong.put([p for p, a, b in zip(places, y, t, strict=True) if a != b])
        self.ring.put([places[chosen]] if chosen >= 0 else [])
        self._label(places, [] if free else [f"({x1}, {x2})" for x1, x2 in places])
        self._draw_before(moment)
        self._draw_proof(moment)
        h = column_values(moment.activation, z)
        self._show_table(places, (z, h), y, t, chosen)
        self.neuron.show_row(moment, places[chosen] if chosen >= 0 else None)
        self._show_verdict(z, sum(int(a == b) for a, b in zip(y, t, strict=True)))

    def _label(self, places: Sequence[tuple[float, float]], names: Sequence[str]) -> None:
        """Write their names beside the points, and the hint beside the line, where they lie on nothing."""
        ends, arrow = self.line.line.ends, self.line.arrow.ends
        labels = [Label(name, (p,), gap=label_gap(i == self._moment.chosen))
                  for i, (p, name) in enumerate(zip(places, names, strict=False))]  # fmt: skip
        if not self._touched and self._moment.state.view == "plane":
            middle = self.line.place("middle")
            labels.append(Label(translate("gates", "drag me"), (middle,), "accent", sides=_HINT_SIDES, bold=True))
        handles = tuple(self.line.place(name) for name in self.line.handles)
        marks = (*handles, *places) if labels else ()
        self.plane.put_labels(labels, Obstacles(tuple(filter(None, (ends, arrow))), marks))

    def _draw_before(self, moment: GateMoment) -> None:
        """Draw the line as it was before this step changed it."""
        old = moment.before
        ends = decision_boundary.segment(*line_of(old), EVERYWHERE) if old else None
        data = np.array(ends) if ends else np.empty((0, 2))
        self.plane.set_data(self.before, data[:, 0], data[:, 1])

    def _draw_proof(self, moment: GateMoment) -> None:
        """Draw why no line can: the hulls of both classes and a place they share."""
        step = moment.step
        gave_up = step is not None and step.outcome not in ("", "converged")
        wanted = moment.state.why if moment.state.view == "plane" else gave_up
        found = overlap_of(moment.points) if wanted else None
        for curve, ring in zip(self.hulls, (found.zeros, found.ones) if found else ((), ()), strict=True):
            closed = (*ring, *ring[:1]) if len(ring) > 2 else ring
            data = np.array(closed).reshape(-1, 2)
            self.plane.set_data(curve, data[:, 0], data[:, 1])
        self.shared.put([found.place] if found else [])

    def _show_table(
        self, places: Sequence[tuple[float, float]], values: Sequence[np.ndarray],
        y: np.ndarray, t: Sequence[int], chosen: int,
    ) -> None:  # fmt: skip
        rows, roles = [], []
        name = ANSWERS[self._moment.activation].column
        self.plane.rows = [("x1", "x2", "a", name.replace("σ", "sigmoid"), "y", "t")]
        for i, (x1, x2) in enumerate(places):
            right = y[i] == t[i]
            numbers = (x1, x2, *(column[i] for column in values), y[i], t[i])
            self.plane.rows.append(numbers)
            rows.append((*(number_text(float(v)) for v in numbers), "✓" if right else "✗"))
            roles.append(("",) * 6 + ("right" if right else "vermillion",))
        self.table.set_header(3, name)
        self.table.show_rows(rows, roles, chosen)

    def _show_verdict(self, z: np.ndarray, right: int) -> None:
        moment = self._moment
        text, count = translate("gates", "{right} of {all} correct"), len(moment.points)
        none, role = translate("gates", "No points yet"), "right" if right == count else "vermillion"
        self.score.set_widest(text.format(right=count, all=count) if count else none)
        self.score.setText(text.format(right=right, all=count) if count else none)
        self.score.set_role(role if count else "muted")
        learning = moment.state.view == "learn"
        self.verdict.say(learning_text(moment) if learning else plane_text(moment, z, right))

    def equations(self, state: GatesState) -> Sequence[Equation]:
        """Return the sums with the numbers of the chosen row, or of the step of learning."""
        moment = self.moment(state)
        return learning_equations(moment) if state.view == "learn" else gate_equations(moment)

    def script(self, state: GatesState) -> str:
        """Return a program that draws the plane, or learns its line."""
        points = tuple((float(x1), float(x2), int(t)) for x1, x2, t in points_of(state))
        if state.view == "plane":
            return script_text("gates_plane", w=(state.w1, state.w2), b=state.b,
                               activation=state.activation, points=points)  # fmt: skip
        first = first_weights(state)
        return script_text(
            "gates_learn", points=points, first=(*first.w, first.b), rate=state.rate,
            shuffled=state.shuffled, seed=state.seed,
        )  # fmt: skip

    def description(self, state: GatesState) -> str:
        """Return the line, how many points are right, and which are not."""
        return plane_description(self.moment(state))

    def pictures(self) -> Sequence[Picture]:
        """Return the plane."""
        return (self.plane,)

    def highlight(self, key: str) -> None:
        """Light up a part: w1, w2, w, b, x, y or z; "" lights none."""
        self.line.line.set_lit(key == "b")
        self.line.arrow.set_lit(key in ("w", "w1", "w2"))
        parts = {"w1": "x1-z", "w2": "x2-z", "b": "bias-z", "x": "x1", "y": "y", "z": "z"}
        self.neuron.set_lit(parts.get(key, ""))

    def retranslate(self) -> None:
        """Take all texts in the language in force."""
        self.line.set_names(**handle_names())
        texts = (
            translate("gates", "Add 0 ●"), translate("gates", "Add 1 ■"), translate("gates", "Change class"),
            translate("gates", "Remove"), translate("gates", "Clear"),
        )  # fmt: skip
        for button, text in zip(self.tools.values(), texts, strict=True):
            button.setText(text)
        self.neuron.setAccessibleName(translate("gates", "The neuron with the numbers of the chosen row"))

    def restyle(self) -> None:
        """Take the type of the theme in force."""
        style_verdict(self.verdict, 3)

    def sentences(self) -> Sequence[str]:
        """Return what is said, and the score."""
        return [*super().sentences(), self.score.text()]

    # Dragging and clicking.

    @Slot(float, float, float)
    def _on_line(self, w1: float, w2: float, b: float) -> None:
        (w1, w2), b = decision_boundary.within_limits((w1, w2), b, LIMIT)
        self._touched = True
        start = {"start": "drawn"} if self._moment.state.view == "learn" else {}
        self.tab.change("line", w1=w1, w2=w2, b=b, **start)

    @Slot(int)
    def _on_chosen(self, row: int) -> None:
        self.tab.change("chosen", chosen=row)

    @Slot(str)
    def _on_input(self, key: str) -> None:
        if key in ("x1", "x2") and self._moment.state.task in TARGETS:
            self.tab.change(chosen=switched(self._moment.state.chosen, key))

    @Slot(str)
    def _on_neuron(self, key: str) -> None:
        self.tab.highlight({"bias": "b", "x1": "w1", "x2": "w2"}.get(key, key))

    # Points of one's own.

    @property
    def _free(self) -> bool:
        return self._moment.state.task not in TARGETS

    def _want_points(self, points: Sequence[Labelled], chosen: int, merge: str = "") -> None:
        self.tab.change(merge, task="own", points=tuple(points), chosen=chosen)

    @Slot(int, float, float)
    def _on_point(self, index: int, x: float, y: float) -> None:
        points = list(self._moment.points)
        if self._free and index < len(points):
            points[index] = (*field_place(x, y), points[index][2])
            self._want_points(points, index, merge=f"point {index}")

    @Slot(int, str)
    def _on_key(self, index: int, what: str) -> None:
        self._edit(index, what)

    def _edit(self, index: int, what: str) -> None:
        """Remove a point, or give it another class (flip, 0 or 1)."""
        points = list(self._moment.points)
        if not self._free or not 0 <= index < len(points):
            return
        if what == "remove":
            held = self.marks.have_keys
            del points[index]
            self._want_points(points, max(0, min(index, len(points) - 1)))
            if held:
                self.marks.take_keys(self.tab.state.chosen)
        else:
            x1, x2, t = points[index]
            points[index] = (x1, x2, 1 - t if what == "flip" else int(what))
            self._want_points(points, index)

    def add_point(self, x: float, y: float, label: int) -> None:
        """Add a point of a class."""
        points = self._moment.points
        self._want_points([*points, (*field_place(x, y), label)], len(points))

    @Slot(object)
    def _on_clicked(self, event: Any) -> None:
        box = self.plane.getViewBox()
        plain = event.button() == Qt.MouseButton.LeftButton and not event.isAccepted() and not event.double()
        if self._free and plain and box.sceneBoundingRect().contains(event.scenePos()):
            at = box.mapSceneToView(event.scenePos())
            before = self.marks.count
            self.add_point(at.x(), at.y(), self._moment.state.label)
            if self.marks.count > before:
                self.marks.take_keys(before)  # T and Delete are said to work on it

    @Slot()
    def _on_tool(self) -> None:
        tool, count = self.sender().property("tool"), len(self._moment.points)
        if tool.startswith("add"):
            # Somewhere near the middle where there is none yet, so that keyboard users see each new one.
            angle, radius = 2.4 * count, 0.08 + 0.03 * count**0.5
            x, y = 0.5 + radius * float(np.cos(angle)), 0.5 + radius * float(np.sin(angle))
            self.add_point(x, y, int(tool[-1]))
        elif tool == "clear":
            self._want_points((), 0)
        else:
            self._edit(min(self._moment.state.chosen, count - 1), tool)
