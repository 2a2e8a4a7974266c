"""The run as a program to take home: plain NumPy, or the same network in PyTorch or Keras."""

from collections.abc import Mapping, Sequence
from typing import Any

from nnviz.data.dataset import Dataset
from nnviz.laboratory.run_plan import RunPlan
from nnviz.laboratory.run_settings import RunSettings
from nnviz.tabs.common.programs import data_constants
from nnviz.tabs.training.run import Run
from nnviz.tabs.training.state import TrainingState
from nnviz.ui.files.script_template import script_text

LIBRARIES = {"pytorch": "PyTorch", "keras": "Keras"}
"""Name of a program resources/scripts/network_<name>.py → the library it is written for."""


def program(state: TrainingState, data: Dataset | None) -> str:
    """Return a NumPy + Matplotlib program that trains with these settings and draws the view on show."""
    classes = len(data.class_names) if data is not None else 10
    view = state.view if state.view in ("inside", "mistakes") else "run"
    constants = {"VIEW": view, "CLASSES": classes, "HIDDEN": state.hidden, **data_constants(data)}
    return script_text("training", **constants, **_settings(state, _updates(state, data)))


def compared_program(runs: Mapping[str, RunSettings], data: Dataset, seeds: Sequence[int], quantity: str, axis: str,
                     **more: Any) -> str:
    """Return a program that trains with each of several settings, by name, and draws their curves.

    seeds: with which each is done; none: with its own. quantity, axis: what is drawn against what. more: MEASURED
    times a run is measured beside the ends of epochs, HELD_OUT images, SWEEP of the learning rate.
    """
    measured = more.pop("measured", 0)
    variants = {name: _compared(settings, data, measured) for name, settings in runs.items()}
    first = next(iter(variants.values()))
    kept = {"TRAIN_SIZE", "ITERATIONS", "BATCH_SIZE", "SEED", "RATE"}
    kept |= {name for name in first if any(other[name] != first[name] for other in variants.values())}
    told = {name: {key: other[key] for key in other if key in kept} for name, other in variants.items()}
    common = {key: value for key, value in first.items() if key not in kept} | {"CLASSES": len(data.class_names)}
    return script_text("training_compared", VARIANTS=told, SEEDS=tuple(seeds), QUANTITY=quantity, AXIS=axis,
                       **data_constants(data), **common, **more)  # fmt: skip


def _compared(settings: RunSettings, data: Dataset, measured: int) -> dict[str, Any]:
    plan = RunPlan(settings, data)
    every = max(1, plan.total // measured) if measured else 0
    return {**_settings(settings, plan.total), "HIDDEN": settings.hidden, "BATCH_SIZE": plan.batch_size,
            "MEASURED_EVERY": every}  # fmt: skip


def network_program(library: str, state: TrainingState, data: Dataset | None) -> str:
    """Return a program of LIBRARIES that makes and trains the network of these settings."""
    sizes = Run(state, data).sizes if data is not None else (784, *state.hidden, 10)
    return script_text(f"network_{library}", SIZES=sizes, **_settings(state, _updates(state, data)))


def _updates(state: TrainingState, data: Dataset | None) -> int:
    return Run(state, data).total if data is not None else state.iterations


def _settings(state: TrainingState | RunSettings, iterations: int) -> dict[str, Any]:
    """Return what every program has to know: constant → value."""
    return {
        "ACTIVATION": state.activation, "FIRST_WEIGHTS": state.weight_init, "TAKEN": state.taken,
        "OPTIMIZER": state.optimizer, "RATE": state.rate,
        "EARLY": state.early, "MOMENTUM": state.momentum, "RHO": state.rho, "BETA1": state.beta1,
        "BETA2": state.beta2, "SCHEDULE": state.schedule, "DROP_EVERY": state.drop_every,
        "DROP_FACTOR": state.drop_factor, "WARMUP": state.warmup, "CLIP": state.clip,
        "BATCH_SIZE": state.batch_size, "SAMPLING": state.sampling,
        "ITERATIONS": iterations,
        "TRAIN_SIZE": state.train_size, "WEIGHT_DECAY": state.weight_decay, "DROPOUT": state.dropout,
        "SCALE": 1 / 255 if state.normalise else 1.0, "SEED": state.seed,
    }  # fmt: skip
