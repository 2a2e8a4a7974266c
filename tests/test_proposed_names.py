"""Where a file goes that leaves the program: the folder used last, a name that says what is in it."""

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QLineEdit

from nnviz.main_window import MainWindow
from nnviz.ui.files.dialogs import LAST_FOLDER
from nnviz.window.files import WindowFiles


def test_a_name_proposes_tab_view_and_preset_and_the_last_folder_is_remembered(qtbot, monkeypatch, tmp_path):
    asked = []

    def ask(parent, title: str, name: str, kinds: str) -> tuple[str, str]:
        asked.append(name)
        return str(tmp_path / "first" / "mine.nnviz"), kinds

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    monkeypatch.setattr(LAST_FOLDER, "path", "")
    (tmp_path / "first").mkdir()
    window = MainWindow(fresh=True, first="losses")
    window.remembers = False
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.tab.show_preset(1)
    files = window.findChild(WindowFiles)
    files.save_scene()
    assert (tmp_path / "first" / "mine.nnviz").is_file()
    files.save_scene()
    first, second = map(Path, asked)
    assert first.name.startswith(f"nnviz-losses-{window.tab.state.view}-") and first.suffix == ".nnviz"
    assert first.stem.rpartition(f"-{window.tab.state.view}-")[2]  # the preset
    assert second == tmp_path / "first" / first.name
    window.close()


@pytest.mark.skipif(bool(QPrinterInfo.availablePrinterNames()), reason="a printer would be proposed, not a file")
def test_without_a_printer_a_pdf_of_that_name_is_proposed_and_a_folder_refused(qtbot, tmp_path, monkeypatch):
    window = MainWindow(fresh=True, first="losses")
    window.remembers = False
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    monkeypatch.setattr(LAST_FOLDER, "path", str(tmp_path))
    files = window.findChild(WindowFiles)
    for name, said in (("", "Saved as "), (".", "cannot be written")):
        files.print_picture()
        field = next(f for f in files.print_dialog.findChildren(QLineEdit) if f.text().startswith(str(tmp_path)))
        proposed = Path(field.text())
        assert proposed.name.startswith("nnviz-losses-answer-") and proposed.suffix == ".pdf"
        field.setText(str(tmp_path / name) if name else field.text())
        files.print_dialog.accept()
        assert said in window.tab.message.text and str(tmp_path) in window.tab.message.text
    assert proposed.read_bytes().startswith(b"%PDF")
    window.close()
