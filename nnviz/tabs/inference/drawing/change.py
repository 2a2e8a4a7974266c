"""What the network would have to see to say another digit: the gradient with respect to the pixels, and its effect."""

from collections.abc import Sequence

import numpy as np

from nnviz.core.studies.inference.answer_trace import changed_until, pixel_gradient
from nnviz.tabs.inference.drawing.detail import Detail
from nnviz.tabs.inference.drawing.drawn import DrawnDigit
from nnviz.tabs.inference.drawing.words import change_text
from nnviz.ui.base.language import translate
from nnviz.ui.images.picture_row import PictureRow, PictureStep
from nnviz.ui.view import Picture


class ChangeDetail(Detail):
    """Three pictures: the input, the gradient of log y of the wanted digit, and the input after following it.

    Five seconds: orange where ink is missing, blue where there is too much; beside it a digit that is read as another
    one, though it hardly looks different.
    """

    def build(self) -> None:
        """Make the row."""
        self.row = PictureRow()
        self.column.addWidget(self.row, 1)

    def show(self, drawn: DrawnDigit) -> None:
        """Show the three pictures."""
        found, model = drawn.trace, drawn.model
        target = min(drawn.state.target, model.sizes[-1] - 1)
        if found is None:
            self.row.show_steps(())
            self.text.setText(change_text(drawn, None))
            return
        gradient = pixel_gradient(model, found, target).reshape(drawn.image.shape)
        changed = changed_until(model, drawn.image, target)
        moved = changed.image.astype(np.int16) - drawn.image
        now, then = drawn.name_of(found.answer), drawn.name_of(target)
        read = translate("inference", "read as {answer}")
        after = read.format(answer=then) if changed.reached else ""
        self.row.show_steps((
            PictureStep(translate("inference", "Input"), read.format(answer=now), drawn.image),
            PictureStep(translate("inference", "Gradient of log y"), translate(
                "inference", "orange: ink for {target}").format(target=then), gradient, signed=True),
            PictureStep(translate("inference", "Change"), translate("inference", "at most {most} of 255").format(
                most=int(np.abs(moved).max())), moved, signed=True),
            PictureStep(translate("inference", "Changed input"), after, changed.image),
        ))  # fmt: skip
        self.text.setText(change_text(drawn, changed))

    def pictures(self) -> Sequence[Picture]:
        """Return the row."""
        return (self.row,)
