"""States worth looking at: the book's, the notes', and the failures that cost beginners most."""

from nnviz.core.studies.network_cases import (
    BOOK,
    LARGE,
    NOTES_FIRST,
    NOTES_SECOND,
    UNIFORM,
    WORKED,
    WORKED_WITHOUT_BIAS,
)
from nnviz.tabs.network.state import NetworkState, of_case
from nnviz.ui.base.language import QT_TRANSLATE_NOOP
from nnviz.ui.tab import Preset

_S = NetworkState
PRESETS = (
    Preset(
        QT_TRANSLATE_NOOP("network", "The book's three layers"), _S(),
        QT_TRANSLATE_NOOP("network", "x = (1, 0.5) becomes y = (0.3168, 0.6963). Space: one unit after the other."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("network", "Random weights from 0 to 1"),
        _S(start="uniform(0, 1)", x=(0.1, 0.5), parameters=UNIFORM, at=7, layer=3, unit_to=1),
        QT_TRANSLATE_NOOP("network", "As in the notes: np.random.rand for weights and biases, x = (.1, .5)."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("network", "Eight, eight, eight, four"),
        of_case(LARGE, hidden="tanh", by="layer", at=3, layer=3),
        QT_TRANSLATE_NOOP("network", "A click on a unit lights its eight weights and writes its sum out."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("network", "Failure: a instead of z"), _S(mistake=True, at=7, layer=3),
        QT_TRANSLATE_NOOP("network", "y = (0.426, 0.912): the whole network is one matrix. Switch it off again."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("network", "Failure: everything starts at 0"),
        _S(start="zeros", parameters=(0.0,) * len(BOOK.parameters), at=7, layer=3),
        QT_TRANSLATE_NOOP("network", "Both hidden layers say 0.5 everywhere, whatever the input is."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("network", "Failure: biases of shape (1, n)"),
        _S(start="uniform(0, 1)", x=(0.1, 0.5), parameters=UNIFORM, bias_rows=True, at=7, layer=1),
        QT_TRANSLATE_NOOP("network", "NumPy broadcasts without a word, and y becomes a row of a matrix."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("network", "Backward: the worked example"),
        of_case(WORKED, view="backward", at=5, layer=1, learn_biases=False),
        QT_TRANSLATE_NOOP("network", "E = 0.298371109. After one update w₁ = 0.149780716 and w₅ = 0.358916480."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("network", "Backward: an output weight"),
        of_case(WORKED, view="backward", at=5, layer=2, learn_biases=False),
        QT_TRANSLATE_NOOP("network", "One path, three factors: (y − t) · y(1 − y) · h = 0.0822."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("network", "Backward: without biases"),
        of_case(WORKED_WITHOUT_BIAS, view="backward", at=5, biases=False, learn_biases=False),
        QT_TRANSLATE_NOOP("network", "The same weights without biases: half the sum of squares, η = 0.5."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("network", "Backward: first net of the notes"),
        of_case(NOTES_FIRST, view="backward", at=5, biases=False, learn_biases=False, names="indices"),
        QT_TRANSLATE_NOOP("network", "x (.1, .2), t (.4, .6). Follow w₁₀⁽⁰⁾ along both paths."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("network", "Backward: second net of the notes"),
        of_case(NOTES_SECOND, view="backward", at=5, biases=False, learn_biases=False, names="counted"),
        QT_TRANSLATE_NOOP("network", "x (.2, .5), t (.2, .7). Which weights does one update raise?"),
    ),
    Preset(
        QT_TRANSLATE_NOOP("network", "Backward: the book's net"), _S(view="backward", at=8),
        QT_TRANSLATE_NOOP("network", "Targets (0, 1): the error of the first layer has come back through two."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("network", "Failure: the step is too long"),
        _S(view="backward", at=8, rate=3.0),
        QT_TRANSLATE_NOOP("network", "η = 3: play, and E jumps instead of falling."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("network", "Failure: nothing tells units apart"),
        _S(view="backward", start="zeros", parameters=(0.0,) * len(BOOK.parameters), at=8, layer=1),
        QT_TRANSLATE_NOOP("network", "All weights 0: no error reaches the first layer, its gradient is 0."),
    ),
)
