"""The sentences of the laboratory's views, Experiments and Compare."""

from collections.abc import Iterable

from nnviz.laboratory.experiment import Experiment
from nnviz.laboratory.experiments import experiments
from nnviz.laboratory.run_settings import differences
from nnviz.tabs.training.laboratory.question_page import LARGE
from tests.sentences import Said, true


def shown(said: Said) -> bool:
    return said.state.view == "experiments"


def asked(said: Said) -> list[Experiment]:
    """Return the experiments of which a sentence may tell: the one on show, or those of the large cards."""
    return [experiments()[key] for key in ((said.state.experiment,) if said.state.experiment else LARGE)]


def guessed(said: Said) -> bool:
    return any(said.values["guess"] + "." in (e.guess, e.guess + ".") for e in asked(said))


def counted_runs(said: Said) -> bool:
    return said.number("runs") in {said.state.seeds * len(e.variants) for e in asked(said)}


def estimated(said: Said) -> bool:
    return counted_runs(said) and said.view.cards.is_measured


def planned(said: Said) -> bool:
    experiment, data = said.view.experiment, said.tab.dataset
    seeds = said.state.seeds if experiment.kind == "compare" else experiment.seeds
    updates = 0
    for variant in experiment.variants:
        s, n = variant.settings, min(variant.settings.train_size, len(data.x_train))
        updates += seeds * (s.iterations if s.unit == "iterations" else s.epochs * -(-n // min(s.batch_size, n)))
    return said.number("runs") == seeds * len(experiment.variants) and said.number("updates") == updates


def over(said: Said) -> bool:
    ended = sum(bool(run.outcome) for run in said.view.results.runs.values())
    return said.number("ended") == ended and said.number("runs") >= ended


def different(said: Said) -> bool:
    one, two = said.view.runs
    return not said.tab.kept.runs and differences(one.settings, two.settings).keys() == {"rate"}


def counted(said: Said) -> bool:
    shown = sum(not run.labels.hidden for run in said.tab.kept.runs.values())
    return (said.number("count"), said.number("shown")) == (len(said.tab.kept.runs), min(16, shown))


def best(said: Said) -> bool:
    found = {run.labels.name: run.figures.test_accuracy or 0 for run in said.tab.kept.runs.values()}
    return abs(100 * max(found.values()) - said.number("value")) < 0.006 and said.values["name"] in found


def sentences_of(texts: Iterable[str]) -> Iterable[str]:
    """Return the sentences of texts, as the reader takes them apart."""
    for text in texts:
        parts = text.replace("? ", "?|").replace(". ", ".|").split("|")
        yield from (part for part in parts if part)


KEYS = ("", *experiments())
ALL = experiments().values()
TOLD = {text for e in ALL for text in sentences_of((e.question, e.caveat))}
SENTENCES = {text: (lambda said, text=text: shown(said) and any(
    text in whole for e in asked(said) for whole in (e.question, e.caveat))) for text in TOLD} | {
    "{runs} runs.": counted_runs,
    "{runs} runs, about {time} on this computer.": estimated,
    "The guess of the course notes: {guess}": lambda said: guessed(said),
    "Runs: {runs}, with {updates} updates together, {processes} at a time.": planned,
    "Measured here: about {time}.": lambda said: said.view.results.seconds(1) is not None,
    "Measuring how long it takes …": lambda said: said.view.runner.measuring,
    "{ended} of {runs} runs are over.": over,
    "No runs are kept yet.": lambda said: said.state.view == "compare" and not said.tab.kept.runs,
    "The example: two short runs that differ in the learning rate alone.": different,
    "Keep one in Run, or the runs of an experiment.": true,
    "Kept runs: {count}, drawn: {shown}.": counted,
    "The best test accuracy is that of “{name}”: {value}.": best,
    "Bold is what differs from “{name}”.": lambda said: said.view.base.labels.name == said.values["name"],
}  # fmt: skip
UNREACHED = {
    "{runs} runs.", "Kept runs: {count}, drawn: {shown}.", "The best test accuracy is that of “{name}”: {value}.",
    "Bold is what differs from “{name}”.",
    "Measured here: about {time}.", "Measuring how long it takes …", "{ended} of {runs} runs are over.",
}  # fmt: skip
"""What is said once an experiment runs; its answers are proved in
`tests/tabs/training/test_training_experiments.py`."""
