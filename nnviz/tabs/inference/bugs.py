"""What common mistakes cost: the accuracy with each of them alone, and with those that are switched on."""

from collections.abc import Sequence
from dataclasses import asdict

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QWidget

from nnviz.core.inference import MISTAKES, Mistakes
from nnviz.tabs.inference.answering import Job
from nnviz.tabs.inference.columns import column
from nnviz.tabs.inference.inference_view import InferenceView
from nnviz.tabs.inference.one import ROOM, share_axis
from nnviz.tabs.inference.shown import Shown
from nnviz.tabs.inference.state import InferenceState
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.number_format import number_text, percent_text
from nnviz.ui.plots.draggable_bars import BarChart
from nnviz.ui.view import Picture


class BugsView(InferenceView):
    """A bar for each mistake: the accuracy that it leaves."""

    def build(self, page: QWidget) -> None:
        """Make everything on the page."""
        self.costs = BarChart("inference", most=len(MISTAKES) + 1)
        self.costs.set_texts(
            QT_TRANSLATE_NOOP("inference", "What common mistakes cost"), "",
            QT_TRANSLATE_NOOP("inference", "Accuracy"),
        )  # fmt: skip
        share_axis(self.costs)
        self.costs.clicked.connect(self._on_bar)
        self.effects = QLabel()
        self.effects.setWordWrap(True)
        self.effects.setContentsMargins(24, 0, 24, 12)
        column(page, self.costs, self.effects)

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
        effects = _effects(shown.state.batch_size)
        if effects != self.effects.text():
            self.effects.setText(effects)

    def clear(self, text: str) -> None:
        """Show nothing."""
        self.costs.show_bars([], [], [])

    def variants(self, state: InferenceState) -> Sequence[Mistakes]:
        """Return every mistake alone, and those that are switched on."""
        return *(row.mistakes for row in MISTAKES.values()), state.mistakes

    def jobs(self, state: InferenceState) -> Sequence[Job]:
        """Return which answers the view needs, the most urgent first."""
        return [self.tab.asking.job(state.batch_size, mistakes) for mistakes in self.variants(state)]

    def pictures(self) -> Sequence[Picture]:
        """Return the bars."""
        return (self.costs,)

    @Slot(float, float)
    def _on_bar(self, x: float, y: float) -> None:
        rows = list(MISTAKES.values())
        if 0 <= round(x) < len(rows) and abs(x - round(x)) <= 0.3:
            self.tab.change(**asdict(rows[round(x)].mistakes))


def _effects(size: int) -> str:
    """Return what each mistake does, a line each."""
    lines = [
        f"<b>{translate('inference', row.title)}</b>: {translate('inference', row.effect)}" for row in MISTAKES.values()
    ]
    lines.append(translate("inference", "Measured in batches of {size}. Click a bar to switch its mistake on in "
                                        "all views.").format(size=number_text(size)))  # fmt: skip
    return "<br>".join(lines)
