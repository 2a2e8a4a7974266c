"""The playground while it learns: random edits of everything that can be edited, none of which may make a NaN.

A try is one edit: a setting, a weight typed or dragged, points painted, a unit taken out, a step of time, another view.
"""

import time
from random import Random
from typing import Any

import numpy as np

from tests.stress import program, values
from tests.stress.report import Finding, Report
from tests.stress.watch import Watch, of_exception

TAB = "playground"
LEARNS = ("learn", "learn", "learn", "space", "compare")
SETTINGS = ("rate", "rate", "l1", "l2", "dropout", "batch_size", "momentum", "activation", "hidden", "inputs", "output",
            "loss", "optimizer", "weight_init", "seed", "data", "samples", "noise", "share", "log_loss", "difference",
            "hidden_b", "activation_b", "rate_b", "l2_b")  # fmt: skip
EVERY_LOOK, EVERY_RESET = 5, 400


class Person:
    """Somebody who plays with a tab, at random."""

    def __init__(self, tab: Any, rng: Random) -> None:
        self.tab, self.rng = tab, rng

    def edit(self) -> str:
        """Do something and return what it was."""
        acts = (self.setting, self.setting, self.weight, self.weight, self.paint, self.unit, self.time, self.view,
                self.undo, self.button)  # fmt: skip
        act = self.rng.choice(acts)
        act()
        if not self.tab.timeline.running and self.rng.random() < 0.7 and self.tab.state.view in LEARNS:
            self.tab.timeline.play()
        return act.__name__

    def setting(self) -> None:
        """Change a setting as the form does."""
        fields = values.random_fields(self.tab, self.rng)
        name = self.rng.choice(SETTINGS)
        if name in fields:
            self.tab._on_edited(name, fields[name])

    def weight(self) -> None:
        """Type a weight or a bias, large ones too."""
        view = self.tab.view
        if self.tab.state.view == "learn" and (keys := list(view.network.keys())):
            size = self.rng.choice([0.1, 1.0, 10.0, 1e3, 1e6])
            view._on_edited(self.rng.choice(keys), self.rng.uniform(-size, size))

    def paint(self) -> None:
        """Add points, or take some away."""
        points = list(self.tab.state.points)
        rng = self.rng
        if points and rng.random() < 0.3:
            del points[: rng.randint(1, len(points))]
        points += [(round(rng.uniform(-3, 3), 2), round(rng.uniform(-3, 3), 2), rng.randrange(rng.choice([2, 2, 4])))
                   for _ in range(rng.randint(1, 5))]  # fmt: skip
        self.tab.change(merge="paint", data="own", points=tuple(points[-300:]))

    def unit(self) -> None:
        """Choose something, freeze it, take it out."""
        view = self.tab.view
        if self.tab.state.view == "learn" and (keys := list(view.network.keys())):
            view._on_chosen(self.rng.choice(keys))
            self.rng.choice([view._on_freeze, view._on_take_out])()

    def time(self) -> None:
        """Pause, play, step, go somewhere, begin anew."""
        timeline = self.tab.timeline
        self.rng.choice([timeline.pause, timeline.play, timeline.step, timeline.step_back, timeline.long_step,
                         lambda: timeline.scrub(self.rng.randint(0, max(1, len(timeline.keep)))), self.tab.rewind])()

    def view(self) -> None:
        """Show another view."""
        self.tab.change(view=self.rng.choice(LEARNS))

    def undo(self) -> None:
        """Undo or redo."""
        self.rng.choice([self.tab.undo, self.tab.redo])()

    def button(self) -> None:
        """Press the main button, or the one that leads back from a run that diverged."""
        (self.tab.back_button if self.tab.back_button.isVisible() else self.tab.start_button).click()


def wrong(tab: Any) -> list[Finding]:
    """Return what is not a number in what is kept and shown."""
    history = tab.run.history
    found = []
    for kept in history.kept[-2:] if history is not None else ():
        if not all(np.isfinite(one.vector).all() for one in kept):
            found.append(Finding("a parameter is no number", str(tab.state)))
    return found + program.not_finite(tab)


def run(tries: int, seed: int, tab: str = "", until: float = 1e18) -> Report:
    """Make so many edits."""
    report, rng = Report("edits", seed), Random(seed)
    program.application()
    with Watch() as watch:
        window = program.window(TAB)
        person = Person(window.tab, rng)
        last: list[str] = []
        while report.tried < tries and time.monotonic() < until:
            report.tried += 1
            watch.beat()
            try:
                last = [*last, person.edit()][-6:]
                program.settle(1)
                time.sleep(0.002)
                found = wrong(window.tab) if report.tried % EVERY_LOOK == 0 else []
            except Exception as error:
                found = [of_exception(error)]
            if report.tried % EVERY_RESET == 0:
                window.tab.reset()
            for finding in [*found, *watch.take()]:
                report.add(finding, lambda: f"after {last}\n{window.tab.state}")  # noqa: B023 (used at once)
        program.close(window)
    return report
