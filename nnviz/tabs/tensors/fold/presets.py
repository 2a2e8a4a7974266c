"""Moons and folds worth looking at: by hand, learnt, too few of them, and a start from which they are not found."""

from typing import Any

from nnviz.tabs.tensors.state import LEARNT, TensorsState
from nnviz.ui.base.language import QT_TRANSLATE_NOOP
from nnviz.ui.tab import Preset


def _of(**more: Any) -> TensorsState:
    return TensorsState(view="fold", **more)


MOONS = (
    Preset(
        QT_TRANSLATE_NOOP("tensors", "Two moons, three folds"), _of(),
        QT_TRANSLATE_NOOP("tensors", "Drag the diamonds and the discs: where must the plane be folded?"),
    ),
    Preset(
        QT_TRANSLATE_NOOP("tensors", "No fold: one line is not enough"), _of(units=0),
        QT_TRANSLATE_NOOP("tensors", "Without a hidden layer the plane stays flat, and a line cuts both moons."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("tensors", "Let a network find the folds"), _of(by=LEARNT),
        QT_TRANSLATE_NOOP("tensors", "Space: the folds move until the line between the classes fits."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("tensors", "Failure: two folds are too few"), _of(by=LEARNT, units=2, epoch=150),
        QT_TRANSLATE_NOOP("tensors", "The line between the classes needs a bend to each side, and two units give it "
                                     "only bends to one."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("tensors", "Failure: a start that gets stuck"), _of(by=LEARNT, start=0, epoch=150),
        QT_TRANSLATE_NOOP("tensors", "Three folds would be enough, but from these weights they are not found."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("tensors", "Eight folds"), _of(by=LEARNT, units=8, epoch=150),
        QT_TRANSLATE_NOOP("tensors", "More folds than needed: most starts find a solution."),
    ),
)  # fmt: skip
