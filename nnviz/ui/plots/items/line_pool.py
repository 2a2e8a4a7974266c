"""A plot whose curves come and go: how many there are, their names and colours follow from the State."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from nnviz.ui.base.language import translate
from nnviz.ui.base.number_format import number_text
from nnviz.ui.plots.curve import PlotCurve, curves_table
from nnviz.ui.plots.plot import Plot


@dataclass(frozen=True)
class Line:
    """One curve: its name (in the language in force), the role of its colour, and its points (n,) and (n,)."""

    name: str
    role: str
    x: np.ndarray
    y: np.ndarray
    dash: bool = False


class LinesPlot(Plot):
    """Curves that are made when they are first needed, and kept; the mouse reads all of them out."""

    def __init__(self, context: str, width: float = 2.0, still: bool = False) -> None:
        """still: the curves change less often than what moves over them, so they are a part of the background."""
        super().__init__(context)
        self.lines: Sequence[Line] = ()
        self._width, self._still = width, still
        self._pool: list[PlotCurve] = []

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these curves; on a logarithmic axis values ≤ 0 are left out."""
        empty = np.empty(0)
        while len(self._pool) < len(lines):
            self._pool.append(self.curve("ink", width=self._width, still=self._still))
        for index, curve in enumerate(self._pool):
            line = lines[index] if index < len(lines) else None
            if line is not None and (line.role, line.dash) != (curve.role, curve.dash):
                curve.role, curve.dash = line.role, line.dash
                curve.restyle()
            if line is not None or len(curve.x):
                self.set_data(curve, line.x if line else empty, line.y if line else empty)
            if curve.item.isVisible() != (line is not None):
                curve.item.setVisible(line is not None)
        self.lines = lines

    def table(self, separator: str = "\t") -> str:
        """Return the curves on show as text, under their names."""
        x = translate(self.context, self._texts[1]) if self._texts[1] else ""
        return curves_table(x, [(line.name, line) for line in self.lines], separator)

    def readout_at(self, x: float, y: float = math.nan) -> str:
        """Return the names and values of the curves at the sampled point nearest to x, a line each."""
        rows = []
        for line in self.lines:
            if len(line.x):
                at = int(np.abs(line.x - x).argmin())
                rows.append((float(line.x[at]), f"{line.name}: {number_text(float(line.y[at]))}"))
        return "\n".join([number_text(rows[0][0]), *(row for _, row in rows)]) if rows else ""
