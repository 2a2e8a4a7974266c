"""The drags of the playground tab while nothing learns: after two thousand updates of two layers of eight units."""

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QWidget

from nnviz.tabs.playground import PlaygroundState as State
from nnviz.ui.playback.status import Status
from tests.benchmarks import program
from tests.benchmarks.drags.drag import Drag, nothing, wave

_UPDATES = 2000


def drags(window: QWidget) -> Iterator[Drag]:
    """Yield them, with the tab on show."""
    window.show_tab("playground")
    tab = window.tab
    learned = State(hidden=(8, 8), data="spirals")

    def scrub(i: int) -> None:
        tab.timeline.scrub(37 * i % len(tab.timeline.keep))

    def weight(i: int) -> None:
        tab.view._on_edited("1.0-2.0", wave(i, 2))

    def pointed(i: int) -> None:
        tab.view._on_pointed(f"{1 + i % 2}.{i // 2 % 8}")

    for name, state, update, take in (
        ("learn, the time bar", learned, scrub, nothing),
        ("learn, rate slider", learned, _slider(tab, "rate"), nothing),
        ("learn, a weight", learned, weight, nothing),
        ("learn, the mouse over units", learned, pointed, nothing),
        ("learn, a point", learned, *_stroke(tab, "move")),
        ("learn, the spray", learned, *_stroke(tab, "spray")),
        ("bent space, the time bar", State(view="space"), scrub, nothing),
        ("bent space, a point", State(view="space"), *_stroke(tab, "move")),
        ("A | B, the time bar", State(view="compare"), scrub, nothing),
        ("A | B, a point", State(view="compare"), *_stroke(tab, "move")),
    ):
        yield Drag(name, lambda state=state, take=take: (_learn(tab, state), take()), update, lambda: _let_go(tab))
    new = State(hidden=(8, 8), data="spirals")
    yield Drag("learn, noise slider before the start", lambda: _rest(tab, new), _slider(tab, "noise"))
    yield from _curve(tab)
    yield Drag("notebook, another trial", lambda: _rest(tab, State(view="notebook")),
               lambda i: tab.view.trials.selectRow(i % 3))  # fmt: skip


def _stroke(tab: QWidget, tool: str) -> tuple[Callable[[int], None], Callable[[], None]]:
    """Return what a stroke does at each step, and what takes the tool and presses it."""
    def painting():  # noqa: ANN202 (of whichever view is on show)
        view = tab.view
        return view.painting if hasattr(view, "painting") else view.paintings[0]

    def press() -> None:
        painting().choose(tool)
        x, y, _ = painting().points()[0]
        painting()._on_pressed(x, y)

    return lambda i: painting()._on_stroked(wave(i, 2.5), wave(i + 24, 2.5)), press


def _slider(tab: QWidget, name: str) -> Callable[[int], None]:
    """Return what the hand does with the slider of a field."""
    bar = tab.form.controls[name].slider
    return lambda i: bar.setValue(bar.minimum() + 41 * i % (bar.maximum() - bar.minimum()))


def _curve(tab: QWidget) -> Iterator[Drag]:
    """Yield the drags of the fitted curve."""
    start = State(view="curve", curve_degree=5)
    network = State(view="curve", curve_model="network")

    def hold(on: bool) -> None:
        tab.view.points.handles[3]._held = on

    def point(i: int) -> None:
        tab.view.points.handles[3].wanted.emit(3, 0.5 + wave(i, 0.4), wave(i + 24, 1.0))

    yield Drag("curve, a point", lambda: (_rest(tab, start), hold(True)), point, lambda: hold(False))
    yield Drag("curve, the degree", lambda: _rest(tab, start), lambda i: tab.view._on_wanted(i % 13))
    yield Drag("curve, noise slider", lambda: _rest(tab, start), _slider(tab, "curve_noise"))
    yield Drag("curve, the time bar of networks", lambda: _learn(tab, network, play=True),
               lambda i: tab.timeline.scrub(7 * i % len(tab.timeline.keep)))  # fmt: skip


def _rest(tab: QWidget, state: State) -> None:
    """Show a State as it opens."""
    tab.timeline.pause()
    tab.set_state(state)
    tab.rewind()
    program.wait_until(lambda: not getattr(tab.view, "busy", False))


def _learn(tab: QWidget, state: State, play: bool = False) -> None:
    """Show a State and let it learn; play: to its end."""
    _rest(tab, state)
    tab.timeline.play() if play else tab.timeline.step(_UPDATES)
    ends = (Status.FINISHED,) if play else (Status.PAUSED, Status.FINISHED)
    program.wait_until(lambda: tab.timeline.status in ends)


def _let_go(tab: QWidget) -> None:
    """Take the usual tool."""
    for painting in getattr(tab.view, "paintings", [tab.view.painting] if hasattr(tab.view, "painting") else []):
        painting._on_ended()
        painting.choose("move")
