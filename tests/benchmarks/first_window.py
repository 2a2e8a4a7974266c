"""How long the program takes to its first painted window, against a bare window with one plot.

    python tests/benchmarks/first_window.py

Both are new processes, begun in turn; the time runs from the start of the process to the end of the first paint.
Python's byte code is kept from one process to the next, as it is where pip installed the program (some machines are
set up not to write any, and then a quarter of the time would go into compiling).
Prints medians and their ratio. Wanted: at most 1.25.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROUNDS = 11
BYTE_CODE = tempfile.TemporaryDirectory(prefix="nnviz-bytecode-")

PAINTED = """
from PySide6.QtCore import QEvent, QObject

class Watch(QObject):
    painted = False

    def eventFilter(self, watched, event):
        self.painted = self.painted or event.type() == QEvent.Type.Paint
        return False

watch = Watch()
qt.installEventFilter(watch)
window.show()
while not watch.painted:
    qt.processEvents()
print(time.monotonic() - float(sys.argv[1]))
"""

BARE = """
import sys, time
import program
import pyqtgraph
from PySide6.QtWidgets import QApplication, QMainWindow

qt = QApplication([])
qt.setStyle("Fusion")
window = QMainWindow()
window.resize(1280, 720)
plot = pyqtgraph.PlotWidget()
plot.plot([0, 1, 2], [0, 1, 0])
window.setCentralWidget(plot)
"""

OURS = """
import sys, time
import program

qt, window = program.open_window()
"""

END = """
window.close()
"""


def seconds(program: str) -> float:
    """Run one program in a new process and return its time to the first paint."""
    command = [sys.executable, "-c", program + PAINTED + END, repr(time.monotonic())]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = BYTE_CODE.name
    result = subprocess.run(command, cwd=HERE, check=True, capture_output=True, text=True, env=environment)
    return float(result.stdout)


def main() -> None:
    """Measure in turn and print."""
    seconds(BARE), seconds(OURS)  # files into memory, byte code written
    pairs = [(seconds(BARE), seconds(OURS)) for _ in range(ROUNDS)]
    bare, ours = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(f"bare window with one plot  {1000 * bare:5.0f} ms")
    print(f"nnviz                      {1000 * ours:5.0f} ms")
    print(f"ratio                      {ours / bare:5.2f}   (wanted: at most 1.25)")


if __name__ == "__main__":
    main()
