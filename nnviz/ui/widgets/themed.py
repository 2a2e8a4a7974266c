"""Small widgets that wear the theme without a style sheet.

An application-wide style sheet makes every widget slower to make, to move into a layout and to paint (a tenth of the
time to the first window). What the palette cannot say is said by these few classes.
"""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QFrame, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from nnviz.ui.base.background import fill_background
from nnviz.ui.base.focus_ring import paint_focus
from nnviz.ui.base.keys import ARROWS
from nnviz.ui.base.theme import CONTROL_SIZE, THEME


class Sheet(QFrame):
    """An area with the background of a theme role, and a fine line of another role along its top."""

    def __init__(self, role: str = "background", line: str = "") -> None:
        super().__init__()
        self._role, self._line = role, line
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # what lies behind need not be painted with it
        THEME.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint background and line."""
        with QPainter(self) as painter:
            fill_background(painter, event.rect(), self._role)
            if self._line:
                painter.fillRect(0, 0, self.width(), 1, THEME.colour(self._line))


class RoleLabel(QLabel):
    """A label in the colour of a theme role."""

    def __init__(self, role: str, text: str = "") -> None:
        super().__init__(text)
        self._role = role
        THEME.changed.connect(self.restyle)
        self.restyle()

    def say(self, text: str, role: str = "") -> None:
        """Show a text, perhaps in the colour of another role; the same again costs nothing."""
        if text != self.text():
            self.setText(text)
        if role and role != self._role:
            self._role = role
            self.restyle()

    @Slot()
    def restyle(self) -> None:
        """Take the colour of the theme in force."""
        tint(self, QPalette.ColorRole.WindowText, THEME.colour(self._role))


def tint(widget: QWidget, role: QPalette.ColorRole, colour: QColor) -> None:
    """Give one role of a widget's palette a colour; the others go on following the application."""
    palette = QPalette()
    palette.setColor(role, colour)
    widget.setPalette(palette)


class PrimaryButton(QPushButton):
    """The one button of a tab that matters most."""

    def sizeHint(self) -> QSize:
        """Return room for the text and some air."""
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self.text()) + 32, metrics.height() + round(10 * THEME.current.scale))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a filled button; a ring shows the keyboard's focus."""
        theme = THEME.current
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            fill = THEME.colour("accent" if self.isEnabled() else "grid")
            if self.isDown():
                fill = fill.darker(115)
            elif self.underMouse() and self.isEnabled():
                fill = fill.lighter(108)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill)
            painter.drawRoundedRect(self.rect(), 4, 4)
            if self.hasFocus():
                painter.setPen(QColor(theme.on_accent))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(self.rect().adjusted(3, 3, -3, -3), 3, 3)
            painter.setPen(QColor(theme.on_accent if self.isEnabled() else theme.muted))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


class IconButton(QToolButton):
    """A small button; a ring shows the keyboard's focus, of which the style says hardly anything."""

    def __init__(self, parent: QWidget | None = None, *, flat: bool = False) -> None:
        """flat: it has a frame only under the mouse."""
        super().__init__(parent)
        self.setAutoRaise(flat)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button and the ring."""
        super().paintEvent(event)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_focus(painter, self)


class FlatButton(QToolButton):
    """A text to press, without a frame; the base of the two below."""

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        THEME.changed.connect(self.restyle)
        self.restyle()

    def event(self, event: QEvent) -> bool:
        """Paint anew when the mouse comes or goes."""
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave, QEvent.Type.Enter, QEvent.Type.Leave):
            self.update()
        return super().event(event)

    def sizeHint(self) -> QSize:
        """Return room for the text in bold, so that choosing it moves nothing."""
        metrics = QFontMetrics(THEME.font(CONTROL_SIZE, bold=True))
        pad = round(8 * THEME.current.scale)
        return QSize(metrics.horizontalAdvance(self.text()) + 2 * pad, metrics.height() + pad)

    def minimumSizeHint(self) -> QSize:
        """Return the same: a text that is cut says nothing."""
        return self.sizeHint()

    @Slot()
    def restyle(self) -> None:
        """Take the type scale of the theme in force."""
        self.setFont(THEME.font(CONTROL_SIZE, bold=True))
        self.updateGeometry()

    def _ink(self, usual: str) -> QColor:
        return THEME.colour("accent" if self.hasFocus() or self.underMouse() else usual)


class ViewButton(FlatButton):
    """One of the views of a tab; the chosen one is underlined. A click leaves the keys to the picture it brings."""

    uses_arrows = True  # reached by the Tab key, they choose the view beside it; elsewhere they move the time

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._share = 1.0  # of the size of type
        self._low = False  # whether it is as low as its text

    def set_look(self, share: float, low: bool) -> None:
        """Take smaller type (in large type on a small screen even names that have moved together lack room).

        low: it has no more height than its text, one of two rows.
        """
        if (share, low) != (self._share, self._low):
            self._share, self._low = share, low
            self.updateGeometry()
            self.update()

    def width_at(self, share: float) -> int:
        """Return the px that the text alone needs in smaller type."""
        return QFontMetrics(THEME.font(CONTROL_SIZE * share, bold=True)).horizontalAdvance(self.text()) + 6

    def sizeHint(self) -> QSize:
        """Return room for the text, and where it is low hardly more height."""
        size = super().sizeHint()
        return QSize(size.width(), size.height() - round(5 * THEME.current.scale)) if self._low else size

    def minimumSizeHint(self) -> QSize:
        """Return room for the text alone: in large type on a small screen the views move together."""
        return QSize(self.width_at(self._share), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the view beside it by ← and →, also where that stands in the other row."""
        (_, step), group = ARROWS.get(event.key(), (0, 0)), self.group()
        if not step or group is None:
            super().keyPressEvent(event)
            return
        buttons = group.buttons()
        at = buttons.index(self) + step
        if 0 <= at < len(buttons):
            buttons[at].setFocus(Qt.FocusReason.TabFocusReason)
            buttons[at].click()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, the line under the chosen one, and a ring while it has the keyboard."""
        with QPainter(self) as painter:
            painter.setPen(self._ink("ink" if self.isChecked() else "muted"))
            painter.setFont(THEME.font(CONTROL_SIZE * self._share, bold=self.isChecked()))
            painter.drawText(self.rect().adjusted(0, 0, 0, -2), Qt.AlignmentFlag.AlignCenter, self.text())
            if self.isChecked():
                painter.fillRect(0, self.height() - 2, self.width(), 2, THEME.colour("accent"))
            paint_focus(painter, self)


class SectionHeading(FlatButton):
    """The heading of a section that folds; a triangle shows which way."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the triangle and the text, and a ring while it has the keyboard."""
        with QPainter(self) as painter:
            ink = self._ink("ink")
            painter.setPen(ink)
            painter.setFont(self.font())
            side = round(18 * THEME.current.scale)
            box = QRect(0, 0, side, self.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "▾" if self.isChecked() else "▸")
            left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(self.rect().adjusted(side + 2, 0, 0, 0), left, self.text())
            paint_focus(painter, self)


def checked_button(buttons: Mapping[str, QAbstractButton], button: QAbstractButton) -> str:
    """Return the key of a button."""
    return next(key for key, other in buttons.items() if other is button)
