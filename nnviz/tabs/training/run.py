"""One run: its settings and its data, what follows from them, and the frames that come of it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np

from nnviz.core.network import Network
from nnviz.core.optimizers import OPTIMIZERS, Optimizer
from nnviz.core.studies.training_history import Weights
from nnviz.core.training import iterations_per_epoch, train
from nnviz.data.dataset import Dataset
from nnviz.tabs.training.state import LIVE, TrainingState

_SNAPSHOTS = 150  # moments of a run whose weights are kept


@dataclass(frozen=True, eq=False)
class Run:
    """A State and the data it is to be trained on."""

    state: TrainingState
    data: Dataset

    @property
    def samples(self) -> int:
        """How many training images are used."""
        return min(self.state.train_size, len(self.data.x_train))

    @property
    def sizes(self) -> tuple[int, ...]:
        """The layers' sizes, from the pixels to the classes."""
        return int(np.prod(self.data.image_shape)), *self.state.hidden, len(self.data.class_names)

    @property
    def parameter_count(self) -> int:
        """How many weights and biases there are."""
        return sum(n * m + m for n, m in zip(self.sizes[:-1], self.sizes[1:], strict=True))

    @property
    def per_epoch(self) -> int:
        """Iterations an epoch."""
        return iterations_per_epoch(self.samples, self.state.batch_size)

    @cached_property
    def total(self) -> int:
        """Iterations altogether."""
        state = self.state
        return state.iterations if state.unit == "iterations" else state.epochs * self.per_epoch

    @property
    def scale(self) -> float:
        """What a pixel from 0 to 255 is multiplied by."""
        return 1 / 255 if self.state.normalise else 1.0

    def same_as(self, other: "Run") -> bool:
        """Return whether two runs differ only in what may change while they go on."""
        return self.data is other.data and _lasting(self.state) == _lasting(other.state)

    def begin(self, rate: float) -> tuple[Iterator[Any], Optimizer, Weights]:
        """Return the frames, the optimiser (whose rate may be changed) and the first weights; raises Problem."""
        state = self.state
        rng = np.random.default_rng(state.seed)
        network = Network(
            self.sizes, state.activation, state.weight_init, rng=rng, weight_decay=state.weight_decay,
            dropout=state.dropout, scale=self.scale,
        )  # fmt: skip
        row = OPTIMIZERS[state.optimizer]
        optimizer = row.make(**{p.name: getattr(state, p.name) for p in row.parameters})
        optimizer.rate = rate
        frames = train(
            network, self.data, optimizer, state.batch_size, rng, iterations=self.total, sampling=state.sampling,
            train_size=self.samples, snapshot_every=max(1, self.total // _SNAPSHOTS), report_progress=True,
        )  # fmt: skip
        return frames, optimizer, network.copy_params()


def _lasting(state: TrainingState) -> TrainingState:
    return replace(state, **{name: getattr(TrainingState, name) for name in LIVE})
