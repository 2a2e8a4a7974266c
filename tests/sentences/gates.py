"""The sentences of the gates tab."""

import math
import re
from fractions import Fraction
from random import Random
from typing import Any

import numpy as np
from scipy.optimize import linprog

from nnviz.core.studies.gates.gate_timings import VERSIONS
from nnviz.tabs.gates.moments import AND, FLIGHT, FOLD, INPUTS_ONLY, NAND, OR, WIRING
from tests.sentences import Said, number_of, true
from tests.stress import values

XOR = ((0, 0, 0), (0, 1, 1), (1, 0, 1), (1, 1, 0))
CORNERS = {"AND": (0, 0, 0, 1), "OR": (0, 1, 1, 1), "NAND": (1, 1, 1, 0), "NOR": (1, 0, 0, 0), "XOR": (0, 1, 1, 0)}
DIGITS = 12  # of a weighted sum that count: what is left of 0.1 + 0.2 − 0.3 is 0
FIELDS = {"NAND": ("n1", "n2", "nb"), "OR": ("o1", "o2", "ob"), "AND": ("a1", "a2", "ab")}


# What is true of a picture.


def points(said: Said) -> list[tuple[float, float, int]]:
    """Return the points on show: what the truth table lists."""
    state = said.state
    if state.task in CORNERS:
        return [(x1, x2, t) for (x1, x2, _), t in zip(XOR, CORNERS[state.task], strict=True)]
    return [(x1, x2, t) for x1, x2, t in said.view.moment(state).points]


def exact(value: float | Fraction) -> Fraction:
    """Return the decimal number that is shown for a float."""
    return value if isinstance(value, Fraction) else Fraction(repr(float(value)))


def fires(w1: float | Fraction, w2: float | Fraction, b: float | Fraction, x: tuple[float, float]) -> int:
    """Return 1 if w·x + b > 0, in exact arithmetic; what is below the last digit of the largest term is 0."""
    terms = [exact(w1) * exact(x[0]), exact(w2) * exact(x[1]), exact(b)]
    largest = max(map(abs, terms))
    last = Fraction(10) ** (math.floor(math.log10(largest)) + 1 - DIGITS) if largest else Fraction(0)
    return int(sum(terms) > last / 2)


def total(w1: float, w2: float, b: float, x: tuple[float, float]) -> Fraction:
    """Return w·x + b exactly for the decimal numbers that are shown."""
    return exact(w1) * exact(x[0]) + exact(w2) * exact(x[1]) + exact(b)


def line(said: Said) -> tuple[float, float, float]:
    """Return the weights and the bias of the perceptron on show."""
    gate = said.view.moment(said.state).gate
    return (*gate.w, gate.b)


def right(said: Said) -> int:
    """Return how many points are answered rightly."""
    return sum(fires(*line(said), p[:2]) == p[2] for p in points(said))


def separable(found: list[tuple[float, float, int]]) -> bool:
    """Return whether some line has all ones strictly on its side: asked of linear programming."""
    rows = [[-(2 * t - 1) * v for v in (x1, x2, 1)] for x1, x2, t in found]
    answer = linprog([0, 0, 0], A_ub=rows, b_ub=[-1] * len(rows), bounds=[(None, None)] * 3)
    return answer.status == 0


def between(found: list[tuple[float, float, int]], place: tuple[float, float], digits: float = 1e-3) -> bool:
    """Return whether a place, as precisely as it is written, is a weighted mean of the points of both classes."""
    for label in (0, 1):
        group = np.array([p[:2] for p in found if p[2] == label]).reshape(-1, 2)
        if not len(group):
            return False
        # shares that sum to 1, and how far their mean is from the place
        n = len(group)
        equal = np.vstack([np.c_[group.T, np.eye(2), -np.eye(2)], [1] * n + [0] * 4])
        answer = linprog([0] * n + [1] * 4, A_eq=equal, b_eq=[*place, 1], bounds=[(0, None)] * (n + 4))
        if answer.status != 0 or answer.fun > digits:
            return False
    return True


def place(said: Said, gap: str = "place") -> tuple[float, float]:
    """Return the place a sentence names."""
    return places(said.values[gap])[0]


def places(text: str) -> list[tuple[float, float]]:
    """Return the places (x1, x2) that a text names."""
    found = re.findall(r"\(([^,()]+), ([^,()]+)\)", text)
    return [(number_of(x1), number_of(x2)) for x1, x2 in found]


def all_right(said: Said) -> bool:
    return right(said) == len(points(said)) > 0


def runs_through(said: Said) -> bool:
    named = places(said.values["points"])
    touched = [p[:2] for p in points(said) if abs(total(*line(said), p[:2])) < Fraction(1, 10**9)]
    return bool(named) and all(any(np.allclose(p, q, atol=1e-3) for q in touched) for p in named)


def no_line(said: Said) -> bool:
    return not separable(points(said)) and between(points(said), place(said))


# Learning.


def step(said: Said) -> Any:
    return said.view.moment(said.state).step


def relearned(said: Said, samples: int) -> list[tuple[float, float, float]]:
    """Return the weights before each sample, learned again with the rule as it is written."""
    state, found = said.state, points(said)
    first = said.view.moment(state).steps[0]
    start = [*first.w, first.b], [*first.dw, first.db]
    w = [exact(round(new - change, 14)) for new, change in zip(*start, strict=True)]
    order, rng, weights = [], np.random.default_rng(state.seed), [tuple(map(float, w))]
    for n in range(samples):
        if n % len(found) == 0:
            order = rng.permutation(len(found)) if state.shuffled else range(len(found))
        x1, x2, t = found[order[n % len(found)]]
        error = t - fires(*w, (x1, x2))
        w = [old + exact(state.rate) * error * exact(x) for old, x in zip(w, (x1, x2, 1.0), strict=True)]
        weights.append(tuple(map(float, w)))
    return weights


def answered(said: Said, wrong: bool) -> bool:
    """The sample of this step is the one named, and its answer before the step was right or wrong."""
    now, number = step(said), int(said.number("number"))
    x1, x2, t = points(said)[now.index]
    before = np.array([*now.w, now.b]) - [*now.dw, now.db]
    y = fires(*(round(float(v), 14) for v in before), (x1, x2))
    told = int(said.number("y")) == y and np.allclose(place(said), (x1, x2), atol=1e-3)
    change = said.state.rate * (t - y) * np.array([x1, x2, 1])
    moved = np.allclose([*now.dw, now.db], change, atol=1e-9)
    return told and moved and (y != t) == wrong and said.tab.timeline.position == number


def changed(said: Said) -> bool:
    now = step(said)
    shown = (*place(said, "dw"), said.number("db"))
    return np.allclose(shown, (*now.dw, now.db), rtol=1e-3, atol=1e-4)


def converged(said: Said) -> bool:
    samples, found = int(said.number("samples")), points(said)
    weights = relearned(said, samples)
    updates = sum(a != b for a, b in zip(weights, weights[1:], strict=False))
    now = step(said)
    return updates == int(said.number("updates")) and all(fires(*now.w, now.b, p[:2]) == p[2] for p in found)


def cycles(said: Said) -> bool:
    now, before, found = int(said.number("now")), int(said.number("before")), points(said)
    weights = relearned(said, now)
    same_place = (now - before) % len(found) == 0 and not said.state.shuffled
    return same_place and np.allclose(weights[now], weights[before], atol=1e-9)


# XOR from two layers.


def stage(said: Said) -> int:
    return said.view.moment().stage


def done(said: Said) -> bool:
    return said.view.moment().done


def gives(said: Said, at: int, name: str, kept: bool) -> bool:
    """It is the turn of this gate, and its line gives the gate's answers or does not."""
    mine = tuple(fires(*gates(said)[name], (x1, x2)) for x1, x2, _ in XOR)
    return stage(said) == at and not done(said) and (mine == CORNERS[name]) == kept


def gates(said: Said) -> dict[str, tuple[float, float, float]]:
    return {name: tuple(getattr(said.state, f) for f in fields) for name, fields in FIELDS.items()}


def answers(said: Said) -> int:
    """Return how many of the four answers of the circuit are those of XOR."""
    g, count = gates(said), 0
    for x1, x2, t in XOR:
        s = (fires(*g["NAND"], (x1, x2)), fires(*g["OR"], (x1, x2)))
        count += fires(*g["AND"], s) == t
    return count


def changed_gates(said: Said) -> str:
    g = gates(said)
    other = [n for n in FIELDS if tuple(fires(*g[n], (x1, x2)) for x1, x2, _ in XOR) != CORNERS[n]]
    return ", ".join(other)


# Versions.


def same_answers() -> bool:
    return all(tuple(int(v.function(x1, x2)) for x1, x2, _ in XOR) == CORNERS[v.gate] for v in VERSIONS.values())


def _one_perceptron(said: Said) -> bool:
    return said.state.view in ("plane", "learn")


SENTENCES = {
    # The hint.
    "Click into the plane to add a point. On a point: drag or arrow keys; T changes its class, Delete removes it.":
        lambda said: _one_perceptron(said) and said.state.task not in CORNERS,
    "Drag the line, its ends or its arrow; or Tab, then the arrow keys. Click a point to see its numbers.":
        _one_perceptron,
    "Drag the line to begin somewhere else; or Tab, then the arrow keys. Space plays, ← and → step.":
        lambda said: said.state.view == "learn",
    "Drag any of the three lines, or Tab, then the arrow keys. Watch the table.":
        lambda said: said.state.view == "layers",
    "Click a version, or Tab, then ↑ and ↓, to see its code.": lambda said: said.state.view == "times",
    # One perceptron.
    "{right} of {all} correct":
        lambda said: (said.number("right"), said.number("all")) == (right(said), len(points(said))),
    "No points yet": lambda said: not points(said),
    "Click into the plane to add a point.": lambda said: not points(said),
    "w = 0: there is no line. b is above 0, so every answer is 1.":
        lambda said: line(said)[:2] == (0, 0) and all(fires(*line(said), p[:2]) == 1 for p in points(said)),
    "w = 0: there is no line. b is not above 0, so every answer is 0.":
        lambda said: line(said)[:2] == (0, 0) and all(fires(*line(said), p[:2]) == 0 for p in points(said)),
    "The line runs through {points}. There a = 0, which is not above 0: y = 0.": runs_through,
    "The line separates the classes: all answers are correct.": all_right,
    "No line classifies all points correctly: {place} lies in the convex hull of both classes.": no_line,
    "Drag the line until every orange square lies on the orange side.":
        lambda said: separable(points(said)) and not all_right(said),
    # Learning.
    "There is nothing to learn from: click into the plane to add a point.": lambda said: not points(said),
    "The perceptron looks at one sample after the other. Only a wrong answer moves the line.":
        lambda said: said.tab.timeline.position == 0,
    "Sample {number}, {place}: the answer {y} is correct. Nothing changes.": lambda said: answered(said, wrong=False),
    "Sample {number}, {place}: {y} is wrong, it should be {t}.": lambda said: answered(said, wrong=True),
    "Δw = {dw}, Δb = {db}": changed,
    "Converged after {updates} updates ({samples} samples).": converged,
    "Never converges: the weights of sample {now} are those of sample {before} again.": cycles,
    (
        "Never converges: stopped after {samples} samples."
    ): lambda said: not separable(points(said)),
    "Not converged after {samples} samples, but it will: a separating line exists, though the gap is narrow.":
        lambda said: separable(points(said)),
    "No line can: {place} lies in the convex hull of both classes.": no_line,
    # XOR from two layers.
    "XOR is being wired": lambda said: not done(said),
    "XOR: {right} of 4 correct": lambda said: done(said) and answers(said) == said.number("right") == 4,
    "No longer XOR: {right} of 4": lambda said: done(said) and answers(said) == said.number("right") < 4,
    "Four inputs, and no line that separates blue from orange.":
        lambda said: stage(said) == INPUTS_ONLY and not separable(list(XOR)),
    "The first line is a NAND gate: it gives s₁.": lambda said: gives(said, NAND, "NAND", kept=True),
    "The first line gives s₁. It is no longer a NAND gate.": lambda said: gives(said, NAND, "NAND", kept=False),
    "The second line is an OR gate: it gives s₂.": lambda said: gives(said, OR, "OR", kept=True),
    "The second line gives s₂. It is no longer an OR gate.": lambda said: gives(said, OR, "OR", kept=False),
    "No line separates blue from orange. Press Space: the two gates fold the plane.":
        lambda said: stage(said) == FLIGHT and not separable(list(XOR)),
    "Every point moves to (s₁, s₂).": lambda said: stage(said) == FOLD,
    "The third line is an AND gate: it gives y.": lambda said: gives(said, AND, "AND", kept=True),
    "The third line gives y. It is no longer an AND gate.": lambda said: gives(said, AND, "AND", kept=False),
    "XOR is still right although {names} has changed: there are other solutions.":
        lambda said: answers(said) == 4 and changed_gates(said) == said.values["names"],
    "Look at {names}: its line no longer gives the gate's answers.":
        lambda said: answers(said) < 4 and changed_gates(said) == said.values["names"],
    "Two lines in the first plane make one line enough in the second.": lambda said: answers(said) == 4,
    # Versions compared.
    "All versions give the same answers. Grey: the times in the course notes for this input. Measure yours.":
        lambda said: not said.view.timings and same_answers() and said.state.timed in (0, 1),
    "All versions give the same answers. Measure how long they take.":
        lambda said: not said.view.timings and same_answers() and said.state.timed in (2, 3),
    (
        "Every call of NumPy has a fixed cost. With two numbers NumPy is slower; with an image of 784 pixels it is "
        "faster."
    ): true,
}  # fmt: skip

STATES = (
    {"view": "learn", "task": "own", "points": ((1.49, 1.49, 0), (1.5, 1.49, 1), (1.49, 1.5, 1))},
    {"view": "plane", "task": "own", "points": ()},
    {"view": "learn", "task": "own", "points": ()},
    {"view": "plane", "w1": 0.0, "w2": 0.0, "b": 0.5},
    {"view": "layers", "a1": -0.5},
    {"view": "layers", "n1": 0.5, "n2": 0.5, "nb": -0.2, "o1": -0.5, "o2": -0.5, "ob": 0.7},
)


def moment(tab: Any, share: float) -> None:
    """Go to a share of what evolves; in the wiring of XOR to the middle of a stage, or to its end."""
    if tab.state.view == "layers":
        middles = [next(i for i, m in enumerate(WIRING) if m.stage == n and m.share > 0.5) for n in range(6)]
        places = [*middles, len(WIRING), len(WIRING)]
        fixed = {0.0: NAND, 0.5: AND if tab.state.a1 < 0 else OR, 1.0: len(middles)}
        tab.timeline.go(places[fixed.get(share, int(share * len(places)))])
    elif tab.timeline.keep:
        tab.timeline.go(round(share * len(tab.timeline.keep)))


def change(tab: Any, rng: Random) -> dict[str, Any]:
    """Return random fields; among them points of one's own, often few and on a coarse grid."""
    found = values.random_fields(tab, rng)
    if found["view"] == "layers" and rng.random() < 0.5:  # the gates as they are, at any stage
        return {"view": "layers"}
    if rng.random() < 0.3:
        step = rng.choice([0.5, 0.25, 0.01])
        spots = [round(-0.5 + step * n, 2) for n in range(round(2 / step) + 1)]
        found |= {"task": "own", "points": tuple(
            (rng.choice(spots), rng.choice(spots), rng.randint(0, 1)) for _ in range(rng.randint(0, 6)))}  # fmt: skip
    return found
