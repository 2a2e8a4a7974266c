"""A run that begins with the weights of another tab: what the State says of them, and whether they fit."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem
from nnviz.data.dataset import Dataset
from nnviz.data.weights import Weights, load_weights
from nnviz.laboratory.run_settings import TAKEN
from nnviz.tabs.common.networks import activation_said, kept_for_tabs, scale_of
from nnviz.tabs.common.present_network import check_images
from nnviz.tabs.training.run import Run
from nnviz.tabs.training.state import TrainingState

_NONE = QT_TRANSLATE_NOOP(
    "problems", "No network has been taken over yet: use File ▸ Take over the network of … first."
)
_GONE = QT_TRANSLATE_NOOP(
    "problems", "The weights that were taken over are gone. Take them over again, or choose other initial weights."
)
_OTHER = QT_TRANSLATE_NOOP("problems", "The weights that were taken over belong to the layers {sizes}. Choose other "
                           "initial weights first, then other layers or images.")  # fmt: skip
_STEP = QT_TRANSLATE_NOOP("problems", "A network with step functions cannot be trained: its derivative is 0. Choose "
                          "another activation first.")  # fmt: skip


def fields_of(weights: Weights, state: TrainingState, data: Dataset | None) -> dict[str, Any]:
    """Return the fields of a State whose run begins with these weights; Problem if there is no such run.

    They are kept in a file, which the State names. Weights that say nothing of it have ReLU.
    """
    if data is not None:
        inputs, *_, outputs = Run(state, data).sizes
        check_images(weights, inputs, outputs)
    activation = activation_said(weights) or "relu"
    if activation == "step":
        raise Problem(_STEP)
    about = {"activation": activation, "scale": scale_of(weights)}
    return {"weight_init": TAKEN, "taken": kept_for_tabs(weights.params, about), "hidden": weights.sizes[1:-1],
            "activation": activation, "normalise": scale_of(weights) < 1, "view": "run"}  # fmt: skip


def check_taken(run: Run) -> None:
    """Raise Problem if a run is to begin with weights that are not there, or not those of its layers."""
    if run.state.weight_init != TAKEN:
        return
    if not run.state.taken:
        raise Problem(_NONE)
    if not Path(run.state.taken).is_file():
        raise Problem(_GONE)
    sizes = _sizes(run.state.taken)
    if sizes != run.sizes:
        raise Problem(_OTHER, sizes="-".join(map(str, sizes)))


@lru_cache(maxsize=4)
def _sizes(path: str) -> tuple[int, ...]:
    """Return the layers in a file; its name follows from what it holds, so that it is read once."""
    return load_weights(path).sizes
