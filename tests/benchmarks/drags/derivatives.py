"""The drags of the derivatives tab."""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from nnviz.tabs.derivatives.presets import BOOK
from tests.benchmarks.drags.drag import Drag, state_drag, wave


def drags(window: QWidget) -> Iterator[Drag]:
    """Yield them, with the tab on show."""
    window.show_tab("derivatives")
    book = BOOK
    sine = replace(book, curve="sine", x=1.0)
    error = replace(sine, h=1e-5, view="error")
    for name, state, hand in (
        ("point", book, lambda i: {"x": wave(i, 12)}),
        ("point, h = 2, three secants", replace(book, h=2.0, secants=True), lambda i: {"x": wave(i, 12)}),
        ("point on sin(1/x)", replace(book, curve="fast waves", x=0.2), lambda i: {"x": 0.25 + wave(i, 0.2)}),
        ("h", sine, _step),
        ("zoom", sine, lambda i: {"zoom": i % 17}),
        ("tan x", replace(book, curve="typed", formula="tan x", x=1.0), lambda i: {"x": wave(i, 8)}),
        ("error, h", error, _step),
        ("error, h, float32", replace(error, precision="float32"), _step),
        ("error, x", error, lambda i: {"x": wave(i, 5)}),
        ("partial, x0", replace(book, view="partial"), lambda i: {"x0": wave(i, 4)}),
        ("partial, turn", replace(book, view="partial"), lambda i: {"azimuth": wave(i, 60)}),
    ):
        yield state_drag(window.tab, name, state, hand)


def _step(i: int) -> dict[str, float]:
    return {"h": float(f"{10.0 ** (-8 + wave(i, 7)):.3g}")}
