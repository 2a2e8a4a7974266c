"""XOR from two layers: the plane with two lines, the plane with one, the circuit, and the points that travel."""

import math
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QBoxLayout, QWidget

from nnviz.core import decision_boundary
from nnviz.core.decision_boundary import corners
from nnviz.core.perceptron import INPUTS, TARGETS, Circuit
from nnviz.core.studies.affine_composition import grid_lines
from nnviz.core.studies.gates.folding import folded
from nnviz.tabs.gates.labels import Label, Obstacles, label_gap
from nnviz.tabs.gates.line_handles import LineHandles
from nnviz.tabs.gates.moments import AND, FLIGHT, FOLD, NAND, OR, WIRING, Wiring
from nnviz.tabs.gates.plane import Plane
from nnviz.tabs.gates.state import EVERYWHERE, LIMIT, GatesState, circuit_of, line_of
from nnviz.tabs.gates.travelling_points import Flight, Traveller
from nnviz.tabs.gates.view import TimedHost, handle_names, style_verdict, switched
from nnviz.tabs.gates.words import circuit_description, circuit_equations, circuit_text, class_role, stage_text
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.files.script_template import script_text
from nnviz.ui.plots.items.draggable_points import Points
from nnviz.ui.plots.items.shapes import Region, Rings
from nnviz.ui.tables.choice_table import ChoiceTable
from nnviz.ui.view import Picture, View
from nnviz.ui.widgets.equation_strip import Equation
from nnviz.ui.widgets.low_page import LowPage
from nnviz.ui.widgets.network.diagram import Diagram
from nnviz.ui.widgets.network.parts import Node, Pulse, Wire
from nnviz.ui.widgets.themed import RoleLabel

_LOW, _NARROW, _NO_LIMIT = 400, 640, 16777215  # px, the first two at scale 1; the last is Qt's QWIDGETSIZE_MAX
_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
_VIEW = (-0.6, 1.6)
_SHARE = 0.24  # of a class's colour in the parts of the planes
_ASIDE = 0.06  # from a line to its text
_SHARES = (0.1, 0.25, 0.4, 0.6, 0.75, 0.9, -0.1, 1.1)  # of a line, where its text may be: from one handle to the other
_TITLES = {
    FLIGHT: QT_TRANSLATE_NOOP("gates", "The same plane"),
    FOLD: QT_TRANSLATE_NOOP("gates", "Folded by both gates"),
    AND: QT_TRANSLATE_NOOP("gates", "(s₁, s₂): one line"),
}
_GRID = np.concatenate([part.reshape(-1, 2) for part in grid_lines(1.0, 13, 49)]) + 0.5
_CONNECT = np.tile(np.arange(49) < 48, 26)  # a line ends after its 49 points
_BOX = (-0.5, -0.5, 1.5, 1.5)
_T = TARGETS["XOR"]
Place = tuple[int, int]


class TwoLayersView(View):
    """Two planes, the circuit and its truth table, at a moment of the wiring.

    Five seconds: four points that no line separates, two lines in two colours, and the same plane beside it, waiting.
    One second after the first touch: Space folds the plane, and the points move with it; then one line is enough.
    """

    tab: TimedHost

    def build(self, page: QWidget) -> None:
        """Make planes, circuit, table and texts."""
        self._build_planes()
        self.circuit = Diagram()
        self.circuit.chosen.connect(self._on_input)
        self.circuit.pointed.connect(self.tab.highlight)
        self.table = ChoiceTable("gates", ("x₁", "x₂", "s₁", "s₂", "y", "t", ""))
        self.table.chosen.connect(self._on_chosen)
        self.score, self.verdict = RoleLabel("ink"), RoleLabel("ink")
        self.area = LowPage(page, _LOW, _NARROW)
        self.whole, planes, side, self.pair = (QBoxLayout(d) for d in (_ACROSS, _ACROSS, _DOWN, _DOWN))
        self.area.setLayout(self.whole)
        self.whole.setContentsMargins(8, 4, 16, 4)
        planes.addWidget(self.inner, 1)
        planes.addWidget(self.outer, 1)
        self.pair.addWidget(self.circuit, 1)
        self.pair.addWidget(self.table)
        for widget in (self.score, self.verdict):
            side.addWidget(widget)
        side.addLayout(self.pair, 1)
        self.whole.addLayout(planes)
        self.whole.addLayout(side)
        for layout, space in ((self.whole, 8), (planes, 8), (side, 4), (self.pair, 4)):
            layout.setSpacing(space)
        self.flight = Flight(self.area, self.inner, self.outer)
        self.area.set_arrangement(self._arrange, (self.inner, self.outer))

    def _arrange(self, low: bool) -> None:
        """Leave the room of the score to the circuit and its table where there is little: the verdict says it too.

        Beside the circuit and the table the planes of a narrow page would be stripes: there they stand over them.
        """
        narrow = self.area.is_narrow
        self.score.setVisible(not (low or narrow))
        self.whole.setDirection(_DOWN if narrow else _ACROSS)
        self.pair.setDirection(_ACROSS if narrow else _DOWN)
        for place, share in enumerate((1, 0) if narrow else (70, 30)):
            self.whole.setStretch(place, share)
        for place, share in enumerate((1, 1) if narrow else (1, 0)):
            self.pair.setStretch(place, share)
        self._limit_heights()
        if self.outer.isVisible():
            self.draw(self.tab.state)  # the labels have another order

    def _limit_heights(self) -> None:
        """Give the circuit beside the table as much room as the table needs, and a verdict in a wide row one row."""
        narrow = self.area.is_narrow
        style_verdict(self.verdict, 1 if narrow else 2, self.score)
        high = 5 * self.table.row_height() + 6  # the header and all four rows
        self.circuit.setMinimumHeight(high if narrow else 0)
        self.table.setMinimumHeight(high if narrow else 0)
        self.circuit.setMaximumHeight(high if narrow else _NO_LIMIT)

    def _build_planes(self) -> None:
        self.inner, self.outer = Plane("gates", "x₁", "x₂", _VIEW), Plane("gates", "s₁", "s₂", _VIEW)
        self.inner.set_title(QT_TRANSLATE_NOOP("gates", "Inputs: two lines"))
        self.cells = {s: Region(self.inner, "training", _SHARE) for s in INPUTS}
        self.background, self.side = Region(self.outer, "training", _SHARE), Region(self.outer, "test", _SHARE)
        self.side.setZValue(-49)
        self.background.put(corners(EVERYWHERE))
        self.outer.background_cache.set_cover(self.background)
        self.grid = self.outer.curve("muted")
        self.nand = LineHandles(self.inner, decision_boundary, _BOX, "marker", tip=False)
        self.or_ = LineHandles(self.inner, decision_boundary, _BOX, "right", tip=False)
        self.and_ = LineHandles(self.outer, decision_boundary, _BOX, tip=False)
        self.nand.wanted.connect(self._on_nand)
        self.or_.wanted.connect(self._on_or)
        self.and_.wanted.connect(self._on_and)
        self.marks = {plane: Points(plane) for plane in (self.inner, self.outer)}
        self.rings = {plane: Rings(plane, "ink", 30, z=29) for plane in self.marks}
        self.wrong = {plane: Rings(plane, "vermillion", 34, cross=True) for plane in self.marks}
        for marks in self.marks.values():
            marks.chosen.connect(self._on_chosen)

    # Drawing.

    def moment(self) -> Wiring:
        """Return the moment of the wiring on show."""
        return WIRING[max(0, self.tab.timeline.position - 1)]

    def draw(self, state: GatesState) -> None:
        """Show the circuit of a State at the moment on show."""
        moment, circuit = self.moment(), circuit_of(state)
        hidden, chosen = circuit.hidden(INPUTS), min(state.chosen, 3)
        places = [(int(s1), int(s2)) for s1, s2 in hidden]
        y = circuit.and_(hidden)
        first_stages = ((self.nand, circuit.nand, NAND), (self.or_, circuit.or_, OR), (self.and_, circuit.and_, AND))
        for line, gate, first in first_stages:
            line.set_visible(moment.stage >= first)
            line.put(*line_of(gate))
        self.outer.set_title(_TITLES.get(moment.stage, ""))
        self._shade(circuit, moment.done)
        self._fold(circuit, moment)
        self._show_points(places, y, chosen, moment)
        self._show_table(places, y, chosen, moment)
        self._show_circuit(INPUTS[chosen], places[chosen], int(y[chosen]), moment)
        self._show_verdict(circuit, y, moment)

    def _shade(self, circuit: Circuit, done: bool) -> None:
        """Shade each of the four parts into which two lines cut the plane with the answer of the whole circuit."""
        for (s, cell), y in zip(self.cells.items(), circuit.and_([*self.cells]) if done else (None,) * 4, strict=True):
            part = decision_boundary.clip(corners(EVERYWHERE), *line_of(circuit.nand), bool(s[0])) if done else []
            cell.put(decision_boundary.clip(part, *line_of(circuit.or_), bool(s[1])), class_role(y))
        self.background.setVisible(done)
        self.side.put(decision_boundary.positive_side(*line_of(circuit.and_), EVERYWHERE) if done else [])

    def _fold(self, circuit: Circuit, moment: Wiring) -> None:
        """Draw the lines of the first plane in the second, as far as it is folded."""
        shown = moment.stage == FOLD or moment.stage == FLIGHT and moment.share >= 1
        self.grid.item.setVisible(shown)
        if shown:
            x, y = folded(circuit, _GRID, moment.folded).T
            self.outer.set_data(self.grid, x, y, _CONNECT)

    def _show_points(self, places: Sequence[Place], y: np.ndarray, chosen: int, moment: Wiring) -> None:
        share = moment.folded
        moved = [(x[0] + share * (s[0] - x[0]), x[1] + share * (s[1] - x[1]))
                 for x, s in zip(INPUTS, places, strict=True)]  # fmt: skip
        flying = moment.stage == FLIGHT and moment.share < 1
        there: dict[Plane, list[tuple[float, float]]] = {
            self.inner: [*INPUTS], self.outer: moved if moment.stage >= FLIGHT and not flying else []}  # fmt: skip
        bad = [i for i in range(4) if y[i] != _T[i]] if moment.done else []
        for plane, at in there.items():
            self.marks[plane].put(at, list(_T)[: len(at)], free=False)
            self.rings[plane].put([at[chosen]] if at else [])
            self.wrong[plane].put([at[i] for i in bad])
        self._label(there[self.outer], chosen, moment)
        travellers = [Traveller(x, x, t) for x, t in zip(INPUTS, _T, strict=True)]
        self.flight.put(travellers if flying else (), moment.share)

    def _label(self, moved: Sequence[tuple[float, float]], chosen: int, moment: Wiring) -> None:
        """Write beside the points which inputs they are, and beside the lines on which side they give 1."""
        lines = ((self.nand, "NAND = 1", NAND), (self.or_, "OR = 1", OR), (self.and_, "AND = 1", AND))
        shown = [(line, text) for line, text, first in lines if moment.stage >= first]
        inner = [(line, text) for line, text in shown if line is not self.and_]
        outer = [(line, text) for line, text in shown if line is self.and_]
        narrow = self.area.is_narrow
        for plane, points, gates in ((self.inner, [*INPUTS], inner), (self.outer, moved, outer)):
            names = _names(points, chosen, narrow) if points and moment.folded in (0, 1) else []
            gate_labels = [_gate_label(*pair, narrow) for pair in gates]
            labels = [*gate_labels, *names] if narrow else [*names, *gate_labels]
            plane.put_labels(labels, _obstacles(gates, points))

    def _show_table(self, places: Sequence[Place], y: np.ndarray, chosen: int, moment: Wiring) -> None:
        rows, roles = [], []
        for i, (x1, x2) in enumerate(INPUTS):
            right = y[i] == _T[i]
            s1, s2 = (str(v) if moment.after(gate) else "–" for v, gate in zip(places[i], (NAND, OR), strict=True))
            answer, mark = (str(y[i]), "✓" if right else "✗") if moment.done else ("–", "")
            rows.append((str(x1), str(x2), s1, s2, answer, str(_T[i]), mark))
            roles.append(("",) * 6 + ("right" if right else "vermillion",))
        self.table.show_rows(rows, roles, chosen)
        numbers = [tuple("" if text == "–" else text for text in row[:-1]) for row in rows]
        self.inner.rows = [("x1", "x2", "s1", "s2", "y", "t"), *numbers]
        self.outer.rows = [row[2:] for row in self.inner.rows]

    def _show_circuit(self, x: Place, s: Place, answer: int, moment: Wiring) -> None:
        """Show the values of an input x, which the first layer turns into s."""
        s1, s2 = (v if moment.after(gate) else None for v, gate in zip(s, (NAND, OR), strict=True))
        y = answer if moment.done else None
        nodes = (
            Node("x1", 0.0, 0.1, str(x[0]), "x₁", class_role(x[0]), bool(x[0]), True),
            Node("x2", 0.0, 0.84, str(x[1]), "x₂", class_role(x[1]), bool(x[1]), True),
            Node("s1", 0.38, 0.1, "NAND", "s₁", class_role(s1), bool(s1)),
            Node("s2", 0.38, 0.84, "OR", "s₂", class_role(s2), bool(s2)),
            Node("and", 0.7, 0.47, "AND", "", class_role(y), bool(y)),
            Node("y", 1.0, 0.47, "–" if y is None else str(y), "y", class_role(y), bool(y)),
        )
        ends = (("x1", "s1", x[0], 0.5), ("x1", "s2", x[0], 0.3), ("x2", "s1", x[1], 0.3), ("x2", "s2", x[1], 0.5),
                ("s1", "and", s1, 0.45), ("s2", "and", s2, 0.45), ("and", "y", y, 0.5))  # fmt: skip
        self.circuit.show_network(nodes, [_value_wire(*end) for end in ends], _pulses(moment, x, s, answer))

    def _show_verdict(self, circuit: Circuit, y: np.ndarray, moment: Wiring) -> None:
        if not moment.done:
            self.score.say(translate("gates", "XOR is being wired"), "ink")
            self.verdict.say(stage_text(moment.stage, circuit))
            return
        right = sum(int(a == b) for a, b in zip(y, _T, strict=True))
        if right == 4:
            self.score.say(translate("gates", "XOR: {right} of 4 correct").format(right=right), "right")
        else:
            self.score.say(translate("gates", "No longer XOR: {right} of 4").format(right=right), "vermillion")
        self.verdict.say(circuit_text(circuit, right))

    def description(self, state: GatesState) -> str:
        """Return the three lines, and how many of the four answers are right."""
        return circuit_description(circuit_of(state), self.moment())

    def equations(self, state: GatesState) -> Sequence[Equation]:
        """Return the sums of the three gates for the chosen row."""
        return circuit_equations(circuit_of(state), INPUTS[min(state.chosen, 3)], self.moment())

    def script(self, state: GatesState) -> str:
        """Return a program that draws both planes."""
        gates = {"nand": ("n1", "n2", "nb"), "or_": ("o1", "o2", "ob"), "and_": ("a1", "a2", "ab")}
        values = {key: tuple(getattr(state, name) for name in names) for key, names in gates.items()}
        return script_text("gates_layers", **values)

    def pictures(self) -> Sequence[Picture]:
        """Return both planes."""
        return (self.inner, self.outer)

    def highlight(self, key: str) -> None:
        """Light up a gate: s1, s2, y or and; "" lights none."""
        self.circuit.set_lit({"s1": "s1", "s2": "s2", "y": "and"}.get(key, ""))
        for line, names in ((self.nand, ("s1",)), (self.or_, ("s2",)), (self.and_, ("y", "and"))):
            line.line.set_lit(key in names)

    def retranslate(self) -> None:
        """Take all texts in the language in force."""
        for line in (self.nand, self.or_, self.and_):
            line.set_names(**handle_names())
        self.circuit.setAccessibleName(translate("gates", "The circuit with the values of the chosen row"))

    def restyle(self) -> None:
        """Take the type of the theme in force."""
        self._limit_heights()

    # Dragging and clicking.

    @Slot(float, float, float)
    def _on_nand(self, w1: float, w2: float, b: float) -> None:
        self._want_line("nand", ("n1", "n2", "nb"), (w1, w2), b)

    @Slot(float, float, float)
    def _on_or(self, w1: float, w2: float, b: float) -> None:
        self._want_line("or", ("o1", "o2", "ob"), (w1, w2), b)

    @Slot(float, float, float)
    def _on_and(self, w1: float, w2: float, b: float) -> None:
        self._want_line("and", ("a1", "a2", "ab"), (w1, w2), b)

    def _want_line(self, merge: str, fields: Sequence[str], w: tuple[float, float], b: float) -> None:
        w, b = decision_boundary.within_limits(w, b, LIMIT)
        self.tab.change(merge, **dict(zip(fields, (*w, b), strict=True)))

    @Slot(int)
    def _on_chosen(self, row: int) -> None:
        self.tab.change("chosen", chosen=row)

    @Slot(str)
    def _on_input(self, key: str) -> None:
        if key in ("x1", "x2"):
            self.tab.change(chosen=switched(self.tab.state.chosen, key))


def _value_wire(start: str, end: str, value: int | None, at: float) -> Wire:
    text = "" if value is None else str(value)
    return Wire(start, end, text, class_role(value), 3.0 if value else 1.5, at, numbered=True)


def _pulses(moment: Wiring, x: Place, s: Sequence[int], y: int) -> list[Pulse]:
    """Return the values that travel along the wires at a moment."""
    if moment.share >= 1:
        return []
    if moment.stage in (NAND, OR):
        end = "s1" if moment.stage == NAND else "s2"
        return [Pulse(f"x{i + 1}", end, str(v), moment.share, class_role(v)) for i, v in enumerate(x)]
    if moment.stage == AND and moment.share < 0.5:
        return [Pulse(f"s{i + 1}", "and", str(v), 2 * moment.share, class_role(v)) for i, v in enumerate(s)]
    return [Pulse("and", "y", str(y), 2 * moment.share - 1, class_role(y))] if moment.stage == AND else []


def _names(places: Sequence[tuple[float, float]], chosen: int, optional: bool) -> list[Label]:
    """Return which inputs stand at each place; where several have met, all of them.

    optional: there is so little room that the numbers of the axes must say it where a name would lie on a handle.
    """
    return [
        Label(", ".join(f"({x1}, {x2})" for (x1, x2), p in zip(INPUTS, places, strict=True) if p == place), (place,),
              gap=label_gap(places[chosen] == place), optional=optional)
        for place in sorted(set(places))
    ]  # fmt: skip


def _gate_label(line: LineHandles, text: str, narrow: bool) -> Label:
    """Return a text for the side of a line where its gate answers 1; narrow: without room for it the gate's name."""
    (w1, w2), length = line.w, math.hypot(*line.w) or 1.0
    (x, y), (u, v) = line.place("first"), line.place("last")
    across, up = _ASIDE * w1 / length, _ASIDE * w2 / length
    places = tuple((u + share * (x - u) + across, v + share * (y - v) + up) for share in _SHARES)
    short = text.partition(" ")[0] if narrow else ""
    return Label(text, places, line.role, 0.0, ("right", "above", "left", "below"), short=short)


def _obstacles(lines: Sequence[tuple[LineHandles, str]], points: Sequence[tuple[float, float]]) -> Obstacles:
    strokes = tuple(line.line.ends for line, _ in lines if line.line.ends is not None)
    handles = tuple(line.place(name) for line, _ in lines for name in line.handles)
    return Obstacles(strokes, (*handles, *points))
