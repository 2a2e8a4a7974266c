"""What is said of a fitted curve: its errors, and whether it bends too little, enough or too much."""

from collections.abc import Mapping
from dataclasses import dataclass

from nnviz.core.numerics.floats import Floats
from nnviz.core.studies.playground.curve_fit import Fit, Judgement, judge
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.number_format import number_text

_DIGITS = 3


@dataclass(frozen=True, eq=False)
class Errors:
    """The mean squared errors of all capacities at the moment on show, train and test: (K,), and which one is shown.

    updates: of the networks; None: they are polynomials. asked: the degree that was asked for, if it is not there.
    """

    capacities: tuple[int, ...]
    train: Floats
    test: Floats
    index: int
    updates: int | None = None
    asked: int | None = None

    @property
    def judgement(self) -> Judgement:
        """What the errors say about the capacity on show."""
        return judge(self.train, self.test, self.index)

    @property
    def best(self) -> int:
        """The capacity with the smallest test error."""
        return self.capacities[self.judgement.best]


_POLYNOMIAL = QT_TRANSLATE_NOOP("playground", "Degree {degree}: training error {train}, test error {test}.")
_NETWORK = QT_TRANSLATE_NOOP(
    "playground", "Hidden units: {units}, updates: {updates}, training error {train}, test error {test}."
)
BEFORE = QT_TRANSLATE_NOOP(
    "playground", "Nothing is learned yet. Which width will test best? Start lets networks of all widths learn."
)
HELD = QT_TRANSLATE_NOOP("playground", "Let go of the point, and the networks learn anew.")
CAPPED = QT_TRANSLATE_NOOP(
    "playground", "Degree {asked} is not determined: with {places} different x the highest degree is {most}."
)
_POLYNOMIAL_SAID: Mapping[str, str] = {
    "best": QT_TRANSLATE_NOOP("playground", "No other degree tests better."),
    Fit.GOOD: QT_TRANSLATE_NOOP("playground", "It tests nearly as well as the best one, degree {best}."),
    Fit.UNDER: QT_TRANSLATE_NOOP(
        "playground", "Underfitting: it cannot bend enough. The test error of degree {best} is {ratio} times smaller."
    ),
    Fit.OVER: QT_TRANSLATE_NOOP(
        "playground",
        "Overfitting: it fits the training points better than degree {best}, but its error on test points is {ratio} "
        "times as large."
    ),
    Fit.STUCK: QT_TRANSLATE_NOOP(
        "playground", "Degree {best} tests better, and it does no worse on the training points."
    ),
}
_NETWORK_SAID: Mapping[str, str] = {
    "best": QT_TRANSLATE_NOOP("playground", "No other width tests better."),
    Fit.GOOD: QT_TRANSLATE_NOOP("playground", "It tests nearly as well as the best width, {best}."),
    Fit.UNDER: QT_TRANSLATE_NOOP(
        "playground", "Underfitting: it does not bend enough. The test error of width {best} is {ratio} times smaller."
    ),
    Fit.OVER: QT_TRANSLATE_NOOP(
        "playground",
        "Overfitting: it fits the training points better than width {best}, but its error on test points is {ratio} "
        "times as large."
    ),
    Fit.STUCK: QT_TRANSLATE_NOOP(
        "playground", "Width {best} tests better, and it does no worse on the training points."
    ),
}


def sentence_of(errors: Errors) -> str:
    """Return the errors on show and what they say."""
    if errors.updates == 0:
        return translate("playground", BEFORE)
    found = errors.judgement
    kind = "best" if found.best == errors.index else found.fit
    told = (_POLYNOMIAL_SAID if errors.updates is None else _NETWORK_SAID)[kind]
    verdict = translate("playground", told).format(best=errors.best, ratio=number_text(found.ratio, _DIGITS))
    return " ".join([*_capped(errors), _measured(errors), verdict])


def _capped(errors: Errors) -> list[str]:
    if errors.asked is None:
        return []
    return [translate("playground", CAPPED).format(
        asked=errors.asked, places=len(errors.capacities), most=errors.capacities[-1])]


def _measured(errors: Errors) -> str:
    train, test = (number_text(float(part[errors.index]), _DIGITS) for part in (errors.train, errors.test))
    capacity = errors.capacities[errors.index]
    if errors.updates is None:
        return translate("playground", _POLYNOMIAL).format(degree=capacity, train=train, test=test)
    told = translate("playground", _NETWORK)
    return told.format(units=capacity, updates=number_text(errors.updates), train=train, test=test)


def label_of(errors: Errors) -> str:
    """Return what stands at the smallest test error in the picture."""
    text = (QT_TRANSLATE_NOOP("playground", "degree {best}") if errors.updates is None
            else QT_TRANSLATE_NOOP("playground", "width {best}"))  # fmt: skip
    return translate("playground", text).format(best=errors.best)


def description_of(errors: Errors) -> str:
    """Return in words what both pictures show."""
    text = (QT_TRANSLATE_NOOP("playground", "Of degrees 0 to {most} the smallest test error is that of degree {best}.")
            if errors.updates is None else
            QT_TRANSLATE_NOOP("playground", "Of widths 1 to {most} the smallest test error is that of width {best}."))
    told = translate("playground", text).format(most=errors.capacities[-1], best=errors.best)
    return f"{sentence_of(errors)} {told}"  # fmt: skip
