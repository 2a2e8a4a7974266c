"""What is said about loops and NumPy: only what was measured on this machine, and what is true of every machine."""

from collections.abc import Sequence

from nnviz.core.studies.tensors.loop_timings import (
    LONGEST_SIDE,
    OPERATIONS,
    PRODUCT,
    LoopTiming,
    timed_elsewhere,
    wins_from,
)
from nnviz.tabs.tensors.state import TensorsState
from nnviz.ui.base.language import translate
from nnviz.ui.base.number_format import duration_text, number_text
from nnviz.ui.widgets.equation_strip import Equation


def sentence_of(state: TensorsState, timings: Sequence[LoopTiming], busy: bool) -> str:
    """Return what came out, or what to do."""
    parts = [_outcome(state, timings, busy)]
    if OPERATIONS[state.timed].blas:
        parts.append(translate("tensors", "A product is computed by BLAS, a library for linear algebra."))
    else:
        parts.append(translate("tensors", "An addition does not use BLAS: it is NumPy's own loop, compiled."))
    if state.timed == PRODUCT and timings:
        text = translate("tensors", "Loops are timed up to {side} × {side}: they take side³ steps.")
        parts.append(text.format(side=LONGEST_SIDE))
    return " ".join(parts)


def _outcome(state: TensorsState, timings: Sequence[LoopTiming], busy: bool) -> str:
    if busy:
        return translate("tensors", "Measuring …")
    both = [timing for timing in timings if timing.loop is not None]
    if not both:
        text = translate("tensors", "Pale: on another computer NumPy was faster from {numbers} numbers on. Measure how "
                         "long both take on this one.")  # fmt: skip
        return text.format(numbers=f"{wins_from(timed_elsewhere(state.timed)):,}")
    last, found = both[-1], wins_from(timings)
    if found is None:
        return translate("tensors", "The loop was faster at the largest size that was timed.")
    text = translate("tensors", "From {numbers} numbers on NumPy was faster at every size; with {most} numbers it was "
                     "{factor} times as fast.")  # fmt: skip
    factor = number_text(last.factor or 0.0, 2)
    return text.format(numbers=f"{found:,}", most=f"{last.numbers:,}", factor=factor)


def equations_of(state: TensorsState, timings: Sequence[LoopTiming]) -> Sequence[Equation]:
    """Return the smallest and the largest size that both were timed at: loop, NumPy, and how many times as fast."""
    both = [timing for timing in timings if timing.loop is not None]
    if not both:
        operation, most = OPERATIONS[state.timed], timed_elsewhere(state.timed)[-1]
        notes = [_row(numbers, loop, numpy, translate("tensors", "course notes"))
                 for numbers, (loop, numpy) in operation.notes.items()]  # fmt: skip
        return [*notes, _row(most.numbers, most.loop or 0.0, most.numpy, translate("tensors", "another computer"))]
    chosen = [both[0], both[-1]] if len(both) > 1 else both
    return [_row(t.numbers, t.loop or 0.0, t.numpy, translate("tensors", "here")) for t in chosen]


def _row(numbers: int, loop: float, numpy: float, where: str) -> Equation:
    text = translate("tensors", "{numbers} numbers, {where}").format(numbers=f"{numbers:,}", where=where)
    factor = number_text(loop / numpy, 3)
    return Equation(text, f'<a href="loop">{duration_text(loop)}</a> : <a href="numpy">{duration_text(numpy)}</a> = '
                    f"<b>{factor}</b>", "loop / numpy")  # fmt: skip


def described(state: TensorsState, timings: Sequence[LoopTiming], busy: bool) -> str:
    """Return the sentence and every pair of times in words."""
    rows = []
    for timing in timings:
        loop = "–" if timing.loop is None else duration_text(timing.loop)
        rows.append(f"{timing.numbers:,}: {loop}, {duration_text(timing.numpy)}")
    return " ".join([sentence_of(state, timings, busy), "; ".join(rows)]).strip()
