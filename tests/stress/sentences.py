"""Random States of every tab that has a table in `tests/sentences`: each sentence on the screen has to be true."""

import time
from functools import partial
from random import Random
from typing import Any

from tests import sentences
from tests.stress import program
from tests.stress.report import Report, simpler

NEW_TAB = 4000  # tries with one tab


def run(tries: int, seed: int, tab: str = "", until: float = 1e18) -> Report:
    """Read so many States of every tab in turn."""
    program.application()
    report, names = Report("sentences", seed), [name for name in sentences.tables() if tab in ("", name)]
    for number, name in enumerate(names):
        end = time.monotonic() + (until - time.monotonic()) / (len(names) - number)
        _read(name, Random(f"{seed} {name}"), tries // len(names), end, report)
    return report


def _read(name: str, rng: Random, tries: int, until: float, report: Report) -> None:
    reader, reached = sentences.Reader(name), set()
    for number in range(tries):
        if time.monotonic() > until:
            break
        if number and number % NEW_TAB == 0:
            reached |= reader.reached
            reader.close()
            reader = sentences.Reader(name)
        change, moment = reader.change(rng), sentences.random_moment(rng)
        report.tried += 1
        for finding in reader.read(change, moment):
            report.add(finding, partial(_case, reader, finding.key, change, moment))
    reached |= reader.reached
    report.notes += [f"{name}: never said: {template}" for template in reader.templates if template not in reached]
    reader.close()


def _case(reader: sentences.Reader, key: str, change: dict[str, Any], moment: float | None) -> str:
    """Return the fewest fields with which a sentence is still false, as code."""

    def fails(case: dict[str, Any]) -> bool:
        return key in [finding.key for finding in reader.read(case, moment)]

    return f"   {reader.name}: {simpler(change, fails)}, moment {moment}"
