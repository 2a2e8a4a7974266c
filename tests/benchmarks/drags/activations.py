"""The drags of the activations tab."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from nnviz.core.activations import ACTIVATIONS
from nnviz.tabs.activations import ActivationsState as State
from tests.benchmarks.drags.drag import Drag, state_drag, wave

_TEN = tuple(float(i % 4) for i in range(10))


def drags(window: QWidget) -> Iterator[Drag]:
    """Yield them, with the tab on show."""
    window.show_tab("activations")
    deep = ("sigmoid", "tanh", "relu")
    for name, state, hand in (
        ("three functions, x", State(), lambda i: {"x": wave(i, 5)}),
        ("all ten, x", State(functions=tuple(ACTIVATIONS)), lambda i: {"x": wave(i, 5)}),
        ("superposition, line", State(view="superposition"), lambda i: {"u": wave(i, 3)}),
        ("superposition, a", State(view="superposition", candidate="affine"), lambda i: {"a": wave(i, 2)}),
        (
            "superposition, two inputs",
            State(view="superposition", candidate="two_inputs"),
            lambda i: {"u": wave(i, 5), "u2": wave(i + 20, 5)},
        ),
        ("layers, linear", State(view="layers"), _layer),
        ("six layers with ReLU", State(view="layers", depth=6, fold="relu"), _layer),
        ("slopes, depth", State(view="slopes", functions=deep), lambda i: {"deep": 1 + i % 40}),
        ("softmax, a score", State(view="softmax"), lambda i: {"scores": (0.3, wave(i, 5), 4.0)}),
        ("softmax, ten scores", State(view="softmax", scores=_TEN), lambda i: {"scores": (wave(i, 5), *_TEN[1:])}),
        ("batch, seed", State(view="batch", samples=8, classes=6), lambda i: {"draws": i + 1}),
        ("output, regression", State(view="output"), lambda i: {"score": wave(i, 5)}),
        ("output, ten", State(view="output", task="ten"), lambda i: {"ten_scores": (wave(i, 5), *_TEN[1:])}),
    ):
        yield state_drag(window.tab, name, state, hand)


def _layer(i: int) -> dict[str, tuple[float, ...]]:
    return {"layer1": (0.9, 0.5, wave(i, 1), 0.9, 0.3, -0.2)}
