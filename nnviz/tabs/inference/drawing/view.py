"""Draw a digit: a pad, what happens to its ink, and what the network makes of it while it is drawn."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from nnviz.core.problems import Problem
from nnviz.data.handwritten.ink import point_text
from nnviz.data.handwritten.mnist_steps import FIELD, Steps, prepare
from nnviz.tabs.inference.answering import Job
from nnviz.tabs.inference.drawing.breaking import BreakDetail
from nnviz.tabs.inference.drawing.change import ChangeDetail
from nnviz.tabs.inference.drawing.detail import Detail, button
from nnviz.tabs.inference.drawing.drawn import Drawing, DrawnDigit, answers_of
from nnviz.tabs.inference.drawing.examples import SEVEN
from nnviz.tabs.inference.drawing.layers import LayersDetail
from nnviz.tabs.inference.drawing.nearest import NearestDetail
from nnviz.tabs.inference.drawing.teach import TeachDetail
from nnviz.tabs.inference.drawing.words import equations, program, verdict
from nnviz.tabs.inference.inference_view import InferenceView
from nnviz.tabs.inference.one import ROOM, share_axis
from nnviz.tabs.inference.state import InferenceState
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, sentence, translate
from nnviz.ui.base.number_format import fixed_text
from nnviz.ui.base.theme import THEME
from nnviz.ui.files.picture_size import NOT_EXPORTED
from nnviz.ui.images.answer_grid import AnswerGrid
from nnviz.ui.images.answer_marks import PLAIN
from nnviz.ui.images.drawing_pad import DrawingPad
from nnviz.ui.images.picture_row import PictureRow, PictureStep
from nnviz.ui.plots.items.draggable_bars import BarChart
from nnviz.ui.state_history import HELD
from nnviz.ui.view import Picture, ViewBar
from nnviz.ui.widgets.equation_strip import Equation
from nnviz.ui.widgets.live_text import LiveText

DETAILS: dict[str, tuple[str, type[Detail]]] = {
    "layers": (QT_TRANSLATE_NOOP("inference", "Layers"), LayersDetail),
    "nearest": (QT_TRANSLATE_NOOP("inference", "Most similar"), NearestDetail),
    "change": (QT_TRANSLATE_NOOP("inference", "To say another digit"), ChangeDetail),
    "teach": (QT_TRANSLATE_NOOP("inference", "Teach it"), TeachDetail),
    "break": (QT_TRANSLATE_NOOP("inference", "Break it"), BreakDetail),
}
"""Key of the State's `detail` → name and page."""
_LEAST_MOVE = 0.003  # of the pad's side: a point nearer to the last one adds nothing
_MOST_NAMES = 10
_SHARES, _SHARES_OF_A_CURVE = (55, 45), (38, 62)  # of the height: the pad, and the page under it
_TEXT_HEIGHT = 0.09  # of the axis, at scale 1: so high is a text over a bar


class DrawView(InferenceView):
    """A pad, the steps to 28×28, ten bars, and one of five pages under them.

    Five seconds: a square to draw on. One second after the pen is on it: bars jump, the cells of every layer change.
    """

    def build(self, page: QWidget) -> None:
        """Make everything on the page."""
        self.drawing = Drawing()
        self._erases, self._stroke = False, 0
        self._begun = -1  # number of the stroke whose beginning is in the State
        self.verdict = LiveText()
        self.undo_button, self.clear_button, self.open_button, self.paste_button = (button() for _ in range(4))
        self.pad, self.steps, self.strip = DrawingPad(), PictureRow(), AnswerGrid()
        self.bars = BarChart("inference", most=_MOST_NAMES)
        self.bars.set_texts("", QT_TRANSLATE_NOOP("inference", "Class"), QT_TRANSLATE_NOOP("inference", "Probability"))
        share_axis(self.bars)
        self.details = {key: kind(self.tab) for key, (_, kind) in DETAILS.items()}
        self.detail_bar, self.detail_stack = ViewBar(list(DETAILS)), QStackedWidget()
        for detail in self.details.values():
            self.detail_stack.addWidget(detail.widget)
        self._lay_out(page)
        self._connect()

    def _lay_out(self, page: QWidget) -> None:
        head, top, column = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(page)
        head.addWidget(self.verdict, 1)
        for made in (self.undo_button, self.clear_button, self.open_button, self.paste_button):
            head.addWidget(made)
        top.setSpacing(4)
        for widget, share in ((self.pad, 29), (self.steps, 42), (self.bars, 29)):
            widget.setMinimumSize(80, 90)
            top.addWidget(widget, share)
        column.setContentsMargins(8, 4, 8, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addLayout(top, _SHARES[0])
        column.addWidget(self.strip)
        column.addWidget(self.detail_bar)
        self.detail_bar.setProperty(NOT_EXPORTED, False)  # nothing above it is a tool
        if (row := self.detail_bar.layout()) is not None:
            row.setContentsMargins(8, 0, 8, 0)
        column.addWidget(self.detail_stack, _SHARES[1])
        self._column, self._top, self._shares = column, top, _SHARES
        self.strip.hide()

    def _connect(self) -> None:
        self.pad.began.connect(self._on_began)
        self.pad.drawn.connect(self._on_points)
        self.pad.typed.connect(self._on_typed)
        self.undo_button.clicked.connect(self._on_undo)
        self.clear_button.clicked.connect(self._on_clear)
        tab: Any = self.tab
        self.open_button.clicked.connect(tab.photos.choose)
        self.paste_button.clicked.connect(tab.photos.paste)
        self.strip.chosen.connect(self._on_digit)
        self.detail_bar.chosen.connect(self._on_detail)

    # Drawing with the pen.

    @Slot(bool)
    def _on_began(self, erases: bool) -> None:
        self._erases = erases
        self._stroke += 1

    @Slot(object)
    def _on_points(self, points: list[tuple[float, float, float]]) -> None:
        """Make the stroke longer that is being drawn, or begin it."""
        state = self.tab.state
        tool = "eraser" if self._erases or state.tool == "eraser" else "pen"
        texts = [point_text(*point) for point in _apart(points)]
        name = f"{HELD}stroke {self._stroke}"
        begun = self._begun == self._stroke and state.ink
        whole = (state.ink[-1] if begun else f"{tool} {state.thickness}", *texts)
        before = state.ink[:-1] if begun else () if state.ink == SEVEN and tool == "pen" else state.ink
        ink = (*before, " ".join(whole))
        self._begun = self._stroke
        self.tab.change(merge=name, ink=ink)

    @Slot(int)
    def _on_typed(self, digit: int) -> None:
        teach = self.details["teach"]
        assert isinstance(teach, TeachDetail)
        self.pad.lift()
        if (drawn := self._drawn(self.tab.state)) is not None:
            teach.show(drawn)
            teach.add(digit)

    @Slot()
    def _on_undo(self) -> None:
        self.tab.change(ink=self.tab.state.ink[:-1])

    @Slot()
    def _on_clear(self) -> None:
        self.tab.change(ink=(), picture="", digit=0)

    @Slot(int)
    def _on_digit(self, number: int) -> None:
        self.tab.change(digit=number, ink=())

    @Slot(str)
    def _on_detail(self, key: str) -> None:
        self.tab.change(detail=key)

    # Showing a State.

    def _drawn(self, state: InferenceState) -> DrawnDigit | None:
        """Return what a State shows; None while there is no network that takes 28×28 pixels."""
        model, data = self.tab.asking.model, self.tab.dataset
        if model is None or self.misfit() is not None:
            return None
        names = data.class_names if data is not None else ()
        return self.drawing.drawn(state, model, names)

    def _share_height(self, state: InferenceState) -> None:
        """Divide the height: in large type a curve, with its axes, needs more of it than a row of pictures."""
        large = THEME.current.scale > 1.3
        shares = _SHARES_OF_A_CURVE if state.detail == "break" and large else _SHARES
        if shares != self._shares:
            self._shares = shares
            self._column.setStretchFactor(self._top, shares[0])
            self._column.setStretchFactor(self.detail_stack, shares[1])

    def misfit(self) -> Problem | None:
        """Return why the network in use cannot read the pad, if so."""
        return self.tab.asking.misfit_of((1, FIELD, FIELD))

    def draw(self, state: InferenceState) -> None:
        """Show a State: ink, steps, bars, and the page under them."""
        if not self.tab.isVisible():
            return
        self.detail_bar.show_view(state.detail)
        detail = self.details[state.detail]
        self.detail_stack.setCurrentWidget(detail.widget)
        self._share_height(state)
        self.undo_button.setEnabled(bool(state.ink))
        self.clear_button.setEnabled(bool(state.ink or state.picture))
        drawn = self._drawn(state)
        if drawn is None:
            misfit = self.misfit()
            self.clear(sentence(misfit) if misfit else translate("inference", "Opening the images and the weights …"))
            return
        self.verdict.setText(verdict(drawn))
        self._draw_pad(drawn)
        self._draw_steps(drawn)
        self._draw_bars(drawn)
        self._draw_strip(drawn)
        detail.show(drawn)

    def clear(self, text: str) -> None:
        """Show a sentence instead of an answer."""
        self.verdict.setText(text)
        self.bars.show_bars([], [], [])
        self.steps.show_steps(())

    def _draw_pad(self, drawn: DrawnDigit) -> None:
        prepared, frame = drawn.prepared, None
        if prepared.box is not None and drawn.state.box:
            side = float(prepared.ink.shape[0])
            top, left, bottom, right = (edge / side for edge in prepared.box)
            frame = (top, left, bottom, right)
        self.pad.show_ink(prepared.ink, frame)

    def _draw_steps(self, drawn: DrawnDigit) -> None:
        prepared, state = drawn.prepared, drawn.state
        if prepared.is_empty:
            self.steps.show_steps(())
            return
        off = translate("inference", "off")
        cut, scaled = (" × ".join(map(str, step.shape)) for step in (prepared.cut, prepared.scaled))
        image = translate("inference", "centred") if state.centre else translate("inference", "not centred")
        image = translate("inference", "disturbed") if drawn.is_disturbed else image
        mass = None if drawn.is_disturbed else prepared.mass
        self.steps.show_steps((
            PictureStep(translate("inference", "Box"), cut if state.box else off, prepared.cut, off=not state.box),
            PictureStep(translate("inference", "Scaled"), scaled if state.scale else off, prepared.scaled,
                        off=not state.scale),
            PictureStep(translate("inference", "Input"), image, drawn.image, cross=mass),
        ))  # fmt: skip

    def _draw_bars(self, drawn: DrawnDigit) -> None:
        outputs = drawn.model.sizes[-1]
        y = np.zeros(outputs) if drawn.trace is None else drawn.trace.probabilities
        classes = np.arange(len(y)) if len(y) <= _MOST_NAMES else np.sort(np.argsort(-y)[:_MOST_NAMES])
        digits = 1 if THEME.current.scale > 1.3 else 2  # large type has no room for more
        texts = [fixed_text(float(v), digits) if v >= 0.5 * 0.1**digits else "" for v in y[classes]]
        texts = [text if shown else "" for text, shown in zip(texts, _with_room(y[classes]), strict=True)]
        room = ROOM + 0.1 * (THEME.current.scale - 1)
        self.bars.set_domain((-0.6, len(classes) - 0.4), (0.0, room))
        lit = [] if drawn.trace is None else [int(k) for k in np.flatnonzero(classes == drawn.trace.answer)]
        self.bars.show_bars(y[classes], texts, [drawn.name_of(int(k)) for k in classes], lit)

    def _draw_strip(self, drawn: DrawnDigit) -> None:
        """Show the digits of a picture of several, each with its answer."""
        several = len(drawn.found) > 1
        if several:
            tiles = np.stack([_tile(digit.ink) for digit in drawn.found])
            captions = [drawn.name_of(answer) for answer in answers_of(drawn)]
            self.strip.set_widest(max(captions, key=len))
            self.strip.setFixedHeight(round(64 * THEME.current.scale))
            self.strip.show_answers(tiles, np.full(len(tiles), PLAIN), captions,
                                    ringed=min(drawn.state.digit, len(tiles) - 1))  # fmt: skip
        if several != self.strip.isVisibleTo(self.page):
            self.strip.setVisible(several)

    # What the tab asks.

    def jobs(self, state: InferenceState) -> Sequence[Job]:
        """Return which answers are needed: those to the test images, where own digits are added to them."""
        return (self.tab.asking.job(state.batch_size),) if state.detail == "teach" else ()

    @property
    def busy(self) -> bool:
        """Whether the page on show is still to come."""
        return self.details[self.tab.state.detail].busy

    def stop(self) -> None:
        """End what the pages run."""
        for detail in self.details.values():
            detail.stop()

    def retranslate(self) -> None:
        """Name the buttons and the pages."""
        self.undo_button.setText(translate("inference", "Undo stroke"))
        self.clear_button.setText(translate("inference", "Clear"))
        self.open_button.setText(translate("inference", "Picture…"))
        self.paste_button.setText(translate("inference", "Paste"))
        self.detail_bar.set_texts({key: translate("inference", name) for key, (name, _) in DETAILS.items()})
        self.strip.set_texts("")
        self.pad.set_texts(
            translate("inference", "Pad"), translate("inference", "Draw a digit here, large."),
            translate("inference", "Arrow keys move, Space puts the pen down and lifts it, Delete the eraser; 0 to "
                                   "9 label the digit."),
        )  # fmt: skip
        for detail in self.details.values():
            detail.retranslate()

    def sentences(self) -> Sequence[str]:
        """Return the verdict and what the page on show says."""
        return self.verdict.text(), self.details[self.tab.state.detail].text.text()

    def description(self, state: InferenceState) -> str:
        """Return the same in words."""
        return " ".join(self.sentences())

    def pictures(self) -> Sequence[Picture]:
        """Return the bars, the steps, the pad, and what is on the page on show."""
        return (self.bars, self.steps, *self.details[self.tab.state.detail].pictures(), self.pad)

    def equations(self, state: InferenceState) -> Sequence[Equation]:
        """Return the sizes on the way, and how the answer comes out."""
        drawn = self._drawn(state)
        return equations(drawn) if drawn is not None else ()

    def script(self, state: InferenceState) -> str:
        """Return a NumPy + Matplotlib program that reads the same ink."""
        drawn = self._drawn(state)
        return program(drawn, self.tab.network.file, self.tab.dataset) if drawn is not None else ""


def _apart(points: list[tuple[float, float, float]]) -> list[tuple[float, float, float]]:
    """Return points without those that are as good as the one before."""
    kept = points[:1]
    for point in points[1:]:
        if max(abs(point[0] - kept[-1][0]), abs(point[1] - kept[-1][1])) >= _LEAST_MOVE:
            kept.append(point)
    return kept


def _with_room(heights: np.ndarray) -> np.ndarray:
    """Return which bars have room for their text: it is wider than a bar, so one beside it may be in its way."""
    beside = np.pad(heights, 1)
    higher = [(other > heights) & (other - heights < _TEXT_HEIGHT * THEME.current.scale)
              for other in (beside[:-2], beside[2:])]  # fmt: skip
    return ~(higher[0] | higher[1])


def _tile(ink: np.ndarray) -> np.ndarray:
    """Return a digit of a picture in a square of 28×28."""
    side = max(ink.shape)
    square = np.zeros((side, side), np.uint8)
    square[: ink.shape[0], : ink.shape[1]] = ink
    return prepare(square, Steps(centre=False)).image
