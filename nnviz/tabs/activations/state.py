"""Everything the pictures of activation functions follow from."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from nnviz.core.activations import ACTIVATIONS, steepest
from nnviz.core.outputs import OUTPUT_LAYERS
from nnviz.core.outputs.softmax_steps import TYPES
from nnviz.core.studies.activations.linearity import CANDIDATES
from nnviz.ui.base.language import QT_TRANSLATE_NOOP
from nnviz.ui.forms.parameters import choice, count, number, numbers, picks, switch

TITLES = {name: row.title for name, row in ACTIVATIONS.items()}


_FUNCTIONS = QT_TRANSLATE_NOOP("activations", "Functions")
_PICTURE = QT_TRANSLATE_NOOP("activations", "Picture")
_TEST = QT_TRANSLATE_NOOP("activations", "Test")
_STACK = QT_TRANSLATE_NOOP("activations", "Layers")
_NETWORK = QT_TRANSLATE_NOOP("activations", "Network")
_SCORES = QT_TRANSLATE_NOOP("activations", "Scores")
_BATCH = QT_TRANSLATE_NOOP("activations", "Batch")
_TASK = QT_TRANSLATE_NOOP("activations", "Task")

_TESTS = {
    "sum": QT_TRANSLATE_NOOP("activations", "f(u) + f(v) = f(u + v)"),
    "multiple": QT_TRANSLATE_NOOP("activations", "c·f(u) = f(c·u)"),
}
_PLACES = {
    "steepest": QT_TRANSLATE_NOOP("activations", "where each is steepest"),
    "x": QT_TRANSLATE_NOOP("activations", "at x"),
}
_SHOWN = {
    "values": QT_TRANSLATE_NOOP("activations", "Activations"),
    "gradients": QT_TRANSLATE_NOOP("activations", "Gradients"),
}
_INPUTS = {
    "random": QT_TRANSLATE_NOOP("activations", "Random numbers, as in the book"),
    "digits": QT_TRANSLATE_NOOP("activations", "Synthetic digits"),
}


_TASKS = {name: row.task for name, row in OUTPUT_LAYERS.items()}
_MOST_LAYERS = 6
LAYERS = tuple(f"layer{number}" for number in range(1, _MOST_LAYERS + 1))
"""The fields of Stacked layers' weights."""


def _in(*views: str) -> Any:
    return lambda state: state.view in views


def _uses(letter: str) -> Any:
    return lambda state: state.view == "superposition" and letter in CANDIDATES[state.candidate].uses


def _has(name: str) -> Any:
    return lambda state: state.view in ("curves", "slopes") and name in state.functions


def _task(*tasks: str) -> Any:
    return lambda state: state.view == "output" and state.task in tasks


def _layer(index: int) -> Any:
    matrices = ((0.9, -0.4, 0.5, 0.9, 0.3, -0.2), (1.0, 0.6, -0.5, 0.7, 0.0, 0.4), (0.8, 0.3, 0.4, -0.9, -0.2, 0.1),
                (0.7, 0.7, -0.7, 0.7, 0.2, 0.0), (1.1, -0.3, 0.2, 0.8, 0.0, -0.3), (0.6, -0.8, 0.6, 0.5, 0.1, 0.2))
    labels = (
        QT_TRANSLATE_NOOP("activations", "Layer 1"), QT_TRANSLATE_NOOP("activations", "Layer 2"),
        QT_TRANSLATE_NOOP("activations", "Layer 3"), QT_TRANSLATE_NOOP("activations", "Layer 4"),
        QT_TRANSLATE_NOOP("activations", "Layer 5"), QT_TRANSLATE_NOOP("activations", "Layer 6"),
    )  # fmt: skip
    return numbers(
        matrices[index], labels[index], -10, 10, 6, 6, section=_STACK,
        shown=lambda state: state.view == "layers" and index < state.depth,
        tip=QT_TRANSLATE_NOOP("activations", "w₁₁ w₁₂ w₂₁ w₂₂ b₁ b₂ of x·W + b, with spaces "
                              "between them: (1, 0) goes to (w₁₁, w₁₂) + b."),
    )  # fmt: skip


@dataclass(frozen=True)
class ActivationsState:
    """Everything the pictures follow from."""

    view: str = "curves"
    # Curves and slopes.
    functions: tuple[str, ...] = picks(
        ("step", "sigmoid", "relu"), QT_TRANSLATE_NOOP("activations", "Functions"), TITLES, section=_FUNCTIONS,
        shown=_in("curves", "slopes"), tip=QT_TRANSLATE_NOOP("activations", "Which functions are drawn."),
    )
    slope: float = number(
        0.01, QT_TRANSLATE_NOOP("activations", "Slope s"), 0, 1, 0.01, section=_FUNCTIONS, shown=_has("leaky_relu"),
        tip=QT_TRANSLATE_NOOP("activations", "Leaky ReLU: the slope on the left."),
    )
    alpha: float = number(
        1.0, QT_TRANSLATE_NOOP("activations", "Depth α"), 0, 3, 0.1, section=_FUNCTIONS, shown=_has("elu"),
        tip=QT_TRANSLATE_NOOP("activations", "ELU: how far it goes down on the left."),
    )
    focus: str = choice(
        "sigmoid", QT_TRANSLATE_NOOP("activations", "Highlighted function"), TITLES, section=_PICTURE,
        shown=_in("curves", "slopes"),
        tip=QT_TRANSLATE_NOOP(
            "activations", "The function whose point you drag, whose formula is shown below and whose "
                           "saturation is shaded."),
    )
    x: float = number(
        1.0, QT_TRANSLATE_NOOP("activations", "x"), -1000, 1000, 0.1, slide=(-6, 6), section=_PICTURE,
        shown=lambda state: state.view == "curves" or (state.view == "slopes" and state.place == "x"),
        tip=QT_TRANSLATE_NOOP("activations", "Drag the point, use the slider, or type any number up to 1000."),
    )
    derivative: bool = switch(
        True, QT_TRANSLATE_NOOP("activations", "Slopes"), section=_PICTURE, shown=_in("curves"),
        tip=QT_TRANSLATE_NOOP("activations", "The derivatives in a plot of their own."),
    )
    tangents: bool = switch(
        True, QT_TRANSLATE_NOOP("activations", "Tangents"), section=_PICTURE, shown=_in("curves"),
        tip=QT_TRANSLATE_NOOP("activations", "The straight line that touches each curve at x."),
    )
    zones: bool = switch(
        True, QT_TRANSLATE_NOOP("activations", "Saturation"), section=_PICTURE, shown=_in("curves"),
        tip=QT_TRANSLATE_NOOP("activations", "Shades where the slope stays below 5 % of its largest."),
    )
    twin: bool = switch(
        False, "2σ(2x) − 1", section=_PICTURE, shown=lambda state: state.view == "curves" and "tanh" in state.functions,
        tip=QT_TRANSLATE_NOOP("activations", "The sigmoid, squeezed and stretched, behind tanh: they are the same."),
    )
    deep: int = count(
        10, QT_TRANSLATE_NOOP("activations", "Layers"), 1, 50, section=_PICTURE, shown=_in("slopes"),
        tip=QT_TRANSLATE_NOOP("activations", "How many slopes are multiplied. Drag the point in the picture."),
    )
    place: str = choice(
        "steepest", QT_TRANSLATE_NOOP("activations", "Slope evaluated"), _PLACES, section=_PICTURE, shown=_in("slopes"),
        tip=QT_TRANSLATE_NOOP("activations", "The best case, or all layers at the same x."),
    )
    # Superposition.
    candidate: str = choice(
        "linear", QT_TRANSLATE_NOOP("activations", "Function f"), {k: r.title for k, r in CANDIDATES.items()},
        section=_TEST, shown=_in("superposition"), tip=QT_TRANSLATE_NOOP("activations", "The function that is tested."),
    )
    test: str = choice(
        "sum", QT_TRANSLATE_NOOP("activations", "Property"), _TESTS, section=_TEST, shown=_in("superposition"),
        tip=QT_TRANSLATE_NOOP("activations", "A linear function has both, for all numbers."),
    )
    a: float = number(
        0.5, QT_TRANSLATE_NOOP("activations", "a"), -100, 100, 0.1, slide=(-3, 3), section=_TEST, shown=_uses("a"))
    b: float = number(
        1.0, QT_TRANSLATE_NOOP("activations", "b"), -100, 100, 0.1, slide=(-3, 3), section=_TEST, shown=_uses("b"))
    u: float = number(
        1.0, QT_TRANSLATE_NOOP("activations", "u"), -100, 100, 0.1, slide=(-5, 5), section=_TEST,
        shown=_in("superposition"), tip=QT_TRANSLATE_NOOP("activations", "The first input. Drag its point."))
    u2: float = number(
        2.0, QT_TRANSLATE_NOOP("activations", "u₂"), -100, 100, 0.1, slide=(-5, 5), section=_TEST,
        shown=lambda state: state.view == "superposition" and state.candidate == "two_inputs")
    v: float = number(
        2.0, QT_TRANSLATE_NOOP("activations", "v"), -100, 100, 0.1, slide=(-5, 5), section=_TEST,
        shown=lambda state: state.view == "superposition" and state.test == "sum",
        tip=QT_TRANSLATE_NOOP("activations", "The second input. Drag its point."))
    v2: float = number(
        10.0, QT_TRANSLATE_NOOP("activations", "v₂"), -100, 100, 0.1, slide=(-5, 5), section=_TEST,
        shown=lambda state: state.view == "superposition" and state.candidate == "two_inputs" and state.test == "sum")
    c: float = number(
        2.0, QT_TRANSLATE_NOOP("activations", "c"), -100, 100, 0.1, slide=(-3, 3), section=_TEST,
        shown=lambda state: state.view == "superposition" and state.test == "multiple",
        tip=QT_TRANSLATE_NOOP("activations", "The multiple. Drag the square."))
    # Stacked layers.
    depth: int = count(
        2, QT_TRANSLATE_NOOP("activations", "Layers"), 1, _MOST_LAYERS, section=_STACK, shown=_in("layers"),
        tip=QT_TRANSLATE_NOOP("activations", "How many layers follow one another."))
    fold: str = choice(
        "identity", QT_TRANSLATE_NOOP("activations", "Activation"), TITLES, section=_STACK, shown=_in("layers"),
        tip=QT_TRANSLATE_NOOP("activations", "Between and after the layers. Identity: none."))
    layer: int = count(
        1, QT_TRANSLATE_NOOP("activations", "Dragged layer"), 1, _MOST_LAYERS, section=_STACK, shown=_in("layers"),
        tip=QT_TRANSLATE_NOOP("activations", "The layer whose square you drag."))
    layer1: tuple[float, ...] = _layer(0)
    layer2: tuple[float, ...] = _layer(1)
    layer3: tuple[float, ...] = _layer(2)
    layer4: tuple[float, ...] = _layer(3)
    layer5: tuple[float, ...] = _layer(4)
    layer6: tuple[float, ...] = _layer(5)
    point_x: float = number(
        1.0, QT_TRANSLATE_NOOP("activations", "Point x₁"), -10, 10, 0.1, slide=(-2, 2), section=_STACK,
        shown=_in("layers"))
    point_y: float = number(
        0.5, QT_TRANSLATE_NOOP("activations", "Point x₂"), -10, 10, 0.1, slide=(-2, 2), section=_STACK,
        shown=_in("layers"))
    # A deep network.
    shown: str = choice(
        "values", QT_TRANSLATE_NOOP("activations", "Show"), _SHOWN, section=_NETWORK, shown=_in("signals"),
        tip=QT_TRANSLATE_NOOP(
            "activations", "What each layer outputs, or how large the gradients of its weights are."))
    activation: str = choice(
        "sigmoid", QT_TRANSLATE_NOOP("activations", "Activation"), TITLES, section=_NETWORK, shown=_in("signals"),
        tip=QT_TRANSLATE_NOOP("activations", "The function after every hidden layer."))
    layers: int = count(
        5, QT_TRANSLATE_NOOP("activations", "Hidden layers"), 2, 10, section=_NETWORK, shown=_in("signals"))
    units: int = count(
        100, QT_TRANSLATE_NOOP("activations", "Units per layer"), 10, 200, 10, section=_NETWORK, shown=_in("signals"))
    inputs: str = choice(
        "random", QT_TRANSLATE_NOOP("activations", "Inputs"), _INPUTS, section=_NETWORK, shown=_in("signals"),
        tip=QT_TRANSLATE_NOOP("activations", "1000 samples are sent through every network."))
    seed: int = count(0, QT_TRANSLATE_NOOP("activations", "Seed"), 0, 9999, section=_NETWORK, shown=_in("signals"))
    # Softmax.
    scores: tuple[float, ...] = numbers(
        (0.3, 2.9, 4.0), QT_TRANSLATE_NOOP("activations", "Scores"), -2000, 2000, 3, 10, section=_SCORES,
        shown=_in("softmax"), tip=QT_TRANSLATE_NOOP("activations", "3 to 10 numbers. Or drag the bars."))
    shift: float = number(
        0.0, QT_TRANSLATE_NOOP("activations", "Shift c"), -1000, 1000, 1, section=_SCORES, shown=_in("softmax"),
        tip=QT_TRANSLATE_NOOP("activations", "Added to every score: the probabilities must not change."))
    dtype: str = choice(
        "float64", QT_TRANSLATE_NOOP("activations", "Precision"), tuple(TYPES), section=_SCORES, shown=_in("softmax"),
        tip=QT_TRANSLATE_NOOP("activations", "How many bits each number has."))
    # A batch.
    samples: int = count(4, QT_TRANSLATE_NOOP("activations", "Samples"), 2, 8, section=_BATCH, shown=_in("batch"))
    classes: int = count(3, QT_TRANSLATE_NOOP("activations", "Classes"), 2, 6, section=_BATCH, shown=_in("batch"))
    draws: int = count(
        3, QT_TRANSLATE_NOOP("activations", "Seed"), 0, 9999, section=_BATCH, shown=_in("batch"),
        tip=QT_TRANSLATE_NOOP("activations", "Other scores."))
    # The output layer.
    task: str = choice(
        "regression", QT_TRANSLATE_NOOP("activations", "Task"), _TASKS, section=_TASK, shown=_in("output"),
        tip=QT_TRANSLATE_NOOP("activations", "The task determines the outputs, the activation and the loss."))
    score: float = number(
        2.0, QT_TRANSLATE_NOOP("activations", "Score a"), -10, 10, 0.1, slide=(-6, 6), section=_TASK,
        shown=_task("regression", "two"),
        tip=QT_TRANSLATE_NOOP("activations", "The weighted sum of the last layer. Drag its bar."))
    target: float = number(
        0.5, QT_TRANSLATE_NOOP("activations", "Target t"), -10, 10, 0.1, slide=(-6, 6), section=_TASK,
        shown=_task("regression"))
    positive: bool = switch(
        True, QT_TRANSLATE_NOOP("activations", "Target is 1 (yes)"), section=_TASK, shown=_task("two"))
    ten_scores: tuple[float, ...] = numbers(
        (0.5, -1.0, 3.0, 0.0, -0.5, 1.0, -2.0, 1.5, 0.0, -1.5), QT_TRANSLATE_NOOP("activations", "Scores a"), -10, 10,
        10, 10, section=_TASK, shown=_task("ten"))
    truth: int = count(
        2, QT_TRANSLATE_NOOP("activations", "True class"), 0, 9, section=_TASK, shown=_task("ten"))
    dragged: int = count(
        2, QT_TRANSLATE_NOOP("activations", "Changed score"), 0, 9, section=_TASK, shown=_task("ten"),
        tip=QT_TRANSLATE_NOOP("activations", "Along which score the loss is drawn."))  # fmt: skip

    def matrices(self) -> tuple[tuple[float, ...], ...]:
        """The layers in use: w₁₁ w₁₂ w₂₁ w₂₂ b₁ b₂ each."""
        return tuple(getattr(self, f"layer{i + 1}") for i in range(self.depth))

    def edited_layer(self) -> int:
        """The number of the layer whose square is dragged, 1 to depth."""
        return min(self.layer, self.depth)

    def in_focus(self) -> str:
        """The function in focus: the one asked for, if it is drawn."""
        return self.focus if self.focus in self.functions else self.functions[0]

    def has_twin(self) -> bool:
        """Whether 2σ(2x) − 1 is drawn behind tanh."""
        return self.twin and "tanh" in self.functions

    def parameters_of(self, name: str) -> dict[str, float]:
        """The numbers a function is given."""
        return {p.name: getattr(self, p.name) for p in ACTIVATIONS[name].parameters}

    def slope_at(self, name: str) -> float:
        """The slope that is multiplied with itself."""
        if self.place == "steepest":
            return steepest(ACTIVATIONS[name], **self.parameters_of(name))
        return float(ACTIVATIONS[name].derivative(self.x, **self.parameters_of(name)))


def rows_for_columns(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the values of a scene with weights for x·W + b; those that were saved for W·x + b are transposed.

    A scene has all fields: one without `twin`, which came with x·W, is older.
    """
    layers = {name: values[name] for name in LAYERS if name in values}
    if "twin" in values or len(layers) < len(LAYERS):
        return values
    return {**values, **{name: _transposed(layer) for name, layer in layers.items()}}


def _transposed(layer: Any) -> Any:
    if not isinstance(layer, (list, tuple)) or len(layer) != 6:
        return layer  # the check of the field says what is wrong
    w11, w12, w21, w22, *bias = layer
    return (w11, w21, w12, w22, *bias)
