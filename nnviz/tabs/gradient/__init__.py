"""The gradient as a field, and every descent along it: chapters 4.4 and 6.1."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar, cast

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from nnviz.core.descent import rate_at
from nnviz.tabs.gradient.curves import Curves
from nnviz.tabs.gradient.data import LossDataView
from nnviz.tabs.gradient.descent import DescentView
from nnviz.tabs.gradient.field import FieldView
from nnviz.tabs.gradient.presets import AFTER_UPDATE, OPENINGS, PRESETS, is_untouched
from nnviz.tabs.gradient.race import RaceView
from nnviz.tabs.gradient.run import AT_ONCE, DescentRun
from nnviz.tabs.gradient.state import GradientState
from nnviz.tabs.gradient.strip import gradient_text
from nnviz.tabs.gradient.surface import (
    check,
    landscape_of,
    tidy,
    with_line_start,
    with_places,
    with_run_set_aside,
    with_start,
)
from nnviz.tabs.gradient.surface_map import SurfaceMap
from nnviz.tabs.gradient.update import UpdateView
from nnviz.tabs.gradient.view import GradientView
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, sentence, translate
from nnviz.ui.base.runtime.throttle import Debounce
from nnviz.ui.playback.status import Status
from nnviz.ui.timed_tab import TimedTab
from nnviz.ui.widgets.live_text import LiveText

__all__ = ["GradientState", "GradientTab"]

_View = TypeVar("_View", bound=GradientView)
_PLACES = {  # field of the State: its name on a surface, and over weight and bias
    "p0": ("x₀", "w"), "p1": ("x₁", "b"),
    "s0": (QT_TRANSLATE_NOOP("gradient", "Start x₀"), QT_TRANSLATE_NOOP("gradient", "Start w")),
    "s1": (QT_TRANSLATE_NOOP("gradient", "Start x₁"), QT_TRANSLATE_NOOP("gradient", "Start b")),
}  # fmt: skip
_OFF_THE_MAP = "surface", "line"  # views on pages of their own
_FEW = 20  # steps at once where each one costs more: on a dragged surface, and over the data
_ASIDE = 0.1  # of the width on show: how far from a start the key A puts another
_IDLE = 60  # ms without a change after which a low-quality picture is replaced by the final one


class GradientTab(TimedTab):
    """A surface from above with its gradient, the paths that lead down it, and what each step is made of."""

    name = "gradient"
    State = GradientState
    presets = PRESETS
    views = {  # noqa: RUF012 (the frame only reads it)
        "field": (QT_TRANSLATE_NOOP("gradient", "Gradient"), FieldView),
        "descent": (QT_TRANSLATE_NOOP("gradient", "Descent"), DescentView),
        "race": (QT_TRANSLATE_NOOP("gradient", "Race"), RaceView),
        "update": (QT_TRANSLATE_NOOP("gradient", "One update"), UpdateView),
        "data": (QT_TRANSLATE_NOOP("gradient", "Data"), LossDataView),
        "surface": (QT_TRANSLATE_NOOP("gradient", "3-D"), "nnviz.tabs.gradient.solid:SolidView"),
        "line": (QT_TRANSLATE_NOOP("gradient", "One variable"), "nnviz.tabs.gradient.line:LineView"),
    }
    shared_pages = dict.fromkeys(("descent", "race", "update", "data"), "field")  # one map for all of them
    time_unit = ("gradient", QT_TRANSLATE_NOOP("gradient", "step"))

    # What is on the screen.

    def build(self) -> None:
        """Make the map, what stands beside it, and the surface in three dimensions."""
        self._showing = False  # whether a State is being drawn
        self.run = DescentRun(self.timeline)
        self.run.failed.connect(self._on_failed)
        self.map = SurfaceMap()
        self.map.viewed.connect(self._on_viewed)
        self.map.clicked.connect(self._on_clicked)
        self.map.start_moved.connect(self._on_start_moved)
        self.curves, self.verdict = Curves(), LiveText(margin=16, plain=True, shrinks=True)
        cast("QVBoxLayout", self.picture.layout()).insertWidget(1, self.verdict)
        self.refining = Debounce(self, self._refine, _IDLE)
        self.run.unfinished.connect(self.refining.call)
        self.playback_bar.set_stride_tip("gradient", QT_TRANSLATE_NOOP("gradient", "Ten steps"))
        self.timeline.moved.connect(self._on_moved)

    def page_built(self, page: QWidget) -> None:
        """Put what the views have beside the map into one column."""
        if page is self.pages["field"]:
            self._lay_out(page)

    def _lay_out(self, page: QWidget) -> None:
        part = self.part
        side = QWidget()
        side.setObjectName("picture")
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget, stretch in (
            (part(RaceView).standings, 0), (part(LossDataView).standings, 0), (part(LossDataView).data_plot, 5),
            (part(FieldView).slope_plot, 1), (part(UpdateView).parts, 1), (self.curves, 4),
            (part(DescentView).table, 3),
        ):  # fmt: skip
            column.addWidget(widget, stretch)
        column.addStretch(0)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.map, 60)
        row.addWidget(side, 40)
        whole = QVBoxLayout(page)
        whole.setContentsMargins(8, 6, 8, 0)
        whole.setSpacing(0)
        whole.addLayout(row, 1)

    @property
    def view(self) -> GradientView:
        """The view on show."""
        return cast("GradientView", super().view)

    def part(self, kind: type[_View]) -> _View:
        """Return the view of a class."""
        return next(view for view in self.view_of.values() if isinstance(view, kind))

    def _parts(self) -> Iterator[GradientView]:
        return (view for view in self.view_of.built() if isinstance(view, GradientView))

    # One State.

    def upgraded(self, values: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return values in which a race has a switch of its own for the path ahead."""
        if values.get("view") != "race" or "race_ahead" in values or "ahead" not in values:
            return values
        return {**values, "race_ahead": values["ahead"], "ahead": True}

    def forget(self) -> None:
        """Show the next walk at the moment with which its view opens."""
        super().forget()
        self.run.begin_anew()

    def check(self, state: GradientState) -> None:
        """Refuse a surface without values, and starts outside of it."""
        check(state)

    def change(self, merge: str = "", **fields: Any) -> None:
        """Set fields; another surface brings its own start, and a new rate may hold only from here on."""
        state = self.state
        view = fields.get("view", state.view)
        if "rate" in fields:
            fields["early"] = self._early_rates()
        crosses = (view == "data") != (state.view == "data")
        leaves = state.view == "update" != view and state.optimizer == OPENINGS["update"]["optimizer"]
        fetched: dict[str, Any] = dict(AFTER_UPDATE) if leaves and is_untouched(state) else {}
        if crosses:
            fetched |= with_run_set_aside(replace(state, **fetched), {"view": view})
        if view in OPENINGS and view != state.view and "surface" not in fields:
            fetched |= OPENINGS[view] if is_untouched(replace(state, **fetched)) else {}
        fields = {**fetched, **fields}
        if fields.get("surface", state.surface) != state.surface and view != "data":
            fields = {**with_start(state, fields), **fields}
        elif "formula" in fields:
            fields = with_places(state, fields)
        if any(fields.get(name, getattr(state, name)) != getattr(state, name) for name in ("line", "line_formula")):
            fields = with_line_start(state, fields)
        if fields.get("steps", 0) > state.steps and self.run.at_end():
            self.run.want_newest()
        super().change(merge, **fields)

    def _early_rates(self) -> tuple[tuple[int, float], ...]:
        """Return what a new learning rate leaves as it was: nothing, or the steps before the one on show."""
        state, at = self.state, self.timeline.position
        if not (self.timeline.running or state.from_here) or not 0 < at < state.steps:
            return ()
        kept = tuple(entry for entry in state.early if entry[0] < at)
        return (*kept, (at, rate_at(at - 1, state.rate, state.early)))

    def draw(self, state: GradientState) -> None:
        """Draw the surface if it is another one, then what stands on it."""
        part, descends = self.view, state.view != "field"
        self.map.run = self.run if descends else None
        self._name_variables(landscape_of(state).data is not None)
        self._show_items(part)
        self.playback_bar.setVisible(descends)
        self.start_button.setVisible(descends)
        if state.view not in _OFF_THE_MAP and self.map.draw(state, fine=not part.held()):
            self.refining.call()
        part.draw(state)
        if not descends:
            self.verdict.setText(part.verdict(state, 0))
        else:
            few = part.held() or state.view == "data" and self.map.start_held()
            self._showing = True
            try:  # a new run draws itself: the time bar tells of its moment
                if not self.run.prepare(state, _FEW if few else AT_ONCE):
                    self._draw_moment()
            finally:
                self._showing = False
            if state.view not in _OFF_THE_MAP:
                self.map.draw_starts(state)
        self.hint.setText(part.hint())

    def _name_variables(self, weights: bool) -> None:
        """Call the variables by their names: x₀ and x₁, or w and b."""
        for field, names in _PLACES.items():
            self.form.rename(field, names[weights])

    def _show_items(self, part: GradientView) -> None:
        shown = part.beside_in(self.state)
        for widget in {id(w): w for other in self._parts() for w in other.beside}.values():
            if widget.isHidden() == (widget in shown):
                widget.setVisible(widget in shown)
        for other in self._parts():
            for item in other.items:
                item.setVisible(other is part)

    def retranslate(self) -> None:
        """Take all texts in the language in force."""
        super().retranslate()
        self.run.forget()  # the names of the runs
        self.map.name_starts(translate("gradient", "Start of the descent"))

    def sentences(self) -> Sequence[str]:
        """Return every text that says something of the picture, the sentence over it and the parts among them."""
        state, moment = self.state, self.timeline.position
        numerical = state.view in ("descent", "update", "surface") and state.kind != "exact"
        told = numerical and len(self.run.trajectory)
        gradient = [gradient_text(state, self.run, max(0, moment - 1), 0)] if told else []
        return [*super().sentences(), self.verdict.text(), *gradient]

    # Time.

    @property
    def busy(self) -> bool:
        """Whether steps are still being computed, or a low-quality picture is still to be replaced."""
        return self.run.busy or self.refining.is_waiting or self.map.settling

    def close_down(self) -> None:
        """Stop whatever runs."""
        self.refining.stop()
        self.run.stop()
        super().close_down()

    def start_text(self, status: str) -> str:
        """Return what the main button says: the run is known, it is only played."""
        return translate("gradient", "Pause") if status == Status.RUNNING else translate("gradient", "Play")

    def _draw_moment(self) -> None:
        """Draw everything that the moment on show says."""
        state, moment = self.state, self.timeline.position
        self.view.draw_moment(state, moment)
        self.verdict.setText(self.view.verdict(state, moment))

    @Slot(int)
    def _on_moved(self, moment: int) -> None:
        if not self.run.prepared:
            return
        self.run.want(moment)
        if self.state.view != "field":
            self._draw_moment()
            if not self._showing:  # the frame brings the strip up to date after every draw
                self.follow_equations()

    def _refine(self) -> None:
        """Replace the low-quality picture that was drawn while something was dragged."""
        if self.view.held():
            self.refining.call()
            return
        if self.state.view not in _OFF_THE_MAP:
            self.map.draw_surface()
            self.map.draw_field()
        self.run.resume()

    @Slot(Exception)
    def _on_failed(self, problem: Exception) -> None:
        self.message.say(sentence(problem))

    # Mouse and keyboard.

    @Slot(float, float, float, float)
    def _on_viewed(self, *view: float) -> None:
        state = self.state
        if state.view in _OFF_THE_MAP:
            return
        self.map.draw_surface(fine=not self.view.held())
        self.map.draw_field()
        if state.view == "field":
            self.view.draw(state)
        elif self.run.prepared:
            self.view.draw_moment(state, self.timeline.position)

    @Slot(int, float, float)
    def _on_start_moved(self, index: int, x: float, y: float) -> None:
        self.move_start(index, tidy(x, self.map), tidy(y, self.map))

    def move_start(self, index: int, x: float, y: float) -> None:
        """Put one of the starts somewhere else."""
        if index == 0:
            self.change(merge="start", s0=x, s1=y)
        else:
            more = list(self.state.more)
            more[index - 1] = (x, y)
            self.change(merge=f"start{index}", more=tuple(more))

    @Slot(float, float)
    def _on_clicked(self, x: float, y: float) -> None:
        state, x, y = self.state, tidy(x, self.map), tidy(y, self.map)
        if state.view == "field":
            self.change(p0=x, p1=y)
        elif state.view == "descent" and QApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._add_start(x, y)
        else:
            self.change(s0=x, s1=y)

    def key(self, key: int) -> bool:
        """Take A, which adds a start or a sample beside the one that has the keyboard; the keys go over to it."""
        state = self.state
        if key != Qt.Key.Key_A or state.view not in ("descent", "data"):
            return super().key(key)
        if state.view == "data":
            self.part(LossDataView).add_sample()
            return True
        places = [(state.s0, state.s1), *state.more]
        x, y = places[max(0, self.map.focused_start())]
        (low, high), _ = self.map.getViewBox().viewRange()
        aside = _ASIDE * (high - low) * (1 if x < (low + high) / 2 else -1)  # towards the middle of what is seen
        self._add_start(tidy(x + aside, self.map), y)
        if len(self.state.more) == len(places):
            self.map.starts[len(places)].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _add_start(self, x: float, y: float) -> None:
        self.change(more=(*self.state.more, (x, y)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete removes the start that has the keyboard."""
        index, state = self.map.focused_start(), self.state
        if event.key() not in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) or index < 0 or state.view != "descent":
            super().keyPressEvent(event)
        elif state.more:
            (s0, s1), *more = [p for i, p in enumerate([(state.s0, state.s1), *state.more]) if i != index]
            self.change(s0=s0, s1=s1, more=tuple(more))
