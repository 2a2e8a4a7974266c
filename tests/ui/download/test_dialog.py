"""The dialog that fetches: keys and clicks, a real server, every state said in words, in both languages."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from nnviz.ui.base.theme import THEME
from nnviz.ui.download import problems as download_problems
from nnviz.ui.download.dialog import DownloadDialog
from nnviz.ui.download.download import Patience
from nnviz.ui.download.progress_rows import time_text
from tests.ui.download import servers
from tests.ui.download.test_download import FAST, IMAGES, PACKED, items, published, serve  # noqa: F401 (fixtures)


@pytest.fixture
def dialog(qtbot, serve, tmp_path):  # noqa: F811
    """An open dialog and its server."""
    server = serve()
    made = DownloadDialog(items(), [server.url, "http://nnviz.invalid/"], tmp_path / "mnist", patience=FAST)
    made.server = server
    qtbot.addWidget(made)
    made.open()
    yield made
    made.download.cancel()


def test_before_the_start_it_says_what_comes_from_where_and_where_to(dialog):
    size = f"{sum(map(len, PACKED.values())) / 1e6:.1f}"
    assert dialog.windowTitle() == "Download MNIST"
    assert dialog.summary.text() == f"2 files, about {size} MB. Afterwards no network is needed."
    assert dialog.hosts.text() == "127.0.0.1<br>nnviz.invalid"
    assert dialog.path.toolTip() == str(dialog.download.folder)
    assert (dialog.main.text(), dialog.close_button.text(), dialog.rows.bar.value()) == ("Start", "Close", 0)
    assert dialog.server.requests == []  # nothing is fetched unasked


def test_return_starts_and_in_the_end_the_folder_is_ready_and_the_dialog_gone(qtbot, dialog, tmp_path):
    with qtbot.waitSignal(dialog.ready) as heard:
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert heard.args == [str(tmp_path / "mnist")]
    assert not dialog.isVisible()
    assert dialog.result() == DownloadDialog.DialogCode.Accepted
    assert dialog.rows.bar.value() == dialog.rows.bar.maximum()
    assert {path.name: path.read_bytes() for path in (tmp_path / "mnist").iterdir()} == PACKED


def test_while_it_runs_it_shows_how_far_it_is_and_from_where(qtbot, dialog):
    dialog.server.answer(IMAGES, servers.stall(180_000))
    dialog.download._patience = Patience(silence=60_000)
    dialog.main.click()
    qtbot.waitUntil(lambda: dialog.rows.amount.text().startswith("0.2 of 0.3 MB"))
    assert 500 < dialog.rows.bar.value() < 700
    assert dialog.status.text() == "Downloading images.gz from 127.0.0.1 …"
    assert dialog.hosts.text() == "<b>127.0.0.1</b><br>nnviz.invalid"
    assert dialog.main.isHidden()
    assert (dialog.close_button.text(), dialog.change.isEnabled()) == ("Cancel", False)


def test_escape_first_stops_and_then_closes_and_start_goes_on(qtbot, dialog):
    dialog.server.answer(IMAGES, servers.stall(100_000), servers.whole)
    dialog.download._patience = Patience(silence=60_000)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.rows.bar.value() > 200)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert not dialog.download.is_running
    assert (dialog.main.text(), dialog.status.text()) == ("Start", "")
    with qtbot.waitSignal(dialog.ready):
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.server.ranges(IMAGES) == ["", "bytes=100000-"]


def test_escape_closes_when_nothing_runs(dialog):
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_closing_stops_and_says_nothing_more(qtbot, dialog):
    dialog.server.answer(IMAGES, servers.stall(100_000))
    dialog.main.click()
    qtbot.waitUntil(lambda: dialog.server.requests != [])
    with qtbot.assertNotEmitted(dialog.ready, wait=100):
        dialog.close()
    assert not dialog.download.is_running


def test_cancel_stops_and_stays(qtbot, dialog):
    dialog.server.answer(IMAGES, servers.stall(100_000))
    dialog.main.click()
    qtbot.waitUntil(lambda: dialog.server.requests != [])
    QTest.mouseClick(dialog.close_button, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert (dialog.download.is_running, dialog.close_button.text()) == (False, "Close")


def test_a_failure_is_said_and_can_be_tried_again(qtbot, dialog):
    dialog.server.answer(IMAGES, servers.status(403))
    with qtbot.waitSignal(dialog.download.failed):
        dialog.main.click()
    assert dialog.status.text().startswith("✗ nnviz.invalid was not found.")
    assert dialog.main.text() == "Try again"
    assert dialog.main.hasFocus()
    dialog.server.answer(IMAGES, servers.whole)
    with qtbot.waitSignal(dialog.ready):
        QTest.keyClick(dialog.main, Qt.Key.Key_Return)


def test_another_folder_can_be_chosen(qtbot, dialog, tmp_path):
    QTest.mouseClick(dialog.change, Qt.MouseButton.LeftButton)
    chooser = dialog.findChild(QFileDialog)
    assert chooser.isVisible()
    (tmp_path / "stick").mkdir()
    chooser.fileSelected.emit(str(tmp_path / "stick"))
    chooser.close()
    with qtbot.waitSignal(dialog.ready) as heard:
        dialog.main.click()
    assert heard.args == [str(tmp_path / "stick")]


def test_the_folder_stays_while_files_are_fetched(qtbot, dialog, tmp_path):
    dialog.server.answer(IMAGES, servers.stall(1000))
    dialog.main.click()
    dialog.set_folder("/elsewhere")
    assert dialog.download.folder == tmp_path / "mnist"


class Shouting(QTranslator):
    """A language that differs from English in every text."""

    def translate(self, context, source, disambiguation=None, n=-1):
        return source.upper().replace("{NAME}", "{name}").replace("{COUNT}", "{count}").replace("{SIZE}", "{size}")

    def isEmpty(self) -> bool:  # noqa: N802 (Qt's name)
        return False


def test_the_language_changes_while_it_is_open(qtbot, dialog):
    english, translator = dialog.summary.text(), Shouting()
    QCoreApplication.installTranslator(translator)
    QApplication.processEvents()
    try:
        assert dialog.windowTitle() == dialog.title.text() == "DOWNLOAD MNIST"
        assert dialog.summary.text() == english.upper()
        assert (dialog.main.text(), dialog.change.text(), dialog.to_label.text()) == ("START", "CHANGE…", "TO")
    finally:
        QCoreApplication.removeTranslator(translator)
    QApplication.processEvents()
    assert dialog.summary.text() == english


SENTENCES = [value for name, value in vars(download_problems).items() if name.isupper() and isinstance(value, str)]


@pytest.mark.parametrize("theme", ["light", "dark", "projector"])
def test_every_sentence_has_room_in_every_theme(dialog, theme):
    values = {"host": "ossci-datasets.s3.amazonaws.com", "file": "train-images-idx3-ubyte.gz"}
    values |= {"code": 503, "folder": "a folder with rather a long name", "reason": "Connection timed out for good"}
    try:
        THEME.choose(theme)
        assert len(SENTENCES) > 15
        for text in SENTENCES:
            dialog._on_failed(download_problems.DownloadProblem(text, **values))
            QApplication.processEvents()
            status = dialog.status
            assert status.height() >= status.heightForWidth(status.width()), text
            assert dialog.hosts.height() >= dialog.hosts.sizeHint().height()
    finally:
        THEME.choose("light")


def test_a_long_path_is_cut_in_the_middle_and_said_whole_in_the_tool_tip(dialog):
    long = str(Path("/home") / ("folder " * 30) / "mnist")
    dialog.set_folder(long)
    assert "…" in dialog.path.text()
    assert dialog.path.text().startswith("/home")
    assert dialog.path.toolTip() == long


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0.2, "1 s left"), (59.2, "59 s left"), (59.7, "1 min left"), (61, "1 min left"), (3000, "50 min left")],
)
def test_the_time_left_is_said_no_finer_than_it_is_known(seconds, text):
    assert time_text(seconds) == text
