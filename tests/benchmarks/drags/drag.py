"""One kind of drag: where it starts and what the hand does."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

UPDATES = 200


def nothing() -> None:
    """Do nothing."""


@dataclass(frozen=True)
class Drag:
    """`prepare` brings the tab to where the drag starts, `update(i)` is what the hand does at its step i."""

    name: str
    prepare: Callable[[], object]
    update: Callable[[int], object]
    finish: Callable[[], object] = nothing


def state_drag(tab: Any, name: str, start: Any, hand: Callable[[int], dict[str, Any]]) -> Drag:
    """Return a drag that changes fields of the State of a tab."""
    return Drag(name, lambda: tab.set_state(start), lambda i: tab.change(merge="hand", **hand(i)))


def wave(i: int, size: float) -> float:
    """Return where a hand is that goes to and fro between −size and size."""
    return round(size * math.sin(2 * math.pi * i / 97), 3)
