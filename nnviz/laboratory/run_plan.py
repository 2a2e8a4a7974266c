"""A run before it begins: its settings on some data, and what follows from both."""

from __future__ import annotations  # np.random in them would load it, 15 ms of the first window

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol, cast

import numpy as np

from nnviz.core.network import Network
from nnviz.core.optimizers import OPTIMIZERS, Optimizer
from nnviz.core.schedules import schedule
from nnviz.core.training import Data, Training, iterations_per_epoch, train
from nnviz.data.weights import load_weights
from nnviz.laboratory.run_settings import TAKEN, Rates

SNAPSHOTS = 150
"""Moments of a run on show whose weights are kept."""


class LabelledImages(Protocol):
    """Training and test images (N, height, width) in uint8 with their labels (N,), and the names of the classes."""

    @property
    def x_train(self) -> np.ndarray: ...  # noqa: D102 (see the class)
    @property
    def t_train(self) -> np.ndarray: ...  # noqa: D102
    @property
    def x_test(self) -> np.ndarray: ...  # noqa: D102
    @property
    def t_test(self) -> np.ndarray: ...  # noqa: D102
    @property
    def class_names(self) -> Sequence[str]: ...  # noqa: D102


@dataclass(frozen=True, eq=False)
class RunPlan:
    """Settings (RunSettings, or whatever has fields of these names) and the data to train on."""

    state: Any
    data: LabelledImages

    @property
    def samples(self) -> int:
        """How many training images are used."""
        return min(self.state.train_size, len(self.data.x_train))

    @property
    def sizes(self) -> tuple[int, ...]:
        """The layers' sizes, from the pixels to the classes."""
        return int(np.prod(self.data.x_train.shape[1:])), *self.state.hidden, len(self.data.class_names)

    @property
    def parameter_count(self) -> int:
        """How many weights and biases there are."""
        return parameters_of(self.sizes)

    @property
    def batch_size(self) -> int:
        """How many images an update sees: no more than there are."""
        return min(self.state.batch_size, self.samples)

    @property
    def per_epoch(self) -> int:
        """Iterations an epoch."""
        return iterations_per_epoch(self.samples, self.batch_size)

    @cached_property
    def total(self) -> int:
        """Iterations altogether."""
        state = self.state
        return state.iterations if state.unit == "iterations" else state.epochs * self.per_epoch

    @property
    def scale(self) -> float:
        """What a pixel from 0 to 255 is multiplied by."""
        return 1 / 255 if self.state.normalise else 1.0

    def network(self, rng: np.random.Generator) -> Network:
        """Return the untrained network, or the one whose weights were taken; Problem when there can be none."""
        state = self.state
        taken = state.weight_init == TAKEN
        network = Network(
            self.sizes, state.activation, "zeros" if taken else state.weight_init, rng=rng,
            weight_decay=state.weight_decay, dropout=state.dropout, scale=self.scale,
        )  # fmt: skip
        if taken:
            for name, values in load_weights(state.taken).params.items():
                network.params[name] = values
        return network

    def optimizer(self) -> Optimizer:
        """Return the optimiser with its settings."""
        row = OPTIMIZERS[self.state.optimizer]
        return row.make(**{p.name: getattr(self.state, p.name) for p in row.parameters})

    def schedule(self) -> Callable[[int], float] | None:
        """Return what the learning rate is multiplied by, as a function of the iteration; None: nothing."""
        state = self.state
        return schedule(state.schedule, self.total, self.per_epoch, state.drop_every, state.drop_factor, state.warmup)

    @property
    def rates(self) -> Rates:
        """The learning rates, before the schedule."""
        return Rates(self.state.early, self.state.rate)

    def rate_at(self, iteration: int) -> float:
        """Return the learning rate of an iteration (from 0), before the schedule."""
        return self.rates.at(iteration)

    def first_weights(self) -> dict[str, np.ndarray]:
        """Return the weights before the first update; Problem when there can be none."""
        return dict(self.network(np.random.default_rng(self.state.seed)).copy_params())


def parameters_of(sizes: Sequence[int]) -> int:
    """Return how many weights and biases a network has.

    >>> parameters_of((784, 50, 10))
    39760
    """
    return sum(n * m + m for n, m in zip(sizes[:-1], sizes[1:], strict=True))


@dataclass(frozen=True)
class BegunRun:
    """A run that has begun: its network, the training of it, and the frames, each update with the rate that holds."""

    network: Network
    training: Training
    frames: Iterator[Any]


def begin(plan: RunPlan, rate_at: Callable[[int], float] | None = None, measured_every: int = 0) -> BegunRun:
    """Begin a run; raises Problem when the settings cannot be trained with.

    rate_at: the learning rate of an iteration (from 0), where it is not that of the plan with its schedule.
    measured_every: so many iterations apart the network is measured, beside the ends of the epochs; 0: not.
    """
    schedule = plan.schedule() if rate_at is None else None
    return _begun(plan, rate_at or plan.rate_at, schedule=schedule, evaluate_every=measured_every)


def watched(plan: RunPlan, rate_of: Callable[[int], float] | None = None) -> BegunRun:
    """Begin a run that is shown: with SNAPSHOTS of its weights, and word of how far each measurement is.

    rate_of(iteration): asked before every update for its rate without the schedule; if not given, the plan's.
    """
    return _begun(plan, rate_of or plan.rate_at, schedule=plan.schedule(), report_progress=True,
                  snapshot_every=max(1, plan.total // SNAPSHOTS))  # fmt: skip


def _begun(plan: RunPlan, rate_of: Callable[[int], float], **more: Any) -> BegunRun:
    rng = np.random.default_rng(plan.state.seed)
    network, optimizer = plan.network(rng), plan.optimizer()
    data = cast("Data", plan.data)  # it cannot be written to, which is all that Data asks more
    training = train(network, data, optimizer, plan.batch_size, rng, iterations=plan.total,
                     sampling=plan.state.sampling, train_size=plan.samples, clip=plan.state.clip, **more)  # fmt: skip
    return BegunRun(network, training, _with_rates(training, optimizer, rate_of))


def _with_rates(training: Training, optimizer: Optimizer, rate_of: Callable[[int], float]) -> Iterator[Any]:
    """Yield the frames, and give the optimiser the rate that holds before every update."""
    optimizer.rate = rate_of(training.done)
    for frame in training:
        yield frame
        optimizer.rate = rate_of(training.done)
