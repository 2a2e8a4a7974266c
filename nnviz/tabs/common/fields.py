"""Fields that the States of several tabs share: where the data comes from, and an optimiser's settings."""

from typing import Any

from nnviz.data.orientation import AS_STORED, TURNS
from nnviz.data.sources import SOURCES
from nnviz.ui.base.language import QT_TRANSLATE_NOOP
from nnviz.ui.forms.parameters import Shown, choice, folder, number, switch

_CONTEXT = "common"
_MOMENTUM = QT_TRANSLATE_NOOP("common", "Momentum")

_SAMPLINGS = {
    "shuffled": QT_TRANSLATE_NOOP("common", "Shuffled epochs"),
    "replacement": QT_TRANSLATE_NOOP("common", "With replacement"),
}


def source(section: str, shown: Shown | None = None) -> Any:
    """Where the images come from; a State that has it has `path` too."""
    return choice(
        "automatic", QT_TRANSLATE_NOOP("common", "Source"), SOURCES, section=section, context=_CONTEXT, shown=shown,
        tip=QT_TRANSLATE_NOOP("common", "Where the images come from."),
    )  # fmt: skip


def path(section: str, shown: Shown | None = None) -> Any:
    """The folder or file that is opened where `source` is "folder"."""
    return folder(
        "", QT_TRANSLATE_NOOP("common", "Folder"), section=section, context=_CONTEXT,
        shown=lambda state: state.source == "folder" and (shown is None or shown(state)),
        tip=QT_TRANSLATE_NOOP(
            "common", "A folder with MNIST's four files or with PNG pictures by class, an .npz or a .csv file. It may "
            "be dropped here."
        ),
    )  # fmt: skip


def turn(section: str, shown: Shown | None = None) -> Any:
    """What is done to every image of `path`: a name of `data.orientation.TURNS`; a State that has it has `inverted`."""
    return choice(
        AS_STORED, QT_TRANSLATE_NOOP("common", "Orientation"), TURNS, section=section, context=_CONTEXT,
        shown=lambda state: state.source == "folder" and (shown is None or shown(state)),
        tip=QT_TRANSLATE_NOOP("common", "Sets images upright that were saved rotated or mirrored, as those of "
                                        "EMNIST are."),
    )  # fmt: skip


def inverted(section: str, shown: Shown | None = None) -> Any:
    """Whether 255 − pixel is taken of every image of `path`."""
    return switch(
        False, QT_TRANSLATE_NOOP("common", "Invert"), section=section, context=_CONTEXT,
        shown=lambda state: state.source == "folder" and (shown is None or shown(state)),
        tip=QT_TRANSLATE_NOOP("common", "For dark ink on light paper: nnviz takes 0 for paper and 255 for ink."),
    )  # fmt: skip


def sampling(section: str, shown: Shown | None = None) -> Any:
    """How mini-batches are drawn: a name of `core.batches.SAMPLINGS`."""
    return choice(
        "shuffled", QT_TRANSLATE_NOOP("common", "Sampling"), _SAMPLINGS, section=section, context=_CONTEXT,
        shown=shown,
        tip=QT_TRANSLATE_NOOP("common", "Each image once per epoch, or every batch sampled anew from all images."),
    )  # fmt: skip


def momentum(section: str, shown: Shown, high: float = 0.999, label: str = _MOMENTUM) -> Any:
    """The share of the last step that Momentum and Nesterov keep."""
    return number(
        0.9, label, 0, high, 0.01, section=section, context=_CONTEXT, shown=shown,
        tip=QT_TRANSLATE_NOOP("common", "The share of the last step that is kept."),
    )  # fmt: skip


def rho(section: str, shown: Shown) -> Any:
    """The decay of RMSProp."""
    return number(
        0.9, QT_TRANSLATE_NOOP("common", "Decay ρ"), 0, 0.9999, 0.01, section=section, context=_CONTEXT, shown=shown,
        tip=QT_TRANSLATE_NOOP("common", "The larger ρ, the longer past gradients count."),
    )  # fmt: skip


def beta1(section: str, shown: Shown) -> Any:
    """The decay of Adam's mean of the gradients."""
    return number(
        0.9, QT_TRANSLATE_NOOP("common", "Decay β₁"), 0, 0.999, 0.01, section=section, context=_CONTEXT, shown=shown,
        tip=QT_TRANSLATE_NOOP("common", "The larger β₁, the longer past gradients count."),
    )  # fmt: skip


def beta2(section: str, shown: Shown) -> Any:
    """The decay of Adam's mean of the squared gradients."""
    return number(
        0.999, QT_TRANSLATE_NOOP("common", "Decay β₂"), 0, 0.9999, 0.001, section=section, context=_CONTEXT,
        shown=shown, tip=QT_TRANSLATE_NOOP("common", "The larger β₂, the longer past squared gradients count."),
    )  # fmt: skip
