"""What a campaign found, and how a case is made as small as it can be while it still fails."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

LONGEST_SHRINK = 30.0  # seconds for one failure
NOT_AGAIN = "not seen again"  # what a reproduction says that is none


@dataclass(frozen=True)
class Finding:
    """Something that must not happen. `key` is the same for the same fault; `text` is what was seen in this case."""

    key: str
    text: str
    timing: bool = False  # too slow: counts only if it is seen again, for another program may have been in the way


@dataclass
class Failure:
    """A distinct fault: how often it came, and the smallest case that shows it."""

    finding: Finding
    reproduction: str
    count: int = 1


@dataclass
class Report:
    """The result of a campaign."""

    program: str
    seed: int
    tried: int = 0
    refused: int = 0  # cases that were answered with a sentence
    failures: dict[str, Failure] = field(default_factory=dict)
    worst: dict[str, tuple[float, str]] = field(default_factory=dict)  # what is measured -> (value, case)
    notes: list[str] = field(default_factory=list)
    began: float = field(default_factory=time.monotonic)
    cpu: float = field(default_factory=time.process_time)

    def add(self, finding: Finding, reproduction: Callable[[], str]) -> None:
        """Count a finding; the reproduction is made for the first of its kind only."""
        if finding.key in self.failures:
            self.failures[finding.key].count += 1
        else:
            case = reproduction()
            if finding.timing and NOT_AGAIN in case:
                self.notes.append(f"slow once, not again: {finding.key}")
                return
            self.failures[finding.key] = Failure(finding, case)
            print(f"\n✗ {finding.text}\n{case}", flush=True)

    def measure(self, what: str, value: float, case: object) -> None:
        """Keep the largest of what was measured."""
        if what not in self.worst or value > self.worst[what][0]:
            self.worst[what] = value, str(case)[:300]

    def text(self) -> str:
        """Return everything as text."""
        seconds, cpu = time.monotonic() - self.began, time.process_time() - self.cpu
        failed = sum(failure.count for failure in self.failures.values())
        lines = [
            f"== {self.program}, seed {self.seed}: tried {self.tried}, refused with a sentence {self.refused}, failed "
            f"{failed} ({len(self.failures)} distinct); {seconds:.0f} s, {cpu:.0f} s of CPU, "
            f"{1000 * cpu / max(1, self.tried):.1f} ms each"
        ]
        lines += [f"   worst {what}: {value:.1f}   {case}" for what, (value, case) in sorted(self.worst.items())]
        lines += [f"   {note}" for note in dict.fromkeys(self.notes)]
        for number, failure in enumerate(self.failures.values(), 1):
            lines += ["", f"-- {number}. {failure.count} times: {failure.finding.key}", failure.finding.text.rstrip()]
            lines += ["   reproduction:", failure.reproduction]
        return "\n".join(lines)


def shorter(steps: Sequence[Any], fails: Callable[[Sequence[Any]], bool]) -> list[Any]:
    """Return a list of steps that still fails and from which no step can be left out (delta debugging).

    Gives up after LONGEST_SHRINK seconds with the shortest found so far.
    """
    end = time.monotonic() + LONGEST_SHRINK
    found, size = list(steps), max(1, len(steps) // 2)
    while size and time.monotonic() < end:
        at = 0
        while at < len(found) and time.monotonic() < end:
            candidate = found[:at] + found[at + size :]
            if candidate and fails(candidate):
                found = candidate
            else:
                at += size
        size //= 2
    return found


def simpler(case: dict[str, Any], fails: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
    """Return the fewest entries of a case (field -> value) with which it still fails."""
    names = shorter(list(case), lambda names: fails({name: case[name] for name in names}))
    return {name: case[name] for name in names}
