"""Every layer's values for the digit on the pad, and the connections that add most to the answer."""

from collections.abc import Sequence

import numpy as np

from nnviz.core.activations import ACTIVATIONS
from nnviz.core.studies.inference.answer_trace import Link, contributions, largest_path
from nnviz.tabs.inference.drawing.detail import Detail
from nnviz.tabs.inference.drawing.drawn import DrawnDigit
from nnviz.tabs.inference.drawing.words import layers_text
from nnviz.ui.base.language import translate
from nnviz.ui.images.unit_columns import UnitColumn, UnitColumns, UnitLink
from nnviz.ui.view import Picture


class LayersDetail(Detail):
    """From left to right: what each pixel adds to the unit that matters most, the hidden layers, the scores.

    Five seconds: coloured cells, and lines that run from a few of them to the answer. While drawing they jump.
    """

    def build(self) -> None:
        """Make the picture."""
        self.units = UnitColumns()
        self.column.addWidget(self.units, 1)

    def show(self, drawn: DrawnDigit) -> None:
        """Show all layers and the largest path."""
        if drawn.trace is None:
            self.units.show_layers((), (), -1)
            self.text.setText(layers_text(drawn, ()))
            return
        links = largest_path(drawn.model, drawn.trace, drawn.trace.answer)
        shown, drawn_links = _columns(drawn, links), _shares(links)
        self.units.show_layers(shown, drawn_links, drawn.trace.answer)
        self.text.setText(layers_text(drawn, links))

    def pictures(self) -> Sequence[Picture]:
        """Return the layers."""
        return (self.units,)


def _columns(drawn: DrawnDigit, links: tuple[Link, ...]) -> list[UnitColumn]:
    found, model = drawn.trace, drawn.model
    assert found is not None
    first = [link.source for link in links if link.layer == 1]
    target = first[0] if first else found.answer
    added = contributions(model, found, 0, target)
    title = translate("inference", "Pixels × weights of unit {unit}").format(unit=target + 1)
    columns = [UnitColumn(title, added, wide=drawn.image.shape[1])]
    activation = translate("activations", ACTIVATIONS[model.activation].title)
    for number, values in enumerate(found.values[1:-1], 1):
        title = translate("inference", "Layer {number}: {units} × {activation}").format(
            number=number, units=len(values), activation=activation)  # fmt: skip
        columns.append(UnitColumn(title, values))
    names = tuple(drawn.name_of(k) for k in range(len(found.values[-1])))
    return [*columns, UnitColumn(translate("inference", "Scores"), found.values[-1], names)]


def _shares(links: tuple[Link, ...]) -> list[UnitLink]:
    largest = {layer: max(link.amount for link in links if link.layer == layer) for layer in {k.layer for k in links}}
    return [UnitLink(link.layer, link.source, link.target, float(np.clip(link.amount / largest[link.layer], 0, 1)))
            for link in links]  # fmt: skip
