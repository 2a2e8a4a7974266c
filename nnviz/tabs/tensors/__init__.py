"""Tensors: shapes one can see, products one can follow cell by cell, maps of the plane one can drag."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Slot

from nnviz.tabs.tensors.array.view import complete
from nnviz.tabs.tensors.presets import PRESETS
from nnviz.tabs.tensors.state import WHOLE, TensorsState, check, fitted
from nnviz.tabs.tensors.view import TensorsView
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.forms.text_controls import TextControl
from nnviz.ui.playback.status import Status
from nnviz.ui.state_player import StatePlayer
from nnviz.ui.timed_tab import TimedTab
from nnviz.ui.view import View

__all__ = ["TensorsState", "TensorsTab"]


class TensorsTab(TimedTab):
    """Arrays and their operators, the inner product as a projection, and maps of the plane."""

    name = "tensors"
    State = TensorsState
    presets = PRESETS
    views = {  # noqa: RUF012 (the frame only reads it)
        "array": (QT_TRANSLATE_NOOP("tensors", "Array"), "nnviz.tabs.tensors.array.view:ArrayView"),
        "operators": (QT_TRANSLATE_NOOP("tensors", "Operators"), "nnviz.tabs.tensors.operators:OperatorsView"),
        "projection": (QT_TRANSLATE_NOOP("tensors", "Projection"), "nnviz.tabs.tensors.projection:ProjectionView"),
        "geometry": (QT_TRANSLATE_NOOP("tensors", "Geometry"), "nnviz.tabs.tensors.geometry.view:GeometryView"),
        "fold": (QT_TRANSLATE_NOOP("tensors", "Fold"), "nnviz.tabs.tensors.fold.view:FoldView"),
        "speed": (QT_TRANSLATE_NOOP("tensors", "Speed"), "nnviz.tabs.tensors.speed:SpeedView"),
    }
    time_unit = ("tensors", QT_TRANSLATE_NOOP("tensors", "moment"))

    def build(self) -> None:
        """Prepare what evolves."""
        self._player = StatePlayer(self, lambda position: _timed(self.view).moment(self.state, position))
        for name in ("line", "beside"):
            control = self.form.controls[name]
            if isinstance(control, TextControl):
                complete(control.edit)

    def upgraded(self, values: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return values in which the plane of an older scene is folded, as it always was."""
        return {**values, "folded": WHOLE} if "folds" in values and "folded" not in values else values

    def change(self, merge: str = "", **fields: Any) -> None:
        """Set some fields, and those that must follow."""
        super().change(merge, **fitted(fields))

    def check(self, state: TensorsState) -> None:
        """Refuse operands that are too large."""
        check(state)

    def draw(self, state: TensorsState) -> None:
        """Draw the view, and put the time bar where the State is."""
        super().draw(state)
        self.show_time(state)

    def show_time(self, state: TensorsState) -> None:
        """Put the time bar where a State is; what evolves may have become longer."""
        view = _timed(self.view_for(state))
        self.playback_bar.setVisible(view.evolves)
        self._player.follow(*view.positions(state), rate=view.rate(state))

    def start_text(self, status: str) -> str:
        """Return what the main button says."""
        view = self.view
        if not isinstance(view, TensorsView):
            return super().start_text(status)
        playing = translate("tensors", view.start) if view.start else super().start_text(status)
        return view.button() or (super().start_text(status) if status == Status.RUNNING else playing)

    @Slot()
    def _on_start(self) -> None:
        if not _timed(self.view).press():
            super()._on_start()

    @Slot(str)
    def _on_status(self, status: str) -> None:
        super()._on_status(status)
        view = self.view
        if isinstance(view, TensorsView) and view.button():
            self.start_button.setEnabled(True)


def _timed(view: View) -> TensorsView:
    """Return a view of this tab as what it is."""
    assert isinstance(view, TensorsView)
    return view
