"""The network of the run on show in Training: offered there, taken by every tab that has a use for it."""

from collections.abc import Callable
from weakref import WeakMethod

from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem
from nnviz.data.weights import Weights

NOTHING_TRAINED = QT_TRANSLATE_NOOP(
    "problems", "No network has been trained yet. Start a run in Training, then choose it here again."
)

_offers: list[WeakMethod[Callable[[], Weights | None]]] = []


def offer_network(offer: Callable[[], Weights | None]) -> None:
    """Say who knows the weights of the moment on show; a method, asked for as long as its object lives."""
    _offers.append(WeakMethod(offer))


def present_network() -> Weights:
    """Return the weights of the run on show in Training, of the moment on show there; Problem without a run.

    Of several that offer one the last to come is asked first.
    """
    _offers[:] = [offer for offer in _offers if offer() is not None]
    for offer in reversed(_offers):
        ask = offer()
        if ask is not None and (weights := ask()) is not None:
            return weights
    raise Problem(NOTHING_TRAINED)
