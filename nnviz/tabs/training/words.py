"""What the training tab says: verdicts, counts, and the equations with their numbers."""

import math
from collections.abc import Sequence

from nnviz.core.activations import ACTIVATIONS
from nnviz.core.evaluation import Evaluation
from nnviz.core.optimizers import OPTIMIZERS
from nnviz.core.studies.training.diagnosis import Diagnosis, Verdict, best_so_far, diagnose
from nnviz.core.studies.training.history import RECENT, History
from nnviz.core.training import Diverged, WeightUpdate
from nnviz.data.dataset import Origin
from nnviz.tabs.training.run import Run, TrainingRun
from nnviz.tabs.training.state import TrainingState
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.number_format import bracketed_text, fixed_text, number_text, percent_text
from nnviz.ui.widgets.equation_strip import Equation

VERDICTS = {
    Verdict.NOT_STARTED: QT_TRANSLATE_NOOP("training", "Not started: the network has learned nothing yet."),
    Verdict.ALL_ZERO: QT_TRANSLATE_NOOP(
        "training", "Stuck: all weights began at zero, so all hidden units stay alike. Choose another weight "
        "initialisation."
    ),
    Verdict.LEARNING: QT_TRANSLATE_NOOP("training", "Learning: the loss has fallen from {first} to {recent}."),
    Verdict.UNDECIDED: QT_TRANSLATE_NOOP(
        "training", "So far the loss has hardly changed: it was {first} at the start and is {recent} now."
    ),
    Verdict.LEARNT: QT_TRANSLATE_NOOP("training", "Learned: {test} of the test images are correct (epoch {epoch})."),
    Verdict.OVERFITTING: QT_TRANSLATE_NOOP(
        "training",
        "Overfitting: {train} of the training images are correct, but only {test} of the test images (epoch {epoch})."
    ),
    Verdict.UNDERFITTING: QT_TRANSLATE_NOOP(
        "training", "Underfitting: the loss hardly falls any more, and even of the training images only {train} are "
        "correct (epoch {epoch})."
    ),
    Verdict.STUCK: QT_TRANSLATE_NOOP(
        "training", "Stuck: the loss is {recent}, and guessing gives {guessing}. "
        "Try another activation, weight initialisation or learning rate."
    ),
    Verdict.DEAD_UNITS: QT_TRANSLATE_NOOP(
        "training", "Dead units: {dead} of the ReLU units give 0 for every test image (epoch {epoch}). "
        "Try a smaller learning rate."
    ),
    Verdict.DIVERGED: QT_TRANSLATE_NOOP(
        "training", "Diverged: the loss grew instead of falling. Try a smaller learning rate."
    ),
}  # fmt: skip

ALIKE = QT_TRANSLATE_NOOP(
    "training", "Stuck: all units of a hidden layer have the same weights, so they stay alike. Choose another learning "
    "rate or less weight decay."
)
GROWN = QT_TRANSLATE_NOOP("training", "So far the loss has grown: it was {first} at the start and is {recent} now.")
BEYOND = QT_TRANSLATE_NOOP("training", "Diverged: the numbers grew beyond all bounds. Try a smaller learning rate.")
UNTRAINED = QT_TRANSLATE_NOOP("training", "Untrained: {test} of the test images are correct.")
EARLY_STOPPING = QT_TRANSLATE_NOOP(
    "training", "Early stopping would keep the network of epoch {epoch}: its test loss was the lowest, {least}; now it "
    "is {now}."
)
_LEARNING = (Verdict.LEARNING, Verdict.UNDECIDED, Verdict.LEARNT, Verdict.OVERFITTING, Verdict.UNDERFITTING)
_GROWN = 1.05  # from so many times the loss at the start it is said to have grown
_CROSS_ENTROPY = "E = -np.log(y[rows, t] + 1e-7).mean()"


def waiting_text(busy: bool) -> str:
    """Return what is said while there is no data."""
    if busy:
        return translate("training", "Opening the data …")
    return translate("training", "There is no data yet: choose a source on the left.")


def sentence_over(training: TrainingRun, moment: int, wanted: TrainingState | None) -> str:
    """Return how the run on show stands at a moment, and which run that is when the settings are those of another.

    wanted: those settings.
    """
    run, history = training.run, training.history
    assert run is not None
    told = ready_text(run)
    if training.begun and history is not None:
        told = verdict_text(run, history, moment, training.problem)
    if wanted is None:
        return told
    shown = translate("training", "Shown here: the run {run}; the settings on the left are those of the next one.")
    return f"{told}\n{shown.format(run=run_name(run))}"


def run_name(run: Run) -> str:
    """Return what tells a run from others: 784-50-10, Sigmoid, SGD."""
    return ", ".join(("-".join(map(str, run.sizes)), activation_name(run.state.activation), run.state.optimizer))


def activation_name(name: str) -> str:
    """Return what an activation of ACTIVATIONS is called."""
    return translate("activations", ACTIVATIONS[name].title)


def verdict_text(run: Run, history: History, moment: int, problem: Exception | None) -> str:
    """Return in words how the run stands at a moment; `problem` is what ended it, if anything did."""
    evaluations = [e for e in history.evaluations if e.moment <= moment]
    weights = history.weights_at(moment)
    diverged = isinstance(problem, Diverged) and moment == len(history)
    if diverged:
        return translate("training", BEYOND)
    if not moment:
        return _untrained_text(history)
    d = diagnose(history.losses[:moment], evaluations, weights[1] if weights else None, diverged)
    return f"{_said(run, d)} {_early_stopping(run, d, evaluations)}".rstrip()


def _said(run: Run, d: Diagnosis) -> str:
    """Return the sentence for a diagnosis."""
    shares = {"train": d.train_accuracy, "test": d.test_accuracy, "dead": d.dead_units}
    return translate("training", _template(run, d)).format(
        first=number_text(d.first_loss or 0, 3), recent=number_text(d.recent_loss or 0, 3),
        guessing=number_text(d.guessing_loss or 0, 3), epoch=epoch_text(run, d.evaluated or 0),
        **{key: percent_text(share or 0) for key, share in shares.items()},
    )  # fmt: skip


def _early_stopping(run: Run, d: Diagnosis, evaluations: Sequence[Evaluation]) -> str:
    """Return when the run might have ended, if the test loss has risen since; nothing of a run that does not learn."""
    best = best_so_far(evaluations)
    if best is None or d.verdict not in _LEARNING:
        return ""
    return translate("training", EARLY_STOPPING).format(
        epoch=epoch_text(run, best.moment), least=fixed_text(best.test_loss, 3),
        now=fixed_text(evaluations[-1].test_loss, 3))  # fmt: skip


def _untrained_text(history: History) -> str:
    """Return what is said of the network before its first update."""
    measured = history.evaluation_at(0)
    if measured is None:
        return translate("training", VERDICTS[Verdict.NOT_STARTED])
    return translate("training", UNTRAINED).format(test=percent_text(measured.test_accuracy))


def _template(run: Run, d: Diagnosis) -> str:
    """Return the sentence for a verdict; some verdicts have two causes."""
    if d.verdict is Verdict.ALL_ZERO and run.state.weight_init != "zeros":
        return ALIKE
    if d.verdict is Verdict.UNDECIDED and (d.recent_loss or 0) > _GROWN * (d.first_loss or 0):
        return GROWN
    return VERDICTS[d.verdict]


def epoch_text(run: Run, moment: int) -> str:
    """Return how many epochs have passed at a moment: 2, or 2.35."""
    whole, rest = divmod(moment, run.per_epoch)
    return str(whole) if not rest else fixed_text(moment / run.per_epoch, 2)


def ready_text(run: Run) -> str:
    """Return what is said before the start; synthetic digits are called so."""
    if run.data.origin == Origin.DRAWN:
        return translate("training", "Ready: press Start. These are synthetic digits, generated by nnviz and not "
                                     "written by people.")  # fmt: skip
    return translate("training", "Ready: press Start.")


def plan_text(run: Run, short: bool = False) -> str:
    """Return what a run will do, before it does it: a paragraph each for the updates, guessing and the test (HTML).

    short: only what an update does.
    """
    batch, total = min(run.state.batch_size, run.samples), run.total
    updates = translate("training", "<b>Each update</b> looks at {batch} of the {images} images, computes their loss "
                                    "and changes all {parameters} parameters a little. Updates an epoch: "
                                    "{iterations}; in the run: {total}.")  # fmt: skip
    guessing = translate("training", "<b>Guessing</b> evenly among {classes} classes costs ln {classes} = {loss}. "
                                     "What the network learns is seen in how far its loss falls below that.")
    tested = translate("training", "<b>After every epoch</b> and at the end it is tested on {test} images that it "
                                   "never learns from.")  # fmt: skip
    classes = run.sizes[-1]
    paragraphs = (
        updates.format(batch=number_text(batch), images=number_text(run.samples), total=number_text(total),
                       parameters=number_text(run.parameter_count), iterations=number_text(run.per_epoch)),
        guessing.format(classes=classes, loss=fixed_text(math.log(classes), 2)),
        tested.format(test=number_text(len(run.data.x_test))),
    )  # fmt: skip
    return "<br>\n".join(paragraphs[: 1 if short else None])


def loss_note(history: History | None, moment: int) -> str:
    """Return of how many mini-batches the figure of the loss is the mean, and how many images they have."""
    if history is None or not moment:
        return ""
    count = min(RECENT, moment)
    sizes = history.images[moment - count : moment]
    least, most = int(sizes.min()), int(sizes.max())
    text = translate("training", "last {count}, N = {images}") if least == most else translate(
        "training", "last {count}, N ≤ {images}")
    return text.format(count=count, images=number_text(most))


def gap_text(evaluation: Evaluation) -> str:
    """Return by how many percentage points more of the training images than of the test images are right."""
    return fixed_text(100 * (evaluation.train_accuracy - evaluation.test_accuracy), 2)


def described(run: Run | None, history: History | None, moment: int, verdict: str) -> str:
    """Return in words what the pictures show, for who cannot see them."""
    if run is None or history is None or not moment:
        return verdict
    text = translate("training", "Iteration {moment} of {total}. The mean loss of the last {count} mini-batches is "
                                 "{loss}.").format(
        moment=number_text(moment), total=number_text(run.total), count=min(RECENT, moment),
        loss=fixed_text(history.loss_at(moment), 4))  # fmt: skip
    measured = history.evaluation_at(moment)
    if measured is not None:
        accuracy = translate("training", "After epoch {epoch}, {train} of the training images and {test} of the test "
                                         "images are correct.")  # fmt: skip
        text += " " + accuracy.format(
            epoch=epoch_text(run, measured.moment), train=percent_text(measured.train_accuracy),
            test=percent_text(measured.test_accuracy))  # fmt: skip
    return f"{text} {verdict}"


def counts_text(run: Run) -> str:
    """Return what follows from the settings: images, parameters, iterations an epoch (HTML)."""
    drawn = run.data.origin == Origin.DRAWN
    name = translate("training", "Synthetic digits") if drawn else run.data.name
    images = translate("training", "{name}: {train} + {test} images")
    sizes = translate("training", "{layers}: {parameters} parameters") + "<br>\n" + translate(
        "training", "Iterations an epoch: {iterations}")
    return "<br>\n".join((
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
    rows = [
        Equation(row.formula, _update_text(update, row is OPTIMIZERS["SGD"], used) if update else "", row.python),
        _loss_equation(history, moment),
    ]
    if run is not None and run.state.weight_decay > 0:
        rows.append(_penalty_equation(history, moment))
    return rows


def _loss_equation(history: History | None, moment: int) -> Equation:
    """Return the cross entropy of the mini-batch that led to a moment, before its update: what the plot shows."""
    formula = "<i>E</i> = −<sup>1</sup>⁄<sub><i>N</i></sub> Σ ln <i>y</i><sub>true</sub>"
    if not history or not moment:
        return Equation(formula, "", _CROSS_ENTROPY)
    loss, images = fixed_text(float(history.losses[moment - 1])), number_text(int(history.images[moment - 1]))
    return Equation(formula, f"<i>E</i> = {loss}, <i>N</i> = {images}", _CROSS_ENTROPY)


def _penalty_equation(history: History | None, moment: int) -> Equation:
    """Return what is made smaller with weight decay: the cross entropy and the penalty."""
    formula = "<i>L</i> = <i>E</i> + <sup><i>λ</i></sup>⁄<sub>2</sub> Σ <i>W</i><sup>2</sup>"
    numbers = ""
    if history and moment:
        loss, penalty = float(history.losses[moment - 1]), float(history.penalties[moment - 1])
        numbers = f"<i>L</i> = {fixed_text(loss)} + {fixed_text(penalty)} = {fixed_text(loss + penalty)}"
    return Equation(formula, numbers, "L = E + weight_decay / 2 * sum((W**2).sum() for W in weights)")


def _update_text(update: WeightUpdate, plain: bool, rate: float) -> str:
    before, after = number_text(update.before, 5), number_text(update.after, 5)
    name = f"<i>{update.name.replace(', ', ',')}</i>"
    if plain:
        return f"{name}: {before} − {number_text(rate)} · {bracketed_text(update.gradient, 5)} = <b>{after}</b>"
    step = bracketed_text(update.after - update.before, 5)
    return f"{name}: <i>g</i> = {number_text(update.gradient, 5)}; {before} + {step} = <b>{after}</b>"
