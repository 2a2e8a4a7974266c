"""What the program remembers between two starts: window, language, theme and the State of every tab.

A session is a file of one line per value, `[owner, field, value]` in JSON: `["window", "theme", "dark"]`,
`["gates", "bias", 0.5]`. A damaged line costs its own value and no other.
"""

import base64
import errno
import json
import logging
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QObject, QTimer, Signal, Slot

from nnviz import safe_file
from nnviz.ui.base.language import sentence, translate
from nnviz.ui.base.runtime.background_task import BackgroundTask
from nnviz.ui.base.runtime.throttle import Debounce
from nnviz.ui.base.settings import old_settings, settings_folder
from nnviz.ui.forms.parameters import parameters
from nnviz.ui.tab import Tab

NAME, KEPT = "session.jsonl", "session-kept.jsonl"
WINDOW = "window"
"""The owner of what belongs to no tab; tab names are the other owners."""
IDLE, LATEST = 2000, 4000
"""Saved after so many ms without a change, and never later after the first one: with the writing below 5 s."""
_MOST_BYTES = 16_000_000
_MOST_NAMES, _MOST_LETTERS = 6, 40
_LOG = logging.getLogger(__name__)

Values = dict[str, dict[str, Any]]
"""Owner → field → plain value."""


@dataclass
class Session:
    """What was remembered. raw: the file as it was; damage: a sentence about what could not be read, or empty."""

    values: Values = field(default_factory=dict)
    raw: bytes = b""
    damage: str = ""

    def of(self, owner: str) -> dict[str, Any]:
        """Return the fields of a tab or of the window; empty if nothing is remembered."""
        return self.values.get(owner, {})


def encode(values: Mapping[str, Mapping[str, Any]]) -> bytes:
    """Return values as the lines of a session file: ASCII, so that paths that are no UTF-8 survive."""
    lines = (_line(owner, name, value) for owner, fields in values.items() for name, value in fields.items())
    return b"".join(lines)


def _line(owner: str, name: str, value: Any) -> bytes:
    try:
        return json.dumps([owner, name, value]).encode("ascii") + b"\n"
    except (TypeError, ValueError, RecursionError):
        _LOG.warning("%s.%s is no plain value and is not remembered.", owner, name)
        return b""


def decode(raw: bytes) -> tuple[Values, int]:
    """Return the values in the lines of a session file, and how many lines could not be read."""
    values: Values = {}
    damaged = 0
    for line in raw.splitlines():
        try:
            entry = safe_file.parse_json(line)
            owner, name, value = entry
            if not (isinstance(entry, list) and isinstance(owner, str) and isinstance(name, str)):
                raise ValueError(line)
            values.setdefault(owner, {})[name] = value
        except (TypeError, ValueError):
            damaged += 1
    return values, damaged


def read_session(folder: Path) -> Session:
    """Return the session kept in a folder; whatever is wrong with its file is told in `damage`."""
    path = folder / NAME
    if not os.path.lexists(path):
        return _old_session()
    try:
        with safe_file.reading(path) as stream:
            raw = stream.read(_MOST_BYTES)
    except OSError as problem:
        _LOG.warning("The session was not read: %s", problem)
        text = translate("session", "The settings of the last session could not be read: {reason}")
        return Session(damage=text.format(reason=sentence(problem)))
    values, damaged = decode(raw)
    text = translate("session", "Some settings of the last session were damaged and are left out.")
    return Session(values, raw, text if damaged else "")


def _old_session() -> Session:
    """Return the session as earlier versions left it: an INI file with one JSON text for each tab."""
    store = old_settings()
    values: Values = {}
    for key in store.allKeys():
        owner, _, name = key.partition("/")
        if owner == WINDOW:
            stored = store.value(key)
            plain = geometry_text(stored) if isinstance(stored, QByteArray) else stored
            values.setdefault(WINDOW, {})[name] = plain
        elif owner == "states":
            values[name] = _old_state(store.value(key))
    values = {owner: fields for owner, fields in values.items() if fields}
    return Session(values, encode(values))


def _old_state(stored: object) -> dict[str, Any]:
    try:
        fields = safe_file.parse_json(stored)  # type: ignore[arg-type]  # a damaged file holds anything: TypeError
    except (TypeError, ValueError):
        _LOG.warning("The settings of a tab in the old settings file are damaged and are left out.")
        return {}
    return fields if isinstance(fields, dict) else {}


def geometry_text(geometry: QByteArray) -> str:
    """Return a window's geometry as text for the session."""
    return base64.b64encode(geometry.data()).decode("ascii")


def geometry_of(text: object) -> QByteArray:
    """Return the geometry in a text of the session; empty for anything else."""
    try:
        return QByteArray(base64.b64decode(text, validate=True))  # type: ignore[arg-type]  # anything else: TypeError
    except (TypeError, ValueError):
        return QByteArray()


def write_session(folder: Path, content: bytes) -> None:
    """Save a session: written beside its place, read again, then renamed. OSError, and the old one stays, if not."""
    with safe_file.replacing(folder / NAME, make_folder=True) as stream:
        stream.write(content)
        safe_file.settle(stream)
        if Path(stream.name).read_bytes() != content:
            raise OSError(errno.EIO, os.strerror(errno.EIO))


def keep(folder: Path, raw: bytes) -> None:
    """Put a session aside as the one that `take_kept` brings back; OSError when the disk refuses.

    The one put aside before is not lost: it takes a name of its own.
    """
    before = _content(folder / KEPT)
    if raw and raw != before:
        put_aside(folder, before)
        with safe_file.replacing(folder / KEPT, make_folder=True) as stream:
            stream.write(raw)


def restorable(folder: Path) -> bool:
    """Return whether a session was put aside by `keep`."""
    return (folder / KEPT).is_file()


def take_kept(folder: Path) -> Session:
    """Make the session put aside the last one again, and return it. OSError when the disk refuses."""
    with safe_file.reading(folder / KEPT) as stream:
        raw = stream.read(_MOST_BYTES)
    write_session(folder, raw)
    return read_session(folder)


def put_aside(folder: Path, raw: bytes) -> str:
    """Save a session for good under a name that follows from what it holds; return its path, empty if refused."""
    if not raw:
        return ""
    import hashlib  # 10 ms that only a damaged session needs

    path = folder / f"session-{hashlib.sha256(raw).hexdigest()[:12]}.jsonl"
    try:
        with safe_file.replacing(path, make_folder=True) as stream:
            stream.write(raw)
    except OSError as problem:
        _LOG.warning("Settings were not put aside: %s", problem)
        return ""
    return str(path)


def _content(path: Path) -> bytes:
    try:
        with safe_file.reading(path) as stream:
            return stream.read(_MOST_BYTES)
    except OSError:
        return b""


def not_restored(tab: Tab, lost: Iterable[str]) -> str:
    """Return a sentence about settings that could not be restored, by the labels they have in the form."""
    edited = parameters(tab.State)
    names = [translate(tab.name, edited[name].label) if name in edited else name for name in lost]
    names = [safe_file.displayable(name)[:_MOST_LETTERS] for name in names[:_MOST_NAMES]]
    text = translate("session", "These settings of the last session could not be restored: {names}.")
    return text.format(names=", ".join(names))


def with_place(text: str, path: str) -> str:
    """Return a sentence about damaged settings and, if they lie in a file, another one that says where."""
    if not path:
        return text
    place = translate("session", "The session as it was is kept in {file}.")
    return f"{text} {place.format(file=safe_file.displayable(path))}"


def restore_tab(tab: Tab, values: Mapping[str, Any]) -> dict[str, Any]:
    """Show remembered fields in a tab, and return those that it cannot show.

    All together if possible; else one by one, again while that helps (a field may need another one), so that
    every good value is kept whatever the bad ones raise.
    """
    try:
        tab.restore(values)
    except Exception:  # whatever a value makes a picture raise, the program starts
        _LOG.warning("The settings of %s are restored one by one.", tab.name, exc_info=True)
        return _restore_fields(tab, dict(values))
    return {}


def _restore_fields(tab: Tab, left: dict[str, Any]) -> dict[str, Any]:
    good: dict[str, Any] = {}
    while found := [name for name in left if _restores(tab, good, name, left[name])]:
        for name in found:
            del left[name]
    tab.restore(good)  # what failed last may have left half a picture
    return left


def _restores(tab: Tab, good: dict[str, Any], name: str, value: Any) -> bool:
    """Try one more field; it joins the good ones if the tab shows it."""
    try:
        tab.restore({**good, name: value})
    except Exception as problem:
        _LOG.warning("%s.%s was not restored: %s", tab.name, name, type(problem).__name__)
        return False
    good[name] = value
    return True


class SessionKeeper(QObject):
    """Saves the session while one works: soon after a change, in the background, and only when it is another one.

    Nothing is saved before `begin`: a start that fails must not replace the session it could not show.
    """

    failed = Signal(str)  # a sentence, once for each trouble

    def __init__(self, parent: QObject, collect: Callable[[], Values]) -> None:
        super().__init__(parent)
        self.folder = settings_folder()
        self._collect = collect
        self._begun = False
        self._saved = b""
        self._trouble = ""
        self._soon = Debounce(self, self._save, IDLE)
        self._latest = QTimer(self, singleShot=True, interval=LATEST)
        self._latest.timeout.connect(self._save)
        self._task = BackgroundTask(self)
        self._task.finished.connect(self._on_saved)
        self._task.failed.connect(self._on_failed)

    def begin(self) -> None:
        """Save from now on."""
        self._begun = True
        self.touch()

    @Slot()
    def touch(self) -> None:
        """Take notice that something has changed."""
        if self._begun:
            self._soon.call()
            if not self._latest.isActive():
                self._latest.start()

    def finish(self) -> None:
        """Save at once and for the last time; the window closes."""
        self._stop_timers()
        self._task.stop()
        if self._begun:
            self._save_last()
        self._begun = False

    def _save_last(self) -> None:
        try:
            write_session(self.folder, encode(self._collect()))
        except OSError as problem:  # there is nobody left to be told
            _LOG.warning("The session was not saved: %s", problem)

    def pause(self) -> None:
        """Save no more until `begin`."""
        self._begun, self._saved = False, b""
        self._stop_timers()
        self._task.stop()

    def _stop_timers(self) -> None:
        self._soon.stop()
        self._latest.stop()

    @Slot()
    def _save(self) -> None:
        self._stop_timers()
        if self._task.busy:  # a slow disk: this change is saved after the one before
            self.touch()
            return
        content = encode(self._collect())
        if content != self._saved:
            self._task.start(lambda: self._writing(content))

    def _writing(self, content: bytes) -> Iterator[bytes]:
        write_session(self.folder, content)
        yield content

    @Slot(object)
    def _on_saved(self, content: bytes) -> None:
        self._saved, self._trouble = content, ""

    @Slot(Exception)
    def _on_failed(self, problem: Exception) -> None:
        text = translate("session", "Your settings could not be saved: {reason}").format(reason=sentence(problem))
        _LOG.warning("%s", text)
        if text != self._trouble:
            self._trouble = text
            self.failed.emit(text)
