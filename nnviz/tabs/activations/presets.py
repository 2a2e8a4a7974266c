"""States worth looking at; the failures are among them on purpose."""



from nnviz.tabs.activations.state import ActivationsState
from nnviz.ui.base.language import QT_TRANSLATE_NOOP
from nnviz.ui.tab import Preset

_S = ActivationsState
PRESETS = (
    Preset(
        QT_TRANSLATE_NOOP("activations", "The book's three"), _S(),
        QT_TRANSLATE_NOOP("activations", "Drag the point: which of the three has a slope where?"),
    ),
    Preset(
        QT_TRANSLATE_NOOP("activations", "Sigmoid and tanh"),
        _S(functions=("sigmoid", "tanh"), focus="tanh", x=0.0, twin=True),
        QT_TRANSLATE_NOOP("activations", "tanh x = 2·sigmoid(2x) − 1: steeper, and centred on 0."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("activations", "The family of ReLU"),
        _S(functions=("relu", "leaky_relu", "elu", "softplus", "swish", "gelu"), focus="relu", x=-1.0, slope=0.1),
        QT_TRANSLATE_NOOP("activations", "Left of 0 they differ: which of them never lets the gradient die?"),
    ),
    Preset(
        QT_TRANSLATE_NOOP("activations", "Failure: saturated, x = 38"), _S(functions=("sigmoid", "tanh"), x=38.0),
        QT_TRANSLATE_NOOP("activations", "The computed slope y·(1 − y) is exactly 0, because y rounds to 1. The "
                                         "true slope is 3.1×10⁻¹⁷."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("activations", "A linear function passes"), _S(view="superposition"),
        QT_TRANSLATE_NOOP("activations", "Drag u and v: the two sides always agree."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("activations", "Two inputs: 6a + 12b"),
        _S(view="superposition", candidate="two_inputs", a=0.5, b=0.3, u=1.0, u2=2.0, v=5.0, v2=10.0),
        QT_TRANSLATE_NOOP("activations", "a·1 + b·2 and a·5 + b·10 add up to 6a + 12b, which is f of the sums."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("activations", "Failure: a line that misses 0"), _S(view="superposition", candidate="affine"),
        QT_TRANSLATE_NOOP("activations", "Its graph is a straight line, and yet it is not linear: b is counted twice."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("activations", "Failure: ReLU, by chance"),
        _S(view="superposition", candidate="relu", u=1.0, v=2.0),
        QT_TRANSLATE_NOOP("activations", "The sides agree while both inputs have the same sign. Drag one of "
                                         "them below 0."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("activations", "Two layers are one"), _S(view="layers"),
        QT_TRANSLATE_NOOP("activations", "Whatever you drag, the lines of the grid stay straight. Now choose ReLU "
                                         "as activation."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("activations", "Three halvings: an eighth"),
        _S(view="layers", depth=3, layer1=(0.5, 0, 0, 0.5, 0, 0), layer2=(0.5, 0, 0, 0.5, 0, 0),
           layer3=(0.5, 0, 0, 0.5, 0, 0), point_x=4.0, point_y=0.0),
        QT_TRANSLATE_NOOP("activations", "f(f(f(x))) = a³x: with a = 0.5, the point 4 ends at 0.5."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("activations", "ReLU folds the plane"), _S(view="layers", fold="relu", depth=2),
        QT_TRANSLATE_NOOP("activations", "Each layer folds the grid along straight lines. Add layers: more folds."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("activations", "Failure: the gradient vanishes"),
        _S(view="slopes", functions=("sigmoid", "tanh", "relu"), deep=10),
        QT_TRANSLATE_NOOP("activations", "Ten sigmoids leave a millionth of the gradient at most."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("activations", "Four weight initialisations"), _S(view="signals"),
        QT_TRANSLATE_NOOP("activations", "With std = 1 the values stick to 0 and 1, with std = 0.01 to 0.5. "
                                         "Look at the gradients too."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("activations", "Deep network: He for ReLU"), _S(view="signals", activation="relu"),
        QT_TRANSLATE_NOOP("activations", "With Xavier the values of ReLU fade layer by layer; with He they last."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("activations", "Failure: ten sigmoid layers"),
        _S(view="signals", layers=10, units=20, shown="gradients", inputs="digits"),
        QT_TRANSLATE_NOOP(
            "activations", "The gradient of the first layer is many powers of ten below that of the last."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("activations", "Softmax"), _S(view="softmax"),
        QT_TRANSLATE_NOOP("activations", "Drag one bar: all probabilities change, and their sum stays 1."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("activations", "Failure: 1010, 1000, 990"),
        _S(view="softmax", scores=(1010.0, 1000.0, 990.0)),
        QT_TRANSLATE_NOOP("activations", "The direct formula gives nan. The other one gives what it should."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("activations", "Failure: only the sum overflows"), _S(view="softmax", scores=(709.0,) * 3),
        QT_TRANSLATE_NOOP("activations", "Three finite powers, and a sum that overflows: every quotient becomes 0."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("activations", "Failure: float32 overflows"),
        _S(view="softmax", scores=(0.3, 2.9, 4.0), shift=85.0, dtype="float32"),
        QT_TRANSLATE_NOOP("activations", "The largest float32 number is about e⁸⁸·⁷². float64 fixes it."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("activations", "Failure: sum over the batch"), _S(view="batch", samples=5),
        QT_TRANSLATE_NOOP("activations", "One wrong axis: look for rows that do not add up to 1."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("activations", "Output for two classes"), _S(view="output", task="two"),
        QT_TRANSLATE_NOOP("activations", "Drag the score: the slope of the loss is always y − t."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("activations", "Output for ten classes"), _S(view="output", task="ten"),
        QT_TRANSLATE_NOOP("activations", "Raise the score of a wrong class and watch the loss."),
    ),
)  # fmt: skip
