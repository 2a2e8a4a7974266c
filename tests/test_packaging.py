"""What a newcomer gets: the pins, the README's commands, and a wheel that runs far from the checkout."""

import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from PySide6.QtGui import QImage

from nnviz import __version__
from nnviz.ui.base.resources import resource, resource_dir

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
README = (ROOT / "README.md").read_text("utf-8")
RESOURCES = {
    path.relative_to(ROOT).as_posix() for path in (ROOT / "resources").rglob("*")
    if path.is_file() and path.parent.name != "__pycache__"  # what another test has imported
}  # fmt: skip


def pip_takes(python: str, pyside: str) -> bool:
    """Whether a Python may get a PySide6 by our own requirements."""
    rows = [Requirement(text) for text in PROJECT["project"]["dependencies"]]
    rows = [row for row in rows if row.name == "PySide6-Essentials"]
    asked = [row for row in rows if row.marker and row.marker.evaluate({"python_version": python})]
    assert len(asked) == 1, "exactly one requirement holds for every Python"
    return asked[0].specifier.contains(pyside)


@pytest.mark.parametrize("pyside", ["6.8.3", "6.9.3", "6.10.3", "6.11.3"])
@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13", "3.14"])
def test_sound_versions_of_pyside_are_taken(python, pyside):
    assert pip_takes(python, pyside)


@pytest.mark.parametrize(
    ("python", "pyside"),
    [("3.11", "6.12.0"), ("3.11", "6.12.3")]  # abort within seconds
    + [(python, pyside) for python in ("3.11", "3.12") for pyside in ("6.9.1", "6.11.0", "6.11.1", "6.13.0")],
)
def test_broken_or_unknown_versions_of_pyside_are_not_taken(python, pyside):
    assert not pip_takes(python, pyside)


def test_pyside_6_12_is_taken_from_python_3_12_on():
    assert pip_takes("3.12", "6.12.0")


def test_the_extra_and_the_dependency_group_are_the_same_list():
    assert PROJECT["project"]["optional-dependencies"]["test"] == PROJECT["dependency-groups"]["test"]


def command(name: str) -> str:
    found = re.findall(rf"<!-- {name} command -->\n```bash\n(.*?)```\n<!-- end -->", README, re.DOTALL)
    assert len(found) == 1
    return found[0]


def test_both_commands_of_the_readme_begin_with_the_same_system_packages():
    start, test = (command(name).split("python3 -m venv ")[0] for name in ("start", "test"))
    assert start == test
    assert {"libegl1", "libxcb-cursor0", "fonts-nanum", "python3-venv"} <= set(start.split())


def test_the_commands_of_the_readme_are_valid_shell():
    for name in ("start", "test"):
        subprocess.run(["bash", "-n", "-c", command(name)], check=True)


def test_resources_are_found_in_the_checkout():
    assert resource_dir() == ROOT / "resources"
    assert resource("icons", "nnviz.svg").is_file()


def build(sources: Path, out: Path, *options: str) -> Path:
    """Build from a folder of sources without network, and return the folder with the results."""
    pytest.importorskip("hatchling", reason="the wheel is built with hatchling: pip install -e '.[test]'")
    hatchling = [sys.executable, "-m", "hatchling", "build", "-d", str(out), *options]
    subprocess.run(hatchling, cwd=sources, check=True, capture_output=True)
    return out


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the wheel and the source archive."""
    return build(ROOT, tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder where the wheel alone is installed; its libraries come from this environment."""
    target = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--no-index", "--target", str(target)]
    subprocess.run([*pip, str(next(built.glob("*.whl")))], check=True, capture_output=True)
    return target


def names(wheel: Path) -> set[str]:
    return set(zipfile.ZipFile(wheel).namelist())


def test_the_wheel_holds_the_package_all_resources_and_nothing_of_the_tests(built):
    found = names(next(built.glob("*.whl")))
    data = f"nnviz-{__version__}.data/data/share"
    assert {f"nnviz/{name}" for name in RESOURCES} <= found
    assert {path.relative_to(ROOT).as_posix() for path in (ROOT / "nnviz").rglob("*.py")} <= found
    assert {f"{data}/applications/nnviz.desktop", f"{data}/icons/hicolor/scalable/apps/nnviz.svg"} <= found
    assert f"nnviz-{__version__}.dist-info/licenses/LICENSE" in found
    assert {name.split("/")[0].partition("-")[0] for name in found} == {"nnviz"}


def test_the_source_archive_builds_the_same_wheel(built, tmp_path):
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        # Debian 12's Python 3.11.2 knows no filters; from 3.12 on, Python warns without one.
        archive.extraction_filter = getattr(tarfile, "data_filter", lambda member, path: member)
        archive.extractall(tmp_path)
    again = build(tmp_path / f"nnviz-{__version__}", tmp_path / "dist", "-t", "wheel")
    assert names(next(again.glob("*.whl"))) == names(next(built.glob("*.whl")))
    assert (tmp_path / f"nnviz-{__version__}" / "tests" / "test_packaging.py").is_file()


def away(installed: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run something of the installed wheel in an empty folder, with nothing of the checkout in reach."""
    environment = os.environ | {"PYTHONPATH": str(installed), "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(arguments, cwd=folder, env=environment, capture_output=True, text=True, timeout=100)


def test_the_installed_wheel_finds_its_own_resources(installed, tmp_path):
    program = "from nnviz.ui.base.resources import resource; print(resource('icons', 'nnviz.svg'))"
    result = away(installed, tmp_path, sys.executable, "-c", program)
    assert (result.stderr, result.stdout.strip()) == ("", str(installed / "nnviz/resources/icons/nnviz.svg"))


@pytest.fixture
def program(installed: Path) -> str:
    """The installed `nnviz` command."""
    return str(installed / "bin" / "nnviz")


def test_the_installed_program_says_its_version(installed, program, tmp_path):
    result = away(installed, tmp_path, program, "--version")
    assert (result.returncode, result.stdout.strip()) == (0, f"nnviz {__version__}"), result.stderr


@pytest.mark.timeout(120)
@pytest.mark.usefixtures("qapp")  # a test with an application has the digits that others have drawn
def test_the_installed_program_paints_the_training_tab_without_a_screen(installed, program, tmp_path):
    result = away(installed, tmp_path, program, "--fresh", "--tab", "training", "--screenshot", "picture.png")
    assert result.returncode == 0, result.stderr
    picture = QImage(str(tmp_path / "picture.png"))
    assert picture.width() >= 1280 and picture.height() >= 720
    grid = ((x, y) for x in range(0, picture.width(), 8) for y in range(0, picture.height(), 8))
    colours = {picture.pixel(x, y) for x, y in grid}
    assert len(colours) > 10, "the picture is blank"
