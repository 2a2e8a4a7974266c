"""What the tab says of the data as a whole, and the program that draws a view of it."""

from html import escape

from nnviz.data.dataset import Dataset, Origin
from nnviz.tabs.data.contents import Contents
from nnviz.tabs.data.state import DataState
from nnviz.ui.base.language import translate
from nnviz.ui.base.number_format import number_text
from nnviz.ui.files.script_template import script_text


def origin_text(data: Dataset) -> str:
    """Return what the data is and how much of it there is, as HTML."""
    told = {
        Origin.DRAWN: translate("data", "<b>Drawn by the program</b>, nobody's handwriting"),
        Origin.MNIST: translate("data", "<b>The genuine MNIST</b>: contents verified"),
        Origin.IDX: translate("data", "<b>{name}</b>: the same format, not MNIST"),
        Origin.NPZ: translate("data", "<b>{name}</b>: arrays from an .npz file, not MNIST"),
    }[data.origin]
    numbers = translate("data", "{train} training and {test} test images of {height} × {width} pixels")
    height, width = data.image_shape
    numbers = numbers.format(train=number_text(len(data.x_train)), test=number_text(len(data.x_test)),
                             height=height, width=width)  # fmt: skip
    whole = translate("data", "{origin} · {numbers}")
    return whole.format(origin=told.format(name=escape(data.name, quote=False)), numbers=numbers)


def opening_text(busy: bool, what: str) -> str:
    """Return what is said while there is no data yet; what: is being read."""
    if not busy:
        return translate("data", "There is no data yet: choose a source on the left.")
    if not what:
        return translate("data", "Opening the data …")
    return translate("data", "Opening the data: {what} …").format(what=what)


def program(state: DataState, c: Contents | None, columns: int) -> str:
    """Return the NumPy + Matplotlib program that draws the view on show; columns: of the grid of images."""
    return script_text(
        "data", DATA=(c.data.path or "") if c else "", VIEW=state.view, PART=state.part,
        INDEX=c.index(state) if c else state.index, FIRST=c.first(state, columns) if c else 0,
        COLUMNS=columns, WRITTEN=state.written,
        CLASS_NAMES=c.class_names(state) if c else tuple("0123456789"),
        PICKED=c.picked(state) if c else state.picked, NORMALISE=state.normalise, FLATTEN=state.flat,
        ONE_HOT=state.one_hot, LAID=c.laid(state) if c else state.laid,
        COLUMN=c.column(state) if c else state.column, BATCH_SIZE=c.size(state) if c else state.batch_size,
        NUMBER=c.number(state) if c else state.number, SAMPLING=state.sampling, SEED=state.seed,
    )  # fmt: skip
