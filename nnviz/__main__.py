"""Starts the program: `nnviz` or `python -m nnviz`.

BLAS is limited to one thread before NumPy is imported: on the small matrices of a classroom network more threads are
at best a little faster, and 3 to 30 times slower as soon as anything else runs (measured).
"""

import os
import sys


def limit_blas() -> None:
    """Give BLAS one thread, unless the user has asked for more."""
    for name in ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"):
        os.environ.setdefault(name, "1")


def main() -> int:
    """Run the program with the command line's arguments and return its exit code."""
    limit_blas()
    os.environ.setdefault("PYQTGRAPH_QT_LIB", "PySide6")
    from nnviz.app import main as run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
