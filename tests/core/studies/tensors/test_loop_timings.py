"""Loops against NumPy: both give the same numbers, the times are plausible, and the run can be stopped."""

import time

import numpy as np
import pytest

from nnviz.core.studies.tensors.loop_timings import LONGEST_SIDE, OPERATIONS, LoopTiming, measure, wins_from


@pytest.mark.parametrize("name", OPERATIONS)
def test_loop_and_numpy_give_the_same_numbers(name):
    operation = OPERATIONS[name]
    for size in operation.sizes[:5]:
        a, b = operation.operands(size)
        lists = a.tolist(), b.tolist(), (a * 0).tolist()
        operation.loop(*lists, 0, size // 2)
        operation.loop(*lists, size // 2, size)  # in slices, as it is timed
        wanted = operation.numpy(a, b)
        assert (lists[2][0] if name == "dot" else np.array(lists[2])) == pytest.approx(wanted)


@pytest.mark.parametrize("name", OPERATIONS)
def test_the_first_sizes_are_timed_one_after_the_other(name):
    found: tuple[LoopTiming, ...] = ()
    for found in measure(name):
        if len(found) == 4:
            break
    assert [t.size for t in found] == list(OPERATIONS[name].sizes[:4])
    assert all(1e-8 < t.numpy < 1e-2 and t.loop is not None and 1e-8 < t.loop < 1e-2 for t in found)


def test_sizes_go_from_two_numbers_to_a_million():
    for operation in OPERATIONS.values():
        numbers = [operation.numbers(size) for size in operation.sizes]
        assert numbers[0] in (2, 4) and numbers[-1] == 1_000_000 and numbers == sorted(numbers)
        assert sum(operation.is_looped(size) for size in operation.sizes) >= 10
    assert not OPERATIONS["product"].is_looped(LONGEST_SIDE + 1)


def test_the_start_of_winning_is_the_size_from_which_on_numpy_never_loses():
    def timings(*factors: float | None) -> list[LoopTiming]:
        return [LoopTiming(n, n, factor, 1.0) for n, factor in enumerate(factors, 1)]

    assert wins_from(timings(0.5, 2.0, 0.9, 3.0, 9.0)) == 4
    assert wins_from(timings(2.0, 3.0)) == 1
    assert wins_from(timings(2.0, 0.5)) is None
    assert wins_from(timings(0.5, 2.0, None)) == 2
    assert wins_from([]) is None


def test_a_race_yields_often_enough_to_be_stopped():
    before, longest, steps = time.thread_time(), 0.0, 0
    for _ in measure("product"):
        now = time.thread_time()
        before, longest, steps = now, max(longest, now - before), steps + 1
        if steps > 300:
            break
    assert longest < 0.2
