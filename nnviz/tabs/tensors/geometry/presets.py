"""Maps of the plane worth looking at: those of the notes, a mirror, and what cannot be taken back."""

from typing import Any

from nnviz.tabs.tensors.state import WHOLE, TensorsState
from nnviz.ui.base.language import QT_TRANSLATE_NOOP
from nnviz.ui.tab import Preset

_W, _B = (1.0, 0.5, -0.5, 2.0), (1.0, -3.0)  # the notes'


def _of(kind: str, **more: Any) -> TensorsState:
    return TensorsState(view="geometry", map=kind, **more)


MAPS = (
    Preset(
        QT_TRANSLATE_NOOP("tensors", "A matrix of your own"), _of("matrix"),
        QT_TRANSLATE_NOOP("tensors", "Drag the arrows: they are the columns of W. Drag the corners of the F as well."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("tensors", "A translation by (1, −3)"), _of("translate"),
        QT_TRANSLATE_NOOP("tensors", "Every point moves by the same vector. Drag where the origin goes."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("tensors", "A rotation by 30°"), _of("rotate"),
        QT_TRANSLATE_NOOP("tensors", "[[cos θ, −sin θ], [sin θ, cos θ]]: the determinant is 1 at every angle."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("tensors", "A scaling by 1 and 0.5"), _of("scale"),
        QT_TRANSLATE_NOOP("tensors", "Half as high, so half the area: the determinant is 0.5."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("tensors", "A reflection"), _of("scale", stretch_x=-1.0, stretch_y=1.0),
        QT_TRANSLATE_NOOP("tensors", "The F is mirrored, and the determinant is −1."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("tensors", "A dense layer: Wx + b"), _of("affine", w1=_W, b1=_B),
        QT_TRANSLATE_NOOP("tensors", "A layer without its activation: a matrix, then a translation by b."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("tensors", "A dense layer with ReLU"), _of("relu", w1=_W, b1=_B, moved=WHOLE),
        QT_TRANSLATE_NOOP("tensors", "What was below 0 lies on the axes now. Space shows the two steps one by one."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("tensors", "Two layers, no activation"),
        _of("two", w1=(1.0, 0.5, -0.5, 1.0), b1=(0.5, 0.0)),
        QT_TRANSLATE_NOOP("tensors", "The two maps are one map, W₂W₁x + W₂b₁ + b₂."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("tensors", "Two layers with ReLU between"),
        _of("deep", w1=(1.0, 0.5, -0.5, 1.0), b1=(0.5, 0.0)),
        QT_TRANSLATE_NOOP("tensors", "The plane is folded first and mapped afterwards: straight lines get corners."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("tensors", "Failure: a determinant of 0"),
        _of("matrix", w1=(1.0, 2.0, 0.5, 1.0), moved=WHOLE),
        QT_TRANSLATE_NOOP("tensors", "Both arrows lie on one line. The F cannot be read any more."),
    ),
)  # fmt: skip
