"""What is said about shapes, against NumPy itself."""

import random

import numpy as np
import pytest

from nnviz.core.studies.tensors.broadcasting import (
    CLASH,
    INNER,
    OPERATORS,
    aligned,
    meet,
    numpy_words,
    repairs,
    stretched,
)


def shapes(count: int, seed: int) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Return random pairs of shapes, most of which nearly fit."""
    rng = random.Random(seed)
    sizes = (0, 1, 1, 2, 2, 3, 3, 4)

    def one() -> tuple[int, ...]:
        return tuple(rng.choice(sizes) for _ in range(rng.randint(0, 4)))

    return [(one(), one()) for _ in range(count)]


CALLS = {"+": np.add, "*": np.multiply, "@": np.matmul, "dot": np.dot}


@pytest.mark.parametrize("operator", OPERATORS)
def test_ten_thousand_pairs_of_shapes_agree_with_numpy_word_for_word(operator):
    failures = 0
    for a, b in shapes(10_000, 1):
        found = meet(a, b, operator)
        assert found.error == numpy_words(a, b, operator), (a, b)
        if found.result is None:
            failures += 1
        else:
            assert found.result == CALLS[operator](np.ones(a), np.ones(b)).shape, (a, b)
    assert 2000 < failures < 9000  # the pairs test both


def test_the_notes_pairs_have_the_shapes_that_numpy_gives_them():
    A, B = (2, 3, 4), (2, 4, 3)
    assert meet(A, B, "@").result == (2, 3, 3)
    assert meet(A, B, "dot").result == (2, 3, 2, 3)
    assert meet((32, 10), (10,), "+").result == (32, 10)
    assert meet((2,), (1, 2, 2), "*").result == (1, 2, 2)
    assert meet((3,), (3,), "@").result == ()
    assert meet((), (3,), "dot").result == (3,)
    assert meet((), (3,), "@").culprit == "A"
    assert meet((100, 3), (2, 4), "@").culprit == "B"


def test_axes_are_aligned_from_the_right_and_the_clash_is_named():
    assert [axis.relation for axis in aligned((2,), (1, 2, 3))][-1] == CLASH
    assert [axis.relation for axis in meet((2, 3), (3, 4), "@").axes].count(INNER) == 1


def test_stretching_ends_at_the_result_and_every_step_broadcasts_to_the_next():
    for a, b in shapes(300, 2):
        result = meet(a, b, "+").result
        if result is not None:
            steps = stretched(a, result)
            assert steps[0] == a and steps[-1] == result
            for shape in steps:
                assert np.broadcast_shapes(shape, result) == result


@pytest.mark.parametrize("operator", OPERATORS)
def test_every_repair_that_is_offered_repairs(operator):
    offered = 0
    for a, b in shapes(2000, 3):
        meeting = meet(a, b, operator)
        for _, operand, text, shape in repairs(meeting):
            x, y = np.ones(a), np.ones(b)
            mended = eval(f"v{text}", {"v": x if operand == "A" else y})
            assert mended.shape == shape
            CALLS[operator](mended if operand == "A" else x, mended if operand == "B" else y)
            offered += 1
    assert offered > 100
