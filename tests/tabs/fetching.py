"""MNIST offered by a server of this machine: the files of a folder take the place of the published ones."""

import gzip
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

import pytest

from nnviz.data import mnist
from nnviz.data.mnist import DataFile
from tests.ui.download.servers import Server


@contextmanager
def offered(monkeypatch: pytest.MonkeyPatch, folder: Path, tab: ModuleType) -> Iterator[Server]:
    """Offer the four packed files of a folder as MNIST, to a tab whose module is given; nothing else is known."""
    packed = {file.gz_name: (folder / file.gz_name).read_bytes() for file in mnist.FILES}
    files = tuple(_published(file, packed[file.gz_name]) for file in mnist.FILES)
    server = Server(packed)
    for module in (mnist, tab):
        monkeypatch.setattr(module, "FILES", files)
    monkeypatch.setattr(tab, "MIRRORS", (server.url,))
    for name in ("http_proxy", "https_proxy", "all_proxy", "NNVIZ_DATA_DIR"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    try:
        yield server
    finally:
        server.close()


def _published(file: DataFile, packed: bytes) -> DataFile:
    contents = gzip.decompress(packed)
    return DataFile(file.name, file.dimensions, len(contents), hashlib.sha256(contents).hexdigest(), len(packed))
