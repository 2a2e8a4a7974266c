"""A moment of a pass through the network: what is computed by then, and after how many updates."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, replace

from nnviz.core.backprop import (
    ALL,
    BACKWARD,
    FORWARD,
    UPDATE,
    Forward,
    Gradient,
    Iteration,
    SmallNetwork,
    Step,
    backward,
    backward_steps,
    descend,
    forward,
    forward_steps,
)
from nnviz.tabs.network.state import NetworkState


class NetworkRun:
    """A descent that is computed as far as it was asked for, and remembered."""

    def __init__(self, steps: Iterator[Iteration]) -> None:
        self._steps = steps
        self._done: list[Iteration] = []

    def up_to(self, number: int) -> list[Iteration]:
        """Return the iterations 0 to `number`."""
        while len(self._done) <= number:
            self._done.append(next(self._steps))
        return self._done[: number + 1]


_RUNS: dict[Hashable, NetworkRun] = {}
_MOST_RUNS = 4  # that are remembered


def run_of(state: NetworkState) -> NetworkRun:
    """Return the descent that begins with the network of a State."""
    biases = state.biases and state.learn_biases
    key = (state.network_key(), state.x, state.t, state.rate, biases)
    if key not in _RUNS:
        if len(_RUNS) >= _MOST_RUNS:
            del _RUNS[next(iter(_RUNS))]
        network = replace(state.network(), feeds_sums=False)
        _RUNS[key] = NetworkRun(descend(network, state.x, state.t, state.rate, biases))
    return _RUNS[key]


@dataclass(frozen=True, eq=False)
class NetworkMoment:
    """What is on show: the network, its passes, the step that was done last, and what is known by it.

    updates: how many updates lie behind; before: the loss before the last of them, None without one.
    """

    network: SmallNetwork
    passed: Forward
    gradient: Gradient
    step: Step | None
    position: int
    last: int
    known: frozenset[tuple[int, int]]
    updates: int = 0
    before: float | None = None

    def knows(self, layer: int, unit: int) -> bool:
        """Whether the unit's number is computed by now."""
        return (layer, unit) in self.known


def _units(step: Step, sizes: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    """Yield the units (layer, unit) that a step computes."""
    for layer in range(1, len(sizes)) if step.layer == ALL else (step.layer,):
        yield from ((layer, unit) for unit in (range(sizes[layer]) if step.unit == ALL else (step.unit,)))


def steps_of(state: NetworkState) -> list[Step]:
    """Return the steps of the pass that the view shows."""
    _, passed, gradient = state.passes()
    return _steps(state, passed, gradient)


def _steps(state: NetworkState, passed: Forward, gradient: Gradient) -> list[Step]:
    return list(backward_steps(gradient, state.by) if state.view == "backward" else forward_steps(passed, state.by))


def moment_of(state: NetworkState) -> NetworkMoment:
    """Return what a State shows."""
    network, passed, gradient = state.passes()
    steps = _steps(state, passed, gradient)
    last = len(steps) + (state.rounds if state.view == "backward" else 0)
    position = max(0, min(state.at, last))
    step = steps[min(position, len(steps)) - 1] if position else None
    phase = BACKWARD if state.view == "backward" else FORWARD
    done = [s for s in steps[:position] if s.phase == phase]
    known = frozenset(unit for s in done for unit in _units(s, state.sizes))
    updates = max(0, position - len(steps) + 1) if step is not None and step.phase == UPDATE else 0
    before = None
    if updates:
        iterations = run_of(state).up_to(updates)
        network, before = iterations[-1].network, iterations[-2].loss
        passed = forward(network, state.x)
        gradient = backward(network, passed, state.t)
    return NetworkMoment(network, passed, gradient, step, position, last, known, updates, before)


def first_moment(state: NetworkState) -> int:
    """Return at which moment a view opens: the first unit is computed; all errors are, before the update."""
    return len(steps_of(state)) - 1 if state.view == "backward" else 1
