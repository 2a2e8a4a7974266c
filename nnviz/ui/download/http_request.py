"""One HTTP request: the rest of a file, written to its part as it arrives.

Sources: RFC 9110 (ranges, If-Range, validators), RFC 1952 (the first two bytes of gzip).
"""

import re
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, QUrl, Signal, Slot
from PySide6.QtNetwork import QNetworkAccessManager, QNetworkReply, QNetworkRequest

from nnviz import __version__
from nnviz.ui.download.part_file import PartFile, PartOrigin
from nnviz.ui.download.problems import (
    CUT,
    ODD_ANSWER,
    SILENT,
    TOO_LARGE,
    WEB_PAGE,
    DownloadProblem,
    Remedy,
    answer_problem,
    disk_problem,
    network_problem,
)

__all__ = ["Transfer"]

_GZIP_MAGIC = b"\x1f\x8b"
_BUFFER = 1 << 20  # bytes Qt holds for us, at most: a server that floods fills no memory
_CHUNK = 1 << 18
_MAX_REDIRECTS = 5
_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+|\*)")
_Attribute = QNetworkRequest.Attribute


class _Answer(NamedTuple):
    """What a server announces: the byte it begins with, and the bytes of the whole file (0: not said)."""

    first: int
    total: int


class Transfer(QObject):
    """Fetches what a part lacks from one address; one object is one request.

    limit: bytes the packed file can have at most; more is refused as it arrives, a bomb costs no disk.
    patience: milliseconds without a byte after which the server counts as silent.
    """

    grew = Signal(int)  # bytes that arrived and were written
    ended = Signal(object)  # None when all that was announced is here, else the DownloadProblem; comes last

    def __init__(
        self, manager: QNetworkAccessManager, url: str, part: PartFile, limit: int, patience: int, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._url, self._part, self._limit = url, part, limit
        self._host = QUrl(url).host() or url
        self._offset = part.size if part.origin and part.origin.url == url else 0
        self._answer: _Answer | None = None  # None until it has been found acceptable
        self._clock = QTimer(self, singleShot=True, interval=patience)
        self._clock.timeout.connect(self._on_silence)
        self._reply: QNetworkReply | None = manager.get(self._request())
        self._reply.setParent(self)
        self._reply.setReadBufferSize(_BUFFER)
        self._reply.readyRead.connect(self._on_ready)
        self._reply.finished.connect(self._on_finished)
        self._clock.start()

    def abort(self) -> None:
        """Break off without a signal; the part stays as it is."""
        self._clock.stop()
        reply, self._reply = self._reply, None  # first: abort() says "finished" at once
        if reply is not None:
            reply.abort()
        self._part.close()
        self.deleteLater()

    def _request(self) -> QNetworkRequest:
        request = QNetworkRequest(QUrl(self._url))
        policy = QNetworkRequest.RedirectPolicy.NoLessSafeRedirectPolicy
        request.setAttribute(_Attribute.RedirectPolicyAttribute, policy)
        request.setMaximumRedirectsAllowed(_MAX_REDIRECTS)
        request.setAttribute(_Attribute.CacheLoadControlAttribute, QNetworkRequest.CacheLoadControl.AlwaysNetwork)
        request.setAttribute(_Attribute.Http2AllowedAttribute, False)  # one request at a time gains nothing from it
        headers = {"User-Agent": f"nnviz/{__version__}"}
        headers["Accept-Encoding"] = "identity"  # unset, Qt would unpack: the range would count other bytes
        if self._offset:
            headers["Range"] = f"bytes={self._offset}-"
            validator = self._part.origin.validator if self._part.origin else ""
            headers |= {"If-Range": validator} if validator else {}
        for name, value in headers.items():
            request.setRawHeader(name.encode(), value.encode("latin-1"))
        return request

    @Slot()
    def _on_ready(self) -> None:
        try:
            problem = self._take()
        except OSError as error:
            problem = disk_problem(error, self._part.path.parent, self._part.target.name)
        if problem is not None:
            self._end(problem)

    def _take(self) -> DownloadProblem | None:
        """Write what has arrived; return what is wrong with it, if anything."""
        reply = self._reply
        if reply is None:
            return None
        if self._answer is None and (problem := self._look(reply)) is not None:
            return problem
        while self._answer is not None and reply.bytesAvailable():
            data = bytes(reply.read(_CHUNK).data())
            if self._part.size + len(data) > self._limit:
                self._part.discard()
                return self._problem(TOO_LARGE)
            self._part.append(data)
            self._clock.start()
            self.grew.emit(len(data))
            if self._reply is not reply:  # whoever heard that has cancelled
                return None
        return None

    def _look(self, reply: QNetworkReply) -> DownloadProblem | None:
        """Accept an answer, or return what speaks against it; undecided until two bytes of the body are here."""
        status = reply.attribute(_Attribute.HttpStatusCodeAttribute)
        if status not in (200, 206):
            return answer_problem(int(status or 0), self._host, self._part.target.name)
        answer = _announced(reply, int(status))
        if answer is None or answer.first not in (0, self._offset) or (status == 206) != (answer.first > 0):
            return self._problem(ODD_ANSWER, Remedy.RESTART, code=status)
        if answer.total > self._limit:
            return self._problem(TOO_LARGE)
        if answer.first == 0:
            head = reply.peek(len(_GZIP_MAGIC)).data()
            if len(head) < len(_GZIP_MAGIC) and not reply.isFinished():
                return None
            if head != _GZIP_MAGIC:
                return self._problem(WEB_PAGE)
            # Only now: until here the part may hold what another mirror sent, still worth having.
            self._part.begin(PartOrigin(self._url, _validator(reply), answer.total))
        self._answer = answer
        return None

    @Slot()
    def _on_finished(self) -> None:
        if self._reply is None:
            return
        error, reason = self._reply.error(), self._reply.errorString()
        status = self._reply.attribute(_Attribute.HttpStatusCodeAttribute)
        redirected = status is not None and 300 <= status < 400  # too often or to the wrong place: `error` says it
        if error == QNetworkReply.NetworkError.NoError or (status is not None and not redirected):
            self._on_ready()  # the last bytes, or a refusal that came without any
        if self._reply is None:
            return
        if error != QNetworkReply.NetworkError.NoError:
            self._end(network_problem(error, reason, self._host))
        elif self._answer is not None and self._part.size < self._answer.total:
            self._end(self._problem(CUT, Remedy.CONTINUE))
        else:
            self._end(None)

    @Slot()
    def _on_silence(self) -> None:
        # A server that has sent nothing at all would cost another wait; one that stalled may go on.
        self._end(self._problem(SILENT, Remedy.CONTINUE if self._answer else Remedy.ELSEWHERE))

    def _problem(self, sentence: str, remedy: Remedy = Remedy.ELSEWHERE, **values: object) -> DownloadProblem:
        return DownloadProblem(sentence, remedy, host=self._host, file=self._part.target.name, **values)

    def _end(self, problem: DownloadProblem | None) -> None:
        self.abort()
        self.ended.emit(problem)


def _announced(reply: QNetworkReply, status: int) -> _Answer | None:
    """Return what the headers say, None when they contradict the status."""
    if status == 200:
        length = _header(reply, "Content-Length")
        return _Answer(0, int(length) if length.isdecimal() else 0)
    found = _RANGE.fullmatch(_header(reply, "Content-Range"))
    return found and _Answer(int(found[1]), int(found[2]) if found[2] != "*" else 0)


def _validator(reply: QNetworkReply) -> str:
    """Return by what a range may be asked for later: a strong ETag, else the date, else nothing."""
    tag = _header(reply, "ETag")
    return tag if tag.startswith('"') else _header(reply, "Last-Modified")


def _header(reply: QNetworkReply, name: str) -> str:
    return bytes(reply.rawHeader(name).data()).decode("latin-1").strip()
