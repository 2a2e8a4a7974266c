"""What the window costs the training: steps a second with the window painting, against the same run without it.

    NNVIZ_DATA_DIR=FOLDER python tests/benchmarks/training_window.py

The book's run (784-50-10, batch 100) in turn without and with the window, in one process. Prints medians of the
rounds, the frames painted a second, and how late a timer of the event loop is.
Wanted: at least 85 % of the steps, at least 30 frames/s, lateness p99 at most 16 ms.
"""

import statistics
import time

import program
from PySide6.QtCore import QEvent, QObject, Qt, QTimer

SECONDS, ROUNDS, TICK = 5.0, 5, 10  # s, -, ms


class Frames(QObject):
    """Counts how often a widget is painted."""

    painted = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See every event, keep none back."""
        self.painted += event.type() == QEvent.Type.Paint
        return False


class Lateness(QObject):
    """Notes how much later than asked a timer of the event loop fires, in ms."""

    def __init__(self) -> None:
        super().__init__()
        self.late: list[float] = []
        self._last = 0.0
        self._timer = QTimer(self, interval=TICK, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_tick)

    def begin(self) -> None:
        """Begin to note."""
        self._last = time.perf_counter()
        self._timer.start()

    def end(self) -> None:
        """Stop noting."""
        self._timer.stop()

    def _on_tick(self) -> None:
        now = time.perf_counter()
        self.late.append(max(0.0, 1000 * (now - self._last) - TICK))
        self._last = now


def alone(tab) -> float:  # noqa: ANN001
    """Return the steps a second of the tab's own generator, pulled with nothing around it."""
    frames = tab.timeline._make()
    while type(next(frames)).__name__ != "TrainingStep":  # the first measuring of all images
        pass
    begin, steps = time.perf_counter(), 0
    while time.perf_counter() - begin < SECONDS:
        steps += type(next(frames)).__name__ == "TrainingStep"
    rate = steps / (time.perf_counter() - begin)
    frames.close()
    return rate


def in_window(tab, lateness: Lateness) -> tuple[float, float]:  # noqa: ANN001
    """Return steps and frames a second of a run in the window."""
    frames = Frames()
    tab.rewind()
    tab.timeline.play()
    program.wait_until(lambda: len(tab.timeline.keep) > 1)
    tab.run_view.losses.viewport().installEventFilter(frames)
    before, begin = len(tab.timeline.keep), time.perf_counter()
    lateness.begin()
    program.wait_until(lambda: time.perf_counter() - begin >= SECONDS)
    lateness.end()
    passed = time.perf_counter() - begin
    steps = len(tab.timeline.keep) - before
    tab.run_view.losses.viewport().removeEventFilter(frames)
    tab.timeline.end_run()
    return steps / passed, frames.painted / passed


def main() -> None:
    """Measure in turn and print."""
    _, window = program.open_window()
    tab = window.tab
    tab.set_state(tab.presets[0].state)
    tab.change(iterations=1_000_000)  # longer than the measurement
    program.wait_until(lambda: not tab.busy and tab.dataset is not None)
    lateness, rounds = Lateness(), []
    for _ in range(ROUNDS):
        tab.rewind()
        window.hide()
        bare = alone(tab)
        window.show()
        rounds.append((bare, *in_window(tab, lateness)))
    window.close()
    bare, ours, frames = (statistics.median(column) for column in zip(*rounds, strict=True))
    share = statistics.median(row[1] / row[0] for row in rounds)
    late = sorted(lateness.late)
    print(f"data                {tab.dataset.x_train.shape[0]:,} images")
    print(f"without a window    {bare:6.0f} steps/s")
    print(f"in the window       {ours:6.0f} steps/s   {100 * share:.0f} %   (wanted: at least 85 %)")
    print(f"painted             {frames:6.1f} frames/s   (wanted: at least 30)")
    p50, p95, p99 = (late[int(part * (len(late) - 1))] for part in (0.5, 0.95, 0.99))
    print(f"lateness            {p50:6.1f} ms median, {p95:.1f} p95, {p99:.1f} p99   (wanted: p99 at most 16)")


if __name__ == "__main__":
    main()
