"""Who may import whom, stated as data and read from the source of every module."""

import ast
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "nnviz"
QT = {"PySide6", "shiboken6"}

# Part of the program -> what its modules may import beside the standard library, themselves and `nnviz`.
# A part may import another part's modules; a tab may not import another tab (see below).
ALLOWED = {
    "nnviz": set(),
    "nnviz.part_journal": set(),
    "nnviz.safe_file": set(),
    "nnviz.blas": set(),
    "nnviz.core": {"numpy"},
    "nnviz.data": {"numpy", "safetensors", "nnviz.core"},
    "nnviz.laboratory": {"numpy", "nnviz.core", "nnviz.data"},
    "nnviz.ui": {"numpy", "pyqtgraph", "contourpy"} | QT,
    "nnviz.tabs": {"numpy", "pyqtgraph", "nnviz.core", "nnviz.data", "nnviz.laboratory", "nnviz.ui"} | QT,
    "nnviz.start_stamp": set(),
    "nnviz.session": {"nnviz.ui"} | QT,
    "nnviz.window": {"nnviz.data", "nnviz.session", "nnviz.start_stamp", "nnviz.tabs", "nnviz.ui"} | QT,
    "nnviz.main_window": {"nnviz.session", "nnviz.tabs", "nnviz.ui", "nnviz.window"} | QT,
    "nnviz.app": {"nnviz.main_window", "nnviz.session", "nnviz.start_stamp", "nnviz.ui"} | QT,
    "nnviz.__main__": {"nnviz.app"},
}
COMMON = "common"
"""The folder of what tabs share: every tab may import it, and it imports no tab."""
FOR_ALL = {"nnviz", "nnviz.blas", "nnviz.part_journal", "nnviz.safe_file"}
"""What every part may import; itself it imports the standard library only."""

STUDIES = (
    "gates", "activations", "tensors", "network", "losses", "derivatives", "gradient", "training", "playground",
    "inference",
)  # fmt: skip
"""The tabs with studies of their own, each in a room; what several tabs show stands in `nnviz.core.studies` itself."""

# The rooms inside the parts, and which other rooms of their part each may use. `nnviz.ui` itself stands for what every
# tab is (tab, view, control panel …); expressions, arrays and outputs are one chapter of `nnviz.core` each.
_BASE = {"nnviz.ui.base", "nnviz.ui.base.runtime"}
_PLOTS = {"nnviz.ui.plots", "nnviz.ui.plots.items"}
_WIDGETS = {"nnviz.ui.widgets", "nnviz.ui.widgets.formulas"}

ROOMS = {
    "nnviz.core.numerics": set(),
    "nnviz.core": {"nnviz.core.numerics"},
    "nnviz.core.studies": {"nnviz.core", "nnviz.core.numerics"},
    **{f"nnviz.core.studies.{name}": {"nnviz.core", "nnviz.core.numerics", "nnviz.core.studies"} for name in STUDIES},
    "nnviz.data.drawn": set(),
    "nnviz.data.handwritten": set(),
    "nnviz.data": {"nnviz.data.drawn"},
    "nnviz.ui.base": set(),
    "nnviz.ui.base.runtime": set(),
    "nnviz.ui.files": _BASE,
    "nnviz.ui.plots": _BASE | {"nnviz.ui.files"},
    "nnviz.ui.plots.items": _BASE | {"nnviz.ui.files", "nnviz.ui.plots"},
    "nnviz.ui.images": _BASE,
    "nnviz.ui.tables": _BASE,
    "nnviz.ui.widgets.formulas": _BASE,
    "nnviz.ui.widgets": _BASE | _PLOTS | {"nnviz.ui.widgets.formulas"},
    "nnviz.ui.widgets.network": _BASE | _PLOTS | _WIDGETS,
    "nnviz.ui.forms": _BASE | _WIDGETS,
    "nnviz.ui.playback": _BASE | _WIDGETS,
    "nnviz.ui.download": _BASE | _WIDGETS,
    "nnviz.ui": _BASE | _PLOTS | _WIDGETS | {"nnviz.ui.files", "nnviz.ui.forms", "nnviz.ui.playback"},
}  # fmt: skip


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(path): path for path in sorted(PACKAGE.rglob("*.py"))}


SOURCES = {name: path.read_text("utf-8") for name, path in MODULES.items()}


def nodes(source: str) -> Iterator[ast.AST]:
    """Return every node of a source."""
    return ast.walk(ast.parse(source))


def statements(source: str) -> Iterator[ast.AST]:
    """Return every statement of a source, those inside others too: a tenth of its nodes."""
    left: list[ast.AST] = [ast.parse(source)]
    while left:
        node = left.pop()
        yield node
        for inside in ("body", "orelse", "finalbody", "handlers", "cases"):
            left += getattr(node, inside, ())


@cache
def imports(source: str, module: str, is_package: bool = False) -> frozenset[str]:
    """Name what a module imports anywhere in it, in functions too, as full dotted names; read once for all tests."""
    return frozenset(_imports(source, module, is_package))


def _imports(source: str, module: str, is_package: bool) -> Iterator[str]:
    for node in statements(source):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            here = module.split(".")
            above = here[: len(here) - node.level + is_package] if node.level else []
            base = ".".join([*above, *filter(None, [node.module])])
            yield from (name if (name := f"{base}.{alias.name}") in MODULES else base for alias in node.names)


def part(name: str) -> str:
    """Return the row of the table a name belongs to: a part of the program, or a library."""
    pieces = name.split(".")
    return ".".join(pieces[:2]) if pieces[0] == "nnviz" else pieces[0]


def forbidden(source: str, module: str, is_package: bool = False) -> set[str]:
    """Return what a module imports and may not."""
    own = part(module)
    allowed = ALLOWED[own] | sys.stdlib_module_names | FOR_ALL | {own}
    wrong = {name for name in imports(source, module, is_package) if part(name) not in allowed}
    if own == "nnviz.tabs" and module != own:
        names = imports(source, module, is_package)
        wrong |= {name for name in names if part(name) == own and tab(name) not in (tab(module), COMMON)}
    return wrong


def room(name: str) -> str:
    """Return the row of ROOMS a module belongs to: the longest that its name begins with."""
    rows = [row for row in ROOMS if name == row or name.startswith(row + ".")]
    return max(rows, key=len, default="")


def strange_rooms(source: str, module: str, is_package: bool = False) -> set[str]:
    """Return the modules of its own part that a module imports from rooms it may not use."""
    own = room(module)
    if not own:
        return set()
    allowed = ROOMS[own] | {own, ""}
    names = (name for name in imports(source, module, is_package) if part(name) == part(module))
    return {name for name in names if room(name) not in allowed}


def tab(name: str) -> str:
    """Return which tab a module belongs to: a file of the folder, or a package of one file per view."""
    return name.split(".")[2] if name.count(".") > 1 else ""


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_what_its_part_may(module):
    assert forbidden(SOURCES[module], module, MODULES[module].name == "__init__.py") == set()


@pytest.mark.parametrize("module", [module for module in MODULES if room(module)])
def test_a_module_uses_only_the_rooms_its_room_may(module):
    assert strange_rooms(SOURCES[module], module, MODULES[module].name == "__init__.py") == set()


def test_the_arrows_between_the_rooms_form_no_circle():
    TopologicalSorter(ROOMS).prepare()  # raises CycleError


def test_every_folder_of_modules_is_a_room():
    parts = ("nnviz.core", "nnviz.data", "nnviz.ui")
    folders = {name for name, path in MODULES.items() if path.name == "__init__.py" and name.startswith(parts)}
    assert folders - set(ROOMS) <= {"nnviz.core.expressions", "nnviz.core.arrays", "nnviz.core.outputs"}


def test_this_test_sees_a_strange_room():
    assert strange_rooms("from nnviz.ui.forms.form import Form", "nnviz.ui.plots.new") == {"nnviz.ui.forms.form"}
    study = "nnviz.core.studies.derivatives.tangents"
    assert strange_rooms(f"from {study} import f", "nnviz.core.new") == {study}
    assert strange_rooms(f"from {study} import f", "nnviz.core.studies.gradient.new") == {study}
    assert strange_rooms("from nnviz.ui.base.theme import THEME", "nnviz.ui.plots.new") == set()


def bound(source: str) -> set[str]:
    """Return the names that a source binds by imports at its top."""
    found = (node for node in ast.parse(source).body if isinstance(node, ast.ImportFrom))
    return {alias.asname or alias.name for node in found for alias in node.names}


def test_no_name_of_a_package_is_that_of_one_of_its_modules():
    """Importing the module binds it in the package, in the place of what had its name."""
    packages = {name: path.parent for name, path in MODULES.items() if path.name == "__init__.py"}
    inside = {name: {module.rpartition(".")[2] for module in MODULES if module.rpartition(".")[0] == name}
              for name in packages}  # fmt: skip
    assert {name: both for name in packages if (both := bound(SOURCES[name]) & inside[name])} == {}


def test_no_module_takes_part_in_an_import_cycle():
    graph = {
        module: {
            name for name in imports(SOURCES[module], module, path.name == "__init__.py")
            if name in MODULES and name != module
        }
        for module, path in MODULES.items()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


@pytest.mark.parametrize(
    ("module", "source", "wrong"),
    [
        ("nnviz.core.new", "import PySide6.QtCore", {"PySide6.QtCore"}),
        ("nnviz.core.new", "def f():\n    from scipy import special", {"scipy"}),
        ("nnviz.core.new", "from ..ui.base import theme", {"nnviz.ui.base.theme"}),
        ("nnviz.core.new", "import math\nimport numpy as np\nfrom nnviz.core.problems import Problem", set()),
        ("nnviz.data.new", "from nnviz.ui.base.theme import THEME", {"nnviz.ui.base.theme"}),
        ("nnviz.ui.new", "from nnviz import safe_file", set()),
        ("nnviz.safe_file", "import numpy", {"numpy"}),
        ("nnviz.ui.new", "from nnviz.core.problems import Problem", {"nnviz.core.problems"}),
        ("nnviz.ui.new", "from nnviz import core", {"nnviz.core"}),
        ("nnviz.ui.new", "from .base import theme\nfrom nnviz import __version__", set()),
        ("nnviz.tabs.new", "from nnviz.tabs.other import Other", {"nnviz.tabs.other"}),
        ("nnviz.tabs.new", "from .other import Other", {"nnviz.tabs.other"}),
        ("nnviz.tabs.new.view", "from nnviz.tabs.other.state import State", {"nnviz.tabs.other.state"}),
        ("nnviz.tabs.new.view", "from nnviz.tabs.new.state import State", set()),
        ("nnviz.tabs.new.view", "from nnviz.tabs.common import fields", set()),
        ("nnviz.tabs.common.new", "from nnviz.tabs.common.fields import source", set()),
        ("nnviz.tabs.common.new", "from nnviz.tabs.other.state import State", {"nnviz.tabs.other.state"}),
        ("nnviz.tabs.new", "from nnviz.main_window import MainWindow", {"nnviz.main_window"}),
        ("nnviz.app", "from nnviz.core.problems import Problem", {"nnviz.core.problems"}),
        ("nnviz.laboratory.new", "from nnviz.ui.base import theme", {"nnviz.ui.base.theme"}),
    ],
)
def test_this_test_sees_what_it_should(module, source, wrong):
    assert forbidden(source, module) == wrong


def loaded(parts: set[str]) -> set[str]:
    """Import every module of some parts in a new process and return the names of all modules loaded there."""
    names = [name for name in MODULES if part(name) in parts]
    program = "\n".join(["import sys", *(f"import {name}" for name in names), "print(*sys.modules)"])
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-W", "error", "-c", program]
    result = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    assert len(names) > len(parts)
    return set(result.stdout.split())


def test_core_data_and_laboratory_load_nothing_of_qt():
    tops = {name.partition(".")[0] for name in loaded({"nnviz.core", "nnviz.data", "nnviz.laboratory"})}
    assert not tops & (QT | {"pyqtgraph"})


def test_ui_loads_nothing_of_core_data_and_tabs():
    others = {"nnviz.core", "nnviz.data", "nnviz.laboratory", "nnviz.tabs"}
    assert not {part(name) for name in loaded({"nnviz.ui"})} & others


def test_the_first_window_waits_for_no_random_numbers():
    """An annotation that names np.random loads it; `from __future__ import annotations` leaves annotations alone."""
    assert "numpy.random" not in loaded({"nnviz.core", "nnviz.data", "nnviz.laboratory", "nnviz.tabs"})


def test_tabs_and_their_folder_agree():
    files = {name for name in MODULES if name.startswith("nnviz.tabs.")}
    from nnviz.tabs import TABS

    assert isinstance(TABS, tuple)
    folders = {tab(name) for name in files} - {COMMON}
    assert {tab(kind.__module__) for kind in TABS} == folders
    assert len(TABS) == len(folders)


def left_open(source: str) -> list[int]:
    """Return the lines in which a painter is made that a `with` does not end, whatever happens in between."""
    tree = list(nodes(source))
    made = [node for node in tree if isinstance(node, ast.Call) and ast.unparse(node.func) == "QPainter"]
    ended = {id(item.context_expr) for node in tree if isinstance(node, ast.With) for item in node.items}
    return [call.lineno for call in made if id(call) not in ended]


def test_every_painter_is_ended_even_if_painting_fails():
    assert left_open("with QPainter(self) as painter:\n    pass") == []
    assert left_open("painter = QPainter(self)") == [1]
    found = {name: left_open(source) for name, source in SOURCES.items() if "QPainter" in source}
    assert {name: lines for name, lines in found.items() if lines} == {}


# Who gives a painter many points: what is finite there is proved in one of these places (base/finite.py says how).
_POINTS = {"drawPolyline", "drawPolygon", "arrayToQPolygonF", "arrayToQPath", "QPolygonF"}
_GUARDED = {
    "nnviz.ui.plots.items.drag_handle", "nnviz.ui.plots.items.plane_points",  # corners of a symbol, all round its place
    "nnviz.ui.base.finite", "nnviz.ui.plots.items.contours", "nnviz.ui.widgets.surface_view",
    "nnviz.ui.plots.line_item", "nnviz.tabs.gradient.contour_map", "nnviz.tabs.gradient.trajectory_item",
}  # fmt: skip


def test_points_from_numbers_reach_a_painter_through_the_guarded_functions():
    found = {name for name, source in SOURCES.items() if _POINTS & set(re.findall(r"\w+", source))}
    assert found == _GUARDED


def themed_slots(node: ast.ClassDef) -> set[str]:
    """Return the methods of its own that a class connects to a change of theme."""
    calls = [call for call in ast.walk(node) if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)]
    connects = [call for call in calls if call.func.attr == "connect"]
    slots = [call.args[0] for call in connects if ast.unparse(call.func) == "THEME.changed.connect"]
    return {slot.attr for slot in slots if isinstance(slot, ast.Attribute)}


_SCREEN_ONLY = {  # what is never painted into a file from a kept picture
    "nnviz.ui.base.kept_pictures", "nnviz.ui.plots.background_cache", "nnviz.ui.plots.items.plane_points",
}  # fmt: skip


def test_kept_pictures_are_made_for_the_pixels_of_the_file_that_is_painted():
    """Else an exported picture holds enlarged pixels of the screen, or the screen lines of the file."""
    asks = re.compile(r"\w\.devicePixelRatioF\(\)")  # painter.device() has the right one
    found = {name for name, source in SOURCES.items() if asks.search(source)}
    assert found == _SCREEN_ONLY, found ^ _SCREEN_ONLY


def test_no_class_overrides_a_slot_that_its_base_connects_to_the_theme():
    """PySide goes on calling such a slot after the object is gone."""
    classes = {node.name: node for source in SOURCES.values() for node in statements(source)
               if isinstance(node, ast.ClassDef)}  # fmt: skip
    slots = {name: themed_slots(node) for name, node in classes.items()}
    methods = {name: {f.name for f in node.body if isinstance(f, ast.FunctionDef)} for name, node in classes.items()}

    def above(name: str) -> Iterator[str]:
        for base in map(ast.unparse, classes[name].bases):
            if base in classes:
                yield base
                yield from above(base)

    wrong = [(name, base) for name in classes for base in above(name) if slots[base] & methods[name]]
    assert any(slots.values())
    assert wrong == []


LONGEST = 350  # lines of a file
MOST_METHODS = 30  # of a class


def test_no_file_is_longer_than_one_can_read_in_one_go():
    lines = {name: len(source.splitlines()) for name, source in SOURCES.items()}
    assert {name: n for name, n in lines.items() if n > LONGEST} == {}


@cache
def classes() -> dict[str, int]:
    """Return every class of the program by its full name, with how many methods it has."""
    every = ((name, node) for name, source in SOURCES.items() for node in statements(source))
    found = [(name, node) for name, node in every if isinstance(node, ast.ClassDef)]
    return {f"{name}.{node.name}": sum(isinstance(part, ast.FunctionDef) for part in node.body) for name, node in found}


def test_no_class_has_more_methods_than_one_can_keep_in_mind():
    assert {name: n for name, n in classes().items() if n > MOST_METHODS} == {}


def test_no_two_classes_have_the_same_name():
    found = list(classes())
    names = Counter(name.rpartition(".")[2] for name in found)
    assert [name for name in found if names[name.rpartition(".")[2]] > 1] == []
