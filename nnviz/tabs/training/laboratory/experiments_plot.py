"""The pictures of experiments: curves with a band over the seeds, a point for each setting, the loss over the rate."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

import numpy as np

from nnviz.laboratory.results import Band
from nnviz.ui.base.number_format import number_text
from nnviz.ui.base.table_text import table_text
from nnviz.ui.plots.items.shapes import Region
from nnviz.ui.plots.plot import Plot

ROLES = ("training", "test", "right", "vermillion", "marker", "ink", "muted", "training")
"""The colours of things compared; from the eighth on they are dashed."""
DASHED_FROM = 7
_WIDTH, _LIT = 2.0, 4.0


@dataclass(frozen=True, eq=False)
class NamedBand:
    """A curve over the seeds with its name (in the language in force) and its number, which gives the colour."""

    name: str
    number: int
    band: Band


class BandPlot(Plot):
    """Curves with bands from the lowest to the highest seed, made once and shown as they are needed."""

    def __init__(self, context: str, most: int) -> None:
        super().__init__(context)
        self.shown: Sequence[NamedBand] = ()
        self._regions = [Region(self, ROLES[i % len(ROLES)]) for i in range(most)]
        self._pool = [
            self.curve(ROLES[i % len(ROLES)], width=_WIDTH, dash=i % len(ROLES) >= DASHED_FROM, dots=False)
            for i in range(most)
        ]

    def show_bands(self, bands: Sequence[NamedBand]) -> None:
        """Show these; the others are empty."""
        self.shown = bands
        by_number = {band.number: band.band for band in bands}
        for number, (curve, region) in enumerate(zip(self._pool, self._regions, strict=True)):
            band = by_number.get(number)
            empty = np.empty(0)
            if band is not None or len(curve.x):
                self.set_data(curve, band.x if band else empty, band.mean if band else empty)
            region.put(_outline(band) if band else [])

    def light_band(self, number: int) -> None:
        """Draw one stronger than the others, −1: none."""
        for index, curve in enumerate(self._pool):
            self.set_width(curve, _LIT if index == number else _WIDTH)

    def readout_at(self, x: float, y: float = math.nan) -> str:
        """Return the names and means at the points nearest to x."""
        rows = []
        for named in self.shown:
            at = int(np.abs(named.band.x - x).argmin())
            low, high = float(named.band.low[at]), float(named.band.high[at])
            spread = f" ({number_text(low)} … {number_text(high)})" if high > low else ""
            rows.append(f"{named.name}: {number_text(float(named.band.mean[at]))}{spread}")
        return "\n".join([number_text(x), *rows]) if rows else ""

    def table(self, separator: str = "\t") -> str:
        """Return every curve as text: its places, mean, lowest and highest value."""
        columns = [(f"{named.name} {part}".strip(), getattr(named.band, part)) for named in self.shown
                   for part in Band._fields]  # fmt: skip
        rows = zip_longest(*(values.tolist() for _, values in columns))
        return table_text([name for name, _ in columns], rows, separator)


def _outline(band: Band) -> list[tuple[float, float]]:
    """Return the band as a polygon, nothing where the seeds do not differ."""
    if len(band.x) < 2 or not (band.high > band.low).any():
        return []
    there, back = zip(band.x, band.high, strict=True), zip(band.x[::-1], band.low[::-1], strict=True)
    return [(float(x), float(y)) for x, y in (*there, *back)]


class SearchPlot(Plot):
    """A point for each run of a search: what it reached over its learning rate, on a logarithmic axis."""

    def __init__(self, context: str) -> None:
        super().__init__(context, log=("x",))
        self.points = self.curve("training", dots=True)
        self.best = self.curve("vermillion", dots=True)
        self.names: Sequence[str] = ()

    def show_points(self, names: Sequence[str], x: np.ndarray, y: np.ndarray, best: int) -> None:
        """Show the points with their names, one of them as the best (−1: none)."""
        self.names = names
        self.set_data(self.points, x, y, np.zeros(len(x), bool))
        chosen = slice(best, best + 1) if best >= 0 else slice(0, 0)
        self.set_data(self.best, x[chosen], y[chosen], np.zeros(len(x[chosen]), bool))

    def readout_at(self, x: float, y: float = math.nan) -> str:
        """Return the point nearest to a place of the axes."""
        if not len(self.points.x):
            return ""
        width, height = (span or 1.0 for span in (np.ptp(np.log10(self.points.x)), np.ptp(self.points.y)))
        at = int(np.hypot((np.log10(self.points.x) - x) / width, (self.points.y - y) / height).argmin())
        return f"{self.names[at]}\n{number_text(float(self.points.y[at]))}"


class SweepPlot(Plot):
    """The loss of the mini-batches while the learning rate rises, over the rate on a logarithmic axis."""

    def __init__(self, context: str) -> None:
        super().__init__(context, log=("x",))
        self.loss = self.curve("training", width=_WIDTH)
        self.lowest, self.safe = self.marker("marker"), self.marker("right")

    def show_sweep(self, rates: np.ndarray, losses: np.ndarray, lowest: float | None, safe: float | None) -> None:
        """Show the loss, and where it is lowest and what rate is safe where that is known."""
        self.set_data(self.loss, rates, losses)
        for line, rate in ((self.lowest, lowest), (self.safe, safe)):
            line.setVisible(rate is not None)
            if rate is not None:
                line.setValue(math.log10(rate))
