"""The time bar: what evolves can be played, paused, stepped, stepped back, scrubbed and played again."""

from collections.abc import Callable, Iterator
from typing import Any, Protocol

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSlider, QToolButton

from nnviz.ui.base.generator_thread import GeneratorThread
from nnviz.ui.base.icons import icon
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.number_format import number_text
from nnviz.ui.base.theme import THEME
from nnviz.ui.base.throttle import Throttle
from nnviz.ui.widgets.live_text import LiveLabel
from nnviz.ui.widgets.themed import Sheet

EMPTY, READY, RUNNING, PAUSED, FINISHED, FAILED = "empty", "ready", "running", "paused", "finished", "failed"
SPEEDS = (0.25, 0.5, 1.0, 2.0, 4.0)
_FRAMES_PER_SECOND = 10.0  # at speed 1, for what is played step by step
_TICK = 33  # ms
_REFRESH = 100  # ms between two updates of the bar while frames arrive: the eye reads no faster


class Keep(Protocol):
    """Where the frames go; a list will do, a long run keeps arrays instead."""

    def extend(self, frames: list[Any]) -> None:
        """Take new frames."""

    def __len__(self) -> int:
        """Return how many moments there are to look at."""


class Timeline(Sheet):
    """Pulls frames from a generator, keeps them, and moves among them.

    `load` gives it a run. Cheap frames are pulled in the GUI thread, one per step; with threaded=True a
    `GeneratorThread` pulls them as fast as they come, and the bar follows the newest moment until one scrubs back.
    The position counts moments: 0 is the start, n is after n frames.
    """

    moved = Signal(int)  # another moment is on show
    extended = Signal(list)  # frames arrived
    status_changed = Signal(str)
    failed = Signal(Exception)
    reset_requested = Signal()  # the tab decides what a new beginning takes up

    _BUTTONS = (
        ("start", QT_TRANSLATE_NOOP("timeline", "To the start (Home)"), "to_start"),
        ("back", QT_TRANSLATE_NOOP("timeline", "One step back (←)"), "step_back"),
        ("play", QT_TRANSLATE_NOOP("timeline", "Start or pause (Space)"), "toggle"),
        ("step", QT_TRANSLATE_NOOP("timeline", "One step (→)"), "step"),
        ("stride", QT_TRANSLATE_NOOP("timeline", "A longer step"), "stride"),
        ("end", QT_TRANSLATE_NOOP("timeline", "To the newest moment (End)"), "to_end"),
        ("stop", QT_TRANSLATE_NOOP("timeline", "Stop: end this run and keep what it showed"), "stop"),
        ("reset", QT_TRANSLATE_NOOP("timeline", "Back to the beginning, same seed (Ctrl+R)"), "reset"),
    )

    def __init__(self, unit: tuple[str, str] = ("timeline", QT_TRANSLATE_NOOP("timeline", "step"))) -> None:
        super().__init__("ground", "grid")
        self.status = EMPTY
        self.position = 0
        self.keep: Keep = []
        self.total: int | None = None
        self.thread: GeneratorThread | None = None
        self._unit = unit
        self._stride_tip: tuple[str, str] | None = None
        self._make: Callable[[], Iterator[Any]] | None = None
        self._make_keep: Callable[[], Keep] = list
        self._frames: Iterator[Any] | None = None
        self._threaded = False
        self._counts: Callable[[Any], bool] | None = None
        self._following = True
        self._replaying = False
        self._outcome = FINISHED  # how the run ended: what it is again after it was played once more
        self._whole = False  # a run that `show_run` was given, to be over soon
        self._stride: int | Callable[[int], int] = 1
        self._rate = _FRAMES_PER_SECOND
        self._play_icon = "play"
        self._due = 0.0
        self._throttle = Throttle(self, self._refresh, _REFRESH)
        self._clock = QTimer(self, interval=_TICK)
        self._clock.timeout.connect(self._on_tick)
        self._build()
        self._refresh()

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(2)
        self.buttons: dict[str, QToolButton] = {}
        for name, _, slot in self._BUTTONS:
            button = QToolButton(autoRaise=True)
            button.setIcon(icon(name))
            button.clicked.connect(getattr(self, "_on_" + slot))
            row.addWidget(button)
            self.buttons[name] = button
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.slider.valueChanged.connect(self._on_scrubbed)
        row.addSpacing(8)
        row.addWidget(self.slider, 1)
        row.addSpacing(8)
        self.label = LiveLabel("")
        row.addWidget(self.label)
        self.loop = QToolButton(autoRaise=True, checkable=True)
        self.loop.setIcon(icon("loop"))
        row.addWidget(self.loop)
        self.speed = QComboBox()
        for factor in SPEEDS:
            self.speed.addItem(f"{factor:g}×", factor)
        self.speed.setCurrentIndex(SPEEDS.index(1.0))
        row.addWidget(self.speed)
        THEME.changed.connect(self._on_theme)
        self._on_theme()
        self.retranslate()

    # A run.

    def load(
        self,
        make: Callable[[], Iterator[Any]],
        total: int | None = None,
        *,
        threaded: bool = False,
        keep: Callable[[], Keep] = list,
        counts: Callable[[Any], bool] | None = None,
        stride: int = 1,
        rate: float = _FRAMES_PER_SECOND,
    ) -> None:
        """Take a run without starting it.

        make: returns the generator; called when the first frame is wanted. total: how many frames it will give,
        if known. keep: makes the store. counts: which items are frames (others are signs of life). stride: the
        length of the longer step. rate: frames a second at speed 1, for what is not in a thread.
        """
        self._end()
        self._make, self._make_keep, self.total, self._whole = make, keep, total, False
        self._threaded, self._counts, self._stride = threaded, counts, max(1, stride)
        self._rate = rate
        self.keep = keep()
        self.position, self._following, self._replaying = 0, True, False
        self._set_status(READY)
        self.moved.emit(0)

    def show_run(
        self, keep: Keep, total: int | None = None, position: int = 0, *,
        stride: int | Callable[[int], int] = 10, rate: float = _FRAMES_PER_SECOND, hurry: bool = True,
    ) -> None:  # fmt: skip
        """Show a run that is computed already, or is being computed elsewhere; what plays goes on playing.

        keep: all its frames so far; `grew` tells of more. total: how many there will be. stride, rate: as in `load`;
        a function as stride returns the position that a longer step leads to from a position.
        hurry: a long run plays faster than `rate`, so that it is over in twenty seconds.
        """
        playing = self.status == RUNNING and self._replaying
        if not playing:
            self._end()
        self._make, self._whole, self._threaded, self._outcome = None, hurry, False, FINISHED
        self.keep, self.total, self._rate = keep, total, rate
        self._stride = stride if callable(stride) else max(1, stride)
        self.position = max(0, min(position, len(keep)))
        self._following = False
        if not playing and self.status != FINISHED:
            self._set_status(FINISHED)
        else:
            self._show_status()
        self.moved.emit(self.position)

    def grew(self) -> None:
        """Take note that the run of `show_run` has more frames by now."""
        self._refresh()

    def clear(self) -> None:
        """Forget the run."""
        self._end()
        self._make, self.total, self.keep, self.position = None, None, [], 0
        self._set_status(EMPTY)

    @property
    def running(self) -> bool:
        """Whether frames are coming or being played."""
        return self.status == RUNNING

    @property
    def following(self) -> bool:
        """Whether the newest moment is on show."""
        return self._following

    def play(self) -> None:
        """Go on: first through what is kept, then with new frames; a run in a thread goes on at once."""
        if self.status == EMPTY or self.status == FAILED and self.position >= len(self.keep):
            return
        if self.status in (FINISHED, FAILED):
            if self.position >= len(self.keep):
                self.position = 0
            self._replay()
        elif self._threaded:
            self._following = True
            self._start_thread(None)
        else:
            self._due = 1.0
            self._clock.start()
            self._set_status(RUNNING)

    def pause(self) -> None:
        """Hold."""
        self._clock.stop()
        if self._replaying:
            self._replaying = False
            self._set_status(self._outcome)
        elif self.status == RUNNING:
            if self.thread is not None:
                self.thread.pause()
            self._set_status(PAUSED)

    def step(self, count: int = 1) -> None:
        """Go `count` moments on; at the newest one, compute them."""
        if self.status == RUNNING:
            self.pause()
        kept = min(count, len(self.keep) - self.position)
        if kept > 0:
            self.go(self.position + kept)
        elif self.status in (READY, PAUSED):
            self._following = True
            if self._threaded:
                self._start_thread(count)
            else:
                self._pull(count)

    def go(self, position: int) -> None:
        """Show a moment, from 0 to the newest."""
        position = max(0, min(position, len(self.keep)))
        self._following = position == len(self.keep)
        if position != self.position:
            self.position = position
            self._refresh()
            self.moved.emit(position)

    def end_run(self) -> None:
        """End the run and keep what it showed."""
        if self.status in (RUNNING, PAUSED):
            self._finish(FINISHED)

    def restart(self) -> None:
        """Go back to the beginning with a new generator of the same run."""
        if self._make is not None:
            self.load(self._make, self.total, threaded=self._threaded, keep=self._make_keep,
                      counts=self._counts, stride=self._stride, rate=self._rate)  # fmt: skip

    # Frames.

    def _pull(self, count: int) -> None:
        """Take frames in this thread."""
        frames: list[Any] = []
        try:
            self._frames = self._frames or self._make()
            for _ in range(count):
                frames.append(next(self._frames))
        except StopIteration:
            self._take(frames)
            self._finish(FINISHED)
        except Exception as problem:  # told to the user by the tab
            self._take(frames)
            self._fail(problem)
        else:
            self._take(frames)
            if self.status == READY:
                self._set_status(PAUSED)

    def _start_thread(self, count: int | None) -> None:
        if self.thread is None:
            try:
                generator = self._make()
            except Exception as problem:  # a setting the run cannot accept
                self._fail(problem)
                return
            self.thread = GeneratorThread(generator, self, counts=self._counts)
            self.thread.batch.connect(self._on_batch)
            self.thread.failed.connect(self._fail)
            self.thread.ended.connect(self._on_ended)
            self.thread.paused.connect(self._on_paused)
        self._set_status(RUNNING)
        self.thread.resume(count)
        if not self.thread.isRunning():
            self.thread.start()

    @Slot(object)
    def _on_batch(self, frames: list[Any]) -> None:
        self._take(frames)

    @Slot()
    def _on_ended(self) -> None:
        self._finish(FINISHED)

    @Slot()
    def _on_paused(self) -> None:
        if self.status == RUNNING:
            self._set_status(PAUSED)

    @Slot(Exception)
    def _fail(self, problem: Exception) -> None:
        self._finish(FAILED)
        self.failed.emit(problem)

    def _take(self, frames: list[Any]) -> None:
        if not frames:
            return
        self.keep.extend(frames)
        self.extended.emit(frames)
        if self._following and len(self.keep) != self.position:
            self.position = len(self.keep)
            self._throttle.call() if self._threaded else self._refresh()
            self.moved.emit(self.position)
        else:
            self._throttle.call() if self._threaded else self._refresh()

    def _finish(self, status: str) -> None:
        self._end()
        self._outcome = status
        self._set_status(status)

    def _end(self) -> None:
        self._clock.stop()
        self._replaying = False
        self._frames = None
        if self.thread is not None:
            self.thread.stop()
            self.thread.deleteLater()
            self.thread = None

    # Playing.

    def _replay(self) -> None:
        self._replaying = True
        self._due = 0.0
        self._clock.start()
        self._set_status(RUNNING)

    @Slot()
    def _on_tick(self) -> None:
        rate = self._rate
        if self._threaded or self._whole:  # a long run is over in ten or twenty seconds
            rate = max(rate, len(self.keep) / (20 if self._whole else 10))
        self._due += self.speed.currentData() * rate * _TICK / 1000
        count, self._due = int(self._due), self._due % 1
        if count:
            self._advance(count)

    def _advance(self, count: int) -> None:
        left = len(self.keep) - self.position
        if left > 0:
            self.go(self.position + min(count, left))
        elif not self._replaying and self._frames_left():
            self._following = True
            self._pull(count)
        if self.position >= len(self.keep) and (self._replaying or not self._frames_left()):
            self._at_the_end()

    def _frames_left(self) -> bool:
        return self.status in (READY, RUNNING, PAUSED) and not self._replaying

    def _at_the_end(self) -> None:
        if self.loop.isChecked() and len(self.keep) and self.status != FAILED:
            self.go(0)
            self._replay()
        else:
            self.pause()

    # The bar itself.

    def _set_status(self, status: str) -> None:
        self.status = status
        self._show_status()
        self.status_changed.emit(status)

    def _refresh(self) -> None:
        newest = len(self.keep)
        top = max(newest, self.total or 0)
        self.slider.blockSignals(True)
        self.slider.setRange(0, max(1, top))
        self.slider.setValue(self.position)
        self.slider.blockSignals(False)
        self.slider.setEnabled(newest > 0)
        live = self.status in (READY, RUNNING, PAUSED)
        enabled = {
            "start": self.position > 0, "back": self.position > 0, "play": self.status != EMPTY,
            "step": live or self.position < newest, "stride": live or self.position < newest,
            "end": self.position < newest, "stop": self.status in (RUNNING, PAUSED) and not self._replaying,
            "reset": self.status not in (EMPTY, READY),
        }  # fmt: skip
        for name, on in enabled.items():
            self.buttons[name].setEnabled(on)
        self.label.setText(self._position_text(self.position))

    def _show_status(self) -> None:
        name = "pause" if self.status == RUNNING else "play"
        if name != self._play_icon:  # an icon, even the same one, makes every layout around think again
            self._play_icon = name
            self.buttons["play"].setIcon(icon(name))
        self.label.set_widest(self._position_text(self.total or max(1000, len(self.keep))))
        self._refresh()

    def _position_text(self, position: int) -> str:
        unit = translate(*self._unit)
        text = translate("timeline", "{unit} {position} / {total}")
        return text.format(
            unit=unit, position=number_text(position), total=number_text(self.total or len(self.keep))
        )

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
        for name, tip, _ in self._BUTTONS:
            text = translate("timeline", tip)
            if name == "stride" and self._stride_tip:
                text = translate(*self._stride_tip)
            self.buttons[name].setToolTip(text)
            self.buttons[name].setAccessibleName(text)
        for widget, text in (
            (self.slider, translate("timeline", "Moment on show")),
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
        side = round(20 * min(1.4, THEME.current.scale))
        for button in (*self.buttons.values(), self.loop):
            button.setIconSize(QSize(side, side))

    @Slot(int)
    def _on_scrubbed(self, position: int) -> None:
        if self._replaying or not self._threaded and self.status == RUNNING:
            self.pause()
        self.go(position)
        self._refresh()

    @Slot()
    def _on_to_start(self) -> None:
        self.go(0)

    @Slot()
    def _on_step_back(self) -> None:
        if self.status == RUNNING:
            self.pause()
        self.go(self.position - 1)

    @Slot()
    def _on_toggle(self) -> None:
        self.pause() if self.status == RUNNING else self.play()

    @Slot()
    def _on_step(self) -> None:
        self.step()

    @Slot()
    def _on_stride(self) -> None:
        if callable(self._stride):
            self.pause()
            self.go(self._stride(self.position))
        else:
            self.step(self._stride - self.position % self._stride)

    @Slot()
    def _on_to_end(self) -> None:
        self.go(len(self.keep))

    @Slot()
    def _on_stop(self) -> None:
        self.end_run()

    @Slot()
    def _on_reset(self) -> None:
        self.reset_requested.emit()

    def key(self, key: int) -> bool:
        """Do what a key means in every tab; False if it means nothing here."""
        slots = {
            Qt.Key.Key_Space: self._on_toggle, Qt.Key.Key_Right: self._on_step, Qt.Key.Key_Left: self._on_step_back,
            Qt.Key.Key_Home: self._on_to_start, Qt.Key.Key_End: self._on_to_end,
        }  # fmt: skip
        if key not in slots or self.status == EMPTY:
            return False
        slots[key]()
        return True
