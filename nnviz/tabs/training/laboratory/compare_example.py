"""Two short runs that show what Compare is for while no runs are kept."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal, Slot

from nnviz.data.dataset import Dataset
from nnviz.laboratory.curves import RunCurves, piece_of
from nnviz.laboratory.kept_run import KeptRun, RunLabels, described, figures_of
from nnviz.laboratory.run_plan import RunPlan, begin
from nnviz.laboratory.run_settings import RunSettings
from nnviz.ui.base.language import translate
from nnviz.ui.base.number_format import number_text
from nnviz.ui.base.runtime.background_task import BackgroundTask

RATES = (0.1, 0.01)
_TRAIN, _TEST = 2000, 500  # images: few, so that it is done in a moment
_ITERATIONS, _EVERY = 200, 20


@dataclass(frozen=True, eq=False)
class ExampleRun:
    """A run that is kept nowhere, and its curves."""

    run: KeptRun
    curves: RunCurves


class CompareExample(QObject):
    """Makes the two runs in a thread when they are first wanted, and again for other data. `changed`: they are there.

    They differ in the learning rate alone: the same network, images and order of images.
    """

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._data: Dataset | None = None
        self._made: list[ExampleRun] = []
        self._task = BackgroundTask(self)
        self._task.batch.connect(self._on_batch)
        self._task.finished.connect(self._on_finished)

    @property
    def busy(self) -> bool:
        """Whether the runs are being made."""
        return self._task.busy

    def want(self, data: Dataset | None) -> None:
        """Make the runs, unless they are made of this data or under way."""
        if data is not self._data:
            self._task.stop()
            self._data, self._made = data, []
            if data is not None:
                self._task.start(lambda: _runs_on(data))

    def runs(self) -> list[KeptRun]:
        """Return the runs that are made, named in the language in force."""
        if self._task.busy:
            return []
        text = translate("laboratory", "Example, η = {rate}")
        return [made.run.labelled(name=text.format(rate=number_text(made.run.settings.rate))) for made in self._made]

    def curves(self, key: str) -> RunCurves | None:
        """Return the curves of an example; None for any other run."""
        return next((made.curves for made in self._made if made.run.key == key), None)

    def stop(self) -> None:
        """End the making."""
        self._task.stop()

    @Slot(object)
    def _on_batch(self, frames: list[ExampleRun | None]) -> None:
        self._made.extend(frame for frame in frames if frame is not None)

    @Slot()
    def _on_finished(self) -> None:
        self.changed.emit()


def _runs_on(data: Dataset) -> Iterator[ExampleRun | None]:
    """Yield the runs; None between their updates, where the thread can be ended."""
    few = replace(data, x_train=data.x_train[:_TRAIN], t_train=data.t_train[:_TRAIN],
                  x_test=data.x_test[:_TEST], t_test=data.t_test[:_TEST])  # fmt: skip
    for number, rate in enumerate(RATES):
        plan = RunPlan(RunSettings(rate=rate, hidden=(50,), iterations=_ITERATIONS), few)
        steps = []
        for step in begin(plan, measured_every=_EVERY).frames:
            steps.append(step)
            yield None
        curves = piece_of(steps)
        labels = RunLabels(colour=number)
        yield ExampleRun(KeptRun(f"example {number}", number, plan.state, described(plan, data.name),
                                 figures_of(plan, curves), labels), curves)  # fmt: skip
