"""Every file of the program: the old one or the whole new one, nothing else, and a sentence that is true."""

import json
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote_from_bytes

import numpy as np
import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QWidget

from nnviz import safe_file
from nnviz.data import idx
from nnviz.data.dataset import Dataset, save_idx
from nnviz.data.npz_datasets import save_npz
from nnviz.data.weights import WRONG_METADATA, load_weights, save_weights
from nnviz.main_window import MainWindow
from nnviz.part_journal import MOST_ENTRIES, PartJournal
from nnviz.safe_file import FileError
from nnviz.session import decode, encode
from nnviz.ui.base.language import sentence
from nnviz.ui.base.local_path import local_path
from nnviz.ui.files.export import export_picture
from nnviz.ui.files.scenes import Scene, read_scene, write_scene
from nnviz.ui.files.tables import export_tables, tables_of
from nnviz.ui.plots.plot import Plot

OLD = b"the old file " * 5
linux = pytest.mark.skipif(sys.platform != "linux", reason="needs Linux")


@pytest.fixture
def plot(qtbot) -> Plot:
    widget = Plot("test")
    qtbot.addWidget(widget)
    widget.set_data(widget.curve("training", "loss"), np.arange(500.0), np.cos(np.arange(500.0)))
    widget.resize(300, 200)
    return widget


def noise(*shape: int) -> np.ndarray:
    return np.random.default_rng(0).integers(0, 256, shape, np.uint8)


def dataset() -> Dataset:
    return Dataset("made", noise(200, 8, 8), noise(200) % 10, noise(50, 8, 8), noise(50) % 10)


def _save_four(_: QWidget, path: str) -> None:
    """Save a dataset as four files, the last of which is `path`."""
    save_idx(dataset(), Path(path).parent)


WEIGHTS = {"W1": noise(60, 10).astype(np.float32), "b1": noise(10).astype(np.float32)}
KINDS: dict[str, Callable] = {
    "a.png": export_picture,
    "a.svg": export_picture,
    "a.pdf": export_picture,
    "a.csv": lambda plot, path: export_tables(tables_of([plot]), path),
    "a.nnviz": lambda _, path: write_scene(Scene("gates", {"note": "x" * 5000}), path),
    "weights.npz": lambda _, path: save_weights(path, WEIGHTS),
    "data.npz": lambda _, path: save_npz(dataset(), path),
    "images-idx3-ubyte": lambda _, path: idx.write(path, noise(100, 8, 8)),
    "train-images-idx3-ubyte.gz": _save_four,
    "t10k-labels-idx1-ubyte.gz": _save_four,
}


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """Let no file grow beyond `size` bytes, as on a disk that is nearly full."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@linux
@pytest.mark.parametrize("name", KINDS)
def test_where_there_is_no_room_the_old_file_is_kept_byte_for_byte(plot, tmp_path, name):
    save, path = KINDS[name], tmp_path / name
    save(plot, str(path))
    length = path.stat().st_size
    for size in (0, length // 2, length - 1):
        for file in tmp_path.iterdir():
            file.unlink()
        path.write_bytes(OLD)
        with room_for(size), pytest.raises((OSError, ValueError)) as caught:
            save(plot, str(path))
        assert path.read_bytes() == OLD
        assert os.listdir(tmp_path) == [name]
        assert "was not saved" in sentence(caught.value) and "Errno" not in sentence(caught.value)


@linux
@pytest.mark.parametrize("name", KINDS)
def test_every_kind_is_saved_over_an_old_file_with_its_permissions(plot, tmp_path, name):
    path = tmp_path / name
    path.write_bytes(OLD)
    path.chmod(0o640)
    KINDS[name](plot, str(path))
    assert path.read_bytes() != OLD
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@linux
@pytest.mark.parametrize("name", KINDS)
def test_no_kind_is_written_into_a_pipe(plot, tmp_path, name):
    os.mkfifo(tmp_path / name)
    with pytest.raises((OSError, ValueError)) as caught:
        KINDS[name](plot, str(tmp_path / name))
    assert "is not an ordinary file" in sentence(caught.value)


@linux
def test_a_full_device_is_called_a_full_disk(tmp_path):
    with pytest.raises(FileError) as caught, safe_file.replacing(tmp_path / "a"):
        with open("/dev/full", "wb", buffering=0) as full:
            full.write(b"x")
    assert caught.value.sentence == safe_file.DISK_FULL
    assert os.listdir(tmp_path) == []


@linux
@pytest.mark.parametrize("suffix", ["png", "svg", "pdf", "csv", "nnviz"])
def test_the_window_says_saved_only_when_it_is(qtbot, monkeypatch, tmp_path, suffix):
    window = MainWindow(fresh=True, first="derivatives")
    window.remembers = False
    qtbot.addWidget(window)
    tab, path = window.tab, str(tmp_path / f"a.{suffix}")
    tab.change(slopes=False)  # one plot: one table
    monkeypatch.setattr("nnviz.ui.files.dialogs.QFileDialog.getSaveFileName", lambda *a: (path, ""))

    def export() -> None:
        window._files.export()
        window._files.dialog.save_button.click()

    save = {"csv": window._files.export_data, "nnviz": window._files.save_scene}.get(suffix, export)
    with room_for(100):
        save()
    assert tab.message.text.startswith("Not saved: ")
    assert os.listdir(tmp_path) == []
    save()
    assert tab.message.text == f"Saved as {path}."
    assert os.path.getsize(path) > 100


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "real").write_bytes(OLD)
    (tmp_path / "link").symlink_to(tmp_path / "folder" / "real")
    safe_file.write(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "folder" / "real").read_bytes() == b"new"


@pytest.mark.parametrize(("make", "wanted"), [
    (lambda path: path.mkdir(), safe_file.NAME_OF_FOLDER),
    (lambda path: (path.parent / "x").symlink_to(path), None),
])  # fmt: skip
def test_what_lies_in_the_way(tmp_path, make, wanted):
    make(tmp_path / "a")
    if wanted is None:
        safe_file.write(tmp_path / "x", b"new")
        assert (tmp_path / "a").read_bytes() == b"new"
        return
    with pytest.raises(FileError) as caught:
        safe_file.write(tmp_path / "a", b"new")
    assert caught.value.sentence == wanted


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_write_protected_file_is_kept(tmp_path):
    (tmp_path / "a").write_bytes(OLD)
    (tmp_path / "a").chmod(0o444)
    with pytest.raises(FileError) as caught:
        safe_file.write(tmp_path / "a", b"new")
    assert caught.value.sentence == safe_file.PROTECTED
    assert (tmp_path / "a").read_bytes() == OLD


@pytest.mark.parametrize("name", ["a\0b", "\ud800.npz"])
def test_impossible_names_are_sentences(tmp_path, name):
    with pytest.raises(FileError) as caught:
        safe_file.write(tmp_path / name, b"new")
    assert str(caught.value).encode()
    with pytest.raises(FileError) as caught, safe_file.reading(tmp_path / name):
        pass
    assert caught.value.sentence == safe_file.MISSING
    assert str(caught.value).encode()


WRITER = """
import sys, time
from pathlib import Path
from nnviz import safe_file
safe_file.JOURNAL.folder = Path(sys.argv[2])
with safe_file.replacing(sys.argv[1]) as stream:
    stream.write(bytes(100_000))
    stream.flush()
    print("there", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def journal(tmp_path, monkeypatch) -> PartJournal:
    """The journal of this process, in a folder of the test."""
    monkeypatch.setattr(safe_file.JOURNAL, "folder", tmp_path / "settings")
    return safe_file.JOURNAL


@pytest.fixture
def killed(tmp_path) -> Iterator[tuple[Path, Callable[[], None]]]:
    """Another program in the middle of writing `files/a`: the folder, and what kills it."""
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "a").write_bytes(OLD)
    command = [sys.executable, "-c", WRITER, str(folder / "a"), str(tmp_path / "settings")]
    writer = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)

    def kill() -> None:
        writer.send_signal(signal.SIGKILL)
        writer.wait(10)

    assert writer.stdout is not None and writer.stdout.readline() == "there\n"
    yield folder, kill
    writer.kill()
    writer.communicate()


def entries(journal: PartJournal) -> list[str]:
    return os.listdir(journal.folder) if journal.folder and journal.folder.exists() else []


@linux
def test_what_a_killed_program_left_is_cleared_at_the_next_start_and_what_a_living_one_writes_is_not(killed, journal):
    folder, kill = killed
    journal.clear()
    assert len(os.listdir(folder)) == 2 and len(entries(journal)) == 1
    kill()
    assert len(os.listdir(folder)) == 2
    journal.clear()
    assert (os.listdir(folder), entries(journal)) == (["a"], [])
    assert (folder / "a").read_bytes() == OLD


@linux
@pytest.mark.parametrize("foreign", ["another file", "a link", "a folder"])
def test_what_has_the_name_of_a_leftover_but_is_another_stays(killed, journal, foreign):
    folder, kill = killed
    kill()
    (part,) = folder.glob(".nnviz-*.part")
    part.rename(folder / "moved")
    if foreign == "another file":
        part.write_bytes(bytes(100_000))
    elif foreign == "a link":
        part.symlink_to(folder / "moved")
    else:
        part.mkdir()
    journal.clear()
    assert os.path.lexists(part) and (folder / "moved").exists()
    assert entries(journal) == []


@linux
@pytest.mark.parametrize("content", [
    b"", b"{part}", b"{part}\x00", b"{part}\x009:9", b"{victim}\x00", b"{victim}\x00{identity}", b"\xff\x00\xff",
    b"x" * 30_000, b"a.part\x001:1", b"../.nnviz-0123456789ab.part\x00",
])  # fmt: skip
def test_an_entry_that_somebody_has_written_removes_nothing_but_a_leftover(tmp_path, journal, content):
    victim, part = tmp_path / "thesis.npz", tmp_path / ".nnviz-0123456789ab.part"
    victim.write_bytes(OLD)
    part.write_bytes(OLD)
    found = victim.stat()
    for gap, text in (("victim", victim), ("part", part), ("identity", f"{found.st_dev}:{found.st_ino}")):
        content = content.replace(b"{%s}" % gap.encode(), str(text).encode())
    journal.folder.mkdir()
    entry = journal.folder / "unfinished-0123456789ab"
    entry.write_bytes(content)
    os.utime(entry, (1e9, 1e9))
    journal.clear()
    assert victim.exists() and part.exists()


@linux
def test_no_more_entries_are_looked_at_than_a_start_has_time_for_and_a_pipe_does_not_stop_it(tmp_path, journal):
    journal.folder.mkdir()
    for number in range(MOST_ENTRIES + 50):
        entry = journal.folder / f"unfinished-{number:012x}"
        entry.write_bytes(os.fsencode(tmp_path / f".nnviz-{number:012x}.part") + b"\0" + b"1:1")
    os.mkfifo(journal.folder / "unfinished-ffffffffffff")
    journal.clear()
    assert 50 <= len(entries(journal)) <= 51
    journal.clear()
    assert entries(journal) in ([], ["unfinished-ffffffffffff"])


def test_the_entry_is_there_before_the_file_is_and_goes_with_it(tmp_path, journal):
    with safe_file.replacing(tmp_path / "a") as stream:
        (entry,) = (journal.folder / name for name in entries(journal))
        assert entry.read_bytes().startswith(os.fsencode(stream.name) + b"\0")
    assert entries(journal) == []
    with pytest.raises(ZeroDivisionError), safe_file.replacing(tmp_path / "b"):
        1 / 0  # noqa: B018
    assert entries(journal) == [] and sorted(os.listdir(tmp_path)) == ["a", "settings"]


def test_a_journal_that_cannot_be_written_keeps_nobody_from_saving(tmp_path, journal):
    journal.folder.write_bytes(b"a file where a folder should be")
    safe_file.write(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"new"
    journal.clear()


@linux
@pytest.mark.parametrize("path", ["pipe", "socket", "/dev/zero", "/dev/full"])
def test_what_is_no_ordinary_file_is_not_opened(tmp_path, monkeypatch, path):
    monkeypatch.chdir(tmp_path)  # the path of a socket may not be long
    os.mkfifo("pipe")
    os.mknod("socket", 0o600 | stat.S_IFSOCK)
    with pytest.raises(FileError) as caught, safe_file.reading(path):
        pass
    assert caught.value.sentence == safe_file.SPECIAL


def wait_until_ready(qtbot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.tab.busy, timeout=30_000)


@pytest.fixture
def window(qtbot, monkeypatch) -> MainWindow:
    monkeypatch.setattr("nnviz.data.sources.DRAWN_TRAIN", 200)
    monkeypatch.setattr("nnviz.data.sources.DRAWN_TEST", 50)
    window = MainWindow(fresh=True, first="data")
    window.remembers = False
    qtbot.addWidget(window)
    window.show()
    wait_until_ready(qtbot, window)
    yield window
    window.close()


@linux
@pytest.mark.parametrize("tab", ["data", "training", "inference"])
def test_a_pipe_is_a_sentence_in_every_tab(qtbot, window, tmp_path, tab):
    window.show_tab(tab)
    wait_until_ready(qtbot, window)
    for name in ("x.npz", "x.pkl", "x.nnviz", "train-images-idx3-ubyte"):
        os.mkfifo(tmp_path / name)
        window.tab.message.clear()
        window.open_path(str(tmp_path / name))
        wait_until_ready(qtbot, window)
        assert window.tab.message.text


EUC_KR = os.fsdecode("한글".encode("euc-kr"))


@linux
@pytest.mark.parametrize("tab", ["data", "training", "inference"])
def test_a_folder_whose_name_is_no_utf_8_is_opened_shown_saved_and_remembered(qtbot, window, tmp_path, tab):
    folder = tmp_path / EUC_KR
    save_idx(dataset(), folder)
    window.show_tab(tab)
    wait_until_ready(qtbot, window)
    url = QUrl.fromEncoded(b"file://" + quote_from_bytes(os.fsencode(folder)).encode())
    assert local_path(url) == str(folder)
    assert window.open_path(local_path(url))
    wait_until_ready(qtbot, window)
    shown = window.tab
    data = shown.dataset
    assert len(data.x_train) == 200
    assert data.name.encode()
    assert shown.script(shown.state).encode()
    values = shown.values()
    scene = write_scene(Scene(shown.name, values), str(folder / "a.nnviz"))
    assert read_scene(scene, [shown.name]).values == json.loads(json.dumps(values))
    assert decode(encode({shown.name: values}))[0][shown.name]["path"] == str(folder)
    assert export_picture(shown.picture, str(folder / "a.png")) == str(folder / "a.png")
    save_weights(folder / "w.npz", WEIGHTS, {"data": data.name})


@linux
def test_what_is_wrong_with_such_a_folder_can_be_shown(qtbot, window, tmp_path):
    (tmp_path / EUC_KR).mkdir()
    for path in (str(tmp_path / EUC_KR), str(tmp_path / EUC_KR / "none.npz")):
        window.open_path(path)
        wait_until_ready(qtbot, window)
        assert window.tab.message.text
        assert window.tab.message.text.encode()


@pytest.mark.parametrize("depth", [30, 500, 900, 5000, 100_000])
@pytest.mark.parametrize("inner", ["[]", '{"a":}'])
def test_deeply_nested_values_are_refused_in_every_kind_of_file(qapp, tmp_path, depth, inner):
    nested = inner[:-1] * depth + "1" + inner[-1] * depth
    with pytest.raises(ValueError):
        safe_file.parse_json(nested)
    (tmp_path / "a.nnviz").write_text(f'{{"nnviz": 1, "tab": "gates", "state": {{"points": {nested}}}}}')
    with pytest.raises(ValueError, match="a.nnviz"):
        read_scene(str(tmp_path / "a.nnviz"), ["gates"])
    good = encode({"tab": {"a": 1}})
    assert decode(good + f'["tab", "b", {nested}]\n'.encode())[0] == {"tab": {"a": 1}}
    if depth < 1000:  # longer texts are no array of plain texts
        np.savez(tmp_path / "w.npz", **WEIGHTS, metadata=np.array(f'{{"a": {nested}}}'))
        with pytest.raises(ValueError) as caught:
            load_weights(tmp_path / "w.npz")
        assert caught.value.sentence == WRONG_METADATA


def test_the_middle_of_a_very_long_name_is_left_out_of_a_sentence():
    name = "a" * 150 + "z" * 90 + ".nnviz"
    short = safe_file.short_name(f"/home/kim/{name}")
    assert len(short) == 80 and short.startswith("aaa") and short.endswith("zzz.nnviz") and "…" in short
    assert safe_file.short_name("/home/kim/mine.nnviz") == "mine.nnviz"
