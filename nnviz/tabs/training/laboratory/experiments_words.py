"""What the view of experiments says: sentences of the laboratory in the language in force, plans, and figures."""

from collections.abc import Sequence
from typing import Any

from nnviz.laboratory.answers import Share, answer, said
from nnviz.laboratory.experiment import Experiment, Sentence, Variant, iterations_of
from nnviz.laboratory.jobs import DIVERGED, FAILED
from nnviz.laboratory.results import Results, SeedSummary
from nnviz.laboratory.run_queue import cores
from nnviz.tabs.training.laboratory.words import CONTEXT
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.number_format import number_text, percent_text

MEASURES = {
    "test_accuracy": QT_TRANSLATE_NOOP("laboratory", "Test accuracy"),
    "gap": QT_TRANSLATE_NOOP("laboratory", "Gap"),
    "late_loss": QT_TRANSLATE_NOOP("laboratory", "Loss, last 200 updates"),
}


def text_of(sentence: Sentence) -> str:
    """Return a sentence of the laboratory in the language in force, with its gaps filled."""
    return translate(CONTEXT, sentence.template).format(**{key: _filled(v) for key, v in sentence.values.items()})


def share_text(share: float) -> str:
    """Return a share as a percentage; a gap may be below 0."""
    return percent_text(share).replace("-", "\N{MINUS SIGN}")


def _filled(value: Any) -> str:
    if isinstance(value, Sentence):
        return text_of(value)
    if isinstance(value, list):
        return ", ".join(text_of(item) for item in value)
    if isinstance(value, Share):
        return share_text(value)
    return number_text(value, 3) if isinstance(value, float) else str(value)


def question_text(experiment: Experiment) -> str:
    """Return the question, and what the notes guessed."""
    return " ".join(filter(None, (translate(CONTEXT, experiment.question), guess_text(experiment))))


def guess_text(experiment: Experiment) -> str:
    """Return what the notes guessed; empty where they guessed nothing."""
    if not experiment.guess:
        return ""
    guess = translate("laboratory", "The guess of the course notes: {guess}")
    return guess.format(guess=translate(CONTEXT, experiment.guess))


def cost_text(runs: int, seconds: float | None = None) -> str:
    """Return how many runs an answer takes, and about how long they take here where that is known."""
    if seconds is None:
        return translate("laboratory", "{runs} runs.").format(runs=runs)
    text = translate("laboratory", "{runs} runs, about {time} on this computer.")
    return text.format(runs=runs, time=about_text(seconds))


def about_text(seconds: float) -> str:
    """Return a time that is known roughly: in tens of seconds, from a minute on in minutes."""
    if seconds <= 50:
        return translate("laboratory", "{seconds} s").format(seconds=max(1, -(-int(seconds) // 10)) * 10)
    return translate("laboratory", "{minutes} min").format(minutes=max(1, round(seconds / 60)))


def plan_text(results: Results) -> str:
    """Return how many runs there will be, and how long they take as measured."""
    experiment, processes = results.experiment, min(cores(), len(results.jobs))
    updates = sum(iterations_of(job.settings, results.samples) for job in results.jobs.values())
    plan = translate("laboratory", "Runs: {runs}, with {updates} updates together, {processes} at a time.")
    plan = plan.format(runs=len(results.jobs), updates=number_text(updates, 7), processes=processes)
    seconds = results.seconds(processes)
    if seconds is None or len(results.timings) < len(experiment.variants):
        return plan
    return plan + " " + translate("laboratory", "Measured here: about {time}.").format(time=time_text(seconds))


def time_text(seconds: float) -> str:
    """Return a time for people: 40 s, 3 min 20 s."""
    whole = max(1, round(seconds))
    if whole < 60:
        return translate("laboratory", "{seconds} s").format(seconds=whole)
    return translate("laboratory", "{minutes} min {seconds} s").format(minutes=whole // 60, seconds=whole % 60)


def progress_text(results: Results) -> str:
    """Return how far an experiment is."""
    text = translate("laboratory", "{ended} of {runs} runs are over.")
    return text.format(ended=results.ended, runs=len(results.jobs))


def answer_text(results: Results | None) -> str:
    """Return the answer in words, as far as there is one."""
    return " ".join(text_of(sentence) for sentence in answer(results)) if results is not None else ""


def caveat_text(experiment: Experiment) -> str:
    """Return what has to be kept in mind with the figures."""
    return translate(CONTEXT, experiment.caveat) if experiment.caveat else ""


def row_of(results: Results, variant: Variant) -> tuple[str, ...]:
    """Return a row of the table: name, runs that are over, measure with its range, gap or accuracy, time."""
    summary, ended = results.summary(variant), [run for run in results.of(variant) if run.outcome]
    other = results.summary(variant, _other(results.experiment))
    return (
        text_of(variant.label), f"{len(ended)}/{results.seeds}{_lost(results, variant)}",
        _value(results, summary.mean) if summary.values else "–", _range(results, summary),
        share_text(other.mean) if other.values else "–",
        number_text(results.update_seconds(variant), 3) if summary.values else "–",
    )  # fmt: skip


def titles(experiment: Experiment) -> tuple[str, ...]:
    """Return the names of the table's columns (source language)."""
    return (
        "", QT_TRANSLATE_NOOP("laboratory", "Seeds"), MEASURES[experiment.measure],
        QT_TRANSLATE_NOOP("laboratory", "Range"), MEASURES[_other(experiment)],
        QT_TRANSLATE_NOOP("laboratory", "Seconds"),
    )  # fmt: skip


def _other(experiment: Experiment) -> str:
    return "gap" if experiment.measure == "test_accuracy" else "test_accuracy"


def _lost(results: Results, variant: Variant) -> str:
    lost = results.count(variant, DIVERGED) + results.count(variant, FAILED)
    return f" (−{lost})" if lost else ""


def _value(results: Results, value: float) -> str:
    return _filled(said(results, value))


def _range(results: Results, summary: SeedSummary) -> str:
    if len(summary.values) < 2:
        return "–"
    return f"{_value(results, summary.low)} … {_value(results, summary.high)}"


def waiting_text(names: Sequence[str]) -> str:
    """Return which experiments wait for their turn."""
    if not names:
        return ""
    text = translate("laboratory", "Waiting: {names}.")
    return text.format(names=", ".join(translate(CONTEXT, name) for name in names))
