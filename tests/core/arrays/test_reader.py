"""A typed line becomes a tree, or a sentence that points at the wrong character."""

import pytest

from nnviz.core.arrays.reader import parsed
from nnviz.core.problems import Problem


def test_a_tab_is_a_space_and_what_cannot_be_seen_is_named():
    assert parsed("[1,\t2]").body.elts[1].value == 2
    with pytest.raises(Problem) as raised:
        parsed("1 + \u202e2")
    assert (raised.value.values["found"], raised.value.values["place"]) == ("U+202E", 5)
