"""Everything a training run follows from, as plain values that JSON can hold."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, NamedTuple

TAKEN = "taken"
"""As weight_init: the weights of another network."""


class Rates(NamedTuple):
    """The learning rates of a run, before the schedule. early: (n, rate): the updates before the n-th have another."""

    early: tuple[tuple[int, float], ...]
    rate: float

    def at(self, iteration: int) -> float:
        """Return the rate of an iteration (from 0): that of the first entry of `early` after it, else `rate`."""
        return next((rate for before, rate in self.early if iteration < before), self.rate)

    def after(self, done: int) -> "Rates":
        """Return what holds when so many updates are done."""
        return Rates(tuple(entry for entry in self.early if entry[0] > done), self.rate)


@dataclass(frozen=True)
class RunSettings:
    """The settings of a run; names, meanings and defaults are those of the training tab's State.

    early: (n, rate): the updates before the n-th had another rate than `rate`.
    unit: "iterations" or "epochs", which of the two fields says how long the run is.
    weight_init: a name in WEIGHT_INITS, or TAKEN: the weights of the file `taken`.
    schedule: one of core.schedules, with the three numbers after it; clip: longest gradient, 0 for any.
    """

    rate: float = 0.1
    early: tuple[tuple[int, float], ...] = ()
    optimizer: str = "SGD"
    momentum: float = 0.9
    rho: float = 0.9
    beta1: float = 0.9
    beta2: float = 0.999
    batch_size: int = 100
    sampling: str = "shuffled"
    unit: str = "iterations"
    iterations: int = 10_000
    epochs: int = 5
    seed: int = 0
    hidden: tuple[int, ...] = (100,)
    activation: str = "relu"
    weight_init: str = "He"
    dropout: float = 0.0
    weight_decay: float = 0.0
    train_size: int = 60_000
    normalise: bool = True
    schedule: str = "constant"
    drop_every: int = 5
    drop_factor: float = 0.5
    warmup: float = 0.05
    clip: float = 0.0
    taken: str = ""


DEFAULTS = RunSettings()
NAMES = tuple(field.name for field in fields(RunSettings))
_USED_WITH = {
    "momentum": ("optimizer", ("Momentum", "Nesterov")), "rho": ("optimizer", ("RMSProp",)),
    "beta1": ("optimizer", ("Adam",)), "beta2": ("optimizer", ("Adam",)),
    "iterations": ("unit", ("iterations",)), "epochs": ("unit", ("epochs",)),
    "drop_every": ("schedule", ("step",)), "drop_factor": ("schedule", ("step",)), "taken": ("weight_init", (TAKEN,)),
    "warmup": ("schedule", ("warm-up", "warm-up, cosine")),
}  # fmt: skip


def settings_of(values: Mapping[str, Any]) -> RunSettings:
    """Return settings from values by name, perhaps read from JSON: unknown names are passed over, missing ones keep
    their default. Raises ValueError when a value has not the type of its field."""
    return replace(DEFAULTS, **{name: _typed(name, values[name]) for name in NAMES if name in values})


def _typed(name: str, value: Any) -> Any:
    default = getattr(DEFAULTS, name)
    if isinstance(default, tuple) and isinstance(value, (list, tuple)):
        return tuple(tuple(entry) if isinstance(entry, list) else entry for entry in value)
    if isinstance(default, float) and type(value) is int:
        return float(value)
    if type(value) is not type(default):
        raise ValueError(f"{name}: {value!r}")
    return value


def used(settings: RunSettings) -> dict[str, Any]:
    """Return the settings that matter: those of another optimiser, for instance, do not."""
    return {name: getattr(settings, name) for name in NAMES if _matters(name, settings)}


def _matters(name: str, settings: RunSettings) -> bool:
    field, values = _USED_WITH.get(name, ("unit", ("iterations", "epochs")))
    return getattr(settings, field) in values


def differences(settings: RunSettings, base: RunSettings) -> dict[str, Any]:
    """Return what of some settings differs from others: name → value; a name the others do not use counts."""
    others = used(base)
    return {name: value for name, value in used(settings).items() if name not in others or others[name] != value}
