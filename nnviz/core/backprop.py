"""A small network with nothing hidden (chapters 3.4 and 5): every sum, every error, every factor of one sample.

    forward    a = z·W + b,   z = h(a)                      layer by layer, from z = x to y
    backward   δ = ∂E/∂a = ∂E/∂z · h′(a),   ∂E/∂z = δ·Wᵀ    from the last layer to the first
    gradient   ∂E/∂W = zᵀ·δ (z: what went into the layer),  ∂E/∂b = δ
    update     W ← W − η · ∂E/∂W

Everything is float64.  `Network` (chapter 5.7) computes the same for batches; here one can ask for each number.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike

from nnviz.core.activations import ACTIVATIONS, Floats, softmax
from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem

OUTPUTS = ("identity", "sigmoid", "softmax", *(name for name in ACTIVATIONS if name not in ("identity", "sigmoid")))
"""The end of a network: softmax is judged by −Σ t·ln y, every other one by ½ Σ (y − t)²."""
ALL = -1  # in a Step: every unit of the layer, or every layer
FORWARD, LOSS, BACKWARD, UPDATE = "forward", "loss", "backward", "update"
UNITS, LAYERS, WHOLE = "unit", "layer", "whole"

INPUTS = QT_TRANSLATE_NOOP("problems", "The network has {size} inputs, but x has {given} numbers.")
TARGETS = QT_TRANSLATE_NOOP("problems", "The network has {size} outputs, but t has {given} numbers.")
COUNT = QT_TRANSLATE_NOOP("problems", "Layers of {sizes} have {count} weights and biases. Given are {given}.")


@dataclass(frozen=True, eq=False)
class SmallNetwork:
    """Weights W1 (inputs, units), W2 … and biases b1 (units,) …; `hidden` a name of ACTIVATIONS, `output` of OUTPUTS.

    feeds_sums: the common mistake of handing a instead of z to the next layer.
    """

    weights: tuple[Floats, ...]
    biases: tuple[Floats, ...]
    hidden: str = "sigmoid"
    output: str = "identity"
    feeds_sums: bool = False

    @property
    def sizes(self) -> tuple[int, ...]:
        """Units of every layer, the inputs first."""
        return (len(self.weights[0]), *(W.shape[1] for W in self.weights))

    @property
    def depth(self) -> int:
        """How many layers have weights."""
        return len(self.weights)

    def parameters(self) -> tuple[float, ...]:
        """Return all numbers in a row: W1 row by row, b1, W2 …"""
        pairs = zip(self.weights, self.biases, strict=True)
        return tuple(float(v) for W, b in pairs for v in (*W.ravel(), *b.ravel()))


def parameter_count(sizes: Sequence[int]) -> int:
    """Return how many weights and biases layers of these sizes have.

    >>> parameter_count((784, 50, 10))
    39760
    """
    return sum((n + 1) * m for n, m in zip(sizes[:-1], sizes[1:], strict=True))


def network_of(sizes: Sequence[int], parameters: Sequence[float], hidden: str = "sigmoid", output: str = "identity",
               feeds_sums: bool = False) -> SmallNetwork:
    """Return the network whose numbers stand in a row (see `SmallNetwork.parameters`); Problem if they are not enough.

    >>> network_of((2, 1), (0.5, 0.5, -0.7)).weights[0].tolist()
    [[0.5], [0.5]]
    """
    if len(parameters) != parameter_count(sizes):
        raise Problem(COUNT, sizes="-".join(map(str, sizes)), count=parameter_count(sizes), given=len(parameters))
    values, start, weights, biases = np.array(parameters, np.float64), 0, [], []
    for n, m in zip(sizes[:-1], sizes[1:], strict=True):
        weights.append(values[start : start + n * m].reshape(n, m))
        biases.append(values[start + n * m : start + n * m + m])
        start += (n + 1) * m
    return SmallNetwork(tuple(weights), tuple(biases), hidden, output, feeds_sums)


def place_of(sizes: Sequence[int], layer: int, unit_from: int, unit_to: int) -> int:
    """Return where in the row of parameters a weight of a layer (from 1) stands; unit_from = ALL: the bias."""
    start = parameter_count(sizes[:layer]) if layer > 1 else 0
    n, m = sizes[layer - 1], sizes[layer]
    return start + (n * m if unit_from == ALL else unit_from * m) + unit_to


# Forward.


@dataclass(frozen=True, eq=False)
class Forward:
    """Everything a forward pass computes, layer by layer: what went in, the sums a, and the z that came out."""

    inputs: tuple[Floats, ...]
    sums: tuple[Floats, ...]
    outputs: tuple[Floats, ...]

    @property
    def y(self) -> Floats:
        """The outputs of the network."""
        return self.outputs[-1]


def _checked(values: ArrayLike, size: int, sentence: str) -> Floats:
    found = np.asarray(values, np.float64).ravel()
    if len(found) != size:
        raise Problem(sentence, size=size, given=len(found))
    return found


def end(output: str, a: Floats) -> Floats:
    """Return what the end of a network, a name of OUTPUTS, makes of the last sums."""
    return softmax(a) if output == "softmax" else ACTIVATIONS[output].value(a)


def forward(network: SmallNetwork, x: ArrayLike) -> Forward:
    """Return all sums and outputs for one sample x (inputs,).

    >>> net = network_of((2, 2, 1), (0.1, 0.3, 0.2, 0.4, 0.0, 0.0, 1.0, 1.0, 0.0))
    >>> forward(net, (1.0, 0.5)).sums[0].round(3).tolist()
    [0.2, 0.5]
    """
    z = _checked(x, network.sizes[0], INPUTS)
    inputs, sums, outputs = [], [], []
    with np.errstate(all="ignore"):
        for layer, (W, b) in enumerate(zip(network.weights, network.biases, strict=True), 1):
            inputs.append(z)
            sums.append(z @ W + b)
            last = layer == network.depth
            outputs.append(end(network.output, sums[-1]) if last else ACTIVATIONS[network.hidden].value(sums[-1]))
            z = sums[-1] if network.feeds_sums else outputs[-1]
    return Forward(tuple(inputs), tuple(sums), tuple(outputs))


def collapsed(network: SmallNetwork) -> tuple[Floats, Floats]:
    """Return the one matrix and bias that layers without activations between them are together.

    That is what remains of a network that hands a instead of z on: y = x·(W1·W2·…) + b.
    """
    W, b = np.eye(network.sizes[0]), np.zeros(network.sizes[0])
    for weights, biases in zip(network.weights, network.biases, strict=True):
        W, b = W @ weights, b @ weights + biases
    return W, b


# Loss and backward.


def losses(network: SmallNetwork, y: Floats, t: ArrayLike, a: Floats | None = None) -> Floats:
    """Return what each output adds to the loss E: ½(y − t)², or −t·ln y for softmax (exact from its sums a)."""
    t = _checked(t, network.sizes[-1], TARGETS)
    with np.errstate(all="ignore"):
        if network.output != "softmax":
            return 0.5 * (y - t) ** 2
        log_y = np.log(y) if a is None else a - a.max() - np.log(np.exp(a - a.max()).sum())
        return np.where(t == 0, 0.0, -t * log_y)


@dataclass(frozen=True, eq=False)
class Gradient:
    """∂E of one sample, layer by layer: `errors` by the outputs z, `slopes` h′(a), `deltas` by a, dW and db.

    dx: by the inputs of the network. loss: E. For softmax, whose outputs all depend on all sums, the slope is 1 and
    the error is already ∂E/∂a = y·Σt − t.
    """

    errors: tuple[Floats, ...]
    slopes: tuple[Floats, ...]
    deltas: tuple[Floats, ...]
    dW: tuple[Floats, ...]  # noqa: N815
    db: tuple[Floats, ...]
    dx: Floats
    loss: float


def backward(network: SmallNetwork, passed: Forward, t: ArrayLike) -> Gradient:
    """Return the gradient of E by every number of the network, by backpropagation."""
    target = _checked(t, network.sizes[-1], TARGETS)
    errors: list[Floats] = []
    slopes: list[Floats] = []
    deltas: list[Floats] = []
    dW: list[Floats] = []
    error = passed.y * target.sum() - target if network.output == "softmax" else passed.y - target
    with np.errstate(all="ignore"):
        for layer in range(network.depth, 0, -1):
            slope = _slope(network, passed, layer)
            errors.insert(0, error)
            slopes.insert(0, slope)
            deltas.insert(0, error * slope)
            dW.insert(0, np.outer(passed.inputs[layer - 1], deltas[0]))
            error = network.weights[layer - 1] @ deltas[0]
    loss = float(losses(network, passed.y, target, passed.sums[-1]).sum())
    return Gradient(tuple(errors), tuple(slopes), tuple(deltas), tuple(dW), tuple(deltas), error, loss)


def _slope(network: SmallNetwork, passed: Forward, layer: int) -> Floats:
    """Return ∂(what the layer hands on)/∂a: h′(a), and 1 where softmax or the mistake leaves no slope to multiply."""
    a, last = passed.sums[layer - 1], layer == network.depth
    if network.output == "softmax" if last else network.feeds_sums:
        return np.ones_like(a)
    return ACTIVATIONS[network.output if last else network.hidden].derivative(a)


# The chain of one weight.


@dataclass(frozen=True)
class Path:
    """One way on which a unit moves the loss: the next unit's δ, the weight to it, and their product.

    For a unit of the last layer: its output's share of ∂E, with weight 1.
    """

    unit: int
    delta: float
    weight: float

    @property
    def error(self) -> float:
        """What comes back on this path."""
        return self.delta * self.weight


@dataclass(frozen=True)
class Chain:
    """∂E/∂w = (Σ of the paths) · h′(a) · input: three factors.

    layer (from 1), unit_from (ALL for the bias, whose input is 1), unit_to (from 0).
    """

    layer: int
    unit_from: int
    unit_to: int
    paths: tuple[Path, ...]
    error: float
    slope: float
    input: float

    @property
    def product(self) -> float:
        """∂E/∂w."""
        return self.error * self.slope * self.input


def chain(network: SmallNetwork, passed: Forward, gradient: Gradient, layer: int, unit_from: int,
          unit_to: int) -> Chain:
    """Return the factors of ∂E by one weight or bias."""
    error = float(gradient.errors[layer - 1][unit_to])
    if layer == network.depth:
        paths: tuple[Path, ...] = (Path(unit_to, error, 1.0),)
    else:
        W, deltas = network.weights[layer], gradient.deltas[layer]
        paths = tuple(Path(k, float(deltas[k]), float(W[unit_to, k])) for k in range(W.shape[1]))
    entered = 1.0 if unit_from == ALL else float(passed.inputs[layer - 1][unit_from])
    return Chain(layer, unit_from, unit_to, paths, error, float(gradient.slopes[layer - 1][unit_to]), entered)


# Update.


def updated(network: SmallNetwork, gradient: Gradient, rate: float, biases: bool = True) -> SmallNetwork:
    """Return the network one step of gradient descent later; biases: whether they learn too."""
    with np.errstate(all="ignore"):
        weights = tuple(W - rate * dW for W, dW in zip(network.weights, gradient.dW, strict=True))
        learned = tuple(b - rate * db for b, db in zip(network.biases, gradient.db, strict=True))
    return replace(network, weights=weights, biases=learned if biases else network.biases)


@dataclass(frozen=True, eq=False)
class Iteration:
    """A network after some updates, and its loss there."""

    number: int
    network: SmallNetwork
    loss: float


def descend(network: SmallNetwork, x: ArrayLike, t: ArrayLike, rate: float, biases: bool = True) -> Iterator[Iteration]:
    """Yield the network before the first update, after one, after two … without end."""
    number = 0
    while True:
        gradient = backward(network, forward(network, x), t)
        yield Iteration(number, network, gradient.loss)
        network, number = updated(network, gradient, rate, biases), number + 1


# One step after the other.


@dataclass(frozen=True)
class Step:
    """A moment of learning: what is computed in it, where, and the numbers it gives.

    layer: from 1, ALL for every layer, 0 for the loss. unit: from 0, ALL for every unit of it. values: the outputs z
    that a forward step computes, the δ of a backward step, the loss.
    """

    phase: str
    layer: int
    unit: int
    values: tuple[float, ...] = ()


def forward_steps(passed: Forward, by: str = UNITS) -> Iterator[Step]:
    """Yield a forward pass unit by unit, layer by layer or as a whole."""
    yield from _steps(FORWARD, passed.outputs, range(1, len(passed.outputs) + 1), by)


def backward_steps(gradient: Gradient, by: str = UNITS) -> Iterator[Step]:
    """Yield the loss, the errors δ from the last layer to the first, and the update."""
    yield Step(LOSS, 0, ALL, (gradient.loss,))
    yield from _steps(BACKWARD, gradient.deltas, range(len(gradient.deltas), 0, -1), by)
    yield Step(UPDATE, ALL, ALL)


def _steps(phase: str, values: Sequence[Floats], layers: Sequence[int], by: str) -> Iterator[Step]:
    if by == WHOLE:
        yield Step(phase, ALL, ALL, tuple(float(v) for layer in layers for v in values[layer - 1]))
        return
    for layer in layers:
        numbers = tuple(float(v) for v in values[layer - 1])
        if by == LAYERS:
            yield Step(phase, layer, ALL, numbers)
        else:
            yield from (Step(phase, layer, unit, (value,)) for unit, value in enumerate(numbers))
