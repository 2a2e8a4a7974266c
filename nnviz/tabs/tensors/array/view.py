"""Array: what a typed literal is, and what a line of NumPy makes of it.

Five seconds: six numbers in two rows, and beside them the same six in three; one cell is lit in both. One second: a
click on another cell shows where it came from, a click on a suggestion another line; Space lets all cells move.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCompleter, QLineEdit, QPushButton, QWidget

from nnviz.core.arrays.written import written
from nnviz.core.studies.tensors.array_console import Value
from nnviz.tabs.common.layout import below
from nnviz.tabs.tensors.array.console import COMPLETIONS, Console, console, suggestions
from nnviz.tabs.tensors.array.words import GUESSES, described, equations_of, moved_text, sentence_of, words_of
from nnviz.tabs.tensors.array_picture import ArrayPicture
from nnviz.tabs.tensors.blocks import Block, Index
from nnviz.tabs.tensors.state import DRAWN, TensorsState, as_numbers, digit
from nnviz.tabs.tensors.view import TensorsView
from nnviz.ui.base.language import QT_TRANSLATE_NOOP
from nnviz.ui.files.script_template import script_text
from nnviz.ui.view import Picture
from nnviz.ui.widgets.equation_strip import Equation
from nnviz.ui.widgets.live_text import LiveText
from nnviz.ui.widgets.wrapped_row import WrappedRow

_MOST_SUGGESTIONS = 9


class ArrayView(TensorsView):
    """One array, the line that is asked of it, and what comes out."""

    start = QT_TRANSLATE_NOOP("tensors", "Move the cells")

    def build(self, page: QWidget) -> None:
        """Make the sentence, the answers, the arrays and the suggestions."""
        self.sentence = LiveText(plain=True)
        self.picture = ArrayPicture()
        self.picture.chosen.connect(self._on_cell)
        self.answers = [QPushButton(str(rank)) for rank in GUESSES]
        self.answer_row = _row(self.answers, self._on_answer)
        self.suggestions = [QPushButton() for _ in range(_MOST_SUGGESTIONS)]
        self.suggestion_row = _row(self.suggestions, self._on_suggestion)
        page.setLayout(below(self.sentence, self.answer_row, self.picture, self.suggestion_row, stretch=(0, 0, 1, 0)))

    def pictures(self) -> Sequence[Picture]:
        """Return the arrays."""
        return (self.picture,)

    @Slot(int)
    def _on_cell(self, index: int) -> None:
        moves = console(self.tab.state).moves
        found = next((n for n, move in enumerate(moves) if index in move.target), None)
        if found is not None:
            self.tab.change(merge="at", at=found)

    @Slot()
    def _on_answer(self) -> None:
        button = self.sender()
        self.tab.change(guess=next(rank for rank, own in enumerate(self.answers) if own is button))

    @Slot()
    def _on_suggestion(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self.tab.change(line=button.text(), beside="")

    # Drawing.

    def draw(self, state: TensorsState) -> None:
        """Draw x, what the line makes of it, and what the second line does."""
        found = console(state)
        self.sentence.setText(sentence_of(state))
        _show(self.answer_row, state.ask and found.x.array is not None)
        self._draw_suggestions(found, state)
        hides = state.ask and state.guess < 0
        values = [("x", found.x, "training"), (state.line, found.result, "test")]
        if found.beside is not None:
            values.append((state.beside, found.beside, "marker"))
        if found.x.array is None or hides:
            values = values[:1]
        self.lit = self._lit(found, state) if len(values) > 1 else ((), ())
        done = found.done(state)
        blocks = [_block(name, value, role, self.lit[n] if n < 2 else (), done if n == 1 else None)
                  for n, (name, value, role) in enumerate(values)]  # fmt: skip
        if hides:
            blocks = [replace(block, secret=True) for block in blocks]
        self.picture.setAccessibleName(" ".join(block.title for block in blocks))
        move = found.move(state)
        at = int(move.target[0]) if move is not None else 0
        self.picture.show_blocks(blocks, ["→", ""], "" if hides else moved_text(state), at)

    @staticmethod
    def _lit(found: Console, state: TensorsState) -> tuple[tuple[Index, ...], tuple[Index, ...]]:
        move, x, result = found.move(state), found.x.array, found.result.array
        if move is None or x is None or result is None:
            return (), ()
        return _indices(move.source, x.shape), _indices(move.target, result.shape)

    def _draw_suggestions(self, found: Console, state: TensorsState) -> None:
        x = found.x.array
        lines = [] if x is None or state.ask and state.guess < 0 else suggestions(x.shape)
        for number, button in enumerate(self.suggestions):
            if number < len(lines) and button.text() != lines[number]:
                button.setText(lines[number])
            _show(button, number < len(lines))
        _show(self.suggestion_row, bool(lines))

    def highlight(self, key: str) -> None:
        """Light up an axis of x, or the cells of the result that are on their way."""
        lit = self.lit[1] if key == "line" and len(self.lit[1]) < DRAWN else ()
        axis = int(key.removeprefix("axis")) if key.startswith("axis") else None
        self.picture.point_at([(1, lit)] if lit else (), axis)

    # Strip, time, program.

    def equations(self, state: TensorsState) -> Sequence[Equation]:
        """Return rank, size, bytes and what the line gives."""
        return equations_of(state)

    def description(self, state: TensorsState) -> str:
        """Return what the arrays are, and which cell came from where."""
        return described(state, console(state))

    def sentences(self) -> Sequence[str]:
        """Return the sentence and the line below the arrays."""
        return [*super().sentences(), self.picture.sum_text]

    def positions(self, state: TensorsState) -> tuple[int, int]:
        """Return the last position of the time bar, and the one of a State."""
        last = 0 if state.ask and state.guess < 0 else console(state).last
        return last, min(max(0, state.at), last)

    def moment(self, state: TensorsState, position: int) -> dict[str, Any]:
        """Return the fields of the State at a position of the time bar."""
        return {"at": position}

    def script(self, state: TensorsState) -> str:
        """Return a program that asks NumPy the same."""
        lines = [line.strip() for line in (state.line, state.beside) if line.strip()]
        drawn = _Code(f"np.array({digit().tolist()}, np.uint8)" if "digit" in state.x else "None")
        calls = _Code("{" + ", ".join(f"{line!r}: lambda: {written(line)}" for line in lines) + "}")
        return script_text("tensors_array", digit=drawn, x=_Code(state.x.strip()), DTYPE=state.dtype, LINES=calls)


def complete(line: QLineEdit) -> None:
    """Let a field of text complete what is typed into it."""
    completer = QCompleter(COMPLETIONS, line)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setMaxVisibleItems(12)
    line.setCompleter(completer)


class _Code(str):
    """A piece of a program, which a template takes as it is."""

    def __repr__(self) -> str:
        return str(self)


def _row(buttons: Sequence[QPushButton], slot: Any) -> QWidget:
    """Return a row of buttons that all call a slot."""
    for button in buttons:
        button.clicked.connect(slot)
    return WrappedRow(buttons, margins=(8, 0))


def _show(widget: QWidget, on: bool) -> None:
    if widget.isHidden() == on:
        widget.setVisible(on)


def _indices(flat: np.ndarray, shape: Index) -> tuple[Index, ...]:
    if not shape:
        return ((),)
    return tuple(tuple(map(int, index)) for index in zip(*np.unravel_index(flat, shape), strict=True))


def _block(
    name: str, value: Value, role: str, lit: Sequence[Index], done: np.ndarray | None
) -> Block:
    """Return how a value is drawn: cells, a solid to scale, or words."""
    if value.array is None:
        return Block(name, (), None, role, words=words_of(value), wrong=value.problem is not None)
    shape = value.array.shape
    drawn = as_numbers(value.array) if value.array.size <= DRAWN else None
    pale = None if done is None else ~done.reshape(shape)
    return Block(name, shape, drawn, role, lit, pale)
