"""Everything the pictures of a small network follow from."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any

from nnviz.core.backprop import (
    ALL,
    LAYERS,
    UNITS,
    WHOLE,
    Forward,
    Gradient,
    SmallNetwork,
    backward,
    forward,
    network_of,
    place_of,
)
from nnviz.core.expressions import Expression, parse
from nnviz.core.expressions.nodes import Variable, in_order
from nnviz.core.problems import Problem
from nnviz.core.studies.network.cases import BOOK, STARTS, Case
from nnviz.core.studies.network.chain_rule import INNER, OUTER
from nnviz.core.studies.network.gradient_check import BUGS
from nnviz.core.studies.network.gradient_mistakes import MISTAKES
from nnviz.core.studies.network.one_layer import NOTE_A
from nnviz.core.studies.network.one_update import ORDERS
from nnviz.core.studies.network.two_layer_net import MEMBERS
from nnviz.tabs.network.trained import FILES, MOST_LAYERS
from nnviz.ui.base.language import QT_TRANSLATE_NOOP
from nnviz.ui.forms.parameters import choice, count, counts, folder, number, numbers, switch, text

_NETWORK = QT_TRANSLATE_NOOP("network", "Network")
_SAMPLE = QT_TRANSLATE_NOOP("network", "Sample")
_PICTURE = QT_TRANSLATE_NOOP("network", "Picture")
_LEARNING = QT_TRANSLATE_NOOP("network", "Learning")

TYPED = "typed"
OWN, FILE = "", "file"
TRAINED = {
    OWN: QT_TRANSLATE_NOOP("network", "Own small network"),
    "relu-50": QT_TRANSLATE_NOOP("network", "784-50-10, trained"),
    "sigmoid-50-100": QT_TRANSLATE_NOOP("network", "784-50-100-10, trained"),
    "relu-512": QT_TRANSLATE_NOOP("network", "784-512-10, trained"),
    FILE: QT_TRANSLATE_NOOP("network", "From a file"),
}
"""Which network is on show: one whose numbers stand in the State, or one that was trained."""
MOST_INDEX = 9999  # of a unit of a trained network
MOST_UNITS = 8
LARGEST = 1e6
"""Of a weight, a bias, an input or a target."""
ROUNDS = 100
"""Updates that time plays after the first one."""
HIDDEN = {
    "step": QT_TRANSLATE_NOOP("network", "Step"),
    "sigmoid": QT_TRANSLATE_NOOP("network", "Sigmoid"),
    "tanh": QT_TRANSLATE_NOOP("network", "tanh"),
    "relu": QT_TRANSLATE_NOOP("network", "ReLU"),
    "leaky_relu": QT_TRANSLATE_NOOP("network", "Leaky ReLU"),
    "elu": QT_TRANSLATE_NOOP("network", "ELU"),
    "softplus": QT_TRANSLATE_NOOP("network", "Softplus"),
    "swish": QT_TRANSLATE_NOOP("network", "Swish"),
    "gelu": QT_TRANSLATE_NOOP("network", "GELU"),
    "identity": QT_TRANSLATE_NOOP("network", "Identity"),
}
OUTPUTS = {
    "identity": QT_TRANSLATE_NOOP("network", "Identity, ½ Σ (y − t)²"),
    "sigmoid": QT_TRANSLATE_NOOP("network", "Sigmoid, ½ Σ (y − t)²"),
    "softmax": QT_TRANSLATE_NOOP("network", "Softmax, cross entropy"),
    "step": QT_TRANSLATE_NOOP("network", "Step, ½ Σ (y − t)²"),
    "tanh": QT_TRANSLATE_NOOP("network", "tanh, ½ Σ (y − t)²"),
    "relu": QT_TRANSLATE_NOOP("network", "ReLU, ½ Σ (y − t)²"),
    "leaky_relu": QT_TRANSLATE_NOOP("network", "Leaky ReLU, ½ Σ (y − t)²"),
    "elu": QT_TRANSLATE_NOOP("network", "ELU, ½ Σ (y − t)²"),
    "softplus": QT_TRANSLATE_NOOP("network", "Softplus, ½ Σ (y − t)²"),
    "swish": QT_TRANSLATE_NOOP("network", "Swish, ½ Σ (y − t)²"),
    "gelu": QT_TRANSLATE_NOOP("network", "GELU, ½ Σ (y − t)²"),
}
_STARTS = {TYPED: QT_TRANSLATE_NOOP("network", "As they are"),
           **{name: name for name in STARTS if name != "zeros"},
           "zeros": QT_TRANSLATE_NOOP("network", "All 0")}  # fmt: skip
_BY = {
    UNITS: QT_TRANSLATE_NOOP("network", "Unit by unit"),
    LAYERS: QT_TRANSLATE_NOOP("network", "Layer by layer"),
    WHOLE: QT_TRANSLATE_NOOP("network", "All at once"),
}
NAMES = {
    "values": QT_TRANSLATE_NOOP("network", "Numbers only"),
    "indices": QT_TRANSLATE_NOOP("network", "w₁₀⁽⁰⁾, a₂₀, z₂₀"),
    "counted": QT_TRANSLATE_NOOP("network", "w₁, w₂, w₃ …"),
}
_GRAPH = QT_TRANSLATE_NOOP("network", "Graph")
_FUNCTIONS = QT_TRANSLATE_NOOP("network", "Functions")
GRAPHS = {
    "apples": QT_TRANSLATE_NOOP("network", "Apples"),
    "fruit": QT_TRANSLATE_NOOP("network", "Apples and oranges"),
    "formula": QT_TRANSLATE_NOOP("network", "Own formula"),
    "affine": QT_TRANSLATE_NOOP("network", "Affine: x·W + b"),
    "relu": QT_TRANSLATE_NOOP("network", "ReLU layer"),
    "sigmoid": QT_TRANSLATE_NOOP("network", "Sigmoid layer"),
    "softmax": QT_TRANSLATE_NOOP("network", "Softmax with loss"),
}
LAYER_GRAPHS = ("affine", "relu", "sigmoid", "softmax")
REACH = 3.0
"""How far x goes on the bench of the chain rule."""
VARIABLES = ("w", "x", "b")
_CHECK = QT_TRANSLATE_NOOP("network", "Check")
CHECKED = {
    "own": QT_TRANSLATE_NOOP("network", "The network of Forward"),
    "book": QT_TRANSLATE_NOOP("network", "784-50-10, synthetic digits"),
}
QUANTITIES = {
    "difference": QT_TRANSLATE_NOOP("network", "Difference"),
    "backprop": QT_TRANSLATE_NOOP("network", "Backpropagation"),
    "numerical": QT_TRANSLATE_NOOP("network", "Numerical gradient"),
}
OF_THE_NET = ("forward", "backward")


def typed_formula(text: str) -> Expression:
    """Return a typed formula in w, x and b; Problem for anything else, and for one without a variable."""
    found = parse(text, VARIABLES)
    if not any(isinstance(node, Variable) for node in in_order(found.tree)):
        raise Problem(_NO_VARIABLE)
    return found


_NO_VARIABLE = QT_TRANSLATE_NOOP("problems", "A graph needs a variable: write w, x or b into the formula.")


def _in(*views: str) -> Any:
    return lambda state: state.view in views


def _of_own(state: "NetworkState") -> bool:
    return state.view in OF_THE_NET and state.trained == OWN


@dataclass(frozen=True)
class NetworkState:
    """Everything the pictures follow from.

    parameters: W1 row by row, b1, W2 … in a row. at: the moment on show. unit_from −1: the bias of unit_to.
    """

    view: str = "forward"
    trained: str = choice(
        OWN, QT_TRANSLATE_NOOP("network", "Network"), TRAINED, section=_NETWORK, shown=_in(*OF_THE_NET),
        tip=QT_TRANSLATE_NOOP("network", "A network trained to recognise digits; of its large layers the units that "
                              "contribute most are drawn."))
    path: str = folder(
        "", QT_TRANSLATE_NOOP("network", "File"), section=_NETWORK, files=FILES,
        shown=lambda s: s.view in OF_THE_NET and s.trained == FILE)
    image: int = count(
        0, QT_TRANSLATE_NOOP("network", "Digit number"), 0, MOST_INDEX, section=_SAMPLE, slide=(0, 50),
        shown=lambda s: s.view in OF_THE_NET and s.trained != OWN,
        tip=QT_TRANSLATE_NOOP("network", "Its last figure says which digit is drawn, the number how."))
    sizes: tuple[int, ...] = counts(
        BOOK.sizes, QT_TRANSLATE_NOOP("network", "Layers"), 1, MOST_UNITS, MOST_LAYERS, section=_NETWORK,
        shown=_of_own,
        tip=QT_TRANSLATE_NOOP("network", "Inputs, hidden units and outputs with commas: 2 to 5 layers of 1 to 8."))
    hidden: str = choice(
        "sigmoid", QT_TRANSLATE_NOOP("network", "Hidden layers"), HIDDEN, section=_NETWORK,
        shown=lambda s: _of_own(s) and len(s.sizes) > 2,
        tip=QT_TRANSLATE_NOOP("network", "The activation h: what a unit computes from its sum."))
    output: str = choice("identity", QT_TRANSLATE_NOOP("network", "Output and loss"), OUTPUTS, section=_NETWORK,
                         shown=_of_own)  # fmt: skip
    biases: bool = switch(
        True, QT_TRANSLATE_NOOP("network", "Biases"), section=_NETWORK, shown=_of_own,
        tip=QT_TRANSLATE_NOOP("network", "Without biases every unit has its weighted sum alone."))
    start: str = choice(
        TYPED, QT_TRANSLATE_NOOP("network", "Random weights"), _STARTS, section=_NETWORK, shown=_of_own,
        tip=QT_TRANSLATE_NOOP("network", "From which distribution new weights come. Editing one keeps the others."))
    seed: int = count(
        0, QT_TRANSLATE_NOOP("network", "Seed"), 0, 9999, section=_NETWORK,
        shown=lambda s: _of_own(s) and s.start not in (TYPED, "zeros"),
        tip=QT_TRANSLATE_NOOP("network", "Another seed gives other random numbers."))
    x: tuple[float, ...] = numbers(
        BOOK.x, QT_TRANSLATE_NOOP("network", "Inputs x"), -LARGEST, LARGEST, 1, MOST_UNITS, section=_SAMPLE,
        shown=_of_own)
    t: tuple[float, ...] = numbers(
        BOOK.t, QT_TRANSLATE_NOOP("network", "Targets t"), -LARGEST, LARGEST, 1, MOST_UNITS, section=_SAMPLE,
        shown=lambda s: _of_own(s) and s.view == "backward")
    parameters: tuple[float, ...] = BOOK.parameters
    by: str = choice(UNITS, QT_TRANSLATE_NOOP("network", "Space advances"), _BY, section=_PICTURE,
                     shown=_in(*OF_THE_NET))  # fmt: skip
    mistake: bool = switch(
        False, QT_TRANSLATE_NOOP("network", "Pass on a instead of z"), section=_PICTURE,
        shown=_in("forward"),
        tip=QT_TRANSLATE_NOOP("network", "The common mistake: the activations are computed and never used."))
    bias_rows: bool = switch(
        False, QT_TRANSLATE_NOOP("network", "Biases of shape (1, n)"), section=_PICTURE,
        shown=lambda s: _of_own(s) and s.view == "forward" and s.biases,
        tip=QT_TRANSLATE_NOOP("network", "np.array([[.1, .2]]) instead of np.array([.1, .2])."))
    layer: int = count(1, QT_TRANSLATE_NOOP("network", "Weight of layer"), 1, MOST_LAYERS - 1, section=_LEARNING,
                       shown=_in("backward"))  # fmt: skip
    unit_from: int = count(
        0, QT_TRANSLATE_NOOP("network", "From unit"), ALL, MOST_INDEX, section=_LEARNING, shown=_in("backward"),
        slide=(ALL, MOST_UNITS - 1),
        tip=QT_TRANSLATE_NOOP("network", "From 0; −1 is the bias. Or click a weight in the picture."))
    unit_to: int = count(0, QT_TRANSLATE_NOOP("network", "To unit"), 0, MOST_INDEX, section=_LEARNING,
                         shown=_in("backward"), slide=(0, MOST_UNITS - 1))  # fmt: skip
    rate: float = number(
        0.5, QT_TRANSLATE_NOOP("network", "Learning rate η"), 0.0, 100.0, 0.1, slide=(0.0, 2.0), section=_LEARNING,
        shown=_in("backward"))
    learn_biases: bool = switch(
        True, QT_TRANSLATE_NOOP("network", "Update the biases too"), section=_LEARNING,
        shown=lambda s: s.view == "backward" and (s.biases or s.trained != OWN))
    names: str = choice("values", QT_TRANSLATE_NOOP("network", "At the weights"), NAMES, section=_PICTURE,
                        shown=_in(*OF_THE_NET))  # fmt: skip
    # Graph.
    graph: str = choice("apples", QT_TRANSLATE_NOOP("network", "Graph"), GRAPHS, section=_GRAPH, shown=_in("graph"))
    formula: str = text(
        "x*w + b", QT_TRANSLATE_NOOP("network", "Formula"), typed_formula, section=_GRAPH,
        shown=lambda s: s.view == "graph" and s.graph == "formula",
        tip=QT_TRANSLATE_NOOP("network", "In w, x and b, such as w^2 + 3 or sigmoid(x*w + b)."))
    values: tuple[float, ...] = numbers(
        (1.5, 2.0, -1.0), QT_TRANSLATE_NOOP("network", "w, x, b"), -LARGEST, LARGEST, 3, 3, section=_GRAPH,
        shown=lambda s: s.view == "graph" and s.graph == "formula")
    prices: tuple[float, ...] = numbers(
        (100.0, 2.0, 150.0, 3.0, 1.1), QT_TRANSLATE_NOOP("network", "Prices and numbers"), -LARGEST, LARGEST, 5, 5,
        section=_GRAPH, shown=lambda s: s.view == "graph" and s.graph in ("apples", "fruit"),
        tip=QT_TRANSLATE_NOOP("network", "Apple, how many apples, orange, how many oranges, tax."))
    arrays: int = count(
        0, QT_TRANSLATE_NOOP("network", "Other numbers"), 0, 9999, section=_GRAPH,
        shown=lambda s: s.view == "graph" and s.graph in LAYER_GRAPHS)
    # One layer.
    sample: tuple[float, ...] = numbers((0.6, 0.9), QT_TRANSLATE_NOOP("network", "x"), -100, 100, 2, 2, section=_SAMPLE,
                                        shown=_in("layer"))  # fmt: skip
    matrix: tuple[float, ...] = numbers(
        NOTE_A, QT_TRANSLATE_NOOP("network", "W, row by row"), -100, 100, 6, 6, section=_SAMPLE, shown=_in("layer"),
        tip=QT_TRANSLATE_NOOP("network", "Six numbers: three for each input."))
    label: int = count(2, QT_TRANSLATE_NOOP("network", "True class"), 0, 2, section=_SAMPLE, shown=_in("layer"))
    row: int = count(0, QT_TRANSLATE_NOOP("network", "Row"), 0, 1, section=_LEARNING, shown=_in("layer"))
    column: int = count(0, QT_TRANSLATE_NOOP("network", "Column"), 0, 2, section=_LEARNING, shown=_in("layer"))
    h: float = number(0.1, QT_TRANSLATE_NOOP("network", "Change h"), 1e-4, 2.0, 0.1, log=True, section=_LEARNING,
                      shown=_in("layer"))  # fmt: skip
    slip: str = choice("none", QT_TRANSLATE_NOOP("network", "Mistake in the code"), MISTAKES, section=_LEARNING,
                       shown=_in("layer"), tip=QT_TRANSLATE_NOOP("network", "A mistake in numerical_gradient: what "
                       "comes out for x₀² + x₁² at (3, 4)."))  # fmt: skip
    # Chain rule.
    outer: str = choice("sin t", QT_TRANSLATE_NOOP("network", "f"), list(OUTER), section=_FUNCTIONS, shown=_in("chain"))
    inner: str = choice("x²", QT_TRANSLATE_NOOP("network", "g"), list(INNER), section=_FUNCTIONS, shown=_in("chain"))
    place_x: float = number(1.0, QT_TRANSLATE_NOOP("network", "x"), -REACH, REACH, 0.05, section=_FUNCTIONS,
                            shown=_in("chain"))  # fmt: skip
    # Gradient check.
    checked: str = choice("own", QT_TRANSLATE_NOOP("network", "Network"), CHECKED, section=_CHECK, shown=_in("check"))
    bug: str = choice("none", QT_TRANSLATE_NOOP("network", "Bug in backward"), BUGS, section=_CHECK, shown=_in("check"))
    quantity: str = choice("difference", QT_TRANSLATE_NOOP("network", "Colour"), QUANTITIES, section=_CHECK,
                           shown=_in("check"))  # fmt: skip
    samples: int = count(5, QT_TRANSLATE_NOOP("network", "Samples"), 1, 20, section=_CHECK, shown=_in("check"))
    # TwoLayerNet.
    member: str = choice("predict", QT_TRANSLATE_NOOP("network", "Member"), list(MEMBERS), section=_NETWORK,
                         shown=_in("class"))  # fmt: skip
    # One update.
    batch: int = count(10, QT_TRANSLATE_NOOP("network", "Batch size N"), 1, 100, section=_LEARNING, shown=_in("update"))
    order: str = choice("right", QT_TRANSLATE_NOOP("network", "Order"), ORDERS, section=_LEARNING, shown=_in("update"))
    arrays_of: str = choice("book", QT_TRANSLATE_NOOP("network", "Arrays drawn"), {
        "book": QT_TRANSLATE_NOOP("network", "784-50-10, which learns"), "pretrained": "784-50-100-10",
        }, section=_LEARNING, shown=_in("update"), tip=QT_TRANSLATE_NOOP(
            "network", "Whose arrays are drawn to scale; the network that learns is the first."))  # fmt: skip
    listed: int = choice(6, QT_TRANSLATE_NOOP("network", "Steps in the list"), (4, 6, 7), section=_LEARNING,
                         shown=_in("update"))  # fmt: skip
    at: int = 1

    def __post_init__(self) -> None:
        object.__setattr__(self, "at", max(0, self.at))  # a moment before the first, as in a damaged file, is the first

    def network(self) -> SmallNetwork:
        """The network that is drawn, before any update."""
        return network_of(self.sizes, self.used_parameters(), self.hidden, self.output,
                          self.mistake and self.view == "forward")  # fmt: skip

    @property
    def rounds(self) -> int:
        """How many updates time plays after the first one."""
        return ROUNDS

    def network_key(self) -> Hashable:
        """Return what `network` follows from."""
        return self.sizes, self.used_parameters(), self.hidden, self.output

    def typed(self, layer: int, unit_from: int, unit_to: int) -> float | None:
        """Return a weight, or a bias (unit_from ALL), as it can be edited."""
        return self.parameters[place_of(self.sizes, layer, unit_from, unit_to)]

    def typed_weights(self, layer: int, units_from: Sequence[int], units_to: Sequence[int]) -> Sequence[float | None]:
        """Return the weights between some units, row by row, as they can be edited."""
        first, row = place_of(self.sizes, layer, 0, 0), self.sizes[layer]
        return [self.parameters[first + i * row + j] for i in units_from for j in units_to]

    def used_parameters(self) -> tuple[float, ...]:
        """The weights and biases in a row; 0 for biases that are switched off."""
        if self.biases:
            return self.parameters
        values = list(self.parameters)
        for layer, units in enumerate(self.sizes[1:], 1):
            start = place_of(self.sizes, layer, ALL, 0)
            values[start : start + units] = [0.0] * units
        return tuple(values)

    def passes(self) -> tuple[SmallNetwork, Forward, Gradient]:
        """The network with its forward and its backward pass."""
        network = self.network()
        passed = forward(network, self.x)
        return network, passed, backward(network, passed, self.t)


def of_case(case: Case, **more: Any) -> NetworkState:
    """Return a State that shows a case of a book or notes."""
    return NetworkState(sizes=case.sizes, parameters=case.parameters, x=case.x, t=case.t, output=case.output, **more)
