"""The sentences of the losses tab."""

import math
from random import Random
from typing import Any

import numpy as np

from nnviz.core.activations import ACTIVATIONS
from nnviz.tabs.common.networks import activation_said, scale_of, shipped_network
from tests.sentences import Said, true
from tests.stress import values

DELTA = 1e-7  # the book's
STEP, REACH = 0.02, 4.0  # how a weight is looked at


def close(shown: float, value: float, decimals: int) -> bool:
    """Return whether a figure with so many decimals shows a value."""
    return abs(shown - value) <= 0.501 * 10.0**-decimals + 1e-12 * abs(value)


def close_digits(shown: float, value: float, digits: int) -> bool:
    """Return whether a figure with so many significant digits shows a value."""
    if abs(value) < 1e-300:
        return abs(shown - value) <= 1e-300
    return abs(shown - value) <= 0.501 * 10.0 ** (math.floor(math.log10(abs(value))) - digits + 1)


def y_true(said: Said) -> float:
    return said.state.y[said.state.truth]


def cost(y: float, delta: float = DELTA) -> float:
    """Return −ln(y + δ)."""
    return -math.log(y + delta) if y + delta > 0 else math.inf


# One answer.


def at_the_top(said: Said) -> bool:
    y = said.state.y
    named = said.number("truth") == said.state.truth
    return named and all(other <= y_true(said) for other in y) and costs(said)


def beaten(said: Said) -> bool:
    y, best = said.state.y, int(said.number("best"))
    first = all(y[best] > other if index < best else y[best] >= other for index, other in enumerate(y))
    return first and y[best] > y_true(said) and said.number("truth") == said.state.truth and costs(said)


def costs(said: Said) -> bool:
    """The output of the true class and its cost are the ones named."""
    return close_digits(said.number("y"), y_true(said), 3) and close(said.number("cost"), cost(y_true(said)), 2)


# All losses.


def targets(said: Said) -> list[float]:
    state = said.state
    if state.view == "compare" and state.targets == "numbers":
        return list(state.t)
    return [float(index == state.truth) for index in range(len(state.y))]


def probabilities(said: Said) -> bool:
    return all(0 <= value <= 1 for value in (*said.state.y, *targets(said)))


def counted(said: Said) -> bool:
    pairs = list(zip(said.state.y, targets(said), strict=True))
    squared = sum(y != t for y, t in pairs)
    entropy = sum(t != 0 and y != 1 for y, t in pairs)
    return probabilities(said) and (said.number("squared"), said.number("entropy")) == (squared, entropy)


def no_softmax(said: Said) -> bool:
    total = math.fsum(said.state.y)
    return total != 1 and said.number("sum") != 1 and close_digits(said.number("sum"), total, 6)


# The logarithm.


def delta(said: Said) -> float:
    return said.state.delta if said.state.with_delta else 0.0


def capped(said: Said) -> bool:
    most = cost(0.0, delta(said))
    return delta(said) > 0 and close(said.number("cap"), most, 3) and _largest(said) <= most + 1e-12


def _largest(said: Said) -> float:
    return max(cost(y, delta(said)) for y in np.linspace(0, 1, 101))


def of_the_point(said: Said) -> bool:
    """The sentence names the output of the true class and what it costs."""
    shown = close_digits(said.number("y"), y_true(said), 3)
    return shown and close(said.number("cost"), cost(y_true(said), delta(said)), 2)


def halving(said: Said) -> bool:
    more = [cost(y / 2, 0.0) - cost(y, 0.0) for y in (1.0, 0.3, 1e-5, 1e-100)]
    return delta(said) == 0 and of_the_point(said) and all(close(said.number("more"), m, 2) for m in more)


# Yes or no.


def binary(y: float, t: int, sign: int = 1) -> float:
    """Return −(t ln y ± (1 − t) ln(1 − y)), with the book's δ."""
    return -(t * math.log(y + DELTA) + sign * (1 - t) * math.log(1 - y + DELTA))


def answers(said: Said, t: int) -> bool:
    state = said.state
    return state.yes == bool(t) and close_digits(said.number("y"), state.p, 3) and (
        close(said.number("right"), binary(state.p, t), 2))  # fmt: skip


def rewarded(said: Said) -> bool:
    falling = all(binary(y, 0, -1) > binary(y + 0.01, 0, -1) for y in np.linspace(0.0, 0.98, 50))
    return answers(said, 0) and close(said.number("wrong"), binary(said.state.p, 0, -1), 2) and falling


def with_either_sign(said: Said) -> bool:
    p = said.state.p
    return answers(said, 0) and close(abs(binary(p, 0) - binary(p, 0, -1)), 0.0, 2)


# Batch.


def rows(said: Said) -> np.ndarray:
    """Return the outputs of the batch: those of the view, which its matrix shows."""
    return said.state.batch()


def picked(said: Said) -> bool:
    n, label = int(said.number("n")), int(said.number("label"))
    y = float(rows(said)[n, label])
    shown = (min(said.state.row, len(rows(said))) - 1, said.state.labels[n]) == (n, label)
    return shown and close_digits(said.number("y"), y, 3) and close(said.number("cost"), cost(y), 2)


def mean_cost(said: Said) -> bool:
    y = rows(said)
    each = [cost(float(row[label])) for row, label in zip(y, said.state.labels, strict=False)]
    return said.state.row <= 0 and close(said.number("mean"), math.fsum(each) / len(y), 9)


# A real network.


def evaluated(said: Said, weight: float) -> tuple[float, int]:
    """Return loss and right answers with the weight at this value: the whole network from the beginning."""
    state, data, weights = said.state, said.tab.dataset, shipped_network(said.state.network)
    activate = ACTIVATIONS[activation_said(weights) or "sigmoid"].value
    count, t = len(weights.sizes) - 1, data.t_test[: state.images].astype(int)
    z = data.x_test[: state.images].reshape(len(t), -1) * float(scale_of(weights))
    for layer in range(1, count + 1):
        W, b = (np.array(weights.params[f"{kind}{layer}"], np.float64) for kind in "Wb")
        if layer == state.layer:
            W[state.unit_from, state.unit_to] = weight
        a = z @ W + b
        z = activate(a) if layer < count else a
    powers = np.exp(z - z.max(axis=1, keepdims=True))
    y = powers / powers.sum(axis=1, keepdims=True)
    return float(-np.log(y[np.arange(len(t)), t] + DELTA).mean()), int((y.argmax(axis=1) == t).sum())


def level(said: Said) -> bool:
    low, high = said.number("low"), said.number("high")
    trained = said.view.trained
    places = trained + np.arange(round((low - trained) / STEP), round((high - trained) / STEP) + 1) * STEP
    picked = places if len(places) <= 3 else places[[0, len(places) // 2, -1]]
    found = [evaluated(said, float(weight)) for weight in picked]
    here = trained + said.state.nudge
    inside = low - STEP <= here <= high + STEP
    least, most = said.number("least") - 6e-5, said.number("most") + 6e-5
    same = all(right == said.number("right") and least <= loss <= most for loss, right in found)
    return inside and same and said.number("images") == min(said.state.images, len(said.tab.dataset.x_test))


def no_difference(said: Said) -> bool:
    trained = said.view.trained
    found = [evaluated(said, trained + change) for change in (-REACH, -0.5, 0.0, 1.0, REACH)]
    return len({right for _, right in found}) == 1 and np.ptp([loss for loss, _ in found]) < 1e-9


def scattered(said: Said) -> bool:
    view, size = said.view, int(said.number("size"))
    values, losses = view.estimates[size], view.losses
    state = said.state
    return (
        size <= state.size and said.number("count") == len(values)
        and close_digits(said.number("spread"), float(np.std(values)), 3)
        and close(said.number("mean"), float(np.mean(losses)), 4)
        and said.number("images") == len(losses) == len(said.tab.dataset.x_test)
        and close_digits(said.number("law"), float(np.std(losses)) / math.sqrt(size), 3)
        and abs(np.mean(values) - np.mean(losses)) < 6 * np.std(losses) / math.sqrt(size * len(values))
    )  # fmt: skip


def on(*views: str) -> Any:
    return lambda said: said.state.view in views


SENTENCES = {
    # The hints.
    (
        "Drag the bar of the true class down. A click under a bar makes its class the true one. Space moves the "
        "probability to a wrong class step by step."
    ): on("answer"),
    "Drag the outputs. Shaded terms count: of the cross entropy only those with t above 0.": on("compare"),
    "Drag either point to the left. Switch δ off and set the output of the true class to 0.": on("logarithm"),
    "Drag the point. With the wrong sign a bad answer is rewarded.": on("binary"),
    "Change a label: another cell is picked. One-hot rows give the same number.": on("batch"),
    (
        "Drag a point: how far can the weight move before the accuracy jumps to another step? Try another weight "
        "or more images."
    ):
        on("accuracy"),
    "Drag the point on the right to another batch size. Space draws more batches.": on("estimates"),
    # One answer, all losses.
    "Class {truth}, the true one, gets {y}, and no class gets more. Cost: {cost}.": at_the_top,
    "Class {best} gets more than class {truth}, the true one, which gets {y}. Cost: {cost}.": beaten,
    "The outputs add up to {sum}, not to 1: not a softmax.": no_softmax,
    "The targets are not one-hot: in the cross entropy every one above 0 counts.":
        lambda said: sorted(targets(said)) != [0.0] * (len(said.state.y) - 1) + [1.0],
    "Terms that are not 0: squared error {squared}, cross entropy {entropy}.": counted,
    "The squared error takes any numbers. The cross entropies need outputs and targets from 0 to 1, so they are not "
    "defined here.": lambda said: not probabilities(said),
    # The logarithm.
    "ln 0 = −∞: one such answer makes the loss of a whole batch infinite. Add δ.":
        lambda said: y_true(said) == 0 and delta(said) == 0,
    "Without δ the cost of this answer would be infinite. With δ it costs {cap}, the most that any answer can cost.":
        lambda said: y_true(said) == 0 and capped(said),
    "{y} for the true class costs {cost}. Because of δ no answer can cost more than {cap}.":
        lambda said: capped(said) and of_the_point(said),
    "{y} for the true class costs {cost}. Every halving of y costs {more} more, without end.": halving,
    # Yes or no.
    (
        "The target is 0 (no) and y = {y}: it costs {right}. With the wrong sign it would be {wrong}, and the "
        "worse the answer, the lower."
    ): rewarded,
    "The target is 1 (yes) and y = {y}: it costs {right}. The wrong sign shows only when the target is 0.":
        lambda said: answers(said, 1) and abs(binary(said.state.p, 1) - binary(said.state.p, 1, -1)) < 1e-6,
    "The target is 0 (no) and y = {y}: it costs {right}, with either sign.": with_either_sign,
    # Batch.
    "Sample {n}: its label {label} picks y[{n}, {label}] = {y}, which costs {cost}.": picked,
    "As many numbers in t as in y: t is one-hot, and argmax makes labels of it. The mean cost is {mean}.":
        lambda said: said.state.as_one_hot and mean_cost(said),
    "Fewer numbers in t than in y: t holds labels, which pick one output of each row. The mean cost is {mean}.":
        lambda said: not said.state.as_one_hot and mean_cost(said),
    # A real network.
    (
        "From {low} to {high} in steps of 0.02, {right} of {images} answers are correct and the loss is {least} to "
        "{most}."
    ): level,
    "With these images this weight makes no difference: neither loss nor accuracy changes with it.": no_difference,
    (
        "{count} mini-batches of {size}: their losses scatter by {spread} around {mean}, the loss over all "
        "{images} images. std/√N = {law}."
    ): scattered,
    **dict.fromkeys(("Correct", "Loss", "Weights moving accuracy", "moving loss"), true),
}  # fmt: skip

STATES = (
    {"view": "logarithm", "y": (0.0, 1.0), "truth": 0},
    {"view": "logarithm", "y": (0.0, 1.0), "truth": 0, "with_delta": False},
    {"view": "accuracy", "layer": 1, "unit_from": 0, "unit_to": 0},
    {"view": "compare", "y": (0.9999995, 5e-7), "truth": 0},
    {"view": "compare", "y": (0.5, 0.5000000012), "truth": 0},
    {"view": "batch", "row": 2},
    {"view": "binary", "p": 0.0},
)


def change(tab: Any, rng: Random) -> dict[str, Any]:
    """Return random fields; a real network only now and then, with few images: each is answered anew."""
    found = values.random_fields(tab, rng)
    if found.get("view") in ("accuracy", "estimates"):
        if rng.random() < 0.9:
            return found | {"view": rng.choice(("answer", "compare", "logarithm", "binary", "batch"))}
        found |= {"images": rng.choice((10, 30, 100)), "source": "automatic", "path": ""}
    return found
