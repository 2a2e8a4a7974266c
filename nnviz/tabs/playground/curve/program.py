"""The strip and the program of the view in which a curve is fitted."""

from collections.abc import Sequence
from typing import Any

from nnviz.core.studies.playground.curve_learning import WIDTHS
from nnviz.tabs.playground.curve.run import CurveRun
from nnviz.tabs.playground.curve.state import POLYNOMIAL, CurveFields, fits_of, points_of, true_curve
from nnviz.ui.base.number_format import number_text
from nnviz.ui.files.script_template import script_text
from nnviz.ui.widgets.equation_strip import Equation

_WRITTEN = 4  # the highest degree whose coefficients are written out
_X, _Y, _T, _D = (f"<i>{letter}</i>" for letter in "xytd")
_ACTIVATIONS = {"tanh": ("tanh", "np.tanh(a)"), "relu": ("ReLU", "np.maximum(0, a)")}


def equations_of(state: CurveFields, run: CurveRun) -> Sequence[Equation]:
    """Return the model with its numbers, and both errors."""
    errors = run.errors(state)
    train, test = (f"<b>{number_text(float(part[errors.index]))}</b>" for part in (errors.train, errors.test))
    mean = f"<sup>1</sup>/<sub><i>N</i></sub> Σ ({_Y} − {_T})<sup>2</sup>"
    polynomial = state.curve_model == POLYNOMIAL
    return (
        _polynomial(state, errors.capacities[errors.index]) if polynomial else _network(state, run),
        Equation(f"<i>E</i><sub>train</sub> = {mean}", train, "np.mean((y(x) - t)**2)"),
        Equation(f"<i>E</i><sub>test</sub> = {mean}", test, "np.mean((y(x_test) - t_test)**2)"),
    )


def _polynomial(state: CurveFields, degree: int) -> Equation:
    python = f"y = np.polynomial.Polynomial.fit(x, t, {degree})"
    symbols = f"{_Y} = <i>c</i><sub>0</sub> + <i>c</i><sub>1</sub>{_X} + … + <i>c</i><sub>{_D}</sub>{_X}<sup>{_D}</sup>"
    if degree > _WRITTEN:
        return Equation(symbols, f"{_D} = <b>{degree}</b>", python)
    numbers = fits_of(points_of(state)).powers(degree).tolist()
    terms = [number_text(numbers[0], 3)]
    for power, c in enumerate(numbers[1:], 1):
        raised = _X if power == 1 else f"{_X}<sup>{power}</sup>"
        terms.append(f"{'−' if c < 0 else '+'} {number_text(abs(c), 3)}{raised}")
    return Equation(symbols, f"{_Y} = {' '.join(terms)}", python)


def _network(state: CurveFields, run: CurveRun) -> Equation:
    name, python = _ACTIVATIONS[state.curve_activation]
    units = state.curve_width
    c = float(run.widths().c[WIDTHS.index(units)])
    symbols = (f"{_Y} = Σ<sub><i>j</i></sub> <i>v</i><sub><i>j</i></sub> · {name}(<i>w</i><sub><i>j</i></sub>{_X} + "
               "<i>b</i><sub><i>j</i></sub>) + <i>c</i>")  # fmt: skip
    return Equation(symbols, f"<i>j</i> = 1 … <b>{units}</b>, <i>c</i> = {number_text(c)}",
                    f"a = np.outer(x, w) + b; y = {python} @ v + c")  # fmt: skip


def program_of(state: CurveFields) -> str:
    """Return a program that makes the same points, fits them, and draws the fit and the errors."""
    points: dict[str, Any] = {"NOISE": state.curve_noise, "SAMPLES": state.curve_samples, "SEED": state.curve_seed,
                              "POINTS": list(state.curve_places)}  # fmt: skip
    if state.curve_model == POLYNOMIAL:
        text = script_text("playground_polynomial", DEGREE=state.curve_degree, **points)
    else:
        text = script_text("playground_curve_network", UNITS=state.curve_width, ACTIVATION=state.curve_activation,
                           RATE=state.curve_rate, DECAY=state.curve_decay, UPDATES=state.curve_updates,
                           **points)  # fmt: skip
    formula = f"return {true_curve(state).python} + 0 * x"  # of the form of x where it is one number
    return text.replace("return np.sin(1.5 * x)  # the curve", formula)
