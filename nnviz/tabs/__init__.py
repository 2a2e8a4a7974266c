"""The tabs, in the book's order: one file and one entry for each.

A tab's file is imported when the tab is first shown: the window opens twice as fast as with all of them at once.
"""

from dataclasses import dataclass
from importlib import import_module

from nnviz.ui.base.language import QT_TRANSLATE_NOOP
from nnviz.ui.tab import Tab


@dataclass(frozen=True)
class TabEntry:
    """A tab before it is imported: the name of its file, what its tab says, and where in the book (source language)."""

    name: str
    title: str
    sections: str

    def load(self) -> type[Tab]:
        """Import the file and return its class, such as GatesTab of gates.py."""
        return getattr(import_module(f"nnviz.tabs.{self.name}"), f"{self.name.capitalize()}Tab")


ENTRIES = (
    TabEntry("gates", QT_TRANSLATE_NOOP("tabs", "Gates"), QT_TRANSLATE_NOOP("tabs", "Book chapter 2")),
    TabEntry(
        "activations", QT_TRANSLATE_NOOP("tabs", "Activations"), QT_TRANSLATE_NOOP("tabs", "Book chapters 3 and 6.2")
    ),
    TabEntry("tensors", QT_TRANSLATE_NOOP("tabs", "Tensors"), QT_TRANSLATE_NOOP("tabs", "Book chapter 3.3")),
    TabEntry("network", QT_TRANSLATE_NOOP("tabs", "Network"), QT_TRANSLATE_NOOP("tabs", "Book chapters 3.4 and 5")),
    TabEntry("losses", QT_TRANSLATE_NOOP("tabs", "Losses"), QT_TRANSLATE_NOOP("tabs", "Book chapters 3.5 and 4.2")),
    TabEntry("derivatives", QT_TRANSLATE_NOOP("tabs", "Derivatives"), QT_TRANSLATE_NOOP("tabs", "Book chapter 4.3")),
    TabEntry("gradient", QT_TRANSLATE_NOOP("tabs", "Gradient"), QT_TRANSLATE_NOOP("tabs", "Book chapters 4.4 and 6.1")),
    TabEntry("data", QT_TRANSLATE_NOOP("tabs", "Data"), QT_TRANSLATE_NOOP("tabs", "Book chapters 3.6 and 4.2.3")),
    TabEntry(
        "training", QT_TRANSLATE_NOOP("tabs", "Training"), QT_TRANSLATE_NOOP("tabs", "Book chapters 3.6, 4.5 and 6")
    ),
    TabEntry(
        "playground", QT_TRANSLATE_NOOP("tabs", "Playground"), QT_TRANSLATE_NOOP("tabs", "Goes beyond the book")
    ),
    TabEntry("inference", QT_TRANSLATE_NOOP("tabs", "Inference"), QT_TRANSLATE_NOOP("tabs", "Book chapter 3.6")),
)


def __getattr__(name: str) -> tuple[type[Tab], ...]:
    """Return TABS, the classes of all tabs; asking for it imports them all."""
    if name == "TABS":
        return tuple(entry.load() for entry in ENTRIES)
    raise AttributeError(name)
