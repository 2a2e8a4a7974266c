"""What the copied programs of several tabs begin with."""

from typing import Any

from nnviz.data.dataset import Dataset
from nnviz.data.orientation import AS_STORED


def data_constants(data: Dataset | None) -> dict[str, Any]:
    """Return the constants that say which data a program reads: its path, and what is done to the images.

    Digits that nnviz has generated have no path: the program then asks for a folder.
    """
    if data is None:
        return {"DATA": "", "TURN": AS_STORED, "INVERTED": False}
    return {"DATA": data.path or "", "TURN": data.turn or AS_STORED, "INVERTED": data.inverted}
