"""What the view Compare says of kept runs: settings and what differs, figures and deltas, and one sentence."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from nnviz.laboratory.kept_run import KeptRun, RunFigures
from nnviz.laboratory.run_settings import differences, used
from nnviz.tabs.training.laboratory.words import CONTEXT
from nnviz.tabs.training.words import activation_name
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.number_format import fixed_text, number_text, percent_text

NAMES = {
    "rate": "η", "early": QT_TRANSLATE_NOOP("laboratory", "rates before"),
    "optimizer": QT_TRANSLATE_NOOP("laboratory", "optimiser"),
    "momentum": "μ", "rho": "ρ", "beta1": "β₁", "beta2": "β₂",
    "batch_size": QT_TRANSLATE_NOOP("laboratory", "batch"), "sampling": QT_TRANSLATE_NOOP("laboratory", "sampling"),
    "unit": QT_TRANSLATE_NOOP("laboratory", "length in"), "iterations": QT_TRANSLATE_NOOP("laboratory", "iterations"),
    "epochs": QT_TRANSLATE_NOOP("laboratory", "epochs"), "seed": QT_TRANSLATE_NOOP("laboratory", "seed"),
    "hidden": QT_TRANSLATE_NOOP("laboratory", "hidden"), "activation": QT_TRANSLATE_NOOP("laboratory", "activation"),
    "taken": QT_TRANSLATE_NOOP("laboratory", "taken from"),
    "weight_init": QT_TRANSLATE_NOOP("laboratory", "initial weights"),
    "dropout": QT_TRANSLATE_NOOP("laboratory", "dropout"), "weight_decay": "λ",
    "train_size": QT_TRANSLATE_NOOP("laboratory", "images"), "normalise": QT_TRANSLATE_NOOP("laboratory", "÷ 255"),
    "schedule": QT_TRANSLATE_NOOP("laboratory", "schedule"),
    "drop_every": QT_TRANSLATE_NOOP("laboratory", "drop every"),
    "drop_factor": QT_TRANSLATE_NOOP("laboratory", "drop to"), "warmup": QT_TRANSLATE_NOOP("laboratory", "warm-up"),
    "clip": QT_TRANSLATE_NOOP("laboratory", "clipped at"),
}  # fmt: skip
"""Setting → what the table calls it."""
_FIRST = ("hidden", "activation", "weight_init", "optimizer", "rate", "batch_size")  # what a run is told by


class Part(NamedTuple):
    """A piece of the settings as the table shows them; bold: it differs from the baseline."""

    text: str
    bold: bool


def settings_parts(run: KeptRun, base: KeptRun | None, only: bool) -> tuple[Part, ...]:
    """Return the settings of a run, those that differ from the baseline's first and bold; only: no others."""
    values = used(run.settings)
    other = differences(run.settings, base.settings) if base is not None and base.key != run.key else {}
    rest = [] if only and base is not None and base.key != run.key else [n for n in _FIRST if n not in other]
    return tuple(Part(setting_text(n, values[n]), n in other) for n in (*other, *rest) if n in values)


def setting_text(name: str, value: Any) -> str:
    """Return a setting with its value."""
    if isinstance(value, bool):
        shown = translate("laboratory", "yes") if value else translate("laboratory", "no")
    elif name == "hidden":
        shown = "-".join(map(str, value)) or translate("laboratory", "none")
    elif name == "early":
        shown = ", ".join(f"{n}: {number_text(rate)}" for n, rate in value) or translate("laboratory", "none")
    elif name == "taken":
        shown = Path(value).stem
    elif name == "activation":
        shown = activation_name(value)
    else:
        shown = number_text(value) if isinstance(value, (int, float)) else str(value)
    return f"{translate(CONTEXT, NAMES[name])} {shown}"


def figure_texts(run: KeptRun, base: KeptRun | None) -> tuple[str, str, str, str]:
    """Return test accuracy, gap, loss and time; where there is a baseline, with the difference to it."""
    mine = run.figures
    theirs = base.figures if base is not None and base.key != run.key else RunFigures()
    return (
        _with_delta(mine.test_accuracy, theirs.test_accuracy, percent_text, 100),
        _with_delta(mine.gap, theirs.gap, percent_text, 100),
        _with_delta(mine.test_loss, theirs.test_loss, _loss_text, 1),
        f"{number_text(mine.seconds, 3)} s",
    )


def _loss_text(value: float) -> str:
    return fixed_text(value, 4)


def _with_delta(value: float | None, base: float | None, text: Any, factor: float) -> str:
    if value is None:
        return "–"
    shown = text(value).replace("-", "\N{MINUS SIGN}")
    if base is None:
        return shown
    delta = factor * (value - base)
    return f"{shown} ({'+' if delta >= 0 else '−'}{fixed_text(abs(delta), 2 if factor > 1 else 4)})"


def outcome_text(run: KeptRun) -> str:
    """Return what to know of a run that did not end as planned."""
    if run.figures.outcome == "diverged":
        return translate("laboratory", "diverged")
    if run.figures.iterations < run.figures.planned:
        done = translate("laboratory", "{done} of {planned} iterations")
        return done.format(done=number_text(run.figures.iterations), planned=number_text(run.figures.planned))
    return ""


def example_text(is_made: bool) -> str:
    """Return what to do while no runs are kept, and what the example shows when it is made."""
    text = translate("laboratory", "No runs are kept yet. Keep one in Run, or the runs of an experiment.")
    if not is_made:
        return text
    return text + " " + translate("laboratory", "The example: two short runs that differ in the learning rate alone.")


def summary_text(runs: Sequence[KeptRun], base: KeptRun | None, shown: int) -> str:
    """Return how many runs there are, and which is best."""
    count = translate("laboratory", "Kept runs: {count}, drawn: {shown}.").format(count=len(runs), shown=shown)
    measured = [run for run in runs if run.figures.test_accuracy is not None]
    texts = [count]
    if measured:
        best = max(measured, key=lambda run: run.figures.test_accuracy or 0.0)
        told = translate("laboratory", "The best test accuracy is that of “{name}”: {value}.")
        texts.append(told.format(name=best.labels.name, value=percent_text(best.figures.test_accuracy or 0.0)))
    if base is not None and len(runs) > 1:
        texts.append(translate("laboratory", "Bold is what differs from “{name}”.").format(name=base.labels.name))
    return " ".join(texts)


def tip_text(run: KeptRun) -> str:
    """Return everything about a run, for its tool tip."""
    lines = [run.labels.name, ", ".join(setting_text(name, value) for name, value in used(run.settings).items()),
             f"{run.data.name}: {number_text(run.data.train_images)} + {number_text(run.data.test_images)}",
             outcome_text(run), ", ".join(run.labels.tags), run.labels.note]  # fmt: skip
    return "\n".join(line for line in lines if line)
