"""Curves of runs that were never made, for the tests of what is done with them."""

import numpy as np

from nnviz.core.training import Evaluation
from nnviz.laboratory.curves import RunCurves
from nnviz.laboratory.kept_run import DataDescription, KeptRun, RunFigures, RunLabels
from nnviz.laboratory.run_settings import RunSettings
from nnviz.laboratory.run_store import RunStore


def curves(n: int = 30, test: float = 0.4) -> RunCurves:
    """Return the curves of n iterations, measured before the first and after the last one."""
    rng = np.random.default_rng(0)
    measured = tuple(
        Evaluation(i - 1, i / 10, 0.5, test, 1.0, 1.1, np.eye(10, dtype=np.int64), np.arange(10, dtype=np.uint8), dead)
        for i, dead in ((0, None), (n, 0.25))
    )
    return RunCurves(rng.random(n, np.float32), np.zeros(n, np.float32), np.full(n, 0.1), np.full(n, 20, np.int32),
                     np.full(n, 1e-3, np.float32), measured)  # fmt: skip


def kept_run(store: RunStore | None, settings: RunSettings, created: float, figures: RunFigures,
             labels: RunLabels, *, experiment: str = "", variant: str = "") -> KeptRun:  # fmt: skip
    """Return a kept run; it is written where there is a store."""
    data = DataDescription("MNIST", 200, 60, (28, 28), tuple("0123456789"))
    run = KeptRun(RunStore.new_key(), created, settings, data, figures, labels, experiment, variant)
    if store is not None:
        width = settings.hidden[0]
        store.keep(run, curves(), {"W1": np.ones((784, width), np.float32), "b1": np.zeros(width, np.float32),
                                   "W2": np.ones((width, 10), np.float32), "b2": np.zeros(10, np.float32)})  # fmt: skip
    return run
