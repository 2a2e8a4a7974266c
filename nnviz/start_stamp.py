"""A mark that every start leaves until its window has been painted: one that is found tells of a start that failed."""

import os
import sys
import time
from contextlib import suppress
from pathlib import Path

_PREFIX = "starting-"
_PATIENCE = 30.0  # s; a start that takes longer hangs, though its process is alive


class StartStamp:
    """The mark of this process in a folder. Where nothing can be written there is none, and nobody is told."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / f"{_PREFIX}{os.getpid()}"

    def set(self) -> None:
        """Leave the mark."""
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            self._path.write_bytes(b"")

    def clear(self) -> None:
        """Take the mark away: the window was painted, or the program ends in order."""
        with suppress(OSError):
            self._path.unlink()


def failed_starts(folder: Path) -> list[Path]:
    """Return the marks of starts that failed: their process is gone, or hangs. To be asked before the own is set."""
    with suppress(OSError):
        return [path for path in folder.glob(f"{_PREFIX}*") if _has_failed(path)]
    return []


def forget(marks: list[Path]) -> None:
    """Take marks away: the window that begins safely because of them was painted."""
    for mark in marks:
        with suppress(OSError):
            mark.unlink()


def _has_failed(mark: Path) -> bool:
    process = mark.name.removeprefix(_PREFIX)
    with suppress(OSError):
        if time.time() - mark.stat().st_mtime > _PATIENCE:
            return True
    return not process.isdigit() or int(process) == os.getpid() or not _is_alive(int(process))


def _is_alive(process: int) -> bool:
    """Return whether a process of this number is running."""
    if sys.platform == "win32":  # os.kill would end it there
        import ctypes

        kernel = ctypes.windll.kernel32
        handle = kernel.OpenProcess(0x0010_0000, False, process)  # SYNCHRONIZE
        running = bool(handle) and kernel.WaitForSingleObject(handle, 0) == 0x102  # WAIT_TIMEOUT
        kernel.CloseHandle(handle) if handle else None
        return running
    try:
        os.kill(process, 0)
    except PermissionError:  # somebody else's
        return True
    except (OSError, OverflowError):
        return False
    return True
