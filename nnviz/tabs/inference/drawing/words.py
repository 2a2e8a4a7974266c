"""What the view says of the digit on the pad, the strip, and the copied program."""

import numpy as np

from nnviz.core.studies.inference.answer_trace import Changed, Link
from nnviz.data.dataset import Dataset
from nnviz.tabs.common.programs import data_constants
from nnviz.tabs.inference.drawing.drawn import DrawnDigit, answers_of
from nnviz.tabs.inference.drawing.examples import SEVEN
from nnviz.ui.base.language import translate
from nnviz.ui.base.number_format import fixed_text, number_text, percent_text
from nnviz.ui.files.script_template import script_text
from nnviz.ui.widgets.equation_strip import Equation

_ANSWER, _ANSWER_IN_PYTHON = "<i>p</i> = argmax softmax(<i>a</i>)", "p = np.argmax(y)"
_SURE = 0.6  # from this probability on no second class is named
_MOST_ANSWERS = 12  # digits of a picture that are listed


def verdict(drawn: DrawnDigit) -> str:
    """Return how the digit is read, and how with all steps if some are off."""
    if drawn.trace is None:
        return translate("inference", "Nothing is drawn yet. Draw a digit, or open a picture of one.")
    return " ".join(part for part in (_read(drawn), _invitation(drawn), _complete(drawn), _several(drawn)) if part)


def _invitation(drawn: DrawnDigit) -> str:
    """Return, as long as the pad is as it opens, that one may draw on it: the first stroke replaces the 7."""
    state = drawn.state
    untouched = state.ink == SEVEN and not state.picture and not drawn.is_disturbed and drawn.complete is None
    return translate("inference", "Draw your own over it.") if untouched and state.tool == "pen" else ""


def _read(drawn: DrawnDigit) -> str:
    assert drawn.trace is not None
    y = drawn.trace.probabilities
    first, second = (int(i) for i in np.argsort(-y, kind="stable")[:2]) if len(y) > 1 else (0, 0)
    if y[first] >= _SURE or first == second:
        text = translate("inference", "Read as <b>{answer}</b>, with a probability of {share}.")
    else:
        text = translate("inference", "Read as <b>{answer}</b> with {share} only; {second} has {other}.")
    return text.format(answer=drawn.name_of(first), share=percent_text(float(y[first])), second=drawn.name_of(second),
                       other=percent_text(float(y[second])))  # fmt: skip


def _complete(drawn: DrawnDigit) -> str:
    if drawn.complete is None or drawn.trace is None:
        return ""
    answer = drawn.complete.answer
    if answer == drawn.trace.answer:
        text = translate("inference", "With all steps on and nothing disturbed it is {answer} too, with {share}.")
    else:
        text = translate("inference", "With all steps on and nothing disturbed it is read as {answer}, with {share}.")
    share = percent_text(float(drawn.complete.probabilities[answer]))
    return text.format(answer=drawn.name_of(answer), share=share)


def _several(drawn: DrawnDigit) -> str:
    if len(drawn.found) < 2:
        return ""
    answers = [drawn.name_of(answer) for answer in answers_of(drawn)]
    listed = " ".join((*answers[:_MOST_ANSWERS], *["…"] * (len(answers) > _MOST_ANSWERS)))
    text = translate("inference", "The picture holds {count} digits, read as {answers}")
    return text.format(count=len(answers), answers=listed)


def layers_text(drawn: DrawnDigit, links: tuple[Link, ...]) -> str:
    """Return which unit adds most to the score of the answer."""
    if drawn.trace is None or not links:
        return translate("inference", "The layers show how a digit passes through "
                                      "the network: draw one.") if drawn.trace is None else ""
    first = links[0]
    text = translate("inference", "Unit {unit} of the last hidden layer adds most to the score of {answer}: {amount} "
                                  "of {score}.")  # fmt: skip
    return text.format(unit=first.source + 1, answer=drawn.name_of(first.target), amount=fixed_text(first.amount, 2),
                       score=fixed_text(float(drawn.trace.values[-1][first.target]), 2))  # fmt: skip


def change_text(drawn: DrawnDigit, changed: Changed | None) -> str:
    """Return what it takes until the network says another digit."""
    if changed is None or drawn.trace is None:
        return translate("inference", "The gradient needs a digit: draw one.")
    target = drawn.name_of(drawn.state.target)
    if not changed.steps and changed.reached:
        text = translate("inference", "It is read as {target} already. Choose another digit under “To be read as”.")
    elif changed.reached:
        text = translate("inference", "{steps} steps along the gradient, each at most 12 of 255 a pixel, and it is "
                                      "read as {target}.")  # fmt: skip
    else:
        text = translate("inference", "{steps} steps along the gradient were not enough: it is not read as {target}.")
    return text.format(target=target, steps=changed.steps)


def equations(drawn: DrawnDigit) -> tuple[Equation, ...]:
    """Return the sizes on the way from the ink to the input, and how the answer comes out of it."""
    prepared = drawn.prepared
    sizes = [prepared.ink.shape, prepared.cut.shape, prepared.scaled.shape, prepared.image.shape]
    numbers = " → ".join(f"({height}, {width})" for height, width in sizes) + f" → ({prepared.image.size},)"
    ink = Equation("<i>x</i> = centre(scale(box(ink)))", numbers, "x = centred(scaled(cut(ink))).ravel() / 255")
    if drawn.trace is None:
        return ink, Equation(_ANSWER, "", _ANSWER_IN_PYTHON)
    y, answer = drawn.trace.probabilities, drawn.trace.answer
    text = translate("inference", "{outputs} → largest: {value}, the answer is <b>{answer}</b>").format(
        outputs=f"({len(y)},)", value=fixed_text(float(y[answer]), 4), answer=drawn.name_of(answer))  # fmt: skip
    return ink, Equation(_ANSWER, text, _ANSWER_IN_PYTHON)


def program(drawn: DrawnDigit, weights: str, data: Dataset | None) -> str:
    """Return a NumPy + Matplotlib program that reads the same ink; weights: the network's file; data: its images."""
    state, found = drawn.state, drawn.found
    base = found[min(state.digit, len(found) - 1)].ink.tolist() if found else []
    return script_text(
        "inference_draw", WEIGHTS=weights, ACTIVATION=drawn.model.activation, SCALE=drawn.model.scale,
        STROKES=list(state.ink), PICTURE=base, BOX=state.box, SCALE_IT=state.scale, CENTRE=state.centre,
        ROTATION=state.rotation, SHIFT=state.shift, NOISE=state.noise, DETAIL=state.detail,
        TARGET=min(state.target, drawn.model.sizes[-1] - 1), DISTURBANCE=state.disturbance, **data_constants(data),
    )  # fmt: skip


def own_text(count: int, right: int) -> str:
    """Return how many of the own digits are read correctly."""
    if not count:
        return translate("inference", "Teach it: draw a digit, then click which one it is, or press its key on the "
                                      "pad.")  # fmt: skip
    text = translate("inference", "{right} of your {count} digits are read correctly.")
    return text.format(count=number_text(count), right=number_text(right))
