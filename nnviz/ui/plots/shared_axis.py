"""The numbers of x under a plot, which are left out while a plot below it has the same."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from nnviz.ui.plots.plot import Plot


class SharedAxis(QObject):
    """Leaves the numbers of x to the plot below; a plot that is shown alone, away from its page, has its own."""

    def __init__(self, plot: Plot, page: QWidget, name: Callable[[bool], None]) -> None:
        """page: where both plots lie; name(shared): writes the axis's name, or leaves it to the plot below."""
        super().__init__(plot)
        self._plot, self._page, self._name = plot, page, name
        self._is_shared = False
        plot.installEventFilter(self)

    def set_shared(self, shared: bool) -> None:
        """Say whether there is a plot below with the same x."""
        self._is_shared = shared
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice that the plot is maximised or put back."""
        if event.type() == QEvent.Type.ParentChange:
            self._follow()
        return False

    def _follow(self) -> None:
        shared = self._is_shared and self._plot.parentWidget() is self._page
        self._plot.getAxis("bottom").setStyle(showValues=not shared)
        self._name(shared)
