"""What the gates tab says: verdicts, and the rows of the strip with their numbers."""

from collections.abc import Sequence

import numpy as np

from nnviz.core.perceptron import INPUTS, TARGETS, Circuit, Perceptron, PerceptronStep
from nnviz.core.studies.gates.gate_timings import VERSIONS, Timing
from nnviz.tabs.gates.answers import ANSWERS, comparison
from nnviz.tabs.gates.moments import AND, FLIGHT, FOLD, INPUTS_ONLY, NAND, OR, GateMoment, Wiring
from nnviz.tabs.gates.state import Labelled, line_of, overlap_of
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.number_format import bracketed_text, duration_text, number_text
from nnviz.ui.widgets.equation_strip import Equation

VERSION_NAMES = {
    "AND, product": QT_TRANSLATE_NOOP("gates", "AND, product"),
    "AND, plain numbers": QT_TRANSLATE_NOOP("gates", "AND, plain numbers"),
    "AND, NumPy and sigmoid": QT_TRANSLATE_NOOP("gates", "AND, NumPy and sigmoid"),
    "OR, lambda": QT_TRANSLATE_NOOP("gates", "OR, lambda"),
    "OR, plain numbers": QT_TRANSLATE_NOOP("gates", "OR, plain numbers"),
    "OR, NumPy": QT_TRANSLATE_NOOP("gates", "OR, NumPy"),
    "OR, NumPy and sigmoid": QT_TRANSLATE_NOOP("gates", "OR, NumPy and sigmoid"),
    "XOR, three NumPy gates": QT_TRANSLATE_NOOP("gates", "XOR, three NumPy gates"),
}


# Numbers.


def class_role(answer: float | None) -> str:
    """Return the theme's role of an answer: class 1, class 0, or not known yet."""
    return "muted" if answer is None else "test" if answer else "training"


def _short(value: float) -> str:
    return number_text(round(float(value), 9), 4)


def _signed(value: float) -> str:
    return ("+" if value > 0 else "") + _short(value)


def _bracketed(value: float) -> str:
    return bracketed_text(round(float(value), 9))


def place_text(point: Sequence[float]) -> str:
    """Return a place as (x1, x2)."""
    return f"({_short(point[0])}, {_short(point[1])})"


def _places_text(points: Sequence[Sequence[float]]) -> str:
    return ", ".join(map(place_text, points[:3])) + (" …" if len(points) > 3 else "")


# One perceptron.


def plane_text(moment: GateMoment, z: np.ndarray, right: int) -> str:
    """Return what is to be said of a line; z: (N,) at the points, right: how many of them are answered rightly."""
    gate, points = moment.gate, moment.points
    if not points:
        return translate("gates", "Click into the plane to add a point.")
    if gate.w == (0.0, 0.0):
        return _constant_text(gate.b)
    touching = [p for p, v in zip(points, z, strict=True) if v == 0]
    if touching:
        text = translate("gates", "The line runs through {points}. There a = 0, which is not above 0: y = 0.")
        return text.format(points=_places_text(touching))
    if right == len(points):
        return translate("gates", "The line separates the classes: all answers are correct.")
    if found := overlap_of(points):
        text = translate("gates", "No line classifies all points correctly: {place} lies in the convex hull of "
                                  "both classes.")
        return text.format(place=place_text(found.place))
    return translate("gates", "Drag the line until every orange square lies on the orange side.")


def plane_description(moment: GateMoment) -> str:
    """Return in words what the plane shows: the line, and which points are answered wrongly."""
    (w1, w2), b = line_of(moment.gate)
    text = translate("gates", "w₁ = {w1}, w₂ = {w2}, b = {b}. {right} of {all} points correct.")
    wrong = [p[:2] for p in moment.points if moment.gate(p[:2]) != p[2]]
    text = text.format(w1=_short(w1), w2=_short(w2), b=_short(b), right=len(moment.points) - len(wrong),
                       all=len(moment.points))  # fmt: skip
    return f"{text} " + (translate("gates", "Wrong: {points}.").format(points=_places_text(wrong)) if wrong else "")


def _constant_text(b: float) -> str:
    if b > 0:
        return translate("gates", "w = 0: there is no line. b is above 0, so every answer is 1.")
    return translate("gates", "w = 0: there is no line. b is not above 0, so every answer is 0.")


def learning_text(moment: GateMoment) -> str:
    """Return what a step of learning did, with its numbers."""
    step = moment.step
    if not moment.steps:
        return translate("gates", "There is nothing to learn from: click into the plane to add a point.")
    if step is None:
        return translate(
            "gates", "The perceptron looks at one sample after the other. Only a wrong answer moves the line."
        )
    if step.outcome:
        return _outcome_text(step, moment.points)
    place = place_text(moment.points[step.index])
    if step.t == step.y:
        text = translate("gates", "Sample {number}, {place}: the answer {y} is correct. Nothing changes.")
        return text.format(number=step.number, place=place, y=step.y)
    text = translate("gates", "Sample {number}, {place}: {y} is wrong, it should be {t}.")
    change = f"Δw = ({_signed(step.dw[0])}, {_signed(step.dw[1])}), Δb = {_signed(step.db)}"
    return text.format(number=step.number, place=place, y=step.y, t=step.t) + "\n" + change


def _outcome_text(step: PerceptronStep, points: tuple[Labelled, ...]) -> str:
    found = overlap_of(points)
    if step.outcome == "converged":
        text = translate("gates", "Converged after {updates} updates ({samples} samples).")
        return text.format(updates=step.updates, samples=step.number)
    if step.outcome == "cycle":
        text = translate(
            "gates", "Never converges: the weights of sample {now} are those of sample {before} again."
        )
        text = text.format(now=step.number, before=step.since)
    elif found:
        text = translate("gates", "Never converges: stopped after {samples} samples.").format(samples=step.number)
    else:
        text = translate(
            "gates", "Not converged after {samples} samples, but it will: a separating line exists, though the "
                     "gap is narrow."
        )
        return text.format(samples=step.number)
    if found is None:
        return text
    reason = translate("gates", "No line can: {place} lies in the convex hull of both classes.")
    return text + " " + reason.format(place=place_text(found.place))


def gate_equations(moment: GateMoment) -> tuple[Equation, ...]:
    """Return the sum and the comparison, with the numbers of the chosen row."""
    gate, activation = moment.gate, moment.activation
    x = moment.points[moment.chosen][:2] if moment.chosen >= 0 else None
    total = "" if x is None else _short(float(gate.z(x)) - gate.b)
    sign = "&gt;" if x is not None and gate(x) else "≤"
    numbers = "" if x is None else f"{total} {sign} {_short(gate.threshold)} → <b>{gate(x)}</b>"
    w1, w2 = '<a href="w1"><i>w</i>₁</a>', '<a href="w2"><i>w</i>₂</a>'
    x1, x2 = '<a href="x"><i>x</i>₁</a>', '<a href="x"><i>x</i>₂</a>'
    second = Equation(f"{w1}{x1} + {w2}{x2} &gt; θ, &nbsp;θ = −<i>b</i>", numbers,
                      "y = 1 if x1 * w1 + x2 * w2 > theta else 0")  # fmt: skip
    if activation != "step":
        row = ANSWERS[activation]
        value = "" if x is None else f"{comparison(activation, float(gate.z(x)))} → <b>{gate(x)}</b>"
        second = Equation(f'<a href="y"><i>y</i></a> = {row.symbols} &gt; {number_text(row.cut)}', value, row.python)
    return (
        Equation(f'<a href="z"><i>a</i></a> = {w1}{x1} + {w2}{x2} + <a href="b"><i>b</i></a> &gt; 0',
                 "" if x is None else _sum_text(gate, x), "y = 1 if np.sum(w * x) + b > 0 else 0"),
        second,
    )  # fmt: skip


def learning_equations(moment: GateMoment) -> tuple[Equation, ...]:
    """Return the learning rule, with the numbers of the step on show."""
    step, weights, bias = moment.step, "", ""
    if step is not None:
        x = moment.points[step.index]
        factor = f"{number_text(moment.state.rate)}·({step.t} − {step.y})"
        old_w = tuple(w - d for w, d in zip(step.w, step.dw, strict=True))
        weights = f"{place_text(old_w)} + {factor}·{place_text(x)} = <b>{place_text(step.w)}</b>"
        bias = f"{_short(step.b - step.db)} + {factor} = <b>{_short(step.b)}</b>"
    return (
        Equation('<a href="w"><b>w</b></a> ← <b>w</b> + η(<i>t</i> − <i>y</i>)<a href="x"><b>x</b></a>', weights,
                 "w += rate * (t - y) * x"),
        Equation('<a href="b"><i>b</i></a> ← <i>b</i> + η(<i>t</i> − <i>y</i>)', bias, "b += rate * (t - y)"),
    )  # fmt: skip


def _sum_text(gate: Perceptron, x: Sequence[float]) -> str:
    """Return w1·x1 + w2·x2 + b = z > 0 → y with the numbers."""
    z = float(gate.z(x))
    terms = f"{_bracketed(gate.w[0])}·{_bracketed(x[0])} + {_bracketed(gate.w[1])}·{_bracketed(x[1])}"
    return f"{terms} + {_bracketed(gate.b)} = {_short(z)} {'&gt;' if z > 0 else '≤'} 0 → <b>{gate(x)}</b>"


# XOR from two layers.


def stage_text(stage: int, circuit: Circuit) -> str:
    """Return what happens at a stage of the wiring."""
    if stage in (NAND, OR, AND):
        return _gate_text(stage, circuit)
    texts = {
        INPUTS_ONLY: translate("gates", "Four inputs, and no line that separates blue from orange."),
        FLIGHT: translate("gates", "No line separates blue from orange. Press Space: the two gates fold the plane."),
        FOLD: translate("gates", "Every point moves to (s₁, s₂)."),
    }
    return texts[stage]


def _gate_text(stage: int, circuit: Circuit) -> str:
    """Return what the line of a stage is, which may have been dragged to be something else."""
    name, gate, kept, other = {
        NAND: ("NAND", circuit.nand, translate("gates", "The first line is a NAND gate: it gives s₁."),
               translate("gates", "The first line gives s₁. It is no longer a NAND gate.")),
        OR: ("OR", circuit.or_, translate("gates", "The second line is an OR gate: it gives s₂."),
             translate("gates", "The second line gives s₂. It is no longer an OR gate.")),
        AND: ("AND", circuit.and_, translate("gates", "The third line is an AND gate: it gives y."),
              translate("gates", "The third line gives y. It is no longer an AND gate.")),
    }[stage]  # fmt: skip
    return kept if tuple(gate(np.array(INPUTS))) == TARGETS[name] else other


def circuit_text(circuit: Circuit, right: int) -> str:
    """Return why the circuit works or which gate to look at; right: how many of the four answers are."""
    named = (("NAND", circuit.nand), ("OR", circuit.or_), ("AND", circuit.and_))
    wrong = [name for name, gate in named if tuple(gate(np.array(INPUTS))) != TARGETS[name]]
    if wrong and right == 4:
        text = translate("gates", "XOR is still right although {names} has changed: there are other solutions.")
        return text.format(names=", ".join(wrong))
    if wrong:
        text = translate("gates", "Look at {names}: its line no longer gives the gate's answers.")
        return text.format(names=", ".join(wrong))
    return translate("gates", "Two lines in the first plane make one line enough in the second.")


def circuit_description(circuit: Circuit, moment: Wiring) -> str:
    """Return in words what both planes show."""
    text = translate("gates", "Line of NAND: {nand}. Line of OR: {or_}. Line of AND: {and_}.")
    text = text.format(**{key: _weights_text(getattr(circuit, key)) for key in ("nand", "or_", "and_")})
    if not moment.done:
        return f"{text} {stage_text(moment.stage, circuit)}"
    right = int(np.sum(circuit(np.array(INPUTS)) == np.array(TARGETS["XOR"])))
    return f"{text} " + translate("gates", "XOR: {right} of 4 correct").format(right=right)


def _weights_text(gate: Perceptron) -> str:
    return f"w = {place_text(gate.w)}, b = {_short(gate.b)}"


def circuit_equations(circuit: Circuit, x: tuple[int, int], moment: Wiring) -> tuple[Equation, ...]:
    """Return the three gates with the numbers of one input, as far as the wiring has come."""
    s = (circuit.nand(x), circuit.or_(x))
    rows = (
        ("s1", "<i>s</i>₁ = NAND(<i>x</i>₁, <i>x</i>₂)", circuit.nand, x, NAND, "s1 = NAND(x1, x2)"),
        ("s2", "<i>s</i>₂ = OR(<i>x</i>₁, <i>x</i>₂)", circuit.or_, x, OR, "s2 = OR(x1, x2)"),
        ("y", "<i>y</i> = AND(<i>s</i>₁, <i>s</i>₂)", circuit.and_, s, AND, "y = AND(s1, s2)"),
    )
    return tuple(
        Equation(f'<a href="{key}">{symbols}</a>', _sum_text(gate, v) if moment.after(stage) else "", python)
        for key, symbols, gate, v, stage, python in rows
    )


# The versions.


def versions_text(timings: dict[str, Timing], x: tuple[int, int]) -> str:
    """Return what the measurement with input x says, beside the course notes where they have that input."""
    slow, fast = "OR, NumPy", "OR, plain numbers"
    if not (slow in timings and fast in timings):
        if x in VERSIONS[fast].notes:
            return translate("gates", "All versions give the same answers. Grey: the times in the course notes for "
                             "this input. Measure yours.")  # fmt: skip
        return translate("gates", "All versions give the same answers. Measure how long they take.")
    here = number_text(timings[slow].mean / timings[fast].mean, 2)
    if x not in VERSIONS[fast].notes:
        text = translate("gates", "OR of two numbers takes {here} times as long with NumPy as with plain numbers.")
        return text.format(here=here)
    text = translate("gates", "OR of two numbers takes {here} times as long with NumPy as with plain numbers; in the "
                     "course notes {notes} times.")  # fmt: skip
    return text.format(here=here, notes=number_text(VERSIONS[slow].notes[x] / VERSIONS[fast].notes[x], 2))


def version_equation(name: str, timing: Timing | None, x: tuple[int, int]) -> Equation:
    """Return a version with its time here and in the course notes, and how one measures it."""
    version, numbers = VERSIONS[name], ""
    if timing:
        here, deviation = duration_text(timing.mean), duration_text(timing.deviation, 2)
        numbers = translate("gates", "{here} ± {deviation} here").format(here=here, deviation=deviation)
    if timing and x in version.notes:
        text = translate("gates", "{here} ± {deviation} here, {notes} in the course notes: {ratio} times")
        ratio, notes = number_text(timing.mean / version.notes[x], 2), duration_text(version.notes[x])
        numbers = text.format(here=here, deviation=deviation, notes=notes, ratio=ratio)
    function = version.function.__name__
    function = "or_lambda" if function == "<lambda>" else function
    return Equation(translate("gates", VERSION_NAMES[name]), numbers, f"%timeit {function}{x}")
