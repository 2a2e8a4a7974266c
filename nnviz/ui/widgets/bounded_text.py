"""A text of at most four lines that wraps anywhere and ends in …: what a message says."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QPalette, QResizeEvent, QTextBlock, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit

from nnviz.ui.base.number_format import readable

MOST_LINES = 4
_NARROWEST = 3  # px of a letter: text that cannot have room is not laid out, for a long word takes its time


class BoundedText(QTextEdit):
    """A text that wraps anywhere and ends in … after four lines; all of it is in the tool tip.

    It never asks for width, so that no word, number or path widens what it stands in. It can be selected and copied.
    """

    def __init__(self) -> None:
        super().__init__()
        self.whole = ""
        self.setReadOnly(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(0)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.setBackgroundRole(QPalette.ColorRole.NoRole)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_text(self, text: str) -> None:
        """Show a plain text."""
        self.whole = text
        self._lay_out(self.viewport().width())
        self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        """Return the height of the text at a width, at most that of four lines."""
        self._lay_out(width)
        height = round(self.document().size().height())
        self._lay_out(self.viewport().width())
        return height

    def sizeHint(self) -> QSize:
        """Return the size at the present width."""
        return QSize(0, self.heightForWidth(self.viewport().width()))

    def minimumSizeHint(self) -> QSize:
        """Return one line's height and no width."""
        return QSize(0, self.fontMetrics().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self._lay_out(self.viewport().width())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take only the key that copies; all others are for the tab."""
        if event.matches(QKeySequence.StandardKey.Copy):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def _lay_out(self, width: int) -> None:
        width = max(width, 1)
        text = self.whole[: MOST_LINES * width // _NARROWEST + 100]
        shown = readable(text)
        self.setHtml(shown) if shown != text else self.setPlainText(shown)
        self.document().setTextWidth(width)
        end = self._end_of_room()
        if end is not None:
            self._cut(end)
        self.setToolTip(self.whole if end is not None else "")

    def _end_of_room(self) -> int | None:
        """Return where in the document the last line that is shown ends; None if all of it has room."""
        ends = [end for block in self._blocks() for end in _line_ends(block)]
        return ends[MOST_LINES - 1] if len(ends) > MOST_LINES else None

    def _blocks(self) -> list[QTextBlock]:
        document = self.document()
        return [document.findBlockByNumber(number) for number in range(document.blockCount())]

    def _cut(self, end: int | None) -> None:
        """Put … at the end of the last line, in the place of so many letters that it has room."""
        cursor = QTextCursor(self.document())
        while end is not None:
            cursor.setPosition(max(0, end - 2))
            cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText("…")
            end = end - 2 if self._end_of_room() is not None and end > 2 else None


def _line_ends(block: QTextBlock) -> list[int]:
    layout = block.layout()
    lines = [layout.lineAt(number) for number in range(layout.lineCount())]
    return [block.position() + line.textStart() + line.textLength() for line in lines]
