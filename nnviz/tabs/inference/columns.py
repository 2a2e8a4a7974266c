"""How the pages are laid out: one part that takes the room, and others under it."""

from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget


def column(page: QWidget, *parts: QWidget | QLayout) -> None:
    """Put widgets and layouts on a page, the first one taking all the room."""
    layout = QVBoxLayout(page)
    layout.setContentsMargins(8, 8, 8, 0)
    layout.setSpacing(8)
    for index, part in enumerate(parts):
        share = 1 if index == 0 else 0
        layout.addWidget(part, share) if isinstance(part, QWidget) else layout.addLayout(part, share)
