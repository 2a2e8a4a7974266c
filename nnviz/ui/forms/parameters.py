"""The fields of a State: what they mean, how they are edited, and which values they accept.

A tab declares its State as a frozen dataclass whose fields are made by the functions below. The form, the range
check, undo, presets, the session and scene files all follow from them.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, Field, dataclass, field, fields
from functools import cache
from operator import is_not
from types import MappingProxyType
from typing import Any

from nnviz.ui.base.language import sentence, translate
from nnviz.ui.base.number_format import number_text

_FEW = 16  # parts of a tuple that are checked sooner than they are looked up
_LARGEST = 1e300  # whole numbers of JSON may be too long for a float

Shown = Callable[[Any], bool]


@dataclass(frozen=True)
class Parameter:
    """How one field of a State is edited and checked; texts are in the source language."""

    kind: str  # number, count, choice, switch, counts, numbers, picks, text or folder
    label: str
    context: str = ""  # of its texts in the catalogue, if it is not the tab's
    section: str = ""
    tip: str = ""
    low: float = 0.0
    high: float = 1.0
    step: float = 0.0  # one arrow key; for several numbers: how many there may be
    least: int = 0  # numbers that are needed
    slide: tuple[float, float] | None = None  # what the slider covers, if less than low to high
    log: bool = False
    unit: str = ""
    choices: Mapping[Any, str] = field(default_factory=dict)
    accepts: Callable[[str], Any] = str  # of a text: raises ValueError for one that will not do
    files: str = ""  # of a path: the dialog offers files such as "*.npz *.pkl", not folders
    live: bool = False  # may be changed while something runs
    shown: Shown | None = None  # State -> whether the control is of use now
    formerly: str = ""  # what the field was called in older scenes and sessions


def number(default: float, label: str, low: float, high: float, step: float, **more: Any) -> Any:
    """A float from `low` to `high`; with log=True the slider is logarithmic (`low` > 0)."""
    return _field(default, Parameter("number", label, low=low, high=high, step=step, **more))


def count(default: int, label: str, low: int, high: int, step: int = 1, **more: Any) -> Any:
    """A whole number from `low` to `high`."""
    return _field(default, Parameter("count", label, low=low, high=high, step=step, **more))


def counts(default: tuple[int, ...], label: str, low: int, high: int, most: int, **more: Any) -> Any:
    """Several whole numbers typed with commas, at most `most` of them (an empty field: none)."""
    return _field(default, Parameter("counts", label, low=low, high=high, step=most, **more))


def numbers(
    default: tuple[float, ...], label: str, low: float, high: float, least: int, most: int, **more: Any
) -> Any:
    """Several numbers typed in a row, `least` to `most` of them."""
    return _field(default, Parameter("numbers", label, low=low, high=high, least=least, step=most, **more))


def picks(default: tuple[Any, ...], label: str, choices: Mapping[Any, str], **more: Any) -> Any:
    """Any set of several values, at least one, in the order of the table."""
    return _field(default, Parameter("picks", label, choices=choices, **more))


def choice(default: Any, label: str, choices: Sequence[Any] | Mapping[Any, str], **more: Any) -> Any:
    """One of several values; a mapping gives their labels, a sequence of names is shown as it is."""
    table = choices if isinstance(choices, Mapping) else {value: str(value) for value in choices}
    return _field(default, Parameter("choice", label, choices=table, **more))


def switch(default: bool, label: str, **more: Any) -> Any:
    """On or off."""
    return _field(default, Parameter("switch", label, **more))


def text(default: str, label: str, accepts: Callable[[str], Any], **more: Any) -> Any:
    """A line of text, such as a formula; `accepts` raises ValueError, with a sentence, for one that will not do."""
    return _field(default, Parameter("text", label, accepts=accepts, **more))


def folder(default: str, label: str, **more: Any) -> Any:
    """The path of a folder, typed, chosen or dropped; with files="*.npz *.pkl" the path of such a file."""
    return _field(default, Parameter("folder", label, **more))


def _field(default: Any, parameter: Parameter) -> Any:
    return field(default=default, metadata={"parameter": parameter})


def parameter_of(entry: Field) -> Parameter | None:
    """Return how a field is edited, or None if no control belongs to it."""
    return entry.metadata.get("parameter")


@cache
def parameters(state_class: type) -> Mapping[str, Parameter]:
    """Return the edited fields of a State class, in order; a drag asks for them at every move."""
    return MappingProxyType({f.name: p for f in fields(state_class) if (p := parameter_of(f))})


def check(context: str, parameter: Parameter, value: Any) -> Any:
    """Return the value in its field's type; ValueError with a sentence for the user if it is not acceptable."""
    return _CHECKS[parameter.kind](translate(parameter.context or context, parameter.label), parameter, value)


def checked_state(context: str, state_class: type, values: Mapping[str, Any], valid: object = None) -> Any:
    """Return a State from plain values (a session, a scene file); unknown names and bad values raise ValueError.

    valid: a State that was checked before; what is the very same value in it, or in a tuple of it, is not checked
    again.
    """
    edited = parameters(state_class)
    known = {f.name: f for f in fields(state_class)}
    values = _renamed(edited, values)
    for name in values:
        if name not in known:
            raise ValueError(translate("controls", "There is no setting called {name}.").format(name=name))
    plain = {
        name: value if valid is not None and getattr(valid, name) is value
        else check(context, edited[name], value) if name in edited
        else _like(known[name], value, getattr(valid, name, None))
        for name, value in values.items()
    }  # fmt: skip
    return state_class(**plain)


def _renamed(edited: Mapping[str, Parameter], values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values under today's names; where both names are given, today's holds."""
    today = {parameter.formerly: name for name, parameter in edited.items() if parameter.formerly}
    return {today[name]: value for name, value in values.items() if name in today} | {
        name: value for name, value in values.items() if name not in today}  # fmt: skip


def _like(entry: Field, value: Any, valid: Any = None) -> Any:
    """Return a value for a field without a control, if it is of the kind of its default (JSON has no tuples)."""
    if entry.default is MISSING or value is entry.default:
        return value
    if isinstance(value, tuple) and isinstance(valid, tuple):  # a stroke adds two points to a thousand
        left, right = _same_ends(value, valid)
        middle = value[left : len(value) - right]
        known = set(map(id, valid)) if len(middle) > _FEW else frozenset()
        between = tuple([part if id(part) in known else _tuples(part) for part in middle])
        new: Any = tuple([part for part in between if id(part) not in known])
        plain: Any = (*value[:left], *between, *value[len(value) - right :])
    else:
        new = plain = _tuples(value)
    if not _fits(entry.default, new):
        text = translate("controls", "The setting {name} has a value of another kind.")
        raise ValueError(text.format(name=entry.name))
    return type(entry.default)(plain) if type(entry.default) in (int, float) else plain


def _same_ends(value: tuple[Any, ...], valid: tuple[Any, ...]) -> tuple[int, int]:
    """Return how many parts at the front and at the end of two tuples are the very same."""
    ends = []
    most = min(len(value), len(valid))
    for one, other in ((value[:most], valid[:most]), (value[: -most - 1 : -1], valid[: -most - 1 : -1])):
        differ = list(map(is_not, one, other))
        ends.append(differ.index(True) if True in differ else most)
    return ends[0], min(ends[1], most - ends[0])


def _tuples(value: Any) -> Any:
    return tuple(_tuples(v) for v in value) if isinstance(value, (list, tuple)) else value


def _fits(default: Any, value: Any) -> bool:
    """Return whether a value is of the kind of a default, its numbers finite; None says nothing about the kind."""
    if isinstance(value, tuple):
        inner = default[0] if isinstance(default, tuple) and default else None
        inner = 0.0 if type(inner) is int else inner
        return isinstance(default, (tuple, type(None))) and all(_fits(inner, v) for v in value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        whole = type(default) is int
        return abs(value) < _LARGEST and (default is None or type(default) is float or whole and value == int(value))
    return type(value) is type(default) or default is None and not isinstance(value, dict)


def _number(label: str, parameter: Parameter, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise ValueError(translate("controls", "{label} must be a number.").format(label=label))
    if isinstance(value, int) and abs(value) > _LARGEST:
        value = math.inf if value > 0 else -math.inf
    if not parameter.low <= value <= parameter.high:
        raise ValueError(_outside(label, parameter, value))
    return float(value) + 0.0  # −0 counts as 0: NumPy refuses a spread of −0


def _count(label: str, parameter: Parameter, value: Any) -> int:
    if _number(label, parameter, value) != int(value):
        raise ValueError(translate("controls", "{label} must be a whole number.").format(label=label))
    return int(value)


def _outside(label: str, parameter: Parameter, value: float) -> str:
    text = translate("controls", "{label} must be between {low} and {high}; {value} is not.")
    return text.format(
        label=label, value=number_text(value), low=number_text(parameter.low), high=number_text(parameter.high)
    )


def _counts(label: str, parameter: Parameter, value: Any) -> tuple[int, ...]:
    if isinstance(value, str) or not isinstance(value, Sequence):
        raise ValueError(translate("controls", "{label} must be whole numbers with commas.").format(label=label))
    if len(value) > parameter.step:
        text = translate("controls", "{label}: at most {most} numbers.")
        raise ValueError(text.format(label=label, most=int(parameter.step)))
    return tuple(_count(label, parameter, v) for v in value)


def _numbers(label: str, parameter: Parameter, value: Any) -> tuple[float, ...]:
    if isinstance(value, str) or not isinstance(value, Sequence):
        raise ValueError(translate("controls", "{label} must be numbers with spaces between them.").format(label=label))
    if not parameter.least <= len(value) <= parameter.step:
        text = translate("controls", "{label}: give {least} to {most} numbers.")
        raise ValueError(text.format(label=label, least=parameter.least, most=int(parameter.step)))
    return tuple(_number(label, parameter, v) for v in value)


def _picks(label: str, parameter: Parameter, value: Any) -> tuple[Any, ...]:
    if isinstance(value, str) or not isinstance(value, Sequence):
        raise ValueError(translate("controls", "{label}: {value} is not one of the choices.").format(
            label=label, value=value))  # fmt: skip
    for one in value:
        _choice(label, parameter, one)
    if not value:
        raise ValueError(translate("controls", "{label}: choose at least one.").format(label=label))
    return tuple(key for key in parameter.choices if key in list(value))


def _choice(label: str, parameter: Parameter, value: Any) -> Any:
    if value not in list(parameter.choices):  # a list cannot be looked up in a table
        text = translate("controls", "{label}: {value} is not one of the choices.")
        raise ValueError(text.format(label=label, value=value))
    return value


def _switch(label: str, parameter: Parameter, value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError(translate("controls", "{label} must be on or off.").format(label=label))
    return value


def _folder(label: str, parameter: Parameter, value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(translate("controls", "{label} must be a path.").format(label=label))
    return value


def _text(label: str, parameter: Parameter, value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(translate("controls", "{label} must be a text.").format(label=label))
    try:
        parameter.accepts(value)
    except ValueError as problem:
        raise ValueError(sentence(problem)) from problem  # which knows the place
    return value


_CHECKS = {
    "number": _number, "count": _count, "counts": _counts,
    "choice": _choice, "switch": _switch, "folder": _folder, "numbers": _numbers, "picks": _picks,
    "text": _text,
}  # fmt: skip
