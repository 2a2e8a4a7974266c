"""The base of the tabs that show data: they all show the same, and any of them opens another."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QPushButton

from nnviz.data.dataset import Dataset
from nnviz.data.file_kinds import FileKind, is_kind
from nnviz.data.idx import Progress
from nnviz.data.mnist import FILES, MIRRORS, verifying
from nnviz.data.orientation import AS_STORED, TURNS, Advice, Position
from nnviz.data.sources import candidates, fetched
from nnviz.tabs.common.dataset_source import Choice, DatasetSource
from nnviz.ui.base.language import sentence, translate
from nnviz.ui.base.number_format import percent_text
from nnviz.ui.base.settings import data_folder
from nnviz.ui.forms.parameters import parameters
from nnviz.ui.timed_tab import TimedTab

_DATA = "data"  # the origin of what is said of the data in the message bar
_AS_STORED: dict[str, Any] = Position()._asdict()


class DatasetTab(TimedTab):
    """A tab whose State has `source`, `path`, `turn` and `inverted`.

    It follows what other tabs open, tells what cannot be opened, and what is the wrong way round.
    """

    def build(self) -> None:
        """Make the source of the data; a tab that comes later starts with the data of the program."""
        self.source = DatasetSource(self)
        self.source.progressed.connect(self._on_opening)
        self.source.adopted.connect(self._on_adopted)
        self.source.opened.connect(self._on_opened)
        self.source.failed.connect(self._on_not_opened)
        self.upright_button = QPushButton()
        self.upright_button.clicked.connect(self.set_upright)
        self.upright_button.hide()
        self.form.add_below(parameters(self.State)["source"].section, self.upright_button)
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

    def data_fields(self) -> dict[str, Any]:
        """Return the fields of the State that say which data is in use: a preset keeps them."""
        return {name: getattr(self.state, name) for name in ("source", "path", "turn", "inverted")}

    def brings_other_data(self, state: Any) -> bool:
        """Return whether a State asks for other data than the one that is open."""
        return choice_of(state) != self.source.choice

    def accept_file(self, path: str) -> bool:
        """Open a folder or file with a dataset that was dropped or named on the command line."""
        if not is_kind(path, FileKind.DATASET):
            return False
        self._open_again(source="folder", path=path, **_AS_STORED)
        return True

    @Slot()
    def open_data(self) -> None:
        """Choose a folder with a dataset."""
        path = QFileDialog.getExistingDirectory(self, translate("common", "Open data"), self.state.path)
        if path:
            self._open_again(source="folder", path=path, **_AS_STORED)

    @Slot()
    def set_upright(self) -> None:
        """Turn and invert the images so that they look like digits."""
        if self.source.advice is not None:
            self.change(**self.source.advice.position._asdict())

    @Slot()
    def fetch_data(self) -> None:
        """Fetch MNIST over the network, then open it."""
        from nnviz.ui.download.dialog import fetch  # Qt's network: 60 ms that the first window does not need

        self.download_dialog = fetch(FILES, verifying, MIRRORS, Path(data_folder()) / "mnist", self)
        self.download_dialog.ready.connect(self._on_fetched)

    @Slot(str)
    def _on_fetched(self, folder: str) -> None:
        self._open_again(**fetched(folder, candidates(data_folder())))

    def _open_again(self, **fields: Any) -> None:
        """Set source and path, and open them even if they are the ones that are open."""
        self.change(**fields)
        self.source.open_again(choice_of(self.state))

    @Slot(object)
    def _on_opening(self, progress: Progress) -> None:
        self.show_opening(progress)

    @Slot(object)
    def _on_adopted(self, choice: Choice) -> None:
        fields = _fields_of(choice)
        self.rewrite(lambda state: replace(state, **fields))

    @Slot(object)
    def _on_opened(self, dataset: Dataset) -> None:
        if not self._stands_in:  # otherwise the message says why this is not what was asked for
            self.message.withdraw(_DATA)
        self._stands_in = False
        self.upright_button.setVisible(self.source.advice is not None)
        self.show_dataset(dataset)
        if self.source.advice is not None:
            self.message.say(advice_text(self.source.advice), _DATA)

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

    def _shared_fields(self) -> dict[str, Any]:
        choice = self.source.shared_choice()
        return {} if choice is None else _fields_of(choice)

    def rewrite(self, change: Callable[[Any], Any]) -> None:
        """Change every remembered State in what is no step of its own, as the data is that another tab opens."""
        self.states.rewrite(change)
        self._redraw()
        self.state_changed.emit()

    def retranslate(self) -> None:
        """Take all texts in the language in force."""
        super().retranslate()
        self.upright_button.setText(translate("common", "Set the images upright"))

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
    if state.source != "folder":
        return Choice(state.source)
    return Choice("folder", state.path, Position(state.turn, state.inverted))


def _fields_of(choice: Choice) -> dict[str, Any]:
    """Return the fields of a State that wants this; a path that is of no use now stays as it is."""
    if choice.source != "folder":
        return {"source": choice.source}
    return {"source": "folder", "path": choice.path, **choice.position._asdict()}


def advice_text(advice: Advice) -> str:
    """Return what was noticed about images that are the wrong way round, and what sets them upright."""
    position, told = advice.position, []
    if position.inverted:
        told.append(translate("common", "The edges of the images are light, as with dark ink on paper; in MNIST "
                                        "they are 0."))
    if position.turn != AS_STORED and advice.stored is not None and advice.there is not None:
        text = translate("common", "A network that knows MNIST reads {stored} of the first images correctly as they "
                                   "are stored, and {there} after “{turn}”.")  # fmt: skip
        told.append(text.format(stored=percent_text(advice.stored), there=percent_text(advice.there),
                                turn=translate("common", TURNS[position.turn])))  # fmt: skip
    elif position.turn != AS_STORED:
        told.append(translate("common", "EMNIST's files, as published, have rows and columns swapped."))
    told.append(translate("common", "“Set the images upright”, under Data, changes that for all tabs."))
    return " ".join(told)
