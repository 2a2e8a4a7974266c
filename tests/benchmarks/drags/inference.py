"""The drags of the inference tab, everything answered beforehand."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtWidgets import QWidget

from tests.benchmarks import program
from tests.benchmarks.drags.drag import Drag


def drags(window: QWidget) -> Iterator[Drag]:
    """Yield them, with the tab on show."""
    window.show_tab("inference")
    tab = window.tab
    program.wait_until(lambda: tab.asking.ready and not tab.busy)
    grid = tab.view_of["wrong"].grid
    for view in ("batches", "one"):
        _rest(tab, view=view)
    for name, fields, update in (
        ("the next image", {}, lambda i: tab.timeline.go(i + 2)),
        ("the next batch of 100", {"view": "batches"}, lambda i: tab.timeline.go(i % 100 + 1)),
        ("batch size", {"view": "batches"}, lambda i: tab.change(merge="batch_size", batch_size=50 + i % 100)),
        (
            "another cell",
            {"view": "wrong", "batch_size": 100},
            lambda i: tab.change(truth=i % 10, answer=(7 * i + 1) % 10),
        ),
        ("turning pages", {"truth": -1, "answer": -1}, lambda i: grid._scroll(5 if i < 110 else -5)),
    ):
        yield Drag(name, lambda fields=fields: _rest(tab, **fields), update)


def _rest(tab: QWidget, **fields: Any) -> None:
    """Change fields of the State and wait for the answers."""
    tab.change(**fields)
    program.wait_until(lambda: not tab.busy)
