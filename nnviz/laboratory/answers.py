"""What an experiment answers, in words that are computed from its numbers, beside what the notes guessed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum

import numpy as np

from nnviz.core.problems import QT_TRANSLATE_NOOP
from nnviz.laboratory.experiment import Sentence, Variant
from nnviz.laboratory.jobs import DIVERGED, FAILED
from nnviz.laboratory.results import Results, SeedSummary

TEN_BEST = 10
SAFE = 10.0
"""The rate that is recommended after a sweep is so many times smaller than the one at which the loss rises."""

BEST = QT_TRANSLATE_NOOP("laboratory", "Best: {best} with {value}; last: {worst} with {other}.")
ONLY = QT_TRANSLATE_NOOP("laboratory", "So far only {best}: {value}.")
CLEAR = QT_TRANSLATE_NOOP("laboratory", "It is clearly ahead: its worst seed is better than every seed of the others.")
NOT_CLEAR = QT_TRANSLATE_NOOP("laboratory", "There is no clear winner: seeds of {best} and {second} overlap, so chance "
                                            "could exchange them.")  # fmt: skip
ONE_SEED = QT_TRANSLATE_NOOP("laboratory", "With one seed each, chance and the setting cannot be told apart.")
HOLDS = QT_TRANSLATE_NOOP("laboratory", "The guess of the course notes holds here, for every seed.")
REFUTED = QT_TRANSLATE_NOOP("laboratory", "The guess of the course notes does not hold here: {better} "
                                          "is better than {worse}, for every seed.")  # fmt: skip
OPEN = QT_TRANSLATE_NOOP("laboratory", "Whether the guess of the course notes holds cannot be decided: "
                                       "seeds of {one} and {other} overlap.")  # fmt: skip
GAPS = QT_TRANSLATE_NOOP("laboratory", "Test accuracies: {list}.")
ITEM = QT_TRANSLATE_NOOP("laboratory", "{name} {value}")
SLOWER = QT_TRANSLATE_NOOP("laboratory", "The updates of {slow} take {times} times as long as those of {fast}.")
SOME_DIVERGED = QT_TRANSLATE_NOOP("laboratory", "{name}: {count} of {seeds} runs diverged; they are not in the mean.")
SOME_FAILED = QT_TRANSLATE_NOOP("laboratory", "{name}: {count} of {seeds} runs failed; they are not in the mean.")
NOT_LEARNED = QT_TRANSLATE_NOOP("laboratory", "{name} is no better than guessing, which gives {guess}.")
FOUND = QT_TRANSLATE_NOOP("laboratory", "Best of {count}: {best} with {value} of the images held out.")
RANGE = QT_TRANSLATE_NOOP(
    "laboratory", "The ten best have learning rates from {low} to {high} and decays from {weak} to {strong}: search "
    "again there, more finely."
)
SWEPT = QT_TRANSLATE_NOOP(
    "laboratory", "The loss is lowest at a learning rate of {lowest} and rises after it. A safe choice is a tenth of "
    "that: about {safe}."
)
NOT_RISEN = QT_TRANSLATE_NOOP("laboratory", "The loss was still falling at the largest rate, {rate}.")


class Share(float):
    """A number that is said as a percentage."""


class GuessVerdict(StrEnum):
    """Whether what was guessed holds."""

    HOLDS = "holds"
    REFUTED = "refuted"
    OPEN = "open"


def answer(results: Results) -> list[Sentence]:
    """Return what can be said by now; nothing before the first run has ended.

    What fills the gaps: texts, Sentences, lists of Sentences, numbers, and Shares among them.
    """
    if results.experiment.kind == "sweep":
        return [*_swept(results), *_lost(results)]
    ranked = results.ranked()
    if not ranked:
        return [*_lost(results)]
    if results.experiment.kind == "search":
        return [*_found(results, ranked), *_lost(results)]
    return [*_compared(results, ranked), *_lost(results)]


def _compared(results: Results, ranked: Sequence[tuple[Variant, SeedSummary]]) -> Iterator[Sentence]:
    (best, top), (worst, bottom) = ranked[0], ranked[-1]
    if len(ranked) == 1:
        yield Sentence(ONLY, {"best": best.label, "value": said(results, top.mean)})
        return
    yield Sentence(BEST, {"best": best.label, "value": said(results, top.mean), "worst": worst.label,
                          "other": said(results, bottom.mean)})  # fmt: skip
    if results.seeds == 1:
        yield Sentence(ONE_SEED)
    elif results.is_over:
        yield from _winner(results, [variant for variant, _ in ranked])
    if results.is_over:
        yield from _verdict(results)
    yield from _not_learned(results)
    if results.experiment.measure == "gap":
        yield _accuracies(results, ranked)
    yield from _slower(results, ranked)


def _winner(results: Results, ranked: Sequence[Variant]) -> Iterator[Sentence]:
    """Say whether the first is ahead with every seed; nothing where a run that failed might have changed it."""
    best, *others = ranked
    if any(results.count(variant, FAILED) for variant in results.experiment.variants):
        return
    rivals = [other for other in others if not _better(results, best, other)]
    yield Sentence(NOT_CLEAR, {"best": best.label, "second": rivals[0].label}) if rivals else Sentence(CLEAR)


def said(results: Results, value: float) -> float:
    """Return a value of the experiment's measure as it is said: accuracies as percentages."""
    return value if results.experiment.measure == "late_loss" else Share(value)


def _better(results: Results, one: Variant, other: Variant) -> bool:
    """Return whether every run of one is better than every run of the other; one that diverged is worse than any."""
    higher = results.experiment.higher_is_better
    worst = -np.inf if higher else np.inf
    values, others = ([*results.summary(v).values, *[worst] * results.count(v, DIVERGED)] for v in (one, other))
    return min(values) > max(others) if higher else max(values) < min(others)


def guess_verdict(results: Results) -> tuple[GuessVerdict, Variant, Variant] | None:
    """Return whether what was guessed holds, and the two that decide it, the better one first; None without a guess.

    It holds when every variant of a tier is better than those of later tiers, with every seed; it is refuted when one
    of a later tier is better with every seed; else it is open. Nothing is said of variants with a run that failed.
    """
    tiers, variants = results.experiment.tiers, {v.key: v for v in results.experiment.variants}
    pairs = [(variants[a], variants[b]) for i, tier in enumerate(tiers) for later in tiers[i + 1 :]
             for a in tier for b in later]  # fmt: skip
    if not pairs or any(not results.of(v) or results.count(v, FAILED) for pair in pairs for v in pair):
        return None
    for a, b in pairs:
        if _better(results, b, a):
            return GuessVerdict.REFUTED, b, a
    for a, b in pairs:
        if not _better(results, a, b):
            return GuessVerdict.OPEN, a, b
    return GuessVerdict.HOLDS, *pairs[0]


def _verdict(results: Results) -> Iterator[Sentence]:
    found = guess_verdict(results)
    if found is None or results.seeds == 1:
        return
    verdict, one, other = found
    if verdict is GuessVerdict.HOLDS:
        yield Sentence(HOLDS)
    elif verdict is GuessVerdict.REFUTED:
        yield Sentence(REFUTED, {"better": one.label, "worse": other.label})
    else:
        yield Sentence(OPEN, {"one": one.label, "other": other.label})


def _not_learned(results: Results) -> Iterator[Sentence]:
    """Name the variants that answer no better than one who always says the commonest class."""
    for variant in results.experiment.variants:
        runs = [run.curves.last for run in results.of(variant) if run.outcome and run.curves.last is not None]
        shares = [last.confusion.sum(axis=1).max() / last.confusion.sum() for last in runs]
        if runs and all(last.test_accuracy <= 1.05 * share for last, share in zip(runs, shares, strict=True)):
            yield Sentence(NOT_LEARNED, {"name": variant.label, "guess": Share(shares[0])})


def _accuracies(results: Results, ranked: Sequence[tuple[Variant, SeedSummary]]) -> Sentence:
    items = [Sentence(ITEM, {"name": v.label, "value": Share(results.summary(v, "test_accuracy").mean)})
             for v, _ in ranked]  # fmt: skip
    return Sentence(GAPS, {"list": items})


def _slower(results: Results, ranked: Sequence[tuple[Variant, SeedSummary]]) -> Iterator[Sentence]:
    """Say how much longer the slowest takes than the fastest, where that is much."""
    times = sorted(((results.update_seconds(v), v) for v, _ in ranked), key=lambda pair: pair[0])
    (fast, quick), (slow, late) = times[0], times[-1]
    if fast > 0 and slow >= 1.5 * fast:
        yield Sentence(SLOWER, {"slow": late.label, "times": slow / fast, "fast": quick.label})


def _found(results: Results, ranked: Sequence[tuple[Variant, SeedSummary]]) -> Iterator[Sentence]:
    best, top = ranked[0]
    yield Sentence(FOUND, {"count": len(ranked), "best": best.label, "value": Share(top.mean)})
    if results.is_over and len(ranked) > TEN_BEST:
        ten = [variant.settings for variant, _ in ranked[:TEN_BEST]]
        rates, decays = [s.rate for s in ten], [s.weight_decay for s in ten]
        yield Sentence(RANGE, {"low": min(rates), "high": max(rates), "weak": min(decays), "strong": max(decays)})


def sweep_curve(results: Results) -> tuple[np.ndarray, np.ndarray] | None:
    """Return learning rates and the mean smoothed loss of the mini-batches there, over the seeds: (n,), (n,)."""
    runs = [run.curves for run in results.runs.values() if run.pieces and len(run.curves)]
    if not runs:
        return None
    n = min(len(curves) for curves in runs)
    return runs[0].rates[:n], np.mean([curves.smoothed(9)[:n] for curves in runs], axis=0)


def _swept(results: Results) -> Iterator[Sentence]:
    curve = sweep_curve(results)
    if curve is None or not results.is_over:
        return
    rates, losses = curve
    at = int(losses.argmin())
    if at == len(losses) - 1:
        yield Sentence(NOT_RISEN, {"rate": f"{rates[-1]:.2g}"})
    else:
        yield Sentence(SWEPT, {"lowest": f"{rates[at]:.2g}", "safe": f"{rates[at] / SAFE:.2g}"})


def _lost(results: Results) -> Iterator[Sentence]:
    """Say which runs are not in the means, and why one failed."""
    if results.experiment.kind == "sweep":
        outcomes = {FAILED: SOME_FAILED}
    else:
        outcomes = {DIVERGED: SOME_DIVERGED, FAILED: SOME_FAILED}
    for variant in results.experiment.variants:
        for outcome, template in outcomes.items():
            if count := results.count(variant, outcome):
                yield Sentence(template, {"name": variant.label, "count": count, "seeds": results.seeds})
