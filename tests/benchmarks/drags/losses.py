"""The drags of the losses tab."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from nnviz.core.studies.losses.one_answer import ANSWER_A, TRUTH, with_output
from nnviz.tabs.losses import LossesState as State
from tests.benchmarks import program
from tests.benchmarks.drags.drag import Drag, state_drag, wave


def drags(window: QWidget) -> Iterator[Drag]:
    """Yield them, with the tab on show."""
    window.show_tab("losses")
    for name, state, hand in (
        ("the true bar", State(), _bar),
        ("all losses, a bar", State(view="compare"), _bar),
        ("the logarithm, y", State(view="logarithm"), _bar),
        ("the logarithm, δ", State(view="logarithm"), lambda i: {"delta": 10 ** (-8 + wave(i, 6))}),
        ("yes or no, y", State(view="binary"), lambda i: {"p": 0.5 + wave(i, 0.49)}),
        ("the weight", State(view="accuracy"), lambda i: {"nudge": wave(i, 3.9)}),
        ("batch size", State(view="estimates"), lambda i: {"size": (10, 20, 50, 100, 200, 500)[i % 6]}),
    ):
        drag = state_drag(window.tab, name, state, hand)
        yield Drag(drag.name, lambda d=drag: _ready(window, d), drag.update)


def _bar(i: int) -> dict[str, tuple[float, ...]]:
    return {"y": with_output(ANSWER_A, TRUTH, 0.5 + wave(i, 0.49))}


def _ready(window: QWidget, drag: Drag) -> None:
    """Bring the tab to where the drag starts, with the worker's numbers."""
    drag.prepare()
    program.wait_until(lambda: not window.tab.busy)
