"""How much memory the program holds with MNIST loaded and a run going. Linux only.

    NNVIZ_DATA_DIR=FOLDER python tests/benchmarks/memory.py
    NNVIZ_DATA_DIR=FOLDER python tests/benchmarks/memory.py 60

Prints the resident memory at the stages of a session, and its peak; beside it that of the process that trains, with
the pages that both use counted in each. Wanted: under 300 MB.
With a number of minutes it trains so long, run after run with a new seed, and prints the memory at every tenth of the
time. Wanted: flat from the second tenth on.
"""

import sys
import time
from dataclasses import replace
from pathlib import Path

import program


def status(field: str, process: int | str = "self") -> float:
    """Return a field of a process's status, in MB (10^6 bytes); 0 when it has ended."""
    try:
        lines = Path(f"/proc/{process}/status").read_text("ascii").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) * 1024 / 1e6 for line in lines if line.startswith(field)), 0.0)


def beside() -> float:
    """Return the resident memory of the processes that this one began, in MB."""
    children = (path.read_text("ascii").split() for path in Path("/proc/self/task").glob("*/children"))
    return sum(status("VmRSS", int(child)) for each in children for child in each)


def train_on(tab, minutes: float) -> list[tuple[int, float]]:  # noqa: ANN001 (Tab is imported late)
    """Train for so many minutes; return the number of runs and the memory at each tenth of the time."""
    runs, held, begin = 1, [], time.monotonic()
    while len(held) < 10:
        end = begin + 6 * minutes * (len(held) + 1)
        while time.monotonic() < end:
            program.wait_until(lambda end=end: not tab.timeline.running or time.monotonic() >= end, seconds=3600)
            if not tab.timeline.running:
                runs += 1
                tab.set_state(replace(tab.state, seed=runs % 10_000))
                program.wait_until(lambda: not tab.busy)
                tab.timeline.play()
        held.append((runs, status("VmRSS")))
    return held


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
    running, learning, images = status("VmRSS"), beside(), len(tab.dataset.x_train)
    held = train_on(tab, float(sys.argv[1])) if len(sys.argv) > 1 else []
    window.close()
    print(f"Python alone                     {begin:6.0f} MB")
    print(f"window, {images:,} images loaded   {loaded:6.0f} MB")
    print(f"after 8 s of a run               {running:6.0f} MB   (wanted: under 300)   beside it {learning:.0f} MB")
    for part, (runs, held_then) in enumerate(held, 1):
        print(f"{part:2} tenths of the time, {runs:4} runs    {held_then:6.1f} MB")
    if held:
        print(f"growth from the second tenth on  {held[-1][1] - held[1][1]:6.1f} MB   (wanted: about 0)")
    print(f"peak                             {status('VmHWM'):6.0f} MB")


if __name__ == "__main__":
    main()
