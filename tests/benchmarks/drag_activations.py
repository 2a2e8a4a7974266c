"""What a drag costs: the tab at 1920×1080, 200 updates through the State in each view, painting included.

    python -m tests.benchmarks.drag_activations

Prints the median and the 95th percentile of the processor time of one update, in milliseconds. The goal is 8.
"""

import os
import sys
import time

for _name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
    os.environ.setdefault(_name, "1")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np  # noqa: E402 (the environment comes first)
from PySide6.QtWidgets import QApplication  # noqa: E402

from nnviz.core.activations import ACTIVATIONS  # noqa: E402
from nnviz.main_window import MainWindow  # noqa: E402
from nnviz.tabs.activations import ActivationsState, ActivationsTab  # noqa: E402
from nnviz.ui.theme import THEME  # noqa: E402

UPDATES = 200
_EIGHT = tuple(float(i % 4) for i in range(10))


def _wave(i: int, size: float) -> float:
    return round(size * float(np.sin(2 * np.pi * i / 97)), 3)


# View -> the State it starts with, and what the hand does in update i.
DRAGS = {
    "curves: three functions": (ActivationsState(), lambda i: {"x": _wave(i, 5)}),
    "curves: all ten": (ActivationsState(functions=tuple(ACTIVATIONS)), lambda i: {"x": _wave(i, 5)}),
    "superposition: line": (ActivationsState(view="superposition"), lambda i: {"u": _wave(i, 3)}),
    "superposition: sigmoid, a": (
        ActivationsState(view="superposition", candidate="affine"), lambda i: {"a": _wave(i, 2)}),
    "superposition: two inputs": (
        ActivationsState(view="superposition", candidate="two_inputs"),
        lambda i: {"u": _wave(i, 5), "u2": _wave(i + 20, 5)}),
    "layers: linear": (ActivationsState(view="layers"), lambda i: {"layer1": (0.9, 0.5, _wave(i, 1), 0.9, 0.3, -0.2)}),
    "layers: six with ReLU": (
        ActivationsState(view="layers", depth=6, fold="relu"),
        lambda i: {"layer1": (0.9, 0.5, _wave(i, 1), 0.9, 0.3, -0.2)}),
    "slopes: depth": (
        ActivationsState(view="slopes", functions=("sigmoid", "tanh", "relu")), lambda i: {"deep": 1 + i % 40}),
    "softmax: a score": (ActivationsState(view="softmax"), lambda i: {"scores": (0.3, _wave(i, 5), 4.0)}),
    "softmax: ten scores": (
        ActivationsState(view="softmax", scores=_EIGHT), lambda i: {"scores": (_wave(i, 5), *_EIGHT[1:])}),
    "batch: seed": (ActivationsState(view="batch", samples=8, classes=6), lambda i: {"draws": i + 1}),
    "output: regression": (ActivationsState(view="output"), lambda i: {"score": _wave(i, 5)}),
    "output: ten classes": (
        ActivationsState(view="output", task="ten"), lambda i: {"ten_scores": (_wave(i, 5), *_EIGHT[1:])}),
}  # fmt: skip


def measure(app: QApplication, tab: ActivationsTab, name: str) -> tuple[float, float]:
    """Return the median and the 95th percentile of one drag, in milliseconds of processor time."""
    start, hand = DRAGS[name]
    tab.set_state(start)
    for i in range(10):
        tab.change(merge="hand", **hand(i))
        app.processEvents()
    times = []
    for i in range(UPDATES):
        before = time.process_time()
        tab.change(merge="hand", **hand(i + 10))
        app.processEvents()
        times.append(1000 * (time.process_time() - before))
    return float(np.median(times)), float(np.quantile(times, 0.95))


def main() -> None:
    """Measure every drag."""
    app = QApplication(sys.argv)
    app.setStyle("Fusion")
    THEME.choose("light")
    window = MainWindow(fresh=True)
    window.resize(1920, 1080)
    window.show()
    window.show_tab("activations")
    app.processEvents()
    wanted = sys.argv[1:]
    for name in DRAGS:
        if not wanted or any(word in name for word in wanted):
            median, most = measure(app, window.tab, name)
            print(f"{name:28} median {median:5.1f} ms   95 % {most:5.1f} ms", flush=True)
    window.close()


if __name__ == "__main__":
    main()
