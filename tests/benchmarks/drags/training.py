"""The drags of the training tab after a run of three thousand iterations, and after experiments that were made up."""

from collections.abc import Callable, Iterator

import numpy as np
from PySide6.QtWidgets import QWidget

from nnviz.laboratory.experiment import job_key
from nnviz.laboratory.jobs import FINISHED, Ended, Grown, Started
from nnviz.tabs.training.state import NOTES_RUN
from nnviz.ui.playback.status import Status
from tests.benchmarks import program
from tests.benchmarks.drags.drag import Drag
from tests.laboratory.runs import curves

_ITERATIONS = 3000
_MEASURED = 150  # iterations from one moment that Inside counts to the next


def drags(window: QWidget) -> Iterator[Drag]:
    """Yield them, with the tab on show and a run that has ended."""
    window.show_tab("training")
    tab = window.tab
    program.wait_until(lambda: not tab.busy and tab.dataset is not None)
    tab.set_state(NOTES_RUN)
    tab.change(iterations=_ITERATIONS)
    program.wait_until(lambda: not tab.busy)
    tab.rewind()
    tab.timeline.play()
    program.wait_until(lambda: tab.timeline.status == Status.FINISHED, seconds=120)

    def rate(i: int) -> None:
        tab.form.controls["rate"].slider.setValue(100 + i % 100)

    def scrub(i: int) -> None:
        tab.timeline.scrub(37 * i % _ITERATIONS)

    def counted(i: int) -> None:
        tab.timeline.scrub(_MEASURED * (1 + i % (_ITERATIONS // _MEASURED)))

    def cell(i: int) -> None:
        tab.change(merge="cell", truth=i % 10, answer=(7 * i + 1) % 10)

    def hover(i: int) -> None:
        keys = [run.key for run in tab.view.runs]
        tab.view.curves.light_run(keys[i % len(keys)])

    for name, fields, update in (
        ("run, the time bar", {"view": "run"}, scrub),
        ("run, rate slider", {"view": "run"}, rate),
        ("inside, the time bar", {"view": "inside"}, counted),
        ("mistakes, the time bar", {"view": "mistakes"}, scrub),
        ("mistakes, another cell", {"view": "mistakes"}, cell),
        ("epoch by epoch, the time bar", {"view": "epochs"}, scrub),
        ("compare, another run", {"view": "compare"}, hover),
    ):
        ready = _count if update is counted else _rest
        yield Drag(name, lambda ready=ready, fields=fields: ready(tab, **fields), update, lambda: _reset(tab))
    yield from _experiments(tab)


def _experiments(tab: QWidget) -> Iterator[Drag]:
    """Yield the drags of an experiment of three settings, and of a search of twenty-five."""
    def lit(i: int) -> None:
        tab.view.table.selectRow(i % 3)

    def over(plot: Callable[[], QWidget]) -> Callable[[int], None]:
        def move(i: int) -> None:
            area = plot().getViewBox().sceneBoundingRect()
            plot()._on_mouse_moved(area.topLeft() + (area.bottomRight() - area.topLeft()) * (0.1 + 0.004 * i % 0.8))
        return move

    for name, key, update in (
        ("experiment, another setting", "batch_iterations", lit),
        ("experiment, the curves read", "batch_iterations", over(lambda: tab.view.bands)),
        ("search, the points read", "random", over(lambda: tab.view.points)),
    ):
        yield Drag(name, lambda key=key: _experiment(tab, key), update, lambda: _reset(tab))


def _experiment(tab: QWidget, key: str) -> None:
    """Show an experiment whose runs have ended somewhere."""
    _rest(tab, view="experiments", experiment=key)
    results, rng = tab.view.results, np.random.default_rng(0)
    for variant in results.experiment.variants:
        for seed in range(tab.view.seeds):
            job = job_key(variant.key, seed)
            results.take([Started(job), Grown(job, curves(2000, rng.uniform(0.5, 1.0))), Ended(job, FINISHED)])
    tab.view._redraw.call_now()


def _rest(tab: QWidget, **fields: object) -> None:
    """Change fields of the State and wait until everything about the moment on show is known."""
    tab.change(**fields)
    tab.timeline.go(_ITERATIONS)
    program.wait_until(lambda: not tab.busy and not getattr(tab.view, "busy", False))


def _count(tab: QWidget, **fields: object) -> None:
    """Have every moment counted among which the hand goes to and fro."""
    _rest(tab, **fields)
    for moment in range(_MEASURED, _ITERATIONS + 1, _MEASURED):
        tab.timeline.go(moment)
        program.wait_until(lambda: not tab.view.busy)


def _reset(tab: QWidget) -> None:
    """Choose no cell, and the rate of the run."""
    tab.change(rate=NOTES_RUN.rate, truth=-1, answer=-1, experiment="")
