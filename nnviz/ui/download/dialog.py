"""The dialog that fetches files: what, from where, where to, how far it is, and what to do when it fails."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from pathlib import Path
from typing import BinaryIO, Protocol

from PySide6.QtCore import QEvent, QSize, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from nnviz.ui.base.language import QT_TRANSLATE_NOOP, sentence, translate
from nnviz.ui.base.number_format import fixed_text
from nnviz.ui.base.theme import CONTROL_SIZE, THEME, TITLE_SIZE
from nnviz.ui.download.download import PATIENCE, Activity, Download, DownloadProgress, Item, Patience
from nnviz.ui.download.progress_rows import MEGABYTE, ProgressRows
from nnviz.ui.widgets.path_label import PathLabel
from nnviz.ui.widgets.themed import PrimaryButton, RoleLabel, tint

__all__ = ["DownloadDialog", "Item", "fetch"]

_WIDTH = 520  # pixels, before the theme's scale
_ACTIVITIES = {
    Activity.FETCHING: QT_TRANSLATE_NOOP("download", "Downloading {file} from {host} …"),
    Activity.CHECKING: QT_TRANSLATE_NOOP("download", "Checking {file} …"),
    Activity.WAITING: QT_TRANSLATE_NOOP("download", "The connection to {host} was lost; reconnecting …"),
}


class DownloadDialog(QDialog):
    """Fetches Items from mirrors into a folder when the person says so; show it with `open()`.

    Cancel or Esc stops the fetching, so does closing it; what has arrived is continued the next time. It closes
    by itself when all is there. items, mirrors, patience: as for `Download`; folder: the one suggested, the
    person may choose another; name: of the dataset, as the title says it.
    """

    ready = Signal(str)  # the folder in which all files now lie, checked

    def __init__(
        self,
        items: Sequence[Item],
        mirrors: Sequence[str],
        folder: str | Path,
        parent: QWidget | None = None,
        *,
        name: str = "MNIST",
        patience: Patience = PATIENCE,
    ) -> None:
        super().__init__(parent)
        self._name = name
        self.download = Download(items, mirrors, folder, self, patience)
        self.download.progress.connect(self._on_progress)
        self.download.finished.connect(self._on_finished)
        self.download.failed.connect(self._on_failed)
        self._progress: DownloadProgress | None = None
        self._problem: Exception | None = None
        self._make_widgets()
        self._lay_out()
        THEME.changed.connect(self._restyle)
        self.retranslate()
        self._restyle()

    def _make_widgets(self) -> None:
        self.title, self.summary = QLabel(), QLabel(wordWrap=True)
        self.from_label, self.to_label = RoleLabel("muted"), RoleLabel("muted")
        self.hosts = QLabel(textFormat=Qt.TextFormat.RichText, margin=0)
        self.path = PathLabel()
        self.change = QPushButton(autoDefault=False)
        self.change.clicked.connect(self._on_change_folder)
        self.rows = ProgressRows()
        self.status = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignTop)
        self.main = PrimaryButton(default=True)
        self.main.clicked.connect(self._on_main)
        self.close_button = QPushButton(autoDefault=False)
        self.close_button.clicked.connect(self._on_close)

    def _lay_out(self) -> None:
        form = QGridLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.addWidget(self.from_label, 0, 0, Qt.AlignmentFlag.AlignTop)
        form.addWidget(self.hosts, 0, 1)
        form.addWidget(self.to_label, 1, 0)
        form.addLayout(_row(self.path, self.change), 1, 1)
        form.setColumnStretch(1, 1)
        head, layout = QVBoxLayout(), QVBoxLayout(self)
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addWidget(self.summary)
        self.rows.addWidget(self.status, 1)
        layout.setSpacing(16)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.addLayout(head)
        layout.addLayout(form)
        layout.addLayout(self.rows, 1)
        layout.addLayout(_row(None, self.close_button, self.main))

    # What it says.

    def retranslate(self) -> None:
        """Take all texts anew, in the language in force."""
        megabytes = fixed_text(sum(item.packed for item in self.download.items) / MEGABYTE, 1)
        self.setWindowTitle(translate("download", "Download {name}").format(name=self._name))
        self.title.setText(translate("download", "Download {name}").format(name=self._name))
        self.summary.setText(
            translate(
                "download", "{count} files, about {size} MB. Afterwards no network is needed."
            ).format(count=len(self.download.items), size=megabytes)
        )
        self.from_label.setText(translate("download", "From"))
        self.to_label.setText(translate("download", "To"))
        self.hosts.setToolTip(translate("download", "Tried in turn, until one has the files"))
        self.change.setText(translate("download", "Change…"))
        self.change.setToolTip(translate("download", "Choose the folder in which the files are kept"))
        self.rows.bar.setAccessibleName(translate("download", "How much has been downloaded"))
        self._show()
        self._fit()

    def _fit(self) -> None:
        """Grow to what has to be said, and never shrink while it is on show."""
        self.resize(self.sizeHint().expandedTo(self.size() if self.isVisible() else QSize()))

    def _show(self) -> None:
        """Show the state of things: not begun, running or failed."""
        running, failed = self.download.is_running, self._problem is not None
        self.path.set_path(str(self.download.folder))
        self.change.setDisabled(running)
        self.main.setHidden(running)
        self.main.setText(translate("download", "Try again") if failed else translate("download", "Start"))
        self.close_button.setText(translate("download", "Cancel") if running else translate("download", "Close"))
        tint(self.status, QPalette.ColorRole.WindowText, THEME.colour("vermillion" if failed else "muted"))
        self.status.setText(self._status_text())
        self._show_hosts()
        self.rows.show_progress(self._progress, self.download.is_running)

    def _status_text(self) -> str:
        if self._problem is not None:
            return "✗ " + sentence(self._problem)
        if not self.download.is_running or self._progress is None:
            return ""
        text = translate("download", _ACTIVITIES[self._progress.activity])
        return text.format(file=self._progress.file, host=self._progress.host)

    def _show_hosts(self) -> None:
        """List the mirrors, the one in use in bold."""
        used = self._progress.host if self._progress and self.download.is_running else ""
        hosts = dict.fromkeys(QUrl(mirror).host() or mirror for mirror in self.download.mirrors)
        lines = (f"<b>{escape(host)}</b>" if host == used else escape(host) for host in hosts)
        self.hosts.setText("<br>".join(lines))

    # What happens.

    @Slot()
    def _on_main(self) -> None:
        if self.download.is_running:
            return
        self._problem = self._progress = None
        self.rows.rate.forget()
        self.download.start()
        self._show()
        self.close_button.setFocus()

    @Slot(object)
    def _on_progress(self, progress: DownloadProgress) -> None:
        self._progress = progress
        self.rows.rate.add(progress.received)
        self.status.setText(self._status_text())
        self._show_hosts()
        self.rows.show_progress(self._progress, self.download.is_running)

    @Slot(str)
    def _on_finished(self, folder: str) -> None:
        self.accept()
        self.ready.emit(folder)

    @Slot(Exception)
    def _on_failed(self, problem: Exception) -> None:
        self._problem = problem
        self._show()
        self._fit()
        self.main.setFocus()

    @Slot()
    def _on_change_folder(self) -> None:
        chooser = QFileDialog(self, self.change.toolTip(), str(_nearest(self.download.folder)))
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.setOption(QFileDialog.Option.ShowDirsOnly)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(self.set_folder)
        chooser.open()

    @Slot(str)
    def set_folder(self, folder: str) -> None:
        """Save into another folder; not while files are being fetched."""
        if not self.download.is_running:
            self.download.folder = Path(folder)
            self._progress = self._problem = None
            self._show()

    def done(self, result: int) -> None:
        """Close, whichever way: nothing goes on behind a closed dialog."""
        self.download.cancel()
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc stop what runs, and close only when nothing does."""
        if event.key() == Qt.Key.Key_Escape and self.download.is_running:
            self._on_close()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_close(self) -> None:
        """Stop what runs and stay open (Start goes on where it was); close when nothing does."""
        if not self.download.is_running:
            self.reject()
            return
        self.download.cancel()
        self._show()
        self.main.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    @Slot()
    def _restyle(self) -> None:
        """Follow the theme: its type, and with it the room the texts take."""
        self.title.setFont(THEME.font(TITLE_SIZE, bold=True))
        self.status.setFont(THEME.font(CONTROL_SIZE))
        line = QFontMetrics(self.status.font()).lineSpacing()
        self.status.setMinimumHeight(3 * line)  # room for a sentence: nothing jumps when it comes
        self.rows.restyle()
        self.setMinimumWidth(round(_WIDTH * THEME.current.scale))
        self._show()
        self._fit()


class Offered(Protocol):
    """A published file."""

    @property
    def gz_name(self) -> str:
        """The name under which mirrors offer it, gzipped."""

    @property
    def size(self) -> int:
        """Bytes of the unpacked contents."""

    @property
    def packed(self) -> int:
        """About how many bytes it is packed."""


def fetch(
    files: Iterable[Offered],
    verifying: Callable[[str, BinaryIO], Iterator[object]],
    mirrors: Sequence[str],
    folder: str | Path,
    parent: QWidget,
) -> DownloadDialog:
    """Open the dialog that fetches published files, and return it; its `ready` tells the folder they lie in then.

    verifying: as in `Item`. The dialog deletes itself when it is closed.
    """
    items = [Item(file.gz_name, file.size, file.packed, verifying) for file in files]
    dialog = DownloadDialog(items, mirrors, folder, parent)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def _row(*widgets: QWidget | None) -> QHBoxLayout:
    """Return widgets beside one another; None takes the room that is left."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for index, widget in enumerate(widgets):
        if widget is None:
            row.addStretch(1)
        else:
            row.addWidget(widget, 1 if index == 0 else 0)
    return row


def _nearest(folder: Path) -> Path:
    """Return the folder, or the nearest one above it that exists."""
    return next((path for path in (folder, *folder.parents) if path.is_dir()), Path.home())
