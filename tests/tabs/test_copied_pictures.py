"""What "Copy as Python" draws is what the window shows: curve for curve, bar for bar, image for image.

A slice; all presets, with pictures beside each other for the eye: `python -m tests.benchmarks.copied_programs`.
"""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from nnviz.tabs import ENTRIES
from tests.tabs.copied import compared, drawn_by
from tests.tabs.training.test_training import write_digits

SLICE = {
    "activations": ({"view": "output"}, {"view": "superposition"}),
    "network": ({"view": "chain"},),
    "losses": ({"view": "batch"}, {"view": "compare"}, {"view": "logarithm"}),
    "gradient": ({"view": "field"}, {"view": "race", "steps": 12}, {"view": "data", "steps": 12}),
    "derivatives": ({"view": "curve"}, {"view": "error"}, {"view": "partial"}),
    "data": ({"view": "arrays"}, {"view": "batch"}),
    "inference": ({"view": "one", "batch_size": 20},),
}


@pytest.fixture(scope="module")
def digits(tmp_path_factory) -> Path:
    return write_digits(tmp_path_factory.mktemp("digits"), 60, 20)


@pytest.mark.parametrize("name", SLICE)
def test_a_copied_program_draws_every_curve_of_the_window(qtbot, monkeypatch, digits, name):
    monkeypatch.setenv("NNVIZ_DATA_DIR", str(digits))
    tab = next(entry for entry in ENTRIES if entry.name == name).load()()
    qtbot.addWidget(tab)
    tab.show()
    for fields in SLICE[name]:
        tab.set_state(replace(type(tab.state)(), **fields))
        qtbot.waitUntil(lambda: not tab.busy, timeout=30_000)
        if name == "gradient":
            tab.timeline.go(100)
        QApplication.processEvents()
        results = list(compared(tab, drawn_by(tab.script(tab.state))))
        assert results and [part for part, drawn in results if not drawn] == [], fields
    tab.close_down()
