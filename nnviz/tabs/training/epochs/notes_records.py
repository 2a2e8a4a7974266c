"""What the two sets of notes printed for the book's run: the accuracies at the records that they show."""

from nnviz.tabs.training.run import Run
from nnviz.tabs.training.state import NOTES_RUN

NOTES: dict[str, dict[int, tuple[str, str]]] = {
    "A": {0: (".0993", ".1032"), 1: (".7757", ".7839")},
    "B": {0: (".0986", ".0958"), 1: (".7988", ".796"), 16: (".9443", ".943")},
}
"""Notes → epoch → training and test accuracy, as printed. The first was measured after one update."""

RECORDS = 17
"""As many the notes' run has: at iterations 0, 600 … 9,600."""

_THEIRS = ("hidden", "activation", "weight_init", "optimizer", "rate", "early", "schedule", "clip", "batch_size",
           "weight_decay", "dropout", "normalise")  # fmt: skip


def is_notes_run(run: Run) -> bool:
    """Return whether a run has the notes' network, updates and data, so that the records can be compared."""
    same = all(getattr(run.state, name) == getattr(NOTES_RUN, name) for name in _THEIRS)
    return same and run.data.verified and run.samples == 60_000


def noted(notes: str, epoch: float) -> str:
    """Return both accuracies that the notes printed at an epoch, or an empty text."""
    return " / ".join(NOTES[notes].get(int(epoch), ())) if epoch == int(epoch) else ""
