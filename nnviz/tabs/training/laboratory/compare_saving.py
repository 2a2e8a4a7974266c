"""Kept runs as a file for other programs."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from PySide6.QtWidgets import QWidget

from nnviz import __version__
from nnviz.laboratory.curves import SERIES
from nnviz.laboratory.kept_run import as_values
from nnviz.tabs.training.laboratory.compare_plot import DrawnRun
from nnviz.tabs.training.record import plain
from nnviz.ui.base.language import sentence, translate
from nnviz.ui.files.dialogs import ask_where_to_save
from nnviz.ui.files.scenes import write_json
from nnviz.ui.message_bar import MessageBar

_MEASURED = ("moment", "epoch", "train_accuracy", "test_accuracy", "train_loss", "test_loss", "dead_units")


def runs_as_json(drawn: Sequence[DrawnRun]) -> dict[str, Any]:
    """Return runs as plain values: their description, every iteration and every measurement."""
    return {"program": f"nnviz {__version__}", "runs": [_as_json(entry) for entry in drawn]}


def _as_json(entry: DrawnRun) -> dict[str, Any]:
    run, curves = entry
    return as_values(run) | {
        "iterations": {name: [plain(v) for v in (x if x.dtype == np.float32 else x.tolist())]
                       for name in SERIES for x in [getattr(curves, name)]},
        "evaluations": {name: [getattr(e, name) for e in curves.evaluations] for name in _MEASURED},
    }


def save_runs(parent: QWidget, drawn: Sequence[DrawnRun], message: MessageBar) -> None:
    """Ask where, and save runs as JSON."""
    title = translate("laboratory", "Save runs as JSON")
    if not (path := ask_where_to_save(parent, title, "nnviz-runs.json", "JSON (*.json)")):
        return
    try:
        saved = write_json(runs_as_json(drawn), path)
    except OSError as problem:
        message.say(sentence(problem))
    else:
        text = translate("laboratory", "{count} runs are saved as {path}.")
        message.say(text.format(count=len(drawn), path=saved))
