"""The view of one update: gradient, velocity, means and squares, and the step they make."""

import math
from collections.abc import Sequence
from typing import cast

import numpy as np
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nnviz.core.studies.gradient.update_terms import Term, terms
from nnviz.tabs.gradient.state import GradientState
from nnviz.tabs.gradient.surface import exact_gradient_at
from nnviz.tabs.gradient.vector_rows import VectorRow, VectorRows
from nnviz.tabs.gradient.view import GradientView
from nnviz.tabs.gradient.words import PART_ROLES, SENTENCES, hatted, pair
from nnviz.ui.base.language import translate
from nnviz.ui.base.number_format import number_text
from nnviz.ui.base.theme import THEME
from nnviz.ui.plots.items.arrows import Arrows
from nnviz.ui.plots.items.plot_text import PlotText

_ALIKE = math.cos(math.radians(3))
_NOTES = {"gradient": "vermillion", "mean": "training", "squares": "marker", "step": "ink"}
_ITALIC = "gradient", "step"
_SHORT = ("SGD", "Momentum")  # their few rows leave room below
_SHARE = 2  # of the column that a row gets, of which the curves below have 4
_EDGE = 0.06  # of the picture, where no arrow ends
_REACH = 0.2  # of the height: the longest of what is drawn to a scale of its own
_BESIDE = 20  # px at scale 1 from a corner of the box to its name
_BEYOND, _POINT = 2, 7  # px at scale 1 from the end of an arrow to its name; half of the point at the end of a step
_HEAD = 6  # px at scale 1: half of the head of an arrow
_CLOSE = math.cos(math.radians(40))  # between g and m̂: nearer ones have their names at their sides
_FARTHEST = 1e9  # a longer arrow cannot be drawn


class UpdateView(GradientView):
    """A row for each part of the update, and its arrows on the map."""

    def build(self, page: QWidget) -> None:
        """Make the rows and the arrows."""
        self.kept_arrow, self.push_arrow = (Arrows(self.map, role, 3, z=21) for role in ("training", "vermillion"))
        self.mean_arrow = Arrows(self.map, "training", 3, z=21)
        self.step_arrow = Arrows(self.map, "ink", 3, z=22)
        self.root_box = self.map.curve("marker", width=2)
        self.notes = {
            key: PlotText(self.map, (0.5, 0.5), role, italic=key in _ITALIC, halo=True, z=30)
            for key, role in _NOTES.items()
        }
        self.parts = VectorRows()
        self.beside = (self.parts, self.curves)
        arrows = self.mean_arrow, self.kept_arrow, self.push_arrow, self.step_arrow
        self.items = (*arrows, self.root_box.item, *self.notes.values())

    def beside_in(self, state: GradientState) -> Sequence[QWidget]:
        """Return the rows, and where they leave room the curves."""
        return (self.parts, self.curves) if state.optimizer in _SHORT else (self.parts,)

    def draw_moment(self, state: GradientState, moment: int) -> None:
        """Draw the path, and the update that leads to the moment; the first one at the start."""
        super().draw_moment(state, moment)
        if state.optimizer in _SHORT:
            self.curves.draw(state, self.run, moment, self.keeps_axes())
        parts = self._parts_of(state, moment) if len(self.trajectory) else []
        self.parts.show_rows([_row(part, self._sentence_of(state, part, moment)) for part in parts])
        self._share_column(len(parts))
        self._draw_arrows(parts, max(0, moment - 1))

    def _share_column(self, rows: int) -> None:
        """Give so many rows their share of the column."""
        if (side := self.parts.parentWidget()) is not None:
            column = cast("QVBoxLayout", side.layout())
            column.setStretch(column.indexOf(self.parts), _SHARE * rows)  # the same share again asks for no layout

    def _sentence_of(self, state: GradientState, part: Term, moment: int) -> str:
        """Return what is to be said of a part; of a gradient only what is true of it at this place."""
        key = part.key
        if key == "gradient":
            exact = exact_gradient_at(state, self.trajectory.x[max(0, moment - 1), :, 0].astype(np.float64))
            key = "no gradient" if not part.value.any() else key if _alike(part.value, exact) else "rough gradient"
        return translate("gradient", SENTENCES[key])

    def _parts_of(self, state: GradientState, moment: int) -> list[Term]:
        trace, i = self.trajectory, max(0, moment - 1)
        options = {"momentum": state.momentum, "rho": state.rho, "beta1": state.beta1, "beta2": state.beta2}
        g, memory = trace.gradient[i, :, 0].astype(np.float64), trace.memory[i, :, :, 0].astype(np.float64)
        with np.errstate(all="ignore"):
            return terms(state.optimizer, g, memory, float(trace.rate[i, 0]), i + 1, options)

    def _draw_arrows(self, parts: Sequence[Term], i: int) -> None:
        x, y = map(float, self.trajectory.x[i, :, 0])
        self._draw_slopes(parts, x, y)
        for arrow, keys in ((self.kept_arrow, ("kept", "velocity")), (self.push_arrow, ("push",)),
                            (self.step_arrow, tuple(part.key for part in parts[-1:]))):  # fmt: skip
            found = [part for part in parts if part.key in keys]
            if found:
                dx, dy = np.clip(found[0].value, -_FARTHEST, _FARTHEST)
                arrow.show_arrows(x, y, dx, dy, 11)
            else:
                arrow.clear_arrows()
        if parts:
            self._note("step", "Δw", x, y, parts[-1].value, _POINT)
        else:
            self.notes["step"].hide()
        self.map.contours.keep_clear([note.room() for note in self.notes.values() if note.isVisible()])

    def _draw_slopes(self, parts: Sequence[Term], x: float, y: float) -> None:
        """Draw g, its mean, and the roots of the squares as half sides of a box, all to one scale that can be read."""
        found = {part.key: part.value for part in parts}
        means = [found[key] for key in ("corrected mean", "mean") if key in found][:1]
        squares = [key for key in ("corrected squares", "mean of squares", "sum of squares") if key in found][:1]
        roots = [np.sqrt(found[key]) for key in squares]
        g = [found["gradient"]] if "gradient" in found else []
        low, high = self.map.getViewBox().viewRange()[1]
        with np.errstate(all="ignore"):
            longest = max((float(np.hypot(*v)) for v in (*g, *means, *roots)), default=0.0)
        share = _REACH * (high - low) / longest if 0 < longest < math.inf else 0.0
        share = self._inside(share, x, y, (*g, *means))
        sides = _sides(g[0], means[0]) if g and means else (0, 0)
        for arrow, key, symbol, values, side in ((self.map.gradient_arrow, "gradient", "g", g, sides[0]),
                                                 (self.mean_arrow, "mean", "m̂", means, sides[1])):  # fmt: skip
            if values and share:
                dx, dy = values[0] * share
                arrow.show_arrows(x, y, dx, dy, 11)
                self._note(key, symbol, x, y, values[0] * share, side=side)
            else:
                arrow.clear_arrows()
                self.notes[key].hide()
        self._draw_box(roots, squares, x, y, share, parts[-1].value if parts else np.zeros(2))

    def _inside(self, share: float, x: float, y: float, vectors: Sequence[np.ndarray]) -> float:
        """Return so much of a share that all arrows end in sight, but no less than a third of it."""
        ends, rooms = self.map.getViewBox().viewRange(), [1.0]
        for vector in vectors:
            for at, (low, high), part in zip((x, y), ends, vector * share, strict=True):
                room = (high - at if part > 0 else at - low) - _EDGE * (high - low)
                if part and math.isfinite(part):
                    rooms.append(room / abs(float(part)))
        return share * max(min(rooms), 1 / 3)

    def _draw_box(
        self, roots: Sequence[np.ndarray], squares: Sequence[str], x: float, y: float, share: float, step: np.ndarray
    ) -> None:
        shown = bool(roots) and share > 0
        a, b = roots[0] * share if shown else (0.0, 0.0)
        corners = np.array([[-a, -b], [a, -b], [a, b], [-a, b], [-a, -b]])[: 5 * shown]
        self.map.set_data(self.root_box, x + corners[:, :1].ravel(), y + corners[:, 1:].ravel())
        named_h = shown and (squares[0] == "sum of squares" or self.state.optimizer == "RMSProp")
        symbol = "√h" if named_h else "√v̂"
        pixel = np.array(self.map.getViewBox().viewPixelSize())
        across, up = (1.0 if part > 0 else -1.0 for part in step)  # g points the other way: its name stands elsewhere
        corner = np.array([x - across * (a + _BESIDE * THEME.current.scale * pixel[0]), y + up * b])
        note = self.notes["squares"]
        half = np.array([note.width_of(symbol), note.line]) / 2 * pixel
        low, high = np.array(self.map.getViewBox().viewRange()).T
        place = np.clip(corner, low + half, high - half)
        note.write(symbol if shown else "", float(place[0]), float(place[1]))  # beside the corner, not on it

    def _note(self, key: str, symbol: str, x: float, y: float, v: np.ndarray, point: float = 0, side: int = 0) -> None:
        """Write a symbol beyond the end of an arrow v from (x, y) and a point (px) there; or to its left (1) or right.

        Never beyond the edge of the map.
        """
        note, scale, length = self.notes[key], THEME.current.scale, float(np.hypot(*v))
        if not (math.isfinite(length) and 0 < length < _FARTHEST):
            note.write("", 0.0, 0.0)
            return
        pixel = np.array(self.map.getViewBox().viewPixelSize())
        half = np.array([note.width_of(symbol), note.line]) / 2
        along = v / length
        along = side * np.array([-along[1], along[0]]) if side else along
        away = float(np.abs(along) @ half) + scale * (_HEAD if side else _BEYOND + point)
        low, high = np.array(self.map.getViewBox().viewRange()).T
        place = np.clip(np.array([x, y]) + v + along * away * pixel, low + half * pixel, high - half * pixel)
        note.write(symbol, float(place[0]), float(place[1]))

    def verdict(self, state: GradientState, moment: int) -> str:
        """Return which update it is."""
        if not len(self.trajectory):
            return translate("gradient", "There is no update: f cannot be computed where the first step leads.")
        told = translate("gradient", "Update {step} with {name}: what it is made of.")
        return told.format(step=number_text(max(1, moment)), name=state.optimizer)

    def sentences(self) -> Sequence[str]:
        """Return what is said of each part."""
        return [*super().sentences(), *(row.note for row in self.parts.rows)]

    def hint(self) -> str:
        """Return what to do with the mouse."""
        return translate("gradient", "Drag the diamond, the start; or Tab, then the arrow keys.")

    def highlight(self, key: str) -> None:
        """Light up the gradient's or the step's row, and the arrow of the step."""
        super().highlight(key)
        self.step_arrow.light(key == "step")
        self.parts.light({"gradient": 0, "step": len(self.parts.rows) - 1}.get(key, -1))


def _alike(one: np.ndarray, other: np.ndarray) -> bool:
    """Return whether two vectors (2,) point into the same direction but for 3°."""
    with np.errstate(all="ignore"):
        turned = float(np.arctan2(one[1], one[0]) - np.arctan2(other[1], other[0]))
    return math.cos(turned) > _ALIKE if math.isfinite(turned) else False


def _sides(g: np.ndarray, mean: np.ndarray) -> tuple[int, int]:
    """Return on which side of their arrows the names of g and its mean stand: 1 left, −1 right, 0 beyond the end."""
    with np.errstate(all="ignore"):
        apart = float(np.arctan2(mean[1], mean[0]) - np.arctan2(g[1], g[0]))
    if not math.isfinite(apart) or math.cos(apart) < _CLOSE:
        return 0, 0
    return (-1, 1) if math.sin(apart) > 1e-9 else (1, -1)


def _row(part: Term, told: str) -> VectorRow:
    """Return how a part is shown."""
    role = PART_ROLES.get(part.key, "ink" if part.kind == "arrow" else "marker")
    title = f"<b>{part.symbol}</b> = {hatted(part.formula)}<br><b>= {pair(part.value)}</b>"
    scale = "slope" if part.key in ("gradient", "mean", "corrected mean") else "step"
    first, second = map(float, part.value)
    return VectorRow(part.kind, scale, role, (first, second), title, told)
