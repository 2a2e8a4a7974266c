"""The presets of the view: digits that are drawn already, and what to look for."""

from dataclasses import replace

from nnviz.tabs.inference.drawing.examples import ink
from nnviz.tabs.inference.state import InferenceState
from nnviz.ui.base.language import QT_TRANSLATE_NOOP
from nnviz.ui.tab import Preset

_START = InferenceState(network="relu-50", view="draw")
_CORNER = replace(_START, ink=ink("3", 0.45, 0.02, 0.02, 40), box=False, scale=False, centre=False)
DRAW_PRESETS = (
    Preset(
        QT_TRANSLATE_NOOP("inference", "Draw: an empty pad"), replace(_START, ink=()),
        QT_TRANSLATE_NOOP("inference", "Draw a digit, slowly. From which stroke on does the network know it?"),
    ),
    Preset(
        QT_TRANSLATE_NOOP("inference", "Draw: a 3 in every layer"), replace(_START, ink=ink("3")),
        QT_TRANSLATE_NOOP("inference", "The lines join what adds most to the answer. Erase a part: what changes?"),
    ),
    Preset(
        QT_TRANSLATE_NOOP("inference", "Failure: corner, all steps off"), _CORNER,
        QT_TRANSLATE_NOOP("inference", "Small and off the middle, as it was drawn. Switch the steps on, one by one."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("inference", "Draw: corner, all steps on"),
        replace(_CORNER, box=True, scale=True, centre=True),
        QT_TRANSLATE_NOOP("inference", "Cut out, scaled and centred: now it looks like those the network has learned."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("inference", "Draw: the most similar images"),
        replace(_START, ink=ink("4"), detail="nearest"),
        QT_TRANSLATE_NOOP("inference", "Would the ten neighbours vote for the same digit? Draw the top closed."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("inference", "Draw: what turns a 9 into a 4"),
        replace(_START, ink=ink("9"), detail="change", target=4),
        QT_TRANSLATE_NOOP("inference", "Few and pale pixels are enough. Is the changed digit a 4 for you?"),
    ),
    Preset(
        QT_TRANSLATE_NOOP("inference", "Draw: teach it your own digits"), replace(_START, detail="teach", ink=ink("7")),
        QT_TRANSLATE_NOOP("inference", "Say which digit it is, then draw the next. Which of yours are misread?"),
    ),
    Preset(
        QT_TRANSLATE_NOOP("inference", "Failure: four pixels to the right"),
        replace(_START, ink=ink("4"), detail="break", disturbance="shift", shift=4.0),
        QT_TRANSLATE_NOOP("inference", "For you it is the same digit. The curve: how many of the test images survive?"),
    ),
    Preset(
        QT_TRANSLATE_NOOP("inference", "Failure: a digit upside down"),
        replace(_START, ink=ink("7"), detail="break", disturbance="rotation", rotation=180.0),
        QT_TRANSLATE_NOOP("inference", "Why does the curve rise again at ±180°? Which digits are left?"),
    ),
)  # fmt: skip
