"""What evolves in time: frames are pulled from a generator, kept, played, stepped through and played again."""

from collections.abc import Callable, Iterator, Sized
from math import inf
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from nnviz.ui.base.runtime.generator_thread import GeneratorThread
from nnviz.ui.playback.status import Mode, Status

_FRAMES_PER_SECOND = 10.0  # at speed 1, for what is played step by step
_TICK = 33  # ms between two frames on the screen
_LONGEST_REPLAY, _LONGEST_SHOWN = 10.0, 20.0  # s that playing a long run from start to end takes at speed 1


class Keep(Protocol):
    """Where the frames go; a list will do, a long run keeps arrays instead."""

    def extend(self, frames: list[Any], /) -> None:  # Any: each run has frames of its own kind
        """Take new frames."""

    def __len__(self) -> int:
        """Return how many moments there are to look at."""


class Playback(QObject):
    """Pulls frames from a generator, keeps them, and moves among them.

    `load` gives it a run. Cheap frames are pulled in the GUI thread, one per step; with threaded=True a
    `GeneratorThread` pulls them as fast as they come, and the newest moment is shown until one goes back.
    The position counts moments: 0 is the start, n is after n frames. speed: a factor on the frames a second;
    loop: whether a run that was played to its end is played again; mode: where the frames come from; following:
    whether the newest moment is on show.
    """

    moved = Signal(int)  # another moment is on show
    extended = Signal(object)  # list of frames that arrived; as Signal(list) it would be copied, item by item
    status_changed = Signal(str)  # a Status
    failed = Signal(Exception)
    changed = Signal()  # position, number of frames or total may have changed

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.status = Status.EMPTY
        self.position = 0
        self.keep: Sized = []
        self.total: int | None = None
        self.speed = 1.0
        self.loop = False
        self.worker: GeneratorThread | None = None
        self.mode = Mode.SHOWN
        self._outcome: Status | None = None  # how the run has ended; None while frames are still to come
        self.following = True
        self._longest = inf  # s
        self._make: Callable[[], Iterator[object]] = lambda: iter(())
        self._make_keep: Callable[[], Keep] = list
        self._store: Keep = []  # `keep`, where frames are put into it here
        self._frames: Iterator[object] | None = None
        self._counts: Callable[[Any], bool] | None = None
        self._stride: int | Callable[[int], int] = 1
        self._rate = _FRAMES_PER_SECOND
        self._interval = 32.5  # ms between two batches of a run in a thread, at least
        self._due = 0.0  # frames, the fraction that the last tick left
        self._clock = QTimer(self, interval=_TICK)
        self._clock.timeout.connect(self._on_tick)

    # A run.

    def load(
        self, make: Callable[[], Iterator[object]], total: int | None = None, *, threaded: bool = False,
        keep: Callable[[], Keep] = list, counts: Callable[[Any], bool] | None = None,
        stride: int | Callable[[int], int] = 1, rate: float = _FRAMES_PER_SECOND, interval: float = 32.5,
        at_end: bool = False,
    ) -> None:  # fmt: skip
        """Take a run without starting it.

        make: returns the generator; called when the first frame is wanted. total: how many frames it will give,
        if known. keep: makes the store. counts: which items are frames (the others report progress). stride: the
        length of the longer step, or a function from a position to the one that it leads to. rate: frames a second
        at speed 1, for what is not in a thread. interval: ms between two batches of what is, at least.
        at_end: the newest moment that is in the store already is shown, and not its start.
        """
        self._end()
        self._interval = interval
        self.mode = Mode.THREADED if threaded else Mode.PULLED
        self._longest = _LONGEST_REPLAY if threaded else inf
        self._make, self._make_keep, self.total, self._outcome = make, keep, total, None
        self._counts, self._stride, self._rate = counts, stride, rate
        self.keep = self._store = keep()
        self.position, self.following = len(self.keep) if at_end else 0, True
        self._set_status(Status.READY)
        self.moved.emit(self.position)

    def show_run(
        self, keep: Sized, total: int | None = None, position: int = 0, *,
        stride: int | Callable[[int], int] = 10, rate: float = _FRAMES_PER_SECOND, speeds_up: bool = True,
    ) -> None:  # fmt: skip
        """Show a run that is computed already, or is being computed elsewhere; what plays goes on playing.

        keep: all its frames so far, or `range(n)` where only their number counts; `grew` tells of more. total: how
        many there will be. stride, rate: as in `load`. speeds_up: a long run plays faster than `rate`, so that it
        is over in twenty seconds.
        """
        playing = self.replaying
        if not playing:
            self._end()
        self.mode, self._outcome = Mode.SHOWN, Status.FINISHED
        self._longest = _LONGEST_SHOWN if speeds_up else inf
        self.keep, self.total, self._stride, self._rate = keep, total, stride, rate
        self.position = max(0, min(position, len(keep)))
        self.following = False
        if not playing and self.status != Status.FINISHED:
            self._set_status(Status.FINISHED)
        self.changed.emit()
        self.moved.emit(self.position)

    def grew(self) -> None:
        """Take note that the run of `show_run` has more frames by now."""
        self.changed.emit()

    def clear(self) -> None:
        """Forget the run."""
        self._end()
        self.mode, self._outcome = Mode.SHOWN, None
        self.total, self.keep, self.position = None, [], 0
        self._set_status(Status.EMPTY)

    @property
    def running(self) -> bool:
        """Whether frames are coming or being played."""
        return self.status == Status.RUNNING

    @property
    def replaying(self) -> bool:
        """Whether a run that has ended is being played."""
        return self.running and self._outcome is not None

    @property
    def live(self) -> bool:
        """Whether there is a run, and frames of it are still to come."""
        return self.status != Status.EMPTY and self._outcome is None

    @Slot()
    def play(self) -> None:
        """Go on: first through what is kept, then with new frames; a run in a thread goes on at once."""
        if self.status == Status.EMPTY or self.status == Status.FAILED and self.position >= len(self.keep):
            return
        if self.status in (Status.FINISHED, Status.FAILED):
            if self.position >= len(self.keep):
                self.position = 0
            self._replay()
        elif self.mode is Mode.THREADED:
            self.following = True
            self._start_thread(None)
        else:
            self._due = 1.0
            self._clock.start()
            self._set_status(Status.RUNNING)

    @Slot()
    def pause(self) -> None:
        """Hold."""
        self._clock.stop()
        if not self.running:
            return
        if self.worker is not None:
            self.worker.pause()
        self._set_status(self._outcome or Status.PAUSED)

    @Slot()
    def toggle(self) -> None:
        """Pause what runs, play what does not."""
        self.pause() if self.running else self.play()

    def step(self, count: int = 1) -> None:
        """Go `count` moments on; at the newest one, compute them."""
        self.pause()
        kept = min(count, len(self.keep) - self.position)
        if kept > 0:
            self.go(self.position + kept)
        elif self.live:
            self.following = True
            if self.mode is Mode.THREADED:
                self._start_thread(count)
            else:
                self._pull(count)

    @Slot()
    def step_back(self) -> None:
        """Show the moment before."""
        self.pause()
        self.go(self.position - 1)

    @Slot()
    def long_step(self) -> None:
        """Go on to the next multiple of the stride, or to where its function says."""
        if callable(self._stride):
            self.pause()
            self.go(self._stride(self.position))
        else:
            self.step(max(1, self._stride) - self.position % max(1, self._stride))

    def scrub(self, position: int) -> None:
        """Show a moment that is being looked for; only a live run in a thread goes on meanwhile."""
        if not (self.live and self.mode is Mode.THREADED):
            self.pause()
        self.go(position)

    def go(self, position: int) -> None:
        """Show a moment, from 0 to the newest."""
        position = max(0, min(position, len(self.keep)))
        self.following = position == len(self.keep)
        if position != self.position:
            self.position = position
            self.changed.emit()
            self.moved.emit(position)

    @Slot()
    def end_run(self) -> None:
        """End the run and keep what it showed."""
        if self.status in (Status.RUNNING, Status.PAUSED):
            self._finish(Status.FINISHED)

    def restart(self) -> None:
        """Go back to the beginning with a new generator of the same run."""
        if self.mode is not Mode.SHOWN:
            self.load(self._make, self.total, threaded=self.mode is Mode.THREADED, keep=self._make_keep,
                      counts=self._counts, stride=self._stride, rate=self._rate,
                      interval=self._interval)  # fmt: skip

    # Frames.

    def _pull(self, count: int) -> None:
        """Take frames in this thread."""
        frames: list[object] = []
        try:
            self._frames = self._frames or self._make()
            for _ in range(count):
                frames.append(next(self._frames))
        except StopIteration:
            self._take(frames)
            self._finish(Status.FINISHED)
        except Exception as problem:  # told to the user by the tab
            self._take(frames)
            self._fail(problem)
        else:
            self._take(frames)
            if self.status == Status.READY:
                self._set_status(Status.PAUSED)

    def _start_thread(self, count: int | None) -> None:
        if self.worker is None:
            try:
                generator = self._make()
            except Exception as problem:  # a setting the run cannot accept
                self._fail(problem)
                return
            self.worker = GeneratorThread(generator, self, counts=self._counts, interval=self._interval)
            self.worker.batch.connect(self._take)
            self.worker.failed.connect(self._fail)
            self.worker.ended.connect(self._on_ended)
            self.worker.paused.connect(self._on_paused)
        worker = self.worker
        self._set_status(Status.RUNNING)
        worker.resume(count)
        if not worker.isRunning():
            worker.start()

    @Slot()
    def _on_ended(self) -> None:
        self._finish(Status.FINISHED)

    @Slot()
    def _on_paused(self) -> None:
        if self.running:
            self._set_status(Status.PAUSED)

    @Slot(Exception)
    def _fail(self, problem: Exception) -> None:
        self._finish(Status.FAILED)
        self.failed.emit(problem)

    @Slot(object)
    def _take(self, frames: list[object]) -> None:
        if not frames:
            return
        self._store.extend(frames)
        self.extended.emit(frames)
        moved = self.following and len(self.keep) != self.position
        if moved:
            self.position = len(self.keep)
        self.changed.emit()
        if moved:
            self.moved.emit(self.position)

    def _finish(self, status: Status) -> None:
        self._end()
        self._outcome = status
        self._set_status(status)

    def _end(self) -> None:
        self._clock.stop()
        self._frames = None
        if self.worker is not None:
            self.worker.stop()
            self.worker.deleteLater()
            self.worker = None

    # Playing.

    def _replay(self) -> None:
        self._due = 0.0
        self._clock.start()
        self._set_status(Status.RUNNING)

    @Slot()
    def _on_tick(self) -> None:
        rate = max(self._rate, len(self.keep) / self._longest)
        self._due += self.speed * rate * _TICK / 1000
        count, self._due = int(self._due), self._due % 1
        if count:
            self._advance(count)

    def _advance(self, count: int) -> None:
        left = len(self.keep) - self.position
        if left > 0:
            self.go(self.position + min(count, left))
        elif self.live:
            self.following = True
            self._pull(count)
        if self.position < len(self.keep) or self.live:
            return
        if self.loop and len(self.keep) and self.status != Status.FAILED:
            self.go(0)
            self._replay()
        else:
            self.pause()

    def _set_status(self, status: Status) -> None:
        self.status = status
        self.status_changed.emit(status)
