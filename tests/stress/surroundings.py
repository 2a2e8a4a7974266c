"""A home of its own for a campaign: no setting, file or network of this machine is read or written.

Imports nothing of Qt and NumPy, which read their environment once.
"""

import os
import sys
from pathlib import Path

THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


def environment(home: str) -> dict[str, str]:
    """Return the environment of a program that lives in `home` and has no screen."""
    found = {name: value for name, value in os.environ.items() if name != "NNVIZ_DATA_DIR"}
    found |= {f"XDG_{kind}_HOME": f"{home}/{kind.lower()}" for kind in ("CONFIG", "DATA", "CACHE", "STATE")}
    found |= dict.fromkeys(THREADS, "1")
    here = str(Path(__file__).resolve().parents[2])
    return found | {
        "HOME": home, "QT_QPA_PLATFORM": "offscreen", "PYQTGRAPH_QT_LIB": "PySide6", "LANG": "C.UTF-8",
        "PYTHONPATH": here, "no_proxy": "127.0.0.1",
    }  # fmt: skip


def prepare(home: str) -> None:
    """Move this process into `home`; the working folder too, for files saved under a bare name."""
    os.environ.pop("NNVIZ_DATA_DIR", None)
    os.environ.update(environment(home))
    here = os.environ["PYTHONPATH"]
    if here not in sys.path:
        sys.path.insert(0, here)
    os.chdir(home)
