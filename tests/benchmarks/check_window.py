"""How smooth the window stays while the gradient check of 784-50-10 runs in its worker.

    python tests/benchmarks/check_window.py

The check of Network ▸ Gradient check runs from its beginning to its end while its maps are asked to be painted 60 times
a second. Prints how long the check took, the frames painted a second, and how late a timer of the event
loop is. Wanted: at least 30 frames/s.
"""

import time

import program
from PySide6.QtCore import QTimer
from training_window import Frames, Lateness


def main() -> None:
    """Measure and print."""
    _, window = program.open_window()
    window.show()
    window.show_tab("network")
    tab = window.tab
    tab.change(view="check", checked="book", samples=5)
    program.wait_until(lambda: not tab.busy)
    frames, lateness, view = Frames(), Lateness(), tab.view
    view.maps.installEventFilter(frames)
    paint = QTimer(interval=16)  # something moves: the maps are painted again for each of its ticks
    paint.timeout.connect(view.maps.update)
    tab.start_button.click()
    begin = time.perf_counter()
    paint.start()
    lateness.begin()
    program.wait_until(lambda: not view.task.busy, seconds=300)
    lateness.end()
    paint.stop()
    passed = time.perf_counter() - begin
    late = sorted(lateness.late)
    known = view.known
    print(f"checked             {known.done:,} of {known.total:,} parameters in {passed:.1f} s")
    print(f"painted             {frames.painted / passed:6.1f} frames/s   (wanted: at least 30)")
    p50, p95, p99 = (late[int(part * (len(late) - 1))] for part in (0.5, 0.95, 0.99))
    print(f"lateness            {p50:6.1f} ms median, {p95:.1f} p95, {p99:.1f} p99")
    window.close()


if __name__ == "__main__":
    main()
