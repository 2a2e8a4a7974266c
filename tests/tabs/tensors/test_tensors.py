"""The tensors tab: what its pictures say is what NumPy says, by mouse, by keys and in time."""

import re
import subprocess
import sys
import time

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from nnviz.core.studies.tensors.broadcasting import meet
from nnviz.core.studies.tensors.products import CALLS
from nnviz.tabs.tensors import TensorsState, TensorsTab
from nnviz.tabs.tensors.blocks import offsets
from nnviz.tabs.tensors.operation import operation
from nnviz.tabs.tensors.words import rule_of
from nnviz.ui.base.language import LANGUAGE
from nnviz.ui.base.theme import THEME
from tests.gestures import show_preset


def click_cell(qtbot, tab: TensorsTab, index: int) -> None:
    """Click a cell of the result."""
    picture = tab.view.picture
    rect = list(picture.rects(len(picture.blocks) - 1))[index]
    qtbot.mouseClick(picture, Qt.MouseButton.LeftButton, pos=rect.center().toPoint())


def test_the_first_picture_shows_one_cell_with_its_row_its_column_and_its_sum(tab):
    a, b, result = tab.view.picture.blocks
    assert (a.shape, b.shape, result.shape) == ((2, 3), (3, 2), (2, 2))
    assert a.lit == ((0, 0), (0, 1), (0, 2)) and b.lit == ((0, 0), (1, 0), (2, 0)) and result.lit == ((0, 0),)
    assert tab.view.picture.sum_text == "[0, 0] = 1·1 + 2·3 + 3·5 = 22"
    assert "3 and 3" in tab.view.sentence.text()


def test_the_cursor_is_a_hand_over_what_can_be_clicked_alone(tab, qtbot):
    picture = tab.view.picture
    inside = list(picture.rects(len(picture.blocks) - 1))[3].center().toPoint()
    for place, shape in ((inside, Qt.CursorShape.PointingHandCursor), (QPoint(2, 2), Qt.CursorShape.ArrowCursor)):
        qtbot.mouseMove(picture, place)
        assert picture.hasMouseTracking() and picture.cursor().shape() == shape


def test_a_click_on_a_cell_shows_its_row_and_column(tab, qtbot):
    click_cell(qtbot, tab, 3)
    assert tab.state.at == 3
    assert tab.view.picture.sum_text == "[1, 1] = 4·2 + 5·4 + 6·6 = 64"
    tab.undo()
    assert tab.state == TensorsState()


def test_space_lets_the_row_travel_and_the_arrow_keys_step(tab, qtbot):
    qtbot.keyClick(tab, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: tab.state.at == 3, timeout=30_000)
    tab.rewind()
    assert tab.state.at == 0
    tab.view.picture.setFocus()
    qtbot.keyClick(tab.view.picture, Qt.Key.Key_Down)
    assert tab.state.at == 2
    qtbot.keyClick(tab.view.picture, Qt.Key.Key_Right)
    assert tab.state.at == 3 and tab.timeline.position == 3


@pytest.mark.parametrize("shape", [(2, 3), (30, 30), (50, 50), (1, 200)])
def test_signs_have_room_between_the_arrays(tab, shape):
    tab.change(operands="shapes", operator="*", shape_a=shape, shape_b=shape)
    tab.timeline.go(len(tab.timeline.keep))
    picture = tab.view.picture
    boxes = [place.rect(block) for place, block in zip(picture._places(), picture.blocks, strict=True)]
    if boxes[0].right() < boxes[1].left():  # in a row
        assert all(other.left() - one.right() >= 29 for one, other in zip(boxes, boxes[1:], strict=False))
    assert all(0 <= box.left() and box.right() <= picture.width() + 1 for box in boxes)


def test_every_preset_shows_the_numbers_of_numpy_in_every_moment(tab):
    for one in tab.presets:
        if one.state.view != "operators":
            continue
        tab.set_state(one.state)
        shown = operation(tab.state)
        if shown.result is None or shown.result.values is None:
            continue
        for position in {0, 1, shown.last // 2, shown.last} & set(range(shown.last + 1)):
            tab.timeline.go(position)
            now = operation(tab.state)
            assert now.stretch + now.at == position, one.title
        whole = np.asarray(CALLS[tab.state.operator](*tab.state.arrays()))
        assert (operation(tab.state).result.values == whole).all(), one.title


def test_the_notes_pair_with_three_axes_has_the_diagonal_of_dot_lit(tab):
    show_preset(tab, "Three axes: dot")
    result = tab.view.picture.blocks[-1]
    assert result.shape == (2, 3, 2, 3) and (~result.pale).sum() == 18
    a, b = tab.state.arrays()
    assert (result.values[~result.pale].reshape(2, 3, 3) == a @ b).all()


def test_broadcasting_is_stretched_before_it_is_added(tab, qtbot):
    show_preset(tab, "Broadcasting: column and row")
    picture = tab.view.picture
    assert picture.blocks[0].shape == (3, 1) and picture.blocks[1].shape == (4,) and picture.blocks[2].hidden
    seen = []
    for _ in range(3):
        tab.timeline.step()
        seen.append((picture.blocks[0].shape, picture.blocks[1].shape))
    assert seen == [((3, 4), (4,)), ((3, 4), (1, 4)), ((3, 4), (3, 4))]
    assert not picture.blocks[2].hidden and picture.sum_text == "[0, 0] = 0 + 0 = 0"
    assert picture.blocks[0].pale.sum() == 9  # only the first column is not a copy
    tab.timeline.go(0)
    click_cell(qtbot, tab, 6)
    assert picture.sum_text == "[1, 2] = 10 + 2 = 12"


def test_a_failing_product_is_told_in_numpys_words_and_a_click_repairs_it(tab, qtbot):
    show_preset(tab, "Failure: the inner sizes differ")
    a = np.ones((2, 3))
    with pytest.raises(ValueError, match="matmul") as error:
        a @ a
    assert str(error.value).split(" (size")[0].split(",(k")[0].split(" ->")[0][:60] in tab.view.sentence.text()
    assert "It names B" in tab.view.sentence.text()
    assert tab.view.picture.sum_text == "A row of 3 meets a column of 2"
    assert not tab.start_button.isEnabled()
    button = next(b for b in tab.view.repairs if b.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert tab.state.a == "np.array([[1, 2, 3], [4, 5, 6]]).T" and operation(tab.state).meeting.result == (3, 3)
    assert not any(b.isVisible() for b in tab.view.repairs)
    assert tab.start_button.isEnabled()


def test_the_cards_say_what_each_operator_gives_and_choose_it(tab, qtbot):
    cards = tab.view.cards.cards
    assert cards["@"].accessibleName() == "A @ B: (2, 2)"
    assert "could not be broadcast together with shapes (2,3) (3,2)" in cards["+"].accessibleName()
    assert cards["@"].toolTip() == "[[22, 28], [49, 64]]" and "broadcast" in cards["*"].toolTip()
    qtbot.mouseClick(cards["dot"], Qt.MouseButton.LeftButton)
    assert tab.state.operator == "dot" and cards["dot"].isChecked()


@pytest.mark.parametrize("order", ["columns", "outer"])
def test_the_other_orders_end_with_the_same_product(tab, order):
    tab.change(order=order)
    tab.timeline.go(operation(tab.state).last)
    assert tab.view.picture.blocks[-1].values.tolist() == [[22, 28], [49, 64]]
    if order == "outer":
        tab.timeline.go(0)
        assert tab.view.picture.blocks[-1].values.tolist() == [[1, 2], [4, 8]]


def test_mnist_is_shown_by_its_shape_and_never_copied(tab):
    tab.change(a="np.zeros((60000, 28, 28))", b="np.zeros((28, 10))")
    assert tab.state.arrays()[0].strides == (0, 0, 0)
    assert operation(tab.state).meeting.result == (60000, 28, 10)
    assert all(block.values is None or block.values.size < 2500 for block in tab.view.picture.blocks)
    assert "too many numbers to draw" in tab.view.sentence.text()


@pytest.mark.parametrize("text", ["[[1, 2], [3]]", "['a']", "[1, ?]", "__import__('os')", ""])
def test_what_is_no_array_of_numbers_is_refused_and_the_last_one_stays(tab, text):
    with pytest.raises(ValueError, match=r"\w"):
        tab.set_state(TensorsState(a=text))
    assert tab.state == TensorsState()


@pytest.mark.parametrize("a", ["5", "[]", "[[]]", "[[1e308, -1e308]]", "[np.inf, 1, 2]", "[True, False, True]"])
@pytest.mark.parametrize("operator", ["*", "@", "dot", "+"])
def test_odd_arrays_are_shown_too(tab, a, operator):
    tab.set_state(TensorsState(a=a, operator=operator))
    assert tab.view.sentence.text() and not tab.grab().isNull()
    compile(tab.script(tab.state), "script", "exec")


@pytest.mark.parametrize("shape", [(114903, 452365, 905823, 823812, 683291, 0), (310000, 438331, 1000000, 0, 414988)])
def test_an_empty_shape_that_numpy_cannot_make_is_refused_with_a_sentence(tab, shape):
    tab.change(operands="shapes")
    for field in ("shape_a", "shape_b"):
        with pytest.raises(ValueError, match="too large for NumPy"):
            tab.restore({**tab.values(), field: shape})
    tab.restore({**tab.values(), "shape_a": (0, 1_000_000, 1_000_000), "shape_b": (1_000_000, 0)})


def test_cells_of_an_array_lie_apart_and_beside_each_other():
    for shape in ((), (4,), (2, 3), (2, 3, 4), (2, 3, 2, 3), (2, 2, 2, 2, 2)):
        x, y, (width, height) = offsets(shape)
        places = set(zip(x.ravel().tolist(), y.ravel().tolist(), strict=True))
        assert len(places) == x.size and x.max() + 1 <= width + 1e-9 and y.max() + 1 <= height + 1e-9
    assert offsets((2, 3, 4))[2][0] == 4  # a stack of matrices goes down


@pytest.mark.parametrize(
    "state", [TensorsState(), TensorsState(operator="+"), TensorsState(operands="shapes", shape_a=(60000, 784))]
)
def test_the_copied_program_runs_and_says_the_same_shapes(tab, state, tmp_path):
    tab.set_state(state)
    path = tmp_path / "a.py"
    text = tab.script(state).replace("import matplotlib.pyplot as plt", "import matplotlib\n\nmatplotlib.use('Agg')\n"
                                     "import matplotlib.pyplot as plt")  # fmt: skip
    path.write_text(text, encoding="utf-8")
    pytest.importorskip("matplotlib")
    out = subprocess.run([sys.executable, str(path)], capture_output=True, text=True, timeout=120, check=True).stdout
    assert str(operation(TensorsState(**{**vars(state), "operator": "@"})).meeting.result) in out


def test_the_picture_paints_a_thousand_cells_in_five_milliseconds_of_cpu(tab):
    """The least of many paintings: what else runs on the machine only makes one dearer."""
    tab.change(operands="shapes", operator="+", shape_a=(25, 40), shape_b=(1,))
    tab.timeline.go(len(tab.timeline.keep))
    QApplication.processEvents()
    picture = tab.view.picture
    assert picture.blocks[-1].values.size == 1000
    costs = []
    for _ in range(40):
        before = time.process_time()
        picture.repaint(picture._places()[-1].rect(picture.blocks[-1]).toAlignedRect())
        costs.append(time.process_time() - before)
    assert min(costs) < 0.005
    assert picture.cell_at(QPoint(0, 0)) is None


def test_the_shadow_is_drawn_with_its_length_and_the_product_in_it(tab):
    show_preset(tab, "45° between them")
    view = tab.view
    assert view.shadow["right"].x.tolist() == [0, 2] and view.shadow["right"].y.tolist() == [0, 0]
    assert not len(view.shadow["vermillion"].x)
    assert view.length.text() == "2" and view.product.text() == "u · v = 6"


def test_beyond_ninety_degrees_the_shadow_is_vermillion(tab):
    show_preset(tab, "Obtuse: against u")
    assert len(tab.view.shadow["vermillion"].x) == 2 and not len(tab.view.shadow["right"].x)
    assert "more than 90°" in tab.view.sentence.text() and tab.view.product.text() == "u · v = −10"
    show_preset(tab, "Failure: a vector that is zero")
    assert tab.view.product.text() == "" and "no angle" in tab.view.sentence.text()


def test_dragging_a_vector_and_turning_it_change_the_product(tab):
    tab.change(view="projection")
    tab.view.handles[0].moved.emit(2.0, 0.0)
    assert (tab.state.ux, tab.state.uy) == (2.0, 0.0) and tab.view.product.text() == "u · v = 4"
    tab.timeline.go(18)
    assert tab.state.turn == 18 and tab.view.product.text() == "u · v = −6"
    tab.view.handles[1].moved.emit(0.0, 3.0)
    assert tab.state.turn == 0 and "orthogonal" in tab.view.sentence.text()
    compile(tab.script(tab.state), "script", "exec")


def test_terms_of_the_strip_light_up_the_cells_and_the_arrays_they_stand_for(tab):
    tab.highlight("term1")
    assert tab.view.picture.pointed == ((0, ((0, 1),)), (1, ((1, 0),)))
    tab.highlight("result")
    assert tab.view.picture.pointed == ((2, None),)
    tab.highlight("")
    assert tab.view.picture.pointed == ()
    tab.change(view="projection")
    tab.highlight("shadow")
    assert tab.view.shadow["right"].width == 16
    tab.highlight("v")
    assert tab.view.arrows[1].lit and not tab.view.arrows[0].lit and tab.view.shadow["right"].width == 8


@pytest.mark.parametrize(
    ("axes", "operator", "text"),
    [
        ((2, 2), "@", "(A @ B)ij = Σk aik bkj"), ((2, 1), "@", "(A @ B)i = Σk aik bk"),
        ((1, 1), "@", "(A @ B) = Σk ak bk"), ((3, 3), "@", "(A @ B)lij = Σk alik blkj"),
        ((3, 2), "@", "(A @ B)lij = Σk alik bkj"), ((3, 3), "dot", "dot(A, B)ijlm = Σk aijk blkm"),
        ((2, 1), "dot", "dot(A, B)i = Σk aik bk"), ((1, 3), "*", "(A * B)ijl = al · bijl"),
        ((0, 2), "dot", "dot(A, B)ij = a bij"),
    ],
)  # fmt: skip
def test_the_rule_names_the_axes_that_there_are(axes, operator, text):
    assert re.sub("<.*?>", "", rule_of(*axes, operator)) == text


def test_sliders_give_the_sizes_their_letters_name(tab):
    show_preset(tab, "Where + fits: drag c")
    assert operation(tab.state).meeting.result == (2, 3)
    tab.change(size_c=5)
    assert operation(tab.state).meeting.error.startswith("operands could not be broadcast")
    tab.change(pattern_b="(a, 1)", size_a=4)
    a, b = tab.state.arrays()
    assert (a.shape, b.shape) == ((4, 3), (4, 1))
    controls = tab.form.controls
    assert not controls["size_c"].isVisible() and controls["size_a"].isVisible()


def test_the_whole_tab_is_worked_by_keyboard_alone(tab, qtbot):
    """From the row of views: every view is reached by Tab and Space, its picture or handles by Tab, and changed."""
    seen = set()
    buttons = tab.view_bar.buttons
    for key, button in buttons.items():
        button.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.keyClick(button, Qt.Key.Key_Space)
        assert tab.state.view == key
        seen.add(key)
        changed = set()
        for picture in tab.plots():
            picture.setFocus(Qt.FocusReason.TabFocusReason)
            for arrow in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                before = tab.state
                qtbot.keyClick(picture, arrow)
                changed.add(tab.state != before)
        assert True in changed or key == "speed", key
    assert seen == set(tab.views)


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_arrays_have_half_of_a_projector(qtbot, language):
    THEME.choose("projector")
    LANGUAGE.choose(language)
    tab = TensorsTab()
    qtbot.addWidget(tab)
    tab.panel.hide()
    tab.resize(1280, 640)  # of 720, less the menus and the tabs
    try:
        with qtbot.waitExposed(tab):
            tab.show()
        tab.change(view="operators")
        QApplication.processEvents()
        assert tab.view.picture.height() >= 355 + tab.height() - 640
        assert all(card.height() <= tab.view.alignment.height() for card in tab.view.cards.cards.values())
    finally:
        tab.close_down()
        THEME.choose("light")
        LANGUAGE.choose("en")


def test_what_was_refused_in_one_view_is_not_told_in_another(qtbot):
    tab = TensorsTab()
    qtbot.addWidget(tab)
    with qtbot.waitExposed(tab):
        tab.show()
    tab.change(view="operators")
    field = tab.panel.findChildren(QLineEdit)
    told = [label for label in tab.panel.findChildren(QLabel) if "Type an array" in label.text()]
    assert not told
    typed = next(edit for edit in field if edit.isVisible() and edit.text() == tab.state.b)
    typed.setFocus()
    typed.selectAll()
    QTest.keyClicks(typed, " ")
    QTest.keyClick(typed, Qt.Key.Key_Return)
    told = [label for label in tab.panel.findChildren(QLabel) if "Type an array" in label.text()]
    assert told and all(label.isVisible() for label in told)
    tab.change(view="projection")
    assert not any(label.isVisible() for label in told)
    tab.change(view="operators")
    assert all(label.isVisible() for label in told)
    tab.close_down()


@pytest.mark.parametrize(("title", "shapes"), [
    ("Two vectors: (3,) @ (3,) is ()", {"@": (), "dot": ()}),
    ("Axes in front: @ and dot", {"@": (2, 5, 3, 2), "dot": (2, 1, 3, 5, 2)}),
    ("Failure: @ with a single number", {"@": None, "dot": (3,)}),
])  # fmt: skip
def test_where_at_and_dot_part_is_on_the_cards_of_a_show_preset(tab, title, shapes):
    show_preset(tab, title)
    a, b = tab.state.arrays()
    for operator, wanted in shapes.items():
        assert meet(a.shape, b.shape, operator).result == wanted
        card = tab.view.cards.cards[operator]
        assert (str(wanted) if wanted is not None else "matmul") in card.accessibleName()


@pytest.mark.parametrize("shape", [(10**5, 0), (0, 10**5), (10**5, 10**4, 0)])
def test_a_program_does_not_write_out_the_empty_lists_of_a_huge_shape_without_numbers(tab, shape):
    tab.change(view="operators", operands="shapes", operator="+", shape_a=shape, shape_b=())
    text = tab.script(tab.state)
    assert len(text) < 10_000 and f"SHAPE_A = {shape}" in text
