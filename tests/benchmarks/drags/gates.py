"""The drags of the gates tab."""

from collections.abc import Iterator
from math import cos, sin

from PySide6.QtWidgets import QWidget

from nnviz.tabs.gates import GatesState
from tests.benchmarks.drags.drag import Drag


def drags(window: QWidget) -> Iterator[Drag]:
    """Yield them, with the tab on show."""
    window.show_tab("gates")
    tab = window.tab
    cloud = GatesState(task="cloud", size=30)

    def line(i: int) -> None:
        tab.one._on_line(0.5, 0.5, -0.7 + 0.4 * sin(i / 9))

    for name, state, update in (
        ("line moved", GatesState(), line),
        ("line turned", GatesState(), lambda i: tab.one._on_line(cos(i / 30), sin(i / 30), -0.5)),
        ("slider w1", GatesState(), lambda i: tab.form.controls["w1"].slider.setValue(150 + i % 100)),
        ("30 points, line", cloud, line),
        ("30 points, one", cloud, lambda i: tab.one._on_point(3, 0.5 + 0.4 * sin(i / 9), 0.5 + 0.4 * cos(i / 9))),
        (
            "XOR, NAND line",
            GatesState(view="layers"),
            lambda i: tab.layers._on_nand(-0.5, -0.5, 0.7 + 0.3 * sin(i / 9)),
        ),
        ("learning, line", GatesState(view="learn"), line),
    ):
        yield Drag(name, lambda state=state: tab.set_state(state), update)
