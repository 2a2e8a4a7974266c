"""Optimisers (chapter 6.1): how the gradient g becomes a change of the weights w.

`update(params, grads)` changes the arrays in `params` in place.  Both are dictionaries name → array of floats;
the type (float32, float64) is kept, `grads` is left alone, and after the first call nothing is allocated.
`rate` (the learning rate) is a plain attribute: it may be set between two updates, also from another thread; `factor`
is what a schedule multiplies it by. `last_rate` tells which product the latest update used, `last_base` the rate in it.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from nnviz.core.activations import Hyperparameter
from nnviz.core.numerics.aligned import aligned_zeros
from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem

Array = NDArray[np.floating]
Memory = tuple[int, tuple[dict[str, Array], ...]]

BLOCK = 32_768
"""Numbers of a long vector that are updated at a time: with gradient and memories they stay in the second cache."""
SWEEP_EVERY = 64
SMALLEST = 1e-30
"""Every so many updates what float32 remembers below this becomes 0.

A weight that gets no gradient any more leaves averages that halve and halve, until they are subnormal (below 1.2e-38),
and a processor computes with such numbers a hundred times as slowly. Beside ε they change no weight: √1e-30 is 1e-15.
The squares of gradients below 1e-19 stay subnormal (2 % of 784-512 after seven epochs of RMSProp with rate 0.01, which
makes a step 2 % slower): a pass over all squares that made them 0 would cost more.
"""

RANGE = QT_TRANSLATE_NOOP("problems", "{name} must be a number from {low} to {high}. It is {value}.")
BELOW = QT_TRANSLATE_NOOP("problems", "{name} must be at least {low} and below {high}. It is {value}.")
POSITIVE = QT_TRANSLATE_NOOP("problems", "{name} must be a number above 0. It is {value}.")


def _positive(name: str, value: float) -> float:
    """Return value as float, or raise Problem unless it is finite and above 0."""
    if not (np.isfinite(value) and value > 0):
        raise Problem(POSITIVE, name=name, value=value)
    return float(value)


def _fraction(name: str, value: float) -> float:
    """Return value as float, or raise Problem unless it lies in 0 … 1."""
    if not 0 <= value <= 1:
        raise Problem(RANGE, name=name, low=0, high=1, value=value)
    return float(value)


def _below_one(name: str, value: float) -> float:
    """Return value as float, or raise Problem unless 0 ≤ value < 1: with 1 the correction would divide by 0."""
    if not 0 <= value < 1:
        raise Problem(BELOW, name=name, low=0, high=1, value=value)
    return float(value)


class Optimizer:
    """What all six share: the rate, the loop over the parameters and the memory for each of them."""

    def __init__(self, rate: float) -> None:
        self.rate = _positive("rate", rate)
        self.factor = 1.0
        self.last_base = self.last_rate = self.rate
        self._updates = 0
        self._scratch: dict[str, Array] = {}
        self._parts: dict[str, _Parts] = {}

    def update(self, params: Mapping[str, Array], grads: Mapping[str, Array]) -> None:
        """Change every array of `params` in place by one step along its gradient in `grads`."""
        self.last_base = self.rate  # read once: another thread may change it between two parameters
        self.last_rate = self.last_base * self.factor
        self._updates += 1
        factors = self._factors(self.last_rate)
        for name, w in params.items():
            # NumPy would convert plain numbers in every call, which costs as much as the call
            converted = [np.asarray(factor, w.dtype) for factor in factors]
            for part in self._blocks(name, w, grads[name]):
                self._step(converted, *part)
        if self._updates % SWEEP_EVERY == 0:
            self._sweep()

    def _kept(self) -> tuple[dict[str, Array], ...]:
        """Return what is remembered for every parameter, each name → array, in the order `_step` takes them."""
        return ()

    def memory(self, name: str) -> tuple[Array, ...]:
        """Return what is remembered for a parameter, as the formulas have it: v, h, or m and v; of SGD nothing."""
        return tuple(store[name] for store in self._kept())

    def remembered(self) -> Memory:
        """Return the number of updates and copies of all that is kept: what `recall` goes on from."""
        return self._updates, tuple({name: kept.copy() for name, kept in store.items()} for store in self._kept())

    def recall(self, memory: Memory) -> None:
        """Go on from what `remembered` told, of an optimiser of the same kind with the same parameters."""
        self._updates, stores = memory
        for store, kept in zip(self._kept(), stores, strict=True):
            for name, values in kept.items():
                np.copyto(self._buffer(store, name, values), values)
            for name in store.keys() - kept.keys():  # it had not begun then
                store[name].fill(0)

    def _factors(self, rate: float) -> tuple[float, ...]:
        """Return the numbers in the formula of this update, in the order `_step` takes them."""
        return (rate,)

    def _step(self, factors: Sequence[Array], w: Array, g: Array, s: Array, *memory: Array) -> None:
        """Change w by its gradient g; s is scratch space like w, memory what is kept for it."""
        raise NotImplementedError

    def _blocks(self, name: str, w: Array, g: Array) -> Sequence[tuple[Array, ...]]:
        """Return w, g, scratch and memories; of a long vector parts that stay in the cache through a whole step."""
        cut = self._parts.get(name)
        if cut is None or cut.w is not w or cut.g is not g:
            cut = self._parts[name] = _Parts(w, g, self._cut(name, w, g))
        return cut.blocks

    def _cut(self, name: str, w: Array, g: Array) -> list[tuple[Array, ...]]:
        if w.size <= 2 * BLOCK or not (w.flags.c_contiguous and g.flags.c_contiguous):
            return [(w, g, *(self._buffer(store, name, w) for store in (self._scratch, *self._kept())))]
        scratch = aligned_zeros(BLOCK, w.dtype)  # one for all blocks: it stays in the cache too
        kept = [self._buffer(store, name, w).reshape(-1) for store in self._kept()]
        flat, gradient = w.reshape(-1), g.reshape(-1)
        parts = [slice(start, min(start + BLOCK, w.size)) for start in range(0, w.size, BLOCK)]
        return [(flat[part], gradient[part], scratch[: part.stop - part.start], *(memory[part] for memory in kept))
                for part in parts]  # fmt: skip

    def _sweep(self) -> None:
        """Make 0 of what has become so small that only its slowness is left of it (see SMALLEST)."""
        for store in self._kept():
            for memory in store.values():
                if memory.dtype == np.float32:
                    flat = memory.reshape(-1)
                    for start in range(0, flat.size, BLOCK):
                        part = flat[start : start + BLOCK]
                        np.copyto(part, 0, where=np.abs(part) < SMALLEST)

    @staticmethod
    def _buffer(store: dict[str, Array], name: str, w: Array) -> Array:
        """Return the array kept for this parameter, zeros at first."""
        buffer = store.get(name)
        if buffer is None or buffer.shape != w.shape or buffer.dtype != w.dtype:
            buffer = store[name] = aligned_zeros(w.size, w.dtype).reshape(w.shape)
        return buffer


class _Parts(NamedTuple):
    """How the step of one parameter was cut into blocks."""

    w: Array
    g: Array
    blocks: list[tuple[Array, ...]]


class SGD(Optimizer):
    """Stochastic gradient descent: w ← w − rate·g."""

    def __init__(self, rate: float = 0.01) -> None:
        super().__init__(rate)

    def _step(self, factors: Sequence[Array], w: Array, g: Array, s: Array, *memory: Array) -> None:
        (rate,) = factors
        np.multiply(g, rate, out=s)
        np.subtract(w, s, out=w)


class Momentum(Optimizer):
    """Classical momentum (Polyak 1964): v ← momentum·v − rate·g, w ← w + v."""

    def __init__(self, rate: float = 0.01, momentum: float = 0.9) -> None:
        super().__init__(rate)
        self.momentum = _fraction("momentum", momentum)
        self.v: dict[str, Array] = {}

    def _kept(self) -> tuple[dict[str, Array], ...]:
        return (self.v,)

    def _factors(self, rate: float) -> tuple[float, ...]:
        return rate, self.momentum

    @staticmethod
    def _velocity(factors: Sequence[Array], v: Array, g: Array, s: Array) -> Array:
        """Return the new velocity v ← momentum·v − rate·g; rate·g stays in s."""
        rate, momentum = factors
        np.multiply(v, momentum, out=v)
        np.multiply(g, rate, out=s)
        return np.subtract(v, s, out=v)

    def _step(self, factors: Sequence[Array], w: Array, g: Array, s: Array, *memory: Array) -> None:
        np.add(w, self._velocity(factors, memory[0], g, s), out=w)


class Nesterov(Momentum):
    """Nesterov momentum as Keras and the book's code have it: v as in Momentum, then w ← w + momentum·v − rate·g.

    w is the look-ahead point (Bengio et al. 2012, equations 6 and 7); the v in the second step is the new one.
    """

    def _step(self, factors: Sequence[Array], w: Array, g: Array, s: Array, *memory: Array) -> None:
        v = self._velocity(factors, memory[0], g, s)
        np.subtract(w, s, out=w)
        np.multiply(v, factors[1], out=s)
        np.add(w, s, out=w)


class AdaGrad(Optimizer):
    """AdaGrad (Duchi et al. 2011): h ← h + g², w ← w − rate·g / (√h + ε); the steps shrink for ever."""

    def __init__(self, rate: float = 0.01, epsilon: float = 1e-7) -> None:
        super().__init__(rate)
        self.epsilon = _positive("epsilon", epsilon)
        self.h: dict[str, Array] = {}

    def _factors(self, rate: float) -> tuple[float, ...]:
        return rate, self.epsilon

    def _kept(self) -> tuple[dict[str, Array], ...]:
        return (self.h,)

    def _step(self, factors: Sequence[Array], w: Array, g: Array, s: Array, *memory: Array) -> None:
        rate, epsilon, *forgetting = factors
        (h,) = memory
        np.multiply(g, g, out=s)
        for rho in forgetting:  # of RMSProp
            np.multiply(h, rho, out=h)
        np.add(h, s, out=h)
        np.sqrt(h, out=s)
        np.add(s, epsilon, out=s)
        np.divide(g, s, out=s)
        np.multiply(s, rate, out=s)
        np.subtract(w, s, out=w)


class RMSProp(AdaGrad):
    """RMSProp (Tieleman and Hinton 2012): h ← ρ·h + (1 − ρ)·g², w ← w − rate·g / (√h + ε).

    Kept is h / (1 − ρ), the sum of all g², each times ρ to the power of its age: that takes a pass less, and
    √(1 − ρ) goes into the rate and into ε.
    """

    def __init__(self, rate: float = 0.001, rho: float = 0.9, epsilon: float = 1e-7) -> None:
        super().__init__(rate, epsilon)
        self.rho = _below_one("rho", rho)

    def _factors(self, rate: float) -> tuple[float, ...]:
        root = math.sqrt(1 - self.rho)
        return rate / root, self.epsilon / root, self.rho

    def memory(self, name: str) -> tuple[Array, ...]:
        return ((1 - self.rho) * self.h[name],)


class Adam(Optimizer):
    """Adam (Kingma and Ba 2015, algorithm 1): moving averages m of g and v of g², both corrected for their start.

    m ← β₁·m + (1 − β₁)·g,  v ← β₂·v + (1 − β₂)·g²,  m̂ = m/(1 − β₁ᵗ),  v̂ = v/(1 − β₂ᵗ),  w ← w − rate·m̂/(√v̂ + ε)

    Kept are m / (1 − β₁) and v / (1 − β₂), sums in which older gradients count less and less: that takes ten passes
    over the weights instead of thirteen. What is left of the four divisors goes into the rate and into ε.
    """

    def __init__(self, rate: float = 0.001, beta1: float = 0.9, beta2: float = 0.999, epsilon: float = 1e-8) -> None:
        super().__init__(rate)
        self.beta1, self.beta2 = _below_one("beta1", beta1), _below_one("beta2", beta2)
        self.epsilon = _positive("epsilon", epsilon)
        self.gradients: dict[str, Array] = {}
        self.squares: dict[str, Array] = {}

    @property
    def t(self) -> int:
        """How many updates there were."""
        return self._updates

    def _kept(self) -> tuple[dict[str, Array], ...]:
        return (self.gradients, self.squares)

    def memory(self, name: str) -> tuple[Array, ...]:
        return (1 - self.beta1) * self.gradients[name], (1 - self.beta2) * self.squares[name]

    def _factors(self, rate: float) -> tuple[float, ...]:
        beta1, beta2, t = self.beta1, self.beta2, self.t
        root = math.sqrt((1 - beta2) / (1 - beta2**t))  # √v̂ is this times the root of the sum of squares
        return beta1, beta2, self.epsilon / root, rate * (1 - beta1) / (1 - beta1**t) / root

    def _step(self, factors: Sequence[Array], w: Array, g: Array, s: Array, *memory: Array) -> None:
        beta1, beta2, epsilon, rate = factors
        gradients, squares = memory
        np.multiply(gradients, beta1, out=gradients)
        np.add(gradients, g, out=gradients)
        np.multiply(g, g, out=s)
        np.multiply(squares, beta2, out=squares)
        np.add(squares, s, out=squares)
        np.sqrt(squares, out=s)
        np.add(s, epsilon, out=s)
        np.divide(gradients, s, out=s)
        np.multiply(s, rate, out=s)
        np.subtract(w, s, out=w)


@dataclass(frozen=True)
class OptimizerRow:
    """A row of OPTIMIZERS: the class, its rule (HTML), the lines of Python and what can be set."""

    make: type[Optimizer]
    formula: str
    python: str
    parameters: tuple[Hyperparameter, ...]


def _rate(default: float) -> Hyperparameter:
    return Hyperparameter("rate", default, 1e-10, 10.0)


_W, _V, _G, _M = (f"<i>{letter}</i>" for letter in "wvgm")
_H = "<b>h</b>"  # the plain h is the step of a difference
_ETA, _RHO, _EPS = "<i>η</i>", "<i>ρ</i>", "<i>ε</i>"
_VELOCITY = f"{_V} ← <i>μ</i>·{_V} − {_ETA}·{_G}"

OPTIMIZERS: dict[str, OptimizerRow] = {
    "SGD": OptimizerRow(SGD, f"{_W} ← {_W} − {_ETA}·{_G}", "w -= rate * g", (_rate(0.01),)),
    "Momentum": OptimizerRow(Momentum, f"{_VELOCITY},&nbsp; {_W} ← {_W} + {_V}",
                             "v = momentum * v - rate * g; w += v",
                             (_rate(0.01), Hyperparameter("momentum", 0.9, 0.0, 0.999))),
    "Nesterov": OptimizerRow(Nesterov, f"{_VELOCITY},&nbsp; {_W} ← {_W} + <i>μ</i>·{_V} − {_ETA}·{_G}",
                             "v = momentum * v - rate * g; w += momentum * v - rate * g",
                             (_rate(0.01), Hyperparameter("momentum", 0.9, 0.0, 0.999))),
    "AdaGrad": OptimizerRow(AdaGrad,
                            f"{_H} ← {_H} + {_G}<sup>2</sup>,&nbsp; {_W} ← {_W} − {_ETA}·{_G} / (√{_H} + {_EPS})",
                            "h += g * g; w -= rate * g / (np.sqrt(h) + 1e-7)", (_rate(0.01),)),
    "RMSProp": OptimizerRow(RMSProp,
                            f"{_H} ← {_RHO}·{_H} + (1 − {_RHO})·{_G}<sup>2</sup>,&nbsp; "
                            f"{_W} ← {_W} − {_ETA}·{_G} / (√{_H} + {_EPS})",
                            "h = rho * h + (1 - rho) * g * g; w -= rate * g / (np.sqrt(h) + 1e-7)",
                            (_rate(0.001), Hyperparameter("rho", 0.9, 0.0, 0.9999))),
    "Adam": OptimizerRow(Adam,
                         f"{_M} ← <i>β</i><sub>1</sub>·{_M} + (1 − <i>β</i><sub>1</sub>)·{_G},&nbsp; "
                         f"{_V} ← <i>β</i><sub>2</sub>·{_V} + (1 − <i>β</i><sub>2</sub>)·{_G}<sup>2</sup>, "
                         f"{_W} ← {_W} − {_ETA}·m̂ / (√v̂ + {_EPS})",
                         "m += (1 - beta1) * (g - m); v += (1 - beta2) * (g * g - v); "
                         "w -= rate * m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + 1e-8)",
                         (_rate(0.001), Hyperparameter("beta1", 0.9, 0.0, 0.999),
                          Hyperparameter("beta2", 0.999, 0.0, 0.9999))),
}
