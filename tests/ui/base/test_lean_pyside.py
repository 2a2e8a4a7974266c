"""Importing a module after PySide reads no source, and Qt's names are what they were."""

import subprocess
import sys

_PROGRAM = """
import linecache
import PySide6.QtCore
from nnviz.ui.base.lean_pyside import prepare_pyside
prepare_pyside()
import colorsys, nnviz.ui.base.theme
from PySide6.QtCore import QPoint
print(len([name for name in linecache.cache if "theme" in name or "colorsys" in name]), QPoint(3, 4).manhattanLength())
"""


def test_no_source_is_read():
    done = subprocess.run([sys.executable, "-c", _PROGRAM], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.split() == ["0", "7"]
