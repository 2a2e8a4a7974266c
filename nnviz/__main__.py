"""Starts the program: `nnviz` or `python -m nnviz`.

BLAS is limited to one thread before NumPy is imported (see `blas.py`). Nothing of Qt is imported here: a process that
this program starts for its work may read this file first.

Python does not look for cyclic garbage while the program starts: what importing makes stays for good, and going
through it again and again took a tenth of the time to the first window. Once there is one,
`ui/base/runtime/garbage.py` does.
"""

import gc
import os
import sys

from nnviz.blas import limit_blas


def prepare() -> None:
    """Do what has to be done before anything else is imported."""
    limit_blas()
    # Qt would hand each large gradient or picture to a pool of threads: to wake them and to wait for them costs as
    # much as the filling (a drag in Gates: 8.0 ms of CPU and 9.3 on the clock; without it 6.2 and 6.3).
    os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")
    gc.disable()


def main() -> int:
    """Run the program with the command line's arguments and return its exit code."""
    prepare()
    os.environ.setdefault("PYQTGRAPH_QT_LIB", "PySide6")
    from nnviz.app import main as run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
