"""A run as data for other programs: every iteration, every evaluation, and the settings that make it again."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

import numpy as np

from nnviz import __version__
from nnviz.core.studies.training.history import History
from nnviz.tabs.training.run import Run
from nnviz.tabs.training.state import TrainingState
from nnviz.ui.files.scenes import VERSION

Columns = dict[str, Sequence[Any]]
"""Name of a column → its values, all equally many. The names are English in every language: programs read them."""

_MEASURED = ("iteration", "epoch", "train_accuracy", "test_accuracy", "train_loss", "test_loss", "dead_units")


def iteration_columns(run: Run, history: History) -> Columns:
    """Return every iteration of a run, counted from 1 as the axis does.

    epoch: images seen by the end of it / training images; loss: mean over its mini-batch before the update, without
    penalty; learning_rate: of its update; seconds: that all updates so far have taken, evaluations not counted.
    """
    return {
        "iteration": range(1, len(history) + 1),
        "epoch": (np.cumsum(history.images, dtype=np.int64) / run.samples).tolist(),
        "loss": list(history.losses),
        "penalty": list(history.penalties),
        "learning_rate": history.all_rates().tolist(),
        "images": history.images.tolist(),
        "seconds": np.round(history.seconds(), 7).tolist(),
    }


def evaluation_columns(run: Run, history: History) -> Columns:
    """Return every evaluation on all training and test images; iteration 0 is the untrained network."""
    rows = [
        (e.moment, e.epoch, e.train_accuracy, e.test_accuracy, e.train_loss, e.test_loss, e.dead_units)
        for e in history.evaluations
    ]
    return dict(zip(_MEASURED, map(list, zip(*rows, strict=True)), strict=True)) if rows else {}


def run_settings(run: Run, history: History) -> TrainingState:
    """Return the State that makes the run again, the learning rate's changes on the way included."""
    if not history.rates:
        return run.state
    changes = zip(history.rates, history.rates[1:], strict=False)
    early = tuple((int(until), float(rate)) for (_, rate), (until, _) in changes)
    return replace(run.state, early=early, rate=float(history.rates[-1][1]))


def run_as_json(run: Run, history: History) -> dict[str, Any]:
    """Return a run as plain values: "nnviz", "tab" and "state" are a scene that makes it again."""
    columns, evaluations = iteration_columns(run, history), evaluation_columns(run, history)
    if evaluations:
        evaluations["confusion"] = [e.confusion.tolist() for e in history.evaluations]
    return {
        "nnviz": VERSION, "tab": "training", "state": asdict(run_settings(run, history)),
        "program": f"nnviz {__version__}",
        "data": {
            "name": run.data.name, "train_images": run.samples, "test_images": len(run.data.x_test),
            "image_shape": list(run.data.image_shape), "class_names": list(run.data.class_names),
        },
        "network": {"sizes": list(run.sizes), "parameters": run.parameter_count, "pixel_scale": run.scale},
        "run": {"iterations_wanted": run.total, "iterations_done": len(history), "iterations_per_epoch": run.per_epoch},
        "iterations": {name: [plain(v) for v in values] for name, values in columns.items()},
        "evaluations": evaluations,
    }  # fmt: skip


def plain(value: Any) -> Any:
    """Return a number of NumPy's as one of Python's, a float32 with the digits that it has."""
    return float(str(value)) if isinstance(value, np.float32) else value
