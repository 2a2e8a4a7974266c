"""The time bar: buttons, a slider, speed and keys for a Playback."""

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from nnviz.ui.base.icons import icon
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.number_format import number_text
from nnviz.ui.base.runtime.throttle import Throttle
from nnviz.ui.base.theme import THEME
from nnviz.ui.playback.playback import Playback
from nnviz.ui.playback.status import Mode, Status
from nnviz.ui.widgets.choice_box import ChoiceBox, PatientSlider
from nnviz.ui.widgets.live_label import LiveLabel
from nnviz.ui.widgets.themed import IconButton, Sheet

SPEEDS = (0.25, 0.5, 1.0, 2.0, 4.0)
_REFRESH = 100  # ms between two updates while frames arrive: the eye reads no faster
_ICON_SIZE = 20  # px, before the theme's scale


class PlaybackBar(Sheet):
    """Shows where a Playback is, and moves it.

    unit: what is counted, as context and text in the source language.
    """

    reset_requested = Signal()  # the tab decides what a new beginning takes up

    _BUTTONS = (
        ("start", QT_TRANSLATE_NOOP("timeline", "To the start (Home)")),
        ("back", QT_TRANSLATE_NOOP("timeline", "One step back (←)")),
        ("play", QT_TRANSLATE_NOOP("timeline", "Start or pause (Space)")),
        ("step", QT_TRANSLATE_NOOP("timeline", "One step (→)")),
        ("stride", QT_TRANSLATE_NOOP("timeline", "Several steps forward")),
        ("end", QT_TRANSLATE_NOOP("timeline", "To the newest moment (End)")),
        ("stop", QT_TRANSLATE_NOOP("timeline", "Stop: end this run and keep what it showed")),
        ("reset", QT_TRANSLATE_NOOP("timeline", "Back to the beginning, same seed (Ctrl+R)")),
    )
    _KEYS: ClassVar[dict[int, str]] = {
        Qt.Key.Key_Space: "play", Qt.Key.Key_Right: "step", Qt.Key.Key_Left: "back", Qt.Key.Key_Home: "start",
        Qt.Key.Key_End: "end",
    }  # fmt: skip

    def __init__(
        self, playback: Playback, unit: tuple[str, str] = ("timeline", QT_TRANSLATE_NOOP("timeline", "step"))
    ) -> None:
        super().__init__("background", "grid")
        self.playback = playback
        self._unit = unit
        self._stride_tip: tuple[str, str] | None = None
        self._play_icon = "play"
        self._total = playback.total
        self._throttle = Throttle(self, self._refresh, _REFRESH)
        self._actions = {
            "start": self._to_start, "back": playback.step_back, "play": playback.toggle, "step": self._step,
            "stride": playback.long_step, "end": self._to_end, "stop": playback.end_run,
            "reset": self.reset_requested.emit,
        }  # fmt: skip
        self._make_widgets()
        self._lay_out()
        playback.changed.connect(self._on_changed)
        playback.status_changed.connect(self._on_status)
        THEME.changed.connect(self._on_theme)
        self._on_theme()
        self.retranslate()

    def _make_widgets(self) -> None:
        self.buttons: dict[str, IconButton] = {}
        for name, _ in self._BUTTONS:
            self.buttons[name] = IconButton(flat=True)
            self.buttons[name].setIcon(icon(name))
            self.buttons[name].clicked.connect(self._actions[name])
        self.slider = PatientSlider(Qt.Orientation.Horizontal)
        self.slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.slider.valueChanged.connect(self._on_scrubbed)
        self.label = LiveLabel("")
        self.loop = IconButton(flat=True)
        self.loop.setCheckable(True)
        self.loop.setIcon(icon("loop"))
        self.loop.toggled.connect(self._on_loop)
        self.speed = ChoiceBox()
        for factor in SPEEDS:
            self.speed.addItem(f"{factor:g}×", factor)
        self.speed.setCurrentIndex(SPEEDS.index(1.0))
        self.speed.currentIndexChanged.connect(self._on_speed)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(2)
        for button in self.buttons.values():
            row.addWidget(button)
        row.addSpacing(8)
        row.addWidget(self.slider, 1)
        row.addSpacing(8)
        for widget in (self.label, self.loop, self.speed):
            row.addWidget(widget)

    # What it shows.

    @Slot()
    def _on_changed(self) -> None:
        playback = self.playback
        if playback.total != self._total:
            self._show_status()
        elif playback.running and playback.mode is Mode.THREADED and playback.following:
            self._throttle.call()
        else:
            self._throttle.call_now()

    @Slot(str)
    def _on_status(self, status: str) -> None:
        self._show_status()

    def _refresh(self) -> None:
        playback, newest = self.playback, len(self.playback.keep)
        self.slider.blockSignals(True)
        self.slider.setRange(0, max(1, newest, playback.total or 0))
        self.slider.setPageStep(max(10, self.slider.maximum() // 20))
        self.slider.setValue(playback.position)
        self.slider.blockSignals(False)
        self.slider.setEnabled(newest > 0)
        before, after = playback.position > 0, playback.position < newest
        enabled = {
            "start": before, "back": before, "play": playback.status != Status.EMPTY,
            "step": playback.live or after, "stride": playback.live or after, "end": after,
            "stop": playback.live and playback.status != Status.READY,
            "reset": playback.status not in (Status.EMPTY, Status.READY),
        }  # fmt: skip
        self._keep_keyboard(enabled)
        for name, on in enabled.items():
            self.buttons[name].setEnabled(on)
        self.label.set_widest(self._position_text(playback.total or max(1000, len(playback.keep))))
        self.label.setText(self._position_text(playback.position))

    def _keep_keyboard(self, enabled: Mapping[str, bool]) -> None:
        """Give the play button the keyboard of one that can be pressed no longer; Qt would give it to the next one.

        The next one may be that of a new beginning, and Space pressed it, where it was to play.
        """
        if enabled["play"] and any(self.buttons[name].hasFocus() and not on for name, on in enabled.items()):
            self.buttons["play"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_status(self) -> None:
        playback = self.playback
        self._total = playback.total
        name = "pause" if playback.running else "play"
        if name != self._play_icon:  # an icon, even the same one, makes every layout around think again
            self._play_icon = name
            self.buttons["play"].setIcon(icon(name))
        self._throttle.call_now()

    def _position_text(self, position: int) -> str:
        text = translate("timeline", "{unit} {position} / {total}")
        total = self.playback.total or len(self.playback.keep)
        return text.format(unit=translate(*self._unit), position=number_text(position), total=number_text(total))

    def set_unit(self, context: str, text: str) -> None:
        """Say what is counted (source language), where a tab has several runs."""
        self._unit = (context, text)
        self._show_status()

    def set_stride_tip(self, context: str, text: str) -> None:
        """Say what the longer step is (source language)."""
        self._stride_tip = (context, text)
        self.retranslate()

    def retranslate(self) -> None:
        """Take all texts in the language in force."""
        for name, tip in self._BUTTONS:
            text = translate("timeline", tip)
            if name == "stride" and self._stride_tip:
                text = translate(*self._stride_tip)
            self.buttons[name].setToolTip(text)
            self.buttons[name].setAccessibleName(text)
        for widget, text in (
            (self.slider, translate("timeline", "Current position")),
            (self.loop, translate("timeline", "Play again from the start")),
            (self.speed, translate("timeline", "Speed of playing")),
        ):
            widget.setToolTip(text)
            widget.setAccessibleName(text)
        self._show_status()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    @Slot()
    def _on_theme(self) -> None:
        side = round(_ICON_SIZE * min(1.4, THEME.current.scale))
        for button in (*self.buttons.values(), self.loop):
            button.setIconSize(QSize(side, side))

    # What is asked of it.

    @Slot(int)
    def _on_scrubbed(self, position: int) -> None:
        self.playback.scrub(position)
        self._throttle.call_now()  # the slider may not stay beyond the newest moment

    @Slot()
    def _to_start(self) -> None:
        self.playback.go(0)

    @Slot()
    def _step(self) -> None:
        self.playback.step()

    @Slot()
    def _to_end(self) -> None:
        self.playback.go(len(self.playback.keep))

    @Slot(bool)
    def _on_loop(self, on: bool) -> None:
        self.playback.loop = on

    @Slot(int)
    def _on_speed(self, index: int) -> None:
        self.playback.speed = SPEEDS[index]

    def become_last_stop(self) -> None:
        """Let the Tab key reach this bar after all that was made until now: the picture is made when it is shown."""
        last = mark = QWidget(self)  # what is made anew comes last
        mark.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for stop in self.findChildren(QWidget):
            takes = stop.focusPolicy() != Qt.FocusPolicy.NoFocus and stop.window() is self.window()  # not in a popup
            if takes and stop is not mark:
                QWidget.setTabOrder(last, stop)
                last = stop
        mark.setParent(None)  # which ends it

    def key(self, key: int) -> bool:
        """Do what a key means in every tab; False if it means nothing here."""
        name = self._KEYS.get(key)
        if name is None or self.playback.status == Status.EMPTY:
            return False
        self._actions[name]()
        return True
