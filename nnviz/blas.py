"""One thread for BLAS: has to be said before NumPy is imported.

On the small matrices of a classroom network more threads are at best a little faster, and 3 to 30 times slower as soon
as anything else runs (measured).
"""

import os

VARIABLES = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")


def limit_blas(always: bool = False) -> None:
    """Give BLAS one thread, unless the user has asked for more; always: even then."""
    for name in VARIABLES:
        os.environ[name] = "1" if always else os.environ.get(name, "1")
