"""Runs in processes of their own: real processes, really killed."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from nnviz.core.training import train
from nnviz.data.dataset import Dataset
from nnviz.data.digits import generate
from nnviz.laboratory.curves import joined
from nnviz.laboratory.jobs import DIVERGED, FAILED, FINISHED, Ended, Grown, RunJob, Started, Timed
from nnviz.laboratory.live.process import PROCESSES
from nnviz.laboratory.run_plan import RunPlan
from nnviz.laboratory.run_queue import side_by_side
from nnviz.laboratory.run_settings import RunSettings

pytestmark = pytest.mark.timeout(300)  # processes start slowly on a busy machine

SHORT = RunSettings(hidden=(10,), iterations=40, batch_size=20)
ENDLESS = replace(SHORT, iterations=1_000_000)


@pytest.fixture(scope="module")
def data() -> Dataset:
    x, t = generate(300, np.random.default_rng(1))
    return Dataset("digits", x[:200], t[:200], x[200:], t[200:])


def events_of(jobs, data, folder, processes=1) -> list:
    return [event for events in side_by_side(jobs, data, folder, processes) for event in events]


def children() -> set[int]:
    """Return the processes that this one has started, without the one that tracks Python's resources."""
    found = set()
    for path in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((path / "stat").read_text().rpartition(")")[2].split()[1])
            if parent == os.getpid() and b"spawn_main" in (path / "cmdline").read_bytes():
                found.add(int(path.name))
        except OSError:
            continue
    return found


@pytest.fixture(autouse=True, scope="module")
def no_idle_process() -> None:
    """End the process in which the playground's networks learn: it is none of these."""
    PROCESSES.end()


linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")


def test_runs_in_processes_of_their_own_give_what_training_here_gives(data, tmp_path):
    jobs = [RunJob(str(seed), replace(SHORT, seed=seed)) for seed in range(2)] + [
        RunJob("wild", replace(SHORT, rate=1e30)), RunJob("wrong", replace(SHORT, optimizer="none")),
        RunJob("timed", SHORT, timed=True),
    ]  # fmt: skip
    events = events_of(jobs, data, tmp_path, processes=2)
    ended = {e.key: e for e in events if isinstance(e, Ended)}
    assert {key: e.outcome for key, e in ended.items()} == {
        "0": FINISHED, "1": FINISHED, "wild": DIVERGED, "wrong": FAILED,
    }  # fmt: skip
    assert "none" in ended["wrong"].sentence.format(**ended["wrong"].values)
    for seed in range(2):
        curves = joined(e.piece for e in events if isinstance(e, Grown) and e.key == str(seed))
        plan, rng = RunPlan(replace(SHORT, seed=seed), data), np.random.default_rng(seed)
        network = plan.network(rng)
        steps = list(train(network, data, plan.optimizer(), 20, rng, iterations=40, train_size=200))
        np.testing.assert_array_equal(curves.losses, np.float32([step.loss for step in steps]))
        assert [e.moment for e in curves.evaluations] == [0, 10, 20, 30, 40]
        assert curves.last.test_accuracy == steps[-1].evaluation.test_accuracy
        np.testing.assert_array_equal(ended[str(seed)].weights["W1"], network.params["W1"])
    (timed,) = [e for e in events if isinstance(e, Timed)]
    assert timed.iterations == 40 and timed.measurements == 5 and timed.seconds > 0
    assert list(tmp_path.iterdir()) == [], "the shared file is gone"


def test_measurements_in_between_and_a_held_out_part_of_the_training_images(data, tmp_path):
    job = RunJob("a", replace(SHORT, train_size=100, iterations=12), measured_every=4, held_out=50)
    events = events_of([job], data, tmp_path)
    curves = joined(e.piece for e in events if isinstance(e, Grown))
    assert [e.moment for e in curves.evaluations] == [0, 4, 5, 8, 10, 12]
    assert curves.last.confusion.sum() == 50


def test_a_sweep_raises_the_rate_and_ends_when_the_loss_has_risen(data, tmp_path):
    job = RunJob("sweep", replace(SHORT, hidden=(30,), iterations=200), sweep=(1e-4, 1e4))
    events = events_of([job], data, tmp_path)
    curves = joined(e.piece for e in events if isinstance(e, Grown))
    assert events[-1].outcome == DIVERGED and 20 < len(curves) < 200
    np.testing.assert_allclose(curves.rates, 1e-4 * 1e8 ** (np.arange(len(curves)) / 199), rtol=1e-6)


@linux
def test_a_killed_process_marks_its_run_and_the_rest_goes_on(data, tmp_path):
    jobs = [RunJob("victim", ENDLESS), RunJob("next", SHORT)]
    victim, ended = None, {}
    for events in side_by_side(jobs, data, tmp_path, 1):
        for event in events:
            if isinstance(event, Grown) and event.key == "victim" and victim is None:
                (victim,) = children()
                os.kill(victim, signal.SIGKILL)
            if isinstance(event, Ended):
                ended[event.key] = event
    assert ended["victim"].outcome == FAILED and ended["victim"].values == {"code": -signal.SIGKILL}
    assert ended["next"].outcome == FINISHED
    assert not children()


@linux
def test_closing_the_generator_ends_every_process_at_once(data, tmp_path):
    running = side_by_side([RunJob(str(i), ENDLESS) for i in range(2)], data, tmp_path, 2)
    seen = set()
    while len(seen) < 2:
        seen |= {event.key for event in next(running) if isinstance(event, Grown)}
    assert len(children()) == 2
    before = time.perf_counter()
    running.close()
    assert time.perf_counter() - before < 1.0
    assert not children()
    assert list(tmp_path.iterdir()) == []


PROGRAM = """
import sys, time
from pathlib import Path
import numpy as np
from nnviz.data.dataset import Dataset
from nnviz.laboratory.jobs import Grown, RunJob
from nnviz.laboratory.run_queue import side_by_side
from nnviz.laboratory.run_settings import RunSettings

if __name__ == "__main__":
    x, t = np.zeros((40, 28, 28), np.uint8), np.zeros(40, np.uint8)
    job = RunJob("a", RunSettings(hidden=(5,), iterations=1_000_000, batch_size=10))
    for events in side_by_side([job], Dataset("d", x, t, x, t), sys.argv[1], 1):
        if any(isinstance(event, Grown) for event in events):
            import multiprocessing
            (child,) = multiprocessing.active_children()
            loaded = Path(f"/proc/{child.pid}/maps").read_text()
            print(child.pid, "Qt" in loaded, flush=True)
"""


@linux
def test_when_the_program_is_killed_its_processes_end_and_leave_no_file_and_they_never_loaded_qt(tmp_path):
    folder, script = tmp_path / "cache", tmp_path / "program.py"
    script.write_text(PROGRAM)
    command = [sys.executable, str(script), str(folder)]
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as program:
        pid, has_qt = program.stdout.readline().split()
        program.kill()
    end = time.monotonic() + 5
    while (Path("/proc") / pid).exists() and time.monotonic() < end:
        time.sleep(0.01)
    assert not (Path("/proc") / pid).exists()
    assert has_qt == "False"
    assert list(folder.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_told(data, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError, match="cannot share the data"):
        next(iter(side_by_side([RunJob("a", SHORT)], data, tmp_path / "file" / "folder")))


def test_no_jobs_are_no_processes(data, tmp_path):
    assert events_of([], data, tmp_path) == []


def test_a_job_that_starts_is_told_before_anything_else(data, tmp_path):
    assert isinstance(events_of([RunJob("a", SHORT)], data, tmp_path)[0], Started)
