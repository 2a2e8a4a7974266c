"""Activation functions: curves, slopes, why there must be one, what depth does to them, and the output layer."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget

from nnviz.core import softmax as chapter
from nnviz.core.activations import ACTIVATIONS, sampled, saturated, steepest
from nnviz.core.outputs import OUTPUT_LAYERS, loss_over
from nnviz.core.signals import LARGEST, SMALLEST, Signal, signals, slope_products, value_range
from nnviz.core.softmax import TYPES, Fault, batch_softmax, random_scores, softmax_steps
from nnviz.core.stacking import AffineMap, affine, best_affine, collapse, grid_lines, through
from nnviz.core.superposition import CANDIDATES, additivity, counterexample, function_of, homogeneity, is_linear
from nnviz.data import digits
from nnviz.ui.background import GeneratorThread
from nnviz.ui.bar_chart import BarChart
from nnviz.ui.equations import Equation
from nnviz.ui.figures import Figures
from nnviz.ui.handles import Handle
from nnviz.ui.histograms import HistogramGrid
from nnviz.ui.language import QT_TRANSLATE_NOOP, sentence, translate
from nnviz.ui.number_grid import NumberGrid
from nnviz.ui.numbers import fixed_text, number_text
from nnviz.ui.parameters import choice, count, number, numbers, picks, switch
from nnviz.ui.pieces import RoleLabel
from nnviz.ui.plots import Curve, Plot, curve_pen
from nnviz.ui.scripts import script_text
from nnviz.ui.tab import Preset, Tab
from nnviz.ui.theme import CONTROL_SIZE, THEME, blend
from nnviz.ui.value_table import Line, ValueTable

_TITLES = {name: row.title for name, row in ACTIVATIONS.items()}
_ROLES = ("ink", "training", "test", "vermillion", "right", "marker", "muted")
_PATTERNS = (  # told apart without colour
    (), (9, 3), (2, 2), (9, 3, 2, 3), (18, 4), (9, 3, 2, 3, 2, 3), (5, 5), (1, 3), (18, 4, 4, 4), (12, 3, 12, 3, 2, 3),
)  # fmt: skip

_FUNCTIONS = QT_TRANSLATE_NOOP("activations", "Functions")
_PICTURE = QT_TRANSLATE_NOOP("activations", "Picture")
_TEST = QT_TRANSLATE_NOOP("activations", "Test")
_STACK = QT_TRANSLATE_NOOP("activations", "Layers")
_NETWORK = QT_TRANSLATE_NOOP("activations", "Network")
_SCORES = QT_TRANSLATE_NOOP("activations", "Scores")
_BATCH = QT_TRANSLATE_NOOP("activations", "Batch")
_TASK = QT_TRANSLATE_NOOP("activations", "Task")

_TESTS = {
    "sum": QT_TRANSLATE_NOOP("activations", "f(u) + f(v) = f(u + v)"),
    "multiple": QT_TRANSLATE_NOOP("activations", "c·f(u) = f(c·u)"),
}
_PLACES = {
    "steepest": QT_TRANSLATE_NOOP("activations", "where each is steepest"),
    "x": QT_TRANSLATE_NOOP("activations", "at x"),
}
_SHOWN = {
    "values": QT_TRANSLATE_NOOP("activations", "Activations"),
    "gradients": QT_TRANSLATE_NOOP("activations", "Gradients"),
}
_INPUTS = {
    "random": QT_TRANSLATE_NOOP("activations", "Random numbers, as in the book"),
    "digits": QT_TRANSLATE_NOOP("activations", "Drawn digits"),
}
_STARTS = {
    "N(0, 1)": QT_TRANSLATE_NOOP("activations", "W: σ = 1"),
    "0.01": QT_TRANSLATE_NOOP("activations", "W: σ = 0.01"),
    "Xavier": QT_TRANSLATE_NOOP("activations", "Xavier"),
    "He": QT_TRANSLATE_NOOP("activations", "He"),
}
_TASKS = {name: row.task for name, row in OUTPUT_LAYERS.items()}
_MOST_LAYERS = 6
_SAMPLES = 1000  # of the batch that is sent through the deep network
_LADDER = (1.5, 3.0, 6.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0, 2000.0)


def _in(*views: str) -> Any:
    return lambda state: state.view in views


def _uses(letter: str) -> Any:
    return lambda state: state.view == "superposition" and letter in CANDIDATES[state.candidate].uses


def _has(name: str) -> Any:
    return lambda state: state.view in ("curves", "slopes") and name in state.functions


def _task(*tasks: str) -> Any:
    return lambda state: state.view == "output" and state.task in tasks


def _layer(index: int) -> Any:
    matrices = ((0.9, 0.5, -0.4, 0.9, 0.3, -0.2), (1.0, -0.5, 0.6, 0.7, 0.0, 0.4), (0.8, 0.4, 0.3, -0.9, -0.2, 0.1),
                (0.7, -0.7, 0.7, 0.7, 0.2, 0.0), (1.1, 0.2, -0.3, 0.8, 0.0, -0.3), (0.6, 0.6, -0.8, 0.5, 0.1, 0.2))
    labels = (
        QT_TRANSLATE_NOOP("activations", "Layer 1"), QT_TRANSLATE_NOOP("activations", "Layer 2"),
        QT_TRANSLATE_NOOP("activations", "Layer 3"), QT_TRANSLATE_NOOP("activations", "Layer 4"),
        QT_TRANSLATE_NOOP("activations", "Layer 5"), QT_TRANSLATE_NOOP("activations", "Layer 6"),
    )  # fmt: skip
    return numbers(
        matrices[index], labels[index], -10, 10, 6, 6, section=_STACK,
        shown=lambda state: state.view == "layers" and index < state.depth,
        tip=QT_TRANSLATE_NOOP("activations", "w₁₁ w₁₂ w₂₁ w₂₂ b₁ b₂, with spaces between them."),
    )  # fmt: skip


@dataclass(frozen=True)
class ActivationsState:
    """Everything the pictures follow from."""

    view: str = "curves"
    # Curves and slopes.
    functions: tuple[str, ...] = picks(
        ("step", "sigmoid", "relu"), QT_TRANSLATE_NOOP("activations", "Functions"), _TITLES, section=_FUNCTIONS,
        shown=_in("curves", "slopes"), tip=QT_TRANSLATE_NOOP("activations", "Which functions are drawn."),
    )
    slope: float = number(
        0.01, QT_TRANSLATE_NOOP("activations", "Slope s"), 0, 1, 0.01, section=_FUNCTIONS, shown=_has("leaky_relu"),
        tip=QT_TRANSLATE_NOOP("activations", "Leaky ReLU: the slope on the left."),
    )
    alpha: float = number(
        1.0, QT_TRANSLATE_NOOP("activations", "Depth α"), 0, 3, 0.1, section=_FUNCTIONS, shown=_has("elu"),
        tip=QT_TRANSLATE_NOOP("activations", "ELU: how far it goes down on the left."),
    )
    focus: str = choice(
        "sigmoid", QT_TRANSLATE_NOOP("activations", "In focus"), _TITLES, section=_PICTURE,
        shown=_in("curves", "slopes"),
        tip=QT_TRANSLATE_NOOP("activations", "Whose point is dragged, whose formula stands below, whose zones are shaded."),
    )
    x: float = number(
        1.0, QT_TRANSLATE_NOOP("activations", "x"), -1000, 1000, 0.1, slide=(-6, 6), section=_PICTURE,
        shown=lambda state: state.view == "curves" or (state.view == "slopes" and state.place == "x"),
        tip=QT_TRANSLATE_NOOP("activations", "Drag the point, use the slider, or type any number up to 1000."),
    )
    derivative: bool = switch(
        True, QT_TRANSLATE_NOOP("activations", "Slopes"), section=_PICTURE, shown=_in("curves"),
        tip=QT_TRANSLATE_NOOP("activations", "The derivatives in a plot of their own."),
    )
    tangents: bool = switch(
        True, QT_TRANSLATE_NOOP("activations", "Tangents"), section=_PICTURE, shown=_in("curves"),
        tip=QT_TRANSLATE_NOOP("activations", "The straight line that touches each curve at x."),
    )
    zones: bool = switch(
        True, QT_TRANSLATE_NOOP("activations", "Saturation"), section=_PICTURE, shown=_in("curves"),
        tip=QT_TRANSLATE_NOOP("activations", "Shades where the slope stays below 5 % of its largest."),
    )
    deep: int = count(
        10, QT_TRANSLATE_NOOP("activations", "Layers"), 1, 50, section=_PICTURE, shown=_in("slopes"),
        tip=QT_TRANSLATE_NOOP("activations", "How many slopes are multiplied. Drag the point in the picture."),
    )
    place: str = choice(
        "steepest", QT_TRANSLATE_NOOP("activations", "Slopes taken"), _PLACES, section=_PICTURE, shown=_in("slopes"),
        tip=QT_TRANSLATE_NOOP("activations", "The best case, or all layers at the same x."),
    )
    # Superposition.
    candidate: str = choice(
        "linear", QT_TRANSLATE_NOOP("activations", "Function f"), {k: r.title for k, r in CANDIDATES.items()},
        section=_TEST, shown=_in("superposition"), tip=QT_TRANSLATE_NOOP("activations", "The function that is tested."),
    )
    test: str = choice(
        "sum", QT_TRANSLATE_NOOP("activations", "Question"), _TESTS, section=_TEST, shown=_in("superposition"),
        tip=QT_TRANSLATE_NOOP("activations", "A linear function answers both with yes, for all numbers."),
    )
    a: float = number(
        0.5, QT_TRANSLATE_NOOP("activations", "a"), -100, 100, 0.1, slide=(-3, 3), section=_TEST, shown=_uses("a"))
    b: float = number(
        1.0, QT_TRANSLATE_NOOP("activations", "b"), -100, 100, 0.1, slide=(-3, 3), section=_TEST, shown=_uses("b"))
    u: float = number(
        1.0, QT_TRANSLATE_NOOP("activations", "u"), -100, 100, 0.1, slide=(-5, 5), section=_TEST,
        shown=_in("superposition"), tip=QT_TRANSLATE_NOOP("activations", "The first input. Drag its point."))
    u2: float = number(
        2.0, QT_TRANSLATE_NOOP("activations", "u₂"), -100, 100, 0.1, slide=(-5, 5), section=_TEST,
        shown=lambda state: state.view == "superposition" and state.candidate == "two_inputs")
    v: float = number(
        2.0, QT_TRANSLATE_NOOP("activations", "v"), -100, 100, 0.1, slide=(-5, 5), section=_TEST,
        shown=lambda state: state.view == "superposition" and state.test == "sum",
        tip=QT_TRANSLATE_NOOP("activations", "The second input. Drag its point."))
    v2: float = number(
        10.0, QT_TRANSLATE_NOOP("activations", "v₂"), -100, 100, 0.1, slide=(-5, 5), section=_TEST,
        shown=lambda state: state.view == "superposition" and state.candidate == "two_inputs" and state.test == "sum")
    c: float = number(
        2.0, QT_TRANSLATE_NOOP("activations", "c"), -100, 100, 0.1, slide=(-3, 3), section=_TEST,
        shown=lambda state: state.view == "superposition" and state.test == "multiple",
        tip=QT_TRANSLATE_NOOP("activations", "The multiple. Drag the square."))
    # Stacked layers.
    depth: int = count(
        2, QT_TRANSLATE_NOOP("activations", "Layers"), 1, _MOST_LAYERS, section=_STACK, shown=_in("layers"),
        tip=QT_TRANSLATE_NOOP("activations", "How many layers follow one another."))
    fold: str = choice(
        "identity", QT_TRANSLATE_NOOP("activations", "Activation"), _TITLES, section=_STACK, shown=_in("layers"),
        tip=QT_TRANSLATE_NOOP("activations", "Between and after the layers. Identity: none."))
    layer: int = count(
        1, QT_TRANSLATE_NOOP("activations", "Dragged layer"), 1, _MOST_LAYERS, section=_STACK, shown=_in("layers"),
        tip=QT_TRANSLATE_NOOP("activations", "Whose square is on the left, to be dragged."))
    layer1: tuple[float, ...] = _layer(0)
    layer2: tuple[float, ...] = _layer(1)
    layer3: tuple[float, ...] = _layer(2)
    layer4: tuple[float, ...] = _layer(3)
    layer5: tuple[float, ...] = _layer(4)
    layer6: tuple[float, ...] = _layer(5)
    point_x: float = number(
        1.0, QT_TRANSLATE_NOOP("activations", "Point x₁"), -10, 10, 0.1, slide=(-2, 2), section=_STACK,
        shown=_in("layers"))
    point_y: float = number(
        0.5, QT_TRANSLATE_NOOP("activations", "Point x₂"), -10, 10, 0.1, slide=(-2, 2), section=_STACK,
        shown=_in("layers"))
    # A deep network.
    shown: str = choice(
        "values", QT_TRANSLATE_NOOP("activations", "Shown"), _SHOWN, section=_NETWORK, shown=_in("signals"),
        tip=QT_TRANSLATE_NOOP("activations", "What each layer hands on, or how large the gradients of its weights are."))
    activation: str = choice(
        "sigmoid", QT_TRANSLATE_NOOP("activations", "Activation"), _TITLES, section=_NETWORK, shown=_in("signals"),
        tip=QT_TRANSLATE_NOOP("activations", "The function after every hidden layer."))
    layers: int = count(
        5, QT_TRANSLATE_NOOP("activations", "Hidden layers"), 2, 10, section=_NETWORK, shown=_in("signals"))
    units: int = count(
        100, QT_TRANSLATE_NOOP("activations", "Units each"), 10, 200, 10, section=_NETWORK, shown=_in("signals"))
    inputs: str = choice(
        "random", QT_TRANSLATE_NOOP("activations", "Inputs"), _INPUTS, section=_NETWORK, shown=_in("signals"),
        tip=QT_TRANSLATE_NOOP("activations", "1000 samples are sent through every network."))
    seed: int = count(0, QT_TRANSLATE_NOOP("activations", "Seed"), 0, 9999, section=_NETWORK, shown=_in("signals"))
    # Softmax.
    scores: tuple[float, ...] = numbers(
        (0.3, 2.9, 4.0), QT_TRANSLATE_NOOP("activations", "Scores"), -2000, 2000, 3, 10, section=_SCORES,
        shown=_in("softmax"), tip=QT_TRANSLATE_NOOP("activations", "3 to 10 numbers. Or drag the bars."))
    shift: float = number(
        0.0, QT_TRANSLATE_NOOP("activations", "Shift c"), -1000, 1000, 1, section=_SCORES, shown=_in("softmax"),
        tip=QT_TRANSLATE_NOOP("activations", "Added to every score: the probabilities must not change."))
    dtype: str = choice(
        "float64", QT_TRANSLATE_NOOP("activations", "Numbers"), tuple(TYPES), section=_SCORES, shown=_in("softmax"),
        tip=QT_TRANSLATE_NOOP("activations", "How many bits each number has."))
    # A batch.
    samples: int = count(4, QT_TRANSLATE_NOOP("activations", "Samples"), 2, 8, section=_BATCH, shown=_in("batch"))
    classes: int = count(3, QT_TRANSLATE_NOOP("activations", "Classes"), 2, 6, section=_BATCH, shown=_in("batch"))
    draws: int = count(
        3, QT_TRANSLATE_NOOP("activations", "Seed"), 0, 9999, section=_BATCH, shown=_in("batch"),
        tip=QT_TRANSLATE_NOOP("activations", "Other scores."))
    # The output layer.
    task: str = choice(
        "regression", QT_TRANSLATE_NOOP("activations", "Task"), _TASKS, section=_TASK, shown=_in("output"),
        tip=QT_TRANSLATE_NOOP("activations", "The question decides outputs, activation and loss."))
    score: float = number(
        2.0, QT_TRANSLATE_NOOP("activations", "Score a"), -10, 10, 0.1, slide=(-6, 6), section=_TASK,
        shown=_task("regression", "two"), tip=QT_TRANSLATE_NOOP("activations", "What the last layer adds up. Drag its bar."))
    target: float = number(
        0.5, QT_TRANSLATE_NOOP("activations", "Truth t"), -10, 10, 0.1, slide=(-6, 6), section=_TASK,
        shown=_task("regression"))
    positive: bool = switch(
        True, QT_TRANSLATE_NOOP("activations", "Truth is yes"), section=_TASK, shown=_task("two"))
    ten_scores: tuple[float, ...] = numbers(
        (0.5, -1.0, 3.0, 0.0, -0.5, 1.0, -2.0, 1.5, 0.0, -1.5), QT_TRANSLATE_NOOP("activations", "Scores a"), -10, 10,
        10, 10, section=_TASK, shown=_task("ten"))
    truth: int = count(
        2, QT_TRANSLATE_NOOP("activations", "True class"), 0, 9, section=_TASK, shown=_task("ten"))
    dragged: int = count(
        2, QT_TRANSLATE_NOOP("activations", "Changed score"), 0, 9, section=_TASK, shown=_task("ten"),
        tip=QT_TRANSLATE_NOOP("activations", "Along which score the loss is drawn."))  # fmt: skip

    def matrices(self) -> tuple[tuple[float, ...], ...]:
        """The layers in use: w₁₁ w₁₂ w₂₁ w₂₂ b₁ b₂ each."""
        return tuple(getattr(self, f"layer{i + 1}") for i in range(self.depth))

    def edited_layer(self) -> int:
        """The number of the layer whose square is dragged, 1 to depth."""
        return min(self.layer, self.depth)

    def in_focus(self) -> str:
        """The function in focus: the one asked for, if it is drawn."""
        return self.focus if self.focus in self.functions else self.functions[0]

    def parameters_of(self, name: str) -> dict[str, float]:
        """The numbers a function is given."""
        return {p.name: getattr(self, p.name) for p in ACTIVATIONS[name].parameters}

    def slope_at(self, name: str) -> float:
        """The slope that is multiplied with itself."""
        if self.place == "steepest":
            return steepest(ACTIVATIONS[name], **self.parameters_of(name))
        return float(ACTIVATIONS[name].derivative(self.x, **self.parameters_of(name)))


class Page(QObject):
    """One view of the tab: what is built on its page, and how a State is drawn there."""

    def __init__(self, tab: "ActivationsTab", page: QWidget) -> None:
        super().__init__(tab)
        self.tab = tab
        self.lit = ""
        page.setLayout(self.build())

    def build(self) -> QLayout:
        """Make everything, once, and return how it is laid out."""
        raise NotImplementedError

    def draw(self, state: ActivationsState) -> None:
        """Show a State."""
        raise NotImplementedError

    def equations(self, state: ActivationsState) -> Sequence[Equation]:
        """Return the rows of the strip."""
        return ()

    def settings(self, state: ActivationsState) -> dict[str, Any]:
        """Return what the copied program has to know: constant → value."""
        return {}

    def plots(self) -> Sequence[Any]:
        """Return what can be copied and exported."""
        return ()

    def restyle(self) -> None:
        """Take the colours of the theme in force."""

    def retranslate(self) -> None:
        """Take texts of its own in the language in force."""


def _title(name: str) -> str:
    return translate("activations", _TITLES[name])


def _row(*widgets: QWidget | QLayout, stretch: Sequence[int] = ()) -> QHBoxLayout:
    return _filled(QHBoxLayout(), widgets, stretch)


def _column(*widgets: QWidget | QLayout, stretch: Sequence[int] = ()) -> QVBoxLayout:
    return _filled(QVBoxLayout(), widgets, stretch)


def _filled(layout: Any, parts: Sequence[QWidget | QLayout], stretch: Sequence[int]) -> Any:
    layout.setContentsMargins(8, 4, 8, 4)
    layout.setSpacing(8)
    for index, part in enumerate(parts):
        share = stretch[index] if index < len(stretch) else 0
        layout.addLayout(part, share) if isinstance(part, QLayout) else layout.addWidget(part, share)
    if isinstance(layout, QLayout) and any(isinstance(part, QLayout) for part in parts):
        for part in parts:
            if isinstance(part, QLayout):
                part.setContentsMargins(0, 0, 0, 0)
    return layout


def _wide(needed: float, least: float = 6.0) -> float:
    """Return the first round half-width that holds what is needed, so that axes do not follow every move."""
    return next((step for step in _LADDER if step >= max(needed, least)), 1.2 * max(needed, least))


def _held(*handles: Handle) -> bool:
    """Say whether a hand holds one of them: the axes must not change under it."""
    return any(handle.held for handle in handles)


def _caption(role: str = "muted") -> QLabel:
    label = RoleLabel(role)
    label.setWordWrap(True)
    return label


def _set(label: QLabel, text: str) -> None:
    if label.text() != text:
        label.setText(text)


def _mark(right: bool) -> str:
    """Return ✓ or ✗ in its colour."""
    sign, colour = ("✓", THEME.current.right) if right else ("✗", THEME.current.vermillion)
    return f'<span style="color:{colour}; font-weight:bold">{sign}</span>'


class _Family:
    """One curve for each activation function, told apart by colour and by pattern."""

    def __init__(self, plot: Plot, dots: bool = False) -> None:
        self.plot = plot
        self.curves: dict[str, Curve] = {}
        for index, (name, row) in enumerate(ACTIVATIONS.items()):
            role, pattern = _ROLES[index % len(_ROLES)], _PATTERNS[index % len(_PATTERNS)]
            self.curves[name] = plot.curve(role, row.title, width=2, pattern=pattern, dots=dots)
        plot.legend.hide()

    def pen(self, name: str) -> QPen:
        """Return the pen a function is drawn with."""
        return curve_pen(self.curves[name])

    def clear_others(self, names: Sequence[str]) -> None:
        """Empty the curves that are not wanted."""
        for name, curve in self.curves.items():
            if name not in names and len(curve.x):
                self.plot.set_data(curve, np.empty(0), np.empty(0))


class CurvesPage(Page):
    """The functions over x, their slopes under them, and a table that reads both at the x one drags."""

    def build(self) -> QLayout:
        """Make two plots with a common x axis, and the table."""
        self.plot, self.slopes = Plot("activations"), Plot("activations")
        self.plot.set_texts(QT_TRANSLATE_NOOP("activations", "Activation functions"), "",
                            QT_TRANSLATE_NOOP("activations", "y = f(x)"))  # fmt: skip
        self.slopes.set_texts("", QT_TRANSLATE_NOOP("activations", "x"), QT_TRANSLATE_NOOP("activations", "slope dy/dx"))
        self.slopes.setXLink(self.plot.plotItem)
        self.family, self.slope_family = _Family(self.plot), _Family(self.slopes)
        self.zones = [self._zone(plot) for plot in (self.plot, self.plot, self.slopes, self.slopes)]
        for plot in (self.plot, self.slopes):
            plot.marker("border", dash=False, angle=0)
        self.tangents = pg.PlotCurveItem(connect="pairs", skipFiniteCheck=True)
        self.plot.addItem(self.tangents, ignoreBounds=True)
        self.lines = [plot.marker("marker") for plot in (self.plot, self.slopes)]
        self.dots = [self._scatter(plot) for plot in (self.plot, self.slopes)]
        self.ends = [self._scatter(plot) for plot in (self.plot, self.slopes)]
        self.handle = Handle(self.plot, "ink")
        self.handle.moved.connect(self._on_moved)
        self.table = ValueTable()
        self.table.chosen.connect(self._on_chosen)
        self.note = _caption()
        self._drawn: Any = None
        self.note.setAlignment(Qt.AlignmentFlag.AlignTop)
        side = _column(self.table, self.note, stretch=(0, 1))
        self.stack = _column(self.plot, self.slopes, stretch=(3, 2))
        return _row(self.stack, side, stretch=(1, 0))

    @staticmethod
    def _zone(plot: Plot) -> pg.LinearRegionItem:
        region = pg.LinearRegionItem(movable=False, pen=pg.mkPen(None))
        region.setZValue(-20)
        plot.addItem(region, ignoreBounds=True)
        return region

    @staticmethod
    def _scatter(plot: Plot) -> pg.ScatterPlotItem:
        item = pg.ScatterPlotItem(pxMode=True)
        item.setZValue(30)
        plot.addItem(item, ignoreBounds=True)
        return item

    def plots(self) -> Sequence[Plot]:
        """Return both plots."""
        return (self.plot, self.slopes)

    @Slot(float, float)
    def _on_moved(self, x: float, y: float) -> None:
        edge = self.half
        self.tab.change(merge="x", x=float(f"{min(edge, max(-edge, x)):.3g}"))

    @Slot(str)
    def _on_chosen(self, name: str) -> None:
        self.tab.change(focus=name)

    def draw(self, state: ActivationsState) -> None:
        """Draw the curves when they changed, and always the point."""
        if not _held(self.handle):
            self.half = _wide(abs(state.x))
        shape = (state.functions, state.slope, state.alpha, state.derivative, self.half)
        if shape != self._drawn:
            self._drawn = shape
            self._draw_curves(state)
        self._draw_zones(state)
        self._draw_point(state)

    def _draw_curves(self, state: ActivationsState) -> None:
        self.slopes.setVisible(state.derivative)
        self.plot.set_texts(QT_TRANSLATE_NOOP("activations", "Activation functions"),
                            "" if state.derivative else QT_TRANSLATE_NOOP("activations", "x"),
                            QT_TRANSLATE_NOOP("activations", "y = f(x)"))  # fmt: skip
        highest: list[float] = []
        for plot, family, slope in ((self.plot, self.family, False), (self.slopes, self.slope_family, True)):
            family.clear_others(state.functions)
            low, high, ends = 0.0, 1.0, []
            for name in state.functions:
                x, y, connect = self._sampled(state, name, slope)
                plot.set_data(family.curves[name], x, y, None if connect.all() else connect)
                low, high = min(low, float(y.min())), max(high, float(y.max()))
                ends += self._ends(family.pen(name), x, y, connect)
            self._show_ends(self.ends[slope], ends)
            highest.append(high)
            top = min(high, self.half / 2)
            pad = 0.08 * (top - max(low, -self.half / 4))
            plot.set_domain((-self.half, self.half), (max(low, -self.half / 4) - pad, top + pad))

    def _sampled(self, state: ActivationsState, name: str, slope: bool) -> tuple[Any, Any, Any]:
        return sampled(ACTIVATIONS[name], -self.half, self.half, 481, of_slope=slope, **state.parameters_of(name))

    @staticmethod
    def _ends(pen: QPen, x: np.ndarray, y: np.ndarray, connect: np.ndarray) -> list[dict[str, Any]]:
        """Return the marks of a jump: a full dot for the value that counts at 0, a ring for the other."""
        spots = []
        for at in np.flatnonzero(~connect):
            if y[at] != y[at + 1]:
                spots.append({"pos": (x[at], y[at]), "brush": pg.mkBrush(pen.color()), "pen": pg.mkPen(pen.color())})
                spots.append({"pos": (x[at], y[at + 1]), "brush": pg.mkBrush(THEME.current.ground),
                              "pen": pg.mkPen(pen.color(), width=2)})  # fmt: skip
        return spots

    @staticmethod
    def _show_ends(item: pg.ScatterPlotItem, spots: list[dict[str, Any]]) -> None:
        item.setData(spots, size=8 * THEME.current.scale)

    def _draw_zones(self, state: ActivationsState) -> None:
        name = state.in_focus()
        left, right = _zones(name, tuple(state.parameters_of(name).items()))
        for index, zone in enumerate(self.zones):
            ends = (-self.half * 2, left) if index % 2 == 0 else (right, self.half * 2)
            zone.setVisible(state.zones and all(map(math.isfinite, ends)))
            if zone.isVisible() and tuple(zone.getRegion()) != ends:
                zone.setRegion(ends)
        _set(self.note, self._note(name, left, right) if state.zones else "")

    @staticmethod
    def _note(name: str, left: float, right: float) -> str:
        if left == right:
            text = translate("activations", "{name} is flat everywhere: no gradient ever passes.")
        elif math.isfinite(left) and math.isfinite(right):
            text = translate("activations", "Shaded: {name} is saturated. Below {left} and above {right} its slope stays "
                             "under 5 % of its largest.")  # fmt: skip
        elif math.isfinite(left):
            text = translate("activations", "Shaded: {name} is saturated. Below {left} its slope stays under 5 % of its "
                             "largest.")  # fmt: skip
        else:
            text = translate("activations", "{name} saturates nowhere.")
        return text.format(name=_title(name), left=number_text(round(left, 1) + 0.0) if math.isfinite(left) else "",
                           right=number_text(round(right, 1)) if math.isfinite(right) else "")  # fmt: skip

    def _draw_point(self, state: ActivationsState) -> None:
        focus, points, slopes, lines = state.in_focus(), [], [], []
        for name in state.functions:
            y, slope = _value_and_slope(state, name)
            points.append(y)
            slopes.append(slope)
            pen = self.family.pen(name)
            lines.append(Line(name, pen, _title(name), (number_text(y), number_text(slope))))
        self._show_tangents(state, points, slopes)
        brushes = [pg.mkBrush(self.family.pen(name).color()) for name in state.functions]
        for item, values in zip(self.dots, (points, slopes), strict=True):
            item.setData([state.x] * len(values), values, brush=brushes, pen=pg.mkPen(None), size=9 * THEME.current.scale)
        for line in self.lines:
            line.setValue(state.x)
        self.handle.put(state.x, points[state.functions.index(focus)])
        header = (translate("activations", "x = {x}").format(x=number_text(state.x)), "y", "dy/dx")
        self.table.show_lines(header, lines, focus)

    def _show_tangents(self, state: ActivationsState, points: Sequence[float], slopes: Sequence[float]) -> None:
        self.tangents.setVisible(state.tangents)
        reach = self.half / 4
        x = np.array([state.x - reach, state.x + reach] * len(points))
        y = np.array([p + s * d for p, s in zip(points, slopes, strict=True) for d in (-reach, reach)])
        self.tangents.setData(x, y, connect="pairs")

    def highlight(self, key: str) -> None:
        """Light up the tangents or the point."""
        self.lit = key
        self.restyle()

    def restyle(self) -> None:
        """Take the colours of the theme in force."""
        theme = THEME.current
        for zone in self.zones:
            zone.setBrush(pg.mkBrush(blend(theme.muted, theme.ground, 0.16)))
        width = (3 if self.lit == "slope" else 1) * theme.scale
        self.tangents.setPen(pg.mkPen(theme.accent if self.lit == "slope" else theme.muted, width=round(width)))
        for plot in (self.plot, self.slopes):
            plot.getAxis("left").setWidth(round(58 * theme.scale))
        self._drawn = None

    def retranslate(self) -> None:
        """Name the handle."""
        self.handle.set_name(translate("activations", "Drag to move x"))

    def equations(self, state: ActivationsState) -> Sequence[Equation]:
        """Return value, slope and tangent of the function in focus."""
        name = state.in_focus()
        row, (y, slope) = ACTIVATIONS[name], _value_and_slope(state, name)
        x, intercept = number_text(state.x), y - slope * state.x
        tangent = translate("activations", "slope {slope}, tangent <i>y</i> = {slope} · <i>x</i> {sign} {intercept}").format(
            slope=number_text(slope, 6), sign="+" if intercept >= 0 else "−", intercept=number_text(abs(intercept), 6))
        return (
            Equation(f"<i>y</i> = {row.formula}", f'<i>x</i> = {x}: <a href="y"><b><i>y</i> = {number_text(y, 6)}</b></a>',
                     f"y = {row.python}"),
            Equation(f"<i>dy</i>/<i>dx</i> = {row.derivative_formula}", f'<a href="slope">{tangent}</a>',
                     "(f(x + h) - f(x - h)) / (2 * h)"),
        )  # fmt: skip

    def settings(self, state: ActivationsState) -> dict[str, Any]:
        """Return the functions, their lines of Python and x."""
        return {"FUNCTIONS": {_TITLES[n]: ACTIVATIONS[n].python for n in state.functions}, "X": state.x,
                "slope": state.slope, "alpha": state.alpha, "HALF": self.half}  # fmt: skip


@lru_cache(maxsize=64)
def _zones(name: str, options: tuple[tuple[str, float], ...]) -> tuple[float, float]:
    """Return where a function is saturated; searched for once, not in every move of a hand."""
    return saturated(ACTIVATIONS[name], **dict(options))


@lru_cache(maxsize=64)
def _linear(candidate: str, a: float, b: float) -> bool:
    """Say whether a candidate is linear; searched for once, not in every move of a hand."""
    return is_linear(function_of(candidate, a, b), CANDIDATES[candidate].inputs)


def _value_and_slope(state: ActivationsState, name: str) -> tuple[float, float]:
    row, options = ACTIVATIONS[name], state.parameters_of(name)
    return float(row.value(state.x, **options)), float(row.derivative(state.x, **options))


class SlopesPage(Page):
    """The product of slopes over depth, on a logarithmic axis."""

    def build(self) -> QLayout:
        """Make the plot and the table."""
        self.plot = Plot("activations")
        self.plot.set_texts(
            QT_TRANSLATE_NOOP("activations", "What is left of a gradient"),
            QT_TRANSLATE_NOOP("activations", "Layers it has passed"),
            QT_TRANSLATE_NOOP("activations", "Product of slopes"),
        )  # fmt: skip
        self.plot.set_log_y(True)
        self.family = _Family(self.plot, dots=True)
        self.handle = Handle(self.plot, "ink", key_step=(1.0, 0.0))
        self.handle.moved.connect(self._on_moved)
        self.table = ValueTable()
        self.table.chosen.connect(self._on_chosen)
        self.note = _caption()
        self.note.setAlignment(Qt.AlignmentFlag.AlignTop)
        side = _column(self.table, self.note, stretch=(0, 1))
        return _row(self.plot, side, stretch=(1, 0))

    def plots(self) -> Sequence[Plot]:
        """Return the plot."""
        return (self.plot,)

    @Slot(float, float)
    def _on_moved(self, x: float, y: float) -> None:
        self.tab.change(merge="deep", deep=int(min(50, max(1, round(x)))))

    @Slot(str)
    def _on_chosen(self, name: str) -> None:
        self.tab.change(focus=name)

    def draw(self, state: ActivationsState) -> None:
        """Draw the products of all functions."""
        self.family.clear_others(state.functions)
        layers = np.arange(state.deep + 1, dtype=np.float64)
        lines, smallest = [], 1e-3
        for name in state.functions:
            slope = state.slope_at(name)
            products = np.abs(slope_products(slope, state.deep))
            self.plot.set_data(self.family.curves[name], layers, products)
            smallest = min(smallest, float(products[products > 0].min()))
            left = number_text(slope) if slope else "0"
            lines.append(Line(name, self.family.pen(name), _title(name), (left, number_text(float(products[-1])))))
        low = 10.0 ** max(-60.0, math.floor(math.log10(smallest)))
        span = next(step for step in (10, 20, 50) if step >= state.deep)
        if not _held(self.handle):
            self.plot.set_domain((0.0, float(span)), (low, 10.0))
        self._put_handle(state, low)
        header = (translate("activations", "Function"), translate("activations", "slope"),
                  translate("activations", "after {n}").format(n=state.deep))  # fmt: skip
        self.table.show_lines(header, lines, state.in_focus())
        _set(self.note, self._note(state))

    def _put_handle(self, state: ActivationsState, low: float) -> None:
        product = abs(float(slope_products(state.slope_at(state.in_focus()), state.deep)[-1]))
        self.handle.put(state.deep, math.log10(max(product, low)))

    def _note(self, state: ActivationsState) -> str:
        slope = abs(state.slope_at(state.in_focus()))
        if slope == 0:
            text = translate("activations", "A slope of 0: nothing is left after one layer.")
        elif slope < 1:
            text = translate("activations", "Each layer leaves {share} % at most: the gradient vanishes.")
            text = text if state.place == "steepest" else translate(
                "activations", "Each layer leaves {share} %: the gradient vanishes.")  # fmt: skip
        elif slope > 1:
            text = translate("activations", "A slope above 1: the product grows.")
        else:
            text = translate("activations", "A slope of 1: everything is left, however deep.")
        return text.format(share=number_text(100 * slope))

    def retranslate(self) -> None:
        """Name the handle."""
        self.handle.set_name(translate("activations", "Drag to change the depth"))

    def equations(self, state: ActivationsState) -> Sequence[Equation]:
        """Return the power that the product is."""
        slope, name = state.slope_at(state.in_focus()), state.in_focus()
        product = float(slope_products(slope, state.deep)[-1])
        return (Equation(
            "<i>f</i> ′(<i>x</i><sub>1</sub>) · <i>f</i> ′(<i>x</i><sub>2</sub>) · … · "
            "<i>f</i> ′(<i>x</i><sub><i>n</i></sub>)",
            f"{_title(name)}: {number_text(slope)}<sup>{state.deep}</sup> = <b>{number_text(product, 5)}</b>",
            f"{slope:.6g}**{state.deep}"),)  # fmt: skip

    def settings(self, state: ActivationsState) -> dict[str, Any]:
        """Return the slopes and the depth."""
        return {"SLOPES": {_TITLES[n]: state.slope_at(n) for n in state.functions}, "DEPTH": state.deep}


class SuperpositionPage(Page):
    """Is f linear? Two inputs, their sum or multiple, and the two sides of the question as bars."""

    def build(self) -> QLayout:
        """Make the plot with two points to drag, the bars, and the verdict."""
        self.plot = Plot("activations", legend_at=(8, 8))
        self.function = self.plot.curve("ink", QT_TRANSLATE_NOOP("activations", "f"), width=2)
        self.levels = self.plot.curve("muted")
        self.sides = pg.PlotCurveItem(connect="pairs", skipFiniteCheck=True)
        self.gap = pg.PlotCurveItem(skipFiniteCheck=True)
        for item in (self.sides, self.gap):
            self.plot.addItem(item, ignoreBounds=True)
        self.plot.marker("border", dash=False, angle=0)
        self.plot.marker("border", dash=False)
        self.result = pg.ScatterPlotItem(pxMode=True)
        self.plot.addItem(self.result, ignoreBounds=True)
        self.plot.legend.hide()
        self.labels = [pg.TextItem(anchor=(0.5, 1.4)) for _ in range(4)]
        for label in self.labels:
            self.plot.addItem(label, ignoreBounds=True)
        self.first, self.second = Handle(self.plot, "training"), Handle(self.plot, "test", "square")
        self.first.moved.connect(self._on_first)
        self.second.moved.connect(self._on_second)
        self.bars = BarChart("activations", 4)
        self.bars.set_texts(QT_TRANSLATE_NOOP("activations", "The two sides"), "", "")
        self.verdict = QLabel(objectName="verdict")
        self.verdict.setWordWrap(True)
        self.verdict.setContentsMargins(8, 0, 8, 0)
        return _column(self.verdict, _row(self.plot, self.bars, stretch=(3, 2)), stretch=(0, 1))

    def plots(self) -> Sequence[Plot]:
        """Return the plot and the bars."""
        return (self.plot, self.bars)

    @Slot(float, float)
    def _on_first(self, x: float, y: float) -> None:
        x, y = (_round(v, self.half) for v in (x, y))
        self.tab.change(merge="u", u=x, **({"u2": y} if self.tab.state.candidate == "two_inputs" else {}))

    @Slot(float, float)
    def _on_second(self, x: float, y: float) -> None:
        state = self.tab.state
        x, y = (_round(v, self.half) for v in (x, y))
        if state.test == "sum":
            self.tab.change(merge="v", v=x, **({"v2": y} if state.candidate == "two_inputs" else {}))
        elif abs(state.u) > 1e-9:
            self.tab.change(merge="c", c=_round(x / state.u, 100))

    def draw(self, state: ActivationsState) -> None:
        """Draw the points, the sides and the verdict."""
        row = CANDIDATES[state.candidate]
        f = function_of(state.candidate, state.a, state.b)
        u, v = _inputs(state, "u"), _inputs(state, "v")
        summed = state.test == "sum"
        compared = additivity(f, u, v) if summed else homogeneity(f, u, state.c)
        end = u + v if summed else state.c * u
        plane = row.inputs == 2
        self.plot.getViewBox().setAspectLocked(plane)
        if not _held(self.first, self.second):
            self.half = _wide(float(np.abs([*u, *v, *end]).max() if summed else np.abs([*u, *end]).max()))
        self._set_plot_texts(plane)
        if plane:
            self._draw_plane(f, u, v if summed else end, end, summed)
        else:
            self._draw_line(f, u, v if summed else end, end, compared, summed)
        self._draw_bars(compared, summed)
        self._say(state, f, compared)

    def _set_plot_texts(self, plane: bool) -> None:
        self.plot.set_texts(
            QT_TRANSLATE_NOOP("activations", "Lines of equal f, and the sum of two inputs") if plane
            else QT_TRANSLATE_NOOP("activations", "The function, and where the two sides end"),
            QT_TRANSLATE_NOOP("activations", "x₁") if plane else QT_TRANSLATE_NOOP("activations", "x"),
            QT_TRANSLATE_NOOP("activations", "x₂") if plane else QT_TRANSLATE_NOOP("activations", "f(x)"),
        )  # fmt: skip

    def _draw_line(self, f: Any, u: Any, v: Any, end: Any, compared: Any, summed: bool) -> None:
        x = np.union1d(np.linspace(-self.half, self.half, 401), [0.0, 1e-9])
        self.plot.set_data(self.function, x, f(x[None]))
        self.plot.set_data(self.levels, np.empty(0), np.empty(0))
        fu, fv = float(f(u)), float(f(v)) if summed else compared.left
        corner = (float(end[0]), compared.left)
        tall = _wide(max(map(abs, (fu, fv, compared.left, compared.right))), 1.5)
        lowest = min(fu, fv, compared.left, compared.right, float(f(np.array([-self.half]))))
        if not _held(self.first, self.second):
            low = -tall * (1.1 if lowest < -0.05 * tall else 0.2)
            self.plot.set_domain((-self.half, self.half), (low, tall * 1.1))
        sides = [(0, 0), (u[0], fu), (u[0], fu), corner, (0, 0), (v[0], fv), (v[0], fv), corner]
        sides = sides if summed else [(0, 0), corner]
        self._set_sides(sides, corner, (float(end[0]), compared.right))
        self.first.put(u[0], fu)
        self.second.put(v[0], fv)
        names = ("u", "v", "", "") if summed else ("u", "", "", "")
        self._set_labels(names, ((u[0], fu), (v[0], fv), corner, (float(end[0]), compared.right)), compared, summed)

    def _draw_plane(self, f: Any, u: Any, v: Any, end: Any, summed: bool) -> None:
        self.plot.set_data(self.function, np.empty(0), np.empty(0))
        x, y = _level_lines(float(f(np.array([1.0, 0.0]))), float(f(np.array([0.0, 1.0]))), self.half)
        self.plot.set_data(self.levels, x, y, np.resize([True, False], len(x)))
        self.plot.set_domain((-self.half, self.half), (-self.half, self.half))
        o, p, q, r = (0.0, 0.0), tuple(u), tuple(v), tuple(end)
        self._set_sides([o, p, p, r, o, q, q, r] if summed else [o, r], r, r)
        self.first.put(*p)
        self.second.put(*q)
        names = ("u", "v", "", "u + v") if summed else ("u", "c·u", "", "")
        self._set_labels(names, (p, q, r, r), None, summed)

    def _set_sides(self, sides: Sequence[Any], left: tuple[float, float], right: tuple[float, float]) -> None:
        points = np.array(sides, float)
        self.sides.setData(points[:, 0], points[:, 1], connect="pairs")
        self.gap.setData([left[0], right[0]], [left[1], right[1]])
        theme = THEME.current
        self.result.setData(
            [left[0], right[0]], [left[1], right[1]], symbol=["s", "o"], size=11 * theme.scale,
            brush=[pg.mkBrush(theme.marker), pg.mkBrush(theme.ink)], pen=pg.mkPen(theme.ground),
        )  # fmt: skip

    def _set_labels(self, names: Sequence[str], places: Sequence[Any], compared: Any, summed: bool) -> None:
        texts = list(names)
        if compared is not None:
            texts[2] = "f(u) + f(v)" if summed else "c·f(u)"
            texts[3] = "f(u + v)" if summed else "f(c·u)"
            if compared.equal:
                texts[2], texts[3] = "", f"{texts[2]} = {texts[3]}"
        for index, (label, text, place) in enumerate(zip(self.labels, texts, places, strict=True)):
            label.setText(text)
            label.setPos(*map(float, place))
            label.setAnchor((1.05, 1.25))
            label.setColor(THEME.colour(("training", "test", "marker", "ink")[index]))
            label.setFont(THEME.font(CONTROL_SIZE, bold=True))
        if compared is not None and not compared.equal:
            below = compared.left < compared.right
            self.labels[2].setAnchor((0.5, -0.3 if below else 1.3))
            self.labels[3].setAnchor((0.5, 1.3 if below else -0.3))

    def _draw_bars(self, compared: Any, summed: bool) -> None:
        values = [*compared.parts, compared.left, compared.right]
        names = ["f(u)", "f(v)", "f(u) + f(v)", "f(u + v)"] if summed else ["f(u)", "c·f(u)", "f(c·u)"]
        tall = _wide(max(map(abs, values)), 1.5)
        low = -tall if min(values) < 0 else 0.0
        self.bars.set_domain((-0.6, len(values) - 0.4), (low * 1.15, tall * 1.15 if max(values) > 0 else 0.15 * tall))
        last = (len(values) - 2, len(values) - 1)
        self.bars.show_bars(values, [number_text(v) for v in values], names, last, () if compared.equal else last)

    def _say(self, state: ActivationsState, f: Any, compared: Any) -> None:
        row = CANDIDATES[state.candidate]
        linear = _linear(state.candidate, state.a, state.b)
        if compared.equal and linear:
            text = translate("activations", "The sides agree, for these numbers and for all others: f is linear.")
        elif compared.equal:
            text = self._counter(f, row.inputs)
        else:
            text = translate("activations", "The sides differ by {gap}: f is not linear.")
            text = text.format(gap=number_text(abs(compared.gap)))
        _set(self.verdict, f"{_mark(compared.equal and linear)} {text}")

    @staticmethod
    def _counter(f: Any, inputs: int) -> str:
        found = counterexample(f, inputs)
        if found is None:
            return translate("activations", "The sides agree for these numbers, but a multiple shows that f is not linear.")
        text = translate("activations", "The sides agree for these numbers only by luck: try the sum with u = {u}, v = {v}. "
                         "f is not linear.")  # fmt: skip
        return text.format(u=number_text(found.u[0]), v=number_text(found.v[0]))

    def restyle(self) -> None:
        """Take the colours of the theme in force."""
        theme = THEME.current
        self.sides.setPen(pg.mkPen(blend(theme.marker, theme.ground, 0.7), width=round(theme.scale)))
        self.gap.setPen(pg.mkPen(theme.vermillion, width=round(3 * theme.scale)))

    def retranslate(self) -> None:
        """Name the handles."""
        self.first.set_name(translate("activations", "Drag u"))
        self.second.set_name(translate("activations", "Drag to change the other input"))

    def equations(self, state: ActivationsState) -> Sequence[Equation]:
        """Return the question with its numbers."""
        f = function_of(state.candidate, state.a, state.b)
        u, v = _inputs(state, "u"), _inputs(state, "v")
        row = CANDIDATES[state.candidate]
        formula = Equation(f"<i>f</i> = {row.formula}", self._numbers(state, u, v), f"f = lambda x: {row.python}")
        if state.test == "sum":
            c = additivity(f, u, v)
            one, other = map(number_text, c.parts)
            other = f"({other})" if c.parts[1] < 0 else other
            text = f"{one} + {other} = <b>{number_text(c.left)}</b> {_relation(c.equal)} <b>{number_text(c.right)}</b>"
            return formula, Equation("<i>f</i>(<i>u</i>) + <i>f</i>(<i>v</i>) = <i>f</i>(<i>u</i> + <i>v</i>)", text,
                                     "np.isclose(f(u) + f(v), f(u + v))")  # fmt: skip
        c = homogeneity(f, u, state.c)
        text = (f"{number_text(state.c)} · {number_text(c.parts[0])} = <b>{number_text(c.left)}</b> {_relation(c.equal)} "
                f"<b>{number_text(c.right)}</b>")  # fmt: skip
        return formula, Equation("<i>c</i> · <i>f</i>(<i>u</i>) = <i>f</i>(<i>c</i> · <i>u</i>)", text,
                                 "np.isclose(c * f(u), f(c * u))")  # fmt: skip

    @staticmethod
    def _numbers(state: ActivationsState, u: Any, v: Any) -> str:
        texts = {"u": _vector(u), "v": _vector(v)} if state.test == "sum" else {"u": _vector(u), "c": number_text(state.c)}
        texts = {k: number_text(getattr(state, k)) for k in CANDIDATES[state.candidate].uses} | texts
        return ", ".join(f"<i>{name}</i> = {text}" for name, text in texts.items())

    def settings(self, state: ActivationsState) -> dict[str, Any]:
        """Return the function and the numbers."""
        row = CANDIDATES[state.candidate]
        inputs = [float(i) for i in _inputs(state, "u")], [float(i) for i in _inputs(state, "v")]
        return {"FUNCTION": row.python, "INPUTS": row.inputs, "a": state.a, "b": state.b, "slope": 0.01, "alpha": 1.0,
                "U": inputs[0], "V": inputs[1], "C": state.c}  # fmt: skip


def _relation(equal: bool) -> str:
    return "=" if equal else "≠"


def _round(value: float, edge: float) -> float:
    """Return a dragged value with two decimals, inside the picture and the range of its field."""
    edge = min(edge, 100.0)
    return round(min(edge, max(-edge, value)), 2) + 0.0


def _vector(values: Sequence[float]) -> str:
    texts = [number_text(float(value)) for value in values]
    return texts[0] if len(texts) == 1 else f"({', '.join(texts)})"


def _inputs(state: ActivationsState, name: str) -> np.ndarray:
    """Return u or v with as many numbers as the function has inputs."""
    values = (getattr(state, name), getattr(state, f"{name}2"))
    return np.array(values[: CANDIDATES[state.candidate].inputs])


def _level_lines(a: float, b: float, half: float) -> tuple[np.ndarray, np.ndarray]:
    """Return pairs of points on lines a·x₁ + b·x₂ = k that cross the square of side 2·half."""
    steep = math.hypot(a, b)
    if steep == 0:
        return np.empty(0), np.empty(0)
    offsets = np.arange(-14, 15) * half / 7
    along, across = np.array([-b, a]) / steep, np.array([a, b]) / steep
    ends = np.array([offset * across + side * 3 * half * along for offset in offsets for side in (-1, 1)])
    return ends[:, 0], ends[:, 1]


class LayersPage(Page):
    """Layers of the plane: a square to drag for each layer, and what all of them make of a grid."""

    def build(self) -> QLayout:
        """Make the input plane, the plane of one layer, and the plane behind all layers."""
        self.input, self.square, self.output = Plot("activations"), Plot("activations"), Plot("activations")
        self.input.set_texts(QT_TRANSLATE_NOOP("activations", "Input"), QT_TRANSLATE_NOOP("activations", "x₁"),
                             QT_TRANSLATE_NOOP("activations", "x₂"))  # fmt: skip
        self.square.set_texts(QT_TRANSLATE_NOOP("activations", "The dragged layer"), "", "")
        self.output.set_texts(QT_TRANSLATE_NOOP("activations", "After all layers"),
                              QT_TRANSLATE_NOOP("activations", "y₁"), QT_TRANSLATE_NOOP("activations", "y₂"))  # fmt: skip
        for plot in (self.input, self.square, self.output):
            plot.getViewBox().setAspectLocked(True)
            plot.getAxis("bottom").room = plot.getAxis("left").room = 44
            plot.marker("border", dash=False, angle=0)
            plot.marker("border", dash=False)
        self.grids = [(plot.curve("training"), plot.curve("test")) for plot in (self.input, self.output)]
        self.outline = self.square.curve("muted", width=2)
        self.arrows = [self.square.curve(role, width=2) for role in ("training", "test")]
        self.arrow_handles = [Handle(self.square, "ink", "diamond"), Handle(self.square, "training"),
                              Handle(self.square, "test", "square")]  # fmt: skip
        for handle in self.arrow_handles:
            handle.moved.connect(self._on_corner)
        self.probe = Handle(self.input, "marker")
        self.probe.moved.connect(self._on_probe)
        self.image = pg.ScatterPlotItem(pxMode=True)
        self.output.addItem(self.image, ignoreBounds=True)
        self.note = QLabel(objectName="verdict")
        self.note.setWordWrap(True)
        self.note.setContentsMargins(8, 0, 8, 0)
        self.lines = grid_lines()
        self.points = np.concatenate([part.reshape(-1, 2) for part in self.lines]).T
        left = _column(self.input, self.square, stretch=(1, 1))
        return _column(self.note, _row(left, self.output, stretch=(5, 9)), stretch=(0, 1))

    def plots(self) -> Sequence[Plot]:
        """Return all three planes."""
        return (self.output, self.input, self.square)

    @Slot(float, float)
    def _on_probe(self, x: float, y: float) -> None:
        self.tab.change(merge="probe", point_x=_round(x, 10), point_y=_round(y, 10))

    @Slot(float, float)
    def _on_corner(self, x: float, y: float) -> None:
        state = self.tab.state
        name = f"layer{state.edited_layer()}"
        w11, w12, w21, w22, b1, b2 = getattr(state, name)
        x, y = _round(x, 10), _round(y, 10)
        corner = self.arrow_handles.index(self.sender())
        new = ((w11, w12, w21, w22, x, y), (_round(x - b1, 10), w12, _round(y - b2, 10), w22, b1, b2),
               (w11, _round(x - b1, 10), w21, _round(y - b2, 10), b1, b2))[corner]  # fmt: skip
        self.tab.change(merge=f"{name}{corner}", **{name: new})

    def draw(self, state: ActivationsState) -> None:
        """Draw the warped grid, the square and the point."""
        maps = [affine(numbers_of) for numbers_of in state.matrices()]
        warped = through(maps, self.points, state.fold)[-1]
        self._draw_grid(self.grids[0], self.points)
        self._draw_grid(self.grids[1], warped)
        point = np.array([state.point_x, state.point_y])
        end = through(maps, point, state.fold)[-1]
        far = float(np.abs(point).max())
        side = 2.4 if far <= 2.4 else _wide(far)
        if not _held(self.probe):
            self.input.set_domain((-side, side), (-side, side))
        seen = np.column_stack([warped, end])
        reach = _wide(float(np.abs(seen).max()), 1.5)
        ends = [(-reach if values.min() < -0.05 * reach else -0.1 * reach, reach) for values in seen]
        self.output.set_domain(*ends)
        self.probe.put(*point)
        self.image.setData([end[0]], [end[1]], size=14 * THEME.current.scale,
                           brush=pg.mkBrush(THEME.current.marker), pen=pg.mkPen(THEME.current.ground, width=2))  # fmt: skip
        self._draw_square(affine(getattr(state, f"layer{state.edited_layer()}")))
        _set(self.note, self._note(state, maps, warped))

    def _draw_grid(self, curves: Sequence[Curve], points: np.ndarray) -> None:
        across, along = self.lines[0].shape[:2]
        connect = np.ones((across, along), np.bool_)
        connect[:, -1] = False
        half = across * along
        plot = self.input if curves is self.grids[0] else self.output
        for curve, part in zip(curves, (points[:, :half], points[:, half:]), strict=True):
            plot.set_data(curve, part[0], part[1], connect.ravel())

    def _draw_square(self, layer: AffineMap) -> None:
        corners = layer(np.array([[0, 1, 1, 0, 0], [0, 0, 1, 1, 0]], np.float64))
        self.square.set_data(self.outline, *corners)
        for arrow, end in zip(self.arrows, (1, 3), strict=True):
            self.square.set_data(arrow, corners[0, [0, end]], corners[1, [0, end]])
        for handle, at in zip(self.arrow_handles, (0, 1, 3), strict=True):
            handle.put(*corners[:, at])
        if not _held(*self.arrow_handles):
            reach = _wide(float(np.abs(corners).max()), 1.5)
            self.square.set_domain((-reach, reach), (-reach, reach))

    def _note(self, state: ActivationsState, maps: Sequence[AffineMap], warped: np.ndarray) -> str:
        _, miss = best_affine(self.points, warped)
        if miss < 1e-9:
            text = translate("activations", "{n} layers do what one matrix does: straight lines stay straight and parallel.")
        else:
            text = translate("activations", "No single matrix does this: the best one misses by up to {miss}. "
                             "Lines are bent or folded.")  # fmt: skip
        return text.format(n=len(maps), miss=number_text(miss))

    def retranslate(self) -> None:
        """Name the handles."""
        self.probe.set_name(translate("activations", "Drag the point"))
        names = (translate("activations", "Drag the bias: where 0 goes"),
                 translate("activations", "Drag the first column of W: where (1, 0) goes"),
                 translate("activations", "Drag the second column of W: where (0, 1) goes"))  # fmt: skip
        for handle, name in zip(self.arrow_handles, names, strict=True):
            handle.set_name(name)

    def equations(self, state: ActivationsState) -> Sequence[Equation]:
        """Return the one equivalent matrix, or what stands in its way, and where the point goes."""
        maps = [affine(numbers_of) for numbers_of in state.matrices()]
        point = np.array([state.point_x, state.point_y])
        steps = through(maps, point, state.fold)
        path = " → ".join(_vector(np.round(p, 4)) for p in steps)
        if state.fold == "identity":
            one = collapse(maps)
            symbols = "".join(f"<i>W</i><sub>{i}</sub>" for i in range(len(maps), 0, -1)) + " <i>x</i> + … = <i>Wx</i> + <i>b</i>"
            first = Equation(symbols, f"<i>W</i> = {_matrix(one.W)}, <i>b</i> = {_vector(np.round(one.b, 4))}",
                             "W, b = W2 @ W1, W2 @ b1 + b2")  # fmt: skip
        else:
            first = Equation(
                "<i>f</i>(<i>W</i><sub>2</sub> <i>f</i>(<i>W</i><sub>1</sub><i>x</i> + <i>b</i><sub>1</sub>) + "
                "<i>b</i><sub>2</sub>) ≠ <i>Wx</i> + <i>b</i>",
                f"<i>f</i> = {ACTIVATIONS[state.fold].formula}", "x = f(W1 @ x + b1)")  # fmt: skip
        return (first, Equation("<i>x</i> → <i>y</i>", path, "for W, b in layers: x = f(W @ x + b)"))

    def settings(self, state: ActivationsState) -> dict[str, Any]:
        """Return matrices and activation."""
        return {"LAYERS": [list(numbers_of) for numbers_of in state.matrices()],
                "ACTIVATION": ACTIVATIONS[state.fold].python, "POINT": [state.point_x, state.point_y]}  # fmt: skip


def _matrix(values: np.ndarray) -> str:
    """Return a matrix in one line: rows in brackets."""
    return "[" + ", ".join("[" + ", ".join(number_text(round(float(v), 4)) for v in row) + "]" for row in values) + "]"


class SignalsPage(Page):
    """Histograms of what the layers of a real deep network hold, for four first weights; computed in a worker."""

    def build(self) -> QLayout:
        """Make the grid of histograms."""
        self.grid = HistogramGrid()
        self.thread: GeneratorThread | None = None
        self.key: Any = None
        self.found: dict[tuple[str, int], Signal] = {}
        return _column(self.grid, stretch=(1,))

    def plots(self) -> Sequence[Any]:
        """Return the grid: it has a table too."""
        return (self.grid,)

    @property
    def busy(self) -> bool:
        """Whether the network is being computed."""
        return self.thread is not None

    def draw(self, state: ActivationsState) -> None:
        """Compute what is not known yet, and show what is."""
        key = (state.activation, state.layers, state.units, state.inputs, state.seed)
        if key != self.key:
            self.key, self.found = key, {}
            self.stop()
            self.thread = GeneratorThread(_compute(*key), self)
            self.thread.batch.connect(self._on_batch)
            self.thread.ended.connect(self._on_ended)
            self.thread.failed.connect(self._on_failed)
            self.thread.start()
        self._show(state)

    def stop(self) -> None:
        """End a computation that is not wanted any more."""
        if self.thread is not None:
            self.thread.stop()
            self.thread.deleteLater()
            self.thread = None

    @Slot(object)
    def _on_batch(self, items: list[Any]) -> None:
        self.found.update({(s.start, s.layer): s for s in items if isinstance(s, Signal)})
        if self.tab.state.view == "signals":  # otherwise it is shown when the view is
            self._show(self.tab.state)

    @Slot()
    def _on_ended(self) -> None:
        self.stop()
        self.tab.refresh_equations()

    @Slot(Exception)
    def _on_failed(self, problem: Exception) -> None:
        self.stop()
        self.tab.message.say(sentence(problem))

    def _show(self, state: ActivationsState) -> None:
        values = state.shown == "values"
        layer = translate("activations", "Layer {n}")
        low, high = value_range(state.activation) if values else (0.0, 0.0)
        ends = ((number_text(low), number_text((low + high) / 2), number_text(high)) if values
                else _powers(SMALLEST, LARGEST))  # fmt: skip
        self.grid.set_frame(
            translate("activations", "What each layer hands on") if values
            else translate("activations", "How large the gradients of the weights are"),
            translate("activations", "Value after the activation (height: root of the share)") if values
            else translate("activations", "Size of ∂E/∂W, powers of ten (height: root of the share)"),
            [translate("activations", text) for text in _STARTS.values()],
            [layer.format(n=i + 1) for i in range(state.layers)], ends, "training" if values else "vermillion",
        )  # fmt: skip
        starts = list(_STARTS)
        self.grid.show_cells({
            (starts.index(s.start), s.layer - 1): (s.values if values else s.gradients, self._note(s, values))
            for s in self.found.values()
        })  # fmt: skip

    @staticmethod
    def _note(signal: Signal, values: bool) -> str:
        return f"σ = {number_text(signal.spread, 2)}" if values else number_text(signal.gradient_size, 2)

    def equations(self, state: ActivationsState) -> Sequence[Equation]:
        """Return what four starts leave in the last layer and of the first gradient."""
        rows = []
        for symbols, text, python in (
            ("σ(<i>z</i><sub><i>n</i></sub>)", self._each(state, state.layers, "spread"), "z.std()"),
            ("|∂<i>E</i>/∂<i>W</i><sub>1</sub>|", self._each(state, 1, "gradient_size"), "np.sqrt(np.mean(dW1**2))"),
        ):
            rows.append(Equation(symbols, text, python))
        return rows

    def _each(self, state: ActivationsState, layer: int, field: str) -> str:
        texts = [f"{translate('activations', name)}: <b>{number_text(getattr(self.found[start, layer], field), 3)}</b>"
                 for start, name in _STARTS.items() if (start, layer) in self.found]  # fmt: skip
        return "&nbsp;&nbsp; ".join(texts)

    def settings(self, state: ActivationsState) -> dict[str, Any]:
        """Return the network."""
        return {"ACTIVATION": ACTIVATIONS[state.activation].python, "LAYERS": state.layers, "UNITS": state.units,
                "SEED": state.seed, "RANGE": value_range(state.activation)}  # fmt: skip


def _powers(low: float, high: float) -> tuple[str, str, str]:
    """Return the ends and the middle of an axis of powers of ten; what is smaller is counted at the left end."""
    left, middle, right = (number_text(10.0**p).removeprefix("1×") for p in (low, (low + high) / 2, high))
    return f"≤{left}", middle, right


def _compute(activation: str, layers: int, units: int, inputs: str, seed: int) -> Iterator[Any]:
    """Yield progress, then a Signal per network and layer; the batch is the book's random numbers or digits."""
    rng = np.random.default_rng(seed)
    if inputs == "digits":
        for frame in digits.generating(_SAMPLES, rng):
            yield frame
        x, t = frame.images.reshape(_SAMPLES, -1) / 255.0, frame.labels.astype(np.intp)
    else:
        x, t = rng.standard_normal((_SAMPLES, 100)), rng.integers(0, 10, _SAMPLES)
    yield from signals(activation, tuple(_STARTS), layers, units, x, t, seed)


_FAULTS = {
    Fault.NONE: QT_TRANSLATE_NOOP("activations", "Both give the same. Shift the scores until the written formula breaks."),
    Fault.POWER: QT_TRANSLATE_NOOP(
        "activations", "As written it breaks: e<sup>{top}</sup> is above the largest {dtype} number, e<sup>{limit}</sup>, "
        "and becomes inf. Then inf / inf is nan. Subtracting the maximum first keeps every power at 1 or below."),
    Fault.SUM: QT_TRANSLATE_NOOP(
        "activations", "As written it breaks: each power is finite, but their sum is above the largest {dtype} number and "
        "becomes inf. Every share is then a number divided by inf: 0."),
    Fault.NOTHING: QT_TRANSLATE_NOOP(
        "activations", "As written it breaks: every power is so small that {dtype} makes it 0, and 0 / 0 is nan."),
    Fault.PRECISION: QT_TRANSLATE_NOOP(
        "activations", "As written it loses digits: the powers are among the smallest numbers that {dtype} has."),
}  # fmt: skip


class SoftmaxPage(Page):
    """Scores as bars to drag; softmax as it should be computed beside softmax as it is written."""

    def build(self) -> QLayout:
        """Make three bar charts and the verdict."""
        self.scores = BarChart("activations", handles=True, role="muted")
        self.scores.set_texts(QT_TRANSLATE_NOOP("activations", "Scores: drag them"), "",
                              QT_TRANSLATE_NOOP("activations", "Score x"))  # fmt: skip
        self.stable = BarChart("activations")
        self.stable.set_texts(QT_TRANSLATE_NOOP("activations", "Maximum subtracted first"), "",
                              QT_TRANSLATE_NOOP("activations", "Probability"))  # fmt: skip
        self.naive = BarChart("activations", role="vermillion")
        self.naive.set_texts(QT_TRANSLATE_NOOP("activations", "As the formula is written"), "",
                             QT_TRANSLATE_NOOP("activations", "Probability"))  # fmt: skip
        for chart in (self.stable, self.naive):
            chart.legend.hide()
        self.scores.dragged.connect(self._on_dragged)
        self.verdict = QLabel(objectName="verdict")
        self.verdict.setWordWrap(True)
        self.verdict.setContentsMargins(8, 0, 8, 0)
        right = _column(self.stable, self.naive, stretch=(1, 1))
        return _column(self.verdict, _row(self.scores, right, stretch=(1, 1)), stretch=(0, 1))

    def plots(self) -> Sequence[Plot]:
        """Return the three charts."""
        return (self.scores, self.stable, self.naive)

    @Slot(int, float)
    def _on_dragged(self, index: int, value: float) -> None:
        scores = list(self.tab.state.scores)
        scores[index] = round(min(self.half, max(-self.half, value)), 1) + 0.0
        self.tab.change(merge=f"score{index}", scores=tuple(scores))

    @staticmethod
    def shifted(state: ActivationsState) -> list[float]:
        """Return the scores that softmax gets."""
        return [score + state.shift for score in state.scores]

    def draw(self, state: ActivationsState) -> None:
        """Draw the scores and both results."""
        names = [str(i + 1) for i in range(len(state.scores))]
        if not _held(*self.scores.handles):
            self.half = _wide(max(map(abs, state.scores)), 6.0)
            self.ends = (-self.half if min(state.scores) < 0 else 0.0, self.half if max(state.scores) > 0 else 0.0)
        low, high = self.ends
        pad = 0.14 * (high - low)
        domain = (-0.7, len(names) - 0.3)
        self.scores.set_domain(domain, (low - pad if low < 0 else low, high + pad))
        shifted = self.shifted(state)
        self.scores.show_bars(state.scores, self._sums(state), names)
        for chart, stable in ((self.stable, True), (self.naive, False)):
            steps = softmax_steps(shifted, state.dtype, stable)
            chart.set_domain(domain, (0.0, 1.15))
            bad = [i for i, y in enumerate(steps.y) if steps.fault not in (Fault.NONE, Fault.PRECISION)]
            chart.show_bars(steps.y, [_share_text(float(y)) for y in steps.y], names, (), bad)
        _set(self.verdict, self._verdict(state, softmax_steps(shifted, state.dtype, False).fault))

    @staticmethod
    def _sums(state: ActivationsState) -> list[str]:
        """Return the texts over the bars: the score, and what the shift makes of it."""
        sums = [number_text(score + state.shift, 6) for score in state.scores]
        if not state.shift or len(sums) > 5:
            return sums
        sign = "+" if state.shift > 0 else "−"
        shift = number_text(abs(state.shift), 6)
        return [f"{number_text(score, 6)} {sign} {shift} = {total}" for score, total in zip(state.scores, sums, strict=True)]

    @staticmethod
    def _verdict(state: ActivationsState, fault: Fault) -> str:
        text = translate("activations", _FAULTS[fault]).format(
            top=_exponent(max(SoftmaxPage.shifted(state))), dtype=state.dtype,
            limit=fixed_text(chapter.largest_exponent(state.dtype), 2))  # fmt: skip
        return f"{_mark(fault is Fault.NONE)} {text}"

    def retranslate(self) -> None:
        """Name the handles."""
        self.scores.name_handles(translate("activations", "Drag score {number}"))

    def equations(self, state: ActivationsState) -> Sequence[Equation]:
        """Return both ways with their numbers."""
        shifted = self.shifted(state)
        stable, naive = (softmax_steps(shifted, state.dtype, which) for which in (True, False))
        k = int(np.argmax(shifted))
        return (
            Equation(f"<i>y</i><sub>{k + 1}</sub> = <i>e</i><sup><i>x</i> − max</sup> / Σ <i>e</i><sup><i>x</i> − max</sup>",
                     _fraction(stable, k), "e = np.exp(x - x.max()); y = e / e.sum()"),
            Equation(f"<i>y</i><sub>{k + 1}</sub> = <i>e</i><sup><i>x</i></sup> / Σ <i>e</i><sup><i>x</i></sup>",
                     _fraction(naive, k), "y = np.exp(x) / np.exp(x).sum()"),
        )  # fmt: skip

    def settings(self, state: ActivationsState) -> dict[str, Any]:
        """Return scores and type."""
        return {"SCORES": list(state.scores), "SHIFT": state.shift, "DTYPE": state.dtype}


def _share_text(y: float) -> str:
    """Return a probability, or the very word Python prints when it is none."""
    if math.isnan(y):
        return "nan"
    if 0 < y < 0.001:
        return number_text(y, 3)
    return fixed_text(y, 6 if 0.9999 < y < 1 else 4)


def _raw(value: float) -> str:
    """Return a number, or inf and nan as Python prints them."""
    return number_text(value, 7) if math.isfinite(value) else str(value)


def _exponent(value: float) -> str:
    """Return an exponent as it is written: four digits have no separator."""
    return number_text(value, 6).replace(",", "")


def _fraction(steps: chapter.SoftmaxSteps, k: int) -> str:
    power, total, share = (float(v) for v in (steps.powers[k], steps.total, steps.y[k]))
    return f"<i>e</i><sup>{_exponent(float(steps.exponents[k]))}</sup> / Σ = {_raw(power)} / {_raw(total)} = <b>{_raw(share)}</b>"


class BatchPage(Page):
    """A batch of scores: softmax along the classes beside softmax along the batch, which is the mistake."""

    def build(self) -> QLayout:
        """Make three matrices."""
        self.grids = [NumberGrid("muted"), NumberGrid("training"), NumberGrid("vermillion")]
        self.verdict = QLabel(objectName="verdict")
        self.verdict.setWordWrap(True)
        self.verdict.setContentsMargins(8, 0, 8, 0)
        return _column(self.verdict, _row(*self.grids, stretch=(3, 4, 4)), stretch=(0, 1))

    def plots(self) -> Sequence[Any]:
        """Return the matrices: they have tables too."""
        return self.grids

    def draw(self, state: ActivationsState) -> None:
        """Fill the matrices."""
        result = batch_softmax(random_scores(state.samples, state.classes, state.draws))
        rows = [translate("activations", "sample {n}").format(n=i + 1) for i in range(state.samples)]
        columns = [translate("activations", "class {n}").format(n=i) for i in range(state.classes)]
        span = max(1e-9, float(np.ptp(result.scores)))
        shades = (result.scores - result.scores.min()) / span
        self.grids[0].show_grid(translate("activations", "Scores"), shades,
                                [[fixed_text(v, 2) for v in row] for row in result.scores], rows, columns)  # fmt: skip
        for index, (grid, values, chosen) in enumerate((
            (self.grids[1], result.right, result.right_class), (self.grids[2], result.wrong, result.wrong_class),
        )):  # fmt: skip
            title = (translate("activations", "Σ over the classes (axis = −1)") if index == 0
                     else translate("activations", "Σ over the batch (axis = 0)"))  # fmt: skip
            sides = [self._side(float(values[i].sum()), index == 1 and bool(result.changed[i])) for i in range(len(values))]
            foot = [f"Σ {fixed_text(float(total), 2)}" for total in values.sum(axis=0)]
            grid.show_grid(title, values, [[fixed_text(v, 3) for v in row] for row in values], [""] * len(rows),
                           [*columns, translate("activations", "row")], sides, foot, [int(c) for c in chosen])  # fmt: skip
        _set(self.verdict, self._verdict(state, int(result.changed.sum())))

    @staticmethod
    def _side(total: float, changed: bool) -> tuple[str, str]:
        good = abs(total - 1) < 1e-9
        sign = "✗" if changed else "✓" if good else ""
        return f"Σ {fixed_text(total, 2)} {sign}".strip(), "vermillion" if changed else "right" if good else "muted"

    @staticmethod
    def _verdict(state: ActivationsState, changed: int) -> str:
        text = translate("activations", "The class with the ring is chosen. Summed over the batch, the rows are no "
                         "probabilities, each sample depends on the others, and {changed} of {n} samples get another class.")
        return text.format(changed=changed, n=state.samples)  # fmt: skip

    def equations(self, state: ActivationsState) -> Sequence[Equation]:
        """Return the sum over the classes, and the mistake."""
        result = batch_softmax(random_scores(state.samples, state.classes, state.draws))
        right, wrong = (" + ".join(fixed_text(float(v), 3) for v in part[0]) + f" = <b>{fixed_text(float(part[0].sum()), 3)}</b>"
                        for part in (result.right, result.wrong))  # fmt: skip
        return (
            Equation("Σ<sub><i>k</i></sub> <i>y</i><sub>1<i>k</i></sub> = 1", right,
                     "y = e / e.sum(axis=-1, keepdims=True)"),
            Equation("Σ<sub><i>k</i></sub> <i>y</i><sub>1<i>k</i></sub> ≠ 1", wrong, "y = e / e.sum(axis=0)  # wrong"),
        )  # fmt: skip

    def settings(self, state: ActivationsState) -> dict[str, Any]:
        """Return the scores."""
        return {"SCORES": random_scores(state.samples, state.classes, state.draws).tolist()}


class OutputPage(Page):
    """The output layer that a task needs: scores become outputs, outputs and truth become a loss."""

    def build(self) -> QLayout:
        """Make the figures, the bars of scores and outputs, and the loss over one score."""
        self.figures = Figures("activations", {
            "outputs": QT_TRANSLATE_NOOP("activations", "Outputs"),
            "activation": QT_TRANSLATE_NOOP("activations", "Activation"),
            "loss": QT_TRANSLATE_NOOP("activations", "Loss"),
            "value": QT_TRANSLATE_NOOP("activations", "Loss now"),
        }, {"outputs": "10", "activation": "Identity", "loss": "Half the sum of squares", "value": "00.0000"})  # fmt: skip
        self.example = _caption()
        self.example.setContentsMargins(16, 0, 16, 0)
        self.scores = BarChart("activations", handles=True, role="muted")
        self.scores.set_texts(QT_TRANSLATE_NOOP("activations", "Scores: drag them"), "",
                              QT_TRANSLATE_NOOP("activations", "Score a"))  # fmt: skip
        self.outputs = BarChart("activations")
        self.outputs.set_texts(QT_TRANSLATE_NOOP("activations", "Outputs, truth ★"), "",
                               QT_TRANSLATE_NOOP("activations", "Output y"))  # fmt: skip
        self.truths = pg.ScatterPlotItem(pxMode=True)
        self.outputs.addItem(self.truths, ignoreBounds=True)
        self.scores.dragged.connect(self._on_dragged)
        self.plot = Plot("activations")
        self.plot.set_texts(QT_TRANSLATE_NOOP("activations", "The loss over one score"),
                            QT_TRANSLATE_NOOP("activations", "Score a"), QT_TRANSLATE_NOOP("activations", "Loss E"))  # fmt: skip
        self.curve = self.plot.curve("ink", QT_TRANSLATE_NOOP("activations", "loss"), width=2)
        self.tangent = self.plot.curve("training", QT_TRANSLATE_NOOP("activations", "slope y − t"), width=2, dash=True)
        self.handle = Handle(self.plot, "ink")
        self.handle.moved.connect(self._on_moved)
        charts = _row(self.scores, self.outputs, self.plot, stretch=(3, 3, 4))
        return _column(self.figures, self.example, charts, stretch=(0, 0, 1))

    def plots(self) -> Sequence[Plot]:
        """Return the loss and the bars."""
        return (self.plot, self.scores, self.outputs)

    @Slot(int, float)
    def _on_dragged(self, index: int, value: float) -> None:
        value = _round(value, 6)
        if self.tab.state.task == "ten":
            self.tab.change(merge=f"ten{index}", dragged=index, ten_scores=_replaced(self.tab.state.ten_scores, index, value))
        else:
            self.tab.change(merge="score", score=value)

    @Slot(float, float)
    def _on_moved(self, x: float, y: float) -> None:
        self._on_dragged(self.tab.state.dragged, x)

    @staticmethod
    def numbers_of(state: ActivationsState) -> tuple[np.ndarray, np.ndarray, int]:
        """Return the scores, the targets, and which score the loss is drawn over."""
        if state.task == "ten":
            return np.array(state.ten_scores), np.eye(10)[state.truth], state.dragged
        target = state.target if state.task == "regression" else float(state.positive)
        return np.array([state.score]), np.array([target]), 0

    def draw(self, state: ActivationsState) -> None:
        """Draw scores, outputs and loss."""
        row = OUTPUT_LAYERS[state.task]
        a, t, index = self.numbers_of(state)
        y = row.value(a)
        self.figures.show_values(outputs=str(row.outputs), activation=translate("activations", row.activation),
                                 loss=translate("activations", row.loss_name), value=fixed_text(row.loss(a, t), 4))  # fmt: skip
        _set(self.example, translate("activations", row.example))
        names = [str(i) for i in range(10)] if row.outputs == 10 else [""]
        self._draw_bars(a, y, t, names, index, row.outputs == 10)
        self._draw_loss(row, a, y, t, index)

    def _draw_bars(self, a: np.ndarray, y: np.ndarray, t: np.ndarray, names: list[str], index: int, many: bool) -> None:
        digits_shown = 1 if many else 4
        domain = (-0.7, len(a) - 0.3)
        reach = _wide(float(np.abs(a).max()))
        self.scores.set_domain(domain, (-1.15 * reach, 1.15 * reach))
        self.scores.show_bars(a, [fixed_text(v, digits_shown) for v in a], names, (index,) if many else ())
        free = float(y.min()) < 0 or float(y.max()) > 1 or float(t.max()) > 1 or float(t.min()) < 0
        top = _wide(max(float(np.abs(y).max()), float(np.abs(t).max())), 1.5)
        self.outputs.set_domain(domain, (-1.15 * top, 1.15 * top) if free else (0.0, 1.15))
        self.outputs.show_bars(y, [_output_text(v, many) for v in y], names)
        shown = np.flatnonzero(t) if many else np.arange(len(t))
        theme = THEME.current
        self.truths.setData(shown, t[shown], symbol="star", size=17 * theme.scale, brush=pg.mkBrush(theme.test),
                            pen=pg.mkPen(theme.ground, width=2))  # fmt: skip

    def _draw_loss(self, row: Any, a: np.ndarray, y: np.ndarray, t: np.ndarray, index: int) -> None:
        reach = _wide(abs(float(a[index])))
        x = np.linspace(-reach, reach, 161)
        losses = loss_over(row, a, t, index, x)
        here, slope = row.loss(a, t), float(y[index] - t[index])
        self.plot.set_data(self.curve, x, losses)
        ends = a[index] + np.array([-reach / 3, reach / 3])
        self.plot.set_data(self.tangent, ends, here + slope * (ends - a[index]))
        high = float(losses.max())
        if not _held(self.handle):
            self.plot.set_domain((-reach, reach), (-0.06 * high, 1.06 * high + 1e-9))
        self.handle.put(float(a[index]), here)

    def restyle(self) -> None:
        """Give the figures room for the longest word in the language in force."""
        rows, metrics = OUTPUT_LAYERS.values(), self.figures.values["loss"].fontMetrics()
        for key, names in (("activation", [row.activation for row in rows]), ("loss", [row.loss_name for row in rows])):
            self.figures.values[key].set_widest(max(
                (translate("activations", name) for name in names), key=metrics.horizontalAdvance))

    def retranslate(self) -> None:
        """Name the handles."""
        self.scores.name_handles(translate("activations", "Drag score {number}"))
        self.handle.set_name(translate("activations", "Drag the score"))
        self.restyle()

    def equations(self, state: ActivationsState) -> Sequence[Equation]:
        """Return output, loss and the slope y − t."""
        row = OUTPUT_LAYERS[state.task]
        a, t, index = self.numbers_of(state)
        y = row.value(a)
        name = f"<sub>{index}</sub>" if row.outputs > 1 else ""
        slope = f"{fixed_text(float(y[index]))} − {number_text(float(t[index]))} = <b>{fixed_text(float(y[index] - t[index]))}</b>"
        return (
            Equation(f"<i>y</i> = {row.formula}", f"<i>y</i>{name} = <b>{fixed_text(float(y[index]))}</b>", row.python),
            Equation(f"<i>E</i> = {row.loss_formula}", f"<i>E</i> = <b>{fixed_text(row.loss(a, t))}</b>", row.loss_python),
            Equation("∂<i>E</i>/∂<i>a</i> = <i>y</i> − <i>t</i>", slope, "y - t"),
        )

    def settings(self, state: ActivationsState) -> dict[str, Any]:
        """Return task and numbers."""
        row = OUTPUT_LAYERS[state.task]
        a, t, index = self.numbers_of(state)
        return {"TASK": row.task, "SCORES": a.tolist(), "TARGETS": t.tolist(), "INDEX": index,
                "ACTIVATION": row.python, "LOSS": row.loss_python}  # fmt: skip


def _output_text(value: float, many: bool) -> str:
    """Return an output over its bar; of many, only those that matter, or the texts would overlap."""
    if many:
        return fixed_text(value, 2) if value >= 0.05 else ""
    return fixed_text(value, 4)


def _replaced(values: tuple[float, ...], index: int, value: float) -> tuple[float, ...]:
    return (*values[:index], value, *values[index + 1 :])


_S = ActivationsState
_PRESETS = (
    Preset(
        QT_TRANSLATE_NOOP("activations", "The book's three"), _S(),
        QT_TRANSLATE_NOOP("activations", "Drag the point: which of the three has a slope where?"),
    ),
    Preset(
        QT_TRANSLATE_NOOP("activations", "Sigmoid and tanh"), _S(functions=("sigmoid", "tanh"), focus="tanh", x=0.0),
        QT_TRANSLATE_NOOP("activations", "tanh x = 2·sigmoid(2x) − 1: steeper, and centred on 0."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("activations", "The family of ReLU"),
        _S(functions=("relu", "leaky_relu", "elu", "softplus", "swish", "gelu"), focus="relu", x=-1.0, slope=0.1),
        QT_TRANSLATE_NOOP("activations", "Left of 0 they differ: which of them never lets the gradient die?"),
    ),
    Preset(
        QT_TRANSLATE_NOOP("activations", "Failure: saturated, x = 38"), _S(functions=("sigmoid", "tanh"), x=38.0),
        QT_TRANSLATE_NOOP("activations", "The sigmoid's slope is never 0 in mathematics, but exactly 0 in float64."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("activations", "A linear function passes"), _S(view="superposition"),
        QT_TRANSLATE_NOOP("activations", "Drag u and v: the two sides always agree."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("activations", "Two inputs: 6a + 12b"),
        _S(view="superposition", candidate="two_inputs", a=0.5, b=0.3, u=1.0, u2=2.0, v=5.0, v2=10.0),
        QT_TRANSLATE_NOOP("activations", "a·1 + b·2 and a·5 + b·10 add up to 6a + 12b, which is f of the sums."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("activations", "Failure: a line that misses 0"), _S(view="superposition", candidate="affine"),
        QT_TRANSLATE_NOOP("activations", "Its graph is a straight line, and yet it is not linear: b is counted twice."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("activations", "Failure: ReLU, by luck"), _S(view="superposition", candidate="relu", u=1.0, v=2.0),
        QT_TRANSLATE_NOOP("activations", "The sides agree while both inputs are above 0. Drag one of them below."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("activations", "Two layers are one"), _S(view="layers"),
        QT_TRANSLATE_NOOP("activations", "Whatever you drag, the grid stays straight. Now choose ReLU as activation."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("activations", "Three halves are an eighth"),
        _S(view="layers", depth=3, layer1=(0.5, 0, 0, 0.5, 0, 0), layer2=(0.5, 0, 0, 0.5, 0, 0),
           layer3=(0.5, 0, 0, 0.5, 0, 0), point_x=4.0, point_y=0.0),
        QT_TRANSLATE_NOOP("activations", "f(f(f(x))) = a³x: with a = 0.5, the point 4 ends at 0.5."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("activations", "ReLU folds the plane"), _S(view="layers", fold="relu", depth=2),
        QT_TRANSLATE_NOOP("activations", "Each layer folds the grid along straight lines. Add layers: more folds."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("activations", "Failure: the gradient vanishes"),
        _S(view="slopes", functions=("sigmoid", "tanh", "relu"), deep=10),
        QT_TRANSLATE_NOOP("activations", "Ten sigmoids leave a millionth of the gradient at most."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("activations", "Deep network: four first weights"), _S(view="signals"),
        QT_TRANSLATE_NOOP("activations", "σ = 1 sticks to 0 and 1, σ = 0.01 to 0.5. Look at the gradients too."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("activations", "Deep network: ReLU wants He"), _S(view="signals", activation="relu"),
        QT_TRANSLATE_NOOP("activations", "With Xavier the values of ReLU fade layer by layer; with He they last."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("activations", "Failure: ten sigmoid layers"),
        _S(view="signals", layers=10, units=20, shown="gradients", inputs="digits"),
        QT_TRANSLATE_NOOP("activations", "The gradient of the first layer is many powers of ten below that of the last."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("activations", "Softmax"), _S(view="softmax"),
        QT_TRANSLATE_NOOP("activations", "Drag one bar: all probabilities change, and their sum stays 1."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("activations", "Failure: 1010, 1000, 990"), _S(view="softmax", scores=(1010.0, 1000.0, 990.0)),
        QT_TRANSLATE_NOOP("activations", "The written formula gives nan. The other one gives what it should."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("activations", "Failure: only the sum overflows"), _S(view="softmax", scores=(709.0,) * 3),
        QT_TRANSLATE_NOOP("activations", "Three finite powers, and an infinite sum: every share becomes 0."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("activations", "Failure: float32 breaks at 88.73"),
        _S(view="softmax", scores=(0.3, 2.9, 4.0), shift=85.0, dtype="float32"),
        QT_TRANSLATE_NOOP("activations", "With half the bits, numbers end at e⁸⁸·⁷². Choose float64 to mend it."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("activations", "Failure: sum over the batch"), _S(view="batch", samples=5),
        QT_TRANSLATE_NOOP("activations", "One wrong axis: look for rows that do not add up to 1."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("activations", "Output for two classes"), _S(view="output", task="two"),
        QT_TRANSLATE_NOOP("activations", "Drag the score: the slope of the loss is always y − t."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("activations", "Output for ten classes"), _S(view="output", task="ten"),
        QT_TRANSLATE_NOOP("activations", "Raise the score of a wrong class and watch the loss."),
    ),
)  # fmt: skip

_PAGES: dict[str, type[Page]] = {
    "curves": CurvesPage, "superposition": SuperpositionPage, "layers": LayersPage, "slopes": SlopesPage,
    "signals": SignalsPage, "softmax": SoftmaxPage, "batch": BatchPage, "output": OutputPage,
}  # fmt: skip


class ActivationsTab(Tab):
    """Activation functions in eight views of one idea."""

    name = "activations"
    title = QT_TRANSLATE_NOOP("activations", "Activations")
    sections = QT_TRANSLATE_NOOP("activations", "Book chapters 3 and 6.2")
    State = ActivationsState
    presets = _PRESETS
    views = {  # noqa: RUF012 (the frame only reads it)
        "curves": QT_TRANSLATE_NOOP("activations", "Curves"),
        "superposition": QT_TRANSLATE_NOOP("activations", "Superposition"),
        "layers": QT_TRANSLATE_NOOP("activations", "Stacked layers"),
        "slopes": QT_TRANSLATE_NOOP("activations", "Vanishing gradient"),
        "signals": QT_TRANSLATE_NOOP("activations", "Deep network"),
        "softmax": QT_TRANSLATE_NOOP("activations", "Softmax"),
        "batch": QT_TRANSLATE_NOOP("activations", "Batch"),
        "output": QT_TRANSLATE_NOOP("activations", "Output layer"),
    }

    def build(self) -> None:
        """Make the eight pages."""
        self.parts = {key: _PAGES[key](self, self.pages[key]) for key in self.views}
        THEME.changed.connect(self._on_look)
        self._restyle()

    def part(self) -> Page:
        """Return the view on show."""
        return self.parts[self.state.view]

    def draw(self, state: ActivationsState) -> None:
        """Draw the view on show; the others are drawn when they are shown."""
        self.parts[state.view].draw(state)

    def equations(self, state: ActivationsState) -> Sequence[Equation]:
        """Return the rows of the view on show."""
        return self.parts[state.view].equations(state)

    def script(self, state: ActivationsState) -> str:
        """Return a program that draws the view on show."""
        part = self.parts[state.view]
        return script_text(f"activations_{state.view}", **part.settings(state))

    def plots(self) -> Sequence[Any]:
        """Return what the view on show can copy and export."""
        return self.part().plots()

    def highlight(self, key: str) -> None:
        """Light up a part of the curves."""
        if isinstance(part := self.part(), CurvesPage):
            part.highlight(key)
            part.draw(self.state)

    @property
    def busy(self) -> bool:
        """Whether the deep network is being computed."""
        return self.state.view == "signals" and self.parts["signals"].busy

    def close_down(self) -> None:
        """Stop what runs."""
        self.parts["signals"].stop()
        super().close_down()

    def preset_state(self, preset: Preset) -> ActivationsState:
        """Return a preset's State."""
        return preset.state

    def retranslate(self) -> None:
        """Take all texts in the language in force."""
        super().retranslate()
        for part in self.parts.values():
            part.retranslate()

    @Slot()
    def _on_look(self) -> None:
        self._restyle()
        self.draw(self.state)

    def _restyle(self) -> None:
        for part in self.parts.values():
            part.restyle()
