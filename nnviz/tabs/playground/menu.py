"""What the menus do in the playground: points in and out, the notebook, programs to take home."""

from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QApplication

from nnviz.core.studies.playground.plane_painting import points_of
from nnviz.data.file_kinds import FileKind, is_kind
from nnviz.data.weights import Weights
from nnviz.tabs.common.present_network import NetworkTaker, taking
from nnviz.tabs.playground.notebook.view import note
from nnviz.tabs.playground.point_files import PointFiles
from nnviz.tabs.playground.programs import LIBRARIES, USUAL_UPDATES, program
from nnviz.tabs.playground.run import SharedRun
from nnviz.tabs.playground.state import data_of
from nnviz.tabs.playground.taken import fields_of, weights_of
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.tab import Command
from nnviz.ui.timed_tab import TimedTab


class PlaygroundMenu(NetworkTaker, TimedTab):
    """The commands of the tab; its subclass makes `run`, `owner` and `files`."""

    commands = (
        Command(QT_TRANSLATE_NOOP("playground", "Open points…"), "open_points"),
        Command(QT_TRANSLATE_NOOP("playground", "Save the points…"), "save_points"),
        *taking("playground"),
        Command(QT_TRANSLATE_NOOP("playground", "Paste points"), "paste_points", menu="edit"),
        Command(QT_TRANSLATE_NOOP("playground", "Note this trial"), "note_trial", "Ctrl+Shift+N", menu="edit"),
        Command(QT_TRANSLATE_NOOP("playground", "Copy the network as PyTorch"), "copy_pytorch", menu="edit"),
        Command(QT_TRANSLATE_NOOP("playground", "Copy the network as Keras"), "copy_keras", menu="edit"),
    )
    run: SharedRun
    owner: object
    files: PointFiles

    # Points in and out.

    def accept_file(self, path: str) -> bool:
        """Open a table of points that was dropped or named on the command line."""
        if not (is_kind(path, FileKind.POINTS) or is_kind(path, FileKind.TABLE)):
            return False
        self.files.read(path)
        return True

    @Slot()
    def open_points(self) -> None:
        """Choose a table of points and open it."""
        self.files.open()

    @Slot()
    def paste_points(self) -> None:
        """Take a table of points from the clipboard."""
        self.files.paste()

    @Slot()
    def save_points(self) -> None:
        """Save the points on show as a table."""
        self.files.save(points_of(data_of(self.state)))

    @Slot()
    def note_trial(self) -> None:
        """Add the run on show to the notebook."""
        note(self)

    # One network through all tabs.

    def take_network(self, weights: Weights, tab: str) -> None:
        """Learn on from the weights of another tab; Problem if the points on show need another network."""
        self.set_state(replace(self.state, **fields_of(weights, self.state)))
        self.rewind()

    def present(self) -> Weights | None:
        """Return the network of the moment on show; other tabs take it. None before there is one."""
        return weights_of(self.run.recipes[0], self.run.moment()[0]) if self.run.history is not None else None

    # Programs.

    @Slot()
    def copy_pytorch(self) -> None:
        """Put a PyTorch program of the network on the clipboard."""
        self._copy("pytorch")

    @Slot()
    def copy_keras(self) -> None:
        """Put a Keras program of the network on the clipboard."""
        self._copy("keras")

    def _copy(self, library: str) -> None:
        QApplication.clipboard().setText(program(library, self.state, self.timeline.position or USUAL_UPDATES))
        text = translate("playground", "A {library} program with this network and its points is on the clipboard.")
        self.message.say(text.format(library=LIBRARIES[library]))
