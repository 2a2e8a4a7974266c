"""Gestures at a person's pace for as long as one likes: memory, threads and the event loop stay as they are."""

import time
from random import Random

import numpy as np

from nnviz.ui.base.runtime.garbage import GarbageCollector
from nnviz.ui.base.runtime.heap import HeapTrimmer
from tests.stress import gestures, program
from tests.stress.report import Finding, Report
from tests.stress.watch import Watch, resident

WARM_UP = 0.5  # of the time: a view costs 2 to 3 MiB once, when it is first shown; in 0.3 of an hour 45 of 70 were
MOST_GROWTH = 1.0  # MiB a minute after it; what undo and caches remember is bounded
LEAST_MINUTES = 2.0  # below, a slope says nothing
PAUSES = (0.03, 0.1, 0.3)  # seconds between two gestures


def run(tries: int, seed: int, tab: str = "", until: float = 1e18) -> Report:
    """Work until the time is over, in one window; a failure begins a new one."""
    application = program.application()
    GarbageCollector(application), HeapTrimmer(application)  # as in the program
    program.small_files(program.Path.cwd())
    report, rng, begin = Report("soak", seed), Random(f"{seed} soak"), time.monotonic()
    closer = program.Closer()
    closer.start()
    samples: list[tuple[float, float, int]] = []  # seconds, MiB, views that were shown by then
    with Watch() as watch:
        person = gestures.Person(program.tab_names(tab)[0], watch, tab)
        for _ in range(tries):
            if time.monotonic() > until:
                break
            one = gestures.gesture(rng)
            for finding in person.do(one) + person.do(("wait", rng.choice(PAUSES))):
                report.add(finding, lambda one=one: f"   after {one!r}")
            report.tried += 1
            samples.append((time.monotonic() - begin, resident(), _views(person)))
        person.close()
    closer.stop()
    _judge(samples, report)
    return report


def _views(person: gestures.Person) -> int:
    """Return how many views of the window were shown so far."""
    return sum(len(tab.view_of.built()) for tab in person.window.tabs.values())


def _judge(samples: list[tuple[float, float, int]], report: Report) -> None:
    """Measure how memory grew after the warm-up."""
    times, memory, views = (np.array(column) for column in zip(*samples, strict=True))
    late = times > WARM_UP * times[-1]
    moments = ", ".join(
        f"{name} {memory[at]:.0f} with {views[at]} views"
        for name, at in (("at first", 0), ("after the warm-up", int(np.argmax(late))), ("at the end", -1))
    )
    report.measure("memory, MiB", float(memory.max()), moments)
    if late.sum() < 10:
        return
    slope = 60 * float(np.polyfit(times[late], memory[late], 1)[0])
    report.measure("growth, MiB a minute", slope, f"over the last {(times[-1] - times[late][0]) / 60:.1f} minutes")
    if slope > MOST_GROWTH and times[-1] > 60 * LEAST_MINUTES:
        report.add(Finding("memory grows", f"{slope:.1f} MiB a minute"), lambda: "   the whole of the run")
