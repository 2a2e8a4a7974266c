"""`import` as fast as without PySide.

PySide can let a module write Qt's names in another style, and looks for such modules: it reads the source of every
one that is imported after it, which is a fifteenth of the time to the first window. No module of ours, and none that we
import, writes them in another style, so there is nothing to look for.
"""

import logging
import sys
from typing import Any

_LOG = logging.getLogger("nnviz")


def prepare_pyside() -> None:
    """See to it that no source is read; a PySide that does it in another way is left as it is."""
    import PySide6.QtCore  # noqa: F401 (it brings what looks into sources)

    feature: Any = sys.modules.get("shibokensupport.feature")
    if callable(getattr(feature, "_mod_uses_pyside", None)):
        feature._mod_uses_pyside = _uses_pyside
    else:
        _LOG.info("PySide reads the sources of modules in a way of its own.")


def _uses_pyside(module: object) -> bool:
    """Return what PySide found in every module of ours: that it uses PySide, in the usual style."""
    return True
