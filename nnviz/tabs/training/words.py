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
    Verdict.UNDECIDED: QT_TRANSLATE_NOOP(
        "training", "So far the loss has hardly changed: it was {first} at the start and is {recent} now."
    ),
    Verdict.LEARNT: QT_TRANSLATE_NOOP("training", "Learned: {test} of the test images are right (epoch {epoch})."),
    Verdict.OVERFITTING: QT_TRANSLATE_NOOP(
        "training",
        "Overfitting: {train} of the training images are right, but only {test} of the test images (epoch {epoch})."
    ),
    Verdict.UNDERFITTING: QT_TRANSLATE_NOOP(
        "training", "Underfitting: the loss hardly falls any more, and even of the training images only {train} are "
        "right (epoch {epoch})."
    ),
    Verdict.STUCK: QT_TRANSLATE_NOOP(
        "training", "Stuck: the loss is {recent}, and guessing gives {guessing}. "
        "Try another activation, other first weights or another learning rate."
    ),
    Verdict.DEAD_UNITS: QT_TRANSLATE_NOOP(
        "training", "Dead units: {dead} of the ReLU units give 0 for every test image (epoch {epoch}). "
        "Try a smaller learning rate."
    ),
    Verdict.DIVERGED: QT_TRANSLATE_NOOP(
        "training", "Diverged: the loss grew instead of falling. Try a smaller learning rate."
    ),
}  # fmt: skip

_CROSS_ENTROPY = "E = -np.log(y[rows, t] + 1e-7).mean()"


def verdict_text(run: Run, history: History, moment: int, problem: Exception | None) -> str:
    """Return in words how the run stands at a moment; `problem` is what ended it, if anything did."""
    evaluations = [e for e in history.evaluations if e.moment <= moment]
    weights = history.weights_at(moment)
    diverged = isinstance(problem, Diverged) and moment == len(history)
    d = diagnose(history.losses[:moment], evaluations, weights[1] if weights else None, diverged)
    shares = {"train": d.train_accuracy, "test": d.test_accuracy, "dead": d.dead_units}
    return translate("training", VERDICTS[d.verdict]).format(
        first=number_text(d.first_loss or 0, 3), recent=number_text(d.recent_loss or 0, 3),
        guessing=number_text(d.guessing_loss or 0, 3), epoch=epoch_text(run, d.evaluated or 0),
        **{key: percent_text(share or 0) for key, share in shares.items()},
    )  # fmt: skip


def epoch_text(run: Run, moment: int) -> str:
    """Return how many epochs have passed at a moment: 2, or 2.35."""
    whole, rest = divmod(moment, run.per_epoch)
    return str(whole) if not rest else fixed_text(moment / run.per_epoch, 2)


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
    return (
        Equation(row.formula, _update_text(update, row is OPTIMIZERS["SGD"], used) if update else "", row.python),
        _loss_equation(run, history, moment),
    )


def _loss_equation(run: Run | None, history: History | None, moment: int) -> Equation:
    """Return the loss of the mini-batch that led to a moment: cross entropy, and weight decay's penalty if there is."""
    formula, python = "<i>E</i> = −<sup>1</sup>⁄<sub><i>N</i></sub> Σ ln <i>y</i><sub>true</sub>", _CROSS_ENTROPY
    decays = run is not None and run.state.weight_decay > 0
    if decays:
        formula += " + <sup><i>λ</i></sup>⁄<sub>2</sub> Σ <i>W</i><sup>2</sup>"
        python += " + weight_decay / 2 * sum((W**2).sum() for W in weights)"
    if not history or not moment:
        return Equation(formula, "", python)
    loss, penalty = float(history.losses[moment - 1]), float(history.penalties[moment - 1])
    value = fixed_text(loss)
    if decays:
        value = f"{value} + {fixed_text(penalty)} = {fixed_text(loss + penalty)}"
    return Equation(formula, f"<i>E</i> = {value}, <i>N</i> = {number_text(int(history.images[moment - 1]))}", python)


def _update_text(update: WeightUpdate, plain: bool, rate: float) -> str:
    before, after = number_text(update.before, 5), number_text(update.after, 5)
    name = f"<i>{update.name.replace(', ', ',')}</i>"
    if plain:
        return f"{name}: {before} − {number_text(rate)} · {bracketed_text(update.gradient, 5)} = <b>{after}</b>"
    step = bracketed_text(update.after - update.before, 5)
    return f"{name}: <i>g</i> = {number_text(update.gradient, 5)}; {before} + {step} = <b>{after}</b>"
