"""Where a file goes that leaves the program: the folder used last, a name that says what is in it."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

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
