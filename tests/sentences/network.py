"""The sentences of the network tab."""

import re
from random import Random
from typing import Any

import numpy as np

from nnviz.core.backprop import network_of, parameter_count
from nnviz.core.studies.network.cases import BOOK
from nnviz.core.studies.network.two_layer_net import MEMBERS
from nnviz.data.digits import generate
from nnviz.tabs.network.resolved import resolved
from tests.sentences import Said, true
from tests.stress import values

# The network on show, computed anew.


def outputs(said: Said, parameters: Any = None) -> list[np.ndarray]:
    """Return what the layers hand on, the last one the outputs: a loop over the units."""
    state = resolved(said.state)
    net = state.network()
    if parameters is not None:
        net = network_of(state.sizes, parameters, state.hidden, state.output)
    z, found = np.array(state.x), []
    from nnviz.core.activations import ACTIVATIONS, softmax

    for index, (W, b) in enumerate(zip(net.weights, net.biases, strict=True)):
        a = np.array([sum(z[i] * W[i, j] for i in range(len(z))) + b[j] for j in range(len(b))])
        last = index == len(net.weights) - 1
        kind = state.output if last else state.hidden
        out = softmax(a) if kind == "softmax" else ACTIVATIONS[kind].value(a)
        found.append(out)
        z = a if state.mistake and not last else out
    return found


def shown(said: Said) -> Any:
    """Return the moment on show."""
    return said.view.shown(said.state)


def forward(said: Said) -> bool:
    return said.state.view == "forward"


def backward(said: Said) -> bool:
    return said.state.view == "backward"


def units(said: Said) -> int:
    return sum(resolved(said.state).sizes[1:])


def own(said: Said) -> bool:
    return said.state.trained == ""


def read(said: Said, mistake: bool) -> int:
    """Return how many of the drawn digits a trained network reads right, by the network of chapter 3."""
    state = resolved(said.state)
    net, (images, labels) = state.network(), generate(1000, np.random.default_rng(1))
    z = images.reshape(1000, 784) / 255.0
    for W, b in zip(net.weights[:-1], net.biases[:-1], strict=True):
        a = z @ W + b
        z = a if mistake else np.maximum(0, a) if net.hidden == "relu" else 1 / (1 + np.exp(-a))
    return int(((z @ net.weights[-1] + net.biases[-1]).argmax(axis=1) == labels).sum())


def near(text: str, value: float) -> bool:
    """Return whether a text of some digits shows a number."""
    from tests.sentences import number_of

    return np.isclose(number_of(text.strip("()")), value, rtol=2e-3, atol=1e-12)


def chain(said: Said) -> Any:
    return said.view.chain_of(said.state, shown(said))


def gives(said: Said) -> bool:
    given = [float(v.replace("−", "-").replace("×10", "e").translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")))
             for v in said.values["y"].replace(",000", "000").strip("()").split(", ")]  # fmt: skip
    return said.state.at >= said.view.shown(said.state).last and np.allclose(given, outputs(said)[-1], rtol=1e-4)


def one_matrix(said: Said) -> bool:
    """Without its activations the network maps 0 to the bias, and the unit vectors to the rows of the matrix."""
    found = [[float(v) for v in row.split(", ")] for row in re.findall(r"\[([^\[\]]+)\]", said.values["W"])]
    state = said.state
    net = network_of(state.sizes, state.used_parameters())
    rows = []
    for x in (*np.eye(state.sizes[0]), np.zeros(state.sizes[0])):
        for W, b in zip(net.weights, net.biases, strict=True):
            x = x @ W + b
        rows.append(x)
    expected = np.array(rows[:-1]) - rows[-1]
    scale = max(1.0, float(np.abs(rows).max()))
    return state.mistake and np.allclose(found, expected, atol=1e-4 + 1e-9 * scale)


def paths_add_up(said: Said) -> bool:
    found = chain(said)
    W, deltas = shown(said).network.weights[said.state.layer], shown(said).gradient.deltas[said.state.layer]
    total = sum(W[said.state.unit_to, k] * deltas[k] for k in range(len(deltas)))
    last = said.values["sum"].split(" = ")[-1]
    return (len(found.paths) == said.number("count") > 1) and np.isclose(total, found.error, rtol=1e-9) and near(
        last, total)  # fmt: skip


def loss_of(said: Said, at: int) -> float:
    """Return the loss at another moment."""
    from dataclasses import replace

    from nnviz.tabs.network.moments import moment_of

    return moment_of(resolved(replace(said.state, at=at))).gradient.loss


def updates(said: Said, sign: int) -> bool:
    now, before = loss_of(said, said.state.at), loss_of(said, min(said.state.at, shown(said).last) - 1)
    return said.number("count") == shown(said).updates and np.sign(now - before) == sign


def ready(said: Said) -> bool:
    return backward(said) and shown(said).knows(said.state.layer, said.state.unit_to)


# The other views.


def step_on_show(said: Said) -> tuple[str, str]:
    from nnviz.core.computation_graph import steps
    from nnviz.tabs.network.graph.view import graph_shown

    order = list(steps(graph_shown(said.state)))
    return order[min(said.state.at, len(order)) - 1]


_ALONE = re.compile(r"[\s()\[\]]*([a-zπ]|[\d.,]+(e\d+)?|[¼½¾])[\s()\[\]]*")  # one variable or number


def formula_value(said: Said, **moved: float) -> float:
    """Return the value of the graph on show, by plain arithmetic or by the expression."""
    from nnviz.core.expressions import parse

    state = said.state
    if state.graph in ("apples", "fruit"):
        apple, apples, orange, oranges, tax = (moved.get(name, value) for name, value in zip(
            ("apple", "apples", "orange", "oranges", "tax"), state.prices, strict=True))  # fmt: skip
        return (apple * apples + (orange * oranges if state.graph == "fruit" else 0)) * tax
    values = [moved.get(name, value) for name, value in zip("wxb", state.values, strict=True)]
    return float(parse(state.formula, ("w", "x", "b"))(*values))


def derivatives(said: Said) -> bool:
    """The derivatives that are said are the quotients of differences; where those are rough nothing is compared."""
    state = said.state
    names = ("apple", "apples", "orange", "oranges", "tax") if state.graph in ("apples", "fruit") else ("w", "x", "b")
    given = dict(zip(names, state.prices if len(names) == 5 else state.values, strict=True))
    for name, text in re.findall(r"∂y/∂(\w+) = (.+?)(?=, ∂|$)", said.values["parts"]):
        h = 1e-4 * max(1.0, abs(given[name]))
        above, middle, below = (formula_value(said, **{name: given[name] + step}) for step in (h, 0, -h))
        slope = (above - below) / (2 * h)
        rough = not np.isfinite(slope) or abs(above + below - 2 * middle) > 1e-3 * abs(above - below)
        near = [formula_value(said, **{name: given[name] + step}) for step in (h / 1000, -h / 1000)]
        rough = rough or abs((near[0] - near[1]) * 500 / h - slope) > 0.1 * abs(slope)  # at a jump of floor(x)
        if not rough and not near_two(text, slope):
            return False
    return True


def near_two(text: str, value: float) -> bool:
    """Return whether a text shows a number to two digits; a number that is none is not compared."""
    from tests.sentences import number_of

    return text == "–" or not np.isfinite(value) or bool(np.isclose(number_of(text), value, rtol=0.02, atol=1e-3))


def probed(said: Said, kind: int) -> bool:
    at = min(said.state.at, 18)
    element = (at - 1) // 3
    return at % 3 == kind and (said.number("row"), said.number("column")) == (element // 3, element % 3)


def one_layer(said: Said) -> bool:
    state = said.state
    p = [sum(state.sample[i] * state.matrix[3 * i + j] for i in range(2)) for j in range(3)]
    y = np.exp(np.array(p) - max(p))
    y /= y.sum()
    plain = -np.log(y[state.label]) if y[state.label] > 0 else None
    return p[int(said.number("best"))] == max(p) and (plain is None or abs(said.number("loss") - plain) < 2e-8 * (
        1 + plain)) and abs(said.number("with_delta") + np.log(y[state.label] + 1e-7)) < 1e-7  # fmt: skip


def rates_of(said: Said) -> Any:
    from nnviz.core.studies.network.chain_rule import rates

    return rates(said.state.outer, said.state.inner, said.state.place_x)


def agrees(said: Said, low: float, high: float) -> bool:
    from nnviz.core.studies.network.gradient_check import relative_errors

    known = said.view.known
    worst = float(relative_errors(known.numerical, said.view.backprop(said.state)).max())
    return known.done == known.total and low <= worst <= high and near_two(said.values["worst"], worst)


def moved(said: Said, rate: float) -> bool:
    here = said.view.round_of(said.state)
    return bool(np.isclose(here.weight + rate * here.slope, here.after, rtol=1e-9))


def book_net() -> Any:
    from nnviz.core.studies.network.two_layer_net import SIZES, BookNet

    return BookNet(*SIZES, np.random.default_rng(0))


def member_lines(said: Said, name: str) -> Any:
    from nnviz.tabs.network.book_class import run

    return run(name) if said.state.member == name else ()


def book_lines(said: Said, result: str) -> bool:
    """Return whether a line of the member on show gives something."""
    from nnviz.tabs.network.book_class import run

    return any(result in line.result for line in run(said.state.member))


def unchanged(said: Said) -> bool:
    net = book_net()
    before = {name: values.copy() for name, values in net.params.items()}
    net.predict(np.random.default_rng(1).random((3, 784)))
    return said.state.member == "predict" and all((net.params[name] == values).all() for name, values in before.items())


SENTENCES = {
    # The hints.
    "Drag a weight or an input up and down, or double-click it and type. A click on a unit writes its sum out.":
        lambda said: forward(said) and own(said),
    "Click a weight: its path through the network is highlighted. Drag it: both errors change. Space makes one update "
    "after another.": lambda said: backward(said) and own(said),
    "A click on a unit writes its sum out. Of a large layer only the units that contribute most are drawn.":
        lambda said: forward(said) and not own(said),
    "Click a weight: its path through the network is highlighted. Space makes one update of all weights after "
    "another.":
        lambda said: backward(said) and not own(said),
    # A trained network.
    "a is passed on instead of z. Synthetic digits are made to count the right answers …":
        lambda said: said.state.mistake and not own(said),
    "a is passed on instead of z: of {count} synthetic digits the network recognises {mistaken}; with z it recognises "
    "{right}.":
        lambda said: said.state.mistake and (said.number("count"), said.number("mistaken"), said.number("right"))
        == (1000, read(said, True), read(said, False)),
    "The largest output is that of class {best}: {value}.":
        lambda said: outputs(said)[-1].argmax() == said.number("best") and near(said.values["value"],
                                                                              outputs(said)[-1].max()),
    "The synthetic digit is a {label}.":
        lambda said: said.state.image % 10 == said.number("label"),
    # Forward.
    "The inputs are set. What does the first unit compute from them?":
        lambda said: forward(said) and not shown(said).knows(said.state.layer, said.state.unit_to),
    "{done} of {all} units are computed. Each takes what the layer before passes on, and nothing else.":
        lambda said: (said.number("done"), said.number("all")) == (len(shown(said).known), units(said)),
    "y = {y}. Using a network takes the forward pass alone; no weight changes.": gives,
    (
        "a is passed on instead of z: the activations are computed and never used. Up to the output function all "
        "layers together are one matrix: {W}, bias {b}."
    ): one_matrix,
    "All weights and biases are 0: every unit of a layer computes the same, and the input makes no difference.":
        lambda said: not any(said.state.used_parameters()) and all(np.ptp(z) < 1e-12 for z in outputs(said)),
    (
        "b1 has shape (1, {units}), so x·W1 + b1 has it too, and y has shape (1, {outputs}) instead of "
        "({outputs},): NumPy broadcasts without a warning."
    ):
        lambda said: (np.zeros(said.state.sizes[0]) @ np.zeros(said.state.sizes[:2])
                      + np.zeros((1, said.state.sizes[1]))).shape == (1, said.number("units")),
    # Backward.
    "The forward pass is done. How large is the error, and which weights cause it?":
        lambda said: backward(said) and not shown(said).position,
    "The loss is E = {loss}. Now the error is propagated back, from the last layer to the first.":
        lambda said: near(said.values["loss"], shown(said).gradient.loss) and not shown(said).known,
    "{done} of {all} errors δ are computed.":
        lambda said: (said.number("done"), said.number("all")) == (len(shown(said).known), units(said)),
    "A factor is 0, so the gradient of {name} is 0: an update does not change it.":
        lambda said: ready(said) and chain(said).error * chain(said).slope * chain(said).input == 0.0,
    "{name} leads to an output: three factors multiply to its gradient.":
        lambda said: ready(said) and said.state.layer == len(resolved(said.state).sizes) - 1,
    "Through its unit {name} reaches one unit of the next layer: one path, {error} comes back on it.":
        lambda said: resolved(said.state).sizes[said.state.layer + 1] == 1
        and near(said.values["error"], chain(said).error),
    "Through its unit {name} reaches {count} units of the next layer. What comes back on these paths is added: {sum}.":
        paths_add_up,
    "The loss is no longer a finite number: the steps were too long. Use a smaller η.":
        lambda said: not np.isfinite(shown(said).gradient.loss),
    "After {count} updates: the last one lowered E from {before} to {after}.": lambda said: updates(said, -1),
    "After {count} updates: the last one raised E from {before} to {after}. The step was too long: use a smaller η.":
        lambda said: updates(said, 1),
    "After {count} updates: the last one left E at {after}.": lambda said: updates(said, 0),
    # Graph.
    (
        "Drag a number on the left, or double-click it and type. Home and Space go through the graph node by node, "
        "forward and back."
    ): lambda said: said.state.view == "graph",
    "The numbers are set. Space computes the first node.":
        lambda said: said.state.view == "graph" and not said.state.at,
    "This formula has no operation, so there is nothing to compute. Type one such as x·y + 1.":
        lambda said: said.state.graph == "formula" and bool(_ALONE.fullmatch(said.state.formula)),
    "The formula has no finite value here. Drag a number to where it has one.":
        lambda said: not np.isfinite(formula_value(said)),
    "Forward: {node} gives an array of shape {shape}.":
        lambda said: said.values["shape"] == "(2, 3)" and said.state.graph not in ("apples", "fruit", "formula"),
    "Forward: {node} gives {value}.": lambda said: said.state.view == "graph" and step_on_show(said)[0] == "forward",
    "Backward: {gradient} arrives at {node}. Multiplied by the local derivative it is passed on to each argument.":
        lambda said: said.state.view == "graph" and step_on_show(said)[0] == "backward",
    "The backward pass is complete: {parts}.": derivatives,
    "Only one product of dout and W has the shape of x, and one of x and dout that of W: hence Wᵀ and xᵀ. b was added "
    "to every row, so db adds the rows up.": lambda said: said.state.graph == "affine",
    "ReLU remembers its mask: where x was not above 0, nothing comes back.": lambda said: said.state.graph == "relu",
    "The sigmoid remembers y: its slope is y·(1 − y), so x itself is not needed.":
        lambda said: said.state.graph == "sigmoid",
    "Softmax and cross entropy together send back (y − t) / N: divided by N, because the loss is a mean over N "
    "samples.":
        lambda said: said.state.graph == "softmax",
    # One layer.
    (
        "Change h, or choose another row and column. Space computes the numerical gradient: each element goes up "
        "by 0.0001, down, and back."
    ): lambda said: said.state.view == "layer",
    "W[{row}, {column}] is changed by +h, all others are as before.": lambda said: probed(said, 1),
    "W[{row}, {column}] is changed by −h, all others are as before.": lambda said: probed(said, 2),
    "W[{row}, {column}] is put back before the next one changes.": lambda said: probed(said, 0),
    "The network predicts class {best}, the true class is {label}: E = {loss}, with δ {with_delta}.": one_layer,
    "The second row of dW is the first times x₁ / x₀ = {ratio}.":
        lambda said: near(said.values["ratio"], said.state.sample[1] / said.state.sample[0]),
    "In an array of whole numbers 3 + h becomes 3 and 3 − h becomes 2: the gradient of x₀² + x₁² at (3, 4) comes out "
    "as {gradient} instead of (6, 8).":
        lambda said: said.state.slip == "integers" and said.values["gradient"] == "(25000, 35000)",
    "Python says: {kind}: {message}. The comma should be a point: range(x.size).":
        lambda said: said.state.slip == "range" and "'size' is not defined" in said.values["message"],
    "Python says: {kind}: {message}. The value was stored under another name.":
        lambda said: said.state.slip == "misspelt" and "'fxh2' is not defined" in said.values["message"],
    # Chain rule.
    "Drag a point. Where does a rate become 0, and what does that do to the product?":
        lambda said: said.state.view == "chain",
    "f is not defined at t = {t}. Move x to where it is.":
        lambda said: not np.isfinite(rates_of(said).y) or not np.isfinite(rates_of(said).product),
    (
        "One rate is 0, so the product is 0 too: to first order y does not change here."
    ): lambda said: rates_of(said).product == 0,
    (
        "If x changes by a little, t changes {inner} times as much, and y {outer} times as much as t: together "
        "{product} times."
    ): lambda said: near_two(said.values["product"], rates_of(said).numerical),
    # Gradient check.
    "Switch a bug on and see which layers turn orange. The check of 784-50-10 takes some seconds; the button starts "
    "and stops it.": lambda said: said.state.view == "check",
    "{count} parameters, two forward passes for each. Press Check.":
        lambda said: said.number("count") == parameter_count(
            (784, 50, 10) if said.state.checked == "book" else resolved(said.state).sizes),
    "The two agree: they differ by {largest} at most, a relative error of {worst}.": lambda said: agrees(said, 0, 1e-6),
    "The two do not agree: the relative error is up to {worst}. Backward has a bug, or an activation has a corner "
    "here.":
        lambda said: agrees(said, 0.01, np.inf),
    "The two nearly agree: the relative error is up to {worst}.": lambda said: agrees(said, 1e-6, 0.01),
    # One update.
    "Space goes from step to step. Change the batch size and see which arrays grow; choose a wrong order and see where "
    "the loss goes.": lambda said: said.state.view == "update",
    "Round {round}, step {place} of {all}: {name}.":
        lambda said: (said.number("round"), said.number("all")) == (1 + min(said.state.at, 149) // 5,
                                                                    said.state.listed),
    "{weight} − {rate}·{slope} = {after}: a positive gradient lowers a weight, a negative one raises it.":
        lambda said: moved(said, -0.1),
    "The update uses the gradient of the batch before: in the first round nothing changes.":
        lambda said: said.view._rounds["early"][0].after == said.view._rounds["early"][0].weight,
    "{weight} becomes {after}: nearer to 0, whatever the gradient is. That is not learning.":
        lambda said: abs(said.view.round_of(said.state).after) < abs(said.view.round_of(said.state).weight),
    "{weight} + {rate}·{slope} = {after}: the step goes uphill.": lambda said: moved(said, 0.1),
    # TwoLayerNet.
    "Choose a variable or a method. Space runs it line by line on ten synthetic digits.":
        lambda said: said.state.view == "class",
    "__init__ makes the parameters once: small random weights, biases 0.": lambda said: book_lines(said, "std 0"),
    "params is the only variable: a dictionary with two weights and two biases. Its arrays are what is learned.":
        lambda said: len(member_lines(said, "params")) == 4 == len(book_net().params),
    "predict is the forward pass. It changes nothing in the network.": unchanged,
    "loss calls predict and compares the result with t.": lambda said: len(member_lines(said, "loss")) == 2,
    "accuracy counts: argmax along axis 1 gives one class for each image.":
        lambda said: "axis=1" in member_lines(said, "accuracy")[1].code,
    "numerical_gradient calls loss twice for each of the 39,760 parameters. Here only those of b2 are computed.":
        lambda said: parameter_count((784, 50, 10)) == 39760 and bool(member_lines(said, "numerical_gradient")),
    "gradient takes one forward and one backward pass for all parameters.":
        lambda said: bool(member_lines(said, "gradient")),
    "Pitfall: grads is not an attribute. gradient returns it.": lambda said: not hasattr(book_net(), "grads"),
    "Pitfall: self belongs in the signature, self.x does not.": lambda said: book_lines(said, "SyntaxError"),
    # What stands at the picture and is a formula.
    "{sum} = {value} → {result}": true,
}  # fmt: skip

UNREACHED = {"a is passed on instead of z. Synthetic digits are made to count the right answers …"}
_BACK = {"view": "backward", "sizes": BOOK.sizes, "parameters": BOOK.parameters, "x": BOOK.x, "t": BOOK.t}
STATES = (
    {"at": 0},
    _BACK | {"at": 0}, _BACK | {"at": 1}, _BACK | {"at": 2}, _BACK | {"at": 40}, _BACK | {"at": 40, "rate": 0.0},
    _BACK | {"at": 9, "rate": 30.0}, _BACK | {"at": 100, "rate": 100.0, "hidden": "identity"},
    *({"view": "graph", "graph": graph, "at": at} for graph in ("apples", "relu", "sigmoid", "softmax", "affine")
      for at in (0, 1, 3, 9)),
    {"view": "graph", "graph": "formula", "formula": "x", "at": 1},
    {"view": "graph", "graph": "formula", "formula": "ln(x)", "values": (1.0, -1.0, 1.0), "at": 1},
    *({"view": "layer", "at": at} for at in (0, 1, 2, 3)),
    *({"view": "layer", "slip": slip} for slip in ("integers", "range", "misspelt")),
    {"view": "chain", "outer": "ln(1 + t)", "inner": "3x + 1", "place_x": -2.0}, {"view": "chain", "place_x": 0.0},
    {"trained": "relu-50", "at": 2, "by": "layer", "layer": 2}, {"trained": "relu-50", "at": 1, "by": "layer"},
    {"trained": "relu-50", "mistake": True, "at": 2, "by": "layer", "layer": 2},
    {"trained": "relu-50", "view": "backward", "at": 4, "by": "layer", "layer": 2, "unit_from": 30},
    {"trained": "sigmoid-50-100", "view": "backward", "at": 5, "by": "layer", "layer": 2, "unit_from": 30},
    {"view": "check", "checked": "book"}, {"view": "check"}, {"view": "check", "bug": "mask"},
    {"view": "check", "sizes": (2, 2, 2), "hidden": "gelu", "output": "sigmoid", "x": (1.0, 1.0), "t": (0.0, 1.0),
     "parameters": (0.8, -0.8, 3.8, 0.6, -3.2, 2.2, 7.8, 5.7, -4.2, -7.6, -3.7, 0.2)},
    {"view": "check", "sizes": (1, 1), "parameters": (3.0, 0.0), "x": (1.0,), "t": (0.0,), "output": "softmax"},
    *({"view": "class", "member": member} for member in MEMBERS),
    *({"view": "update", "order": order, "at": 4} for order in ("right", "early", "zero", "uphill")),
    {"view": "backward", "sizes": (2, 2, 1), "parameters": (0.5,) * 9, "x": (1.0, 2.0), "t": (0.3,), "at": 4},
)  # fmt: skip


def change(tab: Any, rng: Random) -> dict[str, Any]:
    """Return random fields that go together: a network of some size, its sample, and a weight that there is."""
    found = values.random_fields(tab, rng)
    sizes = tuple(rng.randint(1, 8 if rng.random() < 0.2 else 4) for _ in range(rng.randint(2, 5)))
    scale = rng.choice([0.0, 0.1, 1.0, 3.0])
    layer = rng.randint(1, len(sizes) - 1)
    found |= {
        "sizes": sizes,
        "parameters": tuple(round(scale * rng.gauss(0, 1), 2) + 0.0 for _ in range(parameter_count(sizes))),
        "x": tuple(round(rng.uniform(-2, 2), 2) for _ in range(sizes[0])),
        "t": tuple(round(rng.random(), 2) for _ in range(sizes[-1])), "layer": layer,
        "unit_from": rng.randint(-1, sizes[layer - 1] - 1), "unit_to": rng.randint(0, sizes[layer] - 1),
        "trained": "relu-50" if rng.random() < 0.05 else "", "at": rng.randint(0, 60),
        "view": rng.choice(list(tab.views)), "rate": rng.choice([0.1, 0.5, 3.0, 20.0]),
    }  # fmt: skip
    if found["trained"]:
        found |= {"layer": 2, "unit_from": rng.randint(-1, 49), "unit_to": rng.randint(0, 9), "by": "layer"}
    return found
