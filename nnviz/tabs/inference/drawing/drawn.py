"""What follows from the ink of a State: the steps, what the network is shown, and what it makes of it."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from nnviz.core.inference import Model
from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem
from nnviz.core.studies.inference.answer_trace import Trace, trace
from nnviz.core.studies.inference.disturbances import DISTURBANCES
from nnviz.data.handwritten.found_digits import FoundDigit, find_digits, on_pad
from nnviz.data.handwritten.ink import Pad, check_strokes
from nnviz.data.handwritten.mnist_steps import Grey, Prepared, Steps, prepare
from nnviz.data.handwritten.photo import picture_of, picture_text
from nnviz.tabs.inference.state import InferenceState

MOST_COLLECTED = 200
NO_LABEL = QT_TRANSLATE_NOOP("problems", "One of your own digits is damaged. Open another scene.")
FULL = QT_TRANSLATE_NOOP("problems", "You have {most} digits of your own. Delete them before you add more.")

Own = tuple[int, str, tuple[str, ...]]
"""A digit that was labelled: its label, the picture under it, its strokes."""


@dataclass(frozen=True, eq=False)
class DrawnDigit:
    """What is on the pad and what the network answers.

    found: the digits of the picture, none without one; prepared: the steps; image (28, 28): what the network is shown,
    disturbed and all; trace: its way through the network, None while nothing is drawn; complete: the same with all
    steps on and nothing disturbed, None where that is what `trace` is.
    """

    state: InferenceState
    model: Model
    names: tuple[str, ...]
    found: tuple[FoundDigit, ...]
    prepared: Prepared
    image: Grey
    trace: Trace | None
    complete: Trace | None

    def name_of(self, number: int) -> str:
        """Return what a class is called."""
        return self.names[number] if number < len(self.names) else str(number)

    @property
    def is_disturbed(self) -> bool:
        """Whether noise, shift or rotation are on."""
        return any(self.state.amounts.values())


class Drawing:
    """Goes from States to what is drawn; the ink goes on from where it was."""

    def __init__(self) -> None:
        self._pad = Pad()
        self._last: tuple[object, DrawnDigit] | None = None

    def drawn(self, state: InferenceState, model: Model, names: tuple[str, ...]) -> DrawnDigit:
        """Return what a State shows with a network; the same again costs nothing."""
        key = state, names
        if self._last is None or self._last[0] != key or self._last[1].model is not model:
            self._last = key, self._made(state, model, names)
        return self._last[1]

    def _made(self, state: InferenceState, model: Model, names: tuple[str, ...]) -> DrawnDigit:
        found = digits_of(state.picture)
        base = base_of(found[min(state.digit, len(found) - 1)].ink) if found else None
        prepared = prepare(self._pad.drawn(state.ink, base), state.steps)
        image = disturbed(prepared.image, state)
        shown = complete = None
        if not prepared.is_empty:
            shown = trace(model, image)
            if state.steps != Steps() or any(state.amounts.values()):
                complete = trace(model, prepare(prepared.ink).image)
        return DrawnDigit(state, model, names, found, prepared, image, shown, complete)


def disturbed(image: Grey, state: InferenceState) -> Grey:
    """Return an image turned, moved and made noisy as a State says; the noise is the same every time."""
    images = image[None]
    for name, amount in state.amounts.items():
        if amount:
            images = DISTURBANCES[name].apply(images, amount, np.random.default_rng(1))
    return images[0]


@lru_cache(maxsize=32)
def digits_of(picture: str) -> tuple[FoundDigit, ...]:
    """Return the digits in the picture of a State; none without a picture. Problem for a damaged one."""
    return find_digits(picture_of(picture)) if picture else ()


def base_of(digit: Grey) -> Grey:
    """Return the pad with a digit of a picture on it."""
    return on_pad(digit)


def answers_of(drawn: DrawnDigit) -> list[int]:
    """Return how every digit of the picture is read, with the steps that are on."""
    images = [prepare(base_of(digit.ink), drawn.state.steps).image for digit in drawn.found]
    return drawn.model.answers(np.stack(images)).tolist() if images else []


# Digits of one's own.


def own_digit(drawn: DrawnDigit, label: int) -> Own:
    """Return what is on the pad with a label, as a State keeps it."""
    state, found = drawn.state, drawn.found
    picture = picture_text(found[min(state.digit, len(found) - 1)].ink) if found else ""
    return label, picture, state.ink


@lru_cache(maxsize=1024)
def own_image(own: Own, steps: Steps) -> Grey:
    """Return a labelled digit as the network is shown it."""
    _, picture, ink = own
    return prepare(Pad().drawn(ink, base_of(picture_of(picture)) if picture else None), steps).image


def check_drawing(state: InferenceState) -> None:
    """Raise Problem for ink, a picture or own digits that are none."""
    check_strokes(state.ink)
    digits_of(state.picture)
    if len(state.collection) > MOST_COLLECTED:
        raise Problem(FULL, most=MOST_COLLECTED)
    for own in state.collection:
        _check_own(own)


@lru_cache(maxsize=1024)
def _check_own(own: Own) -> None:
    if not (isinstance(own, tuple) and len(own) == 3 and type(own[0]) is int and 0 <= own[0] <= 9):
        raise Problem(NO_LABEL)
    if not (isinstance(own[1], str) and isinstance(own[2], tuple)):
        raise Problem(NO_LABEL)
    check_strokes(own[2])
    digits_of(own[1])
