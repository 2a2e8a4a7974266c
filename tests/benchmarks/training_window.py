"""What the window costs the training: steps a second with the window painting, against the same run without it.

    NNVIZ_DATA_DIR=FOLDER python tests/benchmarks/training_window.py [ROUNDS]

The book's run (784-50-10, batch 100) in turn without the window, in this process, and with it, where it learns in a
process beside. Prints medians of the rounds, the frames painted a second, how late a timer of the event loop is, and
the steps a second of CPU of what learns, which do not depend on what else the machine does.
Wanted: at least 92 % of the steps, at least 30 frames/s, lateness p99 at most 8 ms.
"""

import os
import statistics
import sys
import time
from pathlib import Path
from typing import NamedTuple

import program
from PySide6.QtCore import QEvent, QObject, Qt, QTimer

SECONDS, TICK = 5.0, 10  # s, ms


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


def learning_cpu(tab) -> float:  # noqa: ANN001
    """Return the CPU seconds of what learns: its process, where the system tells, or this one but for this thread."""
    stat = Path(f"/proc/{tab.training.process}/stat")
    if not tab.training.process or not stat.exists():
        return time.process_time() - time.thread_time()
    return sum(map(int, stat.read_text().rpartition(")")[2].split()[11:13])) / os.sysconf("SC_CLK_TCK")


def alone(tab) -> tuple[float, float]:  # noqa: ANN001
    """Return the steps a second, and a second of CPU, of the same training pulled here with nothing around it."""
    frames = tab.training.run.frames()
    while type(next(frames)).__name__ != "TrainingStep":  # the first measuring of all images
        pass
    begin, cpu, steps = time.perf_counter(), time.thread_time(), 0
    while time.perf_counter() - begin < SECONDS:
        steps += type(next(frames)).__name__ == "TrainingStep"
    rates = steps / (time.perf_counter() - begin), steps / (time.thread_time() - cpu)
    frames.close()
    return rates


def in_window(tab, lateness: Lateness) -> tuple[float, ...]:  # noqa: ANN001
    """Return steps and frames a second of a run in the window, and steps a second of CPU of what learns."""
    frames = Frames()
    tab.rewind()
    tab.timeline.play()
    program.wait_until(lambda: len(tab.timeline.keep) > 1)
    tab.run_view.losses.viewport().installEventFilter(frames)
    before, begin, cpu = len(tab.timeline.keep), time.perf_counter(), learning_cpu(tab)
    lateness.begin()
    program.wait_until(lambda: time.perf_counter() - begin >= SECONDS)
    lateness.end()
    passed, cpu = time.perf_counter() - begin, learning_cpu(tab) - cpu
    steps = len(tab.timeline.keep) - before
    tab.run_view.losses.viewport().removeEventFilter(frames)
    tab.timeline.end_run()
    return steps / passed, frames.painted / passed, steps / cpu


class Measured(NamedTuple):
    """Steps a second without and with the window, the share of them, steps a second of CPU, frames, lateness in ms."""

    images: int
    alone: float
    in_window: float
    share: float
    alone_cpu: float
    in_window_cpu: float
    frames: float
    late: tuple[float, float, float]
    """Its median, 95th and 99th percentile."""


def measured(number: int) -> Measured:
    """Measure in turn, so many rounds."""
    _, window = program.open_window()
    tab = window.tab
    tab.set_state(tab.presets[0].state)
    tab.change(iterations=1_000_000)  # longer than the measurement
    program.wait_until(lambda: not tab.busy and tab.dataset is not None)
    lateness, rounds = Lateness(), []
    for _ in range(number):
        tab.rewind()
        window.hide()
        bare = alone(tab)
        window.show()
        rounds.append((*bare, *in_window(tab, lateness)))
    window.close()
    bare, bare_cpu, ours, frames, ours_cpu = (statistics.median(column) for column in zip(*rounds, strict=True))
    share = statistics.median(row[2] / row[0] for row in rounds)
    late = sorted(lateness.late)
    p50, p95, p99 = (late[int(part * (len(late) - 1))] for part in (0.5, 0.95, 0.99))
    return Measured(len(tab.dataset.x_train), bare, ours, share, bare_cpu, ours_cpu, frames, (p50, p95, p99))


def main(number: int) -> None:
    """Measure and print."""
    found = measured(number)
    print(f"data                {found.images:,} images")
    print(f"without a window    {found.alone:6.0f} steps/s")
    print(f"in the window       {found.in_window:6.0f} steps/s   {100 * found.share:.0f} %   (wanted: at least 92 %)")
    share = f"{found.alone_cpu:.0f} without a window   {100 * found.in_window_cpu / found.alone_cpu:.0f} %"
    print(f"a second of CPU     {found.in_window_cpu:6.0f} steps of what learns, {share}")
    print(f"painted             {found.frames:6.1f} frames/s   (wanted: at least 30)")
    p50, p95, p99 = found.late
    print(f"lateness            {p50:6.1f} ms median, {p95:.1f} p95, {p99:.1f} p99   (wanted: p99 at most 8)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
