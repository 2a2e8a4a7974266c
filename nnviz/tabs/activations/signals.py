"""What the layers of a real deep network hold, for four weight initialisations."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from nnviz.core.activations import ACTIVATIONS
from nnviz.core.studies.signal_propagation import LARGEST, SMALLEST, Signal, signals, value_range
from nnviz.data import digits
from nnviz.tabs.activations.signal_words import question_text, row_text
from nnviz.tabs.activations.state import ActivationsState
from nnviz.tabs.activations.view import ActivationsView, ClockHost, below
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, sentence, translate
from nnviz.ui.base.number_format import number_text
from nnviz.ui.base.runtime.background_task import BackgroundTask
from nnviz.ui.tables.histogram_grid import HistogramGrid
from nnviz.ui.view import Picture
from nnviz.ui.widgets.equation_strip import Equation

_STARTS = {
    "N(0, 1)": QT_TRANSLATE_NOOP("activations", "W: std = 1"),
    "0.01": QT_TRANSLATE_NOOP("activations", "W: std = 0.01"),
    "Xavier": QT_TRANSLATE_NOOP("activations", "Xavier"),
    "He": QT_TRANSLATE_NOOP("activations", "He"),
}


_SAMPLES = 1000  # of the batch that is sent through the deep network


class SignalsView(ActivationsView):
    """Histograms of what the layers of a real deep network hold, for four weight initialisations; from a worker.

    Five seconds: four rows, in each the histogram of the first layer, pale those to come, and the question what the
    last layer will have. One second after the first touch: Space lets the signal reach one layer after the other (the
    gradient comes back); at the end a sentence says it: stuck at the ends, all the same, spread.
    """

    tab: ClockHost

    def build(self, page: QWidget) -> None:
        """Make the grid of histograms."""
        self.grid = HistogramGrid()
        self.task = BackgroundTask(self)
        self.task.batch.connect(self._on_batch)
        self.task.finished.connect(self._on_finished)
        self.task.failed.connect(self._on_failed)
        self.key: Any = None
        self.found: dict[tuple[str, int], Signal] = {}
        page.setLayout(below(self.grid, stretch=(1,)))

    def pictures(self) -> Sequence[Picture]:
        """Return the grid: it has a table too."""
        return (self.grid,)

    @property
    def busy(self) -> bool:
        """Whether the network is being computed."""
        return self.task.busy

    def draw(self, state: ActivationsState) -> None:
        """Compute what is not known yet, and show what is."""
        key = (state.activation, state.layers, state.units, state.inputs, state.seed)
        if key != self.key:
            self.key, self.found = key, {}
            self.task.start(lambda: _compute(*key))
        self._show(state)

    def stop(self) -> None:
        """End a computation that is not wanted any more."""
        self.task.stop()

    @Slot(object)
    def _on_batch(self, items: list[Any]) -> None:
        self.found.update({(s.weight_init, s.layer): s for s in items if isinstance(s, Signal)})
        if self.tab.state.view == "signals":  # otherwise it is shown when the view is
            self._show(self.tab.state)

    @Slot()
    def _on_finished(self) -> None:
        self.tab.refresh_equations()

    @Slot(Exception)
    def _on_failed(self, problem: Exception) -> None:
        self.tab.message.say(sentence(problem))

    def _show(self, state: ActivationsState) -> None:
        values = state.shown == "values"
        layer = translate("activations", "Layer {n}")
        low, high = value_range(state.activation) if values else (0.0, 0.0)
        ends = ((number_text(low), number_text((low + high) / 2), number_text(high)) if values
                else _powers(SMALLEST, LARGEST))  # fmt: skip
        self.grid.set_frame(
            translate("activations", "What each layer outputs") if values
            else translate("activations", "Size of the weight gradients"),
            translate("activations", "Value after the activation (height: square root of the share)") if values
            else translate("activations", "Size of ∂E/∂W, powers of ten (height: square root of the share)"),
            [translate("activations", text) for text in _STARTS.values()],
            [layer.format(n=i + 1) for i in range(state.layers)], ends, "training" if values else "vermillion",
        )  # fmt: skip
        starts, reached = list(_STARTS), self.reached(state)
        places = {(starts.index(s.weight_init), s.layer - 1): s for s in self.found.values() if s.layer <= state.layers}
        shares = {place: s.values if values else s.gradients for place, s in places.items()}
        seen = {place for place, s in places.items() if s.layer in reached}
        self.grid.show_cells({place: (shares[place], self._note(places[place], values)) for place in seen},
                             {place: shares[place] for place in shares.keys() - seen})  # fmt: skip
        self.grid.show_remarks([self._remark(state, start) for start in starts])

    def reached(self, state: ActivationsState) -> range:
        """Return the layers that the signal has reached; the gradient comes from the last one."""
        count = min(self.tab.timeline.position, state.layers)
        return range(1, count + 1) if state.shown == "values" else range(state.layers - count + 1, state.layers + 1)

    def _remark(self, state: ActivationsState, start: str) -> str:
        """Return what is seen in a row, once all of it is there; until then, what comes."""
        row = [self.found[start, n] for n in range(1, state.layers + 1) if (start, n) in self.found]
        if len(row) < state.layers or not self.reached(state):
            return ""
        values = state.shown == "values"
        if len(self.reached(state)) == state.layers:
            return row_text(row, state.activation, values)
        return question_text(row, self.reached(state), values)

    def sentences(self) -> Sequence[str]:
        """Return what stands under the names of the rows."""
        return [text for text in self.grid.remarks if text]

    def description(self, state: ActivationsState) -> str:
        """Return the sentence of each row."""
        pairs = zip(_STARTS.values(), self.grid.remarks, strict=True) if self.grid.remarks else ()
        return " ".join(f"{translate('activations', name)}: {text}" for name, text in pairs if text)

    @staticmethod
    def _note(signal: Signal, values: bool) -> str:
        return f"std {number_text(signal.spread, 2)}" if values else number_text(signal.gradient_size, 2)

    def equations(self, state: ActivationsState) -> Sequence[Equation]:
        """Return how far the values are spread, and the size of the gradients, where the signal is by now."""
        reached, values = self.reached(state), state.shown == "values"
        last = max(1, reached.stop - 1) if values else state.layers
        first = 1 if values else min(reached.start, state.layers)
        has_values = bool(reached) or not values
        has_gradient = len(reached) == state.layers if values else bool(reached)  # it comes back through all layers
        return [
            Equation(f"std(<i>z</i><sub>{last}</sub>), &nbsp;<i>z</i> = <i>h</i>(<i>a</i>)",
                     self._each(state, last, "spread") if has_values else "…", "z.std()"),
            Equation(f"|∂<i>E</i>/∂<i>W</i><sub>{first}</sub>|",
                     self._each(state, first, "gradient_size") if has_gradient else "…",
                     f"np.sqrt(np.mean(dW{first}**2))"),
        ]  # fmt: skip

    def _each(self, state: ActivationsState, layer: int, field: str) -> str:
        texts = []
        for start, name in _STARTS.items():
            if (start, layer) in self.found:
                number = number_text(getattr(self.found[start, layer], field), 3)
                texts.append(f'{translate("activations", name)}: <a href="{start} {layer}"><b>{number}</b></a>')
        return "&nbsp;&nbsp; ".join(texts)

    def highlight(self, key: str) -> None:
        """Frame the histogram a number belongs to."""
        self.lit = key
        start, _, layer = key.rpartition(" ")
        self.grid.light((list(_STARTS).index(start), int(layer) - 1) if start in _STARTS else None)

    def settings(self, state: ActivationsState) -> dict[str, Any]:
        """Return the network."""
        row = ACTIVATIONS[state.activation]
        return {"ACTIVATION": row.python, "SLOPE": row.derivative_python, "LAYERS": state.layers, "UNITS": state.units,
                "INPUTS": state.inputs, "SHOWN": state.shown, "SEED": state.seed,
                "RANGE": value_range(state.activation)}  # fmt: skip


def _powers(low: float, high: float) -> tuple[str, str, str]:
    """Return the ends and the middle of an axis of powers of ten; what is smaller is counted at the left end."""
    left, middle, right = (number_text(10.0**p).removeprefix("1×") for p in (low, (low + high) / 2, high))
    return f"≤{left}", middle, right


def _compute(activation: str, layers: int, units: int, inputs: str, seed: int) -> Iterator[Any]:
    """Yield progress, then a Signal per network and layer; the batch is the book's random numbers or digits."""
    rng = np.random.default_rng(seed)
    if inputs == "digits":
        for frame in digits.generating(_SAMPLES, rng):
            yield frame
        assert isinstance(frame, digits.Drawn)  # the last one
        x, t = frame.images.reshape(_SAMPLES, -1) / 255.0, frame.labels.astype(np.intp)
    else:
        x, t = rng.standard_normal((_SAMPLES, 100)), rng.integers(0, 10, _SAMPLES)
    yield from signals(activation, tuple(_STARTS), layers, units, x, t, seed)
