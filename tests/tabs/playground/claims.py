"""What the sentences of the playground's presets claim, as conditions on their runs.

    python -m tests.tabs.playground.claims          all presets, seeds 0 to 9 (a minute or two)
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np

from nnviz.core.studies.playground.diagnosis import dead_units, equal_units
from nnviz.core.studies.playground.learner import Learner, Measured
from nnviz.core.training import Diverged
from nnviz.tabs.playground.presets import PRESETS
from nnviz.tabs.playground.state import PlaygroundState, recipes_of

EVERY = 50  # updates between two measurements


@dataclass
class PresetRun:
    """A run of a preset: what was measured on the way, for each network; diverged: at which update."""

    seed: int
    learners: list[Learner]
    measured: list[list[Measured]] = field(default_factory=list)
    diverged: int | None = None

    @property
    def last(self) -> Measured:
        """The last measurement of A."""
        return self.measured[-1][0]

    def all(self, name: str) -> list[float]:
        """Return one number of every measurement of A."""
        return [getattr(moment[0], name) for moment in self.measured]


def run_of(state: PlaygroundState, updates: int) -> PresetRun:
    """Run a State for so many updates."""
    run = PresetRun(state.seed, [Learner(recipe) for recipe in recipes_of(state)])
    with np.errstate(all="ignore"):
        run.measured.append([learner.judge.measure(learner.vector) for learner in run.learners])
        for update in range(1, updates + 1):
            try:
                for learner in run.learners:
                    learner.step()
            except Diverged:
                run.diverged = update
                break
            if update % EVERY == 0 or update == updates:
                run.measured.append([learner.judge.measure(learner.vector) for learner in run.learners])
    return run


Claim = tuple[int, Callable[[PresetRun], bool]]


def _overfits(run: PresetRun) -> bool:
    return run.last.train_accuracy == 1 and run.last.test_loss > 1.2 * min(run.all("test_loss"))


def _three_close(run: PresetRun) -> bool:
    right = run.last.train_accuracy
    return 0.7 < right < 0.85 if run.seed == 3 else right > 0.95


def _triangle(run: PresetRun) -> bool:
    right = run.last.train_accuracy
    return right < 0.9 if run.seed in (2, 3) else right > 0.98


CLAIMS: dict[str, Claim] = {
    "Circle with three units": (4000, _three_close),
    "XOR without a hidden layer": (2000, lambda run: max(run.all("train_accuracy")) <= 0.8),
    "XOR with four units": (4000, lambda run: run.last.train_accuracy > 0.95),
    "XOR stuck with two units": (4000, lambda run: run.last.train_accuracy <= 0.95),
    "XOR with x₁x₂ as input": (500, lambda run: run.last.train_accuracy >= 0.99),
    "Circle with three ReLU units": (4000, _triangle),
    "Circle with x₁² and x₂² as inputs": (500, lambda run: run.last.train_accuracy >= 0.99),
    "Two spirals": (8000, lambda run: run.last.train_accuracy >= 0.99),
    "Three classes": (500, lambda run: run.last.train_accuracy >= 0.99),
    "A hill to regress": (3000, lambda run: run.last.train_loss < 0.02
                          and run.last.train_loss <= 0.1 * run.all("train_loss")[0]),
    "Two moons in bent space": (1000, lambda run: run.last.train_accuracy == 1),
    "A | B: a hidden layer or none": (
        3000, lambda run: run.last.train_accuracy > run.measured[-1][1].train_accuracy),
    "A | B: bent and straight units": (
        2000, lambda run: max(moment[1].train_accuracy for moment in run.measured) < 0.75),
    "Failure: linear units": (2000, lambda run: max(run.all("train_accuracy")) <= 0.75),
    "Failure: dead ReLU units": (
        1000, lambda run: len(dead_units(run.learners[0].recipe, run.learners[0].vector)) >= 8),
    "Failure: too many units": (3000, _overfits),
    "Noisy points, weight decay": (3000, lambda run: run.measured[-1][1].test_loss < run.last.test_loss),
    "Failure: learning rate too large": (100, lambda run: run.diverged is not None),
    "Failure: all weights zero": (
        1000, lambda run: equal_units(run.learners[0].recipe, run.learners[0].vector)
        and abs(run.last.train_accuracy - 0.5) < 0.01),
}  # fmt: skip


def kept_by(title: str, seed: int) -> bool:
    """Say whether the run of a preset with a seed does what its sentence says."""
    state = next(preset.state for preset in PRESETS if preset.title == title)
    updates, claim = CLAIMS[title]
    return claim(run_of(replace(state, seed=seed), updates))


if __name__ == "__main__":
    broken = [(title, seed) for title in CLAIMS for seed in range(10) if not kept_by(title, seed)]
    sys.exit("\n".join(map(str, broken)) or print("all sentences hold for the seeds 0 to 9"))
