"""Loss and accuracy over one weight of a trained network: a smooth curve and a staircase."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from nnviz.core.studies.losses.loss_against_accuracy import Derivatives, Point
from nnviz.data.dataset import Dataset
from nnviz.tabs.common.layout import below
from nnviz.tabs.common.networks import shipped_file
from nnviz.tabs.losses.network_view import TrainedNetworkView
from nnviz.tabs.losses.state import REACH, STEP, LossesState
from nnviz.tabs.losses.study import COUNT, Trained, WeightJob, scanning
from nnviz.tabs.losses.view import Moment
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.number_format import fixed_text, number_text
from nnviz.ui.plots.curve import smooth
from nnviz.ui.plots.items.drag_handle import Handle
from nnviz.ui.plots.plot import Plot
from nnviz.ui.plots.shared_axis import SharedAxis
from nnviz.ui.view import Picture
from nnviz.ui.widgets.equation_strip import Equation
from nnviz.ui.widgets.figures import Figures

_COUNTED = 1000  # weights whose derivatives are counted, at most
_X = QT_TRANSLATE_NOOP("losses", "Weight w")
_LEFT = 64  # px at scale 1: both plots are in line


class AccuracyView(TrainedNetworkView):
    """The accuracy as stairs over the loss as a curve, both over the same weight."""

    rate = 20.0
    played = ("nudge",)
    start = QT_TRANSLATE_NOOP("losses", "Move the weight")
    hint = QT_TRANSLATE_NOOP("losses", "Drag a point: how far can the weight move before the accuracy "
                                       "jumps to another step? Try another weight or more images.")  # fmt: skip

    def build(self, page: QWidget) -> None:
        """Make the figures, the sentence and both plots."""
        self.make_parts()
        self.figures = Figures("losses", {
            "right": QT_TRANSLATE_NOOP("losses", "Correct"),
            "loss": QT_TRANSLATE_NOOP("losses", "Loss"),
            "of_accuracy": QT_TRANSLATE_NOOP("losses", "Weights moving accuracy"),
            "of_loss": QT_TRANSLATE_NOOP("losses", "moving loss"),
        }, {"right": "10,000 of 10,000", "loss": "0.00000000", "of_accuracy": "1,000 of 1,000",
            "of_loss": "1,000 of 1,000"}, margin=8)  # fmt: skip
        self.stairs, self.smooth = Plot("losses"), Plot("losses")
        self.smooth.set_texts("", _X, QT_TRANSLATE_NOOP("losses", "Loss"))
        self.smooth.setXLink(self.stairs.plotItem)
        self.accuracies = self.stairs.curve("test", QT_TRANSLATE_NOOP("losses", "accuracy"), width=2, still=True)
        self.losses = self.smooth.curve("training", QT_TRANSLATE_NOOP("losses", "loss"), width=2, still=True)
        smooth(self.losses)
        self.lines, self.handles = [], []
        for plot, role in ((self.stairs, "test"), (self.smooth, "training")):
            plot.legend.hide()
            plot.set_left_width(_LEFT)
            self.lines.append(plot.marker("marker"))
            handle = Handle(plot, role, key_step=(STEP, 0.0))
            handle.moved.connect(self._on_moved)
            self.handles.append(handle)
        self.forget()
        page.setLayout(below(self.figures, self.sentence, self.progress, self.stairs, self.smooth,
                             stretch=(0, 0, 0, 1, 1)))  # fmt: skip
        SharedAxis(self.stairs, page, self._name_axes).set_shared(True)

    def _name_axes(self, shared: bool) -> None:
        self.stairs.set_texts(QT_TRANSLATE_NOOP("losses", "Accuracy and loss over one weight"), "" if shared else _X,
                              QT_TRANSLATE_NOOP("losses", "Correct (%)"))  # fmt: skip

    def pictures(self) -> Sequence[Picture]:
        """Return both plots."""
        return (self.smooth, self.stairs)

    @Slot(float, float)
    def _on_moved(self, x: float, y: float) -> None:
        self.tab.change(merge="nudge", nudge=min(REACH, max(-REACH, x - self.trained)))

    # The work.

    def job(self, state: LossesState) -> Hashable:
        """Return the weight that is looked at, and over how many images."""
        return WeightJob(state.network, state.layer, state.unit_from, state.unit_to, state.images)

    def work(self, state: LossesState, data: Dataset) -> Callable[[], Iterator[Any]]:
        """Return what looks at the weight over the test images."""
        job = WeightJob(state.network, state.layer, state.unit_from, state.unit_to, state.images)
        return lambda: scanning(job, data.x_test, data.t_test)

    def forget(self) -> None:
        """Drop the numbers of another weight."""
        self.trained, self.derivatives = 0.0, Derivatives(0, 0, 0, 0)
        self.loss_at, self.right_at = np.full(COUNT, np.nan), np.zeros(COUNT, int)

    def take(self, frames: list[Any]) -> None:
        """Keep the values where they belong."""
        for frame in frames:
            if isinstance(frame, Trained):
                self.trained = frame.weight
            elif isinstance(frame, Derivatives):
                self.derivatives = frame
            else:
                self._take_points(frame)

    def _take_points(self, points: Sequence[Point]) -> None:
        for point in points:
            index = round((point.weight - self.trained + REACH) / STEP)
            self.loss_at[index], self.right_at[index] = point.loss, point.correct

    def share(self) -> float:
        """Return how much is computed: the curve is half of it, the derivatives the other half."""
        counted = self.derivatives.done / max(1, self.derivatives.total)
        return 0.5 * float(np.isfinite(self.loss_at).mean()) + 0.5 * counted

    # Drawing.

    def images_of(self, state: LossesState) -> int:
        """Return how many images were answered."""
        return min(state.images, len(self._dataset.x_test)) if self._dataset else state.images

    def draw_numbers(self, state: LossesState) -> None:
        """Draw stairs and curve, and where the weight is."""
        known = np.flatnonzero(np.isfinite(self.loss_at))
        key = (len(known), self._key, self._dataset)
        if key != getattr(self, "_drawn", None):
            self._drawn = key
            self._draw_curves(known, self.images_of(state))
        at = state.nudge_index()
        there = at in known
        for item in (*self.handles, *self.lines):
            item.setVisible(bool(there))
        if there:
            weight = self.trained + state.nudge
            for line in self.lines:
                line.setValue(weight)
            self.handles[0].put(weight, 100 * self.right_at[at] / self.images_of(state))
            self.handles[1].put(weight, self.loss_at[at])
        self._show_figures(state, at if there else None)

    def _draw_curves(self, known: np.ndarray, images: int) -> None:
        weights, losses = self.trained - REACH + STEP * known, self.loss_at[known]
        shares = 100 * self.right_at[known] / images
        self.smooth.set_data(self.losses, weights, losses)
        self.stairs.set_data(self.accuracies, *stairs_of(weights, shares))
        ends = (self.trained - REACH, self.trained + REACH)
        if len(known):
            self.smooth.set_domain(ends, _range(losses, 1e-6))
            self.stairs.set_domain(ends, _range(shares, 200 / images))

    def _show_figures(self, state: LossesState, at: int | None) -> None:
        images, d = self.images_of(state), self.derivatives
        counted = [_share_text(n, d.done) if d.done else "–" for n in (d.of_accuracy, d.of_loss)]
        self.figures.show_values(
            right="–" if at is None else _share_text(int(self.right_at[at]), images),
            loss="–" if at is None else fixed_text(float(self.loss_at[at]), 8),
            of_accuracy=counted[0], of_loss=counted[1],
        )  # fmt: skip

    def tread(self, state: LossesState) -> tuple[int, int] | None:
        """Return between which computed values around the weight the accuracy stands still; None if not known yet."""
        at = state.nudge_index()
        if not np.isfinite(self.loss_at).all():
            return None
        other = np.flatnonzero(self.right_at != self.right_at[at])
        below_it, above_it = other[other < at], other[other > at]
        first = int(below_it[-1]) + 1 if len(below_it) else 0
        return first, int(above_it[0]) - 1 if len(above_it) else COUNT - 1

    def sentence_of(self, state: LossesState) -> str:
        """Return how far the stairs are level around the weight, and what the loss does meanwhile."""
        if (tread := self.tread(state)) is None:
            return ""
        losses = self.loss_at[tread[0] : tread[1] + 1]
        if np.ptp(self.loss_at) == 0:
            return translate("losses", "With these images this weight makes no difference: neither loss nor accuracy "
                             "changes with it.")  # fmt: skip
        text = translate(
            "losses", "From {low} to {high} in steps of 0.02, {right} of {images} answers are correct and the loss is "
                      "{least} to {most}.")  # fmt: skip
        low, high = (fixed_text(self.trained - REACH + STEP * index, 2) for index in tread)
        return text.format(low=low, high=high, right=number_text(self.right_at[tread[0]]),
                           images=number_text(self.images_of(state)), least=fixed_text(losses.min(), 4),
                           most=fixed_text(losses.max(), 4))  # fmt: skip

    def retranslate(self) -> None:
        """Name the handles."""
        for handle in self.handles:
            handle.set_name(translate("losses", "Drag the weight"))

    # Time, strip, program.

    def moments(self, state: LossesState) -> Sequence[Moment]:
        """Return the weight nudged again and again, to the end of the picture and from its other end to here."""
        here = state.nudge_index()
        order = [*range(here + 1, COUNT), *range(here)]
        return [{"nudge": round(index * STEP - REACH, 10)} for index in order]

    def equations(self, state: LossesState) -> Sequence[Equation]:
        """Return the two differences to the next value of the weight."""
        at = min(state.nudge_index(), COUNT - 2)
        here, there = self.loss_at[at], self.loss_at[at + 1]
        name = f"<i>w</i> = <i>W</i><sub>{state.layer}</sub>[{state.unit_from}, {state.unit_to}]"
        if not (np.isfinite(here) and np.isfinite(there)):
            return (Equation(name, "…", ""), Equation("Δ<i>E</i>/Δ<i>w</i>", "…", ""), Equation("Δ/Δ<i>w</i>", "…", ""))
        right = number_text(100 * (self.right_at[at + 1] - self.right_at[at]) / self.images_of(state) / STEP)
        return (
            Equation(name, f"<b>{fixed_text(self.trained + state.nudge, 4)}</b>",
                     f"W{state.layer}[{state.unit_from}, {state.unit_to}]"),
            Equation("Δ<i>E</i> / Δ<i>w</i>", f"({fixed_text(there, 6)} − {fixed_text(here, 6)}) / {STEP:g} = "
                     f"<b>{number_text((there - here) / STEP, 3)}</b>", "(loss(w + h) - loss(w)) / h"),
            Equation("Δ% / Δ<i>w</i>", f"<b>{right}</b>", "(accuracy(w + h) - accuracy(w)) / h"),
        )  # fmt: skip

    def settings(self, state: LossesState) -> dict[str, Any]:
        """Return network, weight and images."""
        return {"WEIGHTS": str(shipped_file(state.network)), "LAYER": state.layer, "ROW": state.unit_from,
                "COLUMN": state.unit_to, "IMAGES": state.images, "NUDGE": state.nudge}  # fmt: skip


def stairs_of(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the corners of the stairs through points (n,) in order of x: each step halfway between two of them."""
    if len(x) < 2:
        return x, y
    middle = (x[:-1] + x[1:]) / 2
    return np.concatenate([[x[0]], np.repeat(middle, 2), [x[-1]]]), np.repeat(y, 2)


def _range(values: np.ndarray, least: float) -> tuple[float, float]:
    """Return a range around values with a margin; least: its half width at least."""
    low, high = float(values.min()), float(values.max())
    pad = max(0.08 * (high - low), least)
    return low - pad, high + pad


def _share_text(count: int, total: int) -> str:
    """Return how many of how many, in words: a slash becomes a fraction, in half the type."""
    text = translate("losses", "{count} of {total}")
    return text.format(count=number_text(count), total=number_text(total))
