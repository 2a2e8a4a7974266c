"""The arithmetic of epochs (chapter 4.5): images, batches, iterations, and what the numbers of a batch weigh.

    iterations per epoch = ceil(N / batch size);  the last batch of a shuffled epoch takes what is left
"""

from collections.abc import Sequence
from dataclasses import dataclass

from nnviz.core.training import iterations_per_epoch

_FLOAT = 4  # bytes of a float32


@dataclass(frozen=True)
class EpochArithmetic:
    """What follows from the numbers of a run: images, batch size, iterations in all, layers' sizes from pixels on.

    >>> EpochArithmetic(1000, 300, 40, (784, 50, 10)).last_batch, EpochArithmetic(1000, 200, 100, (784, 10)).epochs
    (100, 20.0)
    """

    samples: int
    batch: int
    total: int
    sizes: tuple[int, ...]

    @property
    def per_epoch(self) -> int:
        """Iterations an epoch."""
        return iterations_per_epoch(self.samples, self.batch)

    @property
    def last_batch(self) -> int:
        """How many images the last batch of an epoch has, where each image comes once."""
        return self.samples - (self.per_epoch - 1) * self.batch

    @property
    def epochs(self) -> float:
        """How many epochs all iterations are."""
        return self.total / self.per_epoch

    @property
    def activation_count(self) -> int:
        """How many numbers the layers give for one image: hidden units and outputs."""
        return sum(self.sizes[1:])

    @property
    def activation_bytes(self) -> int:
        """What the outputs of all layers for a batch weigh, in float32."""
        return self.batch * self.activation_count * _FLOAT

    def rows(self, most: int) -> Sequence[int]:
        """Return how many iterations each epoch has, the last perhaps fewer: at most so many epochs."""
        whole, rest = divmod(self.total, self.per_epoch)
        rows = [self.per_epoch] * min(whole, most)
        return [*rows, rest] if rest and len(rows) < most else rows
