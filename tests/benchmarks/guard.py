"""All ratios that are promised, measured now and set beside what is allowed: information, never a red light.

    NNVIZ_DATA_DIR=FOLDER python -m tests.benchmarks.guard [--quick] [--write] [SECTION …]

The allowed ratios stand in allowed.json beside this file: what was measured on a machine with nothing else to do, with
room for noise. What is above them is marked with “!”. What is promised in milliseconds is a ratio here too, so that it
can be compared between machines: a drag to a loop of plain Python that runs after every update, a start to that of a
bare window. Each section is measured in a process of its own: what one loads disturbs no other, and one that fails or
hangs is told and left out. `--quick`: only a training step and the first window (half a minute). `--write`: allow what
is measured now, and some more (see ROOM); to be done on a machine with nothing else to do.
"""

import argparse
import importlib
import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from nnviz.blas import limit_blas

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
ALLOWED = HERE / "allowed.json"
ROOM = 1.25
"""How much more than measured is allowed: other programs make the same work cost that much more."""
LITTLE_ROOM = 1.05
"""The same for what is compared with itself: the fifth epoch with the first."""
PATIENCE = 300  # s, for one section
DRAG_UPDATES = 50

Ratios = Iterator[tuple[str, float]]


def training_step() -> Ratios:
    """A step of 784-50-10 over its bare products, and over the book's way of writing it."""
    import numpy as np
    import training_step as benchmark
    from turns import bare_products, beside

    rng = np.random.default_rng(0)
    data = benchmark.data(rng)
    ours = benchmark.ours(data, rng)
    yield "training step: ours / bare", beside(ours, bare_products(50, benchmark.BATCH), 100).ratio
    yield "training step: ours / book", beside(ours, benchmark.book(data, rng), 30).ratio


def epochs() -> Ratios:
    """Steps on MNIST with four optimisers: over bare products, the fifth epoch over the first, over PyTorch."""
    import epochs as benchmark
    from turns import TURN, bare_products, beside

    data = benchmark.mnist()
    for hidden, batch in ((50, 100), (512, 128)):
        steps = len(data.x_train) // batch
        for optimizer in benchmark.RATES:
            name = f"784-{hidden} {optimizer}"
            kind, rounds = (data, hidden, batch, optimizer), steps // TURN
            yield f"{name}: ours / bare", beside(benchmark.ours(*kind), bare_products(hidden, batch), rounds).ratio
            yield f"{name}: fifth epoch / first", benchmark.fifth_epoch(*kind, steps).ratio
            other = benchmark.pytorch(*kind)
            if other is not None:
                yield f"{name}: ours / PyTorch", beside(benchmark.ours(*kind), other, rounds).ratio


def evaluation() -> Ratios:
    """The evaluation of all images over its bare products."""
    import evaluation as benchmark

    x, t = benchmark.every_image()
    for hidden, activation in benchmark.ROWS:
        found = benchmark.measured(x, t, hidden, activation, 30)
        yield f"evaluation 784-{hidden} {activation}: ours / bare", found.ratio


def first_window() -> Ratios:
    """The time to the first painted window over that of a bare one."""
    import first_window as benchmark

    benchmark.seconds(benchmark.BARE), benchmark.seconds(benchmark.OURS)  # files into memory, byte code written
    pairs = [(benchmark.seconds(benchmark.BARE), benchmark.seconds(benchmark.OURS)) for _ in range(7)]
    bare, ours = (statistics.median(column) for column in zip(*pairs, strict=True))
    yield "first window: nnviz / bare", ours / bare


def screenshots() -> Ratios:
    """A picture of Inference, with MNIST and with drawn digits from the cache, over the start of a bare window."""
    import first_window as benchmark

    with tempfile.TemporaryDirectory() as home:
        for data, folder in (("MNIST", os.environ.get("NNVIZ_DATA_DIR", "")), ("drawn digits", home)):
            _screenshot(home, folder)  # draws the digits and keeps them
            pairs = [(_screenshot(home, folder), benchmark.seconds(benchmark.BARE)) for _ in range(5)]
            ours, bare = (statistics.median(column) for column in zip(*pairs, strict=True))
            yield f"screenshot of Inference, {data} / bare window", ours / bare


def _screenshot(home: str, data: str) -> float:
    """Return the seconds of a program that saves a picture of Inference, with all it keeps under `home`."""
    import first_window as benchmark

    own = {f"XDG_{kind}_HOME": home for kind in ("CONFIG", "DATA", "CACHE", "STATE")}
    own |= {"NNVIZ_DATA_DIR": data, "QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": benchmark.BYTE_CODE.name}
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | own
    command = [sys.executable, "-m", "nnviz", "--fresh", "--tab", "inference", "--screenshot", f"{home}/inference.png"]
    begin = time.monotonic()
    subprocess.run(command, cwd=HERE.parents[1], check=True, capture_output=True, env=environment)
    return time.monotonic() - begin


def training_window() -> Ratios:
    """What the window costs the training, and frames and lateness over what is wanted."""
    import training_window as benchmark

    benchmark.SECONDS = 3.0
    found = benchmark.measured(3)
    yield "training: steps without the window / with it", 1 / found.share
    yield "training: 30 frames/s / painted", 30 / found.frames
    yield "training: lateness p99 / 8 ms", found.late[-1] / 8


def drags() -> Ratios:
    """Every drag at 1920×1080 over a loop of plain Python."""
    yield from _drags("drag")


def drags_high() -> Ratios:
    """The same at 3840×2160."""
    os.environ["QT_SCALE_FACTOR"] = "2"  # read when the application begins
    yield from _drags("drag at 3840×2160")


def _drags(title: str) -> Ratios:
    import numpy as np

    from tests.benchmarks import program
    from tests.benchmarks.drags import __main__ as benchmark

    benchmark.UPDATES = DRAG_UPDATES
    _, window = program.open_window((1920, 1080))
    window.show()
    program.wait_until(lambda: not window.tab.busy)
    for name in benchmark.TABS:
        for drag in importlib.import_module(f"tests.benchmarks.drags.{name}").drags(window):
            drag.prepare()
            yield f"{title}: {name}: {drag.name}", float(np.median(np.divide(*benchmark.measure(drag))))
            drag.finish()
    window.close()


SECTIONS: dict[str, Callable[[], Ratios]] = {
    section.__name__: section for section in (
        training_step, first_window, epochs, evaluation, screenshots, training_window, drags, drags_high,
    )
}  # fmt: skip
QUICK = ("training_step", "first_window")


def measured(section: str) -> Ratios:
    """Yield the name and the ratio of each promise of a section, as a process of its own measures them."""
    command = [sys.executable, "-m", "tests.benchmarks.guard", "--measure", section]
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(command, cwd=HERE.parents[1], stdout=subprocess.PIPE, stderr=said, text=True)
        patience = threading.Timer(PATIENCE, process.kill)
        patience.start()
        assert process.stdout is not None
        for line in process.stdout:
            name, found, ratio = line.rpartition("\t")
            if found:
                yield name, float(ratio)
        patience.cancel()
        if process.wait():
            said.seek(0)
            why = (said.read().splitlines() or ["it hung"])[-1]
            print(f"! {section} was not measured to its end: {why}", flush=True)


def allowance(name: str, ratio: float) -> float:
    """Return what is allowed of a promise that was measured now."""
    return round((LITTLE_ROOM if "fifth epoch" in name else ROOM) * ratio, 2)


def guard(sections: list[str], write: bool) -> None:
    """Print every ratio beside the allowed one; write: allow what is measured now."""
    allowed = json.loads(ALLOWED.read_text("utf-8")) if ALLOWED.exists() else {}
    found, above, begin = {}, 0, time.monotonic()
    for section in sections:
        for name, ratio in measured(section):
            found[name] = allowance(name, ratio)
            most = allowed.get(name)
            above += most is not None and ratio > most
            mark = " " if most is None or ratio <= most else "!"
            print(f"{name:60} {ratio:6.2f} {mark} allowed {'not said' if most is None else f'{most:.2f}'}", flush=True)
    print(f"{above} of {len(found)} above what is allowed; {time.monotonic() - begin:.0f} s")
    if write:
        ALLOWED.write_text(json.dumps(allowed | found, indent=1, ensure_ascii=False) + "\n", "utf-8")


def main() -> None:
    """Do what the command line says."""
    parser = argparse.ArgumentParser()
    parser.add_argument("sections", nargs="*", metavar="SECTION", help=", ".join(SECTIONS))
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--measure", choices=SECTIONS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        limit_blas(always=True)  # before NumPy is imported
        for name, ratio in SECTIONS[options.measure]():
            print(f"{name}\t{ratio}", flush=True)
        return
    unknown = set(options.sections) - set(SECTIONS)
    if unknown:
        parser.error(f"no such section: {', '.join(sorted(unknown))}; there are {', '.join(SECTIONS)}")
    guard(options.sections or list(QUICK if options.quick else SECTIONS), options.write)


if __name__ == "__main__":
    main()
