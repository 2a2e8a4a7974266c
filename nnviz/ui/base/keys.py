"""What the modifier keys mean wherever a number is changed by keys or by the wheel."""

from PySide6.QtCore import Qt


def step_factor(modifiers: Qt.KeyboardModifier) -> float:
    """Return how much one key press or wheel notch counts: Shift ×10, Ctrl ×0.1."""
    if modifiers & Qt.KeyboardModifier.ShiftModifier:
        return 10.0
    return 0.1 if modifiers & Qt.KeyboardModifier.ControlModifier else 1.0
