"""Fetching from a real server on the loopback address that misbehaves; the files are checked for real."""

import gzip
import hashlib
import os
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QLockFile, QObject, Slot
from PySide6.QtNetwork import QSslCertificate, QSslConfiguration, QSslSocket

from nnviz.data import mnist
from nnviz.data.mnist import DataFile
from nnviz.ui.base.language import sentence
from nnviz.ui.download import problems
from nnviz.ui.download.download import Activity, Download, DownloadProgress, Item, Patience
from nnviz.ui.download.part_file import PartFile, PartOrigin
from nnviz.ui.download.problems import answer_problem
from tests.ui.download import servers
from tests.ui.download.servers import Server

SUPERUSER = getattr(os, "geteuid", lambda: 1)() == 0
FAST = Patience(silence=300, pause=1)
RNG = np.random.default_rng(3)
CONTENTS = {
    "images": RNG.integers(0, 256, 300_000, np.uint8).tobytes(),  # noise: about as long packed
    "labels": bytes(RNG.integers(0, 10, 5_000, np.uint8)),
}
PACKED = {name + ".gz": gzip.compress(data, mtime=0) for name, data in CONTENTS.items()}
IMAGES, LABELS = PACKED


@pytest.fixture(autouse=True)
def published(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the small files the published ones, and leave the proxies of this machine out of it."""
    table = [DataFile(n, 1, len(data), hashlib.sha256(data).hexdigest()) for n, data in CONTENTS.items()]
    monkeypatch.setattr(mnist, "FILES", tuple(table))
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def serve() -> Iterator[Callable[..., Server]]:
    """Start servers of (by default) the two small files; they are stopped after the test."""
    running: list[Server] = []

    def start(files: dict[str, bytes] = PACKED, certificate: Path | None = None) -> Server:
        running.append(Server(files, certificate))
        return running[-1]

    yield start
    for server in running:
        server.close()


class Diary(QObject):
    """Writes down what a download says."""

    def __init__(self, download: Download) -> None:
        super().__init__(download)
        self.steps: list[DownloadProgress] = []
        self.folder = ""
        self.problem: Exception | None = None
        download.progress.connect(self._on_progress)
        download.finished.connect(self._on_finished)
        download.failed.connect(self._on_failed)

    @Slot(object)
    def _on_progress(self, step: DownloadProgress) -> None:
        self.steps.append(step)

    @Slot(str)
    def _on_finished(self, folder: str) -> None:
        self.folder = folder

    @Slot(Exception)
    def _on_failed(self, problem: Exception) -> None:
        self.problem = problem

    @property
    def is_over(self) -> bool:
        return bool(self.folder or self.problem)


def items() -> list[Item]:
    return [
        Item(file.gz_name, file.size, len(PACKED.get(file.gz_name, b"")) or file.size // 4, mnist.verifying)
        for file in mnist.FILES
    ]


def run(qtbot, folder: Path, *mirrors: str, patience: Patience = FAST) -> Diary:
    """Fetch to the end, whichever it is."""
    download = Download(items(), mirrors, folder, patience=patience)
    diary = Diary(download)
    diary.setParent(None)
    download.start()
    qtbot.waitUntil(lambda: diary.is_over, timeout=8000)
    assert not download.is_running
    return diary


def assert_complete(diary: Diary, folder: Path, packed: dict[str, bytes] = PACKED) -> None:
    """The files are there, whole, and nothing else is."""
    assert diary.problem is None, str(diary.problem)
    assert Path(diary.folder) == folder
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == packed


def assert_failed(diary: Diary, sentence_of: str, folder: Path) -> None:
    """It failed with this sentence, all gaps filled in, and no file has got its name."""
    assert diary.folder == ""
    assert diary.problem is not None
    assert diary.problem.sentence == sentence_of
    assert "{" not in sentence(diary.problem)
    assert not [name for name in PACKED if (folder / name).exists()]


def test_files_arrive_whole_and_checked(qtbot, serve, tmp_path):
    folder = tmp_path / "made" / "on the way"
    diary = run(qtbot, folder, serve().url)
    assert_complete(diary, folder)
    assert diary.steps[-1].done == diary.steps[-1].total == diary.steps[-1].received == sum(map(len, PACKED.values()))
    assert {step.host for step in diary.steps} == {"127.0.0.1"}
    assert [step.done for step in diary.steps] == sorted(step.done for step in diary.steps)
    assert all(step.done <= step.total for step in diary.steps)


def test_a_connection_that_breaks_twice_is_taken_up_where_it_broke(qtbot, serve, tmp_path):
    server = serve()
    server.answer(IMAGES, servers.cut(100_000), servers.cut(50_000), servers.whole)
    diary = run(qtbot, tmp_path, server.url)
    assert_complete(diary, tmp_path)
    assert server.ranges(IMAGES) == ["", "bytes=100000-", "bytes=150000-"]
    assert diary.steps[-1].received == sum(map(len, PACKED.values()))  # no byte came twice
    assert Activity.WAITING in {step.activity for step in diary.steps}


def test_a_server_that_stalls_is_left_and_asked_for_the_rest(qtbot, serve, tmp_path):
    server = serve()
    server.answer(IMAGES, servers.stall(70_000), servers.whole)
    assert_complete(run(qtbot, tmp_path, server.url), tmp_path)
    assert server.ranges(IMAGES) == ["", "bytes=70000-"]


@pytest.mark.parametrize("answer", [servers.chunked, servers.without_ranges()])
def test_servers_that_do_not_say_the_length_or_know_no_ranges_will_do(qtbot, serve, tmp_path, answer):
    server = serve()
    server.answer(IMAGES, answer)
    assert_complete(run(qtbot, tmp_path, server.url), tmp_path)


def test_a_range_that_is_ignored_starts_the_file_over(qtbot, serve, tmp_path):
    server = serve()
    server.answer(IMAGES, servers.cut(100_000), servers.without_ranges())
    assert_complete(run(qtbot, tmp_path, server.url), tmp_path)
    assert server.ranges(IMAGES) == ["", "bytes=100000-"]


def test_a_range_other_than_the_one_asked_for_starts_the_file_over(qtbot, serve, tmp_path):
    server = serve()
    server.answer(IMAGES, servers.cut(100_000), servers.wrong_range, servers.whole)
    assert_complete(run(qtbot, tmp_path, server.url), tmp_path)
    assert server.ranges(IMAGES) == ["", "bytes=100000-", ""]


def test_a_range_that_nobody_asked_for_is_not_taken(qtbot, serve, tmp_path):
    server = serve()
    server.answer(IMAGES, servers.wrong_range)
    assert_failed(run(qtbot, tmp_path, server.url), problems.ODD_ANSWER, tmp_path)


def test_a_file_that_changed_on_the_server_is_fetched_anew(qtbot, serve, tmp_path):
    """If-Range: the server says so, and no half of the old edition is left."""
    other = gzip.compress(CONTENTS["images"], 1, mtime=0)
    server = serve(dict(PACKED))
    server.answer(IMAGES, servers.cut(100_000), servers.whole)
    part = PartFile(tmp_path, IMAGES)
    part.begin(PartOrigin(server.url + IMAGES, '"another"', len(other)))
    part.append(other[:120_000])
    part.close()
    assert_complete(run(qtbot, tmp_path, server.url), tmp_path)


def test_halves_of_two_editions_are_noticed_and_the_file_is_fetched_whole(qtbot, serve, tmp_path):
    server = serve()
    part = PartFile(tmp_path, IMAGES)
    part.begin(PartOrigin(server.url + IMAGES, "", len(PACKED[IMAGES])))  # no validator: only the contents can tell
    part.append(b"\x1f\x8b" + bytes(50_000))
    part.close()
    assert_complete(run(qtbot, tmp_path, server.url), tmp_path)
    assert server.ranges(IMAGES) == ["bytes=50002-", ""]


def test_a_part_without_its_note_is_not_continued(qtbot, serve, tmp_path):
    (tmp_path / f"{IMAGES}.part").write_bytes(bytes(1000))
    server = serve()
    assert_complete(run(qtbot, tmp_path, server.url), tmp_path)
    assert server.ranges(IMAGES) == [""]


@pytest.mark.parametrize("note", ["", "[]", "{}", '{"url": 1}', '{"url": "", "validator": "", "total": "x"}', "\0"])
def test_a_damaged_note_counts_as_none(tmp_path, note):
    (tmp_path / "a.gz.part").write_bytes(bytes(10))
    (tmp_path / "a.gz.part.json").write_text(note)
    part = PartFile(tmp_path, "a.gz")
    assert (part.size, part.origin) == (0, None)


def test_a_link_in_the_place_of_a_part_is_not_written_through(qtbot, serve, tmp_path):
    diary_of_someone = tmp_path / "diary.txt"
    diary_of_someone.write_text("mine")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / f"{IMAGES}.part").symlink_to(diary_of_someone)
    assert_complete(run(qtbot, folder, serve().url), folder)
    assert diary_of_someone.read_text() == "mine"


def test_a_part_that_is_complete_is_only_checked(qtbot, serve, tmp_path):
    server = serve()
    part = PartFile(tmp_path, IMAGES)
    part.begin(PartOrigin(server.url + IMAGES, "", len(PACKED[IMAGES])))
    part.append(PACKED[IMAGES])
    part.close()
    assert_complete(run(qtbot, tmp_path, server.url), tmp_path)
    assert server.ranges(IMAGES) == []


def test_a_part_longer_than_the_file_is_thrown_away(qtbot, serve, tmp_path):
    server = serve()
    part = PartFile(tmp_path, IMAGES)
    part.begin(PartOrigin(server.url + IMAGES, "", 0))
    part.append(PACKED[IMAGES] + b"more")
    part.close()
    assert_complete(run(qtbot, tmp_path, server.url), tmp_path)
    assert server.ranges(IMAGES) == [f"bytes={len(PACKED[IMAGES]) + 4}-", ""]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (servers.status(403), problems.FORBIDDEN),
        (servers.status(404), problems.MISSING),
        (servers.status(410), problems.MISSING),
        (servers.status(429), problems.BROKEN_SERVER),
        (servers.status(500), problems.BROKEN_SERVER),
        (servers.status(503, "x" * 3_000_000), problems.BROKEN_SERVER),
        (servers.status(511), problems.LOGIN),
        (servers.status(300), problems.ODD_ANSWER),
        (servers.page, problems.WEB_PAGE),
        (servers.status(200, ""), problems.WEB_PAGE),
        (servers.status(200, "\x1f"), problems.WEB_PAGE),
        (servers.hang_up, problems.CUT),
        (servers.silent, problems.SILENT),
        (servers.stall(0), problems.SILENT),
        (servers.longer(10), problems.CUT),
        (servers.longer(10_000_000), problems.TOO_LARGE),
        (servers.shorter(100_000), problems.NOT_GENUINE),
        (servers.without_ranges(90_000), problems.CUT),
        (servers.endless, problems.TOO_LARGE),
        (servers.redirect("/" + IMAGES), problems.CIRCLES),
        (servers.redirect("file:///etc/passwd"), problems.NETWORK),
    ],
)  # fmt: skip
def test_what_a_server_does_wrong_is_told_and_the_next_mirror_is_asked(qtbot, serve, tmp_path, answer, expected):
    bad, good = serve(), serve()
    bad.answer(IMAGES, answer)
    assert_failed(run(qtbot, tmp_path / "alone", bad.url), expected, tmp_path / "alone")
    assert_complete(run(qtbot, tmp_path / "two", bad.url, good.url), tmp_path / "two")


def test_the_mirror_that_worked_is_asked_first_for_the_next_file(qtbot, serve, tmp_path):
    bad, good = serve({}), serve()
    assert_complete(run(qtbot, tmp_path, bad.url, good.url), tmp_path)
    assert bad.requests == [("/" + IMAGES, "")]


def test_a_host_that_does_not_exist_is_named(qtbot, tmp_path):
    diary = run(qtbot, tmp_path, "http://nnviz.invalid/mnist/")
    assert_failed(diary, problems.UNKNOWN_HOST, tmp_path)
    assert "nnviz.invalid was not found" in sentence(diary.problem)
    assert list(tmp_path.iterdir()) == []


def test_a_refused_connection_is_told(qtbot, tmp_path):
    with socket.socket() as free:  # bound, not listening: nobody else can take the number meanwhile
        free.bind(("127.0.0.1", 0))
        diary = run(qtbot, tmp_path, f"http://127.0.0.1:{free.getsockname()[1]}/")
    assert_failed(diary, problems.REFUSED, tmp_path)


def test_the_last_of_the_reasons_is_told(qtbot, serve, tmp_path):
    first, second = serve(), serve()
    first.answer(IMAGES, servers.page)
    second.answer(IMAGES, servers.status(404))
    diary = run(qtbot, tmp_path, first.url, second.url)
    assert_failed(diary, problems.MISSING, tmp_path)
    assert sentence(diary.problem) == (
        "127.0.0.1 does not have images.gz (error 404). Choose a folder that holds the files."
    )


def test_wrong_contents_of_one_mirror_are_thrown_away_and_the_next_one_serves(qtbot, serve, tmp_path):
    wrong = serve({IMAGES: gzip.compress(bytes(300_000)), LABELS: PACKED[LABELS]})
    right = serve()
    assert_failed(run(qtbot, tmp_path / "alone", wrong.url), problems.NOT_GENUINE, tmp_path / "alone")
    assert not (tmp_path / "alone" / f"{IMAGES}.part").exists()
    assert_complete(run(qtbot, tmp_path / "two", wrong.url, right.url), tmp_path / "two")


def test_a_bomb_costs_neither_disk_nor_time(qtbot, serve, tmp_path):
    bomb = gzip.compress(bytes(100_000_000), 1)  # 100 MB in less than half a one
    small = gzip.compress(bytes(50_000_000))
    assert len(small) < items()[0].limit < len(bomb)
    for packed, expected in ((small, problems.NOT_GENUINE), (bomb, problems.TOO_LARGE)):
        assert_failed(run(qtbot, tmp_path, serve({IMAGES: packed}).url), expected, tmp_path)
        assert list(tmp_path.iterdir()) == []


def test_a_flood_is_refused_before_more_than_the_file_can_hold_is_on_disk(qtbot, serve, tmp_path):
    server = serve()
    server.answer(IMAGES, servers.endless)
    diary = run(qtbot, tmp_path, server.url)
    assert_failed(diary, problems.TOO_LARGE, tmp_path)
    assert max(step.received for step in diary.steps) <= items()[0].limit
    assert list(tmp_path.iterdir()) == []


def test_after_a_cancel_the_next_start_goes_on(qtbot, serve, tmp_path):
    server = serve()
    server.answer(IMAGES, servers.stall(120_000), servers.whole)
    first = Download(items(), [server.url], tmp_path, patience=Patience(silence=60_000))
    diary = Diary(first)
    first.start()
    part = tmp_path / f"{IMAGES}.part"
    qtbot.waitUntil(lambda: part.exists() and part.stat().st_size == 120_000)
    first.cancel()
    steps = len(diary.steps)
    assert not first.is_running
    first.cancel()  # a second time does no harm
    second = run(qtbot, tmp_path, server.url)  # as another start of the program
    assert_complete(second, tmp_path)
    assert server.ranges(IMAGES) == ["", "bytes=120000-"]
    assert (len(diary.steps), diary.is_over) == (steps, False)  # nothing is heard of what was cancelled


def test_a_part_is_continued_from_its_own_mirror_even_if_another_comes_first(qtbot, serve, tmp_path):
    repacked = serve({IMAGES: gzip.compress(CONTENTS["images"], 1), LABELS: PACKED[LABELS]})
    own = serve()
    part = PartFile(tmp_path, IMAGES)
    part.begin(PartOrigin(own.url + IMAGES, servers.edition(PACKED[IMAGES]), len(PACKED[IMAGES])))
    part.append(PACKED[IMAGES][:10_000])
    part.close()
    assert_complete(run(qtbot, tmp_path, repacked.url, own.url), tmp_path)
    assert own.ranges(IMAGES) == ["bytes=10000-"]


def test_a_login_page_does_not_cost_what_had_arrived(qtbot, serve, tmp_path):
    server = serve()
    server.answer(IMAGES, servers.cut(100_000), servers.page)
    assert_failed(run(qtbot, tmp_path, server.url), problems.WEB_PAGE, tmp_path)
    assert (tmp_path / f"{IMAGES}.part").stat().st_size == 100_000
    server.answer(IMAGES, servers.whole)
    diary = run(qtbot, tmp_path, server.url)
    assert_complete(diary, tmp_path)
    assert diary.steps[-1].received == sum(map(len, PACKED.values())) - 100_000


def test_one_object_can_be_started_again_and_cancelled_at_any_time(qtbot, serve, tmp_path):
    server = serve()
    download = Download(items(), [server.url], tmp_path, patience=FAST)
    diary = Diary(download)
    for delay in (0, 1, 2, 4, 6, 8, 12):
        download.start()
        download.start()
        qtbot.wait(delay)
        download.cancel()
        assert not (tmp_path / ".nnviz-download.lock").exists()
    diary.folder = ""
    download.start()
    qtbot.waitUntil(lambda: diary.is_over)
    assert_complete(diary, tmp_path)


def test_a_download_that_is_deleted_while_it_runs_says_nothing_more(qtbot, serve, tmp_path):
    server = serve()
    server.answer(IMAGES, servers.stall(1000))
    owner = QObject()
    download = Download(items(), [server.url], tmp_path, owner, FAST)
    download.start()
    qtbot.waitUntil(lambda: server.requests != [])
    owner.deleteLater()
    with qtbot.waitSignal(download.destroyed):
        pass
    qtbot.wait(50)
    assert not (tmp_path / ".nnviz-download.lock").exists()


def test_files_that_are_there_are_checked_and_not_fetched_again(qtbot, serve, tmp_path):
    (tmp_path / IMAGES).write_bytes(PACKED[IMAGES])
    server = serve()
    diary = run(qtbot, tmp_path, server.url)
    assert_complete(diary, tmp_path)
    assert server.requests == [("/" + LABELS, "")]
    assert diary.steps[-1].done == diary.steps[-1].total
    assert_complete(run(qtbot, tmp_path, "http://nnviz.invalid/"), tmp_path)  # all are there: no network needed


def test_a_wrong_file_of_the_same_name_is_set_aside_and_not_lost(qtbot, serve, tmp_path):
    for old in (b"a teacher's own", b"another one"):
        (tmp_path / IMAGES).write_bytes(old)
        assert run(qtbot, tmp_path, serve().url).problem is None
        assert (tmp_path / IMAGES).read_bytes() == PACKED[IMAGES]
    assert (tmp_path / f"{IMAGES}.old").read_bytes() == b"a teacher's own"
    assert (tmp_path / f"{IMAGES}.old1").read_bytes() == b"another one"


def test_two_programs_do_not_write_into_one_folder(qtbot, serve, tmp_path):
    lock = QLockFile(str(tmp_path / ".nnviz-download.lock"))
    assert lock.tryLock(0)
    server = serve()
    assert_failed(run(qtbot, tmp_path, server.url), problems.BUSY, tmp_path)
    lock.unlock()
    assert_complete(run(qtbot, tmp_path, server.url), tmp_path)


def test_a_file_where_the_folder_should_be_is_told(qtbot, serve, tmp_path):
    (tmp_path / "taken").write_text("")
    for folder in (tmp_path / "taken", tmp_path / "taken" / "below"):
        diary = run(qtbot, folder, serve().url)
        assert diary.problem.sentence == problems.NO_FOLDER


def test_a_folder_that_may_not_be_written_to_is_told(qtbot, serve, tmp_path):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    folder = closed if not SUPERUSER else Path("/sys/nnviz")  # nothing else is closed to the superuser
    if not folder.parent.is_dir():
        pytest.skip("no place here is closed to the superuser")
    assert_failed(run(qtbot, folder, serve().url), problems.CLOSED_FOLDER, folder)


@pytest.fixture
def small_files() -> Iterator[None]:
    """No file of this process grows beyond 100,000 bytes, by order of the system."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_disk_that_takes_no_more_is_told_and_what_fitted_is_kept(qtbot, serve, tmp_path, small_files):
    server, second = serve(), serve()
    assert_failed(run(qtbot, tmp_path, server.url, second.url), problems.DISK_FULL, tmp_path)
    assert second.requests == []  # another mirror would not help
    part = PartFile(tmp_path, IMAGES)
    assert (part.size, part.origin.total) == (100_000, len(PACKED[IMAGES]))


def test_a_full_disk_is_told(qtbot, serve, tmp_path):
    mount = ["mount", "-t", "tmpfs", "-o", "size=128k", "none", str(tmp_path)]
    if not SUPERUSER or not shutil.which("mount") or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("no small disk can be made here")
    server = serve()
    try:
        assert_failed(run(qtbot, tmp_path, server.url), problems.DISK_FULL, tmp_path)
        subprocess.run(["mount", "-o", "remount,size=1m", str(tmp_path)], check=True, capture_output=True)
        assert_complete(run(qtbot, tmp_path, server.url), tmp_path)  # room was made: it goes on
        assert int(server.ranges(IMAGES)[1].removeprefix("bytes=").removesuffix("-")) > 50_000
    finally:
        subprocess.run(["umount", str(tmp_path)], check=True)


@pytest.fixture(scope="session")
def certificate(tmp_path_factory) -> Path:
    """A key and a certificate for 127.0.0.1 signed by itself, in one file."""
    folder = tmp_path_factory.mktemp("tls")
    if not shutil.which("openssl") or not QSslSocket.supportsSsl():
        pytest.skip("no TLS here")
    command = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1 -keyout key -out cert"
    subprocess.run(
        [*command.split(), "-addext", "subjectAltName=IP:127.0.0.1"], cwd=folder, check=True, capture_output=True
    )
    (folder / "both").write_bytes((folder / "key").read_bytes() + (folder / "cert").read_bytes())
    return folder / "both"


@pytest.fixture
def trusted(certificate) -> Iterator[None]:
    """Trust that certificate during a test."""
    before = QSslConfiguration.defaultConfiguration()
    after = QSslConfiguration(before)
    after.addCaCertificates(QSslCertificate.fromPath(str(certificate.parent / "cert")))
    QSslConfiguration.setDefaultConfiguration(after)
    yield
    QSslConfiguration.setDefaultConfiguration(before)


def test_a_certificate_nobody_vouches_for_is_refused(qtbot, serve, tmp_path, certificate):
    server = serve(certificate=certificate)
    assert_failed(run(qtbot, tmp_path, server.url), problems.NO_TLS, tmp_path)
    assert server.requests == []


def test_a_secure_connection_may_not_lead_to_an_open_one_but_the_other_way_round(
    qtbot, serve, tmp_path, certificate, trusted
):
    secure, plain = serve(certificate=certificate), serve()
    secure.answer(IMAGES, servers.redirect(plain.url + IMAGES))
    assert_failed(run(qtbot, tmp_path / "down", secure.url), problems.UNSAFE, tmp_path / "down")
    assert plain.requests == []
    for name in PACKED:
        plain.answer(name, servers.redirect(secure.url + name))
    secure.answer(IMAGES, servers.cut(100_000), servers.whole)
    assert_complete(run(qtbot, tmp_path / "up", plain.url), tmp_path / "up")
    assert secure.ranges(IMAGES)[-1] == "bytes=100000-"  # the range goes along with the redirection


def test_a_fault_of_the_check_is_not_taken_for_wrong_contents(qtbot, serve, tmp_path):
    def verifying(name, stream):
        yield
        raise RuntimeError("a mistake of ours")

    download = Download([Item(IMAGES, 300_000, 0, verifying)], [serve().url], tmp_path, patience=FAST)
    diary = Diary(download)
    download.start()
    qtbot.waitUntil(lambda: diary.is_over)
    assert str(diary.problem) == "a mistake of ours"


def test_every_status_has_a_sentence():
    for code in {*range(600)} - {200, 206}:
        assert "{" not in str(answer_problem(code, "example.org", "images.gz"))


@pytest.mark.parametrize(("names", "mirrors"), [([], ["http://x/"]), (["a.gz"], []), (["../a.gz"], ["http://x/"])])
def test_a_download_of_nothing_from_nowhere_or_to_elsewhere_is_refused(qapp, tmp_path, names, mirrors):
    with pytest.raises(ValueError, match="plain names"):
        Download([Item(name, 1, 1, mnist.verifying) for name in names], mirrors, tmp_path)


def test_the_real_files_interrupted_twice_end_verified(qtbot, serve, tmp_path, real_mnist, monkeypatch):
    monkeypatch.undo()  # the published table again
    names = [file.gz_name for file in mnist.FILES]
    if not all((real_mnist / name).is_file() for name in names):
        pytest.skip("the folder holds unpacked files")
    packed = {name: (real_mnist / name).read_bytes() for name in names}
    server = serve(packed)
    server.answer(names[0], servers.cut(4_000_000), servers.cut(3_000_000), servers.whole)
    diary = run(qtbot, tmp_path, server.url)
    assert_complete(diary, tmp_path, packed)
    first, *resumed = server.ranges(names[0])
    assert first == ""
    assert len(resumed) == 2
    assert all(wanted.startswith("bytes=") for wanted in resumed)
    assert diary.steps[-1].received == sum(map(len, packed.values()))  # no byte came twice
    assert mnist.load(tmp_path).verified
