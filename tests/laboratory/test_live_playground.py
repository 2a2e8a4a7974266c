"""Learning in a process beside the window: a real process, really killed, and the same numbers to the last bit."""

import os
import pickle
import signal
import sys
from collections import deque
from contextlib import suppress
from dataclasses import replace
from itertools import islice
from multiprocessing import spawn

import numpy as np
import pytest

from nnviz.core.studies.playground.history import LearningHistory
from nnviz.core.studies.playground.learner import Change, Learner, Recipe, learn
from nnviz.core.studies.playground.plane_data import make_data
from nnviz.core.training import Diverged
from nnviz.laboratory.live.playground import PlaygroundRun
from nnviz.laboratory.live.process import PROCESSES
from nnviz.laboratory.live.run import beside

pytestmark = pytest.mark.timeout(120)  # a process starts slowly on a busy machine

PLAIN = Recipe(make_data("moons", 60, 0.2, 0.5, 1), optimizer="Adam", hyper=(("rate", 0.01), ("beta1", 0.9),
               ("beta2", 0.999)), hidden=(4, 3))  # fmt: skip
DROPPING = replace(PLAIN, dropout=0.3)


def run_of(*recipes: Recipe, changes=()) -> PlaygroundRun:
    return PlaygroundRun(recipes, [Learner(recipe).kept() for recipe in recipes], lambda: 16, deque(changes))


def frames_of(run: PlaygroundRun, updates: int) -> list:
    """Return what a run yields up to so many updates, and end it."""
    frames, made = [], beside(run)
    while updates:
        frame = next(made)
        if frame is not None:
            frames.append(frame)
            updates -= type(frame) is tuple
    made.close()
    return frames


def here(*recipes: Recipe, updates: int, changes=()) -> list:
    """Return what learning in this process yields up to so many updates."""
    made, frames = learn([Learner(recipe) for recipe in recipes], lambda: 16, deque(changes)), []
    while updates:
        frames.append(next(made))
        updates -= type(frames[-1]) is tuple
    return frames


def assert_same(one: list, other: list) -> None:
    assert [type(frame) for frame in one] == [type(frame) for frame in other]
    for ours, theirs in zip(one, other, strict=True):
        if isinstance(ours, list):
            assert pickle.dumps([kept.measured for kept in ours]) == pickle.dumps([kept.measured for kept in theirs])
            for a, b in zip(ours, theirs, strict=True):
                np.testing.assert_array_equal(a.vector, b.vector)
        else:
            assert ours[0] == theirs[0]


@pytest.mark.parametrize("recipes", [(PLAIN,), (DROPPING, replace(DROPPING, hidden=()))], ids=["one", "two, dropout"])
def test_a_process_learns_what_this_one_would_to_the_last_bit(recipes):
    assert_same(frames_of(run_of(*recipes), 300), here(*recipes, updates=300))


def test_changes_on_the_way_are_made_as_here_and_come_back_as_they_were_ordered():
    painted = replace(DROPPING, data=replace(DROPPING.data, x=DROPPING.data.x + 0.01))
    faster = replace(painted, hyper=(("rate", 0.1), *painted.hyper[1:]))
    changes = [Change(50, (painted,), ()), Change(90, (), ((0, 3, 0.5),)), Change(120, (faster,), ())]
    frames = frames_of(run_of(DROPPING, changes=changes), 200)
    assert [frame for frame in frames if type(frame) is Change] == changes
    assert_same(frames, here(DROPPING, updates=200, changes=changes))
    history = LearningHistory((DROPPING,))
    history.extend(frames)
    last = history.at(199)[0]
    np.testing.assert_array_equal(last.vector, history.until(199).kept[-1][0].vector)


def test_a_killed_process_is_told_of_and_the_run_goes_on_in_another_one_to_the_last_bit():
    changes = [Change(250, (replace(PLAIN, batch_size=7),), ())]
    run = run_of(PLAIN, changes=changes)
    made, frames = beside(run), []
    while sum(type(frame) is tuple for frame in frames) < 4000:
        frames += [frame for frame in islice(made, 1) if frame is not None]
        if len(frames) == 100:
            os.kill(run.process, signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
    made.close()
    assert len(run.deaths) == 1 and run.deaths[0] != 0
    updates = [frame for frame in frames if type(frame) is tuple]
    assert updates == [frame for frame in here(PLAIN, updates=4000, changes=changes) if type(frame) is tuple]


def test_one_process_does_one_run_after_the_other_and_two_at_once_have_two():
    runs = [run_of(PLAIN) for _ in range(3)]
    made = [beside(run) for run in runs]
    next(made[0]), next(made[1])
    made[0].close()
    made[1].close()
    next(made[2])
    made[2].close()
    assert runs[0].process == runs[2].process != runs[1].process
    with pytest.raises(ProcessLookupError):
        os.kill(runs[1].process, 0)


def test_a_run_that_diverges_says_so_from_there():
    with pytest.raises(Diverged) as problem, np.errstate(all="ignore"):
        frames_of(run_of(replace(PLAIN, data=make_data("hill", 60, 0.1, 0.5, 1), optimizer="SGD",
                                 hyper=(("rate", 50.0),), activation="relu")), 5000)  # fmt: skip
    assert problem.value.iteration > 0 and "{" not in str(problem.value)


def test_where_no_process_can_be_begun_the_run_goes_on_here(tmp_path):
    PROCESSES.end()
    before = spawn.get_executable()
    spawn.set_executable(str(tmp_path / "nothing"))
    try:
        run = run_of(PLAIN)
        assert_same(frames_of(run, 100), here(PLAIN, updates=100))
    finally:
        spawn.set_executable(before)
        with suppress(OSError):
            PROCESSES.end()
