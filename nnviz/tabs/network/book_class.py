"""TwoLayerNet: the book's class as a page. A variable or method is chosen, and its lines run one after the other.

Five seconds: what the class has, the lines of predict, and under them a digit beside arrays that are still empty. One
second: Space, and the next line runs and fills its array; a click on gradient, and the backward pass stands there.
"""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnviz.core.studies.network.two_layer_net import ABOUT, MEMBERS, METHOD, PITFALL, VARIABLE, BookLine, lines_of
from nnviz.data.digits import generate
from nnviz.tabs.common.layout import below, beside
from nnviz.tabs.network.state import NetworkState
from nnviz.tabs.network.view import NetworkView
from nnviz.ui.base.language import QT_TRANSLATE_NOOP, translate
from nnviz.ui.base.low_window import in_low_window
from nnviz.ui.files.script_template import script_text
from nnviz.ui.images.unit_columns import UnitColumn, UnitColumns
from nnviz.ui.tables.choice_table import ChoiceTable
from nnviz.ui.view import Picture
from nnviz.ui.widgets.equation_strip import Equation
from nnviz.ui.widgets.live_text import LiveText

IMAGES, _SIDE = 10, 28
KINDS = {
    VARIABLE: QT_TRANSLATE_NOOP("network", "variable"),
    METHOD: QT_TRANSLATE_NOOP("network", "method"),
    PITFALL: QT_TRANSLATE_NOOP("network", "pitfall"),
}


_MOST_ARRAYS = 5  # that are drawn side by side, the digit among them


@lru_cache(maxsize=1)
def _digits() -> tuple[np.ndarray, np.ndarray]:
    """Return ten synthetic digits, (10, 784) from 0 to 1, and their labels."""
    images, labels = generate(IMAGES, np.random.default_rng(0))
    return images.reshape(IMAGES, -1) / 255.0, labels


@lru_cache(maxsize=len(MEMBERS))
def run(member: str) -> tuple[BookLine, ...]:
    """Return the lines of a member, run on ten synthetic digits: some milliseconds."""
    return lines_of(member, *_digits())


def arrays_of(member: str, done: int) -> list[UnitColumn]:
    """Return the first digit and what the lines give for it, the newest in sight; what is to come has no numbers."""
    given = [(line.array, index < done) for index, line in enumerate(run(member)) if line.array is not None]
    newest = sum(known for _, known in given)
    first = max(0, min(newest - 2, len(given) - (_MOST_ARRAYS - 1)))
    columns = [UnitColumn("x[0]", _digits()[0][0], wide=_SIDE)]
    for (name, values), known in given[first : first + _MOST_ARRAYS - 1]:
        wide = _SIDE if len(values) == _SIDE**2 else 0
        columns.append(UnitColumn(name if known else f"{name} …", known * values, wide=wide, known=known))
    return columns


class BookClassView(NetworkView):
    """The members of the class, and the lines of the one that is chosen with what they give."""

    start = QT_TRANSLATE_NOOP("network", "Line by line")
    hint = QT_TRANSLATE_NOOP("network", "Choose a variable or a method. Space runs it line by line on ten synthetic "
                             "digits.")  # fmt: skip

    def build(self, page: QWidget) -> None:
        """Make the sentence and both tables."""
        self.sentence = LiveText(plain=True)
        self.members = ChoiceTable("network", ("TwoLayerNet", ""), left=(0,), visible=len(MEMBERS))
        self.lines = ChoiceTable("network", (QT_TRANSLATE_NOOP("network", "Line"),
                                             QT_TRANSLATE_NOOP("network", "Result")), left=(0, 1), visible=14)
        self.lines.set_shares(3, 2)
        self.members.set_shares(3, 2)
        for table in (self.members, self.lines):
            table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.members.chosen.connect(self._on_member)
        self.lines.chosen.connect(self._on_line)
        tables = beside(self.members, self.lines, stretch=(3, 7))
        self.arrays = UnitColumns()
        page.setLayout(below(self.sentence, tables, self.arrays, stretch=(0, 5, 3)))

    def pictures(self) -> Sequence[Picture]:
        """Return the lines with their results, and the arrays."""
        return (self.lines, self.members, self.arrays)

    @Slot(int)
    def _on_member(self, row: int) -> None:
        self.tab.change(member=list(MEMBERS)[row])

    @Slot(int)
    def _on_line(self, row: int) -> None:
        self.tab.change(merge="line", at=row + 1)

    def positions(self, state: NetworkState) -> tuple[int, int]:
        """Return how many lines there are, and how many have run."""
        last = len(run(state.member))
        return last, max(0, min(state.at, last))

    def first(self, state: NetworkState) -> dict[str, int]:
        """Return the moment in which a member opens: its first line has run."""
        return {"at": 1}

    def draw(self, state: NetworkState) -> None:
        """Show the members, and the lines as far as they have run."""
        lines, (_, done) = run(state.member), self.positions(state)
        self.members.show_rows(
            [(name, translate("network", KINDS[kind])) for name, (kind, _) in MEMBERS.items()],
            [("vermillion" if kind == PITFALL else "", "muted") for kind, _ in MEMBERS.values()],
            list(MEMBERS).index(state.member),
        )  # fmt: skip
        self.lines.show_rows([(line.code, line.result if index < done else "…") for index, line in enumerate(lines)],
                             [("", "" if index < done else "muted") for index in range(len(lines))], done - 1)
        self.arrays.setVisible(not in_low_window(self.page))  # there the lines need the height
        self.arrays.show_layers(arrays_of(state.member, done), (), -1)
        self.sentence.setText(translate("network", ABOUT[state.member]))

    def equations(self, state: NetworkState) -> Sequence[Equation]:
        """Return how the class is used."""
        return (
            Equation(translate("network", "make"), "784 → 50 → 10", "net = TwoLayerNet(784, 50, 10)"),
            Equation(translate("network", "use"), f"x: ({IMAGES}, 784), t: ({IMAGES}, 10)", _call(state.member)),
        )

    def description(self, state: NetworkState) -> str:
        """Return the sentence and the line that ran last."""
        lines, (_, done) = run(state.member), self.positions(state)
        return f"{self.sentence.text()} " + (f"{lines[done - 1].code}: {lines[done - 1].result}" if done else "")

    def script(self, state: NetworkState) -> str:
        """Return the class as a program."""
        return script_text("network_two_layer", IMAGES=IMAGES)

    def retranslate(self) -> None:
        """Name the tables."""
        self.members.setAccessibleName(translate("network", "What the class has"))
        self.lines.setAccessibleName(translate("network", "Lines and what they give"))
        self.arrays.setAccessibleName(translate("network", "The arrays that the lines give for the first digit"))


def _call(member: str) -> str:
    """Return how a member is used."""
    kind, _ = MEMBERS[member]
    if kind != METHOD or member == "__init__":
        return "net.params['W1'].shape"
    return "net.predict(x)" if member == "predict" else f"net.{member}(x, t)"
