"""What a drag costs: the derivatives tab at 1920×1080, 200 updates through the State in each view, painting included.

    python -m tests.benchmarks.drag_derivatives

Prints the lower quartile (what it costs where nothing else disturbs), the median and the 95th percentile of the
processor time of one update, in milliseconds. The goal is 8.
"""

import os
import sys
import time
from dataclasses import replace

for _name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
    os.environ.setdefault(_name, "1")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np  # noqa: E402 (the environment comes first)
from PySide6.QtWidgets import QApplication  # noqa: E402

from nnviz.main_window import MainWindow  # noqa: E402
from nnviz.tabs.derivatives import DerivativesState, DerivativesTab  # noqa: E402
from nnviz.ui.theme import THEME  # noqa: E402

UPDATES = 200
_BOOK = DerivativesState()
_WAVES = DerivativesState(curve="sine", x=1.0, h=1e-5, view="error")


def _wave(i: int, size: float) -> float:
    return round(size * float(np.sin(2 * np.pi * i / 97)), 3)


def _step(i: int) -> float:
    return float(f"{10.0 ** (-8 + _wave(i, 7)):.3g}")


# View -> the State it starts with, and what the hand does in update i.
DRAGS = {
    "curve: point": (_BOOK, lambda i: {"x": _wave(i, 12)}),
    "curve: point, large h, three secants": (replace(_BOOK, h=2.0, secants=True), lambda i: {"x": _wave(i, 12)}),
    "curve: point on sin(1/x)": (replace(_BOOK, curve="fast waves", x=0.2), lambda i: {"x": 0.25 + _wave(i, 0.2)}),
    "curve: h": (replace(_BOOK, curve="sine", x=1.0), lambda i: {"h": _step(i)}),
    "curve: zoom": (replace(_BOOK, curve="sine", x=1.0), lambda i: {"zoom": i % 17}),
    "curve: tan x": (replace(_BOOK, curve="typed", formula="tan x", x=1.0), lambda i: {"x": _wave(i, 8)}),
    "error: h": (_WAVES, lambda i: {"h": _step(i)}),
    "error: h, float32": (replace(_WAVES, precision="float32"), lambda i: {"h": _step(i)}),
    "error: x": (_WAVES, lambda i: {"x": _wave(i, 5)}),
    "partial: x0": (replace(_BOOK, view="partial"), lambda i: {"x0": _wave(i, 4)}),
    "partial: turn": (replace(_BOOK, view="partial"), lambda i: {"azimuth": _wave(i, 60)}),
}  # fmt: skip


def measure(app: QApplication, tab: DerivativesTab, name: str) -> list[float]:
    """Return lower quartile, median and 95th percentile of one drag, in milliseconds of processor time."""
    start, hand = DRAGS[name]
    tab.set_state(start)
    times = []
    for i in range(UPDATES + 10):
        before = time.process_time()
        tab.change(merge="hand", **hand(i))
        app.processEvents()
        times.append(1000 * (time.process_time() - before))
    return np.quantile(times[10:], (0.25, 0.5, 0.95)).tolist()


def main() -> None:
    """Measure every drag."""
    app = QApplication(sys.argv)
    app.setStyle("Fusion")
    THEME.choose("light")
    window = MainWindow(fresh=True)
    window.resize(1920, 1080)
    window.show()
    window.show_tab("derivatives")
    app.processEvents()
    for name in DRAGS:
        low, median, high = measure(app, window.tab, name)
        print(f"{name:40} quartile {low:6.2f} ms   median {median:6.2f} ms   95 % {high:6.2f} ms")
    window.close()


if __name__ == "__main__":
    main()
