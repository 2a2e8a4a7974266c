"""The program to take home: the same map with the same runs, and where they end."""

from nnviz.core.optimizers import OPTIMIZERS
from nnviz.core.studies.gradient.loss_landscape import Landscape
from nnviz.core.studies.gradient.neuron_loss import NeuronLoss
from nnviz.tabs.gradient.contour_map import field_grid
from nnviz.tabs.gradient.runners import racer_rates
from nnviz.tabs.gradient.state import GradientState
from nnviz.tabs.gradient.surface import landscape_of
from nnviz.ui.files.script_template import script_text

_PLAIN_BODY = "    return x0**2 + x1**2\n"


def program(state: GradientState) -> str:
    """Return a program that draws the picture and prints its numbers."""
    landscape = landscape_of(state)
    text = _field_program(state, landscape) if state.view == "field" else _descent_program(state, landscape)
    text = text if landscape.data is None else _with_data(text, landscape.data)
    return text.replace(_PLAIN_BODY, _body(landscape), 1)


def _field_program(state: GradientState, landscape: Landscape) -> str:
    _, spacing = field_grid(landscape.surface.domain, state.density)
    return script_text("gradient_field", **{
        "POINT": (state.p0, state.p1), "ANGLE": state.angle, "SIGN": -1 if state.sign == "minus" else 1,
        "EQUAL": state.length == "equal", "SPACING": spacing, "DOMAIN": landscape.surface.domain, "H": state.h,
    })  # fmt: skip


def _descent_program(state: GradientState, landscape: Landscape) -> str:
    return script_text("gradient_descent", **{
        "WALKS": _runs(state), "EARLY": state.early if state.view != "race" else (),
        "STEPS": state.steps, "H": state.h, "SEED": state.seed, "DOMAIN": landscape.surface.domain,
        "KIND": "float32" if state.single and state.view != "data" else "float64",
        "LOGARITHMIC": state.log, "SOLID": state.view == "surface", "PARTS": state.view == "update",
        "MOMENTUM, RHO, BETA1, BETA2": (state.momentum, state.rho, state.beta1, state.beta2),
    })  # fmt: skip


def _runs(state: GradientState) -> list[tuple]:
    """Return name, optimiser, rate, start and kind of gradient of each run."""
    start = (state.s0, state.s1)
    if state.view == "race":
        rates = dict(zip(OPTIMIZERS, racer_rates(state), strict=True))
        kind = "exact" if state.kind == "exact" else "numerical"
        return [(name, name, rates[name], start, kind) for name in state.racers]
    if state.view == "data":
        sizes = (("full batch", "exact"), ("mini-batch", min(state.batch, len(state.points))), ("one sample", 1))
        return [(name, state.optimizer, state.rate, start, size) for name, size in sizes]
    both = state.kind == "both" and state.view != "update"
    kinds = ("numerical", "exact") if both else ("exact" if state.kind == "exact" else "numerical",)
    starts = [start, *(state.more if state.view != "update" else ())]
    return [(f"{state.optimizer} {kind}", state.optimizer, state.rate, at, kind) for kind in kinds for at in starts]


def _body(landscape: Landscape) -> str:
    """Return the body of f in a program."""
    if landscape.data is None:
        return f"    return {landscape.surface.python}\n"
    return f"    w, b, x, t = x0, x1, X, T\n    return {landscape.surface.python}\n"


def _with_data(text: str, data: NeuronLoss) -> str:
    """Return a program with the samples in it."""
    arrays = {"X": f"X = np.array({data.x.tolist()})", "T": f"T = np.array({data.t.tolist()})"}
    if "\nX = " not in text:
        return text.replace("H = ", "\n".join([*arrays.values(), "H = "]), 1)
    lines = text.split("\n")
    return "\n".join(arrays.get(line[: -len(line) + 1], line) if line[1:4] == " = " else line for line in lines)
