"""What common mistakes cost: the accuracy with each of them alone, and with those that are switched on."""

from collections.abc import Sequence
from dataclasses import asdict

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from nnviz.core.inference import MISTAKES, Mistakes, wrong_ones
from nnviz.tabs.inference.answering import Job
from nnviz.tabs.inference.columns import column
from nnviz.tabs.inference.inference_view import InferenceView
from nnviz.tabs.inference.one import ROOM, share_axis
from nnviz.tabs.inference.shown import Shown
from nnviz.tabs.inference.state import InferenceState
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.number_format import number_text, percent_text
from nnviz.ui.base.theme import THEME
from nnviz.ui.images.answer_grid import AnswerGrid
from nnviz.ui.plots.items.draggable_bars import BarChart
from nnviz.ui.view import Picture

_WIDE, _LOW = 900, 420  # px at scale 1: room for the images beside the bars, for all words under them


class BugsView(InferenceView):
    """A bar for each mistake: the accuracy that it leaves, and the images that are lost by it.

    Five seconds: four bars, one of them much lower; beside them the digits that this bug costs.
    One second after a click on a bar: that bug is on, and its digits stand there.
    """

    def build(self, page: QWidget) -> None:
        """Make everything on the page."""
        self.costs = BarChart("inference", most=len(MISTAKES) + 1)
        self.costs.set_texts(
            QT_TRANSLATE_NOOP("inference", "Accuracy left by common bugs"), "",
            QT_TRANSLATE_NOOP("inference", "Accuracy"),
        )  # fmt: skip
        share_axis(self.costs)
        self.costs.clicked.connect(self._on_bar)
        self.effects = QLabel()
        self.effects.setWordWrap(True)
        self.effects.setContentsMargins(24, 0, 24, 12)
        self.images = np.zeros(0, np.intp)  # of the grid
        self._page = page
        self.grid = AnswerGrid(pages=True, largest=110, framed=False)
        self.grid.chosen.connect(self._on_tile)
        row = QHBoxLayout()
        row.addWidget(self.costs, 60)
        row.addWidget(self.grid, 40)
        column(page, row, self.effects)

    def draw_shown(self, shown: Shown) -> None:
        """Show a bar for each mistake alone, and one for those that are switched on if that is another case."""
        on = shown.state.mistakes
        rows = [(row.mistakes, translate("inference", row.title)) for row in MISTAKES.values()]
        if on not in [mistakes for mistakes, _ in rows]:
            rows.append((on, translate("inference", "As switched on")))
        found = [shown.variants.get(mistakes) for mistakes, _ in rows]
        shares = [shown.share(answers) for answers in found]
        texts = [percent_text(share) if answers else "…" for share, answers in zip(shares, found, strict=True)]
        lit = [i for i, (mistakes, _) in enumerate(rows) if mistakes == on]
        wrong = [i for i, share in enumerate(shares) if found[i] and share < shares[0]]
        self.costs.set_domain((-0.6, len(rows) - 0.4), (0.0, ROOM))
        self.costs.show_bars(shares, texts, [name for _, name in rows], lit, wrong)
        scale = THEME.current.scale
        self.grid.setVisible(self._page.width() >= _WIDE * scale)  # else the names of the bars have no room
        self._draw_wall(shown, on)
        effects = _effects(shown, self._page.height() < _LOW * scale)
        if effects != self.effects.text():
            self.effects.setText(effects)

    def clear(self, text: str) -> None:
        """Show nothing."""
        self.costs.show_bars([], [], [])
        self.grid.set_texts("", "", text)
        self.grid.show_answers(np.zeros((0, 28, 28), np.uint8), np.zeros(0))
        self.effects.setText("")

    def _draw_wall(self, shown: Shown, on: Mistakes) -> None:
        """Show the images that are classified correctly without the bugs and not with them; without bugs the errors."""
        plain, found, t = shown.variants.get(Mistakes()), shown.variants.get(on), shown.data.t_test
        lost = np.zeros(0, np.intp)
        if plain is not None and found is not None:
            lost = wrong_ones(found, t)
            lost = lost[plain.answers[lost] == t[lost]] if on != Mistakes() else lost
        self.images = lost
        title = translate("inference", "Misclassified: {count}") if on == Mistakes() else translate(
            "inference", "Lost by the bugs: {count}")
        self.grid.set_texts(title.format(count=number_text(len(lost))) if found is not None else "", "",
                            translate("inference", "There is no such image.") if found is not None else "")
        marks, captions = shown.marks(lost, found)
        self.grid.set_widest(shown.widest)
        self.grid.show_answers(shown.data.x_test[lost], marks, captions, lambda tile: shown.told(int(lost[tile])))

    def sentences(self) -> Sequence[str]:
        """Return what the grid and the bars show."""
        return self.grid.title, self.effects.text()

    def variants(self, state: InferenceState) -> Sequence[Mistakes]:
        """Return every mistake alone, and those that are switched on."""
        return *(row.mistakes for row in MISTAKES.values()), state.mistakes

    def jobs(self, state: InferenceState) -> Sequence[Job]:
        """Return which answers the view needs, the most urgent first."""
        return [self.tab.asking.job(state.batch_size, mistakes) for mistakes in self.variants(state)]

    def pictures(self) -> Sequence[Picture]:
        """Return the bars."""
        return (self.costs,)

    @Slot(int)
    def _on_tile(self, number: int) -> None:
        self.tab.show_image(int(self.images[number]))

    @Slot(float, float)
    def _on_bar(self, x: float, y: float) -> None:
        rows = list(MISTAKES.values())
        if 0 <= round(x) < len(rows) and abs(x - round(x)) <= 0.3:
            self.tab.change(**asdict(rows[round(x)].mistakes))


def _effects(shown: Shown, brief: bool) -> str:
    """Return what each mistake does, a line each; brief: only what is switched on."""
    effects = {name: translate("inference", row.effect) for name, row in MISTAKES.items()}
    if shown.model.scale == 1.0:
        effects["raw_pixels"] = translate("inference",
            "Not a bug here: this network was trained with these pixel values."
        )
    if len(shown.model.layers) < 2:
        effects["unused_activation"] = translate("inference", "Not a bug here: there is no hidden layer.")
    on = asdict(shown.state.mistakes)
    told = [name for name in MISTAKES if not brief or on.get(name, not any(on.values()))]
    lines = [f"<b>{translate('inference', MISTAKES[name].title)}</b>: {effects[name]}" for name in told]
    lines.append(translate("inference", "Measured in batches of {size}. Click a bar to switch its bug on in all "
                                        "views.").format(size=number_text(shown.state.batch_size)))  # fmt: skip
    return "<br>\n".join(lines)
