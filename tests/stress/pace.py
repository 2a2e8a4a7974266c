"""How fast the machine is just now.

A thread's own CPU time is no fixed measure of work: it grows when another program uses the other half of the core, the
caches or the memory, and when the processor's clock is low. So what is too slow is judged by the time it would have
taken at the fastest pace that this process has seen.
"""

import time
from operator import itemgetter
from random import Random

PARTS = 50_000  # spread over 5 MB, as the program's own objects are: the caches have a say. 3 ms of work


class Pace:
    """Times one and the same piece of work again and again."""

    def __init__(self) -> None:
        self._parts = [(number, float(number)) for number in range(PARTS)]
        Random(0).shuffle(self._parts)
        self.fastest = min(self._seconds() for _ in range(5))

    def slowness(self) -> float:
        """Return how many times as long as at the fastest work takes now: at least 1."""
        seconds = self._seconds()
        self.fastest = min(self.fastest, seconds)
        return seconds / self.fastest

    def _seconds(self) -> float:
        """Time the work by this thread's own CPU: a single step of Python, in which no other thread has a turn."""
        began = time.thread_time()
        sum(map(itemgetter(0), self._parts))
        return time.thread_time() - began
