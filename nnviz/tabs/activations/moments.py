"""What evolves in the activations tab: a grid on its path through the layers, and signals that reach one layer more."""

from functools import lru_cache

from nnviz.core.studies.affine_composition import Passing

RATE = 30.0  # frames a second
LAYER_RATE = 1.5  # layers a second
FIRST_LAYER = 1  # layers that the signal has reached when its view opens
_MOVE, _FOLD, _PAUSE = 30, 20, 8  # frames


def _eased(share: float) -> float:
    return share * share * (3 - 2 * share)


@lru_cache(maxsize=16)
def passings(layers: int, folds: bool) -> tuple[Passing, ...]:
    """Return the moments of a grid on its path: for each layer W and b, then the fold if there is one."""
    frames: list[Passing] = []
    for layer in range(layers):
        frames += [Passing(layer, _eased((i + 1) / _MOVE)) for i in range(_MOVE)]
        if folds:
            frames += [Passing(layer, 1.0, 0.0)] * _PAUSE
            frames += [Passing(layer, 1.0, _eased((i + 1) / _FOLD)) for i in range(_FOLD - 1)]
        frames += [Passing(layer + 1)] * (_PAUSE if layer < layers - 1 else 1)
    return tuple(frames)


def frames_per_layer(folds: bool) -> int:
    """Return how many moments a layer takes."""
    return _MOVE + _PAUSE + folds * (_PAUSE + _FOLD - 1)
