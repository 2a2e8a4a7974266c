"""What the training tab says: verdicts, counts, and the equations with their numbers."""

from collections.abc import Sequence

from nnviz.core.optimizers import OPTIMIZERS
from nnviz.core.studies.training_diagnosis import Verdict, diagnose
from nnviz.core.studies.training_history import History
from nnviz.core.training import Diverged, WeightUpdate
from nnviz.data.dataset import Origin
from nnviz.tabs.training.run import Run
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.number_format import bracketed_text, fixed_text, number_text, percent_text
from nnviz.ui.widgets.equation_strip import Equation

VERDICTS = {
    Verdict.NOT_STARTED: QT_TRANSLATE_NOOP("training", "Not started: the network has learned nothing yet."),
    Verdict.ALL_ZERO: QT_TRANSLATE_NOOP(
        "training", "Stuck: all weights began at zero, so all hidden units stay alike. Choose other first weights."
    ),
    Verdict.LEARNING: QT_TRANSLATE_NOOP("training", "Learning: the loss has fallen from {first} to {recent}."),
    Verdict.LEARNT: QT_TRANSLATE_NOOP("training", "Learned: {test} of the test images are right."),
    Verdict.OVERFITTING: QT_TRANSLATE_NOOP(
        "training", "Over-fitting: {train} of the training images are right, but only {test} of the test images."
    ),
    Verdict.UNDERFITTING: QT_TRANSLATE_NOOP(
        "training", "Under-fitting: the loss no longer falls, and even of the training images only {train} are right."
    ),
    Verdict.STUCK: QT_TRANSLATE_NOOP(
        "training", "Stuck: the loss has hardly left its start ({first}). "
        "Try another activation, other first weights or another learning rate."
    ),
    Verdict.DEAD_UNITS: QT_TRANSLATE_NOOP(
        "training", "Dead units: {dead} of the ReLU units give 0 for every image. Try a smaller learning rate."
    ),
    Verdict.DIVERGED: QT_TRANSLATE_NOOP(
        "training", "Diverged: the loss grew instead of falling. Try a smaller learning rate."
    ),
}  # fmt: skip


def verdict_text(history: History, moment: int, problem: Exception | None) -> str:
    """Return in words how the run stands at a moment; `problem` is what ended it, if anything did."""
    evaluations = [e for e in history.evaluations if e.iteration < moment]
    weights = history.weights_at(moment)
    diverged = isinstance(problem, Diverged) and moment == len(history)
    d = diagnose(history.losses[:moment], evaluations, weights[1] if weights else None, diverged)
    shares = {"train": d.train_accuracy, "test": d.test_accuracy, "dead": d.dead_units}
    return translate("training", VERDICTS[d.verdict]).format(
        first=number_text(d.first_loss or 0, 3), recent=number_text(d.recent_loss or 0, 3),
        **{key: percent_text(share or 0) for key, share in shares.items()},
    )  # fmt: skip


def ready_text(run: Run) -> str:
    """Return what is said before the start; drawn digits are called drawn."""
    if run.data.origin == Origin.DRAWN:
        return translate("training", "Ready: press Start. These digits are drawn by the program, not by people.")
    return translate("training", "Ready: press Start.")


def counts_text(run: Run) -> str:
    """Return what follows from the settings: images, parameters, iterations an epoch (HTML)."""
    drawn = run.data.origin == Origin.DRAWN
    name = translate("training", "Digits drawn by the program") if drawn else run.data.name
    images = translate("training", "{name}: {train} + {test} images")
    sizes = translate("training", "{layers}: {parameters} parameters<br>{iterations} iterations an epoch")
    return "<br>".join((
        images.format(name=name, train=number_text(run.samples), test=number_text(len(run.data.x_test))),
        sizes.format(
            layers="-".join(map(str, run.sizes)), parameters=number_text(run.parameter_count),
            iterations=number_text(run.per_epoch),
        ),
    ))  # fmt: skip


def equations(run: Run | None, history: History | None, moment: int, rate: float, optimizer: str) -> Sequence[Equation]:
    """Return the update of one weight with its numbers, and the loss; rate and optimizer stand in before a run."""
    row = OPTIMIZERS[run.state.optimizer if run else optimizer]
    update = history.update_at(moment) if history else None
    used = (history.rate_at(moment) if history else None) or rate
    loss = fixed_text(float(history.losses[moment - 1])) if history and moment else ""
    return (
        Equation(row.formula, _update_text(update, row is OPTIMIZERS["SGD"], used) if update else "", row.python),
        Equation(
            "<i>E</i> = −<sup>1</sup>⁄<sub><i>N</i></sub> Σ ln <i>y</i><sub>true</sub>",
            f"<i>E</i> = {loss}, <i>N</i> = {number_text(run.state.batch_size)}" if loss else "",
            "E = -np.log(y[rows, t] + 1e-7).mean()",
        ),
    )


def _update_text(update: WeightUpdate, plain: bool, rate: float) -> str:
    before, after = number_text(update.before, 5), number_text(update.after, 5)
    name = f"<i>{update.name.replace(', ', ',')}</i>"
    if plain:
        return f"{name}: {before} − {number_text(rate)} · {bracketed_text(update.gradient, 5)} = <b>{after}</b>"
    step = bracketed_text(update.after - update.before, 5)
    return f"{name}: <i>g</i> = {number_text(update.gradient, 5)}; {before} + {step} = <b>{after}</b>"
