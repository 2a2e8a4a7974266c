"""The run as a program to take home: plain NumPy, or the same network in PyTorch or Keras."""

from typing import Any

from nnviz.data.dataset import Dataset
from nnviz.tabs.common.programs import data_constants
from nnviz.tabs.training.run import Run
from nnviz.tabs.training.state import TrainingState
from nnviz.ui.files.script_template import script_text

LIBRARIES = {"pytorch": "PyTorch", "keras": "Keras"}
"""Name of a program resources/scripts/network_<name>.py → the library it is written for."""


def program(state: TrainingState, data: Dataset | None) -> str:
    """Return a NumPy + Matplotlib program that trains with these settings and draws the two plots."""
    classes = len(data.class_names) if data is not None else 10
    constants = {"CLASSES": classes, "HIDDEN": state.hidden, **data_constants(data)}
    return script_text("training", **constants, **_settings(state, data))


def network_program(library: str, state: TrainingState, data: Dataset | None) -> str:
    """Return a program of LIBRARIES that makes and trains the network of these settings."""
    sizes = Run(state, data).sizes if data is not None else (784, *state.hidden, 10)
    return script_text(f"network_{library}", SIZES=sizes, **_settings(state, data))


def _settings(state: TrainingState, data: Dataset | None) -> dict[str, Any]:
    """Return what every program has to know: constant → value."""
    return {
        "ACTIVATION": state.activation, "FIRST_WEIGHTS": state.weight_init, "TAKEN": state.taken,
        "OPTIMIZER": state.optimizer, "RATE": state.rate,
        "EARLY": state.early, "MOMENTUM": state.momentum, "RHO": state.rho, "BETA1": state.beta1,
        "BETA2": state.beta2, "SCHEDULE": state.schedule, "DROP_EVERY": state.drop_every,
        "DROP_FACTOR": state.drop_factor, "WARMUP": state.warmup, "CLIP": state.clip,
        "BATCH_SIZE": state.batch_size, "SAMPLING": state.sampling,
        "ITERATIONS": Run(state, data).total if data is not None else state.iterations,
        "TRAIN_SIZE": state.train_size, "WEIGHT_DECAY": state.weight_decay, "DROPOUT": state.dropout,
        "SCALE": 1 / 255 if state.normalise else 1.0, "SEED": state.seed,
    }  # fmt: skip
