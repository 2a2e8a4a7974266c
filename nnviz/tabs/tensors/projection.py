"""Projection: two vectors to drag, the shadow of v on u, and their inner product as an area.

Five seconds: two arrows, a thick segment that one casts on the other, its signed length, a rectangle with the
product in it. One second: turn v past 90°, and the shadow crosses 0 and turns vermillion; Space turns it.
"""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from nnviz.core.studies.tensors.planes import Projection, Vector, project, rectangle, turned
from nnviz.tabs.common.layout import below
from nnviz.tabs.tensors.state import TURN, TURNS, TensorsState
from nnviz.tabs.tensors.view import TensorsView
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.number_format import bracketed_text, number_text
from nnviz.ui.base.theme import FIGURE_SIZE
from nnviz.ui.files.script_template import script_text
from nnviz.ui.plots.curve import PlotCurve
from nnviz.ui.plots.items.drag_handle import Handle
from nnviz.ui.plots.items.plot_text import PlotText
from nnviz.ui.plots.items.shapes import Arrow
from nnviz.ui.plots.plot import Plot
from nnviz.ui.view import Picture
from nnviz.ui.widgets.equation_strip import Equation
from nnviz.ui.widgets.live_text import LiveText

_REACH = 4.5  # of the axes, while both vectors are inside
_HIGHEST = 0.78  # of the axes' reach: above it is just room for a text in large type
_RIGHT = 1e-12  # degrees from 90° that are the rounding of a turn


class ProjectionView(TensorsView):
    """Two vectors in the plane, and what one of them casts on the other."""

    start = QT_TRANSLATE_NOOP("tensors", "Rotate v")

    def build(self, page: QWidget) -> None:
        """Make the plane, the arrows, the shadow and the rectangle."""
        self.sentence = LiveText(plain=True)
        self.plot = Plot("tensors")
        self.plot.set_texts(QT_TRANSLATE_NOOP("tensors", "The shadow of v on u"), "x₁", "x₂")
        self.plot.getViewBox().setAspectLocked(True)
        self.area = {role: self.plot.curve(role, width=2) for role in ("right", "vermillion")}
        self.drop = self.plot.curve("muted", pattern=(4, 4))
        self.shadow = {role: self.plot.curve(role, width=8) for role in ("right", "vermillion")}
        self.arrows = [Arrow(self.plot, "training"), Arrow(self.plot, "test")]
        self.handles = [Handle(self.plot, "training"), Handle(self.plot, "test", "square")]
        self.handles[0].moved.connect(self._on_u)
        self.handles[1].moved.connect(self._on_v)
        self.names = [PlotText(self.plot, role=role, size=FIGURE_SIZE, bold=True) for role in ("training", "test")]
        self.length, self.product = (PlotText(self.plot, size=FIGURE_SIZE, bold=True) for _ in range(2))
        page.setLayout(below(self.sentence, self.plot, stretch=(0, 1)))

    def pictures(self) -> Sequence[Picture]:
        """Return the plane."""
        return (self.plot,)

    @Slot(float, float)
    def _on_u(self, x: float, y: float) -> None:
        self.tab.change(merge="u", ux=_rounded(x), uy=_rounded(y))

    @Slot(float, float)
    def _on_v(self, x: float, y: float) -> None:
        self.tab.change(merge="v", vx=_rounded(x), vy=_rounded(y), turn=0)

    # Drawing.

    def draw(self, state: TensorsState) -> None:
        """Draw the vectors, the shadow, and the rectangle."""
        u, v = vectors(state)
        found = project(u, v)
        for arrow, handle, end in zip(self.arrows, self.handles, (u, v), strict=True):
            arrow.put(((0.0, 0.0), end))
            handle.put(*end)
        if not any(handle.held for handle in self.handles):
            far = _reach(u, v)
            self.plot.set_domain((-far, far), (-far, far))
        self.names[0].write("u", *u, (-0.9, 0.5))
        left = u[0] * v[1] > u[1] * v[0]  # of u: v is named beside its arrow, for beyond its tip stands the product
        self.names[1].write("v", *_middle(v), (1.5 if left else -0.5, 0.6))
        self._draw_shadow(u, v, found)
        self.sentence.setText(sentence_of(found))

    def _draw_shadow(self, u: Vector, v: Vector, found: Projection) -> None:
        negative = found.product < 0
        for role in ("right", "vermillion"):
            on = found.foot is not None and (role == "vermillion") == negative
            self._line(self.shadow[role], [(0.0, 0.0), found.foot] if on else [])
            corners = rectangle(u, found.shadow) if on else ()
            self._line(self.area[role], [*corners, *corners[:1]])
        self._line(self.drop, [v, found.foot] if found.foot else [])
        for label in (self.length, self.product):
            label.set_look("vermillion" if negative else "right", FIGURE_SIZE, bold=True)
        if found.foot is None:
            for label in (self.length, self.product):
                label.write("", 0.0, 0.0)
            return
        middle, up = (found.foot[0] / 2, found.foot[1] / 2), 1.4 if _name_is_below(u, v, found.foot) else -0.4
        self.length.write(number_text(found.shadow, 3), *middle, (0.5, up))
        x, y, above = _product_place(u, v, found.shadow)
        self.product.write(f"u · v = {number_text(found.product, 3)}", x, y, (0.5, 1.0 if above else 0.0))

    def _line(self, curve: PlotCurve, points: Sequence[Vector | None]) -> None:
        x, y = np.array(points, np.float64).reshape(-1, 2).T
        self.plot.set_data(curve, x, y)

    def retranslate(self) -> None:
        """Name the handles."""
        self.handles[0].set_name(translate("tensors", "Drag the vector u"))
        self.handles[1].set_name(translate("tensors", "Drag the vector v"))

    # Strip, time, program.

    def highlight(self, key: str) -> None:
        """Light up what a term of the strip stands for: a vector, the shadow, the area."""
        for arrow, name in zip(self.arrows, "uv", strict=True):
            arrow.set_lit(key in (name, "angle"))
        for role in ("right", "vermillion"):
            self.plot.set_width(self.shadow[role], 16 if key == "shadow" else 8)
            self.plot.set_width(self.area[role], 6 if key == "product" else 2)

    def description(self, state: TensorsState) -> str:
        """Return in words what one vector casts on the other."""
        u, v = vectors(state)
        found = project(u, v)
        places = " ".join(f"{name} = ({number_text(x)}, {number_text(y)})." for name, (x, y) in zip("uv", (u, v),
                                                                                                 strict=True))
        return f"{places} {sentence_of(found)} u · v = {number_text(found.product)}."

    def sentences(self) -> Sequence[str]:
        """Return the sentence, and what is written beside the shadow and the area."""
        return [*super().sentences(), self.product.text()]

    def equations(self, state: TensorsState) -> Sequence[Equation]:
        """Return the product by its numbers, by lengths and angle, and by the shadow."""
        u, v = vectors(state)
        found = project(u, v)
        product = f'<a href="product"><b>{number_text(found.product)}</b></a>'
        terms = " + ".join(f"{bracketed_text(a)}·{bracketed_text(b)}" for a, b in zip(u, v, strict=True))
        rows = [Equation("<a href='u'><i>u</i></a> · <a href='v'><i>v</i></a> = <i>u</i><sub>1</sub><i>v</i>"
                         "<sub>1</sub> + <i>u</i><sub>2</sub><i>v</i><sub>2</sub>".replace("'", '"'),
                         f"{terms} = {product}", "np.dot(u, v)")]  # fmt: skip
        if math.isfinite(found.angle):
            length = f'<a href="u">{number_text(math.hypot(*u))}</a>'
            angle = f'<a href="angle">cos {angle_text(found.angle)}°</a>'
            shadow = f'<a href="shadow">{bracketed_text(found.shadow)}</a>'
            rows.append(Equation("|<i>u</i>||<i>v</i>| cos <i>θ</i>",
                                 f'{length} · <a href="v">{number_text(math.hypot(*v))}</a> · {angle} = {product}',
                                 "np.linalg.norm(u) * np.linalg.norm(v) * np.cos(theta)"))  # fmt: skip
            rows.append(Equation(translate("tensors", "|<i>u</i>| · shadow"), f"{length} · {shadow} = {product}",
                                 "np.linalg.norm(u) * shadow"))  # fmt: skip
        return rows

    def positions(self, state: TensorsState) -> tuple[int, int]:
        """Return the last position of the time bar, one turn on, and the one of a State."""
        return TURNS, state.turn

    def moment(self, state: TensorsState, position: int) -> dict[str, Any]:
        """Return the fields of the State at a position of the time bar."""
        return {"turn": position}

    def script(self, state: TensorsState) -> str:
        """Return a program that draws the same vectors."""
        u, v = vectors(state)
        return script_text("tensors_projection", U=list(u), V=[round(c, 12) for c in v])


def vectors(state: TensorsState) -> tuple[Vector, Vector]:
    """Return u, and v as far as it has turned."""
    return (state.ux, state.uy), turned((state.vx, state.vy), TURN * state.turn)


def angle_text(angle: float) -> str:
    """Return an angle in degrees with as many digits as tell it from 90°.

    >>> angle_text(63.4349), angle_text(89.99999), angle_text(90.0)
    ('63.43', '89.99999', '90')
    """
    texts = (number_text(angle, digits) for digits in range(4, 17))
    return next((text for text in texts if angle == 90 or text != "90"), "90")


def sentence_of(found: Projection) -> str:
    """Return what the sign of the product says about the angle."""
    if found.short:
        return translate("tensors", "One vector is shorter than 10⁻¹⁵⁰: in float64 products of such "
                                    "small numbers can become 0, so no angle is shown.")  # fmt: skip
    if math.isnan(found.angle):
        return translate("tensors", "One vector is zero: the product is 0, and there is no angle.")
    if abs(found.angle - 90) < _RIGHT:
        return translate("tensors", "At 90° the vectors are orthogonal: there is no shadow, and the product is 0.")
    if found.product > 0:
        text = translate("tensors", "The angle is {angle}°, less than 90°: the shadow points along u, and the product "
                         "is above 0.")  # fmt: skip
    else:
        text = translate("tensors", "The angle is {angle}°, more than 90°: the shadow points against u, and the "
                         "product is below 0.")  # fmt: skip
    return text.format(angle=angle_text(found.angle))


def _product_place(u: Vector, v: Vector, shadow: float) -> tuple[float, float, bool]:
    """Return where the product is written, and whether above that place.

    It stands beyond the side of the rectangle across from u, whichever way that slants, but inside the picture, and
    beyond v or beside it where its tip is in the way.
    """
    _, _, *side = rectangle(u, shadow)
    x, sign, reach = (side[0][0] + side[1][0]) / 2, 1 if side[1][1] >= 0 else -1, _reach(u, v)
    edge = max(sign * corner[1] for corner in side)
    beside, above = abs(v[0] - x) < 0.7 * reach, sign * v[1] - edge
    if beside and -0.1 * reach < above < 0.3 * reach:
        edge = sign * v[1] + 0.06 * reach
    if edge > _HIGHEST * reach:
        edge = _HIGHEST * reach
        x += 0.75 * reach * (1 if x > v[0] else -1) if beside and sign * v[1] > edge - 0.1 * reach else 0
    return x, sign * edge, sign > 0


def _middle(v: Vector) -> Vector:
    """Return where v is named, beside its arrow."""
    return 0.55 * v[0], 0.55 * v[1]


def _name_is_below(u: Vector, v: Vector, foot: Vector) -> bool:
    """Return whether the name of v stands where the length of the shadow would be written below it."""
    (x, y), reach = _middle(v), _reach(u, v)
    return abs(x - foot[0] / 2) < 0.3 * reach and 0 <= foot[1] / 2 - y < 0.3 * reach


def _reach(u: Vector, v: Vector) -> float:
    """Return how far the axes reach, so that both vectors are inside."""
    return max(_REACH, 1.2 * max(map(abs, (*u, *v))))


def _rounded(value: float) -> float:
    return round(min(100.0, max(-100.0, value)), 2) + 0.0
