"""The array of a State and what its lines make of it, worked out once for the picture, the strip and the time bar."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from nnviz.core.arrays.limits import Array
from nnviz.core.studies.tensors.array_console import Move, Value, as_type, moves_of, value_of
from nnviz.tabs.tensors.state import DRAWN, TYPED, TensorsState, typed


@dataclass(frozen=True, eq=False)
class Console:
    """x (a refusal of NumPy's if there is none), what the lines make of it, and how its cells get into the result."""

    x: Value
    result: Value
    beside: Value | None
    moves: tuple[Move, ...]

    @property
    def last(self) -> int:
        """The last position of the time bar."""
        return max(0, len(self.moves) - 1)

    def move(self, state: TensorsState) -> Move | None:
        """Return the cells that are on their way in a State."""
        return self.moves[min(max(0, state.at), self.last)] if self.moves else None

    def done(self, state: TensorsState) -> np.ndarray | None:
        """Return which cells of the result, flat, have been reached."""
        if self.result.array is None or not self.moves:
            return None
        reached = np.zeros(self.result.array.size, np.bool_)
        for move in self.moves[: min(max(0, state.at), self.last) + 1]:
            reached[move.target] = True
        return reached


@lru_cache(maxsize=4)
def _console(text: str, dtype: str, line: str, beside: str) -> Console:
    x = typed(text)
    if x.array is None:
        return Console(x, x, None, ())
    array = x.array if dtype == TYPED else as_type(x.array, dtype)
    names: dict[str, Array] = {"x": array}
    result = value_of(line, names)
    other = value_of(beside, names) if beside.strip() else None
    few = array.size <= DRAWN and result.array is not None and result.array.size <= DRAWN
    return Console(Value(array), result, other, moves_of(line, array) if few and other is None else ())


def console(state: TensorsState) -> Console:
    """Return what a State of the view Array shows."""
    return _console(state.x, state.dtype, state.line, state.beside)


def suggestions(shape: tuple[int, ...]) -> list[str]:
    """Return lines that go well with an array of a shape, the simplest first."""
    rank, size = len(shape), int(np.prod(shape, dtype=np.float64))
    if not rank:
        return ["x.shape", "x.reshape(1)", "x[None]"]
    lines = ["x.T", "x[0]" if shape[0] else "x[:0]"]
    if rank >= 2:
        lines += ["x[:, 1:3]", "x.sum(axis=0)"]
    lines += ["x[..., None]", "x.reshape(-1)"]
    if rank >= 3:
        lines.append(f"x.reshape({shape[0]}, -1)")
    if rank == 4:
        first = shape[1] <= 4 < shape[3]
        lines.append("x.transpose(0, 2, 3, 1)" if first else "x.transpose(0, 3, 1, 2)")
    if shape[0] >= 3 and size <= 1_000_000:
        lines.append("x[rng.choice(len(x), 3)]")
    return lines


COMPLETIONS = (
    "x.T", "x.shape", "x.ndim", "x.size", "x.dtype", "x.nbytes", "x[0]", "x[-1]", "x[:, 1:3]", "x[:10]", "x[::-1]",
    "x[..., None]", "x[:, None]", "x[None]", "x.reshape(-1)", "x.reshape(2, -1)", "x.reshape(-1, 784)", "x.ravel()",
    "x.transpose(0, 3, 1, 2)", "x.swapaxes(0, 1)", "x.squeeze()", "x.astype(np.float32)", "x.sum(axis=0)",
    "x.mean(axis=0)", "x.mean(axis=1)", "x.max(axis=-1)", "x.argmax(axis=1)", "x.dot(x.T)", "x @ x.T", "x * x",
    "np.ndim(x)", "np.shape(x)", "np.moveaxis(x, -1, 1)", "np.expand_dims(x, 0)", "np.concatenate([x, x])",
    "np.stack([x, x])", "rng.choice(len(x), 3)", "x[rng.choice(len(x), 3)]",
)  # fmt: skip
"""What the line is completed to while it is typed."""
