"""How far a download is: a bar, what has arrived, at which rate, and how long it will still take."""

import time
from collections import deque

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout

from nnviz.ui.base.language import translate
from nnviz.ui.base.number_format import fixed_text
from nnviz.ui.base.theme import THEME, TICK_SIZE
from nnviz.ui.download.download import Activity, DownloadProgress

MEGABYTE = 1_000_000
_STEPS = 1000  # of the bar
_SPAN = 3.0  # seconds over which the rate is taken: steady, yet it follows
_LEAST_SPAN = 0.5  # seconds in which there is too little to tell a rate


class Rate:
    """Bytes a second over the last seconds."""

    def __init__(self) -> None:
        self._samples: deque[tuple[float, int]] = deque()  # (seconds, bytes received)

    def forget(self) -> None:
        """Begin anew."""
        self._samples.clear()

    def add(self, received: int) -> None:
        """Take note of how much has arrived by now."""
        now = time.monotonic()
        self._samples.append((now, received))
        while now - self._samples[0][0] > _SPAN and len(self._samples) > 2:
            self._samples.popleft()

    def bytes_per_second(self) -> float:
        """Return the rate, 0 while there is too little to tell."""
        if not self._samples:
            return 0.0
        (start, before), (end, after) = self._samples[0], self._samples[-1]
        return (after - before) / (end - start) if end - start >= _LEAST_SPAN else 0.0


class ProgressRows(QVBoxLayout):
    """A bar, and under it what has arrived and the time that is left."""

    def __init__(self) -> None:
        super().__init__()
        self.rate = Rate()
        self.bar = QProgressBar(textVisible=False)
        self.bar.setRange(0, _STEPS)
        self.amount, self.time_left = QLabel(), QLabel(alignment=Qt.AlignmentFlag.AlignRight)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.amount, 1)
        row.addWidget(self.time_left)
        self.setSpacing(8)
        self.addWidget(self.bar)
        self.addLayout(row)

    def show_progress(self, progress: DownloadProgress | None, running: bool) -> None:
        """Show how far it is; None: nothing was begun."""
        if progress is None:
            self.bar.setValue(0)
            self.amount.clear()
            self.time_left.clear()
            return
        self.bar.setValue(round(_STEPS * progress.done / max(progress.total, 1)))
        values = {"done": fixed_text(progress.done / MEGABYTE, 1), "total": fixed_text(progress.total / MEGABYTE, 1)}
        rate = self.rate.bytes_per_second() if running and progress.activity is Activity.FETCHING else 0.0
        if rate <= 0:
            self.amount.setText(translate("download", "{done} of {total} MB").format(**values))
            self.time_left.clear()
            return
        text = translate("download", "{done} of {total} MB, {rate} MB/s")
        self.amount.setText(text.format(rate=fixed_text(rate / MEGABYTE, 1), **values))
        self.time_left.setText(time_text((progress.total - progress.done) / rate))

    def restyle(self) -> None:
        """Take the type of the theme in force."""
        for label in (self.amount, self.time_left):
            label.setFont(THEME.font(TICK_SIZE))
        self.amount.setMinimumHeight(QFontMetrics(self.amount.font()).height())
        self.bar.setFixedHeight(round(8 * THEME.current.scale))


def time_text(seconds: float) -> str:
    """Return how long it will still take, no finer than one can know it."""
    if round(seconds) < 60:
        return translate("download", "{seconds} s left").format(seconds=max(1, round(seconds)))
    return translate("download", "{minutes} min left").format(minutes=round(seconds / 60))
