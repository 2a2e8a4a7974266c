"""The session: every good value comes back, whatever lies beside it, and nothing that was set is lost."""

import json
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nnviz import session
from nnviz.main_window import NAMES, MainWindow
from nnviz.session import KEPT, NAME, Session, decode, encode, put_aside, read_session, restore_tab, write_session
from nnviz.ui.base.language import LANGUAGE
from nnviz.ui.base.settings import old_settings, settings_folder
from nnviz.ui.base.theme import THEME
from nnviz.ui.forms.parameters import number, switch
from nnviz.ui.tab import Tab

FIRST = NAMES[0]
DEEP = "[" * 300 + "]" * 300
VALUES = {
    "window": {"tab": "training", "theme": "dark"},
    "gates": {"bias": 0.5, "task": "손글씨", "path": "/old/\udcc7\udcd1.npz", "none": None, "list": [1, [2, 3]]},
}


@pytest.fixture(autouse=True)
def as_it_was(qapp) -> Iterator[None]:
    yield
    LANGUAGE.choose("en")
    THEME.enlarge(0)
    THEME.choose("light")


@pytest.fixture
def open_window(qtbot):
    """Open windows that begin with the last session and are painted."""
    windows = []

    def opened(**more: Any) -> MainWindow:
        window = MainWindow(**more)
        windows.append(window)
        qtbot.addWidget(window)
        with qtbot.waitSignal(window.painted):
            window.show()
        return window

    yield opened
    for window in windows:
        window.close()


@pytest.fixture
def folder(qapp) -> Path:
    settings_folder().mkdir(parents=True, exist_ok=True)
    return settings_folder()


# The file.


def test_values_come_back_as_they_were_also_paths_that_are_no_utf8():
    assert decode(encode(VALUES)) == (VALUES, 0)


def test_a_session_that_was_written_is_read(folder):
    write_session(folder, encode(VALUES))
    assert read_session(folder) == Session(VALUES, encode(VALUES), "")
    assert [path.name for path in folder.iterdir()] == [NAME]


@pytest.mark.parametrize(
    "bad",
    [b"", b"{", b"[]", b'["gates"]', b'["gates", 3, 1]', b'[["gates"], "bias", 1]', b'["gates", "bias", ', b"\xff\xfe",
     b'{"a": 1, "b": 2, "c": 3}', b"\0" * 100, b"[" * 100_000, f'["gates", "bias", {DEEP}]'.encode(),
     b'["gates", "bias", ' + b"9" * 5000 + b"]"],
)  # fmt: skip
def test_a_damaged_line_costs_no_other_value(bad):
    lines = encode({"gates": {"bias": 0.5}}), bad + b"\n", encode({"training": {"rate": 0.1}})
    assert decode(b"".join(lines)) == ({"gates": {"bias": 0.5}, "training": {"rate": 0.1}}, 1)


def test_a_file_torn_anywhere_keeps_every_value_before_the_tear():
    whole = encode(VALUES)
    for length in range(len(whole)):
        values, damaged = decode(whole[:length])
        assert damaged <= 1
        assert all(VALUES[owner][name] == value for owner, fields in values.items() for name, value in fields.items())


def test_what_is_no_plain_value_is_left_out_and_nothing_else():
    assert decode(encode({"gates": {"bad": {1, 2}, "bias": 0.5}})) == ({"gates": {"bias": 0.5}}, 0)


@pytest.mark.parametrize("make", [Path.mkdir, *([os.mkfifo] if hasattr(os, "mkfifo") else [])])
def test_a_session_file_that_is_no_file_is_a_sentence(folder, make):
    make(folder / NAME)
    found = read_session(folder)
    assert (found.values, found.raw) == ({}, b"") and NAME in found.damage


def test_the_settings_of_an_earlier_version_are_taken_up_until_there_is_a_session(folder):
    store = old_settings()
    store.setValue("window/tab", "training")
    store.setValue("states/gates", json.dumps({"view": "layers"}))
    store.setValue("states/training", "{")
    store.sync()
    found = read_session(folder)
    assert found.values == {"window": {"tab": "training"}, "gates": {"view": "layers"}}
    write_session(folder, encode({"window": {"tab": "data"}}))
    assert read_session(folder).values == {"window": {"tab": "data"}}


def test_what_is_put_aside_twice_is_one_file(folder):
    first, second = put_aside(folder, b"one"), put_aside(folder, b"one")
    assert first == second and Path(first).read_bytes() == b"one"
    assert put_aside(folder, b"two") != first


# A tab, field by field.


@dataclass(frozen=True)
class TouchyState:
    """Fields some of whose values cannot be drawn."""

    height: float = number(1.0, "Height", -10.0, 10.0, 0.1)
    width: float = number(1.0, "Width", -10.0, 10.0, 0.1)
    bold: bool = switch(False, "Bold")
    taken: bool = switch(False, "Taken")


class TouchyTab(Tab):
    """Raises, while drawing, for some States within their ranges."""

    name = "touchy"
    State = TouchyState

    def build(self) -> None:
        """Make nothing."""

    def check(self, state: TouchyState) -> None:
        """Refuse one field without another."""
        if state.taken and not state.bold:
            raise ValueError("taken needs bold")

    def draw(self, state: TouchyState) -> None:
        """Fail for a height of 0."""
        if state.width == 7:
            raise RecursionError("too deep")
        1 / state.height  # noqa: B018


@pytest.mark.parametrize(
    ("values", "lost"),
    [
        ({"height": 0.0, "width": 3.0, "bold": True}, {"height"}),
        ({"height": 2.0, "width": 7.0, "bold": True}, {"width"}),
        ({"height": 0.0, "width": 7.0, "bold": True}, {"height", "width"}),
        ({"height": "tall", "width": 3.0, "nonsense": 1, "bold": True}, {"height", "nonsense"}),
        ({"height": json.loads(DEEP), "width": 3.0, "bold": True}, {"height"}),
        ({"taken": True, "height": 0.0, "bold": True}, {"height"}),
        ({"taken": True, "bold": True}, set()),
        ({"taken": True, "bold": False}, {"taken"}),
    ],
)  # fmt: skip
def test_every_good_field_is_restored_whatever_the_others_raise(qtbot, values, lost):
    tab = TouchyTab()
    qtbot.addWidget(tab)
    assert set(restore_tab(tab, values)) == lost
    assert tab.values() == {**TouchyTab().values(), **{k: v for k, v in values.items() if k not in lost}}


# The window.


def test_what_could_not_be_restored_is_told_by_its_label_and_kept_as_it_was(open_window, folder):
    raw = encode({"training": {"rate": 0.03, "batch_size": "many", "gone": 1}})
    write_session(folder, raw)
    window = open_window(first="training")
    assert window.tab.state.rate == 0.03
    kept = [path for path in folder.glob("session-*.jsonl") if path.read_bytes() == raw]
    assert len(kept) == 1
    assert all(word in window.tab.message.text for word in ("Batch size", "gone", kept[0].name))


def test_a_damaged_session_is_told_and_kept_as_it_was(open_window, folder):
    raw = encode({"training": {"rate": 0.03}}) + b"torn"
    (folder / NAME).write_bytes(raw)
    window = open_window(first="training")
    assert window.tab.state.rate == 0.03
    kept = [path for path in folder.glob("session-*.jsonl") if path.read_bytes() == raw]
    assert len(kept) == 1 and kept[0].name in window.notice.text


def test_tabs_that_are_not_shown_and_tabs_of_a_newer_version_keep_their_settings(open_window, folder):
    values = {"training": {"rate": 0.03}, "wormholes": {"depth": 3}}
    write_session(folder, encode(values))
    open_window(first=FIRST).close()
    found = read_session(folder).values
    assert {name: found[name] for name in values} == values and found[FIRST]


def test_nothing_is_saved_before_the_window_was_painted(qtbot, folder):
    window = MainWindow(first=FIRST)
    qtbot.addWidget(window)
    window.tab.show_preset(1)
    window.close()
    assert list(folder.iterdir()) == []


def test_a_change_is_saved_soon_also_while_changes_never_cease(qtbot, open_window, folder, monkeypatch):
    monkeypatch.setattr(session, "IDLE", 300)
    monkeypatch.setattr(session, "LATEST", 600)
    window = open_window(first="training")
    window.tab.change(rate=0.03)
    qtbot.waitUntil(lambda: read_session(folder).of("training").get("rate") == 0.03, timeout=30_000)
    begin = time.monotonic()
    for number_of_change in range(500):  # one every 20 ms: never idle
        window.tab.change(rate=0.1 + number_of_change / 1000)
        qtbot.wait(20)
        if read_session(folder).of("training")["rate"] != 0.03:
            break
    assert 0.5 < time.monotonic() - begin < 5.0  # s; LATEST, and what a busy machine adds


def test_a_session_that_cannot_be_saved_is_told_once_and_again_when_it_matters(qtbot, open_window, folder, monkeypatch):
    monkeypatch.setattr(session, "IDLE", 30)
    window = open_window(first="training")
    qtbot.waitUntil((folder / NAME).exists)
    (folder / NAME).unlink()
    (folder / NAME).mkdir()
    window.tab.change(rate=0.03)
    qtbot.waitUntil(lambda: "could not be saved" in window.notice.text)
    window.notice.clear()
    window.tab.change(rate=0.04)
    qtbot.wait(200)
    assert window.notice.text == ""
    (folder / NAME).rmdir()
    window.tab.change(rate=0.05)
    qtbot.waitUntil(lambda: read_session(folder).of("training").get("rate") == 0.05)


def test_a_path_that_is_no_utf8_survives_the_session(open_window, folder):
    path = "/old/\udcc7\udcd1"
    window = open_window(first="training")
    window.tab.change(source="folder", path=path)
    window.close()
    assert open_window().tab.state.path == path


def test_a_tab_that_cannot_be_made_leaves_the_others_and_its_settings_alone(open_window, folder, monkeypatch):
    from nnviz.tabs.training import TrainingTab

    values = {"training": {"rate": 0.03}}
    write_session(folder, encode(values))
    monkeypatch.setattr(TrainingTab, "build", lambda tab: 1 / 0)
    window = open_window(first="training")
    assert "could not be opened" in window.tab.label.text()
    LANGUAGE.choose("ko")
    QApplication.processEvents()
    window.show_tab(FIRST)
    assert window.tab.name == FIRST and window.tab.plots()
    window.close()
    assert read_session(folder).of("training") == values["training"]


def test_reset_all_resets_every_tab_and_one_click_brings_all_back(qtbot, open_window, folder):
    write_session(folder, encode({"derivatives": {"view": "error"}}))  # never shown
    window = open_window(first=FIRST)
    window.tab.show_preset(1)
    window.show_tab("training")
    window.tab.change(rate=0.03)
    window.choose_theme("dark")
    before = {name: window.tab_of(name).values() for name in (FIRST, "training")}
    window.menus.actions["reset_all"].trigger()
    for name in (FIRST, "training", "derivatives"):
        tab = window.tab_of(name)
        assert tab.state == tab.State(), name
    assert window.notice.button.text() == "Restore"
    with qtbot.waitSignal(window.painted):
        QTest.mouseClick(window.notice.button, Qt.MouseButton.LeftButton)
    assert {name: window.tab_of(name).values() for name in before} == before
    assert window.tab_of("derivatives").state.view == "error"
    assert THEME.choice == "dark" and window.notice.text == ""
    window.close()
    assert read_session(folder).of("training")["rate"] == 0.03


def test_settings_come_back_a_tab_in_each_turn_of_the_event_loop_and_none_is_lost_on_the_way(open_window, folder):
    window = open_window(first="losses")
    names = (FIRST, "tensors", "losses")  # the last one stays on show
    for name in names:
        window.show_tab(name)
        window.tab.show_preset(1)
    before = {name: window.tabs[name].values() for name in names}
    window.menus.actions["reset_all"].trigger()
    assert all(window.tabs[name].values() != before[name] for name in names)
    window.menus.actions["restore_kept"].trigger()
    come = [window.tabs[name].values() == before[name] for name in names]
    assert come == [False, False, True]
    window.show_tab(FIRST)
    assert window.tab.values() == before[FIRST]
    assert window.tabs["tensors"].values() != before["tensors"]
    window.close()
    saved = {name: read_session(folder).of(name) for name in names}
    assert saved == json.loads(json.dumps(before))


def test_the_size_of_everything_is_remembered(open_window, folder):
    window = open_window(first=FIRST)
    window.menus.actions["zoom_in"].trigger()
    window.close()
    assert read_session(folder).of("window")["zoom"] == 1.1


def test_the_settings_put_aside_are_in_the_menu_for_as_long_as_there_are_any(qtbot, open_window, folder):
    window = open_window(first=FIRST)
    assert not window.menus.actions["restore_kept"].isEnabled()
    (folder / KEPT).write_bytes(encode({FIRST: {"view": "layers"}}))
    again = open_window(first=FIRST)
    assert again.menus.actions["restore_kept"].isEnabled()
    with qtbot.waitSignal(again.painted):
        again.menus.actions["restore_kept"].trigger()
    assert again.tab.state.view == "layers"


def test_reset_this_tab_can_be_undone_and_touches_no_other(open_window):
    window = open_window(first="training")
    window.tab.change(rate=0.03)
    window.show_tab(FIRST)
    window.tab.show_preset(1)
    before = window.tab.state
    window.menus.actions["reset"].trigger()
    assert window.tab.state == window.tab.State() and window.tab_of("training").state.rate == 0.03
    window.menus.actions["undo"].trigger()
    assert window.tab.state == before
