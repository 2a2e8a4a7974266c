"""The drags of the gradient tab, and scrubbing through its steps."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from math import cos, sin

from PySide6.QtWidgets import QWidget

from nnviz.tabs.gradient import GradientState
from tests.benchmarks import program
from tests.benchmarks.drags.drag import Drag


def drags(window: QWidget) -> Iterator[Drag]:
    """Yield them, with the tab on show."""
    window.show_tab("gradient")
    tab = window.tab
    field = GradientState()
    down = replace(field, view="descent")
    race = replace(field, view="race", surface="valley", s0=-7.0, s1=2.0, steps=30)
    others = tuple((i - 3.0, 1.0) for i in range(7))
    eight = replace(down, surface="himmelblau", rate=0.01, s0=-0.5, s1=-1.0, more=others)
    data = replace(field, view="data", s0=-0.5, s1=4.0)

    def around(i: int) -> tuple[float, float]:
        return 2 * cos(i / 9), 2 * sin(i / 9)

    def start(i: int) -> None:
        tab.move_start(0, *around(i))

    def held(name: str, state: GradientState, update: Callable, handle: Callable) -> Drag:
        """Return a drag whose handle knows that it is held, as between press and release of a real one."""
        def hold(on: bool) -> None:
            handle()._held = on

        return Drag(name, lambda: (_rest(tab, state), hold(True)), update, finish=lambda: hold(False))

    def first_start() -> object:
        return tab.map.starts[0]

    yield held("probe", field, lambda i: tab.view_of["field"]._on_probe(*around(i)), lambda: tab.view_of["field"].probe)
    for name, state in (
        ("start, 100 steps", down),
        ("start, 8 runs", eight),
        ("start, race of 6", race),
        ("start, update", replace(race, view="update", optimizer="Adam")),
        ("start, data", data),
    ):
        yield held(name, state, start, first_start)
    yield held(
        "data point", data, lambda i: tab.view_of["data"]._on_moved(0, -1.5, around(i)[1]),
        lambda: tab.view_of["data"].data_points.handles[0],
    )  # fmt: skip
    for name, state, update in (
        ("direction", field, lambda i: tab.view_of["field"]._on_angle(float(i - 100), 0.0)),
        ("rate slider", down, lambda i: tab.form.controls["rate"].slider.setValue(100 + i % 100)),
        ("3-D turned", replace(down, view="surface", surface="waves"),
         lambda i: tab.view_of["surface"]._on_turned(float(i), 30.0)),
        ("scrub 100", down, lambda i: tab.timeline.go(i % 100)),
        ("scrub 10,000 x 6", replace(race, steps=10_000), lambda i: tab.timeline.go((i * 997) % 10_000)),
    ):  # fmt: skip
        yield Drag(name, lambda state=state: _rest(tab, state), update)


def _rest(tab: QWidget, state: GradientState) -> None:
    """Show a State and wait until all steps are computed and the map is drawn with care."""
    tab.set_state(state)
    program.wait_until(lambda: not tab.busy)
