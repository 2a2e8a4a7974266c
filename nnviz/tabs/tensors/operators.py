"""Operators: two arrays, what becomes of their shapes, and which row and column made a cell of the result.

Five seconds: (2, 3) @ (3, 2), the two 3 one above the other in green, one cell of the result lit with its row, its
column and the sum written out. One second: Space, and the row travels over the columns; or a click on another cell.
"""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton, QWidget

from nnviz.core.studies.tensors.broadcasting import repairs
from nnviz.core.studies.tensors.products import COLUMNS, OUTER, origin
from nnviz.tabs.common.layout import below, beside
from nnviz.tabs.tensors.alignment import AlignmentPicture
from nnviz.tabs.tensors.array_picture import ArrayPicture
from nnviz.tabs.tensors.blocks import Block, Index
from nnviz.tabs.tensors.operation import Operation, all_results, operation
from nnviz.tabs.tensors.operator_cards import NAMES, OperatorCards
from nnviz.tabs.tensors.state import TensorsState
from nnviz.tabs.tensors.view import TensorsView
from nnviz.tabs.tensors.words import described, equations_of, sentence_of, sum_of
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.files.script_template import script_text
from nnviz.ui.view import Picture
from nnviz.ui.widgets.equation_strip import Equation
from nnviz.ui.widgets.live_text import LiveText
from nnviz.ui.widgets.wrapped_row import WrappedRow

_MOST_REPAIRS = 3


class OperatorsView(TensorsView):
    """Shapes aligned, the four operators side by side, and the arrays with the cells that meet."""

    start = QT_TRANSLATE_NOOP("tensors", "Cell by cell")

    def build(self, page: QWidget) -> None:
        """Make the sentence, the shapes, the cards, the repairs and the arrays."""
        self.sentence = LiveText()
        self.alignment, self.cards, self.picture = AlignmentPicture(), OperatorCards(), ArrayPicture()
        self.cards.chosen.connect(self._on_operator)
        self.picture.chosen.connect(self._on_cell)
        self.repairs = [QPushButton() for _ in range(_MOST_REPAIRS)]
        for button in self.repairs:
            button.clicked.connect(self._on_repair)
        self.repair_row = WrappedRow(self.repairs, margins=(8, 0))
        top = beside(self.alignment, self.cards, stretch=(4, 5))
        page.setLayout(below(self.sentence, top, self.repair_row, self.picture, stretch=(0, 0, 0, 1)))

    def pictures(self) -> Sequence[Picture]:
        """Return the arrays."""
        return (self.picture,)

    # Mouse and keys.

    @Slot(str)
    def _on_operator(self, operator: str) -> None:
        self.tab.change(operator=operator)

    @Slot(int)
    def _on_cell(self, index: int) -> None:
        shown = operation(self.tab.state)
        if shown.order == OUTER or shown.result is None:
            return
        columns = shown.result.shape[-1] if shown.result.shape else 1
        at = min(index % columns, shown.moments - 1) if shown.order == COLUMNS else index
        self.tab.change(merge="at", at=at, stretch=shown.stretches)

    @Slot()
    def _on_repair(self) -> None:
        state = self.tab.state
        found = repairs(state.meeting())
        button = self.sender()
        number = next((n for n, own in enumerate(self.repairs) if own is button), len(found))
        if number >= len(found):
            return
        _, operand, text, shape = found[number]
        if state.operands != "arrays":
            a, b = (x.shape for x in state.arrays())
            self.tab.change(**{"operands": "shapes", "shape_a": a, "shape_b": b, f"shape_{operand.lower()}": shape})
        else:
            self.tab.change(**{operand.lower(): _behind(getattr(state, operand.lower()), text)})

    # Drawing.

    def draw(self, state: TensorsState) -> None:
        """Draw the shapes, the cards, and the arrays."""
        shown = operation(state)
        meeting = shown.meeting
        self.sentence.setText(sentence_of(shown))
        self.alignment.show_meeting(meeting)
        meetings, numbers = all_results(state)
        self.cards.show_meetings(meetings, numbers, state.operator)
        self._draw_repairs(shown)
        sign = {"dot": "·"}.get(state.operator, state.operator)
        blocks = [Block("A", shown.a.shape, shown.a.values, "training", shown.a.lit, shown.a.pale),
                  Block("B", shown.b.shape, shown.b.values, "test", shown.b.lit, shown.b.pale)]  # fmt: skip
        signs = [sign]
        if shown.result is not None:
            blocks.append(Block(NAMES[state.operator], shown.result.shape, shown.result.values, "marker",
                                shown.result.lit, shown.result.pale, hidden=not shown.grown))  # fmt: skip
            signs.append("=")
        self.picture.setAccessibleName(" ".join(f"{block.name} {block.shape}" for block in blocks))
        self.picture.show_blocks(blocks, signs, sum_of(shown), self._index(shown))

    @staticmethod
    def _index(shown: Operation) -> int:
        """Return which cell of the result the arrow keys start from."""
        return shown.at

    def _draw_repairs(self, shown: Operation) -> None:
        found = repairs(shown.meeting)
        for number, button in enumerate(self.repairs):
            if number < len(found):
                label, operand, text, shape = found[number]
                button.setText(f"{translate('problems', label)}: {operand}{text} {shape}")
            if button.isHidden() != (number >= len(found)):
                button.setVisible(number < len(found))
        if self.repair_row.isHidden() == bool(found):
            self.repair_row.setVisible(bool(found))

    def highlight(self, key: str) -> None:
        """Light up an operand, the result, or the two cells of a term of the sum."""
        shown = operation(self.tab.state)
        blocks = {"A": 0, "B": 1, "result": 2}
        found: list[tuple[int, Sequence[Index] | None]] = []
        if key in blocks:
            found = [(blocks[key], None)]
        elif key.startswith("term") and shown.cell is not None:
            place, meeting = int(key.removeprefix("term")), shown.meeting
            made = origin(meeting.a, meeting.b, meeting.operator, shown.cell)
            if meeting.operator in "+*":  # both are stretched to the shape of the result
                found = [(0, (shown.cell,)), (1, (shown.cell,))]
            elif place < len(made.a):
                found = [(0, (made.a[place],)), (1, (made.b[place],))]
        self.picture.point_at(found)

    def description(self, state: TensorsState) -> str:
        """Return in words what becomes of the shapes, and which cells meet."""
        return described(operation(state))

    def sentences(self) -> Sequence[str]:
        """Return the sentence, and the line below the arrays."""
        return [*super().sentences(), self.picture.sum_text]

    def equations(self, state: TensorsState) -> Sequence[Equation]:
        """Return the rule of the operator with today's numbers."""
        return equations_of(operation(state))

    def positions(self, state: TensorsState) -> tuple[int, int]:
        """Return the last position of the time bar, and the one of a State."""
        shown = operation(state)
        return shown.last, shown.stretch + shown.at

    def moment(self, state: TensorsState, position: int) -> dict[str, Any]:
        """Return the fields of the State at a position of the time bar."""
        stretches = operation(state).stretches
        return {"stretch": min(position, stretches), "at": max(0, position - stretches)}

    def script(self, state: TensorsState) -> str:
        """Return a program that does the same; large arrays are given by their shapes."""
        a, b = state.arrays()
        if max(_brackets(a), _brackets(b)) <= 1000:
            return script_text("tensors_operators", A=_plain(a), B=_plain(b), OPERATOR=state.operator)
        return script_text("tensors_shapes", SHAPE_A=a.shape, SHAPE_B=b.shape, OPERATOR=state.operator)


def _brackets(x: np.ndarray) -> int:
    """Return about how many numbers and lists an array is when it is written out: (10⁵, 0) holds nothing but lists."""
    return math.prod(max(1, size) for size in x.shape)


def _plain(x: np.ndarray) -> Any:
    """Return an array as a list that Python reads back; empty axes as a list too."""
    return x.tolist()


def _behind(text: str, suffix: str) -> str:
    """Return a typed array with something written behind it."""
    return f"np.array({text}){suffix}" if text.lstrip().startswith("[") else f"({text}){suffix}"
