"""Items that have nothing to paint: Qt asks them for nothing, so a frame costs less."""

from PySide6.QtWidgets import QGraphicsItem

_ROOM = 2  # px around what an item says it paints
_NONE = QGraphicsItem.GraphicsItemFlag.ItemHasNoContents


def set_contents(item: QGraphicsItem, on: bool) -> None:
    """Say whether an item has something to paint; call it while the item's bounds are still what is on the screen.

    Qt itself leaves on the screen what an item has painted that has no contents any more. The views are told and not
    the scene: after its `update` what else moves in the same frame is left where it was.
    """
    if not on and item.scene() is not None:
        painted = item.sceneBoundingRect()
        for view in item.scene().views():
            view.viewport().update(view.mapFromScene(painted).boundingRect().adjusted(-_ROOM, -_ROOM, _ROOM, _ROOM))
    item.setFlag(_NONE, not on)
