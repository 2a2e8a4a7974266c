"""The runs of a State of the gradient tab: optimisers, starts, gradients, and how each run is shown."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from nnviz.core.descent import Group, partials
from nnviz.core.optimizers import OPTIMIZERS
from nnviz.tabs.gradient.state import ROLES, SYMBOLS, GradientState
from nnviz.tabs.gradient.surface import landscape_of, neuron_of
from nnviz.ui.base.language import translate

Gradient = Callable[[np.ndarray], np.ndarray]


@dataclass(frozen=True)
class RunStyle:
    """One column of the trajectory as it is shown; `name` in the language in force."""

    name: str
    role: str
    symbol: str
    dash: bool = False
    h: float | None = None  # of its numerical gradient


def run_key(state: GradientState) -> tuple:
    """Return everything the runs follow from."""
    return (
        state.view if state.view != "surface" else "descent", landscape_of(state), state.racers, state.s0, state.s1,
        state.line_start, state.line_rate,
        state.more, state.optimizer, state.rate, state.early, racer_rates(state), state.momentum, state.rho,
        state.beta1, state.beta2, state.steps, state.batch, state.seed, state.kind, state.h, state.single,
    )  # fmt: skip


def racer_rates(state: GradientState) -> tuple[float, ...]:
    """Return the rates of a race, in the order of OPTIMIZERS."""
    return (state.r_sgd, state.r_momentum, state.r_nesterov, state.r_adagrad, state.r_rmsprop, state.r_adam)


def runners(state: GradientState) -> tuple[list[Group], Gradient, list[RunStyle]]:
    """Return the groups of a State, the gradient for all their columns, and how they are shown."""
    kind = np.float32 if state.single and state.view != "data" else np.float64
    start = np.array([[state.s0], [state.s1]], dtype=kind)
    if state.view == "data":
        return _samplers(state, start)
    if state.view == "line":
        return _liners(state)
    if state.view == "race":
        return _racers(state, start)
    if state.view != "update":
        start = np.concatenate([start, np.array(state.more, dtype=kind).reshape(-1, 2).T], axis=1)
    if state.kind == "both" and state.view != "update":
        return _both(state, start)
    return _starters(state, start)


def _made(state: GradientState, name: str, rate: float) -> Any:
    row = OPTIMIZERS[name]
    return row.make(**{p.name: getattr(state, p.name) for p in row.parameters if p.name != "rate"}, rate=rate)


def _racers(state: GradientState, start: np.ndarray) -> tuple[list[Group], Gradient, list[RunStyle]]:
    rates, places = dict(zip(OPTIMIZERS, racer_rates(state), strict=True)), list(OPTIMIZERS)
    groups = [Group(start, _made(state, name, rates[name])) for name in state.racers]
    styles = [(name, ROLES[i], SYMBOLS[i]) for name in state.racers for i in (places.index(name),)]
    return groups, _gradient(state), [RunStyle(*style, h=_step(state)) for style in styles]


def _both(state: GradientState, start: np.ndarray) -> tuple[list[Group], Gradient, list[RunStyle]]:
    count = start.shape[1]
    groups = [Group(start, _made(state, state.optimizer, state.rate), state.early) for _ in range(2)]
    numerical, exact = translate("gradient", "numerical"), translate("gradient", "exact")
    kinds = RunStyle(numerical, "vermillion", "o", h=state.h), RunStyle(exact, "training", "s", True)
    surface, h = landscape_of(state).surface, state.h

    def gradient(x: np.ndarray) -> np.ndarray:
        return np.concatenate([partials(surface.value, x[:, :count], h), surface.gradient(x[:, count:])], axis=1)

    return groups, gradient, [kind for kind in kinds for _ in range(count)]


def _starters(state: GradientState, start: np.ndarray) -> tuple[list[Group], Gradient, list[RunStyle]]:
    group, count = Group(start, _made(state, state.optimizer, state.rate), state.early), start.shape[1]
    names = [translate("gradient", "start {number}").format(number=i + 1) if count > 1 else "f" for i in range(count)]
    styles = [RunStyle(name, ROLES[i % 6], SYMBOLS[i % 6], h=_step(state)) for i, name in enumerate(names)]
    return [group], _gradient(state), styles


def _liners(state: GradientState) -> tuple[list[Group], Gradient, list[RunStyle]]:
    """Return the one run on a curve, by its exact slope."""
    group = Group(np.array([[state.line_start], [0.0]]), _made(state, state.optimizer, state.line_rate))
    return [group], landscape_of(state).surface.gradient, [RunStyle("f", "training", "o")]


def _step(state: GradientState) -> float | None:
    return None if state.kind == "exact" else state.h


def _gradient(state: GradientState) -> Gradient:
    surface = landscape_of(state).surface
    if state.kind == "exact":
        return surface.gradient
    value, h = surface.value, state.h  # run_groups keeps quiet about overflow
    return lambda x: partials(value, x, h)


def _samplers(state: GradientState, start: np.ndarray) -> tuple[list[Group], Gradient, list[RunStyle]]:
    """Return three runs over the data: with all samples, with a mini-batch, with one."""
    loss = neuron_of(state)
    size = min(state.batch, len(loss.x))
    mini = loss.sampled_gradient(size, np.random.default_rng(state.seed))
    one = loss.sampled_gradient(1, np.random.default_rng(state.seed))
    kinds = (loss.gradient, mini, one)
    names = (translate("gradient", "full batch"), translate("gradient", "mini-batch of {size}").format(size=size),
             translate("gradient", "one sample"))  # fmt: skip
    styles = [RunStyle(name, role, symbol) for name, role, symbol in zip(names, ROLES, SYMBOLS, strict=False)]
    group = Group(np.repeat(start, len(kinds), axis=1), _made(state, state.optimizer, state.rate), state.early)

    def gradient(x: np.ndarray) -> np.ndarray:
        return np.array([own(x[:, i]) for i, own in enumerate(kinds)]).T

    return [group], gradient, styles
