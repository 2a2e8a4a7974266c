"""The fields of a State: what they accept, what they say when they do not, and States from files."""

import json
import math
from dataclasses import asdict, dataclass

import pytest

from nnviz.ui.forms.parameters import (
    check,
    checked_state,
    choice,
    count,
    counts,
    folder,
    number,
    numbers,
    parameter_of,
    parameters,
    picks,
    switch,
    text,
)


def accepts_no_zero(formula: str) -> None:
    if "0" in formula:
        raise ValueError("no zeros, please")


@dataclass(frozen=True)
class State:
    rate: float = number(0.1, "Rate", 1e-6, 100, 0.01, log=True)
    seed: int = count(0, "Seed", 0, 9999)
    hidden: tuple[int, ...] = counts((100,), "Hidden layers", 1, 2000, 3)
    inputs: tuple[float, ...] = numbers((1.0, 2.0), "Inputs", -10, 10, 2, 4)
    shown: tuple[str, ...] = picks(("a",), "Curves", {"a": "A", "b": "B", "c": "C"})
    method: str = choice("SGD", "Optimiser", ("SGD", "Adam"))
    live: bool = switch(True, "Live")
    path: str = folder("", "Folder")
    formula: str = text("x", "f(x)", accepts_no_zero)
    place: float = 1.5
    tries: int = 3
    open: bool = False
    view: str = "first"
    points: tuple[tuple[float, float], ...] = ((1.0, 2.0),)
    mean: float | None = None


GOOD = [
    ("rate", 1, 1.0), ("rate", 100, 100.0), ("rate", 1e-6, 1e-6), ("seed", 7, 7), ("seed", 7.0, 7),
    ("hidden", [50, 20], (50, 20)), ("hidden", [], ()), ("inputs", [1, -2.5], (1.0, -2.5)),
    ("shown", ["c", "a"], ("a", "c")),
    ("method", "Adam", "Adam"), ("live", False, False), ("path", "/data", "/data"), ("formula", "x + 1", "x + 1"),
    ("place", 2, 2.0), ("tries", 4, 4), ("open", True, True), ("view", "second", "second"),
    ("points", [[3, 4.5], [5, 6]], ((3, 4.5), (5, 6))), ("points", [], ()), ("mean", 2.5, 2.5), ("mean", None, None),
]  # fmt: skip
BAD = [
    ("rate", 0), ("rate", 1e-7), ("rate", 101), ("rate", "0.1"), ("rate", True), ("rate", None), ("rate", math.nan),
    ("rate", math.inf), ("rate", [1]), ("rate", {}), ("rate", 10**400), ("seed", -1), ("seed", 1.5), ("seed", math.inf),
    ("seed", False), ("hidden", "50"), ("hidden", [0]), ("hidden", [1.5]), ("hidden", [1, 2, 3, 4]), ("hidden", 50),
    ("hidden", [[1]]), ("hidden", None), ("inputs", [1]), ("inputs", [1, 2, 3, 4, 5]), ("inputs", [1, math.nan]),
    ("inputs", {}), ("shown", []), ("shown", ["z"]), ("shown", "a"), ("shown", [[]]),
    ("shown", {"a": 1}), ("method", "adam"),
    ("method", None), ("method", []), ("method", {}), ("live", 1), ("live", "yes"), ("live", None), ("path", 3),
    ("path", None), ("formula", "x0"), ("formula", None), ("place", "x"), ("place", math.nan), ("place", -math.inf),
    ("place", [1]), ("place", None), ("tries", 1.5), ("tries", math.inf), ("tries", "3"), ("open", "false"),
    ("open", 1),
    ("view", 3), ("view", None), ("points", "abc"), ("points", [[1, math.nan]]), ("points", {"a": 1}), ("points", 3),
    ("points", [["a", "b"]]), ("mean", math.nan), ("nonsense", 1),
]  # fmt: skip


@pytest.mark.parametrize(("name", "value", "taken"), GOOD)
def test_a_good_value_is_taken_in_its_fields_type(name, value, taken):
    result = getattr(checked_state("test", State, {name: value}), name)
    assert (result, type(result)) == (taken, type(taken))


@pytest.mark.parametrize(("name", "value"), BAD, ids=lambda v: str(v)[:12])
def test_a_bad_value_is_a_sentence(name, value):
    with pytest.raises(ValueError, match=r"^[\w“].{8,}\.$|^no zeros, please$"):
        checked_state("test", State, {name: value})


def test_a_state_survives_json():
    state = State(hidden=(50, 20), points=((1.0, 2.0), (3.0, 4.0)), mean=0.5, shown=("a", "c"))
    assert checked_state("test", State, json.loads(json.dumps(asdict(state)))) == state


def test_a_field_that_was_renamed_is_read_under_its_former_name():
    @dataclass(frozen=True)
    class Renamed:
        weight_init: str = choice("He", "Initial weights", ("He", "zeros"), formerly="weight_start")

    assert checked_state("test", Renamed, {"weight_start": "zeros"}) == Renamed("zeros")
    assert checked_state("test", Renamed, {"weight_start": "zeros", "weight_init": "He"}) == Renamed("He")
    with pytest.raises(ValueError, match="not one of the choices"):
        checked_state("test", Renamed, {"weight_start": "ones"})


def test_what_is_missing_has_its_default():
    assert checked_state("test", State, {}) == State()


def test_the_sentence_names_the_field_the_limits_and_the_value():
    with pytest.raises(ValueError) as caught:
        check("test", parameters(State)["rate"], 200)
    assert str(caught.value) == "Rate must be between 1×10⁻⁶ and 100; 200 is not."


def test_only_fields_with_a_control_are_parameters_in_order():
    assert list(parameters(State)) == [
        "rate", "seed", "hidden", "inputs", "shown", "method", "live", "path", "formula"
    ]  # fmt: skip
    assert parameter_of(State.__dataclass_fields__["place"]) is None


def test_a_choice_given_as_names_shows_the_names():
    assert parameters(State)["method"].choices == {"SGD": "SGD", "Adam": "Adam"}
