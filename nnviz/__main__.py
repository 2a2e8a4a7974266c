"""Starts the program: `nnviz` or `python -m nnviz`.

BLAS is limited to one thread before NumPy is imported: on the small matrices of a classroom network more threads are
at best a little faster, and 3 to 30 times slower as soon as anything else runs (measured).

Python does not look for cyclic garbage while the program starts: what importing makes stays for good, and going
through it again and again took a tenth of the time to the first window. Once there is one, `ui/base/garbage.py` does.
"""

import gc
import os
import sys


def limit_blas() -> None:
    """Give BLAS one thread, unless the user has asked for more."""
    for name in ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"):
        os.environ.setdefault(name, "1")


def prepare() -> None:
    """Do what has to be done before anything else is imported."""
    limit_blas()
    gc.disable()


def main() -> int:
    """Run the program with the command line's arguments and return its exit code."""
    prepare()
    os.environ.setdefault("PYQTGRAPH_QT_LIB", "PySide6")
    from nnviz.app import main as run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
