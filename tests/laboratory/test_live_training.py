"""Training in a process beside the window: a real process, really killed, and the same numbers to the last bit."""

import gc
import os
import signal
import subprocess
import sys
import time
import weakref
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import islice, pairwise
from multiprocessing import spawn
from pathlib import Path

import numpy as np
import pytest

from nnviz.core.evaluation import EvaluationProgress
from nnviz.core.network import Network
from nnviz.core.optimizers import OPTIMIZERS
from nnviz.core.problems import Problem
from nnviz.core.training import Checkpoint, Diverged, TrainingStep
from nnviz.data.dataset import Dataset
from nnviz.data.digits import generate
from nnviz.data.weights import save_weights
from nnviz.laboratory.live.process import AHEAD, PROCESSES
from nnviz.laboratory.live.run import beside
from nnviz.laboratory.live.training import WatchedRun
from nnviz.laboratory.run_plan import LabelledImages, RunPlan, watched
from nnviz.laboratory.run_settings import Rates, RunSettings
from nnviz.laboratory.shared_data import DataShares, MappedData

pytestmark = pytest.mark.timeout(120)  # a process starts slowly on a busy machine

SHORT = RunSettings(hidden=(10,), iterations=60, batch_size=30)
LONG = replace(SHORT, iterations=100_000, batch_size=5, optimizer="Adam", rate=0.003, dropout=0.2, train_size=190)
KILLED = signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM


def some_data(seed: int = 1) -> Dataset:
    x, t = generate(300, np.random.default_rng(seed))
    return Dataset("digits", x[:200], t[:200], x[200:], t[200:])


@pytest.fixture(scope="module")
def data() -> Dataset:
    return some_data()


class Beside:
    """A run in a process, pulled as the window's thread does. rates: those that are wanted."""

    def __init__(self, settings: RunSettings, data: LabelledImages, folder: Path) -> None:
        plan = RunPlan(settings, data)
        self.rates = plan.rates
        self.live = WatchedRun(plan, lambda: self.rates, folder)
        self.made = beside(self.live)
        self.steps: list[TrainingStep] = []

    def frames(self) -> Iterator:
        """Yield what is a frame of training."""
        for frame in self.made:
            if isinstance(frame, TrainingStep):
                self.steps.append(frame)
            if isinstance(frame, (TrainingStep, EvaluationProgress)):
                yield frame

    def go_to(self, done: int) -> list[TrainingStep]:
        """Pull until so many steps have come, and return all."""
        frames = self.frames()
        while len(self.steps) < done:
            next(frames)
        return self.steps

    def go_to_checkpoint(self) -> int:
        """Pull until there is a checkpoint, and some steps more; return how many steps there are."""
        while self.live.start is None:
            self.go_to(len(self.steps) + 1)
        return len(self.go_to(len(self.steps) + 5))

    def end(self) -> list[TrainingStep]:
        """Pull to the end, and return all steps."""
        for _ in self.frames():
            pass
        return self.steps

    def close(self) -> list[TrainingStep]:
        """Want no more of it, and return all steps."""
        self.made.close()
        return self.steps

    def kill(self) -> int:
        """Kill its process and pull until that is noticed, and some steps more; return how many there are."""
        os.kill(self.live.process, KILLED)
        while not self.live.deaths:
            self.go_to(len(self.steps) + 1)
        return len(self.go_to(len(self.steps) + 200))


def exact(frame) -> tuple:
    """Return all of a frame but the time it took, arrays as bytes."""
    if isinstance(frame, EvaluationProgress):
        return frame.done, frame.total
    measured = [e and (e.moment, e.test_loss, e.train_loss, e.predictions.tobytes(), e.confusion.tobytes())
                for e in (frame.untrained, frame.evaluation)]  # fmt: skip
    weights = None if frame.weights is None else {name: v.tobytes() for name, v in frame.weights.items()}
    return frame._replace(untrained=measured[0], evaluation=measured[1], weights=weights, seconds=0.0)


def assert_same(ours, theirs) -> None:
    for one, other in zip(ours, theirs, strict=True):
        assert exact(one) == exact(other)


def steps_here(settings: RunSettings, data: LabelledImages, count: int | None = None) -> list[TrainingStep]:
    """Return the first steps of training in this process."""
    frames = watched(RunPlan(settings, data)).frames
    return list(islice((frame for frame in frames if isinstance(frame, TrainingStep)), count))


def as_recorded(settings: RunSettings, steps: list[TrainingStep]) -> RunSettings:
    """Return the settings that do a run again whose rate was changed on the way."""
    changes = [(after.iteration, before.base_rate) for before, after in pairwise(steps)
               if after.base_rate != before.base_rate]  # fmt: skip
    return replace(settings, early=tuple(changes), rate=steps[-1].base_rate)


KINDS = [
    *({"optimizer": name, "rate": 0.01} for name in OPTIMIZERS), {"sampling": "replacement", "dropout": 0.3},
    {"weight_decay": 0.05, "clip": 0.4, "hidden": (20, 10), "dropout": 0.2}, {"schedule": "step", "drop_every": 2},
    {"schedule": "cosine", "early": ((13, 0.3), (31, 0.02))}, {"schedule": "warm-up, cosine", "optimizer": "Adam"},
    {"normalise": False, "rate": 1e-3, "hidden": ()}, {"unit": "epochs", "epochs": 3, "train_size": 170},
    {"activation": "tanh", "weight_init": "Glorot", "batch_size": 170}, {"weight_init": "taken"},
]  # fmt: skip


@pytest.mark.parametrize("fields", KINDS, ids=str)
def test_a_process_trains_as_this_one_to_the_last_bit(fields, data, tmp_path):
    settings = replace(SHORT, **fields)
    if settings.weight_init == "taken":
        settings = replace(settings, taken=str(tmp_path / "weights.npz"))
        save_weights(settings.taken, Network((784, 10, 10), rng=np.random.default_rng(5)).copy_params(), {})
    run = Beside(settings, data, tmp_path)
    assert_same(run.frames(), watched(RunPlan(settings, data)).frames)
    assert run.live.process and not run.live.deaths


@pytest.mark.parametrize("has_checkpoint", [False, True])
def test_a_killed_process_is_told_of_and_the_run_goes_on_in_another_one_to_the_last_bit(has_checkpoint, data, tmp_path):
    run = Beside(LONG, data, tmp_path)
    run.go_to_checkpoint() if has_checkpoint else run.go_to(30)
    first = run.live.process
    done = run.kill()
    assert_same(run.close(), steps_here(LONG, data, done))
    assert run.live.process != first
    assert len(run.live.deaths) == 1 and run.live.deaths[0] != 0


def test_a_rate_holds_from_the_next_piece_on_and_the_run_is_done_again_with_the_rates_it_had(data, tmp_path):
    run = Beside(LONG, data, tmp_path)
    run.go_to(5)
    for rate in (0.01, 0.001, 0.02):
        run.rates = Rates((), rate)
        while run.steps[-1].base_rate != rate:
            run.go_to(len(run.steps) + 1)
    steps = run.close()
    assert list(dict.fromkeys(step.base_rate for step in steps)) == [0.003, 0.01, 0.001, 0.02]
    assert_same(steps, steps_here(as_recorded(LONG, steps), data, len(steps)))


@pytest.mark.parametrize("place", ["at the start", "before a checkpoint", "after a checkpoint"])
def test_after_a_pause_a_rate_holds_from_the_next_update_on(place, data, tmp_path):
    run = Beside(LONG, data, tmp_path)
    done = run.go_to_checkpoint() if "after" in place else 7 if "before" in place else 0
    run.go_to(done) if done else next(run.made)
    run.rates = Rates(((done, 0.003),) if done else (), 0.02)
    run.live.go_on()
    run.go_to(done + 1)
    run.live.go_on()
    run.go_to(done + 100)
    steps = run.close()
    assert [step.base_rate for step in steps] == [0.003] * done + [0.02] * 100
    early = ((done, 0.003),) if done else ()
    assert_same(steps, steps_here(replace(LONG, rate=0.02, early=early), data, len(steps)))


def test_a_process_that_dies_after_a_change_of_the_rate_leaves_the_rates_as_they_were(data, tmp_path):
    run = Beside(LONG, data, tmp_path)
    run.go_to(40)
    run.rates = Rates((), 0.02)
    run.live.go_on()
    run.go_to(60)
    run.kill()
    steps = run.close()
    assert as_recorded(LONG, steps).early == ((40, 0.003),)
    assert_same(steps, steps_here(as_recorded(LONG, steps), data, len(steps)))


def test_where_no_process_can_be_begun_the_run_goes_on_here_from_the_last_checkpoint(data, tmp_path):
    run = Beside(LONG, data, tmp_path)
    run.go_to_checkpoint()
    before = spawn.get_executable()
    spawn.set_executable(str(tmp_path / "nothing"))
    try:
        run.kill()
        steps = run.close()
    finally:
        spawn.set_executable(before)
        with suppress(OSError):
            PROCESSES.end()
    assert run.live.process == 0
    assert_same(steps, steps_here(LONG, data, len(steps)))


@pytest.mark.parametrize("kind", ["no room", "floats"])
def test_where_the_data_cannot_be_shared_the_run_is_done_here(kind, tmp_path):
    folder, plain = tmp_path / "file" / "folder", some_data(2)
    used = MappedData(plain.x_train / 3, plain.t_train, plain.x_test / 3, plain.t_test, plain.class_names)
    if kind == "no room":
        used = replace(used, x_train=plain.x_train, x_test=plain.x_test)
        (tmp_path / "file").write_bytes(b"")
    run = Beside(SHORT, used, folder)
    assert_same(run.end(), steps_here(SHORT, used))
    assert run.live.process == 0 and not folder.exists()


def test_a_process_that_was_left_in_the_middle_does_the_next_run(data, tmp_path):
    left = Beside(LONG, data, tmp_path)
    left.go_to(20)
    left.close()
    run = Beside(SHORT, data, tmp_path)
    assert_same(run.end(), steps_here(SHORT, data))
    assert run.live.process == left.live.process


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot be halted there")
def test_runs_that_are_over_before_the_process_has_let_go_take_nothing_from_the_next_one(data, tmp_path):
    left = Beside(LONG, data, tmp_path)
    left.go_to(20)
    os.kill(left.live.process, signal.SIGSTOP)  # what it was asked for does not come for a while
    left.close()
    for _ in range(3):
        hasty = Beside(SHORT, data, tmp_path)
        assert next(hasty.made) is None and hasty.live.process == left.live.process
        hasty.close()
    os.kill(left.live.process, signal.SIGCONT)
    run = Beside(SHORT, data, tmp_path)
    assert_same(run.end(), steps_here(SHORT, data))
    assert run.live.process == left.live.process


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")
def test_a_process_that_waits_has_let_go_of_the_data(data, tmp_path):
    run = Beside(LONG, data, tmp_path)
    run.go_to(20)
    maps = Path(f"/proc/{run.live.process}/maps")
    assert ".nnviz-" in maps.read_text()
    run.close()
    end = time.monotonic() + 20
    while ".nnviz-" in maps.read_text() and time.monotonic() < end:
        time.sleep(0.02)
    assert ".nnviz-" not in maps.read_text()


def test_what_ends_a_run_is_raised_as_here(data, tmp_path):
    wild = replace(SHORT, rate=1e30)
    with pytest.raises(Diverged) as here:
        steps_here(wild, data)
    with pytest.raises(Diverged) as there:
        Beside(wild, data, tmp_path).end()
    assert str(there.value) == str(here.value) and there.value.iteration == here.value.iteration
    with pytest.raises(Problem, match="could not go on"):
        Beside(replace(SHORT, optimizer="none"), data, tmp_path).end()


def test_checkpoints_come_after_steps_and_the_process_is_never_far_ahead(data, tmp_path):
    run = Beside(LONG, data, tmp_path)
    frames: list = []
    while not (frames and isinstance(frames[-1], Checkpoint)):
        frames += [frame for frame in islice(run.made, 1) if frame is not None]
    run.close()
    places = [i for i, frame in enumerate(frames) if isinstance(frame, Checkpoint)]
    assert places and all(isinstance(frames[i - 1], TrainingStep) for i in places)
    assert [frames[i].done for i in places] == [frames[i - 1].iteration + 1 for i in places]
    assert len(run.live._ordered) <= AHEAD + 1


PROGRAM = """
import os, sys
from pathlib import Path
import numpy as np
from nnviz.core.training import TrainingStep
from nnviz.data.dataset import Dataset
from nnviz.laboratory.live.run import beside
from nnviz.laboratory.live.training import WatchedRun
from nnviz.laboratory.run_plan import RunPlan
from nnviz.laboratory.run_settings import RunSettings

if __name__ == "__main__":
    x, t = np.zeros((50, 8, 8), np.uint8), np.zeros(50, np.uint8)
    plan = RunPlan(RunSettings(hidden=(4,), batch_size=10), Dataset("d", x, t, x, t))
    run = WatchedRun(plan, lambda: plan.rates, Path(sys.argv[1]))
    next(frame for frame in beside(run) if isinstance(frame, TrainingStep))
    print(run.process, len(list(Path(sys.argv[1]).iterdir())), flush=True)
    os.kill(os.getpid(), 9)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")
def test_when_the_program_is_killed_its_process_ends_and_takes_the_shared_file_along(tmp_path):
    program, folder = tmp_path / "program.py", tmp_path / "shared"
    program.write_text(PROGRAM)
    done = subprocess.run([sys.executable, str(program), str(folder)], capture_output=True, text=True, check=False)
    process, files = map(int, done.stdout.split())
    assert done.returncode == -signal.SIGKILL and files == 1
    end = time.monotonic() + 20
    while (Path(f"/proc/{process}").exists() or list(folder.iterdir())) and time.monotonic() < end:
        time.sleep(0.02)
    assert not Path(f"/proc/{process}").exists() and list(folder.iterdir()) == []


def test_a_dataset_is_written_once_and_its_file_goes_with_it(tmp_path):
    shares, data = DataShares(), some_data(3)
    first = shares.handle(data, tmp_path)
    assert first is not None and shares.handle(data, tmp_path) == first
    np.testing.assert_array_equal(first.opened().x_test, data.x_test)
    Path(first.path).unlink()
    again = shares.handle(data, tmp_path)
    assert again is not None and again.path != first.path, "whoever cleared the folder does no harm"
    assert [path.name for path in tmp_path.iterdir()] == [Path(again.path).name]
    gone = weakref.ref(data)
    del data
    gc.collect()
    assert gone() is None and list(tmp_path.iterdir()) == []
