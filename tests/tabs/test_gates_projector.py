"""Gates in projector type on a small screen with the control panel open, and the keys after a click into the plane."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nnviz.tabs.gates import GatesTab
from nnviz.tabs.gates.moments import WIRING
from nnviz.tabs.gates.state import GatesState, task_fields
from nnviz.ui.base.language import LANGUAGE
from nnviz.ui.base.theme import THEME
from nnviz.ui.plots.items.drag_handle import Handle
from nnviz.ui.widgets.network.diagram import Diagram
from tests.gestures import click, pixel


@pytest.fixture
def tab(qtbot) -> Iterator[GatesTab]:
    """The tab as a projector of 1280 × 720 shows it."""
    THEME.choose("projector")
    tab = GatesTab()
    qtbot.addWidget(tab)
    tab.panel.show()
    tab.resize(1280, 649)
    with qtbot.waitExposed(tab):
        tab.show()
    settle()
    yield tab
    tab.close_down()
    THEME.choose("light")
    LANGUAGE.choose("en")


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_buttons_for_own_points_do_not_widen_the_window_and_lie_side_by_side(tab, language):
    LANGUAGE.choose(language)
    tab.change(**task_fields(tab.state, "own"))
    settle()
    assert tab.minimumSizeHint().width() <= 1280 and tab.width() == 1280
    places = [button.geometry() for button in tab.one.tools.values()]
    assert all(tab.one.tool_bar.rect().contains(place) for place in places)
    assert not any(a.intersects(b) for a in places for b in places if a is not b)
    assert len({place.top() for place in places}) == 2, "two rows are enough"
    tab.panel.hide()
    settle()
    assert len({button.y() for button in tab.one.tools.values()}) == 1, "with more room they stand in one row again"


def texts_of(diagram: Diagram) -> dict[str, QRectF]:
    """Return where the letters on the wires and the names of the units stand."""
    places = diagram._places()
    air = 4 * THEME.current.scale
    found = {wire.text: diagram._label_box(wire, places[wire.start], places[wire.end]).adjusted(air, 0, -air, 0)
             for wire in diagram.wires if wire.text}  # fmt: skip
    labels = [diagram._label_box(wire, places[wire.start], places[wire.end]) for wire in diagram.wires if wire.text]
    return found | {node.caption: diagram._caption_box(node, places[node.key], labels)
                    for node in diagram.nodes if node.caption and 0 < node.x < 1}  # fmt: skip


@pytest.mark.parametrize("activation", ["step", "tanh"])
@pytest.mark.parametrize("w1", [0.6, -0.25, -1.125])
def test_in_the_neuron_no_text_lies_on_a_unit_or_on_another_text(tab, activation, w1):
    tab.change(activation=activation, w1=w1)
    settle()
    neuron, radius = tab.one.neuron, tab.one.neuron._radius()
    units = [QRectF(p.x() - radius, p.y() - radius, 2 * radius, 2 * radius) for p in neuron._places().values()]
    texts = texts_of(neuron)
    assert len(texts) == 5
    assert [text for text, box in texts.items() for unit in units if box.intersects(unit)] == []
    assert [(a, b) for a in texts for b in texts if a < b and texts[a].intersects(texts[b])] == []
    assert all(neuron.rect().contains(box.toAlignedRect()) for box in texts.values())


def test_the_circles_of_the_neuron_keep_their_size_while_a_weight_is_dragged(tab):
    radii = set()
    for w1 in (0.5, 0.51, -0.25, -1.0, 0.0):
        tab.change(w1=w1)
        settle()
        radii.add(tab.one.neuron._radius())
    assert len(radii) == 1


def test_the_last_column_of_the_table_is_whole(tab):
    header = tab.one.table.horizontalHeader()
    ends = [header.sectionViewportPosition(i) + header.sectionSize(i) for i in range(header.count())]
    assert ends[-1] == tab.one.table.viewport().width()


def test_keys_work_on_the_point_that_a_click_has_just_added(tab):
    tab.change(**task_fields(tab.state, "own"))
    settle()
    click(tab.one.plane, 0.45, 0.2)
    assert tab.state.points[-1][2] == 1 and len(tab.state.points) == 5
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_T)
    assert tab.state.points[-1][2] == 0 and len(tab.state.points) == 5
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Delete)
    assert len(tab.state.points) == 4
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Delete)
    assert len(tab.state.points) == 3, "the keys have gone over to the point before it"


def test_the_key_of_the_colours_hides_no_point_of_ones_own(tab):
    tab.set_state(GatesState(task="own", points=((-0.4, -0.5, 0),), chosen=0))
    settle()
    key, point = tab.one.shade_key, tab.one.marks.handles[0]
    assert key.boundingRect().translated(key.scenePos()).contains(point.scenePos())
    assert point.zValue() > key.zValue() and tab.one.ring.zValue() > key.zValue()
    assert tab.one.plane.rect().contains(pixel(tab.one.plane, -0.4, -0.5))


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_planes_of_two_layers_stand_over_the_circuit_and_no_name_lies_on_a_handle(tab, language):
    LANGUAGE.choose(language)
    tab.change(view="layers")
    settle()
    tab.timeline.go(len(WIRING))
    settle()
    view = tab.view_of["layers"]
    assert tab.minimumSizeHint().width() <= 1280 and tab.width() == 1280
    for plane in (view.inner, view.outer):
        box = plane.getViewBox()
        assert box.width() > 250 and 1 / box.viewPixelSize()[0] > 75, "px, and px for a unit: there were 130 and 56"
        names = [text for text in plane._labels if text.isVisible() and text.text().startswith("(")]
        assert names, "where there is room, names are shown"
        handles = [item for item in box.allChildren() if isinstance(item, Handle) and item.isVisible()]
        assert [text.text() for text in names for handle in handles
                if text.sceneBoundingRect().adjusted(4, 4, -4, -4).contains(handle.scenePos())] == []  # fmt: skip
    assert view.circuit.geometry().top() >= view.inner.geometry().bottom()
    assert not view.table.verticalScrollBar().isVisible() and view.circuit.height() >= 5 * view.table.row_height()
    tab.panel.hide()
    settle()
    assert view.circuit.geometry().left() > view.outer.geometry().right(), "with more room it stands beside them"
    assert view.circuit.geometry().bottom() < view.table.geometry().top()
