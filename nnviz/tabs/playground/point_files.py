"""Points of one's own in and out: from a CSV file or the clipboard, and into a file."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from nnviz.core.problems import QT_TRANSLATE_NOOP, Problem
from nnviz.core.studies.playground.plane_painting import Points
from nnviz.core.studies.playground.plane_tables import MOST_CHARACTERS, PointTable, read_points, written_points
from nnviz.safe_file import displayable, reading, short_name, write
from nnviz.tabs.playground.state import OWN
from nnviz.ui.base.language import sentence, translate
from nnviz.ui.base.number_format import number_text
from nnviz.ui.files.dialogs import ask_what_to_open, ask_where_to_save
from nnviz.ui.view import Host

SUFFIXES = (".csv", ".tsv", ".txt")
_KINDS = "CSV (*.csv *.tsv *.txt)"
_ORIGIN = "points"  # of what the message bar says about them
NO_TEXT = QT_TRANSLATE_NOOP("problems", "{file} is not a text file. Save the table as CSV in UTF-8.")


class PointFiles(QObject):
    """Reads points into the State of a tab, and writes those on show. What cannot be done is a sentence."""

    def __init__(self, parent: QWidget, host: Host) -> None:
        super().__init__(parent)
        self._parent, self._host = parent, host

    def open(self) -> None:
        """Ask for a table of points and open it."""
        if path := ask_what_to_open(self._parent, translate("playground", "Open points"), _KINDS):
            self.read(path)

    def read(self, path: str) -> None:
        """Open a table of points."""
        self._take(lambda: _text_of(path), short_name(path))

    def paste(self) -> None:
        """Take a table of points from the clipboard."""
        self._take(QApplication.clipboard().text)

    def _take(self, text: Callable[[], str], file: str = "") -> None:
        try:
            table = read_points(text())
        except (OSError, ValueError) as problem:
            told = (translate("playground", "No points from {file}: {reason}") if file
                    else translate("playground", "No points: {reason}"))  # fmt: skip
            self._host.message.say(told.format(file=file, reason=sentence(problem)), _ORIGIN)
            return
        view = self._host.state.view
        learns = {} if view in ("learn", "space", "compare") else {"view": "learn"}
        self._host.change(data=OWN, points=table.points, **learns)
        if self._host.state.points == table.points:
            self._host.message.say(_told(table), _ORIGIN)

    def save(self, points: Points) -> None:
        """Ask where, and save points as a table that can be opened again."""
        title = translate("playground", "Save the points")
        path = ask_where_to_save(self._parent, title, "nnviz-playground-points.csv", _KINDS)
        if not path:
            return
        try:
            write(path, written_points(points).encode())
        except (OSError, ValueError) as problem:
            text = translate("window", "Not saved: {reason}").format(reason=sentence(problem))
        else:
            text = translate("window", "Saved as {path}.").format(path=displayable(path))
        self._host.message.say(text, _ORIGIN)


def _text_of(path: str) -> str:
    """Return a file's text, a little more than may be read at most; Problem if it is none."""
    with reading(path) as stream:
        content = stream.read(4 * MOST_CHARACTERS + 1)
    try:
        return content.decode("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        raise Problem(NO_TEXT, file=short_name(path)) from None


def _told(table: PointTable) -> str:
    """Return what was read: how many points of which classes, and whether they were scaled."""
    count = number_text(len(table.points))
    if table.classes:
        names = ", ".join(f"{number} = {name}" for number, name in enumerate(table.names))
        told = translate("playground", "{count} points of {classes} classes: {names}.")
        text = told.format(count=count, classes=table.classes, names=names)
    else:
        text = translate("playground", "{count} points with numbers to regress.").format(count=count)
    if table.scaled:
        text += " " + translate("playground", "Columns that reached out of the picture were scaled to fit.")
    return text
