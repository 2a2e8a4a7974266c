"""The chain rule (chapter 5.2): y = f(g(x)), and the two rates whose product is the third.

    dy/dx = dy/dt · dt/dx   with t = g(x)
"""

from dataclasses import dataclass
from functools import lru_cache

from nnviz.core.differentiation import central_difference
from nnviz.core.expressions import Expression, parse

OUTER = {"sin t": "sin(t)", "t⁴": "t^4", "σ(t)": "sigmoid(t)", "ln(1 + t)": "ln(1+t)", "tanh t": "tanh(t)",
         "t²": "t^2"}  # fmt: skip
"""f of t: what a chooser says → the formula as it is typed."""
INNER = {"x²": "x^2", "3x + 1": "3x+1", "2x + 1": "2x+1", "eˣ": "exp(x)", "e⁻ˣ": "exp(-x)", "x": "x"}
"""g of x."""


@dataclass(frozen=True)
class ChainedRates:
    """y = f(t), t = g(x) at one x: the values, the two rates, their product and the numerical derivative."""

    x: float
    t: float
    y: float
    inner: float
    outer: float
    numerical: float

    @property
    def product(self) -> float:
        """dy/dx."""
        return self.outer * self.inner


@lru_cache
def outer_function(name: str) -> Expression:
    """Return f of OUTER, in t."""
    return parse(OUTER[name], ("t",))


@lru_cache
def inner_function(name: str) -> Expression:
    """Return g of INNER, in x."""
    return parse(INNER[name], ("x",))


@lru_cache
def outer_rate(name: str) -> Expression:
    """Return dy/dt of a function of OUTER, in t."""
    return outer_function(name).derivative("t")


@lru_cache
def inner_rate(name: str) -> Expression:
    """Return dt/dx of a function of INNER, in x."""
    return inner_function(name).derivative("x")


def rates(outer: str, inner: str, x: float, h: float = 1e-5) -> ChainedRates:
    """Return values and rates at x; NaN where f is not defined (ln of what is not above 0).

    >>> at = rates("t²", "3x + 1", 1.0)
    >>> at.outer, at.inner, at.product
    (8.0, 3.0, 24.0)
    """
    f, g = outer_function(outer), inner_function(inner)
    t = float(g(x))
    numerical = float(central_difference(lambda v: f(g(v)), x, h))
    return ChainedRates(x, t, float(f(t)), float(inner_rate(inner)(x)), float(outer_rate(outer)(t)), numerical)
