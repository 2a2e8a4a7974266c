"""The arithmetic of epochs: the notes' examples, and what holds for all numbers."""

import pytest

from nnviz.core.studies.training.epoch_arithmetic import EpochArithmetic


def test_a_thousand_images_in_batches_of_200_are_5_iterations_and_20_epochs_of_them_100():
    counted = EpochArithmetic(1000, 200, 100, (784, 50, 10))
    assert (counted.per_epoch, counted.last_batch, counted.epochs) == (5, 200, 20)
    assert list(counted.rows(50)) == [5] * 20


def test_a_thousand_images_in_batches_of_300_are_4_iterations_and_the_last_has_100():
    counted = EpochArithmetic(1000, 300, 10, (784, 50, 10))
    assert (counted.per_epoch, counted.last_batch) == (4, 100)
    assert list(counted.rows(50)) == [4, 4, 2] and list(counted.rows(2)) == [4, 4]


@pytest.mark.parametrize("samples", [1, 7, 100, 1001])
@pytest.mark.parametrize("batch", [1, 3, 7, 100])
def test_all_images_of_an_epoch_are_in_its_batches(samples, batch):
    counted = EpochArithmetic(samples, min(batch, samples), 50, (4, 2))
    assert (counted.per_epoch - 1) * counted.batch + counted.last_batch == samples
    assert 0 < counted.last_batch <= counted.batch
    assert sum(counted.rows(10**6)) == 50


def test_the_outputs_of_a_batch_are_four_bytes_each():
    assert EpochArithmetic(60_000, 100, 600, (784, 50, 10)).activation_bytes == 100 * 60 * 4
