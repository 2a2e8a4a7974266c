"""An item that is painted once, in the size of its plot or of a part of it, and then copied."""

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from nnviz.ui.base.kept_pictures import device_ratio


class KeepsPicture:
    """Keeps a picture of an item as long as nothing of it changes and the plot is in sight.

    Qt's own cache shows old parts of the picture after a resize.
    """

    _picture: QPixmap | None = None
    _picture_of: object = None

    def kept_picture(
        self, key: object, widget: QWidget, paint: Callable[[QPainter], None], area: QRect | None = None
    ) -> QPixmap:
        """Return the picture, painted anew if `key`, the size of the widget or its pixels have changed.

        area: the part of the widget that is kept, instead of all of it; `paint` paints as if it were all.
        """
        ratio, room = device_ratio(widget), widget.rect() if area is None else area
        whole = key, room, ratio
        if self._picture is None or whole != self._picture_of:
            picture = QPixmap(room.size() * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            with QPainter(picture) as painter:
                painter.translate(-room.topLeft())
                paint(painter)
            self._picture, self._picture_of = picture, whole
        return self._picture

    def drop_picture(self) -> None:
        """Give back the memory of the picture, which is painted anew when it is needed."""
        self._picture = self._picture_of = None
