"""What a drag costs: the real tab at 1920×1080, 200 updates through change() and the event loop, painting included.

    python tests/benchmarks/drag_gates.py

Prints the median and the 95 % of CPU milliseconds per update, for every kind of drag; the goal is 8 ms.
"""

import math
import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
for _name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_name] = "1"
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtWidgets import QApplication  # noqa: E402

UPDATES, GOAL = 200, 8.0


def measure(application: QApplication, update: Callable[[int], None]) -> list[float]:
    """Return the CPU milliseconds of each update."""
    costs = []
    for i in range(UPDATES):
        start = time.process_time()
        update(i)
        application.processEvents()
        costs.append(1000 * (time.process_time() - start))
    return sorted(costs)


def main() -> int:
    """Measure the drags of every view and print a line for each."""
    application = QApplication([])
    application.setStyle("Fusion")
    from nnviz.main_window import MainWindow
    from nnviz.tabs.gates import GatesState
    from nnviz.ui.theme import THEME

    THEME.choose("light")
    window = MainWindow(fresh=True)
    window.resize(1920, 1080)
    window.show()
    window.show_tab("gates")
    tab = window.tab
    cloud = GatesState(task="cloud", size=30)
    drags = {
        "line moved": (GatesState(), lambda i: tab.one._on_line(0.5, 0.5, -0.7 + 0.4 * math.sin(i / 9))),
        "line turned": (GatesState(), lambda i: tab.one._on_line(math.cos(i / 30), math.sin(i / 30), -0.5)),
        "slider w1": (GatesState(), lambda i: tab.form.controls["w1"].slider.setValue(150 + i % 100)),
        "30 points, line": (cloud, lambda i: tab.one._on_line(0.5, 0.5, -0.5 + 0.2 * math.sin(i / 9))),
        "30 points, one": (
            cloud,
            lambda i: tab.one._on_point(3, 0.5 + 0.4 * math.sin(i / 9), 0.5 + 0.4 * math.cos(i / 9)),
        ),
        "XOR, NAND line": (
            GatesState(view="layers"),
            lambda i: tab.layers._on_nand(-0.5, -0.5, 0.7 + 0.3 * math.sin(i / 9)),
        ),
        "learning, line": (
            GatesState(view="learn"),
            lambda i: tab.one._on_line(0.5, 0.5, -0.7 + 0.4 * math.sin(i / 9)),
        ),
    }
    worst = 0.0
    for name, (state, update) in drags.items():
        tab.set_state(state)
        application.processEvents()
        costs = measure(application, update)
        worst = max(worst, statistics.median(costs))
        print(
            f"{name:16} median {statistics.median(costs):5.2f} ms, 95 % {costs[int(0.95 * UPDATES)]:5.2f} ms"
        )
    print(f"worst median {worst:.2f} ms, goal {GOAL:g} ms")
    window.close()
    return 0 if worst <= GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
