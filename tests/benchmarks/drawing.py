"""What it costs to draw: processor time from a piece of a stroke to new bars, for every page under the pad.

    NNVIZ_DATA_DIR=FOLDER python -m tests.benchmarks.drawing [WIDTH HEIGHT]

Digits are written with the mouse through the real window; every update is waited for until it is painted.  Wanted: at
most 8 ms of this thread's processor time with any page on show; the nearest ten of the training images (of MNIST
60,000) within 50 ms in a worker.  Other programs slow the caches, so the lower quartile stands beside the median.
"""

import sys
import time
from typing import Any

from tests.benchmarks import program

DIGITS = (3, 5, 8)
PAUSE = 14  # ms between two moves: longer than the pad collects points


def main(size: tuple[int, int]) -> int:
    """Print the times of every page and network, and those of the search; 1 if a median is over 8 ms."""
    _, window = program.open_window(size)
    window.show()
    window.show_tab("inference")
    tab = window.tab
    tab.change(view="draw", network="relu-50")
    program.wait_until(lambda: tab.asking.ready and not tab.busy)
    print(f"{size[0]}×{size[1]}: ms of processor time for an update, lower quartile, median, 95 %")
    late = 0
    for network, detail in (*(("relu-50", key) for key in tab.view.details), ("relu-512", "layers")):
        tab.change(detail=detail, network=network)
        program.wait_until(lambda: not tab.busy)
        late += told(f"{network}, {detail}", updates(tab)) > 8
    search(tab.dataset.x_train, tab.dataset.x_test)
    window.close()
    return 1 if late else 0


def updates(tab: Any) -> list[float]:
    """Write some digits; return the milliseconds of every update."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from tests.handwriting import STYLES, lines

    pad, found = tab.view.pad, []
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for digit in DIGITS:
        tab.change(ink=())
        for line in lines(digit, STYLES[0]):
            points = [pad.place_of(*point).toPoint() for point in line]
            QTest.mousePress(pad, left, none, points[0])
            for point in points[1:]:
                QTest.qWait(PAUSE)
                program.wait_until(lambda: not tab.busy, look=1)
                before, begin = tab.state, time.thread_time()
                QTest.mouseMove(pad, point)
                for _ in range(3):  # layouts, and what is painted after them
                    QApplication.processEvents()
                if tab.state is not before:  # a move of less than a pixel adds nothing
                    found.append(1000 * (time.thread_time() - begin))
            QTest.mouseRelease(pad, left, none, points[-1])
    return found


def told(name: str, milliseconds: list[float]) -> float:
    """Print a line; return the median."""
    import numpy as np

    low, median, high = np.quantile(milliseconds, (0.25, 0.5, 0.95))
    print(f"{name:20} {low:5.1f} {median:5.1f} {high:5.1f}   ({len(milliseconds)} updates)", flush=True)
    return float(median)


def search(images: Any, questions: Any) -> None:
    """Print how long it takes to find ten neighbours of digits, plain and noisy ones."""
    import numpy as np

    from nnviz.core.studies.inference.disturbances import noisy
    from nnviz.core.studies.inference.nearest_images import indexing

    begin = time.thread_time()
    *_, index = indexing(images)
    print(f"index of {len(images)} images: {1000 * (time.thread_time() - begin):.0f} ms")
    for amount in (0.0, 0.3, 1.0):
        found = []
        for image in noisy(questions[:60], amount, np.random.default_rng(1)):
            begin = time.thread_time()
            index.nearest(image)
            found.append(1000 * (time.thread_time() - begin))
        print(f"nearest ten, noise {amount}: median {np.median(found):.1f} ms, longest of 60: {max(found):.1f} ms")


if __name__ == "__main__":
    sys.exit(main((int(sys.argv[1]), int(sys.argv[2])) if len(sys.argv) > 2 else (1280, 720)))
