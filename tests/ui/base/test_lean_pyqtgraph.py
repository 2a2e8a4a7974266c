"""pyqtgraph as the program imports it: without the parts that no plot uses, and with everything that one does."""

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = """
import json, sys
import nnviz.ui.plots.plot
loaded = list(sys.modules)
import pyqtgraph as pg, pyqtgraph.Qt, PySide6.QtCore, PySide6.QtWidgets
answers = {
    "loaded": loaded,
    "names": [name for name in vars(pg) if getattr(pg, name) is not None],
    "same": pyqtgraph.Qt.QtWidgets.QSlider is PySide6.QtWidgets.QSlider,
    "listed": "QTimer" in dir(PySide6.QtCore),
    "unknown": hasattr(pyqtgraph.Qt.QtCore, "QNothing"),
}
from pyqtgraph.graphicsItems.ROI import RectROI
from pyqtgraph.parametertree import Parameter
answers["later"] = [RectROI.__name__, Parameter.__name__]
print(json.dumps(answers))
"""


@pytest.fixture(scope="module")
def lean() -> dict:
    """What a new process finds that has imported our plots."""
    command = [sys.executable, "-W", "error", "-c", PROGRAM]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def used_names() -> set[str]:
    """Every name that a module of the program takes from pyqtgraph as `pg.name`."""
    sources = [path.read_text("utf-8") for path in (ROOT / "nnviz").rglob("*.py")]
    trees = [ast.parse(source) for source in sources if "import pyqtgraph as pg" in source]
    nodes = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
    return {node.attr for node in nodes if isinstance(node.value, ast.Name) and node.value.id == "pg"}


def test_what_no_plot_uses_is_not_loaded(lean):
    unused = ("pyqtgraph.parametertree", "pyqtgraph.multiprocess", "pyqtgraph.imageview", "pyqtgraph.graphicsItems.ROI")
    assert [name for name in lean["loaded"] if name.startswith(unused)] == []


def test_every_name_that_the_program_uses_is_there(lean):
    assert len(used_names()) > 10
    assert used_names() - set(lean["names"]) == set()


def test_what_was_left_out_is_there_when_it_is_asked_for(lean):
    assert lean["later"] == ["RectROI", "Parameter"]


def test_names_of_qt_are_those_of_pyside_and_no_others(lean):
    assert lean["same"] and lean["listed"] and not lean["unknown"]


def test_a_version_that_needs_what_is_left_out_is_imported_whole():
    program = """
import nnviz.ui.base.lean_pyqtgraph as lean
lean._UNUSED["pyqtgraph.graphicsItems"] += ("GraphicsObject",)  # the base of most items
import nnviz.ui.plots.plot
import pyqtgraph as pg
from pyqtgraph.graphicsItems import ROI
assert pg.ROI is ROI.ROI and issubclass(pg.PlotCurveItem, pg.GraphicsObject)
"""
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", program], cwd=ROOT, env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True, text=True,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    assert "pyqtgraph is imported whole" in run.stderr
