"""States worth looking at, the book's own numbers first."""

from nnviz.core.studies.one_answer import ANSWER_A, ANSWER_B, TRUTH, one_hot, with_output
from nnviz.tabs.losses.state import LossesState
from nnviz.ui.base.language import QT_TRANSLATE_NOOP
from nnviz.ui.tab import Preset

_S = LossesState
PRESETS = (
    Preset(
        QT_TRANSLATE_NOOP("losses", "A: right, not sure"), _S(),
        QT_TRANSLATE_NOOP("losses", "0.6 for the true class costs 0.51. Pull its bar down: the point slides up −ln y."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("losses", "B: confident and wrong"), _S(y=ANSWER_B),
        QT_TRANSLATE_NOOP("losses", "0.1 for the true class costs 2.30, more than four times as much as 0.6."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("losses", "Sure and right"), _S(y=with_output(ANSWER_A, TRUTH, 0.95)),
        QT_TRANSLATE_NOOP("losses", "0.95 for the true class costs 0.05: near 1 the curve is flat."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("losses", "No idea: 0.1 for each"), _S(y=(0.1,) * 10),
        QT_TRANSLATE_NOOP("losses", "Guessing among ten classes costs ln 10 = 2.30. Training begins about there."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("losses", "A perfect answer"), _S(y=one_hot(TRUTH, 10)),
        QT_TRANSLATE_NOOP("losses", "All for the true class: the cost is 0, but for the δ in the logarithm."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("losses", "Failure: certain and wrong"), _S(y=one_hot(7, 10)),
        QT_TRANSLATE_NOOP("losses", "Nothing for the true class: only δ keeps the cost from being infinite."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("losses", "All losses of A"), _S(view="compare"),
        QT_TRANSLATE_NOOP("losses", "Squared error 0.0975, cross entropy 0.5108. Whose terms count?"),
    ),
    Preset(
        QT_TRANSLATE_NOOP("losses", "All losses of B"), _S(view="compare", y=ANSWER_B),
        QT_TRANSLATE_NOOP("losses", "Squared error 0.5975, cross entropy 2.3026."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("losses", "Half the sum is not a mean"), _S(view="compare", form="mean"),
        QT_TRANSLATE_NOOP("losses", "With ten outputs, ½ Σ is five times the mean and half of Σ."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("losses", "Targets that are not one-hot"),
        _S(view="compare", y=(0.7, 0.2, 0.1), targets="numbers", t=(0.9, 0.1, 0.0), truth=0, loss="entropy"),
        QT_TRANSLATE_NOOP("losses", "Two targets are above 0, so two terms of the cross entropy count."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("losses", "Failure: outputs that are no probabilities"),
        _S(view="compare", y=(1.5, -0.5, 0.2), truth=0),
        QT_TRANSLATE_NOOP("losses", "The squared error takes them; the logarithm of −0.5 is no number."),
    ),
)  # fmt: skip
