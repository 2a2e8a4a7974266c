"""`import pyqtgraph` without what no plot of ours uses: all of it is a third of the time to the first window.

It loads 145 modules, of which plots need about fifty, and it copies every name of three Qt modules, for which PySide
has to make all of their classes. Here the parts that nobody uses are left out while it is imported (asked for later
they are there as ever), and a name of Qt is copied when it is first asked for. A pyqtgraph that cannot be imported like
that is imported whole: the window comes later, but it comes.
"""

import logging
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib import import_module
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import ModuleType
from typing import Any

_QT = ("QtCore", "QtGui", "QtWidgets")
_UNUSED = {
    "pyqtgraph.graphicsItems": (
        "ArrowItem", "BoxplotItem", "ColorBarItem", "CurvePoint", "DateAxisItem", "ErrorBarItem", "FillBetweenItem",
        "GradientEditorItem", "GradientLegend", "GraphItem", "GraphicsLayout", "GridItem", "HistogramLUTItem",
        "IsocurveItem", "LinearRegionItem", "PColorMeshItem", "ROI", "ScaleBar", "TargetItem", "UIGraphicsItem",
        "VTickGroup",
    ),
    "pyqtgraph.widgets": (
        "BusyCursor", "CheckTable", "ColorButton", "ColorMapMenu", "ColorMapWidget", "ComboBox", "DataFilterWidget",
        "DataTreeWidget", "DiffTreeWidget", "FeedbackButton", "GradientWidget", "GraphicsLayoutWidget", "GroupBox",
        "HistogramLUTWidget", "JoystickButton", "LayoutWidget", "PathButton", "ProgressDialog", "RawImageWidget",
        "RemoteGraphicsView", "ScatterPlotWidget", "SpinBox", "TableWidget", "TreeWidget", "ValueLabel",
        "VerticalLabel",
    ),
    "pyqtgraph": ("imageview",),
}  # fmt: skip


def prepare_pyqtgraph() -> None:
    """See to it that pyqtgraph is imported without its unused parts, whoever imports it first."""
    if "pyqtgraph" not in sys.modules:
        sys.meta_path.insert(0, _Finder)


class _Finder:
    """Finds pyqtgraph, once, as ever, and has it loaded by ours."""

    @classmethod
    def find_spec(cls, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        if name != "pyqtgraph":
            return None
        sys.meta_path.remove(cls)
        spec = PathFinder.find_spec(name)
        if spec is not None and type(spec.loader) is SourceFileLoader:
            spec.loader = _Loader(name, spec.loader.path)
        return spec


class _Loader(SourceFileLoader):
    def exec_module(self, module: ModuleType) -> None:
        try:
            with ExitStack() as stack:
                stack.enter_context(_left_out())
                for name in _QT:
                    stack.enter_context(_copied_on_demand(name))
                super().exec_module(module)
        except Exception:  # whatever another version wants of the parts left out
            logging.getLogger(__name__).warning("pyqtgraph is imported whole", exc_info=True)
            for name in [name for name in sys.modules if name.startswith(f"{module.__name__}.")]:
                del sys.modules[name]
            super().exec_module(module)


@contextmanager
def _left_out() -> Iterator[None]:
    """Have an empty module in the place of each unused one, for as long as pyqtgraph is imported."""
    names = {f"{package}.{part}": part for package, parts in _UNUSED.items() for part in parts}
    empty = {name: ModuleType(name) for name in names}
    for name, module in empty.items():
        vars(module).update({"__all__": [], names[name]: None})  # some are imported by their name
    sys.modules.update(empty)
    try:
        yield
    finally:
        for name, module in empty.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]


@contextmanager
def _copied_on_demand(name: str) -> Iterator[None]:
    """Let pyqtgraph's own module of Qt's names take each from PySide when it is asked for."""
    real = import_module(f"PySide6.{name}")
    mirror = sys.modules[f"pyqtgraph.Qt.{name}"] = ModuleType(f"pyqtgraph.Qt.{name}")

    def copied(wanted: str) -> Any:
        value = getattr(real, wanted)
        setattr(mirror, wanted, value)
        return value

    vars(mirror)["__getattr__"] = copied
    listing = vars(real).get("__dir__", real.__dir__)  # PySide's own: it lists the classes that are not made yet
    vars(real)["__dir__"] = list  # nothing to copy
    try:
        yield
    finally:
        vars(real)["__dir__"] = listing
