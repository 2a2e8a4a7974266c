"""How everything looks: three themes as data, and the one object that applies them.

A `Theme` is a flat record of colours with a meaning (look.md of the Okabe-Ito family). Widgets follow it through
the application's palette and font; plots listen to `THEME.changed` and ask `THEME.current` for their pens.
"""

from dataclasses import dataclass, replace
from functools import lru_cache

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

ZOOMS = (0.8, 0.9, 1.0, 1.1, 1.25, 1.4, 1.6)
CHOICES = ("system", "light", "dark", "projector")
UNDER_INK = 0.52
"""The largest share of a role's colour in the background on which ink still stands out 4.5 to one, in every theme."""


@dataclass(frozen=True)
class Theme:
    """Colours by meaning, and the scale of type and lines.

    Marks keep a contrast of 3:1 and text 4.5:1 against `background` and `panel` (a test computes it).
    """

    name: str
    background: str  # behind plots, lists and text fields
    panel: str  # behind controls
    ink: str  # text, and the function itself
    muted: str  # secondary text, axes
    grid: str  # faint lines; no information of their own
    border: str
    accent: str  # focus, selection, the main button
    on_accent: str
    training: str  # also class 0, derivatives
    test: str  # also class 1
    vermillion: str  # numerical, gradient, wrong
    right: str
    marker: str  # events on a curve, the scrub position
    notice: str  # background of the message bar
    scale: float = 1.0  # type and lines


LIGHT = Theme(
    name="light", background="#ffffff", panel="#f4f5f7", ink="#1b1d21", muted="#5a606b", grid="#d9dce1",
    border="#c6cad1", accent="#0065a3", on_accent="#ffffff", training="#0072b2", test="#c06a00",
    vermillion="#c24500", right="#007a57", marker="#8a4f7d", notice="#fff3d6",
)  # fmt: skip
DARK = Theme(
    name="dark", background="#17191d", panel="#22252a", ink="#eceef1", muted="#a7adb8", grid="#3a3e46",
    border="#4a4f59", accent="#56b4e9", on_accent="#10141a", training="#56b4e9", test="#f0a830",
    vermillion="#ff8a50", right="#35c79a", marker="#dd99cc", notice="#3d3420",
)  # fmt: skip
PROJECTOR = replace(
    LIGHT, name="projector", panel="#ffffff", ink="#000000", muted="#3c4048", grid="#cfd3d9",
    training="#005a96", test="#b35900", vermillion="#c23b00", scale=1.6,
)  # fmt: skip
THEMES = {theme.name: theme for theme in (LIGHT, DARK, PROJECTOR)}

# One type scale in points, before `Theme.scale`.
CONTROL_SIZE, TICK_SIZE, TITLE_SIZE, FIGURE_SIZE = 10, 9, 12, 16


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, 0 to 1 (WCAG 2.2)."""
    def linear(c: float) -> float:
        return c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4

    c = QColor(colour)
    return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF())


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def palette(theme: Theme) -> QPalette:
    """Return the widgets' palette for a theme."""
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.panel, role.WindowText: theme.ink, role.Base: theme.background,
        role.AlternateBase: theme.panel, role.Text: theme.ink, role.Button: theme.panel,
        role.ButtonText: theme.ink, role.BrightText: theme.vermillion, role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent, role.ToolTipBase: theme.background, role.ToolTipText: theme.ink,
        role.PlaceholderText: theme.muted, role.Link: theme.accent, role.LinkVisited: theme.accent,
        role.Light: theme.background, role.Midlight: theme.grid, role.Mid: theme.border, role.Dark: theme.muted,
        role.Accent: theme.accent,
    }  # fmt: skip
    result = QPalette()
    for key, colour in colours.items():
        result.setColor(key, QColor(colour))
    for key in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, key, blend(theme.muted, theme.panel, 0.55))
    return result


def blend(colour: str, background: str, share: float) -> QColor:
    """Return `share` of a colour mixed with the background: opaque, which paints faster than translucent."""
    return QColor(_blended(colour, background, share))


@lru_cache(maxsize=512)
def _blended(colour: str, background: str, share: float) -> QColor:
    one, other = QColor(colour), QColor(background)
    pairs = ((one.redF(), other.redF()), (one.greenF(), other.greenF()), (one.blueF(), other.blueF()),
             (one.alphaF(), other.alphaF()))  # fmt: skip
    return QColor.fromRgbF(*(share * a + (1 - share) * b for a, b in pairs))


class Appearance(QObject):
    """The theme in force. `choose` changes it; `changed` tells everyone who paints for himself."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.choice = "light"
        self.current = LIGHT
        self.zoom = 1.0  # what the user enlarged everything by

    @Slot()
    def follow_system(self) -> None:
        """Apply the system's light or dark scheme if that is what the user chose."""
        if self.choice == "system":
            self.choose("system")

    def choose(self, choice: str) -> None:
        """Apply one of CHOICES to the running application."""
        if choice not in CHOICES:
            raise ValueError(choice)
        self.choice = choice
        theme = THEMES[_system_scheme() if choice == "system" else choice]
        self.current = replace(theme, scale=theme.scale * self.zoom) if self.zoom != 1 else theme
        font = QApplication.font()
        font.setPointSizeF(CONTROL_SIZE * self.current.scale)
        QApplication.setPalette(palette(self.current))
        QApplication.setFont(font)
        self.changed.emit()

    def enlarge(self, steps: int) -> None:
        """Enlarge type and lines everywhere by some steps of ZOOMS, less than 0: smaller; 0: the usual size."""
        usual = ZOOMS.index(1.0)
        place = ZOOMS.index(self.zoom) + steps if steps else usual
        self.enlarge_to(ZOOMS[max(0, min(len(ZOOMS) - 1, place))])

    def enlarge_to(self, zoom: object) -> None:
        """Enlarge everything to one of ZOOMS; anything else, such as a damaged session holds, changes nothing."""
        if isinstance(zoom, float) and zoom in ZOOMS and zoom != self.zoom:
            self.zoom = zoom
            self.choose(self.choice)

    def colour(self, role: str) -> QColor:
        """Return the colour of one role of the theme."""
        return QColor(getattr(self.current, role))

    def font(self, size: float, bold: bool = False) -> QFont:
        """Return the interface font at a size of the type scale, with figures of equal width."""
        font = QFont(QApplication.font())
        font.setPointSizeF(size * self.current.scale)
        font.setBold(bold)
        if hasattr(font, "setFeature"):  # Qt 6.7 on
            font.setFeature(QFont.Tag("tnum"), 1)
        return font


def _system_scheme() -> str:
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return "dark" if dark else "light"


THEME = Appearance()
