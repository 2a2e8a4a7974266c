"""The drawing of a network: the same units and weights look the same, whatever was drawn before."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from nnviz.ui.widgets.network.editor import NetworkDiagram
from nnviz.ui.widgets.network.parts import Node, Wire

NODES = tuple(
    Node(f"{x}.{unit}", float(x), float(unit), "0.593", "x₁", above="+ 0.35", below="δ 0.022")
    for x in (0, 1) for unit in (0, 1)
)  # fmt: skip
WIRES = tuple(Wire(f"0.{i}", f"1.{j}", "w₁ 0.15 ↓", value=0.15) for i in (0, 1) for j in (0, 1))


def drawn(diagram: NetworkDiagram, nodes: tuple[Node, ...], wires: tuple[Wire, ...]) -> np.ndarray:
    diagram.show_network(nodes, wires)
    QApplication.processEvents()
    image = diagram.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return np.array(image.constBits(), np.uint8).reshape(image.height(), -1)


def new() -> NetworkDiagram:
    diagram = NetworkDiagram()
    diagram.resize(500, 260)
    diagram.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # whose ring is no part of the picture
    diagram.show()
    return diagram


@pytest.mark.parametrize("before", [
    {"below": "δ −1.2×10⁻¹⁵⁵"}, {"above": "− 1.235×10⁻²⁰⁰"}, {"caption": "t 0.7\nE₁ 0.077"}, {"text": "−0.59"},
])  # fmt: skip
def test_units_have_the_room_of_what_is_in_them_now(qapp, before):
    diagram = new()
    drawn(diagram, tuple(replace(node, **before) for node in NODES), WIRES)
    assert (drawn(diagram, NODES, WIRES) == drawn(new(), NODES, WIRES)).all()


@pytest.mark.parametrize("before", ["w₁ 0.15", "i₁ i.i5 i", "MM MMMM M"])
def test_numbers_on_wires_stand_where_those_of_now_have_room(qapp, before):
    diagram = new()
    drawn(diagram, NODES, tuple(replace(wire, text=before) for wire in WIRES))
    assert (drawn(diagram, NODES, WIRES) == drawn(new(), NODES, WIRES)).all()


def test_what_the_keys_change_is_painted_only_where_it_is_seen(qapp, monkeypatch):
    diagram = new()
    drawn(diagram, NODES, WIRES)
    asked = []
    monkeypatch.setattr(diagram, "update", lambda: asked.append(diagram.spot))
    diagram.set_spot(WIRES[1].key)
    assert not asked  # the keys are elsewhere: it looks as before
    monkeypatch.setattr(diagram, "hasFocus", lambda: True)
    diagram.set_spot(WIRES[2].key)
    assert asked == [WIRES[2].key]
