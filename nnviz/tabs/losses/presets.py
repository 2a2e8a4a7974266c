"""States worth looking at, the book's own numbers first."""

from nnviz.core.studies.losses.one_answer import ANSWER_A, ANSWER_B, TRUTH, one_hot, with_output
from nnviz.tabs.losses.state import LossesState
from nnviz.ui.base.language import QT_TRANSLATE_NOOP
from nnviz.ui.tab import Preset

_S = LossesState
PRESETS = (
    Preset(
        QT_TRANSLATE_NOOP("losses", "A: correct, not confident"), _S(),
        QT_TRANSLATE_NOOP("losses", "0.6 for the true class costs 0.51. Drag its bar down: the point moves up the "
                                    "curve −ln y."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("losses", "B: confident and wrong"), _S(y=ANSWER_B),
        QT_TRANSLATE_NOOP("losses", "0.1 for the true class costs 2.30, more than four times as much as 0.6."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("losses", "Confident and correct"), _S(y=with_output(ANSWER_A, TRUTH, 0.95)),
        QT_TRANSLATE_NOOP("losses", "0.95 for the true class costs 0.05: near 1 the curve is flat."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("losses", "No idea: 0.1 for each"), _S(y=(0.1,) * 10),
        QT_TRANSLATE_NOOP("losses", "Guessing among ten classes costs ln 10 = 2.30. Training begins about there."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("losses", "A perfect answer"), _S(y=one_hot(TRUTH, 10)),
        QT_TRANSLATE_NOOP("losses", "All for the true class: the cost is 0, apart from the δ in the logarithm."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("losses", "Failure: completely wrong"), _S(y=one_hot(7, 10)),
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
        QT_TRANSLATE_NOOP("losses", "Failure: not probabilities"),
        _S(view="compare", y=(1.5, -0.5, 0.2), truth=0),
        QT_TRANSLATE_NOOP("losses", "The squared error takes them; the logarithm of −0.5 is not defined."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("losses", "−ln y: 0.51 and 2.30"), _S(view="logarithm"),
        QT_TRANSLATE_NOOP("losses", "0.51 = −ln 0.6 and 2.30 = −ln 0.1 are marked. Drag y to 0 on the right."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("losses", "Failure: log 0"), _S(view="logarithm", y=one_hot(7, 10), with_delta=False),
        QT_TRANSLATE_NOOP("losses", "ln 0 is −∞. Add δ, and the cost becomes 16.118."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("losses", "δ caps the cost at 16.118"), _S(view="logarithm", y=one_hot(7, 10), plays="delta"),
        QT_TRANSLATE_NOOP("losses", "Space makes δ smaller: the cap rises by 1.15 with each step."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("losses", "ln without the minus"), _S(view="logarithm", sign="plus"),
        QT_TRANSLATE_NOOP("losses", "ln y rises to 0 as y rises to 1. A loss has to fall: hence the minus."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("losses", "Yes or no: 0.9 for a no"), _S(view="binary"),
        QT_TRANSLATE_NOOP("losses", "It costs 2.30. With the wrong sign the loss would be −2.30: a reward."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("losses", "Yes or no: 0.9 for a yes"), _S(view="binary", yes=True),
        QT_TRANSLATE_NOOP("losses", "It costs 0.11, with either sign. Where the target is 1 the mistake does not "
                                    "show."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("losses", "A and B as a batch"), _S(view="batch"),
        QT_TRANSLATE_NOOP("losses", "The mean of both costs is 1.406704775."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("losses", "A and B, one-hot"), _S(view="batch", as_one_hot=True),
        QT_TRANSLATE_NOOP("losses", "The same number: t.size == y.size tells the code to make labels of t first."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("losses", "Labels 2, 7, 0, 4, 1"),
        _S(view="batch", rows="random", labels=(2, 7, 0, 4, 1)),
        QT_TRANSLATE_NOOP("losses", "Space goes through the rows: each label picks one output."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("losses", "Why not the accuracy?"), _S(view="accuracy"),
        QT_TRANSLATE_NOOP("losses", "The course notes: 32 of 100 correct, loss 0.92543. A small change of the "
                                    "weight changes the loss; the 32 stays, then jumps to 33. Drag the weight and "
                                    "see it here."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("losses", "Accuracy on 1,000 images"), _S(view="accuracy", images=1000),
        QT_TRANSLATE_NOOP("losses", "With more images the steps are smaller, and the curve is still level between "
                                    "them."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("losses", "Mini-batches estimate the loss"), _S(view="estimates"),
        QT_TRANSLATE_NOOP("losses", "A hundred times as many images in a batch: a tenth of the spread."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("losses", "Mini-batches of 10"), _S(view="estimates", size=10, drawn=100),
        QT_TRANSLATE_NOOP("losses", "How far could you trust a single one of these dots?"),
    ),
)  # fmt: skip
