"""The frame of a tab: the panel with its State's controls, the pages of its views, the strip, help and messages.

What it looks like follows theme and language; what it shows is the matter of `Tab`.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QVBoxLayout, QWidget

from nnviz.ui.base.language import translate
from nnviz.ui.base.runtime.first_paint import settle_layouts
from nnviz.ui.base.theme import THEME
from nnviz.ui.control_panel import ControlPanel
from nnviz.ui.maximised import Maximised
from nnviz.ui.overlay_bar import OverlayBar
from nnviz.ui.plots.plot import Plot
from nnviz.ui.spoken import Spoken
from nnviz.ui.state_owner import StateOwner
from nnviz.ui.view import ViewBar, ViewKind, ViewSet, ViewStack
from nnviz.ui.widgets.equation_strip import EquationStrip
from nnviz.ui.widgets.themed import Sheet

if TYPE_CHECKING:  # imported when it is first looked at
    from nnviz.ui.help_pane import HelpPane


class TabFrame(StateOwner):
    """The widgets of a tab and how they look. What a person does to them becomes a change of the State."""

    views: Mapping[str, tuple[str, ViewKind] | str] = {}  # key → label, class; the State then has a field `view`
    shared_pages: Mapping[str, str] = {}  # views that stand on the page of another one: key → that one's key

    export_requested = Signal(QWidget)  # the user asked for this picture as a file

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spoken = Spoken()
        self._hidden = False  # whether another tab is on show; whether theme and language changed meanwhile
        self._outdated = self._untranslated = False
        THEME.changed.connect(self._on_theme)
        self._assemble()
        kinds = {key: entry[1] for key, entry in self.views.items() if not isinstance(entry, str)}
        self.view_of = ViewSet(kinds, self.pages, lambda kind, page: kind(self, page), self._on_built)

    # What a subclass writes.

    def page_built(self, page: QWidget) -> None:
        """Put the views of a page together where they do not do it themselves; called once, when they are made."""

    @Slot(str)
    def highlight(self, key: str) -> None:
        """Light up the part of the picture that the mouse points at in the strip."""

    def key(self, key: int) -> bool:
        """Do what a key of the time bar means here, whatever has the focus; False if it means nothing."""
        return False

    # The parts.

    def _assemble(self) -> None:
        self.panel = ControlPanel(self.name, self.State, self.presets)
        self.form, self.hint, self.start_button = self.panel.form, self.panel.hint, self.panel.start_button
        self.preset_box = self.panel.preset_box
        self.undo_button, self.redo_button = self.panel.undo_button, self.panel.redo_button
        self.picture, self.strip = Sheet(), EquationStrip()
        self._explain: HelpPane | None = None
        self.pages: dict[str, QWidget] = {}
        if self.views:
            self._add_views()
        self.centre = QVBoxLayout()
        self.centre.setSpacing(0)
        self.centre.addWidget(self.picture, 1)
        self.centre.addWidget(self.strip)
        self.columns = columns = QHBoxLayout()
        columns.setSpacing(0)
        columns.addWidget(self.panel)
        columns.addLayout(self.centre, 1)
        columns.setContentsMargins(0, 0, 0, 0)
        self.setLayout(columns)
        self.message = OverlayBar(self.picture, self)
        self.maximised = Maximised(self.stack if self.views else self.picture)
        self._connect()

    def _add_views(self) -> None:
        self.view_bar = ViewBar(list(self.views))
        self.stack = ViewStack(list(self.views), self.shared_pages)
        self.pages = self.stack.pages
        column = QVBoxLayout(self.picture)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view_bar)
        self.view_bar.setVisible(len(self.views) > 1)
        column.addWidget(self.stack, 1)
        self.view_bar.chosen.connect(self._on_view)

    def _connect(self) -> None:
        self.form.edited.connect(self._on_edited)
        self.panel.preset_chosen.connect(self.show_preset)
        self.panel.undo_wanted.connect(self.undo)
        self.panel.redo_wanted.connect(self.redo)
        self.strip.pointed.connect(self.highlight)

    def _on_built(self, page: QWidget) -> None:
        """Take in the views that were just made on a page."""
        self.page_built(page)
        self.adopt(page)
        for view in self.view_of.built():
            if view.page is page:
                view.restyle()
                view.retranslate()
        self._name_parts(page)

    def adopt(self, part: QWidget) -> None:
        """Take in what was just made on a part of the tab: its plots' menus, its buttons' keys."""
        for button in part.findChildren(QAbstractButton):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves Space and the arrows to the time bar
        for plot in part.findChildren(Plot):
            plot.export_requested.connect(self._on_export)
            plot.maximise_requested.connect(self._on_maximise)
            plot.follows_theme = not self._hidden
        THEME.changed.disconnect(self._on_theme)
        THEME.changed.connect(self._on_theme)  # after the plots', which take their own colours first

    def _name_parts(self, page: QWidget) -> None:
        """Call the parts of a page by the name of its first view."""
        key = next(key for key, other in self.pages.items() if other is page)
        self._spoken.name_parts(page, self.view_bar.buttons[key].text())

    # What a person does.

    @Slot(str, object)
    def _on_edited(self, name: str, value: Any) -> None:
        self.change(merge=name, **{name: value})

    @Slot(str)
    def _on_view(self, key: str) -> None:
        self.change(view=key)
        if not self.view_bar.buttons[key].hasFocus():  # clicked: what had the keys may be out of sight now
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_maximise(self) -> None:
        plot = self.sender()
        if not (self.maximised.restore() or not isinstance(plot, QWidget)):
            self.maximised.show(plot)

    @Slot()
    def _on_export(self) -> None:
        self.export_requested.emit(self.sender())

    def escape(self) -> bool:
        """Close what lies over the picture; False if nothing does."""
        was_said = bool(self.message.text)
        self.message.clear()
        return was_said or self.maximised.restore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key that no control wanted means in this tab; Enter presses a button as Space does."""
        focus = QApplication.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focus, QAbstractButton):
            focus.click()
            return
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if not (plain and (self.key(event.key()) or event.key() == Qt.Key.Key_Escape and self.escape())):
            super().keyPressEvent(event)

    @Slot()
    def toggle_panel(self) -> None:
        """Fold the control panel in or out."""
        self.panel.setVisible(self.panel.isHidden())

    @property
    def explain(self) -> "HelpPane":
        """The help pane, made when it is first asked for."""
        if self._explain is None:
            from nnviz.ui.help_pane import HelpPane

            self._explain = HelpPane(self.name)
            self._explain.stand_in(self.columns)
            self._explain.retranslate()
        return self._explain

    @Slot()
    def toggle_explain(self) -> None:
        """Fold the help pane in or out."""
        self.explain.unfold(self.explain.isHidden())

    def fold_explain(self) -> None:
        """Fold the help pane, if it is there."""
        if self._explain is not None:
            self._explain.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the help pane its place for the new size."""
        super().resizeEvent(event)
        if self._explain is not None and self._explain.isVisible():
            self._explain.unfold(True)

    def settle(self) -> None:
        """Have everything in its place before it is painted for the first time."""
        settle_layouts(self.panel)
        for plot in self.findChildren(Plot):
            if plot.isVisible():
                plot.settle()

    # Theme and language.

    def retranslate(self) -> None:
        """Take all texts in the language in force; subclasses extend it for their own."""
        labels = {key: entry if isinstance(entry, str) else entry[0] for key, entry in self.views.items()}
        if labels:
            self.view_bar.set_texts({key: translate(self.name, label) for key, label in labels.items()})
        self.panel.retranslate()
        if self._explain is not None:
            self._explain.retranslate()
        for view in self.view_of.built():
            view.retranslate()
        for page in self.pages.values():
            self._name_parts(page)

    def event(self, event: QEvent) -> bool:
        """Let nothing in a tab out of sight hear of another language: all tabs at once would keep the window waiting.

        A message goes at once: it was said in the language before.
        """
        if event.type() == QEvent.Type.LanguageChange:
            self.message.clear()
            if self._hidden:
                self._untranslated = True
                return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self._restyle()  # another language, another font
            self._redraw()

    @Slot()
    def _on_theme(self) -> None:
        if self._hidden:  # all tabs at once would keep the window waiting
            self._outdated = True
            return
        self._restyle()
        if self.view_of:
            self._redraw()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let the theme change unnoticed for as long as another tab is on show."""
        super().hideEvent(event)
        self._set_hidden(not event.spontaneous())  # a window that is only minimised stays up to date

    def showEvent(self, event: QShowEvent) -> None:
        """Take over the theme and the language that were chosen meanwhile."""
        super().showEvent(event)
        self._set_hidden(False)
        if self._outdated:
            for plot in self.findChildren(Plot):
                plot.restyle()
        if self._untranslated:
            super().event(QEvent(QEvent.Type.LanguageChange))
        elif self._outdated:
            self._on_theme()
        self._outdated = self._untranslated = False

    def _set_hidden(self, hidden: bool) -> None:
        if hidden != self._hidden:
            self._hidden = hidden
            for plot in self.findChildren(Plot):
                plot.follows_theme = not hidden

    def _restyle(self) -> None:
        for view in self.view_of.built():
            view.restyle()
