"""Items that have nothing to paint: Qt asks them for nothing, so a frame costs less."""

from PySide6.QtWidgets import QGraphicsItem

_NONE = QGraphicsItem.GraphicsItemFlag.ItemHasNoContents


def set_contents(item: QGraphicsItem, on: bool) -> None:
    """Say whether an item has something to paint; call it while the item's bounds are still what is on the screen.

    Qt itself leaves on the screen what an item has painted that has no contents any more.
    """
    if not on and item.scene() is not None:
        item.scene().update(item.sceneBoundingRect())
    item.setFlag(_NONE, not on)
