"""Random values for the fields of a State, from what the fields say of themselves.

Everything draws from a `random.Random`; Hypothesis gives one of its own (`strategies.randoms`) and then shrinks it.
"""

import math
from dataclasses import fields
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from nnviz.ui.forms.parameters import Parameter, parameter_of
from tests.stress.texts import formula, junk

NUMBERS = (0.0, 1.0, -1.0, 0.5, 2.0, 1e-12, -1e-12, 1e-300, 5e-324, 10.0, 100.0, math.pi, -0.0, 1e9, 1e15)
VARIABLES = (("x",), ("x0", "x1"))
EDGE_SHARE = 0.3  # of the numbers are the ends of a range, or famous


def number(parameter: Parameter, rng: Random) -> float:
    """Return a number within the range of a field: an end, a famous one, a point of the slider or any other."""
    low, high = parameter.low, parameter.high
    if rng.random() < EDGE_SHARE:
        inside = [n for n in NUMBERS if low <= n <= high]
        return float(rng.choice([low, high, *inside]))
    if parameter.slide and rng.random() < 0.5:
        low, high = parameter.slide
    if parameter.log and low > 0:
        value = math.exp(rng.uniform(math.log(low), math.log(high)))
    else:
        value = rng.uniform(low, high)
    if rng.random() < 0.5:
        value = float(f"{value:.2g}")
    return min(max(value, low), high)


def _count(parameter: Parameter, rng: Random) -> int:
    value = round(number(parameter, rng))
    return int(min(max(value, math.ceil(parameter.low)), math.floor(parameter.high)))


def _several(parameter: Parameter, rng: Random, one: Any) -> tuple[Any, ...]:
    most = int(parameter.step) if parameter.step else 4
    count = rng.choice([parameter.least, most, rng.randint(parameter.least, max(most, parameter.least))])
    same = rng.random() < 0.1
    first = one(parameter, rng)
    return tuple(first if same else one(parameter, rng) for _ in range(count))


def _picks(parameter: Parameter, rng: Random) -> tuple[Any, ...]:
    choices = list(parameter.choices or {})
    return tuple(rng.sample(choices, rng.randint(1, len(choices))))


def _text(parameter: Parameter, rng: Random) -> str:
    """Return a text the field accepts, or after some attempts one that it may refuse."""
    text = ""
    for _ in range(8):
        text = junk(rng) if rng.random() < 0.15 else formula(rng, rng.choice(VARIABLES), rng.randint(0, 4))
        try:
            parameter.accepts(text)
        except ValueError:
            continue
        break
    return text


def paths() -> list[str]:
    """Return paths that a person may give: files and folders of the working folder, nothing, and what is not there."""
    return ["", "nowhere", ".", "nowhere/한글 폴더/x.npz", *sorted(str(p) for p in Path(".").glob("*"))]


_KINDS = {
    "number": number,
    "count": _count,
    "choice": lambda parameter, rng: rng.choice(list(parameter.choices)),
    "switch": lambda _, rng: rng.random() < 0.5,
    "counts": lambda parameter, rng: _several(parameter, rng, _count),
    "numbers": lambda parameter, rng: _several(parameter, rng, number),
    "picks": _picks,
    "text": _text,
    "folder": lambda _, rng: rng.choice(paths()),
}


def known(kind: str) -> bool:
    """Return whether values for a kind of field can be made."""
    return kind in _KINDS


def value(parameter: Parameter, default: Any, rng: Random) -> Any:
    """Return a random value for an edited field; the default for a kind that is not known here."""
    return _KINDS[parameter.kind](parameter, rng) if parameter.kind in _KINDS else default


def alike(default: Any, rng: Random) -> Any:
    """Return a random value of the kind of a default, for fields that no control edits."""
    if isinstance(default, bool):
        return rng.random() < 0.5
    if isinstance(default, int):
        return rng.choice([default, 0, 1, -1, rng.randint(-3, 30), 10**6, -(10**6), 2**31, 2**63])
    if isinstance(default, float):
        return rng.choice([default, rng.uniform(-10, 10), *NUMBERS, 1e299])
    if isinstance(default, str):
        return rng.choice([default, "", "x" * 50, "한글"])
    if isinstance(default, tuple):
        entries = list(default) or [0.0]
        count = rng.choice([0, 1, len(entries), rng.randint(0, 2 * len(entries) + 1)])
        return tuple(alike(rng.choice(entries), rng) for _ in range(count))
    return default


def field_value(tab: Any, name: str, rng: Random) -> Any:
    """Return a random value for one field of a tab's State (an object or class of Tab)."""
    if name == "view" and tab.views:
        return rng.choice(list(tab.views))
    parameter, default = _described(tab.State)[name]
    return value(parameter, default, rng) if parameter else alike(default, rng)


@cache
def _described(state: Any) -> dict[str, tuple[Parameter | None, Any]]:
    """Return what edits each field of a class of State, and its default."""
    first = state()
    return {entry.name: (parameter_of(entry), getattr(first, entry.name)) for entry in fields(state)}


def names(tab: Any) -> list[str]:
    """Return the names of all fields of a tab's State."""
    return [entry.name for entry in fields(tab.State)]


def random_fields(tab: Any, rng: Random) -> dict[str, Any]:
    """Return random values for some, most or all fields of a tab's State, the view always among them."""
    share = rng.choice([0.1, 0.3, 0.6, 1.0])
    chosen = [name for name in names(tab) if rng.random() < share]
    if tab.views and "view" not in chosen:
        chosen.append("view")
    return {name: field_value(tab, name, rng) for name in chosen}


def next_change(tab: Any, rng: Random) -> dict[str, Any]:
    """Return a random value for one field, mostly one that is of use in the State on show.

    Now and then for one that is not: then what makes it so comes along, such as the choice "typed" with a formula.
    """
    edited = [(f.name, p) for f in fields(tab.State) if (p := parameter_of(f)) is not None]
    shown = [name for name, p in edited if p.shown is None or p.shown(tab.state)]
    hidden = [(name, p) for name, p in edited if name not in shown]
    kind = rng.random()
    if kind < 0.5 and shown:
        name = rng.choice(shown)
    elif kind < 0.75 and hidden:
        name, parameter = rng.choice(hidden)
        return {name: field_value(tab, name, rng)} | _revealing(tab, parameter, rng)
    else:
        name = rng.choice(names(tab))
    return {name: field_value(tab, name, rng)}


def _revealing(tab: Any, parameter: Parameter, rng: Random) -> dict[str, Any]:
    """Return the change of one or two choices that makes a field one of use; nothing if none is found."""
    choices = [f.name for f in fields(tab.State) if f.name == "view" or _is_choice(parameter_of(f))]
    now = {f.name: getattr(tab.state, f.name) for f in fields(tab.State) if f.init}
    for _ in range(60):
        chosen = rng.sample(choices, min(len(choices), rng.randint(1, 2)))
        change = {name: field_value(tab, name, rng) for name in chosen}
        if parameter.shown is not None and parameter.shown(tab.State(**now | change)):
            return change
    return {}


def _is_choice(parameter: Parameter | None) -> bool:
    return parameter is not None and parameter.kind in ("choice", "switch", "picks")


def not_covered(tab: Any) -> list[str]:
    """Return the edited fields of a kind for which no values can be made."""
    entries = [(f.name, parameter_of(f)) for f in fields(tab.State)]
    return [f"{tab.name}.{name} ({p.kind})" for name, p in entries if p is not None and not known(p.kind)]
