"""States worth looking at, each with a sentence that its run fulfils for the seeds 0 to 9.

`tests/tabs/playground/claims.py` holds the runs to their sentences.
"""

from typing import Any

from nnviz.tabs.playground.state import PlaygroundState
from nnviz.ui.base.language import QT_TRANSLATE_NOOP
from nnviz.ui.tab import Preset


def _of(**fields: Any) -> PlaygroundState:
    return PlaygroundState(**fields)


_FEW: dict[str, Any] = {"data": "moons", "samples": 40, "noise": 0.5, "hidden": (8, 8), "optimizer": "Adam",
                        "rate": 0.01}  # fmt: skip
PRESETS = (
    Preset(
        QT_TRANSLATE_NOOP("playground", "Circle with three units"), _of(),
        QT_TRANSLATE_NOOP(
            "playground", "Press Start: three half-planes close round the blue points. From seed 3 one of them has "
                          "no effect, and about a fifth stays wrong."
        ),
    ),
    Preset(
        QT_TRANSLATE_NOOP("playground", "XOR without a hidden layer"), _of(data="xor", hidden=()),
        QT_TRANSLATE_NOOP(
            "playground", "No straight line separates these classes: at least a fifth of the training points is "
                          "wrong at every moment."
        ),
    ),
    Preset(
        QT_TRANSLATE_NOOP("playground", "XOR with four units"), _of(data="xor", hidden=(4,)),
        QT_TRANSLATE_NOOP(
            "playground", "A hidden layer of four units: after 4,000 updates more than 95 % of the training points "
            "are right."
        ),
    ),
    Preset(
        QT_TRANSLATE_NOOP("playground", "XOR stuck with two units"), _of(data="xor", hidden=(2,)),
        QT_TRANSLATE_NOOP(
            "playground", "After 4,000 updates two units leave 1 in 20 or more wrong from every seed, and more than "
            "1 in 5 from some. Try other seeds."
        ),
    ),
    Preset(
        QT_TRANSLATE_NOOP("playground", "XOR with x₁x₂ as input"), _of(data="xor", hidden=(), inputs=("x1x2",)),
        QT_TRANSLATE_NOOP(
            "playground", "A feature made by hand does what a hidden layer has to learn: 500 updates, and at least "
            "99 % of the training points are right."
        ),
    ),
    Preset(
        QT_TRANSLATE_NOOP("playground", "Circle with three ReLU units"),
        _of(activation="relu", weight_init="He"),
        QT_TRANSLATE_NOOP(
            "playground", "Three folds make a triangle with sharp edges. From the seeds 2 and 3 a side stays open."
        ),
    ),
    Preset(
        QT_TRANSLATE_NOOP("playground", "Circle with x₁² and x₂² as inputs"),
        _of(hidden=(), inputs=("x1x1", "x2x2")),
        QT_TRANSLATE_NOOP(
            "playground", "A single unit draws the circle, for it is a straight line in x₁² and x₂²: after 500 "
            "updates at least 99 % are right."
        ),
    ),
    Preset(
        QT_TRANSLATE_NOOP("playground", "Two spirals"),
        _of(data="spirals", samples=500, noise=0.05, hidden=(8, 8), optimizer="Adam", rate=0.01),
        QT_TRANSLATE_NOOP(
            "playground", "Two layers of eight units and Adam: after 8,000 updates at least 99 % of the training "
            "points are right."
        ),
    ),
    Preset(
        QT_TRANSLATE_NOOP("playground", "Three classes"), _of(data="three", hidden=(4,)),
        QT_TRANSLATE_NOOP(
            "playground", "A softmax with an output for each class: after 500 updates at least 99 % of the training "
            "points are right."
        ),
    ),
    Preset(
        QT_TRANSLATE_NOOP("playground", "A hill to regress"), _of(data="hill", hidden=(6,)),
        QT_TRANSLATE_NOOP(
            "playground", "Numbers instead of classes: after 3,000 updates the training loss is below 0.02, a tenth "
            "of what it was at first or less."
        ),
    ),
    Preset(
        QT_TRANSLATE_NOOP("playground", "Two moons in bent space"),
        _of(view="space", data="moons", hidden=(4, 2), optimizer="Adam", rate=0.02),
        QT_TRANSLATE_NOOP(
            "playground", "The last hidden layer has two units: after 1,000 updates a straight line separates the "
                          "moons there."
        ),
    ),
    Preset(
        QT_TRANSLATE_NOOP("playground", "A | B: a hidden layer or none"), _of(view="compare"),
        QT_TRANSLATE_NOOP(
            "playground", "The same points and the same seed: B has no hidden layer. After 3,000 updates A has more "
            "of them right."
        ),
    ),
    Preset(
        QT_TRANSLATE_NOOP("playground", "A | B: bent and straight units"),
        _of(view="compare", hidden=(4, 4), difference="activation", activation_b="identity"),
        QT_TRANSLATE_NOOP(
            "playground", "B has the same units without a bend: whatever its depth, it draws a straight line."
        ),
    ),
    Preset(
        QT_TRANSLATE_NOOP("playground", "Failure: linear units"), _of(hidden=(8, 8), activation="identity"),
        QT_TRANSLATE_NOOP(
            "playground", "Two layers of eight units, and still a straight line: at least a quarter of the training "
            "points is wrong at every moment."
        ),
    ),
    Preset(
        QT_TRANSLATE_NOOP("playground", "Failure: dead ReLU units"),
        _of(hidden=(8, 8), activation="relu", weight_init="He", rate=5.0),
        QT_TRANSLATE_NOOP(
            "playground", "Steps that are too large push the units to where ReLU is 0: after 1,000 updates at least "
            "half of the 16 are dead."
        ),
    ),
    Preset(
        QT_TRANSLATE_NOOP("playground", "Failure: too many units"), _of(**_FEW),
        QT_TRANSLATE_NOOP(
            "playground", "All 20 training points are memorised: after 3,000 updates the test loss is more than 1.2 "
                          "times its minimum."
        ),
    ),
    Preset(
        QT_TRANSLATE_NOOP("playground", "Noisy points, weight decay"),
        _of(**_FEW, view="compare", difference="l2", l2_b=0.03),
        QT_TRANSLATE_NOOP(
            "playground", "The same network twice, B with weight decay: after 3,000 updates the test loss of B is "
            "lower."
        ),
    ),
    Preset(
        QT_TRANSLATE_NOOP("playground", "Failure: learning rate too large"),
        _of(data="hill", hidden=(8,), rate=2.0),
        QT_TRANSLATE_NOOP(
            "playground", "Every step overshoots by more than the one before: within 100 updates the run diverges "
            "and stops."
        ),
    ),
    Preset(
        QT_TRANSLATE_NOOP("playground", "Failure: all weights zero"), _of(weight_init="zeros"),
        QT_TRANSLATE_NOOP(
            "playground", "All three units get the same gradient and stay the same however long they learn: half of "
                          "the training points is wrong."
        ),
    ),
)  # fmt: skip
