"""One page of a tab: what is built on it and how a State is drawn there; and the row in which a page is chosen."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import Any, Protocol

from PySide6.QtCore import QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from nnviz.ui.base.theme import THEME
from nnviz.ui.files.picture_size import NOT_EXPORTED
from nnviz.ui.message_bar import MessageBar
from nnviz.ui.widgets.equation_strip import Equation
from nnviz.ui.widgets.live_text import LiveText
from nnviz.ui.widgets.themed import RoleLabel, Sheet, ViewButton, checked_button


class Picture(Protocol):
    """What a view shows and what can be taken out of it: a plot, a chart, a matrix, an image."""

    def fit(self) -> None:
        """Show all of it again after zooming; nothing where there is no zoom."""

    def table(self, separator: str = "\t") -> str:
        """Return its numbers as text: rows end with a line feed, cells are `separator` apart."""


class Host(Protocol):
    """What a view may ask of its tab. `change` is the only way from a view to another State."""

    message: MessageBar

    @property
    def state(self) -> Any:
        """The State on show."""

    def change(self, merge: str = "", **fields: Any) -> None:
        """Set some fields of the State; quick successive changes of one `merge` are one step of undo."""

    def highlight(self, key: str) -> None:
        """Light up the part of the picture that belongs to a term of the strip; an empty key: none."""

    def refresh_equations(self) -> None:
        """Bring the strip up to date where numbers changed without the State."""

    def adopt(self, part: QWidget) -> None:
        """Take in what a view makes on its page after it was built: its plots' menus, its buttons' keys."""


class View(QObject):
    """One page of a tab. A subclass writes `build` and `draw`, and of the others what it needs.

    `draw` follows from the State alone: it reads no widget and makes no item. The tab calls everything here.
    """

    def __init__(self, tab: Any, page: QWidget) -> None:
        """tab: a Host, perhaps with what the views of one tab share; page: the widget to build on."""
        super().__init__(tab)
        self.tab: Host = tab
        self.page = page
        self.build(page)

    def build(self, page: QWidget) -> None:
        """Make everything on the page, once."""
        raise NotImplementedError

    def draw(self, state: Any) -> None:
        """Show a State: core function to items."""
        raise NotImplementedError

    def equations(self, state: Any) -> Sequence[Equation]:
        """Return the rows of the strip under the picture."""
        return ()

    def script(self, state: Any) -> str:
        """Return a complete NumPy + Matplotlib program that draws the same picture."""
        return ""

    def description(self, state: Any) -> str:
        """Return in words what the pictures show, for who cannot see them; empty: `told`, and what the strip says."""
        return ""

    def told(self) -> str:
        """Return the sentences on the page, HTML and all."""
        texts = [text for text in self.page.findChildren(LiveText) if text.isVisibleTo(self.page)]
        return " ".join(filter(None, (text.text() for text in texts)))

    def pictures(self) -> Sequence[Picture]:
        """Return what can be fitted, copied and exported, the main one first."""
        return ()

    def fit(self) -> None:
        """Show all of every picture again after zooming and turning."""
        for picture in self.pictures():
            picture.fit()

    def sentences(self) -> Sequence[str]:
        """Return every text that says something of the picture, as it stands there, HTML and all.

        Here those of the labels on the page; a view that says more, painted or in the strip, adds it.
        Each has a row in `tests/sentences`, which says when it is true.
        """
        labels: list[RoleLabel | LiveText] = [*self.page.findChildren(RoleLabel), *self.page.findChildren(LiveText)]
        return [label.text() for label in labels if label.isVisibleTo(self.page)]

    def highlight(self, key: str) -> None:
        """Light up what a term of the strip stands for; an empty key: nothing."""

    @property
    def busy(self) -> bool:
        """Whether the picture is still being prepared (a screenshot waits for it)."""
        return False

    def restyle(self) -> None:
        """Take the type and colours of the theme in force; the State is drawn again after it."""

    def retranslate(self) -> None:
        """Take texts of its own in the language in force; the State is drawn again after it."""

    def stop(self) -> None:
        """End whatever runs; the window closes."""


class NoView(View):
    """The view of a tab that has none: it shows nothing."""

    def build(self, page: QWidget) -> None:
        """Make nothing."""

    def draw(self, state: Any) -> None:
        """Draw nothing."""

    def told(self) -> str:
        """Return nothing."""
        return ""


_SIDE, _BETWEEN = 16, 4  # px beside the names, and between two of them
_ENOUGH = 0.82  # of the size of type: rather than smaller the names stand in two rows
_SHARES = (1.0, 0.94, 0.88, 0.82, 0.76, 0.7, 0.64, 0.58, 0.5)  # of the type of the names, the largest that has room


class ViewBar(QWidget):
    """The row of the views' names over the picture. `chosen(key)`: the user wants that view.

    It asks for no width: in large type the names move together, and then they stand in two rows or get smaller.
    """

    chosen = Signal(str)

    def __init__(self, keys: Sequence[str]) -> None:
        super().__init__()
        self.setProperty(NOT_EXPORTED, True)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, 8, _SIDE, 0)
        column.setSpacing(0)
        self._rows = (QHBoxLayout(), QHBoxLayout())
        for row in self._rows:
            row.setSpacing(_BETWEEN)
            row.addStretch(1)
            column.addLayout(row)
        self.buttons: dict[str, ViewButton] = {key: ViewButton() for key in keys}
        group = QButtonGroup(self)
        for button in self.buttons.values():
            group.addButton(button)
        self._first = 0  # how many stand in the first row
        self._put(len(keys))
        group.buttonClicked.connect(self._on_clicked)
        THEME.changed.connect(self._fit)

    def _put(self, first: int) -> None:
        """Put the first so many names into the first row, the others into the second one."""
        if first == self._first:
            return
        self._first = first
        for row in self._rows:  # all out first: in its own row a button would be put behind the space at the end
            for button in self.buttons.values():
                row.removeWidget(button)
        for number, button in enumerate(self.buttons.values()):
            row = self._rows[number >= first]
            row.insertWidget(row.count() - 1, button)

    def minimumSizeHint(self) -> QSize:
        """Return the height of the rows and no width."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the largest type in which all names have room."""
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        if not self.buttons:
            return
        count = len(self.buttons)
        share = self._share_for(count)
        first = count
        if share < _ENOUGH and count > 1:
            wide = [button.width_at(1.0) for button in self.buttons.values()]
            splits = [(self._share_for(n), -max(sum(wide[:n]), sum(wide[n:])), n) for n in range(1, count)]
            share, _, first = max(splits)  # the largest type, and then rows that are about as long
        self._put(first)
        for button in self.buttons.values():
            button.set_look(share, first < count)

    def _share_for(self, first: int) -> float:
        """Return the largest type in which the first so many names have room in a row, and the others in another."""
        room, buttons = self.width() - 2 * _SIDE, [*self.buttons.values()]
        for share in _SHARES:
            rows = [[b.width_at(share) + _BETWEEN for b in part] for part in (buttons[:first], buttons[first:])]
            if all(sum(widths) <= room for widths in rows):
                return share
        return _SHARES[-1]

    def show_view(self, key: str) -> None:
        """Mark the view on show; the Tab key comes to it alone, for only from the chosen one do Qt's arrows choose."""
        self.buttons[key].setChecked(True)
        for own, button in self.buttons.items():
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if own == key else Qt.FocusPolicy.NoFocus)

    def set_texts(self, texts: Mapping[str, str]) -> None:
        """Name the views: key → text."""
        for key, text in texts.items():
            self.buttons[key].setText(text)
        self._fit()

    @Slot(QAbstractButton)
    def _on_clicked(self, button: QAbstractButton) -> None:
        self.chosen.emit(checked_button(self.buttons, button))


class ViewStack(QStackedWidget):
    """The pages of a tab's views; some views stand on the page of another one."""

    def __init__(self, keys: Sequence[str], shared: Mapping[str, str]) -> None:
        """shared: key of a view → key of the view on whose page it stands."""
        super().__init__()
        self.pages: dict[str, QWidget] = {}
        for key in keys:
            if key not in shared:
                self.pages[key] = Sheet()
                self.addWidget(self.pages[key])
        self.pages |= {key: self.pages[other] for key, other in shared.items()}


ViewKind = type[View] | str
"""The class of a view; as "module:Class" its module is imported when the view is first shown, not with the tab."""


def view_class(kind: ViewKind) -> type[View]:
    """Return the class that a ViewKind means."""
    if not isinstance(kind, str):
        return kind
    module, name = kind.split(":")
    return getattr(import_module(module), name)


class ViewSet(Mapping[str, View]):
    """The views of a tab by their keys, each built when it is first asked for.

    Views on one page are built together, and those of one class on one page are one object.
    """

    def __init__(self, kinds: Mapping[str, ViewKind], pages: Mapping[str, QWidget],
                 make: Callable[[type[View], QWidget], View], on_built: Callable[[QWidget], None]) -> None:
        """kinds: key → class; pages: key → page; make: makes a view; on_built(page): all views of a page are there."""
        self._kinds, self._pages, self._make, self._on_built = kinds, pages, make, on_built
        self._built: dict[str, View] = {}

    def __getitem__(self, key: str) -> View:
        if key not in self._built:
            self._build(self._pages[key])
        return self._built[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._kinds)

    def __len__(self) -> int:
        return len(self._kinds)

    def built(self) -> list[View]:
        """Return every view that is there already, once."""
        return list(dict.fromkeys(self._built.values()))

    def _build(self, page: QWidget) -> None:
        made: dict[ViewKind, View] = {}
        for key, kind in self._kinds.items():
            if self._pages[key] is page:
                self._built[key] = made[kind] = made.get(kind) or self._make(view_class(kind), page)
        self._on_built(page)
