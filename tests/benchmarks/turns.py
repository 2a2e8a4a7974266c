"""Two jobs beside each other: in turns and in alternating order, in processor time of this thread.

Other programs slow both down alike, so what counts is the ratio, turn by turn. The first steps of a turn are not
measured: they find the caches full of what the other job works with, as in no program that does one of the two. A third
job would fill them as well (images as floats, 188 MB, which PyTorch and the book's code work with, made every step of
ours 5 to 10 % dearer while they took their turns): so there are never three.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Job = Callable[[int], None]
"""Does so many steps."""

TURN, UNMEASURED = 30, 3


@dataclass(frozen=True)
class Beside:
    """Microseconds per step of two jobs, one pair for each round."""

    first: NDArray[np.float64]
    second: NDArray[np.float64]

    @property
    def ratio(self) -> float:
        """What the first costs over the second: the median of the rounds."""
        return float(np.median(self.first / self.second))

    @property
    def least(self) -> float:
        """The same of the least disturbed round of each."""
        return float(self.first.min() / self.second.min())

    def text(self, first: str, second: str) -> str:
        """Return a line for a person: the medians, the ratio with its quartiles, and that of the best rounds."""
        low, high = np.quantile(self.first / self.second, (0.25, 0.75))
        costs = f"{first} {np.median(self.first):7.1f} µs  {second} {np.median(self.second):7.1f} µs"
        spread = f"quartiles {low:.2f} … {high:.2f}, least disturbed {self.least:.2f}"
        return f"{costs}   {first}/{second} {self.ratio:.2f} ({spread})"


def beside(first: Job, second: Job, rounds: int) -> Beside:
    """Measure two jobs; a round before the first is not counted, when all is done for the first time."""
    taken = [_round((first, second), number) for number in range(rounds + 1)][1:]
    return Beside(*np.array(taken).T)


def _round(jobs: tuple[Job, Job], number: int) -> tuple[float, float]:
    """Return the microseconds per step of each; every other round begins with the second."""
    times = [0.0, 0.0]
    for place in (0, 1) if number % 2 else (1, 0):
        jobs[place](UNMEASURED)
        start = time.thread_time()
        jobs[place](TURN)
        times[place] = (time.thread_time() - start) / TURN * 1e6
    return times[0], times[1]


def bare_products(hidden: int, batch: int) -> Job:
    """Return the five matrix products of a step of 784-hidden-10 and nothing else: float32, into existing arrays."""
    rng = np.random.default_rng(0)

    def random(*shape: int) -> NDArray[np.float32]:
        return rng.standard_normal(shape, dtype=np.float32)

    x, W1, W2 = random(batch, 784), random(784, hidden), random(hidden, 10)
    a1, z1, d1, dW1 = random(batch, hidden), random(batch, hidden), random(batch, hidden), random(784, hidden)
    a2, dout, dW2 = random(batch, 10), random(batch, 10), random(hidden, 10)

    def run(steps: int) -> None:
        for _ in range(steps):
            np.matmul(x, W1, out=a1)
            np.matmul(z1, W2, out=a2)
            np.matmul(z1.T, dout, out=dW2)
            np.matmul(dout, W2.T, out=d1)
            np.matmul(x.T, d1, out=dW1)

    return run
