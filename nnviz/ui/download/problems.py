"""What can go wrong while files are fetched: a sentence for the person, and what the program does next."""

import errno
from enum import Enum
from pathlib import Path

from PySide6.QtNetwork import QNetworkReply

from nnviz.ui.base.language import QT_TRANSLATE_NOOP

__all__ = ["DownloadProblem", "Remedy", "answer_problem", "disk_problem", "network_problem"]


class Remedy(Enum):
    """What the program can do about a problem by itself."""

    CONTINUE = "continue"  # the connection broke: go on where it ended, from the same mirror
    RESTART = "restart"  # what has arrived cannot be continued: begin again, from the same mirror
    ELSEWHERE = "elsewhere"  # this mirror will not do: try the next one
    NONE = "none"  # no mirror can help: the trouble is on this computer


class DownloadProblem(Exception):  # noqa: N818 (a sentence for a person, as core's Problem)
    """A sentence with named gaps and what goes into them (as language.sentence takes them), and a Remedy."""

    def __init__(self, sentence: str, remedy: Remedy = Remedy.ELSEWHERE, **values: object) -> None:
        super().__init__(sentence, values)
        self.sentence = sentence
        self.remedy = remedy
        self.values = values

    def __str__(self) -> str:
        return self.sentence.format(**self.values)


UNKNOWN_HOST = QT_TRANSLATE_NOOP(
    "problems", "{host} was not found. Is there a network? Try again, or choose a folder that holds the files."
)
REFUSED = QT_TRANSLATE_NOOP(
    "problems", "{host} refused the connection. Try again later, or choose a folder that holds the files."
)
SILENT = QT_TRANSLATE_NOOP(
    "problems", "{host} stopped answering. Try again, or choose a folder that holds the files."
)
CUT = QT_TRANSLATE_NOOP(
    "problems", "The connection to {host} was lost. Try again, or choose a folder that holds the files."
)
NO_TLS = QT_TRANSLATE_NOOP(
    "problems",
    "No secure connection to {host} was possible. Are date and time of this computer right? "
    "If so, choose a folder that holds the files.",
)
CIRCLES = QT_TRANSLATE_NOOP(
    "problems", "{host} keeps redirecting. Try again later, or choose a folder that holds the files."
)
UNSAFE = QT_TRANSLATE_NOOP(
    "problems", "{host} leads to an unprotected address, which is not followed. Choose a folder that holds the files."
)
PROXY = QT_TRANSLATE_NOOP(
    "problems", "The proxy of this network blocked the connection to {host}. Ask its administrator, or choose a "
                "folder that holds the files."
)  # fmt: skip
NETWORK = QT_TRANSLATE_NOOP(
    "problems", "{host} could not be reached ({reason}). Try again, or choose a folder that holds the files."
)
FORBIDDEN = QT_TRANSLATE_NOOP(
    "problems", "{host} refuses access to {file} (error {code}). Choose a folder that holds the files."
)
MISSING = QT_TRANSLATE_NOOP(
    "problems", "{host} does not have {file} (error {code}). Choose a folder that holds the files."
)
BROKEN_SERVER = QT_TRANSLATE_NOOP(
    "problems", "{host} reports a server error (error {code}). Try again later, or choose a folder that holds the "
                "files."
)
LOGIN = QT_TRANSLATE_NOOP(
    "problems", "This network asks for a login. Log in with a browser, then try again."
)
ODD_ANSWER = QT_TRANSLATE_NOOP(
    "problems", "{host} returned an unexpected response (code {code}). Choose a folder that holds the files."
)
WEB_PAGE = QT_TRANSLATE_NOOP(
    "problems",
    "{host} sent something other than {file}, perhaps a login page. Open any page in a browser, then try again, "
    "or choose a folder that holds the files.",
)
TOO_LARGE = QT_TRANSLATE_NOOP(
    "problems", "{host} sent more than {file} can hold. Choose a folder that holds the files."
)
NOT_GENUINE = QT_TRANSLATE_NOOP(
    "problems", "{file} from {host} is not the published file. Try again, or choose a folder that holds the files."
)
DISK_FULL = QT_TRANSLATE_NOOP("problems", "The disk is full. Make room and try again, or choose another folder.")
CLOSED_FOLDER = QT_TRANSLATE_NOOP("problems", "nnviz cannot write to {folder}. Choose another folder.")
NO_FOLDER = QT_TRANSLATE_NOOP(
    "problems", "{folder} cannot be created: a file of that name exists. Choose another folder."
)
NOT_SAVED = QT_TRANSLATE_NOOP("problems", "{file} was not saved ({reason}). Choose another folder.")
BUSY = QT_TRANSLATE_NOOP(
    "problems", "Another window of nnviz is downloading files into {folder}. Wait for it, or choose another folder."
)

_Error = QNetworkReply.NetworkError
_NETWORK = {
    _Error.HostNotFoundError: (UNKNOWN_HOST, Remedy.ELSEWHERE),
    _Error.ConnectionRefusedError: (REFUSED, Remedy.ELSEWHERE),
    _Error.RemoteHostClosedError: (CUT, Remedy.CONTINUE),
    _Error.TimeoutError: (SILENT, Remedy.CONTINUE),
    _Error.SslHandshakeFailedError: (NO_TLS, Remedy.ELSEWHERE),
    _Error.TooManyRedirectsError: (CIRCLES, Remedy.ELSEWHERE),
    _Error.InsecureRedirectError: (UNSAFE, Remedy.ELSEWHERE),
    _Error.ProxyConnectionRefusedError: (PROXY, Remedy.ELSEWHERE),
    _Error.ProxyConnectionClosedError: (PROXY, Remedy.ELSEWHERE),
    _Error.ProxyNotFoundError: (PROXY, Remedy.ELSEWHERE),
    _Error.ProxyTimeoutError: (PROXY, Remedy.ELSEWHERE),
    _Error.ProxyAuthenticationRequiredError: (PROXY, Remedy.ELSEWHERE),
}


def network_problem(error: QNetworkReply.NetworkError, reason: str, host: str) -> DownloadProblem:
    """Return what a failed connection means; reason: Qt's own words, shown when we have none."""
    sentence, remedy = _NETWORK.get(error, (NETWORK, Remedy.CONTINUE))
    return DownloadProblem(sentence, remedy, host=host, reason=reason)


def answer_problem(code: int, host: str, file: str) -> DownloadProblem:
    """Return what an HTTP status other than 200 and 206 means (RFC 9110, section 15)."""
    if code == 416:  # range not satisfiable: the file there is not the one that was begun
        return DownloadProblem(ODD_ANSWER, Remedy.RESTART, host=host, code=code)
    return DownloadProblem(_answer(code), host=host, file=file, code=code)


def _answer(code: int) -> str:
    if code == 511:
        return LOGIN
    if code in (401, 402, 403, 407, 451):
        return FORBIDDEN
    if code in (404, 410):
        return MISSING
    return BROKEN_SERVER if code >= 500 or code == 429 else ODD_ANSWER


def disk_problem(error: OSError, folder: Path, file: str) -> DownloadProblem:
    """Return what an error of the disk means."""
    name = folder.name or str(folder)
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return DownloadProblem(DISK_FULL, Remedy.NONE)
    if isinstance(error, FileExistsError | NotADirectoryError):
        return DownloadProblem(NO_FOLDER, Remedy.NONE, folder=name)
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return DownloadProblem(CLOSED_FOLDER, Remedy.NONE, folder=name)
    return DownloadProblem(NOT_SAVED, Remedy.NONE, file=file, reason=error.strerror or str(error))
