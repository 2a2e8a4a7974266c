"""Mini-batches drawn again and again: their losses scatter around the loss over all images, as 1/√N."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGraphicsItem, QWidget

from nnviz.core.studies.losses.loss_against_accuracy import expected_spread
from nnviz.data.dataset import Dataset
from nnviz.tabs.common.layout import below, beside
from nnviz.tabs.common.networks import shipped_file
from nnviz.tabs.losses.network_view import TrainedNetworkView
from nnviz.tabs.losses.state import BATCH_SIZES, ESTIMATES, LossesState
from nnviz.tabs.losses.study import Estimates, sampling
from nnviz.tabs.losses.view import Moment
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.number_format import fixed_text, number_text
from nnviz.ui.plots.items.drag_handle import Handle
from nnviz.ui.plots.plot import Plot
from nnviz.ui.view import Picture
from nnviz.ui.widgets.equation_strip import Equation

_STILL = 10  # the batch size whose spread the axis follows, for this size and all larger ones
_WIDE = 3.5  # spreads to each side that the axis shows


class EstimatesView(TrainedNetworkView):
    """The estimates in the order they were drawn, and the spread against the batch size."""

    rate = 15.0
    played = ("drawn",)
    start = QT_TRANSLATE_NOOP("losses", "Draw batches")
    hint = QT_TRANSLATE_NOOP("losses", "Drag the point on the right to another batch size. Space draws more batches.")

    def build(self, page: QWidget) -> None:
        """Make the sentence and both plots."""
        self.make_parts()
        self.plot = Plot("losses")
        self.plot.set_texts(QT_TRANSLATE_NOOP("losses", "Each dot: the loss of one mini-batch"),
                            QT_TRANSLATE_NOOP("losses", "Batch drawn"),
                            QT_TRANSLATE_NOOP("losses", "Loss"))  # fmt: skip
        self.dots = self.plot.curve("training", QT_TRANSLATE_NOOP("losses", "mini-batch"), share=0.4, dots=True)
        self.dots.item.setVisible(False)  # the dots alone: nothing leads from one batch to the next
        self.whole = self.plot.marker("ink", dash=False, angle=0)
        self.edges = [self.plot.marker("vermillion", angle=0) for _ in range(2)]
        self.spreads = Plot("losses", log="xy")
        self.spreads.set_texts(QT_TRANSLATE_NOOP("losses", "Spread against batch size"),
                               QT_TRANSLATE_NOOP("losses", "Batch size N"),
                               QT_TRANSLATE_NOOP("losses", "Standard deviation"))  # fmt: skip
        self.law = self.spreads.curve("vermillion", QT_TRANSLATE_NOOP("losses", "1/√N"), width=2, dash=True, still=True)
        self.measured = self.spreads.curve("training", QT_TRANSLATE_NOOP("losses", "measured"), dots=True, share=0.4)
        self.handle = Handle(self.spreads, "ink", "diamond", key_step=(0.4, 0.0))
        self.handle.moved.connect(self._on_moved)
        self.plot.legend.hide()
        self.forget()
        page.setLayout(below(self.sentence, self.progress, beside(self.plot, self.spreads, stretch=(3, 2)),
                             stretch=(0, 0, 1)))  # fmt: skip

    def pictures(self) -> Sequence[Picture]:
        """Return both plots."""
        return (self.plot, self.spreads)

    @Slot(float, float)
    def _on_moved(self, log_size: float, y: float) -> None:
        sizes = list(self.estimates) or list(BATCH_SIZES)
        self.tab.change(merge="size", size=min(sizes, key=lambda size: abs(np.log10(size) - log_size)))

    # The work.

    def job(self, state: LossesState) -> Hashable:
        """Return the network and the seed of the draws."""
        return (state.network, state.seed)

    def work(self, state: LossesState, data: Dataset) -> Callable[[], Iterator[Any]]:
        """Return what computes the losses of all test images and draws from them."""
        network, seed = state.network, state.seed
        return lambda: sampling(network, data.x_test, data.t_test, seed)

    def forget(self) -> None:
        """Drop the numbers of another network."""
        self.losses, self.mean = np.empty(0), 0.0
        self.estimates: dict[int, np.ndarray] = {}

    def take(self, frames: list[Any]) -> None:
        """Keep losses and estimates."""
        for frame in frames:
            if isinstance(frame, Estimates):
                self.estimates[frame.size] = frame.values
            else:
                self.losses = np.concatenate([self.losses, frame])
        self.mean = float(self.losses.mean()) if len(self.losses) else 0.0

    def share(self) -> float:
        """Return how much is computed: half are the losses, half the estimates."""
        images = len(self._dataset.x_test) if self._dataset else 1
        return 0.5 * len(self.losses) / images + 0.5 * len(self.estimates) / len(BATCH_SIZES)

    # Drawing.

    def size_of(self, state: LossesState) -> int | None:
        """Return the batch size on show: the one that was asked for, or the largest there is; None before any."""
        return max((size for size in self.estimates if size <= state.size), default=None)

    def spread(self, size: int) -> float:
        """Return the standard deviation of the estimates of a size."""
        return float(self.estimates[size].std())

    def law_of(self, size: int) -> float:
        """Return the spread of single losses over √N."""
        return float(self.losses.std() / np.sqrt(size))

    def draw_numbers(self, state: LossesState) -> None:
        """Draw the estimates of the size on show, and the spreads of all."""
        size = self.size_of(state)
        moving: tuple[QGraphicsItem, ...] = (self.handle, self.whole, *self.edges)
        for item in moving:
            item.setVisible(size is not None)
        if size is None:
            for plot, curve in ((self.plot, self.dots), (self.spreads, self.law), (self.spreads, self.measured)):
                plot.set_data(curve, np.empty(0), np.empty(0))
            return
        self._draw_estimates(state, size)
        self._draw_spreads(size)

    def _draw_estimates(self, state: LossesState, size: int) -> None:
        values = self.estimates[size][: state.drawn]
        self.plot.set_data(self.dots, np.arange(1.0, len(values) + 1), values)
        self.whole.setValue(self.mean)
        expected = expected_spread(self.losses, size)
        for edge, side in zip(self.edges, (-1, 1), strict=True):
            edge.setValue(self.mean + side * expected)
        reach = _WIDE * self.law_of(min(size, _STILL))
        self.plot.set_domain((0.0, ESTIMATES + 1.0), (min(0.0, self.mean - reach) if size < _STILL else
                             max(self.mean - reach, -0.1 * self.mean), self.mean + reach))  # fmt: skip

    def _draw_spreads(self, size: int) -> None:
        sizes = sorted(self.estimates)
        key = (tuple(sizes), self._key, self._dataset)
        if key != getattr(self, "_drawn", None):
            self._drawn = key
            spreads = np.array([self.spread(n) for n in sizes])
            shown = spreads > 0
            self.spreads.set_data(self.measured, np.array(sizes, float)[shown], spreads[shown])
            ends = np.array([1.0, max(BATCH_SIZES)])
            self.spreads.set_data(self.law, ends, self.losses.std() / np.sqrt(ends))
            top = max(self.law_of(1), 1e-9)
            self.spreads.set_domain((0.8, 1.3 * max(BATCH_SIZES)), (top / 200, 2 * top))
        low = self.law_of(1) / 200
        self.handle.put(float(np.log10(size)), float(np.log10(max(self.spread(size), low, 1e-12))))

    def sentence_of(self, state: LossesState) -> str:
        """Return how far the estimates scatter, and what the law says."""
        if (size := self.size_of(state)) is None or self.task.busy:
            return ""
        text = translate("losses", "{count} mini-batches of {size}: their losses scatter by {spread} "
                                   "around {mean}, the loss over all {images} images. std/√N = {law}.")  # fmt: skip
        return text.format(count=ESTIMATES, size=number_text(size), spread=number_text(self.spread(size), 3),
                           mean=fixed_text(self.mean, 4), images=number_text(len(self.losses)),
                           law=number_text(self.law_of(size), 3))  # fmt: skip

    def retranslate(self) -> None:
        """Name the handle."""
        self.handle.set_name(translate("losses", "Drag to another batch size"))

    # Time, strip, program.

    def moments(self, state: LossesState) -> Sequence[Moment]:
        """Return one more batch each; where all are drawn, from the first one on."""
        first = state.drawn + 1 if state.drawn < ESTIMATES else 1
        return [{"drawn": count} for count in range(first, ESTIMATES + 1)]

    def run_key(self, state: LossesState) -> tuple[Any, ...]:
        """Return what the estimates follow from."""
        return (state.network, state.seed, state.size)

    def equations(self, state: LossesState) -> Sequence[Equation]:
        """Return the last estimate, the loss it estimates, and the spread."""
        size = self.size_of(state)
        texts = ["…", "…", "…"]
        if size is not None:
            last = self.estimates[size][state.drawn - 1]
            ratio = f"{number_text(float(self.losses.std()), 3)} / √{number_text(size)}"
            texts = [f"<b>{fixed_text(float(last), 6)}</b>", f"<b>{fixed_text(self.mean, 6)}</b>",
                     f"{ratio} = <b>{number_text(self.law_of(size), 3)}</b>"]  # fmt: skip
        return (
            Equation("<i>E</i> ≈ −<sup>1</sup>/<sub><i>N</i></sub> Σ<sub><i>N</i></sub> ln <i>y</i>", texts[0],
                     "losses[rng.choice(len(losses), N, replace=False)].mean()"),
            Equation("<i>E</i> = −<sup>1</sup>/<sub><i>M</i></sub> Σ<sub><i>M</i></sub> ln <i>y</i>", texts[1],
                     "losses.mean()"),
            Equation("std / √<i>N</i>", texts[2], "losses.std() / np.sqrt(N)"),
        )  # fmt: skip

    def settings(self, state: LossesState) -> dict[str, Any]:
        """Return network, batch size and seed."""
        return {"WEIGHTS": str(shipped_file(state.network)), "SIZE": state.size, "COUNT": ESTIMATES,
                "SEED": state.seed}  # fmt: skip
