"""Which States were shown: undo, redo, and what may be forgotten. Plain Python, no Qt."""

import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cached_property
from typing import Any, Generic, NamedTuple, TypeVar

MERGE_SECONDS = 1.0  # changes of one control within this time are one step of undo
HELD = "held "  # begins the name of changes that are one step however long they take: a button is held down
MOST_STEPS = 500
MOST_BYTES = 16 * 2**20
_MANY, _SOME = 64, 16  # parts of a value that are measured one by one; of more so many stand for all

S = TypeVar("S")


@dataclass(frozen=True)
class HistoryEntry(Generic[S]):
    """A State and the memory it takes, measured once, when it is asked for: not at every move of a drag."""

    state: S

    @cached_property
    def size(self) -> int:
        """The memory of the State, in bytes."""
        return size_of(self.state)


class Snapshot(NamedTuple, Generic[S]):
    """Everything a history knows at one moment; `restore` brings it back."""

    entries: tuple[HistoryEntry[S], ...]
    position: int
    merge: tuple[str, float]


class StateHistory(Generic[S]):
    """The States of a tab in the order they were shown, and which of them is on show.

    At most `most_steps` States and about `most_bytes` bytes are kept, the oldest go first when a new step begins;
    the State on show and the one before it always stay.
    """

    def __init__(
        self, first: S, most_steps: int = MOST_STEPS, most_bytes: int = MOST_BYTES,
        clock: Callable[[], float] = lambda: time.monotonic(),
    ) -> None:  # fmt: skip
        self._most_steps, self._most_bytes, self._clock = most_steps, most_bytes, clock
        self.start(first)

    @property
    def state(self) -> S:
        """The State on show."""
        return self._entries[self._index].state

    @property
    def can_undo(self) -> bool:
        """Whether there is a State before."""
        return self._index > 0

    @property
    def can_redo(self) -> bool:
        """Whether there is a State after."""
        return self._index < len(self._entries) - 1

    @property
    def size(self) -> int:
        """The memory of all States that are kept, in bytes."""
        return sum(entry.size for entry in self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def start(self, state: S) -> None:
        """Forget everything and begin with a State."""
        self._entries: tuple[HistoryEntry[S], ...] = (HistoryEntry(state),)
        self._index = 0
        self._merge = ("", 0.0)
        self.is_merging = False
        """Whether the last push became one step with the one before: something is being dragged or played."""

    def push(self, state: S, merge: str = "") -> None:
        """Add a State after the one on show; what had been undone is gone.

        merge: a name under which quick successive changes (a drag) become one step of undo; with HELD before it, slow
        ones too.
        """
        now = self._clock()
        quick = now - self._merge[1] < MERGE_SECONDS or merge.startswith(HELD)
        merged = bool(merge) and self._merge[0] == merge and quick and self._index > 0
        self.is_merging = merged
        before = self._entries[: self._index + 1 - merged]
        if before and before[-1].state == state:  # a drag there and back: no step that does nothing
            self._entries, merge = before, ""
        else:
            entries = (*before, HistoryEntry(state))
            self._entries = entries if merged else self._bounded(entries)
        self._index = len(self._entries) - 1
        self._merge = (merge, now)

    def undo(self) -> bool:
        """Go back to the State before; False if there is none."""
        return self._go(self._index - 1)

    def redo(self) -> bool:
        """Go on to the State after; False if there is none."""
        return self._go(self._index + 1)

    def rewrite(self, change: Callable[[S], S]) -> None:
        """Change every State in what is no step of its own; steps that do nothing after it are left out."""
        entries: list[HistoryEntry[S]] = []
        for number, entry in enumerate(self._entries):
            state = change(entry.state)
            if not entries or entries[-1].state != state:
                entries.append(entry if state is entry.state else HistoryEntry(state))
            if number == self._index:
                index = len(entries) - 1
        self._entries, self._index = tuple(entries), index
        self._merge = ("", 0.0)

    def snapshot(self) -> Snapshot[S]:
        """Return everything as it is now."""
        return Snapshot(self._entries, self._index, self._merge)

    def restore(self, snapshot: Snapshot[S]) -> None:
        """Make everything as it was then."""
        self._entries, self._index, self._merge = snapshot

    def _go(self, index: int) -> bool:
        if not 0 <= index < len(self._entries):
            return False
        self._index = index
        self._merge, self.is_merging = ("", 0.0), False
        return True

    def _bounded(self, entries: tuple[HistoryEntry[S], ...]) -> tuple[HistoryEntry[S], ...]:
        entries = entries[-self._most_steps :]
        excess, dropped = sum(entry.size for entry in entries) - self._most_bytes, 0
        while excess > 0 and dropped < len(entries) - 2:
            excess -= entries[dropped].size
            dropped += 1
        return entries[dropped:]


def size_of(value: Any) -> int:
    """Return about how many bytes a State or a value in it takes, with all that it holds."""
    size = sys.getsizeof(value)
    if isinstance(value, (float, int, str)):  # most are: what comes next asks much more
        return size
    if is_dataclass(value):
        size += sum(size_of(getattr(value, field.name)) for field in fields(value))
    elif isinstance(value, Mapping):
        size += sum(size_of(key) + size_of(part) for key, part in value.items())
    elif isinstance(value, (tuple, list)) and len(value) > _MANY:  # a thousand points are of about the same size
        some = value[:: len(value) // _SOME]
        size += sum(map(size_of, some)) * len(value) // len(some)
    elif isinstance(value, (tuple, list, frozenset, set)):
        size += sum(map(size_of, value))
    return size
