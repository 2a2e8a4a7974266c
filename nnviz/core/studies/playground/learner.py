"""A network small enough to see whole, learning from points of the plane; every moment of it follows from the seed.

The points go through chosen functions of x₁ and x₂ (`INPUTS`) into a `Network`, which learns by mini-batches as
everywhere else: `learn_from`, then an optimiser on all parameters as one vector. The order of the points in epoch e
follows from (seed, e) alone, so that a learner goes on from any moment that was kept, to the last bit.
"""

from __future__ import annotations  # np.random in them would load it, 15 ms of the first window

import math
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from nnviz.core.activations import Floats
from nnviz.core.layers import Affine, Dropout
from nnviz.core.network import OUTPUTS, Network
from nnviz.core.numerics.silence import silent
from nnviz.core.optimizers import OPTIMIZERS, Memory, Optimizer
from nnviz.core.studies.playground.plane_data import PlaneData
from nnviz.core.training import MODERATE, Diverged

INPUTS: dict[str, Callable[[Floats, Floats], Floats]] = {
    "x1": lambda x1, x2: x1, "x2": lambda x1, x2: x2, "x1x1": lambda x1, x2: x1 * x1, "x2x2": lambda x1, x2: x2 * x2,
    "x1x2": lambda x1, x2: x1 * x2, "sinx1": lambda x1, x2: np.sin(x1), "sinx2": lambda x1, x2: np.sin(x2),
}  # fmt: skip
"""What a network may be given of a point (x₁, x₂)."""

MOST_UPDATES = 1_000_000
"""After so many updates a run ends."""

LOSSES = {"cross entropy": "sigmoid", "squared error": "sigmoid, squares"}
"""Loss behind a sigmoid → name in `network.OUTPUTS`."""


@dataclass(frozen=True, eq=False)
class Recipe:
    """All that a run follows from. sizes of the hidden layers, names of the tables of `core`, and the data.

    hyper: the optimiser's settings, name → value, as pairs; frozen: indices in the vector of parameters.
    """

    data: PlaneData
    inputs: tuple[str, ...] = ("x1", "x2")
    hidden: tuple[int, ...] = (3,)
    activation: str = "tanh"
    output: str = "sigmoid"
    loss: str = "cross entropy"
    weight_init: str = "Xavier"
    seed: int = 0
    optimizer: str = "SGD"
    hyper: tuple[tuple[str, float], ...] = (("rate", 0.1),)
    batch_size: int = 10
    l1: float = 0.0
    l2: float = 0.0
    dropout: float = 0.0
    frozen: tuple[int, ...] = ()

    @property
    def ending(self) -> str:
        """The name in `network.OUTPUTS`: numbers are answered by an identity, more than two classes by a softmax."""
        if self.data.classes == 0:
            return "identity"
        if self.data.classes > 2:
            return "softmax"
        return LOSSES[self.loss] if self.output == "sigmoid" else self.output

    @property
    def sizes(self) -> tuple[int, ...]:
        """Inputs, hidden units and outputs."""
        return len(self.inputs), *self.hidden, max(2, self.data.classes) if self.ending == "softmax" else 1

    @property
    def rate(self) -> float:
        """The learning rate."""
        return dict(self.hyper)["rate"]

    def begins_like(self, other: Recipe) -> bool:
        """Say whether a run of the other may become one of this: the same network, data of as many classes."""
        return _beginning(self) == _beginning(other)

    def same_as(self, other: Recipe) -> bool:
        """Say whether both make the same run."""
        return self.begins_like(other) and _going_on(self) == _going_on(other) and self.data is other.data

    def network(self, rng: np.random.Generator | None = None) -> Network:
        """Return a network of this kind."""
        rng = np.random.default_rng(0) if rng is None else rng
        return Network(self.sizes, self.activation, self.weight_init, np.float32, rng, self.l2, self.dropout, 1.0,
                       self.ending)  # fmt: skip

    def make_optimizer(self) -> Optimizer:
        """Return the optimiser."""
        return OPTIMIZERS[self.optimizer].make(**dict(self.hyper))

    def features(self, x: Floats) -> Floats:
        """Return what the network gets of points x (N, 2): (N, inputs) in float32."""
        return features(x, self.inputs)

    def targets(self, t: NDArray[Any]) -> NDArray[Any]:
        """Return labels (N,) for a softmax, columns of numbers (N, 1) for one output."""
        return t.astype(np.intp) if self.ending == "softmax" else t.astype(np.float32)[:, None]

    def answers(self, scores: Floats) -> NDArray[np.intp]:
        """Return the class that scores (N, outputs) stand for."""
        if scores.shape[1] > 1:
            return np.argmax(scores, axis=1)
        return (scores[:, 0] > (0.5 if self.ending == "identity" else 0.0)).astype(np.intp)


def _beginning(recipe: Recipe) -> tuple[Any, ...]:
    return (recipe.inputs, recipe.sizes, recipe.activation, recipe.ending, recipe.weight_init, recipe.seed,
            recipe.optimizer, recipe.dropout > 0)


def _going_on(recipe: Recipe) -> tuple[Any, ...]:
    return recipe.hyper, recipe.batch_size, recipe.l1, recipe.l2, recipe.dropout, recipe.frozen


def features(x: Floats, names: Sequence[str]) -> Floats:
    """Return the named functions of points x (N, 2) as columns (N, names), float32."""
    x = np.asarray(x, np.float64).reshape(-1, 2)
    columns = [INPUTS[name](x[:, 0], x[:, 1]) for name in names]
    return np.ascontiguousarray(np.stack(columns, axis=1), np.float32)


class Measured(NamedTuple):
    """Mean losses without penalty, and shares that are right (NaN for a regression, or where there are no points)."""

    train_loss: float
    test_loss: float
    train_accuracy: float
    test_accuracy: float


class Kept(NamedTuple):
    """A moment from which a learner goes on: updates done, all parameters, what the optimiser remembers, the place.

    epoch, offset: how many points of which epoch are behind; random: the state of dropout's generator, None without.
    """

    done: int
    vector: Floats
    memory: Memory
    epoch: int
    offset: int
    random: Any
    measured: Measured


class Change(NamedTuple):
    """What changed on the way, before update number `done`: new recipes, and numbers put into parameters.

    edits: (learner, index in the vector, value).
    """

    done: int
    recipes: tuple[Recipe, ...]
    edits: tuple[tuple[int, int, float], ...]


class Learner:
    """One network and its training, update by update. done: how many there were."""

    def __init__(self, recipe: Recipe) -> None:
        self.recipe = recipe
        self.network = recipe.network(np.random.default_rng(recipe.seed))
        self.optimizer = recipe.make_optimizer()
        self.done = self.epoch = self.offset = 0
        self.last_loss: float | None = None
        self._params, self._grads = {"": self.network.params.vector}, {"": self.network.grads.vector}
        self._affine = [layer for layer in self.network.layers if isinstance(layer, Affine)]
        self._dropouts = [layer for layer in self.network.layers if isinstance(layer, Dropout)]
        self._weights = weight_mask(self.network)
        self._judge: Judge | None = None
        self._frozen = self._held(recipe)
        self._take(recipe)

    def _held(self, recipe: Recipe) -> list[int]:
        return [index for index in recipe.frozen if index < self.vector.size]

    @property
    def vector(self) -> Floats:
        """All weights and biases, layer by layer; what it goes on changing."""
        return self.network.params.vector

    def change(self, recipe: Recipe) -> None:
        """Go on with another recipe of the same network."""
        data = not recipe.data.same_as(self.recipe.data)
        self.recipe = recipe
        self._frozen = self._held(recipe)
        for name, value in recipe.hyper:
            setattr(self.optimizer, name, value)
        self.network.weight_decay, self.network.last_penalty = recipe.l2, 0.0
        for layer in self._affine:
            layer.weight_decay = recipe.l2
        for dropout in self._dropouts:
            dropout.ratio = recipe.dropout
        if data:
            self._judge = self._judge and Judge(recipe, self._judge)
            self._take(recipe)

    def _take(self, recipe: Recipe) -> None:
        """Take the data, in the order of the epoch."""
        self._x, self._t = recipe.features(recipe.data.x_train), recipe.targets(recipe.data.t_train)
        self._deal()

    def _deal(self) -> None:
        """Put the points into the order of the epoch; dropout's numbers follow from the epoch too."""
        rng = np.random.default_rng((self.recipe.seed, self.epoch))
        order = rng.permutation(len(self._x))
        self._dealt_x, self._dealt_t = self._x[order], self._t[order]
        for dropout in self._dropouts:
            dropout.rng = rng

    def step(self) -> float:
        """Do one update, and return the loss of its mini-batch without penalty; raises Diverged, weights unharmed.

        For callers that have switched NumPy's warnings off.
        """
        size = len(self._dealt_x)
        if self.offset >= size:
            self.epoch, self.offset = self.epoch + 1, 0
            self._deal()
        start, stop = self.offset, min(self.offset + self.recipe.batch_size, size)
        network, recipe = self.network, self.recipe
        loss = network.learn_from(self._dealt_x[start:stop], self._dealt_t[start:stop])
        if recipe.l1:
            self._grads[""] += recipe.l1 * np.sign(self.vector) * self._weights
        self._update(loss)
        self.offset, self.done = stop, self.done + 1
        self.last_loss = loss = loss - network.last_penalty
        return loss

    def _update(self, loss: float) -> None:
        """Change the parameters, but for the frozen ones; raise Diverged instead of making a number that is none."""
        params, grads = self._params[""], self._grads[""]
        size = float(grads.dot(grads))
        if not (math.isfinite(loss) and math.isfinite(size)):
            raise Diverged(self.done, self.last_loss)
        frozen = self._frozen
        careful = not (size < MODERATE and self.optimizer.rate < MODERATE)
        before = params.copy() if frozen or careful else None
        self.optimizer.update(self._params, self._grads)
        if before is None:
            return
        if frozen:
            params[frozen] = before[frozen]
        if careful and not np.isfinite(params).all():
            np.copyto(params, before)
            raise Diverged(self.done, self.last_loss)

    def kept(self) -> Kept:
        """Return what it takes to go on from here, and how good the network is."""
        random = self._dropouts[0].rng.bit_generator.state if self._dropouts else None
        return Kept(self.done, self.vector.copy(), self.optimizer.remembered(), self.epoch, self.offset, random,
                    self.judge.measure(self.vector))  # fmt: skip

    def go_back(self, kept: Kept) -> None:
        """Be as at a moment that was kept with this recipe."""
        self.done, self.epoch, self.offset = kept.done, kept.epoch, kept.offset
        np.copyto(self.vector, kept.vector)
        self.optimizer.recall(kept.memory)
        self._deal()
        if self._dropouts and kept.random is not None:
            self._dropouts[0].rng.bit_generator.state = kept.random

    @property
    def judge(self) -> Judge:
        """What measures the network on all points."""
        if self._judge is None:
            self._judge = Judge(self.recipe)
        return self._judge


class Judge:
    """Measures networks of one recipe on all of its points, in one forward pass."""

    def __init__(self, recipe: Recipe, before: Judge | None = None) -> None:
        """before: of other points, for the same network; it is not used any more."""
        self.recipe, data = recipe, recipe.data
        network = before._network if before else replace(recipe, weight_init="zeros", dropout=0.0, l2=0.0).network()
        self._network: Network = network
        self._x = recipe.features(np.concatenate([data.x_train, data.x_test]))
        self._sets = [(slice(0, len(data.x_train)), recipe.targets(data.t_train)),
                      (slice(len(data.x_train), None), recipe.targets(data.t_test))]  # fmt: skip
        self._ends = [OUTPUTS[recipe.ending](reuse=True) for _ in self._sets]
        self.scores: Floats = np.empty((0, recipe.sizes[-1]), np.float32)
        self._measure = silent(self._all)

    def measure(self, vector: Floats) -> Measured:
        """Return losses and shares that are right for parameters."""
        (train, right), (test, test_right) = self._measure(vector)
        return Measured(train, test, right, test_right)

    def _all(self, vector: Floats) -> list[tuple[float, float]]:
        np.copyto(self._network.params.vector, vector)
        self.scores = self._network.scores(self._x)
        return [self._of(end, self.scores[part], t) for end, (part, t) in zip(self._ends, self._sets, strict=True)]

    def _of(self, end: Any, scores: Floats, t: NDArray[Any]) -> tuple[float, float]:
        if not len(scores):
            return math.nan, math.nan
        loss = end.labels_loss(scores, t) if t.ndim == 1 else end.forward(scores, t)
        if self.recipe.data.classes == 0:
            return loss, math.nan
        return loss, float(np.count_nonzero(self.recipe.answers(scores) == t.reshape(-1)) / len(scores))


def weight_mask(network: Network) -> Floats:
    """Return 1 for every weight and 0 for every bias, in the order of the vector of parameters."""
    return np.concatenate([np.full(values.size, name.startswith("W"), np.float32)
                           for name, values in network.params.items()])  # fmt: skip


Frame = tuple[float, ...] | list[Kept] | Change
"""What `learn` yields: the losses of one update, moments to keep, or a change that holds from here on."""


def learn(learners: Sequence[Learner], interval: Callable[[], int], changes: deque[Change]) -> Iterator[Frame]:
    """Train learners side by side: yields their losses for every update, and what is to be kept now and then.

    interval: how many updates lie between two kept moments; changes: what is to hold from update `done` on, or from
    the next one, in order.
    Raises Diverged when one of them does.
    """
    steps = [silent(learner.step) for learner in learners]
    first = learners[0]
    yield [learner.kept() for learner in learners]
    while first.done < MOST_UPDATES:
        while changes and changes[0].done <= first.done:
            yield made(learners, changes.popleft())
            yield [learner.kept() for learner in learners]
        yield tuple([step() for step in steps])
        if first.done % interval() == 0:
            yield [learner.kept() for learner in learners]


def made(learners: Sequence[Learner], change: Change) -> Change:
    """Make a change now, and return it with the moment at which it was made."""
    for learner, recipe in zip(learners, change.recipes, strict=False):
        learner.change(recipe)
    for number, index, value in change.edits:
        if number < len(learners) and index < learners[number].vector.size:
            learners[number].vector[index] = value
    return change._replace(done=learners[0].done)
