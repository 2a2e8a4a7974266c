"""A plot with two logarithmic axes, such as an error against a step."""

import numpy as np

from nnviz.ui.base.language import translate
from nnviz.ui.base.number_format import number_text
from nnviz.ui.plots.curve import Curve
from nnviz.ui.plots.plot import Plot

Range = tuple[float, float]


class LogLogPlot(Plot):
    """Data and domain are given in plain units; inside, everything is its decimal logarithm."""

    def __init__(self, context: str, legend_at: tuple[int, int] = (-8, 8)) -> None:
        super().__init__(context, legend_at)
        for side in ("left", "bottom"):
            self.getAxis(side).setLogMode(True)
        self.getViewBox().logarithmic = [True, True]

    def set_data(self, curve: Curve, x: np.ndarray, y: np.ndarray, connect: np.ndarray | None = None) -> None:
        """Give a curve its points; where x or y is not above 0 the pen is lifted."""
        with np.errstate(divide="ignore", invalid="ignore"):
            log_x, log_y = np.log10(x), np.log10(y)
        super().set_data(curve, log_x, np.where(np.isfinite(log_y), log_y, np.nan), connect)
        curve.x, curve.y = x, y

    def set_domain(self, x: Range | None, y: Range | None) -> None:
        """Say which range "fit" shows; a view the user zoomed stays."""
        super().set_domain(_log_range(x), _log_range(y))

    def readout_at(self, x: float) -> str:
        """Return the values of the named curves at the sampled point nearest to 10^x."""
        named = [curve for curve in self.curves if curve.name and len(curve.x)]
        if not named:
            return ""
        with np.errstate(divide="ignore", invalid="ignore"):
            places = [int(np.nanargmin(np.abs(np.log10(curve.x) - x))) for curve in named]
        lines = [f"{translate(self.context, self._texts[1])}: {number_text(float(named[0].x[places[0]]), 3)}"]
        for curve, i in zip(named, places, strict=True):
            lines.append(f"{translate(self.context, curve.name)}: {number_text(float(curve.y[i]), 3)}")
        return "\n".join(lines)


def _log_range(values: Range | None) -> Range | None:
    return None if values is None else (float(np.log10(values[0])), float(np.log10(values[1])))
