"""The data tab: real files, real mouse and keys, and pictures whose data is read back."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from nnviz.core.batches import mini_batch
from nnviz.data.dataset import Dataset, save_idx
from nnviz.data.digits import generate
from nnviz.data.npz_datasets import save_npz
from nnviz.data.sources import opening
from nnviz.tabs.common import dataset_tab
from nnviz.tabs.data import DataTab
from nnviz.tabs.data.arrays import ArraysView
from nnviz.tabs.data.batch import MiniBatchView
from nnviz.tabs.data.classes import ClassesView
from nnviz.tabs.data.images import ImagesView
from nnviz.tabs.data.state import DataState
from nnviz.ui.base.language import LANGUAGE
from nnviz.ui.base.settings import data_folder
from nnviz.ui.base.theme import THEME
from tests.gestures import click, drag
from tests.tabs.fetching import offered

VIEWS = tuple(DataTab.views)


@pytest.fixture(scope="session")
def digits(tmp_path_factory) -> Path:
    """A folder with 600 + 120 drawn digits in MNIST's format."""
    folder = tmp_path_factory.mktemp("digits") / "raw"
    images, labels = generate(720, np.random.default_rng(1))
    save_idx(Dataset("digits", images[:600], labels[:600], images[600:], labels[600:]), folder)
    return folder


@pytest.fixture(scope="module")
def only_tab(qapp) -> Iterator[DataTab]:
    """One tab for the whole file: what a test leaves behind is taken back by `tab`."""
    tab = DataTab()
    tab.resize(1280, 660)
    tab.show()
    yield tab
    tab.close_down()
    tab.close()
    tab.deleteLater()


@pytest.fixture
def tab(qtbot, only_tab, digits, monkeypatch) -> DataTab:
    """The tab as it starts, with 600 + 120 drawn digits from files, on show."""
    monkeypatch.setenv("NNVIZ_DATA_DIR", str(digits))
    only_tab.source._wanted = None  # the environment has changed
    only_tab.message.clear()
    only_tab.resize(1280, 660)
    only_tab.restore({})
    qtbot.waitUntil(lambda: not only_tab.busy, timeout=30_000)
    QApplication.processEvents()
    return only_tab


def images_in(tab: DataTab) -> ImagesView:
    return tab.view_of["images"]


def classes_in(tab: DataTab) -> ClassesView:
    return tab.view_of["classes"]


def arrays_in(tab: DataTab) -> ArraysView:
    return tab.view_of["arrays"]


def batch_in(tab: DataTab) -> MiniBatchView:
    return tab.view_of["batch"]


def new_tab(qtbot) -> Iterator[DataTab]:
    """Make a tab of its own, wait for its data, and close it."""
    tab = DataTab()
    qtbot.addWidget(tab)
    tab.resize(1280, 660)
    tab.show()
    qtbot.waitUntil(lambda: not tab.busy, timeout=30_000)
    yield tab
    tab.close_down()


def open_data(qtbot, tab: DataTab, data: Dataset, folder: Path) -> None:
    """Save a dataset as .npz and open it in the tab."""
    save_npz(data, folder / "own.npz")
    tab.change(source="folder", path=str(folder / "own.npz"))
    qtbot.waitUntil(lambda: not tab.busy)


def small(classes: int = 3, shape: tuple[int, int] = (5, 8), **more) -> Dataset:
    rng = np.random.default_rng(4)
    x = rng.integers(0, 256, (40, *shape)).astype(np.uint8)
    t = (np.arange(40) % classes).astype(np.uint8)
    return Dataset("own", x[:30], t[:30], x[30:], t[30:], **more)


def press(widget, at: QPointF) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at.toPoint())
    QApplication.processEvents()


# Images.


def test_the_grid_shows_every_class_in_its_row_in_the_order_of_the_data(tab):
    labels = tab.dataset.t_train
    assert images_in(tab).rows.columns >= 6
    for k in range(10):
        members = np.flatnonzero(labels == k)[: images_in(tab).rows.columns]
        np.testing.assert_array_equal(images_in(tab).chosen[k, : len(members)], members)
    assert images_in(tab).rows.filled.all()


def test_clicking_a_digit_shows_it_large_with_its_label_and_number(tab):
    press(images_in(tab).rows, images_in(tab).rows.rect_of(7 * images_in(tab).rows.columns + 2).center())
    index = int(np.flatnonzero(tab.dataset.t_train == 7)[2])
    assert tab.state.index == index
    np.testing.assert_array_equal(images_in(tab).large.values, tab.dataset.x_train[index])
    assert images_in(tab).large.title == "Label 7"
    assert divmod(images_in(tab).rows.ring, images_in(tab).rows.columns) == (7, 2)
    assert f"t</i> [{index}] = <b>7</b>" in tab.strip.texts()[1][1]


def test_the_arrow_keys_walk_through_the_grid_and_through_the_data(tab):
    press(images_in(tab).rows, images_in(tab).rows.rect_of(4 * images_in(tab).rows.columns + 1).center())
    images_in(tab).rows.setFocus()
    QTest.keyClick(images_in(tab).rows, Qt.Key.Key_Right)
    QTest.keyClick(images_in(tab).rows, Qt.Key.Key_Down)
    assert divmod(images_in(tab).rows.ring, images_in(tab).rows.columns) == (5, 2)
    for _ in range(20):
        QTest.keyClick(images_in(tab).rows, Qt.Key.Key_Up)
    assert divmod(images_in(tab).rows.ring, images_in(tab).rows.columns) == (0, 2)
    before = tab.state.index
    QTest.keyClick(tab, Qt.Key.Key_Right)
    assert tab.state.index == before + 1
    tab.change(index=0)
    QTest.keyClick(tab, Qt.Key.Key_Left)
    assert tab.state.index == 0


def test_the_scroll_bar_and_the_wheel_show_further_images_up_to_the_last(qtbot, tab):
    images_in(tab).scroll_bar.setValue(5)
    assert tab.state.first == 5
    np.testing.assert_array_equal(images_in(tab).chosen[3][:4], np.flatnonzero(tab.dataset.t_train == 3)[5:9])
    qtbot.waitExposed(tab)
    images_in(tab).rows.wheeled.emit(3)
    assert tab.state.first == 8
    images_in(tab).scroll_bar.setValue(images_in(tab).scroll_bar.maximum())
    assert max(images_in(tab).chosen[k].max() for k in range(10)) == np.concatenate(tab.contents.members("train")).max()


def test_the_test_images_are_shown_on_request_and_a_number_beyond_them_is_the_last(tab):
    tab.change(index=599)
    tab.change(part="test")
    np.testing.assert_array_equal(images_in(tab).large.values, tab.dataset.x_test[119])
    assert not tab.message.isVisible()


def test_a_number_that_there_is_not_is_refused_with_the_last_one(tab):
    tab.change(index=600)
    assert tab.state.index == 0
    assert tab.message.text == "There is no image 600. Choose from 0 to 599."


def test_pointing_at_a_pixel_reads_row_column_value_and_index(tab):
    row, column = np.argwhere(images_in(tab).large.values > 100)[10]
    QTest.mouseMove(images_in(tab).large, images_in(tab).large.rect_of(row, column).center().toPoint())
    value = images_in(tab).large.values[row, column]
    expected = f"row {row}, column {column}: {value}, index 28 · {row} + {column} = {28 * row + column}"
    assert images_in(tab).large.caption == expected
    assert f"[0, {row}, {column}] = <b>{value}</b>" in tab.strip.texts()[0][1]
    QTest.mouseMove(images_in(tab).large, QPoint(2, 2))
    assert images_in(tab).large.caption == "Point at a pixel to read its value."


def test_the_values_are_written_into_the_pixels_on_demand(tab):
    plain = images_in(tab).large.grab().toImage()
    tab.change(written=True)
    QApplication.processEvents()
    assert images_in(tab).grid_box.isHidden()
    assert images_in(tab).large.rect_of(0, 0).width() > 1.3 * images_in(tab).large.rect_of(0, 0).height()
    assert images_in(tab).large.grab().toImage() != plain
    tab.change(written=False)
    assert images_in(tab).grid_box.isVisible()


# Classes.


def test_the_columns_are_the_counts_and_the_images_the_means(qtbot, tab):
    tab.change(view="classes")
    train, test = (curve for curve, _, _ in classes_in(tab).counts_plot._bars)
    np.testing.assert_array_equal(train.y, np.bincount(tab.dataset.t_train, minlength=10))
    np.testing.assert_array_equal(test.y, np.bincount(tab.dataset.t_test, minlength=10))
    mean = tab.dataset.x_train[tab.dataset.t_train == 3].mean(axis=0)
    np.testing.assert_allclose(classes_in(tab).large.values, mean)
    tab.change(part="test")
    mean = tab.dataset.x_test[tab.dataset.t_test == 3].mean(axis=0)
    np.testing.assert_allclose(classes_in(tab).large.values, mean)
    assert classes_in(tab).counts_plot.readout_at(2.3).splitlines()[0] == "2"


def test_a_class_is_chosen_by_its_mean_by_its_column_and_by_keys(qtbot, tab):
    tab.change(view="classes")
    QApplication.processEvents()
    press(classes_in(tab).mean_strip, classes_in(tab).mean_strip.rect_of(8).center())
    assert tab.state.picked == 8 and classes_in(tab).large.title == "Label 8"
    click(classes_in(tab).counts_plot, 2, 20)
    assert tab.state.picked == 2
    QTest.keyClick(classes_in(tab).mean_strip, Qt.Key.Key_Left)
    assert tab.state.picked == 1
    for _ in range(3):
        QTest.keyClick(classes_in(tab).mean_strip, Qt.Key.Key_Left)
    assert tab.state.picked == 0


def test_each_mean_stands_over_its_column(tab):
    tab.change(view="classes")
    QApplication.processEvents()
    plot = classes_in(tab).counts_plot
    for k in range(10):
        place = plot.mapFromScene(plot.getViewBox().mapViewToScene(QPointF(k, 0)))
        above = classes_in(tab).mean_strip.mapTo(tab, classes_in(tab).mean_strip.rect_of(k).center().toPoint())
        assert abs(plot.mapTo(tab, place).x() - above.x()) <= 1


# As arrays.


def test_the_vector_is_the_image_row_after_row(tab):
    tab.change(view="arrays", laid=10, column=5)
    flat = tab.dataset.x_train[0].reshape(-1).astype(np.float32) / np.float32(255)
    np.testing.assert_array_equal(arrays_in(tab).vector.vector_curve.y, flat[:280])
    np.testing.assert_array_equal(arrays_in(tab).vector.ghost_curve.y, flat[280:])
    np.testing.assert_array_equal(arrays_in(tab).vector.row_curve.y, flat[252:280])
    assert arrays_in(tab).vector.row_curve.x[0] == 252
    assert arrays_in(tab).large.marked == (9, (9, 5))
    assert arrays_in(tab).vector.handle.x() == 28 * 9 + 5
    assert "28 · 9 + 5 = <b>257</b>" in tab.strip.texts()[0][1]


def test_dragging_in_the_vector_moves_row_and_pixel_in_the_image(tab):
    tab.change(view="arrays", laid=15, column=14)
    QApplication.processEvents()
    arrays_in(tab).vector.fit()
    start = (arrays_in(tab).vector.handle.x(), arrays_in(tab).vector.handle.y())
    drag(arrays_in(tab).vector, start, (28 * 20 + 3, start[1]))
    assert abs(28 * (tab.state.laid - 1) + tab.state.column - (28 * 20 + 3)) <= 1
    tab.undo()
    assert (tab.state.laid, tab.state.column) == (15, 14)
    drag(arrays_in(tab).vector, start, (-5000, start[1]))
    assert (tab.state.laid, tab.state.column) == (1, 0)


def test_dragging_in_the_image_moves_the_handle_in_the_vector(tab):
    tab.change(view="arrays")
    QApplication.processEvents()
    places = [arrays_in(tab).large.rect_of(r, c).center().toPoint() for r, c in ((3, 4), (10, 9), (22, 17))]
    QTest.mousePress(arrays_in(tab).large, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, places[0])
    for place in places[1:]:
        QTest.mouseMove(arrays_in(tab).large, place)
    QTest.mouseRelease(arrays_in(tab).large, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, places[-1])
    assert arrays_in(tab).vector.handle.x() == 28 * 22 + 17
    QTest.keyClick(arrays_in(tab).large, Qt.Key.Key_Down)
    assert arrays_in(tab).vector.handle.x() == 28 * 23 + 17


def test_playing_lays_row_after_row_to_the_end(qtbot, tab):
    tab.change(view="arrays", laid=0)
    assert not arrays_in(tab).vector.handle.isVisible() and len(arrays_in(tab).vector.vector_curve.y) == 0
    QTest.keyClick(tab, Qt.Key.Key_Right)
    assert (tab.state.laid, len(arrays_in(tab).vector.vector_curve.y)) == (1, 28)
    QTest.keyClick(tab, Qt.Key.Key_End)
    assert len(arrays_in(tab).vector.vector_curve.y) == 784 and len(arrays_in(tab).vector.ghost_curve.y) == 0
    QTest.keyClick(tab, Qt.Key.Key_Left)
    assert tab.state.laid == 27
    QTest.mouseClick(tab.start_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: tab.state.laid == 28)
    tab.playback_bar.slider.setValue(4)
    assert tab.state.laid == 4 and tab.timeline.position == 4


def cells_of(tab: DataTab) -> list[str]:
    """Return all texts of the table of arrays."""
    return [text for row in arrays_in(tab).table.rows for text in row]


@pytest.mark.parametrize(
    ("fields", "cells"),
    [
        ({}, ("(600, 784)", "float32", "(600,)", "uint8", "(120, 784)")),
        ({"normalise": False}, ("(600, 784)", "0 … 255")),
        ({"flat": False, "one_hot": True}, ("(600, 1, 28, 28)", "(600, 10)", "float64", "(120, 1, 28, 28)")),
    ],
)
def test_the_table_says_shape_type_and_range_of_all_four_arrays(tab, fields, cells):
    tab.change(view="arrays", **fields)
    for cell in cells:
        assert cell in cells_of(tab)


def test_one_hot_shows_the_label_as_a_vector(tab):
    tab.change(view="arrays", one_hot=True)
    label = int(tab.dataset.t_train[0])
    written = ["1" if k == label else "0" for k in range(10)]
    assert arrays_in(tab).table.note_text == f"the label of this image: {label} → [{' '.join(written)}]"
    tab.change(one_hot=False)
    assert arrays_in(tab).table.note_text == f"the label of this image: {label}"


def test_without_flattening_the_row_stands_alone(tab):
    tab.change(view="arrays", flat=False, normalise=False, laid=13, column=6)
    np.testing.assert_array_equal(arrays_in(tab).vector.vector_curve.y, tab.dataset.x_train[0][12])
    assert arrays_in(tab).vector.handle.x() == 6
    QApplication.processEvents()
    arrays_in(tab).vector.fit()
    drag(arrays_in(tab).vector, (6, arrays_in(tab).vector.handle.y()), (20, 0))
    assert (tab.state.laid, tab.state.column) == (13, 20)


def test_the_strip_lights_up_row_and_pixel(tab):
    tab.change(view="arrays", laid=5, column=2)
    tab.highlight("row")
    assert arrays_in(tab).large.marked == (4, None)
    tab.highlight("pixel")
    assert arrays_in(tab).large.marked == (None, (4, 2))
    tab.highlight("")
    assert arrays_in(tab).large.marked == (4, (4, 2))


# Mini-batch.


@pytest.mark.parametrize("sampling", ["shuffled", "replacement"])
def test_a_batch_shows_its_images_its_indices_and_its_shares(tab, sampling):
    tab.change(view="batch", batch_size=50, sampling=sampling, seed=7, number=3)
    indices = mini_batch(600, 50, 3, sampling, 7)
    np.testing.assert_array_equal(tab.contents.batch(tab.state), indices)
    assert batch_in(tab).tiles.count == 50
    batch, data = (curve.y for curve, _, _ in batch_in(tab).shares_plot._bars)
    np.testing.assert_allclose(batch, 2 * np.bincount(tab.dataset.t_train[indices], minlength=10))
    np.testing.assert_allclose(data, np.bincount(tab.dataset.t_train, minlength=10) / 6)
    assert tab.strip.texts()[0][1].startswith(", ".join(map(str, indices[:5])))
    assert batch_in(tab).verdict.text().startswith(f"50 images, {len(set(indices.tolist()))} different ones.")


def test_the_time_bar_goes_from_batch_to_batch(qtbot, tab):
    tab.change(view="batch", batch_size=100)
    assert tab.timeline.total == 5
    QTest.keyClick(tab, Qt.Key.Key_Right)
    assert tab.state.number == 1
    QTest.keyClick(tab, Qt.Key.Key_End)
    assert tab.state.number == 5
    tab.rewind()
    assert tab.state.number == 0
    tab.change(batch_size=600)
    assert tab.timeline.total == 0
    tab.timeline.play()
    qtbot.waitUntil(lambda: not tab.timeline.running)
    assert tab.state.number == 0


def test_clicking_an_image_of_the_batch_shows_it_large(tab):
    tab.change(view="batch", batch_size=20)
    QApplication.processEvents()
    indices = tab.contents.batch(tab.state)
    tiles = batch_in(tab).tiles
    QTest.mouseClick(tiles, Qt.MouseButton.LeftButton, pos=tiles.rect_of(4).center().toPoint())
    assert (tab.state.view, tab.state.index) == ("images", indices[4])
    tab.undo()
    assert tab.state.view == "batch"


def test_an_image_of_the_batch_is_chosen_with_the_arrows_and_enter(tab):
    tab.change(view="batch", batch_size=20)
    QApplication.processEvents()
    tiles, indices = batch_in(tab).tiles, tab.contents.batch(tab.state)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left):
        QTest.keyClick(tiles, key)
    assert tiles.place == 1 + tiles.columns
    QTest.keyClick(tiles, Qt.Key.Key_Return)
    assert (tab.state.view, tab.state.index) == ("images", indices[1 + tiles.columns])
    tab.undo()


def test_a_batch_larger_than_the_training_set_is_refused(tab):
    tab.change(view="batch", batch_size=601)
    assert tab.state.batch_size == 100
    assert tab.message.text == "Batch size: 601 is more than the 600 training images."


# Other data.


def test_images_of_another_size_and_number_of_classes_are_shown_in_every_view(qtbot, tab, tmp_path):
    names = ("circle", "square", "cross")
    open_data(qtbot, tab, small(class_names=names), tmp_path)
    assert "arrays from an .npz file" in tab.head.origin.text() and "5 × 8 pixels" in tab.head.origin.text()
    for view in VIEWS:
        tab.change(view=view)
        QApplication.processEvents()
    assert images_in(tab).rows.filled.shape[0] == 3 and images_in(tab).rows._names[1][0] == "square"
    tab.change(view="arrays", laid=3, column=7)
    assert arrays_in(tab).vector.handle.x() == 8 * 2 + 7
    assert tab.timeline.total == 5
    assert "(30, 40)" in cells_of(tab)
    tab.change(one_hot=True)
    assert "(30, 3)" in cells_of(tab)


def test_class_names_are_taken_and_wrong_counts_are_refused(tab):
    names = "zero, one, two, three, four, five, six, seven, eight, nine"
    tab.change(names=names)
    assert tab.contents.class_names(tab.state)[3] == "three"
    press(images_in(tab).rows, images_in(tab).rows.rect_of(3 * images_in(tab).rows.columns + 0).center())
    assert images_in(tab).large.title == "Label 3: three"
    tab.change(names="a, b, c")
    assert tab.state.names == names
    told = "There are 3 class names, but the data has 10 classes. Give 10."
    assert tab.message.text == told
    for wrong in ("a,,b", "a, b,", ", ".join("abcdefghijk")):
        tab.change(names=wrong)
        assert tab.state.names == names
        assert "class" in tab.message.text and "Traceback" not in tab.message.text


def test_long_names_stand_under_their_columns_in_two_lines(tab):
    names = "T-shirt/top, Trouser, Pullover, Dress, Coat, Sandal, Shirt, Sneaker, Bag, Ankle boot"
    tab.change(view="classes", names=names)
    QApplication.processEvents()
    labels = classes_in(tab).counts_plot._labels
    assert labels[0] == "T-shirt/top\n" and labels[1] == "\nTrouser"
    tab.change(names="")
    assert labels != classes_in(tab).counts_plot._labels == [str(k) for k in range(10)]


def test_a_dropped_folder_whose_files_have_changed_is_read_again(qtbot, tab, tmp_path):
    save_idx(tab.dataset.subset(40, np.random.default_rng(0)), tmp_path)
    for count in (40, 30):
        save_idx(tab.dataset.subset(count, np.random.default_rng(0)), tmp_path)
        assert tab.accept_file(str(tmp_path))
        qtbot.waitUntil(lambda count=count: not tab.busy and len(tab.dataset.x_train) == count)


def test_names_that_do_not_fit_new_data_are_told_and_left_out(qtbot, tab, tmp_path):
    tab.change(names="a, b, c, d, e, f, g, h, i, j")
    open_data(qtbot, tab, small(class_names=("x", "y", "z")), tmp_path)
    assert tab.contents.class_names(tab.state) == ("x", "y", "z")
    assert tab.message.text == "The 10 class names do not fit this data with 3 classes: its own are shown."


def test_five_names_do_for_data_with_five_classes(qtbot, tab, tmp_path):
    open_data(qtbot, tab, small(classes=5), tmp_path)
    tab.change(names="a, b, c, d, e")
    assert tab.contents.class_names(tab.state) == tuple("abcde")
    for view in VIEWS:
        tab.change(view=view)
        QApplication.processEvents()
    assert not tab.message.isVisible()


def test_bad_data_is_a_sentence_and_the_data_stays(qtbot, tab, tmp_path):
    before = tab.dataset
    (tmp_path / "bad.npz").write_bytes(b"PK\3\4nonsense")
    for path in (str(tmp_path), str(tmp_path / "bad.npz"), "/no/such/folder"):
        tab.change(source="folder", path=path)
        qtbot.waitUntil(lambda: not tab.busy)
        assert tab.message.isVisible() and tab.message.text.endswith((".", "gz"))
        assert tab.dataset is before and tab.head.progress.isHidden()
    press(images_in(tab).rows, images_in(tab).rows.rect_of(2 * images_in(tab).rows.columns + 1).center())
    assert images_in(tab).large.title == "Label 2"


def test_dropped_folders_and_npz_files_are_opened_and_other_files_are_not(qtbot, tab, tmp_path, digits):
    (tmp_path / "notes.txt").write_text("x")
    assert not tab.accept_file(str(tmp_path / "notes.txt"))
    save_npz(small(), tmp_path / "own.npz")
    assert tab.accept_file(str(tmp_path / "own.npz"))
    qtbot.waitUntil(lambda: not tab.busy)
    assert tab.dataset.name == "own"
    assert tab.accept_file(str(digits / "t10k-labels-idx1-ubyte.gz"))
    qtbot.waitUntil(lambda: not tab.busy)
    assert len(tab.dataset.x_test) == 120


def test_without_files_the_digits_are_drawn_and_the_picture_says_so(qtbot, monkeypatch):
    monkeypatch.delenv("NNVIZ_DATA_DIR", raising=False)
    monkeypatch.setattr("nnviz.data.sources.DRAWN_TRAIN", 200)
    monkeypatch.setattr("nnviz.data.sources.DRAWN_TEST", 50)
    for tab in new_tab(qtbot):
        assert tab.head.origin.text().startswith("<b>Synthetic digits</b>")
        assert "200 training and 50 test images" in tab.head.origin.text()


def test_a_dataset_open_elsewhere_is_the_same_object(tab, digits):
    *_, other = opening("folder", str(digits), ())
    assert tab.dataset is other


# Saving.


def test_a_subset_is_saved_as_idx_and_opens_again(qtbot, tab, tmp_path):
    folder = tmp_path / "subset"
    folder.mkdir()
    tab.saver.save(tab.dataset, str(folder), 50, 3)
    qtbot.waitUntil(lambda: not tab.busy)
    assert tab.message.text == f"50 training and 120 test images are saved in {folder}."
    *_, saved = opening("folder", str(folder), ())
    chosen = np.random.default_rng(3).choice(600, 50, replace=False)
    np.testing.assert_array_equal(saved.x_train, tab.dataset.x_train[chosen])
    np.testing.assert_array_equal(saved.t_test, tab.dataset.t_test)


def test_a_folder_that_holds_data_is_never_written_over(qtbot, tab, digits):
    before = {path.name: path.read_bytes() for path in digits.iterdir()}
    tab.saver.save(tab.dataset, str(digits), 10, 0)
    assert not tab.busy
    assert "already holds a dataset" in tab.message.text
    assert {path.name: path.read_bytes() for path in digits.iterdir()} == before


def test_a_place_that_cannot_be_written_is_a_sentence(qtbot, tab, tmp_path):
    (tmp_path / "file").write_text("")
    tab.saver.save(tab.dataset, str(tmp_path / "file" / "inside"), 10, 0)
    qtbot.waitUntil(lambda: not tab.busy)
    assert tab.message.isVisible() and "Error" not in tab.message.text
    assert tab.save_button.isEnabled()


def test_the_button_asks_how_many_and_where(qtbot, tab, tmp_path, monkeypatch):
    monkeypatch.setattr("nnviz.tabs.data.saving.QFileDialog.getExistingDirectory", lambda *a: str(tmp_path))
    QTest.mouseClick(tab.save_button, Qt.MouseButton.LeftButton)
    dialog = tab.saver.dialog
    assert dialog.isVisible() and dialog.fields["count"].maximum() == 600
    dialog.fields["count"].setValue(20)
    QTest.mouseClick(dialog.go_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not tab.busy and tab.message.isVisible())
    *_, saved = opening("folder", str(tmp_path), ())
    assert len(saved.x_train) == 20
    QTest.mouseClick(tab.save_button, Qt.MouseButton.LeftButton)
    cancel = tab.saver.dialog.buttons.button(QDialogButtonBox.StandardButton.Cancel)
    QTest.mouseClick(cancel, Qt.MouseButton.LeftButton)
    assert not tab.busy


def test_mnist_is_fetched_into_the_users_own_folder_and_then_opened(qtbot, tab, own_settings, digits, monkeypatch):
    assert tab.fetch_button.isVisible()
    with offered(monkeypatch, digits, dataset_tab) as server:
        QTest.mouseClick(tab.fetch_button, Qt.MouseButton.LeftButton)
        dialog = tab.download_dialog
        assert dialog.isVisible() and server.requests == []  # nothing is fetched unasked
        QTest.keyClick(dialog, Qt.Key.Key_Return)
        folder = Path(data_folder()) / "mnist"
        qtbot.waitUntil(lambda: not tab.busy and tab.dataset.path == str(folder), timeout=30_000)
    assert str(folder).startswith(str(own_settings))
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == server.files
    assert len(tab.dataset.x_train) == 600 and tab.dataset.verified
    assert tab.state.source == "automatic" and tab.fetch_button.isHidden()


def test_what_was_fetched_elsewhere_is_opened_from_there(qtbot, tab, tmp_path):
    save_idx(tab.dataset.subset(40, np.random.default_rng(0)), tmp_path)
    tab._on_fetched(str(tmp_path))
    qtbot.waitUntil(lambda: not tab.busy and len(tab.dataset.x_train) == 40)
    assert (tab.state.source, tab.state.path) == ("folder", str(tmp_path))


# What every tab must bear.


@pytest.mark.parametrize("index", range(len(DataTab.presets)))
def test_every_preset_shows(tab, index):
    tab.show_preset(index)
    QApplication.processEvents()
    assert tab.preset_box.currentIndex() == index + 1
    assert tab.message.text


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_is_drawn_in_every_theme_and_language_in_a_small_window(tab, view):
    tab.resize(1280 - 2, 720 - 60)
    tab.change(view=view)
    try:
        for theme in ("light", "dark", "projector"):
            THEME.choose(theme)
            for code in ("ko", "en"):
                LANGUAGE.choose(code)
                QApplication.processEvents()
                image = tab.picture.grab().toImage()
                grid = [(x, y) for x in range(4, image.width(), 9) for y in range(4, image.height(), 9)]
                assert len({image.pixel(*place) for place in grid}) > 3
        assert tab.minimumSizeHint().height() <= 720
    finally:
        THEME.choose("light")
        LANGUAGE.choose("en")


@pytest.mark.parametrize("view", VIEWS)
def test_no_number_in_a_restored_session_breaks_the_picture(tab, view):
    for value in (-(10**9), -1, 10**9):
        own = {"first": value, "picked": value, "laid": value, "column": value, "number": value}
        tab.restore({**own, "view": view, "batch_size": 7})
        QApplication.processEvents()
        assert len(tab.strip.texts()) == 2
        assert tab.script(tab.state)


def test_a_reset_is_never_refused(qtbot, tab, tmp_path):
    open_data(qtbot, tab, small(), tmp_path)
    tab.change(view="batch", batch_size=20)
    tab.set_state(replace(DataState(), view="batch", source="folder", path=tab.state.path))
    assert len(tab.contents.batch(tab.state)) == 30
    tab.reset()
    qtbot.waitUntil(lambda: not tab.busy)
    assert tab.state == DataState()


@pytest.mark.parametrize(
    ("view", "picture"),
    [
        ("images", lambda tab: images_in(tab).rows),
        ("images", lambda tab: images_in(tab).large),
        ("classes", lambda tab: classes_in(tab).mean_strip),
        ("arrays", lambda tab: arrays_in(tab).large),
    ],
)
def test_a_ring_shows_which_picture_the_keys_go_to(tab, view, picture):
    def edge() -> set[str]:
        image = picture(tab).grab().toImage()
        return {image.pixelColor(image.width() // 2, y).name() for y in range(5)}

    tab.change(view=view)
    tab.activateWindow()
    tab.form.setFocus()
    QApplication.processEvents()
    assert THEME.current.accent.lower() not in edge()
    picture(tab).setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    assert THEME.current.accent.lower() in edge()


def test_undo_returns_to_the_picture_before(tab):
    tab.change(view="arrays", laid=5)
    tab.change(laid=20)
    tab.undo()
    assert len(arrays_in(tab).vector.vector_curve.y) == 5 * 28 and tab.timeline.position == 5
    tab.undo()
    assert tab.state == DataState()
    assert tab.playback_bar.isHidden()
    tab.redo()
    assert tab.playback_bar.isVisible() and tab.timeline.position == 5


def test_the_pictures_can_be_exported_as_tables(tab):
    for view in VIEWS:
        tab.change(view=view)
        for plot in tab.plots():
            plot.fit()
            assert len(plot.table().splitlines()) >= 10


# The copied program.

RUN_ALL = """
import runpy, sys
for path in sys.argv[1:]:
    sys.argv = [path]
    runpy.run_path(path, run_name="__main__")
    print("end")
"""


def run_scripts(scripts: list[str], folder: Path) -> list[dict[str, list[str]]]:
    """Run copied programs one after the other and return what each prints: first word → the others."""
    paths = [folder / f"copied_{number}.py" for number in range(len(scripts))]
    for path, script in zip(paths, scripts, strict=True):
        path.write_text(script, encoding="utf-8")
    command = [sys.executable, "-W", "error", "-c", RUN_ALL, *map(str, paths)]
    environment = os.environ | {"MPLBACKEND": "Agg"}
    result = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=50)
    assert result.returncode == 0, result.stderr
    parts = result.stdout.split("end\n")[:-1]
    return [{line.split()[0]: line.split()[1:] for line in part.splitlines()} for part in parts]


def check_image(tab: DataTab, said: dict[str, list[str]]) -> None:
    assert said["label"] == [str(tab.dataset.t_test[17])]
    assert said["sum"][-1] == str(int(images_in(tab).large.values.sum()))


def check_classes(tab: DataTab, said: dict[str, list[str]]) -> None:
    assert said["training"] == [str(n) for n in np.bincount(tab.dataset.t_train)]
    assert said["test"] == [str(n) for n in np.bincount(tab.dataset.t_test)]
    assert float(said["mean"][-1]) == pytest.approx(classes_in(tab).large.values.mean(), abs=1e-6)


def check_arrays(tab: DataTab, said: dict[str, list[str]]) -> None:
    for name in ("x_train", "t_train", "x_test", "t_test"):
        *shape, kind, low, high, _ = said[name]
        assert [name, " ".join(shape), kind, f"{low} … {high}"] in [list(row[:4]) for row in arrays_in(tab).table.rows]
    assert said["index"][0] == str(28 * 11 + 11)
    assert float(said["index"][2]) == pytest.approx(arrays_in(tab).vector.handle.y(), abs=1e-5)


def check_batch(tab: DataTab, said: dict[str, list[str]]) -> None:
    assert said["indices"] == [str(i) for i in tab.contents.batch(tab.state)]
    np.testing.assert_allclose([float(v) for v in said["shares"]], batch_in(tab).shares_plot._bars[0][0].y, rtol=1e-5)


CASES = (
    ({"index": 17, "part": "test", "written": True}, check_image),
    ({"view": "classes", "picked": 6}, check_classes),
    ({"view": "arrays", "laid": 12, "column": 11}, check_arrays),
    (
        {"view": "arrays", "laid": 12, "column": 11, "flat": False, "one_hot": True, "normalise": False},
        check_arrays,
    ),
    ({"view": "batch", "batch_size": 40, "number": 2, "seed": 5}, check_batch),
    ({"view": "batch", "sampling": "replacement", "batch_size": 40, "number": 2, "seed": 5}, check_batch),
)


def test_the_copied_programs_agree_with_the_picture(qtbot, tab, tmp_path):
    scripts = []
    for fields, _ in CASES:
        tab.change(**fields)
        scripts.append(tab.script(tab.state))
    folder = tab.dataset
    open_data(qtbot, tab, small(class_names=("x", "y", "z")), tmp_path)
    tab.change(view="classes", picked=1)
    *said, own = run_scripts([*scripts, tab.script(tab.state)], tmp_path)
    check_classes(tab, own)
    tab.restore({})
    qtbot.waitUntil(lambda: not tab.busy and tab.dataset is folder)
    for (fields, check), words in zip(CASES, said, strict=True):
        tab.change(**fields)
        check(tab, words)


# The genuine MNIST.


def test_the_genuine_mnist_is_said_to_be_verified_and_has_the_books_shapes(qtbot, real_mnist):
    for tab in new_tab(qtbot):
        assert tab.head.origin.text().startswith("<b>The genuine MNIST</b>: contents verified")
        assert images_in(tab).large.title == "Label 5"
        assert tab.fetch_button.isHidden()
        tab.set_state(replace(tab.state, view="arrays", one_hot=True))
        for cell in ("(60000, 784)", "(60000, 10)", "(10000, 784)", "float32", "0 … 1"):
            assert cell in cells_of(tab)
        tab.change(flat=False)
        assert "(60000, 1, 28, 28)" in cells_of(tab)
        tab.change(view="classes")
        train, test = (curve.y.tolist() for curve, _, _ in classes_in(tab).counts_plot._bars)
        assert train == [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949]
        assert test == [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]
