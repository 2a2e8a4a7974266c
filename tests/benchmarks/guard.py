"""All ratios that are promised, measured now and set beside what is allowed: information, never a red light.

    NNVIZ_DATA_DIR=FOLDER python -m tests.benchmarks.guard [--quick] [--write]

The allowed ratios stand in allowed.json beside this file: what was measured on a machine with nothing else to do, with
room for noise. What is above them is marked with “!”. Costs of drags are ratios too: to a loop of plain Python that
runs after every update, so that they can be compared between machines. `--quick`: only a training step and the first
window (half a minute). `--write`: allow what is measured now, and ROOM more.
"""

import argparse
import importlib
import json
import statistics
import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
ALLOWED = HERE / "allowed.json"
ROOM = 1.25
"""How much more than measured is allowed: other programs make the same work cost that much more."""


def training_step(rounds: int) -> Iterator[tuple[str, float]]:
    """A step of 784-50-10 over its bare products, and over the book's way of writing it."""
    import numpy as np
    import training_step as benchmark

    benchmark.ROUNDS = rounds
    rng = np.random.default_rng(0)
    data = benchmark.data(rng)
    jobs = {"ours": benchmark.ours(data, rng), "bare": benchmark.bare(rng), "book": benchmark.book(data, rng)}
    taken = list(benchmark.rounds(jobs))[1:]
    for top, bottom in (("ours", "bare"), ("ours", "book")):
        yield f"training step: {top} / {bottom}", statistics.median(t[top] / t[bottom] for t in taken)


def first_window(rounds: int) -> Iterator[tuple[str, float]]:
    """The time to the first painted window over that of a bare one."""
    import first_window as benchmark

    benchmark.seconds(benchmark.BARE), benchmark.seconds(benchmark.OURS)  # files into memory, byte code written
    pairs = [(benchmark.seconds(benchmark.BARE), benchmark.seconds(benchmark.OURS)) for _ in range(rounds)]
    bare, ours = (statistics.median(column) for column in zip(*pairs, strict=True))
    yield "first window: nnviz / bare", ours / bare


def drags() -> Iterator[tuple[str, float]]:
    """Every drag over a loop of plain Python."""
    import numpy as np

    from tests.benchmarks import program
    from tests.benchmarks.drags.__main__ import TABS, measure

    _, window = program.open_window((1920, 1080))
    window.show()
    program.wait_until(lambda: not window.tab.busy)
    for name in TABS:
        for drag in importlib.import_module(f"tests.benchmarks.drags.{name}").drags(window):
            drag.prepare()
            yield f"drag: {name}: {drag.name}", float(np.median(np.divide(*measure(drag))))
            drag.finish()
    window.close()


def measured(quick: bool) -> Iterator[tuple[str, float]]:
    """Yield the name and the ratio of each promise, as they are measured."""
    yield from training_step(31 if quick else 151)
    yield from first_window(5 if quick else 11)
    if not quick:
        yield from drags()


def main() -> None:
    """Print every ratio beside the allowed one."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    allowed = json.loads(ALLOWED.read_text("utf-8")) if ALLOWED.exists() else {}
    found, above = {}, 0
    for name, ratio in measured(options.quick):
        found[name] = round(ROOM * ratio, 2)
        most = allowed.get(name)
        above += most is not None and ratio > most
        mark = " " if most is None or ratio <= most else "!"
        print(f"{name:60} {ratio:6.2f} {mark} allowed {'not said' if most is None else f'{most:.2f}'}", flush=True)
    print(f"{above} of {len(found)} above what is allowed")
    if options.write:
        ALLOWED.write_text(json.dumps(allowed | found, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
