"""The gradient check (chapter 5.7.3): backpropagation against the numerical gradient, for a whole network.

    numerical   (L(w + h) − L(w − h)) / 2h, two forward passes for each parameter
    backprop    one forward and one backward pass for all of them

In float64 the two differ by about 10⁻¹⁰.  BUGS are mistakes that people make in backward: each leaves its mark.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from nnviz.core.activations import ACTIVATIONS, Floats, softmax
from nnviz.core.backprop import SmallNetwork
from nnviz.core.problems import QT_TRANSLATE_NOOP

H = 1e-4
SLICE = 0.004  # s that a slice of numerical work takes, about
CALLS = 9
"""How many calls are timed, after one that warms up: a first call may take a hundred times as long."""
SHORT = 0.02
"""s up to which a whole numerical gradient is timed several times."""
FINE = 1e-6
"""A relative error up to which the two count as the same."""

BUGS: dict[str, str] = {
    "none": QT_TRANSLATE_NOOP("network", "None"),
    "mask": QT_TRANSLATE_NOOP("network", "The activation's slope is left out"),
    "path": QT_TRANSLATE_NOOP("network", "Only the first path is followed"),
    "sums": QT_TRANSLATE_NOOP("network", "dW is computed with a instead of z"),
    "batch": QT_TRANSLATE_NOOP("network", "db uses the first sample only"),
    "mean": QT_TRANSLATE_NOOP("network", "Not divided by N"),
    "sign": QT_TRANSLATE_NOOP("network", "The sign of t − y is reversed"),
}
"""Name → what is wrong in backward (source language)."""


def batch_loss(network: SmallNetwork, x: Floats, t: Floats) -> float:
    """Return the mean loss of a batch x (N, inputs), t (N, outputs): −Σ t·ln y for softmax, else ½ Σ (y − t)²."""
    z = x
    last = network.depth - 1
    for layer, (W, b) in enumerate(zip(network.weights, network.biases, strict=True)):
        z = z @ W + b
        if layer < last:
            z = ACTIVATIONS[network.hidden].value(z)
    if network.output == "softmax":
        shifted = z - z.max(axis=1, keepdims=True)
        log_y = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
        return float(-(t * log_y).sum() / len(x))
    return float(0.5 * ((ACTIVATIONS[network.output].value(z) - t) ** 2).sum() / len(x))


def batch_gradient(network: SmallNetwork, x: Floats, t: Floats, bug: str = "none") -> tuple[list[Floats], list[Floats]]:
    """Return dW and db of a batch by backpropagation, with one of BUGS."""
    sums: list[Floats] = []
    entered = [x]
    for layer, (W, b) in enumerate(zip(network.weights, network.biases, strict=True), 1):
        sums.append(entered[-1] @ W + b)
        if layer < network.depth:
            entered.append(ACTIVATIONS[network.hidden].value(sums[-1]))
    delta = _first_delta(network, sums[-1], t, bug)
    dW: list[Floats] = []
    db: list[Floats] = []
    for layer in range(network.depth - 1, -1, -1):
        remembered = sums[layer - 1] if bug == "sums" and layer > 0 else entered[layer]
        dW.insert(0, remembered.T @ delta)
        db.insert(0, delta[0] if bug == "batch" else delta.sum(axis=0))
        if layer:
            W = network.weights[layer]
            back = np.outer(delta[:, 0], W[:, 0]) if bug == "path" else delta @ W.T
            delta = back if bug == "mask" else back * ACTIVATIONS[network.hidden].derivative(sums[layer - 1])
    return dW, db


def _first_delta(network: SmallNetwork, a: Floats, t: Floats, bug: str) -> Floats:
    if network.output == "softmax":
        delta = softmax(a) * t.sum(axis=1, keepdims=True) - t
    else:
        end = ACTIVATIONS[network.output]
        delta = (end.value(a) - t) * end.derivative(a)
    return (-delta if bug == "sign" else delta) / (1 if bug == "mean" else len(a))


@dataclass(frozen=True, eq=False)
class CheckProgress:
    """How far a check is: `done` of `total` parameters, the seconds of work so far, and what is known.

    numerical: NaN where it is still to come; backprop: all of it from the first moment on; both in the order of
    `SmallNetwork.parameters`. backprop_time: s of one forward and backward pass, the median of CALLS. seconds of a
    check that is done: the median of CALLS too where one takes less than SHORT.
    """

    done: int
    total: int
    seconds: float
    numerical: Floats
    backprop: Floats
    backprop_time: float


def flat(weights: Sequence[Floats], biases: Sequence[Floats]) -> Floats:
    """Return gradients in the order of `SmallNetwork.parameters`."""
    return np.concatenate([part.ravel() for pair in zip(weights, biases, strict=True) for part in pair])


def check(network: SmallNetwork, x: ArrayLike, t: ArrayLike, bug: str = "none", h: float = H,
          clock: Callable[[], float] = time.perf_counter) -> Iterator[CheckProgress]:
    """Yield how far the check is, every few milliseconds for networks of the book's size; the last one is the result.

    x: (N, inputs), t: (N, outputs). Its seconds are those of the work alone: what the caller does between is not in.
    """
    x, t = np.asarray(x, np.float64), np.asarray(t, np.float64)
    backprop = flat(*batch_gradient(network, x, t, bug))
    backprop_time = _median_time(lambda: batch_gradient(network, x, t, bug), clock)
    own = SmallNetwork(tuple(W.copy() for W in network.weights), tuple(b.copy() for b in network.biases),
                       network.hidden, network.output)  # fmt: skip
    numerical = np.full(len(backprop), np.nan)
    seconds, began, done = 0.0, clock(), 0
    for parameters in (part for pair in zip(own.weights, own.biases, strict=True) for part in pair):
        values = parameters.reshape(-1)
        for index in range(values.size):
            numerical[done] = _slope(own, x, t, values, index, h)
            done += 1
            if clock() - began > SLICE and done < len(numerical):
                seconds += clock() - began
                yield CheckProgress(done, len(numerical), seconds, numerical.copy(), backprop, backprop_time)
                began = clock()
    seconds += clock() - began
    if seconds < SHORT:
        seconds = _median_time(lambda: _all_slopes(own, x, t, h), clock)
    yield CheckProgress(done, len(numerical), seconds, numerical, backprop, backprop_time)


def _median_time(work: Callable[[], object], clock: Callable[[], float]) -> float:
    """Return the median time of CALLS calls, s; the caller has made one before."""
    times = []
    for _ in range(CALLS):
        began = clock()
        work()
        times.append(clock() - began)
    return float(np.median(times))


def _all_slopes(network: SmallNetwork, x: Floats, t: Floats, h: float) -> None:
    """Compute the whole numerical gradient."""
    for parameters in (*network.weights, *network.biases):
        values = parameters.reshape(-1)
        for index in range(values.size):
            _slope(network, x, t, values, index, h)


def _slope(network: SmallNetwork, x: Floats, t: Floats, values: Floats, index: int, h: float) -> float:
    middle = values[index]
    with np.errstate(all="ignore"):
        values[index] = middle + h
        above = batch_loss(network, x, t)
        values[index] = middle - h
        below = batch_loss(network, x, t)
    values[index] = middle
    return (above - below) / (2 * h)


def relative_errors(numerical: Floats, backprop: Floats) -> Floats:
    """Return |difference| / the larger of the two sizes and 10⁻⁴ of the largest gradient: 0 to 2; NaN stays NaN."""
    with np.errstate(all="ignore"):
        scale = np.maximum(np.abs(numerical), np.abs(backprop))
        largest = float(np.nanmax(scale, initial=0.0)) if scale.size else 0.0
        return np.abs(numerical - backprop) / np.maximum(scale, max(1e-4 * largest, 1e-12))
