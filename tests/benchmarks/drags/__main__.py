"""What a drag costs: every tab at 1920×1080, 200 updates of each kind with all their events and painting.

    NNVIZ_DATA_DIR=FOLDER python -m tests.benchmarks.drags [--high] [TAB …] [WORD …]

With --high at 3840×2160: the same window with two pixels for one in both directions.

Prints processor milliseconds of one update: the lower quartile, the median, the 95th percentile, and "scaled". The
wanted 5 ms (8 ms with --high) are a median. Other work on the machine makes the same update cost up to twice as much,
so a loop of plain Python runs after every update; "scaled" is the median of the costs with each divided by what that
loop cost beside it, times what the loop costs in the least disturbed tenth of the whole run. Compare "scaled", in one
run.
"""

import importlib
import os
import sys
import time

from tests.benchmarks import program
from tests.benchmarks.drags.drag import UPDATES, Drag

TABS = (
    "gates", "activations", "tensors", "network", "losses", "derivatives", "gradient", "data", "training", "playground",
    "inference",
)  # fmt: skip
_LOOP = 12_000  # additions: two thirds of a millisecond


def loop_cost() -> float:
    """Return the processor milliseconds that a fixed piece of Python costs now."""
    before, total = time.process_time(), 0
    for i in range(_LOOP):
        total += i * i
    return 1000 * (time.process_time() - before)


def measure(drag: Drag) -> tuple[list[float], list[float]]:
    """Return the processor milliseconds of each update, and of the loop after each."""
    from PySide6.QtWidgets import QApplication

    costs, loops = [], []
    for i in range(-10, UPDATES):
        before = time.process_time()
        drag.update(i + 10)
        QApplication.processEvents()
        costs.append(1000 * (time.process_time() - before))
        loops.append(loop_cost())
    return costs[10:], loops[10:]


def main(words: list[str]) -> int:
    """Measure the drags of the tabs and print a line for each; 1 if a median is above its goal."""
    goal = 8.0 if "--high" in words else 5.0
    if "--high" in words:
        os.environ["QT_SCALE_FACTOR"] = "2"  # read when the application begins
        words = [word for word in words if word != "--high"]
    import numpy as np

    _, window = program.open_window((1920, 1080))
    window.show()
    program.wait_until(lambda: not window.tab.busy)  # images may be read or drawn in a thread
    chosen = [name for name in TABS if name in words] or list(TABS)
    words = [word for word in words if word not in TABS]
    measured = []
    for name in chosen:
        for drag in importlib.import_module(f"tests.benchmarks.drags.{name}").drags(window):
            title = f"{name}: {drag.name}"
            if not words or any(word in title for word in words):
                drag.prepare()
                measured.append((title, *measure(drag)))
                low, median, high = np.quantile(measured[-1][1], (0.25, 0.5, 0.95))
                print(f"{title:50} quartile {low:5.1f}  median {median:5.1f}  95 % {high:5.1f}", flush=True)
                drag.finish()
    least = np.quantile(np.concatenate([loops for *_, loops in measured]), 0.1)
    print(f"\nscaled (the loop: {least:.2f} ms; wanted {goal:g} ms)")
    late = 0
    for title, costs, loops in measured:
        cost = least * float(np.median(np.divide(costs, loops)))
        late += float(np.median(costs)) > goal
        print(f"{title:50} {cost:5.1f}{' ' if cost <= goal else '!'}")
    window.close()
    return 1 if late else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
