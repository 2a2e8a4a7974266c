"""One run: its settings and its data, what follows from them, and the frames that come of it."""

from __future__ import annotations  # np.random in them would load it, 15 ms of the first window

import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nnviz.core.studies.training.history import History
from nnviz.core.training import TrainingStep
from nnviz.data.dataset import Dataset
from nnviz.data.weights import Weights
from nnviz.laboratory.curves import RunCurves
from nnviz.laboratory.curves import Weights as LastWeights
from nnviz.laboratory.run_plan import RunPlan, watched
from nnviz.laboratory.run_settings import Rates
from nnviz.tabs.common.present_network import offer_network
from nnviz.tabs.training.state import LIVE, SHOWN, TrainingState, rate_at
from nnviz.ui.base.settings import cache_folder
from nnviz.ui.playback.playback import Playback
from nnviz.ui.playback.status import Status

if TYPE_CHECKING:
    from nnviz.laboratory.live.training import WatchedRun

_BATCH = 26  # ms from one batch of frames to the next: two pieces of what trains, more than 33 frames a second
_CLOCKED = 2000 // _BATCH  # batches over which the speed is measured: two seconds


@dataclass(frozen=True, eq=False)
class Run(RunPlan):
    """A State and the data it is to be trained on."""

    state: TrainingState
    data: Dataset

    @property
    def first_rate(self) -> float:
        """The learning rate of the first update."""
        factor = self.schedule()
        return rate_at(0, self.state) * (factor(0) if factor else 1.0)

    def same_as(self, other: Run) -> bool:
        """Return whether two runs differ only in what may change while they go on."""
        return self.data is other.data and _lasting(self.state) == _lasting(other.state)

    def frames(self, history: History | None = None, rate_of: Callable[[int], float] | None = None) -> Iterator[Any]:
        """Return the frames of the training; raises Problem when the settings cannot be trained with.

        history: gets the first weights. rate_of(iteration): asked before every update; if not given, the State's rates.
        """
        if history is not None:
            history.start(self.first_weights())
        return watched(self, rate_of).frames


def _lasting(state: TrainingState) -> TrainingState:
    return replace(state, early=(), **{name: getattr(TrainingState, name) for name in (*LIVE, *SHOWN)})


class TrainingRun:
    """The run on show: gets one ready, begins it, and knows what it has left so far.

    rates: the State of which the rates hold; what trains asks for it again and again.
    """

    def __init__(self, timeline: Playback) -> None:
        self._timeline = timeline
        self.run: Run | None = None  # ready or begun
        self.problem: Exception | None = None  # what ended it
        self.rates = TrainingState()
        self._live: WatchedRun | None = None
        self._clock: deque[tuple[float, int]] = deque(maxlen=_CLOCKED)
        self._was_live = False
        self._changes = 0  # of the rate that are known
        offer_network("training", self.present)

    @property
    def history(self) -> History | None:
        """What the run has left so far."""
        return self._timeline.keep if isinstance(self._timeline.keep, History) else None

    @property
    def begun(self) -> bool:
        """Whether there is a run of which at least one update is done or under way."""
        return self._timeline.status not in (Status.EMPTY, Status.READY)

    @property
    def live(self) -> bool:
        """Whether it has begun, and more of it is to come."""
        return self.begun and self._timeline.live

    def present(self) -> Weights | None:
        """Return the weights of the moment on show, and what they are; None while nothing is trained."""
        entry = self.history.weights_at(self._timeline.position) if self.history is not None and self.begun else None
        if entry is None or self.run is None:
            return None
        about = {"activation": self.run.state.activation, "iteration": entry[0], "scale": self.run.scale}
        return Weights(dict(entry[1]), about)

    def prepare(self, state: TrainingState, data: Dataset | None) -> None:
        """Get a run ready; it begins when the time bar wants its first frame."""
        self.problem, self.rates = None, state
        self._was_live, self._changes = False, 0
        self._clock.clear()
        self._live = None
        self.run = run = Run(state, data) if data is not None else None
        if run is None:
            self._timeline.clear()
            return
        self._timeline.load(
            lambda: self._begin(run), run.total, threaded=True, keep=lambda: History(run.total),
            counts=lambda frame: isinstance(frame, TrainingStep), stride=run.per_epoch, interval=_BATCH,
        )  # fmt: skip

    def show_kept(self, state: TrainingState, data: Dataset, curves: RunCurves, weights: LastWeights) -> None:
        """Show a run that was made before: all its curves, and the weights of its end."""
        run = Run(state, data)
        history = History(max(1, len(curves)))
        history.extend(curves.steps(weights, run.samples, run.rate_at))
        history.forget_updates()
        self.problem, self.rates, self.run = None, state, run
        self._live = None
        self._was_live, self._changes = False, len(history.rates)
        self._clock.clear()
        self._timeline.clear()
        self._timeline.show_run(history, len(history), len(history), stride=run.per_epoch)

    def is_of(self, state: TrainingState, data: Dataset | None) -> bool:
        """Return whether the run on show is one of these settings but for what may change while it goes on."""
        return self.run is not None and data is not None and self.run.same_as(Run(state, data))

    def take_rates(self, state: TrainingState, data: Dataset | None) -> None:
        """Let a State's rates hold from the next update on, unless its other settings wait for another run."""
        if self.is_of(state, data):
            self.rates = state

    def _begin(self, run: Run) -> Iterator[Any]:
        """Return the run's frames, with the rates that hold when an update is made."""
        from nnviz.laboratory.live.training import WatchedRun  # what processes take: imported with the first run

        self._live = WatchedRun(run, lambda: Rates(self.rates.early, self.rates.rate), Path(cache_folder()))
        return _begun(self._live, self.history)

    @property
    def process(self) -> int:
        """The number of the process in which it trains, 0 for none."""
        return self._live.process if self._live is not None else 0

    def deaths(self) -> list[int]:
        """Return the exit codes of processes that died while they trained, once; the run has gone on without them."""
        return self._live.new_deaths() if self._live is not None else []

    def rate_changed(self) -> bool:
        """Return whether an update was done with another rate than the one before since this was asked."""
        before, self._changes = self._changes, len(self.history.rates) if self.history else 0
        return self._changes > max(1, before)

    def has_just_ended(self) -> bool:
        """Return whether the run was live when this was asked before, and is no longer."""
        before, self._was_live = self._was_live, self.live
        return before and not self.live

    def early(self, state: TrainingState) -> tuple[tuple[int, float], ...]:
        """Return the early rates of a State in which the updates so far have the rates that they were done with.

        Those of updates to come stay: a run that is done again from a file has not come to all of its changes.
        """
        history = self.history
        if history is None or not history.rates:
            return state.early
        done, used = len(history), history.rates
        rate, planned = used[-1][1], tuple(entry for entry in state.early if entry[0] > done)
        if not self.live and rate != state.rate:
            return state.early  # another rate was chosen for the next run
        early = [(int(n), before) for (_, before), (n, _) in zip(used, used[1:], strict=False)]
        if self.live and rate_at(done, state) != rate:
            early.append((done, rate))
        return (*early, *planned)

    def early_before(self, state: TrainingState, data: Dataset | None) -> tuple[tuple[int, float], ...]:
        """Return the early rates that a new rate leaves as they were: those of the updates that are done."""
        done = len(self.history) if self.history is not None and self.live and self.is_of(state, data) else 0
        kept = tuple(entry for entry in state.early if entry[0] < done)
        return (*kept, (done, rate_at(done - 1, state))) if done else ()

    def pending(self, state: TrainingState, data: Dataset | None) -> bool:
        """Return whether settings or data have changed in a way that only a new run can take up."""
        history = self.history
        if self.run is None or history is None or not self.begun:
            return False
        if not self.is_of(state, data):
            return True
        moments = {n for n, _ in (*history.rates, *state.early) if n < len(history)}
        return any(rate_at(n, state) != history.base_rate_at(n + 1) for n in moments) and not self.live

    # Speed.

    def count(self) -> None:
        """Take note that updates have arrived."""
        self._clock.append((time.perf_counter(), len(self._timeline.keep)))

    def stop_clock(self) -> None:
        """Forget how fast it was: it pauses, or goes on, and then with the rates of now."""
        self._clock.clear()
        if self._live is not None:
            self._live.go_on()

    @property
    def speed(self) -> float:
        """Iterations per second over the last two seconds, 0 when nothing runs."""
        if len(self._clock) < 2 or not self._timeline.running:
            return 0.0
        (start, before), (end, now) = self._clock[0], self._clock[-1]
        return (now - before) / max(end - start, 1e-9)


def _begun(live: WatchedRun, history: History | None) -> Iterator[Any]:
    """Yield the frames of a run; all of it is done in the thread that pulls, or beside it."""
    from nnviz.laboratory.live.run import beside

    if history is not None:
        history.start(live.plan.first_weights())
    try:
        yield from live.prepared()
        yield from beside(live)
    finally:
        live.start = None  # a checkpoint is as large as some snapshots
