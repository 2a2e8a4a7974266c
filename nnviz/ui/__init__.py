"""The workshop: everything a tab is built from, and no mathematics."""

from nnviz.ui.base.lean_pyqtgraph import prepare_pyqtgraph

prepare_pyqtgraph()
