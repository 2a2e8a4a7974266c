"""The drags of the network tab: layers of 8 × 8 units, and the book's."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from nnviz.core.studies.network.cases import random_parameters
from nnviz.tabs.network import NetworkState as State
from tests.benchmarks.drags.drag import Drag, state_drag, wave


def drags(window: QWidget) -> Iterator[Drag]:
    """Yield them, with the tab on show."""
    window.show_tab("network")
    sizes = (8, 8, 8, 4)
    numbers = random_parameters(sizes, "Xavier", 0)
    large = {"sizes": sizes, "parameters": numbers, "x": (0.5,) * 8, "t": (1.0, 0.0, 0.0, 0.0), "hidden": "tanh",
             "output": "softmax"}  # fmt: skip

    def weight(i: int) -> dict[str, object]:
        return {"parameters": (wave(i, 2), *numbers[1:])}

    def first(i: int) -> dict[str, object]:
        return {"parameters": (wave(i, 2), *State().parameters[1:])}

    for name, state, hand in (
        ("forward, a weight of 8-8-8-4", State(at=20, layer=3, **large), weight),
        ("forward, a step of 8-8-8-4", State(**large), lambda i: {"at": i % 21}),
        ("forward, a weight of 2-3-2-2", State(at=7), first),
        ("backward, a weight of 8-8-8-4", State(view="backward", at=21, **large), weight),
        ("backward, another weight of 8-8-8-4", State(view="backward", at=21, **large),
         lambda i: {"unit_from": i % 8, "unit_to": i // 8 % 8}),
        ("graph, the number of apples", State(view="graph", at=4),
         lambda i: {"prices": (100.0, 2 + wave(i, 2), 150.0, 3.0, 1.1)}),
        ("one layer, the nudge", State(view="layer", at=0), lambda i: {"h": 0.5 + abs(wave(i, 1))}),
        ("chain rule, x", State(view="chain", at=0), lambda i: {"place_x": wave(i, 2)}),
        ("gradient check, a bug", State(view="check", at=0), lambda i: {"bug": ("none", "mask")[i % 2]}),
        ("one update, a step", State(view="update", at=0), lambda i: {"at": i % 150}),
        ("backward, a step of 8-8-8-4", State(view="backward", **large), lambda i: {"at": i % 121}),
    ):  # fmt: skip
        yield state_drag(window.tab, name, state, hand)
