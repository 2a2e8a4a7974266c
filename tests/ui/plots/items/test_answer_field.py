"""The field of answers: what stays as it is is copied, and looks as it did when it was painted."""

import numpy as np
import pytest
from PySide6.QtWidgets import QWidget

from nnviz.ui.base.theme import THEME
from nnviz.ui.plots.items.answer_field import AnswerField
from nnviz.ui.plots.plot import Plot
from tests.pixels import pixels_of

_ROUNDING = 1  # grey level: Qt smooths a picture from where the clip begins
_SIDE = 21
_PLACES = np.linspace(-1, 1, _SIDE)


def a_field(qtbot) -> tuple[Plot, AnswerField]:
    plot = Plot("playground")
    qtbot.addWidget(plot)
    plot.resize(300, 260)
    plot.set_domain((-3.0, 3.0), (-3.0, 3.0))
    field = AnswerField(plot, 3.0)
    plot.show()
    return plot, field


def answers(slope: float) -> tuple[np.ndarray, np.ndarray]:
    margins = (_PLACES[None, :] + slope * _PLACES[:, None])[None]
    return (127.5 + 60 * margins[0]).astype(np.uint8), margins


def seen(widget: QWidget) -> np.ndarray:
    """Return red, green and blue of every pixel."""
    image = pixels_of(widget.grab().toImage())
    return np.stack([image >> shift & 255 for shift in (16, 8, 0)]).astype(int)


@pytest.mark.parametrize("theme", ["light", "projector"])
def test_a_copied_field_looks_as_it_was_painted_and_follows_answers_range_size_and_theme(qtbot, theme):
    plot, field = a_field(qtbot)
    changes = (
        lambda: field.put(*answers(0.3), 2),
        lambda: field.put(*answers(-0.8), 2),
        lambda: plot.set_domain((-2.0, 2.5), (-3.0, 1.0)),
        lambda: plot.resize(340, 300),
        lambda: THEME.choose(theme if theme != "light" else "dark"),
    )
    before = seen(plot)
    for change in changes:
        change()
        first = seen(plot)
        assert not np.array_equal(first, before)
        for _ in range(3):
            assert np.abs(seen(plot) - first).max() <= _ROUNDING
        before = first
    THEME.choose("light")


def test_the_same_answers_are_not_painted_again(qtbot):
    plot, field = a_field(qtbot)
    plain, margins = answers(0.3)
    field.put(plain, margins, 2)
    qtbot.wait(100)  # it is arranged and painted
    painted = []
    plot.scene().changed.connect(painted.append)
    field.put(plain, margins, 2)
    qtbot.wait(50)
    assert not painted
    field.put(plain, margins.copy(), 2)
    qtbot.wait_until(lambda: bool(painted))


def test_under_what_moves_the_lines_are_not_drawn_again(qtbot, monkeypatch):
    plot, field = a_field(qtbot)
    field.put(*answers(0.3), 2)
    drawn = []
    real = AnswerField._paint
    monkeypatch.setattr(AnswerField, "_paint", lambda self, painter: (drawn.append(1), real(self, painter)))
    for _ in range(10):
        seen(plot)
    assert len(drawn) <= 2, "painted, and painted into the picture that is copied"
