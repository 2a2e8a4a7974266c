"""The drags of the tensors tab."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from nnviz.tabs.tensors import TensorsState as State
from tests.benchmarks.drags.drag import Drag, state_drag, wave


def drags(window: QWidget) -> Iterator[Drag]:
    """Yield them, with the tab on show."""
    window.show_tab("tensors")
    thirty = State(operands="shapes", shape_a=(30, 30), shape_b=(30, 30))
    for name, state, hand in (
        ("a cell of (2, 2)", State(), lambda i: {"at": i % 4}),
        ("a cell of (30, 30)", thirty, lambda i: {"at": i % 900}),
        ("three axes, dot", State(operator="dot", a="np.arange(24).reshape(2, 3, 4)",
                                  b="np.arange(24).reshape(2, 4, 3)"), lambda i: {"at": i % 36}),
        ("projection, v", State(view="projection"), lambda i: {"vx": wave(i, 5)}),
        ("array, a cell", State(view="array", x="np.arange(24).reshape(4, 6)"), lambda i: {"at": i % 24}),
        ("array, a row of a digit", State(view="array", x="digit", line="x.reshape(-1)"), lambda i: {"at": i % 28}),
        ("geometry, an arrow", State(view="geometry"), lambda i: {"w1": (1.2, 0.5, wave(i, 1), 1.2)}),
        ("geometry, with ReLU", State(view="geometry", map="relu"), lambda i: {"w1": (1.2, 0.5, wave(i, 1), 1.2)}),
        ("geometry, a corner", State(view="geometry"), _corner),
        ("fold, by hand", State(view="fold"), lambda i: {"folds": ((wave(i, 1), 0.6, -0.5, 0.32), *State().folds[1:])}),
    ):  # fmt: skip
        yield state_drag(window.tab, name, state, hand)


def _corner(i: int) -> dict[str, object]:
    return {"figure": ((wave(i, 1), 0.25), *State().figure[1:])}
