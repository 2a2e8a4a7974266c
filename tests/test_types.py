"""Types: mypy finds nothing in all of nnviz."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.timeout(300)  # without a cache mypy reads NumPy and Qt first
def test_mypy_finds_nothing():
    command = [sys.executable, "-m", "mypy", "nnviz"]
    environment = {**os.environ, "MYPYPATH": "", "PYTHONPATH": ""}
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=280)
    assert run.returncode == 0, run.stdout + run.stderr


def test_what_mypy_is_to_ignore_has_a_reason():
    lines = [(str(path.relative_to(ROOT)), line) for path in (ROOT / "nnviz").rglob("*.py")
             for line in path.read_text("utf-8").splitlines() if "type: ignore" in line]  # fmt: skip
    assert lines and [entry for entry in lines if not re.search(r"type: ignore\[[\w, -]+\]  # \w*", entry[1])] == []
