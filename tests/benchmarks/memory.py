"""How much memory the program holds with MNIST loaded and a run going. Linux only.

    NNVIZ_DATA_DIR=FOLDER python tests/benchmarks/memory.py

Prints the resident memory at the stages of a session, and its peak. Wanted: under 300 MB.
"""

import time
from pathlib import Path

import program


def status(field: str) -> float:
    """Return a field of this process's status, in MB (10^6 bytes)."""
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) * 1024 / 1e6 for line in lines if line.startswith(field))


def main() -> None:
    """Go through a session and print."""
    begin = status("VmRSS")
    _, window = program.open_window()
    window.show()
    tab = window.tab
    tab.set_state(tab.presets[0].state)
    program.wait_until(lambda: not tab.busy and tab.dataset is not None)
    loaded = status("VmRSS")
    tab.timeline.play()
    stop = time.monotonic() + 8
    program.wait_until(lambda: time.monotonic() >= stop)
    running, images = status("VmRSS"), len(tab.dataset.x_train)
    window.close()
    print(f"Python alone                     {begin:6.0f} MB")
    print(f"window, {images:,} images loaded   {loaded:6.0f} MB")
    print(f"after 8 s of a run               {running:6.0f} MB   (wanted: under 300)")
    print(f"peak                             {status('VmHWM'):6.0f} MB")


if __name__ == "__main__":
    main()
