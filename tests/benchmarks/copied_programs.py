"""Every preset's "Copy as Python": run, and its picture beside that of the window.

    python -m tests.benchmarks.copied_programs FOLDER [TAB …]

writes FOLDER/TAB-VIEW-NUMBER.png, the window's picture left and the program's right, and prints for each preset how
many of the window's curves, bars and images are found among what the program drew. What the program draws otherwise on
purpose (contours, fields of arrows, its own sampling of a curve beyond its frame) is for the eye. The images come from
the folder that NNVIZ_DATA_DIR names, which must hold the MNIST files.
"""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.benchmarks.program import wait_until
from tests.tabs.copied import compared, drawn_by

SHORT = {"iterations": 100, "epochs": 1, "train_size": 2000}  # of a training, which is made here and there


def states(tab: Any) -> Iterator[tuple[str, Any]]:
    """Yield a name and a State for every view and every preset of a tab."""
    short = SHORT if tab.name == "training" else {}
    first = tab.state
    for view in tab.views:
        yield view, _with(first, view=view, **short)
    for number, preset in enumerate(tab.presets):
        state = tab.preset_state(preset)
        yield f"{getattr(state, 'view', '')}-{number:02d}", _with(state, **short)


def _with(state: Any, **fields: Any) -> Any:
    return replace(state, **{name: value for name, value in fields.items() if hasattr(state, name)})


def settled(tab: Any) -> None:
    """Show a State to its end: what is computed is waited for, what evolves is brought to where it ends."""
    from PySide6.QtWidgets import QApplication

    wait_until(lambda: not tab.busy, 60)
    if tab.name == "training" and getattr(tab.state, "view", "run") in ("run", "inside", "epochs"):
        tab.start_button.click()
        wait_until(lambda: tab.timeline.status == "finished", 120)
    elif tab.timeline is not None and tab.name == "gradient":
        tab.timeline.go(10**6)
    QApplication.processEvents()


def main(folder: str, *names: str) -> None:
    """Compare all presets of some tabs, or of all."""
    from nnviz.__main__ import prepare

    prepare()
    from PySide6.QtWidgets import QApplication

    from nnviz.tabs import ENTRIES

    app = QApplication.instance() or QApplication(["nnviz"])
    app.setStyle("Fusion")
    Path(folder).mkdir(parents=True, exist_ok=True)
    for entry in ENTRIES:
        if not names or entry.name in names:
            tab = entry.load()()
            tab.resize(1100, 600)
            tab.show()
            for name, state in list(states(tab)):
                _compare(tab, state, Path(folder) / f"{entry.name}-{name}.png")
            tab.close_down()
            tab.deleteLater()


def _compare(tab: Any, state: Any, path: Path) -> None:
    try:
        tab.set_state(state)
        settled(tab)
        text = tab.script(tab.state)
        if not text:
            return
        right = path.with_suffix(".program.png")
        found = drawn_by(text, str(right))
        results = list(compared(tab, found))
        missing = [name for name, same in results if not same]
        print(f"{path.stem}: {len(results) - len(missing)} of {len(results)}", ", ".join(missing), flush=True)
        _beside(tab, right, path)
    except Exception as problem:  # the others are still to be tried
        print(f"{path.stem}: FAILED {type(problem).__name__}: {problem}", flush=True)


def _beside(tab: Any, right: Path, path: Path) -> None:
    from PySide6.QtGui import QImage, QPainter, QPixmap

    left, program = tab.picture.grab().toImage(), QImage(str(right))
    both = QPixmap(left.width() + program.width(), max(left.height(), program.height()))
    both.fill()
    with QPainter(both) as painter:
        painter.drawImage(0, 0, left)
        painter.drawImage(left.width(), 0, program)
    both.save(str(path))
    right.unlink(missing_ok=True)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(*sys.argv[1:])
