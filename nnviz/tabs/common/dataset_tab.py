"""The base of the tabs that show data: they all show the same, and any of them opens another."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog

from nnviz.data.dataset import Dataset
from nnviz.data.file_kinds import FileKind, is_kind
from nnviz.data.idx import Progress
from nnviz.data.mnist import FILES, MIRRORS, verifying
from nnviz.data.sources import candidates, fetched
from nnviz.tabs.common.dataset_source import Choice, DatasetSource
from nnviz.ui.base.language import sentence, translate
from nnviz.ui.base.settings import data_folder
from nnviz.ui.timed_tab import TimedTab

_DATA = "data"  # the origin of what is said of the data in the message bar

class DatasetTab(TimedTab):
    """A tab whose State has `source` and `path`. It follows what other tabs open, and tells what cannot be opened."""

    def build(self) -> None:
        """Make the source of the data; a tab that comes later starts with the data of the program."""
        self.source = DatasetSource(self)
        self.source.progressed.connect(self._on_opening)
        self.source.adopted.connect(self._on_adopted)
        self.source.opened.connect(self._on_opened)
        self.source.failed.connect(self._on_not_opened)
        self._stands_in = False  # whether other data is opened in place of what could not be
        self.states.start(replace(self.state, **self._shared_fields()))

    # What a subclass writes.

    def prepare(self, state: Any) -> None:
        """Bring up to date what the views share, before the view on show is drawn."""

    def show_opening(self, progress: Progress) -> None:
        """Say how far the opening is."""

    def show_dataset(self, dataset: Dataset) -> None:
        """Show other data than before."""
        raise NotImplementedError

    def show_not_opened(self) -> None:
        """Show that nothing is being opened any more; the reason is told, and the data that was there stays."""

    # Opening.

    @property
    def dataset(self) -> Dataset | None:
        """The data on show."""
        return self.source.dataset

    @property
    def busy(self) -> bool:
        """Whether data is being opened, or the view on show prepared."""
        return self.source.busy or super().busy

    def draw(self, state: Any) -> None:
        """Open the State's data and draw the view on show."""
        self.source.want(choice_of(state))
        self.prepare(state)
        super().draw(state)

    def brings_other_data(self, state: Any) -> bool:
        """Return whether a State asks for other data than the one that is open."""
        return choice_of(state) != self.source.choice

    def accept_file(self, path: str) -> bool:
        """Open a folder or file with a dataset that was dropped or named on the command line."""
        if not is_kind(path, FileKind.DATASET):
            return False
        self._open_again(source="folder", path=path)
        return True

    @Slot()
    def open_data(self) -> None:
        """Choose a folder with a dataset."""
        path = QFileDialog.getExistingDirectory(self, translate("common", "Open data"), self.state.path)
        if path:
            self._open_again(source="folder", path=path)

    @Slot()
    def fetch_data(self) -> None:
        """Fetch MNIST over the network, then open it."""
        from nnviz.ui.download.dialog import fetch  # Qt's network: 60 ms that the first window does not need

        self.download_dialog = fetch(FILES, verifying, MIRRORS, Path(data_folder()) / "mnist", self)
        self.download_dialog.ready.connect(self._on_fetched)

    @Slot(str)
    def _on_fetched(self, folder: str) -> None:
        self._open_again(**fetched(folder, candidates(data_folder())))

    def _open_again(self, **fields: str) -> None:
        """Set source and path, and open them even if they are the ones that are open."""
        self.change(**fields)
        self.source.open_again(choice_of(self.state))

    @Slot(object)
    def _on_opening(self, progress: Progress) -> None:
        self.show_opening(progress)

    @Slot(object)
    def _on_adopted(self, choice: Choice) -> None:
        self._rewrite(lambda state: replace(state, source=choice.source, path=choice.path or state.path))

    @Slot(object)
    def _on_opened(self, dataset: Dataset) -> None:
        if not self._stands_in:  # otherwise the message says why this is not what was asked for
            self.message.withdraw(_DATA)
        self._stands_in = False
        self.show_dataset(dataset)

    @Slot(Exception)
    def _on_not_opened(self, problem: Exception) -> None:
        if self.dataset is None and self.state.source != "automatic":
            self._stands_in = True
            self.change(source="automatic")
        self.message.say(sentence(problem), _DATA)
        self.show_not_opened()

    # The State.

    def restore(self, values: Mapping[str, Any]) -> None:
        """Take the last session's State, but the data that is open by now."""
        super().restore({**values, **self._shared_fields()})

    def _shared_fields(self) -> dict[str, str]:
        choice = self.source.shared_choice()
        if choice is None:
            return {}
        return {"source": choice.source, **({"path": choice.path} if choice.path else {})}

    def _rewrite(self, change: Callable[[Any], Any]) -> None:
        """Change every remembered State in what is no step of its own, as the data is that another tab opens."""
        self.states.rewrite(change)
        self._redraw()
        self.state_changed.emit()

    def close_down(self) -> None:
        """Stop whatever runs."""
        self.source.stop()
        super().close_down()

    def showEvent(self, event: QShowEvent) -> None:
        """MNIST may have come while another tab was on show."""
        super().showEvent(event)
        self.source.look_again()


def choice_of(state: Any) -> Choice:
    """Return what a State wants opened."""
    return Choice(state.source, state.path if state.source == "folder" else "")
