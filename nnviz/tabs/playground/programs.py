"""The run as a program to take home: plain NumPy, PyTorch or Keras, with its points and what was changed on the way."""

from collections.abc import Sequence
from typing import Any

from nnviz.core.studies.playground.learner import Recipe
from nnviz.core.studies.playground.plane_data import PlaneData
from nnviz.laboratory.run_plan import parameters_of
from nnviz.tabs.playground.on_the_way import planned, settings_of
from nnviz.tabs.playground.state import PlaygroundState, recipe_of, recipes_of
from nnviz.tabs.playground.words import is_there
from nnviz.ui.files.script_template import script_text

LIBRARIES = {"numpy": "NumPy", "pytorch": "PyTorch", "keras": "Keras"}
"""End of the name of a program resources/scripts/playground_<name>.py → the library it is written for."""
USUAL_UPDATES = 3000
"""Of a program, where the run on show has none yet."""
_DIGITS = 5  # of a coordinate
_MOST_POINTS = 20_000  # that are written down, each time they were changed all of them
_CONSTANTS = {"rate": "RATE", "momentum": "MOMENTUM", "rho": "RHO", "beta1": "BETA1", "beta2": "BETA2",
             "batch_size": "BATCH_SIZE", "l1": "L1", "l2": "L2", "dropout": "DROPOUT", "frozen": "FROZEN"}  # fmt: skip
_WORDS = {"MOMENTUM": "the momentum", "RHO": "ρ", "BETA1": "β1", "BETA2": "β2", "BATCH_SIZE": "the batch size",
          "L1": "the L1 decay", "L2": "the weight decay", "DROPOUT": "the dropout",
          "FROZEN": "which numbers are frozen", "POINTS": "the points"}  # fmt: skip

Part = tuple[int, Recipe]


def program(library: str, state: PlaygroundState, updates: int = USUAL_UPDATES) -> str:
    """Return a program of LIBRARIES that trains the network of a State on its points for so many updates."""
    parts = _parts(state, max(1, updates))
    changes, left_out = _changes(parts)
    edits = [(int(n), int(place), value) for n, who, place, value, _ in state.edits
             if who == 0 and n < updates and place < parameters_of(parts[0][1].sizes)]  # fmt: skip
    begun_with = parts[-1 if library == "keras" else 0][1]
    values = _values(state, begun_with) | {"UPDATES": max(1, updates), "SEED": state.seed}
    if library == "keras":
        values["RATE"] = parts[0][1].rate
        values["RATES"] = tuple((n, change["RATE"]) for n, change in changes.items() if "RATE" in change)
        left_out += _not_in_keras(changes, edits, values.pop("FROZEN"))
    else:
        values |= {"CHANGES": changes, "EDITS": tuple(edits)}
    if library == "numpy":
        values |= {"VIEW": state.view, "B": _of_b(state, changes)}
        values["TAKEN_OUT"] = tuple(unit for unit in state.ablated if is_there(unit, state.hidden))
    return script_text(f"playground_{library}", LEFT_OUT=" ".join(left_out), **values)


def _parts(state: PlaygroundState, updates: int) -> list[Part]:
    """Return with which recipe the run begins, and from which update on it went on with another one."""
    start, changes = planned(state)
    last = recipe_of(state)
    parts = [(0, recipe_of(start)), *((change.done, change.recipes[0]) for change in changes)]
    if not all(recipe.begins_like(last) for _, recipe in parts):
        return [(0, last)]
    first = [part for part in parts if part[0] == 0][-1]
    return [first, *(part for part in parts if 0 < part[0] < updates)]


def _values(state: PlaygroundState, recipe: Recipe) -> dict[str, Any]:
    """Return what the program begins with."""
    settings = _settings(recipe)
    return {
        "SIZES": recipe.sizes, "INPUTS": recipe.inputs, "ACTIVATION": recipe.activation, "OUTPUT": recipe.ending,
        "FIRST_WEIGHTS": recipe.weight_init, "OPTIMIZER": recipe.optimizer, "POINTS": _points(recipe.data),
    } | {constant: settings.get(name, getattr(state, name)) for name, constant in _CONSTANTS.items()}  # fmt: skip


def _settings(recipe: Recipe) -> dict[str, Any]:
    """Return a recipe's settings, of the frozen numbers those that there are."""
    count = parameters_of(recipe.sizes)
    return settings_of(recipe) | {"frozen": tuple(place for place in recipe.frozen if place < count)}



def _points(data: PlaneData) -> dict[str, Any]:
    return {"x_train": data.x_train.round(_DIGITS).tolist(), "t_train": data.t_train.round(_DIGITS).tolist(),
            "x_test": data.x_test.round(_DIGITS).tolist(), "t_test": data.t_test.round(_DIGITS).tolist()}  # fmt: skip


def _changes(parts: Sequence[Part]) -> tuple[dict[int, dict[str, Any]], list[str]]:
    """Return what is changed before which update, and a sentence if that would be too many points to write down."""
    changes: dict[int, dict[str, Any]] = {}
    painted = [(n, recipe.data) for (_, old), (n, recipe) in zip(parts, parts[1:], strict=False)
               if not recipe.data.same_as(old.data)]  # fmt: skip
    too_many = sum(len(data.x) for _, data in painted) > _MOST_POINTS
    for (_, old), (n, new) in zip(parts, parts[1:], strict=False):
        before, after = _settings(old), _settings(new)
        changes[n] = {_CONSTANTS[name]: value for name, value in after.items() if value != before[name]}
        if (n, new.data) in painted and not (too_many and (n, new.data) != painted[-1]):
            changes[n]["POINTS"] = _points(new.data)
    if not too_many:
        return {n: change for n, change in changes.items() if change}, []
    said = (f"Left out: the points were changed {len(painted)} times while the network learned, from update "
            f"{painted[0][0]:,} on; here they change once, at update {painted[-1][0]:,}.")  # fmt: skip
    return {n: change for n, change in changes.items() if change}, [said]


def _not_in_keras(changes: dict[int, dict[str, Any]], edits: Sequence[Any], frozen: Sequence[int]) -> list[str]:
    """Return a sentence about all that `fit` has no place for, if there is any of it."""
    names = dict.fromkeys(name for change in changes.values() for name in change if name != "RATE")
    things = [f"{_WORDS[name]}, changed while the network learned" for name in names]
    things += ["numbers that were put in by hand"] * bool(edits)
    things += ["frozen numbers"] * bool(frozen and "FROZEN" not in names)
    return [f"Left out: {'; '.join(things)}. What was changed is here from the first update on as it was at the end."
            ] if things else []  # fmt: skip



def _of_b(state: PlaygroundState, changes: dict[int, dict[str, Any]]) -> dict[str, Any]:
    """Return the settings that the second network has instead: constant → value; none where there is only one."""
    _, *others = recipes_of(state)
    if not others:
        return {}
    other, constant = others[0], {"hidden": "SIZES", "activation": "ACTIVATION", "rate": "RATE", "l2": "L2"}
    values = {"SIZES": other.sizes, "ACTIVATION": other.activation, "RATE": other.rate, "L2": other.l2}
    own = constant[state.difference]
    edits = tuple((int(n), int(place), value) for n, who, place, value, _ in state.edits if who == 1)
    lasting = {n: {name: value for name, value in change.items() if name != own} for n, change in changes.items()}
    return {own: values[own], "CHANGES": lasting, "EDITS": edits, "FROZEN": (), "TAKEN_OUT": ()}
