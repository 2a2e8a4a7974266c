"""Memory that is free again goes back to the system."""

import random

import numpy as np
import pytest

from nnviz.ui.base.runtime.heap import HeapTrimmer, give_back
from tests.stress.watch import resident

pytestmark = pytest.mark.skipif(not give_back(), reason="only the GNU C library gives memory back when asked")


def test_what_was_freed_between_what_is_kept_is_given_back(qtbot, qapp):
    arrays = [np.ones(2000) for _ in range(4000)]  # 64 MB in pieces that are too small to be mapped one by one
    random.Random(0).shuffle(arrays)
    kept = arrays[:100]
    del arrays
    full = resident()
    trimmer = HeapTrimmer(qapp)
    trimmer.timer.setInterval(1)
    qtbot.waitUntil(lambda: resident() < full - 30)
    trimmer.timer.stop()
    assert len(kept) == 100
