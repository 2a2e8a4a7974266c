"""What the data tab is set to: its State, the words of its choosers, and the presets."""

from dataclasses import dataclass
from typing import Any

from nnviz.data.dataset import MAX_CLASSES
from nnviz.tabs.common import fields
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.forms.parameters import choice, count, switch, text
from nnviz.ui.tab import Preset

DATA = QT_TRANSLATE_NOOP("data", "Data")
_IMAGE = QT_TRANSLATE_NOOP("data", "Image")
_ARRAYS = QT_TRANSLATE_NOOP("data", "Arrays")
_BATCH = QT_TRANSLATE_NOOP("data", "Mini-batch")

PARTS = {
    "train": QT_TRANSLATE_NOOP("data", "Training images"),
    "test": QT_TRANSLATE_NOOP("data", "Test images"),
}


def _in(*views: str) -> Any:
    return lambda state: state.view in views


def class_names(typed: str) -> tuple[str, ...]:
    """Return the names in a text with commas between them; ValueError, with a sentence, if one is missing."""
    names = tuple(part.strip() for part in typed.split(",")) if typed.strip() else ()
    if not all(names):
        raise ValueError(
            translate("data", "There is nothing between two commas. Give a name for every class.")
        )
    if len(names) > MAX_CLASSES:
        told = translate("data", "There are {found} class names. At most {most} can be used.")
        raise ValueError(told.format(found=len(names), most=MAX_CLASSES))
    return names


@dataclass(frozen=True)
class DataState:
    """Everything the pictures follow from."""

    view: str = "images"
    part: str = choice(
        "train",
        QT_TRANSLATE_NOOP("data", "Part"),
        PARTS,
        section=_IMAGE,
        shown=_in("images", "classes", "arrays"),
        tip=QT_TRANSLATE_NOOP(
            "data", "A network learns from the training images. The test images are only used to evaluate it."
        ),
    )
    index: int = count(
        0,
        QT_TRANSLATE_NOOP("data", "Number"),
        0,
        999_999,
        section=_IMAGE,
        shown=_in("images", "arrays"),
        slide=(0, 59_999),
        tip=QT_TRANSLATE_NOOP("data", "The place of the image in its array, from 0."),
    )
    written: bool = switch(
        False,
        QT_TRANSLATE_NOOP("data", "Pixel values"),
        section=_IMAGE,
        shown=_in("images"),
        tip=QT_TRANSLATE_NOOP("data", "Writes the value of every pixel, 0 to 255, into the image."),
    )
    normalise: bool = switch(
        True,
        QT_TRANSLATE_NOOP("data", "Normalise"),
        section=_ARRAYS,
        shown=_in("arrays"),
        tip=QT_TRANSLATE_NOOP("data", "Pixels from 0 to 1 as float32 instead of 0 to 255 as uint8."),
    )
    flat: bool = switch(
        True,
        QT_TRANSLATE_NOOP("data", "Flatten"),
        section=_ARRAYS,
        shown=_in("arrays"),
        tip=QT_TRANSLATE_NOOP("data", "Each image as one vector, row after row, instead of a square."),
    )
    one_hot: bool = switch(
        False,
        QT_TRANSLATE_NOOP("data", "One-hot labels"),
        section=_ARRAYS,
        shown=_in("arrays"),
        tip=QT_TRANSLATE_NOOP("data", "Each label as a vector with 1 at its class and 0 elsewhere."),
    )
    batch_size: int = count(
        100,
        QT_TRANSLATE_NOOP("data", "Batch size"),
        1,
        10_000,
        log=True,
        section=_BATCH,
        shown=_in("batch"),
        tip=QT_TRANSLATE_NOOP("data", "How many images one update sees."),
    )
    sampling: str = fields.sampling(_BATCH, _in("batch"))
    seed: int = count(
        0,
        QT_TRANSLATE_NOOP("data", "Seed"),
        0,
        9999,
        section=_BATCH,
        shown=_in("batch"),
        tip=QT_TRANSLATE_NOOP("data", "The same seed gives the same batches."),
    )
    source: str = fields.source(DATA)
    path: str = fields.path(DATA)
    turn: str = fields.turn(DATA)
    inverted: bool = fields.inverted(DATA)
    names: str = text(
        "",
        QT_TRANSLATE_NOOP("data", "Class names"),
        class_names,
        section=DATA,
        tip=QT_TRANSLATE_NOOP(
            "data", "With commas between them, the name of class 0 first. Empty: the data's own."
        ),
    )
    first: int = 0  # of every class, the first image of the grid
    first_class: int = 0  # of the grid, where there are more classes than rows
    picked: int = 3  # the class whose mean is shown large
    laid: int = 15  # rows of the image that are laid end to end
    column: int = 14  # of the framed pixel; its row is the last one laid
    number: int = 0  # of the batch


PRESETS = (
    Preset(
        QT_TRANSLATE_NOOP("data", "A digit as numbers"), DataState(written=True),
        QT_TRANSLATE_NOOP(
            "data", "What looks like a digit is a table of numbers; nothing else reaches the network."
        ),
    ),
    Preset(
        QT_TRANSLATE_NOOP("data", "Rows end to end"), DataState(view="arrays", laid=1, column=27),
        QT_TRANSLATE_NOOP("data", "Press Play: row after row goes to the end of the vector."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("data", "The book network's arrays"), DataState(view="arrays", one_hot=True),
        QT_TRANSLATE_NOOP("data", "normalize=True, flatten=True, one_hot_label=True: compare the shapes and types."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("data", "A batch of ten"), DataState(view="batch", batch_size=10, sampling="replacement"),
        QT_TRANSLATE_NOOP("data", "Ten images seldom show all ten classes. Draw a few batches and watch the columns."),
    ),
    Preset(
        QT_TRANSLATE_NOOP("data", "A batch of a thousand"), DataState(view="batch", batch_size=1000),
        QT_TRANSLATE_NOOP("data", "The more images, the closer the shares in a batch usually are to those in all "
                                  "the data."),
    ),
)  # fmt: skip
