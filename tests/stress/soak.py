"""Gestures at a person's pace for as long as one likes: memory, threads and the event loop stay as they are."""

import time
from random import Random
from typing import NamedTuple

import numpy as np

from nnviz.core.studies.training.history import History
from nnviz.ui.base.runtime.garbage import GarbageCollector
from nnviz.ui.base.runtime.heap import HeapTrimmer
from tests.stress import gestures, program
from tests.stress.report import Finding, Report
from tests.stress.watch import Watch, anonymous, resident

WARM_UP = 0.5  # of the time: a view costs 2 to 3 MiB once, when it is first shown; in 0.3 of an hour 45 of 70 were
MOST_GROWTH = 1.0  # MiB a minute after it, see Sample.growing
LEAST_MINUTES = 2.0  # below, a slope says nothing
PAUSES = (0.03, 0.1, 0.3)  # seconds between two gestures


class Sample(NamedTuple):
    """What was measured after a gesture: seconds since the beginning, MiB, and how many views were shown by then."""

    seconds: float
    resident: float
    growing: float
    """What must not grow: memory without pages of files, and without the weights that the run of Training keeps. Those
    are bounded (History.MOST_BYTES, 61 MiB) but come with a long run at any time: two blocks of 36 MiB looked like 2.4
    MiB a minute."""
    views: int


def run(tries: int, seed: int, tab: str = "", until: float = 1e18) -> Report:
    """Work until the time is over, in one window; a failure begins a new one."""
    application = program.application()
    GarbageCollector(application), HeapTrimmer(application)  # as in the program
    program.small_files(program.Path.cwd())
    report, rng, begin = Report("soak", seed), Random(f"{seed} soak"), time.monotonic()
    closer = program.Closer()
    closer.start()
    samples: list[Sample] = []
    with Watch() as watch:
        person = gestures.Person(program.tab_names(tab)[0], watch, tab)
        for _ in range(tries):
            if time.monotonic() > until:
                break
            one = gestures.gesture(rng)
            for finding in person.do(one) + person.do(("wait", rng.choice(PAUSES))):
                report.add(finding, lambda one=one: f"   after {one!r}")
            report.tried += 1
            seconds = time.monotonic() - begin
            samples.append(Sample(seconds, resident(), anonymous() - _weights(person), _views(person)))
        person.close()
    closer.stop()
    _judge(samples, report)
    return report


def _views(person: gestures.Person) -> int:
    """Return how many views of the window were shown so far."""
    return sum(len(tab.view_of.built()) for tab in person.window.tabs.values())


def _weights(person: gestures.Person) -> float:
    """Return the MiB of weights that the run of the tab Training keeps."""
    tab = person.window.tabs.get("training")
    history = getattr(getattr(tab, "timeline", None), "keep", None)
    if not isinstance(history, History):
        return 0.0
    return sum(array.nbytes for _, weights in history.snapshots for array in weights.values()) / 2**20


def _judge(samples: list[Sample], report: Report) -> None:
    """Measure how memory grew after the warm-up."""
    times, memory, growing, views = (np.array(column) for column in zip(*samples, strict=True))
    late = times > WARM_UP * times[-1]
    moments = ", ".join(
        f"{name} {memory[at]:.0f} with {views[at]} views"
        for name, at in (("at first", 0), ("after the warm-up", int(np.argmax(late))), ("at the end", -1))
    )
    report.measure("memory, MiB", float(memory.max()), moments)
    if late.sum() < 10:
        return
    slope = 60 * float(np.polyfit(times[late], growing[late], 1)[0])
    ends = f"{growing[late][:100].mean():.0f} to {growing[late][-100:].mean():.0f} MiB without files and kept weights"
    minutes = f"over the last {(times[-1] - times[late][0]) / 60:.1f} minutes"
    report.measure("growth, MiB a minute", slope, f"{minutes}: {ends}")
    if slope > MOST_GROWTH and times[-1] > 60 * LEAST_MINUTES:
        report.add(Finding("memory grows", f"{slope:.1f} MiB a minute"), lambda: "   the whole of the run")
