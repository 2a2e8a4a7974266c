"""States worth looking at, each with a sentence that its run fulfils."""

from nnviz.tabs.playground.state import PlaygroundState
from nnviz.ui.base.language import QT_TRANSLATE_NOOP
from nnviz.ui.tab import Preset

PRESETS = (
    Preset(
        QT_TRANSLATE_NOOP("playground", "Circle with three units"), PlaygroundState(),
        QT_TRANSLATE_NOOP("playground", "Press Start: three half-planes close round the blue points."),
    ),
)  # fmt: skip
