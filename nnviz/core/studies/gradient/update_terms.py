"""One update taken apart (chapter 6.1): every quantity an optimiser forms between the gradient and the step.

The parts are computed from the rules as they are printed, not by the optimiser, so that both can be held together.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating]


@dataclass(frozen=True)
class Term:
    """A quantity of an update, one number for each of the two parameters.

    key: its name in `SENTENCES` of whoever shows it; symbol and formula: HTML; kind: "arrow" for what has a
    direction, "square" for what is a sum of squares (its root is the side, the number the area), "bars" for lengths.
    """

    key: str
    symbol: str
    formula: str
    kind: str
    value: Array


_G, _V, _H, _M, _W = ("<i>g</i>", "<i>v</i>", "<b>h</b>", "<i>m</i>", "<i>w</i>")  # the plain h is a step
_ETA, _MU, _RHO = "<i>η</i>", "<i>μ</i>", "<i>ρ</i>"
_BETA = "<i>β</i><sub>1</sub>", "<i>β</i><sub>2</sub>"
_STEP = f"Δ{_W}"


def terms(name: str, g: Array, before: Array, rate: float, t: int, options: Mapping[str, float]) -> list[Term]:
    """Return the parts of one update in the order in which they are formed; the last one is the step.

    name: of OPTIMIZERS; g: (2,), the gradient; before: (2, 2), the memory before the update (see `RunStep`);
    t: the number of the update, from 1 on; options: momentum, rho, beta1, beta2 as the optimiser has them.
    """
    return [Term("gradient", _G, "∇<i>f</i>(<i>x</i>)", "arrow", g), *_RULES[name](g, before, rate, t, options)]


def _sgd(g: Array, before: Array, rate: float, t: int, o: Mapping[str, float]) -> list[Term]:
    return [Term("sgd step", _STEP, f"−{_ETA}·{_G}", "arrow", -rate * g)]


def _velocity(g: Array, before: Array, rate: float, o: Mapping[str, float]) -> tuple[list[Term], Array]:
    kept, push = o["momentum"] * before[0], -rate * g
    parts = [Term("kept", f"{_MU}·{_V}", f"{_MU}·{_V}", "arrow", kept),
             Term("push", f"−{_ETA}·{_G}", f"−{_ETA}·{_G}", "arrow", push)]
    return parts, kept + push


def _momentum(g: Array, before: Array, rate: float, t: int, o: Mapping[str, float]) -> list[Term]:
    parts, v = _velocity(g, before, rate, o)
    return [*parts, Term("momentum step", f"{_STEP} = {_V}", f"{_MU}·{_V} − {_ETA}·{_G}", "arrow", v)]


def _nesterov(g: Array, before: Array, rate: float, t: int, o: Mapping[str, float]) -> list[Term]:
    parts, v = _velocity(g, before, rate, o)
    step = o["momentum"] * v - rate * g
    return [*parts, Term("velocity", _V, f"{_MU}·{_V} − {_ETA}·{_G}", "arrow", v),
            Term("nesterov step", _STEP, f"{_MU}·{_V} − {_ETA}·{_G}", "arrow", step)]


def _adagrad(g: Array, before: Array, rate: float, t: int, o: Mapping[str, float]) -> list[Term]:
    h = before[0] + g * g
    return [Term("square", f"{_G}²", f"{_G}·{_G}", "square", g * g),
            Term("sum of squares", _H, f"{_H} + {_G}²", "square", h),
            *_scaled("adagrad step", g, h, rate)]


def _rmsprop(g: Array, before: Array, rate: float, t: int, o: Mapping[str, float]) -> list[Term]:
    h = o["rho"] * before[0] + (1 - o["rho"]) * g * g
    return [Term("square", f"{_G}²", f"{_G}·{_G}", "square", g * g),
            Term("mean of squares", _H, f"{_RHO}·{_H} + (1 − {_RHO})·{_G}²", "square", h),
            *_scaled("rmsprop step", g, h, rate)]


def _scaled(key: str, g: Array, h: Array, rate: float) -> list[Term]:
    """Return the effective rate of each axis, and the step that it makes of the gradient."""
    effective = rate / (np.sqrt(h) + 1e-7)
    return [Term("effective rate", f"{_ETA}<sub>eff</sub>", f"{_ETA} / (√{_H} + <i>ε</i>)", "bars", effective),
            Term(key, _STEP, f"−{_ETA}<sub>eff</sub>·{_G}", "arrow", -effective * g)]


def _adam(g: Array, before: Array, rate: float, t: int, o: Mapping[str, float]) -> list[Term]:
    one, two = o["beta1"], o["beta2"]
    m, v = one * before[0] + (1 - one) * g, two * before[1] + (1 - two) * g * g
    m_hat, v_hat = m / (1 - one**t), v / (1 - two**t)
    return [Term("mean", _M, f"{_BETA[0]}·{_M} + (1 − {_BETA[0]})·{_G}", "arrow", m),
            Term("mean of squares", _V, f"{_BETA[1]}·{_V} + (1 − {_BETA[1]})·{_G}²", "square", v),
            Term("corrected mean", "m̂", f"{_M} / (1 − {_BETA[0]}<sup>t</sup>)", "arrow", m_hat),
            Term("corrected squares", "v̂", f"{_V} / (1 − {_BETA[1]}<sup>t</sup>)", "square", v_hat),
            Term("adam step", _STEP, f"−{_ETA}·m̂ / (√v̂ + <i>ε</i>)", "arrow", -rate * m_hat / (np.sqrt(v_hat) + 1e-8))]


_RULES: dict[str, Callable[..., list[Term]]] = {
    "SGD": _sgd, "Momentum": _momentum, "Nesterov": _nesterov, "AdaGrad": _adagrad, "RMSProp": _rmsprop, "Adam": _adam,
}
