"""Logic gates: a perceptron one can take in the hand, XOR from two layers, learning, and what NumPy costs."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from nnviz.core import lines
from nnviz.core.activations import sigmoid
from nnviz.core.gate_versions import VERSIONS, Timing, measure
from nnviz.core.lines import Overlap, corners, overlap
from nnviz.core.perceptron import (
    GATES,
    INPUTS,
    TARGETS,
    Circuit,
    Perceptron,
    PerceptronStep,
    learn,
    random_points,
)
from nnviz.ui.background import GeneratorThread
from nnviz.ui.bars import Bar, LogBars
from nnviz.ui.diagram import Diagram, Node, Wire
from nnviz.ui.equations import Equation
from nnviz.ui.flight import Flight, Traveller
from nnviz.ui.language import QT_TRANSLATE_NOOP, sentence, translate
from nnviz.ui.line_handles import LineHandles
from nnviz.ui.numbers import duration_text, number_text
from nnviz.ui.parameters import choice, count, number, switch
from nnviz.ui.plane import Plane
from nnviz.ui.points import Points
from nnviz.ui.scripts import script_text
from nnviz.ui.shapes import Region, Rings
from nnviz.ui.tab import Preset, Tab
from nnviz.ui.table import Table
from nnviz.ui.theme import CONTROL_SIZE, FIGURE_SIZE, THEME, TICK_SIZE

_VIEW = (-0.8, 1.8)  # of both axes
_SMALL_VIEW = (-0.6, 1.6)
_SMALL_BOX = (-0.5, -0.5, 1.5, 1.5)
_BOX = (-0.7, -0.7, 1.7, 1.7)  # where handles may be
_FIELD = (-0.5, -0.5, 1.5, 1.5)  # where points may be
_EVERYWHERE = (-8.0, -8.0, 9.0, 9.0)  # as far as any window shows
_LIMIT = 10.0  # of weights and biases
_MOST_POINTS = 60
_CLOUDS = ("cloud", "xor cloud")

_TASKS = {
    "AND": "AND", "OR": "OR", "NAND": "NAND", "NOR": "NOR",
    "XOR": QT_TRANSLATE_NOOP("gates", "XOR, one line"),
    "own": QT_TRANSLATE_NOOP("gates", "Free: own points"),
    "cloud": QT_TRANSLATE_NOOP("gates", "Two random clouds"),
    "xor cloud": QT_TRANSLATE_NOOP("gates", "Random XOR clouds"),
}  # fmt: skip
_CLASSES = {
    0: QT_TRANSLATE_NOOP("gates", "0, blue circle"), 1: QT_TRANSLATE_NOOP("gates", "1, orange square"),
}  # fmt: skip
_STARTS = {
    "random": QT_TRANSLATE_NOOP("gates", "Random"), "zero": QT_TRANSLATE_NOOP("gates", "All 0"),
    "drawn": QT_TRANSLATE_NOOP("gates", "As drawn"),
}  # fmt: skip
_TIMED = {i: f"{x1}, {x2}" for i, (x1, x2) in enumerate(INPUTS)}

_WEIGHTS = QT_TRANSLATE_NOOP("gates", "Perceptron")
_POINTS = QT_TRANSLATE_NOOP("gates", "Points")
_LEARNING = QT_TRANSLATE_NOOP("gates", "Learning")
_NAND = QT_TRANSLATE_NOOP("gates", "NAND, gives s₁")
_OR = QT_TRANSLATE_NOOP("gates", "OR, gives s₂")
_AND = QT_TRANSLATE_NOOP("gates", "AND, gives y")
_TIMES = QT_TRANSLATE_NOOP("gates", "Measurement")


def _in_view(*names: str) -> Any:
    return lambda state: state.view in names


def _weight(default: float, label: str, section: str, view: str, tip: str = "") -> Any:
    return number(
        default, label, -_LIMIT, _LIMIT, 0.01, slide=(-2, 2), section=section, shown=_in_view(view), tip=tip
    )


@dataclass(frozen=True)
class GatesState:
    """Everything the picture follows from. theta is −b: the same number in the book's first form."""

    task: str = choice(
        "AND",
        QT_TRANSLATE_NOOP("gates", "Task"),
        _TASKS,
        section=_POINTS,
        shown=_in_view("plane", "learn"),
        tip=QT_TRANSLATE_NOOP("gates", "Which answers are wanted. A gate brings the book's weights along."),
    )
    label: int = choice(
        1,
        QT_TRANSLATE_NOOP("gates", "A click adds"),
        _CLASSES,
        section=_POINTS,
        shown=lambda state: state.view in ("plane", "learn") and state.task not in TARGETS,
        tip=QT_TRANSLATE_NOOP("gates", "The class of a new point: click into the plane."),
    )
    size: int = count(
        20,
        QT_TRANSLATE_NOOP("gates", "Random points"),
        2,
        _MOST_POINTS,
        section=_POINTS,
        shown=lambda state: state.view in ("plane", "learn") and state.task in _CLOUDS,
    )
    spread: float = number(
        0.15,
        QT_TRANSLATE_NOOP("gates", "Spread"),
        0.0,
        0.5,
        0.01,
        section=_POINTS,
        shown=lambda state: state.view in ("plane", "learn") and state.task in _CLOUDS,
        tip=QT_TRANSLATE_NOOP("gates", "The standard deviation of each cloud."),
    )
    seed: int = count(
        0,
        QT_TRANSLATE_NOOP("gates", "Seed"),
        0,
        9999,
        section=_POINTS,
        shown=lambda state: state.view == "learn" or state.view == "plane" and state.task in _CLOUDS,
        tip=QT_TRANSLATE_NOOP("gates", "The same seed gives the same random points, weights and order."),
    )
    why: bool = switch(
        False,
        QT_TRANSLATE_NOOP("gates", "Why no line can"),
        section=_POINTS,
        shown=lambda state: state.view == "plane" and _overlap(_points(state)) is not None,
        tip=QT_TRANSLATE_NOOP("gates", "A place that lies among the points of both classes."),
    )
    w1: float = _weight(0.5, "w₁", _WEIGHTS, "plane", QT_TRANSLATE_NOOP("gates", "The weight of x₁."))
    w2: float = _weight(0.5, "w₂", _WEIGHTS, "plane", QT_TRANSLATE_NOOP("gates", "The weight of x₂."))
    b: float = _weight(
        -0.7, "b", _WEIGHTS, "plane", QT_TRANSLATE_NOOP("gates", "The bias: how easily it says 1.")
    )
    theta: float = _weight(
        0.7,
        "θ = −b",
        _WEIGHTS,
        "plane",
        QT_TRANSLATE_NOOP("gates", "The threshold that w₁x₁ + w₂x₂ has to exceed."),
    )
    rate: float = number(
        0.1,
        QT_TRANSLATE_NOOP("gates", "Learning rate"),
        0.001,
        10,
        0.01,
        log=True,
        section=_LEARNING,
        shown=_in_view("learn"),
        tip=QT_TRANSLATE_NOOP("gates", "How far a wrong answer moves the line."),
    )
    start: str = choice(
        "random",
        QT_TRANSLATE_NOOP("gates", "First weights"),
        _STARTS,
        section=_LEARNING,
        shown=_in_view("learn"),
        tip=QT_TRANSLATE_NOOP("gates", "Drag the line to begin where you want."),
    )
    shuffled: bool = switch(
        False,
        QT_TRANSLATE_NOOP("gates", "Shuffled"),
        section=_LEARNING,
        shown=_in_view("learn"),
        tip=QT_TRANSLATE_NOOP("gates", "The samples come in a new order in each pass."),
    )
    n1: float = _weight(-0.5, "w₁", _NAND, "layers")
    n2: float = _weight(-0.5, "w₂", _NAND, "layers")
    nb: float = _weight(0.7, "b", _NAND, "layers")
    o1: float = _weight(0.5, "w₁", _OR, "layers")
    o2: float = _weight(0.5, "w₂", _OR, "layers")
    ob: float = _weight(-0.2, "b", _OR, "layers")
    a1: float = _weight(0.5, "w₁", _AND, "layers")
    a2: float = _weight(0.5, "w₂", _AND, "layers")
    ab: float = _weight(-0.7, "b", _AND, "layers")
    timed: int = choice(
        1, QT_TRANSLATE_NOOP("gates", "Input x₁, x₂"), _TIMED, section=_TIMES, shown=_in_view("times"),
        tip=QT_TRANSLATE_NOOP("gates", "Every version gets the same input."),
    )  # fmt: skip
    view: str = "plane"
    chosen: int = 3  # the row of the table whose numbers are shown
    version: int = 2
    points: tuple[tuple[float, float, int], ...] = tuple((float(x1), float(x2), x1 & x2) for x1, x2 in INPUTS)

    def __post_init__(self) -> None:
        object.__setattr__(self, "theta", 0.0 - self.b)


# What follows from a State.


def _points(state: GatesState) -> tuple[tuple[float, float, int], ...]:
    """Return the points (x1, x2, target) of the task."""
    if state.task in TARGETS:
        return tuple((*x, t) for x, t in zip(INPUTS, TARGETS[state.task], strict=True))
    if state.task in _CLOUDS:
        return _cloud(state.task, state.size, state.seed, state.spread)
    return state.points


@lru_cache(maxsize=32)
def _cloud(kind: str, size: int, seed: int, spread: float) -> tuple[tuple[float, float, int], ...]:
    return random_points(kind, size, np.random.default_rng(seed), spread)


@lru_cache(maxsize=32)
def _overlap(points: tuple[tuple[float, float, int], ...]) -> Overlap | None:
    return overlap([p[:2] for p in points], [p[2] for p in points])


def _first_weights(state: GatesState) -> Perceptron:
    if state.start == "zero":
        return Perceptron((0, 0), 0)
    if state.start == "drawn":
        return Perceptron((state.w1, state.w2), state.b)
    w1, w2, b = np.random.default_rng([state.seed, 1]).uniform(-1, 1, 3).round(1) + 0.0
    return Perceptron((w1, w2), b)


def _circuit(state: GatesState) -> Circuit:
    return Circuit(
        Perceptron((state.n1, state.n2), state.nb), Perceptron((state.o1, state.o2), state.ob),
        Perceptron((state.a1, state.a2), state.ab),
    )  # fmt: skip


@dataclass(frozen=True)
class Wiring:
    """A moment of the wiring: the stage that has been reached, and which share of the way the points have gone."""

    stage: int  # 0: inputs, 1: NAND, 2: OR, 3: the points travel, 4: AND
    share: float = 0.0


_TRAVEL, _HOLD = 40, 20  # frames
_WIRING = (
    *(Wiring(stage) for stage in (0, 1, 2) for _ in range(_HOLD)),
    *(Wiring(3, (i + 1) / _TRAVEL) for i in range(_TRAVEL)), *(Wiring(3, 1.0) for _ in range(_HOLD // 2)),
    Wiring(4, 1.0),
)  # fmt: skip

_AND_START = GatesState(view="learn", task="AND")
_PRESETS = (
    Preset("AND", GatesState(), QT_TRANSLATE_NOOP("gates", "The book's AND: 0.5, 0.5 and θ = 0.7. Drag the line.")),
    Preset("OR", GatesState(task="OR", b=-0.2),
           QT_TRANSLATE_NOOP("gates", "The same weights, another bias. Which b still give OR?")),
    Preset("NAND", GatesState(task="NAND", w1=-0.5, w2=-0.5, b=0.7),
           QT_TRANSLATE_NOOP("gates", "AND with every sign flipped: the same line, the sides changed.")),
    Preset(QT_TRANSLATE_NOOP("gates", "A line through two points"), GatesState(task="OR", b=-0.5),
           QT_TRANSLATE_NOOP("gates", "On the line z is 0, and 0 is not above 0: the answer is 0.")),
    Preset(QT_TRANSLATE_NOOP("gates", "w = 0: no line at all"), GatesState(w1=0.0, w2=0.0, b=-0.7),
           QT_TRANSLATE_NOOP("gates", "Without weights only b is left: one answer for every input.")),
    Preset(QT_TRANSLATE_NOOP("gates", "XOR: try with one line"), GatesState(task="XOR", b=-0.2, chosen=3),
           QT_TRANSLATE_NOOP("gates", "Three of four is the best a line can do.")),
    Preset(QT_TRANSLATE_NOOP("gates", "XOR: why no line can"), GatesState(task="XOR", b=-0.2, chosen=3, why=True),
           QT_TRANSLATE_NOOP("gates", "The middle lies between the blue points and between the orange ones.")),
    Preset(QT_TRANSLATE_NOOP("gates", "XOR from two layers"), GatesState(view="layers", chosen=1),
           QT_TRANSLATE_NOOP("gates", "Two lines bend the plane; then one line is enough. Press the button.")),
    Preset(QT_TRANSLATE_NOOP("gates", "Learning AND"), _AND_START,
           QT_TRANSLATE_NOOP("gates", "Only wrong answers move the line. Step through the samples.")),
    Preset(QT_TRANSLATE_NOOP("gates", "Learning XOR: never"), GatesState(view="learn", task="XOR", start="zero"),
           QT_TRANSLATE_NOOP("gates", "The weights come back to where they were, again and again.")),
    Preset(QT_TRANSLATE_NOOP("gates", "Learning two clouds"),
           GatesState(view="learn", task="cloud", size=30, seed=3),
           QT_TRANSLATE_NOOP("gates", "Change the seed: when do the clouds overlap?")),
    Preset(QT_TRANSLATE_NOOP("gates", "What NumPy costs"), GatesState(view="times"),
           QT_TRANSLATE_NOOP("gates", "Measure on this machine: how many times slower is NumPy on two numbers?")),
)  # fmt: skip

_VERSION_NAMES = {
    "AND, product": QT_TRANSLATE_NOOP("gates", "AND, product"),
    "AND, plain numbers": QT_TRANSLATE_NOOP("gates", "AND, plain numbers"),
    "AND, NumPy and sigmoid": QT_TRANSLATE_NOOP("gates", "AND, NumPy and sigmoid"),
    "OR, lambda": QT_TRANSLATE_NOOP("gates", "OR, lambda"),
    "OR, plain numbers": QT_TRANSLATE_NOOP("gates", "OR, plain numbers"),
    "OR, NumPy": QT_TRANSLATE_NOOP("gates", "OR, NumPy"),
    "OR, NumPy and sigmoid": QT_TRANSLATE_NOOP("gates", "OR, NumPy and sigmoid"),
    "XOR, three NumPy gates": QT_TRANSLATE_NOOP("gates", "XOR, three NumPy gates"),
}


class GatesTab(Tab):
    """A line in the hand, the truth table and the neuron beside it; XOR wired; learning; the cost of NumPy."""

    name = "gates"
    title = QT_TRANSLATE_NOOP("gates", "Gates")
    sections = QT_TRANSLATE_NOOP("gates", "Book chapter 2")
    State = GatesState
    presets = _PRESETS
    views = {
        "plane": QT_TRANSLATE_NOOP("gates", "One perceptron"),
        "layers": QT_TRANSLATE_NOOP("gates", "XOR from two layers"),
        "learn": QT_TRANSLATE_NOOP("gates", "Learning"),
        "times": QT_TRANSLATE_NOOP("gates", "Versions compared"),
    }
    has_time = True
    time_unit = ("gates", QT_TRANSLATE_NOOP("gates", "Step"))

    # What is on the screen.

    def build(self) -> None:
        """Make the plane with its neuron and table, the two layers, and the measurements."""
        self._run_key: object = None
        self._steps: tuple[PerceptronStep, ...] = ()
        self._timings: dict[str, Timing] = {}
        self._timed_input: int | None = None
        self._measuring: GeneratorThread | None = None
        self._touched = False
        self.pages["learn"] = self.pages["plane"]  # one picture: to be dragged, or to learn by itself
        self._build_plane()
        self._build_layers()
        self._build_times()
        self.timeline.moved.connect(self._on_moved)
        self.timeline.set_stride_tip(
            "gates", QT_TRANSLATE_NOOP("gates", "To the end of the pass, or of the stage")
        )

    def _build_plane(self) -> None:
        self.plane = Plane("gates", "x₁", "x₂", _VIEW)
        self._grounds = Region(self.plane, "training"), Region(self.plane, "test")
        self._grounds[1].setZValue(-49)
        self._grounds[0].put(corners(_EVERYWHERE))
        self.hulls = [self.plane.curve(role, width=2, dash=True) for role in ("training", "test")]
        self.before = self.plane.curve("muted", width=1.5, dash=True)  # the line before the last update
        self.line = LineHandles(self.plane, lines, _BOX)
        self.line.wanted.connect(self._on_line)
        self.marks = Points(self.plane, radius=10)
        self.marks.moved.connect(self._on_point)
        self.marks.chosen.connect(self._on_chosen)
        self.marks.keyed.connect(self._on_point_key)
        self.wrong = Rings(self.plane, "vermillion", 36, cross=True)
        self.ring = Rings(self.plane, "ink", 32, z=29)
        self.shared = Rings(self.plane, "marker", 22, cross=True)
        self.plane.scene().sigMouseClicked.connect(self._on_plane_clicked)
        self.drag_hint = pg.TextItem(anchor=(1.15, -0.15))
        self.drag_hint.setZValue(60)
        self.plane.addItem(self.drag_hint, ignoreBounds=True)
        self.neuron = Diagram()
        self.neuron.chosen.connect(self._on_input)
        self.neuron.pointed.connect(self._on_neuron)
        self.table = Table("gates", ("x₁", "x₂", "z", "σ(z)", "y", "t", ""))
        self.table.chosen.connect(self._on_chosen)
        self.score, self.verdict = QLabel(), QLabel(objectName="verdict")
        self.table.set_shares(10, 10, 15, 15, 8, 8, 7)
        page = self._columns("plane", self._with_tools(), self.score, self.verdict, self.neuron, self.table)
        page.setStretch(2, 1)

    def _with_tools(self) -> QWidget:
        """Return the plane with the buttons for own points over it."""
        self.tools = {name: QToolButton() for name in ("add 0", "add 1", "flip", "remove", "clear")}
        for name, button in self.tools.items():
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setProperty("tool", name)
            button.clicked.connect(self._on_tool)
        self.tool_bar, whole = QWidget(), QWidget()
        row = QHBoxLayout(self.tool_bar)
        row.setContentsMargins(8, 4, 0, 0)
        for button in self.tools.values():
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tool_bar)
        column.addWidget(self.plane, 1)
        return whole

    def _columns(self, page: str, left: QWidget, *right: QWidget, share: int = 57) -> QVBoxLayout:
        """Lay out a page: the large picture left, score, verdict and tables right; return the right column."""
        for label in right:
            if isinstance(label, QLabel):
                label.setWordWrap(True)
                label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        row, column = QHBoxLayout(self.pages[page]), QVBoxLayout()
        row.setContentsMargins(8, 4, 16, 4)
        row.setSpacing(16)
        column.setSpacing(4)
        for widget in right:
            column.addWidget(widget)
        row.addWidget(left, share)
        row.addLayout(column, 100 - share)
        return column

    def _build_layers(self) -> None:
        self.inner, self.outer = (
            Plane("gates", *names, _SMALL_VIEW) for names in (("x₁", "x₂"), ("s₁", "s₂"))
        )
        self.inner.set_title(QT_TRANSLATE_NOOP("gates", "Inputs: two lines"))
        self.outer.set_title(QT_TRANSLATE_NOOP("gates", "(s₁, s₂): one line"))
        self._cells = {s: Region(self.inner, "training") for s in INPUTS}
        self._outer_grounds = Region(self.outer, "training"), Region(self.outer, "test")
        self._outer_grounds[1].setZValue(-49)
        self._outer_grounds[0].put(corners(_EVERYWHERE))
        self.nand_line, self.or_line = (
            LineHandles(self.inner, lines, _SMALL_BOX, tip=False) for _ in range(2)
        )
        self.and_line = LineHandles(self.outer, lines, _SMALL_BOX, tip=False)
        self.nand_line.wanted.connect(self._on_nand)
        self.or_line.wanted.connect(self._on_or)
        self.and_line.wanted.connect(self._on_and)
        self.inner_marks, self.outer_marks = Points(self.inner), Points(self.outer)
        for marks in (self.inner_marks, self.outer_marks):
            marks.chosen.connect(self._on_chosen)
        self.inner_ring, self.outer_ring = (
            Rings(self.inner, "ink", 30, z=29),
            Rings(self.outer, "ink", 30, z=29),
        )
        self.inner_wrong = Rings(self.inner, "vermillion", 34, cross=True)
        self.outer_wrong = Rings(self.outer, "vermillion", 34, cross=True)
        self.circuit = Diagram()
        self.circuit.chosen.connect(self._on_input)
        self.circuit.pointed.connect(self._on_neuron)
        self.layers_table = Table("gates", ("x₁", "x₂", "s₁", "s₂", "y", "t", ""))
        self.layers_table.chosen.connect(self._on_chosen)
        self.layers_score, self.layers_verdict = QLabel(), QLabel(objectName="verdict")
        self.layers_verdict.setWordWrap(True)
        self.layers_score.setWordWrap(True)
        page = self.pages["layers"]
        row, side = QHBoxLayout(page), QVBoxLayout()
        row.setContentsMargins(8, 4, 16, 4)
        row.setSpacing(8)
        side.setSpacing(4)
        for widget in (self.layers_score, self.layers_verdict, self.circuit, self.layers_table):
            side.addWidget(widget)
        side.setStretch(2, 1)
        row.addWidget(self.inner, 35)
        row.addWidget(self.outer, 35)
        row.addLayout(side, 30)
        self.flight = Flight(page, self.inner, self.outer)

    def _build_times(self) -> None:
        self.bars = LogBars(
            "gates", QT_TRANSLATE_NOOP("gates", "How long does one call take?"),
            QT_TRANSLATE_NOOP("gates", "this machine"),
            QT_TRANSLATE_NOOP("gates", "the notes"), QT_TRANSLATE_NOOP("gates", "Time of one call, logarithmic"),
            QT_TRANSLATE_NOOP("gates", "answers"),
        )  # fmt: skip
        self.bars.chosen.connect(self._on_version)
        self.times_verdict = QLabel(objectName="verdict")
        self.code = QLabel(objectName="code")
        self.code.setTextFormat(Qt.TextFormat.PlainText)
        self.code.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.price = QLabel(objectName="muted")
        page = self._columns("times", self.bars, self.times_verdict, self.code, self.price, share=61)
        page.addStretch(1)

    def plots(self) -> Sequence[QWidget]:
        """Return the plots, the main one first."""
        return {"layers": (self.inner, self.outer), "times": (self.bars,)}.get(self.state.view, (self.plane,))

    # Following the State.

    def draw(self, state: GatesState) -> None:
        """Draw the view that is on show."""
        self._load_run(state)
        self._show_frame(state)
        draw = {"layers": self._draw_layers, "times": self._draw_times}.get(state.view, self._draw_plane)
        draw(state)

    def check(self, state: GatesState) -> None:
        """Refuse points that are none, too many points, and rows that do not exist."""
        if len(state.points) > _MOST_POINTS:
            text = translate("gates", "There is room for {most} points. Remove one first.")
            raise ValueError(text.format(most=_MOST_POINTS))
        for point in state.points:
            if not _is_point(point):
                text = translate(
                    "gates", "{point} is not a point x₁, x₂ from −0.5 to 1.5 with a class, 0 or 1."
                )
                raise ValueError(text.format(point=point))
        if not (state.chosen >= 0 and 0 <= state.version < len(VERSIONS)):
            raise ValueError(translate("gates", "There is no such row in the table."))

    def _key(self, state: GatesState) -> object:
        """Return what the run of a view follows from."""
        if state.view != "learn":
            return state.view
        return (_points(state), _first_weights(state), state.rate, state.shuffled, state.seed)

    def _load_run(self, state: GatesState) -> None:
        key = self._key(state)
        if key == self._run_key:
            return
        self._run_key, self._steps = key, ()
        self.timeline.moved.disconnect(self._on_moved)  # drawn once, afterwards
        if state.view == "learn":
            self._load_learning(state)
        elif state.view == "layers":
            self.timeline.show_run(_WIRING, position=len(_WIRING), stride=_HOLD, rate=20)
        else:
            self.timeline.clear()
        self.timeline.moved.connect(self._on_moved)

    def _load_learning(self, state: GatesState) -> None:
        points = _points(state)
        rng = np.random.default_rng(state.seed) if state.shuffled else None
        try:
            self._steps = tuple(learn([p[:2] for p in points], [p[2] for p in points], state.rate, rng,
                                      start=_first_weights(state)))  # fmt: skip
        except ValueError:  # no point at all: the verdict says so
            self.timeline.clear()
        else:
            self.timeline.show_run(self._steps, position=0, stride=len(points), rate=2)

    @Slot()
    def rewind(self) -> None:
        """Back to the first moment."""
        self.timeline.go(0)

    @Slot(int)
    def _on_moved(self, moment: int) -> None:
        if self.state.view in ("learn", "layers"):
            (self._draw_layers if self.state.view == "layers" else self._draw_plane)(self.state)
            self.start_button.setText(self.start_text(self.timeline.status))
            self.refresh_equations()

    def _show_frame(self, state: GatesState) -> None:
        """Show what only some views have: the time bar, the main button, the buttons for points."""
        timed = state.view in ("learn", "layers")
        self.timeline.setVisible(timed)
        self.start_button.setVisible(timed or state.view == "times")
        self.start_button.setEnabled(
            self._measuring is None if state.view == "times" else bool(self.timeline.keep)
        )
        self.start_button.setText(self.start_text(self.timeline.status))
        self.tool_bar.setVisible(state.view in ("plane", "learn") and state.task not in TARGETS)
        self._show_hint(state)

    def _show_hint(self, state: GatesState) -> None:
        texts = {
            "plane": translate(
                "gates", "Drag the line, its ends or its arrow. Click a point to see its numbers."
            ),
            "learn": translate("gates", "Drag the line to begin somewhere else. Space plays, ← and → step."),
            "layers": translate("gates", "Drag any of the three lines and watch the table."),
        }
        text = texts.get(state.view, "")
        if state.view in ("plane", "learn") and state.task not in TARGETS:
            text = translate(
                "gates",
                "Click into the plane to add a point. On a point: drag, T changes its class, Delete removes it.",
            )
        if text != self.hint.text():
            self.hint.setText(text)

    def start_text(self, status: str) -> str:
        """Return what the main button says."""
        if not hasattr(self, "_timings"):  # still being built
            return super().start_text(status)
        if self.state.view == "times":
            idle = translate("gates", "Measure on this machine")
            return translate("gates", "Measuring …") if self._measuring else idle
        if status == "running":
            return super().start_text(status)
        position, end = self.timeline.position, len(self.timeline.keep)
        if self.state.view == "layers":
            return (
                translate("gates", "Continue")
                if 0 < position < end
                else translate("gates", "Wire it step by step")
            )
        if 0 < position < end:
            return translate("gates", "Continue")
        return translate("gates", "Learn again") if position else translate("gates", "Learn")

    @Slot()
    def _on_start(self) -> None:
        if self.state.view == "times":
            self._measure()
        else:
            super()._on_start()

    @Slot(str)
    def _on_status(self, status: str) -> None:
        super()._on_status(status)
        if self.state.view == "times":
            self.start_button.setEnabled(self._measuring is None)

    # One perceptron, in the hand or learning.

    def _step(self) -> PerceptronStep | None:
        """Return the step of learning on show, None at its beginning and in the other views."""
        position = self.timeline.position
        return self._steps[position - 1] if self._steps and position else None

    def _gate(self, state: GatesState) -> Perceptron:
        """Return the perceptron on show."""
        if state.view != "learn":
            return Perceptron((state.w1, state.w2), state.b)
        step = self._step()
        return Perceptron(step.w, step.b) if step else _first_weights(state)

    def _chosen(self, state: GatesState, points: Sequence[Any]) -> int:
        """Return the row whose numbers are shown; −1 if there is no point."""
        step = self._step() if state.view == "learn" else None
        return step.index if step else min(state.chosen, len(points) - 1)

    def _draw_plane(self, state: GatesState) -> None:
        gate, points = self._gate(state), _points(state)
        places, t = [p[:2] for p in points], [p[2] for p in points]
        x = np.array(places).reshape(-1, 2)
        z, y = gate.z(x), gate(x)
        chosen = self._chosen(state, points)
        self.plane.set_title(_PLANE_TITLES[state.view])
        self.line.put(gate.w, gate.b)
        self._grounds[1].put(lines.positive_side(gate.w, gate.b, _EVERYWHERE))
        self.marks.put(places, t, free=state.task not in TARGETS)
        self.wrong.put([p for p, a, b in zip(places, y, t, strict=True) if a != b])
        self.ring.put([places[chosen]] if chosen >= 0 else [])
        self.plane.put_labels([(*p, f"({p[0]}, {p[1]})") for p in places] if state.task in TARGETS else [])
        self._draw_before(state)
        self._draw_proof(state, points)
        self._show_table(self.table, places, (z, sigmoid(z)), y, t, chosen)
        self._show_neuron(gate, places[chosen] if chosen >= 0 else None)
        self._show_verdict(state, gate, points, z, y)
        self.drag_hint.setVisible(not self._touched and state.view == "plane")
        self.drag_hint.setPos(*self.line.place("middle"))

    def _draw_before(self, state: GatesState) -> None:
        """Draw the line as it was before this step changed it."""
        step = self._step() if state.view == "learn" else None
        ends = None
        if step and step.t != step.y:
            index = step.number - 1
            old = (
                Perceptron(self._steps[index - 1].w, self._steps[index - 1].b)
                if index
                else _first_weights(state)
            )
            ends = lines.segment(old.w, old.b, _EVERYWHERE)
        data = np.array(ends) if ends else np.empty((0, 2))
        self.plane.set_data(self.before, data[:, 0], data[:, 1])

    def _draw_proof(self, state: GatesState, points: tuple[tuple[float, float, int], ...]) -> None:
        """Draw why no line can: the hulls of both classes and a place they share."""
        step = self._step() if state.view == "learn" else None
        wanted = state.why if state.view == "plane" else bool(step and step.outcome not in ("", "converged"))
        found = _overlap(points) if wanted else None
        for curve, ring in zip(self.hulls, (found.zeros, found.ones) if found else ((), ()), strict=True):
            closed = (*ring, *ring[:1]) if len(ring) > 2 else ring
            data = np.array(closed).reshape(-1, 2)
            self.plane.set_data(curve, data[:, 0], data[:, 1])
        self.shared.put([found.place] if found else [])

    def _show_table(
        self, table: Table, places: Sequence[tuple[float, float]], values: Sequence[np.ndarray],
        y: Sequence[int], t: Sequence[int], chosen: int,
    ) -> None:  # fmt: skip
        rows, roles = [], []
        for i, (x1, x2) in enumerate(places):
            right = y[i] == t[i]
            numbers = (x1, x2, *(column[i] for column in values), y[i], t[i])
            rows.append((*(number_text(float(v)) for v in numbers), "✓" if right else "✗"))
            roles.append(("",) * (len(rows[0]) - 1) + ("right" if right else "vermillion",))
        table.show_rows(rows, roles, chosen)
        self.plane.rows = [("x1", "x2", "z", "sigmoid(z)", "y", "t"), *(row[:-1] for row in rows)]

    def _show_neuron(self, gate: Perceptron, x: tuple[float, float] | None) -> None:
        inputs = ("–", "–") if x is None else tuple(map(number_text, x))
        z = None if x is None else float(gate.z(x))
        y = None if x is None else gate(x)
        gate_task = self.state.task in TARGETS  # only then 0 and 1 are answers, with their colours
        toggled = gate_task and self.state.view == "plane"
        roles = [_class_role(v) if gate_task and x is not None else "muted" for v in x or (0, 0)]
        lit = [gate_task and bool(v) for v in x or (0, 0)]
        nodes = (
            Node("x1", 0.0, 0.02, inputs[0], "x₁", roles[0], lit[0], toggled),
            Node("x2", 0.0, 0.47, inputs[1], "x₂", roles[1], lit[1], toggled),
            Node("bias", 0.0, 0.92, "1", translate("gates", "bias"), "muted"),
            Node(
                "z",
                0.5,
                0.47,
                "–" if z is None else number_text(z, 3),
                translate("gates", "z, the sum"),
                "ink",
            ),
            Node("y", 1.0, 0.47, "–" if y is None else str(y), "y", _class_role(y), bool(y)),
        )
        wires = [
            Wire(start, "z", f"{name} = {number_text(v, 3)}", "test" if v > 0 else "training" if v < 0 else "grid",
                 1.5 + min(5.0, 4 * abs(v)))
            for start, name, v in (("x1", "w₁", gate.w[0]), ("x2", "w₂", gate.w[1]), ("bias", "b", gate.b))
        ]  # fmt: skip
        answer = "" if z is None else f"σ(z) = {number_text(float(sigmoid(z)), 3)}"
        self.neuron.show_network(nodes, [*wires, Wire("z", "y", answer, "ink", at=0.5)])

    def _show_verdict(
        self, state: GatesState, gate: Perceptron, points: Sequence[Any], z: np.ndarray, y: np.ndarray
    ) -> None:
        right = sum(a == p[2] for a, p in zip(y, points, strict=True))
        text = translate("gates", "{right} of {all} right").format(right=right, all=len(points))
        role = "right" if right == len(points) else "vermillion"
        _set_text(
            self.score, text if points else translate("gates", "No points yet"), role if points else "muted"
        )
        self.score.setProperty("right", right)
        say = self._learning_text if state.view == "learn" else self._plane_text
        _set_text(self.verdict, say(state, gate, points, z, right), "ink")

    def _plane_text(
        self, state: GatesState, gate: Perceptron, points: Sequence[Any], z: np.ndarray, right: int
    ) -> str:
        if not points:
            return translate("gates", "Click into the plane to add a point.")
        if gate.w == (0.0, 0.0):
            return _constant_text(gate.b)
        touching = [p for p, v in zip(points, z, strict=True) if v == 0]
        if touching:
            text = translate(
                "gates", "The line runs through {points}. There z = 0, which is not above 0: y = 0."
            )
            return text.format(points=_places_text(touching))
        if right == len(points):
            return translate("gates", "The line separates the classes: all answers are right.")
        found = _overlap(tuple(points))
        if found:
            text = translate(
                "gates", "No line gets all right: {place} lies among the points of both classes."
            )
            return text.format(place=_place_text(found.place))
        return translate("gates", "Drag the line until every orange square lies on the orange side.")

    def _learning_text(
        self, state: GatesState, gate: Perceptron, points: Sequence[Any], z: np.ndarray, right: int
    ) -> str:
        step = self._step()
        if not self._steps:
            return translate("gates", "There is nothing to learn from: click into the plane to add a point.")
        if step is None:
            return translate(
                "gates", "It looks at one sample after the other. Only a wrong answer moves the line."
            )
        if step.outcome:
            return self._outcome_text(step, tuple(points))
        place = _place_text(points[step.index])
        if step.t == step.y:
            text = translate("gates", "Sample {number}, {place}: the answer {y} is right. Nothing changes.")
            return text.format(number=step.number, place=place, y=step.y)
        text = translate("gates", "Sample {number}, {place}: {y} is wrong, it should be {t}.")
        change = f"Δw = ({_signed(step.dw[0])}, {_signed(step.dw[1])}), Δb = {_signed(step.db)}"
        return text.format(number=step.number, place=place, y=step.y, t=step.t) + "\n" + change

    def _outcome_text(self, step: PerceptronStep, points: tuple[tuple[float, float, int], ...]) -> str:
        found = _overlap(points)
        if step.outcome == "converged":
            text = translate("gates", "Converged after {updates} updates ({samples} samples).")
            return text.format(updates=step.updates, samples=step.number)
        if step.outcome == "cycle":
            text = translate(
                "gates", "It never will: the weights of sample {now} are those of sample {before} again."
            )
            text = text.format(now=step.number, before=step.since)
        elif found:
            text = translate("gates", "It never will: {samples} samples, and no end.").format(
                samples=step.number
            )
        else:
            text = translate(
                "gates", "Not yet after {samples} samples. It will: a line exists, but the gap is narrow."
            )
            return text.format(samples=step.number)
        if found is None:
            return text
        reason = translate("gates", "No line can: {place} lies among the points of both classes.")
        return text + " " + reason.format(place=_place_text(found.place))

    # XOR from two layers.

    def _wiring(self) -> Wiring:
        return _WIRING[max(0, self.timeline.position - 1)]

    def _draw_layers(self, state: GatesState) -> None:
        circuit, moment = _circuit(state), self._wiring()
        stage, t = moment.stage, TARGETS["XOR"]
        s, y = circuit.hidden(INPUTS), circuit(INPUTS)
        chosen = min(state.chosen, 3)
        for line, gate, first in ((self.nand_line, circuit.nand, 1), (self.or_line, circuit.or_, 2),
                                  (self.and_line, circuit.and_, 4)):  # fmt: skip
            line.set_visible(stage >= first)
            line.put(gate.w, gate.b)
        self._draw_cells(circuit, stage)
        self.inner_marks.put(list(INPUTS), list(t), free=False)
        arrived = stage == 4 or stage == 3 and moment.share >= 1
        places = [tuple(map(int, place)) for place in s]
        self.outer_marks.put(places if arrived else [], list(t) if arrived else [], free=False)
        bad = [i for i in range(4) if y[i] != t[i]] if stage == 4 else []
        self.inner_wrong.put([INPUTS[i] for i in bad])
        self.outer_wrong.put([places[i] for i in bad])
        self.inner_ring.put([INPUTS[chosen]])
        self.outer_ring.put([places[chosen]] if arrived else [])
        self.inner.put_labels([*((*p, f"({p[0]}, {p[1]})") for p in INPUTS), *self._line_labels(stage)])
        self.outer.put_labels(_meeting_labels(places) if arrived else [])
        flying = stage == 3 and moment.share < 1
        travellers = [Traveller(x, place, c) for x, place, c in zip(INPUTS, places, t, strict=True)]
        self.flight.put(travellers if flying else (), moment.share)
        self._show_layers_table(places, y, chosen, stage)
        self._show_circuit(circuit, INPUTS[chosen], stage)
        self._show_layers_verdict(circuit, s, y, stage)

    def _line_labels(self, stage: int) -> list[tuple[float, float, str]]:
        shown = ((self.nand_line, "first", "NAND", 1), (self.or_line, "last", "OR", 2))
        return [(*line.place(end), name) for line, end, name, first in shown if stage >= first]

    def _draw_cells(self, circuit: Circuit, stage: int) -> None:
        """Shade each of the four parts into which two lines cut the plane with the answer of the whole circuit."""
        for s, cell in self._cells.items():
            part = lines.clip(corners(_EVERYWHERE), circuit.nand.w, circuit.nand.b, bool(s[0]))
            part = lines.clip(part, circuit.or_.w, circuit.or_.b, bool(s[1]))
            cell.put(part if stage == 4 else [], _class_role(circuit.and_(s)))
        and_ = circuit.and_
        self._outer_grounds[0].setVisible(stage == 4)
        self._outer_grounds[1].put(lines.positive_side(and_.w, and_.b, _EVERYWHERE) if stage == 4 else [])

    def _show_layers_table(
        self, places: Sequence[tuple[int, int]], y: Sequence[int], chosen: int, stage: int
    ) -> None:
        rows, roles = [], []
        for i, (x1, x2) in enumerate(INPUTS):
            t = TARGETS["XOR"][i]
            right = y[i] == t
            s1, s2 = (str(v) if stage >= first else "–" for v, first in zip(places[i], (1, 2), strict=True))
            answer, mark = (str(y[i]), "✓" if right else "✗") if stage == 4 else ("–", "")
            rows.append((str(x1), str(x2), s1, s2, answer, str(t), mark))
            roles.append(("",) * 6 + ("right" if right else "vermillion",))
        self.layers_table.show_rows(rows, roles, chosen)
        self.inner.rows = [("x1", "x2", "s1", "s2", "y", "t"), *(row[:-1] for row in rows)]

    def _show_circuit(self, circuit: Circuit, x: tuple[int, int], stage: int) -> None:
        s1, s2 = circuit.nand(x), circuit.or_(x)
        y = circuit.and_([s1, s2])
        known1, known2, known = (
            s1 if stage >= 1 else None,
            s2 if stage >= 2 else None,
            y if stage == 4 else None,
        )
        nodes = (
            Node("x1", 0.0, 0.1, str(x[0]), "x₁", _class_role(x[0]), bool(x[0]), True),
            Node("x2", 0.0, 0.84, str(x[1]), "x₂", _class_role(x[1]), bool(x[1]), True),
            Node("s1", 0.36, 0.1, "NAND", "s₁", _class_role(known1), bool(known1)),
            Node("s2", 0.36, 0.84, "OR", "s₂", _class_role(known2), bool(known2)),
            Node("and", 0.7, 0.47, "AND", "", _class_role(known), bool(known)),
            Node("y", 1.0, 0.47, "–" if known is None else str(y), "y", _class_role(known), bool(known)),
        )
        wires = (
            Wire("x1", "s1", str(x[0]), _class_role(x[0]), 3.0 if x[0] else 1.5, 0.5),
            Wire("x1", "s2", str(x[0]), _class_role(x[0]), 3.0 if x[0] else 1.5, 0.3),
            Wire("x2", "s1", str(x[1]), _class_role(x[1]), 3.0 if x[1] else 1.5, 0.3),
            Wire("x2", "s2", str(x[1]), _class_role(x[1]), 3.0 if x[1] else 1.5, 0.5),
            Wire("s1", "and", "" if known1 is None else str(s1), _class_role(known1), 3.0 if known1 else 1.5),
            Wire("s2", "and", "" if known2 is None else str(s2), _class_role(known2), 3.0 if known2 else 1.5),
            Wire("and", "y", "" if known is None else str(y), _class_role(known), 3.0 if known else 1.5),
        )
        self.circuit.show_network(nodes, wires)

    def _show_layers_verdict(self, circuit: Circuit, s: np.ndarray, y: np.ndarray, stage: int) -> None:
        t = TARGETS["XOR"]
        if stage < 4:
            texts = (
                translate("gates", "Four inputs, and no line that separates blue from orange."),
                translate("gates", "The first line is a NAND gate: it gives s₁."),
                translate("gates", "The second line is an OR gate: it gives s₂."),
                translate("gates", "Every point goes to its place (s₁, s₂)."),
            )
            _set_text(self.layers_score, translate("gates", "XOR is being wired"), "ink")
            _set_text(self.layers_verdict, texts[stage], "ink")
            return
        right = sum(a == b for a, b in zip(y, t, strict=True))
        text = translate("gates", "XOR: {right} of 4 right") if right == 4 else translate(
            "gates", "XOR broken: {right} of 4"
        )  # fmt: skip
        _set_text(self.layers_score, text.format(right=right), "right" if right == 4 else "vermillion")
        _set_text(self.layers_verdict, self._broken_text(circuit, right), "ink")

    def _broken_text(self, circuit: Circuit, right: int) -> str:
        named = (("NAND", circuit.nand), ("OR", circuit.or_), ("AND", circuit.and_))
        wrong = [name for name, gate in named if tuple(gate(INPUTS)) != TARGETS[name]]
        if wrong and right == 4:
            text = translate(
                "gates", "It works although {names} is no longer what it was: there are other ways."
            )
            return text.format(names=", ".join(wrong))
        if wrong:
            text = translate("gates", "Look at {names}: its line no longer gives the gate's answers.")
            return text.format(names=", ".join(wrong))
        return translate("gates", "Two lines in the first plane make one line enough in the second.")

    # The versions.

    def _draw_times(self, state: GatesState) -> None:
        timings = self._timings if self._timed_input == state.timed else {}
        bars = []
        for name, version in VERSIONS.items():
            timing, agrees = timings.get(name), version.agrees()
            answers = " ".join(map(str, version.outputs())) + ("  ✓" if agrees else "  ✗")
            measured = (timing.mean, timing.deviation) if timing else (None, 0.0)
            bars.append(
                Bar(translate("gates", _VERSION_NAMES[name]), answers, agrees, version.notes, *measured)
            )
        self.bars.show_bars(bars, state.version)
        code = list(VERSIONS.values())[state.version].code
        if self.code.text() != code:
            self.code.setText(code)
        _set_text(self.times_verdict, self._times_text(timings), "ink")

    def _times_text(self, timings: dict[str, Timing]) -> str:
        slow, fast = "AND, NumPy and sigmoid", "AND, plain numbers"
        if not (slow in timings and fast in timings):
            return translate(
                "gates", "All versions give the same answers. Grey: the times in the notes. Measure yours."
            )
        text = translate(
            "gates", "On two numbers NumPy takes {here} times as long as plain numbers; in the notes {notes}."
        )
        here, notes = timings[slow].mean / timings[fast].mean, VERSIONS[slow].notes / VERSIONS[fast].notes
        return text.format(here=number_text(here, 2), notes=number_text(notes, 2))

    def _measure(self) -> None:
        if self._measuring is not None:
            return
        self._timings, self._timed_input = {}, self.state.timed
        self._measuring = GeneratorThread(measure(INPUTS[self.state.timed]), self)
        self._measuring.batch.connect(self._on_timings)
        self._measuring.ended.connect(self._on_measured)
        self._measuring.failed.connect(self._on_measure_failed)
        self._measuring.start()
        self._show_frame(self.state)

    @Slot(object)
    def _on_timings(self, timings: list[Timing]) -> None:
        self._timings |= {timing.name: timing for timing in timings}
        if self.state.view == "times":
            self._draw_times(self.state)

    @Slot()
    def _on_measured(self) -> None:
        self._stop_measuring()
        self._show_frame(self.state)
        self.refresh_equations()

    @Slot(Exception)
    def _on_measure_failed(self, problem: Exception) -> None:
        self._on_measured()
        self.message.say(sentence(problem))

    def _stop_measuring(self) -> None:
        if self._measuring is not None:
            self._measuring.stop()
            self._measuring.deleteLater()
            self._measuring = None

    @property
    def busy(self) -> bool:
        """Whether a measurement is going on."""
        return self._measuring is not None

    def close_down(self) -> None:
        """Stop whatever runs."""
        self._stop_measuring()
        super().close_down()

    # The hand.

    @Slot(float, float, float)
    def _on_line(self, w1: float, w2: float, b: float) -> None:
        (w1, w2), b = lines.within_limits((w1, w2), b, _LIMIT)
        self._touched = True
        start = {"start": "drawn"} if self.state.view == "learn" else {}
        self.change(merge="line", w1=w1, w2=w2, b=b, **start)

    @Slot(float, float, float)
    def _on_nand(self, w1: float, w2: float, b: float) -> None:
        (n1, n2), nb = lines.within_limits((w1, w2), b, _LIMIT)
        self.change(merge="nand", n1=n1, n2=n2, nb=nb)

    @Slot(float, float, float)
    def _on_or(self, w1: float, w2: float, b: float) -> None:
        (o1, o2), ob = lines.within_limits((w1, w2), b, _LIMIT)
        self.change(merge="or", o1=o1, o2=o2, ob=ob)

    @Slot(float, float, float)
    def _on_and(self, w1: float, w2: float, b: float) -> None:
        (a1, a2), ab = lines.within_limits((w1, w2), b, _LIMIT)
        self.change(merge="and", a1=a1, a2=a2, ab=ab)

    @Slot(str, object)
    def _on_edited(self, name: str, value: Any) -> None:
        if name == "theta":
            self.change(merge="b", b=0.0 - value)
        elif name == "task":
            self.change(**self._task_fields(value))
        else:
            super()._on_edited(name, value)

    def _task_fields(self, task: str) -> dict[str, Any]:
        """Return what a task brings along: a gate the book's weights, free points those that are there."""
        fields: dict[str, Any] = {"task": task, "why": False}
        if task in GATES and self.state.view == "plane":
            (w1, w2), b = GATES[task].w, GATES[task].b
            fields |= {"w1": w1, "w2": w2, "b": b}
        if task == "own":
            fields["points"] = tuple((float(x1), float(x2), t) for x1, x2, t in _points(self.state))
        return fields

    @Slot(int)
    def _on_chosen(self, row: int) -> None:
        self.change(merge="chosen", chosen=row)

    @Slot(int)
    def _on_version(self, row: int) -> None:
        self.change(merge="version", version=row)

    @Slot(str)
    def _on_input(self, key: str) -> None:
        """Switch one of the inputs between 0 and 1."""
        if key in ("x1", "x2") and (self.state.view == "layers" or self.state.task in TARGETS):
            x = list(INPUTS[min(self.state.chosen, 3)])
            place = ("x1", "x2").index(key)
            x[place] = 1 - x[place]
            self.change(chosen=INPUTS.index(tuple(x)))

    # Points of one's own.

    def _set_points(self, points: Sequence[tuple[float, float, int]], merge: str = "", **fields: Any) -> None:
        self.change(merge=merge, task="own", points=tuple(points), **fields)

    @Slot(int, float, float)
    def _on_point(self, index: int, x: float, y: float) -> None:
        points = list(_points(self.state))
        if index < len(points) and self.state.task not in TARGETS:
            points[index] = (*_field_place(x, y), points[index][2])
            self._set_points(points, merge=f"point {index}", chosen=index)

    @Slot(int, str)
    def _on_point_key(self, index: int, what: str) -> None:
        self._edit_point(index, what)

    def _edit_point(self, index: int, what: str) -> None:
        points = list(_points(self.state))
        if not 0 <= index < len(points) or self.state.task in TARGETS:
            return
        if what == "remove":
            del points[index]
            self._set_points(points, chosen=max(0, min(index, len(points) - 1)))
        else:
            x1, x2, t = points[index]
            points[index] = (x1, x2, 1 - t if what == "flip" else int(what))
            self._set_points(points, chosen=index)

    @Slot(object)
    def _on_plane_clicked(self, event: Any) -> None:
        box = self.plane.getViewBox()
        free = self.state.task not in TARGETS and not event.isAccepted() and not event.double()
        if (
            free
            and event.button() == Qt.MouseButton.LeftButton
            and box.sceneBoundingRect().contains(event.scenePos())
        ):
            at = box.mapSceneToView(event.scenePos())
            self._add_point(at.x(), at.y(), self.state.label)

    def _add_point(self, x: float, y: float, label: int) -> None:
        points = _points(self.state)
        self._set_points([*points, (*_field_place(x, y), label)], chosen=len(points))

    @Slot()
    def _on_tool(self) -> None:
        tool = self.sender().property("tool")
        points = _points(self.state)
        if tool.startswith("add"):
            # Somewhere near the middle where there is none yet, so that keyboard users see each new one.
            angle, radius = 2.4 * len(points), 0.08 + 0.03 * len(points) ** 0.5
            self._add_point(
                0.5 + radius * float(np.cos(angle)), 0.5 + radius * float(np.sin(angle)), int(tool[-1])
            )
        elif tool == "clear":
            self._set_points((), chosen=0)
        else:
            self._edit_point(min(self.state.chosen, len(points) - 1), tool)

    # Words and numbers.

    def equations(self, state: GatesState) -> Sequence[Equation]:
        """Return the sum and the comparison with the numbers of the chosen row, or of the step of learning."""
        if state.view == "layers":
            return self._layer_equations(state)
        if state.view == "times":
            return self._time_equations()
        points = _points(state)
        chosen = self._chosen(state, points)
        gate = self._gate(state)
        if state.view == "learn":
            return self._learning_equations(state, points)
        return _gate_equations(gate, points[chosen][:2] if chosen >= 0 else None)

    def _learning_equations(self, state: GatesState, points: Sequence[Any]) -> Sequence[Equation]:
        step, rule, numbers = self._step(), "", ""
        if step is not None:
            x, rate = points[step.index], number_text(state.rate)
            factor = f"{rate}·({step.t} − {step.y})"
            old_w = tuple(w - d for w, d in zip(step.w, step.dw, strict=True))
            rule = (
                f"({_short(old_w[0])}, {_short(old_w[1])}) + {factor}·({_short(x[0])}, {_short(x[1])}) = "
                + (f"<b>({_short(step.w[0])}, {_short(step.w[1])})</b>")
            )
            numbers = f"{_signless(step.b - step.db)} + {factor} = <b>{_short(step.b)}</b>"
        return (
            Equation('<a href="w"><b>w</b></a> ← <b>w</b> + η(<i>t</i> − <i>y</i>)<a href="x"><b>x</b></a>', rule,
                     "w += rate * (t - y) * x"),
            Equation('<a href="b"><i>b</i></a> ← <i>b</i> + η(<i>t</i> − <i>y</i>)', numbers, "b += rate * (t - y)"),
        )  # fmt: skip

    def _layer_equations(self, state: GatesState) -> Sequence[Equation]:
        circuit, stage = _circuit(state), self._wiring().stage
        x = INPUTS[min(state.chosen, 3)]
        s = (circuit.nand(x), circuit.or_(x))
        rows = (
            ("s1", "<i>s</i>₁ = NAND(<i>x</i>₁, <i>x</i>₂)", circuit.nand, x, 1, "s1 = NAND(x1, x2)"),
            ("s2", "<i>s</i>₂ = OR(<i>x</i>₁, <i>x</i>₂)", circuit.or_, x, 2, "s2 = OR(x1, x2)"),
            ("y", "<i>y</i> = AND(<i>s</i>₁, <i>s</i>₂)", circuit.and_, s, 4, "y = AND(s1, s2)"),
        )
        return tuple(
            Equation(f'<a href="{key}">{symbols}</a>', _sum_text(gate, v) if stage >= first else "", python)
            for key, symbols, gate, v, first, python in rows
        )

    def _time_equations(self) -> Sequence[Equation]:
        name = list(VERSIONS)[self.state.version]
        timing = self._timings.get(name) if self._timed_input == self.state.timed else None
        notes = VERSIONS[name].notes
        numbers = ""
        if timing:
            text = translate("gates", "{here} ± {deviation} here, {notes} in the notes: {ratio} times")
            here, deviation = duration_text(timing.mean), duration_text(timing.deviation, 2)
            ratio = number_text(timing.mean / notes, 2)
            numbers = text.format(here=here, deviation=deviation, notes=duration_text(notes), ratio=ratio)
        function = VERSIONS[name].function.__name__
        if function == "<lambda>":
            function = "or_lambda"
        python = f"%timeit {function}{INPUTS[self.state.timed]}"
        return (Equation(translate("gates", _VERSION_NAMES[name]), numbers, python),)

    def highlight(self, key: str) -> None:
        """Light up the part of the picture that the mouse points at in the strip or in the neuron."""
        self.line.line.set_lit(key == "b")
        self.line.arrow.set_lit(key in ("w", "w1", "w2"))
        self.neuron.set_lit(
            {"w1": "x1-z", "w2": "x2-z", "b": "bias-z", "x": "x1", "y": "y", "z": "z"}.get(key, "")
        )
        self.circuit.set_lit({"s1": "s1", "s2": "s2", "y": "and"}.get(key, ""))
        for line, name in ((self.nand_line, "s1"), (self.or_line, "s2"), (self.and_line, "y")):
            line.line.set_lit(key == name or name == "y" and key == "and")

    @Slot(str)
    def _on_neuron(self, key: str) -> None:
        self.highlight(
            {"bias": "b", "x1": "w1", "x2": "w2"}.get(key, key) if self.state.view != "layers" else key
        )

    def script(self, state: GatesState) -> str:
        """Return a NumPy + Matplotlib program that draws the view on show and prints its numbers."""
        if state.view == "layers":
            gates = {"nand": ("n1", "n2", "nb"), "or_": ("o1", "o2", "ob"), "and_": ("a1", "a2", "ab")}
            values = {key: tuple(getattr(state, n) for n in names) for key, names in gates.items()}
            return script_text("gates_layers", **values)
        if state.view == "times":
            return script_text("gates_times", x=INPUTS[state.timed])
        points = tuple((float(x1), float(x2), int(t)) for x1, x2, t in _points(state))
        if state.view == "plane":
            return script_text("gates_plane", w=(state.w1, state.w2), b=state.b, points=points)
        first = _first_weights(state)
        return script_text(
            "gates_learn", points=points, first=(*first.w, first.b), rate=state.rate, shuffled=state.shuffled,
            seed=state.seed,
        )  # fmt: skip

    def retranslate(self) -> None:
        """Take all texts in the language in force."""
        super().retranslate()
        names = {
            "middle": translate("gates", "The line: drag it, or use the arrow keys"),
            "ends": translate("gates", "An end of the line: drag it to turn the line"),
            "tip": translate("gates", "The weight vector w: drag its tip"),
        }
        for line in (self.line, self.nand_line, self.or_line, self.and_line):
            line.set_names(**names)
        texts = {
            "add 0": translate("gates", "Add 0 ●"), "add 1": translate("gates", "Add 1 ■"),
            "flip": translate("gates", "Change class"), "remove": translate("gates", "Remove"),
            "clear": translate("gates", "Clear"),
        }  # fmt: skip
        for name, button in self.tools.items():
            button.setText(texts[name])
        self.drag_hint.setText(translate("gates", "drag me"))
        self.price.setText(translate(
            "gates", "NumPy has a fixed price for every call. With two numbers it loses; with an image of 784 it wins."
        ))  # fmt: skip
        for diagram, text in (
            (self.neuron, translate("gates", "The neuron with the numbers of the chosen row")),
            (self.circuit, translate("gates", "The circuit with the values of the chosen row")),
        ):
            diagram.setAccessibleName(text)
        self._restyle()

    @Slot()
    def _on_theme(self) -> None:
        super()._on_theme()
        if hasattr(self, "score"):
            self._restyle()

    def _restyle(self) -> None:
        for label in (self.score, self.layers_score):
            label.setFont(THEME.font(FIGURE_SIZE, bold=True))
        for label in (self.score, self.verdict, self.layers_score, self.layers_verdict, self.times_verdict):
            _colour(label, label.property("role") or "ink")
        self.verdict.setMinimumHeight(self.verdict.fontMetrics().lineSpacing() * 3)
        self.layers_verdict.setMinimumHeight(self.layers_verdict.fontMetrics().lineSpacing() * 2)
        self.times_verdict.setMinimumHeight(self.times_verdict.fontMetrics().lineSpacing() * 2)
        self.drag_hint.setColor(THEME.colour("accent"))
        self.drag_hint.setFont(THEME.font(CONTROL_SIZE, bold=True))
        self.code.setFont(_code_font())
        self.code.setMinimumHeight(self.code.fontMetrics().lineSpacing() * 6 + 16)
        theme = THEME.current
        self.code.setStyleSheet(
            f"background: {theme.panel}; color: {theme.ink}; padding: 8px; border-radius: 4px;"
        )


_PLANE_TITLES = {
    "plane": QT_TRANSLATE_NOOP("gates", "Which inputs are answered with 1?"),
    "learn": QT_TRANSLATE_NOOP("gates", "The line moves when an answer is wrong"),
}


def _is_point(point: Any) -> bool:
    if not isinstance(point, tuple) or len(point) != 3 or any(isinstance(v, (bool, str)) for v in point):
        return False
    try:
        return point[:2] == lines.inside(point[:2], _FIELD) and point[2] in (0, 1)
    except TypeError:
        return False


def _field_place(x: float, y: float) -> tuple[float, float]:
    """Return a place where a point may be, in hundredths."""
    x, y = lines.inside((x, y), _FIELD)
    return round(x, 2) + 0.0, round(y, 2) + 0.0


def _class_role(answer: float | None) -> str:
    """Return the theme's role of an answer: class 1, class 0, or not known yet."""
    return "muted" if answer is None else "test" if answer else "training"


def _constant_text(b: float) -> str:
    if b > 0:
        return translate("gates", "w = 0: there is no line. b is above 0, so every answer is 1.")
    return translate("gates", "w = 0: there is no line. b is not above 0, so every answer is 0.")


def _short(value: float) -> str:
    return number_text(round(float(value), 9), 4)


def _signless(value: float) -> str:
    return _short(value)


def _signed(value: float) -> str:
    return ("+" if value > 0 else "") + _short(value)


def _bracketed(value: float) -> str:
    return f"({_short(value)})" if value < 0 else _short(value)


def _place_text(point: Sequence[float]) -> str:
    return f"({_short(point[0])}, {_short(point[1])})"


def _places_text(points: Sequence[Sequence[float]]) -> str:
    shown = ", ".join(_place_text(p) for p in points[:3])
    return shown + (" …" if len(points) > 3 else "")


def _meeting_labels(places: Sequence[tuple[int, int]]) -> list[tuple[float, float, str]]:
    """Return for each place in the second plane the inputs that have come there."""
    return [
        (*place, "\n".join(f"({x1}, {x2})" for (x1, x2), p in zip(INPUTS, places, strict=True) if p == place))
        for place in sorted(set(places))
    ]


def _sum_text(gate: Perceptron, x: Sequence[float]) -> str:
    """Return w1·x1 + w2·x2 + b = z > 0 → y with the numbers."""
    z = float(gate.z(x))
    terms = f"{_bracketed(gate.w[0])}·{_bracketed(x[0])} + {_bracketed(gate.w[1])}·{_bracketed(x[1])}"
    return f"{terms} + {_bracketed(gate.b)} = {_short(z)} {'&gt;' if z > 0 else '≤'} 0 → <b>{gate(x)}</b>"


def _gate_equations(gate: Perceptron, x: Sequence[float] | None) -> tuple[Equation, ...]:
    total = "" if x is None else _short(float(gate.z(x)) - gate.b)
    above = x is not None and gate(x)
    numbers = (
        "" if x is None else f"{total} {'&gt;' if above else '≤'} {_short(gate.threshold)} → <b>{gate(x)}</b>"
    )
    w1, w2 = '<a href="w1"><i>w</i>₁</a>', '<a href="w2"><i>w</i>₂</a>'
    x1, x2 = '<a href="x"><i>x</i>₁</a>', '<a href="x"><i>x</i>₂</a>'
    return (
        Equation(f'<a href="z"><i>z</i></a> = {w1}{x1} + {w2}{x2} + <a href="b"><i>b</i></a> &gt; 0',
                 "" if x is None else _sum_text(gate, x), "y = 1 if np.sum(w * x) + b > 0 else 0"),
        Equation(f"{w1}{x1} + {w2}{x2} &gt; θ, &nbsp;θ = −<i>b</i>", numbers,
                 "y = 1 if x1 * w1 + x2 * w2 > theta else 0"),
    )  # fmt: skip


def _set_text(label: QLabel, text: str, role: str) -> None:
    if label.text() != text:
        label.setText(text)
    if label.property("role") != role:
        label.setProperty("role", role)
        _colour(label, role)


def _colour(label: QLabel, role: str) -> None:
    label.setStyleSheet(f"color: {getattr(THEME.current, role)};")


def _code_font() -> QFont:
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPointSizeF(TICK_SIZE * THEME.current.scale)
    return font
