"""What a drag costs: the data tab at 1920×1080, 200 updates through the State in each view, painting included.

    NNVIZ_DATA_DIR=FOLDER python -m tests.benchmarks.drag_data

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

from nnviz.main_window import MainWindow  # noqa: E402
from nnviz.tabs.data import DataTab  # noqa: E402
from nnviz.tabs.data.state import DataState  # noqa: E402
from nnviz.ui.theme import THEME  # noqa: E402

UPDATES = 200

# What is moved -> the State it starts with, and what the hand does in update i.
DRAGS = {
    "images: number": (DataState(), lambda i: {"index": 37 * i}),
    "images: scroll": (DataState(), lambda i: {"first": i}),
    "images: number, values written": (DataState(written=True), lambda i: {"index": 37 * i}),
    "classes: class": (DataState(view="classes"), lambda i: {"picked": i % 10}),
    "arrays: row (play)": (DataState(view="arrays"), lambda i: {"laid": i % 29}),
    "arrays: pixel": (DataState(view="arrays"), lambda i: {"laid": i // 28 % 28 + 1, "column": i % 28}),
    "arrays: number": (DataState(view="arrays"), lambda i: {"index": 37 * i}),
    "batch of 100: play": (DataState(view="batch"), lambda i: {"number": i}),
    "batch of 100: seed": (DataState(view="batch"), lambda i: {"seed": i}),
    "batch: size": (DataState(view="batch"), lambda i: {"batch_size": 1 + 5 * i}),
    "batch of 10,000, drawn: play": (
        DataState(view="batch", batch_size=10_000, sampling="replacement"), lambda i: {"number": i % 6}
    ),
}  # fmt: skip


def measure(app: QApplication, tab: DataTab, name: str) -> tuple[float, float]:
    """Return the median and the 95th percentile of one drag, in milliseconds of processor time."""
    start, hand = DRAGS[name]
    tab.set_state(start)
    for _ in range(5):
        app.processEvents()
    times = []
    for i in range(UPDATES + 10):
        before = time.process_time()
        tab.change(merge="hand", **hand(i))
        app.processEvents()
        times.append(1000 * (time.process_time() - before))
    return float(np.median(times[10:])), float(np.quantile(times[10:], 0.95))


def main() -> None:
    """Measure every drag."""
    app = QApplication(sys.argv)
    app.setStyle("Fusion")
    THEME.choose("light")
    window = MainWindow(fresh=True)
    window.resize(1920, 1080)
    window.show()
    window.show_tab("data")
    tab = window.tab_of("data")
    while tab.busy:
        app.processEvents()
    print(tab.origin.text())
    for name in DRAGS:
        median, high = measure(app, tab, name)
        print(f"{name:34} median {median:6.2f} ms   95 % {high:6.2f} ms")
    window.close()


if __name__ == "__main__":
    main()
