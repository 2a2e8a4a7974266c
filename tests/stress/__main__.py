"""The command line of the stress campaign."""

import argparse
import faulthandler
import os
import sys
import tempfile
import time
from importlib import import_module

from tests.stress.surroundings import prepare

PROGRAMS = {  # name -> how many tries are made unless told otherwise
    "states": 1000, "gestures": 500, "files": 5000, "scenes": 500, "formulas": 10_000, "downloads": 20, "kills": 10,
    "soak": 10**9, "sentences": 2000, "verdicts": 130, "edits": 10_000, "presets": 1000,
}  # fmt: skip


def arguments(argv: list[str]) -> argparse.Namespace:
    """Return the options of a command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.stress", description="Try to break nnviz.")
    parser.add_argument("program", choices=PROGRAMS)
    parser.add_argument("--tries", type=int, help="how many cases are tried")
    parser.add_argument("--seed", type=int, default=0, help="the same seed gives the same cases")
    parser.add_argument("--tab", default="", help="only this tab")
    parser.add_argument("--data", default="", type=lambda path: path and os.path.abspath(path),
                        help="verdicts: a folder with MNIST, instead of drawn digits")
    parser.add_argument("--seconds", type=float, help="end after so long (soak: 60)")
    return parser.parse_args(argv)


def main(argv: list[str]) -> int:
    """Run one program of the campaign; return 1 if it found a failure."""
    options = arguments(argv)
    faulthandler.enable()
    seconds = options.seconds or (60.0 if options.program == "soak" else 1e9)
    with tempfile.TemporaryDirectory(prefix="nnviz-stress-", ignore_cleanup_errors=True) as home:
        prepare(home)
        program = import_module(f"tests.stress.{options.program}")
        if options.data:  # the campaign sees nothing of this machine but what is named
            program.DATA = options.data
        tries = PROGRAMS[options.program] if options.tries is None else options.tries
        report = program.run(tries, options.seed, tab=options.tab, until=time.monotonic() + seconds)
        print(report.text(), flush=True)
        program.close_down() if hasattr(program, "close_down") else None
    return 1 if report.failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
