"""The rows of the strip under the picture: f, the gradient, and the step on show with its numbers."""

from collections.abc import Sequence

import numpy as np

from nnviz.core.optimizers import OPTIMIZERS
from nnviz.tabs.gradient.run import DescentRun
from nnviz.tabs.gradient.state import GradientState
from nnviz.tabs.gradient.surface import exact_gradient_at, landscape_of, probe_gradient_at, value_at
from nnviz.tabs.gradient.words import hatted, pair
from nnviz.ui.base.language import translate
from nnviz.ui.base.number_format import bracketed_text, number_text
from nnviz.ui.widgets.equation_strip import Equation

_W = "<i>w</i>"
_WIDEST = pair((-8.888e-8, -8.888e-8))
_WIDEST_STEP = f"{_WIDEST} + {_WIDEST} = <b>{_WIDEST}</b>"  # room for every one's step, that the type stays as it is


def field_equations(state: GradientState) -> Sequence[Equation]:
    """Return f, the gradient and the slope in the direction, at the probe."""
    landscape, x = landscape_of(state), np.array([state.p0, state.p1])
    value, g = float(value_at(state, x)), probe_gradient_at(state, x)
    angle = np.deg2rad(state.angle)
    slope = float(g[0] * np.cos(angle) + g[1] * np.sin(angle))
    a, b = landscape.names
    turn = f"{number_text(state.angle)}°"
    return (
        Equation(f"<i>f</i> = {landscape.surface.formula}", f"<i>f</i>{pair(x)} = <b>{number_text(value, 6)}</b>",
                 f"f = {landscape.surface.python}"),
        Equation(f'<a href="gradient">∇<i>f</i></a> = (<a href="partial0">∂<i>f</i>/∂{a}</a>, '
                 f'<a href="partial1">∂<i>f</i>/∂{b}</a>)',
                 f"∇<i>f</i>{pair(x)} = <b>{pair(g, 11)}</b>, |∇<i>f</i>| = {number_text(float(np.hypot(*g)))}",
                 "g = numerical_gradient(f, x)" if state.kind != "exact" else "g = gradient(x)"),
        Equation('<a href="direction">D<sub><i>u</i></sub><i>f</i></a> = ∇<i>f</i> · <i>u</i> = '
                 "|∇<i>f</i>| cos(θ − θ<sub>∇</sub>)",
                 f"{number_text(float(g[0]))} · cos({turn}) + {bracketed_text(float(g[1]))} · sin({turn}) = "
                 f"<b>{number_text(slope)}</b>",
                 "slope = g @ [np.cos(a), np.sin(a)]"),
    )  # fmt: skip


def run_equations(state: GradientState, run: DescentRun, moment: int, who: int) -> Sequence[Equation]:
    """Return f where run `who` is, the rule of its optimiser, and the step that led there.

    In a race the rows are the same whoever is ahead, with room for every rule.
    """
    surface = landscape_of(state).surface
    if not len(run.trajectory):
        return (Equation(f"<i>f</i> = {surface.formula}", "", f"f = {surface.python}"),)
    name = state.racers[who] if state.view == "race" else state.optimizer
    racers = state.racers if state.view == "race" else ()
    # The rule of SGD is the step itself; any other is too long to stand beside its line of Python.
    plain = name == "SGD" and not racers
    row = OPTIMIZERS[name]
    where = pair(run.trajectory.x[moment, :, who], 10)
    value = number_text(float(run.trajectory.value[moment, who]), 6)
    return (
        Equation(f"<i>f</i> = {surface.formula}", f"<i>f</i>{where} = <b>{value}</b>",
                 f"f = {surface.python}" if plain else ""),
        *([] if plain else [Equation(f"<b>{name}</b>", hatted(row.formula), "",
                                     others=tuple(hatted(OPTIMIZERS[racer].formula) for racer in racers))]),
        Equation(row.formula if plain else f"{_W} ← {_W} + Δ{_W}", _step_text(run, max(0, moment - 1), who, plain),
                 row.python if plain else "", others=(_WIDEST_STEP,) if racers else ()),
        Equation("∇<i>f</i>", gradient_text(state, run, max(0, moment - 1), who),
                 _gradient_python(state) if plain else ""),
    )  # fmt: skip


def _step_text(run: DescentRun, i: int, who: int, plain: bool) -> str:
    x, after = pair(run.trajectory.x[i, :, who]), pair(run.trajectory.x[i + 1, :, who])
    if plain:
        rate, g = number_text(float(run.trajectory.rate[i, who])), pair(run.trajectory.gradient[i, :, who])
        return f'{x} − {rate} · <a href="gradient">{g}</a> = <b>{after}</b>'
    return f'{x} + <a href="step">{pair(run.step(i, who))}</a> = <b>{after}</b>'


def gradient_text(state: GradientState, run: DescentRun, i: int, who: int) -> str:
    """Return the gradient that a step used: exact, or numerical and how far it is from the exact one."""
    exact = exact_gradient_at(state, run.trajectory.x[i, :, who].astype(np.float64))
    if state.view == "data" or state.kind == "exact":
        return pair(exact, 8)
    g = run.trajectory.gradient[i, :, who]
    told = translate("gradient", "numerical {one}, exact {other}, apart by {distance}")
    return told.format(one=pair(g), other=pair(exact), distance=number_text(float(np.hypot(*(g - exact))), 3))


def _gradient_python(state: GradientState) -> str:
    return "g = gradient(x)" if state.view == "data" or state.kind == "exact" else "g = numerical_gradient(f, x, h)"
