"""Every preset of Training over many seeds, to its end: is what the tab says of it what the preset promises?

With MNIST where --data names its folder, else with digits that nnviz draws. A try is one preset with one seed; the
seeds go round first for all presets: 10 tries for each preset are seeds 0 to 9.
"""

import time
from dataclasses import replace

from nnviz.core.studies.training.diagnosis import Diagnosis, Verdict, diagnose
from nnviz.core.studies.training.history import History
from nnviz.core.training import Diverged
from nnviz.data import mnist
from nnviz.data.dataset import Dataset
from nnviz.data.sources import drawing
from nnviz.tabs.training.run import Run
from nnviz.tabs.training.state import PRESETS, TrainingState
from tests.stress.report import Finding, Report

DATA = ""  # a folder with MNIST's files
EXPECTED = {
    "Failure: learning rate too large": (Verdict.DEAD_UNITS,),
    "Failure: all weights zero": (Verdict.ALL_ZERO,),
    "Failure: ten sigmoid layers": (Verdict.STUCK,),
    "Ten layers with ReLU": (Verdict.LEARNT, Verdict.LEARNING),
    "Failure: only 300 images": (Verdict.OVERFITTING,),
    "300 images with dropout": (Verdict.OVERFITTING,),
    "300 images with weight decay": (Verdict.OVERFITTING,),
}
"""What is to be said at the end of a preset's run; of the others that the network has learned."""


def expected(title: str) -> tuple[Verdict, ...]:
    """Return the verdicts that a preset promises."""
    return EXPECTED.get(title, (Verdict.LEARNT,))


def run(tries: int, seed: int, tab: str = "", until: float = 1e18) -> Report:
    """Train presets to their ends; `tab`: only presets with this in their title."""
    report, data = Report("verdicts", seed), dataset()
    report.notes.append(f"data: {data.name}, {len(data.x_train)} + {len(data.x_test)}")
    print(report.notes[-1], flush=True)
    chosen = [preset for preset in PRESETS if tab in preset.title]
    for n in range(tries):
        if time.monotonic() > until:
            break
        preset, own = chosen[n % len(chosen)], seed + n // len(chosen)
        found = outcome(replace(preset.state, seed=own), data)
        report.tried += 1
        line = f"{preset.title}, seed {own}: {told(found)}"
        print(line, flush=True)
        if found.verdict not in expected(preset.title):
            report.add(Finding(f"{preset.title}: {found.verdict}", line), lambda line=line: line)
    return report


def dataset() -> Dataset:
    """Return MNIST, or drawn digits."""
    if DATA:
        return mnist.load(DATA)
    *_, last = drawing()
    assert isinstance(last, Dataset)
    return last


def outcome(state: TrainingState, data: Dataset) -> Diagnosis:
    """Train to the end and judge as the tab does."""
    made = Run(replace(state, batch_size=min(state.batch_size, Run(state, data).samples)), data)
    history, diverged = History(made.total), False
    try:
        history.extend(made.frames(history))
    except Diverged:
        diverged = True
    entry = history.weights_at(len(history))
    return diagnose(history.losses, history.evaluations, entry[1] if entry else None, diverged)


def told(found: Diagnosis) -> str:
    """Return a diagnosis as a line."""
    shares = (found.recent_loss, found.train_accuracy, found.test_accuracy, found.gap, found.dead_units)
    names = ("loss", "train", "test", "gap", "dead")
    return f"{found.verdict}; " + ", ".join(
        f"{name} {value:.3f}" for name, value in zip(names, shares, strict=True) if value is not None)  # fmt: skip
