"""The background every test stands on: no screen, no settings of this machine, no thread left behind."""

import gc
import os
import sys
import warnings

# Before NumPy and Qt are imported: both read their environment once.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
for _name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_name] = "1"
for _name in ("LC_ALL", "LANGUAGE"):
    os.environ.pop(_name, None)
os.environ["LANG"] = "C.UTF-8"
os.environ.setdefault("NNVIZ_SLOW_FRAME", "100")  # ms: see nnviz/ui/base/runtime/frame_watch.py

from collections.abc import Iterator  # noqa: E402 (the environment comes first)
from pathlib import Path  # noqa: E402
from weakref import WeakSet  # noqa: E402

import pytest  # noqa: E402
from PySide6.QtCore import QCoreApplication, QEvent, QLoggingCategory, QSettings, QStandardPaths  # noqa: E402

from nnviz.data import digit_cache, sources  # noqa: E402

# Asked for by `real_mnist`; unseen by every other test. The second name hands it on to parallel test processes.
REAL_DATA = os.environ.pop("NNVIZ_DATA_DIR", None) or os.environ.get("NNVIZ_TEST_DATA_DIR")
if REAL_DATA is not None:
    os.environ["NNVIZ_TEST_DATA_DIR"] = REAL_DATA


FULL_COLLECTION = 100  # tests: to look at all that a process holds takes 80 ms
_DONE = pytest.StashKey[int]()


def pytest_configure() -> None:
    # Collected at an unlucky moment (in a worker, or while Qt holds a lock) a widget that is garbage ends the run or
    # lets it wait for ever; the program has ui/base/runtime/garbage.py for it.
    gc.disable()
    # A connected method without @Slot becomes a Qt warning, and with qt_log_level_fail a failed test.
    QLoggingCategory.setFilterRules("qt.pyside.libpyside.warning=true")
    from nnviz.ui.base.lean_pyqtgraph import prepare_pyqtgraph

    prepare_pyqtgraph()  # as the program imports it, whatever test comes first
    import pyqtgraph

    # By default pyqtgraph drops mouse moves that follow within 10 ms: a synthetic drag then fails at random.
    pyqtgraph.setConfigOption("mouseRateLimit", -1)


def pytest_xdist_auto_num_workers() -> int:
    """Return how many processes `-n auto` means: one more than processors, for tests that wait for a thread."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_finish() -> None:
    """Leave what lives as long as the run out of every collection after each test."""
    gc.collect()
    gc.freeze()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tell which frames took longer than NNVIZ_SLOW_FRAME allows."""
    watch = sys.modules.get("nnviz.ui.base.runtime.frame_watch")
    if watch and watch.FrameWatch.slow:
        slowest = sorted(watch.FrameWatch.slow, key=lambda frame: -frame.milliseconds)
        terminalreporter.section(f"{len(slowest)} frames over {os.environ[watch.VARIABLE]} ms of CPU time")
        for frame in slowest[:10]:
            terminalreporter.write_line(f"{frame.milliseconds:.0f} ms: {frame.shown}"[:1000])


@pytest.fixture(scope="session")
def qapp(qapp):
    """The application in one style everywhere."""
    qapp.setStyle("Fusion")
    return qapp


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    """Take back theme and language that a test leaves changed: the next one begins as if it were the first."""
    yield
    theme, language = (sys.modules.get(f"nnviz.ui.base.{name}") for name in ("theme", "language"))
    if theme and theme.THEME.choice != "light":
        theme.THEME.choose("light")
    if language and language.LANGUAGE.current != "en":
        language.LANGUAGE.choose("en")


@pytest.fixture(autouse=True)
def no_button_held(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let go of the mouse: after a double click QTest moves it with the button held, in all tests that follow."""
    yield
    if "qapp" in request.fixturenames:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QWidget

        QTest.mouseRelease(QWidget(), Qt.MouseButton.LeftButton)


@pytest.fixture(autouse=True)
def warned_as_ever() -> Iterator[None]:
    """Fail a test after which NumPy, or Python, no longer warns: what goes wrong in later tests would not be seen."""
    import numpy as np

    before = np.geterr(), warnings.showwarning
    yield
    after = np.geterr(), warnings.showwarning
    np.seterr(**before[0])
    assert after == before


@pytest.fixture(autouse=True)
def collected(request: pytest.FixtureRequest) -> Iterator[None]:
    """Collect garbage when a test is over: of this test alone, and of all every so many tests."""
    yield
    request.config.stash[_DONE] = done = request.config.stash.get(_DONE, 0) + 1
    gc.collect(2 if done % FULL_COLLECTION == 0 else 1)


@pytest.fixture(autouse=True)
def own_settings(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """Send settings, caches and logs to a folder of this test alone, and return it."""
    folder = tmp_path_factory.mktemp("home")
    if "qapp" in request.fixturenames:
        share_drawn_digits(folder / "cache" / "nnviz", tmp_path_factory.getbasetemp())
    for kind in (QSettings.Format.IniFormat, QSettings.Format.NativeFormat):
        QSettings.setPath(kind, QSettings.Scope.UserScope, str(folder / "config"))
    monkeypatch.setenv("MPLCONFIGDIR", str(tmp_path_factory.getbasetemp() / "matplotlib"))  # its fonts are found once
    for kind in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(folder / kind.lower()))
    # Where Qt does not ask XDG, its own test mode has to do.
    QStandardPaths.setTestModeEnabled(sys.platform != "linux")
    return folder


def share_drawn_digits(cache: Path, own: Path) -> None:
    """Let the digits that tabs draw where there is no MNIST be kept for the whole run: to draw them takes 5 s of CPU.

    A link stays a link when a file is written (nnviz/safe_file.py): who draws them first keeps them for all processes.
    cache: of a test, which is made; own: the folder of this test process.
    """
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    name = digit_cache.file_of(cache, sources.DRAWN_TRAIN + sources.DRAWN_TEST, sources.DRAWN_SEED).name
    cache.mkdir(parents=True)
    (cache / name).symlink_to(shared / name)


@pytest.fixture(autouse=True)
def own_dataset(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the tabs of a test share a dataset among themselves, not with tabs that other tests keep."""
    if module := sys.modules.get("nnviz.tabs.common.dataset_source"):
        monkeypatch.setattr(module, "_living", WeakSet())


@pytest.fixture(autouse=True)
def no_thread_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves a worker running, and end the worker so that the next test is not hurt."""
    yield
    if "qapp" in request.fixturenames and "nnviz.ui.base.runtime.generator_thread" in sys.modules:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        left = [thread for thread in running_threads() if not thread.wait(200)]  # not those about to end
        for thread in left:
            thread.stop()
        assert not left, f"still running after the test: {left}"


def running_threads() -> list:
    """Return the workers that run now."""
    from shiboken6 import isValid

    from nnviz.ui.base.runtime.generator_thread import GeneratorThread

    return [thread for thread in list(GeneratorThread.instances) if isValid(thread) and thread.isRunning()]


@pytest.fixture
def real_mnist(monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder with the real MNIST files, also in NNVIZ_DATA_DIR; without one, skip the test."""
    if REAL_DATA is None:
        pytest.skip("NNVIZ_DATA_DIR does not name a folder with MNIST")
    monkeypatch.setenv("NNVIZ_DATA_DIR", REAL_DATA)
    return Path(REAL_DATA)
