"""The class TwoLayerNet as the book has it (chapters 4.5 and 5.7), and what each of its lines computes.

`nnviz.core.network.TwoLayerNet` is the same network for training: faster, and with layers. This one is for reading.
"""

from __future__ import annotations  # np.random in them would load it

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from nnviz.core.activations import Floats, sigmoid, softmax
from nnviz.core.differentiation import numerical_gradient
from nnviz.core.losses import cross_entropy_error
from nnviz.core.problems import QT_TRANSLATE_NOOP

SIZES = (784, 50, 10)
_MISSING = "grads"
VARIABLE, METHOD, PITFALL = "variable", "method", "pitfall"


class BookNet:
    """One hidden layer of sigmoid units; `params` is all that it keeps."""

    def __init__(self, input_size: int, hidden_size: int, output_size: int, rng: np.random.Generator,
                 weight_init_std: float = 0.01) -> None:
        self.params: dict[str, Floats] = {}
        self.params["W1"] = weight_init_std * rng.standard_normal((input_size, hidden_size))
        self.params["b1"] = np.zeros(hidden_size)
        self.params["W2"] = weight_init_std * rng.standard_normal((hidden_size, output_size))
        self.params["b2"] = np.zeros(output_size)

    def predict(self, x: Floats) -> Floats:
        """Return probabilities (N, outputs) for x (N, inputs)."""
        z1 = sigmoid(x @ self.params["W1"] + self.params["b1"])
        return softmax(z1 @ self.params["W2"] + self.params["b2"])

    def loss(self, x: Floats, t: Floats) -> float:
        """Return the mean cross entropy; t: (N, outputs)."""
        return cross_entropy_error(self.predict(x), t)


@dataclass(frozen=True)
class BookLine:
    """A line of the class, and what it gives here; array: what of it can be looked at, its name and numbers (n,)."""

    code: str
    result: str
    array: tuple[str, Floats] | None = field(default=None, compare=False)


def _shape(values: Any) -> str:
    return f"({', '.join(map(str, np.shape(values)))}{',' if np.ndim(values) == 1 else ''})"


def _numbers(values: Any, count: int = 5) -> str:
    shown = ", ".join(f"{v:.3g}" for v in np.ravel(values)[:count])
    return f"[{shown}{', …' if np.size(values) > count else ''}]"


def _init(net: BookNet, x: Floats, t: Floats) -> Iterator[BookLine]:
    yield BookLine("self.params = {}", "{}")
    for name, code in (("W1", "weight_init_std * np.random.randn(input_size, hidden_size)"),
                       ("b1", "np.zeros(hidden_size)"),
                       ("W2", "weight_init_std * np.random.randn(hidden_size, output_size)"),
                       ("b2", "np.zeros(output_size)")):  # fmt: skip
        values = net.params[name]
        yield BookLine(f"self.params['{name}'] = {code}", f"{_shape(values)}, std {values.std():.3g}",
                       _first_unit(name, values))  # fmt: skip


def _params(net: BookNet, x: Floats, t: Floats) -> Iterator[BookLine]:
    for name, values in net.params.items():
        yield BookLine(f"net.params['{name}']", f"{_shape(values)} {_numbers(values, 3)}", _first_unit(name, values))


def _first_unit(name: str, values: Floats) -> tuple[str, Floats]:
    """Return the weights of the first unit, or all biases, with their name."""
    return (f"{name}[:, 0]", values[:, 0]) if values.ndim == 2 else (name, values)


def _forward(net: BookNet, x: Floats) -> tuple[list[BookLine], dict[str, Floats]]:
    p = net.params
    a1 = x @ p["W1"] + p["b1"]
    z1 = sigmoid(a1)
    a2 = z1 @ p["W2"] + p["b2"]
    y = softmax(a2)
    return [
        BookLine("W1, W2 = self.params['W1'], self.params['W2']", f"{_shape(p['W1'])}, {_shape(p['W2'])}"),
        BookLine("b1, b2 = self.params['b1'], self.params['b2']", f"{_shape(p['b1'])}, {_shape(p['b2'])}"),
        BookLine("a1 = np.dot(x, W1) + b1", f"{_shape(x)}·{_shape(p['W1'])} + {_shape(p['b1'])} → {_shape(a1)}",
                 ("a1[0]", a1[0])),
        BookLine("z1 = sigmoid(a1)", f"{_shape(z1)}, {z1.min():.3f} … {z1.max():.3f}", ("z1[0]", z1[0])),
        BookLine("a2 = np.dot(z1, W2) + b2", f"{_shape(z1)}·{_shape(p['W2'])} + {_shape(p['b2'])} → {_shape(a2)}",
                 ("a2[0]", a2[0])),
        BookLine("y = softmax(a2)", f"{_shape(y)}, y[0] = {_numbers(y[0], 3)}", ("y[0]", y[0])),
    ], {"a1": a1, "z1": z1, "y": y}  # fmt: skip


def _predict(net: BookNet, x: Floats, t: Floats) -> Iterator[BookLine]:
    lines, values = _forward(net, x)
    yield from lines
    yield BookLine("return y", f"y[0].sum() = {values['y'][0].sum():.6g}")


def _loss(net: BookNet, x: Floats, t: Floats) -> Iterator[BookLine]:
    y = net.predict(x)
    yield BookLine("y = self.predict(x)", _shape(y), ("y[0]", y[0]))
    yield BookLine("return cross_entropy_error(y, t)", f"{net.loss(x, t):.6f}")


def _accuracy(net: BookNet, x: Floats, t: Floats) -> Iterator[BookLine]:
    y = net.predict(x)
    said, truth = y.argmax(axis=1), t.argmax(axis=1)
    yield BookLine("y = self.predict(x)", _shape(y), ("y[0]", y[0]))
    yield BookLine("y = np.argmax(y, axis=1)", f"{_shape(said)} {_numbers(said)}")
    yield BookLine("t = np.argmax(t, axis=1)", f"{_shape(truth)} {_numbers(truth)}")
    yield BookLine("return np.sum(y == t) / float(x.shape[0])", f"{np.mean(said == truth):.6g}")


def _numerical(net: BookNet, x: Floats, t: Floats) -> Iterator[BookLine]:
    yield BookLine("loss_W = lambda W: self.loss(x, t)", f"{net.loss(x, t):.6f}")
    yield BookLine("grads = {}", "{}")
    for name in ("W1", "b1", "W2"):
        values = net.params[name]
        yield BookLine(f"grads['{name}'] = numerical_gradient(loss_W, self.params['{name}'])",
                   f"{_shape(values)}: 2 × {values.size:,} × predict")  # fmt: skip
    before = net.params["b2"]

    def loss_with(b: Floats) -> float:
        net.params["b2"] = b
        return net.loss(x, t)

    found = numerical_gradient(loss_with, before)
    net.params["b2"] = before
    yield BookLine("grads['b2'] = numerical_gradient(loss_W, self.params['b2'])",
                   f"{_shape(found)} {_numbers(found, 3)}", ("grads['b2']", found))
    yield BookLine("return grads", "{'W1', 'b1', 'W2', 'b2'}")


def _gradient(net: BookNet, x: Floats, t: Floats) -> Iterator[BookLine]:
    lines, v = _forward(net, x)
    dy = (v["y"] - t) / len(x)
    db2 = dy.sum(axis=0)
    da1 = dy @ net.params["W2"].T
    dz1 = v["z1"] * (1 - v["z1"]) * da1
    yield from lines
    dW2, dW1, db1 = v["z1"].T @ dy, x.T @ dz1, dz1.sum(axis=0)
    yield BookLine("dy = (y - t) / x.shape[0]", f"{_shape(dy)}, dy[0].sum() = {abs(round(float(dy[0].sum()), 12)):.6g}",
                   ("dy[0]", dy[0]))  # fmt: skip
    yield BookLine("grads['W2'] = np.dot(z1.T, dy)", f"(50, {len(x)})·{_shape(dy)} → {_shape(dW2)}",
                   _first_unit("dW2", dW2))  # fmt: skip
    yield BookLine("grads['b2'] = np.sum(dy, axis=0)", f"{_shape(db2)} {_numbers(db2, 3)}", ("db2", db2))
    yield BookLine("dz1 = np.dot(dy, W2.T)", f"{_shape(dy)}·(10, 50) → {_shape(da1)}", ("dz1[0]", da1[0]))
    yield BookLine("da1 = sigmoid_grad(a1) * dz1", _shape(dz1), ("da1[0]", dz1[0]))
    yield BookLine("grads['W1'] = np.dot(x.T, da1)", f"(784, {len(x)})·{_shape(dz1)} → {_shape(dW1)}",
                   _first_unit("dW1", dW1))  # fmt: skip
    yield BookLine("grads['b1'] = np.sum(da1, axis=0)", _shape(db1), ("db1", db1))
    yield BookLine("return grads", "{'W1', 'b1', 'W2', 'b2'}")


def _no_grads(net: BookNet, x: Floats, t: Floats) -> Iterator[BookLine]:
    yield BookLine("grads = net.gradient(x, t)", "{'W1', 'b1', 'W2', 'b2'}")
    try:
        getattr(net, _MISSING)  # for Python's own words
    except AttributeError as error:
        yield BookLine("net.grads", f"AttributeError: {error}".replace("BookNet", "TwoLayerNet"))


def _signature(net: BookNet, x: Floats, t: Floats) -> Iterator[BookLine]:
    for code in ("def predict(self, x):", "def predict(self.x):"):
        try:
            compile(code + " pass", "class", "exec")
            yield BookLine(code, "✓")
        except SyntaxError as error:
            yield BookLine(code, f"SyntaxError: {error.msg}")


MEMBERS: dict[str, tuple[str, Callable[[BookNet, Floats, Floats], Iterator[BookLine]]]] = {
    "__init__": (METHOD, _init), "params": (VARIABLE, _params), "predict": (METHOD, _predict), "loss": (METHOD, _loss),
    "accuracy": (METHOD, _accuracy), "numerical_gradient": (METHOD, _numerical), "gradient": (METHOD, _gradient),
    "net.grads": (PITFALL, _no_grads), "self.x": (PITFALL, _signature),
}  # fmt: skip
"""What the class has, and two mistakes: name → (kind, what runs it)."""
ABOUT = {
    "__init__": QT_TRANSLATE_NOOP("network", "__init__ makes the parameters once: small random weights, biases 0."),
    "params": QT_TRANSLATE_NOOP("network", "params is the only variable: a dictionary with two weights and two biases. "
                                "Its arrays are what is learned."),  # fmt: skip
    "predict": QT_TRANSLATE_NOOP("network", "predict is the forward pass. It changes nothing in the network."),
    "loss": QT_TRANSLATE_NOOP("network", "loss calls predict and compares the result with t."),
    "accuracy": QT_TRANSLATE_NOOP("network", "accuracy counts: argmax along axis 1 gives one class for each image."),
    "numerical_gradient": QT_TRANSLATE_NOOP("network", "numerical_gradient calls loss twice for each of the 39,760 "
                                            "parameters. Here only those of b2 are computed."),
    "gradient": QT_TRANSLATE_NOOP("network", "gradient takes one forward and one backward pass for all parameters."),
    "net.grads": QT_TRANSLATE_NOOP("network", "Pitfall: grads is not an attribute. gradient returns it."),
    "self.x": QT_TRANSLATE_NOOP("network", "Pitfall: self belongs in the signature, self.x does not."),
}  # fmt: skip


def lines_of(member: str, images: Floats, labels: Floats) -> tuple[BookLine, ...]:
    """Return the lines of one of MEMBERS, run with a fresh network on images (N, 784) and labels (N,)."""
    net = BookNet(*SIZES, np.random.default_rng(0))
    return tuple(MEMBERS[member][1](net, images, np.eye(SIZES[-1])[np.asarray(labels, int)]))
