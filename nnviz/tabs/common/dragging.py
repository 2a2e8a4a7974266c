"""What views with handles have in common: how far axes reach, whether something is dragged, how a drag is rounded."""

from typing import Protocol

_LADDER = (1.5, 3.0, 6.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0, 2000.0)


class Held(Protocol):
    """What can be dragged."""

    @property
    def held(self) -> bool:
        """Whether it is being dragged."""


def wide(needed: float, least: float = 6.0) -> float:
    """Return the first round half-width that holds what is needed, so that axes do not follow every move."""
    return next((step for step in _LADDER if step >= max(needed, least)), 1.2 * max(needed, least))


def held(*handles: Held) -> bool:
    """Say whether one of them is being dragged: the axes must not change then."""
    return any(handle.held for handle in handles)


def rounded(value: float, edge: float) -> float:
    """Return a dragged value with two decimals, inside the picture and the range of its field."""
    edge = min(edge, 100.0)
    return round(min(edge, max(-edge, value)), 2) + 0.0
