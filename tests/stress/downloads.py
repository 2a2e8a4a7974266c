"""Downloads from servers of this machine that misbehave in random ways: all is fetched and genuine, or a sentence."""

import gzip
import hashlib
import shutil
import time
from pathlib import Path
from random import Random

from PySide6.QtCore import QCoreApplication
from PySide6.QtNetwork import QNetworkProxy

from nnviz.data import mnist
from nnviz.data.mnist import DataFile
from nnviz.ui.base.language import sentence
from nnviz.ui.download.download import Download, Item, Patience
from tests.stress import program
from tests.stress.report import Finding, Report
from tests.stress.watch import Watch, is_sentence, resident
from tests.ui.download import servers
from tests.ui.download.servers import Answer, Server

FAST = Patience(silence=150, pause=1)
LONGEST = 20.0  # seconds, with the patience above


def run(tries: int, seed: int, tab: str = "", until: float = 1e18) -> Report:
    """Fetch two small files again and again; what one attempt left behind is there for the next."""
    program.application()
    QNetworkProxy.setApplicationProxy(QNetworkProxy(QNetworkProxy.ProxyType.NoProxy))
    report, rng = Report("downloads", seed), Random(f"{seed} downloads")
    contents = {"images": rng.randbytes(60_000), "labels": bytes(rng.randrange(10) for _ in range(3000))}
    published = tuple(DataFile(n, 1, len(d), hashlib.sha256(d).hexdigest()) for n, d in contents.items())
    before, mnist.FILES = mnist.FILES, published
    try:
        with Watch() as watch:
            for number in range(tries):
                if time.monotonic() > until:
                    break
                if number % 4 == 0:
                    shutil.rmtree("fetched", ignore_errors=True)
                _try(contents, rng, watch, report)
    finally:
        mnist.FILES = before
    report.measure("memory, MiB", resident(), "at the end")
    return report


def answers(rng: Random) -> list[tuple[str, Answer]]:
    """Return how a server answers one request after the other, each with its name."""
    count = rng.choice([0, 1, 5, 1000, 30_000])
    kinds: dict[str, Answer] = {
        "whole": servers.whole, f"cut({count})": servers.cut(count), f"stall({count})": servers.stall(count),
        "silent": servers.silent, "hang_up": servers.hang_up, "page": servers.page, "wrong_range": servers.wrong_range,
        f"without_ranges({count})": servers.without_ranges(count or None), "longer(9)": servers.longer(9),
        f"shorter({count})": servers.shorter(count), "chunked": servers.chunked, "endless": servers.endless,
        **{f"status({code})": servers.status(code) for code in (204, 304, 403, 404, 416, 429, 500, 503)},
        "redirect": servers.redirect("http://127.0.0.1:9/nowhere"),
    }  # fmt: skip
    names = [rng.choice(list(kinds)) for _ in range(rng.randint(1, 4))]
    if rng.random() < 0.6:
        names.append("whole")
    return [(name, kinds[name]) for name in names]


def _try(contents: dict[str, bytes], rng: Random, watch: Watch, report: Report) -> None:
    packed = {f"{name}.gz": gzip.compress(data, mtime=0) for name, data in contents.items()}
    mirrors = [Server(packed) for _ in range(rng.randint(1, 2))]
    told = [{name: answers(rng) for name in packed} for _ in mirrors]
    for mirror, plan in zip(mirrors, told, strict=True):
        for name, steps in plan.items():
            mirror.answer(name, *[answer for _, answer in steps])
    items = [Item(f"{n}.gz", len(d), len(packed[f"{n}.gz"]), mnist.verifying) for n, d in contents.items()]
    stop_after = rng.random() * 0.3 if rng.random() < 0.2 else None
    began = time.monotonic()
    found, refused = _fetch(Download(items, [m.url for m in mirrors], "fetched", patience=FAST), stop_after)
    plan = [{name: [step for step, _ in steps] for name, steps in one.items()} for one in told]
    report.measure("download, s", time.monotonic() - began, plan)
    for mirror in mirrors:
        mirror.close()
    for finding in found + _half_files(contents) + watch.take():
        report.add(finding, lambda: f"   mirrors that answer {plan}, cancelled after {stop_after}")
    report.tried += 1
    report.refused += refused


def _fetch(download: Download, stop_after: float | None) -> tuple[list[Finding], bool]:
    """Run a download to its end; return what was found, and whether it failed with a sentence."""
    ends: list[Exception | str] = []
    download.finished.connect(ends.append)
    download.failed.connect(ends.append)
    began = time.monotonic()
    download.start()
    while not ends and time.monotonic() - began < LONGEST:
        QCoreApplication.processEvents()
        time.sleep(0.002)
        if stop_after is not None and time.monotonic() - began > stop_after:
            download.cancel()
            ends.append("cancelled")
    download.cancel()
    download.deleteLater()
    program.settle()
    if not ends:
        return [Finding("a download never ends", f"after {LONGEST:g} s")], False
    if isinstance(ends[0], Exception):
        said = sentence(ends[0])
        return [] if is_sentence(said) else [Finding(f"download: no sentence: {said[:80]}", said)], True
    return [], False


def _half_files(contents: dict[str, bytes]) -> list[Finding]:
    """Return the files under their final names that are not what was published."""
    found = []
    for name, data in contents.items():
        path = Path("fetched") / f"{name}.gz"
        try:
            sound = not path.exists() or gzip.decompress(path.read_bytes()) == data
        except (OSError, EOFError, ValueError):
            sound = False
        if not sound:
            found.append(Finding("a file that is not genuine has its final name", str(path)))
    return found
