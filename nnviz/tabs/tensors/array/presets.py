"""Arrays worth looking at: every rank of the notes, how they are cut and turned, and what goes wrong."""

from typing import Any

from nnviz.tabs.tensors.state import TensorsState
from nnviz.ui.base.language import QT_TRANSLATE_NOOP
from nnviz.ui.tab import Preset


def _of(x: str, line: str = "x.shape", **more: Any) -> TensorsState:
    return TensorsState(view="array", x=x, line=line, **more)


ARRAYS = (
    Preset(
        QT_TRANSLATE_NOOP("tensors", "An array and its transpose"), _of("[[1, 2, 3], [4, 5, 6]]", "x.T"),
        QT_TRANSLATE_NOOP("tensors", "Space moves the cells: x[i, j] becomes x.T[j, i]. Or click a suggestion below."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("tensors", "Predict: rank of five numbers"), _of("[1, 2, 3, 4, 5]", ask=True),
        QT_TRANSLATE_NOOP("tensors", "Answer first: 0, 1, or 5?"),
    ),
    Preset(
        QT_TRANSLATE_NOOP("tensors", "Rank 0: a single number"), _of("5", "x[None]"),
        QT_TRANSLATE_NOOP("tensors", "Its shape is (): no axis at all. x[None] gives it one."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("tensors", "Rank 2: one row of a matrix"), _of("np.arange(15).reshape(3, 5)", "x[1]"),
        QT_TRANSLATE_NOOP("tensors", "An index takes an axis away: (3, 5) becomes (5,)."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("tensors", "Rank 3: two columns of each"),
        _of("np.arange(45).reshape(3, 3, 5)", "x[:, :, 1:3]"),
        QT_TRANSLATE_NOOP("tensors", "A slice keeps the axis: (3, 3, 5) becomes (3, 3, 2)."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("tensors", "A digit unrolled: 28 × 28 → 784"), _of("digit", "x.reshape(-1)"),
        QT_TRANSLATE_NOOP("tensors", "Space: row after row is appended to the one before. (r, c) goes to 28r + c."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("tensors", "MNIST: (60000, 28, 28)"),
        _of("np.zeros((60000, 28, 28), np.uint8)", "x.reshape(-1, 784)"),
        QT_TRANSLATE_NOOP("tensors", "Axis 0 is the samples. As float64 the same numbers take eight times the memory."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("tensors", "A batch cut out of MNIST"),
        _of("np.zeros((60000, 28, 28), np.uint8)", "x[10:110]"),
        QT_TRANSLATE_NOOP("tensors", "x[10:110] takes 100 samples along axis 0 and leaves the other axes as they are."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("tensors", "A random batch"), _of("np.arange(20)", "x[rng.choice(20, 5)]"),
        QT_TRANSLATE_NOOP("tensors", "rng.choice draws five indices, and x[…] takes what is stored there."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("tensors", "Sequences: steps and features"),
        _of("np.zeros((250, 280, 128), np.float32)", "x[:, -1]"),
        QT_TRANSLATE_NOOP("tensors", "The last step of every sequence: one vector for each sample."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("tensors", "Images: channels last and first"),
        _of("np.zeros((128, 256, 256, 3), np.uint8)", "x.transpose(0, 3, 1, 2)"),
        QT_TRANSLATE_NOOP("tensors", "(samples, height, width, channels) becomes (samples, channels, height, width)."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("tensors", "Three channels, cell by cell"),
        _of("np.arange(24).reshape(1, 2, 4, 3)", "x.transpose(0, 3, 1, 2)"),
        QT_TRANSLATE_NOOP("tensors", "Each pixel gives one number to each of the three pictures."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("tensors", "Video: rank 5"), _of("np.zeros((4, 240, 144, 256, 3), np.uint8)", "x[0, 0]"),
        QT_TRANSLATE_NOOP("tensors", "(samples, frames, height, width, channels): x[0, 0] is a single picture."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("tensors", "Pitfall: 300 as a uint8"), _of("[100, 200, 300]", dtype="uint8"),
        QT_TRANSLATE_NOOP("tensors", "One byte holds 0 to 255: 300 becomes 44, without a warning."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("tensors", "Pitfall: ragged rows"),
        _of("[1, 2, 3]", "np.array([[1, 2], [3]])", beside="np.array([[1, 2], [3, 0]])"),
        QT_TRANSLATE_NOOP("tensors", "Rows must be equally long: today's NumPy raises ValueError."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("tensors", "Pitfall: a list that is repeated"),
        _of("[1, 2]", "2 * [1, 2]", beside="2 * np.array([1, 2])"),
        QT_TRANSLATE_NOOP("tensors", "2 times a list repeats it, 2 times an array multiplies its numbers."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("tensors", "Pitfall: x.ndim() is called"),
        _of("[[1, 2, 3], [4, 5, 6]]", "x.ndim()", beside="x.ndim"),
        QT_TRANSLATE_NOOP("tensors", "x.ndim and x.shape are values, not functions. np.ndim(x) is a function."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("tensors", "Pitfall: * instead of @"),
        _of("[[1, 2], [3, 4]]", "x * x", beside="x @ x"),
        QT_TRANSLATE_NOOP("tensors", "* multiplies cell by cell, @ rows with columns. Both have the same shape here."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("tensors", "Pitfall: .T of a vector"), _of("[1, 2, 3]", "x.T", beside="x[:, None]"),
        QT_TRANSLATE_NOOP("tensors", "(3,) has only one axis, so .T changes nothing. [:, None] makes a column."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("tensors", "Pitfall: mean of a wrong axis"),
        _of("[[1, 2, 3], [3, 4, 5]]", "x.mean(axis=1)", beside="x.mean(axis=0)"),
        QT_TRANSLATE_NOOP("tensors", "Two samples of three features. The mean over the samples is that of axis 0."),
    ),
)  # fmt: skip
