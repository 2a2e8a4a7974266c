"""The help page of a tab, right of the picture or, in a small window, over its right side."""

from PySide6.QtCore import QEvent, Qt, QUrl, Slot
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QShowEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextBrowser

from nnviz.ui.base.focus_ring import paint_focus
from nnviz.ui.base.language import LANGUAGE, translate
from nnviz.ui.base.resources import resource_dir
from nnviz.ui.base.theme import THEME
from nnviz.ui.widgets.formulas.document import FormulaObjects, selected_text, show_markdown
from nnviz.ui.widgets.themed import tint

_WIDTH = 312
_MOST = 16_777_215  # px: no limit, as Qt has it


def help_text(name: str) -> str:
    """Return a tab's help page in the language in force (Markdown); empty if there is none."""
    page = resource_dir() / "help" / LANGUAGE.current / f"{name}.md"
    return page.read_text(encoding="utf-8") if page.is_file() else ""


class HelpPane(QTextBrowser):
    """The page, folded away at first."""

    def __init__(self, name: str) -> None:
        """name: the tab's, and the page's."""
        super().__init__()
        self._name = name
        self._outdated = True  # the page is laid out when it is first looked at, and the window opens sooner
        self._columns: QHBoxLayout | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenExternalLinks(True)
        self._formulas = FormulaObjects(self.document())
        self.hide()
        THEME.changed.connect(self._on_theme)
        self._on_theme()

    def retranslate(self) -> None:
        """Show the page in the language in force; one that is folded away follows when it is shown."""
        self.setAccessibleName(translate("window", "About this tab"))
        self._outdated = self.isHidden()
        if not self._outdated:
            show_markdown(self, help_text(self._name))

    def showEvent(self, event: QShowEvent) -> None:
        """Take over what changed while the page was folded away."""
        super().showEvent(event)
        if self._outdated:
            self.retranslate()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the page, and a ring inside its edge while the arrow keys scroll it."""
        super().paintEvent(event)
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_focus(painter, self.viewport(), self)

    def event(self, event: QEvent) -> bool:
        """Show the ring, or take it away: the whole of it, not where the text changes."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.viewport().update()
        return super().event(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scroll by painting anew: a ring that is moved with the text would leave marks."""
        super().scrollContentsBy(dx, dy)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy what is selected as text; all other keys as ever."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_text()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what Qt offers; what is copied is text."""
        menu = self.createStandardContextMenu(event.pos())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = menu.findChild(QAction, "edit-copy")
        if copy is not None:
            copy.triggered.disconnect()
            copy.triggered.connect(self.copy_text)
        menu.popup(event.globalPos())

    @Slot()
    def copy_text(self) -> None:
        """Put what is selected on the clipboard, formulas as one types them.

        (Not by `createMimeDataFromSelection`: what Python makes there crashes when the clipboard outlives it.)
        """
        if text := selected_text(self.textCursor()):
            QGuiApplication.clipboard().setText(text)

    def stand_in(self, columns: QHBoxLayout) -> None:
        """Be the last of the columns of a tab, where it has room for one more."""
        self._columns = columns
        columns.addWidget(self)

    def unfold(self, shown: bool) -> None:
        """Show or hide the page. Where the window has no room for it beside the picture, it lies over the picture."""
        columns, tab = self._columns, self.parentWidget()
        if columns is None or tab is None:
            return
        self.hide()
        columns.removeWidget(self)
        width = round(_WIDTH * (1 + 0.7 * (THEME.current.scale - 1)))
        floats = tab.minimumSizeHint().width() + width > tab.width()
        self.setFixedWidth(min(width, tab.width() // 2) if floats else width)
        if floats:
            self.setGeometry(tab.width() - self.maximumWidth(), 0, self.maximumWidth(), tab.height())
            self.setFixedHeight(tab.height())
            self.raise_()
        else:
            self.setMinimumHeight(0)
            self.setMaximumHeight(_MOST)
            columns.addWidget(self)
        self.setVisible(shown)

    @Slot()
    def _on_theme(self) -> None:
        self.setFixedWidth(round(_WIDTH * (1 + 0.7 * (THEME.current.scale - 1))))
        tint(self, QPalette.ColorRole.Base, THEME.colour("panel"))
        self.document().setDocumentMargin(16)
        self.setSearchPaths([str(resource_dir() / "help")])
        self.setSource(QUrl())
        self.retranslate()
