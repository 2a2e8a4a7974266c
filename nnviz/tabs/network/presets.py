"""States worth looking at: the book's, the notes', and the failures that cost beginners most."""

from nnviz.core.studies.network.cases import (
    BOOK,
    LARGE,
    NOTES_FIRST,
    NOTES_SECOND,
    UNIFORM,
    WORKED,
    WORKED_WITHOUT_BIAS,
)
from nnviz.core.studies.network.one_layer import NOTE_B
from nnviz.tabs.network.state import NetworkState, of_case
from nnviz.ui.base.language import QT_TRANSLATE_NOOP
from nnviz.ui.tab import Preset

_S = NetworkState
NOTE_C = (-0.18990006, 0.74005497, -0.55015491, -0.28485009, 1.11008245, -0.82523236)
"""What `weights_of` finds for the gradient of note C."""
PRESETS = (
    Preset(
        QT_TRANSLATE_NOOP("network", "The book's three layers"), _S(),
        QT_TRANSLATE_NOOP("network", "x = (1, 0.5) becomes y = (0.3168, 0.6963). Space: one unit after the other."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("network", "One neuron"),
        _S(sizes=(2, 1), parameters=(0.1, 0.2, 0.1), t=(1.0,), output="sigmoid"),
        QT_TRANSLATE_NOOP("network", "Its sum is a = 0.3. Choose its activation under Output and loss: what does it "
                          "make of the sum?"),
    ),
    Preset(
        QT_TRANSLATE_NOOP("network", "Random weights from 0 to 1"),
        _S(start="uniform(0, 1)", x=(0.1, 0.5), parameters=UNIFORM, at=7, layer=3, unit_to=1),
        QT_TRANSLATE_NOOP("network", "As in the course notes: np.random.rand for weights and biases, x = (.1, .5)."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("network", "Eight, eight, eight, four"),
        of_case(LARGE, hidden="tanh", by="layer", at=3, layer=3),
        QT_TRANSLATE_NOOP("network", "A click on a unit highlights its eight weights and writes its sum out."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("network", "Failure: a instead of z"), _S(mistake=True, at=7, layer=3),
        QT_TRANSLATE_NOOP("network", "y = (0.426, 0.912): up to the output function the whole network is one "
                                     "affine map. Switch it off again."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("network", "Recognising a digit"),
        _S(trained="relu-50", by="layer", at=2, layer=2),
        QT_TRANSLATE_NOOP("network", "784 pixels, 50 hidden units, 10 classes: the units that contribute most are "
                          "drawn."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("network", "Failure: a instead of z, trained"),
        _S(trained="sigmoid-50-100", by="layer", at=3, layer=3, mistake=True),
        QT_TRANSLATE_NOOP("network", "One letter, and hundreds of digits are not recognised any more. The pretrained "
                          "network of the course notes falls from 0.9352 to 0.7889."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("network", "Failure: everything starts at 0"),
        _S(start="zeros", parameters=(0.0,) * len(BOOK.parameters), at=7, layer=3),
        QT_TRANSLATE_NOOP("network", "Both hidden layers output 0.5 everywhere, whatever the input is."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("network", "Failure: biases of shape (1, n)"),
        _S(start="uniform(0, 1)", x=(0.1, 0.5), parameters=UNIFORM, bias_rows=True, at=7, layer=1),
        QT_TRANSLATE_NOOP("network", "NumPy broadcasts without a warning, and y becomes a matrix with one row."),
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
        QT_TRANSLATE_NOOP("network", "Backward: notes, network 1"),
        of_case(NOTES_FIRST, view="backward", at=5, biases=False, learn_biases=False, names="indices"),
        QT_TRANSLATE_NOOP("network", "x (.1, .2), t (.4, .6). Follow w₁₀⁽⁰⁾ along both paths."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("network", "Backward: notes, network 2"),
        of_case(NOTES_SECOND, view="backward", at=5, biases=False, learn_biases=False, names="counted"),
        QT_TRANSLATE_NOOP("network", "x (.2, .5), t (.2, .7). Which weights does one update raise?"),
    ),
    Preset(
        QT_TRANSLATE_NOOP("network", "Backward: the book's network"), _S(view="backward", at=8),
        QT_TRANSLATE_NOOP("network", "Targets (0, 1): the error of the first layer has been propagated back "
                                     "through two layers."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("network", "Backward: a trained network"),
        _S(trained="relu-50", view="backward", by="layer", at=3, layer=2, unit_from=43, rate=0.01),
        QT_TRANSLATE_NOOP("network", "One digit, one update of all 39,760 parameters. Click another weight."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("network", "Failure: the step is too long"),
        _S(view="backward", at=8, rate=3.0),
        QT_TRANSLATE_NOOP("network", "η = 3: play, and E jumps instead of falling."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("network", "Failure: all units are the same"),
        _S(view="backward", start="zeros", parameters=(0.0,) * len(BOOK.parameters), at=8, layer=1),
        QT_TRANSLATE_NOOP("network", "All weights 0: no error reaches the first layer, its gradient is 0."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("network", "Graph: apples, 220"), _S(view="graph", at=4),
        QT_TRANSLATE_NOOP("network", "If an apple costs 1 more, the bill is 2.2 more. Drag a number."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("network", "Graph: apples, oranges, 715"), _S(view="graph", graph="fruit", at=8),
        QT_TRANSLATE_NOOP("network", "An addition passes on what arrives; a multiplication multiplies it by the "
                                     "other argument."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("network", "Graph: w² + 3"), _S(view="graph", graph="formula", formula="w^2 + 3", at=4),
        QT_TRANSLATE_NOOP("network", "At w = 1.5 the value is 5.25 and the derivative 3."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("network", "Graph: a neuron"),
        _S(view="graph", graph="formula", formula="sigmoid(x*w + b)", values=(0.5, 2.0, -0.7), at=6),
        QT_TRANSLATE_NOOP("network", "x·w + b through the sigmoid. The derivative by w is that by b times x."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("network", "Graph: several paths from x"),
        _S(view="graph", graph="formula", formula="x*x + x", at=4),
        QT_TRANSLATE_NOOP("network", "Three edges leave x. What comes back on them is added: 2x + 1."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("network", "Layer: Affine"), _S(view="graph", graph="affine", at=4),
        QT_TRANSLATE_NOOP("network", "dx = dout·Wᵀ, dW = xᵀ·dout, db adds the rows of dout up. Compare the shapes."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("network", "Layer: ReLU and its mask"), _S(view="graph", graph="relu", at=2),
        QT_TRANSLATE_NOOP("network", "Where x was not above 0, nothing comes back."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("network", "Layer: Sigmoid"), _S(view="graph", graph="sigmoid", at=2),
        QT_TRANSLATE_NOOP("network", "It remembers y, because its slope is y(1 − y)."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("network", "Layer: Softmax with loss"), _S(view="graph", graph="softmax", at=4),
        QT_TRANSLATE_NOOP("network", "What comes back is (y − t) / N. Every row of it adds up to 0."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("network", "One layer: note A"), _S(view="layer", at=0),
        QT_TRANSLATE_NOOP("network", "p = (1.054, 0.631, 1.133), loss 0.92806854 without δ and 0.92806828 with it."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("network", "One layer: note B, a stale cell"), _S(view="layer", matrix=NOTE_B, at=0),
        QT_TRANSLATE_NOOP("network", "p = (0.821, 0.084, −0.380), loss 1.7771174. The course note shows p for "
                                     "another W: the cell had not been run again."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("network", "One layer: note C, find W"), _S(view="layer", matrix=NOTE_C, label=1, at=0),
        QT_TRANSLATE_NOOP("network", "Only dW was known: this W has it, and the loss 0.2182. Others have it too."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("network", "Failure: whole numbers"), _S(view="layer", slip="integers", at=0),
        QT_TRANSLATE_NOOP("network", "The numerical gradient of x₀² + x₁² at (3, 4) comes out as (25000, 35000)."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("network", "Failure: dW is not the change"), _S(view="layer", h=2.0, at=0),
        QT_TRANSLATE_NOOP("network", "dW is a rate: for a large h the loss does not change by dW · h."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("network", "Chain rule: sin of x²"), _S(view="chain", at=0),
        QT_TRANSLATE_NOOP("network", "Drag x to 0: one rate becomes 0, and the product with it."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("network", "Chain rule: where f ends"),
        _S(view="chain", outer="ln(1 + t)", inner="3x + 1", place_x=-1.0, at=0),
        QT_TRANSLATE_NOOP("network", "ln(1 + t) has no value for t ≤ −1: there is no rate to multiply."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("network", "Check: the book's network"), _S(view="check", checked="book", at=0),
        QT_TRANSLATE_NOOP("network", "79,520 forward passes against one forward and one backward pass."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("network", "Failure: a slope is left out"), _S(view="check", bug="mask", at=0),
        QT_TRANSLATE_NOOP("network", "The gradients of the last layer are right, those before it are wrong: the "
                                     "bug lies between."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("network", "Failure: only one path"), _S(view="check", bug="path", at=0),
        QT_TRANSLATE_NOOP("network", "The error of the other outputs is left out."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("network", "One update, and again"), _S(view="update", at=0),
        QT_TRANSLATE_NOOP("network", "Forward, loss, gradient, update, in that order."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("network", "Failure: along the gradient"),
        _S(view="update", order="uphill", at=24),
        QT_TRANSLATE_NOOP("network", "The gradient points uphill: without the minus the loss grows."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("network", "Failure: weights towards 0"), _S(view="update", order="zero", at=24),
        QT_TRANSLATE_NOOP("network", "Learning does not make weights small, it makes the loss small."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("network", "TwoLayerNet: backward pass"), _S(view="class", member="gradient", at=14),
        QT_TRANSLATE_NOOP("network", "The lines of gradient with their shapes. Every row of dy adds up to 0."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("network", "Failure: no attribute grads"), _S(view="class", member="net.grads", at=2),
        QT_TRANSLATE_NOOP("network", "gradient returns a dictionary; the network does not keep it."),
    ),
)
