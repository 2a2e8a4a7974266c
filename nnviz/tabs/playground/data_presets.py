"""States with data of one's own: a typed rule, and painted points."""

from nnviz.tabs.playground.state import OWN, RULE, PlaygroundState
from nnviz.ui.base.language import QT_TRANSLATE_NOOP
from nnviz.ui.tab import Preset

_CROSS = tuple((x, y, 1.0) for x, y in (
    (-0.8, -0.8), (-0.4, -0.4), (0.0, 0.0), (0.4, 0.4), (0.8, 0.8), (-0.8, 0.8), (-0.4, 0.4), (0.4, -0.4), (0.8, -0.8),
))  # fmt: skip
_AROUND = tuple((x, y, 0.0) for x, y in (
    (0.0, 1.2), (1.2, 0.0), (0.0, -1.2), (-1.2, 0.0), (0.0, 2.2), (2.2, 0.0), (0.0, -2.2), (-2.2, 0.0), (1.9, 1.9),
    (-1.9, 1.9), (1.9, -1.9), (-1.9, -1.9),
))  # fmt: skip

DATA_PRESETS = (
    Preset(
        QT_TRANSLATE_NOOP("playground", "A rule of your own"),
        PlaygroundState(data=RULE, rule="x^2 + y^2 < 4", noise=0.0, hidden=(4,)),
        QT_TRANSLATE_NOOP(
            "playground", "Class 1 is where the rule holds. Type another one, such as y > x² or −1 < x − y < 1."
        ),
    ),
    Preset(
        QT_TRANSLATE_NOOP("playground", "Points of your own"),
        PlaygroundState(data=OWN, points=(*_CROSS, *_AROUND), share=0.0, hidden=(8,), optimizer="Adam", rate=0.03),
        QT_TRANSLATE_NOOP(
            "playground",
            "Drag the points, paint others, spray, erase: the tools stand beside the surface, and they work while the "
            "network learns too."
        ),
    ),
)  # fmt: skip
