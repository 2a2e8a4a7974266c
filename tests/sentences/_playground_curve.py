"""What the playground says of a fitted curve."""

import time
from typing import Any

import numpy as np

from nnviz.core.studies.playground.curve_learning import WIDTHS
from nnviz.tabs.playground.curve.state import points_of
from nnviz.ui.playback.status import Status
from tests.sentences import PATIENCE, Said, true
from tests.stress import program

NEAR = 1.2  # times the smallest test error that still count as good
ROUNDING = 1e-12
_CLEAR = 1e9  # condition number up to which least squares in float64 can be compared


def polynomial(said: Said, degree: int) -> tuple[float, float] | None:
    """Return training and test error of a degree from least squares in Chebyshev polynomials; None where it is unclear.

    (The tab computes in a basis of its own.)
    """
    points = points_of(said.state)
    basis = np.polynomial.chebyshev.chebvander(points.x / 3, degree)
    if np.linalg.cond(basis) > _CLEAR:
        return None
    c = np.linalg.lstsq(basis, points.t, rcond=None)[0]
    test = np.polynomial.chebyshev.chebval(points.x_test / 3, c) - points.t_test
    return float(np.mean((basis @ c - points.t) ** 2)), float(np.mean(test**2))


def network(said: Said, index: int) -> tuple[float, float]:
    """Return training and test error of one of the networks from its weights."""
    found, points = said.view.run.widths(), points_of(said.state)
    errors = []
    for x, t in ((points.x, points.t), (points.x_test, points.t_test)):
        a = np.outer(x, found.w[index]) + found.b[index]
        h = np.tanh(a) if said.state.curve_activation == "tanh" else np.maximum(a, 0)
        errors.append(float(np.mean((h @ found.v[index] + found.c[index] - t) ** 2)))
    return errors[0], errors[1]


def of_polynomials(said: Said) -> bool:
    return said.state.curve_model == "polynomial"


def capacities(said: Said) -> list[int]:
    if not of_polynomials(said):
        return list(WIDTHS)
    return list(range(min(20, len(set(points_of(said.state).x.tolist())) - 1) + 1))


def errors_of(said: Said, capacity: int) -> tuple[float, float] | None:
    return polynomial(said, capacity) if of_polynomials(said) else network(said, WIDTHS.index(capacity))


def shown(said: Said) -> int:
    """Return the degree or width on show."""
    return min(said.state.curve_degree, capacities(said)[-1]) if of_polynomials(said) else said.state.curve_width


def same(one: float, other: float) -> bool:
    """Return whether two errors are the same, to the digits shown; both may be rounding."""
    return abs(one - other) <= 6e-3 * abs(other) or abs(one) < 1e-10 > abs(other)


def measured(said: Said) -> bool:
    """The errors are those of the capacity that is named, which is the one on show."""
    named = said.values.get("degree") or said.values["units"]
    if int(named) != shown(said):
        return False
    found = errors_of(said, int(named))
    if found is None:
        return True
    right = same(said.number("train"), found[0]) and same(said.number("test"), found[1])
    return right and (of_polynomials(said) or said.number("updates") == said.view.run.widths().updates)


def is_best(said: Said, capacity: int) -> bool:
    """No other capacity has a test error that is clearly smaller."""
    own = errors_of(said, capacity)
    others = [errors_of(said, other) for other in capacities(said)]
    return own is None or all(other is None or own[1] <= 1.001 * other[1] + ROUNDING for other in others)


def verdict(said: Said) -> tuple[float, float, float] | None:
    """Return how many times the best test error the own one is, and both training errors; None where it is unclear."""
    own, best = errors_of(said, shown(said)), errors_of(said, int(said.number("best")))
    if own is None or best is None:
        return None
    return max(own[1], ROUNDING) / max(best[1], ROUNDING), own[0], best[0]


def compared(said: Said) -> bool:
    """The capacity named is the best, and the ratio is that of the two test errors, clearly above 1."""
    found = verdict(said)
    if not is_best(said, int(said.number("best"))):
        return False
    return found is None or found[0] > NEAR - 0.001 and same(said.number("ratio"), found[0])


def nearly(said: Said) -> bool:
    found = verdict(said)
    return is_best(said, int(said.number("best"))) and (found is None or found[0] <= NEAR + 0.001)


def under(said: Said) -> bool:
    found = verdict(said)
    return compared(said) and shown(said) < said.number("best") and (found is None or found[1] >= found[2] - ROUNDING)


def over(said: Said) -> bool:
    found = verdict(said)
    return compared(said) and shown(said) > said.number("best") and (found is None or found[1] <= found[2] + ROUNDING)


def stuck(said: Said) -> bool:
    found = verdict(said)
    best = is_best(said, int(said.number("best")))
    return best and (found is None or found[0] > NEAR - 0.001 and found[2] <= found[1] + ROUNDING)


def capped(said: Said) -> bool:
    places = len(set(points_of(said.state).x.tolist()))
    asked = said.state.curve_degree
    return (said.number("asked"), said.number("places"), said.number("most")) == (asked, places, places - 1) \
        and asked >= places  # fmt: skip


def before(said: Said) -> bool:
    return not of_polynomials(said) and said.view.run.widths().updates == 0


CURVE = {
    "Degree {degree}: training error {train}, test error {test}.": measured,
    "Hidden units: {units}, updates: {updates}, training error {train}, test error {test}.": measured,
    "Nothing is learned yet. Which width will test best? Start lets networks of all widths learn.": before,
    "Let go of the point, and the networks learn anew.": true,
    "Degree {asked} is not determined: with {places} different x the highest degree is {most}.": capped,
    "No other degree tests better.": lambda said: is_best(said, shown(said)),
    "No other width tests better.": lambda said: is_best(said, shown(said)),
    "It tests nearly as well as the best one, degree {best}.": nearly,
    "It tests nearly as well as the best width, {best}.": nearly,
    "Underfitting: it cannot bend enough. The test error of degree {best} is {ratio} times smaller.": under,
    "Underfitting: it does not bend enough. The test error of width {best} is {ratio} times smaller.": under,
    "Overfitting: it fits the training points better than degree {best}, but its error on test points is {ratio} "
    "times as large.": over,
    "Overfitting: it fits the training points better than width {best}, but its error on test points is {ratio} "
    "times as large.": over,
    "Degree {best} tests better, and it does no worse on the training points.": stuck,
    "Width {best} tests better, and it does no worse on the training points.": stuck,
    "degree {best}": lambda said: is_best(said, int(said.number("best"))),
    "width {best}": lambda said: is_best(said, int(said.number("best"))),
}
UNREACHED = {  # in a drag; least squares never knows its points less well with a higher degree
    "Let go of the point, and the networks learn anew.",
    "Degree {best} tests better, and it does no worse on the training points.",
}
_SHORT = {"view": "curve", "curve_model": "network", "curve_updates": 300}
STATES: tuple[dict[str, Any], ...] = (
    {"view": "curve", "curve_degree": 9, "curve_samples": 5},
    {"view": "curve", "curve_degree": 3, "curve_places": ((-1.0, 0.0), (-1.0, 1.0), (2.0, 0.5))},
    {"view": "curve", "curve_degree": 6},
    _SHORT | {"curve_width": 1}, _SHORT | {"curve_width": 2, "curve_updates": 500}, _SHORT | {"curve_width": 6},
    _SHORT | {"curve_width": 32},
    _SHORT | {"curve_updates": 500, "curve_width": 10, "curve_seed": 0},
    _SHORT | {"curve_width": 10, "curve_rate": 1.0, "curve_seed": 0},
    _SHORT | {"curve_width": 3, "curve_activation": "relu"},
)  # fmt: skip


def shortened(fields: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of a State with a learning that does not take long."""
    return fields | {"curve_updates": min(fields.get("curve_updates", 5000), 500)}


def moment(tab: Any, share: float) -> None:
    """Go to a moment of the view: let the networks learn to the end, then back."""
    timeline = tab.timeline
    if tab.state.curve_model == "network" and timeline.status in (Status.READY, Status.PAUSED):
        timeline.play()
        until = time.monotonic() + PATIENCE
        while timeline.status == Status.RUNNING and time.monotonic() < until:
            program.settle()
    timeline.go(round(share * len(timeline.keep)))
