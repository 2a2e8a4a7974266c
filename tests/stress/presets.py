"""Every preset of every tab at the beginning, the middle and the end of its time, in two looks: no painted text lies on
another one or is cut at an edge.

--tries: how many presets of each tab, spread over all of them; --seed: an even one has the first two looks, an odd
one the others.
"""

import time
from collections.abc import Iterator

from nnviz.main_window import MainWindow
from nnviz.ui.base.language import LANGUAGE
from nnviz.ui.playback.status import Mode, Status
from tests.painted_texts import Painted, collisions, cut_texts, noted_texts
from tests.stress import program
from tests.stress.report import Finding, Report

LOOKS = ((("light", "en"), ("projector", "ko")), (("light", "ko"), ("projector", "en")))
MOST_STEPS = 400  # of a run that is computed step by step
LONGEST = 30.0  # seconds for one picture


def run(tries: int, seed: int, tab: str = "", until: float = 1e18) -> Report:
    """Show all presets of the tabs."""
    program.application()
    program.small_files(program.Path.cwd())
    report = Report("presets", seed)
    for name in program.tab_names(tab):
        window = program.window(name)
        for theme, language in LOOKS[seed % 2]:
            LANGUAGE.choose(language)
            window.choose_theme(theme)
            _walk(window, tries, f"{theme}/{language}", report, until)
        window.choose_theme("light")
        LANGUAGE.choose("en")
        program.close(window)
    return report


def _walk(window: MainWindow, most: int, look: str, report: Report, until: float) -> None:
    """Show presets of the tab on show in the look that it has."""
    tab, presets = window.tab, window.tab.presets
    few = min(most, len(presets))
    for index in [len(presets) * (2 * number + 1) // (2 * few) for number in range(few)]:
        if time.monotonic() > until:
            break
        tab.show_preset(index)
        tab.message.clear()
        for moment in _moments(window):
            painted = _look(window)
            report.tried += 1
            case = f"{tab.name}: {presets[index].title}, {look}, moment {moment}"
            for finding in _findings(tab.name, getattr(tab.state, "view", ""), painted):
                report.add(finding, lambda case=case: f"   {case}")


def _moments(window: MainWindow) -> Iterator[int]:
    """Go to the beginning, the middle and the end of a preset's time, where it has one that takes no worker."""
    tab = window.tab
    program.wait(tab, LONGEST)
    timeline = tab.timeline
    if timeline is None or timeline.status == Status.EMPTY or timeline.mode is Mode.THREADED:
        yield 0
        return
    timeline.pause()
    if timeline.live:
        timeline.step(min(timeline.total or MOST_STEPS, MOST_STEPS))
    for moment in dict.fromkeys((0, len(timeline.keep) // 2, len(timeline.keep))):
        timeline.go(moment)
        yield moment


def _look(window: MainWindow) -> Painted:
    """Paint the tab on show when everything is in its place, and return which texts were painted."""
    program.wait(window.tab, LONGEST)
    program.settle(4)
    with noted_texts() as painted:
        window.tab.grab()
    return painted


def _findings(name: str, view: str, painted: Painted) -> Iterator[Finding]:
    for one, other in collisions(painted):
        yield Finding(f"{name}/{view}: {one!r} and {other!r} lie on each other", f"{one!r} lies on {other!r}")
    for text in cut_texts(painted):
        yield Finding(f"{name}/{view}: {text!r} is cut", f"{text!r} is cut at an edge")
