"""An experiment: a question, the runs that answer it, what the notes guessed, and what is measured."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from nnviz.core.training import iterations_per_epoch
from nnviz.laboratory.jobs import RunJob
from nnviz.laboratory.run_settings import RunSettings


class Sentence(NamedTuple):
    """A sentence with named gaps, to be translated (context "laboratory"), and what fills them."""

    template: str
    values: Mapping[str, Any] = {}  # noqa: RUF012 (never changed)

    def __str__(self) -> str:
        return self.template.format(**self.values)


@dataclass(frozen=True)
class Variant:
    """One of the things compared: its key, what it is called, and its settings (but for the seed)."""

    key: str
    label: Sentence
    settings: RunSettings


MEASURES = ("test_accuracy", "gap", "late_loss")
"""What can be compared: test accuracy at the end; training minus test accuracy; mean loss of the last updates."""

LATE = 200
"""Updates at the end whose mean loss, each before its update, is the late loss."""


@dataclass(frozen=True)
class Experiment:
    """A question and the runs that answer it.

    guess: what the notes guessed, and as tiers: every variant of a tier is better than those of the next; none where
    nothing was guessed. measured: how often a run is
    measured on the way. kind: "compare"; "search" for the best of many settings, by images held out; "sweep" of the
    learning rate.
    """

    key: str
    title: str
    question: str
    guess: str
    variants: tuple[Variant, ...]
    tiers: tuple[tuple[str, ...], ...] = ()
    measure: str = "test_accuracy"
    seeds: int = 3
    measured: int = 10
    kind: str = "compare"
    held_out: int = 0
    sweep: tuple[float, float] | None = None
    caveat: str = field(default="")

    @property
    def higher_is_better(self) -> bool:
        """Whether a large measure is good."""
        return self.measure == "test_accuracy"

    def jobs(self, seeds: int, timed: bool = False, samples: int = 60_000) -> list[RunJob]:
        """Return its runs, the first seed of every variant first; timed: only what tells how long they take."""
        count = 1 if timed else seeds
        return [self._job(variant, seed, timed, samples) for seed in range(count) for variant in self.variants]

    def _job(self, variant: Variant, seed: int, timed: bool, samples: int) -> RunJob:
        settings = replace(variant.settings, seed=seed)
        every = _every(settings, self.measured, samples)
        return RunJob(job_key(variant.key, seed), settings, every, self.held_out, self.sweep, timed)


def _every(settings: RunSettings, measured: int, samples: int) -> int:
    """Return after how many iterations to measure, so that it is done so often in a run; 0: after each epoch alone."""
    if not measured:
        return 0
    return max(1, iterations_of(settings, samples) // measured)


def iterations_of(settings: RunSettings, samples: int) -> int:
    """Return how many iterations a run has when there are so many training images."""
    if settings.unit == "iterations":
        return settings.iterations
    size = min(settings.train_size, samples)
    return settings.epochs * iterations_per_epoch(size, min(settings.batch_size, size))


def job_key(variant: str, seed: int) -> str:
    """Return the key of the run of a variant with a seed."""
    return f"{variant}/{seed}"


def of_key(key: str) -> tuple[str, int]:
    """Return the variant and the seed of a key."""
    variant, _, seed = key.rpartition("/")
    return variant, int(seed)


def variants(pairs: Sequence[tuple[str, Sentence, RunSettings]]) -> tuple[Variant, ...]:
    """Return variants from keys, labels and settings."""
    return tuple(Variant(*pair) for pair in pairs)
