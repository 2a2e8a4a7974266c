"""What keys mean, wherever a number is changed or a place in a grid is chosen by them."""

from PySide6.QtCore import Qt

ARROWS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0), Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1),
}  # fmt: skip
"""The steps (rows, columns) of the arrow keys in a grid."""


def step_factor(modifiers: Qt.KeyboardModifier) -> float:
    """Return how much one key press or wheel notch counts: Shift ×10, Ctrl ×0.1."""
    if modifiers & Qt.KeyboardModifier.ShiftModifier:
        return 10.0
    return 0.1 if modifiers & Qt.KeyboardModifier.ControlModifier else 1.0
