"""The control panel: one control per field of a State, in sections that fold away."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from nnviz.ui.base.language import translate
from nnviz.ui.forms.controls import ChoiceControl, Control, PicksControl, SwitchControl
from nnviz.ui.forms.number_control import NumberControl
from nnviz.ui.forms.parameters import Parameter, parameters
from nnviz.ui.forms.text_controls import CountsControl, FolderControl, FormulaControl, NumbersControl
from nnviz.ui.widgets.themed import RoleLabel, SectionHeading

CONTROLS = {
    "number": NumberControl, "count": NumberControl, "counts": CountsControl,
    "choice": ChoiceControl, "switch": SwitchControl, "folder": FolderControl,
    "numbers": NumbersControl, "picks": PicksControl, "text": FormulaControl,
}  # fmt: skip


class Section(QWidget):
    """A heading that folds its rows away."""

    def __init__(self, context: str, title: str) -> None:
        super().__init__()
        self._context, self._title = context, title
        self.heading = SectionHeading()
        self.heading.setChecked(True)
        self.heading.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.body = QWidget()
        self.grid = QGridLayout(self.body)
        self.grid.setContentsMargins(0, 0, 0, 8)
        self.grid.setHorizontalSpacing(8)
        self.grid.setVerticalSpacing(6)
        self.grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.heading)
        column.addWidget(self.body)
        self.heading.setVisible(bool(title))
        self.heading.toggled.connect(self._on_toggled)

    def retranslate(self) -> None:
        """Take the title in the language in force."""
        self.heading.setText(translate(self._context, self._title) if self._title else "")

    def widgets(self) -> list[QWidget]:
        """Return what stands in the rows."""
        items = (self.grid.itemAt(i) for i in range(self.grid.count()))
        return [widget for item in items if item is not None and (widget := item.widget()) is not None]

    def stops(self) -> list[QWidget]:
        """Return what the Tab key comes to, the heading first, then the rows as they were added."""
        inside = [w for row in self.widgets() for w in (row, *row.findChildren(QWidget))]
        return [self.heading, *(w for w in inside if _is_stop(w) and w.window() is self.window())]  # no list of a box

    def hide_if_empty(self) -> None:
        """Hide the heading when none of its controls is of use now."""
        self.setHidden(all(row.isHidden() for row in self.widgets()))

    @Slot(bool)
    def _on_toggled(self, unfolded: bool) -> None:
        self.body.setVisible(unfolded)


def _is_stop(widget: QWidget) -> bool:
    """Return whether the Tab key comes to a widget itself, and not to one that it is a part of."""
    around = widget.parentWidget()
    is_part = around is not None and around.focusPolicy() != Qt.FocusPolicy.NoFocus
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None and not is_part


class Form(QWidget):
    """The controls of a whole State. `edited(name, value)` after a person changed one of them."""

    edited = Signal(str, object)

    def __init__(self, context: str, state_class: type) -> None:
        super().__init__()
        self._context = context
        self.controls: dict[str, Control] = {}
        self.sections: dict[str, Section] = {}
        self._labels: dict[str, QLabel] = {}
        self._refusals: dict[str, QLabel] = {}
        self._names: dict[QObject, str] = {}
        self._shown_values: dict[str, Any] = {}
        self._hidden: set[str] = set()
        self._refused: set[str] = set()  # those that stand over a refusal
        self._rows: dict[str, int] = {}
        self._stacked: set[str] = set()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        for name, parameter in parameters(state_class).items():
            self._add(name, parameter)
        self._chain()
        self.retranslate()
        self._align()

    def set_state(self, state: Any, again: bool = False) -> None:
        """Show a State without telling anyone; controls that are of no use now are hidden.

        again: also set the controls whose value is the same, because one of them shows what was refused.
        """
        rows_changed = not self._shown_values
        if again:
            self._shown_values.clear()
        for name, control in self.controls.items():
            value = getattr(state, name)
            if self._shown_values.get(name, self) != value:  # nothing equals self: the first value is always set
                control.set_value(value)
                self._shown_values[name] = value
            shown = control.parameter.shown
            rows_changed |= self._show_row(name, shown is None or shown(state))
            if name in self._refused and not control.holds_refused:
                self._refuse(name, "")
        for section in self.sections.values() if rows_changed else ():
            section.hide_if_empty()

    def _show_row(self, name: str, visible: bool) -> bool:
        """Show or hide a row; return whether that changed anything."""
        changed = (name in self._hidden) == visible
        if changed:
            (self._hidden.discard if visible else self._hidden.add)(name)
            self.controls[name].setVisible(visible)
            self._labels[name].setVisible(visible and self.controls[name].parameter.kind != "picks")
            self._refusals[name].setVisible(visible and bool(self._refusals[name].text()))
        return changed

    def rename(self, name: str, label: str) -> None:
        """Give a control another label (source language), because what it sets is called otherwise now."""
        control = self.controls[name]
        if label != control.parameter.label:
            control.parameter = replace(control.parameter, label=label)
            control.retranslate()
            self._labels[name].setText(translate(control.context, label))
            self._align()

    def retranslate(self) -> None:
        """Take all texts in the language in force."""
        for section in self.sections.values():
            section.retranslate()
        for name, control in self.controls.items():
            control.retranslate()
            self._labels[name].setText(translate(control.context, control.parameter.label))
            self._labels[name].setToolTip(translate(control.context, control.parameter.tip))
        self._align()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the label column aligned when the font changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.controls:
            self._align()

    def _add(self, name: str, parameter: Parameter) -> None:
        if parameter.section not in self.sections:
            self.sections[parameter.section] = Section(self._context, parameter.section)
            self.column.addWidget(self.sections[parameter.section])
        grid = self.sections[parameter.section].grid
        control = CONTROLS[parameter.kind](self._context, parameter)
        label, refusal = QLabel(), RoleLabel("vermillion")
        label.setBuddy(control.focus_widget())
        label.setWordWrap(True)
        refusal.setWordWrap(True)
        refusal.hide()
        row = self._rows[name] = grid.rowCount()
        if parameter.kind == "picks":  # its boxes need the whole width; the section's title is its label
            grid.addWidget(control, row, 0, 1, 2)
        else:
            grid.addWidget(label, row, 0)
            grid.addWidget(control, row, 1)
        grid.addWidget(refusal, row + 2, 0, 1, 2)
        self.controls[name], self._labels[name], self._refusals[name] = control, label, refusal
        self._names[control] = name
        control.edited.connect(self._on_edited)
        control.refused.connect(self._on_refused)

    def add_below(self, section: str, widget: QWidget) -> None:
        """Add a widget, such as a button, as the last row of a section."""
        grid = self.sections[section].grid
        grid.addWidget(widget, grid.rowCount(), 0, 1, 2)
        self._chain()

    def _chain(self) -> None:
        """Let the Tab key go from row to row, as they stand: a field may belong to a section above the one before."""
        for before, after in pairwise(stop for section in self.sections.values() for stop in section.stops()):
            QWidget.setTabOrder(before, after)

    def _align(self) -> None:
        """Give all sections one label column, wide enough for the longest word but never half of the panel."""
        metrics = self.fontMetrics()
        texts = [label.text() for label in self._labels.values()]
        longest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
        width = min(longest, int(metrics.averageCharWidth() * 17)) + 4
        for label in self._labels.values():
            label.setFixedWidth(width)
        self._stack()

    def _stack(self) -> None:
        """Give a control a line of its own under its label where it needs more room than there is beside the label."""
        label_width = next((label.maximumWidth() for label in self._labels.values()), 0)
        for name, control in self.controls.items():
            if control.parameter.kind == "picks":
                continue
            grid, row = self.sections[control.parameter.section].grid, self._rows[name]
            stacked = control.needed_width() > self.width() - label_width - grid.horizontalSpacing()
            if stacked != (name in self._stacked):
                (self._stacked.add if stacked else self._stacked.discard)(name)
                grid.removeWidget(control)
                grid.addWidget(control, row + stacked, 1 - stacked, 1, 1 + stacked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the controls that need much room."""
        super().resizeEvent(event)
        self._stack()

    def _refuse(self, name: str, text: str) -> None:
        if text != self._refusals[name].text():
            (self._refused.add if text else self._refused.discard)(name)
            self._refusals[name].setText(text)
            self._refusals[name].setVisible(bool(text) and not self.controls[name].isHidden())

    @Slot(object)
    def _on_edited(self, value: Any) -> None:
        name = self._names[self.sender()]
        self._refuse(name, "")  # now: a value equal to the one before changes no State, and nothing else would
        self.edited.emit(name, value)

    @Slot(str)
    def _on_refused(self, text: str) -> None:
        name = self._names[self.sender()]
        self._refuse(name, text)
        if text:
            QApplication.beep()
