"""Draw a digit: the real pad under the real mouse, pen, finger and keys, and everything that follows from its ink."""

import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QImage, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from nnviz.core.inference import Model
from nnviz.core.studies.inference.disturbances import DISTURBANCES
from nnviz.data.handwritten.mnist_steps import Steps, prepare
from nnviz.data.weights import save_weights
from nnviz.main_window import MainWindow
from nnviz.tabs.common.networks import shipped_network
from nnviz.tabs.inference import InferenceTab
from nnviz.tabs.inference.drawing.presets import ink
from nnviz.tabs.inference.drawing.view import DETAILS, DrawView
from nnviz.tabs.inference.state import InferenceState
from nnviz.tabs.training import TrainingTab
from nnviz.ui.images.drawing_pad import CELLS, DrawingPad
from nnviz.ui.playback.status import Status
from tests.handwriting import DIGITS, STYLES, write
from tests.run_program import run_program
from tests.tabs.inference.test_inference import write_digits

TRAIN, TEST = 400, 60
THREE = ink("3")


@pytest.fixture(scope="session")
def folder(tmp_path_factory) -> Path:
    return write_digits(tmp_path_factory.mktemp("digits-to-draw"), TRAIN, TEST)


@pytest.fixture(scope="module")
def shown(qapp, folder) -> Iterator[InferenceTab]:
    """One tab on show that has few images."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NNVIZ_DATA_DIR", str(folder))
        tab = InferenceTab()
        tab.resize(1280, 660)
        tab.show()
        tab.change(view="draw")
        yield tab
    tab.close_down()
    tab.close()
    tab.deleteLater()


@pytest.fixture
def tab(qtbot, shown) -> InferenceTab:
    """The tab with an empty pad."""
    shown.restore(asdict(InferenceState(view="draw", network="relu-50", ink=())))
    ready(qtbot, shown)
    shown.message.clear()
    return shown


def ready(qtbot, tab: InferenceTab) -> None:
    qtbot.waitUntil(lambda: tab.asking.ready and not tab.busy, timeout=30_000)


def set_up(qtbot, tab: InferenceTab, **fields) -> DrawView:
    tab.set_state(replace(tab.state, **fields))
    ready(qtbot, tab)
    return view(tab)


def view(tab: InferenceTab) -> DrawView:
    assert isinstance(tab.view, DrawView)
    return tab.view


def model(name: str = "relu-50") -> Model:
    weights = shipped_network(name)
    return Model(weights.params, weights.metadata["activation"])


def line(pad: DrawingPad, *points: tuple[float, float], button=Qt.MouseButton.LeftButton) -> None:
    """Draw with the mouse."""
    places = [pad.place_of(*point).toPoint() for point in points]
    QTest.mousePress(pad, button, Qt.KeyboardModifier.NoModifier, places[0])
    for place in places[1:]:
        QTest.mouseMove(pad, place)
    QTest.mouseRelease(pad, button, Qt.KeyboardModifier.NoModifier, places[-1])


# The pad.


def test_the_view_opens_with_a_7_whose_place_the_first_stroke_takes(qtbot, tab):
    tab.restore(asdict(InferenceState(view="draw")))
    ready(qtbot, tab)
    assert int(view(tab).bars.values.argmax()) == 7 and "Draw your own over it." in view(tab).verdict.text()
    line(view(tab).pad, (0.5, 0.1), (0.5, 0.5), (0.5, 0.9), button=Qt.MouseButton.RightButton)
    assert len(tab.state.ink) == 2  # the eraser works on what is there
    tab.undo()
    line(view(tab).pad, (0.5, 0.1), (0.5, 0.5), (0.5, 0.9))
    assert len(tab.state.ink) == 1 and int(view(tab).bars.values.argmax()) == 1
    assert "Draw your own" not in view(tab).verdict.text()
    tab.undo()
    assert tab.state == InferenceState(view="draw")


@pytest.mark.parametrize("style", [STYLES[3], STYLES[6]], ids=lambda style: style.name)
def test_digits_written_with_the_mouse_are_read_and_without_the_steps_worse(tab, style):
    on, off = 0, 0
    for digit in DIGITS:
        tab.change(ink=(), thickness=style.thickness, box=True, scale=True, centre=True)
        write(view(tab).pad, digit, style)
        on += int(view(tab).bars.values.argmax()) == digit
        tab.change(box=False, scale=False, centre=False)
        off += int(view(tab).bars.values.argmax()) == digit
    assert on >= 9 and off < on


def test_the_bars_are_the_network_s_probabilities_of_the_prepared_ink(tab):
    pad = view(tab).pad
    line(pad, (0.3, 0.2), (0.7, 0.2), (0.45, 0.9))
    y = model().probabilities(prepare(pad.ink).image)
    np.testing.assert_allclose(view(tab).bars.values, y, atol=1e-6)
    assert f"Read as <b>{y.argmax()}</b>" in view(tab).verdict.text()
    np.testing.assert_array_equal(view(tab).steps.steps[2].values, prepare(pad.ink).image)


def test_a_stroke_is_one_step_of_undo_however_long_it_takes(tab, monkeypatch):
    pad = view(tab).pad
    line(pad, (0.3, 0.2), (0.7, 0.2))
    one = tab.state.ink
    clock = [0.0]
    monkeypatch.setattr(tab.states, "_clock", lambda: clock.__setitem__(0, clock[0] + 60) or clock[0])
    line(pad, (0.7, 0.2), (0.6, 0.5), (0.5, 0.7), (0.45, 0.9))
    assert len(tab.state.ink) == 2
    tab.undo()
    assert tab.state.ink == one
    tab.undo()
    assert tab.state.ink == ()
    tab.redo()
    tab.redo()
    assert len(tab.state.ink) == 2
    view(tab).undo_button.click()
    assert tab.state.ink == one
    view(tab).clear_button.click()
    assert tab.state.ink == () and not pad.ink.any() and not view(tab).bars.values.any()
    assert not view(tab).undo_button.isEnabled() and "Nothing is drawn" in view(tab).verdict.text()


def test_a_click_beside_the_paper_draws_nothing(tab):
    pad = view(tab).pad
    paper = pad.paper()
    assert max(paper.x(), paper.y()) > 8, "the paper fills the pad: there is nothing beside it"
    QTest.mouseClick(pad, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    assert tab.state.ink == ()


def test_the_eraser_erases_by_tool_and_by_the_right_button(tab):
    pad = view(tab).pad
    line(pad, (0.2, 0.5), (0.8, 0.5))
    middle = pad.ink.shape[0] // 2
    assert pad.ink[middle, middle] == 255
    line(pad, (0.5, 0.3), (0.5, 0.7), button=Qt.MouseButton.RightButton)
    assert pad.ink[middle, middle] == 0 and tab.state.ink[-1].startswith("eraser")
    tab.change(tool="eraser", thickness=200)
    line(pad, (0.2, 0.5), (0.8, 0.5))
    assert pad.ink.max() <= 255 and pad.ink[middle, 40:120].max() == 0


def tablet(pad: DrawingPad, kind: QEvent.Type, x: float, y: float, pressure: float, eraser: bool = False) -> None:
    end = QPointingDevice.PointerType.Eraser if eraser else QPointingDevice.PointerType.Pen
    stylus, knows = QPointingDevice.DeviceType.Stylus, QPointingDevice.Capability.Pressure
    device = QPointingDevice("pen", 1, stylus, end, knows, 1, 1)
    place = pad.place_of(x, y)
    glob = QPointF(pad.mapToGlobal(place.toPoint()))
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    held = none if kind == QEvent.Type.TabletRelease else left
    QApplication.sendEvent(pad, QTabletEvent(kind, device, place, glob, pressure, 0, 0, 0.0, 0.0, 0.0,
                                             Qt.KeyboardModifier.NoModifier, left, held))  # fmt: skip


def test_a_pen_writes_with_its_pressure_and_erases_with_its_other_end(tab):
    pad, kind = view(tab).pad, QEvent.Type
    tablet(pad, kind.TabletPress, 0.2, 0.5, 0.25)
    tablet(pad, kind.TabletMove, 0.5, 0.5, 0.5)
    tablet(pad, kind.TabletMove, 0.8, 0.5, 1.0)
    tablet(pad, kind.TabletRelease, 0.8, 0.5, 0.0)
    pressures = [int(point.split(",")[2]) for point in tab.state.ink[0].split(" ")[2:]]
    assert pressures == [25, 50, 100]
    widths = (pad.ink.astype(float) / 255).sum(axis=0)
    assert widths[int(0.25 * len(widths))] < widths[int(0.6 * len(widths))] < widths[int(0.78 * len(widths))]
    for event, x in ((kind.TabletPress, 0.7), (kind.TabletMove, 0.8), (kind.TabletRelease, 0.8)):
        tablet(pad, event, x, 0.5, 1.0, eraser=True)
    assert tab.state.ink[1].startswith("eraser") and len(tab.state.ink) == 2


def test_a_finger_writes(tab, qapp):
    pad = view(tab).pad
    device = QTest.createTouchDevice()
    places = [pad.place_of(x, 0.4).toPoint() for x in (0.3, 0.5, 0.7)]
    QTest.touchEvent(pad, device).press(0, places[0], pad).commit()
    QTest.touchEvent(pad, device).move(0, places[1], pad).commit()
    QTest.touchEvent(pad, device).move(0, places[2], pad).commit()
    QTest.touchEvent(pad, device).release(0, places[2], pad).commit()
    assert len(tab.state.ink) == 1 and len(tab.state.ink[0].split(" ")) == 5
    assert pad.ink[int(0.4 * len(pad.ink)), len(pad.ink) // 2] == 255


def test_the_keys_walk_and_write(tab):
    pad = view(tab).pad
    QTest.keyClick(pad, Qt.Key.Key_Up)
    assert tab.state.ink == ()
    QTest.keyClick(pad, Qt.Key.Key_Space)
    for _ in range(4):
        QTest.keyClick(pad, Qt.Key.Key_Left)
    QTest.keyClick(pad, Qt.Key.Key_Space)
    QTest.keyClick(pad, Qt.Key.Key_Left)
    places = [tuple(map(int, point.split(","))) for point in tab.state.ink[0].split(" ")[2:]]
    assert len(tab.state.ink) == 1 and len(places) == 5
    assert places[0][0] - places[-1][0] == pytest.approx(4 * 1000 / CELLS, abs=2)
    QTest.keyClick(pad, Qt.Key.Key_Right)
    QTest.keyClick(pad, Qt.Key.Key_Delete)
    QTest.keyClick(pad, Qt.Key.Key_Right)
    QTest.keyClick(pad, Qt.Key.Key_Delete)
    assert tab.state.ink[1].startswith("eraser")


def test_in_the_window_space_and_arrows_go_to_the_pad(qtbot, folder, monkeypatch):
    monkeypatch.setenv("NNVIZ_DATA_DIR", str(folder))
    window = MainWindow(fresh=True, first="inference")
    window.remembers = False
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.tab.change(view="draw")
    ready(qtbot, window.tab)
    pad = view(window.tab).pad
    pad.setFocus(Qt.FocusReason.TabFocusReason)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Space):
        QTest.keyClick(pad, key)
    assert [len(stroke.split(" ")) for stroke in window.tab.state.ink] == [5]
    assert not window.tab.timeline.running
    window.close()


def test_ink_comes_back_with_scene_and_session(tab):
    write(view(tab).pad, 5, STYLES[0])
    before, shown = tab.state, view(tab).pad.ink.copy()
    plain = json.loads(json.dumps(tab.values()))
    tab.change(ink=())
    tab.show_values(plain)
    assert tab.state == before
    np.testing.assert_array_equal(view(tab).pad.ink, shown)


@pytest.mark.parametrize("fields", [
    {"ink": ("pen",)}, {"ink": ("pen 80 5,5",)}, {"ink": (3,)}, {"ink": ("pen 80 1,1,100",) * 500}, {"picture": "x"},
    {"collection": (("a", "", ()),)}, {"collection": ((3, "x", ()),)}, {"collection": ((3, "", ("pen",)),)},
    {"collection": (3,)}, {"detail": "nothing"}, {"digit": -1},
])  # fmt: skip
def test_what_is_no_ink_is_refused_with_a_sentence(tab, fields):
    before = tab.state
    with pytest.raises(ValueError, match=r"\w.*\."):
        tab.show_values({**asdict(before), **fields})
    assert tab.state == before


# The steps.


def test_a_digit_in_the_corner_is_read_wrongly_until_the_steps_are_on(tab):
    titles = [preset.title for preset in tab.presets]
    tab.show_preset(titles.index("Failure: corner, all steps off"))
    assert view(tab).bars.values.argmax() != 3
    assert "With all steps on and nothing disturbed it is read as 3" in view(tab).verdict.text()
    assert [step.off for step in view(tab).steps.steps] == [True, True, False]
    for step in ("box", "scale", "centre"):
        tab.form.controls[step].focus_widget().click()
    assert tab.state.steps == Steps() and view(tab).bars.values.argmax() == 3


# What stands under the pad.


def test_every_page_shows_something_of_a_digit_and_says_so_without_one(qtbot, tab):
    for detail in DETAILS:
        shown = set_up(qtbot, tab, detail=detail, ink=())
        assert shown.details[detail].text.text(), detail
        empty = shown.details[detail].widget.grab().toImage()
        set_up(qtbot, tab, ink=THREE, shift=2.0)
        assert shown.details[detail].widget.isVisible()
        assert shown.details[detail].text.text() and shown.details[detail].widget.grab().toImage() != empty, detail
        tab.change(shift=0.0)


def test_the_cells_are_the_activations_and_the_lines_end_in_the_answer(qtbot, tab):
    shown = set_up(qtbot, tab, ink=THREE, network="sigmoid-50-100")
    columns = shown.details["layers"].units.columns
    network, x = model("sigmoid-50-100"), prepare(shown.pad.ink).image.ravel() * np.float32(1 / 255)
    for column, (W, b) in zip(columns[1:3], network.layers[:2], strict=True):
        x = 1 / (1 + np.exp(-(x @ W + b)))
        np.testing.assert_allclose(column.values, x, rtol=1e-4)
    W, b = network.layers[2]
    np.testing.assert_allclose(columns[3].values, x @ W + b, rtol=1e-4)
    last = [link for link in shown.details["layers"].units.links if link.column == 2]
    answer = int(shown.bars.values.argmax())
    assert {link.target for link in last} == {answer}
    assert last[0].source == int((x * W[:, answer]).argmax())


def test_the_nearest_images_are_those_of_the_training_images(qtbot, tab):
    shown = set_up(qtbot, tab, ink=THREE, detail="nearest")
    images, image = tab.dataset.x_train.astype(float), prepare(shown.pad.ink).image
    wanted = np.argsort(((images - image) ** 2).sum(axis=(1, 2)), kind="stable")[:10]
    captions = shown.details["nearest"].grid.captions
    assert [caption.split(" ")[0] for caption in captions] == [str(tab.dataset.t_train[k]) for k in wanted]
    assert f"of the 10 nearest of {TRAIN} training images" in shown.details["nearest"].text.text()


def test_the_changed_digit_is_read_as_the_other_one(qtbot, tab):
    for target in (8, 5):
        shown = set_up(qtbot, tab, ink=THREE, detail="change", target=target)
        changed = shown.details["change"].row.steps[3].values
        assert model().answers(changed[None])[0] == target
        assert f"it is read as {target}" in shown.details["change"].text.text()


def test_own_digits_are_collected_by_button_and_key_and_join_the_test(qtbot, tab):
    shown = set_up(qtbot, tab, detail="teach", ink=THREE)
    teach = shown.details["teach"]
    teach.labels[3].click()
    assert tab.state.collection == ((3, "", THREE),) and tab.state.ink == ()
    write(shown.pad, 7, STYLES[0])
    QTest.keyClick(shown.pad, Qt.Key.Key_2)  # a false label
    ready(qtbot, tab)
    assert [own[0] for own in tab.state.collection] == [3, 2]
    assert teach.wall.captions == ("3 → 3", "2 → 7")
    assert "1 of your 2 digits are read correctly." in teach.text.text()
    correct = int((model().answers(tab.dataset.x_test) == tab.dataset.t_test).sum()) + 1
    assert f"With them in the test {correct} of {TEST + 2} are read correctly" in teach.text.text()
    table = teach.matrix.table(",")
    assert table.splitlines()[3].split(",")[8] == "1"
    QTest.mouseClick(teach.wall, Qt.MouseButton.LeftButton, pos=teach.wall.rect_of(0).center().toPoint())
    assert tab.state.ink == THREE
    teach.delete.click()
    assert tab.state.collection == ()


@pytest.mark.parametrize("kind", DISTURBANCES)
def test_the_sliders_break_the_digit_and_the_curve_says_how_often(qtbot, tab, kind):
    amount = {"noise": 0.5, "shift": 4.0, "rotation": 90.0}[kind]
    shown = set_up(qtbot, tab, ink=THREE, detail="break", disturbance=kind, **{kind: amount})
    row, page = DISTURBANCES[kind], shown.details["break"]
    image = row.apply(prepare(shown.pad.ink).image[None], amount, np.random.default_rng(1))
    np.testing.assert_allclose(shown.bars.values, model().probabilities(image[0]), atol=1e-6)
    rng = np.random.default_rng(1)
    worse = row.apply(tab.dataset.x_test, row.amounts[-2], rng)
    assert page.curve.y[-2] == (model().answers(worse) == tab.dataset.t_test).mean()
    assert page.line.value() == amount and len(page.curve.y) == len(row.amounts)


# Networks and pictures.


def test_any_network_of_28_times_28_reads_and_another_gets_a_sentence(qtbot, tab, tmp_path):
    rng = np.random.default_rng(1)
    for inputs in (784, 100):
        params = {"W1": rng.normal(size=(inputs, 10)).astype(np.float32), "b1": np.zeros(10, np.float32)}
        save_weights(tmp_path / f"{inputs}.npz", params, {})
    tab.change(ink=THREE, network="own", weights=str(tmp_path / "784.npz"))
    qtbot.waitUntil(lambda: tab.network.network[1].endswith("784.npz"))
    assert view(tab).bars.values.sum() == pytest.approx(1)
    tab.change(weights=str(tmp_path / "100.npz"))
    qtbot.waitUntil(lambda: "100 inputs" in view(tab).verdict.text())
    assert len(view(tab).bars.values) == 0


def test_the_present_run_of_training_reads_and_without_one_the_network_stays(qtbot, tab):
    tab.change(ink=THREE, network="present")
    qtbot.waitUntil(lambda: "No network has been trained yet" in tab.message.text)
    assert tab.state.network == "relu-50" and view(tab).bars.values.argmax() == 3
    training = TrainingTab()
    qtbot.addWidget(training)
    training.show()
    qtbot.waitUntil(lambda: not training.busy and training.dataset is not None, timeout=30_000)
    training.change(unit="epochs", epochs=2, batch_size=50, hidden=(20,), activation="tanh")
    training.start_button.click()
    qtbot.waitUntil(lambda: training.timeline.status == Status.FINISHED, timeout=30_000)
    tab.change(network="present")
    ready(qtbot, tab)
    moment, params = training.training.history.weights_at(training.timeline.position)
    y = Model(params, "tanh", 1 / 255).probabilities(prepare(view(tab).pad.ink).image)
    np.testing.assert_allclose(view(tab).bars.values, y, atol=1e-6)
    assert f"after iteration {moment}" in tab.hint.text() and moment > 0
    before = view(tab).bars.values.copy()
    training.timeline.go(0)
    tab.hide()
    tab.show()
    assert (view(tab).bars.values != before).any() and "after iteration 0" in tab.hint.text()
    training.close_down()


def photo(tmp_path: Path) -> str:
    page = np.full((140, 300), 215, np.uint8)
    page[20:120, 60:72] = page[20:120, 210:222] = 40
    page[20:32, 160:222] = 40  # a one and a seven
    path = str(tmp_path / "page.png")
    QImage(page.tobytes(), 300, 140, 300, QImage.Format.Format_Grayscale8).save(path)
    return path


def test_a_picture_is_opened_pasted_and_its_digits_are_read_one_by_one(qtbot, tab, tmp_path, monkeypatch):
    path = photo(tmp_path)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (path, ""))
    view(tab).open_button.click()
    ready(qtbot, tab)
    stored = tab.state.picture
    assert stored and view(tab).strip.isVisible() and len(view(tab).strip.captions) == 2
    assert "The picture holds 2 digits" in view(tab).verdict.text()
    first = view(tab).pad.ink.copy()
    strip = view(tab).strip
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=strip.rect_of(1).center().toPoint())
    assert tab.state.digit == 1 and (view(tab).pad.ink != first).any()
    assert strip.captions[1] == str(view(tab).bars.values.argmax()) == "7"
    view(tab).clear_button.click()
    QApplication.clipboard().setImage(QImage(path))
    view(tab).paste_button.click()
    ready(qtbot, tab)
    assert tab.state.picture == stored
    view(tab).clear_button.click()
    copied = QMimeData()
    copied.setUrls([QUrl.fromLocalFile(path)])
    QApplication.clipboard().setMimeData(copied)
    tab.paste_picture()
    ready(qtbot, tab)
    assert tab.state.picture == stored


def test_what_cannot_be_read_is_told_and_the_pad_stays(qtbot, tab, tmp_path):
    tab.change(ink=THREE)
    QApplication.clipboard().setText("no picture")
    view(tab).paste_button.click()
    assert "no picture on the clipboard" in tab.message.text
    even = QImage(300, 200, QImage.Format.Format_RGB32)
    even.fill(0xFF8090A0)
    for make, what in ((lambda: tab.photos.take(even), "No writing"),
                       (lambda: tab.photos.open(str(tmp_path / "none.png")), "cannot be read")):  # fmt: skip
        make()
        qtbot.waitUntil(lambda what=what: what in tab.message.text)
        assert tab.state.ink == THREE and tab.state.picture == ""


# What leaves.


@pytest.mark.parametrize("fields", [
    {"ink": THREE}, {"ink": (*THREE, "eraser 120 300,200,100 700,210,40")}, {"ink": THREE, "box": False},
    {"ink": THREE, "scale": False}, {"ink": THREE, "centre": False}, {"ink": ink("7", 0.3, 0.0, 0.6), "scale": False},
    {"ink": THREE, "box": False, "scale": False, "centre": False}, {"ink": THREE, "noise": 0.3},
    {"ink": THREE, "shift": -2.5, "rotation": 40.0}, {"ink": ()},
], ids="-".join)  # fmt: skip
def test_the_copied_program_reads_the_same_ink(tab, fields, monkeypatch):
    monkeypatch.setenv("MPLBACKEND", "Agg")
    tab.set_state(replace(tab.state, **fields))
    program = run_program(tab.script(tab.state), "inference_draw", {"__name__": "copied"})
    ink = program["drawn"]()
    assert np.abs(ink - view(tab).pad.ink).max() <= 1
    if fields["ink"]:
        image = program["disturbed"](program["prepared"](view(tab).pad.ink.astype(float))[2])
        assert np.abs(image - view(tab).steps.steps[2].values).max() <= 2
        y = program["predict"](program["read_weights"](program["WEIGHTS"]), image.ravel() * program["SCALE"])
        np.testing.assert_allclose(y, view(tab).bars.values, atol=0.02)


def test_a_copied_program_has_the_picture_too(qtbot, tab, tmp_path):
    tab.photos.open(photo(tmp_path))
    qtbot.waitUntil(lambda: bool(tab.state.picture))
    program = run_program(tab.script(tab.state), "inference_draw", {"__name__": "copied"})
    assert np.abs(program["drawn"]() - view(tab).pad.ink).max() <= 1


def test_the_table_of_the_steps_holds_what_the_network_sees(tab):
    tab.change(ink=THREE)
    rows = [row.split(",") for row in view(tab).steps.table(",").splitlines()[1:]]
    values = np.array([int(row[3]) for row in rows if row[0] == "Input"]).reshape(28, 28)
    np.testing.assert_array_equal(values, prepare(view(tab).pad.ink).image)
