"""Every sentence a tab says about its picture is true: asked of random States, against a table of conditions."""

from collections.abc import Iterator
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from tests import sentences
from tests.sentences import Reader, random_moment

EVERY_TABLE = pytest.mark.parametrize("name", sentences.tables())
EXAMPLES = 60
SLICE = settings(
    deadline=None, derandomize=True, database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
RANDOM = some.randoms(use_true_random=False, note_method_calls=False)
MOST_TRIES = 800  # until every sentence has been said


@pytest.fixture
def reader(name: str, qapp) -> Iterator[Reader]:
    """A tab that is read."""
    reader = Reader(name)
    yield reader
    reader.close()


@pytest.mark.timeout(300)  # some tabs compute in workers what a State shows
@EVERY_TABLE
def test_every_sentence_is_true_of_the_picture_it_stands_on(reader):
    @settings(SLICE, max_examples=getattr(reader.table, "EXAMPLES", EXAMPLES))
    @given(rng=RANDOM)
    def every_sentence_is_true(rng):
        assert not reader.read(reader.change(rng), random_moment(rng))

    every_sentence_is_true()


@pytest.mark.timeout(300)
@EVERY_TABLE
def test_every_sentence_of_the_table_is_said_and_true(reader):
    for change in reader.examples():
        assert not reader.read(change, None, 0.0, 0.5, 1.0)
    for seed in range(MOST_TRIES):
        if not reader.missing():
            break
        rng = Random(seed)
        assert not reader.read(reader.change(rng), random_moment(rng))
    assert not reader.missing()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("✓ 3 of 4 correct", [("{right} of {all} correct", {"right": "3", "all": "4"})]),
        ("<b>It is 2.</b>\nIt is 3.", [("It is {n}.", {"n": "2"}), ("It is {n}.", {"n": "3"})]),
        ("It is 0.5. It is 3.", [("It is {n}.", {"n": "0.5"}), ("It is {n}.", {"n": "3"})]),
        ("", []),
        ("It is 2. Nobody knows this one.", None),
    ],
)
def test_a_text_is_taken_apart_into_the_sentences_of_a_table(text, found):
    assert sentences.parsed(text, ("{right} of {all} correct", "It is {n}.")) == found


@pytest.mark.parametrize(("text", "number"), [("−3", -3.0), ("1.5×10⁻⁵", 1.5e-5), ("1,234", 1234.0), ("5 %", 5.0)])
def test_a_number_on_the_screen_can_be_read_back(text, number):
    assert sentences.number_of(text) == pytest.approx(number)
