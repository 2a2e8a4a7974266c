"""The inference tab: real images in their real format, the shipped networks, the real worker, real mouse and keys."""

import gzip
import os
import pickle
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nnviz.core.inference import MISTAKES, Mistakes, Model
from nnviz.core.training import confusion_matrix
from nnviz.data.book_pickle import load_any_weights
from nnviz.data.digits import generate
from nnviz.data.mnist import FILES
from nnviz.data.weights import save_weights
from nnviz.tabs.inference import InferenceTab
from nnviz.tabs.inference.state import InferenceState
from nnviz.ui.base.language import LANGUAGE
from nnviz.ui.base.resources import resource
from nnviz.ui.base.theme import THEME
from nnviz.ui.images.answer_marks import PLAIN, RIGHT, WRONG
from tests.gestures import click

TEST = 300


def write_digits(folder: Path, train: int = 10, test: int = TEST) -> Path:
    """Write drawn digits as four IDX files."""
    folder.mkdir(parents=True, exist_ok=True)
    images, labels = generate(train + test, np.random.default_rng(1))
    parts = (images[:train], labels[:train], images[train:], labels[train:])
    for file, array in zip(FILES, parts, strict=True):
        head = bytes([0, 0, 8, array.ndim]) + b"".join(n.to_bytes(4, "big") for n in array.shape)
        (folder / file.gz_name).write_bytes(gzip.compress(head + array.tobytes(), 1))
    return folder


@pytest.fixture(scope="session")
def digits(tmp_path_factory) -> Path:
    return write_digits(tmp_path_factory.mktemp("test-digits"))


@pytest.fixture(scope="module")
def shown(qapp, digits) -> Iterator[InferenceTab]:
    """One tab with 300 drawn digits to be answered, on show."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NNVIZ_DATA_DIR", str(digits))
        tab = InferenceTab()
        tab.resize(1280, 660)
        tab.one, tab.batches, tab.wrong, tab.bugs = (tab.view_of[key] for key in ("one", "batches", "wrong", "bugs"))
        tab.show()
        yield tab
    tab.close_down()
    tab.close()
    tab.deleteLater()


@pytest.fixture
def tab(qtbot, shown) -> InferenceTab:
    """The tab as it is at the start; what it has answered once it need not answer again."""
    shown.restore(asdict(InferenceState()))
    wait(qtbot, shown)
    shown.timeline.go(1)
    shown.message.clear()
    return shown


def wait(qtbot, tab: InferenceTab) -> None:
    """Wait until everything on show is there."""
    qtbot.waitUntil(lambda: tab.asking.ready and not tab.busy, timeout=30_000)


def show(qtbot, tab: InferenceTab, **fields) -> None:
    tab.set_state(replace(tab.state, **fields))
    wait(qtbot, tab)


def truth_of(tab: InferenceTab, mistakes: Mistakes | None = None, network: str = "sigmoid-50-100") -> np.ndarray:
    """Return the answers that core gives to all images, all in one batch unless softmax is wrong."""
    weights = load_any_weights(resource("weights", f"{network}.npz"))
    model = Model(weights.params, weights.metadata["activation"], mistakes=mistakes)
    return model.probabilities(tab.dataset.x_test).argmax(axis=1)


def at(widget, point: QPointF) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point.toPoint())


def test_the_image_on_show_its_outputs_and_its_mark_are_those_of_the_network(qtbot, tab):
    answers, t = truth_of(tab), tab.dataset.t_test
    for image in (0, 1, int(np.flatnonzero(answers != t)[0]), TEST - 1):
        tab.timeline.go(image + 1)
        assert tab.one.bars.values.argmax() == answers[image]
        assert tab.one.bars.values.sum() == pytest.approx(1, abs=1e-5)
        assert tab.one.large.marks.tolist() == [RIGHT if answers[image] == t[image] else WRONG]
        assert str(answers[image]) in tab.one.large.captions[0]
        assert (str(t[image]) in tab.one.large.captions[0]) and ("✗" in tab.one.large.captions[0]) == (
            answers[image] != t[image]
        )
        right = int(np.count_nonzero(answers[: image + 1] == t[: image + 1]))
        assert tab.head.figures.values["right"].text() == str(right)
        assert tab.head.figures.values["wrong"].text() == str(image + 1 - right)
        assert tab.head.figures.values["accuracy"].text() == f"{100 * right / (image + 1):.2f} %"


def test_the_film_shows_what_came_and_what_comes_without_telling_its_answers(qtbot, tab):
    tab.timeline.go(50)
    known = int(np.flatnonzero(tab.one.images == 49)[0])
    marks = tab.one.neighbours.marks
    assert (marks[: known + 1] != PLAIN).all() and (marks[known + 1 :] == PLAIN).all()
    assert all(tab.one.neighbours.captions[: known + 1]) and not any(tab.one.neighbours.captions[known + 1 :])
    at(tab.one.neighbours, tab.one.neighbours.rect_of(known - 2).center())
    assert tab.timeline.position == 48


def test_play_lets_the_pictures_fly_by_and_keys_step_and_jump(qtbot, tab):
    show(qtbot, tab, pace=2000)
    QTest.mouseClick(tab.start_button, Qt.MouseButton.LeftButton)
    assert tab.start_button.text() == "Pause"
    qtbot.waitUntil(lambda: tab.timeline.position > 60)
    QTest.mouseClick(tab.start_button, Qt.MouseButton.LeftButton)
    assert not tab.timeline.running and tab.start_button.text() == "Play"
    tab.timeline.go(10)
    tab.setFocus()
    QTest.keyClick(tab, Qt.Key.Key_Right)
    assert (tab.timeline.position, tab.image) == (11, 10)
    QTest.keyClick(tab, Qt.Key.Key_Left)
    assert tab.timeline.position == 10
    wrong = np.flatnonzero(truth_of(tab) != tab.dataset.t_test) + 1
    QTest.keyClick(tab, Qt.Key.Key_N)
    assert tab.timeline.position == wrong[wrong > 10][0]
    QTest.mouseClick(tab.playback_bar.buttons["stride"], Qt.MouseButton.LeftButton)
    assert tab.timeline.position == wrong[wrong > 10][1]
    QTest.keyClick(tab, Qt.Key.Key_P)
    assert tab.timeline.position == wrong[wrong > 10][0]
    QTest.keyClick(tab, Qt.Key.Key_End)
    assert tab.timeline.position == TEST
    QTest.keyClick(tab, Qt.Key.Key_N)
    assert tab.timeline.position == TEST
    QTest.keyClick(tab, Qt.Key.Key_Home)
    assert tab.timeline.position == 0 and tab.head.figures.values["accuracy"].text() == "–"


def test_playing_goes_on_in_batches_and_stops_where_nothing_plays(qtbot, tab):
    tab.start_button.click()
    show(qtbot, tab, view="batches", batch_size=10)
    position = tab.timeline.position
    qtbot.waitUntil(lambda: tab.timeline.position > position)
    show(qtbot, tab, view="wrong")
    assert not tab.timeline.running and tab.playback_bar.isHidden() and tab.start_button.isHidden()


def test_playing_goes_on_to_the_end_and_begins_anew(qtbot, tab):
    show(qtbot, tab, pace=2000)
    tab.timeline.go(TEST - 20)
    tab.start_button.click()
    qtbot.waitUntil(lambda: tab.timeline.position == TEST and not tab.timeline.running)
    tab.start_button.click()
    qtbot.waitUntil(lambda: 0 < tab.timeline.position < TEST)
    tab.rewind()
    assert tab.timeline.position == 0 and not tab.timeline.running


@pytest.mark.parametrize("size", [1, 7, 100, 1000])
def test_a_batch_shows_all_its_images_with_their_marks_and_both_times(qtbot, tab, size):
    show(qtbot, tab, view="batches", batch_size=size)
    answers, t = truth_of(tab), tab.dataset.t_test
    assert len(tab.timeline.keep) == -(-TEST // size)
    last = len(tab.timeline.keep)
    for position in {1, last}:
        tab.timeline.go(position)
        part = slice((position - 1) * size, min(TEST, position * size))
        np.testing.assert_array_equal(tab.batches.grid.marks, np.where(answers[part] == t[part], RIGHT, WRONG))
        assert tab.batches.grid.count == part.stop - part.start
    assert tab.head.figures.values["right"].text() == str(np.count_nonzero(answers == t))
    one, batch = tab.batches.times.bars
    assert one.seconds == tab.asking.answers(0).each and batch.seconds == tab.asking.answers(size).each
    assert "the same accuracy" in tab.head.verdict.text()
    ratio = float(re.search(r"([\d.,]+) times as fast", tab.head.verdict.text())[1].replace(",", ""))
    assert ratio == pytest.approx(one.seconds / batch.seconds, rel=0.06)


def test_the_strip_shows_the_shapes_of_one_image_and_of_a_batch(qtbot, tab):
    first, second = tab.strip.texts()
    assert first[1] == '<a href="x">(784,)</a> @ (784, 50) → (50,) @ (50, 100) → (100,) @ (100, 10) → (10,)'
    assert first[2] == "z1 = sigmoid(x @ W1 + b1)"
    assert f"<b>{truth_of(tab)[0]}</b>" in second[1]
    show(qtbot, tab, view="batches", network="relu-50")
    first, second = tab.strip.texts()
    assert first[1] == '<a href="x">(100, 784)</a> @ (784, 50) → (100, 50) @ (50, 10) → (100, 10)'
    assert first[2] == "z1 = relu(x @ W1 + b1)"
    assert second[1].endswith("argmax along axis 1: (100,)") and second[2] == "p = np.argmax(y, axis=1)"


def test_a_view_stays_at_the_image_when_it_changes(qtbot, tab):
    tab.timeline.go(250)
    show(qtbot, tab, view="batches")
    assert tab.timeline.position == 3
    show(qtbot, tab, view="one")
    assert tab.timeline.position == 250
    show(qtbot, tab, view="batches", batch_size=10)
    assert tab.timeline.position == 25
    at(tab.batches.grid, tab.batches.grid.rect_of(3).center())
    assert (tab.state.view, tab.timeline.position) == ("one", 244)


def test_the_matrix_counts_and_a_click_filters_the_wall(qtbot, tab):
    show(qtbot, tab, view="wrong")
    answers, t = truth_of(tab), tab.dataset.t_test
    counts = confusion_matrix(t, answers, 10)
    np.testing.assert_array_equal(tab.wrong.matrix.counts, counts)
    assert tab.wrong.grid.count == TEST - np.trace(counts)
    found = tab.asking.answers(100)
    confidence = found.probabilities[tab.wrong.images, found.answers[tab.wrong.images]]
    assert (np.diff(confidence) <= 0).all()
    off = counts - np.diag(np.diag(counts))
    row, column = np.unravel_index(off.argmax(), off.shape)
    at(tab.wrong.matrix, tab.wrong.matrix.rect_of(row, column).center())
    assert (tab.state.truth, tab.state.answer) == (row, column)
    assert tab.wrong.grid.count == off[row, column]
    assert set(tab.wrong.grid.captions) == {f"{row} → {column}"}
    at(tab.wrong.matrix, tab.wrong.matrix.rect_of(row, column).center())
    assert (tab.state.truth, tab.state.answer) == (-1, -1)
    name = tab.wrong.matrix.rect_of(row, 0)
    at(tab.wrong.matrix, QPointF(name.x() - 12, name.center().y()))
    assert (tab.state.truth, tab.state.answer) == (row, -1) and tab.wrong.grid.count == off[row].sum()
    name = tab.wrong.matrix.rect_of(0, column)
    at(tab.wrong.matrix, QPointF(name.center().x(), name.y() - 8))
    assert (tab.state.truth, tab.state.answer) == (-1, column) and tab.wrong.grid.count == off[:, column].sum()
    at(tab.wrong.matrix, tab.wrong.matrix.rect_of(3, 3).center())
    assert tab.wrong.grid.count == counts[3, 3] and (tab.wrong.grid.marks == RIGHT).all()
    tab.undo()
    assert (tab.state.truth, tab.state.answer) == (-1, column)


def test_the_matrix_is_used_with_keys_and_says_its_cells_in_words(qtbot, tab):
    show(qtbot, tab, view="wrong", truth=4, answer=4)
    tab.wrong.matrix.setFocus()
    QTest.keyClick(tab.wrong.matrix, Qt.Key.Key_Right)
    QTest.keyClick(tab.wrong.matrix, Qt.Key.Key_Down)
    assert (tab.state.truth, tab.state.answer) == (5, 5)
    QTest.keyClick(tab.wrong.matrix, Qt.Key.Key_Escape)
    assert (tab.state.truth, tab.state.answer) == (-1, -1)
    words = tab.wrong.matrix.words(tab.wrong.matrix.rect_of(5, 6).center())
    assert words == f"Label 5, predicted 6: {tab.wrong.matrix.counts[5, 6]}"
    QTest.mouseMove(tab.wrong.matrix, tab.wrong.matrix.rect_of(5, 6).center().toPoint())
    assert tab.wrong.matrix.words(QPointF(tab.wrong.matrix.width() - 2, tab.wrong.matrix.height() - 2)) == ""


def test_pages_of_wrong_answers_are_turned_with_wheel_and_keys_and_lead_to_the_image(qtbot, tab):
    show(qtbot, tab, view="wrong", unused_activation=True, softmax_over_batch=True)
    first, stop = tab.wrong.grid.visible_range
    assert first == 0 and stop < tab.wrong.grid.count
    middle = QPointF(tab.wrong.grid.rect().center())
    wheel = QWheelEvent(middle, tab.wrong.grid.mapToGlobal(middle), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
                        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
    QApplication.sendEvent(tab.wrong.grid, wheel)
    assert tab.wrong.grid.visible_range[0] > 0
    tab.wrong.grid.setFocus()
    for _ in range(40):
        QTest.keyClick(tab.wrong.grid, Qt.Key.Key_PageDown)
    grid = tab.wrong.grid
    assert grid.visible_range[1] == grid.count and grid.current == grid.count - 1
    image = int(tab.wrong.images[grid.current])
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert (tab.state.view, tab.timeline.position) == ("one", image + 1)


@pytest.mark.parametrize("name", [name for name in MISTAKES if name != "none"])
def test_a_mistake_switched_on_changes_the_answers_as_core_says(qtbot, tab, name):
    show(qtbot, tab, view="batches", batch_size=300, **{name: True})
    wanted = truth_of(tab, MISTAKES[name].mistakes)
    np.testing.assert_array_equal(tab.asking.answers(300).answers, wanted)
    one = tab.asking.answers(0)
    if name == "softmax_over_batch":
        np.testing.assert_array_equal(one.answers, truth_of(tab))
        assert "axis 0" in tab.strip.texts()[1][1]
    else:
        np.testing.assert_array_equal(one.answers, wanted)
    if np.mean(one.answers == tab.dataset.t_test) != np.mean(wanted == tab.dataset.t_test):
        assert "not with the same accuracy" in tab.head.verdict.text()


def test_bars_show_what_each_mistake_costs_and_a_click_switches_it_on(qtbot, tab):
    show(qtbot, tab, view="bugs", batch_size=300)
    t = tab.dataset.t_test
    wanted = [np.mean(truth_of(tab, row.mistakes) == t) for row in MISTAKES.values()]
    np.testing.assert_allclose(tab.bugs.costs.values, wanted)
    assert tab.bugs.costs.texts == [f"{100 * share:.2f} %" for share in wanted]
    click(tab.bugs.costs, 1, 0.1)
    wait(qtbot, tab)
    assert tab.state.mistakes == Mistakes(unused_activation=True)
    tab.change(raw_pixels=True)
    wait(qtbot, tab)
    both = Mistakes(unused_activation=True, raw_pixels=True)
    assert tab.bugs.costs.values[-1] == pytest.approx(np.mean(truth_of(tab, both) == t))
    assert len(tab.bugs.costs.values) == len(MISTAKES) + 1
    click(tab.bugs.costs, 0, 0.1)
    assert tab.state.mistakes == Mistakes()


@pytest.mark.parametrize("network", ["relu-50", "relu-512"])
def test_another_network_is_loaded_and_answers(qtbot, tab, network):
    show(qtbot, tab, network=network)
    np.testing.assert_array_equal(tab.asking.answers(0).answers, truth_of(tab, network=network))
    assert "-".join(map(str, tab.asking.model.sizes)) in tab.hint.text()


def params(*sizes: int) -> dict[str, np.ndarray]:
    rng = np.random.default_rng(2)
    pairs = enumerate(zip(sizes[:-1], sizes[1:], strict=True), 1)
    return {name: value.astype(np.float32) for i, (n, m) in pairs
            for name, value in ((f"W{i}", rng.standard_normal((n, m))), (f"b{i}", rng.standard_normal(m)))}  # fmt: skip


def test_own_weights_are_dropped_and_used_with_the_activation_the_file_says(qtbot, tab, tmp_path):
    path = tmp_path / "mine.npz"
    save_weights(path, params(784, 20, 10), {"activation": "tanh", "scale": 1.0})
    assert tab.accept_file(str(path))
    qtbot.waitUntil(lambda: tab.asking.model is not None and tab.asking.model.sizes == (784, 20, 10))
    wait(qtbot, tab)
    assert (tab.asking.model.activation, tab.asking.model.scale) == ("tanh", 1.0)
    tab.change(activation="relu")
    wait(qtbot, tab)
    assert tab.asking.model.activation == "relu" and tab.strip.texts()[0][2].startswith("z1 = relu(")


def test_the_books_pickle_is_read_and_taken_for_a_sigmoid_network(qtbot, tab, tmp_path):
    path = tmp_path / "sample_weight.pkl"
    path.write_bytes(pickle.dumps(params(784, 50, 100, 10), 2))
    tab.change(network="own", weights=str(path))
    qtbot.waitUntil(lambda: "does not say" in tab.hint.text())
    wait(qtbot, tab)
    assert tab.asking.model.activation == "sigmoid" and tab.asking.model.scale == 1 / 255


@pytest.mark.parametrize("metadata", [{"activation": 3, "scale": "x"}, {"activation": ["relu"], "scale": -1},
                                      {"scale": True, "test accuracy": "high"}])  # fmt: skip
def test_strange_descriptions_in_a_file_do_no_harm(qtbot, tab, tmp_path, metadata):
    path = tmp_path / "odd.npz"
    save_weights(path, params(784, 5, 10), metadata)
    tab.change(network="own", weights=str(path))
    qtbot.waitUntil(lambda: tab.asking.model.sizes == (784, 5, 10))
    wait(qtbot, tab)
    assert (tab.asking.model.activation, tab.asking.model.scale) == ("sigmoid", 1 / 255)


class Attack:
    def __reduce__(self):
        return (os.system, ("true",))


@pytest.mark.parametrize("content", [b"", b"hello", b"PK\3\4 nothing", pickle.dumps(Attack()), pickle.dumps({"W1": 1})])
def test_files_that_are_no_weights_are_refused_with_a_sentence_and_nothing_changes(qtbot, tab, tmp_path, content):
    path = tmp_path / "bad.pkl"
    path.write_bytes(content)
    before = tab.asking.model
    tab.change(network="own", weights=str(path))
    qtbot.waitUntil(lambda: bool(tab.message.text))
    assert "{" not in tab.message.text and tab.message.text.endswith(".")
    wait(qtbot, tab)
    assert tab.state.network == "sigmoid-50-100" and tab.asking.model.sizes == before.sizes
    assert tab.asking.answers(0) is not None
    tab.change(network="own", weights=str(tmp_path / "missing.npz"))
    qtbot.waitUntil(lambda: "missing.npz" in tab.message.text)
    assert tab.state.network == "sigmoid-50-100"


def test_a_network_that_cannot_take_the_images_says_so_and_the_next_one_works(qtbot, tab, tmp_path):
    path = tmp_path / "small.npz"
    save_weights(path, params(64, 5, 10))
    tab.change(network="own", weights=str(path))
    qtbot.waitUntil(lambda: "64" in tab.head.verdict.text())
    for view in InferenceTab.views:
        tab.change(view=view)
        assert "64" in tab.head.verdict.text() and tab.strip.texts() == []
    show(qtbot, tab, network="relu-50", view="one")
    assert tab.one.bars.values.sum() == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize("outputs", [2, 26, 100])
def test_networks_with_other_numbers_of_outputs_are_shown_too(qtbot, tab, tmp_path, outputs):
    path = tmp_path / "wide.npz"
    save_weights(path, params(784, outputs))
    tab.change(network="own", weights=str(path))
    qtbot.waitUntil(lambda: tab.asking.model.sizes == (784, outputs))
    for view in InferenceTab.views:
        show(qtbot, tab, view=view)
        assert not tab.grab().isNull()
    assert tab.wrong.matrix.counts.shape == (max(10, outputs),) * 2
    assert len(tab.one.bars.values) == min(10, outputs)


def test_a_network_with_too_many_outputs_is_refused(qtbot, tab, tmp_path):
    path = tmp_path / "huge.npz"
    save_weights(path, params(784, 1000))
    tab.change(network="own", weights=str(path))
    qtbot.waitUntil(lambda: "1,000 outputs" in tab.head.verdict.text())
    for view in InferenceTab.views:
        tab.change(view=view)
        assert tab.strip.texts() == []


def test_data_that_cannot_be_read_is_refused_and_the_old_images_stay(qtbot, tab, tmp_path):
    tab.change(source="folder", path=str(tmp_path))
    qtbot.waitUntil(lambda: bool(tab.message.text))
    assert len(tab.dataset.x_test) == TEST and tab.one.bars.values.sum() == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize("index", range(len(InferenceTab.presets)))
def test_every_preset_shows(qtbot, tab, index):
    tab.show_preset(index)
    wait(qtbot, tab)
    assert tab.preset_box.currentIndex() == index + 1
    assert tab.state.view == InferenceTab.presets[index].state.view
    assert tab.head.verdict.text() and tab.strip.texts()
    tab.undo()
    wait(qtbot, tab)


@pytest.mark.parametrize("view", InferenceTab.views)
def test_language_theme_and_size_change_while_it_is_on_show(qtbot, tab, view):
    show(qtbot, tab, view=view)
    try:
        for theme in ("dark", "projector", "light"):
            THEME.choose(theme)
            for size in ((1920, 1000), (1280, 660), (700, 420)):
                tab.resize(*size)
                QApplication.processEvents()
        LANGUAGE.choose("ko")
        QApplication.processEvents()
    finally:
        LANGUAGE.choose("en")
        THEME.choose("light")
    tab.resize(1280, 660)
    QApplication.processEvents()
    picture = tab.grab().toImage()
    grid = ((x, y) for x in range(330, 1280, 6) for y in range(0, 560, 6))
    assert len({picture.pixel(x, y) for x, y in grid}) > 10
    assert tab.head.verdict.text()


@pytest.mark.parametrize("bad", [{"batch_size": 0}, {"batch_size": 2.5}, {"pace": 10**9}, {"network": "none"},
                                 {"view": "none"}, {"truth": -7}, {"answer": 10**9}])  # fmt: skip
def test_values_outside_their_range_are_refused(qtbot, tab, bad):
    before = tab.state
    tab.change(**bad)
    assert tab.state == before and tab.message.text


def test_a_cell_beyond_the_matrix_shows_all(qtbot, tab):
    show(qtbot, tab, view="wrong", truth=77, answer=3)
    assert tab.wrong.grid.count == np.count_nonzero((truth_of(tab) != tab.dataset.t_test) & (truth_of(tab) == 3))


def test_hovering_the_strip_and_the_tiles_answers(qtbot, tab):
    tab.timeline.go(5)
    before = tab.one.bars.values.copy()
    for key in ("x", "y", ""):
        tab.highlight(key)
        QApplication.processEvents()
    np.testing.assert_array_equal(tab.one.bars.values, before)
    show(qtbot, tab, view="batches")
    grid = tab.batches.grid
    point = grid.rect_of(2).center().toPoint()
    QApplication.sendEvent(grid, QHelpEvent(QEvent.Type.ToolTip, point, grid.mapToGlobal(point)))
    assert tab.shown().told(2).startswith(f"Image 3: label {tab.dataset.t_test[2]}, predicted")


def test_the_session_comes_back(qtbot, tab):
    show(qtbot, tab, view="wrong", truth=4, answer=9, network="relu-50", batch_size=33)
    values = tab.values()
    tab.reset()
    assert tab.state == InferenceState()
    tab.restore(values)
    wait(qtbot, tab)
    assert tab.state.network == "relu-50" and tab.wrong.matrix._place == (4, 9)


RUN_ALL = """
import runpy, sys
for view in sys.argv[2:]:
    print("view", view)
    sys.argv[0] = view + ".py"
    del sys.argv[2:]
    runpy.run_path(sys.argv[0], run_name="__main__")
"""


def test_the_copied_python_of_every_view_runs_and_finds_the_same(qtbot, tab, digits, tmp_path):
    size, t = 1 + TEST // 2, tab.dataset.t_test
    views = ("one", "batches", "wrong", "bugs")  # the fifth has a program of its own
    for view in views:
        show(qtbot, tab, view=view, batch_size=size, softmax_over_batch=True, network="relu-50")
        (tmp_path / f"{view}.py").write_text(tab.script(tab.state), encoding="utf-8")
    (tmp_path / "all.py").write_text(RUN_ALL, encoding="utf-8")
    command = [sys.executable, "-W", "error", "all.py", str(digits), *views]
    environment = os.environ | {"MPLBACKEND": "Agg"}
    result = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=50)
    assert result.returncode == 0, result.stderr
    one = np.mean(truth_of(tab, network="relu-50") == t)
    batch = np.mean(tab.asking.answers(size).answers == t)
    assert result.stdout.count(f"one by one: {one:.4f} right") == 4
    assert result.stdout.count(f"in batches of {size}: {batch:.4f} right") == 4
    shares = re.findall(r": (0\.\d{4}|1\.0000)$", result.stdout, re.MULTILINE)
    np.testing.assert_allclose([float(share) for share in shares], tab.bugs.costs.values[:4], atol=5e-5)


def test_without_mnist_the_program_draws_digits_and_says_so(qtbot, monkeypatch, own_settings):
    monkeypatch.delenv("NNVIZ_DATA_DIR", raising=False)
    monkeypatch.setattr("nnviz.data.sources.DRAWN_TRAIN", 20)
    monkeypatch.setattr("nnviz.data.sources.DRAWN_TEST", 80)
    tab = InferenceTab()
    qtbot.addWidget(tab)
    tab.show()
    wait(qtbot, tab)
    assert "80 synthetic test digits" in tab.hint.text()
    assert len(tab.timeline.keep) == 80
    tab.close_down()


def test_it_closes_at_any_time(qtbot, digits, monkeypatch):
    monkeypatch.setenv("NNVIZ_DATA_DIR", str(digits))
    for steps in (0, 1, 3, 8):
        tab = InferenceTab()
        qtbot.addWidget(tab)
        tab.show()
        for _ in range(steps * 3):
            QApplication.processEvents()
        tab.change(network="relu-512", view="bugs")
        QTest.qWait(steps)
        tab.close_down()
        tab.close()
