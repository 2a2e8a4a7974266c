"""What in a picture is only for mouse and keyboard: it stays on the screen when the picture leaves."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QGraphicsOpacityEffect,
    QLineEdit,
    QPushButton,
    QSlider,
    QToolButton,
    QWidget,
)

_TOOLS = (QPushButton, QToolButton, QComboBox, QAbstractSpinBox, QLineEdit, QSlider)


def tools_in(widget: QWidget) -> list[QWidget]:
    """Return the buttons and fields in a picture that can be seen; a card to click says something and is none."""
    return [tool for kind in _TOOLS for tool in widget.findChildren(kind) if tool.isVisibleTo(widget)]


@contextmanager
def without_tools(widget: QWidget) -> Iterator[None]:
    """Paint a picture without its tools; they keep their places and the focus, so that nothing else moves."""
    tools = tools_in(widget)
    for tool in tools:
        clear = QGraphicsOpacityEffect(tool)
        clear.setOpacity(0)
        tool.setGraphicsEffect(clear)
    try:
        yield
    finally:
        for tool in tools:
            tool.setGraphicsEffect(None)  # type: ignore[arg-type]  # Qt takes none; the stubs do not know it
