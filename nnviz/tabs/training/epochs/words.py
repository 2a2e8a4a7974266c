"""What the view Epochs says: the arithmetic in words, the print-out, and what the notes' numbers are."""

from nnviz.core.studies.training.epoch_arithmetic import EpochArithmetic
from nnviz.core.studies.training.history import History
from nnviz.tabs.training.epochs.notes_records import is_notes_run
from nnviz.tabs.training.run import Run
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.number_format import number_text

FULL = QT_TRANSLATE_NOOP("training", "{images} images in batches of {batch}; iterations an epoch: {iterations}.")
REST = QT_TRANSLATE_NOOP(
    "training", "{images} images in batches of {batch}; iterations an epoch: {iterations}; in the last batch: {last}."
)
DRAWN = QT_TRANSLATE_NOOP(
    "training", "{iterations} batches of {batch}, drawn from {images} images with replacement, count as an epoch."
)
LENGTH = QT_TRANSLATE_NOOP("training", "Iterations in the run: {total}; in epochs: {epochs}.")
OUTPUTS = QT_TRANSLATE_NOOP(
    "training", "The layers give {numbers} numbers for an image, {bytes} bytes for a batch of {batch}."
)
SAME = QT_TRANSLATE_NOOP(
    "training", "This run has the settings of the course notes. Their numbers are training / test accuracies as "
                "printed; the first ones were measured after one update."
)
OTHER = QT_TRANSLATE_NOOP(
    "training", "The numbers of the course notes are training / test accuracies of the book's run on MNIST; this run "
                "has other settings or data."
)


def arithmetic_of(run: Run, counted: EpochArithmetic) -> str:
    """Return the arithmetic of a run's epochs in words."""
    if run.state.sampling == "replacement":
        text = DRAWN
    else:
        text = FULL if counted.last_batch == counted.batch else REST
    told = translate("training", text).format(
        images=number_text(counted.samples), batch=number_text(counted.batch),
        iterations=number_text(counted.per_epoch), last=number_text(counted.last_batch))  # fmt: skip
    length = translate("training", LENGTH).format(
        total=number_text(counted.total), epochs=number_text(counted.epochs))  # fmt: skip
    outputs = translate("training", OUTPUTS).format(
        numbers=number_text(counted.activation_count), bytes=number_text(counted.activation_bytes),
        batch=number_text(counted.batch))  # fmt: skip
    return f"{told} {length} {outputs}"


def tiles_title(counted: EpochArithmetic) -> str:
    """Return what stands over the tiles."""
    text = translate("training", "Epochs: {epochs}; iterations in each: {iterations}")
    return text.format(epochs=number_text(counted.epochs), iterations=number_text(counted.per_epoch))


def tiles_caption(counted: EpochArithmetic) -> str:
    """Return what a row and a tile are."""
    return translate("training", "a row: an epoch; a tile: a batch; filled: done")


def records_note(run: Run) -> str:
    """Return what the notes' numbers are beside those of a run."""
    return translate("training", SAME if is_notes_run(run) else OTHER)


def print_out(run: Run, history: History, moment: int) -> str:
    """Return what the copied program prints of a run, up to a moment: a line for every measurement."""
    return "\n".join(
        f"epoch {found.moment / run.per_epoch:.2f}: loss {history.losses[found.moment - 1]:.4f}, "
        f"training {found.train_accuracy:.4f}, test {found.test_accuracy:.4f}"
        for found in history.evaluations if 0 < found.moment <= moment
    )  # fmt: skip


