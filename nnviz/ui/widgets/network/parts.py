"""What a drawing of a network consists of: neurons, the wires between them, values on their way."""

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Node:
    """A neuron or an input: where it is (0 to 1 across and down), what is written in it and
    beneath it (beside it, at the left and right end).

    role: the theme's colour of its rim. lit: filled with that colour, because it says 1. button: may be clicked.
    For `NetworkDiagram`: `above` and `below` are numbers at it, with their roles; value, above_value: what is edited
    in place, None where nothing is; pale: not computed yet; fold: no unit, but
    a row that says how many there are.
    """

    key: str
    x: float
    y: float
    text: str
    caption: str = ""
    role: str = "muted"
    lit: bool = False
    button: bool = False
    above: str = ""
    below: str = ""
    above_role: str = "muted"
    below_role: str = "muted"
    value: float | None = None
    above_value: float | None = None
    pale: bool = False
    fold: bool = False


@dataclass(frozen=True)
class Wire:
    """A connection with a text on it, `at` which share of its length. width: px at scale 1.

    For `Diagram`: short: what stands there where the circles would be too small for numbers beside the text;
    numbered: a number stands there now or later, and the circles leave it room all the time.
    For `NetworkDiagram`: under: what stands under the text, in vermillion; both may have several lines. dash: a broken
    line; halo: the role of the light around it, "" for none; pale: it steps back
    behind the others; value: what is edited in place, None where nothing is.
    """

    start: str
    end: str
    text: str = ""
    role: str = "muted"
    width: float = 2.0
    at: float = 0.45
    under: str = ""
    dash: bool = False
    halo: str = ""
    pale: bool = False
    value: float | None = None
    short: str = ""
    numbered: bool = False

    @cached_property
    def key(self) -> str:
        """What it is called in signals: "start-end"."""
        return f"{self.start}-{self.end}"


@dataclass(frozen=True)
class Pulse:
    """A value on its way along the connection from one node to another: `share` of it lies behind."""

    start: str
    end: str
    text: str
    share: float
    role: str = "ink"
