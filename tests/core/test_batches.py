"""Mini-batches: each way of drawing is the one that NumPy's own line draws."""

import numpy as np
import pytest

from nnviz.core.batches import SAMPLINGS, mini_batch
from nnviz.core.problems import Problem


def test_with_replacement_a_batch_is_what_choice_gives_after_the_batches_before():
    rng = np.random.default_rng(3)
    for number in range(4):
        np.testing.assert_array_equal(mini_batch(60_000, 7, number, "replacement", 3), rng.choice(60_000, 7))


def test_the_batches_of_a_shuffled_epoch_are_all_images_once():
    batches = [mini_batch(1000, 300, number, "shuffled", 5) for number in range(4)]
    assert [len(batch) for batch in batches] == [300, 300, 300, 100]
    np.testing.assert_array_equal(np.sort(np.concatenate(batches)), np.arange(1000))
    np.testing.assert_array_equal(batches[0], np.random.default_rng(5).permutation(1000)[:300])


@pytest.mark.parametrize("sampling", SAMPLINGS)
def test_another_seed_gives_another_batch_and_the_same_seed_the_same(sampling):
    first = mini_batch(1000, 50, 1, sampling, 0)
    np.testing.assert_array_equal(mini_batch(1000, 50, 1, sampling, 0), first)
    assert not np.array_equal(mini_batch(1000, 50, 1, sampling, 1), first)


@pytest.mark.parametrize("sampling", SAMPLINGS)
def test_a_batch_cannot_be_written_into(sampling):
    with pytest.raises(ValueError, match="read-only"):
        mini_batch(100, 10, 0, sampling, 0)[0] = 1


@pytest.mark.parametrize(("size", "number"), [(0, 0), (101, 0), (10, 10), (10, -1), (100, 1)])
def test_a_batch_that_there_is_not_is_refused(size, number):
    with pytest.raises(Problem, match=r"A batch of|There is no batch"):
        mini_batch(100, size, number, "shuffled", 0)
