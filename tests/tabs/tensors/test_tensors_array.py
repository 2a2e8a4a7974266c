"""The view Array: what is said of x is what NumPy says, and every cell can be followed, by mouse, keys and time."""

import subprocess
import sys

import numpy as np
import pytest
from PySide6.QtCore import Qt

from nnviz.tabs.tensors import TensorsState
from nnviz.tabs.tensors.array.console import COMPLETIONS, console, suggestions
from nnviz.tabs.tensors.solids import solid_of
from nnviz.ui.base.number_format import bytes_text
from tests.gestures import show_preset

VIEW = "array"


def test_the_first_picture_is_an_array_and_its_transpose_with_one_cell_lit_in_both(tab):
    x, result = tab.view.picture.blocks
    assert (x.shape, result.shape) == ((2, 3), (3, 2)) and x.lit == ((0, 0),) and result.lit == ((0, 0),)
    assert "Rank 2" in tab.view.sentence.text() and "(2, 3)" in tab.view.sentence.text()
    assert tab.view.picture.sum_text == "(x.T)[0, 0] = x[0, 0] = 1"


def test_a_click_on_a_cell_tells_where_it_came_from_and_time_moves_all_of_them(tab, qtbot):
    picture = tab.view.picture
    rect = picture.rects(1)[1]
    qtbot.mouseClick(picture, Qt.MouseButton.LeftButton, pos=rect.center().toPoint())
    assert tab.state.at == 1 and picture.sum_text == "(x.T)[0, 1] = x[1, 0] = 4"
    assert picture.blocks[0].lit == ((1, 0),)
    picture.setFocus()
    qtbot.keyClick(picture, Qt.Key.Key_Down)
    assert picture.sum_text == "(x.T)[1, 1] = x[1, 1] = 5"
    qtbot.keyClick(picture, Qt.Key.Key_Right)
    assert picture.sum_text == "(x.T)[2, 0] = x[0, 2] = 3"
    qtbot.keyClick(tab, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: tab.state.at == 5, timeout=30_000)
    assert not picture.blocks[1].pale.any()


def test_every_preset_shows_what_numpy_gives_or_numpys_own_error(tab):
    for one in tab.presets:
        if one.state.view != "array":
            continue
        tab.set_state(one.state)
        x = eval(one.state.x, {"np": np, "digit": np.zeros((28, 28), np.uint8)})  # our own presets
        x = np.asarray(x)
        if one.state.dtype != "typed":
            x = x.astype(one.state.dtype)
        shown = console(tab.state)
        assert shown.x.array.shape == x.shape and shown.x.array.dtype == x.dtype, one.title
        for text, value in ((one.state.line, shown.result), (one.state.beside, shown.beside)):
            if not text:
                continue
            try:
                wanted = np.asarray(eval(text, {"np": np, "x": x, "rng": np.random.default_rng(0)}))
            except (ValueError, TypeError) as error:
                assert str(value.problem) == f"NumPy says: {error}", one.title
                continue
            assert value.array is None and value.words == str(tuple(wanted.tolist())) or (
                value.array.shape == wanted.shape), one.title
            if value.array is not None and wanted.size < 1000 and "digit" not in one.state.x:
                assert (value.array == wanted).all(), one.title


def test_a_digit_is_unrolled_row_by_row(tab):
    show_preset(tab, "A digit unrolled: 28 × 28 → 784")
    tab.timeline.go(14)
    x, result = tab.view.picture.blocks
    assert tab.view.picture.sum_text == "x[14, c] goes to 28 · 14 + c: indices 392 to 419"
    assert [i for i, _ in x.lit] == [14] * 28 and [i for i, in result.lit] == list(range(392, 420))
    wide, flat = (tab.view.picture.rects(n) for n in (0, 1))
    assert wide[0].width() > 5 and flat[-1].right() <= tab.view.picture.width()


def test_mnist_is_a_solid_to_scale_with_its_longest_axis_cut_and_never_copied(tab):
    show_preset(tab, "MNIST: (60000, 28, 28)")
    found = console(tab.state)
    assert not any(found.x.array.strides) and not any(found.result.array.strides)
    assert all(block.values is None for block in tab.view.picture.blocks)
    assert "47,040,000 numbers of uint8 take 47.04 MB" in tab.view.sentence.text()
    solid = solid_of((60000, 28, 28))
    assert solid.cut == {0} and solid.columns == solid.rows == 28
    assert "376.3 MB" in tab.strip.texts()[2][1]


@pytest.mark.parametrize("shape", [(), (5,), (3, 5), (3, 3, 5), (128, 256, 256, 3), (4, 240, 144, 256, 3)])
def test_a_solid_is_to_scale_unless_an_axis_is_cut(shape):
    solid = solid_of(shape)
    sides = {len(shape) - 1: solid.columns, len(shape) - 2: solid.rows, len(shape) - 3: solid.depth}
    for axis in range(max(0, len(shape) - 3), len(shape)):
        assert (sides[axis] == shape[axis]) == (axis not in solid.cut)
    assert solid.across <= 3 and solid.down <= 3


def test_the_rank_is_predicted_first(tab, qtbot):
    show_preset(tab, "Predict: rank of five numbers")
    assert "(5,)" not in tab.view.picture.blocks[0].title and "Rank" not in tab.view.sentence.text()
    assert tab.view.answer_row.isVisible() and len(tab.view.picture.blocks) == 1
    qtbot.mouseClick(tab.view.answers[5], Qt.MouseButton.LeftButton)
    assert tab.view.sentence.text().startswith("5 is how many numbers it has, along its only axis. Rank 1")
    qtbot.mouseClick(tab.view.answers[2], Qt.MouseButton.LeftButton)
    assert tab.view.sentence.text().startswith("Not 2. Rank 1")
    qtbot.mouseClick(tab.view.answers[1], Qt.MouseButton.LeftButton)
    assert tab.view.sentence.text().startswith("Right. Rank 1")
    tab.change(x="[[1, 2], [3, 4]]")
    assert tab.state.guess == -1 and "What is the rank" in tab.view.sentence.text()


def test_wrong_stands_beside_right(tab):
    show_preset(tab, "Pitfall: ragged rows")
    _, wrong, right = tab.view.picture.blocks
    assert wrong.wrong and "inhomogeneous shape" in wrong.words and right.values.tolist() == [[1, 2], [3, 0]]
    show_preset(tab, "Pitfall: a list that is repeated")
    _, wrong, right = tab.view.picture.blocks
    assert wrong.values.tolist() == [1, 2, 1, 2] and right.values.tolist() == [2, 4]
    show_preset(tab, "Pitfall: x.ndim() is called")
    assert tab.view.picture.blocks[1].words == "NumPy says: 'int' object is not callable"


def test_an_array_that_numpy_refuses_is_told_and_one_that_cannot_be_read_is_refused(tab):
    tab.change(x="[[1, 2], [3]]")
    assert "inhomogeneous" in tab.view.picture.blocks[0].words and len(tab.view.picture.blocks) == 1
    assert "no array x" in tab.view.sentence.text() and not tab.view.suggestion_row.isVisible()
    compile(tab.script(tab.state), "script", "exec")
    for text in ("[1, ?]", "__import__('os')", "open('x')"):
        with pytest.raises(ValueError, match="character"):
            tab.set_state(TensorsState(view="array", x=text))


@pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)
def test_typing_a_line_by_keyboard_alone_is_completed_and_shown(tab, qtbot):
    line = tab.form.controls["line"].edit
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "x.resh")
    popup = line.completer().popup()
    assert popup.isVisible() and line.completer().completionCount() == 3
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert tab.state.line == "x.reshape(-1)" and tab.view.picture.blocks[1].shape == (6,)
    line.selectAll()
    qtbot.keyClicks(line, "x[:, 1:3")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert tab.state.line == "x.reshape(-1)" and tab.form.controls["line"].holds_refused


@pytest.mark.parametrize("shape", [(), (1,), (5,), (0, 3), (2, 3), (2, 3, 4), (8, 3, 6, 5), (8, 6, 5, 3), (2,) * 5])
def test_every_suggestion_works(shape):
    x = np.arange(int(np.prod(shape))).reshape(shape)
    for line in suggestions(shape):
        eval(line, {"x": x, "np": np, "rng": np.random.default_rng(0)})


def test_a_suggestion_is_clicked(tab, qtbot):
    button = next(b for b in tab.view.suggestions if b.text() == "x.sum(axis=0)")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert tab.view.picture.blocks[1].values.tolist() == [5, 7, 9] and not tab.start_button.isEnabled()
    assert all(isinstance(line, str) for line in COMPLETIONS)


def test_the_sizes_in_the_strip_light_up_their_axis(tab):
    tab.highlight("axis1")
    assert tab.view.picture.axis == 1
    lit = tab.grab().toImage()
    tab.highlight("")
    assert tab.view.picture.axis is None and tab.grab().toImage() != lit


@pytest.mark.parametrize(("count", "text"), [(0, "0 B"), (999, "999 B"), (47_040_000, "47.04 MB"), (10**10, "10 GB")])
def test_bytes_have_the_unit_that_suits_them(count, text):
    assert bytes_text(count) == text


@pytest.mark.parametrize("title", ["An array and its transpose", "Pitfall: ragged rows", "A random batch"])
def test_the_copied_program_runs_and_says_the_same(tab, title, tmp_path):
    pytest.importorskip("matplotlib")
    show_preset(tab, title)
    path = tmp_path / "a.py"
    path.write_text("import matplotlib\n\nmatplotlib.use('Agg')\n" + tab.script(tab.state), encoding="utf-8")
    out = subprocess.run([sys.executable, str(path)], capture_output=True, text=True, timeout=120, check=True).stdout
    found = console(tab.state)
    assert f"rank {found.x.array.ndim}, shape {found.x.array.shape}" in out
    assert (str(found.result.array.shape) if found.result.array is not None else "inhomogeneous") in out
