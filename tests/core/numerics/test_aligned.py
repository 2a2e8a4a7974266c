"""Where long vectors begin in memory."""

import numpy as np
import pytest

from nnviz.core.numerics.aligned import CACHE_LINE, aligned_zeros


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("size", [1, 7, 39_760])
def test_zeros_of_every_size_begin_on_a_cache_line_and_can_be_written(size, dtype):
    zeros = aligned_zeros(size, dtype)
    assert zeros.shape == (size,) and zeros.dtype == dtype and not zeros.any()
    assert zeros.ctypes.data % CACHE_LINE == 0 and zeros.flags.writeable and zeros.flags.c_contiguous
