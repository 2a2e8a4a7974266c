"""Gradient check: the numerical gradient of a whole network against backpropagation, and what a bug lights up.

Five seconds: a map of all weights, the difference in colour, blue for about 10⁻¹⁰; under it two bars of very different
length. One second: a bug is switched on, and whole layers light up.
"""

import time
from collections.abc import Hashable, Iterator, Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.core.activations import Floats
from nnviz.core.backprop import SmallNetwork, network_of, parameter_count
from nnviz.core.studies.network.cases import random_parameters
from nnviz.core.studies.network.gradient_check import FINE, CheckProgress, batch_gradient, check, flat, relative_errors
from nnviz.data.digits import generate
from nnviz.tabs.common.layout import below, beside
from nnviz.tabs.network.resolved import resolved
from nnviz.tabs.network.scripts import check_script
from nnviz.tabs.network.state import OWN, QUANTITIES, NetworkState
from nnviz.tabs.network.trained import sample
from nnviz.tabs.network.view import NetworkView
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, sentence, translate
from nnviz.ui.base.number_format import bound_text, duration_text, number_text
from nnviz.ui.base.runtime.background_task import BackgroundTask
from nnviz.ui.base.table_text import table_text
from nnviz.ui.images.tile_grid import TileGrid
from nnviz.ui.view import Picture
from nnviz.ui.widgets.equation_strip import Equation
from nnviz.ui.widgets.figures import ThinProgress
from nnviz.ui.widgets.live_text import LiveText
from nnviz.ui.widgets.time_bars import TimeBar, TimeBars

PIXELS = 784
BOOK = (PIXELS, 50, 10)
_PAUSE = 0.003  # s
DECADES = (-14, 0)
"""Powers of ten between which differences are told apart by colour."""


def problem_of(state: NetworkState) -> tuple[SmallNetwork, Floats, Floats]:
    """Return the network that is checked, and its batch."""
    rng = np.random.default_rng(1)
    if state.checked == "book":
        images, labels = generate(state.samples, rng)
        network = network_of(BOOK, random_parameters(BOOK, "He", 0), "relu", "softmax")
        return network, images.reshape(len(images), -1) / 255.0, np.eye(10)[labels]
    if state.trained != OWN:
        pairs = [sample(state.trained, state.path, number) for number in range(state.samples)]
        return resolved(state).network(), np.array([x for x, _ in pairs]), np.array([t for _, t in pairs])
    network = network_of(state.sizes, state.used_parameters(), state.hidden, state.output)
    t = rng.random((state.samples, state.sizes[-1]))
    return network, rng.normal(size=(state.samples, state.sizes[0])), t / t.sum(axis=1, keepdims=True)


def is_large(state: NetworkState) -> bool:
    """Return whether the network has so many weights that its check waits for the button."""
    return state.checked == "book" or state.trained != OWN


def sizes_of(state: NetworkState) -> Sequence[int]:
    """Return the layers of the network that is checked."""
    return BOOK if state.checked == "book" else resolved(state).sizes


def checking(state: NetworkState) -> Iterator[Any]:
    """Yield the problem, then how far the numerical gradient is.

    It pauses between two slices: the many short calls of NumPy leave the window no chance to paint otherwise.
    """
    problem = problem_of(state)
    yield problem
    for progress in check(*problem):
        yield progress
        time.sleep(_PAUSE)


class CheckedMaps(QWidget):
    """A map for each of up to four layers; both gradients of every parameter can be taken out as a table."""

    def __init__(self, view: "CheckView") -> None:
        super().__init__()
        self._view = view
        self.grids = [TileGrid("network", themed=True) for _ in range(4)]
        self.setLayout(beside(*self.grids, stretch=(3, 2, 2, 2)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def fit(self) -> None:
        """Do nothing: there is nothing to zoom."""

    def table(self, separator: str = "\t") -> str:
        """Return a row for every parameter, in the order W1 row by row, b1, W2 …"""
        known, backprop = self._view.known, self._view.backprop(self._view.tab.state)
        rows = [] if known is None or backprop is None else zip(known.numerical, backprop, strict=True)
        numbered = ((index, float(a), float(b)) for index, (a, b) in enumerate(rows))
        return table_text(("parameter", "numerical", "backprop"), numbered, separator)


class CheckView(NetworkView):
    """Maps of every layer's weights, and both times."""

    hint = QT_TRANSLATE_NOOP("network", "Switch a bug on and see which layers turn orange. The check "
                                        "of 784-50-10 takes some seconds; the button starts and stops "
                                        "it.")  # fmt: skip
    computes = True

    def build(self, page: QWidget) -> None:
        """Make the sentence, the progress, a map for each of four layers, and both times."""
        self.sentence = LiveText(plain=True)
        self.progress = ThinProgress()
        policy = self.progress.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.progress.setSizePolicy(policy)
        self.times, self.maps = TimeBars(linear=True), CheckedMaps(self)
        self.task = BackgroundTask(self)
        self.task.batch.connect(self._on_batch)
        self.task.finished.connect(self._on_finished)
        self.task.failed.connect(self._on_failed)
        self._job: Hashable = None
        self._problem: tuple[SmallNetwork, Floats, Floats] | None = None
        self.known: CheckProgress | None = None
        self._failure = ""
        page.setLayout(below(self.sentence, self.progress, self.maps, self.times, stretch=(0, 0, 1, 0)))

    def pictures(self) -> Sequence[Picture]:
        """Return the maps and both times."""
        return (self.maps, self.times)

    # The work.

    @staticmethod
    def job(state: NetworkState) -> Hashable:
        """Return what the numerical gradient follows from; a bug changes only the other one."""
        if state.checked == "book":
            return ("book", state.samples)
        if state.trained != OWN:
            return (state.trained, state.path, state.samples)
        return (state.sizes, state.used_parameters(), state.hidden, state.output, state.samples)

    @property
    def busy(self) -> bool:
        """Whether a small check is running: a picture waits for it."""
        return self.task.busy and not is_large(self.tab.state)

    def pressed(self) -> bool:
        """Begin the check, or end it."""
        if self.task.busy:
            self.task.stop()
            self.draw(self.tab.state)
        else:
            self._begin(self.tab.state)
        self._say_button()
        return True

    def start_text(self, state: NetworkState) -> str:
        """Return what the button does."""
        return translate("network", "Cancel") if self.task.busy else translate("network", "Check")

    def _say_button(self) -> None:
        button = getattr(self.tab, "start_button", None)
        if button is not None:
            button.setText(self.start_text(self.tab.state))

    def _begin(self, state: NetworkState) -> None:
        self._job, self.known, self._problem, self._failure = self.job(state), None, None, ""
        self.task.start(lambda: checking(state))

    @Slot(object)
    def _on_batch(self, frames: list[Any]) -> None:
        for frame in frames:
            if isinstance(frame, CheckProgress):
                self.known = frame
            else:
                self._problem = frame
        self._draw_if_shown()

    @Slot(object)
    def _on_finished(self, last: object) -> None:
        self._draw_if_shown()

    @Slot(Exception)
    def _on_failed(self, problem: Exception) -> None:
        self._failure = sentence(problem)
        self._draw_if_shown()

    def _draw_if_shown(self) -> None:
        if self.tab.state.view == "check":
            self.draw(self.tab.state)
            self.tab.refresh_equations()
            self._say_button()

    def stop(self) -> None:
        """End the work."""
        self.task.stop()

    # Drawing.

    def draw(self, state: NetworkState) -> None:
        """Draw the maps, as far as they are known; a small check begins by itself."""
        if self.job(state) != self._job:
            self.task.stop()
            self.known = self._problem = None
            self._job = self.job(state)
            if not is_large(state):
                self._begin(state)
        known = self.known
        self.progress.setVisible(self.task.busy)
        self.progress.set_share(known.done / known.total if known else 0.0)
        backprop = self.backprop(state)
        self._draw_maps(state, sizes_of(state), backprop)
        self.times.show_times("", "", self._bars(known))
        self.sentence.setText(self._failure or self._sentence(state, known, backprop))

    def backprop(self, state: NetworkState) -> Floats | None:
        """Return the gradient by backpropagation, with the bug that is switched on."""
        if self._problem is None:
            return None
        network, x, t = self._problem
        return flat(*batch_gradient(network, x, t, state.bug))

    def _draw_maps(self, state: NetworkState, sizes: Sequence[int], backprop: Floats | None) -> None:
        known = self.known
        numerical = known.numerical if known else None
        difference = None if numerical is None or backprop is None else numerical - backprop
        values = {"numerical": numerical, "backprop": backprop, "difference": difference}[state.quantity]
        start = 0
        for index, grid in enumerate(self.maps.grids):
            used = index < len(sizes) - 1
            grid.setVisible(used)
            if not used:
                continue
            n, m = sizes[index : index + 2]
            unit = QT_TRANSLATE_NOOP("network", "Unit {number}") if n == PIXELS else ""
            grid.set_texts(_title(n), translate("network", QUANTITIES[state.quantity]),
                           QT_TRANSLATE_NOOP("network", "Press Check."), unit, layer=index + 1)  # fmt: skip
            own = slice(start, start + (n + 1) * m)
            tiles = None if values is None else _tiles(values[own].reshape(n + 1, m))
            if state.quantity == "difference":
                grid.set_sizes(tiles, DECADES)
            else:
                limit = 1.0 if backprop is None else float(np.abs(backprop[own]).max()) or 1.0
                grid.set_tiles(tiles, limit)
            start += (n + 1) * m

    @staticmethod
    def _bars(known: CheckProgress | None) -> list[TimeBar]:
        """Return both times; the numerical one is foretold while it runs."""
        names = (translate("network", "Numerical, one gradient"), translate("network", "Backpropagation"))
        if known is None:
            return [TimeBar(name, 0.0, "…") for name in names]
        whole = known.seconds * known.total / max(1, known.done)
        passes = translate("network", "{count} forward passes").format(count=number_text(2 * known.total))
        done = known.done == known.total
        numerical = duration_text(whole) if done else f"{duration_text(known.seconds)} / ≈ {duration_text(whole)}"
        times = translate("network", "{count} times as long").format(
            count=number_text(float(f"{whole / max(known.backprop_time, 1e-9):.2g}")))  # fmt: skip
        updates = translate("network", "1,000 updates: {time}").format(time=duration_text(1000 * whole))
        once = translate("network", "one forward and one backward pass")
        return [TimeBar(names[0], whole, f"{numerical} · {passes} · {times} · {updates}", "vermillion"),
                TimeBar(names[1], known.backprop_time, f"{duration_text(known.backprop_time)} · {once}", "training")]

    @staticmethod
    def _sentence(state: NetworkState, known: CheckProgress | None, backprop: Floats | None) -> str:
        if known is None or backprop is None:
            if is_large(state):
                text = translate("network", "{count} parameters, two forward passes for each. Press Check.")
                return text.format(count=number_text(parameter_count(sizes_of(state))))
            return translate("network", "The check begins.")
        if known.done < known.total:
            text = translate("network", "{done} of {total} parameters have been moved up and down.")
            return text.format(done=number_text(known.done), total=number_text(known.total))
        worst = float(np.max(relative_errors(known.numerical, backprop)))
        largest = float(np.abs(known.numerical - backprop).max())
        values = {"worst": bound_text(worst, 3), "largest": bound_text(largest, 3)}
        if worst < FINE:
            text = translate("network", "The two agree: they differ by {largest} at most, a relative error of {worst}.")
        elif worst > 0.01:
            text = translate("network", "The two do not agree: the relative error is up to {worst}. Backward has a "
                             "bug, or an activation has a corner here.")  # fmt: skip
        else:
            text = translate("network", "The two nearly agree: the relative error is up to {worst}.")
        return text.format(**values)

    def equations(self, state: NetworkState) -> Sequence[Equation]:
        """Return both gradients and the error measure."""
        return (
            Equation("∂<i>E</i>/∂<i>w</i> ≈ (<i>E</i>(<i>w</i>+<i>h</i>) − <i>E</i>(<i>w</i>−<i>h</i>)) / 2<i>h</i>",
                     "<i>h</i> = 10<sup>−4</sup>", "f = lambda W: self.loss(x, t)  # loss reads self.W1, not W"),
            Equation("|numerical − backprop| / max(|numerical|, |backprop|)", "",
                     "np.abs(a - b) / np.maximum(np.abs(a), np.abs(b))", essential=False),
        )  # fmt: skip

    def script(self, state: NetworkState) -> str:
        """Return the check of the network on show, with the bug that is switched on."""
        return check_script(state, problem_of(state))

    def retranslate(self) -> None:
        """Name the pictures."""
        self.times.setAccessibleName(translate("network", "How long both gradients take"))
        self.maps.setAccessibleName(translate("network", "Both gradients of every weight"))


def _title(inputs: int) -> str:
    """Return what a map with so many inputs shows (source language)."""
    if inputs == PIXELS:
        return QT_TRANSLATE_NOOP("network", "W{layer}")
    return QT_TRANSLATE_NOOP("network", "W{layer}, below it b{layer}")


def _tiles(values: Floats) -> Floats:
    """Return W and, a row below it, b as one picture; where a weight belongs to a pixel, a picture for each unit."""
    if len(values) == PIXELS + 1:
        return values[:-1].T.reshape(-1, 28, 28)
    return np.vstack([values[:-1], np.full((1, values.shape[1]), np.nan), values[-1:]])[None]
