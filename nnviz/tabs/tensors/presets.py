"""The notes' examples, and the failures that cost beginners most."""

from nnviz.tabs.tensors.array.presets import ARRAYS
from nnviz.tabs.tensors.fold.presets import MOONS
from nnviz.tabs.tensors.geometry.presets import MAPS
from nnviz.tabs.tensors.state import TensorsState
from nnviz.ui.base.language import QT_TRANSLATE_NOOP
from nnviz.ui.tab import Preset

_S = TensorsState
_A, _B = "np.arange(24).reshape(2, 3, 4)", "np.arange(24).reshape(2, 4, 3)"
PRESETS = (
    Preset(
        QT_TRANSLATE_NOOP("tensors", "A row meets a column"), _S(),
        QT_TRANSLATE_NOOP("tensors", "Space: the row travels over the columns. Or click a cell of the result."),
    ),
    *ARRAYS,
    Preset(
        QT_TRANSLATE_NOOP("tensors", "Matrix times vector"), _S(a="[[1, 2], [1, 2]]", b="[2, 3]"),
        QT_TRANSLATE_NOOP("tensors", "[[1, 2], [1, 2]] @ [2, 3] = [8, 8]."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("tensors", "Column times row"), _S(a="[[1], [2], [3]]", b="[[1, 2, 3]]"),
        QT_TRANSLATE_NOOP("tensors", "(3, 1) @ (1, 3) is a whole matrix: every pair of numbers."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("tensors", "Row times column"), _S(a="[[1, 2, 3]]", b="[[1], [2], [3]]"),
        QT_TRANSLATE_NOOP("tensors", "(1, 3) @ (3, 1) is a single number, still with two axes: [[14]]."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("tensors", "A product as a sum"), _S(order="outer"),
        QT_TRANSLATE_NOOP("tensors", "Three outer products are added: the whole result grows term by term."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("tensors", "A product column by column"), _S(order="columns"),
        QT_TRANSLATE_NOOP("tensors", "Every column of B is a vector of its own that A is multiplied with."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("tensors", "Cell by cell, two axes in front"),
        _S(operator="*", a="[1, 2]", b="[[[1, 2], [3, 4]]]"),
        QT_TRANSLATE_NOOP("tensors", "(2,) * (1, 2, 2) = [[[1, 4], [3, 8]]]. Space stretches the vector first."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("tensors", "Broadcasting: column and row"),
        _S(operator="+", a="[[0], [10], [20]]", b="[0, 1, 2, 3]"),
        QT_TRANSLATE_NOOP("tensors", "(3, 1) + (4,): both are stretched. Space shows it step by step."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("tensors", "A bias for a batch"),
        _S(operator="+", operands="shapes", shape_a=(32, 10), shape_b=(10,)),
        QT_TRANSLATE_NOOP("tensors", "(32, 10) + (10,): the bias is added to each of the 32 samples."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("tensors", "Three axes: @"), _S(a=_A, b=_B),
        QT_TRANSLATE_NOOP("tensors", "Matrix by matrix: the first of A with the first of B. Compare it with dot."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("tensors", "Three axes: dot"), _S(operator="dot", a=_A, b=_B),
        QT_TRANSLATE_NOOP("tensors", "dot makes all pairs, 36 numbers. Its darker cells are the 18 of @."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("tensors", "A layer on all of MNIST"), _S(operands="shapes"),
        QT_TRANSLATE_NOOP("tensors", "(60000, 784) @ (784, 50): every image becomes 50 numbers."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("tensors", "The gradient of W: xᵀ · dout"),
        _S(operands="shapes", shape_a=(784, 100), shape_b=(100, 50)),
        QT_TRANSLATE_NOOP("tensors", "x is (100, 784), dout (100, 50): x.T @ dout has the shape of W, (784, 50)."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("tensors", "Where + fits: drag c"),
        _S(operator="+", operands="sliders", pattern_a="(a, b)", pattern_b="(c,)", size_c=3),
        QT_TRANSLATE_NOOP("tensors", "(a, b) + (c,) fits only where c is b, or 1. Move the slider of c."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("tensors", "30 × 30 times 30 × 30"),
        _S(operands="shapes", shape_a=(30, 30), shape_b=(30, 30), order="columns"),
        QT_TRANSLATE_NOOP("tensors", "900 cells, each a sum of 30 products."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("tensors", "Two vectors: (3,) @ (3,) is ()"), _S(a="[1, 2, 3]", b="[4, 5, 6]"),
        QT_TRANSLATE_NOOP("tensors", "The inner product is a single number, 32: no axis is left, the shape is ()."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("tensors", "Axes in front: @ and dot"),
        _S(operands="shapes", shape_a=(2, 1, 3, 4), shape_b=(5, 4, 2)),
        QT_TRANSLATE_NOOP("tensors", "@ broadcasts the axes in front: (2, 5, 3, 2). np.dot keeps all of them: "
                                     "(2, 1, 3, 5, 2)."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("tensors", "Failure: @ with a single number"), _S(a="2", b="[1, 2, 3]"),
        QT_TRANSLATE_NOOP("tensors", "np.dot multiplies every cell by it; @ needs at least one axis."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("tensors", "Failure: the inner sizes differ"),
        _S(a="[[1, 2, 3], [4, 5, 6]]", b="[[1, 2, 3], [4, 5, 6]]"),
        QT_TRANSLATE_NOOP("tensors", "(2, 3) @ (2, 3): 3 meets 2. Click a suggestion."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("tensors", "Failure: shapes do not align"),
        _S(operator="*", a="[1, 2]", b="[[[1, 2, 3], [4, 5, 6]]]"),
        QT_TRANSLATE_NOOP("tensors", "From the right, 2 meets 3. As a column (2, 1), the vector fits."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("tensors", "Pitfall: * for the matrix product"),
        _S(operator="*", a="[[1, 2], [3, 4]]", b="[[5, 6], [7, 8]]"),
        QT_TRANSLATE_NOOP("tensors", "No error, but another result: @ gives [[19, 22], [43, 50]]."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("tensors", "Acute: along u"), _S(view="projection"),
        QT_TRANSLATE_NOOP("tensors", "The rectangle has the sides |u| and shadow: its area is the product, 11."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("tensors", "45° between them"), _S(view="projection", ux=3.0, uy=0.0, vx=2.0, vy=2.0),
        QT_TRANSLATE_NOOP("tensors", "The shadow is as long as the line down to it: both are 2."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("tensors", "Orthogonal"), _S(view="projection", ux=3.0, uy=1.0, vx=-1.0, vy=3.0),
        QT_TRANSLATE_NOOP("tensors", "No shadow: the product is 0 however long the vectors are."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("tensors", "Obtuse: against u"), _S(view="projection", vx=-3.0, vy=2.0),
        QT_TRANSLATE_NOOP("tensors", "Beyond 90° the shadow points the other way, and the product is negative."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("tensors", "Failure: a vector that is zero"), _S(view="projection", ux=0.0, uy=0.0),
        QT_TRANSLATE_NOOP("tensors", "Nothing can be projected on a vector without a direction."),
    ),
    *MAPS,
    *MOONS,
    Preset(
        QT_TRANSLATE_NOOP("tensors", "Race: adding two vectors"), _S(view="speed"),
        QT_TRANSLATE_NOOP("tensors", "Where do the two lines cross, and how far apart are they at a million numbers?"),
    ),
    Preset(
        QT_TRANSLATE_NOOP("tensors", "Race: an inner product"), _S(view="speed", timed="dot"),
        QT_TRANSLATE_NOOP("tensors", "One number comes out, and BLAS makes it."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("tensors", "Race: a product of matrices"), _S(view="speed", timed="product"),
        QT_TRANSLATE_NOOP("tensors", "Three loops inside each other: twice the side, eight times the steps."),
    ),
)  # fmt: skip
