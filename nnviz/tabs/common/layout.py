"""How things stand on the page of a view: side by side, one below the other, and the small labels between them."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget

from nnviz.ui.base.theme import THEME
from nnviz.ui.widgets.themed import RoleLabel


def beside(*widgets: QWidget | QLayout, stretch: Sequence[int] = ()) -> QHBoxLayout:
    """Put parts side by side."""
    return _filled(QHBoxLayout(), widgets, stretch)


def below(*widgets: QWidget | QLayout, stretch: Sequence[int] = ()) -> QVBoxLayout:
    """Put parts one below the other."""
    return _filled(QVBoxLayout(), widgets, stretch)


def _filled(layout: Any, parts: Sequence[QWidget | QLayout], stretch: Sequence[int]) -> Any:
    layout.setContentsMargins(8, 4, 8, 4)
    layout.setSpacing(8)
    for index, part in enumerate(parts):
        share = stretch[index] if index < len(stretch) else 0
        layout.addLayout(part, share) if isinstance(part, QLayout) else layout.addWidget(part, share)
    if isinstance(layout, QLayout) and any(isinstance(part, QLayout) for part in parts):
        for part in parts:
            if isinstance(part, QLayout):
                part.setContentsMargins(0, 0, 0, 0)
    return layout


def caption(role: str = "muted") -> QLabel:
    """Make a label of several lines in the colour of a theme role."""
    label = RoleLabel(role)
    label.setWordWrap(True)
    return label


def set_text(label: QLabel, text: str) -> None:
    """Give a label a text; the same one again costs no layout."""
    if label.text() != text:
        label.setText(text)


def mark(right: bool) -> str:
    """Return ✓ or ✗ in its colour."""
    sign, colour = ("✓", THEME.current.right) if right else ("✗", THEME.current.vermillion)
    return f'<span style="color:{colour}; font-weight:bold">{sign}</span>'
