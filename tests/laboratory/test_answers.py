"""Every sentence of an answer is true of the results: asked of random ones, against conditions of their own."""

from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any

import numpy as np
import pytest

from nnviz.laboratory import answers
from nnviz.laboratory.experiment import Sentence, job_key
from nnviz.laboratory.experiments import TITLES, experiments
from nnviz.laboratory.jobs import DIVERGED, FAILED, FINISHED, Ended, Grown, Started
from nnviz.laboratory.results import Results
from tests.laboratory.runs import curves

CASES = 40  # of every experiment
SHARES = (0.1, 0.4, 0.4, 0.41, 0.42, 0.5, 0.9)  # few, so that seeds meet


class Table:
    """What happened, as plain numbers: for every variant its runs as (outcome, value), in the order of the seeds."""

    def __init__(self, results: Results) -> None:
        self.results, self.experiment = results, results.experiment
        self.runs: dict[str, list[tuple[str, float]]] = {}
        self.accuracies: dict[str, list[float]] = {}
        self.names: dict[str, str] = {}
        for variant in self.experiment.variants:
            self.names[str(variant.label)] = variant.key
            keys = (job_key(variant.key, seed) for seed in range(results.seeds))
            seen = [results.runs[key] for key in keys if key in results.runs]
            self.runs[variant.key] = [(run.outcome, self._value(run)) for run in seen]
            self.accuracies[variant.key] = [run.curves.evaluations[-1].test_accuracy for run in seen]

    def _value(self, run: Any) -> float:
        last, losses = run.curves.evaluations[-1], run.curves.losses
        return {"test_accuracy": last.test_accuracy, "gap": last.train_accuracy - last.test_accuracy,
                "late_loss": float(np.mean(losses[-200:], dtype=np.float64))}[self.experiment.measure]  # fmt: skip

    def key(self, label: Sentence) -> str:
        return self.names[str(label)]

    def finished(self, key: str) -> list[float]:
        return [value for outcome, value in self.runs[key] if outcome == FINISHED]

    def mean(self, key: str) -> float:
        return sum(self.finished(key)) / len(self.finished(key))

    def is_better(self, a: float, b: float) -> bool:
        return a > b if self.experiment.measure == "test_accuracy" else a < b

    def beats(self, a: str, b: str) -> bool:
        """Every run of a is better than every run of b; a diverged one is better than nothing."""
        return all(
            one == FINISHED and (other == DIVERGED or self.is_better(x, y))
            for one, x in self.runs[a] for other, y in self.runs[b]
        )  # fmt: skip

    def whole(self) -> bool:
        return all(len(runs) == self.results.seeds for runs in self.runs.values())

    def lost(self, key: str, outcome: str) -> int:
        return sum(one == outcome for one, _ in self.runs[key])


def best(t: Table, v: Any) -> bool:
    means = {key: t.mean(key) for key in t.runs if t.finished(key)}
    top, low = t.key(v["best"]), t.key(v["worst"])
    right = v["value"] == pytest.approx(means[top]) and v["other"] == pytest.approx(means[low])
    return right and not any(t.is_better(m, means[top]) or t.is_better(means[low], m) for m in means.values())


def pairs(t: Table) -> list[tuple[str, str]]:
    tiers = t.experiment.tiers
    return [(a, b) for i, tier in enumerate(tiers) for later in tiers[i + 1 :] for a in tier for b in later]


def lowest(t: Table) -> float:
    """The rate at which the mean smoothed loss is lowest."""
    runs = [run.curves for run in t.results.runs.values()]
    return float(runs[0].rates[int(np.argmin(np.mean([c.smoothed(9) for c in runs], axis=0)))])


def swept(t: Table, v: Any) -> bool:
    at = lowest(t)
    return float(v["lowest"]) == pytest.approx(at, rel=0.05) and float(v["safe"]) == pytest.approx(at / 10, rel=0.05)


TRUE: dict[str, Callable[[Table, Any], bool]] = {
    answers.BEST: best,
    answers.ONLY: lambda t, v: [k for k in t.runs if t.finished(k)] == [t.key(v["best"])]
    and v["value"] == pytest.approx(t.mean(t.key(v["best"]))),
    answers.CLEAR: lambda t, v: any(all(t.beats(a, b) for b in t.runs if b != a) for a in t.runs) and t.whole(),
    answers.NOT_CLEAR: lambda t, v: not t.beats(t.key(v["best"]), t.key(v["second"])) and t.whole(),
    answers.ONE_SEED: lambda t, v: t.results.seeds == 1,
    answers.HOLDS: lambda t, v: all(t.beats(a, b) for a, b in pairs(t)) and t.whole(),
    answers.REFUTED: lambda t, v: (t.key(v["worse"]), t.key(v["better"])) in pairs(t) and t.whole()
    and t.beats(t.key(v["better"]), t.key(v["worse"])),
    answers.OPEN: lambda t, v: (t.key(v["one"]), t.key(v["other"])) in pairs(t)
    and not t.beats(t.key(v["one"]), t.key(v["other"])) and not t.beats(t.key(v["other"]), t.key(v["one"])),
    answers.GAPS: lambda t, v: all(
        item.values["value"] == pytest.approx(t.results.summary(t.results.experiment.variants[
            [w.key for w in t.experiment.variants].index(t.key(item.values["name"]))], "test_accuracy").mean)
        for item in v["list"]),
    answers.SLOWER: lambda t, v: v["times"] >= 1.5 and t.key(v["slow"]) != t.key(v["fast"]),
    answers.SOME_DIVERGED: lambda t, v: t.lost(t.key(v["name"]), DIVERGED) == v["count"] > 0
    and v["seeds"] == t.results.seeds,
    answers.SOME_FAILED: lambda t, v: t.lost(t.key(v["name"]), FAILED) == v["count"] > 0,
    answers.NOT_LEARNED: lambda t, v: max(t.accuracies[t.key(v["name"])]) <= 1.05 * v["guess"],
    answers.FOUND: lambda t, v: v["value"] == pytest.approx(max(t.mean(k) for k in t.runs if t.finished(k)))
    and v["count"] == sum(bool(t.finished(k)) for k in t.runs),
    answers.RANGE: lambda t, v: float(v["low"]) <= float(v["high"]) and float(v["weak"]) <= float(v["strong"]),
    answers.SWEPT: swept,
    answers.NOT_RISEN: lambda t, v: float(v["rate"]) == pytest.approx(lowest(t), rel=0.05),
}  # fmt: skip


def random_results(key: str, rng: Random) -> Results:
    """Return results of an experiment in which runs ended somehow, or not yet."""
    experiment = experiments()[key]
    seeds = rng.choice((1, 2, 3)) if experiment.kind == "compare" else experiment.seeds
    results = Results(experiment, seeds, 60_000)
    over = rng.random() < 0.8
    lucky = {v.key: rng.choice(SHARES) for v in experiment.variants}
    wide, bad = rng.choice((0.0, 0.02, 0.3)), rng.choice((0.0, 0.0, 0.2))
    for job in results.jobs.values():
        if not over and rng.random() < 0.4:
            continue
        found = curves(30, min(1.0, max(0.0, lucky[job.key.rpartition("/")[0]] + rng.uniform(-wide, wide))))
        losses = np.array([rng.uniform(0.1, 2.0) for _ in range(30)], np.float32)
        found = replace(found, losses=losses, durations=found.durations * rng.choice((1, 1, 4)))
        outcome = rng.choice((DIVERGED, FAILED)) if rng.random() < bad else FINISHED
        results.take([Started(job.key), Grown(job.key, found), Ended(job.key, outcome)])
    return results


@pytest.mark.parametrize("key", TITLES)
def test_every_sentence_of_an_answer_is_true(key):
    said = set()
    for number in range(CASES):
        results = random_results(key, Random(f"{key} {number}"))
        for sentence in answers.answer(results):
            assert TRUE[sentence.template](Table(results), sentence.values), f"{key} {number}: {sentence}"
            said.add(sentence.template)
    assert said


def test_all_sentences_of_answers_are_said():
    said = set()
    for key in TITLES:
        for number in range(CASES):
            said |= {s.template for s in answers.answer(random_results(key, Random(f"{key} {number}")))}
    assert said >= TRUE.keys() - {answers.NOT_RISEN}


def test_a_winner_with_a_run_that_diverged_is_not_clearly_ahead():
    results = Results(experiments()["batch_iterations"], 2, 60_000)
    for variant, value in zip(results.experiment.variants, (0.9, 0.5, 0.4), strict=True):
        for seed in range(2):
            key = job_key(variant.key, seed)
            outcome = DIVERGED if (value, seed) == (0.9, 1) else FINISHED
            results.take([Started(key), Grown(key, curves(30, value)), Ended(key, outcome)])
    templates = [sentence.template for sentence in answers.answer(results)]
    assert answers.NOT_CLEAR in templates
    assert answers.CLEAR not in templates
