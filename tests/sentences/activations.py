"""The sentences of the activations tab."""

import math
from functools import cache
from random import Random
from typing import Any

import numpy as np

from tests.sentences import Said, number_of
from tests.stress import values

NAMES = {
    "Step": "step", "Sigmoid": "sigmoid", "tanh": "tanh", "ReLU": "relu", "Leaky ReLU": "leaky_relu", "ELU": "elu",
    "Softplus": "softplus", "Swish": "swish", "GELU": "gelu", "Identity": "identity",
}  # fmt: skip
LARGEST = {"float64": 709.782712893384, "float32": 88.72283905206835}  # ln of the largest number
SMALLEST = {"float64": -745.1332191019412, "float32": -103.97207708399179}  # ln of half the smallest one
NORMAL = {"float64": -708.3964185322641, "float32": -87.33654475055310}  # ln of the smallest with all its digits


# The functions, written once more.


def h(name: str, x: Any, slope: float = 0.01, alpha: float = 1.0) -> Any:
    x = np.asarray(x, np.float64)
    with np.errstate(over="ignore"):
        return {
            "step": lambda: np.heaviside(x, 0.0), "sigmoid": lambda: np.exp(-np.logaddexp(0, -x)),
            "tanh": lambda: np.tanh(x), "relu": lambda: x * (x > 0),
            "leaky_relu": lambda: np.where(x > 0, x, slope * x),
            "elu": lambda: np.where(x > 0, x, alpha * (np.exp(np.minimum(x, 0)) - 1)),
            "softplus": lambda: np.logaddexp(0, x), "swish": lambda: x * np.exp(-np.logaddexp(0, -x)),
            "gelu": lambda: x * np.array([0.5 * math.erfc(-v / math.sqrt(2)) for v in x.ravel()]).reshape(x.shape),
            "identity": lambda: x,
        }[name]()  # fmt: skip


@cache
def slopes(name: str, slope: float, alpha: float, reach: float = 20.0) -> tuple[np.ndarray, np.ndarray]:
    """Return x and the slopes there by differences; none across 0, where there may be a corner or a jump."""
    x = np.concatenate([np.linspace(-reach, -1e-3, 20001), np.linspace(1e-3, reach, 20001)])
    return x, (h(name, x + 1e-5, slope, alpha) - h(name, x - 1e-5, slope, alpha)) / 2e-5


def focused(said: Said) -> tuple[str, float, float]:
    """Return the highlighted function with its parameters."""
    state = said.state
    return (state.focus if state.focus in state.functions else state.functions[0]), state.slope, state.alpha


def view(*names: str) -> Any:
    return lambda said: said.state.view in names


# Curves.


def flat(said: Said) -> bool:
    return NAMES[said.values["name"]] == focused(said)[0] and not slopes(*focused(said))[1].any()


def saturates(said: Said, left: bool, right: bool) -> bool:
    """Beyond the ends that are told the slope stays under 5 % of its largest, and just before them it does not."""
    x, d = slopes(*focused(said))
    small = np.abs(d) < 0.05 * np.abs(d).max()
    ends = []
    if left:
        ends.append(small[x < said.number("left") - 0.06].all() and not small[x < said.number("left") + 0.12].all())
    if right:
        ends.append(small[x > said.number("right") + 0.06].all() and not small[x > said.number("right") - 0.12].all())
    others = [small[0]] * (not left) + [small[-1]] * (not right)
    return NAMES[said.values["name"]] == focused(said)[0] and all(ends) and not any(others)


def outputs(said: Said) -> np.ndarray:
    return h(focused(said)[0], np.linspace(-300, 300, 60001), *focused(said)[1:])


def between(said: Said) -> bool:
    y, low, high = outputs(said), said.number("low"), said.number("high")
    return y.min() >= low and y.max() <= high and y.min() < low + 1e-3 and y.max() > high - 1e-3


def lowest(said: Said) -> bool:
    y = outputs(said)
    here = float(h(focused(said)[0], said.number("at"), *focused(said)[1:]))
    return np.isclose(y.min(), said.number("low"), rtol=6e-3) and here <= y.min() + 1e-4 and y.max() > 100


def unbounded(said: Said) -> bool:
    far = h(focused(said)[0], np.array([-1e12, 1e12]), *focused(said)[1:])
    return far[0] < 0 < far[1] and -far[0] >= 1e12 * min(1.0, 0.9 * (focused(said)[1] or 1)) and far[1] > 1e11


def above(said: Said) -> bool:
    y, low = h(focused(said)[0], np.linspace(-30, 30, 6001), *focused(said)[1:]), said.number("low")
    return (y > low - 1e-11).all() and y.min() < low + 1e-2 * max(1.0, abs(low)) and y.max() > 29


def steepest(said: Said) -> bool:
    most = slopes(*focused(said))[1].max()
    return np.isclose(most, said.number("slope"), rtol=6e-3, atol=1e-9)


def twin(said: Said) -> bool:
    x = np.linspace(-6, 6, 2401)
    gap = np.abs(2 / (1 + np.exp(-2 * x)) - 1 - np.tanh(x)).max()
    return 0 < said.number("gap") < 1e-15 and gap < 2 * said.number("gap") and said.state.twin


# Superposition.


def f(said: Said, *x: float) -> float:
    """Return the candidate at x: one number or two."""
    s = said.state
    rules = {"linear": lambda: s.a * x[0], "affine": lambda: s.a * x[0] + s.b, "square": lambda: x[0] ** 2,
             "two_inputs": lambda: s.a * x[0] + s.b * x[-1]}  # fmt: skip
    return float(rules[s.candidate]()) if s.candidate in rules else float(h(s.candidate, x[0]))


def linear(said: Said) -> bool:
    s = said.state
    return s.candidate in ("linear", "two_inputs", "identity") or s.candidate == "affine" and s.b == 0


def gap(said: Said) -> tuple[float, float]:
    """Return the difference of the two sides, and the size of the largest number involved."""
    s = said.state
    u, v = ((s.u, s.u2), (s.v, s.v2)) if s.candidate == "two_inputs" else ((s.u,), (s.v,))
    if s.test == "sum":
        parts = [f(said, *u), f(said, *v), f(said, *(a + b for a, b in zip(u, v, strict=True)))]
        return parts[2] - parts[0] - parts[1], max(1.0, *map(abs, parts))
    parts = [s.c * f(said, *u), f(said, *(s.c * a for a in u)), f(said, *u)]
    return parts[1] - parts[0], max(1.0, *map(abs, parts))


def agree(said: Said) -> bool:
    difference, size = gap(said)
    return abs(difference) <= 2e-9 * size


def differ(said: Said) -> bool:
    told, difference = said.number("gap"), abs(gap(said)[0])
    return not linear(said) and np.isclose(told, difference, rtol=2e-3, atol=1e-9) and difference > 0


def luck(said: Said) -> bool:
    u, v = said.number("u"), said.number("v")
    both = (1,) * (1 + (said.state.candidate == "two_inputs"))
    sides = f(said, *(u * n for n in both)) + f(said, *(v * n for n in both)), f(said, *((u + v) * n for n in both))
    return not linear(said) and agree(said) and abs(sides[0] - sides[1]) > 0


# Stacked layers.


def layers(said: Said) -> list[tuple[np.ndarray, np.ndarray]]:
    s = said.state
    rows = [getattr(s, f"layer{n + 1}") for n in range(s.depth)]
    return [(np.array([r[:2], r[2:4]], float), np.array(r[4:], float)) for r in rows]


def taken(said: Said, x: np.ndarray) -> np.ndarray:
    for W, b in layers(said):
        x = h(said.state.fold, x @ W + b)
    return x


def grid() -> np.ndarray:
    across, along = np.linspace(-2, 2, 17), np.linspace(-2, 2, 65)
    lines = np.array([(x, y) for x in across for y in along])
    return np.vstack([lines, lines[:, ::-1]])


def misses(said: Said) -> tuple[float, float]:
    """Return by how much the best affine map misses at worst (normal equations), and the largest value."""
    x, y = grid(), taken(said, grid())
    A = np.hstack([x, np.ones((len(x), 1))])
    best = np.linalg.solve(A.T @ A, A.T @ y)
    return float(np.sqrt(((A @ best - y) ** 2).sum(axis=1)).max()), float(np.abs(y).max())


def one_matrix(said: Said) -> bool:
    return said.state.fold == "identity"


def product(said: Said) -> np.ndarray:
    return np.linalg.multi_dot([np.eye(2), *(W for W, _ in layers(said)), np.eye(2)])


def flattened(said: Said) -> bool:
    """The area of the unit square becomes nothing beside the length of what it is made of."""
    W, (_, largest) = product(said), misses(said)
    return one_matrix(said) and np.linalg.svd(W, compute_uv=False)[-1] <= 1e-8 * max(largest, 1e-300)


def ahead(said: Said) -> bool:
    """Return whether the pale grid is where all layers take the grid."""
    drawn = np.concatenate([np.column_stack([curve.x, curve.y]) for curve in said.view.end_grid.curves])
    wanted = taken(said, said.view.points.T)
    return np.allclose(wanted, drawn, rtol=1e-6, atol=1e-6 * max(1.0, np.abs(wanted).max()))


def straight(said: Said) -> bool:
    return one_matrix(said) and np.linalg.svd(product(said), compute_uv=False)[-1] > 0


def no_matrix(said: Said) -> bool:
    worst, _ = misses(said)
    return said.state.fold != "identity" and np.isclose(said.number("miss"), worst, rtol=1e-2, atol=1e-12)


# Vanishing gradient.


def share(said: Said) -> float:
    """Return the slope that is multiplied, in percent."""
    name, slope, alpha = focused(said)
    if said.state.place == "steepest":
        return 100 * float(slopes(name, slope, alpha, 10.0)[1].max())
    x = said.state.x
    step = 1e-6 * max(1.0, abs(x)) if x else 0.0
    if name in ("step", "relu", "leaky_relu", "elu") and abs(x) <= step or not x and name in ("relu", "leaky_relu"):
        return 100 * {"step": 0.0, "relu": float(x > 0), "leaky_relu": 1.0 if x > 0 else slope,
                      "elu": 1.0 if x > 0 else alpha * math.exp(x)}[name]  # fmt: skip
    if name == "elu":
        return 100.0 if x > 0 else 100 * alpha * math.exp(max(x, -1000))
    step = step or 1e-6
    y = h(name, np.array([x - step, x + step]), slope, alpha)
    return 100 * float(y[1] - y[0]) / (2 * step)


def told(said: Said) -> bool:
    return np.isclose(said.number("share"), abs(share(said)), rtol=2e-3, atol=2e-3)


# Softmax.


def scores(said: Said) -> np.ndarray:
    kind = {"float32": np.float32, "float64": np.float64}[said.state.dtype]
    return np.array([s + said.state.shift for s in said.state.scores], kind).astype(np.float64)


def log_sum(said: Said) -> float:
    x = scores(said)
    return float(x.max() + np.log(np.sum(np.exp(x - x.max()))))


def near(a: float, b: float) -> bool:
    return abs(a - b) < 1e-4 * max(1.0, abs(b))


# The deep network.


def row(said: Said) -> tuple[Any, Any]:
    """Return the first and the last layer of the network whose sentence this is, found by its place."""
    found = said.view.found
    for start, text in zip(("N(0, 1)", "0.01", "Xavier", "He"), said.view.grid.remarks, strict=True):
        if all(value in text for value in said.values.values()) and _is_of(said, found[start, said.state.layers]):
            return found[start, 1], found[start, said.state.layers]
    raise AssertionError("no row says so")


def _is_of(said: Said, last: Any) -> bool:
    first = said.view.found[last.weight_init, 1]
    facts = {"first": first.spread, "last": last.spread, "mean": last.mean, "share": 100 * last.idle}
    if "ratio" in said.values:
        facts["ratio"] = first.gradient_size / last.gradient_size if last.gradient_size else math.inf
    return all(_shown(said.values[key], facts[key]) for key in said.values)


def held(said: Said, what: str) -> bool:
    """Return whether a network of the picture has the number in the layer that is named, and that layer is lit."""
    starts, n = ("N(0, 1)", "0.01", "Xavier", "He"), int(said.number("n"))
    there = any(_shown(said.values["number"], getattr(said.view.found[start, n], what)) for start in starts)
    return there and {(row, n - 1) for row in range(4)} <= said.view.grid.cells.keys()


def _shown(text: str, value: float) -> bool:
    try:
        return np.isclose(number_of(text), value, rtol=0.06, atol=1e-300)
    except ValueError:
        return not math.isfinite(value)


def bounded(said: Said) -> float:
    """Return how far the outputs of the activation reach, 0 if without end."""
    return {"step": 1.0, "sigmoid": 1.0, "tanh": 2.0}.get(said.state.activation, 0.0)


def values_of(said: Said) -> bool:
    return said.state.view == "signals" and said.state.shown == "values"


# A batch.


def summed(said: Said) -> tuple[int, int, int]:
    """Return how many rows do not add up to 1 in three decimals, how many classes change, and how many rows there are.

    From the scores, as they are written in the first matrix.
    """
    scores_shown = np.array([[number_of(text) for text in line] for line in said.view.grids[0].texts])
    e = np.exp(scores_shown)
    right, wrong = e / e.sum(axis=1, keepdims=True), e / e.sum(axis=0)
    off = int(np.sum(np.round(np.abs(wrong.sum(axis=1) - 1), 3) > 0))
    return off, int(np.sum(right.argmax(axis=1) != wrong.argmax(axis=1))), len(e)


def told_of_batch(said: Said) -> bool:
    off = int(said.number("off")) if "off" in said.values else 0
    return (off, int(said.number("changed")), int(said.number("n"))) == summed(said)


SENTENCES = {
    # Curves.
    "Shaded: {name} is saturated. Below {left} and above {right} its slope stays under 5 % of its largest.":
        lambda said: saturates(said, left=True, right=True),
    "Shaded: {name} is saturated. Below {left} its slope stays under 5 % of its largest.":
        lambda said: saturates(said, left=True, right=False),
    "{name} is flat everywhere: no gradient ever passes.": flat,
    "{name} saturates nowhere.": lambda said: saturates(said, left=False, right=False),
    "Its output is 0 or 1.": lambda said: set(outputs(said)) == {0.0, 1.0},
    "Its outputs lie between {low} and {high}.": between,
    "Its lowest output is {low}, at x = {at}; there is no upper bound.": lowest,
    "Its outputs have no bound.": unbounded,
    "Its outputs lie above {low}.": above,
    "Its outputs are 0 or more.": lambda said: outputs(said).min() == 0 and outputs(said).max() > 100,
    "Its slope is at most {slope}.": steepest,
    "From −6 to 6, 2σ(2x) − 1 differs from tanh x by at most {gap}: rounding.": twin,
    # Superposition.
    "The sides agree, for these numbers and for all others: f is linear.": lambda said: linear(said) and agree(said),
    "The sides differ by {gap}: f is not linear.": differ,
    "The sides agree for these numbers only by chance: try the sum with u = {u}, v = {v}. f is not linear.": luck,
    "The sides agree as far as these digits go, and yet f is not linear: f(0) is {b}, not 0.":
        lambda said: not linear(said) and agree(said) and np.isclose(f(said, 0.0), said.number("b"), rtol=1e-3, atol=0)
        and f(said, 0.0) != 0,
    # Stacked layers.
    "One layer: a matrix and a bias. What is pale shows where the grid ends.":
        lambda said: said.state.depth == 1 and ahead(said),
    "{n} layers, a matrix each: would a single one do the same? What is pale shows where the grid ends.":
        lambda said: said.state.depth == said.number("n") and ahead(said),
    "One layer, one matrix: straight lines stay straight and parallel.":
        lambda said: said.state.depth == 1 and straight(said),
    "These {n} layers do what one matrix does: straight lines stay straight and parallel.":
        lambda said: said.state.depth == said.number("n") > 1 and straight(said),
    "One matrix does the same, and it flattens the plane.": flattened,
    "One matrix would do the same with this grid: no point of it meets the bend.":
        lambda said: said.state.fold != "identity" and misses(said)[0] <= 2e-9 * misses(said)[1],
    "No single matrix does this: the best one (least squares) misses by up to {miss}.": no_matrix,
    # Vanishing gradient.
    "A slope of 0: nothing is left after one layer.": lambda said: abs(share(said)) < 1e-3,
    "Each layer leaves {share} % at most: the gradient vanishes.":
        lambda said: said.state.place == "steepest" and told(said) and said.number("share") < 100,
    "Each layer leaves {share} %: the gradient vanishes.":
        lambda said: said.state.place == "x" and told(said) and abs(share(said)) < 100,
    "A slope above 1: the product grows.": lambda said: said.state.place == "x" and abs(share(said)) > 100 - 1e-4,
    "The largest slope is above 1: at best the product grows.":
        lambda said: said.state.place == "steepest" and share(said) > 100 - 1e-4,
    "A slope of 1: everything is left, however deep.":
        lambda said: said.state.place == "x" and np.isclose(share(said), 100, atol=1e-4),
    "The largest slope is 1: at best everything is left, however deep.":
        lambda said: said.state.place == "steepest" and np.isclose(share(said), 100, atol=1e-3),
    # The deep network.
    "Std {number} in layer {n}. And in layer {last}?":
        lambda said: values_of(said) and said.number("last") == said.state.layers and held(said, "spread"),
    "Size {number} in layer {n}. And in layer {last}?":
        lambda said: said.state.shown == "gradients" and said.number("last") == 1 and held(said, "gradient_size"),
    "In the last layer the values are all but the same: {mean}, std {last}.":
        lambda said: values_of(said) and row(said)[1].spread < 0.05 * bounded(said),
    "In the last layer {share} % of the values lie where the slope is below 0.01.":
        lambda said: values_of(said) and bounded(said) > 0 and row(said)[1].idle > 0.3,
    "The values fade: std {first} in the first layer, {last} in the last one.":
        lambda said: values_of(said) and 2 * row(said)[1].spread < row(said)[0].spread,
    "The values grow: std {first} in the first layer, {last} in the last one.":
        lambda said: values_of(said) and row(said)[1].spread > 2 * row(said)[0].spread,
    "The values keep their spread: std {first} in the first layer, {last} in the last one.":
        lambda said: values_of(said) and 0.5 <= row(said)[1].spread / row(said)[0].spread <= 2,
    "No gradient reaches the first layer: all of it is 0.":
        lambda said: any(said.view.found[start, 1].gradient_size == 0 for start in ("N(0, 1)", "0.01", "Xavier", "He")),
    "The gradient vanishes: the first layer has {ratio} times that of the last.":
        lambda said: row(said)[0].gradient_size < 0.1 * row(said)[1].gradient_size,
    "The gradient explodes: the first layer has {ratio} times that of the last.":
        lambda said: row(said)[0].gradient_size > 10 * row(said)[1].gradient_size,
    "The gradient lasts: the first layer has {ratio} times that of the last.":
        lambda said: 0.1 <= row(said)[0].gradient_size / row(said)[1].gradient_size <= 10,
    # Softmax.
    "Both agree. Shift the scores until the direct formula overflows.":
        lambda said: NORMAL[said.state.dtype] - 1e-3 < log_sum(said) < LARGEST[said.state.dtype] + 1e-3,
    "Computed directly it overflows: e{top} is above the largest {dtype} number, e{limit}, and becomes inf. "
    "Then inf / inf is nan. Subtracting the maximum first keeps every power at 1 or below.":
        lambda said: scores(said).max() > LARGEST[said.state.dtype] - 1e-4
        and near(said.number("top"), max(said.state.scores) + said.state.shift)
        and abs(said.number("limit") - LARGEST[said.state.dtype]) < 0.006,
    "Computed directly it overflows: each power is finite, but their sum is above the largest {dtype} number and "
    "becomes inf. Every quotient is then 0.":
        lambda said: scores(said).max() < LARGEST[said.state.dtype] + 1e-4 and log_sum(said) > LARGEST[
            said.state.dtype] - 1e-4,
    "Computed directly it fails: every power is so small that {dtype} makes it 0, and 0 / 0 is nan.":
        lambda said: scores(said).max() < SMALLEST[said.state.dtype] + 1e-3,
    "Computed directly it loses digits: the powers are among the smallest numbers that {dtype} has.":
        lambda said: SMALLEST[said.state.dtype] - 1e-3 < log_sum(said) < NORMAL[said.state.dtype] + 1e-3,
    # A batch.
    (
        "The framed class is chosen. Summed over the batch, {off} of {n} rows do not add up to 1: these are not "
        "probabilities. {changed} of {n} samples get another class."
    ):
        lambda said: told_of_batch(said) and said.number("off") > 0,
    (
        "The framed class is chosen. Summed over the batch, all rows add up to 1 here by chance. {changed} of {n} "
        "samples get another class."
    ): told_of_batch,
    # The output layer.
    "How much? A price, a temperature, a weight.": lambda said: said.state.task == "regression",
    "Yes or no? Spam, a fault, a cat.": lambda said: said.state.task == "two",
    "Which one of ten? A digit from 0 to 9.": lambda said: said.state.task == "ten",
}  # fmt: skip

EXAMPLES = 30

STATES = (
    {"view": "superposition", "candidate": "affine", "b": 1e-12},
    {"view": "layers", "depth": 1},
    {"view": "layers", "depth": 2, "layer1": (1, 2, 2, 4, 0, 0)},
    {"view": "layers", "depth": 1, "fold": "relu", "layer1": (1, 0, 0, 1, 5, 5)},
    {"view": "softmax", "scores": (-740.0, -741.0, -742.0)},
    {"view": "softmax", "scores": (-760.0, -761.0, -762.0)},
    {"view": "curves", "functions": ("leaky_relu",), "focus": "leaky_relu", "slope": 0.3},
    {"view": "curves", "functions": ("elu",), "focus": "elu", "alpha": 2.0},
    {"view": "slopes", "functions": ("swish",), "focus": "swish"},
    {"view": "slopes", "functions": ("swish",), "focus": "swish", "place": "x", "x": 2.0},
    {"view": "slopes", "functions": ("tanh",), "focus": "tanh", "place": "x", "x": 0.0},
    {"view": "slopes", "functions": ("tanh",), "focus": "tanh"},
    {"view": "slopes", "functions": ("sigmoid",), "focus": "sigmoid", "place": "x", "x": 0.0},
    {"view": "signals", "layers": 4, "units": 20, "shown": "gradients", "activation": "step"},
    {"view": "signals", "layers": 4, "units": 20, "activation": "step"},
    {"view": "signals", "layers": 8, "units": 40, "activation": "identity"},
    {"view": "signals", "layers": 8, "units": 40, "activation": "identity", "shown": "gradients"},
    {"view": "signals", "layers": 4, "units": 20, "activation": "tanh"},
    {"view": "signals", "layers": 3, "units": 20, "activation": "relu"},
    {"view": "signals", "layers": 10, "units": 20, "activation": "tanh", "shown": "gradients"},
    {"view": "curves", "functions": ("swish",), "focus": "swish"},
    {"view": "curves", "functions": ("step",), "focus": "step"},
    {"view": "batch", "samples": 2, "classes": 2, "draws": 170},
)


def example(fields: dict[str, Any]) -> dict[str, Any]:
    """Return a State whose deep network takes a tenth of a second instead of seconds."""
    if fields.get("view") != "signals":
        return fields
    deep = fields.get("activation") == "tanh" and fields.get("shown") == "gradients"  # only deep ones explode
    layers = fields.get("layers", 5)
    return fields | {"layers": layers if deep else min(layers, 3), "units": 20 if deep else 10, "inputs": "random"}


def change(tab: Any, rng: Random) -> dict[str, Any]:
    """Return random fields; of the deep network small ones, which take a tenth of a second."""
    found = values.random_fields(tab, rng)
    if found["view"] == "signals":
        found = example(found | {"layers": rng.randint(2, 4)})
    if found["view"] == "softmax" and rng.random() < 0.5:
        top = rng.uniform(-800, 800)
        found["scores"] = tuple(round(top - rng.uniform(0, 5), 1) for _ in range(3))
    return found



