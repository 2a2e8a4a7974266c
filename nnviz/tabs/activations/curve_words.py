"""What Curves says of the highlighted function: its outputs, its steepest place, and what it is the same as."""

from functools import lru_cache

import numpy as np

from nnviz.core.activations import ACTIVATIONS, lowest, steepest, tanh, twin_of_tanh
from nnviz.tabs.activations.state import ActivationsState
from nnviz.ui.base.language import translate
from nnviz.ui.base.number_format import bound_text, number_text

_BETWEEN = {"sigmoid": (0, 1), "tanh": (-1, 1)}
_TWIN = np.linspace(-6, 6, 2401)  # where both are compared


def facts_text(name: str, state: ActivationsState) -> str:
    """Return a line for each fact about a function with the parameters of the State."""
    options = tuple(state.parameters_of(name).items())
    facts = [_outputs_text(name, options), _steepest_text(name, options)]
    if name == "tanh" and state.has_twin():
        text = translate("activations", "From −6 to 6, 2σ(2x) − 1 differs from tanh x by at most {gap}: rounding.")
        facts.append(text.format(gap=bound_text(_twin_gap(), 2)))
    return "\n".join(facts)


def range_texts(name: str, state: ActivationsState) -> tuple[str, str]:
    """Return in symbols which outputs a function can have, and its largest slope."""
    options = tuple(state.parameters_of(name).items())
    return _outputs_symbols(name, dict(options)), bound_text(steepest(ACTIVATIONS[name], **dict(options)))


def _outputs_symbols(name: str, numbers: dict[str, float]) -> str:
    if name == "step":
        return "0, 1"
    if name in _BETWEEN:
        return " … ".join(map(number_text, _BETWEEN[name]))
    if name in ("swish", "gelu"):
        return f"≥ {number_text(_lowest(name)[0], 3)}"
    if name == "identity" or numbers.get("slope", 0.0) > 0:
        return "−∞ … ∞"
    floor = -numbers.get("alpha", 0.0)
    return f"> {number_text(floor + 0.0, 12)}" if name == "softplus" or floor < 0 else "≥ 0"


@lru_cache(maxsize=1)
def _twin_gap() -> float:
    return float(np.abs(twin_of_tanh(_TWIN) - tanh(_TWIN)).max())


@lru_cache(maxsize=8)
def _lowest(name: str) -> tuple[float, float]:
    return lowest(ACTIVATIONS[name])


def _outputs_text(name: str, options: tuple[tuple[str, float], ...]) -> str:
    """Return between which numbers the outputs lie."""
    numbers = dict(options)
    if name == "step":
        return translate("activations", "Its output is 0 or 1.")
    if name in _BETWEEN:
        low, high = map(number_text, _BETWEEN[name])
        return translate("activations", "Its outputs lie between {low} and {high}.").format(low=low, high=high)
    if name in ("swish", "gelu"):
        least, at = _lowest(name)
        text = translate("activations", "Its lowest output is {low}, at x = {at}; there is no upper bound.")
        return text.format(low=number_text(least, 3), at=number_text(at, 3))
    if name == "identity" or numbers.get("slope", 0.0) > 0:
        return translate("activations", "Its outputs have no bound.")
    floor = -numbers.get("alpha", 0.0)
    if name == "softplus" or floor < 0:
        return translate("activations", "Its outputs lie above {low}.").format(low=number_text(floor + 0.0, 12))
    return translate("activations", "Its outputs are 0 or more.")


def _steepest_text(name: str, options: tuple[tuple[str, float], ...]) -> str:
    slope = steepest(ACTIVATIONS[name], **dict(options))
    text = translate("activations", "Its slope is at most {slope}.")
    return text.format(slope=bound_text(slope))
