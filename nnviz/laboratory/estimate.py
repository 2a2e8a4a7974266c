"""How long an experiment will take on this computer, from two short measurements."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import numpy as np

from nnviz.laboratory.experiment import Experiment
from nnviz.laboratory.jobs import RunJob
from nnviz.laboratory.run_plan import LabelledImages, RunPlan, begin, parameters_of
from nnviz.laboratory.run_settings import RunSettings
from nnviz.laboratory.work import measurements

_SMALL, _LARGE = 10, 6000  # batch sizes; so many images do not stay in a processor's cache
_UPDATES = 3
_FORWARD = 1 / 3  # an update multiplies three times by every weight, a forward pass once


class Speed(NamedTuple):
    """Seconds of an update: `layer` for each layer, and `product` for each image of the batch and each parameter."""

    layer: float
    product: float


@dataclass(frozen=True, eq=False)
class Noise:
    """Images of noise, which take as long as others."""

    x_train: np.ndarray
    t_train: np.ndarray
    x_test: np.ndarray
    t_test: np.ndarray
    class_names: tuple[str, ...] = tuple("0123456789")


@cache
def speed() -> Speed:
    """Measure how fast updates are here; once, in about 0.2 s."""
    rng = np.random.default_rng(0)
    images, labels = rng.integers(0, 256, (_LARGE, 28, 28), np.uint8), rng.integers(0, 10, _LARGE).astype(np.uint8)
    data = Noise(images, labels, images[:100], labels[:100])
    small, large = (_update_seconds(size, data) for size in (_SMALL, _LARGE))
    parameters = parameters_of((784, 50, 10))
    product = max(0.0, large - small) / ((_LARGE - _SMALL) * parameters)
    return Speed(max(0.0, small - product * _SMALL * parameters) / 2, product)


def _update_seconds(batch_size: int, data: Noise) -> float:
    """Return the shortest time of an update of 784-50-10; the first, which makes its buffers, is not counted."""
    settings = RunSettings(hidden=(50,), batch_size=batch_size, iterations=_UPDATES, sampling="replacement")
    durations = [step.seconds for step in begin(RunPlan(settings, data)).frames if hasattr(step, "seconds")]
    return min(durations[1:])


def estimated_seconds(experiment: Experiment, seeds: int, data: LabelledImages, processes: int, here: Speed) -> float:
    """Return about how long all runs of an experiment take; processes: how many of them go on side by side."""
    jobs = experiment.jobs(seeds, samples=len(data.x_train))
    return sum(_job_seconds(job, data, here) for job in jobs) / min(processes, len(jobs))


def _job_seconds(job: RunJob, data: LabelledImages, here: Speed) -> float:
    plan = RunPlan(job.settings, data)
    update = here.layer * (len(plan.sizes) - 1) + here.product * plan.batch_size * plan.parameter_count
    measured = measurements(plan, job.measured_every) * (plan.samples + len(data.x_test))
    return plan.total * update + measured * plan.parameter_count * _FORWARD * here.product
