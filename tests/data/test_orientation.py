"""Images that are the wrong way round are noticed, and set upright again."""

import numpy as np
import pytest

from nnviz.core.inference import Model
from nnviz.data import digits
from nnviz.data.dataset import Dataset, class_names_for
from nnviz.data.orientation import TURNS, Position, advice, turned, turning
from nnviz.tabs.common.networks import shipped_network

UNDONE = {"left": "right", "right": "left"}


@pytest.fixture(scope="module")
def drawn() -> tuple[np.ndarray, np.ndarray]:
    return digits.generate(400, np.random.default_rng(3))


@pytest.fixture(scope="module")
def answer():
    model = Model(shipped_network("relu-50").params, "relu")
    return lambda images: model.probabilities(images).argmax(axis=1)


def dataset(x: np.ndarray, t: np.ndarray, **fields) -> Dataset:
    return Dataset("own", x[:300], t[:300], x[300:], t[300:], **fields)


@pytest.mark.parametrize("inverted", [False, True])
@pytest.mark.parametrize("turn", TURNS)
def test_digits_in_any_of_the_sixteen_positions_are_noticed_and_set_upright(drawn, answer, turn, inverted):
    x, t = drawn
    stored = dataset(turned(x, Position(turn, inverted)), t)
    found = advice(stored, answer)
    position = found.position if found else Position()
    assert position == Position(UNDONE.get(turn, turn), inverted)
    *_, upright = turning(stored, position)
    np.testing.assert_array_equal(upright.x_train, x[:300])
    np.testing.assert_array_equal(upright.x_test, x[300:])
    if found:
        assert found.there > 0.6 and found.stored == pytest.approx(np.mean(answer(stored.x_train) == t[:300]))


def test_other_things_than_digits_are_left_as_they_are(answer):
    x = np.random.default_rng(1).integers(0, 100, (400, 28, 28)).astype(np.uint8)
    t = np.arange(400, dtype=np.uint8) % 10
    assert advice(dataset(x, t), answer) is None
    assert advice(dataset(255 - x, t), answer).position == Position(inverted=True)
    assert advice(dataset(x[:, :20], t), answer) is None


def test_emnists_letters_are_known_by_their_publisher(drawn, answer):
    x, t = drawn
    letters = Dataset("EMNIST letters", x[:300], t[:300], x[300:], t[300:], class_names=class_names_for(26))
    assert advice(letters, answer).position == Position("transpose")


def test_a_quarter_turn_swaps_height_and_width():
    assert turned(np.zeros((2, 3, 5), np.uint8), Position("left")).shape == (2, 5, 3)
