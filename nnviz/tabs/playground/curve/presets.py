"""States of the view in which a curve is fitted; each sentence holds for the seeds 0 to 9."""

from typing import Any

from nnviz.tabs.playground.state import PlaygroundState
from nnviz.ui.base.language import QT_TRANSLATE_NOOP
from nnviz.ui.tab import Preset


def _of(**fields: Any) -> PlaygroundState:
    return PlaygroundState(view="curve", **fields)


CURVE_PRESETS = (
    Preset(
        QT_TRANSLATE_NOOP("playground", "Curve: a line through a wave"), _of(),
        QT_TRANSLATE_NOOP(
            "playground", "Underfitting: on new points the error of a line is more than three times that of the best "
                          "degree. Space raises the degree."
        ),
    ),
    Preset(
        QT_TRANSLATE_NOOP("playground", "Curve: degree 5 fits"), _of(curve_degree=5),
        QT_TRANSLATE_NOOP("playground", "Its test error is the smallest of all degrees, or less than 20 % above it."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("playground", "Curve: degree 16 overfits"), _of(curve_degree=16),
        QT_TRANSLATE_NOOP(
            "playground", "It comes close to every point it has seen, and between them its test error is more than a "
            "hundred times that of degree 5."
        ),
    ),
    Preset(
        QT_TRANSLATE_NOOP("playground", "Curve: degree 16, more points"), _of(curve_degree=16, curve_samples=60),
        QT_TRANSLATE_NOOP(
            "playground", "The same degree with 60 points in the place of 20: its test error is less than twice the "
            "smallest."
        ),
    ),
    Preset(
        QT_TRANSLATE_NOOP("playground", "Curve: a network overfits"),
        _of(curve_model="network", curve_width=32),
        QT_TRANSLATE_NOOP(
            "playground", "Press Start: after 5,000 updates the widest network has a training error near 0, and a "
            "narrower one tests better."
        ),
    ),
    Preset(
        QT_TRANSLATE_NOOP("playground", "Curve: weight decay as a cure"),
        _of(curve_model="network", curve_width=32, curve_decay=0.01),
        QT_TRANSLATE_NOOP(
            "playground", "Press Start: with weight decay the widest network tests nearly as well as the best width."
        ),
    ),
)  # fmt: skip
