"""Qt's own dialogs speak the language of the program."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QModelIndex, Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QAbstractButton, QDialog, QFileDialog, QHeaderView, QLabel, QMenu, QTreeView

from nnviz.ui.base.language import LANGUAGE


@pytest.fixture
def korean(qapp) -> Iterator[None]:
    LANGUAGE.choose("ko")
    yield
    LANGUAGE.choose("en")


def english(texts: list[str]) -> list[str]:
    """Return the texts that have words of which none is Korean."""
    return [text for text in texts if re.search("[A-Za-z]{2,}", text) and not re.search("[가-힣]", text)]


def written(dialog: QDialog) -> list[str]:
    """Return what labels and buttons say, tool tips and menus too."""
    labels = [label.text() for label in dialog.findChildren(QLabel)]
    buttons = [text for button in dialog.findChildren(QAbstractButton) for text in (button.text(), button.toolTip())]
    return labels + buttons + [action.text() for menu in dialog.findChildren(QMenu) for action in menu.actions()]


def cells(model: QAbstractItemModel, root: QModelIndex, column: int) -> list[str]:
    return [str(model.index(row, column, root).data() or "") for row in range(model.rowCount(root))]


@pytest.mark.parametrize("mode", [QFileDialog.AcceptMode.AcceptOpen, QFileDialog.AcceptMode.AcceptSave])
def test_the_dialog_for_files_has_no_english_words_in_korean(qtbot, korean, tmp_path, mode):
    (tmp_path / "folder").mkdir()
    dialog = QFileDialog(None, "열기", str(tmp_path))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(mode)
    qtbot.addWidget(dialog)
    dialog.show()
    table = dialog.findChild(QTreeView)
    assert table is not None
    model = table.model()
    qtbot.waitUntil(lambda: model.rowCount(table.rootIndex()) == 1)
    horizontal = Qt.Orientation.Horizontal
    heads = [str(model.headerData(section, horizontal)) for section in range(table.findChild(QHeaderView).count())]
    kind = cells(model, table.rootIndex(), 2)
    assert kind == ["폴더"] and len(written(dialog)) > 15
    assert english([*heads, *kind, *written(dialog)]) == []


def test_the_dialog_for_printing_has_no_english_words_in_korean(qtbot, korean):
    dialog = QPrintDialog(QPrinter())
    qtbot.addWidget(dialog)
    assert len(written(dialog)) > 15 and english(written(dialog)) == []


def test_the_kinds_of_files_are_those_of_qt(korean):
    for text in ("Alias", "Drive", "File", "File Folder", "Shortcut", "Unknown"):
        assert QCoreApplication.translate("QAbstractFileIconProvider", text) != text
