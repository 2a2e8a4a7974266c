"""One update: batch, forward, loss, gradient, update, and again, on a real mini-batch; and what wrong orders do.

Five seconds: the arrays of a batch to scale, the step that is done now lit, its numbers below. One second: Space goes a
step on, and round after round the loss falls; another order, and it does not.
"""

from collections.abc import Hashable, Iterator, Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from nnviz.core.studies.network.one_update import RATE, ROUNDS, Round, rounds
from nnviz.data.digits import generate
from nnviz.tabs.common.layout import below, beside
from nnviz.tabs.network.state import NetworkState
from nnviz.tabs.network.view import NetworkView
from nnviz.tabs.network.widgets.factor_row import Factor, FactorRow
from nnviz.tabs.network.widgets.shape_row import Shape, ShapeRow
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.number_format import bracketed_text, number_text
from nnviz.ui.base.runtime.background_task import BackgroundTask
from nnviz.ui.files.script_template import script_text
from nnviz.ui.plots.plot import Plot
from nnviz.ui.view import Picture
from nnviz.ui.widgets.equation_strip import Equation
from nnviz.ui.widgets.live_text import LiveText

IMAGES = 200
STAGES = 5
STAGE_NAMES = (
    QT_TRANSLATE_NOOP("network", "draw a mini-batch"), QT_TRANSLATE_NOOP("network", "forward"),
    QT_TRANSLATE_NOOP("network", "loss"), QT_TRANSLATE_NOOP("network", "gradient"),
    QT_TRANSLATE_NOOP("network", "update"),
)  # fmt: skip
PLACES = {4: (1, 2, 2, 2, 3), 6: (1, 2, 3, 4, 5), 7: (2, 3, 4, 5, 6)}
"""Steps of a list → the number in it of each of the five stages; a list ends with "again", and that of 7 begins with
making the network."""
LAYERS = {"book": (784, 50, 10), "pretrained": (784, 50, 100, 10)}
"""Which network's arrays are drawn → its layers; it is always the first one that learns."""
_SIDES = ("ink", "training", "right", "test", "marker")  # colours of the sides: N, 784, 50 …


def arrays_of(layers: Sequence[int], batch: int, stage: int) -> list[Shape]:
    """Return x, W1, z1 … y of a batch; those that take part in a stage are lit."""
    depth, found = len(layers) - 1, []
    for number in range(depth + 1):
        name = "x" if number == 0 else "y" if number == depth else f"z{number}" if depth > 2 else "z"
        if number:
            roles = _SIDES[number], _SIDES[number + 1] if number < depth else _SIDES[-1]
            found.append(Shape(f"W{number}", layers[number - 1], layers[number], roles, stage in (1, 3, 4)))
        side = _SIDES[number + 1] if number < depth else _SIDES[-1]
        lit = stage == 1 or (stage, name) in ((0, "x"), (2, "y"))
        found.append(Shape(name, batch, layers[number], (_SIDES[0], side), lit))
    return found


def learning(batch: int, order: str) -> Iterator[tuple[str, list[Round]]]:
    """Yield the rounds in the right order, and those in another one."""
    images, labels = generate(IMAGES, np.random.default_rng(3))
    x = images.reshape(len(images), -1) / 255.0
    for name in dict.fromkeys(("right", order)):
        done: list[Round] = []
        for step in rounds(x, labels, batch, name, np.random.default_rng(0)):
            done.append(step)
            yield name, list(done)


class WeightUpdateView(NetworkView):
    """Shapes to scale, the loss over the rounds, and the numbers of the step on show."""

    start = QT_TRANSLATE_NOOP("network", "Step by step")
    hint = QT_TRANSLATE_NOOP("network", "Space goes from step to step. Change the batch size and see which arrays "
                             "grow; choose a wrong order and see where the loss goes.")  # fmt: skip
    rate = 3.0

    def build(self, page: QWidget) -> None:
        """Make the sentence, the shapes, the curve and the cards."""
        self.sentence = LiveText(plain=True)
        self.shapes, self.cards = ShapeRow(), FactorRow()
        self.plot = Plot("network")
        self.plot.set_texts(QT_TRANSLATE_NOOP("network", "Loss over 200 images"),
                            QT_TRANSLATE_NOOP("network", "Updates"), "")  # fmt: skip
        self.right = self.plot.curve("training", QT_TRANSLATE_NOOP("network", "right order"), width=2)
        self.wrong = self.plot.curve("vermillion", QT_TRANSLATE_NOOP("network", "this order"), width=2, dash=True)
        self.task = BackgroundTask(self)
        self.task.batch.connect(self._on_batch)
        self.task.finished.connect(self._on_finished)
        self._job: Hashable = None
        self._rounds: dict[str, list[Round]] = {}
        middle = beside(self.shapes, self.plot, stretch=(3, 2))
        page.setLayout(below(self.sentence, middle, self.cards, stretch=(0, 1, 0)))

    def pictures(self) -> Sequence[Picture]:
        """Return the shapes, the curve and the cards."""
        return (self.shapes, self.plot, self.cards)

    @property
    def busy(self) -> bool:
        """Whether the rounds are still being computed."""
        return self.task.busy

    @Slot(object)
    def _on_batch(self, frames: list[Any]) -> None:
        for name, done in frames:
            self._rounds[name] = done
        self._draw_if_shown()

    @Slot(object)
    def _on_finished(self, last: object) -> None:
        self._draw_if_shown()

    def _draw_if_shown(self) -> None:
        if self.tab.state.view == "update":
            self.draw(self.tab.state)
            self.tab.refresh_equations()

    def stop(self) -> None:
        """End the work; what is missing is computed when the view is drawn again."""
        if self.task.busy:
            self.task.stop()
            self._job = None

    # Time.

    def positions(self, state: NetworkState) -> tuple[int, int]:
        """Return the last step and the one on show."""
        last = STAGES * ROUNDS - 1
        return last, min(state.at, last)

    def round_of(self, state: NetworkState) -> Round | None:
        """Return the round on show, None while it is still to be computed."""
        done = self._rounds.get(state.order, [])
        number = min(state.at, STAGES * ROUNDS - 1) // STAGES
        return done[number] if number < len(done) else None

    # Drawing.

    def draw(self, state: NetworkState) -> None:
        """Draw the step on show; the rounds are computed in a worker."""
        job = (state.batch, state.order)
        if job != self._job:
            self._job, self._rounds = job, {}
            self.task.start(lambda: learning(*job))
        stage = min(state.at, STAGES * ROUNDS - 1) % STAGES
        self.shapes.show_shapes(arrays_of(LAYERS[state.arrays_of], state.batch, stage))
        here = self.round_of(state)
        self.cards.show_factors(*_cards(here, stage, PLACES[state.listed]))
        self.sentence.setText(_sentence(state, here, stage))
        self._draw_curves(state)

    def _draw_curves(self, state: NetworkState) -> None:
        number = 1 + min(state.at, STAGES * ROUNDS - 1) // STAGES
        for curve, name in ((self.right, "right"), (self.wrong, state.order if state.order != "right" else "")):
            losses = np.array([step.whole for step in self._rounds.get(name, [])[:number]])
            self.plot.set_data(curve, np.arange(len(losses), dtype=float), losses)
        self.plot.set_domain((0.0, float(ROUNDS)), (0.0, 5.0))

    def equations(self, state: NetworkState) -> Sequence[Equation]:
        """Return the five steps of the round as lines of Python with their shapes."""
        n = state.batch
        return (
            Equation("<i>x</i>, <i>t</i>", f"({n}, 784), ({n},)", f"mask = np.random.choice({IMAGES}, {n})",
                     essential=False),
            Equation("<i>y</i> = softmax(ReLU(<i>x</i>·<b>W</b>1 + <b>b</b>1)·<b>W</b>2 + <b>b</b>2)",
                     f"({n}, 784)·(784, 50)·(50, 10) → ({n}, 10)", "y = net.predict(x)"),
            Equation("argmax", _argmax(n, self.round_of(state)), "np.argmax(y, axis=1), np.argmax(y, axis=0)"),
            Equation("<b>W</b> ← <b>W</b> − <i>η</i> ∂<i>E</i>/∂<b>W</b>", f"<i>η</i> = {number_text(RATE)}",
                     "for k in net.params: net.params[k] -= rate * grad[k]", essential=False),
            Equation(translate("network", "learned | set by hand"),
                     "<b>W</b>1, <b>b</b>1, <b>W</b>2, <b>b</b>2: 39,760 &nbsp; | &nbsp; "
                     f"N = {n}, <i>η</i> = {number_text(RATE)}, 50", "", essential=False),
        )  # fmt: skip

    def script(self, state: NetworkState) -> str:
        """Return the loop as a program."""
        return script_text("network_update", BATCH=state.batch, ORDER=state.order)

    def retranslate(self) -> None:
        """Name the shapes and the cards."""
        self.shapes.setAccessibleName(translate("network", "The arrays of a batch to scale"))
        self.cards.setAccessibleName(translate("network", "The numbers of this round"))


def _argmax(n: int, here: Round | None) -> str:
    """Return what argmax gives along both axes of y (N, 10), with its first numbers."""
    along = ((1, n, here.likeliest), (0, 10, here.surest)) if here else ((1, n, ()), (0, 10, ()))
    texts = [f"axis={axis}: ({', '.join(map(str, values[:5]))}{', …' if len(values) > 5 or not values else ''}) "
             f"({size},)" for axis, size, values in along]  # fmt: skip
    return ", &nbsp; ".join(texts)


def _cards(here: Round | None, stage: int, places: Sequence[int]) -> tuple[list[Factor], list[str]]:
    """Return a card for each stage that is done, with its number in the list in use; the others wait."""
    names = [f"{place}. {translate('network', name)}" for place, name in zip(places, STAGE_NAMES, strict=True)]
    values, notes = ["…"] * STAGES, [""] * STAGES
    if here is not None:
        label = here.labels[0]
        shown = ", ".join(str(v) for v in here.labels[:6]) + (" …" if len(here.labels) > 6 else "")
        values = [f"N = {len(here.labels)}", number_text(float(here.y[label]), 3), number_text(here.loss),
                  number_text(here.slope, 3), number_text(here.after)]  # fmt: skip
        before = f"W2[0, {label}]: {number_text(here.weight)} →"
        notes = [f"t {shown}", f"y[0, {label}]", "E", f"dW2[0, {label}]", before]
    return [
        Factor(name, value if index <= stage else "…", ((note if index <= stage else "", "muted"),),
               "accent" if index == stage else "ink")
        for index, (name, value, note) in enumerate(zip(names, values, notes, strict=True))
    ], ["→"] * (STAGES - 1)  # fmt: skip


def _sentence(state: NetworkState, here: Round | None, stage: int) -> str:
    """Return which step of which round this is, and what it does."""
    if here is None:
        return translate("network", "Generating digits and a network …")
    where = translate("network", "Round {round}, step {place} of {all}: {name}.").format(
        round=here.number + 1, place=PLACES[state.listed][stage], all=state.listed,
        name=translate("network", STAGE_NAMES[stage]))  # fmt: skip
    if stage < STAGES - 1:
        return where
    return f"{where} {_update(state, here)}"


def _update(state: NetworkState, here: Round) -> str:
    values = {"weight": number_text(here.weight), "after": number_text(here.after),
              "slope": bracketed_text(here.slope, 3), "rate": number_text(RATE)}  # fmt: skip
    texts = {
        "right": translate("network", "{weight} − {rate}·{slope} = {after}: a positive gradient lowers a weight, a "
                           "negative one raises it."),
        "early": translate("network", "The update uses the gradient of the batch before: in the first "
                                      "round nothing changes."),  # fmt: skip
        "zero": translate("network", "{weight} becomes {after}: nearer to 0, whatever the gradient is. That is not "
                                     "learning."),
        "uphill": translate("network", "{weight} + {rate}·{slope} = {after}: the step goes uphill."),
    }  # fmt: skip
    return texts[state.order].format(**values)
