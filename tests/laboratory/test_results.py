"""Results of an experiment: runs that grow piece by piece."""

import numpy as np

from nnviz.laboratory.results import MOST_PIECES, RunResult
from tests.laboratory.runs import curves


def test_a_run_of_many_pieces_holds_few_and_forgets_none():
    run = RunResult()
    pieces = [curves(n=3 + number % 4) for number in range(3 * MOST_PIECES + 7)]
    for piece in pieces:
        run.grow(piece)
        assert len(run.pieces) <= MOST_PIECES
    np.testing.assert_array_equal(run.curves.losses, np.concatenate([piece.losses for piece in pieces]))
    assert len(run.curves.evaluations) == sum(len(piece.evaluations) for piece in pieces)
