"""A run that is kept: what it is called, what it followed from, how it ended, and in its file every number of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any

from nnviz.core.training import Evaluation
from nnviz.laboratory.curves import RunCurves
from nnviz.laboratory.jobs import FINISHED
from nnviz.laboratory.run_plan import RunPlan
from nnviz.laboratory.run_settings import RunSettings, settings_of

COLOURS = 8
"""Runs are told apart by so many colours; `RunLabels.colour` counts them from 0."""


@dataclass(frozen=True)
class RunLabels:
    """What a person says of a run: nothing that was measured follows from it.

    colour: its number among the COLOURS; pinned: it stands on top; hidden: it is drawn nowhere.
    """

    name: str = ""
    colour: int = 0
    note: str = ""
    tags: tuple[str, ...] = ()
    pinned: bool = False
    hidden: bool = False


@dataclass(frozen=True)
class RunFigures:
    """A run in numbers. Accuracies 0 … 1 and losses are of the last measurement, without penalty; None: not measured.

    iterations: done, of `planned`; seconds: of all updates, measurements not counted; recent_loss: mean of the last
    mini-batches before their updates; outcome: one of `jobs`; per_epoch: iterations.
    """

    outcome: str = FINISHED
    iterations: int = 0
    planned: int = 0
    per_epoch: int = 1
    parameters: int = 0
    seconds: float = 0.0
    recent_loss: float | None = None
    train_accuracy: float | None = None
    test_accuracy: float | None = None
    train_loss: float | None = None
    test_loss: float | None = None

    @property
    def gap(self) -> float | None:
        """Training minus test accuracy."""
        if self.train_accuracy is None or self.test_accuracy is None:
            return None
        return self.train_accuracy - self.test_accuracy


@dataclass(frozen=True)
class DataDescription:
    """The data of a run: its name, images learnt from and tested on, their height and width, the classes' names."""

    name: str = ""
    train_images: int = 0
    test_images: int = 0
    image_shape: tuple[int, ...] = (28, 28)
    class_names: tuple[str, ...] = ()


@dataclass(frozen=True)
class KeptRun:
    """A kept run without its curves and weights. key: its name on the disk; created: seconds since 1970.

    experiment, variant: of which experiment it was a part, and which part; empty for a run by itself.
    """

    key: str
    created: float
    settings: RunSettings
    data: DataDescription
    figures: RunFigures
    labels: RunLabels = field(default_factory=RunLabels)
    experiment: str = ""
    variant: str = ""

    def labelled(self, **labels: Any) -> KeptRun:
        """Return it with other labels."""
        return replace(self, labels=replace(self.labels, **labels))


RECENT = 50
"""Iterations whose mean loss is the recent one."""


def figures_of(plan: RunPlan, curves: RunCurves, outcome: str = FINISHED) -> RunFigures:
    """Return a run in numbers."""
    last = curves.last
    recent = curves.mean_loss(max(0, len(curves) - RECENT), len(curves)) if len(curves) else None
    return RunFigures(
        outcome, len(curves), plan.total, plan.per_epoch, plan.parameter_count,
        float(curves.durations.sum(dtype="float64")), recent, *_measured(last),
    )  # fmt: skip


def _measured(last: Evaluation | None) -> tuple[float | None, ...]:
    if last is None:
        return (None,) * 4
    return tuple(float(v) for v in (last.train_accuracy, last.test_accuracy, last.train_loss, last.test_loss))


def described(plan: RunPlan, name: str) -> DataDescription:
    """Return the description of the data of a run; name: of the data."""
    data = plan.data
    shape = tuple(int(n) for n in data.x_train.shape[1:])
    return DataDescription(name, plan.samples, len(data.x_test), shape, tuple(data.class_names))


def as_values(run: KeptRun) -> dict[str, Any]:
    """Return a kept run as plain values for JSON."""
    return asdict(run)


def from_values(values: Mapping[str, Any]) -> KeptRun:
    """Return a kept run from plain values; ValueError, TypeError or KeyError when they are none."""
    return KeptRun(
        str(values["key"]), float(values["created"]), settings_of(values["settings"]),
        _record(DataDescription, values["data"]), _record(RunFigures, values["figures"]),
        _record(RunLabels, values["labels"]), str(values["experiment"]), str(values["variant"]),
    )  # fmt: skip


def _record(kind: Any, values: Mapping[str, Any]) -> Any:
    """Return a record of a kind; what it does not know is passed over, a value of another type is refused."""
    default = kind()
    found = {f.name: values[f.name] for f in fields(kind) if f.name in values}
    return kind(**{name: _like(getattr(default, name), name, value) for name, value in found.items()})


def _like(default: Any, name: str, value: Any) -> Any:
    if isinstance(default, tuple) and isinstance(value, list):
        return tuple(value)
    if default is None:
        if value is None or type(value) in (int, float):
            return value
    elif type(value) is type(default) or type(default) is float and type(value) is int:
        return value
    raise ValueError(name)
