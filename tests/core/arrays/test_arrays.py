"""Typed arrays: the notes' numbers, NumPy's words, and nothing that runs code or hangs."""

import random
import time

import numpy as np
import pytest

from nnviz.core.arrays import evaluate, origins, read_array
from nnviz.core.problems import Problem
from nnviz.core.studies.tensors.array_console import moves_of, value_of

PIECES = (
    "[", "]", "(", ")", "{", "}", ",", ".", ":", "...", "None", "1", "23", "0", "-", "+", "*", "**", "@", "/", "//",
    "x", "np", "np.", "rng.", "array", "zeros", "ones", "reshape", "arange", "dot", "T", ".T", "shape", "[[1,2],[3,4]]",
    "=", "9999999999", "1e308", "lambda", "__class__", "__import__", "'a'", "for", "if", "!", "é", " ",
    "choice", "sum", "axis",
    "np.arange(6)", ".reshape(2,3)", "x[0]", "x[:,1]", "(60000,28,28)", "np.zeros((60000,28,28))", ".sum()", ".max()",
)  # fmt: skip


def typed(rng: random.Random) -> str:
    """Return a text that a person or a cat might type."""
    return "".join(rng.choice(PIECES) for _ in range(rng.randint(1, 14)))


def campaign(count: int, seed: int = 0) -> float:
    """Evaluate `count` texts, as an array and as a line about one; every one gives a value or a Problem.

    Returns the longest time of one, s.
    """
    rng, longest = random.Random(seed), 0.0
    x = np.arange(24).reshape(2, 3, 4)
    for _ in range(count):
        text = typed(rng)
        start = time.process_time()
        try:
            evaluate(text, {"x": x})
        except Problem as problem:
            assert str(problem), text
        value = value_of(text, {"x": x})
        assert value.array is not None or value.words or str(value.problem), text
        moved = sum(len(move.target) for move in moves_of(text, x))
        assert not moved or moved == value.array.size, text
        longest = max(longest, time.process_time() - start)
    return longest


def test_what_is_typed_becomes_a_value_or_a_sentence_and_quickly():
    assert campaign(3000) < 0.2  # 0.05 on an idle machine; see tests/stress/arrays.py


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("np.array([1, 2]) * np.array([[[1, 2], [3, 4]]])", [[[1, 4], [3, 8]]]),
        ("np.array([[[1, 2], [3, 4]]]) * np.array([1, 2])", [[[1, 4], [3, 8]]]),
        ("np.dot([[1, 2], [1, 2]], [2, 3])", [8, 8]),
        ("np.array([[1], [2], [3]]) @ np.array([[1, 2, 3]])", [[1, 2, 3], [2, 4, 6], [3, 6, 9]]),
        ("np.array([[1, 2, 3]]) @ np.array([[1], [2], [3]])", [[14]]),
        ("2 * [1, 2]", [1, 2, 1, 2]),
        ("np.arange(6).reshape(2, -1).T", [[0, 3], [1, 4], [2, 5]]),
    ],
)
def test_the_notes_examples_give_the_printed_numbers(text, value):
    assert read_array(text).tolist() == value


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[1, 2], [3]]", "NumPy says: setting an array element with a sequence"),
        ("np.array([1, 2]) * np.ones((1, 2, 3))", "could not be broadcast together with shapes (2,) (1,2,3)"),
        ("np.array([1, 2]).ndim()", "'int' object is not callable"),
        ("[1, 2", "Close every bracket"),
        ("[1, ?]", "“?” at character 5"),
        ("__import__('os')", "is not available here"),
        ("np.load('a')", "is not available here"),
        ("np.zeros((9, 99999, 99999))", "too large"),
        ("(60000, 28, 28) * 9999999999", "too large"),
        ("[[0] * 9000] * 9000", "too large"),
        ("'a' * 9999999999", "is not available here"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_place_or_in_numpys_words(text, words):
    with pytest.raises(Problem) as problem:
        read_array(text)
    assert words in str(problem.value)


def test_the_images_of_mnist_take_no_memory_and_keep_their_shape():
    x = read_array("np.zeros((60000, 28, 28), np.uint8)")
    assert x.shape == (60000, 28, 28) and x.strides == (0, 0, 0) and x.nbytes == 47_040_000
    assert evaluate("x.reshape(-1, 784).shape", {"x": x}) == (60000, 784)


def test_cells_that_only_move_know_where_they_came_from():
    x = np.arange(6).reshape(2, 3)
    assert origins("x.T", x).tolist() == [[0, 3], [1, 4], [2, 5]]
    assert origins("x + 1", x) is None
