"""The drags of the data tab."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from nnviz.tabs.data.state import DataState
from tests.benchmarks import program
from tests.benchmarks.drags.drag import Drag, state_drag


def drags(window: QWidget) -> Iterator[Drag]:
    """Yield them, with the tab on show and its images read."""
    window.show_tab("data")
    tab = window.tab
    program.wait_until(lambda: not tab.busy)
    drawn = DataState(view="batch", batch_size=10_000, sampling="replacement")
    for name, state, hand in (
        ("images, number", DataState(), lambda i: {"index": 37 * i}),
        ("images, scroll", DataState(), lambda i: {"first": i}),
        ("images, number, values written", DataState(written=True), lambda i: {"index": 37 * i}),
        ("class", DataState(view="classes"), lambda i: {"picked": i % 10}),
        ("arrays, row (play)", DataState(view="arrays"), lambda i: {"laid": i % 29}),
        ("arrays, pixel", DataState(view="arrays"), lambda i: {"laid": i // 28 % 28 + 1, "column": i % 28}),
        ("arrays, number", DataState(view="arrays"), lambda i: {"index": 37 * i}),
        ("batch of 100, play", DataState(view="batch"), lambda i: {"number": i}),
        ("batch of 100, seed", DataState(view="batch"), lambda i: {"seed": i}),
        ("batch, size", DataState(view="batch"), lambda i: {"batch_size": 1 + 5 * i}),
        ("batch of 10,000, drawn, play", drawn, lambda i: {"number": i % 6}),
    ):
        yield state_drag(tab, name, state, hand)
