"""What is said about errors that come back: the factors of a gradient, the sentence, the rows of the strip."""

from collections.abc import Sequence

import numpy as np

from nnviz.core.backprop import ALL, BACKWARD, LOSS, Chain, losses
from nnviz.tabs.network.moments import NetworkMoment
from nnviz.tabs.network.picture import PATH_ROLES, sub, unit_name, weight_name, wire_key
from nnviz.tabs.network.state import NetworkState
from nnviz.tabs.network.widgets.factor_row import Factor
from nnviz.tabs.network.words import activation_of, loss_name, number
from nnviz.ui.base.language import translate
from nnviz.ui.base.number_format import bracketed_text, fixed_text
from nnviz.ui.widgets.equation_strip import Equation

_PATHS = 3  # that are written out in a card
DIGITS = 9
"""Decimals of the strip: those of the worked example."""


def weight_text(state: NetworkState) -> str:
    """Return what the chosen weight or bias is called, plain."""
    if state.unit_from == ALL:
        return f"b{sub(state.unit_to + 1)}"
    return weight_name(state, state.layer, state.unit_from, state.unit_to)


def factors(state: NetworkState, shown: NetworkMoment, found: Chain) -> tuple[list[Factor], list[str]]:
    """Return the cards of the chosen weight's gradient, and the signs between them."""
    layer, j = found.layer, found.unit_to
    known = shown.knows(layer, j)
    total, out = (unit_name(state, layer, j, of_sum) for of_sum in (True, False))
    error = _last_error(state, shown, found) if layer == shown.network.depth else _error(state, shown, found)
    slope = Factor(f"∂{out}/∂{total}", number(found.slope), ((_slope_text(state, shown, found), "muted"),), "accent")
    name = "1" if found.unit_from == ALL else unit_name(state, layer - 1, found.unit_from, False)
    entered = Factor(f"∂{total}/∂{weight_text(state)}", number(found.input), ((name, "muted"),))
    product = Factor(f"∂E/∂{weight_text(state)}", number(found.product) if known else "…",
                     ((_direction(found.product) if known else "", "muted"),), "vermillion")  # fmt: skip
    return [error, slope, entered, product], ["×", "×", "="]


def _last_error(state: NetworkState, shown: NetworkMoment, found: Chain) -> Factor:
    """Return the card of a unit of the last layer: y − t, and for softmax (y Σt − t)."""
    j = found.unit_to
    total = sum(state.t) if state.output == "softmax" else 1.0
    share = "" if total == 1 else f"·{bracketed_text(total)}"
    text = f"y{share} − t = {number(float(shown.passed.y[j]))}{share} − {bracketed_text(state.t[j])}"
    by = unit_name(state, found.layer, j, of_sum=state.output == "softmax")
    return Factor(f"∂E/∂{by}", number(found.error), ((text, "muted"),), "vermillion")


def _error(state: NetworkState, shown: NetworkMoment, found: Chain) -> Factor:
    """Return the card of a hidden unit: what comes back on its paths, each in its colour."""
    name = f"∂E/∂{unit_name(state, found.layer, found.unit_to, of_sum=False)}"
    if not all(shown.knows(found.layer + 1, path.unit) for path in found.paths):
        return Factor(name, "…", (("Σ δ·w", "muted"),), "vermillion")
    pieces: tuple[tuple[str, str], ...] = ()
    for path in found.paths[:_PATHS]:
        text = f"{number(path.delta)}·{bracketed_text(path.weight)}"
        pieces += (*((" + ", "ink") for _ in pieces[:1]), (text, PATH_ROLES[path.unit % len(PATH_ROLES)]))
    if len(found.paths) > _PATHS:
        pieces += ((" + …", "ink"),)
    return Factor(name, number(found.error), pieces, "vermillion")


def _slope_text(state: NetworkState, shown: NetworkMoment, found: Chain) -> str:
    kind = activation_of(state, found.layer)
    z = float(shown.passed.outputs[found.layer - 1][found.unit_to])
    if kind == "softmax":
        return translate("network", "softmax and −ln in one")
    if kind == "sigmoid":
        return f"{number(z)}·(1 − {number(z)})"
    if kind == "tanh":
        return f"1 − {bracketed_text(z)}²"
    return f"h′({number(float(shown.passed.sums[found.layer - 1][found.unit_to]))})"


def _direction(slope: float) -> str:
    if not np.isfinite(slope) or slope == 0:
        return translate("network", "no change")
    return translate("network", "↓ lower it") if slope > 0 else translate("network", "↑ raise it")


def sentence(state: NetworkState, shown: NetworkMoment, found: Chain) -> str:
    """Return what the picture shows, as HTML."""
    step = shown.step
    if step is None:
        return translate("network", "The forward pass is done. How large is the error, and which weights cause it?")
    if step.phase == LOSS:
        text = translate("network", "The loss is E = {loss}. Now the error is propagated back, from "
                                    "the last layer to the first.")  # fmt: skip
        return text.format(loss=number(shown.gradient.loss))
    if step.phase == BACKWARD and not shown.knows(found.layer, found.unit_to):
        text = translate("network", "{done} of {all} errors δ are computed.")
        return text.format(done=len(shown.known), all=sum(state.sizes[1:]))
    if step.phase == BACKWARD:
        return _paths(state, found)
    return _updates(shown)


def _paths(state: NetworkState, found: Chain) -> str:
    name = weight_text(state)
    if found.product == 0:
        text = translate("network", "A factor is 0, so the gradient of {name} is 0: an update does not change it.")
        return text.format(name=name)
    if found.layer == len(state.sizes) - 1:
        text = translate("network", "{name} leads to an output: three factors multiply to its gradient.")
        return text.format(name=name)
    if len(found.paths) == 1:
        text = translate("network", "Through its unit {name} reaches one unit of the next layer: one path, {error} "
                         "comes back on it.")  # fmt: skip
        return text.format(name=name, error=number(found.error))
    text = translate("network", "Through its unit {name} reaches {count} units of the next layer. What comes back "
                     "on these paths is added: {sum}.")  # fmt: skip
    parts = [f"{number(path.error) if index == 0 else bracketed_text(path.error)}"
             for index, path in enumerate(found.paths[:_PATHS])]  # fmt: skip
    more = " + …" if len(found.paths) > _PATHS else ""
    return text.format(count=len(found.paths), name=name, sum=f"{' + '.join(parts)}{more} = {number(found.error)}")


def _updates(shown: NetworkMoment) -> str:
    after, before = shown.gradient.loss, shown.before
    if before is None or not np.isfinite(after):
        return translate("network", "The loss is no longer a finite number: the steps were too long. Use a smaller η.")
    values = {"count": shown.updates, "before": number(before), "after": number(after)}
    if after < before:
        return translate("network", "After {count} updates: the last one lowered E from {before} to {after}.").format(
            **values)  # fmt: skip
    if after > before:
        text = translate("network", "After {count} updates: the last one raised E from {before} to {after}. The step "
                         "was too long: use a smaller η.")  # fmt: skip
        return text.format(**values)
    return translate("network", "After {count} updates: the last one left E at {after}.").format(**values)


def equations(state: NetworkState, shown: NetworkMoment, found: Chain) -> Sequence[Equation]:
    """Return the loss, the gradient of the chosen weight, and its update."""
    layer, i, j = found.layer, found.unit_from, found.unit_to
    terms = losses(shown.network, shown.passed.y, state.t, shown.passed.sums[-1])
    total = " + ".join(fixed_text(float(v), DIGITS) for v in terms[:3]) + (" + …" if len(terms) > 3 else "")
    key = wire_key(layer, i, j)
    weight = float((shown.network.biases[layer - 1] if i == ALL else shown.network.weights[layer - 1][i])[j])
    known = shown.knows(layer, j)
    product = (f"{fixed_text(found.error, 6)} · {fixed_text(found.slope, 6)} · {fixed_text(found.input, 6)} = "
               f'<a href="{key}"><b>{fixed_text(found.product, DIGITS)}</b></a>' if known else "…")  # fmt: skip
    moves = i != ALL or state.learn_biases and state.biases
    rate = state.rate if moves else 0.0
    step = (f"{fixed_text(weight, 6)} − {number(rate)} · {bracketed_text(found.product, 6)} = "
            f"<b>{fixed_text(weight - rate * found.product, DIGITS)}</b>" if known else "…")  # fmt: skip
    name = "b" if i == ALL else "w"
    entered = "x" if layer == 1 else f"z{layer - 1}"
    slope = f"db{layer} = delta{layer}" if i == ALL else f"dW{layer} = np.outer({entered}, delta{layer})"
    return (
        Equation(f"<i>E</i> = {loss_name(state)}", f"{total} = <b>{fixed_text(shown.gradient.loss, DIGITS)}</b>",
                 "E = -np.sum(t * np.log(y))" if state.output == "softmax" else "E = 0.5 * np.sum((y - t)**2)",
                 essential=False),
        Equation(_chain_symbols(state, found, name), product, slope, essential=False),
        Equation(f"<i>{name}</i> ← <i>{name}</i> − <i>η</i> ∂<i>E</i>/∂<i>{name}</i>", step,
                 f"{'b' if i == ALL else 'W'}{layer} -= rate * d{'b' if i == ALL else 'W'}{layer}"),
    )  # fmt: skip


def _chain_symbols(state: NetworkState, found: Chain, name: str) -> str:
    last = found.layer == len(state.sizes) - 1
    total, out = ("z", "a") if state.names == "indices" else ("a", "y" if last else "z")
    loss = "<i>E</i><sub>tot</sub>" if state.names == "indices" else "<i>E</i>"
    if last and state.output == "softmax":
        return f"∂{loss}/∂<i>{name}</i> = ∂{loss}/∂<i>{total}</i> · 1 · ∂<i>{total}</i>/∂<i>{name}</i>"
    return (f"∂{loss}/∂<i>{name}</i> = ∂{loss}/∂<i>{out}</i> · ∂<i>{out}</i>/∂<i>{total}</i> · "
            f"∂<i>{total}</i>/∂<i>{name}</i>")  # fmt: skip


