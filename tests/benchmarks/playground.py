"""The playground's speed: 2-8-8-1 with tanh, 500 points to learn from, batch 10.

    python tests/benchmarks/playground.py [ROUNDS]

In turn the run without a window and with the window painting it, in one process; prints medians of the rounds: updates
a second, frames painted a second, how late a timer of the event loop is; then the CPU time of what a frame shows.
With "long" after ROUNDS also 100,000 updates: what they take of memory, and the CPU time of a jump to any of them; with
"paint" the CPU time of a piece of a stroke beside 300 and beside 1,000 points.
Wanted: at least 10,000 updates/s without the window, at least 85 % of them with it, at least 30 frames/s, lateness p99
at most 16 ms, at most 8 ms of CPU a frame for the 17 unit maps at 60×60 and the surface at 120×120.
"""

import os
import random
import statistics
import sys
import time
from collections import deque
from collections.abc import Collection
from pathlib import Path

import program
from PySide6.QtCore import QCoreApplication
from training_window import Frames, Lateness

SECONDS, FRAMES, LONG = 2.0, 40, 100_000


def wait(seconds: float) -> None:
    """Let the event loop run for so long."""
    end = time.perf_counter() + seconds
    program.wait_until(lambda: time.perf_counter() >= end)


def alone(tab) -> tuple[float, float]:  # noqa: ANN001
    """Return the updates a second, and a CPU second, of what learns, pulled with nothing around it."""
    from nnviz.core.studies.playground.history import LearningHistory
    from nnviz.core.studies.playground.learner import Learner, learn

    history = LearningHistory(tab.run.recipes)
    frames = learn([Learner(recipe) for recipe in tab.run.recipes], lambda: history.interval, deque())
    begin, cpu, updates, kept = time.perf_counter(), time.thread_time(), 0, []
    while time.perf_counter() - begin < SECONDS:
        kept = [next(frames) for _ in range(500)]
        updates += sum(type(frame) is tuple for frame in kept)
        history.extend(kept)
    return updates / (time.perf_counter() - begin), updates / (time.thread_time() - cpu)


def cpu_of(tab) -> float:  # noqa: ANN001
    """Return the CPU seconds of what learns: its process, where the system tells, or this one but for this thread."""
    stat = Path(f"/proc/{getattr(tab.run, 'process', 0)}/stat")
    if not stat.exists() or stat.parts[2] == "0":
        return time.process_time() - time.thread_time()
    return sum(map(int, stat.read_text().rpartition(")")[2].split()[11:13])) / os.sysconf("SC_CLK_TCK")


def in_window(tab) -> tuple[float, float, list[float], float, float]:  # noqa: ANN001
    """Return updates and frames a second, latenesses (ms), CPU of the GUI thread a frame (ms), updates a CPU second.

    The last two do not depend on what else the machine does.
    """
    tab.rewind()
    frames, lateness = Frames(), Lateness()
    tab.timeline.play()
    program.wait_until(lambda: len(tab.run.history) > 1000)
    tab.view.surface.viewport().installEventFilter(frames)
    lateness.begin()
    begin, before = time.perf_counter(), len(tab.run.history)
    gui, learning = time.thread_time(), cpu_of(tab)
    wait(SECONDS)
    seconds, updates = time.perf_counter() - begin, len(tab.run.history) - before
    lateness.end()
    gui, learning = time.thread_time() - gui, cpu_of(tab) - learning
    tab.view.surface.viewport().removeEventFilter(frames)
    tab.timeline.pause()
    wait(0.2)
    return (updates / seconds, frames.painted / seconds, lateness.late, 1000 * gui / max(1, frames.painted),
            updates / max(learning, 1e-9))  # fmt: skip


def cost(call) -> float:  # noqa: ANN001
    """Return the median CPU time of a call, in ms."""
    times = []
    for _ in range(FRAMES):
        begin = time.process_time()
        call()
        times.append(1000 * (time.process_time() - begin))
    return statistics.median(times)


def megabytes() -> float:
    """Return the memory of this process that is in use."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


def long_run(tab) -> None:  # noqa: ANN001
    """Learn LONG updates, jump among them and drag the time bar over them, and print what it costs."""
    tab.rewind()
    wait(0.5)
    before, rng = megabytes(), random.Random(1)
    tab.timeline.play()
    program.wait_until(lambda: len(tab.run.history) >= LONG, 600)
    tab.timeline.pause()
    wait(0.5)
    done = len(tab.run.history)
    jumps = [costs(lambda at=at: tab.timeline.scrub(at)) for at in (rng.randrange(done) for _ in range(60))]
    drag = [costs(lambda at=at: tab.timeline.scrub(at)) for at in range(done // 4, done // 4 + 18_000, 150)]
    for name, times in (("a jump", jumps), ("a piece of a drag", drag)):
        print(f"{done:,} updates: {name} {statistics.median(times):.1f} ms, at most {max(times):.1f} ms")
    print(f"{len(tab.run.history.kept)} moments kept; {megabytes() - before:.1f} MB")


def painting(tab) -> None:  # noqa: ANN001
    """Print what a piece of a stroke costs, with all that is drawn after it."""
    for samples in (300, 1000):
        tab.change(samples=samples, data="spirals")
        tab.timeline.step(200)
        wait(1.5)
        tab.view.painting.choose("spray")
        tab.view.painting._on_pressed(0.0, 0.0)
        times = [costs(lambda x=x: tab.view.painting._on_stroked(-2.5 + 0.2 * x, 1.0)) for x in range(25)]
        print(f"{samples} points: a piece of a stroke {statistics.median(times):.1f} ms, at most {max(times):.1f} ms")


def costs(call) -> float:  # noqa: ANN001
    """Return the CPU time of this thread for a call and for what is painted after it, in ms."""
    begin = time.thread_time()
    call()
    QCoreApplication.processEvents()
    return 1000 * (time.thread_time() - begin)


def main(rounds: int, more: Collection[str] = ()) -> None:
    """Measure and print."""
    _, window = program.open_window(tab="playground")
    window.show()
    tab = window.tab
    tab.change(hidden=(8, 8), data="spirals", samples=1000)
    wait(0.5)
    without, with_window = [], []
    for _ in range(rounds):
        window.hide()
        without.append(alone(tab))
        window.show()
        with_window.append(in_window(tab))
    median = statistics.median
    late = sorted(value for row in with_window for value in row[2])
    (plain, plain_cpu), shown = (median(row[i] for row in without) for i in (0, 1)), median(r[0] for r in with_window)
    print(f"updates/s without window {plain:,.0f}, with it {shown:,.0f} ({shown / plain:.0%})")
    frames, gui, worker = (median(row[place] for row in with_window) for place in (1, 3, 4))
    print(f"frames/s {frames:.0f}, lateness p99 {late[int(0.99 * len(late))]:.1f} ms")
    print(f"CPU of the GUI thread {gui:.1f} ms a frame; {worker:,.0f} updates a second of CPU of what "
          f"learns, {plain_cpu:,.0f} without window ({worker / plain_cpu:.0%})")
    view, vector = tab.view, tab.run.moment()[0].vector
    plane = view.shown.plane
    maps, surface = cost(lambda: view._mapper.map(vector)), cost(lambda: view.surface.put_map(plane))
    drawing = cost(lambda: view.network.show_network(view.shown.recipe, vector, plane))
    print(f"CPU a frame: maps and answers {maps:.2f} ms, lines of the surface {surface:.2f} ms, "
          f"pictures of the units {drawing:.2f} ms; together {maps + surface + drawing:.2f} ms")  # fmt: skip
    surface = cost(lambda: (view.surface.field.update(), view.surface.viewport().repaint()))
    units = cost(view.network.diagram.repaint)
    curves = cost(view.losses.viewport().repaint)
    print(f"painting: surface {surface:.2f} ms, network {units:.2f} ms, curves {curves:.2f} ms")
    if "long" in more:
        long_run(tab)
    if "paint" in more:
        painting(tab)
    window.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3, sys.argv[2:])
