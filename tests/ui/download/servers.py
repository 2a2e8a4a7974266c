"""A real HTTP server on the loopback address, which misbehaves in the ways that servers and networks do."""

import re
import ssl
import threading
from collections import deque
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

Answer = Callable[["Handler"], None]


class Server:
    """Serves files by name; `answers` says how, one entry per request, the last one for ever.

    A request that repeats the one before counts as the same and is answered likewise: Qt repeats one by itself
    when its connection closes before the answer has been looked at.
    requests: (path, Range header or "") in the order in which they came.
    """

    def __init__(self, files: dict[str, bytes], certificate: Path | None = None) -> None:
        self.files = files
        self.answers: dict[str, deque[Answer]] = {}
        self.requests: list[tuple[str, str]] = []
        self._talk = threading.Lock()
        self._previous: tuple[str, str] | None = None
        self._last: Answer = whole
        self.released = threading.Event()  # set when stalled answers may end
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._http.daemon_threads = True
        self._http.handle_error = lambda *_: None  # a client that hangs up is no news
        self._http.owner = self
        self.scheme = "https" if certificate else "http"
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            self._http.socket = context.wrap_socket(self._http.socket, server_side=True)
        self._thread = threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.02})
        self._thread.start()

    @property
    def url(self) -> str:
        """The address of the folder with the files."""
        return f"{self.scheme}://127.0.0.1:{self._http.server_port}/"

    def answer(self, name: str, *answers: Answer) -> None:
        """Say how requests for a file are answered, one after the other; afterwards as the last one was."""
        with self._talk:
            self.answers["/" + name] = deque(answers)
            self._previous = None

    def answer_to(self, path: str, wanted: str) -> Answer:
        """Note a request and return how it is answered."""
        with self._talk:
            answers = self.answers.setdefault(path, deque([whole]))
            if (path, wanted) == self._previous:
                return self._last
            self._previous = (path, wanted)
            self.requests.append(self._previous)
            self._last = answers.popleft() if len(answers) > 1 else answers[0]
            return self._last

    def ranges(self, name: str) -> list[str]:
        """Return the ranges asked for of a file, "" where all of it was."""
        return [wanted for path, wanted in list(self.requests) if path == "/" + name]

    def close(self) -> None:
        """Stop serving and free the address."""
        self.released.set()
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()


class Handler(BaseHTTPRequestHandler):
    """One connection; the answers below do the talking."""

    protocol_version = "HTTP/1.1"
    timeout = 10

    def do_GET(self) -> None:  # noqa: N802 (the library's name)
        owner: Server = self.server.owner
        owner.answer_to(self.path, self.headers.get("Range", ""))(self)

    @property
    def body(self) -> bytes:
        """All of the file that is asked for."""
        return self.server.owner.files.get(self.path.lstrip("/"), b"")

    def head(self, status: int, **headers: object) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), str(value))
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Be quiet."""


def edition(body: bytes) -> str:
    """Return a strong ETag."""
    return f'"{hash(body):x}"'


def offset_of(handler: Handler) -> int:
    """Return the first byte to send, with If-Range heeded (RFC 9110, 13.1.5)."""
    wanted = re.fullmatch(r"bytes=(\d+)-", handler.headers.get("Range", ""))
    fits = handler.headers.get("If-Range", edition(handler.body)) == edition(handler.body)
    return int(wanted[1]) if wanted and fits else 0


def announce(handler: Handler, **headers: object) -> bytes:
    """Send the head of a correct answer and return the body that should follow."""
    body, start = handler.body, offset_of(handler)
    if start:
        headers["Content_Range"] = f"bytes {start}-{len(body) - 1}/{len(body)}"
    handler.head(206 if start else 200, **{"Content_Length": len(body) - start, "ETag": edition(body)} | headers)
    return body[start:]


def whole(handler: Handler) -> None:
    """Answer correctly, ranges included; 404 and 416 where they belong."""
    if not handler.body:
        status(404)(handler)
    elif offset_of(handler) >= len(handler.body):
        status(416)(handler)
    else:
        handler.wfile.write(announce(handler))


def cut(count: int) -> Answer:
    """Announce everything, send `count` bytes, hang up."""

    def answer(handler: Handler) -> None:
        handler.wfile.write(announce(handler)[:count])
        handler.close_connection = True

    return answer


def stall(count: int) -> Answer:
    """Announce everything, send `count` bytes, then nothing, with the line open."""

    def answer(handler: Handler) -> None:
        handler.wfile.write(announce(handler)[:count])
        handler.server.owner.released.wait(10)
        handler.close_connection = True

    return answer


def silent(handler: Handler) -> None:
    """Take the request and never answer."""
    handler.server.owner.released.wait(10)
    handler.close_connection = True


def hang_up(handler: Handler) -> None:
    """Take the request and hang up."""
    handler.close_connection = True


def status(code: int, text: str = "<html>no</html>") -> Answer:
    """Answer with a status and a page that explains it."""

    def answer(handler: Handler) -> None:
        handler.head(code, Content_Type="text/html", Content_Length=len(text))
        handler.wfile.write(text.encode())

    return answer


def page(handler: Handler) -> None:
    """Send a login page as if it were the file, as the networks of hotels and schools do."""
    status(200, "<!DOCTYPE html><html><body>Please log in.</body></html>")(handler)


def redirect(url: str) -> Answer:
    """Send the client elsewhere."""

    def answer(handler: Handler) -> None:
        handler.head(302, Location=url, Content_Length=0)

    return answer


def without_ranges(count: int | None = None) -> Answer:
    """Send from the first byte whatever was asked; `count` bytes of it, or all."""

    def answer(handler: Handler) -> None:
        handler.head(200, Content_Length=len(handler.body))
        handler.wfile.write(handler.body[:count])
        handler.close_connection = True

    return answer


def wrong_range(handler: Handler) -> None:
    """Answer a range with another one."""
    body = handler.body
    handler.head(206, Content_Length=len(body) - 7, Content_Range=f"bytes 7-{len(body) - 1}/{len(body)}")
    handler.wfile.write(body[7:])


def longer(extra: int) -> Answer:
    """Announce more than there is, and hang up at the end."""

    def answer(handler: Handler) -> None:
        start = offset_of(handler)
        length = len(handler.body) + extra
        headers = {"Content_Range": f"bytes {start}-{length - 1}/{length}"} if start else {}
        handler.head(206 if start else 200, Content_Length=length - start, **headers)
        handler.wfile.write(handler.body[start:])
        handler.close_connection = True

    return answer


def shorter(count: int) -> Answer:
    """Announce and send less than there is."""

    def answer(handler: Handler) -> None:
        handler.head(200, Content_Length=count)
        handler.wfile.write(handler.body[:count])

    return answer


def chunked(handler: Handler) -> None:
    """Send everything without saying how long it is."""
    handler.head(200, Transfer_Encoding="chunked")
    for start in range(0, len(handler.body), 4096):
        piece = handler.body[start : start + 4096]
        handler.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
    handler.wfile.write(b"0\r\n\r\n")


def endless(handler: Handler) -> None:
    """Send a gzip header and then zeros for as long as anyone listens."""
    handler.head(200, Transfer_Encoding="chunked")
    handler.wfile.write(b"2\r\n\x1f\x8b\r\n")
    while True:
        handler.wfile.write(b"10000\r\n" + bytes(1 << 16) + b"\r\n")
