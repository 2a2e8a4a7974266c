"""What is said about a moment of the forward pass: the sum of a unit, the sentence over it, the rows of the strip."""

import re
from collections.abc import Iterable, Sequence
from html import escape, unescape

import numpy as np

from nnviz.core.activations import ACTIVATIONS
from nnviz.core.backprop import collapsed
from nnviz.core.studies.network.handed_sums import RightAnswers
from nnviz.tabs.network.moments import NetworkMoment
from nnviz.tabs.network.picture import unit_key
from nnviz.tabs.network.state import HIDDEN, MOST_UNITS, NetworkState
from nnviz.tabs.network.trained import PIXELS, digit
from nnviz.ui.base.language import translate
from nnviz.ui.base.number_format import bracketed_text, number_text
from nnviz.ui.widgets.equation_strip import Equation

_LISTED = 10  # numbers of a layer that the strip lists
_TERMS = 4
"""Terms of a sum that are written out; of a longer one the middle is left out."""
_NAMES = {"identity": "", "sigmoid": "σ", "softmax": "softmax", "relu": "ReLU", "tanh": "tanh", "step": "step",
          "leaky_relu": "LeakyReLU", "elu": "ELU", "softplus": "softplus", "swish": "swish",
          "gelu": "GELU"}  # fmt: skip


def plain(text: str) -> str:
    """Return a text without markup."""
    return unescape(re.sub("<[^>]*>", "", text))


def vector(values: Iterable[float], digits: int = 6) -> str:
    """Return numbers in brackets."""
    return f"({', '.join(number_text(float(v), digits) for v in values)})"


def unit_name(letter: str, layer: int, unit: int, raised: bool = True) -> str:
    """Return a letter with its unit below and its layer above, as HTML: a₁⁽²⁾ as in the book."""
    layer_mark = f"<sup>({layer})</sup>" if raised else ""
    return f"<i>{letter}</i><sub>{unit + 1}</sub>{layer_mark}"


def terms_of(values: Iterable[float], weights: Iterable[float], digits: int = 4) -> str:
    """Return x₁·w₁ + x₂·w₂ … with the numbers in."""
    pairs = [(float(v), float(w)) for v, w in zip(values, weights, strict=True)]
    if len(pairs) > MOST_UNITS:
        return _largest_terms(pairs)
    digits = digits if len(pairs) < _TERMS else 3
    terms = [f"{(bracketed_text if index else number_text)(v, digits)}·{bracketed_text(w, digits)}"
             for index, (v, w) in enumerate(pairs)]  # fmt: skip
    if len(terms) > _TERMS:
        terms = [*terms[: _TERMS - 1], "…", terms[-1]]
    return " + ".join(terms)


def _largest_terms(pairs: list[tuple[float, float]]) -> str:
    """Return the terms of a long sum that add most, and how many others there are."""
    order = sorted(range(len(pairs)), key=lambda i: -abs(pairs[i][0] * pairs[i][1]))[: _TERMS - 1]
    terms = [f"{bracketed_text(v, 3)}·{bracketed_text(w, 3)}" for v, w in (pairs[i] for i in order)]
    more = translate("network", "{count} more").format(count=number_text(len(pairs) - len(terms)))
    return " + ".join(terms) + f" + … ({more})"


def activation_of(state: NetworkState, layer: int) -> str:
    """Return the name of what a layer makes of its sums."""
    return state.output if layer == len(state.sizes) - 1 else state.hidden


def sum_of(state: NetworkState, shown: NetworkMoment) -> str:
    """Return the sum of the unit that is lit with its numbers, and what becomes of it, as HTML."""
    layer, unit = state.layer, state.unit_to
    W, b = shown.network.weights[layer - 1], shown.network.biases[layer - 1]
    total, out = float(shown.passed.sums[layer - 1][unit]), float(shown.passed.outputs[layer - 1][unit])
    bias = f" + {bracketed_text(float(b[unit]))}" if state.biases else ""
    terms = terms_of(shown.passed.inputs[layer - 1], W[:, unit])
    text = f"{unit_name('a', layer, unit)} = {terms}{bias} = {number_text(total)}"
    name, kind = ("y" if layer == shown.network.depth else "z"), activation_of(state, layer)
    result = unit_name(name, layer, unit, raised=name == "z")
    if kind == "softmax":
        return f"{text} &nbsp;→&nbsp; {result} = softmax(<i>a</i>)<sub>{unit + 1}</sub> = {number_text(out)}"
    if kind == "identity":
        return f"{text} &nbsp;→&nbsp; {result} = {number_text(out)}"
    return f"{text} &nbsp;→&nbsp; {result} = {_NAMES[kind]}({number_text(total)}) = {number_text(out)}"


def forward_sentence(state: NetworkState, shown: NetworkMoment) -> str:
    """Return what the picture shows, as HTML."""
    if state.mistake and len(state.sizes) > 2:
        return _collapse(state, shown)
    if all(v == 0 for v in state.used_parameters()):
        return translate("network", "All weights and biases are 0: every unit of a layer computes the same, and the "
                         "input makes no difference.")  # fmt: skip
    if state.bias_rows and state.biases:
        return _bias_rows(state)
    if shown.position == shown.last:
        text = translate("network", "y = {y}. Using a network takes the forward pass alone; no weight changes.")
        return text.format(y=vector(shown.passed.y))
    text = translate("network", "{done} of {all} units are computed. Each takes what the layer before "
                                "passes on, and nothing else.")  # fmt: skip
    return text.format(done=len(shown.known), all=sum(state.sizes[1:]))


def trained_sentence(state: NetworkState, shown: NetworkMoment, counted: RightAnswers | None) -> str:
    """Return what a trained network makes of its digit, and what the mistake costs it, as HTML."""
    if state.mistake:
        if counted is None:
            return translate("network", "a is passed on instead of z. Synthetic digits are made to count the right "
                             "answers …")  # fmt: skip
        text = translate("network", "a is passed on instead of z: of {count} synthetic digits the network recognises "
                         "{mistaken}; with z it recognises {right}.")  # fmt: skip
        return text.format(count=number_text(counted.count), mistaken=number_text(counted.mistaken),
                           right=number_text(counted.right))  # fmt: skip
    if shown.position < shown.last:
        return translate("network", "{done} of {all} units are computed. Each takes what the layer before passes on, "
                         "and nothing else.").format(done=len(shown.known), all=sum(state.sizes[1:]))  # fmt: skip
    best = int(np.argmax(shown.passed.y))
    text = translate("network", "The largest output is that of class {best}: {value}.").format(
        best=best, value=number_text(float(shown.passed.y[best])))  # fmt: skip
    if state.sizes[0] != PIXELS:
        return text
    drawn = translate("network", "The synthetic digit is a {label}.").format(label=digit(state.image)[1])
    return f"{text} {drawn}"


def _collapse(state: NetworkState, shown: NetworkMoment) -> str:
    W, b = collapsed(shown.network)
    text = translate("network", "a is passed on instead of z: the activations are computed and never "
                                "used. Up to the output function all layers together are one matrix: "
                                "{W}, bias {b}.")  # fmt: skip
    return text.format(W=escape(str(np.round(W, 4).tolist())), b=vector(b, 4))


def _bias_rows(state: NetworkState) -> str:
    text = translate("network", "b1 has shape (1, {units}), so x·W1 + b1 has it too, and y has shape "
                                "(1, {outputs}) instead of ({outputs},): NumPy broadcasts without a "
                                "warning.")  # fmt: skip
    return text.format(units=state.sizes[1], outputs=state.sizes[-1])


def forward_equations(state: NetworkState, shown: NetworkMoment) -> Sequence[Equation]:
    """Return the layer of the unit that is lit: its sums, what becomes of them, and the shapes."""
    layer, net = state.layer, shown.network
    n, m = net.sizes[layer - 1], net.sizes[layer]
    key = unit_key(layer, state.unit_to)
    entered = "x" if layer == 1 else f"{'a' if net.feeds_sums else 'z'}{layer - 1}"
    left = "<i>x</i>" if layer == 1 else f"<i>{entered[0]}</i><sup>({layer - 1})</sup>"
    known = [shown.knows(layer, unit) for unit in range(m)]
    sums, outs = (_row(values[layer - 1], known, state.unit_to, key) for values in (shown.passed.sums,
                                                                                  shown.passed.outputs))  # fmt: skip
    kind = activation_of(state, layer)
    bias = f" + <b>b</b><sup>({layer})</sup>" if state.biases else ""
    last = "y" if layer == net.depth else f"z{layer}"
    left_out = f"<i>{last[0]}</i>" + (f"<sup>({layer})</sup>" if last != "y" else "")
    return (
        Equation(f"<i>a</i><sup>({layer})</sup> = {left}·<b>W</b><sup>({layer})</sup>{bias}", sums,
                 f"a{layer} = {entered} @ W{layer}" + (f" + b{layer}" if state.biases else "")),
        Equation(f"{left_out} = {_NAMES[kind] or 'id'}(<i>a</i><sup>({layer})</sup>)", outs,
                 f"{last} = {_python(kind, f'a{layer}')}"),
        Equation(translate("network", "Shapes"), _shapes(state, n, m), f"W{layer}.shape == ({n}, {m})"),
    )  # fmt: skip


def _row(values: Iterable[float], known: Sequence[bool], lit: int, key: str) -> str:
    parts = [number_text(float(v), 6) if there else "…" for v, there in zip(values, known, strict=True)]
    parts[lit] = f'<a href="{key}"><b>{parts[lit]}</b></a>'
    if len(parts) > _LISTED:  # the first ones, and the one that is lit
        kept = [*range(_LISTED - 2), lit] if lit >= _LISTED - 2 else range(_LISTED - 1)
        parts = [*(parts[index] for index in kept), "…"]
    return f"({', '.join(parts)})"


def _python(kind: str, argument: str) -> str:
    if kind == "softmax":
        return f"softmax({argument})"
    return re.sub(r"\bx\b", argument, ACTIVATIONS[kind].python)


def _shapes(state: NetworkState, n: int, m: int) -> str:
    rows = "1, " if state.bias_rows and state.biases else ""
    first = f"({n},)" if state.layer == 1 or not rows else f"(1, {n})"
    bias = f" + ({rows}{m}{'' if rows else ','})" if state.biases else ""
    return f"{first} · ({n}, {m}){bias} → ({rows}{m}{'' if rows else ','})"


def hidden_title(state: NetworkState) -> str:
    """Return the name of the activation of the hidden layers in the language in force."""
    return translate("network", HIDDEN[state.hidden])


def loss_name(state: NetworkState) -> str:
    """Return the loss in symbols, as HTML."""
    return "−Σ <i>t</i> ln <i>y</i>" if state.output == "softmax" else "½ Σ (<i>y</i> − <i>t</i>)<sup>2</sup>"


def number(value: float) -> str:
    """Return a number as it stands in a factor: four digits."""
    return number_text(value, 4)
